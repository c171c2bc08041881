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

struct looking {
    ro_findings *f;
    ro_query *text, *statement;
};

static bool read_text(struct looking *l, int64_t account) {
    ro_bind(l->text, "i", account);
    bool is = ro_step(l->text);
    if (is) ro_finder_at(l->f->finder, ro_lying(l->text, 0), ro_lying(l->text, 1));
    return is;
}

static void look_through(struct looking *l, const ro_finding *x) {
    ro_findings *f = l->f;
    ro_query *q = l->statement;
    bool words = f->wish->root;
    if (words && !read_text(l, x->account)) return;
    ro_bind(q, "icc", x->account, f->wanted->mode, f->wanted->side);
    while (ro_step(q)) {
        ro_span s = {(uint32_t)ro_int(q, 1), (uint32_t)ro_int(q, 2)};
        int64_t i = ro_int(q, 0);
        if ((words && !ro_finder_holds(f->finder, s)) || !speaks(f, x->account, i)) continue;
        double rank = words ? worth(f, s) : 0;
        RO_PUSH(f->job->arena, f->v) =
            (ro_finding){.key = f->by_day ? x->key : rank, .rank = rank, .account = x->account, .statement = (int32_t)i + 1};
    }
    if (words) ro_query_end(l->text); /* the finder has looked at the text as it lay in its row */
}

void ro_findings_statements(ro_findings *f, const ro_finding *account, size_t n) {
    struct looking l = {f, ro_query_new(f->job, "SELECT title, text FROM account WHERE n = ?1"),
                        ro_query_new(f->job, "SELECT i, start_byte, end_byte FROM statement WHERE account = ?1 AND start_byte IS"
                                             " NOT NULL AND (?2 IS NULL OR mode = ?2) AND (?3 IS NULL OR side = ?3 COLLATE"
                                             " NOCASE)")};
    f->v.n = 0;
    for (size_t i = 0; i < n; i++) look_through(&l, &account[i]);
}
