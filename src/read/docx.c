/* The text of a DOCX file: WordprocessingML into paragraphs of HTML; see office.c.
 *
 * One pass over the main part, node by node. A text box is written once: of an mc:AlternateContent the fallback, which repeats
 * it for old programs, is passed over. A field's result is read and its code is not, also where fields nest. */
#include "read/office.h"

enum { FIELDS = 16 }; /* fields in fields */

struct run {
    bool bold, hidden;
};

struct docx {
    ro_office *o;
    ro_xml *x;
    struct run run;
    int in_run;
    int fields;        /* open ones */
    bool code[FIELDS]; /* of each: still in its code */
};

/* Is it this element of the vocabulary (either edition of it)? */
static bool is(const ro_xml *x, const char *name) {
    return ro_str_is(x->name, name) && ro_str_find(x->space, RO_S("wordprocessingml")) >= 0;
}

static bool one_of(const ro_xml *x, const char *const *names, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (is(x, names[i])) return true;
    return false;
}

/* <w:b/>, <w:b w:val="0"/> */
static signed char on(ro_xml *x) {
    ro_str v = ro_xml_attribute(x, "val");
    return !(ro_str_is(v, "0") || ro_str_is(v, "false") || ro_str_is(v, "off") || ro_str_is(v, "none"));
}

/* ---- styles.xml -------------------------------------------------------------------------------------------------------- */

static int digit(ro_str s) { return s.n == 1 && s.p[0] >= '0' && s.p[0] <= '9' ? s.p[0] - '0' : -1; }

/* The names of built-in styles are English in every language of the program. */
static void by_name(ro_office_style *s, ro_str name) {
    if (ro_str_find_nocase(name, "heading ") == 0) s->level = (signed char)digit((ro_str){name.p + 8, name.n - 8});
    if (name.n == 5 && ro_str_find_nocase(name, "title") == 0) s->level = 1;
    if (ro_str_find_nocase(name, "toc ") == 0) s->contents = true;
}

static void one_style(ro_office *o, ro_xml *x) {
    ro_office_style s = {.id = ro_str_dup(o->arena, ro_xml_attribute(x, "styleId")), .level = -1, .bold = -1, .hidden = -1};
    int depth = x->depth;
    while (ro_xml_within(x, depth)) {
        if (x->kind != RO_XML_START) continue;
        if (is(x, "name")) by_name(&s, ro_xml_attribute(x, "val"));
        if (is(x, "basedOn")) s.parent = ro_str_dup(o->arena, ro_xml_attribute(x, "val"));
        if (is(x, "b")) s.bold = on(x);
        if (is(x, "vanish")) s.hidden = on(x);
        int level = is(x, "outlineLvl") ? digit(ro_xml_attribute(x, "val")) : -1;
        if (level >= 0 && s.level < 0) s.level = level < 6 ? (signed char)(level + 1) : 0;
    }
    RO_PUSH(o->arena, o->styles) = s;
}

static void read_styles(ro_office *o, ro_str part) {
    ro_xml *x = part.n ? ro_xml_open(o->arena, part) : NULL;
    while (x && ro_xml_next(x))
        if (x->kind == RO_XML_START && is(x, "style")) one_style(o, x);
    ro_office_styles_settle(o);
}

/* ---- properties in the text ----------------------------------------------------------------------------------------------- */

static void paragraph_properties(struct docx *d, ro_xml *x) {
    ro_frame *f = d->o->frames && d->o->frames <= RO_OFFICE_FRAMES ? &d->o->frame[d->o->frames - 1] : NULL;
    int depth = x->depth, level = -1;
    while (ro_xml_within(x, depth)) {
        if (x->kind != RO_XML_START || !f) continue;
        if (is(x, "rPr") || is(x, "pPrChange")) {
            ro_xml_skip(x);
        } else if (is(x, "pStyle")) {
            f->style = ro_office_style_of(d->o, ro_xml_attribute(x, "val"));
        } else if (is(x, "numId")) {
            f->item = !ro_str_is(ro_xml_attribute(x, "val"), "0");
        } else if (is(x, "outlineLvl")) {
            level = digit(ro_xml_attribute(x, "val"));
        }
    }
    if (f && level >= 0) f->style.level = level < 6 ? (signed char)(level + 1) : 0;
}

static void run_properties(struct docx *d, ro_xml *x) {
    int depth = x->depth;
    signed char bold = -1, hidden = -1;
    while (ro_xml_within(x, depth)) {
        if (x->kind != RO_XML_START) continue;
        if (is(x, "rPrChange")) {
            ro_xml_skip(x);
        } else if (is(x, "rStyle")) {
            ro_office_style s = ro_office_style_of(d->o, ro_xml_attribute(x, "val"));
            if (s.bold >= 0) d->run.bold = s.bold;
            if (s.hidden >= 0) d->run.hidden = s.hidden;
        } else if (is(x, "b")) {
            bold = on(x);
        } else if (is(x, "vanish")) {
            hidden = on(x);
        }
    }
    if (bold >= 0) d->run.bold = bold;
    if (hidden >= 0) d->run.hidden = hidden;
}

static void begin_run(struct docx *d) {
    ro_office_style s =
        d->o->frames && d->o->frames <= RO_OFFICE_FRAMES ? d->o->frame[d->o->frames - 1].style : (ro_office_style){.bold = -1};
    d->run = (struct run){s.bold > 0, s.hidden > 0};
}

static void field(struct docx *d, ro_str kind) {
    if (ro_str_is(kind, "begin")) {
        if (d->fields < FIELDS) d->code[d->fields] = true;
        d->fields++;
    } else if (d->fields && ro_str_is(kind, "separate")) {
        if (d->fields <= FIELDS) d->code[d->fields - 1] = false;
    } else if (d->fields && ro_str_is(kind, "end")) {
        d->fields--;
    }
}

static bool in_code(const struct docx *d) {
    for (int i = 0; i < d->fields && i < FIELDS; i++)
        if (d->code[i]) return true;
    return false;
}

/* ---- the text ----------------------------------------------------------------------------------------------------------------
 */

static void add(struct docx *d, ro_str s) {
    if (!d->run.hidden && !in_code(d)) ro_office_words(d->o, s, d->run.bold);
}

static void all_text(struct docx *d, ro_xml *x) {
    int depth = x->depth;
    while (ro_xml_next(x) && !(x->kind == RO_XML_END && x->depth <= depth))
        if (x->kind == RO_XML_TEXT) add(d, x->text);
}

/* Parts of the text that no reader of the page sees, or that are told elsewhere. */
static bool passed_over(struct docx *d, ro_xml *x) {
    static const char *const never[] = {"instrText", "delInstrText", "delText", "sectPr", "tblPr",   "tblGrid", "tcPr",
                                        "sdtPr",     "sdtEndPr",     "rt",      "trPr",   "comment", "altChunk"};
    static const char *const deleted[] = {"del", "moveFrom"}, *const inserted[] = {"ins", "moveTo"};
    if (ro_str_is(x->name, "Fallback")) return true;
    d->o->tracked |= one_of(x, inserted, 2);
    if (one_of(x, deleted, 2)) return d->o->tracked = true;
    return one_of(x, never, sizeof never / sizeof *never);
}

static void begin(struct docx *d, ro_xml *x) {
    if (passed_over(d, x)) {
        ro_xml_skip(x);
    } else if (is(x, "p")) {
        ro_office_paragraph(d->o, ro_office_style_of(d->o, RO_NONE));
    } else if (is(x, "pPr")) {
        paragraph_properties(d, x);
    } else if (is(x, "r")) {
        begin_run(d);
    } else if (is(x, "rPr")) {
        run_properties(d, x);
    } else if (is(x, "t")) {
        all_text(d, x);
    } else if (is(x, "tab") || is(x, "ptab")) {
        add(d, RO_S(" "));
    } else if (is(x, "noBreakHyphen")) {
        add(d, RO_S("\xE2\x80\x91"));
    } else if ((is(x, "br") || is(x, "cr")) && !d->run.hidden) {
        ro_office_break(d->o);
    } else if (is(x, "fldChar")) {
        field(d, ro_xml_attribute(x, "fldCharType"));
    } else if (is(x, "tbl")) {
        ro_office_tag(d->o, "<table>\n");
    } else if (is(x, "tr")) {
        ro_office_tag(d->o, "<tr>\n");
    } else if (is(x, "tc")) {
        ro_office_tag(d->o, "<td>\n");
    } else if (is(x, "footnote") || is(x, "endnote")) {
        if (ro_xml_attribute(x, "type").n) ro_xml_skip(x); /* the line above the notes */
    }
}

static void end(struct docx *d, ro_xml *x) {
    if (is(x, "p")) ro_office_end_paragraph(d->o);
    if (is(x, "tc")) ro_office_tag(d->o, "</td>\n");
    if (is(x, "tr")) ro_office_tag(d->o, "</tr>\n");
    if (is(x, "tbl")) ro_office_tag(d->o, "</table>\n");
}

static void read_part(ro_office *o, ro_str part) {
    if (!part.n) return;
    struct docx d = {.o = o, .x = ro_xml_open(o->arena, part)};
    while (ro_xml_next(d.x)) {
        if (d.x->kind == RO_XML_START) begin(&d, d.x);
        if (d.x->kind == RO_XML_END) end(&d, d.x);
    }
    o->damaged |= d.x->damaged;
    while (o->frames) ro_office_end_paragraph(o);
}

/* ---- the parts
 * ------------------------------------------------------------------------------------------------------------------ */

/* The folder and name of the main part, as the file's own list of parts says. */
static ro_str main_part(ro_office *o) {
    ro_str rels = ro_office_part(o, RO_S("_rels/.rels"));
    ro_xml *x = rels.n ? ro_xml_open(o->arena, rels) : NULL;
    while (x && ro_xml_next(x)) {
        if (x->kind != RO_XML_START || !ro_str_is(x->name, "Relationship")) continue;
        if (!ro_str_ends(ro_xml_attribute(x, "Type"), "/officeDocument")) continue;
        ro_str t = ro_xml_attribute(x, "Target");
        if (ro_str_starts(t, "/")) t.p++, t.n--;
        if (ro_office_part(o, t).n) return ro_str_dup(o->arena, t);
    }
    return RO_S("word/document.xml");
}

static ro_str beside(ro_office *o, ro_str main, const char *name) {
    const char *slash = memrchr(main.p, '/', main.n);
    int n = slash ? (int)(slash + 1 - main.p) : 0;
    return ro_office_part(o, ro_str_printf(o->arena, "%.*s%s", n, main.p, name));
}

void ro_read_docx(ro_office *o) {
    ro_str main = main_part(o);
    read_styles(o, beside(o, main, "styles.xml"));
    if (!ro_office_part(o, main).n) o->damaged = true;
    read_part(o, ro_office_part(o, main));
    o->out = &o->notes;
    read_part(o, beside(o, main, "footnotes.xml"));
    read_part(o, beside(o, main, "endnotes.xml"));
    o->out = &o->body;
}
