/* A capture read into a record, for tests of what the recognisers find. */
#ifndef READING_H
#define READING_H

#include <readout/readout.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct reading {
    ro_ctx *ctx;
    ro_account *account;
    const ro_record *rec;
};

static inline ro_str str_of(const char *s) { return s ? (ro_str){s, strlen(s)} : (ro_str){NULL, 0}; }

static inline struct reading read_capture(ro_capture c) {
    struct reading r = {.ctx = ro_ctx_new()};
    if (!c.file.p) c.file = str_of("test");
    assert_int_equal(ro_account_read(r.ctx, &c, &r.account), RO_OK);
    r.rec = ro_account_record(r.account);
    assert_null(r.rec->refused);
    return r;
}

static inline struct reading read_page(const char *text) {
    return read_capture((ro_capture){.bytes = str_of(text), .text = true});
}

static inline void done(struct reading *r) {
    ro_account_free(r->account);
    ro_ctx_free(r->ctx);
}

/* want NULL: unknown. */
static inline void same_words(ro_str got, const char *want) {
    ro_str w = str_of(want);
    if (!w.p != !got.p || w.n != got.n || (w.n && memcmp(got.p, w.p, w.n) != 0))
        fail_msg("\"%.*s\", not \"%.*s\"", (int)got.n, got.p ? got.p : "", (int)w.n, w.p ? w.p : "");
}

#endif
