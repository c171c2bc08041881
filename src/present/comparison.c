/* Stub. */
#include "base/ctx.h"
ro_status ro_comparison_text(ro_ctx *ctx, const ro_comparison *c, const ro_style *st, ro_sink s) {
    (void)ctx, (void)c, (void)s, (void)st;
    return RO_UNSUPPORTED;
}
ro_status ro_comparison_html(ro_ctx *ctx, const ro_comparison *c, ro_sink s) {
    (void)ctx, (void)c, (void)s;
    return RO_UNSUPPORTED;
}
