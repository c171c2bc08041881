/* The head of the page: which changes matter most, and what one account tells and another passes over; the heaviest first, each
 * with a link to its passage below.
 *
 * Changes: the passages of both whose words differ in substance or that have another speaker, a few of them, with the words that
 * changed. Silence: where another account covers that part of the event; formulas and what is out of reach are left to the
 * passages. */
#include "present/comparison_page.h"

#include <stdlib.h>

enum { MOST = 7, NOTES = 3, FEW = 5, LEFT = 3 }; /* of silences so many stand open, where more than so many are left */

struct ranked {
    struct page *p;
    const ro_comparison *c;
    const ro_passage **v;
    size_t n;
};

static void spoken(struct ranked *r, unsigned k, ro_span s) { text(r->p, ro_cut(r->c->accounts[k]->text, s)); }

static void gather(struct ranked *r, bool (*wanted)(const ro_passage *, unsigned), unsigned k) {
    r->n = 0;
    for (size_t i = 0; i < r->c->npassages; i++)
        if (wanted(&r->c->passages[i], k)) r->v[r->n++] = &r->c->passages[i];
    if (r->n) qsort(r->v, r->n, sizeof *r->v, ro_view_heaviest);
}

static void open_link(struct ranked *r, const ro_passage *p) {
    raw(r->p, "<a");
    ro_html_to(r->p, p);
    raw(r->p, ">");
}

/* ---- changes ----------------------------------------------------------------------------------------------------------------
 */

static bool changed(const ro_passage *p, unsigned k) {
    (void)k;
    return p->kind != RO_ONLY && (ro_view_substance(p) || p->speaker_changed);
}

static void change(struct ranked *r, const ro_edit *e) {
    bool here = e->xspan.hi > e->xspan.lo, there = e->yspan.hi > e->yspan.lo;
    if (here)
        raw(r->p, "<del><span class=\"vh\">[</span>"), spoken(r, e->x, e->xspan), raw(r->p, "<span class=\"vh\">]</span></del> ");
    if (there)
        raw(r->p, "<ins><span class=\"vh\">[</span>"), spoken(r, e->y, e->yspan), raw(r->p, "<span class=\"vh\">]</span></ins> ");
    if (!here || !there) raw(r->p, "(in "), letter(r->p, here ? e->x : e->y), raw(r->p, " alone) ");
}

static void changes(struct ranked *r, const ro_passage *p) {
    int shown = 0;
    if (p->speaker_changed) {
        ro_buf b = {.arena = r->p->arena};
        ro_view_voiced(&b, p);
        text(r->p, ro_buf_str(&b));
        raw(r->p, " ");
    }
    for (size_t i = 0; i < p->nedits && shown < NOTES; i++)
        if (p->edits[i].substantive) {
            if (p->speaker_changed && !shown) raw(r->p, "\xC2\xB7 ");
            change(r, &p->edits[i]);
            shown++;
        }
    raw(r->p, "\xC2\xB7 ");
    open_link(r, p);
    spoken(r, ro_view_first(p), p->spans[ro_view_first(p)]);
    raw(r->p, "</a>");
}

static void most(struct ranked *r) {
    gather(r, changed, 0);
    if (!r->n) return;
    raw(r->p, "<section aria-labelledby=\"most\"><h2 id=\"most\">What matters most</h2><ol class=\"claims\">\n");
    for (size_t i = 0; i < r->n && i < MOST; i++) raw(r->p, "<li>"), changes(r, r->v[i]), raw(r->p, "</li>\n");
    raw(r->p, "</ol></section>\n");
}

/* ---- silence ---- */

static bool passed_over(const ro_passage *p, unsigned k) { return ro_view_silent(p) && ro_view_first(p) == k; }

static void claim(struct ranked *r, const ro_passage *p, unsigned k) {
    raw(r->p, "<li>");
    if (p->claim) raw(r->p, "<b>"), raw(r->p, p->claim), raw(r->p, "</b> ");
    open_link(r, p);
    spoken(r, k, p->spans[k]);
    raw(r->p, "</a></li>\n");
}

static void claims(struct ranked *r, unsigned k) {
    raw(r->p, "<h3>");
    letter(r->p, k);
    raw(r->p, r->c->naccounts > 2 ? " alone tells, where another covers"
              : k                 ? " tells, where A covers"
                                  : " tells, where B covers");
    raw(r->p, " that part of the event and is silent</h3><ul class=\"claims\">\n");
    size_t open = r->n > FEW + LEFT ? FEW : r->n;
    for (size_t i = 0; i < open; i++) claim(r, r->v[i], k);
    if (open < r->n) {
        raw(r->p, "</ul><details><summary>");
        ro_out_num(r->p->o, r->n - open);
        raw(r->p, " lighter ones</summary><ul class=\"claims\">\n");
        for (size_t i = open; i < r->n; i++) claim(r, r->v[i], k);
    }
    raw(r->p, open < r->n ? "</ul></details>\n" : "</ul>\n");
}

static void silence(struct ranked *r) {
    bool open = false;
    for (unsigned k = 0; k < r->c->naccounts; k++) {
        gather(r, passed_over, k);
        if (!r->n) continue;
        if (!open) raw(r->p, "<section aria-labelledby=\"silence\"><h2 id=\"silence\">Told by one, passed over by others</h2>\n");
        open = true;
        claims(r, k);
    }
    if (open) raw(r->p, "</section>\n");
}

void ro_html_ranked(struct page *p) {
    struct ranked r = {.p = p, .c = p->c, .v = RO_NEWS(p->arena, const ro_passage *, p->c->npassages + 1)};
    most(&r);
    silence(&r);
}
