/* The text of an ODT file: OpenDocument's content.xml into paragraphs of HTML; see office.c.
 *
 * One pass for the styles (those of the text stand before it in the same part) and one for the text. Blanks beyond one and line
 * breaks are elements; a note stands in its paragraph and is written at the end. */
#include "read/office.h"

struct odt {
    ro_office *o;
    ro_xml *x;
    RO_VEC(ro_office_style) spans; /* open ones, with what the outer ones say */
    int lists;
    int note; /* depth of the open note, 0 none */
    ro_buf *before;
};

/* Is it this element of the vocabulary "text", "table", "style" ...? */
static bool is(const ro_xml *x, const char *vocabulary, const char *name) {
    if (!ro_str_is(x->name, name)) return false;
    ssize_t at = ro_str_find(x->space, RO_S("xmlns:"));
    return at >= 0 && ro_str_starts((ro_str){x->space.p + at + 6, x->space.n - (size_t)at - 6}, vocabulary);
}

static bool text_is(const ro_xml *x, const char *name) { return is(x, "text:", name); }

/* ---- styles ------------------------------------------------------------------------------------------------------------ */

static ro_str style_id(ro_office *o, char family, ro_str name) {
    return name.n ? ro_str_printf(o->arena, "%c%.*s", family, (int)name.n, name.p) : RO_NONE;
}

static bool bold_weight(ro_str v) { return ro_str_is(v, "bold") || (v.n == 3 && v.p[0] >= '6' && v.p[0] <= '9'); }

static void one_style(ro_office *o, ro_xml *x) {
    ro_str family = ro_xml_attribute(x, "family");
    char f = family.n ? family.p[0] : '?';
    ro_office_style s = {.level = -1, .bold = -1, .hidden = -1};
    s.id = style_id(o, f, ro_xml_attribute(x, "name"));
    s.parent = style_id(o, f, ro_xml_attribute(x, "parent-style-name"));
    s.contents = ro_str_starts(s.id, "pContents_20_") || ro_str_starts(s.parent, "pContents_20_");
    if (ro_str_is(s.id, "pTitle")) s.level = 1;
    int depth = x->depth;
    while (ro_xml_within(x, depth)) {
        if (x->kind != RO_XML_START || !is(x, "style:", "text-properties")) continue;
        ro_str weight = ro_xml_attribute(x, "font-weight"), display = ro_xml_attribute(x, "display");
        if (weight.n) s.bold = bold_weight(weight);
        if (display.n) s.hidden = ro_str_is(display, "none");
    }
    RO_PUSH(o->arena, o->styles) = s;
}

static void read_styles(ro_office *o, ro_str part) {
    ro_xml *x = part.n ? ro_xml_open(o->arena, part) : NULL;
    while (x && ro_xml_next(x)) {
        if (x->kind != RO_XML_START) continue;
        if (is(x, "office:", "body")) break;
        if (is(x, "style:", "style")) one_style(o, x);
    }
}

/* ---- the text ------------------------------------------------------------------------------------------------------------ */

static ro_frame *open_frame(const struct odt *d) {
    ro_office *o = d->o;
    return o->frames && o->frames <= RO_OFFICE_FRAMES ? &o->frame[o->frames - 1] : NULL;
}

static void paragraph(struct odt *d, ro_xml *x, bool heading) {
    ro_office_style s = ro_office_style_of(d->o, style_id(d->o, 'p', ro_xml_attribute(x, "style-name")));
    ro_str level = heading ? ro_xml_attribute(x, "outline-level") : RO_NONE;
    if (heading) s.level = level.n && level.p[0] >= '1' && level.p[0] <= '9' ? (signed char)(level.p[0] - '0') : 1;
    ro_office_paragraph(d->o, s);
    ro_frame *f = open_frame(d);
    if (f) f->item = d->lists > 0;
}

static ro_office_style saying(const struct odt *d) {
    const ro_frame *f = open_frame(d);
    if (d->spans.n) return d->spans.v[d->spans.n - 1];
    return f ? f->style : (ro_office_style){.bold = -1};
}

static void begin_span(struct odt *d, ro_xml *x) {
    ro_office_style up = saying(d), s = ro_office_style_of(d->o, style_id(d->o, 't', ro_xml_attribute(x, "style-name")));
    if (s.bold < 0) s.bold = up.bold;
    if (s.hidden < 0) s.hidden = up.hidden;
    RO_PUSH(d->o->arena, d->spans) = s;
}

static void add(struct odt *d, ro_str s) {
    ro_office_style now = saying(d);
    if (now.hidden <= 0) ro_office_words(d->o, s, now.bold > 0);
}

static void begin_note(struct odt *d, ro_xml *x) {
    if (d->note) return;
    d->note = x->depth;
    d->before = d->o->out;
    d->o->out = &d->o->notes;
}

static void end_note(struct odt *d, const ro_xml *x) {
    if (d->note != x->depth) return;
    ro_office_tag(d->o, "");
    d->note = 0;
    d->o->out = d->before;
}

static bool passed_over(struct odt *d, ro_xml *x) {
    static const char *const never[] = {"note-citation",    "ruby-text",   "sequence-decls",      "variable-decls",
                                        "user-field-decls", "hidden-text", "dde-connection-decls"};
    if (text_is(x, "tracked-changes")) return d->o->tracked = true;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (text_is(x, never[i])) return true;
    if (text_is(x, "section") && ro_str_is(ro_xml_attribute(x, "display"), "none")) return true;
    return is(x, "office:", "annotation") || is(x, "office:", "forms") || is(x, "office:", "scripts") ||
           is(x, "office:", "automatic-styles") || is(x, "svg-compatible:", "title") || is(x, "svg-compatible:", "desc") ||
           is(x, "table:", "covered-table-cell");
}

static void begin(struct odt *d, ro_xml *x) {
    if (passed_over(d, x)) {
        ro_xml_skip(x);
    } else if (text_is(x, "p") || text_is(x, "h")) {
        paragraph(d, x, x->name.p[0] == 'h');
    } else if (text_is(x, "span")) {
        begin_span(d, x);
    } else if (text_is(x, "s") || text_is(x, "tab")) {
        add(d, RO_S(" "));
    } else if (text_is(x, "line-break")) {
        ro_office_break(d->o);
    } else if (text_is(x, "note-body")) {
        begin_note(d, x);
    } else if (text_is(x, "list")) {
        d->lists++;
    } else if (is(x, "table:", "table")) {
        ro_office_tag(d->o, "<table>\n");
    } else if (is(x, "table:", "table-row")) {
        ro_office_tag(d->o, "<tr>\n");
    } else if (is(x, "table:", "table-cell")) {
        ro_office_tag(d->o, "<td>\n");
    }
}

static void end(struct odt *d, ro_xml *x) {
    if (text_is(x, "p") || text_is(x, "h")) ro_office_end_paragraph(d->o);
    if (text_is(x, "span") && d->spans.n) d->spans.n--;
    if (text_is(x, "list") && d->lists) d->lists--;
    if (text_is(x, "note-body")) end_note(d, x);
    if (is(x, "table:", "table-cell")) ro_office_tag(d->o, "</td>\n");
    if (is(x, "table:", "table-row")) ro_office_tag(d->o, "</tr>\n");
    if (is(x, "table:", "table")) ro_office_tag(d->o, "</table>\n");
}

void ro_read_odt(ro_office *o) {
    ro_str content = ro_office_part(o, RO_S("content.xml"));
    read_styles(o, ro_office_part(o, RO_S("styles.xml")));
    read_styles(o, content);
    ro_office_styles_settle(o);
    if (!content.n) o->damaged = true;
    struct odt d = {.o = o, .x = ro_xml_open(o->arena, content)};
    bool body = false;
    while (ro_xml_next(d.x)) {
        body |= d.x->kind == RO_XML_START && is(d.x, "office:", "body");
        if (d.x->kind == RO_XML_START) begin(&d, d.x);
        if (d.x->kind == RO_XML_END) end(&d, d.x);
        if (d.x->kind == RO_XML_TEXT && body) add(&d, d.x->text);
    }
    o->damaged |= d.x->damaged;
    o->out = &o->body;
}
