/* Text that was once read in a wrong encoding and written again as UTF-8: undone where it is beyond doubt.
 *
 * Two kinds. UTF-8 taken for windows-1252, Latin-1 or windows-1251 ("â€™" for an apostrophe, "РџСЂРµР·" for "През") keeps its
 * shape: what those characters are as bytes is good UTF-8 again. Text of an older encoding taken for Latin-1 ("Ïðåçèäåíò") has
 * none: stretches in which such letters outnumber those of ASCII are read anew in the encoding that makes the likeliest text of
 * their bytes (guess.c), if it is far likelier than what stands there.
 *
 * A page may be broken in part only, so a stretch (between tags or line ends) is judged by itself and then all of them together;
 * a stretch of sound text has few such sequences, if any, and other characters beside them. What was broken twice is undone
 * twice. Given up: characters that were lost on the way, entities, and less than MANY of it: one or two may be meant. */
#include "read/charset.h"

#include "read/likely.h"

enum {
    MANY = 3,      /* sequences, at least */
    TIMES = 3,     /* that text is broken over */
    DENSE = 8,     /* characters of a stretch that are taken for bytes, at least */
    SAMPLE = 4096, /* bytes weighed */
    GAIN = 4,      /* bits */
};

/* ---- characters that were bytes ---------------------------------------------------------------------------------- */

static int byte_1252(uint32_t c) {
    static const uint16_t high[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
    if (c >= 0x80 && c <= 0xFF) return (int)c; /* below 0xA0 it is Latin-1 proper */
    for (int i = 0; i < 32 && c > 0xFF; i++)
        if (high[i] == c) return 0x80 + i;
    return -1;
}

static int byte_1251(uint32_t c) {
    static const uint16_t high[64] = {
        0x402, 0x403,  0x201A, 0x453,  0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x409, 0x2039, 0x40A, 0x40C, 0x40B, 0x40F,
        0x452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x98,   0x2122, 0x459, 0x203A, 0x45A, 0x45C, 0x45B, 0x45F,
        0xA0,  0x40E,  0x45E,  0x408,  0xA4,   0x490,  0xA6,   0xA7,   0x401,  0xA9,   0x404, 0xAB,   0xAC,  0xAD,  0xAE,  0x407,
        0xB0,  0xB1,   0x406,  0x456,  0x491,  0xB5,   0xB6,   0xB7,   0x451,  0x2116, 0x454, 0xBB,   0x458, 0x405, 0x455, 0x457};
    if (c >= 0x410 && c <= 0x44F) return (int)(c - 0x410 + 0xC0);
    for (int i = 0; i < 64; i++)
        if (high[i] == c) return 0x80 + i;
    return -1;
}

typedef int (*to_byte)(uint32_t);

/* The character of which two to four stand here as one byte each, from i on: its bytes into one, i moved past; 0 where there is
 * none. */
static size_t once(to_byte byte, ro_str s, size_t *i, char one[4]) {
    size_t k = *i, n = 0, want = 1;
    while (n < want && k < s.n) {
        int b = byte(ro_utf8_next(s, &k));
        if (b < 0 || (n == 0 ? b < 0xC2 || b > 0xF4 : b < 0x80 || b > 0xBF)) return 0;
        if (n == 0) want = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
        one[n++] = (char)b;
    }
    if (n < want || !ro_utf8_valid((ro_str){one, n}, NULL)) return 0;
    *i = k;
    return n;
}

/* ---- stretches ------------------------------------------------------------------------------------------------------- */

/* From lo to the next tag or line end. */
static size_t stretch_end(ro_str s, size_t lo) {
    while (lo < s.n && s.p[lo] != '<' && s.p[lo] != '>' && s.p[lo] != '\n') lo++;
    return lo;
}

struct repair {
    ro_arena *arena;
    ro_likely *likely;
    ro_buf out, was, now; /* was, now: a sample of what is changed, before and after */
    size_t done, weighed; /* characters; those of the sample */
};

static void remember(struct repair *r, ro_str was, ro_str now, size_t chars) {
    r->done += chars;
    if (r->was.n > SAMPLE) return;
    r->weighed += chars;
    ro_buf_add(&r->was, was), ro_buf_byte(&r->was, '\n');
    ro_buf_add(&r->now, now), ro_buf_byte(&r->now, '\n');
}

/* Likelier than it was, by some bits for each character? */
static bool better(struct repair *r) {
    if (!r->likely) r->likely = ro_likely_new(r->arena);
    uint64_t was = ro_likely_cost(r->likely, ro_buf_str(&r->was)), now = ro_likely_cost(r->likely, ro_buf_str(&r->now));
    return now + r->weighed * GAIN * 16 < was;
}

/* ---- UTF-8 that was read as something else ------------------------------------------------------------------------- */

static void count(to_byte byte, ro_str s, size_t *broken, size_t *sound) {
    char one[4];
    *broken = *sound = 0;
    for (size_t i = ro_past_ascii(s, 0); i < s.n; i = ro_past_ascii(s, i)) {
        if (once(byte, s, &i, one))
            ++*broken;
        else
            ro_utf8_next(s, &i), ++*sound;
    }
}

static void undo(to_byte byte, ro_str s, ro_buf *out) {
    char one[4];
    for (size_t i = 0, n; i < s.n;) {
        size_t at = i;
        if ((unsigned char)s.p[i] < 0x80)
            ro_buf_byte(out, s.p[i++]);
        else if ((n = once(byte, s, &i, one)))
            ro_buf_add(out, (ro_str){one, n});
        else
            ro_utf8_next(s, &i), ro_buf_add(out, (ro_str){s.p + at, i - at});
    }
}

/* All that is broken this way begins with one of few letters; behind a Cyrillic one stands a sign and no other letter. */
static bool may_hold(to_byte byte, ro_str s) {
    if (byte == byte_1252) return memchr(s.p, 0xC3, s.n) != NULL;
    for (const char *p = s.p, *end = s.p + s.n; (p = memchr(p, 0xD0, (size_t)(end - p))) && p + 3 < end; p++) {
        unsigned char c = (unsigned char)p[2], d = (unsigned char)p[3];
        if (c > 0x7F && !(c == 0xD0 ? d >= 0x90 : c == 0xD1 && d < 0x90)) return true;
    }
    return false;
}

static size_t undo_all(ro_arena *a, to_byte byte, ro_str *s) {
    struct repair r = {.arena = a, .out = {.arena = a}, .was = {.arena = a}, .now = {.arena = a}};
    if (!s->n || !may_hold(byte, *s)) return 0;
    size_t kept = 0; /* up to here all is copied */
    for (size_t i = ro_past_ascii(*s, 0), lo = 0; i < s->n; i = ro_past_ascii(*s, i)) {
        for (lo = i; lo > kept && s->p[lo - 1] != '<' && s->p[lo - 1] != '>' && s->p[lo - 1] != '\n';) lo--;
        size_t broken, sound;
        ro_str x = {s->p + lo, stretch_end(*s, i) - lo};
        i = lo + x.n;
        count(byte, x, &broken, &sound);
        if (!broken || sound > broken) continue;
        ro_buf_add(&r.out, (ro_str){s->p + kept, lo - kept});
        size_t at = r.out.n;
        undo(byte, x, &r.out);
        remember(&r, x, (ro_str){r.out.p + at, r.out.n - at}, broken);
        kept = i;
    }
    if (r.done < MANY || !better(&r)) return 0;
    ro_buf_add(&r.out, (ro_str){s->p + kept, s->n - kept});
    *s = ro_buf_str(&r.out);
    return r.done;
}

/* ---- older encodings that were read as Latin-1 ---------------------------------------------------------------------- */

/* The bytes that a stretch was, where they stand closer than letters with accents ever do; n 0 where not. */
static ro_str dense(ro_arena *a, ro_str s) {
    ro_buf b = {.arena = a};
    size_t high = 0, plain = 0;
    for (size_t i = 0; i < s.n; i++) high += (unsigned char)s.p[i] >= 0xC0;
    if (high < DENSE) return RO_NONE; /* a name with an accent or two */
    high = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = ro_utf8_next(s, &i);
        int v = c < 0x80 ? (int)c : byte_1252(c);
        if (v < 0) return RO_NONE;
        high += v > 0x7F;
        plain += (v | 32) >= 'a' && (v | 32) <= 'z';
        ro_buf_byte(&b, (char)v);
    }
    return high >= DENSE && high > plain ? ro_buf_str(&b) : RO_NONE;
}

struct legacy {
    const char *name; /* NULL: not known yet */
    ro_buf bytes;     /* a sample */
    size_t chars;
};

/* One pass that collects bytes, and one that puts the stretches right. */
static void pass(ro_arena *a, ro_str s, struct legacy *l, struct repair *r) {
    size_t kept = 0;
    for (size_t i = ro_past_ascii(s, 0), lo; i < s.n; i = ro_past_ascii(s, i)) {
        for (lo = i; lo > kept && s.p[lo - 1] != '<' && s.p[lo - 1] != '>' && s.p[lo - 1] != '\n';) lo--;
        ro_str x = {s.p + lo, stretch_end(s, i) - lo}, now;
        i = lo + x.n;
        size_t lost;
        ro_str bytes = dense(a, x);
        if (!bytes.n) continue;
        if (!l->name) {
            if (l->bytes.n < SAMPLE) ro_buf_add(&l->bytes, bytes), ro_buf_byte(&l->bytes, '\n');
            continue;
        }
        if (!ro_convert(a, bytes, l->name, &now, &lost) || lost) continue;
        ro_buf_add(&r->out, (ro_str){s.p + kept, lo - kept});
        ro_buf_add(&r->out, now);
        remember(r, x, now, now.n / 3);
        kept = i;
    }
    if (l->name) ro_buf_add(&r->out, (ro_str){s.p + kept, s.n - kept});
}

static size_t undo_legacy(ro_arena *a, ro_str *s, const char **name) {
    struct legacy l = {.bytes = {.arena = a}};
    struct repair r = {.arena = a, .out = {.arena = a}, .was = {.arena = a}, .now = {.arena = a}};
    if (!s->n || !memchr(s->p, 0xC3, s->n)) return 0;
    pass(a, *s, &l, &r);
    if (!l.bytes.n) return 0;
    l.name = ro_guess_charset(a, ro_buf_str(&l.bytes)).name;
    pass(a, *s, &l, &r);
    if (!r.done || !better(&r)) return 0;
    *s = ro_buf_str(&r.out);
    *name = l.name;
    return r.done;
}

void ro_mojibake(ro_page_writer *w) {
    static const struct {
        to_byte byte;
        const char *name;
    } readers[] = {{byte_1252, "windows-1252"}, {byte_1251, "windows-1251"}};
    ro_str *s = &w->page->source;
    const char *name = NULL;
    for (int times = 0, again = 1; times < TIMES && again; times++) {
        again = 0;
        for (size_t k = 0; k < 2; k++) {
            size_t n = undo_all(w->arena, readers[k].byte, s);
            if (!n) continue;
            again = 1;
            ro_page_note(w,
                         "UTF-8 had been read as %s and encoded again; %zu characters were restored, and places count in the "
                         "restored text.",
                         readers[k].name, n);
        }
    }
    if (undo_legacy(w->arena, s, &name))
        ro_page_note(
            w,
            "Text in %s had been read as windows-1252 and encoded again; it was restored, and places count in the restored text.",
            name);
}
