/* UTF-8, what kind of character it is, and folding for matching.
 *
 * ASCII and Latin-1 take a short way; everything else asks ICU's character tables. Folding never decides what is printed:
 * it only makes two spellings of one word meet. */
#include "base/base.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

uint32_t ro_utf8_next(ro_str s, size_t *i) {
    const unsigned char *p = (const unsigned char *)s.p + *i;
    size_t left = s.n - *i;
    uint32_t c = p[0];
    if (c < 0x80) return *i += 1, c;
    unsigned n = c >= 0xF0 && c < 0xF5 ? 3 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xC2 && c < 0xE0 ? 1 : 0;
    if (!n || left <= n) return *i += 1, 0xFFFD;
    uint32_t cp = c & (0x3Fu >> n);
    for (unsigned k = 1; k <= n; k++) {
        if ((p[k] & 0xC0) != 0x80) return *i += 1, 0xFFFD;
        cp = cp << 6 | (p[k] & 0x3Fu);
    }
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (cp < least[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000)) return *i += 1, 0xFFFD;
    *i += n + 1;
    return cp;
}

size_t ro_utf8_put(char out[4], uint32_t cp) {
    if (cp < 0x80) return out[0] = (char)cp, 1;
    if (cp < 0x800) return out[0] = (char)(0xC0 | cp >> 6), out[1] = (char)(0x80 | (cp & 63)), 2;
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12), out[1] = (char)(0x80 | (cp >> 6 & 63)), out[2] = (char)(0x80 | (cp & 63));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18), out[1] = (char)(0x80 | (cp >> 12 & 63));
    out[2] = (char)(0x80 | (cp >> 6 & 63)), out[3] = (char)(0x80 | (cp & 63));
    return 4;
}

bool ro_utf8_valid(ro_str s, size_t *bad) {
    for (size_t i = 0; i < s.n;) {
        if ((unsigned char)s.p[i] < 0x80) {
            i++;
            continue;
        }
        size_t at = i;
        if (ro_utf8_next(s, &i) == 0xFFFD && i == at + 1) {
            if (bad) *bad = at;
            return false;
        }
    }
    return true;
}

bool ro_cp_blank(uint32_t c) {
    return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool ro_cp_zero(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool ro_cp_word(uint32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return u_isalnum((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}

bool ro_cp_upper(uint32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper((UChar32)c) || u_istitle((UChar32)c); }
uint32_t ro_cp_lower(uint32_t c) { return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : (uint32_t)u_tolower((UChar32)c); }
bool ro_cp_digit(uint32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit((UChar32)c); }

bool ro_cp_cjk(uint32_t c) {
    return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x30FF) ||
           (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

size_t ro_utf8_columns(ro_str s) {
    size_t cols = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = ro_utf8_next(s, &i);
        if (c < 0x300) {
            cols += c >= 32 && c != 0xAD;
            continue;
        }
        if (ro_cp_zero(c) || (U_GET_GC_MASK((UChar32)c) & (U_GC_MN_MASK | U_GC_ME_MASK))) continue;
        int w = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
        cols += w == U_EA_WIDE || w == U_EA_FULLWIDTH ? 2 : 1;
    }
    return cols;
}

/* What a character becomes for matching; 0 drops it. */
static uint32_t plain(uint32_t c) {
    if (c < 0xA0) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (ro_cp_zero(c)) return 0;
    if (ro_cp_blank(c)) return ' ';
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case 0xB4:
    case 0xFF07: return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0xAB:
    case 0xBB: return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFF0D: return '-';
    default: return (uint32_t)u_tolower((UChar32)c);
    }
}

ro_str ro_fold(ro_arena *a, ro_str s) {
    char *out = ro_alloc_raw(a, s.n * 2 + 4);
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = plain(ro_utf8_next(s, &i));
        if (!c) continue;
        if (c == ' ' || (c >= 9 && c <= 13)) {
            if (n && out[n - 1] != ' ') out[n++] = ' ';
            continue;
        }
        n += ro_utf8_put(out + n, c);
    }
    while (n && out[n - 1] == ' ') n--;
    out[n] = 0;
    return (ro_str){out, n};
}

static bool ascii(ro_str s) {
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80) return false;
    return true;
}

/* Through UTF-16 and one normaliser. */
static ro_str normalise(ro_arena *a, ro_str s, const UNormalizer2 *nf) {
    UErrorCode e = U_ZERO_ERROR;
    int32_t n16 = 0, nout = 0, n8 = 0;
    UChar *in = ro_alloc_raw(a, (s.n + 1) * sizeof *in);
    u_strFromUTF8WithSub(in, (int32_t)s.n + 1, &n16, s.p, (int32_t)s.n, 0xFFFD, NULL, &e);
    if (U_FAILURE(e)) return s;
    size_t cap = (size_t)n16 * 4 + 16;
    UChar *out = ro_alloc_raw(a, cap * sizeof *out);
    nout = unorm2_normalize(nf, in, n16, out, (int32_t)cap, &e);
    if (U_FAILURE(e)) return s;
    char *p = ro_alloc_raw(a, (size_t)nout * 3 + 1);
    u_strToUTF8(p, nout * 3 + 1, &n8, out, nout, &e);
    return U_FAILURE(e) ? s : (ro_str){p, (size_t)n8};
}

ro_str ro_fold_bare(ro_arena *a, ro_str s) {
    ro_str f = ro_fold(a, s);
    if (ascii(f)) return f;
    UErrorCode e = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFKDInstance(&e);
    if (U_FAILURE(e)) return f;
    ro_str d = normalise(a, f, nfd);
    char *out = ro_alloc_raw(a, d.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < d.n;) {
        size_t at = i;
        uint32_t c = ro_utf8_next(d, &i);
        if (c >= 0x300 && c <= 0x36F) continue; /* Latin and Greek marks; й and ё lose theirs too, on purpose */
        memcpy(out + n, d.p + at, i - at);
        n += i - at;
    }
    out[n] = 0;
    return (ro_str){out, n};
}

/* Nothing below U+0300 composes with what follows it, so such a text is NFC already. */
static bool plainly_nfc(ro_str s) {
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0xCC) continue;
        if (c == 0xE2 && i + 1 < s.n && ((unsigned char)s.p[i + 1] == 0x80)) continue; /* general punctuation: dashes, quotes */
        return false;
    }
    return true;
}

ro_str ro_nfc(ro_arena *a, ro_str s) {
    if (plainly_nfc(s)) return s;
    UErrorCode e = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&e);
    if (U_FAILURE(e) || s.n > INT32_MAX / 8) return s;
    UChar *in = ro_alloc_raw(a, (s.n + 1) * sizeof *in);
    int32_t n16 = 0;
    u_strFromUTF8WithSub(in, (int32_t)s.n + 1, &n16, s.p, (int32_t)s.n, 0xFFFD, NULL, &e);
    if (U_SUCCESS(e) && unorm2_quickCheck(nfc, in, n16, &e) == UNORM_YES) return s;
    return normalise(a, s, nfc);
}
