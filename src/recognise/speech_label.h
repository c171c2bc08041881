/* speech_label: a speaker's label of a transcript, as speech_label.c reads it and speech_turns.c weighs it. */
#ifndef RO_SPEECH_LABEL_H
#define RO_SPEECH_LABEL_H

#include "recognise/speech.h"

enum { LABEL_BYTES = 260, LABEL_WORDS = 26, NAME_WORDS = 5 };

typedef struct label {
    size_t para;
    ro_span span;    /* without brackets and colon */
    uint32_t body;   /* where the speech starts */
    size_t word, n;  /* words of span */
    uint64_t key;    /* of the folded words */
    uint32_t recurs; /* how often this key stands in the text */
    bool nobody, lone_letter, lost, upper, name_shaped, known, title, bold, strong;
} label;

/* The label that opens [in) at `word`, if its shape allows one; words before `end`. */
bool label_parse(const speech *, size_t para, ro_span in, size_t word, size_t end, label *);
void label_shape(const speech *, label *); /* fills upper, name_shaped, title, known of its words */
uint32_t label_colon(ro_str text, ro_span in, uint32_t *end);
uint64_t label_key(const ro_units *, size_t word, size_t n); /* of the folded words */
bool label_capital(const speech *, size_t word);             /* capitalised, or hanging by a hyphen on a word that is */
bool label_particle(const speech *, size_t word);            /* "van", "bin" */

#endif
