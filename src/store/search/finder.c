/* A text held against a query. In: the query's tree, a text with its title. Out: does a part of it (a statement) hold what is
 * wanted, how often, and the words about the best place, marked.
 *
 * The places of every phrase are found in one pass over the words; what is asked of a part is then looked up among them. The best
 * place is the stretch of some 200 bytes with most of the phrases, then most places, then the first. It begins where its sentence
 * does if that is near, and is cut at words, so that no mark and no cut falls into a character. */
#include "store/search/search.h"

#include <stdlib.h>

enum { STRETCH = 200, BEFORE = 60, SENTENCE = 100, LENGTH = 240 }; /* bytes of a snippet */

typedef RO_VEC(uint32_t) ro_places; /* the word that a phrase opens with */

struct ro_finder {
    ro_arena *arena;
    const ro_question *wish;
    ro_terms text, title;
    ro_str words;
    ro_places *in_text, *in_title; /* of each phrase */
    uint64_t opens[256];           /* the phrases whose first word has this first byte */
};

ro_finder *ro_finder_new(ro_arena *a, const ro_question *w) {
    ro_finder *l = RO_NEW(a, ro_finder);
    *l = (ro_finder){.arena = a, .wish = w};
    l->text.fold.arena = l->title.fold.arena = a;
    l->in_text = RO_NEWS(a, ro_places, w->nsought + 1);
    l->in_title = RO_NEWS(a, ro_places, w->nsought + 1);
    for (size_t i = 0; i < w->nsought; i++) l->opens[(unsigned char)w->sought[i].word[0].p[0]] |= 1ull << i;
    return l;
}

/* ---- places --------------------------------------------------------------------------------------------------------------- */

static bool stands(const ro_terms *t, size_t i, const ro_sought *x) {
    if (i + x->n > t->v.n) return false;
    for (size_t k = 0; k < x->n; k++) {
        ro_str w = ro_term_fold(t, i + k);
        bool begins = x->prefix && k + 1 == x->n && w.n > x->word[k].n;
        if (begins) w.n = x->word[k].n;
        if (!ro_str_eq(w, x->word[k])) return false;
    }
    return true;
}

static void find(ro_finder *l, const ro_terms *t, ro_places *places, ro_where never) {
    for (size_t k = 0; k < l->wish->nsought; k++) places[k].n = 0;
    for (size_t i = 0; i < t->v.n; i++)
        for (uint64_t m = l->opens[(unsigned char)t->fold.p[t->v.v[i].at]]; m; m &= m - 1) {
            int k = __builtin_ctzll(m);
            if (l->wish->sought[k].where != never && stands(t, i, &l->wish->sought[k]))
                RO_PUSH(l->arena, places[k]) = (uint32_t)i;
        }
}

void ro_finder_at(ro_finder *l, ro_str title, ro_str text) {
    l->words = text;
    ro_terms_read(&l->title, title);
    ro_terms_read(&l->text, text);
    find(l, &l->title, l->in_title, RO_TEXT);
    find(l, &l->text, l->in_text, RO_TITLE);
}

size_t ro_finder_at_enough(ro_finder *l, ro_str title, ro_str text) {
    enum { SOME = 8 << 10, TIMES = 8 };
    for (size_t n = SOME;; n *= TIMES) {
        size_t cut = n;
        while (cut < text.n && (ro_byte(text.p[cut]) & (RO_BYTE_WORD | RO_BYTE_HIGH))) cut++;
        if (cut > text.n) cut = text.n;
        ro_finder_at(l, title, (ro_str){text.p, cut});
        if (cut == text.n || ro_finder_holds(l, (ro_span){0, (uint32_t)cut})) return cut;
    }
}

/* The first word at or after a byte. */
static size_t word_at(const ro_terms *t, uint32_t at) { return RO_FIRST_FROM(mid, t->v.n, t->v.v[mid].lo < at); }

struct part {
    size_t lo, hi; /* words */
};

static struct part part_of(const ro_finder *l, ro_span s) {
    return (struct part){word_at(&l->text, s.lo), word_at(&l->text, s.hi)};
}

/* Among sorted places the first not before `from`. */
static size_t place_from(const ro_places *p, size_t from) { return RO_FIRST_FROM(mid, p->n, p->v[mid] < from); }

/* ---- does it hold ---------------------------------------------------------------------------------------------------------- */

static bool has_phrase(const ro_finder *l, size_t k, struct part in) {
    if (l->wish->sought[k].where == RO_TITLE) return l->in_title[k].n > 0;
    size_t i = place_from(&l->in_text[k], in.lo);
    return i < l->in_text[k].n && l->in_text[k].v[i] + l->wish->sought[k].n <= in.hi;
}

struct nearing {
    const ro_places *places;
    size_t lo, hi, left; /* left: which of the phrases stands first */
};

/* The others begin soon enough after the end of the first. */
static bool near_from(const ro_finder *l, const ro_node *x, const struct nearing *a) {
    const ro_sought *sought = &l->wish->sought[x->first];
    const ro_places *places = a->places + x->first, *left = places + a->left;
    for (size_t i = place_from(left, a->lo); i < left->n && left->v[i] + sought[a->left].n <= a->hi; i++) {
        size_t at = left->v[i], last = at;
        bool all = true;
        for (size_t k = 0; k < x->n && all; k++) {
            size_t next = k == a->left ? i : place_from(&places[k], at);
            all = next < places[k].n && places[k].v[next] + sought[k].n <= a->hi;
            if (all && places[k].v[next] > last) last = places[k].v[next];
        }
        if (all && last <= at + sought[a->left].n + x->near) return true;
    }
    return false;
}

static bool has_near(const ro_finder *l, const ro_node *x, struct part in) {
    bool title = l->wish->sought[x->first].where == RO_TITLE;
    const ro_places *places = title ? l->in_title : l->in_text;
    for (size_t left = 0; left < x->n; left++) {
        struct nearing ask = {places, title ? 0 : in.lo, title ? l->title.v.n : in.hi, left};
        if (near_from(l, x, &ask)) return true;
    }
    return false;
}

static bool holds(const ro_finder *l, const ro_node *x, struct part in) {
    switch (x->kind) {
    case RO_NODE_PHRASE: return has_phrase(l, x->first, in);
    case RO_NODE_NEAR: return has_near(l, x, in);
    case RO_NODE_AND: return holds(l, x->a, in) && holds(l, x->b, in);
    case RO_NODE_OR: return holds(l, x->a, in) || holds(l, x->b, in);
    case RO_NODE_NOT: return holds(l, x->a, in) && !holds(l, x->b, in);
    }
    return false;
}

bool ro_finder_holds(const ro_finder *l, ro_span s) { return !l->wish->root || holds(l, l->wish->root, part_of(l, s)); }

size_t ro_finder_count(const ro_finder *l, size_t k, ro_span s) {
    struct part in = part_of(l, s);
    size_t n = 0;
    for (size_t i = place_from(&l->in_text[k], in.lo); i < l->in_text[k].n && l->in_text[k].v[i] < in.hi; i++) n++;
    return n;
}

size_t ro_finder_places(const ro_finder *l, size_t k) { return l->in_text[k].n; }

ro_span ro_finder_place(const ro_finder *l, size_t k, size_t i) {
    size_t at = l->in_text[k].v[i];
    return (ro_span){l->text.v.v[at].lo, l->text.v.v[at + l->wish->sought[k].n - 1].hi};
}

size_t ro_finder_words(const ro_finder *l, ro_span s) {
    struct part in = part_of(l, s);
    return in.hi - in.lo;
}

/* ---- the words about it -----------------------------------------------------------------------------------------------------
 */

struct place {
    size_t word, n, phrase;
};

static int by_word(const void *p, const void *q) {
    const struct place *a = p, *b = q;
    return a->word != b->word ? a->word < b->word ? -1 : 1 : a->n > b->n ? -1 : a->n < b->n;
}

static struct place *all_places(const ro_finder *l, ro_arena *a, struct part in, size_t *n) {
    RO_VEC(struct place) v = {0};
    for (size_t k = 0; k < l->wish->nsought; k++) {
        const ro_places *p = &l->in_text[k];
        if (l->wish->sought[k].no) continue;
        for (size_t i = place_from(p, in.lo); i < p->n && p->v[i] < in.hi; i++)
            RO_PUSH(a, v) = (struct place){p->v[i], l->wish->sought[k].n, k};
    }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_word);
    *n = v.n;
    return v.v;
}

/* The first of the places that stand in one stretch with most of the phrases. */
static size_t best_place(const ro_finder *l, const struct place *v, size_t n) {
    size_t best = 0, most = 0, end = 0, count[RO_QUERY_WIDE] = {0}, phrases = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t lo = l->text.v.v[v[i].word].lo;
        while (end < n && l->text.v.v[v[end].word].hi <= lo + STRETCH) phrases += !count[v[end++].phrase]++;
        size_t worth = phrases * n + (end - i);
        if (worth > most) most = worth, best = i;
        if (end == i)
            end++; /* a word longer than a stretch */
        else
            phrases -= !--count[v[i].phrase];
    }
    return best;
}

/* Does something that ends a sentence stand between word i - 1 and word i? */
static bool sentence_starts(const ro_finder *l, size_t i) {
    uint32_t lo = i ? l->text.v.v[i - 1].hi : 0, hi = l->text.v.v[i].lo;
    bool stop = !i;
    for (size_t k = lo; k < hi && !stop;) {
        uint32_t c = ro_utf8_next(l->words, &k);
        bool mark = c == '.' || c == '!' || c == '?' || c == 0x2026;
        stop = c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
               (mark && k < hi && ro_cp_blank((unsigned char)l->words.p[k]));
    }
    return stop;
}

/* The word that the snippet begins with: that of the sentence where it is near, else one some words before. */
static size_t start_word(const ro_finder *l, size_t first, struct part in, bool *cut) {
    uint32_t at = l->text.v.v[first].lo;
    size_t some = first, i = first;
    *cut = false;
    for (;; i--) {
        if (i == in.lo || sentence_starts(l, i)) return i;
        if (at - l->text.v.v[i - 1].lo > SENTENCE) break;
        if (at - l->text.v.v[i - 1].lo <= BEFORE) some = i - 1;
    }
    *cut = true;
    return some;
}

static size_t end_word(const ro_finder *l, size_t from, size_t least, struct part in) {
    size_t i = from;
    while (i < in.hi && (i < least || l->text.v.v[i].hi - l->text.v.v[from].lo <= LENGTH)) i++;
    return i;
}

static void put_line(ro_buf *b, ro_str s) { /* the ends of paragraphs become blanks */
    for (size_t i = 0; i < s.n; i++) {
        bool end = s.p[i] == '\n' || (s.p[i] >= 0 && s.p[i] < ' ');
        if (!end)
            ro_buf_byte(b, s.p[i]);
        else if (b->n && b->p[b->n - 1] != ' ')
            ro_buf_byte(b, ' ');
    }
}

/* Up to the next blank, so that the full stop or the closing quote stays with its word. */
static uint32_t with_marks(const ro_finder *l, uint32_t at, uint32_t end) {
    for (size_t i = at; i < end; at = (uint32_t)i) {
        uint32_t c = ro_utf8_next(l->words, &i);
        if (ro_cp_blank(c) || ro_cp_word(c)) break;
    }
    return at;
}

ro_str ro_finder_snippet(const ro_finder *l, ro_arena *a, ro_span s) {
    struct part in = part_of(l, s);
    size_t n;
    struct place *v = all_places(l, a, in, &n);
    ro_buf b = {.arena = a};
    if (in.lo == in.hi) return RO_S("");
    bool cut;
    size_t best = n ? best_place(l, v, n) : 0, first = n ? v[best].word : in.lo;
    size_t from = start_word(l, first, in, &cut), to = end_word(l, from, n ? first + v[best].n : first, in);
    if (to > in.hi) to = in.hi;
    uint32_t at = from == in.lo ? s.lo : l->text.v.v[from].lo, end = with_marks(l, l->text.v.v[to - 1].hi, s.hi);
    if (cut) ro_buf_addc(&b, "...");
    for (size_t i = 0; i < n; i++) {
        size_t last = v[i].word + v[i].n;
        if (v[i].word < from || last > to || l->text.v.v[v[i].word].lo < at) continue;
        put_line(&b, ro_cut(l->words, (ro_span){at, l->text.v.v[v[i].word].lo}));
        ro_buf_byte(&b, 1);
        at = l->text.v.v[last - 1].hi;
        put_line(&b, ro_cut(l->words, (ro_span){l->text.v.v[v[i].word].lo, at}));
        ro_buf_byte(&b, 2);
    }
    put_line(&b, ro_cut(l->words, (ro_span){at, end}));
    if (to < in.hi) ro_buf_addc(&b, "...");
    return ro_buf_str(&b);
}
