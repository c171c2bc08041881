/* HTTP messages as archives keep them: a status line, fields, a body that may come in chunks.
 *
 * Nothing here trusts what it reads. Crawlers undo chunks and leave the field that announces them, lose the blank line behind
 * the head, write HTTP/2's names with a colon before them, fold lines, print fields twice. A head ends where lines stop looking
 * like fields; chunks are undone only where the bytes are chunks. */
#include "unpack/web.h"

/* ---- fields ------------------------------------------------------------------------------------------------------- */

/* The line at the front of *rest without its end, and what stands behind it. */
static ro_str line_of(ro_str rest, ro_str *behind) {
    const char *nl = rest.n ? memchr(rest.p, '\n', rest.n) : NULL;
    size_t n = nl ? (size_t)(nl - rest.p) : rest.n, all = nl ? n + 1 : n;
    *behind = (ro_str){rest.p + all, rest.n - all};
    if (n && rest.p[n - 1] == '\r') n--;
    return (ro_str){rest.p, n};
}

/* "Name: value"; HTTP/2 has ":status: 200". */
static bool split(ro_str line, ro_field *f) {
    size_t i = line.n && line.p[0] == ':';
    while (i < line.n && line.p[i] > ' ' && line.p[i] != ':' && line.p[i] != '<' && line.p[i] != '{' && line.p[i] != '"') i++;
    size_t end = i;
    while (i < line.n && (line.p[i] == ' ' || line.p[i] == '\t')) i++;
    if (!end || i >= line.n || line.p[i] != ':') return false;
    f->name = (ro_str){line.p, end};
    f->value = ro_str_trim((ro_str){line.p + i + 1, line.n - i - 1});
    return true;
}

bool ro_field_next(ro_arena *a, ro_str *rest, ro_field *f) {
    ro_str behind, line = line_of(*rest, &behind);
    if (!rest->n) return false;
    if (!line.n || !split(line, f)) {
        if (!line.n) *rest = behind;
        return false;
    }
    ro_buf folded = {.arena = a};
    while (behind.n && (*behind.p == ' ' || *behind.p == '\t')) {
        line = line_of(behind, &behind);
        if (!ro_str_trim(line).n) continue;
        if (!folded.n) ro_buf_add(&folded, f->value);
        ro_buf_byte(&folded, ' ');
        ro_buf_add(&folded, ro_str_trim(line));
    }
    if (folded.n) f->value = ro_buf_str(&folded);
    *rest = behind;
    return true;
}

bool ro_field_is(const ro_field *f, const char *name) {
    return f->name.n == strlen(name) && ro_str_find_nocase(f->name, name) == 0;
}

/* ---- a message ------------------------------------------------------------------------------------------------------ */

static int number(ro_str s) {
    int n = 0;
    for (size_t i = 0; i < 3; i++) {
        if (i >= s.n || s.p[i] < '0' || s.p[i] > '9') return 0;
        n = n * 10 + (s.p[i] - '0');
    }
    return n;
}

/* "HTTP/1.1 200 OK", "HTTP/2 200", "ICY 200 OK". */
static bool status_line(ro_str line, int *status) {
    const char *blank = memchr(line.p, ' ', line.n < 16 ? line.n : 16);
    if (!blank || !(ro_str_starts(line, "HTTP/") || ro_str_starts(line, "ICY "))) return false;
    *status = number(ro_str_trim((ro_str){blank, line.n - (size_t)(blank - line.p)}));
    return true;
}

/* The same field twice is one list. */
static ro_str listed(ro_arena *a, ro_str list, ro_str more) {
    return list.n ? ro_str_printf(a, "%.*s, %.*s", (int)list.n, list.p, (int)more.n, more.p) : more;
}

static void take_field(ro_arena *a, ro_http *h, const ro_field *f) {
    if (ro_field_is(f, "content-type") && !h->type.n) ro_http_type(a, f->value, &h->type, &h->charset);
    if (ro_field_is(f, "transfer-encoding")) h->transfer = listed(a, h->transfer, f->value);
    if (ro_field_is(f, "content-encoding")) h->coding = listed(a, h->coding, f->value);
    if (ro_field_is(f, ":status") || (ro_field_is(f, "status") && !h->status)) h->status = number(f->value);
}

bool ro_http_parse(ro_arena *a, ro_str message, ro_http *h) {
    *h = (ro_http){0};
    ro_str rest = message, behind, line = line_of(rest, &behind);
    ro_field f;
    bool head = status_line(line, &h->status);
    if (head) rest = behind;
    for (unsigned n = 0; n < 1000 && ro_field_next(a, &rest, &f); n++) {
        take_field(a, h, &f);
        head = true;
    }
    h->body = rest;
    return head;
}

static ro_str lower(ro_arena *a, ro_str s) {
    ro_str t = ro_str_dup(a, s);
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] >= 'A' && t.p[i] <= 'Z') ((char *)(uintptr_t)t.p)[i] += 32;
    return t;
}

void ro_http_type(ro_arena *a, ro_str value, ro_str *type, ro_str *charset) {
    size_t n = 0;
    while (n < value.n && value.p[n] != ';' && value.p[n] != ',' && value.p[n] != ' ') n++;
    *type = lower(a, (ro_str){value.p, n});
    ssize_t at = ro_str_find_nocase(value, "charset=");
    if (at < 0) return;
    ro_str c = ro_str_trim((ro_str){value.p + at + 8, value.n - (size_t)at - 8});
    if (c.n && (*c.p == '"' || *c.p == '\'')) c.p++, c.n--;
    for (n = 0; n < c.n && c.p[n] > ' ' && !strchr(";,\"'", c.p[n]);) n++;
    if (n && n < 40) *charset = ro_str_dup(a, (ro_str){c.p, n});
}

/* ---- chunks --------------------------------------------------------------------------------------------------------- */

/* "1f4a;name=value" and a line end; -1: none. */
static int64_t chunk_size(ro_str line) {
    int64_t n = 0;
    size_t i = 0;
    for (; i < line.n && i < 15; i++) {
        char c = line.p[i] | 32;
        if (line.p[i] >= '0' && line.p[i] <= '9')
            n = n * 16 + (line.p[i] - '0');
        else if (c >= 'a' && c <= 'f')
            n = n * 16 + (c - 'a' + 10);
        else
            break;
    }
    line = ro_str_trim((ro_str){line.p + i, line.n - i});
    return i && (!line.n || *line.p == ';') ? n : -1;
}

ro_str ro_http_dechunk(ro_arena *a, const ro_http *h, const char **bad) {
    ro_str rest = h->body, behind;
    if (ro_str_find_nocase(h->transfer, "chunked") < 0) return rest;
    char *out = NULL;
    size_t n = 0;
    for (;;) {
        if (!rest.n && n) *bad = "end early";
        int64_t size = rest.n ? chunk_size(line_of(rest, &behind)) : 0;
        if (size < 0 && n) *bad = "are damaged";
        if (size < 0 && !n) return h->body; /* somebody has put them together already */
        if (size <= 0) break;
        size_t k = (uint64_t)size < behind.n ? (size_t)size : behind.n;
        if ((uint64_t)size > behind.n) *bad = "end early";
        bool closed = k < behind.n && (behind.p[k] == '\r' || behind.p[k] == '\n');
        if (!n && !closed && k < behind.n) return h->body;
        if (!out) out = ro_alloc_raw(a, h->body.n);
        memcpy(out + n, behind.p, k);
        n += k;
        rest = (ro_str){behind.p + k, behind.n - k};
        if (closed) line_of(rest, &rest);
        if (*bad) break;
    }
    return (ro_str){out ? out : "", n};
}
