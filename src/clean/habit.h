/* What is known of a page from outside it, and what of it other pages of its source may show. */
#ifndef RO_HABIT_H
#define RO_HABIT_H

#include "clean/choose.h"

/* What a person settled about one line of a page. */
typedef struct ro_wish {
    ro_str words; /* of the line, or how it begins */
    bool keep;    /* a cut is undone; else: a line is cut */
    bool met;     /* set by the cleaner: the line stands on the page */
} ro_wish;

typedef struct ro_knowledge {
    ro_str origin;         /* where the other pages came from: "example.org" */
    const uint64_t *habit; /* lines that recur there, sorted */
    size_t nhabits;
    ro_wish *wish; /* the later holds */
    size_t nwishes;
    int day_month; /* of figures such as 05/06/2024 there: 1 the day stands first, -1 the month; 0 not known */
} ro_knowledge;

/* Where a line stood, in the last two bits of its number: each place has its own demand (store/habits.c). */
enum ro_spot { RO_SPOT_EDGE, RO_SPOT_EDGE_SENTENCE, RO_SPOT_AMID, RO_SPOTS };

/* The lines of one page that would be furniture if they stood on its source's other pages too. */
typedef struct ro_lines {
    uint64_t core; /* of its longest paragraph: two pages with the same one are one text */
    uint64_t *v;
    size_t n;
} ro_lines;

ro_lines ro_lines_of(ro_arena *, const ro_page *, const ro_look *, const ro_choice *);
void ro_know(ro_arena *, const ro_page *, const ro_look *, ro_choice *, const ro_knowledge *);

#endif
