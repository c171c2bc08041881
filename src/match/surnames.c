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
    size_t accounts, titled;     /* all; those under a title that agrees */
    bool last, any_title, other; /* other: a list has both */
};

/* "bin Salman" names a father. */
static bool ends_in(const ro_party *p, ro_str surname) {
    size_t n = ro_plain_words(p);
    if (n < 2 || !ro_str_eq(p->keys[n - 1], surname)) return false;
    return !ro_str_is(p->keys[n - 2], "bin") && !ro_str_is(p->keys[n - 2], "ibn") && !ro_str_is(p->keys[n - 2], "bint");
}

/* Words a and b, or the one is the other with an ending ("chair", "chairman"). */
static bool like_word(ro_str a, ro_str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    return ro_str_eq(a, b) || (n >= 5 && memcmp(a.p, b.p, n) == 0);
}

static ro_str word_of(ro_str *s) {
    size_t n = 0;
    while (n < s->n && s->p[n] != ' ') n++;
    ro_str w = {s->p, n};
    *s = n < s->n ? (ro_str){s->p + n + 1, s->n - n - 1} : RO_NONE;
    return w;
}

static bool words_within(ro_str few, ro_str many) {
    while (few.n) {
        ro_str w = word_of(&few), rest = many;
        bool in = false;
        while (rest.n && !in) in = like_word(w, word_of(&rest));
        if (!in) return false;
    }
    return true;
}

static bool same_office(ro_str a, ro_str b) { return words_within(a, b) || words_within(b, a); }

static size_t accounts_under(const ro_printed *f, ro_str title) {
    size_t n = 0;
    for (int i = 0; i < RO_TITLES && f->titles[i].accounts; i++)
        if (same_office(f->titles[i].key, title)) n += f->titles[i].accounts;
    return n;
}

/* Those of the block's full names who may be form x. Reads at most so many forms, so that a hostile archive costs no more. */
static size_t bearers_of(ro_gatherer *g, uint32_t x, const ro_keyed *v, size_t n, struct bearer out[BEARERS]) {
    enum { READ = 512 };
    const ro_printed *f = &g->forms[x];
    size_t found = 0;
    for (size_t i = 0; i < n && i < READ; i++) {
        const ro_printed *y = &g->forms[v[i].who];
        const ro_party *p = &y->party;
        if (p->nkeys < 2 || ro_sides_clash(&f->party, p)) continue;
        bool last = ends_in(p, f->party.keys[0]), first = p->nkeys <= 4 && ro_str_eq(p->keys[0], f->party.keys[0]);
        if (!last && !first) continue;
        uint32_t r = ro_join_root(&g->join, v[i].who);
        size_t k = 0;
        while (k < found && out[k].cluster != r) k++;
        if (k == BEARERS) continue;
        if (k == found) out[found++] = (struct bearer){.cluster = r};
        out[k].accounts += y->accounts;
        out[k].last |= last;
        out[k].other |= ro_forms_parted(g, x, v[i].who);
        out[k].any_title |= y->titles[0].accounts > 0;
        if (f->titles[0].accounts) out[k].titled += accounts_under(y, f->titles[0].key);
    }
    return found;
}

/* He of the bearers whom far more accounts print, by title where the surname has one. */
static uint32_t dominant(ro_gatherer *g, const ro_printed *x, const struct bearer *v, size_t n) {
    enum { OFTEN = 3 };
    size_t best = n, next = 0, most = 0;
    bool by_title = false;
    for (size_t i = 0; i < n; i++) by_title |= v[i].titled > 0 && !v[i].other;
    for (size_t i = 0; i < n; i++) {
        if (v[i].other) continue;
        size_t a = by_title ? v[i].titled : v[i].last ? v[i].accounts : 0;
        if (a > most)
            next = most, most = a, best = i;
        else if (a > next)
            next = a;
    }
    if (best == n || most < OFTEN * next) return RO_NOBODY;
    if (by_title || !x->titles[0].accounts || !v[best].any_title) return v[best].cluster;
    /* both have offices, and others: one side must speak for one man */
    const ro_party *p = &g->forms[g->chief[v[best].cluster]].party;
    return n == 1 && x->party.side.p && p->side.p ? v[best].cluster : RO_NOBODY;
}

static bool alone(ro_gatherer *g, uint32_t x, ro_str surname) {
    const ro_party *p = &g->forms[x].party;
    return p->nkeys == 1 && ro_str_eq(p->keys[0], surname) && ro_join_root(&g->join, x) == x && g->join.next[x] == RO_NOBODY;
}

/* Surnames that nobody's full name explains are one man as far as their titles allow; with no full name at all, as their sides
 * do. */
static void unite_rest(ro_gatherer *g, const ro_keyed *v, size_t n, bool borne) {
    enum { NEAR = 64 };
    for (size_t i = 0; i < n; i++) {
        uint32_t x = v[i].who;
        const ro_printed *f = &g->forms[x];
        if (f->party.nkeys != 1 || ro_join_root(&g->join, x) != x) continue;
        for (size_t k = i + 1; k < n && k <= i + NEAR; k++) {
            const ro_printed *y = &g->forms[v[k].who];
            if (!alone(g, v[k].who, f->party.keys[0]) || ro_sides_clash(&f->party, &y->party) || ro_forms_parted(g, x, v[k].who))
                continue;
            bool one = !borne || same_office(f->titles[0].key, y->titles[0].key);
            if (one) ro_join_unite(&g->join, x, v[k].who);
        }
    }
}

void ro_surnames_place(ro_gatherer *g) {
    struct bearer v[BEARERS];
    for (size_t lo = 0, hi; lo < g->join.keys.n; lo = hi) {
        bool borne = false, any = false;
        hi = ro_join_block(&g->join, lo);
        for (size_t i = lo; i < hi; i++) {
            uint32_t x = g->join.keys.v[i].who;
            const ro_party *p = &g->forms[x].party;
            if (p->nkeys != 1 || !alone(g, x, p->keys[0])) continue;
            size_t n = bearers_of(g, x, g->join.keys.v + lo, hi - lo, v);
            uint32_t who = dominant(g, &g->forms[x], v, n);
            any = true;
            borne |= n > 0;
            if (who != RO_NOBODY) ro_join_unite(&g->join, who, x);
        }
        if (any) unite_rest(g, g->join.keys.v + lo, hi - lo, borne);
    }
}
