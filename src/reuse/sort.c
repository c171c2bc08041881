/* Sorting numbers. In general by their digits, lowest first; few numbers by insertion. Digits in which all agree are passed over;
 * many numbers have longer digits. Hashes are laid out by about as many of their bits as there are numbers, after which few stand
 * together. What several threads wrote, each in order, is merged. */
#include "reuse/engine.h"

enum { FEW = 24, MANY = 3000, SHORT_DIGIT = 8, LONG_DIGIT = 11, MOST_LAID = 13 };

static void insert(uint64_t *v, size_t n, unsigned from) {
    for (size_t i = 1; i < n; i++) {
        uint64_t x = v[i];
        size_t k = i;
        for (; k && v[k - 1] >> from > x >> from; k--) v[k] = v[k - 1];
        v[k] = x;
    }
}

struct digit {
    unsigned shift;
    uint64_t mask;
};

/* at: where the numbers of each digit end, afterwards. */
static void pass(const uint64_t *v, uint64_t *to, size_t n, struct digit d, uint32_t *at) {
    uint32_t sum = 0;
    memset(at, 0, (d.mask + 1) * sizeof *at);
    for (size_t i = 0; i < n; i++) at[v[i] >> d.shift & d.mask]++;
    for (uint32_t k = 0; k <= d.mask; k++) {
        uint32_t here = at[k];
        at[k] = sum;
        sum += here;
    }
    for (size_t i = 0; i < n; i++) to[at[v[i] >> d.shift & d.mask]++] = v[i];
}

void sort_bits(uint64_t *v, uint64_t *tmp, size_t n, unsigned from) {
    uint64_t differ = 0, *at = v, *other = tmp;
    if (n <= FEW) {
        insert(v, n, from);
        return;
    }
    uint32_t table[1 << LONG_DIGIT];
    unsigned digit = n < MANY ? SHORT_DIGIT : LONG_DIGIT;
    for (size_t i = 1; i < n; i++) differ |= v[i] ^ v[0];
    differ = differ >> from << from;
    while (differ) {
        unsigned shift = (unsigned)__builtin_ctzll(differ);
        if (shift > 64 - digit) shift = 64 - digit; /* lower bits are in order already */
        pass(at, other, n, (struct digit){shift, (1u << digit) - 1}, table);
        uint64_t *t = at;
        at = other;
        other = t;
        differ = shift + digit < 64 ? differ >> (shift + digit) << (shift + digit) : 0;
    }
    if (at != v) memcpy(v, at, n * sizeof *v);
}

uint64_t *sort_hashes(uint64_t *v, uint64_t *tmp, size_t n, unsigned from, unsigned to) {
    uint32_t at[1 << MOST_LAID];
    unsigned bits = 4, most = to - from < MOST_LAID ? to - from : MOST_LAID;
    if (n <= FEW) {
        insert(v, n, from);
        return v;
    }
    while (bits < most && 1ull << bits < n) bits++;
    uint64_t mask = (1u << bits) - 1;
    unsigned shift = to - bits;
    pass(v, tmp, n, (struct digit){shift, mask}, at);
    for (size_t k = 0, i = 0; k <= mask; i = at[k++])
        if (at[k] - i > 1) (at[k] - i <= FEW ? insert(tmp + i, at[k] - i, from) : sort_bits(tmp + i, v + i, at[k] - i, from));
    return tmp;
}

void sort_runs(uint64_t *v, uint64_t *tmp, size_t n) {
    for (;;) {
        size_t end[2] = {0, 0};
        for (size_t k = 0, i = 0; k < 2; end[k++] = i)
            for (i += i < n; i < n && v[i - 1] <= v[i];) i++;
        if (end[0] == end[1]) return;
        memcpy(tmp, v, end[0] * sizeof *v);
        for (size_t i = 0, j = end[0], to = 0; i < end[0]; to++) v[to] = j < end[1] && v[j] < tmp[i] ? v[j++] : tmp[i++];
    }
}
