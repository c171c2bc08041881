/* What adding an account takes that needs no archive: done where accounts are read, in as many threads as there are.
 *
 * In: an account just read. Out, in its arena: the capture packed, the words for the search, the sketch for grouping. Adding uses
 * what is there and makes the rest itself: it reads some accounts again, knowing more of their source, and a decision about an
 * account makes another text or title of it, so that only the packed capture still holds. */
#include "store/prepare.h"
#include "match/match.h"

#include <zstd.h>

enum { LEVEL = 3 }; /* of zstd: pages pack to a fifth; level 9 saves another tenth at five times the cost */

static void drop(void *packer) { ZSTD_freeCCtx(packer); }

/* zstd's tables are half a megabyte. Fetched anew for each page they were half of all memory that adding a folder touched first,
 * and two threads stand in each other's way there. */
static ZSTD_CCtx *packer(ro_ctx *ctx) {
    if (!ctx->packer) ctx->packer = ZSTD_createCCtx(), ctx->drop_packer = drop;
    return ctx->packer;
}

ro_str ro_prepare_pack(ro_ctx *ctx, ro_arena *a, ro_str bytes) {
    size_t cap = ZSTD_compressBound(bytes.n);
    char *packed = ro_alloc_raw(a, cap);
    ZSTD_CCtx *z = packer(ctx);
    size_t size = z ? ZSTD_compressCCtx(z, packed, cap, bytes.p ? bytes.p : "", bytes.n, LEVEL) : 0;
    if (!z || ZSTD_isError(size)) ro_throw(a, RO_NOMEM, RO_NO_MEMORY);
    return (ro_str){packed, size};
}

ro_str ro_prepare_words(ro_arena *a, ro_str text) {
    ro_terms t = {.fold = {.arena = a}};
    return ro_terms_joined(&t, text);
}

static void prepare_text(ro_arena *scratch, ro_arena *a, const ro_record *r, struct ro_prepared *p) {
    ro_terms t = {.fold = {.arena = scratch}};
    ro_stretches s = {.b = {.arena = scratch}};
    p->text = ro_str_dup(a, ro_terms_joined(&t, r->text));
    for (size_t i = 0; i < r->nstatements; i++) ro_stretches_add(&s, &t, r->statements[i].why.span);
    p->in = (ro_in_words){t.v.n, ro_str_dup(a, ro_buf_str(&s.b))};
}

/* What is made on the way goes with the scratch. */
static void prepare(ro_ctx *ctx, ro_arena *scratch, ro_account *acc) {
    ro_arena *a = acc->arena;
    const ro_record *r = &acc->record;
    struct ro_prepared *p = RO_NEW(a, struct ro_prepared);
    p->packed = ro_str_dup(a, ro_prepare_pack(ctx, scratch, acc->capture->bytes));
    if (!r->refused) {
        p->title = ro_str_dup(a, ro_prepare_words(scratch, r->title.value));
        prepare_text(scratch, a, r, p);
        ro_packed sketch = ro_sketch_pack(scratch, r);
        acc->sketch = (ro_packed){r->title.value, r->publisher.value, ro_str_dup(a, sketch.lines), ro_str_dup(a, sketch.digest)};
    }
    acc->prepared = p;
}

ro_status ro_account_read_to_add(ro_ctx *ctx, const ro_capture *capture, ro_account **out) {
    ro_status st = ro_account_read(ctx, capture, out);
    if (st != RO_OK) return st;
    ro_arena *volatile scratch = ro_ctx_arena(ctx);
    if (!scratch || RO_TRY(scratch) || RO_TRY((*out)->arena)) {
        ro_arena_free(scratch);
        ro_account_free(*out);
        *out = NULL;
        return ctx->error.status;
    }
    prepare(ctx, scratch, *out);
    ro_arena_free(scratch);
    return RO_OK;
}
