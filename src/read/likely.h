/* How likely a text is to be meant as it stands; see likely.c. */
#ifndef RO_LIKELY_H
#define RO_LIKELY_H

#include "base/base.h"

typedef struct ro_likely ro_likely;
ro_likely *ro_likely_new(ro_arena *);
/* Sixteenths of bits; the less, the likelier. Comparable between readings of the same bytes. */
uint64_t ro_likely_cost(ro_likely *, ro_str utf8);

#endif
