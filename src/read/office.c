/* DOCX and ODT into HTML, which then goes the way of any page.
 *
 * In: the bytes of the file, a zip archive of XML parts. Out: page->source is HTML that this file writes, with paragraphs,
 * headings by their styles, lists, tables and bold words, so that every place that is told counts in that HTML; footnotes stand
 * at the end. docx.c and odt.c know the two vocabularies. What nobody reads on paper stays out: deleted words whose deletion is
 * tracked, hidden text, codes of fields, page headers and footers; the parts that hold these are never opened.
 *
 * Gives up on: numbers of numbered lists, which the files do not hold as text; text in pictures, charts, formulas, comments.
 * Damage: what stood before it is kept, with a note. Method: ECMA-376 part 1 (17), OASIS OpenDocument 1.3 part 3. */
#include "read/office.h"

#include "base/archives.h"
#include "base/document.h"

#include <stdlib.h>

enum {
    MEMBERS = 10000, /* of an office file that are looked at; a report with a hundred pictures has some hundreds */
    PARENTS = 20,    /* of a style */
};

/* ---- the parts ------------------------------------------------------------------------------------------------------ */

/* One member into the arena; what is damaged ends where the damage begins. */
static ro_str member(ro_office *o, struct archive *z, size_t room) {
    const struct ro_archives *lib = ro_archives(o->arena);
    ro_buf b = {.arena = o->arena};
    char piece[16 << 10];
    la_ssize_t n;
    while ((n = lib->archive_read_data(z, piece, sizeof piece)) > 0) {
        if ((size_t)n > room - b.n)
            ro_throw(o->arena, RO_LIMIT, "the text of the file is over the limit of %u bytes for one page: split it",
                     RO_MAX_CAPTURE);
        ro_buf_add(&b, (ro_str){piece, (size_t)n});
    }
    if (n < 0) ro_archives_sure(o->arena, z);
    o->damaged |= n < 0;
    return ro_buf_str(&b);
}

static void load_parts(ro_office *o, ro_str bytes) {
    const struct ro_archives *lib = ro_archives(o->arena);
    struct archive *z = ro_archives_new(o->arena);
    struct archive_entry *e = ro_archives_entry(o->arena);
    size_t all = 0;
    int r = ARCHIVE_OK;
    lib->archive_read_support_format_zip_seekable(z);
    lib->archive_read_support_format_zip_streamable(z); /* where the list at the end of the file is damaged */
    ro_archives_sure(o->arena, z);
    if (lib->archive_read_open_memory(z, bytes.p, bytes.n) != ARCHIVE_OK) {
        ro_archives_opened(o->arena, z);
        o->damaged = true;
    }
    for (int i = 0; i < MEMBERS && !o->damaged; i++) {
        r = lib->archive_read_next_header2(z, e);
        if (r != ARCHIVE_OK && r != ARCHIVE_WARN) break;
        ro_str name = ro_archives_name(o->arena, e);
        if (!ro_str_ends(name, ".xml") && !ro_str_ends(name, ".rels")) continue;
        struct ro_office_part p = {.name = ro_str_dup(o->arena, name), .bytes = member(o, z, RO_MAX_CAPTURE - all)};
        all += p.bytes.n;
        RO_PUSH(o->arena, o->parts) = p;
    }
    if (r != ARCHIVE_EOF) ro_archives_sure(o->arena, z);
    o->damaged |= r != ARCHIVE_OK && r != ARCHIVE_WARN && r != ARCHIVE_EOF;
}

ro_str ro_office_part(const ro_office *o, ro_str name) {
    for (size_t i = 0; i < o->parts.n; i++)
        if (ro_str_eq(o->parts.v[i].name, name)) return o->parts.v[i].bytes;
    return RO_NONE;
}

/* ---- styles ----------------------------------------------------------------------------------------------------------- */

static int by_id(const void *p, const void *q) {
    return ro_str_cmp(((const ro_office_style *)p)->id, ((const ro_office_style *)q)->id);
}

static const ro_office_style *find_style(const ro_office *o, ro_str id) {
    ro_office_style key = {.id = id};
    return o->styles.n && id.n ? bsearch(&key, o->styles.v, o->styles.n, sizeof key, by_id) : NULL;
}

void ro_office_styles_settle(ro_office *o) {
    if (o->styles.n) qsort(o->styles.v, o->styles.n, sizeof *o->styles.v, by_id);
}

ro_office_style ro_office_style_of(const ro_office *o, ro_str id) {
    ro_office_style s = {.level = -1, .bold = -1, .hidden = -1};
    const ro_office_style *up = find_style(o, id);
    for (int i = 0; up && i < PARENTS; i++, up = find_style(o, up->parent)) {
        if (s.level < 0) s.level = up->level;
        if (s.bold < 0) s.bold = up->bold;
        if (s.hidden < 0) s.hidden = up->hidden;
        s.contents |= up->contents;
    }
    return s;
}

/* ---- writing HTML -------------------------------------------------------------------------------------------------------- */

static void escape(ro_buf *b, ro_str s) {
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *as = s.p[i] == '<'   ? "&lt;"
                         : s.p[i] == '>' ? "&gt;"
                         : s.p[i] == '&' ? "&amp;"
                         : s.p[i] == '"' ? "&quot;"
                                         : NULL;
        if (!as) continue;
        ro_buf_add(b, (ro_str){s.p + from, i - from});
        ro_buf_addc(b, as);
        from = i + 1;
    }
    ro_buf_add(b, (ro_str){s.p + from, s.n - from});
}

void ro_office_tag(ro_office *o, const char *tag) {
    if (o->listing) ro_buf_addc(o->out, "</ul>\n");
    o->listing = false;
    ro_buf_addc(o->out, tag);
}

void ro_office_paragraph(ro_office *o, ro_office_style s) {
    if (o->frames < RO_OFFICE_FRAMES) {
        ro_frame *f = &o->frame[o->frames];
        f->words.arena = o->arena;
        f->words.n = 0;
        f->bold = f->item = false;
        f->style = s;
    }
    o->frames++;
}

static ro_frame *open_frame(ro_office *o) { return o->frames && o->frames <= RO_OFFICE_FRAMES ? &o->frame[o->frames - 1] : NULL; }

void ro_office_words(ro_office *o, ro_str s, bool bold) {
    ro_frame *f = open_frame(o);
    if (!f || !s.n) return;
    bool blank = !ro_str_trim(s).n;
    if (bold != f->bold && !blank && f->style.level <= 0) {
        ro_buf_addc(&f->words, bold ? "<b>" : "</b>");
        f->bold = bold;
    }
    escape(&f->words, s);
}

void ro_office_break(ro_office *o) {
    ro_frame *f = open_frame(o);
    if (f) ro_buf_addc(&f->words, "<br>");
}

/* A text box ends before the paragraph that it hangs on, and is written before it. */
void ro_office_end_paragraph(ro_office *o) {
    ro_frame *f = open_frame(o);
    if (o->frames) o->frames--;
    if (!f || !ro_str_trim(ro_buf_str(&f->words)).n) return;
    if (f->bold) ro_buf_addc(&f->words, "</b>");
    bool heading = f->style.level > 0, item = f->item && !heading;
    if (!item || f->style.contents) ro_office_tag(o, "");
    if (item && !f->style.contents && !o->listing) {
        ro_buf_addc(o->out, "<ul>\n");
        o->listing = true;
    }
    char tag[4] = {'p'};
    if (heading) tag[0] = 'h', tag[1] = (char)('0' + (f->style.level < 6 ? f->style.level : 6));
    if (o->listing) memcpy(tag, "li", 3);
    if (f->style.contents) ro_buf_addc(o->out, "<nav>");
    ro_buf_printf(o->out, "<%s>", tag);
    ro_buf_add(o->out, ro_buf_str(&f->words));
    ro_buf_printf(o->out, "</%s>%s\n", tag, f->style.contents ? "</nav>" : "");
}

/* ---- what the file says of itself ------------------------------------------------------------------------------------------ */

/* "Microsoft Word - talks_final.docx" is what the program called it. */
bool ro_title_made_up(ro_str s) {
    static const char *const ends[] = {".doc", ".docx", ".odt", ".pdf", ".rtf", ".indd", ".qxd", ".dot", ".txt", ".html", ".htm"};
    if (ro_str_find_nocase(s, "microsoft word") == 0 || ro_str_find_nocase(s, "untitled") == 0) return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (s.n >= n && ro_str_find_nocase((ro_str){s.p + s.n - n, n}, ends[i]) == 0) return true;
    }
    return false;
}

/* A head with the properties, by the names that both vocabularies share (Dublin Core) or that stand for them. */
static void write_head(ro_office *o, ro_buf *head, ro_str properties) {
    static const struct {
        const char *element, *meta;
    } known[] = {{"title", "title"},
                 {"creator", "author"},
                 {"initial-creator", "author"},
                 {"created", "dcterms.created"},
                 {"modified", "dcterms.modified"},
                 {"creation-date", "dcterms.created"},
                 {"date", "dcterms.modified"}};
    ro_buf_addc(head, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n");
    ro_xml *x = properties.n ? ro_xml_open(o->arena, properties) : NULL;
    size_t at = SIZE_MAX;
    while (x && ro_xml_next(x)) {
        if (x->kind == RO_XML_START) {
            at = SIZE_MAX;
            for (size_t i = 0; i < sizeof known / sizeof *known; i++)
                if (ro_str_is(x->name, known[i].element)) at = i;
        }
        ro_str value = x->kind == RO_XML_TEXT && at != SIZE_MAX ? ro_str_trim(x->text) : RO_NONE;
        if (!value.n || (at == 0 && ro_title_made_up(value))) continue;
        ro_buf_addc(head, at ? "<meta name=\"" : "<title>");
        if (at) ro_buf_printf(head, "%s\" content=\"", known[at].meta);
        escape(head, value);
        ro_buf_addc(head, at ? "\">\n" : "</title>\n");
    }
    ro_buf_addc(head, "</head><body>\n");
}

void ro_read_office(ro_page_writer *w, ro_str bytes, bool odt) {
    ro_office *o = RO_NEW(w->arena, ro_office);
    ro_buf head = {.arena = w->arena};
    o->w = w, o->arena = w->arena;
    o->body.arena = o->notes.arena = w->arena;
    o->out = &o->body;
    load_parts(o, bytes);
    write_head(o, &head, ro_office_part(o, odt ? RO_S("meta.xml") : RO_S("docProps/core.xml")));
    if (odt)
        ro_read_odt(o);
    else
        ro_read_docx(o);
    while (o->frames) ro_office_end_paragraph(o);
    ro_office_tag(o, "");
    ro_buf_add(&head, ro_buf_str(&o->body));
    ro_buf_add(&head, ro_buf_str(&o->notes));
    ro_buf_addc(&head, "</body></html>\n");
    w->page->source = ro_buf_str(&head);
    w->page->encoding = odt ? "ODT" : "DOCX";
    if (o->tracked)
        ro_page_note(w, "The file holds tracked changes: words marked as deleted are left out, inserted ones are read.");
    if (o->damaged) ro_page_note(w, "The file is damaged: what could be read of it is here.");
}
