/* Is it one publisher's wording used anew, for another event? A statement on a missile test that is word for word last month's, a
 * readout of a call in which only the name of the caller differs: copies by their words, and no reprints.
 *
 * Two signs, for texts of one publisher of which one is short: they were published three days apart and more; or, where both are,
 * where one names somebody, the other names somebody else: each has, in what they share, a word with a capital inside a sentence
 * that the other text has nowhere, and no slip of the pen explains it. Figures alone are no sign: they are what a corrected text
 * differs in. */
#include "reuse/anew.h"
#include "reuse/engine.h"

#include "reuse/days.h"

enum { APART = 3, SLIP = 2, SHORTEST = 5, LONGEST = 40 };

/* A folded word of a text, and whether it was printed with a capital where no sentence begins. */
struct named {
    ro_str word;
    uint64_t hash;
    uint32_t at;
    bool capital;
};
typedef RO_VEC(struct named) words;

static bool sentence_ends(ro_str text, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (strchr(".!?:\n", text.p[i])) return true;
    return false;
}

static words words_of(ro_arena *a, ro_str text) {
    words w = {0};
    uint32_t n = words_hash(text, RO_NEWS(a, uint32_t, words_most(text.n))), end = 0;
    ro_span *s = RO_NEWS(a, ro_span, n + 1);
    words_spans(text, n, s);
    for (uint32_t i = 0; i < n; i++) {
        ro_str word = ro_cut(text, s[i]);
        size_t at = 0;
        bool upper = ro_cp_upper(ro_utf8_next(word, &at)), opens = !i || sentence_ends(text, end, s[i].lo);
        ro_str folded = ro_fold(a, word);
        RO_PUSH(a, w) = (struct named){folded, ro_hash(folded), s[i].lo, upper && !opens};
        end = s[i].hi;
    }
    return w;
}

bool a_slip(ro_str x, ro_str y) {
    unsigned row[2][LONGEST + 1];
    size_t apart = x.n > y.n ? x.n - y.n : y.n - x.n;
    if (x.n < SHORTEST || y.n < SHORTEST || x.n > LONGEST || y.n > LONGEST || apart > SLIP) return false;
    for (size_t j = 0; j <= y.n; j++) row[0][j] = (unsigned)j;
    for (size_t i = 1; i <= x.n; i++) {
        unsigned *up = row[(i - 1) & 1], *now = row[i & 1];
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= y.n; j++) {
            now[j] = up[j - 1] + (x.p[i - 1] != y.p[j - 1]);
            if (up[j] + 1 < now[j]) now[j] = up[j] + 1;
            if (now[j - 1] + 1 < now[j]) now[j] = now[j - 1] + 1;
        }
    }
    return row[x.n & 1][y.n] <= SLIP;
}

/* Does the other text hold the word, or one that a slip or a genitive makes of it? */
static bool known(const words *other, const struct named *x) {
    for (size_t i = 0; i < other->n; i++) {
        const struct named *y = &other->v[i];
        if (y->hash == x->hash) return true;
        if (a_slip(x->word, y->word)) return true;
    }
    return false;
}

static bool shared(const struct anew *x, int side, uint32_t at) {
    for (size_t i = 0; i < x->nspans; i++)
        if (at >= x->span[side][i].lo && at < x->span[side][i].hi) return true;
    return false;
}

static bool names_another(const struct anew *x, int side, const words *own, const words *other) {
    for (size_t i = 0; i < own->n; i++)
        if (own->v[i].capital && shared(x, side, own->v[i].at) && !known(other, &own->v[i])) return true;
    return false;
}

bool used_anew(ro_arena *scratch, const struct anew *x) {
    if (!x->publisher[0].n || !ro_str_eq(x->publisher[0], x->publisher[1])) return false;
    bool first = x->nwords[0] <= ANEW_WORDS, second = x->nwords[1] <= ANEW_WORDS;
    struct days a = days_of(x->date[0]), b = days_of(x->date[1]);
    if ((first || second) && (days_between(a, b) >= APART || days_between(b, a) >= APART)) return true;
    if (!first || !second) return false;
    words w[2] = {words_of(scratch, x->text[0]), words_of(scratch, x->text[1])};
    return names_another(x, 0, &w[0], &w[1]) && names_another(x, 1, &w[1], &w[0]);
}
