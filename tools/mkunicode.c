/* Compiles what readout asks about characters into C tables: mkunicode OUT.c. Run by the build.
 *
 * ICU knows all of it, but ICU's libraries cost a process more to load than a comparison does. So the answers are taken from ICU
 * once, here, and laid into a table in two stages: a block number for every 64 code points, a record number for every code point
 * of a block, and the records, each of which many code points share. */
#include "base/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { BLOCK = 1 << RO_CP_BITS, BLOCKS = RO_CP_END >> RO_CP_BITS, MOST = 1 << 16 };

struct tables {
    struct ro_cp record[MOST];
    unsigned records;
    uint16_t block[BLOCKS][BLOCK], index[BLOCKS];
    unsigned blocks;
    unsigned char pool[MOST];
    unsigned pooled;
    const UNormalizer2 *nfkd;
};

static void fail(const char *what) {
    fprintf(stderr, "mkunicode: %s\n", what);
    exit(1);
}

static bool accent(UChar32 c) { return c >= 0x300 && c <= 0x36F; }

/* The compatibility decomposition without accents as UTF-8, into the pool where it is not the character itself. Where marks are
 * left whose order the neighbours decide, the whole text has to go through ICU. */
static void bare(struct tables *t, UChar32 c, struct ro_cp *r) {
    UErrorCode e = U_ZERO_ERROR;
    UChar in[2], out[64], kept[64];
    int32_t n = 0, k = 0, n8 = 0;
    if (accent(c) || (c >= 0xAC00 && c < 0xD7A4) || U_IS_SURROGATE(c)) return; /* Hangul is counted out, not looked up */
    U16_APPEND_UNSAFE(in, n, c);
    n = unorm2_normalize(t->nfkd, in, n, out, 64, &e);
    if (U_FAILURE(e)) fail("a decomposition is longer than any known");
    for (int32_t i = 0; i < n;) {
        UChar32 d;
        U16_NEXT(out, i, n, d);
        if (u_getCombiningClass(d) && !accent(d)) r->flags |= RO_CP_TANGLED;
        if (!accent(d)) U16_APPEND_UNSAFE(kept, k, d);
    }
    char utf8[200];
    u_strToUTF8(utf8, sizeof utf8, &n8, kept, k, &e);
    if (U_FAILURE(e) || t->pooled + (unsigned)n8 > MOST || n8 > 255) fail("a decomposition does not fit");
    if (!n8) r->flags |= RO_CP_TANGLED;
    if ((r->flags & RO_CP_TANGLED) || (k == U16_LENGTH(c) && memcmp(kept, in, (size_t)k * sizeof *in) == 0)) return;
    r->bare = (uint16_t)t->pooled;
    r->bare_n = (uint8_t)n8;
    memcpy(t->pool + t->pooled, utf8, (size_t)n8);
    t->pooled += (unsigned)n8;
}

static struct ro_cp ask(struct tables *t, UChar32 c) {
    struct ro_cp r = {.lower = u_tolower(c) - c};
    uint32_t category = U_GET_GC_MASK(c);
    int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    if (u_isalnum(c) || (category & U_GC_M_MASK)) r.flags |= RO_CP_WORD;
    if (u_isupper(c) || u_istitle(c)) r.flags |= RO_CP_UPPER;
    if (u_isdigit(c)) r.flags |= RO_CP_DIGIT;
    if (category & (U_GC_MN_MASK | U_GC_ME_MASK)) r.flags |= RO_CP_NOWIDTH;
    if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) r.flags |= RO_CP_WIDE;
    if (u_getCombiningClass(c) || u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES) r.flags |= RO_CP_COMPOSES;
    bare(t, c, &r);
    return r;
}

/* Records with an entry of the pool are met once each: only the others are worth looking for. */
static unsigned record(struct tables *t, struct ro_cp r) {
    static unsigned shared[1 << 12], n;
    for (unsigned i = 0; i < n && !r.bare_n; i++)
        if (memcmp(&t->record[shared[i]], &r, sizeof r) == 0) return shared[i];
    if (t->records == MOST || n == sizeof shared / sizeof *shared) fail("more kinds of characters than expected");
    if (!r.bare_n) shared[n++] = t->records;
    t->record[t->records] = r;
    return t->records++;
}

static void fill(struct tables *t) {
    for (unsigned b = 0; b < BLOCKS; b++) {
        uint16_t *row = t->block[t->blocks];
        unsigned same = 0;
        for (unsigned i = 0; i < BLOCK; i++) row[i] = (uint16_t)record(t, ask(t, (UChar32)(b * BLOCK + i)));
        while (same < t->blocks && memcmp(t->block[same], row, sizeof t->block[0]) != 0) same++;
        t->index[b] = (uint16_t)same;
        t->blocks += same == t->blocks;
    }
}

static void numbers(FILE *f, const char *name, const uint16_t *v, size_t n) {
    fprintf(f, "const uint16_t %s[] = {", name);
    for (size_t i = 0; i < n; i++) fprintf(f, i % 24 ? "%u," : "\n%u,", v[i]);
    fputs("\n};\n", f);
}

static void write_tables(FILE *f, const struct tables *t) {
    fputs("/* Made by tools/mkunicode.c; not to be edited. */\n#include \"base/unicode.h\"\n", f);
    numbers(f, "ro_cp_index", t->index, BLOCKS);
    numbers(f, "ro_cp_block", t->block[0], (size_t)t->blocks * BLOCK);
    fputs("const struct ro_cp ro_cp_records[] = {\n", f);
    for (unsigned i = 0; i < t->records; i++)
        fprintf(f, "{%d,%u,%u,%u},\n", t->record[i].lower, t->record[i].bare, t->record[i].bare_n, t->record[i].flags);
    fputs("};\nconst unsigned char ro_cp_pool[] = {", f);
    for (unsigned i = 0; i < t->pooled; i++) fprintf(f, i % 24 ? "%u," : "\n%u,", t->pool[i]);
    fputs("\n};\n", f);
}

int main(int argc, char **argv) {
    static struct tables t;
    UErrorCode e = U_ZERO_ERROR;
    if (argc != 2) fail("usage: mkunicode OUT.c");
    t.nfkd = unorm2_getNFKDInstance(&e);
    if (U_FAILURE(e)) fail(u_errorName(e));
    fill(&t);
    FILE *f = fopen(argv[1], "w");
    if (!f) fail("cannot write the table");
    write_tables(f, &t);
    if (fclose(f) != 0) fail("cannot write the table");
    return 0;
}
