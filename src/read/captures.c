/* Stub: a path is one file. */
#include "base/ctx.h"
#include "read/read.h"

#include <stdlib.h>

ro_status ro_captures(ro_ctx *ctx, const char *path, ro_capture_fn fn, void *user) {
    ctx->error.status = RO_OK;
    ctx->error.text[0] = 0;
    ro_arena *volatile a = ro_arena_new(&ctx->error);
    if (!a) return ctx->error.status;
    ro_capture c = {.file = ro_str_c(path)};
    if (RO_TRY(a)) {
        ro_arena_free(a);
        fn(user, &c, ctx->error.status, ctx->error.text);
        return RO_OK;
    }
    c.bytes = ro_file_read(a, path, RO_MAX_CAPTURE);
    fn(user, &c, RO_OK, NULL);
    ro_arena_free(a);
    return RO_OK;
}
