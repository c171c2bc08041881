/* What lies beside web archives, in a WACZ and elsewhere, and holds no pages: indexes (CDX, CDXJ and the index of an index) and
 * the list of pages that a WACZ carries. They are told by their first line, so that they are not taken for accounts or refused as
 * bad ones. */
#include "unpack/unpack.h"

/* "org,example)/news/1 20240501100000 " … */
static bool indexed_line(ro_str line) {
    const char *blank = memchr(line.p, ' ', line.n);
    const size_t n = blank ? (size_t)(blank - line.p) : line.n;
    if (n + 15 > line.n || !memchr(line.p, ')', n) || !memchr(line.p, ',', n)) return false;
    for (size_t i = n + 1; i < n + 15; i++)
        if (line.p[i] < '0' || line.p[i] > '9') return false;
    return true;
}

bool ro_cdx_is(ro_str head, const ro_capture *about) {
    (void)about;
    const char *nl = head.n ? memchr(head.p, '\n', head.n) : NULL;
    ro_str line = {head.p, nl ? (size_t)(nl - head.p) : head.n};
    if (ro_str_starts(line, " CDX ") || ro_str_starts(line, "!meta ")) return true;
    return ro_str_starts(line, "{") ? ro_str_find(line, RO_S("\"json-pages-")) >= 0 : indexed_line(line);
}

void ro_cdx_take(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    if (!u->found)
        ro_throw(s->arena, RO_UNSUPPORTED, "%.*s: is an index of a web archive, which holds no pages: give the archive itself",
                 (int)s->name.n, s->name.p);
    ro_unpack_skip(u, about->file);
}
