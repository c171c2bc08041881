/* Statements that hold what is wanted. In: the query, or accounts without one. Out: the statements, how well each fits, and how
 * many there are.
 *
 * An index of statements would be as large as that of the accounts, whose words nearly all stand in statements (17.4 of 18.8 MB).
 * But that one says of each phrase at which word of an account it stands, and sought.c keeps which words a statement is of: so
 * the index is gone through once and no text is read, unless FTS5 counted an account's words otherwise than we do. What a
 * statement must not hold, its account may, so such accounts are looked at too. How well one fits is BM25's measure of how often
 * the words stand in it for its length, without their rarity.
 *
 * Of what is found no more is kept than a page has. Who speaks, and how, stands in the list of the account, which is asked where
 * statements are sifted or counted by it. */
#include "store/lists.h"
#include "store/search/search.h"

#include <stdlib.h>

enum { USUAL = 60, SPARE = 4096 }; /* words of a statement; findings kept beyond a page before the worst are let go */

struct looking {
    ro_findings *f;
    ro_expression wide;
    ro_gathered *gathered;
    ro_finding seen, last; /* account -1: none; last: of the page, where it is full */
    size_t found, accounts, unsearched;
};

/* ---- by whom and how ---------------------------------------------------------------------------------------------- */

/* Is one of the speakers meant? names: a word, the names as a JSON array. */
static bool speaks(ro_findings *f, int64_t names) {
    if (!f->sift->named) return true;
    ro_query *q = ro_query_new(f->job, "SELECT p.value FROM word w JOIN json_each(w.word) p WHERE w.n = ?1");
    ro_bind(q, "i", names);
    bool is = false;
    while (!is && ro_step(q)) is = ro_sift_speaks(f->sift, ro_lying(q, 0));
    ro_query_end(q);
    return is;
}

static bool said_so(ro_findings *f, int64_t how) {
    if (!f->wanted->mode && !f->wanted->side) return true;
    return ro_ask_int(f->job, 0,
                      "SELECT 1 FROM how WHERE n = ?1 AND (?2 IS NULL OR what = ?2) AND (?3 IS NULL OR side = ?3 COLLATE NOCASE)",
                      "icc", how, f->wanted->mode, f->wanted->side);
}

static bool list_wanted(const ro_findings *f) { return f->sift->named || f->wanted->mode || f->wanted->side || f->wanted->facet; }

/* ---- of accounts without a query ---------------------------------------------------------------------------------- */

static void take_all(ro_findings *f, const ro_finding *x, ro_str list) {
    ro_list_item s;
    for (size_t at = 0, i = 1; ro_lists_next(list, &at, &s); i++)
        if (s.span.lo != RO_NOSPAN.lo && said_so(f, s.how) && speaks(f, s.names))
            RO_PUSH(f->job->arena, f->v) = (ro_finding){
                .key = x->key, .account = x->account, .statement = (int32_t)i, .how = (int32_t)s.how, .names = (int32_t)s.names};
}

void ro_findings_said(ro_findings *f, const ro_finding *account, size_t n) {
    ro_query *q = ro_query_new(f->job, "SELECT statement_list FROM account WHERE n = ?1");
    f->v.n = 0;
    for (size_t i = 0; i < n; i++) {
        ro_bind(q, "i", account[i].account);
        if (!ro_step(q)) continue;
        take_all(f, &account[i], ro_lying(q, 0));
        ro_query_end(q);
    }
}

/* ---- no more than a page ------------------------------------------------------------------------------------------ */

/* The worst are let go: a page is left. */
static void shrink(struct looking *l) {
    ro_findings *f = l->f, rest = *f;
    size_t page = f->wanted->limit;
    f->v = (typeof(f->v)){0};
    ro_findings_heap(&rest);
    while (f->v.n < page) RO_PUSH(f->job->arena, f->v) = ro_findings_first(&rest);
    l->last = f->v.v[page - 1];
}

static void take(struct looking *l, ro_finding x) {
    ro_findings *f = l->f;
    bool page = f->wanted->limit && !f->wanted->facet;
    l->found++;
    if (l->seen.account >= 0 && !ro_finding_before(&l->seen, &x)) return;
    if (page && l->last.statement && !ro_finding_before(&x, &l->last)) return;
    RO_PUSH(f->job->arena, f->v) = x;
    if (page && f->v.n >= f->wanted->limit + SPARE) shrink(l);
}

/* ---- an account --------------------------------------------------------------------------------------------------- */

static double worth(const ro_findings *f, ro_part in) {
    double length = (double)(in.hi - in.lo), sum = 0;
    for (size_t k = 0; k < f->wish->nsought; k++) {
        double n = f->wish->sought[k].no ? 0 : (double)ro_finder_count(f->finder, k, in);
        sum += n * 2.2 / (n + 1.2 * (.5 + .5 * length / USUAL));
    }
    return -sum;
}

struct row {
    int64_t n;
    double key;
};

/* Statement i, a stretch of words; s: what the list has of it. */
static void look_at(struct looking *l, const struct row *r, int32_t i, ro_part in, const ro_list_item *s) {
    ro_findings *f = l->f;
    if (in.lo == in.hi || !ro_finder_holds(f->finder, in)) return;
    if (s && (!said_so(f, s->how) || !speaks(f, s->names))) return;
    double rank = worth(f, in);
    take(l, (ro_finding){.key = f->by_day ? r->key : rank,
                         .rank = rank,
                         .account = r->n,
                         .statement = i,
                         .how = s ? (int32_t)s->how : 0,
                         .names = s ? (int32_t)s->names : 0});
}

/* list: of its statements; p NULL: not wanted. */
static void look_by_index(struct looking *l, const struct row *r, ro_str stretches, ro_str list) {
    ro_finder *finder = l->f->finder;
    ro_list_item s;
    ro_part in = {0};
    ro_finder_clear(finder);
    for (size_t i = 0; i < l->gathered->n; i++) {
        const ro_gathered_place *p = &l->gathered->v[i];
        ro_finder_put(finder, l->wide.sought[p->phrase], p->where, p->word);
    }
    for (size_t at = 0, of = 0, i = 1; ro_stretches_next(stretches, &at, &in); i++) {
        bool listed = list.p && ro_lists_next(list, &of, &s);
        look_at(l, r, (int32_t)i, in, listed ? &s : NULL);
    }
}

static void look_by_text(struct looking *l, const struct row *r) {
    ro_finder *finder = l->f->finder;
    ro_query *q = ro_query_new(l->f->job, "SELECT title, text, statement_list FROM account WHERE n = ?1");
    ro_list_item s;
    ro_bind(q, "i", r->n);
    if (!ro_step(q)) return;
    ro_finder_at(finder, ro_lying(q, 0), ro_lying(q, 1));
    ro_str list = ro_lying(q, 2);
    for (size_t at = 0, i = 1; ro_lists_next(list, &at, &s); i++)
        if (s.span.lo != RO_NOSPAN.lo) look_at(l, r, (int32_t)i, ro_finder_part(finder, s.span), &s);
    ro_query_end(q);
}

static void look_through(struct looking *l, const struct row *r, ro_str stretches) {
    if (l->f->wanted->facet && l->accounts == RO_MOST_SEARCHED) {
        l->unsearched++;
        return;
    }
    l->accounts++;
    if (!stretches.p || l->gathered->phrases != l->wide.n) {
        look_by_text(l, r);
    } else if (list_wanted(l->f)) {
        ro_query *q = ro_query_new(l->f->job, "SELECT statement_list FROM account WHERE n = ?1");
        ro_bind(q, "i", r->n);
        look_by_index(l, r, stretches, ro_step(q) ? ro_lying(q, 0) : RO_S(""));
        ro_query_end(q);
    } else {
        look_by_index(l, r, stretches, RO_NONE);
    }
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

static ro_str lying_blob(ro_query *q, int i) {
    bool none = ro_null(q, i);
    ro_str s = ro_lying_blob(q, i);
    return s.p || none ? s : RO_S("");
}

static void go_through(struct looking *l, int64_t from, int64_t to) {
    ro_query *q = ro_query_new(l->f->job, "SELECT account_fts.rowid, s.statements, s.day, word_places(account_fts, ?2) FROM"
                                          " account_fts LEFT JOIN sought s ON s.account = account_fts.rowid WHERE account_fts"
                                          " MATCH ?1 AND account_fts.rowid BETWEEN ?3 AND ?4");
    ro_bind(q, "scii", l->wide.expression, NULL, from, to);
    ro_gathered_bind(q, 2, l->gathered);
    while (ro_step(q)) {
        struct row r = {ro_int(q, 0), (double)-ro_int(q, 2)};
        if (ro_int(q, 3)) look_through(l, &r, lying_blob(q, 1));
    }
}

/* How well the one seen last fits: its account is looked through for it. */
static ro_finding as_found(const struct looking *like, ro_finding seen) {
    ro_search_wanted all = *like->f->wanted;
    ro_findings f = *like->f;
    all.limit = 0, all.facet = NULL;
    f.wanted = &all, f.v = (typeof(f.v)){0};
    struct looking l = *like;
    l.f = &f;
    go_through(&l, seen.account, seen.account);
    for (size_t i = 0; i < f.v.n; i++)
        if (f.v.v[i].statement == seen.statement) return f.v.v[i];
    ro_findings_unseen(like->f);
}

size_t ro_findings_statements(ro_findings *f, ro_finding seen) {
    struct looking l = {.f = f, .seen.account = -1};
    l.wide = ro_question_wide(f->job->arena, f->wish);
    l.gathered = ro_gathered_new(f->job, f->sift);
    f->v.n = 0;
    if (seen.account >= 0) l.seen = as_found(&l, seen);
    go_through(&l, 0, INT64_MAX);
    if (f->wanted->told) f->wanted->told->unsearched = l.unsearched;
    return l.found;
}
