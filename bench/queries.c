/* Queries for bench/search.c. In: an archive. Out: queries of each kind, of what stands in it, the same for the same seed.
 *
 * Words of all frequencies: their numbers of accounts are spread evenly from one to all by the logarithm. Words drawn from
 * running text would nearly all be "the" and "of"; drawn from a vocabulary nearly all would stand in one account. */
#include "queries.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CANDIDATES = 3000, WORD = 80, TRIES = 200 };

struct word {
    char text[WORD];
    double accounts; /* that have it */
};

struct drawing {
    sqlite3 *db;
    sqlite3_stmt *text, *title, *publisher, *year, *name, *said, *frequency;
    struct word word[CANDIDATES];
    int words;
    double accounts;
    uint64_t seed;
};

void fail(const char *what) {
    fprintf(stderr, "%s\n", what);
    exit(2);
}

sqlite3_stmt *prepared(sqlite3 *db, const char *sql) {
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK) fail(sqlite3_errmsg(db));
    return s;
}

static unsigned draw(struct drawing *d, size_t below) {
    d->seed = d->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(d->seed >> 33) % (unsigned)(below ? below : 1);
}

/* A row of anywhere: its query takes the share of the archive behind which it looks. False: there is none. */
static bool some_row(struct drawing *d, sqlite3_stmt *s) {
    sqlite3_reset(s);
    sqlite3_bind_double(s, 1, draw(d, 1 << 20) / (double)(1 << 20));
    return sqlite3_step(s) == SQLITE_ROW;
}

static const char *column(sqlite3_stmt *s, int i, size_t *len) {
    const char *p = (const char *)sqlite3_column_text(s, i);
    if (len) *len = p ? (size_t)sqlite3_column_bytes(s, i) : 0;
    return p ? p : "";
}

/* ---- words ----------------------------------------------------------------------------------------------------------------- */

/* A letter of Latin, Greek or Cyrillic: how many bytes it has; 0: none. */
static size_t letter(const char *s) {
    const unsigned char *p = (const unsigned char *)s;
    if ((*p | 32) >= 'a' && (*p | 32) <= 'z') return 1;
    return *p >= 0xC3 && *p <= 0xD4 && *p != 0xCC && *p != 0xCD && p[1] ? 2 : 0;
}

/* A character of Han or Hangul. */
static bool character(const char *s) {
    const unsigned char *p = (const unsigned char *)s;
    return ((*p >= 0xE4 && *p <= 0xE9) || (*p == 0xEA && p[1] >= 0xB0) || *p == 0xEB || *p == 0xEC) && p[1] && p[2];
}

static const char *past_letters(const char *p) {
    for (size_t k; (k = letter(p)) > 0;) p += k;
    return p;
}

/* The n words behind p that have blanks and nothing else between them. */
static bool words_at(const char *p, int n, char out[][WORD]) {
    p = past_letters(p);
    for (int k = 0; k < n; k++) {
        while (*p == ' ') p++;
        const char *end = past_letters(p);
        if (end - p < 2 || end - p >= WORD) return false;
        snprintf(out[k], WORD, "%.*s", (int)(end - p), p);
        p = end;
    }
    return true;
}

static bool words_of(struct drawing *d, sqlite3_stmt *row, int n, char out[][WORD]) {
    for (int tries = 0; tries < TRIES; tries++) {
        size_t len;
        if (!some_row(d, row)) continue;
        const char *t = column(row, 0, &len);
        if (len && words_at(t + draw(d, len), n, out)) return true;
    }
    return false;
}

static double accounts_with(struct drawing *d, const char *word) {
    char match[QUERY];
    snprintf(match, sizeof match, "\"%s\"", word);
    sqlite3_reset(d->frequency);
    sqlite3_bind_text(d->frequency, 1, match, -1, SQLITE_STATIC);
    return sqlite3_step(d->frequency) == SQLITE_ROW ? sqlite3_column_double(d->frequency, 0) : 0;
}

static void gather_words(struct drawing *d) {
    char w[1][WORD];
    for (int tries = 0; tries < CANDIDATES; tries++) {
        bool known = !words_of(d, d->text, 1, w);
        for (int i = 0; i < d->words && !known; i++) known = strcmp(d->word[i].text, w[0]) == 0;
        if (known) continue;
        strcpy(d->word[d->words].text, w[0]);
        d->word[d->words++].accounts = accounts_with(d, w[0]);
    }
    if (!d->words) fail("the archive has no words to ask for");
}

/* The word whose frequency is nearest to one drawn. */
static const char *some_word(struct drawing *d) {
    double want = log(d->accounts) * draw(d, 1000) / 1000, best = HUGE_VAL;
    int at = 0, from = (int)draw(d, (size_t)d->words);
    for (int i = 0; i < d->words; i++) {
        int k = (from + i) % d->words;
        double off = d->word[k].accounts > 0 ? fabs(log(d->word[k].accounts) - want) : HUGE_VAL;
        if (off < best) best = off, at = k;
    }
    return d->word[at].text;
}

/* ---- kinds ----------------------------------------------------------------------------------------------------------------- */

static bool one_word(struct drawing *d, struct query *q) {
    snprintf(q->leaf[0], QUERY, "%s", some_word(d));
    return strcpy(q->typed, q->leaf[0]);
}

static bool two_words(struct drawing *d, struct query *q) {
    char w[2][WORD];
    size_t len;
    if (!some_row(d, d->text)) return false;
    const char *t = column(d->text, 0, &len);
    for (int i = 0; i < 2; i++) {
        if (!words_at(t + draw(d, len), 1, w + i)) return false;
        strcpy(q->leaf[i], w[i]);
    }
    return snprintf(q->typed, QUERY, "%s %s", w[0], w[1]) > 0;
}

static bool phrase(struct drawing *d, struct query *q) {
    char w[3][WORD];
    int n = 2 + (int)draw(d, 2);
    if (!words_of(d, d->text, n, w)) return false;
    snprintf(q->typed, QUERY, n == 2 ? "\"%s %s\"" : "\"%s %s %s\"", w[0], w[1], w[n - 1]);
    return strcpy(q->match, q->typed);
}

static bool near(struct drawing *d, struct query *q) {
    char w[3][WORD];
    if (!words_of(d, d->text, 3, w)) return false;
    snprintf(q->typed, QUERY, "NEAR(%s %s, 10)", w[0], w[2]);
    return snprintf(q->match, MATCH, "NEAR(\"%s\" \"%s\", 10)", w[0], w[2]) > 0;
}

static bool beginning(struct drawing *d, struct query *q) {
    const char *w = some_word(d);
    size_t n = 3 + draw(d, 4), i = 0;
    for (size_t k = 0; k < n; k++) i += letter(w + i);
    snprintf(q->typed, QUERY, "%.*s*", (int)i, w);
    return snprintf(q->match, MATCH, "\"%.*s\" *", (int)i, w) > 0;
}

static bool in_title(struct drawing *d, struct query *q) {
    char w[1][WORD];
    if (!words_of(d, d->title, 1, w)) return false;
    strcpy(q->leaf[0], w[0]), strcpy(q->before, "title : ");
    return snprintf(q->typed, QUERY, "title:%s", w[0]) > 0;
}

static bool of_publisher(struct drawing *d, struct query *q) {
    if (!some_row(d, d->publisher)) return false;
    snprintf(q->publisher, QUERY, "%s", column(d->publisher, 0, NULL));
    return one_word(d, q);
}

static bool of_year(struct drawing *d, struct query *q) {
    if (!some_row(d, d->year)) return false;
    snprintf(q->year, sizeof q->year, "%s", column(d->year, 0, NULL));
    return one_word(d, q);
}

/* The bare query has a blank between the two, as the index has. */
static bool two_characters(struct drawing *d, struct query *q) {
    for (int tries = 0; tries < TRIES; tries++) {
        size_t len;
        if (!some_row(d, d->text)) continue;
        const char *t = column(d->text, 0, &len), *p = t + draw(d, len);
        while (*p && !character(p)) p++;
        if (!*p || !character(p + 3)) continue;
        snprintf(q->typed, QUERY, "%.6s", p);
        return snprintf(q->match, MATCH, "\"%.3s %.3s\"", p, p + 3) > 0;
    }
    return false;
}

/* A first and a last name; misspelt where a vowel of the last can be doubled. */
static bool name(struct drawing *d, struct query *q) {
    char w[2][WORD];
    if (!some_row(d, d->name)) return false;
    const char *t = column(d->name, 0, NULL), *blank = strchr(t, ' ');
    char spaced[QUERY]; /* words_at() begins behind the first word */
    snprintf(spaced, sizeof spaced, " %s", t);
    if (!blank || strchr(blank + 1, ' ') || !words_at(spaced, 2, w) || strlen(w[0]) + strlen(w[1]) + 1 != strlen(t)) return false;
    for (int i = 0; i < 2; i++) strcpy(q->leaf[i], w[i]);
    return snprintf(q->typed, QUERY, "%s %s", w[0], w[1]) > 0;
}

/* A word of a statement, and who says it. */
static bool said(struct drawing *d, struct query *q) {
    char w[1][WORD];
    size_t len;
    if (!some_row(d, d->said)) return false;
    snprintf(q->speaker, QUERY, "%s", column(d->said, 0, NULL));
    const char *t = column(d->said, 1, &len);
    if (!words_at(t + draw(d, len), 1, w)) return false;
    strcpy(q->leaf[0], w[0]);
    return strcpy(q->typed, w[0]);
}

const struct kind KINDS[] = {
    {.name = "a word", .make = one_word},
    {.name = "two words", .make = two_words},
    {.name = "a phrase", .make = phrase},
    {.name = "NEAR", .make = near},
    {.name = "a beginning", .make = beginning},
    {.name = "title:", .make = in_title},
    {.name = "--publisher", .make = of_publisher},
    {.name = "--year", .make = of_year},
    {.name = "--by-date", .make = one_word, .by_date = true},
    {.name = "--counts", .make = one_word, .counts = true},
    {.name = "two characters", .make = two_characters},
    {.name = "a name", .make = name},
    {.name = "statements", .make = one_word, .statements = true},
    {.name = "said by", .make = said, .statements = true},
};
const int NKINDS = sizeof KINDS / sizeof *KINDS;

/* ---- begin and end --------------------------------------------------------------------------------------------------------- */

#define ANYWHERE "n >= ?1 * (SELECT max(n) FROM account) AND current"

struct drawing *drawing_new(sqlite3 *db) {
    struct drawing *d = calloc(1, sizeof *d);
    if (!d) fail("memory ran out");
    d->db = db, d->seed = 7;
    d->text = prepared(db, "SELECT text FROM account WHERE " ANYWHERE " LIMIT 1");
    d->title = prepared(db, "SELECT title FROM account WHERE " ANYWHERE " AND title <> '' LIMIT 1");
    d->publisher = prepared(db, "SELECT publisher FROM account WHERE " ANYWHERE " AND publisher <> '' LIMIT 1");
    d->year = prepared(db, "SELECT substr(coalesce(meeting_date, published_date), 1, 4) AS year FROM account WHERE " ANYWHERE
                           " AND year <> '' LIMIT 1");
    d->name = prepared(db, "SELECT name FROM v_person WHERE account = (SELECT id FROM account WHERE " ANYWHERE
                           " LIMIT 1) ORDER BY random() LIMIT 1");
    d->said = prepared(db, "SELECT speakers, words FROM v_statement WHERE account = (SELECT id FROM account WHERE " ANYWHERE
                           " LIMIT 1) AND speakers <> '' LIMIT 1");
    d->frequency = prepared(db, "SELECT count(*) FROM account_fts WHERE account_fts MATCH ?1");
    sqlite3_stmt *s = prepared(db, "SELECT count(*) FROM account WHERE current = 1");
    if (sqlite3_step(s) == SQLITE_ROW) d->accounts = sqlite3_column_double(s, 0);
    sqlite3_finalize(s);
    gather_words(d);
    return d;
}

void drawing_free(struct drawing *d) {
    sqlite3_stmt *all[] = {d->text, d->title, d->publisher, d->year, d->name, d->said, d->frequency};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) sqlite3_finalize(all[i]);
    free(d);
}
