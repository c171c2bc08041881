/* The archive as files. What cannot be built again goes out in kept.c, in a form from which import.c makes the same archive; here
 * are the tables for everybody else. One table a CSV (RFC 4180: CRLF, quotes doubled, UTF-8), rows in an order that does not
 * depend on how they were added, a date with its basis and its precision beside it; and the same rows as JSON Lines. Rows stream
 * from the query to the file.
 *
 * For spreadsheets (excel): a byte order mark, an apostrophe before what would be run as a formula (OWASP, CSV injection), and no
 * cell longer than theirs. No line "sep=": behind it Excel does not heed the mark. */
#include "store/trade/trade.h"

#include <errno.h>
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
     "SELECT a.id AS account, x.i + 1 AS number, x.mode, x.side, (SELECT group_concat(value, '; ') FROM"
     " json_each(x.speakers)) AS speakers, x.cue,"
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
    {"decisions", "SELECT n, time, author, kind, target, value, reason, undone, undone_by, undone_reason, about, accounts FROM"
                  " v_decision ORDER BY n"},
    {"versions",
     "SELECT intake AS number, account, version, captured, first_seen, status, refused, current, sha256, size, url, address,"
     " file FROM v_capture ORDER BY account, version"},
};

/* ---- one cell ------------------------------------------------------------------------------------------------------------- */

/* Figures that a spreadsheet would take for a number of its own: one with noughts before it, one of more than it shows, and
 * 00e895548014, which is an id and no power of ten. */
static bool reads_as_number(ro_str s) {
    size_t i = 0, e = 0;
    for (; i < s.n && i < 40; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9') continue;
        if ((s.p[i] | 32) != 'e' || e || !i || i + 1 == s.n) return false;
        e = i;
    }
    return i == s.n && (e || s.n >= 12 || (s.n > 1 && s.p[0] == '0'));
}

bool ro_csv_guards(ro_str s) { return s.n && s.p[0] && (strchr("=+-@\t\r", s.p[0]) || reads_as_number(s)); }

/* Of a longer text Excel puts the rest into the next row. It counts in UTF-16. */
static ro_str held(ro_str s, bool guard) {
    enum { CELL = 32767 };
    size_t units = guard;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        units += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
        if (units > CELL) return (ro_str){s.p, i};
    }
    return s;
}

/* A line ends within a cell with LF there: CR shows as a box. */
unsigned ro_csv_cell(ro_buf *b, ro_str s, ro_csv_form form) {
    bool quote = false, guard = form.excel && ro_csv_guards(s);
    ro_str in = form.excel ? held(s, guard) : s;
    for (size_t i = 0; i < in.n && !quote; i++) quote = in.p[i] == form.separator || (in.p[i] && strchr("\"\r\n", in.p[i]));
    if (quote) ro_buf_byte(b, '"');
    if (guard) ro_buf_byte(b, '\'');
    for (size_t i = 0; i < in.n; i++) {
        if (form.excel && in.p[i] == '\r' && i + 1 < in.n && in.p[i + 1] == '\n') continue;
        if (in.p[i] == '"') ro_buf_byte(b, '"');
        ro_buf_byte(b, in.p[i]);
    }
    if (quote) ro_buf_byte(b, '"');
    return (guard ? RO_CSV_GUARDED : 0) | (in.n < s.n ? RO_CSV_CUT : 0);
}

void ro_json_cell(ro_buf *b, ro_str s) {
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

/* ---- one table ------------------------------------------------------------------------------------------------------------- */

/* A row's texts are written as they lie, and nothing is kept, so that a table of any length streams. */
static char separator(const ro_export_wanted *w) { return w->separator ? w->separator : ','; }

static void csv_row(struct ro_exporting *e, ro_query *q, int n) {
    ro_buf *b = &e->row;
    for (int i = 0; i < n; i++) {
        ro_csv_form form = {separator(e->wanted), e->wanted->excel && sqlite3_column_type(q->stmt, i) == SQLITE_TEXT};
        if (i) ro_buf_byte(b, form.separator);
        unsigned took = ro_csv_cell(b, ro_lying(q, i), form);
        e->out->guarded += (took & RO_CSV_GUARDED) != 0, e->out->cut += (took & RO_CSV_CUT) != 0;
    }
    ro_buf_addc(b, "\r\n");
}

static void json_row(ro_buf *b, ro_query *q, int n) {
    for (int i = 0; i < n; i++) {
        ro_buf_addc(b, i ? "," : "{");
        ro_json_cell(b, ro_str_c(sqlite3_column_name(q->stmt, i)));
        ro_buf_byte(b, ':');
        int type = sqlite3_column_type(q->stmt, i);
        if (type == SQLITE_NULL)
            ro_buf_addc(b, "null");
        else if (type == SQLITE_TEXT)
            ro_json_cell(b, ro_utf8_mend(q->job->arena, ro_lying(q, i))); /* the name of a file may be anything */
        else
            ro_buf_add(b, ro_lying(q, i));
    }
    ro_buf_addc(b, "}\n");
}

static void head(ro_buf *b, ro_query *q, int n, const ro_export_wanted *w) {
    if (w->excel) ro_buf_addc(b, "\xef\xbb\xbf");
    for (int i = 0; i < n; i++) {
        if (i) ro_buf_byte(b, separator(w));
        ro_buf_addc(b, sqlite3_column_name(q->stmt, i));
    }
    ro_buf_addc(b, "\r\n");
}

/* Its lines carry more than its rows: kept.c writes them. */
static bool kept_elsewhere(const struct table *t) { return strcmp(t->name, "decisions") == 0; }

static void export_table(ro_job *job, struct ro_exporting *e, const struct table *t) {
    ro_outfile *csv = ro_outfile_new(job, e, ro_str_printf(job->arena, "%s.csv", t->name).p);
    ro_outfile *jsonl = kept_elsewhere(t) ? NULL : ro_outfile_new(job, e, ro_str_printf(job->arena, "%s.jsonl", t->name).p);
    ro_query *q = ro_query_new(job, t->sql);
    int n = sqlite3_column_count(q->stmt);
    e->row.n = 0;
    head(&e->row, q, n, e->wanted);
    ro_outfile_put(csv, &e->row);
    while (ro_step(q)) {
        e->row.n = 0;
        csv_row(e, q, n);
        ro_outfile_put(csv, &e->row);
        if (!jsonl) continue;
        e->row.n = 0;
        json_row(&e->row, q, n);
        ro_outfile_put(jsonl, &e->row);
    }
    ro_outfile_done(csv);
    if (jsonl) ro_outfile_done(jsonl);
}

/* ---- one table alone ------------------------------------------------------------------------------------------------------- */

enum { TABLES = sizeof tables / sizeof *tables };

const char *ro_export_table_name(size_t i) { return i < TABLES ? tables[i].name : NULL; }

struct alone {
    const char *table;
    bool lines;
    ro_sink sink;
    struct ro_exporting e;
};

static void give(ro_job *job, const struct alone *x) {
    const ro_buf *b = &x->e.row;
    if (b->n && !x->sink.write(x->sink.user, b->p, b->n)) ro_throw(job->arena, RO_IO, "%s: could not be written", x->table);
}

static void alone_work(ro_job *job, void *arg) {
    struct alone *x = arg;
    size_t t = 0;
    while (t < TABLES && strcmp(tables[t].name, x->table) != 0) t++;
    if (t == TABLES) ro_throw(job->arena, RO_NOTFOUND, "%s: there is no such table", x->table);
    ro_query *q = ro_query_new(job, tables[t].sql);
    int n = sqlite3_column_count(q->stmt);
    x->e.row = (ro_buf){.arena = job->arena};
    if (!x->lines) head(&x->e.row, q, n, x->e.wanted), give(job, x);
    while (ro_step(q)) {
        x->e.row.n = 0;
        if (x->lines)
            json_row(&x->e.row, q, n);
        else
            csv_row(&x->e, q, n);
        give(job, x);
    }
}

ro_status ro_archive_export_table(ro_ctx *ctx, ro_archive *ar, const char *table, bool lines, const ro_export_wanted *w,
                                  ro_sink sink) {
    ro_exported out = {0};
    struct alone x = {.table = table, .lines = lines, .sink = sink, .e = {.wanted = w, .out = &out}};
    return ro_store_run(ctx, ar, RO_RUN_READ, alone_work, &x);
}

/* ---- all ------------------------------------------------------------------------------------------------------------------- */

static void export_work(ro_job *job, void *arg) {
    struct ro_exporting *e = arg;
    const ro_export_wanted *w = e->wanted;
    e->row = (ro_buf){.arena = job->arena};
    if (mkdir(w->dir, 0777) != 0 && errno != EEXIST)
        ro_throw(job->arena, RO_IO, "%s: cannot be made: %s", w->dir, strerror(errno));
    unlink(ro_str_printf(job->arena, "%s/%s", w->dir, RO_MANIFEST).p); /* from here on the folder is no whole export */
    ro_kept_write(job, e);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) export_table(job, e, &tables[i]);
    ro_citations_write(job, e);
    ro_codebook_write(job, e);
    ro_manifest_write(job, e);
}

ro_status ro_archive_export(ro_ctx *ctx, ro_archive *ar, const ro_export_wanted *w, ro_exported *out) {
    struct ro_exporting e = {.wanted = w, .out = out};
    *out = (ro_exported){0};
    return ro_store_run(ctx, ar, RO_RUN_READ, export_work, &e);
}
