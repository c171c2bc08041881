/* What one account of a meeting prints and another does not, out of the rows: each account of the meeting as a witness, with its
 * day, place and attendance. What comes of it is decided in match/across.c. */
#include "match/match.h"
#include "store/store.h"

#include <stdio.h>

enum { WITNESSES = 64 };

static ro_span span(ro_query *q, int i) {
    return ro_null(q, i) ? RO_NOSPAN : (ro_span){(uint32_t)ro_int(q, i), (uint32_t)ro_int(q, i + 1)};
}

/* Columns i …: the six of WHY. */
static ro_because why(ro_query *q, int i) {
    ro_str rule = ro_text(q, i + 4);
    return (ro_because){span(q, i), span(q, i + 2), rule.n ? rule.p : NULL, ro_int(q, i + 5)};
}

static void there(ro_job *job, int64_t account, ro_witness *w) {
    RO_VEC(ro_attendee) v = {0};
    ro_query *q =
        ro_query_new(job, "SELECT start_byte, end_byte, source_start, source_end, rule, certain, side, role, name, title"
                          " FROM attendance WHERE account = ?1 ORDER BY i LIMIT 64");
    ro_bind(q, "i", account);
    while (ro_step(q))
        RO_PUSH(job->arena, v) = (ro_attendee){.why = why(q, 0),
                                               .side = ro_text(q, 6),
                                               .role = ro_word_index(ro_role_words, ro_text(q, 7)),
                                               .name = ro_text(q, 8),
                                               .title = ro_text(q, 9)};
    w->there = v.v, w->nthere = v.n;
}

/* An account at a time: as the right side of a LEFT JOIN the view would be made of all accounts first. */
static ro_because grounds(ro_job *job, int64_t account, const char *field, ro_str *words) {
    ro_query *q = ro_query_new(job, "SELECT start_byte, end_byte, source_start, source_end, rule, certain, words FROM evidence"
                                    " WHERE account = ?1 AND field = ?2");
    ro_bind(q, "ic", account, field);
    if (!ro_step(q)) return (ro_because){.span = RO_NOSPAN, .source = RO_NOSPAN};
    ro_because out = why(q, 0);
    if (words) *words = ro_text(q, 6);
    ro_query_end(q);
    return out;
}

void ro_across_read(ro_job *job, ro_meeting_entry *m) {
    ro_witness w[WITNESSES];
    int64_t account[WITNESSES];
    size_t n = 0;
    if (m->naccounts < 2 || !m->met) return;
    ro_query *q =
        ro_query_new(job, "SELECT a.n, a.id, a.meeting_date, a.meeting_other, a.place, x.notice, a.id || coalesce(' (' ||"
                          " a.publisher || ')', '') FROM meeting_account x JOIN account a ON a.n = x.account WHERE"
                          " x.meeting = ?1 ORDER BY x.i LIMIT 64");
    ro_bind(q, "s", m->id);
    while (ro_step(q)) {
        ro_str day = ro_text(q, 2), other = ro_text(q, 3);
        account[n] = ro_int(q, 0);
        w[n] =
            (ro_witness){.id = ro_text(q, 1), .called = ro_text(q, 6), .place = {.value = ro_text(q, 4)}, .notice = ro_int(q, 5)};
        snprintf(w[n].day.value, sizeof w[n].day.value, "%.*s", (int)day.n, day.p ? day.p : "");
        snprintf(w[n].day.other, sizeof w[n].day.other, "%.*s", (int)other.n, other.p ? other.p : "");
        n++;
    }
    for (size_t i = 0; i < n; i++) {
        there(job, account[i], &w[i]);
        w[i].day.why = grounds(job, account[i], "meeting", &w[i].day.evidence);
        w[i].place.why = grounds(job, account[i], "place", NULL);
    }
    m->across = ro_match_across(job->arena, w, n, m->exact ? ro_str_c(m->date.value) : RO_NONE, m->place, &m->nacross);
}
