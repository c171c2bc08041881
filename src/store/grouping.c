/* Accounts into meetings: reads the sketches that matching needs, hands them with people's verdicts to match, and writes
 * what comes back as rows.
 *
 * The grouping is one transaction and always over all current accounts, so that its result cannot depend on the order in which
 * they came. A setting says that it is due: it is set with the first account that changes and cleared with the new grouping, so
 * that a kill in between is noticed. Ids that meetings had before are kept and lead to the meeting that took their first account
 * up. */
#include "store/store.h"

#include <stdio.h>

/* ---- when it is due --------------------------------------------------------------------------------------------- */

void ro_grouping_stale(ro_job *job) { ro_exec(job, "INSERT OR REPLACE INTO setting VALUES ('grouping', 'due')", ""); }

bool ro_grouping_due(ro_job *job) { return ro_ask_int(job, 0, "SELECT 1 FROM setting WHERE name = 'grouping'", ""); }

static void ask_work(ro_job *job, void *arg) { *(bool *)arg = ro_grouping_due(job); }

bool ro_grouping_unfinished(ro_ctx *ctx, ro_archive *ar) {
    bool is = false;
    return ro_store_run(ctx, ar, RO_RUN_PLAIN, ask_work, &is) == RO_OK && is;
}

/* ---- grouping --------------------------------------------------------------------------------------------------- */

static void group(ro_job *job) {
    ro_exec(job,
            "INSERT INTO meeting SELECT 'a-' || id, row_number() OVER (ORDER BY meeting_date IS NULL, meeting_date, id), title,"
            " meeting_date, meeting_earliest, meeting_latest, meeting_certain, place, form, held FROM account WHERE current",
            "");
    ro_exec(job, "INSERT INTO meeting_account SELECT 'a-' || id, 0, n, NOT held, NULL FROM account WHERE current", "");
    ro_exec(job,
            "INSERT INTO meeting_side SELECT 'a-' || a.id, s.i, s.side FROM account a JOIN account_side s ON s.account = a.n"
            " WHERE a.current",
            "");
}

static void remember(ro_job *job) {
    ro_exec(job,
            "INSERT OR IGNORE INTO meeting_once SELECT x.meeting, min(a.id) FROM meeting_account x JOIN account a ON"
            " a.n = x.account WHERE x.meeting NOT LIKE 'a-%' GROUP BY x.meeting",
            "");
}

static void forget_living(ro_job *job) { ro_exec(job, "DELETE FROM meeting_once WHERE id IN (SELECT id FROM meeting)", ""); }

void ro_grouping_make(ro_job *job) {
    remember(job);
    static const char *const table[] = {"meeting_account", "meeting_side", "meeting_person", "meeting"};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ro_exec(job, ro_str_printf(job->arena, "DELETE FROM %s", table[i]).p, "");
    group(job);
    forget_living(job);
}

void ro_grouping_settle(ro_job *job) {
    if (!ro_grouping_due(job)) return;
    ro_grouping_make(job);
    ro_exec(job, "DELETE FROM setting WHERE name = 'grouping'", "");
}

static void settle_work(ro_job *job, void *arg) {
    (void)arg;
    ro_grouping_settle(job);
}

ro_status ro_archive_settle(ro_ctx *ctx, ro_archive *ar) {
    return ro_grouping_unfinished(ctx, ar) ? ro_store_run(ctx, ar, RO_RUN_WRITE, settle_work, NULL) : RO_OK;
}

/* ---- a meeting out ----------------------------------------------------------------------------------------------- */

static unsigned form_of(ro_str s) {
    static const char *const FORM[] = {"other", "talks", "call", "visit"};
    for (unsigned i = 1; i < 4; i++)
        if (ro_str_is(s, FORM[i])) return i;
    return RO_FORM_OTHER;
}

static unsigned kind_of(ro_str s) {
    static const char *const KIND[] = {"other", "transcript", "report", "statement", "notice"};
    for (unsigned i = 1; i < 5; i++)
        if (ro_str_is(s, KIND[i])) return i;
    return RO_KIND_OTHER;
}

static void day(char out[16], ro_str s) { snprintf(out, 16, "%.*s", (int)s.n, s.p ? s.p : ""); }

static ro_str *strings(ro_job *job, const char *sql, ro_str id, size_t *n) {
    RO_VEC(ro_str) v = {0};
    ro_query *q = ro_query_new(job, sql);
    ro_bind(q, "s", id);
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_text(q, 0);
    *n = v.n;
    return v.v;
}

static void members(ro_job *job, ro_meeting_entry *m) {
    RO_VEC(ro_meeting_account) v = {0};
    ro_query *q = ro_query_new(
        job, "SELECT a.id, (SELECT min(file) FROM source f WHERE f.intake = a.n), a.title, a.publisher, a.carrier,"
             " a.published_date, a.kind, NOT x.notice, x.why FROM meeting_account x JOIN account a ON a.n = x.account"
             " WHERE x.meeting = ?1 ORDER BY x.i");
    ro_bind(q, "s", m->id);
    while (ro_step(q))
        RO_PUSH(job->arena, v) = (ro_meeting_account){.id = ro_text(q, 0),
                                                      .file = ro_text(q, 1),
                                                      .title = ro_text(q, 2),
                                                      .publisher = ro_text(q, 3),
                                                      .carrier = ro_text(q, 4),
                                                      .published = ro_null(q, 5) ? RO_S("") : ro_text(q, 5),
                                                      .kind = kind_of(ro_text(q, 6)),
                                                      .held = ro_int(q, 7),
                                                      .why = ro_text(q, 8)};
    m->accounts = v.v;
    m->naccounts = v.n;
}

ro_meeting_entry *ro_grouping_entry(ro_job *job, ro_str id) {
    ro_query *q = ro_query_new(job, "SELECT title, date, earliest, latest, date_certain, place, form FROM meeting WHERE id = ?1");
    ro_bind(q, "s", id);
    if (!ro_step(q)) ro_throw(job->arena, RO_NOTFOUND, "%.*s: there is no such meeting", (int)id.n, id.p);
    ro_meeting_entry *m = RO_NEW(job->arena, ro_meeting_entry);
    *m = (ro_meeting_entry){.id = ro_str_dup(job->arena, id), .title = ro_text(q, 0), .place = ro_text(q, 5)};
    day(m->date.value, ro_text(q, 1));
    day(m->date.earliest, ro_text(q, 2));
    day(m->date.latest, ro_text(q, 3));
    m->date.why.certain = ro_int(q, 4);
    m->form = form_of(ro_text(q, 6));
    ro_query_end(q);
    m->sides = strings(job, "SELECT side FROM meeting_side WHERE meeting = ?1 ORDER BY i", id, &m->nsides);
    m->people = strings(job, "SELECT name FROM meeting_person WHERE meeting = ?1 ORDER BY i", id, &m->npeople);
    m->notes =
        strings(job,
                "SELECT DISTINCT d.value || ' (' || d.author || ', ' || substr(d.time, 1, 10) || ')' FROM meeting_account x"
                " JOIN account a ON a.n = x.account JOIN decision_account t ON t.account = a.id AND t.part = 'target'"
                " JOIN decision d ON d.n = t.decision WHERE x.meeting = ?1 AND d.kind = 'note' AND d.about = 'meeting'"
                " AND d.undone IS NULL ORDER BY d.n",
                id, &m->nnotes);
    members(job, m);
    return m;
}

struct fetching {
    const char *ref;
    ro_meeting_entry *out;
};

static void entry_work(ro_job *job, void *arg) {
    struct fetching *f = arg;
    ro_found at;
    ro_store_find(job, f->ref, &at);
    if (at.thing != RO_THING_MEETING) ro_throw(job->arena, RO_USAGE, "%s: is an account; a meeting is wanted", f->ref);
    f->out = ro_grouping_entry(job, ro_str_c(at.id));
    f->out->owner = job->arena;
    job->keep = true;
}

ro_status ro_archive_meeting(ro_ctx *ctx, ro_archive *ar, const char *ref, const ro_meeting_entry **out) {
    struct fetching f = {.ref = ref};
    *out = NULL;
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, entry_work, &f);
    if (st == RO_OK) *out = f.out;
    return st;
}

void ro_meeting_entry_free(const ro_meeting_entry *m) {
    if (m) ro_arena_free(m->owner);
}
