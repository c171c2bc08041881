/* Seeds: four words in a row that stand in more than one text, found by sorting.
 *
 * Every position has a 32-bit key of its four words. The positions are taken in parts by their key, each part sorted by
 * radix, and equal neighbours become a group. A group within one text, or in more than SEED_TEXTS texts, is no seed; one in
 * more than FORMULA_TEXTS texts is marked, which is what formulas are made of. Memory beyond the answer is one part a thread. */
#include "reuse/engine.h"

#include <stdlib.h>

struct job {
    const struct corpus *c;
    struct seeds *s;
    size_t size[PARTS];
};

struct item {
    uint32_t key, pos;
};

uint32_t seed_key(const uint32_t *w) {
    uint64_t x = (uint64_t)w[0] << 32 | w[1], y = (uint64_t)w[2] << 32 | w[3];
    x = (x ^ 0x9E3779B97F4A7C15ull) * 0xFF51AFD7ED558CCDull;
    y = (y ^ x >> 31) * 0xC4CEB9FE1A85EC53ull;
    return (uint32_t)((x ^ y) >> 29);
}

static void sort_items(struct item *v, struct item *tmp, size_t n) {
    for (int shift = 4; shift < 32; shift += 10) { /* the lowest four bits chose the part */
        size_t at[1024] = {0};
        for (size_t i = 0; i < n; i++) at[v[i].key >> shift & 1023]++;
        size_t sum = 0;
        for (int k = 0; k < 1024; k++) {
            size_t here = at[k];
            at[k] = sum;
            sum += here;
        }
        for (size_t i = 0; i < n; i++) tmp[at[v[i].key >> shift & 1023]++] = v[i];
        struct item *t = v;
        v = tmp;
        tmp = t;
    }
}

/* Every position of the part, in order: none crosses from one text into the next. */
static void collect(const struct corpus *c, uint32_t part, struct item *out) {
    for (size_t t = 0; t < c->n; t++)
        for (uint32_t p = c->first[t]; p + SEED <= c->first[t + 1]; p++) {
            uint32_t key = seed_key(c->word + p);
            if (key % PARTS == part) *out++ = (struct item){key, p};
        }
}

/* How many positions each part will have. */
static void count(const struct corpus *c, size_t *n) {
    for (size_t t = 0; t < c->n; t++)
        for (uint32_t p = c->first[t]; p + SEED <= c->first[t + 1]; p++) n[seed_key(c->word + p) % PARTS]++;
}

static void mark(struct seeds *s, const struct item *v, size_t n) {
    for (size_t i = 0; i < n; i++)
        __atomic_fetch_or(&s->common[v[i].pos >> 3], (uint8_t)(1u << (v[i].pos & 7)), __ATOMIC_RELAXED);
}

/* How many texts the sorted positions fall into, counting no further than the limit plus one. */
static unsigned texts_in(const struct corpus *c, const struct item *v, size_t n) {
    unsigned texts = 0;
    uint32_t end = 0;
    for (size_t i = 0; i < n && texts <= SEED_TEXTS; i++)
        if (!texts || v[i].pos >= end) {
            end = c->first[text_of(c, v[i].pos) + 1];
            texts++;
        }
    return texts;
}

static void part(ro_arena *a, void *user, size_t which) {
    struct job *j = user;
    size_t n = j->size[which];
    struct item *mem = malloc((2 * n + 1) * sizeof *mem), *v = mem;
    if (!mem) ro_throw(a, RO_NOMEM, "memory ran out while sorting seeds; nothing was changed");
    collect(j->c, (uint32_t)which, v);
    sort_items(v, v + n, n);
    v = mem + n; /* three passes end in the other half */
    uint32_t *post = ro_alloc_raw(a, (n + n / 2 + 2) * sizeof *post);
    size_t np = 0;
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && v[k].key == v[i].key; k++) {
        }
        if (k - i < 2) continue;
        unsigned texts = texts_in(j->c, v + i, k - i);
        if (texts > FORMULA_TEXTS) mark(j->s, v + i, k - i);
        if (texts < 2 || texts > SEED_TEXTS || k - i > 4 * SEED_TEXTS) continue;
        uint32_t at = (uint32_t)np + 1;
        post[np++] = (uint32_t)(k - i);
        for (size_t q = i; q < k; q++) {
            post[np++] = v[q].pos;
            j->s->at[v[q].pos] = at;
        }
    }
    free(mem);
    j->s->post[which] = post;
}

void seeds_build(ro_arena *a, const struct corpus *c, struct seeds *s) {
    struct job j = {.c = c, .s = s};
    count(c, j.size);
    s->post = RO_NEWS(a, uint32_t *, PARTS);
    s->at = RO_NEWS(a, uint32_t, (size_t)c->nwords + 1);
    s->common = RO_NEWS(a, uint8_t, c->nwords / 8 + 1);
    in_threads(a, c->threads, PARTS, part, &j);
}
