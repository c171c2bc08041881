/* What the files share that write the page of a comparison. */
#ifndef RO_COMPARISON_PAGE_H
#define RO_COMPARISON_PAGE_H

#include "present/comparison.h"

struct page {
    ro_arena *arena;
    const ro_comparison *c;
    ro_out *o;
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

/* The language of account k, as an attribute. */
static inline void lang(struct page *p, unsigned k) {
    ro_str l = p->c->accounts[k]->language;
    if (!l.n) return;
    raw(p, " lang=\"");
    text(p, l);
    raw(p, "\"");
}

void ro_html_row(struct page *, const ro_passage *, size_t n); /* n passages that stand under one label */

#endif
