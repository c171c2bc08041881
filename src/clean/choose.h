/* Which blocks are the account, which is its title, and why the others are not. */
#ifndef RO_CHOOSE_H
#define RO_CHOOSE_H

#include "clean/look.h"

typedef struct ro_choice {
    bool *keep;
    const char **why; /* of the blocks that are not kept */
    size_t lo, hi;    /* the account lies in blocks [lo, hi) */
} ro_choice;

void ro_choose(ro_arena *, const ro_page *, ro_look *, ro_choice *);
/* The index of the block that is the title, -1 where none is printed as a block; *meta: what the page declares instead. */
long ro_choose_title(const ro_page *, const ro_look *, const ro_choice *, const ro_capture *, const ro_meta **meta);

#endif
