/* What the files share that write the page of a comparison. */
#ifndef RO_COMPARISON_PAGE_H
#define RO_COMPARISON_PAGE_H

#include "present/comparison.h"

struct page {
    ro_arena *arena;
    const ro_comparison *c;
    ro_out *o;
    const ro_html_view *view; /* NULL: the page by itself, nothing of which is hidden */
    /* For account k and passage i, numbers of passages from 1: the one that stands before it in the account, where i has moved;
     * the one that has moved away from behind it. 0 none; NULL nothing has moved in the account. */
    uint32_t *before[RO_MAX_ACCOUNTS], *behind[RO_MAX_ACCOUNTS];
    const struct ro_collecting *collecting; /* made when it is first asked for (comparison_collect.c) */
};

static inline void raw(struct page *p, const char *s) { ro_out_c(p->o, s); }
static inline void text(struct page *p, ro_str s) { ro_out_html(p->o, s); }
static inline void words(struct page *p, const char *s) { ro_out_html(p->o, ro_str_c(s)); }
static inline void letter(struct page *p, unsigned k) { ro_out_add(p->o, (ro_str){&"ABCDEFGHIJ"[k], 1}); }

static inline void number(struct page *p, size_t n, const char *one, const char *many) {
    ro_out_num(p->o, n);
    raw(p, " ");
    raw(p, n == 1 ? one : many);
}

static inline size_t place(const struct page *p, const ro_passage *q) { return (size_t)(q - p->c->passages) + 1; }
static inline bool web_address(ro_str s) { return ro_str_starts(s, "http://") || ro_str_starts(s, "https://"); }

/* The language of account k, as an attribute. */
static inline void lang(struct page *p, unsigned k) {
    ro_str l = p->c->accounts[k]->language;
    if (!l.n) return;
    raw(p, " lang=\"");
    text(p, l);
    raw(p, "\"");
}

void ro_html_day(struct page *, const char *what, const ro_date *); /* " · published 2024-06-20"; nothing of an unknown one */

void ro_html_strips(struct page *);                            /* the overview picture */
void ro_html_figure(struct page *);                            /* the same as a picture by itself */
void ro_html_ranked(struct page *);                            /* what matters most, what is passed over */
void ro_html_passages(struct page *);                          /* the passages, sifted */
void ro_html_row(struct page *, const ro_passage *, size_t n); /* n passages that stand under one label */
void ro_html_quote(struct page *, const ro_passage *);         /* a passage to be cited */

/* To collect a difference (comparison_collect.c): the heaviest of a passage, of a person; all of a passage, where it is cited. */
void ro_html_collect(struct page *, const ro_passage *);
void ro_html_collect_person(struct page *, const ro_present *);
void ro_html_collect_all(struct page *, const ro_passage *);

/* Links within the page (comparison_sift.c). */
void ro_html_find_moved(struct page *);
/* ` href="#p12"`, or where the passage is not shown the address that shows it. */
void ro_html_to(struct page *, const ro_passage *);
/* ` href="?show=moved&form=1"` with what the view asks but for these. */
void ro_html_ask(struct page *, ro_html_show, bool form, size_t quoted);
bool ro_html_shown(const struct page *, const ro_passage *);

#endif
