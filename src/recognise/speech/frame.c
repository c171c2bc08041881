/* What a cue needs beside a subject to tell something.
 *
 * In: a cue, its subject, and how firmly that stands at the head of a clause. Out: a statement's mode, speaker and rule, or
 * nothing. Some verbs tell only with a clause after them, a quotation, an addressee, or under a subject that has just spoken
 * (the frames of cues.tsv); a guest welcomed at the airport is no speech; a partner in a discussion speaks too. */
#include "recognise/speech/sentence.h"

static bool clause_follows(const sentence *x, size_t w) {
    while (w < x->hi && sentence_adverb(x->s, w)) w++;
    if (w >= x->hi) return false;
    word_class c = speech_class(x->s, w);
    if (c == W_THAT || c == W_WH || c == W_HE || c == W_THEY || c == W_IT || c == W_THERE || c == W_FIRST) return true;
    if (speech_quoted(x->s, w)) return true;
    for (size_t i = w; i < x->hi && i < w + 14; i++) {
        c = speech_class(x->s, i);
        if (c == W_BE || c == W_MODAL || c == W_AUX || c == W_THAT) return true;
        if (c == W_TO && i == w) return false;
    }
    return false;
}

/* "welcomed the guests at the airport" is no speech. */
static bool in_the_flesh(const sentence *x, const cue *c) {
    if (c->klass != CUE_ACT && c->frame != FRAME_WHO) return false;
    for (size_t i = c->at + c->words + 2; i < x->hi && i < c->at + 14; i++)
        if (speech_class(x->s, i) == W_SPOT &&
            (ro_str_is(x->s->u->words[i - 1].fold, "at") || ro_str_is(x->s->u->words[i - 2].fold, "at") ||
             ro_str_is(x->s->u->words[i - 3].fold, "at")))
            return true;
    return false;
}

/* "China is ready to": the state's stance, told by its own man, who has just spoken. */
static bool speaks_for(const speech *s, const who *w) {
    return w->kind == WHO_SIDE && s->told.kind == WHO_PERSONS && w->side.n && ro_str_eq(w->side, s->told.side);
}

/* "The bridges are old, the Governor added.": what it tells stands before it. */
static bool clause_before(const sentence *x, const cue *c, const who *w) {
    size_t next = c->at + c->words;
    return w->first > x->lo + 1 && sentence_list_comma(x->s, w->first - 1) && (next >= x->hi || sentence_comma(x->s, next - 1));
}

static bool frame_holds(const sentence *x, const cue *c, const who *w) {
    size_t next = c->at + c->words;
    if (in_the_flesh(x, c)) return false;
    if (w->kind == WHO_EVENT && (c->form == VERB_S || c->form == VERB_BASE)) return false; /* what a law includes is not told */
    if (w->kind == WHO_EVENT && c->klass == CUE_SAY) return w->sure && c->frame == FRAME_ANY; /* "the talks confirmed" */
    if (w->kind == WHO_EVENT) return (c->klass == CUE_EVENT || c->klass == CUE_DISCUSS) && !(c->frame == FRAME_WEAK && w->sure);
    if (c->klass == CUE_EVENT) return c->frame != FRAME_WEAK;
    switch (c->frame) {
    case FRAME_CLAUSE: return clause_follows(x, next) || clause_before(x, c, w);
    case FRAME_THAT: {
        if (clause_before(x, c, w)) return true;
        if (w->first > x->lo && speech_quoted(x->s, w->first - 1)) return true; /* "…," Berg wrote of the harbour */
        return next < x->hi && (speech_class(x->s, next) == W_THAT || speech_quoted(x->s, next));
    }
    case FRAME_WEAK:
        if (next < x->hi && speech_class(x->s, next) == W_THAT) return true; /* "the parents shared that" */
        if (speaks_for(x->s, w) && c->form != VERB_PAST) return true;
        return w->kind == WHO_BOTH && (c->klass == CUE_DISCUSS || c->klass == CUE_AGREE);
    case FRAME_STANCE: return speaks_for(x->s, w) && c->form != VERB_PAST;
    case FRAME_NONE: return false; /* nobody stands under it: speech/cases.c */
    case FRAME_WHO: return c->at + c->words < x->hi;
    case FRAME_ANY: break;
    }
    return true;
}

/* A noun may look like the verb ("the call for", "two reports"): a present form needs a subject of its number. */
bool sentence_number_agrees(const cue *c, const left *l, const who *w) {
    if (l->aux || c->form == VERB_PAST || c->form == VERB_PART || c->form == VERB_ING) return true;
    bool many = w->plural || w->kind == WHO_BOTH;
    if (w->loose || (c->form == VERB_BASE && (l->conj || l->comma))) return false;
    return c->form == VERB_BASE ? many : !many;
}

ro_mode sentence_mode(const who *w) {
    return w->kind == WHO_BOTH ? RO_MODE_COLLECTIVE : w->kind == WHO_EVENT ? RO_MODE_UNATTRIBUTED : RO_MODE_REPORTED;
}

/* "discussed the matter with Berg": both take part in a discussion. */
static void join_partner(sentence *x, const cue *c, found *f) {
    if (c->klass != CUE_DISCUSS || f->who.kind != WHO_PERSONS) return;
    for (size_t i = c->at + c->words; i + 1 < x->hi; i++) {
        word_class k = speech_class(x->s, i);
        if (k == W_THAT || k == W_SUB || k == W_REL) return;
        if (k != W_WITH) continue;
        const ro_mention *m = NULL;
        for (size_t j = i + 1; j < x->hi && j < i + 12 && !m && !sentence_comma(x->s, j - 1 > i ? j - 1 : i); j++)
            m = ro_mention_at(x->s->r, x->s->u->words[j].span.lo);
        if (!m) continue;
        const ro_person *p = &x->s->r->rec->people[m->person];
        if (f->who.n < WHO_MAX && !ro_str_eq(p->name, f->who.name[0]) && !(p->side.n && ro_str_eq(p->side, f->who.side))) {
            f->who.name[f->who.n++] = p->name;
            f->who.kind = WHO_BOTH;
            f->who.side = RO_NONE;
            f->mode = RO_MODE_COLLECTIVE;
        }
        return;
    }
}

/* A clause inside another tells something only as "in which the leaders discussed" or "as Berg noted". */
static bool told_inside(const sentence *x, const cue *c, const who *w) {
    if (w->kind == WHO_BOTH && (c->klass == CUE_DISCUSS || c->klass == CUE_AGREE)) return true;
    return w->first > x->lo && speech_means(x->s, w->first - 1, "like");
}

bool sentence_accept(sentence *x, const cue *c, const who *w, enum tier tier, const char *rule, found *out) {
    if (w->kind == WHO_NONE || w->kind == WHO_FIRST || !frame_holds(x, c, w)) return false;
    if (tier == TIER_SUB && !told_inside(x, c, w)) return false;
    *out = (found){.cue = *c, .who = *w, .tier = tier, .mode = sentence_mode(w), .told = true};
    out->sure = tier == TIER_CLAUSE && w->sure && c->frame != FRAME_WEAK;
    if (speaks_for(x->s, w) && c->form != VERB_PAST) {
        out->who = x->s->told;
        out->sure = false;
    }
    join_partner(x, c, out);
    if (out->who.kind == WHO_EVENT) out->who = (who){0};
    out->rule = rule                                ? rule
                : out->mode == RO_MODE_COLLECTIVE   ? "speech.collective"
                : out->mode == RO_MODE_UNATTRIBUTED ? "speech.event"
                                                    : "speech.reported";
    return true;
}
