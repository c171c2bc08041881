/* readout add: pages into the archive.
 *
 * While the pool reads pages, those that are read are gathered into batches and written; a batch goes in whole or not at all, in
 * the order in which its pages came. What is refused is named, and the rest still goes in; lines of one file that are refused for
 * one reason are named up to the third, and then counted. What a server answered in place of a page is kept as that, and is no
 * failure of adding: every crawl has a 404. */
#include "nearest.h"
#include "pool.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

/* A batch is a fifth of a second of writing: long enough that a transaction costs little beside it and that the words of a
 * batch are a piece of the index worth merging, short enough that the threads have read no more than what waits in the pool, that
 * another writer gets his turn and that a kill loses little. At the end batches grow small, down to FEW. */
enum { BATCH = 256, BATCH_BYTES = 4 << 20, FEW = 16, NAMED = 3 };

struct state {
    struct run *r;
    ro_archive *archive;
    struct pool *pool;
    ro_account *batch[BATCH];
    size_t n, bytes;
    size_t added, versions, there, refused, absent, skipped, seen;
    char last[400]; /* the refusal told last, but for the number of its line */
    size_t alike;   /* how many such came in a row */
    struct nearest nearest;
    struct timespec shown;
    bool progress, stopped;
    bool quiet; /* refusals were told when the pages came */
};

/* ---- progress --------------------------------------------------------------------------------------------------- */

static void show_progress(struct state *s) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double since = (double)(now.tv_sec - s->shown.tv_sec) + (double)(now.tv_nsec - s->shown.tv_nsec) / 1e9;
    if (!s->progress || since < 0.1) return;
    s->shown = now;
    if (s->quiet)
        fprintf(stderr, "\r%zu pages read\033[K", s->added + s->versions + s->there + s->refused + s->absent);
    else
        fprintf(stderr, "\r%zu pages, %zu added\033[K", s->seen, s->added);
}

static void show_grouping(void *user, size_t done, size_t all) {
    (void)user;
    fprintf(stderr, "\r%zu of %zu accounts put into meetings\033[K", done, all);
}

static void clear_progress(const struct state *s) {
    if (s->progress) fputs("\r\033[K", stderr);
}

static void tell_alike(struct state *s) {
    if (s->alike > NAMED) fprintf(stderr, "readout: %zu more, likewise\n", s->alike - NAMED);
    s->alike = 0;
}

/* "accounts.jsonl:58: the object has no text": the same as that of line 57. */
static bool as_before(struct state *s, const char *told) {
    char now[sizeof s->last];
    size_t n = 0;
    for (const char *p = told; *p && n < sizeof now - 1; p++) {
        now[n++] = *p;
        if (*p == ':' && p[1] >= '0' && p[1] <= '9') p += strspn(p + 1, "0123456789");
    }
    now[n] = 0;
    if (strcmp(now, s->last) != 0) tell_alike(s);
    memcpy(s->last, now, n + 1);
    return ++s->alike > NAMED;
}

static void refuse(struct state *s, ro_str file, const char *why) {
    char told[2000];
    s->refused++;
    if (s->quiet) return;
    clear_progress(s);
    /* A status of its own names the file already. */
    if (file.p)
        snprintf(told, sizeof told, "%.*s: %s", (int)file.n, file.p, why);
    else
        snprintf(told, sizeof told, "%s", why);
    if (!as_before(s, told)) cli_fail("%s", told);
}

/* A server's word that there is no page. */
static bool is_absent(const ro_account *a) { return ro_account_capture(a)->status >= 300; }

static bool stop(struct state *s) {
    clear_progress(s);
    cli_fail_ctx(s->r);
    s->stopped = true;
    return false;
}

/* ---- a batch ---------------------------------------------------------------------------------------------------- */

static void count(struct state *s, const ro_account *a, ro_added how) {
    if (!s->quiet && (how == RO_ADDED_NEW || how == RO_ADDED_VERSION)) nearest_note(&s->nearest, ro_account_record(a)->file);
    switch (how) {
    case RO_ADDED_NEW: s->added++; break;
    case RO_ADDED_VERSION: s->versions++; break;
    case RO_ADDED_THERE: s->there++; break;
    case RO_ADDED_REFUSED:
        if (is_absent(a))
            s->absent++;
        else
            refuse(s, ro_account_record(a)->file, ro_account_record(a)->refused);
        break;
    }
}

static bool write_batch(struct state *s) {
    ro_added how[BATCH];
    bool ok = !s->n || ro_archive_add(s->r->ctx, s->archive, s->batch, s->n, how) == RO_OK || stop(s);
    for (size_t i = 0; i < s->n; i++) {
        if (ok) count(s, s->batch[i], how[i]);
        ro_account_free(s->batch[i]);
    }
    s->n = s->bytes = 0;
    show_progress(s);
    return ok;
}

static void read_one(void *user, ro_ctx *ctx, struct page *page) {
    (void)user;
    if (page->status != RO_OK) return;
    page->status = ro_account_read_to_add(ctx, page->capture, &page->account);
    if (page->status != RO_OK) snprintf(page->why, sizeof page->why, "%s", ro_ctx_error(ctx));
}

static bool gather(void *user, struct page *page) {
    struct state *s = user;
    if (s->stopped) return false;
    if (page->status != RO_OK) {
        refuse(s, (ro_str){NULL, 0}, page->why);
        return true;
    }
    s->batch[s->n++] = page->account;
    page->account = NULL;
    s->bytes += page->capture->bytes.n;
    return (s->n < BATCH && s->bytes < BATCH_BYTES) || write_batch(s);
}

/* Writing them takes about as long as reading as many. */
static bool meanwhile(void *user, size_t unread) {
    struct state *s = user;
    if (s->n < FEW || s->n < unread) return false;
    write_batch(s);
    return true;
}

static bool each(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct state *s = user;
    bool known = false;
    if (st == RO_SKIPPED) {
        s->skipped++;
        return true;
    }
    s->seen++;
    if (st == RO_OK && ro_archive_known(s->r->ctx, s->archive, c, &known) != RO_OK) return stop(s);
    if (!known) return pool_feed(s->pool, c, st, why);
    s->there++;
    show_progress(s);
    return true;
}

static void print_json(const struct state *s, bool relatives) {
    printf("{\"added\": %zu, \"versions\": %zu, \"there\": %zu, \"refused\": %zu, \"absent\": %zu, \"skipped\": %zu", s->added,
           s->versions, s->there, s->refused, s->absent, s->skipped);
    if (relatives) {
        fputs(", \"relatives\": [", stdout);
        nearest_tell(s->r->ctx, s->archive, &s->nearest, true);
        putchar(']');
    }
    fputs("}\n", stdout);
}

static void print_summary(const struct state *s) {
    bool relatives = !s->stopped && !cli_has(s->r, "no-relatives");
    clear_progress(s);
    if (cli_has(s->r, "json")) {
        print_json(s, relatives);
        return;
    }
    printf("added %zu", s->added);
    if (s->versions) printf(", new versions %zu", s->versions);
    printf(", already there %zu, refused %zu", s->there, s->refused);
    if (s->absent) printf(", not there at the server %zu", s->absent);
    if (s->skipped) printf(", no pages %zu", s->skipped);
    putchar('\n');
    if (relatives && s->progress) nearest_tell(s->r->ctx, s->archive, &s->nearest, false);
}

static ro_status settle(struct state *s) {
    ro_status st = ro_archive_settle_telling(s->r->ctx, s->archive, s->progress ? show_grouping : NULL, NULL);
    clear_progress(s);
    return st;
}

static void take_all(struct state *s) {
    for (int i = 0; i < s->r->noperands && !s->stopped; i++)
        if (ro_captures(s->r->ctx, s->r->operand[i], each, s) != RO_OK) {
            clear_progress(s);
            s->refused++;
            cli_fail_ctx(s->r);
        }
    pool_close(s->pool);
    if (!s->stopped) write_batch(s);
    tell_alike(s);
    if (!s->stopped && settle(s) != RO_OK) stop(s);
    for (size_t i = 0; i < s->n; i++) ro_account_free(s->batch[i]);
}

/* What an import or a salvage put there without reading it. */
ro_status cli_read_waiting(struct run *r, ro_archive *ar) {
    struct state s = {.r = r, .archive = ar, .progress = isatty(STDERR_FILENO), .quiet = true};
    const struct pool_use use = {read_one, gather, &s, meanwhile};
    s.pool = pool_open(r->ctx, &use);
    if (!s.pool) return RO_NOMEM;
    ro_status st = ro_archive_waiting(r->ctx, ar, pool_feed, s.pool);
    pool_close(s.pool);
    if (!s.stopped) write_batch(&s);
    clear_progress(&s);
    for (size_t i = 0; i < s.n; i++) ro_account_free(s.batch[i]);
    if (st == RO_OK && !s.stopped) st = settle(&s);
    return s.stopped ? RO_ARCHIVE : st;
}

int cmd_add(struct run *r) {
    struct state s = {.r = r, .progress = isatty(STDERR_FILENO)};
    const struct pool_use use = {read_one, gather, &s, meanwhile};
    if (cli_open_to_write(r, RO_OPEN_CREATE, &s.archive) != RO_OK) return cli_fail_ctx(r);
    s.pool = pool_open(r->ctx, &use);
    if (s.pool) {
        take_all(&s);
        print_summary(&s);
    }
    int rc = !s.pool ? cli_fail("memory ran out") : s.stopped || s.refused ? TROUBLE : DONE;
    nearest_free(&s.nearest);
    ro_archive_close(s.archive);
    return rc;
}
