/* A tree of JSON values into a sink. Where memory ran out while it grew, it is not written. */
#include "present/tree.h"
#include "base/jansson.h"

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

struct giving {
    ro_sink sink;
    bool refused;
};

static int give(const char *p, size_t n, void *user) {
    struct giving *g = user;
    g->refused = !g->sink.write(g->sink.user, p, n);
    return g->refused ? -1 : 0;
}

ro_status ro_tree_write(ro_ctx *ctx, json_t *o, ro_sink sink, const char *what) {
    struct giving g = {.sink = sink};
    bool lacked = ro_json_lacked(); /* it would be written without what it lacks */
    bool ok = o && !lacked && json_dump_callback(o, give, &g, JSON_COMPACT) == 0;
    json_decref(o);
    if (ok) return RO_OK;
    bool memory = (ro_json_lacked() || lacked || !o) && !g.refused;
    snprintf(ctx->error.text, sizeof ctx->error.text, memory ? RO_NO_MEMORY : "%s could not be written", what);
    ctx->error.lacked |= memory;
    return ctx->error.status = memory ? RO_NOMEM : RO_IO;
}
