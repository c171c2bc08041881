/* Any bytes as a file: JSON lines, gzip, or one page; every capture handed on is read. */
#include <readout/readout.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool take(void *user, const ro_capture *c, ro_status st, const char *why) {
    if (st != RO_OK && (!why || !*why || !c->file.n)) abort();
    ro_account *account = NULL;
    if (st == RO_OK) ro_account_read(user, c, &account);
    ro_account_free(account);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    char path[] = "/tmp/ro_fuzz_XXXXXX";
    int fd = mkstemp(path);
    ro_ctx *ctx = ro_ctx_new();
    if (fd >= 0 && ctx && write(fd, data, n) == (ssize_t)n) ro_captures(ctx, path, take, ctx);
    if (fd >= 0) close(fd), unlink(path);
    ro_ctx_free(ctx);
    return 0;
}
