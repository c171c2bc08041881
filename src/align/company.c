/* What neighbours say of a link where two accounts do not run side by side.
 *
 * In: the links of two accounts, each with an order of its own. Out: fewer links far from all others, more links amid others.
 * A link is in company where clauses around it are linked with clauses around its partner. The longer the two accounts, the more
 * formulas they share by chance ("he said to them", "thank you, Mr. President"), so a link that stands alone must share more
 * words with each doubling, one with a single companion half as much more. The other way round, a clause without partner is
 * looked for among the few clauses that the links around it point to, in whatever order: there a little likeness of content is
 * enough. In two tellings of one long story 11 of 56 links
 * below the demand were right, 13 of 15 above it. Gives up on paraphrase without shared words. */
#include "align/linker.h"

#include <stdlib.h>

enum { AROUND = 8, SIGHT = 6, MARGIN = 5, WIDE = 24 };

/* Weight in common that a link needs above LEAST for each doubling of the accounts: without company, with one companion. */
static const float LEAST = 10, PER_DOUBLING[] = {3, 1.5f};

/* What a pair must share amid other links: words of content of that weight, and a share of the weight of both; more where it is a
 * single thing. DENIED is the part of what says they are two things that is taken off, LEFT what must remain. */
static const float TOPIC[] = {3, 5}, SHARE[] = {0.35f, 0.22f}, DENIED = 0.25f, LEFT = 3;

/* ---- links far from all others ---- */

static unsigned companions(const struct linker *k, uint32_t i) {
    uint32_t lo = i > AROUND ? i - AROUND : 0, n = (uint32_t)k->x->natoms;
    unsigned found = 0;
    for (uint32_t at = lo; at < n && at <= i + AROUND; at++)
        found += at != i && k->xlink[at] >= 0 && abs(k->xlink[at] - k->xlink[i]) <= AROUND;
    return found;
}

void ro_links_drop_lone(struct linker *k) {
    if (k->parallel) return;
    float doublings = ro_link_doublings(k->x->natoms < k->y->natoms ? k->x->natoms : k->y->natoms);
    RO_VEC(uint32_t) drop = {0};
    for (uint32_t i = 0; doublings > 0 && i < k->x->natoms; i++) {
        unsigned n = k->xlink[i] >= 0 ? companions(k, i) : 2;
        if (n > 1) continue;
        float common = ro_link_shared(k->lexis, &k->x->atoms[i], &k->y->atoms[k->xlink[i]]);
        if (common < LEAST + PER_DOUBLING[n] * doublings) RO_PUSH(k->arena, drop) = i;
    }
    for (size_t q = 0; q < drop.n; q++) {
        k->ylink[k->xlink[drop.v[q]]] = -1;
        k->xlink[drop.v[q]] = -1;
    }
}

/* ---- clauses amid links ---- */

/* The clauses of the other account, lo to hi, that the nearest links on both sides of a clause point to. */
struct reach {
    int64_t lo, hi;
};

static int32_t nearest(const int32_t *link, size_t n, uint32_t i, int d) {
    int64_t at = i;
    for (int s = 0; s < SIGHT; s++) {
        at += d;
        if (at < 0 || at >= (int64_t)n) return -1;
        if (link[at] >= 0) return link[at];
    }
    return -1;
}

static struct reach *reaches(ro_arena *a, const int32_t *link, size_t n, size_t others) {
    struct reach *r = RO_NEWS(a, struct reach, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        int32_t p = nearest(link, n, i, -1), q = nearest(link, n, i, 1);
        if (p < 0) p = q;
        if (q < 0) q = p;
        r[i] = (struct reach){0, -1};
        if (link[i] >= 0 || p < 0 || abs(p - q) > WIDE) continue;
        r[i].lo = (p < q ? p : q) - MARGIN;
        r[i].hi = (p < q ? q : p) + MARGIN;
        if (r[i].lo < 0) r[i].lo = 0;
        if (r[i].hi >= (int64_t)others) r[i].hi = (int64_t)others - 1;
    }
    return r;
}

static bool has(const struct atom *a, uint32_t stem) {
    for (size_t lo = 0, hi = a->nbag; lo < hi;) {
        size_t mid = (lo + hi) / 2;
        if (a->bag[mid].stem == stem) return true;
        if (a->bag[mid].stem < stem)
            lo = mid + 1;
        else
            hi = mid;
    }
    return false;
}

/* How many runs of neighbouring words the words of content make in a clause that the other clause has too. */
static unsigned runs(const struct linker *k, const struct side *s, const struct atom *a, const struct atom *other) {
    unsigned n = 0;
    bool was = false;
    for (uint32_t w = a->word; w < a->word + a->nwords; w++) {
        uint32_t stem = k->lexis->e.v[s->word[w]].stem;
        bool is = !k->lexis->e.v[stem].function && has(other, stem);
        n += is && !was;
        was = is;
    }
    return n;
}

/* How many things two clauses have in common: "northern shelf" is one, where it stands in one piece in both. */
static unsigned things(const struct linker *k, const struct atom *a, const struct atom *b, float *weight) {
    unsigned n = ro_link_topic(k->lexis, a, b, weight);
    return n > 1 && runs(k, k->x, a, b) < 2 && runs(k, k->y, b, a) < 2 ? 1 : n;
}

/* How well two clauses amid other links fit, 0 not at all. */
static float fit(const struct linker *k, const struct atom *a, const struct atom *b) {
    if ((a->voice == VOICE_LABEL) != (b->voice == VOICE_LABEL)) return 0;
    float common = ro_link_shared(k->lexis, a, b), worth = ro_link_worth(a, b, common), topic = 0;
    if (worth < common) common = worth;
    unsigned n = things(k, a, b, &topic);
    if (!n || topic < TOPIC[n > 1] || ro_link_share(a, b, common) < SHARE[n > 1]) return 0;
    float left = common - DENIED * ro_link_against(k, a, b);
    return left >= LEFT ? left : 0;
}

struct pick {
    float fit;
    uint32_t i, j;
};

static int best_first(const void *p, const void *q) {
    const struct pick *a = p, *b = q;
    if (a->fit != b->fit) return a->fit < b->fit ? 1 : -1;
    if (a->i != b->i) return a->i < b->i ? -1 : 1;
    return (a->j > b->j) - (a->j < b->j);
}

void ro_links_fill_amid(struct linker *k) {
    if (k->parallel) return;
    const struct reach *x = reaches(k->arena, k->xlink, k->x->natoms, k->y->natoms);
    const struct reach *y = reaches(k->arena, k->ylink, k->y->natoms, k->x->natoms);
    RO_VEC(struct pick) v = {0};
    for (uint32_t i = 0; i < k->x->natoms; i++)
        for (int64_t j = x[i].lo; j <= x[i].hi; j++) {
            if (y[j].lo > i || y[j].hi < i) continue;
            float f = fit(k, &k->x->atoms[i], &k->y->atoms[j]);
            if (f > 0) RO_PUSH(k->arena, v) = (struct pick){f, i, (uint32_t)j};
        }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, best_first);
    for (size_t q = 0; q < v.n; q++) {
        if (k->xlink[v.v[q].i] >= 0 || k->ylink[v.v[q].j] >= 0) continue;
        k->xlink[v.v[q].i] = (int32_t)v.v[q].j;
        k->ylink[v.v[q].j] = (int32_t)v.v[q].i;
    }
}
