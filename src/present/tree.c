/* A tree of JSON values into a sink. Out of memory shows as a tree that is missing, or that the library refuses to write. */
#include "present/tree.h"

#include <stdio.h>

json_t *ro_tree_str(ro_str s) { return s.p ? json_stringn_nocheck(s.p, s.n) : json_null(); }

void ro_tree_put(json_t *object, const char *key, json_t *value) { json_object_set_new_nocheck(object, key, value); }

static int give(const char *p, size_t n, void *user) {
    const ro_sink *s = user;
    return s->write(s->user, p, n) ? 0 : -1;
}

ro_status ro_tree_write(ro_ctx *ctx, json_t *o, ro_sink sink, const char *what) {
    bool ok = o && json_dump_callback(o, give, &sink, JSON_COMPACT) == 0;
    json_decref(o);
    if (ok) return RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "%s could not be written", what);
    return ctx->error.status = RO_IO;
}
