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

/* The first words of a line, folded as the word lists are. */
enum { RO_WORDING = 40 }; /* captions are no longer */
typedef struct ro_wording {
    char p[400];
    uint16_t lo[RO_WORDING + 1], hi[RO_WORDING + 1];
    size_t n, bytes, total; /* words that are kept, their bytes, all words */
    uint16_t capital[RO_WORDING + 1];
    size_t end[RO_WORDING + 1]; /* in the line, after the word */
} ro_wording;

uint64_t ro_wording_read(ro_wording *, ro_str); /* returns a hash of all the words */
enum ro_fit { RO_FIT_IN, RO_FIT_OPENS, RO_FIT_WHOLE };
/* The first phrase of the list (of those with the first value `where`) among the words; or one that the line opens with,
 * or is, but for numbers and words whose first value is "reader". */
bool ro_wording_fits(const ro_wording *, const ro_lexicon *, enum ro_fit, const char *where, ro_entry *out);

#endif
