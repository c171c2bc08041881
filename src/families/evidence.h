/* evidence: what speaks for either direction of a link. */
#ifndef RO_FAMILIES_EVIDENCE_H
#define RO_FAMILIES_EVIDENCE_H

#include "families/family.h"

void evidence_gather(struct group *, struct link *);
void evidence_add(struct group *, struct link *, ro_evidence);
/* A source that both name and neither is. */
const struct source *evidence_third(const struct witness *a, const struct witness *b);
/* Fills way, known and open of the link. */
void evidence_weigh(struct group *, struct link *);

#endif
