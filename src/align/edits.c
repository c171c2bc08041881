/* What changed between two wordings of one passage, grouped as a reader would say it.
 *
 * In: the words of both sides. Out: edits in order, each a stretch of words (or marks) on both sides.
 * 1. Equal words at both ends are set aside; the middle is aligned by dynamic programming on folded words, where rare words
 *    weigh more than "the" and a word and its inflection are drawn together without being equal.
 * 2. The hunks in between are grouped as a reader would group them (edit_groups.c).
 * 3. Where words agree, their case and the marks between them are compared: changes of form (edit_marks.c).
 * 4. Each change gets its class (classify.c).
 *
 * The middle is at most some hundreds of words, as passages are; a larger one (hostile input) counts as one change. */
#include "align/edits.h"

enum { TABLE = 1 << 22 }; /* cells of the table */

static bool same_word(const struct differ *d, uint32_t i, uint32_t j) {
    return d->a->side->word[d->a->word + i] == d->b->side->word[d->b->word + j];
}

static int likeness(const struct differ *d, uint32_t i, uint32_t j) {
    const struct entry *p = ro_stretch_entry(d, d->a, i), *q = ro_stretch_entry(d, d->b, j);
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
/* ---- out ---- */

static bool single_letter(const struct stretch *s, uint32_t i) {
    return ro_stretch_span(s, i).hi - ro_stretch_span(s, i).lo == 1;
}

/* The full stop after word i ends no sentence: "Gov. Norn". */
static bool shortened(const struct stretch *s, uint32_t i) {
    const ro_units *u = s->side->u;
    ro_str g = ro_units_gap(u, s->word + i);
    if (g.n < 2 || g.p[0] != '.' || g.p[1] != ' ' || i + 1 >= s->nwords ||
        ro_stretch_span(s, i).hi - ro_stretch_span(s, i).lo < 2)
        return false;
    return ro_units_sentence_at(u, ro_stretch_span(s, i).lo) == ro_units_sentence_at(u, ro_stretch_span(s, i + 1).lo);
}

/* Words [lo, hi) with the marks that are part of them: the last full stop of "C.C.", the hyphen of "-seeking" where the words
 * before it are left out. */
static ro_span words_span(const struct stretch *s, uint32_t lo, uint32_t hi, bool put_in) {
    ro_str text = s->side->u->text;
    if (hi == lo) {
        uint32_t at = lo ? ro_stretch_span(s, lo - 1).hi : s->span.lo;
        return (ro_span){at, at};
    }
    ro_span w = {ro_stretch_span(s, lo).lo, ro_stretch_span(s, hi - 1).hi};
    if (hi - lo > 1 && single_letter(s, hi - 1) && single_letter(s, hi - 2) && w.hi < s->span.hi && text.p[w.hi] == '.') w.hi++;
    if (w.hi < s->span.hi && text.p[w.hi] == '.' && shortened(s, hi - 1)) w.hi++;
    if (w.hi < s->span.hi && text.p[w.hi] == ')' && memchr(text.p + w.lo, '(', w.hi - w.lo)) w.hi++;
    if (put_in && lo && w.lo - ro_stretch_span(s, lo - 1).hi == 1 && text.p[w.lo - 1] == '-') w.lo--;
    return w;
}

static void add_hunk(struct differ *d, const struct hunk *h) {
    if (h->moved && h->alo == h->ahi) return; /* told with the place that the words left */
    ro_edit *e = &RO_PUSH(d->arena, *d->out);
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

static void emit(struct differ *d) {
    uint32_t n = d->a->nwords, m = d->b->nwords, i = 0, j = 0;
    for (size_t k = 0; k <= d->h.n; k++) {
        uint32_t alo = k < d->h.n ? d->h.v[k].alo : n;
        bool after = k > 0; /* the marks right after a change go with it */
        for (; i < alo; i++, j++, after = false) {
            if (!after) ro_form_marks(d, i, j);
            ro_form_word(d, i, j);
        }
        if (k == d->h.n) {
            if (!after) ro_form_marks(d, n, m);
            break;
        }
        add_hunk(d, &d->h.v[k]);
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
    ro_hunks_split_form(&d);
    for (size_t i = 0; i < d.h.n; i++) /* what differs in form alone counts as common */
        if (d.h.v[i].form) share += 1.0 * (d.h.v[i].ahi - d.h.v[i].alo + d.h.v[i].bhi - d.h.v[i].blo) / (a->nwords + b->nwords);
    if (share < floor) return share;
    d.h.n = 0;
    find_hunks(&d);
    ro_hunks_pair_moved(&d);
    ro_hunks_group(&d);
    ro_hunks_split_form(&d);
    ro_hunks_widen(&d);
    d.first = out->n;
    emit(&d);
    for (size_t i = d.first; i < out->n; i++) out->v[i].x = x, out->v[i].y = y;
    return share;
}
