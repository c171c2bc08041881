/* What the views of reuse share. The texts may stand in a file, so only the words that are shown are asked for, one stretch at a
 * time. */
#include "present/reuse_view.h"

#include <stdio.h>

ro_status ro_reuse_view_write(ro_reuse_view of, ro_sink sink, void (*write)(ro_reuse_view *), const char *what) {
    ro_ctx *ctx = of.ctx;
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_reuse_view *v = RO_NEW(arena, ro_reuse_view);
    *v = of;
    v->arena = arena;
    ro_out_open(&v->out, sink);
    write(v);
    bool ok = ro_out_close(&v->out);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "%s could not be written", what);
    return ctx->error.status = RO_IO;
}

ro_str ro_reuse_view_words(ro_reuse_view *v, uint32_t text, ro_span span, size_t most) {
    size_t n = span.hi - span.lo;
    bool cut = n > most;
    if (cut) n = most;
    if (n > v->nroom) v->room = ro_alloc_raw(v->arena, v->nroom = 2 * n);
    if (ro_reuse_text_read(v->ctx, v->search, text, span.lo, n, v->room) != RO_OK) {
        struct ro_error e = v->ctx->error;
        ro_throw(v->arena, e.status, "%s", e.text);
    }
    for (unsigned back = 0; cut && n && back < 4; back++)
        if (((unsigned char)v->room[--n] & 0xC0) != 0x80) break; /* where the last character begins */
    return (ro_str){v->room, n};
}

const char *ro_reuse_kind_word(ro_reuse_kind k) {
    static const char *const word[] = {"reprint", "excerpt", "shared", "formula", "boilerplate"};
    return word[k];
}

size_t ro_reuse_pair_end(const ro_reuse *r, size_t i) {
    size_t k = i;
    while (k < r->nshared && r->shared[k].a == r->shared[i].a && r->shared[k].b == r->shared[i].b) k++;
    return k;
}
