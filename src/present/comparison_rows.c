/* The passages of a comparison on its page: one column an account, one row a passage.
 *
 * Changed words are <del> and <ins>, told apart by shape (struck, underlined, dotted for mere form) before colour, so that a
 * print in black and white and a screen reader say the same as the screen. Under the row stands what each change of substance
 * means, its innocent explanation and how usual it is. An account without the passage leaves a gap in its column, which says why:
 * silent, out of its scope, or not known. */
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
        if (!e[i].substantive && p->view && !p->view->form) continue;
        text(p, cut(p, k, (ro_span){at, e[i].xspan.lo}));
        marked(p, k, &e[i], e[i].xspan, k == base ? "del" : "ins");
        at = e[i].xspan.hi;
    }
    text(p, cut(p, k, (ro_span){at, q->spans[k].hi}));
}

/* Behind the last of n passages account k goes on with one that stands elsewhere on the page. */
static void goes_on(struct page *p, const ro_passage *last, unsigned k) {
    uint32_t to = p->behind[k] ? p->behind[k][place(p, last) - 1] : 0;
    if (!to) return;
    raw(p, "<p class=\"hop\"><a");
    ro_html_to(p, &p->c->passages[to - 1]);
    raw(p, ">");
    letter(p, k);
    raw(p, " goes on with ");
    ro_out_num(p->o, to);
    raw(p, "</a></p>");
}

/* The words of account k in n passages that stand under one label. */
static void column(struct page *p, const ro_passage *q, size_t n, unsigned k) {
    raw(p, "<div");
    lang(p, k);
    raw(p, "><p><span class=\"letter\">");
    letter(p, k);
    raw(p, " </span>");
    for (size_t i = 0; i < n; i++) {
        if (i) raw(p, "</p>\n<p id=\"p"), ro_out_num(p->o, place(p, q) + i), raw(p, "\">");
        side(p, &q[i], k);
    }
    raw(p, "</p>");
    for (size_t i = 0; i < n; i++) goes_on(p, &q[i], k);
    raw(p, "</div>\n");
}

/* The gap in a column, and why it is there: full, dashed or dotted at its edge, and in words. */
static void absent(struct page *p, const ro_passage *q, unsigned k) {
    static const char *const klass[] = {"unknown", "silent", "outside"};
    static const char *const cover[] = {"not known whether it covers this", "silent", "does not cover this"};
    raw(p, "<div class=\"absent ");
    raw(p, klass[q->covers[k]]);
    raw(p, "\"><p>");
    letter(p, k);
    raw(p, ": ");
    raw(p, cover[q->covers[k]]);
    if (q->reasons[k]) raw(p, "<span class=\"why\">"), words(p, q->reasons[k]), raw(p, "</span>");
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

/* "moved: in C behind 30", for each account that tells it elsewhere. */
static void moved(struct page *p, const ro_passage *q) {
    bool any = false;
    for (unsigned k = 1; k < p->c->naccounts; k++) {
        if (k == ro_view_first(q) || !(q->in >> k & 1) || !ro_view_elsewhere(q, k, ro_view_first(q))) continue;
        uint32_t before = p->before[k] ? p->before[k][place(p, q) - 1] : 0;
        raw(p, any ? ", in " : " \xC2\xB7 <span class=\"box\">moved</span> in ");
        any = true;
        letter(p, k);
        if (!before) {
            raw(p, " at its beginning");
            continue;
        }
        raw(p, " <a");
        ro_html_to(p, &p->c->passages[before - 1]);
        raw(p, ">behind ");
        ro_out_num(p->o, before);
        raw(p, "</a>");
    }
    if (!any) raw(p, " \xC2\xB7 <span class=\"box\">moved</span>");
}

static void speakers(struct page *p, const ro_passage *q) {
    ro_buf b = {.arena = p->arena};
    ro_view_voiced(&b, q);
    raw(p, " \xC2\xB7 <span class=\"box\">speaker</span> ");
    text(p, ro_buf_str(&b));
}

/* Account k tells it so far from the first that no words of theirs were laid beside each other. */
static bool otherwise(struct page *p, const ro_passage *q, unsigned k) {
    unsigned base = ro_view_first(q);
    if (k == base || !(q->in >> k & 1)) return false;
    for (size_t i = 0; i < q->nedits; i++)
        if ((q->edits[i].x == base && q->edits[i].y == k) || (q->edits[i].x == k && q->edits[i].y == base)) return false;
    return !ro_view_alike(p->arena, cut(p, base, q->spans[base]), cut(p, k, q->spans[k]));
}

/* Among three and more: " · in C in other words". */
static void in_other_words(struct page *p, const ro_passage *q) {
    bool any = false;
    for (unsigned k = 0; q->kind == RO_REWORDED && p->c->naccounts > 2 && k < p->c->naccounts; k++) {
        if (!otherwise(p, q, k)) continue;
        raw(p, any ? ", " : " \xC2\xB7 in other words in ");
        any = true;
        letter(p, k);
    }
}

static void row_label(struct page *p, const ro_passage *q, size_t n) {
    static const char *const kind[] = {"the same", "reworded", "told in other words", "only in "};
    raw(p, "<div class=\"label\"><a class=\"pn\"");
    ro_html_to(p, q);
    raw(p, ">");
    ro_out_num(p->o, place(p, q));
    raw(p, "</a> ");
    raw(p, q->kind == RO_REWORDED && !ro_view_substance(q) ? "the same but for form or grammar" : kind[q->kind]);
    if (q->kind == RO_ONLY) letter(p, ro_view_first(q));
    if (n > 1) raw(p, " \xC2\xB7 "), number(p, n, "passage", "passages");
    in_other_words(p, q);
    if (q->moved) moved(p, q);
    if (q->speaker_changed) speakers(p, q);
    if (p->view) {
        raw(p, " <a class=\"cite\"");
        ro_html_ask(p, p->view->show, p->view->form, place(p, q));
        raw(p, ">cite</a>");
        ro_html_collect(p, q);
    }
    raw(p, "</div>\n");
}

/* Where the keys lead: to every difference, and to those that matter. */
static const char *key_of(const ro_passage *q, size_t n) {
    bool matters = ro_view_substance(q) || q->speaker_changed;
    for (size_t i = 0; i < n && q->kind == RO_ONLY; i++) matters = matters || ro_view_silent(&q[i]);
    return matters ? " data-key=\"matter\"" : ro_view_weighty(q) ? " data-key=\"thing\"" : "";
}

void ro_html_row(struct page *p, const ro_passage *q, size_t n) {
    static const char *const kind[] = {"same", "reworded", "paraphrase", "only"};
    raw(p, "<div id=\"p");
    ro_out_num(p->o, place(p, q));
    raw(p, n > 1 ? "\" class=\"row run " : "\" class=\"row ");
    raw(p, ro_view_weighty(q) ? kind[q->kind] : kind[RO_SAME]);
    raw(p, "\"");
    if (p->view) raw(p, key_of(q, n));
    raw(p, ">");
    row_label(p, q, n);
    for (unsigned k = 0; k < p->c->naccounts; k++)
        if (q->in >> k & 1)
            column(p, q, n, k);
        else
            absent(p, q, k);
    notes(p, q);
    for (size_t i = 0; p->view && i < n; i++)
        if (place(p, &q[i]) == p->view->quoted) ro_html_quote(p, &q[i]);
    raw(p, "</div>\n");
}
