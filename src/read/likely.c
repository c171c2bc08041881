/* How many bits it takes to tell a text: the measure by which readings of the same bytes are compared.
 *
 * A reading in the wrong encoding is made of rare letters, of letters that change case or script inside a word, and of signs that
 * nobody writes. Each character costs the logarithm of its rank in its language's list (data/common/letters.tsv), or a flat price
 * by its kind where it is in none; a letter after a letter of another script, and a capital after a small letter, cost extra. The
 * text costs what it does in the language that tells it most cheaply. This is the minimum description length of Rissanen (1978)
 * with a model of single letters; it takes no account of which letters follow which, and needs a few words to be sure. */
#include "read/likely.h"

#include <stdlib.h>

enum {
    UNIT = 16,     /* of a bit */
    PLANE = 65536, /* characters that are counted; rarer ones are priced flat */
};

/* Prices in bits. */
enum {
    ASCII = 5,
    SIGN = 7,
    TYPE = 8,
    RARE = 12,
    SYLLABLE = 14,
    HAN = 15,
    ODD = 14,
    NEVER = 24,
    CASE = 6,
    CAPITALS = 1,
    SCRIPT = 6,
    MIXED = 2
};

struct ro_likely {
    ro_arena *arena;
    const ro_lexicon *letters;
    uint16_t *count; /* of each character of the text at hand; zeros between two texts */
};

enum script { NO_LETTER, LATIN, OTHER, HANGUL, IDEOGRAPH };

ro_likely *ro_likely_new(ro_arena *a) {
    ro_likely *l = RO_NEW(a, ro_likely);
    *l = (ro_likely){a, ro_lexicon_get("letters"), RO_NEWS(a, uint16_t, PLANE)};
    return l;
}

/* log2 in units, from one on: the whole part, and the rest by a straight line. */
static unsigned log2_units(unsigned n) {
    unsigned whole = 31 - (unsigned)__builtin_clz(n);
    return whole * UNIT + ((n << 5 >> whole) - 32) * UNIT / 32;
}

static enum script script_of(uint32_t c) {
    if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z' ? LATIN : NO_LETTER;
    if (!ro_cp_word(c) || ro_cp_digit(c)) return NO_LETTER;
    if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) return LATIN;
    if (c >= 0xAC00 && c <= 0xD7A3) return HANGUL;
    return ro_cp_cjk(c) || (c >= 0xFF66 && c <= 0xFF9F) ? IDEOGRAPH : OTHER;
}

/* Quotes, dashes and the other signs that texts are set with. */
static bool typeset(uint32_t c) {
    static const uint16_t signs[] = {0xA0,   0xA7,   0xAB,   0xB0,   0xB7,   0xBB,   0xA1,   0xBF,
                                     0x20AC, 0x2116, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A,
                                     0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2039, 0x203A};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i] == c) return true;
    return (c >= 0x3000 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF1F);
}

/* A character that is no letter, or one of no list. */
static unsigned flat(uint32_t c, enum script s) {
    if (c < 0x80) return s == LATIN || c == ' ' || c == '\n' ? ASCII : (c < ' ' && (c < 9 || c > 13)) || c == 0x7F ? NEVER : SIGN;
    if (c < 0xA0 || c == 0xFFFD || (c >= 0xE000 && c < 0xF900) || c > 0x2FFFF) return NEVER;
    if (s == HANGUL) return SYLLABLE;
    if (s == IDEOGRAPH) return c >= 0x3041 && c <= 0x30FF ? RARE : HAN;
    return s ? RARE : typeset(c) ? TYPE : ODD;
}

/* What it costs that this letter stands behind that one. */
static unsigned step(uint32_t before, enum script from, uint32_t c, enum script to) {
    if (!from || !to) return 0;
    if (from != to) return (from == LATIN && to == HANGUL) || (from == HANGUL && to == LATIN) ? MIXED : SCRIPT;
    if (from > OTHER || !ro_cp_upper(c)) return 0;
    return ro_cp_upper(before) ? CAPITALS : CASE;
}

/* What the counted letters cost in one language beyond (or, as is hoped, less than) their flat price. */
static int64_t saved(const ro_likely *l, const ro_entry *e) {
    int64_t sum = 0;
    unsigned rank = 0, first = (unsigned)atoi(e->value[1].p);
    for (size_t i = 0; i < e->value[0].n;) {
        uint32_t c = ro_utf8_next(e->value[0], &i);
        rank++;
        if (c >= PLANE || !l->count[c]) continue;
        int64_t less = (int64_t)flat(c, script_of(c)) * UNIT - first * UNIT - log2_units(rank);
        if (less > 0) sum += less * l->count[c];
    }
    return sum;
}

static uint32_t counted(uint32_t c) {
    c = ro_cp_lower(c);
    return c < PLANE ? c : 0xFFFD;
}

uint64_t ro_likely_cost(ro_likely *l, ro_str s) {
    uint64_t cost = 0;
    uint32_t before = ' ';
    enum script from = NO_LETTER;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = ro_utf8_next(s, &i);
        enum script is = script_of(c);
        cost += (flat(counted(c) == 0xFFFD ? c : counted(c), is) + step(before, from, c, is)) * UNIT;
        if (c > 0x7F && l->count[counted(c)] < UINT16_MAX) l->count[counted(c)]++;
        before = c, from = is;
    }
    int64_t best = 0;
    for (size_t k = 0; k < ro_lexicon_count(l->letters); k++) {
        ro_entry e = ro_lexicon_at(l->letters, k);
        int64_t less = saved(l, &e);
        if (less > best) best = less;
    }
    for (size_t i = 0; i < s.n;) l->count[counted(ro_utf8_next(s, &i))] = 0;
    return cost - (uint64_t)best;
}
