/* What the files of align share. The way through: words get numbers and weights (lexis.c), sentences are cut into clauses
 * and given their speakers (atoms.c), the clauses of two accounts are linked (linker.h), the links of all pairs become
 * passages (bench.h), the words of a passage are compared (edits.c) and each change is given its class (classify.c, class_*.c).
 */
#ifndef RO_ALIGN_PARTS_H
#define RO_ALIGN_PARTS_H

#include "align/align.h"

/* A distinct word of the accounts at hand. Entries are numbered; stem is the number of another entry (or of itself). */
struct entry {
    uint64_t hash;
    ro_str fold;
    uint32_t stem, df;
    float weight;  /* of the stem: how much two passages have in common that share it */
    float common;  /* 10 ln(1/p) / 10 from the list of common words, RARE where it is not there */
    bool function; /* article, preposition, auxiliary … */
};

struct lexis {
    ro_arena *arena;
    RO_VEC(struct entry) e;
    uint32_t *slot;
    size_t nslots;
    const ro_lexicon *frequency, *synonyms, *function, *states;
    const struct change_lists *lists;
};

struct bag {
    uint32_t stem;
    uint32_t n;
};

enum voice { VOICE_NONE, VOICE_DIRECT, VOICE_REPORTED, VOICE_COLLECTIVE, VOICE_OPEN, VOICE_LABEL };

/* The smallest stretch that can be a passage: a clause. */
struct atom {
    ro_span span;
    uint32_t word, nwords;
    uint32_t sentence, para;
    struct bag *bag;
    uint32_t nbag;
    float weight;
    uint64_t hash;     /* of its words */
    uint64_t speakers; /* bits of people, the same bit for the same person in all accounts */
    uint32_t sides;
    enum voice voice;
    uint32_t statement; /* of the record, counted from 1; 0 none */
    bool event;         /* of the sentence that says who met whom */
};

/* One account on the aligner's bench. */
struct side {
    const ro_telling *in;
    const ro_units *u;
    uint32_t *word; /* entry of each word */
    struct atom *atoms;
    size_t natoms;
};

/* Clauses [xlo, xhi) of one account tell what clauses [ylo, yhi) of the other tell. */
struct link {
    uint32_t xlo, xhi, ylo, yhi;
    float score; /* share of the weight of both that they have in common */
};

struct links {
    struct link *v;
    size_t n, cap;
};

/* A side's part of a passage under the magnifying glass. */
struct stretch {
    const struct side *side;
    uint32_t word, nwords;
    ro_span span;
};

struct edits {
    ro_edit *v;
    size_t n, cap;
    int32_t *table; /* scratch of the word aligner, used again and again */
    size_t room;
};

struct lexis *ro_lexis_new(ro_arena *, size_t words);
uint32_t ro_lexis_word(struct lexis *, ro_str fold, uint64_t hash);
uint32_t ro_lexis_side(struct lexis *, ro_str side); /* the stem that all names of a state or body share */
void ro_lexis_weigh(struct lexis *, struct side *, size_t n);
ro_str ro_lexis_stem(ro_str fold, char *out, size_t cap); /* English endings off; "" where it does not fit */

void ro_atoms_cut(ro_arena *, struct lexis *, struct side *);
void ro_atoms_shift(struct side *, uint32_t i, int n);                       /* the border before clause i, n words to the left */
void ro_atoms_labels(const struct lexis *, struct side *);                   /* of a transcript */
void ro_atoms_speakers(ro_arena *, struct lexis *, struct side *, size_t n); /* before the weighing */

/* Names as ro_fold_bare leaves them; within one meeting the words of one in the other are enough. */
bool ro_same_person(ro_str p, ro_str q, ro_str pside, ro_str qside);

/* Links of two accounts, in the order of x. Symmetric when called with x and y in an order of their own. */
void ro_links_find(ro_arena *, const struct lexis *, const struct side *x, const struct side *y, struct links *out);

/* The changes that lead from a to b, in order, appended to out with the account numbers x and y; the share of words in common,
 * 0 … 1, is returned. Fewer than `floor` in common: no edits, they would say nothing. */
double ro_edits_find(ro_arena *, const struct lexis *, const struct stretch *a, const struct stretch *b, uint8_t x, uint8_t y,
                     double floor, struct edits *out);

/* Words [lo, hi) of both sides stand for one another; before and after them the accounts agree. */
struct change {
    const struct lexis *lexis;
    const struct side *a, *b;
    uint32_t alo, ahi, blo, bhi;
};
bool ro_same_state(ro_str p, ro_str q);                          /* "Kestria", "Kestrian"; folded */
bool ro_spelled_alike(const struct lexis *, ro_str p, ro_str q); /* but for British and American spelling */
const struct change_lists *ro_change_lists(ro_arena *);
void ro_edit_classify(ro_arena *, const struct change *, ro_edit *);
/* All that follows from the class: kind, substance, explanation. The spans must be there: words of one side alone are added or
 * dropped. */
void ro_edit_class(const struct lexis *, ro_edit *, ro_str klass);
unsigned ro_edit_class_weight(const struct lexis *, const ro_edit *); /* how much a change of its class matters; 0 folded */

void ro_listings_compare(ro_arena *, ro_comparison *); /* of the rows of attendance */
void ro_attendance_compare(ro_arena *, const ro_telling *, size_t n, ro_comparison *);
void ro_first_find(ro_arena *, ro_comparison *); /* who published first, as far as the dates tell */

#endif
