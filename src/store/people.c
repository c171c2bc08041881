/* People across the archive: every name that accounts print, put together by match, with the spellings, the titles over time and
 * the accounts. Computed from the rows of the accounts each time it is asked, so that it can never be out of date. */
#include "match/match.h"
#include "store/store.h"

#include <stdlib.h>

struct figure {
    int64_t account; /* row */
    ro_str name;
    size_t person; /* index of whom it is */
    bool there;
};

struct title_row {
    size_t person;
    ro_str text, date, fold; /* fold: without case and shapes of quotes, which make no other title */
};

struct asking {
    const ro_people_wanted *wanted;
    ro_person_fn fn;
    void *user;
    ro_job *job;
    const ro_people *people;
    RO_VEC(ro_figure) given;
    RO_VEC(struct figure) figures;
    RO_VEC(struct title_row) titles;
};

static ro_str or_empty(ro_str s) { return s.p ? s : RO_S(""); }

static void load_figures(struct asking *a) {
    ro_job *job = a->job;
    ro_query *q = ro_query_new(
        job,
        "SELECT p.account, p.i, a.id, p.name,"
        /* who is only talked about often gets the side of the talk: that is no evidence */
        " (SELECT x.side FROM attendance x WHERE x.account = p.account AND x.name = p.name ORDER BY x.i LIMIT 1),"
        " coalesce(a.meeting_date, a.published_date),"
        " (SELECT title FROM account_person_title t WHERE t.account = p.account AND t.person = p.i ORDER BY t.i LIMIT 1),"
        " EXISTS (SELECT 1 FROM attendance x WHERE x.account = p.account AND x.name = p.name),"
        " (SELECT NOT x.certain FROM attendance x WHERE x.account = p.account AND x.name = p.name ORDER BY x.i LIMIT 1), p.side"
        " FROM account_person p JOIN account a ON a.n = p.account WHERE a.current ORDER BY a.id, p.i");
    while (ro_step(q)) {
        RO_PUSH(job->arena, a->given) = (ro_figure){.account = ro_text(q, 2),
                                                    .name = ro_text(q, 3),
                                                    .side = ro_text(q, 4),
                                                    .title = ro_text(q, 6),
                                                    .date = or_empty(ro_text(q, 5)),
                                                    .there = ro_int(q, 7),
                                                    .guessed = ro_int(q, 8),
                                                    .read_side = ro_text(q, 9)};
        RO_PUSH(job->arena, a->figures) =
            (struct figure){ro_int(q, 0) << 16 | (ro_int(q, 1) & 0xffff), ro_text(q, 3), 0, ro_int(q, 7)};
    }
    a->people = ro_match_people(job->arena, a->given.v, a->given.n);
    for (size_t i = 0; i < a->figures.n; i++) a->figures.v[i].person = a->people->of[i];
}

static int by_row(const void *p, const void *q) {
    const struct figure *a = p, *b = q;
    return a->account < b->account ? -1 : a->account > b->account;
}

static void load_titles(struct asking *a) {
    ro_job *job = a->job;
    if (a->figures.n) qsort(a->figures.v, a->figures.n, sizeof *a->figures.v, by_row);
    ro_query *q = ro_query_new(job, "SELECT t.account, t.person, t.title, coalesce(a.meeting_date, a.published_date)"
                                    " FROM account_person_title t JOIN account a ON a.n = t.account WHERE a.current");
    while (ro_step(q)) {
        struct figure key = {.account = ro_int(q, 0) << 16 | (ro_int(q, 1) & 0xffff)};
        const struct figure *f = a->figures.n ? bsearch(&key, a->figures.v, a->figures.n, sizeof key, by_row) : NULL;
        if (!f) continue;
        ro_str text = ro_text(q, 2);
        RO_PUSH(job->arena, a->titles) = (struct title_row){f->person, text, or_empty(ro_text(q, 3)), ro_fold(job->arena, text)};
    }
}

/* ---- one person ------------------------------------------------------------------------------------------------------ */

static int by_person(const void *p, const void *q) {
    const struct figure *a = p, *b = q;
    if (a->person != b->person) return a->person < b->person ? -1 : 1;
    int c = ro_str_cmp(a->name, b->name);
    return c ? c : by_row(p, q);
}

static int by_title(const void *p, const void *q) {
    const struct title_row *a = p, *b = q;
    if (a->person != b->person) return a->person < b->person ? -1 : 1;
    int c = ro_str_cmp(a->fold, b->fold);
    if (!c) c = ro_str_cmp(a->date, b->date);
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

static int by_bytes(const void *p, const void *q) { return ro_str_cmp(*(const ro_str *)p, *(const ro_str *)q); }

static ro_str account_id(struct asking *a, int64_t row) {
    ro_query *q = ro_query_new(a->job, "SELECT id FROM account WHERE n = ?1");
    ro_bind(q, "i", row >> 16);
    ro_str id = ro_step(q) ? ro_text(q, 0) : RO_S("");
    ro_query_end(q);
    return id;
}

static void fill(struct asking *a, ro_person_entry *e, const struct figure *f, size_t n) {
    RO_VEC(ro_variant) variants = {0};
    RO_VEC(ro_str) accounts = {0};
    for (size_t i = 0; i < n; i++) {
        if (!i || !ro_str_eq(f[i].name, f[i - 1].name)) RO_PUSH(a->job->arena, variants) = (ro_variant){f[i].name, 0};
        variants.v[variants.n - 1].accounts++;
        RO_PUSH(a->job->arena, accounts) = account_id(a, f[i].account);
        e->there += f[i].there;
    }
    if (variants.n) qsort(variants.v, variants.n, sizeof *variants.v, by_accounts);
    if (accounts.n) qsort(accounts.v, accounts.n, sizeof *accounts.v, by_bytes);
    size_t kept = 0;
    for (size_t i = 0; i < accounts.n; i++)
        if (!i || !ro_str_eq(accounts.v[i], accounts.v[i - 1])) accounts.v[kept++] = accounts.v[i];
    e->variants = variants.v, e->nvariants = variants.n;
    e->accounts = accounts.v, e->naccounts = kept;
}

static void fill_titles(struct asking *a, ro_person_entry *e, const struct title_row *t, size_t n) {
    RO_VEC(ro_tenure) v = {0};
    for (size_t i = 0; i < n; i++) {
        if (!i || !ro_str_eq(t[i].fold, t[i - 1].fold)) RO_PUSH(a->job->arena, v) = (ro_tenure){t[i].text, RO_S(""), RO_S("")};
        ro_tenure *x = &v.v[v.n - 1];
        if (!t[i].date.n) continue;
        if (!x->first.n) x->first = t[i].date; /* sorted by date, the unknown first */
        x->last = t[i].date;
    }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_first);
    e->titles = v.v, e->ntitles = v.n;
}

/* Asked for a name: a word of it is enough, or a spelling that is likely the same person. */
static bool is_wanted(struct asking *a, const ro_person_entry *e) {
    const char *name = a->wanted->name;
    if (!name || !*name) return true;
    ro_arena *m = a->job->arena;
    ro_str wanted = ro_fold_bare(m, ro_str_c(name));
    for (size_t i = 0; i < e->nvariants; i++) {
        ro_str v =
            ro_str_printf(m, " %.*s ", (int)ro_fold_bare(m, e->variants[i].text).n, ro_fold_bare(m, e->variants[i].text).p);
        if (ro_str_find(v, ro_str_printf(m, " %.*s ", (int)wanted.n, wanted.p)) >= 0) return true;
        ro_likeness l = {0};
        ro_name x = {.name = ro_str_c(name)}, y = {.name = e->variants[i].text, .side = e->side};
        ro_names_likeness(m, &x, &y, &l);
        if (l.same >= 0.5) return true;
    }
    return false;
}

static void people_work(ro_job *job, void *arg) {
    struct asking *a = arg;
    a->job = job;
    load_figures(a);
    load_titles(a);
    if (a->figures.n) qsort(a->figures.v, a->figures.n, sizeof *a->figures.v, by_person);
    if (a->titles.n) qsort(a->titles.v, a->titles.n, sizeof *a->titles.v, by_title);
    bool started = !a->wanted->after || !*a->wanted->after;
    size_t given = 0;
    for (size_t p = 0, f = 0, t = 0; p < a->people->n; p++) {
        const ro_somebody *who = &a->people->v[p];
        size_t f0 = f, t0 = t;
        while (f < a->figures.n && a->figures.v[f].person == p) f++;
        while (t < a->titles.n && a->titles.v[t].person == p) t++;
        if (!started) {
            started = ro_str_is(who->id, a->wanted->after);
            continue;
        }
        ro_person_entry e = {.id = who->id, .name = who->name, .side = who->side};
        fill(a, &e, a->figures.v + f0, f - f0);
        fill_titles(a, &e, a->titles.v + t0, t - t0);
        if (!is_wanted(a, &e)) continue;
        if (!a->fn(a->user, &e) || ++given == a->wanted->limit) return;
    }
    if (!started) ro_throw(job->arena, RO_NOTFOUND, "%s: there is no such person; readout people lists them", a->wanted->after);
}

ro_status ro_archive_people(ro_ctx *ctx, ro_archive *ar, const ro_people_wanted *w, ro_person_fn fn, void *user) {
    struct asking a = {.wanted = w, .fn = fn, .user = user};
    return ro_store_run(ctx, ar, RO_RUN_READ, people_work, &a);
}
