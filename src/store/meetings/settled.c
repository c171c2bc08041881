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

static bool called(ro_job *job, ro_str folded, ro_str name) { return name.p && ro_str_eq(folded, plain(job->arena, name)); }

static ro_str id_of(ro_job *job, int64_t person) { return ro_ask_text(job, "SELECT id FROM person WHERE n = ?1", "i", person); }

static _Noreturn void ambiguous(ro_job *job, ro_str ref, int64_t a, int64_t b) {
    ro_str x = id_of(job, a), y = id_of(job, b);
    ro_throw(job->arena, RO_USAGE, "%.*s: more than one person is called so, such as %.*s and %.*s: give the id", (int)ref.n,
             ref.p, (int)x.n, x.p, (int)y.n, y.p);
}

/* The person whom an id or a name means; 0: nobody. */
static int64_t find(ro_job *job, ro_str ref) {
    int64_t who = ro_ask_int(job, 0, "SELECT n FROM person WHERE id = ?1", "s", ref);
    if (who) return who;
    ro_str folded = plain(job->arena, ref);
    ro_query *q =
        ro_query_new(job, "SELECT p.n, p.name, s.name, s.base FROM person p JOIN person_name s ON s.person = p.n ORDER BY"
                          " p.name, p.id");
    while (ro_step(q)) {
        int64_t p = ro_int(q, 0);
        bool is = called(job, folded, ro_text(q, 1)) || called(job, folded, ro_text(q, 2)) || called(job, folded, ro_text(q, 3));
        if (p == who || !is) continue;
        if (who) ambiguous(job, ref, who, p);
        who = p;
    }
    return who;
}

static int64_t person(ro_job *job, ro_str ref) {
    int64_t p = find(job, ref);
    if (!p)
        ro_throw(job->arena, RO_NOTFOUND, "%.*s: nobody in the archive is called so: readout people lists everybody", (int)ref.n,
                 ref.p);
    return p;
}

static void take_person(ro_job *job, int64_t decision, const char *part, int64_t p) {
    ro_exec(
        job,
        "INSERT OR IGNORE INTO decision_person SELECT ?1, ?2, a.id, s.name FROM person_name s JOIN person_account x ON x.name ="
        " s.n JOIN account a ON a.n = x.account WHERE s.person = ?3",
        "ici", decision, part, p);
}

/* ---- splits ------------------------------------------------------------------------------------------------------- */

struct figure {
    ro_str account, name, base;
    int64_t n; /* of the account */
};

typedef RO_VEC(struct figure) figures;

static figures figures_of(ro_job *job, int64_t p) {
    figures f = {0};
    ro_query *q =
        ro_query_new(job, "SELECT a.id, s.name, s.base, a.n FROM person_name s JOIN person_account x ON x.name = s.n JOIN"
                          " account a ON a.n = x.account WHERE s.person = ?1");
    ro_bind(q, "i", p);
    while (ro_step(q)) RO_PUSH(job->arena, f) = (struct figure){ro_text(q, 0), ro_text(q, 1), ro_text(q, 2), ro_int(q, 3)};
    return f;
}

static bool titled(ro_job *job, const struct figure *f, ro_str folded) {
    bool is = false;
    ro_query *q =
        ro_query_new(job, "SELECT t.title FROM account_person p JOIN account_person_title t ON t.account = p.account AND"
                          " t.person = p.i WHERE p.account = ?1 AND p.name = ?2");
    ro_bind(q, "is", f->n, f->name);
    while (ro_step(q)) is |= called(job, folded, ro_text(q, 0));
    return is;
}

typedef enum by { BY_NAME, BY_TITLE, BY_ACCOUNT, BYS } by;

static bool is_off(ro_job *job, const struct figure *f, ro_str folded, ro_str account, by what) {
    if (what == BY_NAME) return called(job, folded, f->name) || called(job, folded, f->base);
    return what == BY_TITLE ? titled(job, f, folded) : account.p && ro_str_eq(f->account, account);
}

/* The figures of person p that the words mean, where they mean some. */
static bool take_off(ro_job *job, int64_t decision, int64_t p, ro_str words) {
    ro_str folded = plain(job->arena, words);
    ro_str account = ro_ask_text(job,
                                 "SELECT max(id) FROM account WHERE current AND (id = ?1 OR n IN (SELECT intake FROM source WHERE"
                                 " file = ?1))",
                                 "s", words);
    figures f = figures_of(job, p);
    bool *off = RO_NEWS(job->arena, bool, f.n + 1);
    for (by what = BY_NAME; what < BYS; what++) {
        size_t some = 0;
        for (size_t i = 0; i < f.n; i++) some += off[i] = is_off(job, &f.v[i], folded, account, what);
        if (!some || (some == f.n && what != BY_ACCOUNT)) continue;
        if (some == f.n) return false;
        for (size_t i = 0; i < f.n; i++)
            ro_exec(job, "INSERT OR IGNORE INTO decision_person VALUES (?1, ?2, ?3, ?4)", "icss", decision,
                    off[i] ? "value" : "target", f.v[i].account, f.v[i].name);
        return true;
    }
    return false;
}

static void take_split(ro_job *job, int64_t decision, int64_t p, ro_str value) {
    if (take_off(job, decision, p, value)) return;
    int64_t other = find(job, value);
    ro_str name = ro_ask_text(job, "SELECT name FROM person WHERE n = ?1", "i", p);
    if (other == p || !other)
        ro_throw(job->arena, RO_USAGE,
                 "%.*s: parts nothing from %.*s: give one of several spellings, titles or accounts of his, or another person",
                 (int)value.n, value.p, (int)name.n, name.p);
    take_person(job, decision, "target", p);
    take_person(job, decision, "value", other);
}

void ro_settled_take(ro_job *job, int64_t decision, const ro_decision *d) {
    int64_t p = person(job, d->target);
    if (ro_str_is(d->kind, "person-split")) {
        take_split(job, decision, p, d->value);
        return;
    }
    take_person(job, decision, "target", p);
    if (!ro_str_is(d->kind, "person-merge")) return;
    int64_t other = person(job, d->value);
    if (other == p)
        ro_throw(job->arena, RO_USAGE, "%.*s and %.*s: are one person already", (int)d->target.n, d->target.p, (int)d->value.n,
                 d->value.p);
    take_person(job, decision, "value", other);
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

struct row { /* of person_decided */
    ro_decided is;
    int64_t decision;
};

struct rows {
    RO_VEC(struct row) v; /* by account, then name */
};

static int by_figure(const struct row *a, const struct row *b) {
    int c = ro_str_cmp(a->is.account, b->is.account);
    return c ? c : ro_str_cmp(a->is.name, b->is.name);
}

/* Of two people whom an account calls alike the first. */
static struct rows rows_of(ro_job *job, const char *sql) {
    struct rows r = {0};
    ro_query *q = ro_query_new(job, sql);
    while (ro_step(q)) {
        struct row x = {{ro_text(q, 0), ro_text(q, 1), ro_text(q, 2), ro_text(q, 3)}, ro_int(q, 4)};
        if (!r.v.n || by_figure(&r.v.v[r.v.n - 1], &x) != 0) RO_PUSH(job->arena, r.v) = x;
    }
    return r;
}

static void touch(ro_job *job, ro_str account) {
    int64_t n = ro_ask_int(job, 0, "SELECT n FROM account WHERE id = ?1 AND current", "s", account);
    if (n) ro_grouping_touch(job, n);
}

/* The meetings of accounts for which it is another are told anew. */
static void change(ro_job *job, const struct row *was, const struct row *is) {
    bool same = was && is && ro_str_eq(was->is.person, is->is.person) && ro_str_eq(was->is.shown, is->is.shown);
    if (same && was->decision == is->decision) return;
    if (is)
        ro_exec(job, "INSERT OR REPLACE INTO person_decided VALUES (?1, ?2, ?3, ?4, ?5)", "ssssi", is->is.account, is->is.name,
                is->is.person, is->is.shown, is->decision);
    else
        ro_exec(job, "DELETE FROM person_decided WHERE account = ?1 AND name = ?2", "ss", was->is.account, was->is.name);
    if (!same) touch(job, is ? is->is.account : was->is.account);
}

/* CROSS JOIN: from the few people who were decided on; left to itself SQLite begins at every account of everybody. */
void ro_settled_make(ro_job *job) {
    struct rows was = rows_of(job, "SELECT account, name, person, shown, decision FROM person_decided ORDER BY account, name");
    struct rows is = rows_of(job, "SELECT a.id, s.name, p.id, p.name, p.decision FROM person p CROSS JOIN person_name s ON"
                                  " s.person = p.n CROSS JOIN person_account x ON x.name = s.n CROSS JOIN account a ON a.n ="
                                  " x.account WHERE p.decision <> 0 ORDER BY a.id, s.name, p.id");
    for (size_t i = 0, k = 0; i < was.v.n || k < is.v.n;) {
        int c = i == was.v.n ? 1 : k == is.v.n ? -1 : by_figure(&was.v.v[i], &is.v.v[k]);
        change(job, c <= 0 ? &was.v.v[i] : NULL, c >= 0 ? &is.v.v[k] : NULL);
        i += c <= 0;
        k += c >= 0;
    }
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

/* As ro_decisions_apply(): the account's arena has a trap of its own, and reports elsewhere. */
void ro_settled_apply(ro_job *job, ro_account *acc) {
    ro_arena_report(acc->arena, &job->ctx->error);
    if (RO_TRY(acc->arena)) ro_store_rethrow(job, job->ctx->error.status);
    apply(job, acc->arena, &acc->record);
}
