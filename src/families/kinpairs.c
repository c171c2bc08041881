/* Which pairs of texts have how much in common.
 *
 * The stretches of a pair that the search found are united; formulas and boilerplate count for nothing. A long text that more
 * than twenty print is told as a formula by the search, and is common text all the same: each that prints it is laid beside the
 * earliest, and pairs that have something else in common have it too. Pairs that share a tenth of one text are kept. */
#include "families/kinpairs.h"
#include "base/ctx.h"
#include "reuse/anew.h"

#include <stdio.h>
#include <stdlib.h>

static const double TENTH = 0.1;
enum {
    LONG_FORMULA = 40,                 /* words from which a formula is a text that many print */
    ONE_PIECE = 600,                   /* bytes at most between two pieces of one use */
    LONGEST_TEMPLATE = 20 * ANEW_WORDS /* bytes */
};

ro_str kin_body(const struct finder *f, ro_arena *a, uint32_t text) {
    ro_str s = kin_text(f, text).text;
    char *p = ro_alloc_raw(a, s.n + 1), why[sizeof f->ctx->error.text];
    ro_status status = ro_reuse_text_read(f->ctx, f->search, text, 0, s.n, p);
    snprintf(why, sizeof why, "%s", f->ctx->error.text);
    if (status != RO_OK) ro_throw(f->arena, status, "%s", why);
    return (ro_str){p, s.n};
}

/* ---- pairs ------------------------------------------------------------------------------------------------------------ */

static int by_span(const void *p, const void *q) {
    const ro_span *a = p, *b = q;
    if (a->lo != b->lo) return a->lo < b->lo ? -1 : 1;
    return a->hi < b->hi ? -1 : a->hi > b->hi;
}

static double share(const struct finder *f, const struct kin *k, bool of_b) {
    ro_span *s = RO_NEWS(f->tmp, ro_span, k->n);
    for (uint32_t i = 0; i < k->n; i++) s[i] = of_b ? f->both.v[k->first + i].b : f->both.v[k->first + i].a;
    qsort(s, k->n, sizeof *s, by_span);
    size_t sum = 0, n = kin_text(f, of_b ? k->b : k->a).text.n;
    uint32_t end = 0;
    for (uint32_t i = 0; i < k->n; i++) {
        uint32_t lo = s[i].lo > end ? s[i].lo : end;
        if (s[i].hi > lo) sum += s[i].hi - lo, end = s[i].hi;
    }
    return n ? (double)sum / (double)n : 0;
}

static uint32_t words_of(ro_str s) {
    uint32_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += s.p[i] == ' ';
    return n + 1;
}

static int by_text(const void *p, const void *q) {
    const struct long_use *a = p, *b = q;
    if (a->text != b->text) return a->text < b->text ? -1 : 1;
    if (a->formula != b->formula) return a->formula < b->formula ? -1 : 1;
    return a->span.lo < b->span.lo ? -1 : a->span.lo > b->span.lo;
}

/* Each use with its own words changed in the middle comes in pieces: they are one use. */
static void long_formulas(struct finder *f) {
    const ro_reuse *r = f->reuse;
    for (size_t i = 0; i < r->nformulas; i++) {
        const ro_formula *x = &r->formulas[i];
        if (words_of(x->words) < LONG_FORMULA) continue;
        for (size_t k = 0; k < x->nuses; k++)
            RO_PUSH(f->tmp, f->use) = (struct long_use){x->uses[k].text, (uint32_t)i, x->uses[k].span};
    }
    if (f->use.n) qsort(f->use.v, f->use.n, sizeof *f->use.v, by_text);
    size_t n = 0;
    for (size_t i = 0; i < f->use.n; i++) {
        const struct long_use *x = &f->use.v[i];
        struct long_use *last = n ? &f->use.v[n - 1] : NULL;
        if (last && last->text == x->text && last->formula == x->formula && x->span.lo <= last->span.hi + ONE_PIECE)
            last->span.hi = x->span.hi > last->span.hi ? x->span.hi : last->span.hi;
        else
            f->use.v[n++] = *x;
    }
    f->use.n = n;
}

static size_t uses_from(const struct finder *f, uint32_t text) { return RO_FIRST_FROM(mid, f->use.n, f->use.v[mid].text < text); }

/* The long formulas that both use are common text. */
static void add_formulas(struct finder *f, struct kin *k) {
    for (size_t i = uses_from(f, k->a), j = uses_from(f, k->b);
         i < f->use.n && j < f->use.n && f->use.v[i].text == k->a && f->use.v[j].text == k->b;) {
        const struct long_use *x = &f->use.v[i], *y = &f->use.v[j];
        if (x->formula == y->formula) {
            RO_PUSH(f->tmp, f->both) = (struct both){x->span, y->span};
            k->n++;
            k->score += LONG_FORMULA * 0.5;
        }
        if (x->formula <= y->formula) i++;
        if (y->formula <= x->formula) j++;
    }
}

static void keep(struct finder *f, struct kin k) {
    add_formulas(f, &k);
    k.share_a = share(f, &k, false);
    k.share_b = share(f, &k, true);
    if (k.share_a >= TENTH || k.share_b >= TENTH) RO_PUSH(f->tmp, f->pair) = k;
}

static void pairs_of_rows(struct finder *f) {
    const ro_reuse *r = f->reuse;
    for (size_t i = 0, e; i < r->nshared; i = e) {
        struct kin k = {.a = r->shared[i].a, .b = r->shared[i].b, .first = f->both.n};
        for (e = i; e < r->nshared && r->shared[e].a == k.a && r->shared[e].b == k.b; e++) {
            const ro_shared *x = &r->shared[e];
            if (x->kind == RO_REUSE_FORMULA || x->kind == RO_REUSE_BOILERPLATE) continue;
            RO_PUSH(f->tmp, f->both) = (struct both){x->a_span, x->b_span};
            k.score += x->score;
            k.n++;
        }
        if (k.n) keep(f, k);
    }
}

static bool before(const struct finder *f, uint32_t x, uint32_t y) {
    ro_reuse_text a = kin_text(f, x), b = kin_text(f, y);
    struct days p = days_of(a.date), q = days_of(b.date);
    if (p.known != q.known) return p.known;
    if (p.known && p.last != q.last) return p.last < q.last;
    return ro_str_cmp(a.id, b.id) < 0;
}

/* Is a text that more than twenty print the publisher's own wording used anew? */
static bool template(const struct finder *f, const struct kin *k) {
    ro_reuse_text t[2] = {kin_text(f, k->a), kin_text(f, k->b)};
    struct anew x = {.nspans = k->n};
    if (!t[0].publisher.n || !ro_str_eq(t[0].publisher, t[1].publisher)) return false;
    if (t[0].text.n > LONGEST_TEMPLATE && t[1].text.n > LONGEST_TEMPLATE) return false;
    for (int s = 0; s < 2; s++) {
        x.text[s] = kin_body(f, f->tmp, s ? k->b : k->a), x.date[s] = t[s].date, x.publisher[s] = t[s].publisher;
        x.nwords[s] = words_of(x.text[s]);
        x.span[s] = RO_NEWS(f->tmp, ro_span, k->n);
        for (uint32_t i = 0; i < k->n; i++) x.span[s][i] = s ? f->both.v[k->first + i].b : f->both.v[k->first + i].a;
    }
    return used_anew(f->tmp, &x);
}

/* Are half of its words what many print? */
static bool half_printed(const struct finder *f, uint32_t text) {
    size_t sum = 0;
    for (size_t i = uses_from(f, text); i < f->use.n && f->use.v[i].text == text; i++)
        sum += f->use.v[i].span.hi - f->use.v[i].span.lo;
    return (double)sum >= HALF_OF_TEXT * (double)kin_text(f, text).text.n;
}

/* A long text in more than twenty: each beside the earliest that has half of its words there. */
static void pairs_of_formulas(struct finder *f) {
    const ro_reuse *r = f->reuse;
    for (size_t i = 0; i < r->nformulas; i++) {
        const ro_formula *x = &r->formulas[i];
        uint32_t hub = RO_NO_TEXT;
        if (words_of(x->words) < LONG_FORMULA) continue;
        for (size_t k = 0; k < x->nuses; k++) {
            uint32_t t = x->uses[k].text;
            if (t != hub && half_printed(f, t) && (hub == RO_NO_TEXT || before(f, t, hub))) hub = t;
        }
        for (size_t k = 0; hub != RO_NO_TEXT && k < x->nuses; k++) {
            uint32_t t = x->uses[k].text;
            bool first = t != hub && ro_str_cmp(kin_text(f, hub).id, kin_text(f, t).id) < 0;
            struct kin pair = {.a = first ? hub : t, .b = first ? t : hub, .first = f->both.n};
            size_t held = f->pair.n;
            if (t == hub || (k && x->uses[k - 1].text == t)) continue;
            keep(f, pair);
            if (f->pair.n > held && template(f, &f->pair.v[held])) f->pair.n = held;
        }
    }
}

/* ---- nodes ------------------------------------------------------------------------------------------------------------ */

static int by_number(const void *p, const void *q) {
    const struct node *a = p, *b = q;
    return a->text < b->text ? -1 : a->text > b->text;
}

static int by_id(const void *p, const void *q) {
    const struct node *const *a = p, *const *b = q;
    return ro_str_cmp((*a)->id, (*b)->id);
}

static int by_order(const void *p, const void *q) {
    const struct kin *a = p, *b = q;
    if (a->order_a != b->order_a) return a->order_a < b->order_a ? -1 : 1;
    if (a->order_b != b->order_b) return a->order_b < b->order_b ? -1 : 1;
    return a->n > b->n ? -1 : a->n < b->n;
}

static uint32_t place(const struct finder *f, const uint32_t *order, uint32_t text) {
    struct node key = {text, RO_NONE};
    const struct node *n = bsearch(&key, f->node, f->nnodes, sizeof key, by_number);
    return order[n - f->node];
}

/* Numbers the texts of all pairs by their ids, and puts the pairs in that order, each once. */
static void number(struct finder *f) {
    f->node = RO_NEWS(f->tmp, struct node, 2 * f->pair.n + 1);
    for (size_t i = 0; i < f->pair.n; i++) {
        f->node[2 * i] = (struct node){f->pair.v[i].a, RO_NONE};
        f->node[2 * i + 1] = (struct node){f->pair.v[i].b, RO_NONE};
    }
    qsort(f->node, 2 * f->pair.n, sizeof *f->node, by_number);
    for (size_t i = 0; i < 2 * f->pair.n; i++)
        if (!i || f->node[i].text != f->node[i - 1].text) f->node[f->nnodes++] = f->node[i];
    struct node **sorted = RO_NEWS(f->tmp, struct node *, f->nnodes + 1);
    uint32_t *order = RO_NEWS(f->tmp, uint32_t, f->nnodes + 1);
    for (uint32_t i = 0; i < f->nnodes; i++) {
        f->node[i].id = kin_text(f, f->node[i].text).id;
        sorted[i] = &f->node[i];
    }
    qsort(sorted, f->nnodes, sizeof *sorted, by_id);
    for (uint32_t i = 0; i < f->nnodes; i++) order[sorted[i] - f->node] = i;
    for (size_t i = 0; i < f->pair.n; i++) {
        f->pair.v[i].order_a = place(f, order, f->pair.v[i].a);
        f->pair.v[i].order_b = place(f, order, f->pair.v[i].b);
    }
    struct node *all = RO_NEWS(f->tmp, struct node, f->nnodes + 1);
    for (uint32_t i = 0; i < f->nnodes; i++) all[i] = *sorted[i];
    f->node = all;
    if (f->pair.n) qsort(f->pair.v, f->pair.n, sizeof *f->pair.v, by_order);
    size_t n = 0;
    for (size_t i = 0; i < f->pair.n; i++)
        if (!n || f->pair.v[i].order_a != f->pair.v[n - 1].order_a || f->pair.v[i].order_b != f->pair.v[n - 1].order_b)
            f->pair.v[n++] = f->pair.v[i];
    f->pair.n = n;
}

void kin_pairs(struct finder *f) {
    long_formulas(f);
    pairs_of_rows(f);
    pairs_of_formulas(f);
    number(f);
}
