/* PDF files, by poppler's pdftotext as a locked-in child (base/child.c); pdf_layout.c makes paragraphs of its words.
 *
 * In: the bytes. Out: page->source is the HTML that pdf_layout.c writes, so every place that is told counts there. PDF is a large
 * and dangerous format, its reader is under the GPL, and most archives hold none: so it is no library here. A file without words
 * is a stack of pictures and is refused; so are files under a password, damaged ones, and all where the program is missing. */
#include "read/pdf.h"

#include "base/child.h"

enum {
    SECONDS = 20,     /* a report of 50 pages takes a tenth of one */
    WORDS = 96 << 20, /* bytes that pdftotext may write: a million words with their boxes */
    PAGES = 2000,     /* that are read */
    MEMORY = 1 << 30,
};

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)
#define MOST_PAGES 2000
_Static_assert(MOST_PAGES == PAGES, "the number and its text");

static const char *why_not(const ro_child *c, ro_child_end end) {
    switch (end) {
    case RO_CHILD_MISSING: return "it is a PDF file, and pdftotext, which reads these, is not there: install poppler-utils";
    case RO_CHILD_UNLOCKED:
        return "it is a PDF file, and this system does not let pdftotext be locked in, so it is not run: save the page as text";
    case RO_CHILD_KILLED: return "it is a PDF file that pdftotext could not read within its limits: save it as text";
    case RO_CHILD_TOO_LONG: return "it is a PDF file that pdftotext read on and on without an end: save it as text";
    case RO_CHILD_TOO_MUCH: return "it is a PDF file of more words than one page may have: split it";
    case RO_CHILD_DONE: break;
    }
    if (!c->status) return NULL;
    if (ro_str_find(c->input, RO_S("/Encrypt")) >= 0) return "it is a PDF file under a password: save it without one";
    return "it is a damaged PDF file: fetch it again";
}

/* "pdftotext version 22.12.0" */
static ro_str version(ro_arena *a) {
    static const char *const args[] = {"pdftotext", "-v", NULL};
    ro_child c = {.program = "pdftotext", .args = args, .errors = true, .most = 4096, .seconds = 2, .memory = MEMORY};
    if (ro_child_run(a, &c) != RO_CHILD_DONE) return RO_S("pdftotext");
    const char *nl = memchr(c.output.p, '\n', c.output.n);
    ro_str line = {c.output.p, nl ? (size_t)(nl - c.output.p) : c.output.n};
    return line.n && line.n < 80 ? ro_str_blanks(a, ro_utf8_mend(a, line)) : RO_S("pdftotext");
}

void ro_read_pdf(ro_page_writer *w, ro_str bytes) {
    static const char *const args[] = {"pdftotext", "-bbox-layout",   "-q", "-enc", "UTF-8",
                                       "-l",        TEXT(MOST_PAGES), "-",  "-",    NULL};
    ro_child c = {.program = "pdftotext", .args = args, .input = bytes, .most = WORDS, .seconds = SECONDS, .memory = MEMORY};
    ro_child_end end = ro_child_run(w->arena, &c);
    w->page->encoding = "PDF";
    w->page->source = RO_S("");
    if ((w->page->refused = why_not(&c, end))) return;
    size_t pages = 0;
    ro_str html = ro_pdf_html(w->arena, c.output, &pages), by = version(w->arena);
    if (!html.p) {
        w->page->refused = "it is a PDF file that holds pictures of pages and no text: run it through text recognition first";
        return;
    }
    w->page->source = html;
    ro_page_note(w, "The text was taken out of a PDF file by %.*s; places in the file count in that text as HTML.", (int)by.n,
                 by.p);
    if (pages >= PAGES) ro_page_note(w, "The first %d pages of the file were read, and no more.", PAGES);
}
