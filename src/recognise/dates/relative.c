/* Dates that count from another day, and stretches that have none.
 *
 * "last year", "next month" (units shifted from the day of reading), "two weeks ago", "in three days", "24 years after your first
 * visit" (a duration from something that is told: the text has to say when that was), "the second quarter of 2024", "the first
 * half of 2023", "the 1990s". The words are those of data/LANG/calendar.tsv. What they mean in days is worked out when the day
 * they count from is known (days.c). */
#include "recognise/dates/when.h"

#include <stdlib.h>

/* The number in figures or words before word i: how many words it takes; 0 none. */
static size_t number_before(const struct ro_scan *s, size_t i, int *value) {
    if (!i || !ro_scan_gap(s, i - 1, "-")) return 0;
    ro_str rest;
    ro_entry e;
    if (ro_scan_figures(s, i - 1, value, &rest)) return rest.n ? 0 : 1;
    if (ro_word_find(&s->u->words[i - 1], ro_lexicon_get("numbers"), &e)) return *value = atoi(e.value[0].p), 1;
    if (!ro_word_find(&s->u->words[i - 1], s->calendar, &e) || !ro_str_is(e.value[0], "count")) return 0;
    *value = atoi(e.value[1].p);
    return 1;
}

/* "years ago", "weeks from now", "years after …" at the unit. */
static size_t counted(const struct ro_scan *s, size_t i, unsigned n, char unit, ro_when *w, size_t *back) {
    int v = 0;
    ro_entry e;
    size_t number = number_before(s, i, &v);
    if (!number || v > 1000 || !ro_scan_gap(s, i + n - 1, "")) return 0;
    unsigned m = ro_units_match(s->u, s->calendar, i + n, i + n + 3, &e);
    if (!m || !ro_str_is(e.value[0], "from")) return 0;
    bool told = ro_str_is(e.value[1], "told");
    *w = (ro_when){
        .kind = told ? RO_WHEN_AFTER : RO_WHEN_SHIFTED, .unit = unit, .shift = ro_str_is(e.value[1], "before") ? -v : v};
    *back = number;
    return n + m;
}

/* "second quarter [of] 2024". */
static size_t part_of_year(const struct ro_scan *s, size_t i, unsigned n, ro_str part, ro_when *w) {
    int y, k = part.p[1] - '0', months = part.p[0] == 'q' ? 3 : 6;
    size_t at = i + n;
    if (at >= s->u->nwords || !ro_scan_gap(s, at - 1, "")) return 0;
    ro_entry e;
    if (ro_event_role(ro_lexicon_get("datewords"), s->u->words[at].fold, "month", &e)) at++;
    if (!ro_scan_year(s, at, &y)) return 0;
    *w = (ro_when){.kind = RO_WHEN_MONTH, .y = y, .m = (k - 1) * months + 1, .m2 = k * months};
    return at + 1 - i;
}

size_t ro_scan_relative(const struct ro_scan *s, size_t i, unsigned n, const ro_entry *e, ro_when *w, size_t *back) {
    ro_str kind = e->value[0], v = e->value[1];
    if (ro_str_is(kind, "rel")) {
        *w = (ro_when){.kind = RO_WHEN_SHIFTED, .unit = v.p[0], .shift = atoi(v.p + 1)};
        return n;
    }
    if (ro_str_is(kind, "unit")) return counted(s, i, n, v.p[0], w, back);
    if (ro_str_is(kind, "part")) return part_of_year(s, i, n, v, w);
    return 0;
}

/* "1990s". */
size_t ro_scan_decade(const struct ro_scan *s, size_t i, ro_when *w) {
    int y;
    ro_str rest;
    if (ro_scan_figures(s, i, &y, &rest) != 4 || !ro_str_is(rest, "s") || y % 10 || y < 1000 || y > 2100) return 0;
    *w = (ro_when){.kind = RO_WHEN_YEARS, .y = y, .y2 = y + 9};
    return 1;
}
