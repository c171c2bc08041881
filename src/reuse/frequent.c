/* Is what a stretch shares common wording? Half or more of the longer seeds that both its sides have stand in many texts.
 *
 * What one side has alone (the name in the middle of a phrase) says nothing of what they share, and so the answer is the same
 * from either side. It is asked where a stretch is found, since the words are given up before stretches are told. Long stretches
 * are more than wording, whatever they are made of. */
#include "reuse/engine.h"

enum { MOST_WORDS = 80 };

static bool among(const uint64_t *key, uint32_t n, uint64_t wanted) {
    uint32_t lo = (uint32_t)RO_FIRST_FROM(mid, n, key[mid] < wanted);
    return lo < n && key[lo] == wanted;
}

/* Of a larger whole it is known of the seeds of one text alone in how many texts they stand. */
static bool in_many(const struct corpus *c, uint32_t text, uint32_t pos) {
    const struct known *k = c->in->known;
    return k ? k->held[pos - c->first[text]] >= MANY_TEXTS : marked(c, pos, MARK_MANY);
}

/* The places [lo, hi) of a text; its words. */
struct part {
    uint32_t text, lo, hi;
    const uint32_t *word;
};

static uint64_t seed_at(const struct corpus *c, const struct part *p, uint32_t pos) {
    return seed_longer(p->word + (pos - c->first[p->text]), c->depth.longer);
}

bool frequent(const struct corpus *c, const struct stretch *s, const uint32_t *a_word, const uint32_t *b_word) {
    uint64_t key[MOST_WORDS], tmp[MOST_WORDS];
    struct part x = {s->a, s->alo, s->ahi, a_word}, y = {s->b, s->blo, s->bhi, b_word};
    unsigned longer = c->depth.longer;
    if (x.hi - x.lo < longer || x.hi - x.lo > MOST_WORDS || y.hi - y.lo > MOST_WORDS) return false;
    if (c->in->known && c->order[x.text] == c->in->known->text) {
        struct part t = x;
        x = y;
        y = t;
    }
    uint32_t n = 0, seen = 0, many = 0;
    for (uint32_t p = x.lo; p + longer <= x.hi; p++) key[n++] = seed_at(c, &x, p);
    sort_bits(key, tmp, n, 0);
    for (uint32_t p = y.lo; p + longer <= y.hi; p++) {
        if (!among(key, n, seed_at(c, &y, p))) continue;
        seen++;
        many += in_many(c, y.text, p);
    }
    return seen && many * 2 >= seen;
}
