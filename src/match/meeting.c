/* Accounts into meetings. In: sketches. Out: meetings, each account in exactly one, with the reason of its link.
 *
 * Accounts that have a day are blocked by day and word (a principal's name, a side, a word of the title, a run of text), so
 * that only what could belong together is weighed; the pairs are taken strongest first, and two clusters become one only
 * where nothing in either forbids it and they hold together on average: there is no chain of weak links. An account
 * without a day then joins the one meeting that its bounds, people, sides and place leave, or none where two would do.
 * Notices hang on the meeting that they announce (both: undated.c). What tells of no encounter stands alone, but for copies of
 * one text.
 *
 * Everything goes by the order of ids, so the order of arrival changes nothing; and a pair is weighed by nothing but its two
 * accounts, so an account added elsewhere changes nothing here. Cost: the pairs within blocks; of a word that more than RO_BLOCK
 * accounts of one day have, RO_HEADS of them, drawn by lot, meet all: the one meeting that everybody tells of is among them, and
 * others are found by other words.
 *
 * Source: hard constraints before scores as in Bilenko/Mooney-style deduplication; average linkage against chaining. */
#include "match/meeting.h"

#include <stdlib.h>

/* Do two clusters hold together? The first members of each stand for the rest. */
static bool coherent(ro_grouper *g, uint32_t a, uint32_t b) {
    double sum = 0;
    unsigned pairs = 0, x = 0;
    for (uint32_t i = a; i != RO_NOBODY && x < RO_SAMPLE; i = g->join.next[i], x++) {
        unsigned y = 0;
        for (uint32_t k = b; k != RO_NOBODY && y < RO_SAMPLE; k = g->join.next[k], y++) {
            ro_pair p = ro_pair_weigh(g->scratch, g->s[i], g->s[k], false);
            if (p.cannot) return false;
            sum += p.score;
            pairs++;
        }
    }
    return sum / pairs >= RO_PAIR_ENOUGH;
}

/* ---- links ---------------------------------------------------------------------------------------------------------------- */

/* Of two texts that share so many runs of words one is a copy. */
static const double COPY = 0.6;

/* What tells of no encounter, or of one to come, joins nothing but a copy of itself, be it an announcement posted twice. */
static bool copies(const ro_sketch *a, const ro_sketch *b, double wording) {
    ro_window x, y;
    if (!ro_pair_copied(a, &x) || !ro_pair_copied(b, &y) || labs(x.best - y.best) > 1 || wording < COPY) return false;
    if (ro_pair_parted(a, b)) return false; /* one form of letter on two states */
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

static bool dated(const ro_sketch *s) {
    ro_window w;
    return ro_pair_window(s, &w);
}

bool ro_meeting_worth(ro_scratch *scratch, const ro_sketch *a, const ro_sketch *b, ro_link *l) {
    if (ro_sketch_tells(a) && ro_sketch_tells(b)) {
        ro_pair p = ro_pair_weigh(scratch, a, b, false);
        l->score = (float)p.score, l->why = (uint16_t)p.why;
        return !p.cannot && p.score >= RO_PAIR_ENOUGH && (p.wording >= COPY || (dated(a) && dated(b)));
    }
    if (ro_sketch_tells(a) || ro_sketch_tells(b) || a->occasion != b->occasion) return false;
    double w = ro_pair_wording(a, b);
    l->score = (float)(RO_PAIR_ENOUGH + w), l->why = RO_LINK_WORDS | RO_LINK_TOPIC;
    return copies(a, b, w);
}

static bool worth(void *judge, ro_link *l) {
    ro_grouper *g = judge;
    return ro_meeting_worth(g->scratch, g->s[l->a], g->s[l->b], l);
}

static bool may(void *judge, const ro_link *l, uint32_t a, uint32_t b) {
    ro_grouper *g = judge;
    if (ro_sketch_tells(g->s[a]) && g->join.size[a] + g->join.size[b] > 2 && !coherent(g, a, b)) return false;
    if (!g->why[l->a]) g->why[l->a] = l->why;
    if (!g->why[l->b]) g->why[l->b] = l->why;
    return true;
}

void ro_meeting_take(ro_grouper *g) { ro_join_take(&g->join, may); }

static void link_dated(ro_grouper *g) {
    long first, last;
    uint64_t *lot = RO_NEWS(g->arena, uint64_t, g->n + 1);
    for (uint32_t i = 0; i < g->n; i++) {
        lot[i] = ro_sketch_lot(g->s[i]);
        if (!ro_days_linked(g->s[i], &first, &last)) continue;
        ro_words w = ro_words_linked(g->arena, g->s[i]);
        for (long d = first; d <= last; d++)
            for (size_t k = 0; k < w.n; k++) ro_join_number(&g->join, i, d, w.v[k]);
    }
    ro_join_headed(&g->join, RO_BLOCK, RO_HEADS, lot);
    ro_join_weigh(&g->join, worth);
    ro_meeting_take(g);
}

/* ---- what people decided -------------------------------------------------------------------------------------------------- */

static uint32_t of_id(const ro_grouper *g, ro_str id) {
    size_t lo = RO_FIRST_FROM(mid, g->n, ro_str_cmp(g->s[mid]->id, id) < 0);
    return lo < g->n && ro_str_eq(g->s[lo]->id, id) ? (uint32_t)lo : RO_NOBODY;
}

void ro_meeting_obey(ro_grouper *g) {
    const ro_verdict *v = g->rulings->verdict;
    for (size_t i = 0; i < g->rulings->nverdicts; i++) {
        uint32_t a = of_id(g, v[i].a), b = of_id(g, v[i].b);
        if (a == RO_NOBODY || b == RO_NOBODY) continue;
        if (!v[i].join) {
            ro_join_part(&g->join, a, b);
            continue;
        }
        ro_join_unite(&g->join, a, b);
        g->why[a] |= RO_LINK_DECIDED;
        g->why[b] |= RO_LINK_DECIDED;
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

static void give_back(ro_meetings *all, const struct place_of *order) {
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < all->v[i].nmembers; k++) all->v[i].members[k].sketch = order[all->v[i].members[k].sketch].given;
}

static const ro_meetings *match(ro_arena *a, ro_sketch *const *given, size_t n, const ro_rulings *rulings, bool people) {
    if (n >= RO_NOBODY) ro_throw(a, RO_LIMIT, "more than four thousand million accounts cannot be matched");
    struct place_of *order = RO_NEWS(a, struct place_of, n + 1);
    for (size_t i = 0; i < n; i++) order[i] = (struct place_of){given[i], i};
    if (n) qsort(order, n, sizeof *order, by_id);
    ro_sketch **s = RO_NEWS(a, ro_sketch *, n + 1);
    for (size_t i = 0; i < n; i++) s[i] = order[i].s;
    ro_grouper g = {.arena = a,
                    .scratch = ro_scratch_new(a),
                    .s = s,
                    .n = n,
                    .rulings = rulings,
                    .why = RO_NEWS(a, uint16_t, n + 1),
                    .people = people};
    ro_join_start(&g.join, a, n);
    g.join.judge = &g;
    ro_meeting_obey(&g);
    link_dated(&g);
    ro_meeting_undated(&g);
    ro_meetings *all = RO_NEW(a, ro_meetings);
    all->v = RO_NEWS(a, ro_meeting, n + 1);
    for (uint32_t i = 0; i < n; i++)
        if (ro_join_root(&g.join, i) == i) all->v[all->n++] = ro_meeting_tell(&g, i);
    ro_meeting_names(&g, all);
    give_back(all, order);
    return all;
}

const ro_meetings *ro_match_meetings(ro_arena *a, ro_sketch *const *s, size_t n, const ro_rulings *rulings) {
    return match(a, s, n, rulings, true);
}

ro_beside ro_match_beside(ro_arena *a, const ro_record *const *rec, const ro_packed *packed, size_t n) {
    ro_beside b = {.rec = rec, .n = n, .s = RO_NEWS(a, ro_sketch *, n)};
    for (size_t i = 0; i < n; i++) b.s[i] = ro_sketch_open(a, ro_str_printf(a, "%c", (char)('a' + i)), packed[i]);
    b.meetings = match(a, b.s, n, &(ro_rulings){0}, false);
    return b;
}
