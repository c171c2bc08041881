/* Accounts into meetings. In: sketches. Out: meetings, each account in exactly one, with the reason of its link.
 *
 * Accounts that have a day are blocked by day and word (a principal's name, a side, a word of the title, a run of text), so
 * that only what could belong together is weighed; the pairs are taken strongest first, and two clusters become one only
 * where nothing in either forbids it and they hold together on average: there is no chain of weak links. An account
 * without a day then joins the one meeting that its bounds, people, sides and place leave, or none where two would do.
 * Notices hang on the meeting that they announce. What tells of no encounter stands alone, but for copies of one text.
 *
 * Everything goes by the order of ids, so the order of arrival changes nothing; and a pair is weighed by nothing but its two
 * accounts, so an account added elsewhere changes nothing here. Cost: the pairs within blocks; a block over BLOCK members
 * is only looked through with a window, which a real archive never needs.
 *
 * Source: hard constraints before scores as in Bilenko/Mooney-style deduplication; average linkage against chaining. */
#include "match/pair.h"

#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 96, WINDOW = 24, SAMPLE = 6, NEAREST = 48 };

struct edge {
    uint32_t a, b;
    float score;
    uint16_t why;
};

struct key {
    uint64_t hash;
    uint32_t who;
};

struct grouper {
    ro_arena *arena;
    ro_scratch *scratch;
    ro_sketch *const *s; /* by id */
    size_t n;
    uint32_t *up, *next, *last, *size; /* clusters: union-find and a list of members from the root on */
    uint16_t *why;                     /* of each account's best link */
    bool *notice;                      /* it hangs on a meeting as its announcement */
    RO_VEC(struct key) keys;
    RO_VEC(struct edge) edges;
    const ro_verdict *verdicts;
    size_t nverdicts;
    uint32_t *apart, *apart_from; /* verdicts that part: apart[i] .. apart[i + 1) into apart_from */
};

/* ---- clusters ----------------------------------------------------------------------------------------------------------- */

static uint32_t root(struct grouper *g, uint32_t i) {
    while (g->up[i] != i) i = g->up[i] = g->up[g->up[i]];
    return i;
}

static void unite(struct grouper *g, uint32_t a, uint32_t b) {
    a = root(g, a), b = root(g, b);
    if (a == b) return;
    if (b < a) { /* the smallest id leads */
        uint32_t t = a;
        a = b;
        b = t;
    }
    g->up[b] = a;
    g->next[g->last[a]] = b;
    g->last[a] = g->last[b];
    g->size[a] += g->size[b];
}

static bool parted(struct grouper *g, uint32_t a, uint32_t b) { /* by a person; a, b roots */
    if (!g->apart) return false;
    if (g->size[a] > g->size[b]) {
        uint32_t t = a;
        a = b;
        b = t;
    }
    for (uint32_t i = a; i != UINT32_MAX; i = g->next[i])
        for (uint32_t k = g->apart[i]; k < g->apart[i + 1]; k++)
            if (root(g, g->apart_from[k]) == b) return true;
    return false;
}

/* Do two clusters hold together? The first members of each stand for the rest. */
static bool coherent(struct grouper *g, uint32_t a, uint32_t b) {
    double sum = 0;
    unsigned pairs = 0, x = 0;
    for (uint32_t i = a; i != UINT32_MAX && x < SAMPLE; i = g->next[i], x++) {
        unsigned y = 0;
        for (uint32_t k = b; k != UINT32_MAX && y < SAMPLE; k = g->next[k], y++) {
            ro_pair p = ro_pair_weigh(g->scratch, g->s[i], g->s[k], false);
            if (p.cannot) return false;
            sum += p.score;
            pairs++;
        }
    }
    return sum / pairs >= RO_PAIR_ENOUGH;
}

/* ---- blocks ------------------------------------------------------------------------------------------------------------- */

static void add_key(struct grouper *g, uint32_t who, long day, char kind, ro_str word) {
    uint64_t h = ro_hash(word) ^ (uint64_t)(unsigned char)kind * 0x9e3779b97f4a7c15u ^ (uint64_t)day * 0xc2b2ae3d27d4eb4fu;
    RO_PUSH(g->arena, g->keys) = (struct key){h, who};
}

static void add_keys(struct grouper *g, uint32_t who, long day) {
    const ro_sketch *s = g->s[who];
    for (size_t i = 0; i < s->npeople && s->people[i].rank >= RO_RANK_HEAD && i < 12; i++)
        for (size_t k = 0; k < s->people[i].nkeys; k++)
            if (s->people[i].keys[k].n > 2) add_key(g, who, day, 'p', s->people[i].keys[k]);
    for (size_t i = 0; i < s->nsides && i < 12; i++)
        if (!ro_str_eq(s->sides[i], s->publisher_side)) add_key(g, who, day, 's', s->sides[i]);
    for (size_t i = 0; i < s->ntopics; i++) add_key(g, who, day, 't', s->topics[i]);
    for (size_t i = 0; i < s->ndigest && i < 4; i++) add_key(g, who, day, 'd', (ro_str){(const char *)&s->digest[i], 4});
}

static int by_hash(const void *p, const void *q) {
    const struct key *a = p, *b = q;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return a->who < b->who ? -1 : a->who > b->who;
}

static int by_pair(const void *p, const void *q) {
    const struct edge *a = p, *b = q;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static int by_score(const void *p, const void *q) {
    const struct edge *a = p, *b = q;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    return by_pair(p, q);
}

/* All pairs that share a key, each once. */
static void candidates(struct grouper *g) {
    if (!g->keys.n) return;
    if (g->keys.n) qsort(g->keys.v, g->keys.n, sizeof *g->keys.v, by_hash);
    for (size_t lo = 0, hi; lo < g->keys.n; lo = hi) {
        for (hi = lo; hi < g->keys.n && g->keys.v[hi].hash == g->keys.v[lo].hash; hi++)
            ;
        size_t reach = hi - lo <= BLOCK ? BLOCK : WINDOW;
        for (size_t i = lo; i < hi; i++)
            for (size_t k = i + 1; k < hi && k <= i + reach; k++)
                if (g->keys.v[i].who != g->keys.v[k].who)
                    RO_PUSH(g->arena, g->edges) = (struct edge){.a = g->keys.v[i].who, .b = g->keys.v[k].who};
    }
    if (!g->edges.n) return;
    if (g->edges.n) qsort(g->edges.v, g->edges.n, sizeof *g->edges.v, by_pair);
    size_t n = 1;
    for (size_t i = 1; i < g->edges.n; i++)
        if (by_pair(&g->edges.v[i], &g->edges.v[n - 1])) g->edges.v[n++] = g->edges.v[i];
    g->edges.n = n;
}

static bool tells(const ro_sketch *s) { return s->occasion >= RO_OCCASION_ABOUT; }

/* A text that tells of no encounter joins nothing but a copy of itself. */
static bool copies(const ro_sketch *a, const ro_sketch *b, double wording) {
    ro_window x, y;
    if (!ro_pair_window(a, &x) || !ro_pair_window(b, &y) || labs(x.best - y.best) > 1 || wording < 0.6) return false;
    size_t n = 0;
    for (size_t i = 0, k = 0; i < a->ntopics && k < b->ntopics;) {
        int c = ro_str_cmp(a->topics[i], b->topics[k]);
        n += !c;
        i += c <= 0;
        k += c >= 0;
    }
    return n >= 2 &&
           4 * n >= 3 * (a->ntopics > b->ntopics ? a->ntopics : b->ntopics); /* condolences to another family differ there */
}

static void weigh_edges(struct grouper *g) {
    size_t n = 0;
    for (size_t i = 0; i < g->edges.n; i++) {
        struct edge e = g->edges.v[i];
        const ro_sketch *a = g->s[e.a], *b = g->s[e.b];
        if (tells(a) && tells(b)) {
            ro_pair p = ro_pair_weigh(g->scratch, a, b, false);
            if (p.cannot || p.score < RO_PAIR_ENOUGH) continue;
            e.score = (float)p.score, e.why = (uint16_t)p.why;
        } else {
            if (tells(a) || tells(b) || a->occasion != b->occasion) continue;
            double w = ro_pair_wording(a, b);
            if (!copies(a, b, w)) continue;
            e.score = (float)(RO_PAIR_ENOUGH + w), e.why = RO_LINK_WORDS | RO_LINK_TOPIC;
        }
        g->edges.v[n++] = e;
    }
    g->edges.n = n;
    if (n) qsort(g->edges.v, n, sizeof *g->edges.v, by_score);
}

static void link_dated(struct grouper *g) {
    for (uint32_t i = 0; i < g->n; i++) {
        ro_window w;
        if (!ro_pair_window(g->s[i], &w)) continue;
        /* one day more on the early side, so that two clocks of one call meet */
        for (long d = w.first - (w.first == w.last); d <= w.last; d++) add_keys(g, i, d);
    }
    candidates(g);
    weigh_edges(g);
    for (size_t i = 0; i < g->edges.n; i++) {
        struct edge *e = &g->edges.v[i];
        uint32_t a = root(g, e->a), b = root(g, e->b);
        if (a == b || parted(g, a, b)) continue;
        if (tells(g->s[a]) && g->size[a] + g->size[b] > 2 && !coherent(g, a, b)) continue;
        unite(g, a, b);
        if (!g->why[e->a]) g->why[e->a] = e->why;
        if (!g->why[e->b]) g->why[e->b] = e->why;
    }
}

/* ---- what has no day of its own ------------------------------------------------------------------------------------------- */

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

static void index_meetings(struct grouper *g, struct index *x) {
    ro_window w;
    for (uint32_t i = 0; i < g->n; i++) {
        const ro_sketch *s = g->s[i];
        if (!tells(s) || !ro_pair_window(s, &w)) continue;
        for (size_t k = 0; k < s->npeople && s->people[k].rank >= RO_RANK_HEAD && k < 12; k++)
            for (size_t j = 0; j < s->people[k].nkeys; j++)
                RO_PUSH(g->arena, x->v) = (struct place_in){word_key(s->people[k].keys[j], 'p'), w.best, root(g, i)};
        for (size_t k = 0; k < s->nsides && k < 12; k++)
            RO_PUSH(g->arena, x->v) = (struct place_in){word_key(s->sides[k], 's'), w.best, root(g, i)};
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
static bool fits(struct grouper *g, const ro_sketch *s, uint32_t cluster, ro_pair *best) {
    unsigned seen = 0;
    *best = (ro_pair){0};
    for (uint32_t i = cluster; i != UINT32_MAX && seen < SAMPLE; i = g->next[i], seen++) {
        ro_pair p = ro_pair_weigh(g->scratch, s, g->s[i], true);
        if (p.cannot) return false;
        if (p.score > best->score) *best = p;
    }
    return best->score > 0;
}

/* The one meeting within [lo, hi] that an account without a day fits; two that do are none. */
static struct fit the_one(struct grouper *g, const struct index *x, uint32_t who, ro_window w) {
    struct fit f = {.root = UINT32_MAX};
    size_t first = 0, n = shortest(x, g->s[who], w.first, w.last, &first);
    if (n > NEAREST) return f;
    for (size_t i = 0; i < n; i++) {
        uint32_t r = root(g, x->v.v[first + i].root);
        ro_pair p;
        if (r == f.root || parted(g, root(g, who), r) || !fits(g, g->s[who], r, &p)) continue;
        if (g->s[who]->exact && x->v.v[first + i].day == g->s[who]->lo) p.score += 1.5, p.why |= RO_LINK_DAY;
        if (!(p.why & (RO_LINK_PEOPLE | RO_LINK_SIDES | RO_LINK_TOPIC | RO_LINK_WORDS))) continue;
        bool plenty = p.wording >= 0.5; /* a copy: the day follows from it */
        if (p.score < RO_PAIR_ENOUGH - 0.5 && !plenty) continue;
        if (f.root != UINT32_MAX && p.score < f.score + 2) {
            f.two |= p.score > f.score - 2;
            continue;
        }
        f = (struct fit){.root = r, .score = p.score, .why = p.why};
    }
    return f;
}

static void link_undated(struct grouper *g, const struct index *x) {
    for (uint32_t i = 0; i < g->n; i++) {
        ro_window w;
        const ro_sketch *s = g->s[i];
        if (!tells(s) || ro_pair_window(s, &w)) continue;
        long lo = s->lo == RO_NODAY ? LONG_MIN / 2 : s->lo, hi = s->hi == RO_NODAY ? LONG_MAX / 2 : s->hi;
        struct fit f = the_one(g, x, i, (ro_window){lo, hi, hi});
        if (f.root == UINT32_MAX || f.two) continue;
        unite(g, i, f.root);
        g->why[i] = (uint16_t)f.why;
    }
}

/* An announcement does not bear the title of an account: that is the account of another such meeting, misread. */
static bool entitled_alike(struct grouper *g, uint32_t notice, uint32_t cluster) {
    for (uint32_t i = cluster; i != UINT32_MAX; i = g->next[i])
        if (ro_str_eq(g->s[notice]->title, g->s[i]->title)) return true;
    return false;
}

/* Notices come up to three weeks before what they announce; the day they name outranks that. */
static void link_notices(struct grouper *g, const struct index *x) {
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
        if (f.root == UINT32_MAX || f.two || f.score < RO_PAIR_ENOUGH + (s->exact ? 0 : 0.5) || entitled_alike(g, i, f.root))
            continue;
        unite(g, i, f.root);
        g->notice[i] = true;
        g->why[i] = (uint16_t)f.why;
    }
}

/* ---- what people decided -------------------------------------------------------------------------------------------------- */

static uint32_t of_id(const struct grouper *g, ro_str id) {
    size_t lo = 0, hi = g->n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (ro_str_cmp(g->s[mid]->id, id) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < g->n && ro_str_eq(g->s[lo]->id, id) ? (uint32_t)lo : UINT32_MAX;
}

static void take_joins(struct grouper *g) {
    for (size_t i = 0; i < g->nverdicts; i++) {
        uint32_t a = of_id(g, g->verdicts[i].a), b = of_id(g, g->verdicts[i].b);
        if (!g->verdicts[i].join || a == UINT32_MAX || b == UINT32_MAX) continue;
        unite(g, a, b);
        g->why[a] |= RO_LINK_DECIDED;
        g->why[b] |= RO_LINK_DECIDED;
    }
}

static void take_splits(struct grouper *g) {
    size_t n = 0;
    uint32_t *count = RO_NEWS(g->arena, uint32_t, g->n + 2);
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < g->nverdicts; i++) {
            uint32_t x[2] = {of_id(g, g->verdicts[i].a), of_id(g, g->verdicts[i].b)};
            if (g->verdicts[i].join || x[0] == UINT32_MAX || x[1] == UINT32_MAX) continue;
            for (int k = 0; k < 2; k++)
                if (pass)
                    g->apart_from[count[x[k]]++] = x[!k];
                else
                    count[x[k] + 1]++, n++;
        }
        if (!n) return;
        if (pass) break;
        for (size_t i = 0; i < g->n; i++) count[i + 1] += count[i];
        g->apart = RO_NEWS(g->arena, uint32_t, g->n + 2);
        memcpy(g->apart, count, (g->n + 1) * sizeof *count);
        g->apart_from = RO_NEWS(g->arena, uint32_t, n);
    }
}

/* ---- the meetings, told -------------------------------------------------------------------------------------------------- */

static ro_str reason(struct grouper *g, unsigned why) {
    static const struct {
        unsigned bit;
        const char *words;
    } say[] = {
        {RO_LINK_DECIDED, "decided by a person"}, {RO_LINK_DAY, "the same day"},          {RO_LINK_NEAR, "days that fit"},
        {RO_LINK_ZONES, "the day next to it"},    {RO_LINK_BOUNDS, "the days it allows"}, {RO_LINK_PEOPLE, "the same people"},
        {RO_LINK_SIDES, "the same sides"},        {RO_LINK_PLACE, "the same place"},      {RO_LINK_TOPIC, "the same title words"},
        {RO_LINK_WORDS, "shared wording"},
    };
    ro_buf b = {.arena = g->arena};
    for (size_t i = 0; i < sizeof say / sizeof *say; i++)
        if (why & say[i].bit) ro_buf_printf(&b, "%s%s", b.n ? ", " : "", say[i].words);
    return b.n ? ro_buf_str(&b) : RO_NONE;
}

struct telling {
    struct grouper *g;
    ro_meeting *m;
    RO_VEC(ro_daynote) days;
    RO_VEC(ro_str) sides, people;
    RO_VEC(ro_party) parties;
};

static void note_day(struct telling *t, const ro_sketch *s) {
    ro_window w;
    if (!ro_pair_window(s, &w)) return;
    for (size_t i = 0; i < t->days.n; i++)
        if (t->days.v[i].day == w.best && t->days.v[i].exact == s->exact) {
            t->days.v[i].accounts += 1 + s->certain;
            return;
        }
    RO_PUSH(t->g->arena, t->days) = (ro_daynote){w.best, 1u + s->certain, s->exact};
}

static int by_days(const void *p, const void *q) {
    const ro_daynote *a = p, *b = q;
    if (a->exact != b->exact) return a->exact ? -1 : 1;
    if (a->exact && a->accounts != b->accounts) return a->accounts > b->accounts ? -1 : 1;
    return a->day < b->day ? -1 : a->day > b->day; /* of days of publication the first is the nearest */
}

static void tell_days(struct telling *t) {
    ro_meeting *m = t->m;
    m->day = m->lo = m->hi = RO_NODAY;
    if (t->days.n) qsort(t->days.v, t->days.n, sizeof *t->days.v, by_days);
    size_t n = 0;
    while (n < t->days.n && t->days.v[n].exact == t->days.v[0].exact) n++;
    m->days = t->days.v, m->ndays = n;
    if (n) m->day = t->days.v[0].day, m->day_exact = t->days.v[0].exact;
    for (size_t i = 0; i < m->nmembers; i++) {
        const ro_sketch *s = t->g->s[m->members[i].sketch];
        if (m->members[i].notice) continue;
        if (s->exact && s->certain && s->lo == m->day) m->day_certain = true;
        if (s->lo != RO_NODAY && (m->lo == RO_NODAY || s->lo > m->lo)) m->lo = s->lo;
        if (s->hi != RO_NODAY && (m->hi == RO_NODAY || s->hi < m->hi)) m->hi = s->hi;
    }
}

static void add_party(struct telling *t, const ro_party *p) {
    for (size_t i = 0; i < t->parties.n; i++) {
        ro_party *q = &t->parties.v[i];
        if (!ro_pair_person(t->g->scratch, q, p)) continue;
        if (p->nkeys > q->nkeys) q->name = p->name, q->keys = p->keys, q->nkeys = p->nkeys;
        return;
    }
    if (t->parties.n < 64) RO_PUSH(t->g->arena, t->parties) = *p;
}

static void tell_people(struct telling *t) {
    for (int rank = RO_RANK_HEAD; rank >= RO_RANK_THERE; rank--)
        for (size_t i = 0; i < t->m->nmembers; i++) {
            const ro_sketch *s = t->g->s[t->m->members[i].sketch];
            for (size_t k = 0; k < s->npeople && (rank == RO_RANK_HEAD || !t->m->members[i].notice); k++) {
                int r = s->people[k].rank > RO_RANK_HEAD ? RO_RANK_HEAD : (int)s->people[k].rank;
                if (r == rank) add_party(t, &s->people[k]);
            }
        }
    for (size_t i = 0; i < t->parties.n; i++) RO_PUSH(t->g->arena, t->people) = t->parties.v[i].name;
    t->m->people = t->people.v, t->m->npeople = t->people.n;
}

/* The place that most accounts print; of equals the longer, which is the nearer one, then the first. */
static void tell_place(struct telling *t) {
    size_t most = 0;
    for (size_t i = 0; i < t->m->nmembers; i++) {
        const ro_sketch *s = t->g->s[t->m->members[i].sketch];
        size_t n = 0;
        if (!s->place.n || t->m->members[i].notice) continue;
        for (size_t k = 0; k < t->m->nmembers && k < 64; k++)
            n += ro_str_eq(t->g->s[t->m->members[k].sketch]->place_key, s->place_key);
        if (n > most || (n == most && s->place.n > t->m->place.n)) most = n, t->m->place = s->place;
    }
}

static int strs_by_bytes(const void *a, const void *b) { return ro_str_cmp(*(const ro_str *)a, *(const ro_str *)b); }

static void tell_sides(struct telling *t) {
    for (size_t i = 0; i < t->m->nmembers; i++) {
        const ro_sketch *s = t->g->s[t->m->members[i].sketch];
        for (size_t k = 0; k < s->nsides; k++) {
            bool known = false;
            for (size_t j = 0; j < t->sides.n && !known; j++) known = ro_str_eq(t->sides.v[j], s->sides[k]);
            if (!known && t->sides.n < 64) RO_PUSH(t->g->arena, t->sides) = s->sides[k];
        }
    }
    if (t->sides.n) qsort(t->sides.v, t->sides.n, sizeof *t->sides.v, strs_by_bytes);
    t->m->sides = t->sides.v, t->m->nsides = t->sides.n;
}

static void tell_form(struct telling *t) {
    unsigned votes[4] = {0};
    for (size_t i = 0; i < t->m->nmembers; i++) {
        const ro_sketch *s = t->g->s[t->m->members[i].sketch];
        votes[s->form] += s->occasion == RO_OCCASION_TOLD ? 3 : 1;
    }
    static const ro_form order[] = {RO_FORM_TALKS, RO_FORM_CALL, RO_FORM_VISIT};
    unsigned best = 0;
    for (size_t i = 0; i < 3; i++)
        if (votes[order[i]] > best) best = votes[order[i]], t->m->form = order[i];
}

static void tell_members(struct telling *t, uint32_t cluster) {
    struct grouper *g = t->g;
    RO_VEC(ro_member) v = {0};
    RO_VEC(uint32_t) all = {0};
    for (uint32_t i = cluster; i != UINT32_MAX; i = g->next[i]) RO_PUSH(g->arena, all) = i;
    for (size_t i = 1; i < all.n; i++) { /* lists of a meeting are short, and nearly in order */
        uint32_t x = all.v[i];
        size_t k = i;
        for (; k && all.v[k - 1] > x; k--) all.v[k] = all.v[k - 1];
        all.v[k] = x;
    }
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < all.n; i++) {
            bool notice = g->s[all.v[i]]->occasion == RO_OCCASION_NOTICE;
            if (notice != pass) continue;
            RO_PUSH(g->arena, v) = (ro_member){all.v[i], notice, all.n > 1 ? reason(g, g->why[all.v[i]]) : RO_NONE};
            t->m->held |= !notice;
            t->m->met |= g->s[all.v[i]]->occasion != RO_OCCASION_NONE;
        }
    t->m->members = v.v, t->m->nmembers = v.n;
}

static ro_meeting tell(struct grouper *g, uint32_t cluster) {
    ro_meeting m = {.day = RO_NODAY, .lo = RO_NODAY, .hi = RO_NODAY};
    struct telling t = {.g = g, .m = &m};
    tell_members(&t, cluster);
    if (!m.met) return m;
    for (size_t i = 0; i < m.nmembers; i++)
        if (m.members[i].notice == !m.held) note_day(&t, g->s[m.members[i].sketch]);
    tell_days(&t);
    tell_people(&t);
    tell_place(&t);
    tell_sides(&t);
    tell_form(&t);
    return m;
}

/* ---- names for meetings --------------------------------------------------------------------------------------------------- */

static void slug(ro_buf *b, ro_str words) {
    for (size_t i = 0; i < words.n && i < 24; i++) {
        char c = words.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32), plain = true;
        if (plain)
            ro_buf_byte(b, c);
        else if (b->n && b->p[b->n - 1] != '-')
            ro_buf_byte(b, '-');
    }
}

/* "2024-06-19-kp-ru"; the sides and not the people, whose spelling would change it. */
static ro_str stem(struct grouper *g, const ro_meeting *m) {
    ro_buf b = {.arena = g->arena};
    if (!m->met) {
        ro_buf_addc(&b, "a-");
        ro_buf_add(&b, g->s[m->members[0].sketch]->id);
        return ro_str_dup(g->arena, ro_buf_str(&b));
    }
    if (m->day == RO_NODAY)
        ro_buf_addc(&b, "undated");
    else {
        int y, mo, d;
        ro_day_civil(m->day, &y, &mo, &d);
        ro_buf_printf(&b, "%04d-%02d-%02d", y, mo, d);
    }
    for (size_t i = 0; i < m->nsides && i < 4; i++) {
        ro_buf_byte(&b, '-');
        slug(&b, m->sides[i]);
    }
    if (m->nsides > 4) ro_buf_addc(&b, "-and-more");
    return ro_str_dup(g->arena, ro_buf_str(&b));
}

static int by_stem(const void *p, const void *q) {
    const ro_meeting *a = p, *b = q;
    if (a->day != b->day) { /* the unknown last */
        if (a->day == RO_NODAY || b->day == RO_NODAY) return a->day == RO_NODAY ? 1 : -1;
        return a->day < b->day ? -1 : 1;
    }
    int c = ro_str_cmp(a->id, b->id);
    return c ? c : a->members[0].sketch < b->members[0].sketch ? -1 : 1;
}

static void name_all(struct grouper *g, ro_meetings *all) {
    for (size_t i = 0; i < all->n; i++) all->v[i].id = stem(g, &all->v[i]);
    if (all->n) qsort(all->v, all->n, sizeof *all->v, by_stem);
    for (size_t i = 0, k; i < all->n; i = k) {
        ro_str first = all->v[i].id;
        for (k = i + 1; k < all->n && ro_str_eq(all->v[k].id, first); k++)
            all->v[k].id = ro_str_printf(g->arena, "%.*s-%zu", (int)first.n, first.p, k - i + 1);
    }
}

/* ---- the whole ------------------------------------------------------------------------------------------------------------ */

struct place_of {
    ro_sketch *s;
    size_t given;
};

static int by_id(const void *a, const void *b) {
    return ro_str_cmp(((const struct place_of *)a)->s->id, ((const struct place_of *)b)->s->id);
}

static void start(struct grouper *g) {
    g->up = RO_NEWS(g->arena, uint32_t, g->n + 1);
    g->next = RO_NEWS(g->arena, uint32_t, g->n + 1);
    g->last = RO_NEWS(g->arena, uint32_t, g->n + 1);
    g->size = RO_NEWS(g->arena, uint32_t, g->n + 1);
    g->why = RO_NEWS(g->arena, uint16_t, g->n + 1);
    g->notice = RO_NEWS(g->arena, bool, g->n + 1);
    for (uint32_t i = 0; i < g->n; i++) g->up[i] = g->last[i] = i, g->next[i] = UINT32_MAX, g->size[i] = 1;
}

const ro_meetings *ro_match_meetings(ro_arena *a, ro_sketch *const *given, size_t n, const ro_verdict *verdicts,
                                     size_t nverdicts) {
    if (n >= UINT32_MAX) ro_throw(a, RO_LIMIT, "more than four thousand million accounts cannot be matched");
    struct place_of *order = RO_NEWS(a, struct place_of, n + 1);
    for (size_t i = 0; i < n; i++) order[i] = (struct place_of){given[i], i};
    if (n) qsort(order, n, sizeof *order, by_id);
    ro_sketch **s = RO_NEWS(a, ro_sketch *, n + 1);
    for (size_t i = 0; i < n; i++) s[i] = order[i].s;
    struct grouper g = {.arena = a, .scratch = ro_scratch_new(a), .s = s, .n = n, .verdicts = verdicts, .nverdicts = nverdicts};
    start(&g);
    take_joins(&g);
    take_splits(&g);
    link_dated(&g);
    struct index x = {0};
    index_meetings(&g, &x);
    link_undated(&g, &x);
    link_notices(&g, &x);
    ro_meetings *all = RO_NEW(a, ro_meetings);
    all->v = RO_NEWS(a, ro_meeting, n + 1);
    for (uint32_t i = 0; i < n; i++)
        if (root(&g, i) == i) all->v[all->n++] = tell(&g, i);
    name_all(&g, all);
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < all->v[i].nmembers; k++) all->v[i].members[k].sketch = order[all->v[i].members[k].sketch].given;
    return all;
}
