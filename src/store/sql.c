/* SQL without error paths: what fails throws, with the archive's name and what to do about it.
 *
 * Statements are prepared once an archive and kept in a small table by the hash of their text. One that is still running (a
 * query inside a query of the same text) is prepared afresh for that once. A job that fails resets every statement,
 * so that its transaction can be taken back. */
#include "store/lists.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- failures -------------------------------------------------------------------------------------------------- */

static const char *advice(int rc) {
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program is writing to it: try again when it is done";
    case SQLITE_FULL: return "the disk is full: make room and add the same files again; what was in it before is whole";
    case SQLITE_READONLY: return "may not be written: check its permissions and those of its folder";
    case SQLITE_CANTOPEN: return "cannot be opened: check the path and the permissions";
    case SQLITE_NOTADB: return "is not a readout archive: name another with --archive";
    case SQLITE_CORRUPT: return "is damaged" RO_SALVAGE_ADVICE;
    case SQLITE_IOERR: return "the disk refused to read or write: what was in it before is whole";
    case SQLITE_TOOBIG: return "a page is too large to keep";
    default: return NULL;
    }
}

void ro_store_fail(ro_job *job, int rc) {
    const char *path = job->archive->path, *a = advice(rc);
    if ((rc & 0xff) == SQLITE_NOMEM)
        ro_throw(job->arena, RO_NOMEM, RO_NO_MEMORY);
    /* A write that finds no room for the journal beside the file says so through errno only. */
    if ((rc & 0xff) == SQLITE_IOERR && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)) a = advice(SQLITE_FULL);
    ro_status status = (rc & 0xff) == SQLITE_CORRUPT || (rc & 0xff) == SQLITE_NOTADB ? RO_ARCHIVE : RO_IO;
    if (a) ro_throw(job->arena, status, "%s: %s", path, a);
    ro_throw(job->arena, RO_ARCHIVE, "%s: %s", path, sqlite3_errmsg(job->archive->db));
}

void ro_store_rethrow(ro_job *job, ro_status status) {
    struct ro_error *said = RO_NEW(job->arena, struct ro_error);
    *said = job->ctx->error;
    ro_throw(job->arena, status, "%s", said->text);
}

/* ---- statements ------------------------------------------------------------------------------------------------ */

static sqlite3_stmt *prepare(ro_job *job, const char *sql, unsigned flags) {
    sqlite3_stmt *s = NULL;
    int rc = sqlite3_prepare_v3(job->archive->db, sql, -1, flags, &s, NULL);
    if (rc != SQLITE_OK) ro_store_fail(job, rc);
    return s;
}

static void finalize(void *stmt) { sqlite3_finalize(stmt); }

static sqlite3_stmt *prepared(ro_job *job, const char *sql) {
    uint64_t hash = ro_hash(ro_str_c(sql));
    struct ro_cached **slot = &job->archive->cached[hash % (sizeof job->archive->cached / sizeof *job->archive->cached)];
    for (struct ro_cached *c = *slot; c; c = c->next) {
        if (c->hash != hash || strcmp(sqlite3_sql(c->stmt), sql) != 0) continue;
        if (!sqlite3_stmt_busy(c->stmt)) return c->stmt;
        sqlite3_stmt *again = prepare(job, sql, 0);
        ro_defer(job->arena, finalize, again);
        return again;
    }
    sqlite3_stmt *s = prepare(job, sql, SQLITE_PREPARE_PERSISTENT);
    struct ro_cached *c = malloc(sizeof *c);
    if (!c) {
        sqlite3_finalize(s);
        ro_store_fail(job, SQLITE_NOMEM);
    }
    *c = (struct ro_cached){*slot, s, hash};
    *slot = c;
    return s;
}

ro_query *ro_query_new(ro_job *job, const char *sql) {
    ro_query *q = RO_NEW(job->arena, ro_query);
    *q = (ro_query){.job = job, .stmt = prepared(job, sql)};
    return q;
}

static void check(ro_query *q, int rc) {
    if (rc != SQLITE_OK) ro_store_fail(q->job, rc);
}

static void bind_int(ro_query *q, int64_t v) { check(q, sqlite3_bind_int64(q->stmt, ++q->bound, v)); }

static void bind_str(ro_query *q, ro_str s) {
    int at = ++q->bound;
    check(q, s.p ? sqlite3_bind_text64(q->stmt, at, s.p, s.n, SQLITE_STATIC, SQLITE_UTF8) : sqlite3_bind_null(q->stmt, at));
}

static void bind_span(ro_query *q, ro_span s) {
    if (s.lo == RO_NOSPAN.lo) {
        q->bound += 2; /* parameters that are not bound are NULL */
        return;
    }
    bind_int(q, s.lo);
    bind_int(q, s.hi);
}

static void bind_why(ro_query *q, const ro_because *w) {
    bind_span(q, w->span);
    bind_span(q, w->source);
    bind_str(q, ro_str_c(w->rule));
    bind_int(q, w->certain);
}

static void bind_list(ro_query *q, const char *types, va_list *ap) {
    for (; *types; types++) {
        const char *c;
        ro_str s;
        switch (*types) {
        case 'i': bind_int(q, va_arg(*ap, int64_t)); break;
        case 'd': check(q, sqlite3_bind_double(q->stmt, ++q->bound, va_arg(*ap, double))); break;
        case 's': bind_str(q, va_arg(*ap, ro_str)); break;
        case 'c': c = va_arg(*ap, const char *), bind_str(q, c && *c ? ro_str_c(c) : RO_NONE); break;
        case 'b': s = va_arg(*ap, ro_str), check(q, sqlite3_bind_blob64(q->stmt, ++q->bound, s.p, s.n, SQLITE_STATIC)); break;
        case 'p': bind_span(q, va_arg(*ap, ro_span)); break;
        case 'w': bind_why(q, va_arg(*ap, const ro_because *)); break;
        }
    }
}

void ro_bind(ro_query *q, const char *types, ...) {
    va_list ap;
    va_start(ap, types);
    bind_list(q, types, &ap);
    va_end(ap);
}

void ro_query_end(ro_query *q) {
    sqlite3_reset(q->stmt);
    sqlite3_clear_bindings(q->stmt);
    q->bound = 0;
}

bool ro_step(ro_query *q) {
    int rc = sqlite3_step(q->stmt);
    if (rc == SQLITE_ROW) return true;
    if (rc != SQLITE_DONE) ro_store_fail(q->job, rc);
    ro_query_end(q);
    return false;
}

/* What SQLite had no memory for it hands out as NULL, and tells nobody but who asks the connection. */
static ro_str lying(ro_query *q, int column, const void *p) {
    if (!p && (sqlite3_errcode(q->job->archive->db) & 0xff) == SQLITE_NOMEM) ro_store_fail(q->job, SQLITE_NOMEM);
    return (ro_str){p, p ? (size_t)sqlite3_column_bytes(q->stmt, column) : 0};
}

ro_str ro_lying(ro_query *q, int column) { return lying(q, column, sqlite3_column_text(q->stmt, column)); }
ro_str ro_lying_blob(ro_query *q, int column) { return lying(q, column, sqlite3_column_blob(q->stmt, column)); }

/* Copied into the arena: the row goes with the next step. A damaged file may hold what is no UTF-8; it is handed on. */
ro_str ro_blob(ro_query *q, int column) {
    ro_str s = ro_lying_blob(q, column);
    return ro_str_dup(q->job->arena, s.p ? s : RO_S(""));
}

ro_str ro_text(ro_query *q, int column) { return ro_null(q, column) ? RO_NONE : ro_blob(q, column); }
int64_t ro_int(ro_query *q, int column) { return sqlite3_column_int64(q->stmt, column); }
bool ro_null(ro_query *q, int column) { return sqlite3_column_type(q->stmt, column) == SQLITE_NULL; }

void ro_exec(ro_job *job, const char *sql, const char *types, ...) {
    ro_query q = {.job = job, .stmt = prepared(job, sql)};
    va_list ap;
    va_start(ap, types);
    bind_list(&q, types, &ap);
    va_end(ap);
    while (ro_step(&q)) {
    }
}

int64_t ro_ask_int(ro_job *job, int64_t otherwise, const char *sql, const char *types, ...) {
    ro_query q = {.job = job, .stmt = prepared(job, sql)};
    va_list ap;
    va_start(ap, types);
    bind_list(&q, types, &ap);
    va_end(ap);
    if (!ro_step(&q)) return otherwise;
    int64_t v = ro_null(&q, 0) ? otherwise : ro_int(&q, 0);
    ro_query_end(&q);
    return v;
}

ro_str ro_ask_text(ro_job *job, const char *sql, const char *types, ...) {
    ro_query q = {.job = job, .stmt = prepared(job, sql)};
    va_list ap;
    va_start(ap, types);
    bind_list(&q, types, &ap);
    va_end(ap);
    if (!ro_step(&q)) return RO_NONE;
    ro_str v = ro_text(&q, 0);
    ro_query_end(&q);
    return v;
}

/* ---- jobs ------------------------------------------------------------------------------------------------------- */

static void run_sql(ro_job *job, const char *sql) {
    int rc = sqlite3_exec(job->archive->db, sql, NULL, NULL, NULL);
    if (rc != SQLITE_OK) ro_store_fail(job, rc);
}

static void reset(ro_archive *ar) {
    if (!ar->db) return;
    for (sqlite3_stmt *s = sqlite3_next_stmt(ar->db, NULL); s; s = sqlite3_next_stmt(ar->db, s)) {
        sqlite3_reset(s);
        sqlite3_clear_bindings(s);
    }
}

/* After a failure: nothing of this job stays, whether or not SQLite took the transaction back itself. */
static void take_back(ro_archive *ar, bool mine) {
    reset(ar);
    ro_numbers_forget(ar);
    if (mine && !sqlite3_get_autocommit(ar->db)) sqlite3_exec(ar->db, "ROLLBACK", NULL, NULL, NULL);
}

static void free_held(void *job) { ro_account_free(((ro_job *)job)->held); }

ro_status ro_store_run(ro_ctx *ctx, ro_archive *ar, ro_run_mode mode, ro_work work, void *arg) {
    ctx->error.status = RO_OK;
    ctx->error.text[0] = 0;
    ro_job *volatile job = NULL;
    ro_arena *volatile arena = ro_arena_new(&ctx->error);
    if (!arena) return ctx->error.status;
    volatile bool mine = false;
    if (RO_TRY(arena)) {
        take_back(ar, mine);
        if (job && job->keep) memset(job->keep, 0, sizeof(void *)); /* what it points to goes now */
        ro_arena_free(arena);
        return ctx->error.status;
    }
    job = RO_NEW(arena, ro_job);
    *job = (ro_job){.ctx = ctx, .archive = ar, .arena = arena};
    ro_defer(arena, free_held, job);
    /* A job inside another one's transaction is part of it. */
    mine = mode != RO_RUN_PLAIN && sqlite3_get_autocommit(ar->db);
    if (mine) run_sql(job, mode == RO_RUN_WRITE ? "BEGIN IMMEDIATE" : "BEGIN");
    work(job, arg);
    ro_search_write(job);
    if (mine) {
        reset(ar); /* a query left half way would keep the archive's lock */
        run_sql(job, "COMMIT");
    }
    if (!job->keep) ro_arena_free(arena);
    return RO_OK;
}
