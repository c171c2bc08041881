/* Reported, collective and unattributed speech, and quotations, sentence by sentence.
 *
 * Each verb of cues.tsv outside quotation marks is tried as the sentence's cue: its subject is the phrase before it (over
 * adverbs, auxiliaries and a parenthesis), or, after "and" and for participles, the sentence's own subject. A cue whose
 * subject opens a clause wins over one inside a clause ("that", "which", "as" before the subject); what comes after the cue is
 * content, where names mean nothing. Then: passives ("it was stressed", "apprehension was expressed by"), inverted passives
 * ("Expressed at the talks was X"), events as subject ("The discussion focused on X"). A second speaker in one sentence ("while
 * Berg stressed that") parts it in two. A sentence mostly in quotation marks is direct speech of whom its cue names, or of the
 * speaker before it. Subjects of all sentences, narration too, are what later pronouns mean.
 * Form after research/nlp.md §3; Krestel et al. 2008 and the Gender Gap Tracker for the verb-led method.
 * Gives up on: speech inside speech, free indirect speech, cues of no list. */
#include "recognise/speech.h"

/* A sentence is read as far as SENTENCE words and CUES tries: longer ones are lists or hostile. */
enum { REACH = 40, BY_REACH = 40, SENTENCE = 500, CUES = 40, COMMAS = 6 };

/* How firmly a cue's subject stands at the head of a clause. */
enum tier { TIER_CLAUSE = 1, TIER_BARE, TIER_SUB, TIER_NONE };

typedef struct found {
    cue cue;
    who who;
    enum tier tier;
    ro_mode mode;
    const char *rule;
    bool sure;
    bool told; /* has a speaker or is speech of nobody */
} found;

typedef struct sentence {
    speech *s;
    size_t lo, hi; /* words */
    who lead;      /* the subject of the main clause, kind WHO_NONE unknown */
    size_t lead_end;
} sentence;

/* ---- small looks at words --------------------------------------------------------------------------------------- */

static bool comma_after(const speech *s, size_t w) {
    ro_str g = ro_units_gap(s->u, w);
    for (size_t i = 0; i < g.n;) {
        uint32_t c = ro_utf8_next(g, &i);
        if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == 0x2013 || c == 0x2014) return true;
        if (c == '-' && i < g.n && i > 1) return true;
    }
    return false;
}

static bool quote_after(const speech *s, size_t w) { return speech_quote_in(ro_units_gap(s->u, w)); }

static bool adverb(const speech *s, size_t w) {
    word_class c = speech_class(s, w);
    if (c == W_ADV) return true;
    ro_str f = s->u->words[w].fold;
    return c == W_NONE && f.n > 4 && ro_str_ends(f, "ly") && !(s->u->words[w].flags & RO_WORD_CAP) && !ro_str_is(f, "family") &&
           !ro_str_is(f, "assembly") && !ro_str_is(f, "supply");
}

static ro_str words_as_printed(const speech *s, size_t at, size_t n) {
    return ro_str_blanks(s->arena, ro_cut(s->u->text, (ro_span){s->u->words[at].span.lo, s->u->words[at + n - 1].span.hi}));
}

/* ---- the subject of a cue ---------------------------------------------------------------------------------------- */

/* What stands before the cue's verb group. */
typedef struct left {
    size_t end; /* the subject ends before this word */
    bool be, aux, modal, to, comma, conj, open;
} left;

static left left_of(const sentence *x, size_t at) {
    const speech *s = x->s;
    left l = {.end = at};
    while (l.end > x->lo) {
        size_t w = l.end - 1;
        word_class c = speech_class(s, w);
        if (quote_after(s, w)) {
            l.comma = true;
            return l;
        }
        if (comma_after(s, w)) {
            l.comma = true;
            l.conj = c == W_CONJ;
            return l;
        }
        if (c == W_BE)
            l.be = true;
        else if (c == W_AUX)
            l.aux = true;
        else if (c == W_MODAL)
            l.modal = true;
        else if (c == W_TO)
            l.to = true;
        else if (c == W_CONJ) {
            l.conj = true;
            return l;
        } else if (c != W_OPEN && !adverb(s, w))
            return l;
        l.end = w;
    }
    l.open = true;
    return l;
}

static enum tier tier_of(const sentence *x, size_t first) {
    const speech *s = x->s;
    if (first <= x->lo || comma_after(s, first - 1) || quote_after(s, first - 1)) {
        if (first > x->lo && speech_class(s, first) == W_SUB) return TIER_SUB;
        return TIER_CLAUSE;
    }
    size_t b = first - 1;
    while (b > x->lo && (speech_class(s, b) == W_DET || adverb(s, b))) b--;
    word_class c = speech_class(s, b);
    if (c == W_OPEN || c == W_ADV || c == W_CONJ)
        return b == x->lo || comma_after(s, b - 1) || c == W_OPEN ? TIER_CLAUSE : TIER_BARE;
    if (c == W_SUB || c == W_REL) return TIER_SUB;
    if (c == W_PREP && b == x->lo) return TIER_BARE; /* "In Nordhavn President Berg said" */
    if (c == W_THAT || c == W_WH || c == W_TO || c == W_BY || c == W_WITH || c == W_MODAL || c == W_BE) return TIER_NONE;
    if (c == W_PREP) return TIER_NONE;
    /* "the vision they laid out": only a fronted phrase may stand before a pronoun without a comma */
    word_class self = speech_class(s, first), open = speech_class(s, x->lo);
    if ((self == W_HE || self == W_THEY) && open != W_PREP && open != W_SUB && open != W_OPEN && open != W_ADV) return TIER_NONE;
    return TIER_BARE;
}

/* The subject that ends before word `end`; a bare "that" clause around it makes it content. */
static bool subject_before(sentence *x, size_t end, who *out, enum tier *tier) {
    size_t lo = end > x->lo + REACH ? end - REACH : x->lo;
    for (size_t i = end; i > lo; i--) {
        word_class c = speech_class(x->s, i - 1);
        bool stop = speech_quoted(x->s, i - 1) || c == W_THAT || c == W_WH || c == W_REL || c == W_BE || c == W_MODAL ||
                    (c == W_SUB && i - 1 > x->lo);
        if (stop) {
            lo = i;
            break;
        }
    }
    if (lo >= end || !speech_who(x->s, lo, end, out)) return false;
    *tier = tier_of(x, out->first);
    return true;
}

/* "Kim, on behalf of the government, welcomed": the subject before a parenthesis that ends at word `end`. */
static bool subject_over_parenthesis(sentence *x, size_t end, who *out, enum tier *tier) {
    int commas = 0;
    for (size_t i = end - 1; i > x->lo && i + REACH > end && commas < COMMAS; i--) {
        who w;
        if (!comma_after(x->s, i - 1)) continue;
        commas++;
        if (!subject_before(x, i, &w, tier)) continue;
        if ((w.kind == WHO_PERSONS || w.kind == WHO_BOTH || w.kind == WHO_SIDE) && *tier <= TIER_BARE) {
            *out = w;
            return true;
        }
    }
    return false;
}

/* ---- what a cue needs after it ------------------------------------------------------------------------------------ */

static bool clause_follows(const sentence *x, size_t w) {
    while (w < x->hi && adverb(x->s, w)) w++;
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

static bool frame_holds(const sentence *x, const cue *c, const who *w) {
    if (in_the_flesh(x, c)) return false;
    if (w->kind == WHO_EVENT && c->klass == CUE_SAY) return w->sure && c->frame == FRAME_ANY; /* "the talks confirmed" */
    if (w->kind == WHO_EVENT) return (c->klass == CUE_EVENT || c->klass == CUE_DISCUSS) && !(c->frame == FRAME_WEAK && w->sure);
    if (c->klass == CUE_EVENT) return c->frame != FRAME_WEAK;
    switch (c->frame) {
    case FRAME_CLAUSE: return clause_follows(x, c->at + c->words);
    case FRAME_THAT: {
        size_t next = c->at + c->words;
        if (w->first > x->lo && speech_quoted(x->s, w->first - 1)) return true; /* "…," Berg wrote of the harbour */
        return next < x->hi && (speech_class(x->s, next) == W_THAT || speech_quoted(x->s, next));
    }
    case FRAME_WEAK:
        if (speaks_for(x->s, w) && c->form != VERB_PAST) return true;
        return w->kind == WHO_BOTH && (c->klass == CUE_DISCUSS || c->klass == CUE_AGREE);
    case FRAME_STANCE: return speaks_for(x->s, w) && c->form != VERB_PAST;
    case FRAME_LAST: return false; /* not found before its content: verb_last() */
    case FRAME_WHO: return c->at + c->words < x->hi;
    case FRAME_ANY: break;
    }
    return true;
}

/* A noun may look like the verb ("the call for", "two reports"): a present form needs a subject of its number. */
static bool number_agrees(const cue *c, const left *l, const who *w) {
    if (l->aux || c->form == VERB_PAST || c->form == VERB_PART || c->form == VERB_ING) return true;
    bool many = w->plural || w->kind == WHO_BOTH;
    if (w->loose || (c->form == VERB_BASE && (l->conj || l->comma))) return false;
    return c->form == VERB_BASE ? many : !many;
}

static ro_mode mode_of(const who *w) {
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
        for (size_t j = i + 1; j < x->hi && j < i + 12 && !m && !comma_after(x->s, j - 1 > i ? j - 1 : i); j++)
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
    return w->first > x->lo && ro_str_is(x->s->u->words[w->first - 1].fold, "as");
}

static bool accept(sentence *x, const cue *c, const who *w, enum tier tier, const char *rule, found *out) {
    if (w->kind == WHO_NONE || w->kind == WHO_FIRST || !frame_holds(x, c, w)) return false;
    if (tier == TIER_SUB && !told_inside(x, c, w)) return false;
    *out = (found){.cue = *c, .who = *w, .tier = tier, .mode = mode_of(w), .told = true};
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

/* ---- passives ------------------------------------------------------------------------------------------------------ */

static bool list_comma(const speech *s, size_t w) {
    ro_str g = ro_units_gap(s->u, w);
    return g.n && (memchr(g.p, ',', g.n) || memchr(g.p, ';', g.n));
}

static bool agent(sentence *x, size_t from, who *out) {
    for (size_t i = from; i < x->hi && i < from + BY_REACH; i++) {
        word_class c = speech_class(x->s, i);
        if (c == W_THAT || c == W_SUB) return false;
        if (c != W_BY) continue;
        size_t end = i + 1;
        while (end < x->hi && end < i + 18 && !(end > i + 1 && list_comma(x->s, end - 1))) {
            word_class k = speech_class(x->s, end);
            if (k == W_THAT || k == W_SUB || k == W_WITH || k == W_BE) break;
            const ro_mention *m = ro_mention_at(x->s->r, x->s->u->words[end].span.lo);
            end++;
            if (m && (end >= x->hi || x->s->u->words[end].span.lo >= m->span.hi)) break;
        }
        return speech_who(x->s, i + 1, end, out) && (out->kind == WHO_PERSONS || out->kind == WHO_BOTH || out->kind == WHO_SIDE);
    }
    return false;
}

/* "the Norland government's deep apprehension", "the solidarity of the people of Norland": whose it is. */
static bool owner(sentence *x, size_t lo, size_t hi, who *out) {
    speech *s = x->s;
    *out = (who){.first = lo, .sure = false};
    for (size_t i = lo; i < hi && i < lo + 14; i++) {
        const ro_mention *m = ro_mention_at(s->r, s->u->words[i].span.lo);
        if (m && ro_str_ends(s->u->words[i].fold, "'s")) {
            out->kind = WHO_PERSONS;
            out->n = 1;
            out->name[0] = speech_name(s, m->person);
            out->side = s->r->rec->people[m->person].side;
            return true;
        }
    }
    out->side = speech_side(s, lo, hi < lo + 14 ? hi : lo + 14);
    out->kind = WHO_SIDE;
    return out->side.n > 0;
}

static bool passive(sentence *x, const cue *c, const left *l, found *out) {
    who w = {0};
    if (c->klass == CUE_EVENT || c->frame == FRAME_WHO) return false;
    if (agent(x, c->at + c->words, &w)) return accept(x, c, &w, TIER_CLAUSE, "speech.passive", out);
    size_t first = l->end;
    while (first > x->lo && !comma_after(x->s, first - 1) && l->end - first < REACH) {
        word_class k = speech_class(x->s, first - 1);
        if (k == W_THAT || k == W_REL || k == W_WH || (k == W_SUB && first - 1 > x->lo) || speech_quoted(x->s, first - 1))
            return false;
        first--;
    }
    if (first == l->end) { /* "Some aspects, including the harbour, were discussed" */
        if (!l->comma || (x->lead.kind != WHO_NONE && x->lead.kind != WHO_EVENT)) return false;
        for (first = l->end; first > x->lo; first--)
            if (speech_class(x->s, first - 1) == W_THAT || speech_class(x->s, first - 1) == W_WH) return false;
    }
    if (speech_who(x->s, first, l->end, &w) && w.kind == WHO_PERSONS) return false; /* "Berg was told", "she is concerned" */
    cue noun = {0};
    for (size_t i = first; i < l->end && !noun.words; i++) speech_noun_at(x->s, i, l->end, RO_NONE, &noun);
    if (noun.words && noun.klass == CUE_SAY && owner(x, first, noun.at, &w))
        return accept(x, c, &w, TIER_BARE, "speech.passive", out);
    if (c->frame == FRAME_WEAK && c->klass != CUE_DISCUSS) return false;
    *out = (found){.cue = *c, .tier = TIER_BARE, .mode = RO_MODE_UNATTRIBUTED, .rule = "speech.passive", .told = true};
    out->sure = speech_class(x->s, first) == W_IT;
    return true;
}

/* "Expressed at the talks was X's apprehension", "Made at the talks was a discussion on". */
static bool inverted(sentence *x, found *out) {
    speech *s = x->s;
    size_t at = x->lo, be;
    while (at < x->hi && (speech_class(s, at) == W_CONJ || adverb(s, at))) at++;
    for (be = at; be < x->hi && be < at + 14 && speech_class(s, be) != W_BE; be++)
        if (comma_after(s, be) || speech_class(s, be) == W_THAT) return false;
    if (be == at || be + 2 >= x->hi || be >= at + 14 || speech_class(s, be) != W_BE || speech_quoted(s, at)) return false;
    cue verb = {0}, noun = {0};
    bool is_cue = speech_cue_at(s, at, be, &verb) && verb.words == 1;
    ro_str f = s->u->words[at].fold;
    ro_entry e;
    bool past = ro_str_ends(f, "ed") ||
                (ro_lexicon_find(s->forms, f, &e) && (ro_str_is(e.value[1], "past") || ro_str_is(e.value[1], "part")));
    if (!past || (is_cue && verb.form != VERB_PAST && verb.form != VERB_PART)) return false;
    for (size_t i = be + 1; i < x->hi && i < be + 14 && !noun.words; i++) speech_noun_at(s, i, x->hi, RO_NONE, &noun);
    if (noun.words && !is_cue && !speech_carried(s, at, &noun)) return false; /* "Also signed were agreements" */
    if (!is_cue && !noun.words) return false;
    cue c = is_cue ? verb : noun;
    if (is_cue && (verb.frame == FRAME_WHO || verb.frame == FRAME_WEAK) && !noun.words) return false;
    if (noun.words && (noun.klass == CUE_DISCUSS || noun.klass == CUE_AGREE)) {
        who all = s->all;
        *out = (found){.cue = noun, .who = all, .mode = RO_MODE_COLLECTIVE};
    } else {
        *out = (found){.cue = c, .mode = RO_MODE_UNATTRIBUTED};
        if (owner(x, be + 1, x->hi, &out->who)) out->mode = RO_MODE_REPORTED;
    }
    out->tier = TIER_CLAUSE;
    out->rule = "speech.inverted";
    out->told = true;
    return true;
}

/* The verb of happening after a noun of saying: "took place", or the one that carries the noun, in the passive. */
static bool happens(const sentence *x, size_t k, const cue *noun) {
    const speech *s = x->s;
    bool talk = noun->klass == CUE_DISCUSS || noun->klass == CUE_AGREE;
    if (talk && ro_str_is(s->u->words[k].fold, "took") && k + 1 < x->hi && ro_str_is(s->u->words[k + 1].fold, "place"))
        return true;
    size_t be = k;
    while (be > noun->at && adverb(s, be - 1)) be--;
    return be > noun->at && speech_class(s, be - 1) == W_BE && speech_carried(s, k, noun);
}

/* "An exchange of views took place", "a consensus was reached", "the invitation was accepted": a noun of saying as the subject.
 */
static bool nominal(sentence *x, found *out) {
    speech *s = x->s;
    cue noun = {0};
    for (size_t i = x->lo; i < x->hi && i < x->lo + 20 && !noun.words; i++) {
        word_class c = speech_class(s, i);
        if (c == W_THAT || c == W_REL || c == W_HE || c == W_THEY || c == W_MODAL) return false;
        if (ro_mention_at(s->r, s->u->words[i].span.lo) && !ro_str_ends(s->u->words[i].fold, "'s")) return false;
        speech_noun_at(s, i, x->hi, RO_NONE, &noun);
    }
    bool there = noun.at >= x->lo + 2 && speech_class(s, x->lo) == W_THERE && speech_class(s, x->lo + 1) == W_BE;
    if (there && (noun.klass == CUE_DISCUSS || noun.klass == CUE_AGREE)) {
        *out = (found){
            .cue = noun, .who = s->all, .tier = TIER_CLAUSE, .mode = RO_MODE_COLLECTIVE, .rule = "speech.nominal", .told = true};
        return true;
    }
    for (size_t k = noun.at + noun.words; noun.words && k < x->hi && k < noun.at + REACH; k++) {
        word_class c = speech_class(s, k);
        if (c == W_MODAL || c == W_THAT || c == W_REL) return false;
        if (!happens(x, k, &noun)) continue;
        *out = (found){.cue = noun, .tier = TIER_CLAUSE, .rule = "speech.nominal", .told = true};
        bool both = noun.klass == CUE_DISCUSS || noun.klass == CUE_AGREE;
        out->mode = both ? RO_MODE_COLLECTIVE : RO_MODE_UNATTRIBUTED;
        if (both)
            out->who = s->all;
        else if (owner(x, x->lo, noun.at, &out->who))
            out->mode = RO_MODE_REPORTED;
        return true;
    }
    return false;
}

/* "According to Berg, X", "In his opinion, X": whose words the whole sentence is. */
static bool viewpoint(sentence *x, found *out) {
    speech *s = x->s;
    for (size_t i = x->lo; i + 2 < x->hi; i++) {
        if (speech_quoted(s, i) || (i > x->lo && !comma_after(s, i - 1))) continue;
        bool according = ro_str_is(s->u->words[i].fold, "according") && speech_class(s, i + 1) == W_TO;
        bool in = ro_str_is(s->u->words[i].fold, "in");
        size_t end = i + 2;
        who w = {0};
        if (according) {
            while (end < x->hi && !comma_after(s, end - 1)) end++;
            if (!speech_who(s, i + 2, end, &w)) continue;
        } else if (in) {
            while (end < x->hi && end < i + 7 && speech_class(s, end) != W_VIEW) end++;
            if (end >= x->hi || speech_class(s, end) != W_VIEW) continue;
            if (speech_class(s, end - 1) == W_POSS)
                w = ro_str_is(s->u->words[end - 1].fold, "their") ? s->they : s->he;
            else if (!owner(x, i + 1, end, &w))
                continue;
            end++;
        } else
            continue;
        if (w.kind != WHO_PERSONS && w.kind != WHO_BOTH && w.kind != WHO_SIDE) continue;
        *out = (found){.cue = {.at = i, .words = according ? 2 : end - i, .strength = 3},
                       .who = w,
                       .tier = TIER_CLAUSE,
                       .mode = mode_of(&w),
                       .rule = "speech.viewpoint",
                       .told = true};
        return true;
    }
    return false;
}

/* "The main topic was X", "Special attention was paid to X". */
static bool topical(sentence *x, found *out) {
    speech *s = x->s;
    size_t be = x->lo;
    while (be < x->hi && be < x->lo + 16 && speech_class(s, be) != W_BE) be++;
    who w;
    if (be == x->lo || be >= x->hi || be >= x->lo + 16 || !speech_who(s, x->lo, be, &w) || w.kind != WHO_EVENT || w.sure ||
        !w.plural)
        return false;
    if (speech_class(s, be - 1) == W_MODAL || speech_class(s, be - 1) == W_TO) return false;
    if (be + 1 < x->hi && (speech_class(s, be + 1) == W_TO || speech_class(s, be + 1) == W_MODAL)) return false;
    *out = (found){.cue = {.at = w.first, .words = be + 1 - w.first, .strength = 3},
                   .tier = TIER_CLAUSE,
                   .mode = RO_MODE_UNATTRIBUTED,
                   .rule = "speech.topic",
                   .told = true};
    return true;
}

/* Languages with the verb at the end (Korean): the last words are the cue, the first word that ends like a subject closes the
 * subject, which is listed ("both sides") or given as printed. */
static bool verb_last(sentence *x, found *out) {
    const speech *s = x->s;
    cue c = {0};
    if (!s->endings) return false;
    for (size_t i = x->hi > x->lo + 3 ? x->hi - 3 : x->lo; i < x->hi; i++)
        if (speech_cue_at(s, i, x->hi, &c) && c.frame == FRAME_LAST && i + c.words == x->hi) break;
    if (c.frame != FRAME_LAST || c.at + c.words != x->hi) return false;
    *out = (found){.cue = c, .tier = TIER_BARE, .rule = "speech.verb-last", .told = true, .mode = RO_MODE_UNATTRIBUTED};
    ro_entry e;
    if (ro_units_match(s->u, s->subjects, x->lo, c.at, &e)) {
        out->who = s->all;
        out->mode = RO_MODE_COLLECTIVE;
        return true;
    }
    for (size_t i = x->lo; i < c.at && i < x->lo + 6; i++)
        for (size_t k = 0; k < ro_lexicon_count(s->endings); k++) {
            ro_str end = ro_lexicon_at(s->endings, k).phrase, name = words_as_printed(s, x->lo, i + 1 - x->lo);
            if (name.n <= end.n + 3 || memcmp(name.p + name.n - end.n, end.p, end.n) != 0) continue;
            name.n -= end.n;
            out->who = (who){.kind = WHO_PERSONS, .n = 1, .name = {name}};
            out->mode = RO_MODE_REPORTED;
            return true;
        }
    return true;
}

/* ---- one cue -------------------------------------------------------------------------------------------------------- */

/* "will meet X and invited guests": what follows is not told as said. */
static bool comes(const sentence *x) {
    for (size_t i = x->lead_end; i < x->hi && i < x->lead_end + 3; i++)
        if (speech_class(x->s, i) == W_MODAL) return true;
    return false;
}

static bool try_active(sentence *x, const cue *c, const left *l, found *out) {
    who w;
    enum tier tier;
    if (l->conj || (l->comma && c->form != VERB_ING)) {
        if (!l->conj && subject_over_parenthesis(x, l->end, &w, &tier))
            return number_agrees(c, l, &w) && accept(x, c, &w, tier, NULL, out);
        if (x->lead.kind == WHO_NONE || x->lead_end > c->at || comes(x)) return false;
        return number_agrees(c, l, &x->lead) && accept(x, c, &x->lead, TIER_BARE, NULL, out);
    }
    if (l->open || l->end <= x->lo) return false;
    if (!subject_before(x, l->end, &w, &tier)) return false;
    return tier < TIER_NONE && number_agrees(c, l, &w) && accept(x, c, &w, tier, NULL, out);
}

static bool try_cue(sentence *x, const cue *c, found *out) {
    left l = left_of(x, c->at);
    if (l.modal || l.to) return false;
    bool participle = c->form == VERB_PAST || c->form == VERB_PART;
    if (l.be && participle) return passive(x, c, &l, out);
    if (c->form == VERB_ING && !l.be) {
        bool fronted = l.open, trailing = l.comma && !l.conj;
        if (!fronted && !trailing) return false;
        if (x->lead.kind == WHO_NONE || x->lead.kind == WHO_EVENT || c->klass == CUE_DISCUSS || c->klass == CUE_EVENT)
            return false;
        if (!accept(x, c, &x->lead, TIER_BARE, NULL, out)) return false;
        out->tier = TIER_SUB; /* the main clause's own cue goes first */
        out->sure = false;
        return true;
    }
    if (c->form == VERB_PART && !l.aux) return false;
    return try_active(x, c, &l, out);
}

/* "…," said Ms. Berg: the subject after the cue. */
static bool after_quote(sentence *x, const cue *c, found *out) {
    const speech *s = x->s;
    if (c->at <= x->lo || !quote_after(s, c->at - 1) || !speech_quoted(s, c->at - 1)) return false;
    size_t lo = c->at + 1, end = lo, cut;
    while (end < x->hi && end < lo + 15 && !comma_after(s, end - 1) && !speech_quoted(s, end)) end++;
    for (cut = lo; cut < end && speech_class(s, cut) != W_PREP && speech_class(s, cut) != W_SUB; cut++) {
    }
    who w;
    bool named = end > lo && (speech_who(x->s, lo, end, &w) || (cut > lo && speech_who(x->s, lo, cut, &w)));
    return named && w.kind != WHO_EVENT && accept(x, c, &w, TIER_CLAUSE, "quote.after", out);
}

/* "The harbour is closed, said the Governor." */
static bool after_clause(sentence *x, const cue *c, found *out) {
    size_t lo = c->at + c->words;
    who w;
    if (c->form != VERB_PAST || c->klass != CUE_SAY || c->at < x->lo + 2 || lo >= x->hi || lo + 10 < x->hi) return false;
    if (!list_comma(x->s, c->at - 1) || speech_class(x->s, lo) == W_THAT || !speech_who(x->s, lo, x->hi, &w) || w.first > lo)
        return false;
    if (w.kind != WHO_PERSONS && w.kind != WHO_BOTH && w.kind != WHO_SIDE) return false;
    return accept(x, c, &w, TIER_CLAUSE, "speech.after", out);
}

static bool find_main(sentence *x, size_t from, found *best) {
    int tries = 0;
    *best = (found){.tier = TIER_NONE};
    for (size_t i = from; i < x->hi && tries < CUES; i++) {
        cue c;
        found f;
        bool name = i > x->lo && (x->s->u->words[i].flags & RO_WORD_CAP); /* "the United States" */
        if (name || speech_quoted(x->s, i) || !speech_cue_at(x->s, i, x->hi, &c)) continue;
        tries++;
        if ((after_quote(x, &c, &f) || after_clause(x, &c, &f) || try_cue(x, &c, &f)) && f.tier < best->tier) *best = f;
        if (best->tier == TIER_CLAUSE) break;
    }
    return best->told;
}

/* ---- the sentence's own subject --------------------------------------------------------------------------------------- */

/* Where the main clause opens: after a fronted phrase that ends with a comma. */
static size_t main_start(const sentence *x) {
    const speech *s = x->s;
    cue c;
    size_t lo = x->lo;
    while (lo < x->hi && (speech_class(s, lo) == W_CONJ || speech_class(s, lo) == W_OPEN)) lo++;
    if (lo >= x->hi) return x->lo;
    word_class k = speech_class(s, lo);
    ro_str f = s->u->words[lo].fold;
    bool fronted = k == W_PREP || k == W_SUB || k == W_BY || k == W_WITH || k == W_TO ||
                   (ro_str_ends(f, "ing") && !ro_mention_at(s->r, s->u->words[lo].span.lo)) ||
                   (speech_cue_at(s, lo, x->hi, &c) && (c.form == VERB_PAST || c.form == VERB_PART));
    if (!fronted) return lo;
    for (size_t i = lo; i + 1 < x->hi; i++) {
        if (!comma_after(s, i) || speech_quoted(s, i)) continue;
        size_t n = i + 1;
        while (n < x->hi && speech_class(s, n) == W_OPEN) n++;
        if (n >= x->hi) break;
        word_class w = speech_class(s, n);
        ro_entry e;
        bool subject = w == W_HE || w == W_THEY || w == W_BOTH || w == W_FIRST || w == W_IT || w == W_DET ||
                       ro_mention_at(s->r, s->u->words[n].span.lo) || ro_units_match(s->u, s->subjects, n, x->hi, &e);
        if (subject && (w == W_HE || w == W_THEY || w == W_BOTH || i - lo > 2 || w == W_DET)) {
            /* in a list ("politics, the economy and culture, since") the phrase is followed by "and" or a comma, not a verb */
            size_t v = n;
            while (v < x->hi && v < n + 12 && !comma_after(s, v)) {
                cue verb;
                left l;
                if (v > n && speech_cue_at(s, v, x->hi, &verb) && verb.form != VERB_ING && (l = left_of(x, v), l.end > n - 1))
                    return n;
                v++;
            }
            if (w == W_HE || w == W_THEY || w == W_BOTH) return n;
        }
    }
    for (size_t i = lo; i + 1 < x->hi; i++)
        if (comma_after(s, i)) return i + 1;
    return lo;
}

/* The end of the phrase that opens at lo: a name with what is joined to it, a pronoun, or a listed noun with what hangs on it. */
static size_t subject_end(const sentence *x, size_t lo) {
    const speech *s = x->s;
    size_t end = lo;
    for (size_t i = lo; i < x->hi && i < lo + REACH; i++) {
        word_class c = speech_class(s, i);
        if (c == W_HE || c == W_THEY || c == W_FIRST || c == W_IT) return i == lo ? i + 1 : end;
        if (c == W_BE || c == W_AUX || c == W_MODAL || c == W_THAT || c == W_REL || c == W_WH || c == W_TO || c == W_WITH ||
            c == W_SUB)
            return end;
        const ro_mention *m = ro_mention_at(s->r, s->u->words[i].span.lo);
        cue verb;
        if (m) {
            while (i + 1 < x->hi && s->u->words[i + 1].span.lo < m->span.hi) i++;
            end = i + 1;
            continue;
        }
        ro_entry e;
        unsigned n = ro_units_match(s->u, s->subjects, i, x->hi, &e);
        if (n) {
            i += n - 1;
            end = i + 1;
            continue;
        }
        bool cap = s->u->words[i].flags & RO_WORD_CAP;
        if (cap && end > lo && (speech_class(s, i - 1) == W_PREP || speech_class(s, i - 1) == W_DET || end == i)) end = i + 1;
        if (end > lo && !cap && c == W_NONE && speech_cue_at(s, i, x->hi, &verb)) return end;
        if (end > lo && !cap && c == W_NONE && !(comma_after(s, i - 1)) && speech_class(s, i - 1) != W_PREP &&
            speech_class(s, i - 1) != W_DET && speech_class(s, i - 1) != W_NUM && speech_class(s, i - 1) != W_CONJ)
            return end;
    }
    return end;
}

static void find_lead(sentence *x) {
    size_t lo = main_start(x), end = subject_end(x, lo);
    x->lead = (who){0};
    x->lead_end = end;
    if (end <= lo) return;
    if (!speech_who(x->s, lo, end, &x->lead) || x->lead.kind == WHO_FIRST) x->lead = (who){0};
}

/* ---- pronouns later on ----------------------------------------------------------------------------------------------- */

static void remember(speech *s, const who *w, bool spoke) {
    if (w->kind == WHO_PERSONS && w->n == 1) {
        s->he = *w;
        if (!spoke) s->they = s->all;
    } else if (w->kind == WHO_BOTH || (w->plural && (w->kind == WHO_PERSONS || w->kind == WHO_SIDE || w->kind == WHO_GROUP)))
        s->they = *w;
}

/* ---- a sentence ------------------------------------------------------------------------------------------------------ */

static bool same_voice(const who *a, const who *b) {
    return a->kind == b->kind && a->n == b->n && (a->n ? ro_str_eq(a->name[0], b->name[0]) : ro_str_eq(a->side, b->side));
}

/* ", while Berg stressed": where a second speaker's part begins; 0 none. */
static size_t second_speaker(sentence *x, const found *first, found *out) {
    const speech *s = x->s;
    bool inside = false;
    for (size_t i = first->cue.at + first->cue.words; i + 2 < x->hi; i++) {
        word_class c = speech_class(s, i);
        bool semicolon = ro_str_find(ro_units_gap(s->u, i - 1), RO_S(";")) >= 0;
        inside = inside || c == W_THAT || c == W_WH || c == W_REL;
        bool turn = (c == W_CONJ || c == W_SUB) && comma_after(s, i - 1);
        turn = turn || (c == W_CONJ && !inside && speech_class(s, i + 1) == W_DET); /* "and the President replied" */
        if (!turn && !semicolon) continue;
        if (c == W_SUB && !ro_str_is(s->u->words[i].fold, "while") && !ro_str_is(s->u->words[i].fold, "whereas")) continue;
        sentence rest = *x;
        rest.lo = i + (turn ? 1 : 0);
        if (rest.hi > rest.lo + REACH) rest.hi = rest.lo + REACH;
        rest.lead = (who){0};
        found f;
        if (!find_main(&rest, rest.lo, &f) || f.tier != TIER_CLAUSE || f.who.first > rest.lo + 3 || f.cue.at > rest.lo + 12)
            continue;
        if (f.mode != RO_MODE_UNATTRIBUTED && !same_voice(&f.who, &first->who)) {
            *out = f;
            return i;
        }
    }
    return 0;
}

static void give(sentence *x, const found *f, ro_span span) {
    speech_give(x->s, &(struct given){.span = span,
                                      .who = f->who.n || f->who.side.n ? &f->who : NULL,
                                      .mode = f->mode,
                                      .cue = f->cue.words ? words_as_printed(x->s, f->cue.at, f->cue.words) : RO_NONE,
                                      .strength = f->cue.strength,
                                      .rule = f->rule,
                                      .certain = f->sure});
}

static uint32_t trimmed(const speech *s, uint32_t lo, uint32_t hi) {
    ro_str t = ro_str_trim((ro_str){s->u->text.p + lo, hi - lo});
    while (t.n && (t.p[t.n - 1] == ',' || t.p[t.n - 1] == ';')) t = ro_str_trim((ro_str){t.p, t.n - 1});
    return (uint32_t)(t.p - s->u->text.p) + (uint32_t)t.n;
}

static bool direct(sentence *x, found *f, who *voice) {
    size_t n = 0;
    for (size_t i = x->lo; i < x->hi; i++) n += speech_quoted(x->s, i);
    size_t all = x->hi - x->lo;
    if (!n || (n < 5 && all > n + 4)) return false; /* scare quotes; but "It was so," she said */
    if (n * 100 < all * 45 && all > n + 4) return false;
    bool whole = n == all;
    if (whole && voice->kind == WHO_NONE && all < 5) return false;
    if (!f->told || f->mode == RO_MODE_UNATTRIBUTED) {
        if (!whole && voice->kind == WHO_NONE && x->s->he.kind == WHO_PERSONS) {
            *voice = x->s->he; /* "The message reads:" after the sentence that names its author */
            voice->sure = false;
        }
        *f = (found){.who = *voice, .told = true};
        f->sure = voice->kind != WHO_NONE && voice->sure;
    }
    f->mode = RO_MODE_DIRECT;
    f->rule = whole ? "quote.goes-on" : "quote.attributed";
    return true;
}

static void one_sentence(speech *s, const ro_sentence *span, who *voice) {
    sentence x = {.s = s, .lo = span->word, .hi = span->word + span->nwords};
    found f = {0}, second;
    if (x.hi <= x.lo || s->u->text.p[span->span.lo] == '(') return; /* "(Reporting by Ada Berg)", a stage direction */
    if (x.hi > x.lo + SENTENCE) x.hi = x.lo + SENTENCE;
    find_lead(&x);
    bool told = inverted(&x, &f) || find_main(&x, x.lo, &f);
    if (!told) told = nominal(&x, &f) || topical(&x, &f) || viewpoint(&x, &f) || verb_last(&x, &f);
    if (!told) f = (found){0};
    told = direct(&x, &f, voice) || told;
    if (!told) {
        remember(s, &x.lead, false);
        return;
    }
    s->told = f.who.kind == WHO_PERSONS && f.who.n == 1 ? f.who : (who){0};
    size_t cut = f.mode == RO_MODE_DIRECT ? 0 : second_speaker(&x, &f, &second);
    remember(s, &f.who, true);
    if (f.who.kind == WHO_PERSONS && (f.mode == RO_MODE_REPORTED || f.mode == RO_MODE_DIRECT)) *voice = f.who;
    if (!cut) {
        give(&x, &f, span->span);
        return;
    }
    uint32_t at = s->u->words[cut].span.lo;
    give(&x, &f, (ro_span){span->span.lo, trimmed(s, span->span.lo, at)});
    give(&x, &second, (ro_span){at, span->span.hi});
    remember(s, &second.who, true);
}

void speech_report(speech *s) {
    who voice = {0};
    s->they = s->all;
    for (size_t p = 0; p < s->u->nparas; p++) {
        const ro_upara *para = &s->u->paras[p];
        if (s->done[p] || para->kind == RO_PARA_HEADING || para->kind == RO_PARA_CAPTION) continue;
        if (para->nwords && !speech_quoted(s, para->word)) voice = (who){0};
        s->told = (who){0};
        for (size_t i = para->sentence; i < para->sentence + para->nsentences; i++) one_sentence(s, &s->u->sentences[i], &voice);
    }
}
