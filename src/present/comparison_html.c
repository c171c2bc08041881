#include "base/ctx.h"
ro_status ro_comparison_html(ro_ctx *ctx, const ro_comparison *c, ro_sink s) {
    (void)ctx, (void)c, (void)s;
    return RO_UNSUPPORTED;
}
