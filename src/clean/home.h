/* Where the account is told: the element whose own paragraphs hold the most prose. */
#ifndef RO_HOME_H
#define RO_HOME_H

#include "clean/look.h"

typedef struct ro_homes {
    uint32_t *of;         /* of each element: the element that its text is told in */
    uint32_t *told;       /* of each home: words of prose */
    uint32_t *paragraphs; /* of each home: how many blocks of prose */
    uint32_t best;
    uint32_t thin; /* words; prose in a home with as many is worth half */
} ro_homes;

ro_homes *ro_homes_find(ro_arena *, const ro_page *, const ro_look *);
/* The worth of prose in the element, less where little else is told in its home. */
int ro_homes_weigh(const ro_homes *, uint32_t element, int worth);
/* What each block adds to the sum: its worth, but what stands in boxes between two paragraphs of the best home takes off little.
 */
int *ro_homes_bridge(ro_arena *, const ro_homes *, const ro_page *, const int *worth);

/* The worth of each element, children's included: a card of links with one sentence adds nothing. */
uint32_t *ro_homes_mass(ro_arena *, const ro_homes *, const ro_page *, const int *worth);

bool ro_told(const ro_block *, const ro_look *); /* prose, with or without its full stop */
bool ro_one_text(const ro_element *);            /* a paragraph is no container, however it was broken up */

#endif
