/* speech/who: what the parts share that find who a noun phrase means (speech/who.c): names (speech/names.c), offices
 * (speech/office.c), the principals (speech/heads.c). */
#ifndef RO_SPEECH_WHO_H
#define RO_SPEECH_WHO_H

#include "recognise/speech/speech.h"

enum { PEOPLE_TRIED = 64, PHRASE_WORDS = 40 }; /* people of a record, words of a phrase that are looked through */

/* speech/who.c */
void who_add(who *, ro_str name, ro_str side);
void who_settle(const speech *, who *); /* several people of one side speak as themselves; else it is both sides */
ro_str who_words(const speech *, size_t lo, size_t hi); /* as printed, blanks folded */
bool who_comma(const speech *, size_t word);            /* a comma stands after the word */

/* speech/sex.c */
void who_he(speech *, size_t word, who *out); /* whom the pronoun at word means; kind WHO_GROUP without a name: nobody known */

/* speech/states.c */
unsigned who_state_at(const speech *, size_t word, size_t hi, ro_entry *out); /* the state named at word: its length in words */
/* The states named in [lo, hi): how many different ones, the first of them, and where its words end. */
unsigned who_states_in(const speech *, size_t lo, size_t hi, ro_str *side, bool *org, size_t *end);

/* speech/names.c */
bool who_possessive(const speech *, size_t word);
ro_str who_spoke(const speech *, ro_str family); /* the name of the latest speaker whose last word it is, else itself */
bool who_by_names(speech *, size_t lo, size_t last, who *out);
bool who_by_capitals(speech *, size_t lo, size_t hi, who *out); /* a name that the list of people lacks */

/* speech/heads.c */
bool who_are_heads(const speech *, const who *); /* the two whom the account has meet */

/* speech/cases.c */
bool who_holds_in_case(const speech *, ro_str title, ro_str office); /* the office stands in the title, in any case */

/* speech/office.c */
bool who_peers(const speech *, const who *); /* two who hold the one office of which a state has only one */
/* "the Norland leader": the words [lo, hi), the office in them with its rank (subjects.tsv), the side that they name. */
struct office {
    ro_str name, rank, side;
    size_t lo, hi;
};
bool who_by_office(speech *, const struct office *, who *out);

#endif
