/* Printed names into people. In: who each account names. Out: which of them are one person, under an id that is his name.
 *
 * What is weighed are forms: one spelling with one side, however many accounts print it (forms.c). Forms meet in blocks: by a
 * word they share, by the consonants of a word ("Manturov", "Mantrov"), and, across scripts, by
 * side and by the sounds that the words open with (scripts.c); alike.c says how likely two
 * are one person. Clusters unite likeliest pair first and only where their chief forms go together and most of the others, so
 * that no chain of likenesses joins two men and no single misprint parts one. Surnames alone come last (surnames.c); named.c
 * gives the people their names.
 *
 * Gives up on: namesakes of one side and office whom no account names together. */
#include "match/forms.h"

#include <stdlib.h>

/* The words by which surnames alone find their bearers: the first and the last. */
size_t ro_spelling_ends(ro_arena *a, const ro_spelling *s, ro_str out[2]) {
    ro_party p = {.name = ro_spelling_called(s)};
    p.nkeys = ro_match_words(a, p.name, &p.keys);
    if (!p.nkeys) return 0;
    out[0] = p.keys[0], out[1] = p.keys[ro_plain_words(&p) - 1];
    return ro_str_eq(out[0], out[1]) ? 1 : 2;
}

/* ---- keys ------------------------------------------------------------------------------------------------------------------ */

size_t ro_spelling_keys(ro_arena *a, const ro_spelling *s, ro_str **out) {
    ro_party p = {.name = ro_spelling_called(s), .side = s->guessed ? RO_NONE : s->side};
    RO_VEC(ro_str) v = {0};
    ro_str across[RO_ACROSS];
    p.nkeys = ro_match_words(a, p.name, &p.keys);
    for (size_t k = 0; k < p.nkeys; k++) {
        char sound[8];
        if (p.keys[k].n > 1) RO_PUSH(a, v) = p.keys[k];
        if (ro_skeleton(p.keys[k], sound) > 1) RO_PUSH(a, v) = ro_str_printf(a, "~%s", sound);
    }
    for (size_t k = ro_scripts_surname(&p) ? 0 : ro_scripts_keys(a, &p, across); k-- > 0;)
        RO_PUSH(a, v) = ro_str_printf(a, "%s%.*s", ro_scripts_foreign(&p) ? "//" : "/", (int)across[k].n, across[k].p);
    *out = v.v;
    return v.n;
}

/* Those of other scripts stand right behind the Latin ones of their key. */
uint64_t ro_key_number(ro_str key) {
    bool across = key.p[0] == '/', foreign = across && ro_str_starts(key, "//");
    unsigned kind = foreign ? RO_KEY_FOREIGN : across ? RO_KEY_ACROSS : key.p[0] == '~' ? RO_KEY_SOUND : RO_KEY_WORD;
    ro_str word = {key.p + foreign, key.n - foreign};
    return (ro_hash(word) & ~(uint64_t)3) | kind;
}

bool ro_key_common(const ro_gatherer *g, size_t lo, size_t hi) {
    uint64_t key = g->join.keys.v[lo].hash;
    if (g->all->ncommon) return bsearch(&key, g->common.v, g->common.n, sizeof key, ro_by_number);
    return hi - lo > RO_PEOPLE_COMMON;
}

static void add_keys(ro_gatherer *g, size_t spelling) {
    ro_str *key;
    size_t n = ro_spelling_keys(g->arena, &g->all->v[spelling], &key);
    for (size_t k = 0; k < n; k++) ro_join_number(&g->join, g->form_of[spelling], 0, ro_key_number(key[k]));
}

/* ---- pairs ----------------------------------------------------------------------------------------------------------------- */

static void meet(ro_gatherer *g, uint32_t a, uint32_t b) {
    const ro_printed *x = &g->forms[a], *y = &g->forms[b];
    if (a == b || !x->fresh || !y->fresh || x->surname || y->surname) return; /* surnames alone come last */
    RO_PUSH(g->arena, g->join.links) = (ro_link){.a = a < b ? a : b, .b = a < b ? b : a};
}

static void meet_within(ro_gatherer *g, size_t lo, size_t hi) {
    for (size_t x = lo; x < hi; x++)
        for (size_t y = x + 1; y < hi; y++) meet(g, g->join.keys.v[x].who, g->join.keys.v[y].who);
}

static void meet_block(ro_gatherer *g, size_t lo, size_t hi) {
    const ro_keyed *k = g->join.keys.v;
    unsigned kind = k[lo].hash & 3;
    if (ro_key_common(g, lo, hi)) return;
    if (kind != RO_KEY_ACROSS) meet_within(g, lo, hi);
    if (kind != RO_KEY_ACROSS || hi == g->join.keys.n || k[hi].hash != (k[lo].hash | RO_KEY_FOREIGN)) return;
    size_t end = ro_join_block(&g->join, hi);
    if (ro_key_common(g, hi, end)) return;
    for (size_t x = lo; x < hi; x++)
        for (size_t y = hi; y < end; y++) meet(g, k[x].who, k[y].who);
}

static void make_pairs(ro_gatherer *g) {
    for (size_t i = 0; i < g->all->n; i++) add_keys(g, i);
    ro_join_sort(&g->join);
    for (size_t lo = 0, hi; lo < g->join.keys.n; lo = hi) {
        hi = ro_join_block(&g->join, lo);
        meet_block(g, lo, hi);
    }
    ro_join_once(&g->join);
}

static int by_stand(const void *p, const void *q) {
    const ro_keyed *a = p, *b = q;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return a->who < b->who ? -1 : a->who > b->who;
}

/* Whatever the counts and the lists are: one account more changes nothing of this, unless it brings a name or a title. */
static bool may_be_one(ro_gatherer *g, uint32_t a, uint32_t b) {
    const ro_printed *x = &g->forms[a], *y = &g->forms[b];
    if (ro_sides_clash(x, y)) return ro_str_is(ro_forms_same(g, a, b), "the same words as");
    return ro_forms_likeness(g, a, b) > 0;
}

static bool worth(void *judge, ro_link *l) {
    ro_gatherer *g = judge;
    size_t p = g->forms[l->a].accounts, q = g->forms[l->b].accounts, few = p < q ? p : q;
    double same = ro_forms_alike(g, l->a, l->b);
    bool counted = ro_sides_clash(&g->forms[l->a], &g->forms[l->b]) || ro_forms_parted(g, l->a, l->b);
    if (same > 0 || (counted && may_be_one(g, l->a, l->b))) ro_unite(g->comp, l->a, l->b);
    /* of links as likely those come first for which more accounts speak */
    l->score = (float)(same + 1e-6 * (double)(few < 1000 ? few : 1000));
    return same > 0;
}

/* ---- clusters ------------------------------------------------------------------------------------------------------------- */

static void remember(ro_gatherer *g, uint32_t form, uint32_t with) {
    if (g->forms[form].how == RO_HOW_OWN) g->forms[form].how = RO_HOW_LIKE, g->forms[form].with = with;
}

void ro_forms_join(ro_gatherer *g, uint32_t form, uint32_t with, ro_how how) {
    if (form != with && g->forms[form].how == RO_HOW_OWN) g->forms[form].how = how;
    ro_join_unite(&g->join, with, form);
}

/* The chief forms must be one, and of all pairs those that speak for it must be printed more often than those against. */
static bool go_together(void *judge, const ro_link *l, uint32_t a, uint32_t b) {
    enum { SOME = 6 };
    ro_gatherer *g = judge;
    size_t with = 0, against = 0;
    unsigned x = 0;
    if (ro_forms_alike(g, g->chief[a], g->chief[b]) <= 0) return false;
    for (uint32_t i = a; i != RO_NOBODY && x < SOME; i = g->join.next[i], x++) {
        unsigned y = 0;
        for (uint32_t k = b; k != RO_NOBODY && y < SOME; k = g->join.next[k], y++) {
            if (ro_forms_never(&g->forms[i], &g->forms[k])) return false;
            size_t p = g->forms[i].accounts, q = g->forms[k].accounts;
            *(ro_forms_alike(g, i, k) > 0 ? &with : &against) += p < q ? p : q;
        }
    }
    if (with <= against) return false;
    remember(g, l->a, l->b);
    remember(g, l->b, l->a);
    return true;
}

static void keep_chief(void *judge, uint32_t root, uint32_t gone) {
    ro_gatherer *g = judge;
    const ro_printed *a = &g->forms[g->chief[root]], *b = &g->forms[g->chief[gone]];
    bool more = a->surname == b->surname ? b->accounts > a->accounts : a->surname;
    if (more) g->chief[root] = g->chief[gone];
}

/* Those that are not to be placed stand as they stood. */
static void stand(ro_gatherer *g) {
    size_t n = g->all->n;
    ro_keyed *v = RO_NEWS(g->arena, ro_keyed, n + 1);
    size_t m = 0;
    for (size_t i = 0; i < n; i++)
        if (!g->forms[g->form_of[i]].fresh) v[m++] = (ro_keyed){g->all->v[i].stand, g->form_of[i]};
    if (m) qsort(v, m, sizeof *v, by_stand);
    for (size_t i = 1; i < m; i++)
        if (v[i].hash == v[i - 1].hash) ro_join_unite(&g->join, v[i].who, v[i - 1].who);
}

static void make_clusters(ro_gatherer *g) {
    g->chief = RO_NEWS(g->arena, uint32_t, g->nforms + 1), g->comp = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    for (uint32_t i = 0; i < g->nforms; i++) g->chief[i] = g->comp[i] = i;
    ro_join_start(&g->join, g->arena, g->nforms);
    g->join.judge = g, g->join.united = keep_chief;
    stand(g);
    ro_said_obey(g);
    for (size_t i = 0; i < g->apart.n; i++) ro_join_part(&g->join, (uint32_t)(g->apart.v[i] >> 32), (uint32_t)g->apart.v[i]);
    make_pairs(g);
    ro_join_weigh(&g->join, worth);
    ro_join_take(&g->join, go_together);
    ro_surnames_place(g);
}

static void start(ro_gatherer *g, ro_arena *a, const ro_peopled *all) {
    if (all->n >= RO_NOBODY) ro_throw(a, RO_LIMIT, "more than four thousand million names cannot be matched");
    *g = (ro_gatherer){.arena = a, .scratch = ro_scratch_new(a), .all = all};
    for (size_t i = 0; i < all->ncommon; i++) RO_PUSH(a, g->common) = ro_key_number(all->common[i]);
    if (g->common.n) qsort(g->common.v, g->common.n, sizeof *g->common.v, ro_by_number);
    ro_forms_make(g);
}

const ro_people *ro_match_people(ro_arena *a, const ro_peopled *all) {
    ro_gatherer g;
    start(&g, a, all);
    make_clusters(&g);
    return ro_people_named(&g);
}

/* ---- who may be asked -------------------------------------------------------------------------------------------------------
 */

struct ro_maybe {
    ro_peopled all;
    ro_gatherer g;
};

ro_maybe *ro_maybe_new(ro_arena *a, const ro_spelling *v, size_t n) {
    ro_maybe *m = RO_NEW(a, ro_maybe);
    m->all = (ro_peopled){.v = v, .n = n};
    start(&m->g, a, &m->all);
    return m;
}

bool ro_maybe_one(ro_maybe *m, size_t a, size_t b) {
    uint32_t x = m->g.form_of[a], y = m->g.form_of[b];
    if (m->g.forms[x].surname || m->g.forms[y].surname) return x == y;
    return x == y || may_be_one(&m->g, x, y);
}
