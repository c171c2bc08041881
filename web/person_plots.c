/* Titles and places in lists as pictures. In: what the archive tells of a person. Out: inline SVG with its caption; the tables
 * that stand beside it have the same in words, and the script draws it anew where it runs (assets/plots.ts).
 *
 * Bars bear their titles above them, so no legend is wanted and nothing hangs on colour. Dots that fall on one place are one. */
#include "person.h"
#include "plot.h"

#include <stdio.h>

enum { WIDE = 960, BAR = 40, LONGEST = 100, SEAT = 14, SEATS = 24, LEAST = 2 };

/* As many bytes as stand beside a bar, whole characters. */
static ro_str cut(ro_str s) {
    if (s.n <= LONGEST) return s;
    for (s.n = LONGEST; s.n && ((unsigned char)s.p[s.n] & 0xc0) == 0x80;) s.n--;
    return s;
}

static void bar(web_page *o, const web_axis *a, const ro_tenure *t, size_t row) {
    double lo = web_years(t->first, false), hi = web_years(t->last, true);
    ro_str words = cut(t->text);
    if (lo < 0) return;
    if (hi < lo) hi = lo;
    double x = web_axis_at(a, lo), w = web_axis_at(a, hi) - x, text = x > WIDE / 2. ? x + w : x;
    web_raw(o, "<text"), web_number(o, "x", text), web_number(o, "y", (double)row * BAR + 16);
    web_raw(o, x > WIDE / 2. ? " text-anchor=\"end\">" : ">"), web_text(o, words);
    if (words.n < t->text.n) web_raw(o, "\xE2\x80\xA6");
    web_raw(o, " <tspan class=\"n\">"), web_num(o, t->accounts), web_raw(o, "</tspan>");
    web_raw(o, "</text><rect class=\"bar\""), web_number(o, "x", x), web_number(o, "y", (double)row * BAR + 22);
    web_number(o, "width", w < 3 ? 3 : w), web_raw(o, " height=\"9\"><title>");
    web_text(o, t->text), web_raw(o, ": "), web_text(o, t->first), web_raw(o, " to "), web_text(o, t->last);
    web_raw(o, ", "), web_count(o, t->accounts, "account", "accounts"), web_raw(o, "</title></rect>\n");
}

/* Rows of dated titles that at least so many accounts print. */
static size_t dated(const ro_person_entry *p, size_t least, size_t most, web_axis *a) {
    size_t n = 0;
    for (size_t i = 0; i < p->ntitles && n < most; i++) {
        if (p->titles[i].accounts < least || !p->titles[i].first.n) continue;
        web_axis_take(a, p->titles[i].first), web_axis_take(a, p->titles[i].last);
        n++;
    }
    return n;
}

void web_person_bars(web_page *o, const ro_person_entry *p, size_t least, size_t most) {
    web_axis a = {0};
    size_t rows = dated(p, least, most, &a), row = 0;
    char box[64];
    if (!rows) return;
    web_axis_round(&a, 0, WIDE);
    snprintf(box, sizeof box, "\"0 0 %d %zu\"", WIDE, rows * BAR + 24);
    web_raw(o, "<figure class=\"plot\" data-plot=\"titles\" data-table=\"titled\"><svg role=\"img\" aria-label=\"Titles over "
               "time, a bar each: the "
               "table below "
               "has the same\" viewBox=");
    web_raw(o, box), web_raw(o, ">\n");
    web_axis_ticks(o, &a, 0, (double)(rows * BAR));
    for (size_t i = 0; i < p->ntitles && row < rows; i++)
        if (p->titles[i].accounts >= least && p->titles[i].first.n) bar(o, &a, &p->titles[i], row++);
    web_raw(o, "</svg><figcaption>From the first to the last account that prints a title, with how many print it; between them "
               "others may be printed too.");
    web_raw(o, "</figcaption></figure>\n");
}

/* ---- places in lists ---------------------------------------------------------------------------------------------------- */

/* Places below the lowest that has a line of its own stand together on the last. */
static size_t line_of(size_t seat) { return seat < SEATS ? seat : SEATS; }

struct dots {
    size_t lists, lowest;
    web_axis a;
};

static struct dots measure(const ro_person_entry *p) {
    struct dots d = {0};
    for (size_t i = 0; i < p->nappearances; i++) {
        const ro_appearance *m = &p->appearances[i];
        if (!m->seat || !m->day.n) continue;
        d.lists++;
        if (line_of(m->seat) > d.lowest) d.lowest = line_of(m->seat);
        web_axis_take(&d.a, m->day);
    }
    return d;
}

static void lines(web_page *o, const struct dots *d) {
    for (size_t k = 1; k <= d->lowest; k++) {
        if (k > 1 && k % 5 && k != d->lowest) continue;
        web_raw(o, "<line class=\"grid\" x1=\"30\" x2=\"960\""), web_number(o, "y1", (double)k * SEAT);
        web_number(o, "y2", (double)k * SEAT), web_raw(o, "/><text class=\"tick\" x=\"24\" text-anchor=\"end\"");
        web_number(o, "y", (double)k * SEAT + 4), web_raw(o, ">"), web_num(o, k);
        web_raw(o, k == SEATS ? "+</text>" : "</text>");
    }
}

static void dots(web_page *o, const ro_person_entry *p, const struct dots *d) {
    int last[SEATS + 1] = {0}; /* the place on the axis, in steps of two, of the last dot of each line */
    for (size_t i = 0; i < p->nappearances; i++) {
        const ro_appearance *m = &p->appearances[i];
        if (!m->seat || !m->day.n) continue;
        size_t line = line_of(m->seat);
        double x = web_axis_at(&d->a, web_years(m->day, false));
        if (last[line] == (int)(x / 2)) continue;
        last[line] = (int)(x / 2);
        web_raw(o, "<circle class=\"bar\" r=\"3.5\""), web_number(o, "cx", x), web_number(o, "cy", (double)line * SEAT);
        web_raw(o, "><title>"), web_text(o, m->day), web_raw(o, ": "), web_num(o, m->seat), web_raw(o, " of "), web_num(o, m->of);
        web_raw(o, "</title></circle>");
    }
}

void web_person_seats(web_page *o, const ro_person_entry *p) {
    struct dots d = measure(p);
    char box[64];
    if (d.lists < LEAST) return;
    web_axis_round(&d.a, 30, WIDE - 30);
    snprintf(box, sizeof box, "\"0 0 %d %zu\"", WIDE, (d.lowest + 1) * SEAT + 22);
    web_raw(o, "<figure class=\"plot\" data-plot=\"seats\"><svg role=\"img\" aria-label=\"Place in the lists of the side over "
               "time, a dot "
               "each list; the table below has the medians of the years\" viewBox=");
    web_raw(o, box), web_raw(o, ">\n");
    web_axis_ticks(o, &d.a, 4, (double)(d.lowest * SEAT + 6));
    lines(o, &d);
    dots(o, p, &d);
    web_raw(o, "</svg><figcaption>Place on the list of the side, the first on top: "), web_count(o, d.lists, "list", "lists");
    web_raw(o, ".</figcaption></figure>\n");
}
