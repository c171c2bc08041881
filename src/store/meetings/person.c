/* One person as a page: where and when he was present, at which place of the lists, with whom. In: the rows of people, of those
 * present and of meetings. Out: who spells him how; the meetings where he was, his years, places and company, as counts of
 * meetings; the first and the last account that names him.
 *
 * Accounts of one meeting count once, announcements not at all. His place is the first that an account of the meeting gives him
 * among his side; where he stands alone there is no list. Only what hangs on his own meetings is read. */
#include "store/meetings/crowd.h"

#include <stdlib.h>

/* In the time that is wanted. */
#define WITHIN "(?2 IS NULL OR day >= ?2) AND (?3 IS NULL OR day <= ?3 || '~')" /* behind every day of a month or year */
#define PRESENT                                                                                                                  \
    " CROSS JOIN meeting_account m ON m.meeting = his.meeting AND NOT m.notice CROSS JOIN attendance t ON t.account = m.account" \
    " AND t.role <> 'group' CROSS JOIN person_name s ON s.name = t.name CROSS JOIN person_account y ON y.name = s.n AND"         \
    " y.account = t.account "

struct whom {
    ro_job *job;
    int64_t n;
    const char *from, *to; /* NULL: any time */
};

static ro_query *ask(const struct whom *w, const char *sql) {
    ro_query *q = ro_query_new(w->job, sql);
    ro_bind(q, "icc", w->n, w->from, w->to);
    return q;
}

/* What all that is told of him is told from, made once: the accounts that name him, by the name they call him; and the meetings
 * where he was, with day, place, his seat on his side. */
static void gather(const struct whom *w) {
    static const char *const make[] = {"CREATE TEMP TABLE IF NOT EXISTS person_named (called, account, id, publisher, day)",
                                       "CREATE TEMP TABLE IF NOT EXISTS person_his (meeting, day, place, seat, side)",
                                       "DELETE FROM temp.person_named", "DELETE FROM temp.person_his"};
    for (size_t i = 0; i < sizeof make / sizeof *make; i++) ro_exec(w->job, make[i], "");
    ro_exec(w->job,
            "INSERT INTO temp.person_named SELECT coalesce(s.base, s.name), a.n, a.id, a.publisher, coalesce(a.meeting_date,"
            " a.published_date) FROM person_name s CROSS JOIN person_account x ON x.name = s.n CROSS JOIN account a ON a.n ="
            " x.account WHERE s.person = ?1",
            "i", w->n);
    ro_exec(w->job,
            "INSERT INTO temp.person_his SELECT m.meeting, min(coalesce(g.date, a.meeting_date, a.published_date)) day,"
            " max(g.place), min(CASE WHEN t.side IS NOT NULL THEN t.position END), max(t.side) FROM person_name s CROSS JOIN"
            " person_account x ON x.name = s.n CROSS JOIN account a ON a.n = x.account AND a.current CROSS JOIN attendance t ON"
            " t.account = a.n AND t.name = s.name AND t.role <> 'group' CROSS JOIN meeting_account m ON m.account = a.n AND NOT"
            " m.notice CROSS JOIN meeting g ON g.id = m.meeting WHERE s.person = ?1 GROUP BY m.meeting HAVING " WITHIN,
            "icc", w->n, w->from, w->to);
}

static int by_size(const void *p, const void *q) {
    size_t a = *(const size_t *)p, b = *(const size_t *)q;
    return a < b ? -1 : a > b;
}

static double median(size_t *v, size_t n) {
    if (!n) return 0;
    qsort(v, n, sizeof *v, by_size);
    return n % 2 ? (double)v[n / 2] : ((double)v[n / 2 - 1] + (double)v[n / 2]) / 2;
}

static ro_person_year *year_of(const ro_person_entry *e, ro_str year) {
    for (size_t i = 0; i < e->nyears; i++)
        if (ro_str_eq(e->years[i].year, year)) return &e->years[i];
    return NULL;
}

static ro_variant *variant_of(const ro_person_entry *e, ro_str text) {
    for (size_t i = 0; i < e->nvariants; i++)
        if (ro_str_eq(e->variants[i].text, text)) return &e->variants[i];
    return NULL;
}

/* Years in which accounts name him, the unknown last. */
static void fill_years(const struct whom *w, ro_person_entry *e) {
    RO_VEC(ro_person_year) v = {0};
    ro_query *q = ask(w, "SELECT coalesce(substr(day, 1, 4), '') year, count(*) FROM (SELECT DISTINCT account,"
                         " day FROM temp.person_named) WHERE " WITHIN " GROUP BY year ORDER BY year = '', year");
    while (ro_step(q)) RO_PUSH(w->job->arena, v) = (ro_person_year){.year = ro_text(q, 0), .accounts = (size_t)ro_int(q, 1)};
    e->years = v.v, e->nyears = v.n;
}

static ro_str year_name(const ro_appearance *m) { return (ro_str){m->day.n ? m->day.p : "", m->day.n < 4 ? m->day.n : 4}; }

static void put_year(ro_job *job, ro_person_entry *e, const ro_appearance *v, size_t n) {
    ro_person_year *y = year_of(e, year_name(v));
    size_t *seat = RO_NEWS(job->arena, size_t, n), *of = RO_NEWS(job->arena, size_t, n), lists = 0;
    if (!y) return;
    for (size_t i = 0; i < n; i++)
        if (v[i].seat) seat[lists] = v[i].seat, of[lists++] = v[i].of;
    y->meetings = n, y->lists = lists, y->place = median(seat, lists), y->size = median(of, lists);
}

static void fill_meetings(const struct whom *w, ro_person_entry *e) {
    ro_job *job = w->job;
    RO_VEC(ro_appearance) v = {0};
    ro_query *q = ro_query_new(job, "SELECT meeting, day, seat, (SELECT count(DISTINCT s.person) FROM (SELECT 1)" PRESENT
                                    " WHERE t.side = his.side) FROM temp.person_his his ORDER BY day IS NULL, day, meeting");
    while (ro_step(q)) {
        size_t seat = (size_t)ro_int(q, 2), of = (size_t)ro_int(q, 3);
        bool list = seat && of > 1;
        if (of < seat) of = seat; /* before him stand some who are nobody that is known */
        RO_PUSH(job->arena, v) = (ro_appearance){ro_text(q, 0), ro_text(q, 1), list ? seat : 0, list ? of : 0};
    }
    for (size_t i = 0, k; i < v.n; i = k) {
        for (k = i + 1; k < v.n && ro_str_eq(year_name(&v.v[i]), year_name(&v.v[k])); k++)
            ;
        put_year(job, e, v.v + i, k - i);
    }
    e->meetings = e->nappearances = v.n, e->appearances = v.v;
}

/* Who spells him so, and when: each spelling's publishers. */
static void fill_spelt(const struct whom *w, ro_person_entry *e) {
    ro_job *job = w->job;
    RO_VEC(ro_spelt) v = {0};
    RO_VEC(ro_str) called = {0};
    ro_query *q = ro_query_new(
        job, "SELECT called, publisher, count(DISTINCT account) accounts, min(day), max(day) FROM temp.person_named GROUP BY"
             " called, publisher ORDER BY called, accounts DESC, publisher");
    while (ro_step(q)) {
        RO_PUSH(job->arena, called) = ro_text(q, 0);
        RO_PUSH(job->arena, v) = (ro_spelt){ro_text(q, 1), (size_t)ro_int(q, 2), ro_text(q, 3), ro_text(q, 4)};
    }
    for (size_t i = 0; i < v.n; i++) {
        ro_variant *x = variant_of(e, called.v[i]);
        if (!x) continue;
        if (!x->nby++) x->by = &v.v[i];
        if (v.v[i].first.p && (!x->first.p || ro_str_cmp(v.v[i].first, x->first) < 0)) x->first = v.v[i].first;
        if (v.v[i].last.p && (!x->last.p || ro_str_cmp(v.v[i].last, x->last) > 0)) x->last = v.v[i].last;
    }
}

static void fill_places(const struct whom *w, ro_person_entry *e) {
    RO_VEC(ro_person_place) v = {0};
    ro_query *q = ro_query_new(
        w->job, "SELECT place, count(*) meetings, min(day), max(day) FROM temp.person_his WHERE place IS NOT NULL GROUP"
                " BY place ORDER BY meetings DESC, place");
    while (ro_step(q))
        RO_PUSH(w->job->arena, v) = (ro_person_place){ro_text(q, 0), (size_t)ro_int(q, 1), ro_text(q, 2), ro_text(q, 3)};
    e->places = v.v, e->nplaces = v.n;
}

/* With whom, and under which title, of several the one that most of these meetings print. */
static void fill_company(const struct whom *w, ro_person_entry *e) {
    RO_VEC(ro_companion) v = {0};
    ro_query *q = ro_query_new(
        w->job, "WITH seen AS MATERIALIZED (SELECT s.person, t.title, his.meeting, day FROM temp.person_his his" PRESENT
                " WHERE s.person <> ?1), titled AS MATERIALIZED (SELECT person, title, count(DISTINCT meeting) times"
                " FROM seen WHERE title <> '' GROUP BY person, title) SELECT p.id, p.name, p.side, count(DISTINCT"
                " x.meeting) meetings, min(x.day), max(x.day), (SELECT title FROM titled y WHERE y.person = p.n"
                " ORDER BY times DESC, title LIMIT 1) FROM seen x JOIN person p ON p.n = x.person GROUP BY p.n ORDER"
                " BY meetings DESC, p.name, p.id");
    ro_bind(q, "i", w->n);
    while (ro_step(q))
        RO_PUSH(w->job->arena, v) = (ro_companion){ro_text(q, 0), ro_text(q, 1), ro_text(q, 2), (size_t)ro_int(q, 3),
                                                   ro_text(q, 4), ro_text(q, 5), ro_text(q, 6)};
    e->company = v.v, e->ncompany = v.n;
}

static ro_dated_account end_of(const struct whom *w, const char *sql) {
    ro_dated_account a = {RO_S(""), RO_S("")};
    ro_query *q = ask(w, sql);
    while (ro_step(q)) a = (ro_dated_account){ro_text(q, 0), ro_text(q, 1)};
    return a;
}

/* Titles that somebody prints within the time; those of no known day are of any. */
static void keep_titles(const struct whom *w, ro_person_entry *e) {
    size_t n = 0;
    ro_str to = w->to ? ro_str_printf(w->job->arena, "%s~", w->to) : RO_NONE;
    for (size_t i = 0; i < e->ntitles; i++) {
        const ro_tenure *t = &e->titles[i];
        bool out =
            t->first.n && ((w->from && ro_str_cmp(t->last, ro_str_c(w->from)) < 0) || (to.p && ro_str_cmp(t->first, to) > 0));
        if (!out) e->titles[n++] = *t;
    }
    e->ntitles = n;
}

#define DATED "SELECT id, day FROM temp.person_named WHERE day IS NOT NULL AND " WITHIN " ORDER BY day "

void ro_person_page(ro_job *job, ro_person_entry *e, int64_t n, const ro_people_wanted *wanted) {
    struct whom w = {job, n, wanted->from && *wanted->from ? ro_asked_day(job, wanted->from, "--from") : NULL,
                     wanted->to && *wanted->to ? ro_asked_day(job, wanted->to, "--to") : NULL};
    gather(&w);
    fill_spelt(&w, e);
    fill_years(&w, e);
    fill_meetings(&w, e);
    fill_places(&w, e);
    fill_company(&w, e);
    keep_titles(&w, e);
    e->first = end_of(&w, DATED "ASC, id LIMIT 1");
    e->last = end_of(&w, DATED "DESC, id LIMIT 1");
}
