/* The shape of the compiled word lists: what tools/mkdata.c writes and lexicon.c reads. */
#ifndef RO_LEXICON_H
#define RO_LEXICON_H

#include "base/base.h"

#include <endian.h>

struct ro_row {
    uint32_t phrase, value[4], lang;
    uint16_t phrase_n, value_n[4], words;
};

struct ro_lexicon {
    char name[24];
    uint32_t first, count, slot, slots;
};

extern const char ro_lexicon_pool[];
extern const struct ro_row ro_lexicon_rows[];
extern const uint32_t ro_lexicon_slot[]; /* index + 1 of the first row with that hash, 0 empty */
/* By list, at 4 * slot, and the low bits of ro_hash() of a first word: how many words the longest phrase has that opens so. */
extern const unsigned char ro_lexicon_opens[];
extern const struct ro_lexicon ro_lexicon_all[];
extern const size_t ro_lexicon_lists;

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

#endif
