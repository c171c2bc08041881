/* What the files of the reuse engine share: the corpus as numbers, the seed index, and what a pair of texts came to.
 *
 * The way: tokens.c makes words into 32-bit hashes; seeds.c finds which four words in a row stand in more than one text;
 * extend.c grows a seed to the stretch around it; formula.c takes out what more than twenty texts share; kinds.c says
 * what a stretch is. reuse.c calls them in that order and keeps the threads. */
#ifndef RO_REUSE_ENGINE_H
#define RO_REUSE_ENGINE_H

#include "reuse/reuse.h"

enum {
    SEED = 4,           /* words in a seed: at 40 % of the words changed, one seed in six survives; of five, one in eleven */
    SEED_TEXTS = 32,    /* a seed in more texts than this starts nothing: above the 20 that make a formula, with some room */
    FORMULA_TEXTS = 20, /* shared by more texts than this: a formula, told once */
    PARTS = 16,         /* the seeds are sorted in so many parts, so that one part is small whatever the corpus */
};

/* All texts as one run of word hashes. Text i (in the order of the ids) has the words [first[i], first[i + 1]). */
struct corpus {
    const ro_reuse_text *text;
    uint32_t *order; /* rank -> index of the text as given */
    size_t n;
    uint32_t *word;
    uint32_t *first;
    uint32_t nwords;
    float *weight; /* of a word, by the low bits of its hash: rarer is heavier, 0.25 … 1.25 */
    unsigned threads, min_words;
};

enum { WEIGHT_BITS = 20 };
static inline float weight_of(const struct corpus *c, uint32_t word) { return c->weight[word & ((1u << WEIGHT_BITS) - 1)]; }

/* Spans of the words of one text, for those texts alone that have something to show. */
uint32_t tokens_hash(ro_str text, uint32_t *words); /* how many; words may be NULL */
ro_span *tokens_spans(ro_arena *, ro_str text, uint32_t n);
void tokens_build(ro_arena *, struct corpus *);
uint32_t text_of(const struct corpus *, uint32_t pos); /* the text that holds word pos */

/* Which positions share their seed. group(pos) gives the other positions, sorted; none where the seed is unique or common. */
struct seeds {
    uint32_t **post; /* a part's groups: how many, then the positions */
    uint32_t *at;    /* by position: 1 + index into post[part], 0 for none */
    uint8_t *common; /* a bit by position: the seed stands in more than FORMULA_TEXTS texts */
};
uint32_t seed_key(const uint32_t *word);
void seeds_build(ro_arena *, const struct corpus *, struct seeds *);
static inline const uint32_t *seeds_group(const struct corpus *c, const struct seeds *s, uint32_t pos) {
    return s->at[pos] ? s->post[seed_key(c->word + pos) % PARTS] + s->at[pos] - 1 : NULL;
}
static inline bool seeds_common(const struct seeds *s, uint32_t pos) { return s->common[pos >> 3] >> (pos & 7) & 1; }

/* A stretch: words [alo, ahi) of one text are words [blo, bhi) of another; positions in the corpus. */
struct stretch {
    uint32_t alo, ahi, blo, bhi;
    uint32_t matched;
    float score;
};
struct band; /* the aligner's own memory, kept from one call to the next */
struct band *band_new(ro_arena *);
/* Grows the seed at positions pa, pb as far as it pays, within the texts that hold them. */
struct stretch extend(struct band *, const struct corpus *, uint32_t a_text, uint32_t b_text, uint32_t pa, uint32_t pb);

void formulas_find(ro_arena *, const struct corpus *, const struct seeds *, ro_reuse *, uint8_t *in_formula);
void kinds_set(ro_arena *, const struct corpus *, const struct seeds *, ro_reuse *, const struct stretch *);

/* Runs work(user, i) for i in [0, n) on the corpus's threads, each with an arena of its own that lives until the caller's is
 * freed. A failure in one is thrown in the caller. */
void in_threads(ro_arena *, unsigned threads, size_t n, void (*work)(ro_arena *, void *user, size_t i), void *user);

#endif
