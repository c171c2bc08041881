/* The matching of people at work: what forms.c, alike.c, surnames.c, named.c and people.c share. Internal to match. */
#ifndef RO_FORMS_H
#define RO_FORMS_H

#include "match/join.h"
#include "match/office.h"
#include "match/pair.h"

enum { RO_TITLES = 16 };

typedef struct ro_held { /* a title, folded, and how firmly it is held: the logarithm of how many accounts print it, from 1 */
    ro_str key, text;
    ro_office office;
    unsigned firm;
} ro_held;

typedef enum ro_how { RO_HOW_OWN, RO_HOW_LIKE, RO_HOW_POST, RO_HOW_MOST, RO_HOW_REST, RO_HOW_SAID } ro_how;

typedef struct ro_printed { /* a form: one spelling with one side, however many accounts print it */
    ro_party party;         /* the name as printed, its side, its words */
    ro_str key;             /* folded bare, and the side: what makes it one form */
    size_t accounts;
    ro_held titles[RO_TITLES];
    ro_str title, date;   /* date: the first day */
    ro_str guess;         /* a side on no words of its own */
    bool surname;         /* one word, and no whole name of East Asia: "Lavrov", but not "최선희" */
    bool union_side;      /* its side is an organisation, for which people of its states speak too */
    bool fresh;           /* to be placed, and not by where it stands */
    ro_how how;           /* why it is in its cluster */
    uint32_t with;        /* the form that it was like */
    int64_t said, joined; /* the last decision that speaks of it, and the one that joined it; 0 none */
} ro_printed;

typedef struct ro_gatherer {
    ro_arena *arena;
    ro_scratch *scratch;
    const ro_peopled *all;
    uint32_t *form_of; /* of each spelling */
    ro_printed *forms; /* the items of the join */
    size_t nforms;
    ro_join join;
    uint32_t *chief;         /* of each cluster's root: the form most accounts print */
    uint32_t *comp;          /* of each form: union of what links lead to */
    RO_VEC(uint64_t) apart;  /* pairs of forms that accounts list as two people, sorted */
    RO_VEC(uint64_t) common; /* numbers of keys, sorted */
} ro_gatherer;

/* forms.c: spellings into forms, and which of them one list keeps apart */
void ro_forms_make(ro_gatherer *);
int ro_by_number(const void *, const void *); /* uint64_t, for qsort */
uint64_t ro_key_number(ro_str key);           /* of a key of ro_spelling_keys(); its last two bits are its kind */
enum { RO_KEY_WORD, RO_KEY_SOUND, RO_KEY_ACROSS, RO_KEY_FOREIGN };
bool ro_forms_parted(const ro_gatherer *, uint32_t a, uint32_t b);

/* people.c: the block is of a key that is common */
bool ro_key_common(const ro_gatherer *, size_t lo, size_t hi);

/* scripts.c: one word, and no whole name; the keys under which a name meets those of other scripts, at most RO_ACROSS */
enum { RO_ACROSS = 3 };
bool ro_scripts_surname(const ro_party *);
bool ro_scripts_foreign(const ro_party *);
size_t ro_scripts_keys(ro_arena *, const ro_party *, ro_str out[RO_ACROSS]);

/* alike.c: may two forms be one person? 0 no … 1; and what it stands on */
double ro_forms_alike(ro_gatherer *, uint32_t a, uint32_t b);
double ro_forms_likeness(ro_gatherer *, uint32_t a, uint32_t b); /* by names and titles alone, not by lists or counts */
bool ro_forms_never(const ro_printed *, const ro_printed *);     /* the names themselves say that they are two */
/* "the same words as" …, where spelling need not be asked; p NULL: it must */
ro_str ro_forms_same(const ro_gatherer *, uint32_t a, uint32_t b);
/* Would a list that has both have one person twice? The one name holds the other, or is it but for spelling, or is a surname
 * under the same post. */
bool ro_forms_one_name(ro_gatherer *, uint32_t a, uint32_t b);
size_t ro_skeleton(ro_str word, char out[8]);
size_t ro_plain_words(const ro_party *); /* without "Jr." */
bool ro_sides_clash(const ro_printed *, const ro_printed *);
unsigned ro_forms_post(const ro_printed *, const ro_printed *); /* have they held one post? as ro_office_same() */

void ro_forms_join(ro_gatherer *, uint32_t form, uint32_t with, ro_how); /* and remembers why */

/* said.c: what people said: what is one and what is two; names */
void ro_said_obey(ro_gatherer *);
/* root_of_name[k]: the cluster that said[k] names, RO_NOBODY where it names none any more, or none at all */
void ro_said_names(ro_gatherer *, uint32_t *root_of_name);

/* surnames.c: forms of one word go to a bearer of the name */
void ro_surnames_place(ro_gatherer *);

/* named.c: clusters as people, by name, and whom each spelling is */
ro_people *ro_people_named(ro_gatherer *);
/* why.c: in words, why a form is in its cluster with the one that shows */
ro_str ro_forms_why(ro_gatherer *, uint32_t form, uint32_t shown);

#endif
