/* uncased: what the recognisers of a language without capitals share, whose words carry particles at their end and whose verb
 * stands last (Korean; Japanese is of the kind). The words of a text as pieces with their particles taken off, its verbs as
 * stems, and whom it names. All words stand in data/LANG; a language is of this kind where it has postpositions.tsv. */
#ifndef RO_UNCASED_H
#define RO_UNCASED_H

#include "recognise/event/event.h"

typedef enum ro_case {
    CASE_NONE, /* bare */
    CASE_SUBJECT,
    CASE_OBJECT,
    CASE_WITH,
    CASE_BETWEEN,
    CASE_OF,
    CASE_AT,
    CASE_IN,
    CASE_TO,
    CASE_FROM,
    CASE_IS,
    CASE_OTHER,
} ro_case;

/* One word as written between blanks, with what hangs on it. */
typedef struct ro_piece {
    ro_span span;
    uint32_t stem; /* where the particle begins; span.hi without one */
    uint32_t word; /* the first of the units' words */
    ro_case kase;
    bool stop;   /* a mark stands before it, and not only blanks, a middle dot or the brackets of a name */
    bool quoted; /* stands in quotation marks */
} ro_piece;

/* Somebody named: the name, the title beside it, and the particle behind both. */
typedef struct ro_named {
    ro_span name, title; /* title: RO_NOSPAN none */
    ro_span body;        /* words of the title that stand before the name where the office stands behind it; RO_NOSPAN none */
    uint32_t piece, end; /* pieces [piece, end) hold both */
    uint32_t sentence;
    int32_t person; /* -1 nobody known */
    ro_case kase;
    bool full, strong; /* a whole name; proven by its surroundings */
} ro_named;

struct uncased_person {
    ro_str name, side;
    int weight;    /* of the evidence for the side: 0 none, 1 whose page it is, 2 a state in the title */
    bool own;      /* a name of the language's own kind: family name first, in one word */
    uint32_t last; /* 1 + the latest mention while they are gathered */
    RO_VEC(uint32_t) named;
};

typedef struct ro_uncased {
    ro_arena *arena;
    const ro_units *u;
    ro_str lang;
    const ro_lexicon *post, *ends, *offices, *bodies, *states, *pairs, *plain, *family, *given, *honours, *groups, *places,
        *buildings, *events, *attendance, *subjects, *home;
    RO_VEC(ro_piece) pieces;
    uint32_t *first; /* of each sentence: its first piece; one more at the end */
    RO_VEC(ro_named) named;
    RO_VEC(struct uncased_person) people;
    ro_str home_side;
    bool spelled; /* the language lists the syllables of given names */
} ro_uncased;

/* ---- uncased.c: pieces, particles, verbs ---------------------------------------------------------------------------- */

/* NULL where the account's language is not of this kind. Made once, kept in the reading. */
ro_uncased *ro_uncased_of(ro_reading *);
ro_uncased *ro_uncased_read(ro_arena *, const ro_units *, ro_str lang); /* any other text, such as a title */

ro_str ro_piece_text(const ro_uncased *, size_t piece); /* whole */
ro_str ro_piece_stem(const ro_uncased *, size_t piece);
/* Is this, blanks left out, in the list with that first value (NULL any)? */
bool ro_uncased_is(const ro_uncased *, const ro_lexicon *, ro_str, const char *klass, ro_entry *out);
/* The longest ending of s that is in the list with that class; its bytes, 0 none. */
size_t ro_uncased_ends(const ro_uncased *, const ro_lexicon *, ro_str s, const char *klass, ro_entry *out);
/* Do listed parts of titles make up all of s? side: the state among them that is served, where it names none yet. */
bool ro_uncased_made_of(const ro_uncased *, ro_str s, ro_str *side);
unsigned ro_syllables(ro_str);

/* A verb, its endings taken off. */
typedef struct ro_verb {
    char stem[200]; /* with the words before it that were asked for, without blanks */
    size_t n;
    bool past, final, and;
} ro_verb;
/* Reads the last of the pieces [lo, end) as a verb, with up to `more` pieces before it. */
bool ro_uncased_verb(const ro_uncased *, size_t lo, size_t end, unsigned more, ro_verb *);
/* The longest ending of the verb's stem that is in the list; the piece where it begins. 0 bytes: none. */
size_t ro_verb_listed(const ro_uncased *, const ro_lexicon *, const ro_verb *, ro_entry *);

ro_str ro_named_title(const ro_uncased *, const ro_named *); /* p NULL none */

/* ---- the recognisers ------------------------------------------------------------------------------------------------- */

void ro_uncased_name(ro_uncased *);                   /* uncased/names.c: who is named, as mentions */
bool ro_uncased_own_name(const ro_uncased *, ro_str); /* family name and given name in one word */
size_t ro_uncased_family(const ro_uncased *, ro_str); /* the bytes of the family name it opens with; 0 none */
bool ro_uncased_listed(const ro_uncased *, ro_str);   /* a word that is no name */
void ro_uncased_gather(ro_reading *, ro_uncased *);   /* uncased/people.c: mentions gathered into people */
/* Does the sentence's verb say that people took part? absent: that they did not. */
bool ro_uncased_lists(const ro_uncased *, size_t sentence, bool *absent);
void ro_uncased_people(ro_reading *); /* uncased/there.c: people, attendance, sides of the record */
void ro_uncased_tell(ro_reading *, ro_tell *, bool headline);
bool ro_uncased_document(ro_reading *, ro_entry *); /* the heading names a kind of text ("성명") */
bool ro_uncased_opening(ro_reading *);              /* the heading says that only the opening words are given */
bool ro_uncased_place(ro_reading *, const ro_tell *, ro_span *out, bool *certain);

#endif
