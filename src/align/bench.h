/* The bench on which the links of all pairs become passages: groups of clauses (groups.c), their borders (borders.c), and what
 * is said of each (align.c). */
#ifndef RO_ALIGN_BENCH_H
#define RO_ALIGN_BENCH_H

#include "align/parts.h"

/* A passage in the making: clauses [lo, hi) of each account that has it. */
struct group {
    uint16_t in;
    uint32_t lo[RO_MAX_ACCOUNTS], hi[RO_MAX_ACCOUNTS];
    float score;
    bool linked;
};

struct bench {
    ro_arena *arena;
    size_t n;
    struct side side[RO_MAX_ACCOUNTS]; /* in their own order */
    unsigned given[RO_MAX_ACCOUNTS];   /* place among the arguments */
    struct lexis *lexis;
    RO_VEC(struct group) groups;
    uint32_t *owner[RO_MAX_ACCOUNTS]; /* group of each clause */
    struct edits edits;
};

uint32_t ro_group_words(const struct bench *, const struct group *, size_t k);         /* of the part that account k has */
struct stretch ro_group_stretch(const struct bench *, const struct group *, size_t k); /* that part itself */
void ro_groups_form(struct bench *);  /* one a clause, then joined by the links of all pairs */
void ro_groups_shift(struct bench *); /* borders that commas drew elsewhere in the other account */
void ro_groups_grow(struct bench *);  /* scraps to their sentence, clauses to sentences */

/* What each account that lacks a passage means by it, and after that what the passage weighs. group: of each passage. */
void ro_silence_judge(struct bench *, ro_comparison *, const uint32_t *group);
void ro_claims_weigh(const struct bench *, const struct group *, ro_passage *);
void ro_claims_reweigh(ro_passage *);                                       /* after a person judged some of its changes */
void ro_voices_compare(struct bench *, const struct group *, ro_passage *); /* who says it */

#endif
