/* gzip and its kin as streams: members one after another, and the way on behind a damaged one.
 *
 * What the unpacker took lately of the packed bytes is kept (KEPT of them), because a member that lost its end makes it run into
 * the next one before it notices; the search for a whole member starts behind the head of the broken one. Going back like that is
 * bounded by the length of the file, so that bytes made of nothing but heads cost no more than others. Where members
 * began is remembered only for what stands ahead. */
#include "unpack/unpack.h"

#include <zlib.h>

enum {
    GZIP = 15 + 16,
    CHUNK = 64 << 10,
    KEPT = 128 << 10,
    FREE_AGAIN = 1 << 20, /* bytes that may be gone over twice in any case */
    BEGINNINGS = 1 << 16,
};

struct beginning {
    uint64_t out, packed;
};

struct gzip {
    ro_unpack *unpack;
    ro_stream *packed;
    z_stream z;
    int bits;
    uint64_t out, member; /* bytes unpacked; where in `packed` the member began */
    size_t kept;          /* bytes ahead in `packed` that the unpacker has had already */
    uint64_t again;       /* bytes gone over twice */
    RO_VEC(struct beginning) begun;
    size_t first;    /* of begun: where what stands ahead is */
    bool within;     /* a member has begun and not ended */
    const char *bad; /* stuck here */
};

static void end_inflate(void *z) { inflateEnd(z); }

static _Noreturn void no_memory(ro_stream *s) {
    ro_throw(s->arena, RO_NOMEM, "%.*s: memory ran out while unpacking", (int)s->name.n, s->name.p);
}

/* Only the last one that began at or before what stands ahead is of use, and those behind it. */
static void forget(ro_stream *s, struct gzip *g) {
    while (g->first + 1 < g->begun.n && g->begun.v[g->first + 1].out <= s->taken) g->first++;
}

static void begin(ro_stream *s, struct gzip *g) {
    g->member = g->packed->taken;
    g->within = true;
    if (g->begun.n == g->begun.cap || g->begun.n == BEGINNINGS) {
        forget(s, g);
        if (g->first) memmove(g->begun.v, g->begun.v + g->first, (g->begun.n - g->first) * sizeof *g->begun.v);
        g->begun.n -= g->first;
        g->first = 0;
    }
    if (g->begun.n < BEGINNINGS) RO_PUSH(s->arena, g->begun) = (struct beginning){g->out, g->member};
}

/* Behind a whole member: is there another? What is none (padding with zeros is common) ends the stream. */
static bool next_member(ro_stream *s, struct gzip *g) {
    ro_str head;
    if (g->bits != GZIP) return false;
    while ((head = ro_stream_look(g->packed, 2)).n && !*head.p && s->lenient) ro_stream_take(g->packed, 1);
    if (head.n >= 2 && memcmp(head.p, "\x1f\x8b", 2) == 0) {
        if (inflateReset(&g->z) != Z_OK) no_memory(s);
        begin(s, g);
        return true;
    }
    if (head.n && s->lenient) g->bad = "is followed by other bytes";
    return false;
}

/* Keeps at most n of the bytes that the unpacker has had. */
static void leave(struct gzip *g, size_t n) {
    if (g->kept <= n) return;
    ro_stream_take(g->packed, g->kept - n);
    g->kept = n;
}

/* One step of the unpacker; false where it is stuck. */
static bool step(ro_stream *s, struct gzip *g) {
    ro_str in = ro_stream_look(g->packed, g->kept + 1);
    in.p += g->kept, in.n -= g->kept;
    if (!in.n) g->bad = "ends early";
    if (!in.n) return false;
    uInt n = in.n > 1u << 30 ? 1u << 30 : (uInt)in.n;
    g->z.next_in = (Bytef *)(uintptr_t)in.p;
    g->z.avail_in = n;
    int r = inflate(&g->z, Z_NO_FLUSH);
    g->kept += n - g->z.avail_in;
    if (r == Z_MEM_ERROR) no_memory(s);
    if (r == Z_STREAM_END) g->within = false;
    leave(g, r == Z_STREAM_END ? 0 : KEPT);
    if (r != Z_OK && r != Z_STREAM_END && r != Z_BUF_ERROR) g->bad = "is damaged";
    return !g->bad;
}

static size_t read_gzip(ro_stream *s, char *to, size_t room) {
    struct gzip *g = s->source;
    if (room > 1u << 30) room = 1u << 30;
    g->z.next_out = (Bytef *)to;
    g->z.avail_out = (uInt)room;
    while (!g->bad && g->z.avail_out == room)
        if (!(g->within ? step(s, g) : next_member(s, g))) break;
    size_t got = room - g->z.avail_out;
    g->out += got;
    ro_unpack_grew(g->unpack, s, got);
    if (g->bad && !got && !s->lenient)
        ro_throw(s->arena, RO_INPUT, "%.*s: the gzip data %s after %llu unpacked bytes: fetch the file again", (int)s->name.n,
                 s->name.p, g->bad, (unsigned long long)g->out);
    if (g->bad && !got) s->broken = g->bad;
    return got;
}

/* The head of a member, which the stream then stands at. */
static bool find_member(struct gzip *g, size_t from) {
    for (;;) {
        ro_str p = ro_stream_look(g->packed, from + CHUNK);
        const char *at = p.n > from ? memmem(p.p + from, p.n - from, "\x1f\x8b\x08", 3) : NULL;
        size_t i = at ? (size_t)(at - p.p) : p.n < 2 ? p.n : p.n - 2;
        if (!at && p.n < from + CHUNK) return false;
        ro_stream_take(g->packed, i);
        p = ro_stream_look(g->packed, 4);
        if (at && p.n >= 4 && !((unsigned char)p.p[3] & 0xE0)) return true;
        from = at ? 1 : 0;
    }
}

static bool resume_gzip(ro_stream *s) {
    struct gzip *g = s->source;
    if (!g->bad || g->bits != GZIP) return false;
    uint64_t here = g->packed->taken + g->kept;
    size_t from = g->member >= g->packed->taken ? (size_t)(g->member + 1 - g->packed->taken) : 0;
    if (from > g->kept || g->again > here + FREE_AGAIN) from = g->kept;
    g->again += g->kept - from;
    g->kept = 0;
    if (!find_member(g, from)) return false;
    g->bad = NULL;
    if (inflateReset(&g->z) != Z_OK) no_memory(s);
    begin(s, g);
    return true;
}

static uint64_t origin_gzip(ro_stream *s, uint64_t *within) {
    struct gzip *g = s->source;
    forget(s, g);
    if (!g->begun.n) return 0;
    struct beginning b = g->begun.v[g->first];
    *within = s->taken - b.out;
    return b.packed;
}

static ro_stream *again_gzip(ro_stream *s, ro_arena *a, uint64_t origin) {
    struct gzip *g = s->source;
    ro_stream *packed = ro_stream_again(g->packed, a, origin);
    return packed ? ro_stream_gunzip(g->unpack, packed) : NULL;
}

ro_stream *ro_stream_inflate(ro_unpack *u, ro_stream *packed, int bits) {
    struct gzip *g = RO_NEW(packed->arena, struct gzip);
    ro_stream *s = ro_stream_new(packed->arena, packed->name, g, read_gzip);
    g->unpack = u, g->packed = packed, g->bits = bits;
    if (inflateInit2(&g->z, bits) != Z_OK) no_memory(s);
    ro_defer(packed->arena, end_inflate, &g->z);
    s->origin = origin_gzip, s->again = again_gzip, s->resume = resume_gzip;
    begin(s, g);
    return s;
}

ro_stream *ro_stream_gunzip(ro_unpack *u, ro_stream *packed) { return ro_stream_inflate(u, packed, GZIP); }
