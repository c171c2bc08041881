/* Speech in a language whose verb stands last: turns, what people are told to have said, and texts in their own words.
 *
 * The last verb of a sentence, or one that joins a clause to the next, is a cue where data/LANG/cues.tsv has its stem (with the
 * noun that it carries). Its speaker is the first subject outside quotation marks that is somebody: a person, a side, everybody
 * together, an office that one person holds; what has a subject's particle and is nobody belongs to what was said. Where the
 * subject stands right before the cue, behind a quoted clause, it is the speaker ("…했다고 대변인이 전했다"). A sentence without
 * a subject goes on with the speaker before it. Talks and agreements without a person are everybody's; passives are nobody's. Two
 * cues with two people part a sentence. Sentences that an open quotation mark joins are read as one. Gives up on: speech inside
 * speech, and clauses with a new subject that no comma and no cue parts. */
#include "recognise/speech/speech.h"
#include "recognise/uncased/uncased.h"

enum { MORE = 3, READ = 400 }; /* words before a verb that it may carry; pieces of a sentence that are read */

typedef struct told {
    cue_class klass;
    bool passive, opens;
    int strength;
    size_t at, verb; /* first piece of the cue, and its last */
    bool final;
} told;

typedef struct teller {
    speech *s;
    const ro_uncased *x;
    const ro_lexicon *cues, *labels;
    who last;     /* who spoke or acted last */
    bool written; /* a text in somebody's own words goes on */
} teller;

/* ---- the cue ---------------------------------------------------------------------------------------------------------- */

/* Something told ends before piece `at`: "…했다고". */
static bool clause_before(const ro_uncased *x, size_t lo, size_t at) {
    for (size_t i = lo; i < at; i++)
        if (ro_uncased_ends(x, x->ends, ro_piece_text(x, i), "quote", NULL)) return true;
    return false;
}

static bool cue_ends_at(const teller *t, size_t lo, size_t i, told *out) {
    const ro_uncased *x = t->x;
    ro_verb v;
    ro_entry e;
    if (!ro_uncased_verb(x, lo, i + 1, MORE, &v)) return false;
    size_t n = ro_verb_listed(x, t->cues, &v, &e), at = i;
    if (!n || !(v.final || v.and)) return false; /* "…했다고" is told, and tells nothing itself */
    size_t before = 0;
    for (size_t k = 0; k < MORE && i - k > lo && !x->pieces.v[i - k].stop; k++) before += ro_piece_text(x, i - k - 1).n;
    size_t have = v.n - before;
    ro_str k = e.value[0];
    bool agreed = ro_str_is(k, "agree"); /* "만나기로 했다" is said whole */
    while (at > lo && have < n && (agreed || have + ro_piece_text(x, at - 1).n <= n)) have += ro_piece_text(x, --at).n;
    if (ro_str_is(e.value[2], "quote") && !clause_before(x, lo, at)) return false;
    *out = (told){.klass = ro_str_is(k, "ask")       ? CUE_ASK
                           : ro_str_is(k, "agree")   ? CUE_AGREE
                           : ro_str_is(k, "discuss") ? CUE_DISCUSS
                           : ro_str_is(k, "act")     ? CUE_ACT
                                                     : CUE_SAY,
                  .passive = ro_str_is(k, "passive"),
                  .opens = ro_str_is(k, "opens"),
                  .strength = e.value[1].n == 1 ? e.value[1].p[0] - '0' : 0,
                  .at = at,
                  .verb = i,
                  .final = v.final};
    return true;
}

/* ---- the subject ------------------------------------------------------------------------------------------------------- */

static const ro_named *named_ending(const teller *t, size_t piece) {
    const ro_uncased *x = t->x;
    size_t lo = 0, hi = x->named.n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (x->named.v[mid].end <= piece)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < x->named.n && x->named.v[lo].end == piece + 1 ? &x->named.v[lo] : NULL;
}

static who person(const teller *t, uint32_t p, size_t piece) {
    const struct uncased_person *q = &t->x->people.v[p];
    return (who){.kind = WHO_PERSONS, .name = {q->name}, .n = 1, .side = q->side, .first = piece, .sure = true};
}

/* The words with what stands before, without blanks: "두" "정상". */
static bool together(const teller *t, size_t i, size_t lo) {
    const ro_uncased *x = t->x;
    char buf[120];
    size_t n = 0;
    ro_entry e;
    for (size_t k = i > lo + 2 ? i - 2 : lo; k <= i; k++) {
        n = 0;
        for (size_t j = k; j <= i; j++) {
            ro_str w = j == i ? ro_piece_stem(x, j) : ro_piece_text(x, j);
            if (n + w.n > sizeof buf) return false;
            memcpy(buf + n, w.p, w.n);
            n += w.n;
        }
        if (ro_uncased_is(x, x->subjects, (ro_str){buf, n}, NULL, &e)) return true;
    }
    return false;
}

/* One person alone holds that office, or nobody is meant. */
static bool by_office(const teller *t, size_t i, who *out) {
    const ro_uncased *x = t->x;
    ro_str s = ro_piece_stem(x, i);
    s.n -= ro_uncased_ends(x, x->honours, s, NULL, NULL);
    long one = -1;
    if (!ro_uncased_is(x, x->offices, s, "head", NULL)) return false;
    for (size_t p = 0; p < x->people.n && p < 64; p++)
        for (size_t k = 0; k < x->people.v[p].named.n && k < 4; k++) {
            const ro_named *n = &x->named.v[x->people.v[p].named.v[k]];
            ro_str title = n->title.lo == UINT32_MAX ? RO_S("") : ro_cut(x->u->text, n->title);
            if (title.n < s.n || memcmp(title.p + title.n - s.n, s.p, s.n) != 0) continue;
            if (one >= 0 && one != (long)p) return false;
            one = (long)p;
        }
    if (one < 0) return false;
    *out = person(t, (uint32_t)one, i);
    out->sure = false;
    return true;
}

/* A bare word that belongs to the noun after it: listed, or an institution by its end. */
static bool qualifies(const ro_uncased *x, size_t i) {
    ro_str s = ro_piece_text(x, i);
    return x->pieces.v[i].kase == CASE_NONE && (ro_uncased_listed(x, s) || ro_uncased_ends(x, x->bodies, s, "ends", NULL));
}

/* "대통령실이", "정부 관계자는": a body or unnamed people, as printed. */
static bool body_at(const teller *t, size_t i, size_t lo, who *out) {
    const ro_uncased *x = t->x;
    ro_str s = ro_piece_stem(x, i);
    size_t first = i;
    bool people = ro_uncased_ends(x, x->groups, s, "head", NULL) || ro_uncased_ends(x, x->offices, s, "head", NULL);
    if (!people && !ro_uncased_is(x, x->bodies, s, "body", NULL)) return false;
    while (first > lo && i - first < MORE && !x->pieces.v[first].stop && qualifies(x, first - 1)) first--;
    *out = (who){.kind = WHO_GROUP, .n = 1, .first = first};
    out->name[0] = ro_str_blanks(x->arena, ro_cut(x->u->text, (ro_span){x->pieces.v[first].span.lo, x->pieces.v[i].stem}));
    return true;
}

static bool state_at(const teller *t, size_t i, who *out) {
    const ro_uncased *x = t->x;
    ro_str s = ro_piece_stem(x, i), side = RO_NONE;
    size_t n = ro_uncased_ends(x, x->groups, s, "side", NULL);
    s.n -= n;
    if (n && !s.n && i) s = ro_piece_text(x, i - 1);
    if (ro_uncased_is(x, x->groups, s, "ours", NULL))
        side = x->home_side;
    else
        ro_uncased_made_of(x, s, &side);
    if (!side.n || (!n && !ro_uncased_is(x, x->states, s, NULL, NULL))) return false;
    *out = (who){.kind = WHO_SIDE, .side = side, .first = i, .sure = n > 0};
    return true;
}

static bool pronoun(const teller *t, size_t i) {
    ro_entry e;
    return ro_lexicon_find(t->s->words, ro_piece_text(t->x, i), &e) && ro_str_is(e.value[0], "he") && t->last.kind == WHO_PERSONS;
}

/* Somebody who ends at piece i with a subject's particle. */
static bool subject_at(const teller *t, size_t i, size_t lo, who *out) {
    const ro_piece *p = &t->x->pieces.v[i];
    if (p->quoted) return false;
    if (pronoun(t, i)) {
        *out = t->last;
        out->first = i;
        return true;
    }
    if (p->kase != CASE_SUBJECT) return false;
    const ro_named *n = named_ending(t, i);
    if (n) {
        *out = person(t, (uint32_t)n->person, n->piece);
        return true;
    }
    if (together(t, i, lo)) {
        *out = t->s->all;
        out->kind = WHO_BOTH;
        out->first = i;
        out->sure = true;
        return true;
    }
    return by_office(t, i, out) || state_at(t, i, out);
}

/* The piece before the cue names the speaker, and what was said has ended before him. */
static bool subject_last(const teller *t, size_t lo, const told *c, who *out) {
    const ro_uncased *x = t->x;
    if (c->at < lo + 2) return false;
    size_t i = c->at - 1;
    if (!subject_at(t, i, lo, out) && !(x->pieces.v[i].kase == CASE_SUBJECT && body_at(t, i, lo, out))) return false;
    ro_verb v;
    if (pronoun(t, i)) return true; /* "…데 대하여 그는 언급하였다" */
    return out->first > lo && ro_uncased_verb(x, lo, out->first, 0, &v);
}

static bool find_subject(const teller *t, size_t lo, const told *c, who *out) {
    if (subject_last(t, lo, c, out)) return true;
    for (size_t i = lo; i < c->at; i++)
        if (subject_at(t, i, lo, out)) return true;
    for (size_t i = lo; i < c->at && i < lo + 6; i++)
        if (t->x->pieces.v[i].kase == CASE_SUBJECT && !t->x->pieces.v[i].quoted && body_at(t, i, lo, out)) return true;
    return false;
}

static bool partner(const teller *t, size_t lo, size_t hi) {
    for (size_t i = lo; i < hi; i++) {
        const ro_named *n = named_ending(t, i);
        if (n && n->kase == CASE_WITH) return true;
    }
    return false;
}

/* ---- a sentence ---------------------------------------------------------------------------------------------------------- */

static bool mostly_quoted(const ro_uncased *x, size_t lo, size_t hi) {
    size_t n = 0;
    for (size_t i = lo; i < hi; i++) n += x->pieces.v[i].quoted;
    return n >= 3 && n * 100 >= (hi - lo) * 45;
}

static void give(teller *t, ro_span span, const told *c, const who *w, ro_mode mode) {
    const ro_uncased *x = t->x;
    ro_str words = RO_NONE;
    if (c->verb)
        words = ro_str_blanks(x->arena, ro_cut(x->u->text, (ro_span){x->pieces.v[c->at].span.lo, x->pieces.v[c->verb].span.hi}));
    bool named = w->n || w->side.n;
    speech_give(t->s, &(struct given){.span = span,
                                      .who = named ? w : NULL,
                                      .mode = mode,
                                      .cue = words,
                                      .strength = c->strength,
                                      .rule = mode == RO_MODE_DIRECT ? "quote.verb-last" : "speech.verb-last",
                                      .certain = w->sure && mode != RO_MODE_UNATTRIBUTED});
}

/* Who speaks by this cue, and in which way. */
static ro_mode mode_of(teller *t, size_t lo, const told *c, who *w) {
    bool talk = c->klass == CUE_AGREE || c->klass == CUE_DISCUSS, found = find_subject(t, lo, c, w);
    if (c->passive) {
        *w = (who){0};
        return RO_MODE_UNATTRIBUTED;
    }
    if (!found && talk) {
        *w = t->s->all;
        return RO_MODE_COLLECTIVE;
    }
    if (!found) {
        *w = t->last;
        w->sure = false;
    } else if (talk && w->kind == WHO_PERSONS && partner(t, lo, c->at))
        *w = t->s->all, w->kind = WHO_BOTH;
    return w->kind == WHO_BOTH ? RO_MODE_COLLECTIVE : w->kind == WHO_NONE ? RO_MODE_UNATTRIBUTED : RO_MODE_REPORTED;
}

/* The piece behind which a second person speaks by a cue of his own; 0 none. */
static size_t second(const teller *t, size_t lo, size_t hi, told *first) {
    for (size_t i = lo + 1; i + 2 < hi; i++) {
        who w;
        if (t->x->pieces.v[i].quoted || !cue_ends_at(t, lo, i, first) || first->final) continue;
        for (size_t k = i + 1; k < i + 5 && k + 1 < hi; k++)
            if (subject_at(t, k, i + 1, &w) && w.first == i + 1 && (w.kind == WHO_PERSONS || w.kind == WHO_SIDE)) return i + 1;
    }
    return 0;
}

static void each_sentence(teller *t, size_t from, size_t to, const told *c, const who *w, ro_mode mode) {
    for (size_t s = from; s <= to; s++) give(t, t->x->u->sentences[s].span, c, w, mode);
}

static bool opens_text(const teller *t, size_t lo, size_t hi) {
    for (size_t i = lo; i + 1 < hi; i++) {
        char buf[80];
        ro_str a = ro_piece_text(t->x, i), b = ro_piece_stem(t->x, i + 1);
        ro_verb v;
        if (a.n + b.n > sizeof buf) continue;
        memcpy(buf, a.p, a.n);
        memcpy(buf + a.n, b.p, b.n);
        if (ro_uncased_is(t->x, t->cues, (ro_str){buf, a.n + b.n}, "opens", NULL)) return true;
        if (ro_uncased_verb(t->x, lo, i + 2, 1, &v) && ro_uncased_is(t->x, t->cues, (ro_str){v.stem, v.n}, "opens", NULL))
            return true;
    }
    return false;
}

/* The sentences [from, to] of one paragraph, which quotation marks join. */
static void tell(teller *t, size_t from, size_t to) {
    const ro_uncased *x = t->x;
    size_t lo = x->first[from], hi = x->first[to + 1];
    told c = {0}, first;
    who w = {0};
    if (hi == lo) return;
    if (hi > lo + READ) lo = hi - READ;
    bool said = cue_ends_at(t, lo, hi - 1, &c), quoted = mostly_quoted(x, lo, hi);
    for (size_t i = hi - 1; i > lo + 1 && !said; i--) { /* "사의를 표하고 귀국하였다" */
        said = !x->pieces.v[i - 1].quoted && cue_ends_at(t, lo, i - 1, &c) && !c.final && c.klass != CUE_DISCUSS &&
               c.klass != CUE_AGREE;
        said = said && find_subject(t, lo, &c, &w);
    }
    if (opens_text(t, lo, hi)) {
        t->written = t->s->r->rec->kind == RO_KIND_STATEMENT;
        said = quoted = false;
    }
    if (!said && !quoted) {
        told all = {.at = hi};
        if (find_subject(t, lo, &all, &w) && w.kind == WHO_PERSONS) t->last = w;
        return;
    }
    if (!said) {
        w = t->last;
        w.sure = false; /* nothing says that he goes on */
        each_sentence(t, from, to, &(told){0}, &w, RO_MODE_DIRECT);
        return;
    }
    size_t cut = from == to && !quoted ? second(t, lo, hi, &first) : 0;
    ro_span span = x->u->sentences[from].span;
    if (cut) {
        ro_mode m = mode_of(t, lo, &first, &w);
        give(t, (ro_span){span.lo, x->pieces.v[cut - 1].span.hi}, &first, &w, m);
        if (w.kind == WHO_PERSONS || w.kind == WHO_BOTH) t->last = w;
        lo = cut;
        span.lo = x->pieces.v[cut].span.lo;
    }
    ro_mode mode = mode_of(t, lo, &c, &w);
    if (w.kind == WHO_PERSONS || w.kind == WHO_BOTH || w.kind == WHO_SIDE) t->last = w;
    if (quoted && mode != RO_MODE_COLLECTIVE) mode = RO_MODE_DIRECT;
    if (cut)
        give(t, span, &c, &w, mode);
    else
        each_sentence(t, from, to, &c, &w, mode);
}

/* ---- turns --------------------------------------------------------------------------------------------------------------- */

/* The speaker's label that opens paragraph p: where the speech begins, 0 none. */
static uint32_t label_of(teller *t, size_t p, who *w) {
    const ro_uncased *x = t->x;
    const ro_upara *para = &x->u->paras[p];
    if (!ro_label_words(t->s->r, p)) return 0;
    const char *colon = memchr(x->u->text.p + para->span.lo, ':', para->span.hi - para->span.lo);
    uint32_t at = (uint32_t)(colon - x->u->text.p);
    size_t i = x->first[para->sentence], end = x->first[para->sentence + 1], n = 0;
    while (i + n < end && x->pieces.v[i + n].span.hi <= at) n++;
    if (!n) return 0;
    const ro_named *who_ = NULL;
    for (size_t k = i; k < i + n && !who_; k++) who_ = named_ending(t, k);
    *w = (who){0};
    if (who_)
        *w = person(t, (uint32_t)who_->person, i);
    else if (!ro_uncased_is(x, t->labels, ro_piece_text(x, i), "nobody", NULL) && !(n == 1 && by_office(t, i, w)))
        return ro_uncased_is(x, t->labels, ro_piece_text(x, i), "trap", NULL) ? 0 : at + 1;
    return at + 1;
}

static void turns(teller *t) {
    const ro_uncased *x = t->x;
    who w = {0};
    bool open = false;
    if (!t->s->r->event || !t->s->r->event->speech) return;
    for (size_t p = 0; p < x->u->nparas; p++) {
        const ro_upara *para = &x->u->paras[p];
        ro_span span = para->span;
        if (para->kind == RO_PARA_HEADING) open = false;
        uint32_t body = para->nsentences ? label_of(t, p, &w) : 0;
        if (body) span.lo = body, open = true;
        while (span.lo < span.hi && x->u->text.p[span.lo] == ' ') span.lo++;
        if (!open || span.lo == span.hi) continue;
        t->s->done[p] = 1;
        if (!body && t->s->out.n) { /* the turn goes on */
            ro_statement *st = &t->s->out.v[t->s->out.n - 1];
            st->why = ro_why(t->s->r, (ro_span){st->why.span.lo, span.hi}, st->why.rule, st->why.certain);
            continue;
        }
        speech_give(
            t->s,
            &(struct given){
                .span = span, .who = w.n ? &w : NULL, .mode = RO_MODE_DIRECT, .rule = "turn.label", .certain = w.n && w.sure});
    }
}

void speech_uncased(speech *s) {
    teller t = {.s = s, .x = s->r->uncased, .cues = s->cues, .labels = s->labels};
    const ro_units *u = s->u;
    turns(&t);
    for (size_t p = 0; p < u->nparas; p++) {
        const ro_upara *para = &u->paras[p];
        if (s->done[p] || para->kind == RO_PARA_HEADING || para->kind == RO_PARA_CAPTION) continue;
        if (t.written) {
            who w = t.last.kind == WHO_PERSONS ? t.last : (who){0};
            w.sure = false;
            each_sentence(&t, para->sentence, para->sentence + para->nsentences - 1, &(told){0}, &w, RO_MODE_DIRECT);
            continue;
        }
        for (size_t i = para->sentence, end = i + para->nsentences; i < end; i++) {
            size_t to = i;
            while (to + 1 < end && t.x->first[to + 1] < t.x->first[to + 2] && t.x->first[to] < t.x->first[to + 1] &&
                   t.x->pieces.v[t.x->first[to + 1]].quoted && t.x->pieces.v[t.x->first[to + 1] - 1].quoted)
                to++;
            tell(&t, i, to);
            i = to;
        }
    }
}
