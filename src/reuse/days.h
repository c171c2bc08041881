/* days: which days a printed or given date leaves open. */
#ifndef RO_REUSE_DAYS_H
#define RO_REUSE_DAYS_H

#include "base/base.h"

struct days {
    bool known;
    long first, last; /* as ro_day_number() counts */
};
struct days days_of(ro_str date);
/* How many days lie between a and the later b for sure: 0 and less where they may be one day, or b the earlier. */
static inline long days_between(struct days a, struct days b) { return a.known && b.known ? b.first - a.last : 0; }

#endif
