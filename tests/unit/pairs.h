/* Accounts as texts, compared, and the passage that holds some words. */
#ifndef RO_TEST_PAIRS_H
#define RO_TEST_PAIRS_H

#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct bench {
    ro_ctx *ctx;
    ro_account *acc[RO_MAX_ACCOUNTS];
    size_t n;
    const ro_comparison *c;
};

static inline void add(struct bench *b, const char *text) {
    ro_capture c = {.file = {"account", 7}, .bytes = {text, strlen(text)}, .text = true};
    assert_int_equal(ro_account_read(b->ctx, &c, &b->acc[b->n]), RO_OK);
    assert_null(ro_account_record(b->acc[b->n])->refused);
    b->n++;
}

static inline void compare(struct bench *b) {
    static const char *const refs[RO_MAX_ACCOUNTS] = {"one", "two",   "three", "four", "five",
                                                      "six", "seven", "eight", "nine", "ten"};
    assert_int_equal(ro_compare(b->ctx, b->acc, refs, b->n, &b->c), RO_OK);
}

static inline struct bench two(const char *a, const char *b) {
    struct bench t = {.ctx = ro_ctx_new()};
    add(&t, a);
    add(&t, b);
    compare(&t);
    return t;
}

static inline void done(struct bench *b) {
    ro_comparison_free(b->c);
    for (size_t i = 0; i < b->n; i++) ro_account_free(b->acc[i]);
    ro_ctx_free(b->ctx);
}

/* The passage that holds these words of account k. */
static inline const ro_passage *passage_of(const ro_comparison *c, unsigned k, const char *words) {
    const char *t = c->accounts[k]->text.p, *at = strstr(t, words);
    assert_non_null(at);
    for (size_t i = 0; i < c->npassages; i++) {
        ro_span s = c->passages[i].spans[k];
        if (c->passages[i].in >> k & 1 && s.lo <= at - t && at - t < s.hi) return &c->passages[i];
    }
    fail_msg("no passage holds %s", words);
    return NULL;
}

#endif
