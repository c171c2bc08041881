/* Everybody whom the accounts of an archive name, matched. Internal to store. */
#ifndef RO_GATHER_H
#define RO_GATHER_H

#include "match/match.h"
#include "store/store.h"

typedef struct ro_gathered {
    ro_figure *figure; /* of all current accounts, by id of the account */
    size_t n;
    const ro_people *people;
} ro_gathered;

void ro_people_gather(ro_job *, ro_gathered *);

#endif
