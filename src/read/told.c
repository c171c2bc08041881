/* An account that the page's own markup does not show: a script would have built it.
 *
 * Such pages often hold the text all the same, for search engines: as "articleBody" in linked data, or in <noscript>. Where the
 * longest of these is several times as long as all running text of the markup, it is read as a piece of HTML behind the markup's
 * blocks, with every place led back into the script, through the escapes of JSON. What the markup shows of it, an opening
 * paragraph before a wall, is then left out, for it would stand twice. Where the markup has the account, nothing is done:
 * a declared text is often cut, glued together or that of another page.
 *
 * The linked data is searched as text, not parsed: much of it is broken. Gives up on texts kept in the variables of a script, on
 * HTML that is escaped twice, and on an account in many declared pieces: the longest is taken. */
#include "read/parts.h"

enum {
    LEAST = 300,  /* bytes of a declared text that is an account */
    TIMES = 3,    /* ... and so many times what the markup shows */
    RUNNING = 80, /* bytes of a block of running text */
    COPIES = 64,  /* blocks of the markup that are held against the declared text */
    OPENING = 60, /* bytes of a block that tell it */
    AWAY = RO_IN_NAV | RO_IN_FOOTER | RO_IN_ASIDE | RO_IN_HIDDEN | RO_IN_FORM | RO_HINT_BAD,
};

/* A declared text: html, and where its bytes stand. */
struct told {
    ro_span raw;
    size_t letters; /* bytes outside tags */
    bool json;
};

static bool running(const ro_block *b) { return b->text.n >= RUNNING && b->link_bytes * 2 < b->text.n && !b->level; }

static size_t shown(const ro_page_writer *w) {
    size_t n = 0;
    for (size_t i = 0; i < w->blocks.n; i++)
        if (running(&w->blocks.v[i]) && !(w->blocks.v[i].flags & AWAY)) n += w->blocks.v[i].text.n;
    return n;
}

static size_t letters(ro_str s) {
    size_t n = 0;
    bool tag = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '<') tag = true;
        n += !tag && (unsigned char)s.p[i] > ' ';
        if (s.p[i] == '>') tag = false;
    }
    return n;
}

static void propose(struct told *best, ro_str source, ro_span raw, bool json) {
    size_t n = letters(ro_cut(source, raw));
    if (n > best->letters) *best = (struct told){raw, n, json};
}

static size_t past_blanks(ro_str s, size_t i) {
    while (i < s.n && (s.p[i] == ' ' || (s.p[i] >= '\t' && s.p[i] <= '\r'))) i++;
    return i;
}

/* The strings that "articleBody" names in a script. */
static void in_script(struct told *best, ro_str source, ro_span script) {
    static const char key[] = "\"articleBody\"";
    ro_str s = {source.p, script.hi};
    for (size_t i = script.lo; i < s.n;) {
        const char *k = memmem(s.p + i, s.n - i, key, sizeof key - 1);
        if (!k) return;
        i = past_blanks(s, (size_t)(k - s.p) + sizeof key - 1);
        if (i >= s.n || s.p[i] != ':') continue;
        i = past_blanks(s, i + 1);
        if (i >= s.n || s.p[i] != '"') continue;
        size_t lo = ++i;
        while (i < s.n && s.p[i] != '"') i += s.p[i] == '\\' ? 2 : 1;
        if (i < s.n) propose(best, source, (ro_span){(uint32_t)lo, (uint32_t)i}, true);
    }
}

/* ---- a string of JSON into HTML --------------------------------------------------------------------------------------- */

struct decoder {
    ro_arena *arena;
    ro_buf out;
    RO_VEC(ro_piece) pieces;
    RO_VEC(uint32_t) wide;
};

/* From here on the output stands at `source`; wide: what is written next stands for so many bytes there. */
static void stand(struct decoder *d, size_t source, size_t wide) {
    RO_PUSH(d->arena, d->pieces) = (ro_piece){(uint32_t)d->out.n, (uint32_t)source};
    RO_PUSH(d->arena, d->wide) = (uint32_t)wide;
}

static bool hex4(ro_str s, size_t i, uint32_t *c) {
    if (i + 6 > s.n || s.p[i] != '\\' || s.p[i + 1] != 'u') return false;
    *c = 0;
    for (size_t k = i + 2; k < i + 6; k++) {
        char h = (char)(s.p[k] | 32);
        if (!(h >= '0' && h <= '9') && !(h >= 'a' && h <= 'f')) return false;
        *c = *c << 4 | (uint32_t)(h <= '9' ? h - '0' : h - 'a' + 10);
    }
    return true;
}

/* The escape at s[i], '\\': the character, and how long the escape is. */
static uint32_t escape(ro_str s, size_t i, size_t *n) {
    uint32_t c, low;
    *n = 6;
    if (hex4(s, i, &c)) {
        if (c >= 0xD800 && c < 0xDC00 && hex4(s, i + 6, &low) && low >= 0xDC00 && low < 0xE000) {
            *n = 12;
            return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
        return c && (c < 0xD800 || c >= 0xE000) ? c : 0xFFFD;
    }
    *n = i + 1 < s.n ? 2 : 1;
    char e = i + 1 < s.n ? s.p[i + 1] : ' ';
    return e == 'n' || e == 'r' ? '\n' : e == 't' || e == 'b' || e == 'f' ? ' ' : (unsigned char)e;
}

static void put(ro_buf *b, uint32_t c) {
    char u[4];
    ro_buf_add(b, (ro_str){u, ro_utf8_put(u, c)});
}

static void decode(struct decoder *d, ro_str source, const struct told *t) {
    ro_str s = {source.p, t->raw.hi};
    for (size_t i = t->raw.lo; i < s.n;) {
        const char *e = t->json ? memchr(s.p + i, '\\', s.n - i) : NULL;
        size_t end = e ? (size_t)(e - s.p) : s.n, n;
        if (end > i) stand(d, i, 0);
        ro_buf_add(&d->out, (ro_str){s.p + i, end - i});
        if (!e) return;
        uint32_t c = escape(s, end, &n);
        if ((unsigned char)s.p[end + n - 1] >= 0x80) n--, c = '\\'; /* a backslash before a letter of its own */
        stand(d, end, n);
        put(&d->out, c);
        i = end + n;
    }
}

/* Lines are paragraphs where no tags part them. */
static bool has_blocks(ro_str s) {
    static const char *const tags[] = {"<p>", "<p ", "<br", "</p", "</div", "</li"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (ro_str_find_nocase(s, tags[i]) >= 0) return true;
    return false;
}

/* The pieces of the pruned text, which count in the decoded one, led on into the capture. */
static void lead_back(struct decoder *d, ro_pruned *p) {
    RO_VEC(ro_piece) pieces = {0};
    RO_VEC(uint32_t) wide = {0};
    size_t k = 0;
    for (size_t i = 0; i < p->npieces; i++) {
        ro_piece at = p->pieces[i];
        uint32_t end = at.source + ((i + 1 < p->npieces ? p->pieces[i + 1].out : (uint32_t)p->html.n) - at.out);
        while (k + 1 < d->pieces.n && d->pieces.v[k + 1].out <= at.source) k++;
        for (size_t m = k; m < d->pieces.n && (m == k || d->pieces.v[m].out < end); m++) {
            uint32_t from = d->pieces.v[m].out > at.source ? d->pieces.v[m].out : at.source, in = from - d->pieces.v[m].out;
            RO_PUSH(d->arena, pieces) = (ro_piece){at.out + from - at.source, d->pieces.v[m].source + (d->wide.v[m] ? 0 : in)};
            RO_PUSH(d->arena, wide) = d->wide.v[m];
        }
    }
    p->pieces = pieces.v, p->npieces = pieces.n, p->wide = wide.v;
}

/* ---- into the page ------------------------------------------------------------------------------------------------------ */

/* Blocks of the markup that open as a stretch of the declared text does go, and the elements close up. */
static void drop_copies(ro_page_writer *w, ro_str text) {
    uint32_t *now = RO_NEWS(w->arena, uint32_t, w->blocks.n + 1), n = 0;
    size_t held = 0;
    for (size_t i = 0; i < w->blocks.n; i++) {
        const ro_block *b = &w->blocks.v[i];
        now[i] = n;
        bool copy = running(b) && held++ < COPIES && ro_str_find(text, (ro_str){b->text.p, OPENING}) >= 0;
        if (!copy) w->blocks.v[n++] = *b;
    }
    now[w->blocks.n] = n;
    for (size_t i = 0; i < w->elements.n; i++) {
        ro_element *e = &w->elements.v[i];
        e->first = now[e->first], e->end = now[e->end];
    }
    w->blocks.n = n;
}

void ro_read_told(ro_page_writer *w, const ro_pruned *page) {
    struct told best = {.letters = LEAST - 1};
    for (size_t i = 0; i < page->nld; i++) in_script(&best, w->page->source, page->ld[i]);
    for (size_t i = 0; i < page->nnoscript; i++) propose(&best, w->page->source, page->noscript[i], false);
    if (best.letters < LEAST || shown(w) * TIMES >= best.letters) return;
    struct decoder d = {.arena = w->arena, .out = {.arena = w->arena}};
    bool lines = best.json && !has_blocks(ro_cut(w->page->source, best.raw));
    stand(&d, best.raw.lo, 0);
    if (lines) ro_buf_addc(&d.out, "<pre>");
    decode(&d, w->page->source, &best);
    ro_str html = ro_buf_str(&d.out);
    ro_pruned *p = (ro_pruned *)(uintptr_t)ro_prune(w->arena, html);
    lead_back(&d, p);
    drop_copies(w, html);
    ro_walk_html(w, p, RO_IN_MAIN);
    ro_page_note(w, "The page shows no such text by itself: it was taken out of %s.",
                 best.json ? "\"articleBody\" in its linked data" : "<noscript>");
}
