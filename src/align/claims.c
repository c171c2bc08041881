/* What does a passage claim, and how much does it matter to a reader that the accounts differ on it?
 *
 * In: a passage of the comparison. Out: the class of its claim with the words that make it one, and a weight from 0 to 99.
 *
 * The class is the heaviest that the words of any account give it: a cue of data/LANG/claims.tsv (decision, demand, commitment,
 * request, position, topic, courtesy), a number, a date, a name that the accounts print in few places, or the strength of the
 * record's statement; a decision that a speaker recalls is none of this meeting. Three fifths of the words of content being
 * courtesies and formulas, with nothing heavier, make a formula. The weight of a passage that one account alone has is that of
 * its claim, less where the silence of the others means little; that of a reworded one is its heaviest change
 * (data/common/editclasses.tsv, by class) tempered by its claim; other words for one thing weigh little. The order of these is
 * set by hand; nothing is learnt.
 *
 * Gives up on: claims that no cue word tells, in languages that have no list of cues; there numbers, names and strength speak. */
#include "align/bench.h"

enum {
    NUMBER = 70,
    NAME = 60,
    DAY = 55,
    ORDINAL = 42,
    THERE = 40,
    FIRM = 62,
    STRESSED = 52,
    AGREED = 88,
    RECALLED = 65,
    PLAIN = 30
};
enum { WORN = 6 }; /* at most so heavy is what is folded or said to be polite */
enum { OTHER_MOUTH = 86, OTHER_WORDS = 14, PLACE = 10, SETTLED = 70 };
enum { SCRAP = 4, SELDOM = 2, SHORTEST = 3, PEOPLE = 300, PER_WORDS = 4, MOST_FOR_LENGTH = 8 };
static const float RARE_NAME = 6;

struct claim {
    const char *klass, *rule;
    ro_span span;
    unsigned weight;
    unsigned content, worn; /* words of content; those of courtesies and formulas */
    bool polite;
};

/* The classes have names that outlive the list. */
static const char *class_of(ro_str s) {
    static const char *const known[] = {"decision", "demand", "commitment", "request",
                                        "position", "topic",  "courtesy",   "formula"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (ro_str_is(s, known[i])) return known[i];
    return NULL;
}

static unsigned weight_in(ro_str s) {
    unsigned n = 0;
    for (size_t i = 0; i < s.n && i < 2; i++) n = n * 10 + (unsigned)(s.p[i] - '0');
    return n;
}

static void heavier(struct claim *c, unsigned weight, const char *klass, const char *rule, ro_span span) {
    if (weight > c->weight) c->weight = weight, c->klass = klass, c->rule = rule, c->span = span;
}

struct lists {
    const struct lexis *lexis;
    const ro_lexicon *claims, *numbers, *calendar;
};

/* ---- one word -------------------------------------------------------------------------------------------------------------- */

static bool year(ro_str w) { return w.n == 4 && (memcmp(w.p, "19", 2) == 0 || memcmp(w.p, "20", 2) == 0); }

static bool ordinal(ro_str w) { return w.n > 2 && w.p[w.n - 1] > '9'; }

static bool month(const struct lists *l, const struct side *s, uint32_t i) {
    ro_entry e;
    return i < s->u->nwords && ro_units_find(s->u, l->calendar, i, &e) && ro_str_is(e.value[0], "month");
}

static void number(struct claim *c, const struct lists *l, const struct side *s, uint32_t i) {
    const ro_word *w = &s->u->words[i];
    bool digits = w->flags & RO_WORD_DIGIT;
    if (!digits && (w->flags & RO_WORD_CAP || !ro_units_find(s->u, l->numbers, i, NULL))) return;
    if (year(w->fold) || month(l, s, i + 1) || (i && month(l, s, i - 1)))
        heavier(c, DAY, "date", "claim.date", w->span);
    else
        heavier(c, digits && ordinal(w->fold) ? ORDINAL : NUMBER, "number", "claim.number", w->span);
}

/* Among those present, whom the lists compare. */
static bool listed_there(const ro_record *r, ro_span at) {
    for (size_t i = 0; i < r->nattendance && i < PEOPLE; i++)
        if (r->attendance[i].why.span.lo <= at.lo && at.hi <= r->attendance[i].why.span.hi) return true;
    return false;
}

/* A capital within a sentence, on a word that is no common one and stands in few clauses of all accounts. */
static void name(struct claim *c, const struct lists *lists, const struct side *s, uint32_t i) {
    const struct lexis *l = lists->lexis;
    const ro_word *w = &s->u->words[i];
    const struct entry *e = &l->e.v[s->word[i]];
    if (!(w->flags & RO_WORD_CAP) || e->function || e->common < RARE_NAME || l->e.v[e->stem].df > SELDOM) return;
    if (w->fold.n < SHORTEST || ro_units_find(s->u, lists->calendar, i, NULL)) return;
    ro_entry state;
    if (ro_units_find(s->u, l->states, i, &state) && ro_str_is(state.value[1], "adj"))
        return;                                           /* "Norvanian" says of which side */
    if (ro_str_is(s->in->record->language, "de")) return; /* every noun has one */
    if (s->u->sentences[ro_units_sentence_at(s->u, w->span.lo)].word == i) return;
    bool list = listed_there(s->in->record, w->span);
    heavier(c, list ? THERE : NAME, list ? "presence" : "name", "claim.name", w->span);
}

/* ---- one account's words ----------------------------------------------------------------------------------------------------
 */

static unsigned content(const struct lexis *l, const struct side *s, uint32_t lo, uint32_t hi) {
    unsigned n = 0;
    for (uint32_t i = lo; i < hi; i++) n += !l->e.v[s->word[i]].function;
    return n;
}

static void cue(struct claim *c, const struct side *s, const ro_entry *e, uint32_t i, unsigned n) {
    ro_span span = {s->u->words[i].span.lo, s->u->words[i + n - 1].span.hi};
    const char *klass = class_of(e->value[0]);
    if (klass) heavier(c, weight_in(e->value[1]), klass, "claim.cue", span);
}

static bool worn(const ro_entry *e) { return ro_str_is(e->value[0], "courtesy") || ro_str_is(e->value[0], "formula"); }

static void read_words(struct claim *c, const struct lists *l, const struct stretch *t) {
    const struct side *s = t->side;
    uint32_t end = t->word + t->nwords;
    for (uint32_t i = t->word; i < end;) {
        ro_entry e;
        unsigned n = ro_units_match(s->u, l->claims, i, end, &e), step = n ? n : 1, held = content(l->lexis, s, i, i + step);
        if (n || !(s->u->words[i].flags & RO_WORD_CAP)) c->content += held; /* names alone do not make it less of a courtesy */
        if (n) {
            cue(c, s, &e, i, n);
            if (worn(&e)) c->worn += held, c->polite = true;
        } else {
            number(c, l, s, i);
            name(c, l, s, i);
        }
        i += step;
    }
}

size_t ro_statements_from(const ro_record *r, uint32_t at) {
    size_t lo = 0, hi = r->nstatements;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (r->statements[mid].why.span.hi <= at)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* How firmly the record has it said; the cues of all languages have their strength. */
static void strength(struct claim *c, const ro_record *r, ro_span span) {
    for (size_t i = ro_statements_from(r, span.lo); i < r->nstatements && r->statements[i].why.span.lo < span.hi; i++) {
        const ro_statement *s = &r->statements[i];
        bool decided = s->strength >= 8 && !c->polite;
        if (s->strength < 6) continue;
        heavier(c,
                decided            ? AGREED
                : s->strength == 7 ? FIRM
                                   : STRESSED,
                decided ? "decision" : "position", "claim.strength", s->why.span);
    }
}

/* Who speaks next and whom he addresses: nothing is claimed. */
static bool labels_only(const struct bench *b, const struct group *g, size_t k) {
    for (uint32_t i = g->lo[k]; i < g->hi[k]; i++)
        if (b->side[k].atoms[i].voice != VOICE_LABEL) return false;
    return true;
}

static struct claim claim_of(const struct bench *b, const struct stretch *t, bool direct) {
    struct claim c = {.klass = NULL, .span = RO_NOSPAN};
    const struct lists lists = {b->lexis, ro_lexicon_get("claims"), ro_lexicon_get("numbers"), ro_lexicon_get("calendar")};
    read_words(&c, &lists, t);
    strength(&c, t->side->in->record, t->span);
    bool polite = c.weight < NAME && c.worn * 10 >= c.content * WORN && c.worn;
    if (polite) {
        c.klass = c.klass && strcmp(c.klass, "courtesy") == 0 ? "courtesy" : "formula";
        c.weight = WORN;
        return c;
    }
    bool told = c.rule && (strcmp(c.rule, "claim.cue") == 0 || strcmp(c.rule, "claim.strength") == 0);
    if (c.polite && !told && c.weight > PLAIN) c.weight = PLAIN; /* "welcome back after 24 years" */
    if (direct && c.weight > RECALLED && c.klass && strcmp(c.klass, "decision") == 0) c.weight = RECALLED;
    if (!c.weight) c.weight = PLAIN;
    if (c.content < SCRAP) c.weight = c.weight * 2 / 3;
    unsigned more = c.content / PER_WORDS;
    c.weight += more < MOST_FOR_LENGTH ? more : MOST_FOR_LENGTH;
    return c;
}

/* ---- a passage --------------------------------------------------------------------------------------------------------------
 */

static unsigned weigh_edits(const struct lexis *l, ro_passage *p, unsigned claim) {
    unsigned most = 0;
    for (size_t i = 0; i < p->nedits; i++) {
        ro_edit *e = &p->edits[i];
        if (!e->substantive) continue;
        unsigned w = (3 * ro_edit_class_weight(l, e) + claim) / 4;
        e->weight = (uint8_t)(w > 99 ? 99 : w ? w : 1);
        if (e->weight > most) most = e->weight;
    }
    return most;
}

static unsigned silence_weight(ro_cover scope, unsigned claim) {
    return scope == RO_COVER_IN ? claim : scope == RO_COVER_UNKNOWN ? claim * 2 / 3 : claim / 4;
}

static void weigh_silences(ro_passage *p, size_t n, unsigned claim) {
    for (size_t y = 0; y < n; y++)
        if (!(p->in >> y & 1)) p->silences[y] = (uint8_t)silence_weight(p->covers[y], claim);
}

static unsigned at_least(const ro_passage *p, unsigned w) {
    if (p->moved && w < PLACE) w = PLACE;
    if (p->speaker_changed && w < OTHER_MOUTH) w = OTHER_MOUTH;
    return w > 99 ? 99 : w ? w : 1;
}

static unsigned difference(const struct lexis *l, ro_passage *p, unsigned claim) {
    unsigned w = weigh_edits(l, p, claim);
    if (p->kind == RO_ONLY) w = silence_weight(p->scope, claim);
    if (p->kind == RO_PARAPHRASE) w = OTHER_WORDS + claim / 5;
    return at_least(p, w);
}

static bool lacking(const ro_passage *p, size_t n) { return __builtin_popcount(p->in) < (int)n; }

static bool differs(const ro_passage *p) {
    bool substance = false;
    for (size_t i = 0; i < p->nedits && !substance; i++) substance = p->edits[i].substantive;
    return p->kind == RO_ONLY || p->kind == RO_PARAPHRASE || p->moved || p->speaker_changed || substance;
}

void ro_claims_weigh(const struct bench *b, const struct group *g, ro_passage *p) {
    struct claim best = {.klass = NULL};
    size_t at = 0;
    if (!differs(p) && !lacking(p, b->n)) return;
    p->formula = true;
    for (size_t k = 0; k < b->n; k++) {
        if (!(g->in >> k & 1)) continue;
        struct stretch t = ro_group_stretch(b, g, k);
        struct claim c = claim_of(b, &t, b->side[k].atoms[g->lo[k]].voice == VOICE_DIRECT);
        if (labels_only(b, g, k)) c = (struct claim){.klass = "formula", .span = RO_NOSPAN, .weight = WORN};
        p->formula = p->formula && c.weight == WORN;
        if (c.weight > best.weight) best = c, at = k;
    }
    p->formula = p->formula && p->kind == RO_ONLY;
    p->claim = best.klass;
    p->claim_in = (uint8_t)b->given[at];
    p->claim_why = (ro_because){.span = best.span, .source = RO_NOSPAN, .rule = best.rule};
    weigh_silences(p, b->n, best.weight);
    if (differs(p)) p->weight = (uint8_t)difference(b->lexis, p, best.weight);
}

/* ---- a person's word --------------------------------------------------------------------------------------------------------
 */

void ro_edit_judge(ro_edit *e, bool substance) {
    e->substantive = substance;
    e->weight = substance ? SETTLED : 0;
}

void ro_claims_reweigh(ro_passage *p) {
    unsigned most = 0;
    if (!p->nedits) return;
    for (size_t i = 0; i < p->nedits; i++)
        if (p->edits[i].weight > most) most = p->edits[i].weight;
    p->weight = (uint8_t)(differs(p) ? at_least(p, most) : 0);
}
