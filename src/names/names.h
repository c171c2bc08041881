/* names: is this printed name that printed name? Across spellings, word orders and scripts. No state, no lists of people. */
#ifndef RO_NAMES_H
#define RO_NAMES_H

#include "base/base.h"

void ro_names_likeness(ro_arena *, const ro_name *a, const ro_name *b, ro_likeness *out);

#endif
