/* Which keys stand in more than FORMULA_TEXTS texts? Asked of a spool of pairs, a key and where it stands.
 *
 * A part is read in pieces and counted in a table of its different keys, so that memory hangs on what is different and not on how
 * often it comes again: a million copies of one page make a small table. No text is brought by two threads, and each thread
 * brings its texts in order: a count goes up where a key stands in another text than when it was seen last. */
#ifndef RO_REUSE_MANY_H
#define RO_REUSE_MANY_H

#include "reuse/engine.h"

enum { MANY_PARTS = 256 };

struct key_seen {
    uint64_t key;
    uint32_t text; /* where it was seen last; afterwards the caller's */
    uint32_t n;    /* texts; 0: the slot is free */
};

/* A thread's table, used for one part after the other. */
struct many {
    struct key_seen *slot;
    size_t n, cap;
    struct room piece;
};
static inline bool is_many(const struct key_seen *s) { return s->n > FORMULA_TEXTS; }

struct spool *pairs_new(ro_arena *, const struct corpus *);
void pair_put(ro_arena *, struct spool *, unsigned thread, uint64_t key, uint32_t text, uint32_t place);
void many_count(ro_arena *, const struct corpus *, const struct spool *, unsigned part, struct many *);
/* Once more through the pairs of the part: those whose keys are many. */
typedef void (*many_fn)(ro_arena *, void *user, const struct key_seen *, uint32_t place);
void many_each(ro_arena *, const struct spool *, unsigned part, struct many *, many_fn, void *user);

#endif
