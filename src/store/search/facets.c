/* How what was found is spread: by publisher, year, kind and side; statements by speaker and mode. In: all that was found. Out:
 * the values with their counts, most first.
 *
 * An account of several sides, or a statement of several speakers, counts for each. */
#include "store/search/search.h"

#include <stdlib.h>

struct value {
    ro_str text; /* p NULL: none */
    size_t n;
};

struct counting {
    ro_findings *f;
    uint32_t *of; /* how many findings each account has */
    RO_VEC(struct value) v;
};

static int by_text(const void *p, const void *q) {
    const struct value *a = p, *b = q;
    if (!a->text.p || !b->text.p) return (b->text.p != NULL) - (a->text.p != NULL);
    return ro_str_cmp(a->text, b->text);
}

static int by_count(const void *p, const void *q) {
    const struct value *a = p, *b = q;
    return a->n != b->n ? (a->n > b->n ? -1 : 1) : by_text(p, q);
}

/* Values that follow each other are often the same. */
static void count(struct counting *c, ro_query *q, int column, size_t n) {
    ro_str x = ro_lying(q, column);
    if (c->v.n && !x.p == !c->v.v[c->v.n - 1].text.p && ro_str_eq(x, c->v.v[c->v.n - 1].text)) {
        c->v.v[c->v.n - 1].n += n;
        return;
    }
    RO_PUSH(c->f->job->arena, c->v) = (struct value){x.p ? ro_text(q, column) : RO_NONE, n};
}

static void tell(struct counting *c, const char *facet, void *user) {
    if (c->v.n) qsort(c->v.v, c->v.n, sizeof *c->v.v, by_text);
    size_t kept = 0;
    for (size_t i = 0; i < c->v.n; i++)
        if (kept && by_text(&c->v.v[kept - 1], &c->v.v[i]) == 0)
            c->v.v[kept - 1].n += c->v.v[i].n;
        else
            c->v.v[kept++] = c->v.v[i];
    if (kept) qsort(c->v.v, kept, sizeof *c->v.v, by_count);
    for (size_t i = 0; i < kept; i++) c->f->wanted->facet(user, facet, c->v.v[i].text, c->v.v[i].n);
    c->v.n = 0;
}

/* The query gives an account and a value a row. */
static void by_account(struct counting *c, const char *facet, const char *sql, void *user) {
    ro_query *q = ro_query_new(c->f->job, sql);
    while (ro_step(q)) {
        int64_t n = ro_int(q, 0);
        if (n >= 0 && n < c->f->sift->n && c->of[n]) count(c, q, 1, c->of[n]);
    }
    tell(c, facet, user);
}

static void by_statement(struct counting *c, const char *facet, const char *sql, void *user) {
    ro_query *q = ro_query_new(c->f->job, sql);
    for (size_t i = 0; i < c->f->v.n; i++) {
        const ro_finding *x = &c->f->v.v[i];
        bool any = false;
        ro_bind(q, "ii", x->account, (int64_t)x->statement - 1);
        for (; ro_step(q); any = true) count(c, q, 0, 1);
        if (!any) RO_PUSH(c->f->job->arena, c->v) = (struct value){RO_NONE, 1};
    }
    tell(c, facet, user);
}

void ro_findings_count(ro_findings *f, void *user) {
    struct counting c = {.f = f, .of = RO_NEWS(f->job->arena, uint32_t, f->sift->n + 1)};
    for (size_t i = 0; i < f->v.n; i++) c.of[f->v.v[i].account]++;
    by_account(&c, "publisher", "SELECT n, publisher FROM account WHERE current = 1", user);
    by_account(&c, "year", "SELECT n, substr(coalesce(meeting_date, published_date), 1, 4) FROM account WHERE current = 1", user);
    if (f->wanted->statements) {
        by_statement(&c, "speaker", "SELECT name FROM statement_speaker WHERE account = ?1 AND statement = ?2", user);
        by_statement(&c, "mode", "SELECT mode FROM statement WHERE account = ?1 AND i = ?2", user);
        return;
    }
    by_account(&c, "kind", "SELECT n, kind FROM account WHERE current = 1", user);
    by_account(&c, "side", "SELECT account, side FROM account_side", user);
}
