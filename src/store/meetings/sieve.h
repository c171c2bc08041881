/* On which days meetings of a side, a person, a publisher or a place are looked for. Internal to store/meetings.
 *
 * A spot is a day, or for meetings without a day the first account; the archive keeps of each value the spots where a meeting
 * has it (meeting_sieve), so that a page of a rare value, or of none, costs what it shows. sieve.c keeps them up, sift.c asks. */
#ifndef RO_SIEVE_H
#define RO_SIEVE_H

#include "store/store.h"

enum { RO_SIEVE_SIDE = 1, RO_SIEVE_PERSON, RO_SIEVE_PUBLISHER, RO_SIEVE_PLACE, RO_SIEVE_FACETS };

/* Spots of one block; in the file a list of two bytes a spot while they are few. */
enum { RO_SIEVE_BLOCK = 4096, RO_SIEVE_UNDATED = 1024 /* from this block on they are accounts */ };
#define RO_SPOT_UNDATED ((int64_t)RO_SIEVE_UNDATED * RO_SIEVE_BLOCK)
typedef struct ro_spots {
    int64_t block;
    uint64_t bits[RO_SIEVE_BLOCK / 64];
} ro_spots;
void ro_spots_add(ro_spots *, ro_str bytes);
int64_t ro_spot_of(ro_str date);
void ro_spot_days(int64_t spot, char above[16], char to[16]); /* days above the one and up to the other stand there */
ro_str ro_sieve_value(ro_arena *, int what, ro_str);          /* as it stands in the table: letters small, but of people */

/* What is written: note a meeting before its rows change and when they have, then settle. */
typedef struct ro_sieving {
    ro_job *job;
    RO_VEC(struct ro_noted) v;
} ro_sieving;
typedef enum ro_noting { RO_NOTED_BEFORE, RO_NOTED_NOW } ro_noting;
void ro_sieve_note(ro_sieving *, ro_str meeting, ro_noting);
void ro_sieve_settle(ro_sieving *);
void ro_sieve_fill(ro_job *); /* from all meetings, the table being empty */

/* What is asked: values that a meeting is to have. */
typedef struct ro_sift_wish {
    int what;
    const char *value;
    bool id; /* of a person */
} ro_sift_wish;
size_t ro_sift_wishes(ro_arena *, const ro_meetings_wanted *, ro_sift_wish **out);
/* The same with a last day that is one, and words that are of the contract: throws RO_USAGE with the sentence where they are not.
 */
ro_meetings_wanted ro_wanted_checked(ro_job *, const ro_meetings_wanted *);
typedef struct ro_sift ro_sift;
ro_sift *ro_sift_new(ro_job *, const ro_meetings_wanted *); /* NULL: nothing of it is wanted; lives as long as the job's arena */
bool ro_sift_next(const ro_sift *, int64_t *spot, bool back); /* on to the nearest where such a meeting may be; false: none */
size_t ro_sift_undated(const ro_sift *);                      /* how many spots are accounts */
bool ro_sift_lets(ro_job *, const ro_sift *, ro_str meeting);

/* A name is the wanted one in whatever spelling, or has its words. */
bool ro_is_called(ro_job *, ro_str wanted, ro_str name);
/* A name of a meeting's people is this person's. */
bool ro_person_means(ro_job *, ro_str meeting, ro_str name, int64_t person);

#endif
