/* Full-text search. In: a query as typed and what it is sifted by. Out: accounts or statements, best first, with the words in
 * their place.
 *
 * The index is gone through once, in its own order: which accounts hold the words, and how well (BM25, a title counting five
 * times its text). Equals go by the order in which they came, so that the answer is the same each time. Of what was found a heap
 * gives as many as are wanted, beginning behind the one that was seen last: a page costs no more for being the hundredth, and one
 * that came in between moves none. Titles, texts and snippets are fetched for those alone. */
#include "store/search/search.h"

#include <stdio.h>
#include <stdlib.h>

struct asking {
    ro_findings f;
    ro_hit_fn fn;
    void *user;
    size_t *found;
};

/* ---- in which order -------------------------------------------------------------------------------------------------------- */

static bool before(const ro_finding *a, const ro_finding *b) {
    if (a->key < b->key || a->key > b->key) return a->key < b->key;
    if (a->rank < b->rank || a->rank > b->rank) return a->rank < b->rank;
    return a->account != b->account ? a->account < b->account : a->statement < b->statement;
}

static void sink(ro_findings *f, size_t i) {
    ro_finding *v = f->v.v, x = v[i];
    for (size_t child; (child = 2 * i + 1) < f->v.n; i = child) {
        child += child + 1 < f->v.n && before(&v[child + 1], &v[child]);
        if (!before(&v[child], &x)) break;
        v[i] = v[child];
    }
    v[i] = x;
}

static void make_heap(ro_findings *f) {
    for (size_t i = f->v.n / 2; i-- > 0;) sink(f, i);
}

static ro_finding take_first(ro_findings *f) {
    ro_finding x = f->v.v[0];
    f->v.v[0] = f->v.v[--f->v.n];
    if (f->v.n) sink(f, 0);
    return x;
}

/* ---- what holds the words -------------------------------------------------------------------------------------------------- */

static void find_words(ro_findings *f, ro_str expression) {
    ro_query *q = ro_query_new(f->job, "SELECT rowid, bm25(account_fts, 5.0, 1.0) FROM account_fts WHERE account_fts MATCH ?1");
    ro_bind(q, "s", expression);
    while (ro_step(q)) {
        int64_t n = ro_int(q, 0);
        double rank = sqlite3_column_double(q->stmt, 1);
        if (ro_sift_has(f->sift, n)) RO_PUSH(f->job->arena, f->v) = (ro_finding){.key = rank, .rank = rank, .account = n};
    }
}

/* With the other spellings of names; where nothing is found, with those of which the words may be slips too. */
static void find_asked(ro_findings *f, ro_question *wish, void *user) {
    ro_arena *a = f->job->arena;
    if (!f->wanted->exact) ro_question_widen(f->job, wish, f->wanted, user, false);
    find_words(f, ro_question_expression(a, wish, f->wanted->statements));
    if (!f->v.n && !f->wanted->exact && ro_question_widen(f->job, wish, f->wanted, user, true))
        find_words(f, ro_question_expression(a, wish, f->wanted->statements));
}

/* Without words: all that the sift lets through. */
static void find_all(ro_findings *f) {
    for (int64_t n = 0; n < f->sift->n; n++)
        if (ro_sift_has(f->sift, n)) RO_PUSH(f->job->arena, f->v) = (ro_finding){.account = n};
}

/* 2024-06-19 as -20240619, a month as its day 0; the unknown last. */
static double day_key(ro_str day) {
    double n = 0;
    unsigned digits = 0;
    for (size_t i = 0; i < day.n; i++)
        if (day.p[i] >= '0' && day.p[i] <= '9' && digits < 8) n = n * 10 + (day.p[i] - '0'), digits++;
    while (digits && digits < 8) n *= 10, digits++;
    return -n;
}

#define OF_DAY "SELECT n, coalesce(meeting_date, published_date) FROM account WHERE "

static void order_few_by_day(ro_findings *f) {
    ro_query *q = ro_query_new(f->job, OF_DAY "n = ?1");
    for (size_t i = 0; i < f->v.n; i++) {
        ro_finding *x = &f->v.v[i];
        bool again = i && x[-1].account == x->account; /* statements of one account stand together */
        ro_bind(q, "i", x->account);
        x->key = again ? x[-1].key : ro_step(q) ? day_key(ro_lying(q, 1)) : 0;
        ro_query_end(q);
    }
}

static void order_by_day(ro_findings *f) {
    if (ro_findings_few(f)) {
        order_few_by_day(f);
        return;
    }
    ro_query *q = ro_query_new(f->job, OF_DAY "current = 1");
    double *day = RO_NEWS(f->job->arena, double, f->sift->n + 1);
    while (ro_step(q)) {
        int64_t n = ro_int(q, 0);
        if (n >= 0 && n < f->sift->n) day[n] = day_key(ro_lying(q, 1));
    }
    for (size_t i = 0; i < f->v.n; i++) f->v.v[i].key = f->v.v[i].account < f->sift->n ? day[f->v.v[i].account] : 0;
}

/* ---- from where on -----------------------------------------------------------------------------------------------------------
 */

/* The account's id, of a statement with "#N" behind it. */
static ro_finding *seen_last(ro_findings *f) {
    const char *after = f->wanted->after, *hash = f->wanted->statements ? strrchr(after, '#') : NULL;
    long number = hash ? strtol(hash + 1, NULL, 10) : 0;
    ro_str id = hash ? (ro_str){after, (size_t)(hash - after)} : ro_str_c(after);
    int64_t n = ro_ask_int(f->job, -1, "SELECT n FROM account WHERE id = ?1 AND current", "s", id);
    for (size_t i = 0; i < f->v.n; i++)
        if (f->v.v[i].account == n && f->v.v[i].statement == number) return &f->v.v[i];
    ro_throw(f->job->arena, RO_NOTFOUND, "%s: is not among what this query finds", after);
}

static void leave_seen(ro_findings *f) {
    if (!f->wanted->after || !*f->wanted->after) return;
    ro_finding last = *seen_last(f);
    size_t kept = 0;
    for (size_t i = 0; i < f->v.n; i++)
        if (before(&last, &f->v.v[i])) f->v.v[kept++] = f->v.v[i];
    f->v.n = kept;
}

/* ---- what is shown of it ------------------------------------------------------------------------------------------------------
 */

static void set_statement(ro_findings *f, ro_hit *h, const ro_finding *x) {
    ro_query *q =
        ro_query_new(f->job, "SELECT start_byte, end_byte, mode, side, (SELECT group_concat(name, ', ') FROM (SELECT name"
                             " FROM statement_speaker p WHERE p.account = s.account AND p.statement = s.i ORDER BY p.i))"
                             " FROM statement s WHERE account = ?1 AND i = ?2");
    ro_bind(q, "ii", x->account, (int64_t)x->statement - 1);
    if (!ro_step(q)) return;
    h->span = (ro_span){(uint32_t)ro_int(q, 0), (uint32_t)ro_int(q, 1)};
    h->mode = ro_word_index(ro_mode_words, ro_text(q, 2));
    h->side = ro_text(q, 3), h->speakers = ro_text(q, 4);
    h->statement = (size_t)x->statement;
    h->id = ro_str_printf(f->job->arena, "%.*s#%d", (int)h->account.n, h->account.p, x->statement);
    ro_query_end(q);
}

static bool give(struct asking *a, const ro_finding *x) {
    ro_findings *f = &a->f;
    ro_query *q = ro_query_new(f->job, "SELECT id, title, publisher, coalesce(meeting_date, published_date),"
                                       " (SELECT min(meeting) FROM meeting_account m WHERE m.account = a.n), text FROM account a"
                                       " WHERE n = ?1");
    ro_bind(q, "i", x->account);
    if (!ro_step(q)) return true;
    ro_hit h = {.account = ro_text(q, 0), .title = ro_text(q, 1), .publisher = ro_text(q, 2), .rank = x->rank};
    h.date = ro_null(q, 3) ? RO_S("") : ro_text(q, 3), h.meeting = ro_text(q, 4), h.id = h.account;
    ro_str text = ro_lying(q, 5);
    if (x->statement) {
        set_statement(f, &h, x);
        ro_finder_at(f->finder, h.title, text);
        h.snippet = ro_finder_snippet(f->finder, f->job->arena, h.span);
    } else {
        uint32_t read = (uint32_t)ro_finder_at_enough(f->finder, h.title, text);
        h.snippet = ro_finder_snippet(f->finder, f->job->arena, (ro_span){0, read});
    }
    ro_query_end(q);
    return a->fn(a->user, &h);
}

static void search_work(ro_job *job, void *arg) {
    struct asking *a = arg;
    ro_findings *f = &a->f;
    f->job = job;
    ro_question *wish = ro_question_read(job->arena, ro_str_c(f->wanted->query ? f->wanted->query : ""));
    ro_sift *sift = ro_sift_make(job, f->wanted);
    f->sift = sift, f->wish = wish;
    if (!wish->root && !sift->bits)
        ro_throw(job->arena, RO_USAGE,
                 "the query has no word to look for: give one, a \"phrase\", or an option such as --speaker");
    if (wish->root)
        find_asked(f, wish, a->user);
    else
        find_all(f);
    f->finder = ro_finder_new(job->arena, wish);
    bool by_day = f->wanted->by_date || !wish->root;
    if (f->wanted->statements) ro_findings_statements(f);
    if (by_day) order_by_day(f);
    if (a->found) *a->found = f->v.n;
    if (f->wanted->facet) ro_findings_count(f, a->user);
    leave_seen(f);
    make_heap(f);
    for (size_t given = 0; f->v.n && !(f->wanted->limit && given == f->wanted->limit); given++) {
        ro_finding x = take_first(f);
        if (!give(a, &x)) return;
    }
}

ro_status ro_archive_search(ro_ctx *ctx, ro_archive *ar, const ro_search_wanted *w, ro_hit_fn fn, void *user, size_t *found) {
    struct asking a = {.f = {.wanted = w}, .fn = fn, .user = user, .found = found};
    return ro_store_run(ctx, ar, RO_RUN_READ, search_work, &a);
}
