/* Does the silence of an account mean anything? Judges, for every passage and every account that lacks it, by what that account
 * has of the same part of the event.
 *
 * `in`: it tells of that part and not of this: what stands right before and after the passage stands there side by side, or it
 * covers the meeting as a whole. `out`: it does not tell of that part: it announces the meeting, it holds the opening remarks
 * only, or the passage belongs to an encounter (a banquet, a signing) of which it has no word. `unknown`: its reach is not known
 * and nothing beside the passage is told there, it is a summary a fifth as long, the two have no passage in common, or it is in
 * another language, where words that are not found may stand in translation. The reason is a sentence for the reader.
 *
 * Neighbours weigh more than the scope of the whole account: a transcript of opening remarks that has the sentence before and the
 * sentence after is silent on the one between. One sweep over the clauses of each pair of accounts finds all neighbours. */
#include "align/bench.h"

enum { NEAR = 4, NEXT = 3 }; /* clauses between the passage and its neighbour; between both neighbours in the other account */
enum { SUMMARY = 5 };        /* times as long */
static const char *const ANNOUNCES = "the other text announces the meeting and cannot tell of it";

struct judge {
    struct bench *b;
    size_t x, y;              /* the account that has it, the one that lacks it */
    uint32_t *before, *after; /* of each clause of x: the nearest one that y has too, UINT32_MAX none */
    bool strangers;           /* they have no clause in common */
};

ro_cover ro_silence_covers(const ro_record *other, ro_str language, const char **reason) {
    if (!other->held) {
        *reason = ANNOUNCES;
        return RO_COVER_OUT;
    }
    bool translated = language.n && other->language.n && !ro_str_eq(language, other->language);
    if (translated && other->scope != RO_SCOPE_OPENING) {
        *reason = "the other text is in another language and may say it in other words";
        return RO_COVER_UNKNOWN;
    }
    switch (other->scope) {
    case RO_SCOPE_OPENING: *reason = "the other text holds the opening remarks only"; return RO_COVER_OUT;
    case RO_SCOPE_PART: *reason = "the other text holds a part of the meeting only"; return RO_COVER_UNKNOWN;
    case RO_SCOPE_WHOLE: *reason = "the other text covers the meeting as a whole and is silent"; return RO_COVER_IN;
    default: *reason = "how much of the meeting the other text covers is not known"; return RO_COVER_UNKNOWN;
    }
}

/* ---- what stands beside it --------------------------------------------------------------------------------------------------
 */

static bool shared(const struct judge *j, uint32_t clause) { return j->b->groups.v[j->b->owner[j->x][clause]].in >> j->y & 1; }

static void sweep(struct judge *j) {
    size_t n = j->b->side[j->x].natoms;
    uint32_t last = UINT32_MAX;
    j->before = ro_alloc_raw(j->b->arena, sizeof *j->before * (n + 1));
    j->after = ro_alloc_raw(j->b->arena, sizeof *j->after * (n + 1));
    for (uint32_t i = 0; i < n; i++) {
        j->before[i] = last;
        if (shared(j, i)) last = i;
    }
    j->strangers = last == UINT32_MAX;
    last = UINT32_MAX;
    for (uint32_t i = (uint32_t)n; i-- > 0;) {
        j->after[i] = last;
        if (shared(j, i)) last = i;
    }
}

/* The neighbours of clauses [lo, hi) of x as groups; NULL where there is none near. */
static const struct group *neighbour(const struct judge *j, uint32_t lo, uint32_t hi, bool after) {
    uint32_t i = after ? j->after[hi - 1] : j->before[lo];
    if (i == UINT32_MAX || (after ? i - hi : lo - 1 - i) > NEAR) return NULL;
    return &j->b->groups.v[j->b->owner[j->x][i]];
}

/* Clauses of y between the two groups; a crossing counts as far. */
static bool side_by_side(const struct judge *j, const struct group *p, const struct group *q) {
    return q->lo[j->y] >= p->hi[j->y] && q->lo[j->y] - p->hi[j->y] <= NEXT;
}

static bool same_paragraph(const struct judge *j, uint32_t clause, const struct group *beside) {
    const struct atom *a = j->b->side[j->x].atoms;
    return beside && (a[clause].para == a[beside->lo[j->x]].para || a[clause].para == a[beside->hi[j->x] - 1].para);
}

/* ---- encounters -------------------------------------------------------------------------------------------------------------
 */

static bool talks(const char *kind) {
    return strstr(kind, "talks") != NULL || strcmp(kind, "visit") == 0 || strstr(kind, "call");
}

static bool tells_of(const ro_record *r, const char *kind) {
    for (size_t i = 0; i < r->nencounters; i++)
        if (strcmp(r->encounters[i].kind, kind) == 0) return true;
    return false;
}

/* The encounter that the paragraph tells of at that place: the last one named in it up to there; NULL none. */
static const ro_encounter *encounter_at(const struct judge *j, uint32_t lo, uint32_t hi) {
    const struct side *s = &j->b->side[j->x];
    const ro_record *r = s->in->record;
    uint32_t from = s->u->paras[s->atoms[lo].para].span.lo, to = s->atoms[hi - 1].span.hi;
    const ro_encounter *last = NULL;
    for (size_t i = 0; i < r->nencounters; i++) {
        const ro_encounter *e = &r->encounters[i];
        if (e->why.span.lo >= from && e->why.span.lo < to && (!last || e->why.span.lo > last->why.span.lo)) last = e;
    }
    return last && !talks(last->kind) ? last : NULL;
}

/* ---- the judgement ----------------------------------------------------------------------------------------------------------
 */

static bool translated(const struct judge *j) {
    ro_str p = j->b->side[j->x].in->record->language, q = j->b->side[j->y].in->record->language;
    return p.n && q.n && !ro_str_eq(p, q);
}

static ro_cover judge(const struct judge *j, const struct group *g, const char **why) {
    const ro_record *other = j->b->side[j->y].in->record;
    uint32_t lo = g->lo[j->x], hi = g->hi[j->x];
    ro_cover whole = ro_silence_covers(other, j->b->side[j->x].in->record->language, why);
    if (!other->held || translated(j)) return whole;
    if (j->strangers && whole == RO_COVER_IN) {
        *why = "the two texts have no passage in common and may not tell of one meeting";
        return RO_COVER_UNKNOWN;
    }
    const struct group *p = neighbour(j, lo, hi, false), *q = neighbour(j, lo, hi, true);
    if (p && q && side_by_side(j, p, q)) {
        *why = "the other text has what stands before and after it, and not this";
        return RO_COVER_IN;
    }
    const ro_encounter *e = encounter_at(j, lo, hi);
    if (e && !tells_of(other, e->kind) && !same_paragraph(j, lo, p) && !same_paragraph(j, hi - 1, q)) {
        *why = ro_str_printf(j->b->arena, "the other text does not tell of the %s", e->kind).p;
        return RO_COVER_OUT;
    }
    if (other->scope == RO_SCOPE_OPENING) return whole;
    if (same_paragraph(j, lo, p) || same_paragraph(j, hi - 1, q)) {
        *why = "the other text tells what stands beside it and is silent on this";
        return RO_COVER_IN;
    }
    if (whole == RO_COVER_IN && j->b->side[j->x].u->nwords > SUMMARY * j->b->side[j->y].u->nwords) {
        *why = "the other text is a summary, much shorter, and tells nothing that stands beside it";
        return RO_COVER_UNKNOWN;
    }
    return whole;
}

/* One that covers it outweighs one of unknown reach, which outweighs one that does not. */
static void sum_up(ro_passage *p, ro_cover v, const char *why) {
    bool more =
        !p->reason || (v == RO_COVER_IN && p->scope != RO_COVER_IN) || (v == RO_COVER_UNKNOWN && p->scope == RO_COVER_OUT);
    if (more) p->scope = v, p->reason = why;
}

static void judge_pair(struct judge *j, ro_comparison *c, const uint32_t *group) {
    sweep(j);
    for (size_t i = 0; i < c->npassages; i++) {
        const struct group *g = &j->b->groups.v[group[i]];
        unsigned y = j->b->given[j->y];
        if (!(g->in >> j->x & 1) || g->in >> j->y & 1) continue;
        const char *why;
        ro_cover v = judge(j, g, &why);
        ro_passage *p = &c->passages[i];
        bool more = !p->reasons[y] || (v == RO_COVER_IN && p->covers[y] != RO_COVER_IN);
        if (more) p->covers[y] = v, p->reasons[y] = why;
    }
}

void ro_silence_judge(struct bench *b, ro_comparison *c, const uint32_t *group) {
    for (size_t x = 0; x < b->n; x++)
        for (size_t y = 0; y < b->n; y++)
            if (x != y) judge_pair(&(struct judge){.b = b, .x = x, .y = y}, c, group);
    for (size_t i = 0; i < c->npassages; i++)
        for (size_t y = 0; y < c->naccounts && c->passages[i].kind == RO_ONLY; y++)
            if (c->passages[i].reasons[y]) sum_up(&c->passages[i], c->passages[i].covers[y], c->passages[i].reasons[y]);
}
