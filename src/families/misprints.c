/* Shared errors: a name that is misprinted in one text or in two of a group, and printed right in the others.
 *
 * Where two texts differ in one word with a capital that a slip could make of the other, and three texts of the group have the
 * one for each that has the other, the rarer is the misprint. Whoever has it took it over or made it, so the link to a text
 * without it speaks, weakly, for the other direction; two that alone have it are near kin. */
#include "families/evidence.h"
#include "reuse/anew.h"

#include <stdlib.h>

enum { RARER = 3, FEWEST = 4 /* texts of a group before anything is an error */ };

struct use { /* a word and a text that has it */
    uint64_t hash;
    uint32_t witness, word;
};

struct uses {
    struct use *v;
    size_t n;
};

struct misprint {
    uint64_t wrong, right;
};
typedef RO_VEC(struct misprint) misprint_list;

static int by_hash(const void *p, const void *q) {
    const struct use *a = p, *b = q;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    if (a->witness != b->witness) return a->witness < b->witness ? -1 : 1;
    return a->word < b->word ? -1 : a->word > b->word;
}

static bool capital(const ro_word *w) { return (w->flags & (RO_WORD_CAP | RO_WORD_DIGIT)) == RO_WORD_CAP; }

/* Every name once a text. */
static struct uses uses_of(ro_arena *a, const struct group *g) {
    RO_VEC(struct use) all = {0};
    for (uint32_t i = 0; i < g->nw; i++)
        for (uint32_t k = 0; k < g->w[i].units->nwords; k++)
            if (capital(&g->w[i].units->words[k])) RO_PUSH(a, all) = (struct use){g->w[i].units->words[k].hash, i, k};
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_hash);
    struct uses u = {all.v, 0};
    for (size_t i = 0; i < all.n; i++)
        if (!i || all.v[i].hash != all.v[i - 1].hash || all.v[i].witness != all.v[i - 1].witness) u.v[u.n++] = all.v[i];
    return u;
}

static size_t find(const struct uses *u, uint64_t hash, size_t *n) {
    size_t lo = RO_FIRST_FROM(mid, u->n, u->v[mid].hash < hash);
    for (*n = 0; lo + *n < u->n && u->v[lo + *n].hash == hash; ++*n) {
    }
    return lo;
}

static void say(struct group *g, struct link *l, const struct witness *w, uint32_t word, ro_str right, int favours) {
    ro_span s = w->units->words[word].span;
    ro_evidence e = {"error", favours, false, w->text, s, ro_str_dup(g->arena, ro_cut(w->units->text, s)), RO_NONE};
    e.why = ro_str_printf(g->arena,
                          favours ? "prints “%.*s” where the other and most have “%.*s”"
                                  : "they alone print “%.*s” where others have “%.*s”",
                          (int)e.words.n, e.words.p, (int)right.n, right.p);
    evidence_add(g, l, e);
}

/* One word against one word at the same place of a and b: a misprint on one side? */
static void look(ro_arena *a, struct group *g, struct link *l, const struct change *c, const struct uses *u, misprint_list *all) {
    const struct witness *x = &g->w[l->a], *y = &g->w[l->b];
    const ro_word *wx = &x->units->words[c->a.lo], *wy = &y->units->words[c->b.lo];
    if (!capital(wx) || !capital(wy) || !a_slip(wx->fold, wy->fold)) return;
    size_t nx, ny;
    find(u, wx->hash, &nx);
    find(u, wy->hash, &ny);
    if (nx * RARER <= ny) {
        say(g, l, x, c->a.lo, ro_cut(y->units->text, wy->span), -1);
        RO_PUSH(a, *all) = (struct misprint){wx->hash, wy->hash};
    } else if (ny * RARER <= nx) {
        say(g, l, y, c->b.lo, ro_cut(x->units->text, wx->span), 1);
        RO_PUSH(a, *all) = (struct misprint){wy->hash, wx->hash};
    }
}

static int by_wrong(const void *p, const void *q) {
    const struct misprint *a = p, *b = q;
    if (a->wrong != b->wrong) return a->wrong < b->wrong ? -1 : 1;
    return a->right < b->right ? -1 : a->right > b->right;
}

/* Two texts that alone share a misprint. */
static void shared(struct group *g, const struct uses *u, const struct misprint *m) {
    size_t n, nr, at = find(u, m->wrong, &n), right = find(u, m->right, &nr);
    if (n != 2) return;
    const struct use *x = &u->v[at], *y = x + 1, *r = &u->v[right];
    struct link *l = link_of(g, x->witness, y->witness);
    const struct witness *w = &g->w[r->witness];
    if (l) say(g, l, &g->w[x->witness], x->word, ro_cut(w->units->text, w->units->words[r->word].span), 0);
}

void misprints(ro_arena *a, struct group *g) {
    if (g->nw < FEWEST) return;
    struct uses u = uses_of(a, g);
    misprint_list all = {0};
    for (size_t i = 0; i < g->nl; i++)
        for (size_t k = 0; k < g->l[i].nchanges; k++) {
            const struct change *c = &g->l[i].change[k];
            if (c->a.hi - c->a.lo == 1 && c->b.hi - c->b.lo == 1) look(a, g, &g->l[i], c, &u, &all);
        }
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_wrong);
    for (size_t i = 0; i < all.n; i++)
        if (!i || by_wrong(&all.v[i], &all.v[i - 1]) != 0) shared(g, &u, &all.v[i]);
}
