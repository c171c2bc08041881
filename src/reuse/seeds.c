/* Seeds: a few words in a row that stand in more than one text, found by sorting; and the hits that they make.
 *
 * Every place has a 32-bit key of its four words. The highest bits of the key choose its part, so that one part can be sorted in
 * the cache; of a part, what is alone is dropped by a table of bits before anything is sorted. Equal neighbours are a group. A
 * seed in few texts is taken as it is; one in more goes on for some words (struct depth), of which as many bits stand beside the
 * key as the place leaves room for (adaptive seeds, Kiełbasa et al. 2011): what is common must go on before it says
 * anything, and the number of hits stays below the number of words whatever the size of the corpus. What stands in more than
 * SEED_TEXTS texts even so starts nothing and is counted. A group within one text is no seed. */
#include "reuse/engine.h"

enum {
    PART_BITS = 10,
    PARTS = 1 << PART_BITS,
    KEY_BITS = 32 - PART_BITS, /* of the key that its part does not tell */
    KEY_SHIFT = 64 - KEY_BITS, /* an item: these bits, the place, and as many of the words behind the seed as there is room for */
    MOST_PLACES = 4 * SEED_TEXTS, /* of a seed; a text that repeats itself has many */
    AT_ONCE = 1 << 15,            /* items that are sorted in the cache */
    MOST_SAME = 8,
    LARGE_PART = 1 << 20, /* items; and four times as many as parts have on average */
    FLOOD_BITS = 16,
    FLOOD = 1 << 14, /* places of a longer seed */
    FLOOD_READ = 1 << 14,
};

struct room_of_one { /* what a thread keeps from part to part */
    struct room item, tmp, bits, group, flood;
    struct view words;
};

struct sowing {
    struct corpus *c;
    struct hits *h;
    struct spool *seeds;
    unsigned next_bits; /* of the words behind the seed; the bits above them are the place */
    struct room_of_one room[MOST_THREADS];
};

/* Multilinear: odd constants, the top of the sum. */
static const uint64_t FACTOR[SEED] = {0x9E3779B97F4A7C15ull, 0xC2B2AE3D27D4EB4Full, 0x165667B19E3779F9ull, 0xD6E8FEB86659FD93ull};

uint32_t seed_key(const uint32_t *w) {
    uint64_t x = 0;
    for (int k = 0; k < SEED; k++) x += w[k] * FACTOR[k];
    return (uint32_t)(x >> 32);
}

static uint32_t next_of(const uint32_t *w, uint32_t n) {
    uint64_t x = 0;
    for (uint32_t k = SEED; k < n; k++) x += w[k] * FACTOR[k - SEED];
    return (uint32_t)(x >> 32);
}

uint64_t seed_longer(const uint32_t *w, uint32_t n) { return (uint64_t)seed_key(w) << 32 | next_of(w, n); }

/* ---- places into parts -------------------------------------------------------------------------------------------- */

static void sow_text(ro_arena *a, struct sowing *s, unsigned thread, uint32_t t) {
    const struct corpus *c = s->c;
    const struct known *known = c->in->known;
    uint32_t n = length_of(c, t), first = c->first[t], longer = c->depth.longer;
    if (n < SEED) return;
    const uint32_t *w = corpus_words_next(a, c, t, &s->room[thread].words);
    for (uint32_t p = 0; p + SEED <= n; p++) {
        uint32_t key = seed_key(w + p);
        uint64_t next = next_of(w + p, n - p < longer ? n - p : longer) >> (32 - s->next_bits);
        if (known && known_texts(known->seed, known->nseed, key) < 2) continue; /* the one text has it alone, or not at all */
        spool_put(a, s->seeds, thread, key >> KEY_BITS,
                  (uint64_t)key << KEY_SHIFT | (uint64_t)(first + p) << s->next_bits | next);
    }
}

static void sow(ro_arena *a, void *user, size_t i, unsigned thread) {
    struct sowing *s = user;
    uint32_t lo = (uint32_t)i * SHARE, hi = lo + SHARE < s->c->n ? lo + SHARE : s->c->n;
    for (uint32_t t = lo; t < hi; t++) sow_text(a, s, thread, t);
}

/* ---- a part ------------------------------------------------------------------------------------------------------- */

static uint32_t place_of(const struct sowing *s, uint64_t item) {
    return (uint32_t)((item & ((1ull << KEY_SHIFT) - 1)) >> s->next_bits);
}

/* Drops what is surely alone among numbers that agree in their first `same` bits. The table is small enough for the first cache.
 */
static size_t drop_single(ro_arena *a, struct room *bits, uint64_t *v, size_t n, unsigned same) {
    unsigned log = 10;
    while (log < KEY_BITS - same && (1ull << log) < 8 * n) log++;
    size_t bytes = ((size_t)1 << log) / 8, kept = 0;
    uint64_t *once = room_of(a, bits, 2 * bytes), *twice = once + bytes / 8;
    memset(once, 0, 2 * bytes);
    for (size_t i = 0; i < n; i++) {
        uint64_t k = v[i] << same >> (64 - log), b = 1ull << (k & 63);
        twice[k >> 6] |= once[k >> 6] & b;
        once[k >> 6] |= b;
    }
    for (size_t i = 0; i < n; i++) {
        uint64_t k = v[i] << same >> (64 - log);
        v[kept] = v[i];
        kept += twice[k >> 6] >> (k & 63) & 1;
    }
    return kept;
}

struct group { /* places in order */
    const uint64_t *item;
    size_t n;
    uint32_t key;
    bool whole; /* its hits are those of the seed as it is */
};

/* Is one of them in the text that is asked about? */
static bool asked(const struct corpus *c, uint32_t p, uint32_t q) {
    const struct known *k = c->in->known;
    return !k || c->order[text_of(c, p)] == k->text || c->order[text_of(c, q)] == k->text;
}

struct places { /* of a seed, in order */
    uint32_t pos[MOST_PLACES];
    size_t n;
};

/* Every pair of places in two texts. */
static void hit(ro_arena *a, struct sowing *s, unsigned thread, const struct places *g) {
    size_t other = 0; /* those before it are in other texts than i */
    for (size_t i = 1; i < g->n; i++) {
        unsigned part = part_of(s->h, g->pos[i]);
        if (!one_text(s->c, g->pos[i - 1], g->pos[i])) other = i;
        for (size_t k = 0; k < other; k++)
            if (asked(s->c, g->pos[k], g->pos[i])) spool_put(a, s->h->spool, thread, part, (uint64_t)g->pos[i] << 32 | g->pos[k]);
    }
}

static unsigned more_texts(unsigned a, unsigned b) { return a > b ? a : b; }

struct run { /* places of a longer seed, as numbers of a group's places in the low halves */
    const uint64_t *v;
    size_t n;
    unsigned texts;
};

static void mark_place(const struct corpus *c, uint32_t pos, unsigned what) {
    __atomic_fetch_or(&c->marks[pos >> 2], (uint8_t)(what << (pos & 3) * 2), __ATOMIC_RELAXED);
}

static void mark(const struct sowing *s, const struct group *g, const struct run *r) {
    unsigned what = (r->texts > FORMULA_TEXTS ? MARK_COMMON : 0) | (r->texts >= MANY_TEXTS ? MARK_MANY : 0);
    for (size_t i = 0; what && i < r->n; i++) {
        mark_place(s->c, place_of(s, g->item[(uint32_t)r->v[i]]), what);
    }
}

static unsigned texts_of(const struct sowing *s, const struct group *g, const struct run *r) {
    const struct known *k = s->c->in->known;
    unsigned n = 1;
    for (size_t i = 1; i < r->n; i++)
        n += !one_text(s->c, place_of(s, g->item[(uint32_t)r->v[i - 1]]), place_of(s, g->item[(uint32_t)r->v[i]]));
    if (!k || n < 2) return n;
    uint64_t next = r->v[0] >> 32, key = (uint64_t)g->key << s->next_bits | next;
    return more_texts(n, known_most(k->longer, k->nlonger, key << (32 - s->next_bits), (key + 1) << (32 - s->next_bits)));
}

/* A seed that several texts have, parted by the words behind it. */
static void refine(ro_arena *a, struct sowing *s, unsigned thread, const struct group *g) {
    uint64_t *v = room_of(a, &s->room[thread].group, 2 * g->n * sizeof *v);
    for (size_t i = 0; i < g->n; i++) v[i] = (g->item[i] & ((1ull << s->next_bits) - 1)) << 32 | i;
    v = sort_hashes(v, v + g->n, g->n, 32, 32 + s->next_bits);
    for (size_t i = 0, k; i < g->n; i = k) {
        for (k = i + 1; k < g->n && v[k] >> 32 == v[i] >> 32; k++) {
        }
        struct run r = {v + i, k - i, 0};
        if (r.n < 2 || (r.texts = texts_of(s, g, &r)) < 2) continue;
        mark(s, g, &r);
        if (g->whole) continue;
        if (r.texts > SEED_TEXTS || r.n > MOST_PLACES) {
            __atomic_add_fetch(&s->h->common, 1, __ATOMIC_RELAXED);
            continue;
        }
        struct places p = {.n = r.n};
        for (size_t q = 0; q < r.n; q++) p.pos[q] = place_of(s, g->item[(uint32_t)v[i + q]]);
        hit(a, s, thread, &p);
    }
}

static unsigned count_texts(const struct sowing *s, const struct group *g) {
    const struct known *k = s->c->in->known;
    unsigned n = 1;
    for (size_t i = 1; i < g->n; i++) n += !one_text(s->c, place_of(s, g->item[i - 1]), place_of(s, g->item[i]));
    return !k || n < 2 ? n : more_texts(n, known_texts(k->seed, k->nseed, g->key));
}

static void take_group(ro_arena *a, struct sowing *s, unsigned thread, struct group *g) {
    unsigned texts = count_texts(s, g);
    if (texts < 2) return;
    __atomic_add_fetch(&s->h->seeds, 1, __ATOMIC_RELAXED);
    g->whole = texts <= s->c->depth.rare && g->n <= MOST_PLACES;
    if (!g->whole || texts >= MANY_TEXTS) refine(a, s, thread, g);
    if (!g->whole) return;
    struct places p = {.n = g->n};
    for (size_t i = 0; i < g->n; i++) p.pos[i] = place_of(s, g->item[i]);
    hit(a, s, thread, &p);
}

struct items {
    uint64_t *v, *tmp; /* tmp has as much room */
    size_t n;
    unsigned same;
    uint32_t part;
};

static size_t same_key(const uint64_t *v, size_t n, size_t i) {
    size_t k = i + 1;
    while (k < n && v[k] >> KEY_SHIFT == v[i] >> KEY_SHIFT) k++;
    return k;
}

/* All places of some seeds, which agree in their first `same` bits behind the part. Pairs are made here, in the thread's own
 * lanes of the hits, whose buffers must outlive this stage. */
static void reap_some(ro_arena *a, struct sowing *s, unsigned thread, struct items x) {
    struct room_of_one *r = &s->room[thread];
    size_t n = drop_single(a, &r->bits, x.v, x.n, x.same);
    uint64_t *v = sort_hashes(x.v, x.tmp, n, KEY_SHIFT, 64 - x.same), *other = v == x.v ? x.tmp : x.v;
    for (size_t i = 0, k; i < n; i = k) {
        k = same_key(v, n, i);
        if (k - i > 1) sort_runs(v + i, other, k - i); /* each thread brought the places of a seed in order */
    }
    for (size_t i = 0, k; i < n; i = k) {
        k = same_key(v, n, i);
        if (k - i < 2) continue;
        struct group g = {v + i, k - i, x.part << KEY_BITS | (uint32_t)(v[i] >> KEY_SHIFT), false};
        take_group(a, s, thread, &g);
    }
}

/* ---- parts that are far too large ------------------------------------------------------------------------------------ */

/* A seed that stands so often that it makes its part far larger than the others can only be common. Its places are marked as that
 * and counted, and never sorted: a phrase repeated without end costs no memory. What shares a bucket with it is lost with it. */
struct flood {
    struct sowing *s;
    uint64_t *some; /* FLOOD_READ items */
    uint32_t count[1 << FLOOD_BITS];
};

static unsigned bucket(const struct sowing *s, uint64_t item) {
    uint64_t key = item >> KEY_SHIFT, next = item & ((1ull << s->next_bits) - 1);
    return (unsigned)((key << 32 | next) * FACTOR[0] >> (64 - FLOOD_BITS));
}

static size_t count_flood(ro_arena *a, struct flood *f, unsigned part) {
    struct spool_at at = {.part = part};
    size_t left = 0;
    for (size_t n; (n = spool_next(a, f->s->seeds, &at, f->some, FLOOD_READ));)
        for (size_t i = 0; i < n; i++) f->count[bucket(f->s, f->some[i])]++;
    for (unsigned k = 0; k < 1u << FLOOD_BITS; k++) {
        if (f->count[k] <= FLOOD)
            left += f->count[k];
        else
            __atomic_add_fetch(&f->s->h->common, 1, __ATOMIC_RELAXED);
    }
    return left;
}

static void take_rest(ro_arena *a, const struct flood *f, unsigned part, uint64_t *v) {
    struct spool_at at = {.part = part};
    for (size_t n; (n = spool_next(a, f->s->seeds, &at, f->some, FLOOD_READ));)
        for (size_t i = 0; i < n; i++) {
            if (f->count[bucket(f->s, f->some[i])] <= FLOOD)
                *v++ = f->some[i];
            else
                mark_place(f->s->c, place_of(f->s, f->some[i]), MARK_COMMON | MARK_MANY);
        }
}

/* The items of a part without what is in flood. */
static uint64_t *read_part(ro_arena *a, struct sowing *s, unsigned part, unsigned thread, size_t *n) {
    struct room_of_one *r = &s->room[thread];
    *n = spool_count(s->seeds, part);
    if (*n <= LARGE_PART || *n / 4 <= s->c->nwords / PARTS) {
        uint64_t *v = room_of(a, &r->item, *n * sizeof *v);
        spool_read(a, s->seeds, part, v);
        return v;
    }
    struct flood *f = memset(room_of(a, &r->flood, sizeof *f), 0, sizeof *f);
    f->s = s;
    f->some = room_of(a, &r->tmp, FLOOD_READ * sizeof *f->some);
    *n = count_flood(a, f, part);
    uint64_t *v = room_of(a, &r->item, (*n + 1) * sizeof *v);
    take_rest(a, f, part, v);
    return v;
}

/* ---- all parts -------------------------------------------------------------------------------------------------------- */

/* A part that is larger than the cache is first laid out by a few more bits. */
static void reap(ro_arena *a, void *user, size_t part, unsigned thread) {
    struct sowing *s = user;
    struct room_of_one *r = &s->room[thread];
    size_t n, at[(1 << MOST_SAME) + 1] = {0};
    unsigned same = 0;
    uint64_t *v = read_part(a, s, (unsigned)part, thread, &n), *tmp = room_of(a, &r->tmp, (n + 1) * sizeof *v);
    if (n < 2) return;
    while (same < MOST_SAME && n >> same > AT_ONCE) same++;
    if (!same) {
        reap_some(a, s, thread, (struct items){v, tmp, n, 0, (uint32_t)part});
        return;
    }
    for (size_t i = 0; i < n; i++) at[(v[i] >> (64 - same)) + 1]++;
    for (unsigned k = 0; k < 1u << same; k++) at[k + 1] += at[k];
    for (size_t i = 0; i < n; i++) tmp[at[v[i] >> (64 - same)]++] = v[i];
    for (unsigned k = 0; k < 1u << same; k++) {
        size_t from = k ? at[k - 1] : 0;
        reap_some(a, s, thread, (struct items){tmp + from, v, at[k] - from, same, (uint32_t)part});
    }
}

static void both(ro_arena *stage, void *user) {
    struct sowing *s = user;
    unsigned threads = s->c->in->threads;
    s->seeds = spool_new(stage, s->c->in->budget, PARTS, threads);
    ro_in_threads(stage, threads, (s->c->n + SHARE - 1) / SHARE, sow, s);
    ro_in_threads(stage, threads, PARTS, reap, s);
}

static void lay_out(const struct corpus *c, struct hits *h) {
    while (c->nwords >> h->shift >= HIT_PARTS) h->shift++;
    for (uint32_t k = 0, t = 0; k < HIT_PARTS; k++) {
        while (t < c->n && c->first[t] < (uint64_t)k << h->shift) t++;
        h->text[k] = t;
        h->begins[k] = c->first[t];
        h->before[k] = t ? (uint16_t)(c->first[t - 1] >> h->shift) : 0;
    }
    h->text[HIT_PARTS] = c->n;
}

void seeds_find(ro_arena *a, struct corpus *c, struct hits *h) {
    struct sowing *s = RO_NEW(a, struct sowing);
    *s = (struct sowing){.c = c, .h = h, .next_bits = 32};
    while (s->next_bits > KEY_SHIFT || c->nwords >> (KEY_SHIFT - s->next_bits)) s->next_bits--;
    *h = (struct hits){.spool = spool_new(a, c->in->budget, HIT_PARTS, c->in->threads)};
    lay_out(c, h);
    in_stage(a, both, s);
}
