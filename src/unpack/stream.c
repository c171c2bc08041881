/* Streams: bytes that are looked at before they are taken, from a file, from memory, or out of gzip.
 *
 * What stands ahead is one buffer that grows as far as somebody wants to look. What was taken makes room, so a stream of any
 * length costs the memory of its longest look. */
#include "unpack/unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

enum {
    CHUNK = 128 << 10,
    FREE = 64 << 20, /* bytes that may be unpacked before their ratio to the packed ones counts */
};

/* ---- looking and taking ----------------------------------------------------------------------------------------- */

static void make_room(ro_stream *s) {
    size_t left = s->ahead.n - s->at;
    if (s->at && left <= s->at) {
        if (left) memmove(s->ahead.p, s->ahead.p + s->at, left);
        s->ahead.n = left;
        s->at = 0;
    }
    if (s->ahead.cap - s->ahead.n >= CHUNK) return;
    size_t cap = s->ahead.cap ? s->ahead.cap * 2 : 2 * CHUNK;
    char *p = ro_alloc_raw(s->arena, cap);
    if (left) memcpy(p, s->ahead.p + s->at, left);
    s->ahead.p = p, s->ahead.cap = cap, s->ahead.n = left;
    s->at = 0;
}

bool ro_stream_more(ro_stream *s) {
    if (s->end) return false;
    make_room(s);
    size_t n = s->read(s, s->ahead.p + s->ahead.n, s->ahead.cap - s->ahead.n);
    s->ahead.n += n;
    s->end = n == 0;
    return n > 0;
}

ro_str ro_stream_look(ro_stream *s, size_t want) {
    while (s->ahead.n - s->at < want && ro_stream_more(s)) {
    }
    return (ro_str){s->ahead.p ? s->ahead.p + s->at : "", s->ahead.n - s->at};
}

void ro_stream_take(ro_stream *s, size_t n) {
    s->at += n;
    s->taken += n;
}

uint64_t ro_stream_skip(ro_stream *s, uint64_t n) {
    uint64_t left = n;
    while (left) {
        size_t there = ro_stream_look(s, 1).n, k = there < left ? there : (size_t)left;
        if (!k) break;
        ro_stream_take(s, k);
        left -= k;
    }
    return n - left;
}

ro_str ro_stream_rest(ro_stream *s) {
    do {
        if (s->ahead.n - s->at > RO_MAX_CAPTURE)
            ro_throw(s->arena, RO_LIMIT, "%.*s: is over the limit of %u bytes for one page: split it", (int)s->name.n, s->name.p,
                     RO_MAX_CAPTURE);
    } while (ro_stream_more(s));
    ro_str all = {s->ahead.p ? s->ahead.p + s->at : "", s->ahead.n - s->at};
    ro_stream_take(s, all.n);
    return all;
}

ro_stream *ro_stream_new(ro_arena *a, ro_str name, void *source, size_t (*read)(ro_stream *, char *, size_t)) {
    ro_stream *s = RO_NEW(a, ro_stream);
    *s = (ro_stream){.arena = a, .name = name, .source = source, .read = read, .ahead = {.arena = a}};
    return s;
}

/* ---- a file ----------------------------------------------------------------------------------------------------- */

struct file {
    ro_unpack *unpack;
    int fd;
};

static void close_file(void *f) { close(((struct file *)f)->fd); }

static size_t read_file(ro_stream *s, char *to, size_t room) {
    struct file *f = s->source;
    ssize_t n;
    do n = read(f->fd, to, room);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        ro_throw(s->arena, RO_IO, "%.*s: cannot be read at byte %llu: %s", (int)s->name.n, s->name.p,
                 (unsigned long long)(s->taken + s->ahead.n - s->at), strerror(errno));
    f->unpack->packed += (uint64_t)n;
    return (size_t)n;
}

ro_stream *ro_stream_file(ro_unpack *u, ro_arena *a, const char *path) {
    struct file *f = RO_NEW(a, struct file);
    f->unpack = u;
    f->fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (f->fd < 0) ro_throw(a, RO_IO, "%s: cannot be opened: %s", path, strerror(errno));
    ro_defer(a, close_file, f);
    return ro_stream_new(a, ro_str_c(path), f, read_file);
}

/* ---- memory ------------------------------------------------------------------------------------------------------ */

static size_t read_nothing(ro_stream *s, char *to, size_t room) {
    (void)s, (void)to, (void)room;
    return 0;
}

ro_stream *ro_stream_bytes(ro_arena *a, ro_str name, ro_str bytes) {
    ro_stream *s = ro_stream_new(a, name, NULL, read_nothing);
    s->ahead.p = (char *)(uintptr_t)bytes.p; /* only read: nothing is ever added behind them */
    s->ahead.n = s->ahead.cap = bytes.n;
    s->end = true;
    return s;
}

/* ---- gzip -------------------------------------------------------------------------------------------------------- */

struct gzip {
    ro_unpack *unpack;
    ro_stream *packed;
    z_stream z;
    uint64_t out;
    bool within; /* a member has begun and not ended */
};

static void end_inflate(void *z) { inflateEnd(z); }

static _Noreturn void bad_gzip(ro_stream *s, const char *how) {
    struct gzip *g = s->source;
    ro_throw(s->arena, RO_INPUT, "%.*s: the gzip data %s after %llu unpacked bytes: fetch the file again", (int)s->name.n,
             s->name.p, how, (unsigned long long)g->out);
}

/* Behind a whole member: is there another? What is none (padding with zeros is common) ends the stream. */
static bool next_member(struct gzip *g) {
    ro_str head = ro_stream_look(g->packed, 2);
    if (head.n < 2 || memcmp(head.p, "\x1f\x8b", 2) != 0 || inflateReset(&g->z) != Z_OK) return false;
    return g->within = true;
}

static size_t read_gzip(ro_stream *s, char *to, size_t room) {
    struct gzip *g = s->source;
    if (room > 1u << 30) room = 1u << 30;
    g->z.next_out = (Bytef *)to;
    g->z.avail_out = (uInt)room;
    while (g->z.avail_out == room) {
        if (!g->within && !next_member(g)) return 0;
        ro_str in = ro_stream_look(g->packed, 1);
        if (!in.n) bad_gzip(s, "ends early");
        uInt n = in.n > 1u << 30 ? 1u << 30 : (uInt)in.n;
        g->z.next_in = (Bytef *)(uintptr_t)in.p;
        g->z.avail_in = n;
        int r = inflate(&g->z, Z_NO_FLUSH);
        ro_stream_take(g->packed, n - g->z.avail_in);
        if (r == Z_STREAM_END) g->within = false;
        if (r == Z_MEM_ERROR) ro_throw(s->arena, RO_NOMEM, "%.*s: memory ran out while unpacking", (int)s->name.n, s->name.p);
        if (r != Z_OK && r != Z_STREAM_END && r != Z_BUF_ERROR) bad_gzip(s, "is damaged");
    }
    size_t got = room - g->z.avail_out;
    g->out += got;
    ro_unpack_grew(g->unpack, s, got);
    return got;
}

ro_stream *ro_stream_gunzip(ro_unpack *u, ro_stream *packed) {
    struct gzip *g = RO_NEW(packed->arena, struct gzip);
    g->unpack = u, g->packed = packed;
    if (inflateInit2(&g->z, 15 + 16) != Z_OK)
        ro_throw(packed->arena, RO_NOMEM, "%.*s: memory ran out while unpacking", (int)packed->name.n, packed->name.p);
    ro_defer(packed->arena, end_inflate, &g->z);
    return ro_stream_new(packed->arena, packed->name, g, read_gzip);
}

void ro_unpack_grew(ro_unpack *u, ro_stream *s, size_t n) {
    u->unpacked += n;
    if (u->unpacked > FREE && (u->unpacked - FREE) / RO_MAX_RATIO > u->packed)
        ro_throw(s->arena, RO_LIMIT,
                 "%.*s: unpacks to more than %u times its size, as no honest file does: unpack it by hand if you trust it",
                 (int)s->name.n, s->name.p, RO_MAX_RATIO);
}
