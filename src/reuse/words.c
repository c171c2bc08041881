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

/* 1 where a byte is a letter or a digit of ASCII. */
#define SIX(c) [c] = 1, [c + 1] = 1, [c + 2] = 1, [c + 3] = 1, [c + 4] = 1, [c + 5] = 1
#define ALPHABET(c) SIX(c), SIX(c + 6), SIX(c + 12), SIX(c + 18), [c + 24] = 1, [c + 25] = 1
static const unsigned char PLAIN[256] = {SIX('0'), ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1, ALPHABET('A'), ALPHABET('a')};
enum { LOWER = 0x20 }; /* makes a letter small and leaves a digit as it is */

static bool apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || ro_cp_zero(c); }

/* The bytes of a word, folded, sixteen at a time: most words are one such piece. */
struct sum {
    uint64_t h, piece[2];
    unsigned n;
};

static inline uint64_t stir(uint64_t h, uint64_t low, uint64_t high) {
    h = (h ^ low) * 0x9E3779B97F4A7C15ull;
    return (h ^ h >> 32 ^ high) * 0xD6E8FEB86659FD93ull;
}

static inline uint32_t word_hash(uint64_t h) { return (uint32_t)((h ^ h >> 29) * 0xC2B2AE3D27D4EB4Full >> 32); }

static void add(struct sum *s, unsigned char byte) {
    if (s->n == 16) *s = (struct sum){.h = stir(s->h, s->piece[0], s->piece[1])};
    s->piece[s->n / 8] |= (uint64_t)byte << s->n % 8 * 8;
    s->n++;
}

static void add_letter(struct sum *s, uint32_t c) {
    char utf8[4];
    for (size_t i = 0, n = ro_utf8_put(utf8, c); i < n; i++) add(s, (unsigned char)utf8[i]);
}

static uint32_t sum_hash(const struct sum *s) { return word_hash(stir(s->h, s->piece[0], s->piece[1])); }

static bool alone(uint32_t c) { return c >= 0x2E80 && ro_cp_cjk(c); } /* a character that is a word of its own */

/* A character that is part of a word, folded; 0 where it is none. *i moves past it. */
static uint32_t letter(ro_str s, size_t *i) {
    uint32_t c = ro_utf8_next(s, i);
    return ro_cp_word(c) ? ro_cp_lower(c) : 0;
}

/* The letter that goes on with a word, behind an apostrophe perhaps, so that "don't" is one word in either dress. */
static uint32_t letter_after(ro_str s, size_t *i) {
    size_t at = *i;
    uint32_t c = letter(s, i);
    if (c || *i >= s.n) return c;
    size_t j = at;
    return apostrophe(ro_utf8_next(s, &j)) ? letter(s, i) : 0;
}

/* The first letter from *i on, *i before it; 0 where there is none. */
static uint32_t first_letter(ro_str s, size_t *i) {
    for (size_t k = *i; k < s.n;) {
        if (PLAIN[(unsigned char)s.p[k]]) return *i = k, (unsigned char)s.p[k];
        if ((unsigned char)s.p[k] < 0x80) {
            k++;
            continue;
        }
        size_t at = k;
        uint32_t c = letter(s, &k);
        if (c) return *i = at, c;
    }
    return 0;
}

static bool next_word(struct scan *k) {
    ro_str s = k->s;
    size_t i = k->i;
    uint32_t c = first_letter(s, &i);
    if (!c) return false;
    size_t at = i, end = i;
    struct sum sum = {0};
    if (c >= 0x80) {
        ro_utf8_next(s, &i);
        add_letter(&sum, c);
        end = i;
    }
    while (!alone(c)) {
        for (; i < s.n && PLAIN[(unsigned char)s.p[i]]; i++) add(&sum, (unsigned char)s.p[i] | LOWER);
        end = i;
        if (i >= s.n || ((unsigned char)s.p[i] < 0x80 && s.p[i] != '\'')) break;
        c = letter_after(s, &i);
        if (!c || alone(c)) break;
        add_letter(&sum, c);
        end = i;
    }
    k->i = end;
    k->span = (ro_span){(uint32_t)at, (uint32_t)end};
    k->hash = sum_hash(&sum);
    return true;
}

/* The first words: their hashes, or where they stand. */
struct words {
    uint32_t *hash;
    ro_span *span;
    uint32_t n, most;
};

/* ---- sixty-four bytes at a time ---------------------------------------------------------------------------------- */

#ifdef __SSE2__
#include <emmintrin.h>

enum { BLOCK = 64, LONGEST = 16 };

struct mask {         /* a bit for each byte */
    uint64_t word;    /* letters and digits */
    uint64_t special; /* an apostrophe, or not ASCII: words that touch one are taken letter by letter */
};

static inline __m128i within(__m128i v, char lo, char hi) {
    return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)(lo - 1))), _mm_cmplt_epi8(v, _mm_set1_epi8((char)(hi + 1))));
}

static inline struct mask look(const char *p) {
    struct mask m = {0};
    for (int i = 0; i < BLOCK; i += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        __m128i letters = within(_mm_or_si128(v, _mm_set1_epi8(LOWER)), 'a', 'z'), digits = within(v, '0', '9');
        __m128i apostrophes = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\'')), v); /* the sign is the highest bit */
        m.word |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_or_si128(letters, digits)) << i;
        m.special |= (uint64_t)(uint16_t)_mm_movemask_epi8(apostrophes) << i;
    }
    return m;
}

static inline uint64_t eight(const char *p) {
    uint64_t x;
    memcpy(&x, p, sizeof x);
    return x | LOWER * 0x0101010101010101ull;
}

static inline uint32_t plain_hash(const char *p, unsigned n) {
    uint64_t low = n < 8 ? eight(p) & ((1ull << 8 * n) - 1) : eight(p), rest = n > 8 ? n - 8 : 0;
    uint64_t high = rest < 8 ? eight(p + 8) & ((1ull << 8 * rest) - 1) : eight(p + 8);
    return word_hash(stir(0, low, high));
}

/* The words of the block at s.p + i, up to the first that is not plain or does not end in it. Gives how far it came; *plain: what
 * follows there may be taken by the next block. */
static inline __attribute__((always_inline)) size_t take_block(ro_str s, size_t i, struct words *out, bool *plain) {
    const char *p = s.p + i;
    struct mask m = look(p);
    unsigned special = m.special ? (unsigned)__builtin_ctzll(m.special) : BLOCK;
    while (m.word) {
        unsigned from = (unsigned)__builtin_ctzll(m.word);
        uint64_t behind = ~(m.word >> from);
        unsigned len = behind ? (unsigned)__builtin_ctzll(behind) : BLOCK, end = from + len;
        if (special < from) break;
        if (end >= BLOCK || len > LONGEST || special == end) {
            *plain = end >= BLOCK && from;
            return from;
        }
        if (out->hash)
            out->hash[out->n++] = plain_hash(p + from, len);
        else if (out->n < out->most)
            out->span[out->n++] = (ro_span){(uint32_t)(i + from), (uint32_t)(i + end)};
        m.word &= ~0ull << end;
    }
    *plain = special == BLOCK;
    return special;
}

/* As long as more than a block is left, and what is looked at beyond a word. */
static inline __attribute__((always_inline)) size_t take_blocks(ro_str s, size_t i, struct words *out) {
    bool plain = true;
    while (plain && out->n < out->most && i + BLOCK + LONGEST <= s.n) i += take_block(s, i, out, &plain);
    return i;
}
#else
static size_t take_blocks(ro_str s, size_t i, struct words *out) {
    (void)s, (void)out;
    return i;
}
#endif

size_t words_most(size_t bytes) { return bytes / 2 + 1; }

uint32_t words_hash(ro_str text, uint32_t *hash) {
    struct scan k = {.s = text};
    struct words out = {.hash = hash, .most = UINT32_MAX};
    for (;;) {
        k.i = take_blocks(text, k.i, &out);
        if (!next_word(&k)) return out.n;
        hash[out.n++] = k.hash;
    }
}

void words_spans(ro_str text, uint32_t n, ro_span *span) {
    struct scan k = {.s = text};
    struct words out = {.span = span, .most = n};
    for (;;) {
        k.i = take_blocks(text, k.i, &out);
        if (out.n == n || !next_word(&k)) return;
        span[out.n++] = k.span;
    }
}
