/* Blocks, links, clusters: see join.h. In: items under keys, a judge. Out: clusters. Nothing here knows what an item is.
 *
 * Everything goes by the numbers of the items, so the same numbers give the same clusters. Cost: the pairs within blocks, which a
 * window bounds; clusters are a union-find with the members strung behind their root.
 *
 * Source: blocking and constraints as in deduplication since Fellegi and Sunter; what parts two clusters is looked for from the
 * smaller one. */
#include "match/join.h"

#include <stdlib.h>

struct ro_bar {
    uint32_t other, next;
};

void ro_join_start(ro_join *j, ro_arena *a, size_t n) {
    *j = (ro_join){.arena = a, .n = n};
    uint32_t **const all[] = {&j->up, &j->next, &j->last, &j->size, &j->barred};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) *all[i] = RO_NEWS(a, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) j->up[i] = j->last[i] = i, j->size[i] = 1, j->next[i] = j->barred[i] = RO_NOBODY;
}

/* ---- blocks and links --------------------------------------------------------------------------------------------------- */

void ro_join_key(ro_join *j, uint32_t who, char kind, long day, ro_str word) {
    uint64_t h = ro_hash(word) ^ (uint64_t)(unsigned char)kind * 0x9e3779b97f4a7c15u ^ (uint64_t)day * 0xc2b2ae3d27d4eb4fu;
    RO_PUSH(j->arena, j->keys) = (ro_keyed){h, who};
}

void ro_join_number(ro_join *j, uint32_t who, long day, uint64_t number) {
    RO_PUSH(j->arena, j->keys) = (ro_keyed){number ^ (uint64_t)day * 0xc2b2ae3d27d4eb4fu, who};
}

static int by_hash(const void *p, const void *q) {
    const ro_keyed *a = p, *b = q;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return a->who < b->who ? -1 : a->who > b->who;
}

static int by_ends(const void *p, const void *q) {
    const ro_link *a = p, *b = q;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static int by_score(const void *p, const void *q) {
    const ro_link *a = p, *b = q;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    return by_ends(p, q);
}

size_t ro_join_block(const ro_join *j, size_t lo) {
    size_t hi = lo;
    while (hi < j->keys.n && j->keys.v[hi].hash == j->keys.v[lo].hash) hi++;
    return hi;
}

void ro_join_once(ro_join *j) {
    size_t n = 0;
    if (j->links.n) qsort(j->links.v, j->links.n, sizeof *j->links.v, by_ends);
    for (size_t i = 0; i < j->links.n; i++)
        if (!n || by_ends(&j->links.v[i], &j->links.v[n - 1])) j->links.v[n++] = j->links.v[i];
    j->links.n = n;
}

void ro_join_sort(ro_join *j) {
    if (j->keys.n) qsort(j->keys.v, j->keys.n, sizeof *j->keys.v, by_hash);
}

struct drawn {
    uint64_t lot;
    uint32_t who;
};

static int by_lot(const void *p, const void *q) {
    const struct drawn *a = p, *b = q;
    if (a->lot != b->lot) return a->lot < b->lot ? -1 : 1;
    return a->who < b->who ? -1 : a->who > b->who;
}

static void link_headed(ro_join *j, size_t lo, size_t hi, size_t heads, const uint64_t *lot) {
    struct drawn *d = RO_NEWS(j->arena, struct drawn, hi - lo);
    for (size_t i = lo; i < hi; i++) d[i - lo] = (struct drawn){lot[j->keys.v[i].who], j->keys.v[i].who};
    qsort(d, hi - lo, sizeof *d, by_lot);
    for (size_t x = 0; x < heads; x++)
        for (size_t y = x + 1; y < hi - lo; y++) {
            uint32_t a = d[x].who, b = d[y].who;
            RO_PUSH(j->arena, j->links) = (ro_link){.a = a < b ? a : b, .b = a < b ? b : a};
        }
}

void ro_join_headed(ro_join *j, size_t whole, size_t heads, const uint64_t *lot) {
    const ro_keyed *k = j->keys.v;
    ro_join_sort(j);
    for (size_t lo = 0, hi; lo < j->keys.n; lo = hi) {
        hi = ro_join_block(j, lo);
        if (hi - lo > whole)
            link_headed(j, lo, hi, heads, lot);
        else
            for (size_t x = lo; x < hi; x++)
                for (size_t y = x + 1; y < hi; y++) RO_PUSH(j->arena, j->links) = (ro_link){.a = k[x].who, .b = k[y].who};
    }
    ro_join_once(j);
}

void ro_join_weigh(ro_join *j, bool (*worth)(void *, ro_link *)) {
    size_t n = 0;
    for (size_t i = 0; i < j->links.n; i++) {
        ro_link l = j->links.v[i];
        if (worth(j->judge, &l)) j->links.v[n++] = l;
    }
    j->links.n = n;
    if (n) qsort(j->links.v, n, sizeof *j->links.v, by_score);
}

/* ---- clusters ----------------------------------------------------------------------------------------------------------- */

uint32_t ro_join_root(ro_join *j, uint32_t i) { return ro_root(j->up, i); }

void ro_join_unite(ro_join *j, uint32_t a, uint32_t b) {
    a = ro_join_root(j, a), b = ro_join_root(j, b);
    if (a == b) return;
    if (b < a) {
        uint32_t t = a;
        a = b;
        b = t;
    }
    j->up[b] = a;
    j->next[j->last[a]] = b;
    j->last[a] = j->last[b];
    j->size[a] += j->size[b];
    if (j->united) j->united(j->judge, a, b);
}

void ro_join_order(ro_join *j) {
    for (uint32_t i = 0; i < j->n; i++) {
        uint32_t r = ro_join_root(j, i);
        j->next[i] = RO_NOBODY;
        if (r != i) j->next[j->last[r]] = i;
        j->last[r] = i;
    }
}

static void bar(ro_join *j, uint32_t who, uint32_t other) {
    RO_PUSH(j->arena, j->bars) = (struct ro_bar){other, j->barred[who]};
    j->barred[who] = (uint32_t)j->bars.n - 1;
}

void ro_join_part(ro_join *j, uint32_t a, uint32_t b) { bar(j, a, b), bar(j, b, a); }

bool ro_join_parted(ro_join *j, uint32_t a, uint32_t b) {
    a = ro_join_root(j, a), b = ro_join_root(j, b);
    uint32_t few = j->size[a] > j->size[b] ? b : a, many = few == a ? b : a;
    for (uint32_t i = few; j->bars.n && i != RO_NOBODY; i = j->next[i])
        for (uint32_t k = j->barred[i]; k != RO_NOBODY; k = j->bars.v[k].next)
            if (ro_join_root(j, j->bars.v[k].other) == many) return true;
    return false;
}

void ro_join_take(ro_join *j, bool (*may)(void *, const ro_link *, uint32_t, uint32_t)) {
    for (size_t i = 0; i < j->links.n; i++) {
        const ro_link *l = &j->links.v[i];
        uint32_t a = ro_join_root(j, l->a), b = ro_join_root(j, l->b);
        if (a != b && !ro_join_parted(j, a, b) && may(j->judge, l, a, b)) ro_join_unite(j, a, b);
    }
}
