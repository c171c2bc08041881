/* People across the archive, out of their rows: with the spellings, the titles over time and the accounts of each. Those whom a
 * name may mean are found by the keys under which names meet; where none has one in common, everybody is asked. */
#include "names/names.h"
#include "store/meetings/crowd.h"

#include <stdlib.h>

struct title_row {
    ro_str text, first, last, fold; /* fold: without case and shapes of quotes, which make no other title */
    size_t accounts;
};

struct asking {
    const ro_people_wanted *wanted;
    const char *side; /* as the archive has it */
    ro_person_fn fn;
    void *user;
    ro_job *job;
    size_t given;
    bool exact; /* who is told is known already to be called so */
    bool stop;
};

/* ---- one person ------------------------------------------------------------------------------------------------------ */

static int by_title(const void *p, const void *q) {
    const struct title_row *a = p, *b = q;
    int c = ro_str_cmp(a->fold, b->fold);
    if (!c) c = ro_str_cmp(a->first, b->first);
    return c ? c : ro_str_cmp(a->text, b->text);
}

static int by_accounts(const void *p, const void *q) {
    const ro_variant *a = p, *b = q;
    if (a->accounts != b->accounts) return a->accounts > b->accounts ? -1 : 1;
    return ro_str_cmp(a->text, b->text);
}

static int by_first(const void *p, const void *q) {
    const ro_tenure *a = p, *b = q;
    bool x = !a->first.n, y = !b->first.n; /* the unknown last */
    if (x != y) return x ? 1 : -1;
    int c = ro_str_cmp(a->first, b->first);
    return c ? c : ro_str_cmp(a->text, b->text);
}

static ro_str or_empty(ro_str s) { return s.p ? s : RO_S(""); }

/* A name is told once, with whatever side it stands. */
static void fill_variants(ro_job *job, ro_person_entry *e, int64_t n) {
    RO_VEC(ro_variant) v = {0};
    ro_query *q = ro_query_new(job, "SELECT coalesce(base, name) called, sum(accounts), max(why), min(why IS NOT NULL) FROM"
                                    " person_name WHERE person = ?1 GROUP BY called");
    ro_bind(q, "i", n);
    while (ro_step(q))
        RO_PUSH(job->arena, v) =
            (ro_variant){.text = ro_text(q, 0), .accounts = (size_t)ro_int(q, 1), .why = ro_int(q, 3) ? ro_text(q, 2) : RO_NONE};
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_accounts);
    e->variants = v.v, e->nvariants = v.n;
}

static void fill_titles(ro_job *job, ro_person_entry *e, int64_t n) {
    RO_VEC(struct title_row) t = {0};
    RO_VEC(ro_tenure) v = {0};
    ro_query *q = ro_query_new(
        job, "SELECT t.title, min(t.first_day), max(t.last_day), sum(t.accounts) FROM person_name s JOIN person_title"
             " t ON t.name = s.n WHERE s.person = ?1 GROUP BY t.title");
    ro_bind(q, "i", n);
    while (ro_step(q)) {
        ro_str text = ro_text(q, 0);
        RO_PUSH(job->arena, t) = (struct title_row){text, or_empty(ro_text(q, 1)), or_empty(ro_text(q, 2)),
                                                    ro_fold(job->arena, text), (size_t)ro_int(q, 3)};
    }
    if (t.n) qsort(t.v, t.n, sizeof *t.v, by_title);
    for (size_t i = 0; i < t.n; i++) {
        if (!i || !ro_str_eq(t.v[i].fold, t.v[i - 1].fold))
            RO_PUSH(job->arena, v) = (ro_tenure){.text = t.v[i].text, .first = RO_S(""), .last = RO_S("")};
        ro_tenure *x = &v.v[v.n - 1];
        x->accounts += t.v[i].accounts;
        if (!x->first.n) x->first = t.v[i].first; /* sorted by day, the unknown first */
        if (ro_str_cmp(t.v[i].last, x->last) > 0) x->last = t.v[i].last;
    }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_first);
    e->titles = v.v, e->ntitles = v.n;
}

static void fill_accounts(ro_job *job, ro_person_entry *e, int64_t n) {
    RO_VEC(ro_str) v = {0};
    ro_query *q =
        ro_query_new(job, "SELECT DISTINCT a.id FROM person_name s JOIN person_account x ON x.name = s.n JOIN account a ON"
                          " a.n = x.account WHERE s.person = ?1 ORDER BY a.id");
    ro_bind(q, "i", n);
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_text(q, 0);
    e->accounts = v.v;
}

/* Asked for a name: a word of it is enough, or a spelling that is likely the same person. */
static bool is_called(struct asking *a, const ro_person_entry *e) {
    const char *name = a->wanted->name;
    if (!name || !*name || a->exact) return true;
    ro_arena *m = a->job->arena;
    ro_str wanted = ro_fold_bare(m, ro_str_c(name));
    for (size_t i = 0; i < e->nvariants; i++) {
        ro_str folded = ro_fold_bare(m, e->variants[i].text);
        ro_str v = ro_str_printf(m, " %.*s ", (int)folded.n, folded.p);
        if (ro_str_find(v, ro_str_printf(m, " %.*s ", (int)wanted.n, wanted.p)) >= 0) return true;
        ro_likeness l = {0};
        ro_name x = {.name = ro_str_c(name)}, y = {.name = e->variants[i].text, .side = e->side};
        ro_names_likeness(m, &x, &y, &l);
        if (l.same >= 0.5) return true;
    }
    return false;
}

static bool on_side(const struct asking *a, ro_str side) {
    return !a->side || !*a->side || (side.n == strlen(a->side) && strncasecmp(side.p, a->side, side.n) == 0);
}

struct one {
    struct asking *asking;
    int64_t n;
};

static void one_work(ro_job *job, void *arg) {
    struct one *x = arg;
    struct asking *a = x->asking;
    a->job = job;
    ro_query *q = ro_query_new(job, "SELECT id, name, side, accounts, present FROM person WHERE n = ?1");
    ro_bind(q, "i", x->n);
    if (!ro_step(q)) return;
    ro_person_entry e = {ro_text(q, 0), ro_text(q, 1), ro_text(q, 2), .naccounts = (size_t)ro_int(q, 3),
                         .there = (size_t)ro_int(q, 4)};
    ro_query_end(q);
    if (!on_side(a, e.side)) return;
    fill_variants(job, &e, x->n);
    if (!is_called(a, &e)) return;
    fill_titles(job, &e, x->n);
    if (!a->wanted->brief) fill_accounts(job, &e, x->n);
    if ((e.page = a->wanted->page)) ro_person_page(job, &e, x->n, a->wanted);
    a->stop = !a->fn(a->user, &e) || ++a->given == a->wanted->limit;
}

/* In an arena of its own, so that a list of any length takes the memory of one. */
static void tell(ro_job *job, struct asking *a, int64_t n) {
    ro_status st = ro_store_run(job->ctx, job->archive, RO_RUN_READ, one_work, &(struct one){a, n});
    if (st != RO_OK) ro_store_rethrow(job, st);
}

/* ---- who may be meant ------------------------------------------------------------------------------------------------ */

struct candidate {
    ro_str name, id;
    int64_t n, accounts;
};

static int by_name(const void *p, const void *q) {
    const struct candidate *a = p, *b = q;
    int c = ro_str_cmp(a->name, b->name);
    return c ? c : ro_str_cmp(a->id, b->id);
}

static int by_fame(const void *p, const void *q) {
    const struct candidate *a = p, *b = q;
    return a->accounts != b->accounts ? (a->accounts > b->accounts ? -1 : 1) : by_name(p, q);
}

/* Those who have a word of the name, or one of its sound. */
static void tell_candidates(ro_job *job, struct asking *a) {
    RO_VEC(struct candidate) v = {0};
    ro_str *key, after = ro_str_c(a->wanted->after ? a->wanted->after : "");
    ro_spelling wanted = {.name = ro_str_c(a->wanted->name)};
    for (size_t k = ro_spelling_keys(job->arena, &wanted, &key); k-- > 0;) {
        ro_query *q = ro_query_new(job, "SELECT DISTINCT p.name, p.id, p.n, p.accounts FROM person_word w JOIN person_name s ON"
                                        " s.n = w.name JOIN person p ON p.n = s.person WHERE w.word = ?1");
        ro_bind(q, "s", key[k]);
        while (ro_step(q)) RO_PUSH(job->arena, v) = (struct candidate){ro_text(q, 0), ro_text(q, 1), ro_int(q, 2), ro_int(q, 3)};
    }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, a->wanted->most ? by_fame : by_name);
    bool started = !after.n;
    for (size_t i = 0; i < v.n && !a->stop; i++) {
        if (started && (!i || v.v[i].n != v.v[i - 1].n)) tell(job, a, v.v[i].n);
        started |= ro_str_eq(v.v[i].id, after);
    }
}

/* Who is sifted by side and letters, as SQL over person; parameters 1 and 2. */
#define SIFTED "(?1 IS NULL OR side = ?1 COLLATE NOCASE) AND (?2 IS NULL OR (name >= ?2 AND name < ?2 || char(1114111)))"

/* Everybody, or those after him who was the last of the page before. */
static void tell_page(ro_job *job, struct asking *a) {
    enum { PAGE = 1024 };
    static const char *const ORDER[] = {
        "SELECT n, name, id, accounts FROM person WHERE " SIFTED " AND (name, id) > (?4, ?5) ORDER BY name, id LIMIT ?6",
        "SELECT n, name, id, accounts FROM person WHERE " SIFTED " AND (accounts < ?3 OR (accounts = ?3 AND (name, id) >"
        " (?4, ?5))) ORDER BY accounts DESC, name, id LIMIT ?6"};
    struct candidate last = {RO_S(""), RO_S(""), 0, INT64_MAX};
    const char *after = a->wanted->after;
    if (after && *after) {
        last = (struct candidate){.name = RO_NONE};
        ro_query *q = ro_query_new(job, "SELECT name, id, accounts FROM person WHERE id = ?1");
        ro_bind(q, "c", after);
        while (ro_step(q)) last = (struct candidate){ro_text(q, 0), ro_text(q, 1), 0, ro_int(q, 2)};
        if (!last.name.p) ro_throw(job->arena, RO_NOTFOUND, "%s: there is no such person; readout people lists them", after);
    }
    for (bool more = true; more && !a->stop;) {
        int64_t n[PAGE];
        size_t got = 0;
        ro_query *q = ro_query_new(job, ORDER[a->wanted->most]);
        ro_bind(q, "ccissi", a->side, a->wanted->begins, last.accounts, last.name, last.id, (int64_t)PAGE);
        while (ro_step(q)) n[got++] = ro_int(q, 0), last = (struct candidate){ro_text(q, 1), ro_text(q, 2), 0, ro_int(q, 3)};
        for (size_t i = 0; i < got && !a->stop; i++) tell(job, a, n[i]);
        more = got == PAGE;
    }
}
/* One that is meant for sure: by his id, or as an account calls him. */
static void tell_one(ro_job *job, struct asking *a) {
    const ro_people_wanted *w = a->wanted;
    int64_t n = w->id ? ro_ask_int(job, 0, "SELECT n FROM person WHERE id = ?1", "c", w->id)
                      : ro_ask_int(job, 0,
                                   "SELECT s.person FROM account a CROSS JOIN person_name s CROSS JOIN person_account x ON"
                                   " x.name = s.n AND x.account = a.n WHERE a.id = ?1 AND a.current AND s.name = ?2 AND s.person"
                                   " IS NOT NULL",
                                   "cc", w->within, w->name);
    a->exact = true;
    if (n) tell(job, a, n);
    if (w->id && !n) ro_throw(job->arena, RO_NOTFOUND, "%s: there is no such person; readout people lists them", w->id);
}

static void people_work(ro_job *job, void *arg) {
    struct asking *a = arg;
    const ro_people_wanted *w = a->wanted;
    bool named = w->name && *w->name, further = w->after && *w->after;
    a->job = job;
    a->side = ro_asked_side(job, w->side);
    if (w->id || (w->within && named)) {
        tell_one(job, a);
        return;
    }
    if (named) tell_candidates(job, a);
    if (!a->given && !(named && further)) tell_page(job, a);
}

ro_status ro_archive_people(ro_ctx *ctx, ro_archive *ar, const ro_people_wanted *w, ro_person_fn fn, void *user) {
    struct asking a = {.wanted = w, .fn = fn, .user = user};
    return ro_store_run(ctx, ar, RO_RUN_READ, people_work, &a);
}

/* ---- how many -------------------------------------------------------------------------------------------------------- */

struct counting {
    const ro_people_wanted *wanted;
    ro_facet_fn fn;
    void *user;
    size_t found;
};

static void counts_work(ro_job *job, void *arg) {
    struct counting *c = arg;
    static const struct {
        const char *facet, *sql;
    } ASKED[] = {{"side", "SELECT side, count(*) FROM person WHERE " SIFTED " GROUP BY 1 ORDER BY 2 DESC, 1"},
                 {"letter", "SELECT substr(name, 1, 1), count(*) FROM person WHERE " SIFTED " GROUP BY 1 ORDER BY 1"}};
    const char *side = ro_asked_side(job, c->wanted->side);
    for (size_t i = 0; i < sizeof ASKED / sizeof *ASKED; i++) {
        ro_query *q = ro_query_new(job, ASKED[i].sql);
        ro_bind(q, "cc", side, c->wanted->begins);
        while (ro_step(q)) {
            c->found += i ? 0 : (size_t)ro_int(q, 1);
            if (c->fn) c->fn(c->user, ASKED[i].facet, ro_text(q, 0), (size_t)ro_int(q, 1));
        }
    }
}

ro_status ro_archive_people_counts(ro_ctx *ctx, ro_archive *ar, const ro_people_wanted *w, ro_facet_fn fn, void *user,
                                   size_t *found) {
    struct counting c = {.wanted = w, .fn = fn, .user = user};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, counts_work, &c);
    if (found) *found = c.found;
    return st;
}
