/* Texts that are not among those given: where the accounts of a group show that one lies behind them.
 *
 * By readings (the rule of three of stemmatics): an account lies between two others of the tree when what both have it has too.
 * Where two of its neighbours agree, twice or more, in words that it lacks or has otherwise, it passed them to neither: the three
 * have a text behind them that is lost, and who has it from whom is not said. One name or title put right again is no such place.
 * By names: two name one source, and no account of the group is of that publisher. */
#include "families/evidence.h"
#include "families/stemma.h"
#include "reuse/anew.h"

#include <stdlib.h>

enum {
    READINGS = 2, /* places where both agree against it */
    CLEAR = 6,    /* or so many words at one */
};

/* Neighbour `by` of an account has, where that has the words `at`, others. */
struct reading {
    ro_span at;
    uint64_t words;
    uint32_t by, n;
    ro_span there; /* the words of the neighbour */
};

static int by_place(const void *p, const void *q) {
    const struct reading *a = p, *b = q;
    if (a->at.lo != b->at.lo) return a->at.lo < b->at.lo ? -1 : 1;
    if (a->at.hi != b->at.hi) return a->at.hi < b->at.hi ? -1 : 1;
    if (a->words != b->words) return a->words < b->words ? -1 : 1;
    return a->by < b->by ? -1 : a->by > b->by;
}

static uint64_t hash_of(const ro_units *u, ro_span s) {
    uint64_t h = s.hi - s.lo;
    for (uint32_t i = s.lo; i < s.hi; i++) h = (h ^ u->words[i].hash) * 0x9E3779B97F4A7C15ull;
    return h;
}

static bool slip(const ro_units *x, ro_span a, const ro_units *y, ro_span b) {
    return a.hi - a.lo == 1 && b.hi - b.lo == 1 && a_slip(x->words[a.lo].fold, y->words[b.lo].fold);
}

typedef RO_VEC(struct reading) readings;

static void readings_of(ro_arena *a, const struct group *g, const struct link *l, uint32_t v, readings *all) {
    uint32_t by = l->a == v ? l->b : l->a;
    const ro_units *own = g->w[v].units, *other = g->w[by].units;
    for (size_t i = 0; i < l->nchanges; i++) {
        ro_span at = l->a == v ? l->change[i].a : l->change[i].b, there = l->a == v ? l->change[i].b : l->change[i].a;
        if (there.lo == there.hi || slip(own, at, other, there)) continue;
        if (there.hi - there.lo >= CLEAR) at = (ro_span){0, 0}; /* the same words wherever they are missed */
        RO_PUSH(a, *all) = (struct reading){at, hash_of(other, there), by, there.hi - there.lo, there};
    }
}

struct tally {
    uint32_t places, words;
    struct reading best;
};

/* Of each neighbour: where it agrees with another against v. */
static void tally_up(const readings *r, struct tally *t) {
    for (size_t i = 0, k; i < r->n; i = k) {
        for (k = i + 1;
             k < r->n && r->v[k].at.lo == r->v[i].at.lo && r->v[k].at.hi == r->v[i].at.hi && r->v[k].words == r->v[i].words;
             k++) {
        }
        for (size_t q = i; q < k && r->v[i].by != r->v[k - 1].by; q++) {
            struct tally *x = &t[r->v[q].by];
            x->places++;
            x->words += r->v[q].n;
            if (r->v[q].n > x->best.n) x->best = r->v[q];
        }
    }
}

static ro_evidence omits(struct group *g, const struct tally *t, uint32_t by, uint32_t v) {
    const struct witness *w = &g->w[by];
    ro_span s = {w->units->words[t->best.there.lo].span.lo, w->units->words[t->best.there.hi - 1].span.hi};
    ro_str id = g->w[v].given.id;
    ro_evidence e = {"omits", 0, true, w->text, s, ro_str_blanks(g->arena, ro_cut(w->units->text, s)), RO_NONE};
    e.why = ro_str_printf(g->arena, "has with another, in %u places, words that %.*s lacks", t->places, (int)id.n, id.p);
    return e;
}

static void behind(struct group *g, const struct neighbours *nb, uint32_t v, const struct tally *t) {
    RO_VEC(uint32_t) held = {0};
    RO_VEC(ro_evidence) why = {0};
    RO_PUSH(g->arena, held) = g->w[v].text;
    for (uint32_t i = 0; i < nb->n; i++) {
        struct link *l = nb->link[i];
        uint32_t by = l->a == v ? l->b : l->a;
        if (t[by].places < READINGS && t[by].words < CLEAR) continue;
        if (l->known) continue;
        RO_PUSH(g->arena, held) = g->w[by].text;
        RO_PUSH(g->arena, why) = omits(g, &t[by], by, v);
        l->apart = true;
        l->way = 0;
        l->open = RO_S("neither can have all of it from the other: a text that is not among these lies behind both");
    }
    if (held.n < 2) return;
    ro_str id = g->w[v].given.id;
    RO_PUSH(g->scratch, g->lost_by) = v;
    RO_PUSH(g->arena, g->lost) = (ro_lost){
        RO_NONE,
        ro_str_printf(g->arena, "what the others share with one another %.*s lacks, so that it passed it to none of them",
                      (int)id.n, id.p),
        held.v,
        held.n,
        why.v,
        why.n};
}

void lost_by_readings(ro_arena *a, struct group *g, const struct neighbours *nb) {
    struct tally *t = RO_NEWS(a, struct tally, g->nw);
    for (uint32_t v = 0; v < g->nw; v++) {
        readings r = {0};
        if (nb[v].n < 2) continue;
        for (uint32_t i = 0; i < nb[v].n; i++) readings_of(a, g, nb[v].link[i], v, &r);
        if (r.n) qsort(r.v, r.n, sizeof *r.v, by_place);
        for (uint32_t i = 0; i < nb[v].n; i++) t[nb[v].link[i]->a == v ? nb[v].link[i]->b : nb[v].link[i]->a] = (struct tally){0};
        tally_up(&r, t);
        behind(g, &nb[v], v, t);
    }
}

struct named {
    uint64_t who;
    uint32_t witness;
    const struct source *source;
};

static int by_who(const void *p, const void *q) {
    const struct named *a = p, *b = q;
    if (a->who != b->who) return a->who < b->who ? -1 : 1;
    return a->witness < b->witness ? -1 : a->witness > b->witness;
}

void lost_by_name(ro_arena *a, struct group *g) {
    RO_VEC(struct named) all = {0};
    for (uint32_t i = 0; i < g->nw; i++)
        for (size_t k = 0; k < g->w[i].nsources; k++)
            if (g->w[i].source[k].dateline) RO_PUSH(a, all) = (struct named){g->w[i].source[k].who, i, &g->w[i].source[k]};
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_who);
    for (size_t i = 0, k; i < all.n; i = k) {
        for (k = i + 1; k < all.n && all.v[k].who == all.v[i].who; k++) {
        }
        if (is_publisher(g, all.v[i].who)) continue;
        ro_lost x = {ro_str_dup(g->arena, all.v[i].source->name), RO_NONE, RO_NEWS(g->arena, uint32_t, k - i), k - i,
                     RO_NEWS(g->arena, ro_evidence, k - i),       k - i};
        for (size_t q = i; q < k; q++) {
            const struct witness *w = &g->w[all.v[q].witness];
            ro_str words = ro_str_dup(g->arena, all.v[q].source->name);
            x.text[q - i] = w->text;
            x.evidence[q - i] =
                (ro_evidence){"dateline", 0, true, w->text, all.v[q].source->span, words, RO_S("names it as its source")};
        }
        x.why = k - i > 1 ? RO_S("they name it, and none of these accounts is of that publisher")
                          : RO_S("it is named, and none of these accounts is of that publisher");
        RO_PUSH(g->scratch, g->lost_by) = all.v[i].witness;
        RO_PUSH(g->arena, g->lost) = x;
    }
}
