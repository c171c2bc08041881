/* What a shared stretch is, and which text is earlier.
 *
 * reprint: most of both texts is shared; excerpt: most of one stands in the other; formula: a short stretch whose seeds stand in
 * many texts; boilerplate: the same within one publisher; shared: anything else. Coverage is of all the stretches of the pair. */
#include "reuse/engine.h"

static const double MOST = 0.7; /* of a text's words */
enum { SHORT = 40, MANY = 6 };  /* words of a formula at most; texts that its seeds stand in at least */

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
    if (!a->date.n || !b->date.n) return 0;
    size_t n = a->date.n < b->date.n ? a->date.n : b->date.n; /* "2024" and "2024-06" overlap: not known */
    int k = memcmp(a->date.p, b->date.p, n);
    return k < 0 ? -1 : k > 0;
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

void kinds_set(const struct corpus *c, const struct seeds *s, ro_reuse *r, const struct stretch *st) {
    for (size_t i = 0, k; i < r->nshared; i = k) {
        uint32_t wa = 0, wb = 0;
        for (k = i; k < r->nshared && r->shared[k].a == r->shared[i].a && r->shared[k].b == r->shared[i].b; k++) {
            wa += st[k].ahi - st[k].alo;
            wb += st[k].bhi - st[k].blo;
        }
        double ca = share(c, text_of(c, st[i].alo), wa), cb = share(c, text_of(c, st[i].blo), wb);
        for (size_t q = i; q < k; q++) {
            ro_shared *x = &r->shared[q];
            x->earlier = earlier(&c->text[x->a], &c->text[x->b]);
            x->kind = kind_of(c, s, x, &st[q], ca, cb);
        }
    }
}
