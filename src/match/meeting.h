/* The grouping of accounts at work: what meeting.c, undated.c and told.c share. Internal to match. */
#ifndef RO_MEETING_H
#define RO_MEETING_H

#include "match/join.h"
#include "match/pair.h"

enum { RO_SAMPLE = 6 }; /* members of a cluster that stand for the rest */

typedef struct ro_grouper {
    ro_arena *arena;
    ro_scratch *scratch;
    ro_sketch *const *s; /* by id; the items of the join */
    size_t n;
    ro_join join;
    uint16_t *why; /* of each account's best link */
    bool people;   /* the people of each meeting are wanted */
    const ro_rulings *rulings;
} ro_grouper;

static inline bool ro_sketch_tells(const ro_sketch *s) { return s->occasion >= RO_OCCASION_ABOUT; }

/* undated.c: accounts without a day of their own, then notices, into the meetings that stand */
void ro_meeting_undated(ro_grouper *);
/* told.c: one cluster as a meeting; and names for all, which puts them in order */
ro_meeting ro_meeting_tell(ro_grouper *, uint32_t cluster);
void ro_meeting_names(ro_grouper *, ro_meetings *);

#endif
