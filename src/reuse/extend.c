/* From a seed to the stretch around it: gapped extension in both directions, as BLAST does it (Altschul et al. 1997), over words.
 *
 * A match earns the word's weight (rare words more), a word changed, dropped or put in costs COST; the extension goes on row by
 * row in a band around the diagonal of the best cell so far and ends when nothing in the band is within DROP of the best. At
 * two changed words in five the balance is still above nought, at unrelated prose it is far below, so that ends fall where the
 * copy ends. The band follows drift; what is further off is another stretch. */
#include "reuse/engine.h"

#include <stdlib.h>

enum { HALF = 12, WIDTH = 2 * HALF + 1 };
static const float COST = 0.55f, DROP = 5.0f, LEAST = -1e9f;

struct cell {
    float score;
    uint32_t matched;
    uint32_t i, j; /* the last match on the way here: where the stretch would end */
};

struct band {
    struct cell row[2][WIDTH + 2];
};

struct band *band_new(ro_arena *a) {
    return RO_NEW(a, struct band);
}

struct arm {
    uint32_t i, j, matched; /* words taken on either side, up to the last match of the best cell */
    float score;
};

struct way { /* the words from the seed to the end of the text, or back to its beginning */
    const uint32_t *p;
    int step; /* +1 or -1 */
    uint32_t n;
};

static void better(struct cell *to, const struct cell *from, float gain) {
    if (from->score + gain > to->score) {
        *to = *from;
        to->score = from->score + gain;
    }
}

/* Row i covers j in [i + shift - HALF, i + shift + HALF]; shift follows the best cell of the row before. */
static struct arm run(struct band *b, const struct corpus *c, struct way x, struct way y) {
    struct arm best = {0};
    long shift = 0;
    struct cell *prev = b->row[0], *cur = b->row[1];
    for (int k = 0; k < WIDTH + 2; k++) prev[k] = (struct cell){.score = LEAST};
    prev[HALF + 1] = (struct cell){0};
    for (int k = 1; k <= HALF; k++) prev[HALF + 1 + k].score = -COST * (float)k;
    for (uint32_t i = 1; i <= x.n; i++) {
        uint32_t w = x.p[(long)(i - 1) * x.step];
        float weight = weight_of(c, w), top = LEAST;
        int top_at = HALF + 1;
        cur[0].score = LEAST;
        for (int k = 1; k <= WIDTH; k++) {
            long j = (long)i + shift + k - 1 - HALF;
            cur[k] = (struct cell){.score = LEAST};
            if (j < 0 || j > (long)y.n) continue;
            /* prev is laid out for row i - 1 with the same shift: its cell k is at j - 1, its cell k + 1 at j */
            if (j > 0) {
                bool same = y.p[(j - 1) * y.step] == w;
                better(&cur[k], &prev[k], same ? weight : -COST);
                if (same && cur[k].score == prev[k].score + weight) {
                    cur[k].matched = prev[k].matched + 1;
                    cur[k].i = i;
                    cur[k].j = (uint32_t)j;
                }
                better(&cur[k], &cur[k - 1], -COST);
            }
            better(&cur[k], &prev[k + 1], -COST);
            if (cur[k].score > top) top = cur[k].score, top_at = k;
        }
        cur[WIDTH + 1].score = LEAST;
        if (top > best.score) best = (struct arm){cur[top_at].i, cur[top_at].j, cur[top_at].matched, top};
        if (top < best.score - DROP || top <= LEAST / 2) break;
        int move = top_at - (HALF + 1);
        if (move) { /* lay the row out anew around its best cell */
            struct cell tmp[WIDTH + 2];
            for (int k = 0; k < WIDTH + 2; k++) {
                int from = k + move;
                tmp[k] = from >= 1 && from <= WIDTH ? cur[from] : (struct cell){.score = LEAST};
            }
            memcpy(cur, tmp, sizeof tmp);
            shift += move;
        }
        struct cell *t = prev;
        prev = cur;
        cur = t;
    }
    return best;
}

struct reach extend(struct band *b, const struct corpus *c, struct side x, struct side y) {
    const uint32_t *p = x.word + x.at, *q = y.word + y.at;
    struct arm right = run(b, c, (struct way){p, 1, x.n - x.at}, (struct way){q, 1, y.n - y.at}), left = {0};
    if (x.at && y.at) left = run(b, c, (struct way){p - 1, -1, x.at}, (struct way){q - 1, -1, y.at});
    return (struct reach){left.i, right.i, left.j, right.j, left.matched + right.matched, left.score + right.score};
}
