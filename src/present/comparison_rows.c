/* The passages of a comparison on its page: one column an account, one row a passage.
 *
 * Changed words are <del> and <ins>, told apart by shape (struck, underlined, dotted for mere form) before colour, so that a
 * print in black and white and a screen reader say the same as the screen. Under the row stands what each change of substance
 * means, its innocent explanation and how usual it is. An account without the passage says so in its column. */
#include "present/comparison_page.h"

static ro_str cut(const struct page *p, unsigned k, ro_span s) { return ro_cut(p->c->accounts[k]->text, s); }

static void marked(struct page *p, unsigned k, const ro_edit *e, ro_span s, const char *tag) {
    raw(p, "<");
    raw(p, tag);
    if (!e->substantive) raw(p, " class=\"form\"");
    raw(p, " title=\"");
    words(p, ro_view_edit(e));
    raw(p, "\"><span class=\"vh\">[</span>");
    text(p, cut(p, k, s));
    raw(p, "<span class=\"vh\">]</span></");
    raw(p, tag);
    raw(p, ">");
}

/* The words of account k. Changes are marked against the first account of the passage; in the first against the next that has
 * any: one too far from it has none. */
static void side(struct page *p, const ro_passage *q, unsigned k) {
    unsigned base = ro_view_first(q);
    ro_edit *e = RO_NEWS(p->arena, ro_edit, q->nedits + 1);
    size_t n = k == base ? 0 : ro_view_edits(q, k, base, e, q->nedits);
    for (unsigned i = base + 1; i < p->c->naccounts && k == base && !n; i++) n = ro_view_edits(q, base, i, e, q->nedits);
    uint32_t at = q->spans[k].lo;
    for (size_t i = 0; i < n; i++) {
        if (e[i].xspan.lo < at || e[i].xspan.lo == e[i].xspan.hi) continue;
        text(p, cut(p, k, (ro_span){at, e[i].xspan.lo}));
        marked(p, k, &e[i], e[i].xspan, k == base ? "del" : "ins");
        at = e[i].xspan.hi;
    }
    text(p, cut(p, k, (ro_span){at, q->spans[k].hi}));
}

/* The words of account k in n passages that stand under one label. */
static void column(struct page *p, const ro_passage *q, size_t n, unsigned k) {
    raw(p, "<div");
    lang(p, k);
    raw(p, "><p><span class=\"letter\">");
    letter(p, k);
    raw(p, " </span>");
    for (size_t i = 0; i < n; i++) {
        if (i) raw(p, "</p>\n<p>");
        side(p, &q[i], k);
    }
    raw(p, "</p></div>\n");
}

static void absent(struct page *p, const ro_passage *q, unsigned k) {
    raw(p, "<div class=\"absent\"><p>absent from ");
    letter(p, k);
    if (q->kind == RO_ONLY && q->reason && p->c->naccounts == 2) raw(p, ": "), words(p, q->reason);
    raw(p, "</p></div>\n");
}

/* What a change of substance says in words: "this -> that", "this: absent from B". */
static void note(struct page *p, const ro_edit *e) {
    bool here = e->xspan.hi > e->xspan.lo, there = e->yspan.hi > e->yspan.lo;
    raw(p, "<b>");
    if (here) text(p, cut(p, e->x, e->xspan));
    if (here && there) raw(p, " \xE2\x86\x92 ");
    if (there) text(p, cut(p, e->y, e->yspan));
    raw(p, "</b>");
    if (!here || !there)
        raw(p, ": absent from "), letter(p, here ? e->y : e->x);
    else if (p->c->naccounts > 2)
        raw(p, " in "), letter(p, e->y);
    if (e->klass && ro_view_edit(e) == e->klass) raw(p, " ("), raw(p, e->klass), raw(p, ")");
    if (e->excuse) raw(p, "; "), words(p, e->excuse);
    ro_str noise = e->noise.few ? RO_NONE : ro_view_noise(p->arena, e);
    if (e->judged) raw(p, "; "), words(p, e->judged);
    if (noise.n) raw(p, "; <span class=\"usual\">"), text(p, noise), raw(p, "</span>");
}

static void notes(struct page *p, const ro_passage *q) {
    bool open = false;
    for (size_t i = 0; i < q->nedits; i++) {
        const ro_edit *e = &q->edits[i];
        if (!e->substantive || e->x != ro_view_first(q)) continue;
        raw(p, open ? "<li>" : "<ul class=\"notes\"><li>");
        open = true;
        note(p, e);
        raw(p, "</li>");
    }
    if (open) raw(p, "</ul>\n");
}

static void row_label(struct page *p, const ro_passage *q, size_t n) {
    static const char *const kind[] = {"the same", "reworded", "told in other words", "only in "};
    raw(p, "<div class=\"label\">");
    raw(p, q->kind == RO_REWORDED && !ro_view_substance(q) ? "the same but for form or grammar" : kind[q->kind]);
    if (q->kind == RO_ONLY) letter(p, ro_view_first(q));
    if (n > 1) raw(p, " \xC2\xB7 "), number(p, n, "passage", "passages");
    if (q->moved) raw(p, " \xC2\xB7 moved");
    if (q->speaker_changed) {
        ro_buf b = {.arena = p->arena};
        ro_view_voiced(&b, q);
        raw(p, " \xC2\xB7 ");
        text(p, ro_buf_str(&b));
    }
    raw(p, "</div>\n");
}

void ro_html_row(struct page *p, const ro_passage *q, size_t n) {
    static const char *const kind[] = {"same", "reworded", "paraphrase", "only"};
    raw(p, "<div id=\"p");
    ro_out_num(p->o, (uint64_t)(q - p->c->passages) + 1);
    raw(p, n > 1 ? "\" class=\"row run " : "\" class=\"row ");
    raw(p, kind[q->kind]);
    raw(p, "\">");
    row_label(p, q, n);
    for (unsigned k = 0; k < p->c->naccounts; k++)
        if (q->in >> k & 1)
            column(p, q, n, k);
        else
            absent(p, q, k);
    notes(p, q);
    raw(p, "</div>\n");
}
