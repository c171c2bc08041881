/* Clusters of forms as people: the name that shows, the side, an id made from the name. In: clusters. Out: people, by name.
 *
 * A side that no words beside the name give is a guess: it shows where nothing better does and nearly all accounts were read
 * so. Ids are told apart by side, and if that fails by a number. */
#include "match/forms.h"

#include <stdlib.h>

static bool shouted(ro_str name) {
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] >= 'a' && name.p[i] <= 'z') return false;
    return name.n && !(name.p[0] & 0x80);
}

static int fitness(const ro_printed *f) { return 2 * (f->party.nkeys > 1) + !shouted(f->party.name); }

/* The form that shows: a whole name, not in capitals throughout, that most accounts print; of equals the fuller, then the first
 * in bytes. */
static uint32_t best_form(ro_gatherer *g, uint32_t cluster) {
    uint32_t best = cluster;
    for (uint32_t i = cluster; i != RO_NOBODY; i = g->join.next[i]) {
        const ro_printed *a = &g->forms[i], *b = &g->forms[best];
        int fit = fitness(a) - fitness(b);
        if (fit < 0) continue;
        if (!fit && a->accounts < b->accounts) continue;
        int c = ro_str_cmp(a->party.name, b->party.name);
        bool fuller = a->party.nkeys > b->party.nkeys || (a->party.nkeys == b->party.nkeys && c < 0);
        if (fit > 0 || a->accounts > b->accounts || fuller) best = i;
    }
    return best;
}

/* "von der Leyen" is how most print her, and no whole name: the form that ends so and has more before it shows, if some print it.
 */
static uint32_t whole_form(ro_gatherer *g, uint32_t cluster, uint32_t best) {
    enum { SOME = 5 };
    const ro_printed *b = &g->forms[best];
    uint32_t whole = best;
    for (uint32_t i = cluster; i != RO_NOBODY; i = g->join.next[i]) {
        const ro_printed *f = &g->forms[i];
        size_t n = b->party.nkeys, more = f->party.nkeys - n;
        if (f->party.nkeys <= n || f->accounts * SOME < b->accounts || shouted(f->party.name)) continue;
        bool ends = true;
        for (size_t k = 0; k < n && ends; k++) ends = ro_str_eq(f->party.keys[more + k], b->party.keys[k]);
        if (ends && (whole == best || f->accounts > g->forms[whole].accounts)) whole = i;
    }
    return whole;
}

static ro_str slug(ro_arena *a, const ro_party *p) {
    ro_buf b = {.arena = a};
    for (size_t k = 0; k < p->nkeys; k++) {
        if (b.n) ro_buf_byte(&b, '-');
        for (size_t i = 0; i < p->keys[k].n; i++) {
            char c = p->keys[k].p[i];
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80)) ro_buf_byte(&b, c);
        }
    }
    return b.n ? ro_nfc(a, ro_buf_str(&b)) : RO_S("nameless"); /* as it is typed: the keys have Hangul in letters */
}

struct named {
    ro_somebody who;
    ro_str first;         /* the smallest id of an account that prints him */
    uint32_t root, shown; /* shown: the form whose name it is */
    ro_str guess;         /* his side, where no words give one */
    size_t seen, so;
};

static int by_slug(const void *p, const void *q) {
    const struct named *a = p, *b = q;
    int c = ro_str_cmp(a->who.id, b->who.id);
    if (!c) c = ro_str_cmp(a->who.side, b->who.side);
    if (!c) c = ro_str_cmp(a->first, b->first);
    return c ? c : a->root < b->root ? -1 : a->root > b->root;
}

static int by_name(const void *p, const void *q) {
    const struct named *a = p, *b = q;
    int c = ro_str_cmp(a->who.name, b->who.name);
    return c ? c : ro_str_cmp(a->who.id, b->who.id);
}

static struct named name_cluster(ro_gatherer *g, uint32_t cluster) {
    const ro_printed *best = &g->forms[whole_form(g, cluster, best_form(g, cluster))];
    struct named x = {.root = cluster, .first = best->first, .shown = (uint32_t)(best - g->forms)};
    x.who = (ro_somebody){.name = best->party.name, .side = best->party.side, .id = slug(g->arena, &best->party)};
    enum { FIRMER = 4 };
    size_t most = 0;

    for (uint32_t i = cluster; i != RO_NOBODY; i = g->join.next[i]) {
        const ro_printed *f = &g->forms[i];
        if (ro_str_cmp(f->first, x.first) < 0) x.first = f->first;
        /* a state says more than an organisation, for which its people speak too */
        size_t weight = f->accounts * (f->union_side ? 1 : FIRMER);
        if (f->party.side.p && weight > most) most = weight, x.who.side = f->party.side;
        if (f->said > x.who.decided) x.who.decided = f->said;
        if (!x.guess.p || (f->guess.p && ro_str_cmp(f->guess, x.guess) < 0)) x.guess = f->guess;
    }
    if (x.who.side.p) x.guess = RO_NONE;
    return x;
}

/* Namesakes are told apart by their side, and if that fails by a number. */
static void make_ids(ro_gatherer *g, struct named *v, size_t n) {
    if (n) qsort(v, n, sizeof *v, by_slug);
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && ro_str_eq(v[k].who.id, v[i].who.id); k++)
            ;
        if (k == i + 1) continue;
        ro_str stem = v[i].who.id;
        size_t number = 1;
        for (size_t j = i; j < k; j++) {
            bool same = j > i && ro_str_eq(v[j].who.side, v[j - 1].who.side);
            number = same ? number + 1 : 1;
            ro_str side = v[j].who.side.p ? ro_fold_bare(g->arena, v[j].who.side) : RO_S("unknown");
            v[j].who.id = number > 1 ? ro_str_printf(g->arena, "%.*s-%.*s-%zu", (int)stem.n, stem.p, (int)side.n, side.p, number)
                                     : ro_str_printf(g->arena, "%.*s-%.*s", (int)stem.n, stem.p, (int)side.n, side.p);
        }
    }
}

/* A guest of many hosts is guessed to be of each host's side: a guess holds where nearly all accounts were read so. */
static void settle_guesses(ro_gatherer *g, struct named *v, size_t n, const uint32_t *at) {
    for (size_t i = 0; i < g->n; i++) {
        struct named *x = &v[at[ro_join_root(&g->join, g->form_of[i])]];
        x->seen++;
        x->so += x->guess.p && ro_str_eq(g->given[i].guessed ? g->given[i].side : g->given[i].read_side, x->guess);
    }
    for (size_t i = 0; i < n; i++)
        if (v[i].guess.p && v[i].so * 4 >= v[i].seen * 3) v[i].who.side = v[i].guess;
}

static void give_names(ro_gatherer *g, struct named *v, const uint32_t *at) {
    uint32_t *root = RO_NEWS(g->arena, uint32_t, g->nsaid + 1);
    ro_said_names(g, root);
    for (size_t k = g->nsaid; k-- > 0;) /* the first in the list has the last word */
        if (root[k] != RO_NOBODY) v[at[root[k]]].who.name = g->said[k].name;
}

static void whereabouts(const struct named *v, size_t n, uint32_t *at) {
    for (size_t i = 0; i < n; i++) at[v[i].root] = (uint32_t)i;
}

static void give_figures(ro_gatherer *g, ro_people *out, const struct named *v, const uint32_t *at) {
    ro_str *why = RO_NEWS(g->arena, ro_str, g->nforms + 1);
    for (uint32_t i = 0; i < g->nforms; i++) why[i] = ro_forms_why(g, i, v[at[ro_join_root(&g->join, i)]].shown);
    out->of = RO_NEWS(g->arena, size_t, g->n + 1);
    out->why = RO_NEWS(g->arena, ro_str, g->n + 1);
    for (size_t i = 0; i < g->n; i++) out->of[i] = at[ro_join_root(&g->join, g->form_of[i])], out->why[i] = why[g->form_of[i]];
}

ro_people *ro_people_named(ro_gatherer *g) {
    ro_people *out = RO_NEW(g->arena, ro_people);
    struct named *v = RO_NEWS(g->arena, struct named, g->nforms + 1);
    uint32_t *at = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    for (uint32_t i = 0; i < g->nforms; i++)
        if (ro_join_root(&g->join, i) == i) v[out->n++] = name_cluster(g, i);
    whereabouts(v, out->n, at);
    settle_guesses(g, v, out->n, at);
    give_names(g, v, at);
    make_ids(g, v, out->n);
    if (out->n) qsort(v, out->n, sizeof *v, by_name);
    whereabouts(v, out->n, at);
    out->v = RO_NEWS(g->arena, ro_somebody, out->n + 1);
    for (size_t i = 0; i < out->n; i++) out->v[i] = v[i].who;
    give_figures(g, out, v, at);
    return out;
}
