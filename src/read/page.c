/* Stub of the reader: plain text, a block a line. */
#include "read/read.h"

const ro_page *ro_page_read(ro_arena *a, const ro_capture *c) {
    ro_page *p = RO_NEW(a, ro_page);
    p->source = c->bytes;
    p->encoding = "UTF-8";
    RO_VEC(ro_block) bs = {0};
    bool brk = false;
    for (size_t i = 0; i < c->bytes.n;) {
        const char *nl = memchr(c->bytes.p + i, '\n', c->bytes.n - i);
        size_t end = nl ? (size_t)(nl - c->bytes.p) : c->bytes.n;
        ro_str t = ro_str_trim((ro_str){c->bytes.p + i, end - i});
        i = end + 1;
        if (!t.n) {
            brk = true;
            continue;
        }
        ro_block *b = &RO_PUSH(a, bs);
        uint32_t at = (uint32_t)(t.p - c->bytes.p);
        b->text = t;
        b->source = (ro_span){at, at + (uint32_t)t.n};
        b->runs = RO_NEW(a, ro_run);
        *b->runs = (ro_run){0, (uint32_t)t.n, at, (uint32_t)t.n};
        b->nruns = 1;
        b->lead = RO_NOSPAN;
        b->flags = brk ? RO_BLOCK_BREAK : 0;
        brk = false;
    }
    p->blocks = bs.v;
    p->nblocks = bs.n;
    if (!bs.n) p->refused = "there is no text in it";
    return p;
}
