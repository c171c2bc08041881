/* In which order what was found is given: by how well it fits or by its day, the newest first; then by how well it fits; equals
 * in the order in which they came, so that the answer is the same each time.
 *
 * A page is some fifty of what may be the whole archive, so nothing is sorted: a heap gives one after the other. Of the days of
 * many an index is gone through from the newest on, until the page is full. */
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

/* The newest first, the unknown last. */
static double day_key(ro_str day) { return (double)-ro_sought_day(day); }

static void order_few_by_day(ro_findings *f) {
    ro_query *q = ro_query_new(f->job, "SELECT day FROM sought WHERE account = ?1");
    for (size_t i = 0; i < f->v.n; i++) {
        ro_bind(q, "i", f->v.v[i].account);
        f->v.v[i].key = ro_step(q) ? (double)-ro_int(q, 0) : 0;
        ro_query_end(q);
    }
}

void ro_findings_by_day(ro_findings *f) {
    if (ro_findings_few(f)) {
        order_few_by_day(f);
        return;
    }
    ro_query *q = ro_query_new(f->job, "SELECT account, day FROM sought");
    double *day = RO_NEWS(f->job->arena, double, f->sift->n + 1);
    while (ro_step(q)) {
        int64_t n = ro_int(q, 0);
        if (n >= 0 && n < f->sift->n) day[n] = (double)-ro_int(q, 1);
    }
    for (size_t i = 0; i < f->v.n; i++) f->v.v[i].key = f->v.v[i].account < f->sift->n ? day[f->v.v[i].account] : 0;
}

/* ---- a page of the newest ---------------------------------------------------------------------------------------------------
 */

struct walk {
    ro_findings *f;
    uint8_t *found; /* a bit for each account */
    RO_VEC(ro_finding) v;
    size_t behind; /* of these stand on another day than the first */
};

static uint8_t *found_bits(const ro_findings *f) {
    uint8_t *bits = RO_NEWS(f->job->arena, uint8_t, f->sift->n / 8 + 1);
    for (size_t i = 0; i < f->v.n; i++) bits[f->v.v[i].account / 8] |= (uint8_t)(1u << f->v.v[i].account % 8);
    return bits;
}

static void take_found(struct walk *w, int64_t n, double key) {
    const ro_finding *v = w->f->v.v;
    size_t at = RO_FIRST_FROM(mid, w->f->v.n, v[mid].account < n);
    RO_PUSH(w->f->job->arena, w->v) = v[at];
    w->v.v[w->v.n - 1].key = key;
    w->behind += key > w->v.v[0].key;
}

/* From the newest day on, or from that of him who was seen last, to the end of the day that fills the page: equals of a day are
 * ordered by how well they fit. False: it would be more to go through than it is to ask for each. */
static bool walk(struct walk *w, ro_query *q, bool on) {
    enum { TIMES = 8 };
    const ro_findings *f = w->f;
    bool enough = false;
    double full = 0;
    for (size_t left = TIMES * f->v.n; left && ro_step(q); left--) {
        int64_t n = ro_int(q, 0);
        if (n < 0 || n >= f->sift->n || !(w->found[n / 8] >> n % 8 & 1)) continue;
        double key = day_key(ro_lying(q, 1));
        if (enough && key > full) {
            ro_query_end(q);
            return true;
        }
        take_found(w, n, key);
        enough = (on ? w->behind : w->v.n) >= f->wanted->limit, full = key;
    }
    ro_query_end(q);
    return false;
}

void ro_findings_newest(ro_findings *f, int64_t seen) {
    ro_str day = seen > 0 ? ro_ask_text(f->job, "SELECT " RO_DAY " FROM account WHERE n = ?1", "i", seen) : RO_NONE;
    bool may = f->wanted->limit && (!seen || day.p);
    if (may) {
        struct walk w = {.f = f, .found = found_bits(f)};
        ro_query *q =
            ro_query_new(f->job, "SELECT n, " RO_DAY " FROM account INDEXED BY account_day WHERE current = 1 AND " RO_DAY
                                 " <= ?1 ORDER BY " RO_DAY " DESC");
        ro_bind(q, "s", day.p ? day : RO_S("~"));
        if (walk(&w, q, seen > 0)) {
            f->v = (typeof(f->v)){w.v.v, w.v.n, w.v.cap};
            return;
        }
    }
    ro_findings_by_day(f);
}
