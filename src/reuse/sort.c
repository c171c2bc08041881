/* Sorting numbers by their digits, lowest first; few numbers by insertion. Digits in which all agree are passed over; many
 * numbers have longer digits. */
#include "reuse/engine.h"

enum { FEW = 24, MANY = 3000, SHORT_DIGIT = 8, LONG_DIGIT = 11 };

static void insert(uint64_t *v, size_t n, unsigned from) {
    for (size_t i = 1; i < n; i++) {
        uint64_t x = v[i];
        size_t k = i;
        for (; k && v[k - 1] >> from > x >> from; k--) v[k] = v[k - 1];
        v[k] = x;
    }
}

static void pass(const uint64_t *v, uint64_t *to, size_t n, unsigned shift, unsigned digit) {
    uint32_t at[1 << LONG_DIGIT], sum = 0, mask = (1u << digit) - 1;
    memset(at, 0, (mask + 1) * sizeof *at);
    for (size_t i = 0; i < n; i++) at[v[i] >> shift & mask]++;
    for (uint32_t k = 0; k <= mask; k++) {
        uint32_t here = at[k];
        at[k] = sum;
        sum += here;
    }
    for (size_t i = 0; i < n; i++) to[at[v[i] >> shift & mask]++] = v[i];
}

void sort_bits(uint64_t *v, uint64_t *tmp, size_t n, unsigned from) {
    uint64_t differ = 0, *at = v, *other = tmp;
    if (n <= FEW) {
        insert(v, n, from);
        return;
    }
    unsigned digit = n < MANY ? SHORT_DIGIT : LONG_DIGIT;
    for (size_t i = 1; i < n; i++) differ |= v[i] ^ v[0];
    differ = differ >> from << from;
    while (differ) {
        unsigned shift = (unsigned)__builtin_ctzll(differ);
        if (shift > 64 - digit) shift = 64 - digit; /* lower bits are in order already */
        pass(at, other, n, shift, digit);
        uint64_t *t = at;
        at = other;
        other = t;
        differ = shift + digit < 64 ? differ >> (shift + digit) << (shift + digit) : 0;
    }
    if (at != v) memcpy(v, at, n * sizeof *v);
}
