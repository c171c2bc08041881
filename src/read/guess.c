/* In which encoding are bytes that declare none and are not UTF-8?
 *
 * The words with bytes beyond ASCII are read in every encoding that pages and mail of the last thirty years came in, and the
 * reading that is likeliest as a text (likely.c) is taken; encodings that were rarely used have to win by some bits. Escape
 * sequences tell the seven-bit encodings of Japan and Korea without that. Where another encoding would read the sample
 * differently and nearly as well the guess is called unsure. Given up: encodings of mainframes, and which of two encodings that
 * read all the same. */
#include "read/charset.h"

#include "read/likely.h"

enum {
    SAMPLE = 3000, /* bytes of such words: some hundred are enough to tell */
    CLOSE = 12,    /* bits between the best two: less is a toss */
};

/* In the order of preference where two read the same; the second: bits by which it has to be better. */
static const struct {
    const char *name;
    unsigned rare;
} known[] = {{"windows-1252", 0}, {"windows-1251", 0}, {"windows-949", 0},  {"GB18030", 0},      {"ibm-943_P15A-2003", 0},
             {"EUC-JP", 1},       {"Big5", 1},         {"KOI8-R", 1},       {"windows-1250", 2}, {"windows-1254", 3},
             {"windows-1253", 2}, {"windows-1256", 2}, {"windows-1255", 2}, {"windows-1257", 4}, {"windows-874", 2},
             {"ISO-8859-2", 2},   {"KOI8-U", 2},       {"ISO-8859-5", 4},   {"ISO-8859-7", 4},   {"ISO-8859-9", 4},
             {"ISO-8859-6", 4},   {"ISO-8859-15", 6},  {"IBM866", 3},       {"macintosh", 8},    {"x-mac-cyrillic", 4}};
enum { KNOWN = sizeof known / sizeof *known };

/* The words that hold bytes beyond ASCII. No second byte of a character is a blank or a bracket of tags. */
static ro_str sample(ro_arena *a, ro_str s) {
    ro_buf b = {.arena = a};
    for (size_t i = ro_past_ascii(s, 0), from = 0; i < s.n && b.n < SAMPLE; i = ro_past_ascii(s, i)) {
        size_t lo = i;
        while (lo > from && (unsigned char)s.p[lo - 1] > ' ' && s.p[lo - 1] != '>' && s.p[lo - 1] != '<') lo--;
        while (i < s.n && i - lo < SAMPLE && (unsigned char)s.p[i] > ' ' && s.p[i] != '>' && s.p[i] != '<') i++;
        ro_buf_add(&b, (ro_str){s.p + lo, i - lo});
        ro_buf_byte(&b, ' ');
        from = i;
    }
    return ro_buf_str(&b);
}

/* "ESC $ B" and the like open Japanese, "ESC $ ) C" Korean text of seven bits. */
static const char *by_escape(ro_str s) {
    for (const char *p = s.p; (p = memchr(p, 27, (size_t)(s.p + s.n - p))); p++) {
        size_t left = (size_t)(s.p + s.n - p);
        if (left > 3 && memcmp(p, "\033$)C", 4) == 0) return "ISO-2022-KR";
        if (left > 2 && p[1] == '$' && (p[2] == 'B' || p[2] == '@')) return "ISO-2022-JP";
    }
    return NULL;
}

static uint64_t cost_in(ro_arena *a, ro_likely *l, ro_str bytes, const char *name, ro_str *text) {
    size_t lost;
    return ro_convert(a, bytes, name, text, &lost) ? ro_likely_cost(l, *text) : UINT64_MAX / 2;
}

ro_guess ro_guess_charset(ro_arena *a, ro_str bytes) {
    const char *escaped = bytes.n ? by_escape(bytes) : NULL;
    if (escaped) return (ro_guess){escaped, true};
    ro_likely *l = ro_likely_new(a);
    ro_str some = sample(a, bytes), text[KNOWN];
    uint64_t cost[KNOWN];
    size_t best = 0;
    for (size_t i = 0; i < KNOWN; i++) {
        cost[i] = cost_in(a, l, some, known[i].name, &text[i]) + known[i].rare * 16;
        if (cost[i] < cost[best]) best = i;
    }
    bool sure = true;
    for (size_t i = 0; i < KNOWN; i++)
        if (cost[i] < cost[best] + CLOSE * 16 && !ro_str_eq(text[i], text[best])) sure = false;
    return (ro_guess){known[best].name, sure};
}

bool ro_guess_better(ro_arena *a, ro_str bytes, const char *was, const char *now) {
    ro_likely *l = ro_likely_new(a);
    ro_str some = sample(a, bytes), text;
    uint64_t before = cost_in(a, l, some, was, &text), after = cost_in(a, l, some, now, &text);
    return after < before - before / 5 && before - after > 4 * CLOSE * 16;
}
