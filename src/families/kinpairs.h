/* kinpairs: the pairs of texts that families are made of. */
#ifndef RO_FAMILIES_KINPAIRS_H
#define RO_FAMILIES_KINPAIRS_H

#include "families/family.h"

struct kin { /* a pair of texts */
    uint32_t a, b, n;
    size_t first; /* of its stretches */
    double share_a, share_b, score;
    uint32_t order_a, order_b;
};

struct long_use { /* of a formula that is a text many print */
    uint32_t text, formula;
    ro_span span;
};

struct node {
    uint32_t text;
    ro_str id;
};

struct finder {
    ro_arena *arena; /* kept */
    ro_arena *tmp;
    ro_arena *volatile *held; /* tmp and that of the group being read: freed whatever is thrown */
    ro_ctx *ctx;
    const ro_reuse_search *search;
    const ro_reuse *reuse;
    RO_VEC(struct kin) pair;
    RO_VEC(struct both) both;
    RO_VEC(struct long_use) use; /* of long formulas, by text */
    struct node *node;           /* by text; then by id */
    uint32_t nnodes;
    RO_VEC(ro_family) family;
    RO_VEC(ro_kin) weak;
};

static inline ro_reuse_text kin_text(const struct finder *f, uint32_t text) {
    ro_reuse_text t;
    ro_reuse_text_get(f->search, text, &t);
    return t;
}
/* The words of a text. The search may have to read them, and says in the context where it cannot. */
ro_str kin_body(const struct finder *, ro_arena *, uint32_t text);
/* Fills pair, in the order of the ids, each once; and node, by the ids. */
void kin_pairs(struct finder *);

#endif
