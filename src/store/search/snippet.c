/* The words about the best place of a text, marked. In: a text in which the places of the phrases are known. Out: one line.
 *
 * The best place is the stretch of some 200 bytes with most of the phrases, then most places, then the first. It begins where its
 * sentence does if that is near, and is cut at words, so that no mark and no cut falls into a character. */
#include "store/search/finder.h"

#include <stdlib.h>

enum { STRETCH = 200, BEFORE = 60, SENTENCE = 100 }; /* bytes */

struct place {
    size_t word, n, phrase;
};

static int by_word(const void *p, const void *q) {
    const struct place *a = p, *b = q;
    return a->word != b->word ? a->word < b->word ? -1 : 1 : a->n > b->n ? -1 : a->n < b->n;
}

static struct place *all_places(const ro_finder *l, ro_arena *a, ro_part in, size_t *n) {
    RO_VEC(struct place) v = {0};
    for (size_t k = 0; k < l->wish->nsought; k++) {
        const ro_places *p = &l->text.places[k];
        if (l->wish->sought[k].no) continue;
        for (size_t i = ro_place_from(p, in.lo); i < p->n && p->v[i] < in.hi; i++)
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
static size_t start_word(const ro_finder *l, size_t first, ro_part in, bool *cut) {
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

static size_t end_word(const ro_finder *l, size_t from, size_t least, ro_part in) {
    size_t i = from;
    while (i < in.hi && (i < least || l->text.v.v[i].hi - l->text.v.v[from].lo <= RO_SNIPPET)) i++;
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
    ro_part in = ro_finder_part(l, s);
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
