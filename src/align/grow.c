/* A clause still alone joins the link beside it where it holds words that the other side has and the link lacks: one sentence
 * told in two.
 *
 * In: links one to one. Out: links of some clauses a side, with the share of weight that both sides have in common. */
#include "align/linker.h"

/* What of a lone clause the other side of a link has and the link's own side has not. */
struct left {
    float weight;
    bool content; /* a word of content among it */
};

static struct left bag_left(const struct lexis *l, const struct side *x, const struct side *y, const struct link *k,
                            const struct atom *extra, bool extra_is_y, uint32_t *count) {
    struct left gain = {0, false};
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
        gain.weight += l->e.v[s].weight * (float)n;
        gain.content |= n && !l->e.v[s].function;
    }
    return gain;
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

static float weight_of(const struct side *s, uint32_t lo, uint32_t hi) {
    float w = 0;
    for (uint32_t i = lo; i < hi; i++) w += s->atoms[i].weight;
    return w;
}

/* Whether clause `at` is of one sentence with the clause next to it in a stretch that begins at lo. */
static bool goes_on(const struct side *s, uint32_t lo, uint32_t at) {
    return s->atoms[at].sentence == s->atoms[at < lo ? at + 1 : at - 1].sentence;
}

struct growth {
    struct linker *k;
    struct links *out;
    int32_t *xown, *yown; /* the link of each clause, -1 none */
    uint32_t *count;      /* scratch by stem */
    bool is_y;            /* clauses of y look for a link */
    bool faithful;        /* to their sentences */
};

/* The share of a lone clause's weight that must be found on the other side, unclaimed, for it to join a link. Two versions of one
 * text are as long as one another: where the link's own side is the shorter by about this clause, a trace is enough. In accounts
 * of their own a clause belongs to its sentence: once all else is settled, a word of content is enough to go where the rest of
 * the sentence went. */
static float least_to_join(const struct growth *g, const struct link *l, uint32_t at, bool content) {
    const struct side *mine = g->is_y ? g->k->y : g->k->x, *theirs = g->is_y ? g->k->x : g->k->y;
    uint32_t lo = g->is_y ? l->ylo : l->xlo;
    float own = weight_of(mine, lo, g->is_y ? l->yhi : l->xhi);
    float other = weight_of(theirs, g->is_y ? l->xlo : l->ylo, g->is_y ? l->xhi : l->yhi);
    float lacks = (other - own) / (mine->atoms[at].weight + 1e-6f);
    if (g->faithful && content && goes_on(mine, lo, at)) return lacks < 0 ? 0.1f : 0.06f;
    return lacks < 0 ? 0.25f : g->k->parallel && lacks > 0.5f ? 0.06f : 0.18f;
}

/* What a lone clause would bring to a link, as a share of its own weight, less what it must bring; above 0 it may join. */
static float brings(const struct growth *g, const struct link *l, uint32_t at) {
    const struct linker *k = g->k;
    const struct atom *t = &(g->is_y ? k->y : k->x)->atoms[at];
    const struct atom *partner = g->is_y ? &k->x->atoms[l->xlo] : &k->y->atoms[l->ylo];
    if ((t->voice == VOICE_LABEL) != (partner->voice == VOICE_LABEL)) return 0;
    struct left left = bag_left(k->lexis, k->x, k->y, l, t, g->is_y, g->count);
    return left.weight * ro_link_mouths(t, partner) / (t->weight + 1e-6f) - least_to_join(g, l, at, left.content);
}

static void grow_side(struct growth *g) {
    size_t n = g->is_y ? g->k->y->natoms : g->k->x->natoms;
    int32_t *owner = g->is_y ? g->yown : g->xown;
    for (uint32_t i = 0; i < n; i++) {
        if (owner[i] >= 0) continue;
        float best = 0;
        int32_t to = -1;
        for (int d = -1; d <= 1; d += 2) {
            if ((d < 0 && !i) || (d > 0 && i + 1 == n) || owner[(int64_t)i + d] < 0) continue;
            struct link *l = &g->out->v[owner[(int64_t)i + d]];
            uint32_t lo = g->is_y ? l->ylo : l->xlo, hi = g->is_y ? l->yhi : l->xhi;
            if (hi - lo >= 4 || !(i == hi || i + 1 == lo)) continue;
            float b = brings(g, l, i);
            if (b > best) best = b, to = owner[(int64_t)i + d];
        }
        if (to < 0) continue;
        struct link *l = &g->out->v[to];
        if (g->is_y)
            *(i == l->yhi ? &l->yhi : &l->ylo) = i == l->yhi ? i + 1 : i;
        else
            *(i == l->xhi ? &l->xhi : &l->xlo) = i == l->xhi ? i + 1 : i;
        owner[i] = to;
    }
}

void ro_links_grow(struct linker *k, struct links *out) {
    struct growth g = {.k = k, .out = out};
    g.xown = ro_alloc_raw(k->arena, sizeof *g.xown * (k->x->natoms + 1));
    g.yown = ro_alloc_raw(k->arena, sizeof *g.yown * (k->y->natoms + 1));
    g.count = RO_NEWS(k->arena, uint32_t, k->lexis->e.n + 1);
    for (size_t j = 0; j < k->y->natoms; j++) g.yown[j] = -1;
    for (uint32_t i = 0; i < k->x->natoms; i++) {
        g.xown[i] = -1;
        if (k->xlink[i] < 0) continue;
        uint32_t j = (uint32_t)k->xlink[i];
        g.xown[i] = g.yown[j] = (int32_t)out->n;
        RO_PUSH(k->arena, *out) = (struct link){i, i + 1, j, j + 1, 0};
    }
    for (int round = 0; round < (k->parallel ? 2 : 4); round++) {
        g.faithful = round >= 2;
        for (int side = 1; side >= 0; side--) {
            g.is_y = side;
            grow_side(&g);
        }
    }
    for (size_t i = 0; i < out->n; i++) out->v[i].score = link_share(k, &out->v[i], g.count);
}
