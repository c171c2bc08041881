/* The archive as files. One table a CSV (RFC 4180: CRLF, quotes doubled, UTF-8), rows in an order that does not depend on how
 * they were added, a date with its basis and its precision beside it; and the same rows as JSON Lines. Rows stream from the
 * query to the file. A file is written under another name and put in place whole.
 *
 * For spreadsheets (excel): a byte order mark, and an apostrophe before what would be run as a formula (OWASP, CSV injection). */
#include "store/store.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define PRECISION(column) "CASE length(" column ") WHEN 10 THEN 'day' WHEN 7 THEN 'month' WHEN 4 THEN 'year' END"
#define ACCOUNT "JOIN account a ON a.n = x.account AND a.current"

static const struct table {
    const char *name, *sql;
} tables[] = {
    {"accounts",
     "SELECT id, v.title, publisher, publisher_side, carrier, kind, form, scope, held, sides, place, place_certain, meeting,"
     " meeting_date, " PRECISION(
         "meeting_date") " AS meeting_date_precision, meeting_basis AS meeting_date_basis,"
                         " meeting_certain AS meeting_date_certain, meeting_earliest, meeting_latest, published_date, " PRECISION(
                             "published_date") " AS published_date_precision, published_basis AS published_date_basis,"
                                               " published_certain AS published_date_certain, captured_date, captured_basis AS "
                                               "captured_date_basis,"
                                               " language, words, url, archived_url, file, sha256, version, text FROM v_account "
                                               "v ORDER BY id"},
    {"meetings",
     "SELECT id, met, held, title, date, " PRECISION(
         "date") " AS date_precision, CASE WHEN date IS NULL THEN NULL WHEN"
                 " date_exact THEN 'told' ELSE 'published' END AS date_basis, date_certain, earliest, latest, place, form,"
                 " (SELECT group_concat(side, '; ') FROM (SELECT side FROM meeting_side s WHERE s.meeting = m.id ORDER BY i)) AS "
                 "sides,"
                 " (SELECT group_concat(name, '; ') FROM (SELECT name FROM meeting_person p WHERE p.meeting = m.id ORDER BY i)) "
                 "AS"
                 " people, (SELECT count(*) FROM meeting_account x WHERE x.meeting = m.id AND NOT x.notice) AS accounts,"
                 " (SELECT count(*) FROM meeting_account x WHERE x.meeting = m.id AND x.notice) AS notices"
                 " FROM meeting m ORDER BY date IS NULL, date, id"},
    {"meeting_accounts",
     "SELECT x.meeting, a.id AS account, x.notice, x.why FROM meeting_account x " ACCOUNT " ORDER BY x.meeting, x.i"},
    {"attendance",
     "SELECT a.id AS account, x.i + 1 AS number, x.side, x.position, x.role, x.name, x.title, x.start_byte, x.end_byte,"
     " x.rule, x.certain FROM attendance x " ACCOUNT " ORDER BY a.id, x.i"},
    {"statements",
     "SELECT a.id AS account, x.i + 1 AS number, x.mode, x.side, (SELECT group_concat(name, '; ') FROM (SELECT name FROM"
     " statement_speaker p WHERE p.account = x.account AND p.statement = x.i ORDER BY p.i)) AS speakers, x.cue,"
     " x.strength, CAST(substr(CAST(a.text AS BLOB), x.start_byte + 1, x.end_byte - x.start_byte) AS TEXT) AS words,"
     " x.start_byte, x.end_byte, x.rule, x.certain FROM statement x " ACCOUNT " ORDER BY a.id, x.i"},
    {"people",
     "SELECT a.id AS account, x.i + 1 AS number, x.name, x.side, x.mentions, (SELECT group_concat(title, '; ') FROM (SELECT"
     " title FROM account_person_title t WHERE t.account = x.account AND t.person = x.i ORDER BY t.i)) AS titles"
     " FROM account_person x " ACCOUNT " ORDER BY a.id, x.i"},
    {"encounters",
     "SELECT a.id AS account, x.i + 1 AS number, x.kind, x.place, x.time, x.zone, x.duration, x.start_byte, x.end_byte,"
     " x.rule, x.certain FROM encounter x " ACCOUNT " ORDER BY a.id, x.i"},
    {"dates",
     "SELECT a.id AS account, x.i + 1 AS number, x.role, x.anchor, x.value, x.either, x.first_day, x.last_day, x.words,"
     " x.weekday_wrong, x.start_byte, x.end_byte, x.source_start, x.source_end, x.rule, x.certain FROM printed_date x " ACCOUNT
     " ORDER BY a.id, x.i"},
    {"evidence",
     "SELECT a.id AS account, x.field, x.words, x.start_byte, x.end_byte, x.source_start, x.source_end, x.rule, x.certain"
     " FROM evidence x " ACCOUNT " ORDER BY a.id, x.field"},
    {"decisions", "SELECT n, time, author, kind, target, value, reason, undone FROM decision ORDER BY n"},
};

struct exporting {
    const char *dir;
    bool excel;
    size_t written;
};

/* ---- one cell ------------------------------------------------------------------------------------------------------------- */

static bool runs_as_formula(ro_str s) { return s.n && s.p[0] && strchr("=+-@\t\r", s.p[0]); }

void ro_csv_cell(ro_buf *b, ro_str s, bool excel) {
    bool quote = false, guard = excel && runs_as_formula(s);
    for (size_t i = 0; i < s.n && !quote; i++) quote = s.p[i] && strchr(",\"\r\n", s.p[i]);
    if (quote) ro_buf_byte(b, '"');
    if (guard) ro_buf_byte(b, '\'');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') ro_buf_byte(b, '"');
        ro_buf_byte(b, s.p[i]);
    }
    if (quote) ro_buf_byte(b, '"');
}

static void json_cell(ro_buf *b, ro_str s) {
    ro_buf_byte(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\')
            ro_buf_printf(b, "\\%c", c);
        else if (c == '\n')
            ro_buf_addc(b, "\\n");
        else if (c < 32)
            ro_buf_printf(b, "\\u%04x", c);
        else
            ro_buf_byte(b, (char)c);
    }
    ro_buf_byte(b, '"');
}

/* ---- one file ------------------------------------------------------------------------------------------------------------- */

struct file {
    ro_job *job;
    FILE *f;
    ro_str path, part; /* part: the name until it is whole */
};

static void shut(void *what) {
    struct file *f = what;
    if (!f->f) return;
    fclose(f->f);
    unlink(f->part.p);
}

static struct file *start(ro_job *job, const char *dir, const char *name, const char *suffix) {
    struct file *f = RO_NEW(job->arena, struct file);
    f->job = job;
    f->path = ro_str_printf(job->arena, "%s/%s.%s", dir, name, suffix);
    f->part = ro_str_printf(job->arena, "%s.part", f->path.p);
    f->f = fopen(f->part.p, "w");
    if (!f->f) ro_throw(job->arena, RO_IO, "%s: cannot be written: %s", f->part.p, strerror(errno));
    ro_defer(job->arena, shut, f);
    return f;
}

static void put(struct file *f, const ro_buf *b) {
    if (fwrite(b->p, 1, b->n, f->f) != b->n)
        ro_throw(f->job->arena, RO_IO, "%s: cannot be written: %s", f->part.p, strerror(errno));
}

static void finish(struct file *f) {
    FILE *out = f->f;
    f->f = NULL;
    bool ok = fclose(out) == 0 && rename(f->part.p, f->path.p) == 0;
    if (ok) return;
    int why = errno;
    unlink(f->part.p);
    ro_throw(f->job->arena, RO_IO, "%s: cannot be written: %s", f->path.p, strerror(why));
}

/* SQLite hands a row's texts out as long as the row stands, and nothing is kept, so a table of any length streams. */
static ro_str cell(ro_query *q, int i) {
    const unsigned char *p = sqlite3_column_text(q->stmt, i);
    return p ? (ro_str){(const char *)p, (size_t)sqlite3_column_bytes(q->stmt, i)} : RO_NONE;
}

static void csv_row(ro_buf *b, ro_query *q, int n, bool excel) {
    for (int i = 0; i < n; i++) {
        if (i) ro_buf_byte(b, ',');
        bool text = sqlite3_column_type(q->stmt, i) == SQLITE_TEXT;
        ro_csv_cell(b, cell(q, i), excel && text);
    }
    ro_buf_addc(b, "\r\n");
}

static void json_row(ro_buf *b, ro_query *q, int n) {
    for (int i = 0; i < n; i++) {
        ro_buf_addc(b, i ? "," : "{");
        json_cell(b, ro_str_c(sqlite3_column_name(q->stmt, i)));
        ro_buf_byte(b, ':');
        int type = sqlite3_column_type(q->stmt, i);
        if (type == SQLITE_NULL)
            ro_buf_addc(b, "null");
        else if (type == SQLITE_TEXT)
            json_cell(b, cell(q, i));
        else
            ro_buf_add(b, cell(q, i));
    }
    ro_buf_addc(b, "}\n");
}

static void head(ro_buf *b, ro_query *q, int n, bool excel) {
    if (excel) ro_buf_addc(b, "\xef\xbb\xbf");
    for (int i = 0; i < n; i++) ro_buf_printf(b, "%s%s", i ? "," : "", sqlite3_column_name(q->stmt, i));
    ro_buf_addc(b, "\r\n");
}

static void export_table(ro_job *job, struct exporting *e, const struct table *t) {
    struct file *csv = start(job, e->dir, t->name, "csv"), *jsonl = start(job, e->dir, t->name, "jsonl");
    ro_query *q = ro_query_new(job, t->sql);
    ro_buf b = {.arena = job->arena};
    int n = sqlite3_column_count(q->stmt);
    head(&b, q, n, e->excel);
    put(csv, &b);
    while (ro_step(q)) {
        b.n = 0;
        csv_row(&b, q, n, e->excel);
        put(csv, &b);
        b.n = 0;
        json_row(&b, q, n);
        put(jsonl, &b);
    }
    finish(csv);
    finish(jsonl);
    e->written += 2;
}

static void export_work(ro_job *job, void *arg) {
    struct exporting *e = arg;
    if (mkdir(e->dir, 0777) != 0 && errno != EEXIST)
        ro_throw(job->arena, RO_IO, "%s: cannot be made: %s", e->dir, strerror(errno));
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) export_table(job, e, &tables[i]);
}

ro_status ro_archive_export(ro_ctx *ctx, ro_archive *ar, const char *dir, bool excel, size_t *written) {
    struct exporting e = {.dir = dir, .excel = excel};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, export_work, &e);
    if (written) *written = e.written;
    return st;
}
