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
    0.4;             /* of a text that may be another one used anew: of texts of one office that were, the least had half */
enum { SHORT = 40 }; /* words of a formula at most */

static int earlier(ro_str a, ro_str b) {
    struct days x = days_of(a), y = days_of(b);
    return days_between(x, y) > 0 ? -1 : days_between(y, x) > 0;
}

/* The rows of one pair, and what they come to. */
struct pair {
    ro_shared *row;
    const struct stretch *stretch;
    size_t n;
    const struct text *text[2];
    double cover[2]; /* how much of either text is shared */
};

static struct pair pair_of(const struct corpus *c, ro_reuse *r, const struct stretch *st, size_t i) {
    uint32_t a = st[i].a, b = st[i].b, wa = 0, wb = 0;
    struct pair p = {.row = r->shared + i, .stretch = st + i, .text = {text_at(c, a), text_at(c, b)}};
    for (; i < r->nshared && st[i].a == a && st[i].b == b; i++, p.n++) {
        wa += st[i].ahi - st[i].alo;
        wb += st[i].bhi - st[i].blo;
    }
    p.cover[0] = (double)wa / length_of(c, a);
    p.cover[1] = (double)wb / length_of(c, b);
    return p;
}

static ro_reuse_kind kind_of(const struct pair *p, size_t i) {
    if (p->cover[0] >= MOST && p->cover[1] >= MOST) return RO_REUSE_REPRINT;
    if (p->row[i].words <= SHORT && p->stretch[i].frequent) {
        ro_str a = text_name(p->text[0], PUBLISHER), b = text_name(p->text[1], PUBLISHER);
        return a.n && ro_str_eq(a, b) ? RO_REUSE_BOILERPLATE : RO_REUSE_FORMULA;
    }
    return p->cover[0] >= MOST || p->cover[1] >= MOST ? RO_REUSE_EXCERPT : RO_REUSE_SHARED;
}

struct question {
    const struct corpus *c;
    const struct pair *pair;
    bool yes;
};

static void ask(ro_arena *a, void *user) {
    struct question *q = user;
    const struct pair *p = q->pair;
    struct anew x = {.nspans = p->n};
    for (int k = 0; k < 2; k++) {
        const struct text *t = p->text[k];
        x.text[k] = text_bytes(a, q->c, t, ro_alloc_raw(a, t->nbytes + 1));
        x.date[k] = text_name(t, DATE), x.publisher[k] = text_name(t, PUBLISHER);
        x.nwords[k] = t->nwords;
        x.span[k] = RO_NEWS(a, ro_span, p->n);
        for (size_t i = 0; i < p->n; i++) x.span[k][i] = k ? p->row[i].b_span : p->row[i].a_span;
    }
    q->yes = used_anew(a, &x);
}

static bool is_anew(ro_arena *a, const struct corpus *c, const struct pair *p) {
    ro_str publisher = text_name(p->text[0], PUBLISHER);
    if (!publisher.n || !ro_str_eq(publisher, text_name(p->text[1], PUBLISHER))) return false;
    if (p->cover[0] < MUCH && p->cover[1] < MUCH) return false;
    if (p->text[0]->nwords > ANEW_WORDS && p->text[1]->nwords > ANEW_WORDS) return false; /* spares the reading */
    struct question q = {c, p, false};
    in_stage(a, ask, &q);
    return q.yes;
}

void kinds_set(ro_arena *a, const struct corpus *c, ro_reuse *r, const struct stretch *st) {
    for (size_t i = 0; i < r->nshared;) {
        struct pair p = pair_of(c, r, st, i);
        bool again = is_anew(a, c, &p);
        int first = earlier(text_name(p.text[0], DATE), text_name(p.text[1], DATE));
        for (size_t q = 0; q < p.n; q++) {
            p.row[q].earlier = first;
            p.row[q].kind = again ? RO_REUSE_BOILERPLATE : kind_of(&p, q);
        }
        i += p.n;
    }
}
