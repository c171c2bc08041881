/* What a change concerns: see near.h. In: accounts that came, those that the gone were linked with, and on demand whoever stands
 * on a day under a word. Out: the stirred, which are closed under links, grouped.
 *
 * A block that is looked at has all its members, and one of very many its heads first. A stirred account is weighed against its
 * blocks; who is linked with it is stirred.
 *
 * Cost: the blocks that the stirred stand in, and the pairs within them. */
#include "match/near.h"

#include <stdlib.h>

struct ro_near_block {
    uint64_t word;
    long day;
    ro_near_drawn *v;
    size_t n;
};

void ro_near_start(ro_near *n, ro_arena *a) { *n = (ro_near){.arena = a, .scratch = ro_scratch_new(a)}; }

uint32_t ro_near_put(ro_near *n, ro_sketch *s) {
    if (n->accounts.n >= RO_NOBODY) ro_throw(n->arena, RO_LIMIT, "more than four thousand million accounts cannot be matched");
    ro_near_account x = {.s = s, .first = 1, .lot = ro_sketch_lot(s)};
    if (ro_days_linked(s, &x.first, &x.last)) x.words = ro_words_linked(n->arena, s);
    RO_PUSH(n->arena, n->accounts) = x;
    return (uint32_t)n->accounts.n - 1;
}

void ro_near_stir(ro_near *n, uint32_t who) {
    if (n->accounts.v[who].stirred) return;
    n->accounts.v[who].stirred = true;
    RO_PUSH(n->arena, n->queue) = who;
}

/* ---- blocks ---------------------------------------------------------------------------------------------------------------- */

static size_t slot_of(const ro_near *n, long day, uint64_t word) {
    size_t i = (size_t)((word ^ (uint64_t)day << 40) * 0x9e3779b97f4a7c15u >> 20) & (n->slots - 1);
    while (n->slot[i] && (n->blocks.v[n->slot[i] - 1].word != word || n->blocks.v[n->slot[i] - 1].day != day))
        i = (i + 1) & (n->slots - 1);
    return i;
}

static void widen(ro_near *n) {
    n->slots = n->slots ? 2 * n->slots : 1024;
    n->slot = RO_NEWS(n->arena, uint32_t, n->slots);
    for (uint32_t i = 0; i < n->blocks.n; i++) n->slot[slot_of(n, n->blocks.v[i].day, n->blocks.v[i].word)] = i + 1;
}

static bool stands(const ro_near_account *x, long day, uint64_t word) {
    size_t at = RO_FIRST_FROM(mid, x->words.n, x->words.v[mid] < word);
    return x->first <= day && day <= x->last && at < x->words.n && x->words.v[at] == word;
}

static int by_lot(const void *p, const void *q) {
    const ro_near_drawn *a = p, *b = q;
    if (a->lot != b->lot) return a->lot < b->lot ? -1 : 1;
    return a->who < b->who ? -1 : a->who > b->who;
}

static struct ro_near_block make_block(ro_near *n, long day, uint64_t word) {
    struct ro_near_block b = {.word = word, .day = day};
    uint32_t *who;
    size_t may = n->among(n->user, day, word, &who);
    b.v = ro_alloc(n->arena, (may + 1) * sizeof *b.v);
    for (size_t i = 0; i < may; i++) {
        const ro_near_account *x = &n->accounts.v[who[i]];
        if (stands(x, day, word)) b.v[b.n++] = (ro_near_drawn){x->lot, who[i]};
    }
    if (b.n > RO_BLOCK) qsort(b.v, b.n, sizeof *b.v, by_lot);
    return b;
}

const ro_near_drawn *ro_near_block(ro_near *n, long day, uint64_t word, size_t *count) {
    if (2 * (n->blocks.n + 1) > n->slots) widen(n);
    size_t at = slot_of(n, day, word);
    if (!n->slot[at]) {
        struct ro_near_block b = make_block(n, day, word);
        RO_PUSH(n->arena, n->blocks) = b;
        n->slot[at] = (uint32_t)n->blocks.n;
    }
    const struct ro_near_block *b = &n->blocks.v[n->slot[at] - 1];
    *count = b->n;
    return b->v;
}

/* ---- spreading ------------------------------------------------------------------------------------------------------------- */

static int by_value(const void *p, const void *q) {
    uint32_t a = *(const uint32_t *)p, b = *(const uint32_t *)q;
    return (a > b) - (a < b);
}

struct company {
    RO_VEC(uint32_t) who;
};

/* Whoever shares a block with it, and of a large one its heads, unless it is a head; those who have spread have weighed the pair.
 */
static void look_around(ro_near *n, uint32_t who, struct company *c) {
    const ro_near_account x = n->accounts.v[who];
    c->who.n = 0;
    for (long d = x.first; d <= x.last; d++)
        for (size_t k = 0; k < x.words.n; k++) {
            size_t count;
            const ro_near_drawn *b = ro_near_block(n, d, x.words.v[k], &count);
            bool head = count <= RO_BLOCK || x.lot <= b[RO_HEADS - 1].lot;
            for (size_t i = 0; i < (head ? count : RO_HEADS); i++)
                if (!n->accounts.v[b[i].who].spread && b[i].who != who) RO_PUSH(n->arena, c->who) = b[i].who;
        }
    if (c->who.n) qsort(c->who.v, c->who.n, sizeof *c->who.v, by_value);
}

static void weigh(ro_near *n, uint32_t who, uint32_t other) {
    const ro_sketch *a = n->accounts.v[who].s, *b = n->accounts.v[other].s;
    bool first = ro_str_cmp(a->id, b->id) < 0;
    ro_link l = {.a = first ? who : other, .b = first ? other : who};
    if (!ro_meeting_worth(n->scratch, first ? a : b, first ? b : a, &l)) return;
    RO_PUSH(n->arena, n->links) = l;
    ro_near_stir(n, other);
}

void ro_near_spread(ro_near *n) {
    struct company c = {0};
    for (size_t at = 0; at < n->queue.n; at++) {
        uint32_t who = n->queue.v[at];
        look_around(n, who, &c);
        n->accounts.v[who].spread = true;
        for (size_t i = 0; i < c.who.n; i++)
            if (!i || c.who.v[i] != c.who.v[i - 1]) weigh(n, who, c.who.v[i]);
    }
    n->queue.n = 0;
}

/* ---- grouping the stirred ---------------------------------------------------------------------------------------------------
 */

struct place_of {
    ro_sketch *s;
    uint32_t who;
};

static int by_id(const void *a, const void *b) {
    return ro_str_cmp(((const struct place_of *)a)->s->id, ((const struct place_of *)b)->s->id);
}

static int by_score(const void *p, const void *q) {
    const ro_link *a = p, *b = q;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static struct place_of *in_order(ro_near *n, uint32_t *at, size_t *count) {
    struct place_of *v = RO_NEWS(n->arena, struct place_of, n->accounts.n + 1);
    size_t k = 0;
    for (uint32_t i = 0; i < n->accounts.n; i++)
        if (n->accounts.v[i].stirred) v[k++] = (struct place_of){n->accounts.v[i].s, i};
    if (k) qsort(v, k, sizeof *v, by_id);
    for (uint32_t i = 0; i < k; i++) at[v[i].who] = i;
    *count = k;
    return v;
}

/* Who is linked, whether or not the link was taken. */
static void connect(ro_near *n, ro_join *j, const uint32_t *at, const struct place_of *v) {
    ro_join c;
    ro_join_start(&c, n->arena, j->n);
    for (size_t i = 0; i < n->links.n; i++) ro_join_unite(&c, at[n->links.v[i].a], at[n->links.v[i].b]);
    for (uint32_t i = 0; i < j->n; i++) ro_join_unite(&c, i, ro_join_root(j, i));
    for (uint32_t i = 0; i < j->n; i++) n->accounts.v[v[i].who].comp = v[ro_join_root(&c, i)].who;
}

void ro_near_group(ro_near *n, const ro_rulings *rulings) {
    uint32_t *at = RO_NEWS(n->arena, uint32_t, n->accounts.n + 1);
    size_t count;
    struct place_of *v = in_order(n, at, &count);
    ro_sketch **s = RO_NEWS(n->arena, ro_sketch *, count + 1);
    for (size_t i = 0; i < count; i++) s[i] = v[i].s;
    ro_grouper g = {.arena = n->arena,
                    .scratch = n->scratch,
                    .s = s,
                    .n = count,
                    .rulings = rulings,
                    .why = RO_NEWS(n->arena, uint16_t, count + 1)};
    ro_join_start(&g.join, n->arena, count);
    g.join.judge = &g;
    ro_meeting_obey(&g);
    for (size_t i = 0; i < n->links.n; i++) {
        ro_link l = n->links.v[i];
        RO_PUSH(n->arena, g.join.links) = (ro_link){.a = at[l.a], .b = at[l.b], .score = l.score, .why = l.why};
    }
    if (g.join.links.n) qsort(g.join.links.v, g.join.links.n, sizeof *g.join.links.v, by_score);
    ro_meeting_take(&g);
    for (uint32_t i = 0; i < count; i++) {
        n->accounts.v[v[i].who].group = v[ro_join_root(&g.join, i)].who;
        n->accounts.v[v[i].who].why = g.why[i];
    }
    connect(n, &g.join, at, v);
}

/* ---- telling ----------------------------------------------------------------------------------------------------------------
 */

ro_told ro_match_tell(ro_arena *a, const ro_grouped *in) {
    ro_grouper g = {.arena = a,
                    .scratch = ro_scratch_new(a),
                    .s = in->s,
                    .n = in->n,
                    .rulings = in->rulings,
                    .why = RO_NEWS(a, uint16_t, in->n + 1),
                    .said = in->said,
                    .people = true};
    ro_join_start(&g.join, a, in->n);
    for (uint32_t i = 0; i < in->n; i++) g.why[i] = in->why[i], ro_join_unite(&g.join, i, in->up[i]);
    ro_told t = {.v = RO_NEWS(a, ro_meeting, in->n + 1), .stem = RO_NEWS(a, ro_str, in->n + 1)};
    for (uint32_t i = 0; i < in->n; i++) {
        if (ro_join_root(&g.join, i) != i) continue;
        t.v[t.n] = ro_meeting_tell(&g, i);
        t.stem[t.n] = ro_meeting_stem(&g, &t.v[t.n]);
        t.n++;
    }
    return t;
}
