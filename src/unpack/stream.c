/* Streams: bytes that are looked at before they are taken, from a file or from memory; gunzip.c and coding.c put others on top.
 *
 * What stands ahead is one buffer that grows as far as somebody wants to look. What was taken makes room, so a stream of any
 * length costs the memory of its longest look. */
#include "unpack/unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

bool ro_stream_resume(ro_stream *s) {
    if (!s->end || !s->resume || !s->resume(s)) return false;
    s->end = false;
    s->broken = NULL;
    return true;
}

uint64_t ro_stream_origin(ro_stream *s, uint64_t *within) {
    *within = 0;
    return s->origin ? s->origin(s, within) : s->taken;
}

ro_stream *ro_stream_again(ro_stream *s, ro_arena *a, uint64_t origin) { return s->again ? s->again(s, a, origin) : NULL; }

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

static ro_stream *file_again(ro_stream *s, ro_arena *a, uint64_t origin) {
    struct file *f = s->source;
    struct stat st;
    if (fstat(f->fd, &st) != 0 || !S_ISREG(st.st_mode) || ro_str_is(s->name, "-")) return NULL;
    ro_stream *t = ro_stream_file(f->unpack, a, ro_str_dup(a, s->name).p);
    return lseek(((struct file *)t->source)->fd, (off_t)origin, SEEK_SET) < 0 ? NULL : t;
}

ro_stream *ro_stream_file(ro_unpack *u, ro_arena *a, const char *path) {
    struct file *f = RO_NEW(a, struct file);
    f->unpack = u;
    f->fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (f->fd < 0) ro_throw(a, RO_IO, "%s: cannot be opened: %s", path, strerror(errno));
    ro_defer(a, close_file, f);
    ro_stream *s = ro_stream_new(a, ro_str_c(path), f, read_file);
    s->again = file_again;
    return s;
}

/* ---- memory ------------------------------------------------------------------------------------------------------ */

static size_t read_nothing(ro_stream *s, char *to, size_t room) {
    (void)s, (void)to, (void)room;
    return 0;
}

static ro_stream *bytes_again(ro_stream *s, ro_arena *a, uint64_t origin) {
    size_t at = origin < s->ahead.n ? (size_t)origin : s->ahead.n;
    return ro_stream_bytes(a, s->name, (ro_str){s->ahead.p + at, s->ahead.n - at});
}

ro_stream *ro_stream_bytes(ro_arena *a, ro_str name, ro_str bytes) {
    ro_stream *s = ro_stream_new(a, name, NULL, read_nothing);
    s->ahead.p = (char *)(uintptr_t)bytes.p; /* only read: nothing is ever added behind them */
    s->ahead.n = s->ahead.cap = bytes.n;
    s->end = true;
    s->again = bytes_again;
    return s;
}

/* ---- how much ---------------------------------------------------------------------------------------------------- */

void ro_unpack_grew(ro_unpack *u, ro_stream *s, size_t n) {
    u->unpacked += n;
    if (u->unpacked > FREE && (u->unpacked - FREE) / RO_MAX_RATIO > u->packed)
        ro_throw(s->arena, RO_LIMIT,
                 "%.*s: unpacks to more than %u times its size, as no honest file does: unpack it by hand if you trust it",
                 (int)s->name.n, s->name.p, RO_MAX_RATIO);
}
