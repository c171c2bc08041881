/* Formulas: what more than FORMULA_TEXTS texts share, told once with all its uses instead of as a million pairs.
 *
 * A run of min_words words (as many at least as a seed that goes on has) is formulaic when it stands in more than FORMULA_TEXTS
 * texts. Only positions whose every seed is common can be, and they are few: the hashes of these runs go through a spool and are
 * counted part by part (many.c), and the places of the formulaic ones through another, by which they are put in order. Runs that
 * follow one another in more than FORMULA_TEXTS texts belong to one formula (union-find); a use is the longest chain of such runs
 * in a text.
 *
 * The spools keep to the bound whatever the texts are; beside them stand four bytes for each different formulaic run, and the
 * uses. */
#include "reuse/many.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    PLACE_PARTS = 256,
};

struct search {
    const struct corpus *c;
    unsigned words;       /* of a run */
    uint64_t leaves;      /* what a word counts that leaves a run's hash */
    struct spool *grams;  /* pairs: the hash of a run, and where it is */
    struct spool *placed; /* a formulaic run: its place above its number */
    struct spool *beside; /* pairs: two runs of which the second begins a word behind the first */
    unsigned shift;       /* place >> shift is its part */
    uint32_t runs;        /* different formulaic ones */
    uint32_t *up;         /* union-find over them */
    pthread_mutex_t lock; /* of up */
    struct room scratch[MOST_THREADS], sorted, tmp;
    struct many many[MOST_THREADS];
    uses *found;
};

/* ---- runs whose seeds are common ---------------------------------------------------------------------------------- */

/* A polynomial of the words modulo a prime: a window of words moves on at the cost of one. */
static const uint64_t PRIME = (1ull << 61) - 1, BASE = 0x1A2B3C4D5E6F7081ull;

static uint64_t times(uint64_t x, uint64_t y) {
    unsigned __int128 p = (unsigned __int128)x * y;
    uint64_t sum = (uint64_t)(p & PRIME) + (uint64_t)(p >> 61);
    return sum >= PRIME ? sum - PRIME : sum;
}

static uint64_t with(uint64_t h, uint32_t word) {
    h = times(h, BASE) + word + 1;
    return h >= PRIME ? h - PRIME : h;
}

static uint64_t without(const struct search *s, uint64_t h, uint32_t word) {
    uint64_t x = times(s->leaves, (uint64_t)word + 1);
    return h >= x ? h - x : h + PRIME - x;
}

/* Positions from which s->words words run on with nothing but common seeds. */
static void gather_text(ro_arena *a, struct search *s, uint32_t t, unsigned thread) {
    const struct corpus *c = s->c;
    const uint32_t *w = NULL;
    uint32_t run = 0, first = c->first[t], marked_words = c->depth.longer;
    uint64_t h = 0;
    for (uint32_t p = first; p + marked_words <= c->first[t + 1]; p++) {
        run = marked(c, p, MARK_COMMON) ? run + 1 : 0;
        if (!run) continue;
        if (!w) w = corpus_words(a, c, t, room_of(a, &s->scratch[thread], c->longest * sizeof *w));
        uint32_t end = p - first + marked_words, n = run + marked_words - 1;
        if (run == 1) h = 0;
        for (uint32_t k = run == 1 ? end - marked_words : end - 1; k < end; k++) h = with(h, w[k]);
        if (n > s->words) h = without(s, h, w[end - 1 - s->words]);
        if (n >= s->words) pair_put(a, s->grams, thread, h, t, first + end - s->words);
    }
}

static void gather(ro_arena *a, void *user, size_t i, unsigned thread) {
    struct search *s = user;
    uint32_t lo = (uint32_t)i * SHARE, hi = lo + SHARE < s->c->n ? lo + SHARE : s->c->n;
    for (uint32_t t = lo; t < hi; t++) gather_text(a, s, t, thread);
}

/* ---- formulaic ones ----------------------------------------------------------------------------------------------- */

struct putting {
    struct search *s;
    unsigned thread;
};

static void put_placed(ro_arena *a, void *user, const struct key_seen *k, uint32_t place) {
    const struct putting *p = user;
    spool_put(a, p->s->placed, p->thread, place >> p->s->shift, (uint64_t)place << 32 | k->text);
}

/* Numbers the formulaic runs of a part, and takes down where they stand. */
static void choose(ro_arena *a, void *user, size_t part, unsigned thread) {
    struct search *s = user;
    struct many *m = &s->many[thread];
    if (!spool_count(s->grams, (unsigned)part)) return;
    many_count(a, s->c, s->grams, (unsigned)part, m);
    uint32_t n = 0;
    for (size_t i = 0; i < m->cap; i++) n += is_many(&m->slot[i]);
    if (!n) return;
    uint32_t number = __atomic_fetch_add(&s->runs, n, __ATOMIC_RELAXED);
    for (size_t i = 0; i < m->cap; i++)
        if (is_many(&m->slot[i])) m->slot[i].text = number++;
    many_each(a, s->grams, (unsigned)part, m, put_placed, &(struct putting){s, thread});
}

struct placed {
    uint32_t pos, run, text;
};
typedef void (*placed_fn)(ro_arena *, struct search *, const struct placed *before, const struct placed *);

/* All formulaic places in order, each with the one before it. */
static void each_placed(ro_arena *a, struct search *s, placed_fn fn) {
    struct placed before = {.text = UINT32_MAX};
    for (unsigned part = 0; part < PLACE_PARTS; part++) {
        size_t n = spool_count(s->placed, part);
        uint64_t *at = room_of(a, &s->sorted, n * sizeof *at);
        spool_read(a, s->placed, part, at);
        sort_bits(at, room_of(a, &s->tmp, n * sizeof *at), n, 32);
        for (size_t i = 0; i < n; i++) {
            uint32_t pos = (uint32_t)(at[i] >> 32);
            bool same = before.text < s->c->n && pos < s->c->first[before.text + 1];
            struct placed x = {pos, (uint32_t)at[i], same ? before.text : text_of(s->c, pos)};
            fn(a, s, &before, &x);
            before = x;
        }
    }
}

/* ---- formulas ----------------------------------------------------------------------------------------------------- */

static void put_beside(ro_arena *a, struct search *s, const struct placed *before, const struct placed *x) {
    if (before->text == x->text && before->pos + 1 == x->pos)
        pair_put(a, s->beside, 0, (uint64_t)before->run << 32 | x->run, x->text, before->pos);
}

/* Runs that stand next to one another in more than FORMULA_TEXTS texts are one formula. */
static void join(ro_arena *a, void *user, size_t part, unsigned thread) {
    struct search *s = user;
    struct many *m = &s->many[thread];
    if (!spool_count(s->beside, (unsigned)part)) return;
    many_count(a, s->c, s->beside, (unsigned)part, m);
    pthread_mutex_lock(&s->lock);
    for (size_t i = 0; i < m->cap; i++)
        if (is_many(&m->slot[i])) ro_unite(s->up, (uint32_t)(m->slot[i].key >> 32), (uint32_t)m->slot[i].key);
    pthread_mutex_unlock(&s->lock);
}

static void put_use(ro_arena *a, struct search *s, const struct placed *before, const struct placed *x) {
    (void)before;
    uses *u = s->found;
    struct use *last = u->n ? &u->v[u->n - 1] : NULL;
    uint32_t formula = ro_root(s->up, x->run), hi = x->pos + s->words;
    if (last && last->formula == formula && last->text == x->text && x->pos <= last->hi) {
        last->hi = hi;
        return;
    }
    if (u->n == u->cap) {
        size_t cap = u->cap ? 2 * u->cap : 256;
        struct use *v = realloc(u->v, cap * sizeof *v);
        if (!v) ro_throw(a, RO_NOMEM, "memory ran out after %zu uses of formulas: search the texts in parts", u->n);
        budget_take(s->c->in->budget, (cap - u->cap) * sizeof *v);
        u->v = v, u->cap = cap;
    }
    u->v[u->n++] = (struct use){formula, x->text, x->pos, hi};
}

/* Which thread numbered a run first is chance: formulas get their numbers by their first use. */
static void number_uses(struct search *s) {
    uint32_t *number = memset(s->up, 0, s->runs * sizeof *s->up), n = 0;
    for (size_t i = 0; i < s->found->n; i++) {
        struct use *u = &s->found->v[i];
        if (!number[u->formula]) number[u->formula] = ++n;
        u->formula = number[u->formula] - 1;
    }
}

/* ---- all ---------------------------------------------------------------------------------------------------------- */

static void unlock(void *lock) { pthread_mutex_destroy(lock); }

static void find(ro_arena *a, void *user) {
    struct search *s = user;
    const struct corpus *c = s->c;
    unsigned threads = c->in->threads;
    pthread_mutex_init(&s->lock, NULL);
    ro_defer(a, unlock, &s->lock);
    s->grams = pairs_new(a, c);
    ro_in_threads(a, threads, (c->n + SHARE - 1) / SHARE, gather, s);
    s->placed = spool_new(a, c->in->budget, PLACE_PARTS, threads);
    ro_in_threads(a, threads, MANY_PARTS, choose, s);
    spool_free(s->grams);
    if (!s->runs) return;
    s->beside = pairs_new(a, c);
    each_placed(a, s, put_beside);
    s->up = RO_NEWS(a, uint32_t, s->runs);
    for (uint32_t i = 0; i < s->runs; i++) s->up[i] = i;
    ro_in_threads(a, threads, MANY_PARTS, join, s);
    each_placed(a, s, put_use);
    number_uses(s);
}

static void free_uses(void *u) { free(((uses *)u)->v); }

uses formulas_find(ro_arena *a, const struct corpus *c) {
    struct search *s = RO_NEW(a, struct search);
    *s = (struct search){.c = c, .leaves = 1, .found = RO_NEW(a, uses)};
    s->words = c->in->min_words > c->depth.longer ? c->in->min_words : c->depth.longer;
    for (unsigned i = 0; i < s->words; i++) s->leaves = times(s->leaves, BASE);
    while ((c->nwords ? c->nwords - 1 : 0) >> s->shift >= PLACE_PARTS) s->shift++;
    ro_defer(a, free_uses, s->found);
    in_stage(a, find, s);
    return *s->found;
}

/* Does most of a stretch lie in formulas? Both ends of uses go up. */
bool in_formulas(const uses *u, const struct stretch *s) {
    size_t lo = 0, hi = u->n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (u->v[mid].hi <= s->blo)
            lo = mid + 1;
        else
            hi = mid;
    }
    uint32_t n = 0, end = s->blo;
    for (; lo < u->n && u->v[lo].lo < s->bhi; lo++) {
        uint32_t from = u->v[lo].lo > end ? u->v[lo].lo : end, to = u->v[lo].hi < s->bhi ? u->v[lo].hi : s->bhi;
        if (to > from) n += to - from, end = to;
    }
    return n * 5 >= (s->bhi - s->blo) * 4;
}
