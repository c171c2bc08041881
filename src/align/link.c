/* Which clauses of two accounts tell the same.
 *
 * 1. Candidates: for each clause of x the clauses of y that share the most weight with it, found through lists of where each
 *    stem stands; stems that stand everywhere are left out of long texts, which keeps the work linear.
 * 2. Chains: candidates that follow one another in both accounts support each other; a chain is taken whole, best first,
 *    until what is left is too thin to stand alone. Chains need not be in one order: a moved block is a chain of its own.
 * 3. Gaps: between two links that stand in order, the clauses left over are paired by dynamic programming, with a lower
 *    demand where the gap is narrow: neighbours vouch.
 * 4. Growth: a clause still alone joins the link beside it where it holds words that the other side has and the link
 *    lacks: one sentence told in two.
 *
 * A pair is worth what it shares less a share of what both weigh, so that "no partner" wins over a bad one. What one person
 * says is hardly ever what the other says: pairs in different mouths count a third, unless they are nearly word for word.
 * Related: sparse chaining as in MUMmer; Hwang et al. 2015 on not holding to the order. Gives up on: paraphrase without shared
 * words, and gaps of more than CELLS pairs, where chains alone decide. */
#include "align/parts.h"

#include <math.h>
#include <stdlib.h>

enum { TOP = 8, BACK = 8, ACROSS = 12, FREQUENT = 64, NEAR = 10, CELLS = 1 << 18 };

/* Shares of weight a pair must have in common. ALONE is for a single link far from any other; INSIDE for one between two
 * close links, BETWEEN where there is hardly another choice. Set on independent wordings of one text and on tables of two-sided
 * pairs; both are flat over ± 0.03. */
static const float ALONE = 0.29f, CHAINED = 0.24f, FAR = 0.27f, INSIDE = 0.13f, BETWEEN = 0.05f, ALONE_WEIGHT = 10.0f;

/* Above PARALLEL of one text linked in order the two run side by side; there a link across the order needs STRAY. */
static const float PARALLEL = 0.6f, STRAY = 0.6f;

struct candidate {
    uint32_t i, j;
    float gain, share, best; /* best: of the chain that ends here */
    int32_t from;
};

/* The more there is to choose from, the better the best chance likeness: what a lone link must share rises with each doubling. */
static const float PER_DOUBLING = 0.09f;
enum { FEW = 60 };

static float crowd(size_t n) { return n > FEW ? PER_DOUBLING * log2f((float)n / FEW) : 0; }

struct linker {
    ro_arena *arena;
    const struct lexis *lexis;
    const struct side *x, *y;
    RO_VEC(struct candidate) c;
    int32_t *xlink, *ylink; /* partner in a 1-1 link, -1 none */
    float *table;           /* scratch for gaps */
    size_t room;
    float alone; /* ALONE for texts of this size */
};

static float shared(const struct lexis *l, const struct atom *a, const struct atom *b) {
    float w = 0;
    for (size_t i = 0, j = 0; i < a->nbag && j < b->nbag;) {
        uint32_t p = a->bag[i].stem, q = b->bag[j].stem;
        if (p == q) w += l->e.v[p].weight * (float)(a->bag[i].n < b->bag[j].n ? a->bag[i].n : b->bag[j].n);
        i += p <= q;
        j += q <= p;
    }
    return w;
}

/* How far the speakers let two clauses be one: 1 where nothing speaks against it. */
static float mouths(const struct atom *a, const struct atom *b) {
    if (a->voice == VOICE_LABEL || b->voice == VOICE_LABEL) return a->voice == b->voice ? 1 : 0.2f;
    if (a->event && b->event) return 1.4f;
    if (a->voice == VOICE_NONE && b->voice == VOICE_NONE) return 1;
    if (a->voice == VOICE_NONE || b->voice == VOICE_NONE)
        return a->voice == VOICE_DIRECT || b->voice == VOICE_DIRECT ? 0.7f : 0.85f;
    if (a->voice == VOICE_COLLECTIVE && b->voice == VOICE_COLLECTIVE) return 1.1f;
    if (a->voice == VOICE_COLLECTIVE || b->voice == VOICE_COLLECTIVE) return 0.8f;
    if (a->speakers & b->speakers) return 1.25f;
    if (!a->speakers || !b->speakers) return a->sides && b->sides ? (a->sides & b->sides ? 1.1f : 0.5f) : 0.9f;
    return 0.35f;
}

/* What the two share, less what their speakers speak against it. The nearer they are word for word, the less speakers matter:
 * then it is one claim in two mouths, which the passage says. */
static float worth(const struct atom *a, const struct atom *b, float common) {
    float m = mouths(a, b), share = 2 * common / (a->weight + b->weight + 1e-6f);
    if (m < 1 && share > 0.3f) m += (1 - m) * (share > 0.7f ? 1 : (share - 0.3f) / 0.4f);
    return common * m;
}

static float share_of(const struct atom *a, const struct atom *b, float common) {
    return 2 * common / (a->weight + b->weight + 1e-6f);
}

/* ---- candidates ---- */

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

static void candidates(struct linker *k, const struct postings *p) {
    const struct side *x = k->x, *y = k->y;
    float *sum = RO_NEWS(k->arena, float, y->natoms + 1);
    uint32_t *touched = RO_NEWS(k->arena, uint32_t, y->natoms + 1);
    uint32_t cap = y->natoms < 400 ? UINT32_MAX : FREQUENT;
    for (uint32_t i = 0; i < x->natoms; i++) {
        const struct atom *t = &x->atoms[i];
        size_t n = 0, ntop = 0;
        for (size_t b = 0; b < t->nbag; b++) {
            uint32_t s = t->bag[b].stem, lo = p->first[s], hi = p->first[s + 1];
            float w = k->lexis->e.v[s].weight;
            if (hi - lo > cap || w < 1.2f) continue;
            for (uint32_t q = lo; q < hi; q++) {
                uint32_t j = p->atom[q];
                if (sum[j] == 0) touched[n++] = j;
                sum[j] += w;
            }
        }
        struct best top[TOP];
        for (size_t q = 0; q < n; q++) {
            uint32_t j = touched[q];
            float rough = 2 * sum[j] / (t->weight + y->atoms[j].weight + 1e-6f);
            sum[j] = 0;
            if (rough >= 0.1f) keep(top, &ntop, j, rough);
        }
        qsort(top, ntop, sizeof *top, by_place);
        for (size_t q = 0; q < ntop; q++) {
            const struct atom *o = &y->atoms[top[q].j];
            float common = shared(k->lexis, t, o), w = worth(t, o, common), share = share_of(t, o, w);
            float gain = (common + w) / 2 - CHAINED * (t->weight + o->weight) / 2; /* in company, speakers count half */
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
        if ((int32_t)j == to || k->ylink[j] >= 0 || mouths(a, o) < 0.5f || !rare_in_common(k->lexis, a, o)) continue;
        float share = share_of(a, o, shared(k->lexis, a, o));
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

/* ---- gaps ---- */

struct gap {
    uint32_t xlo, xhi, ylo, yhi;
    float demand;
    bool vouched; /* by near neighbours: who speaks is not asked */
};

static void fill_gap(struct linker *k, struct gap g) {
    size_t n = g.xhi - g.xlo, m = g.yhi - g.ylo, row = m + 1;
    if (!n || !m || n * m > CELLS) return;
    size_t cells = (n + 1) * row + n * m;
    if (k->room < cells) k->table = ro_alloc_raw(k->arena, sizeof *k->table * (k->room = 2 * cells));
    float *f = k->table, *gain = f + (n + 1) * row;
    for (size_t j = 0; j <= m; j++) f[n * row + j] = 0;
    for (size_t i = 0; i <= n; i++) f[i * row + m] = 0;
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            const struct atom *a = &k->x->atoms[g.xlo + i], *b = &k->y->atoms[g.ylo + j];
            bool open =
                k->xlink[g.xlo + i] < 0 && k->ylink[g.ylo + j] < 0 && (a->voice == VOICE_LABEL) == (b->voice == VOICE_LABEL);
            float common = open ? shared(k->lexis, a, b) : 0;
            float w = open ? (g.vouched ? common : worth(a, b, common)) - g.demand * (a->weight + b->weight) / 2 : -1;
            gain[i * m + j] = w;
            float s = f[(i + 1) * row + j] > f[i * row + j + 1] ? f[(i + 1) * row + j] : f[i * row + j + 1];
            if (w > 0 && w + f[(i + 1) * row + j + 1] > s) s = w + f[(i + 1) * row + j + 1];
            f[i * row + j] = s;
        }
    for (size_t i = 0, j = 0; i < n && j < m;) {
        float w = gain[i * m + j];
        if (w > 0 && f[i * row + j] == w + f[(i + 1) * row + j + 1]) {
            k->xlink[g.xlo + i] = (int32_t)(g.ylo + j);
            k->ylink[g.ylo + j] = (int32_t)(g.xlo + i);
            i++, j++;
        } else if (f[i * row + j] == f[(i + 1) * row + j]) {
            i++;
        } else {
            j++;
        }
    }
}

/* First between links that are close on both sides, moved blocks too; then along the main order, out to both ends. */
static void near_gaps(struct linker *k) {
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < k->x->natoms; i++) {
        if (k->xlink[i] < 0) continue;
        if (last != UINT32_MAX && k->xlink[i] > k->xlink[last]) {
            struct gap g = {last + 1, i, (uint32_t)k->xlink[last] + 1, (uint32_t)k->xlink[i], INSIDE, true};
            if (g.xhi - g.xlo <= 2 && g.yhi - g.ylo <= 2) g.demand = BETWEEN;
            if (g.xhi - g.xlo <= NEAR && g.yhi - g.ylo <= NEAR) fill_gap(k, g);
        }
        last = i;
    }
}

/* The links in the order of x, and which of them keep the order that both accounts share. */
struct order {
    uint32_t *at, *pos;
    float *weight;
    bool *kept;
    size_t n;
};

static struct order order_of(struct linker *k) {
    size_t nx = k->x->natoms;
    struct order o = {RO_NEWS(k->arena, uint32_t, nx + 1), RO_NEWS(k->arena, uint32_t, nx + 1), RO_NEWS(k->arena, float, nx + 1),
                      RO_NEWS(k->arena, bool, nx + 1), 0};
    for (uint32_t i = 0; i < nx; i++)
        if (k->xlink[i] >= 0) {
            o.at[o.n] = i;
            o.pos[o.n] = (uint32_t)k->xlink[i];
            o.weight[o.n++] = k->x->atoms[i].weight + 1;
        }
    ro_order_keep(k->arena, o.pos, o.weight, o.n, o.kept);
    return o;
}

static void unlink_pair(struct linker *k, uint32_t i) {
    k->ylink[k->xlink[i]] = -1;
    k->xlink[i] = -1;
}

/* Where two texts run side by side, a lone link across that order is chance unless it is nearly word for word. */
static void drop_strays(struct linker *k) {
    struct order o = order_of(k);
    float all = 0, kept = 0;
    for (size_t i = 0; i < k->x->natoms; i++) all += k->x->atoms[i].weight + 1;
    for (size_t q = 0; q < o.n; q++) kept += o.kept[q] ? o.weight[q] : 0;
    if (kept < PARALLEL * all) return;
    for (size_t q = 0; q < o.n; q++) {
        bool before = q && o.at[q - 1] + 2 >= o.at[q] && o.pos[q - 1] < o.pos[q] && o.pos[q - 1] + 2 >= o.pos[q];
        bool after = q + 1 < o.n && o.at[q] + 2 >= o.at[q + 1] && o.pos[q] < o.pos[q + 1] && o.pos[q] + 2 >= o.pos[q + 1];
        if (o.kept[q] || before || after) continue;
        const struct atom *a = &k->x->atoms[o.at[q]], *b = &k->y->atoms[o.pos[q]];
        if (share_of(a, b, shared(k->lexis, a, b)) < STRAY) unlink_pair(k, o.at[q]);
    }
}

static void far_gaps(struct linker *k) {
    struct order o = order_of(k);
    uint32_t i0 = 0, j0 = 0;
    for (size_t q = 0; q <= o.n; q++) {
        if (q < o.n && !o.kept[q]) continue;
        uint32_t i = q < o.n ? o.at[q] : (uint32_t)k->x->natoms, j = q < o.n ? o.pos[q] : (uint32_t)k->y->natoms;
        fill_gap(k, (struct gap){i0, i, j0, j, FAR + crowd(i > i0 && j > j0 ? i - i0 + j - j0 : 0), false});
        i0 = i + 1;
        j0 = j + 1;
    }
}

/* ---- growth ---- */

static float bag_left(const struct lexis *l, const struct side *x, const struct side *y, const struct link *k,
                      const struct atom *extra, bool extra_is_y, uint32_t *count) {
    float gain = 0;
    for (size_t b = 0; b < extra->nbag; b++) count[extra->bag[b].stem] = 0;
    const struct side *same = extra_is_y ? y : x, *other = extra_is_y ? x : y;
    uint32_t slo = extra_is_y ? k->ylo : k->xlo, shi = extra_is_y ? k->yhi : k->xhi;
    uint32_t olo = extra_is_y ? k->xlo : k->ylo, ohi = extra_is_y ? k->xhi : k->yhi;
    for (int pass = 0; pass < 2; pass++) /* the other side's words less those already spoken for */
        for (uint32_t i = pass ? slo : olo; i < (pass ? shi : ohi); i++) {
            const struct atom *t = &(pass ? same : other)->atoms[i];
            for (size_t p = 0, q = 0; p < t->nbag && q < extra->nbag;) {
                uint32_t s = t->bag[p].stem, e = extra->bag[q].stem;
                if (s == e)
                    count[s] = pass ? count[s] - (count[s] < t->bag[p].n ? count[s] : t->bag[p].n) : count[s] + t->bag[p].n;
                p += s <= e;
                q += e <= s;
            }
        }
    for (size_t b = 0; b < extra->nbag; b++) {
        uint32_t s = extra->bag[b].stem, n = count[s] < extra->bag[b].n ? count[s] : extra->bag[b].n;
        gain += l->e.v[s].weight * (float)n;
    }
    return gain;
}

/* What a lone clause would bring to a link, as a share of its own weight. */
static float brings(struct linker *k, const struct link *l, uint32_t at, bool is_y, uint32_t *count) {
    const struct atom *t = &(is_y ? k->y : k->x)->atoms[at];
    const struct atom *partner = is_y ? &k->x->atoms[l->xlo] : &k->y->atoms[l->ylo];
    return bag_left(k->lexis, k->x, k->y, l, t, is_y, count) * mouths(t, partner) / (t->weight + 1e-6f);
}

static void grow_side(struct linker *k, struct links *out, bool is_y, int32_t *owner, uint32_t *count) {
    const float least = 0.18f; /* of its weight must be found on the other side, unclaimed */
    size_t n = is_y ? k->y->natoms : k->x->natoms;
    for (uint32_t i = 0; i < n; i++) {
        if (owner[i] >= 0) continue;
        float best = least;
        int32_t to = -1;
        for (int d = -1; d <= 1; d += 2) {
            if ((d < 0 && !i) || (d > 0 && i + 1 == n) || owner[(int64_t)i + d] < 0) continue;
            struct link *l = &out->v[owner[(int64_t)i + d]];
            uint32_t lo = is_y ? l->ylo : l->xlo, hi = is_y ? l->yhi : l->xhi;
            if (hi - lo >= 4 || !(i == hi || i + 1 == lo)) continue;
            float b = brings(k, l, i, is_y, count);
            if (b > best) best = b, to = owner[(int64_t)i + d];
        }
        if (to < 0) continue;
        struct link *l = &out->v[to];
        if (is_y)
            *(i == l->yhi ? &l->yhi : &l->ylo) = i == l->yhi ? i + 1 : i;
        else
            *(i == l->xhi ? &l->xhi : &l->xlo) = i == l->xhi ? i + 1 : i;
        owner[i] = to;
    }
}

static float link_share(const struct linker *k, const struct link *l, uint32_t *count) {
    float common = 0, wx = 0, wy = 0;
    for (uint32_t i = l->ylo; i < l->yhi; i++) {
        wy += k->y->atoms[i].weight;
        for (size_t b = 0; b < k->y->atoms[i].nbag; b++) count[k->y->atoms[i].bag[b].stem] = 0;
    }
    for (uint32_t i = l->xlo; i < l->xhi; i++)
        for (size_t b = 0; b < k->x->atoms[i].nbag; b++) count[k->x->atoms[i].bag[b].stem] = 0;
    for (uint32_t i = l->ylo; i < l->yhi; i++)
        for (size_t b = 0; b < k->y->atoms[i].nbag; b++) count[k->y->atoms[i].bag[b].stem] += k->y->atoms[i].bag[b].n;
    for (uint32_t i = l->xlo; i < l->xhi; i++) {
        wx += k->x->atoms[i].weight;
        for (size_t b = 0; b < k->x->atoms[i].nbag; b++) {
            uint32_t s = k->x->atoms[i].bag[b].stem, n = k->x->atoms[i].bag[b].n;
            if (n > count[s]) n = count[s];
            count[s] -= n;
            common += k->lexis->e.v[s].weight * (float)n;
        }
    }
    return wx + wy > 0 ? 2 * common / (wx + wy) : 1;
}

static void collect(struct linker *k, struct links *out) {
    int32_t *xown = ro_alloc_raw(k->arena, sizeof *xown * (k->x->natoms + 1));
    int32_t *yown = ro_alloc_raw(k->arena, sizeof *yown * (k->y->natoms + 1));
    uint32_t *count = RO_NEWS(k->arena, uint32_t, k->lexis->e.n + 1);
    for (size_t j = 0; j < k->y->natoms; j++) yown[j] = -1;
    for (uint32_t i = 0; i < k->x->natoms; i++) {
        xown[i] = -1;
        if (k->xlink[i] < 0) continue;
        uint32_t j = (uint32_t)k->xlink[i];
        xown[i] = yown[j] = (int32_t)out->n;
        RO_PUSH(k->arena, *out) = (struct link){i, i + 1, j, j + 1, 0};
    }
    for (int round = 0; round < 2; round++) {
        grow_side(k, out, true, yown, count);
        grow_side(k, out, false, xown, count);
    }
    for (size_t i = 0; i < out->n; i++) out->v[i].score = link_share(k, &out->v[i], count);
}

void ro_links_find(ro_arena *a, const struct lexis *l, const struct side *x, const struct side *y, struct links *out) {
    struct linker *k = RO_NEW(a, struct linker);
    *k = (struct linker){
        .arena = a, .lexis = l, .x = x, .y = y, .alone = ALONE + crowd(x->natoms < y->natoms ? x->natoms : y->natoms)};
    k->xlink = ro_alloc_raw(a, sizeof *k->xlink * (x->natoms + 1));
    k->ylink = ro_alloc_raw(a, sizeof *k->ylink * (y->natoms + 1));
    memset(k->xlink, -1, sizeof *k->xlink * (x->natoms + 1));
    memset(k->ylink, -1, sizeof *k->ylink * (y->natoms + 1));
    struct postings p = index_of(a, l, y);
    candidates(k, &p);
    chain_scores(k);
    chains(k);
    rare_links(k, &p);
    drop_strays(k);
    near_gaps(k);
    far_gaps(k);
    collect(k, out);
}
