/* Many hands for what is done with every row of the archive by itself: reading a page again, unpacking a capture.
 *
 * Every hand has a thread, a context and a connection of its own, which only reads; the first is the caller's, so that one hand
 * alone does all of it where there is one processor, or no memory for more. Some rows at a time are shared out and taken back
 * in their order: what is said, and what is written, hangs neither on how many hands there are nor on which was quicker, and no
 * more is held than is left of so many rows. */
#include "store/hands.h"
#include "base/threads.h"

#include <stdio.h>
#include <stdlib.h>

enum { SOME = 256, MOST = 16 }; /* rows at a time: a fifth of a second of reading; hands */

/* ---- hands ------------------------------------------------------------------------------------------------------- */

static bool open_hand(ro_hand *h, const char *path) {
    *h = (ro_hand){.ctx = ro_ctx_new()};
    if (h->ctx && ro_archive_open(h->ctx, path, RO_OPEN_LOOK, &h->archive) == RO_OK) return true;
    ro_ctx_free(h->ctx);
    return false;
}

static ro_status no_memory(ro_ctx *ctx) {
    snprintf(ctx->error.text, sizeof ctx->error.text, RO_NO_MEMORY);
    return ctx->error.status = RO_NOMEM;
}

ro_status ro_hands_open(ro_hands *hands, ro_ctx *ctx, ro_archive *ar) {
    unsigned most = ro_processors();
    *hands = (ro_hands){calloc(MOST, sizeof *hands->v), 1, 0};
    if (!hands->v) return no_memory(ctx);
    hands->v[0] = (ro_hand){.ctx = ctx, .archive = ar};
    while (hands->n < most && hands->n < MOST && open_hand(&hands->v[hands->n], ar->path)) hands->n++;
    return RO_OK;
}

void ro_hands_close(ro_hands *hands) {
    for (unsigned i = 0; i < hands->n; i++) {
        ro_archive_close(hands->v[i].scratch);
        if (!i) continue;
        ro_archive_close(hands->v[i].archive);
        ro_ctx_free(hands->v[i].ctx);
    }
    free(hands->v);
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

struct sharing {
    ro_hands *hands;
    const ro_each *each;
    int64_t after, number[SOME];
    size_t n, some;
    char *left; /* what is left of each of them */
};

static void *left_of(const struct sharing *s, size_t i) { return s->left + i * s->each->size; }

/* Those that come before a damaged page are had. */
static void some_work(ro_job *job, void *arg) {
    struct sharing *s = arg;
    s->hands->seen = ro_ask_int(job, 0, "PRAGMA data_version", "");
    ro_query *q = ro_query_new(job, s->each->next);
    ro_bind(q, "ii", s->after, (int64_t)s->some);
    while (s->n < s->some && ro_step(q)) s->after = s->number[s->n++] = ro_int(q, 0);
    ro_query_end(q);
}

static void one(ro_arena *a, void *user, size_t i, unsigned thread) {
    struct sharing *s = user;
    (void)a;
    s->each->work(s->each->user, &s->hands->v[thread], s->number[i], left_of(s, i));
}

static void share_work(ro_job *job, void *arg) {
    struct sharing *s = arg;
    ro_in_threads(job->arena, s->hands->n, s->n, one, s);
}

static ro_status take_all(struct sharing *s, ro_status st) {
    for (size_t i = 0; i < s->n; i++)
        if (st == RO_OK)
            st = s->each->take(s->each->user, s->number[i], left_of(s, i));
        else if (s->each->drop)
            s->each->drop(s->each->user, left_of(s, i));
    return st;
}

static ro_status share(struct sharing *s) {
    const ro_hand *own = &s->hands->v[0];
    memset(s->left, 0, SOME * s->each->size);
    s->n = 0;
    ro_status read = ro_store_run(own->ctx, own->archive, RO_RUN_PLAIN, some_work, s), st = RO_OK;
    struct ro_error why = own->ctx->error;
    if (s->n) st = take_all(s, ro_store_run(own->ctx, own->archive, RO_RUN_PLAIN, share_work, s));
    if (st != RO_OK || read == RO_OK) return st;
    own->ctx->error = why;
    return read;
}

ro_status ro_hands_each(ro_hands *hands, const ro_each *each) {
    struct sharing s = {.hands = hands,
                        .each = each,
                        .n = SOME,
                        .some = each->some && each->some < SOME ? each->some : SOME,
                        .left = calloc(SOME, each->size)};
    if (!s.left) return no_memory(hands->v[0].ctx);
    ro_status st = RO_OK;
    while (st == RO_OK && s.n) st = share(&s);
    free(s.left);
    return st;
}
