/* The texts in the order of their ids: whatever order they came in, and whichever thread brought them, a word has the same place.
 *
 * A place counts the words of all texts in that order, so that the difference of two places parts both texts and diagonals; the
 * words themselves stay where they were put as they came. How rare a word is is counted in one pass over them. */
#include "reuse/engine.h"

#include <math.h>
#include <stdlib.h>

/* ---- the order ---------------------------------------------------------------------------------------------------- */

static int before(const struct text *a, const struct text *b) {
    for (enum name k = ID; k < NAMES; k++) {
        int d = ro_str_cmp(text_name(a, k), text_name(b, k));
        if (d) return d;
    }
    return a->hash < b->hash ? -1 : a->hash > b->hash;
}

static void merge(const struct text *t, const uint32_t *a, size_t na, size_t nb, uint32_t *out) {
    const uint32_t *b = a + na;
    if (!nb || before(&t[b[-1]], &t[b[0]]) <= 0) {
        memcpy(out, a, (na + nb) * sizeof *out);
        return;
    }
    for (size_t i = 0, j = 0; i < na || j < nb;) {
        bool left = i < na && (j >= nb || before(&t[a[i]], &t[b[j]]) <= 0);
        *out++ = left ? a[i++] : b[j++];
    }
}

/* Merge sort: stable, needs no global, and is done at once with what came in order. Empty texts are left out. */
static void order_of(ro_arena *a, struct corpus *c) {
    size_t all = c->in->text.n;
    const struct text *t = c->in->text.v;
    uint32_t *v = RO_NEWS(a, uint32_t, all + 1), *tmp = malloc((all + 1) * sizeof *tmp);
    if (!tmp) ro_throw(a, RO_NOMEM, "memory ran out while texts were put in order; nothing was changed");
    for (size_t i = 0; i < all; i++)
        if (t[i].nwords) v[c->n++] = (uint32_t)i;
    for (size_t w = 1, n = c->n; w < n; w *= 2) {
        for (size_t lo = 0; lo < n; lo += 2 * w) {
            size_t na = lo + w < n ? w : n - lo, nb = lo + 2 * w < n ? w : n - lo - na;
            merge(t, v + lo, na, nb, tmp + lo);
        }
        memcpy(v, tmp, n * sizeof *v);
    }
    free(tmp);
    c->order = v;
}

/* ---- places ------------------------------------------------------------------------------------------------------- */

static void place(ro_arena *a, struct corpus *c) {
    c->first = RO_NEWS(a, uint32_t, c->n + 1);
    uint64_t total = 0;
    for (uint32_t t = 0; t < c->n; t++) {
        uint32_t n = text_at(c, t)->nwords;
        total += n;
        if (n > c->longest) c->longest = n;
        if (total > UINT32_MAX - 2 * COARSE)
            ro_throw(a, RO_LIMIT, "the texts have more than the limit of four thousand million words: search them in parts");
        c->first[t + 1] = (uint32_t)total;
    }
    c->nwords = (uint32_t)total;
    uint32_t n = c->nwords / COARSE + 2, t = 0;
    c->coarse = ro_alloc_raw(a, n * sizeof *c->coarse);
    for (uint32_t i = 0; i < n; i++) {
        while (t + 1 < c->n && c->first[t + 1] <= (uint64_t)i * COARSE) t++;
        c->coarse[i] = t;
    }
}

/* ---- words -------------------------------------------------------------------------------------------------------- */

struct counting {
    const struct corpus *c;
    struct room scratch[MOST_THREADS];
    uint32_t *count[MOST_THREADS]; /* of words by their low bits, a table a thread */
};

static void count_texts(ro_arena *a, void *user, size_t i, unsigned thread) {
    struct counting *m = user;
    const struct corpus *c = m->c;
    uint32_t *scratch = room_of(a, &m->scratch[thread], c->longest * sizeof *scratch), lo = (uint32_t)i * SHARE;
    if (!m->count[thread]) m->count[thread] = RO_NEWS(a, uint32_t, 1u << WEIGHT_BITS);
    uint32_t *count = m->count[thread];
    for (uint32_t t = lo; t < lo + SHARE && t < c->n; t++) {
        const uint32_t *w = corpus_words(a, c, t, scratch);
        for (uint32_t k = 0, n = length_of(c, t); k < n; k++) count[w[k] & ((1u << WEIGHT_BITS) - 1)]++;
    }
}

/* Weight by rarity in this corpus: four bits of surprise weigh a quarter, twelve and more the whole. */
int32_t word_weight(double count, double all) {
    /* a small corpus knows little of what is rare: pretend to have seen at least a million words of ordinary prose */
    double total = all > 1000000 ? all : 1000000;
    double w = count > 0 ? log2(total / count) / 10.0 : 1.25;
    return (int32_t)lrint(POINT * (w < 0.25 ? 0.25 : w > 1.25 ? 1.25 : w));
}

/* Twice as many words bring twice as many runs of them together by chance: a bit more is asked for (as BLAST's expectation does).
 * Six points at a million words: 4 to 7 lose no planted copy, and each half point halves the extensions. */
int32_t company_weight(double all) { return (int32_t)lrint(POINT * (6 + (all > 1e6 ? log2(all / 1e6) : 0) / 10)); }

/* Only words of the one text can be shared: the rest of the table stays untouched, and so costs nothing. */
static void weigh_known(const struct corpus *c, const struct known *k) {
    for (size_t i = 0; i < k->nword; i++)
        c->weight[k->word[i].word & ((1u << WEIGHT_BITS) - 1)] = word_weight((double)k->word[i].count, (double)k->nwords);
}

static void weigh(ro_arena *stage, void *user) {
    const struct corpus *c = user;
    struct counting *m = RO_NEW(stage, struct counting);
    m->c = c;
    ro_in_threads(stage, c->in->threads, (c->n + SHARE - 1) / SHARE, count_texts, m);
    for (uint32_t i = 0; i < 1u << WEIGHT_BITS; i++) {
        uint32_t n = 0;
        for (unsigned t = 0; t < c->in->threads; t++) n += m->count[t] ? m->count[t][i] : 0;
        c->weight[i] = word_weight(n, c->nwords);
    }
}

/* Tables of so many bytes are needed: the texts, which are asked for least, give their memory up for them. */
static void make_way(ro_arena *a, struct intake *in, size_t bytes) {
    budget_take(in->budget, bytes);
    if (budget_left(in->budget) < 0) store_spill(a, in->bytes);
}

void corpus_build(ro_arena *a, struct corpus *c, struct intake *in) {
    *c = (struct corpus){.in = in};
    order_of(a, c);
    place(a, c);
    make_way(a, in, c->n * 2 * sizeof *c->first + c->nwords / COARSE * sizeof *c->coarse);
    c->weight = calloc(1u << WEIGHT_BITS, sizeof *c->weight);
    if (!c->weight) ro_throw(a, RO_NOMEM, "memory ran out while texts were compared; nothing was changed");
    ro_defer(a, free, c->weight);
    if (in->known)
        weigh_known(c, in->known);
    else
        in_stage(a, weigh, c);
    c->company = company_weight(in->known ? (double)in->known->nwords : c->nwords);
    make_way(a, in, c->nwords / 4 + 1);
    c->marks = RO_NEWS(a, uint8_t, c->nwords / 4 + 1);
}

const uint32_t *corpus_words(ro_arena *a, const struct corpus *c, uint32_t t, uint32_t *scratch) {
    return store_get(a, c->in->words, text_at(c, t)->words, length_of(c, t) * sizeof *scratch, scratch);
}

ro_str text_bytes(ro_arena *a, const struct corpus *c, const struct text *t, void *scratch) {
    return (ro_str){store_get(a, c->in->bytes, t->bytes, t->nbytes, scratch), t->nbytes};
}
