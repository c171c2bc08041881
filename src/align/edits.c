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

enum {
    TABLE = 1 << 22, /* cells of the table */
    NEAR = 6,        /* words that agree between two changes that may be one */
    REACH = 6,       /* changes between the two places of words that moved */
};

struct ends {
    uint32_t lo, hi;
};
struct hunk {
    uint32_t alo, ahi, blo, bhi;
    bool form;           /* differs in form alone */
    bool moved;          /* of a pair of places; the one with words of a carries the edit */
    struct ends there;   /* in b, of words that moved */
    struct ends core[2]; /* the words that differ, where the change was widened to whole compounds */
};

struct differ {
    ro_arena *arena;
    const struct lexis *lexis;
    const struct stretch *a, *b;
    struct edits *out;
    size_t first;   /* of the edits that are this passage's */
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
        struct hunk h = {.alo = i, .ahi = i, .blo = j, .bhi = j};
        while (i < n && d->match[i] < 0) i++;
        h.ahi = i;
        h.bhi = j = i < n ? (uint32_t)d->match[i] : m;
        if (h.ahi > h.alo || h.bhi > h.blo) RO_PUSH(d->arena, d->h) = h;
        if (i < n) i++, j++;
    }
}

/* ---- grouping ---- */

static bool capital(const struct stretch *s, uint32_t i) { return s->side->u->words[s->word + i].flags & RO_WORD_CAP; }

static bool has_stem(const struct differ *d, const struct stretch *s, uint32_t lo, uint32_t hi, uint32_t stem) {
    for (uint32_t i = lo; i < hi; i++)
        if (word_of(d, s, i)->stem == stem) return true;
    return false;
}

/* A word of side s that stands on the other side too: itself, a form of it, or the state that it is of. */
static bool comes_back(const struct differ *d, const struct stretch *s, uint32_t i, const struct stretch *t, uint32_t lo,
                       uint32_t hi) {
    const struct entry *w = word_of(d, s, i);
    if (w->function) return false;
    if (has_stem(d, t, lo, hi, w->stem)) return true;
    if (!capital(s, i)) return false;
    for (uint32_t j = lo; j < hi; j++)
        if (capital(t, j) && ro_same_state(w->fold, word_of(d, t, j)->fold)) return true;
    return false;
}

/* A word that one change drops and the other brings back. */
static bool crosses(const struct differ *d, const struct hunk *p, const struct hunk *q) {
    for (uint32_t i = p->alo; i < p->ahi; i++)
        if (comes_back(d, d->a, i, d->b, q->blo, q->bhi)) return true;
    for (uint32_t j = p->blo; j < p->bhi; j++)
        if (comes_back(d, d->b, j, d->a, q->alo, q->ahi)) return true;
    return false;
}

static unsigned content(const struct differ *d, const struct stretch *s, uint32_t lo, uint32_t hi) {
    unsigned n = 0;
    for (uint32_t i = lo; i < hi; i++) n += !word_of(d, s, i)->function;
    return n;
}

/* A sentence ends between word lo - 1 and word hi. */
static bool ends_between(const struct stretch *s, uint32_t lo, uint32_t hi) {
    const ro_units *u = s->side->u;
    for (uint32_t i = lo ? lo - 1 : 0; i < hi; i++) {
        ro_str g = ro_units_gap(u, s->word + i);
        if (g.n > 1 && memchr(".;:!?\n", g.p[0], 6)) return true;
    }
    return false;
}

static bool sentence_between(const struct differ *d, const struct hunk *p, const struct hunk *q) {
    return ends_between(d->a, p->ahi, q->alo) && ends_between(d->b, p->bhi, q->blo);
}

static bool respelled(const struct differ *d, const struct hunk *h) {
    return h->ahi == h->alo + 1 && h->bhi == h->blo + 1 &&
           ro_spelled_alike(d->lexis, word_of(d, d->a, h->alo)->fold, word_of(d, d->b, h->blo)->fold);
}

static bool belong(const struct differ *d, const struct hunk *p, const struct hunk *q) {
    uint32_t run = q->alo - p->ahi, held = content(d, d->a, p->ahi, q->alo);
    if (run > NEAR || sentence_between(d, p, q)) return false;
    if (crosses(d, p, q)) return true;
    bool turned = (p->ahi == p->alo && q->bhi == q->blo) || (p->bhi == p->blo && q->ahi == q->alo);
    bool weighty = content(d, d->a, p->alo, p->ahi) + content(d, d->b, p->blo, p->bhi) > 0 &&
                   content(d, d->a, q->alo, q->ahi) + content(d, d->b, q->blo, q->bhi) > 0;
    if (turned && run == 1 && weighty) return true; /* "C.C., WPK" and "WPK Central Committee" */
    return run == 1 && !held && weighty && p->ahi > p->alo && p->bhi > p->blo && q->ahi > q->alo && q->bhi > q->blo &&
           !respelled(d, p) && !respelled(d, q);
}

/* The same words dropped here and brought back there. */
static bool moved(const struct differ *d, const struct hunk *p, const struct hunk *q) {
    if (p->blo != p->bhi || q->alo != q->ahi || p->ahi - p->alo != q->bhi - q->blo || !content(d, d->a, p->alo, p->ahi))
        return false;
    for (uint32_t i = p->alo; i < p->ahi; i++)
        if (word_of(d, d->a, i) != word_of(d, d->b, q->blo + (i - p->alo))) return false;
    return true;
}

/* Words that stand elsewhere in the sentence are one change with a place on either side; the second hunk is left without any. */
static void pair_moved(struct differ *d) {
    for (size_t i = 0; i < d->h.n; i++)
        for (size_t j = i > REACH ? i - REACH : 0; j < d->h.n && j <= i + REACH; j++) {
            struct hunk *p = &d->h.v[i], *q = &d->h.v[j];
            if (i == j || p->moved || q->moved || !moved(d, p, q)) continue;
            if (sentence_between(d, i < j ? p : q, i < j ? q : p)) continue;
            uint32_t run = i < j ? q->alo - p->ahi : p->alo - q->ahi;
            if (run <= 2) continue; /* close by: one change of the whole */
            p->moved = q->moved = true;
            p->there = (struct ends){q->blo, q->bhi};
            break;
        }
}

static void group(struct differ *d) {
    size_t n = 0;
    for (size_t i = 0; i < d->h.n;) {
        struct hunk h = d->h.v[i++];
        for (size_t j = i; !h.moved && j < d->h.n && j < i + 3 && !d->h.v[j].moved;) {
            if (belong(d, &h, &d->h.v[j])) {
                h.ahi = d->h.v[j].ahi;
                h.bhi = d->h.v[j].bhi;
                i = ++j;
            } else {
                j++;
            }
        }
        d->h.v[n++] = h;
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
            *out = front ? (struct hunk){.alo = h->alo, .ahi = h->alo + i, .blo = h->blo, .bhi = h->blo + j, .form = true}
                         : (struct hunk){.alo = h->ahi - i, .ahi = h->ahi, .blo = h->bhi - j, .bhi = h->bhi, .form = true};
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

/* ---- whole compounds ---- */

/* Words i - 1 and i are one compound ("one-on-one") or one number ("2.5"). */
static bool tied(const struct stretch *s, uint32_t i) {
    if (!i || i >= s->nwords) return false;
    ro_str g = ro_units_gap(s->side->u, s->word + i - 1);
    if (g.n != 1) return false;
    const ro_word *w = &s->side->u->words[s->word + i];
    return g.p[0] == '-' || ((g.p[0] == '.' || g.p[0] == ',') && w[-1].flags & RO_WORD_DIGIT && w->flags & RO_WORD_DIGIT);
}

/* Nobody reads half a compound: a change takes in the rest of it, which stands on the other side too; two in one compound are
 * one. */
static void widen(struct differ *d) {
    size_t n = 0;
    for (size_t i = 0; i < d->h.n; i++) {
        struct hunk h = d->h.v[i], *last = n ? &d->h.v[n - 1] : NULL;
        h.core[0] = (struct ends){h.alo, h.ahi};
        h.core[1] = (struct ends){h.blo, h.bhi};
        if (h.form || h.moved) {
            d->h.v[n++] = h;
            continue;
        }
        uint32_t least = last ? last->ahi : 0;
        while (h.alo > least && ((h.ahi > h.alo && tied(d->a, h.alo)) || (h.bhi > h.blo && tied(d->b, h.blo)))) h.alo--, h.blo--;
        bool joined = last && h.alo == least && !last->form && !last->moved && (tied(d->a, h.alo) || tied(d->b, h.blo));
        uint32_t most = i + 1 < d->h.n ? d->h.v[i + 1].alo : d->a->nwords;
        while (h.ahi < most && ((h.ahi > h.alo && tied(d->a, h.ahi)) || (h.bhi > h.blo && tied(d->b, h.bhi)))) h.ahi++, h.bhi++;
        if (joined) {
            last->ahi = last->core[0].hi = h.ahi;
            last->bhi = last->core[1].hi = h.bhi;
        } else {
            d->h.v[n++] = h;
        }
    }
    d->h.n = n;
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
    *e = (ro_edit){.xspan = a, .yspan = b};
    ro_edit_class(d->lexis, e, ro_str_c(klass));
}

static ro_span span_of(const struct stretch *s, uint32_t i) { return s->side->u->words[s->word + i].span; }

/* The marks before word i of a stretch; before the first word they begin where the passage begins. */
static ro_span before(const struct stretch *s, uint32_t i) {
    uint32_t lo = i ? span_of(s, i - 1).hi : s->span.lo;
    uint32_t hi = i < s->nwords ? span_of(s, i).lo : s->span.hi;
    return (ro_span){lo, hi > lo ? hi : lo};
}

static bool between_digits(const struct stretch *s, uint32_t i) {
    const ro_word *w = &s->side->u->words[s->word + i];
    return i && i < s->nwords && w[-1].flags & RO_WORD_DIGIT && w->flags & RO_WORD_DIGIT && w->span.lo - w[-1].span.hi < 4;
}

/* The marks before words i and j. A hyphen, or what parts the digits of a number, is told with the words that it joins. */
static void compare_marks(struct differ *d, uint32_t i, uint32_t j, struct edits *out) {
    ro_span a = before(d->a, i), b = before(d->b, j);
    ro_str s = ro_cut(d->a->side->u->text, a), t = ro_cut(d->b->side->u->text, b);
    if (ro_str_eq(s, t) || marks_equal(s, t, false, true)) return;
    bool digits = between_digits(d->a, i) && between_digits(d->b, j) && s.n < 4 && t.n < 4 && (s.p[0] != '-') == (t.p[0] != '-');
    if (i && j && (tied(d->a, i) != tied(d->b, j) || digits)) {
        ro_span x = {span_of(d->a, i - 1).lo, span_of(d->a, i).hi}, y = {span_of(d->b, j - 1).lo, span_of(d->b, j).hi};
        if (digits || marks_equal(s, t, true, false) || s.n + t.n <= 2) {
            add_form(d, x, y, digits ? "numeral" : "hyphen", out);
            return;
        }
    }
    const char *klass = mark_class(s, t);
    bool spacing = strcmp(klass, "spacing") == 0;
    add_form(d, spacing ? a : trim(d->a->side->u->text, a), spacing ? b : trim(d->b->side->u->text, b), klass, out);
}

static void compare_word(struct differ *d, uint32_t i, uint32_t j, struct edits *out) {
    ro_span x = span_of(d->a, i), y = span_of(d->b, j);
    ro_str p = ro_cut(d->a->side->u->text, x), q = ro_cut(d->b->side->u->text, y);
    if (ro_str_eq(p, q)) return;
    if (out->n > d->first && out->v[out->n - 1].xspan.hi >= x.hi && out->v[out->n - 1].xspan.lo < x.lo)
        return; /* told with a hyphen before it */
    bool letters = p.n != q.n;
    for (size_t k = 0; k < p.n && !letters; k++) letters = ((p.p[k] ^ q.p[k]) & ~0x20) != 0;
    if (letters) {
        add_form(d, x, y, "quotes and dashes", out);
        return;
    }
    for (; tied(d->a, i) && tied(d->b, j); i--, j--) x.lo = span_of(d->a, i - 1).lo, y.lo = span_of(d->b, j - 1).lo;
    add_form(d, x, y, "capitals", out);
}

static void form_before(struct differ *d, uint32_t i, uint32_t j, struct edits *out) { compare_marks(d, i, j, out); }

/* ---- out ---- */

static bool single_letter(const struct stretch *s, uint32_t i) { return span_of(s, i).hi - span_of(s, i).lo == 1; }

/* The full stop after word i ends no sentence: "Gov. Norn". */
static bool shortened(const struct stretch *s, uint32_t i) {
    const ro_units *u = s->side->u;
    ro_str g = ro_units_gap(u, s->word + i);
    if (g.n < 2 || g.p[0] != '.' || g.p[1] != ' ' || i + 1 >= s->nwords || span_of(s, i).hi - span_of(s, i).lo < 2) return false;
    return ro_units_sentence_at(u, span_of(s, i).lo) == ro_units_sentence_at(u, span_of(s, i + 1).lo);
}

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
    if (w.hi < s->span.hi && text.p[w.hi] == '.' && shortened(s, hi - 1)) w.hi++;
    if (w.hi < s->span.hi && text.p[w.hi] == ')' && memchr(text.p + w.lo, '(', w.hi - w.lo)) w.hi++;
    if (put_in && lo && w.lo - span_of(s, lo - 1).hi == 1 && text.p[w.lo - 1] == '-') w.lo--;
    return w;
}

static void add_hunk(struct differ *d, const struct hunk *h, struct edits *out) {
    if (h->moved && h->alo == h->ahi) return; /* told with the place that the words left */
    ro_edit *e = &RO_PUSH(d->arena, *out);
    if (h->moved) {
        *e = (ro_edit){.xspan = words_span(d->a, h->alo, h->ahi, false),
                       .yspan = words_span(d->b, h->there.lo, h->there.hi, false)};
        ro_edit_class(d->lexis, e, RO_S("order of words"));
        return;
    }
    *e = (ro_edit){.xspan = words_span(d->a, h->alo, h->ahi, h->blo == h->bhi),
                   .yspan = words_span(d->b, h->blo, h->bhi, h->alo == h->ahi)};
    if (h->form) {
        ro_str p = ro_cut(d->a->side->u->text, e->xspan), q = ro_cut(d->b->side->u->text, e->yspan);
        bool hyphen = memchr(p.p, '-', p.n) || memchr(q.p, '-', q.n), stop = memchr(p.p, '.', p.n) || memchr(q.p, '.', q.n);
        ro_edit_class(d->lexis, e, stop ? RO_S("abbreviation") : hyphen ? RO_S("hyphen") : RO_S("one word or two"));
        return;
    }
    struct change c = {.lexis = d->lexis,
                       .a = d->a->side,
                       .b = d->b->side,
                       .alo = d->a->word + h->core[0].lo,
                       .ahi = d->a->word + h->core[0].hi,
                       .blo = d->b->word + h->core[1].lo,
                       .bhi = d->b->word + h->core[1].hi};
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
    pair_moved(&d);
    group(&d);
    split_form(&d);
    widen(&d);
    d.first = out->n;
    emit(&d, out);
    for (size_t i = d.first; i < out->n; i++) out->v[i].x = x, out->v[i].y = y;
    return share;
}
