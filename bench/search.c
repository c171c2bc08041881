/* search ARCHIVE [QUERIES]: what a search costs beside the bare query of FTS5 on the same table, in turn.
 *
 * Queries are drawn from the texts of the archive itself, by a fixed seed: one word, two words, a phrase of two or three, a
 * beginning, words that are common as well as rare. The bare query gives the numbers of the twenty best rows; ours gives the
 * twenty best accounts with title, day, meeting and the words about the place, and how many there are in all. Each is asked once
 * before, so that both find the file in memory. */
#include <readout/readout.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST = 1000, QUERY = 200, KINDS = 5, RUNS = 3 };

struct bench {
    ro_ctx *ctx;
    ro_archive *archive;
    sqlite3 *db;
    sqlite3_stmt *bare;
    char typed[MOST][QUERY], plain[MOST][QUERY]; /* plain: as FTS5 is asked */
    double ours[MOST], theirs[MOST];
    int n;
    uint64_t seed;
};

static void fail(const char *what) {
    fprintf(stderr, "%s\n", what);
    exit(2);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static unsigned draw(struct bench *b, unsigned below) {
    b->seed = b->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(b->seed >> 33) % below;
}

/* ---- queries -------------------------------------------------------------------------------------------------------------- */

static bool letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/* Some words in a row of plain letters, anywhere in the text; false: there are none. */
static bool words_of(struct bench *b, const char *text, size_t len, int n, char out[8][32]) {
    for (int tries = 0; tries < 50; tries++) {
        size_t i = draw(b, (unsigned)len);
        int k = 0;
        while (i < len && letter(text[i])) i++;
        for (; k < n; k++) {
            while (i < len && text[i] == ' ') i++;
            size_t from = i;
            while (i < len && letter(text[i])) i++;
            if (i - from < 2 || i - from > 24) break;
            snprintf(out[k], 32, "%.*s", (int)(i - from), text + from);
        }
        if (k == n) return true;
    }
    return false;
}

static void make_query(struct bench *b, const char *text, size_t len) {
    static const struct {
        int words;
        const char *typed, *plain;
    } kinds[KINDS] = {{1, "%s", "\"%s\""},
                      {2, "%s %s", "\"%s\" AND \"%s\""},
                      {2, "\"%s %s\"", "\"%s %s\""},
                      {3, "\"%s %s %s\"", "\"%s %s %s\""},
                      {1, "%s*", "\"%s\" *"}};
    char w[8][32] = {{0}};
    int k = b->n % KINDS;
    if (!words_of(b, text, len, kinds[k].words, w)) return;
    if (k == KINDS - 1 && strlen(w[0]) > 4) w[0][4] = 0;
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(b->typed[b->n], QUERY, kinds[k].typed, w[0], w[1], w[2]);
    snprintf(b->plain[b->n], QUERY, kinds[k].plain, w[0], w[1], w[2]);
    b->n++;
}

static void make_queries(struct bench *b, int n) {
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(b->db,
                           "SELECT text FROM account WHERE n >= ?1 * (SELECT max(n) FROM account) / 1000 AND current LIMIT 1", -1,
                           &s, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(b->db));
    for (int tries = 0; b->n < n && tries < 20 * n; tries++) {
        sqlite3_bind_int(s, 1, (int)draw(b, 1000));
        if (sqlite3_step(s) == SQLITE_ROW)
            make_query(b, (const char *)sqlite3_column_text(s, 0), (size_t)sqlite3_column_bytes(s, 0));
        sqlite3_reset(s);
    }
    sqlite3_finalize(s);
}

/* ---- asked ----------------------------------------------------------------------------------------------------------------- */

static bool each(void *user, const ro_hit *h) { return *(size_t *)user += h->snippet.n, true; }

static double ask_ours(struct bench *b, int i) {
    size_t bytes = 0, found = 0;
    double from = now();
    ro_search_wanted w = {.query = b->typed[i], .limit = 20};
    if (ro_archive_search(b->ctx, b->archive, &w, each, &bytes, &found) != RO_OK) fail(ro_ctx_error(b->ctx));
    return now() - from;
}

static double ask_bare(struct bench *b, int i) {
    double from = now();
    sqlite3_bind_text(b->bare, 1, b->plain[i], -1, SQLITE_STATIC);
    while (sqlite3_step(b->bare) == SQLITE_ROW) {
    }
    sqlite3_reset(b->bare);
    return now() - from;
}

static void keep_least(double *best, double x) {
    if (!*best || x < *best) *best = x;
}

static int up(const void *p, const void *q) {
    double a = *(const double *)p, b = *(const double *)q;
    return (a > b) - (a < b);
}

static double part(double *v, int n, double share) { return v[(int)(share * (n - 1))] * 1e3; }

int main(int argc, char **argv) {
    static struct bench b = {.seed = 7};
    int n = argc > 2 ? atoi(argv[2]) : 200;
    if (argc < 2 || n < 1 || n > MOST) fail("search ARCHIVE [QUERIES]");
    b.ctx = ro_ctx_new();
    if (!b.ctx || ro_archive_open(b.ctx, argv[1], RO_OPEN_READ, &b.archive) != RO_OK)
        fail(b.ctx ? ro_ctx_error(b.ctx) : "no memory");
    if (sqlite3_open_v2(argv[1], &b.db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(b.db, "SELECT rowid FROM account_fts WHERE account_fts MATCH ?1 ORDER BY rank LIMIT 20", -1, &b.bare,
                           NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(b.db));
    make_queries(&b, n);
    if (!b.n) fail("the archive has no words to ask for");
    for (int run = 0; run <= RUNS; run++)
        for (int i = 0; i < b.n; i++) {
            double theirs = ask_bare(&b, i), ours = ask_ours(&b, i);
            if (run) keep_least(&b.theirs[i], theirs), keep_least(&b.ours[i], ours);
        }
    qsort(b.ours, (size_t)b.n, sizeof *b.ours, up);
    qsort(b.theirs, (size_t)b.n, sizeof *b.theirs, up);
    printf("%d queries   median      p95  (ms)\nFTS5       %8.3f %8.3f\nreadout    %8.3f %8.3f\np95 %.2f of the bare query "
           "(asked: 1.5)\n",
           b.n, part(b.theirs, b.n, .5), part(b.theirs, b.n, .95), part(b.ours, b.n, .5), part(b.ours, b.n, .95),
           part(b.ours, b.n, .95) / part(b.theirs, b.n, .95));
    sqlite3_finalize(b.bare);
    sqlite3_close(b.db);
    ro_archive_close(b.archive);
    ro_ctx_free(b.ctx);
    return 0;
}
