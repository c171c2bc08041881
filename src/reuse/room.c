/* Room that is used again and again, and stages whose memory ends with them. What is large is mapped by itself: it goes back to
 * the system when it is let go, whatever the allocator would have kept of it. */
#include "reuse/engine.h"

#include <stdlib.h>
#include <sys/mman.h>

enum { MAPPED = 256 << 10 };

static void let_go(struct room *r) {
    if (r->cap >= MAPPED)
        munmap(r->p, r->cap);
    else
        free(r->p);
    *r = (struct room){0};
}

static void room_free(void *p) { let_go(p); }

void *room_of(ro_arena *a, struct room *r, size_t n) {
    if (n <= r->cap) return r->p;
    bool first = !r->p;
    let_go(r);
    size_t cap = n + n / 4;
    void *p = cap >= MAPPED ? mmap(NULL, cap, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) : malloc(cap);
    if (!p || p == MAP_FAILED) ro_throw(a, RO_NOMEM, "memory ran out while texts were compared");
    *r = (struct room){p, cap};
    if (first) ro_defer(a, room_free, r);
    return p;
}

static void end_stage(void *p) {
    ro_arena **stage = p;
    ro_arena_free(*stage);
    *stage = NULL;
}

void in_stage(ro_arena *a, void (*fn)(ro_arena *, void *), void *user) {
    struct ro_error err = {0};
    ro_arena **stage = RO_NEW(a, ro_arena *);
    ro_defer(a, end_stage, stage); /* should the caller's arena run out within */
    *stage = ro_arena_new(&err);
    if (*stage && !RO_TRY(*stage)) fn(*stage, user);
    end_stage(stage);
    if (err.status) ro_throw(a, err.status, "%s", err.text);
}
