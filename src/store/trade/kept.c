/* What cannot be built again, as JSON Lines: captures, intakes with their sources, decisions. import.c makes the same archive of
 * it.
 *
 * A capture stands there as "text" where its bytes are UTF-8, so that it can be read and searched as it is, else as "base64";
 * either way to the byte. Other strings that are not UTF-8 (names of files) are {"base64": "..."}. Captures go out in pieces of
 * some megabytes, each with memory of its own, inside one transaction that sees one state of the archive. */
#include "store/trade/trade.h"

#include <nettle/base64.h>

enum { PIECE = 8 << 20, SOME = 1000 };

/* ---- values ---------------------------------------------------------------------------------------------------------- */

static void key(ro_buf *b, const char *name) {
    if (b->p[b->n - 1] != '{') ro_buf_byte(b, ',');
    ro_buf_printf(b, "\"%s\":", name);
}

static void base64(ro_buf *b, ro_str s) {
    ro_buf_byte(b, '"');
    for (size_t i = 0; i < s.n; i += 3 << 10) {
        size_t n = s.n - i < 3 << 10 ? s.n - i : 3 << 10;
        char out[BASE64_ENCODE_RAW_LENGTH(3 << 10)];
        base64_encode_raw(out, n, (const uint8_t *)s.p + i);
        ro_buf_add(b, (ro_str){out, BASE64_ENCODE_RAW_LENGTH(n)});
    }
    ro_buf_byte(b, '"');
}

static void put_str(ro_buf *b, const char *name, ro_str s) {
    if (!s.p) return;
    key(b, name);
    if (ro_utf8_valid(s, NULL)) {
        ro_json_cell(b, s);
        return;
    }
    ro_buf_addc(b, "{\"base64\":");
    base64(b, s);
    ro_buf_byte(b, '}');
}

static void put_int(ro_buf *b, const char *name, int64_t v) {
    key(b, name);
    ro_buf_printf(b, "%lld", (long long)v);
}

/* The columns of a row under their names; what is NULL is left out. */
static void put_row(ro_buf *b, ro_query *q, int from) {
    for (int i = from; i < sqlite3_column_count(q->stmt); i++) {
        const char *name = sqlite3_column_name(q->stmt, i);
        if (sqlite3_column_type(q->stmt, i) == SQLITE_INTEGER)
            put_int(b, name, ro_int(q, i));
        else
            put_str(b, name, ro_text(q, i));
    }
}

/* ---- pieces ---------------------------------------------------------------------------------------------------------- */

struct piece {
    struct ro_exporting *e;
    ro_outfile *f;
    int64_t after; /* the number of the last row */
    bool more;
};

/* Calls the work until it finds no more, each time with an arena of its own. */
static void in_pieces(ro_job *job, struct ro_exporting *e, const char *name, ro_work work) {
    struct piece p = {.e = e, .f = ro_outfile_new(job, e, name), .more = true};
    while (p.more) {
        ro_status st = ro_store_run(job->ctx, job->archive, RO_RUN_READ, work, &p);
        if (st != RO_OK) ro_store_rethrow(job, st);
    }
    ro_outfile_done(p.f);
}

static void put_line(struct piece *p, ro_buf *b) {
    ro_buf_addc(b, "}\n");
    ro_outfile_put(p->f, b);
    b->n = 0;
}

static void captures_work(ro_job *job, void *arg) {
    struct piece *p = arg;
    ro_buf b = {.arena = job->arena};
    size_t bytes = 0;
    ro_query *q = ro_query_new(job, "SELECT n, sha256, size, first_seen FROM capture WHERE n > ?1 ORDER BY n LIMIT ?2");
    ro_bind(q, "ii", p->after, (int64_t)SOME);
    p->more = false;
    while (bytes < PIECE && ro_step(q)) {
        p->after = ro_int(q, 0), p->more = true;
        ro_str page = ro_intake_bytes(job, p->after);
        ro_buf_byte(&b, '{');
        put_row(&b, q, 1);
        bool text = ro_utf8_valid(page, NULL);
        key(&b, text ? "text" : "base64");
        (text ? ro_json_cell : base64)(&b, page);
        put_line(p, &b);
        bytes += page.n + SOME;
    }
    ro_query_end(q);
}

static void put_list(ro_job *job, ro_buf *b, const char *name, const char *sql, int64_t n) {
    ro_query *q = ro_query_new(job, sql);
    bool any = false;
    ro_bind(q, "i", n);
    while (ro_step(q)) {
        if (!any) key(b, name);
        ro_buf_addc(b, any ? ",{" : "[{");
        put_row(b, q, 0);
        ro_buf_byte(b, '}');
        any = true;
    }
    if (any) ro_buf_byte(b, ']');
}

/* The lists that hang on a row: their name in its line, and what gives them by its number. */
struct hanging {
    const char *name, *sql;
};

static void put_rows(ro_job *job, struct piece *p, const char *sql, const struct hanging *lists, size_t n) {
    ro_buf b = {.arena = job->arena};
    ro_query *q = ro_query_new(job, sql);
    ro_bind(q, "ii", p->after, (int64_t)SOME);
    p->more = false;
    while (ro_step(q)) {
        p->after = ro_int(q, 0), p->more = true;
        ro_buf_byte(&b, '{');
        put_row(&b, q, 0);
        for (size_t i = 0; i < n; i++) put_list(job, &b, lists[i].name, lists[i].sql, p->after);
        put_line(p, &b);
    }
}

static void intakes_work(ro_job *job, void *arg) {
    static const struct hanging lists[] = {{"sources", "SELECT file FROM source WHERE intake = ?1 ORDER BY file"}};
    put_rows(job, arg,
             "SELECT t.n, t.id, t.version, c.sha256, t.id_given, t.media, t.url, t.title, t.publisher, t.date, t.captured,"
             " t.language, t.charset, t.status, t.note FROM intake t JOIN capture c ON c.n = t.capture WHERE t.n > ?1 ORDER BY"
             " t.n LIMIT ?2",
             lists, sizeof lists / sizeof *lists);
}

static void decisions_work(ro_job *job, void *arg) {
    static const struct hanging lists[] = {
        {"accounts", "SELECT part, account FROM decision_account WHERE decision = ?1 ORDER BY part, account"},
        {"people", "SELECT part, account, name FROM decision_person WHERE decision = ?1 ORDER BY part, account, name"}};
    put_rows(job, arg,
             "SELECT n, time, author, kind, about, target, value, reason, undone, undone_by, undone_reason FROM decision WHERE"
             " n > ?1 ORDER BY n LIMIT ?2",
             lists, sizeof lists / sizeof *lists);
}

void ro_kept_write(ro_job *job, struct ro_exporting *e) {
    if (!e->wanted->tables) {
        in_pieces(job, e, "captures.jsonl", captures_work);
        in_pieces(job, e, "intakes.jsonl", intakes_work);
    }
    in_pieces(job, e, "decisions.jsonl", decisions_work);
}
