/* What the views of reuse share: the search with its answer, a way out, and a room for the words of a stretch. */
#ifndef RO_REUSE_VIEW_H
#define RO_REUSE_VIEW_H

#include "base/ctx.h"
#include "present/out.h"

typedef struct ro_reuse_view {
    ro_ctx *ctx;
    ro_arena *arena;
    const ro_reuse_search *search;
    const ro_reuse *found;
    const ro_style *style; /* of the view for a terminal */
    char *room;            /* for the words that were asked for last */
    size_t nroom;
    ro_out out;
} ro_reuse_view;

/* Opens, calls write, closes; what: the view's name in the sentence that says it could not be written. */
ro_status ro_reuse_view_write(ro_reuse_view, ro_sink, void (*write)(ro_reuse_view *), const char *what);
/* The words of a stretch, at most so many bytes of it and no half of a character; valid until the next call. Throws. */
ro_str ro_reuse_view_words(ro_reuse_view *, uint32_t text, ro_span, size_t most);
const char *ro_reuse_kind_word(ro_reuse_kind);
/* The stretches from i on that belong to one pair: where they end. */
size_t ro_reuse_pair_end(const ro_reuse *, size_t i);

#endif
