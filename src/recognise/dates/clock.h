/* clock: times of day as printed, and their moment in UTC. */
#ifndef RO_CLOCK_H
#define RO_CLOCK_H

#include "recognise/event/event.h"

struct ro_clock {
    int h, m;
    ro_str zone, entry; /* as printed, and as the list has it; p NULL none */
    ro_span span;       /* in the text of the units */
};

/* A time of day at word i ("2 pm", "13:20 Moscow time"): how many words it takes; 0 none. */
size_t ro_clock_at(const ro_units *, size_t i, size_t end, struct ro_clock *);
/* "2022-03-18T16:43Z" for that time on an ISO day; "" where the day or the zone's offset is not known. */
void ro_clock_utc(const struct ro_clock *, const char *day, char out[24]);

#endif
