/* Accounts without a day of their own, and notices, into the meetings that stand. In: the meetings that have a day. Out: each
 * such account in the one meeting that it fits, or alone.
 *
 * The dated accounts are listed by each word that names a principal or a side, and by day. An account looks through the shortest
 * stretch of that list which its own bounds allow, weighs the meetings found there whole, and joins the only one that fits well.
 *
 * Gives up on: an account whose every word leads to more than NEAREST others, and one that two meetings fit alike. */
#include "match/meeting.h"

#include <stdlib.h>

enum { NEAREST = 48 };

/* The meetings that have a day, by each word that names a principal: where the rest look for theirs. */
struct place_in {
    uint64_t hash;
    long day;
    uint32_t root;
};

struct index {
    RO_VEC(struct place_in) v;
};

static int by_place(const void *p, const void *q) {
    const struct place_in *a = p, *b = q;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return a->root < b->root ? -1 : a->root > b->root;
}

static uint64_t word_key(ro_str w, char kind) { return ro_hash(w) ^ (uint64_t)(unsigned char)kind * 0x9e3779b97f4a7c15u; }

static void index_meetings(ro_grouper *g, struct index *x) {
    ro_window w;
    for (uint32_t i = 0; i < g->n; i++) {
        const ro_sketch *s = g->s[i];
        if (!ro_sketch_tells(s) || !ro_pair_window(s, &w)) continue;
        for (size_t k = 0; k < s->npeople && s->people[k].rank >= RO_RANK_HEAD && k < 12; k++)
            for (size_t j = 0; j < s->people[k].nkeys; j++)
                RO_PUSH(g->arena, x->v) =
                    (struct place_in){word_key(s->people[k].keys[j], 'p'), w.best, ro_join_root(&g->join, i)};
        for (size_t k = 0; k < s->nsides && k < 12; k++)
            RO_PUSH(g->arena, x->v) = (struct place_in){word_key(s->sides[k], 's'), w.best, ro_join_root(&g->join, i)};
    }
    if (x->v.n) qsort(x->v.v, x->v.n, sizeof *x->v.v, by_place);
}

/* The stretch of the index for one word within [lo, hi]. */
static size_t stretch(const struct index *x, uint64_t hash, long lo, long hi, size_t *first) {
    size_t a = 0, b = x->v.n;
    while (a < b) {
        size_t mid = (a + b) / 2;
        const struct place_in *p = &x->v.v[mid];
        if (p->hash < hash || (p->hash == hash && p->day < lo))
            a = mid + 1;
        else
            b = mid;
    }
    *first = a;
    size_t n = 0;
    while (a + n < x->v.n && n <= NEAREST && x->v.v[a + n].hash == hash && x->v.v[a + n].day <= hi) n++;
    return n;
}

/* The rarest word of this account's principals and sides: the shortest stretch that may hold its meeting. */
static size_t shortest(const struct index *x, const ro_sketch *s, long lo, long hi, size_t *first) {
    size_t best = 0, at;
    for (size_t i = 0; i < s->npeople && s->people[i].rank >= RO_RANK_HEAD && i < 12; i++) {
        size_t most = 0, most_at = 0; /* a name is found by whichever of its words the other account prints */
        for (size_t k = 0; k < s->people[i].nkeys; k++) {
            size_t n = stretch(x, word_key(s->people[i].keys[k], 'p'), lo, hi, &at);
            if (n > most) most = n, most_at = at;
        }
        if (most && (!best || most < best)) best = most, *first = most_at;
    }
    for (size_t i = 0; i < s->nsides && i < 12; i++) {
        size_t n = stretch(x, word_key(s->sides[i], 's'), lo, hi, &at);
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
    if (n > NEAREST) return f;
    for (size_t i = 0; i < n; i++) {
        uint32_t r = ro_join_root(&g->join, x->v.v[first + i].root);
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

static void link_undated(ro_grouper *g, const struct index *x) {
    for (uint32_t i = 0; i < g->n; i++) {
        ro_window w;
        const ro_sketch *s = g->s[i];
        if (!ro_sketch_tells(s) || ro_pair_window(s, &w)) continue;
        long lo = s->lo == RO_NODAY ? LONG_MIN / 2 : s->lo, hi = s->hi == RO_NODAY ? LONG_MAX / 2 : s->hi;
        struct fit f = the_one(g, x, i, (ro_window){lo, hi, hi});
        if (f.root == RO_NOBODY || f.two) continue;
        ro_join_unite(&g->join, i, f.root);
        g->why[i] = (uint16_t)f.why;
    }
}

/* An announcement does not bear the title of an account: that is the account of another such meeting, misread. */
static bool entitled_alike(ro_grouper *g, uint32_t notice, uint32_t cluster) {
    for (uint32_t i = cluster; i != RO_NOBODY; i = g->join.next[i])
        if (ro_str_eq(g->s[notice]->title, g->s[i]->title)) return true;
    return false;
}

/* Notices come up to three weeks before what they announce; the day they name outranks that. */
static void link_notices(ro_grouper *g, const struct index *x) {
    enum { AHEAD = 21 };
    for (uint32_t i = 0; i < g->n; i++) {
        const ro_sketch *s = g->s[i];
        if (s->occasion != RO_OCCASION_NOTICE) continue;
        ro_window w;
        if (s->exact)
            w = (ro_window){s->lo, s->lo, s->lo};
        else if (s->lo != RO_NODAY && s->hi != RO_NODAY && s->hi - s->lo <= AHEAD)
            w = (ro_window){s->lo, s->hi, s->hi};
        else if (s->published != RO_NODAY)
            w = (ro_window){s->published, s->published + AHEAD, s->published};
        else
            continue;
        struct fit f = the_one(g, x, i, w);
        if (f.root == RO_NOBODY || f.two || f.score < RO_PAIR_ENOUGH + (s->exact ? 0 : 0.5) || entitled_alike(g, i, f.root))
            continue;
        ro_join_unite(&g->join, i, f.root);
        g->why[i] = (uint16_t)f.why;
    }
}
void ro_meeting_undated(ro_grouper *g) {
    struct index x = {0};
    index_meetings(g, &x);
    link_undated(g, &x);
    link_notices(g, &x);
}
