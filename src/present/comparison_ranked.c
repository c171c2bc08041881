/* The head of the page: which changes matter most, and what one account tells and another passes over; the heaviest first, each
 * with a link to its passage below.
 *
 * Changes: the passages of both whose words differ in substance or that have another speaker, a few of them, with the words that
 * changed. Silence: where another account covers that part of the event; formulas and what is out of reach are left to the
 * passages. */
#include "present/comparison.h"

#include <stdlib.h>

enum { MOST = 7, NOTES = 3 };

struct ranked {
    ro_arena *arena;
    const ro_comparison *c;
    ro_out *o;
    uint32_t *row; /* of each passage the first one of the row that it stands in */
    const ro_passage **v;
    size_t n;
};

static void raw(struct ranked *r, const char *s) { ro_out_c(r->o, s); }
static void letter(struct ranked *r, unsigned k) { ro_out_add(r->o, (ro_str){&"ABCDEFGHIJ"[k], 1}); }
static void words(struct ranked *r, unsigned k, ro_span s) { ro_out_html(r->o, ro_cut(r->c->accounts[k]->text, s)); }

static void find_rows(struct ranked *r) {
    r->row = RO_NEWS(r->arena, uint32_t, r->c->npassages + 1);
    for (size_t i = 0, n; i < r->c->npassages; i += n) {
        n = ro_view_run(&r->c->passages[i], r->c->passages + r->c->npassages);
        for (size_t k = i; k < i + n; k++) r->row[k] = (uint32_t)i;
    }
}

static void gather(struct ranked *r, bool (*wanted)(const ro_passage *, unsigned), unsigned k) {
    r->n = 0;
    for (size_t i = 0; i < r->c->npassages; i++)
        if (wanted(&r->c->passages[i], k)) r->v[r->n++] = &r->c->passages[i];
    if (r->n) qsort(r->v, r->n, sizeof *r->v, ro_view_heaviest);
}

static void open_link(struct ranked *r, const ro_passage *p) {
    raw(r, "<a href=\"#p");
    ro_out_num(r->o, r->row[p - r->c->passages] + 1u);
    raw(r, "\">");
}

/* ---- changes ----------------------------------------------------------------------------------------------------------------
 */

static bool changed(const ro_passage *p, unsigned k) {
    (void)k;
    return p->kind != RO_ONLY && (ro_view_substance(p) || p->speaker_changed);
}

static void change(struct ranked *r, const ro_edit *e) {
    bool here = e->xspan.hi > e->xspan.lo, there = e->yspan.hi > e->yspan.lo;
    if (here) raw(r, "<del><span class=\"vh\">[</span>"), words(r, e->x, e->xspan), raw(r, "<span class=\"vh\">]</span></del> ");
    if (there) raw(r, "<ins><span class=\"vh\">[</span>"), words(r, e->y, e->yspan), raw(r, "<span class=\"vh\">]</span></ins> ");
    if (!here || !there) raw(r, "(in "), letter(r, here ? e->x : e->y), raw(r, " alone) ");
}

static void changes(struct ranked *r, const ro_passage *p) {
    int shown = 0;
    if (p->speaker_changed) {
        ro_buf b = {.arena = r->arena};
        ro_view_voiced(&b, p);
        ro_out_html(r->o, ro_buf_str(&b));
        raw(r, " ");
    }
    for (size_t i = 0; i < p->nedits && shown < NOTES; i++)
        if (p->edits[i].substantive) {
            if (p->speaker_changed && !shown) raw(r, "\xC2\xB7 ");
            change(r, &p->edits[i]);
            shown++;
        }
    raw(r, "\xC2\xB7 ");
    open_link(r, p);
    words(r, ro_view_first(p), p->spans[ro_view_first(p)]);
    raw(r, "</a>");
}

static void most(struct ranked *r) {
    gather(r, changed, 0);
    if (!r->n) return;
    raw(r, "<section aria-labelledby=\"most\"><h2 id=\"most\">What matters most</h2><ol class=\"claims\">\n");
    for (size_t i = 0; i < r->n && i < MOST; i++) raw(r, "<li>"), changes(r, r->v[i]), raw(r, "</li>\n");
    raw(r, "</ol></section>\n");
}

/* ---- silence ---- */

static bool passed_over(const ro_passage *p, unsigned k) {
    return p->kind == RO_ONLY && ro_view_first(p) == k && p->scope == RO_COVER_IN && !p->formula;
}

static void claims(struct ranked *r, unsigned k) {
    raw(r, "<h3>");
    letter(r, k);
    raw(r, r->c->naccounts > 2 ? " alone tells, where another covers" : k ? " tells, where A covers" : " tells, where B covers");
    raw(r, " that part of the event and is silent</h3><ul class=\"claims\">\n");
    for (size_t i = 0; i < r->n; i++) {
        raw(r, "<li>");
        if (r->v[i]->claim) raw(r, "<b>"), raw(r, r->v[i]->claim), raw(r, "</b> ");
        open_link(r, r->v[i]);
        words(r, k, r->v[i]->spans[k]);
        raw(r, "</a></li>\n");
    }
    raw(r, "</ul>\n");
}

static void silence(struct ranked *r) {
    bool open = false;
    for (unsigned k = 0; k < r->c->naccounts; k++) {
        gather(r, passed_over, k);
        if (!r->n) continue;
        if (!open) raw(r, "<section aria-labelledby=\"silence\"><h2 id=\"silence\">Told by one, passed over by others</h2>\n");
        open = true;
        claims(r, k);
    }
    if (open) raw(r, "</section>\n");
}

void ro_html_ranked(ro_arena *arena, const ro_comparison *c, ro_out *o) {
    struct ranked r = {.arena = arena, .c = c, .o = o};
    r.v = RO_NEWS(arena, const ro_passage *, c->npassages + 1);
    find_rows(&r);
    most(&r);
    silence(&r);
}
