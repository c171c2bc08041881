/* Bytes into UTF-8.
 *
 * In this order, which is that of browsers: a byte order mark; UTF-16 and UTF-32 without one, by what their units are; what the
 * server said; what the page declares (<meta>, the XML declaration); UTF-8 with a few bad bytes; the likeliest reading (guess.c).
 * Bytes that are plainly UTF-8 are that whatever is declared. A declared encoding in which bytes make no sense gives way to one
 * in which the text is far likelier. Names are taken as browsers take them: "latin1" means windows-1252, "gb2312" GB18030,
 * "euc-kr" windows-949.
 *
 * What was broken before it was saved is mended afterwards (mojibake.c). Valid UTF-8 takes none of this and does not wake ICU. */
#include "read/charset.h"

#include "base/icu.h"

enum {
    HEAD = 8192, /* bytes in which a declaration is looked for; browsers look in 1024 */
};

/* ---- what is declared ------------------------------------------------------------------------------------------------ */

static bool word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' ||
           c == '.';
}

/* The name behind the word ("charset", "encoding") and its sign. */
static bool named(ro_str s, const char *word, char name[48]) {
    ssize_t at = ro_str_find_nocase(s, word);
    if (at < 0) return false;
    size_t i = (size_t)at + strlen(word), n = 0;
    while (i < s.n && (s.p[i] == ' ' || s.p[i] == '=' || s.p[i] == '"' || s.p[i] == '\'')) i++;
    while (i < s.n && n < 47 && word_char(s.p[i])) name[n++] = s.p[i++];
    name[n] = 0;
    return n > 0;
}

static ro_str tag_at(ro_str s, size_t at) {
    const char *end = memchr(s.p + at, '>', s.n - at);
    return (ro_str){s.p + at, end ? (size_t)(end - s.p) - at : s.n - at};
}

static bool declared(ro_str s, char name[48]) {
    ro_str head = {s.p, s.n < HEAD ? s.n : HEAD};
    ro_str first = ro_str_trim(head);
    if (ro_str_starts(first, "<?xml") && named(tag_at(first, 0), "encoding", name)) return true;
    for (size_t i = 0; i < head.n;) {
        ssize_t at = ro_str_find_nocase((ro_str){head.p + i, head.n - i}, "<meta");
        if (at < 0) return false;
        ro_str tag = tag_at(head, i + (size_t)at);
        if (named(tag, "charset", name)) return true;
        i += (size_t)at + tag.n;
    }
    return false;
}

/* Labels as browsers read them: the encoding that pages so labelled are really in. ICU knows the rest. */
static const char *browser_name(const char *label) {
    static const char *const same[][2] = {
        {"iso-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"iso_8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"latin-1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"ascii", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"iso-8859-8-i", "ISO-8859-8"},
        {"iso-8859-11", "windows-874"},
        {"tis-620", "windows-874"},
        {"gb2312", "GB18030"},
        {"gbk", "GB18030"},
        {"x-gbk", "GB18030"},
        {"cp936", "GB18030"},
        {"gb_2312-80", "GB18030"},
        {"big5", "Big5-HKSCS"},
        {"euc-kr", "windows-949"},
        {"euc_kr", "windows-949"},
        {"ks_c_5601-1987", "windows-949"},
        {"ksc5601", "windows-949"},
        {"ks_c_5601", "windows-949"},
        {"cp949", "windows-949"},
        {"uhc", "windows-949"},
        {"shift_jis", "ibm-943_P15A-2003"},
        {"shift-jis", "ibm-943_P15A-2003"},
        {"x-sjis", "ibm-943_P15A-2003"},
        {"sjis", "ibm-943_P15A-2003"},
        {"windows-31j", "ibm-943_P15A-2003"},
        {"cp932", "ibm-943_P15A-2003"},
        {"x-euc-jp", "EUC-JP"},
        {"cp1251", "windows-1251"},
        {"win-1251", "windows-1251"},
        {"x-cp1251", "windows-1251"},
        {"cp1252", "windows-1252"},
        {"koi8r", "KOI8-R"},
        {"koi8", "KOI8-R"},
        {"koi8-ru", "KOI8-U"},
        {"cp866", "IBM866"},
        {"utf8", "UTF-8"},
        {"unicode", "UTF-8"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (strcasecmp(label, same[i][0]) == 0) return same[i][1];
    return label;
}

/* ---- UTF-8 ------------------------------------------------------------------------------------------------------------ */

/* How many sequences of more than one byte are good, how many bytes bad. */
static void utf8_counts(ro_str s, size_t *good, size_t *bad) {
    *good = *bad = 0;
    for (size_t i = ro_past_ascii(s, 0); i < s.n; i = ro_past_ascii(s, i)) {
        size_t at = i;
        if (ro_utf8_next(s, &i) == 0xFFFD && i == at + 1)
            ++*bad;
        else
            ++*good;
    }
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
    if (s.n >= 4 && memcmp(s.p, "\0\0\xFE\xFF", 4) == 0) return *skip = 4, "UTF-32BE";
    if (ro_str_starts(s, "\xFF\xFE")) return *skip = 2, "UTF-16LE";
    if (ro_str_starts(s, "\xFE\xFF")) return *skip = 2, "UTF-16BE";
    return NULL;
}

/* ---- through ICU -------------------------------------------------------------------------------------------------------- */

bool ro_convert(ro_arena *a, ro_str in, const char *name, ro_str *out, size_t *lost) {
    const struct ro_icu *icu = ro_icu(a);
    UConverter *from = ro_icu_converter(a, name);
    if (!from) return false;
    const char *src = in.p, *end = in.p + in.n;
    ro_buf b = {.arena = a};
    *lost = 0;
    while (src <= end) {
        UChar piece[4096], *to = piece;
        char utf8[4096 * 3];
        int32_t n = 0;
        UErrorCode e = U_ZERO_ERROR;
        icu->ucnv_toUnicode(from, &to, piece + 4095, &src, end, NULL, true, &e);
        bool more = e == U_BUFFER_OVERFLOW_ERROR;
        if (ro_icu_failed(a, e) && !more) return false;
        UErrorCode f = U_ZERO_ERROR;
        int32_t k = (int32_t)(to - piece);
        for (int32_t i = 0; i < k; i++) {
            if (piece[i] == 0x1A) piece[i] = 0xFFFD; /* so some of ICU's tables say that there is no such character */
            *lost += piece[i] == 0xFFFD;
        }
        bool split = more && k && U16_IS_LEAD(piece[k - 1]) && k < 4095;
        icu->u_strToUTF8WithSub(utf8, sizeof utf8, &n, piece, k - split, 0xFFFD, NULL, &f);
        if (ro_icu_failed(a, f)) return false;
        ro_buf_add(&b, (ro_str){utf8, (size_t)n});
        if (b.n > (size_t)RO_MAX_CAPTURE * 2)
            ro_throw(a, RO_LIMIT, "the page is over the limit of %u bytes once decoded", RO_MAX_CAPTURE * 2);
        if (!more) break;
    }
    *out = ro_buf_str(&b);
    return true;
}

/* ICU's name, as people know it. */
static const char *shown(const char *name) { return strncmp(name, "ibm-943", 7) == 0 ? "Shift_JIS" : name; }

static void take(ro_page_writer *w, ro_str text, const char *name, size_t lost) {
    if (lost) ro_page_note(w, "%zu characters could not be read as %s.", lost, shown(name));
    w->page->source = text;
    w->page->encoding = ro_str_dup(w->arena, ro_str_c(shown(name))).p;
}

static void take_guess(ro_page_writer *w, ro_str s) {
    ro_guess g = ro_guess_charset(w->arena, s);
    ro_str text = RO_NONE;
    size_t lost = 0;
    if (!ro_convert(w->arena, s, g.name, &text, &lost)) text = mend(w->arena, s);
    ro_page_note(w, "No encoding is declared; the bytes look like %s and were read as that%s.", shown(g.name),
                 g.sure ? "" : ", though others are about as likely");
    take(w, text, g.name, lost);
}

/* In the encoding that is declared, unless its bytes make no sense in it. */
static void take_declared(ro_page_writer *w, ro_str s, const char *name, const char *label) {
    ro_str text;
    size_t lost = 0;
    if (!ro_convert(w->arena, s, name, &text, &lost)) {
        ro_page_note(w, "The page names an encoding that is not known here (%s).", label);
        take_guess(w, s);
        return;
    }
    const char *other = lost ? ro_guess_charset(w->arena, s).name : name;
    if (strcmp(other, name) != 0 && ro_guess_better(w->arena, s, name, other) && ro_convert(w->arena, s, other, &text, &lost)) {
        ro_page_note(w, "The page says that it is in %s, but makes sense in %s and was read so.", label, shown(other));
        name = other;
    }
    take(w, text, name, lost);
}

/* ---- all of it ------------------------------------------------------------------------------------------------------- */

static bool is_wide(const char *name) { return strncasecmp(name, "UTF-16", 6) == 0 || strncasecmp(name, "UTF-32", 6) == 0; }

/* Bytes without a mark, one to a unit. charset: what the server said, if anything. */
static void decode_bytes(ro_page_writer *w, ro_str s, ro_str charset) {
    size_t good, bad;
    char label[48] = "";
    utf8_counts(s, &good, &bad);
    if (charset.n && charset.n < sizeof label)
        memcpy(label, charset.p, charset.n), label[charset.n] = 0;
    else
        declared(s, label);
    const char *name = *label ? browser_name(label) : NULL;
    if (name && is_wide(name)) name = NULL; /* or the label could not have been read */
    bool other = name && strcasecmp(name, "UTF-8") != 0;
    bool seven = !bad && !good && (s.n && memchr(s.p, 27, s.n));
    if (!bad && other && (strncasecmp(name, "iso-2022", 8) == 0 || strncasecmp(name, "hz", 2) == 0)) {
        take_declared(w, s, name, label);
    } else if (seven && strncmp(ro_guess_charset(w->arena, s).name, "ISO-2022", 8) == 0) {
        take_guess(w, s);
    } else if (!bad) {
        if (other && good) ro_page_note(w, "The page says that it is in %s, but is plainly in UTF-8 and was read so.", label);
    } else if (other) {
        take_declared(w, s, name, label);
    } else if (good > 8 * bad || (name && good > bad)) {
        w->page->source = mend(w->arena, s);
        ro_page_note(w, "%zu bytes are not UTF-8; each is shown as a replacement mark.", bad);
    } else {
        take_guess(w, s);
    }
}

void ro_decode(ro_page_writer *w, ro_str s, ro_str charset) {
    size_t skip = 0;
    const char *name = mark(s, &skip);
    bool marked = name != NULL;
    s.p += skip, s.n -= skip;
    if (!marked) name = ro_wide(s);
    w->page->encoding = "UTF-8";
    w->page->source = s;
    if (name && strcmp(name, "UTF-8") != 0)
        take_declared(w, s, name, name);
    else if (!marked)
        decode_bytes(w, s, charset);
    else if (!ro_utf8_valid(s, NULL))
        w->page->source = mend(w->arena, s), ro_page_note(w, "Some bytes are not UTF-8; each is shown as a replacement mark.");
    ro_mojibake(w);
}
