/* Full-text search. In: a query as typed and what it is sifted by. Out: accounts or statements, best first, with the words in
 * their place.
 *
 * The index is gone through once, in its own order: which accounts hold the words, and how well (BM25, a title counting five
 * times its text). Of what was found a heap (order.c) gives as many as are wanted, beginning behind the one that was seen last: a
 * page costs no more for being the hundredth, and one that came in between moves none. Titles, texts and snippets are fetched for
 * those alone. Statements that hold words are found by statements.c. Where no words are asked for, accounts are looked through
 * for what is said in them a thousand at a time, newest first, and not beyond those that fill the page; how many were not is
 * told. */
#include "store/search/search.h"

#include <stdio.h>
#include <stdlib.h>

struct asking {
    ro_findings f;
    ro_hit_fn fn;
    void *user;
    size_t *found;
    size_t given;
};

/* ---- what holds the words -------------------------------------------------------------------------------------------------- */

static void find_words(ro_findings *f, ro_str expression) {
    ro_query *q = ro_query_new(f->job, "SELECT rowid, bm25(account_fts, 1.0, 5.0) FROM account_fts WHERE account_fts MATCH ?1");
    ro_bind(q, "s", expression);
    while (ro_step(q)) {
        int64_t n = ro_int(q, 0);
        double rank = sqlite3_column_double(q->stmt, 1);
        if (ro_sift_has(f->sift, n)) RO_PUSH(f->job->arena, f->v) = (ro_finding){.key = rank, .rank = rank, .account = n};
    }
}

static bool holds_any(ro_findings *f, ro_str expression) {
    return ro_ask_int(f->job, 0, "SELECT 1 FROM account_fts WHERE account_fts MATCH ?1 LIMIT 1", "s", expression);
}

/* With the other spellings of names; where nothing is found, with those of which the words may be slips too. Of statements it is
 * settled by this what is looked for. */
static void find_asked(ro_findings *f, ro_question *wish, void *user) {
    ro_arena *a = f->job->arena;
    bool statements = f->wanted->statements, any;
    if (!f->wanted->exact) ro_question_widen(f->job, wish, f->wanted, user, false);
    ro_str expression = ro_question_expression(a, wish);
    if (!statements) find_words(f, expression);
    any = statements ? holds_any(f, expression) : f->v.n;
    if (any || f->wanted->exact || !ro_question_widen(f->job, wish, f->wanted, user, true)) return;
    if (!statements) find_words(f, ro_question_expression(a, wish));
}

/* Without words: all that the sift lets through. */
static void find_all(ro_findings *f) {
    for (int64_t n = 0; n < f->sift->n; n++)
        if (ro_sift_has(f->sift, n)) RO_PUSH(f->job->arena, f->v) = (ro_finding){.account = n};
}

/* ---- from where on ------------------------------------------------------------------------------------------------------- */

static bool goes_on(const ro_findings *f) { return f->wanted->after && *f->wanted->after; }

void ro_findings_unseen(const ro_findings *f) {
    ro_throw(f->job->arena, RO_NOTFOUND, "%s: is not among what this query finds", f->wanted->after);
}

/* The account's id, of a statement with "#N" behind it. */
static ro_finding seen_last(const ro_findings *f) {
    const char *after = f->wanted->after, *hash = f->wanted->statements ? strrchr(after, '#') : NULL;
    ro_str id = hash ? (ro_str){after, (size_t)(hash - after)} : ro_str_c(after);
    int64_t n = ro_ask_int(f->job, -1, "SELECT n FROM account WHERE id = ?1 AND current", "s", id);
    return (ro_finding){.account = n, .statement = hash ? (int32_t)strtol(hash + 1, NULL, 10) : 0};
}

static void leave_seen(ro_findings *f, ro_finding seen) {
    ro_finding *v = f->v.v;
    size_t at = 0, kept = 0;
    while (at < f->v.n && !(v[at].account == seen.account && v[at].statement == seen.statement)) at++;
    if (at == f->v.n) ro_findings_unseen(f);
    ro_finding last = v[at];
    for (size_t i = 0; i < f->v.n; i++)
        if (ro_finding_before(&last, &v[i])) v[kept++] = v[i];
    f->v.n = kept;
}

/* ---- what is shown of it ------------------------------------------------------------------------------------------------------
 */

static void set_statement(ro_findings *f, ro_hit *h, const ro_finding *x) {
    ro_query *q = ro_query_new(f->job, "SELECT start_byte, end_byte, mode, side, (SELECT group_concat(value, ', ')"
                                       " FROM json_each(s.speakers)) FROM statement s WHERE account = ?1 AND i = ?2");
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
        ro_finder_at_part(f->finder, text, h.span);
        h.snippet = ro_finder_snippet(f->finder, f->job->arena, h.span);
    } else {
        ro_span read = ro_finder_at_enough(f->finder, h.title, text);
        h.snippet = ro_finder_snippet(f->finder, f->job->arena, read);
    }
    ro_query_end(q);
    return a->fn(a->user, &h);
}

static bool enough(const struct asking *a) { return a->f.wanted->limit && a->given == a->f.wanted->limit; }

/* What was found, in its order; false: no more is wanted. */
static bool give_all(struct asking *a) {
    ro_findings *f = &a->f;
    ro_findings_heap(f);
    for (; f->v.n && !enough(a); a->given++) {
        ro_finding x = ro_findings_first(f);
        if (!give(a, &x)) return false;
    }
    return !enough(a);
}

static void give_accounts(struct asking *a) {
    *a->found = a->f.v.n;
    if (a->f.wanted->facet) ro_findings_count(&a->f, a->user);
    ro_finding seen = goes_on(&a->f) ? seen_last(&a->f) : (ro_finding){.account = 0};
    if (a->f.by_day) ro_findings_newest(&a->f, seen.account);
    if (goes_on(&a->f)) leave_seen(&a->f, seen);
    give_all(a);
}

/* Up to n of the accounts that come first; is `seen` among them? */
static bool take_some(ro_findings *all, ro_findings *some, size_t n, int64_t seen) {
    bool is = false;
    for (some->v.n = 0; all->v.n && some->v.n < n;) {
        ro_finding x = RO_PUSH(all->job->arena, some->v) = ro_findings_first(all);
        is |= x.account == seen;
    }
    return is;
}

static void count_said(struct asking *a, ro_findings *all) {
    ro_findings some = {0};
    take_some(all, &some, RO_MOST_SEARCHED, -1);
    ro_findings_said(&a->f, some.v.v, some.v.n);
    *a->found = a->f.v.n;
    ro_findings_count(&a->f, a->user);
}

/* What is said in the accounts that were found: so many at a time are looked through, newest first, until there is enough; what
 * comes before the one seen last is not looked through again. */
static void give_said(struct asking *a, ro_finding seen) {
    ro_findings *f = &a->f, all = *f, some = {0};
    bool on = seen.account >= 0, more = true;
    size_t unsearched = 0;
    f->v = (typeof(f->v)){0};
    ro_findings_heap(&all);
    if (f->wanted->facet) count_said(a, &all);
    while (all.v.n && more && !f->wanted->facet) {
        bool here = take_some(&all, &some, RO_SEARCHED_AT_ONCE, seen.account);
        if (on && !here) {
            unsearched += some.v.n;
            continue;
        }
        ro_findings_said(f, some.v.v, some.v.n);
        *a->found += f->v.n;
        if (on) leave_seen(f, seen);
        on = false;
        more = give_all(a);
    }
    if (on && !f->wanted->facet) ro_findings_unseen(f);
    if (f->wanted->told) f->wanted->told->unsearched = unsearched + all.v.n;
}

static void give_statements(struct asking *a) {
    ro_findings *f = &a->f;
    ro_finding seen = goes_on(f) ? seen_last(f) : (ro_finding){.account = -1};
    if (goes_on(f) && seen.account < 0) ro_findings_unseen(f);
    if (!f->wish->root) {
        give_said(a, seen);
        return;
    }
    *a->found = ro_findings_statements(f, seen);
    if (f->wanted->facet)
        ro_findings_count(f, a->user);
    else
        give_all(a);
}

static size_t searched(const ro_findings *f) {
    size_t n = 0;
    if (!f->sift->bits) return (size_t)ro_ask_int(f->job, 0, "SELECT count(*) FROM account WHERE current = 1", "");
    for (int64_t i = 0; i < f->sift->n; i++) n += ro_sift_has(f->sift, i);
    return n;
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
    f->by_day = f->wanted->by_date || !wish->root;
    if (!wish->root && f->wanted->statements) ro_findings_by_day(f);
    if (f->wanted->statements)
        give_statements(a);
    else
        give_accounts(a);
    if (f->wanted->told && !*a->found) f->wanted->told->searched = searched(f);
}

ro_status ro_archive_search(ro_ctx *ctx, ro_archive *ar, const ro_search_wanted *w, ro_hit_fn fn, void *user, size_t *found) {
    size_t nobody;
    struct asking a = {.f = {.wanted = w}, .fn = fn, .user = user, .found = found ? found : &nobody};
    *a.found = 0;
    if (w->told) *w->told = (ro_search_told){0};
    return ro_store_run(ctx, ar, RO_RUN_READ, search_work, &a);
}
