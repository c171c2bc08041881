/* What holds of reuse for hostile texts: the bound on memory is kept, and the answer is the same within any bound. Each search
 * runs in a process of its own, whose largest size the system tells. */
#include "base/ctx.h"
#include "reuse/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORD = 7, VOCABULARY = 5000, PAGE = 340, BEYOND = 24 << 20 /* the program, and what the allocator keeps */ };

static uint64_t mixed(uint64_t x) {
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static char *say(char *to, uint64_t word) {
    static const char first[] = "bdfgklmnprstvz", then[] = "aeiou";
    for (int i = 0; i < 3; i++, word /= 70) *to++ = first[word % 14], *to++ = then[word / 14 % 5];
    *to++ = ' ';
    return to;
}

static char *words(char *to, uint64_t seed, unsigned n) {
    for (unsigned k = 0; k < n; k++) to = say(to, mixed(seed * 1000 + k) % VOCABULARY * 61);
    return to;
}

/* ---- texts -------------------------------------------------------------------------------------------------------- */

static char *one_page(char *to, unsigned i) {
    (void)i;
    return words(to, 1, PAGE);
}
static char *few_copies(char *to, unsigned i) { return words(to, 2 + i / 25, PAGE); }
static char *phrase_without_end(char *to, unsigned i) {
    (void)i;
    for (unsigned k = 0; k < 40000; k++) to = words(to, 3, 5);
    return to;
}
static char *word_without_end(char *to, unsigned i) {
    (void)i;
    for (unsigned k = 0; k < 140000; k++) to = say(to, 4);
    return to;
}
static char *forms(char *to, unsigned i) {
    for (unsigned k = 0; k < 20; k++) to = words(to, 1000000 + mixed(i * 20 + k) % 500, 16);
    return to;
}
static char *alone(char *to, unsigned i) { return words(to, 5000000 + i, PAGE); }

static const struct kind {
    const char *name;
    char *(*text)(char *to, unsigned i);
    unsigned texts;
    size_t room;
    bool formulas;
} kinds[] = {
    {"copies of one page", one_page, 10000, PAGE *WORD, true},
    {"copies of some pages", few_copies, 1000, PAGE *WORD, true},
    {"a phrase repeated without end", phrase_without_end, 30, 200000 * WORD, true},
    {"a word repeated without end", word_without_end, 30, 140000 * WORD, true},
    {"forms", forms, 8000, PAGE *WORD, true},
    {"texts that share nothing", alone, 20000, PAGE *WORD, false},
};

/* ---- a search ----------------------------------------------------------------------------------------------------- */

static uint64_t hash_of(const ro_reuse *r) {
    uint64_t h = r->nshared * 31 + r->nformulas;
    for (size_t i = 0; i < r->nshared; i++) {
        const ro_shared *x = &r->shared[i];
        const uint32_t v[] = {x->a, x->b, x->a_span.lo, x->a_span.hi, x->b_span.lo, x->b_span.hi, x->words, (uint32_t)x->kind};
        for (size_t k = 0; k < sizeof v / sizeof *v; k++) h = mixed(h * 31 + v[k]);
    }
    for (size_t i = 0; i < r->nformulas; i++) {
        h = mixed(h * 31 + ro_hash(r->formulas[i].words));
        for (size_t k = 0; k < r->formulas[i].nuses; k++) {
            const ro_use *u = &r->formulas[i].uses[k];
            h = mixed(h * 31 + u->text), h = mixed(h * 31 + u->span.lo), h = mixed(h * 31 + u->span.hi);
        }
    }
    return h;
}

struct outcome {
    ro_status status;
    char why[300];
    uint64_t hash;
    size_t formulas, stretches;
};

static void search(const struct kind *k, size_t memory, struct outcome *out) {
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_search *s = NULL;
    const ro_reuse *r = NULL;
    const ro_reuse_options o = {.threads = 2, .memory = memory};
    char *text = malloc(k->room + WORD);
    out->status = reuse_open_within(ctx, &o, &s);
    for (unsigned i = 0; out->status == RO_OK && i < k->texts; i++) {
        char id[16];
        snprintf(id, sizeof id, "t%06u", i);
        ro_reuse_text t = {.id = ro_str_c(id), .text = {text, (size_t)(k->text(text, i) - text)}};
        out->status = ro_reuse_add(ctx, s, &t);
    }
    if (out->status == RO_OK) out->status = ro_reuse_finish(ctx, s, &r);
    snprintf(out->why, sizeof out->why, "%s", ro_ctx_error(ctx));
    if (out->status == RO_OK) out->hash = hash_of(r), out->formulas = r->nformulas, out->stretches = r->nshared;
    ro_reuse_close(s);
    ro_ctx_free(ctx);
    free(text);
}

/* In a process of its own; *peak: its largest size. */
static struct outcome search_apart(const struct kind *k, size_t memory, size_t *peak) {
    struct outcome out = {0};
    int pipes[2], status = 0;
    struct rusage used;
    if (pipe(pipes)) perror("pipe"), exit(1);
    pid_t child = fork();
    if (!child) {
        search(k, memory, &out);
        _exit(write(pipes[1], &out, sizeof out) != sizeof out);
    }
    close(pipes[1]);
    if (child < 0 || read(pipes[0], &out, sizeof out) != sizeof out || wait4(child, &status, 0, &used) < 0 || status)
        printf("%s: the search came to nothing\n", k->name), exit(1);
    close(pipes[0]);
    *peak = (size_t)used.ru_maxrss << 10;
    return out;
}

static bool measured(void) {
#if defined(__SANITIZE_ADDRESS__)
    return false; /* a sanitizer's own memory is many times that of the search */
#else
    return true;
#endif
}

/* The answer alone is looked at then, of a quarter of the texts where they are many. */
static struct kind as_many_as_tell(struct kind k) {
    if (!measured() && k.texts > 1000) k.texts /= 4;
    return k;
}

static void within_bounds(const struct kind *k) {
    static const size_t bounds[] = {400 << 20, 64 << 20, 0};
    uint64_t hash = 0;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        size_t peak;
        struct outcome x = search_apart(k, bounds[i], &peak);
        printf("%s, %zu MiB allowed: %zu MiB held, %zu formulas, %zu stretches %s\n", k->name, bounds[i] >> 20, peak >> 20,
               x.formulas, x.stretches, x.why);
        if (x.status != RO_OK || k->formulas != (x.formulas > 0) || x.stretches) exit(1);
        if (measured() && bounds[i] && peak > bounds[i] + BEYOND) puts("the bound is not kept"), exit(1);
        if (i && x.hash != hash) puts("another answer within another bound"), exit(1);
        hash = x.hash;
    }
}

/* What cannot be kept is said, with what is needed. */
static void too_little_is_said(void) {
    const struct kind k = {"long texts", phrase_without_end, 30, 200000 * WORD, true};
    size_t peak;
    struct outcome x = search_apart(&k, 16 << 20, &peak);
    if (x.status != RO_LIMIT || !strstr(x.why, "30 texts") || !strstr(x.why, "16 MiB are allowed"))
        printf("%s: %s\n", k.name, x.why), exit(1);
    unsigned long need = 0;
    const char *at = strstr(x.why, "need ");
    if (!at || !(need = strtoul(at + 5, NULL, 10)) || search_apart(&k, need << 20, &peak).status != RO_OK)
        printf("what is said to be needed is not enough: %s\n", x.why), exit(1);
}

int main(void) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const struct kind k = as_many_as_tell(kinds[i]);
        within_bounds(&k);
    }
    too_little_is_said();
    return 0;
}
