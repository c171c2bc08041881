/* Who stands in the lists of those present, and who does no longer: between two times (`side`, `from`, `to`), or at one meeting
 * against the lists before it (`lists`, how many). Counts of lists that the archive has, and no judgement: who is in no list may
 * have been there. */
#include "web.h"

#include <stdio.h>

enum { MOST = 1000, LISTS = 1000 };

struct list {
    web_request *q;
    web_page *o;
    size_t rows;
    char side[64];
};

static void place(web_page *o, const ro_place *p) {
    char b[32];
    snprintf(b, sizeof b, ", place %g", p->middle);
    web_raw(o, "<td>"), web_num(o, p->lists), web_raw(o, " of "), web_count(o, p->of, "list", "lists");
    if (p->lists) web_raw(o, b);
    web_raw(o, "</td>");
}

static void name(web_page *o, const ro_standing *x) {
    web_raw(o, "<tr><th scope=\"row\"><a"), web_href(o, "/person/", x->id, ""), web_raw(o, "><bdi>");
    web_text(o, x->name), web_raw(o, "</bdi></a></th>");
}

/* A table a side. */
static void heading(struct list *l, const ro_standing *x, const char *columns) {
    char side[64];
    snprintf(side, sizeof side, "%.*s", (int)x->side.n, x->side.p);
    if (l->rows && strcmp(side, l->side) == 0) return;
    if (l->rows) web_raw(l->o, "</tbody></table></div>\n");
    memcpy(l->side, side, sizeof side);
    ro_str called = x->side.n ? ro_side_name(x->side) : WEB_S("Side not known");
    web_raw(l->o, "<h2>"), web_text(l->o, called);
    web_raw(l->o, "</h2>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"The lists of "), web_text(l->o, called);
    web_raw(l->o, "\"><table><thead><tr><th scope=\"col\">Name</th>"), web_raw(l->o, columns),
        web_raw(l->o, "</tr></thead><tbody>\n");
}

static bool changed(void *user, const ro_standing *x) {
    struct list *l = user;
    web_page *o = l->o;
    if (l->rows >= MOST) return l->rows++, false;
    heading(l, x, "<th scope=\"col\">What</th><th scope=\"col\">Before</th><th scope=\"col\">Then</th>");
    l->rows++;
    name(o, x), web_raw(o, "<td>"), web_words(o, x->what), web_raw(o, "</td>");
    place(o, &x->before), place(o, &x->after), web_raw(o, "</tr>\n");
    return !o->failed;
}

static bool missing(void *user, const ro_standing *x) {
    struct list *l = user;
    web_page *o = l->o;
    heading(l, x, "<th scope=\"col\">On the lists before it</th><th scope=\"col\">Last</th>");
    l->rows++;
    name(o, x), place(o, &x->before);
    web_raw(o, "<td><time>"), web_text(o, x->before.last), web_raw(o, "</time></td></tr>\n");
    return !o->failed;
}

static bool json_row(void *user, const ro_standing *x) {
    struct list *l = user;
    web_row_json(l->o, &l->rows);
    return ro_standing_json(l->q->ctx, x, web_sink(l->o)) == RO_OK;
}

static void end(const struct list *l, const char *nobody) {
    web_raw(l->o, l->rows ? "</tbody></table></div>\n" : nobody);
    if (l->rows > MOST) web_raw(l->o, "<p class=\"key\">There are more: choose a side, or see the JSON.</p>\n");
    web_raw(
        l->o,
        "<p class=\"key soft\">A list is who was present on one side of one meeting, two or more people. Who is in no list may "
        "have been there.</p>\n");
}

/* ---- between two times --------------------------------------------------------------------------------------------------- */

static ro_standings_wanted wanted(const web_request *q) {
    return (ro_standings_wanted){web_asked(q, "side"), web_asked(q, "from"), web_asked(q, "to")};
}

ro_status page_lists(web_request *q, web_page *o) {
    ro_standings_wanted w = wanted(q);
    struct list l = {.q = q, .o = o};
    web_set_title(q, WEB_S("Lists of those present"));
    web_raw(o, "<h1>Who came onto the lists, and who left them</h1>\n<form class=\"asking\" action=\"/lists\"><p>");
    web_asked_field(o, q, "from", "between the lists of", "2023");
    web_asked_field(o, q, "to", "and those of", "2024-06");
    web_asked_field(o, q, "side", "of the side", "any");
    web_raw(o, "<button>Compare</button></p></form>\n");
    if (!w.before || !w.after) return RO_OK;
    ro_status st = ro_archive_standings(q->ctx, q->archive, &w, changed, &l);
    end(&l, "<p>No side has lists of those present in both times.</p>\n");
    return st;
}

/* As `readout people --changes --json` prints it. */
ro_status json_lists(web_request *q, web_page *o) {
    ro_standings_wanted w = wanted(q);
    struct list l = {.q = q, .o = o};
    ro_status st = ro_archive_standings(q->ctx, q->archive, &w, json_row, &l);
    web_rows_json_end(o, l.rows);
    return st;
}

/* ---- at one meeting ------------------------------------------------------------------------------------------------------- */

static ro_missing_wanted missing_wanted(const web_request *q) {
    return (ro_missing_wanted){q->part[0], web_asked_number(q, "lists", 0, LISTS), web_asked(q, "alike") != NULL};
}

/* Which lists are looked back on, and the way to the others. */
static void which(web_page *o, const web_request *q, bool alike) {
    web_raw(o, alike ? "<p class=\"key\">Lists of the same form of encounter alone (talks, call, visit). <a href=\""
                     : "<p class=\"key\">Lists of every form of encounter. <a href=\"");
    web_query_with(o, q, "alike", alike ? NULL : "1");
    web_raw(o, alike ? "\">Those of every form</a></p>\n" : "\">Those of the same form alone</a></p>\n");
}

ro_status page_missing(web_request *q, web_page *o) {
    ro_missing_wanted w = missing_wanted(q);
    struct list l = {.q = q, .o = o};
    const ro_meeting_entry *m;
    ro_status st = ro_archive_meeting(q->ctx, q->archive, q->part[0], &m);
    if (st != RO_OK) return st;
    web_set_title(q, WEB_S("Missing by precedent"));
    web_raw(o, "<h1>Missing by precedent</h1>\n<p class=\"lead\">Who was on half or more of the last lists of the same side, and "
               "is not on "
               "that of <a");
    web_href(o, "/meeting/", m->id, ""), web_raw(o, ">"), web_text(o, m->title.n ? m->title : m->id), web_raw(o, "</a></p>\n");
    ro_meeting_entry_free(m);
    which(o, q, w.alike);
    st = ro_archive_missing(q->ctx, q->archive, &w, missing, &l);
    end(&l, "<p>Nobody is missing by precedent, as far as the archive has lists.</p>\n");
    return st;
}

/* As `readout people --missing ID --json` prints it. */
ro_status json_missing(web_request *q, web_page *o) {
    struct list l = {.q = q, .o = o};
    ro_missing_wanted w = missing_wanted(q);
    ro_status st = ro_archive_missing(q->ctx, q->archive, &w, json_row, &l);
    web_rows_json_end(o, l.rows);
    return st;
}
