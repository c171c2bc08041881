/* Stub. */
#include "base/ctx.h"
ro_status ro_dump(ro_ctx *ctx, const char *stage, const ro_capture *c, ro_sink s) {
    (void)ctx, (void)c, (void)s, (void)stage;
    return RO_UNSUPPORTED;
}
