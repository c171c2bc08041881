/* The context: the last error, who wants to hear how far long work is, and what packing uses again. */
#ifndef RO_CTX_H
#define RO_CTX_H
#include "base/base.h"
struct ro_ctx {
    struct ro_error error;
    ro_tell_fn tell; /* NULL: nobody */
    void *told;
    void *packer; /* of store/prepare.c, which says how it goes; NULL: nothing was packed */
    void (*drop_packer)(void *);
};

static inline void ro_tell(const ro_ctx *ctx, const char *what, size_t done, size_t all) {
    if (ctx->tell) ctx->tell(ctx->told, what, done, all);
}

/* A fresh arena that reports to the context, its last error cleared; NULL: the error stands there. To be followed by
 *     if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena); */
static inline ro_arena *ro_ctx_arena(ro_ctx *ctx) {
    ctx->error.status = RO_OK;
    ctx->error.text[0] = 0;
    return ro_arena_new(&ctx->error);
}
static inline ro_status ro_ctx_gave_up(ro_ctx *ctx, ro_arena *arena) {
    ro_arena_free(arena);
    return ctx->error.status;
}
#endif
