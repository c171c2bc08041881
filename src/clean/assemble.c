/* The kept blocks into one text: NFC, blanks plain, paragraphs parted by a blank line; and the way back into the capture.
 *
 * NBSP and its kin become a plain blank, zero-width and control characters go, so that "Mr<NBSP>Putin" is found by whoever types
 * it; the runs part at each of these places, so every span still points at the bytes that were there. Text that is not NFC is
 * composed piece by piece between places where nothing can compose, each piece a run of its own. */
#include "clean/assemble.h"

#include "base/icu.h"

typedef struct writer {
    ro_arena *arena;
    ro_buf text;
    RO_VEC(ro_run) runs;
    ro_span label; /* of the block being written: where its bold opening came to stand */
} writer;

static void add_run(writer *w, ro_run r) {
    ro_run *last = w->runs.n ? &w->runs.v[w->runs.n - 1] : NULL;
    if (last && last->len == last->slen && r.len == r.slen && last->text + last->len == r.text &&
        last->source + last->slen == r.source) {
        last->len += r.len, last->slen += r.slen;
        return;
    }
    RO_PUSH(w->arena, w->runs) = r;
}

/* The bytes [lo, hi) of the block go into the text as they are; *run walks along the block's runs. */
static void copy(writer *w, const ro_block *b, uint32_t lo, uint32_t hi, size_t *run) {
    uint32_t at = (uint32_t)w->text.n;
    ro_buf_add(&w->text, (ro_str){b->text.p + lo, hi - lo});
    for (; *run < b->nruns && b->runs[*run].text < hi; ++*run) {
        ro_run r = b->runs[*run];
        uint32_t from = r.text > lo ? r.text : lo, to = r.text + r.len < hi ? r.text + r.len : hi;
        if (from < to) {
            if (r.len == r.slen) r.source += from - r.text, r.slen = to - from;
            add_run(w, (ro_run){at + from - lo, to - from, r.source, r.slen});
        }
        if (r.text + r.len > hi) break;
    }
}

/* [lo, hi) of the block is written as `as`. */
static void replace(writer *w, const ro_block *b, uint32_t lo, uint32_t hi, ro_str as) {
    ro_span s = ro_runs_source(b->runs, b->nruns, (ro_span){lo, hi});
    if (as.n) add_run(w, (ro_run){(uint32_t)w->text.n, (uint32_t)as.n, s.lo, s.hi - s.lo});
    ro_buf_add(&w->text, as);
}

static void add_composed(writer *w, const ro_block *b, const UNormalizer2 *nfc, ro_str piece, size_t *run) {
    uint32_t lo = (uint32_t)(piece.p - b->text.p), hi = lo + (uint32_t)piece.n;
    ro_str n = nfc ? ro_nfc(w->arena, piece) : piece;
    if (n.p == piece.p)
        copy(w, b, lo, hi, run);
    else
        replace(w, b, lo, hi, n);
}

/* Copies the block; stops at blanks that are not plain, at zero-width characters and, where the block is not NFC, at every
 * place where composition cannot reach across. */
static void add_block(writer *w, const ro_block *b) {
    w->label = RO_NOSPAN;
    UErrorCode e = U_ZERO_ERROR;
    const struct ro_icu *icu = ro_nfc(w->arena, b->text).p == b->text.p ? NULL : ro_icu(w->arena);
    const UNormalizer2 *nfc = icu ? icu->unorm2_getNFCInstance(&e) : NULL;
    if (ro_icu_failed(w->arena, e)) nfc = NULL;
    size_t run = 0, from = 0;
    bool gap = true;
    for (size_t i = 0; i < b->text.n;) {
        size_t at = i;
        if (at == b->lead.lo) w->label.lo = (uint32_t)(w->text.n + at - from);
        if (at == b->lead.hi) w->label.hi = (uint32_t)(w->text.n + at - from);
        if (!nfc && b->text.p[i] > ' ' && b->text.p[i] < 0x7F) {
            i++;
            gap = false;
            continue;
        }
        uint32_t c = ro_utf8_next(b->text, &i);
        bool zero = ro_cp_zero(c), blank = ro_cp_blank(c), cut = zero || (blank && (c != ' ' || gap));
        if (!cut && nfc && icu->unorm2_hasBoundaryBefore(nfc, (UChar32)c)) {
            add_composed(w, b, nfc, (ro_str){b->text.p + from, at - from}, &run);
            from = at;
        }
        if (cut) {
            add_composed(w, b, nfc, (ro_str){b->text.p + from, at - from}, &run);
            if (blank && !gap) replace(w, b, (uint32_t)at, (uint32_t)i, RO_S(" "));
            from = i;
        }
        if (!zero) gap = blank;
    }
    add_composed(w, b, nfc, (ro_str){b->text.p + from, b->text.n - from}, &run);
    if (b->lead.hi == b->text.n) w->label.hi = (uint32_t)w->text.n;
}

/* Takes blanks off the end of the text and of its runs. */
static void trim_end(writer *w, size_t floor) {
    while (w->text.n > floor && w->text.p[w->text.n - 1] == ' ') w->text.n--;
    while (w->runs.n) {
        ro_run *r = &w->runs.v[w->runs.n - 1];
        if (r->text + r->len <= w->text.n) return;
        if (r->text < w->text.n && r->len == r->slen) {
            r->len = r->slen = (uint32_t)w->text.n - r->text;
            return;
        }
        w->runs.n--;
    }
}

void ro_assemble(ro_arena *a, const ro_page *page, const bool *keep, ro_cleaned *out) {
    writer w = {.arena = a, .text = {.arena = a}};
    for (size_t i = 0; i < page->nblocks; i++) w.runs.cap += keep[i] ? page->blocks[i].nruns : 0; /* nearly always enough */
    w.runs.v = RO_NEWS(a, ro_run, w.runs.cap);
    out->paragraphs = RO_NEWS(a, ro_paragraph, page->nblocks + 1);
    RO_VEC(ro_span) labels = {0};
    for (size_t i = 0; i < page->nblocks; i++) {
        const ro_block *b = &page->blocks[i];
        if (!keep[i]) continue;
        size_t before = w.text.n;
        if (before) ro_buf_addc(&w.text, "\n\n");
        uint32_t at = (uint32_t)w.text.n;
        add_block(&w, b);
        trim_end(&w, at);
        if (w.text.n == at) {
            w.text.n = before;
            continue;
        }
        out->paragraphs[out->nparagraphs++] = (ro_paragraph){{at, (uint32_t)w.text.n}, b->source, b->kind};
        if (w.label.lo < w.label.hi && w.label.hi <= w.text.n) RO_PUSH(a, labels) = w.label;
    }
    out->text = ro_buf_str(&w.text);
    out->runs = w.runs.v;
    out->nruns = w.runs.n;
    out->labels = labels.v;
    out->nlabels = labels.n;
}
