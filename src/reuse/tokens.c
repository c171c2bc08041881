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

/* ASCII by table, lower case; 0 where no word goes on. */
static const unsigned char SMALL[128] = {['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ['A'] = 'a', 'b', 'c',
                                         'd',         'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n',         'o', 'p',
                                         'q',         'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', ['a'] = 'a', 'b', 'c',
                                         'd',         'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n',         'o', 'p',
                                         'q',         'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z'};

static bool apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || ro_cp_zero(c); }

static uint32_t mixed(uint32_t h) { /* murmur3's finaliser */
    h ^= h >> 16;
    h *= 0x85EBCA6Bu;
    h ^= h >> 13;
    h *= 0xC2B2AE35u;
    return h ^ h >> 16;
}

/* What a character adds to a word, folded; 0 where it is no part of one. *i moves past it. */
static uint32_t letter(ro_str s, size_t *i) {
    unsigned char b = (unsigned char)s.p[*i];
    if (b < 0x80) return ++*i, SMALL[b];
    uint32_t c = ro_utf8_next(s, i);
    return ro_cp_word(c) ? ro_cp_lower(c) : 0;
}

/* Steps over an apostrophe inside a word, so that "don't" is one word in either dress. */
static uint32_t letter_after(ro_str s, size_t *i) {
    size_t at = *i;
    uint32_t c = letter(s, i);
    if (c || *i >= s.n) return c;
    if (s.p[at] != '\'' && (unsigned char)s.p[at] < 0x80) return 0;
    size_t j = at;
    return apostrophe(ro_utf8_next(s, &j)) ? letter(s, i) : 0;
}

static bool next_word(struct scan *k) {
    ro_str s = k->s;
    size_t at = k->i;
    uint32_t c = 0;
    while (k->i < s.n && !c) {
        at = k->i;
        c = letter(s, &k->i);
    }
    if (!c) return false;
    uint32_t h = 2166136261u;
    size_t end;
    do {
        h = (h ^ c) * 16777619u;
        end = k->i;
        if (c >= 0x2E80 && ro_cp_cjk(c)) break; /* a word of its own */
        c = k->i < s.n ? letter_after(s, &k->i) : 0;
    } while (c && !(c >= 0x2E80 && ro_cp_cjk(c)));
    k->i = end;
    k->span = (ro_span){(uint32_t)at, (uint32_t)end};
    k->hash = mixed(h);
    return true;
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
