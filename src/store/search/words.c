/* Words as the search knows them. In: any text. Out: its words, folded: without case, without accents.
 *
 * Languages that write without blanks, and Korean, whose words carry their particles, are cut into single characters: words of
 * any length are then found as characters in a row, two as well as ten, and in compounds. The index of a run of Han was one word
 * before, which nobody finds; FTS5's trigrams find nothing under three characters, and a tokenizer of our own could not be read
 * by any other program. So it is the text that is prepared, and FTS5's own tokenizer finds the blanks where we put them.
 *
 * What is folded is a little less than SQLite's own folding does to what a person types elsewhere, so that queries from Datasette
 * find the same in all languages that write with blanks. Two spellings that one keyboard may give are one: ё and е. */
#include "store/search/search.h"

enum { LONGEST = 120 }; /* bytes of a word that count; none is so long, but a file may claim so */

static bool accent(uint32_t c) { return c >= 0x300 && c <= 0x36F; }

static void put(ro_buf *b, uint32_t c) {
    char u[4];
    ro_buf_add(b, (ro_str){u, ro_utf8_put(u, c)});
}

/* A letter without case and accents; of Cyrillic only ё loses its dots: й and и, ї and і are letters of their own. */
static void put_letter(ro_buf *b, uint32_t c) {
    enum { IO = 0x451, IE = 0x435, CYRILLIC = 0x400, AFTER = 0x530 };
    if (ro_cp_zero(c) || accent(c)) return;
    c = ro_cp_lower(c);
    const struct ro_cp *r = ro_cp_of(c);
    if (c == IO)
        put(b, IE);
    else if (ro_term_alone(c) || (c >= CYRILLIC && c < AFTER) || !r->bare_n)
        put(b, c);
    else
        ro_buf_add(b, (ro_str){(const char *)ro_cp_pool + r->bare, r->bare_n});
}

/* Letters and digits of ASCII, which nearly all words are made of. */
static size_t plain_run(ro_buf *b, ro_str s, size_t i) {
    size_t from = i, at = b ? b->n : 0;
    while (i < s.n && (ro_byte(s.p[i]) & RO_BYTE_WORD)) i++;
    if (i == from || !b) return i;
    ro_buf_add(b, (ro_str){s.p + from, i - from});
    for (size_t k = at; k < b->n; k++) b->p[k] = (char)(ro_byte(b->p[k]) & RO_BYTE_UPPER ? b->p[k] + 32 : b->p[k]);
    return i;
}

/* The word at i, whose first character is one; where it ends. b NULL: that alone is asked. */
static size_t read_word(ro_buf *b, ro_str s, size_t i) {
    size_t from = i;
    while (i < s.n) {
        size_t at = i = plain_run(b, s, i);
        if (i == s.n || !(ro_byte(s.p[i]) & RO_BYTE_HIGH)) break;
        uint32_t c = ro_utf8_next(s, &i);
        if (ro_term_alone(c) && at > from) return at;
        if (!ro_cp_word(c) && !ro_cp_zero(c)) return at;
        if (b) put_letter(b, c);
        if (ro_term_alone(c)) return i;
    }
    return i;
}

static bool starts_word(ro_str s, size_t i) {
    if (!(ro_byte(s.p[i]) & RO_BYTE_HIGH)) return ro_byte(s.p[i]) & RO_BYTE_WORD;
    return ro_cp_word(ro_utf8_next(s, &i));
}

/* Letters of one character and nothing else: where the cut falls. */
static size_t whole(const char *p, size_t n) {
    while (n && ((unsigned char)p[n] & 0xC0) == 0x80) n--;
    return n;
}

/* The word at i behind what is in b; where it ends. */
static size_t fold_word(ro_buf *b, ro_str text, size_t i) {
    size_t at = b->n, end = read_word(b, text, i);
    if (b->n - at > LONGEST) b->n = at + whole(b->p + at, LONGEST);
    return end;
}

void ro_terms_read(ro_terms *t, ro_str text) {
    ro_buf *b = &t->fold;
    b->n = t->v.n = 0;
    for (size_t i = 0; i < text.n;) {
        if (!starts_word(text, i)) {
            ro_utf8_next(text, &i);
            continue;
        }
        size_t at = b->n, end = fold_word(b, text, i), n = b->n - at;
        if (n) RO_PUSH(b->arena, t->v) = (ro_term){(uint32_t)i, (uint32_t)end, (uint32_t)at, (uint32_t)n};
        i = end;
        if (b->p) ro_buf_byte(b, ' ');
    }
}

bool ro_word_next(ro_str text, size_t *i, ro_span *word) {
    size_t at = *i;
    while (at < text.n && !starts_word(text, at)) {
        if (ro_byte(text.p[at]) & RO_BYTE_HIGH)
            ro_utf8_next(text, &at);
        else
            at++;
    }
    size_t end = at;
    while (end < text.n && (ro_byte(text.p[end]) & RO_BYTE_WORD)) end++;
    if (end < text.n && (ro_byte(text.p[end]) & RO_BYTE_HIGH)) end = read_word(NULL, text, at);
    *i = end;
    *word = (ro_span){(uint32_t)at, (uint32_t)end};
    return at < text.n;
}

bool ro_word_plain(ro_str text, size_t at) {
    return !(ro_byte(text.p[at]) & RO_BYTE_HIGH) || ro_term_alone(ro_utf8_next(text, &at));
}

ro_str ro_word_fold(ro_buf *b, ro_str text, ro_span word) {
    b->n = 0;
    fold_word(b, text, word.lo);
    return ro_buf_str(b);
}

bool ro_word_is(ro_buf *b, ro_str text, ro_span word, ro_str folded, bool begins) {
    size_t n = word.hi - word.lo, i = 0;
    const char *p = text.p + word.lo;
    for (; i < folded.n && i < n && (ro_byte(p[i]) & RO_BYTE_WORD); i++)
        if ((ro_byte(p[i]) & RO_BYTE_UPPER ? p[i] + 32 : p[i]) != folded.p[i]) return false;
    if (i == folded.n && begins) return true;
    if (i == n && n <= LONGEST) return i == folded.n;
    if (!i && ro_word_plain(text, word.lo)) return n == folded.n && memcmp(p, folded.p, n) == 0;
    ro_str w = ro_word_fold(b, text, word);
    if (begins && w.n > folded.n) w.n = folded.n;
    return ro_str_eq(w, folded);
}

ro_str ro_terms_joined(ro_terms *t, ro_str text) {
    ro_terms_read(t, text);
    return ro_buf_str(&t->fold);
}
