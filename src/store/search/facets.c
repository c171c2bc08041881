/* How what was found is spread: by publisher, year, kind and side; statements by speaker and mode. In: all that was found. Out:
 * the values with their counts, most first.
 *
 * An account of several sides, or a statement of several speakers, counts for each. Few accounts are asked for one by one; of
 * many it is cheaper to go through an index that has nothing but what is counted. */
#include "store/search/search.h"

#include <stdlib.h>

enum { LEAST = 64, FACETS = 3 }; /* room for so many values of a facet, at first */

struct value {
    ro_str text; /* p NULL: none */
    uint64_t hash;
    size_t n; /* 0: free */
};

struct facet {
    const char *name;
    struct value *slot, *last; /* last: that was counted; values that follow each other are often the same */
    size_t room, n;
    size_t of; /* of a value so many bytes count; 0: all */
};

struct counting {
    ro_findings *f;
    uint32_t *of; /* how many findings each account has */
};

static void make_room(ro_arena *a, struct facet *x) {
    struct value *old = x->slot;
    size_t n = x->room;
    x->room = n ? 4 * n : LEAST;
    x->slot = RO_NEWS(a, struct value, x->room);
    for (size_t i = 0; i < n; i++) {
        size_t at = old[i].hash & (x->room - 1);
        while (x->slot[at].n) at = (at + 1) & (x->room - 1);
        if (old[i].n) x->slot[at] = old[i];
    }
    x->last = NULL;
}

static bool same(const struct value *v, ro_str text) { return !v->text.p == !text.p && ro_str_eq(v->text, text); }

static void count(struct counting *c, struct facet *x, ro_str text, size_t n) {
    ro_arena *a = c->f->job->arena;
    if (x->of && text.n > x->of) text.n = x->of;
    if (x->last && same(x->last, text)) {
        x->last->n += n;
        return;
    }
    if (2 * x->n >= x->room) make_room(a, x);
    uint64_t hash = text.p ? ro_hash(text) : 0;
    size_t at = hash & (x->room - 1);
    while (x->slot[at].n && !(x->slot[at].hash == hash && same(&x->slot[at], text))) at = (at + 1) & (x->room - 1);
    x->last = &x->slot[at];
    if (!x->last->n) *x->last = (struct value){text.p ? ro_str_dup(a, text) : RO_NONE, hash, 0}, x->n++;
    x->last->n += n;
}

static int by_count(const void *p, const void *q) {
    const struct value *a = p, *b = q;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    if (!a->text.p || !b->text.p) return (b->text.p != NULL) - (a->text.p != NULL);
    return ro_str_cmp(a->text, b->text);
}

static void tell(struct counting *c, struct facet *x, void *user) {
    size_t n = 0;
    for (size_t i = 0; i < x->room; i++)
        if (x->slot[i].n) x->slot[n++] = x->slot[i];
    if (n) qsort(x->slot, n, sizeof *x->slot, by_count);
    for (size_t i = 0; i < n; i++) c->f->wanted->facet(user, x->name, x->slot[i].text, x->slot[i].n);
}

/* Of each account found, or of all: the values of the facets in the columns behind the account's number. */
static void by_account(struct counting *c, struct facet *x, size_t facets, const char *const sql[2]) {
    ro_findings *f = c->f;
    bool few = ro_findings_few(f);
    ro_query *q = ro_query_new(f->job, sql[!few]);
    for (size_t i = 0; i < (few ? f->v.n : 1); i++) {
        int64_t account = few ? f->v.v[i].account : 0;
        if (few && i && account == f->v.v[i - 1].account) continue; /* statements of one account stand together */
        if (few) ro_bind(q, "i", account);
        while (ro_step(q)) {
            int64_t n = ro_int(q, 0);
            for (size_t k = 0; k < facets && n >= 0 && n < f->sift->n && c->of[n]; k++)
                count(c, &x[k], ro_lying(q, (int)k + 1), c->of[n]);
        }
    }
}

static void by_statement(struct counting *c, struct facet *x, bool names) {
    const char *sql =
        names ? "SELECT p.value FROM word w JOIN json_each(w.word) p WHERE w.n = ?1" : "SELECT what FROM how WHERE n = ?1";
    ro_query *q = ro_query_new(c->f->job, sql);
    for (size_t i = 0; i < c->f->v.n; i++) {
        const ro_finding *s = &c->f->v.v[i];
        bool any = false;
        ro_bind(q, "i", (int64_t)(names ? s->names : s->how));
        for (; ro_step(q); any = true) count(c, x, ro_lying(q, 0), 1);
        if (!any) count(c, x, RO_NONE, 1);
    }
}

#define OF_ACCOUNT "SELECT n, publisher, " RO_DAY ", kind FROM account "

void ro_findings_count(ro_findings *f, void *user) {
    static const char *const account[] = {OF_ACCOUNT "WHERE n = ?1", OF_ACCOUNT "INDEXED BY account_sifted WHERE current = 1"};
    static const char *const side[] = {"SELECT account, side FROM account_side WHERE account = ?1",
                                       "SELECT account, side FROM account_side INDEXED BY account_side_side WHERE side >= ''"};
    struct counting c = {f, RO_NEWS(f->job->arena, uint32_t, f->sift->n + 1)};
    struct facet x[FACETS] = {{.name = "publisher"}, {.name = "year", .of = 4}, {.name = "kind"}}, sides = {.name = "side"},
                 speaker = {.name = "speaker"}, mode = {.name = "mode"};
    bool statements = f->wanted->statements;
    for (size_t i = 0; i < f->v.n; i++) c.of[f->v.v[i].account]++;
    by_account(&c, x, statements ? 2 : FACETS, account);
    for (size_t i = 0; i < (statements ? 2 : FACETS); i++) tell(&c, &x[i], user);
    if (!statements) {
        by_account(&c, &sides, 1, side);
        tell(&c, &sides, user);
        return;
    }
    by_statement(&c, &speaker, true);
    tell(&c, &speaker, user);
    by_statement(&c, &mode, false);
    tell(&c, &mode, user);
}
