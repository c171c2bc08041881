/* A phrase over time. In: how many accounts of each publisher were searched in each month and year, and how many of them have it.
 * Out: a row of bars for each of the publishers who use it most, with what was not searched in grey, and the same as a table.
 *
 * A bar is the share of a publisher's accounts that have the phrase, so that who publishes more does not seem to say it more. All
 * rows have one scale, made by periods of some accounts: one of one is the whole, and says nothing; such bars are hollow. */
#include "phrase.h"
#include "plot.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROWS = 6, MONTHS = 48, MOST_MONTHS = 240, FEW = 5, WIDE = 960, ROW = 64, TOP = 20, TALL = 40 };

struct cell {
    size_t uses, accounts, searched;
};

struct grid {
    const ro_phrase *p;
    bool years;
    int from;
    size_t n, rows; /* periods, publishers */
    struct cell *cell;
    double highest;
};

static bool same(ro_str a, ro_str b) { return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0); }

ro_str web_phrase_publisher(ro_str s) { return s.n ? s : WEB_S("publisher unknown"); }

/* Months, or years, since the year 0; -1: not so exact. */
static int period(const char *s, bool years) {
    size_t n = strlen(s);
    if (n < (years ? 4 : 7)) return -1;
    return years ? atoi(s) : atoi(s) * 12 + atoi(s + 5) - 1;
}

static void name_of(const struct grid *g, size_t i, char out[16]) {
    int at = g->from + (int)i;
    if (g->years)
        snprintf(out, 16, "%04d", at);
    else
        snprintf(out, 16, "%04d-%02d", at / 12, at % 12 + 1);
}

static size_t row_of(const struct grid *g, ro_str publisher) {
    size_t i = 0;
    while (i < g->rows && !same(g->p->publishers[i].publisher, publisher)) i++;
    return i;
}

/* From the first to the last period in which anybody has an account: who begins later has nothing to search before. */
static bool measure(struct grid *g) {
    int lo = -1, hi = -1;
    for (size_t i = 0; i < g->p->nmonths; i++) {
        int at = period(g->p->months[i].month, g->years);
        if (at < 0) continue;
        if (lo < 0 || at < lo) lo = at;
        if (at > hi) hi = at;
    }
    g->from = lo, g->n = lo < 0 ? 0 : (size_t)(hi - lo) + 1;
    return lo >= 0;
}

static void fill(struct grid *g) {
    for (size_t i = 0; i < g->p->nmonths; i++) {
        const ro_phrase_month *m = &g->p->months[i];
        size_t row = row_of(g, m->publisher);
        int at = period(m->month, g->years);
        if (at < 0 || row == g->rows) continue;
        struct cell *c = &g->cell[row * g->n + (size_t)(at - g->from)];
        c->uses += m->uses, c->accounts += m->accounts, c->searched += m->searched;
    }
}

static double share(const struct cell *c) { return c->searched ? (double)c->accounts / (double)c->searched : 0; }

static void scale(struct grid *g) {
    for (int few = 0; few < 2 && g->highest <= 0; few++) /* where all have few, they are the scale */
        for (size_t i = 0; i < g->rows * g->n; i++)
            if ((few || g->cell[i].searched >= FEW) && share(&g->cell[i]) > g->highest) g->highest = share(&g->cell[i]);
}

/* Months where they have room, or where they are asked for. */
static bool grid_of(struct grid *g, const web_request *q, const ro_phrase *p) {
    const char *by = web_asked(q, "by");
    g->p = p;
    bool few = p->nuses && p->npublishers <= ROWS; /* then those who never use it have room, too */
    while (g->rows < ROWS && g->rows < p->npublishers && (few || p->publishers[g->rows].uses)) g->rows++;
    bool asked = by && strcmp(by, "month") == 0;
    g->years = by && strcmp(by, "year") == 0;
    if (!g->years && (!measure(g) || g->n > (asked ? MOST_MONTHS : MONTHS))) g->years = true;
    if (!g->rows || !measure(g) || !(g->cell = calloc(g->rows * g->n, sizeof *g->cell))) return false;
    fill(g), scale(g);
    return true;
}

/* ---- the picture ------------------------------------------------------------------------------------------------------------
 */

/* Stretches in which nothing was searched. */
static void gaps(web_page *o, const struct grid *g, size_t row, double w) {
    const struct cell *c = g->cell + row * g->n;
    for (size_t i = 0, k; i < g->n; i = k + 1) {
        for (k = i; k < g->n && !c[k].searched; k++)
            ;
        if (k == i) continue;
        web_raw(o, "<rect fill=\"url(#gap)\""), web_number(o, "x", (double)i * w), web_number(o, "width", (double)(k - i) * w);
        web_number(o, "y", (double)row * ROW + TOP),
            web_raw(o, " height=\"40\"><title>no accounts of this publisher</title></rect>");
    }
}

static void said(web_page *o, const struct cell *c) {
    web_num(o, c->accounts), web_raw(o, " of "), web_num(o, c->searched);
    if (c->uses > c->accounts) web_raw(o, " ("), web_num(o, c->uses), web_raw(o, " uses)");
}

static void bar(web_page *o, const struct grid *g, size_t row, size_t i, double w) {
    const struct cell *c = &g->cell[row * g->n + i];
    double tall = TALL * share(c) / g->highest, width = w > 3 ? w - 1.5 : w;
    char words[16];
    if (!c->accounts) return;
    name_of(g, i, words);
    if (tall > TALL) tall = TALL;
    if (tall < 1.5) tall = 1.5;
    web_raw(o, c->searched < FEW ? "<rect class=\"bar few\"" : "<rect class=\"bar\"");
    web_number(o, "x", (double)i * w + (w - width) / 2), web_number(o, "width", width);
    web_number(o, "y", (double)row * ROW + TOP + TALL - tall), web_number(o, "height", tall);
    web_raw(o, "><title>"), web_words(o, words), web_raw(o, ": "), said(o, c), web_raw(o, "</title></rect>");
}

static void drawn_row(web_page *o, const struct grid *g, size_t row) {
    double w = (double)WIDE / (double)g->n;
    const ro_phrase_publisher *x = &g->p->publishers[row];
    gaps(o, g, row, w);
    for (size_t i = 0; i < g->n; i++) bar(o, g, row, i, w);
    web_raw(o, "<line class=\"grid\" x1=\"0\" x2=\"960\""), web_number(o, "y1", (double)row * ROW + TOP + TALL);
    web_number(o, "y2", (double)row * ROW + TOP + TALL), web_raw(o, "/><text x=\"0\""),
        web_number(o, "y", (double)row * ROW + TOP - 5);
    web_raw(o, ">"), web_text(o, web_phrase_publisher(x->publisher)), web_raw(o, " <tspan class=\"n\">");
    web_num(o, x->accounts), web_raw(o, " of "), web_num(o, x->searched), web_raw(o, "</tspan></text>\n");
}

static void picture(web_page *o, const struct grid *g) {
    char box[64], most[64];
    double unit = g->years ? 1 : 12;
    web_axis a = {g->from / unit, (g->from + (double)g->n) / unit, 0, WIDE};
    snprintf(box, sizeof box, "\"0 0 %d %zu\"", WIDE, g->rows * ROW + 24);
    snprintf(most, sizeof most, "%.3g %%", 100 * g->highest);
    web_raw(o, "<figure class=\"plot\" data-plot=\"phrase\" data-table=\"times\"><svg role=\"img\" aria-label=\"Share of each "
               "publisher's accounts that have the phrase, over time: the table below has "
               "the counts\" viewBox=");
    web_raw(o, box), web_raw(o, ">\n<defs><pattern id=\"gap\" class=\"gap\" width=\"6\" height=\"6\" "
                                "patternUnits=\"userSpaceOnUse\"><path d=\"M0 6L6 "
                                "0\"/></pattern></defs>\n");
    web_axis_ticks(o, &a, TOP, (double)(g->rows * ROW) - TOP);
    for (size_t i = 0; i < g->rows; i++) drawn_row(o, g, i);
    web_raw(o, "</svg><figcaption>A bar is the share of a publisher's accounts that have it, at most ");
    web_raw(o, most), web_raw(o, "; hollow where there are fewer than five accounts; hatched where there is none to search.");
    web_raw(o, "</figcaption></figure>\n");
}

/* ---- the table ---------------------------------------------------------------------------------------------------------------
 */

/* Of a long time the empty periods are left out. */
static bool shown(const struct grid *g, size_t i) {
    if (g->n <= MOST_MONTHS) return true;
    for (size_t row = 0; row < g->rows; row++)
        if (g->cell[row * g->n + i].searched) return true;
    return false;
}

static void told_row(web_page *o, const struct grid *g, size_t i) {
    char words[16];
    name_of(g, i, words);
    web_raw(o, "<tr><th scope=\"row\">"), web_words(o, words), web_raw(o, "</th>");
    for (size_t row = 0; row < g->rows; row++) {
        const struct cell *c = &g->cell[row * g->n + i];
        web_raw(o, "<td data-n=\""), web_num(o, c->accounts), web_raw(o, "\" data-of=\""), web_num(o, c->searched);
        web_raw(o, c->searched ? "\">" : "\" class=\"none\">");
        if (c->searched) said(o, c);
        if (!c->searched) web_raw(o, "no accounts");
        web_raw(o, "</td>");
    }
    web_raw(o, "</tr>\n");
}

static void told(web_page *o, const struct grid *g) {
    web_raw(o, "<details id=\"times\"><summary>The same as a table</summary>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" "
               "aria-label=\"Accounts "
               "with the phrase, of those searched\"><table><thead><tr><th scope=\"col\">");
    web_raw(o, g->years ? "Year</th>" : "Month</th>");
    for (size_t row = 0; row < g->rows; row++) {
        web_raw(o, "<th scope=\"col\">"), web_text(o, web_phrase_publisher(g->p->publishers[row].publisher)), web_raw(o, "</th>");
    }
    web_raw(o, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < g->n; i++)
        if (shown(g, i)) told_row(o, g, i);
    web_raw(o, "</tbody></table></div></details>\n");
}

static void other(web_request *q, web_page *o, const struct grid *g) {
    web_raw(o, "<p class=\"key\">By "), web_raw(o, g->years ? "year" : "month"), web_raw(o, " \xC2\xB7 <a href=\"");
    web_query_with(o, q, "by", g->years ? "month" : "year");
    web_raw(o, g->years ? "\">by month</a></p>\n" : "\">by year</a></p>\n");
}

void web_phrase_time(web_request *q, web_page *o, const ro_phrase *p) {
    struct grid g = {0};
    if (!grid_of(&g, q, p)) return;
    web_raw(o, "<h2>Over time</h2>\n");
    other(q, o, &g);
    picture(o, &g);
    told(o, &g);
    free(g.cell);
}
