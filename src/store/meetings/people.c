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
    ro_person_fn fn;
    void *user;
    ro_job *job;
    size_t given;
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
        RO_PUSH(job->arena, v) = (ro_variant){ro_text(q, 0), (size_t)ro_int(q, 1), ro_int(q, 3) ? ro_text(q, 2) : RO_NONE};
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
static bool is_wanted(struct asking *a, const ro_person_entry *e) {
    const char *name = a->wanted->name;
    if (!name || !*name) return true;
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
    fill_variants(job, &e, x->n);
    if (!is_wanted(a, &e)) return;
    fill_titles(job, &e, x->n);
    if (!a->wanted->brief) fill_accounts(job, &e, x->n);
    if ((e.page = a->wanted->page)) ro_person_page(job, &e, x->n);
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
    int64_t n;
};

static int by_name(const void *p, const void *q) {
    const struct candidate *a = p, *b = q;
    int c = ro_str_cmp(a->name, b->name);
    return c ? c : ro_str_cmp(a->id, b->id);
}

/* Those who have a word of the name, or one of its sound. */
static void tell_candidates(ro_job *job, struct asking *a) {
    RO_VEC(struct candidate) v = {0};
    ro_str *key, after = ro_str_c(a->wanted->after ? a->wanted->after : "");
    ro_spelling wanted = {.name = ro_str_c(a->wanted->name)};
    for (size_t k = ro_spelling_keys(job->arena, &wanted, &key); k-- > 0;) {
        ro_query *q =
            ro_query_new(job, "SELECT DISTINCT p.name, p.id, p.n FROM person_word w JOIN person_name s ON s.n = w.name JOIN"
                              " person p ON p.n = s.person WHERE w.word = ?1");
        ro_bind(q, "s", key[k]);
        while (ro_step(q)) RO_PUSH(job->arena, v) = (struct candidate){ro_text(q, 0), ro_text(q, 1), ro_int(q, 2)};
    }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_name);
    bool started = !after.n;
    for (size_t i = 0; i < v.n && !a->stop; i++) {
        if (started && (!i || v.v[i].n != v.v[i - 1].n)) tell(job, a, v.v[i].n);
        started |= ro_str_eq(v.v[i].id, after);
    }
}

/* Everybody, or those after him who was the last of the page before. */
static void tell_page(ro_job *job, struct asking *a) {
    enum { PAGE = 256 };
    ro_str name = RO_S(""), id = RO_S("");
    const char *after = a->wanted->after;
    if (after && *after) {
        id = ro_str_c(after);
        name = ro_ask_text(job, "SELECT name FROM person WHERE id = ?1", "s", id);
        if (!name.p) ro_throw(job->arena, RO_NOTFOUND, "%s: there is no such person; readout people lists them", after);
    }
    for (bool more = true; more && !a->stop;) {
        int64_t n[PAGE];
        size_t got = 0;
        ro_query *q = ro_query_new(job, "SELECT n, name, id FROM person WHERE (name, id) > (?1, ?2) ORDER BY name, id LIMIT ?3");
        ro_bind(q, "ssi", name, id, (int64_t)PAGE);
        while (ro_step(q)) n[got++] = ro_int(q, 0), name = ro_text(q, 1), id = ro_text(q, 2);
        for (size_t i = 0; i < got && !a->stop; i++) tell(job, a, n[i]);
        more = got == PAGE;
    }
}

static void people_work(ro_job *job, void *arg) {
    struct asking *a = arg;
    a->job = job;
    if (a->wanted->name && *a->wanted->name) tell_candidates(job, a);
    bool named = a->wanted->name && *a->wanted->name, further = a->wanted->after && *a->wanted->after;
    if (!a->given && !(named && further)) tell_page(job, a);
}

ro_status ro_archive_people(ro_ctx *ctx, ro_archive *ar, const ro_people_wanted *w, ro_person_fn fn, void *user) {
    struct asking a = {.wanted = w, .fn = fn, .user = user};
    return ro_store_run(ctx, ar, RO_RUN_READ, people_work, &a);
}
