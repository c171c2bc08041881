/* "24 years after your first visit": the year of a meeting that names another one and how long ago that was.
 *
 * The noun of the anchor ("visit") is looked for before a date elsewhere in the text ("my visit in 2000", "the visit of July
 * 2000"); the sum must not lie before the last past year of the text, nor after the page. */
#include "recognise/dates/dating.h"

#include <stdio.h>
#include <stdlib.h>

/* Two forms of one noun: "visit" and "visits". */
static bool same_noun(ro_str a, ro_str b) {
    ro_str s = a.n < b.n ? a : b, l = a.n < b.n ? b : a;
    return s.n > 3 && l.n - s.n <= 1 && memcmp(s.p, l.p, s.n) == 0 && (l.n == s.n || l.p[s.n] == 's');
}

/* The years printed after the noun ("visit in 2000") that, N years on, come ro_day_nearest to and not before the last past year.
 */
static int anchored_year(const struct ro_dating *t, ro_str noun, int years, int least) {
    const ro_units *u = t->r->units;
    int best = 0;
    for (size_t i = t->sheet->first; i <= t->sheet->last && i < t->sheet->nlines; i++)
        for (size_t k = 0; k < t->sheet->line[i].nwhen; k++) {
            const ro_when *w = &t->sheet->line[i].when[k];
            bool year = w->kind == RO_WHEN_YEAR && w->word && ro_date_word(u->words[w->word - 1].fold, "year");
            bool finer = (w->kind == RO_WHEN_MONTH || w->kind == RO_WHEN_DAY) && w->y;
            if (!(year || finer) || w->era || t->sheet->line[i].units != u) continue;
            bool anchored = false;
            for (size_t b = w->word; b-- > 0 && b + 5 > w->word;) anchored = anchored || same_noun(u->words[b].fold, noun);
            int y = w->y + years;
            if (anchored && y >= least && (!best || y < best)) best = y;
        }
    return best;
}

enum { TRIES = 16 }; /* such durations looked into; each costs a pass over the text's dates */

void ro_meeting_anchored(struct ro_dating *t, int least) {
    const ro_units *u = t->r->units;
    ro_date *d = &t->r->rec->meeting;
    for (size_t i = 0, tries = 0; i + 4 < u->nwords && tries < TRIES; i++) {
        if (!(u->words[i].flags & RO_WORD_DIGIT) || !ro_str_is(u->words[i + 1].fold, "years") ||
            !ro_date_word(u->words[i + 2].fold, "anchor"))
            continue;
        tries++;
        int n = atoi(u->words[i].fold.p), y = 0;
        size_t last = 0; /* the noun is the last of the words that the anchor shares: "first visit" */
        for (size_t k = i + 3; n > 0 && n < 150 && k < i + 8 && k < u->nwords; k++) {
            int found = anchored_year(t, u->words[k].fold, n, least);
            if (found && (!y || found <= y)) y = found, last = k;
            if (ro_str_find(ro_units_gap(u, k), RO_S(".")) >= 0) break;
        }
        if (!y) continue;
        int cy = 9999, m, dd;
        if (t->cap != RO_NODAY || t->pub != RO_NODAY) ro_day_civil(t->pub != RO_NODAY ? t->pub : t->cap, &cy, &m, &dd);
        if (y > cy) continue;
        snprintf(d->value, sizeof d->value, "%04d", y);
        ro_span at = {u->words[i].span.lo, u->words[last].span.hi};
        d->evidence = ro_cut(u->text, at);
        d->basis = RO_BASIS_TEXT;
        d->why = ro_why(t->r, at, "date.anchored", y == least);
        return;
    }
}
