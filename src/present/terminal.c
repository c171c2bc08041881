/* Text for a terminal: words broken into lines.
 *
 * A line is made of words parted by blanks; a word may hold marks, single bytes that switch a colour on or off and take no room.
 * A colour that is on is put out at the end of a line and lit again behind the indent. A word wider than a line is broken at
 * the last character that fits. */
#include "present/terminal.h"

enum { NARROWEST = 40, WIDEST = 110, USUAL = 80 };

ro_term ro_term_of(ro_out *out, const ro_style *style) {
    unsigned w = style->width ? style->width : USUAL;
    return (ro_term){out, style->colour, w < NARROWEST ? NARROWEST : w > WIDEST ? WIDEST : w};
}

void ro_term_colour(ro_term *t, char mark) {
    static const char *const code[] = {"", "\033[31m", "\033[32m", "\033[1m", "\033[2m", "\033[0m"};
    if (t->colour) ro_out_c(t->out, code[(int)mark]);
}

void ro_term_blanks(ro_term *t, unsigned n) {
    while (n--) ro_out_c(t->out, " ");
}

/* A character of ASCII that takes one column. */
static bool visible(char c) { return c > ' ' && c < 0x7F; }

/* The bytes of s that fit into n columns, at least one character. */
static size_t fitting(ro_str s, unsigned n) {
    size_t i = 0;
    while (i < s.n) {
        size_t at = i;
        ro_utf8_next(s, &i);
        if (at && ro_utf8_columns((ro_str){s.p, i}) > n) return at;
    }
    return s.n;
}

static unsigned columns(ro_str s) { return (unsigned)ro_utf8_columns(s); }

struct pen {
    unsigned col, indent;
    char mark; /* the colour that is on */
    bool fresh;
};

static void new_line(ro_term *t, struct pen *p) {
    if (p->mark) ro_term_colour(t, RO_TERM_END);
    ro_out_c(t->out, "\n");
    ro_term_blanks(t, p->indent);
    p->col = p->indent;
    p->fresh = true;
    if (p->mark) ro_term_colour(t, p->mark);
}

static unsigned word_columns(ro_str w) {
    unsigned n = 0;
    for (size_t from = 0, i = 0; i <= w.n; i++)
        if (i == w.n || (unsigned char)w.p[i] <= RO_TERM_END) n += columns((ro_str){w.p + from, i - from}), from = i + 1;
    return n;
}

/* One word, which may hold marks. Nearly all are letters of ASCII, and go out as they stand. */
static void put_word(ro_term *t, struct pen *p, ro_str w, bool ascii) {
    unsigned wide = ascii && w.n < WIDEST ? (unsigned)w.n : word_columns(w);
    if (!p->fresh && p->col + 1 + wide > t->width) new_line(t, p);
    if (!p->fresh) ro_out_c(t->out, " "), p->col++;
    p->fresh = false;
    if (ascii && wide <= t->width - p->indent) {
        ro_out_add(t->out, w);
        p->col += wide;
        return;
    }
    for (size_t from = 0, i = 0; i <= w.n; i++) {
        if (i < w.n && (unsigned char)w.p[i] > RO_TERM_END) continue;
        ro_str piece = {w.p + from, i - from};
        while (piece.n) {
            size_t n = wide > t->width - p->indent ? fitting(piece, t->width - p->col) : piece.n;
            ro_out_add(t->out, (ro_str){piece.p, n});
            p->col += columns((ro_str){piece.p, n});
            piece = (ro_str){piece.p + n, piece.n - n};
            if (piece.n && p->col >= t->width) new_line(t, p), p->fresh = false;
        }
        if (i < w.n) p->mark = w.p[i] == RO_TERM_END ? 0 : w.p[i], ro_term_colour(t, w.p[i]);
        from = i + 1;
    }
}

void ro_term_line(ro_term *t, unsigned first, unsigned indent, ro_str s) {
    struct pen p = {first, indent, 0, true};
    for (size_t i = 0; i < s.n;) {
        while (i < s.n && s.p[i] == ' ') i++;
        size_t at = i;
        bool ascii = true;
        for (; i < s.n && s.p[i] != ' '; i++) ascii = ascii && visible(s.p[i]);
        if (i > at) put_word(t, &p, (ro_str){s.p + at, i - at}, ascii);
    }
    ro_out_c(t->out, "\n");
}

void ro_term_words(ro_buf *b, ro_str s) {
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        while (i < s.n && visible(s.p[i])) i++;
        if (i > at) ro_buf_add(b, (ro_str){s.p + at, i - at});
        if (i == s.n) break;
        at = i;
        uint32_t c = ro_utf8_next(s, &i);
        if (ro_cp_blank(c)) {
            if (b->n && b->p[b->n - 1] != ' ') ro_buf_byte(b, ' ');
        } else if (c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069)) {
            ro_buf_add(b, (ro_str){s.p + at, i - at});
        }
    }
}
