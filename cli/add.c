/* readout add: pages into the archive.
 *
 * Captures are gathered into batches. While threads read one batch, the main thread writes the one before it and gathers the
 * one after it; a batch goes in whole or not at all, in the order in which its pages came. What is refused is named, and the rest
 * still goes in. */
#include "cli.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A batch is some tens of milliseconds of reading: long enough that a transaction costs nothing beside it, short enough that
 * another writer gets his turn and that a kill loses little. */
enum { BATCH = 64, BATCH_BYTES = 8 << 20, THREADS = 8 };

struct page {
    ro_capture capture; /* its strings stand in one block */
    char *block;
    ro_account *account;
    ro_status status;
    char *why;
};

struct batch {
    struct page page[BATCH];
    size_t n, bytes;
    atomic_size_t next;
    pthread_t thread[THREADS];
    unsigned threads; /* that read it just now */
};

struct state {
    struct run *r;
    ro_archive *archive;
    struct batch *filling, *reading;
    unsigned threads;
    size_t added, versions, there, refused, skipped, seen;
    struct timespec shown;
    bool progress, stopped;
};

/* ---- progress --------------------------------------------------------------------------------------------------- */

static void show_progress(struct state *s) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double since = (double)(now.tv_sec - s->shown.tv_sec) + (double)(now.tv_nsec - s->shown.tv_nsec) / 1e9;
    if (!s->progress || since < 0.1) return;
    s->shown = now;
    fprintf(stderr, "\r%zu pages, %zu added\033[K", s->seen, s->added);
}

static void clear_progress(const struct state *s) {
    if (s->progress) fputs("\r\033[K", stderr);
}

static void refuse(struct state *s, ro_str file, const char *why) {
    clear_progress(s);
    s->refused++;
    /* A status of its own names the file already. */
    if (file.p)
        cli_fail("%.*s: %s", (int)file.n, file.p, why);
    else
        cli_fail("%s", why);
}

static bool stop(struct state *s) {
    clear_progress(s);
    cli_fail_ctx(s->r);
    s->stopped = true;
    return false;
}

/* ---- a batch ---------------------------------------------------------------------------------------------------- */

static void *read_pages(void *arg) {
    struct batch *b = arg;
    ro_ctx *ctx = ro_ctx_new();
    for (size_t i; (i = atomic_fetch_add(&b->next, 1)) < b->n;) {
        struct page *p = &b->page[i];
        p->status = ctx ? ro_account_read(ctx, &p->capture, &p->account) : RO_NOMEM;
        if (p->status != RO_OK) p->why = strdup(ctx ? ro_ctx_error(ctx) : "memory ran out");
        free(p->block);
        p->block = NULL; /* the account has its own copy */
    }
    if (ctx) ro_ctx_free(ctx);
    return NULL;
}

static void start(struct state *s, struct batch *b) {
    atomic_store(&b->next, 0);
    while (b->threads < s->threads && b->threads < b->n && pthread_create(&b->thread[b->threads], NULL, read_pages, b) == 0)
        b->threads++;
    if (!b->threads) read_pages(b); /* no thread to be had */
}

static void join(struct batch *b) {
    while (b->threads) pthread_join(b->thread[--b->threads], NULL);
}

static void count(struct state *s, const struct page *p, ro_added how) {
    switch (how) {
    case RO_ADDED_NEW: s->added++; break;
    case RO_ADDED_VERSION: s->versions++; break;
    case RO_ADDED_THERE: s->there++; break;
    case RO_ADDED_REFUSED: refuse(s, ro_account_record(p->account)->file, ro_account_record(p->account)->refused); break;
    }
}

static bool write_batch(struct state *s, struct batch *b) {
    ro_account *acc[BATCH];
    const struct page *of[BATCH];
    ro_added how[BATCH];
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++) {
        if (b->page[i].status != RO_OK)
            refuse(s, (ro_str){NULL, 0}, b->page[i].why ? b->page[i].why : "memory ran out");
        else
            of[n] = &b->page[i], acc[n++] = b->page[i].account;
    }
    if (n && ro_archive_add(s->r->ctx, s->archive, acc, n, how) != RO_OK) return stop(s);
    for (size_t i = 0; i < n; i++) count(s, of[i], how[i]);
    show_progress(s);
    return true;
}

static void empty(struct batch *b) {
    for (size_t i = 0; i < b->n; i++) {
        ro_account_free(b->page[i].account);
        free(b->page[i].why);
        free(b->page[i].block);
        b->page[i] = (struct page){0};
    }
    b->n = b->bytes = 0;
}

/* The batch that is being read is done and goes in, while the one that has been gathered is read. */
static bool turn(struct state *s) {
    struct batch *done = s->reading;
    join(done);
    s->reading = s->filling;
    if (!s->stopped) start(s, s->reading);
    bool ok = s->stopped || write_batch(s, done);
    empty(done);
    s->filling = done;
    return ok && !s->stopped;
}

/* ---- gathering -------------------------------------------------------------------------------------------------- */

static bool copy(struct page *p, const ro_capture *c) {
    p->capture = *c;
    ro_str *s[] = {&p->capture.file,     &p->capture.bytes,     &p->capture.id,   &p->capture.url,
                   &p->capture.title,    &p->capture.publisher, &p->capture.date, &p->capture.captured,
                   &p->capture.language, &p->capture.charset,   &p->capture.note};
    size_t n = 1, at = 0;
    for (size_t i = 0; i < sizeof s / sizeof *s; i++) n += s[i]->n;
    if (!(p->block = malloc(n))) return false;
    for (size_t i = 0; i < sizeof s / sizeof *s; i++) {
        if (!s[i]->p) continue;
        memcpy(p->block + at, s[i]->p, s[i]->n);
        s[i]->p = p->block + at;
        at += s[i]->n;
    }
    return true;
}

static bool each(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct state *s = user;
    if (st == RO_SKIPPED) {
        s->skipped++;
        return true;
    }
    s->seen++;
    if (st != RO_OK) {
        refuse(s, (ro_str){NULL, 0}, why);
        return true;
    }
    bool known;
    if (ro_archive_known(s->r->ctx, s->archive, c, &known) != RO_OK) return stop(s);
    if (known) {
        s->there++;
        show_progress(s);
        return true;
    }
    struct batch *b = s->filling;
    if (!copy(&b->page[b->n], c)) {
        refuse(s, c->file, "memory ran out while it was read");
        return true;
    }
    b->bytes += c->bytes.n;
    return (++b->n < BATCH && b->bytes < BATCH_BYTES) || turn(s);
}

static void print_summary(const struct state *s) {
    clear_progress(s);
    if (cli_has(s->r, "json")) {
        printf("{\"added\": %zu, \"versions\": %zu, \"there\": %zu, \"refused\": %zu, \"skipped\": %zu}\n", s->added, s->versions,
               s->there, s->refused, s->skipped);
        return;
    }
    printf("added %zu", s->added);
    if (s->versions) printf(", new versions %zu", s->versions);
    printf(", already there %zu, refused %zu", s->there, s->refused);
    if (s->skipped) printf(", no pages %zu", s->skipped);
    putchar('\n');
}

static void take_all(struct state *s) {
    for (int i = 0; i < s->r->noperands && !s->stopped; i++)
        if (ro_captures(s->r->ctx, s->r->operand[i], each, s) != RO_OK) {
            clear_progress(s);
            s->refused++;
            cli_fail_ctx(s->r);
        }
    turn(s); /* writes what is being read, reads what was gathered */
    turn(s);
    if (!s->stopped && ro_archive_settle(s->r->ctx, s->archive) != RO_OK) stop(s);
}

int cmd_add(struct run *r) {
    struct state s = {.r = r, .progress = isatty(STDERR_FILENO)};
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    s.threads = processors < 1 ? 1 : processors > THREADS ? THREADS : (unsigned)processors;
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_CREATE, &s.archive) != RO_OK) return cli_fail_ctx(r);
    s.filling = calloc(1, sizeof *s.filling);
    s.reading = calloc(1, sizeof *s.reading);
    if (s.filling && s.reading) {
        take_all(&s);
        print_summary(&s);
    }
    int rc = !s.filling || !s.reading ? cli_fail("memory ran out") : s.stopped || s.refused ? TROUBLE : DONE;
    free(s.filling);
    free(s.reading);
    ro_archive_close(s.archive);
    return rc;
}
