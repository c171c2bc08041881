/* In which order what was found is given: by how well it fits or by its day, the newest first; then by how well it fits; equals
 * in the order in which they came, so that the answer is the same each time.
 *
 * A page is some fifty of what may be the whole archive, so nothing is sorted: a heap gives one after the other. */
#include "store/search/search.h"

bool ro_finding_before(const ro_finding *a, const ro_finding *b) {
    if (a->key < b->key || a->key > b->key) return a->key < b->key;
    if (a->rank < b->rank || a->rank > b->rank) return a->rank < b->rank;
    return a->account != b->account ? a->account < b->account : a->statement < b->statement;
}

static void sink(ro_findings *f, size_t i) {
    ro_finding *v = f->v.v, x = v[i];
    for (size_t child; (child = 2 * i + 1) < f->v.n; i = child) {
        child += child + 1 < f->v.n && ro_finding_before(&v[child + 1], &v[child]);
        if (!ro_finding_before(&v[child], &x)) break;
        v[i] = v[child];
    }
    v[i] = x;
}

void ro_findings_heap(ro_findings *f) {
    for (size_t i = f->v.n / 2; i-- > 0;) sink(f, i);
}

ro_finding ro_findings_first(ro_findings *f) {
    ro_finding x = f->v.v[0];
    f->v.v[0] = f->v.v[--f->v.n];
    if (f->v.n) sink(f, 0);
    return x;
}

/* ---- newest first ---------------------------------------------------------------------------------------------------------- */

/* 2024-06-19 as -20240619, a month as its day 0; the unknown last. */
static double day_key(ro_str day) {
    double n = 0;
    unsigned digits = 0;
    for (size_t i = 0; i < day.n; i++)
        if (day.p[i] >= '0' && day.p[i] <= '9' && digits < 8) n = n * 10 + (day.p[i] - '0'), digits++;
    while (digits && digits < 8) n *= 10, digits++;
    return -n;
}

#define OF_DAY "SELECT n, coalesce(meeting_date, published_date) FROM account WHERE "

static void order_few_by_day(ro_findings *f) {
    ro_query *q = ro_query_new(f->job, OF_DAY "n = ?1");
    for (size_t i = 0; i < f->v.n; i++) {
        ro_bind(q, "i", f->v.v[i].account);
        f->v.v[i].key = ro_step(q) ? day_key(ro_lying(q, 1)) : 0;
        ro_query_end(q);
    }
}

void ro_findings_by_day(ro_findings *f) {
    if (ro_findings_few(f)) {
        order_few_by_day(f);
        return;
    }
    ro_query *q = ro_query_new(f->job, OF_DAY "current = 1");
    double *day = RO_NEWS(f->job->arena, double, f->sift->n + 1);
    while (ro_step(q)) {
        int64_t n = ro_int(q, 0);
        if (n >= 0 && n < f->sift->n) day[n] = day_key(ro_lying(q, 1));
    }
    for (size_t i = 0; i < f->v.n; i++) f->v.v[i].key = f->v.v[i].account < f->sift->n ? day[f->v.v[i].account] : 0;
}
