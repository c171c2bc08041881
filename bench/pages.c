/* pages ARCHIVE ADDRESS [ASKED [PID]]: what a page of the reading room costs beside the queries that it stands on, kind by kind. PID:
 * the process of the room; then both are counted in time of the processor, which a busy machine does not stretch.
 *
 * The queries are the calls of the library that the page makes, with nothing written of their answers; the page is asked for at
 * the room that serves the same archive, under an address that was never asked for, so that it is made. ASKED (40) of each kind,
 * of meetings and accounts drawn from the whole archive, the page and the queries first in turn, since the first finds the file
 * cold. */
#include "queries.h"

#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1000, ID = 600, ASKED = 40, ROWS = 50, TRIES = 100 };

struct drawn {
    char meeting[ID], account[ID], side[ID], word[ID], person[ID];
};

struct bench {
    ro_ctx *ctx;
    ro_archive *archive;
    sqlite3 *db;
    int port, n;
    clockid_t mine, rooms; /* the same where there is no PID */
    struct drawn now;
    double queries[MOST], page[MOST];
};

static double seconds(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- queries alone ----------------------------------------------------------------------------------------------------- */

static void must(struct bench *b, ro_status st) {
    if (st != RO_OK) fail(ro_ctx_error(b->ctx));
}

static void count(void *user, const char *facet, ro_str value, size_t n) { (void)user, (void)facet, (void)value, (void)n; }
static void other(void *user, ro_str typed, ro_str besides) { (void)user, (void)typed, (void)besides; }
static bool meeting(void *user, const ro_meeting_entry *m) { return (void)user, m != NULL; }
static bool hit(void *user, const ro_hit *h) { return (void)user, h != NULL; }
static bool no_hit(void *user, const ro_hit *h) { return (void)user, (void)h, false; }
static bool person(void *user, const ro_person_entry *p) { return (void)user, p != NULL; }

static void list(struct bench *b, const char *side) {
    ro_meetings_wanted w = {.side = side, .met = true, .newest = true, .limit = ROWS + 1};
    size_t found;
    must(b, ro_archive_meeting_counts(b->ctx, b->archive, &w, count, NULL, &found));
    must(b, ro_archive_meetings(b->ctx, b->archive, &w, meeting, NULL));
}

static void meetings(struct bench *b) { list(b, NULL); }
static void meetings_of_side(struct bench *b) { list(b, b->now.side); }

static void found(struct bench *b) {
    ro_search_wanted w = {.query = b->now.word, .limit = 20, .besides = other};
    size_t n;
    must(b, ro_archive_search(b->ctx, b->archive, &w, hit, NULL, NULL));
    w.besides = NULL, w.facet = count;
    must(b, ro_archive_search(b->ctx, b->archive, &w, no_hit, NULL, &n));
}

static void people(struct bench *b) {
    ro_people_wanted w = {.limit = ROWS + 1, .brief = true, .most = true};
    size_t n;
    must(b, ro_archive_people_counts(b->ctx, b->archive, &w, count, NULL, &n));
    must(b, ro_archive_people(b->ctx, b->archive, &w, person, NULL));
}

static void one_person(struct bench *b) {
    ro_people_wanted w = {.id = b->now.person, .page = true, .brief = true};
    must(b, ro_archive_people(b->ctx, b->archive, &w, person, NULL));
}

static void one_account(struct bench *b) {
    ro_account *a;
    ro_found f;
    const ro_meeting_entry *m;
    must(b, ro_archive_find(b->ctx, b->archive, b->now.account, &f));
    must(b, ro_archive_account(b->ctx, b->archive, f.id, &a));
    if (ro_archive_meeting(b->ctx, b->archive, f.id, &m) == RO_OK) ro_meeting_entry_free(m);
    ro_account_free(a);
}

static void one_meeting(struct bench *b) {
    ro_account *a[RO_MAX_ACCOUNTS];
    const char *ref[RO_MAX_ACCOUNTS];
    char id[RO_MAX_ACCOUNTS][ID];
    const ro_meeting_entry *m;
    const ro_comparison *c = NULL;
    size_t n = 0;
    must(b, ro_archive_meeting(b->ctx, b->archive, b->now.meeting, &m));
    for (size_t i = 0; i < m->naccounts && n < RO_MAX_ACCOUNTS; i++) {
        if (!m->accounts[i].held) continue;
        snprintf(id[n], ID, "%.*s", (int)m->accounts[i].id.n, m->accounts[i].id.p);
        must(b, ro_archive_account(b->ctx, b->archive, id[n], &a[n]));
        ref[n] = id[n], n++;
    }
    if (n > 1) must(b, ro_compare(b->ctx, a, ref, n, &c));
    ro_comparison_free(c);
    while (n) ro_account_free(a[--n]);
    ro_meeting_entry_free(m);
}

static const struct kind_of_page {
    const char *name, *path; /* %s: what was drawn */
    void (*queries)(struct bench *);
    size_t of; /* where in struct drawn it stands */
} PAGES[] = {
    {"meetings", "/?limit=50", meetings, 0},
    {"meetings of a side", "/?limit=50&side=%s", meetings_of_side, offsetof(struct drawn, side)},
    {"search", "/search?q=%s", found, offsetof(struct drawn, word)},
    {"people", "/people?limit=50", people, 0},
    {"person", "/person/%s?", one_person, offsetof(struct drawn, person)},
    {"account", "/account/%s?", one_account, offsetof(struct drawn, account)},
    {"meeting", "/meeting/%s?", one_meeting, offsetof(struct drawn, meeting)},
};

/* ---- the page ------------------------------------------------------------------------------------------------------------ */

static void encoded(char *out, size_t n, const char *s) {
    size_t at = 0;
    for (; *s && at + 4 < n; s++) at += (size_t)snprintf(out + at, n - at, "%%%02X", (unsigned char)*s);
}

static void get(const struct bench *b, const char *path) {
    struct sockaddr_in to = {
        .sin_family = AF_INET, .sin_port = htons((unsigned short)b->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    static char answer[1 << 16];
    char ask[4096];
    int fd = socket(AF_INET, SOCK_STREAM, 0),
        n = snprintf(ask, sizeof ask, "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", path);
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0 || write(fd, ask, (size_t)n) != n)
        fail("the room does not answer");
    ssize_t got = read(fd, answer, sizeof answer);
    if (got < 12 || memcmp(answer + 9, "200", 3) != 0) fail(path);
    while (read(fd, answer, sizeof answer) > 0) {
    }
    close(fd);
}

static double ask_page(const struct bench *b, const struct kind_of_page *k, int i) {
    char word[2000], path[3000], whole[4000];
    encoded(word, sizeof word, (const char *)&b->now + k->of);
    snprintf(path, sizeof path, k->path, word);
    snprintf(whole, sizeof whole, "%s&asked=%d-%ld", path, i, (long)getpid());
    double from = seconds(b->rooms);
    get(b, whole);
    return seconds(b->rooms) - from;
}

static double ask_queries(struct bench *b, const struct kind_of_page *k) {
    double from = seconds(b->mine);
    k->queries(b);
    return seconds(b->mine) - from;
}

/* ---- all ------------------------------------------------------------------------------------------------------------------ */

/* Of a row behind a place drawn by lot; behind the last of its kind there is none, so it is tried again. */
static void draw(const struct bench *b, char *out, const char *sql) {
    sqlite3_stmt *s = prepared(b->db, sql);
    for (int tries = 0; *out == 0; tries++) {
        if (tries == TRIES) fail("the archive is too small to be asked");
        if (sqlite3_step(s) == SQLITE_ROW) snprintf(out, ID, "%s", (const char *)sqlite3_column_text(s, 0));
        sqlite3_reset(s);
    }
    sqlite3_finalize(s);
}

/* The last of letters alone, so that it is a query. */
static void last_word(char *s) {
    char *end = s + strlen(s), *at;
    while (end > s && !isalpha((unsigned char)end[-1])) end--;
    for (at = end; at > s && isalpha((unsigned char)at[-1]); at--) {
    }
    memmove(s, at, (size_t)(end - at));
    s[end - at] = 0;
}

#define SOMEWHERE "n >= abs(random()) % (SELECT max(n) FROM "
static void draw_all(struct bench *b) {
    memset(&b->now, 0, sizeof b->now);
    draw(b, b->now.account, "SELECT id FROM account WHERE " SOMEWHERE "account) AND current LIMIT 1");
    draw(b, b->now.meeting,
         "SELECT x.meeting FROM account a JOIN meeting_account x ON x.account = a.n JOIN meeting m ON m.id = x.meeting"
         " WHERE a." SOMEWHERE "account) AND m.met LIMIT 1");
    draw(b, b->now.side,
         "SELECT s.side FROM account a JOIN account_side s ON s.account = a.n WHERE a." SOMEWHERE "account) LIMIT 1");
    draw(b, b->now.person, "SELECT id FROM person WHERE " SOMEWHERE "person) LIMIT 1");
    for (int tries = 0; tries < TRIES && strlen(b->now.word) < 5; tries++) {
        *b->now.word = 0;
        draw(b, b->now.word, "SELECT title FROM account WHERE " SOMEWHERE "account) AND title <> '' LIMIT 1");
        last_word(b->now.word);
    }
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(struct bench *b, const struct kind_of_page *k) {
    for (int i = 0; i < b->n; i++) {
        draw_all(b);
        if (i % 2) b->page[i] = ask_page(b, k, i);
        b->queries[i] = ask_queries(b, k);
        if (i % 2 == 0) b->page[i] = ask_page(b, k, i);
    }
    double *v[] = {b->queries, b->page};
    for (int i = 0; i < 2; i++) qsort(v[i], (size_t)b->n, sizeof(double), by_size);
    int p95 = (b->n * 95 + 99) / 100 - 1;
    printf("%-20s %9.1f %9.1f %9.1f %9.1f %7.2f\n", k->name, b->queries[b->n / 2] * 1e3, b->page[b->n / 2] * 1e3,
           b->queries[p95] * 1e3, b->page[p95] * 1e3, b->page[p95] / b->queries[p95]);
}

int main(int argc, char **argv) {
    static struct bench b;
    if (argc < 3) fail("usage: pages ARCHIVE ADDRESS [ASKED [PID]]");
    const char *colon = strrchr(argv[2], ':');
    b.port = colon ? atoi(colon + 1) : 0, b.n = argc > 3 ? atoi(argv[3]) : ASKED;
    if (b.n < 1 || b.n > MOST) fail("ASKED is from 1 to 1000");
    b.mine = argc > 4 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, b.rooms = CLOCK_MONOTONIC;
    if (argc > 4 && clock_getcpuclockid(atoi(argv[4]), &b.rooms) != 0) fail("PID is no process whose time can be told");
    if (!(b.ctx = ro_ctx_new())) fail("memory ran out");
    must(&b, ro_archive_open(b.ctx, argv[1], RO_OPEN_LOOK, &b.archive));
    if (sqlite3_open_v2(argv[1], &b.db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) fail(sqlite3_errmsg(b.db));
    for (int i = 0; i < 4; i++) get(&b, i % 2 ? "/?limit=1&warm=1" : "/?limit=1&warm=0"); /* each worker takes its census once */
    meetings(&b);
    printf("%-20s %9s %9s %9s %9s %7s\n", "milliseconds", "queries", "page", "p95", "p95", "ratio");
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) measure(&b, &PAGES[i]);
    ro_archive_close(b.archive);
    ro_ctx_free(b.ctx);
    sqlite3_close(b.db);
    return 0;
}
