/* Addresses and forms taken apart. In: the bytes behind "?" or of a form. Out: names and values, decoded, each ended by a NUL.
 *
 * Decoding shrinks, so it is done in place. What is not UTF-8 after it, and a %00, make the field empty: no page has a use for
 * it. Fields beyond the stated number are left out. */
#include "query.h"

#include <stdlib.h>

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The bytes that a UTF-8 character of this first byte has; 0: it begins none. */
static unsigned length(unsigned char c) {
    if (c < 0x80) return 1;
    return c >= 0xc2 && c <= 0xdf ? 2 : c >= 0xe0 && c <= 0xef ? 3 : c >= 0xf0 && c <= 0xf4 ? 4 : 0;
}

static bool character(const unsigned char *p, unsigned n) {
    for (unsigned i = 1; i < n; i++)
        if ((p[i] & 0xc0) != 0x80) return false; /* the NUL at the end too */
    if (n == 3 && ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f))) return false;
    return !(n == 4 && ((p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f)));
}

bool web_utf8(const char *s) {
    for (const unsigned char *p = (const unsigned char *)s; *p;) {
        unsigned n = length(*p);
        if (!n || !character(p, n)) return false;
        p += n;
    }
    return true;
}

bool web_decode(char *s, bool form) {
    char *to = s;
    for (char *p = s; *p; p++) {
        int a = *p == '%' ? hex(p[1]) : -1, b = a >= 0 ? hex(p[2]) : -1;
        if (b < 0) {
            *to++ = form && *p == '+' ? ' ' : *p;
            continue;
        }
        if (!(a | b)) return false;
        *to++ = (char)(a << 4 | b);
        p += 2;
    }
    *to = 0;
    return web_utf8(s);
}

bool web_own_path(const char *s, size_t most) {
    if (*s != '/' || s[1] == '/' || strlen(s) > most) return false;
    for (; *s; s++)
        if (*s <= ' ' || *s > '~' || *s == '\\' || *s == '#') return false;
    return true;
}

size_t web_fields(char *s, web_field *out, size_t cap) {
    size_t n = 0;
    while (s && *s && n < cap) {
        char *end = strchr(s, '&'), *value;
        if (end) *end = 0;
        if ((value = strchr(s, '='))) *value++ = 0;
        if (*s && web_decode(s, true)) {
            if (value && !web_decode(value, true)) *value = 0;
            out[n++] = (web_field){s, value ? value : ""};
        }
        s = end ? end + 1 : NULL;
    }
    return n;
}

const char *web_field_of(const web_field *f, size_t n, const char *name) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(f[i].name, name) == 0) return f[i].value;
    return NULL;
}

static void param(web_page *o, bool *any, const char *name, const char *value) {
    web_raw(o, *any ? "&amp;" : "?");
    web_encode(o, web_str(name));
    web_raw(o, "=");
    web_encode(o, web_str(value));
    *any = true;
}

void web_query_of(web_page *o, const web_request *q, const web_field *set, size_t n) {
    bool any = false;
    for (size_t i = 0; i < q->nquery; i++)
        if (*q->query[i].value && !web_field_of(set, n, q->query[i].name) && strcmp(q->query[i].name, "after") != 0)
            param(o, &any, q->query[i].name, q->query[i].value);
    for (size_t i = 0; i < n; i++)
        if (*set[i].value) param(o, &any, set[i].name, set[i].value);
    if (!any) web_raw(o, "?");
}

void web_query_with(web_page *o, const web_request *q, const char *name, const char *value) {
    web_query_of(o, q, &(web_field){name, value ? value : ""}, 1);
}
