/* What people settled about people: two names are one person, or two, or he is called otherwise. In: a decision in the words of
 * whoever takes it. Out: the names it means, each where it is printed, which outlive every reading and grouping; from them what
 * match is told, and the rows by which meetings and records show it.
 *
 * A person is meant by id, or by a name that one person alone bears. What a split takes off is a spelling, a title or an account
 * of his, or somebody whom he shall not be joined with. */
#include "store/meetings/gather.h"

#include <stdlib.h>

/* ---- who is meant ------------------------------------------------------------------------------------------------- */

/* Folded bare; "oto-ferrin", which was his id before there were two, is Oto Ferrin. */
static ro_str plain(ro_arena *a, ro_str s) {
    ro_str f = ro_str_dup(a, ro_fold_bare(a, s));
    for (size_t i = 0; i < f.n; i++)
        if (f.p[i] == '-') ((char *)(uintptr_t)f.p)[i] = ' ';
    return f;
}

static bool called(ro_job *job, ro_str folded, ro_str name) { return ro_str_eq(folded, plain(job->arena, name)); }

static bool is_called(ro_job *job, ro_str folded, const ro_figure *f) {
    return called(job, folded, f->name) || (f->base.p && called(job, folded, f->base));
}

static _Noreturn void ambiguous(ro_job *job, const ro_gathered *g, ro_str ref, size_t a, size_t b) {
    ro_str x = g->people->v[a].id, y = g->people->v[b].id;
    ro_throw(job->arena, RO_USAGE, "%.*s: more than one person is called so, such as %.*s and %.*s: give the id", (int)ref.n,
             ref.p, (int)x.n, x.p, (int)y.n, y.p);
}

/* The person whom an id or a name means; SIZE_MAX: nobody. */
static size_t find(ro_job *job, const ro_gathered *g, ro_str ref) {
    size_t who = SIZE_MAX;
    ro_str folded = plain(job->arena, ref);
    for (size_t i = 0; i < g->people->n; i++)
        if (ro_str_eq(g->people->v[i].id, ref)) return i;
    for (size_t i = 0; i < g->n; i++) {
        size_t p = g->people->of[i];
        if (p == who || (!is_called(job, folded, &g->figure[i]) && !called(job, folded, g->people->v[p].name))) continue;
        if (who != SIZE_MAX) ambiguous(job, g, ref, who, p);
        who = p;
    }
    return who;
}

static size_t person(ro_job *job, const ro_gathered *g, ro_str ref) {
    size_t p = find(job, g, ref);
    if (p == SIZE_MAX)
        ro_throw(job->arena, RO_NOTFOUND, "%.*s: nobody in the archive is called so: readout people lists everybody", (int)ref.n,
                 ref.p);
    return p;
}

struct meaning {
    ro_job *job;
    const ro_gathered *g;
    int64_t decision;
};

static void take(const struct meaning *m, const char *part, size_t figure) {
    const ro_figure *f = &m->g->figure[figure];
    ro_exec(m->job, "INSERT OR IGNORE INTO decision_person VALUES (?1, ?2, ?3, ?4)", "icss", m->decision, part, f->account,
            f->name);
}

static void take_person(const struct meaning *m, const char *part, size_t p) {
    for (size_t i = 0; i < m->g->n; i++)
        if (m->g->people->of[i] == p) take(m, part, i);
}

/* ---- splits ------------------------------------------------------------------------------------------------------- */

static bool titled(ro_job *job, const ro_figure *f, ro_str folded) {
    if (f->title.n && called(job, folded, f->title)) return true;
    for (size_t i = 0; i < f->ntitles; i++)
        if (called(job, folded, f->titles[i])) return true;
    return false;
}

typedef enum by { BY_NAME, BY_TITLE, BY_ACCOUNT, BYS } by;

static bool is_off(ro_job *job, const ro_figure *f, ro_str folded, ro_str account, by what) {
    if (what == BY_NAME) return is_called(job, folded, f);
    return what == BY_TITLE ? titled(job, f, folded) : account.p && ro_str_eq(f->account, account);
}

/* The figures of person p that the words mean, where they mean some. */
static bool take_off(const struct meaning *m, size_t p, ro_str words) {
    ro_job *job = m->job;
    ro_str folded = plain(job->arena, words);
    ro_str account = ro_ask_text(job,
                                 "SELECT max(id) FROM account WHERE current AND (id = ?1 OR n IN (SELECT intake FROM source WHERE"
                                 " file = ?1))",
                                 "s", words);
    for (by what = BY_NAME; what < BYS; what++) {
        size_t off = 0, all = 0;
        for (size_t i = 0; i < m->g->n; i++) {
            if (m->g->people->of[i] != p) continue;
            all++, off += is_off(job, &m->g->figure[i], folded, account, what);
        }
        if (!off || (off == all && what != BY_ACCOUNT)) continue;
        if (off == all) return false;
        for (size_t i = 0; i < m->g->n; i++)
            if (m->g->people->of[i] == p) take(m, is_off(job, &m->g->figure[i], folded, account, what) ? "value" : "target", i);
        return true;
    }
    return false;
}

static void take_split(const struct meaning *m, size_t p, ro_str value) {
    if (take_off(m, p, value)) return;
    size_t other = find(m->job, m->g, value);
    ro_str name = m->g->people->v[p].name;
    if (other == p || other == SIZE_MAX)
        ro_throw(m->job->arena, RO_USAGE,
                 "%.*s: parts nothing from %.*s: give one of several spellings, titles or accounts of his, or another person",
                 (int)value.n, value.p, (int)name.n, name.p);
    take_person(m, "target", p);
    take_person(m, "value", other);
}

void ro_settled_take(ro_job *job, int64_t decision, const ro_decision *d) {
    ro_gathered g;
    ro_people_gather(job, &g);
    struct meaning m = {job, &g, decision};
    size_t p = person(job, &g, d->target);
    if (ro_str_is(d->kind, "person-split")) {
        take_split(&m, p, d->value);
        return;
    }
    take_person(&m, "target", p);
    if (!ro_str_is(d->kind, "person-merge")) return;
    size_t other = person(job, &g, d->value);
    if (other == p)
        ro_throw(job->arena, RO_USAGE, "%.*s and %.*s: are one person already", (int)d->target.n, d->target.p, (int)d->value.n,
                 d->value.p);
    take_person(&m, "value", other);
}

/* ---- what match is told ------------------------------------------------------------------------------------------- */

struct print {
    ro_str account, name;
    size_t figure;
};

static int by_print(const void *p, const void *q) {
    const struct print *a = p, *b = q;
    int c = ro_str_cmp(a->account, b->account);
    return c ? c : ro_str_cmp(a->name, b->name);
}

struct meant {
    RO_VEC(size_t) figure;
};

static struct meant figures(ro_job *job, const struct print *all, size_t n, int64_t decision, const char *part) {
    struct meant m = {0};
    ro_query *q = ro_query_new(job, "SELECT account, name FROM decision_person WHERE decision = ?1 AND part = ?2");
    ro_bind(q, "ic", decision, part);
    while (ro_step(q)) {
        struct print key = {.account = ro_text(q, 0), .name = ro_text(q, 1)};
        const struct print *x = n ? bsearch(&key, all, n, sizeof key, by_print) : NULL;
        if (x) RO_PUSH(job->arena, m.figure) = x->figure;
    }
    return m;
}

const ro_said *ro_settled_said(ro_job *job, const ro_figure *f, size_t n, size_t *nsaid) {
    RO_VEC(ro_said) v = {0};
    struct print *all = NULL;
    ro_query *q = ro_query_new(
        job, "SELECT n, kind, value FROM decision WHERE about = 'person' AND undone IS NULL ORDER BY time DESC, n DESC");
    while (ro_step(q)) {
        ro_str kind = ro_text(q, 1);
        if (!all) {
            all = RO_NEWS(job->arena, struct print, n + 1);
            for (size_t i = 0; i < n; i++) all[i] = (struct print){f[i].account, f[i].name, i};
            if (n) qsort(all, n, sizeof *all, by_print);
        }
        ro_saying what = ro_str_is(kind, "person-merge")   ? RO_SAID_ONE
                         : ro_str_is(kind, "person-split") ? RO_SAID_TWO
                                                           : RO_SAID_CALLED;
        struct meant a = figures(job, all, n, ro_int(q, 0), "target"), b = figures(job, all, n, ro_int(q, 0), "value");
        RO_PUSH(job->arena, v) = (ro_said){ro_int(q, 0), what, a.figure.v, b.figure.v, a.figure.n, b.figure.n, ro_text(q, 2)};
    }
    *nsaid = v.n;
    return v.v;
}

ro_str ro_settled_fault(ro_job *job) {
    ro_str what =
        ro_ask_text(job,
                    "SELECT 'decision ' || n || ' (' || kind || ' ' || target || ')' FROM decision d WHERE about ="
                    " 'person' AND undone IS NULL AND NOT EXISTS (SELECT 1 FROM decision_person x JOIN account a ON"
                    " a.id = x.account AND a.current JOIN account_person p ON p.account = a.n AND p.name = x.name WHERE"
                    " x.decision = d.n AND x.part = 'target') AND EXISTS (SELECT 1 FROM decision_person x JOIN account a"
                    " ON a.id = x.account WHERE x.decision = d.n AND x.part = 'target') ORDER BY n LIMIT 1",
                    "");
    return what.p ? ro_str_printf(job->arena, "%.*s: means nobody whom an account still names: take it back and decide anew",
                                  (int)what.n, what.p)
                  : RO_NONE;
}

/* ---- what follows from it ----------------------------------------------------------------------------------------- */

ro_decided *ro_settled_names(ro_job *job, size_t *n) {
    RO_VEC(ro_decided) v = {0};
    ro_query *q = ro_query_new(job, "SELECT account, name, person, shown FROM person_decided ORDER BY account, name");
    while (ro_step(q)) RO_PUSH(job->arena, v) = (ro_decided){ro_text(q, 0), ro_text(q, 1), ro_text(q, 2), ro_text(q, 3)};
    *n = v.n;
    return v.v;
}

static bool same(const ro_decided *a, const ro_decided *b) {
    return ro_str_eq(a->account, b->account) && ro_str_eq(a->name, b->name) && ro_str_eq(a->person, b->person) &&
           ro_str_eq(a->shown, b->shown);
}

static void touch(ro_job *job, ro_str account) {
    int64_t n = ro_ask_int(job, 0, "SELECT n FROM account WHERE id = ?1 AND current", "s", account);
    if (n) ro_grouping_touch(job, n);
}

/* The meetings of accounts for which it is another are told anew; both by account and name. */
static void touch_changed(ro_job *job, const ro_decided *was, size_t nwas, const ro_decided *is, size_t nis) {
    for (size_t i = 0, k = 0; i < nwas || k < nis;) {
        int c = i == nwas ? 1 : k == nis ? -1 : ro_str_cmp(was[i].account, is[k].account);
        if (!c) c = ro_str_cmp(was[i].name, is[k].name);
        if (c || !same(&was[i], &is[k])) touch(job, c <= 0 ? was[i].account : is[k].account);
        i += c <= 0;
        k += c >= 0;
    }
}

static void make_rows(ro_job *job) {
    ro_exec(job, "DELETE FROM person_decided", "");
    if (!ro_ask_int(job, 0, "SELECT 1 FROM decision WHERE about = 'person' AND undone IS NULL LIMIT 1", "")) return;
    ro_gathered g;
    ro_people_gather(job, &g);
    for (size_t i = 0; i < g.n; i++) {
        const ro_somebody *who = &g.people->v[g.people->of[i]];
        if (who->decided)
            ro_exec(job, "INSERT OR IGNORE INTO person_decided VALUES (?1, ?2, ?3, ?4, ?5)", "ssssi", g.figure[i].account,
                    g.figure[i].name, who->id, who->name, who->decided);
    }
}

void ro_settled_make(ro_job *job) {
    size_t nwas, nis;
    const ro_decided *was = ro_settled_names(job, &nwas);
    make_rows(job);
    const ro_decided *is = ro_settled_names(job, &nis);
    touch_changed(job, was, nwas, is, nis);
}

static int by_place(const void *p, const void *q) {
    const ro_span *a = p, *b = q;
    return a->lo < b->lo ? -1 : a->lo > b->lo;
}

/* All that b has, into a. */
static void join(ro_arena *m, ro_person *a, const ro_person *b) {
    ro_span *mention = RO_NEWS(m, ro_span, a->nmentions + b->nmentions + 1);
    ro_str *title = RO_NEWS(m, ro_str, a->ntitles + b->ntitles + 1);
    for (size_t i = 0; i < a->nmentions + b->nmentions; i++)
        mention[i] = i < a->nmentions ? a->mentions[i] : b->mentions[i - a->nmentions];
    for (size_t i = 0; i < a->ntitles + b->ntitles; i++) title[i] = i < a->ntitles ? a->titles[i] : b->titles[i - a->ntitles];
    a->nmentions += b->nmentions, a->ntitles += b->ntitles;
    if (a->nmentions) qsort(mention, a->nmentions, sizeof *mention, by_place);
    a->mentions = mention, a->titles = title;
}

static void call_speakers(ro_record *r, ro_str printed, ro_str shown) {
    for (size_t i = 0; i < r->nstatements; i++)
        for (size_t k = 0; k < r->statements[i].nspeakers; k++)
            if (ro_str_eq(r->statements[i].speakers[k], printed)) r->statements[i].speakers[k] = shown;
}

static void apply(ro_job *job, ro_arena *m, ro_record *r) {
    ro_str *whose = RO_NEWS(m, ro_str, r->npeople + 1);
    size_t kept = 0;
    for (size_t i = 0; i < r->npeople; i++) {
        ro_person x = r->people[i];
        ro_query *q = ro_query_new(job, "SELECT person, shown, decision FROM person_decided WHERE account = ?1 AND name = ?2");
        ro_bind(q, "ss", r->id, x.name);
        if (ro_step(q)) {
            ro_str shown = ro_str_dup(m, ro_text(q, 1));
            if (!ro_str_eq(shown, x.name))
                ro_note_add(m, r,
                            ro_str_printf(m, "By decision %lld %.*s is %.*s", (long long)ro_int(q, 2), (int)x.name.n, x.name.p,
                                          (int)shown.n, shown.p));
            call_speakers(r, x.name, shown);
            x.name = shown, x.base = RO_NONE, whose[kept] = ro_str_dup(m, ro_text(q, 0));
            ro_query_end(q);
        }
        size_t k = 0;
        while (k < kept && !(whose[kept].p && ro_str_eq(whose[k], whose[kept]))) k++;
        if (k == kept)
            r->people[kept++] = x;
        else
            join(m, &r->people[k], &x), whose[kept] = RO_NONE;
    }
    r->npeople = kept;
}

/* As ro_decisions_apply(): the account's arena has a trap of its own. */
void ro_settled_apply(ro_job *job, ro_account *acc) {
    if (RO_TRY(acc->arena)) ro_store_rethrow(job, job->ctx->error.status);
    apply(job, acc->arena, &acc->record);
}
