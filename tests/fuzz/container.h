/* What the targets for containers share: any bytes are taken apart, and every capture handed on is read. */
#ifndef CONTAINER_H
#define CONTAINER_H

#include <readout/readout.h>

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool take(void *user, const ro_capture *c, ro_status st, const char *why) {
    if (st != RO_OK && (!why || !*why || !c->file.n)) abort();
    ro_account *account = NULL;
    if (st == RO_OK) ro_account_read(user, c, &account);
    ro_account_free(account);
    return true;
}

static inline int take_apart(const uint8_t *data, size_t n) {
    ro_ctx *ctx = ro_ctx_new(), *reader = ro_ctx_new();
    const ro_capture whole = {.file = {"fuzz", 4}, .bytes = {(const char *)data, n}};
    if (ctx && reader) ro_captures_within(ctx, &whole, take, reader);
    ro_ctx_free(reader);
    ro_ctx_free(ctx);
    return 0;
}

#endif
