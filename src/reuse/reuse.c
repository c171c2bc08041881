/* Stub. */
#include "reuse/reuse.h"

ro_reuse *ro_reuse_run(ro_arena *a, const ro_reuse_text *t, size_t n, const ro_reuse_options *o) {
    (void)t, (void)n, (void)o;
    return RO_NEW(a, ro_reuse);
}
