/* The overview picture of a comparison: each account a strip from its beginning at the top to its end, as long as its words; what
 * two of them both tell is joined by a band, what one alone tells is hatched.
 *
 * Marks are shapes before they are tones, so that it reads in print: joined and unmoved plain, moved dashed, reworded with a
 * thick edge, alone hatched. The words stand in a sentence for those who do not see it. No script, no link; numbers are ours
 * alone. */
#include "present/comparison.h"

#include <stdio.h>

enum { HEIGHT = 320, STRIP = 26, GAP = 120, TOP = 22, MOST = 400 };

struct strips {
    ro_out *o;
    const ro_comparison *c;
    size_t longest;
};

static unsigned x_of(size_t k) { return (unsigned)(k * (STRIP + GAP)); }

static double y_of(const struct strips *s, uint32_t byte) {
    return TOP + (s->longest ? (double)HEIGHT * byte / (double)s->longest : 0);
}

static void put(const struct strips *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void put(const struct strips *s, const char *fmt, ...) {
    char b[400];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(b, sizeof b, fmt, ap);
    va_end(ap);
    ro_out_c(s->o, b);
}

static void block(const struct strips *s, const ro_passage *p, size_t k) {
    double y = y_of(s, p->spans[k].lo), h = y_of(s, p->spans[k].hi) - y;
    put(s, "<rect x=\"%u\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" class=\"%s\"/>", x_of(k), y, STRIP, h < 0.5 ? 0.5 : h,
        p->kind == RO_ONLY ? "alone" : "both");
}

/* From the right edge of strip x to the left edge of strip y. */
static void band(const struct strips *s, const ro_passage *p, size_t x, size_t y) {
    unsigned l = x_of(x) + STRIP, r = x_of(y), m = (l + r) / 2;
    double a = y_of(s, p->spans[x].lo), b = y_of(s, p->spans[x].hi), c = y_of(s, p->spans[y].lo), d = y_of(s, p->spans[y].hi);
    put(s, "<path class=\"%s\" d=\"M%u %.1fC%u %.1f %u %.1f %u %.1fL%u %.1fC%u %.1f %u %.1f %u %.1fZ\"/>",
        p->moved               ? "band moved"
        : ro_view_substance(p) ? "band changed"
                               : "band",
        l, a, m, a, m, c, r, c, r, d, m, d, m, b, l, b);
}

static void told(const struct strips *s) {
    const ro_counts *n = &s->c->counts;
    size_t moved = 0;
    for (size_t i = 0; i < s->c->npassages; i++) moved += s->c->passages[i].moved;
    put(s,
        "<figcaption>Each strip is one account, top to bottom. Bands join what two of them tell (%zu passages; thick edges: "
        "words "
        "of substance differ; dashed: moved, %zu); hatched is what one tells alone (%zu).</figcaption>",
        n->same + n->reworded + n->paraphrase, moved, n->only);
}

void ro_html_strips(const ro_comparison *c, ro_out *o) {
    struct strips s = {o, c, 0};
    for (size_t k = 0; k < c->naccounts; k++)
        if (c->accounts[k]->text.n > s.longest) s.longest = c->accounts[k]->text.n;
    unsigned wide = x_of(c->naccounts - 1) + STRIP;
    put(&s,
        "<figure class=\"strips\"><svg viewBox=\"-2 0 %u %d\" preserveAspectRatio=\"xMinYMin\" role=\"img\" aria-label=\"The "
        "accounts as strips\">",
        wide + 4, HEIGHT + TOP + 4);
    ro_out_c(o, "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
                "patternTransform=\"rotate(45)\"><path d=\"M0 0V5\" class=\"hatch\"/></pattern></defs>");
    size_t step = c->npassages / MOST + 1; /* a thousand bands are a grey field anyhow */
    for (size_t i = 0; i < c->npassages; i += step)
        for (size_t x = 0; x + 1 < c->naccounts; x++)
            if (c->passages[i].in >> x & c->passages[i].in >> (x + 1) & 1) band(&s, &c->passages[i], x, x + 1);
    for (size_t k = 0; k < c->naccounts; k++) {
        put(&s, "<text x=\"%u\" y=\"14\">%c</text>", x_of(k) + STRIP / 2 - 5, 'A' + (int)k);
        for (size_t i = 0; i < c->npassages; i++)
            if (c->passages[i].in >> k & 1) block(&s, &c->passages[i], k);
    }
    ro_out_c(o, "</svg>");
    told(&s);
    ro_out_c(o, "</figure>\n");
}
