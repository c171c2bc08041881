/* A tree of JSON values into a sink. Out of memory shows as a tree that is missing, or that the library refuses to write. */
#include "present/tree.h"

#include <stdio.h>
#include <stdlib.h>

/* The name of a file may be no UTF-8: what is wrong in it becomes U+FFFD, as in the other views. */
static json_t *mended(ro_str s) {
    char *to = malloc(s.n * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; to && i < s.n;) n += ro_utf8_put(to + n, ro_utf8_next(s, &i));
    json_t *v = to ? json_stringn_nocheck(to, n) : NULL;
    free(to);
    return v;
}

json_t *ro_tree_str(ro_str s) {
    if (!s.p) return json_null();
    return ro_utf8_valid(s, NULL) ? json_stringn_nocheck(s.p, s.n) : mended(s);
}

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
