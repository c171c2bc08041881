/* Numbers and dates.
 *
 * A number that one side gives and the other gives otherwise, or not at all. It is a date where a word of the calendar stands
 * in the change or beside it, or where it is a year by its size and its place ("in 2027"). The same values in other signs are
 * form alone. */
#include "align/changes.h"

enum { YEAR_FROM = 1500, YEAR_TO = 2199, LONG = 4 }; /* LONG: words of content */

static ro_str value_of(const struct look *k, int s, uint32_t i) {
    if (k->p[s].u->words[i].flags & RO_WORD_DIGIT) return ro_part_fold(k, s, i);
    ro_entry e;
    return ro_lexicon_find(k->lists->numbers, ro_part_fold(k, s, i), &e) ? e.value[0] : RO_NONE;
}

static bool all_digits(ro_str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}

/* The numbers of one side, in order, in digits; groups of thousands are joined. */
static size_t numbers_of(const struct look *k, int s, char *out, size_t cap) {
    size_t n = 0;
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) {
        ro_str v = value_of(k, s, i);
        if (!v.n || n + v.n + 1 >= cap) continue;
        ro_str gap = i > k->p[s].lo ? ro_units_gap(k->p[s].u, i - 1) : RO_S("");
        bool goes_on = n && v.n == 3 && all_digits(v) && gap.n && (gap.p[0] == ' ' || gap.p[0] == ',' || (gap.p[0] & 0x80));
        if (n && !goes_on) out[n++] = ' ';
        for (size_t t = 0; t < v.n; t++)
            if (v.p[t] != ',') out[n++] = v.p[t];
    }
    return n;
}

/* ---- dates ---- */

static bool calendar_word(const struct look *k, int s, uint32_t i, bool month) {
    ro_entry e;
    if (!ro_lexicon_find(k->lists->calendar, ro_part_fold(k, s, i), &e)) return false;
    if (ro_str_is(e.value[0], "month")) return ro_part_cap(k, s, i);
    return !month && (ro_str_is(e.value[0], "weekday") || ro_str_is(e.value[0], "near"));
}

/* The month that a word names, 0 none: "Dec." and "December" are one. */
static int month_of(const struct look *k, int s, uint32_t i) {
    ro_entry e;
    if (!ro_part_cap(k, s, i) || !ro_lexicon_find(k->lists->calendar, ro_part_fold(k, s, i), &e)) return 0;
    return ro_str_is(e.value[0], "month") ? (int)(e.value[1].p[0] - '0') * 16 + (e.value[1].n > 1 ? e.value[1].p[1] - '0' + 1 : 0)
                                          : 0;
}

/* 19th to 19; 0 where it is no number. */
static unsigned day_of(ro_str w) {
    unsigned n = 0;
    size_t i = 0;
    for (; i < w.n && i < 4 && w.p[i] >= '0' && w.p[i] <= '9'; i++) n = n * 10 + (unsigned)(w.p[i] - '0');
    bool tail = i == w.n || (w.n == i + 2 && memchr("stnrd", w.p[i], 5));
    return tail ? n : 0;
}

static bool year(const struct look *k, int s, uint32_t i) {
    unsigned n = day_of(ro_part_fold(k, s, i));
    if (n < YEAR_FROM || n > YEAR_TO || !i) return false;
    ro_str before = ro_part_fold(k, s, i - 1), gap = ro_units_gap(k->p[s].u, i - 1);
    return ro_word_has(k->lists->datewords, before, 0, "ofyear") || (gap.p[0] == ',' && day_of(before) > 0);
}

/* A word of the calendar within the change, or a month right beside its numbers. */
static bool dated(const struct look *k, int s) {
    const struct part *p = &k->p[s];
    bool number = false;
    for (uint32_t i = p->lo; i < p->hi; i++) {
        if (calendar_word(k, s, i, false) || year(k, s, i)) return true;
        number |= day_of(value_of(k, s, i)) > 0;
    }
    if (!number) return false;
    bool before = p->lo && calendar_word(k, s, p->lo - 1, true);
    return before || (p->hi < p->u->nwords && calendar_word(k, s, p->hi, true));
}

/* Days, years and the month of one side in an order of their own; small words do not count, others forbid it. */
bool ro_dates_equal(const struct look *k) {
    unsigned sum[2] = {0, 0}, product[2] = {1, 1};
    int month[2] = {0, 0}, numbers[2] = {0, 0};
    for (int s = 0; s < 2; s++)
        for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) {
            unsigned n = day_of(value_of(k, s, i));
            int m = month_of(k, s, i);
            if (!n && !m && !ro_part_entry(k, s, i)->function) return false;
            sum[s] += n;
            product[s] *= n ? n : 1;
            numbers[s] += n > 0;
            month[s] += m;
        }
    return numbers[0] && numbers[0] == numbers[1] && sum[0] == sum[1] && product[0] == product[1] && month[0] == month[1];
}

/* Parts of the day and spans of the calendar stand for one another as dates do: "next week", "next month". */
static bool calendar_units(const struct look *k) {
    if (k->p[0].n != 1 || k->p[1].n != 1) return false;
    for (int s = 0; s < 2; s++)
        if (!ro_word_has(k->lists->datewords, ro_part_fold(k, s, k->p[s].lo), 0, "span")) return false;
    return true;
}

const char *ro_rule_date(const struct look *k) {
    if (calendar_units(k)) return "date";
    bool p = dated(k, 0), q = dated(k, 1);
    if (!p && !q) return NULL;
    if (p && q && ro_dates_equal(k)) return "date form";
    for (int s = 0; s < 2; s++) /* a phrase that happens to hold a date gave way to another, or stands alone */
        if (k->p[s].content > 4) return NULL;
    return "date";
}

/* ---- numbers ---- */

const char *ro_rule_number(const struct look *k) {
    char p[200], q[200];
    size_t n = numbers_of(k, 0, p, sizeof p), m = numbers_of(k, 1, q, sizeof q);
    if (!n && !m) return NULL;
    if (n == m && memcmp(p, q, n) == 0) {
        bool alone = true;
        for (int s = 0; s < 2; s++)
            for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) alone &= value_of(k, s, i).n > 0;
        return alone ? "numeral" : NULL;
    }
    if (ro_look_one_sided(k)) { /* "of the two countries" says whose, not how many; a long phrase says more than its number */
        return ro_rule_scope(k) || k->p[ro_look_having(k)].content > LONG ? NULL : "number";
    }
    if (n && m) return "number";
    int s = n ? 0 : 1; /* a phrase that happens to hold a number gave way to another */
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++)
        if (!value_of(k, s, i).n) return NULL;
    return "number";
}
