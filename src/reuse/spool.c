/* See spool.h. */
#include "reuse/spool.h"

#include <stdlib.h>

enum { BLOCK = FILL * sizeof(uint64_t), TOGETHER = 64 /* blocks written at once */ };

size_t spool_memory(unsigned parts, unsigned threads) { return ((size_t)parts + TOGETHER) * threads * BLOCK; }

static size_t lanes(const struct spool *s) { return (size_t)s->parts * s->threads; }

void spool_free(struct spool *s) {
    if (!s->lane) return;
    budget_give(s->budget, spool_memory(s->parts, s->threads));
    for (size_t i = 0; i < lanes(s); i++) {
        free(s->lane[i].buffer);
        free(s->lane[i].block);
    }
    for (unsigned t = 0; t < s->threads; t++) free(s->gathered[t].block);
    s->lane = NULL;
    store_free(s->store);
}

static void spool_close(void *s) { spool_free(s); }

struct spool *spool_new(ro_arena *a, struct budget *b, unsigned parts, unsigned threads) {
    struct spool *s = RO_NEW(a, struct spool);
    budget_claim(a, b, spool_memory(parts, threads));
    *s = (struct spool){.budget = b, .store = store_new(a, b, 0), .parts = parts, .threads = threads};
    s->gathered = RO_NEWS(a, struct gathered, threads);
    s->lane = RO_NEWS(a, struct lane, (size_t)parts * threads);
    ro_defer(a, spool_close, s);
    return s;
}

static void *more(ro_arena *a, void *p, size_t n) {
    p = realloc(p, n);
    if (!p) ro_throw(a, RO_NOMEM, "memory ran out while texts were compared");
    return p;
}

/* Which block of the store it is. */
static uint32_t gather(ro_arena *a, struct spool *s, struct gathered *g, const uint64_t *buffer) {
    if (!g->block) g->block = more(a, NULL, TOGETHER * BLOCK);
    if (!g->n) g->at = store_room(s->store, TOGETHER * BLOCK);
    memcpy(g->block + (size_t)g->n * BLOCK, buffer, BLOCK);
    uint32_t block = (uint32_t)(g->at / BLOCK) + g->n;
    if (++g->n == TOGETHER) {
        store_put(a, s->store, g->at, g->block, TOGETHER * BLOCK);
        g->n = 0;
    }
    return block;
}

static void get_block(ro_arena *a, const struct spool *s, const struct gathered *g, uint32_t block, uint64_t *out) {
    uint64_t at = (uint64_t)block * BLOCK;
    bool waits = g->n && at >= g->at && at < g->at + (uint64_t)g->n * BLOCK;
    const void *p = waits ? g->block + (at - g->at) : store_get(a, s->store, at, BLOCK, out);
    if (p != out) memcpy(out, p, BLOCK);
}

void spool_flush(ro_arena *a, struct spool *s, struct lane *l) {
    if (!l->buffer) {
        l->buffer = more(a, NULL, BLOCK);
        return;
    }
    uint32_t block = gather(a, s, &s->gathered[(size_t)(l - s->lane) / s->parts], l->buffer);
    if (l->blocks == l->cap) {
        uint32_t cap = l->cap ? 2 * l->cap : 16;
        l->block = more(a, l->block, cap * sizeof *l->block);
        l->cap = cap;
    }
    l->block[l->blocks++] = block;
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
            get_block(a, s, &s->gathered[at->thread], l->block[at->block], out + n);
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
