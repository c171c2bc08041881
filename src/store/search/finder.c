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

struct words { /* of a text or a title, as far as it was read */
    ro_str text;
    RO_VEC(ro_span) v;
    size_t at, looked; /* bytes that were read, words that were looked at */
    ro_places *places; /* of each phrase */
    ro_where never;    /* what phrases of it are not looked for here */
};

struct needles {
    ro_str row, word; /* row.n 0: it is one word */
};

struct ro_finder {
    ro_arena *arena;
    const ro_question *wish;
    struct words text, title;
    ro_buf room;            /* for a folded word */
    struct needles *needle; /* of each phrase */
    size_t longest;         /* words of the longest phrase */
    uint64_t opens[256];    /* the phrases whose first word has this first byte */
};

/* ---- looked for by its bytes ----------------------------------------------------------------------------------------------- */

/* What is looked for by its bytes: all of the phrase as it mostly stands, or its longest word; but the first letter, which may be
 * a capital. */
static void set_needles(ro_arena *a, const ro_sought *x, struct needles *out) {
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
static size_t may_stand(const struct needles *x, ro_str text) {
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
    l->needle = RO_NEWS(a, struct needles, w->nsought + 1);
    for (size_t i = 0; i < w->nsought; i++) {
        set_needles(a, &w->sought[i], &l->needle[i]);
        l->opens[(unsigned char)w->sought[i].word[0].p[0]] |= 1ull << i;
        if (w->sought[i].n > l->longest) l->longest = w->sought[i].n;
    }
    return l;
}

/* ---- places --------------------------------------------------------------------------------------------------------------- */

static bool stands(ro_finder *l, const struct words *t, size_t i, const ro_sought *x) {
    if (i + x->n > t->v.n) return false;
    for (size_t k = 0; k < x->n; k++)
        if (!ro_word_is(&l->room, t->text, t->v.v[i + k], x->word[k], x->prefix && k + 1 == x->n)) return false;
    return true;
}

/* The phrases that a word may open: by its first byte, which is told by the page only where it is ASCII. */
static uint64_t opened(ro_finder *l, const struct words *t, ro_span word) {
    char c = t->text.p[word.lo];
    if (!ro_word_plain(t->text, word.lo)) c = ro_word_fold(&l->room, t->text, word).p[0];
    return l->opens[(unsigned char)(ro_byte(c) & RO_BYTE_UPPER ? c + 32 : c)];
}

/* Up to the first word that a phrase could not be told at, since the words behind it were not read. */
static void look(ro_finder *l, struct words *t) {
    size_t end = t->at == t->text.n ? t->v.n : t->v.n < l->longest ? 0 : t->v.n - l->longest + 1;
    for (; t->looked < end; t->looked++)
        for (uint64_t m = opened(l, t, t->v.v[t->looked]); m; m &= m - 1) {
            int k = __builtin_ctzll(m);
            if (l->wish->sought[k].where != t->never && stands(l, t, t->looked, &l->wish->sought[k]))
                RO_PUSH(l->arena, t->places[k]) = (uint32_t)t->looked;
        }
}

static void begin(ro_finder *l, struct words *t, ro_str text) {
    t->text = text;
    t->at = t->looked = t->v.n = 0;
    for (size_t k = 0; k < l->wish->nsought; k++) t->places[k].n = 0;
}

static void read_to(ro_finder *l, struct words *t, size_t to) {
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
    size_t at = text.n, before = 2 * LENGTH;
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
        if (ro_finder_holds(l, (ro_span){0, (uint32_t)l->text.at})) break;
    }
    read_to(l, &l->text, l->text.at + LENGTH); /* what stands behind the last word found */
    return (ro_span){(uint32_t)from, (uint32_t)l->text.at};
}

/* The first word at or after a byte. */
static size_t word_at(const struct words *t, uint32_t at) { return RO_FIRST_FROM(mid, t->v.n, t->v.v[mid].lo < at); }

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
    if (l->wish->sought[k].where == RO_TITLE) return l->title.places[k].n > 0;
    size_t i = place_from(&l->text.places[k], in.lo);
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
    const ro_places *places = title ? l->title.places : l->text.places;
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
    for (size_t i = place_from(&l->text.places[k], in.lo); i < l->text.places[k].n && l->text.places[k].v[i] < in.hi; i++) n++;
    return n;
}

size_t ro_finder_places(const ro_finder *l, size_t k) { return l->text.places[k].n; }

ro_span ro_finder_place(const ro_finder *l, size_t k, size_t i) {
    size_t at = l->text.places[k].v[i];
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
        const ro_places *p = &l->text.places[k];
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
        uint32_t c = ro_utf8_next(l->text.text, &k);
        bool mark = c == '.' || c == '!' || c == '?' || c == 0x2026;
        stop = c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
               (mark && k < hi && ro_cp_blank((unsigned char)l->text.text.p[k]));
    }
    return stop;
}

/* The end of a word, as in "Spain's"? */
static bool behind_apostrophe(const ro_finder *l, size_t i) {
    ro_str before = {l->text.text.p, l->text.v.v[i].lo};
    return ro_str_ends(before, "'") || ro_str_ends(before, "\xE2\x80\x99");
}

/* The word that the snippet begins with: that of the sentence where it is near, else one some words before. */
static size_t start_word(const ro_finder *l, size_t first, struct part in, bool *cut) {
    uint32_t at = l->text.v.v[first].lo;
    size_t some = first, i = first;
    *cut = false;
    for (;; i--) {
        if (i == in.lo || sentence_starts(l, i)) return i;
        if (at - l->text.v.v[i - 1].lo > SENTENCE) break;
        if (at - l->text.v.v[i - 1].lo <= BEFORE && !behind_apostrophe(l, i - 1)) some = i - 1;
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
        uint32_t c = ro_utf8_next(l->text.text, &i);
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
        put_line(&b, ro_cut(l->text.text, (ro_span){at, l->text.v.v[v[i].word].lo}));
        ro_buf_byte(&b, 1);
        at = l->text.v.v[last - 1].hi;
        put_line(&b, ro_cut(l->text.text, (ro_span){l->text.v.v[v[i].word].lo, at}));
        ro_buf_byte(&b, 2);
    }
    put_line(&b, ro_cut(l->text.text, (ro_span){at, end}));
    if (to < in.hi) ro_buf_addc(&b, "...");
    return ro_buf_str(&b);
}
