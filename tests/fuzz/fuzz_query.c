/* Fields and paths of an address: what comes out is UTF-8, no longer than what went in, and comes out as it went in once more. */
#include "query.h"

#include <stdint.h>
#include <stdlib.h>

static void check(const char *s) {
    if (!web_utf8(s)) abort();
    web_page o = {0};
    web_encode(&o, web_str(s));
    web_add(&o, (ro_str){"", 1});
    if (!web_decode(o.p, false) || strcmp(o.p, s) != 0) abort();
    web_free(&o);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    if (n > 4000) return 0;
    char *s = malloc(n + 1), *room = malloc(n + 2);
    web_field f[WEB_FIELDS];
    if (s && room) {
        memcpy(s, data, n);
        s[n] = 0;
        web_match m = web_match_path("GET", s, room);
        for (size_t i = 0; m.route && i < WEB_PARTS && m.part[i]; i++) check(m.part[i]);
        size_t k = web_fields(s, f, WEB_FIELDS);
        while (k--) check(f[k].name), check(f[k].value);
    }
    free(s);
    free(room);
    return 0;
}
