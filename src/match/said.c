/* What people said about people, before any rule. In: decisions about figures, the latest first. Out: forms united or parted for
 * good, and names given.
 *
 * A decision holds for the forms of its figures, so that an account which comes later goes with its spelling. Where two were said
 * to be two and share a spelling, the figures of the second get a form of their own. A decision that the ones before it in the
 * list speak against has no effect. */
#include "match/forms.h"

#include <stdio.h>
#include <stdlib.h>

static int by_bytes(const void *p, const void *q) { return ro_str_cmp(*(const ro_str *)p, *(const ro_str *)q); }

void ro_said_lots(ro_gatherer *g, ro_str *key) {
    for (size_t k = 0; k < g->nsaid; k++) {
        const ro_said *s = &g->said[k];
        if (s->what != RO_SAID_TWO || !s->na) continue;
        ro_str *first = RO_NEWS(g->arena, ro_str, s->na);
        for (size_t i = 0; i < s->na; i++) first[i] = key[s->a[i]];
        qsort(first, s->na, sizeof *first, by_bytes);
        for (size_t i = 0; i < s->nb; i++) {
            ro_str *mine = &key[s->b[i]];
            if (bsearch(mine, first, s->na, sizeof *first, by_bytes))
                *mine = ro_str_printf(g->arena, "%.*s\t%zu", (int)mine->n, mine->p, (size_t)s->n);
        }
    }
}

struct heard {
    RO_VEC(uint64_t) form;
};

/* The forms of the figures, each once. */
static struct heard forms_of(ro_gatherer *g, const size_t *figure, size_t n, int64_t decision) {
    struct heard h = {0};
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) RO_PUSH(g->arena, h.form) = g->form_of[figure[i]];
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
    for (size_t k = 0; k < g->nsaid; k++) {
        const ro_said *s = &g->said[k];
        struct heard a = forms_of(g, s->a, s->na, s->n), b = forms_of(g, s->b, s->nb, s->n);
        if (s->what == RO_SAID_TWO)
            part_all(g, &a, &b);
        else if (s->what == RO_SAID_ONE && a.form.n)
            unite_all(g, &a, (uint32_t)a.form.v[0], s->n), unite_all(g, &b, (uint32_t)a.form.v[0], s->n);
    }
}

/* He whom most of the figures are now. */
static uint32_t whom(ro_gatherer *g, const ro_said *s) {
    RO_VEC(uint64_t) root = {0};
    uint32_t best = RO_NOBODY;
    size_t most = 0;
    for (size_t i = 0; i < s->na; i++) RO_PUSH(g->arena, root) = ro_join_root(&g->join, g->form_of[s->a[i]]);
    if (root.n) qsort(root.v, root.n, sizeof *root.v, ro_by_number);
    for (size_t i = 0, k; i < root.n; i = k) {
        for (k = i; k < root.n && root.v[k] == root.v[i]; k++)
            ;
        if (k - i > most) most = k - i, best = (uint32_t)root.v[i];
    }
    return best;
}

void ro_said_names(ro_gatherer *g, uint32_t *root_of_name) {
    for (size_t k = 0; k < g->nsaid; k++) root_of_name[k] = g->said[k].what == RO_SAID_CALLED ? whom(g, &g->said[k]) : RO_NOBODY;
}
