/* Many hands for what is done with every row of the archive by itself. Internal to store. */
#ifndef RO_HANDS_H
#define RO_HANDS_H

#include "store/store.h"

typedef struct ro_hand {
    ro_ctx *ctx;
    ro_archive *archive;
    ro_archive *scratch; /* of its own where the work made one; closed with the hands */
} ro_hand;

typedef struct ro_hands {
    ro_hand *v; /* the first is the caller's own */
    unsigned n;
    int64_t seen; /* PRAGMA data_version of the caller's connection before the rows at hand were worked on */
} ro_hands;

/* As many as there are processors, where as many can be had. */
ro_status ro_hands_open(ro_hands *, ro_ctx *, ro_archive *);
void ro_hands_close(ro_hands *);

/* Rows by their numbers, ascending. */
typedef struct ro_each {
    const char *next;                                           /* SQL: the numbers behind ?1, ?2 of them */
    size_t size;                                                /* of what the work leaves of a row; all 0 before */
    void (*work)(void *user, ro_hand *, int64_t n, void *left); /* in threads; throws nothing */
    ro_status (*take)(void *user, int64_t n, void *left);       /* in order, by who called; not RO_OK: no more */
    void (*drop)(void *user, void *left);                       /* what is not taken any more; NULL: nothing to free */
    void *user;
    size_t some; /* rows that are shared out at a time; 0: as usual, which is the most */
} ro_each;
/* What a take that ended it gave, or why the numbers cannot be read further. */
ro_status ro_hands_each(ro_hands *, const ro_each *);

#endif
