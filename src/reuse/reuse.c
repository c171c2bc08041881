/* Which stretches do texts share? In: texts. Out: every pair of stretches of min_words words and more, formulas told once.
 *
 * Seed, gather, extend (BLAST's way, over words): text by text, the seeds that it shares with earlier texts are gathered by
 * text and diagonal; where enough of them lie together, a gapped extension finds the stretch and a score by rarity decides
 * whether it is a copy or a run of common words. Texts are taken in the order of their ids, every text's answers stand
 * together, and no thread's timing enters: the answer is the same whatever the order of input and the number of threads.
 * Given up on: stretches with fewer than two changed-free runs of four words, and seeds that stand in more than SEED_TEXTS
 * texts (what they carry is told as a formula when it is min_words long). */
#include "reuse/engine.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

/* A stretch is told when it matches min_words words and either nearly all of it matches, or what matches is rare enough to make
 * up for what does not: a score of one point a word of min_words. Measured on planted passages: copies with two words in
 * five changed score 19 and more, chance and formula below 12.5. */
static const float CLEAN = 0.88f, POINTS = 1.05f, LEAST_DENSITY = 0.45f;

struct hit {
    uint32_t text, pa, pb;
};

struct found {
    struct stretch *v;
    size_t n;
};

struct search {
    const struct corpus *c;
    const struct seeds *s;
    struct found *of; /* by text: the stretches it shares with earlier ones */
};

static int by_text(const void *p, const void *q) {
    const struct hit *a = p, *b = q;
    if (a->text != b->text) return a->text < b->text ? -1 : 1;
    if (a->pb != b->pb) return a->pb < b->pb ? -1 : 1;
    return a->pa < b->pa ? -1 : a->pa > b->pa;
}

typedef RO_VEC(struct hit) hits;
typedef RO_VEC(struct stretch) stretches;

static hits gather(ro_arena *a, const struct search *g, uint32_t bt) {
    hits h = {0};
    const struct corpus *c = g->c;
    for (uint32_t p = c->first[bt]; p + SEED <= c->first[bt + 1]; p++) {
        const uint32_t *post = seeds_group(c, g->s, p);
        if (!post) continue;
        for (uint32_t k = 1; k <= post[0] && post[k] < c->first[bt]; k++)
            RO_PUSH(a, h) = (struct hit){text_of(c, post[k]), post[k], p};
    }
    if (h.n) qsort(h.v, h.n, sizeof *h.v, by_text);
    return h;
}

/* Is there company? Seeds near one diagonal, within reach, that together cover rare words enough to be worth an extension. */
static bool promising(const struct corpus *c, const struct hit *h, size_t n, size_t i) {
    float weight = 0;
    uint32_t end = 0;
    for (size_t k = i; k < n && h[k].pb < h[i].pb + 60; k++) {
        long drift = ((long)h[k].pa - h[k].pb) - ((long)h[i].pa - h[i].pb);
        if (labs(drift) > 12) continue;
        for (uint32_t q = h[k].pb > end ? h[k].pb : end; q < h[k].pb + SEED; q++) weight += weight_of(c, c->word[q]);
        if (h[k].pb + SEED > end) end = h[k].pb + SEED;
        if (weight >= 6.0f) return true; /* 4 to 7 lose no planted copy; 6 halves the extensions */
    }
    return false;
}

static bool covered(const stretches *s, size_t from, const struct hit *h) {
    for (size_t k = from; k < s->n; k++)
        if (h->pb >= s->v[k].blo && h->pb < s->v[k].bhi && h->pa >= s->v[k].alo && h->pa < s->v[k].ahi) return true;
    return false;
}

static bool tells(const struct corpus *c, const struct stretch *s) {
    uint32_t la = s->ahi - s->alo, lb = s->bhi - s->blo, most = la > lb ? la : lb;
    float density = (float)s->matched / (float)most;
    /* words parted by blanks, as people count them, may be one or two fewer by letters: a dash or an ellipsis stands alone */
    if (s->matched == most && s->matched + 2 >= c->min_words && s->score >= CLEAN * (float)s->matched * 0.8f) return true;
    if (s->matched < c->min_words || density < LEAST_DENSITY) return false;
    return density >= CLEAN || s->score >= POINTS * (float)c->min_words;
}

/* One pair of texts: every hit that no stretch covers yet may start one. */
static void pair(struct band *b, const struct search *g, uint32_t bt, const struct hit *h, size_t n, ro_arena *a,
                 stretches *out) {
    size_t from = out->n;
    for (size_t i = 0; i < n; i++) {
        if (covered(out, from, &h[i]) || !promising(g->c, h, n, i)) continue;
        struct stretch s = extend(b, g->c, h[i].text, bt, h[i].pa, h[i].pb);
        if (tells(g->c, &s)) RO_PUSH(a, *out) = s;
    }
}

static void search_text(ro_arena *a, void *user, size_t bt) {
    struct search *g = user;
    struct ro_error err;
    ro_arena *volatile scratch = ro_arena_new(&err);
    if (!scratch || RO_TRY(scratch)) {
        ro_arena_free(scratch);
        ro_throw(a, RO_NOMEM, "memory ran out while comparing texts; nothing was changed");
    }
    struct band *b = band_new(scratch);
    hits h = gather(scratch, g, (uint32_t)bt);
    stretches out = {0};
    for (size_t i = 0, k; i < h.n; i = k) {
        for (k = i + 1; k < h.n && h.v[k].text == h.v[i].text; k++) {
        }
        if (k - i >= 2) pair(b, g, (uint32_t)bt, h.v + i, k - i, scratch, &out);
    }
    if (out.n) {
        g->of[bt].v = ro_alloc_raw(a, out.n * sizeof *out.v);
        memcpy(g->of[bt].v, out.v, out.n * sizeof *out.v);
        g->of[bt].n = out.n;
    }
    ro_arena_free(scratch);
}

/* ---- threads --------------------------------------------------------------------------------------------------- */

struct pool {
    size_t next, n, step;
    void (*work)(ro_arena *, void *, size_t);
    void *user;
};

struct worker {
    pthread_t id;
    struct pool *pool;
    ro_arena *arena;
    struct ro_error error;
};

static void *serve(void *p) {
    struct worker *w = p;
    if (RO_TRY(w->arena)) {
        __atomic_store_n(&w->pool->next, w->pool->n, __ATOMIC_RELAXED); /* the others stop soon */
        return w;
    }
    for (;;) {
        size_t i = __atomic_fetch_add(&w->pool->next, w->pool->step, __ATOMIC_RELAXED);
        if (i >= w->pool->n) return NULL;
        for (size_t k = i; k < i + w->pool->step && k < w->pool->n; k++) w->pool->work(w->arena, w->pool->user, k);
    }
}

static void free_arena(void *a) { ro_arena_free(a); }

void in_threads(ro_arena *a, unsigned threads, size_t n, void (*work)(ro_arena *, void *, size_t), void *user) {
    if (threads < 1 || n <= 1) threads = 1;
    struct pool p = {0, n, n > 1000 ? 16 : 1, work, user};
    struct worker *w = RO_NEWS(a, struct worker, threads);
    for (unsigned t = 0; t < threads; t++) {
        w[t] = (struct worker){.pool = &p, .arena = ro_arena_new(&w[t].error)};
        if (!w[t].arena) ro_throw(a, RO_NOMEM, "memory ran out before the search began; nothing was changed");
        ro_defer(a, free_arena, w[t].arena);
    }
    unsigned started = 1;
    while (started < threads && pthread_create(&w[started].id, NULL, serve, &w[started]) == 0) started++;
    void *bad = serve(&w[0]);
    for (unsigned t = 1; t < started; t++) {
        void *r = NULL;
        pthread_join(w[t].id, &r);
        if (r) bad = r;
    }
    if (bad) ro_throw(a, ((struct worker *)bad)->error.status, "%s", ((struct worker *)bad)->error.text);
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static void order_of(ro_arena *a, const ro_reuse_text *t, size_t n, uint32_t *out) {
    uint32_t *tmp = RO_NEWS(a, uint32_t, n);
    for (size_t i = 0; i < n; i++) out[i] = (uint32_t)i;
    for (size_t w = 1; w < n; w *= 2) { /* merge sort: stable, and needs no global */
        for (size_t lo = 0; lo < n; lo += 2 * w) {
            size_t mid = lo + w < n ? lo + w : n, hi = lo + 2 * w < n ? lo + 2 * w : n;
            for (size_t i = lo, j = mid, k = lo; k < hi; k++)
                tmp[k] = i < mid && (j >= hi || ro_str_cmp(t[out[i]].id, t[out[j]].id) <= 0) ? out[i++] : out[j++];
        }
        memcpy(out, tmp, n * sizeof *out);
    }
}

/* How much of a stretch lies in formulas, which are told by themselves. */
static bool formulaic(const uint8_t *in_formula, const struct stretch *s) {
    uint32_t n = 0;
    for (uint32_t p = s->blo; p < s->bhi; p++) n += in_formula[p >> 3] >> (p & 7) & 1;
    return n * 5 >= (s->bhi - s->blo) * 4;
}

/* Words as people count them: parted by blanks. */
static uint32_t words_in(ro_str s) {
    uint32_t n = 0;
    bool in = false;
    for (size_t i = 0; i < s.n;) {
        bool blank = ro_cp_blank(ro_utf8_next(s, &i));
        n += !blank && !in;
        in = !blank;
    }
    return n;
}

struct filler {
    ro_arena *arena;
    const struct corpus *c;
    ro_span **spans; /* by text, made when first asked for */
};

static ro_span span_of(struct filler *f, uint32_t lo, uint32_t hi, uint32_t *text) {
    const struct corpus *c = f->c;
    uint32_t t = text_of(c, lo), first = c->first[t];
    *text = c->order[t];
    if (!f->spans[t]) f->spans[t] = tokens_spans(f->arena, c->text[*text].text, c->first[t + 1] - first);
    return (ro_span){f->spans[t][lo - first].lo, f->spans[t][hi - 1 - first].hi};
}

/* The answer, and beside every row the stretch it came from. */
static struct stretch *fill(ro_arena *a, const struct corpus *c, const struct found *of, const uint8_t *in_formula, ro_reuse *r) {
    struct filler f = {a, c, RO_NEWS(a, ro_span *, c->n)};
    RO_VEC(struct stretch) kept = {0};
    RO_VEC(ro_shared) rows = {0};
    for (size_t t = 0; t < c->n; t++)
        for (size_t k = 0; k < of[t].n; k++) {
            const struct stretch *s = &of[t].v[k];
            if (formulaic(in_formula, s)) continue;
            uint32_t la = s->ahi - s->alo, lb = s->bhi - s->blo;
            ro_shared x = {.identity = (double)s->matched / (la > lb ? la : lb), .score = s->score};
            x.a_span = span_of(&f, s->alo, s->ahi, &x.a);
            x.b_span = span_of(&f, s->blo, s->bhi, &x.b);
            uint32_t wa = words_in(ro_cut(c->text[x.a].text, x.a_span)), wb = words_in(ro_cut(c->text[x.b].text, x.b_span));
            x.words = wa > wb ? wa : wb;
            if (x.words < c->min_words) continue;
            RO_PUSH(a, rows) = x;
            RO_PUSH(a, kept) = *s;
        }
    r->shared = rows.v;
    r->nshared = rows.n;
    return kept.v;
}

ro_reuse *ro_reuse_run(ro_arena *a, const ro_reuse_text *texts, size_t n, const ro_reuse_options *o) {
    ro_reuse *r = RO_NEW(a, ro_reuse);
    if (n >= UINT32_MAX / 2) ro_throw(a, RO_LIMIT, "%zu texts are over the limit of two thousand million", n);
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    struct corpus c = {.text = texts,
                       .n = n,
                       .min_words = o->min_words ? o->min_words : 12,
                       .threads = o->threads  ? o->threads
                                  : cores > 0 ? (unsigned)cores
                                              : 1};
    if (c.min_words < SEED) ro_throw(a, RO_USAGE, "a shared stretch has at least %d words: ask for %d or more", SEED, SEED);
    c.order = RO_NEWS(a, uint32_t, n + 1);
    order_of(a, texts, n, c.order);
    tokens_build(a, &c);
    struct seeds s;
    seeds_build(a, &c, &s);
    uint8_t *in_formula = RO_NEWS(a, uint8_t, c.nwords / 8 + 1);
    formulas_find(a, &c, &s, r, in_formula);
    struct search g = {&c, &s, RO_NEWS(a, struct found, n + 1)};
    in_threads(a, c.threads, n, search_text, &g);
    kinds_set(a, &c, &s, r, fill(a, &c, g.of, in_formula, r));
    r->ntexts = n;
    r->nwords = c.nwords;
    r->too_many = SEED_TEXTS;
    return r;
}
