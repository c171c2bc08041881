/* names: is this printed name that printed name? Across spellings, word orders and scripts. No state, no lists of people. */
#ifndef RO_NAMES_H
#define RO_NAMES_H

#include "base/base.h"

/* The letters a ... z that a word in Latin or Cyrillic print sounds like; empty where it is in neither. */
ro_str ro_names_latin(ro_arena *, ro_str word);

void ro_names_likeness(ro_arena *, const ro_name *a, const ro_name *b, ro_likeness *out);

#endif
