/* search ARCHIVE [QUERIES [KIND]]: what a search costs beside the bare query of FTS5 on the same table, kind by kind (queries.c).
 *
 * The bare query is the same MATCH, the other spellings that were folded in included, ranked by bm25, LIMIT 50. It gives numbers
 * of rows and nothing else, and is sifted by nothing, whatever ours is. Ours gives the 50 best with title, day, meeting and the
 * words about the place, and how many there are in all. Both are asked once before, so that they find the file in memory, then
 * RUNS times in turn, of which the least counts. */
#include "queries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST = 1000, RUNS = 3, LIMIT = 50 };

struct bench {
    ro_ctx *ctx;
    ro_archive *archive;
    sqlite3 *db;
    sqlite3_stmt *bare;
    struct drawing *drawing;
    const struct kind *kind;
    struct query query[MOST], *now;
    char others[2][MATCH], whole[MATCH]; /* spellings that were looked for besides each of the words, and both */
    int n;
};

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- ours ------------------------------------------------------------------------------------------------------------------ */

static bool each(void *user, const ro_hit *h) { return ((struct bench *)user)->now->found += !h->snippet.p, true; }

static void count(void *user, const char *facet, ro_str value, size_t n) { (void)user, (void)facet, (void)value, (void)n; }

static void add(char *to, const char *before, ro_str phrase) {
    size_t n = strlen(to);
    snprintf(to + n, MATCH - n, " OR %s\"%.*s\"", before, (int)phrase.n, phrase.p);
}

static void besides(void *user, ro_str typed, ro_str other) {
    struct bench *b = user;
    char *to = b->whole;
    for (int i = 0; i < 2; i++)
        if (typed.n == strlen(b->now->leaf[i]) && memcmp(typed.p, b->now->leaf[i], typed.n) == 0) to = b->others[i];
    add(to, b->now->before, other);
}

static double ask_ours(struct bench *b, struct query *q, bool spellings) {
    const struct kind *k = b->kind;
    double from = seconds();
    ro_search_wanted w = {.query = q->typed, .limit = k->counts ? 1 : LIMIT, .publisher = q->publisher, .speaker = q->speaker};
    w.from = w.to = q->year, w.statements = k->statements, w.by_date = k->by_date, w.facet = k->counts ? count : NULL;
    w.besides = spellings ? besides : NULL;
    b->now = q;
    if (ro_archive_search(b->ctx, b->archive, &w, each, b, &q->found) != RO_OK) fail(ro_ctx_error(b->ctx));
    return seconds() - from;
}

/* ---- the bare query -------------------------------------------------------------------------------------------------------- */

static double ask_bare(struct bench *b, const struct query *q) {
    double from = seconds();
    sqlite3_bind_text(b->bare, 1, q->match, -1, SQLITE_STATIC);
    while (sqlite3_step(b->bare) == SQLITE_ROW) {
    }
    if (sqlite3_reset(b->bare) != SQLITE_OK) fail(sqlite3_errmsg(b->db));
    return seconds() - from;
}

/* Of its words and of what was looked for besides. */
static void make_match(struct bench *b, struct query *q) {
    char *second = *q->leaf[1] ? sqlite3_mprintf(" AND (\"%s\"%s)", q->leaf[1], b->others[1]) : NULL;
    sqlite3_snprintf(MATCH, q->match, "((%s\"%s\"%s)%s)%s", q->before, q->leaf[0], b->others[0], second ? second : "", b->whole);
    sqlite3_free(second);
}

/* Does it find what ours finds, where ours is not sifted by more? */
static void check(struct bench *b, const struct query *q) {
    char sql[] = "SELECT count(*) FROM account_fts WHERE account_fts MATCH ?1";
    if (b->kind->statements || *q->publisher || *q->year) return;
    sqlite3_stmt *s = prepared(b->db, sql);
    sqlite3_bind_text(s, 1, q->match, -1, SQLITE_STATIC);
    if (sqlite3_step(s) != SQLITE_ROW) fail(sqlite3_errmsg(b->db));
    size_t n = (size_t)sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    if (n != q->found) fprintf(stderr, "%s: %zu found, but %zu by %s\n", q->typed, q->found, n, q->match);
}

/* ---- a kind ---------------------------------------------------------------------------------------------------------------- */

static void make_queries(struct bench *b, int n) {
    b->n = 0;
    for (int tries = 0; b->n < n && tries < 20 * n; tries++) {
        struct query *q = &b->query[b->n];
        *q = (struct query){.found = 0};
        if (!b->kind->make(b->drawing, q)) continue;
        *b->others[0] = *b->others[1] = *b->whole = 0;
        ask_ours(b, q, true);
        if (!*q->match) make_match(b, q);
        check(b, q);
        b->n++;
    }
}

static void keep_least(double *best, double x) {
    if (!*best || x < *best) *best = x;
}

static int up(const void *p, const void *q) {
    double a = *(const double *)p, b = *(const double *)q;
    return (a > b) - (a < b);
}

struct spread {
    double median, p95;
};

static struct spread spread(double *v, int n) {
    qsort(v, (size_t)n, sizeof *v, up);
    return (struct spread){v[n / 2] * 1e3, v[(int)(.95 * (n - 1))] * 1e3};
}

static void measure(struct bench *b, int n) {
    double ours[MOST], bare[MOST], found[MOST];
    make_queries(b, n);
    if (!b->n) {
        printf("%-16s the archive has none\n", b->kind->name);
        return;
    }
    for (int run = 0; run <= RUNS; run++)
        for (int i = 0; i < b->n; i++) {
            double theirs = ask_bare(b, &b->query[i]), mine = ask_ours(b, &b->query[i], false);
            if (run) keep_least(&b->query[i].bare, theirs), keep_least(&b->query[i].ours, mine);
        }
    for (int i = 0; i < b->n; i++)
        ours[i] = b->query[i].ours, bare[i] = b->query[i].bare, found[i] = (double)b->query[i].found / 1e3;
    struct spread o = spread(ours, b->n), t = spread(bare, b->n), f = spread(found, b->n);
    printf("%-16s %4d %8.0f %8.0f %9.2f %9.2f %9.2f %9.2f %7.2f\n", b->kind->name, b->n, f.median, f.p95, t.median, t.p95,
           o.median, o.p95, o.p95 / t.p95);
    fflush(stdout);
}

int main(int argc, char **argv) {
    static struct bench b;
    int n = argc > 2 ? atoi(argv[2]) : 200;
    if (argc < 2 || n < 1 || n > MOST) fail("search ARCHIVE [QUERIES [KIND]]");
    b.ctx = ro_ctx_new();
    if (!b.ctx || ro_archive_open(b.ctx, argv[1], RO_OPEN_READ, &b.archive) != RO_OK)
        fail(b.ctx ? ro_ctx_error(b.ctx) : "no memory");
    if (sqlite3_open_v2(argv[1], &b.db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) fail(sqlite3_errmsg(b.db));
    b.bare = prepared(b.db, "SELECT rowid FROM account_fts WHERE account_fts MATCH ?1 ORDER BY rank LIMIT 50");
    b.drawing = drawing_new(b.db);
    printf("%-16s %4s %8s %8s %9s %9s %9s %9s %7s\n%-16s %4s %8s %8s %9s %9s %9s %9s %7s\n", "", "", "found", "found", "FTS5, ms",
           "FTS5", "readout", "readout", "p95 by", "kind", "of", "median", "p95", "median", "p95", "median", "p95", "p95");
    for (int i = 0; i < NKINDS; i++)
        if (argc < 4 || strcmp(argv[3], KINDS[i].name) == 0) b.kind = &KINDS[i], measure(&b, n);
    drawing_free(b.drawing);
    sqlite3_finalize(b.bare);
    sqlite3_close(b.db);
    ro_archive_close(b.archive);
    ro_ctx_free(b.ctx);
    return 0;
}
