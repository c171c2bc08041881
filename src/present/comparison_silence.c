/* What one account tells and the others do not, for a terminal: account by account, the heaviest claims first.
 *
 * Three heaps: the other account covers that part of the event and is silent; it is not known whether it covers it; it does not
 * cover it, of which a few stand for all. Formulas and courtesies are counted. The commonest reason of a heap is told once,
 * any other beside its passage. */
#include "present/silence.h"

#include <stdio.h>
#include <stdlib.h>

enum { FEW = 3, LOOKED = 40 }; /* passages that stand for those out of scope; that are asked for the commonest reason */

struct heap {
    const ro_silence_view *v;
    const ro_passage **p;
    size_t n;
    unsigned account;
};

static int rank(ro_cover c) { return c == RO_COVER_IN ? 0 : c == RO_COVER_UNKNOWN ? 1 : 2; }

/* Passages stand in reading order in their array. */
static int heaviest(const void *x, const void *y) {
    const ro_passage *p = *(const ro_passage *const *)x, *q = *(const ro_passage *const *)y;
    if (rank(p->scope) != rank(q->scope)) return rank(p->scope) - rank(q->scope);
    if (p->weight != q->weight) return q->weight - p->weight;
    return (p > q) - (p < q);
}

static void line(const struct heap *h, unsigned first, unsigned indent, ro_str s) {
    ro_term_blanks(h->v->term, first);
    ro_term_line(h->v->term, first, indent, s);
}

static void bold(const struct heap *h, unsigned first, ro_str s) {
    ro_out_c(h->v->term->out, "\n");
    ro_term_colour(h->v->term, RO_TERM_BOLD);
    line(h, first, first + 2, s);
    ro_term_colour(h->v->term, RO_TERM_END);
}

static void title(const struct heap *h) {
    ro_buf b = {.arena = h->v->arena};
    const ro_comparison *c = h->v->c;
    ro_buf_printf(&b, "What %c ", 'A' + (int)h->account);
    ro_buf_addc(&b, "(");
    ro_term_words(&b, ro_view_name(c, h->account));
    if (c->naccounts == 2)
        ro_buf_printf(&b, ") tells and %c does not", h->account ? 'A' : 'B');
    else
        ro_buf_addc(&b, ") alone tells");
    bold(h, 0, ro_buf_str(&b));
}

static void scope_line(const struct heap *h, ro_cover scope) {
    bool two = h->v->c->naccounts == 2;
    int other = h->account ? 'A' : 'B';
    const char *const many[] = {"another covers that part of the event and is silent", "whether the others cover it is not known",
                                "outside what the others cover"};
    const char *const one[] = {"%c covers that part of the event and is silent", "whether %c covers it is not known",
                               "outside what %c covers"};
    ro_str s = two ? ro_str_printf(h->v->arena,
                                   rank(scope) == 0   ? one[0]
                                   : rank(scope) == 1 ? one[1]
                                                      : one[2],
                                   other)
                   : ro_str_c(many[rank(scope)]);
    bold(h, 2, s);
}

/* The reason of most from the first of a scope on, told once; NULL where none is told. */
static const char *common_reason(const struct heap *h, size_t from) {
    const char *best = NULL;
    size_t most = 0;
    for (size_t i = from; i < h->n && h->p[i]->scope == h->p[from]->scope; i++) {
        size_t n = 0;
        if (i - from > LOOKED || !h->p[i]->reason) continue;
        for (size_t k = from; k < h->n && k - from <= LOOKED; k++)
            n += h->p[k]->reason && strcmp(h->p[k]->reason, h->p[i]->reason) == 0;
        if (n > most) most = n, best = h->p[i]->reason;
    }
    return best;
}

static void one(const struct heap *h, const ro_passage *p, const char *told) {
    ro_buf b = {.arena = h->v->arena};
    if (p->claim && !p->formula) {
        ro_buf_byte(&b, RO_TERM_DIM);
        ro_buf_printf(&b, "%s:", p->claim);
        ro_buf_byte(&b, RO_TERM_END);
        ro_buf_byte(&b, ' ');
    }
    ro_term_words(&b, ro_cut(h->v->c->accounts[h->account]->text, p->spans[h->account]));
    if (p->reason && (!told || strcmp(told, p->reason) != 0)) {
        ro_buf_addc(&b, " ");
        ro_buf_byte(&b, RO_TERM_DIM);
        ro_buf_printf(&b, "(%s)", p->reason);
        ro_buf_byte(&b, RO_TERM_END);
    }
    line(h, 4, 6, ro_buf_str(&b));
}

static void tell(const struct heap *h, size_t n, const char *one_of, const char *many) {
    if (n)
        line(h, 4, 6, ro_str_printf(h->v->arena, "(%zu %s; --all shows %s)", n, n == 1 ? one_of : many, n == 1 ? "it" : "them"));
}

/* Those of one scope, from the first on; how many there are. */
static size_t of_scope(const struct heap *h, size_t from) {
    size_t n = 0, shown = 0, worn = 0, more = 0;
    const char *reason = common_reason(h, from);
    ro_cover scope = h->p[from]->scope;
    scope_line(h, scope);
    if (reason) line(h, 2, 4, ro_str_printf(h->v->arena, "(%s)", reason));
    for (; from + n < h->n && h->p[from + n]->scope == scope; n++) {
        const ro_passage *p = h->p[from + n];
        bool fold = !h->v->all && p->formula;
        worn += fold;
        if (fold) continue;
        if (!h->v->all && scope == RO_COVER_OUT && shown == FEW) {
            more++;
            continue;
        }
        one(h, p, reason);
        shown++;
    }
    tell(h, more, "more passage", "more passages");
    tell(h, worn, "formula or courtesy", "formulas or courtesies");
    return n;
}

void ro_silence_write(const ro_silence_view *v) {
    for (unsigned k = 0; k < v->c->naccounts; k++) {
        struct heap h = {v, RO_NEWS(v->arena, const ro_passage *, v->c->npassages + 1), 0, k};
        for (size_t i = 0; i < v->c->npassages; i++)
            if (v->c->passages[i].kind == RO_ONLY && ro_view_first(&v->c->passages[i]) == k) h.p[h.n++] = &v->c->passages[i];
        if (!h.n) continue;
        qsort(h.p, h.n, sizeof *h.p, heaviest);
        title(&h);
        for (size_t i = 0; i < h.n;) i += of_scope(&h, i);
    }
}
