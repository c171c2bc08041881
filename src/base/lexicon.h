/* The shape of the compiled word lists: what tools/mkdata.c writes and lexicon.c reads. */
#ifndef RO_LEXICON_H
#define RO_LEXICON_H

#include "base/base.h"

struct ro_row {
    uint32_t phrase, value[4], lang;
    uint16_t phrase_n, value_n[4], words;
};

struct ro_lexicon {
    char name[24];
    uint32_t first, count, slot, slots, max_words;
};

extern const char ro_lexicon_pool[];
extern const struct ro_row ro_lexicon_rows[];
extern const uint32_t ro_lexicon_slot[]; /* index + 1 of the first row with that hash, 0 empty */
/* By list, at 4 * slot, and the low bits of ro_hash() of a first word: how many words the longest phrase has that opens so. */
extern const unsigned char ro_lexicon_opens[];
extern const struct ro_lexicon ro_lexicon_all[];
extern const size_t ro_lexicon_lists;

static inline uint32_t ro_lexicon_hash(const char *p, size_t n) { /* FNV-1a, 32 bits */
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)p[i]) * 16777619u;
    return h ^ h >> 15;
}

#endif
