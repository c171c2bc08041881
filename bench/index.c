/* texts N | index ARCHIVE SIZE...: what the index of shared words costs and gives at each of the sizes, the largest not above N.
 * index ARCHIVE: asks one that was made so; an index of another form is built anew first.
 *
 * The documents of bench/texts.c are put into the archive's tables as they are, unread: reading is measured elsewhere. At each
 * size the index is brought up to them, ADDED more are added and indexed one by one, then ASKED accounts, spread over all, are
 * asked for their relatives: first with nothing of the file in the system's memory (others for each time that is measured, so
 * that none finds what another brought in), then with all that was asked for there. Medians, since the machine may be busy. */
#include <readout/readout.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ASKED = 100, ADDED = 20 };

struct bench {
    ro_ctx *ctx;
    const char *path;
    sqlite3 *db;
    sqlite3_stmt *intake, *account, *due;
    char *line;
    size_t cap;
    long long n; /* documents put in */
};

static double now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void fail(const char *what) {
    fprintf(stderr, "%s\n", what);
    exit(2);
}

static void sql(struct bench *b, const char *text) {
    if (sqlite3_exec(b->db, text, NULL, NULL, NULL) != SQLITE_OK) fail(sqlite3_errmsg(b->db));
}

static long long ask(struct bench *b, const char *text) {
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(b->db, text, -1, &s, NULL) != SQLITE_OK || sqlite3_step(s) != SQLITE_ROW) fail(sqlite3_errmsg(b->db));
    long long n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return n;
}

static ro_archive *archive(struct bench *b, ro_open mode) {
    ro_archive *ar;
    if (ro_archive_open(b->ctx, b->path, mode, &ar) != RO_OK) fail(ro_ctx_error(b->ctx));
    return ar;
}

static void put(struct bench *b, sqlite3_stmt *s, const char *id, const char *text) {
    sqlite3_bind_int64(s, 1, b->n);
    if (id) sqlite3_bind_text(s, 2, id, -1, SQLITE_STATIC);
    if (text) sqlite3_bind_text(s, 3, text, -1, SQLITE_STATIC);
    if (sqlite3_step(s) != SQLITE_DONE) fail(sqlite3_errmsg(b->db));
    sqlite3_reset(s);
}

/* The next document as rows; 0 where there is none. */
static int take(struct bench *b) {
    if (getline(&b->line, &b->cap, stdin) < 0) return 0;
    char *id = strstr(b->line, "\"id\": \""), *text = strstr(b->line, "\"text\": \""), *end = strrchr(b->line, '"');
    if (!id || !text || end <= text) fail("that is no line of texts");
    id += 7, text += 9;
    *strchr(id, '"') = *end = 0;
    b->n++;
    put(b, b->intake, id, NULL);
    put(b, b->account, id, text);
    put(b, b->due, NULL, NULL);
    return 1;
}

static sqlite3_stmt *prepared(struct bench *b, const char *text) {
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(b->db, text, -1, &s, NULL) != SQLITE_OK) fail(sqlite3_errmsg(b->db));
    return s;
}

static void begin(struct bench *b) {
    ro_archive_close(archive(b, RO_OPEN_CREATE));
    if (sqlite3_open(b->path, &b->db) != SQLITE_OK) fail("the archive cannot be opened");
    sql(b, "PRAGMA synchronous = OFF");
    b->intake = prepared(b, "INSERT INTO intake(n, id, version, capture, id_given) VALUES (?1, ?2, 1, 0, 1)");
    b->account =
        prepared(b, "INSERT INTO account(n, id, version, current, kind, form, scope, held, meeting_certain,"
                    " published_certain, place_certain, words, text) VALUES (?1, ?2, 1, 1, 'report', 'talks', 'whole', 1,"
                    " 0, 0, 0, 0, ?3)");
    b->due = prepared(b, "INSERT INTO reuse_due VALUES (?1)");
}

static void fill(struct bench *b, long long size) {
    while (b->n < size) {
        sql(b, "BEGIN");
        for (int i = 0; i < 10000 && b->n < size; i++)
            if (!take(b)) fail("too few texts for the sizes");
        sql(b, "COMMIT");
    }
}

static int by_value(const void *p, const void *q) {
    const double *a = p, *b = q;
    return (*a > *b) - (*a < *b);
}

static double index_all(struct bench *b, ro_archive *ar, clockid_t clock) {
    double t = now(clock);
    if (ro_archive_index(b->ctx, ar, NULL, NULL) != RO_OK) fail(ro_ctx_error(b->ctx));
    return now(clock) - t;
}

/* The system forgets what it holds of the file. */
static void make_cold(struct bench *b) {
    sync(); /* what is not written yet would stay */
    int fd = open(b->path, O_RDONLY);
    if (fd < 0 || posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED)) fail("the archive cannot be dropped from memory");
    close(fd);
}

struct asked {
    double wall[ASKED], cpu[ASKED]; /* milliseconds, ascending */
    long long found;                /* stretches in all */
};

static void ask_one(struct bench *b, ro_archive *ar, struct asked *a, int i) {
    char id[32];
    ro_reuse_search *s;
    const ro_reuse *r;
    snprintf(id, sizeof id, "g%07lld", b->n / ASKED * i);
    double w = now(CLOCK_MONOTONIC), c = now(CLOCK_PROCESS_CPUTIME_ID);
    if (ro_reuse_open(b->ctx, NULL, &s) != RO_OK || ro_archive_relatives(b->ctx, ar, id, s, &r) != RO_OK)
        fail(ro_ctx_error(b->ctx));
    a->found += (long long)r->nshared;
    ro_reuse_close(s);
    a->wall[i] = 1e3 * (now(CLOCK_MONOTONIC) - w);
    a->cpu[i] = 1e3 * (now(CLOCK_PROCESS_CPUTIME_ID) - c);
}

static void ask_relatives(struct bench *b, struct asked *a) {
    ro_archive *ar = archive(b, RO_OPEN_READ);
    a->found = 0;
    for (int i = 0; i < ASKED; i++) ask_one(b, ar, a, i);
    ro_archive_close(ar);
    qsort(a->wall, ASKED, sizeof *a->wall, by_value);
    qsort(a->cpu, ASKED, sizeof *a->cpu, by_value);
}

static void measure_asking(struct bench *b) {
    struct asked cold, warm;
    make_cold(b);
    ask_relatives(b, &cold);
    ask_relatives(b, &warm);
    printf("%9lld accounts: relatives in %.1f ms (CPU %.1f, nine of ten within %.1f); cold %.1f ms (nine of ten within %.1f);"
           " %.2f stretches an account\n",
           b->n, warm.wall[ASKED / 2], warm.cpu[ASKED / 2], warm.wall[ASKED * 9 / 10], cold.wall[ASKED / 2],
           cold.wall[ASKED * 9 / 10], (double)warm.found / ASKED);
    fflush(stdout);
}

static void measure(struct bench *b, long long size) {
    double one[ADDED];
    long long before = b->n;
    fill(b, size - ADDED);
    ro_archive *ar = archive(b, RO_OPEN_WRITE);
    double built = index_all(b, ar, CLOCK_PROCESS_CPUTIME_ID) / (double)(b->n - before);
    for (int i = 0; i < ADDED; i++) {
        fill(b, b->n + 1);
        one[i] = 1e3 * index_all(b, ar, CLOCK_MONOTONIC);
    }
    ro_archive_close(ar);
    qsort(one, ADDED, sizeof *one, by_value);
    long long text = ask(b, "SELECT sum(length(CAST(text AS BLOB))) FROM account");
    long long held = ask(b, "SELECT sum(length(entries)) FROM reuse_block"), runs = ask(b, "SELECT count(*) FROM reuse_run");
    printf("%9lld accounts: index %.0f bytes an account, %.2f of the text, in %lld runs; indexing %.3f ms CPU each, one alone "
           "%.1f ms\n",
           b->n, (double)held / (double)b->n, (double)held / (double)text, runs, 1e3 * built, one[ADDED / 2]);
    measure_asking(b);
}

static void ask_again(struct bench *b) {
    ro_archive *ar = archive(b, RO_OPEN_WRITE);
    index_all(b, ar, CLOCK_MONOTONIC);
    ro_archive_close(ar);
    if (sqlite3_open(b->path, &b->db) != SQLITE_OK) fail("the archive cannot be opened");
    b->n = ask(b, "SELECT count(*) FROM account");
    sqlite3_close(b->db);
    measure_asking(b);
}

static void grow(struct bench *b, char *const *size, int n) {
    begin(b);
    for (int i = 0; i < n; i++) measure(b, atoll(size[i]));
    sqlite3_finalize(b->intake), sqlite3_finalize(b->account), sqlite3_finalize(b->due);
    sqlite3_close(b->db);
    free(b->line);
}

int main(int argc, char **argv) {
    if (argc < 2) return fputs("usage: texts N | index ARCHIVE [SIZE...]\n", stderr), 2;
    struct bench b = {.ctx = ro_ctx_new(), .path = argv[1]};
    if (!b.ctx) fail("memory ran out");
    if (argc > 2)
        grow(&b, argv + 2, argc - 2);
    else
        ask_again(&b);
    ro_ctx_free(b.ctx);
    return 0;
}
