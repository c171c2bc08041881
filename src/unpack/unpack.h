/* unpack: what people hand us into captures. A path leads to a stream of bytes; a container (gzip, a web archive, mail, a zip,
 * lines of JSON) is a format that takes a stream and hands on its pieces, each of which may be a container again; what is none
 * is a capture. Files are streamed: memory does not depend on the size of a container, only on its largest piece.
 *
 * A format is one file of this folder and one line in the table of unpack.c. It throws through its stream's arena when it
 * cannot go on; what it has handed on by then stays. A piece that is wrong is refused in one sentence and the rest goes on. */
#ifndef RO_UNPACK_H
#define RO_UNPACK_H

#include "base/base.h"

/* ---- streams --------------------------------------------------------------------------------------------------- */

typedef struct ro_stream ro_stream;
struct ro_stream {
    ro_arena *arena;
    ro_str name; /* for sentences: a path, or "crawl.warc.gz:4711" */
    /* Reads up to room bytes; 0 at the end. Throws. */
    size_t (*read)(ro_stream *, char *to, size_t room);
    /* These three may be NULL; the functions below say what they do. */
    uint64_t (*origin)(ro_stream *, uint64_t *within);
    ro_stream *(*again)(ro_stream *, ro_arena *, uint64_t origin);
    bool (*resume)(ro_stream *);
    void *source;
    ro_buf ahead; /* read, and not yet taken: [at, ahead.n) */
    size_t at;
    uint64_t taken; /* bytes taken so far: where `at` stands in the stream */
    bool end;
    bool lenient;       /* damage ends the stream instead of throwing, and `broken` says how */
    const char *broken; /* "is damaged", "ends early"; NULL: whole so far */
};

/* Reads on; false at the end. What was looked at before may have moved. */
bool ro_stream_more(ro_stream *);
/* What stands ahead: `want` bytes, or fewer where the stream ends (or more). Valid until the stream is read on. */
ro_str ro_stream_look(ro_stream *, size_t want);
/* Takes n of the bytes that were looked at. */
void ro_stream_take(ro_stream *, size_t n);
/* Takes n bytes, read or not; how many there were. */
uint64_t ro_stream_skip(ro_stream *, uint64_t n);
/* All that is left; throws RO_LIMIT over the limit of one page. */
ro_str ro_stream_rest(ro_stream *);
/* Behind damage in a lenient stream: goes on at the next place that looks whole; false where there is none. */
bool ro_stream_resume(ro_stream *);
/* The place in the file by which indexes name what stands ahead: of a gzip stream, the offset of its member; within: how many
 * unpacked bytes behind that. */
uint64_t ro_stream_origin(ro_stream *, uint64_t *within);
/* The same source once more from an origin on, in another arena; NULL where it can be read only once. */
ro_stream *ro_stream_again(ro_stream *, ro_arena *, uint64_t origin);

/* ---- taking apart ---------------------------------------------------------------------------------------------- */

/* One call of ro_captures(). */
typedef struct ro_unpack {
    ro_capture_fn fn;
    void *user;
    bool stop;                 /* the caller wants no more */
    unsigned depth;            /* containers in containers; folders do not count */
    bool found;                /* in a folder or container: not asked for by name */
    bool beside;               /* in a folder of what belongs to a page: passed over */
    uint64_t packed, unpacked; /* bytes read from files so far, bytes that packed ones became */
} ro_unpack;

/* A file, or "-"; gzip and so on is the formats' matter. */
ro_stream *ro_stream_file(ro_unpack *, ro_arena *, const char *path);
ro_stream *ro_stream_bytes(ro_arena *, ro_str name, ro_str bytes);
/* A stream of another source; see ro_stream for read. */
ro_stream *ro_stream_new(ro_arena *, ro_str name, void *source, size_t (*read)(ro_stream *, char *, size_t));
/* The unpacked bytes of a gzip stream, members one after another, as the format allows. */
ro_stream *ro_stream_gunzip(ro_unpack *, ro_stream *packed);
/* The same for what zlib's inflateInit2() means by 15 (a zlib head) and -15 (no head at all). */
ro_stream *ro_stream_inflate(ro_unpack *, ro_stream *packed, int bits);
/* n more bytes were unpacked: throws RO_LIMIT where packed bytes become more than any honest ones do (RO_MAX_RATIO). */
void ro_unpack_grew(ro_unpack *, ro_stream *, size_t n);

/* What a container knows of a piece stands in `about`: file (the name of the piece for sentences and rows), url, captured,
 * charset, status, note, title … and html or text where that is certain. */

/* The stream in the format that its first bytes tell. Throws through the stream's arena. */
void ro_unpack_stream(ro_unpack *, ro_stream *, const ro_capture *about);
/* The same for a piece held in memory (about->bytes), in an arena of its own: what is wrong with it is refused, and this
 * returns. */
void ro_unpack_piece(ro_unpack *, const ro_capture *about);
/* The same for a piece of any length, which `open` makes a stream of in the piece's arena. */
typedef ro_stream *(*ro_open_fn)(ro_arena *, const ro_capture *about, void *from);
void ro_unpack_member(ro_unpack *, const ro_capture *about, ro_open_fn, void *from);
/* Hands a capture on as it is. */
void ro_unpack_give(ro_unpack *, const ro_capture *);
void ro_unpack_refuse(ro_unpack *, ro_str file, const struct ro_error *);
/* One file, or all that lies in a folder (folder.c); what is wrong is refused. deep: folders above it. */
void ro_unpack_file(ro_unpack *, const char *path);
void ro_unpack_folder(ro_unpack *, const char *path, int deep);
/* Is it no page by its name: a style, a script, a log of the mirroring program? */
bool ro_beside_pages(ro_str file);
/* A piece that is no page by its kind: a picture, a style, a script. It is counted and not named. */
void ro_unpack_skip(ro_unpack *, ro_str file);

/* ---- the formats ----------------------------------------------------------------------------------------------- */

typedef struct ro_format {
    const char *name;                                 /* "a web archive (WARC)" */
    bool (*is)(ro_str head, const ro_capture *about); /* by the first bytes, up to RO_HEAD of them */
    void (*take)(ro_unpack *, ro_stream *, const ro_capture *about);
} ro_format;
enum { RO_HEAD = 128 << 10 };

/* packed.c */
bool ro_zip_is(ro_str head, const ro_capture *about);
void ro_zip_take(ro_unpack *, ro_stream *, const ro_capture *about);
bool ro_tar_is(ro_str head, const ro_capture *about);
void ro_tar_take(ro_unpack *, ro_stream *, const ro_capture *about);
bool ro_7z_is(ro_str head, const ro_capture *about);
void ro_7z_take(ro_unpack *, ro_stream *, const ro_capture *about);
bool ro_squeezed_is(ro_str head, const ro_capture *about);
void ro_squeezed_take(ro_unpack *, ro_stream *, const ro_capture *about);
/* lines.c */
bool ro_lines_are(ro_str head, const ro_capture *about);
void ro_lines_take(ro_unpack *, ro_stream *, const ro_capture *about);
/* mime.c */
bool ro_mime_are(ro_str head, const ro_capture *about);
void ro_mime_take(ro_unpack *, ro_stream *, const ro_capture *about);
/* feed.c */
bool ro_feed_is(ro_str head, const ro_capture *about);
void ro_feed_take(ro_unpack *, ro_stream *, const ro_capture *about);
/* cdx.c */
bool ro_cdx_is(ro_str head, const ro_capture *about);
void ro_cdx_take(ro_unpack *, ro_stream *, const ro_capture *about);
/* warc.c */
bool ro_warc_is(ro_str head, const ro_capture *about);
void ro_warc_take(ro_unpack *, ro_stream *, const ro_capture *about);

#endif
