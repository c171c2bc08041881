/* families: who has a text from whom, worked out from the stretches that reuse found.
 *
 * The way: families.c finds the pairs that have half of one text in common and the groups they make; for each group witness.c
 * reads its texts, collate.c lays the pairs side by side word by word, evidence.c says of each pair who may have it from whom,
 * stemma.c makes the tree, finds lost texts and what follows from the tree. */
#ifndef RO_FAMILIES_FAMILY_H
#define RO_FAMILIES_FAMILY_H

#include "reuse/days.h"
#include "segment/segment.h"

/* A name that a text gives for where it has its words from. */
struct source {
    ro_str name;  /* as printed */
    uint64_t who; /* of the publisher it means, or of the name */
    ro_span span;
    bool dateline; /* in brackets at the head or the foot, or behind "Source:": the words of the whole text are theirs */
};

struct witness {
    uint32_t text; /* number in the search */
    ro_reuse_text given;
    const ro_units *units;
    struct days days;
    uint64_t publisher; /* 0: not known */
    ro_str trade;       /* government, agency, paper, broadcaster, carrier; p NULL not known */
    struct source *source;
    size_t nsources;
    ro_span end_mark; /* "-0-"; RO_NOSPAN: none */
    uint64_t *common; /* a bit a word: another of the group has it too */
    uint32_t ncommon;
};

static const double HALF_OF_TEXT = 0.5; /* what makes a link of kin */

struct both {
    ro_span a, b; /* bytes */
};

struct run { /* words a … a + n of one are words b … b + n of the other */
    uint32_t a, b, n;
};

struct change { /* words between two runs, of which one side may have none */
    ro_span a, b;
};

/* Two accounts of a group, numbered by the order of their ids; a < b. */
struct link {
    uint32_t a, b;
    const struct both *both;
    size_t nboth;
    double share_a, share_b;
    struct run *run;
    size_t nruns;
    struct change *change;
    size_t nchanges;
    uint32_t matched;
    RO_VEC(ro_evidence) evidence; /* favours: 1 that b has it from a */
    uint32_t distance;
    int way; /* as `favours` of the evidence; 0 open */
    bool known, tree;
    bool apart; /* neither has it from the other */
    ro_str open;
};

struct group {
    ro_arena *arena;   /* what is kept */
    ro_arena *scratch; /* the group's own */
    struct witness *w;
    uint64_t *publisher; /* of all of them, sorted */
    size_t nw;
    struct link *l;
    size_t nl; /* sorted by a, then b */
    RO_VEC(ro_lost) lost;
    RO_VEC(uint32_t) lost_by; /* the first account that has it */
    RO_VEC(ro_family) family; /* what comes out */
    RO_VEC(ro_kin) weak;
};

void witness_publisher(ro_arena *, struct witness *);
void group_publishers(struct group *);                  /* when all have said theirs */
bool is_publisher(const struct group *, uint64_t whom); /* of one of the group */
void witness_read(struct group *, ro_arena *scratch, struct witness *);
void collate(ro_arena *scratch, struct group *);
struct link *link_of(struct group *, uint32_t a, uint32_t b); /* a < b; NULL: none */
void misprints(ro_arena *scratch, struct group *);
void stemma(ro_arena *scratch, struct group *);

#endif
