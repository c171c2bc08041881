/* The picture of a family. In: a family in the order of a reading, root first, each behind the one it hangs on. Out: inline SVG.
 *
 * Leaves take a row each, in that order; whoever has some hang on him stands in the middle of them: two passes over the list, the
 * second from its end. A name that is too long for its box is cut, and whole in its title. Of a family too large to be looked at
 * the first are drawn, which are the nearest to the root. */
#include "family.h"

#include <stdio.h>
#include <stdlib.h>

enum { DRAWN = 80, WIDE = 186, HIGH = 44, COLUMN = 280, ROW = 56, EDGE = 8, DEEPEST = 12, LETTERS = 20 };

struct node {
    size_t parent; /* itself: the root */
    size_t n;      /* that hang on it */
    double sum;    /* of their rows; then its own */
    unsigned column;
};

struct tree {
    web_page *o;
    const web_family *f;
    struct node v[DRAWN];
    size_t n, rows;
    unsigned columns;
};

static const ro_kin *hangs_by(const struct tree *t, size_t i) {
    uint32_t by = t->f->family->by[i];
    return by == UINT32_MAX ? NULL : &t->f->family->edge[by];
}

static void find_parents(struct tree *t) {
    const ro_family *y = t->f->family;
    t->n = y->ntexts < DRAWN ? y->ntexts : DRAWN;
    for (size_t i = 0; i < t->n; i++) {
        const ro_kin *k = hangs_by(t, i);
        uint32_t above = !k ? y->text[i] : k->from == y->text[i] ? k->to : k->from;
        size_t p = i;
        while (p && y->text[p] != above) p--;
        t->v[i] = (struct node){.parent = y->text[p] == above ? p : i, .column = y->depth[i] < DEEPEST ? y->depth[i] : DEEPEST};
        if (t->v[i].parent != i) t->v[t->v[i].parent].n++;
        if (t->v[i].column + 1 > t->columns) t->columns = t->v[i].column + 1;
    }
}

static void find_rows(struct tree *t) {
    for (size_t i = 0; i < t->n; i++)
        if (!t->v[i].n) t->v[i].sum = (double)t->rows++;
    for (size_t i = t->n; i-- > 0;) {
        if (t->v[i].n) t->v[i].sum /= (double)t->v[i].n;
        if (t->v[i].parent != i) t->v[t->v[i].parent].sum += t->v[i].sum;
    }
}

static int left(const struct tree *t, size_t i) { return EDGE + (int)t->v[i].column * COLUMN; }
static int middle(const struct tree *t, size_t i) { return EDGE + HIGH / 2 + (int)(t->v[i].sum * ROW + .5); }

static void put(web_page *o, const char *fmt, int a, int b, int c, int d) {
    char s[200];
    int v[] = {a, b, c, d};
    size_t n = 0, k = 0;
    for (const char *p = fmt; *p && n < sizeof s - 16; p++)
        if (*p == '#')
            n += (size_t)snprintf(s + n, sizeof s - n, "%d", v[k++ & 3]);
        else
            s[n++] = *p;
    web_add(o, (ro_str){s, n});
}

static ro_str shortened(ro_str s) {
    size_t letters = 0, i = 0;
    for (; i < s.n; i++)
        if (((unsigned char)s.p[i] & 0xC0) != 0x80 && letters++ == LETTERS) break;
    return (ro_str){s.p, i};
}

static void words(web_page *o, const char *klass, int x, int y, ro_str s) {
    ro_str some = shortened(s);
    web_raw(o, "<text class=\""), web_raw(o, klass);
    put(o, "\" x=\"#\" y=\"#\">", x, y, 0, 0);
    web_text(o, some);
    web_raw(o, some.n < s.n ? "\xE2\x80\xA6</text>" : "</text>");
}

static void box(struct tree *t, size_t i) {
    uint32_t text = t->f->family->text[i];
    ro_reuse_text a = web_family_about(t->f, text);
    int x = left(t, i), y = middle(t, i) - HIGH / 2;
    web_raw(t->o, "<a");
    web_href(t->o, "/account/", a.id, "");
    web_raw(t->o, "><title>");
    web_text(t->o, a.publisher.n ? a.publisher : a.id);
    if (a.date.n) web_raw(t->o, ", "), web_text(t->o, a.date);
    web_raw(t->o, "</title><rect class=\"");
    web_raw(t->o, text == t->f->own ? "own" : "box");
    put(t->o, "\" x=\"#\" y=\"#\" width=\"#\" height=\"#\" rx=\"3\"/>", x, y, WIDE, HIGH);
    words(t->o, "by", x + 9, y + 18, a.publisher.n ? a.publisher : a.id);
    words(t->o, "day", x + 9, y + 35, a.date.n ? a.date : WEB_S("no date"));
    web_raw(t->o, "</a>\n");
}

/* From the right of the one above to the left of the one that hangs on it; the head of the arrow at who took. */
static void line(struct tree *t, size_t i) {
    static const char *const klass[] = {"open", "likely", "known"}, *const said[] = {"shared, direction open", "likely", "known"};
    const ro_kin *k = hangs_by(t, i);
    size_t p = t->v[i].parent;
    if (!k || p == i) return;
    bool down = k->to == t->f->family->text[i];
    int x = left(t, p) + WIDE, y = middle(t, p), to = left(t, i), end = middle(t, i), bend = to - 56;
    web_raw(t->o, "<a href=\"");
    web_family_compare(t->o, t->f, k->from, k->to);
    web_raw(t->o, "\"><title>Compare the two (");
    web_raw(t->o, said[k->direction]);
    web_raw(t->o, ")</title><path class=\"grip\" d=\"");
    put(t->o, "M# #H", x, y, 0, 0), put(t->o, "#V#H#\"/><path class=\"", bend, end, to, 0);
    web_raw(t->o, klass[k->direction]);
    put(t->o, "\" d=\"M# #H", x, y, 0, 0), put(t->o, "#V#H#\"/>", bend, end, to, 0);
    if (k->direction != RO_DIRECTION_OPEN && down) put(t->o, "<path class=\"tip\" d=\"M# #l-9 -4v8z\"/>", to, end, 0, 0);
    if (k->direction != RO_DIRECTION_OPEN && !down) put(t->o, "<path class=\"tip\" d=\"M# #l9 -4v8z\"/>", x, y, 0, 0);
    put(t->o, "<text class=\"share\" x=\"#\" y=\"#\">", bend + 5, end - 5, 0, 0);
    web_num(t->o, web_percent(down ? k->share_to : k->share_from));
    web_raw(t->o, " %</text></a>\n");
}

void web_family_tree(web_page *o, const web_family *f) {
    struct tree *t = web_memory(NULL, sizeof *t);
    if (!t) return;
    memset(t, 0, sizeof *t);
    t->o = o, t->f = f;
    find_parents(t);
    find_rows(t);
    int width = 2 * EDGE + (int)(t->columns - 1) * COLUMN + WIDE, height = 2 * EDGE + (int)(t->rows - 1) * ROW + HIGH;
    web_raw(o,
            "<figure class=\"family\"><div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"The family as a tree\">");
    put(o,
        "<svg width=\"#\" height=\"#\" viewBox=\"0 0 # #\" role=\"group\" aria-label=\"The family as a tree; the table "
        "below says the same\">\n",
        width, height, width, height);
    for (size_t i = 0; i < t->n; i++) line(t, i);
    for (size_t i = 0; i < t->n; i++) box(t, i);
    web_raw(
        o,
        "</svg></div><figcaption>An arrow leads to the account that took the words; beside it, how much of its words. The line "
        "is full where the direction is known, dashed where it is likely, dotted where it is open. A box leads to its "
        "account, a line to the comparison of the two.");
    if (t->n < f->family->ntexts) {
        web_raw(o, " The first ");
        web_num(o, t->n);
        web_raw(o, " are drawn.");
    }
    web_raw(o, "</figcaption></figure>\n");
    free(t);
}
