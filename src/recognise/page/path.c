/* The address of a page that lies in a mirrored site and says none of its own: told from the names of the folders.
 *
 * wget, HTTrack and curl keep a site under its host's name: mirror/www.example.org/news/talks.html?id=5. The last folder that
 * looks like a host's name is taken for it; what mirroring programs add to names is taken off again. It is a guess, and said to
 * be one: which of http and https it was is not known (http is given, for servers lead on from there), and a file of that name
 * may have been put together by hand. */
#include "recognise/recognise.h"

enum { HOST = 253, LABEL = 63 };

/* "ru" or a known longer one. */
static bool top_level(ro_str s) {
    const ro_lexicon *list = ro_lexicon_get("topdomains");
    bool two = s.n == 2 && s.p[0] >= 'a' && s.p[0] <= 'z' && s.p[1] >= 'a' && s.p[1] <= 'z';
    return two || (list && ro_lexicon_find(list, s, NULL));
}

/* Small letters, digits and hyphens between dots; at the end a known top-level part. */
static bool is_host(ro_str s) {
    size_t label = 0, labels = 1;
    if (!s.n || s.n > HOST) return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool good = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (!good || (c == '.' && !label) || label > LABEL) return false;
        label = c == '.' ? 0 : label + 1;
        labels += c == '.';
    }
    ro_str last = {s.p + s.n - label, label};
    return label && labels > 1 && s.n - label > 2 && top_level(last);
}

/* The host without the port that wget adds: "localhost+8080", "www.example.org:81". */
static ro_str without_port(ro_str s) {
    size_t n = s.n;
    while (n && s.p[n - 1] >= '0' && s.p[n - 1] <= '9') n--;
    return n && n < s.n && (s.p[n - 1] == ':' || s.p[n - 1] == '+') ? (ro_str){s.p, n - 1} : s;
}

/* What stood behind the host: without ".orig", without the ".html" that was added to a query, and a folder's index as the
 * folder. */
static ro_str without_marks(ro_arena *a, ro_str s) {
    if (ro_str_ends(s, ".orig")) s.n -= 5;
    const char *query = memchr(s.p, '?', s.n), *at = memrchr(s.p, '@', s.n);
    if (!query && at && memchr(at, '=', (size_t)(s.p + s.n - at))) {
        s = ro_str_dup(a, s); /* Windows has no "?" in names */
        *(char *)(uintptr_t)(query = memrchr(s.p, '@', s.n)) = '?';
    }
    if (query && ro_str_ends(s, ".html")) s.n -= 5;
    size_t end = query ? (size_t)(query - s.p) : s.n;
    ro_str file = {s.p, end};
    if (!ro_str_ends(file, "/index.html") && !ro_str_ends(file, "/index.htm")) return s;
    size_t cut = ro_str_ends(file, "l") ? 10 : 9;
    return ro_str_printf(a, "%.*s%.*s", (int)(end - cut), s.p, (int)(s.n - end), s.p + end);
}

ro_str ro_address_of_path(ro_arena *a, ro_str file) {
    ro_str host = RO_NONE;
    size_t from = 0, path = 0;
    for (size_t i = 0; i < file.n; i++) {
        if (file.p[i] == '#') from = i + 1; /* of a container: what follows is the name within */
        if (file.p[i] != '/') continue;
        ro_str part = without_port((ro_str){file.p + from, i - from});
        if (is_host(part)) host = (ro_str){file.p + from, i - from}, path = i;
        from = i + 1;
    }
    if (!host.n) return RO_NONE;
    ro_buf b = {.arena = a};
    ro_buf_printf(&b, "http://%.*s", (int)host.n, host.p);
    char *plus = memchr(b.p, '+', b.n);
    if (plus) *plus = ':';
    ro_str rest = without_marks(a, (ro_str){file.p + path, file.n - path});
    for (size_t i = 0; i < rest.n; i++) {
        unsigned char c = (unsigned char)rest.p[i];
        if (c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>' || c == '#')
            ro_buf_printf(&b, "%%%02X", c);
        else
            ro_buf_byte(&b, (char)c);
    }
    return ro_buf_str(&b);
}
