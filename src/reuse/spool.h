/* Numbers of 64 bits, sorted roughly as they come: each goes to one of some hundred parts, and a part is read back whole.
 *
 * Every thread fills a small buffer for each part; full ones are gathered and go to a store many at a time, so that memory (or
 * the disk) sees long writes only. What a part holds does not depend on who wrote it; its order does. */
#ifndef RO_REUSE_SPOOL_H
#define RO_REUSE_SPOOL_H

#include "reuse/store.h"

enum { FILL = 512 }; /* items of a buffer, an even number: a page of memory */

struct lane { /* what one thread wrote for one part */
    uint64_t *buffer;
    uint32_t n;      /* in the buffer */
    uint32_t *block; /* what went to the store: numbers of blocks of FILL items */
    uint32_t blocks, cap;
};

struct gathered { /* a thread's full buffers on their way to the store */
    char *block;
    uint64_t at; /* where in the store */
    uint32_t n;
};

struct spool {
    struct budget *budget;
    struct store *store;
    unsigned parts, threads;
    struct lane *lane; /* by thread, then part */
    struct gathered *gathered;
};

struct spool *spool_new(ro_arena *, struct budget *, unsigned parts, unsigned threads); /* ends with the arena, or before: */
void spool_free(struct spool *);
size_t spool_memory(unsigned parts, unsigned threads); /* of its buffers, counted whether they are used or not */
void spool_flush(ro_arena *, struct spool *, struct lane *);
static inline void spool_put(ro_arena *a, struct spool *s, unsigned thread, unsigned part, uint64_t item) {
    struct lane *l = &s->lane[(size_t)thread * s->parts + part];
    if (__builtin_expect(l->n == FILL || !l->buffer, 0)) spool_flush(a, s, l);
    l->buffer[l->n++] = item;
}
size_t spool_count(const struct spool *, unsigned part);
void spool_read(ro_arena *, const struct spool *, unsigned part, uint64_t *out);

/* How far a part is read; begins with its part and noughts. */
struct spool_at {
    unsigned part, thread;
    uint32_t block;
};
/* What comes next of the part, thread by thread as they wrote it: at most `most` items, which are FILL or more; 0 at the end. */
size_t spool_next(ro_arena *, const struct spool *, struct spool_at *, uint64_t *out, size_t most);

#endif
