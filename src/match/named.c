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
    uint32_t root, shown; /* shown: the form whose name it is */
    ro_str guess;         /* his side, where no words give one */
    size_t seen, so;
};

static int by_name(const void *p, const void *q) {
    const struct named *a = p, *b = q;
    int c = ro_str_cmp(a->who.name, b->who.name);
    return c ? c : ro_str_cmp(a->who.id, b->who.id);
}

static struct named name_cluster(ro_gatherer *g, uint32_t cluster) {
    const ro_printed *best = &g->forms[whole_form(g, cluster, best_form(g, cluster))];
    struct named x = {.root = cluster, .shown = (uint32_t)(best - g->forms)};
    x.who = (ro_somebody){
        .name = best->party.name, .side = best->party.side, .stem = slug(g->arena, &best->party), .first = RO_S("")};
    enum { FIRMER = 4 };
    size_t most = 0;

    for (uint32_t i = cluster; i != RO_NOBODY; i = g->join.next[i]) {
        const ro_printed *f = &g->forms[i];
        if (f->date.n && (!x.who.first.n || ro_str_cmp(f->date, x.who.first) < 0)) x.who.first = f->date;
        /* a state says more than an organisation, for which its people speak too */
        size_t weight = f->accounts * (f->union_side ? 1 : FIRMER);
        if (f->party.side.p && weight > most) most = weight, x.who.side = f->party.side;
        if (f->said > x.who.decided) x.who.decided = f->said;
        if (!x.guess.p || (f->guess.p && ro_str_cmp(f->guess, x.guess) < 0)) x.guess = f->guess;
    }
    if (x.who.side.p) x.guess = RO_NONE;
    return x;
}

static int by_slug(const void *p, const void *q) {
    const ro_somebody *a = *(const ro_somebody *const *)p, *b = *(const ro_somebody *const *)q;
    int c = ro_str_cmp(a->stem, b->stem);
    if (!c) c = ro_str_cmp(a->side, b->side);
    if (!c) c = ro_str_cmp(a->first, b->first);
    return c ? c : ro_str_cmp(a->least, b->least);
}

static void number(ro_arena *a, ro_somebody *const *v, size_t n) {
    size_t no = 1;
    for (size_t j = 0; j < n; j++) {
        ro_str stem = v[j]->stem, side = v[j]->side.p ? ro_fold_bare(a, v[j]->side) : RO_S("unknown");
        no = j && ro_str_eq(v[j]->side, v[j - 1]->side) ? no + 1 : 1;
        v[j]->id = n == 1   ? stem
                   : no > 1 ? ro_str_printf(a, "%.*s-%.*s-%zu", (int)stem.n, stem.p, (int)side.n, side.p, no)
                            : ro_str_printf(a, "%.*s-%.*s", (int)stem.n, stem.p, (int)side.n, side.p);
    }
}

/* Namesakes are told apart by their side, and if that fails by a number. */
void ro_people_ids(ro_arena *a, ro_somebody **v, size_t n) {
    if (n) qsort(v, n, sizeof *v, by_slug);
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && ro_str_eq(v[k]->stem, v[i]->stem); k++)
            ;
        number(a, v + i, k - i);
    }
}

static void make_ids(ro_gatherer *g, struct named *v, size_t n) {
    ro_somebody **who = RO_NEWS(g->arena, ro_somebody *, n + 1);
    for (size_t i = 0; i < n; i++) who[i] = &v[i].who;
    ro_people_ids(g->arena, who, n);
}

/* A guest of many hosts is guessed to be of each host's side: a guess holds where nearly all accounts were read so. */
static void settle_guesses(ro_gatherer *g, struct named *v, size_t n, const uint32_t *at) {
    for (size_t i = 0; i < g->all->n; i++) {
        const ro_spelling *s = &g->all->v[i];
        struct named *x = &v[at[ro_join_root(&g->join, g->form_of[i])]];
        ro_str least = ro_spelling_text(g->arena, s);
        if (!x->who.least.p || ro_str_cmp(least, x->who.least) < 0) x->who.least = least;
        x->seen += s->accounts;
        if (x->guess.p && ro_str_eq(s->guessed ? s->side : s->read_side, x->guess)) x->so += s->accounts;
    }
    for (size_t i = 0; i < n; i++)
        if (v[i].guess.p && v[i].so * 4 >= v[i].seen * 3) v[i].who.side = v[i].guess;
}

static void give_names(ro_gatherer *g, struct named *v, const uint32_t *at) {
    uint32_t *root = RO_NEWS(g->arena, uint32_t, g->all->nsaid + 1);
    ro_said_names(g, root);
    for (size_t k = g->all->nsaid; k-- > 0;) /* the first in the list has the last word */
        if (root[k] != RO_NOBODY) v[at[root[k]]].who.name = g->all->said[k].name;
}

static void whereabouts(const struct named *v, size_t n, uint32_t *at) {
    for (size_t i = 0; i < n; i++) at[v[i].root] = (uint32_t)i;
}

static void give_spellings(ro_gatherer *g, ro_people *out, const struct named *v, const uint32_t *at) {
    size_t n = g->all->n;
    ro_str *why = RO_NEWS(g->arena, ro_str, g->nforms + 1);
    size_t *first = RO_NEWS(g->arena, size_t, g->nforms + 1);
    for (uint32_t i = 0; i < g->nforms; i++) why[i] = ro_forms_why(g, i, v[at[ro_join_root(&g->join, i)]].shown);
    out->of = RO_NEWS(g->arena, size_t, n + 1), out->comp = RO_NEWS(g->arena, size_t, n + 1);
    out->why = RO_NEWS(g->arena, ro_str, n + 1);
    for (size_t i = 0; i < n; i++) {
        uint32_t form = g->form_of[i], root = ro_root(g->comp, form);
        if (!first[root]) first[root] = i + 1;
        out->of[i] = at[ro_join_root(&g->join, form)], out->comp[i] = first[root] - 1, out->why[i] = why[form];
    }
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
    give_spellings(g, out, v, at);
    return out;
}
