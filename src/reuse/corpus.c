/* The texts in the order of their ids: whatever order they came in, and whichever thread brought them, a word has the same place.
 *
 * A place counts the words of all texts in that order, so that the difference of two places parts both texts and diagonals; the
 * words themselves stay where they were put as they came. How rare a word is is counted in one pass over them. */
#include "reuse/engine.h"

#include <math.h>
#include <stdlib.h>

enum { VIEW = 1 << 17 }; /* bytes of words that are read at once: a part of a chunk */

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
    if (!tmp) ro_throw(a, RO_NOMEM, "memory ran out while texts were put in order");
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
        if (total > UINT32_MAX - 2 * COARSE) too_many_words(a);
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
    struct view words[MOST_THREADS];
    uint32_t *count[MOST_THREADS]; /* of words by their low bits, a table a thread */
};

static void count_texts(ro_arena *a, void *user, size_t i, unsigned thread) {
    struct counting *m = user;
    const struct corpus *c = m->c;
    uint32_t lo = (uint32_t)i * SHARE;
    if (!m->count[thread]) m->count[thread] = RO_NEWS(a, uint32_t, 1u << WEIGHT_BITS);
    uint32_t *count = m->count[thread];
    for (uint32_t t = lo; t < lo + SHARE && t < c->n; t++) {
        const uint32_t *w = corpus_words_next(a, c, t, &m->words[thread]);
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

/* Up to some ten thousand documents what is common can be looked at more closely: with five words and twelve texts, 2,193
 * accounts of two offices have 8,361 shared stretches, with six and four 7,857; nearly all of the difference are formulas of
 * twelve to sixteen words, but one planted copy in 22 with 30 % of its words changed is lost too. At a million generated
 * documents seven words instead of six halve the hits, for one stretch in 2,000. */
struct depth depth_of(uint64_t words) {
    return words < 4u << 20 ? (struct depth){5, 12} : words < 32u << 20 ? (struct depth){6, 4} : (struct depth){7, 4};
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

/* ---- memory ------------------------------------------------------------------------------------------------------- */

/* What the stages behind keep beside the stores: buffers of spools, parts while they are sorted, the longest text as words, as
 * their places and as bytes. */
static size_t stages_memory(const struct corpus *c, unsigned threads) {
    size_t part = (size_t)c->nwords / PARTS_AT_ONCE * 8 * sizeof(uint64_t), text = (size_t)c->longest * 26;
    return spool_memory(PARTS_AT_ONCE, threads) + threads * (part + text);
}

/* Takes fewer threads where the bound asks for it; says what is needed where one is too many. Without any bound all stands in
 * files that can, and the rest is taken. */
static void afford(ro_arena *a, struct intake *in, const struct corpus *c) {
    if (!in->memory) return;
    while (in->threads > 1 && (long long)(stages_memory(c, in->threads)) > budget_left(in->budget)) {
        in->threads--;
        budget_give(in->budget, THREAD_MEMORY);
    }
    long long lacks = (long long)stages_memory(c, in->threads) - budget_left(in->budget);
    if (lacks <= 0) return;
    size_t need = in->memory + (size_t)lacks + (size_t)lacks / (SPARED - 1) + (1 << 20);
    ro_throw(
        a, RO_LIMIT,
        "%zu texts with %u words, of which one has %u, need %zu MiB to be compared in, and %zu MiB are allowed: allow more, or "
        "search them in parts",
        in->text.n, c->nwords, c->longest, need >> 20, in->memory >> 20);
}

static void tables(ro_arena *a, struct intake *in, struct corpus *c) {
    size_t weights = sizeof *c->weight << WEIGHT_BITS;
    budget_claim(a, in->budget, c->n * 2 * sizeof *c->first + c->nwords / COARSE * sizeof *c->coarse + weights + c->nwords / 4);
    budget_claim(a, in->budget, stages_memory(c, in->threads)); /* room is made for it; then it is left to those who take it */
    budget_give(in->budget, stages_memory(c, in->threads));
    afford(a, in, c);
    budget_claim(a, in->budget, stages_memory(c, in->threads) - spool_memory(PARTS_AT_ONCE, in->threads));
    c->weight = calloc(1u << WEIGHT_BITS, sizeof *c->weight);
    if (!c->weight) ro_throw(a, RO_NOMEM, "memory ran out while texts were compared");
    ro_defer(a, free, c->weight);
    c->marks = RO_NEWS(a, uint8_t, c->nwords / 4 + 1);
}

void corpus_build(ro_arena *a, struct corpus *c, struct intake *in) {
    *c = (struct corpus){.in = in};
    order_of(a, c);
    place(a, c);
    tables(a, in, c);
    if (in->known)
        weigh_known(c, in->known);
    else
        in_stage(a, weigh, c);
    uint64_t all = in->known ? in->known->nwords : c->nwords;
    c->depth = depth_of(all);
    c->company = company_weight((double)all);
}

const uint32_t *corpus_words(ro_arena *a, const struct corpus *c, uint32_t t, uint32_t *scratch) {
    return store_get(a, c->in->words, (uint64_t)text_at(c, t)->words * sizeof *scratch, length_of(c, t) * sizeof *scratch,
                     scratch);
}

const uint32_t *corpus_words_next(ro_arena *a, const struct corpus *c, uint32_t t, struct view *v) {
    uint64_t at = (uint64_t)text_at(c, t)->words * sizeof(uint32_t), n = length_of(c, t) * sizeof(uint32_t);
    bool follows = at >= v->last && at - v->last < VIEW / 4;
    v->last = at + n;
    if (at >= v->from && at + n <= v->to) return (const uint32_t *)(v->p + (at - v->from));
    uint64_t from = at / VIEW * VIEW, to = from + VIEW, end = store_size(c->in->words);
    if (to > end) to = end;
    if (!follows || at + n > to) return corpus_words(a, c, t, room_of(a, &v->text, c->longest * sizeof(uint32_t)));
    v->p = store_get(a, c->in->words, from, to - from, room_of(a, &v->room, VIEW));
    v->from = from, v->to = to;
    return (const uint32_t *)(v->p + (at - from));
}

ro_str text_bytes(ro_arena *a, const struct corpus *c, const struct text *t, void *scratch) {
    return (ro_str){store_get(a, c->in->bytes, t->bytes, t->nbytes, scratch), t->nbytes};
}
