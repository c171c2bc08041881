/* pair: do two sketches tell of one meeting? Internal to match. */
#ifndef RO_PAIR_H
#define RO_PAIR_H

#include "match/match.h"

/* What speaks for a link, as bits; the words for a person come from them. */
enum {
    RO_LINK_DAY = 1,    /* both say the same day */
    RO_LINK_NEAR = 2,   /* days that fit */
    RO_LINK_PEOPLE = 4, /* at least two principals in common, or one of another side */
    RO_LINK_SIDES = 8,  /* the same sides */
    RO_LINK_TOPIC = 16, /* the same words in the title */
    RO_LINK_WORDS = 32, /* shared wording */
    RO_LINK_PLACE = 64,
    RO_LINK_BOUNDS = 128, /* no day, but it must lie there */
    RO_LINK_DECIDED = 256,
    RO_LINK_ZONES = 512, /* two calendar days, one call */
};

typedef struct ro_pair {
    const char *cannot; /* why they are not, NULL where nothing forbids it */
    double score;       /* RO_PAIR_ENOUGH and more: one meeting */
    unsigned why;
    double wording; /* estimated share of common five-word runs, 0 … 1 */
} ro_pair;

/* One meeting needs two independent things to agree beside the day: about a pair of heads, or one of another side and
 * the sides, or a title's topic and the form. */
#define RO_PAIR_ENOUGH 2.5

double ro_scratch_likeness(ro_scratch *, const ro_name *, const ro_name *);

/* The days an account allows: [first, last], and the likeliest. False: it has none worth speaking of. */
typedef struct ro_window {
    long first, last, best;
} ro_window;
bool ro_pair_window(const ro_sketch *, ro_window *);
/* The same, or else the day of publication: where its copies are looked for. */
bool ro_pair_copied(const ro_sketch *, ro_window *);

/* Each has a side that the other has not. */
bool ro_pair_parted(const ro_sketch *, const ro_sketch *);
/* without_day: one of them has no day; who and where alone are weighed. */
ro_pair ro_pair_weigh(ro_scratch *, const ro_sketch *, const ro_sketch *, bool without_day);
double ro_pair_wording(const ro_sketch *, const ro_sketch *);
bool ro_pair_person(ro_scratch *, const ro_party *, const ro_party *);

#endif
