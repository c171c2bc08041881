/* Clauses left over between linked ones.
 *
 * In: the links that stand by themselves. Out: more links. Between two links that stand in order, and beside a link, the clauses
 * left over are paired by dynamic programming, with a lower demand where the gap is narrow: neighbours vouch. Links across the
 * order of two texts that run side by side are let go first. Gives up on gaps of more than CELLS pairs, where chains alone
 * decide. */
#include "align/linker.h"

enum { NEAR = 10, REACH = 3, CELLS = 1 << 18 };

/* Shares of weight a pair must have in common: INSIDE for one between two close links, BETWEEN where there is hardly another
 * choice, BESIDE for what goes on where a link ends, FAR along the main order. Words that only hold a
 * sentence together must be GRAMMAR of it to link two clauses of texts that do not run side by side. Set on independent wordings
 * of one text; flat over ± 0.03. */
static const float GRAMMAR = 0.14f, FAR = 0.27f, INSIDE = 0.13f, BETWEEN = 0.05f, BESIDE = 0.2f;

/* Above PARALLEL of one text linked in order the two run side by side; there one link across the order, two together, or more
 * must share so much, less most of what says they are two things. */
static const float PARALLEL = 0.6f, stray[] = {0.65f, 0.5f, 0.3f}, DENIED = 0.8f;

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
            float common = open ? ro_link_shared(k->lexis, a, b) : 0;
            float w = open ? (g.vouched ? common : ro_link_worth(a, b, common)) - g.demand * (a->weight + b->weight) / 2 : -1;
            if (w > 0 && !k->parallel && ro_link_share(a, b, common) < GRAMMAR && !ro_link_content(k->lexis, a, b)) w = -1;
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
void ro_links_fill_near(struct linker *k) {
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

static uint32_t free_after(const int32_t *link, uint32_t i, uint32_t end) {
    uint32_t n = i + 1;
    while (n < end && n <= i + REACH && link[n] < 0) n++;
    return n;
}

static uint32_t free_before(const int32_t *link, uint32_t i) {
    uint32_t n = i;
    while (n && i - n < REACH && link[n - 1] < 0) n--;
    return n;
}

/* What follows a link, and what goes before it, in both accounts: the ends of a moved block, and of a chain before a long gap. */
void ro_links_extend(struct linker *k) {
    uint32_t nx = (uint32_t)k->x->natoms, ny = (uint32_t)k->y->natoms;
    for (uint32_t i = 0; i < nx; i++)
        if (k->xlink[i] >= 0) {
            uint32_t j = (uint32_t)k->xlink[i];
            fill_gap(k, (struct gap){i + 1, free_after(k->xlink, i, nx), j + 1, free_after(k->ylink, j, ny), BESIDE, true});
        }
    for (uint32_t i = nx; i-- > 0;)
        if (k->xlink[i] >= 0) {
            uint32_t j = (uint32_t)k->xlink[i];
            fill_gap(k, (struct gap){free_before(k->xlink, i), i, free_before(k->ylink, j), j, BESIDE, true});
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

/* Links that follow one another closely in both accounts, none of them in the main order. */
struct run {
    size_t lo, hi;
    float common, weight, against;
};

static bool goes_on(const struct order *o, size_t q) {
    return q + 1 < o->n && !o->kept[q + 1] && o->at[q] + 2 >= o->at[q + 1] && o->pos[q] < o->pos[q + 1] &&
           o->pos[q] + 2 >= o->pos[q + 1];
}

static struct run run_at(const struct linker *k, const struct order *o, size_t q) {
    struct run r = {.lo = q};
    for (bool on = true; on; q++) {
        const struct atom *a = &k->x->atoms[o->at[q]], *b = &k->y->atoms[o->pos[q]];
        r.common += 2 * ro_link_shared(k->lexis, a, b);
        r.weight += a->weight + b->weight;
        r.against += ro_link_against(k, a, b);
        on = goes_on(o, q);
    }
    r.hi = q;
    return r;
}

/* Where two texts run side by side, links across that order are chance unless they are nearly word for word, or many. */
void ro_links_drop_strays(struct linker *k) {
    struct order o = order_of(k);
    float all = 0, kept = 0;
    for (size_t i = 0; i < k->x->natoms; i++) all += k->x->atoms[i].weight + 1;
    for (size_t q = 0; q < o.n; q++) kept += o.kept[q] ? o.weight[q] : 0;
    k->parallel = kept >= PARALLEL * all;
    if (!k->parallel) return;
    for (size_t q = 0; q < o.n; q++) {
        if (o.kept[q]) continue;
        struct run r = run_at(k, &o, q);
        float share = (r.common - DENIED * r.against) / (r.weight + 1e-6f);
        if (share < stray[r.hi - r.lo > 3 ? 2 : r.hi - r.lo - 1])
            for (q = r.lo; q < r.hi; q++) unlink_pair(k, o.at[q]);
        q = r.hi - 1;
    }
}

void ro_links_fill_far(struct linker *k) {
    struct order o = order_of(k);
    uint32_t i0 = 0, j0 = 0;
    for (size_t q = 0; q <= o.n; q++) {
        if (q < o.n && !o.kept[q]) continue;
        uint32_t i = q < o.n ? o.at[q] : (uint32_t)k->x->natoms, j = q < o.n ? o.pos[q] : (uint32_t)k->y->natoms;
        fill_gap(k, (struct gap){i0, i, j0, j, FAR + ro_link_crowd(i > i0 && j > j0 ? i - i0 + j - j0 : 0), false});
        i0 = i + 1;
        j0 = j + 1;
    }
}
