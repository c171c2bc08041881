/* The kept blocks into one text with the way back. */
#ifndef RO_ASSEMBLE_H
#define RO_ASSEMBLE_H

#include "clean/clean.h"

/* Fills text, paragraphs, runs and labels. keep: one for each block. */
void ro_assemble(ro_arena *, const ro_page *, const bool *keep, ro_cleaned *out);

#endif
