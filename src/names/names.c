/* Stub. */
#include "names/names.h"
#include <stdio.h>
void ro_names_likeness(ro_arena *arena, const ro_name *a, const ro_name *b, ro_likeness *out) {
    out->same = ro_str_eq(ro_fold_bare(arena, a->name), ro_fold_bare(arena, b->name)) ? 1.0 : 0.0;
    snprintf(out->why, sizeof out->why, "folded forms are %s", out->same > 0.5 ? "equal" : "not equal");
}
