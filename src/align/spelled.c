/* British and American spelling. In: a word. Out: it in one spelling for both, the American one; and how else it may be spelt.
 *
 * Words are levelled by a list and by rules on endings and on letters inside. The way back tries each rule wherever its American
 * letters stand, one at a time, and keeps what is levelled to the same. */
#include "align/spelled.h"

/* Exchanges the first ending that fits, then what stands inside. */
static ro_str level(const ro_lexicon *spelling, const ro_lexicon *ends, ro_str w, char out[64]) {
    ro_entry e;
    if (ro_lexicon_find(spelling, w, &e)) return e.value[0];
    if (w.n >= 56) return w;
    memcpy(out, w.p, w.n);
    size_t n = w.n;
    for (size_t i = 1; i <= 8 && i < n; i++) {
        if (!ro_lexicon_find(ends, (ro_str){w.p + n - i, i}, &e) || !ro_str_is(e.value[1], "end")) continue;
        if (n - i < (size_t)(e.value[2].p[0] - '0')) continue;
        memcpy(out + n - i, e.value[0].p, e.value[0].n);
        n += e.value[0].n - i;
        break;
    }
    size_t m = 0;
    for (size_t i = 0; i < n;) {
        size_t took = 0;
        for (size_t len = 4; len > 1 && !took; len--)
            if (i + len <= n && ro_lexicon_find(ends, (ro_str){out + i, len}, &e) && !ro_str_is(e.value[1], "end") &&
                (i + len < n || ro_str_is(e.value[1], "any")) && i >= (size_t)(e.value[2].p[0] - '0'))
                took = len;
        for (size_t t = 0; took && t < e.value[0].n; t++) out[m++] = e.value[0].p[t];
        if (!took) out[m++] = out[i++];
        i += took;
    }
    return (ro_str){out, m};
}

bool ro_spelled_same(const ro_lexicon *spelling, const ro_lexicon *ends, ro_str p, ro_str q) {
    char r[64], s[64];
    return ro_str_eq(level(spelling, ends, p, r), level(spelling, ends, q, s));
}

/* ---- the way back ------------------------------------------------------------------------------------------------------ */

struct otherwise {
    ro_arena *arena;
    const ro_lexicon *spelling, *ends;
    ro_str word, *out;
    size_t n, most;
};

static void offer(struct otherwise *o, ro_str s) {
    if (o->n == o->most || ro_str_eq(s, o->word) || !ro_spelled_same(o->spelling, o->ends, s, o->word)) return;
    for (size_t i = 0; i < o->n; i++)
        if (ro_str_eq(o->out[i], s)) return;
    o->out[o->n++] = ro_str_dup(o->arena, s);
}

/* The word with British letters in the place of American ones at i. */
static void offer_at(struct otherwise *o, size_t i, ro_str american, ro_str british) {
    char s[64];
    ro_str w = o->word;
    memcpy(s, w.p, i);
    memcpy(s + i, british.p, british.n);
    memcpy(s + i + british.n, w.p + i + american.n, w.n - i - american.n);
    offer(o, (ro_str){s, w.n - american.n + british.n});
}

static void try_rule(struct otherwise *o, ro_str british, const ro_entry *e) {
    ro_str american = e->value[0], w = o->word;
    bool end = ro_str_is(e->value[1], "end");
    for (size_t i = (size_t)(e->value[2].p[0] - '0'); i + american.n <= w.n; i++) {
        bool last = i + american.n == w.n;
        if ((end && !last) || (last && ro_str_is(e->value[1], "inside"))) continue;
        if (memcmp(w.p + i, american.p, american.n) == 0) offer_at(o, i, american, british);
    }
}

size_t ro_spelled_otherwise(ro_arena *a, ro_str word, ro_str *out, size_t most) {
    struct otherwise o = {.arena = a,
                          .spelling = ro_lexicon_get("spelling"),
                          .ends = ro_lexicon_get("spellingends"),
                          .word = word,
                          .out = out,
                          .most = most};
    char s[64];
    if (word.n < 4 || word.n > 50) return 0;
    offer(&o, level(o.spelling, o.ends, word, s));
    for (size_t i = 0; i < ro_lexicon_count(o.spelling); i++)
        if (ro_str_eq(ro_lexicon_at(o.spelling, i).value[0], word)) offer(&o, ro_lexicon_phrase(o.spelling, i));
    for (size_t i = 0; i < ro_lexicon_count(o.ends); i++) {
        ro_entry e = ro_lexicon_at(o.ends, i);
        try_rule(&o, ro_lexicon_phrase(o.ends, i), &e);
    }
    return o.n;
}
