/* What decisions about people mean for the crowd. In: standing decisions, each with the names it means, account by account. Out:
 * what match is told, in spellings; and which figures are parted from others of their spelling. */
#include "store/meetings/crowd.h"

#include <stdlib.h>

/* ---- figures that are parted ------------------------------------------------------------------------------------------------
 */

int ro_lot_by_figure(const void *p, const void *q) {
    const ro_lot *a = p, *b = q;
    if (a->account != b->account) return a->account < b->account ? -1 : 1;
    return ro_str_cmp(a->name, b->name);
}

static int by_bytes(const void *p, const void *q) { return ro_str_cmp(*(const ro_str *)p, *(const ro_str *)q); }

typedef RO_VEC(ro_lot) figures;

static figures figures_of(ro_job *job, int64_t decision, const char *part) {
    figures f = {0};
    ro_query *q =
        ro_query_new(job, "SELECT a.n, d.name FROM decision_person d JOIN account a ON a.id = d.account AND a.current WHERE"
                          " d.decision = ?1 AND d.part = ?2");
    ro_bind(q, "ic", decision, part);
    while (ro_step(q)) RO_PUSH(job->arena, f) = (ro_lot){ro_int(q, 0), ro_text(q, 1), decision};
    return f;
}

static ro_str form_of(ro_job *job, const ro_lot *f) {
    ro_spelling s = ro_seats_figure(job, f->account, f->name);
    return s.name.p ? ro_spelling_form(job->arena, &s) : RO_S("");
}

/* Where two were said to be two and share a form, those of the second get a lot of their own; of two decisions the later. */
static void take_split(ro_job *job, ro_lots *lots, int64_t decision) {
    figures a = figures_of(job, decision, "target"), b = figures_of(job, decision, "value");
    ro_str *form = RO_NEWS(job->arena, ro_str, a.n + 1);
    for (size_t i = 0; i < a.n; i++) form[i] = form_of(job, &a.v[i]);
    if (a.n) qsort(form, a.n, sizeof *form, by_bytes);
    size_t known = lots->n;
    for (size_t i = 0; i < b.n && a.n; i++) {
        ro_str mine = form_of(job, &b.v[i]);
        if (!mine.n || !bsearch(&mine, form, a.n, sizeof *form, by_bytes)) continue;
        if (known && bsearch(&b.v[i], lots->v, known, sizeof *lots->v, ro_lot_by_figure)) continue;
        RO_PUSH(job->arena, *lots) = b.v[i];
    }
    if (lots->n) qsort(lots->v, lots->n, sizeof *lots->v, ro_lot_by_figure);
}

ro_lots ro_crowd_lots(ro_job *job) {
    ro_lots lots = {0};
    RO_VEC(int64_t) split = {0};
    ro_query *q =
        ro_query_new(job, "SELECT n FROM decision WHERE kind = 'person-split' AND undone IS NULL ORDER BY time DESC, n DESC");
    while (ro_step(q)) RO_PUSH(job->arena, split) = ro_int(q, 0);
    for (size_t i = 0; i < split.n; i++) take_split(job, &lots, split.v[i]);
    return lots;
}

/* ---- what match is told -----------------------------------------------------------------------------------------------------
 */

static const char SPOKEN[] = "SELECT DISTINCT s.n FROM decision_person d JOIN account a ON a.id = d.account AND a.current JOIN"
                             " person_name s ON s.name = d.name JOIN person_account x ON x.name = s.n AND x.account = a.n WHERE"
                             " d.decision = ?1 AND d.part = ?2 ORDER BY s.n";

struct meant {
    RO_VEC(size_t) spelling;
};

static struct meant spellings(const ro_crowd *c, int64_t decision, const char *part) {
    struct meant m = {0};
    ro_query *q = ro_query_new(c->job, SPOKEN);
    ro_bind(q, "ic", decision, part);
    while (ro_step(q)) {
        size_t at = ro_crowd_at(c, ro_int(q, 0));
        if (at != SIZE_MAX) RO_PUSH(c->job->arena, m.spelling) = at;
    }
    return m;
}

const ro_said *ro_crowd_said(const ro_crowd *c, size_t *n) {
    RO_VEC(ro_said) v = {0};
    ro_query *q = ro_query_new(
        c->job, "SELECT n, kind, value FROM decision WHERE about = 'person' AND undone IS NULL ORDER BY time DESC, n DESC");
    while (ro_step(q)) {
        ro_str kind = ro_text(q, 1);
        ro_saying what = ro_str_is(kind, "person-merge")   ? RO_SAID_ONE
                         : ro_str_is(kind, "person-split") ? RO_SAID_TWO
                                                           : RO_SAID_CALLED;
        struct meant a = spellings(c, ro_int(q, 0), "target"), b = spellings(c, ro_int(q, 0), "value");
        RO_PUSH(c->job->arena, v) =
            (ro_said){ro_int(q, 0), what, a.spelling.v, b.spelling.v, a.spelling.n, b.spelling.n, ro_text(q, 2)};
    }
    *n = v.n;
    return v.v;
}

/* From the decisions, which are few, to the rest: CROSS JOIN keeps the order, which was from all accounts at each add. */
size_t ro_crowd_spoken(ro_job *job, int64_t **names) {
    RO_VEC(int64_t) v = {0};
    ro_query *q =
        ro_query_new(job, "SELECT DISTINCT s.n FROM decision t CROSS JOIN decision_person d ON d.decision = t.n CROSS JOIN"
                          " account a ON a.id = d.account AND a.current CROSS JOIN person_name s ON s.name = d.name CROSS JOIN"
                          " person_account x ON"
                          " x.name = s.n AND x.account = a.n WHERE t.about = 'person' AND t.undone IS NULL");
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_int(q, 0);
    *names = v.v;
    return v.n;
}
