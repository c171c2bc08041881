/* Values with their counts: a hash table of numbers over a list of texts. */
#include "store/tally.h"

#include <stdlib.h>

enum { LEAST = 64 }; /* slots, at first */

static bool same(const ro_tallied *v, ro_str text) { return !v->text.p == !text.p && ro_str_eq(v->text, text); }

static void make_room(ro_arena *a, ro_tally *t) {
    t->room = t->room ? 4 * t->room : LEAST;
    t->slot = RO_NEWS(a, uint32_t, t->room);
    for (uint32_t i = 0; i < t->v.n; i++) {
        size_t at = t->v.v[i].hash & (t->room - 1);
        while (t->slot[at]) at = (at + 1) & (t->room - 1);
        t->slot[at] = i + 1;
    }
}

uint32_t ro_tally_of(ro_arena *a, ro_tally *t, ro_str text) {
    if (t->v.n && same(&t->v.v[t->last], text)) return t->last;
    if (2 * t->v.n >= t->room) make_room(a, t);
    uint64_t hash = text.p ? ro_hash(text) : 0;
    size_t at = hash & (t->room - 1);
    for (const ro_tallied *v; t->slot[at]; at = (at + 1) & (t->room - 1)) {
        v = &t->v.v[t->slot[at] - 1];
        if (v->hash == hash && same(v, text)) return t->last = t->slot[at] - 1;
    }
    t->last = (uint32_t)t->v.n;
    RO_PUSH(a, t->v) = (ro_tallied){text.p ? ro_str_dup(a, text) : RO_NONE, hash, 0};
    t->slot[at] = t->last + 1;
    return t->last;
}

static int by_count(const void *p, const void *q) {
    const ro_tallied *a = p, *b = q;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    if (!a->text.p || !b->text.p) return (b->text.p != NULL) - (a->text.p != NULL);
    return ro_str_cmp(a->text, b->text);
}

const ro_tallied *ro_tally_most(const ro_tally *t, ro_arena *a, size_t *n) {
    ro_tallied *v = RO_NEWS(a, ro_tallied, t->v.n + 1);
    *n = 0;
    for (size_t i = 0; i < t->v.n; i++)
        if (t->v.v[i].n) v[(*n)++] = t->v.v[i];
    if (*n) qsort(v, *n, sizeof *v, by_count);
    return v;
}
