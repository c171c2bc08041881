/* Everybody whom the accounts of an archive name. In: the rows of the accounts. Out: figures, and which of them are one person.
 *
 * Of a person who was present the side is that of the attendance; who is only talked about often gets the side of the talk, and
 * that is no evidence. A name led back to its nominative is never certain; the title beside it still gives its side. */
#include "store/meetings/gather.h"

static ro_str or_empty(ro_str s) { return s.p ? s : RO_S(""); }

struct gathering {
    RO_VEC(ro_figure) figure;
    RO_VEC(int64_t) row; /* of each figure: its account, and its place there */
};

static int64_t row_of(ro_query *q) { return ro_int(q, 0) << 16 | (ro_int(q, 1) & 0xffff); }

static void load_figures(ro_job *job, struct gathering *g) {
    ro_query *q = ro_query_new(
        job, "SELECT p.account, p.i, a.id, p.name,"
             " (SELECT x.side FROM attendance x WHERE x.account = p.account AND x.name = p.name ORDER BY x.i LIMIT 1),"
             " coalesce(a.meeting_date, a.published_date),"
             " EXISTS (SELECT 1 FROM attendance x WHERE x.account = p.account AND x.name = p.name),"
             " (SELECT NOT x.certain AND (p.base IS NULL OR x.title IS NULL) FROM attendance x WHERE x.account = p.account AND "
             "x.name = p.name ORDER BY x.i LIMIT 1), p.side, p.base"
             " FROM account_person p JOIN account a ON a.n = p.account WHERE a.current ORDER BY a.id, p.i");
    while (ro_step(q)) {
        RO_PUSH(job->arena, g->figure) = (ro_figure){.account = ro_text(q, 2),
                                                     .name = ro_text(q, 3),
                                                     .side = ro_text(q, 4),
                                                     .date = or_empty(ro_text(q, 5)),
                                                     .there = ro_int(q, 6),
                                                     .guessed = ro_int(q, 7),
                                                     .read_side = ro_text(q, 8),
                                                     .base = ro_text(q, 9)};
        RO_PUSH(job->arena, g->row) = row_of(q);
    }
}

/* Titles come in the order of the figures. */
static void load_titles(ro_job *job, struct gathering *g) {
    RO_VEC(ro_str) all = {0};
    RO_VEC(size_t) of = {0};
    ro_query *q = ro_query_new(job, "SELECT t.account, t.person, t.title FROM account_person_title t JOIN account a ON"
                                    " a.n = t.account WHERE a.current ORDER BY a.id, t.person, t.i");
    size_t at = 0;
    while (ro_step(q)) {
        int64_t row = row_of(q);
        while (at < g->row.n && g->row.v[at] != row) at++;
        if (at == g->row.n) break;
        RO_PUSH(job->arena, all) = ro_text(q, 2);
        RO_PUSH(job->arena, of) = at;
    }
    for (size_t i = 0, k; i < all.n; i = k) {
        for (k = i + 1; k < all.n && of.v[k] == of.v[i]; k++)
            ;
        ro_figure *f = &g->figure.v[of.v[i]];
        f->title = all.v[i], f->titles = all.v + i + 1, f->ntitles = k - i - 1;
    }
}

void ro_people_gather(ro_job *job, ro_gathered *out) {
    struct gathering g = {0};
    load_figures(job, &g);
    load_titles(job, &g);
    size_t n;
    const ro_said *said = ro_settled_said(job, g.figure.v, g.figure.n, &n);
    *out = (ro_gathered){g.figure.v, g.figure.n, ro_match_people(job->arena, g.figure.v, g.figure.n, said, n)};
}
