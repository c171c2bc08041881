/* What the tree of a group says of who has it from whom.
 *
 * On paper every text has one parent, so that the tree has one root and all goes away from it. Dates reach through it: an account
 * is not the source of one before it, and so not of the branch that one stands in. Where a has it from b, c hangs on a, shares
 * what a changed in b's text and has changes of its own, c has it from a. An account that would have it from two has it, for all
 * that is known, from neither. */
#include "families/evidence.h"
#include "families/stemma.h"

enum { INHERITED = 2, OWN = 2 /* changes: one may be chance */ };

/* Bits of the words of v that are followed, in one run of the link, by the next. */
static uint64_t *joined(ro_arena *a, const struct group *g, const struct link *l, uint32_t v) {
    uint64_t *bit = RO_NEWS(a, uint64_t, g->w[v].units->nwords / 64 + 1);
    for (size_t i = 0; i < l->nruns; i++)
        for (uint32_t k = 0, at = l->a == v ? l->run[i].a : l->run[i].b; k + 1 < l->run[i].n; k++)
            bit[(at + k) / 64] |= (uint64_t)1 << (at + k) % 64;
    return bit;
}

/* Places where `x` has changes of v, and the link of the bits runs on without a break: how often, and where in v first. Where v
 * was changed against x and is like a third, the change is not v's alone. */
static uint32_t alike(const struct link *x, const uint64_t *bit, uint32_t v, ro_span *first) {
    uint32_t n = 0;
    for (size_t i = 0; i < x->nchanges; i++) {
        ro_span own = x->a == v ? x->change[i].a : x->change[i].b;
        bool whole = own.lo > 0;
        for (uint32_t k = own.lo; whole && k <= own.hi; k++) whole = bit[(k - 1) / 64] >> (k - 1) % 64 & 1;
        if (!whole) continue;
        if (!n++ || (first->lo == first->hi && own.hi > own.lo)) *first = own;
    }
    return n;
}

/* ---- dates through the tree --------------------------------------------------------------------------------------------------
 */

/* The account of a branch that is surely the earliest, by its last possible day, and the link by which the branch hangs on the
 * account that is looked at; NULL: it is that account. */
struct early {
    long day;
    uint32_t v;
    struct link *via;
};

static struct early earlier_of(struct early x, struct early y) { return y.day < x.day ? y : x; }

struct branch { /* an account as it hangs on the one before it in a walk over the tree */
    uint32_t v, up;
    struct link *by;
    struct early below[2], above; /* below: with itself; the two earliest of different branches */
};

static struct early own_day(const struct group *g, uint32_t v) {
    return (struct early){g->w[v].days.known ? g->w[v].days.last : INT32_MAX, v, NULL};
}

/* l hangs on u, which has what it has by `source`: l's other account shares u's changes and has further ones of its own. */
static uint32_t inherits(ro_arena *a, const struct group *g, const struct link *source, const struct link *l, uint32_t u,
                         ro_span *first) {
    ro_span own = {0, 0};
    uint32_t n = alike(source, joined(a, g, l, u), u, first);
    return n >= INHERITED && alike(l, joined(a, g, source, u), u, &own) >= OWN ? n : 0;
}

/* Behind the other account of l stands one from before v: then v is the source of neither, whatever else speaks for it. */
static void reaches(struct group *g, struct link *l, struct early first, uint32_t v) {
    const struct witness *w = &g->w[v], *early = &g->w[first.v];
    if (first.day == INT32_MAX || !w->days.known || w->days.first <= first.day) return;
    if (!l->way || taker(l) == v) return;
    ro_str id = early->given.id, then = early->given.date, own = w->given.date;
    l->way = 0;
    l->known = false;
    l->open = ro_str_printf(g->arena, "%.*s, which would have it by way of the other, was published %.*s, before %.*s", (int)id.n,
                            id.p, (int)then.n, then.p, (int)own.n, own.p);
}

/* A walk over all trees, each account behind the one it hangs on. */
static struct branch *walk(ro_arena *a, const struct group *g, const struct neighbours *nb) {
    struct branch *order = RO_NEWS(a, struct branch, g->nw + 1);
    bool *seen = RO_NEWS(a, bool, g->nw + 1);
    uint32_t n = 0;
    for (uint32_t r = 0; r < g->nw; r++) {
        if (seen[r]) continue;
        seen[r] = true;
        order[n] = (struct branch){.v = r, .up = UINT32_MAX};
        for (uint32_t i = n++; i < n; i++)
            for (uint32_t k = 0; k < nb[order[i].v].n; k++) {
                struct link *l = nb[order[i].v].link[k];
                uint32_t v = other_end(l, order[i].v);
                if (seen[v]) continue;
                seen[v] = true;
                order[n++] = (struct branch){.v = v, .up = i, .by = l};
            }
    }
    return order;
}

static struct early by_way(struct early x, struct link *via) { return (struct early){x.day, x.v, via}; }

static void reach(ro_arena *a, struct group *g, const struct neighbours *nb) {
    struct branch *x = walk(a, g, nb);
    struct early none = {INT32_MAX, 0, NULL};
    for (uint32_t i = 0; i < g->nw; i++) x[i].below[0] = own_day(g, x[i].v), x[i].below[1] = x[i].above = none;
    for (uint32_t i = g->nw; i--;) {
        struct branch *up = x[i].up == UINT32_MAX ? NULL : &x[x[i].up];
        if (!up) continue;
        struct early mine = by_way(x[i].below[0], x[i].by);
        if (mine.day < up->below[0].day)
            up->below[1] = up->below[0], up->below[0] = mine;
        else
            up->below[1] = earlier_of(up->below[1], mine);
    }
    for (uint32_t i = 0; i < g->nw; i++) {
        if (x[i].up == UINT32_MAX) continue;
        const struct branch *up = &x[x[i].up];
        x[i].above = earlier_of(by_way(up->above, up->by), up->below[up->below[0].via == x[i].by]);
        reaches(g, x[i].by, x[i].above, x[i].v);
        reaches(g, x[i].by, x[i].below[0], up->v);
    }
}

/* ---- what follows from one for the next --------------------------------------------------------------------------------------
 */

/* v has it from another: who hangs on v, has v's changes and further ones of its own, has it from v. */
static bool follows(ro_arena *a, struct group *g, const struct link *source, struct link *l, uint32_t v) {
    if (l == source || l->way || l->apart) return false;
    for (size_t i = 0; i < l->evidence.n; i++)
        if (l->evidence.v[i].strong) return false; /* contradicted or doubtful as it is */
    ro_span first = {0, 0};
    uint32_t n = inherits(a, g, source, l, v, &first);
    if (!n) return false;
    const struct witness *w = &g->w[v], *from = &g->w[other_end(source, v)];
    uint32_t last = first.hi > first.lo ? first.hi - 1 : first.lo;
    ro_span s = {w->units->words[first.lo].span.lo, w->units->words[last].span.hi};
    ro_evidence e = {"stemma", l->a == v ? 1 : -1, true, w->text, s, ro_str_blanks(g->arena, ro_cut(w->units->text, s)), RO_NONE};
    e.why = ro_str_printf(g->arena, "shares %u changes that the other made in the text of %.*s", n, (int)from->given.id.n,
                          from->given.id.p);
    evidence_add(g, l, e);
    evidence_weigh(g, l);
    return l->way != 0;
}

/* From every link whose direction is said to what it says of the next ones. */
static void infer(ro_arena *a, struct group *g, const struct neighbours *nb) {
    RO_VEC(struct link *) queue = {0};
    for (size_t i = 0; i < g->nl; i++)
        if (g->l[i].tree && g->l[i].way) RO_PUSH(a, queue) = &g->l[i];
    for (size_t i = 0; i < queue.n; i++) {
        uint32_t v = taker(queue.v[i]);
        for (uint32_t k = 0; k < nb[v].n; k++)
            if (follows(a, g, queue.v[i], nb[v].link[k], v)) RO_PUSH(a, queue) = nb[v].link[k];
    }
}

/* One parent each: of several, the one that more than dates speaks for; else none. */
static void one_source(struct group *g, const struct neighbours *nb) {
    for (uint32_t v = 0; v < g->nw; v++) {
        uint32_t sources = 0, known = 0;
        for (uint32_t k = 0; k < nb[v].n; k++)
            if (taker(nb[v].link[k]) == v) sources++, known += nb[v].link[k]->known;
        for (uint32_t k = 0; k < nb[v].n && sources > 1; k++) {
            struct link *l = nb[v].link[k];
            if (taker(l) != v || (known == 1 && l->known)) continue;
            l->way = 0;
            l->known = false;
            l->open = RO_S("one of them would have it from two accounts");
        }
    }
}

void directions(ro_arena *a, struct group *g, const struct neighbours *nb) {
    reach(a, g, nb);
    one_source(g, nb);
    infer(a, g, nb);
    reach(a, g, nb);
    one_source(g, nb);
}
