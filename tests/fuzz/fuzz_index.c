/* A block of the index of shared words that somebody's archive holds: read within its bytes, and what is an entry is written and
 * read again the same; looking for a key finds what going through finds. */
#include "store/reuse_index.h"

#include <stdlib.h>
#include <string.h>

static void check_again(const struct entry *e) {
    uint8_t bytes[ENTRY];
    struct entry again = {0};
    bool bad;
    size_t n = entry_pack(bytes, e, e->key);
    struct block b = {bytes, bytes + n, e->key};
    if (n > ENTRY || !block_next(&b, &again, &bad) || b.p != b.end || again.key != e->key || again.n != e->n) abort();
    if (e->key >= WORD_KEYS ? again.count != e->count : e->n && memcmp(again.text, e->text, e->n * sizeof *e->text)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    uint64_t first = 0;
    struct entry e = {0}, sought = {0};
    bool bad, bad_too;
    for (int i = 0; n && i < 5; i++, data++, n--) first = first << 8 | *data;
    struct block b = {data, data + n, first & ALL_WORDS};
    uint64_t before = UINT64_MAX;
    while (block_next(&b, &e, &bad)) {
        check_again(&e);
        if (e.key == before) continue; /* the first of them is found */
        struct block s = {data, data + n, first & ALL_WORDS};
        if (!block_seek(&s, e.key, &sought, &bad_too) || sought.key != e.key || sought.n != e.n) abort();
        before = e.key;
        if (b.p - data > 400) break; /* the search begins anew each time */
    }
    return 0;
}
