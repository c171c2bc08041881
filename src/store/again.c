/* Reading what the archive keeps again, and making what is derived of it anew.
 *
 * A page is read into a scratch archive in memory, one account at a time, by the same code that filled the real one, and the rows
 * are held against each other: `verify` names the difference, `reread` writes it. Both are done by as many hands as there are
 * processors, each with a scratch archive of its own; what is written is written by one. An archive in which nothing changed is
 * therefore not written to by `reread`, but for what is over all accounts.
 *
 * Each account is a job of its own: one that is damaged is named, and the others are still looked at. */
#include "store/again.h"
#include "store/meetings/gather.h"
#include "store/search/search.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- the scratch archive ---------------------------------------------------------------------------------------- */

static void make_work(ro_job *job, void *arg) {
    (void)arg;
    ro_schema_make(job);
}

/* Without foreign keys: an account stands in it without its capture. In one transaction that nobody ends, as each would cost as
 * much as the few rows in it. */
static ro_archive *scratch_new(ro_ctx *ctx, ro_archive *of) {
    static const char lasting[] = "PRAGMA journal_mode = OFF; BEGIN";
    ro_archive *ar = calloc(1, sizeof *ar);
    if (ar && (ar->path = strdup("memory")) &&
        sqlite3_open_v2(":memory:", &ar->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
        ro_store_run(ctx, ar, RO_RUN_WRITE, make_work, NULL) == RO_OK &&
        sqlite3_exec(ar->db, lasting, NULL, NULL, NULL) == SQLITE_OK) {
        ar->numbers_of = of;
        return ar;
    }
    ro_archive_close(ar);
    snprintf(ctx->error.text, sizeof ctx->error.text, RO_NO_MEMORY);
    ctx->error.status = RO_NOMEM;
    return NULL;
}

static bool same_value(sqlite3_stmt *a, sqlite3_stmt *b, int i) {
    sqlite3_value *x = sqlite3_column_value(a, i), *y = sqlite3_column_value(b, i);
    if (sqlite3_value_type(x) != sqlite3_value_type(y)) return false;
    if (sqlite3_value_type(x) == SQLITE_INTEGER) return sqlite3_value_int64(x) == sqlite3_value_int64(y);
    int n = sqlite3_value_bytes(x);
    if (n != sqlite3_value_bytes(y)) return false;
    const void *p = sqlite3_value_blob(x), *q = sqlite3_value_blob(y);
    return !n || (p && q && memcmp(p, q, (size_t)n) == 0);
}

/* Whether a version is the newest of its id is no property of the page. */
static bool same_row(const ro_query *a, const ro_query *b, bool lists) {
    for (int i = 0; i < sqlite3_column_count(a->stmt); i++) {
        ro_str name = ro_str_c(sqlite3_column_name(a->stmt, i));
        if (ro_str_is(name, "current") || (!lists && ro_str_ends(name, "_list"))) continue;
        if (!same_value(a->stmt, b->stmt, i)) return false;
    }
    return true;
}

static bool same_rows(ro_job *real, ro_job *scratch, const char *sql, int64_t n, bool lists) {
    ro_query *a = ro_query_new(real, sql), *b = ro_query_new(scratch, sql);
    ro_bind(a, "i", n);
    ro_bind(b, "i", n);
    for (;;) {
        bool more = ro_step(a), also = ro_step(b);
        if (!more && !also) return true;
        if (more && also && same_row(a, b, lists)) continue;
        if (more) ro_query_end(a);
        if (also) ro_query_end(b);
        return false;
    }
}

static bool same_in(ro_job *real, ro_job *scratch, const char *table, int64_t n, bool lists) {
    const char *sql = ro_str_printf(real->arena, "SELECT * FROM %s WHERE account = ?1 ORDER BY 1, 2, 3", table).p;
    return same_rows(real, scratch, sql, n, lists);
}

static const char ACCOUNT[] = "SELECT * FROM account WHERE n = ?1", INTAKE[] = "SELECT refused, address FROM intake WHERE n = ?1";

/* Is every row the same, its lists and numbers too? Then plain rows are, which take five times as long to make. */
static bool same_bytes(ro_job *real, ro_job *scratch, int64_t n) {
    if (!same_rows(real, scratch, ACCOUNT, n, true) || !same_rows(real, scratch, INTAKE, n, true)) return false;
    for (const char *const *t = ro_rows_read; *t; t++)
        if (!same_in(real, scratch, *t, n, true)) return false;
    return true;
}

/* A list that is none would end the reading of all rows. */
static bool lists_read(ro_job *real, int64_t n) {
    static const char *const bad[] = {
        "SELECT 1 FROM account WHERE n = ?1 AND NOT (json_valid(coalesce(statement_list, '[]')) AND"
        " json_valid(coalesce(evidence_list, '[]')) AND json_valid(coalesce(paragraph_list, '[]')) AND"
        " json_valid(coalesce(furniture_list, '[]')))",
        "SELECT 1 FROM account_person WHERE account = ?1 AND NOT (json_valid(coalesce(mention_list, '[]')) AND"
        " json_valid(coalesce(title_list, '[]')))",
        "SELECT 1 FROM statement WHERE account = ?1 AND NOT json_valid(coalesce(speakers, '[]'))"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (ro_ask_int(real, 0, bad[i], "i", n)) return false;
    return true;
}

/* The first table in which the rows of account n differ; NULL: none. Lists that are written otherwise, or by other numbers, may
 * still say the same: then they are held against each other as plain rows. */
static const char *difference(ro_job *real, ro_job *scratch, int64_t n) {
    if (same_bytes(real, scratch, n)) return NULL;
    if (!lists_read(real, n) || !same_rows(real, scratch, ACCOUNT, n, false)) return "account";
    if (!same_rows(real, scratch, INTAKE, n, false)) return "intake";
    for (const char *const *t = ro_rows_shown; *t; t++)
        if (!same_in(real, scratch, *t, n, false)) return *t;
    return NULL;
}

static void fill_scratch(ro_job *scratch, ro_job *real, int64_t n, const ro_account *acc) {
    ro_query *q = ro_query_new(real, "SELECT id, version FROM intake WHERE n = ?1");
    ro_bind(q, "i", n);
    if (!ro_step(q)) return;
    ro_str id = ro_text(q, 0);
    int64_t version = ro_int(q, 1);
    ro_query_end(q);
    ro_exec(scratch, "INSERT INTO intake(n, id, version, capture, id_given) VALUES (?1, ?2, ?3, 0, 0)", "isi", n, id, version);
    ro_rows_put(scratch, n, acc);
}

/* ---- one account ------------------------------------------------------------------------------------------------- */

struct reading {
    ro_hand *hand;
    size_t *room;
    int64_t n;
    ro_again *left;
    bool filling; /* the scratch archive */
};

static bool take_room(size_t *room, size_t n) {
    size_t is = __atomic_load_n(room, __ATOMIC_RELAXED);
    while (is >= n && !__atomic_compare_exchange_n(room, &is, is - n, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
    }
    return is >= n;
}

static void read_work(ro_job *job, void *arg) {
    struct reading *r = arg;
    ro_again *x = r->left;
    ro_job scratch = {.ctx = job->ctx, .archive = r->hand->scratch, .arena = job->arena};
    const ro_account *acc = ro_store_read(job, r->n);
    x->refused = acc->record.refused != NULL;
    r->filling = true;
    fill_scratch(&scratch, job, r->n, acc);
    const char *table = difference(job, &scratch, r->n);
    ro_rows_clear(&scratch);
    r->filling = false;
    if (!table) return;
    ro_str id = ro_ask_text(job, "SELECT id FROM intake WHERE n = ?1", "i", r->n);
    snprintf(x->words, sizeof x->words, "%.*s: the rows in %s are not what reading the page gives: run readout reread", (int)id.n,
             id.p, table);
    x->changed = true;
    if (!r->room || !take_room(r->room, acc->capture->bytes.n)) return;
    x->held = job->held;
    job->held = NULL;
}

void ro_again_read(ro_hand *hand, int64_t n, size_t *room, ro_again *left) {
    struct reading r = {.hand = hand, .room = room, .n = n, .left = left};
    if (!hand->scratch) hand->scratch = scratch_new(hand->ctx, hand->archive);
    left->status = hand->scratch ? ro_store_run(hand->ctx, hand->archive, RO_RUN_READ, read_work, &r) : RO_NOMEM;
    if (left->status == RO_OK) return;
    memcpy(left->words, hand->ctx->error.text, sizeof left->words);
    if (!r.filling) return;
    ro_archive_close(hand->scratch);
    hand->scratch = NULL;
}

/* ---- reading all of it again --------------------------------------------------------------------------------------- */

enum { ROOM = 8 << 20 }; /* for the pages of accounts that wait to be written */

struct rereading {
    ro_ctx *ctx;
    ro_archive *archive;
    ro_hands *hands;
    size_t room, done, all;
    ro_progress_fn fn;
    void *user;
    struct ro_error first; /* that failed */
    ro_rereading *out;
};

static void read_one(void *user, ro_hand *hand, int64_t n, void *left) {
    ro_again_read(hand, n, &((struct rereading *)user)->room, left);
}

static void let_go(void *user, void *left) {
    ro_again *x = left;
    if (!x->held) return;
    ((struct rereading *)user)->room += x->held->capture->bytes.n;
    ro_account_free(x->held);
}

struct writing {
    int64_t n, seen;
    const ro_account *read;
};

/* What another program has written since may make it read otherwise. */
static void write_work(ro_job *job, void *arg) {
    const struct writing *w = arg;
    bool same = w->read && ro_ask_int(job, 0, "PRAGMA data_version", "") == w->seen;
    const ro_account *acc = same ? w->read : ro_store_read(job, w->n);
    ro_rows_drop(job, w->n);
    ro_rows_put(job, w->n, acc);
    ro_grouping_stale(job);
}

static ro_status write_one(struct rereading *r, int64_t n, const ro_again *x) {
    struct writing w = {n, r->hands->seen, x->held};
    if (x->status == RO_OK) return x->changed ? ro_store_run(r->ctx, r->archive, RO_RUN_WRITE, write_work, &w) : RO_OK;
    memcpy(r->ctx->error.text, x->words, sizeof x->words);
    return r->ctx->error.status = x->status;
}

static ro_status take_one(void *user, int64_t n, void *left) {
    struct rereading *r = user;
    const ro_again *x = left;
    ro_status st = write_one(r, n, x);
    let_go(user, left);
    if (st == RO_NOMEM || st == RO_IO) return st;
    if (st != RO_OK && !r->out->failed++) r->first = r->ctx->error;
    r->out->accounts += st == RO_OK && !x->refused;
    r->out->refused += st == RO_OK && x->refused;
    r->out->changed += st == RO_OK && x->changed;
    if (r->fn) r->fn(r->user, ++r->done, r->all);
    return RO_OK;
}

const char ro_next_intake[] = "SELECT n FROM intake WHERE n > ?1 ORDER BY n LIMIT ?2";

static void count_work(ro_job *job, void *arg) { *(size_t *)arg = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM intake", ""); }

static ro_status read_all(struct rereading *r) {
    ro_hands hands;
    ro_status st = ro_store_run(r->ctx, r->archive, RO_RUN_PLAIN, count_work, &r->all);
    if (st != RO_OK || (st = ro_hands_open(&hands, r->ctx, r->archive)) != RO_OK) return st;
    r->hands = &hands;
    st = ro_hands_each(&hands, &(ro_each){ro_next_intake, sizeof(ro_again), read_one, take_one, let_go, r, 0});
    ro_hands_close(&hands);
    return st;
}

static void over_all_work(ro_job *job, void *arg) {
    (void)arg;
    ro_search_rebuild(job);
    ro_crowd_clear(job);
    ro_exec(job, "DELETE FROM noise_pair", "");
    ro_index_clear(job);
    ro_habits_all_due(job);
    ro_grouping_stale(job);
}

static void close_up_work(ro_job *job, void *arg) {
    (void)arg;
    ro_schema_close_up(job);
}

static void tell_grouping(void *ctx, size_t done, size_t all) { ro_tell(ctx, "accounts put into meetings", done, all); }

ro_status ro_archive_reread(ro_ctx *ctx, ro_archive *ar, ro_progress_fn fn, void *user, ro_rereading *out) {
    struct rereading r = {.ctx = ctx, .archive = ar, .room = ROOM, .fn = fn, .user = user, .out = out};
    *out = (ro_rereading){0};
    ro_status st = read_all(&r);
    ro_tell(ctx, "making the search index", 0, 0);
    if (st == RO_OK) st = ro_store_run(ctx, ar, RO_RUN_WRITE, over_all_work, NULL);
    if (st == RO_OK) st = ro_archive_settle_telling(ctx, ar, tell_grouping, ctx);
    ro_tell(ctx, "making the index of shared words", 0, 0);
    if (st == RO_OK) st = ro_archive_index(ctx, ar, NULL, NULL);
    if (st == RO_OK) st = ro_store_run(ctx, ar, RO_RUN_PLAIN, close_up_work, NULL);
    if (st != RO_OK || !out->failed) return st;
    ctx->error = r.first;
    return r.first.status;
}
