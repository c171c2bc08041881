/* A card of two accounts out of a comparison of many.
 *
 * A card is checked with its two captures alone, and beside others the same two may be cut into passages a little differently. So
 * the two are compared on their own, and of their differences the one is taken that is of the same kind, at the same words or at
 * words that overlap most on every side that has any; what one of them alone tells may be out of scope to the two and
 * silence among many. Where they have none, there is no card: it could not be proved. */
#include "align/align.h"
#include "present/card.h"

static ro_telling telling(ro_arena *a, const ro_comparison *c, unsigned k) {
    const ro_record *r = c->accounts[k];
    return (ro_telling){r, ro_segment(a, r->text, r->paragraphs, r->nparagraphs), c->refs[k]};
}

static bool same(const char *p, const char *q) { return p == q || (p && q && strcmp(p, q) == 0); }

static bool of_a_kind(const ro_difference *f, const ro_difference *g) {
    if (!f->edit != !g->edit || !f->voiced != !g->voiced || !f->who != !g->who || !same(f->kind, g->kind)) return false;
    if (f->who) return ro_str_eq(f->who->name, g->who->name) && same(f->listing->what, g->listing->what);
    return f->edit || f->voiced ? same(f->klass, g->klass) : true;
}

/* One of both has it alone, in both comparisons; why the other lacks it is judged by what stands beside it, and may differ. */
static bool as_silent(const ro_difference *f, const ro_difference *g) {
    return f->p && g->p && !f->edit && !g->edit && !f->voiced && !g->voiced && !(f->p->in >> f->y & 1) && !(g->p->in >> g->y & 1);
}

/* The share that two spans have in common, 0 to 1; nothing at one place is the same as nothing there. */
static double shared(ro_span p, ro_span q) {
    if (p.lo == q.lo && p.hi == q.hi) return 1;
    if (p.lo == UINT32_MAX || q.lo == UINT32_MAX) return 0;
    uint32_t lo = p.lo > q.lo ? p.lo : q.lo, hi = p.hi < q.hi ? p.hi : q.hi;
    uint32_t all = (p.hi > q.hi ? p.hi : q.hi) - (p.lo < q.lo ? p.lo : q.lo);
    return hi > lo && all ? (double)(hi - lo) / all : 0;
}

static double likeness(const ro_difference *f, const unsigned account[2], const ro_difference *g) {
    double sum = 0;
    for (unsigned k = 0; k < 2; k++) {
        double s = shared(ro_differences_span(f, account[k]), ro_differences_span(g, k));
        if (s <= 0) return 0;
        sum += s;
    }
    return sum;
}

/* What earlier pairs say is of the two publishers, whoever else is compared. */
static const ro_difference *with_noise(ro_arena *a, const ro_difference *g, const ro_difference *f) {
    if (!g || !g->edit) return g;
    ro_edit *e = RO_NEW(a, ro_edit);
    *e = *g->edit;
    e->noise = f->edit->noise;
    ro_difference *out = RO_NEW(a, ro_difference);
    *out = *g;
    out->edit = e;
    return out;
}

const ro_difference *ro_card_pair(ro_arena *a, const ro_comparison *many, const ro_difference *f, const ro_comparison **two) {
    const unsigned account[2] = {f->x < f->y ? f->x : f->y, f->x < f->y ? f->y : f->x};
    const ro_telling t[2] = {telling(a, many, account[0]), telling(a, many, account[1])};
    *two = ro_align(a, t, 2);
    const ro_differences *d = ro_differences_list(a, *two, true);
    const ro_difference *best = NULL;
    double most = 0;
    for (size_t i = 0; i < d->n; i++) {
        double s = of_a_kind(f, &d->v[i]) ? likeness(f, account, &d->v[i]) : 0;
        if (s > most) most = s, best = &d->v[i];
    }
    for (size_t i = 0; i < d->n && !best; i++)
        if (as_silent(f, &d->v[i]) && likeness(f, account, &d->v[i]) > 1) best = &d->v[i];
    return with_noise(a, best, f);
}
