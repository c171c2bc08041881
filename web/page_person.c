/* A person: how accounts spell him and which ones, his titles over time as bars, his place on the lists of his side, where and
 * with whom he was, and the meetings. In: his id, or a name in any spelling (`in`: the id of an account that calls him so). A
 * name that may mean several is answered with who they are.
 *
 * A value that only few accounts give stands behind "more", so that a misreading does not stand beside what a thousand print. */
#include "deciding.h"
#include "person.h"

#include <stdio.h>

enum { SHOWN = 50, MOST = 500, FIRST = 12, MEANT = 50 };

struct person {
    web_request *q;
    web_page *o;
    const ro_person_entry *p;
};

static bool same(ro_str a, ro_str b) { return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0); }

static void day(web_page *o, ro_str d) {
    if (!d.n) {
        web_raw(o, "<span class=\"soft\">no date</span>");
        return;
    }
    web_raw(o, "<time>"), web_text(o, d), web_raw(o, "</time>");
}

static void cell(web_page *o, ro_str d) { web_raw(o, "<td>"), day(o, d), web_raw(o, "</td>"); }
static void number(web_page *o, size_t n) { web_raw(o, "<td class=\"num\">"), web_num(o, n), web_raw(o, "</td>"); }

static void table(web_page *o, const char *about, const char *columns) {
    web_raw(o, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
    web_words(o, about);
    web_raw(o, "\"><table><thead><tr>");
    web_raw(o, columns);
    web_raw(o, "</tr></thead><tbody>\n");
}
static const char table_end[] = "</tbody></table></div>\n";

/* ---- head ------------------------------------------------------------------------------------------------------------ */

static void ends(web_page *o, const ro_person_entry *p) {
    if (!p->first.id.n) return;
    web_raw(o, "<p class=\"key\">First on <a"), web_href(o, "/account/", p->first.id, "");
    web_raw(o, ">"), day(o, p->first.day), web_raw(o, "</a>, last on <a"), web_href(o, "/account/", p->last.id, "");
    web_raw(o, ">"), day(o, p->last.day), web_raw(o, "</a>: the accounts that print this name, by their days.</p>\n");
}

static void head(const struct person *x) {
    web_page *o = x->o;
    const ro_person_entry *p = x->p;
    web_set_title(x->q, p->name);
    web_raw(o, "<h1><bdi>"), web_text(o, p->name), web_raw(o, "</bdi></h1>\n<p class=\"lead\">");
    if (p->side.n) {
        web_raw(o, "<a"), web_href(o, "/people?side=", p->side, ""), web_raw(o, ">"), web_side(o, p->side);
        web_raw(o, "</a> \xC2\xB7 ");
    }
    web_raw(o, "named in "), web_count(o, p->naccounts, "account", "accounts");
    web_raw(o, ", present in "), web_num(o, p->there), web_raw(o, " of them, at ");
    web_count(o, p->meetings, "meeting", "meetings"), web_raw(o, "</p>\n");
    ends(o, p);
}

/* ---- names ----------------------------------------------------------------------------------------------------------- */

static void spelt(web_page *o, const ro_variant *v) {
    web_raw(o, "<tr><th scope=\"row\"><bdi>"), web_text(o, v->text), web_raw(o, "</bdi>");
    if (v->why.n) web_raw(o, " <span class=\"flag\">"), web_text(o, v->why), web_raw(o, "</span>");
    web_raw(o, "</th>"), number(o, v->accounts), cell(o, v->first), cell(o, v->last);
    web_raw(o, "<td>");
    for (size_t i = 0; i < v->nby && i < FIRST; i++) {
        if (i) web_raw(o, ", ");
        web_text(o, v->by[i].publisher.n ? v->by[i].publisher : WEB_S("publisher unknown"));
        web_raw(o, "\xC2\xA0("), web_num(o, v->by[i].accounts), web_raw(o, ")");
    }
    if (v->nby > FIRST) web_raw(o, " and "), web_num(o, v->nby - FIRST), web_raw(o, " more");
    web_raw(o, "</td></tr>\n");
}

static void names(const struct person *x) {
    web_page *o = x->o;
    static const char columns[] =
        "<th scope=\"col\">As printed</th><th scope=\"col\" class=\"num\">Accounts</th><th scope=\"col\">First</th>"
        "<th scope=\"col\">Last</th><th scope=\"col\">Publishers</th>";
    web_raw(o, "<h2>Names</h2>\n"), table(o, "Names as printed", columns);
    for (size_t i = 0; i < x->p->nvariants && i < MOST; i++) spelt(o, &x->p->variants[i]);
    web_raw(o, table_end);
}

/* ---- titles ------------------------------------------------------------------------------------------------------------ */

/* Titles printed by so many accounts are as many as are shown at once. */
static size_t least_of(const ro_person_entry *p) {
    for (size_t least = 1, some = p->ntitles;; least++, some = 0) {
        for (size_t i = 0; least > 1 && i < p->ntitles; i++) some += p->titles[i].accounts >= least;
        if (some <= FIRST) return some ? least : least - 1;
    }
}

static void titled(web_page *o, const ro_tenure *t) {
    web_raw(o, "<tr><th scope=\"row\">"), web_text(o, t->text), web_raw(o, "</th>");
    cell(o, t->first), cell(o, t->last), number(o, t->accounts), web_raw(o, "</tr>\n");
}

static void titles(const struct person *x) {
    web_page *o = x->o;
    const ro_person_entry *p = x->p;
    static const char columns[] =
        "<th scope=\"col\">Title</th><th scope=\"col\">First</th><th scope=\"col\">Last</th><th scope=\"col\" "
        "class=\"num\">Accounts</th>";
    size_t least = p->ntitles ? least_of(p) : 0, shown = 0;
    web_raw(o, "<h2>Titles, as printed</h2>\n");
    if (!p->ntitles) {
        web_raw(o, "<p>No account prints a title beside the name.</p>\n");
        return;
    }
    web_person_bars(o, p, least, FIRST);
    web_raw(o, "<div id=\"titled\">"), table(o, "Titles as printed", columns);
    for (size_t i = 0; i < p->ntitles && shown < MOST; i++)
        if (p->titles[i].accounts >= least) titled(o, &p->titles[i]), shown++;
    web_raw(o, table_end), web_raw(o, "</div>\n");
    if (shown >= p->ntitles) return;
    web_raw(o, "<details><summary>"), web_count(o, p->ntitles - shown, "title", "titles");
    web_raw(o, " more, each in fewer accounts</summary>\n"), table(o, "Further titles", columns);
    for (size_t i = 0, n = 0; i < p->ntitles && n < MOST; i++)
        if (p->titles[i].accounts < least) titled(o, &p->titles[i]), n++;
    web_raw(o, table_end), web_raw(o, "</details>\n");
}

/* ---- lists, places, company -------------------------------------------------------------------------------------------- */

static void half(web_page *o, double v) {
    char b[32];
    snprintf(b, sizeof b, "%g", v);
    web_raw(o, b);
}

static void year(web_page *o, const ro_person_year *y) {
    web_raw(o, "<tr><th scope=\"row\">"), web_text(o, y->year.n ? y->year : WEB_S("no date")), web_raw(o, "</th>");
    number(o, y->accounts), number(o, y->meetings), number(o, y->lists);
    web_raw(o, "<td class=\"num\">");
    if (y->lists) half(o, y->place), web_raw(o, " of "), half(o, y->size);
    web_raw(o, "</td></tr>\n");
}

static void years(const struct person *x) {
    web_page *o = x->o;
    static const char columns[] = "<th scope=\"col\">Year</th><th scope=\"col\" class=\"num\">Accounts</th><th scope=\"col\" "
                                  "class=\"num\">Meetings</th><th scope=\"col\" class=\"num\">Lists</th><th scope=\"col\" "
                                  "class=\"num\">Place (median)</th>";
    if (!x->p->nyears) return;
    web_raw(o, "<h2>Years, and the place in lists</h2>\n");
    web_person_seats(o, x->p);
    table(o, "Years", columns);
    for (size_t i = 0; i < x->p->nyears && i < MOST; i++) year(o, &x->p->years[i]);
    web_raw(o, table_end);
    web_raw(
        o,
        "<p class=\"key soft\">A list is who was present on one side of one meeting, two or more people. Who is in no list may "
        "have been there.</p>\n");
}

static void companion(web_page *o, const ro_companion *c) {
    web_raw(o, "<tr><th scope=\"row\"><a"), web_href(o, "/person/", c->id, ""), web_raw(o, "><bdi>");
    web_text(o, c->name), web_raw(o, "</bdi></a> ");
    if (c->side.n) web_side(o, c->side);
    web_raw(o, "</th>"), number(o, c->meetings), cell(o, c->first), cell(o, c->last), web_raw(o, "</tr>\n");
}

static void company(const struct person *x) {
    web_page *o = x->o;
    static const char columns[] =
        "<th scope=\"col\">With</th><th scope=\"col\" class=\"num\">Meetings</th><th scope=\"col\">First</th><th "
        "scope=\"col\">Last</th>";
    size_t n = x->p->ncompany;
    if (!n) return;
    web_raw(o, "<h2>Present at the same meetings</h2>\n"), table(o, "Company", columns);
    for (size_t i = 0; i < n && i < FIRST; i++) companion(o, &x->p->company[i]);
    web_raw(o, table_end);
    if (n <= FIRST) return;
    web_raw(o, "<details><summary>"), web_num(o, n - FIRST), web_raw(o, " more</summary>\n"),
        table(o, "Further company", columns);
    for (size_t i = FIRST; i < n && i < MOST; i++) companion(o, &x->p->company[i]);
    web_raw(o, table_end);
    if (n > MOST) web_raw(o, "<p class=\"key\">"), web_num(o, n - MOST), web_raw(o, " more are in the JSON of this page.</p>\n");
    web_raw(o, "</details>\n");
}

static void places(const struct person *x) {
    web_page *o = x->o;
    if (!x->p->nplaces) return;
    web_raw(o, "<h2>Places</h2>\n<p>");
    for (size_t i = 0; i < x->p->nplaces && i < SHOWN; i++) {
        if (i) web_raw(o, ", ");
        web_text(o, x->p->places[i].text), web_raw(o, "\xC2\xA0("), web_num(o, x->p->places[i].meetings), web_raw(o, ")");
    }
    if (x->p->nplaces > SHOWN) web_raw(o, " and "), web_num(o, x->p->nplaces - SHOWN), web_raw(o, " more");
    web_raw(o, "</p>\n");
}

/* ---- meetings ----------------------------------------------------------------------------------------------------------- */

static void appearance(const struct person *x, const ro_appearance *a) {
    web_page *o = x->o;
    const ro_meeting_entry *m;
    char id[600];
    snprintf(id, sizeof id, "%.*s", (int)a->meeting.n, a->meeting.p);
    if (ro_archive_meeting(x->q->ctx, x->q->archive, id, &m) != RO_OK) return;
    web_raw(o, "<li><p class=\"when\">"), day(o, a->day), web_raw(o, "</p><div>\n");
    web_meeting_heading(o, m);
    if (a->seat) {
        web_raw(o, "<p class=\"key soft\">"), web_num(o, a->seat), web_raw(o, " of "), web_num(o, a->of);
        web_raw(o, " on the list of the side</p>\n");
    }
    web_raw(o, "</div></li>\n");
    ro_meeting_entry_free(m);
}

static size_t behind(const ro_person_entry *p, const char *after) {
    for (size_t i = 0; after && i < p->nappearances; i++)
        if (same(p->appearances[i].meeting, web_str(after))) return i + 1;
    return 0;
}

static void meetings(const struct person *x) {
    web_page *o = x->o;
    const ro_person_entry *p = x->p;
    size_t from = behind(p, web_asked(x->q, "after")), to = from + web_asked_number(x->q, "limit", SHOWN, MOST);
    if (to > p->nappearances) to = p->nappearances;
    web_raw(o, "<h2 id=\"meetings\">"), web_count(o, p->nappearances, "meeting", "meetings"), web_raw(o, "</h2>\n");
    if (!p->nappearances) web_raw(o, "<p>No account lists him or her as present; the search finds where the name stands.</p>\n");
    if (from < to) web_raw(o, "<ol class=\"meetings\">\n");
    for (size_t i = from; i < to; i++) appearance(x, &p->appearances[i]);
    if (from < to) web_raw(o, "</ol>\n");
    if (!from && to == p->nappearances) return;
    web_raw(o, "<nav class=\"turn\" aria-label=\"Further meetings\">");
    if (from)
        web_raw(o, "<a rel=\"first\" href=\""), web_query_with(o, x->q, "", NULL),
            web_raw(o, "#meetings\">From the beginning</a> ");
    if (to < p->nappearances) {
        char last[600];
        snprintf(last, sizeof last, "%.*s", (int)p->appearances[to - 1].meeting.n, p->appearances[to - 1].meeting.p);
        web_raw(o, "<a rel=\"next\" href=\""), web_query_with(o, x->q, "after", last),
            web_raw(o, "#meetings\">Further meetings</a>");
    }
    web_raw(o, "</nav>\n");
}

/* ---- the page ------------------------------------------------------------------------------------------------------------ */

static bool page(void *user, const ro_person_entry *p) {
    struct person *x = user;
    x->p = p;
    x->q->scripts[0] = "plots.js";
    head(x);
    names(x);
    titles(x);
    years(x);
    company(x);
    places(x);
    meetings(x);
    web_raw(x->o, "<p class=\"key\"><a"), web_href(x->o, "/search?q=", p->name, ""),
        web_raw(x->o, ">Search for the name</a></p>\n");
    web_person_decide(x->o, x->q, p);
    return false;
}

/* Whom a name may mean: the ids of the first few, and who bears it letter by letter. */
struct meant {
    ro_str name;
    size_t n, exact;
    char id[600];
    web_page rows;
};

static bool might(void *user, const ro_person_entry *p) {
    struct meant *m = user;
    bool exact = same(p->name, m->name);
    if (exact || !m->exact) snprintf(m->id, sizeof m->id, "%.*s", (int)p->id.n, p->id.p);
    m->n++, m->exact += exact;
    web_person_row(&m->rows, p);
    return true;
}

static ro_status choose(web_request *q, web_page *o, struct meant *m) {
    web_set_title(q, m->name);
    web_raw(o, "<h1>Who is meant by \xE2\x80\x9C"), web_text(o, m->name),
        web_raw(o, "\xE2\x80\x9D?</h1>\n<ol class=\"meetings\">\n");
    web_add(o, (ro_str){m->rows.p, m->rows.n});
    web_raw(o, "</ol>\n");
    return RO_OK;
}

static ro_status of_id(struct person *x, const char *id) {
    return ro_archive_people(x->q->ctx, x->q->archive, &(ro_people_wanted){.id = id, .page = true, .brief = true}, page, x);
}

/* As an account calls him, else whoever is called so. */
static ro_status of_name(struct person *x) {
    web_request *q = x->q;
    struct meant m = {.name = web_str(q->part[0])};
    ro_people_wanted w = {.name = q->part[0], .within = web_asked(q, "in"), .limit = MEANT, .brief = true, .most = true};
    ro_status st = w.within ? ro_archive_people(q->ctx, q->archive, &w, might, &m) : RO_OK;
    w.within = NULL;
    if (st == RO_OK && !m.n) st = ro_archive_people(q->ctx, q->archive, &w, might, &m);
    if (st == RO_OK) st = m.n == 1 || m.exact == 1 ? of_id(x, m.id) : m.n ? choose(q, x->o, &m) : of_id(x, q->part[0]);
    web_free(&m.rows);
    return st;
}

ro_status page_person(web_request *q, web_page *o) {
    struct person x = {.q = q, .o = o};
    ro_status st = of_id(&x, q->part[0]);
    return st == RO_NOTFOUND ? of_name(&x) : st;
}

struct rows {
    web_request *q;
    web_page *o;
    size_t n;
};

static bool json_row(void *user, const ro_person_entry *p) {
    struct rows *r = user;
    web_row_json(r->o, &r->n);
    return ro_person_entry_json(r->q->ctx, p, web_sink(r->o)) == RO_OK;
}

/* As `readout people NAME --json` prints it; of an id him alone. */
ro_status json_person(web_request *q, web_page *o) {
    struct rows r = {q, o, 0};
    ro_people_wanted w = {.id = q->part[0], .page = true};
    ro_status st = ro_archive_people(q->ctx, q->archive, &w, json_row, &r);
    if (st == RO_NOTFOUND) {
        w.name = w.id, w.id = NULL;
        st = ro_archive_people(q->ctx, q->archive, &w, json_row, &r);
    }
    web_rows_json_end(o, r.n);
    return st;
}
