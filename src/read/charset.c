/* Bytes into UTF-8.
 *
 * In this order: a byte order mark; UTF-16 without one, by where its zeros are; what the page declares (HTTP-equiv, <meta
 * charset>, the XML declaration), unless the bytes are plainly UTF-8; UTF-8 where valid; UTF-8 with a few bad bytes; ICU's
 * detector, which is believed for Asian and Cyrillic encodings where it is sure of itself and of the language, and windows-1252
 * else: short Cyrillic texts come with low figures, but are Cyrillic in none of the other answers. Names are taken as browsers
 * take them: "latin1" means windows-1252, "gb2312" means GB18030, "euc-kr" means windows-949.
 *
 * UTF-8 that was taken for windows-1252 and encoded once more ("â€™" for an apostrophe) is undone where nearly every
 * non-ASCII stretch of the text is so. Valid UTF-8 takes none of this and does not wake ICU. */
#include "read/parts.h"

#include "base/icu.h"

enum {
    HEAD = 4096,    /* bytes in which a declaration is looked for; browsers look in 1024 */
    SAMPLE = 65536, /* bytes given to the detector */
    SURE = 25,      /* of 100: what it gives for a few Cyrillic lines; mere noise gets 10 and less */
    DOUBLED = 3,    /* stretches encoded twice, at least: one may be meant */
};

static bool word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' ||
           c == '.';
}

/* The name behind "charset=" or "encoding=" in the first bytes of a page with tags. */
static bool declared(ro_str s, char name[48]) {
    ro_str head = {s.p, s.n < HEAD ? s.n : HEAD};
    if (!memchr(head.p, '<', head.n)) return false;
    static const char *const keys[] = {"charset", "encoding"};
    for (size_t k = 0; k < 2; k++) {
        ssize_t at = ro_str_find_nocase(head, keys[k]);
        if (at < 0 || (k == 1 && !ro_str_starts(ro_str_trim(head), "<?xml"))) continue;
        size_t i = (size_t)at + strlen(keys[k]), n = 0;
        while (i < head.n && (head.p[i] == ' ' || head.p[i] == '=' || head.p[i] == '"' || head.p[i] == '\'')) i++;
        while (i < head.n && n < 47 && word_char(head.p[i])) name[n++] = head.p[i++];
        name[n] = 0;
        if (n) return true;
    }
    return false;
}

/* Labels as browsers read them: the encoding that pages so labelled are really in. */
static const char *browser_name(const char *label) {
    static const char *const same[][2] = {
        {"iso-8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"latin-1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"ascii", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"gb2312", "GB18030"},
        {"gbk", "GB18030"},
        {"gb_2312-80", "GB18030"},
        {"euc-kr", "windows-949"},
        {"ks_c_5601-1987", "windows-949"},
        {"ksc5601", "windows-949"},
        {"cp949", "windows-949"},
        {"shift_jis", "ibm-943_P15A-2003"},
        {"shift-jis", "ibm-943_P15A-2003"},
        {"x-sjis", "ibm-943_P15A-2003"},
        {"sjis", "ibm-943_P15A-2003"},
        {"cp1251", "windows-1251"},
        {"win-1251", "windows-1251"},
        {"utf8", "UTF-8"},
        {"unicode", "UTF-8"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (strcasecmp(label, same[i][0]) == 0) return same[i][1];
    return label;
}

/* Past the ASCII characters from i on, eight at a time. */
static size_t past_ascii(ro_str s, size_t i) {
    uint64_t eight;
    while (i + 8 <= s.n && (memcpy(&eight, s.p + i, 8), !(eight & 0x8080808080808080u))) i += 8;
    while (i < s.n && (unsigned char)s.p[i] < 0x80) i++;
    return i;
}

/* How many sequences of more than one byte are good, how many bytes bad. */
static void utf8_counts(ro_str s, size_t *good, size_t *bad) {
    *good = *bad = 0;
    for (size_t i = past_ascii(s, 0); i < s.n; i = past_ascii(s, i)) {
        size_t at = i;
        if (ro_utf8_next(s, &i) == 0xFFFD && i == at + 1)
            ++*bad;
        else
            ++*good;
    }
}

struct converter {
    const struct ro_icu *icu;
    UConverter *from;
};
struct detector {
    const struct ro_icu_detector *icu;
    UCharsetDetector *d;
};
static void close_converter(void *what) {
    struct converter *c = what;
    c->icu->ucnv_close(c->from);
}
static void close_detector(void *what) {
    struct detector *d = what;
    d->icu->ucsdet_close(d->d);
}

/* Through ICU; false where it knows no such encoding. *lost: characters that could not be told. */
static bool convert(ro_arena *a, ro_str in, const char *name, ro_str *out, size_t *lost) {
    const struct ro_icu *icu = ro_icu(a);
    UErrorCode e = U_ZERO_ERROR;
    struct converter *c = RO_NEW(a, struct converter);
    *c = (struct converter){icu, icu->ucnv_open(name, &e)};
    if (U_FAILURE(e)) return false;
    ro_defer(a, close_converter, c);
    const char *src = in.p, *end = in.p + in.n;
    ro_buf b = {.arena = a};
    *lost = 0;
    while (src <= end) {
        UChar piece[4096], *to = piece;
        char utf8[4096 * 3];
        int32_t n = 0;
        e = U_ZERO_ERROR;
        icu->ucnv_toUnicode(c->from, &to, piece + 4095, &src, end, NULL, true, &e);
        bool more = e == U_BUFFER_OVERFLOW_ERROR;
        if (U_FAILURE(e) && !more) return false;
        UErrorCode f = U_ZERO_ERROR;
        int32_t k = (int32_t)(to - piece);
        bool split = more && k && U16_IS_LEAD(piece[k - 1]) && k < 4095;
        icu->u_strToUTF8WithSub(utf8, sizeof utf8, &n, piece, k - split, 0xFFFD, NULL, &f);
        if (U_FAILURE(f)) return false;
        for (int32_t i = 0; i < k; i++) *lost += piece[i] == 0xFFFD;
        ro_buf_add(&b, (ro_str){utf8, (size_t)n});
        if (b.n > (size_t)RO_MAX_CAPTURE * 2)
            ro_throw(a, RO_LIMIT, "the page is over the limit of %u bytes once decoded", RO_MAX_CAPTURE * 2);
        if (!more) break;
    }
    *out = ro_buf_str(&b);
    return true;
}

/* Bad bytes become U+FFFD. */
static ro_str mend(ro_arena *a, ro_str s) {
    ro_buf b = {.arena = a};
    size_t from = 0;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        if ((unsigned char)s.p[i] < 0x80) {
            i++;
            continue;
        }
        if (ro_utf8_next(s, &i) != 0xFFFD || i != at + 1) continue;
        ro_buf_add(&b, (ro_str){s.p + from, at - from});
        ro_buf_addc(&b, "\xEF\xBF\xBD");
        from = i;
    }
    ro_buf_add(&b, (ro_str){s.p + from, s.n - from});
    return ro_buf_str(&b);
}

static const char *mark(ro_str s, size_t *skip) {
    if (ro_str_starts(s, "\xEF\xBB\xBF")) return *skip = 3, "UTF-8";
    if (s.n >= 4 && memcmp(s.p, "\xFF\xFE\0\0", 4) == 0) return *skip = 4, "UTF-32LE";
    if (ro_str_starts(s, "\xFF\xFE")) return *skip = 2, "UTF-16LE";
    if (ro_str_starts(s, "\xFE\xFF")) return *skip = 2, "UTF-16BE";
    return NULL;
}

/* Tags would tell the detector of English: it gets the text between them. */
static const char *detected(ro_arena *a, ro_str s) {
    const struct ro_icu_detector *icu = ro_icu_detector(a);
    UErrorCode e = U_ZERO_ERROR;
    struct detector *d = RO_NEW(a, struct detector);
    *d = (struct detector){icu, icu->ucsdet_open(&e)};
    if (U_FAILURE(e)) return "windows-1252";
    ro_defer(a, close_detector, d);
    icu->ucsdet_setText(d->d, s.p, (int32_t)(s.n < SAMPLE ? s.n : SAMPLE), &e);
    icu->ucsdet_enableInputFilter(d->d, memchr(s.p, '<', s.n) != NULL);
    int32_t n = 0;
    const UCharsetMatch **m = icu->ucsdet_detectAll(d->d, &n, &e);
    for (int32_t i = 0; U_SUCCESS(e) && i < n; i++) {
        const char *name = icu->ucsdet_getName(m[i], &e);
        if (icu->ucsdet_getConfidence(m[i], &e) < SURE || strncmp(name, "UTF", 3) == 0) continue;
        if (strncmp(name, "IBM4", 4) == 0) continue; /* mainframe encodings: no page is in them */
        return strncmp(name, "ISO-8859-1", 11) == 0 ? "windows-1252" : browser_name(name);
    }
    return "windows-1252";
}

/* The byte that windows-1252 shows as this character; -1 none. */
static int byte_1252(uint32_t c) {
    static const uint16_t high[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
    if (c >= 0xA0 && c <= 0xFF) return (int)c;
    for (int i = 0; i < 32; i++)
        if (high[i] == c) return 0x80 + i;
    return -1;
}

/* The character that was encoded twice from i on: its bytes into one, i moved past it; 0 where it was not. */
static size_t once(ro_str s, size_t *i, char one[4]) {
    size_t k = *i, n = 0, want = 1;
    while (n < want && k < s.n) {
        uint32_t c = ro_utf8_next(s, &k);
        int b = byte_1252(c);
        if (b < 0 || (n == 0 ? b < 0xC2 || b > 0xF4 : b < 0x80 || b > 0xBF)) return 0;
        if (n == 0) want = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
        one[n++] = (char)b;
    }
    if (n < want || !ro_utf8_valid((ro_str){one, n}, NULL)) return 0;
    *i = k;
    return n;
}

/* Undoes double encoding where there is enough of it and little else. */
static void undouble(ro_page_writer *w) {
    ro_str s = w->page->source;
    size_t twice = 0, plain = 0;
    char one[4];
    if (!s.n || !memchr(s.p, 0xC3, s.n)) return; /* all that is encoded twice begins with it */
    for (size_t i = past_ascii(s, 0); i < s.n; i = past_ascii(s, i)) {
        if (once(s, &i, one))
            twice++;
        else
            ro_utf8_next(s, &i), plain++;
    }
    if (twice < DOUBLED || plain > twice) return;
    ro_buf b = {.arena = w->arena};
    for (size_t i = 0, n; i < s.n;) {
        size_t at = i;
        if ((unsigned char)s.p[i] < 0x80)
            ro_buf_byte(&b, s.p[i++]);
        else if ((n = once(s, &i, one)))
            ro_buf_add(&b, (ro_str){one, n});
        else
            ro_utf8_next(s, &i), ro_buf_add(&b, (ro_str){s.p + at, i - at});
    }
    w->page->source = ro_buf_str(&b);
    ro_page_note(w,
                 "The text had been encoded as UTF-8 twice; %zu characters were restored, and places count in the restored text.",
                 twice);
}

static void through_icu(ro_page_writer *w, ro_str s, const char *name, bool guessed) {
    ro_str out;
    size_t lost = 0;
    if (!convert(w->arena, s, name, &out, &lost)) {
        ro_page_note(w, "The page names an encoding that is not known here (%s); it was read as windows-1252.", name);
        if (!convert(w->arena, s, "windows-1252", &out, &lost)) out = mend(w->arena, s);
    }
    const char *shown = strncmp(name, "ibm-943", 7) == 0 ? "Shift_JIS" : name;
    if (guessed) ro_page_note(w, "No encoding is declared; the bytes look like %s and were read as that.", shown);
    if (lost) ro_page_note(w, "%zu characters could not be read as %s.", lost, shown);
    w->page->source = out;
    w->page->encoding = ro_str_dup(w->arena, ro_str_c(shown)).p;
}

void ro_decode(ro_page_writer *w, ro_str s) {
    size_t skip = 0, good = 0, bad = 0;
    char label[48] = "";
    const char *name = mark(s, &skip);
    bool marked = name != NULL;
    if (marked) s.p += skip, s.n -= skip;
    if (!marked) name = ro_wide(s);
    w->page->encoding = "UTF-8";
    w->page->source = s;
    if (name && strcmp(name, "UTF-8") != 0) {
        through_icu(w, s, name, false);
        return;
    }
    utf8_counts(s, &good, &bad);
    bool says = !marked && declared(s, label);
    name = says ? browser_name(label) : NULL;
    bool other = name && strcasecmp(name, "UTF-8") != 0;
    if (!bad && other && strncasecmp(name, "iso-2022", 8) == 0) {
        through_icu(w, s, name, false);
    } else if (!bad) {
        if (other && good) ro_page_note(w, "The page says that it is in %s, but is plainly in UTF-8 and was read so.", label);
        undouble(w);
    } else if (other && strncasecmp(name, "UTF-16", 6) != 0) {
        through_icu(w, s, name, false);
    } else if (good > 8 * bad || marked || (name && good > bad)) {
        w->page->source = mend(w->arena, s);
        ro_page_note(w, "%zu bytes are not UTF-8; each is shown as a replacement mark.", bad);
    } else {
        through_icu(w, s, detected(w->arena, s), true);
    }
}
