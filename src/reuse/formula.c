/* Formulas: what more than FORMULA_TEXTS texts share, told once with all its uses instead of as a million pairs.
 *
 * A run of min_words words (six at least) is formulaic when it stands in more than FORMULA_TEXTS texts. Only positions whose
 * every seed is common can be, and they are few, so these alone are sorted by the hash of the run. Runs that follow one another
 * in more than FORMULA_TEXTS texts belong to one formula (union-find); a use is the longest chain of such runs in a text. */
#include "reuse/engine.h"

#include <stdlib.h>

struct gram {
    uint64_t key;
    uint32_t pos, text;
};

struct chain { /* a formulaic run by its first position; run is dense */
    uint32_t pos, text, run;
};

static int by_key(const void *p, const void *q) {
    const struct gram *a = p, *b = q;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return a->pos < b->pos ? -1 : a->pos > b->pos;
}

static int by_pos(const void *p, const void *q) {
    const struct chain *a = p, *b = q;
    return a->pos < b->pos ? -1 : a->pos > b->pos;
}

static uint64_t key_of(const uint32_t *w, unsigned n) { return ro_hash((ro_str){(const char *)w, n * sizeof *w}); }

typedef RO_VEC(struct gram) grams;
typedef RO_VEC(struct chain) chains;

/* Positions from which n words run on with nothing but common seeds, which are the longer ones. */
static grams candidates(ro_arena *a, const struct corpus *c, unsigned n) {
    grams g = {0};
    uint32_t *scratch = RO_NEWS(a, uint32_t, c->longest);
    for (uint32_t t = 0; t < c->n; t++) {
        const uint32_t *w = NULL;
        uint32_t run = 0, first = c->first[t];
        for (uint32_t p = first; p + LONGER <= c->first[t + 1]; p++) {
            run = marked(c, p, MARK_COMMON) ? run + 1 : 0;
            if (run + LONGER - 1 < n) continue;
            uint32_t at = p + LONGER - n;
            if (!w) w = corpus_words(a, c, t, scratch);
            RO_PUSH(a, g) = (struct gram){key_of(w + (at - first), n), at, t};
        }
    }
    if (g.n) qsort(g.v, g.n, sizeof *g.v, by_key);
    return g;
}

/* Of the whole only that much is known: how many texts hold the runs of the one text. */
static bool in_many_known(const struct corpus *c, const struct gram *v, size_t n) {
    const struct known *k = c->in->known;
    for (size_t i = 0; i < n; i++)
        if (c->order[v[i].text] == k->text && k->together[v[i].pos - c->first[v[i].text]] > FORMULA_TEXTS) return true;
    return false;
}

static bool in_many(const struct corpus *c, const struct gram *v, size_t n) {
    if (c->in->known) return in_many_known(c, v, n);
    unsigned texts = 0;
    for (size_t i = 0; i < n && texts <= FORMULA_TEXTS; i++) texts += !i || v[i].text != v[i - 1].text;
    return texts > FORMULA_TEXTS;
}

static chains formulaic(ro_arena *a, const struct corpus *of, const grams *g, uint32_t *runs) {
    chains c = {0};
    *runs = 0;
    for (size_t i = 0, k; i < g->n; i = k) {
        for (k = i + 1; k < g->n && g->v[k].key == g->v[i].key; k++) {
        }
        if (!in_many(of, g->v + i, k - i)) continue;
        for (size_t q = i; q < k; q++) RO_PUSH(a, c) = (struct chain){g->v[q].pos, g->v[q].text, *runs};
        ++*runs;
    }
    if (c.n) qsort(c.v, c.n, sizeof *c.v, by_pos);
    return c;
}

/* Runs that stand next to one another in more than FORMULA_TEXTS texts are one formula. */
static uint32_t *join(ro_arena *a, const struct corpus *of, const chains *c, uint32_t runs) {
    uint32_t *up = RO_NEWS(a, uint32_t, runs + 1);
    for (uint32_t i = 0; i < runs; i++) up[i] = i;
    grams next = {0};
    for (size_t i = 0; i + 1 < c->n; i++)
        if (c->v[i].text == c->v[i + 1].text && c->v[i].pos + 1 == c->v[i + 1].pos)
            RO_PUSH(a, next) = (struct gram){(uint64_t)c->v[i].run << 32 | c->v[i + 1].run, c->v[i].pos, c->v[i].text};
    if (next.n) qsort(next.v, next.n, sizeof *next.v, by_key);
    for (size_t i = 0, k; i < next.n; i = k) {
        for (k = i + 1; k < next.n && next.v[k].key == next.v[i].key; k++) {
        }
        if (!in_many(of, next.v + i, k - i)) continue;
        ro_unite(up, (uint32_t)(next.v[i].key >> 32), (uint32_t)next.v[i].key);
    }
    return up;
}

struct search {
    const struct corpus *c;
    uses found;
    ro_arena *keep;
};

static void find(ro_arena *a, void *user) {
    struct search *s = user;
    unsigned least = s->c->in->min_words > LONGER ? s->c->in->min_words : LONGER;
    grams g = candidates(a, s->c, least);
    uint32_t runs;
    chains ch = formulaic(a, s->c, &g, &runs);
    uint32_t *up = join(a, s->c, &ch, runs);
    for (size_t i = 0; i < ch.n; i++) {
        struct use *last = s->found.n ? &s->found.v[s->found.n - 1] : NULL;
        uint32_t formula = ro_root(up, ch.v[i].run), hi = ch.v[i].pos + least;
        if (last && last->formula == formula && last->text == ch.v[i].text && ch.v[i].pos <= last->hi)
            last->hi = hi;
        else
            RO_PUSH(s->keep, s->found) = (struct use){formula, ch.v[i].text, ch.v[i].pos, hi};
    }
}

uses formulas_find(ro_arena *a, const struct corpus *c) {
    struct search s = {.c = c, .keep = a};
    in_stage(a, find, &s);
    return s.found;
}
