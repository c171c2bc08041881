/* What a shared stretch is, and which text is earlier.
 *
 * reprint: most of both texts is shared; excerpt: most of one stands in the other; formula: a short stretch whose seeds stand in
 * many texts; boilerplate: the same within one publisher, or a publisher's whole text used anew for another event (anew.c),
 * however much of it is the same; shared: anything else. Coverage is of all the stretches of the pair. */
#include "reuse/anew.h"
#include "reuse/days.h"
#include "reuse/engine.h"

static const double MOST = 0.7; /* of a text's words */
static const double MUCH =
    0.4; /* of a text that may be another one used anew: of texts of one office that were, the least had half */
enum { SHORT = 40, MANY = 6 }; /* words of a formula at most; texts that its seeds stand in at least */

static double share(const struct corpus *c, uint32_t text, uint32_t words) {
    uint32_t n = c->first[text + 1] - c->first[text];
    return n ? (double)words / n : 0;
}

/* Half of the stretch's seeds or more stand in MANY texts. */
static bool frequent(const struct corpus *c, const struct seeds *s, const struct stretch *x) {
    uint32_t seen = 0, many = 0;
    for (uint32_t p = x->blo; p + SEED <= x->bhi; p++) {
        const uint32_t *g = seeds_group(c, s, p);
        seen++;
        many += seeds_common(s, p) || (g && g[0] >= MANY);
    }
    return seen && many * 2 >= seen;
}

static int earlier(const ro_reuse_text *a, const ro_reuse_text *b) {
    struct days x = days_of(a->date), y = days_of(b->date);
    return days_between(x, y) > 0 ? -1 : days_between(y, x) > 0;
}

static ro_reuse_kind kind_of(const struct corpus *c, const struct seeds *s, const ro_shared *x, const struct stretch *st,
                             double ca, double cb) {
    if (ca >= MOST && cb >= MOST) return RO_REUSE_REPRINT;
    if (x->words <= SHORT && frequent(c, s, st)) {
        ro_str pa = c->text[x->a].publisher, pb = c->text[x->b].publisher;
        return pa.n && ro_str_eq(pa, pb) ? RO_REUSE_BOILERPLATE : RO_REUSE_FORMULA;
    }
    return ca >= MOST || cb >= MOST ? RO_REUSE_EXCERPT : RO_REUSE_SHARED;
}

/* The rows of one pair, and what they come to. */
struct pair {
    ro_shared *row;
    const struct stretch *stretch;
    size_t n;
    double a, b; /* how much of either text is shared */
};

static struct pair pair_of(const struct corpus *c, ro_reuse *r, const struct stretch *st, size_t i) {
    struct pair p = {.row = r->shared + i, .stretch = st + i};
    uint32_t wa = 0, wb = 0;
    for (; i < r->nshared && r->shared[i].a == p.row->a && r->shared[i].b == p.row->b; i++, p.n++) {
        wa += st[i].ahi - st[i].alo;
        wb += st[i].bhi - st[i].blo;
    }
    p.a = share(c, text_of(c, p.stretch->alo), wa);
    p.b = share(c, text_of(c, p.stretch->blo), wb);
    return p;
}

static bool anew(ro_arena *scratch, const struct corpus *c, const struct pair *p) {
    const ro_reuse_text *t[2] = {&c->text[p->row->a], &c->text[p->row->b]};
    uint32_t rank[2] = {text_of(c, p->stretch->alo), text_of(c, p->stretch->blo)};
    struct anew x = {.nspans = p->n};
    for (int k = 0; k < 2; k++) {
        x.text[k] = t[k]->text, x.date[k] = t[k]->date, x.publisher[k] = t[k]->publisher;
        x.nwords[k] = c->first[rank[k] + 1] - c->first[rank[k]];
        x.span[k] = RO_NEWS(scratch, ro_span, p->n);
        for (size_t i = 0; i < p->n; i++) x.span[k][i] = k ? p->row[i].b_span : p->row[i].a_span;
    }
    return used_anew(scratch, &x);
}

/* The same with memory of its own for the closer look. */
static bool is_anew(ro_arena *a, const struct corpus *c, const struct pair *p) {
    if (!ro_str_eq(c->text[p->row->a].publisher, c->text[p->row->b].publisher) || (p->a < MUCH && p->b < MUCH)) return false;
    struct ro_error err;
    ro_arena *volatile scratch = ro_arena_new(&err);
    if (!scratch || RO_TRY(scratch)) {
        ro_arena_free(scratch);
        ro_throw(a, RO_NOMEM, "memory ran out while comparing texts; nothing was changed");
    }
    bool yes = anew(scratch, c, p);
    ro_arena_free(scratch);
    return yes;
}

void kinds_set(ro_arena *a, const struct corpus *c, const struct seeds *s, ro_reuse *r, const struct stretch *st) {
    for (size_t i = 0; i < r->nshared;) {
        struct pair p = pair_of(c, r, st, i);
        bool again = is_anew(a, c, &p);
        for (size_t q = 0; q < p.n; q++) {
            ro_shared *x = &p.row[q];
            x->earlier = earlier(&c->text[x->a], &c->text[x->b]);
            x->kind = again ? RO_REUSE_BOILERPLATE : kind_of(c, s, x, &p.stretch[q], p.a, p.b);
        }
        i += p.n;
    }
}
