/* Which clauses of two accounts tell the same.
 *
 * 1. Candidates: for each clause of x the clauses of y that share the most weight with it, found through lists of where each
 *    stem stands; stems that stand everywhere are left out of long texts, which keeps the work linear.
 * 2. Chains: candidates that follow one another in both accounts support each other; a chain is taken whole, best first,
 *    until what is left is too thin to stand alone. Chains need not be in one order: a moved block is a chain of its own.
 * 3. Gaps: clauses left over between links are paired in order, with a lower demand (gaps.c); exchanges between candidates
 *    that the whole gains by are made (settle.c). Where the accounts have orders of their own, links far from all others go, and
 *    what stands amid links is paired in any order (company.c).
 * 4. Growth: a clause still alone joins the link beside it (grow.c).
 *
 * A pair is worth what it shares less a share of what both weigh, so that "no partner" wins over a bad one.
 * Related: sparse chaining as in MUMmer; Hwang et al. 2015 on not holding to the order. Gives up on: paraphrase without shared
 * words. */
#include "align/linker.h"

#include <math.h>
#include <stdlib.h>

enum { TOP = 8, BACK = 8, ACROSS = 12, FREQUENT = 64, LONG = 400 };

/* Shares of weight a pair must have in common: ALONE is for a single link far from any other. Set on independent wordings of one
 * text and on tables of two-sided pairs; both are flat over ± 0.03. */
static const float ALONE = 0.29f, CHAINED = 0.24f, ALONE_WEIGHT = 10.0f;

static const float DENIED = 0.1f; /* of the weight that says they are two things */

/* ---- candidates ---- */

float ro_link_gain(const struct linker *k, const struct atom *a, const struct atom *b) {
    if ((a->voice == VOICE_LABEL) != (b->voice == VOICE_LABEL)) return -1; /* who speaks next is no part of what was said */
    float common = ro_link_shared(k->lexis, a, b);
    return (common + ro_link_worth(a, b, common)) / 2 - DENIED * ro_link_against(k, a, b) - CHAINED * (a->weight + b->weight) / 2;
}

/* How much more than in company two clauses must share to be linked alone. */
float ro_link_lone(const struct linker *k, const struct atom *a, const struct atom *b) {
    return (k->alone - CHAINED) * (a->weight + b->weight) / 2;
}

struct postings {
    uint32_t *first, *atom; /* stem s: atom[first[s]] … atom[first[s + 1]] */
};

static struct postings index_of(ro_arena *a, const struct lexis *l, const struct side *s) {
    struct postings p = {RO_NEWS(a, uint32_t, l->e.n + 2), NULL};
    size_t total = 0;
    for (size_t i = 0; i < s->natoms; i++) {
        total += s->atoms[i].nbag;
        for (size_t k = 0; k < s->atoms[i].nbag; k++) p.first[s->atoms[i].bag[k].stem + 2]++;
    }
    for (size_t i = 2; i < l->e.n + 2; i++) p.first[i] += p.first[i - 1];
    p.atom = ro_alloc_raw(a, sizeof *p.atom * (total + 1));
    for (size_t i = 0; i < s->natoms; i++)
        for (size_t k = 0; k < s->atoms[i].nbag; k++) p.atom[p.first[s->atoms[i].bag[k].stem + 1]++] = (uint32_t)i;
    return p;
}

static uint32_t *count_of(ro_arena *a, const struct lexis *l, const struct side *s) {
    uint32_t *df = RO_NEWS(a, uint32_t, l->e.n + 1);
    for (size_t i = 0; i < s->natoms; i++)
        for (size_t b = 0; b < s->atoms[i].nbag; b++) df[s->atoms[i].bag[b].stem]++;
    return df;
}

struct best {
    uint32_t j;
    float worth;
};

/* Keeps the TOP best, best first; of equals the one that comes first. */
static void keep(struct best *top, size_t *n, uint32_t j, float w) {
    if (*n == TOP && top[TOP - 1].worth >= w) return;
    size_t k = *n < TOP ? (*n)++ : TOP - 1;
    for (; k && top[k - 1].worth < w; k--) top[k] = top[k - 1];
    top[k] = (struct best){j, w};
}

static int by_place(const void *x, const void *y) {
    uint32_t a = ((const struct best *)x)->j, b = ((const struct best *)y)->j;
    return (a > b) - (a < b);
}

/* ---- twins ---- */

struct twin {
    uint64_t hash;
    uint32_t inx, iny, y; /* how often either account has these very words; where y has them */
};

static struct twin *twin_of(struct twin *t, size_t mask, const struct atom *a) {
    size_t h = a->hash & mask;
    while ((t[h].inx || t[h].iny) && t[h].hash != a->hash) h = (h + 1) & mask;
    t[h].hash = a->hash;
    return &t[h];
}

/* For each clause of x the one of y with its very words, where either account has them once; UINT32_MAX none. Long texts spare
 * themselves the search for those: in editions of one text they are nearly all. */
static uint32_t *twins(struct linker *k) {
    const struct side *x = k->x, *y = k->y;
    uint32_t *out = ro_alloc_raw(k->arena, sizeof *out * (x->natoms + 1));
    memset(out, -1, sizeof *out * (x->natoms + 1));
    if (y->natoms < LONG) return out;
    size_t cap = 1024;
    while (cap < 2 * (x->natoms + y->natoms)) cap *= 2;
    struct twin *t = RO_NEWS(k->arena, struct twin, cap);
    for (uint32_t j = 0; j < y->natoms; j++) {
        struct twin *w = twin_of(t, cap - 1, &y->atoms[j]);
        w->iny++, w->y = j;
    }
    for (uint32_t i = 0; i < x->natoms; i++) twin_of(t, cap - 1, &x->atoms[i])->inx++;
    for (uint32_t i = 0; i < x->natoms; i++) {
        const struct twin *w = twin_of(t, cap - 1, &x->atoms[i]);
        if (w->inx == 1 && w->iny == 1) out[i] = w->y;
    }
    return out;
}

struct search {
    const struct postings *p;
    float *sum; /* weight that each clause of y shares with the one at hand; 0 in between */
    uint32_t *touched, most;
};

/* The clauses of y that share the most weight with clause i of x, in their order. */
static size_t likest(const struct linker *k, const struct search *s, uint32_t i, struct best top[TOP]) {
    const struct atom *t = &k->x->atoms[i];
    size_t n = 0, ntop = 0;
    for (size_t b = 0; b < t->nbag; b++) {
        uint32_t stem = t->bag[b].stem, lo = s->p->first[stem], hi = s->p->first[stem + 1];
        float w = k->lexis->e.v[stem].weight;
        if (hi - lo > s->most || w < 1.2f) continue;
        for (uint32_t q = lo; q < hi; q++) {
            uint32_t j = s->p->atom[q];
            if (s->sum[j] == 0) s->touched[n++] = j;
            s->sum[j] += w;
        }
    }
    for (size_t q = 0; q < n; q++) {
        uint32_t j = s->touched[q];
        float rough = 2 * s->sum[j] / (t->weight + k->y->atoms[j].weight + 1e-6f);
        s->sum[j] = 0;
        if (rough >= 0.1f) keep(top, &ntop, j, rough);
    }
    qsort(top, ntop, sizeof *top, by_place);
    return ntop;
}

static void candidates(struct linker *k, const struct postings *p) {
    struct search s = {p, RO_NEWS(k->arena, float, k->y->natoms + 1), RO_NEWS(k->arena, uint32_t, k->y->natoms + 1),
                       k->y->natoms < LONG ? UINT32_MAX : FREQUENT};
    const uint32_t *twin = twins(k);
    for (uint32_t i = 0; i < k->x->natoms; i++) {
        const struct atom *t = &k->x->atoms[i];
        struct best top[TOP] = {{twin[i], 1}};
        size_t n = twin[i] != UINT32_MAX ? 1 : likest(k, &s, i, top);
        for (size_t q = 0; q < n; q++) {
            const struct atom *o = &k->y->atoms[top[q].j];
            float common = ro_link_shared(k->lexis, t, o), w = ro_link_worth(t, o, common), share = ro_link_share(t, o, w);
            float gain = ro_link_gain(k, t, o);
            if (gain > 0) RO_PUSH(k->arena, k->c) = (struct candidate){i, top[q].j, gain, share, 0, -1};
        }
    }
}

/* ---- chains ---- */

static void chain_scores(struct linker *k) {
    const float skip = 1.5f; /* about a twentieth of what a clause weighs: a chain may jump a few */
    size_t start = 0;
    for (size_t c = 0; c < k->c.n; c++) {
        struct candidate *p = &k->c.v[c];
        p->best = p->gain;
        while (k->c.v[start].i + BACK < p->i) start++;
        for (size_t q = start; q < c && k->c.v[q].i < p->i; q++) {
            const struct candidate *o = &k->c.v[q];
            if (o->j >= p->j || p->j - o->j > ACROSS) continue;
            float s = o->best + p->gain - skip * (float)(p->i - o->i - 1 + p->j - o->j - 1);
            if (s > p->best) p->best = s, p->from = (int32_t)q;
        }
    }
}

struct end {
    float best;
    uint32_t c;
};

static int by_best(const void *x, const void *y) {
    const struct end *a = x, *b = y;
    return a->best != b->best ? (a->best < b->best ? 1 : -1) : (a->c > b->c) - (a->c < b->c);
}

static bool free_pair(const struct linker *k, const struct candidate *c) { return k->xlink[c->i] < 0 && k->ylink[c->j] < 0; }

/* The chain that ends at c, as far as its clauses are still free. Taken when it holds. */
static void take_chain(struct linker *k, int32_t c) {
    float heaviest = 0, weight = 0;
    size_t n = 0;
    for (int32_t q = c; q >= 0 && free_pair(k, &k->c.v[q]); q = k->c.v[q].from) {
        const struct candidate *p = &k->c.v[q];
        weight += p->share * k->x->atoms[p->i].weight;
        if (p->share > heaviest) heaviest = p->share;
        n++;
    }
    if (n == 0 || weight < ALONE_WEIGHT || (n == 1 ? heaviest < k->alone : heaviest < 0.9f * k->alone)) return;
    for (int32_t q = c; n; n--, q = k->c.v[q].from) {
        k->xlink[k->c.v[q].i] = (int32_t)k->c.v[q].j;
        k->ylink[k->c.v[q].j] = (int32_t)k->c.v[q].i;
    }
}

static void chains(struct linker *k) {
    struct end *e = RO_NEWS(k->arena, struct end, k->c.n + 1);
    for (size_t i = 0; i < k->c.n; i++) e[i] = (struct end){k->c.v[i].best, (uint32_t)i};
    qsort(e, k->c.n, sizeof *e, by_best);
    for (size_t i = 0; i < k->c.n; i++)
        if (free_pair(k, &k->c.v[e[i].c])) take_chain(k, (int32_t)e[i].c);
}

/* ---- rare words ---- */

/* Whether two clauses share as many rare words as it takes: each stands in one clause of either account and nowhere else. */
static bool rare_in_common(const struct lexis *l, const struct atom *a, const struct atom *b) {
    unsigned n = 0;
    float weight = 0;
    for (size_t i = 0, j = 0; i < a->nbag && j < b->nbag;) {
        uint32_t p = a->bag[i].stem, q = b->bag[j].stem;
        if (p == q && l->e.v[p].df == 2 && !l->e.v[p].function) n++, weight += l->e.v[p].weight;
        i += p <= q;
        j += q <= p;
    }
    return n >= 2 && weight >= ALONE_WEIGHT;
}

/* The free clause of y that shares rare words with clause i of x and most besides, -1 none. */
static int32_t rare_partner(const struct linker *k, const struct postings *p, uint32_t i) {
    const struct atom *a = &k->x->atoms[i];
    float best = ALONE;
    int32_t to = -1;
    for (size_t b = 0; b < a->nbag; b++) {
        uint32_t s = a->bag[b].stem;
        if (k->lexis->e.v[s].df != 2 || p->first[s + 1] - p->first[s] != 1) continue;
        uint32_t j = p->atom[p->first[s]];
        const struct atom *o = &k->y->atoms[j];
        if ((int32_t)j == to || k->ylink[j] >= 0 || ro_link_mouths(a, o) < 0.5f || !rare_in_common(k->lexis, a, o)) continue;
        float share = ro_link_share(a, o, ro_link_shared(k->lexis, a, o));
        if (share > best) best = share, to = (int32_t)j;
    }
    return to;
}

/* In long accounts a lone link must share more, for chance has more to choose from. Two rare words are not chance: "the
 * reciprocal procurement agreement" is one thing however long the two texts are. On pairs of one meeting about nine in ten such
 * links hold at ALONE; a tenth lower every second is wrong. */
static void rare_links(struct linker *k, const struct postings *p) {
    if (k->alone <= ALONE) return;
    for (uint32_t i = 0; i < k->x->natoms; i++) {
        int32_t j = k->xlink[i] < 0 ? rare_partner(k, p, i) : -1;
        if (j >= 0) k->xlink[i] = j, k->ylink[j] = (int32_t)i;
    }
}

void ro_links_find(ro_arena *a, const struct lexis *l, const struct side *x, const struct side *y, struct links *out) {
    struct linker *k = RO_NEW(a, struct linker);
    *k = (struct linker){
        .arena = a, .lexis = l, .x = x, .y = y, .alone = ALONE + ro_link_crowd(x->natoms < y->natoms ? x->natoms : y->natoms)};
    k->xlink = ro_alloc_raw(a, sizeof *k->xlink * (x->natoms + 1));
    k->ylink = ro_alloc_raw(a, sizeof *k->ylink * (y->natoms + 1));
    memset(k->xlink, -1, sizeof *k->xlink * (x->natoms + 1));
    memset(k->ylink, -1, sizeof *k->ylink * (y->natoms + 1));
    k->xdf = count_of(a, l, x);
    k->ydf = count_of(a, l, y);
    struct postings p = index_of(a, l, y);
    candidates(k, &p);
    chain_scores(k);
    chains(k);
    rare_links(k, &p);
    ro_links_drop_strays(k);
    ro_links_drop_lone(k);
    ro_links_fill_near(k);
    ro_links_settle(k);
    ro_links_drop_strays(k); /* and once more, with those gone that stood in the way */
    ro_links_drop_lone(k);
    ro_links_fill_amid(k);
    ro_links_fill_near(k);
    ro_links_extend(k);
    ro_links_fill_far(k);
    ro_links_drop_lone(k);
    ro_links_by_name(k);
    ro_links_fill_amid(k);
    ro_links_grow(k, out);
}
