/* One pool of threads for every command that reads many pages.
 *
 * Captures come in one after the other and live only for the call: each is copied into a slot of a ring. Threads read what
 * stands in the ring, oldest first; the thread that feeds takes the finished ones out at the other end, so that whatever the
 * threads do, everything comes out in the order in which it went in. The ring has few slots and few bytes: a feeder that finds it
 * full waits for the oldest pages, and memory does not hang on how many pages there are. Nobody is woken for one small page. A
 * page that is large by itself waits until the ring is empty and is read where it stands, without a copy. Where taking a page out
 * is work, that waits until the ring is full: the threads then read what else is in it, and no processor is idle.
 *
 * Threads start when a page would have to wait, so one page starts none, and at the end the feeder lends a hand. Where the
 * process may use one processor only, there is no ring, no copy and no thread. */
#include "pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

enum {
    SLOTS = 640,       /* pages of some tens of kilobytes fill the bytes first */
    BYTES = 8 << 20,   /* in the ring */
    WAKE = 64 << 10,   /* bytes that must stand ready before a sleeping thread is woken: a few milliseconds of reading */
    LARGE = BYTES / 4, /* of one page: too large for it */
    MOST_THREADS = 8,
};

struct slot {
    struct page page;
    ro_capture *copy;
    bool done;
};

struct worker {
    struct pool *pool;
    ro_ctx *ctx;
    pthread_t thread;
};

struct pool {
    const struct pool_use *use;
    ro_ctx *ctx; /* of the feeder */
    struct slot slot[SLOTS];
    size_t first, next, end; /* handed out < first; taken up by a thread < next; fed < end */
    size_t bytes, mark;
    size_t ready;    /* bytes that no thread has taken up */
    unsigned asleep; /* threads */
    struct worker worker[MOST_THREADS];
    unsigned threads, most;
    bool stopped, closing;
    pthread_mutex_t lock; /* next, end, ready, asleep, closing, done */
    pthread_cond_t fed, done;
};

static struct slot *slot_at(struct pool *p, size_t i) { return &p->slot[i % SLOTS]; }

/* ---- one page ----------------------------------------------------------------------------------------------------- */

void pool_read(void *user, ro_ctx *ctx, struct page *page) {
    (void)user;
    if (page->status != RO_OK) return;
    page->status = ro_account_read(ctx, page->capture, &page->account);
    if (page->status != RO_OK) snprintf(page->why, sizeof page->why, "%s", ro_ctx_error(ctx));
}

static void hand_out(struct pool *p, struct page *page) {
    if (!p->stopped) p->stopped = !p->use->take(p->use->user, page);
    ro_account_free(page->account);
    free(page->out);
}

static struct page page_of(const struct pool *p, const ro_capture *c, ro_status st, const char *why) {
    struct page page = {.capture = c, .mark = p->mark, .status = st};
    if (st != RO_OK) snprintf(page.why, sizeof page.why, "%s", why);
    return page;
}

/* ---- the threads ------------------------------------------------------------------------------------------------- */

/* Reads the oldest page that nobody has taken up; the lock is held before and after. */
static void read_next(struct pool *p, ro_ctx *ctx) {
    struct slot *s = slot_at(p, p->next++);
    p->ready -= s->copy->bytes.n;
    pthread_mutex_unlock(&p->lock);
    p->use->work(p->use->user, ctx, &s->page);
    pthread_mutex_lock(&p->lock);
    s->done = true;
    pthread_cond_signal(&p->done);
}

static void *run(void *arg) {
    struct worker *w = arg;
    struct pool *p = w->pool;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (p->next == p->end && !p->closing) {
            p->asleep++;
            pthread_cond_wait(&p->fed, &p->lock);
            p->asleep--;
        }
        if (p->next == p->end) break;
        read_next(p, w->ctx);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

/* Where there is no memory for it, the others and the feeder do the work. */
static void start(struct pool *p) {
    struct worker *w = &p->worker[p->threads];
    *w = (struct worker){.pool = p, .ctx = ro_ctx_new()};
    if (w->ctx && pthread_create(&w->thread, NULL, run, w) == 0)
        p->threads++;
    else if (w->ctx)
        ro_ctx_free(w->ctx);
}

/* ---- the feeder --------------------------------------------------------------------------------------------------- */

/* The lock is held before and after. */
static bool done_meanwhile(struct pool *p) {
    size_t unread = p->end - p->next;
    if (!p->use->meanwhile) return false;
    pthread_mutex_unlock(&p->lock);
    bool any = p->use->meanwhile(p->use->user, unread);
    pthread_mutex_lock(&p->lock);
    return any;
}

/* Hands out the oldest page, waiting for it; lends a hand meanwhile where no more are fed, or where no thread was to be had. */
static void take_first(struct pool *p, bool help) {
    struct slot *s = slot_at(p, p->first);
    pthread_mutex_lock(&p->lock);
    if (!s->done && p->asleep) pthread_cond_broadcast(&p->fed);
    while (!s->done) {
        if (p->threads && (done_meanwhile(p) || s->done)) continue; /* done while the lock was not held: nobody signals again */
        if ((help || !p->threads) && p->next < p->end)
            read_next(p, p->ctx);
        else
            pthread_cond_wait(&p->done, &p->lock);
    }
    pthread_mutex_unlock(&p->lock);
    p->bytes -= s->copy->bytes.n;
    hand_out(p, &s->page);
    free(s->copy);
    p->first++;
}

static void take_ready(struct pool *p) {
    for (bool ready = true; ready && p->first < p->end;) {
        pthread_mutex_lock(&p->lock);
        ready = slot_at(p, p->first)->done;
        pthread_mutex_unlock(&p->lock);
        if (ready) take_first(p, false);
    }
}

static void put(struct pool *p, ro_capture *copy, ro_status st, const char *why) {
    struct slot *s = slot_at(p, p->end);
    *s = (struct slot){page_of(p, copy, st, why), copy, false};
    p->bytes += copy->bytes.n;
    pthread_mutex_lock(&p->lock);
    bool waiting = p->next < p->end++ && !p->asleep;
    p->ready += copy->bytes.n;
    if (p->asleep && p->ready >= WAKE) pthread_cond_signal(&p->fed);
    pthread_mutex_unlock(&p->lock);
    if (waiting && p->threads < p->most) start(p);
}

/* A page that has no place in the ring, when all before it are out. */
static void read_here(struct pool *p, const ro_capture *c, ro_status st, const char *why) {
    while (p->first < p->end) take_first(p, true);
    if (p->stopped) return;
    struct page page = page_of(p, c, st, why);
    p->use->work(p->use->user, p->ctx, &page);
    hand_out(p, &page);
}

/* A third of the ring at once, so that feeder and threads do not wake one another for every page. */
static void make_room(struct pool *p, size_t n) {
    while (!p->stopped && p->first < p->end && (p->end - p->first > SLOTS / 3 * 2 || p->bytes + n > BYTES / 3 * 2))
        take_first(p, false);
}

bool pool_feed(void *pool, const ro_capture *c, ro_status st, const char *why) {
    struct pool *p = pool;
    if (st == RO_SKIPPED) return !p->stopped;
    if (!p->use->meanwhile) take_ready(p);
    if (p->end - p->first == SLOTS || p->bytes + c->bytes.n > BYTES) make_room(p, c->bytes.n);
    if (p->stopped) return false;
    ro_capture *copy = p->most < 2 || c->bytes.n > LARGE ? NULL : ro_capture_copy(c);
    if (copy)
        put(p, copy, st, why);
    else
        read_here(p, c, st, why);
    return !p->stopped;
}

void pool_threads(struct pool *p, unsigned most) {
    if (most < p->most) p->most = most;
}

void pool_mark(struct pool *p, size_t mark) { p->mark = mark; }

/* ---- opening and closing -------------------------------------------------------------------------------------------- */

/* How many threads may run at once. */
static unsigned processors(void) {
    cpu_set_t set;
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n > MOST_THREADS ? MOST_THREADS : (unsigned)n;
}

struct pool *pool_open(ro_ctx *ctx, const struct pool_use *use) {
    struct pool *p = calloc(1, sizeof *p);
    if (!p) return NULL;
    p->use = use;
    p->ctx = ctx;
    p->most = processors();
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->fed, NULL);
    pthread_cond_init(&p->done, NULL);
    return p;
}

/* What nobody has taken up yet is not read any more; what is being read is waited for. */
static void give_up(struct pool *p) {
    pthread_mutex_lock(&p->lock);
    for (size_t i = p->next; i < p->end; i++) slot_at(p, i)->done = true;
    p->next = p->end;
    p->ready = 0;
    pthread_mutex_unlock(&p->lock);
}

bool pool_close(struct pool *p) {
    for (bool given_up = false; p->first < p->end; take_first(p, true))
        if (p->stopped && !given_up) give_up(p), given_up = true;
    pthread_mutex_lock(&p->lock);
    p->closing = true;
    pthread_cond_broadcast(&p->fed);
    pthread_mutex_unlock(&p->lock);
    while (p->threads) {
        struct worker *w = &p->worker[--p->threads];
        pthread_join(w->thread, NULL);
        ro_ctx_free(w->ctx);
    }
    pthread_cond_destroy(&p->done);
    pthread_cond_destroy(&p->fed);
    pthread_mutex_destroy(&p->lock);
    bool whole = !p->stopped;
    free(p);
    return whole;
}
