/* An axis of time, as SVG. In: days as they are printed, "2024-06-19", "2024-06" or "2024". Out: lines and words; attributes.
 *
 * A year is a unit and a month the twelfth of one, so that months are equally wide, as readers of such pictures expect. */
#include "plot.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROOM = 64 }; /* that a word on the axis takes */

double web_years(ro_str day, bool last) {
    int part[3] = {-1, 0, 0}, n = 0;
    char s[16];
    snprintf(s, sizeof s, "%.*s", (int)(day.n < 10 ? day.n : 10), day.n ? day.p : "");
    n = sscanf(s, "%d-%d-%d", &part[0], &part[1], &part[2]);
    if (n < 1) return -1;
    double at = part[0];
    if (n > 1) at += (part[1] - 1) / 12.;
    if (n > 2) at += (part[2] - 1) / 372.;
    return last ? at + (n == 1 ? 1 : n == 2 ? 1 / 12. : 1 / 372.) : at;
}

void web_axis_take(web_axis *a, ro_str day) {
    double lo = web_years(day, false), hi = web_years(day, true);
    if (lo < 0) return;
    if (a->to <= a->from) a->from = lo, a->to = hi;
    if (lo < a->from) a->from = lo;
    if (hi > a->to) a->to = hi;
}

void web_axis_round(web_axis *a, double x, double width) {
    double unit = a->to - a->from > 3 ? 1 : 12;
    a->from = floor(a->from * unit + 1e-6) / unit;
    a->to = ceil(a->to * unit - 1e-6) / unit;
    a->x = x, a->width = width;
}

double web_axis_at(const web_axis *a, double years) { return a->x + a->width * (years - a->from) / (a->to - a->from); }

void web_number(web_page *o, const char *name, double v) {
    char b[64];
    snprintf(b, sizeof b, " %s=\"%.1f\"", name, v);
    web_raw(o, b);
}

/* Months between two words on the axis: as few as have room. */
static int step(const web_axis *a) {
    static const int steps[] = {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
    size_t i = 0;
    while (i + 1 < sizeof steps / sizeof *steps && a->width * steps[i] / 12 / (a->to - a->from) < ROOM) i++;
    return steps[i];
}

static void tick(web_page *o, const web_axis *a, int month, double y, double height) {
    double x = web_axis_at(a, month / 12.);
    char words[16];
    snprintf(words, sizeof words, month % 12 ? "%04d-%02d" : "%04d", month / 12, month % 12 + 1);
    web_raw(o, "<line class=\"grid\"");
    web_number(o, "x1", x), web_number(o, "x2", x), web_number(o, "y1", y), web_number(o, "y2", y + height);
    web_raw(o, "/>");
    if (x > a->x + a->width - ROOM / 2) return; /* no room for a word */
    web_raw(o, "<text class=\"tick\"");
    web_number(o, "x", x + 3), web_number(o, "y", y + height + 14);
    web_raw(o, ">");
    web_words(o, words);
    web_raw(o, "</text>");
}

void web_axis_ticks(web_page *o, const web_axis *a, double y, double height) {
    int every = step(a), month = (int)ceil(a->from * 12 - 1e-6), last = (int)floor(a->to * 12 + 1e-6);
    for (month += (every - month % every) % every; month <= last; month += every) tick(o, a, month, y, height);
}
