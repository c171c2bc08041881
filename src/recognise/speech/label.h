/* speech/label: a speaker's label of a transcript, as speech/label.c reads it and speech/turns.c weighs it. */
#ifndef RO_SPEECH_LABEL_H
#define RO_SPEECH_LABEL_H

#include "recognise/speech/speech.h"

enum { LABEL_BYTES = 260, LABEL_WORDS = 26, NAME_WORDS = 5 };

typedef struct label {
    size_t para;
    ro_span span;     /* without brackets and colon */
    uint32_t body;    /* where the speech starts */
    size_t word, n;   /* words of span */
    uint64_t key;     /* of the folded words */
    uint32_t recurs;  /* how often this key stands in the text */
    ro_span named;    /* who asks, where a label of nobody says so (speech/roles.c) */
    bool answers;     /* "A:" */
    bool interpreted; /* "(via interpreter)" */
    bool guess;       /* an office or a role that no list of people has: who it is stays open */
    bool nobody, lone_letter, lost, upper, name_shaped, known, title, bold, strong;
} label;

/* speech/label.c */
/* The label that opens [in) at `word`, if its shape allows one; words before `end`. */
bool label_parse(const speech *, size_t para, ro_span in, size_t word, size_t end, label *);
void label_shape(const speech *, label *); /* fills upper, name_shaped, title, known of its words */
uint32_t label_colon(ro_str text, ro_span in, uint32_t *end);
uint64_t label_key(const ro_units *, size_t word, size_t n); /* of the folded words */
bool label_capital(const speech *, size_t word);             /* capitalised, or hanging by a hyphen on a word that is */
bool label_particle(const speech *, size_t word);            /* "van", "bin" */

/* speech/roles.c */
void label_reporter(const speech *, uint32_t hi, label *); /* fills named, and moves the body behind it; words before byte hi */
bool label_interpreted(const speech *, const label *);
bool label_guess(const speech *, size_t para, label *);                     /* a paragraph that opens with a label of a role */
bool label_like(const speech *, size_t para);                               /* one that opens as a label may */
ro_str label_answerer(const speech *, const label *, size_t n, bool *sure); /* who answers; p NULL open */

#endif
