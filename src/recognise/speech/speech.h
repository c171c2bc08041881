/* speech: what the parts of ro_find_speech share. Turns of a transcript (speech/turns.c) after labels (speech/label.c),
 * quotations and texts in the first person (speech/written.c), reported speech (speech/report.c), which stands on cues
 * (speech/cue.c) and on who the subject of a clause is (speech/who.c). */
#ifndef RO_SPEECH_H
#define RO_SPEECH_H

#include "recognise/recognise.h"

enum { WHO_MAX = 12, SIDES_TRIED = 8 };

typedef enum who_kind {
    WHO_NONE,
    WHO_PERSONS, /* one person, or several of one side */
    WHO_BOTH,    /* people of several sides together */
    WHO_SIDE,    /* unnamed people of one side, or a state */
    WHO_GROUP,   /* people of no side, as printed */
    WHO_EVENT,   /* the talks themselves, a topic, a paper */
    WHO_FIRST,   /* I, we */
} who_kind;

/* Who speaks: names in full where they are known. */
typedef struct who {
    who_kind kind;
    ro_str name[WHO_MAX];
    unsigned n;
    ro_str side;
    size_t first; /* the word that opens the phrase */
    bool plural, sure;
    bool mixed; /* the names are of different sides, or of one known and one unknown */
    bool loose; /* the phrase goes on after its head: a noun after it may only look like a verb */
} who;

/* Classes of small words (data/en/speech_words.tsv). */
typedef enum word_class {
    W_NONE,
    W_ADV,
    W_AUX,
    W_BE,
    W_MODAL,
    W_TO,
    W_PREP,
    W_BY,
    W_WITH,
    W_CONJ,
    W_SUB,
    W_REL,
    W_WH,
    W_THAT,
    W_HE,
    W_THEY,
    W_FIRST,
    W_DET,
    W_NUM,
    W_BOTH,
    W_OPEN,
    W_POSS,
    W_IT,
    W_THERE,
    W_SPOT,
    W_VIEW,
    W_AFTER,
} word_class;

typedef enum cue_class { CUE_SAY, CUE_ASK, CUE_AGREE, CUE_DISCUSS, CUE_ACT, CUE_EVENT } cue_class;
typedef enum cue_frame { FRAME_ANY, FRAME_CLAUSE, FRAME_THAT, FRAME_STANCE, FRAME_WHO, FRAME_WEAK, FRAME_NONE } cue_frame;
typedef enum verb_form { VERB_BASE, VERB_S, VERB_PAST, VERB_PART, VERB_ING } verb_form;

/* Words [at, at + words) that say that something is said. */
typedef struct cue {
    size_t at, words;
    cue_class klass;
    cue_frame frame;
    verb_form form;
    int strength;
    bool it; /* in the passive it tells only with "it" */
} cue;

typedef struct speech {
    ro_reading *r;
    ro_arena *arena;
    const ro_units *u;
    const ro_lexicon *cues, *nouns, *forms, *words, *subjects, *labels, *states, *offices, *particles, *asides, *lesser,
        *statehood, *sexes;
    uint8_t *classes; /* of each word: 1 + word_class once asked for */
    uint8_t *done;    /* of each paragraph: its speech has been given */
    RO_VEC(ro_statement) out;
    ro_str strange[SIDES_TRIED]; /* of each side that no list knows: its name folded (speech/states.c) */
    who all;                     /* everybody who faces the others: names, or "both sides" */
    who heads;                   /* the principals by name, at most WHO_MAX */
    who he, they;                /* whom the pronouns mean: the last subjects of either number */
    uint8_t *sex;                /* of each person, 'm', 'f' or 0; NULL before it is asked for (speech/sex.c) */
    bool says_he, says_she;      /* pronouns that the account uses */
    ro_str asked;                /* the office last asked for, and whether the account's own man has it (speech/office.c) */
    bool own_has;
    bool joint; /* the title says that several write: "we" are all of them */
    who told;   /* the person who told something last in this paragraph, kind WHO_NONE nobody */
} speech;

void speech_turns(speech *);
void speech_written(speech *);       /* texts in the first person */
bool speech_sender(speech *, who *); /* whom the heading has send the message that the text quotes */
void speech_report(speech *);
void speech_uncased(speech *); /* all of them, in a language whose verb stands last */

/* speech.c */
struct given {
    ro_span span;
    const who *who;
    ro_mode mode;
    ro_str cue;
    int strength;
    const char *rule;
    bool certain;
};
void speech_give(speech *, const struct given *);

bool speech_quote_in(ro_str gap);                /* a quotation mark stands in it */
bool speech_quoted(const speech *, size_t word); /* stands in quotation marks */

/* speech/cue.c */
word_class speech_class(const speech *, size_t word);
word_class speech_class_of(const speech *, ro_str folded);
bool speech_means(const speech *, size_t word, const char *); /* what its class means more narrowly */
bool speech_cue_at(const speech *, size_t word, size_t end, cue *out);
/* A noun of cue_nouns.tsv at word, which `verb` (a lemma, n 0: any) may carry. */
unsigned speech_noun_at(const speech *, size_t word, size_t end, ro_str verb, cue *out);

/* The verb at word, in any form, carries the noun ("an invitation was accepted"). */
bool speech_carried(const speech *, size_t word, const cue *noun);

/* speech/cases.c: the cue at word in languages whose verbs are led back to a base form; its length in words */
unsigned speech_cue_in_case(const speech *, size_t word, size_t end, ro_entry *out, verb_form *form);

/* speech/who.c */
bool speech_who(speech *, size_t lo, size_t hi, who *out); /* the noun phrase [lo, hi) as one who speaks */
void speech_principals(speech *);                          /* fills heads and all */
ro_str speech_name(speech *, uint32_t person);

/* speech/states.c */
void speech_states(speech *);                             /* fills strange */
ro_str speech_side(const speech *, size_t lo, size_t hi); /* the first state named in the words [lo, hi); n 0 none */

#endif
