/* What stands in the header lines of mail: encoded words (RFC 2047), parameters (RFC 2045, 2231), senders, dates.
 *
 * Mail is written by every program there is, so this reads what is meant: encoded words that touch other words or stand in
 * quotation marks, characters cut in two between words of one encoding, blanks where there should be none, raw bytes in the
 * encoding of the text. What makes no sense is left as it stands. */
#include "unpack/mime.h"

#include <stdio.h>

#include "base/icu.h"

enum {
    CHARSET = 60, /* bytes of the name of an encoding */
    PIECES = 64,  /* pieces of one parameter */
};

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }
static ro_str from(ro_str s, size_t i) { return i ? (ro_str){s.p + i, s.n - i} : s; }
static bool same(ro_str s, const char *lit) { return s.n == strlen(lit) && ro_str_find_nocase(s, lit) == 0; }
static bool equal(ro_str a, ro_str b) { return a.n == b.n && (!a.n || strncasecmp(a.p, b.p, a.n) == 0); }

/* ---- lines -------------------------------------------------------------------------------------------------------- */

bool ro_mime_field(ro_str line, size_t *name) {
    size_t n = 0;
    while (n < line.n && line.p[n] > ' ' && line.p[n] < 127 && line.p[n] != ':') n++;
    *name = n;
    while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t')) n++;
    return *name && *name < 80 && n < line.n && line.p[n] == ':' && line.p[0] != '<';
}

void ro_mime_keep(ro_arena *a, ro_mime_head *h, ro_str line) {
    const struct {
        const char *name;
        ro_str *to;
    } fields[] = {{"content-type", &h->type},
                  {"content-transfer-encoding", &h->encoding},
                  {"content-disposition", &h->disposition},
                  {"content-location", &h->location},
                  {"content-id", &h->id},
                  {"subject", &h->subject},
                  {"from", &h->from},
                  {"date", &h->date},
                  {"snapshot-content-location", &h->snapshot},
                  {"list-id", &h->list}};
    static const char *const sent[] = {"to", "cc", "bcc", "received", "delivered-to", "return-path", "reply-to"};
    size_t n;
    if (!ro_mime_field(line, &n)) return;
    ro_str name = {line.p, n}, value = ro_str_trim(from(line, (size_t)((const char *)memchr(line.p, ':', line.n) - line.p) + 1));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!fields[i].to->n && same(name, fields[i].name)) *fields[i].to = ro_str_dup(a, value);
    for (size_t i = 0; i < sizeof sent / sizeof *sent; i++) h->sent |= value.n && same(name, sent[i]);
}

bool ro_mime_is(ro_str field, const char *value) {
    size_t n = strlen(value);
    if (ro_str_find_nocase((ro_str){field.p, field.n < n ? field.n : n}, value) != 0) return false;
    return value[n - 1] == '/' || field.n == n || blank(field.p[n]) || field.p[n] == ';' || field.p[n] == '(';
}

/* ---- encodings ---------------------------------------------------------------------------------------------------- */

/* Out of the named encoding; bytes that are UTF-8 whatever was said of them stay, and what no encoding explains is marked. */
static ro_str decoded(ro_arena *a, ro_str s, ro_str charset) {
    if (!s.n) return s;
    bool ascii = !memchr(s.p, 27, s.n); /* ISO-2022 */
    for (size_t i = 0; i < s.n && ascii; i++) ascii = (unsigned char)s.p[i] < 0x80;
    if (ascii || !charset.n || charset.n > CHARSET || (ro_utf8_valid(s, NULL) && !memchr(s.p, 27, s.n)))
        return ro_utf8_mend(a, s);
    const struct ro_icu *icu = ro_icu(a);
    const char *name = same(charset, "us-ascii") || same(charset, "iso-8859-1") ? "windows-1252" : ro_str_dup(a, charset).p;
    UConverter *converter = ro_icu_converter(a, name);
    if (!converter) return ro_utf8_mend(a, s);
    UErrorCode e = U_ZERO_ERROR;
    size_t room = 2 * s.n + 16;
    UChar *wide = ro_alloc_raw(a, room * sizeof *wide), *to = wide;
    const char *p = s.p;
    icu->ucnv_toUnicode(converter, &to, wide + room, &p, s.p + s.n, NULL, true, &e);
    char *out = ro_alloc_raw(a, 3 * room);
    int32_t n = 0;
    if (U_SUCCESS(e)) icu->u_strToUTF8WithSub(out, (int32_t)(3 * room), &n, wide, (int32_t)(to - wide), 0xFFFD, NULL, &e);
    return U_SUCCESS(e) ? (ro_str){out, (size_t)n} : ro_utf8_mend(a, s);
}

/* ---- encoded words ------------------------------------------------------------------------------------------------ */

struct word {
    ro_str charset, text;
    char how; /* b or q */
    size_t len;
};

/* "=?charset?Q?text?=" at i. */
static bool word_at(ro_str s, size_t i, struct word *w) {
    if (i + 8 > s.n || s.p[i] != '=' || s.p[i + 1] != '?') return false;
    size_t k = i + 2, lo = k;
    while (k < s.n && k - lo < CHARSET && s.p[k] != '?' && s.p[k] != '=') k++;
    if (k + 3 >= s.n || s.p[k] != '?') return false;
    w->charset = ro_str_trim((ro_str){s.p + lo, k - lo});
    const char *star = memchr(w->charset.p, '*', w->charset.n); /* RFC 2231: a language */
    if (star) w->charset.n = (size_t)(star - w->charset.p);
    while (++k < s.n && s.p[k] == ' ') {
    }
    w->how = k < s.n ? lower(s.p[k++]) : 0;
    if ((w->how != 'b' && w->how != 'q') || k >= s.n || s.p[k] != '?') return false;
    lo = ++k;
    while (k < s.n && s.p[k] != '?') k++;
    while (k + 1 < s.n && s.p[k + 1] != '=' && w->how == 'q') /* a question mark that should have been encoded */
        for (k++; k < s.n && s.p[k] != '?';) k++;
    if (k + 1 >= s.n || s.p[k + 1] != '=') return false;
    w->text = (ro_str){s.p + lo, k - lo};
    w->len = k + 2 - i;
    return true;
}

static void add_word(ro_buf *b, const struct word *w) {
    ro_mime_body body = {.to = b, .coding = w->how == 'b' ? RO_MIME_BASE64 : RO_MIME_QUOTED};
    if (w->how == 'b') {
        ro_mime_decode(&body, w->text, NULL);
        return;
    }
    for (size_t i = 0; i < w->text.n; i++) {
        size_t hex = w->text.p[i] == '=' && i + 2 < w->text.n ? 3 : 1;
        if (w->text.p[i] == '_')
            ro_buf_byte(b, ' ');
        else
            ro_mime_decode(&body, (ro_str){w->text.p + i, hex}, NULL), i += hex - 1;
    }
}

ro_str ro_mime_words(ro_arena *a, ro_str s, ro_str charset) {
    ro_buf out = {.arena = a}, bytes = {.arena = a};
    ro_str of = RO_NONE;
    struct word w;
    size_t plain = 0, i = 0; /* [plain, i): words that are not encoded */
    while (i < s.n) {
        if (s.p[i] != '=' || !word_at(s, i, &w)) {
            i++;
            continue;
        }
        ro_str between = {s.p + plain, i - plain};
        bool joins = bytes.n && !ro_str_trim(between).n;
        if (bytes.n && !(joins && equal(of, w.charset))) ro_buf_add(&out, decoded(a, ro_buf_str(&bytes), of)), bytes.n = 0;
        if (!joins) ro_buf_add(&out, decoded(a, between, charset));
        add_word(&bytes, &w);
        of = w.charset;
        plain = i += w.len;
    }
    if (bytes.n) ro_buf_add(&out, decoded(a, ro_buf_str(&bytes), of));
    ro_buf_add(&out, decoded(a, from(s, plain), charset));
    return ro_str_blanks(a, ro_buf_str(&out));
}

/* ---- parameters --------------------------------------------------------------------------------------------------- */

/* The value at i, with or without quotation marks; *i moves behind it. */
static ro_str value_at(ro_arena *a, ro_str s, size_t *i) {
    ro_buf b = {.arena = a};
    size_t lo = *i, k = lo;
    if (k < s.n && s.p[k] == '"') {
        for (k++; k < s.n && s.p[k] != '"'; k++) {
            if (s.p[k] == '\\' && k + 1 < s.n && (s.p[k + 1] == '"' || s.p[k + 1] == '\\')) k++;
            ro_buf_byte(&b, s.p[k]);
        }
        while (k < s.n && s.p[k] != ';') k++;
        *i = k;
        return ro_buf_str(&b);
    }
    while (k < s.n && s.p[k] != ';') k++;
    *i = k;
    return ro_str_trim((ro_str){s.p + lo, k - lo});
}

static ro_str percent(ro_arena *a, ro_str s) {
    ro_buf b = {.arena = a};
    ro_mime_body body = {.to = &b, .coding = RO_MIME_QUOTED};
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '%' || i + 2 >= s.n) {
            ro_buf_byte(&b, s.p[i]);
            continue;
        }
        ro_mime_decode(&body, (ro_str){(char[]){'=', s.p[i + 1], s.p[i + 2]}, 3}, NULL);
        i += 2;
    }
    return ro_buf_str(&b);
}

struct pieces {
    ro_str plain, piece[PIECES], charset;
    bool coded[PIECES], any;
};

/* "name*3*=value": which piece of the parameter it is, and what is left of it. */
static void take_piece(struct pieces *p, ro_str mark, ro_str value) {
    size_t k = 0, n = 0;
    bool coded = mark.n && mark.p[mark.n - 1] == '*';
    for (k = 1; k < mark.n && mark.p[k] >= '0' && mark.p[k] <= '9' && n < PIECES; k++) n = n * 10 + (size_t)(mark.p[k] - '0');
    if (n >= PIECES || p->piece[n].p) return;
    const char *q = coded && n == 0 ? memchr(value.p, '\'', value.n) : NULL;
    const char *r = q ? memchr(q + 1, '\'', value.n - (size_t)(q + 1 - value.p)) : NULL;
    if (r) p->charset = (ro_str){value.p, (size_t)(q - value.p)}, value = from(value, (size_t)(r + 1 - value.p));
    p->piece[n] = value;
    p->coded[n] = coded;
    p->any = true;
}

ro_str ro_mime_param(ro_arena *a, ro_str s, const char *name) {
    struct pieces *p = RO_NEW(a, struct pieces);
    size_t len = strlen(name), i = 0;
    while (i < s.n && s.p[i] != ';') i++;
    while (i < s.n) {
        while (i < s.n && (s.p[i] == ';' || blank(s.p[i]))) i++;
        size_t lo = i;
        while (i < s.n && s.p[i] != '=' && s.p[i] != ';') i++;
        ro_str key = ro_str_trim((ro_str){s.p + lo, i - lo});
        if (i >= s.n || s.p[i] != '=') continue;
        for (i++; i < s.n && blank(s.p[i]);) i++;
        bool ours = key.n >= len && strncasecmp(key.p, name, len) == 0 && (key.n == len || key.p[len] == '*');
        ro_str value = value_at(a, s, &i);
        if (ours && key.n == len && !p->plain.p)
            p->plain = value;
        else if (ours && key.n > len)
            take_piece(p, from(key, len), value);
    }
    if (!p->any) return ro_mime_words(a, p->plain, RO_NONE);
    ro_buf b = {.arena = a};
    for (size_t k = 0; k < PIECES && p->piece[k].p; k++) ro_buf_add(&b, p->coded[k] ? percent(a, p->piece[k]) : p->piece[k]);
    return ro_str_blanks(a, decoded(a, ro_buf_str(&b), p->charset));
}

/* ---- people and days ---------------------------------------------------------------------------------------------- */

/* The words before "<address>", without quotation marks; or those in brackets behind a bare address. */
static ro_str shown(ro_arena *a, ro_str s) {
    const char *lt = memchr(s.p, '<', s.n), *open = memchr(s.p, '(', s.n);
    if (!lt && open) {
        ro_str in = from(s, (size_t)(open + 1 - s.p));
        const char *close = memchr(in.p, ')', in.n);
        return (ro_str){in.p, close ? (size_t)(close - in.p) : in.n};
    }
    ro_str name = ro_str_trim((ro_str){s.p, lt ? (size_t)(lt - s.p) : 0});
    size_t i = 0;
    return name.n && name.p[0] == '"' ? value_at(a, name, &i) : name;
}

ro_str ro_mime_sender(ro_arena *a, ro_str field) {
    ro_str name = field.n ? ro_mime_words(a, shown(a, field), RO_NONE) : RO_NONE;
    if (name.n > 1 && (name.p[0] == '\'' || name.p[0] == '"') && name.p[name.n - 1] == name.p[0])
        name = ro_str_trim((ro_str){name.p + 1, name.n - 2});
    if (name.n && !memchr(name.p, '@', name.n)) return name;
    const char *at = field.n ? memrchr(field.p, '@', field.n) : NULL;
    if (!at) return RO_NONE;
    size_t n = 0;
    ro_str host = from(field, (size_t)(at + 1 - field.p));
    while (n < host.n && (ro_cp_word((unsigned char)host.p[n]) || host.p[n] == '.' || host.p[n] == '-')) n++;
    return n ? (ro_str){host.p, n} : RO_NONE;
}

static int month_of(ro_str s) {
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int m = 0; m < 12 && s.n >= 3; m++)
        if (strncasecmp(s.p, names + 3 * m, 3) == 0) return m + 1;
    return 0;
}

static int number(ro_str s) {
    int v = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || i >= 4) return -1;
        v = v * 10 + (s.p[i] - '0');
    }
    return s.n ? v : -1;
}

/* Minutes east of Greenwich, where the word is a zone. */
static bool zone_of(ro_str s, int *minutes) {
    static const struct {
        const char *name;
        int hours;
    } zones[] = {{"GMT", 0},  {"UT", 0},   {"UTC", 0},  {"Z", 0},    {"EST", -5}, {"EDT", -4},
                 {"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (same(s, zones[i].name)) return *minutes = zones[i].hours * 60, true;
    int v = s.n == 5 && (s.p[0] == '+' || s.p[0] == '-') ? number(from(s, 1)) : -1;
    if (v < 0 || v % 100 > 59 || v > 1459) return false;
    *minutes = (v / 100 * 60 + v % 100) * (s.p[0] == '-' ? -1 : 1);
    return true;
}

struct moment {
    int y, m, d, h, min, s, zone;
    bool zoned;
};

static void take_token(struct moment *t, ro_str w) {
    int v = number(w);
    char clock[16] = "";
    if (v >= 0 && w.n <= 2 && t->d < 0)
        t->d = v;
    else if (v >= 0 && t->y < 0 && t->m)
        t->y = w.n == 4 ? v : v < 50 ? 2000 + v : 1900 + v;
    else if (v < 0 && !t->m && month_of(w))
        t->m = month_of(w);
    else if (memchr(w.p, ':', w.n) && t->h < 0 && w.n < sizeof clock)
        memcpy(clock, w.p, w.n), sscanf(clock, "%2d:%2d:%2d", &t->h, &t->min, &t->s);
    else if (!t->zoned)
        t->zoned = zone_of(w, &t->zone);
}

ro_str ro_mime_date(ro_arena *a, ro_str s) {
    struct moment t = {.y = -1, .d = -1, .h = -1};
    for (size_t i = 0; i < s.n && s.p[i] != '(';) {
        size_t lo = i;
        while (i < s.n && !blank(s.p[i]) && s.p[i] != ',' && s.p[i] != '(') i++;
        if (i > lo) take_token(&t, (ro_str){s.p + lo, i - lo});
        while (i < s.n && (blank(s.p[i]) || s.p[i] == ',')) i++;
    }
    if (t.y < 1970 || !ro_day_valid(t.y, t.m, t.d)) return RO_NONE;
    if (t.h < 0 || t.h > 23 || t.min < 0 || t.min > 59 || t.s < 0 || t.s > 60)
        return ro_str_printf(a, "%04d-%02d-%02d", t.y, t.m, t.d);
    ro_str day = ro_str_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d", t.y, t.m, t.d, t.h, t.min, t.s);
    int z = t.zone < 0 ? -t.zone : t.zone;
    if (!t.zoned) return day;
    if (!z) return ro_str_printf(a, "%sZ", day.p);
    return ro_str_printf(a, "%s%c%02d:%02d", day.p, t.zone < 0 ? '-' : '+', z / 60, z % 60);
}
