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

enum { BLOCK = 64 };

/* ---- blocks ---------------------------------------------------------------------------------------------------------------- */

static void add_keys(ro_gatherer *g, uint32_t i) {
    const ro_party *p = &g->forms[i].party;
    for (size_t k = 0; k < p->nkeys; k++) {
        char s[8];
        if (p->keys[k].n > 1) ro_join_key(&g->join, i, 'w', 0, p->keys[k]);
        if (ro_skeleton(p->keys[k], s) > 1) ro_join_key(&g->join, i, 's', 0, ro_str_c(s));
    }
    if (!ro_scripts_foreign(p)) return;
    ro_str across[RO_ACROSS];
    for (size_t k = ro_scripts_keys(g->arena, p, across); k-- > 0;) {
        ro_join_key(&g->join, i, 'x', 0, across[k]);
        RO_PUSH(g->arena, g->foreign) = ro_hash(across[k]);
    }
}

static void foreign_blocks(ro_gatherer *g) { /* the Latin forms that have a key of another script */
    if (!g->foreign.n) return;
    qsort(g->foreign.v, g->foreign.n, sizeof *g->foreign.v, ro_by_number);
    for (uint32_t i = 0; i < g->nforms; i++) {
        const ro_party *p = &g->forms[i].party;
        ro_str across[RO_ACROSS];
        if (ro_scripts_foreign(p)) continue;
        for (size_t k = ro_scripts_keys(g->arena, p, across); k-- > 0;) {
            uint64_t h = ro_hash(across[k]);
            if (bsearch(&h, g->foreign.v, g->foreign.n, sizeof h, ro_by_number)) ro_join_key(&g->join, i, 'x', 0, across[k]);
        }
    }
}

static bool worth(void *judge, ro_link *l) {
    ro_gatherer *g = judge;
    if (g->forms[l->a].surname || g->forms[l->b].surname) return false; /* surnames alone come last */
    size_t p = g->forms[l->a].accounts, q = g->forms[l->b].accounts, few = p < q ? p : q;
    double same = ro_forms_alike(g, l->a, l->b);
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
    if (g->forms[g->chief[gone]].accounts > g->forms[g->chief[root]].accounts) g->chief[root] = g->chief[gone];
}

static void make_clusters(ro_gatherer *g) {
    g->chief = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    for (uint32_t i = 0; i < g->nforms; i++) g->chief[i] = i;
    ro_join_start(&g->join, g->arena, g->nforms);
    g->join.judge = g, g->join.united = keep_chief;
    ro_said_obey(g);
    for (size_t i = 0; i < g->apart.n; i++) ro_join_part(&g->join, (uint32_t)(g->apart.v[i] >> 32), (uint32_t)g->apart.v[i]);
    for (uint32_t i = 0; i < g->nforms; i++) add_keys(g, i);
    foreign_blocks(g);
    ro_join_pairs(&g->join, BLOCK, BLOCK);
    ro_join_weigh(&g->join, worth);
    ro_join_take(&g->join, go_together);
    ro_surnames_place(g);
}

const ro_people *ro_match_people(ro_arena *a, const ro_figure *given, size_t n, const ro_said *said, size_t nsaid) {
    if (n >= RO_NOBODY) ro_throw(a, RO_LIMIT, "more than four thousand million names cannot be matched");
    ro_gatherer g = {.arena = a, .scratch = ro_scratch_new(a), .given = given, .n = n, .said = said, .nsaid = nsaid};
    ro_forms_make(&g);
    make_clusters(&g);
    return ro_people_named(&g);
}
