/* JSON Lines: one account a line, {"id", "text" or "html", "url"?, "title"?, "publisher"?, "date"?, "captured"?, "language"?}.
 *
 * Read line by line, each in an arena of its own, so that the size of the file does not matter. A line that is wrong is
 * refused by its number and the others are read. */
#include "unpack/unpack.h"

#include <jansson.h>
#include <stdio.h>

static bool has(ro_str s, const char *lit) { return ro_str_find_nocase(s, lit) >= 0; }

/* The first line is an object with a text or html, or the name says so. */
bool ro_lines_are(ro_str head, const ro_capture *about) {
    ro_str t = ro_str_trim((ro_str){head.p, head.n < 65536 ? head.n : 65536}), name = about->file;
    if (!t.n || t.p[0] != '{') return false;
    static const char *const packed[] = {".gz", ".bz2", ".xz", ".zst"};
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
        if (ro_str_ends(name, packed[i])) name.n -= strlen(packed[i]);
    if (ro_str_ends(name, ".jsonl") || ro_str_ends(name, ".ndjson")) return true;
    return has(t, "\"text\"") || has(t, "\"html\"");
}

static void drop_json(void *j) { json_decref(j); }

static ro_str field(ro_arena *a, const json_t *o, const char *key) {
    const json_t *v = json_object_get(o, key);
    if (json_is_string(v)) return (ro_str){json_string_value(v), json_string_length(v)};
    if (json_is_integer(v)) return ro_str_printf(a, "%lld", (long long)json_integer_value(v));
    return RO_NONE;
}

/* A field that is shown on one line: no line ends, nothing that a terminal would obey. */
static ro_str card(ro_arena *a, const json_t *o, const char *key) {
    ro_str s = field(a, o, key);
    return s.p ? ro_str_blanks(a, s) : s;
}

/* One line into a capture; throws with the sentence. at: "PATH:LINE". */
static ro_capture line_capture(ro_arena *a, ro_str file, ro_str at, ro_str line) {
    json_error_t e;
    json_t *o = json_loadb(line.p, line.n, JSON_ALLOW_NUL, &e);
    if (!o)
        ro_throw(a, RO_INPUT, "%.*s: is not a line of JSON: %s (byte %d of the line): the other lines are read", (int)at.n, at.p,
                 e.text, e.position);
    ro_defer(a, drop_json, o);
    if (!json_is_object(o))
        ro_throw(a, RO_INPUT, "%.*s: is JSON, but no object with a text or html: the other lines are read", (int)at.n, at.p);
    ro_capture c = {.id = card(a, o, "id"),
                    .url = card(a, o, "url"),
                    .title = card(a, o, "title"),
                    .publisher = card(a, o, "publisher"),
                    .date = card(a, o, "date"),
                    .captured = card(a, o, "captured"),
                    .language = card(a, o, "language")};
    ro_str html = field(a, o, "html"), text = field(a, o, "text");
    c.html = html.n > 0, c.text = !c.html;
    c.bytes = c.html ? html : text;
    if (!c.bytes.p)
        ro_throw(a, RO_INPUT, "%.*s: the object has neither text nor html: the other lines are read", (int)at.n, at.p);
    if (!ro_str_trim(c.bytes).n) ro_throw(a, RO_INPUT, "%.*s: the text is empty: the other lines are read", (int)at.n, at.p);
    c.file = c.id.n ? ro_str_printf(a, "%.*s#%.*s", (int)file.n, file.p, (int)c.id.n, c.id.p) : at;
    return c;
}

static void take_line(ro_unpack *u, ro_str file, size_t number, ro_str line) {
    struct ro_error e;
    ro_arena *volatile a = ro_arena_new(&e);
    char text[800];
    snprintf(text, sizeof text, "%.*s:%zu", (int)(file.n < 700 ? file.n : 700), file.p, number);
    ro_str at = ro_str_c(text);
    if (!a || RO_TRY(a)) {
        ro_unpack_refuse(u, at, &e);
    } else {
        ro_capture c = line_capture(a, file, at, line);
        ro_unpack_give(u, &c);
    }
    ro_arena_free(a);
}

static void too_long(ro_unpack *u, ro_str file, size_t number) {
    struct ro_error e = {.status = RO_LIMIT};
    char at[800];
    snprintf(at, sizeof at, "%.*s:%zu", (int)(file.n < 700 ? file.n : 700), file.p, number);
    snprintf(e.text, sizeof e.text, "%s: the line is over the limit of %u bytes for one account: the other lines are read", at,
             RO_MAX_CAPTURE);
    ro_unpack_refuse(u, ro_str_c(at), &e);
}

void ro_lines_take(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    size_t number = 0, seen = 0; /* bytes ahead that hold no line end */
    bool skipping = false;
    while (!u->stop) {
        ro_str ahead = ro_stream_look(s, seen + 1);
        const char *nl = seen < ahead.n ? memchr(ahead.p + seen, '\n', ahead.n - seen) : NULL;
        if (!nl && !s->end) {
            seen = ahead.n;
            if (!skipping && seen > RO_MAX_CAPTURE) too_long(u, about->file, number + 1), skipping = true;
            if (skipping) ro_stream_take(s, seen), seen = 0;
            continue;
        }
        size_t n = nl ? (size_t)(nl - ahead.p) : ahead.n;
        ro_str line = ro_str_trim((ro_str){ahead.p, n});
        number++;
        if (line.n && !skipping) take_line(u, about->file, number, line);
        skipping = false;
        seen = 0;
        if (!nl) break;
        ro_stream_take(s, n + 1);
    }
}
