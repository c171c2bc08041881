/* What holds of reuse for any texts: order, threads and memory change nothing; every span is words of its text; a planted copy is
 * found; one more text that shares nothing takes nothing away. Texts are chains of invented words with passages taken over. */
#include "base/ctx.h"
#include "reuse/engine.h"

#include <stdio.h>
#include <stdlib.h>

enum { TEXTS = 160, WORDS = 180, VOCABULARY = 700, COPIED = 40, EVERY = 4 };

static uint64_t next(uint64_t *x) {
    *x = *x * 6364136223846793005ull + 1442695040888963407ull;
    return *x >> 33;
}

static void say(FILE *f, uint64_t word) {
    static const char *const syllable[] = {"ka", "lo", "mi", "ren", "to", "shu", "vel", "da", "ni", "por"};
    fprintf(f, "%s%s%s ", syllable[word % 10], syllable[word / 10 % 10], syllable[word / 100 % 10]);
}

/* Every EVERY-th text takes COPIED words of the one before it, one in ten of them changed; all say one formula. */
static ro_reuse_text text(uint64_t seed, unsigned i) {
    char *p = NULL, *id = malloc(16);
    size_t n = 0;
    FILE *f = open_memstream(&p, &n);
    uint64_t own = seed * 1000 + i, other = seed * 1000 + i - 1, slip = own ^ 77;
    for (unsigned w = 0; w < WORDS; w++) {
        uint64_t mine = next(&own) % VOCABULARY, theirs = next(&other) % VOCABULARY;
        bool taken = i % EVERY == EVERY - 1 && w >= 50 && w < 50 + COPIED;
        say(f, taken && next(&slip) % 10 ? theirs : mine);
    }
    if (i % 3 == 0) fputs("the talks passed in a warm and trusting spirit of two fraternal peoples as ever before", f);
    fclose(f);
    snprintf(id, 16, "t%04u", i);
    return (ro_reuse_text){.id = ro_str_c(id), .text = {p, n}, .date = ro_str_c("2031-05-02")};
}

struct way {
    const char *name;
    unsigned threads, from; /* the text that comes first; the others follow in a stride */
    size_t memory;
    bool one_more;
};

static bool word_byte(char c) { return c >= 'a' && c <= 'z'; }

static void put_row(FILE *f, const ro_reuse_text *t, const ro_shared *x, ro_reuse_search *s) {
    ro_reuse_text a, b;
    ro_reuse_text_get(s, x->a, &a), ro_reuse_text_get(s, x->b, &b);
    ro_str whole[2] = {t[atoi(a.id.p + 1)].text, t[atoi(b.id.p + 1)].text};
    ro_span span[2] = {x->a_span, x->b_span};
    for (int k = 0; k < 2; k++)
        if (span[k].lo >= span[k].hi || span[k].hi > whole[k].n || !word_byte(whole[k].p[span[k].lo]) ||
            (span[k].lo && word_byte(whole[k].p[span[k].lo - 1])) || !word_byte(whole[k].p[span[k].hi - 1]) ||
            (span[k].hi < whole[k].n && word_byte(whole[k].p[span[k].hi])))
            printf("a span of %.*s is not words of it\n", (int)(k ? b : a).id.n, (k ? b : a).id.p), exit(1);
    fprintf(f, "%.*s %.*s %u %u %u %u %u %.4f %d\n", (int)a.id.n, a.id.p, (int)b.id.n, b.id.p, span[0].lo, span[0].hi, span[1].lo,
            span[1].hi, x->words, x->identity, (int)x->kind);
}

static char *answer(const ro_reuse_text *t, const struct way *w) {
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_search *s = NULL;
    const ro_reuse *r = NULL;
    char *out = NULL;
    size_t n = 0;
    ro_reuse_options o = {.threads = w->threads, .memory = w->memory};
    bool ok = reuse_open_within(ctx, &o, &s) == RO_OK;
    for (unsigned i = 0; ok && i < TEXTS; i++) ok = ro_reuse_add(ctx, s, &t[(i * (w->from ? 7 : 1) + w->from) % TEXTS]) == RO_OK;
    ro_reuse_text odd = {.id = ro_str_c("t9999"),
                         .text = ro_str_c("something else entirely is told here of beetles and their many legs")};
    if (ok && w->one_more) ok = ro_reuse_add(ctx, s, &odd) == RO_OK;
    if (!ok || ro_reuse_finish(ctx, s, &r) != RO_OK) printf("%s: %s\n", w->name, ro_ctx_error(ctx)), exit(1);
    if ((w->memory == 0) != (r->spilled > 0))
        printf("%s: %llu bytes spilled\n", w->name, (unsigned long long)r->spilled), exit(1);
    FILE *f = open_memstream(&out, &n);
    for (size_t i = 0; i < r->nshared; i++) put_row(f, t, &r->shared[i], s);
    for (size_t i = 0; i < r->nformulas; i++)
        fprintf(f, "%.*s: %zu\n", (int)r->formulas[i].words.n, r->formulas[i].words.p, r->formulas[i].nuses);
    fclose(f);
    ro_reuse_close(s);
    ro_ctx_free(ctx);
    return out;
}

static void planted_are_found(const char *told) {
    for (unsigned i = EVERY - 1; i < TEXTS; i += EVERY) {
        char pair[32];
        snprintf(pair, sizeof pair, "t%04u t%04u ", i - 1, i);
        if (!strstr(told, pair)) printf("the copy between %sis not found\n", pair), exit(1);
    }
    if (!strstr(told, "warm and trusting")) puts("the formula is not found"), exit(1);
}

int main(void) {
    static const struct way ways[] = {
        {"in order", 1, 0, 400 << 20, false},
        {"in another order", 1, 31, 400 << 20, false},
        {"three threads", 3, 0, 400 << 20, false},
        {"all in files", 1, 0, 0, false},
        {"in files, by threads, in another order", 4, 57, 0, false},
        {"one text more", 2, 0, 400 << 20, true},
    };
    for (uint64_t seed = 1; seed <= 3; seed++) {
        ro_reuse_text t[TEXTS];
        for (unsigned i = 0; i < TEXTS; i++) t[i] = text(seed, i);
        char *first = answer(t, &ways[0]);
        planted_are_found(first);
        for (size_t i = 1; i < sizeof ways / sizeof *ways; i++) {
            char *other = answer(t, &ways[i]);
            if (strcmp(first, other)) printf("%s: another answer\n%s-- not --\n%s", ways[i].name, other, first), exit(1);
            free(other);
        }
        free(first);
        for (unsigned i = 0; i < TEXTS; i++) free((char *)(uintptr_t)t[i].id.p), free((char *)(uintptr_t)t[i].text.p);
    }
    return 0;
}
