/* Stub of the cleaner: every block is a paragraph. */
#include "clean/clean.h"

const ro_cleaned *ro_clean(ro_arena *a, const ro_page *page, const ro_capture *c) {
    (void)c;
    ro_cleaned *k = RO_NEW(a, ro_cleaned);
    ro_buf b = {.arena = a};
    RO_VEC(ro_run) runs = {0};
    k->paragraphs = RO_NEWS(a, ro_paragraph, page->nblocks + 1);
    for (size_t i = 0; i < page->nblocks; i++) {
        if (b.n) ro_buf_addc(&b, "\n\n");
        uint32_t at = (uint32_t)b.n;
        ro_buf_add(&b, page->blocks[i].text);
        for (size_t r = 0; r < page->blocks[i].nruns; r++) {
            ro_run x = page->blocks[i].runs[r];
            x.text += at;
            RO_PUSH(a, runs) = x;
        }
        k->paragraphs[k->nparagraphs++] = (ro_paragraph){{at, (uint32_t)b.n}, page->blocks[i].source, page->blocks[i].kind};
    }
    k->text = ro_buf_str(&b);
    k->runs = runs.v;
    k->nruns = runs.n;
    return k;
}

ro_span ro_runs_source(const ro_run *runs, size_t n, ro_span text) {
    if (text.lo == UINT32_MAX || !n) return RO_NOSPAN;
    uint32_t end[2] = {text.lo, text.hi > text.lo ? text.hi - 1 : text.lo}, out[2];
    for (int k = 0; k < 2; k++) {
        size_t lo = 0, hi = n;
        while (hi - lo > 1) {
            size_t mid = (lo + hi) / 2;
            if (runs[mid].text <= end[k])
                lo = mid;
            else
                hi = mid;
        }
        const ro_run *r = &runs[lo];
        uint32_t d = end[k] > r->text ? end[k] - r->text : 0;
        if (r->len == r->slen && d < r->len)
            out[k] = r->source + d + (k && text.hi > text.lo);
        else
            out[k] = k ? r->source + r->slen : r->source;
    }
    return (ro_span){out[0], out[1] > out[0] ? out[1] : out[0]};
}
