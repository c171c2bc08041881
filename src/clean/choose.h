/* Which blocks are the account, which is its title, and why the others are not. */
#ifndef RO_CHOOSE_H
#define RO_CHOOSE_H

#include "clean/look.h"

typedef struct ro_choice {
    bool *keep;
    const char **why;  /* of the blocks that are not kept */
    size_t lo, hi;     /* the account lies in blocks [lo, hi) */
    size_t first, end; /* blocks of the smallest element that holds nearly all the prose; all of a plain text */
    int *worth;        /* of each block, in words */
    int *sum;          /* what each adds to the sum of a run: its worth, mostly */
    uint32_t *place;   /* what its elements say of each block: flags of read.h */
} ro_choice;

void ro_weigh(ro_arena *, const ro_page *, const ro_look *, ro_choice *);
void ro_choose(ro_arena *, const ro_page *, ro_look *, ro_choice *);

/* The title: a block, or else what the page declares. */
typedef struct ro_headline {
    long block; /* -1: none is printed */
    ro_str words;
    ro_span source;
    const char *rule; /* NULL: there is no title */
    bool certain;
} ro_headline;
/* Takes in what stands between the headline and the text and lost its full stop. */
void ro_choose_lead(const ro_page *, const ro_look *, ro_choice *, const ro_headline *);
ro_headline ro_choose_title(const ro_page *, const ro_look *, const ro_choice *, const ro_capture *);

#endif
