/* Differences that people collected, as cards: decisions of the kind `finding`, which change nothing else.
 *
 * In: two accounts, the statements of a card as a JSON object (present/card_kept.c writes and reads it), and perhaps a note, the
 * reason of the decision. Out: the decisions, the newest first. The statements hold the words of both sides and the hashes of
 * both captures, so that a card outlives whatever its accounts come to read. To collect the same a second time gives the first;
 * with another note it takes the first back. */
#include "store/store.h"

#include <jansson.h>
#include <stdio.h>

/* A person may type such a decision, too. */
static void check_card(ro_job *job, ro_str value) {
    json_t *card = json_loadb(value.p, value.n, 0, NULL);
    bool whole = true;
    for (int k = 0; k < 2; k++) {
        const char *hash = json_string_value(json_object_get(json_object_get(card, k ? "b" : "a"), "sha256"));
        whole &= hash && strlen(hash) == 64;
    }
    json_decref(card);
    if (!whole) ro_throw(job->arena, RO_USAGE, "finding: is no card; readout collect CARD takes the file of one");
}

int64_t ro_collected_known(ro_job *job, const ro_decision *d) {
    check_card(job, d->value);
    ro_query *q = ro_query_new(job, "SELECT n, coalesce(reason, '') FROM decision WHERE kind = 'finding' AND undone IS NULL AND"
                                    " value = ?1");
    ro_bind(q, "s", d->value);
    int64_t known = ro_step(q) ? ro_int(q, 0) : 0;
    bool same = known && (!d->reason.n || ro_str_eq(ro_text(q, 1), d->reason));
    ro_query_end(q);
    if (!known || same) return known;
    char now[24];
    ro_store_now(now);
    ro_exec(job, "UPDATE decision SET undone = ?2, undone_by = ?3, undone_reason = 'collected with another note' WHERE n = ?1",
            "ics", known, now, d->author.n ? d->author : RO_S("unknown"));
    return 0;
}

void ro_collected_take(ro_job *job, int64_t n, const ro_decision *d) {
    ro_change_words who;
    if (!ro_decision_sides(d->target, &who))
        ro_throw(job->arena, RO_USAGE, "%.*s: a finding is of two accounts: FIRST / SECOND", (int)d->target.n, d->target.p);
    ro_decision_between(job, n, who, d->value);
}

/* ---- listing --------------------------------------------------------------------------------------------------------------- */

struct collected {
    const ro_findings_wanted *wanted;
    ro_decision_fn fn;
    void *user;
    size_t *found;
};

#define OF_ACCOUNT "(?1 IS NULL OR EXISTS (SELECT 1 FROM decision_account x WHERE x.decision = d.n AND x.account = ?1))"

static ro_query *asked(ro_job *job, const ro_findings_wanted *w) {
    ro_query *q;
    if (w->n) {
        q = ro_query_new(job,
                         "SELECT n, time, author, kind, target, value, reason, undone, undone_by, undone_reason FROM decision"
                         " WHERE n = ?1 AND kind = 'finding'");
        ro_bind(q, "i", w->n);
        return q;
    }
    q = ro_query_new(job, "SELECT n, time, author, kind, target, value, reason, undone, undone_by, undone_reason FROM decision d"
                          " WHERE kind = 'finding' AND undone IS NULL AND " OF_ACCOUNT
                          " AND (?2 = 0 OR n < ?2) ORDER BY n DESC LIMIT ?3");
    ro_bind(q, "cii", w->account, w->before, w->limit ? (int64_t)w->limit : -1);
    return q;
}

static void list_work(ro_job *job, void *arg) {
    const struct collected *c = arg;
    if (c->found)
        *c->found = (size_t)ro_ask_int(
            job, 0, "SELECT count(*) FROM decision d WHERE kind = 'finding' AND undone IS NULL AND " OF_ACCOUNT, "c",
            c->wanted->account);
    ro_query *q = asked(job, c->wanted);
    for (bool more = true; more && ro_step(q);) {
        ro_decision d = {.n = ro_int(q, 0),
                         .time = ro_text(q, 1),
                         .author = ro_text(q, 2),
                         .kind = ro_text(q, 3),
                         .target = ro_text(q, 4),
                         .value = ro_text(q, 5),
                         .reason = ro_text(q, 6),
                         .undone = ro_text(q, 7),
                         .undone_by = ro_text(q, 8),
                         .undone_reason = ro_text(q, 9)};
        more = c->fn(c->user, &d);
    }
}

ro_status ro_archive_findings(ro_ctx *ctx, ro_archive *ar, const ro_findings_wanted *w, ro_decision_fn fn, void *user,
                              size_t *found) {
    struct collected c = {w, fn, user, found};
    return ro_store_run(ctx, ar, RO_RUN_READ, list_work, &c);
}
