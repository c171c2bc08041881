/* Any bytes as an HTML page, read and cleaned: spans stay inside the capture whatever the markup. */
#include "clean/clean.h"

#include <stdlib.h>

static void check(const ro_page *p, const ro_cleaned *k) {
    for (size_t i = 0; i < p->nblocks; i++)
        if (p->blocks[i].source.hi > p->source.n || p->blocks[i].source.lo > p->blocks[i].source.hi) abort();
    for (size_t i = 0; i < k->nparagraphs; i++)
        if (k->paragraphs[i].span.hi > k->text.n || ro_runs_source(k->runs, k->nruns, k->paragraphs[i].span).hi > p->source.n)
            abort();
    if (!ro_utf8_valid(k->text, NULL)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    struct ro_error e;
    ro_arena *volatile a = ro_arena_new(&e);
    if (!a) return 0;
    if (!RO_TRY(a)) {
        ro_capture c = {.bytes = {(const char *)data, n}, .html = true};
        const ro_page *p = ro_page_read(a, &c);
        check(p, ro_clean(a, p, &c));
    }
    ro_arena_free(a);
    return 0;
}
