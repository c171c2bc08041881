/* jansson, where memory runs out. It goes on then: a field is left out, a string ends early. So each of its allocations that fails
 * is noted, for the thread in which it did, and whoever reads or writes a tree asks in the end. */
#ifndef RO_JANSSON_H
#define RO_JANSSON_H

#include "base/base.h"

#include <jansson.h>

/* Whether one failed in this thread since this was asked last. */
bool ro_json_lacked(void);
/* What the text says, freed with the arena; NULL where it is no JSON, and why; throws RO_NOMEM. */
json_t *ro_json_load(ro_arena *, ro_str, size_t flags, json_error_t *why);

#endif
