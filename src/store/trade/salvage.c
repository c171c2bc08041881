/* What can be saved of a damaged archive, into a new one: every capture, intake, source and decision that can still be read.
 *
 * pages.c gives the rows of the damaged file, page by page; whose they are is told by their shape, which only the rows of those
 * tables have (a capture has 64 hex digits, a length, bytes that zstd packed and a moment). A capture is kept where unpacking it
 * gives the bytes of its hash. Rows come in any order and some twice, from pages that were given up: they are gathered beside the
 * new archive and put in at the end, each once, under the numbers that they had. What is missing is told from the numbers: an
 * intake whose capture is lost, a number that nobody has, and what rows of accounts, where these are left, say of their ids. A
 * capture without an intake is kept as one of which nothing was said. Of an account whose capture alone is lost the text that was
 * read from it becomes the capture, with what the reading knew of it, and a note that says so. The rest is derived, and read anew
 * by the caller.
 *
 * The damaged file is only read. What is given up: the file names of an intake that is lost. */
#include "store/store.h"
#include "store/trade/pages.h"

#include <stdio.h>

enum { LOT = 500 }; /* pages a transaction */

struct salvage {
    ro_pages *pages;
    uint32_t page;
    ro_salvaged *out;
    ro_fault_fn fn;
    void *user;
    ro_job *job; /* of the page */
};

/* ---- shapes --------------------------------------------------------------------------------------------------------- */

static bool null_or(const ro_field *f, char type) { return f->type == 'n' || f->type == type; }
static bool number_in(const ro_field *f, int64_t lo, int64_t hi) { return f->type == 'i' && f->i >= lo && f->i <= hi; }

static bool words(const ro_field *f) { return f->type == 't' && f->s.n && ro_utf8_valid(f->s, NULL); }

/* "2024-06-19T10:30:00Z" */
static bool moment(const ro_field *f) {
    return f->type == 't' && f->s.n == 20 && f->s.p[4] == '-' && f->s.p[10] == 'T' && f->s.p[19] == 'Z';
}

static bool hash(const ro_field *f) {
    if (f->type != 't' || f->s.n != 64) return false;
    for (size_t i = 0; i < 64; i++)
        if (!strchr("0123456789abcdef", f->s.p[i]) || !f->s.p[i]) return false;
    return true;
}

/* n, sha256, size, bytes, first_seen */
static bool capture_shape(const ro_found_row *r) {
    const ro_field *f = r->field;
    return r->table && r->n == 5 && f[0].type == 'n' && hash(&f[1]) && number_in(&f[2], 0, RO_MAX_CAPTURE) && f[3].type == 'b' &&
           moment(&f[4]);
}

/* n, id, version, capture, id_given, media, url, title, publisher, date, captured, language, refused; then charset, status, note,
 * address, which rows of an older form lack. */
enum { INTAKE_OLD = 13, INTAKE_MOST = 20, STATUS = 14 };
static bool intake_shape(const ro_found_row *r) {
    const ro_field *f = r->field;
    if (!r->table || r->n < INTAKE_OLD || r->n > INTAKE_MOST || f[0].type != 'n' || !words(&f[1]) ||
        !number_in(&f[2], 1, INT64_MAX) || !number_in(&f[3], 1, INT64_MAX) || !number_in(&f[4], 0, 1))
        return false;
    for (size_t i = 5; i < r->n; i++)
        if (!null_or(&f[i], i == STATUS ? 'i' : 't')) return false;
    return true;
}

/* n, time, author, kind, target, about, value, reason, undone; then undone_by, undone_reason */
static bool decision_shape(const ro_found_row *r) {
    const ro_field *f = r->field;
    if (!r->table || r->n < 9 || r->n > 12 || f[0].type != 'n' || !moment(&f[1]) || !words(&f[2]) || !words(&f[3]) ||
        !words(&f[4]))
        return false;
    for (size_t i = 6; i < r->n; i++)
        if (!null_or(&f[i], 't')) return false;
    return ro_str_is(f[5].s, "account") || ro_str_is(f[5].s, "meeting") || ro_str_is(f[5].s, "person") ||
           ro_str_is(f[5].s, "publishers");
}

static bool part(const ro_field *f) { return f->type == 't' && (ro_str_is(f->s, "target") || ro_str_is(f->s, "value")); }

/* n, id, version, current, title ...: whose intake is lost; and what to keep where the capture is. */
enum { ACCOUNT_LEAST = 35, LANGUAGE = 5, PUBLISHER = 10, URL = 13, PUBLISHED = 21, CAPTURED = 27, TEXT = 34 };
static bool account_shape(const ro_found_row *r) {
    const ro_field *f = r->field;
    return r->table && r->n >= ACCOUNT_LEAST && f[0].type == 'n' && words(&f[1]) && number_in(&f[2], 1, INT64_MAX) &&
           number_in(&f[3], 0, 1) && null_or(&f[4], 't') && f[TEXT].type == 't';
}

/* ---- gathering ------------------------------------------------------------------------------------------------------ */

static ro_str str(const ro_found_row *r, size_t i) { return i < r->n && r->field[i].type == 't' ? r->field[i].s : RO_NONE; }
static int64_t num(const ro_found_row *r, size_t i) { return i < r->n ? r->field[i].i : 0; }

static void lost(struct salvage *s, const char *words_) {
    s->out->lost++;
    s->fn(s->user, words_);
}

static void take_capture(struct salvage *s, const ro_found_row *r) {
    ro_exec(s->job, "INSERT OR IGNORE INTO capture(n, sha256, size, bytes, first_seen) VALUES (?1, ?2, ?3, ?4, ?5)", "isibs",
            r->rowid, r->field[1].s, r->field[2].i, r->field[3].s, r->field[4].s);
}

/* A byte that was hit must not make an intake what no `add` could have made. */
static ro_str mended(struct salvage *s, const ro_found_row *r, size_t i) {
    ro_str v = str(r, i);
    return v.p ? ro_utf8_mend(s->job->arena, v) : v;
}

static void take_intake(struct salvage *s, const ro_found_row *r) {
    ro_str media = str(r, 5), id = str(r, 1);
    int64_t status = num(r, STATUS), given = num(r, 4) && ro_intake_id_ok(id);
    if (!ro_str_is(media, "html") && !ro_str_is(media, "text")) media = RO_NONE;
    ro_query *q =
        ro_query_new(s->job, "INSERT OR IGNORE INTO temp.saved_intake VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
                             " ?13, nullif(?14, 0), ?15)");
    ro_bind(q, "isiiis", r->rowid, id, num(r, 2), num(r, 3), given, media);
    for (size_t i = 6; i <= 11; i++) ro_bind(q, "s", mended(s, r, i));
    ro_bind(q, "sis", mended(s, r, 13), status > 0 && status < 1000 ? status : 0, mended(s, r, 15));
    while (ro_step(q)) {
    }
}

/* A page that was given up may hold it as it was before it was taken back. */
static void take_decision(struct salvage *s, const ro_found_row *r) {
    ro_exec(s->job,
            "INSERT INTO temp.saved_decision VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT(n) DO UPDATE SET"
            " undone = coalesce(undone, ?9), undone_by = coalesce(undone_by, ?10), undone_reason = coalesce(undone_reason, ?11)",
            "issssssssss", r->rowid, str(r, 1), str(r, 2), str(r, 3), str(r, 4), str(r, 5), str(r, 6), str(r, 7), str(r, 8),
            str(r, 9), str(r, 10));
}

static void take_account(struct salvage *s, const ro_found_row *r) {
    ro_str text = str(r, TEXT);
    if (text.n > RO_MAX_CAPTURE || !ro_utf8_valid(text, NULL)) text = RO_NONE;
    ro_query *q =
        ro_query_new(s->job, "INSERT OR IGNORE INTO temp.saved_account VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    ro_bind(q, "isis", r->rowid, str(r, 1), num(r, 2), text);
    static const unsigned char field[] = {URL, 4, PUBLISHER, PUBLISHED, CAPTURED, LANGUAGE};
    for (size_t i = 0; i < sizeof field; i++) ro_bind(q, "s", mended(s, r, field[i]));
    while (ro_step(q)) {
    }
}

static void take_row(void *user, const ro_found_row *r) {
    struct salvage *s = user;
    const ro_field *f = r->field;
    if (capture_shape(r))
        take_capture(s, r);
    else if (intake_shape(r))
        take_intake(s, r);
    else if (decision_shape(r))
        take_decision(s, r);
    else if (account_shape(r))
        take_account(s, r);
    else if (!r->table && r->n == 2 && f[0].type == 'i' && f[1].type == 't')
        ro_exec(s->job, "INSERT OR IGNORE INTO temp.saved_source VALUES (?1, ?2)", "is", f[0].i, f[1].s);
    else if (!r->table && r->n == 3 && f[0].type == 'i' && part(&f[1]) && words(&f[2]))
        ro_exec(s->job, "INSERT OR IGNORE INTO temp.saved_part VALUES (?1, ?2, ?3, '')", "iss", f[0].i, f[1].s, f[2].s);
    else if (!r->table && r->n == 4 && f[0].type == 'i' && part(&f[1]) && words(&f[2]) && words(&f[3]))
        ro_exec(s->job, "INSERT OR IGNORE INTO temp.saved_part VALUES (?1, ?2, ?3, ?4)", "isss", f[0].i, f[1].s, f[2].s, f[3].s);
}

static void page_work(ro_job *job, void *arg) {
    struct salvage *s = arg;
    s->job = job;
    s->out->pages++;
    if (ro_pages_rows(s->pages, job->arena, s->page, take_row, s)) return;
    s->out->unread++;
}

static void lot_work(ro_job *job, void *arg) {
    struct salvage *s = arg;
    uint32_t all = ro_pages_count(s->pages);
    for (int i = 0; i < LOT && s->page < all; i++) {
        s->page++;
        ro_status st = ro_store_run(job->ctx, job->archive, RO_RUN_PLAIN, page_work, s);
        if (st != RO_OK) ro_store_rethrow(job, st);
    }
    ro_tell(job->ctx, "pages of the file", s->page, all);
}

static void prepare_work(ro_job *job, void *arg) {
    (void)arg;
    static const char *const make[] = {
        "CREATE TEMP TABLE saved_intake (n INTEGER PRIMARY KEY, id, version, capture, id_given, media, url, title, publisher, "
        "date, captured,"
        " language, charset, status, note)",
        "CREATE TEMP TABLE saved_source (intake, file, PRIMARY KEY (intake, file))",
        "CREATE TEMP TABLE saved_decision (n INTEGER PRIMARY KEY, time, author, kind, target, about, value, reason, undone, "
        "undone_by,"
        " undone_reason)",
        "CREATE TEMP TABLE saved_part (decision, part, account, name, PRIMARY KEY (decision, part, account, name))",
        "CREATE TEMP TABLE saved_text (n INTEGER PRIMARY KEY)",  /* accounts whose text is kept in the place of their page */
        "CREATE TEMP TABLE saved_alone (beginning PRIMARY KEY)", /* captures without an intake, by the beginning of their hash */
        "CREATE TEMP TABLE saved_account (n INTEGER PRIMARY KEY, id, version, text, url, title, publisher, date, captured,"
        " language)"};
    for (size_t i = 0; i < sizeof make / sizeof *make; i++) ro_exec(job, make[i], "");
}

/* ---- captures that are what they were --------------------------------------------------------------------------------- */

struct checking {
    struct salvage *s;
    int64_t n;
};

static void bytes_work(ro_job *job, void *arg) { ro_intake_bytes(job, ((struct checking *)arg)->n); }

static void check_work(ro_job *job, void *arg) {
    struct checking *c = arg;
    c->n = ro_ask_int(job, 0, "SELECT min(n) FROM capture WHERE n > ?1", "i", c->n);
    if (!c->n || ro_store_run(job->ctx, job->archive, RO_RUN_PLAIN, bytes_work, c) == RO_OK) return;
    if (job->ctx->error.status == RO_NOMEM) ro_store_rethrow(job, RO_NOMEM);
    ro_str sha = ro_ask_text(job, "SELECT sha256 FROM capture WHERE n = ?1", "i", c->n);
    lost(c->s, ro_str_printf(job->arena, "capture %.*s: what is left of it is not the bytes of its hash", (int)sha.n, sha.p).p);
    ro_exec(job, "DELETE FROM capture WHERE n = ?1", "i", c->n);
}

/* ---- putting together --------------------------------------------------------------------------------------------------- */

static void tell_all(struct salvage *s, ro_job *job, const char *sql) {
    ro_query *q = ro_query_new(job, sql);
    while (ro_step(q)) lost(s, ro_str_dup(job->arena, ro_text(q, 0)).p);
}

static void tell_losses(struct salvage *s, ro_job *job) {
    tell_all(s, job,
             "SELECT 'account ' || id || ' (version ' || version || ', intake ' || n || '): its page is lost' || CASE WHEN n IN"
             " (SELECT n FROM temp.saved_text) THEN '; the text that was read from it is kept' ELSE '' END FROM"
             " temp.saved_intake t WHERE NOT EXISTS (SELECT 1 FROM capture c WHERE c.n = t.capture) ORDER BY n");
    tell_all(s, job,
             "SELECT 'account ' || id || ' (intake ' || n || '): what was said of its page is lost: address, day, publisher and "
             "file as"
             " given' FROM temp.saved_account a WHERE NOT EXISTS (SELECT 1 FROM temp.saved_intake t WHERE t.n = a.n) ORDER BY n");
    tell_all(
        s, job,
        "SELECT CASE WHEN n - before = 2 THEN 'decision ' || (n - 1) || ': is lost' ELSE 'decisions ' || (before + 1) || ' to '"
        " || (n - 1) || ': are lost' END FROM (SELECT n, lag(n, 1, 0) OVER (ORDER BY n) AS before FROM temp.saved_decision)"
        " WHERE n > before + 1 ORDER BY n");
    tell_all(s, job,
             "SELECT 'decision ' || decision || ': is lost, but that it spoke of ' || group_concat(DISTINCT account) FROM"
             " temp.saved_part WHERE decision > (SELECT coalesce(max(n), 0) FROM temp.saved_decision) GROUP BY decision");
    int64_t intakes =
        ro_ask_int(job, 0,
                   "SELECT max(max(coalesce((SELECT max(n) FROM temp.saved_intake), 0), coalesce((SELECT max(n) FROM"
                   " temp.saved_account), 0)) - (SELECT count(*) FROM (SELECT n FROM temp.saved_intake UNION SELECT n"
                   " FROM temp.saved_account)), 0)",
                   "");
    if (intakes)
        lost(s, ro_str_printf(job->arena,
                              "%lld intakes of which nothing is left but their number: their pages, where they are left, are kept"
                              " without what was said of them",
                              (long long)intakes)
                    .p);
}

/* ---- a text in the place of its page ----------------------------------------------------------------------------------- */

/* Whose capture is lost is settled before texts become captures, under numbers that the lost ones may have had. An account
 * without an intake is among them where none of the captures without one can be its own. */
static void choose_texts(ro_job *job) {
    ro_exec(
        job,
        "INSERT INTO temp.saved_text SELECT a.n FROM temp.saved_account a LEFT JOIN temp.saved_intake t ON t.n = a.n WHERE a.text"
        " IS NOT NULL AND a.text <> '' AND iif(t.n IS NOT NULL, t.id = a.id AND t.capture NOT IN (SELECT n FROM capture), NOT"
        " EXISTS (SELECT 1 FROM temp.saved_alone WHERE beginning = a.id OR length(a.id) <> 12 OR a.id GLOB '*[^0-9a-f]*'))",
        "");
}

static int64_t next_text(ro_job *job, int64_t after) {
    return ro_ask_int(job, 0, "SELECT min(n) FROM temp.saved_text WHERE n > ?1", "i", after);
}

struct placing {
    int64_t n;
};

static void place_text(ro_job *job, void *arg) {
    int64_t n = ((struct placing *)arg)->n;
    char sha[65];
    ro_str text = ro_ask_text(job, "SELECT text FROM temp.saved_account WHERE n = ?1", "i", n);
    ro_sha256_hex(text, sha);
    int64_t capture = ro_intake_capture(job, text, sha, RO_NONE);
    ro_exec(
        job,
        "INSERT OR IGNORE INTO intake(n, id, version, capture, id_given, media, url, title, publisher, date, captured, language,"
        " note) SELECT a.n, a.id, a.version, ?2, 1, 'text', coalesce(t.url, a.url), coalesce(t.title, a.title),"
        " coalesce(t.publisher, a.publisher), coalesce(t.date, a.date), coalesce(t.captured, a.captured), coalesce(t.language,"
        " a.language), 'The page of this account was lost when its archive was damaged: this is the text that had been read from"
        " it' FROM temp.saved_account a LEFT JOIN temp.saved_intake t ON t.n = a.n WHERE a.n = ?1",
        "ii", n, capture);
}

static void place_texts(ro_job *job) {
    struct placing p = {0};
    while ((p.n = next_text(job, p.n))) {
        ro_status st = ro_store_run(job->ctx, job->archive, RO_RUN_WRITE, place_text, &p);
        if (st != RO_OK) ro_store_rethrow(job, st);
    }
}

static void together_work(ro_job *job, void *arg) {
    struct salvage *s = arg;
    ro_exec(
        job,
        "INSERT OR IGNORE INTO temp.saved_alone SELECT substr(c.sha256, 1, 12) FROM capture c WHERE c.n NOT IN (SELECT capture"
        " FROM temp.saved_intake)",
        "");
    choose_texts(job);
    tell_losses(s, job);
    ro_exec(
        job,
        "INSERT OR IGNORE INTO intake(n, id, version, capture, id_given, media, url, title, publisher, date, captured, language,"
        " charset, status, note) SELECT * FROM temp.saved_intake t WHERE EXISTS (SELECT 1 FROM capture c WHERE c.n = t.capture)"
        " ORDER BY n",
        "");
    ro_exec(
        job,
        "INSERT INTO intake(id, version, capture, id_given, note) SELECT substr(c.sha256, 1, 12), 1 + (SELECT count(*) FROM "
        "intake x"
        " WHERE x.id = substr(c.sha256, 1, 12)), c.n, 0, 'What was said of this page was lost when its archive was damaged' FROM"
        " capture c WHERE NOT EXISTS (SELECT 1 FROM intake t WHERE t.capture = c.n) ORDER BY c.n",
        "");
    place_texts(job);
    ro_exec(job,
            "INSERT OR IGNORE INTO source SELECT * FROM temp.saved_source x WHERE EXISTS (SELECT 1 FROM intake t WHERE t.n = "
            "x.intake)",
            "");
    ro_exec(job,
            "INSERT INTO decision(n, time, author, kind, target, about, value, reason, undone, undone_by, undone_reason) SELECT "
            "* FROM"
            " temp.saved_decision",
            "");
    ro_exec(job,
            "INSERT OR IGNORE INTO decision_account SELECT decision, part, account FROM temp.saved_part WHERE name = '' AND "
            "decision IN"
            " (SELECT n FROM decision)",
            "");
    ro_exec(job,
            "INSERT OR IGNORE INTO decision_person SELECT * FROM temp.saved_part WHERE name <> '' AND decision IN (SELECT n FROM"
            " decision)",
            "");
    s->out->captures = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM capture", "");
    s->out->intakes = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM intake", "");
    s->out->decisions = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM decision", "");
    ro_grouping_stale(job);
}

struct opening {
    struct salvage *s;
    const char *path;
};

/* In a job of its own whose arena lasts as long as the file is read. */
static void all_work(ro_job *job, void *arg) {
    struct opening *o = arg;
    struct salvage *s = o->s;
    s->pages = ro_pages_open(job->arena, o->path);
    ro_status st = ro_store_run(job->ctx, job->archive, RO_RUN_WRITE, prepare_work, NULL);
    while (st == RO_OK && s->page < ro_pages_count(s->pages))
        st = ro_store_run(job->ctx, job->archive, RO_RUN_WRITE, lot_work, s);
    struct checking c = {.s = s, .n = 0};
    ro_tell(job->ctx, "holding captures against their hashes", 0, 0);
    do {
        if (st == RO_OK) st = ro_store_run(job->ctx, job->archive, RO_RUN_WRITE, check_work, &c);
    } while (st == RO_OK && c.n);
    if (st == RO_OK) st = ro_store_run(job->ctx, job->archive, RO_RUN_WRITE, together_work, s);
    if (st != RO_OK) ro_store_rethrow(job, st);
}

ro_status ro_archive_salvage(ro_ctx *ctx, ro_archive *to, const char *damaged, ro_fault_fn fn, void *user, ro_salvaged *out) {
    struct salvage s = {.out = out, .fn = fn, .user = user};
    struct opening o = {&s, damaged};
    *out = (ro_salvaged){0};
    return ro_store_run(ctx, to, RO_RUN_PLAIN, all_work, &o);
}
