/* The meetings: a picture of when, what they can be sifted by, and the list in the order of their days. In: side, person,
 * publisher, from, to, all, after, limit. A meeting is a row: day, who with whom and where, and its accounts, which lead to
 * themselves.
 *
 * The picture is one of months, of years where there are many; each bar is a link. What it shows is told in words by the list of
 * years. */
#include "web.h"

#include <stdio.h>
#include <stdlib.h>

enum { SHOWN = 50, MOST = 1000, PEOPLE = 4, ACCOUNTS = 6, WIDTH = 960, HEIGHT = 96, FLOOR = 76, MONTHS = 240 };

struct list {
    web_request *q;
    web_page *o;
    size_t rows, limit;
    char last[512], year[8];
    bool more;
};

/* A day, month or year as the first or last day that it means. */
static const char *bound(char out[24], const char *given, bool last) {
    size_t n = given ? strlen(given) : 0;
    if (!n || n > 10) return given;
    snprintf(out, 24, "%s%s", given, !last ? "" : n == 4 ? "-12-31" : n == 7 ? "-31" : "");
    return out;
}

struct when {
    char from[24], to[24];
};

static ro_meetings_wanted wanted(const web_request *q, struct when *w) {
    const char *year = web_asked(q, "year"), *from = web_asked(q, "from"), *to = web_asked(q, "to");
    return (ro_meetings_wanted){.side = web_asked(q, "side"),
                                .person = web_asked(q, "person"),
                                .publisher = web_asked(q, "publisher"),
                                .from = bound(w->from, from ? from : year, false),
                                .to = bound(w->to, to ? to : year, true),
                                .after = web_asked(q, "after"),
                                .met = !web_asked(q, "all")};
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
    people(o, m);
    web_raw(o, "<ul class=\"accounts-of\">");
    for (size_t i = 0; i < m->naccounts && i < ACCOUNTS; i++) account(o, &m->accounts[i]);
    if (m->naccounts > ACCOUNTS) web_raw(o, "<li class=\"soft\">"), web_num(o, m->naccounts - ACCOUNTS), web_raw(o, " more</li>");
    web_raw(o, "</ul></div></li>\n");
    return !o->failed;
}

/* ---- the picture --------------------------------------------------------------------------------------------------- */

struct line {
    int first, last; /* months since the year 0 */
    int step;        /* of a bar, in months */
    size_t highest;
};

static int month(const char *s) { return atoi(s) * 12 + (strlen(s) >= 7 ? atoi(s + 5) - 1 : 0); }

static bool is_month(const web_counted *c) { return strcmp(c->facet, "month") == 0 && c->value; }

/* How many meetings the bar has that begins with this month. */
static size_t height_of(const web_tally *t, const struct line *l, int from) {
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++)
        if (is_month(&t->v[i]) && month(t->v[i].value) >= from && month(t->v[i].value) < from + l->step) n += t->v[i].n;
    return n;
}

static struct line span(const web_tally *t) {
    struct line l = {.first = -1, .step = 1};
    for (size_t i = 0; i < t->n; i++) {
        if (!is_month(&t->v[i])) continue;
        int m = month(t->v[i].value);
        if (l.first < 0 || m < l.first) l.first = m;
        if (m > l.last) l.last = m;
    }
    if (l.first < 0) return l;
    if (l.last - l.first > MONTHS) l.step = 12;
    l.first -= l.first % 12;
    l.last += 11 - l.last % 12;
    for (int m = l.first; m <= l.last; m += l.step) {
        size_t n = height_of(t, &l, m);
        if (n > l.highest) l.highest = n;
    }
    return l;
}

static void number(web_page *o, const char *name, double v) {
    char b[64];
    snprintf(b, sizeof b, " %s=\"%.1f\"", name, v);
    web_raw(o, b);
}

static void month_words(char *out, size_t n, int m, bool whole_year) {
    if (whole_year)
        snprintf(out, n, "%04d", m / 12);
    else
        snprintf(out, n, "%04d-%02d", m / 12, m % 12 + 1);
}

static void bar(web_page *o, const web_request *q, const struct line *l, int m, size_t n) {
    double w = (double)WIDTH / (l->last - l->first + 1), tall = (FLOOR - 8.0) * (double)n / (double)l->highest;
    char words[16];
    month_words(words, sizeof words, m, l->step == 12);
    if (tall < 2) tall = 2;
    web_raw(o, "<a href=\"");
    web_query_of(o, q, (web_field[]){{"from", words}, {"to", words}, {"year", ""}}, 3);
    web_raw(o, "\"><title>");
    web_words(o, words);
    web_raw(o, ": ");
    web_count(o, n, "meeting", "meetings");
    web_raw(o, "</title><rect class=\"hit\"");
    number(o, "x", (m - l->first) * w), number(o, "y", 0), number(o, "width", w * l->step), number(o, "height", FLOOR);
    web_raw(o, "/><rect class=\"bar\"");
    number(o, "x", (m - l->first) * w + 0.5), number(o, "y", FLOOR - tall),
        number(o, "width", w * l->step > 2 ? w * l->step - 1 : 1);
    number(o, "height", tall);
    web_raw(o, "/></a>");
}

/* Years under the line, as many as have room. */
static void years(web_page *o, const struct line *l) {
    int n = (l->last - l->first + 1) / 12, every = n <= 16 ? 1 : n <= 32 ? 2 : n <= 80 ? 5 : 20;
    double w = (double)WIDTH / (l->last - l->first + 1);
    for (int y = l->first / 12; y <= l->last / 12; y++) {
        if (y % every && n > 1) continue;
        web_raw(o, "<text");
        number(o, "x", (y * 12 - l->first) * w + 2), number(o, "y", HEIGHT - 4);
        web_raw(o, ">");
        web_num(o, (size_t)y);
        web_raw(o, "</text>");
    }
}

static void picture(web_page *o, const web_request *q, const web_tally *t) {
    struct line l = span(t);
    if (l.first < 0) return;
    web_raw(
        o, "<figure class=\"timeline\"><svg viewBox=\"0 0 960 96\" role=\"group\" aria-label=\"Meetings over time, a link each ");
    web_raw(o, l.step == 12 ? "year\">\n" : "month\">\n");
    web_raw(o, "<line x1=\"0\" x2=\"960\" y1=\"76\" y2=\"76\"/>");
    for (int m = l.first; m <= l.last; m += l.step) {
        size_t n = height_of(t, &l, m);
        if (n) bar(o, q, &l, m, n);
    }
    years(o, &l);
    web_raw(o, "</svg><figcaption>Meetings a ");
    web_raw(o, l.step == 12 ? "year" : "month");
    web_raw(o, "; at most ");
    web_num(o, l.highest);
    web_raw(o, ". A bar leads to its meetings; the years stand in words beside the list.</figcaption></figure>\n");
}

/* ---- the page ------------------------------------------------------------------------------------------------------ */

static void sifted(web_page *o, const web_request *q) {
    static const char *const fields[] = {"year", "side", "person", "publisher", "from", "to"};
    bool any = false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const char *v = web_asked(q, fields[i]);
        if (!v) continue;
        web_raw(o, any ? " " : "<p class=\"sifted\">Sifted by ");
        any = true;
        web_raw(o, "<a href=\"");
        web_query_with(o, q, fields[i], NULL);
        web_raw(o, "\">");
        web_words(o, fields[i]);
        web_raw(o, " <b>");
        web_words(o, v);
        web_raw(o, "</b> <span aria-hidden=\"true\">\xC3\x97</span><span class=\"vh\">: take it away</span></a>");
    }
    if (any) web_raw(o, "</p>\n");
}

static void aside(web_page *o, const web_request *q, const web_tally *t) {
    static const web_facet facets[] = {{"year", "year", "Years", 30},
                                       {"side", "side", "Sides", 12},
                                       {"person", "person", "People", 12},
                                       {"publisher", "publisher", "Publishers", 10}};
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

static void turn(struct list *l) {
    web_page *o = l->o;
    if (!l->more && !web_asked(l->q, "after")) return;
    web_raw(o, "<nav class=\"turn\" aria-label=\"Further meetings\">");
    if (web_asked(l->q, "after")) {
        web_raw(o, "<a rel=\"first\" href=\"");
        web_query_with(o, l->q, "", NULL);
        web_raw(o, "\">From the beginning</a> ");
    }
    if (l->more) {
        web_raw(o, "<a rel=\"next\" href=\"");
        web_query_with(o, l->q, "after", l->last);
        web_raw(o, "\">Further meetings</a>");
    }
    web_raw(o, "</nav>\n");
}

ro_status page_meetings(web_request *q, web_page *o) {
    struct when when;
    ro_meetings_wanted w = wanted(q, &when);
    web_tally t = {0};
    size_t found = 0;
    struct list l = {.q = q, .o = o, .limit = web_asked_number(q, "limit", SHOWN, MOST)};
    ro_status st = ro_archive_meeting_counts(q->ctx, q->archive, &w, web_tally_add, &t, &found);
    web_set_title(q, WEB_S("Meetings"));
    if (st == RO_OK) {
        web_raw(o, "<h1>"), web_count(o, found, "meeting", "meetings"), web_raw(o, "</h1>\n");
        sifted(o, q);
        picture(o, q, &t);
        web_raw(o, "<div class=\"sifting\">");
        web_raw(o, "<section class=\"listed\" aria-label=\"The meetings\">\n");
        w.limit = l.limit + 1;
        st = ro_archive_meetings(q->ctx, q->archive, &w, row, &l);
        if (l.rows) web_raw(o, "</ol>\n");
        besides(&l);
        turn(&l);
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
    struct when when;
    ro_meetings_wanted w = wanted(q, &when);
    struct list l = {.q = q, .o = o};
    w.limit = web_asked_number(q, "limit", MOST, MOST);
    ro_status st = ro_archive_meetings(q->ctx, q->archive, &w, json_row, &l);
    web_rows_json_end(o, l.rows);
    return st;
}
