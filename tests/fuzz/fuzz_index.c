/* A block of the index of shared words that somebody's archive holds: read within its bytes, and what is an entry is written and
 * read again the same; looking for a key finds what going through finds, with the marks of a block that was packed. Marks that
 * lie lead nowhere outside. */
#include "store/reuse/index.h"

#include <stdlib.h>
#include <string.h>

static void check_again(const struct entry *e) {
    uint8_t bytes[ENTRY];
    struct entry again = {0};
    bool bad;
    size_t n = entry_pack(bytes, e, e->key);
    struct block b = {.p = bytes, .end = bytes + n, .key = e->key};
    if (n > ENTRY || !block_next(&b, &again, &bad) || b.p != b.end || again.key != e->key || again.n != e->n) abort();
    if (e->key >= WORD_KEYS ? again.count != e->count : e->n && memcmp(again.text, e->text, e->n * sizeof *e->text)) abort();
}

static void check_found(const struct pack *from, const struct entry *last) {
    struct pack pack = *from;
    uint8_t bytes[BLOCK];
    struct entry e;
    struct block b;
    bool bad;
    if (!block_open(&b, bytes, pack_end(&pack, bytes), from->first)) abort();
    if (!block_seek(&b, last->key, &e, &bad) || e.key != last->key) abort();
}

static void lied_to(const uint8_t *data, size_t n, uint64_t first) {
    struct block b;
    struct entry e;
    bool bad;
    if (block_open(&b, data, n, first) && block_seek(&b, first + n * 8, &e, &bad))
        while (block_next(&b, &e, &bad)) {
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    uint64_t first = 0;
    struct entry e = {0};
    struct pack pack = {0};
    bool bad;
    for (int i = 0; n && i < 5; i++, data++, n--) first = first << 8 | *data;
    first &= ALL_WORDS;
    lied_to(data, n, first);
    struct block b = {.p = data, .end = data + n, .first = data, .key = first};
    while (block_next(&b, &e, &bad)) {
        check_again(&e);
        if (pack.used && e.key == pack.last) continue;
        if (!pack_put(&pack, &e)) break;
        check_found(&pack, &e);
    }
    return 0;
}
