/* Texts into word hashes: letters and digits of any script, case, accents' case, quotes and hyphens folded away, punctuation left
 * out.
 *
 * A word is known by 32 bits of its hash alone: among the 200,000 different words of a large corpus a handful collide, and a
 * stretch of twelve words does not hang on one. Where a word stands is not kept but found again for the few texts that have
 * something to show, which halves the memory. Runs of ASCII go through a table; all else character by character. */
#include "reuse/engine.h"

struct scan {
    ro_str s;
    size_t i;
    ro_span span;
    uint32_t hash;
};

/* ASCII in lower case; 0 where no word goes on, and for all bytes that are not ASCII. */
static const unsigned char SMALL[256] = {['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ['A'] = 'a', 'b', 'c',
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

static bool alone(uint32_t c) { return c >= 0x2E80 && ro_cp_cjk(c); } /* a character that is a word of its own */

static uint32_t add(uint32_t h, uint32_t c) { return (h ^ c) * 16777619u; }

/* The letters that follow in ASCII. */
static uint32_t add_plain(ro_str s, size_t *i, uint32_t h) {
    size_t k = *i;
    for (unsigned char c; k < s.n && (c = SMALL[(unsigned char)s.p[k]]); k++) h = add(h, c);
    *i = k;
    return h;
}

static bool next_word(struct scan *k) {
    ro_str s = k->s;
    size_t i = k->i, at = i;
    uint32_t c = 0;
    while (i < s.n && !c) {
        at = i;
        c = letter(s, &i);
    }
    if (!c) return false;
    uint32_t h = add(2166136261u, c);
    size_t end = i;
    while (!alone(c)) {
        h = add_plain(s, &i, h);
        end = i;
        if (i >= s.n || ((unsigned char)s.p[i] < 0x80 && s.p[i] != '\'')) break;
        c = letter_after(s, &i);
        if (!c || alone(c)) break;
        h = add(h, c);
        end = i;
    }
    k->i = end;
    k->span = (ro_span){(uint32_t)at, (uint32_t)end};
    k->hash = mixed(h);
    return true;
}

size_t words_most(size_t bytes) { return bytes / 2 + 1; }

uint32_t words_hash(ro_str text, uint32_t *out) {
    struct scan k = {.s = text};
    uint32_t n = 0;
    while (next_word(&k)) out[n++] = k.hash;
    return n;
}

void words_spans(ro_str text, uint32_t n, ro_span *out) {
    struct scan k = {.s = text};
    for (uint32_t i = 0; i < n && next_word(&k); i++) out[i] = k.span;
}
