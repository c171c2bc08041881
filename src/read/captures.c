/* Every capture behind a path: a file, a folder, lines of JSON, standard input; gzip taken apart by content.
 *
 * Files are streamed through zlib, which passes on what is not packed. A file of JSON lines is told by its first line and
 * read line by line, each in an arena of its own, so that its size does not matter; anything else is one capture and read
 * whole, up to RO_MAX_CAPTURE. What cannot be read is handed on as refused, with one sentence that names it, and the rest
 * goes on. Containers that come later (WARC, MHTML, mail, PDF, office files) are known by their first bytes and say so.
 *
 * Folders are gone through in the order of the bytes of their names, without dot files and without following links to
 * folders, so that no tree is endless. */
#include "base/ctx.h"
#include "read/parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum {
    CHUNK = 128 << 10,
    DEEPEST = 64, /* folders in folders */
};

struct taker {
    ro_capture_fn fn;
    void *user;
    bool stop;
};

/* ---- one refused piece ---------------------------------------------------------------------------------------- */

static void refuse(struct taker *t, ro_str file, const struct ro_error *e) {
    ro_capture c = {.file = file};
    if (!t->stop && !t->fn(t->user, &c, e->status, e->text)) t->stop = true;
}

static void give(struct taker *t, const ro_capture *c) {
    if (!t->stop && !t->fn(t->user, c, RO_OK, NULL)) t->stop = true;
}

/* ---- a stream ----------------------------------------------------------------------------------------------------- */

struct stream {
    ro_arena *arena;
    const char *path;
    gzFile gz;
    ro_buf ahead; /* read, and not yet taken: [at, ahead.n) */
    size_t at;
    bool end;
};

static void close_gz(void *gz) { gzclose(gz); }

static void stream_open(struct stream *s) {
    bool in = strcmp(s->path, "-") == 0;
    int fd = in ? dup(STDIN_FILENO) : open(s->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) ro_throw(s->arena, RO_IO, "%s: cannot be opened: %s", s->path, strerror(errno));
    s->gz = gzdopen(fd, "rb");
    if (!s->gz) {
        close(fd);
        ro_throw(s->arena, RO_NOMEM, "%s: memory ran out while opening it", s->path);
    }
    ro_defer(s->arena, close_gz, s->gz);
    gzbuffer(s->gz, CHUNK);
}

/* Reads on into ahead; false at the end. */
static bool stream_more(struct stream *s) {
    if (s->end) return false;
    enum { step = CHUNK };
    if (s->at && s->ahead.n - s->at < s->at) { /* what was taken makes room */
        memmove(s->ahead.p, s->ahead.p + s->at, s->ahead.n - s->at);
        s->ahead.n -= s->at;
        s->at = 0;
    }
    size_t before = s->ahead.n;
    if (s->ahead.cap - s->ahead.n < step) { /* the buffer grows by doubling */
        size_t cap = s->ahead.cap ? s->ahead.cap * 2 : 2 * step;
        char *p = ro_alloc_raw(s->arena, cap);
        if (before) memcpy(p, s->ahead.p, before);
        s->ahead.p = p, s->ahead.cap = cap;
    }
    int n = gzread(s->gz, s->ahead.p + before, step);
    int code = Z_OK;
    gzerror(s->gz, &code);
    if (n < 0 || (n == 0 && code == Z_BUF_ERROR)) {
        if (code == Z_ERRNO) ro_throw(s->arena, RO_IO, "%s: cannot be read: %s", s->path, strerror(errno));
        ro_throw(s->arena, RO_INPUT, "%s: the gzip data %s after %zu unpacked bytes: fetch the file again", s->path,
                 code == Z_BUF_ERROR ? "ends early" : "is damaged", (size_t)gztell(s->gz));
    }
    s->ahead.n += (size_t)n;
    s->end = n == 0;
    return n > 0;
}

/* ---- what is it? --------------------------------------------------------------------------------------------------- */

static bool has(ro_str s, const char *lit) { return ro_str_find_nocase(s, lit) >= 0; }

/* Mail and web archives begin with header lines. */
static bool mime(ro_str head) {
    int n = 0;
    const char *colon = memchr(head.p, ':', head.n < 80 ? head.n : 80);
    if (!colon || memchr(head.p, ' ', (size_t)(colon - head.p)) || memchr(head.p, '<', (size_t)(colon - head.p))) return false;
    static const char *const names[] = {"\nmime-version:", "\nmessage-id:", "\nreceived:", "\ncontent-type:",
                                        "\nsubject:",      "\nfrom:",       "\ndate:",     "\nreturn-path:"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) n += has(head, names[i]) || has((ro_str){head.p, 14}, names[i] + 1);
    return n >= 4 && (has(head, "mime-version:") || has(head, "message-id:"));
}

/* The name of a format that is known and not read yet; NULL for everything else. */
static const char *later(ro_str s) {
    static const struct {
        const char *magic, *name;
    } known[] = {{"WARC/", "a web archive (WARC)"},          {"%PDF-", "a PDF file"},       {"{\\rtf", "an RTF file"},
                 {"\xD0\xCF\x11\xE0", "an old office file"}, {"BZh", "packed with bzip2"},  {"\xFD\x37zXZ", "packed with xz"},
                 {"\x28\xB5\x2F\xFD", "packed with zstd"},   {"7z\xBC\xAF", "a 7z archive"}};
    ro_str head = {s.p, s.n < 4096 ? s.n : 4096};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (ro_str_starts(head, known[i].magic)) return known[i].name;
    if (ro_str_starts(head, "PK\3\4"))
        return has(head, "word/") ? "a DOCX file" : has(head, "opendocument.text") ? "an ODT file" : "a zip archive";
    if (head.n > 300 && memcmp(head.p + 257, "ustar", 5) == 0) return "a tar archive";
    if (mime(head)) return has(head, "multipart/related") ? "a saved page in one file (MHTML)" : "a mail message";
    return NULL;
}

/* Control characters and zeros that no text has, but for UTF-16. */
static bool binary(ro_str s) {
    static const char *const magic[] = {"\x89PNG",    "\xFF\xD8\xFF", "GIF8", "RIFF",
                                        "\x7F\x45LF", "OggS",         "ID3",  "SQLite format 3"};
    for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
        if (ro_str_starts(s, magic[i])) return true;
    if (ro_str_starts(s, "\xFF\xFE") || ro_str_starts(s, "\xFE\xFF") || ro_wide(s)) return false;
    size_t n = s.n < 8192 ? s.n : 8192, zeros = 0, control = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        zeros += !c;
        control += c && c < 32 && !(c >= 8 && c <= 13) && c != 27;
    }
    return zeros * 50 > n || control * 20 > n;
}

/* JSON lines: the first line is an object with a text or html. */
static bool json_lines(ro_str s, const char *path) {
    ro_str t = ro_str_trim((ro_str){s.p, s.n < 65536 ? s.n : 65536});
    if (!t.n || t.p[0] != '{') return false;
    ro_str name = ro_str_c(path);
    if (ro_str_ends(name, ".gz")) name.n -= 3;
    if (ro_str_ends(name, ".jsonl") || ro_str_ends(name, ".ndjson")) return true;
    return has(t, "\"text\"") || has(t, "\"html\"");
}

/* ---- JSON lines ----------------------------------------------------------------------------------------------------- */

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
static ro_capture line_capture(ro_arena *a, const char *path, ro_str at, ro_str line) {
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
    c.file = c.id.n ? ro_str_printf(a, "%s#%.*s", path, (int)c.id.n, c.id.p) : at;
    return c;
}

static void take_line(struct taker *t, const char *path, size_t number, ro_str line) {
    struct ro_error e;
    ro_arena *volatile a = ro_arena_new(&e);
    char at[800];
    snprintf(at, sizeof at, "%s:%zu", path, number);
    if (!a || RO_TRY(a)) {
        refuse(t, ro_str_c(at), &e);
        ro_arena_free(a);
        return;
    }
    ro_capture c = line_capture(a, path, ro_str_dup(a, ro_str_c(at)), line);
    give(t, &c);
    ro_arena_free(a);
}

static void too_long(struct taker *t, const char *path, size_t number) {
    struct ro_error e = {.status = RO_LIMIT};
    char at[800];
    snprintf(at, sizeof at, "%s:%zu", path, number);
    snprintf(e.text, sizeof e.text, "%s: the line is over the limit of %u bytes for one account: the other lines are read", at,
             RO_MAX_CAPTURE);
    refuse(t, ro_str_c(at), &e);
}

static void take_lines(struct taker *t, struct stream *s) {
    size_t number = 0, seen = 0; /* bytes after at that hold no line end */
    bool skipping = false;
    while (!t->stop) {
        const char *from = s->ahead.p + s->at, *nl = memchr(from + seen, '\n', s->ahead.n - s->at - seen);
        if (!nl) {
            seen = s->ahead.n - s->at;
            if (!skipping && seen > RO_MAX_CAPTURE) too_long(t, s->path, number + 1), skipping = true;
            if (skipping) s->at = s->ahead.n, seen = 0;
            if (stream_more(s)) continue;
            from = s->ahead.p + s->at;
        }
        ro_str line = ro_str_trim((ro_str){from, nl ? (size_t)(nl - from) : s->ahead.n - s->at});
        number++;
        if (line.n && !skipping) take_line(t, s->path, number, line);
        skipping = false;
        seen = 0;
        if (!nl) break;
        s->at = (size_t)(nl + 1 - s->ahead.p);
    }
}

/* ---- files and folders -------------------------------------------------------------------------------------------- */

static void take_whole(struct taker *t, struct stream *s) {
    while (stream_more(s))
        if (s->ahead.n > RO_MAX_CAPTURE)
            ro_throw(s->arena, RO_LIMIT, "%s: is over the limit of %u bytes for one page%s: split it", s->path, RO_MAX_CAPTURE,
                     gzdirect(s->gz) ? "" : " once unpacked");
    ro_capture c = {.file = ro_str_c(s->path), .bytes = {s->ahead.p, s->ahead.n}};
    give(t, &c);
}

static void take_file(struct taker *t, const char *path) {
    struct ro_error e;
    ro_arena *volatile a = ro_arena_new(&e);
    if (!a || RO_TRY(a)) {
        refuse(t, ro_str_c(path), &e);
        ro_arena_free(a);
        return;
    }
    struct stream s = {.arena = a, .path = path, .ahead = {.arena = a}};
    stream_open(&s);
    while (s.ahead.n < CHUNK && stream_more(&s)) {
    }
    ro_str head = {s.ahead.p ? s.ahead.p : "", s.ahead.n};
    if (!head.n) ro_throw(a, RO_INPUT, "%s: is empty: there is nothing to read", path);
    const char *what = later(head);
    if (what) ro_throw(a, RO_UNSUPPORTED, "%s: is %s, which is not there yet: save the page as HTML or text", path, what);
    if (binary(head)) ro_throw(a, RO_INPUT, "%s: is binary data and no text: save the page as HTML or text", path);
    if (json_lines(head, path))
        take_lines(t, &s);
    else
        take_whole(t, &s);
    ro_arena_free(a);
}

static int by_name(const void *p, const void *q) { return strcmp(*(char *const *)p, *(char *const *)q); }
static void close_folder(void *d) { closedir(d); }

static void take_path(struct taker *t, const char *path, int deep);

static void take_folder(struct taker *t, const char *path, int deep) {
    struct ro_error e;
    ro_arena *volatile a = ro_arena_new(&e);
    if (!a || RO_TRY(a)) {
        refuse(t, ro_str_c(path), &e);
        ro_arena_free(a);
        return;
    }
    if (deep > DEEPEST)
        ro_throw(a, RO_LIMIT, "%s: folders are nested more than %d deep: add the inner ones by themselves", path, DEEPEST);
    DIR *d = opendir(path);
    if (!d) ro_throw(a, RO_IO, "%s: cannot be opened: %s", path, strerror(errno));
    ro_defer(a, close_folder, d);
    RO_VEC(const char *) names = {0};
    const size_t n = strlen(path);
    bool slash = n && path[n - 1] == '/';
    for (struct dirent *x; (x = readdir(d));)
        if (x->d_name[0] != '.') RO_PUSH(a, names) = ro_str_printf(a, "%s%s%s", path, slash ? "" : "/", x->d_name).p;
    if (names.n) qsort(names.v, names.n, sizeof *names.v, by_name);
    for (size_t i = 0; i < names.n && !t->stop; i++) {
        struct stat st;
        if (lstat(names.v[i], &st) != 0 || S_ISDIR(st.st_mode))
            take_path(t, names.v[i], deep + 1);
        else if (stat(names.v[i], &st) == 0 && S_ISREG(st.st_mode))
            take_path(t, names.v[i], deep + 1);
    }
    ro_arena_free(a);
}

static void take_path(struct taker *t, const char *path, int deep) {
    struct stat st;
    if (strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        take_folder(t, path, deep);
    else
        take_file(t, path);
}

ro_status ro_captures(ro_ctx *ctx, const char *path, ro_capture_fn fn, void *user) {
    ctx->error.status = RO_OK;
    ctx->error.text[0] = 0;
    struct taker t = {.fn = fn, .user = user};
    take_path(&t, path, 0);
    return RO_OK;
}
