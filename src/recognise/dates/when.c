/* Dates as printed, found in one pass over the words of a text.
 *
 * Forms: "June 19", "June 29-30, 2022", "19 June 2024", "19 июня 2024 года", "2024-06-19", "26/04/2019", "2024년 6월 19일",
 * "2024年6月19日", "September 2023", "2023", "Juche113.6.20.", "Juche 113 (2024)", a weekday before or after any of them or
 * alone, ranges over months ("June 30 to July 2"), and what relative.c reads. The scan is driven by figures and by the calendar's
 * words, looks at most eight words ahead, and gives no role to anything: that is dates.c.
 *
 * A date in figures with one part over 12 decides itself. Where both parts are 12 or less it stays open: nothing in the
 * figures says whether 05/06 is June or May (dateparser takes the American order silently; that is how dates go wrong).
 * Given up: years of two digits, other calendars' months, centuries, "the nineteenth". */
#include "recognise/dates/when.h"

#include <stdlib.h>

static unsigned opening(ro_str w) {
    unsigned h = 0;
    for (size_t i = 0; i < w.n && i < 3; i++) h = h * 31 + (unsigned char)w.p[i];
    return h & 1023;
}

/* Words with base forms may stand for a phrase that opens otherwise; the others are turned away by their class. */
static void note_openings(struct ro_scan *s) {
    if (!s->u->base) return;
    for (size_t i = 0; i < ro_lexicon_count(s->calendar); i++) {
        unsigned h = opening(ro_lexicon_phrase(s->calendar, i));
        s->starts[h >> 6] |= 1ull << (h & 63);
    }
}

static bool may_start(const struct ro_scan *s, ro_str w) {
    if (!s->u->base) return true;
    unsigned h = opening(w);
    return s->starts[h >> 6] >> (h & 63) & 1;
}

unsigned ro_scan_figures(const struct ro_scan *s, size_t i, int *value, ro_str *rest) {
    if (i >= s->u->nwords) return 0;
    ro_str f = s->u->words[i].fold;
    unsigned n = 0;
    int v = 0;
    while (n < f.n && n < 9 && f.p[n] >= '0' && f.p[n] <= '9') v = v * 10 + (f.p[n++] - '0');
    *value = v;
    *rest = (ro_str){f.p + n, f.n - n};
    return n;
}

static bool is_year(int y) { return y >= 1900 && y <= 2100; } /* older years are history, never a meeting of a saved page */

bool ro_scan_year(const struct ro_scan *s, size_t i, int *y) {
    ro_str rest;
    return ro_scan_figures(s, i, y, &rest) == 4 && !rest.n && is_year(*y);
}

bool ro_scan_gap(const struct ro_scan *s, size_t i, const char *also) {
    if (i + 1 >= s->u->nwords) return false;
    ro_str g = ro_units_gap(s->u, i);
    if (ro_gap_plain(g)) return true;
    if (g.n > 6) return false;
    for (size_t k = 0; k < g.n;) {
        uint32_t c = ro_utf8_next(g, &k);
        if (c == '\n') return false;
        if (c == 0x2013 || c == 0x2014 || c == 0x2010 || c == 0x2011) c = '-';
        if (!ro_cp_blank(c) && !ro_cp_zero(c) && (c > 0x7f || !strchr(also, (int)c))) return false;
    }
    return true;
}

/* Exactly this one character between word i and the next. */
static bool joined(const struct ro_scan *s, size_t i, char c) {
    if (i + 1 >= s->u->nwords) return false;
    ro_str g = ro_units_gap(s->u, i);
    return g.n == 1 && g.p[0] == c;
}

static bool word_is(const struct ro_scan *s, size_t i, const char *w) {
    return i < s->u->nwords && ro_str_is(s->u->words[i].fold, w);
}

static int calendar(const struct ro_scan *s, ro_str word, const char *kind) {
    ro_entry e;
    if (!may_start(s, word) || !ro_lexicon_find(s->calendar, word, &e) || !ro_str_is(e.value[0], kind)) return -1;
    return atoi(e.value[1].p); /* values end in NUL */
}

static int calendar_at(const struct ro_scan *s, size_t i, const char *kind) {
    const ro_word *w = &s->u->words[i];
    return ro_class_whole(w->class, s->calendar) ? calendar(s, w->fold, kind) : -1;
}

/* A month is written as its language writes it: English and German months are capitalised ("may" is a verb, "Mai" is none in
 * French), those of other languages are small ("mars" is a month, "Mars" is none), but in other scripts. */
static int month(const struct ro_scan *s, size_t i) {
    if (i >= s->u->nwords) return -1;
    const ro_word *w = &s->u->words[i];
    int m = calendar_at(s, i, "month");
    if (m < 0 || (unsigned char)w->fold.p[0] > 0x7f) return m;
    size_t at = ro_lexicon_index(s->calendar, w->fold);
    for (unsigned k = 0, n = at == SIZE_MAX ? 0 : ro_lexicon_same(s->calendar, at); k < n; k++) {
        ro_entry e = ro_lexicon_at(s->calendar, at + k);
        bool capital = ro_str_is(ro_str_c(e.lang), "en") || ro_str_is(e.value[2], "capital");
        if (capital == !!(w->flags & RO_WORD_CAP)) return m;
    }
    return -1;
}

/* "of" between a day and its month, a month and its year: "19 de junho de 2024". */
static bool of_word(const struct ro_scan *s, size_t i) { return i < s->u->nwords && calendar_at(s, i, "of") >= 0; }

static bool is_day(const struct ro_scan *s, size_t i, int *d) {
    ro_str r;
    unsigned n = ro_scan_figures(s, i, d, &r);
    return n && n <= 2 && *d >= 1 && *d <= 31 &&
           (!r.n || ro_str_is(r, "st") || ro_str_is(r, "nd") || ro_str_is(r, "rd") || ro_str_is(r, "th") || ro_str_is(r, "er") ||
            ro_str_is(r, "-го"));
}

static bool sound(const ro_when *w) { return ro_day_valid(w->y ? w->y : 2000, w->m, w->d) && (!w->d2 || w->m2 || w->d2 > w->d); }

/* The year after a day, "…, 2024" or glued to the same date told again ("2026Mar 17, 2026"). */
static size_t year_after(const struct ro_scan *s, size_t last, ro_when *w) {
    int y, d;
    ro_str rest;
    if (of_word(s, last + 1) && ro_scan_gap(s, last, "") && ro_scan_gap(s, last + 1, "") && ro_scan_year(s, last + 2, &y)) {
        w->y = y;
        return 2;
    }
    if (!ro_scan_gap(s, last, ",.") || ro_scan_figures(s, last + 1, &y, &rest) != 4 || !is_year(y)) return 0;
    if (rest.n) {
        int m = calendar(s, rest, "month"), y2;
        if (m != w->m || !is_day(s, last + 2, &d) || d != w->d || !ro_scan_year(s, last + 3, &y2) || y2 != y) return 0;
        w->y = y;
        w->doubled = true;
        return 3;
    }
    w->y = y;
    return 1;
}

/* "to", "through" between two days. */
static bool joins(const struct ro_scan *s, size_t i) { return i < s->u->nwords && calendar_at(s, i, "to") >= 0; }

/* "… to July 2", "–July 2, 2024": the end of a range in another month; the words it takes. */
static size_t later_month(const struct ro_scan *s, size_t last, ro_when *w) {
    size_t k = last + 1;
    if (joins(s, k) && ro_scan_gap(s, last, ""))
        k++;
    else if (!ro_scan_gap(s, last, "-") || ro_scan_gap(s, last, ""))
        return 0;
    int m = k + 1 < s->u->nwords ? month(s, k) : -1, d, y;
    if (m < 0 || !ro_scan_gap(s, k, ".") || !is_day(s, k + 1, &d) || (m == w->m && d <= w->d)) return 0;
    w->m2 = m, w->d2 = d;
    size_t used = k + 1 - last;
    if (ro_scan_gap(s, k + 1, ",.") && ro_scan_year(s, k + 2, &y)) {
        if (!w->y) w->y = m < w->m ? y - 1 : y;
        used++;
    }
    return used;
}

/* "June 19", "June 29-30, 2022" at i. */
static size_t month_first(const struct ro_scan *s, size_t i, ro_when *w) {
    int m = month(s, i), d;
    if (m < 0) return 0;
    ro_entry e;
    if (ro_scan_gap(s, i, ".") && is_day(s, i + 1, &d)) {
        *w = (ro_when){.kind = RO_WHEN_DAY, .m = m, .d = d};
        size_t last = i + 1;
        int d2;
        if (ro_scan_gap(s, last, "-") && ro_str_find(ro_units_gap(s->u, last), RO_S(" ")) != 0 && is_day(s, last + 1, &d2) &&
            d2 > d)
            w->d2 = d2, last++;
        else if ((word_is(s, last + 1, "and") || joins(s, last + 1)) && ro_scan_gap(s, last, "") && is_day(s, last + 2, &d2) &&
                 d2 > d && !(last + 3 < s->u->nwords && month(s, last + 3) >= 0))
            w->d2 = d2, last += 2;
        last += year_after(s, last, w);
        if (!w->d2) last += later_month(s, last, w);
        return sound(w) ? last + 1 - i : 0;
    }
    int y;
    size_t of = of_word(s, i + 1) && ro_scan_gap(s, i, "");
    if (ro_scan_gap(s, i + of, ".,") && ro_scan_year(s, i + of + 1, &y)) {
        *w = (ro_when){.kind = RO_WHEN_MONTH, .m = m, .y = y};
        return 2 + of;
    }
    /* "in March": a month without its year, and "may" and "march" are verbs */
    if (!i || !ro_event_role(ro_lexicon_get("datewords"), s->u->words[i - 1].fold, "month", &e)) return 0;
    if (!ro_scan_gap(s, i - 1, "-")) return 0;
    *w = (ro_when){.kind = RO_WHEN_MONTH, .m = m};
    return 1;
}

/* "19 June 2024", "the 19th of June", "18-19 июня" at i. */
static size_t day_first(const struct ro_scan *s, size_t i, ro_when *w) {
    int d, d2 = 0;
    if (!is_day(s, i, &d)) return 0;
    size_t k = i + 1;
    if (ro_scan_gap(s, i, "-") && is_day(s, k, &d2) && d2 > d)
        k++;
    else if (joins(s, k) && ro_scan_gap(s, i, "") && is_day(s, k + 1, &d2) && d2 > d && ro_scan_gap(s, k, ""))
        k += 2;
    else
        d2 = 0;
    if (!ro_scan_gap(s, k - 1, ".")) return 0; /* "19. Juni" */
    bool ordinal = !ro_scan_gap(s, k - 1, "");
    if (!ordinal && of_word(s, k)) k++;
    ro_entry e;
    int m = month(s, k);
    if (m < 0 || (ordinal && !(ro_lexicon_as(s->calendar, s->u->words[k].fold, "month", &e) && ro_str_is(e.value[3], "ordinal"))))
        return 0;
    *w = (ro_when){.kind = RO_WHEN_DAY, .m = m, .d = d, .d2 = d2};
    size_t more = year_after(s, k, w);
    k += more;
    if (more && (word_is(s, k + 1, "года") || word_is(s, k + 1, "г")) && ro_scan_gap(s, k, "")) k++;
    return sound(w) ? k + 1 - i : 0;
}

/* Three figures parted by one and the same sign. */
static size_t in_figures(const struct ro_scan *s, size_t i, ro_when *w) {
    int a, b, c;
    ro_str r;
    unsigned na = ro_scan_figures(s, i, &a, &r);
    if (!na || r.n || i + 2 >= s->u->nwords) return 0;
    ro_str sign = ro_units_gap(s->u, i);
    bool spaced = na == 4 && ro_str_is(sign, ". ") && ro_str_is(ro_units_gap(s->u, i + 1), ". "); /* "2024. 10. 30." */
    char sep = sign.n == 1 || spaced ? *sign.p : 0;
    if (!sep || !strchr("/.-", sep) || (!spaced && !joined(s, i + 1, sep))) return 0;
    unsigned nb = ro_scan_figures(s, i + 1, &b, &r);
    if (!nb || nb > 2 || r.n) return 0;
    unsigned nc = ro_scan_figures(s, i + 2, &c, &r);
    if (!nc || (r.n && r.p[0] != 't')) return 0; /* "2024-06-19T13:20" */
    if (na == 4 && is_year(a) && nc <= 2) {
        *w = (ro_when){.kind = RO_WHEN_DAY, .y = a, .m = b, .d = c};
        return sound(w) ? 3 : 0;
    }
    if (na > 2 || nc != 4 || !is_year(c) || r.n) return 0;
    *w = (ro_when){.kind = RO_WHEN_DAY, .y = c, .m = b, .d = a, .order = a > 12};
    if (b > 12) w->m = a, w->d = b, w->order = -1;
    w->open = a <= 12 && b <= 12 && a != b && sep != '.'; /* with full stops the day comes first wherever they are used */
    return sound(w) ? 3 : 0;
}

/* "10.5(화)": a month and a day that only the weekday behind them tells from a number. */
static size_t month_and_day(const struct ro_scan *s, size_t i, ro_when *w) {
    int m, d;
    ro_str r;
    if (!ro_scan_figures(s, i, &m, &r) || r.n || !joined(s, i, '.') || !ro_scan_figures(s, i + 1, &d, &r) || r.n) return 0;
    ro_str behind = ro_units_gap(s->u, i + 1);
    bool open = ro_str_is(behind, "(") || ro_str_is(behind, ".(");
    if (!open || i + 2 >= s->u->nwords || calendar_at(s, i + 2, "beside") < 0) return 0;
    *w = (ro_when){.kind = RO_WHEN_DAY, .m = m, .d = d};
    return m && m <= 12 && d && d <= 31 && sound(w) ? 2 : 0;
}

/* A figure with its unit, in the word ("19일") or as the next one ("19" "日"). */
static size_t with_unit(const struct ro_scan *s, size_t i, const char *hangul, const char *han, int *value) {
    ro_str rest;
    unsigned n = ro_scan_figures(s, i, value, &rest);
    if (!n) return 0;
    if (rest.n) return ro_str_starts(rest, hangul) ? 1 : 0;
    if (i + 1 < s->u->nwords && !ro_units_gap(s->u, i).n && word_is(s, i + 1, han)) return 2;
    return 0;
}

static size_t east_asian(const struct ro_scan *s, size_t i, ro_when *w) {
    int y = 0, m, d;
    size_t a = with_unit(s, i, "년", "年", &y), b, c;
    if (a && !is_year(y)) return 0;
    if (!a) y = 0;
    if (a && !ro_scan_gap(s, i + a - 1, "")) return 0;
    b = with_unit(s, i + a, "월", "月", &m);
    if (!b || m > 12 || !ro_scan_gap(s, i + a + b - 1, "")) return 0;
    c = with_unit(s, i + a + b, "일", "日", &d);
    if (!c) return 0;
    *w = (ro_when){.kind = RO_WHEN_DAY, .y = y, .m = m, .d = d};
    return sound(w) ? a + b + c : 0;
}

/* "Juche113.6.20.", "Juche 113 (2024)": the era's name, its year in the same word or the next. */
static size_t of_era(const struct ro_scan *s, size_t i, ro_when *w) {
    ro_str f = s->u->words[i].fold, rest;
    size_t k = s->u->words[i].flags & RO_WORD_FIGURES ? 0 : f.n;
    while (k < f.n && !(f.p[k] >= '0' && f.p[k] <= '9')) k++;
    int base = k < f.n ? calendar(s, (ro_str){f.p, k}, "era") : calendar_at(s, i, "era"), n = 0, b, c, y;
    if (base < 0) return 0;
    size_t last = i;
    if (k < f.n) {
        for (; k < f.n && f.p[k] >= '0' && f.p[k] <= '9' && n < 1000; k++) n = n * 10 + (f.p[k] - '0');
        if (k < f.n) return 0;
    } else {
        if (!ro_scan_gap(s, i, "") || !ro_scan_figures(s, i + 1, &n, &rest) || rest.n) return 0;
        last = i + 1;
    }
    if (n < 1 || !is_year(base + n)) return 0;
    *w = (ro_when){.kind = RO_WHEN_YEAR, .y = base + n, .era = true};
    if (ro_scan_gap(s, last, ".") && ro_scan_figures(s, last + 1, &b, &rest) && !rest.n && b <= 12 &&
        ro_scan_gap(s, last + 1, ".") && ro_scan_figures(s, last + 2, &c, &rest) && !rest.n) {
        w->kind = RO_WHEN_DAY, w->m = b, w->d = c;
        return sound(w) ? last + 3 - i : 0;
    }
    if (ro_scan_gap(s, last, "(") && ro_scan_year(s, last + 1, &y) && y == w->y) last++;
    ro_when day;
    size_t more = word_is(s, last + 1, "년") && ro_scan_gap(s, last, ")") ? east_asian(s, last + 2, &day) : 0;
    if (more && !day.y) { /* "주체113(2024)년 6월 19일" */
        w->kind = RO_WHEN_DAY, w->m = day.m, w->d = day.d;
        return sound(w) ? last + 2 + more - i : 0;
    }
    return last + 1 - i;
}

/* "15일", "지난 19일에": a day of a month that is not told; "20일간" is a stretch of time. */
static size_t bare_day(const struct ro_scan *s, size_t i, ro_when *w) {
    static const char unit[] = "일";
    ro_str rest;
    int d;
    if (ro_scan_figures(s, i, &d, &rest) > 2 || d < 1 || d > 31 || !ro_str_starts(rest, unit)) return 0;
    ro_str particle = {rest.p + strlen(unit), rest.n - strlen(unit)};
    if (particle.n && !ro_lexicon_find(s->particles, particle, NULL)) return 0;
    *w = (ro_when){.kind = RO_WHEN_MDAY, .d = d};
    return 1;
}

/* "June 20 Juche 113 (2024)": the era behind a day gives its year; how many words it takes. */
static size_t era_after(const struct ro_scan *s, size_t last, ro_when *w) {
    ro_when era;
    size_t n = w->kind == RO_WHEN_DAY && ro_scan_gap(s, last, ",") ? of_era(s, last + 1, &era) : 0;
    if (!n || era.kind != RO_WHEN_YEAR || (w->y && w->y != era.y)) return 0;
    w->y = era.y;
    return n;
}

static size_t at_figures(const struct ro_scan *s, size_t i, ro_when *w) {
    size_t n = in_figures(s, i, w);
    if (!n) n = east_asian(s, i, w);
    if (!n) n = day_first(s, i, w);
    if (!n) n = bare_day(s, i, w);
    if (!n) n = month_and_day(s, i, w);
    int y;
    if (!n) n = ro_scan_decade(s, i, w);
    if (!n && ro_scan_year(s, i, &y)) {
        *w = (ro_when){.kind = RO_WHEN_YEAR, .y = y};
        n = 1;
        if (ro_scan_gap(s, i, "-") && !ro_scan_gap(s, i, "") && ro_scan_year(s, i + 1, &y) && y > w->y) w->y2 = y, n = 2;
    }
    return n;
}

static size_t at_word(const struct ro_scan *s, size_t i, ro_when *w, size_t *back) {
    ro_entry e;
    if (!may_start(s, s->u->words[i].fold)) return 0;
    unsigned n = ro_units_match(s->u, s->calendar, i, i + 4, &e);
    if (!n) return of_era(s, i, w);
    ro_str kind = e.value[0];
    if (ro_str_is(kind, "month")) return month_first(s, i, w);
    if (ro_str_is(kind, "era")) return of_era(s, i, w);
    int v = atoi(e.value[1].p);
    if (ro_str_is(kind, "to") || ro_str_is(kind, "beside") || ro_str_is(kind, "writing")) return 0;
    if (!ro_str_is(kind, "weekday") && !ro_str_is(kind, "near") && !ro_str_is(kind, "within"))
        return ro_scan_relative(s, i, n, &e, w, back);
    if (ro_str_is(kind, "weekday")) {
        /* "sat" and "sun" are words too: short forms count only beside a date, which the caller sees to */
        *w = (ro_when){.kind = RO_WHEN_WEEKDAY, .weekday = v};
        return e.phrase.n > 5 || (unsigned char)e.phrase.p[0] > 0x7f ? n : 0;
    }
    *w = (ro_when){.kind = ro_str_is(kind, "within") ? RO_WHEN_WITHIN : RO_WHEN_NEAR, .shift = v};
    return n;
}

static size_t date_at(const struct ro_scan *s, size_t i, ro_when *w, size_t *back) {
    if (i >= s->u->nwords) return 0;
    return s->u->words[i].flags & RO_WORD_DIGIT ? at_figures(s, i, w) : at_word(s, i, w, back);
}

static size_t any_at(const struct ro_scan *s, size_t i, ro_when *w, size_t *back) {
    int day =
        s->u->words[i].flags & RO_WORD_CAP || (unsigned char)s->u->words[i].fold.p[0] > 0x7f ? calendar_at(s, i, "weekday") : -1;
    size_t n;
    if (day >= 0 && ro_scan_gap(s, i, ",.") && (n = date_at(s, i + 1, w, back)) && w->kind == RO_WHEN_DAY) {
        w->weekday = day;
        return n + 1;
    }
    n = date_at(s, i, w, back);
    if (!n || w->kind == RO_WHEN_WEEKDAY) return n;
    w->weekday = -1;
    if (w->kind == RO_WHEN_DAY && ro_scan_gap(s, i + n - 1, ",.(")) {
        ro_str between = ro_units_gap(s->u, i + n - 1);
        day = -1;
        if (s->u->words[i + n].flags & RO_WORD_CAP)
            day = calendar_at(s, i + n, "weekday");
        else if (memchr(between.p, '(', between.n)) /* "7월 9일(화)": one letter, a weekday nowhere else */
            day = calendar_at(s, i + n, "beside");
        if (day >= 0) w->weekday = day, n++;
    }
    return n + era_after(s, i + n - 1, w);
}

ro_when *ro_whens_find(ro_arena *a, const ro_units *u, size_t *n) {
    struct ro_scan s = {.arena = a, .u = u, .calendar = ro_lexicon_get("calendar"), .particles = ro_lexicon_get("postpositions")};
    note_openings(&s);
    for (size_t i = 0; i < u->nwords;) {
        ro_when w;
        size_t back = 0, used = any_at(&s, i, &w, &back);
        if (used) {
            w.word = (uint32_t)(i - back);
            w.nwords = (uint32_t)(used + back);
            w.span = (ro_span){u->words[i - back].span.lo, u->words[i + used - 1].span.hi};
            ro_str all = ro_cut(u->text, w.span); /* "7월 9일(화)" with its bracket */
            if (memchr(all.p, '(', all.n) && !memchr(all.p, ')', all.n) && w.span.hi < u->text.n && u->text.p[w.span.hi] == ')')
                w.span.hi++;
            int day;
            ro_str unit = RO_NONE;
            w.writing = ro_scan_figures(&s, i + used - 1, &day, &unit) && unit.n && calendar(&s, unit, "writing") >= 0;
            RO_PUSH(a, s.out) = w;
        }
        i += used ? used : 1;
    }
    *n = s.out.n;
    return s.out.v;
}
