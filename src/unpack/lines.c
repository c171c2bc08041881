/* JSON Lines: one account a line, {"id", "text" or "html", "url"?, "title"?, "publisher"?, "date"?, "captured"?, "language"?}.
 *
 * Read line by line, each in an arena of its own, so that the size of the file does not matter. A line that is wrong is
 * refused by its number and by the byte, and the others are read. Of a key that stands twice the last counts; half of a
 * surrogate pair becomes U+FFFD; a whole number is an id with all its digits.
 *
 * Parsed by yajl, which hands on one value after the other and builds nothing: what is no field of ours costs no memory. That
 * the bytes are UTF-8 and that the nesting has an end is seen to here. */
#include "unpack/unpack.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

enum { DEEP = 500 }; /* nesting of a line; what stands deeper than the second level is never looked at */

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

/* ---- one line --------------------------------------------------------------------------------------------------------- */

static const char *const FIELD[] = {"id", "url", "title", "publisher", "date", "captured", "language", "text", "html"};
enum { ID, URL, TITLE, PUBLISHER, DATE, CAPTURED, LANGUAGE, TEXT, HTML, FIELDS };

/* A line on its way; at: "PATH:LINE". */
struct line {
    ro_str file, at, json;
    ro_arena *arena;
    ro_str value[FIELDS];
    unsigned field; /* whose value comes next; FIELDS: of none */
    unsigned depth;
    bool object;
    bool halves; /* an escape of a surrogate is there: yajl makes bad UTF-8 of one that stands alone */
};

/* The field of ours that the value which comes now belongs to; NULL: none, or it stands deeper. */
static ro_str *field(struct line *l) { return l->object && l->depth == 1 && l->field < FIELDS ? &l->value[l->field] : NULL; }

static int other(void *user) {
    ro_str *v = field(user);
    if (v) *v = RO_NONE;
    return 1;
}

static int truth(void *user, int value) {
    (void)value;
    return other(user);
}

static int array_begins(void *user) {
    struct line *l = user;
    other(l);
    return l->depth++ < DEEP;
}

static int object_begins(void *user) {
    struct line *l = user;
    if (!l->depth) l->object = true;
    return array_begins(user);
}

static int ends(void *user) {
    struct line *l = user;
    l->depth--;
    return 1;
}

static int key(void *user, const unsigned char *p, size_t n) {
    struct line *l = user;
    if (l->depth > 1) return 1;
    l->field = 0;
    while (l->field < FIELDS && !ro_str_eq((ro_str){(const char *)p, n}, ro_str_c(FIELD[l->field]))) l->field++;
    return 1;
}

static int string(void *user, const unsigned char *p, size_t n) {
    struct line *l = user;
    ro_str *v = field(l);
    if (v) *v = ro_str_dup(l->arena, (ro_str){(const char *)p, n});
    if (v && l->halves) *v = ro_utf8_mend(l->arena, *v);
    return 1;
}

static int figures(void *user, const char *p, size_t n) {
    struct line *l = user;
    ro_str *v = field(l);
    bool whole = !memchr(p, '.', n) && !memchr(p, 'e', n) && !memchr(p, 'E', n);
    if (v) *v = whole ? ro_str_dup(l->arena, (ro_str){p, n}) : RO_NONE;
    return 1;
}

/* yajl looks at nothing that it is given, so what it asks for is there or is thrown; all of it hangs together, and goes with the
 * arena. */
struct held {
    struct held *next, *before;
    _Alignas(16) char bytes[];
};

struct memory {
    ro_arena *arena;
    struct held all; /* its next is the first */
};

static struct held *of(void *bytes) { return (struct held *)((char *)bytes - offsetof(struct held, bytes)); }

static void *hang(struct memory *m, struct held *h) {
    if (!h) ro_throw(m->arena, RO_NOMEM, RO_NO_MEMORY);
    h->before = &m->all, h->next = m->all.next;
    if (h->next) h->next->before = h;
    m->all.next = h;
    return h->bytes;
}

static void unhang(struct held *h) {
    h->before->next = h->next;
    if (h->next) h->next->before = h->before;
}

static void *given(void *memory, size_t n) { return hang(memory, malloc(sizeof(struct held) + n)); }

static void *given_more(void *memory, void *old, size_t n) {
    if (!old) return given(memory, n);
    struct held *h = realloc(of(old), sizeof *h + n);
    if (!h) ro_throw(((struct memory *)memory)->arena, RO_NOMEM, RO_NO_MEMORY);
    h->before->next = h;
    if (h->next) h->next->before = h;
    return h->bytes;
}

static void taken_back(void *memory, void *old) {
    (void)memory;
    if (!old) return;
    unhang(of(old));
    free(of(old));
}

static void drop_memory(void *memory) {
    struct memory *m = memory;
    while (m->all.next) taken_back(m, m->all.next->bytes);
}

static void no_json(const struct line *l, const char *what, size_t byte) {
    ro_throw(l->arena, RO_INPUT, "%.*s: is not a line of JSON: %s (byte %zu of the line): the other lines are read", (int)l->at.n,
             l->at.p, what, byte);
}

/* With what yajl has to say: "lexical error: invalid char in json text.\n". */
static void refused_by(yajl_handle y, const struct line *l) {
    char what[200] = "it is damaged";
    unsigned char *said = yajl_get_error(y, 0, NULL, 0);
    const char *from = said ? strchr((char *)said, ':') : NULL;
    if (from) snprintf(what, sizeof what, "%.*s", (int)strcspn(from + 2, ".\n"), from + 2);
    if (said) yajl_free_error(y, said);
    no_json(l, l->depth > DEEP ? "it nests too deep" : what, yajl_get_bytes_consumed(y));
}

/* Escapes are few, and the byte that begins them is found faster than they are. */
static bool has_surrogates(ro_str json) {
    const char *p = json.p, *end = json.p + json.n;
    while (p < end && (p = memchr(p, '\\', (size_t)(end - p)))) {
        if (end - p > 2 && p[1] == 'u' && (p[2] | 32) == 'd') return true;
        p += 2;
    }
    return false;
}

/* Fills the fields; throws with the sentence. */
static void parse(struct line *l) {
    static const yajl_callbacks calls = {.yajl_null = other,
                                         .yajl_boolean = truth,
                                         .yajl_number = figures,
                                         .yajl_string = string,
                                         .yajl_start_map = object_begins,
                                         .yajl_map_key = key,
                                         .yajl_end_map = ends,
                                         .yajl_start_array = array_begins,
                                         .yajl_end_array = ends};
    size_t bad;
    if (!ro_utf8_valid(l->json, &bad)) no_json(l, "the bytes are not UTF-8", bad + 1);
    l->halves = has_surrogates(l->json);
    struct memory *m = RO_NEW(l->arena, struct memory);
    m->arena = l->arena;
    ro_defer(l->arena, drop_memory, m);
    yajl_handle y = yajl_alloc(&calls, &(yajl_alloc_funcs){given, given_more, taken_back, m}, l);
    yajl_config(y, yajl_dont_validate_strings, 1);
    if (yajl_parse(y, (const unsigned char *)l->json.p, l->json.n) != yajl_status_ok) refused_by(y, l);
    if (yajl_complete_parse(y) != yajl_status_ok) no_json(l, "it ends early", l->json.n);
    if (!l->object)
        ro_throw(l->arena, RO_INPUT, "%.*s: is JSON, but no object with a text or html: the other lines are read", (int)l->at.n,
                 l->at.p);
}

/* One line into a capture; throws with the sentence. */
static ro_capture line_capture(struct line *l) {
    parse(l);
    ro_str *v = l->value;
    /* What is shown on one line has no line ends, and nothing that a terminal would obey. */
    for (unsigned i = 0; i < TEXT; i++)
        if (v[i].p) v[i] = ro_str_blanks(l->arena, v[i]);
    ro_capture c = {.id = v[ID],
                    .url = v[URL],
                    .title = v[TITLE],
                    .publisher = v[PUBLISHER],
                    .date = v[DATE],
                    .captured = v[CAPTURED],
                    .language = v[LANGUAGE]};
    c.html = v[HTML].n > 0, c.text = !c.html;
    c.bytes = c.html ? v[HTML] : v[TEXT];
    const char *wrong = !c.bytes.p                ? "the object has neither text nor html"
                        : !ro_str_trim(c.bytes).n ? "the text is empty"
                                                  : NULL;
    if (wrong) ro_throw(l->arena, RO_INPUT, "%.*s: %s: the other lines are read", (int)l->at.n, l->at.p, wrong);
    c.file = c.id.n ? ro_str_printf(l->arena, "%.*s#%.*s", (int)l->file.n, l->file.p, (int)c.id.n, c.id.p) : l->at;
    return c;
}

static void take_line(ro_unpack *u, ro_str file, size_t number, ro_str json) {
    struct ro_error e = {0};
    ro_arena *volatile a = ro_arena_new(&e);
    char at[800];
    snprintf(at, sizeof at, "%.*s:%zu", (int)(file.n < 700 ? file.n : 700), file.p, number);
    struct line l = {.file = file, .at = ro_str_c(at), .json = json, .arena = a, .field = FIELDS};
    if (!a || RO_TRY(a)) {
        ro_unpack_refuse(u, ro_str_c(at), &e);
    } else {
        ro_capture c = line_capture(&l);
        ro_unpack_give(u, &c);
    }
    ro_arena_free(a);
}

/* ---- the lines -------------------------------------------------------------------------------------------------------- */

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
