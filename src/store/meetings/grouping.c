/* Accounts into meetings: which are due, and when; and a meeting out of its rows.
 *
 * An account is due when it has come, was read anew, is no longer the version that shows, or somebody decided something of it.
 * Due accounts are grouped in rounds (round.c), each with those alone whom it concerns, and the result is what grouping all would
 * give. A setting says that something is due: it is set with the first account that changes and cleared with the last round, so
 * that a kill in between is noticed. */
#include "store/meetings/round.h"
#include "store/search/search.h"

#include <stdio.h>

/* ---- when it is due --------------------------------------------------------------------------------------------- */

void ro_grouping_stale(ro_job *job) { ro_exec(job, "INSERT OR REPLACE INTO setting VALUES ('grouping', 'due')", ""); }

bool ro_grouping_due(ro_job *job) { return ro_ask_int(job, 0, "SELECT 1 FROM setting WHERE name = 'grouping'", ""); }

static void ask_work(ro_job *job, void *arg) { *(bool *)arg = ro_grouping_due(job); }

bool ro_grouping_unfinished(ro_ctx *ctx, ro_archive *ar) {
    bool is = false;
    return ro_store_run(ctx, ar, RO_RUN_PLAIN, ask_work, &is) == RO_OK && is;
}

/* An account has rows that it had not, or will lose those it has: as it stood when it was last grouped it is noted once. */
void ro_grouping_touch(ro_job *job, int64_t n) {
    ro_exec(job,
            "INSERT OR IGNORE INTO match_due SELECT a.n, iif(m.account IS NULL, NULL, a.sketch) FROM account a LEFT JOIN"
            " match_account m ON m.account = a.n WHERE a.n = ?1",
            "i", n);
}

void ro_grouping_touch_versions(ro_job *job, int64_t n) {
    ro_exec(job,
            "INSERT OR IGNORE INTO match_due SELECT a.n, iif(m.account IS NULL, NULL, a.sketch) FROM account a LEFT JOIN"
            " match_account m ON m.account = a.n WHERE a.id = (SELECT id FROM intake WHERE n = ?1)",
            "i", n);
}

/* Its meeting loses it before it is told anew: whoever is left there is due as well, and where nobody is, it is gone. */
void ro_grouping_leave(ro_job *job, int64_t n) {
    RO_VEC(int64_t) left = {0};
    ro_str meeting = ro_ask_text(job, "SELECT meeting FROM meeting_account WHERE account = ?1", "i", n);
    ro_grouping_touch(job, n);
    if (!meeting.p) return;
    ro_query *q = ro_query_new(job, "SELECT account FROM meeting_account WHERE meeting = ?1 AND account <> ?2");
    ro_bind(q, "si", meeting, n);
    while (ro_step(q)) RO_PUSH(job->arena, left) = ro_int(q, 0);
    for (size_t i = 0; i < left.n; i++) ro_grouping_touch(job, left.v[i]);
    if (!left.n) ro_meeting_rows_drop(job, meeting);
}

/* ---- grouping --------------------------------------------------------------------------------------------------- */

/* So many accounts a round. Those that have changed are all of one round, since those around them must be seen as they stood;
 * where they are more, it is the whole archive's turn. */
enum { ROUND = 2000 };

static void all_due(ro_job *job) {
    static const char *const table[] = {"meeting_account", "meeting_side", "meeting_person", "meeting_day", "meeting",
                                        "match_account",   "match_word",   "match_want",     "match_due"};
    ro_exec(job,
            "INSERT OR IGNORE INTO meeting_once SELECT x.meeting, min(a.id) FROM meeting_account x JOIN account a ON"
            " a.n = x.account WHERE x.meeting NOT LIKE 'a-%' GROUP BY x.meeting",
            "");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ro_exec(job, ro_str_printf(job->arena, "DELETE FROM %s", table[i]).p, "");
    ro_exec(job, "INSERT INTO match_due SELECT n, NULL FROM account WHERE current", "");
}

/* What was linked by other rules or other words is linked anew. */
static ro_str rules(ro_job *job) {
    return ro_str_printf(job->arena, "%s %d %016llx", RO_VERSION, RO_MATCH_RULES, (unsigned long long)ro_lexicon_digest);
}

static bool by_other_rules(ro_job *job) {
    return !ro_str_eq(ro_ask_text(job, "SELECT value FROM setting WHERE name = 'matched'", ""), rules(job));
}

static bool too_many_changed(ro_job *job) {
    return ro_ask_int(job, 0, "SELECT count(*) FROM match_due d CROSS JOIN match_account m ON m.account = d.account", "") > ROUND;
}

/* In an order in which rounds have much to do with each other: the changed, then by day, accounts that have none at last. The
 * rest of a day comes with its first. */
struct order {
    RO_VEC(int64_t) due;
    RO_VEC(size_t) end; /* of each round */
};

static struct order due_in_order(ro_job *job) {
    struct order o = {0};
    ro_str last = RO_NONE;
    ro_query *q = ro_query_new(
        job,
        "SELECT d.account, m.account IS NOT NULL, coalesce(a.meeting_date, a.meeting_latest, a.published_date, '') FROM"
        " match_due d LEFT JOIN match_account m ON m.account = d.account LEFT JOIN account a ON a.n = d.account ORDER BY"
        " m.account IS NULL, NOT coalesce(a.held, 1), coalesce(length(a.meeting_date) < 10, a.published_date IS NULL), 3, 1");
    for (size_t n = 0; ro_step(q); n++) {
        ro_str day = ro_text(q, 2);
        if (n >= ROUND && !ro_int(q, 1) && !ro_str_eq(day, last)) RO_PUSH(job->arena, o.end) = o.due.n, n = 0;
        RO_PUSH(job->arena, o.due) = ro_int(q, 0);
        last = day;
    }
    RO_PUSH(job->arena, o.end) = o.due.n;
    return o;
}

static void all_rounds(ro_job *job) {
    struct order o = due_in_order(job);
    for (size_t i = 0, at = 0; i < o.end.n; at = o.end.v[i++]) {
        ro_slice slice = {o.due.v + at, o.end.v[i] - at};
        /* an arena of its own: what a round took is given back before the next */
        ro_status st = slice.n ? ro_store_run(job->ctx, job->archive, RO_RUN_WRITE, ro_round_go, &slice) : RO_OK;
        if (st != RO_OK) ro_store_rethrow(job, st);
    }
}

void ro_grouping_make(ro_job *job) {
    ro_settled_make(job);
    all_due(job);
    all_rounds(job);
    ro_exec(job, "DELETE FROM meeting_once WHERE id IN (SELECT id FROM meeting)", "");
    ro_exec(job, "INSERT OR REPLACE INTO setting VALUES ('matched', ?1)", "s", rules(job));
}

void ro_grouping_settle(ro_job *job) {
    if (!ro_grouping_due(job)) return;
    ro_habits_settle(job); /* rereads accounts, so it comes first */
    if (by_other_rules(job) || too_many_changed(job))
        ro_grouping_make(job);
    else {
        ro_settled_make(job);
        all_rounds(job);
    }
    ro_exec(job, "DELETE FROM setting WHERE name = 'grouping'", "");
}

static void settle_work(ro_job *job, void *arg) {
    (void)arg;
    ro_grouping_settle(job);
}

/* In a transaction of its own: what is indexed stays so, whatever becomes of the next. */
static void index_work(ro_job *job, void *arg) {
    (void)arg;
    ro_spellings_settle(job);
    ro_index_some(job);
}

struct due {
    bool grouping, index;
};

static void due_work(ro_job *job, void *arg) { *(struct due *)arg = (struct due){ro_grouping_due(job), ro_index_waits(job)}; }

/* What an earlier call left, which failed behind the grouping, is done by this one. */
ro_status ro_archive_settle(ro_ctx *ctx, ro_archive *ar) {
    struct due due = {0};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_PLAIN, due_work, &due);
    if (st == RO_OK && due.grouping) st = ro_store_run(ctx, ar, RO_RUN_WRITE, settle_work, NULL);
    return st == RO_OK && (due.grouping || due.index) ? ro_store_run(ctx, ar, RO_RUN_WRITE, index_work, NULL) : st;
}

/* ---- a meeting out ----------------------------------------------------------------------------------------------- */

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
                                                      .kind = ro_word_index(ro_kind_words, ro_text(q, 6)),
                                                      .held = ro_int(q, 7),
                                                      .why = ro_text(q, 8)};
    m->accounts = v.v;
    m->naccounts = v.n;
}

ro_meeting_entry *ro_grouping_entry(ro_job *job, ro_str id) {
    ro_query *q = ro_query_new(job, "SELECT title, date, earliest, latest, date_certain, place, form, met, held,"
                                    " date_exact FROM meeting WHERE id = ?1");
    ro_bind(q, "s", id);
    if (!ro_step(q)) ro_throw(job->arena, RO_NOTFOUND, "%.*s: there is no such meeting", (int)id.n, id.p);
    ro_meeting_entry *m = RO_NEW(job->arena, ro_meeting_entry);
    *m = (ro_meeting_entry){.id = ro_str_dup(job->arena, id), .title = ro_text(q, 0), .place = ro_text(q, 5)};
    day(m->date.value, ro_text(q, 1));
    day(m->date.earliest, ro_text(q, 2));
    day(m->date.latest, ro_text(q, 3));
    m->date.why.certain = ro_int(q, 4);
    m->form = ro_word_index(ro_form_words, ro_text(q, 6));
    m->met = ro_int(q, 7);
    m->held = ro_int(q, 8);
    m->exact = ro_int(q, 9);
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
    ro_across_read(job, m);
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
    ro_str id = ro_str_c(at.id);
    if (at.thing == RO_THING_ACCOUNT)
        id = ro_ask_text(job,
                         "SELECT min(m.meeting) FROM account a JOIN meeting_account m ON m.account = a.n WHERE a.id = ?1 AND"
                         " a.current",
                         "c", at.id);
    if (!id.p) ro_throw(job->arena, RO_NOTFOUND, "%s: stands in no meeting yet: run readout reread", f->ref);
    f->out = ro_grouping_entry(job, id);
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
