/* when: what the two readers of date expressions share while they scan a text. when.c reads what is printed in figures and
 * months, relative.c what counts from another day ("last year", "two weeks ago") and stretches without a day ("the 1990s"). */
#ifndef RO_WHEN_H
#define RO_WHEN_H

#include "recognise/event/event.h"

struct ro_scan {
    ro_arena *arena;
    const ro_units *u;
    const ro_lexicon *calendar, *particles;
    uint64_t starts[16]; /* which openings of three bytes the calendar has: most words are turned away by it */
    RO_VEC(ro_when) out;
};

/* Figures that open word i: how many, their value, and what follows in the word. */
unsigned ro_scan_figures(const struct ro_scan *, size_t i, int *value, ro_str *rest);
bool ro_scan_year(const struct ro_scan *, size_t i, int *year);
/* Only blanks and characters of `also` stand between word i and the next. */
bool ro_scan_gap(const struct ro_scan *, size_t i, const char *also);

/* relative.c: each answers how many words from i on it read; back: how many before i belong to it. */
size_t ro_scan_relative(const struct ro_scan *, size_t i, unsigned n, const ro_entry *, ro_when *, size_t *back);
size_t ro_scan_decade(const struct ro_scan *, size_t i, ro_when *);

#endif
