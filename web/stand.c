/* Accounts that a page lays beside each other, and their comparison. In: ids. Out: at most ten accounts as they read now, in the
 * order of their ids in the meeting; what announces the meeting is left out. */
#include "web.h"

#include <stdio.h>

static ro_status put(web_request *q, web_stand *s, const char *id) {
    if (s->n == RO_MAX_ACCOUNTS) return s->left++, RO_OK;
    ro_status st = ro_archive_account(q->ctx, q->archive, id, &s->account[s->n]);
    if (st != RO_OK) return st;
    snprintf(s->id[s->n], sizeof s->id[s->n], "%s", id);
    s->ref[s->n] = s->id[s->n];
    s->n++;
    return RO_OK;
}

ro_status web_stand_meeting(web_request *q, web_stand *s, const ro_meeting_entry *m) {
    ro_status st = RO_OK;
    for (size_t i = 0; i < m->naccounts && st == RO_OK; i++) {
        char id[512];
        snprintf(id, sizeof id, "%.*s", (int)m->accounts[i].id.n, m->accounts[i].id.p);
        if (m->accounts[i].held || !m->held) st = put(q, s, id);
    }
    return st;
}

ro_status web_stand_put(web_request *q, web_stand *s, const char *ref) {
    ro_found f;
    const ro_meeting_entry *m;
    ro_status st = ro_archive_find(q->ctx, q->archive, ref, &f);
    if (st != RO_OK) return st;
    if (f.thing == RO_THING_ACCOUNT) return put(q, s, f.id);
    if ((st = ro_archive_meeting(q->ctx, q->archive, f.id, &m)) != RO_OK) return st;
    st = web_stand_meeting(q, s, m);
    ro_meeting_entry_free(m);
    return st;
}

/* What people settled lies over it, as in `readout compare`. How usual a change is may not be known; the comparison stands
 * without it. */
ro_status web_stand_compare(web_request *q, const web_stand *s, const ro_comparison **out) {
    ro_status st = ro_compare(q->ctx, s->account, s->ref, s->n, out);
    if (st == RO_OK) st = ro_archive_judge(q->ctx, q->archive, *out);
    if (st == RO_OK) ro_archive_noise(q->ctx, q->archive, *out, NULL, NULL);
    return st == RO_OK ? ro_archive_judge(q->ctx, q->archive, *out) : st;
}

void web_stand_free(web_stand *s) {
    for (size_t i = 0; i < s->n; i++) ro_account_free(s->account[i]);
    s->n = 0;
}
