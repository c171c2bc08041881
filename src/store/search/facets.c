/* How what was found is spread: by publisher, year, kind and side; statements by speaker and mode. In: all that was found. Out:
 * the values with their counts, most first.
 *
 * An account of several sides, or a statement of several speakers, counts for each. What is counted are numbers, out of the
 * narrow rows of the table sought: words are asked for once a value. Few accounts are asked for one by one, of many all are gone
 * through. */
#include "store/search/search.h"

#include <stdlib.h>

enum { LEAST = 64 }; /* room for so many values of a facet, at first */

struct value {
    int64_t key; /* as the file has it: a word's number, a year, a manner of saying */
    size_t n;    /* 0: free */
};

struct facet {
    struct value *slot, *last; /* last: that was counted; values that follow each other are often the same */
    size_t room, n;
};

struct told {    /* a value and how often it occurs */
    ro_str text; /* p NULL: none */
    size_t n;
};

struct counting {
    ro_findings *f;
    uint32_t *of; /* how many findings each account has */
    struct facet publisher, year, kind, side, speaker, mode;
};

static size_t place(const struct facet *x, int64_t key) {
    size_t at = (size_t)((uint64_t)key * 0x9E3779B97F4A7C15u >> 32) & (x->room - 1);
    while (x->slot[at].n && x->slot[at].key != key) at = (at + 1) & (x->room - 1);
    return at;
}

static void make_room(ro_arena *a, struct facet *x) {
    struct value *old = x->slot;
    size_t n = x->room;
    x->room = n ? 4 * n : LEAST;
    x->slot = RO_NEWS(a, struct value, x->room);
    for (size_t i = 0; i < n; i++)
        if (old[i].n) x->slot[place(x, old[i].key)] = old[i];
    x->last = NULL;
}

static void count(struct counting *c, struct facet *x, int64_t key, size_t n) {
    if (!x->last || x->last->key != key) {
        if (2 * x->n >= x->room) make_room(c->f->job->arena, x);
        x->last = &x->slot[place(x, key)];
        if (!x->last->n) x->last->key = key, x->n++;
    }
    x->last->n += n;
}

/* ---- told -------------------------------------------------------------------------------------------------------- */

struct telling {
    RO_VEC(struct told) v;
};

static int by_text(const void *p, const void *q) {
    const struct told *a = p, *b = q;
    if (!a->text.p || !b->text.p) return (b->text.p != NULL) - (a->text.p != NULL);
    return ro_str_cmp(a->text, b->text);
}

static int by_count(const void *p, const void *q) {
    const struct told *a = p, *b = q;
    return a->n != b->n ? (a->n > b->n ? -1 : 1) : by_text(p, q);
}

/* What several values have in common is one: sets of sides are counted, and sides are told. */
static void sum_up(struct telling *t) {
    size_t n = 0;
    if (t->v.n) qsort(t->v.v, t->v.n, sizeof *t->v.v, by_text);
    for (size_t i = 0; i < t->v.n; i++) {
        if (n && by_text(&t->v.v[n - 1], &t->v.v[i]) == 0)
            t->v.v[n - 1].n += t->v.v[i].n;
        else
            t->v.v[n++] = t->v.v[i];
    }
    t->v.n = n;
    if (n) qsort(t->v.v, n, sizeof *t->v.v, by_count);
}

/* sql: the words of a value, a row each. */
static void tell(struct counting *c, const struct facet *x, const char *name, const char *sql, void *user) {
    ro_job *job = c->f->job;
    struct telling t = {0};
    for (size_t i = 0; i < x->room; i++) {
        bool any = false;
        if (!x->slot[i].n) continue;
        ro_query *q = ro_query_new(job, sql);
        ro_bind(q, "i", x->slot[i].key);
        for (; ro_step(q); any = true) RO_PUSH(job->arena, t.v) = (struct told){ro_text(q, 0), x->slot[i].n};
        if (!any) RO_PUSH(job->arena, t.v) = (struct told){RO_NONE, x->slot[i].n};
    }
    sum_up(&t);
    for (size_t i = 0; i < t.v.n; i++) c->f->wanted->facet(user, name, t.v.v[i].text, t.v.v[i].n);
}

/* ---- counted ------------------------------------------------------------------------------------------------------ */

static void count_account(struct counting *c, ro_query *q, int64_t n) {
    size_t of = n >= 0 && n < c->f->sift->n ? c->of[n] : 0;
    if (!of) return;
    count(c, &c->publisher, ro_int(q, 1), of);
    count(c, &c->year, ro_int(q, 2) / 10000, of);
    if (c->f->wanted->statements) return;
    count(c, &c->kind, ro_int(q, 3), of);
    if (ro_int(q, 4)) count(c, &c->side, ro_int(q, 4), of);
}

static void count_accounts(struct counting *c) {
    static const char *const sql[] = {"SELECT account, publisher, day, kind, sides FROM sought WHERE account = ?1",
                                      "SELECT account, publisher, day, kind, sides FROM sought"};
    ro_findings *f = c->f;
    bool few = ro_findings_few(f);
    ro_query *q = ro_query_new(f->job, sql[!few]);
    for (size_t i = 0; i < (few ? f->v.n : 1); i++) {
        int64_t account = few ? f->v.v[i].account : 0;
        if (few && i && account == f->v.v[i - 1].account) continue; /* statements of one account stand together */
        if (few) ro_bind(q, "i", account);
        while (ro_step(q)) count_account(c, q, ro_int(q, 0));
    }
}

#define A_WORD "SELECT word FROM word WHERE n = ?1"
#define NAMES "SELECT p.value FROM word w JOIN json_each(w.word) p WHERE w.n = ?1"

void ro_findings_count(ro_findings *f, void *user) {
    struct counting c = {.f = f, .of = RO_NEWS(f->job->arena, uint32_t, f->sift->n + 1)};
    for (size_t i = 0; i < f->v.n; i++) c.of[f->v.v[i].account]++;
    count_accounts(&c);
    tell(&c, &c.publisher, "publisher", A_WORD, user);
    tell(&c, &c.year, "year", "SELECT substr('000' || ?1, -4) WHERE ?1 > 0", user);
    if (!f->wanted->statements) {
        tell(&c, &c.kind, "kind", A_WORD, user);
        tell(&c, &c.side, "side", NAMES, user);
        return;
    }
    for (size_t i = 0; i < f->v.n; i++) count(&c, &c.speaker, f->v.v[i].names, 1), count(&c, &c.mode, f->v.v[i].how, 1);
    tell(&c, &c.speaker, "speaker", NAMES, user);
    tell(&c, &c.mode, "mode", "SELECT what FROM how WHERE n = ?1", user);
}
