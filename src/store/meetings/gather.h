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

/* settled.c: what people settled about people. What a decision means is taken down; throws a sentence where it means nobody. */
void ro_settled_take(ro_job *, int64_t decision, const ro_decision *);
const ro_said *ro_settled_said(ro_job *, const ro_figure *, size_t n, size_t *nsaid); /* the latest first */
void ro_settled_make(ro_job *);                                                       /* what follows, as rows */
ro_decided *ro_settled_names(ro_job *, size_t *n);
/* Over a record: its people as one calls them, who are one joined. */
void ro_settled_apply(ro_job *, ro_account *);
ro_str ro_settled_fault(ro_job *); /* a decision that means nobody whom an account names any more; p NULL none */

#endif
