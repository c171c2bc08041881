/* Days as numbers: a printed date as a day, a day without its year, a day out of other people's words and addresses.
 *
 * A day that is not known is RO_NODAY, which is neither before nor after any other. Where a year is left out, the nearest one is
 * taken on the side that the caller knows; which side that is, is the caller's matter. A week is taken from Sunday to Sunday,
 * since some begin it on the one day and some on the other. An address may hold figures that look like a day: eight of them
 * count, or an archive's fourteen, and no others. */
#include "recognise/dates/dating.h"

#include <stdio.h>
#include <stdlib.h>

long ro_when_day(const ro_when *w) { return w->y ? ro_day_number(w->y, w->m, w->d) : RO_NODAY; }

bool ro_date_word(ro_str w, const char *role) {
    ro_entry e;
    return ro_event_role(ro_lexicon_get("datewords"), w, role, &e);
}

ro_str ro_when_words(const ro_line *l, const ro_when *w) { return ro_cut(l->units->text, w->span); }

/* The year in which m-d comes ro_day_nearest to ref, on the side asked for: -1 not after ref, 1 not before it. A day of slack for
 * clocks in other time zones. */
long ro_day_nearest(int m, int d, long ref, int side) {
    int y, rm, rd;
    if (ref == RO_NODAY) return RO_NODAY;
    ro_day_civil(ref, &y, &rm, &rd);
    long best = RO_NODAY;
    for (int k = y - 5; k <= y + 5; k++) { /* five: February 29 */
        if (!ro_day_valid(k, m, d)) continue;
        long day = ro_day_number(k, m, d);
        if (side < 0 ? day > ref + 1 : side > 0 ? day < ref - 1 : false) continue;
        if (best == RO_NODAY || labs(day - ref) < labs(best - ref)) best = day;
    }
    return best;
}

static void months(int y, int m, int last, long *from, long *to) {
    *from = ro_day_number(y, m, 1);
    *to = last == 12 ? ro_day_number(y + 1, 1, 1) - 1 : ro_day_number(y, last + 1, 1) - 1;
}

/* So many units from the anchor. */
static void shifted(const ro_when *w, long anchor, long *from, long *to) {
    int y, m, d, n = w->unit == 't' ? w->shift * 10 : w->shift;
    ro_day_civil(anchor, &y, &m, &d);
    *from = *to = anchor + n;
    if (w->unit == 'w') {
        int day = ro_day_weekday(anchor);
        *from = anchor - (day ? day : 6) + 7L * n;
        *to = anchor + (day ? 7 - day : 6) + 7L * n;
    }
    if (w->unit == 'm') {
        int k = y * 12 + m - 1 + n;
        months(k / 12, k % 12 + 1, k % 12 + 1, from, to);
    }
    if (w->unit == 'y' || w->unit == 't') months(y + n, 1, 12, from, to);
}

/* The weekday on the side asked for, the day itself included. */
static long on_weekday(int weekday, long anchor, int side) {
    while (ro_day_weekday(anchor) != weekday) anchor += side > 0 ? 1 : -1;
    return anchor;
}

/* The nearest day of a month on the side asked for. */
static bool of_month(int d, long anchor, int side, long *day) {
    enum { REACH = 62 }; /* the 31st may be two months away */
    for (int k = 0; k < REACH; k++) {
        int y, m, is;
        *day = side > 0 ? anchor + k : anchor - k;
        ro_day_civil(*day, &y, &m, &is);
        if (is == d) return true;
    }
    return false;
}

/* A day or month that names its parts, its year filled in. */
static bool printed(const ro_when *w, long anchor, int side, long *from, long *to) {
    int y = w->y, m = w->m, d = w->d;
    if (!y) {
        long day = w->kind == RO_WHEN_DAY ? ro_day_nearest(m, d, anchor, side) : ro_day_nearest(m, 1, anchor, side);
        if (day == RO_NODAY) return false;
        ro_day_civil(day, &y, &m, &d);
    }
    if (w->kind == RO_WHEN_MONTH) return months(y, m, w->m2 ? w->m2 : m, from, to), true;
    *from = *to = ro_day_number(y, m, w->d);
    if (w->d2) *to = ro_day_number(y + (w->m2 && w->m2 < m), w->m2 ? w->m2 : m, w->d2);
    return true;
}

bool ro_when_range(const ro_when *w, long anchor, int side, long *from, long *to) {
    bool counts = w->kind == RO_WHEN_NEAR || w->kind == RO_WHEN_WEEKDAY || w->kind == RO_WHEN_WITHIN ||
                  w->kind == RO_WHEN_SHIFTED || w->kind == RO_WHEN_MDAY;
    if (w->open || w->kind == RO_WHEN_AFTER || (counts && anchor == RO_NODAY)) return false;
    switch (w->kind) {
    case RO_WHEN_DAY:
    case RO_WHEN_MONTH: return printed(w, anchor, side, from, to);
    case RO_WHEN_NEAR: *from = *to = anchor + w->shift; return true;
    case RO_WHEN_WEEKDAY: *from = *to = on_weekday(w->weekday, anchor, side); return true;
    case RO_WHEN_MDAY: return of_month(w->d, anchor, side, from) && (*to = *from, true);
    case RO_WHEN_WITHIN: *from = anchor - w->shift, *to = anchor; return true;
    case RO_WHEN_SHIFTED: shifted(w, anchor, from, to); return true;
    default: months(w->y, 1, 12, from, to);
    }
    if (w->y2) *to = ro_day_number(w->y2, 12, 31);
    return true;
}

void ro_range_put(char out[16], long from, long to) {
    int y, m, d, y2, m2, d2;
    ro_day_put(out, from);
    if (from == to) return;
    ro_day_civil(from, &y, &m, &d);
    ro_day_civil(to + 1, &y2, &m2, &d2);
    bool begins = d == 1 && d2 == 1, year = begins && m == 1 && m2 == 1 && y2 == y + 1;
    out[begins && y2 * 12 + m2 == y * 12 + m + 1 ? 7 : year ? 4 : 0] = 0;
}

/* A day from words of any form, such as the collector's, a tag's "2021-12-06T19:00:00Z" or a log's "Tue Nov 19 21:57:01 UTC
 * 2019"; RO_NODAY where they hold none. */
long ro_day_in(ro_reading *r, ro_str s) {
    if (!s.n || s.n > 200) return RO_NODAY;
    size_t n;
    ro_when *w = ro_whens_find(r->arena, ro_segment(r->arena, s, NULL, 0), &n), *bare = NULL;
    for (size_t i = 0; i < n; i++) {
        if (w[i].kind == RO_WHEN_DAY && w[i].y && !w[i].open) return ro_when_day(&w[i]);
        if (w[i].kind == RO_WHEN_DAY && !w[i].y && !bare) bare = &w[i];
        if (w[i].kind == RO_WHEN_YEAR && bare && ro_day_valid(w[i].y, bare->m, bare->d))
            return ro_day_number(w[i].y, bare->m, bare->d);
    }
    return RO_NODAY;
}

unsigned ro_date_typed(ro_arena *a, ro_str s, char out[16], char other[16]) {
    size_t n;
    if (!s.n || s.n > 60) return 0;
    const ro_units *u = ro_segment(a, s, NULL, 0);
    const ro_when *w = ro_whens_find(a, u, &n);
    if (n != 1 || w->era || w->y <= 0 || w->kind > RO_WHEN_YEAR || w->word || w->nwords != u->nwords) return 0;
    if (w->y2 && (w->y2 != w->y || w->m2 != w->m || w->d2 != w->d)) return 0;
    snprintf(out, 16,
             w->kind == RO_WHEN_DAY     ? "%04d-%02d-%02d"
             : w->kind == RO_WHEN_MONTH ? "%04d-%02d"
                                        : "%04d",
             w->y % 10000, w->m % 100, w->d % 100);
    snprintf(other, 16, "%04d-%02d-%02d", w->y % 10000, w->d % 100, w->m % 100);
    return w->open && w->m != w->d ? 2 : 1;
}

/* "/2024/06/19/", "2024-06-19" or "/20240619" in an address. */
long ro_day_in_url(ro_str url, ro_str *words) {
    for (size_t i = 0; i + 8 <= url.n; i++) {
        if (i && url.p[i - 1] >= '0' && url.p[i - 1] <= '9') continue;
        int v[3] = {0, 0, 0};
        static const int want[] = {4, 2, 2};
        size_t k = i;
        bool ok = true;
        for (int part = 0; part < 3 && ok; part++) {
            int n = 0;
            while (n < want[part] && k < url.n && url.p[k] >= '0' && url.p[k] <= '9')
                v[part] = v[part] * 10 + (url.p[k++] - '0'), n++;
            ok = n == want[part];
            if (part < 2 && k < url.n && (url.p[k] == '/' || url.p[k] == '-')) k++;
        }
        size_t more = k;
        while (more < url.n && url.p[more] >= '0' && url.p[more] <= '9') more++;
        if (!ok || (more > k && more - i != 14)) continue; /* fourteen figures: an archive's day and time of day */
        if (v[0] < 1990 || v[0] > 2100 || !ro_day_valid(v[0], v[1], v[2])) continue;
        *words = (ro_str){url.p + i, k - i};
        return ro_day_number(v[0], v[1], v[2]);
    }
    return RO_NODAY;
}
