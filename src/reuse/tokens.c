/* Texts into word hashes: letters and digits of any script, case, accents' case, quotes and hyphens folded away, punctuation left
 * out.
 *
 * A word is known by 32 bits of its hash alone: among the 200,000 different words of a large corpus a handful collide, and a
 * stretch of twelve words does not hang on one. Where a word stands is not kept but found again for the few texts that have
 * something to show, which halves the memory. */
#include "reuse/engine.h"

#include <math.h>
#include <stdlib.h>

struct scan {
    ro_str s;
    size_t i;
    ro_span span;
    uint32_t hash;
};

/* The next word; an apostrophe inside it is stepped over, so that "don't" is one word in either dress. */
static bool next_word(struct scan *k) {
    ro_str s = k->s;
    while (k->i < s.n) {
        unsigned char b = (unsigned char)s.p[k->i];
        size_t at = k->i;
        if (b < 0x80 && !ro_cp_word(b)) {
            k->i++;
            continue;
        }
        uint32_t c = ro_utf8_next(s, &k->i);
        if (!ro_cp_word(c)) continue;
        uint32_t h = 2166136261u;
        size_t end = k->i;
        bool alone = ro_cp_cjk(c);
        for (;;) {
            h = (h ^ ro_cp_lower(c)) * 16777619u;
            end = k->i;
            if (alone || k->i >= s.n) break;
            size_t j = k->i;
            c = ro_utf8_next(s, &j);
            if ((c == '\'' || c == 0x2019 || ro_cp_zero(c)) && j < s.n) c = ro_utf8_next(s, &j);
            if (!ro_cp_word(c) || ro_cp_cjk(c)) break;
            k->i = j;
        }
        k->span = (ro_span){(uint32_t)at, (uint32_t)end};
        h ^= h >> 16;
        h *= 0x85EBCA6Bu;
        h ^= h >> 13;
        h *= 0xC2B2AE35u;
        k->hash = h ^ h >> 16;
        return true;
    }
    return false;
}

uint32_t tokens_hash(ro_str text, uint32_t *words) {
    struct scan k = {.s = text};
    uint32_t n = 0;
    while (next_word(&k)) {
        if (words) words[n] = k.hash;
        n++;
    }
    return n;
}

ro_span *tokens_spans(ro_arena *a, ro_str text, uint32_t n) {
    struct scan k = {.s = text};
    ro_span *out = RO_NEWS(a, ro_span, n + 1);
    for (uint32_t i = 0; i < n && next_word(&k); i++) out[i] = k.span;
    return out;
}

static void count_text(ro_arena *a, void *user, size_t i) {
    (void)a;
    struct corpus *c = user;
    c->first[i + 1] = tokens_hash(c->text[c->order[i]].text, NULL);
}

static void hash_text(ro_arena *a, void *user, size_t i) {
    (void)a;
    struct corpus *c = user;
    tokens_hash(c->text[c->order[i]].text, c->word + c->first[i]);
}

/* Weight by rarity in this corpus: four bits of surprise weigh a quarter, twelve and more the whole. */
static void weigh(ro_arena *a, struct corpus *c) {
    uint32_t size = 1u << WEIGHT_BITS;
    uint32_t *count = RO_NEWS(a, uint32_t, size);
    c->weight = RO_NEWS(a, float, size);
    for (uint32_t i = 0; i < c->nwords; i++) count[c->word[i] & (size - 1)]++;
    /* a small corpus knows little of what is rare: pretend to have seen at least a million words of ordinary prose */
    double total = c->nwords > 1000000 ? c->nwords : 1000000;
    for (uint32_t i = 0; i < size; i++) {
        double w = count[i] ? log2(total / count[i]) / 10.0 : 1.25;
        c->weight[i] = (float)(w < 0.25 ? 0.25 : w > 1.25 ? 1.25 : w);
    }
}

void tokens_build(ro_arena *a, struct corpus *c) {
    c->first = RO_NEWS(a, uint32_t, c->n + 1);
    in_threads(a, c->threads, c->n, count_text, c);
    uint64_t total = 0;
    for (size_t i = 0; i < c->n; i++) {
        total += c->first[i + 1];
        if (total > UINT32_MAX - 64)
            ro_throw(a, RO_LIMIT, "the texts have more than the limit of four thousand million words: search them in parts");
        c->first[i + 1] = (uint32_t)total;
    }
    c->nwords = (uint32_t)total;
    c->word = RO_NEWS(a, uint32_t, total + SEED);
    in_threads(a, c->threads, c->n, hash_text, c);
    weigh(a, c);
}

uint32_t text_of(const struct corpus *c, uint32_t pos) {
    size_t lo = 0, hi = c->n;
    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;
        if (c->first[mid] <= pos)
            lo = mid;
        else
            hi = mid;
    }
    return (uint32_t)lo;
}
