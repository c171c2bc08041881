/* A page made smaller before gumbo sees it, with the way back.
 *
 * Gumbo goes a character at a time, and its memory is quadratic in the nesting: a megabyte of "<div>" takes gigabytes. One
 * pass over the tags therefore leaves out what no text comes of (scripts, styles, comments, drawings, templates, most
 * attributes, runs of blanks) and every element that is open below RO_MAX_DEPTH: its tags go, its text stays. What is kept is
 * copied; where bytes were left out the list of pieces says so, and every offset can be led back to the capture. Of tags beyond
 * RO_MAX_TAGS, and of those below the depth, no more is left than a break in the text where they part paragraphs.
 *
 * Elements whose end tag may be left out (p, li, td ...) are not counted: the parser closes them by itself, so they nest no
 * deeper than the counted ones between them. An end tag that the parser would pass over, because something that it may
 * not close stands open inside, goes, or the count would fall behind the parser's stack. Tags of mere looks (font, i, u ...) go
 * too, and b and strong lose their attributes and end with their block: the parser would open unclosed ones again in every
 * following paragraph. */
#include "read/parts.h"

enum {
    BARE_OPEN = 3, /* bold in a link in bold */
};

enum kind {
    PLAIN,
    VOID,
    NAKED,    /* void, and its attributes go */
    SKIP,     /* goes with all that it holds */
    DROP,     /* its tags go */
    BARE,     /* its attributes go, and it ends with its block */
    LINK,     /* of its attributes only whether it leads anywhere is kept */
    INLINE,   /* counted, and no block */
    OPTIONAL, /* its end tag may be left out */
    RAW,
    PRE,
    FENCE, /* counted, and end tags do not reach across it */
};

struct tag {
    const char *name;
    enum kind kind;
};
/* Sorted by name. */
static const struct tag tags[] = {
    {"a", LINK},          {"abbr", INLINE},   {"applet", FENCE},   {"area", VOID},         {"b", BARE},
    {"base", VOID},       {"big", DROP},      {"body", OPTIONAL},  {"br", VOID},           {"canvas", SKIP},
    {"cite", INLINE},     {"code", DROP},     {"col", VOID},       {"colgroup", OPTIONAL}, {"dd", OPTIONAL},
    {"del", INLINE},      {"dt", OPTIONAL},   {"em", DROP},        {"embed", VOID},        {"font", DROP},
    {"frame", VOID},      {"head", OPTIONAL}, {"hr", VOID},        {"html", OPTIONAL},     {"i", DROP},
    {"iframe", SKIP},     {"img", NAKED},     {"input", VOID},     {"ins", INLINE},        {"label", INLINE},
    {"li", OPTIONAL},     {"link", VOID},     {"marquee", FENCE},  {"math", SKIP},         {"meta", VOID},
    {"nobr", DROP},       {"noframes", SKIP}, {"noscript", SKIP},  {"object", SKIP},       {"optgroup", OPTIONAL},
    {"option", OPTIONAL}, {"p", OPTIONAL},    {"param", VOID},     {"pre", PRE},           {"rp", OPTIONAL},
    {"rt", OPTIONAL},     {"s", DROP},        {"script", SKIP},    {"small", DROP},        {"source", VOID},
    {"span", INLINE},     {"strike", DROP},   {"strong", BARE},    {"style", SKIP},        {"sub", INLINE},
    {"sup", INLINE},      {"svg", SKIP},      {"table", FENCE},    {"tbody", OPTIONAL},    {"td", OPTIONAL},
    {"template", SKIP},   {"textarea", SKIP}, {"tfoot", OPTIONAL}, {"th", OPTIONAL},       {"thead", OPTIONAL},
    {"time", INLINE},     {"title", RAW},     {"tr", OPTIONAL},    {"track", VOID},        {"tt", DROP},
    {"u", DROP},          {"wbr", VOID},
};

struct pruner {
    ro_arena *arena;
    ro_str s;
    ro_buf out;
    RO_VEC(ro_piece) pieces;
    RO_VEC(ro_span) ld;
    RO_VEC(ro_span) noscript;
    struct open {
        uint32_t name; /* its hash */
        enum wall { NO_WALL, BOX, TABLE } wall;
        unsigned loose, last; /* as they were outside of it */
    } open[RO_MAX_DEPTH];     /* the open elements that count */
    size_t depth, lost;       /* lost: open elements below the cap, whose tags were left out */
    uint16_t opened[256];     /* how many of open[] have that low byte */
    unsigned loose, last;     /* uncounted elements that may lie in each other, and of which group the last one is */
    size_t ntags, pre;
    size_t over;            /* in s: where the tags became too many */
    size_t broken;          /* in out: the first break */
    ro_str bare[BARE_OPEN]; /* open bold and links, outermost first */
    size_t nbare;
    struct ro_hint_memo memo;
    bool unclosed[256]; /* elements, by the low byte of their name's hash, whose end tag is not to be found any more */
};

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }
static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static int name_cmp(ro_str name, const char *lit) {
    for (size_t i = 0; i < name.n; i++) {
        int d = lower(name.p[i]) - lit[i];
        if (d || !lit[i]) return d ? d : 1;
    }
    return lit[name.n] ? -1 : 0;
}

static enum kind kind_of(ro_str name) {
    size_t lo = 0, hi = sizeof tags / sizeof *tags;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int c = name_cmp(name, tags[mid].name);
        if (!c) return tags[mid].kind;
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return PLAIN;
}

static bool counts(enum kind kind) { return kind == PLAIN || kind == INLINE || kind == PRE || kind == FENCE; }

static uint32_t hash_name(ro_str name) {
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < name.n; i++) h = (h ^ (unsigned char)lower(name.p[i])) * 16777619u;
    return h ^ h >> 16;
}

static void emit(struct pruner *p, size_t lo, size_t hi) {
    if (lo >= hi) return;
    ro_piece *last = p->pieces.n ? &p->pieces.v[p->pieces.n - 1] : NULL;
    if (!last || last->source + (p->out.n - last->out) != lo)
        RO_PUSH(p->arena, p->pieces) = (ro_piece){(uint32_t)p->out.n, (uint32_t)lo};
    ro_buf_add(&p->out, (ro_str){p->s.p + lo, hi - lo});
}

/* Text between tags; a run of blanks becomes its first. NUL bytes are blanks. */
static void emit_text(struct pruner *p, size_t lo, size_t hi) {
    if (p->pre) {
        emit(p, lo, hi);
        return;
    }
    size_t from = lo;
    for (size_t i = lo; i < hi; i++) {
        if (!blank(p->s.p[i])) continue;
        size_t k = i + 1;
        while (k < hi && blank(p->s.p[k])) k++;
        if (k > i + 1) {
            emit(p, from, i + 1);
            from = k;
        }
        i = k - 1;
    }
    emit(p, from, hi);
}

/* In place of a tag that goes: words on its two sides are not glued. */
static void part(struct pruner *p, ro_str name, enum kind kind) {
    bool may = kind == PLAIN || kind == OPTIONAL || kind == PRE || kind == FENCE || kind == VOID;
    if (!may || !ro_tag_parts(name)) return;
    if (p->out.n && p->out.p[p->out.n - 1] == RO_BREAK) return;
    if (p->broken == SIZE_MAX) p->broken = p->out.n;
    ro_buf_byte(&p->out, RO_BREAK);
}

/* Copies the start tag at lo with the attributes that say something. */
static void start_tag(struct pruner *p, size_t lo, size_t name_end, size_t next, const ro_sifted *say) {
    p->ntags++;
    emit(p, lo, name_end);
    for (size_t k = 0; k < say->n; k++) {
        uint32_t at = say->kept[k].lo;
        if (at > name_end && blank(p->s.p[at - 1]))
            emit(p, at - 1, say->kept[k].hi);
        else
            ro_buf_byte(&p->out, ' '), emit(p, at, say->kept[k].hi);
    }
    if (say->flags) ro_buf_printf(&p->out, " " RO_FLAGS "=%x", say->flags);
    if (p->s.p[next - 1] == '>')
        emit(p, next - 1, next);
    else
        ro_buf_byte(&p->out, '>');
}

/* Behind "</name", from lo on; the end of the page where it is never closed. */
static size_t past_end_tag(ro_str s, size_t lo, ro_str name, size_t *inner_end) {
    for (size_t i = lo; i < s.n; i++) {
        const char *lt = memchr(s.p + i, '<', s.n - i);
        if (!lt) break;
        i = (size_t)(lt - s.p);
        if (i + 2 + name.n > s.n) break;
        if (s.p[i + 1] != '/' || strncasecmp(s.p + i + 2, name.p, name.n) != 0) continue;
        char c = i + 2 + name.n < s.n ? s.p[i + 2 + name.n] : '>';
        if (!blank(c) && c != '>' && c != '/') continue;
        *inner_end = i;
        const char *gt = memchr(s.p + i, '>', s.n - i);
        return gt ? (size_t)(gt - s.p) + 1 : s.n;
    }
    *inner_end = s.n;
    return s.n;
}

static enum wall wall_of(ro_str name, enum kind kind) {
    return kind == FENCE ? TABLE : kind == PRE || (kind == PLAIN && ro_tag_parts(name)) ? BOX : NO_WALL;
}

/* May the element be opened? Counts it. */
static bool open_element(struct pruner *p, ro_str name, enum kind kind) {
    if (p->depth >= RO_MAX_DEPTH) {
        p->lost++;
        return false;
    }
    uint32_t h = hash_name(name);
    p->open[p->depth++] = (struct open){h, wall_of(name, kind), p->loose, p->last};
    p->last = 0;
    p->opened[h & 255]++;
    return true;
}

/* May an element whose end tag may be left out be opened? A <li> closes the <li> before it and a <dd> the <dd>, but not each
 * other, and ruby text closes nothing. */
static bool open_loose(struct pruner *p, ro_str name) {
    char a = lower(name.p[0]), b = name.n > 1 ? lower(name.p[1]) : 0;
    bool ruby = a == 'r';
    unsigned group = ruby ? 4 : a == 'o' ? 3 : a == 'd' ? 2 : a == 'l' && b == 'i' ? 1 : 0;
    if (!group || (group == p->last && !ruby)) return true;
    if (p->loose >= RO_MAX_DEPTH) return false;
    p->loose++, p->last = group;
    return true;
}

/* How deep the open element is that the end tag closes; 0: there is none, or the parser would not get to it. */
static size_t closes(const struct pruner *p, uint32_t h, ro_str name, enum kind kind) {
    if (!p->opened[h & 255]) return 0;
    bool table = name_cmp(name, "table") == 0;
    enum wall stop = wall_of(name, kind) == NO_WALL ? BOX : TABLE;
    size_t k = p->depth;
    for (; k && p->open[k - 1].name != h; k--)
        if (p->open[k - 1].wall >= stop && !table) return 0;
    return k;
}

/* May the end tag stay? Closes what it closes. */
static bool close_element(struct pruner *p, ro_str name, enum kind kind) {
    if (p->lost) {
        p->lost--;
        part(p, name, kind);
        return false;
    }
    uint32_t h = hash_name(name);
    size_t k = closes(p, h, name, kind), to = k ? k - 1 : p->depth;
    if (k && name_cmp(name, "form") == 0) { /* what is open inside a form outlives it */
        memmove(p->open + to, p->open + k, (p->depth - k) * sizeof *p->open);
        p->opened[h & 255]--, p->depth--;
        return true;
    }
    if (k) p->loose = p->open[to].loose, p->last = p->open[to].last;
    while (p->depth > to) p->opened[p->open[--p->depth].name & 255]--;
    return k > 0;
}

/* Writes the end tags of bold and links down to the given number. */
static void close_bare(struct pruner *p, size_t down_to) {
    while (p->nbare > down_to) {
        ro_str name = p->bare[--p->nbare];
        ro_buf_addc(&p->out, "</");
        ro_buf_add(&p->out, name);
        ro_buf_byte(&p->out, '>');
    }
}

/* A block begins or ends: bold does not reach across. Links do, where a whole card is one. */
static void close_bold(struct pruner *p) {
    size_t k = 0;
    while (k < p->nbare && p->bare[k].n == 1 && lower(p->bare[k].p[0]) == 'a') k++;
    close_bare(p, k);
}

/* Ends bold or a link and what was opened inside it. */
static void end_bare(struct pruner *p, ro_str name) {
    size_t k = p->nbare;
    while (k && (p->bare[k - 1].n != name.n || strncasecmp(p->bare[k - 1].p, name.p, name.n) != 0)) k--;
    if (k) close_bare(p, k - 1);
}

static size_t start_bare(struct pruner *p, size_t lo, size_t name_end, ro_str name, bool link) {
    size_t i = name_end;
    bool leads = false;
    ro_attribute attr;
    while (ro_attribute_next(p->s, &i, &attr)) leads |= link && name_cmp(attr.name, "href") == 0;
    if (link) end_bare(p, name); /* links do not nest */
    if (p->nbare < BARE_OPEN) {
        p->bare[p->nbare++] = name;
        p->ntags++;
        emit(p, lo, name_end);
        ro_buf_addc(&p->out, leads ? " href>" : ">");
    }
    return i < p->s.n ? i + 1 : i;
}

static size_t end_tag(struct pruner *p, size_t lo, size_t name_end, ro_str name, enum kind kind) {
    const char *gt = memchr(p->s.p + name_end, '>', p->s.n - name_end);
    size_t next = gt ? (size_t)(gt - p->s.p) + 1 : p->s.n;
    if (kind == PRE && p->pre) p->pre--;
    if (kind == DROP || kind == SKIP || kind == NAKED || (kind == VOID && name_cmp(name, "br") != 0)) return next;
    if (kind == BARE || kind == LINK) {
        end_bare(p, name);
        return next;
    }
    if (counts(kind) && !close_element(p, name, kind)) return next;
    if (kind != INLINE && kind != VOID) close_bold(p);
    p->ntags++;
    emit(p, lo, name_end);
    if (gt)
        emit(p, next - 1, next);
    else
        ro_buf_byte(&p->out, '>');
    return next;
}

/* A tag beyond the limit: its attributes run from `from` on. */
static size_t pass_over(struct pruner *p, size_t lo, size_t from, ro_str name, enum kind kind) {
    if (p->over == SIZE_MAX) p->over = lo;
    ro_attribute attr;
    while (ro_attribute_next(p->s, &from, &attr)) continue;
    part(p, name, kind);
    return from < p->s.n ? from + 1 : from;
}

/* Is everything up to the end tag text, even to the end of the page? Others are only left out where they are closed. */
static bool raw_text(ro_str name) {
    return name_cmp(name, "script") == 0 || name_cmp(name, "style") == 0 || name_cmp(name, "textarea") == 0 ||
           name_cmp(name, "iframe") == 0 || name_cmp(name, "noframes") == 0;
}

/* The tag, comment or declaration at i, which is '<'; returns the offset behind it, i where it is none. */
static size_t markup(struct pruner *p, size_t i) {
    ro_str s = p->s;
    if (i + 1 >= s.n) return i;
    char c = s.p[i + 1];
    if (c == '!' || c == '?') {
        if (s.n - i >= 4 && memcmp(s.p + i, "<!--", 4) == 0) {
            const char *e = s.n - i > 5 ? memmem(s.p + i + 2, s.n - i - 2, "-->", 3) : NULL;
            return e ? (size_t)(e - s.p) + 3 : s.n;
        }
        const char *gt = memchr(s.p + i, '>', s.n - i);
        size_t next = gt ? (size_t)(gt - s.p) + 1 : s.n;
        if (c == '!' && next - i > 9 && strncasecmp(s.p + i + 2, "doctype", 7) == 0) emit(p, i, next);
        return next;
    }
    bool end = c == '/';
    size_t n0 = i + 1 + end, n1 = n0;
    if (n0 >= s.n || !letter(s.p[n0])) return i;
    while (n1 < s.n && !blank(s.p[n1]) && s.p[n1] != '>' && s.p[n1] != '/') n1++;
    ro_str name = {s.p + n0, n1 - n0};
    enum kind kind = kind_of(name);
    if (p->ntags >= RO_MAX_TAGS && kind != SKIP) return pass_over(p, i, n1, name, kind);
    if (end) return end_tag(p, i, n1, name, kind);
    if (kind == BARE || kind == LINK) return start_bare(p, i, n1, name, kind == LINK);
    bool keep = kind != SKIP && kind != DROP;
    if (counts(kind)) keep = open_element(p, name, kind);
    if (kind == OPTIONAL) keep = open_loose(p, name);
    if (!keep) part(p, name, kind);
    if (kind == PRE && keep) p->pre++;
    if (kind == OPTIONAL || (counts(kind) && kind != INLINE)) close_bold(p);
    ro_sifted say;
    size_t next = ro_attributes_sift(&p->memo, s, n1, name, &say);
    if (kind == NAKED) say.n = say.flags = 0;
    if (keep) start_tag(p, i, n1, next, &say);
    if (kind == SKIP) {
        bool *unclosed = &p->unclosed[hash_name(name) & 255];
        size_t inner = 0, past = *unclosed ? s.n : past_end_tag(s, next, name, &inner);
        if (past == s.n && !raw_text(name)) {
            *unclosed = true;
            return next;
        }
        if (say.linked_data) RO_PUSH(p->arena, p->ld) = (ro_span){(uint32_t)next, (uint32_t)inner};
        if (name_cmp(name, "noscript") == 0) RO_PUSH(p->arena, p->noscript) = (ro_span){(uint32_t)next, (uint32_t)inner};
        return past;
    }
    if (kind == RAW) {
        size_t inner = 0, past = past_end_tag(s, next, name, &inner);
        emit(p, next, past);
        return past;
    }
    return next;
}

const ro_pruned *ro_prune(ro_arena *a, ro_str html) {
    struct pruner *p = RO_NEW(a, struct pruner);
    p->arena = a;
    p->s = html;
    p->out.arena = a;
    p->over = p->broken = SIZE_MAX;
    p->memo.parts = ro_lexicon_get("pageparts");
    for (size_t i = 0; i < html.n;) {
        const char *lt = memchr(html.p + i, '<', html.n - i);
        size_t at = lt ? (size_t)(lt - html.p) : html.n;
        emit_text(p, i, at);
        if (!lt) break;
        size_t next = markup(p, at);
        if (next == at) {
            emit(p, at, at + 1);
            next++;
        }
        i = next;
    }
    ro_pruned *r = RO_NEW(a, ro_pruned);
    ro_buf_byte(&p->out, 0);
    r->html = (ro_str){p->out.p, p->out.n - 1};
    r->over = p->over;
    r->broken = p->broken;
    r->pieces = p->pieces.v;
    r->npieces = p->pieces.n;
    r->ld = p->ld.v;
    r->nld = p->ld.n;
    r->noscript = p->noscript.v;
    r->nnoscript = p->noscript.n;
    return r;
}

static size_t piece_at(const ro_pruned *p, uint32_t out) {
    size_t lo = 0, hi = p->npieces;
    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;
        if (p->pieces[mid].out <= out)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

uint32_t ro_pruned_source(const ro_pruned *p, uint32_t out) {
    if (!p->npieces) return 0;
    size_t k = piece_at(p, out);
    bool whole = p->wide && p->wide[k];
    return p->pieces[k].source + (out > p->pieces[k].out && !whole ? out - p->pieces[k].out : 0);
}

uint32_t ro_pruned_past(const ro_pruned *p, uint32_t out) {
    size_t k = p->npieces && p->wide ? piece_at(p, out) : 0;
    return p->wide && p->wide[k] ? p->pieces[k].source + p->wide[k] : ro_pruned_source(p, out) + 1;
}
