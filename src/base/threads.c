/* The same work on many pieces, by several threads. Which thread takes which piece is left to chance: what a piece comes to may
 * not depend on it. Each thread has an arena of its own, whose trap ends its share; the caller throws on what went wrong in any.
 */
#include "base/threads.h"

#include <pthread.h>
#include <sched.h>

unsigned ro_processors(void) {
    cpu_set_t set;
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n < 1 ? 1 : (unsigned)n;
}

struct pool {
    size_t next, n, step;
    void (*work)(ro_arena *, void *, size_t, unsigned);
    void *user;
};

struct worker {
    pthread_t id;
    unsigned number;
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
        for (size_t k = i; k < i + w->pool->step && k < w->pool->n; k++) w->pool->work(w->arena, w->pool->user, k, w->number);
    }
}

static void free_arena(void *a) { ro_arena_free(a); }

void ro_in_threads(ro_arena *a, unsigned threads, size_t n, void (*work)(ro_arena *, void *, size_t, unsigned), void *user) {
    if (threads < 1 || n <= 1) threads = 1;
    if (threads > n && n) threads = (unsigned)n;
    struct pool p = {0, n, n > 4000 ? 16 : 1, work, user};
    struct worker *w = RO_NEWS(a, struct worker, threads);
    for (unsigned t = 0; t < threads; t++) {
        w[t] = (struct worker){.number = t, .pool = &p, .arena = ro_arena_new(&w[t].error)};
        if (!w[t].arena) ro_throw(a, RO_NOMEM, RO_NO_MEMORY);
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
