/* The links of all pairs of accounts become groups: passages in the making.
 *
 * In: the clauses of two to ten accounts. Out: groups that tile every account. With more than two accounts the links of all pairs
 * are joined, the strongest first, as long as a group stays in one piece in every account; a link that would tear it is left out.
 * Neighbouring clauses of one sentence that share their partners grow together to the sentence, up to SENTENCE_WORDS words, in
 * editions LIST_WORDS; a scrap of less than SCRAP words that found no partner joins its sentence and becomes a change in it. */
#include "align/bench.h"

#include <stdlib.h>

enum { SENTENCE_WORDS = 75, LIST_WORDS = 150, SCRAP = 6, WIDE_WORDS = 240 };
static const float EDITION = 0.85f; /* nearly word for word: even a long list reads best in one piece */

struct pair_link {
    struct link l;
    uint8_t x, y;
};

static int strongest(const void *p, const void *q) {
    const struct pair_link *a = p, *b = q;
    if (a->l.score != b->l.score) return a->l.score < b->l.score ? 1 : -1;
    if (a->x != b->x) return a->x - b->x;
    if (a->y != b->y) return a->y - b->y;
    return (a->l.xlo > b->l.xlo) - (a->l.xlo < b->l.xlo);
}

static void singles(struct bench *b) {
    for (size_t k = 0; k < b->n; k++) {
        b->owner[k] = ro_alloc_raw(b->arena, sizeof *b->owner[k] * (b->side[k].natoms + 1));
        for (uint32_t i = 0; i < b->side[k].natoms; i++) {
            struct group *g = &RO_PUSH(b->arena, b->groups);
            *g = (struct group){.in = (uint16_t)(1u << k)};
            g->lo[k] = i;
            g->hi[k] = i + 1;
            b->owner[k][i] = (uint32_t)b->groups.n - 1;
        }
    }
}

/* Whether two groups can be one: in every account that both are in they must touch. */
static bool fits(const struct group *g, const struct group *h) {
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++)
        if ((g->in & h->in) >> k & 1 && g->hi[k] != h->lo[k] && h->hi[k] != g->lo[k]) return false;
    return true;
}

uint32_t ro_group_words(const struct bench *b, const struct group *g, size_t k) {
    if (!(g->in >> k & 1)) return 0;
    const struct atom *t = b->side[k].atoms;
    return t[g->hi[k] - 1].word + t[g->hi[k] - 1].nwords - t[g->lo[k]].word;
}

static void merge(struct bench *b, uint32_t into, uint32_t from) {
    struct group *g = &b->groups.v[into], *h = &b->groups.v[from];
    for (size_t k = 0; k < b->n; k++) {
        if (!(h->in >> k & 1)) continue;
        for (uint32_t i = h->lo[k]; i < h->hi[k]; i++) b->owner[k][i] = into;
        bool had = g->in >> k & 1;
        if (!had || h->lo[k] < g->lo[k]) g->lo[k] = h->lo[k];
        if (!had || h->hi[k] > g->hi[k]) g->hi[k] = h->hi[k];
    }
    if (h->linked && (!g->linked || h->score < g->score)) g->score = h->score;
    g->linked |= h->linked;
    g->in |= h->in;
    h->in = 0;
}

static void join_one(struct bench *b, uint32_t p, uint32_t q, float score) {
    if (p == q) return;
    struct group *g = &b->groups.v[p], *h = &b->groups.v[q];
    if (!fits(g, h)) return;
    for (size_t k = 0; k < b->n; k++)
        if (ro_group_words(b, g, k) + ro_group_words(b, h, k) > WIDE_WORDS) return;
    bool was = g->linked || h->linked;
    merge(b, p < q ? p : q, p < q ? q : p);
    struct group *m = &b->groups.v[p < q ? p : q];
    if (!was || score < m->score) m->score = score;
    m->linked = m->in & (m->in - 1); /* clauses of one side may be one before its partner proves out of reach */
}

/* Clauses of a side that a link names are made one, then the two sides. */
static void join(struct bench *b, const struct pair_link *p) {
    for (uint32_t i = p->l.xlo + 1; i < p->l.xhi; i++) join_one(b, b->owner[p->x][p->l.xlo], b->owner[p->x][i], p->l.score);
    for (uint32_t j = p->l.ylo + 1; j < p->l.yhi; j++) join_one(b, b->owner[p->y][p->l.ylo], b->owner[p->y][j], p->l.score);
    join_one(b, b->owner[p->x][p->l.xlo], b->owner[p->y][p->l.ylo], p->l.score);
}

static void link_all(struct bench *b) {
    RO_VEC(struct pair_link) all = {0};
    for (size_t x = 0; x < b->n; x++)
        for (size_t y = x + 1; y < b->n; y++) {
            struct links l = {0};
            ro_links_find(b->arena, b->lexis, &b->side[x], &b->side[y], &l);
            for (size_t i = 0; i < l.n; i++) RO_PUSH(b->arena, all) = (struct pair_link){l.v[i], (uint8_t)x, (uint8_t)y};
        }
    if (all.n) qsort(all.v, all.n, sizeof *all.v, strongest);
    for (size_t i = 0; i < all.n; i++) join(b, &all.v[i]);
}

/* ---- growing to sentences ---- */

static uint32_t sentence_of(const struct bench *b, size_t k, uint32_t atom) { return b->side[k].atoms[atom].sentence; }

/* The group that follows g in account k, when it goes on in one sentence; UINT32_MAX none. */
static uint32_t next_in_sentence(const struct bench *b, const struct group *g, size_t k) {
    uint32_t at = g->hi[k];
    if (at >= b->side[k].natoms || sentence_of(b, k, at) != sentence_of(b, k, at - 1)) return UINT32_MAX;
    return b->owner[k][at];
}

static bool follows(const struct bench *b, const struct group *g, const struct group *h) {
    if (g->in != h->in || g->linked != h->linked) return false;
    bool edition = g->linked && g->score >= EDITION && h->score >= EDITION;
    uint32_t most = edition ? LIST_WORDS : SENTENCE_WORDS;
    for (size_t k = 0; k < b->n; k++)
        if (g->in >> k & 1 && (g->hi[k] != h->lo[k] || ro_group_words(b, g, k) + ro_group_words(b, h, k) > most)) return false;
    return true;
}

static void grow_sentences(struct bench *b) {
    for (size_t k = 0; k < b->n; k++)
        for (uint32_t i = 0; i < b->side[k].natoms; i++)
            for (;;) { /* the group that begins here takes in what follows it */
                struct group *g = &b->groups.v[b->owner[k][i]];
                if (g->lo[k] != i) break;
                uint32_t next = next_in_sentence(b, g, k);
                if (next == UINT32_MAX || !follows(b, g, &b->groups.v[next])) break;
                merge(b, b->owner[k][i], next);
            }
}

/* A lone scrap of a sentence that goes on beside it. */
static void take_scraps(struct bench *b) {
    for (size_t k = 0; k < b->n; k++)
        for (uint32_t i = 0; i < b->side[k].natoms; i++) {
            uint32_t own = b->owner[k][i];
            const struct group *g = &b->groups.v[own];
            if (g->linked || ro_group_words(b, g, k) >= SCRAP || g->lo[k] != i) continue;
            uint32_t s = sentence_of(b, k, i);
            uint32_t to = UINT32_MAX;
            if (i && sentence_of(b, k, i - 1) == s && b->groups.v[b->owner[k][i - 1]].linked) to = b->owner[k][i - 1];
            uint32_t hi = g->hi[k];
            if (to == UINT32_MAX && hi < b->side[k].natoms && sentence_of(b, k, hi) == s && b->groups.v[b->owner[k][hi]].linked)
                to = b->owner[k][hi];
            if (to != UINT32_MAX) merge(b, to, own);
        }
}

void ro_groups_form(struct bench *b) {
    singles(b);
    link_all(b);
}

void ro_groups_grow(struct bench *b) {
    take_scraps(b);
    grow_sentences(b);
}
