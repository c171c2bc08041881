/* An HTML page into blocks of text, by gumbo.
 *
 * The page is pruned (prune.c), parsed, and its tree walked once. What stands between two block-level tags is a block; words
 * on both sides of such a tag are never glued. A <br> goes on where the next line begins with a small letter and ends the
 * block otherwise, since old pages part paragraphs with it. Entities are decoded by gumbo; the way back is found by walking
 * the raw and the decoded words side by side. Nothing is judged here: tags, roles and class names become flags.
 *
 * Recursion is as deep as the pruned tree, some three times RO_MAX_DEPTH at most. */
#include "read/parts.h"

#include <gumbo.h>
#include <stdlib.h>

enum { MOST_BREAKS = 1 << 12 }; /* in place of tags that were left out; further ones are blanks */

/* Where the walk is: handed down, so that leaving an element restores it. */
struct place {
    uint32_t flags, element, depth;
    ro_para_kind kind;
    uint8_t level;
    bool link, bold, pre, joined; /* joined: a <br> is a mere blank */
};

struct reader {
    ro_page_writer *w;
    const ro_pruned *pruned;
    size_t piece; /* where the last offset was found; the walk goes forward */
    bool br;      /* one was seen, and no text since */
    size_t breaks;
};

/* ---- memory: gumbo takes and gives back small pieces all the time --------------------------------------------- */

struct pool {
    ro_arena *arena;
    void *free[96]; /* by size: steps of 32 bytes up to 1 KiB, then doubling */
};

static unsigned size_class(size_t n) {
    if (n <= 1024) return (unsigned)((n + 31) / 32);
    unsigned c = 33;
    while (((size_t)2048 << (c - 33)) < n) c++;
    return c;
}

static void *pool_alloc(void *user, size_t n) {
    struct pool *p = user;
    unsigned c = size_class(n + 16);
    char *m = p->free[c];
    if (m)
        memcpy(&p->free[c], m + 16, sizeof(void *));
    else
        m = ro_alloc_raw(p->arena, c <= 32 ? c * 32u : (size_t)2048 << (c - 33));
    memcpy(m, &c, sizeof c);
    return m + 16;
}

static void pool_free(void *user, void *m) {
    struct pool *p = user;
    if (!m) return;
    char *at = (char *)m - 16;
    unsigned c;
    memcpy(&c, at, sizeof c);
    memcpy(m, &p->free[c], sizeof(void *));
    p->free[c] = at;
}

/* ---- the way back ----------------------------------------------------------------------------------------------- */

/* Adds text that stands unchanged at `at` of the pruned page. */
static void add_plain(struct reader *r, ro_str text, size_t at) {
    const ro_pruned *p = r->pruned;
    while (text.n) {
        if (r->piece >= p->npieces || p->pieces[r->piece].out > at) r->piece = 0;
        if (r->piece + 8 < p->npieces && p->pieces[r->piece + 8].out <= at) { /* far off: by halves */
            size_t lo = r->piece, hi = p->npieces;
            while (hi - lo > 1) {
                size_t mid = (lo + hi) / 2;
                *(p->pieces[mid].out <= at ? &lo : &hi) = mid;
            }
            r->piece = lo;
        }
        while (r->piece + 1 < p->npieces && p->pieces[r->piece + 1].out <= at) r->piece++;
        size_t end = r->piece + 1 < p->npieces ? p->pieces[r->piece + 1].out : p->html.n;
        size_t n = end > at && end - at < text.n ? end - at : text.n;
        uint32_t in = (uint32_t)(at - p->pieces[r->piece].out), wide = p->wide ? p->wide[r->piece] : 0;
        ro_page_add(r->w, (ro_str){text.p, n}, p->pieces[r->piece].source + (wide ? 0 : in), wide ? wide : (uint32_t)n);
        text.p += n, text.n -= n, at += n;
    }
}

/* Adds text that stands as [at, at + len) of the pruned page, in other characters. */
static void add_changed(struct reader *r, ro_str text, size_t at, size_t len) {
    uint32_t lo = ro_pruned_source(r->pruned, (uint32_t)at);
    uint32_t hi = len ? ro_pruned_past(r->pruned, (uint32_t)(at + len - 1)) : lo;
    ro_page_add(r->w, text, lo, hi > lo ? hi - lo : 0);
}

/* ---- text --------------------------------------------------------------------------------------------------------- */

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static void begin_block(struct reader *r, const struct place *at) {
    ro_page_writer *w = r->w;
    w->flags = at->flags, w->parent = at->element, w->depth = at->depth, w->kind = at->kind, w->level = at->level;
}

/* A line break was seen, and now text comes: does the sentence go on? */
static void settle_break(struct reader *r, const struct place *at, ro_str next) {
    if (!r->br) return;
    r->br = false;
    ro_page_writer *w = r->w;
    if (!w->text.n) return;
    size_t i = 0;
    uint32_t c = ro_utf8_next(next, &i);
    bool on = at->joined || (ro_cp_word(c) && !ro_cp_upper(c) && !ro_cp_digit(c) && !ro_cp_cjk(c)) || c == ',' || c == ')';
    if (!on)
        ro_page_end_block(w);
    else if (w->text.p[w->text.n - 1] != ' ')
        ro_page_add(w, RO_S(" "), w->runs.v[w->runs.n - 1].source + w->runs.v[w->runs.n - 1].slen, 0);
}

/* A printed address leads to itself: no headline of something else. */
static bool address(ro_str s) { return ro_str_starts(s, "http://") || ro_str_starts(s, "https://") || ro_str_starts(s, "www."); }

/* One stretch of words and single blanks, unchanged (len == text.n) or changed. */
static void add_words(struct reader *r, const struct place *at, ro_str text, size_t from, size_t len) {
    ro_page_writer *w = r->w;
    if (!text.n) return;
    settle_break(r, at, text);
    if (!w->text.n) begin_block(r, at);
    if (at->bold && (w->text.n == 0 || w->lead.hi + 1 >= w->text.n)) {
        if (w->text.n == 0) w->lead.lo = 0;
        if (w->lead.lo == 0) w->lead.hi = (uint32_t)(w->text.n + text.n);
    }
    if (at->link && !address(text)) w->link_bytes += (uint32_t)text.n;
    if (len == text.n)
        add_plain(r, text, from);
    else
        add_changed(r, text, from, len);
}

static void add_blank(struct reader *r, size_t from, size_t len) {
    ro_page_writer *w = r->w;
    if (r->br || !w->text.n || w->text.p[w->text.n - 1] == ' ') return;
    add_changed(r, RO_S(" "), from, len);
}

/* Blanks are folded. In a <pre> a line end is a line break, two are the end of a block. */
static void add_unbroken(struct reader *r, const struct place *at, ro_str s, size_t off) {
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!blank(s.p[i])) continue;
        size_t k = i, lines = 0;
        while (k < s.n && blank(s.p[k])) lines += s.p[k++] == '\n';
        add_words(r, at, (ro_str){s.p + from, i - from}, off + from, i - from);
        if (at->pre && lines) {
            r->br = true;
            if (lines > 1) ro_page_end_block(r->w);
        } else {
            add_blank(r, off + i, k - i);
        }
        from = k;
        i = k - 1;
    }
    add_words(r, at, (ro_str){s.p + from, s.n - from}, off + from, s.n - from);
}

/* Text that stands unchanged at `at`; where tags were left out it may have breaks in it. */
static void add_stretch(struct reader *r, const struct place *at, ro_str s, size_t off) {
    const char *end;
    while (off + s.n > r->pruned->broken && (end = memchr(s.p, RO_BREAK, s.n))) {
        size_t n = (size_t)(end - s.p);
        add_unbroken(r, at, (ro_str){s.p, n}, off);
        ro_page_writer *w = r->w;
        if (r->breaks++ < MOST_BREAKS)
            ro_page_end_block(w);
        else if (w->text.n && w->text.p[w->text.n - 1] != ' ')
            ro_page_add(w, RO_S(" "), w->runs.v[w->runs.n - 1].source + w->runs.v[w->runs.n - 1].slen, 0);
        r->br = false;
        s.p += n + 1, s.n -= n + 1, off += n + 1;
    }
    add_unbroken(r, at, s, off);
}

static bool name_char(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* The entity at raw[i], which became the character at dec[d]: how many bytes of each. */
static size_t entity(ro_str raw, size_t i, ro_str dec, size_t d, size_t *dn) {
    size_t e = i + 1, after = d;
    if (e < raw.n && raw.p[e] == '#') e++;
    while (e < raw.n && name_char(raw.p[e])) e++;
    ro_utf8_next(dec, &after);
    if (e < raw.n && raw.p[e] == ';') {
        e++;
        if (e < raw.n && after < dec.n && raw.p[e] != '&' && raw.p[e] != dec.p[after]) { /* a few give two characters */
            size_t two = after;
            ro_utf8_next(dec, &two);
            if (two < dec.n && dec.p[two] == raw.p[e]) after = two;
        }
    } else { /* "&copy2024": the shortest name that lets the rest agree */
        size_t k = i + 2;
        while (k < e && (dec.n - after < e - k || memcmp(raw.p + k, dec.p + after, e - k) != 0)) k++;
        if (dec.p[d] == '&' && dec.n - d >= e - i && memcmp(raw.p + i, dec.p + d, e - i) == 0) k = i + 1; /* no entity at all */
        e = k;
    }
    *dn = after - d;
    return e - i;
}

/* "&amp;quot;" became "&quot;": the character that was meant, 0 where there is nothing of the kind. The lengths grow over all of
 * it. */
static uint32_t escaped_twice(ro_str raw, ro_str dec, size_t *en, size_t *dn) {
    size_t n;
    uint32_t c = *en > 1 ? ro_reference(dec, &n) : 0;
    if (!c || *en + n - 1 > raw.n || memcmp(raw.p + *en, dec.p + 1, n - 1) != 0) return 0;
    *en += n - 1, *dn = n;
    return c;
}

/* raw stands at off and became dec; they are walked side by side. */
static void add_decoded(struct reader *r, const struct place *at, ro_str raw, ro_str dec, size_t off) {
    size_t i = 0, d = 0;
    while (d < dec.n && i < raw.n) {
        size_t n = 0;
        while (d + n < dec.n && i + n < raw.n && raw.p[i + n] == dec.p[d + n] && raw.p[i + n] != '&') n++;
        add_stretch(r, at, (ro_str){dec.p + d, n}, off + i);
        i += n, d += n;
        if (d >= dec.n || i >= raw.n) break;
        if (raw.p[i] == '&') {
            size_t dn, en = entity(raw, i, dec, d, &dn);
            uint32_t c = escaped_twice((ro_str){raw.p + i, raw.n - i}, (ro_str){dec.p + d, dec.n - d}, &en, &dn);
            char put[4];
            if (c == 0xA0 || (dn == 1 && blank(dec.p[d])))
                add_blank(r, off + i, en);
            else if (c)
                add_words(r, at, ro_str_dup(r->w->arena, (ro_str){put, ro_utf8_put(put, c)}), off + i, en);
            else
                add_words(r, at, (ro_str){dec.p + d, dn}, off + i, en);
            i += en, d += dn;
        } else if (raw.p[i] == '\r') {
            i++;
        } else if (raw.p[i] == '<') {
            while (i < raw.n && raw.p[i] != '>') i++;
            i += i < raw.n;
        } else {
            add_words(r, at, ro_str_blanks(r->w->arena, (ro_str){dec.p + d, dec.n - d}), off + i, raw.n - i);
            return;
        }
    }
}

static void text_node(struct reader *r, const struct place *at, const GumboText *t) {
    ro_str dec = ro_str_c(t->text), raw = {t->original_text.data, t->original_text.length};
    const char *base = r->pruned->html.p;
    if (!raw.p || raw.p < base || raw.p + raw.n > base + r->pruned->html.n) return;
    size_t off = (size_t)(raw.p - base);
    if (raw.n == dec.n && memcmp(raw.p, dec.p, dec.n) == 0)
        add_stretch(r, at, dec, off);
    else /* a number too big for a character comes out of gumbo as bytes that are none */
        add_decoded(r, at, raw, ro_utf8_mend(r->w->arena, dec), off);
}

/* ---- elements ----------------------------------------------------------------------------------------------------- */

static ro_str attr(const GumboElement *e, const char *name) {
    const GumboAttribute *a = gumbo_get_attribute(&e->attributes, name);
    return a ? ro_str_c(a->value) : RO_NONE;
}

static ro_span attr_source(const struct reader *r, const GumboElement *e, const char *name) {
    const GumboAttribute *a = gumbo_get_attribute(&e->attributes, name);
    if (!a || !a->original_value.length) return RO_NOSPAN;
    size_t at = (size_t)(a->original_value.data - r->pruned->html.p), n = a->original_value.length;
    if (n >= 2 && (a->original_value.data[0] == '"' || a->original_value.data[0] == '\'')) at++, n -= 2;
    uint32_t lo = ro_pruned_source(r->pruned, (uint32_t)at);
    return (ro_span){lo, lo + (uint32_t)n};
}

static uint32_t own_flags(const GumboElement *e) {
    uint32_t f = 0;
    switch (e->tag) {
    case GUMBO_TAG_NAV: f = RO_IN_NAV; break;
    case GUMBO_TAG_HEADER: f = RO_IN_HEADER; break;
    case GUMBO_TAG_FOOTER: f = RO_IN_FOOTER; break;
    case GUMBO_TAG_ASIDE: f = RO_IN_ASIDE; break;
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE: f = RO_IN_MAIN; break;
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_LABEL: f = RO_IN_FORM; break;
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION: f = RO_IN_FIGURE; break;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY: return 0; /* their classes speak of the site */
    default: break;
    }
    for (unsigned i = 0; i < e->attributes.length; i++) {
        const GumboAttribute *a = e->attributes.data[i];
        if (strcmp(a->name, RO_FLAGS) == 0)
            f |= (uint32_t)strtoul(a->value, NULL, 16);
        else if (strcmp(a->name, "itemprop") == 0 && (strcmp(a->value, "articleBody") == 0 || strcmp(a->value, "text") == 0))
            f |= RO_IN_MAIN | RO_HINT_GOOD;
    }
    return f;
}

static bool block_level(GumboTag t) {
    switch (t) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_RB:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_UNKNOWN: return false;
    default: return true;
    }
}

bool ro_tag_parts(ro_str name) { return block_level(gumbo_tagn_enum(name.p, (unsigned)name.n)); }

/* The words inside an element, as far as they fit: of a name or a date. */
static void words_in(const GumboNode *n, ro_buf *b, unsigned deep) {
    enum { FULL = 200, DEEP = 6 };
    if (b->n > FULL || deep > DEEP) return;
    if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE) ro_buf_addc(b, n->v.text.text);
    if (n->type != GUMBO_NODE_ELEMENT) return;
    for (unsigned i = 0; i < n->v.element.children.length; i++) words_in(n->v.element.children.data[i], b, deep + 1);
}

/* <span itemprop="author">Jane Doe</span>: only of what is printed in words. */
static void item_words(struct reader *r, const GumboElement *e, const char *key, ro_str prop) {
    static const char *const printed[] = {"author", "datePublished", "dateModified", "articleSection"};
    bool one = false;
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) one = one || ro_str_is(prop, printed[i]);
    if (!one || !e->start_pos.offset || e->end_pos.offset <= e->start_pos.offset) return;
    ro_buf b = {.arena = r->w->arena};
    for (unsigned i = 0; i < e->children.length; i++) words_in(e->children.data[i], &b, 0);
    ro_str words = ro_str_trim(ro_buf_str(&b));
    if (!words.n || words.n > 120) return;
    ro_page_meta(r->w, key, words,
                 (ro_span){ro_pruned_source(r->pruned, e->start_pos.offset), ro_pruned_source(r->pruned, e->end_pos.offset)});
}

static void declared_item(struct reader *r, const GumboElement *e) {
    char key[64] = "itemprop:";
    ro_str prop = attr(e, "itemprop");
    if (!prop.n || prop.n > 40) return;
    memcpy(key + 9, prop.p, prop.n + 1);
    const char *from = attr(e, "content").n ? "content" : attr(e, "datetime").n ? "datetime" : "href";
    if (attr(e, from).n)
        ro_page_meta(r->w, key, attr(e, from), attr_source(r, e, from));
    else
        item_words(r, e, key, prop);
}

static void declared(struct reader *r, const GumboElement *e) {
    ro_page_writer *w = r->w;
    if (e->tag == GUMBO_TAG_LINK) {
        if (ro_str_is(attr(e, "rel"), "canonical")) ro_page_meta(w, "canonical", attr(e, "href"), attr_source(r, e, "href"));
        return;
    }
    if (e->tag == GUMBO_TAG_BASE) {
        ro_page_meta(w, "base", attr(e, "href"), attr_source(r, e, "href"));
    } else if (e->tag == GUMBO_TAG_TIME) {
        bool own = attr(e, "pubdate").p;
        ro_page_meta(w, own ? "time pubdate" : "time", attr(e, "datetime"), attr_source(r, e, "datetime"));
    } else if (e->tag == GUMBO_TAG_META) {
        ro_str name = attr(e, "property");
        if (!name.n) name = attr(e, "name");
        if (!name.n) name = attr(e, "http-equiv");
        if (name.n && name.n < 64) ro_page_meta(w, name.p, attr(e, "content"), attr_source(r, e, "content"));
    }
    declared_item(r, e);
}

/* The plain words of an element without children but text: the title of the page. */
static void title_tag(struct reader *r, const GumboElement *e) {
    if (!e->children.length) return;
    const GumboNode *t = e->children.data[0];
    if (t->type != GUMBO_NODE_TEXT || !t->v.text.original_text.data) return;
    size_t at = (size_t)(t->v.text.original_text.data - r->pruned->html.p);
    uint32_t lo = ro_pruned_source(r->pruned, (uint32_t)at);
    ro_page_meta(r->w, "title", ro_str_c(t->v.text.text), (ro_span){lo, lo + (uint32_t)t->v.text.original_text.length});
}

static void set_kind(struct place *at, GumboTag t) {
    switch (t) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
        at->kind = RO_PARA_HEADING, at->joined = true;
        at->level = (uint8_t)(t - GUMBO_TAG_H1 + 1);
        break;
    case GUMBO_TAG_LI: at->kind = RO_PARA_ITEM; break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: at->kind = RO_PARA_CELL; break;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION: at->kind = RO_PARA_CAPTION, at->joined = true; break;
    case GUMBO_TAG_PRE: at->pre = true; break;
    case GUMBO_TAG_TABLE: at->kind = RO_PARA_TEXT; break;
    default: break;
    }
}

static uint32_t add_element(struct reader *r, const struct place *up, const GumboElement *e, uint32_t flags) {
    ro_page_writer *w = r->w;
    uint32_t n = (uint32_t)w->elements.n;
    ro_element *x = &RO_PUSH(w->arena, w->elements);
    *x = (ro_element){.parent = n ? up->element : 0, .depth = up->depth + 1, .flags = flags, .first = (uint32_t)w->blocks.n};
    const char *name = gumbo_normalized_tagname(e->tag);
    strncpy(x->tag, name, sizeof x->tag - 1);
    return n;
}

static void walk(struct reader *r, const GumboNode *n, const struct place *up);

static void children(struct reader *r, const GumboElement *e, const struct place *at) {
    for (unsigned i = 0; i < e->children.length; i++) walk(r, e->children.data[i], at);
}

/* The element that holds the image and, as long as there is no text yet, those that hold that. Each is marked once. */
static void mark_image(struct reader *r, uint32_t e) {
    ro_page_writer *w = r->w;
    if (!w->elements.n) return;
    for (bool on = true; on && !(w->elements.v[e].flags & RO_HAS_IMAGE); e = w->elements.v[e].parent) {
        w->elements.v[e].flags |= RO_HAS_IMAGE;
        on = w->elements.v[e].first == w->blocks.n;
    }
}

static void element(struct reader *r, const GumboElement *e, const struct place *up) {
    struct place at = *up;
    if (e->tag == GUMBO_TAG_TITLE) {
        title_tag(r, e);
        return;
    }
    if (e->tag == GUMBO_TAG_BR) {
        if (r->br) ro_page_end_block(r->w); /* the second in a row */
        r->br = true;
        return;
    }
    if (e->tag == GUMBO_TAG_IMG) {
        mark_image(r, up->element);
        return;
    }
    declared(r, e);
    uint32_t own = own_flags(e);
    at.flags |= own;
    if (!block_level(e->tag)) {
        if (own & RO_IN_HIDDEN) return;
        at.flags = up->flags; /* a span's class says nothing of the block that it stands in */
        if (e->tag == GUMBO_TAG_A && attr(e, "href").p) at.link = true;
        if (e->tag == GUMBO_TAG_B || e->tag == GUMBO_TAG_STRONG) at.bold = true;
        children(r, e, &at);
        return;
    }
    ro_page_end_block(r->w);
    r->br = false;
    set_kind(&at, e->tag);
    at.element = add_element(r, up, e, own);
    at.depth = up->depth + 1;
    children(r, e, &at);
    ro_page_end_block(r->w);
    r->br = false;
    r->w->elements.v[at.element].end = (uint32_t)r->w->blocks.n;
}

static void walk(struct reader *r, const GumboNode *n, const struct place *up) {
    switch (n->type) {
    case GUMBO_NODE_ELEMENT: element(r, &n->v.element, up); break;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA: text_node(r, up, &n->v.text); break;
    default: break;
    }
}

void ro_walk_html(ro_page_writer *w, const ro_pruned *pruned, uint32_t flags) {
    ro_arena *trees = ro_arena_inner(w->arena); /* six times the page: not held as long as the account is */
    struct pool pool = {.arena = trees};
    struct reader r = {.w = w, .pruned = pruned};
    GumboOptions o = kGumboDefaultOptions;
    o.allocator = pool_alloc, o.deallocator = pool_free, o.userdata = &pool;
    o.max_errors = 0;
    GumboOutput *tree = gumbo_parse_with_options(&o, pruned->html.p, pruned->html.n);
    struct place top = {.kind = RO_PARA_TEXT, .flags = flags};
    if (tree->root) {
        ro_str lang = attr(&tree->root->v.element, "lang");
        if (lang.n) ro_page_meta(w, "lang", lang, attr_source(&r, &tree->root->v.element, "lang"));
        walk(&r, tree->root, &top);
        w->elements.v[0].end = (uint32_t)w->blocks.n;
    }
    ro_arena_empty(trees);
}

void ro_read_html(ro_page_writer *w) {
    ro_arena *inner = ro_arena_inner(w->arena);
    const ro_pruned *pruned = ro_prune(inner, w->page->source);
    if (pruned->over != SIZE_MAX)
        ro_page_note(w, "The page has more than %d tags; from byte %zu on only its text was read.", RO_MAX_TAGS, pruned->over);
    ro_walk_html(w, pruned, 0);
    for (size_t i = 0; i < pruned->nld; i++) ro_read_jsonld(w, pruned->ld[i]);
    ro_read_savers(w);
    for (size_t i = 0; i < w->blocks.n; i++)
        if (w->blocks.v[i].level == 1) ro_page_meta(w, "h1", w->blocks.v[i].text, w->blocks.v[i].source);
    ro_read_told(w, pruned);
    ro_arena_empty(inner);
}
