/* From words to bytes: where the stretches and the uses of formulas stand in their texts.
 *
 * Where words stand is not kept; each text that has something to show is read and cut into words once more. What is asked of the
 * texts is gathered first and put in their order, so that no text is read twice. */
#include "reuse/engine.h"

#include <stdlib.h>

struct place { /* words [lo, hi) of a text; what they come to */
    uint32_t text, lo, hi;
    uint32_t words; /* as people count them */
    ro_span span;
};

struct telling {
    const struct corpus *c;
    RO_VEC(struct place) place;
    uint64_t *order;         /* of the places, by text */
    RO_VEC(uint32_t) begins; /* where in it the places of a text begin */
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

static ro_str bytes_of(ro_arena *a, const struct corpus *c, uint32_t rank, struct room *room) {
    const struct text *t = text_at(c, rank);
    return text_bytes(a, c, t, room_of(a, room, t->nbytes + 1));
}

static void find_text(ro_arena *a, void *user, size_t i, unsigned thread) {
    struct telling *t = user;
    size_t from = t->begins.v[i], to = t->begins.v[i + 1];
    uint32_t rank = t->place.v[(uint32_t)t->order[from]].text, n = 0;
    for (size_t k = from; k < to; k++) {
        const struct place *p = &t->place.v[(uint32_t)t->order[k]];
        if (p->hi > n) n = p->hi;
    }
    ro_str text = bytes_of(a, t->c, rank, &t->bytes[thread]);
    ro_span *span = room_of(a, &t->spans[thread], n * sizeof *span);
    words_spans(text, n, span);
    for (size_t k = from; k < to; k++) {
        struct place *p = &t->place.v[(uint32_t)t->order[k]];
        p->span = (ro_span){span[p->lo].lo, span[p->hi - 1].hi};
        p->words = words_in(ro_cut(text, p->span));
    }
}

static void find_all(ro_arena *a, struct telling *t) {
    size_t n = t->place.n;
    uint64_t *tmp = ro_alloc_raw(a, (n + 1) * sizeof *tmp);
    t->order = ro_alloc_raw(a, (n + 1) * sizeof *t->order);
    for (size_t i = 0; i < n; i++) t->order[i] = (uint64_t)t->place.v[i].text << 32 | i;
    sort_bits(t->order, tmp, n, 32);
    for (size_t i = 0; i < n; i++)
        if (!i || t->order[i] >> 32 != t->order[i - 1] >> 32) RO_PUSH(a, t->begins) = (uint32_t)i;
    RO_PUSH(a, t->begins) = (uint32_t)n;
    ro_in_threads(a, t->c->in->threads, t->begins.n - 1, find_text, t);
}

static void ask(ro_arena *a, struct telling *t, uint32_t text, uint32_t lo, uint32_t hi) {
    uint32_t first = t->c->first[text];
    RO_PUSH(a, t->place) = (struct place){.text = text, .lo = lo - first, .hi = hi - first};
}

/* ---- stretches ---------------------------------------------------------------------------------------------------- */

/* How much of a stretch lies in formulas, which are told by themselves. Both ends of uses go up. */
static bool formulaic(const uses *u, const struct stretch *s) {
    size_t lo = 0, hi = u->n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (u->v[mid].hi <= s->blo)
            lo = mid + 1;
        else
            hi = mid;
    }
    uint32_t n = 0, end = s->blo;
    for (; lo < u->n && u->v[lo].lo < s->bhi; lo++) {
        uint32_t from = u->v[lo].lo > end ? u->v[lo].lo : end, to = u->v[lo].hi < s->bhi ? u->v[lo].hi : s->bhi;
        if (to > from) n += to - from, end = to;
    }
    return n * 5 >= (s->bhi - s->blo) * 4;
}

struct answer {
    const struct corpus *c;
    const stretches *all;
    const uses *uses;
    ro_reuse *r;
    ro_arena *keep;
    struct stretch *kept; /* beside every row the stretch it came from */
    struct room *room;
};

static void put_shared(struct answer *w, const struct place *p, const struct stretch *s, size_t n) {
    const struct corpus *c = w->c;
    w->r->shared = ro_alloc_raw(w->keep, (n + 1) * sizeof *w->r->shared);
    for (size_t i = 0; i < n; i++, p += 2) {
        uint32_t la = s[i].ahi - s[i].alo, lb = s[i].bhi - s[i].blo;
        uint32_t words = p[0].words > p[1].words ? p[0].words : p[1].words;
        if (words < c->in->min_words) continue;
        w->kept[w->r->nshared] = s[i];
        w->r->shared[w->r->nshared++] = (ro_shared){.a = c->order[s[i].a],
                                                    .b = c->order[s[i].b],
                                                    .a_span = p[0].span,
                                                    .b_span = p[1].span,
                                                    .words = words,
                                                    .identity = (double)s[i].matched / (la > lb ? la : lb),
                                                    .score = s[i].score};
    }
}

/* ---- formulas ----------------------------------------------------------------------------------------------------- */

static int by_formula(const void *p, const void *q) {
    const struct use *a = p, *b = q;
    if (a->formula != b->formula) return a->formula < b->formula ? -1 : 1;
    return a->lo < b->lo ? -1 : a->lo > b->lo;
}

static int by_first_use(const void *p, const void *q) {
    const ro_formula *a = p, *b = q;
    if (a->nuses != b->nuses) return a->nuses > b->nuses ? -1 : 1;
    return ro_str_cmp(a->words, b->words);
}

/* The formula's words: those of its longest use, the earliest of them. */
static ro_formula formula(ro_arena *a, struct answer *w, const struct use *u, const struct place *p, size_t n) {
    ro_formula f = {.uses = RO_NEWS(w->keep, ro_use, n), .nuses = n};
    size_t longest = 0;
    for (size_t i = 0; i < n; i++) {
        f.uses[i] = (ro_use){w->c->order[u[i].text], p[i].span};
        if (u[i].hi - u[i].lo > u[longest].hi - u[longest].lo) longest = i;
    }
    ro_str text = bytes_of(a, w->c, u[longest].text, w->room);
    f.words = ro_str_blanks(w->keep, ro_cut(text, p[longest].span));
    return f;
}

static void put_formulas(ro_arena *a, struct answer *w, const struct use *u, const struct place *p, size_t n) {
    RO_VEC(ro_formula) all = {0};
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && u[k].formula == u[i].formula; k++) {
        }
        RO_PUSH(w->keep, all) = formula(a, w, u + i, p + i, k - i);
    }
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_first_use);
    w->r->formulas = all.v;
    w->r->nformulas = all.n;
}

static void tell_all(ro_arena *a, void *user) {
    struct answer *w = user;
    struct telling *t = RO_NEW(a, struct telling);
    w->room = t->bytes;
    t->c = w->c;
    stretches s = {0};
    for (size_t i = 0; i < w->all->n; i++) {
        const struct stretch *x = &w->all->v[i];
        if (formulaic(w->uses, x)) continue;
        RO_PUSH(a, s) = *x;
        ask(a, t, x->a, x->alo, x->ahi);
        ask(a, t, x->b, x->blo, x->bhi);
    }
    size_t n = w->uses->n;
    struct use *u = ro_alloc_raw(a, (n + 1) * sizeof *u);
    if (n) memcpy(u, w->uses->v, n * sizeof *u), qsort(u, n, sizeof *u, by_formula);
    for (size_t i = 0; i < n; i++) ask(a, t, u[i].text, u[i].lo, u[i].hi);
    find_all(a, t);
    w->kept = ro_alloc_raw(w->keep, (s.n + 1) * sizeof *w->kept);
    put_shared(w, t->place.v, s.v, s.n);
    if (n) put_formulas(a, w, u, t->place.v + 2 * s.n, n); /* else there may be no places at all */
}

void tell(ro_arena *a, const struct corpus *c, const stretches *all, const uses *u, ro_reuse *r) {
    struct answer w = {.c = c, .all = all, .uses = u, .r = r, .keep = a};
    in_stage(a, tell_all, &w);
    kinds_set(a, c, r, w.kept);
}
