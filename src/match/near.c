/* What a change concerns: see near.h. In: accounts that came, those that the gone were linked with, and on demand all that stand
 * on a day. Out: the stirred, which are closed under links, grouped.
 *
 * Each account is listed on its days; a day that is looked at is loaded whole and sorted by word, so that a block has all its
 * members, and one of very many its heads. A stirred account is weighed against its blocks; who is linked with it is
 * stirred.
 *
 * Cost: the days that the stirred stand on, and the pairs within their blocks. */
#include "match/near.h"

#include <stdlib.h>

struct ro_near_day {
    long day;
    bool loaded;
    RO_VEC(uint32_t) who;
    ro_near_drawn *block; /* by word, then lot */
    size_t nblock;
};

void ro_near_start(ro_near *n, ro_arena *a) { *n = (ro_near){.arena = a, .scratch = ro_scratch_new(a)}; }

/* Where the day stands, or should. */
static size_t place(const ro_near *n, long day) { return RO_FIRST_FROM(mid, n->days.n, n->days.v[mid].day < day); }

static struct ro_near_day *day_at(ro_near *n, long day) {
    size_t at = place(n, day);
    if (at < n->days.n && n->days.v[at].day == day) return &n->days.v[at];
    RO_PUSH(n->arena, n->days) = (struct ro_near_day){0};
    memmove(n->days.v + at + 1, n->days.v + at, (n->days.n - 1 - at) * sizeof *n->days.v);
    n->days.v[at] = (struct ro_near_day){.day = day};
    return &n->days.v[at];
}

uint32_t ro_near_put(ro_near *n, ro_sketch *s) {
    if (n->accounts.n >= RO_NOBODY) ro_throw(n->arena, RO_LIMIT, "more than four thousand million accounts cannot be matched");
    ro_near_account x = {.s = s, .first = 1, .lot = ro_sketch_lot(s)};
    uint32_t who = (uint32_t)n->accounts.n;
    if (ro_days_linked(s, &x.first, &x.last)) {
        x.words = ro_words_linked(n->arena, s);
        for (long d = x.first; d <= x.last; d++) RO_PUSH(n->arena, day_at(n, d)->who) = who;
    }
    RO_PUSH(n->arena, n->accounts) = x;
    return who;
}

void ro_near_stir(ro_near *n, uint32_t who) {
    if (n->accounts.v[who].stirred) return;
    n->accounts.v[who].stirred = true;
    RO_PUSH(n->arena, n->queue) = who;
}

/* ---- days ------------------------------------------------------------------------------------------------------------------ */

static int by_word(const void *p, const void *q) {
    const ro_near_drawn *a = p, *b = q;
    if (a->word != b->word) return a->word < b->word ? -1 : 1;
    if (a->lot != b->lot) return a->lot < b->lot ? -1 : 1;
    return a->who < b->who ? -1 : a->who > b->who;
}

static void sort_day(ro_near *n, struct ro_near_day *d) {
    size_t all = 0, k = 0;
    for (size_t i = 0; i < d->who.n; i++) all += n->accounts.v[d->who.v[i]].words.n;
    d->block = RO_NEWS(n->arena, ro_near_drawn, all + 1);
    d->nblock = all;
    for (size_t i = 0; i < d->who.n; i++) {
        const ro_near_account *x = &n->accounts.v[d->who.v[i]];
        for (size_t w = 0; w < x->words.n; w++) d->block[k++] = (ro_near_drawn){x->words.v[w], x->lot, d->who.v[i]};
    }
    if (all) qsort(d->block, all, sizeof *d->block, by_word);
}

static struct ro_near_day *loaded(ro_near *n, long day) {
    struct ro_near_day *d = day_at(n, day);
    if (d->loaded) return d;
    if (n->load) n->load(n->user, day);
    d = day_at(n, day); /* the list of days has grown */
    d->loaded = true;
    sort_day(n, d);
    return d;
}

const ro_near_drawn *ro_near_block(ro_near *n, long day, uint64_t word, size_t *count) {
    const struct ro_near_day *d = loaded(n, day);
    size_t lo = RO_FIRST_FROM(mid, d->nblock, d->block[mid].word < word);
    *count = 0;
    while (lo + *count < d->nblock && d->block[lo + *count].word == word) ++*count;
    return d->block + lo;
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
