/* The shape of the compiled word lists: what tools/mkdata.c writes and lexicon.c reads. */
#ifndef RO_LEXICON_H
#define RO_LEXICON_H

#include "base/base.h"

#include <endian.h>

struct ro_row {
    uint32_t phrase, value[4], lang;
    uint16_t phrase_n, value_n[4], words;
};

enum {
    RO_LISTS = 128, /* at most; a bit each in the class of a word */
    RO_NAMES = 2 * RO_LISTS,
    RO_LEXICON_ROWS = 1 << 20, /* of a list, at most: the low bits of a slot; the others are a tag of the hash */
    RO_PAIRS_LOG = 19,
    RO_PAIRS = 1 << RO_PAIRS_LOG, /* bits for the first two words of longer phrases; one in thirty is set */
};

struct ro_lexicon {
    char name[24];
    uint32_t first, count, slot, slots, id;
};

/* The class of a word: which lists have a phrase that opens with it, and which have the word itself. */
struct ro_lists {
    uint64_t opens[RO_LISTS / 64], whole[RO_LISTS / 64];
};

struct ro_opener {
    uint32_t tag, class; /* high half of ro_hash(); 0: empty */
};

extern const char ro_lexicon_pool[];
extern const struct ro_row ro_lexicon_rows[];
extern const uint32_t ro_lexicon_slot[]; /* tag of the hash, index + 1 of the first row with it; 0 empty */
/* By list, at 4 * slot, and the low bits of ro_hash() of a first word: how many words the longest phrase has that opens so. */
extern const unsigned char ro_lexicon_opens[];
extern const struct ro_lexicon ro_lexicon_all[];
extern const unsigned char ro_lexicon_named[RO_NAMES]; /* by the hash of its name, the number + 1 of a list; 0: none */
extern const struct ro_lists ro_lexicon_class[];
extern const struct ro_opener ro_lexicon_opener[]; /* by the low bits of ro_hash() of a word */
extern const uint32_t ro_lexicon_openers;
extern const unsigned char ro_lexicon_pair[];

static inline uint64_t ro_eight(const char *p) {
    uint64_t w;
    memcpy(&w, p, sizeof w);
    return le64toh(w);
}

static inline uint64_t ro_four(const char *p) {
    uint32_t w;
    memcpy(&w, p, sizeof w);
    return le32toh(w);
}

/* Eight bytes at a time, the last eight over again where they do not come out even; the same on every machine. */
static inline uint32_t ro_lexicon_hash(const char *p, size_t n) {
    const uint64_t mix = 0x9E3779B97F4A7C15u; /* 2^64 over the golden ratio */
    uint64_t h = n * mix, last = 0;
    for (size_t i = 0; i + 8 < n; i += 8) {
        h = (h ^ ro_eight(p + i)) * mix;
        h ^= h >> 32;
    }
    if (n >= 8)
        last = ro_eight(p + n - 8);
    else if (n >= 4)
        last = ro_four(p) << 32 | ro_four(p + n - 4);
    else if (n)
        last = (uint64_t)(unsigned char)p[0] << 16 | (uint64_t)(unsigned char)p[n / 2] << 8 | (unsigned char)p[n - 1];
    h = (h ^ last) * mix;
    return (uint32_t)(h >> 32);
}

static inline uint32_t ro_lexicon_tag(uint32_t hash) { return hash & ~(uint32_t)(RO_LEXICON_ROWS - 1); }

static inline uint32_t ro_pair_bit(uint32_t list, uint64_t one, uint64_t two) {
    return (uint32_t)(((one + list) * 0x9E3779B97F4A7C15u ^ two) * 0xD6E8FEB86659FD93u >> (64 - RO_PAIRS_LOG));
}

/* The class of the word with this ro_hash(); 0: it opens no phrase. What a class lacks is not there; what it has is nearly
 * always. */
uint32_t ro_lexicon_class_of(uint64_t hash);
static inline bool ro_class_opens(uint32_t class, const ro_lexicon *l) {
    return l && ro_lexicon_class[class].opens[l->id / 64] >> l->id % 64 & 1;
}
static inline bool ro_class_whole(uint32_t class, const ro_lexicon *l) {
    return l && ro_lexicon_class[class].whole[l->id / 64] >> l->id % 64 & 1;
}
/* May a phrase of the list open with these two words? */
static inline bool ro_lexicon_may_pair(const ro_lexicon *l, uint64_t one, uint64_t two) {
    uint32_t at = ro_pair_bit(l->id, one, two);
    return ro_lexicon_pair[at / 8] >> at % 8 & 1;
}

#endif
