/* What changed between two wordings of one passage, grouped as a reader would say it.
 *
 * In: the words of both sides. Out: edits in order, each a stretch of words (or marks) on both sides.
 * 1. Equal words at both ends are set aside; the middle is aligned by dynamic programming on folded words, where rare words
 *    weigh more than "the" and a word and its inflection are drawn together without being equal.
 * 2. Neighbouring changes become one where a word dropped in one turns up in the other ("foreign minister", "minister of
 *    Foreign Affairs"), or nothing but a function word stands between two replacements.
 * 3. From the edges of a change the pieces that differ in form alone (US, U.S.) are split off again.
 * 4. Where words agree, their case and the marks between them are compared: changes of form.
 *
 * The middle is at most some hundreds of words, as passages are; a larger one (hostile input) counts as one change. */
#include "align/parts.h"

enum { TABLE = 1 << 22 };

struct hunk {
    uint32_t alo, ahi, blo, bhi;
    bool form; /* differs in form alone */
};

struct differ {
    ro_arena *arena;
    const struct lexis *lexis;
    const struct stretch *a, *b;
    struct edits *out;
    int32_t *match; /* for each word of a: its word in b, -1 none */
    RO_VEC(struct hunk) h;
};

static const struct entry *word_of(const struct differ *d, const struct stretch *s, uint32_t i) {
    return &d->lexis->e.v[s->side->word[s->word + i]];
}
static bool same_word(const struct differ *d, uint32_t i, uint32_t j) {
    return d->a->side->word[d->a->word + i] == d->b->side->word[d->b->word + j];
}

static int likeness(const struct differ *d, uint32_t i, uint32_t j) {
    const struct entry *p = word_of(d, d->a, i), *q = word_of(d, d->b, j);
    if (p == q) return p->function ? 8 : 20 + (int)(p->common * 2);
    return p->stem == q->stem ? 3 : 0;
}

static int32_t *table(struct differ *d, size_t cells) {
    if (d->out->room < cells) {
        d->out->room = cells * 2;
        d->out->table = ro_alloc_raw(d->arena, sizeof *d->out->table * d->out->room);
    }
    return d->out->table;
}

/* match[] for a[lo, ahi) against b[lo, bhi) by the heaviest common subsequence. */
static void align_middle(struct differ *d, uint32_t lo, uint32_t ahi, uint32_t bhi) {
    size_t n = ahi - lo, m = bhi - lo, row = m + 1;
    if (!n || !m || n * m > TABLE) return;
    int32_t *f = table(d, (n + 1) * row);
    for (size_t j = 0; j <= m; j++) f[n * row + j] = 0;
    for (size_t i = 0; i <= n; i++) f[i * row + m] = 0;
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            int w = likeness(d, lo + (uint32_t)i, lo + (uint32_t)j);
            /* a run is worth more than its words strewn about */
            bool run = w > 3 && i + 1 < n && j + 1 < m && same_word(d, lo + (uint32_t)i + 1, lo + (uint32_t)j + 1);
            int32_t s = w ? f[(i + 1) * row + j + 1] + w + 2 * run : 0;
            if (f[(i + 1) * row + j] > s) s = f[(i + 1) * row + j];
            if (f[i * row + j + 1] > s) s = f[i * row + j + 1];
            f[i * row + j] = s;
        }
    for (size_t i = 0, j = 0; i < n && j < m;) {
        if (f[i * row + j] == f[(i + 1) * row + j]) {
            i++;
        } else if (f[i * row + j] == f[i * row + j + 1]) {
            j++;
        } else {
            if (same_word(d, lo + (uint32_t)i, lo + (uint32_t)j)) d->match[lo + i] = (int32_t)(lo + j);
            i++, j++;
        }
    }
}

static void align_words(struct differ *d) {
    uint32_t n = d->a->nwords, m = d->b->nwords, lo = 0, tail = 0;
    d->match = ro_alloc_raw(d->arena, sizeof *d->match * (n + 1));
    for (uint32_t i = 0; i < n; i++) d->match[i] = -1;
    while (lo < n && lo < m && same_word(d, lo, lo)) d->match[lo] = (int32_t)lo, lo++;
    while (tail < n - lo && tail < m - lo && same_word(d, n - 1 - tail, m - 1 - tail)) {
        tail++;
        d->match[n - tail] = (int32_t)(m - tail);
    }
    align_middle(d, lo, n - tail, m - tail);
}

static void find_hunks(struct differ *d) {
    uint32_t n = d->a->nwords, m = d->b->nwords;
    for (uint32_t i = 0, j = 0; i < n || j < m;) {
        struct hunk h = {i, i, j, j, false};
        while (i < n && d->match[i] < 0) i++;
        h.ahi = i;
        h.bhi = j = i < n ? (uint32_t)d->match[i] : m;
        if (h.ahi > h.alo || h.bhi > h.blo) RO_PUSH(d->arena, d->h) = h;
        if (i < n) i++, j++;
    }
}

/* ---- grouping ---- */

static bool has_stem(const struct differ *d, const struct stretch *s, uint32_t lo, uint32_t hi, uint32_t stem) {
    for (uint32_t i = lo; i < hi; i++)
        if (word_of(d, s, i)->stem == stem) return true;
    return false;
}

/* A word that one change drops and the other brings back. */
static bool crosses(const struct differ *d, const struct hunk *p, const struct hunk *q) {
    for (uint32_t i = p->alo; i < p->ahi; i++)
        if (!word_of(d, d->a, i)->function && has_stem(d, d->b, q->blo, q->bhi, word_of(d, d->a, i)->stem)) return true;
    for (uint32_t j = p->blo; j < p->bhi; j++)
        if (!word_of(d, d->b, j)->function && has_stem(d, d->a, q->alo, q->ahi, word_of(d, d->b, j)->stem)) return true;
    return false;
}

static unsigned content(const struct differ *d, const struct stretch *s, uint32_t lo, uint32_t hi) {
    unsigned n = 0;
    for (uint32_t i = lo; i < hi; i++) n += !word_of(d, s, i)->function;
    return n;
}

static bool sentence_between(const struct differ *d, uint32_t lo, uint32_t hi) {
    const ro_units *u = d->a->side->u;
    for (uint32_t i = lo ? lo - 1 : 0; i < hi; i++) {
        ro_str g = ro_units_gap(u, d->a->word + i);
        if (g.n && memchr(".;:!?\n", g.p[0], 6) && g.n > 1) return true;
    }
    return false;
}

static bool belong(const struct differ *d, const struct hunk *p, const struct hunk *q) {
    uint32_t run = q->alo - p->ahi, held = content(d, d->a, p->ahi, q->alo);
    if (run > 6 || sentence_between(d, p->ahi, q->alo)) return false;
    if (crosses(d, p, q)) return true;
    bool turned = (p->ahi == p->alo && q->bhi == q->blo) || (p->bhi == p->blo && q->ahi == q->alo);
    bool weighty = content(d, d->a, p->alo, p->ahi) + content(d, d->b, p->blo, p->bhi) > 0 &&
                   content(d, d->a, q->alo, q->ahi) + content(d, d->b, q->blo, q->bhi) > 0;
    if (turned && run == 1 && weighty) return true; /* "C.C., WPK" and "WPK Central Committee" */
    return run == 1 && !held && weighty && p->ahi > p->alo && p->bhi > p->blo && q->ahi > q->alo && q->bhi > q->blo;
}

static void group(struct differ *d) {
    size_t n = 0;
    for (size_t i = 0; i < d->h.n; i++) {
        if (n && belong(d, &d->h.v[n - 1], &d->h.v[i])) {
            d->h.v[n - 1].ahi = d->h.v[i].ahi;
            d->h.v[n - 1].bhi = d->h.v[i].bhi;
        } else {
            d->h.v[n++] = d->h.v[i];
        }
    }
    d->h.n = n;
}

/* ---- form ---- */

/* Letters and digits of some words, run together. */
static size_t run_together(const struct differ *d, const struct stretch *s, uint32_t lo, uint32_t hi, char *out, size_t cap) {
    size_t n = 0;
    for (uint32_t i = lo; i < hi; i++) {
        ro_str w = word_of(d, s, i)->fold;
        for (size_t k = 0; k < w.n && n < cap; k++)
            if (w.p[k] != '\'') out[n++] = w.p[k];
    }
    return n;
}

static bool alike_in_letters(const struct differ *d, uint32_t alo, uint32_t ahi, uint32_t blo, uint32_t bhi) {
    char p[96], q[96];
    size_t n = run_together(d, d->a, alo, ahi, p, sizeof p), m = run_together(d, d->b, blo, bhi, q, sizeof q);
    return n && n == m && n < sizeof p && memcmp(p, q, n) == 0;
}

/* Cuts [i words of a, j words of b] that differ in form alone off one end of a change. */
static bool peel(const struct differ *d, const struct hunk *h, bool front, struct hunk *out) {
    for (uint32_t i = 1; i <= 5 && i <= h->ahi - h->alo; i++)
        for (uint32_t j = 1; j <= 5 && j <= h->bhi - h->blo; j++) {
            *out = front ? (struct hunk){h->alo, h->alo + i, h->blo, h->blo + j, true}
                         : (struct hunk){h->ahi - i, h->ahi, h->bhi - j, h->bhi, true};
            if (alike_in_letters(d, out->alo, out->ahi, out->blo, out->bhi)) return true;
        }
    return false;
}

static void split_form(struct differ *d) {
    RO_VEC(struct hunk) v = {0};
    for (size_t i = 0; i < d->h.n; i++) {
        struct hunk h = d->h.v[i], cut;
        while (peel(d, &h, true, &cut)) {
            RO_PUSH(d->arena, v) = cut;
            h.alo = cut.ahi;
            h.blo = cut.bhi;
        }
        RO_VEC(struct hunk) back = {0};
        while (peel(d, &h, false, &cut)) {
            RO_PUSH(d->arena, back) = cut;
            h.ahi = cut.alo;
            h.bhi = cut.blo;
        }
        if (h.ahi > h.alo || h.bhi > h.blo) RO_PUSH(d->arena, v) = h;
        while (back.n) RO_PUSH(d->arena, v) = back.v[--back.n];
    }
    d->h.v = v.v;
    d->h.n = v.n;
}

/* ---- marks between words that agree ---- */

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

static void add_form(struct differ *d, ro_span a, ro_span b, const char *klass, struct edits *out) {
    ro_edit *e = &RO_PUSH(d->arena, *out);
    *e = (ro_edit){
        .kind = RO_EDIT_FORMAT, .klass = klass, .excuse = "form alone: a matter of house style", .xspan = a, .yspan = b};
}

static void compare_marks(struct differ *d, ro_span a, ro_span b, struct edits *out) {
    ro_str s = ro_cut(d->a->side->u->text, a), t = ro_cut(d->b->side->u->text, b);
    if (ro_str_eq(s, t) || marks_equal(s, t, false, true)) return;
    const char *klass = mark_class(s, t);
    bool spacing = strcmp(klass, "spacing") == 0;
    add_form(d, spacing ? a : trim(d->a->side->u->text, a), spacing ? b : trim(d->b->side->u->text, b), klass, out);
}

static ro_span span_of(const struct stretch *s, uint32_t i) { return s->side->u->words[s->word + i].span; }

/* The marks before word i of a stretch; before the first word they begin where the passage begins. */
static ro_span before(const struct stretch *s, uint32_t i) {
    uint32_t lo = i ? span_of(s, i - 1).hi : s->span.lo;
    uint32_t hi = i < s->nwords ? span_of(s, i).lo : s->span.hi;
    return (ro_span){lo, hi > lo ? hi : lo};
}

static void compare_word(struct differ *d, uint32_t i, uint32_t j, struct edits *out) {
    ro_span x = span_of(d->a, i), y = span_of(d->b, j);
    ro_str p = ro_cut(d->a->side->u->text, x), q = ro_cut(d->b->side->u->text, y);
    if (ro_str_eq(p, q)) return;
    bool letters = p.n != q.n;
    for (size_t k = 0; k < p.n && !letters; k++) letters = ((p.p[k] ^ q.p[k]) & ~0x20) != 0;
    add_form(d, x, y, letters ? "quotes and dashes" : "capitals", out);
}

static void form_before(struct differ *d, uint32_t i, uint32_t j, struct edits *out) {
    compare_marks(d, before(d->a, i), before(d->b, j), out);
}

/* ---- out ---- */

static bool single_letter(const struct stretch *s, uint32_t i) { return span_of(s, i).hi - span_of(s, i).lo == 1; }

/* Words [lo, hi) with the marks that are part of them: the last full stop of "C.C.", the hyphen of "-seeking" where the words
 * before it are left out. */
static ro_span words_span(const struct stretch *s, uint32_t lo, uint32_t hi, bool put_in) {
    ro_str text = s->side->u->text;
    if (hi == lo) {
        uint32_t at = lo ? span_of(s, lo - 1).hi : s->span.lo;
        return (ro_span){at, at};
    }
    ro_span w = {span_of(s, lo).lo, span_of(s, hi - 1).hi};
    if (hi - lo > 1 && single_letter(s, hi - 1) && single_letter(s, hi - 2) && w.hi < s->span.hi && text.p[w.hi] == '.') w.hi++;
    if (w.hi < s->span.hi && text.p[w.hi] == ')' && memchr(text.p + w.lo, '(', w.hi - w.lo)) w.hi++;
    if (put_in && lo && w.lo - span_of(s, lo - 1).hi == 1 && text.p[w.lo - 1] == '-') w.lo--;
    return w;
}

static void add_hunk(struct differ *d, const struct hunk *h, struct edits *out) {
    ro_edit *e = &RO_PUSH(d->arena, *out);
    *e = (ro_edit){.xspan = words_span(d->a, h->alo, h->ahi, h->blo == h->bhi),
                   .yspan = words_span(d->b, h->blo, h->bhi, h->alo == h->ahi)};
    if (h->form) {
        e->kind = RO_EDIT_FORMAT;
        e->klass = "one word or two";
        e->excuse = "form alone: a matter of house style";
        ro_str p = ro_cut(d->a->side->u->text, e->xspan), q = ro_cut(d->b->side->u->text, e->yspan);
        if (memchr(p.p, '-', p.n) || memchr(q.p, '-', q.n)) e->klass = "hyphen";
        if (memchr(p.p, '.', p.n) || memchr(q.p, '.', q.n)) e->klass = "abbreviation";
        return;
    }
    struct change c = {d->lexis,           d->a->side, d->b->side, d->a->word + h->alo, d->a->word + h->ahi, d->b->word + h->blo,
                       d->b->word + h->bhi};
    ro_edit_classify(d->arena, &c, e);
}

static void emit(struct differ *d, struct edits *out) {
    uint32_t n = d->a->nwords, m = d->b->nwords, i = 0, j = 0;
    for (size_t k = 0; k <= d->h.n; k++) {
        uint32_t alo = k < d->h.n ? d->h.v[k].alo : n;
        bool after = k > 0; /* the marks right after a change go with it */
        for (; i < alo; i++, j++, after = false) {
            if (!after) form_before(d, i, j, out);
            compare_word(d, i, j, out);
        }
        if (k == d->h.n) {
            if (!after) form_before(d, n, m, out);
            break;
        }
        add_hunk(d, &d->h.v[k], out);
        i = d->h.v[k].ahi;
        j = d->h.v[k].bhi;
    }
}

double ro_edits_find(ro_arena *arena, const struct lexis *l, const struct stretch *a, const struct stretch *b, uint8_t x,
                     uint8_t y, double floor, struct edits *out) {
    struct differ d = {.arena = arena, .lexis = l, .a = a, .b = b, .out = out};
    if (a->nwords == b->nwords && ro_str_eq(ro_cut(a->side->u->text, a->span), ro_cut(b->side->u->text, b->span))) return 1;
    align_words(&d);
    size_t common = 0;
    for (uint32_t i = 0; i < a->nwords; i++) common += d.match[i] >= 0;
    double share = a->nwords + b->nwords ? 2.0 * (double)common / (a->nwords + b->nwords) : 1;
    find_hunks(&d);
    split_form(&d);
    for (size_t i = 0; i < d.h.n; i++) /* what differs in form alone counts as common */
        if (d.h.v[i].form) share += 1.0 * (d.h.v[i].ahi - d.h.v[i].alo + d.h.v[i].bhi - d.h.v[i].blo) / (a->nwords + b->nwords);
    if (share < floor) return share;
    d.h.n = 0;
    find_hunks(&d);
    group(&d);
    split_form(&d);
    size_t first = out->n;
    emit(&d, out);
    for (size_t i = first; i < out->n; i++) out->v[i].x = x, out->v[i].y = y;
    return share;
}
