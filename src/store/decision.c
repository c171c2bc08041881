/* What a person settled by hand: taken down with author, time and reason, laid over everything that is computed, listed,
 * taken back. Never deleted: undoing marks it.
 *
 * A decision names accounts by their ids, which outlive every reading and grouping. One about a meeting keeps the ids of the
 * accounts that stood in it at the time. Decisions about an account are written into its record before it becomes rows, so
 * that every table and view shows them; joins and splits go to match as verdicts; what is said of
 * changes of words stands over comparisons (judged.c), a difference that was collected stands by itself (collected.c); the date
 * of a meeting goes to the sketches of its accounts, its place and title over its row; those about people are meetings/settled.c.
 * Of two that contradict each other the later holds, and the list says so of the earlier
 * (decided.c). */
#include "recognise/recognise.h"
#include "store/meetings/gather.h"
#include "store/search/search.h"

struct decidable {
    const char *kind;
    bool person;      /* its target is a person */
    bool needs_value; /* it says nothing without one */
    bool rereads;     /* changes the record of an account */
    bool words;       /* judges changes of words */
    bool loose;       /* nothing that is kept hangs on it */
};

static const struct decidable KINDS[] = {{.kind = "join", .needs_value = true},
                                         {.kind = "split"},
                                         {.kind = "date", .needs_value = true, .rereads = true},
                                         {.kind = "place", .needs_value = true, .rereads = true},
                                         {.kind = "title", .needs_value = true, .rereads = true},
                                         {.kind = "note", .needs_value = true, .rereads = true},
                                         {.kind = "restore", .needs_value = true, .rereads = true},
                                         {.kind = "cut", .needs_value = true, .rereads = true},
                                         {.kind = "noise", .needs_value = true, .words = true, .loose = true},
                                         {.kind = "substance", .needs_value = true, .words = true, .loose = true},
                                         {.kind = "finding", .needs_value = true, .loose = true},
                                         {.kind = "person-merge", .person = true, .needs_value = true},
                                         {.kind = "person-split", .person = true, .needs_value = true},
                                         {.kind = "person-rename", .person = true, .needs_value = true}};

static const struct decidable *kind_of(ro_str kind) {
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (ro_str_is(kind, KINDS[i].kind)) return &KINDS[i];
    return NULL;
}

/* ---- over a record ----------------------------------------------------------------------------------------------- */

static void set_value(ro_arena *a, ro_value *v, ro_str words, const char *rule) {
    v->value = ro_str_is(words, "unknown") ? RO_NONE : ro_str_dup(a, words);
    v->why = (ro_because){RO_NOSPAN, RO_NOSPAN, rule, true};
}

static void set_date(ro_date *d, ro_str words, const char *rule) {
    *d = (ro_date){.basis = RO_BASIS_GIVEN, .why = {RO_NOSPAN, RO_NOSPAN, rule, true}};
    if (!ro_str_is(words, "unknown")) memcpy(d->value, words.p, words.n);
}

void ro_note_add(ro_arena *a, ro_record *r, ro_str note) {
    ro_str *more = RO_NEWS(a, ro_str, r->nnotes + 1);
    if (r->nnotes) memcpy(more, r->notes, r->nnotes * sizeof *more);
    more[r->nnotes++] = ro_str_dup(a, note);
    r->notes = more;
}

static void apply_one(ro_arena *a, ro_record *r, ro_query *q) {
    ro_str kind = ro_text(q, 1), value = ro_text(q, 2);
    const char *rule = ro_str_printf(a, "decision.%lld", (long long)ro_int(q, 0)).p;
    if (ro_str_is(kind, "date"))
        set_date(&r->meeting, value, rule);
    else if (ro_str_is(kind, "place"))
        set_value(a, &r->place, value, rule);
    else if (ro_str_is(kind, "title"))
        set_value(a, &r->title, value, rule);
    else if (ro_str_is(kind, "note"))
        ro_note_add(a, r, ro_text(q, 3));
}

static void apply_all(ro_job *job, int64_t n, ro_account *acc) {
    ro_str id = ro_ask_text(job, "SELECT id FROM intake WHERE n = ?1", "i", n);
    acc->record.id = ro_str_dup(acc->arena, id);
    ro_query *q =
        ro_query_new(job, "SELECT d.n, d.kind, d.value, d.value || ' (' || d.author || ', ' || substr(d.time, 1, 10) || ')'"
                          " FROM decision_account t JOIN decision d ON d.n = t.decision WHERE t.account = ?1 AND"
                          " t.part = 'target' AND d.about = 'account' AND d.undone IS NULL ORDER BY d.time, d.n");
    ro_bind(q, "s", id);
    while (ro_step(q)) {
        apply_one(acc->arena, &acc->record, q);
        acc->sketch = (ro_packed){0}, acc->prepared = NULL; /* were made of the record as it was */
    }
}

static void tell_wish(ro_account *acc, const ro_wish *w) {
    const char *what = !w->met   ? "A decision speaks of a line that is not on the page"
                       : w->keep ? "A line that was cut stands in the text by a decision"
                                 : "A line was cut by a decision";
    ro_note_add(acc->arena, &acc->record, ro_str_printf(acc->arena, "%s: %.*s", what, (int)w->words.n, w->words.p));
}

/* The account's arena has a trap of its own, whose frame is gone, and reports to the context of the thread that read it, which
 * may be gone as well or busy with another account: both are set anew here, and what it throws is handed on. */
void ro_decisions_apply(ro_job *job, int64_t n, ro_account *acc, const ro_knowledge *know) {
    ro_arena_report(acc->arena, &job->ctx->error);
    if (RO_TRY(acc->arena)) ro_store_rethrow(job, job->ctx->error.status);
    apply_all(job, n, acc);
    for (size_t i = 0; know && i < know->nwishes; i++) tell_wish(acc, &know->wish[i]);
}

/* ---- deciding ---------------------------------------------------------------------------------------------------- */

struct deciding {
    const ro_decision *d;
    int64_t n;
};

/* "2024", "2024-06", "2024-06-19" or "unknown". */
static bool day_ok(ro_str s) {
    if (ro_str_is(s, "unknown")) return true;
    if (s.n != 4 && s.n != 7 && s.n != 10) return false;
    int part[3] = {0, 1, 1};
    for (size_t i = 0, k = 0; i < s.n; i++) {
        if (i == 4 || i == 7) {
            if (s.p[i] != '-') return false;
            part[++k] = 0;
        } else if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        else
            part[k] = part[k] * 10 + (s.p[i] - '0');
    }
    return ro_day_valid(part[0], part[1], part[2]);
}

static void check(ro_job *job, const ro_decision *d, const struct decidable *k) {
    if (!k)
        ro_throw(job->arena, RO_USAGE,
                 "%.*s: is nothing that can be decided: join, split, date, place, title, note, restore, cut, noise, substance, "
                 "finding, person-merge, person-split or person-rename",
                 (int)d->kind.n, d->kind.p);
    if (k->needs_value && !d->value.n)
        ro_throw(job->arena, RO_USAGE, "%s: wants a value: readout decide %s TARGET VALUE", k->kind, k->kind);
    if (ro_str_is(d->kind, "date") && !day_ok(d->value))
        ro_throw(job->arena, RO_USAGE, "%.*s: is no date: write 2024-06-19, 2024-06, 2024 or unknown", (int)d->value.n,
                 d->value.p);
    ro_str all[] = {d->target, d->value, d->reason, d->author};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!ro_utf8_valid(all[i], NULL)) ro_throw(job->arena, RO_USAGE, "a decision is written in UTF-8, and this one is not");
}

void ro_decision_names(ro_job *job, int64_t n, const char *part, ro_str account) {
    ro_exec(job, "INSERT OR IGNORE INTO decision_account VALUES (?1, ?2, ?3)", "ics", n, part, account);
}

static void name_members(ro_job *job, int64_t n, const char *part, const char *meeting) {
    ro_exec(job,
            "INSERT OR IGNORE INTO decision_account SELECT ?1, ?2, a.id FROM meeting_account m JOIN account a ON a.n = m.account"
            " WHERE m.meeting = ?3",
            "icc", n, part, meeting);
}

static ro_found name_part(ro_job *job, int64_t n, const char *part, ro_str ref) {
    ro_found f;
    ro_store_find(job, ro_str_dup(job->arena, ref).p, &f);
    if (f.thing == RO_THING_ACCOUNT)
        ro_decision_names(job, n, part, ro_str_c(f.id));
    else
        name_members(job, n, part, f.id);
    return f;
}

/* What is joined to an account is joined to all that stands with it now, lest it take its place among them. */
static void name_company(ro_job *job, int64_t n, ro_str ref) {
    ro_found f = name_part(job, n, "value", ref);
    if (f.thing == RO_THING_MEETING) return;
    ro_query *q =
        ro_query_new(job, "SELECT m.meeting FROM account a JOIN meeting_account m ON m.account = a.n WHERE a.id = ?1 AND"
                          " a.current");
    ro_bind(q, "c", f.id);
    while (ro_step(q)) name_members(job, n, "value", ro_text(q, 0).p);
}

/* A split without a value parts the account from all that stand with it now. */
static void name_others(ro_job *job, int64_t n, const ro_found *target) {
    if (target->thing == RO_THING_MEETING)
        ro_throw(job->arena, RO_USAGE, "%s: is a meeting: split wants the account that does not belong to it", target->id);
    ro_exec(job,
            "INSERT OR IGNORE INTO decision_account SELECT ?1, 'value', o.id FROM account a JOIN meeting_account m ON"
            " m.account = a.n JOIN meeting_account x ON x.meeting = m.meeting JOIN account o ON o.n = x.account"
            " WHERE a.id = ?2 AND a.current AND o.id <> a.id",
            "ic", n, target->id);
}

static void reread_targets(ro_job *job, int64_t n) {
    RO_VEC(int64_t) v = {0};
    ro_query *q = ro_query_new(job, "SELECT a.n FROM decision_account t JOIN account a ON a.id = t.account JOIN decision d ON"
                                    " d.n = t.decision WHERE t.decision = ?1 AND t.part = 'target' AND d.about = 'account'");
    ro_bind(q, "i", n);
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_int(q, 0);
    for (size_t i = 0; i < v.n; i++) ro_store_put_again(job, v.v[i]);
}

/* Whomever it speaks of is grouped anew. */
static void touch_all(ro_job *job, int64_t n) {
    RO_VEC(int64_t) v = {0};
    ro_query *q =
        ro_query_new(job, "SELECT a.n FROM decision_account t CROSS JOIN account a ON a.id = t.account AND a.current WHERE"
                          " t.decision = ?1");
    ro_bind(q, "i", n);
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_int(q, 0);
    for (size_t i = 0; i < v.n; i++) ro_grouping_touch(job, v.v[i]);
}

void ro_decisions_come(ro_job *job, int64_t n) {
    const struct decidable *k = kind_of(ro_ask_text(job, "SELECT kind FROM decision WHERE n = ?1", "i", n));
    if (k && k->loose) return;
    if (k && k->rereads) reread_targets(job, n);
    touch_all(job, n);
    ro_grouping_stale(job);
}

/* What was settled, or taken back, shows at once. */
static void take_effect(ro_job *job, int64_t n) {
    ro_decisions_come(job, n);
    ro_grouping_settle(job);
}

/* Whom it is about, by accounts, which outlive meetings. */
static void name_parts(ro_job *job, int64_t n, const ro_decision *d) {
    ro_found target = name_part(job, n, "target", d->target);
    ro_exec(job, "UPDATE decision SET about = ?2 WHERE n = ?1", "ic", n,
            target.thing == RO_THING_MEETING ? "meeting" : "account");
    if (ro_str_is(d->kind, "join"))
        name_company(job, n, d->value);
    else if (ro_str_is(d->kind, "split") && d->value.n)
        name_part(job, n, "value", d->value);
    else if (ro_str_is(d->kind, "split"))
        name_others(job, n, &target);
}

/* A date in the words of a page ("19 June 2024") is kept in figures. */
static ro_decision in_figures(ro_job *job, const ro_decision *as_typed) {
    ro_decision d = *as_typed;
    char day[16], other[16];
    if (ro_str_is(d.kind, "date") && !day_ok(d.value) && ro_date_typed(job->arena, d.value, day, other))
        d.value = ro_str_c(ro_asked_day(job, ro_str_dup(job->arena, d.value).p, "a date"));
    return d;
}

static void decide_work(ro_job *job, void *arg) {
    struct deciding *x = arg;
    const ro_decision as_kept = in_figures(job, x->d), *d = &as_kept;
    const struct decidable *k = kind_of(d->kind);
    check(job, d, k);
    bool collects = ro_str_is(d->kind, "finding");
    if (collects && (x->n = ro_collected_known(job, d))) return;
    char now[24];
    ro_store_now(now);
    ro_exec(
        job, "INSERT INTO decision(time, author, kind, target, about, value, reason) VALUES (?1, ?2, ?3, ?4, 'person', ?5, ?6)",
        "csssss", now, d->author.n ? d->author : RO_S("unknown"), d->kind, d->target, d->value.n ? d->value : RO_NONE, d->reason);
    x->n = sqlite3_last_insert_rowid(job->archive->db);
    if (k->person)
        ro_settled_take(job, x->n, d);
    else if (collects)
        ro_collected_take(job, x->n, d);
    else if (!k->words || !ro_judged_take(job, x->n, d))
        name_parts(job, x->n, d);
    take_effect(job, x->n);
}

/* What waits to be grouped does so before, in pieces: it is not a part of the decision. */
ro_status ro_archive_decide(ro_ctx *ctx, ro_archive *ar, const ro_decision *d, int64_t *n) {
    struct deciding x = {.d = d};
    ro_status st = ro_archive_settle(ctx, ar);
    if (st == RO_OK) st = ro_store_run(ctx, ar, RO_RUN_WRITE, decide_work, &x);
    if (st == RO_OK) *n = x.n;
    return st;
}

/* ---- taking back -------------------------------------------------------------------------------------------------- */

struct undoing {
    int64_t n;
    const char *author, *reason;
};

static void undo_work(ro_job *job, void *arg) {
    const struct undoing *u = arg;
    int64_t n = u->n;
    ro_query *q = ro_query_new(job, "SELECT undone FROM decision WHERE n = ?1");
    ro_bind(q, "i", n);
    if (!ro_step(q)) ro_throw(job->arena, RO_NOTFOUND, "there is no decision %lld: see readout decisions", (long long)n);
    ro_str undone = ro_text(q, 0);
    ro_query_end(q);
    if (undone.p) ro_throw(job->arena, RO_USAGE, "decision %lld was taken back already, on %.10s", (long long)n, undone.p);
    char now[24];
    ro_store_now(now);
    ro_exec(job, "UPDATE decision SET undone = ?2, undone_by = ?3, undone_reason = ?4 WHERE n = ?1", "iccc", n, now, u->author,
            u->reason);
    take_effect(job, n);
}

ro_status ro_archive_undo_by(ro_ctx *ctx, ro_archive *ar, int64_t n, const char *author, const char *reason) {
    struct undoing u = {n, author, reason};
    ro_status st = ro_archive_settle(ctx, ar);
    return st != RO_OK ? st : ro_store_run(ctx, ar, RO_RUN_WRITE, undo_work, &u);
}

ro_status ro_archive_undo(ro_ctx *ctx, ro_archive *ar, int64_t n) { return ro_archive_undo_by(ctx, ar, n, NULL, NULL); }
