/* Statements that hold what is wanted. In: the accounts that do, best first. Out: of these the statements that do by themselves.
 *
 * An index of statements would be as large as that of the accounts, whose words nearly all stand in statements (17.4 of 18.8 MB);
 * so the accounts that the index names are looked through. What a statement must not hold, its account may: the index is not
 * asked for that. How well one fits is BM25's measure of how often the words stand in it for its length, without their rarity. */
#include "store/lists.h"
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

/* Is one of the speakers meant? names: a word, the names as a JSON array. */
static bool speaks(ro_findings *f, int64_t names) {
    if (!f->sift->named) return true;
    ro_query *q = ro_query_new(f->job, "SELECT p.value FROM word w JOIN json_each(w.word) p WHERE w.n = ?1");
    ro_bind(q, "i", names);
    bool is = false;
    while (!is && ro_step(q)) is = ro_sift_speaks(f->sift, ro_lying(q, 0));
    ro_query_end(q);
    return is;
}

static bool said_so(ro_findings *f, int64_t how) {
    if (!f->wanted->mode && !f->wanted->side) return true;
    return ro_ask_int(f->job, 0,
                      "SELECT 1 FROM how WHERE n = ?1 AND (?2 IS NULL OR what = ?2) AND (?3 IS NULL OR side = ?3 COLLATE NOCASE)",
                      "icc", how, f->wanted->mode, f->wanted->side);
}

/* The finder looks at the text as it lies in its row. q: title, text and statements of an account. */
static void look_through(ro_findings *f, ro_query *q, const ro_finding *x) {
    bool words = f->wish->root;
    ro_bind(q, "i", x->account);
    if (!ro_step(q)) return;
    if (words) ro_finder_at(f->finder, ro_lying(q, 0), ro_lying(q, 1));
    ro_str list = ro_lying(q, 2);
    ro_list_item s;
    for (size_t at = 0, i = 1; ro_lists_next(list, &at, &s); i++) {
        if (s.span.lo == RO_NOSPAN.lo || (words && !ro_finder_holds(f->finder, s.span))) continue;
        if (!said_so(f, s.how) || !speaks(f, s.names)) continue;
        double rank = words ? worth(f, s.span) : 0;
        RO_PUSH(f->job->arena, f->v) = (ro_finding){.key = f->by_day ? x->key : rank,
                                                    .rank = rank,
                                                    .account = x->account,
                                                    .statement = (int32_t)i,
                                                    .how = (int32_t)s.how,
                                                    .names = (int32_t)s.names};
    }
    ro_query_end(q);
}

void ro_findings_statements(ro_findings *f, const ro_finding *account, size_t n) {
    ro_query *q = ro_query_new(f->job, "SELECT title, text, statement_list FROM account WHERE n = ?1");
    f->v.n = 0;
    for (size_t i = 0; i < n; i++) look_through(f, q, &account[i]);
}
