/* The archive as a whole: opening, closing, accounts in and out, what an id stands for.
 *
 * The file is in WAL mode with synchronous NORMAL: a kill loses at most the transaction under way, a power cut at most the
 * last ones before it, and never leaves half an account; closing writes all of it into the one file. Accounts are read
 * before they are handed in, so that no lock is held while a page is read. */
#include "store/lists.h"
#include "store/meetings/census.h"
#include "store/meetings/gather.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    PATIENCE = 10000, /* milliseconds that a writer waits for another: several times what a batch of additions takes */
    SHELF = 400,
    SHELF_BYTES = 1200,
};

/* ---- opening --------------------------------------------------------------------------------------------------- */

static void pragma(ro_job *job, const char *sql) {
    int rc = sqlite3_exec(job->archive->db, sql, NULL, NULL, NULL);
    if (rc != SQLITE_OK) ro_store_fail(job, rc);
}

/* A file name as SQLite's URI wants it. */
static const char *uri(ro_job *job, const char *path, const char *query) {
    ro_buf b = {.arena = job->arena};
    ro_buf_addc(&b, "file:");
    for (const char *p = path; *p; p++) {
        if (strchr("%?#", *p))
            ro_buf_printf(&b, "%%%02X", (unsigned char)*p);
        else
            ro_buf_byte(&b, *p);
    }
    ro_buf_addc(&b, query);
    ro_buf_byte(&b, 0);
    return b.p;
}

static int connect(ro_archive *ar, const char *name, int flags) {
    sqlite3_close(ar->db);
    ar->db = NULL;
    int rc = sqlite3_open_v2(name, &ar->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc == SQLITE_OK) sqlite3_extended_result_codes(ar->db, 1), sqlite3_busy_timeout(ar->db, PATIENCE);
    /* Small things of statements, which come and go with every row, from a shelf of the connection's own. */
    if (rc == SQLITE_OK) sqlite3_db_config(ar->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, SHELF_BYTES, SHELF);
    /* Opening is lazy: only reading the first page shows what the file is, and whether a reader may keep its shared memory. */
    if (rc == SQLITE_OK) rc = sqlite3_exec(ar->db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    return rc;
}

static bool beside(ro_job *job, const char *path, const char *ending) {
    return access(ro_str_printf(job->arena, "%s%s", path, ending).p, F_OK) == 0;
}

/* Who was killed while he brought it up to date left a journal: whoever may write takes that back. A read-only file in a folder
 * that may not be written either has no place for the shared memory of WAL. Without a log or a journal beside it nobody is
 * writing, and it can be read as it lies. */
static int connect_to_read(ro_job *job, const char *path, bool look) {
    int rc = connect(job->archive, uri(job, path, "?mode=ro"), SQLITE_OPEN_READONLY);
    if (rc == SQLITE_READONLY_ROLLBACK && !look && connect(job->archive, uri(job, path, ""), SQLITE_OPEN_READWRITE) == SQLITE_OK)
        rc = connect(job->archive, uri(job, path, "?mode=ro"), SQLITE_OPEN_READONLY);
    if ((rc & 0xff) != SQLITE_CANTOPEN && (rc & 0xff) != SQLITE_READONLY) return rc;
    if (access(path, R_OK) != 0 || beside(job, path, "-wal") || beside(job, path, "-journal")) return rc;
    return connect(job->archive, uri(job, path, "?immutable=1"), SQLITE_OPEN_READONLY);
}

/* 32 MiB of pages: the inner pages of the indexes among a million accounts. */
static const char WRITING[] = "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768;";

/* 16 MiB: SQLite's 2 do not hold the pages of the indexes that one comparison or one person goes through among a million accounts. */
static const char READING[] = "PRAGMA cache_size = -16384;";

struct opening {
    ro_open mode;
    ro_archive *archive;
};

static void make(ro_job *job, void *arg) {
    (void)arg;
    ro_schema_make(job);
}

static void close_up(ro_job *job, void *arg) {
    (void)arg;
    ro_schema_close_up(job);
}

static void run(ro_job *job, ro_run_mode mode, ro_work work) {
    ro_status st = ro_store_run(job->ctx, job->archive, mode, work, NULL);
    if (st != RO_OK) ro_store_rethrow(job, st);
}

/* What somebody who reads just now may keep us from. */
static void attempt(ro_archive *ar, const char *sql) { sqlite3_exec(ar->db, sql, NULL, NULL, NULL); }

/* A step to another form touches nearly every page in one transaction. The log would grow as large as the file, and each page
 * that is read again be looked for in all of it; with a journal pages are changed where they stand. */
static void bring_up_to_date(ro_job *job) {
    attempt(job->archive, "PRAGMA journal_mode = DELETE;");
    pragma(job, "PRAGMA synchronous = FULL; PRAGMA cache_size = -131072;");
    run(job, RO_RUN_WRITE, make);
    run(job, RO_RUN_PLAIN, close_up);
}

static void open_work(ro_job *job, void *arg) {
    struct opening *o = arg;
    ro_archive *ar = job->archive;
    if (o->mode != RO_OPEN_CREATE && access(ar->path, F_OK) != 0 && errno == ENOENT)
        ro_throw(job->arena, RO_NOTFOUND, "%s: there is no archive here: make one with readout add, or name one with --archive",
                 ar->path);
    int create = o->mode == RO_OPEN_CREATE ? SQLITE_OPEN_CREATE : 0;
    bool reads = o->mode == RO_OPEN_READ || o->mode == RO_OPEN_LOOK;
    int rc = reads ? connect_to_read(job, ar->path, o->mode == RO_OPEN_LOOK)
                   : connect(ar, uri(job, ar->path, ""), SQLITE_OPEN_READWRITE | create);
    if (rc != SQLITE_OK) ro_store_fail(job, rc);
    ar->writable = !reads;
    ar->keeps = o->mode != RO_OPEN_LOOK && access(ar->path, W_OK) == 0;
    pragma(job, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;");
    bool ready = ro_schema_ready(job, reads ? RO_OPEN_READ : o->mode);
    if (!ready && ro_archive_older(ar->path)) bring_up_to_date(job);
    if (!ar->writable) {
        pragma(job, READING);
        return;
    }
    if (ready)
        attempt(ar, "PRAGMA journal_mode = WAL;");
    else
        pragma(job, "PRAGMA journal_mode = WAL;");
    pragma(job, WRITING);
    ro_behind_start(ar, uri(job, ar->path, ""));
    if (!ready) run(job, RO_RUN_WRITE, make);
}

void ro_archive_close(ro_archive *ar) {
    if (!ar) return;
    for (size_t i = 0; i < sizeof ar->cached / sizeof *ar->cached; i++)
        for (struct ro_cached *c = ar->cached[i], *next; c; c = next) {
            next = c->next;
            sqlite3_finalize(c->stmt);
            free(c);
        }
    ro_numbers_forget(ar);
    ro_census_forget(ar);
    ro_behind_stop(ar);
    sqlite3_close(ar->db);
    free(ar->path);
    free(ar);
}

/* A killed `add` leaves accounts that stand in no meeting yet. Whoever reads the archive next and may write finishes it, unless
 * somebody is writing just now: he does so himself. */
static void finish(ro_ctx *ctx, ro_archive *ar) {
    ro_archive *w = NULL;
    if (!ar->keeps || !ro_grouping_unfinished(ctx, ar)) return;
    if (ro_archive_open(ctx, ar->path, RO_OPEN_WRITE, &w) != RO_OK) return;
    sqlite3_busy_timeout(w->db, 0);
    ro_archive_settle(ctx, w);
    ro_archive_close(w);
}

ro_status ro_archive_open(ro_ctx *ctx, const char *path, ro_open mode, ro_archive **out) {
    *out = NULL;
    ro_archive *ar = calloc(1, sizeof *ar);
    if (ar) ar->path = strdup(path);
    if (!ar || !ar->path) {
        free(ar);
        snprintf(ctx->error.text, sizeof ctx->error.text, "memory ran out");
        return ctx->error.status = RO_NOMEM;
    }
    struct opening o = {mode, ar};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_PLAIN, open_work, &o);
    if (st != RO_OK) {
        ro_archive_close(ar);
        return st;
    }
    if (mode == RO_OPEN_READ) finish(ctx, ar);
    ctx->error.status = RO_OK;
    ctx->error.text[0] = 0;
    *out = ar;
    return RO_OK;
}

/* ---- accounts in ----------------------------------------------------------------------------------------------- */

struct knowing {
    const ro_capture *capture;
    int64_t n;
    bool refused, source, whole;
};

static void known_work(ro_job *job, void *arg) {
    struct knowing *k = arg;
    k->n = ro_intake_find(job, k->capture, &k->refused);
    if (k->n && ro_intake_waits(job, k->n)) k->n = 0;
    if (!k->n || k->refused) return;
    k->source = ro_intake_has_source(job, k->n, k->capture->file);
    k->whole = ro_intake_whole(job, k->n, k->capture->bytes);
}

/* An account without an address is of the source that its first file name tells: where that is another now it is read again. */
void ro_store_named(ro_job *job, int64_t n, ro_str file) {
    if (!ro_ask_int(job, 0, "SELECT min(file) = ?2 FROM source WHERE intake = ?1", "is", n, file)) return;
    if (!ro_ask_int(job, 0, "SELECT 1 FROM account WHERE n = ?1", "i", n)) return;
    ro_store_put_again(job, n);
    ro_grouping_stale(job);
}

static void mend_work(ro_job *job, void *arg) {
    struct knowing *k = arg;
    if (!k->whole) ro_intake_mend(job, k->n, k->capture->bytes);
    if (k->source) return;
    ro_intake_source(job, k->n, k->capture->file);
    ro_store_named(job, k->n, k->capture->file);
}

ro_status ro_archive_known(ro_ctx *ctx, ro_archive *ar, const ro_capture *c, bool *out) {
    struct knowing k = {.capture = c};
    *out = false;
    ro_status st = ro_store_run(ctx, ar, RO_RUN_PLAIN, known_work, &k);
    if (st != RO_OK || !k.n || k.refused) return st;
    *out = true;
    return k.source && k.whole ? RO_OK : ro_store_run(ctx, ar, RO_RUN_WRITE, mend_work, &k);
}

struct whose {
    const ro_capture *capture;
    ro_found *found;
};

static void whose_work(ro_job *job, void *arg) {
    struct whose *w = arg;
    bool refused = false;
    int64_t n = ro_intake_find(job, w->capture, &refused);
    ro_str id = n && !refused ? ro_ask_text(job, "SELECT id FROM account WHERE n = ?1", "i", n) : RO_NONE;
    if (!id.p)
        ro_throw(job->arena, RO_NOTFOUND, "%.*s: is no account of %s", (int)w->capture->file.n, w->capture->file.p,
                 job->archive->path);
    *w->found = (ro_found){.thing = RO_THING_ACCOUNT};
    snprintf(w->found->id, sizeof w->found->id, "%.*s", (int)id.n, id.p);
}

ro_status ro_archive_find_capture(ro_ctx *ctx, ro_archive *ar, const ro_capture *c, ro_found *out) {
    struct whose w = {c, out};
    return ro_store_run(ctx, ar, RO_RUN_READ, whose_work, &w);
}

struct adding {
    ro_account *const *accounts;
    size_t n;
    ro_added *out;
};

static ro_added add_one(ro_job *job, ro_account *acc) {
    ro_added added;
    int64_t n = ro_intake_put(job, acc, &added);
    bool waited = added == RO_ADDED_THERE && ro_intake_waits(job, n), was_refused = added == RO_ADDED_REFUSED;
    if (waited) added = RO_ADDED_NEW, ro_import_read(job, n, &acc->record);
    if (added == RO_ADDED_THERE) ro_store_named(job, n, acc->capture->file);
    bool fresh = added == RO_ADDED_NEW || added == RO_ADDED_VERSION;
    if (!fresh && !was_refused) return added;
    if (acc->record.refused) {
        ro_rows_put(job, n, acc);
        return RO_ADDED_REFUSED;
    }
    ro_knowledge *know = ro_habits_known_of(job, n, acc);
    if (ro_habits_matter(know, acc))
        acc = ro_store_read_knowing(job, n, know);
    else
        ro_decisions_apply(job, n, acc, NULL);
    ro_rows_put(job, n, acc);
    ro_grouping_stale(job);
    return fresh ? added : RO_ADDED_NEW; /* refused before, and now it reads */
}

static void add_work(ro_job *job, void *arg) {
    struct adding *a = arg;
    for (size_t i = 0; i < a->n; i++) {
        ro_added added = add_one(job, a->accounts[i]);
        if (a->out) a->out[i] = added;
    }
    ro_index_add(job);
}

ro_status ro_archive_add(ro_ctx *ctx, ro_archive *ar, ro_account *const *accounts, size_t n, ro_added *out) {
    struct adding a = {accounts, n, out};
    return ro_store_run(ctx, ar, RO_RUN_WRITE, add_work, &a);
}

/* ---- what an id stands for -------------------------------------------------------------------------------------- */

struct asking {
    const char *ref;
    ro_found *found;
};

static bool found(struct asking *a, ro_thing thing, ro_str id) {
    if (!id.p) return false;
    a->found->thing = thing;
    snprintf(a->found->id, sizeof a->found->id, "%.*s", (int)id.n, id.p);
    return true;
}

static bool find_whole(ro_job *job, struct asking *a) {
    return found(a, RO_THING_ACCOUNT, ro_ask_text(job, "SELECT id FROM account WHERE id = ?1 AND current", "c", a->ref)) ||
           found(a, RO_THING_MEETING, ro_ask_text(job, "SELECT id FROM meeting WHERE id = ?1", "c", a->ref)) ||
           found(a, RO_THING_MEETING,
                 ro_ask_text(job,
                             "SELECT m.meeting FROM meeting_once o JOIN account a ON a.id = o.account AND a.current"
                             " JOIN meeting_account m ON m.account = a.n WHERE o.id = ?1",
                             "c", a->ref)) ||
           found(a, RO_THING_ACCOUNT,
                 ro_ask_text(job, "SELECT a.id FROM source s JOIN account a ON a.n = s.intake WHERE s.file = ?1", "c", a->ref));
}

/* Four characters are the least that is taken for the beginning of an id: fewer are a slip. */
static bool find_beginning(ro_job *job, struct asking *a) {
    if (strlen(a->ref) < 4) return false;
    ro_query *q = ro_query_new(job, "SELECT 0, id FROM account WHERE current AND id >= ?1 AND id < ?1 || char(0x10FFFF)"
                                    " UNION ALL SELECT 1, id FROM meeting WHERE id >= ?1 AND id < ?1 || char(0x10FFFF) LIMIT 2");
    ro_bind(q, "c", a->ref);
    if (!ro_step(q)) return false;
    found(a, ro_int(q, 0) ? RO_THING_MEETING : RO_THING_ACCOUNT, ro_text(q, 1));
    if (ro_step(q)) {
        ro_str other = ro_text(q, 1);
        ro_throw(job->arena, RO_USAGE, "%s: is the beginning of more than one id, such as %s and %.*s: give more of it", a->ref,
                 a->found->id, (int)other.n, other.p);
    }
    return true;
}

static void find_work(ro_job *job, void *arg) {
    struct asking *a = arg;
    if (find_whole(job, a) || find_beginning(job, a)) return;
    ro_str why = ro_ask_text(job,
                             "SELECT refused FROM intake WHERE refused IS NOT NULL AND (id = ?1 OR n IN (SELECT intake FROM"
                             " source WHERE file = ?1)) LIMIT 1",
                             "c", a->ref);
    if (why.p) ro_throw(job->arena, RO_NOTFOUND, "%s: is kept as a capture, but is no account: %.*s", a->ref, (int)why.n, why.p);
    ro_throw(job->arena, RO_NOTFOUND, "%s: there is no such account or meeting in %s: see readout meetings", a->ref,
             job->archive->path);
}

void ro_store_find(ro_job *job, const char *ref, ro_found *out) {
    struct asking a = {ref, out};
    find_work(job, &a);
}

ro_status ro_archive_find(ro_ctx *ctx, ro_archive *ar, const char *ref, ro_found *out) {
    struct asking a = {ref, out};
    return ro_store_run(ctx, ar, RO_RUN_READ, find_work, &a);
}

/* ---- accounts out ----------------------------------------------------------------------------------------------- */

ro_account *ro_store_read_knowing(ro_job *job, int64_t n, ro_knowledge *know) {
    ro_account_free(job->held);
    job->held = NULL;
    ro_capture c = *ro_intake_get(job, n);
    if (know) c.day_month = know->day_month;
    ro_status st = ro_account_read_knowing(job->ctx, &c, know, &job->held);
    if (st != RO_OK) ro_store_rethrow(job, st);
    if (!job->held->record.refused) ro_decisions_apply(job, n, job->held, know);
    return job->held;
}

ro_account *ro_store_read(ro_job *job, int64_t n) { return ro_store_read_knowing(job, n, ro_habits_known(job, n)); }

void ro_store_put_again(ro_job *job, int64_t n) {
    const ro_account *acc = ro_store_read(job, n);
    ro_rows_drop(job, n);
    ro_rows_put(job, n, acc);
}

struct reading {
    const char *ref;
    ro_account *out;
};

static void account_work(ro_job *job, void *arg) {
    struct reading *r = arg;
    ro_found f;
    ro_store_find(job, r->ref, &f);
    if (f.thing != RO_THING_ACCOUNT)
        ro_throw(job->arena, RO_USAGE, "%s: is a meeting; an account is wanted: readout show %s lists its accounts", r->ref,
                 r->ref);
    int64_t n = ro_ask_int(job, 0, "SELECT n FROM account WHERE id = ?1 AND current", "c", f.id);
    ro_settled_apply(job, ro_store_read(job, n));
    r->out = job->held;
    job->held = NULL;
}

ro_status ro_archive_account(ro_ctx *ctx, ro_archive *ar, const char *ref, ro_account **out) {
    struct reading r = {.ref = ref};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, account_work, &r);
    *out = r.out;
    return st;
}

static void capture_work(ro_job *job, void *arg) {
    struct reading *r = arg;
    int64_t n = ro_ask_int(job, 0,
                           "SELECT a.n FROM capture c JOIN intake t ON t.capture = c.n JOIN account a ON a.n = t.n WHERE"
                           " c.sha256 = ?1 ORDER BY a.current DESC, a.n LIMIT 1",
                           "c", r->ref);
    if (!n) ro_throw(job->arena, RO_NOTFOUND, "%s: no account of %s has this hash", r->ref, job->archive->path);
    ro_settled_apply(job, ro_store_read(job, n));
    r->out = job->held;
    job->held = NULL;
}

ro_status ro_archive_account_of_capture(ro_ctx *ctx, ro_archive *ar, const char *sha256, ro_account **out) {
    struct reading r = {.ref = sha256};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, capture_work, &r);
    *out = r.out;
    return st;
}
