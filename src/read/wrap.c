/* Which lines of a plain text were broken to fit a width, and go on in the next.
 *
 * A text is hard-wrapped where its long lines end because the next word would not have fitted. The width is the column that
 * all but a few lines keep to (an address or a table cannot be broken and runs over); of the lines that come near it and have
 * a neighbour three in four must be full. Headlines in a list, or a text set a paragraph a line, never look like this. Then a
 * line goes on into the next unless a blank line, a bullet, an indent or a speaker's label opens something new there, or there
 * was room; where it breaks off within a sentence, less than full will do, for link marks and hidden words take up room.
 *
 * Indent counts, because dumps of pages and press offices' papers indent: a first line may stand further in than the rest of
 * its paragraph, and what follows a bullet hangs below its text. Headings in capitals set in the middle are one.
 * Gives up on columns side by side. */
#include "read/parts.h"

enum {
    NARROW = 45, /* columns: a list of names has shorter lines, mail and telex are 60 to 80 wide */
    WIDE = 100,
    FEW = 4,        /* lines; with fewer nothing can be told */
    NEAR = 24,      /* columns before the edge: lines that end here came near it */
    OVER = 50,      /* of so many lines one may run over */
    OVER_LONG = 10, /* and of so many one may be wider than any page */
    CENTRED = 6,    /* columns of indent */
    LABEL = 40,     /* bytes of a speaker's label */
};

bool ro_line_bullet(ro_str s, size_t *past) {
    size_t i = 0;
    uint32_t c = s.n ? ro_utf8_next(s, &i) : 0;
    bool sign = c == '-' || c == '*' || c == '+' || c == '#' || c == 0x2022 || c == 0xB7 || c == 0x2013 || c == 0x2014 ||
                c == 0x25AA || c == 0x25CF || c == 0x25E6 || c == 0x25A0 || (c == 'o' && s.n > 1 && s.p[1] == ' ');
    if (!sign && c >= '0' && c <= '9') {
        while (i < s.n && i < 3 && s.p[i] >= '0' && s.p[i] <= '9') i++;
        sign = i < s.n && (s.p[i] == '.' || s.p[i] == ')');
        i++;
    }
    if (!sign || i >= s.n || s.p[i] != ' ') return false;
    *past = i + 1;
    return true;
}

static bool near(const ro_line *l, size_t width) { return l->edge + NEAR >= width && l->edge <= width; }
static bool full(const ro_line *l, const ro_line *next, size_t width) { return l->edge + 1 + next->word > width; }

static uint32_t last_char(ro_str s) {
    size_t k = s.n;
    while (k && ((unsigned char)s.p[--k] & 0xC0) == 0x80) continue;
    return s.n ? ro_utf8_next(s, &k) : 0;
}

/* Does the line break off within a sentence that the next takes up? */
static bool breaks_off(const ro_line *l, const ro_line *next) {
    size_t i = 0;
    uint32_t c = ro_utf8_next(next->text, &i), last = last_char(l->text);
    bool small = ro_cp_word(c) && !ro_cp_digit(c) && !ro_cp_upper(c) && ro_cp_lower(c) == c && !ro_cp_cjk(c);
    return small && (ro_cp_word(last) || last == ',' || last == '-');
}

static bool centred(const ro_line *l, size_t width) {
    size_t right = width > l->edge ? width - l->edge : 0;
    return l->indent >= CENTRED && right >= CENTRED && l->indent <= 2 * right + 2 && right <= 2 * l->indent + 2;
}

/* Two lines set in the middle, whose ends tell nothing of the width. */
static bool title_lines(const ro_line *l, const ro_line *next, size_t width) {
    return l->indent != next->indent && centred(l, width) && centred(next, width);
}

size_t ro_wrap_width(const ro_line *l, size_t n) {
    size_t at[WIDE + 2] = {0}, long_lines = 0, over = 0, pairs = 0, filled = 0, sure = 0, width = WIDE;
    for (size_t i = 0; i < n; i++) {
        if (l[i].edge < NARROW || l[i].longest > NARROW) continue;
        at[l[i].edge <= WIDE ? l[i].edge : WIDE + 1]++;
        long_lines++;
    }
    if (at[WIDE + 1] * OVER_LONG > long_lines) return 0;
    while (width > NARROW && (over + at[width]) * OVER <= long_lines) over += at[width--];
    for (size_t i = 1; i < n; i++) {
        if (l[i].blank_before || !near(&l[i - 1], width) || ro_line_bullet(l[i].text, &(size_t){0})) continue;
        if (title_lines(&l[i - 1], &l[i], width)) continue;
        pairs++;
        if (!full(&l[i - 1], &l[i], width)) continue;
        filled++;
        sure += breaks_off(&l[i - 1], &l[i]);
    }
    return filled + sure >= FEW && filled * 4 >= pairs * 3 ? width : 0;
}

/* "PRESIDENT NORN:  Good morning." */
static bool label(ro_str s) {
    size_t i = 0, n = s.n < LABEL ? s.n : LABEL;
    const char *colon = memchr(s.p, ':', n);
    if (!colon || !ro_cp_upper(ro_utf8_next(s, &i))) return false;
    size_t at = (size_t)(colon - s.p) + 1;
    return at == s.n || s.p[at] == ' ';
}

static bool capitals(ro_str s) {
    bool upper = false;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = ro_utf8_next(s, &i);
        if (ro_cp_word(c) && ro_cp_lower(c) == c && !ro_cp_digit(c)) return false;
        upper |= ro_cp_upper(c);
    }
    return upper;
}

bool ro_wrap_goes_on(const ro_line *l, const ro_line *next, size_t width) {
    size_t hang = 0;
    if (next->blank_before || !width || ro_line_bullet(next->text, &(size_t){0})) return false;
    if (centred(l, width) && centred(next, width)) return capitals(l->text) && capitals(next->text);
    bool bullet = ro_line_bullet(l->text, &hang);
    if (next->indent > l->indent && !bullet && !l->hangs) return false;
    if (bullet && next->indent < l->indent) return false;
    if (!full(l, next, width)) return breaks_off(l, next) && l->edge * 2 >= width;
    return !label(next->text) || breaks_off(l, next);
}
