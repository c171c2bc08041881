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

/* The run of blocks in [from, end) with the greatest sum. drop, not 0: a run ends where its sum fell so far below its highest.
 * enough, not 0: the first run with such a sum will do. */
typedef struct ro_search {
    size_t from, end;
    long drop, enough;
} ro_search;
long ro_best_run(const int *worth, const ro_search *, size_t *lo, size_t *hi);

/* The two steps for plain text, see lines.c. */
void ro_weigh_lines(const ro_page *, const ro_look *, ro_choice *);
void ro_choose_lines(ro_choice *);

void ro_weigh(ro_arena *, const ro_page *, const ro_look *, ro_choice *);
void ro_choose(ro_arena *, const ro_page *, ro_look *, ro_choice *);

/* Widens the account to whole tables of data, see tables.c. Which blocks stand in one. */
bool *ro_choose_tables(ro_arena *, const ro_page *, const ro_look *, ro_choice *);

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
/* Is the line the page's name, or its first part up to a mark? */
bool ro_opens_name(ro_str line, ro_str name);
ro_headline ro_choose_title(const ro_page *, const ro_look *, const ro_choice *, const ro_capture *);

#endif
