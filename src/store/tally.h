/* Values with their counts: each text once, under a number in the order in which they came. */
#ifndef RO_STORE_TALLY_H
#define RO_STORE_TALLY_H

#include "base/base.h"

typedef struct ro_tallied {
    ro_str text; /* p NULL: none */
    uint64_t hash;
    size_t n;
} ro_tallied;

typedef struct ro_tally {
    RO_VEC(ro_tallied) v;
    uint32_t *slot; /* numbers and one; 0: free */
    size_t room;
    uint32_t last; /* that was asked for; values that follow each other are often the same */
} ro_tally;

uint32_t ro_tally_of(ro_arena *, ro_tally *, ro_str text); /* its number; with the count 0 where it is new */
/* Copies of those that were counted, most first, equals by their texts; put behind *n of them. */
const ro_tallied *ro_tally_most(const ro_tally *, ro_arena *, size_t *n);

#endif
