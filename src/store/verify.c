/* Is the archive what it was? And: make what is derived anew.
 *
 * Every capture is unpacked and hashed; SQLite checks the file, the references and the search index. Every page is then read
 * again into a scratch archive in memory, one account at a time, by the same code that filled the real one, and the rows are held
 * against each other: `verify` names the difference, `reread` writes it. An archive that nothing changed in is therefore not
 * written to by `reread`. At last the grouping is done again in a transaction that is taken back.
 *
 * Each capture and each account is a job of its own: one that is damaged is named, and the others are still looked at. */
#include "store/meetings/gather.h"
#include "store/search/search.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- the scratch archive ---------------------------------------------------------------------------------------- */

static void make_work(ro_job *job, void *arg) {
    (void)arg;
    ro_schema_make(job);
}

/* Without foreign keys: an account stands in it without its capture. */
static ro_archive *scratch_new(ro_ctx *ctx) {
    ro_archive *ar = calloc(1, sizeof *ar);
    if (ar && (ar->path = strdup("memory")) && sqlite3_open(":memory:", &ar->db) == SQLITE_OK &&
        ro_store_run(ctx, ar, RO_RUN_WRITE, make_work, NULL) == RO_OK)
        return ar;
    ro_archive_close(ar);
    snprintf(ctx->error.text, sizeof ctx->error.text, "memory ran out; nothing was changed");
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

static bool same_row(const ro_query *a, const ro_query *b) {
    for (int i = 0; i < sqlite3_column_count(a->stmt); i++) {
        /* Whether a version is the newest of its id is no property of the page; lists are held against each other as rows. */
        ro_str name = ro_str_c(sqlite3_column_name(a->stmt, i));
        if (ro_str_is(name, "current") || ro_str_ends(name, "_list")) continue;
        if (!same_value(a->stmt, b->stmt, i)) return false;
    }
    return true;
}

static bool same_rows(ro_job *real, ro_job *scratch, const char *sql, int64_t n) {
    ro_query *a = ro_query_new(real, sql), *b = ro_query_new(scratch, sql);
    ro_bind(a, "i", n);
    ro_bind(b, "i", n);
    for (;;) {
        bool more = ro_step(a), also = ro_step(b);
        if (!more && !also) return true;
        if (more && also && same_row(a, b)) continue;
        if (more) ro_query_end(a);
        if (also) ro_query_end(b);
        return false;
    }
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

/* The first table in which the rows of account n differ; NULL: none. */
static const char *difference(ro_job *real, ro_job *scratch, int64_t n) {
    if (!lists_read(real, n) || !same_rows(real, scratch, "SELECT * FROM account WHERE n = ?1", n)) return "account";
    if (!same_rows(real, scratch, "SELECT refused, address FROM intake WHERE n = ?1", n)) return "intake";
    for (const char *const *t = ro_rows_shown; *t; t++)
        if (!same_rows(real, scratch, ro_str_printf(real->arena, "SELECT * FROM %s WHERE account = ?1 ORDER BY 1, 2, 3", *t).p,
                       n))
            return *t;
    return NULL;
}

static void fill_scratch(ro_job *scratch, ro_job *real, int64_t n, const ro_account *acc) {
    ro_query *q = ro_query_new(real, "SELECT id, version FROM intake WHERE n = ?1");
    ro_bind(q, "i", n);
    if (!ro_step(q)) return;
    ro_str id = ro_text(q, 0);
    int64_t version = ro_int(q, 1);
    ro_query_end(q);
    ro_rows_drop(scratch, n);
    ro_exec(scratch, "INSERT OR REPLACE INTO intake(n, id, version, capture, id_given) VALUES (?1, ?2, ?3, 0, 0)", "isi", n, id,
            version);
    ro_rows_put(scratch, n, acc);
}

struct again {
    ro_archive *scratch;
    int64_t n;
    bool repair, refused, changed;
    char fault[300];
};

static void again_work(ro_job *job, void *arg) {
    struct again *x = arg;
    ro_job scratch = {.ctx = job->ctx, .archive = x->scratch, .arena = job->arena};
    const ro_account *acc = ro_store_read(job, x->n);
    x->refused = acc->record.refused != NULL;
    fill_scratch(&scratch, job, x->n, acc);
    const char *table = difference(job, &scratch, x->n);
    ro_rows_drop(&scratch, x->n);
    if (!table) return;
    x->changed = true;
    ro_str id = ro_ask_text(job, "SELECT id FROM intake WHERE n = ?1", "i", x->n);
    snprintf(x->fault, sizeof x->fault, "%.*s: the rows in %s are not what reading the page gives: run readout reread", (int)id.n,
             id.p, table);
    if (!x->repair) return;
    ro_rows_drop(job, x->n);
    ro_rows_put(job, x->n, acc);
    ro_grouping_stale(job);
}

/* ---- going through all -------------------------------------------------------------------------------------------- */

struct next {
    const char *sql;
    int64_t after, n;
};

static void next_work(ro_job *job, void *arg) {
    struct next *x = arg;
    x->n = ro_ask_int(job, 0, x->sql, "i", x->after);
}

/* The row after *n; false at the end, or where the table cannot be read further (st then says why). */
static bool next_row(ro_ctx *ctx, ro_archive *ar, const char *sql, int64_t *n, ro_status *st) {
    struct next x = {.sql = sql, .after = *n};
    *st = ro_store_run(ctx, ar, RO_RUN_PLAIN, next_work, &x);
    *n = x.n;
    return *st == RO_OK && x.n;
}

/* From an index, which may be whole where the captures themselves are damaged. */
static const char NEXT_CAPTURE[] = "SELECT min(capture) FROM intake WHERE capture > ?1";
static const char NEXT_INTAKE[] = "SELECT min(n) FROM intake WHERE n > ?1";

struct whose {
    int64_t capture;
    char why[1000], words[1500];
};

struct verifying {
    ro_ctx *ctx;
    ro_archive *archive;
    ro_fault_fn fn;
    void *user;
    ro_checked *out;
};

static void fault(struct verifying *v, const char *words) {
    v->out->faults++;
    v->fn(v->user, words);
}

/* A job that failed is a fault of the archive, unless memory ran out or somebody else is writing. */
static ro_status judge(struct verifying *v, ro_status st) {
    if (st == RO_OK || st == RO_NOMEM || st == RO_IO) return st;
    char words[sizeof v->ctx->error.text]; /* the callback may use the context */
    memcpy(words, v->ctx->error.text, sizeof words);
    fault(v, words);
    return RO_OK;
}

static void bytes_work(ro_job *job, void *arg) { ro_intake_bytes(job, *(int64_t *)arg); }

/* Of which accounts it is the page, in words; what else is wrong with it was said by who failed. */
static void whose_work(ro_job *job, void *arg) {
    struct whose *w = arg;
    ro_str ids = ro_ask_text(
        job, "SELECT group_concat(id, ', ') FROM (SELECT DISTINCT id FROM intake WHERE capture = ?1 LIMIT 9)", "i", w->capture);
    snprintf(w->words, sizeof w->words, "%.*s: the page cannot be read any more: %s", (int)ids.n, ids.p ? ids.p : "", w->why);
}

static bool bytes_lost(struct verifying *v, int64_t capture) {
    return ro_store_run(v->ctx, v->archive, RO_RUN_PLAIN, bytes_work, &capture) == RO_ARCHIVE;
}

static ro_status check_capture(struct verifying *v, int64_t capture) {
    if (!bytes_lost(v, capture)) return v->ctx->error.status;
    struct whose w = {.capture = capture};
    snprintf(w.why, sizeof w.why, "%s", v->ctx->error.text);
    ro_status st = ro_store_run(v->ctx, v->archive, RO_RUN_PLAIN, whose_work, &w);
    if (st == RO_OK) fault(v, w.words);
    return judge(v, st);
}

static ro_status check_captures(struct verifying *v) {
    ro_status st;
    for (int64_t n = 0; next_row(v->ctx, v->archive, NEXT_CAPTURE, &n, &st);) {
        v->out->captures++;
        if ((st = check_capture(v, n)) != RO_OK) return st;
    }
    return judge(v, st);
}

static bool page_lost(struct verifying *v, int64_t intake) {
    struct ro_error said = v->ctx->error;
    struct next x = {.sql = "SELECT capture FROM intake WHERE n = ?1", .after = intake};
    bool lost = ro_store_run(v->ctx, v->archive, RO_RUN_PLAIN, next_work, &x) == RO_OK && bytes_lost(v, x.n);
    v->ctx->error = said;
    return lost;
}

static ro_status check_accounts(struct verifying *v, bool quick) {
    ro_status st;
    ro_archive *scratch = quick ? NULL : scratch_new(v->ctx);
    if (!quick && !scratch) return RO_NOMEM;
    for (int64_t n = 0; next_row(v->ctx, v->archive, NEXT_INTAKE, &n, &st);) {
        v->out->accounts++;
        if (quick) continue;
        struct again x = {.scratch = scratch, .n = n};
        st = ro_store_run(v->ctx, v->archive, RO_RUN_READ, again_work, &x);
        /* That its page is lost was said when the captures were read. */
        if (st == RO_ARCHIVE && page_lost(v, n)) st = RO_OK;
        if ((st = judge(v, st)) != RO_OK) break;
        if (x.changed) fault(v, x.fault);
        v->out->refused += x.refused;
    }
    ro_archive_close(scratch);
    v->out->accounts -= v->out->refused;
    return judge(v, st);
}

/* ---- the file, its references, what is over all accounts ------------------------------------------------------------ */

/* Of pages that are damaged SQLite tells in several lines of its own words, the first a heading: the second stands for all. */
static const char *damage(ro_job *job, ro_str words) {
    size_t from = ro_str_starts(words, "***") ? (size_t)(ro_str_find(words, RO_S("\n")) + 1) : 0, to = from;
    if (!from) return ro_str_printf(job->arena, "%s: %.*s", job->archive->path, (int)words.n, words.p).p;
    while (to < words.n && words.p[to] != '\n') to++;
    return ro_str_printf(job->arena,
                         "%s: pages of the file are damaged (%.*s): keep a copy, then save what can be saved: readout salvage"
                         " DAMAGED NEW",
                         job->archive->path, (int)(to - from), words.p + from)
        .p;
}

static void integrity_work(ro_job *job, void *arg) {
    struct verifying *v = arg;
    ro_query *q = ro_query_new(job, "PRAGMA integrity_check(20)");
    while (ro_step(q)) {
        ro_str words = ro_text(q, 0);
        if (!ro_str_is(words, "ok")) fault(v, damage(job, words));
    }
    q = ro_query_new(job, "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1");
    while (ro_step(q))
        fault(v, ro_str_printf(job->arena, "%s: %lld rows of %s hang on nothing: run readout reread", job->archive->path,
                               (long long)ro_int(q, 1), ro_text(q, 0).p)
                     .p);
    if (!ro_versions_hold(job))
        fault(v, ro_str_printf(job->arena, "%s: an old version shows: run readout reread", job->archive->path).p);
}

/* That each hangs on its accounts is seen by the check of references; whether it is what comparing them gives, by check_noise().
 */
static void noise_work(ro_job *job, void *arg) {
    struct verifying *v = arg;
    v->out->pairs = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM main.noise_pair", "");
    v->out->changes = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM main.noise_change", "");
    if (ro_ask_int(job, 0, "SELECT 1 FROM main.noise_pair WHERE first = second LIMIT 1", ""))
        fault(v, "an account is kept as compared with itself: run readout reread");
}

/* Throws in any case: that is what takes the tables back that were made for it. */
static void search_work(ro_job *job, void *arg) {
    *(bool *)arg = ro_search_holds(job);
    ro_throw(job->arena, RO_NOTFOUND, "only looked at");
}

static ro_status check_search(struct verifying *v) {
    bool holds = false;
    ro_status st = ro_store_run(v->ctx, v->archive, RO_RUN_WRITE, search_work, &holds);
    if (st != RO_NOTFOUND && st != RO_ARCHIVE) return judge(v, st);
    if (!holds) fault(v, "the search index is not what the accounts say: run readout reread");
    return RO_OK;
}

static ro_status check_noise(struct verifying *v) {
    char words[300] = "";
    ro_status st = judge(v, ro_noise_fault(v->ctx, v->archive, words, sizeof words));
    if (*words) fault(v, words);
    return st;
}

static void habits_work(ro_job *job, void *arg) {
    ro_str origin = ro_habits_fault(job);
    if (origin.p)
        fault(arg,
              ro_str_printf(job->arena, "what is cut on the pages of %.*s is not what they have in common: run readout reread",
                            (int)origin.n, origin.p)
                  .p);
}

static void settled_work(ro_job *job, void *arg) {
    ro_str words = ro_settled_fault(job);
    if (words.p) fault(arg, ro_str_dup(job->arena, words).p);
}

static void index_work(ro_job *job, void *arg) {
    if (!ro_index_holds(job)) fault(arg, "the index of shared words is not what the accounts give: run readout reread");
}

/* What grouping writes, and how much of it is the same whatever the order of work. */
#define SPELLING(s)                                                                                                              \
    s ".name || char(9) || coalesce(" s ".base, char(8)) || char(9) || coalesce(" s ".side, char(8)) || char(9) || " s           \
      ".guessed || char(9) || coalesce(" s ".read_side, char(8)) || char(9) || coalesce(" s ".office, char(8)) || char(9) || " s \
      ".lot"
static const struct grouped {
    const char *table, *columns;
    const char *from; /* NULL: the table alone */
} GROUPING[] = {{"meeting", "*", NULL},
                {"meeting_account", "*", NULL},
                {"meeting_side", "*", NULL},
                {"meeting_person", "*", NULL},
                {"meeting_day", "*", NULL},
                {"person_decided", "*", NULL},
                {"match_word", "*", NULL},
                {"match_want", "*", NULL},
                {"match_account", "account, first, last, hub, sought, until", NULL},
                /* numbers hang on the order of work: people by their ids, names by what makes them one */
                {"person", "id, name, side, stem, accounts, present, first_day, decision", NULL},
                {"person_name",
                 SPELLING("s") ", p.id, s.accounts, s.present, s.first_day, s.why, EXISTS (SELECT 1 FROM main.person_name r WHERE"
                               " r.n = s.comp AND r.comp = r.n), (SELECT min(" SPELLING("c") ") FROM main.person_name c WHERE"
                                                                                             " c.comp = s.comp)",
                 "main.person_name s LEFT JOIN main.person p ON p.n = s.person"},
                {"person_title", SPELLING("s") ", t.title, t.accounts, t.first_day, t.last_day",
                 "main.person_title t JOIN main.person_name s ON s.n = t.name"},
                {"person_account", SPELLING("s") ", x.account", "main.person_account x JOIN main.person_name s ON s.n = x.name"},
                {"person_listed", "min(" SPELLING("a") ", " SPELLING("b") "), max(" SPELLING("a") ", " SPELLING("b") "), l.lists",
                 "main.person_listed l JOIN main.person_name a ON a.n = l.first JOIN main.person_name b ON b.n = l.second"},
                {"person_word", "w.word, " SPELLING("s"), "main.person_word w JOIN main.person_name s ON s.n = w.name"},
                {"person_common", "*", NULL},
                {"person_due", "*", NULL},
                {"spelling", "*", NULL},
                {"spelling_word", "*", NULL}};
enum { NGROUPING = sizeof GROUPING / sizeof *GROUPING };

static bool same_table(ro_job *job, const struct grouped *g) {
    ro_arena *a = job->arena;
    const char *sql = "SELECT count(*) FROM (%s EXCEPT %s)";
    const char *was = ro_str_printf(a, "SELECT %s FROM temp.was_%s", g->from ? "*" : g->columns, g->table).p;
    const char *is = ro_str_printf(a, "SELECT %s FROM %s%s", g->columns, g->from ? "" : "main.", g->from ? g->from : g->table).p;
    return !ro_ask_int(job, 0, ro_str_printf(a, sql, was, is).p, "") && !ro_ask_int(job, 0, ro_str_printf(a, sql, is, was).p, "");
}

/* Which account stands for those that are linked, or one, hangs on the order of work; who stands together does not, and that it
 * is one of them. */
static bool same_company(ro_job *job) {
    return !ro_ask_int(
        job, 0,
        "SELECT EXISTS (SELECT 1 FROM temp.was_match_account w JOIN main.match_account m USING (account) GROUP BY w.comp HAVING"
        " count(DISTINCT m.comp) > 1) OR EXISTS (SELECT 1 FROM temp.was_match_account w JOIN main.match_account m USING (account)"
        " GROUP BY m.comp HAVING count(DISTINCT w.comp) > 1) OR EXISTS (SELECT 1 FROM temp.was_match_account w JOIN"
        " main.match_account m USING (account) GROUP BY w.grp HAVING count(DISTINCT m.grp) > 1) OR EXISTS (SELECT 1 FROM"
        " temp.was_match_account w JOIN main.match_account m USING (account) GROUP BY m.grp HAVING count(DISTINCT w.grp) > 1) OR"
        " EXISTS (SELECT 1 FROM temp.was_match_account w LEFT JOIN temp.was_match_account c ON c.account = w.comp LEFT JOIN"
        " temp.was_match_account g ON g.account = w.grp WHERE c.comp IS NOT w.comp OR g.grp IS NOT w.grp)",
        "");
}

/* Throws in any case: that is what takes the grouping back. *arg: the table that differs. */
static void regroup_work(ro_job *job, void *arg) {
    if (ro_grouping_due(job)) ro_throw(job->arena, RO_NOTFOUND, "not grouped yet");
    for (size_t i = 0; i < NGROUPING; i++)
        ro_exec(job,
                ro_str_printf(job->arena, "CREATE TEMP TABLE was_%s AS SELECT %s FROM %s%s", GROUPING[i].table,
                              GROUPING[i].from ? GROUPING[i].columns : "*", GROUPING[i].from ? "" : "main.",
                              GROUPING[i].from ? GROUPING[i].from : GROUPING[i].table)
                    .p,
                "");
    ro_grouping_make(job);
    for (size_t i = NGROUPING; i-- > 0;)
        if (!same_table(job, &GROUPING[i])) *(const char **)arg = GROUPING[i].table;
    if (!*(const char **)arg && !same_company(job)) *(const char **)arg = "match_account";
    ro_throw(job->arena, RO_NOTFOUND, "only looked at");
}

static ro_status check_grouping(struct verifying *v) {
    const char *table = NULL;
    ro_status st = ro_store_run(v->ctx, v->archive, RO_RUN_WRITE, regroup_work, &table);
    if (table) {
        char words[200];
        bool people = strncmp(table, "person", 6) == 0 || strncmp(table, "spelling", 8) == 0;
        snprintf(words, sizeof words, "the %s are not what their accounts give (%s): run readout reread",
                 people ? "people" : "meetings", table);
        fault(v, words);
    }
    return st == RO_NOTFOUND ? RO_OK : judge(v, st);
}

ro_status ro_archive_verify(ro_ctx *ctx, ro_archive *ar, bool quick, ro_fault_fn fn, void *user, ro_checked *out) {
    struct verifying v = {ctx, ar, fn, user, out};
    *out = (ro_checked){0};
    ro_status st = judge(&v, ro_store_run(ctx, ar, RO_RUN_PLAIN, integrity_work, &v));
    if (st == RO_OK) st = check_captures(&v);
    if (st == RO_OK) st = check_accounts(&v, quick);
    if (st == RO_OK && !quick) st = judge(&v, ro_store_run(ctx, ar, RO_RUN_READ, habits_work, &v));
    if (st == RO_OK) st = judge(&v, ro_store_run(ctx, ar, RO_RUN_READ, settled_work, &v));
    if (st == RO_OK) st = judge(&v, ro_store_run(ctx, ar, RO_RUN_READ, noise_work, &v));
    if (st == RO_OK && !quick) st = check_noise(&v);
    if (st == RO_OK && !quick) st = judge(&v, ro_store_run(ctx, ar, RO_RUN_READ, index_work, &v));
    /* Both need to write, and take it back: on an archive that may not be written they are left out. */
    if (st == RO_OK && ar->writable) st = check_search(&v);
    if (st == RO_OK && ar->writable && !quick) st = check_grouping(&v);
    return st;
}

/* ---- reading all of it again --------------------------------------------------------------------------------------- */

static void over_all_work(ro_job *job, void *arg) {
    (void)arg;
    ro_search_rebuild(job);
    ro_crowd_clear(job);
    ro_exec(job, "DELETE FROM noise_pair", "");
    ro_index_clear(job);
    ro_habits_all_due(job);
    ro_grouping_stale(job);
}

ro_status ro_archive_reread(ro_ctx *ctx, ro_archive *ar, ro_progress_fn fn, void *user, ro_rereading *out) {
    ro_status st = RO_OK;
    size_t done = 0, all = 0;
    struct ro_error first = {0};
    *out = (ro_rereading){0};
    ro_archive *scratch = scratch_new(ctx);
    if (!scratch) return RO_NOMEM;
    struct next count = {.sql = "SELECT count(*) FROM intake WHERE n > ?1"};
    if ((st = ro_store_run(ctx, ar, RO_RUN_PLAIN, next_work, &count)) == RO_OK) all = (size_t)count.n;
    for (int64_t n = 0; st == RO_OK && next_row(ctx, ar, NEXT_INTAKE, &n, &st);) {
        struct again x = {.scratch = scratch, .n = n, .repair = true};
        st = ro_store_run(ctx, ar, RO_RUN_WRITE, again_work, &x);
        if (st == RO_NOMEM || st == RO_IO) break;
        if (st != RO_OK && !out->failed++) first = ctx->error;
        out->accounts += st == RO_OK && !x.refused;
        out->refused += st == RO_OK && x.refused;
        out->changed += st == RO_OK && x.changed;
        st = RO_OK;
        if (fn) fn(user, ++done, all);
    }
    ro_archive_close(scratch);
    if (st == RO_OK) st = ro_store_run(ctx, ar, RO_RUN_WRITE, over_all_work, NULL);
    if (st == RO_OK) st = ro_archive_settle(ctx, ar);
    if (st == RO_OK) st = ro_archive_index(ctx, ar, NULL, NULL);
    if (st != RO_OK || !out->failed) return st;
    ctx->error = first;
    return first.status;
}
