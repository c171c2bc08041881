/* Content codings: gzip, deflate (both things that servers mean by it), Brotli. Zstandard is left packed: unpack.c knows it by
 * its first bytes.
 *
 * Archives often keep a page unpacked under a field that says it is packed, so a coding is undone only where the bytes are
 * packed in it; where they break off, what came before stays. Brotli's library is opened when a page first needs it, as ICU is.
 */
#include "base/library.h"
#include "unpack/web.h"

#include <brotli/decode.h>

enum {
    FEW = 32, /* bytes: what breaks off before them was never packed so */
};

/* ---- Brotli ---------------------------------------------------------------------------------------------------------- */

#define FUNCTIONS(X)                                                                                                             \
    X(BrotliDecoderCreateInstance)                                                                                               \
    X(BrotliDecoderDestroyInstance)                                                                                              \
    X(BrotliDecoderDecompressStream)
struct library {
    FUNCTIONS(RO_LIBRARY_FIELD)
};

static const struct library *library(ro_arena *a) {
    static const char *const names[] = {FUNCTIONS(RO_LIBRARY_NAME)};
    static const ro_library lib = {"libbrotlidec.so.1", names, sizeof names / sizeof *names,
                                   "for this page, as it is packed with Brotli", "libbrotli1"};
    return ro_library_open(a, RO_SHELF_BROTLI, &lib);
}

struct brotli {
    ro_unpack *unpack;
    ro_stream *packed;
    const struct library *lib;
    BrotliDecoderState *state;
    const char *bad;
    bool done;
};

static void free_brotli(void *p) {
    struct brotli *b = p;
    b->lib->BrotliDecoderDestroyInstance(b->state);
}

static size_t read_brotli(ro_stream *s, char *to, size_t room) {
    struct brotli *b = s->source;
    uint8_t *out = (uint8_t *)to;
    size_t left = room;
    while (!b->bad && !b->done && left == room) {
        ro_str p = ro_stream_look(b->packed, 1);
        size_t n = p.n;
        const uint8_t *in = (const uint8_t *)p.p;
        BrotliDecoderResult r = b->lib->BrotliDecoderDecompressStream(b->state, &n, &in, &left, &out, NULL);
        ro_stream_take(b->packed, p.n - n);
        if (r == BROTLI_DECODER_RESULT_ERROR) b->bad = "is damaged";
        if (r == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && !p.n) b->bad = "ends early";
        b->done = r == BROTLI_DECODER_RESULT_SUCCESS;
    }
    ro_unpack_grew(b->unpack, s, room - left);
    if (left == room) s->broken = b->bad; /* whoever reads it is lenient */
    return room - left;
}

static ro_stream *unbrotli(ro_unpack *u, ro_stream *packed) {
    struct brotli *b = RO_NEW(packed->arena, struct brotli);
    ro_stream *s = ro_stream_new(packed->arena, packed->name, b, read_brotli);
    b->unpack = u, b->packed = packed;
    b->lib = library(s->arena);
    b->state = b->lib->BrotliDecoderCreateInstance(NULL, NULL, NULL);
    if (!b->state) ro_throw(s->arena, RO_NOMEM, "%.*s: memory ran out while unpacking", (int)s->name.n, s->name.p);
    ro_defer(s->arena, free_brotli, b);
    return s;
}

/* ---- any --------------------------------------------------------------------------------------------------------------- */

/* All that comes out of a stream; *bad: what it broke at. */
static ro_str all_of(ro_stream *s, const char **bad) {
    s->lenient = true;
    ro_str out = ro_stream_rest(s);
    *bad = s->broken;
    return out;
}

static bool zlib_head(ro_str b) {
    const unsigned char *p = (const unsigned char *)b.p;
    return b.n >= 2 && (p[0] & 15) == 8 && (p[0] * 256 + p[1]) % 31 == 0;
}

ro_str ro_coding_undo(ro_unpack *u, ro_arena *a, ro_str name, ro_str coding, ro_str bytes, const char **bad) {
    ro_stream *packed = ro_stream_bytes(a, name, bytes), *s = NULL;
    const char *how = NULL;
    bool gzip = ro_str_find_nocase(coding, "gzip") >= 0, deflate = ro_str_find_nocase(coding, "deflate") >= 0;
    if (gzip && bytes.n > 2 && memcmp(bytes.p, "\x1f\x8b", 2) == 0)
        s = ro_stream_gunzip(u, packed);
    else if (deflate)
        s = ro_stream_inflate(u, packed, zlib_head(bytes) ? 15 : -15);
    else if (coding.n == 2 && ro_str_find_nocase(coding, "br") == 0)
        s = unbrotli(u, packed);
    if (!s) return bytes;
    ro_str out = all_of(s, &how);
    if (how && out.n < FEW) return bytes;
    if (how) *bad = how;
    return out;
}
