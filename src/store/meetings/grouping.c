/* Accounts into meetings: which are due; and a meeting out of its rows.
 *
 * An account is due when it has come, was read anew, is no longer the version that shows, or somebody decided something of it. A
 * setting says that something is due: it is set with the first account that changes and cleared with the last round (settle.c),
 * so that a kill in between is noticed. */
#include "store/meetings/round.h"
#include "store/meetings/sieve.h"

#include <stdio.h>

/* ---- when it is due --------------------------------------------------------------------------------------------- */

void ro_grouping_stale(ro_job *job) { ro_exec(job, "INSERT OR REPLACE INTO setting VALUES ('grouping', 'due')", ""); }

bool ro_grouping_due(ro_job *job) { return ro_ask_int(job, 0, "SELECT 1 FROM setting WHERE name = 'grouping'", ""); }

/* An account has rows that it had not, or will lose those it has: as it stood when it was last grouped it is noted once. */
void ro_grouping_touch(ro_job *job, int64_t n) {
    ro_exec(job,
            "INSERT OR IGNORE INTO match_due SELECT a.n, iif(m.account IS NULL, NULL, a.sketch), iif(m.account IS NULL, NULL, "
            "a.digest)"
            " FROM account a LEFT JOIN"
            " match_account m ON m.account = a.n WHERE a.n = ?1",
            "i", n);
}

void ro_grouping_touch_versions(ro_job *job, int64_t n) {
    ro_exec(job,
            "INSERT OR IGNORE INTO match_due SELECT a.n, iif(m.account IS NULL, NULL, a.sketch), iif(m.account IS NULL, NULL, "
            "a.digest)"
            " FROM account a LEFT JOIN"
            " match_account m ON m.account = a.n WHERE a.id = (SELECT id FROM intake WHERE n = ?1)",
            "i", n);
}

static void leave_rows(ro_job *job, ro_str meeting, int64_t n) {
    ro_sieving s = {.job = job};
    ro_sieve_note(&s, meeting, RO_NOTED_BEFORE);
    ro_exec(job, "DELETE FROM meeting_account WHERE account = ?1", "i", n);
    ro_sieve_note(&s, meeting, RO_NOTED_NOW);
    ro_sieve_settle(&s);
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
    if (left.n)
        leave_rows(job, meeting, n);
    else
        ro_meeting_rows_drop(job, meeting);
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
    job->keep = &f->out;
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
