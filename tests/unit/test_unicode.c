/* What the compiled tables say about characters, and that they agree with ICU's normaliser on every one. */
#include "base/icu.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct ro_error error;

static void kinds(void **state) {
    (void)state;
    assert_true(ro_cp_word(0x436) && ro_cp_word(0xAE40) && ro_cp_word(0x301) && ro_cp_word(0x663)); /* ж 김, an accent, ٣ */
    assert_false(ro_cp_word(0x2019) || ro_cp_word(0xAB) || ro_cp_word(0x110000) || ro_cp_word(UINT32_MAX));
    assert_true(ro_cp_upper(0x416) && ro_cp_upper(0x1C5) && !ro_cp_upper(0x436)); /* Ж, the title case ǅ */
    assert_int_equal(ro_cp_lower(0x416), 0x436);
    assert_int_equal(ro_cp_lower(0x10FFFF), 0x10FFFF);
    assert_true(ro_cp_digit(0x663) && !ro_cp_digit(0xB2)); /* a raised 2 counts nothing */
    assert_int_equal(ro_utf8_columns(RO_S("é김e\xCC\x81")), 4);
}

static void bare_names(void **state) {
    (void)state;
    ro_arena *a = ro_arena_new(&error);
    static const char *const pairs[][2] = {
        {"Éva Ñandú", "eva nandu"}, {"Йорген Ёлкин", "йорген елкин"}, {"\xD0\x98\xCC\x86орген Їжак", "йорген їжак"}, {"ﬁr…", "fir..."}, {"한", "\u1112\u1161\u11ab"},
        {"\xCC\x81x", "x"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        ro_str got = ro_fold_bare(a, ro_str_c(pairs[i][0]));
        assert_string_equal(got.p, pairs[i][1]);
        assert_int_equal(got.n, strlen(pairs[i][1]));
    }
    ro_arena_free(a);
}

static ro_str by_icu(ro_arena *a, const UNormalizer2 *nf, ro_str s, bool accents) {
    const struct ro_icu *icu = ro_icu(a);
    UErrorCode e = U_ZERO_ERROR;
    UChar in[16], out[128];
    char *utf8 = ro_alloc(a, 512);
    int32_t n = 0, kept = 0, n8 = 0;
    icu->u_strFromUTF8WithSub(in, 16, &n, s.p, (int32_t)s.n, 0xFFFD, NULL, &e);
    n = icu->unorm2_normalize(nf, in, n, out, 128, &e);
    for (int32_t i = 0; i < n; i++)
        if (accents || out[i] < 0x300 || out[i] > 0x36F) out[kept++] = out[i];
    icu->u_strToUTF8(utf8, 512, &n8, out, kept, &e);
    assert_true(U_SUCCESS(e));
    return (ro_str){utf8, (size_t)n8};
}

/* Й, Ў, Ї: what takes them for a letter and a mark is not asked. */
static bool own_letter(uint32_t c) {
    return c == 0x419 || c == 0x439 || c == 0x40E || c == 0x45E || c == 0x407 || c == 0x457;
}

/* Each character, followed by a neighbour that it may change places or merge with. */
static void all_as_icu(void **state) {
    (void)state;
    ro_arena *a = ro_arena_new(&error);
    UErrorCode e = U_ZERO_ERROR;
    for (uint32_t c = 0x80; c < RO_CP_END; c++) {
        if (c % 4096 == 0) {
            ro_arena_free(a);
            a = ro_arena_new(&error);
        }
        if (c >= 0xD800 && c < 0xE000) continue;
        char text[12] = "a";
        size_t n = 1 + ro_utf8_put(text + 1, c);
        n += ro_utf8_put(text + n, c ^ 1);
        ro_str s = {text, n}, folded = ro_fold(a, s);
        const struct ro_icu *icu = ro_icu(a);
        assert_true(ro_str_eq(ro_nfc(a, s), by_icu(a, icu->unorm2_getNFCInstance(&e), s, true)));
        if (own_letter(c) || own_letter(c ^ 1)) continue;
        assert_true(ro_str_eq(ro_fold_bare(a, s), by_icu(a, icu->unorm2_getNFKDInstance(&e), folded, false)));
    }
    ro_arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(kinds), cmocka_unit_test(bare_names), cmocka_unit_test(all_as_icu)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
