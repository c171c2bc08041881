/* Files into memory, gzip unpacked by content, and the hash that names a capture. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

void ro_sha256_hex(ro_str bytes, char out[65]) {
    struct sha256_ctx c;
    uint8_t d[SHA256_DIGEST_SIZE];
    sha256_init(&c);
    if (bytes.n) sha256_update(&c, bytes.n, (const uint8_t *)bytes.p);
    sha256_digest(&c, sizeof d, d);
    for (size_t i = 0; i < sizeof d; i++) snprintf(out + 2 * i, 3, "%02x", d[i]);
}

static void close_fd(void *p) { close((int)(intptr_t)p); }

ro_str ro_file_read(ro_arena *a, const char *path, size_t limit) {
    bool in = strcmp(path, "-") == 0;
    int fd = in ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) ro_throw(a, RO_IO, "%s: cannot be opened: %s", path, strerror(errno));
    if (!in) ro_defer(a, close_fd, (void *)(intptr_t)fd);
    struct stat st;
    if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) ro_throw(a, RO_INPUT, "%s: is a folder, where a file was expected", path);
    size_t cap = st.st_size > 0 && S_ISREG(st.st_mode) ? (size_t)st.st_size + 1 : 64 << 10, n = 0;
    if (cap > limit + 1) cap = limit + 1;
    char *p = ro_alloc_raw(a, cap);
    for (;;) {
        if (n == cap) {
            if (n > limit)
                ro_throw(a, RO_LIMIT, "%s: is larger than the limit of %zu bytes for one file: split it or pass it on unpacked",
                         path, limit);
            size_t more = cap * 2 > limit + 1 ? limit + 1 : cap * 2;
            char *q = ro_alloc_raw(a, more);
            memcpy(q, p, n);
            p = q, cap = more;
        }
        ssize_t k = read(fd, p + n, cap - n);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) ro_throw(a, RO_IO, "%s: cannot be read at byte %zu: %s", path, n, strerror(errno));
        if (k == 0) break;
        n += (size_t)k;
    }
    if (n > limit)
        ro_throw(a, RO_LIMIT, "%s: is larger than the limit of %zu bytes for one file: split it or pass it on unpacked", path,
                 limit);
    return ro_gunzip(a, (ro_str){p, n}, path, limit);
}

static void end_inflate(void *z) { inflateEnd(z); }

ro_str ro_gunzip(ro_arena *a, ro_str in, const char *name, size_t limit) {
    if (in.n < 18 || memcmp(in.p, "\x1f\x8b\x08", 3) != 0) return in;
    z_stream *z = RO_NEW(a, z_stream);
    if (inflateInit2(z, 15 + 16) != Z_OK) ro_throw(a, RO_NOMEM, "%s: memory ran out while unpacking", name);
    ro_defer(a, end_inflate, z);
    ro_buf out = {.arena = a};
    char chunk[32 << 10];
    z->next_in = (Bytef *)(uintptr_t)in.p;
    size_t left = in.n;
    for (;;) {
        if (!z->avail_in && left) {
            uInt k = left > 1u << 30 ? 1u << 30 : (uInt)left;
            z->avail_in = k;
            left -= k;
        }
        z->next_out = (Bytef *)chunk;
        z->avail_out = sizeof chunk;
        int r = inflate(z, Z_NO_FLUSH);
        ro_buf_add(&out, (ro_str){chunk, sizeof chunk - z->avail_out});
        if (out.n > limit)
            ro_throw(a, RO_LIMIT, "%s: unpacks to more than the limit of %zu bytes: unpack and split it first", name, limit);
        if (r == Z_STREAM_END) {
            if (!z->avail_in && !left) break;
            if (inflateReset(z) != Z_OK) break; /* members one after another, as gzip allows */
            continue;
        }
        if (r != Z_OK)
            ro_throw(a, RO_INPUT, "%s: the gzip data %s after %zu unpacked bytes: fetch the file again", name,
                     r == Z_BUF_ERROR ? "ends early" : "is damaged", out.n);
    }
    return ro_buf_str(&out);
}
