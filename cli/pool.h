/* Captures read side by side, and taken in the order in which they came. */
#ifndef POOL_H
#define POOL_H

#include "cli.h"

/* One capture on its way. */
struct page {
    const ro_capture *capture;
    size_t mark;         /* what pool_mark() said last when the capture came */
    ro_account *account; /* NULL where there is none, or where `work` is done with it */
    ro_status status;
    char why[1000]; /* status other than RO_OK: the sentence */
    char *out;      /* what `work` left for `take` */
    size_t nout;
};

struct pool_use {
    /* In some thread, with a context of that thread: pool_read(), or more. */
    void (*work)(void *user, ro_ctx *, struct page *);
    /* In the thread that feeds the pool, in the order of the captures; the page is let go after it. False: stop. */
    bool (*take)(void *user, struct page *);
    void *user;
    /* NULL: pages are taken as soon as they are ready. Otherwise taking them is work itself, and they are kept back while others
     * can be fed, so that the threads have something to read meanwhile; what is set is called instead of waiting for a page, with
     * how many no thread has taken up. False: there was nothing to do. */
    bool (*meanwhile)(void *user, size_t unread);
};

struct pool *pool_open(ro_ctx *, const struct pool_use *); /* NULL: memory ran out; the use and the context outlive the pool */
/* Reads the page, unless it is refused already. */
void pool_read(void *user, ro_ctx *, struct page *);
/* An ro_capture_fn whose user is the pool: takes the capture in, and hands out what is ready. What is skipped
 * is no page, and goes no further. */
bool pool_feed(void *pool, const ro_capture *, ro_status, const char *why);
void pool_threads(struct pool *, unsigned most); /* before the first page; without it as many as there are processors */
void pool_mark(struct pool *, size_t);           /* of the captures that come now: the caller's */
/* Reads and hands out what is left. False: it was stopped. */
bool pool_close(struct pool *);

#endif
