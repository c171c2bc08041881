/* Words with boxes, as pdftotext -bbox-layout writes them, into paragraphs of HTML.
 *
 * In: lines of words, in pdftotext's reading order, which knows columns. A line goes on into the next unless the next is
 * indented, set off by a wider gap or in another size, or the next word would have had room; over the end of a block or page it
 * goes on only where the sentence plainly does. A word broken at the end of a line is joined, unless both parts are words and the
 * joined one is none, or the hyphen is printed elsewhere inside the page ("long-term" stays).
 *
 * What stands at the upper or lower edge of nearly half of the pages, figures aside, is the edge's and not the text's; it is
 * written at the end, in a <footer>. An address that stands there is the page's. The largest words of the first page are a
 * heading. Gives up on: tables (their cells come line by line), bold, text that is drawn sideways. Time and memory linear in the
 * words. */
#include "read/pdf.h"

#include <stdlib.h>

enum {
    COLUMNS = 24,  /* left edges told apart on one page */
    HEADING = 300, /* bytes */
    LONG = 60,     /* bytes of a line that is none of a menu */
};

struct line {
    double x0, y0, x1, y1;
    double first, size; /* how wide the first word is; how high the widest */
    double wide, last;  /* while it is read: the widest word, the end of the last */
    ro_str text;        /* its words, as HTML */
    uint32_t page, block, flow;
    double right; /* the edge of its column */
    bool edge;
};

struct column {
    double left, right;
};

struct layout {
    ro_arena *arena;
    ro_str in;
    size_t at;
    RO_VEC(struct line) lines;
    RO_VEC(double) heights;       /* of the pages */
    uint32_t blocks, flows, open; /* open: the box that is being written */
    double body;                  /* the size of most words */
    double largest;               /* on the first page */
    bool headed;                  /* the heading of the page is written */
    bool *running;                /* of each flow: running text stands in it */
    ro_str title, made;           /* made: the day, as it is written on */
    double pitch;                 /* from line to line, in sizes */
    RO_VEC(uint64_t) words;       /* hashes of those printed whole, sorted */
    const ro_lexicon *known;
    ro_buf head, out;
};

static double size_of(const struct line *l) { return l->size; }

/* ---- reading ------------------------------------------------------------------------------------------------------------ */

/* The number behind NAME=" in the tag; 0 where there is none, and at most what a page can measure. */
static double number(ro_str tag, const char *name) {
    ssize_t at = ro_str_find(tag, ro_str_c(name));
    double v = 0, part = 0.1;
    bool minus = false, whole = true;
    for (size_t i = at < 0 ? tag.n : (size_t)at + strlen(name); i < tag.n && tag.p[i] != '"' && v < 1e6; i++) {
        char c = tag.p[i];
        if (c == '-') minus = true;
        if (c == '.') whole = false;
        if (c < '0' || c > '9') continue;
        v = whole ? v * 10 + (c - '0') : v + part * (c - '0');
        if (!whole) part /= 10;
    }
    return minus ? -v : v;
}

/* The next tag's name and attributes, and the words behind it. */
static bool next_tag(struct layout *l, ro_str *tag, ro_str *words) {
    const char *lt = l->at < l->in.n ? memchr(l->in.p + l->at, '<', l->in.n - l->at) : NULL;
    const char *end = l->in.p + l->in.n, *gt = lt ? memchr(lt, '>', (size_t)(end - lt)) : NULL;
    if (!gt) return false;
    *tag = (ro_str){lt + 1, (size_t)(gt - lt - 1)};
    const char *next = memchr(gt, '<', (size_t)(end - gt));
    if (!next) next = end;
    *words = (ro_str){gt + 1, (size_t)(next - gt - 1)};
    l->at = (size_t)(next - l->in.p);
    return true;
}

/* A raised "th" is a word of its own to pdftotext, and none to a reader. */
static void add_word(struct layout *l, ro_buf *b, ro_str tag, ro_str word) {
    struct line *at = &l->lines.v[l->lines.n - 1];
    double from = number(tag, "xMin=\""), to = number(tag, "xMax=\""), high = number(tag, "yMax=\"") - number(tag, "yMin=\"");
    if (!word.n) return;
    if (!b->n) at->first = to - from;
    if (b->n && !(high < .8 * at->size && from - at->last < .1 * at->size)) ro_buf_byte(b, ' ');
    if (!b->n || to - from > at->wide) at->wide = to - from, at->size = high;
    at->last = to;
    ro_buf_add(b, word);
}

static void end_line(struct layout *l, ro_buf *b) {
    if (!l->lines.n || l->lines.v[l->lines.n - 1].text.p) return;
    if (ro_str_trim(ro_buf_str(b)).n)
        l->lines.v[l->lines.n - 1].text = ro_str_dup(l->arena, ro_buf_str(b));
    else
        l->lines.n--;
    b->n = 0;
}

/* What the file says of itself is written on as it comes, but for titles that a program made up. */
static void take_head(struct layout *l, ro_str tag, ro_str words) {
    static const char *const known[][2] = {{"meta name=\"Author\"", "author"},
                                           {"meta name=\"CreationDate\"", "dcterms.created"},
                                           {"meta name=\"ModDate\"", "dcterms.modified"}};
    if (ro_str_is(tag, "title") && !ro_title_made_up(ro_str_trim(words))) l->title = ro_str_trim(words);
    if (ro_str_is(tag, "title") && l->title.n) ro_buf_printf(&l->head, "<title>%.*s</title>\n", (int)words.n, words.p);
    ssize_t at = ro_str_find(tag, RO_S("content=\""));
    ro_str content = at > 0 ? (ro_str){tag.p + at, tag.n - (size_t)at} : RO_NONE;
    if (l->made.n && ro_str_eq(l->made, content)) return; /* a change when it was made is none */
    if (ro_str_starts(tag, known[1][0])) l->made = content;
    for (size_t i = 0; i < sizeof known / sizeof *known && at > 0; i++)
        if (ro_str_starts(tag, known[i][0]))
            ro_buf_printf(&l->head, "<meta name=\"%s\" %.*s>\n", known[i][1], (int)content.n, content.p);
}

static void read_lines(struct layout *l) {
    ro_str tag, words;
    ro_buf b = {.arena = l->arena};
    while (next_tag(l, &tag, &words)) {
        if (ro_str_starts(tag, "word") && l->lines.n && l->heights.n) {
            add_word(l, &b, tag, words);
        } else if (ro_str_starts(tag, "page")) {
            RO_PUSH(l->arena, l->heights) = number(tag, "height=\"");
        } else if (ro_str_is(tag, "flow")) {
            l->flows++;
        } else if (ro_str_starts(tag, "block")) {
            l->blocks++;
        } else if (ro_str_starts(tag, "line ") && l->heights.n) {
            end_line(l, &b);
            RO_PUSH(l->arena, l->lines) = (struct line){.x0 = number(tag, "xMin=\""),
                                                        .y0 = number(tag, "yMin=\""),
                                                        .x1 = number(tag, "xMax=\""),
                                                        .y1 = number(tag, "yMax=\""),
                                                        .page = (uint32_t)l->heights.n,
                                                        .block = l->blocks,
                                                        .flow = l->flows};
        } else if (ro_str_is(tag, "/line")) {
            end_line(l, &b);
        } else if (!l->heights.n) {
            take_head(l, tag, words);
        }
    }
    end_line(l, &b);
}

/* ---- the edges of the pages --------------------------------------------------------------------------------------------------
 */

struct at_edge {
    uint64_t key;
    uint32_t page, line;
};

static int by_key(const void *p, const void *q) {
    const struct at_edge *a = p, *b = q;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return a->line < b->line ? -1 : 1;
}

/* The words with each run of figures as one sign, and which edge it is. */
static uint64_t masked(ro_arena *a, ro_str s, bool top) {
    char *p = ro_alloc_raw(a, s.n + 2);
    size_t n = 0;
    p[n++] = top ? 't' : 'b';
    for (size_t i = 0; i < s.n && n < 200; i++) {
        bool figure = s.p[i] >= '0' && s.p[i] <= '9';
        if (!figure || p[n - 1] != '#') p[n++] = figure ? '#' : s.p[i];
    }
    return ro_hash((ro_str){p, n});
}

/* "3", "- 3 -", "3/12", or an address: at an edge no words of the text. */
static bool says_page(const struct line *l) {
    unsigned v = 0;
    bool slash = false;
    if (ro_str_starts(l->text, "http://") || ro_str_starts(l->text, "https://") || ro_str_starts(l->text, "file://"))
        return !memchr(l->text.p, ' ', l->text.n);
    for (size_t i = 0; i < l->text.n && v < 100000; i++) {
        char c = l->text.p[i];
        slash |= c == '/';
        if (c >= '0' && c <= '9' && !slash) v = v * 10 + (unsigned)(c - '0');
        if ((c < '0' || c > '9') && c != ' ' && c != '-' && c != '/') return false;
    }
    return v == l->page;
}

static void find_edges(struct layout *l) {
    RO_VEC(struct at_edge) e = {0};
    for (size_t i = 0; i < l->lines.n; i++) {
        struct line *x = &l->lines.v[i];
        double height = l->heights.v[x->page - 1];
        bool top = x->y1<height * .12, bottom = x->y0> height * .88;
        if ((top || bottom) && says_page(x)) x->edge = true;
        if (top || bottom) RO_PUSH(l->arena, e) = (struct at_edge){masked(l->arena, x->text, top), x->page, (uint32_t)i};
    }
    if (e.n) qsort(e.v, e.n, sizeof *e.v, by_key);
    for (size_t lo = 0, hi; lo < e.n; lo = hi) {
        size_t pages = 0;
        for (hi = lo; hi < e.n && e.v[hi].key == e.v[lo].key; hi++) pages += hi == lo || e.v[hi].page != e.v[hi - 1].page;
        for (size_t i = lo; i < hi && pages >= 2 && pages * 5 >= l->heights.n * 2; i++) l->lines.v[e.v[i].line].edge = true;
    }
}

/* ---- measures
 * ------------------------------------------------------------------------------------------------------------------ */

static int by_value(const void *p, const void *q) {
    double a = *(const double *)p, b = *(const double *)q;
    return a < b ? -1 : a > b;
}
static int by_hash(const void *p, const void *q) {
    uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;
    return a < b ? -1 : a > b;
}

static double middle(double *v, size_t n, double otherwise) {
    if (!n) return otherwise;
    qsort(v, n, sizeof *v, by_value);
    return v[n / 2];
}

/* Long lines count more, by standing in the list more often. */
static void measure(struct layout *l) {
    RO_VEC(double) sizes = {0}, steps = {0};
    for (size_t i = 0; i < l->lines.n; i++) {
        const struct line *x = &l->lines.v[i];
        for (size_t n = 0; n < 1 + x->text.n / 40 && n < 4 && !x->edge; n++) RO_PUSH(l->arena, sizes) = size_of(x);
        const struct line *up = i ? x - 1 : NULL;
        if (up && up->block == x->block && x->y0 > up->y0 && size_of(x) > 1)
            RO_PUSH(l->arena, steps) = (x->y0 - up->y0) / size_of(x);
    }
    l->body = middle(sizes.v, sizes.n, 10);
    l->pitch = middle(steps.v, steps.n, 1.2);
    if (l->pitch < .8) l->pitch = .8;
}

/* Is the block [lo, hi) running text, most of whose lines reach its right edge? */
static bool filled(const struct layout *l, size_t lo, size_t hi, struct column *c) {
    size_t full = 0;
    *c = (struct column){l->lines.v[lo].x0, l->lines.v[lo].x1};
    for (size_t i = lo; i < hi; i++) {
        if (l->lines.v[i].x0 < c->left) c->left = l->lines.v[i].x0;
        if (l->lines.v[i].x1 > c->right) c->right = l->lines.v[i].x1;
    }
    for (size_t i = lo; i + 1 < hi; i++) full += l->lines.v[i].x1 > c->right - .15 * (c->right - c->left);
    return hi - lo >= 3 && full * 10 >= (hi - lo - 1) * 6;
}

struct columns {
    struct column v[COLUMNS];
    size_t n;
    uint32_t page;
};

/* The right edge of the narrowest block of running text that begins where this one does and is no narrower; 0 none. */
static double reach(const struct layout *l, const struct columns *k, struct column c) {
    double right = 0;
    for (size_t i = 0; i < k->n; i++) {
        double off = k->v[i].left - c.left;
        if (off > 2.5 * l->body || off < -2.5 * l->body || k->v[i].right < c.right - l->body) continue;
        if (right == 0 || k->v[i].right < right) right = k->v[i].right;
    }
    return right;
}

/* How far a line could have reached: as far as its block where that is running text, else as another such block of its page, or
 * of the last page that had one; else as its own block does. Twice, since the block to learn from may stand below. */
static void find_columns(struct layout *l) {
    l->running = RO_NEWS(l->arena, bool, l->flows + 1);
    for (size_t i = 0; i < l->lines.n; i++) l->running[l->lines.v[i].flow] |= l->lines.v[i].text.n > LONG;
    struct columns k = {.n = 0};
    size_t hi;
    for (int pass = 0; pass < 2; pass++)
        for (size_t lo = 0; lo < l->lines.n; lo = hi) {
            const struct line *x = &l->lines.v[lo];
            struct column c;
            for (hi = lo; hi < l->lines.n && l->lines.v[hi].block == x->block; hi++) {
            }
            bool own = filled(l, lo, hi, &c);
            l->running[x->flow] |= own;
            if (own && x->page != k.page) k.n = 0, k.page = x->page;
            if (own && k.n < COLUMNS) k.v[k.n++] = c;
            double right = own ? c.right : reach(l, &k, c);
            for (size_t i = lo; i < hi; i++)
                if (right > l->lines.v[i].right || pass == 0) l->lines.v[i].right = right > 0 ? right : c.right;
        }
}

/* ---- words
 * --------------------------------------------------------------------------------------------------------------------- */

static bool letter_before(ro_str s, size_t i) {
    while (i && ((unsigned char)s.p[i - 1] & 0xC0) == 0x80) i--;
    size_t k = i ? i - 1 : 0;
    uint32_t c = i ? ro_utf8_next(s, &k) : 0;
    return c && ro_cp_word(c) && !ro_cp_digit(c);
}

/* The bytes of the hyphen that ends the text; 0 none. *soft: one that only line ends show. */
static size_t hyphen(ro_str s, bool *soft) {
    *soft = ro_str_ends(s, "\xC2\xAD");
    size_t n = *soft ? 2 : ro_str_ends(s, "\xE2\x80\x90") ? 3 : ro_str_ends(s, "-") ? 1 : 0;
    return n && letter_before(s, s.n - n) ? n : 0;
}

static uint32_t first_of(ro_str s) {
    size_t i = 0;
    return s.n ? ro_utf8_next(s, &i) : 0;
}
static uint32_t last_of(ro_str s) {
    size_t i = s.n;
    while (i && ((unsigned char)s.p[i - 1] & 0xC0) == 0x80) i--;
    if (i) i--;
    return s.n ? ro_utf8_next(s, &i) : 0;
}
static bool small(uint32_t c) { return ro_cp_word(c) && !ro_cp_upper(c) && !ro_cp_digit(c) && !ro_cp_cjk(c); }

static size_t word_end(ro_str s, size_t i) {
    while (i < s.n) {
        size_t k = i;
        uint32_t c = ro_utf8_next(s, &k);
        if (!ro_cp_word(c) && c != '-') break;
        i = k;
    }
    return i;
}

/* The words of all lines but those that a line end may have cut. */
static void learn_words(struct layout *l) {
    for (size_t i = 0; i < l->lines.n; i++) {
        ro_str s = l->lines.v[i].text;
        for (size_t at = 0; at < s.n;) {
            size_t end = word_end(s, at);
            ro_str word = {s.p + at, end - at};
            if (word.n > 2 && end < s.n && at) RO_PUSH(l->arena, l->words) = ro_hash(ro_fold(l->arena, word));
            if (end == at) ro_utf8_next(s, &end);
            at = end;
        }
    }
    if (l->words.n) qsort(l->words.v, l->words.n, sizeof *l->words.v, by_hash);
}

static bool printed(const struct layout *l, ro_str folded) {
    uint64_t h = ro_hash(folded);
    return l->words.n && bsearch(&h, l->words.v, l->words.n, sizeof h, by_hash);
}
static bool known(const struct layout *l, ro_str folded) {
    ro_entry e;
    return printed(l, folded) || ro_lexicon_find(l->known, folded, &e);
}

/* Is the hyphen between the last word of a and the first of b the word's own? */
static bool own_hyphen(struct layout *l, ro_str a, size_t mark, ro_str b) {
    size_t from = a.n - mark;
    while (from && (letter_before(a, from) || a.p[from - 1] == '-' || ((unsigned char)a.p[from - 1] & 0xC0) == 0x80)) from--;
    ro_str left = ro_fold(l->arena, (ro_str){a.p + from, a.n - mark - from}),
           right = ro_fold(l->arena, (ro_str){b.p, word_end(b, 0)});
    ro_str joined = ro_str_printf(l->arena, "%.*s%.*s", (int)left.n, left.p, (int)right.n, right.p);
    ro_str apart = ro_str_printf(l->arena, "%.*s-%.*s", (int)left.n, left.p, (int)right.n, right.p);
    if (printed(l, apart)) return true;
    if (known(l, joined)) return false;
    return memchr(left.p, '-', left.n) || (left.n > 2 && right.n > 2 && known(l, left) && known(l, right));
}

/* ---- paragraphs
 * ------------------------------------------------------------------------------------------------------------------ */

static bool ends_sentence(ro_str s) {
    uint32_t c = last_of(s);
    while (s.n && (c == '"' || c == ')' || c == 0x201D || c == 0x2019 || c == 0xBB || c == ';')) {
        if (c == ';' && !ro_str_ends(s, "&quot;")) return true;
        s.n -= c == ';' ? 6 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        c = last_of(s);
    }
    return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

static bool bullet(ro_str s) {
    uint32_t c = first_of(s);
    return c == 0x2022 || c == 0xB7 || c == 0x25AA || c == 0x25CF || c == 0x2013 || c == 0x2014 ||
           (c == '-' && s.n > 1 && s.p[1] == ' ');
}

/* Would the first word of b have fitted behind a? */
static bool had_room(const struct line *a, const struct line *b) { return a->x1 + b->first + .3 * size_of(a) < a->right; }

static bool same_size(const struct line *a, const struct line *b) {
    double s = size_of(a), t = size_of(b);
    return s < t * 1.12 && t < s * 1.12;
}

/* Does the paragraph go on from a into b, within a block? */
static bool goes_on_below(const struct layout *l, const struct line *a, const struct line *b, bool opens) {
    double size = size_of(a), step = b->y0 - a->y0;
    bool soft;
    if (step < .3 * size && step > -.3 * size) return true; /* on one height, parted by a wide blank */
    if (step < 0 || step > l->pitch * size * 1.3) return false;
    if (hyphen(a->text, &soft) && small(first_of(b->text))) return true;
    if (size > l->body * 1.15) return true; /* a heading over several lines */
    bool indent = b->x0 > a->x0 + .7 * size && !(opens && bullet(a->text));
    if (indent && !had_room(a, b)) return false;
    if (!had_room(a, b)) return true;
    if (a->right - a->x1 > .3 * (a->right - a->x0)) return false; /* a short line ends something */
    return !indent && !ends_sentence(a->text) && small(first_of(b->text));
}

static bool goes_on(const struct layout *l, const struct line *a, const struct line *b, bool opens) {
    bool soft;
    if (!same_size(a, b) || bullet(b->text)) return false;
    if (a->block == b->block) return goes_on_below(l, a, b, opens);
    if (ends_sentence(a->text) || had_room(a, b)) return false;
    bool apart = a->page != b->page || b->y0 < a->y0; /* on the next page or in the next column */
    return small(first_of(b->text)) || hyphen(a->text, &soft) || (apart && !opens && size_of(a) < l->body * 1.15);
}

/* Behind the lines so far, the next: without the hyphen, without a blank between ideographs. */
static void add_line(struct layout *l, ro_buf *b, ro_str text) {
    bool soft;
    size_t mark = hyphen(ro_buf_str(b), &soft);
    if (mark && small(first_of(text))) {
        if (soft || !own_hyphen(l, ro_buf_str(b), mark, text)) b->n -= mark;
    } else if (b->n && !(ro_cp_cjk(last_of(ro_buf_str(b))) && ro_cp_cjk(first_of(text))) && !mark) {
        ro_buf_byte(b, ' ');
    }
    ro_buf_add(b, text);
}

/* The one heading of the page: the words that the file calls itself by, or else the first of the largest. */
static bool headline(struct layout *l, ro_str words, double size) {
    bool is = l->title.n ? words.n > 8 && ro_str_find(l->title, words) >= 0 : size > l->largest * .95;
    if (!is || l->headed) return false;
    return l->headed = true;
}

static void write_paragraph(struct layout *l, const ro_buf *b, const struct line *at) {
    if (!b->n) return;
    bool heading = size_of(at) > l->body * 1.15 && b->n < HEADING;
    const char *tag = !heading ? "p" : headline(l, ro_buf_str(b), size_of(at)) ? "h1" : "h2";
    uint32_t box = l->running[at->flow] ? 0 : at->flow;
    if (box != l->open && l->open) ro_buf_addc(&l->out, "</div>\n");
    if (box != l->open && box) ro_buf_addc(&l->out, "<div>\n");
    l->open = box;
    ro_buf_printf(&l->out, "<%s data-page=\"%u\">", tag, at->page);
    ro_buf_add(&l->out, ro_buf_str(b));
    ro_buf_printf(&l->out, "</%s>\n", tag);
}

static void write_text(struct layout *l) {
    ro_buf b = {.arena = l->arena};
    const struct line *first = NULL, *last = NULL;
    for (size_t i = 0; i < l->lines.n; i++) {
        const struct line *x = &l->lines.v[i];
        if (x->page == 1 && !x->edge && size_of(x) > l->largest) l->largest = size_of(x);
    }
    for (size_t i = 0; i < l->lines.n; i++) {
        const struct line *x = &l->lines.v[i];
        if (x->edge) continue;
        if (last && !goes_on(l, last, x, last == first)) {
            write_paragraph(l, &b, first);
            b.n = 0;
        }
        if (!b.n) first = x;
        add_line(l, &b, x->text);
        last = x;
    }
    if (first) write_paragraph(l, &b, first);
}

/* An address at an edge, as browsers print it, is the page's own. */
static void note_address(struct layout *l, ro_str s) {
    size_t n = 0;
    if (ro_str_find(ro_buf_str(&l->head), RO_S("rel=\"canonical\"")) >= 0) return;
    if (!ro_str_starts(s, "http://") && !ro_str_starts(s, "https://")) return;
    while (n < s.n && s.p[n] > ' ' && s.p[n] != '"') n++;
    ro_buf_printf(&l->head, "<link rel=\"canonical\" href=\"%.*s\">\n", (int)n, s.p);
}

static void write_edges(struct layout *l) {
    ro_buf_addc(&l->out, l->open ? "</div>\n<footer>\n" : "<footer>\n");
    for (size_t i = 0; i < l->lines.n; i++) {
        const struct line *x = &l->lines.v[i];
        if (!x->edge) continue;
        note_address(l, x->text);
        ro_buf_printf(&l->out, "<p data-page=\"%u\">%.*s</p>\n", x->page, (int)x->text.n, x->text.p);
    }
    ro_buf_addc(&l->out, "</footer>\n");
}

ro_str ro_pdf_html(ro_arena *a, ro_str written, size_t *pages) {
    struct layout l = {.arena = a, .in = ro_utf8_mend(a, written), .head = {.arena = a}, .out = {.arena = a}};
    l.known = ro_lexicon_get("frequency");
    ro_buf_addc(&l.head, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n");
    read_lines(&l);
    *pages = l.heights.n;
    if (!l.lines.n) return RO_NONE;
    find_edges(&l);
    measure(&l);
    find_columns(&l);
    learn_words(&l);
    write_text(&l);
    write_edges(&l);
    ro_buf_addc(&l.head, "</head><body>\n");
    ro_buf_add(&l.head, ro_buf_str(&l.out));
    ro_buf_addc(&l.head, "</body></html>\n");
    return ro_buf_str(&l.head);
}
