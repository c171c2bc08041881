/* The matching of people at work: what forms.c, alike.c, surnames.c, named.c and people.c share. Internal to match. */
#ifndef RO_FORMS_H
#define RO_FORMS_H

#include "match/join.h"
#include "match/office.h"
#include "match/pair.h"

enum { RO_TITLES = 16 };

typedef struct ro_held { /* a title, folded, and how many accounts print it */
    ro_str key;
    ro_office office;
    size_t accounts;
} ro_held;

typedef struct ro_printed { /* a form: one spelling with one side, however many accounts print it */
    ro_party party;         /* the name as printed, its side, its words */
    ro_str key;             /* folded bare, and the side: what makes it one form */
    size_t accounts;
    ro_held titles[RO_TITLES];
    ro_str title, date, first; /* first: the smallest id of an account that prints it */
    ro_str guess;              /* a side on no words of its own */
    bool union_side;           /* its side is an organisation, for which people of its states speak too */
    uint32_t figure;
} ro_printed;

typedef struct ro_gatherer {
    ro_arena *arena;
    ro_scratch *scratch;
    const ro_figure *given;
    size_t n;
    uint32_t *form_of; /* of each figure */
    ro_printed *forms; /* the items of the join */
    size_t nforms;
    ro_join join;
    uint32_t *chief;        /* of each cluster's root: the form most accounts print */
    uint32_t *by_account;   /* figures, by account */
    RO_VEC(uint64_t) apart; /* pairs of forms that accounts list as two people, sorted */
} ro_gatherer;

/* forms.c: figures into forms, and which of them one list keeps apart */
void ro_forms_make(ro_gatherer *);
int ro_by_number(const void *, const void *); /* uint64_t, for qsort */
bool ro_forms_parted(const ro_gatherer *, uint32_t a, uint32_t b);

/* alike.c: may two forms be one person? 0 no … 1; and what it stands on */
double ro_forms_alike(ro_gatherer *, uint32_t a, uint32_t b);
bool ro_forms_never(const ro_printed *, const ro_printed *); /* the names themselves say that they are two */
/* Would a list that has both have one person twice? The one name holds the other, or is it but for spelling, or is a surname
 * under the same post. */
bool ro_forms_one_name(ro_gatherer *, uint32_t a, uint32_t b);
size_t ro_skeleton(ro_str word, char out[8]);
size_t ro_plain_words(const ro_party *); /* without "Jr." */
bool ro_sides_clash(const ro_printed *, const ro_printed *);
unsigned ro_forms_post(const ro_printed *, const ro_printed *); /* have they held one post? as ro_office_same() */

/* surnames.c: forms of one word go to a bearer of the name */
void ro_surnames_place(ro_gatherer *);

/* named.c: clusters as people, by name; at[root of a form]: which of them */
ro_people *ro_people_named(ro_gatherer *, uint32_t *at);

#endif
