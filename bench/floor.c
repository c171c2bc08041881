/* floor FILE: the least that a search for reuse by words can cost, in one thread: the lines of a .jsonl are parsed, their words
 * folded and hashed, and every run of four words sorted by its hash (radix, eleven bits a pass). Nothing is found and nothing is
 * told.
 *
 * Letters of ASCII are put into lower case, bytes of other letters are taken as they are; that makes other words of a few, and no
 * other work. Printed: processor seconds of each stage and of the two that make the floor. */
#include <readout/readout.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RUN = 4, BITS = 11, PASSES = 3 };

struct corpus {
    uint32_t *word;
    size_t n, cap;
    double hashing, adding;
    ro_ctx *ctx;
    ro_reuse_search *search;  /* NULL: the floor alone */
    unsigned char small[256]; /* the letter or figure in lower case; 0 where no word goes on */
};

struct item {
    uint32_t key, place;
};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void *room(void *old, size_t bytes) {
    void *p = realloc(old, bytes);
    if (!p) fputs("floor: memory ran out\n", stderr), exit(2);
    return p;
}

static void fold(unsigned char *small) {
    for (int c = 0; c < 256; c++)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c >= 0x80) small[c] = (unsigned char)c;
    for (int c = 'A'; c <= 'Z'; c++) small[c] = (unsigned char)(c + 32);
}

static bool take(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct corpus *k = user;
    (void)why;
    if (st != RO_OK) return true;
    double from = now();
    if (k->cap - k->n < c->bytes.n / 2 + 1) k->word = room(k->word, (k->cap = 2 * k->cap + c->bytes.n) * sizeof *k->word);
    for (size_t i = 0; i < c->bytes.n; i++) {
        uint32_t h = 2166136261u;
        unsigned char l = 0;
        size_t at = i;
        while (i < c->bytes.n && (l = k->small[(unsigned char)c->bytes.p[i]])) h = (h ^ l) * 16777619u, i++;
        if (i > at) k->word[k->n++] = h * 0x9E3779B1u;
    }
    k->hashing += now() - from;
    return true;
}

static bool add(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct corpus *k = user;
    (void)why;
    double from = now();
    ro_reuse_text t = {c->id, c->bytes, c->date, c->publisher};
    if (st == RO_OK && ro_reuse_add(k->ctx, k->search, &t) != RO_OK)
        return fprintf(stderr, "floor: %s\n", ro_ctx_error(k->ctx)), false;
    k->adding += now() - from;
    return true;
}

static struct item *runs(const struct corpus *k, size_t n) {
    struct item *v = room(NULL, (n + 1) * sizeof *v);
    for (size_t i = 0; i < n; i++) {
        uint32_t h = 0;
        for (size_t w = 0; w < RUN; w++) h = (h ^ k->word[i + w]) * 0x85EBCA6Bu, h ^= h >> 15;
        v[i] = (struct item){h, (uint32_t)i};
    }
    return v;
}

static void sort(struct item *v, size_t n) {
    struct item *other = room(NULL, (n + 1) * sizeof *other), *from = v, *to = other;
    for (unsigned pass = 0; pass < PASSES; pass++) {
        size_t start[1 << BITS] = {0}, sum = 0;
        unsigned shift = pass * BITS;
        for (size_t i = 0; i < n; i++) start[from[i].key >> shift & ((1 << BITS) - 1)]++;
        for (size_t d = 0; d < 1 << BITS; d++) {
            size_t here = start[d];
            start[d] = sum;
            sum += here;
        }
        for (size_t i = 0; i < n; i++) to[start[from[i].key >> shift & ((1 << BITS) - 1)]++] = from[i];
        struct item *t = from;
        from = to;
        to = t;
    }
    size_t wrong = 0;
    for (size_t i = 1; i < n; i++) wrong += from[i - 1].key > from[i].key;
    if (wrong) fputs("floor: not in order\n", stderr), exit(2);
    free(other);
}

static double least(struct corpus *k, const char *path) {
    double from = now();
    if (ro_captures(k->ctx, path, take, k) != RO_OK) fprintf(stderr, "floor: %s\n", ro_ctx_error(k->ctx)), exit(2);
    double lines = now() - from - k->hashing;
    from = now();
    size_t n = k->n < RUN ? 0 : k->n - RUN + 1;
    struct item *v = runs(k, n);
    sort(v, n);
    free(v);
    double sorting = now() - from;
    printf("%zu words: lines %.2f s, words %.2f s, sort %.2f s\n", k->n, lines, k->hashing, sorting);
    return k->hashing + sorting;
}

static void search(struct corpus *k, const char *path, double floor) {
    const ro_reuse_options one = {.threads = 1};
    const ro_reuse *found;
    if (ro_reuse_open(k->ctx, &one, &k->search) != RO_OK || ro_captures(k->ctx, path, add, k) != RO_OK) exit(2);
    double from = now();
    if (ro_reuse_finish(k->ctx, k->search, &found) != RO_OK) fprintf(stderr, "floor: %s\n", ro_ctx_error(k->ctx)), exit(2);
    double finding = now() - from;
    ro_reuse_close(k->search);
    printf("the search in one thread: words %.2f s, finding and telling %.2f s: %.2f of the floor (aim: 2)\n", k->adding, finding,
           (k->adding + finding) / floor);
}

int main(int argc, char **argv) {
    struct corpus k = {.ctx = ro_ctx_new()};
    bool whole = argc == 3 && strcmp(argv[1], "-s") == 0;
    if ((argc != 2 && !whole) || !k.ctx) return fputs("usage: floor [-s] FILE.jsonl\n", stderr), 2;
    fold(k.small);
    double floor = least(&k, argv[argc - 1]);
    free(k.word);
    if (whole) search(&k, argv[2], floor);
    ro_ctx_free(k.ctx);
    return 0;
}
