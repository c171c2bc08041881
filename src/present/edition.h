/* A critical edition of a meeting: one account is the text, what the others say otherwise is its apparatus.
 *
 * It is made from a comparison (edition.c puts the passages into one order, edition_words.c cuts a passage where its witnesses
 * part, edition_sigla.c names the witnesses, edition_people.c makes the index) and written by edition_text.c, edition_tei.c and
 * edition_html.c. What holds for every comparison: the pieces that a witness has, taken in the order of its own passages, are its
 * text, character by character but for blanks. */
#ifndef RO_EDITION_H
#define RO_EDITION_H

#include "present/comparison.h"

/* What some witnesses have at one place. The first of `wit` is `of`; the span is in its text and may end in a blank. */
typedef struct ro_ed_reading {
    uint16_t wit;
    unsigned of;
    ro_span span;
    bool blank;         /* a blank belongs to it that is not in the span: the end of the text stands for one */
    bool substantive;   /* against the lemma */
    const char *klass;  /* the finer word for the change; NULL: none is given */
    const char *excuse; /* the innocent explanation; NULL */
} ro_ed_reading;

/* Words that all who tell a passage in one way share (one reading), or a place where they part; r[0] is the lemma. */
typedef struct ro_ed_piece {
    ro_ed_reading *r;
    size_t n;
} ro_ed_piece;

/* The witnesses that tell a passage in nearly the same words; others tell it in words of their own. */
typedef struct ro_ed_telling {
    uint16_t wit;
    unsigned leader;
    ro_ed_piece *pieces;
    size_t n;
} ro_ed_telling;

typedef struct ro_ed_passage {
    char id[32]; /* of its words: the same for the same words however often they are read */
    const ro_passage *from;
    ro_span span[RO_MAX_ACCOUNTS]; /* with what stands between it and the next passage of the account */
    uint16_t in;
    bool base;                      /* the base has it; else it stands after what it follows in the first account that has it */
    bool opens_base;                /* the base begins a paragraph with it */
    uint16_t opens;                 /* which others do */
    uint16_t moved;                 /* they have it elsewhere in their order: */
    int32_t after[RO_MAX_ACCOUNTS]; /* behind this passage of the edition, -1 before all */
    ro_ed_telling *tellings;        /* the base's first */
    size_t n;
} ro_ed_passage;

/* Behind passage `after` (-1: before all) account `wit` has a passage that the edition gives elsewhere. */
typedef struct ro_ed_here {
    int32_t after;
    unsigned wit;
    uint32_t passage, turn; /* turn: among all, in the order of the accounts */
} ro_ed_here;

typedef struct ro_ed_witness {
    char siglum[16]; /* a name of XML too */
    ro_str name;
    bool fragment;   /* does not cover the meeting: its silence says nothing */
    size_t unfit;    /* characters of its text that XML cannot hold */
    uint32_t *order; /* its passages, as numbers of the edition's, in its own order */
    size_t n;
} ro_ed_witness;

typedef struct ro_ed_person {
    ro_str name, side;
    uint16_t in;
    struct ro_ed_called {
        unsigned wit;
        ro_str name;
        const ro_person *person; /* of its record */
    } * called;
    size_t ncalled;
    uint32_t *passages; /* in which he is named */
    size_t npassages;
} ro_ed_person;

typedef struct ro_edition {
    const ro_comparison *c;
    unsigned base;
    const char *why; /* that one is the base: a whole sentence */
    ro_ed_witness w[RO_MAX_ACCOUNTS];
    ro_ed_passage *passages;
    size_t n;
    ro_ed_here *here; /* by `after`, then by `turn` */
    size_t nhere;
    ro_ed_person *people;
    size_t npeople;
} ro_edition;

/* base: from 1, 0 for the rule. Throws RO_USAGE where there is no such account. */
ro_edition *ro_edition_make(ro_arena *, const ro_comparison *, unsigned base);

void ro_edition_name_witnesses(ro_arena *, ro_edition *);
/* Fills the tellings of a passage. */
void ro_edition_cut(ro_arena *, const ro_edition *, ro_ed_passage *);
void ro_edition_index_people(ro_arena *, ro_edition *);

/* Makes the edition and has it written. */
struct ro_ed_writer {
    void (*write)(ro_arena *, const ro_edition *, ro_out *, const void *how);
    const void *how;
};
ro_status ro_edition_write(ro_ctx *, const ro_comparison *, unsigned base, struct ro_ed_writer, ro_sink);

/* What the writers ask. */
ro_str ro_ed_words(const ro_edition *, const ro_ed_reading *);
bool ro_ed_blank(ro_str);
/* The witnesses part here in more than blanks. */
bool ro_ed_parts(const ro_edition *, const ro_ed_piece *);
bool ro_ed_substantive(const ro_ed_piece *);
/* The title of the whole: what, where, when. */
ro_str ro_ed_title(ro_arena *, const ro_edition *);
/* Who speaks in account k's part of the passage, as its record says; nothing where nobody is named. */
void ro_ed_speakers(ro_buf *, const ro_edition *, const ro_ed_passage *, unsigned k);
/* How sure it is that its tellings tell the same: "high", "medium" or "low". */
const char *ro_ed_certainty(const ro_ed_passage *);
/* Why the account has nothing here that another in that language tells; NULL: it covers it and is silent. */
const char *ro_ed_silent(const ro_edition *, const ro_ed_passage *, unsigned k);

#endif
