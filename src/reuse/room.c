/* Room that is used again and again, and stages whose memory ends with them. */
#include "reuse/engine.h"

#include <stdlib.h>

static void room_free(void *p) {
    struct room *r = p;
    free(r->p);
    *r = (struct room){0};
}

void *room_of(ro_arena *a, struct room *r, size_t n) {
    if (n <= r->cap) return r->p;
    if (!r->p) ro_defer(a, room_free, r);
    free(r->p);
    *r = (struct room){malloc(n + n / 4), 0};
    if (!r->p) ro_throw(a, RO_NOMEM, "memory ran out while texts were compared; nothing was changed");
    r->cap = n + n / 4;
    return r->p;
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
