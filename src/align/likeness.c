/* How much two clauses have in common, and how far their speakers let them be one.
 *
 * In: two clauses with their bags of stems. Out: the weight of the stems both have, and that weight as a share of what both
 * weigh. What one person says is hardly ever what the other says: pairs in different mouths count a third, unless they are
 * nearly word for word; then it is one claim in two mouths, which the passage says. */
#include "align/linker.h"

#include <math.h>

/* The more there is to choose from, the better the best chance likeness: what a lone link must share rises with each doubling. */
static const float PER_DOUBLING = 0.09f;
enum { FEW = 60 };

float ro_link_doublings(size_t n) { return n > FEW ? log2f((float)n / FEW) : 0; }

float ro_link_crowd(size_t n) { return PER_DOUBLING * ro_link_doublings(n); }

float ro_link_shared(const struct lexis *l, const struct atom *a, const struct atom *b) {
    float w = 0;
    for (size_t i = 0, j = 0; i < a->nbag && j < b->nbag;) {
        uint32_t p = a->bag[i].stem, q = b->bag[j].stem;
        if (p == q) w += l->e.v[p].weight * (float)(a->bag[i].n < b->bag[j].n ? a->bag[i].n : b->bag[j].n);
        i += p <= q;
        j += q <= p;
    }
    return w;
}

/* How far the speakers let two clauses be one: 1 where nothing speaks against it. */
float ro_link_mouths(const struct atom *a, const struct atom *b) {
    if (a->voice == VOICE_LABEL || b->voice == VOICE_LABEL) return a->voice == b->voice ? 1 : 0.2f;
    if (a->event && b->event) return 1.4f;
    if (a->voice == VOICE_NONE && b->voice == VOICE_NONE) return 1;
    if (a->voice == VOICE_NONE || b->voice == VOICE_NONE)
        return a->voice == VOICE_DIRECT || b->voice == VOICE_DIRECT ? 0.7f : 0.85f;
    if (a->voice == VOICE_COLLECTIVE && b->voice == VOICE_COLLECTIVE) return 1.1f;
    if (a->voice == VOICE_COLLECTIVE || b->voice == VOICE_COLLECTIVE) return 0.8f;
    if (a->speakers & b->speakers) return 1.25f;
    if (!a->speakers || !b->speakers) return a->sides && b->sides ? (a->sides & b->sides ? 1.1f : 0.5f) : 0.9f;
    return 0.35f;
}

/* What the two share, less what their speakers speak against it. The nearer they are word for word, the less speakers matter:
 * then it is one claim in two mouths, which the passage says. */
float ro_link_worth(const struct atom *a, const struct atom *b, float common) {
    float m = ro_link_mouths(a, b), share = 2 * common / (a->weight + b->weight + 1e-6f);
    if (m < 1 && share > 0.3f) m += (1 - m) * (share > 0.7f ? 1 : (share - 0.3f) / 0.4f);
    return common * m;
}

float ro_link_share(const struct atom *a, const struct atom *b, float common) {
    return 2 * common / (a->weight + b->weight + 1e-6f);
}

unsigned ro_link_topic(const struct lexis *l, const struct atom *a, const struct atom *b, float *weight) {
    unsigned n = 0;
    for (size_t i = 0, j = 0; i < a->nbag && j < b->nbag;) {
        uint32_t p = a->bag[i].stem, q = b->bag[j].stem;
        if (p == q && !l->e.v[p].function) n++, *weight += l->e.v[p].weight;
        i += p <= q;
        j += q <= p;
    }
    return n;
}

bool ro_link_content(const struct lexis *l, const struct atom *a, const struct atom *b) {
    float weight = 0;
    return ro_link_topic(l, a, b, &weight) > 0;
}

/* A word that one clause has and the other lacks though its account knows it: had it told the same, it would have used it here
 * too. Names and numbers in one formula ("Adam lived 130 years", "Lamech lived 182 years") differ so, translations do not. */
float ro_link_against(const struct linker *k, const struct atom *a, const struct atom *b) {
    float w = 0;
    for (size_t i = 0, j = 0; i < a->nbag || j < b->nbag;) {
        uint32_t p = i < a->nbag ? a->bag[i].stem : UINT32_MAX, q = j < b->nbag ? b->bag[j].stem : UINT32_MAX;
        const struct entry *e = &k->lexis->e.v[p < q ? p : q];
        if (p != q && !e->function && (p < q ? k->ydf[p] : k->xdf[q])) w += e->weight;
        i += p <= q;
        j += q <= p;
    }
    return w;
}
