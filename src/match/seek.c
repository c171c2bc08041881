/* An account without a day of its own, or a notice, and the hubs that an archive has. In: its sketch, and how hubs are found by
 * word and days. Out: the one hub that it fits, or none.
 *
 * It looks through the shortest stretch that one of its principals or sides leads to within the days it allows, weighs the hubs
 * found there whole, and takes the only one that fits well. It sees hubs as they are before any other that looks has come to
 * them, so that none hangs on what another found.
 *
 * Gives up on: an account whose every word leads to more than RO_NEAREST others, and one that two meetings fit alike. */
#include "match/meeting.h"

struct looking {
    ro_scratch *scratch;
    const ro_sketch *s;
    const ro_hubs *hubs;
    long first, last;
};

static size_t count(const struct looking *l, uint64_t word) { return l->hubs->count(l->hubs->user, word, l->first, l->last); }

/* The rarest of its principals and sides: a name is found by whichever of its words the other account prints. */
static size_t rarest(const struct looking *l, uint64_t *word) {
    const ro_sketch *s = l->s;
    size_t best = 0;
    for (size_t i = 0; i < s->npeople && s->people[i].rank >= RO_RANK_HEAD && i < RO_PRINCIPALS; i++) {
        size_t most = 0;
        uint64_t by = 0;
        for (size_t k = 0; k < s->people[i].nkeys; k++) {
            uint64_t w = ro_word_met('p', s->people[i].keys[k]);
            size_t n = count(l, w);
            if (n > most) most = n, by = w;
        }
        if (most && (!best || most < best)) best = most, *word = by;
    }
    for (size_t i = 0; i < s->nsides && i < RO_PRINCIPALS; i++) {
        uint64_t w = ro_word_met('s', s->sides[i]);
        size_t n = count(l, w);
        if (n && (!best || n < best)) best = n, *word = w;
    }
    return best;
}

struct members {
    const ro_sketch *v[RO_ENTITLED];
    size_t n;
};

/* How well it fits a whole hub: its best member, and no member may forbid it. */
static bool fits(const struct looking *l, const struct members *m, ro_pair *best) {
    *best = (ro_pair){0};
    for (size_t i = 0; i < m->n && i < RO_SAMPLE; i++) {
        ro_pair p = ro_pair_weigh(l->scratch, l->s, m->v[i], true);
        if (p.cannot) return false;
        if (p.score > best->score) *best = p;
    }
    return best->score > 0;
}

static bool good(const struct looking *l, const ro_hub_at *at, ro_pair *p) {
    struct members m;
    if (l->hubs->parted(l->hubs->user, at->hub)) return false;
    m.n = l->hubs->members(l->hubs->user, at->hub, m.v);
    if (!fits(l, &m, p)) return false;
    if (l->s->exact && at->day == l->s->lo) p->score += 1.5, p->why |= RO_LINK_DAY;
    bool plenty = p->wording >= 0.5; /* a copy: the day follows from it */
    return p->why & (RO_LINK_PEOPLE | RO_LINK_SIDES | RO_LINK_TOPIC | RO_LINK_WORDS) &&
           (plenty || p->score >= RO_PAIR_ENOUGH - 0.5);
}

struct best {
    int64_t hub;
    double score;
    unsigned why;
    bool any, two; /* two: another fits as well */
};

static struct best look(const struct looking *l) {
    struct best b = {0};
    uint64_t word = 0;
    ro_hub_at at[RO_NEAREST];
    size_t n = rarest(l, &word);
    n = n && n <= RO_NEAREST ? l->hubs->list(l->hubs->user, word, l->first, l->last, at) : 0;
    for (size_t i = 0; i < n; i++) {
        ro_pair p;
        if ((b.any && at[i].hub == b.hub) || !good(l, &at[i], &p)) continue;
        if (b.any && p.score < b.score + 2)
            b.two |= p.score > b.score - 2;
        else
            b = (struct best){at[i].hub, p.score, p.why, true, false};
    }
    return b;
}

/* An announcement does not bear the title of an account: that is the account of another such meeting, misread. */
static bool entitled_alike(const struct looking *l, int64_t hub) {
    struct members m;
    m.n = l->hubs->members(l->hubs->user, hub, m.v);
    for (size_t i = 0; i < m.n; i++)
        if (ro_str_eq(l->s->title, m.v[i]->title)) return true;
    return false;
}

bool ro_match_seek(ro_scratch *scratch, const ro_sketch *s, const ro_hubs *hubs, ro_found_hub *out) {
    struct looking l = {.scratch = scratch, .s = s, .hubs = hubs};
    bool notice = s->occasion == RO_OCCASION_NOTICE;
    if (!ro_days_sought(s, &l.first, &l.last)) return false;
    struct best b = look(&l);
    if (!b.any || b.two) return false;
    if (notice && (b.score < RO_PAIR_ENOUGH + (s->exact ? 0 : 0.5) || entitled_alike(&l, b.hub))) return false;
    *out = (ro_found_hub){b.hub, (uint16_t)b.why};
    return true;
}
