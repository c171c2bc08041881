/* From words to bytes: where the stretches and the uses of formulas stand in their texts.
 *
 * Where words stand is not kept; each text that has something to show is read and cut into words once more, and once only:
 * stretches come by their later text, uses by place, and an index has the stretches by their earlier text, so that all that is
 * asked of one text lies together. Beside the answer itself stand some forty bytes a stretch. */
#include "reuse/engine.h"

#include <stdlib.h>

struct telling {
    const struct corpus *c;
    stretches *s;     /* compacted as rows are left out: beside every row the stretch it came from */
    uint64_t *by_a;   /* the earlier text of a stretch above its number */
    uint32_t *words;  /* of either side of a stretch, as people count them */
    const uses *uses; /* when their texts were read, lo and hi are bytes of it */
    ro_reuse *r;
    ro_arena *keep;
    struct room bytes[MOST_THREADS], spans[MOST_THREADS];
};

/* Words parted by blanks. */
static uint32_t words_in(ro_str s) {
    uint32_t n = 0;
    bool in = false;
    for (size_t i = 0; i < s.n;) {
        bool blank = ro_cp_blank(ro_utf8_next(s, &i));
        n += !blank && !in;
        in = !blank;
    }
    return n;
}

/* ---- a text ------------------------------------------------------------------------------------------------------- */

/* Where what lies at or behind a text begins, in each of the three orders. */
struct cursor {
    size_t a, b, use;
};

static uint32_t text_a(const struct telling *t, size_t i) { return (uint32_t)(t->by_a[i] >> 32); }
static uint32_t text_b(const struct telling *t, size_t i) { return t->s->v[i].b; }
static uint32_t text_used(const struct telling *t, size_t i) { return t->uses->v[i].text; }

static size_t first_of(const struct telling *t, size_t n, uint32_t text, uint32_t (*of)(const struct telling *, size_t)) {
    return RO_FIRST_FROM(mid, n, of(t, mid) < text);
}

static struct cursor cursor_at(const struct telling *t, uint32_t text) {
    return (struct cursor){first_of(t, t->s->n, text, text_a), first_of(t, t->s->n, text, text_b),
                           first_of(t, t->uses->n, text, text_used)};
}

/* Moves over what lies at the text. */
static void pass(const struct telling *t, struct cursor *at, uint32_t text) {
    while (at->a < t->s->n && text_a(t, at->a) == text) at->a++;
    while (at->b < t->s->n && text_b(t, at->b) == text) at->b++;
    while (at->use < t->uses->n && text_used(t, at->use) == text) at->use++;
}

struct reading { /* a text: its bytes and where its words are */
    ro_str text;
    const ro_span *span;
    uint32_t first; /* its first word's place */
};

static ro_span bytes_at(const struct reading *r, uint32_t lo, uint32_t hi) {
    return (ro_span){r->span[lo - r->first].lo, r->span[hi - 1 - r->first].hi};
}

/* The last word that is asked for of the text, or the place of its first. */
static uint32_t last_asked(const struct telling *t, const struct cursor *from, const struct cursor *to, uint32_t first) {
    uint32_t end = first;
    for (size_t k = from->a; k < to->a; k++) {
        const struct stretch *s = &t->s->v[(uint32_t)t->by_a[k]];
        if (s->ahi > end) end = s->ahi;
    }
    for (size_t k = from->b; k < to->b; k++)
        if (t->s->v[k].bhi > end) end = t->s->v[k].bhi;
    for (size_t k = from->use; k < to->use; k++)
        if (t->uses->v[k].hi > end) end = t->uses->v[k].hi;
    return end;
}

static void tell_text(struct telling *t, const struct cursor *from, const struct cursor *to, const struct reading *r) {
    for (size_t k = from->a; k < to->a; k++) {
        size_t i = (uint32_t)t->by_a[k];
        ro_span *span = &t->r->shared[i].a_span;
        *span = bytes_at(r, t->s->v[i].alo, t->s->v[i].ahi);
        t->words[2 * i] = words_in(ro_cut(r->text, *span));
    }
    for (size_t i = from->b; i < to->b; i++) {
        ro_span *span = &t->r->shared[i].b_span;
        *span = bytes_at(r, t->s->v[i].blo, t->s->v[i].bhi);
        t->words[2 * i + 1] = words_in(ro_cut(r->text, *span));
    }
    for (size_t k = from->use; k < to->use; k++) {
        ro_span span = bytes_at(r, t->uses->v[k].lo, t->uses->v[k].hi);
        t->uses->v[k].lo = span.lo, t->uses->v[k].hi = span.hi;
    }
}

static void find_texts(ro_arena *a, void *user, size_t i, unsigned thread) {
    struct telling *t = user;
    const struct corpus *c = t->c;
    uint32_t lo = (uint32_t)i * SHARE, hi = lo + SHARE < c->n ? lo + SHARE : c->n;
    struct cursor at = cursor_at(t, lo);
    for (uint32_t rank = lo; rank < hi; rank++) {
        struct cursor from = at;
        pass(t, &at, rank);
        uint32_t n = last_asked(t, &from, &at, c->first[rank]) - c->first[rank];
        if (!n) continue;
        const struct text *text = text_at(c, rank);
        struct reading r = {.first = c->first[rank]};
        r.text = text_bytes(a, c, text, room_of(a, &t->bytes[thread], text->nbytes + 1));
        ro_span *span = room_of(a, &t->spans[thread], n * sizeof *span);
        words_spans(r.text, n, span);
        r.span = span;
        tell_text(t, &from, &at, &r);
    }
}

/* ---- stretches ---------------------------------------------------------------------------------------------------- */

static void index_a(ro_arena *a, struct telling *t) {
    size_t n = t->s->n;
    uint64_t *tmp = ro_alloc_raw(a, (n + 1) * sizeof *tmp);
    t->by_a = ro_alloc_raw(a, (n + 1) * sizeof *t->by_a);
    for (size_t i = 0; i < n; i++) t->by_a[i] = (uint64_t)t->s->v[i].a << 32 | i;
    sort_bits(t->by_a, tmp, n, 32);
}

static void put_shared(struct telling *t) {
    const struct corpus *c = t->c;
    for (size_t i = 0; i < t->s->n; i++) {
        const struct stretch s = t->s->v[i];
        uint32_t la = s.ahi - s.alo, lb = s.bhi - s.blo, wa = t->words[2 * i], wb = t->words[2 * i + 1];
        uint32_t words = wa > wb ? wa : wb;
        if (words < c->in->min_words) continue;
        const ro_shared *x = &t->r->shared[i];
        t->r->shared[t->r->nshared] = (ro_shared){.a = c->order[s.a],
                                                  .b = c->order[s.b],
                                                  .a_span = x->a_span,
                                                  .b_span = x->b_span,
                                                  .words = words,
                                                  .identity = (double)s.matched / (la > lb ? la : lb),
                                                  .score = s.score};
        t->s->v[t->r->nshared++] = s;
    }
}

/* ---- formulas ----------------------------------------------------------------------------------------------------- */

/* Of two as frequent with the same words the one that is used first. */
static int by_uses(const void *p, const void *q) {
    const ro_formula *a = p, *b = q;
    if (a->nuses != b->nuses) return a->nuses > b->nuses ? -1 : 1;
    int d = ro_str_cmp(a->words, b->words);
    return d ? d : a->uses < b->uses ? -1 : a->uses > b->uses;
}

/* Formulas are numbered by their first use: how often each is used, and its longest use in words, the first of them. */
static uint32_t *count_uses(ro_arena *a, struct telling *t) {
    const uses *u = t->uses;
    for (size_t i = 0; i < u->n; i++)
        if (u->v[i].formula >= t->r->nformulas) t->r->nformulas = u->v[i].formula + 1;
    uint32_t *longest = RO_NEWS(a, uint32_t, t->r->nformulas + 1);
    t->r->formulas = RO_NEWS(t->keep, ro_formula, t->r->nformulas + 1);
    for (size_t i = 0; i < u->n; i++) {
        const struct use *x = &u->v[i], *most = &u->v[longest[x->formula]];
        if (!t->r->formulas[x->formula].nuses++ || x->hi - x->lo > most->hi - most->lo) longest[x->formula] = (uint32_t)i;
    }
    return longest;
}

static ro_str words_of(ro_arena *a, struct telling *t, const struct use *u) {
    size_t n = u->hi - u->lo;
    const void *p = store_get(a, t->c->in->bytes, text_at(t->c, u->text)->bytes + u->lo, n, room_of(a, t->bytes, n));
    return ro_str_blanks(t->keep, (ro_str){p, n});
}

static void put_formulas(ro_arena *a, struct telling *t, const uint32_t *longest) {
    const uses *u = t->uses;
    ro_use *to = ro_alloc_raw(t->keep, (u->n + 1) * sizeof *to);
    for (size_t i = 0; i < t->r->nformulas; i++) {
        ro_formula *f = &t->r->formulas[i];
        f->words = words_of(a, t, &u->v[longest[i]]);
        f->uses = to;
        to += f->nuses;
        f->nuses = 0;
    }
    for (size_t i = 0; i < u->n; i++) {
        ro_formula *f = &t->r->formulas[u->v[i].formula];
        f->uses[f->nuses++] = (ro_use){t->c->order[u->v[i].text], {u->v[i].lo, u->v[i].hi}};
    }
    if (t->r->nformulas) qsort(t->r->formulas, t->r->nformulas, sizeof *t->r->formulas, by_uses);
}

static void tell_all(ro_arena *a, void *user) {
    struct telling *t = user;
    const struct corpus *c = t->c;
    index_a(a, t);
    uint32_t *longest = count_uses(a, t);
    t->words = ro_alloc_raw(a, (2 * t->s->n + 1) * sizeof *t->words);
    t->r->shared = ro_alloc_raw(t->keep, (t->s->n + 1) * sizeof *t->r->shared);
    ro_in_threads(a, c->in->threads, (c->n + SHARE - 1) / SHARE, find_texts, t);
    put_shared(t);
    put_formulas(a, t, longest);
}

void tell(ro_arena *a, const struct corpus *c, stretches *all, const uses *u, ro_reuse *r) {
    struct telling *t = RO_NEW(a, struct telling);
    *t = (struct telling){.c = c, .s = all, .uses = u, .r = r, .keep = a};
    in_stage(a, tell_all, t);
    kinds_set(a, c, r, all->v);
}
