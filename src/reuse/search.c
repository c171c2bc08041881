/* From hits to stretches, text by text: which of them are more than chance?
 *
 * Seed, gather, extend (BLAST's way, over words). The hits of a text with all earlier ones are counted by diagonal first: the
 * difference of two places is one number for one diagonal of one pair of texts, so that a small table of counters drops nearly
 * all that have no company, before anything is sorted. What is left is taken by pair of texts; where enough hits lie together, a
 * gapped extension finds the stretch, and a score by rarity decides whether it is a copy or a run of common words.
 * Given up on: stretches with fewer than two changed-free runs of four words. */
#include "reuse/engine.h"

#include <stdlib.h>

/* A stretch is told when it matches min_words words and either nearly all of it matches, or what matches is rare enough to make
 * up for what does not: a score of one point a word of min_words. Measured on planted passages: copies with two words in
 * five changed score 19 and more, chance and formula below 12.5. */
static const float CLEAN = 0.88f, POINTS = 1.05f, LEAST_DENSITY = 0.45f;

enum {
    REACH = 60,
    DRIFT = 12,    /* company is so many words on, and so many diagonals off at most */
    LOOK = 64,     /* hits looked at for company, before it is taken to be there */
    DIAGONALS = 5, /* bits of a difference that share a counter: more than DRIFT */
    MOST_COUNTERS = 1 << 14,
};

struct hit {
    uint32_t pa, pb; /* places in the corpus */
};

struct hunt { /* one text and all that it shares with earlier ones */
    const struct corpus *c;
    ro_arena *arena;
    struct band *band;
    uint32_t b;           /* the text */
    const uint32_t *word; /* its words */
    struct room *a_words;
    stretches *out;
    size_t open;       /* stretches of this pair begin here */
    struct hit failed; /* the end of the last extension that came to nothing, on the diagonal where it began */
};

/* Is there company? Seeds near one diagonal, within reach, that together cover rare words enough to be worth an extension. */
static bool promising(const struct hunt *u, const struct hit *h, size_t n) {
    int32_t weight = 0;
    uint32_t end = 0, first = u->c->first[u->b];
    for (size_t k = 0; k < n && h[k].pb < h->pb + REACH; k++) {
        int64_t drift = ((int64_t)h[k].pa - h[k].pb) - ((int64_t)h->pa - h->pb);
        if (llabs(drift) > DRIFT) continue;
        for (uint32_t q = h[k].pb > end ? h[k].pb : end; q < h[k].pb + SEED; q++) weight += weight_of(u->c, u->word[q - first]);
        if (h[k].pb + SEED > end) end = h[k].pb + SEED;
        if (weight >= u->c->company) return true;
    }
    return false;
}

/* In a stretch told already; or on the diagonal of one that came to nothing, and within it. */
static bool covered(const struct hunt *u, const struct hit *h) {
    if (h->pb < u->failed.pb && h->pa - h->pb == u->failed.pa - u->failed.pb) return true;
    for (size_t k = u->open; k < u->out->n; k++) {
        const struct stretch *s = &u->out->v[k];
        if (h->pb >= s->blo && h->pb < s->bhi && h->pa >= s->alo && h->pa < s->ahi) return true;
    }
    return false;
}

static bool tells(const struct corpus *c, const struct stretch *s) {
    uint32_t la = s->ahi - s->alo, lb = s->bhi - s->blo, most = la > lb ? la : lb, least = c->in->min_words, matched = s->matched;
    float density = (float)matched / (float)most;
    /* words parted by blanks, as people count them, may be one or two fewer by letters: a dash or an ellipsis stands alone */
    if (matched == most && matched + 2 >= least && s->score >= CLEAN * (float)matched * 0.8f) return true;
    if (matched < least || density < LEAST_DENSITY) return false;
    return density >= CLEAN || s->score >= POINTS * (float)least;
}

/* One pair of texts, its hits in the order of text b: every one that no stretch covers yet may start one. */
static void pair(struct hunt *u, uint32_t a, const struct hit *h, size_t n) {
    const struct corpus *c = u->c;
    const uint32_t *word = NULL;
    u->open = u->out->n;
    u->failed = (struct hit){0};
    for (size_t i = 0; i < n; i++) {
        if (covered(u, &h[i]) || !promising(u, h + i, n - i)) continue;
        if (!word) word = corpus_words(u->arena, c, a, room_of(u->arena, u->a_words, c->longest * sizeof *word));
        struct side x = {word, length_of(c, a), h[i].pa - c->first[a]};
        struct side y = {u->word, length_of(c, u->b), h[i].pb - c->first[u->b]};
        struct reach r = extend(u->band, c, x, y);
        struct stretch s = {a,     u->b,   h[i].pa - r.aback, h[i].pa + r.ahead, h[i].pb - r.bback, h[i].pb + r.bhead, r.matched,
                            false, r.score};
        if (!tells(c, &s)) {
            u->failed = (struct hit){h[i].pa + r.bhead, h[i].pb + r.bhead};
            continue;
        }
        s.frequent = frequent(c, &s, word, u->word);
        RO_PUSH(u->arena, *u->out) = s;
    }
}

/* ---- the hits of a text ------------------------------------------------------------------------------------------- */

static uint32_t diagonal(uint64_t item) { return ((uint32_t)(item >> 32) - (uint32_t)item) >> DIAGONALS; }

/* Only what has another hit within DRIFT diagonals can be promising: one seed alone is lighter than what is asked for. */
static size_t drop_lonely(uint32_t *counter, uint64_t *v, size_t n) {
    uint32_t size = 256;
    while (size < MOST_COUNTERS && size < 8 * n) size *= 2;
    memset(counter, 0, size * sizeof *counter);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) counter[diagonal(v[i]) & (size - 1)]++;
    for (size_t i = 0; i < n; i++) {
        uint32_t d = diagonal(v[i]);
        v[kept] = v[i];
        kept += counter[(d - 1) & (size - 1)] + counter[d & (size - 1)] + counter[(d + 1) & (size - 1)] > 1;
    }
    return kept;
}

/* Of hits in the order of the earlier text: is there one behind it that could be its company, on both sides? */
static bool followed(const uint64_t *v, size_t n, size_t i) {
    for (size_t k = i + 1; k < n && (v[k] >> 32) - (v[i] >> 32) <= REACH + DRIFT; k++) {
        int64_t drift = ((int64_t)(v[k] >> 32) - (int64_t)(v[i] >> 32)) - ((int64_t)(uint32_t)v[k] - (int64_t)(uint32_t)v[i]);
        if (llabs(drift) <= DRIFT || k > i + LOOK) return true;
    }
    return false;
}

/* Drops what has no company. What has some, and what it has, are both kept. */
static size_t drop_distant(uint64_t *v, size_t n) {
    size_t kept = 0, until = 0; /* those before it are some hit's company */
    for (size_t i = 0; i < n; i++) {
        if (followed(v, n, i)) {
            uint64_t end = (v[i] >> 32) + REACH + DRIFT;
            for (until = until > i ? until : i + 1; until < n && v[until] >> 32 <= end; until++) {
            }
        }
        v[kept] = v[i];
        kept += i < until;
    }
    return kept;
}

static void text(struct hunt *u, uint64_t *v, uint64_t *tmp, size_t n) {
    const struct corpus *c = u->c;
    for (size_t i = 0; i < n; i++) v[i] = v[i] << 32 | v[i] >> 32; /* by the earlier text first */
    sort_bits(v, tmp, n, 32);
    n = drop_distant(v, n);
    for (size_t i = 0, k; i < n; i = k) {
        uint32_t a = text_of(c, (uint32_t)(v[i] >> 32)), end = c->first[a + 1];
        for (k = i; k < n && v[k] >> 32 < end; k++) v[k] = v[k] << 32 | v[k] >> 32;
        if (k - i < 2) continue;
        sort_bits(v + i, tmp, k - i, 0);
        struct hit *h = (struct hit *)tmp;
        for (size_t q = i; q < k; q++) h[q - i] = (struct hit){(uint32_t)v[q], (uint32_t)(v[q] >> 32)};
        pair(u, a, h, k - i);
    }
}

/* ---- parts -------------------------------------------------------------------------------------------------------- */

struct bench { /* what a thread keeps from part to part */
    struct room raw, item, tmp, a_words, at;
    struct view b_words;
    uint32_t *counter;
    struct band *band;
    stretches out; /* of a part */
};

struct search {
    const struct corpus *c;
    const struct hits *h;
    const uses *uses;
    struct store *found;
    struct found { /* of each part */
        uint64_t at;
        size_t n;
    } * part;
    struct bench bench[MOST_THREADS];
};

struct sorted {
    uint32_t first, texts; /* of the part */
    uint64_t *item;
    uint32_t *at, *text; /* text: of each hit, in the part */
};

/* The part's hits by text: at[i] is where those of its i-th text end, and those of the one before it end where they begin. */
static void by_text(const struct search *s, const uint64_t *raw, size_t n, const struct sorted *to) {
    uint32_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        to->text[i] = text_of(s->c, (uint32_t)(raw[i] >> 32)) - to->first;
        to->at[to->text[i]]++;
    }
    for (uint32_t t = 0; t < to->texts; t++) {
        uint32_t here = to->at[t];
        to->at[t] = sum;
        sum += here;
    }
    for (size_t i = 0; i < n; i++) to->item[to->at[to->text[i]]++] = raw[i];
}

/* What lies in formulas is told with them. */
static void put_found(ro_arena *a, struct search *s, size_t which, const stretches *out) {
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++)
        if (!in_formulas(s->uses, &out->v[i])) out->v[n++] = out->v[i];
    s->part[which] = (struct found){store_room(s->found, n * sizeof *out->v), n};
    store_put(a, s->found, s->part[which].at, out->v, n * sizeof *out->v);
}

static void part(ro_arena *a, void *user, size_t which, unsigned thread) {
    struct search *s = user;
    struct bench *b = &s->bench[thread];
    const struct corpus *c = s->c;
    size_t n = spool_count(s->h->spool, (unsigned)which), texts = s->h->text[which + 1] - s->h->text[which];
    if (n < 2) return;
    if (!b->band) b->band = band_new(a), b->counter = RO_NEWS(a, uint32_t, MOST_COUNTERS);
    uint64_t *raw = room_of(a, &b->raw, n * sizeof *raw), *item = room_of(a, &b->item, n * sizeof *item);
    uint64_t *tmp = room_of(a, &b->tmp, n * sizeof *tmp);
    uint32_t *at = memset(room_of(a, &b->at, texts * sizeof *at), 0, texts * sizeof *at);
    spool_read(a, s->h->spool, (unsigned)which, raw);
    by_text(s, raw, n, &(struct sorted){s->h->text[which], (uint32_t)texts, item, at, (uint32_t *)tmp});
    struct hunt u = {.c = c, .arena = a, .band = b->band, .a_words = &b->a_words, .out = &b->out};
    b->out.n = 0;
    for (size_t t = 0; t < texts; t++) {
        size_t lo = t ? at[t - 1] : 0, m = at[t] - lo;
        if (m < 2) continue;
        m = drop_lonely(b->counter, item + lo, m);
        if (m < 2) continue;
        u.b = (uint32_t)(s->h->text[which] + t);
        u.word = corpus_words_next(a, c, u.b, &b->b_words);
        text(&u, item + lo, tmp, m);
    }
    put_found(a, s, which, &b->out);
}

struct answer {
    struct search *s;
    stretches all;
    ro_arena *keep;
};

static void all_parts(ro_arena *stage, void *user) {
    struct answer *x = user;
    struct search *s = x->s;
    unsigned parts = s->h->spool->parts;
    s->found = store_new(stage, s->c->in->budget, 0);
    s->part = RO_NEWS(stage, struct found, parts);
    ro_in_threads(stage, s->c->in->threads, parts, part, s);
    spool_free(s->h->spool);
    x->all.v = ro_alloc_raw(x->keep, store_size(s->found) + sizeof *x->all.v);
    for (unsigned i = 0; i < parts; i++) {
        struct stretch *to = x->all.v + x->all.n;
        size_t bytes = s->part[i].n * sizeof *to;
        const void *p = store_get(stage, s->found, s->part[i].at, bytes, to);
        if (p != to) memcpy(to, p, bytes);
        x->all.n += s->part[i].n;
    }
}

stretches search_hits(ro_arena *a, const struct corpus *c, const struct hits *h, const uses *u) {
    struct search *s = RO_NEW(a, struct search);
    *s = (struct search){.c = c, .h = h, .uses = u};
    struct answer x = {.s = s, .keep = a};
    in_stage(a, all_parts, &x);
    return x.all;
}
