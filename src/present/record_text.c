/* Stub: the record for a person. */
#include "base/ctx.h"

ro_status ro_record_text(ro_ctx *ctx, const ro_record *r, const ro_style *style, ro_sink sink) {
    (void)ctx, (void)style;
    sink.write(sink.user, r->text.p, r->text.n);
    return RO_OK;
}
