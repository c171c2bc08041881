/* Shared stretches for a spreadsheet: one row a stretch with the words on both sides, then one row a use of a formula, which has
 * one side only. The rules of the other tables hold: RFC 4180, byte order mark, no cell that runs. */
#include "present/reuse_view.h"

#include <stdio.h>

static const char HEAD[] =
    "kind,words,identity,earlier,a,b,outlet a,outlet b,published a,published b,span a,span b,words a,words b\r\n";

static void cell(ro_reuse_view *v, ro_str s) {
    ro_out_c(&v->out, ",");
    ro_out_csv(&v->out, s);
}

static void figures(ro_reuse_view *v, const char *format, uint32_t a, uint32_t b) {
    char s[40];
    snprintf(s, sizeof s, format, a, b);
    cell(v, ro_str_c(s));
}

/* Both sides of a row; the second may be nothing. */
struct side {
    uint32_t text;
    ro_span span;
};

/* On one line: some programs part rows at every line end. */
static void words(ro_reuse_view *v, const struct side *s) {
    ro_str w = ro_reuse_view_words(v, s->text, s->span, SIZE_MAX);
    for (char *p = v->room; p < v->room + w.n; p++)
        if ((unsigned char)*p < ' ') *p = ' ';
    cell(v, w);
}

static void sides(ro_reuse_view *v, const struct side *side, size_t n) {
    ro_reuse_text t[2] = {{.id = {"", 0}, .publisher = {"", 0}, .date = {"", 0}},
                          {.id = {"", 0}, .publisher = {"", 0}, .date = {"", 0}}};
    for (size_t i = 0; i < n; i++) ro_reuse_text_get(v->search, side[i].text, &t[i]);
    for (size_t i = 0; i < 2; i++) cell(v, t[i].id);
    for (size_t i = 0; i < 2; i++) cell(v, t[i].publisher);
    for (size_t i = 0; i < 2; i++) cell(v, t[i].date);
    for (size_t i = 0; i < 2; i++)
        if (i < n)
            figures(v, "%u:%u", side[i].span.lo, side[i].span.hi);
        else
            cell(v, RO_S(""));
    for (size_t i = 0; i < 2; i++)
        if (i < n)
            words(v, &side[i]);
        else
            cell(v, RO_S(""));
    ro_out_c(&v->out, "\r\n");
}

static void rows(ro_reuse_view *v) {
    ro_out_c(&v->out, "\xEF\xBB\xBF");
    ro_out_c(&v->out, HEAD);
    for (size_t i = 0; i < v->found->nshared; i++) {
        const ro_shared *x = &v->found->shared[i];
        char identity[20];
        ro_out_csv(&v->out, ro_str_c(ro_reuse_kind_word(x->kind)));
        figures(v, "%u", x->words, 0);
        snprintf(identity, sizeof identity, "%.4f", x->identity);
        cell(v, ro_str_c(identity));
        cell(v, ro_str_c(x->earlier < 0 ? "a" : x->earlier ? "b" : ""));
        sides(v, (struct side[]){{x->a, x->a_span}, {x->b, x->b_span}}, 2);
    }
    for (size_t i = 0; i < v->found->nformulas; i++) {
        const ro_formula *f = &v->found->formulas[i];
        for (size_t k = 0; k < f->nuses; k++) {
            ro_out_c(&v->out, "formula,,,");
            sides(v, (struct side[]){{f->uses[k].text, f->uses[k].span}}, 1);
        }
    }
}

ro_status ro_reuse_csv(ro_ctx *ctx, const ro_reuse_search *search, const ro_reuse *found, ro_sink sink) {
    return ro_reuse_view_write((ro_reuse_view){.ctx = ctx, .search = search, .found = found}, sink, rows, "the table");
}
