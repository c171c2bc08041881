/* Plain text into blocks: a line is a block; lines that were broken to fit a width (wrap.c) are one paragraph again.
 *
 * Dumps of text browsers number the links of a page, "[12]Press room", in the order in which they stand; those marks are no
 * words of the text and stay out of the blocks, and a line that is one link says so. A footnote's "[1]" stands behind its word
 * and stays. What the marks refer to, a list of addresses at the end, is left as lines. */
#include "read/parts.h"

enum {
    TAB = 8,
    MARKS = 5,    /* links; with fewer, brackets may mean anything */
    SKIPPED = 20, /* numbers that a hidden link takes */
    LINES = 5,    /* a paragraph of so many lines is no link, whatever mark opens it */
};

typedef RO_VEC(ro_line) line_list;

/* Columns before the words, and of the first and the longest of them; text is trimmed by it. */
static ro_line measure(ro_str raw) {
    ro_line l = {.text = ro_str_trim(raw)};
    for (const char *c = raw.p; c < l.text.p; c++)
        if (((unsigned char)*c & 0xC0) != 0x80) l.indent += *c == '\t' ? TAB - l.indent % TAB : 1;
    l.edge = l.indent;
    size_t from = 0;
    for (size_t i = 0, high = 0; i <= l.text.n; i++) {
        while (i < l.text.n && ro_byte(l.text.p[i]) & RO_BYTE_PLAIN) i++;
        unsigned char c = i < l.text.n ? (unsigned char)l.text.p[i] : ' ';
        high |= c >= 0x80 || c < ' ';
        if (c != ' ' && c != '\t') continue;
        uint32_t columns = (uint32_t)(high ? ro_utf8_columns((ro_str){l.text.p + from, i - from}) : i - from);
        high = 0;
        if (!from) l.word = columns;
        if (columns > l.longest) l.longest = columns;
        l.edge += columns + (i < l.text.n);
        from = i + 1;
    }
    size_t at = 0;
    if (l.text.n && ro_cp_cjk(ro_utf8_next(l.text, &at))) l.word = 2; /* may be broken anywhere */
    if (l.word == l.longest && l.longest > TAB && ro_cp_cjk(ro_utf8_next(l.text, &(size_t){0}))) l.longest = 2;
    return l;
}

static line_list take_lines(ro_arena *a, ro_str s) {
    line_list lines = {0};
    bool blank = false;
    for (size_t i = 0; i < s.n;) {
        size_t end = i;
        while (end < s.n && (ro_byte(s.p[end]) & RO_BYTE_PLAIN || (s.p[end] != '\n' && s.p[end] != '\r' && s.p[end] != '\f')))
            end++;
        ro_line l = measure((ro_str){s.p + i, end - i});
        i = end + 1;
        if (end < s.n && s.p[end] == '\r' && i < s.n && s.p[i] == '\n') i++;
        l.blank_before = blank;
        blank = !l.text.n;
        if (!blank) RO_PUSH(a, lines) = l;
    }
    return lines;
}

/* The number in "[12]" at i, 0 where no mark stands; *past: behind it. */
static uint32_t mark(ro_str s, size_t i, size_t *past) {
    uint32_t n = 0;
    if (s.p[i] != '[') return 0;
    for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && n < 1000000; i++) n = n * 10 + (uint32_t)(s.p[i] - '0');
    *past = i + 1;
    return i < s.n && s.p[i] == ']' ? n : 0;
}

/* Are the links numbered: do marks stand in front of words, in their order? */
static bool numbered_links(ro_str s) {
    uint32_t last = 0;
    size_t good = 0, bad = 0, past = 0;
    for (const char *c = s.p; (c = memchr(c, '[', (size_t)(s.p + s.n - c))); c++) {
        size_t i = (size_t)(c - s.p);
        uint32_t n = mark(s, i, &past);
        if (!n) continue;
        bool front =
            past < s.n && s.p[past] != ' ' && s.p[past] != '.' && s.p[past] != ',' && (!i || s.p[i - 1] <= ' ' || n == last + 1);
        if (front && n > last && n <= last + SKIPPED)
            good++, last = n;
        else
            bad++;
    }
    return good >= MARKS && good > 2 * bad;
}

typedef struct writer {
    ro_page_writer *page;
    bool links;     /* they are numbered */
    uint32_t last;  /* number of the last */
    uint32_t marks; /* in this block */
} writer;

static bool nothing_yet(ro_str block) {
    size_t past = 0;
    return !block.n || (ro_line_bullet(block, &past) && past == block.n);
}

/* A word, without the marks of links in it. */
static void add_word(writer *w, ro_str word, uint32_t at) {
    size_t from = 0, past = 0;
    for (size_t i = 0; w->links && i < word.n; i++) {
        uint32_t n = mark(word, i, &past);
        if (!n || n <= w->last || n > w->last + SKIPPED) continue;
        ro_page_add(w->page, (ro_str){word.p + from, i - from}, at + (uint32_t)from, (uint32_t)(i - from));
        w->last = n;
        w->marks += nothing_yet(ro_buf_str(&w->page->text)) ? 1 : 2; /* amid the words: then the block is not one link */
        from = past;
        i = past - 1;
    }
    ro_page_add(w->page, (ro_str){word.p + from, word.n - from}, at + (uint32_t)from, (uint32_t)(word.n - from));
}

static bool between(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* The end of the word at i; of all words that one plain blank parts, where no mark need be looked for in them. */
static size_t words_end(const writer *w, ro_str line, size_t i) {
    for (; i < line.n; i++)
        if (!(ro_byte(line.p[i]) & RO_BYTE_PLAIN) && between(line.p[i]) &&
            (w->links || line.p[i] != ' ' || i + 1 == line.n || between(line.p[i + 1])))
            break;
    return i;
}

/* Adds the line's words to the block, blanks folded to one; NBSP is kept, the cleaner folds it. gap: where the blank before
 * the first word stands; the end of what is there already. */
static void add_line(writer *w, ro_str line, size_t gap) {
    const char *s = w->page->page->source.p;
    for (size_t i = 0; i < line.n;) {
        size_t end = words_end(w, line, i);
        size_t at = (size_t)(line.p + i - s);
        if (at > gap && w->page->text.n && w->page->text.p[w->page->text.n - 1] != ' ')
            ro_page_add(w->page, RO_S(" "), (uint32_t)gap, (uint32_t)(at - gap));
        add_word(w, (ro_str){line.p + i, end - i}, (uint32_t)at);
        gap = (size_t)(line.p + end - s);
        for (i = end; i < line.n && between(line.p[i]); i++) continue;
    }
}

/* Do the two lines meet without a blank: a hyphen amid a word, or writing without blanks? */
static bool meet(ro_str line, ro_str next) {
    size_t k = line.n, i = 0;
    while (k && ((unsigned char)line.p[--k] & 0xC0) == 0x80) continue;
    uint32_t last = ro_utf8_next(line, &k), c = ro_utf8_next(next, &i);
    if (ro_cp_cjk(last) && ro_cp_cjk(c)) return true;
    if (last != '-' || line.n < 2 || !ro_cp_word(c) || ro_cp_digit(c)) return false;
    return (unsigned char)line.p[line.n - 2] >= 0x80 || ro_cp_word((unsigned char)line.p[line.n - 2]);
}

static void end_block(writer *w, size_t lines) {
    if (w->marks == 1 && lines < LINES) w->page->flags |= RO_IN_LINK;
    w->marks = 0;
    ro_page_end_block(w->page);
}

void ro_read_text(ro_page_writer *page) {
    ro_str s = page->page->source;
    writer w = {.page = page, .links = numbered_links(s)};
    line_list lines = take_lines(page->arena, s);
    size_t width = ro_wrap_width(lines.v, lines.n), joined = 0;
    for (size_t i = 0; i < lines.n; i++) {
        ro_line *l = &lines.v[i], *before = i ? l - 1 : NULL;
        size_t gap = (size_t)(l->text.p - s.p);
        if (before && ro_wrap_goes_on(before, l, width)) {
            size_t past;
            l->hangs = before->hangs || ro_line_bullet(before->text, &past);
            if (!meet(before->text, l->text)) gap = (size_t)(before->text.p + before->text.n - s.p);
            joined++;
        } else {
            end_block(&w, joined);
            page->flags = l->blank_before ? RO_BLOCK_BREAK : 0;
            joined = 0;
        }
        add_line(&w, l->text, gap);
    }
    end_block(&w, joined);
}
