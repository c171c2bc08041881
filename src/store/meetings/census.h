/* All meetings at a glance: what they are counted by and sifted by, in memory. */
#ifndef RO_CENSUS_H
#define RO_CENSUS_H

#include "store/store.h"
#include "store/tally.h"

/* In the order of the sieve's. */
enum { RO_CENSUS_SIDE, RO_CENSUS_PERSON, RO_CENSUS_PUBLISHER, RO_CENSUS_PLACE, RO_CENSUS_FACETS };

typedef struct ro_counted_meeting {
    const char *id;
    char date[11]; /* "" unknown */
    bool met;
    ro_form form;
    uint32_t only; /* the side that the publishers of all its accounts are of, in tellers, and one; 0: several, or not known */
    uint32_t end[RO_CENSUS_FACETS]; /* of its values of each facet; they begin where those of the meeting before end */
} ro_counted_meeting;

typedef struct ro_counted_person {
    int64_t n;
    ro_str id, name;
} ro_counted_person;

typedef struct ro_counted_name { /* of people: a name of a meeting, and of several people who have it each apart */
    ro_str name;
    uint32_t person; /* number and one; 0: nobody that is known */
} ro_counted_name;

typedef struct ro_census {
    ro_arena *arena;
    int64_t version, changes; /* of the archive when it was taken */
    ro_counted_meeting *meeting;
    size_t n;
    RO_VEC(uint32_t) value[RO_CENSUS_FACETS]; /* numbers in values; none twice for one meeting */
    ro_tally values[RO_CENSUS_FACETS];
    ro_tally tellers;
    RO_VEC(ro_counted_name) names; /* of each value of the people */
    RO_VEC(ro_counted_person) people;
} ro_census;

const ro_census *ro_census_take(ro_job *); /* kept with the archive until anybody has written to it */
void ro_census_forget(ro_archive *);

/* Which meetings are wanted (limit and after are not looked at). */
typedef struct ro_census_choice {
    const ro_census *census;
    ro_meetings_wanted wanted;
    struct ro_census_wish {
        int facet;
        bool *fits; /* which values */
    } * wish;
    size_t nwishes;
    bool *only; /* which sides of publishers; NULL: anything does */
} ro_census_choice;

ro_census_choice ro_census_choose(ro_job *, const ro_meetings_wanted *);
bool ro_census_chosen(const ro_census_choice *, size_t meeting);
static inline uint32_t ro_census_from(const ro_census *c, size_t meeting, int facet) {
    return meeting ? c->meeting[meeting - 1].end[facet] : 0;
}

#endif
