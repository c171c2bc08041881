/* See jansson.h. */
#include "base/jansson.h"

#include <stdlib.h>

static _Thread_local bool lacked;

static void *noting(size_t n) {
    void *p = malloc(n);
    lacked |= !p;
    return p;
}

__attribute__((constructor)) static void begin(void) { json_set_alloc_funcs(noting, free); }

bool ro_json_lacked(void) {
    bool was = lacked;
    lacked = false;
    return was;
}

static void drop(void *j) { json_decref(j); }

json_t *ro_json_load(ro_arena *a, ro_str s, size_t flags, json_error_t *why) {
    json_t *v = json_loadb(s.p ? s.p : "", s.n, flags, why);
    if (v) ro_defer(a, drop, v);
    if (ro_json_lacked()) ro_throw(a, RO_NOMEM, RO_NO_MEMORY);
    return v;
}
