/* Texts parted by NUL bytes through the engine that finds shared stretches, in memory and, where the first byte is odd, in files:
 * what it gives lies inside the texts, and can be read back. */
#include "reuse/engine.h"

#include <stdlib.h>
#include <string.h>

enum { TEXTS = 12 };

static void check(const ro_reuse *r, const ro_reuse_text *t, size_t n) {
    for (size_t i = 0; i < r->nshared; i++) {
        const ro_shared *s = &r->shared[i];
        if (s->a >= n || s->b >= n || s->a == s->b) abort();
        if (s->a_span.lo >= s->a_span.hi || s->a_span.hi > t[s->a].text.n) abort();
        if (s->b_span.lo >= s->b_span.hi || s->b_span.hi > t[s->b].text.n) abort();
    }
}

static void search(ro_ctx *ctx, ro_reuse_search *s, const ro_reuse_text *t, size_t n) {
    const ro_reuse *r = NULL;
    for (size_t i = 0; i < n; i++)
        if (ro_reuse_add(ctx, s, &t[i]) != RO_OK) return;
    if (ro_reuse_finish(ctx, s, &r) != RO_OK) return;
    check(r, t, n);
    for (size_t i = 0; i < n; i++) {
        char *p = malloc(t[i].text.n + 1);
        if (p && ro_reuse_text_read(ctx, s, (uint32_t)i, 0, t[i].text.n, p) != RO_OK) abort();
        if (p && t[i].text.n && memcmp(p, t[i].text.p, t[i].text.n)) abort();
        free(p);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    static const char *const ids[TEXTS] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};
    ro_reuse_text t[TEXTS] = {0};
    size_t texts = 0;
    for (const char *p = (const char *)data, *end = p + n; p < end && texts < TEXTS;) {
        const char *nul = memchr(p, 0, (size_t)(end - p));
        size_t len = (size_t)((nul ? nul : end) - p);
        t[texts] = (ro_reuse_text){.id = {ids[texts], 1}, .text = {p, len}, .date = {"2024-05-06", texts % 2 ? 10 : 0}};
        texts++;
        p += len + 1;
    }
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_options opt = {.min_words = 4, .threads = 1, .memory = n && data[0] & 1 ? 0 : 64 << 20};
    ro_reuse_search *s = NULL;
    if (ctx && reuse_open_within(ctx, &opt, &s) == RO_OK) search(ctx, s, t, texts);
    ro_reuse_close(s);
    ro_ctx_free(ctx);
    return 0;
}
