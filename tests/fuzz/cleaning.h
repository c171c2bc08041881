/* What the targets for HTML and for text share: any bytes are read as a page and cleaned, and spans stay inside the capture. */
#ifndef CLEANING_H
#define CLEANING_H

#include "clean/clean.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static inline void spans_inside(const ro_page *p, const ro_cleaned *k) {
    for (size_t i = 0; i < p->nblocks; i++)
        if (p->blocks[i].source.hi > p->source.n || p->blocks[i].source.lo > p->blocks[i].source.hi) abort();
    for (size_t i = 0; i < k->nparagraphs; i++)
        if (k->paragraphs[i].span.hi > k->text.n || ro_runs_source(k->runs, k->nruns, k->paragraphs[i].span).hi > p->source.n)
            abort();
    if (!ro_utf8_valid(k->text, NULL)) abort();
}

static inline int clean_any(const ro_capture *c) {
    struct ro_error e = {0};
    ro_arena *volatile a = ro_arena_new(&e);
    if (!a) return 0;
    if (!RO_TRY(a)) {
        const ro_page *p = ro_page_read(a, c);
        spans_inside(p, ro_clean(a, p, c));
    }
    ro_arena_free(a);
    return 0;
}

#endif
