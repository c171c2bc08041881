/* The buffered way out, and the ways to escape. */
#include "present/out.h"

#include "store/store.h"

void ro_out_open(ro_out *o, ro_sink sink) {
    o->sink = sink;
    o->n = 0;
    o->failed = false;
}

static void flush(ro_out *o) {
    if (o->n && !o->failed && !o->sink.write(o->sink.user, o->buf, o->n)) o->failed = true;
    o->n = 0;
}

bool ro_out_close(ro_out *o) {
    flush(o);
    return !o->failed;
}

void ro_out_add(ro_out *o, ro_str s) {
    while (s.n) {
        size_t room = sizeof o->buf - o->n, take = s.n < room ? s.n : room;
        memcpy(o->buf + o->n, s.p, take);
        o->n += take;
        s.p += take;
        s.n -= take;
        if (o->n == sizeof o->buf) flush(o);
    }
}

void ro_out_c(ro_out *o, const char *s) { ro_out_add(o, ro_str_c(s)); }

void ro_out_num(ro_out *o, uint64_t v) {
    char b[24], *p = b + sizeof b;
    do *--p = (char)('0' + v % 10);
    while (v /= 10);
    ro_out_add(o, (ro_str){p, (size_t)(b + sizeof b - p)});
}

void ro_out_csv(ro_out *o, ro_str s) {
    if (!s.n) return;
    ro_out_c(o, ro_csv_guards(s) ? "\"'" : "\"");
    for (size_t i = 0, from = 0; i <= s.n; i++)
        if (i == s.n || s.p[i] == '"') {
            ro_out_add(o, (ro_str){s.p + from, i - from});
            if (i < s.n) ro_out_c(o, "\"");
            from = i;
        }
    ro_out_c(o, "\"");
}

/* What stands for a byte that cannot stand for itself. */
static const char *json_escape(unsigned char c, char room[8]) {
    static const char hex[] = "0123456789abcdef";
    if (c == '"') return "\\\"";
    if (c == '\\') return "\\\\";
    if (c == '\n') return "\\n";
    if (c == '\t') return "\\t";
    memcpy(room, "\\u00", 4);
    room[4] = hex[c >> 4];
    room[5] = hex[c & 15];
    room[6] = 0;
    return room;
}

void ro_out_json(ro_out *o, ro_str s) {
    char room[8];
    if (!s.p) {
        ro_out_c(o, "null");
        return;
    }
    bool whole = ro_utf8_valid(s, NULL);
    ro_out_c(o, "\"");
    size_t from = 0;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        unsigned char c = (unsigned char)s.p[i];
        const char *e = NULL;
        if (whole || c < 0x80) {
            i++;
            if (c < 0x20 || c == '"' || c == '\\') e = json_escape(c, room);
        } else if (ro_utf8_next(s, &i) == 0xFFFD) {
            e = "\xEF\xBF\xBD";
        }
        if (!e) continue;
        ro_out_add(o, (ro_str){s.p + from, at - from});
        ro_out_c(o, e);
        from = i;
    }
    ro_out_add(o, (ro_str){s.p + from, s.n - from});
    ro_out_c(o, "\"");
}

void ro_out_html(ro_out *o, ro_str s) {
    if (!s.n) return;
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        const char *e = c == '&'                             ? "&amp;"
                        : c == '<'                           ? "&lt;"
                        : c == '>'                           ? "&gt;"
                        : c == '"'                           ? "&quot;"
                        : c == '\''                          ? "&#39;"
                        : c < 0x20 && c != '\n' && c != '\t' ? " "
                                                             : NULL;
        if (!e) continue;
        ro_out_add(o, (ro_str){s.p + from, i - from});
        ro_out_c(o, e);
        from = i + 1;
    }
    ro_out_add(o, (ro_str){s.p + from, s.n - from});
}

static const char *xml_escape(uint32_t c) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\r': return " ";
    case 0xFFFD:
    case 0xFFFE:
    case 0xFFFF: return "\xEF\xBF\xBD";
    default: return c < 0x20 && c != '\n' && c != '\t' ? "\xEF\xBF\xBD" : NULL;
    }
}

void ro_out_xml(ro_out *o, ro_str s) {
    if (!s.n) return;
    size_t from = 0;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        const char *e = xml_escape(ro_utf8_next(s, &i));
        if (!e) continue;
        ro_out_add(o, (ro_str){s.p + from, at - from});
        ro_out_c(o, e);
        from = i;
    }
    ro_out_add(o, (ro_str){s.p + from, s.n - from});
}

ro_status ro_string_json(ro_str s, ro_sink sink) {
    ro_out o;
    ro_out_open(&o, sink);
    ro_out_json(&o, s);
    return ro_out_close(&o) ? RO_OK : RO_IO;
}
