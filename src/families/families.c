/* Families: which accounts have half of a text in common, in groups; and the door.
 *
 * In: what a search found. Pairs of which half of one text stands in the other, and whose common words are rare enough, make
 * groups; each group is read, collated and told by itself (family.h), so that memory is that of the largest. All in the order of
 * the ids. What is not strong joins nobody; of pairs that touch a family those that share a tenth are handed on. */
#include "base/ctx.h"
#include "families/kinpairs.h"

#include <stdlib.h>

static const double RARE = 15.0; /* points: words by rarity; twelve rare words make 12.6 */

/* ---- groups ------------------------------------------------------------------------------------------------------------ */

static bool strong(const struct kin *k) { return (k->share_a >= HALF_OF_TEXT || k->share_b >= HALF_OF_TEXT) && k->score >= RARE; }

struct member {
    uint32_t group, node;
};

static int by_group(const void *p, const void *q) {
    const struct member *a = p, *b = q;
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

struct sorted_pair {
    uint32_t group;
    const struct kin *pair;
};

static int pair_by_group(const void *p, const void *q) {
    const struct sorted_pair *a = p, *b = q;
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    return a->pair < b->pair ? -1 : a->pair > b->pair;
}

static struct witness witness_of(const struct finder *f, ro_arena *a, uint32_t node) {
    struct witness w = {.text = f->node[node].text, .given = kin_text(f, f->node[node].text)};
    w.days = days_of(w.given.date);
    w.given.text = kin_body(f, a, w.text);
    witness_publisher(a, &w);
    return w;
}

/* One group, with memory of its own for all that is not told. */
static void tell_group(struct finder *f, const struct member *m, size_t n, const struct sorted_pair *p, size_t np) {
    ro_arena *a = f->held[1] = ro_arena_new(&f->ctx->error);
    if (!a || RO_TRY(a)) ro_throw(f->arena, RO_NOMEM, "memory ran out while families were worked out");
    struct group *g = RO_NEW(a, struct group);
    *g = (struct group){.arena = f->arena, .scratch = a, .w = RO_NEWS(a, struct witness, n), .nw = n};
    uint32_t *at = RO_NEWS(a, uint32_t, m[n - 1].node - m[0].node + 1);
    for (uint32_t i = 0; i < n; i++) at[m[i].node - m[0].node] = i, g->w[i] = witness_of(f, a, m[i].node);
    group_publishers(g);
    for (uint32_t i = 0; i < n; i++) witness_read(g, a, &g->w[i]);
    g->l = RO_NEWS(a, struct link, np);
    for (g->nl = 0; g->nl < np; g->nl++) {
        const struct kin *k = p[g->nl].pair;
        g->l[g->nl] = (struct link){.a = at[k->order_a - m[0].node],
                                    .b = at[k->order_b - m[0].node],
                                    .both = f->both.v + k->first,
                                    .nboth = k->n,
                                    .share_a = k->share_a,
                                    .share_b = k->share_b};
    }
    collate(a, g);
    stemma(a, g);
    for (size_t i = 0; i < g->family.n; i++) RO_PUSH(f->arena, f->family) = g->family.v[i];
    for (size_t i = 0; i < g->weak.n; i++) RO_PUSH(f->arena, f->weak) = g->weak.v[i];
    ro_arena_free(f->held[1]);
    f->held[1] = NULL;
}

static uint32_t *groups(struct finder *f) {
    uint32_t *up = RO_NEWS(f->tmp, uint32_t, f->nnodes + 1);
    for (uint32_t i = 0; i < f->nnodes; i++) up[i] = i;
    for (size_t i = 0; i < f->pair.n; i++)
        if (strong(&f->pair.v[i])) ro_unite(up, f->pair.v[i].order_a, f->pair.v[i].order_b);
    for (uint32_t i = 0; i < f->nnodes; i++) up[i] = ro_root(up, i);
    return up;
}

static void tell_groups(struct finder *f) {
    const uint32_t *of = groups(f);
    struct member *m = RO_NEWS(f->tmp, struct member, f->nnodes + 1);
    struct sorted_pair *p = RO_NEWS(f->tmp, struct sorted_pair, f->pair.n + 1);
    size_t np = 0;
    for (uint32_t i = 0; i < f->nnodes; i++) m[i] = (struct member){of[i], i};
    for (size_t i = 0; i < f->pair.n; i++)
        if (strong(&f->pair.v[i])) p[np++] = (struct sorted_pair){of[f->pair.v[i].order_a], &f->pair.v[i]};
    qsort(m, f->nnodes, sizeof *m, by_group);
    qsort(p, np, sizeof *p, pair_by_group);
    for (size_t i = 0, k, q = 0, e; i < f->nnodes; i = k) {
        for (k = i + 1; k < f->nnodes && m[k].group == m[i].group; k++) {
        }
        for (e = q; e < np && p[e].group == m[i].group; e++) {
        }
        if (k - i > 1) tell_group(f, m + i, k - i, p + q, e - q);
        q = e;
    }
}

/* ---- what is told --------------------------------------------------------------------------------------------------- */

/* Pairs that are not strong, of which one at least is in a family. */
static void weak_pairs(struct finder *f) {
    uint32_t most = 0;
    for (uint32_t i = 0; i < f->nnodes; i++)
        if (f->node[i].text > most) most = f->node[i].text;
    uint8_t *in = RO_NEWS(f->tmp, uint8_t, most / 8 + 1);
    for (size_t i = 0; i < f->family.n; i++)
        for (size_t k = 0; k < f->family.v[i].ntexts; k++)
            in[f->family.v[i].text[k] / 8] |= (uint8_t)(1u << f->family.v[i].text[k] % 8);
    for (size_t i = 0; i < f->pair.n; i++) {
        const struct kin *k = &f->pair.v[i];
        if (strong(k) || !((in[k->a / 8] >> k->a % 8 | in[k->b / 8] >> k->b % 8) & 1)) continue;
        RO_PUSH(f->arena, f->weak) = (ro_kin){.from = k->a,
                                              .to = k->b,
                                              .share_from = k->share_a,
                                              .share_to = k->share_b,
                                              .open = RO_S("less than half of either stands in the other")};
    }
}

struct ranked {
    ro_family family;
    ro_str id; /* the least of its ids */
};

static int by_size(const void *p, const void *q) {
    const struct ranked *a = p, *b = q;
    if (a->family.ntexts != b->family.ntexts) return a->family.ntexts > b->family.ntexts ? -1 : 1;
    return ro_str_cmp(a->id, b->id);
}

static ro_families *told(struct finder *f) {
    ro_families *out = RO_NEW(f->arena, ro_families);
    struct ranked *r = RO_NEWS(f->tmp, struct ranked, f->family.n + 1);
    for (size_t i = 0; i < f->family.n; i++) {
        r[i].family = f->family.v[i];
        for (size_t k = 0; k < r[i].family.ntexts; k++) {
            ro_str id = kin_text(f, r[i].family.text[k]).id;
            if (!k || ro_str_cmp(id, r[i].id) < 0) r[i].id = id;
        }
    }
    qsort(r, f->family.n, sizeof *r, by_size);
    for (size_t i = 0; i < f->family.n; i++) f->family.v[i] = r[i].family;
    out->family = f->family.v, out->nfamilies = f->family.n;
    out->weak = f->weak.v, out->nweak = f->weak.n;
    return out;
}

static ro_families *find(struct finder *f) {
    kin_pairs(f);
    tell_groups(f);
    weak_pairs(f);
    return told(f);
}

ro_status ro_families_find(ro_ctx *ctx, const ro_reuse_search *s, const ro_reuse *r, const ro_families **out) {
    *out = NULL;
    ro_arena *volatile arena = ro_ctx_arena(ctx), *volatile held[2] = {NULL, NULL};
    if (!arena) return ctx->error.status;
    held[0] = ro_arena_new(&ctx->error);
    if (!held[0] || RO_TRY(arena) || RO_TRY(held[0])) {
        ro_arena_free(held[1]);
        ro_arena_free(held[0]);
        return ro_ctx_gave_up(ctx, arena);
    }
    struct finder f = {.arena = arena, .tmp = held[0], .held = held, .ctx = ctx, .search = s, .reuse = r};
    ro_families *found = find(&f);
    ro_arena_free(held[0]);
    found->owner = arena;
    *out = found;
    return RO_OK;
}

void ro_families_free(const ro_families *f) {
    if (f) ro_arena_free(f->owner);
}
