/* Changes of form between words that agree: their case, and the marks and blanks between them.
 *
 * In: two words of an aligned pair and what stands before them. Out: edits of the classes capitals, hyphen, spacing, quotes and
 * dashes, punctuation, numeral. Marks are compared one by one: what the eye takes for one mark (a curly and a straight quote) is
 * one, a run of blanks is one. A hyphen, or what parts the digits of a number, is told with the words that it joins. */
#include "align/edits.h"

static uint32_t plain_mark(uint32_t c) {
    if (c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0x201A) return '\'';
    if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB) return '"';
    if (c >= 0x2010 && c <= 0x2015) return '-';
    return ro_cp_blank(c) ? ' ' : c;
}

/* The next mark, a run of blanks as one; 0 at the end. */
static uint32_t next_mark(ro_str s, size_t *i) {
    uint32_t c = 0;
    while (*i < s.n && ro_cp_zero(c = ro_utf8_next(s, i))) c = 0;
    if (!c) return 0;
    if (!ro_cp_blank(c)) return c;
    for (size_t at = *i; at < s.n && (c = ro_utf8_next(s, &at), ro_cp_blank(c) || ro_cp_zero(c)); *i = at) {
    }
    return ' ';
}

static bool next_of(ro_str s, size_t *i, bool plain, bool blanks, uint32_t *out) {
    do {
        *out = next_mark(s, i);
        if (plain && *out) *out = plain_mark(*out);
    } while (*out == ' ' && !blanks);
    return *out != 0;
}

static bool marks_equal(ro_str a, ro_str b, bool plain, bool blanks) {
    size_t i = 0, j = 0;
    uint32_t p, q;
    do {
        bool x = next_of(a, &i, plain, blanks, &p), y = next_of(b, &j, plain, blanks, &q);
        if (x != y || p != q) return false;
    } while (p);
    return true;
}

static const char *mark_class(ro_str a, ro_str b) {
    if (marks_equal(a, b, true, true)) return "quotes and dashes";
    if (marks_equal(a, b, true, false)) return "spacing";
    bool hyphen = (a.n && a.p[0] == '-') || (b.n && b.p[0] == '-');
    return hyphen ? "hyphen" : "punctuation";
}

static ro_span trim(ro_str text, ro_span s) {
    ro_str t = ro_str_trim(ro_cut(text, s));
    if (!t.n) return (ro_span){s.lo, s.lo};
    return (ro_span){(uint32_t)(t.p - text.p), (uint32_t)(t.p - text.p + (ptrdiff_t)t.n)};
}

static void add_form(struct differ *d, ro_span a, ro_span b, const char *klass) {
    ro_edit *e = &RO_PUSH(d->arena, *d->out);
    *e = (ro_edit){.xspan = a, .yspan = b};
    ro_edit_class(d->lexis, e, ro_str_c(klass));
}

/* The marks before word i of a stretch; before the first word they begin where the passage begins. */
static ro_span before(const struct stretch *s, uint32_t i) {
    uint32_t lo = i ? ro_stretch_span(s, i - 1).hi : s->span.lo;
    uint32_t hi = i < s->nwords ? ro_stretch_span(s, i).lo : s->span.hi;
    return (ro_span){lo, hi > lo ? hi : lo};
}

static bool between_digits(const struct stretch *s, uint32_t i) {
    const ro_word *w = &s->side->u->words[s->word + i];
    return i && i < s->nwords && w[-1].flags & RO_WORD_DIGIT && w->flags & RO_WORD_DIGIT && w->span.lo - w[-1].span.hi < 4;
}

/* The marks before words i and j. A hyphen, or what parts the digits of a number, is told with the words that it joins. */
void ro_form_marks(struct differ *d, uint32_t i, uint32_t j) {
    ro_span a = before(d->a, i), b = before(d->b, j);
    ro_str s = ro_cut(d->a->side->u->text, a), t = ro_cut(d->b->side->u->text, b);
    if (ro_str_eq(s, t) || marks_equal(s, t, false, true)) return;
    bool digits = between_digits(d->a, i) && between_digits(d->b, j) && s.n < 4 && t.n < 4 && (s.p[0] != '-') == (t.p[0] != '-');
    if (i && j && (ro_stretch_tied(d->a, i) != ro_stretch_tied(d->b, j) || digits)) {
        ro_span x = {ro_stretch_span(d->a, i - 1).lo, ro_stretch_span(d->a, i).hi},
                y = {ro_stretch_span(d->b, j - 1).lo, ro_stretch_span(d->b, j).hi};
        if (digits || marks_equal(s, t, true, false) || s.n + t.n <= 2) {
            add_form(d, x, y, digits ? "numeral" : "hyphen");
            return;
        }
    }
    const char *klass = mark_class(s, t);
    bool spacing = strcmp(klass, "spacing") == 0;
    add_form(d, spacing ? a : trim(d->a->side->u->text, a), spacing ? b : trim(d->b->side->u->text, b), klass);
}

void ro_form_word(struct differ *d, uint32_t i, uint32_t j) {
    ro_span x = ro_stretch_span(d->a, i), y = ro_stretch_span(d->b, j);
    ro_str p = ro_cut(d->a->side->u->text, x), q = ro_cut(d->b->side->u->text, y);
    if (ro_str_eq(p, q)) return;
    const struct edits *out = d->out;
    if (out->n > d->first && out->v[out->n - 1].xspan.hi >= x.hi && out->v[out->n - 1].xspan.lo < x.lo)
        return; /* told with a hyphen before it */
    bool letters = p.n != q.n;
    for (size_t k = 0; k < p.n && !letters; k++) letters = ((p.p[k] ^ q.p[k]) & ~0x20) != 0;
    if (letters) {
        add_form(d, x, y, "quotes and dashes");
        return;
    }
    for (; ro_stretch_tied(d->a, i) && ro_stretch_tied(d->b, j); i--, j--)
        x.lo = ro_stretch_span(d->a, i - 1).lo, y.lo = ro_stretch_span(d->b, j - 1).lo;
    add_form(d, x, y, "capitals");
}
