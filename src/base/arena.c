/* One arena an account, one a comparison: blocks that grow, freed at once.
 *
 * Running out of memory is handled in one place. The arena holds a jump buffer that the public function sets with RO_TRY;
 * ro_throw() leaves the sentence in the caller's ro_error and jumps there. What a foreign library allocated is deferred
 * and let go when the arena is freed, which every RO_TRY branch does. */
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum {
    FIRST = 16 << 10,
    LARGEST = 1 << 20,
    ALIGN = 16,
    HUGE = 2 << 20, /* a large page of memory */
    VAST = 4 << 20, /* an arena that has this much gets large pages: fetching small ones was an eighth of the time */
};

struct block {
    struct block *next;
    size_t cap;
    _Alignas(ALIGN) char data[];
};

struct deferred {
    struct deferred *next;
    void (*fn)(void *);
    void *what;
};

struct ro_arena {
    ro_arena *outer; /* whose trap it has; NULL: its own */
    struct block *head;
    size_t used, size, grow;
    struct deferred *deferred;
    struct ro_error *error;
    const void *shelf[RO_SHELVES];
    jmp_buf trap;
};

ro_arena *ro_arena_new(struct ro_error *error) {
    ro_arena *a = calloc(1, sizeof *a);
    if (a) {
        a->error = error;
        a->grow = FIRST;
    } else {
        error->status = RO_NOMEM;
        error->lacked = true;
        snprintf(error->text, sizeof error->text, RO_NO_MEMORY);
    }
    return a;
}

void ro_arena_empty(ro_arena *a) {
    for (struct deferred *d = a->deferred; d; d = d->next) d->fn(d->what);
    for (struct block *b = a->head, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    a->deferred = NULL, a->head = NULL, a->used = a->size = 0, a->grow = FIRST;
}

void ro_arena_free(ro_arena *a) {
    if (!a) return;
    ro_arena_empty(a);
    free(a);
}

static void free_inner(void *a) { ro_arena_free(a); }

ro_arena *ro_arena_inner(ro_arena *outer) {
    ro_arena *a = ro_arena_new(outer->error);
    if (!a) longjmp(*ro_arena_trap(outer), 1);
    a->outer = outer;
    ro_defer(outer, free_inner, a);
    return a;
}

void ro_arena_report(ro_arena *a, struct ro_error *error) { a->error = error; }
jmp_buf *ro_arena_trap(ro_arena *a) {
    while (a->outer) a = a->outer;
    return &a->trap;
}
size_t ro_arena_size(const ro_arena *a) { return a->size; }
const void **ro_arena_shelf(ro_arena *a, enum ro_shelf s) { return &a->shelf[s]; }

void ro_throw(ro_arena *a, ro_status status, const char *fmt, ...) {
    va_list ap;
    while (a->outer) a = a->outer;
    va_start(ap, fmt);
    a->error->status = status;
    a->error->lacked |= status == RO_NOMEM;
    vsnprintf(a->error->text, sizeof a->error->text, fmt, ap);
    va_end(ap);
    longjmp(a->trap, 1);
}

static _Noreturn void no_memory(ro_arena *a) { ro_throw(a, RO_NOMEM, RO_NO_MEMORY); }

/* Large pages are asked for, not counted on. */
static struct block *new_block(ro_arena *a, size_t cap) {
    size_t n = sizeof(struct block) + cap;
    bool huge = n >= 2 * HUGE;
    if (huge) n = (n + HUGE - 1) & ~(size_t)(HUGE - 1);
    struct block *b = huge ? aligned_alloc(HUGE, n) : malloc(n);
    if (!b) no_memory(a);
    if (huge) madvise(b, n, MADV_HUGEPAGE);
    b->cap = n - sizeof *b;
    a->size += b->cap;
    return b;
}

/* A block of its own for what is large goes behind the head, so that the head keeps filling. */
static char *add_block(ro_arena *a, size_t n) {
    bool large = n > LARGEST / 4;
    size_t usual = a->size < VAST ? a->grow : 2 * HUGE - sizeof(struct block);
    struct block *b = new_block(a, large || usual < n ? n : usual);
    if (large && a->head) {
        b->next = a->head->next;
        a->head->next = b;
        return b->data;
    }
    b->next = a->head;
    a->head = b;
    a->used = n;
    if (a->grow < LARGEST) a->grow *= 2;
    return b->data;
}

void *ro_alloc_raw(ro_arena *a, size_t n) {
    if (n > SIZE_MAX / 2) no_memory(a);
    n = (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (!a->head || n > a->head->cap - a->used) return add_block(a, n);
    char *p = a->head->data + a->used;
    a->used += n;
    return p;
}

void *ro_alloc(ro_arena *a, size_t n) { return memset(ro_alloc_raw(a, n), 0, n); }

void ro_defer(ro_arena *a, void (*fn)(void *), void *what) {
    struct deferred *d = a->head && a->head->cap - a->used >= sizeof *d ? ro_alloc_raw(a, sizeof *d) : NULL;
    if (!d) { /* the block for it may fail, and then the thing must not leak */
        struct block *b = malloc(sizeof *b + sizeof *d);
        if (!b) {
            fn(what);
            no_memory(a);
        }
        b->cap = sizeof *d;
        if (a->head) {
            b->next = a->head->next;
            a->head->next = b;
        } else {
            b->next = NULL;
            a->head = b;
            a->used = sizeof *d;
        }
        d = (struct deferred *)b->data;
    }
    *d = (struct deferred){a->deferred, fn, what};
    a->deferred = d;
}

/* What was taken last grows where it stands: no copy, and no dead one left behind. */
void *ro_widen(ro_arena *a, void *old, size_t was, size_t n) {
    size_t rounded = (was + ALIGN - 1) & ~(size_t)(ALIGN - 1), more = ((n + ALIGN - 1) & ~(size_t)(ALIGN - 1)) - rounded;
    if (was && a->head && (char *)old + rounded == a->head->data + a->used && more <= a->head->cap - a->used) {
        a->used += more;
        return old;
    }
    char *p = ro_alloc_raw(a, n);
    return was ? memcpy(p, old, was) : p;
}

void ro_vec_grow(ro_arena *a, void *vec, size_t elem) {
    struct {
        void *v;
        size_t n, cap;
    } *x = vec;
    size_t cap = x->cap ? x->cap * 2 : 8;
    if (cap > SIZE_MAX / 4 / elem) no_memory(a);
    char *v = ro_widen(a, x->v, x->cap * elem, cap * elem);
    memset(v + x->n * elem, 0, (cap - x->n) * elem);
    x->v = v;
    x->cap = cap;
}
