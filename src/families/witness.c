/* A text as the families read it: its words, and what it says of where it comes from.
 *
 * Whom a text names as its source: behind "Source:" or "originally published by" (data/LANG/origins.tsv), in brackets at the head
 * or the foot as agencies sign ("PORT OSK, May 2 (QNA) --"), or beside words such as "according to" (data/LANG/cited.tsv), where
 * the name must be a publisher's: one of the list, or one of those who published the texts of the group. And where it ends:
 * "-0-". */
#include "families/family.h"

#include <stdlib.h>

enum {
    NAME_WORDS = 6,  /* of a publisher at most */
    NEAR_WORDS = 4,  /* between "according to" and the name: "the official news agency QNA" */
    HEAD_WORDS = 24, /* a dateline stands before these */
    FOOT_WORDS = 8,
    MOST_SOURCES = 40,
    MARK_BYTES = 24, /* of an end mark with its blanks, at most */
};

/* Who that is: the name that the list of publishers gives, else the name itself, folded. 0: none. e: what the list says of him.
 */
static uint64_t who(ro_arena *a, ro_str name, ro_entry *e) {
    const ro_units *u = ro_segment(a, ro_str_trim(name), NULL, 0);
    *e = (ro_entry){0};
    if (!u->nwords) return 0;
    if (ro_units_match(u, ro_lexicon_get("publishers"), 0, u->nwords, e) == u->nwords) return ro_hash(ro_fold(a, e->value[0]));
    *e = (ro_entry){0};
    char phrase[200];
    ro_str p = ro_units_phrase(u, 0, u->nwords, phrase, sizeof phrase);
    return p.n ? ro_hash(p) : 0;
}

struct reader {
    struct group *g;
    ro_arena *arena;
    struct witness *w;
    const ro_lexicon *publishers, *origins, *cited;
    RO_VEC(struct source) found;
};

static void found(struct reader *r, ro_span span, uint64_t whom, bool dateline) {
    for (size_t i = 0; i < r->found.n; i++)
        if (r->found.v[i].who == whom) {
            r->found.v[i].dateline |= dateline;
            return;
        }
    if (whom && whom != r->w->publisher && r->found.n < MOST_SOURCES)
        RO_PUSH(r->arena, r->found) =
            (struct source){ro_str_dup(r->arena, ro_cut(r->w->units->text, span)), whom, span, dateline};
}

static ro_span span_of(const ro_units *u, size_t i, size_t n) {
    return (ro_span){u->words[i].span.lo, u->words[i + n - 1].span.hi};
}

/* The publisher's name that starts at word i: how many words; 0 none. One of the group's own publishers, or of the list. */
static unsigned publisher_at(const struct reader *r, size_t i, size_t end, uint64_t *whom) {
    const ro_units *u = r->w->units;
    ro_entry e;
    unsigned n = ro_units_match(u, r->publishers, i, end, &e);
    if (n && u->words[i].flags & RO_WORD_CAP) {
        *whom = ro_hash(ro_fold(r->arena, e.value[0]));
        return n;
    }
    char phrase[200];
    for (n = NAME_WORDS; n; n--) {
        if (i + n > end || !(u->words[i].flags & RO_WORD_CAP)) continue;
        ro_str p = ro_units_phrase(u, i, n, phrase, sizeof phrase);
        uint64_t h = p.n ? ro_hash(p) : 0;
        if (h && is_publisher(r->g, h)) return *whom = h, n;
    }
    return 0;
}

static void cited_at(struct reader *r, size_t i) {
    const ro_units *u = r->w->units;
    ro_entry e;
    uint64_t whom;
    unsigned n = ro_units_match(u, r->cited, i, u->nwords, &e), m;
    if (!n) return;
    if (ro_str_is(e.value[0], "after")) {
        for (size_t k = i + n; k <= i + n + NEAR_WORDS && k < u->nwords; k++)
            if ((m = publisher_at(r, k, u->nwords, &whom)) > 0) {
                found(r, span_of(u, k, m), whom, false);
                return;
            }
    } else {
        for (size_t k = i < NAME_WORDS ? 0 : i - NAME_WORDS; k < i; k++)
            if ((m = publisher_at(r, k, i, &whom)) > 0 && k + m == i) {
                found(r, span_of(u, k, m), whom, false);
                return;
            }
    }
}

/* The rest of a line behind "Source:" is a name as printed, where it looks like one. */
static void origin_at(struct reader *r, size_t i) {
    const ro_units *u = r->w->units;
    ro_entry e;
    unsigned n = ro_units_match(u, r->origins, i, u->nwords, &e);
    if (!n || i + n >= u->nwords) return;
    ro_str gap = ro_units_gap(u, i + n - 1), before = i ? ro_units_gap(u, i - 1) : RO_S("\n");
    if (ro_str_is(e.value[0], "label") &&
        (!memchr(gap.p, ':', gap.n) || (!memchr(before.p, '\n', before.n) && !memchr(before.p, '|', before.n))))
        return;
    size_t k = i + n, m = 0;
    if (ro_str_is(u->words[k].fold, "the") && k + 1 < u->nwords) k++;
    while (m < NAME_WORDS && k + m < u->nwords && u->words[k + m].flags & (RO_WORD_CAP | RO_WORD_DIGIT)) {
        gap = ro_units_gap(u, k + m++);
        if (gap.n != 1) break;
    }
    if (m) found(r, span_of(u, k, m), who(r->arena, ro_cut(u->text, span_of(u, k, m)), &e), true);
}

/* "(QNA)" where an agency signs: in the head line before a dash, a colon or a full stop; or last of all. */
static void signed_at(struct reader *r, size_t i) {
    const ro_units *u = r->w->units;
    ro_entry e;
    if (!i) return;
    ro_str before = ro_units_gap(u, i - 1);
    if (!before.n || before.p[before.n - 1] != '(') return;
    size_t n = 1;
    while (n < NAME_WORDS && i + n < u->nwords && ro_units_gap(u, i + n - 1).n == 1) n++;
    ro_str behind = ro_units_gap(u, i + n - 1);
    uint64_t whom;
    if (!behind.n || *behind.p != ')') return;
    bool publisher = publisher_at(r, i, i + n, &whom) == n, head = i < HEAD_WORDS, foot = i + n + FOOT_WORDS >= u->nwords;
    ro_str rest = ro_str_trim((ro_str){behind.p + 1, behind.n - 1});
    bool dash = rest.n && (*rest.p == '-' || *rest.p == ':' || *rest.p == '.' || ro_str_starts(rest, "\xE2\x80\x93") ||
                           ro_str_starts(rest, "\xE2\x80\x94"));
    bool acronym = n == 1 && u->words[i].flags & RO_WORD_UPPER;
    if (publisher ? head || foot : head && dash && acronym)
        found(r, span_of(u, i, n), publisher ? whom : who(r->arena, ro_cut(u->text, span_of(u, i, n)), &e), true);
}

/* The first paragraph, or line, that ends with a mark. */
static ro_span mark_of(ro_str text, const ro_lexicon *marks) {
    size_t begin = 0, count = ro_lexicon_count(marks);
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && text.p[i] != '\n') continue;
        ro_str line = ro_str_trim((ro_str){text.p + begin, i - begin});
        begin = i + 1;
        for (size_t k = 0; line.n && k < count; k++) {
            ro_entry e = ro_lexicon_at(marks, k);
            char tail[MARK_BYTES];
            size_t at = line.n, n = sizeof tail; /* the line from its end, blanks left out */
            while (at && n > sizeof tail - e.value[0].n) {
                char c = line.p[--at];
                if (c != ' ') tail[--n] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
            }
            bool there = ro_str_eq((ro_str){tail + n, sizeof tail - n}, e.value[0]);
            if (!there || (at && (ro_str_is(e.value[1], "line") || (line.p[at - 1] != ' ' && !strchr(".!?\")", line.p[at - 1])))))
                continue;
            uint32_t lo = (uint32_t)(line.p + at - text.p);
            return (ro_span){lo, lo + (uint32_t)(line.n - at)};
        }
    }
    return RO_NOSPAN;
}

void witness_publisher(ro_arena *a, struct witness *w) {
    ro_entry e;
    w->publisher = w->given.publisher.n ? who(a, w->given.publisher, &e) : 0;
    w->trade = w->publisher && e.phrase.p ? e.value[2] : RO_NONE;
}

static int by_value(const void *p, const void *q) {
    const uint64_t *a = p, *b = q;
    return *a < *b ? -1 : *a > *b;
}

void group_publishers(struct group *g) {
    g->publisher = RO_NEWS(g->scratch, uint64_t, g->nw);
    for (size_t i = 0; i < g->nw; i++) g->publisher[i] = g->w[i].publisher;
    qsort(g->publisher, g->nw, sizeof *g->publisher, by_value);
}

bool is_publisher(const struct group *g, uint64_t whom) {
    return whom && bsearch(&whom, g->publisher, g->nw, sizeof whom, by_value);
}

void witness_read(struct group *g, ro_arena *a, struct witness *w) {
    ro_str text = w->given.text;
    w->units = ro_segment(a, text, NULL, 0);
    w->common = RO_NEWS(a, uint64_t, w->units->nwords / 64 + 1);
    w->end_mark = mark_of(text, ro_lexicon_get("endmarks"));
    struct reader r = {g, a, w, ro_lexicon_get("publishers"), ro_lexicon_get("origins"), ro_lexicon_get("cited"), {0}};
    for (size_t i = 0; i < w->units->nwords; i++) {
        origin_at(&r, i);
        signed_at(&r, i);
        cited_at(&r, i);
    }
    w->source = r.found.v;
    w->nsources = r.found.n;
}
