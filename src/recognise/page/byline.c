/* Who wrote the account, a person or a desk, and the section of the site that it stands in.
 *
 * The author: linked data and meta tags, several names joined; else a line by the title that opens as bylines do
 * (data/LANG/bylines.tsv) and goes on with names. Addresses, accounts of networks and names that are nobody's ("admin") are none,
 * and the publisher's own name says nothing that the publisher does not. The section: what the page declares, where it is a word
 * and no number or address. Given up: bylines without such a word, names at the foot of a text. */
#include "recognise/page/declared.h"
#include "recognise/page/sheet.h"

#include <ctype.h>

enum {
    LONGEST = 100, /* bytes of a name */
    NAMES = 8,     /* authors that are given */
};

struct byline {
    ro_reading *r;
    const ro_lexicon *words;
    ro_str name[NAMES];
    size_t n;
    bool dressed; /* the first stands in capitals */
};

/* What stands before a sign that ends a name in tags and bylines: "Jane Doe | jdoe@paper", "Jane Doe, Paper". */
static ro_str first_part(ro_str s) {
    static const char *const ends[] = {"|", " - ", " – ", " — ", " • ", " · ", "(", "<", "\n", "/", ";"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        ssize_t at = ro_str_find(s, ro_str_c(ends[i]));
        if (at > 0) s.n = (size_t)at;
    }
    for (size_t i = 4; i + 1 < s.n; i++) /* a full stop that ends no initial */
        if (s.p[i] == '.' && s.p[i + 1] == ' ' && s.p[i - 2] != ' ' && s.p[i - 3] != ' ') s.n = i;
    return ro_str_trim(s);
}

static ro_str without_opening(const struct byline *b, ro_str s) {
    const ro_units *u = ro_segment(b->r->arena, s, NULL, 0);
    ro_entry e;
    unsigned n = u->nwords ? ro_units_match(u, b->words, 0, u->nwords, &e) : 0;
    if (!n && u->nwords > 3 && ro_units_match(u, b->words, 1, u->nwords, &e) == 1) n = 2; /* "Analysis by" */
    if (!n || !ro_str_is(e.value[0], "opens") || n >= u->nwords) return s;
    return (ro_str){s.p + u->words[n].span.lo, s.n - u->words[n].span.lo};
}

static bool nobody(const struct byline *b, ro_str s) {
    const ro_units *u = ro_segment(b->r->arena, s, NULL, 0);
    ro_entry e;
    unsigned n = u->nwords ? ro_units_match(u, b->words, 0, u->nwords, &e) : 0;
    return !u->nwords || u->nwords > 8 || n == u->nwords;
}

/* A name of a person or a desk: words, the most of them with capitals where the script has them. */
static bool name_like(const struct byline *b, ro_str s) {
    if (s.n < 3 || s.n > LONGEST || memchr(s.p, '@', s.n) || memchr(s.p, '_', s.n) || ro_str_find(s, RO_S("://")) >= 0)
        return false;
    if (ro_str_find(s, RO_S("www.")) >= 0 || ro_str_find(s, RO_S(".com")) >= 0 || nobody(b, s)) return false;
    const ro_units *u = ro_segment(b->r->arena, s, NULL, 0);
    unsigned small = 0, digits = 0;
    for (size_t i = 0; i < u->nwords; i++) {
        digits += (u->words[i].flags & RO_WORD_DIGIT) != 0;
        small += !(u->words[i].flags & RO_WORD_CAP) && (unsigned char)u->words[i].fold.p[0] < 0x80 &&
                 u->words[i].span.hi - u->words[i].span.lo > 3;
    }
    bool capital = u->words[0].flags & RO_WORD_CAP || (unsigned char)u->words[0].fold.p[0] > 0x7f;
    return capital && !digits && small * 2 <= u->nwords;
}

/* The same words, whatever stands between them. */
static bool same_name(const struct byline *b, ro_str x, ro_str y) {
    if (!x.n || !y.n) return false;
    const ro_units *u = ro_segment(b->r->arena, x, NULL, 0), *v = ro_segment(b->r->arena, y, NULL, 0);
    bool same = u->nwords == v->nwords;
    for (size_t i = 0; same && i < u->nwords; i++) same = ro_str_eq(u->words[i].fold, v->words[i].fold);
    return same;
}

static bool of_page(const struct byline *b, ro_str s) {
    const ro_units *u = ro_segment(b->r->arena, s, NULL, 0);
    ro_entry e;
    if (u->nwords && ro_units_match(u, ro_lexicon_get("publishers"), 0, u->nwords, &e) == u->nwords) s = e.value[0];
    return same_name(b, s, b->r->rec->publisher.value) || same_name(b, s, b->r->rec->carrier.value);
}

/* "AP National Political Writer", "CNN": behind a name and a comma it says for whom. A word of capitals is an office's where the
 * name before it is not printed so. */
static bool employer(const struct byline *b, ro_str s) {
    const ro_units *u = ro_segment(b->r->arena, s, NULL, 0);
    ro_entry e;
    bool initials = u->nwords && u->words->flags & RO_WORD_UPPER && u->words->fold.n > 1 && u->words->fold.n < 6;
    if (initials && !b->dressed) return true;
    return u->nwords && ro_units_match(u, ro_lexicon_get("publishers"), 0, u->nwords, &e);
}

/* "Jane Doe on", as pages go on with the day: without the small words at the end. */
static ro_str without_tail(const struct byline *b, ro_str s) {
    const ro_units *u = ro_segment(b->r->arena, s, NULL, 0);
    size_t n = u->nwords;
    while (n > 2 && !(u->words[n - 1].flags & RO_WORD_CAP) && (unsigned char)u->words[n - 1].fold.p[0] < 0x80) n--;
    return n < u->nwords ? (ro_str){s.p, u->words[n - 1].span.hi} : s;
}

/* "JANE DOE-ROE" as "Jane Doe-Roe": a byline's capitals are its dress. Initials and names of one word stay. */
static ro_str undressed(const struct byline *b, ro_str s) {
    const ro_units *u = ro_segment(b->r->arena, s, NULL, 0);
    bool dressed = u->nwords > 1;
    for (size_t i = 0; i < u->nwords; i++) dressed = dressed && u->words[i].flags & RO_WORD_UPPER;
    if (!dressed || ro_str_eq(s, ro_fold(b->r->arena, s))) return s;
    ro_str out = ro_str_dup(b->r->arena, s);
    for (size_t i = 1; i < s.n; i++)
        if (isalpha((unsigned char)s.p[i - 1]) && isupper((unsigned char)s.p[i]))
            ((char *)(uintptr_t)out.p)[i] = (char)tolower(s.p[i]);
    return out;
}

static bool add(struct byline *b, ro_str s) {
    s = ro_str_trim(s);
    while (s.n && strchr(".,:", s.p[s.n - 1]) && !(s.p[s.n - 1] == '.' && s.n > 2 && s.p[s.n - 3] == ' ')) s.n--;
    s = without_tail(b, s);
    if (!name_like(b, s) || of_page(b, s) || (b->n && employer(b, s))) return false;
    for (size_t i = 0; i < b->n; i++)
        if (ro_str_eq(ro_fold(b->r->arena, b->name[i]), ro_fold(b->r->arena, s))) return true;
    ro_str name = undressed(b, s);
    if (!b->n) b->dressed = name.p != s.p;
    if (b->n < NAMES) b->name[b->n++] = ro_str_blanks(b->r->arena, name);
    return true;
}

/* "Jane Doe and John Roe", "Jane Doe, John Roe". What follows a comma and is no name ends the list. */
static void add_all(struct byline *b, ro_str s) {
    while (s.n) {
        ssize_t comma = ro_str_find(s, RO_S(",")), and = ro_str_find(s, RO_S(" and "));
        size_t at = comma >= 0 && (and < 0 || comma < and) ? (size_t)comma : and >= 0 ? (size_t) and : s.n;
        size_t skip = at == s.n ? 0 : at == (size_t) and ? 5 : 1;
        if (!add(b, (ro_str){s.p, at})) return;
        s = (ro_str){s.p + at + skip, s.n - at - skip};
        while (ro_str_starts(ro_str_trim(s), "and ")) s = ro_str_trim(s), s.p += 4, s.n -= 4;
    }
}

static void give(struct byline *b, ro_because why) {
    ro_buf v = {.arena = b->r->arena};
    for (size_t i = 0; i < b->n; i++) {
        if (i) ro_buf_addc(&v, ", ");
        ro_buf_add(&v, b->name[i]);
    }
    b->r->rec->author = (ro_value){ro_str_dup(b->r->arena, ro_buf_str(&v)), why};
}

static bool declared_author(struct byline *b) {
    size_t n;
    const ro_declared *d = ro_declared_of(b->r, "author", &n);
    ro_because why = {RO_NOSPAN, RO_NOSPAN, "author.metadata", true};
    int rank = 0;
    for (size_t i = 0; i < n; i++) {
        if (b->n && d[i].rank != rank) break; /* one vocabulary's word is enough */
        size_t before = b->n;
        ro_str v = first_part(without_opening(b, ro_str_trim(d[i].meta->value)));
        add_all(b, v);
        if (b->n > before && !before) why.source = d[i].meta->source, rank = d[i].rank;
    }
    if (!b->n) return false;
    give(b, why);
    return true;
}

/* "By Jane Doe", "Posted on May 17 by Jane Doe": the words of the line up to the name; 0 none. */
static unsigned opening(const struct byline *b, const ro_line *l) {
    ro_entry e;
    unsigned n = ro_line_opens(l, b->words, &e);
    if (n || !l->nwhen || l->where == RO_BODY) return n && ro_str_is(e.value[0], "opens") ? n : 0;
    unsigned i = 0;
    while (i < l->nwords && l->units->words[l->word + i].span.lo < l->when->span.hi) i++;
    n = ro_units_match(l->units, b->words, l->word + i, l->word + l->nwords, &e);
    return n && ro_str_is(e.value[0], "opens") ? i + n : 0;
}

/* "By Jane Doe and John Roe": near the title, and nothing but names behind the opening words. */
static bool printed_author(struct byline *b) {
    enum { ABOVE = 6, BELOW = 4, WORDS = 14 };
    const struct ro_sheet *s = ro_sheet_of(b->r);
    for (size_t i = s->first > ABOVE ? s->first - ABOVE : 0; i < s->nlines && i < s->first + BELOW; i++) {
        const ro_line *l = &s->line[i];
        unsigned n = l->title || !l->nwords || l->nwords > WORDS ? 0 : opening(b, l);
        if (!n || n >= l->nwords || i < s->title) continue;
        uint32_t base = (uint32_t)(l->text.p - l->units->text.p), lo = l->units->words[l->word + n].span.lo;
        if (!(l->units->words[l->word + n].flags & RO_WORD_CAP) && (unsigned char)l->units->text.p[lo] < 0x80) continue;
        uint32_t end = l->nwhen && l->when->span.lo > lo ? l->when->span.lo : base + (uint32_t)l->text.n;
        if (end <= lo) continue;
        ro_str names = first_part((ro_str){l->units->text.p + lo, end - lo});
        if (l->where == RO_BODY && l->nwords > n + 8) continue;
        add_all(b, names);
        if (!b->n) continue;
        give(b, ro_line_why(b->r, l, (ro_span){lo, lo + (uint32_t)names.n}, "author.byline",
                            l->units->words[l->word + n].span.hi < end));
        return true;
    }
    return false;
}

static void find_section(ro_reading *r) {
    size_t n;
    const ro_declared *d = ro_declared_of(r, "section", &n);
    for (size_t i = 0; i < n; i++) {
        ro_str v = ro_str_trim(d[i].meta->value);
        size_t at = 0;
        if (!v.n || v.n > 80 || ro_str_find(v, RO_S("://")) >= 0 || ro_cp_digit(ro_utf8_next(v, &at))) continue;
        bool one = true;
        for (size_t k = i + 1; k < n; k++)
            one = one && ro_str_eq(ro_fold(r->arena, v), ro_fold(r->arena, ro_str_trim(d[k].meta->value)));
        r->rec->section = (ro_value){v, {RO_NOSPAN, d[i].meta->source, "section.metadata", one}};
        return;
    }
}

void ro_find_byline(ro_reading *r) {
    struct byline b = {.r = r, .words = ro_lexicon_get("bylines")};
    if (!declared_author(&b)) printed_author(&b);
    find_section(r);
}
