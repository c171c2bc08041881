/* Figures: the people of one account, as they are seated under their spellings. Internal to store/meetings. */
#ifndef RO_FIGURES_H
#define RO_FIGURES_H

#include "store/meetings/crowd.h"

typedef struct ro_figure {
    ro_spelling s;
    bool there;   /* listed as present */
    int64_t name; /* the spelling under which it is seated */
    size_t slot;  /* of seats.c */
} ro_figure;

typedef struct ro_figures {
    ro_figure *v;
    size_t n, cap;
    ro_str day; /* of the account; empty: it has none */
} ro_figures;

/* figures.c */
void ro_figures_load(ro_job *, int64_t account, ro_figures *);

/* seats.c */
enum { RO_LISTED = 200 };                                   /* figures of one list that are held against each other */
int64_t ro_seat_of(ro_job *, ro_str name, int64_t account); /* the spelling of that name under which it sits; 0 none */
bool ro_is_seated(ro_job *, int64_t name, int64_t account);

#endif
