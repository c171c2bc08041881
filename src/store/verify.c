/* Is the archive what it was?
 *
 * Every capture is unpacked and hashed; SQLite checks the file, the references and the search index; every page is read again and
 * held against its rows (again.c); what is over all accounts is made again and held against what stands there.
 *
 * Each capture and each account is a job of its own: one that is damaged is named, and the others are still looked at. */
#include "store/again.h"
#include "store/meetings/gather.h"
#include "store/search/search.h"

#include <stdio.h>

/* ---- captures and accounts ------------------------------------------------------------------------------------------ */

struct whose {
    int64_t capture;
    const char *why;
    char words[1500];
};

struct verifying {
    ro_ctx *ctx;
    ro_archive *archive;
    ro_fault_fn fn;
    void *user;
    ro_checked *out;
    ro_hands hands;
    const char *count; /* what is counted, and how many there are */
    size_t all;
    bool damaged; /* it was said, with what to do about it */
};

/* Damage is met again and again: what to do about it is said once, and later only what else it hit. */
static void fault(struct verifying *v, const char *words) {
    ro_str whole = RO_S("is damaged"), said = ro_str_c(words);
    char left[1500];
    if (ro_str_ends(said, RO_SALVAGE_ADVICE)) {
        said.n -= strlen(RO_SALVAGE_ADVICE);
        size_t path = strlen(v->archive->path) + 2; /* and ": " */
        if (v->damaged && said.n == path + whole.n && ro_str_starts(said, v->archive->path)) return;
        if (v->damaged) snprintf(left, sizeof left, "%.*s", (int)said.n, said.p), words = left;
        v->damaged = true;
    }
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

/* What was said by whom it failed, said again here. */
static ro_status failed(struct verifying *v, ro_status st, const char *words) {
    snprintf(v->ctx->error.text, sizeof v->ctx->error.text, "%s", words);
    return v->ctx->error.status = st;
}

static void count_work(ro_job *job, void *arg) {
    struct verifying *v = arg;
    v->all = (size_t)ro_ask_int(job, 0, v->count, "");
}

/* Where it cannot be counted, nobody is told how many there are. */
static ro_status count(struct verifying *v, const char *sql) {
    v->all = 0, v->count = sql;
    return ro_store_run(v->ctx, v->archive, RO_RUN_PLAIN, count_work, v);
}

struct unpacked {
    ro_status status;
    char words[1000];
};

static void bytes_work(ro_job *job, void *arg) { ro_intake_bytes(job, *(int64_t *)arg); }

static void unpack_one(void *user, ro_hand *h, int64_t capture, void *left) {
    struct unpacked *x = left;
    (void)user;
    x->status = ro_store_run(h->ctx, h->archive, RO_RUN_PLAIN, bytes_work, &capture);
    if (x->status != RO_OK) memcpy(x->words, h->ctx->error.text, sizeof x->words);
}

/* Of which accounts it is the page, in words; what else is wrong with it was said by who failed. */
static void whose_work(ro_job *job, void *arg) {
    struct whose *w = arg;
    ro_str ids = ro_ask_text(
        job, "SELECT group_concat(id, ', ') FROM (SELECT DISTINCT id FROM intake WHERE capture = ?1 LIMIT 9)", "i", w->capture);
    snprintf(w->words, sizeof w->words, "%.*s: the page cannot be read any more: %s", (int)ids.n, ids.p ? ids.p : "", w->why);
}

static ro_status take_capture(void *user, int64_t capture, void *left) {
    struct verifying *v = user;
    const struct unpacked *x = left;
    ro_tell(v->ctx, "captures unpacked", ++v->out->captures, v->all);
    if (x->status != RO_ARCHIVE) return x->status == RO_OK ? RO_OK : failed(v, x->status, x->words);
    struct whose w = {.capture = capture, .why = x->words};
    ro_status st = ro_store_run(v->ctx, v->archive, RO_RUN_PLAIN, whose_work, &w);
    if (st == RO_OK) fault(v, w.words);
    return judge(v, st);
}

static ro_status check_captures(struct verifying *v) {
    /* From an index, which may be whole where the captures themselves are damaged. */
    static const char next[] = "SELECT DISTINCT capture FROM intake WHERE capture > ?1 ORDER BY capture LIMIT ?2";
    count(v, "SELECT count(*) FROM capture");
    return judge(v, ro_hands_each(&v->hands, &(ro_each){next, sizeof(struct unpacked), unpack_one, take_capture, NULL, v, 0}));
}

struct paged {
    int64_t intake, capture; /* 0: not known */
};

static void page_work(ro_job *job, void *arg) {
    struct paged *p = arg;
    p->capture = ro_ask_int(job, 0, "SELECT capture FROM intake WHERE n = ?1", "i", p->intake);
    ro_intake_bytes(job, p->capture);
}

static bool page_lost(ro_hand *h, int64_t intake) {
    struct paged p = {intake, 0};
    return ro_store_run(h->ctx, h->archive, RO_RUN_PLAIN, page_work, &p) == RO_ARCHIVE && p.capture;
}

/* That its page is lost was said when the captures were read. */
static void read_one(void *user, ro_hand *h, int64_t n, void *left) {
    ro_again *x = left;
    (void)user;
    ro_again_read(h, n, NULL, x);
    if (x->status == RO_ARCHIVE && page_lost(h, n)) x->status = RO_OK;
}

static ro_status take_account(void *user, int64_t n, void *left) {
    struct verifying *v = user;
    const ro_again *x = left;
    (void)n;
    ro_tell(v->ctx, "accounts read again", ++v->out->accounts, v->all);
    v->out->refused += x->refused;
    if (x->status != RO_OK) return judge(v, failed(v, x->status, x->words));
    if (x->changed) fault(v, x->words);
    return RO_OK;
}

static ro_status check_accounts(struct verifying *v, bool quick) {
    ro_status st = count(v, "SELECT count(*) FROM intake");
    if (quick)
        v->out->accounts = v->all;
    else
        st = ro_hands_each(&v->hands, &(ro_each){ro_next_intake, sizeof(ro_again), read_one, take_account, NULL, v, 0});
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
                         "%s: pages of the file are damaged (%.*s)" RO_SALVAGE_ADVICE,
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

struct searching {
    ro_hands *hands;
    bool holds;
};

/* Throws in any case: that is what takes the tables back that were made for it. */
static void search_work(ro_job *job, void *arg) {
    struct searching *s = arg;
    s->holds = ro_search_holds(job, s->hands);
    ro_throw(job->arena, RO_NOTFOUND, "only looked at");
}

static ro_status check_search(struct verifying *v) {
    struct searching s = {&v->hands, false};
    ro_status st = ro_store_run(v->ctx, v->archive, RO_RUN_WRITE, search_work, &s);
    if (st != RO_NOTFOUND && st != RO_ARCHIVE) return judge(v, st);
    if (!s.holds) fault(v, "the search index is not what the accounts say: run readout reread");
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
    if (!ro_index_holds(job, &((struct verifying *)arg)->hands))
        fault(arg, "the index of shared words is not what the accounts give: run readout reread");
}

static ro_status check_grouping(struct verifying *v) {
    char words[300] = "";
    ro_status st = judge(v, ro_grouping_fault(v->ctx, v->archive, words, sizeof words));
    if (*words) fault(v, words);
    return st;
}

static ro_status step(struct verifying *v, const char *what, ro_work work) {
    ro_tell(v->ctx, what, 0, 0);
    return judge(v, ro_store_run(v->ctx, v->archive, RO_RUN_READ, work, v));
}

ro_status ro_archive_verify(ro_ctx *ctx, ro_archive *ar, bool quick, ro_fault_fn fn, void *user, ro_checked *out) {
    struct verifying v = {.ctx = ctx, .archive = ar, .fn = fn, .user = user, .out = out};
    *out = (ro_checked){0};
    if (ro_hands_open(&v.hands, ctx, ar) != RO_OK) return RO_NOMEM;
    ro_tell(ctx, "checking the file", 0, 0);
    ro_status st = judge(&v, ro_store_run(ctx, ar, RO_RUN_PLAIN, integrity_work, &v));
    if (st == RO_OK) st = check_captures(&v);
    if (st == RO_OK) st = check_accounts(&v, quick);
    if (st == RO_OK && !quick) st = step(&v, "checking what pages have in common", habits_work);
    if (st == RO_OK) st = step(&v, "checking decisions", settled_work);
    if (st == RO_OK) st = step(&v, "checking pairs", noise_work);
    if (st == RO_OK && !quick) st = check_noise(&v);
    if (st == RO_OK && !quick) st = step(&v, "checking the index of shared words", index_work);
    /* Both need to write, and take it back: on an archive that may not be written they are left out. */
    ro_tell(ctx, "checking the search index", 0, 0);
    if (st == RO_OK && ar->writable) st = check_search(&v);
    ro_tell(ctx, "checking meetings and people", 0, 0);
    if (st == RO_OK && ar->writable && !quick) st = check_grouping(&v);
    ro_hands_close(&v.hands);
    return st;
}
