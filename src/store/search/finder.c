/* A text held against a query. In: the query's tree, a text with its title. Out: does a part of it (a statement) hold what is
 * wanted, and how often.
 *
 * The places of every phrase are found in one pass over the words, or are given by whoever knows them from the index; what is
 * asked of a part is then looked up among them. */
#include "store/search/finder.h"

/* ---- looked for by its bytes ----------------------------------------------------------------------------------------------- */

/* What is looked for by its bytes: all of the phrase as it mostly stands, or its longest word; but the first letter, which may be
 * a capital. */
static void set_needles(ro_arena *a, const ro_sought *x, struct ro_needles *out) {
    size_t longest = 0, head = 0;
    ro_buf row = {.arena = a};
    for (size_t i = 0; i < x->n; i++) {
        bool character = ro_cp_cjk(ro_utf8_next(x->word[i], &(size_t){0}));
        if (i && !character) ro_buf_byte(&row, ' ');
        ro_buf_add(&row, x->word[i]);
        if (x->word[i].n > x->word[longest].n) longest = i;
    }
    ro_str w = x->word[longest];
    ro_utf8_next(w, &head);
    if (head == w.n) head = 0; /* a character that stands alone, and has no case */
    out->word = (ro_str){w.p + head, w.n - head};
    head = 0;
    if (x->word[0].n < row.n) ro_utf8_next(ro_buf_str(&row), &head);
    if (x->n > 1) out->row = (ro_str){row.p + head, row.n - head};
}

/* Where a phrase may first stand; what is not found so has capitals or accents. text.n: nowhere; 0: that cannot be told. */
static size_t may_stand(const struct ro_needles *x, ro_str text) {
    const char *p = x->row.n ? memmem(text.p, text.n, x->row.p, x->row.n) : NULL;
    if (x->word.n < 2) return 0;
    if (!p) p = memmem(text.p, text.n, x->word.p, x->word.n);
    return p ? (size_t)(p - text.p) : text.n;
}

ro_finder *ro_finder_new(ro_arena *a, const ro_question *w) {
    ro_finder *l = RO_NEW(a, ro_finder);
    *l = (ro_finder){.arena = a, .wish = w, .room = {.arena = a}, .text.never = RO_TITLE, .title.never = RO_TEXT};
    l->text.places = RO_NEWS(a, ro_places, w->nsought + 1);
    l->title.places = RO_NEWS(a, ro_places, w->nsought + 1);
    l->needle = RO_NEWS(a, struct ro_needles, w->nsought + 1);
    for (size_t i = 0; i < w->nsought; i++) {
        set_needles(a, &w->sought[i], &l->needle[i]);
        l->opens[(unsigned char)w->sought[i].word[0].p[0]] |= 1ull << i;
        if (w->sought[i].n > l->longest) l->longest = w->sought[i].n;
    }
    return l;
}

/* ---- places --------------------------------------------------------------------------------------------------------------- */

static bool stands(ro_finder *l, const struct ro_words_read *t, size_t i, const ro_sought *x) {
    if (i + x->n > t->v.n) return false;
    for (size_t k = 0; k < x->n; k++)
        if (!ro_word_is(&l->room, t->text, t->v.v[i + k], x->word[k], x->prefix && k + 1 == x->n)) return false;
    return true;
}

/* The phrases that a word may open: by its first byte, which is told by the page only where it is ASCII. */
static uint64_t opened(ro_finder *l, const struct ro_words_read *t, ro_span word) {
    char c = t->text.p[word.lo];
    if (!ro_word_plain(t->text, word.lo)) c = ro_word_fold(&l->room, t->text, word).p[0];
    return l->opens[(unsigned char)(ro_byte(c) & RO_BYTE_UPPER ? c + 32 : c)];
}

/* Up to the first word that a phrase could not be told at, since the words behind it were not read. */
static void look(ro_finder *l, struct ro_words_read *t) {
    size_t end = t->at == t->text.n ? t->v.n : t->v.n < l->longest ? 0 : t->v.n - l->longest + 1;
    for (; t->looked < end; t->looked++)
        for (uint64_t m = opened(l, t, t->v.v[t->looked]); m; m &= m - 1) {
            int k = __builtin_ctzll(m);
            if (l->wish->sought[k].where != t->never && stands(l, t, t->looked, &l->wish->sought[k]))
                RO_PUSH(l->arena, t->places[k]) = (uint32_t)t->looked;
        }
}

static void begin(ro_finder *l, struct ro_words_read *t, ro_str text) {
    t->text = text;
    t->at = t->looked = t->v.n = 0;
    for (size_t k = 0; k < l->wish->nsought; k++) t->places[k].n = 0;
}

void ro_finder_clear(ro_finder *l) {
    begin(l, &l->title, RO_S(""));
    begin(l, &l->text, RO_S(""));
}

void ro_finder_put(ro_finder *l, size_t i, ro_where where, uint32_t word) {
    RO_PUSH(l->arena, (where == RO_TITLE ? &l->title : &l->text)->places[i]) = word;
}

static void read_to(ro_finder *l, struct ro_words_read *t, size_t to) {
    ro_span w;
    while (t->at < t->text.n && t->at < to && ro_word_next(t->text, &t->at, &w)) {
        if (ro_word_plain(t->text, w.lo) || ro_word_fold(&l->room, t->text, w).n) RO_PUSH(l->arena, t->v) = w;
    }
    look(l, t);
}

void ro_finder_at(ro_finder *l, ro_str title, ro_str text) {
    begin(l, &l->title, title);
    begin(l, &l->text, text);
    read_to(l, &l->title, title.n);
    read_to(l, &l->text, text.n);
}

void ro_finder_at_part(ro_finder *l, ro_str text, ro_span part) {
    begin(l, &l->title, RO_S(""));
    begin(l, &l->text, (ro_str){text.p, part.hi < text.n ? part.hi : text.n});
    l->text.at = part.lo < l->text.text.n ? part.lo : l->text.text.n;
    read_to(l, &l->text, l->text.text.n);
}

/* A word's beginning so far before the first place that the words about it are there too; 0 where no place can be told. */
static size_t begin_near(const ro_finder *l, ro_str text) {
    size_t at = text.n, before = 2 * RO_SNIPPET;
    for (size_t k = 0; k < l->wish->nsought && at; k++) {
        const ro_sought *x = &l->wish->sought[k];
        size_t first = x->no || x->where == RO_TITLE ? text.n : may_stand(&l->needle[k], text);
        for (size_t i = 0; i < x->n; i++) before += 2 * x->word[i].n;
        if (first < at) at = first;
    }
    if (at == text.n || at < before) return 0;
    for (at -= before; at && !ro_cp_blank((unsigned char)text.p[at - 1]);) at--;
    return at;
}

ro_span ro_finder_at_enough(ro_finder *l, ro_str title, ro_str text) {
    enum { SOME = 1 << 10, TIMES = 4 };
    begin(l, &l->title, title);
    begin(l, &l->text, text);
    read_to(l, &l->title, title.n);
    size_t from = l->text.at = begin_near(l, text);
    for (size_t n = SOME; l->text.at < text.n; n *= TIMES) {
        read_to(l, &l->text, from + n);
        if (ro_finder_holds(l, (ro_part){0, l->text.v.n})) break;
    }
    read_to(l, &l->text, l->text.at + RO_SNIPPET); /* what stands behind the last word found */
    return (ro_span){(uint32_t)from, (uint32_t)l->text.at};
}

/* The first word at or after a byte. */
static size_t word_at(const struct ro_words_read *t, uint32_t at) { return RO_FIRST_FROM(mid, t->v.n, t->v.v[mid].lo < at); }

ro_part ro_finder_part(const ro_finder *l, ro_span s) { return (ro_part){word_at(&l->text, s.lo), word_at(&l->text, s.hi)}; }

/* ---- does it hold ---------------------------------------------------------------------------------------------------------- */

static bool has_phrase(const ro_finder *l, size_t k, ro_part in) {
    if (l->wish->sought[k].where == RO_TITLE) return l->title.places[k].n > 0;
    size_t i = ro_place_from(&l->text.places[k], in.lo);
    return i < l->text.places[k].n && l->text.places[k].v[i] + l->wish->sought[k].n <= in.hi;
}

struct nearing {
    const ro_places *places;
    size_t lo, hi, left; /* left: which of the phrases stands first */
};

/* The others begin soon enough after the end of the first. */
static bool near_from(const ro_finder *l, const ro_node *x, const struct nearing *a) {
    const ro_sought *sought = &l->wish->sought[x->first];
    const ro_places *places = a->places + x->first, *left = places + a->left;
    for (size_t i = ro_place_from(left, a->lo); i < left->n && left->v[i] + sought[a->left].n <= a->hi; i++) {
        size_t at = left->v[i], last = at;
        bool all = true;
        for (size_t k = 0; k < x->n && all; k++) {
            size_t next = k == a->left ? i : ro_place_from(&places[k], at);
            all = next < places[k].n && places[k].v[next] + sought[k].n <= a->hi;
            if (all && places[k].v[next] > last) last = places[k].v[next];
        }
        if (all && last <= at + sought[a->left].n + x->near) return true;
    }
    return false;
}

static bool has_near(const ro_finder *l, const ro_node *x, ro_part in) {
    bool title = l->wish->sought[x->first].where == RO_TITLE;
    const ro_places *places = title ? l->title.places : l->text.places;
    for (size_t left = 0; left < x->n; left++) {
        struct nearing ask = {places, title ? 0 : in.lo, title ? SIZE_MAX : in.hi, left};
        if (near_from(l, x, &ask)) return true;
    }
    return false;
}

static bool holds(const ro_finder *l, const ro_node *x, ro_part in) {
    switch (x->kind) {
    case RO_NODE_PHRASE: return has_phrase(l, x->first, in);
    case RO_NODE_NEAR: return has_near(l, x, in);
    case RO_NODE_AND: return holds(l, x->a, in) && holds(l, x->b, in);
    case RO_NODE_OR: return holds(l, x->a, in) || holds(l, x->b, in);
    case RO_NODE_NOT: return holds(l, x->a, in) && !holds(l, x->b, in);
    }
    return false;
}

bool ro_finder_holds(const ro_finder *l, ro_part in) { return !l->wish->root || holds(l, l->wish->root, in); }

size_t ro_finder_count(const ro_finder *l, size_t k, ro_part in) {
    size_t n = 0;
    for (size_t i = ro_place_from(&l->text.places[k], in.lo); i < l->text.places[k].n && l->text.places[k].v[i] < in.hi; i++) n++;
    return n;
}

size_t ro_finder_places(const ro_finder *l, size_t k) { return l->text.places[k].n; }

ro_span ro_finder_place(const ro_finder *l, size_t k, size_t i) {
    size_t at = l->text.places[k].v[i];
    return (ro_span){l->text.v.v[at].lo, l->text.v.v[at + l->wish->sought[k].n - 1].hi};
}
