/* A page in the making: bytes that grow, and the ways to put strangers' words into them. In: text, addresses and ids from pages
 * nobody has vouched for. Out: HTML in which they are words and nothing else.
 *
 * One escape serves text and attributes in double quotes: & < > " ' and control characters, which become blanks. An address
 * becomes a link only where it is http or https; ids go into paths percent-encoded. */
#include "web.h"

#include <stdio.h>
#include <stdlib.h>

static _Thread_local bool lacked;

bool web_lacked(void) {
    bool was = lacked;
    lacked = false;
    return was;
}

void *web_memory(void *old, size_t n) {
    void *p = realloc(old, n ? n : 1);
    lacked |= !p;
    return p;
}

ro_str web_copy(ro_str s) {
    char *p = s.p ? web_memory(NULL, s.n + 1) : NULL;
    if (!p) return (ro_str){NULL, 0};
    memcpy(p, s.p, s.n);
    p[s.n] = 0;
    return (ro_str){p, s.n};
}

static bool room(web_page *o, size_t n) {
    if (o->failed) return false;
    if (o->n + n <= o->cap) return true;
    size_t cap = o->cap ? o->cap : 4096;
    while (cap < o->n + n) cap *= 2;
    char *p = web_memory(o->p, cap);
    if (!p) {
        o->failed = true;
        return false;
    }
    o->p = p;
    o->cap = cap;
    return true;
}

void web_add(web_page *o, ro_str s) {
    if (!s.n || !room(o, s.n)) return;
    memcpy(o->p + o->n, s.p, s.n);
    o->n += s.n;
}

void web_raw(web_page *o, const char *markup) { web_add(o, web_str(markup)); }

static const char *escape(unsigned char c) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f ? " " : NULL;
    }
}

void web_text(web_page *o, ro_str s) {
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *e = escape((unsigned char)s.p[i]);
        if (!e) continue;
        web_add(o, (ro_str){s.p + from, i - from});
        web_raw(o, e);
        from = i + 1;
    }
    if (s.n) web_add(o, (ro_str){s.p + from, s.n - from});
}

void web_words(web_page *o, const char *s) { web_text(o, web_str(s)); }

void web_num(web_page *o, size_t n) {
    char b[32];
    web_add(o, (ro_str){b, (size_t)snprintf(b, sizeof b, "%zu", n)});
}

void web_count(web_page *o, size_t n, const char *one, const char *many) {
    web_num(o, n);
    web_raw(o, " ");
    web_raw(o, n == 1 ? one : many);
}

void web_attr(web_page *o, const char *name, ro_str value) {
    if (!value.p) return;
    web_raw(o, " ");
    web_raw(o, name);
    web_raw(o, "=\"");
    web_text(o, value);
    web_raw(o, "\"");
}

/* Languages written from right to left. */
static bool leftward(ro_str language) {
    static const char *const codes[] = {"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ku"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (language.n >= 2 && memcmp(language.p, codes[i], 2) == 0 && (language.n == 2 || language.p[2] == '-')) return true;
    return false;
}

void web_lang(web_page *o, ro_str language) {
    if (!language.n) return;
    web_attr(o, "lang", language);
    web_raw(o, leftward(language) ? " dir=\"rtl\"" : " dir=\"ltr\"");
}

static bool plain(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-_.~", c));
}

/* A part that ends in ".json", or is nothing but dots, would be taken for something else. */
static bool misleading(ro_str s) {
    size_t dots = 0;
    while (dots < s.n && s.p[dots] == '.') dots++;
    return dots == s.n || (s.n >= 5 && memcmp(s.p + s.n - 5, ".json", 5) == 0);
}

void web_encode(web_page *o, ro_str s) {
    bool dots = misleading(s);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        char b[4];
        if (plain(c) && !(c == '.' && dots))
            web_add(o, (ro_str){s.p + i, 1});
        else
            web_add(o, (ro_str){b, (size_t)snprintf(b, sizeof b, "%%%02X", c)});
    }
}

void web_href(web_page *o, const char *before, ro_str id, const char *after) {
    web_raw(o, " href=\"");
    web_raw(o, before);
    web_encode(o, id);
    web_raw(o, after);
    web_raw(o, "\"");
}

void web_save_as(web_request *q, ro_str words, const char *ending) {
    size_t n = 0;
    for (size_t i = 0; i < words.n && n < 80; i++) {
        unsigned char c = (unsigned char)words.p[i];
        bool plain_letter = c < 128 && plain(c) && c != '~';
        if (plain_letter || (n && q->file[n - 1] != '-')) q->file[n++] = plain_letter ? (char)c : '-';
    }
    snprintf(q->file + n, sizeof q->file - n, "%s%s", n ? "" : "readout", ending);
}

static bool starts(ro_str s, const char *with) {
    size_t n = strlen(with);
    return s.n > n && strncasecmp(s.p, with, n) == 0;
}

void web_outward(web_page *o, ro_str url, ro_str words) {
    bool link = starts(url, "http://") || starts(url, "https://");
    if (link) web_raw(o, "<a rel=\"noreferrer noopener external\" target=\"_blank\""), web_attr(o, "href", url), web_raw(o, ">");
    web_text(o, words);
    if (link) web_raw(o, "</a>");
}

static bool take(void *user, const char *p, size_t n) {
    web_page *o = user;
    web_add(o, (ro_str){p, n});
    return !o->failed;
}

ro_sink web_sink(web_page *o) { return (ro_sink){take, o}; }

void web_free(web_page *o) {
    free(o->p);
    *o = (web_page){0};
}
