/* What the cleaner sees in one block: measures of its words, and what kind of line it is taken for. */
#ifndef RO_LOOK_H
#define RO_LOOK_H

#include "read/read.h"

enum look {
    LOOK_SHORT, /* a few words without an end mark: a heading, a label of the menu, a name */
    LOOK_PROSE, /* a sentence or more */
    LOOK_LONG,  /* many words without an end mark */
    LOOK_ITEM,  /* opens with a bullet */
    LOOK_DATE,  /* nothing but a date, a time and a word or two beside it */
    LOOK_META,
    LOOK_STOP,
    LOOK_CUT,
    LOOK_NOTE,
    LOOK_CAPTION,
    LOOK_SECTION,
    LOOK_TEASER,
    LOOK_MARK, /* "-0-", "* * *" */
};

typedef struct ro_look {
    enum look look;
    uint32_t words;
    uint64_t hash;   /* of the folded words */
    bool ends;       /* with a mark that ends a sentence */
    bool comma;      /* with a comma, a colon or a dash: the next line goes on */
    bool colon;      /* with a colon: something is announced */
    bool dots;       /* it breaks off with dots */
    bool label;      /* "Some Body:" and words after it */
    bool capitals;   /* every word of it begins with a capital or is a preposition */
    bool again;      /* the same words stood in an earlier block */
    bool later;      /* the same words stand in a later block */
    const char *why; /* a reason for the reader, where the look itself settles it */
} ro_look;

ro_look *ro_look_all(ro_arena *, const ro_page *);

/* Phrases of a word list that may stand anywhere in a line. */
typedef struct ro_phrases {
    const ro_lexicon *list;
    uint64_t first; /* a bit for the opening letters of each, so that most words need not be looked up */
    unsigned most;  /* words of the longest */
} ro_phrases;

/* where: only those whose first value it is; NULL: all. */
ro_phrases ro_phrases_get(const char *list, const char *where);
enum ro_fit { RO_FIT_IN, RO_FIT_OPENS, RO_FIT_WHOLE };
/* The first of them (of those with the first value `where`) among the line's first forty words; or one that the line opens with,
 * or is, but for numbers and words whose first value is "reader". */
bool ro_phrases_fit(const ro_phrases *, ro_str line, enum ro_fit, const char *where, ro_entry *out);

#endif
