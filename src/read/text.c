/* Plain text into blocks: a line is a block; lines that were broken to fit a width are one paragraph again.
 *
 * A text is hard-wrapped when its lines end where the next word would not have fitted: the width is its longest line, and of
 * the lines that have a neighbour nearly all would have overrun it with one word more. Then a line goes on into the next
 * unless a blank line parts them or there was room. Text set a paragraph a line never looks like this. */
#include "read/parts.h"

enum {
    NARROW = 45, /* columns: a list of names has shorter lines, mail and telex are 60 to 80 wide */
    WIDE = 100,
    FEW = 4, /* lines; with fewer nothing can be told */
};

struct line {
    ro_str text; /* trimmed */
    bool blank_before;
};

/* Would the first word of next have fitted behind the line? */
static bool had_room(ro_str line, ro_str next, size_t width) {
    const char *sp = memchr(next.p, ' ', next.n);
    size_t word = sp ? (size_t)(sp - next.p) : next.n;
    return ro_utf8_columns(line) + 1 + word <= width;
}

/* The width that the text was wrapped to, 0 where it was not. */
static size_t wrapped_at(const struct line *l, size_t n) {
    size_t width = 0, pairs = 0, room = 0;
    for (size_t i = 0; i < n; i++) {
        size_t c = l[i].text.n > WIDE * 3 ? WIDE + 1 : ro_utf8_columns(l[i].text);
        if (c > width) width = c;
        if (width > WIDE) return 0;
    }
    if (width < NARROW) return 0;
    for (size_t i = 1; i < n; i++) {
        if (l[i].blank_before) continue;
        pairs++;
        room += had_room(l[i - 1].text, l[i].text, width);
    }
    return pairs >= FEW && room * 4 <= pairs ? width : 0;
}

/* Adds the line's words to the block, blanks folded to one; NBSP is kept, the cleaner folds it. */
static void add_line(ro_page_writer *w, ro_str line) {
    uint32_t base = (uint32_t)(line.p - w->page->source.p);
    size_t from = 0;
    for (size_t i = 0; i < line.n; i++) {
        bool blank = line.p[i] == ' ' || (line.p[i] >= '\t' && line.p[i] <= '\r');
        if (!blank || (line.p[i] == ' ' && (i + 1 == line.n || line.p[i + 1] != ' '))) {
            if (!blank || i == 0 || line.p[i - 1] != '\t') continue;
        }
        ro_page_add(w, (ro_str){line.p + from, i - from}, base + (uint32_t)from, (uint32_t)(i - from));
        size_t k = i;
        while (k < line.n && (line.p[k] == ' ' || (line.p[k] >= '\t' && line.p[k] <= '\r'))) k++;
        ro_page_add(w, RO_S(" "), base + (uint32_t)i, (uint32_t)(k - i));
        from = k;
        i = k - 1;
    }
    ro_page_add(w, (ro_str){line.p + from, line.n - from}, base + (uint32_t)from, (uint32_t)(line.n - from));
}

void ro_read_text(ro_page_writer *w) {
    ro_str s = w->page->source;
    RO_VEC(struct line) lines = {0};
    bool blank = false;
    for (size_t i = 0; i < s.n;) {
        size_t end = i;
        while (end < s.n && s.p[end] != '\n' && s.p[end] != '\r' && s.p[end] != '\f') end++;
        ro_str t = ro_str_trim((ro_str){s.p + i, end - i});
        i = end + 1;
        if (end < s.n && s.p[end] == '\r' && i < s.n && s.p[i] == '\n') i++;
        if (t.n) RO_PUSH(w->arena, lines) = (struct line){t, blank};
        blank = !t.n;
    }
    size_t width = wrapped_at(lines.v, lines.n);
    for (size_t i = 0; i < lines.n; i++) {
        bool on = i && width && !lines.v[i].blank_before && !had_room(lines.v[i - 1].text, lines.v[i].text, width);
        if (on) {
            uint32_t at = (uint32_t)(lines.v[i - 1].text.p + lines.v[i - 1].text.n - s.p);
            ro_page_add(w, RO_S(" "), at, (uint32_t)(lines.v[i].text.p - s.p) - at);
        } else {
            ro_page_end_block(w);
            w->flags = lines.v[i].blank_before ? RO_BLOCK_BREAK : 0;
        }
        add_line(w, lines.v[i].text);
    }
    ro_page_end_block(w);
}
