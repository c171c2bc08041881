/* Statements that hold what is wanted. In: the accounts that do, best first. Out: of these the statements that do by themselves.
 *
 * An index of statements would be as large as that of the accounts, whose words nearly all stand in statements (17.4 of 18.8 MB);
 * so the accounts that the index names are looked through. What a statement must not hold, its account may: the index is not
 * asked for that. How well one fits is BM25's measure of how often the words stand in it for its length, without their rarity. */
#include "store/search/search.h"

#include <stdlib.h>

enum { USUAL = 60 }; /* words of a statement */

static double worth(const ro_findings *f, ro_span s) {
    double length = (double)ro_finder_words(f->finder, s), sum = 0;
    for (size_t k = 0; k < f->wish->nsought; k++) {
        double n = f->wish->sought[k].no ? 0 : (double)ro_finder_count(f->finder, k, s);
        sum += n * 2.2 / (n + 1.2 * (.5 + .5 * length / USUAL));
    }
    return -sum;
}

/* Is one of the speakers meant? */
static bool speaks(ro_findings *f, int64_t account, int64_t i) {
    if (!f->sift->named) return true;
    ro_query *q = ro_query_new(f->job, "SELECT name FROM statement_speaker WHERE account = ?1 AND statement = ?2");
    ro_bind(q, "ii", account, i);
    bool is = false;
    while (!is && ro_step(q)) is = ro_sift_speaks(f->sift, ro_lying(q, 0));
    ro_query_end(q);
    return is;
}

static void look_through(ro_findings *f, const ro_finding *x, ro_findings *out) {
    if (f->wish->root) {
        ro_query *text = ro_query_new(f->job, "SELECT title, text FROM account WHERE n = ?1");
        ro_bind(text, "i", x->account);
        if (!ro_step(text)) return;
        ro_finder_at(f->finder, ro_lying(text, 0), ro_lying(text, 1));
        ro_query_end(text);
    }
    ro_query *q =
        ro_query_new(f->job, "SELECT i, start_byte, end_byte FROM statement WHERE account = ?1 AND start_byte IS NOT NULL AND"
                             " (?2 IS NULL OR mode = ?2) AND (?3 IS NULL OR side = ?3 COLLATE NOCASE)");
    ro_bind(q, "icc", x->account, f->wanted->mode, f->wanted->side);
    while (ro_step(q)) {
        ro_span s = {(uint32_t)ro_int(q, 1), (uint32_t)ro_int(q, 2)};
        int64_t i = ro_int(q, 0);
        if ((f->wish->root && !ro_finder_holds(f->finder, s)) || !speaks(f, x->account, i)) continue;
        double rank = f->wish->root ? worth(f, s) : 0;
        RO_PUSH(f->job->arena, out->v) =
            (ro_finding){.key = rank, .rank = rank, .account = x->account, .statement = (int32_t)i + 1};
    }
}

static int by_rank(const void *p, const void *q) {
    const ro_finding *a = p, *b = q;
    if (a->rank < b->rank || a->rank > b->rank) return a->rank < b->rank ? -1 : 1;
    return a->account < b->account ? -1 : a->account > b->account;
}

void ro_findings_statements(ro_findings *f) {
    ro_findings out = {0};
    if (f->v.n > RO_MOST_SEARCHED) {
        qsort(f->v.v, f->v.n, sizeof *f->v.v, by_rank);
        f->v.n = RO_MOST_SEARCHED;
    }
    for (size_t i = 0; i < f->v.n; i++) look_through(f, &f->v.v[i], &out);
    f->v.v = out.v.v, f->v.n = out.v.n, f->v.cap = out.v.cap;
}
