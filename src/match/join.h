/* join: what may belong together, put together. Internal to match; meetings and people are two judges over it.
 *
 * Items (by number) are put under keys; those under one key are a block, and every pair within a block is a link, once. A judge
 * gives each link a score or drops it; then the links are taken strongest first, and two clusters become one where nothing
 * parts them and the judge, asked again with both clusters, does not mind. */
#ifndef RO_JOIN_H
#define RO_JOIN_H

#include "base/base.h"

#define RO_NOBODY UINT32_MAX

typedef struct ro_link {
    uint32_t a, b; /* a < b */
    float score;
    uint16_t why; /* the judge's own */
} ro_link;

typedef struct ro_keyed {
    uint64_t hash;
    uint32_t who;
} ro_keyed;

typedef struct ro_join {
    ro_arena *arena;
    size_t n;
    /* clusters: the smallest number leads; for (i = root; i != RO_NOBODY; i = next[i]) are the members */
    uint32_t *up, *next, *last, *size;
    RO_VEC(ro_keyed) keys; /* by hash, then number, once ro_join_sort() or ro_join_headed() has run */
    RO_VEC(ro_link) links;
    uint32_t *barred; /* of each item: its first bar, or RO_NOBODY */
    struct {
        struct ro_bar *v;
        size_t n, cap;
    } bars;
    void *judge; /* handed to the functions below */
    void (*united)(void *judge, uint32_t root, uint32_t gone);
} ro_join;

void ro_join_start(ro_join *, ro_arena *, size_t n);

/* The kind of a key and its day (0: none) are mixed into it. */
void ro_join_key(ro_join *, uint32_t who, char kind, long day, ro_str word);
void ro_join_number(ro_join *, uint32_t who, long day, uint64_t number); /* the same of a word that is a number */
/* Every pair that shares a key; in a block of more than `whole` members those of the smallest lots, as many as `heads`, meet all.
 */
void ro_join_headed(ro_join *, size_t whole, size_t heads, const uint64_t *lot);
/* The end of the block that begins at keys.v[lo]. */
size_t ro_join_block(const ro_join *, size_t lo);

void ro_join_sort(ro_join *); /* the keys, so that blocks stand together */
void ro_join_once(ro_join *); /* of links between the same two one stays */

/* Keeps the links that the judge says true of, strongest first. */
void ro_join_weigh(ro_join *, bool (*worth)(void *judge, ro_link *));
/* Takes them; a and b are the roots of the link's ends. */
void ro_join_take(ro_join *, bool (*may)(void *judge, const ro_link *, uint32_t a, uint32_t b));

/* The members of each cluster behind its root by number, as they are before anything is united. */
void ro_join_order(ro_join *);
uint32_t ro_join_root(ro_join *, uint32_t);
void ro_join_unite(ro_join *, uint32_t, uint32_t);
/* Their clusters shall never be one. */
void ro_join_part(ro_join *, uint32_t, uint32_t);
bool ro_join_parted(ro_join *, uint32_t, uint32_t);

#endif
