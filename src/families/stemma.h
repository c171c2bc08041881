/* stemma: the tree of a group, and what follows from it. */
#ifndef RO_FAMILIES_STEMMA_H
#define RO_FAMILIES_STEMMA_H

#include "families/family.h"

/* The links of the tree at one account. */
struct neighbours {
    struct link **link;
    uint32_t n;
};

static inline uint32_t other_end(const struct link *l, uint32_t v) { return l->a == v ? l->b : l->a; }
/* The account that a link's direction says has it from the other; UINT32_MAX where it is open. */
static inline uint32_t taker(const struct link *l) { return !l->way ? UINT32_MAX : l->way > 0 ? l->b : l->a; }

void directions(ro_arena *scratch, struct group *, const struct neighbours *);
void lost_by_readings(ro_arena *scratch, struct group *, const struct neighbours *);
void lost_by_name(ro_arena *scratch, struct group *);

#endif
