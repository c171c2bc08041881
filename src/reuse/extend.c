/* From a seed to the stretch around it: gapped extension in both directions, as BLAST does it (Altschul et al. 1997), over words.
 *
 * A match earns the word's weight (rare words more), a word changed, dropped or put in costs COST; the extension goes on row by
 * row in a band around the diagonal of the best cell so far and ends when nothing in the band is within DROP of the best. At
 * two changed words in five the balance is still above nought, at unrelated prose it is far below, so that ends fall where the
 * copy ends. The band follows drift; what is further off is another stretch.
 *
 * A cell is one number, its score above the place where the last match on the way to it is noted, so that the better of two ways
 * is the larger of two numbers. A way without a match loses COST a row and leaves the band long before its note is written over.
 */
#include "reuse/engine.h"

#include <stdlib.h>

enum {
    HALF = 12, /* a little more than DROP / COST: no way leads further off at once */
    WIDTH = 2 * HALF + 1,
    ROWS = 128, /* of notes */
    STRIDE = 32,
    NOTE_BITS = 12,
};
static const int64_t COST = (int64_t)(0.55 * POINT) << NOTE_BITS, DROP = (int64_t)(5 * POINT) << NOTE_BITS;
static const int64_t LEAST = INT64_MIN / 4, NOTE = (1 << NOTE_BITS) - 1;

struct note { /* a match: where the stretch would end, and the matches so far */
    uint32_t i, j, matched;
};

struct band {
    int64_t row[2][WIDTH + 2]; /* cells 1 … WIDTH, and the least there is on either side */
    struct note note[ROWS * STRIDE];
};

struct band *band_new(ro_arena *a) {
    return RO_NEW(a, struct band);
}

struct way { /* the words from the seed to the end of the text, or back to its beginning */
    const uint32_t *p;
    int step; /* +1 or -1 */
    uint32_t n;
};

static inline int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

struct line {   /* a row */
    uint32_t i; /* words of x taken, the last of them is w */
    uint32_t w;
    int64_t weight;
    long j; /* words of y taken at cell 1; below nought where the band begins before y does */
};

/* The cells whose last words match. Of the row before, cell k is at the word before, cell k + 1 at the same word of y. */
static void match(struct band *b, const struct way *y, const struct line *l, const int64_t *prev, int64_t *cur) {
    long lo = l->j < 1 ? 2 - l->j : 1, hi = (long)y->n - l->j + 1;
    unsigned row = l->i % ROWS * STRIDE;
    if (hi > WIDTH) hi = WIDTH;
    for (long k = lo; k <= hi; k++) {
        if (y->p[(l->j + k - 2) * y->step] != l->w) continue;
        int64_t way = prev[k] + l->weight;
        if ((way | NOTE) <= cur[k]) continue;
        cur[k] = (way & ~NOTE) | (row + (unsigned)k);
        b->note[row + (unsigned)k] = (struct note){l->i, (uint32_t)(l->j + k - 1), b->note[prev[k] & NOTE].matched + 1};
    }
}

/* A row out of the one before. Gives its best cell. */
static int fill(struct band *b, const struct way *y, const struct line *l, const int64_t *prev, int64_t *cur) {
    long beyond = (long)y->n - l->j + 2; /* the first cell behind the end of y */
    for (int k = 1; k <= WIDTH; k++) cur[k] = larger(prev[k], prev[k + 1]) - COST;
    for (long k = beyond < 1 ? 1 : beyond; k <= WIDTH; k++) cur[k] = LEAST;
    match(b, y, l, prev, cur);
    int top = 1;
    int64_t best = cur[1];
    for (int k = 2; k <= WIDTH && k < beyond; k++) {
        cur[k] = larger(cur[k], cur[k - 1] - COST);
        if (cur[k] > (best | NOTE)) best = cur[k], top = k;
    }
    cur[0] = cur[WIDTH + 1] = LEAST;
    return top;
}

/* Lays the row out anew with its best cell in the middle, `by` cells on. */
static void shift_row(int64_t *row, int by) {
    int keep = WIDTH - abs(by);
    memmove(row + (by < 0 ? 1 - by : 1), row + (by < 0 ? 1 : 1 + by), (size_t)keep * sizeof *row);
    for (int k = 0; k < WIDTH - keep; k++) row[by < 0 ? 1 + k : 1 + keep + k] = LEAST;
}

struct arm {
    struct note end; /* the last match of the best cell */
    int64_t score;
};

static struct arm run(struct band *b, const struct corpus *c, struct way x, struct way y) {
    struct arm best = {0};
    long shift = 0; /* row i covers the words [i + shift - HALF, i + shift + HALF] of y; it follows the best cell */
    int64_t *prev = b->row[0], *cur = b->row[1];
    for (int k = 0; k < WIDTH + 2; k++) prev[k] = k > HALF && k < WIDTH + 1 ? -COST * (k - HALF - 1) : LEAST;
    for (uint32_t i = 1; i <= x.n; i++) {
        uint32_t w = x.p[(long)(i - 1) * x.step];
        struct line l = {i, w, (int64_t)weight_of(c, w) << NOTE_BITS, (long)i + shift - HALF};
        int top = fill(b, &y, &l, prev, cur);
        if (cur[top] > (best.score | NOTE)) best = (struct arm){b->note[cur[top] & NOTE], cur[top] & ~NOTE};
        if (cur[top] < best.score - DROP) break;
        if (top != HALF + 1) shift_row(cur, top - (HALF + 1)), shift += top - (HALF + 1);
        int64_t *t = prev;
        prev = cur;
        cur = t;
    }
    return best;
}

struct reach extend(struct band *b, const struct corpus *c, struct side x, struct side y) {
    const uint32_t *p = x.word + x.at, *q = y.word + y.at;
    struct arm right = run(b, c, (struct way){p, 1, x.n - x.at}, (struct way){q, 1, y.n - y.at}), left = {0};
    if (x.at && y.at) left = run(b, c, (struct way){p - 1, -1, x.at}, (struct way){q - 1, -1, y.at});
    return (struct reach){left.end.i,
                          right.end.i,
                          left.end.j,
                          right.end.j,
                          left.end.matched + right.end.matched,
                          (float)((double)((left.score + right.score) >> NOTE_BITS) / POINT)};
}
