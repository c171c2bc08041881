/* Bytes at offsets, in memory while the bound allows and in a temporary file after that.
 *
 * The bound is shared by all stores of a search: a budget gives out chunks of memory until a store's floor is reached, and what
 * comes then goes to a file that has no name (it is unlinked at once, so that a kill leaves nothing behind). Files are read and
 * written, never mapped: mapped pages would count as memory held. */
#ifndef RO_REUSE_STORE_H
#define RO_REUSE_STORE_H

#include "base/base.h"

enum {
    CHUNK = 1 << 20,       /* bytes given out at once */
    MOST_CHUNKS = 1 << 18, /* 256 GiB in one store */
};

struct budget;
struct store;

struct budget *budget_new(ro_arena *, size_t bytes);
/* Memory held outside the stores is counted too, and may go below nought. */
void budget_take(struct budget *, size_t bytes);
void budget_give(struct budget *, size_t bytes);
/* Takes what must be had: stores give memory up for it, the oldest first. Between stages, when nobody is using one. */
void budget_claim(ro_arena *, struct budget *, size_t bytes);
long long budget_left(const struct budget *);
uint64_t budget_spilled(const struct budget *);

/* Takes memory only while more than `floor` bytes of the budget are left after it. Freed with the arena at the latest. */
struct store *store_new(ro_arena *, struct budget *, size_t floor);
void store_free(struct store *);
/* Room for n bytes behind everything: where it begins. From any thread. */
uint64_t store_room(struct store *, size_t n);
uint64_t store_size(const struct store *);
/* From any thread; ranges that are written at the same time may not overlap. */
void store_put(ro_arena *, struct store *, uint64_t at, const void *from, size_t n);
/* n bytes that were put: where they lie, or copied into scratch. */
const void *store_get(ro_arena *, const struct store *, uint64_t at, size_t n, void *scratch);
/* Gives its memory back: everything into the file. Nobody may be using it. */
void store_spill(ro_arena *, struct store *);

#endif
