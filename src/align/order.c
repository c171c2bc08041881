/* The heaviest subset of pairs that stands in one order on both sides: what is left over has moved.
 *
 * Pairs come in the order of the first account, pos says where each stands in the second. A Fenwick tree over positions
 * holds the heaviest chain that ends at or before each: n log n. Of equal chains the one met first wins. */
#include "align/parts.h"

struct tip {
    float weight;
    int32_t at; /* the pair that ends it, -1 none */
};

void ro_order_keep(ro_arena *a, const uint32_t *pos, const float *weight, size_t n, bool *kept) {
    uint32_t top = 0;
    for (size_t i = 0; i < n; i++) {
        kept[i] = false;
        if (pos[i] > top) top = pos[i];
    }
    struct tip *tree = RO_NEWS(a, struct tip, (size_t)top + 2);
    int32_t *from = ro_alloc_raw(a, sizeof *from * (n + 1));
    for (size_t i = 0; i < top + 2u; i++) tree[i].at = -1;
    struct tip best = {0, -1};
    for (size_t i = 0; i < n; i++) {
        struct tip t = {0, -1};
        for (uint32_t p = pos[i]; p; p &= p - 1) /* strictly before: slots are shifted by one */
            if (tree[p].weight > t.weight) t = tree[p];
        from[i] = t.at;
        t.weight += weight[i];
        t.at = (int32_t)i;
        for (uint32_t p = pos[i] + 1; p <= top + 1; p += p & -p)
            if (tree[p].weight < t.weight) tree[p] = t;
        if (t.weight > best.weight) best = t;
    }
    for (int32_t i = best.at; i >= 0; i = from[i]) kept[i] = true;
}
