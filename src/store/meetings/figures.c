/* The figures of an account: its people as spellings, with the side and the titles that weigh in who is who. In: its rows. Out: a
 * figure a person, in the order in which the account has them. */
#include "store/meetings/figures.h"

struct listed {
    ro_str name, side;
    bool title, certain;
};

static ro_str or_empty(ro_str s) { return s.p ? s : RO_S(""); }

/* Of a person who was present the side is that of the attendance; who is only talked about often gets the side of the talk, and
 * that is no evidence. A name led back to its nominative is never certain; the title beside it still gives its side. */
static void take_attendance(ro_figure *f, const struct listed *v, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!ro_str_eq(v[i].name, f->s.name)) continue;
        f->there = true;
        f->s.side = v[i].side;
        f->s.guessed = !v[i].certain && (!f->s.base.p || !v[i].title);
        return;
    }
}

/* The titles whose numbers stand in the list, a JSON array, each once by the account. */
static void take_titles(ro_job *job, ro_figure *f, ro_str list) {
    RO_VEC(ro_titled) v = {0};
    int64_t n = 0;
    for (size_t i = 0; i < list.n; i++) {
        bool digit = list.p[i] >= '0' && list.p[i] <= '9';
        if (digit && n < INT64_MAX / 10 - 9) n = n * 10 + (list.p[i] - '0');
        if (digit || !n) continue;
        ro_str title = ro_ask_text(job, "SELECT word FROM word WHERE n = ?1", "i", n);
        if (title.p) RO_PUSH(job->arena, v) = (ro_titled){title, 1};
        n = 0;
    }
    f->s.titles = v.v, f->s.ntitles = v.n;
}

void ro_figures_load(ro_job *job, int64_t account, ro_figures *out) {
    RO_VEC(struct listed) there = {0};
    out->n = 0;
    out->day =
        or_empty(ro_ask_text(job, "SELECT coalesce(meeting_date, published_date) FROM account WHERE n = ?1", "i", account));
    ro_query *q =
        ro_query_new(job, "SELECT name, side, title IS NOT NULL, certain FROM attendance WHERE account = ?1 ORDER BY i");
    ro_bind(q, "i", account);
    while (ro_step(q)) RO_PUSH(job->arena, there) = (struct listed){ro_text(q, 0), ro_text(q, 1), ro_int(q, 2), ro_int(q, 3)};
    q = ro_query_new(job, "SELECT name, base, side, title_list FROM account_person WHERE account = ?1 ORDER BY i");
    ro_bind(q, "i", account);
    while (ro_step(q)) {
        ro_figure f = {0};
        f.s = (ro_spelling){.name = ro_text(q, 0), .base = ro_text(q, 1), .read_side = ro_text(q, 2), .accounts = 1};
        take_attendance(&f, there.v, there.n);
        take_titles(job, &f, ro_text(q, 3));
        f.s.office = ro_spelling_office(job->arena, ro_spelling_called(&f.s), f.s.ntitles ? f.s.titles[0].text : RO_S(""));
        RO_PUSH(job->arena, *out) = f;
    }
}

ro_spelling ro_seats_figure(ro_job *job, int64_t account, ro_str name) {
    ro_figures all = {0};
    ro_figures_load(job, account, &all);
    for (size_t i = 0; i < all.n; i++)
        if (ro_str_eq(all.v[i].s.name, name)) return all.v[i].s;
    return (ro_spelling){0};
}
