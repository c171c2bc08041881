/* What people settled about changes of words: this one is noise, that one is of substance, whatever the rules say.
 *
 * In: a comparison, and the decisions `noise` and `substance`. One speaks of two publishers, two accounts, one account against
 * all others, or a meeting; and of a pair of words ("frank / firm"; "Mr. /" where one side has nothing) or of a class of change
 * ("preposition"). Words and classes look from the first of the two to the second; within a meeting they hold in both directions.
 * Publishers are meant by name, carriers too, in whatever case. Words are held against each other folded, as noise.c does.
 *
 * Out: changes that are of substance or are not, against the rules, with whose word it is; weights and counts follow. Of two
 * decisions the one about the very words outranks one about their class, and the later the earlier. Nothing is written: a
 * comparison is made anew each time, and so is this. */
#include "align/align.h"
#include "store/store.h"

#include <stdlib.h>

/* ---- taking --------------------------------------------------------------------------------------------------------------- */

/* "a / b"; false: there are no two sides. */
bool ro_decision_sides(ro_str s, ro_change_words *out) {
    s = ro_str_trim(s);
    ssize_t at = ro_str_find(s, RO_S(" / "));
    size_t end = 3;
    if (at < 0 && s.n > 2 && memcmp(s.p, "/ ", 2) == 0) at = 0, end = 2;
    if (at < 0 && s.n > 2 && memcmp(s.p + s.n - 2, " /", 2) == 0) at = (ssize_t)s.n - 2, end = 2;
    if (at < 0) return false;
    *out =
        (ro_change_words){ro_str_trim((ro_str){s.p, (size_t)at}), ro_str_trim((ro_str){s.p + at + end, s.n - (size_t)at - end})};
    return true;
}

/* The name of a class that looks from the second account to the first. */
static ro_str turned(ro_str klass) {
    ro_edit e = {.klass = klass.p};
    ro_edit_turn(&e);
    return ro_str_c(e.klass);
}

static ro_str checked(ro_job *job, ro_str value) {
    ro_change_words w;
    ro_arena *a = job->arena;
    if (!ro_decision_sides(value, &w)) {
        ro_str klass = ro_str_trim(ro_fold(a, value));
        if (ro_lexicon_index(ro_lexicon_get("editclasses"), klass) == SIZE_MAX)
            ro_throw(a, RO_USAGE,
                     "%.*s: is no class of change (docs/changes.md lists them) and no pair of words as in 'frank / firm'",
                     (int)value.n, value.p);
        return ro_str_dup(a, klass);
    }
    w = (ro_change_words){ro_str_blanks(a, w.first), ro_str_blanks(a, w.second)};
    if (ro_str_eq(w.first, w.second)) ro_throw(a, RO_USAGE, "%.*s: says the same on both sides", (int)value.n, value.p);
    return ro_str_printf(a, "%.*s / %.*s", (int)w.first.n, w.first.p, (int)w.second.n, w.second.p);
}

/* As an account prints it; p NULL: nobody issues or carries under that name. */
static ro_str publisher(ro_job *job, ro_str name) {
    return ro_ask_text(job,
                       "SELECT name FROM (SELECT publisher AS name FROM v_account UNION ALL SELECT carrier FROM v_account) WHERE"
                       " name = ?1 COLLATE NOCASE ORDER BY name <> ?1, name LIMIT 1",
                       "s", name);
}

static void settle(ro_job *job, int64_t n, const char *about, ro_str target, ro_str value) {
    ro_exec(job, "UPDATE decision SET about = ?2, target = ?3, value = ?4 WHERE n = ?1", "icss", n, about, target, value);
}

/* Under one name whichever is said first, so that a later decision about the same is seen to be one. */
static void between_publishers(ro_job *job, int64_t n, ro_change_words who, ro_str value) {
    ro_change_words w;
    if (ro_str_cmp(who.first, who.second) > 0) {
        who = (ro_change_words){who.second, who.first};
        value = ro_decision_sides(value, &w)
                    ? ro_str_printf(job->arena, "%.*s / %.*s", (int)w.second.n, w.second.p, (int)w.first.n, w.first.p)
                    : turned(value);
    }
    ro_str target = ro_str_printf(job->arena, "%.*s / %.*s", (int)who.first.n, who.first.p, (int)who.second.n, who.second.p);
    settle(job, n, "publishers", target, value);
}

static ro_str account(ro_job *job, ro_str ref) {
    ro_found *f = RO_NEW(job->arena, ro_found);
    ro_store_find(job, ro_str_dup(job->arena, ref).p, f);
    if (f->thing != RO_THING_ACCOUNT)
        ro_throw(job->arena, RO_USAGE, "%.*s: is a meeting: give it alone, or two accounts, or two publishers", (int)ref.n,
                 ref.p);
    return ro_str_c(f->id);
}

void ro_decision_between(ro_job *job, int64_t n, ro_change_words who, ro_str value) {
    ro_str first = account(job, who.first), second = account(job, who.second);
    ro_decision_names(job, n, "target", first);
    ro_decision_names(job, n, "value", second);
    settle(job, n, "account", ro_str_printf(job->arena, "%.*s / %.*s", (int)first.n, first.p, (int)second.n, second.p), value);
}

static _Noreturn void unknown(ro_job *job, ro_str name) {
    ro_throw(job->arena, RO_NOTFOUND,
             "%.*s: no account here is issued or carried under that name: readout search --counts lists them", (int)name.n,
             name.p);
}

bool ro_judged_take(ro_job *job, int64_t n, const ro_decision *d) {
    ro_change_words who;
    ro_str value = checked(job, d->value);
    if (!ro_decision_sides(d->target, &who)) {
        ro_found *f = RO_NEW(job->arena, ro_found);
        ro_store_find(job, ro_str_dup(job->arena, d->target).p, f);
        settle(job, n, "account", ro_str_c(f->id), value);
        return false;
    }
    ro_change_words name = {publisher(job, who.first), publisher(job, who.second)};
    if (!name.first.p != !name.second.p) unknown(job, name.first.p ? who.second : who.first);
    if (name.first.p)
        between_publishers(job, n, name, value);
    else
        ro_decision_between(job, n, who, value);
    return true;
}

/* ---- which decisions speak of two accounts -----------------------------------------------------------------------------------
 */

struct judgement {
    int64_t n;
    bool substance;
    ro_str about, target, value, author, day, reason;
};

/* A change that is judged, as a number of its words or of its class, and by which decision: a later one stands later. */
struct verdict {
    uint64_t what;
    const struct judgement *by;
};

struct judging {
    ro_job *job;
    ro_comparison *c;
    ro_str id[RO_MAX_ACCOUNTS]; /* in the archive; p NULL: not there */
    RO_VEC(struct judgement) all;
    RO_VEC(struct verdict) verdict; /* of the two accounts at hand */
};

static void load(struct judging *g) {
    ro_query *q = ro_query_new(g->job, "SELECT n, kind = 'substance', about, target, value, author, substr(time, 1, 10), reason"
                                       " FROM decision WHERE kind IN ('noise', 'substance') AND undone IS NULL ORDER BY time, n");
    while (ro_step(q))
        RO_PUSH(g->job->arena, g->all) = (struct judgement){ro_int(q, 0),  ro_int(q, 1) != 0, ro_text(q, 2), ro_text(q, 3),
                                                            ro_text(q, 4), ro_text(q, 5),     ro_text(q, 6), ro_text(q, 7)};
}

/* An account of a file is that of the archive which has its id or its bytes. */
static void find_ids(struct judging *g) {
    for (size_t k = 0; k < g->c->naccounts; k++) {
        const ro_record *r = g->c->accounts[k];
        g->id[k] =
            r->id.n ? r->id
                    : ro_ask_text(g->job, "SELECT min(t.id) FROM capture c JOIN intake t ON t.capture = c.n WHERE c.sha256 = ?1",
                                  "c", r->sha256);
    }
}

static bool named(ro_str value, ro_str name) { return value.n == name.n && name.n && ro_str_find_nocase(value, name.p) == 0; }

static bool issued_by(ro_job *job, const ro_record *r, ro_str name) {
    name = ro_str_dup(job->arena, name);
    return named(r->publisher.value, name) || named(r->carrier.value, name);
}

static bool part_has(const struct judging *g, const struct judgement *j, const char *part, size_t k) {
    return g->id[k].p &&
           ro_ask_int(g->job, 0, "SELECT 1 FROM decision_account WHERE decision = ?1 AND part = ?2 AND account = ?3", "ics", j->n,
                      part, g->id[k]);
}

static bool meet(const struct judging *g, size_t x, size_t y) {
    return g->id[x].p && g->id[y].p &&
           ro_ask_int(
               g->job, 0,
               "SELECT 1 FROM account a JOIN meeting_account m ON m.account = a.n JOIN meeting_account o ON o.meeting ="
               " m.meeting JOIN account b ON b.n = o.account WHERE a.id = ?1 AND a.current AND b.id = ?2 AND b.current LIMIT 1",
               "ss", g->id[x], g->id[y]);
}

/* Does it speak of x and y, in this order? */
static bool speaks_of(const struct judging *g, const struct judgement *j, size_t x, size_t y) {
    ro_change_words who;
    bool pair = ro_decision_sides(j->target, &who);
    if (ro_str_is(j->about, "publishers"))
        return pair && issued_by(g->job, g->c->accounts[x], who.first) && issued_by(g->job, g->c->accounts[y], who.second);
    bool tx = part_has(g, j, "target", x), ty = part_has(g, j, "target", y);
    if (ro_str_is(j->about, "meeting")) return (tx && ty) || ((tx || ty) && meet(g, x, y));
    return tx && (!pair || part_has(g, j, "value", y));
}

/* ---- what they say ------------------------------------------------------------------------------------------------------------
 */

static uint64_t number_of_words(ro_arena *a, ro_str first, ro_str second) {
    ro_change_words w = ro_change_fold(a, first, second);
    return ro_change_number(a, 'w', w.first, w.second);
}

static uint64_t number_of_class(ro_arena *a, ro_str klass) { return ro_change_number(a, 'k', klass, RO_NONE); }

static void add(struct judging *g, const struct judgement *j, bool back) {
    ro_arena *a = g->job->arena;
    ro_change_words w;
    uint64_t what;
    if (ro_decision_sides(j->value, &w))
        what = back ? number_of_words(a, w.second, w.first) : number_of_words(a, w.first, w.second);
    else
        what = number_of_class(a, back ? turned(ro_str_dup(a, j->value)) : j->value);
    RO_PUSH(a, g->verdict) = (struct verdict){what, j};
}

static int by_what(const void *p, const void *q) {
    const struct verdict *a = p, *b = q;
    if (a->what != b->what) return a->what < b->what ? -1 : 1;
    return (a->by > b->by) - (a->by < b->by); /* they lie in one array, by time */
}

/* The latest verdict on it; NULL none. */
static const struct judgement *judgement_on(const struct judging *g, uint64_t what) {
    size_t lo = 0, hi = g->verdict.n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (g->verdict.v[mid].what <= what)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo && g->verdict.v[lo - 1].what == what ? g->verdict.v[lo - 1].by : NULL;
}

/* In the comparison's own arena, whose trap is set anew: its frame is gone. */
static const char *in_words(struct judging *g, const struct judgement *j) {
    ro_arena *a = g->c->owner;
    if (RO_TRY(a)) ro_store_rethrow(g->job, g->job->ctx->error.status);
    return ro_str_printf(a, "%s by decision %lld (%.*s%s%.*s, %.*s)", j->substance ? "of substance" : "noise", (long long)j->n,
                         (int)j->reason.n, j->reason.n ? j->reason.p : "", j->reason.n ? "; " : "", (int)j->author.n, j->author.p,
                         (int)j->day.n, j->day.p)
        .p;
}

static void judge_edit(struct judging *g, ro_edit *e) {
    ro_arena *a = g->job->arena;
    ro_str x = ro_cut(g->c->accounts[e->x]->text, e->xspan), y = ro_cut(g->c->accounts[e->y]->text, e->yspan);
    const struct judgement *j = judgement_on(g, number_of_words(a, x, y));
    if (!j && e->klass) j = judgement_on(g, number_of_class(a, ro_str_c(e->klass)));
    if (!j || j->substance == e->substantive) return;
    ro_edit_judge(e, j->substance);
    e->decision = j->n;
    e->judged = in_words(g, j);
}

static void judge_two(struct judging *g, size_t x, size_t y) {
    g->verdict.n = 0;
    for (size_t i = 0; i < g->all.n; i++) {
        if (speaks_of(g, &g->all.v[i], x, y)) add(g, &g->all.v[i], false);
        if (speaks_of(g, &g->all.v[i], y, x)) add(g, &g->all.v[i], true);
    }
    if (!g->verdict.n) return;
    qsort(g->verdict.v, g->verdict.n, sizeof *g->verdict.v, by_what);
    for (size_t i = 0; i < g->c->npassages; i++)
        for (size_t k = 0; k < g->c->passages[i].nedits; k++) {
            ro_edit *e = &g->c->passages[i].edits[k];
            if (e->x == x && e->y == y) judge_edit(g, e);
        }
}

static void judge_work(ro_job *job, void *arg) {
    struct judging g = {.job = job, .c = arg};
    load(&g);
    if (!g.all.n) return;
    find_ids(&g);
    for (size_t x = 0; x < g.c->naccounts; x++)
        for (size_t y = x + 1; y < g.c->naccounts; y++) judge_two(&g, x, y);
    ro_align_reweigh(g.c);
}

ro_status ro_archive_judge(ro_ctx *ctx, ro_archive *ar, const ro_comparison *c) {
    return ro_store_run(ctx, ar, RO_RUN_READ, judge_work, (void *)(uintptr_t)c);
}
