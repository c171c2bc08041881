/* Formulas: what more than FORMULA_TEXTS texts share, told once with all its uses instead of as a million pairs.
 *
 * A run of min_words words is formulaic when it stands in more than FORMULA_TEXTS texts. Only positions whose every seed is
 * common can be, and they are few, so these alone are sorted by the hash of the run. Runs that follow one another in
 * more than FORMULA_TEXTS texts belong to one formula (union-find); a use is the longest chain of such runs in a text. */
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

/* Positions from which n words run on with nothing but common seeds. */
static grams candidates(ro_arena *a, const struct corpus *c, const struct seeds *s, unsigned n) {
    grams g = {0};
    for (uint32_t t = 0; t < c->n; t++) {
        uint32_t run = 0;
        for (uint32_t p = c->first[t]; p + SEED <= c->first[t + 1]; p++) {
            run = seeds_common(s, p) ? run + 1 : 0;
            if (run + SEED - 1 < n) continue;
            uint32_t at = p + SEED - n;
            RO_PUSH(a, g) = (struct gram){key_of(c->word + at, n), at, t};
        }
    }
    if (g.n) qsort(g.v, g.n, sizeof *g.v, by_key);
    return g;
}

static bool in_many(const struct gram *v, size_t n) {
    unsigned texts = 0;
    for (size_t i = 0; i < n && texts <= FORMULA_TEXTS; i++) texts += !i || v[i].text != v[i - 1].text;
    return texts > FORMULA_TEXTS;
}

static uint32_t root(uint32_t *up, uint32_t x) {
    while (up[x] != x) x = up[x] = up[up[x]];
    return x;
}

static chains formulaic(ro_arena *a, const grams *g, uint32_t *runs) {
    chains c = {0};
    *runs = 0;
    for (size_t i = 0, k; i < g->n; i = k) {
        for (k = i + 1; k < g->n && g->v[k].key == g->v[i].key; k++) {
        }
        if (!in_many(g->v + i, k - i)) continue;
        for (size_t q = i; q < k; q++) RO_PUSH(a, c) = (struct chain){g->v[q].pos, g->v[q].text, *runs};
        ++*runs;
    }
    if (c.n) qsort(c.v, c.n, sizeof *c.v, by_pos);
    return c;
}

/* Runs that stand next to one another in more than FORMULA_TEXTS texts are one formula. */
static uint32_t *join(ro_arena *a, const chains *c, uint32_t runs) {
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
        if (!in_many(next.v + i, k - i)) continue;
        uint32_t x = root(up, (uint32_t)(next.v[i].key >> 32)), y = root(up, (uint32_t)next.v[i].key);
        if (x != y) up[x > y ? x : y] = x < y ? x : y;
    }
    return up;
}

struct use {
    uint32_t formula, text, lo, hi;
};

static int by_formula(const void *p, const void *q) {
    const struct use *a = p, *b = q;
    if (a->formula != b->formula) return a->formula < b->formula ? -1 : 1;
    return a->lo < b->lo ? -1 : a->lo > b->lo;
}

static int by_first_use(const void *p, const void *q) {
    const ro_formula *a = p, *b = q;
    if (a->nuses != b->nuses) return a->nuses > b->nuses ? -1 : 1;
    return ro_str_cmp(a->words, b->words);
}

/* The formula's words: those of its longest use, the earliest of them. */
static ro_formula tell(ro_arena *a, const struct corpus *c, const struct use *u, size_t n) {
    ro_formula f = {.uses = RO_NEWS(a, ro_use, n), .nuses = n};
    size_t longest = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t t = u[i].text, first = c->first[t];
        ro_str text = c->text[c->order[t]].text;
        ro_span *s = tokens_spans(a, text, u[i].hi - first);
        f.uses[i] = (ro_use){c->order[t], {s[u[i].lo - first].lo, s[u[i].hi - 1 - first].hi}};
        if (u[i].hi - u[i].lo > u[longest].hi - u[longest].lo) longest = i;
    }
    f.words = ro_str_blanks(a, ro_cut(c->text[f.uses[longest].text].text, f.uses[longest].span));
    return f;
}

void formulas_find(ro_arena *a, const struct corpus *c, const struct seeds *s, ro_reuse *r, uint8_t *in_formula) {
    grams g = candidates(a, c, s, c->min_words);
    if (!g.n) return;
    uint32_t runs;
    chains ch = formulaic(a, &g, &runs);
    uint32_t *up = join(a, &ch, runs);
    RO_VEC(struct use) uses = {0};
    for (size_t i = 0; i < ch.n; i++) {
        struct use *last = uses.n ? &uses.v[uses.n - 1] : NULL;
        uint32_t formula = root(up, ch.v[i].run), hi = ch.v[i].pos + c->min_words;
        if (last && last->formula == formula && last->text == ch.v[i].text && ch.v[i].pos <= last->hi)
            last->hi = hi;
        else
            RO_PUSH(a, uses) = (struct use){formula, ch.v[i].text, ch.v[i].pos, hi};
        for (uint32_t p = ch.v[i].pos; p < hi; p++) in_formula[p >> 3] |= (uint8_t)(1u << (p & 7));
    }
    if (uses.n) qsort(uses.v, uses.n, sizeof *uses.v, by_formula);
    RO_VEC(ro_formula) all = {0};
    for (size_t i = 0, k; i < uses.n; i = k) {
        for (k = i + 1; k < uses.n && uses.v[k].formula == uses.v[i].formula; k++) {
        }
        RO_PUSH(a, all) = tell(a, c, uses.v + i, k - i);
    }
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_first_use);
    r->formulas = all.v;
    r->nformulas = all.n;
}
