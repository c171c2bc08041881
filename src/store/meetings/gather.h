/* What people settled about people, over what the crowd is by itself. Internal to store. */
#ifndef RO_GATHER_H
#define RO_GATHER_H

#include "store/meetings/crowd.h"

/* settled.c: what a decision means is taken down; throws a sentence where it means nobody. */
void ro_settled_take(ro_job *, int64_t decision, const ro_decision *);
void ro_settled_make(ro_job *); /* what follows, as rows */
ro_decided *ro_settled_names(ro_job *, size_t *n);
/* Over a record: its people as one calls them, who are one joined. */
void ro_settled_apply(ro_job *, ro_account *);
ro_str ro_settled_fault(ro_job *); /* a decision that means nobody whom an account names any more; p NULL none */

#endif
