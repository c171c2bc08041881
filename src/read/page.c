/* The bytes of a capture into a page: decode, see whether it is HTML or text, and hand it to the right reader. */
#include "base/document.h"
#include "read/parts.h"

#include <stdio.h>

void ro_page_add(ro_page_writer *w, ro_str text, uint32_t source, uint32_t slen) {
    if (!text.n) return;
    size_t all = w->page->source.n; /* a reader that lost its way in damaged markup may point past the end */
    if (source > all) source = (uint32_t)all;
    if (slen > all - source) slen = (uint32_t)(all - source);
    uint32_t at = (uint32_t)w->text.n;
    ro_buf_add(&w->text, text);
    ro_run *last = w->runs.n ? &w->runs.v[w->runs.n - 1] : NULL;
    if (last && text.n == slen && last->len == last->slen && last->source + last->slen == source) {
        last->len += slen;
        last->slen += slen;
    } else {
        RO_PUSH(w->arena, w->runs) = (ro_run){at, (uint32_t)text.n, source, slen};
    }
}

/* Blanks at the end go, and with them the runs that only held them. */
static void trim_block(ro_page_writer *w) {
    while (w->text.n && (w->text.p[w->text.n - 1] == ' ' || w->text.p[w->text.n - 1] == '\n')) w->text.n--;
    while (w->runs.n && w->runs.v[w->runs.n - 1].text >= w->text.n) w->runs.n--;
    if (w->runs.n) {
        ro_run *r = &w->runs.v[w->runs.n - 1];
        if (r->text + r->len > w->text.n && r->len == r->slen) r->len = r->slen = (uint32_t)w->text.n - r->text;
    }
}

/* The list is used again for the next block, but for a large one, which is handed over rather than copied. */
static void take_runs(ro_page_writer *w, ro_block *b) {
    enum { LARGE = 4096 };
    b->nruns = w->runs.n;
    b->runs = w->runs.v;
    if (b->nruns > LARGE) {
        w->runs.v = NULL, w->runs.n = w->runs.cap = 0;
    } else {
        b->runs = RO_NEWS(w->arena, ro_run, b->nruns);
        memcpy(b->runs, w->runs.v, b->nruns * sizeof *b->runs);
    }
}

void ro_page_end_block(ro_page_writer *w) {
    trim_block(w);
    if (ro_str_trim(ro_buf_str(&w->text)).n) { /* an NBSP alone is no text */
        if (w->blocks.n >= RO_MAX_BLOCKS)
            ro_throw(w->arena, RO_LIMIT,
                     "%.*s: the page has more than %d blocks of text: it is a data file, not an account: split it",
                     (int)w->file.n, w->file.p ? w->file.p : "", RO_MAX_BLOCKS);
        ro_block *b = &RO_PUSH(w->arena, w->blocks);
        ro_run *last = &w->runs.v[w->runs.n - 1];
        b->text = ro_str_dup(w->arena, ro_buf_str(&w->text));
        take_runs(w, b);
        b->source = (ro_span){b->runs[0].source, last->source + last->slen};
        b->kind = w->kind, b->level = w->level, b->flags = w->flags;
        b->link_bytes = w->link_bytes, b->lead = w->lead;
        b->parent = w->parent, b->depth = w->depth;
    }
    w->text.n = w->runs.n = 0;
    w->link_bytes = 0;
    w->lead = RO_NOSPAN;
}

void ro_page_note(ro_page_writer *w, const char *fmt, ...) {
    char text[400];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    RO_PUSH(w->arena, w->notes) = ro_str_dup(w->arena, ro_str_c(text));
}

/* HTML by its content: a doctype or one of the outermost tags first, or several tags of running text. */
static bool looks_html(ro_str s) {
    static const char *const first[] = {"<!doctype html", "<html", "<head", "<body", "<!--"};
    static const char *const tags[] = {"</p>", "</div>", "<br", "</a>", "</h1>", "</li>", "</td>", "</span>", "<p>"};
    ro_str head = ro_str_trim((ro_str){s.p, s.n < 8192 ? s.n : 8192});
    if (!memchr(head.p ? head.p : "", '<', head.n)) return false;
    if (ro_str_starts(head, "<?xml")) {
        const char *gt = memchr(head.p, '>', head.n);
        if (gt) head = ro_str_trim((ro_str){gt + 1, head.n - (size_t)(gt + 1 - head.p)});
    }
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (ro_str_find_nocase((ro_str){head.p, head.n < 16 ? head.n : 16}, first[i]) == 0) return true;
    int n = 0;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) n += ro_str_find_nocase(head, tags[i]) >= 0;
    return n >= 2;
}

/* What the container said of the piece, a sentence a line. */
static void take_notes(ro_page_writer *w, ro_str note) {
    while (note.n) {
        const char *nl = memchr(note.p, '\n', note.n);
        ro_str line = ro_str_trim((ro_str){note.p, nl ? (size_t)(nl - note.p) : note.n});
        if (line.n) ro_page_note(w, "%.*s", (int)line.n, line.p);
        size_t n = nl ? (size_t)(nl + 1 - note.p) : note.n;
        note.p += n, note.n -= n;
    }
}

/* What is no text as it lies becomes HTML first. */
static void read_document(ro_page_writer *w, ro_str bytes, ro_document d) {
    if (d == RO_DOCUMENT_PDF) {
        ro_read_pdf(w, bytes);
    } else if (d == RO_DOCUMENT_SHEET) {
        w->page->refused = "it is a spreadsheet or a presentation, which is not read: save it as DOCX, PDF or text";
    } else {
        ro_read_office(w, bytes, d == RO_DOCUMENT_ODT);
        ro_page_note(w, "The text was taken out of %s file; places in the file count in that text as HTML.",
                     d == RO_DOCUMENT_ODT ? "an ODT" : "a DOCX");
    }
}

const ro_page *ro_page_read(ro_arena *a, const ro_capture *c) {
    ro_page *p = RO_NEW(a, ro_page);
    ro_page_writer w = {.arena = a, .page = p, .file = c->file, .text = {.arena = a}, .lead = RO_NOSPAN};
    take_notes(&w, c->note);
    ro_document document = c->html || c->text ? RO_NO_DOCUMENT : ro_document_of(c->bytes);
    if (document)
        read_document(&w, c->bytes, document);
    else
        ro_decode(&w, c->bytes, c->charset);
    p->media = document || c->html || (!c->text && looks_html(p->source)) ? RO_MEDIA_HTML : RO_MEDIA_TEXT;
    if (p->refused) {
    } else if (p->media == RO_MEDIA_HTML) {
        ro_read_html(&w);
    } else {
        ro_read_text(&w);
    }
    p->elements = w.elements.v;
    p->nelements = w.elements.n;
    p->blocks = w.blocks.v;
    p->nblocks = w.blocks.n;
    p->meta = w.meta.v;
    p->nmeta = w.meta.n;
    p->notes = w.notes.v;
    p->nnotes = w.notes.n;
    if (!p->nblocks && !p->refused) p->refused = "there is no text in it";
    return p;
}
