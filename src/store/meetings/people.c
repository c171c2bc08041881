/* People across the archive: every name that accounts print, put together by match, with the spellings, the titles over time and
 * the accounts. Computed from the rows of the accounts each time it is asked, so that it can never be out of date. */
#include "names/names.h"
#include "store/meetings/gather.h"

#include <stdlib.h>

struct named {
    size_t person, figure;
    ro_str name;
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
    ro_gathered all;
    RO_VEC(struct named) named; /* a figure each, by person */
    RO_VEC(struct title_row) titles;
};

static void load(struct asking *a) {
    ro_arena *m = a->job->arena;
    ro_people_gather(a->job, &a->all);
    for (size_t i = 0; i < a->all.n; i++) {
        const ro_figure *f = &a->all.figure[i];
        size_t person = a->all.people->of[i];
        RO_PUSH(m, a->named) = (struct named){person, i, ro_figure_called(f)};
        if (f->title.n) RO_PUSH(m, a->titles) = (struct title_row){person, f->title, f->date, ro_fold(m, f->title)};
        for (size_t k = 0; k < f->ntitles; k++)
            RO_PUSH(m, a->titles) = (struct title_row){person, f->titles[k], f->date, ro_fold(m, f->titles[k])};
    }
}

/* ---- one person ------------------------------------------------------------------------------------------------------ */

static int by_person(const void *p, const void *q) {
    const struct named *a = p, *b = q;
    if (a->person != b->person) return a->person < b->person ? -1 : 1;
    int c = ro_str_cmp(a->name, b->name);
    return c ? c : a->figure < b->figure ? -1 : a->figure > b->figure;
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

static void fill(struct asking *a, ro_person_entry *e, const struct named *f, size_t n) {
    RO_VEC(ro_variant) variants = {0};
    RO_VEC(ro_str) accounts = {0};
    for (size_t i = 0; i < n; i++) {
        const ro_figure *figure = &a->all.figure[f[i].figure];
        if (!i || !ro_str_eq(f[i].name, f[i - 1].name))
            RO_PUSH(a->job->arena, variants) = (ro_variant){f[i].name, 0, a->all.people->why[f[i].figure]};
        variants.v[variants.n - 1].accounts++;
        RO_PUSH(a->job->arena, accounts) = figure->account;
        e->there += figure->there;
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
    load(a);
    if (a->named.n) qsort(a->named.v, a->named.n, sizeof *a->named.v, by_person);
    if (a->titles.n) qsort(a->titles.v, a->titles.n, sizeof *a->titles.v, by_title);
    const ro_people *people = a->all.people;
    bool started = !a->wanted->after || !*a->wanted->after;
    size_t given = 0;
    for (size_t p = 0, f = 0, t = 0; p < people->n; p++) {
        const ro_somebody *who = &people->v[p];
        size_t f0 = f, t0 = t;
        while (f < a->named.n && a->named.v[f].person == p) f++;
        while (t < a->titles.n && a->titles.v[t].person == p) t++;
        if (!started) {
            started = ro_str_is(who->id, a->wanted->after);
            continue;
        }
        ro_person_entry e = {.id = who->id, .name = who->name, .side = who->side};
        fill(a, &e, a->named.v + f0, f - f0);
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
