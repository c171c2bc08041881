/* texts N [SEED]: N documents as lines of JSON, of some 340 words each, for measuring how a search grows.
 *
 * Words are drawn from a vocabulary in which the k-th is a k-th as likely as the first, seven of eight out of the few that like
 * to follow the one before, so that runs of words come again as they do in prose. A document's own words hang on its number and
 * the seed alone; one in ten takes a passage of 30 to 200 words from an earlier one, at any distance, with up to three words in
 * ten changed, and one in four says one of sixteen stock phrases. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VOCABULARY = 120000, LONGEST = 480, SHORTEST = 200, FOLLOWERS = 24, ROOM = 16 };

struct maker {
    uint64_t seed;
    uint32_t rank[1 << 16]; /* of a word by chance */
    char spelt[VOCABULARY][ROOM];
};

static uint64_t mixed(uint64_t x) { /* splitmix64 */
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static uint64_t draw(uint64_t *state) { return mixed(++*state * 0xD1342543DE82EF95u); }

static void spell(char *to, uint32_t k) {
    static const char first[] = "bdfgklmnprstvz", then[] = "aeiou";
    size_t n = 0;
    k += 30;
    do {
        to[n++] = first[k % 14], k /= 14;
        to[n++] = then[k % 5], k /= 5;
    } while (k && n < ROOM - 3);
    to[n] = 0;
}

static struct maker *maker(uint64_t seed) {
    struct maker *m = malloc(sizeof *m);
    if (!m) return NULL;
    m->seed = mixed(seed);
    for (uint32_t k = 0; k < VOCABULARY; k++) spell(m->spelt[k], k);
    for (uint32_t i = 0; i < 1 << 16; i++) {
        double u = (i + mixed(i) / 1.8446744073709552e19) / 65536;
        m->rank[i] = (uint32_t)(pow(VOCABULARY, u)) - 1;
    }
    return m;
}

static uint32_t word_after(const struct maker *m, uint32_t before, uint64_t *state) {
    uint64_t r = draw(state);
    if ((r & 7) == 0) return m->rank[r >> 48];
    uint64_t like = (r >> 8 & 0xFFFFFF) * (r >> 32 & 0xFFFFFF) >> 24; /* the first followers more than the last */
    return m->rank[mixed((uint64_t)before << 8 | like * FOLLOWERS >> 24) >> 48];
}

/* A document's own words; how many. */
static unsigned own(const struct maker *m, uint64_t number, uint32_t *word) {
    uint64_t state = m->seed ^ mixed(number);
    unsigned n = SHORTEST + (unsigned)(draw(&state) % (LONGEST - SHORTEST + 1));
    for (unsigned i = 0; i < n; i++) word[i] = word_after(m, i ? word[i - 1] : 0, &state);
    return n;
}

static void copy_passage(const struct maker *m, uint64_t number, uint32_t *word, unsigned n, uint64_t *state) {
    uint32_t from[LONGEST];
    unsigned of = own(m, draw(state) % number, from), most = of < n ? of : n;
    unsigned k = 30 + (unsigned)(draw(state) % 171), changed = (unsigned)(draw(state) % 31);
    if (k > most) k = most;
    unsigned a = (unsigned)(draw(state) % (of - k + 1)), b = (unsigned)(draw(state) % (n - k + 1));
    for (unsigned i = 0; i < k; i++) word[b + i] = draw(state) % 100 < changed ? m->rank[draw(state) >> 48] : from[a + i];
}

static void stock_phrase(const struct maker *m, uint32_t *word, unsigned n, uint64_t *state) {
    uint64_t phrase = m->seed ^ (draw(state) % 16 << 32);
    unsigned at = (unsigned)(draw(state) % (n - 8));
    for (unsigned i = 0; i < 8; i++) word[at + i] = m->rank[draw(&phrase) >> 48];
}

static void print(const struct maker *m, uint64_t number, const uint32_t *word, unsigned n) {
    printf("{\"id\": \"g%07llu\", \"text\": \"", (unsigned long long)number);
    for (unsigned i = 0; i < n; i++) {
        if (i) fputs(i % 15 ? " " : ". ", stdout);
        fputs(m->spelt[word[i]], stdout);
    }
    fputs(".\"}\n", stdout);
}

int main(int argc, char **argv) {
    uint64_t documents = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    struct maker *m = maker(argc > 2 ? strtoull(argv[2], NULL, 10) : 1);
    if (!documents || !m) return fputs("usage: texts N [SEED]\n", stderr), 2;
    for (uint64_t i = 0; i < documents; i++) {
        uint32_t word[LONGEST];
        unsigned n = own(m, i, word);
        uint64_t state = mixed(m->seed + i);
        if (i && draw(&state) % 10 == 0) copy_passage(m, i, word, n, &state);
        if (draw(&state) % 4 == 0) stock_phrase(m, word, n, &state);
        print(m, i, word, n);
    }
    free(m);
    return ferror(stdout) || fflush(stdout) ? 2 : 0;
}
