/* What the files of the reuse engine share: the texts as numbers, what a pair of texts came to, and the order of the stages.
 *
 * The way: intake.c takes texts in and words.c makes 32-bit hashes of their words; corpus.c gives each a place, in the order of
 * the ids; seeds.c finds which few words in a row stand in more than one text, and hands on every such pair of places (a hit);
 * formula.c takes out what more than twenty texts share; search.c takes hits text by text, sorts out chance, and extend.c grows
 * what is left to the stretch around it, frequent.c says whether its wording is common; tell.c finds the bytes of the stretches;
 * kinds.c says what they are. run.c calls them in that order. Whatever is large stands in a store (store.h), in memory or in a
 * file. */
#ifndef RO_REUSE_ENGINE_H
#define RO_REUSE_ENGINE_H

#include "base/threads.h"
#include "reuse/known.h"
#include "reuse/spool.h"

enum {
    SEED = 4,           /* words in a seed: at 40 % of the words changed, one seed in six survives; of five, one in eleven */
    SEED_TEXTS = 32,    /* a seed in more texts than this starts nothing: above the 20 that make a formula, with some room */
    FORMULA_TEXTS = 20, /* shared by more texts than this: a formula, told once */
};

/* How long seeds get: one in more than `rare` texts goes on to `longer` words. The larger the corpus, the more chance there is in
 * it and the less can be looked at. */
struct depth {
    unsigned longer, rare;
};
struct depth depth_of(uint64_t words); /* of a corpus of so many */

/* What is kept of a text as it came. */
struct text {
    const char *names; /* of each its length, then its bytes */
    uint64_t bytes;    /* where its text begins in the store of texts, */
    uint32_t words;    /* and which of the store of words is its first */
    uint32_t hash;     /* of its bytes: parts texts of one name */
    uint32_t nbytes, nwords;
};
enum name { ID, DATE, PUBLISHER, NAMES };
ro_str text_name(const struct text *, enum name); /* p NULL: not known */

_Noreturn void too_many_words(ro_arena *);

/* All texts, as they come in. */
struct intake {
    struct budget *budget;
    struct store *bytes, *words;
    RO_VEC(struct text) text;
    size_t memory; /* the bound; 0: none, all in files */
    unsigned threads, min_words;
    const struct known *known; /* of the whole that the texts are from; NULL: they are the whole */
};

/* All texts that have words, in the order of their ids: the words of text t have the places [first[t], first[t + 1]). */
struct corpus {
    const struct intake *in;
    uint32_t *order; /* rank -> number of the text as it came */
    uint32_t n;
    uint32_t *first;
    uint32_t *coarse; /* the text that holds word i * COARSE */
    uint32_t nwords, longest;
    struct depth depth;
    int32_t company; /* see company_weight() */
    int32_t *weight; /* of a word, by the low bits of its hash: rarer is heavier, 0.25 … 1.25 points */
    uint8_t *marks;  /* two bits by position, see enum mark */
};

enum {
    WEIGHT_BITS = 20,
    POINT = 1 << 14,
    COARSE = 128,
    MANY_TEXTS = 6,
    SHARE = 256 /* texts in one piece of work */,
    MOST_THREADS = 64,
    PARTS_AT_ONCE = 2048,    /* of the spools that are filled at one time */
    SPARED = 16,             /* one such share of the bound is left for what the allocator keeps */
    OWN_MEMORY = 20 << 20,   /* of the program and of small tables */
    THREAD_MEMORY = 5 << 20, /* of what a thread keeps: counts of words, a part while it is sorted */
};
/* What is remembered of the longer seed at a place: it stands in MANY_TEXTS or more; in more than FORMULA_TEXTS texts. */
enum mark { MARK_MANY = 1, MARK_COMMON = 2 };
static inline bool marked(const struct corpus *c, uint32_t pos, enum mark m) { return c->marks[pos >> 2] >> (pos & 3) * 2 & m; }
int32_t word_weight(double count, double all); /* of a word that occurs so often among so many */
int32_t company_weight(double all);            /* of what lies together, before it is looked at, among so many words */
static inline int32_t weight_of(const struct corpus *c, uint32_t word) { return c->weight[word & ((1u << WEIGHT_BITS) - 1)]; }
static inline const struct text *text_at(const struct corpus *c, uint32_t rank) { return &c->in->text.v[c->order[rank]]; }
static inline uint32_t text_of(const struct corpus *, uint32_t pos);
/* Do two places, the later one second, stand in one text? Mostly they are too far apart for that. */
static inline bool one_text(const struct corpus *c, uint32_t p, uint32_t q) {
    return __builtin_expect(q - p < c->longest, 0) && c->first[text_of(c, p) + 1] > q;
}
static inline uint32_t length_of(const struct corpus *c, uint32_t rank) { return c->first[rank + 1] - c->first[rank]; }

/* The text that holds word pos. Texts are mostly longer than COARSE words: one step, which is no branch, is enough for nearly
 * all. */
static inline uint32_t text_of(const struct corpus *c, uint32_t pos) {
    uint32_t lo = c->coarse[pos / COARSE], hi = c->coarse[pos / COARSE + 1];
    lo += lo < hi && c->first[lo + 1] <= pos;
    while (__builtin_expect(lo < hi && c->first[lo + 1] <= pos, 0)) {
        uint32_t mid = lo + (hi - lo + 1) / 2;
        if (c->first[mid] <= pos)
            lo = mid;
        else
            hi = mid - 1;
    }
    return lo;
}

/* The bytes of a text; scratch has room for them. */
ro_str text_bytes(ro_arena *, const struct corpus *, const struct text *, void *scratch);

/* words.c: a text as word hashes; where the first n of its words stand. */
size_t words_most(size_t bytes); /* no text of so many bytes has more words */
uint32_t words_hash(ro_str text, uint32_t *out);
void words_spans(ro_str text, uint32_t n, ro_span *out);

void corpus_build(ro_arena *, struct corpus *, struct intake *);
/* The words of a text; scratch has room for c->longest. */
const uint32_t *corpus_words(ro_arena *, const struct corpus *, uint32_t rank, uint32_t *scratch);

/* A hit: words [pos, pos + SEED) of two texts are the same; the later position in the high half. Part k has the hits of the texts
 * [text[k], text[k + 1]), those that begin at the positions (k << shift) and on. */
enum { HIT_PARTS = 1024 };
struct hits {
    struct spool *spool;
    unsigned shift;
    uint32_t text[HIT_PARTS + 1];
    uint32_t begins[HIT_PARTS]; /* where text[k] does; what is before it in (k << shift) belongs to */
    uint16_t before[HIT_PARTS]; /* this part */
    uint64_t seeds, common;
};
static inline unsigned part_of(const struct hits *h, uint32_t pos) {
    uint32_t k = pos >> h->shift;
    return pos >= h->begins[k] ? k : h->before[k];
}
uint32_t seed_key(const uint32_t *word);
uint64_t seed_longer(const uint32_t *word, uint32_t n); /* of n words */
void seeds_find(ro_arena *, struct corpus *, struct hits *);

/* A stretch: words [alo, ahi) of one text are words [blo, bhi) of another; positions in the corpus. */
struct stretch {
    uint32_t a, b; /* the texts */
    uint32_t alo, ahi, blo, bhi;
    uint32_t matched : 31, frequent : 1; /* frequent: its wording is that of many texts */
    float score;
};
typedef RO_VEC(struct stretch) stretches;
/* Of a short stretch; the words of both texts, from their first on. */
bool frequent(const struct corpus *, const struct stretch *, const uint32_t *a_word, const uint32_t *b_word);

struct band; /* the aligner's own memory, kept from one call to the next */
struct band *band_new(ro_arena *);
struct side { /* a text, and where the seed stands in it */
    const uint32_t *word;
    uint32_t n, at;
};
struct reach { /* how far it grew: before and behind the seed */
    uint32_t aback, ahead, bback, bhead, matched;
    float score;
};
struct reach extend(struct band *, const struct corpus *, struct side a, struct side b);

/* A place where a formula is used; formulas are numbered by their first use. */
struct use {
    uint32_t formula, text, lo, hi;
};
typedef RO_VEC(struct use) uses;
uses formulas_find(ro_arena *, const struct corpus *); /* by place */
bool in_formulas(const uses *, const struct stretch *);

/* All that lie in no formula, by text b, then text a. The hits are let go. */
stretches search_hits(ro_arena *, const struct corpus *, const struct hits *, const uses *);

/* Compacts the stretches, and puts bytes for words in the uses. */
void tell(ro_arena *, const struct corpus *, stretches *, const uses *, ro_reuse *);
void kinds_set(ro_arena *, const struct corpus *, ro_reuse *, const struct stretch *);

void reuse_run(ro_arena *, struct intake *, ro_reuse *);
/* ro_reuse_open() within any bound, none at all too: then everything stands in files. */
ro_status reuse_open_within(ro_ctx *, const ro_reuse_options *, ro_reuse_search **out);

/* Runs fn(stage, user), whose arena and all that hangs on it ends with the call. */
void in_stage(ro_arena *, void (*fn)(ro_arena *stage, void *user), void *user);

/* Memory that is used again and again; what it held is lost when it grows. Freed with the arena that first asked. */
struct room {
    void *p;
    size_t cap;
};
void *room_of(ro_arena *, struct room *, size_t bytes);

/* As corpus_words(), for texts that are asked for in their order: where they came in it, they are read from a file many at a
 * time. What is given holds until the next. */
struct view {
    struct room room, text;
    const char *p;
    uint64_t from, to; /* bytes of the store of words that p has */
    uint64_t last;     /* where the text before ended */
};
const uint32_t *corpus_words_next(ro_arena *, const struct corpus *, uint32_t rank, struct view *);

/* Sorts numbers by their bits from `from` up; equal ones keep their order. tmp is as large. */
void sort_bits(uint64_t *v, uint64_t *tmp, size_t n, unsigned from);
/* The same where bits [from, to), all that differ from there on, are as good as random. Gives v or tmp, whichever holds them. */
uint64_t *sort_hashes(uint64_t *v, uint64_t *tmp, size_t n, unsigned from, unsigned to);
/* Sorts what consists of few runs that are in order each. */
void sort_runs(uint64_t *v, uint64_t *tmp, size_t n);

#endif
