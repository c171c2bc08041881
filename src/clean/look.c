/* What is this line? One pass over each block.
 *
 * Counts words, hashes them folded (so that a line printed twice is found whatever its quotes), sees how it ends and how it
 * opens, whether it is a date line, and asks data/LANG/furniture.tsv what it says of itself. Then the shapes that need
 * neighbours: a long line that stands twice and does not end, or twice within three lines, is a teaser.
 *
 * Nothing here decides what stays; look.h's kinds are evidence for choose.c. Date lines are told by their numbers alone, in any
 * language: the dates themselves are read later, by the recognisers. */
#include "clean/look.h"

enum {
    PHRASE = 8,      /* words of a line that are looked up */
    LONG = 14,       /* words without an end mark that are no label any more; menus of 600 pages end at 11 */
    TEASER = 6,      /* words; shorter lines stand twice in any transcript ("Thank you.") */
    CLOCK_WORDS = 4, /* more where a time of day stands between date and place */
    DATE_WORDS = 9,  /* "November 23, 2019, Novo-Ogaryovo, Moscow Region" has 7 */
};

static uint32_t folded(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return c == 0x2018 || c == 0x2019 || c == 0x2BC ? '\'' : ro_cp_lower(c);
}

static bool inner_apostrophe(ro_str s, size_t i, uint32_t c) {
    return folded(c) == '\'' && i < s.n && ro_cp_word(ro_utf8_next(s, &i));
}

uint64_t ro_wording_read(ro_wording *w, ro_str s) {
    uint64_t h = 14695981039346656037ull;
    bool in = false;
    w->n = w->bytes = w->total = 0;
    for (size_t i = 0; i < s.n;) {
        if (!(ro_byte(s.p[i]) & (RO_BYTE_WORD | RO_BYTE_HIGH)) && s.p[i] != '\'') {
            in = false;
            i++;
            continue;
        }
        uint32_t c = ro_utf8_next(s, &i);
        if (c == 0xAD || (c >= 0x200B && c <= 0x200F)) continue;
        bool word = ro_cp_word(c) || (in && inner_apostrophe(s, i, c)), alone = word && ro_cp_cjk(c);
        if (word && (!in || alone)) {
            h = (h ^ 1) * 1099511628211ull;
            w->total++;
            if (w->n + 1 == w->total && w->total <= RO_WORDING &&
                w->bytes + 16 < sizeof w->p) { /* its first letter fits for certain */
                if (w->bytes) w->p[w->bytes++] = ' ';
                w->lo[w->n] = (uint16_t)w->bytes;
                w->capital[w->n++] = ro_cp_upper(c);
            }
        }
        if (word) {
            uint32_t f = folded(c);
            h = (h ^ f) * 1099511628211ull;
            if (w->n == w->total && w->bytes + 8 < sizeof w->p) {
                w->bytes += ro_utf8_put(w->p + w->bytes, f);
                w->hi[w->n - 1] = (uint16_t)w->bytes;
                w->end[w->n - 1] = i;
            }
        }
        in = word && !alone;
        bool kept = w->n == w->total;
        size_t from = i;
        for (; in && i < s.n && ro_byte(s.p[i]) & RO_BYTE_WORD && !(kept && w->bytes + 8 >= sizeof w->p); i++) {
            char f = ro_byte(s.p[i]) & RO_BYTE_UPPER ? (char)(s.p[i] + 32) : s.p[i]; /* the rest of a word of ASCII */
            h = (h ^ (unsigned char)f) * 1099511628211ull;
            if (kept) w->p[w->bytes++] = f;
        }
        if (kept && i > from) w->hi[w->n - 1] = (uint16_t)w->bytes, w->end[w->n - 1] = i;
    }
    return h;
}

static ro_str phrase(const ro_wording *w, size_t i, size_t n) {
    return (ro_str){w->p + w->lo[i], (size_t)(w->hi[i + n - 1] - w->lo[i])};
}
static bool digits(ro_str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}
static bool year(ro_str s) {
    return s.n >= 4 && digits((ro_str){s.p, 4}) && (memcmp(s.p, "19", 2) == 0 || memcmp(s.p, "20", 2) == 0) &&
           (s.n == 4 || s.p[4] < '0' || s.p[4] > '9');
}

static bool clock_time(ro_str s) {
    for (size_t i = 1; i + 2 < s.n; i++)
        if (s.p[i] == ':' && digits((ro_str){s.p + i - 1, 1}) && digits((ro_str){s.p + i + 1, 2})) return true;
    return false;
}

/* "令和6年5月21日(火曜日)": year, month and day by their signs, and little else. */
static bool signed_date(ro_str s, const ro_wording *w) {
    enum { SIGNS = 14 };
    ssize_t y = ro_str_find(s, RO_S("\xE5\xB9\xB4")), m = ro_str_find(s, RO_S("\xE6\x9C\x88")),
            d = ro_str_find(s, RO_S("\xE6\x97\xA5"));
    return w->total <= SIGNS && y > 0 && m > y && d > m && ro_str_find(s, RO_S("\xE3\x80\x82")) < 0;
}

/* Day and year among the first five words, nothing but capitalised words beside them; or a time alone. */
static bool date_line(ro_str s, const ro_wording *w) {
    if (signed_date(s, w)) return true;
    if (!w->n || w->total > DATE_WORDS + (clock_time(s) ? CLOCK_WORDS : 0)) return false;
    size_t numbers = 0, before = 0, after = 0, at = SIZE_MAX;
    for (size_t i = 0; i < w->n; i++) {
        ro_str x = phrase(w, i, 1);
        bool starts = x.p[0] >= '0' && x.p[0] <= '9';
        numbers += starts;
        if (at == SIZE_MAX && i < 5 && year(x)) at = i;
        if (!starts && at == SIZE_MAX) before++;
        bool unit = (i == at + 1 || x.n <= 3) && (unsigned char)x.p[0] > 0x7F; /* "2019 года", "2024. 10. 30.(수)" */
        bool noun = i > at && w->capital[i - 1] && (unsigned char)x.p[0] > 0x7F && clock_time(s); /* "19:00, Тверская область" */
        bool half = clock_time(s) && (ro_str_is(x, "am") || ro_str_is(x, "pm") || ro_str_is(x, "hrs")); /* "2024 01:30 pm" */
        if (!starts && at != SIZE_MAX && !w->capital[i] && !unit && !noun && !half) after++;
    }
    if (at != SIZE_MAX && w->total == 1) return true;
    if (at != SIZE_MAX && numbers >= 2 && before <= 2 && after == 0) return true;
    bool first = w->p[0] >= '0' && w->p[0] <= '9';
    return w->total <= (first ? 6 : 4) && numbers == 2 && clock_time(s); /* "7:13 P.M. GMT" */
}

/* "(평양 7월 13일발 조선중앙통신)": all of it in brackets, with a month and a day in figures. */
static bool source_line(ro_str s, const ro_wording *w) {
    size_t numbers = 0;
    s = ro_str_trim(s);
    if (s.n < 3 || *s.p != '(' || memchr(s.p, ')', s.n) != s.p + s.n - 1 || w->total > DATE_WORDS) return false;
    for (size_t i = 0; i < w->n; i++) numbers += w->p[w->lo[i]] >= '0' && w->p[w->lo[i]] <= '9';
    return numbers == 2 && !clock_time(s);
}

static bool closer(uint32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x300D || c == '*' ||
           c == '>' || c == 0x203A;
}
static bool end_mark(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x61F ||
           c == 0x964;
}

/* "... the strait. (Res)": the mark of an agency or a writer behind the last full stop is left away. */
static ro_str unsigned_line(ro_str s) {
    enum { MARK = 12 };
    ro_str t = ro_str_trim(s);
    if (t.n < 2 || t.p[t.n - 1] != ')') return s;
    size_t open = t.n - 1;
    while (open && t.n - open < MARK && t.p[open] != '(') open--;
    ro_str rest = ro_str_trim((ro_str){t.p, open});
    bool stop = rest.n && (rest.p[rest.n - 1] == '.' || rest.p[rest.n - 1] == '!' || rest.p[rest.n - 1] == '?');
    return t.p[open] == '(' && open && t.p[open - 1] == ' ' && stop ? rest : s;
}

/* The last character that is neither blank nor closing mark. *closed: a closing mark stood behind it. */
static uint32_t last_char(ro_str s, bool *closed) {
    *closed = false;
    while (s.n) {
        size_t k = s.n - 1;
        while (k && ((unsigned char)s.p[k] & 0xC0) == 0x80) k--;
        size_t i = k;
        uint32_t c = ro_utf8_next(s, &i);
        if (!closer(c) && !ro_cp_blank(c) && !ro_cp_zero(c)) return c;
        *closed |= closer(c);
        s.n = k;
    }
    return 0;
}

/* Does the line break off with dots, in square brackets or not? "<...>" and "(...)" tell that a publisher left out more. */
static bool breaks_off(ro_str s, uint32_t last) {
    const char *dot = last == '.' ? memrchr(s.p, '.', s.n) : memrchr(s.p, 0xE2, s.n), *end = dot;
    if (!dot) return false;
    while (last == '.' && dot > s.p && dot[-1] == '.') dot--;
    if (last == '.' && dot == end) return false;
    return dot == s.p || (dot[-1] != '<' && dot[-1] != '(');
}

/* "Some Body (through an interpreter): words". */
static bool speaker_label(ro_str s, const ro_wording *w) {
    size_t lim = s.n < 160 ? s.n : 160;
    const char *colon = memchr(s.p, ':', lim);
    if (!colon || !w->n || !w->capital[0]) return false;
    size_t at = (size_t)(colon - s.p), k = 0;
    while (k < w->n && w->end[k] <= at) k++;
    /* "Call with the President of Somewhere: 31 May 2023" is a headline */
    if (w->n == w->total && w->n > k + 1 && w->n <= k + 4 && digits(phrase(w, k, 1)) && year(phrase(w, w->n - 1, 1)))
        return false;
    return k > 0 && k <= 15 && at + 1 < s.n && (s.p[at + 1] == ' ' || (unsigned char)s.p[at + 1] >= 0x80);
}

static bool bullet(ro_str s) {
    size_t i = 0;
    uint32_t c = ro_utf8_next(s, &i);
    if (c == '-' || c == '*' || c == 0x2022 || c == 0xB7 || c == 0x2013 || c == 0x25AA || c == 0x25CF)
        return i < s.n && (s.p[i] == ' ' || (unsigned char)s.p[i] == 0xC2);
    return false;
}

/* The bytes of the agency's end mark that closes the line: all of it, or what follows its last sentence. */
static size_t end_sign(ro_str s) {
    static const char *const sign[] = {"-0-", "-30-", "###", "# # #", "(END)", "-End-", "-END-"};
    for (size_t i = 0; i < sizeof sign / sizeof *sign; i++)
        if (ro_str_ends(s, sign[i])) return strlen(sign[i]);
    return 0;
}

static bool names_only(const ro_wording *w) {
    for (size_t i = 0; i < w->n; i++)
        if (!w->capital[i] && w->hi[i] - w->lo[i] > 3) return false;
    return true;
}

/* Of the entries of a phrase the one with that first value; NULL: the first. */
static bool find_as(const ro_lexicon *l, ro_str s, const char *where, ro_entry *out) {
    size_t i = ro_lexicon_index(l, s);
    if (i == SIZE_MAX) return false;
    for (unsigned n = where ? ro_lexicon_same(l, i) : 1; n--; i++) {
        *out = ro_lexicon_at(l, i);
        if (!where || ro_str_is(out->value[0], where)) return true;
    }
    return false;
}

/* No phrase that opens with the line's word i is longer. */
static size_t longest(const ro_lexicon *l, const ro_wording *w, size_t i) {
    size_t n = i < w->n ? ro_lexicon_opens_with(l, ro_hash(phrase(w, i, 1))) : 0;
    return n < w->n - i ? n : w->n - i;
}

static bool anywhere(const ro_wording *w, const ro_lexicon *l, const char *where, ro_entry *out) {
    for (size_t i = 0; i < w->n; i++)
        for (size_t n = longest(l, w, i); n; n--)
            if (find_as(l, phrase(w, i, n), where, out)) return true;
    return false;
}

/* A number, or a word that may stand beside a phrase: "Oops! Page not found (404)". */
static bool beside(const ro_lexicon *l, ro_str word) {
    ro_entry e;
    return digits(word) || find_as(l, word, "reader", &e);
}

bool ro_wording_fits(const ro_wording *w, const ro_lexicon *l, enum ro_fit fit, const char *where, ro_entry *out) {
    if (fit == RO_FIT_IN) return anywhere(w, l, where, out);
    for (size_t lo = 0;; lo++) {
        for (size_t n = longest(l, w, lo); n; n--) {
            if (!find_as(l, phrase(w, lo, n), where, out)) continue;
            size_t end = lo + n;
            while (fit == RO_FIT_WHOLE && end < w->n && beside(l, phrase(w, end, 1))) end++;
            if (fit == RO_FIT_OPENS || (end == w->n && w->n == w->total)) return true;
        }
        if (lo >= w->n || !beside(l, phrase(w, lo, 1))) return false;
    }
}

/* What the first words, or any, say of the line. */
static bool says(const ro_lexicon *l, ro_str s, const ro_wording *w, ro_look *k, ro_entry *out) {
    size_t most = w->n < PHRASE ? w->n : PHRASE;
    for (size_t n = most; n; n--) {
        if (!ro_lexicon_find(l, phrase(w, 0, n), out)) continue;
        bool whole = n == w->total || (n + 1 == w->total && n + 1 == w->n && digits(phrase(w, n, 1)));
        if (whole && !(k->ends && w->total > 2)) return true;
        if (!ro_str_is(out->value[0], "start")) continue;
        char next = w->end[n - 1] < s.n ? s.p[w->end[n - 1]] : 0;
        if (n > 1 || next == ':' || next == '|' || next == '/' || next == '=')
            return n > 3 || !k->ends || ro_str_is(out->value[1], "note");
        if (ro_str_is(out->value[1], "by")) return !k->ends && w->total <= 7 && w->n > 1 && w->capital[1];
    }
    return w->total <= RO_WORDING && anywhere(w, l, "any", out);
}

/* "05/10/2018 - Published by: N": a date in figures, a sign, and a line that says what it is. */
static bool says_dated(const ro_lexicon *l, ro_str s, const ro_wording *w, ro_look *k, ro_entry *out) {
    if (w->n < 4 || w->total > RO_WORDING || !digits(phrase(w, 0, 1)) || !digits(phrase(w, 1, 1)) || !digits(phrase(w, 2, 1)))
        return false;
    if (!year(phrase(w, 0, 1)) && !year(phrase(w, 2, 1))) return false;
    ro_str rest = ro_str_trim((ro_str){s.p + w->end[2], s.n - w->end[2]});
    size_t i = 0;
    uint32_t sign = rest.n ? ro_utf8_next(rest, &i) : 0;
    if (sign != '-' && sign != '|' && sign != 0x2013 && sign != 0x2014 && sign != 0x2022 && sign != 0xB7) return false;
    ro_wording x;
    rest = ro_str_trim((ro_str){rest.p + i, rest.n - i});
    ro_wording_read(&x, rest);
    return x.total && says(l, rest, &x, k, out) && (ro_str_is(out->value[1], "meta") || ro_str_is(out->value[1], "by"));
}

static enum look named(ro_str what, const char **why) {
    static const struct {
        const char *name, *why;
        enum look look;
    } kinds[] = {{"stop", "heading of a list of other things", LOOK_STOP},
                 {"cut", "label of the site", LOOK_CUT},
                 {"note", "note of the republisher", LOOK_NOTE},
                 {"caption", "picture caption or credit", LOOK_CAPTION},
                 {"section", "section of the site", LOOK_SECTION},
                 {"meta", "line about the publication", LOOK_META},
                 {"by", "byline", LOOK_META}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ro_str_is(what, kinds[i].name)) return *why = kinds[i].why, kinds[i].look;
    return LOOK_CUT;
}

static void look_at(const ro_lexicon *l, ro_str s, ro_look *k) {
    ro_wording w;
    bool closed;
    k->hash = ro_wording_read(&w, s);
    k->words = (uint32_t)w.total;
    size_t mark = end_sign(s);
    uint32_t last = last_char(unsigned_line((ro_str){s.p, s.n - mark}), &closed);
    k->ends = end_mark(last);
    k->comma = last == ',' || last == ':' || last == ';' || last == 0x2014 || last == 0x2013 || last == 0xFF1A || last == 0xFF0C;
    k->colon = last == ':' || last == 0xFF1A;
    k->dots = (last == '.' || last == 0x2026) && breaks_off((ro_str){s.p, s.n - mark}, last);
    k->label = speaker_label(s, &w);
    k->capitals = names_only(&w);
    ro_entry e;
    if (mark == s.n && mark) {
        k->look = LOOK_MARK, k->why = "end mark";
    } else if (k->words <= DATE_WORDS && (ro_str_starts(s, "www.") || ro_str_starts(s, "http"))) {
        k->look = LOOK_META, k->why = "sign-off of the site";
    } else if (!w.total) {
        k->look = LOOK_MARK; /* "<...>" ends and is text: it says that more was said; "* * *" is not */
    } else if (says(l, s, &w, k, &e) || says_dated(l, s, &w, k, &e)) {
        k->look = named(e.value[1], &k->why);
    } else if (date_line(s, &w) || source_line(s, &w)) {
        k->look = LOOK_DATE, k->why = "date line";
    } else if (bullet(s)) {
        k->look = LOOK_ITEM;
    } else if ((k->ends && k->words >= 2) || (k->label && k->words >= 3) || (k->comma && k->words >= (last == ':' ? 4 : 2))) {
        k->look = LOOK_PROSE;
    } else {
        k->look = k->words >= LONG ? LOOK_LONG : LOOK_SHORT;
    }
}

/* Do the two lines stand side by side, or with nothing but a date between them? Headlines above teasers may stand there too. */
static bool framed(const ro_look *k, size_t first, size_t second) {
    if (second - first > 3) return false;
    for (size_t i = first + 1; i < second; i++)
        if (k[i].look != LOOK_DATE && k[i].look != LOOK_META && k[first].ends) return false;
    return true;
}

/* Marks lines whose words stood before, and teasers. An open table of hashes. */
static void mark_repeats(ro_arena *a, ro_look *k, size_t n) {
    size_t cap = 16;
    while (cap < 2 * n) cap *= 2;
    uint32_t *t = RO_NEWS(a, uint32_t, cap);
    for (size_t i = 0; i < n; i++) {
        if (!k[i].words) continue;
        size_t h = k[i].hash & (cap - 1);
        while (t[h] && k[t[h] - 1].hash != k[i].hash) h = (h + 1) & (cap - 1);
        if (t[h]) {
            ro_look *first = &k[t[h] - 1];
            k[i].again = first->later = true;
            bool near = framed(k, t[h] - 1, i), line = k[i].look == LOOK_LONG || k[i].look == LOOK_SHORT;
            if (k[i].words >= TEASER && (line || k[i].look == LOOK_PROSE || first->look == LOOK_TEASER) && (near || !k[i].ends)) {
                k[i].look = LOOK_TEASER, k[i].why = "teaser printed twice";
                if (near) first->look = LOOK_TEASER, first->why = "teaser printed twice";
            }
        }
        t[h] = (uint32_t)i + 1;
    }
}

static bool names_speaker(const ro_look *k) {
    return k->look == LOOK_SHORT && k->colon && k->capitals && k[1].look == LOOK_PROSE;
}

/* In a page stripped to lines: "Ada Berg:", and her words in the next. Proof is that two such labels recur, as they do where two
 * talk with each other; a heading that announces something stands there once. */
static void mark_speakers(ro_look *k, size_t n) {
    uint64_t one = 0;
    bool two = false;
    for (size_t i = 0; i + 1 < n && !two; i++) {
        if (!names_speaker(&k[i]) || !k[i].again) continue;
        two = one && one != k[i].hash;
        if (!one) one = k[i].hash;
    }
    for (size_t i = 0; i + 1 < n && two; i++)
        if (names_speaker(&k[i])) k[i].look = LOOK_PROSE;
}

ro_look *ro_look_all(ro_arena *a, const ro_page *page) {
    const ro_lexicon *l = ro_lexicon_get("furniture");
    ro_look *k = RO_NEWS(a, ro_look, page->nblocks + 1);
    for (size_t i = 0; i < page->nblocks; i++) look_at(l, page->blocks[i].text, &k[i]);
    mark_repeats(a, k, page->nblocks);
    if (!page->nelements) mark_speakers(k, page->nblocks);
    return k;
}
