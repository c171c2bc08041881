/* Sorting numbers by their digits, lowest first; few numbers by insertion. Digits in which all agree are passed over. */
#include "reuse/engine.h"

enum { FEW = 24, DIGIT = 8, VALUES = 1 << DIGIT };

static void insert(uint64_t *v, size_t n, uint64_t mask) {
    for (size_t i = 1; i < n; i++) {
        uint64_t x = v[i];
        size_t k = i;
        for (; k && (v[k - 1] & mask) > (x & mask); k--) v[k] = v[k - 1];
        v[k] = x;
    }
}

static void pass(const uint64_t *v, uint64_t *to, size_t n, unsigned shift) {
    size_t at[VALUES] = {0}, sum = 0;
    for (size_t i = 0; i < n; i++) at[v[i] >> shift & (VALUES - 1)]++;
    for (int k = 0; k < VALUES; k++) {
        size_t here = at[k];
        at[k] = sum;
        sum += here;
    }
    for (size_t i = 0; i < n; i++) to[at[v[i] >> shift & (VALUES - 1)]++] = v[i];
}

void sort_bits(uint64_t *v, uint64_t *tmp, size_t n, unsigned from) {
    uint64_t mask = ~0ull << from, differ = 0;
    if (n <= FEW) {
        insert(v, n, mask);
        return;
    }
    for (size_t i = 1; i < n; i++) differ |= v[i] ^ v[0];
    differ &= mask;
    uint64_t *at = v, *other = tmp;
    while (differ) {
        unsigned shift = (unsigned)__builtin_ctzll(differ);
        if (shift > 64 - DIGIT) shift = 64 - DIGIT;
        pass(at, other, n, shift);
        uint64_t *t = at;
        at = other;
        other = t;
        differ &= shift + DIGIT < 64 ? ~0ull << (shift + DIGIT) : 0;
    }
    if (at != v) memcpy(v, at, n * sizeof *v);
}
