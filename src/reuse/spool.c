/* See spool.h. */
#include "reuse/spool.h"

#include <stdlib.h>

enum { BLOCK = FILL * sizeof(uint64_t) };

size_t spool_memory(unsigned parts, unsigned threads) { return (size_t)parts * threads * BLOCK; }

static size_t lanes(const struct spool *s) { return (size_t)s->parts * s->threads; }

void spool_free(struct spool *s) {
    if (!s->lane) return;
    budget_give(s->budget, spool_memory(s->parts, s->threads));
    for (size_t i = 0; i < lanes(s); i++) {
        free(s->lane[i].buffer);
        free(s->lane[i].block);
    }
    s->lane = NULL;
    store_free(s->store);
}

static void spool_close(void *s) { spool_free(s); }

struct spool *spool_new(ro_arena *a, struct budget *b, unsigned parts, unsigned threads) {
    struct spool *s = RO_NEW(a, struct spool);
    budget_claim(a, b, spool_memory(parts, threads));
    *s = (struct spool){b, store_new(a, b, 0), parts, threads, RO_NEWS(a, struct lane, (size_t)parts * threads)};
    ro_defer(a, spool_close, s);
    return s;
}

static void *more(ro_arena *a, void *p, size_t n) {
    p = realloc(p, n);
    if (!p) ro_throw(a, RO_NOMEM, "memory ran out while texts were compared; nothing was changed");
    return p;
}

void spool_flush(ro_arena *a, struct spool *s, struct lane *l) {
    if (!l->buffer) {
        l->buffer = more(a, NULL, BLOCK);
        return;
    }
    uint64_t at = store_room(s->store, BLOCK);
    store_put(a, s->store, at, l->buffer, BLOCK);
    if (l->blocks == l->cap) {
        uint32_t cap = l->cap ? 2 * l->cap : 16;
        l->block = more(a, l->block, cap * sizeof *l->block);
        l->cap = cap;
    }
    l->block[l->blocks++] = (uint32_t)(at / BLOCK);
    l->n = 0;
}

size_t spool_count(const struct spool *s, unsigned part) {
    size_t n = 0;
    for (unsigned t = 0; t < s->threads; t++) {
        const struct lane *l = &s->lane[(size_t)t * s->parts + part];
        n += (size_t)l->blocks * FILL + l->n;
    }
    return n;
}

size_t spool_next(ro_arena *a, const struct spool *s, struct spool_at *at, uint64_t *out, size_t most) {
    size_t n = 0;
    for (; at->thread < s->threads; at->thread++, at->block = 0) {
        const struct lane *l = &s->lane[(size_t)at->thread * s->parts + at->part];
        for (; at->block < l->blocks; at->block++, n += FILL) {
            if (most - n < FILL) return n;
            const void *p = store_get(a, s->store, (uint64_t)l->block[at->block] * BLOCK, BLOCK, out + n);
            if (p != out + n) memcpy(out + n, p, BLOCK);
        }
        if (most - n < l->n) return n;
        if (l->n) memcpy(out + n, l->buffer, l->n * sizeof *out);
        n += l->n;
    }
    return n;
}

void spool_read(ro_arena *a, const struct spool *s, unsigned part, uint64_t *out) {
    struct spool_at at = {.part = part};
    spool_next(a, s, &at, out, SIZE_MAX);
}
