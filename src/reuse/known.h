/* A search among texts that are a choice from a larger whole: one text, and those that may share words with it. What is rare and
 * what is common is known from the whole, for the words of that one text; with that the search tells what a search over the whole
 * would tell of it: no pair without it, and no formulas, which are a matter of the whole. */
#ifndef RO_REUSE_KNOWN_H
#define RO_REUSE_KNOWN_H

#include "base/base.h"

struct known_seed {
    uint64_t key;   /* seed_key(); of one that goes on, seed_longer() */
    uint32_t texts; /* of the whole, that hold it */
};

struct known_word {
    uint32_t word;
    uint64_t count;
};

struct known {
    uint32_t text; /* number of the one text */
    uint64_t nwords;
    struct known_word *word;
    struct known_seed *seed, *longer; /* by key */
    size_t nword, nseed, nlonger;
    uint32_t *held;                  /* by word of the text: texts of the whole that hold the longer seed there */
    uint32_t *together;              /* by word of the text: texts of the whole that hold the min_words words from here on */
    uint64_t nseeds, ncommon, nleft; /* as ro_reuse tells them */
};

/* Instead of ro_reuse_finish(), on a search that was given these texts. */
ro_status ro_reuse_finish_known(ro_ctx *, ro_reuse_search *, const struct known *, const ro_reuse **out);
unsigned ro_reuse_least(const ro_reuse_search *); /* words of a stretch that it tells */

/* The most texts that one of the seeds [from, to) has; 0: the one text has none of them. */
static inline uint32_t known_most(const struct known_seed *s, size_t n, uint64_t from, uint64_t to) {
    size_t lo = RO_FIRST_FROM(mid, n, s[mid].key < from);
    uint32_t most = 0;
    for (; lo < n && s[lo].key < to; lo++) most = s[lo].texts > most ? s[lo].texts : most;
    return most;
}

static inline uint32_t known_texts(const struct known_seed *s, size_t n, uint64_t key) { return known_most(s, n, key, key + 1); }

#endif
