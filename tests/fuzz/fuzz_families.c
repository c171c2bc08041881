/* Texts parted by NUL bytes as families: whatever is said points into the texts, every account stands in one family, and none
 * hangs on an edge that is not its own. */
#include <readout/readout.h>

#include <stdlib.h>
#include <string.h>

enum { TEXTS = 12 };

static const char *const ids[TEXTS] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};
static const char *const dates[] = {"2031-05-06", "", "2031-05", "2031-05-01/2031-05-04"};
static const char *const publishers[] = {"QNA", "Osk Daily", "", "KCNA Watch", "Post"};

static ro_str str(const char *s) { return (ro_str){s, strlen(s)}; }

static void check_evidence(const ro_evidence *e, size_t n, const ro_reuse_text *t, size_t texts) {
    for (; n--; e++) {
        if (e->text == RO_NO_TEXT) continue;
        if (e->text >= texts || e->span.lo > e->span.hi || e->span.hi > t[e->text].text.n) abort();
    }
}

static void check(const ro_families *f, const ro_reuse_text *t, size_t texts) {
    unsigned seen = 0;
    for (size_t i = 0; i < f->nfamilies; i++) {
        const ro_family *x = &f->family[i];
        for (size_t k = 0; k < x->ntexts; k++) {
            if (x->text[k] >= texts || seen >> x->text[k] & 1) abort();
            seen |= 1u << x->text[k];
            if ((x->by[k] == UINT32_MAX) != (k == 0) || (k && x->by[k] >= x->nedges)) abort();
            if (k && x->edge[x->by[k]].from != x->text[k] && x->edge[x->by[k]].to != x->text[k]) abort();
        }
        for (size_t k = 0; k < x->nedges; k++) check_evidence(x->edge[k].evidence, x->edge[k].nevidence, t, texts);
        for (size_t k = 0; k < x->nlost; k++) check_evidence(x->lost[k].evidence, x->lost[k].nevidence, t, texts);
    }
}

static bool nowhere(void *user, const char *p, size_t n) {
    (void)user, (void)p, (void)n;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    ro_reuse_text t[TEXTS] = {0};
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_search *s = NULL;
    const ro_reuse *r = NULL;
    const ro_families *f = NULL;
    ro_reuse_options opt = {.min_words = 4, .threads = 1};
    size_t texts = 0;
    if (!ctx || ro_reuse_open(ctx, &opt, &s) != RO_OK) abort();
    for (const char *p = (const char *)data, *end = p + n; p < end && texts < TEXTS; texts++) {
        const char *nul = memchr(p, 0, (size_t)(end - p));
        size_t len = (size_t)((nul ? nul : end) - p);
        t[texts] = (ro_reuse_text){str(ids[texts]), {p, len}, str(dates[texts % 4]), str(publishers[texts % 5])};
        if (ro_reuse_add(ctx, s, &t[texts]) != RO_OK) abort();
        p += len + 1;
    }
    if (ro_reuse_finish(ctx, s, &r) == RO_OK && ro_families_find(ctx, s, r, &f) == RO_OK) {
        static const ro_style plain;
        check(f, t, texts);
        if (ro_families_json(ctx, s, f, (ro_sink){nowhere, NULL}) != RO_OK) abort();
        if (ro_families_text(ctx, s, f, &plain, (ro_sink){nowhere, NULL}) != RO_OK) abort();
    }
    ro_families_free(f);
    ro_reuse_close(s);
    ro_ctx_free(ctx);
    return 0;
}
