/* Strings that somebody else owns, and the buffer that makes new ones. */
#include "base/base.h"

#include <stdio.h>
#include <xxhash.h>

int ro_str_cmp(ro_str a, ro_str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool ro_str_starts(ro_str s, const char *lit) {
    size_t n = strlen(lit);
    return s.n >= n && memcmp(s.p, lit, n) == 0;
}

bool ro_str_ends(ro_str s, const char *lit) {
    size_t n = strlen(lit);
    return s.n >= n && memcmp(s.p + s.n - n, lit, n) == 0;
}

ssize_t ro_str_find(ro_str hay, ro_str needle) {
    if (!needle.n) return 0;
    if (hay.n < needle.n) return -1;
    const char *p = needle.n == 1 ? memchr(hay.p, *needle.p, hay.n) : memmem(hay.p, hay.n, needle.p, needle.n);
    return p ? p - hay.p : -1;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static char upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 32) : c; }

bool ro_str_starts_nocase(ro_str s, const char *lit) {
    size_t k = 0;
    while (lit[k] && k < s.n && lower(s.p[k]) == lower(lit[k])) k++;
    return !lit[k];
}

/* From `from` on; the end where it is not there. */
static size_t next_char(ro_str s, size_t from, char c) {
    const char *at = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;
    return at ? (size_t)(at - s.p) : s.n;
}

/* The first letter is looked for in both cases side by side, so that neither is looked for twice. */
ssize_t ro_str_find_nocase(ro_str hay, const char *lit) {
    size_t n = strlen(lit);
    if (n > hay.n || !n) return n ? -1 : 0;
    ro_str firsts = {hay.p, hay.n - n + 1};
    char a = lower(*lit), b = upper(*lit);
    size_t small = next_char(firsts, 0, a), large = a == b ? firsts.n : next_char(firsts, 0, b);
    while (small < firsts.n || large < firsts.n) {
        bool at_small = small < large;
        size_t at = at_small ? small : large;
        if (ro_str_starts_nocase((ro_str){hay.p + at, hay.n - at}, lit)) return (ssize_t)at;
        if (at_small)
            small = next_char(firsts, at + 1, a);
        else
            large = next_char(firsts, at + 1, b);
    }
    return -1;
}

static bool at_end(uint32_t cp) { return ro_cp_blank(cp) || ro_cp_zero(cp); }

ro_str ro_str_trim(ro_str s) {
    while (s.n) {
        size_t i = 0;
        if (!at_end(ro_utf8_next(s, &i))) break;
        s.p += i;
        s.n -= i;
    }
    while (s.n) {
        size_t k = s.n - 1, i;
        while (k && ((unsigned char)s.p[k] & 0xC0) == 0x80 && s.n - k < 4) k--;
        i = k;
        if (!at_end(ro_utf8_next(s, &i)) || i != s.n) break;
        s.n = k;
    }
    return s;
}

ro_str ro_str_dup(ro_arena *a, ro_str s) {
    if (!s.p) return s;
    char *p = ro_alloc_raw(a, s.n + 1);
    if (s.n) memcpy(p, s.p, s.n);
    p[s.n] = 0;
    return (ro_str){p, s.n};
}

ro_str ro_str_printf(ro_arena *a, const char *fmt, ...) {
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    char *p = ro_alloc_raw(a, (size_t)(n < 0 ? 0 : n) + 1);
    vsnprintf(p, (size_t)(n < 0 ? 0 : n) + 1, fmt, again);
    va_end(again);
    return (ro_str){p, (size_t)(n < 0 ? 0 : n)};
}

ro_str ro_str_blanks(ro_arena *a, ro_str s) {
    char *out = ro_alloc_raw(a, s.n + 1);
    size_t n = 0;
    bool gap = false;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        if (!(ro_byte(s.p[i]) & RO_BYTE_PLAIN)) {
            uint32_t cp = ro_utf8_next(s, &i);
            if (ro_cp_zero(cp)) continue;
            if (ro_cp_blank(cp)) {
                gap = n > 0;
                continue;
            }
        }
        if (gap) out[n++] = ' ';
        gap = false;
        for (; at < i; at++) out[n++] = s.p[at];
        for (; i < s.n && ro_byte(s.p[i]) & RO_BYTE_PLAIN; i++) out[n++] = s.p[i];
    }
    out[n] = 0;
    return (ro_str){out, n};
}

uint64_t ro_hash(ro_str s) { return XXH3_64bits(s.p ? s.p : "", s.n); }

static void room(ro_buf *b, size_t n) {
    if (b->cap - b->n >= n) return;
    size_t cap = b->cap ? b->cap : 256;
    while (cap - b->n < n) cap *= 2;
    b->p = ro_widen(b->arena, b->p, b->cap, cap);
    b->cap = cap;
}

void ro_buf_add(ro_buf *b, ro_str s) {
    if (!s.n) return;
    room(b, s.n);
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}

void ro_buf_addc(ro_buf *b, const char *s) { ro_buf_add(b, ro_str_c(s)); }

void ro_buf_byte(ro_buf *b, char c) {
    room(b, 1);
    b->p[b->n++] = c;
}

/* Most of what is printed is short: it is printed once, where there is room, and again only where there was not. */
void ro_buf_printf(ro_buf *b, const char *fmt, ...) {
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    room(b, 64);
    int n = vsnprintf(b->p + b->n, b->cap - b->n, fmt, ap);
    va_end(ap);
    if (n > 0 && (size_t)n >= b->cap - b->n) {
        room(b, (size_t)n + 1);
        vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
    }
    if (n > 0) b->n += (size_t)n;
    va_end(again);
}

void ro_buf_int(ro_buf *b, int64_t value) {
    char digits[24], *at = digits + sizeof digits;
    uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do *--at = (char)('0' + left % 10);
    while (left /= 10);
    if (value < 0) *--at = '-';
    ro_buf_add(b, (ro_str){at, (size_t)(digits + sizeof digits - at)});
}
