/* What a reader collects from the page of a comparison: beside each passage that is more than a matter of form, and each person
 * of the lists, the heaviest difference; and under a passage that is cited every difference that it has, those of form too.
 *
 * A difference is collected by a button of a form that stands elsewhere on the page, with its serial: so a page with a thousand
 * of them has one form. What was collected already leads to its finding; a difference is told by its words in both accounts. */
#include "present/card.h"
#include "present/comparison_page.h"

struct ro_collecting {
    const ro_differences *d;
    uint32_t *next; /* of the same passage or person, from 1; 0 the last */
    uint32_t *passage, *person;
};

static bool collects(const struct page *p) { return p->view && (p->view->collect || p->view->nkept); }

/* The list is sorted: taken from its end, the first of each comes to stand first. */
static const struct ro_collecting *collecting(struct page *p) {
    if (p->collecting) return p->collecting;
    struct ro_collecting *x = RO_NEW(p->arena, struct ro_collecting);
    x->d = ro_differences_list(p->arena, p->c, true);
    x->next = RO_NEWS(p->arena, uint32_t, x->d->n + 1);
    x->passage = RO_NEWS(p->arena, uint32_t, p->c->npassages + 1);
    x->person = RO_NEWS(p->arena, uint32_t, p->c->nattendance + 1);
    for (uint32_t i = (uint32_t)x->d->n; i-- > 0;) {
        const ro_difference *f = &x->d->v[i];
        uint32_t *first = f->who ? &x->person[f->place] : &x->passage[f->place];
        x->next[i] = *first;
        *first = i + 1;
    }
    return p->collecting = x;
}

/* ---- one of them ----------------------------------------------------------------------------------------------------------- */

static bool stands_at(const ro_card *card, unsigned side, const ro_record *r, ro_span s) {
    ro_span quote, words = RO_NOSPAN;
    if (!ro_str_is(card->side[side][RO_CARD_CAPTURE], r->sha256)) return false;
    if (!ro_card_place(card->side[side][RO_CARD_PLACE], &quote, &words)) words = RO_NOSPAN;
    return words.lo == s.lo && words.hi == s.hi;
}

/* The decision that keeps it; 0 none. */
static int64_t kept(struct page *p, const ro_difference *f) {
    ro_str said = {0};
    for (size_t i = 0; i < p->view->nkept; i++) {
        const ro_card *card = p->view->kept[i].card;
        unsigned turned = !ro_str_is(card->side[0][RO_CARD_CAPTURE], p->c->accounts[f->x]->sha256);
        if (!stands_at(card, turned, p->c->accounts[f->x], ro_differences_span(f, f->x)) ||
            !stands_at(card, !turned, p->c->accounts[f->y], ro_differences_span(f, f->y)))
            continue;
        if (!said.p) said = ro_differences_said(p->arena, f);
        if (p->c->naccounts > 2 || ro_str_eq(card->common[RO_CARD_CHANGE], said)) return p->view->kept[i].n;
    }
    return 0;
}

static void offer(struct page *p, const ro_difference *f) {
    int64_t n = kept(p, f);
    if (n) {
        raw(p, " <a class=\"collected\" href=\"/finding/");
        ro_out_num(p->o, (size_t)n);
        raw(p, "\">collected</a>");
    } else if (p->view->collect) {
        raw(p, " <button class=\"collect\" form=\"");
        raw(p, p->view->collect);
        raw(p, "\" name=\"finding\" value=\"");
        ro_out_num(p->o, f->serial);
        raw(p, ".");
        ro_out_num(p->o, f->who ? 0 : f->place + 1);
        raw(p, "\" title=\"");
        text(p, ro_differences_said(p->arena, f));
        raw(p, "\">collect</button>");
    }
}

/* The first of a list that is of substance. */
static void offer_heaviest(struct page *p, uint32_t first) {
    for (uint32_t i = first; i; i = p->collecting->next[i - 1]) {
        const ro_difference *f = &p->collecting->d->v[i - 1];
        if (!f->substantive) continue;
        offer(p, f);
        return;
    }
}

void ro_html_collect(struct page *p, const ro_passage *q) {
    if (collects(p) && ro_view_weighty(q)) offer_heaviest(p, collecting(p)->passage[place(p, q) - 1]);
}

void ro_html_collect_person(struct page *p, const ro_present *who) {
    if (collects(p)) offer_heaviest(p, collecting(p)->person[who - p->c->attendance]);
}

/* ---- all of a passage ------------------------------------------------------------------------------------------------------ */

static void words_of(struct page *p, const ro_difference *f, unsigned k) {
    ro_span s = ro_differences_span(f, k);
    letter(p, k);
    raw(p, s.lo == UINT32_MAX ? " without it" : s.lo == s.hi ? " has nothing there" : " ");
    if (s.lo == UINT32_MAX || s.lo == s.hi) return;
    raw(p, "<q");
    lang(p, k);
    raw(p, ">");
    text(p, ro_str_blanks(p->arena, ro_cut(p->c->accounts[k]->text, s)));
    raw(p, "</q>");
}

static void line(struct page *p, const ro_difference *f) {
    raw(p, "<li>");
    text(p, ro_differences_said(p->arena, f));
    if (f->edit) {
        raw(p, ": ");
        words_of(p, f, f->x);
        raw(p, ", ");
        words_of(p, f, f->y);
    } else if (p->c->naccounts > 2) {
        raw(p, ": ");
        letter(p, f->x), raw(p, " and "), letter(p, f->y);
    }
    offer(p, f);
    raw(p, "</li>\n");
}

void ro_html_collect_all(struct page *p, const ro_passage *q) {
    if (!collects(p) || !collecting(p)->passage[place(p, q) - 1]) return;
    raw(p, "<p>To be collected, each as a finding card.");
    if (p->view->collect) {
        raw(p, " <label>Note <input name=\"note\" form=\"");
        raw(p, p->view->collect);
        raw(p, "\"></label>");
    }
    raw(p, "</p><ul class=\"notes\">\n");
    for (uint32_t i = p->collecting->passage[place(p, q) - 1]; i; i = p->collecting->next[i - 1])
        line(p, &p->collecting->d->v[i - 1]);
    raw(p, "</ul>\n");
}
