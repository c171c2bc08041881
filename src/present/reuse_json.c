/* Shared stretches as lines of JSON (CONTRACT `reuse --jsonl`): one a stretch, then one a formula. */
#include "present/reuse_view.h"

#include <stdio.h>

static ro_str id_of(const ro_reuse_view *v, uint32_t text) {
    ro_reuse_text t;
    ro_reuse_text_get(v->search, text, &t);
    return t.id;
}

static void stretch(ro_reuse_view *v, const ro_shared *x) {
    char rest[200];
    ro_out_c(&v->out, "{\"a\": ");
    ro_out_json(&v->out, id_of(v, x->a));
    ro_out_c(&v->out, ", \"b\": ");
    ro_out_json(&v->out, id_of(v, x->b));
    const char *earlier = x->earlier < 0 ? "\"a\"" : x->earlier ? "\"b\"" : "null";
    snprintf(
        rest, sizeof rest,
        ", \"a_span\": [%u, %u], \"b_span\": [%u, %u], \"words\": %u, \"identity\": %.4f, \"earlier\": %s, \"kind\": \"%s\"}\n",
        x->a_span.lo, x->a_span.hi, x->b_span.lo, x->b_span.hi, x->words, x->identity, earlier, ro_reuse_kind_word(x->kind));
    ro_out_c(&v->out, rest);
}

static void formula(ro_reuse_view *v, const ro_formula *f) {
    ro_out_c(&v->out, "{\"formula\": ");
    ro_out_json(&v->out, f->words);
    ro_out_c(&v->out, ", \"uses\": [");
    for (size_t k = 0; k < f->nuses; k++) {
        char span[60];
        ro_out_c(&v->out, k ? ", {\"id\": " : "{\"id\": ");
        ro_out_json(&v->out, id_of(v, f->uses[k].text));
        snprintf(span, sizeof span, ", \"span\": [%u, %u]}", f->uses[k].span.lo, f->uses[k].span.hi);
        ro_out_c(&v->out, span);
    }
    ro_out_c(&v->out, "]}\n");
}

static void lines(ro_reuse_view *v) {
    for (size_t i = 0; i < v->found->nshared; i++) stretch(v, &v->found->shared[i]);
    for (size_t i = 0; i < v->found->nformulas; i++) formula(v, &v->found->formulas[i]);
}

ro_status ro_reuse_jsonl(ro_ctx *ctx, const ro_reuse_search *search, const ro_reuse *found, ro_sink sink) {
    return ro_reuse_view_write((ro_reuse_view){.ctx = ctx, .search = search, .found = found}, sink, lines, "the stretches");
}
