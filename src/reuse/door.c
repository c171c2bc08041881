/* The public door: texts come one by one, from any thread, and are copied under a lock; the search itself runs when the last has
 * come. */
#include "base/ctx.h"
#include "reuse/reuse.h"

#include <pthread.h>
#include <stdlib.h>

struct ro_reuse_search {
    ro_arena *arena;
    struct ro_error error;
    pthread_mutex_t lock;
    ro_reuse_options options;
    RO_VEC(ro_reuse_text) texts;
};

/* What went wrong in the search's arena is told in the caller's context. */
static ro_status gave_up(ro_ctx *ctx, ro_reuse_search *s) {
    ctx->error = s->error;
    return ctx->error.status;
}

ro_status ro_reuse_open(ro_ctx *ctx, const ro_reuse_options *o, ro_reuse_search **out) {
    *out = NULL;
    ro_arena *volatile a = ro_ctx_arena(ctx);
    if (!a) return ctx->error.status;
    if (RO_TRY(a)) return ro_ctx_gave_up(ctx, a);
    ro_reuse_search *s = calloc(1, sizeof *s);
    if (!s) ro_throw(a, RO_NOMEM, "memory ran out before the search began; nothing was changed");
    ro_arena_free(a);
    s->arena = ro_arena_new(&s->error);
    if (!s->arena) {
        ctx->error = s->error;
        free(s);
        return ctx->error.status;
    }
    if (o) s->options = *o;
    pthread_mutex_init(&s->lock, NULL);
    *out = s;
    return RO_OK;
}

ro_status ro_reuse_add(ro_ctx *ctx, ro_reuse_search *s, const ro_reuse_text *t) {
    pthread_mutex_lock(&s->lock);
    if (RO_TRY(s->arena)) {
        pthread_mutex_unlock(&s->lock);
        return gave_up(ctx, s);
    }
    ro_reuse_text copy = {ro_str_dup(s->arena, t->id), ro_str_dup(s->arena, t->text), ro_str_dup(s->arena, t->date),
                          ro_str_dup(s->arena, t->publisher)};
    RO_PUSH(s->arena, s->texts) = copy;
    pthread_mutex_unlock(&s->lock);
    return RO_OK;
}

ro_status ro_reuse_finish(ro_ctx *ctx, ro_reuse_search *s, const ro_reuse **out) {
    *out = NULL;
    if (RO_TRY(s->arena)) return gave_up(ctx, s);
    *out = ro_reuse_run(s->arena, s->texts.v, s->texts.n, &s->options);
    return RO_OK;
}

void ro_reuse_text_get(const ro_reuse_search *s, uint32_t text, ro_reuse_text *out) {
    *out = s->texts.v[text];
    out->text.p = NULL;
}

ro_status ro_reuse_text_read(ro_ctx *ctx, const ro_reuse_search *s, uint32_t text, size_t at, size_t n, char *to) {
    (void)ctx;
    memcpy(to, s->texts.v[text].text.p + at, n);
    return RO_OK;
}

void ro_reuse_close(ro_reuse_search *s) {
    if (!s) return;
    pthread_mutex_destroy(&s->lock);
    ro_arena_free(s->arena);
    free(s);
}
