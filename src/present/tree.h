/* JSON that is small and rare enough to be built as a tree and then written: what is found in the archive, meetings, decisions.
 * Records and comparisons go straight into the sink (json.h). */
#ifndef RO_TREE_H
#define RO_TREE_H

#include "base/ctx.h"

#include <jansson.h>

json_t *ro_tree_str(ro_str); /* null where unknown */
void ro_tree_put(json_t *object, const char *key, json_t *value);
/* Writes and frees the tree; what: its name in the sentence that says it could not be written. */
ro_status ro_tree_write(ro_ctx *, json_t *, ro_sink, const char *what);

#endif
