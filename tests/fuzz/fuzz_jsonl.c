/* Any bytes as a file: JSON lines, gzip, or one page; every capture handed on is read. */
#include "container.h"

#include <stdio.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    char path[] = "/tmp/ro_fuzz_XXXXXX";
    int fd = mkstemp(path);
    ro_ctx *ctx = ro_ctx_new();
    if (fd >= 0 && ctx && write(fd, data, n) == (ssize_t)n) ro_captures(ctx, path, take, ctx);
    if (fd >= 0) close(fd), unlink(path);
    ro_ctx_free(ctx);
    return 0;
}
