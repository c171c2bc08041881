/* Second thoughts: a clause that lost its partner to another gets it back where the whole gains by it.
 *
 * In: links taken chain by chain, best first, and the candidates they were taken from. Out: links of which no single exchange is
 * worth making. A chain taken whole may hold a wrong link between right ones, and that one keeps two clauses from their
 * partners: the right pair is found again by weighing each candidate against the links it would break. A pair is worth what it
 * gains in company, and COMPANY more for each neighbour that is linked close by in the same direction; with no such neighbour it
 * must be as strong as a lone link. ROUNDS passes over the candidates in their order: the same answer every time, linear. */
#include "align/linker.h"

enum { ROUNDS = 2, SIGHT = 3 };

/* On two versions of 280 chapters all between 4 and 9 do; the less it is, the more two tellings in their own order suffer. */
static const float COMPANY = 6, MARGIN = 1;

/* Whether the nearest link on one side of i, within SIGHT, goes to a clause as near to j on the same side. */
static bool beside(const struct linker *k, uint32_t i, uint32_t j, int d) {
    for (int s = 1; s <= SIGHT; s++) {
        int64_t at = (int64_t)i + d * s;
        if (at < 0 || at >= (int64_t)k->x->natoms) return false;
        int64_t off = ((int64_t)k->xlink[at] - j) * d;
        if (k->xlink[at] >= 0) return off > 0 && off <= SIGHT;
    }
    return false;
}

static float value(const struct linker *k, uint32_t i, uint32_t j) {
    const struct atom *a = &k->x->atoms[i], *b = &k->y->atoms[j];
    int company = beside(k, i, j, -1) + beside(k, i, j, 1);
    return ro_link_gain(k, a, b) + (company ? COMPANY * (float)company : -ro_link_lone(k, a, b));
}

/* What the links are worth that a candidate would break. */
static float lost(const struct linker *k, const struct candidate *c) {
    float v = 0;
    if (k->xlink[c->i] >= 0) v += value(k, c->i, (uint32_t)k->xlink[c->i]);
    if (k->ylink[c->j] >= 0) v += value(k, (uint32_t)k->ylink[c->j], c->j);
    return v;
}

static void relink(struct linker *k, const struct candidate *c) {
    if (k->xlink[c->i] >= 0) k->ylink[k->xlink[c->i]] = -1;
    if (k->ylink[c->j] >= 0) k->xlink[k->ylink[c->j]] = -1;
    k->xlink[c->i] = (int32_t)c->j;
    k->ylink[c->j] = (int32_t)c->i;
}

void ro_links_settle(struct linker *k) {
    for (int round = 0; round < ROUNDS; round++)
        for (size_t q = 0; q < k->c.n; q++) {
            const struct candidate *c = &k->c.v[q];
            bool both_free = k->xlink[c->i] < 0 && k->ylink[c->j] < 0;
            if (both_free || k->xlink[c->i] == (int32_t)c->j) continue;
            if (value(k, c->i, c->j) > lost(k, c) + MARGIN) relink(k, c);
        }
}
