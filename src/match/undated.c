/* Accounts without a day of their own, and notices, into the meetings that stand. In: the hubs, which have a day. Out: each
 * such account with the one hub that it fits, or alone.
 *
 * The dated accounts are listed by each word that names a principal or a side, and by day. An account looks through the shortest
 * stretch of that list which its own bounds allow, weighs the meetings found there whole, and joins the only one that fits well.
 *
 * Gives up on: an account whose every word leads to more than RO_NEAREST others, and one that two meetings fit alike. */
#include "match/meeting.h"

#include <stdlib.h>

/* The hubs, by each word that names a principal or a side: where the rest look for theirs. */
struct place_in {
    uint64_t word;
    long day;
    uint32_t who;
};

struct index {
    RO_VEC(struct place_in) v;
};

static int by_place(const void *p, const void *q) {
    const struct place_in *a = p, *b = q;
    if (a->word != b->word) return a->word < b->word ? -1 : 1;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return a->who < b->who ? -1 : a->who > b->who;
}

static void index_hubs(ro_grouper *g, struct index *x) {
    long day;
    for (uint32_t i = 0; i < g->n; i++) {
        if (!ro_days_hub(g->s[i], &day)) continue;
        ro_words w = ro_words_met(g->arena, g->s[i]);
        for (size_t k = 0; k < w.n; k++) RO_PUSH(g->arena, x->v) = (struct place_in){w.v[k], day, i};
    }
    if (x->v.n) qsort(x->v.v, x->v.n, sizeof *x->v.v, by_place);
}

/* The stretch of the index for one word within [lo, hi]. */
static size_t stretch(const struct index *x, uint64_t word, long lo, long hi, size_t *first) {
    size_t a = 0, b = x->v.n;
    while (a < b) {
        size_t mid = (a + b) / 2;
        const struct place_in *p = &x->v.v[mid];
        if (p->word < word || (p->word == word && p->day < lo))
            a = mid + 1;
        else
            b = mid;
    }
    *first = a;
    size_t n = 0;
    while (a + n < x->v.n && n <= RO_NEAREST && x->v.v[a + n].word == word && x->v.v[a + n].day <= hi) n++;
    return n;
}

/* The rarest word of this account's principals and sides: the shortest stretch that may hold its meeting. */
static size_t shortest(const struct index *x, const ro_sketch *s, long lo, long hi, size_t *first) {
    size_t best = 0, at;
    for (size_t i = 0; i < s->npeople && s->people[i].rank >= RO_RANK_HEAD && i < 12; i++) {
        size_t most = 0, most_at = 0; /* a name is found by whichever of its words the other account prints */
        for (size_t k = 0; k < s->people[i].nkeys; k++) {
            size_t n = stretch(x, ro_word_met('p', s->people[i].keys[k]), lo, hi, &at);
            if (n > most) most = n, most_at = at;
        }
        if (most && (!best || most < best)) best = most, *first = most_at;
    }
    for (size_t i = 0; i < s->nsides && i < 12; i++) {
        size_t n = stretch(x, ro_word_met('s', s->sides[i]), lo, hi, &at);
        if (n && (!best || n < best)) best = n, *first = at;
    }
    return best;
}

struct fit {
    uint32_t root;
    double score;
    unsigned why;
    bool two; /* another fits as well */
};

/* How well an account fits a whole cluster: its best member, and no member may forbid it. */
static bool fits(ro_grouper *g, const ro_sketch *s, uint32_t cluster, ro_pair *best) {
    unsigned seen = 0;
    *best = (ro_pair){0};
    for (uint32_t i = cluster; i != RO_NOBODY && seen < RO_SAMPLE; i = g->join.next[i], seen++) {
        ro_pair p = ro_pair_weigh(g->scratch, s, g->s[i], true);
        if (p.cannot) return false;
        if (p.score > best->score) *best = p;
    }
    return best->score > 0;
}

/* The one meeting within [lo, hi] that an account without a day fits; two that do are none. */
static struct fit the_one(ro_grouper *g, const struct index *x, uint32_t who, ro_window w) {
    struct fit f = {.root = RO_NOBODY};
    size_t first = 0, n = shortest(x, g->s[who], w.first, w.last, &first);
    if (n > RO_NEAREST) return f;
    for (size_t i = 0; i < n; i++) {
        uint32_t r = ro_join_root(&g->join, x->v.v[first + i].who);
        ro_pair p;
        if (r == f.root || ro_join_parted(&g->join, ro_join_root(&g->join, who), r) || !fits(g, g->s[who], r, &p)) continue;
        if (g->s[who]->exact && x->v.v[first + i].day == g->s[who]->lo) p.score += 1.5, p.why |= RO_LINK_DAY;
        if (!(p.why & (RO_LINK_PEOPLE | RO_LINK_SIDES | RO_LINK_TOPIC | RO_LINK_WORDS))) continue;
        bool plenty = p.wording >= 0.5; /* a copy: the day follows from it */
        if (p.score < RO_PAIR_ENOUGH - 0.5 && !plenty) continue;
        if (f.root != RO_NOBODY && p.score < f.score + 2) {
            f.two |= p.score > f.score - 2;
            continue;
        }
        f = (struct fit){.root = r, .score = p.score, .why = p.why};
    }
    return f;
}

/* An announcement does not bear the title of an account: that is the account of another such meeting, misread. */
static bool entitled_alike(ro_grouper *g, uint32_t notice, uint32_t cluster) {
    unsigned seen = 0;
    for (uint32_t i = cluster; i != RO_NOBODY && seen < RO_ENTITLED; i = g->join.next[i], seen++)
        if (ro_str_eq(g->s[notice]->title, g->s[i]->title)) return true;
    return false;
}

struct seeking {
    ro_grouper *g;
    struct index hubs;
    bool *settled;         /* of each cluster: it is a hub, or has found one */
    RO_VEC(ro_link) found; /* a looked, b is the hub */
};

static void seek(struct seeking *k, uint32_t i, bool notice) {
    ro_grouper *g = k->g;
    const ro_sketch *s = g->s[i];
    ro_window w = {0};
    uint32_t root = ro_join_root(&g->join, i);
    if (k->settled[root] || (s->occasion == RO_OCCASION_NOTICE) != notice || !ro_days_sought(s, &w.first, &w.last)) return;
    struct fit f = the_one(g, &k->hubs, i, w);
    if (f.root == RO_NOBODY || f.two) return;
    if (notice && (f.score < RO_PAIR_ENOUGH + (s->exact ? 0 : 0.5) || entitled_alike(g, i, f.root))) return;
    RO_PUSH(g->arena, k->found) = (ro_link){.a = i, .b = f.root, .why = (uint16_t)f.why};
    k->settled[root] = true;
}

/* Each looks at the hubs as they were before any other came to them, so that none hangs on what another found. */
void ro_meeting_undated(ro_grouper *g) {
    struct seeking k = {.g = g, .settled = RO_NEWS(g->arena, bool, g->n + 1)};
    long day;
    index_hubs(g, &k.hubs);
    ro_join_order(&g->join);
    for (uint32_t i = 0; i < g->n; i++)
        if (ro_days_hub(g->s[i], &day)) k.settled[ro_join_root(&g->join, i)] = true;
    for (int notice = 0; notice < 2; notice++)
        for (uint32_t i = 0; i < g->n; i++)
            if (!g->asks || g->asks[i]) seek(&k, i, notice);
    for (size_t i = 0; i < k.found.n; i++) {
        const ro_link *l = &k.found.v[i];
        if (ro_join_parted(&g->join, l->a, l->b)) continue;
        ro_join_unite(&g->join, l->a, l->b);
        g->why[l->a] |= l->why;
    }
}
