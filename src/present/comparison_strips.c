/* The overview picture of a comparison: each account a strip from its beginning at the top to its end, as long as its words; what
 * two of them both tell is joined by a band, what one alone tells is hatched.
 *
 * Marks are shapes before they are tones, so that it reads in print: joined and unmoved plain, moved dashed, reworded with a
 * thick edge, alone hatched. On the page each block leads to its passage; that is for the hand alone, since keys and filters lead
 * there too, and the words stand in a sentence for those who do not see it.
 *
 * The figure is the same by itself, to be printed or put into a text: looks stand in attributes, black on white, and under it are
 * the caption, and of each account who published it when, its address and the hash of its page. */
#include "present/comparison_page.h"

#include <stdio.h>

enum { HEIGHT = 320, STRIP = 26, GAP = 120, TOP = 22, MOST = 400, LINE = 15, WIDE = 720, LETTERS = 108 };

struct strips {
    struct page *p;
    const ro_comparison *c;
    size_t longest;
    bool figure;
};

enum look { BOTH, ALONE, BAND, CHANGED, MOVED };
static const char *const KLASS[] = {"class=\"both\"", "class=\"alone\"", "class=\"band\"", "class=\"band changed\"",
                                    "class=\"band moved\""};
static const char *const DRAWN[] = {
    "fill=\"#ccc\" stroke=\"#fff\" stroke-width=\".5\"",
    "fill=\"url(#hatch)\" stroke=\"#555\" stroke-width=\".5\"",
    "fill=\"#ccc\" fill-opacity=\".35\"",
    "fill=\"#ccc\" fill-opacity=\".35\" stroke=\"#000\" stroke-width=\"1.4\"",
    "fill=\"none\" stroke=\"#555\" stroke-dasharray=\"4 3\"",
};

static const char *looks(const struct strips *s, enum look k) { return s->figure ? DRAWN[k] : KLASS[k]; }
static unsigned x_of(size_t k) { return (unsigned)(k * (STRIP + GAP)); }

static double y_of(const struct strips *s, uint32_t byte) {
    return TOP + (s->longest ? (double)HEIGHT * byte / (double)s->longest : 0);
}

static void put(const struct strips *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void put(const struct strips *s, const char *fmt, ...) {
    char b[480];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(b, sizeof b, fmt, ap);
    va_end(ap);
    raw(s->p, b);
}

static void block(const struct strips *s, const ro_passage *p, size_t k) {
    double y = y_of(s, p->spans[k].lo), h = y_of(s, p->spans[k].hi) - y;
    if (!s->figure) raw(s->p, "<a tabindex=\"-1\""), ro_html_to(s->p, p), raw(s->p, ">");
    put(s, "<rect x=\"%u\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" %s/>", x_of(k), y, STRIP, h < 0.5 ? 0.5 : h,
        looks(s, p->kind == RO_ONLY ? ALONE : BOTH));
    if (!s->figure) raw(s->p, "</a>");
}

/* From the right edge of strip x to the left edge of strip y. */
static void band(const struct strips *s, const ro_passage *p, size_t x, size_t y) {
    unsigned l = x_of(x) + STRIP, r = x_of(y), m = (l + r) / 2;
    double a = y_of(s, p->spans[x].lo), b = y_of(s, p->spans[x].hi), c = y_of(s, p->spans[y].lo), d = y_of(s, p->spans[y].hi);
    bool moved = ro_view_elsewhere(p, (unsigned)x, (unsigned)y);
    put(s, "<path %s d=\"M%u %.1fC%u %.1f %u %.1f %u %.1fL%u %.1fC%u %.1f %u %.1f %u %.1fZ\"/>",
        looks(s, moved                  ? MOVED
                 : ro_view_substance(p) ? CHANGED
                                        : BAND),
        l, a, m, a, m, c, r, c, r, d, m, d, m, b, l, b);
}

static void hatching(const struct strips *s) {
    put(s,
        "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><path d=\"M0 0V5\" %s/></pattern></defs>",
        s->figure ? "stroke=\"#000\" stroke-width=\"1.2\"" : "class=\"hatch\"");
}

static void drawing(const struct strips *s) {
    const ro_comparison *c = s->c;
    hatching(s);
    size_t step = c->npassages / MOST + 1; /* a thousand bands are a grey field anyhow */
    for (size_t i = 0; i < c->npassages; i += step)
        for (size_t x = 0; x + 1 < c->naccounts; x++)
            if (c->passages[i].in >> x & c->passages[i].in >> (x + 1) & 1) band(s, &c->passages[i], x, x + 1);
    for (size_t k = 0; k < c->naccounts; k++) {
        put(s, "<text x=\"%u\" y=\"14\"%s>%c</text>", x_of(k) + STRIP / 2 - 5, s->figure ? " font-weight=\"600\"" : "",
            'A' + (int)k);
        for (size_t i = 0; i < c->npassages; i++)
            if (c->passages[i].in >> k & 1) block(s, &c->passages[i], k);
    }
}

static struct strips of(struct page *p, bool figure) {
    struct strips s = {p, p->c, 0, figure};
    for (size_t k = 0; k < p->c->naccounts; k++)
        if (p->c->accounts[k]->text.n > s.longest) s.longest = p->c->accounts[k]->text.n;
    return s;
}

static ro_str caption(const struct strips *s) {
    const ro_counts *n = &s->c->counts;
    size_t moved = 0;
    for (size_t i = 0; i < s->c->npassages; i++) moved += s->c->passages[i].moved;
    return ro_str_printf(s->p->arena,
                         "Each strip is one account, top to bottom. Bands join what two of them tell (%zu passages; thick edges: "
                         "words of substance differ; dashed: moved, %zu); hatched is what one tells alone (%zu).",
                         n->same + n->reworded + n->paraphrase, moved, n->only);
}

void ro_html_strips(struct page *p) {
    struct strips s = of(p, false);
    put(&s, "<figure class=\"strips\"><svg viewBox=\"-2 0 %u %d\" preserveAspectRatio=\"xMinYMin\" aria-hidden=\"true\">",
        x_of(p->c->naccounts - 1) + STRIP + 4, HEIGHT + TOP + 4);
    drawing(&s);
    raw(p, "</svg><figcaption>");
    text(p, caption(&s));
    raw(p, "</figcaption></figure>\n");
}

/* ---- the picture by itself ----------------------------------------------------------------------------------------------- */

struct lines {
    struct page *p;
    unsigned y;
};

/* One paragraph, broken between words, since SVG breaks nothing; a word longer than a line is broken anywhere between letters. */
static void paragraph(struct lines *l, ro_str s, bool bold) {
    while (s.n) {
        size_t end = 0, blank = 0, letters = 0;
        while (end < s.n && letters < LETTERS) {
            if (s.p[end] == ' ') blank = end;
            ro_utf8_next(s, &end);
            letters++;
        }
        if (end < s.n && blank) end = blank;
        raw(l->p, "<text x=\"0\" y=\"");
        ro_out_num(l->p->o, l->y);
        raw(l->p, bold ? "\" font-weight=\"600\">" : "\">");
        ro_out_xml(l->p->o, (ro_str){s.p, end});
        raw(l->p, "</text>\n");
        l->y += LINE;
        while (end < s.n && s.p[end] == ' ') end++;
        s = (ro_str){s.p + end, s.n - end};
    }
}

static void dated(ro_buf *b, ro_arena *a, const char *what, const ro_date *d) {
    ro_str day = ro_view_day(a, d);
    if (day.n) ro_buf_addc(b, what), ro_buf_add(b, day);
}

static void said_of(struct lines *l, unsigned k) {
    struct page *p = l->p;
    const ro_record *r = p->c->accounts[k];
    ro_buf b = {.arena = p->arena};
    ro_buf_printf(&b, "%c ", 'A' + (int)k);
    ro_buf_add(&b, ro_view_name(p->c, k));
    if (r->title.value.n) ro_buf_addc(&b, ": "), ro_buf_add(&b, r->title.value);
    paragraph(l, ro_str_blanks(p->arena, ro_buf_str(&b)), true);
    b = (ro_buf){.arena = p->arena};
    ro_buf_addc(&b, ro_view_kind(r));
    dated(&b, p->arena, ", meeting ", &r->meeting);
    dated(&b, p->arena, ", published ", &r->published);
    dated(&b, p->arena, ", taken ", &r->captured);
    ro_buf_printf(&b, ". SHA-256 %s", r->sha256);
    if (r->url.n) ro_buf_addc(&b, ". "), ro_buf_add(&b, r->url);
    paragraph(l, ro_str_blanks(p->arena, ro_buf_str(&b)), false);
    l->y += 5;
}

/* How tall it is, is known when its lines are written: they are written first, aside. */
static bool aside(void *user, const char *bytes, size_t n) {
    ro_buf_add(user, (ro_str){bytes, n});
    return true;
}

void ro_html_figure(struct page *p) {
    struct strips s = of(p, true);
    ro_buf under = {.arena = p->arena};
    ro_out *o = RO_NEW(p->arena, ro_out), *page = p->o;
    struct lines l = {p, HEIGHT + TOP + 2 * LINE};
    ro_out_open(o, (ro_sink){aside, &under});
    p->o = o;
    paragraph(&l, caption(&s), false);
    l.y += 5;
    for (unsigned k = 0; k < p->c->naccounts; k++) said_of(&l, k);
    paragraph(&l, RO_S("Made by readout " RO_VERSION "."), false);
    ro_out_close(o);
    p->o = page;
    unsigned strips = x_of(p->c->naccounts - 1) + STRIP, wide = strips > WIDE ? strips : WIDE;
    put(&s,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-12 -6 %u %u\" width=\"%u\" height=\"%u\" font-family=\"system-ui, "
        "Helvetica, Arial, sans-serif\" font-size=\"12\">\n<title>%zu accounts side by side</title>\n<rect x=\"-12\" y=\"-6\" "
        "width=\"%u\" height=\"%u\" fill=\"#fff\"/>\n",
        wide + 24, l.y + 6, wide + 24, l.y + 6, p->c->naccounts, wide + 24, l.y + 6);
    drawing(&s);
    raw(p, "\n");
    ro_out_add(p->o, ro_buf_str(&under));
    raw(p, "</svg>\n");
}
