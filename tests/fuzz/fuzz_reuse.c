/* Texts parted by NUL bytes through the engine that finds shared stretches: what it gives lies inside the texts. */
#include <readout/readout.h>

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
    ro_reuse_options opt = {.min_words = 4, .threads = 1};
    const ro_reuse *r = NULL;
    if (ctx && ro_reuse_find(ctx, t, texts, &opt, &r) == RO_OK) check(r, t, texts);
    ro_reuse_free(r);
    ro_ctx_free(ctx);
    return 0;
}
