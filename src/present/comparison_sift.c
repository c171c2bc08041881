/* The passages of the page, sifted: by the kind of difference, with changes of form marked or counted, and what has moved joined
 * by links.
 *
 * What is asked for stands in the address, so that a page can be sent to somebody: links change one field and keep the others.
 * What is not shown leaves a line that says how much it is and leads to it. A passage that one account tells elsewhere stands
 * where the first account tells it; there it says behind which passage it comes, and behind that one a link leads to it. A page
 * by itself (no view) has no address to ask: everything is shown. */
#include "present/comparison_page.h"

#include <stdlib.h>

/* ---- what is shown ------------------------------------------------------------------------------------------------------- */

static const char *const NAME[] = {"", "substance", "speaker", "moved", "words", "alone", "silent", "same"};

ro_html_show ro_html_show_of(const char *s) {
    for (int i = RO_SHOW_SUBSTANCE; s && i <= RO_SHOW_SAME; i++)
        if (strcmp(s, NAME[i]) == 0) return (ro_html_show)i;
    return RO_SHOW_ALL;
}

static bool of_kind(const ro_passage *q, ro_html_show what) {
    switch (what) {
    case RO_SHOW_ALL: return true;
    case RO_SHOW_SUBSTANCE: return q->kind != RO_ONLY && ro_view_substance(q);
    case RO_SHOW_SPEAKER: return q->speaker_changed;
    case RO_SHOW_MOVED: return q->moved;
    case RO_SHOW_WORDS: return q->kind == RO_PARAPHRASE;
    case RO_SHOW_ALONE: return q->kind == RO_ONLY;
    case RO_SHOW_SILENT: return ro_view_silent(q);
    case RO_SHOW_SAME: return !ro_view_weighty(q);
    }
    return true;
}

bool ro_html_shown(const struct page *p, const ro_passage *q) {
    return !p->view || of_kind(q, p->view->show) || place(p, q) == p->view->quoted;
}

/* ---- links --------------------------------------------------------------------------------------------------------------- */

static void field(struct page *p, bool *any, const char *name, const char *value) {
    raw(p, *any ? "&amp;" : "?");
    raw(p, name);
    raw(p, value);
    *any = true;
}

static void address(struct page *p, ro_html_show show, bool form, size_t quoted) {
    bool any = false;
    if (*p->view->query) field(p, &any, "", ""), words(p, p->view->query);
    if (show != RO_SHOW_ALL) field(p, &any, "show=", NAME[show]);
    if (form) field(p, &any, "form=", "1");
    if (quoted) field(p, &any, "cite=", ""), ro_out_num(p->o, quoted);
    if (!any) raw(p, "?");
}

void ro_html_ask(struct page *p, ro_html_show show, bool form, size_t quoted) {
    raw(p, " href=\"");
    address(p, show, form, quoted);
    raw(p, quoted ? "#p" : "#passages");
    if (quoted) ro_out_num(p->o, quoted);
    raw(p, "\"");
}

void ro_html_to(struct page *p, const ro_passage *q) {
    raw(p, " href=\"");
    if (!ro_html_shown(p, q)) address(p, RO_SHOW_ALL, p->view->form, 0);
    raw(p, "#p");
    ro_out_num(p->o, place(p, q));
    raw(p, "\"");
}

/* ---- what has moved ------------------------------------------------------------------------------------------------------ */

struct stands {
    uint32_t lo, passage;
};

static int by_place(const void *x, const void *y) {
    const struct stands *a = x, *b = y;
    return (a->lo > b->lo) - (a->lo < b->lo);
}

static bool has_moved(const ro_passage *q, unsigned k) {
    unsigned first = ro_view_first(q);
    return q->in >> k & 1 && k != first && ro_view_elsewhere(q, k, first);
}

static void find_moved_in(struct page *p, unsigned k) {
    const ro_comparison *c = p->c;
    struct stands *v = RO_NEWS(p->arena, struct stands, c->npassages + 1);
    size_t n = 0, moved = 0;
    for (size_t i = 0; i < c->npassages; i++) {
        moved += has_moved(&c->passages[i], k);
        if (c->passages[i].in >> k & 1) v[n++] = (struct stands){c->passages[i].spans[k].lo, (uint32_t)i};
    }
    if (!moved) return;
    qsort(v, n, sizeof *v, by_place);
    p->before[k] = RO_NEWS(p->arena, uint32_t, c->npassages);
    p->behind[k] = RO_NEWS(p->arena, uint32_t, c->npassages);
    for (size_t i = 1; i < n; i++) {
        if (!has_moved(&c->passages[v[i].passage], k)) continue;
        p->before[k][v[i].passage] = v[i - 1].passage + 1;
        p->behind[k][v[i - 1].passage] = v[i].passage + 1;
    }
}

void ro_html_find_moved(struct page *p) {
    for (unsigned k = 1; k < p->c->naccounts; k++) find_moved_in(p, k);
}

/* ---- the passages -------------------------------------------------------------------------------------------------------- */

static void kinds(struct page *p) {
    static const char *const said[] = {"everything",
                                       "words of substance",
                                       "another speaker",
                                       "moved",
                                       "told in other words",
                                       "in one account alone",
                                       "of these passed over by another",
                                       "the same or all but"};
    size_t n[RO_SHOW_SAME + 1] = {0};
    for (size_t i = 0; i < p->c->npassages; i++)
        for (int k = 0; k <= RO_SHOW_SAME; k++) n[k] += of_kind(&p->c->passages[i], (ro_html_show)k);
    raw(p, "<nav class=\"kinds\" aria-label=\"Passages to show\"><ul>");
    for (int k = 0; k <= RO_SHOW_SAME; k++) {
        if (!n[k]) continue;
        raw(p, (ro_html_show)k == p->view->show ? "<li><a aria-current=\"true\"" : "<li><a");
        ro_html_ask(p, (ro_html_show)k, p->view->form, 0);
        raw(p, ">");
        raw(p, said[k]);
        raw(p, " <b>");
        ro_out_num(p->o, n[k]);
        raw(p, "</b></a></li>");
    }
    raw(p, "</ul></nav>\n");
}

static void folded(struct page *p) {
    size_t n = p->c->counts.folded_edits;
    if (!n) return;
    raw(p, "<p class=\"key\">");
    number(p, n, "change of form or grammar is ", "changes of form or grammar are ");
    raw(p, p->view->form ? "marked by dots" : "not marked");
    raw(p, ": <a");
    ro_html_ask(p, p->view->show, !p->view->form, 0);
    raw(p, p->view->form ? ">hide</a></p>\n" : ">show</a></p>\n");
}

static void heads(struct page *p) {
    raw(p, "<div class=\"heads\" aria-hidden=\"true\">");
    for (unsigned k = 0; k < p->c->naccounts; k++) {
        raw(p, "<div><b>");
        letter(p, k);
        raw(p, "</b> ");
        text(p, ro_view_name(p->c, k));
        raw(p, "</div>");
    }
    raw(p, "</div>\n");
}

/* A line for passages [from, to) that are not shown. */
static void gap(struct page *p, size_t from, size_t to) {
    if (from == to) return;
    raw(p, "<p class=\"gap\"><a");
    ro_html_to(p, &p->c->passages[from]);
    raw(p, ">");
    number(p, to - from, "passage not shown", "passages not shown");
    raw(p, "</a></p>\n");
}

void ro_html_passages(struct page *p) {
    const ro_passage *v = p->c->passages;
    size_t hidden = 0; /* the first that is not shown of those before this one */
    raw(p,
        "<section class=\"passages\" aria-labelledby=\"passages\"><h2 id=\"passages\" tabindex=\"-1\">Passage by passage</h2>\n");
    if (p->view) kinds(p), folded(p);
    heads(p);
    for (size_t i = 0, n; i < p->c->npassages; i += n) {
        size_t most = ro_view_run(&v[i], v + p->c->npassages);
        bool shown = ro_html_shown(p, &v[i]);
        for (n = 1; n < most && ro_html_shown(p, &v[i + n]) == shown; n++) {
        }
        if (!shown) continue;
        gap(p, hidden, i);
        ro_html_row(p, &v[i], n);
        hidden = i + n;
    }
    gap(p, hidden, p->c->npassages);
    raw(p, "</section>\n");
}
