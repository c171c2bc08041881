/* The tree of a group: each account beside its nearest kin, and what follows from that for who has it from whom.
 *
 * Near are two accounts that differ little in what the group has in common; words that one alone has count for nothing, so that a
 * header does not drive kin apart. The nearest links that hold all accounts together make the tree (Kruskal); of links as near
 * the one whose direction is known is taken, then the one to the earliest. On paper every text has one parent: where a has it
 * from b, and c is nearest to a and shares what a changed in b's text, c has it from a. Lost texts are lost.c's. */
#include "families/stemma.h"
#include "families/evidence.h"

#include <stdlib.h>

struct link *link_of(struct group *g, uint32_t a, uint32_t b) {
    size_t lo = 0, hi = g->nl;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        const struct link *l = &g->l[mid];
        if (l->a < a || (l->a == a && l->b < b))
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < g->nl && g->l[lo].a == a && g->l[lo].b == b ? &g->l[lo] : NULL;
}

struct ranked {
    struct link *link;
    uint32_t distance, certainty;
    long day; /* of the earlier one */
    size_t order;
};

static int by_rank(const void *p, const void *q) {
    const struct ranked *a = p, *b = q;
    if (a->distance != b->distance) return a->distance < b->distance ? -1 : 1;
    if (a->certainty != b->certainty) return a->certainty > b->certainty ? -1 : 1;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static long day_of(const struct group *g, const struct link *l) {
    long day = INT32_MAX;
    if (g->w[l->a].days.known) day = g->w[l->a].days.last;
    if (g->w[l->b].days.known && g->w[l->b].days.last < day) day = g->w[l->b].days.last;
    return day;
}

static uint32_t root(uint32_t *up, uint32_t x) {
    while (up[x] != x) x = up[x] = up[up[x]];
    return x;
}

/* Does the one that may have it from the other have half of its words there? */
static bool half_taken(const struct link *l) {
    return (l->way >= 0 && l->share_b >= HALF_OF_TEXT) || (l->way <= 0 && l->share_a >= HALF_OF_TEXT);
}

static bool take(struct link *l, uint32_t *up) {
    uint32_t x = root(up, l->a), y = root(up, l->b);
    if (x == y) return false;
    up[x > y ? x : y] = x < y ? x : y;
    return l->tree = true;
}

/* Links by which one has half of its words from the other; then, for an account that has found nobody so, one that it holds the
 * whole of: a roundup of ten reports is of the family of one of them, and does not make them kin. Says which tree an account is
 * of. */
static uint32_t *grow(ro_arena *a, struct group *g) {
    struct ranked *r = RO_NEWS(a, struct ranked, g->nl + 1);
    uint32_t *up = RO_NEWS(a, uint32_t, g->nw + 1);
    bool *placed = RO_NEWS(a, bool, g->nw + 1);
    for (uint32_t i = 0; i < g->nw; i++) up[i] = i;
    for (size_t i = 0; i < g->nl; i++) {
        struct link *l = &g->l[i];
        uint32_t all = g->w[l->a].ncommon + g->w[l->b].ncommon;
        l->distance = all > 2 * l->matched ? all - 2 * l->matched : 0;
        r[i] = (struct ranked){l, l->distance, (l->way != 0) + l->known, day_of(g, l), i};
    }
    qsort(r, g->nl, sizeof *r, by_rank);
    for (size_t i = 0; i < g->nl; i++)
        if (half_taken(r[i].link) && take(r[i].link, up)) placed[r[i].link->a] = placed[r[i].link->b] = true;
    for (size_t i = 0; i < g->nl; i++) {
        uint32_t v = taker(r[i].link);
        if (v != UINT32_MAX && !placed[v] && !half_taken(r[i].link)) placed[v] = take(r[i].link, up);
    }
    for (uint32_t i = 0; i < g->nw; i++) up[i] = root(up, i);
    return up;
}

static struct neighbours *neighbours_of(ro_arena *a, struct group *g) {
    struct neighbours *nb = RO_NEWS(a, struct neighbours, g->nw + 1);
    for (size_t i = 0; i < g->nl; i++)
        if (g->l[i].tree) nb[g->l[i].a].n++, nb[g->l[i].b].n++;
    for (uint32_t v = 0; v < g->nw; v++) nb[v] = (struct neighbours){RO_NEWS(a, struct link *, nb[v].n + 1), 0};
    for (size_t i = 0; i < g->nl; i++)
        if (g->l[i].tree) {
            struct neighbours *x = &nb[g->l[i].a], *y = &nb[g->l[i].b];
            x->link[x->n++] = &g->l[i];
            y->link[y->n++] = &g->l[i];
        }
    return nb;
}

/* ---- told ------------------------------------------------------------------------------------------------------------ */

/* The first of a reading: nobody's taker, early, with many on it. */
struct first {
    uint32_t v, n; /* n: accounts of its tree */
    long rank[3];
};

static struct first *firsts_of(ro_arena *a, const struct group *g, const struct neighbours *nb, const uint32_t *tree) {
    struct first *first = RO_NEWS(a, struct first, g->nw + 1);
    for (uint32_t v = 0; v < g->nw; v++) {
        struct first *best = &first[tree[v]], x = {v, 0, {0, g->w[v].days.known ? g->w[v].days.last : INT32_MAX, -(long)nb[v].n}};
        for (uint32_t k = 0; k < nb[v].n; k++) x.rank[0] += taker(nb[v].link[k]) == v;
        int c = 0;
        for (int i = 0; i < 3 && !c; i++) c = x.rank[i] < best->rank[i] ? -1 : x.rank[i] > best->rank[i];
        x.n = best->n + 1;
        if (!best->n || c < 0) *best = x;
        best->n = x.n;
    }
    return first;
}

struct hanging {
    uint32_t v, depth;
    const struct link *by;
};

static void walk(ro_arena *a, const struct group *g, const struct neighbours *nb, uint32_t first, ro_family *f) {
    RO_VEC(struct hanging) stack = {0};
    RO_PUSH(a, stack) = (struct hanging){first, 0, NULL};
    f->ntexts = 0;
    while (stack.n) {
        struct hanging h = stack.v[--stack.n];
        f->text[f->ntexts] = g->w[h.v].text;
        f->by[f->ntexts] = h.by ? (uint32_t)(h.by - g->l) : UINT32_MAX; /* a link; its edge is known when all are */
        f->depth[f->ntexts++] = h.depth;
        for (uint32_t k = nb[h.v].n; k--;) /* links are in the order of ids: the last is pushed first */
            if (nb[h.v].link[k] != h.by)
                RO_PUSH(a, stack) = (struct hanging){other_end(nb[h.v].link[k], h.v), h.depth + 1, nb[h.v].link[k]};
    }
}

static int by_said(const void *p, const void *q) {
    const ro_evidence *a = p, *b = q;
    int x = (a->favours == 1) * 4 + (a->favours == -1) * 2 + a->strong,
        y = (b->favours == 1) * 4 + (b->favours == -1) * 2 + b->strong;
    if (x != y) return x > y ? -1 : 1;
    int c = strcmp(a->kind, b->kind);
    if (c) return c;
    return a->span.lo < b->span.lo ? -1 : a->span.lo > b->span.lo;
}

static ro_kin kin_of(struct group *g, struct link *l) {
    bool turned = l->tree && l->way < 0;
    const struct witness *a = &g->w[l->a], *b = &g->w[l->b];
    ro_kin k = {.from = turned ? b->text : a->text,
                .to = turned ? a->text : b->text,
                .share_from = turned ? l->share_b : l->share_a,
                .share_to = turned ? l->share_a : l->share_b,
                .words = l->matched,
                .nearest = l->tree,
                .evidence = l->evidence.v,
                .nevidence = l->evidence.n,
                .open = l->tree ? l->open : RO_S("each is nearer to another account")};
    for (size_t i = 0; turned && i < k.nevidence; i++) k.evidence[i].favours = -k.evidence[i].favours;
    if (k.nevidence) qsort(k.evidence, k.nevidence, sizeof *k.evidence, by_said);
    if (l->tree && l->way) k.direction = l->known ? RO_DIRECTION_KNOWN : RO_DIRECTION_LIKELY;
    return k;
}

/* Whoever is as near to the taker of a link of the tree as the one it hangs on, and does not have it from the taker. */
static void as_near(ro_arena *a, struct group *g, ro_kin *edge) {
    struct link **hangs = RO_NEWS(a, struct link *, g->nw + 1);
    RO_VEC(uint32_t) *near = ro_alloc(a, sizeof *near * (g->nw + 1));
    for (size_t i = 0; i < g->nl; i++)
        if (g->l[i].tree && g->l[i].way) hangs[taker(&g->l[i])] = &g->l[i];
    for (size_t i = 0; i < g->nl; i++)
        for (int side = 0; side < 2; side++) {
            const struct link *l = &g->l[i];
            uint32_t v = side ? l->b : l->a, x = side ? l->a : l->b;
            if (!l->tree && hangs[v] && l->distance <= hangs[v]->distance && taker(l) != x)
                RO_PUSH(g->arena, near[v]) = g->w[x].text;
        }
    for (uint32_t v = 0; v < g->nw; v++)
        if (hangs[v]) {
            ro_kin *k = &edge[hangs[v] - g->l];
            k->as_near = near[v].v;
            k->nas_near = near[v].n;
        }
}

/* A lost text belongs to the family of the first that has it. */
static void hand_lost(struct group *g, const uint32_t *tree, ro_family **of) {
    for (size_t i = 0; i < g->lost.n; i++) {
        ro_family *f = of[tree[g->lost_by.v[i]]];
        if (f) f->nlost++;
    }
    for (uint32_t v = 0; v < g->nw; v++)
        if (of[v]) of[v]->lost = RO_NEWS(g->arena, ro_lost, of[v]->nlost), of[v]->nlost = 0;
    for (size_t i = 0; i < g->lost.n; i++) {
        ro_family *f = of[tree[g->lost_by.v[i]]];
        if (f) f->lost[f->nlost++] = g->lost.v[i];
    }
}

static void tell(ro_arena *a, struct group *g, const struct neighbours *nb, const uint32_t *tree) {
    const struct first *first = firsts_of(a, g, nb, tree);
    ro_kin *edge = RO_NEWS(g->arena, ro_kin, g->nl + 1);
    for (size_t i = 0; i < g->nl; i++) edge[i] = kin_of(g, &g->l[i]);
    as_near(a, g, edge);
    ro_family **of = RO_NEWS(a, ro_family *, g->nw + 1);
    uint32_t *at = RO_NEWS(a, uint32_t, g->nl + 1); /* where the edge of a link stands in its family */
    for (uint32_t v = 0; v < g->nw; v++) {
        if (first[v].n < 2) continue;
        ro_family *f = RO_NEW(g->arena, ro_family);
        f->text = RO_NEWS(g->arena, uint32_t, first[v].n);
        f->depth = RO_NEWS(g->arena, uint32_t, first[v].n);
        f->by = RO_NEWS(g->arena, uint32_t, first[v].n);
        walk(a, g, nb, first[v].v, f);
        of[v] = f;
    }
    hand_lost(g, tree, of);
    for (size_t i = 0; i < g->nl; i++)
        if (tree[g->l[i].a] == tree[g->l[i].b]) of[tree[g->l[i].a]]->nedges++;
    for (uint32_t v = 0; v < g->nw; v++)
        if (of[v]) of[v]->edge = RO_NEWS(g->arena, ro_kin, of[v]->nedges), of[v]->nedges = 0;
    for (size_t i = 0; i < g->nl; i++) {
        ro_family *f = tree[g->l[i].a] == tree[g->l[i].b] ? of[tree[g->l[i].a]] : NULL;
        at[i] = f ? (uint32_t)f->nedges : UINT32_MAX;
        if (f)
            f->edge[f->nedges++] = edge[i];
        else
            RO_PUSH(g->arena, g->weak) = edge[i];
    }
    for (uint32_t v = 0; v < g->nw; v++) {
        if (!of[v]) continue;
        for (size_t i = 0; i < of[v]->ntexts; i++)
            if (of[v]->by[i] != UINT32_MAX) of[v]->by[i] = at[of[v]->by[i]];
        RO_PUSH(g->arena, g->family) = *of[v];
    }
}

void stemma(ro_arena *a, struct group *g) {
    for (size_t i = 0; i < g->nl; i++) evidence_gather(g, &g->l[i]);
    misprints(a, g);
    for (size_t i = 0; i < g->nl; i++) evidence_weigh(g, &g->l[i]);
    const uint32_t *tree = grow(a, g);
    struct neighbours *nb = neighbours_of(a, g);
    lost_by_readings(a, g, nb);
    directions(a, g, nb);
    lost_by_name(a, g);
    tell(a, g, nb, tree);
}
