/* Paragraphs at blank lines, sentences by end marks, words by letters.
 *
 * A sentence ends at . ! ? … or their wide forms, with the closing quotes and brackets that follow, where a blank and
 * something other than a lower-case letter come next. A full stop does not end one after an initial ("Joseph R. Biden"), an
 * abbreviation of data/LANG/abbreviations.tsv ("Gen. Pak"), or inside a dotted abbreviation ("U.S. President") unless the
 * next word is one that opens sentences (value "opens" in the same list). ICU's break iterator with its English exceptions
 * was the alternative: it splits "Gen. Pak", costs a third of a millisecond to open, and cannot be taught from data/. */
#include "segment/segment.h"

#include <ctype.h>

struct cutter {
    ro_arena *arena;
    ro_str text;
    const ro_lexicon *abbr;
    RO_VEC(ro_word) words;
    RO_VEC(ro_sentence) sentences;
    RO_VEC(ro_upara) paras;
};

static uint32_t peek(ro_str s, size_t at) { return at < s.n ? ro_utf8_next(s, &at) : 0; }

static bool apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

static ro_str fold_word(struct cutter *c, ro_span s, unsigned uppers, bool ascii) {
    ro_str w = ro_cut(c->text, s);
    if (!ascii) return ro_fold(c->arena, w);
    if (!uppers) return w;
    char *p = ro_alloc_raw(c->arena, w.n + 1);
    for (size_t i = 0; i < w.n; i++) p[i] = w.p[i] >= 'A' && w.p[i] <= 'Z' ? (char)(w.p[i] + 32) : w.p[i];
    return (ro_str){p, w.n};
}

/* What stands in a word. */
struct shape {
    unsigned letters, uppers, digits;
    bool capital, figure, ascii; /* the first is a capital letter, a digit; all are ASCII */
};

static void add_word(struct cutter *c, ro_span s, struct shape x) {
    ro_word *w = &RO_PUSH(c->arena, c->words);
    w->span = s;
    w->fold = fold_word(c, s, x.uppers, x.ascii);
    w->hash = ro_hash(w->fold);
    w->class = ro_lexicon_class_of(w->hash);
    w->flags = (uint16_t)((x.capital ? RO_WORD_CAP : 0) | (x.letters >= 2 && x.uppers == x.letters ? RO_WORD_UPPER : 0) |
                          (x.figure ? RO_WORD_DIGIT : 0) | (x.digits ? RO_WORD_FIGURES : 0));
}

/* The word of ASCII letters and digits at i, which nothing goes on behind; i itself where it is of another kind. */
static size_t plain_word(struct cutter *c, ro_str t, size_t i) {
    size_t at = i;
    struct shape x = {.capital = ro_byte(t.p[i]) & RO_BYTE_UPPER, .figure = ro_byte(t.p[i]) & RO_BYTE_DIGIT, .ascii = true};
    for (; i < t.n; i++) {
        unsigned b = ro_byte(t.p[i]);
        if (!(b & RO_BYTE_WORD)) break;
        x.uppers += b / RO_BYTE_UPPER & 1;
        x.digits += b / RO_BYTE_DIGIT & 1;
    }
    if (i < t.n && (t.p[i] == '\'' || !(ro_byte(t.p[i]) & (RO_BYTE_PLAIN | RO_BYTE_BLANK)))) return at;
    x.letters = (unsigned)(i - at) - x.digits;
    add_word(c, (ro_span){(uint32_t)at, (uint32_t)i}, x);
    return i;
}

static void words_of(struct cutter *c, ro_span para) {
    ro_str t = {c->text.p, para.hi};
    for (size_t i = para.lo; i < para.hi;) {
        unsigned b = ro_byte(t.p[i]);
        size_t at = b & RO_BYTE_WORD ? plain_word(c, t, i) : i + !(b & RO_BYTE_HIGH);
        if (at > i) {
            i = at;
            continue;
        }
        uint32_t cp = ro_utf8_next(t, &i);
        if (!ro_cp_word(cp)) continue;
        struct shape x = {.capital = ro_cp_upper(cp), .figure = ro_cp_digit(cp), .ascii = cp < 0x80};
        if (ro_cp_cjk(cp)) {
            add_word(c, (ro_span){(uint32_t)at, (uint32_t)i}, (struct shape){.letters = 1});
            continue;
        }
        for (;;) {
            *(ro_cp_digit(cp) ? &x.digits : &x.letters) += 1;
            x.uppers += ro_cp_upper(cp);
            size_t next = i;
            if (next >= t.n) break;
            cp = ro_utf8_next(t, &next);
            if (apostrophe(cp)) { /* inner only */
                if (!ro_cp_word(peek(t, next))) break;
                x.ascii = x.ascii && cp < 0x80;
                i = next;
                cp = ro_utf8_next(t, &next);
            } else if (ro_cp_zero(cp)) { /* a soft hyphen does not part a word */
                if (!ro_cp_word(peek(t, next))) break;
                x.ascii = false;
                i = next;
                cp = ro_utf8_next(t, &next);
            }
            if (!ro_cp_word(cp) || ro_cp_cjk(cp)) break;
            x.ascii = x.ascii && cp < 0x80;
            i = next;
        }
        add_word(c, (ro_span){(uint32_t)at, (uint32_t)i}, x);
    }
}

static bool end_mark(uint32_t c) {
    if (c < 0x80) return c == '.' || c == '!' || c == '?';
    return c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x61F || c == 0x6D4;
}
static bool wide_mark(uint32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; }
static bool closer(uint32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x300D || c == 0x300F;
}

/* Is the full stop after word w (which ends where the stop stands) part of an abbreviation? next: the word after it or NULL. */
static bool abbreviated(const struct cutter *c, const ro_word *w, const ro_word *next) {
    ro_entry e;
    bool opens = next && ro_word_find(next, c->abbr, &e) && ro_str_is(e.value[0], "opens") && (next->flags & RO_WORD_CAP);
    size_t len = w->span.hi - w->span.lo;
    if (len <= 2 && w->flags & RO_WORD_DIGIT && next && ro_word_find(next, c->abbr, &e) && ro_str_is(e.value[0], "counted"))
        return true; /* "am 4. Oktober" */
    if (len == 1 && (w->flags & RO_WORD_CAP)) {
        bool dotted = w->span.lo && c->text.p[w->span.lo - 1] == '.';
        return !(dotted && opens);
    }
    if (!ro_word_find(w, c->abbr, &e)) return false;
    if (ro_str_is(e.value[0], "title")) return true;                                   /* always followed by a name */
    if (ro_str_is(e.value[0], "number")) return next && (next->flags & RO_WORD_DIGIT); /* "No. 4" */
    return ro_str_is(e.value[0], "short") && !opens;
}

static void add_sentence(struct cutter *c, uint32_t lo, uint32_t hi, size_t *word, size_t end_word) {
    ro_str s = ro_str_trim((ro_str){c->text.p + lo, hi - lo});
    if (!s.n) return;
    ro_sentence *x = &RO_PUSH(c->arena, c->sentences);
    x->span = (ro_span){(uint32_t)(s.p - c->text.p), (uint32_t)(s.p - c->text.p + s.n)};
    x->para = (uint32_t)c->paras.n;
    x->word = (uint32_t)*word;
    while (*word < end_word && c->words.v[*word].span.hi <= hi) ++*word;
    x->nwords = (uint32_t)*word - x->word;
}

/* "chains.They": a copy that lost the blank. A small word of three letters and more before, a capitalised one right after. */
static bool glued(const struct cutter *c, size_t next, size_t first, size_t end, size_t at) {
    if (next <= first || next >= end) return false;
    const ro_word *a = &c->words.v[next - 1], *b = &c->words.v[next];
    bool small = a->span.hi == at && a->span.hi - a->span.lo >= 3 && !(a->flags & (RO_WORD_CAP | RO_WORD_DIGIT));
    return small && b->span.lo == at + 1 && b->span.hi - b->span.lo >= 2 && (b->flags & RO_WORD_CAP) &&
           !(b->flags & RO_WORD_UPPER);
}

/* "signed.*** President N: …": a row of three asterisks and more parts what a copy has run together. Its end, `at` when none. */
static size_t star_row(ro_str t, size_t lo, size_t at) {
    size_t end = at;
    while (end < t.n && t.p[end] == '*') end++;
    bool word = at > lo && ((unsigned char)t.p[at - 1] >= 0x80 || isalnum((unsigned char)t.p[at - 1])); /* "d***" */
    return end - at >= 3 && !word ? end : at;
}

static void sentences_of(struct cutter *c, ro_span para, size_t word, size_t end_word) {
    ro_str t = {c->text.p, para.hi};
    uint32_t lo = para.lo;
    size_t cur = word; /* first word that ends after i */
    for (size_t i = para.lo; i < para.hi;) {
        size_t at = i;
        char b = t.p[i];
        if (ro_byte(b) & (RO_BYTE_WORD | RO_BYTE_BLANK) || (!(ro_byte(b) & RO_BYTE_HIGH) && b != '*' && !end_mark((uint32_t)b))) {
            i++;
            continue;
        }
        uint32_t cp = ro_utf8_next(t, &i);
        size_t stars = cp == '*' ? star_row(t, para.lo, at) : at;
        if (stars > at) {
            add_sentence(c, lo, (uint32_t)at, &word, end_word);
            add_sentence(c, (uint32_t)at, (uint32_t)stars, &word, end_word);
            lo = (uint32_t)(i = stars);
            continue;
        }
        if (!end_mark(cp)) continue;
        bool wide = wide_mark(cp), lone_dot = cp == '.';
        while (i < t.n && (end_mark(peek(t, i)) || closer(peek(t, i)))) {
            lone_dot = lone_dot && closer(peek(t, i));
            ro_utf8_next(t, &i);
        }
        size_t j = i;
        while (j < t.n && (ro_cp_blank(peek(t, j)) || ro_cp_zero(peek(t, j)))) ro_utf8_next(t, &j);
        if (j >= t.n) break;
        while (cur < end_word && c->words.v[cur].span.hi <= at) cur++;
        if (j == i && !wide && !glued(c, cur, word, end_word, at)) continue;
        uint32_t next = peek(t, j);
        if (!wide && ro_cp_word(next) && !ro_cp_upper(next) && !ro_cp_digit(next) && next < 0x1000)
            continue; /* a lower-case word goes on */
        if (lone_dot && cur > word && c->words.v[cur - 1].span.hi == at &&
            abbreviated(c, &c->words.v[cur - 1], cur < end_word ? &c->words.v[cur] : NULL))
            continue;
        add_sentence(c, lo, (uint32_t)i, &word, end_word);
        lo = (uint32_t)j;
        i = j;
    }
    add_sentence(c, lo, para.hi, &word, end_word);
}

static void add_para(struct cutter *c, ro_span s, ro_para_kind kind) {
    size_t w = c->words.n, n = c->sentences.n;
    words_of(c, s);
    sentences_of(c, s, w, c->words.n);
    ro_upara *p = &RO_PUSH(c->arena, c->paras);
    *p = (ro_upara){.span = s,
                    .sentence = (uint32_t)n,
                    .nsentences = (uint32_t)(c->sentences.n - n),
                    .word = (uint32_t)w,
                    .nwords = (uint32_t)(c->words.n - w),
                    .kind = kind};
}

const ro_units *ro_segment(ro_arena *arena, ro_str text, const ro_paragraph *paras, size_t nparas) {
    struct cutter c = {.arena = arena, .text = text, .abbr = ro_lexicon_get("abbreviations")};
    if (text.n >= UINT32_MAX) ro_throw(arena, RO_LIMIT, "a text of %zu bytes is over the limit of 4 GiB: split it", text.n);
    c.words.cap = text.n / 5 + 8;
    c.words.v = ro_alloc_raw(arena, c.words.cap * sizeof *c.words.v); /* each is written whole when it is pushed */
    if (paras) {
        for (size_t i = 0; i < nparas; i++) add_para(&c, paras[i].span, paras[i].kind);
    } else {
        for (size_t i = 0; i < text.n;) {
            ro_str rest = {text.p + i, text.n - i};
            ssize_t gap = ro_str_find(rest, RO_S("\n\n"));
            size_t end = gap < 0 ? text.n : i + (size_t)gap;
            if (ro_str_trim((ro_str){text.p + i, end - i}).n) add_para(&c, (ro_span){(uint32_t)i, (uint32_t)end}, RO_PARA_TEXT);
            i = end + 2;
        }
    }
    ro_units *u = RO_NEW(arena, ro_units);
    *u = (ro_units){text, c.words.v, c.words.n, c.sentences.v, c.sentences.n, c.paras.v, c.paras.n, NULL};
    return u;
}

ro_str ro_units_phrase(const ro_units *u, size_t i, size_t n, char *out, size_t cap) {
    size_t len = 0;
    for (size_t k = i; k < i + n && k < u->nwords; k++) {
        ro_str w = u->words[k].fold;
        if (len + w.n + 2 > cap) return (ro_str){"", 0};
        if (len) out[len++] = ' ';
        memcpy(out + len, w.p, w.n);
        len += w.n;
    }
    out[len] = 0;
    return (ro_str){out, len};
}

/* Nothing but blanks, hyphens, apostrophes, or the full stop of an abbreviation with no blank or one after it. */
static bool joins(const ro_units *u, size_t i) {
    ro_str g = ro_units_gap(u, i);
    if (ro_gap_plain(g)) return true;
    for (size_t k = 0; k < g.n;) {
        uint32_t c = ro_utf8_next(g, &k);
        if (!ro_cp_blank(c) && !ro_cp_zero(c) && c != '-' && c != 0x2010 && c != 0x2011 && c != 0x2013 && c != '.' && c != '\'' &&
            c != 0x2019)
            return false;
        if (c == '\n') return false;
    }
    return true;
}

/* Adds word w to the words in key, behind a blank; false where it has no room. */
static bool add_key(char *key, size_t cap, size_t *len, ro_str w) {
    if (*len + w.n + 2 > cap) return false;
    if (*len) key[(*len)++] = ' ';
    memcpy(key + *len, w.p, w.n);
    *len += w.n;
    return true;
}

/* As ro_units_match, the words as they are printed. */
static unsigned match_printed(const ro_units *u, const ro_lexicon *l, size_t i, size_t end, ro_entry *out) {
    char key[512];
    size_t len = 0;
    const ro_word *w = &u->words[i];
    if (!ro_word_opens(w, l)) return 0;
    unsigned best = ro_word_find(w, l, out), max = ro_lexicon_opens_with(l, w->hash);
    if (max < 2 || i + 2 > end || !ro_lexicon_may_pair(l, w->hash, w[1].hash) || !add_key(key, sizeof key, &len, w->fold))
        return best;
    for (unsigned n = 2; n <= max && i + n <= end; n++) {
        if (!joins(u, i + n - 2) || !add_key(key, sizeof key, &len, w[n - 1].fold)) break;
        if (ro_lexicon_find(l, (ro_str){key, len}, out)) best = n;
    }
    return best;
}

/* The same, the first `bases` words in their base form. */
static unsigned match_bases(const ro_units *u, const ro_lexicon *l, size_t i, size_t end, size_t bases, ro_entry *out) {
    char key[512];
    size_t len = 0;
    unsigned best = 0, max = ro_lexicon_opens_with(l, u->base[i].n ? ro_hash(u->base[i]) : u->words[i].hash);
    for (unsigned n = 1; n <= max && i + n <= end; n++) {
        bool base = n <= bases && u->base[i + n - 1].n;
        if (n > 1 && !joins(u, i + n - 2)) break;
        if (!add_key(key, sizeof key, &len, base ? u->base[i + n - 1] : u->words[i + n - 1].fold)) break;
        if (ro_lexicon_find(l, (ro_str){key, len}, out)) best = n;
    }
    return best;
}

enum { INFLECTED = 5 }; /* words of a phrase that may stand in another case */

unsigned ro_units_match_from(const ro_units *u, const ro_lexicon *l, size_t i, size_t end, ro_entry *out) {
    unsigned best = match_printed(u, l, i, end, out);
    for (size_t k = 0; u->base && k < INFLECTED && i + k < end; k++) {
        ro_entry e;
        unsigned n = u->base[i + k].n ? match_bases(u, l, i, end, k + 1, &e) : 0;
        if (n > best) {
            best = n;
            if (out) *out = e;
        }
    }
    return best;
}

size_t ro_units_index_of(const ro_units *u, const ro_lexicon *l, size_t i) {
    size_t at = ro_class_whole(u->words[i].class, l) ? ro_lexicon_index(l, u->words[i].fold) : SIZE_MAX;
    return at == SIZE_MAX && u->base && u->base[i].n ? ro_lexicon_index(l, u->base[i]) : at;
}

bool ro_units_find_in(const ro_units *u, const ro_lexicon *l, size_t i, ro_entry *out) {
    size_t at = ro_units_index(u, l, i);
    if (at != SIZE_MAX && out) *out = ro_lexicon_at(l, at);
    return at != SIZE_MAX;
}

size_t ro_units_word_at(const ro_units *u, uint32_t at) { return RO_FIRST_FROM(mid, u->nwords, u->words[mid].span.lo < at); }

size_t ro_units_sentence_at(const ro_units *u, uint32_t at) {
    size_t lo = 0, hi = u->nsentences;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (u->sentences[mid].span.hi <= at)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}
