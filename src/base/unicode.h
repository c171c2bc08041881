/* The shape of the compiled tables about characters: what tools/mkunicode.c writes and utf8.c reads. */
#ifndef RO_UNICODE_H
#define RO_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

enum { RO_CP_BITS = 6, RO_CP_END = 0x110000 };

enum {
    RO_CP_WORD = 1,      /* letter, mark or digit */
    RO_CP_UPPER = 2,     /* upper or title case */
    RO_CP_DIGIT = 4,     /* decimal */
    RO_CP_NOWIDTH = 8,   /* a mark over or around another character */
    RO_CP_WIDE = 16,     /* two columns of a terminal */
    RO_CP_COMPOSES = 32, /* may join, follow or give way to another in NFC: a text with one has to be looked at */
    RO_CP_TANGLED = 64   /* leaves marks in NFKD whose order depends on their neighbours */
};

struct ro_cp {
    int32_t lower; /* to add for lower case */
    uint16_t bare; /* NFKD without accents, in the pool; bare_n 0: the character itself */
    uint8_t bare_n, flags;
};

extern const uint16_t ro_cp_index[], ro_cp_block[];
extern const struct ro_cp ro_cp_records[];
extern const unsigned char ro_cp_pool[];

static inline const struct ro_cp *ro_cp_of(uint32_t c) {
    if (c >= RO_CP_END) c = 0xFFFF; /* unassigned for ever */
    return &ro_cp_records[ro_cp_block[(uint32_t)ro_cp_index[c >> RO_CP_BITS] << RO_CP_BITS | (c & ((1u << RO_CP_BITS) - 1))]];
}

#endif
