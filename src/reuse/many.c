/* See many.h. */
#include "reuse/many.h"

#include <stdlib.h>

enum {
    PIECE = 16 * FILL, /* numbers read at once */
    FIRST_CAP = 256,
};

static uint64_t mixed(uint64_t x) { /* the end of splitmix64: no two keys become one */
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* ---- pairs -------------------------------------------------------------------------------------------------------- */

struct spool *pairs_new(ro_arena *a, const struct corpus *c) {
    return spool_new(a, c->in->budget, MANY_PARTS, c->in->threads);
}

/* Two numbers, of which a buffer holds an even count: they come back together. */
void pair_put(ro_arena *a, struct spool *s, unsigned thread, uint64_t key, uint32_t text, uint32_t place) {
    unsigned part = (unsigned)(mixed(key) / (UINT64_MAX / MANY_PARTS + 1));
    spool_put(a, s, thread, part, key);
    spool_put(a, s, thread, part, (uint64_t)text << 32 | place);
}

/* ---- the table ---------------------------------------------------------------------------------------------------- */

static void many_close(void *p) {
    struct many *m = p;
    free(m->slot);
    m->slot = NULL;
    m->n = m->cap = 0;
}

static struct key_seen *slot_of(const struct many *m, uint64_t key) {
    size_t i = mixed(key) & (m->cap - 1);
    while (m->slot[i].n && m->slot[i].key != key) i = (i + 1) & (m->cap - 1);
    return &m->slot[i];
}

static void resize(ro_arena *a, struct many *m, size_t cap) {
    struct many old = *m;
    struct key_seen *slot = calloc(cap, sizeof *slot);
    if (!slot) ro_throw(a, RO_NOMEM, "memory ran out while formulas were counted");
    if (!old.slot) ro_defer(a, many_close, m);
    m->slot = slot;
    m->cap = cap;
    for (size_t i = 0; m->n && i < old.cap; i++)
        if (old.slot[i].n) *slot_of(m, old.slot[i].key) = old.slot[i];
    free(old.slot);
}

static void start(ro_arena *a, struct many *m) {
    m->n = 0;
    if (m->cap == FIRST_CAP)
        memset(m->slot, 0, FIRST_CAP * sizeof *m->slot);
    else
        resize(a, m, FIRST_CAP);
}

/* Of a larger whole it is known of the runs of the one text alone in how many texts they stand. */
static uint32_t texts_with(const struct corpus *c, const struct key_seen *s, uint32_t text, uint32_t place) {
    const struct known *k = c->in->known;
    if (!k) return s->n + (!s->n || s->text != text);
    bool many = c->order[text] == k->text && k->together[place - c->first[text]] > FORMULA_TEXTS;
    return many || is_many(s) ? FORMULA_TEXTS + 1 : 1;
}

/* ---- a part ------------------------------------------------------------------------------------------------------- */

void many_count(ro_arena *a, const struct corpus *c, const struct spool *s, unsigned part, struct many *m) {
    uint64_t *v = room_of(a, &m->piece, PIECE * sizeof *v);
    struct spool_at at = {.part = part};
    start(a, m);
    for (size_t n; (n = spool_next(a, s, &at, v, PIECE));)
        for (size_t i = 0; i < n; i += 2) {
            uint32_t text = (uint32_t)(v[i + 1] >> 32);
            struct key_seen *k = slot_of(m, v[i]);
            m->n += !k->n;
            *k = (struct key_seen){v[i], text, texts_with(c, k, text, (uint32_t)v[i + 1])};
            if (m->n * 2 > m->cap) resize(a, m, 2 * m->cap);
        }
}

void many_each(ro_arena *a, const struct spool *s, unsigned part, struct many *m, many_fn fn, void *user) {
    uint64_t *v = room_of(a, &m->piece, PIECE * sizeof *v);
    struct spool_at at = {.part = part};
    for (size_t n; (n = spool_next(a, s, &at, v, PIECE));)
        for (size_t i = 0; i < n; i += 2) {
            const struct key_seen *k = slot_of(m, v[i]);
            if (is_many(k)) fn(a, user, k, (uint32_t)v[i + 1]);
        }
}
