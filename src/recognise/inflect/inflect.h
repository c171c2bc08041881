/* inflect: printed forms led back to base forms, in languages whose folder has endings.tsv. */
#ifndef RO_INFLECT_H
#define RO_INFLECT_H

#include "recognise/recognise.h"

/* Cases, as endings.tsv names them; a word that is no noun has none. */
enum {
    CASE_N = 1,
    CASE_G = 2,
    CASE_D = 4,
    CASE_A = 8,
    CASE_I = 16,
    CASE_P = 32,
    CASE_ANY = 63,
};

/* One way to read a form: the base form, the cases, the class of endings.tsv. */
typedef struct ro_lemma {
    ro_str base;
    unsigned cases;
    char klass;
} ro_lemma;

/* Has the language of this account a table of endings? */
bool ro_inflected(const ro_reading *);
/* The readings of a folded word that is no base form as it stands, longest ending first; at most cap. */
unsigned ro_inflect_forms(const ro_reading *, ro_str folded, ro_lemma *, unsigned cap);
/* The last letters of the word are of this class of finals.tsv. */
bool ro_inflect_final(const ro_reading *, ro_str folded, const char *klass);
/* The word without the dots that print leaves out as often as not. */
ro_str ro_inflect_plain(const ro_reading *, ro_str folded);
/* Gives the units their base forms. Does nothing where the language has no endings. */
void ro_inflect_units(const ro_reading *, ro_units *);
/* The cases in which a word may stand that some list has in its base form. */
unsigned ro_inflect_cases(const ro_reading *, ro_str folded);
/* The printed word with the base's ending, letters as printed; the printed words [i, i + n) in their base forms. */
void ro_inflect_put(const ro_reading *, const ro_units *, size_t word, ro_str base, ro_buf *out);
ro_str ro_inflect_text(const ro_reading *, const ro_units *, size_t i, size_t n);
/* A reading of this class leads the folded word to a word of some list. */
bool ro_inflect_is(const ro_reading *, ro_str folded, char klass);
/* ro_segment(), and the base forms. */
const ro_units *ro_inflect_segment(const ro_reading *, ro_str text);

#endif
