/* What another archive exported, into this one.
 *
 * In: the captures, intakes and decisions that kept.c wrote. Into an empty archive they make the same archive again, numbers
 * included; what is derived is read anew. Into one that has accounts already they are merged: bytes that are here are here, an
 * intake that is here (same bytes, same words about them) only brings its sources, an id that is here with other bytes gets a
 * further version, and a page whose address is known here under another id becomes a version of that account (versions.c) as it
 * is read. Decisions then speak of the ids that the accounts have here. A decision taken once and brought twice is one: author,
 * time, kind, target, value and reason tell. One that was taken back in either archive is taken back. Of two that
 * contradict each other the later holds, by their time and not by when they were brought.
 *
 * Lines go in by the hundred, each lot a transaction, so that an import that was interrupted is done again and finishes. Every
 * capture is held against its hash before it is kept. */
#include "base/jansson.h"
#include "store/meetings/gather.h"
#include "store/trade/trade.h"

#include <errno.h>
#include <nettle/base64.h>
#include <stdlib.h>
#include <sys/stat.h>

enum {
    LOT = 200,
    LOT_BYTES = 8 << 20,
    LINE = 6 * RO_MAX_CAPTURE + (1 << 20), /* a page of control characters, escaped */
};

/* ---- lines ----------------------------------------------------------------------------------------------------------- */

struct reading {
    ro_imported *out;
    const char *path;
    FILE *f;
    char *line;
    size_t n, cap, number;
    bool more;
    void (*take)(ro_job *, struct reading *, json_t *);
};

static _Noreturn void wrong(ro_job *job, const struct reading *r, const char *what) {
    ro_throw(job->arena, RO_INPUT, "%s:%zu: %s: what stood before it is in the archive; export again and import that", r->path,
             r->number, what);
}

static bool next_line(ro_job *job, struct reading *r) {
    r->n = 0, r->number++;
    for (int c; (c = getc_unlocked(r->f)) != EOF && c != '\n';) {
        if (r->n == LINE) wrong(job, r, "the line is longer than any page");
        if (r->n == r->cap) {
            char *more = realloc(r->line, r->cap = r->cap ? r->cap * 2 : 1 << 16);
            if (!more) ro_throw(job->arena, RO_NOMEM, "memory ran out");
            r->line = more;
        }
        r->line[r->n++] = (char)c;
    }
    if (ferror(r->f)) ro_throw(job->arena, RO_IO, "%s: cannot be read: %s", r->path, strerror(errno));
    return r->n || !feof(r->f);
}

static void lot_work(ro_job *job, void *arg) {
    struct reading *r = arg;
    size_t bytes = 0;
    for (int i = 0; i < LOT && bytes < LOT_BYTES && (r->more = next_line(job, r)); i++) {
        json_error_t why;
        json_t *o = ro_json_load(job->arena, (ro_str){r->line, r->n}, JSON_ALLOW_NUL, &why);
        if (!json_is_object(o)) wrong(job, r, o ? "is no object" : why.text);
        r->take(job, r, o);
        bytes += r->n;
    }
    ro_tell(job->ctx, r->path, r->number, 0);
}

static ro_status read_lines(ro_ctx *ctx, ro_archive *ar, struct reading *r) {
    r->f = fopen(r->path, "rb");
    if (!r->f) {
        snprintf(ctx->error.text, sizeof ctx->error.text, "%s: cannot be read: %s", r->path, strerror(errno));
        return ctx->error.status = RO_IO;
    }
    ro_status st = RO_OK;
    for (r->more = true; r->more && st == RO_OK;) st = ro_store_run(ctx, ar, RO_RUN_WRITE, lot_work, r);
    fclose(r->f);
    free(r->line);
    return st;
}

/* ---- values ----------------------------------------------------------------------------------------------------------- */

static ro_str decoded(ro_job *job, const struct reading *r, const json_t *s) {
    struct base64_decode_ctx c;
    size_t n = BASE64_DECODE_LENGTH(json_string_length(s));
    uint8_t *to = ro_alloc_raw(job->arena, n + 1);
    base64_decode_init(&c);
    if (!base64_decode_update(&c, &n, to, json_string_length(s), json_string_value(s)) || !base64_decode_final(&c))
        wrong(job, r, "base64 that is damaged");
    return (ro_str){(const char *)to, n};
}

/* p NULL where it is not there. */
static ro_str text(ro_job *job, const struct reading *r, const json_t *o, const char *key) {
    const json_t *v = json_object_get(o, key), *raw = json_object_get(v, "base64");
    if (json_is_string(raw)) return decoded(job, r, raw);
    return json_is_string(v) ? (ro_str){json_string_value(v), json_string_length(v)} : RO_NONE;
}

static ro_str needed(ro_job *job, const struct reading *r, const json_t *o, const char *key) {
    ro_str s = text(job, r, o, key);
    if (!s.n) wrong(job, r, ro_str_printf(job->arena, "has no %s", key).p);
    return s;
}

static int64_t number(const json_t *o, const char *key) { return json_integer_value(json_object_get(o, key)); }

/* ---- captures ---------------------------------------------------------------------------------------------------------- */

static void take_capture(ro_job *job, struct reading *r, json_t *o) {
    char sha[65];
    ro_str want = needed(job, r, o, "sha256"), bytes = text(job, r, o, "text"), seen = needed(job, r, o, "first_seen");
    if (!bytes.p && json_is_string(json_object_get(o, "base64"))) bytes = decoded(job, r, json_object_get(o, "base64"));
    if (!bytes.p || bytes.n > RO_MAX_CAPTURE) wrong(job, r, "has no bytes, or more than a page may have");
    ro_sha256_hex(bytes, sha);
    if (!ro_str_is(want, sha)) wrong(job, r, "its bytes are not those of its hash");
    bool here = ro_ask_int(job, 0, "SELECT n FROM capture WHERE sha256 = ?1", "c", sha);
    ro_intake_capture(job, bytes, sha, seen);
    if (here) ro_exec(job, "UPDATE capture SET first_seen = ?2 WHERE sha256 = ?1 AND first_seen > ?2", "cs", sha, seen);
    r->out->captures += !here;
}

/* ---- intakes ----------------------------------------------------------------------------------------------------------- */

/* An intake as it comes. */
struct coming {
    int64_t n, version, capture, id_given, status;
    ro_str id, word[9]; /* media, url, title, publisher, date, captured, language, charset, note */
};

static const char *const WORD[] = {"media", "url", "title", "publisher", "date", "captured", "language", "charset", "note"};
enum { NOTE = 8 };

static int64_t same_here(ro_job *job, const struct coming *c) {
    const ro_str *w = c->word;
    ro_query *q =
        ro_query_new(job, "SELECT n FROM intake WHERE capture = ?1 AND id_given = ?2 AND (NOT ?2 OR id = ?3) AND media IS ?4 AND"
                          " url IS ?5 AND title IS ?6 AND publisher IS ?7 AND date IS ?8 AND captured IS ?9 AND language IS ?10"
                          " AND charset IS ?11 AND coalesce(status, 0) = ?12 ORDER BY id <> ?3, n LIMIT 1");
    ro_bind(q, "iisssssssss", c->capture, c->id_given, c->id, w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]);
    ro_bind(q, "i", c->status);
    if (!ro_step(q)) return 0;
    int64_t n = ro_int(q, 0);
    ro_query_end(q);
    return n;
}

/* What the id that it has there is called here. */
static void remember_id(ro_job *job, ro_str theirs, ro_str ours) {
    if (!ro_str_eq(theirs, ours)) ro_exec(job, "INSERT OR REPLACE INTO temp.import_id VALUES (?1, ?2)", "ss", theirs, ours);
}

static ro_str id_here(ro_job *job, ro_str theirs) {
    ro_str ours = ro_ask_text(job, "SELECT ours FROM temp.import_id WHERE theirs = ?1", "s", theirs);
    return ours.p ? ours : theirs;
}

static int64_t put_intake(ro_job *job, const struct coming *c) {
    const ro_str *w = c->word, id = c->id_given ? c->id : id_here(job, c->id);
    ro_query *q = ro_query_new(
        job,
        "INSERT INTO intake(n, id, version, capture, id_given, media, url, title, publisher, date, captured, language, charset,"
        " note, status) VALUES (CASE WHEN ?1 > 0 AND NOT EXISTS (SELECT 1 FROM intake WHERE n = ?1) THEN ?1 END, ?2, CASE WHEN "
        "?3 > 0 AND"
        " NOT EXISTS (SELECT 1 FROM intake WHERE id = ?2 AND version = ?3) THEN ?3 ELSE (SELECT coalesce(max(version), 0) + 1"
        " FROM intake WHERE id = ?2) END, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, nullif(?15, 0))");
    ro_bind(q, "isiii", c->n, id, c->version, c->capture, c->id_given);
    ro_bind(q, "sssssssss", w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[NOTE]);
    ro_bind(q, "i", c->status);
    while (ro_step(q)) {
    }
    return sqlite3_last_insert_rowid(job->archive->db);
}

static void take_source(ro_job *job, int64_t n, bool here, ro_str file) {
    if (!file.p || ro_intake_has_source(job, n, file)) return;
    ro_intake_source(job, n, file);
    if (here) ro_store_named(job, n, file);
}

static void take_intake(ro_job *job, struct reading *r, json_t *o) {
    size_t i;
    json_t *source;
    struct coming c = {.n = number(o, "n"),
                       .version = number(o, "version"),
                       .id_given = number(o, "id_given") != 0,
                       .status = number(o, "status"),
                       .id = needed(job, r, o, "id")};
    c.capture = ro_ask_int(job, 0, "SELECT n FROM capture WHERE sha256 = ?1", "s", needed(job, r, o, "sha256"));
    if (!c.capture) wrong(job, r, "its capture is not in captures.jsonl");
    if (!ro_intake_id_ok(c.id)) wrong(job, r, "its id is none");
    for (int k = 0; k <= NOTE; k++) c.word[k] = text(job, r, o, WORD[k]);
    if (!ro_str_is(c.word[0], "html") && !ro_str_is(c.word[0], "text")) c.word[0] = RO_NONE;
    int64_t n = same_here(job, &c), here = n;
    r->out->there += n != 0;
    r->out->intakes += n == 0;
    if (!n) n = put_intake(job, &c);
    remember_id(job, c.id, ro_ask_text(job, "SELECT id FROM intake WHERE n = ?1", "i", n));
    json_array_foreach(json_object_get(o, "sources"), i, source) take_source(job, n, here != 0, text(job, r, source, "file"));
}

/* ---- as it is read ------------------------------------------------------------------------------------------------------ */

/* The first version of an account that comes here without an id of its own may be a page that was here before. */
void ro_import_read(ro_job *job, int64_t n, const ro_record *rec) {
    int64_t before = ro_ask_int(job, -1, "SELECT value FROM setting WHERE name = 'import'", "");
    ro_query *q =
        ro_query_new(job, "SELECT id FROM intake t WHERE n = ?1 AND NOT id_given AND NOT EXISTS (SELECT 1 FROM account a WHERE"
                          " a.id = t.id)");
    ro_bind(q, "i", n);
    if (!ro_step(q)) return;
    ro_str theirs = ro_text(q, 0), ours;
    ro_query_end(q);
    if (before < 0 || !(ours = ro_versions_account(job, rec)).p) return;
    if (ro_ask_int(job, 0, "SELECT min(n) FROM intake WHERE id = ?1", "s", ours) > before) return;
    ro_exec(job,
            "UPDATE intake SET id = ?2, version = version + (SELECT max(version) FROM intake WHERE id = ?2) WHERE id = ?1 AND NOT"
            " id_given",
            "ss", theirs, ours);
    ro_exec(job, "UPDATE temp.import_id SET ours = ?2 WHERE ours = ?1", "ss", theirs, ours);
    remember_id(job, theirs, ours);
}

struct waiting {
    int64_t after;
    const ro_capture *c;
    ro_arena *arena; /* of c */
};

static void next_waiting_work(ro_job *job, void *arg) {
    struct waiting *w = arg;
    w->c = NULL;
    w->after = ro_ask_int(job, 0,
                          "SELECT min(n) FROM intake t WHERE n > ?1 AND refused IS NULL AND NOT EXISTS (SELECT 1 FROM account a"
                          " WHERE a.n = t.n)",
                          "i", w->after);
    if (!w->after) return;
    w->c = ro_intake_get(job, w->after);
    w->arena = job->arena;
    job->keep = &w->arena;
}

ro_status ro_archive_waiting(ro_ctx *ctx, ro_archive *ar, ro_capture_fn fn, void *user) {
    struct waiting w = {0};
    for (bool more = true; more;) {
        ro_status st = ro_store_run(ctx, ar, RO_RUN_PLAIN, next_waiting_work, &w);
        if (st != RO_OK) return st;
        if (!w.c) break;
        more = fn(user, w.c, RO_OK, NULL);
        ro_arena_free(w.arena);
    }
    return RO_OK;
}

/* ---- decisions ---------------------------------------------------------------------------------------------------------- */

static int64_t decision_here(ro_job *job, const ro_str *v) {
    ro_query *q = ro_query_new(
        job, "SELECT n FROM decision WHERE time = ?1 AND author = ?2 AND kind = ?3 AND about = ?4 AND target = ?5 AND"
             " value IS ?6 AND reason IS ?7 LIMIT 1");
    ro_bind(q, "sssssss", v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
    if (!ro_step(q)) return 0;
    int64_t n = ro_int(q, 0);
    ro_query_end(q);
    return n;
}

static int64_t put_decision(ro_job *job, const ro_imported *out, int64_t n, const ro_str *v) {
    if (out->after || ro_ask_int(job, 0, "SELECT 1 FROM decision WHERE n = ?1", "i", n)) n = 0;
    ro_exec(
        job,
        "INSERT INTO decision(n, time, author, kind, about, target, value, reason) VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7,"
        " ?8)",
        "isssssss", n, v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
    return sqlite3_last_insert_rowid(job->archive->db);
}

static void take_parts(ro_job *job, const struct reading *r, const json_t *o, int64_t n) {
    size_t i;
    json_t *part;
    json_array_foreach(json_object_get(o, "accounts"), i, part)
        ro_exec(job, "INSERT OR IGNORE INTO decision_account VALUES (?1, ?2, ?3)", "iss", n, needed(job, r, part, "part"),
                id_here(job, needed(job, r, part, "account")));
    json_array_foreach(json_object_get(o, "people"), i, part)
        ro_exec(job, "INSERT OR IGNORE INTO decision_person VALUES (?1, ?2, ?3, ?4)", "isss", n, needed(job, r, part, "part"),
                id_here(job, needed(job, r, part, "account")), needed(job, r, part, "name"));
}

static void take_decision(ro_job *job, struct reading *r, json_t *o) {
    ro_str v[] = {needed(job, r, o, "time"),   needed(job, r, o, "author"), needed(job, r, o, "kind"), needed(job, r, o, "about"),
                  needed(job, r, o, "target"), text(job, r, o, "value"),    text(job, r, o, "reason")};
    v[4] = id_here(job, v[4]);
    int64_t n = decision_here(job, v);
    r->out->known += n != 0;
    r->out->decisions += n == 0;
    if (!n) n = put_decision(job, r->out, number(o, "n"), v);
    take_parts(job, r, o, n);
    ro_exec(job,
            "UPDATE decision SET undone = ?2, undone_by = ?3, undone_reason = ?4 WHERE n = ?1 AND ?2 IS NOT NULL AND (undone IS "
            "NULL OR"
            " undone > ?2)",
            "isss", n, text(job, r, o, "undone"), text(job, r, o, "undone_by"), text(job, r, o, "undone_reason"));
    ro_decisions_come(job, n);
}

/* ---- all of it ----------------------------------------------------------------------------------------------------------- */

struct checking {
    const char *dir;
    bool decisions;
    ro_imported *out;
};

static void check_work(ro_job *job, void *arg) {
    struct checking *c = arg;
    if (c->decisions) {
        ro_manifest_check(job, c->dir, "decisions.jsonl");
        return;
    }
    ro_manifest_check(job, c->dir, "captures.jsonl");
    ro_manifest_check(job, c->dir, "intakes.jsonl");
}

static void ready_work(ro_job *job, void *arg) {
    (void)arg;
    ro_exec(job, "INSERT OR IGNORE INTO setting SELECT 'import', coalesce(max(n), 0) FROM intake", "");
}

static void ids_work(ro_job *job, void *arg) {
    struct checking *c = arg;
    ro_exec(job, "CREATE TEMP TABLE IF NOT EXISTS import_id (theirs TEXT PRIMARY KEY, ours TEXT NOT NULL)", "");
    if (c->decisions) c->out->after = ro_ask_int(job, 0, "SELECT max(n) FROM decision", "");
}

static void done_work(ro_job *job, void *arg) {
    (void)arg;
    ro_exec(job, "DELETE FROM setting WHERE name = 'import'", "");
}

static const char *within(char *buf, size_t n, const char *dir, const char *name) {
    snprintf(buf, n, "%s/%s", dir, name);
    return buf;
}

ro_status ro_archive_import(ro_ctx *ctx, ro_archive *ar, const char *dir, ro_imported *out) {
    char path[4200];
    struct checking c = {.dir = dir, .out = out};
    *out = (ro_imported){0};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_PLAIN, check_work, &c);
    if (st == RO_OK) st = ro_store_run(ctx, ar, RO_RUN_WRITE, ready_work, NULL);
    if (st == RO_OK) st = ro_store_run(ctx, ar, RO_RUN_WRITE, ids_work, &c);
    struct reading captures = {.out = out, .path = within(path, sizeof path, dir, "captures.jsonl"), .take = take_capture};
    if (st == RO_OK) st = read_lines(ctx, ar, &captures);
    struct reading intakes = {.out = out, .path = within(path, sizeof path, dir, "intakes.jsonl"), .take = take_intake};
    return st == RO_OK ? read_lines(ctx, ar, &intakes) : st;
}

ro_status ro_archive_import_decisions(ro_ctx *ctx, ro_archive *ar, const char *from, ro_imported *out) {
    char path[4200];
    struct stat is;
    struct checking c = {.dir = from, .decisions = true, .out = out};
    bool dir = stat(from, &is) == 0 && S_ISDIR(is.st_mode);
    ro_status st = dir ? ro_store_run(ctx, ar, RO_RUN_PLAIN, check_work, &c) : RO_OK;
    if (st == RO_OK) st = ro_store_run(ctx, ar, RO_RUN_WRITE, ids_work, &c);
    struct reading r = {
        .out = out, .path = dir ? within(path, sizeof path, from, "decisions.jsonl") : from, .take = take_decision};
    if (st == RO_OK) st = read_lines(ctx, ar, &r);
    if (st == RO_OK) st = ro_store_run(ctx, ar, RO_RUN_WRITE, done_work, NULL);
    return st == RO_OK ? ro_archive_settle(ctx, ar) : st;
}
