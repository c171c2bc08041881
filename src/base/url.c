/* Addresses, as far as all stages need them.
 *
 * What an address is known by is what stays of it when everything is left out that does not tell which page it is: the scheme,
 * "www.", a port that is the usual one, the fragment (but "#!" and "#/", which name a page), a slash at the end, parts of the
 * query that tell who sent the reader (data/common/tracking.tsv). Escapes are written in one way. A site's front page is known by
 * none: what stands there is another thing every day. Given up: mobile hosts, printing views, addresses that differ by the order
 * of their query. */
#include "base/base.h"

static ro_str behind_scheme(ro_str url) {
    ssize_t at = ro_str_find(url, RO_S("://"));
    return at < 0 ? RO_NONE : (ro_str){url.p + at + 3, url.n - (size_t)at - 3};
}

ro_str ro_url_host(ro_arena *a, ro_str url) {
    ro_str h = behind_scheme(url);
    if (!h.p) return RO_NONE;
    size_t n = 0;
    while (n < h.n && !strchr("/?#:", h.p[n])) n++;
    h = ro_fold(a, (ro_str){h.p, n});
    return ro_str_starts(h, "www.") ? (ro_str){h.p + 4, h.n - 4} : h;
}

/* ---- what it is known by ------------------------------------------------------------------------------------------ */

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Letters, digits and "-._~" mean the same with an escape and without; of other escapes the digits are capitals. */
static void add_escaped(ro_buf *b, ro_str s) {
    for (size_t i = 0; i < s.n; i++) {
        int hi = s.p[i] == '%' && i + 2 < s.n ? hex(s.p[i + 1]) : -1, lo = hi < 0 ? -1 : hex(s.p[i + 2]);
        if (lo < 0) {
            ro_buf_byte(b, s.p[i]);
            continue;
        }
        char c = (char)(hi << 4 | lo);
        i += 2;
        if (!(c & 0x80) && ((ro_byte(c) & RO_BYTE_WORD) || (c && strchr("-._~", c))))
            ro_buf_byte(b, c);
        else
            ro_buf_printf(b, "%%%X%X", (unsigned)hi, (unsigned)lo);
    }
}

/* "utm_source=x": the name in words, as the list has it. */
static bool tracks(ro_arena *a, const ro_lexicon *list, ro_str part) {
    const char *eq = memchr(part.p, '=', part.n);
    ro_str name = ro_fold(a, (ro_str){part.p, eq ? (size_t)(eq - part.p) : part.n});
    ro_buf words = {.arena = a};
    for (size_t i = 0; i < name.n; i++) {
        bool word = ro_byte(name.p[i]) & (RO_BYTE_WORD | RO_BYTE_HIGH);
        if (word || (words.n && words.p[words.n - 1] != ' ')) ro_buf_byte(&words, word ? name.p[i] : ' ');
    }
    ro_entry e;
    ro_str all = ro_str_trim(ro_buf_str(&words)), first = all;
    if (ro_lexicon_find(list, all, &e)) return true;
    const char *blank = memchr(all.p, ' ', all.n);
    if (blank) first.n = (size_t)(blank - all.p);
    return ro_lexicon_find(list, first, &e) && ro_str_is(e.value[0], "start");
}

static void add_query(ro_arena *a, ro_buf *b, ro_str query) {
    const ro_lexicon *list = ro_lexicon_get("tracking");
    char sign = '?';
    for (size_t i = 0; i <= query.n;) {
        size_t end = i;
        while (end < query.n && query.p[end] != '&') end++;
        ro_str part = {query.p + i, end - i};
        i = end + 1;
        if (!part.n || tracks(a, list, part)) continue;
        ro_buf_byte(b, sign);
        add_escaped(b, part);
        sign = '&';
    }
}

static bool names_page(ro_str fragment) { return ro_str_starts(fragment, "!") || ro_str_starts(fragment, "/"); }

/* Path, query, fragment. */
static void take_apart(ro_str s, ro_str part[3]) {
    size_t end[3] = {0};
    while (end[0] < s.n && s.p[end[0]] != '?' && s.p[end[0]] != '#') end[0]++;
    end[1] = end[0];
    while (end[1] < s.n && s.p[end[1]] != '#') end[1]++;
    end[2] = s.n;
    for (int i = 0; i < 3; i++) {
        size_t from = i ? end[i - 1] : 0;
        from += i && end[i] > from;
        part[i] = (ro_str){s.p + from, end[i] - from};
    }
    while (part[0].n && part[0].p[part[0].n - 1] == '/') part[0].n--;
}

ro_str ro_url_known_by(ro_arena *a, ro_str url) {
    url = ro_str_trim(url);
    if (!ro_str_starts_nocase(url, "http://") && !ro_str_starts_nocase(url, "https://")) return RO_NONE;
    ro_str rest = behind_scheme(url), host = ro_url_host(a, url), part[3];
    size_t at = 0;
    while (at < rest.n && !strchr("/?#:", rest.p[at])) at++;
    ro_str port = {rest.p + at, 0};
    while (at < rest.n && !strchr("/?#", rest.p[at])) at++, port.n++;
    take_apart((ro_str){rest.p + at, rest.n - at}, part);
    ro_buf b = {.arena = a};
    ro_buf_add(&b, host);
    if (!ro_str_is(port, ":80") && !ro_str_is(port, ":443")) ro_buf_add(&b, port);
    size_t bare = b.n;
    add_escaped(&b, part[0]);
    add_query(a, &b, part[1]);
    if (names_page(part[2])) ro_buf_printf(&b, "#%.*s", (int)part[2].n, part[2].p);
    return host.n && b.n > bare ? ro_buf_str(&b) : RO_NONE;
}
