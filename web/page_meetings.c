/* The meetings: a picture of when, what they can be sifted by, and the list by their days. In: form, side (several, parted by
 * semicolons: all of them), only (a side whose publishers alone tell of it), person (a name), who (the id of a person),
 * publisher, place, from, to, order (newest first, or oldest), all, after, limit. A meeting is a row: day, who with whom and
 * where, and its accounts, which lead to themselves.
 *
 * The picture is one of months, of years where there are many; each bar is a link. What it shows is told in words by the list of
 * years. */
#include "web.h"

#include <stdio.h>

enum { SHOWN = 50, MOST = 1000, PEOPLE = 4, ACCOUNTS = 6 };

struct list {
    web_request *q;
    web_page *o;
    size_t rows, limit;
    char last[512], year[8];
    bool more;
};

static ro_meetings_wanted wanted(const web_request *q) {
    const char *year = web_asked(q, "year"), *from = web_asked(q, "from"), *to = web_asked(q, "to");
    return (ro_meetings_wanted){.side = web_asked(q, "side"),
                                .person = web_asked(q, "person"),
                                .who = web_asked(q, "who"),
                                .place = web_asked(q, "place"),
                                .publisher = web_asked(q, "publisher"),
                                .form = web_asked(q, "form"),
                                .only = web_asked(q, "only"),
                                .from = from ? from : year,
                                .to = to ? to : year,
                                .after = web_asked(q, "after"),
                                .met = !web_asked(q, "all"),
                                .newest = !web_asked(q, "order")};
}

/* ---- a row --------------------------------------------------------------------------------------------------------- */

static void account(web_page *o, const ro_meeting_account *a) {
    web_raw(o, "<li><a");
    web_href(o, "/account/", a->id, "");
    web_raw(o, ">");
    web_text(o, a->publisher.n ? a->publisher : WEB_S("publisher unknown"));
    web_raw(o, "</a>");
    if (a->carrier.n) web_raw(o, " <span class=\"soft\">in "), web_text(o, a->carrier), web_raw(o, "</span>");
    if (!a->held) web_raw(o, " <span class=\"soft\">(announces it)</span>");
    web_raw(o, "</li>");
}

static void people(web_page *o, const ro_meeting_entry *m) {
    if (!m->npeople) return;
    web_raw(o, "<p class=\"who\">");
    for (size_t i = 0; i < m->npeople && i < PEOPLE; i++) {
        if (i) web_raw(o, ", ");
        web_text(o, m->people[i]);
    }
    if (m->npeople > PEOPLE) web_raw(o, " and "), web_num(o, m->npeople - PEOPLE), web_raw(o, " more");
    web_raw(o, "</p>\n");
}

static void year(struct list *l, const char *date) {
    char y[8];
    snprintf(y, sizeof y, "%.4s", *date ? date : "none");
    if (strcmp(y, l->year) == 0) return;
    if (*l->year) web_raw(l->o, "</ol>\n");
    memcpy(l->year, y, sizeof y);
    web_raw(l->o, "<h2>");
    web_words(l->o, *date ? y : "No date");
    web_raw(l->o, "</h2>\n<ol class=\"meetings\">\n");
}

static bool row(void *user, const ro_meeting_entry *m) {
    struct list *l = user;
    web_page *o = l->o;
    if (l->rows == l->limit) return l->more = true, false;
    l->rows++;
    snprintf(l->last, sizeof l->last, "%.*s", (int)m->id.n, m->id.p);
    year(l, m->date.value);
    web_raw(o, "<li><p class=\"when\">");
    web_day(o, &m->date);
    if (*m->date.value && !m->exact) web_raw(o, " <span class=\"soft\">(published)</span>");
    web_raw(o, "</p><div>\n");
    web_meeting_heading(o, m);
    if (m->title.n) web_raw(o, "<p class=\"key\">"), web_text(o, m->title), web_raw(o, "</p>\n");
    people(o, m);
    web_raw(o, "<ul class=\"accounts-of\">");
    for (size_t i = 0; i < m->naccounts && i < ACCOUNTS; i++) account(o, &m->accounts[i]);
    if (m->naccounts > ACCOUNTS) web_raw(o, "<li class=\"soft\">"), web_num(o, m->naccounts - ACCOUNTS), web_raw(o, " more</li>");
    web_raw(o, "</ul></div></li>\n");
    return !o->failed;
}

/* ---- the page ------------------------------------------------------------------------------------------------------ */

static void aside(web_page *o, const web_request *q, const web_tally *t) {
    static const web_facet facets[] = {{"year", "year", "Years", 30, false},
                                       {"form", "form", "Forms", 4, false},
                                       {"side", "side", "Sides", 12, true},
                                       {"person", "who", "People", 12, false},
                                       {"publisher", "publisher", "Publishers", 10, false},
                                       {"place", "place", "Places", 10, false}};
    web_raw(o, "<aside class=\"facets\" aria-label=\"Sift\">\n");
    for (size_t i = 0; i < sizeof facets / sizeof *facets; i++) web_facets(o, q, t, &facets[i]);
    web_raw(o, "</aside>\n");
}

/* What else there is. */
static void besides(struct list *l) {
    web_page *o = l->o;
    if (!l->rows && !l->q->nquery)
        web_raw(o, "<p>The archive tells of no meeting yet. <code>readout add FOLDER</code> takes pages in.</p>\n");
    else if (!l->rows)
        web_raw(o, "<p>No meeting fits.</p>\n");
    if (l->more) return;
    bool all = web_asked(l->q, "all") != NULL;
    web_raw(o, "<p class=\"key\"><a href=\"");
    web_query_with(o, l->q, "all", all ? NULL : "1");
    web_raw(o,
            all ? "\">Without accounts that tell of no meeting</a></p>\n" : "\">With accounts that tell of no meeting</a></p>\n");
}

/* Which end comes first, and the way to the other. */
static void order(web_page *o, const web_request *q) {
    bool oldest = web_asked(q, "order") != NULL;
    web_raw(o, oldest ? "<p class=\"key\">Oldest first. <a href=\"" : "<p class=\"key\">Newest first. <a href=\"");
    web_query_with(o, q, "order", oldest ? NULL : "oldest");
    web_raw(o, oldest ? "\">Newest first</a></p>\n" : "\">Oldest first</a></p>\n");
}

ro_status page_meetings(web_request *q, web_page *o) {
    ro_meetings_wanted w = wanted(q);
    web_tally t = {0};
    size_t found = 0;
    struct list l = {.q = q, .o = o, .limit = web_asked_number(q, "limit", SHOWN, MOST)};
    ro_status st = ro_archive_meeting_counts(q->ctx, q->archive, &w, web_tally_add, &t, &found);
    web_set_title(q, WEB_S("Meetings"));
    if (st == RO_OK) {
        web_raw(o, "<h1>"), web_count(o, found, "meeting", "meetings"), web_raw(o, "</h1>\n");
        web_sifted(o, q, &t,
                   (const char *[]){"year", "form", "side", "only", "person", "who", "publisher", "place", "from", "to", NULL});
        web_timeline(o, q, &t);
        web_raw(o, "<div class=\"sifting\">");
        web_raw(o, "<section class=\"listed\" aria-label=\"The meetings\">\n");
        if (found > 1) order(o, q);
        w.limit = l.limit + 1;
        st = ro_archive_meetings(q->ctx, q->archive, &w, row, &l);
        if (l.rows) web_raw(o, "</ol>\n");
        besides(&l);
        web_turn(o, q, "Further meetings", l.more ? l.last : NULL);
        web_raw(o, "</section>\n");
        aside(o, q, &t);
        web_raw(o, "</div>\n");
    }
    web_tally_free(&t);
    return st;
}

static bool json_row(void *user, const ro_meeting_entry *m) {
    struct list *l = user;
    web_row_json(l->o, &l->rows);
    return ro_meeting_entry_json(l->q->ctx, m, web_sink(l->o)) == RO_OK;
}

ro_status json_meetings(web_request *q, web_page *o) {
    ro_meetings_wanted w = wanted(q);
    struct list l = {.q = q, .o = o};
    w.limit = web_asked_number(q, "limit", MOST, MOST);
    ro_status st = ro_archive_meetings(q->ctx, q->archive, &w, json_row, &l);
    web_rows_json_end(o, l.rows);
    return st;
}
