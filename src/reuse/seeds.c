/* Seeds: a few words in a row that stand in more than one text, found by sorting; and the hits that they make.
 *
 * Every place has a 32-bit key of its four words. The highest bits of the key choose its part, so that one part can be sorted in
 * the cache; of a part, what is alone is dropped by a table of bits before anything is sorted. Equal neighbours are a group. A
 * seed in RARE_TEXTS texts or fewer is taken as it is; one in more has a word more, as ten bits of that word stand beside the key
 * (adaptive seeds, Kiełbasa et al. 2011): what is common must go on longer before it says anything, and the number of
 * hits stays near the number of words whatever the size of the corpus. What stands in more than SEED_TEXTS texts even so
 * starts nothing and is counted. A group within one text is no seed. */
#include "reuse/engine.h"

enum {
    PART_BITS = 10,
    PARTS = 1 << PART_BITS,
    NEXT_BITS = 10,            /* of the word behind the seed */
    KEY_BITS = 32 - PART_BITS, /* of the key that its part does not tell */
    POS_SHIFT = NEXT_BITS,     /* an item: what is left of the key, the place, the next word */
    KEY_SHIFT = 64 - KEY_BITS,
    MOST_PLACES = 4 * SEED_TEXTS, /* of a seed; a text that repeats itself has many */
    HIT_PARTS = 1024,
};

struct room_of_one { /* what a thread keeps from part to part */
    struct room item, tmp, bits, words, group;
};

struct sowing {
    struct corpus *c;
    struct hits *h;
    struct spool *seeds;
    struct room_of_one room[MOST_THREADS];
};

/* Multilinear: odd constants, the top of the sum. */
static const uint64_t FACTOR[SEED] = {0x9E3779B97F4A7C15ull, 0xC2B2AE3D27D4EB4Full, 0x165667B19E3779F9ull, 0xD6E8FEB86659FD93ull};

uint32_t seed_key(const uint32_t *w) {
    uint64_t x = 0;
    for (int k = 0; k < SEED; k++) x += w[k] * FACTOR[k];
    return (uint32_t)(x >> 32);
}

static uint64_t next_of(const uint32_t *w, uint32_t n) { return n > SEED ? w[SEED] >> (32 - NEXT_BITS) : 0; }

uint64_t seed_longer(const uint32_t *w, uint32_t n) { return (uint64_t)seed_key(w) << NEXT_BITS | next_of(w, n); }

/* ---- places into parts -------------------------------------------------------------------------------------------- */

static void sow_text(ro_arena *a, struct sowing *s, unsigned thread, uint32_t t) {
    const struct corpus *c = s->c;
    const struct known *known = c->in->known;
    uint32_t n = length_of(c, t), first = c->first[t];
    if (n < SEED) return;
    const uint32_t *w = corpus_words(a, c, t, room_of(a, &s->room[thread].words, c->longest * sizeof *w));
    for (uint32_t p = 0; p + SEED <= n; p++) {
        uint32_t key = seed_key(w + p);
        uint64_t next = next_of(w + p, n - p);
        if (known && known_texts(known->seed, known->nseed, key) < 2) continue; /* the one text has it alone, or not at all */
        spool_put(a, s->seeds, thread, key >> KEY_BITS, (uint64_t)key << KEY_SHIFT | (uint64_t)(first + p) << POS_SHIFT | next);
    }
}

static void sow(ro_arena *a, void *user, size_t i, unsigned thread) {
    struct sowing *s = user;
    uint32_t lo = (uint32_t)i * SHARE, hi = lo + SHARE < s->c->n ? lo + SHARE : s->c->n;
    for (uint32_t t = lo; t < hi; t++) sow_text(a, s, thread, t);
}

/* ---- a part ------------------------------------------------------------------------------------------------------- */

static uint32_t place_of(uint64_t item) { return (uint32_t)(item >> POS_SHIFT); }

/* Drops what is surely alone. The table is small enough for the first cache as long as the part is. */
static size_t drop_single(ro_arena *a, struct room *bits, uint64_t *v, size_t n) {
    unsigned log = 10;
    while (log < KEY_BITS && (1ull << log) < 8 * n) log++;
    size_t bytes = ((size_t)1 << log) / 8, kept = 0;
    uint64_t *once = room_of(a, bits, 2 * bytes), *twice = once + bytes / 8;
    memset(once, 0, 2 * bytes);
    for (size_t i = 0; i < n; i++) {
        uint64_t k = v[i] >> (64 - log), b = 1ull << (k & 63);
        twice[k >> 6] |= once[k >> 6] & b;
        once[k >> 6] |= b;
    }
    for (size_t i = 0; i < n; i++) {
        uint64_t k = v[i] >> (64 - log);
        v[kept] = v[i];
        kept += twice[k >> 6] >> (k & 63) & 1;
    }
    return kept;
}

struct group { /* places in order, and the texts that hold them */
    const uint64_t *item;
    const uint32_t *text;
    size_t n;
    uint32_t key;
    unsigned texts;
};

static void mark(const struct corpus *c, const struct group *g, unsigned what) {
    for (size_t i = 0; i < g->n; i++) {
        uint32_t p = place_of(g->item[i]);
        __atomic_fetch_or(&c->marks[p >> 2], (uint8_t)(what << (p & 3) * 2), __ATOMIC_RELAXED);
    }
}

/* The text of every place. They stand anywhere in the tables, which are larger than the cache: what will be needed is asked for
 * ahead. */
static void find_texts(const struct corpus *c, const uint64_t *item, size_t n, uint32_t *text) {
    enum { AHEAD = 16 };
    for (size_t i = 0; i < n; i++) {
        if (i + 2 * AHEAD < n) __builtin_prefetch(&c->coarse[place_of(item[i + 2 * AHEAD]) / COARSE]);
        if (i + AHEAD < n) __builtin_prefetch(&c->first[c->coarse[place_of(item[i + AHEAD]) / COARSE] + 1]);
        text[i] = text_of(c, place_of(item[i]));
    }
}

static unsigned count_texts(const struct group *g) {
    unsigned n = 1;
    for (size_t i = 1; i < g->n; i++) n += g->text[i] != g->text[i - 1];
    return n;
}

/* Is one of them the text that is asked about? */
static bool asked(const struct corpus *c, uint32_t a, uint32_t b) {
    const struct known *k = c->in->known;
    return !k || c->order[a] == k->text || c->order[b] == k->text;
}

/* Every pair of places in two texts. */
static void hit(ro_arena *a, struct sowing *s, unsigned thread, const uint32_t *pos, const uint32_t *text, size_t n) {
    for (size_t i = 1; i < n; i++) {
        unsigned part = text[i] >> s->h->shift;
        for (size_t k = 0; k < i && text[k] != text[i]; k++)
            if (asked(s->c, text[k], text[i])) spool_put(a, s->h->spool, thread, part, (uint64_t)pos[i] << 32 | pos[k]);
    }
}

static unsigned more_texts(unsigned a, unsigned b) { return a > b ? a : b; }

/* A seed that many texts have, parted by the word behind it. */
static void refine(ro_arena *a, struct sowing *s, unsigned thread, const struct group *g) {
    struct room_of_one *r = &s->room[thread];
    const struct known *known = s->c->in->known;
    uint64_t *v = room_of(a, &r->group, 2 * g->n * sizeof *v), *tmp = v + g->n;
    for (size_t i = 0; i < g->n; i++) v[i] = (g->item[i] & ((1u << NEXT_BITS) - 1)) << 32 | place_of(g->item[i]);
    sort_bits(v, tmp, g->n, 32);
    for (size_t i = 0, k; i < g->n; i = k) {
        uint32_t pos[MOST_PLACES], text[MOST_PLACES];
        unsigned texts = 0;
        for (k = i + 1; k < g->n && v[k] >> 32 == v[i] >> 32; k++) {
        }
        if (k - i < 2) continue;
        for (size_t q = i; q < k && q - i < MOST_PLACES; q++) {
            pos[q - i] = (uint32_t)v[q];
            text[q - i] = text_of(s->c, pos[q - i]);
            texts += q == i || text[q - i] != text[q - i - 1];
        }
        if (known)
            texts = more_texts(texts, known_texts(known->longer, known->nlonger, (uint64_t)g->key << NEXT_BITS | v[i] >> 32));
        if (texts > SEED_TEXTS || k - i > MOST_PLACES)
            __atomic_add_fetch(&s->h->common, 1, __ATOMIC_RELAXED);
        else if (texts > 1)
            hit(a, s, thread, pos, text, k - i);
    }
}

static void take_group(ro_arena *a, struct sowing *s, unsigned thread, struct group *g) {
    g->texts = count_texts(g);
    const struct known *known = s->c->in->known;
    if (g->texts < 2) return;
    if (known) g->texts = more_texts(g->texts, known_texts(known->seed, known->nseed, g->key));
    __atomic_add_fetch(&s->h->seeds, 1, __ATOMIC_RELAXED);
    unsigned what =
        (g->texts > FORMULA_TEXTS ? MARK_COMMON : 0) | (g->n >= MANY_PLACES || g->texts >= MANY_PLACES ? MARK_MANY : 0);
    if (what) mark(s->c, g, what);
    if (g->texts > RARE_TEXTS || g->n > MOST_PLACES) {
        refine(a, s, thread, g);
        return;
    }
    uint32_t pos[MOST_PLACES];
    for (size_t i = 0; i < g->n; i++) pos[i] = place_of(g->item[i]);
    hit(a, s, thread, pos, g->text, g->n);
}

static size_t same_key(const uint64_t *v, size_t n, size_t i) {
    size_t k = i + 1;
    while (k < n && v[k] >> KEY_SHIFT == v[i] >> KEY_SHIFT) k++;
    return k;
}

/* Threads brought the places of a seed in any order. */
static void in_order(uint64_t *v, uint64_t *tmp, size_t n) {
    for (size_t i = 0, k; i < n; i = k) {
        k = same_key(v, n, i);
        if (k - i > 1) sort_bits(v + i, tmp, k - i, POS_SHIFT);
    }
}

/* Pairs are made here, in the thread's own lanes of the hits, whose buffers must outlive this stage. */
static void reap(ro_arena *a, void *user, size_t part, unsigned thread) {
    struct sowing *s = user;
    struct room_of_one *r = &s->room[thread];
    size_t n = spool_count(s->seeds, (unsigned)part);
    if (n < 2) return;
    uint64_t *v = room_of(a, &r->item, n * sizeof *v);
    spool_read(a, s->seeds, (unsigned)part, v);
    n = drop_single(a, &r->bits, v, n);
    uint64_t *tmp = room_of(a, &r->tmp, n * sizeof *v);
    sort_bits(v, tmp, n, KEY_SHIFT);
    in_order(v, tmp, n);
    uint32_t *text = (uint32_t *)tmp;
    find_texts(s->c, v, n, text);
    for (size_t i = 0, k; i < n; i = k) {
        k = same_key(v, n, i);
        if (k - i < 2) continue;
        struct group g = {v + i, text + i, k - i, (uint32_t)part << KEY_BITS | (uint32_t)(v[i] >> KEY_SHIFT), 0};
        take_group(a, s, thread, &g);
    }
}

static void both(ro_arena *stage, void *user) {
    struct sowing *s = user;
    unsigned threads = s->c->in->threads;
    s->seeds = spool_new(stage, s->c->in->budget, PARTS, threads);
    ro_in_threads(stage, threads, (s->c->n + SHARE - 1) / SHARE, sow, s);
    ro_in_threads(stage, threads, PARTS, reap, s);
}

void seeds_find(ro_arena *a, struct corpus *c, struct hits *h) {
    struct sowing *s = RO_NEW(a, struct sowing);
    *s = (struct sowing){.c = c, .h = h};
    *h = (struct hits){.spool = spool_new(a, c->in->budget, HIT_PARTS, c->in->threads)};
    while ((c->n ? c->n - 1 : 0) >> h->shift >= HIT_PARTS) h->shift++;
    in_stage(a, both, s);
}
