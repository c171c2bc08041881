/* declared: what a page says of itself in tags, sorted by what it tells. */
#ifndef RO_DECLARED_H
#define RO_DECLARED_H

#include "recognise/recognise.h"

typedef struct ro_declared {
    const ro_meta *meta;
    const char *role; /* of data/common/metakeys.tsv */
    int rank;         /* the lower the better */
} ro_declared;

/* All that a page declares of one matter, the best first; *n 0 where nothing. */
const ro_declared *ro_declared_of(ro_reading *, const char *role, size_t *n);

/* Two places say different things: the readings, the chosen one first. */
void ro_disagree(ro_reading *, const char *what, const ro_reading_of *, size_t n, const char *why);

#endif
