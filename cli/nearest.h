/* The nearest relatives of accounts that were just added. */
#ifndef NEAREST_H
#define NEAREST_H

#include "cli.h"

enum { NEAREST_TOLD = 3 }; /* accounts added; where there are more nothing is told */

struct nearest {
    char *ref[NEAREST_TOLD];
    size_t n;
};

void nearest_note(struct nearest *, ro_str file); /* an account that was added, by the file it came from */
/* On standard error, a line each; or as the members of a list in JSON. */
void nearest_tell(ro_ctx *, ro_archive *, const struct nearest *, bool json);
void nearest_free(struct nearest *);

#endif
