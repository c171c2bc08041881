/* Work in threads: threads.c. */
#ifndef RO_THREADS_H
#define RO_THREADS_H

#include "base/base.h"

unsigned ro_processors(void); /* that this process may use */

/* Runs work(arena, user, i, thread) for i in [0, n) on so many threads, each with an arena of its own that lives until the
 * caller's is freed. A failure in one is thrown in the caller. */
void ro_in_threads(ro_arena *, unsigned threads, size_t n, void (*work)(ro_arena *, void *user, size_t i, unsigned thread),
                   void *user);

#endif
