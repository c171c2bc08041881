/* Differences that people collected, as cards: decisions of the kind `finding`, which change nothing else.
 *
 * In: two accounts, the statements of a card as a JSON object (present/card_kept.c writes and reads it), and perhaps a note, the
 * reason of the decision. Out: the decision; they are listed as all are (decided.c). The statements hold the words of both sides
 * and the hashes of both captures, so that a card outlives whatever its accounts come to read. To collect the same a second time
 * gives the first; with another note it takes the first back. */
#include "base/jansson.h"
#include "store/store.h"

#include <stdio.h>

/* A person may type such a decision, too. */
static void check_card(ro_job *job, ro_str value) {
    json_t *card = ro_json_load(job->arena, value, 0, NULL);
    bool whole = true;
    for (int k = 0; k < 2; k++) {
        const char *hash = json_string_value(json_object_get(json_object_get(card, k ? "b" : "a"), "sha256"));
        whole &= hash && strlen(hash) == 64;
    }
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
