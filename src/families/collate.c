/* Two accounts side by side, word by word, as far as they have text in common.
 *
 * The stretches that the search found are laid in the order of the first text; where the second keeps the order, what lies
 * between two stretches is compared too, so that a sentence left out is seen as one. Words are matched by Myers's O(ND) method
 * (1986): runs of equal words, and changes between them. A region that differs in more than MOST_EDITS words is passed over. */
#include "families/family.h"

#include <stdlib.h>

enum {
    MOST_EDITS = 400,
    GAP_WORDS = 1500, /* between two stretches; more is another text in between */
    GAP_RUN = 4,      /* equal words in a row that count between stretches: any two texts share fewer by chance */
};

struct pair {
    ro_arena *arena;
    const ro_units *a, *b;
    int *fronts;    /* of d edits at d², diagonals -d … d */
    uint32_t least; /* words of a run */
    RO_VEC(struct run) runs;
    RO_VEC(struct change) changes;
};

static bool same(const struct pair *p, uint32_t a, uint32_t b) { return p->a->words[a].hash == p->b->words[b].hash; }

static void add_run(struct pair *p, uint32_t a, uint32_t b, uint32_t n) {
    struct run *last = p->runs.n ? &p->runs.v[p->runs.n - 1] : NULL;
    if (!n) return;
    if (last && last->a + last->n == a && last->b + last->n == b)
        last->n += n;
    else
        RO_PUSH(p->arena, p->runs) = (struct run){a, b, n};
}

static int *front(const struct pair *p, int d) { return p->fronts + (size_t)d * (size_t)d + d; }
static bool down(const int *before, int d, int k) { return k == -d || (k != d && before[k - 1] < before[k + 1]); }

/* How many edits make b of a, or -1; the fronts are left behind. */
static int edits(const struct pair *p, ro_span a, ro_span b) {
    int n = (int)(a.hi - a.lo), m = (int)(b.hi - b.lo);
    for (int d = 0; d <= MOST_EDITS; d++) {
        int *now = front(p, d);
        const int *before = d ? front(p, d - 1) : NULL;
        for (int k = -d; k <= d; k += 2) {
            int x = !d ? 0 : down(before, d, k) ? before[k + 1] : before[k - 1] + 1;
            while (x < n && x - k < m && same(p, a.lo + (uint32_t)x, b.lo + (uint32_t)(x - k))) x++;
            now[k] = x;
            if (x >= n && x - k >= m) return d;
        }
    }
    return -1;
}

static void walk_back(struct pair *p, ro_span a, ro_span b, int d) {
    struct run step[MOST_EDITS + 1];
    int x = (int)(a.hi - a.lo), y = (int)(b.hi - b.lo), n = 0;
    for (; d > 0; d--) {
        const int *before = front(p, d - 1);
        int k = x - y, from = down(before, d, k) ? k + 1 : k - 1, start = before[from] + (from < k);
        step[n++] = (struct run){a.lo + (uint32_t)start, b.lo + (uint32_t)(start - k), (uint32_t)(x - start)};
        x = before[from], y = x - from;
    }
    step[n++] = (struct run){a.lo, b.lo, (uint32_t)x};
    while (n--)
        if (step[n].n >= p->least) add_run(p, step[n].a, step[n].b, step[n].n);
}

static void compare(struct pair *p, ro_span a, ro_span b) {
    uint32_t tail = 0;
    while (a.lo < a.hi && b.lo < b.hi && same(p, a.lo, b.lo)) add_run(p, a.lo++, b.lo++, 1);
    while (a.hi > a.lo && b.hi > b.lo && same(p, a.hi - 1, b.hi - 1)) a.hi--, b.hi--, tail++;
    int d = a.lo < a.hi && b.lo < b.hi ? edits(p, a, b) : -1;
    if (d > 0) walk_back(p, a, b, d);
    add_run(p, a.hi, b.hi, tail);
}

static ro_span words_in(const ro_units *u, ro_span bytes) {
    return (ro_span){(uint32_t)ro_units_word_at(u, bytes.lo), (uint32_t)ro_units_word_at(u, bytes.hi)};
}

static int by_a(const void *p, const void *q) {
    const struct change *x = p, *y = q;
    if (x->a.lo != y->a.lo) return x->a.lo < y->a.lo ? -1 : 1;
    return x->b.lo < y->b.lo ? -1 : x->b.lo > y->b.lo;
}

/* The stretches as words, in the order of the first text, without overlap in it. */
static struct change *stretches(struct pair *p, const struct link *l, size_t *n) {
    struct change *s = RO_NEWS(p->arena, struct change, l->nboth + 1);
    for (size_t i = 0; i < l->nboth; i++) s[i] = (struct change){words_in(p->a, l->both[i].a), words_in(p->b, l->both[i].b)};
    qsort(s, l->nboth, sizeof *s, by_a);
    *n = 0;
    uint32_t end = 0;
    for (size_t i = 0; i < l->nboth; i++) {
        if (s[i].a.lo < end || s[i].a.lo >= s[i].a.hi || s[i].b.lo >= s[i].b.hi) continue; /* told by the one before */
        end = s[i].a.hi;
        s[(*n)++] = s[i];
    }
    return s;
}

/* Changes stand between runs that keep the order; where it is broken, nothing is said. */
static void changes_of(struct pair *p) {
    for (size_t i = 1; i < p->runs.n; i++) {
        const struct run *x = &p->runs.v[i - 1], *y = &p->runs.v[i];
        if (y->b < x->b + x->n || y->a - (x->a + x->n) > GAP_WORDS || y->b - (x->b + x->n) > GAP_WORDS) continue;
        RO_PUSH(p->arena, p->changes) = (struct change){{x->a + x->n, y->a}, {x->b + x->n, y->b}};
    }
}

static void lay(struct pair *p, struct link *l) {
    size_t n;
    const struct change *s = stretches(p, l, &n);
    for (size_t i = 0; i < n; i++) {
        p->least = 1;
        compare(p, s[i].a, s[i].b);
        p->least = GAP_RUN;
        bool goes_on = i + 1 < n && s[i + 1].b.lo >= s[i].b.hi && s[i + 1].a.lo - s[i].a.hi <= GAP_WORDS &&
                       s[i + 1].b.lo - s[i].b.hi <= GAP_WORDS;
        if (goes_on) compare(p, (ro_span){s[i].a.hi, s[i + 1].a.lo}, (ro_span){s[i].b.hi, s[i + 1].b.lo});
    }
    changes_of(p);
    l->run = p->runs.v, l->nruns = p->runs.n;
    l->change = p->changes.v, l->nchanges = p->changes.n;
}

static void mark(struct witness *w, uint32_t lo, uint32_t n) {
    for (uint32_t i = lo; i < lo + n; i++) {
        w->ncommon += !(w->common[i / 64] >> i % 64 & 1);
        w->common[i / 64] |= (uint64_t)1 << i % 64;
    }
}

void collate(ro_arena *a, struct group *g) {
    int *fronts = ro_alloc_raw(a, sizeof *fronts * (MOST_EDITS + 1) * (MOST_EDITS + 1));
    for (size_t i = 0; i < g->nl; i++) {
        struct link *l = &g->l[i];
        struct pair p = {a, g->w[l->a].units, g->w[l->b].units, fronts, 1, {0}, {0}};
        lay(&p, l);
        for (size_t k = 0; k < l->nruns; k++) {
            l->matched += l->run[k].n;
            mark(&g->w[l->a], l->run[k].a, l->run[k].n);
            mark(&g->w[l->b], l->run[k].b, l->run[k].n);
        }
    }
}
