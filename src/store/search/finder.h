/* finder: what finder.c and snippet.c share: a text, its words, and where in it the phrases of a query stand. */
#ifndef RO_FINDER_H
#define RO_FINDER_H

#include "store/search/search.h"

enum { RO_SNIPPET = 240 }; /* bytes */

typedef RO_VEC(uint32_t) ro_places; /* the word that a phrase opens with */

struct ro_words_read { /* of a text or a title, as far as it was read */
    ro_str text;
    RO_VEC(ro_span) v;
    size_t at, looked; /* bytes that were read, words that were looked at */
    ro_places *places; /* of each phrase */
    ro_where never;    /* what phrases of it are not looked for here */
};

struct ro_needles {
    ro_str row, word; /* row.n 0: it is one word */
};

struct ro_finder {
    ro_arena *arena;
    const ro_question *wish;
    struct ro_words_read text, title;
    ro_buf room;               /* for a folded word */
    struct ro_needles *needle; /* of each phrase */
    size_t longest;            /* words of the longest phrase */
    uint64_t opens[256];       /* the phrases whose first word has this first byte */
};

/* Among sorted places the first not before `from`. */
static inline size_t ro_place_from(const ro_places *p, size_t from) { return RO_FIRST_FROM(mid, p->n, p->v[mid] < from); }

#endif
