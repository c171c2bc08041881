/* Meetings over time as a picture that zooms. In: how many there are in each month and on each day, and the time that the address
 * asks for. Out: bars that are links, years where the time is long, then months, then days, each to its own time; and the ways
 * out again: wider, and the time before and behind.
 *
 * A bar says its time and number in words; the whole is told by the list of years. Days are counted apart only where they are few
 * enough to be bars. */
#include "web.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { WIDTH = 960, HEIGHT = 96, FLOOR = 76, LETTERS = 60, MOST_DAYS = 62, MOST_MONTHS = 240, MOST_YEARS = 2000, WHOLE = 36 };

typedef enum unit { YEARS, MONTHS, DAYS } unit;
static const char *const ONE[] = {"year", "month", "day"};

struct axis {
    unit unit;
    long first, last;
    size_t *n, highest;
    bool whole; /* nobody asked for a time: many months begin with January */
};

/* ---- times as numbers ---------------------------------------------------------------------------------------------- */

static long part(const char *s, size_t at, long otherwise) { return strlen(s) > at ? atol(s + at) : otherwise; }

/* The year, month or day with which the time begins or ends. */
static long number_of(unit u, const char *s, bool end) {
    long y = atol(s), m = part(s, 5, end ? 12 : 1);
    if (u == YEARS) return y;
    if (u == MONTHS) return 12 * y + m - 1;
    bool whole = strlen(s) <= 7; /* a month: its last day is the day before the next */
    struct tm t = {
        .tm_year = (int)y - 1900, .tm_mon = (int)m - 1 + (whole && end), .tm_mday = (int)part(s, 8, 1) - (whole && end)};
    return (long)(timegm(&t) / 86400);
}

static void words_of(unit u, long n, char out[24]) {
    time_t day = (time_t)n * 86400;
    struct tm t;
    if (u == YEARS)
        snprintf(out, 24, "%04ld", n);
    else if (u == MONTHS)
        snprintf(out, 24, "%04ld-%02ld", n / 12, n % 12 + 1);
    else if (gmtime_r(&day, &t))
        strftime(out, 24, "%Y-%m-%d", &t);
}

static bool is_time(const char *s) {
    size_t n = s ? strlen(s) : 0;
    if (n != 4 && n != 7 && n != 10) return false;
    for (size_t i = 0; i < n; i++)
        if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9') return false;
    return true;
}

/* ---- what is shown ------------------------------------------------------------------------------------------------- */

struct asked {
    const char *from, *to; /* NULL: nobody asked */
};

static struct asked asked(const web_request *q) {
    const char *year = web_asked(q, "year"), *from = web_asked(q, "from"), *to = web_asked(q, "to");
    if (!from && !to) from = to = year;
    return (struct asked){is_time(from) ? from : NULL, is_time(to) ? to : NULL};
}

/* The first and the last of a facet, which stand in their order. */
static bool ends(const web_tally *t, const char *facet, const char *end[2]) {
    end[0] = end[1] = NULL;
    for (size_t i = 0; i < t->n; i++)
        if (strcmp(t->v[i].facet, facet) == 0 && is_time(t->v[i].value)) {
            if (!end[0]) end[0] = t->v[i].value;
            end[1] = t->v[i].value;
        }
    return end[0];
}

static void count(struct axis *x, const web_tally *t) {
    const char *facet = x->unit == DAYS ? "day" : "month";
    for (size_t i = 0; i < t->n; i++) {
        if (strcmp(t->v[i].facet, facet) != 0 || !is_time(t->v[i].value)) continue;
        long at = number_of(x->unit, t->v[i].value, false) - x->first;
        if (at < 0 || at > x->last - x->first) continue;
        x->n[at] += t->v[i].n;
        if (x->n[at] > x->highest) x->highest = x->n[at];
    }
}

static bool lay(struct axis *x, const web_request *q, const web_tally *t) {
    struct asked a = asked(q);
    const char *end[2], *day[2];
    if (!ends(t, "month", end)) return false;
    if (a.from) end[0] = a.from;
    if (a.to) end[1] = a.to;
    x->whole = !a.from && !a.to;
    for (x->unit = DAYS;; x->unit--) {
        x->first = number_of(x->unit, end[0], false), x->last = number_of(x->unit, end[1], true);
        long n = x->last - x->first + 1;
        if (n <= 0) return false;
        if (x->unit == YEARS || (x->unit == MONTHS && n <= MOST_MONTHS) || (n <= MOST_DAYS && ends(t, "day", day))) break;
    }
    if (x->unit == MONTHS && x->whole && x->last - x->first > WHOLE) x->first -= x->first % 12, x->last += 11 - x->last % 12;
    if (x->last - x->first >= MOST_YEARS) x->first = x->last - MOST_YEARS + 1;
    size_t all = ((size_t)(x->last - x->first) + 1) * sizeof *x->n;
    if ((x->n = web_memory(NULL, all))) memset(x->n, 0, all), count(x, t);
    return x->n;
}

/* ---- the picture --------------------------------------------------------------------------------------------------- */

static double width(const struct axis *x) { return (double)WIDTH / (double)(x->last - x->first + 1); }

static void number(web_page *o, const char *name, double v) {
    char b[64];
    snprintf(b, sizeof b, " %s=\"%.1f\"", name, v);
    web_raw(o, b);
}

static void to(web_page *o, const web_request *q, const char *from, const char *until) {
    web_raw(o, " href=\"");
    web_query_of(o, q, (web_field[]){{"from", from}, {"to", until}, {"year", ""}}, 3);
    web_raw(o, "\"");
}

static void bar(web_page *o, const web_request *q, const struct axis *x, long i) {
    double w = width(x), tall = (FLOOR - 8.0) * (double)x->n[i] / (double)x->highest;
    char words[24];
    words_of(x->unit, x->first + i, words);
    if (tall < 2) tall = 2;
    web_raw(o, "<a"), to(o, q, words, words);
    web_raw(o, "><title>");
    web_words(o, words);
    web_raw(o, ": ");
    web_count(o, x->n[i], "meeting", "meetings");
    web_raw(o, "</title><rect class=\"hit\"");
    number(o, "x", (double)i * w), number(o, "y", 0), number(o, "width", w), number(o, "height", FLOOR);
    web_raw(o, "/><rect class=\"bar\"");
    number(o, "x", (double)i * w + 0.5), number(o, "y", FLOOR - tall), number(o, "width", w > 2 ? w - 1 : 1);
    number(o, "height", tall);
    web_raw(o, "/></a>");
}

/* What the next mark stands for: a day, a month, a year, so that a mark has room. */
static bool marks(const struct axis *x, long i, char out[24]) {
    words_of(x->unit, x->first + i, out);
    double room = width(x);
    if (x->unit == DAYS) return i == 0 || ((atol(out + 8) % 5 == 0 || atol(out + 8) == 1) && (double)i * room > LETTERS + 20);
    if (x->unit == MONTHS && room >= LETTERS) return true;
    if (x->unit == MONTHS && (x->first + i) % 12) return false;
    if (x->unit == MONTHS) out[4] = 0, room *= 12;
    static const long step[] = {1, 2, 5, 10, 20, 50, 100, 500};
    size_t k = 0;
    while (k < sizeof step / sizeof *step - 1 && (double)step[k] * room < LETTERS) k++;
    return atol(out) % step[k] == 0;
}

static void line(web_page *o, const struct axis *x) {
    web_raw(o, "<line x1=\"0\" x2=\"960\" y1=\"76\" y2=\"76\"/>");
    char words[24];
    for (long i = 0; i <= x->last - x->first; i++) {
        if (!marks(x, i, words)) continue;
        double at = (double)i * width(x);
        web_raw(o, "<line"), number(o, "x1", at), number(o, "x2", at), number(o, "y1", FLOOR), number(o, "y2", HEIGHT - 4);
        web_raw(o, "/><text");
        number(o, "x", at + 3), number(o, "y", HEIGHT - 4);
        web_raw(o, ">");
        web_words(o, x->unit == DAYS && i ? words + 8 : words);
        web_raw(o, "</text>");
    }
}

static void caption(web_page *o, const struct axis *x, const web_tally *t) {
    web_raw(o, "<figcaption>Meetings a ");
    web_raw(o, ONE[x->unit]);
    web_raw(o, "; at most ");
    web_num(o, x->highest);
    for (size_t i = 0; i < t->n; i++)
        if (strcmp(t->v[i].facet, "year") == 0 && !t->v[i].value)
            web_raw(o, "; "), web_num(o, t->v[i].n), web_raw(o, t->v[i].n == 1 ? " has no day" : " have no day");
    web_raw(o, ". A bar leads to its meetings; the years stand in words beside the list.</figcaption>");
}

/* ---- out again ------------------------------------------------------------------------------------------------------ */

static void way(web_page *o, const web_request *q, const char *label, const char *time) {
    web_raw(o, " <a"), to(o, q, time, time);
    web_raw(o, ">"), web_raw(o, label), web_words(o, *time ? time : "all times");
    web_raw(o, "</a>");
}

static void ways(web_page *o, const web_request *q) {
    struct asked a = asked(q);
    char words[24];
    if (!a.from && !a.to) return;
    web_raw(o, "<nav class=\"key zoom\" aria-label=\"Other times\">");
    if (a.from && a.to && strcmp(a.from, a.to) == 0) {
        size_t n = strlen(a.from);
        unit u = n == 4 ? YEARS : n == 7 ? MONTHS : DAYS;
        long at = number_of(u, a.from, false);
        words_of(u, at - 1, words), way(o, q, "\xE2\x86\x90 ", words);
        snprintf(words, sizeof words, "%.*s", (int)(n > 4 ? n - 3 : 0), a.from), way(o, q, "wider: ", words);
        words_of(u, at + 1, words), way(o, q, "\xE2\x86\x92 ", words);
    } else {
        way(o, q, "wider: ", "");
    }
    web_raw(o, "</nav>\n");
}

void web_timeline(web_page *o, const web_request *q, const web_tally *t) {
    struct axis x = {0};
    if (lay(&x, q, t)) {
        web_raw(o, "<figure class=\"timeline\"><svg viewBox=\"0 0 960 96\" role=\"group\" aria-label=\"Meetings over time, a "
                   "link each ");
        web_raw(o, ONE[x.unit]);
        web_raw(o, "\">\n");
        line(o, &x);
        for (long i = 0; i <= x.last - x.first; i++)
            if (x.n[i]) bar(o, q, &x, i);
        web_raw(o, "</svg>");
        caption(o, &x, t);
        web_raw(o, "</figure>\n");
    }
    ways(o, q);
    free(x.n);
}
