/* UTF-8, what kind of character it is, and folding for matching.
 *
 * ASCII takes a short way (in base.h); everything else asks tables that tools/mkunicode.c made of ICU's at build time. ICU itself
 * is woken only by text that has to be composed. Folding never decides what is printed: it only makes two spellings of one
 * word meet. */
#include "base/icu.h"

const unsigned char ro_bytes[256] = {
    [9 ... 13] = RO_BYTE_BLANK,    [' '] = RO_BYTE_BLANK,
    ['!' ... '/'] = RO_BYTE_PLAIN, ['0' ... '9'] = RO_BYTE_PLAIN | RO_BYTE_WORD | RO_BYTE_DIGIT,
    [':' ... '@'] = RO_BYTE_PLAIN, ['A' ... 'Z'] = RO_BYTE_PLAIN | RO_BYTE_WORD | RO_BYTE_UPPER,
    ['[' ... '`'] = RO_BYTE_PLAIN, ['a' ... 'z'] = RO_BYTE_PLAIN | RO_BYTE_WORD,
    ['{' ... '~'] = RO_BYTE_PLAIN, [128 ... 255] = RO_BYTE_HIGH,
};

uint32_t ro_utf8_long(ro_str s, size_t *i) {
    const unsigned char *p = (const unsigned char *)s.p + *i;
    size_t left = s.n - *i;
    uint32_t c = p[0];
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
        uint64_t eight;
        if (s.n - i >= 8 && (memcpy(&eight, s.p + i, 8), !(eight & 0x8080808080808080))) {
            i += 8;
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

ro_str ro_utf8_mend(ro_arena *a, ro_str s) {
    if (ro_utf8_valid(s, NULL)) return s;
    char *out = ro_alloc_raw(a, s.n * 3 + 4);
    size_t n = 0;
    for (size_t i = 0; i < s.n;) n += ro_utf8_put(out + n, ro_utf8_next(s, &i));
    out[n] = 0;
    return (ro_str){out, n};
}

size_t ro_utf8_columns(ro_str s) {
    size_t cols = 0;
    for (size_t i = 0; i < s.n;) {
        if (ro_byte(s.p[i]) & RO_BYTE_PLAIN) {
            cols++, i++;
            continue;
        }
        uint32_t c = ro_utf8_next(s, &i);
        if (c < 0x300) {
            cols += c >= 32 && c != 0xAD;
            continue;
        }
        unsigned flags = ro_cp_of(c)->flags;
        if (ro_cp_zero(c) || (flags & RO_CP_NOWIDTH)) continue;
        cols += flags & RO_CP_WIDE ? 2 : 1;
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
    default: return ro_cp_lower(c);
    }
}

ro_str ro_fold(ro_arena *a, ro_str s) {
    char *out = ro_alloc_raw(a, s.n * 3 + 4); /* a byte that is no text becomes the three of U+FFFD */
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        unsigned char ascii = (unsigned char)s.p[i];
        if (ascii > ' ' && ascii < 0x80) { /* nearly all there is */
            out[n++] = (char)(ascii >= 'A' && ascii <= 'Z' ? ascii + 32 : ascii);
            i++;
            continue;
        }
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
    const struct ro_icu *icu = ro_icu(a);
    UErrorCode e = U_ZERO_ERROR;
    int32_t n16 = 0, nout = 0, n8 = 0;
    UChar *in = ro_alloc_raw(a, (s.n + 1) * sizeof *in);
    icu->u_strFromUTF8WithSub(in, (int32_t)s.n + 1, &n16, s.p, (int32_t)s.n, 0xFFFD, NULL, &e);
    if (ro_icu_failed(a, e)) return s;
    size_t cap = (size_t)n16 * 4 + 16;
    UChar *out = ro_alloc_raw(a, cap * sizeof *out);
    nout = icu->unorm2_normalize(nf, in, n16, out, (int32_t)cap, &e);
    if (ro_icu_failed(a, e)) return s;
    char *p = ro_alloc_raw(a, (size_t)nout * 3 + 1);
    icu->u_strToUTF8(p, nout * 3 + 1, &n8, out, nout, &e);
    return ro_icu_failed(a, e) ? s : (ro_str){p, (size_t)n8};
}

static bool accent(uint32_t c) { return c >= 0x300 && c <= 0x36F; } /* Latin, Greek; ё loses its too, for print leaves it out */

/* Letters of their own, which Unicode takes for a letter and a mark: й, ў, ї. The letter that the mark makes of the one before it;
 * 0 none. */
static uint32_t with_mark(uint32_t letter, uint32_t mark) {
    return letter == 0x438 && mark == 0x306   ? 0x439
           : letter == 0x443 && mark == 0x306 ? 0x45E
           : letter == 0x456 && mark == 0x308 ? 0x457
                                              : 0;
}
static bool own_letter(uint32_t c) { return c == 0x439 || c == 0x45E || c == 0x457; }

/* The syllable as the letters it is written with. */
static void add_hangul(ro_buf *b, uint32_t c) {
    enum { FIRST = 0xAC00, LEAD = 0x1100, VOWEL = 0x1161, TAIL = 0x11A7, VOWELS = 21, TAILS = 28 };
    uint32_t k = c - FIRST, tail = k % TAILS;
    char u[4];
    ro_buf_add(b, (ro_str){u, ro_utf8_put(u, LEAD + k / TAILS / VOWELS)});
    ro_buf_add(b, (ro_str){u, ro_utf8_put(u, VOWEL + k / TAILS % VOWELS)});
    if (tail) ro_buf_add(b, (ro_str){u, ro_utf8_put(u, TAIL + tail)});
}

/* Character by character out of the table; false where marks are left whose order their neighbours decide. */
static bool bare_by_table(ro_buf *b, ro_str s) {
    uint32_t last = 0;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        while (i < s.n && (unsigned char)s.p[i] < 0x80) i++;
        if (i > at) ro_buf_add(b, (ro_str){s.p + at, i - at}), last = 0;
        if ((at = i) == s.n) break;
        uint32_t c = ro_utf8_next(s, &i);
        const struct ro_cp *r = ro_cp_of(c);
        if (r->flags & RO_CP_TANGLED) return false;
        uint32_t whole = with_mark(last, c);
        if (whole) ro_utf8_put(b->p + b->n - 2, whole); /* two bytes for two bytes */
        last = c;
        if (accent(c)) continue;
        if (c >= 0xAC00 && c < 0xD7A4)
            add_hangul(b, c);
        else if (r->bare_n && !own_letter(c))
            ro_buf_add(b, (ro_str){(const char *)ro_cp_pool + r->bare, r->bare_n});
        else
            ro_buf_add(b, (ro_str){s.p + at, i - at});
    }
    return true;
}

static ro_str bare_by_icu(ro_arena *a, ro_str f) {
    UErrorCode e = U_ZERO_ERROR;
    const UNormalizer2 *nfkd = ro_icu(a)->unorm2_getNFKDInstance(&e);
    if (ro_icu_failed(a, e)) return f;
    ro_str d = normalise(a, f, nfkd);
    char *out = ro_alloc_raw(a, d.n + 1);
    size_t n = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < d.n;) {
        size_t at = i;
        uint32_t c = ro_utf8_next(d, &i), whole = with_mark(last, c);
        if (whole) ro_utf8_put(out + n - 2, whole); /* two bytes for two bytes */
        last = c;
        if (accent(c)) continue;
        memcpy(out + n, d.p + at, i - at);
        n += i - at;
    }
    out[n] = 0;
    return (ro_str){out, n};
}

ro_str ro_fold_bare(ro_arena *a, ro_str s) {
    ro_str f = ro_fold(a, s);
    if (ascii(f)) return f;
    ro_buf b = {.arena = a};
    if (!bare_by_table(&b, f)) return bare_by_icu(a, f);
    ro_buf_byte(&b, 0);
    return (ro_str){b.p, b.n - 1};
}

/* Where no character composes with, or gives way to, another, the text is NFC already. */
static bool plainly_nfc(ro_str s) {
    for (size_t i = 0; i < s.n;) {
        if ((unsigned char)s.p[i] < 0xCC) { /* below U+0300 */
            i++;
            continue;
        }
        if (ro_cp_of(ro_utf8_long(s, &i))->flags & RO_CP_COMPOSES) return false;
    }
    return true;
}

ro_str ro_nfc(ro_arena *a, ro_str s) {
    if (plainly_nfc(s) || s.n > INT32_MAX / 8) return s;
    const struct ro_icu *icu = ro_icu(a);
    UErrorCode e = U_ZERO_ERROR;
    const UNormalizer2 *nfc = icu->unorm2_getNFCInstance(&e);
    if (ro_icu_failed(a, e)) return s;
    UChar *in = ro_alloc_raw(a, (s.n + 1) * sizeof *in);
    int32_t n16 = 0;
    icu->u_strFromUTF8WithSub(in, (int32_t)s.n + 1, &n16, s.p, (int32_t)s.n, 0xFFFD, NULL, &e);
    if (U_SUCCESS(e) && icu->unorm2_quickCheck(nfc, in, n16, &e) == UNORM_YES) return s;
    return normalise(a, s, nfc);
}

enum {
    WIDE_HEAD = 8192, /* bytes looked at */
    WIDE_FEW = 8,     /* with fewer, two or four to a character are not told from one */
};

static uint32_t unit_at(const char *p, unsigned wide, bool little) {
    uint32_t v = 0;
    for (unsigned k = 0; k < wide; k++) v = v << 8 | (unsigned char)p[little ? wide - 1 - k : k];
    return v;
}

/* How many units are ASCII as texts have it or Cyrillic, and how many cannot stand in a text. */
static void weigh_units(ro_str s, unsigned wide, bool little, size_t *plain, size_t *never) {
    *plain = *never = 0;
    uint32_t before = 0;
    for (size_t i = 0; i + wide <= s.n; i += wide) {
        uint32_t c = unit_at(s.p + i, wide, little);
        bool low = wide == 2 && c >= 0xDC00 && c <= 0xDFFF, pair = before >= 0xD800 && before <= 0xDBFF;
        *plain += (c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || (c >= 0x400 && c < 0x500);
        *never += c < 9 || c > 0x10FFFF || (c >= 0xE000 && c < 0xF900) || (c & 0xFFFE) == 0xFFFE || low != (wide == 2 && pair);
        before = c;
    }
}

/* Only such texts hold NULs, in the blanks, line ends and figures that every text has; read the right way round these are many
 * and next to nothing is impossible. */
const char *ro_wide(ro_str s) {
    static const struct {
        const char *name;
        unsigned wide;
        bool little;
    } forms[] = {{"UTF-32LE", 4, true}, {"UTF-32BE", 4, false}, {"UTF-16LE", 2, true}, {"UTF-16BE", 2, false}};
    ro_str head = {s.p, s.n < WIDE_HEAD ? s.n & ~(size_t)3 : WIDE_HEAD};
    const char *best = NULL;
    size_t most = 0;
    if (s.n < WIDE_FEW || !(memchr(head.p, 0, head.n) || memchr(head.p, 4, head.n))) return NULL;
    for (size_t k = 0; k < 4; k++) {
        size_t plain, never;
        weigh_units(head, forms[k].wide, forms[k].little, &plain, &never);
        if (never * 50 > head.n / forms[k].wide || plain * forms[k].wide <= most) continue;
        most = plain * forms[k].wide;
        best = forms[k].name;
    }
    return most * 50 > head.n ? best : NULL;
}
