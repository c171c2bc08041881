/* An account read again, and held against what the archive has of it. Internal to store: verify.c names the difference, and
 * reread, here, writes it. */
#ifndef RO_AGAIN_H
#define RO_AGAIN_H

#include "store/store.h"

typedef struct ro_again {
    ro_archive *scratch;
    int64_t n;    /* of an intake */
    bool repair;  /* what differs is written */
    bool refused; /* it is no account */
    bool changed; /* it was something else, as `fault` says */
    char fault[300];
} ro_again;

ro_archive *ro_scratch_archive(ro_ctx *, ro_archive *of); /* in memory, with the numbers of `of`; NULL: memory ran out */
void ro_again_work(ro_job *, void *again);

/* The rows of a table one after the other, each in a job of its own. */
typedef struct ro_next {
    const char *sql; /* the number behind ?1, or NULL */
    int64_t after, n;
} ro_next;
void ro_next_work(ro_job *, void *next);
/* The row after *n; false at the end, or where the table cannot be read further (st then says why). */
bool ro_next_row(ro_ctx *, ro_archive *, const char *sql, int64_t *n, ro_status *st);
/* From an index, which may be whole where the captures themselves are damaged. */
extern const char ro_next_capture[], ro_next_intake[];

#endif
