/* What people said about people, before any rule. In: decisions about spellings, the latest first. Out: forms united or parted
 * for good, and names given.
 *
 * A decision holds for the forms of its spellings, so that an account which comes later goes with them. Where two were said to
 * be two and share a spelling, that of the second has a lot of its own before it comes here. A decision that the ones before it
 * in the list speak against has no effect. */
#include "match/forms.h"

#include <stdlib.h>

struct heard {
    RO_VEC(uint64_t) form;
};

/* The forms of the spellings, each once. */
static struct heard forms_of(ro_gatherer *g, const size_t *spelling, size_t n, int64_t decision) {
    struct heard h = {0};
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) RO_PUSH(g->arena, h.form) = g->form_of[spelling[i]];
    if (n) qsort(h.form.v, n, sizeof *h.form.v, ro_by_number);
    for (size_t i = 0; i < n; i++) {
        if (g->forms[h.form.v[i]].said < decision) g->forms[h.form.v[i]].said = decision;
        if (!i || h.form.v[i] != h.form.v[i - 1]) h.form.v[kept++] = h.form.v[i];
    }
    h.form.n = kept;
    return h;
}

static void unite_all(ro_gatherer *g, const struct heard *h, uint32_t with, int64_t decision) {
    for (size_t i = 0; i < h->form.n; i++) {
        uint32_t form = (uint32_t)h->form.v[i];
        if (form == with || ro_join_parted(&g->join, with, form)) continue;
        ro_forms_join(g, form, with, RO_HOW_SAID);
        g->forms[with].how = RO_HOW_SAID;
        g->forms[with].joined = g->forms[form].joined = decision;
    }
}

static void part_all(ro_gatherer *g, const struct heard *a, const struct heard *b) {
    for (size_t i = 0; i < a->form.n; i++)
        for (size_t k = 0; k < b->form.n; k++) {
            uint32_t x = (uint32_t)a->form.v[i], y = (uint32_t)b->form.v[k];
            if (ro_join_root(&g->join, x) != ro_join_root(&g->join, y)) ro_join_part(&g->join, x, y);
        }
}

void ro_said_obey(ro_gatherer *g) {
    for (size_t k = 0; k < g->all->nsaid; k++) {
        const ro_said *s = &g->all->said[k];
        struct heard a = forms_of(g, s->a, s->na, s->n), b = forms_of(g, s->b, s->nb, s->n);
        if (s->what == RO_SAID_TWO)
            part_all(g, &a, &b);
        else if (s->what == RO_SAID_ONE && a.form.n)
            unite_all(g, &a, (uint32_t)a.form.v[0], s->n), unite_all(g, &b, (uint32_t)a.form.v[0], s->n);
    }
}

/* He whom most of the spellings are now, counted by accounts. */
static uint32_t whom(ro_gatherer *g, const ro_said *s) {
    struct weight {
        uint32_t root;
        size_t accounts;
    } *v = RO_NEWS(g->arena, struct weight, s->na + 1), *best = NULL;
    size_t n = 0;
    for (size_t i = 0, k; i < s->na; i++) {
        uint32_t root = ro_join_root(&g->join, g->form_of[s->a[i]]);
        for (k = 0; k < n && v[k].root != root; k++)
            ;
        if (k == n) v[n++].root = root;
        v[k].accounts += g->all->v[s->a[i]].accounts;
    }
    for (size_t i = 0; i < n; i++)
        if (!best || v[i].accounts > best->accounts || (v[i].accounts == best->accounts && v[i].root < best->root)) best = &v[i];
    return best ? best->root : RO_NOBODY;
}

void ro_said_names(ro_gatherer *g, uint32_t *root_of_name) {
    for (size_t k = 0; k < g->all->nsaid; k++)
        root_of_name[k] = g->all->said[k].what == RO_SAID_CALLED ? whom(g, &g->all->said[k]) : RO_NOBODY;
}
