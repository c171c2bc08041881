/* Every capture behind a path: files, folders, standard input, and containers in containers.
 *
 * The table below knows each format by its first bytes, never by its name. A container takes its stream apart and comes back
 * here with every piece, so that a page in gzip in a web archive in a zip is found like any other; containers nest to a stated
 * depth, and packed bytes may become only so many unpacked ones. What is none of the formats is one capture, read whole up to
 * RO_MAX_CAPTURE. What cannot be read is refused in one sentence that names it, and the rest goes on. Pictures, styles and
 * scripts that lie in a folder or a container beside the pages are counted, not named. */
#include "unpack/unpack.h"

#include "base/ctx.h"
#include "base/document.h"

#include <sys/stat.h>

/* ---- handing on --------------------------------------------------------------------------------------------------- */

void ro_unpack_refuse(ro_unpack *u, ro_str file, const struct ro_error *e) {
    ro_capture c = {.file = file};
    if (!u->stop && !u->fn(u->user, &c, e->status, e->text)) u->stop = true;
}

void ro_unpack_give(ro_unpack *u, const ro_capture *c) {
    if (!u->stop && !u->fn(u->user, c, RO_OK, NULL)) u->stop = true;
}

void ro_unpack_skip(ro_unpack *u, ro_str file) {
    ro_capture c = {.file = file};
    if (!u->stop && !u->fn(u->user, &c, RO_SKIPPED, "is no page by its kind")) u->stop = true;
}

/* ---- what is it? --------------------------------------------------------------------------------------------------- */

static bool is_gzip(ro_str head, const ro_capture *about) {
    (void)about;
    return head.n >= 18 && memcmp(head.p, "\x1f\x8b\x08", 3) == 0;
}

static void take_gzip(ro_unpack *u, ro_stream *s, const ro_capture *about) { ro_unpack_stream(u, ro_stream_gunzip(u, s), about); }

/* clang-format off */
static const ro_format formats[] = {
    {"packed with gzip", is_gzip, take_gzip},
    {"packed with bzip2, xz or zstd", ro_squeezed_is, ro_squeezed_take},
    {"a zip archive", ro_zip_is, ro_zip_take},
    {"a 7z archive", ro_7z_is, ro_7z_take},
    {"a tar archive", ro_tar_is, ro_tar_take},
    {"a web archive (WARC)", ro_warc_is, ro_warc_take},
    {"an index of a web archive", ro_cdx_is, ro_cdx_take},
    {"a feed", ro_feed_is, ro_feed_take},
    {"JSON lines", ro_lines_are, ro_lines_take},
    {"a message (MIME)", ro_mime_are, ro_mime_take},
};
/* clang-format on */

/* The name of a format that is known and not read; NULL for everything else. */
static const char *unread(ro_str s) {
    static const struct {
        const char *magic, *name;
    } known[] = {{"filedesc://", "a web archive of the old kind (ARC)"},
                 {"{\\rtf", "an RTF file"},
                 {"\xD0\xCF\x11\xE0", "an old office file"}};
    ro_str head = {s.p, s.n < 4096 ? s.n : 4096};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (ro_str_starts(head, known[i].magic)) return known[i].name;
    if (ro_document_of(s) == RO_DOCUMENT_SHEET) return "a spreadsheet or a presentation";
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
        if (ro_byte(s.p[i]) & (RO_BYTE_PLAIN | RO_BYTE_BLANK)) continue;
        unsigned char c = (unsigned char)s.p[i];
        zeros += !c;
        control += c && c < 32 && !(c >= 8 && c <= 13) && c != 27;
    }
    return zeros * 50 > n || control * 20 > n;
}

/* ---- one stream, one piece ---------------------------------------------------------------------------------------- */

static void take_page(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    ro_str head = ro_stream_look(s, RO_HEAD);
    const char *what = unread(head);
    int n = (int)s->name.n;
    if (u->found && ro_beside_pages(about->file)) {
        ro_unpack_skip(u, about->file);
        return;
    }
    if (!head.n) ro_throw(s->arena, RO_INPUT, "%.*s: is empty: there is nothing to read", n, s->name.p);
    if (what)
        ro_throw(s->arena, RO_UNSUPPORTED, "%.*s: is %s, which is not read: save it as HTML, DOCX, PDF or text", n, s->name.p,
                 what);
    const bool data = !ro_document_of(head) && binary(head);
    if (data && u->found) {
        ro_unpack_skip(u, about->file);
        return;
    }
    if (data) ro_throw(s->arena, RO_INPUT, "%.*s: is binary data and no text: save the page as HTML or text", n, s->name.p);
    ro_capture c = *about;
    c.bytes = ro_stream_rest(s);
    ro_unpack_give(u, &c);
}

/* The first bytes. Damage among them is not this look's matter: the format at hand may know the way on. */
static ro_str look_at_head(ro_stream *s) {
    const bool lenient = s->lenient;
    s->lenient = true;
    ro_str head = ro_stream_look(s, RO_HEAD);
    s->lenient = lenient;
    if (s->broken && !lenient) s->end = false, s->broken = NULL;
    return head;
}

void ro_unpack_stream(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    ro_str head = look_at_head(s);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (!formats[i].is(head, about)) continue;
        if (u->depth >= RO_MAX_CONTAINERS)
            ro_throw(s->arena, RO_LIMIT, "%.*s: is %s inside %d other containers: unpack the outer ones first", (int)s->name.n,
                     s->name.p, formats[i].name, RO_MAX_CONTAINERS);
        u->depth++;
        formats[i].take(u, s, about);
        u->depth--;
        return;
    }
    take_page(u, s, about);
}

/* Opens an arena, sets the trap and takes the stream that `open` makes of `from`. */
static void take(ro_unpack *u, const ro_capture *about, ro_open_fn open, void *from) {
    struct ro_error e = {0};
    const unsigned depth = u->depth;
    const bool found = u->found;
    ro_arena *volatile a = ro_arena_new(&e);
    if (!a || RO_TRY(a))
        ro_unpack_refuse(u, about->file, &e);
    else
        ro_unpack_stream(u, open(a, about, from), about);
    u->depth = depth, u->found = found;
    ro_arena_free(a);
}

static ro_stream *open_bytes(ro_arena *a, const ro_capture *about, void *from) {
    (void)from;
    return ro_stream_bytes(a, about->file, about->bytes);
}

struct path {
    ro_unpack *unpack;
    const char *path;
};

static ro_stream *open_path(ro_arena *a, const ro_capture *about, void *from) {
    (void)about;
    const struct path *p = from;
    return ro_stream_file(p->unpack, a, p->path);
}

void ro_unpack_member(ro_unpack *u, const ro_capture *about, ro_open_fn open, void *from) {
    if (u->stop) return;
    const bool found = u->found;
    u->found = true;
    take(u, about, open, from);
    u->found = found;
}

void ro_unpack_piece(ro_unpack *u, const ro_capture *about) { ro_unpack_member(u, about, open_bytes, NULL); }

/* ---- files and folders -------------------------------------------------------------------------------------------- */

void ro_unpack_file(ro_unpack *u, const char *path) {
    take(u, &(ro_capture){.file = ro_str_c(path)}, open_path, &(struct path){u, path});
}

static void take_path(ro_unpack *u, const char *path) {
    struct stat st;
    if (strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        ro_unpack_folder(u, path, 0);
    else
        ro_unpack_file(u, path);
}

static void clear(ro_ctx *ctx) {
    ctx->error.status = RO_OK;
    ctx->error.text[0] = 0;
}

ro_status ro_captures(ro_ctx *ctx, const char *path, ro_capture_fn fn, void *user) {
    clear(ctx);
    take_path(&(ro_unpack){.fn = fn, .user = user}, path);
    return RO_OK;
}

static ro_status within(ro_ctx *ctx, const ro_capture *whole, ro_capture_fn fn, void *user, bool found) {
    clear(ctx);
    ro_unpack u = {.fn = fn, .user = user, .packed = whole->bytes.n, .found = found};
    take(&u, whole, open_bytes, NULL);
    return RO_OK;
}

ro_status ro_captures_within(ro_ctx *ctx, const ro_capture *whole, ro_capture_fn fn, void *user) {
    return within(ctx, whole, fn, user, false);
}

ro_status ro_captures_of_folder(ro_ctx *ctx, const ro_capture *file, ro_capture_fn fn, void *user) {
    return within(ctx, file, fn, user, true);
}
