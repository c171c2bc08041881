/* crowd: everybody whom the accounts name, as rows that are kept up with every account. Internal to store/meetings.
 *
 * A figure is a person of one account. Figures are counted under spellings (person_name): that is what match weighs, so that a
 * million accounts cost no more than the names in them. figures.c reads the figures of an account; seats.c takes them in,
 * unseated.c out; crowd.c finds whom that may concern and asks match of them alone; crowd_rows.c writes who is who; crowd_said.c
 * puts decisions over it. */
#ifndef RO_CROWD_H
#define RO_CROWD_H

#include "match/match.h"
#include "store/store.h"

/* seats.c */
enum { RO_DUE_MORE = 1, RO_DUE_OTHER = 2, RO_DUE_FEWER = 4 };
typedef struct ro_seated { /* a figure that has come */
    int64_t name, account;
} ro_seated;
typedef struct ro_came {
    RO_VEC(ro_seated) v;
    bool many; /* more than are kept here */
} ro_came;
typedef struct ro_lot { /* a figure that a decision parts from others of its spelling */
    int64_t account;
    ro_str name;
    int64_t decision;
} ro_lot;
typedef struct ro_lots {
    ro_lot *v; /* by account, then name */
    size_t n, cap;
} ro_lots;
int ro_lot_by_figure(const void *, const void *);
/* Accounts that are due to be grouped: in, or out where they do not show any more. */
void ro_seats_fill(ro_job *, const ro_lots *, ro_came *);
void ro_seats_all(ro_job *, const ro_lots *); /* all accounts, nobody being seated yet */
void ro_seats_due(ro_job *, int64_t name, int how);
void ro_seats_leave(ro_job *, int64_t account);                      /* unseated.c */
ro_spelling ro_seats_figure(ro_job *, int64_t account, ro_str name); /* figures.c; name.p NULL: there is none */

/* crowd.c: spellings, loaded */
typedef struct ro_crowd {
    ro_job *job;
    RO_VEC(int64_t) n; /* of each, ascending once sorted */
    RO_VEC(ro_spelling) v;
    int64_t *person, *comp; /* of each, as it stood; 0 none */
} ro_crowd;
size_t ro_crowd_at(const ro_crowd *, int64_t n);                                 /* SIZE_MAX: not among them */
void ro_crowd_load(ro_crowd *, ro_job *, int64_t *n, size_t count, bool titles); /* sorts n, and leaves out doubles */
void ro_crowd_settle(ro_job *);
void ro_crowd_clear(ro_job *); /* everything is to be built anew */

/* crowd_rows.c: who is who, written; was: the people who they were, ascending */
void ro_crowd_write(ro_crowd *, const ro_people *, const ro_came *, const int64_t *was, size_t nwas);

/* person.c: his years, places and company */
void ro_person_page(ro_job *, ro_person_entry *, int64_t person, const ro_people_wanted *);

/* crowd_said.c: what decisions mean for it */
ro_lots ro_crowd_lots(ro_job *);
size_t ro_crowd_spoken(ro_job *, int64_t **names); /* spellings that a standing decision speaks of */
const ro_said *ro_crowd_said(const ro_crowd *, size_t *n);

#endif
