/* Surnames alone. In: clusters of full names. Out: each form of one word with a bearer of the name, or with its like, or alone.
 *
 * It goes to him who bears the name under such a title, or, where no title decides, to the bearer whom far more accounts print
 * than any other. What no full name explains is one man as far as titles and sides allow. */
#include "match/forms.h"

#include <string.h>

enum { BEARERS = 64 };

/* Somebody with a full name in which the surname stands last, or first ("Kim"). */
struct bearer {
    uint32_t cluster;
    size_t accounts, titled[3];  /* all; of forms with no title of his, one that may be his, one that is */
    bool last, any_title, other; /* other: a list has both */
};

/* "bin Salman" names a father. */
static bool ends_in(const ro_party *p, ro_str surname) {
    size_t n = ro_plain_words(p);
    if (n < 2 || !ro_str_eq(p->keys[n - 1], surname)) return false;
    return !ro_str_is(p->keys[n - 2], "bin") && !ro_str_is(p->keys[n - 2], "ibn") && !ro_str_is(p->keys[n - 2], "bint");
}

/* Those of the block's full names who may be form x. */
static size_t bearers_of(ro_gatherer *g, uint32_t x, const ro_keyed *v, size_t n, struct bearer out[BEARERS]) {
    const ro_printed *f = &g->forms[x];
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        const ro_printed *y = &g->forms[v[i].who];
        const ro_party *p = &y->party;
        if (p->nkeys < 2 || ro_sides_clash(f, y)) continue;
        bool last = ends_in(p, f->party.keys[0]), first = p->nkeys <= 4 && ro_str_eq(p->keys[0], f->party.keys[0]);
        if (!last && !first) continue;
        uint32_t r = ro_join_root(&g->join, v[i].who);
        size_t k = 0;
        while (k < found && out[k].cluster != r) k++;
        if (k == BEARERS) continue;
        if (k == found) out[found++] = (struct bearer){.cluster = r};
        out[k].accounts += y->accounts;
        out[k].last |= last;
        out[k].other |= ro_join_parted(&g->join, x, v[i].who);
        out[k].any_title |= y->titles[0].firm > 0;
        out[k].titled[ro_forms_post(y, f)] += y->accounts;
    }
    return found;
}

/* He of the bearers whom far more accounts print, by title where the surname has one. */
static uint32_t dominant(ro_gatherer *g, const ro_printed *x, const struct bearer *v, size_t n, ro_how *how) {
    enum { OFTEN = 3 };
    size_t best = n, next = 0, most = 0;
    unsigned post = 0;
    for (size_t i = 0; i < n; i++)
        for (unsigned k = 2; k > post; k--)
            if (v[i].titled[k] && !v[i].other) post = k;
    for (size_t i = 0; i < n; i++) {
        if (v[i].other) continue;
        size_t a = post ? v[i].titled[post] : v[i].last ? v[i].accounts : 0;
        if (a > most)
            next = most, most = a, best = i;
        else if (a > next)
            next = a;
    }
    if (best == n || most < OFTEN * next) return RO_NOBODY;
    *how = post ? RO_HOW_POST : RO_HOW_MOST;
    if (post || !x->titles[0].firm || !v[best].any_title) return v[best].cluster;
    /* both have offices, and others: one side must speak for one man */
    const ro_party *p = &g->forms[g->chief[v[best].cluster]].party;
    return n == 1 && x->party.side.p && p->side.p ? v[best].cluster : RO_NOBODY;
}

static bool alone(ro_gatherer *g, uint32_t x, ro_str surname) {
    const ro_party *p = &g->forms[x].party;
    return g->forms[x].surname && g->forms[x].fresh && ro_str_eq(p->keys[0], surname) && ro_join_root(&g->join, x) == x &&
           g->join.next[x] == RO_NOBODY;
}

static bool same_post(const ro_printed *a, const ro_printed *b) {
    return !a->titles[0].firm || !b->titles[0].firm || ro_forms_post(a, b);
}

/* Surnames that nobody's full name explains are one man as far as their titles allow; with no full name at all, as their sides
 * do. */
static void unite_rest(ro_gatherer *g, const ro_keyed *v, size_t n, bool borne) {
    enum { NEAR = 64 };
    for (size_t i = 0; i < n; i++) {
        uint32_t x = v[i].who;
        const ro_printed *f = &g->forms[x];
        if (!f->surname || !f->fresh || ro_join_root(&g->join, x) != x) continue;
        for (size_t k = i + 1; k < n && k <= i + NEAR; k++) {
            const ro_printed *y = &g->forms[v[k].who];
            if (!alone(g, v[k].who, f->party.keys[0]) || ro_sides_clash(f, y) || ro_join_parted(&g->join, x, v[k].who)) continue;
            bool one = !borne || same_post(f, y);
            if (one) ro_forms_join(g, v[k].who, x, RO_HOW_REST);
        }
    }
}

/* Each form once: it stands in a block for each of its spellings. */
static void place_block(ro_gatherer *g, const ro_keyed *all, size_t nall) {
    struct bearer bearer[BEARERS];
    ro_keyed *v = RO_NEWS(g->arena, ro_keyed, nall);
    size_t n = 0;
    for (size_t i = 0; i < nall; i++)
        if (!n || all[i].who != v[n - 1].who) v[n++] = all[i];
    bool borne = false, any = false;
    for (size_t i = 0; i < n; i++) {
        uint32_t x = v[i].who;
        const ro_party *p = &g->forms[x].party;
        if (p->nkeys != 1 || !alone(g, x, p->keys[0])) continue;
        size_t found = bearers_of(g, x, v, n, bearer);
        ro_how how = RO_HOW_MOST;
        uint32_t who = dominant(g, &g->forms[x], bearer, found, &how);
        any = true;
        borne |= found > 0;
        if (who != RO_NOBODY && !ro_join_parted(&g->join, who, x)) ro_forms_join(g, x, who, how);
    }
    if (any) unite_rest(g, v, n, borne);
}

void ro_surnames_place(ro_gatherer *g) {
    for (size_t lo = 0, hi; lo < g->join.keys.n; lo = hi) {
        hi = ro_join_block(&g->join, lo);
        if ((g->join.keys.v[lo].hash & 3) == RO_KEY_WORD && !ro_key_common(g, lo, hi))
            place_block(g, g->join.keys.v + lo, hi - lo);
    }
}
