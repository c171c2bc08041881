/* Accounts without a day of their own, and notices, into the meetings that stand, where all accounts are at hand. In: the hubs,
 * which have a day. Out: each such account with the one hub that it fits (seek.c), or alone.
 *
 * The accounts of hubs are listed by each word that names a principal or a side, and by day; first what has no day looks, then
 * the notices; what several of them are one with looks once. */
#include "match/meeting.h"

#include <stdlib.h>

struct place_in {
    uint64_t word;
    long day;
    uint32_t who;
};

struct seeking {
    ro_grouper *g;
    uint32_t who;               /* looks just now */
    RO_VEC(struct place_in) at; /* the accounts of hubs */
    bool *settled;              /* of each cluster: it is a hub, or has found one */
    RO_VEC(ro_link) found;      /* a looked, b is the hub */
};

static int by_place(const void *p, const void *q) {
    const struct place_in *a = p, *b = q;
    if (a->word != b->word) return a->word < b->word ? -1 : 1;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return a->who < b->who ? -1 : a->who > b->who;
}

static void index_hubs(struct seeking *k) {
    ro_grouper *g = k->g;
    long day;
    for (uint32_t i = 0; i < g->n; i++) {
        if (!ro_days_hub(g->s[i], &day)) continue;
        ro_words w = ro_words_met(g->arena, g->s[i]);
        for (size_t x = 0; x < w.n; x++) RO_PUSH(g->arena, k->at) = (struct place_in){w.v[x], day, i};
        k->settled[ro_join_root(&g->join, i)] = true;
    }
    if (k->at.n) qsort(k->at.v, k->at.n, sizeof *k->at.v, by_place);
}

/* Where the stretch for one word within these days begins. */
static size_t stretch(const struct seeking *k, uint64_t word, long first) {
    size_t a = 0, b = k->at.n;
    while (a < b) {
        size_t mid = (a + b) / 2;
        const struct place_in *p = &k->at.v[mid];
        if (p->word < word || (p->word == word && p->day < first))
            a = mid + 1;
        else
            b = mid;
    }
    return a;
}

static bool within(const struct seeking *k, size_t i, uint64_t word, long last) {
    return i < k->at.n && k->at.v[i].word == word && k->at.v[i].day <= last;
}

static size_t count(void *user, uint64_t word, long first, long last) {
    const struct seeking *k = user;
    size_t at = stretch(k, word, first), n = 0;
    while (n <= RO_NEAREST && within(k, at + n, word, last)) n++;
    return n;
}

static size_t list(void *user, uint64_t word, long first, long last, ro_hub_at *out) {
    struct seeking *k = user;
    size_t at = stretch(k, word, first), n = 0;
    for (; n < RO_NEAREST && within(k, at + n, word, last); n++)
        out[n] = (ro_hub_at){ro_join_root(&k->g->join, k->at.v[at + n].who), k->at.v[at + n].day};
    return n;
}

static size_t members(void *user, int64_t hub, const ro_sketch **out) {
    const struct seeking *k = user;
    size_t n = 0;
    for (uint32_t i = (uint32_t)hub; i != RO_NOBODY && n < RO_ENTITLED; i = k->g->join.next[i]) out[n++] = k->g->s[i];
    return n;
}

static bool parted(void *user, int64_t hub) {
    struct seeking *k = user;
    return ro_join_parted(&k->g->join, k->who, (uint32_t)hub);
}

static void seek(struct seeking *k, uint32_t i, const ro_hubs *hubs) {
    ro_found_hub f;
    uint32_t root = ro_join_root(&k->g->join, i);
    k->who = i;
    if (k->settled[root] || !ro_match_seek(k->g->scratch, k->g->s[i], hubs, &f)) return;
    RO_PUSH(k->g->arena, k->found) = (ro_link){.a = i, .b = (uint32_t)f.hub, .why = f.why};
    k->settled[root] = true;
}

void ro_meeting_undated(ro_grouper *g) {
    struct seeking k = {.g = g, .settled = RO_NEWS(g->arena, bool, g->n + 1)};
    const ro_hubs hubs = {&k, count, list, members, parted};
    index_hubs(&k);
    ro_join_order(&g->join);
    for (int notices = 0; notices < 2; notices++)
        for (uint32_t i = 0; i < g->n; i++)
            if ((g->s[i]->occasion == RO_OCCASION_NOTICE) == notices) seek(&k, i, &hubs);
    for (size_t i = 0; i < k.found.n; i++) {
        const ro_link *l = &k.found.v[i];
        if (ro_join_parted(&g->join, l->a, l->b)) continue;
        ro_join_unite(&g->join, l->a, l->b);
        g->why[l->a] |= l->why;
    }
}
