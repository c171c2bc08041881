/* A foreign program on foreign bytes, locked in: for readers of formats too large and too dangerous to live in this process. */
#ifndef RO_CHILD_H
#define RO_CHILD_H

#include "base/base.h"

typedef enum ro_child_end {
    RO_CHILD_DONE,     /* it ended by itself: see status */
    RO_CHILD_MISSING,  /* there is no such program */
    RO_CHILD_UNLOCKED, /* the lock could not be put on, so it was not started */
    RO_CHILD_KILLED,   /* by a limit of memory or computing time, or by a fault of its own */
    RO_CHILD_TOO_LONG, /* it took longer than it may */
    RO_CHILD_TOO_MUCH, /* it wrote more than it may */
} ro_child_end;

typedef struct ro_child {
    const char *program;     /* its name, found by $PATH */
    const char *const *args; /* the name again, then its arguments, then NULL */
    ro_str input;            /* its standard input */
    bool errors;             /* standard error goes where standard output goes; else nowhere */
    size_t most;             /* bytes that it may write */
    unsigned seconds;        /* of computing, and by half more of waiting */
    size_t memory;
    /* the answer */
    ro_str output;
    int status;
} ro_child;

ro_child_end ro_child_run(ro_arena *, ro_child *);

#endif
