/* For the targets that take any bytes as a container: every capture handed on is read. */
#ifndef FUZZ_CAPTURES_H
#define FUZZ_CAPTURES_H

#include <readout/readout.h>

#include <stdlib.h>
#include <string.h>

static bool read_capture(void *user, const ro_capture *c, ro_status st, const char *why) {
    if (st != RO_OK && (!why || !*why || !c->file.n)) abort();
    bool pdf =
        c->bytes.n >= 5 && memcmp(c->bytes.p, "%PDF-", 5) == 0; /* starts a process; its words have a target of their own */
    ro_account *account = NULL;
    if (st == RO_OK && !pdf) ro_account_read(user, c, &account);
    ro_account_free(account);
    return true;
}

static void read_captures(const uint8_t *data, size_t n) {
    ro_ctx *ctx = ro_ctx_new();
    ro_ctx *reader = ro_ctx_new();
    const ro_capture whole = {.file = {"fuzz", 4}, .bytes = {(const char *)data, n}};
    if (ctx && reader) ro_captures_within(ctx, &whole, read_capture, reader);
    ro_ctx_free(reader);
    ro_ctx_free(ctx);
}

#endif
