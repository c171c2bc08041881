/* RSS, RDF and Atom files into captures: an entry that carries its whole text is an account with an address, a title, a
 * publisher and a day of publication.
 *
 * The whole text is what content:encoded (RSS) or content (Atom) holds; a description is taken for it where it is long and does
 * not break off. An entry that only announces its page is refused, or passed over where the feed lay beside the page in a crawl.
 * When the feed was fetched it does not say: its dates are of publication and of change, so the day of capture stays unknown.
 *
 * Other XML that people take for feeds (lists of feeds, maps of sites) is refused in one sentence. Element names count with their
 * namespace, for media and shop modules have titles and descriptions of their own. */
#include "base/xml.h"
#include "unpack/mime.h"
#include "unpack/unpack.h"

#include <stdio.h>

enum {
    LONG = 600, /* bytes of text: a description that may be the whole account */
};

/* ---- what is it? ------------------------------------------------------------------------------------------------------ */

typedef struct kind {
    const char *root, *also; /* local name of the outermost element; what its start must hold besides */
    const char *other;       /* what it is if no feed */
} kind;
static const kind kinds[] = {
    {"rss", NULL, NULL},
    {"feed", "w3.org/2005/Atom", NULL},
    {"feed", "purl.org/atom", NULL},
    {"RDF", "purl.org/rss", NULL},
    {"RDF", "my.netscape.com/rdf", NULL},
    {"opml", NULL, "a list of feeds (OPML): fetch the feeds or, better, the pages"},
    {"urlset", NULL, "a map of a site, which has addresses and no pages: fetch the pages"},
    {"sitemapindex", NULL, "a list of maps of a site, which has addresses and no pages: fetch the pages"},
};

static ro_str behind(ro_str s, const char *end) {
    ssize_t i = ro_str_find(s, ro_str_c(end));
    size_t n = i < 0 ? s.n : (size_t)i + strlen(end);
    return (ro_str){s.p + n, s.n - n};
}

/* From the "<" of the outermost element on. */
static ro_str root_of(ro_str s) {
    if (ro_str_starts(s, "\xEF\xBB\xBF")) s.p += 3, s.n -= 3;
    while ((s = ro_str_trim(s)).n > 1 && s.p[0] == '<' && (s.p[1] == '?' || s.p[1] == '!')) {
        const char *gt = memchr(s.p, '>', s.n), *list = memchr(s.p, '[', s.n);
        bool declares = s.p[1] == '!' && list && gt && list < gt;
        s = behind(s, s.p[1] == '?' ? "?>" : ro_str_starts(s, "<!--") ? "-->" : declares ? "]" : ">");
        if (declares) s = behind(s, ">");
    }
    return s;
}

static const kind *kind_of(ro_str head) {
    ro_str s = root_of(head);
    if (s.n < 5 || s.p[0] != '<') return NULL;
    size_t n = 1, from = 1;
    for (; n < s.n && s.p[n] > ' ' && s.p[n] != '>' && s.p[n] != '/'; n++)
        if (s.p[n] == ':') from = n + 1;
    ro_str name = {s.p + from, n - from};
    const char *gt = memchr(s.p, '>', s.n);
    ro_str start = {s.p, gt ? (size_t)(gt - s.p) : s.n};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ro_str_is(name, kinds[i].root) && (!kinds[i].also || ro_str_find_nocase(start, kinds[i].also) >= 0)) return &kinds[i];
    return NULL;
}

bool ro_feed_is(ro_str head, const ro_capture *about) {
    (void)about;
    return kind_of(head) != NULL;
}

/* ---- elements ----------------------------------------------------------------------------------------------------------- */

static bool has(ro_str s, const char *words) { return ro_str_find(s, ro_str_c(words)) >= 0; }

/* An element of the feed itself or of the two modules that say more of an entry. */
static bool ours(const ro_xml *x) {
    static const char *const spaces[] = {"purl.org/rss/1.0", "w3.org/2005/Atom", "purl.org/atom",        "purl.org/dc/",
                                         "my.netscape.com",  "userland.com/rss", "blogs.law.harvard.edu"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (has(x->space, spaces[i])) return true;
    return !x->space.n;
}

static void add_escaped(ro_buf *b, ro_str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '<')
            ro_buf_addc(b, "&lt;");
        else if (s.p[i] == '&')
            ro_buf_addc(b, "&amp;");
        else
            ro_buf_byte(b, s.p[i]);
    }
}

/* Everything in the element that has just begun: its text, or its markup without attributes. */
static ro_str inside(ro_xml *x, bool markup) {
    ro_buf b = {.arena = x->arena};
    const int depth = x->depth;
    bool empty = false; /* the end that comes is that of an element without content */
    while (ro_xml_next(x)) {
        if (x->kind == RO_XML_END && x->depth <= depth) break;
        if (x->kind == RO_XML_TEXT && markup) add_escaped(&b, x->text);
        if (x->kind == RO_XML_TEXT && !markup) ro_buf_add(&b, x->text);
        if (x->kind == RO_XML_START && markup) ro_buf_printf(&b, "<%.*s>", (int)x->name.n, x->name.p);
        if (x->kind == RO_XML_END && markup && !empty) ro_buf_printf(&b, "</%.*s>", (int)x->name.n, x->name.p);
        empty = x->kind == RO_XML_START && x->empty;
    }
    return ro_str_trim(ro_buf_str(&b));
}

/* Words of a title, on one line; most feeds have them as HTML. */
static ro_str line(ro_xml *x) {
    ro_str s = inside(x, false);
    ro_buf b = {.arena = x->arena};
    for (size_t i = 0, n; i < s.n;) {
        uint32_t c = ro_reference((ro_str){s.p + i, s.n - i}, &n);
        char put[4];
        if (c)
            ro_buf_add(&b, (ro_str){put, ro_utf8_put(put, c)});
        else
            ro_buf_byte(&b, s.p[i]), n = 1;
        i += n;
    }
    return ro_str_blanks(x->arena, ro_buf_str(&b));
}

/* ---- entries ------------------------------------------------------------------------------------------------------------ */

struct entry {
    ro_str title, url, id, date, publisher, content, summary;
    bool html; /* the content is, for certain */
    bool own;  /* the entry says that its id is an address */
};

struct feed {
    ro_unpack *unpack;
    ro_xml *xml;
    const ro_capture *about;
    ro_str title, language;
    size_t n;
};

static void first(ro_str *to, ro_str s) {
    if (!to->n) *to = s;
}

static void take_link(ro_xml *x, struct entry *e) {
    ro_str href = ro_str_dup(x->arena, ro_xml_attribute(x, "href")), rel = ro_xml_attribute(x, "rel");
    bool page = !rel.n || ro_str_is(rel, "alternate");
    ro_str text = inside(x, false);
    if (page) first(&e->url, href.n ? href : text);
}

/* Atom says what its content is; text is one account in plain words. */
static void take_content(ro_xml *x, struct entry *e) {
    ro_str type = ro_str_dup(x->arena, ro_xml_attribute(x, "type"));
    bool xhtml = ro_str_is(type, "xhtml"), plain = !type.n || ro_str_is(type, "text") || ro_str_is(type, "text/plain");
    ro_str s = inside(x, xhtml);
    if (e->content.n || (!xhtml && !plain && !ro_str_is(type, "html") && !ro_str_is(type, "text/html"))) return;
    e->content = s;
    e->html = !plain;
}

static void take_source(ro_xml *x, struct entry *e) {
    const int depth = x->depth;
    ro_str url = ro_xml_attribute(x, "url");
    if (url.p) { /* RSS: the feed that the entry was taken from */
        first(&e->publisher, line(x));
        return;
    }
    while (ro_xml_within(x, depth))
        if (x->kind == RO_XML_START && ro_str_is(x->name, "title") && ours(x)) first(&e->publisher, line(x));
}

static bool named(const ro_xml *x, const char *a, const char *b, const char *c) {
    return ro_str_is(x->name, a) || (b && ro_str_is(x->name, b)) || (c && ro_str_is(x->name, c));
}

static void take_part(ro_xml *x, struct entry *e) {
    if (!ours(x)) {
        ro_xml_skip(x);
    } else if (named(x, "title", NULL, NULL)) {
        first(&e->title, line(x));
    } else if (named(x, "link", NULL, NULL)) {
        take_link(x, e);
    } else if (named(x, "guid", "id", NULL)) {
        e->own = named(x, "guid", NULL, NULL) && !ro_str_is(ro_xml_attribute(x, "isPermaLink"), "false");
        first(&e->id, line(x));
    } else if (named(x, "pubDate", "published", "issued") || named(x, "date", NULL, NULL)) {
        first(&e->date, line(x));
    } else if (named(x, "encoded", NULL, NULL)) {
        e->content = inside(x, false);
        e->html = true;
    } else if (named(x, "content", NULL, NULL)) {
        take_content(x, e);
    } else if (named(x, "description", "summary", NULL)) {
        bool xhtml = ro_str_is(ro_xml_attribute(x, "type"), "xhtml");
        first(&e->summary, inside(x, xhtml));
    } else if (named(x, "source", NULL, NULL)) {
        take_source(x, e);
    } else {
        ro_xml_skip(x);
    }
}

/* ---- handing on ---------------------------------------------------------------------------------------------------------- */

/* Does it hold tags or character references? */
static bool marked_up(ro_str s) {
    for (size_t i = 0; i + 2 < s.n; i++) {
        char c = s.p[i + 1] | 32;
        if (s.p[i] == '<' && ((c >= 'a' && c <= 'z') || s.p[i + 1] == '/' || s.p[i + 1] == '!')) return true;
        if (s.p[i] == '&' && memchr(s.p + i, ';', s.n - i < 10 ? s.n - i : 10)) return true;
    }
    return false;
}

/* A description that is the account: long without its tags, and not broken off. */
static bool whole(ro_str s) {
    static const char *const ends[] = {"\xE2\x80\xA6", "...",     "[...]",     "[\xE2\x80\xA6]",          "&hellip;",
                                       "[&hellip;]",   "&#8230;", "[&#8230;]", "\xE2\x80\xA6\xE2\x80\xA6"};
    size_t n = 0, end = 0;
    bool tag = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '<') tag = true;
        n += !tag;
        if (!tag && (unsigned char)s.p[i] > ' ') end = i + 1;
        if (s.p[i] == '>') tag = false;
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ro_str_ends((ro_str){s.p, end}, ends[i])) return false;
    return n >= LONG;
}

/* "2024-06-19T10:00:00Z" as it is, "Wed, 19 Jun 2024 10:00:00 +0900" in the same form. */
static ro_str iso(ro_arena *a, ro_str s) {
    if (s.n >= 10 && s.p[4] == '-') return s;
    return s.n ? ro_mime_date(a, s) : RO_NONE;
}

static bool address(ro_str s) { return ro_str_starts(s, "http://") || ro_str_starts(s, "https://"); }

static void refuse_entry(struct feed *f, ro_str name, const char *why) {
    struct ro_error e = {.status = RO_INPUT};
    snprintf(e.text, sizeof e.text, "%.*s: %s", (int)name.n, name.p, why);
    ro_unpack_refuse(f->unpack, name, &e);
}

static void give(struct feed *f, struct entry *e) {
    ro_arena *a = f->xml->arena;
    const ro_capture *about = f->about;
    if (!e->content.n && whole(e->summary)) e->content = e->summary, e->html = marked_up(e->summary);
    if (!e->url.n && e->own) e->url = e->id;
    ro_str name = e->id.n && e->id.n < 300 ? e->id : ro_str_printf(a, "%zu", f->n);
    name = ro_str_printf(a, "%.*s#%.*s", (int)about->file.n, about->file.p, (int)name.n, name.p);
    if (!e->content.n && f->unpack->found) {
        ro_unpack_skip(f->unpack, name);
    } else if (!e->content.n) {
        refuse_entry(f, name, "the feed holds only a summary of it: save its page");
    } else {
        ro_capture c = {.file = name, .bytes = e->content, .note = about->note, .html = e->html, .text = !e->html};
        c.url = address(e->url) ? e->url : RO_NONE;
        /* What a feed carries of a page is no version of the page. */
        if (c.url.n) c.id = ro_str_printf(a, "feed:%.*s", (int)c.url.n, c.url.p);
        c.title = e->title.n ? e->title : RO_NONE;
        c.publisher = e->publisher.n ? e->publisher : f->title.n ? f->title : RO_NONE;
        c.date = iso(a, e->date);
        c.language = f->language;
        ro_unpack_give(f->unpack, &c);
    }
}

/* ---- a feed --------------------------------------------------------------------------------------------------------------- */

/* "en-US" as "en". */
static ro_str language(ro_arena *a, ro_str s) {
    if (s.n < 2 || (s.n > 2 && s.p[2] != '-' && s.p[2] != '_')) return RO_NONE;
    return ro_str_printf(a, "%c%c", s.p[0] | 32, s.p[1] | 32);
}

static void take_entry(struct feed *f) {
    struct entry e = {0};
    const int depth = f->xml->depth;
    f->n++;
    while (ro_xml_within(f->xml, depth))
        if (f->xml->kind == RO_XML_START) take_part(f->xml, &e);
    if (!f->xml->damaged) give(f, &e); /* cut off in the middle, it is no whole account */
}

static void take_all(struct feed *f) {
    ro_xml *x = f->xml;
    while (!f->unpack->stop && ro_xml_next(x)) {
        if (x->kind != RO_XML_START) continue;
        if (x->depth == 0) f->language = language(x->arena, ro_xml_attribute(x, "lang"));
        if (named(x, "item", "entry", NULL))
            take_entry(f);
        else if (named(x, "image", "textinput", "textInput"))
            ro_xml_skip(x);
        else if (named(x, "title", NULL, NULL) && ours(x))
            first(&f->title, line(x));
        else if (named(x, "language", NULL, NULL) && ours(x))
            f->language = language(x->arena, line(x));
    }
}

void ro_feed_take(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    const kind *k = kind_of(ro_stream_look(s, RO_HEAD));
    int n = (int)s->name.n;
    if (k->other && u->found) {
        ro_unpack_skip(u, about->file);
        return;
    }
    if (k->other) ro_throw(s->arena, RO_UNSUPPORTED, "%.*s: is %s", n, s->name.p, k->other);
    struct feed f = {.unpack = u, .about = about, .xml = ro_xml_open(s->arena, ro_stream_rest(s))};
    take_all(&f);
    if (f.xml->damaged && !f.n)
        ro_throw(s->arena, RO_INPUT, "%.*s: is a feed in damaged XML, or one that declares entities: it is not read", n,
                 s->name.p);
    if (f.xml->damaged)
        ro_throw(s->arena, RO_INPUT, "%.*s: is damaged XML in or behind entry %zu: what stands there is not read: fetch it again",
                 n, s->name.p, f.n);
    if (!f.n && !u->found)
        ro_throw(s->arena, RO_INPUT, "%.*s: is a feed without entries: there is nothing to read", n, s->name.p);
}
