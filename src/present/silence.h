/* The part of the comparison on a terminal that says what one account alone tells. */
#ifndef RO_SILENCE_VIEW_H
#define RO_SILENCE_VIEW_H

#include "present/comparison.h"
#include "present/terminal.h"

typedef struct ro_silence_view {
    ro_arena *arena;
    const ro_comparison *c;
    ro_term *term;
    bool all; /* nothing folded */
} ro_silence_view;

void ro_silence_write(const ro_silence_view *);

#endif
