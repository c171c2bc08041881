/* Under which words and days an account is looked for by others, and looks for them itself. In: a sketch. Out: numbers and days,
 * which an archive can keep and ask for.
 *
 * Two accounts of one meeting print a principal, a side, a word of the title or a run of text alike, and days that meet; only
 * pairs that do are weighed. What stands by its side alone, among so many that the side leads nowhere, is found by two sides. */
#include "match/meeting.h"

#include <stdlib.h>

enum { PAIRED = 6, RUNS = 4 };
#define NUMBER ((UINT64_C(1) << 48) - 1)

static uint64_t number(char kind, ro_str word) {
    return (ro_hash(word) ^ (uint64_t)(unsigned char)kind * 0x9e3779b97f4a7c15u) & NUMBER;
}

uint64_t ro_word_met(char kind, ro_str word) { return number(kind, word); }

typedef RO_VEC(uint64_t) numbers;

static int by_number(const void *p, const void *q) {
    uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;
    return (a > b) - (a < b);
}

static ro_words once(const numbers *v) {
    size_t n = 0;
    if (v->n) qsort(v->v, v->n, sizeof *v->v, by_number);
    for (size_t i = 0; i < v->n; i++)
        if (!n || v->v[i] != v->v[n - 1]) v->v[n++] = v->v[i];
    return (ro_words){v->v, n};
}

/* The publisher's own side says nothing among its own accounts. */
static void linked_sides(ro_arena *a, const ro_sketch *s, numbers *v) {
    for (size_t i = 0; i < s->nsides && i < RO_PRINCIPALS; i++) {
        if (ro_str_eq(s->sides[i], s->publisher_side)) continue;
        uint64_t one = number('s', s->sides[i]);
        RO_PUSH(a, *v) = one;
        for (size_t k = 0; k < s->nsides && k < PAIRED; k++)
            if (k != i) RO_PUSH(a, *v) = (one * 0xc2b2ae3d27d4eb4fu ^ number('S', s->sides[k])) & NUMBER;
    }
}

/* A text without a day of its own is linked with its copies alone, which begin their digests alike. */
static void linked_runs(ro_arena *a, const ro_sketch *s, numbers *v) {
    for (size_t i = 0; i < s->ndigest && i < RUNS; i++)
        RO_PUSH(a, *v) = number('d', (ro_str){(const char *)&s->digest[i], sizeof s->digest[i]});
}

ro_words ro_words_linked(ro_arena *a, const ro_sketch *s) {
    ro_window w;
    numbers v = {0};
    linked_runs(a, s, &v);
    if (!ro_pair_window(s, &w)) return once(&v);
    for (size_t i = 0; i < s->npeople && s->people[i].rank >= RO_RANK_HEAD && i < RO_PRINCIPALS; i++)
        for (size_t k = 0; k < s->people[i].nkeys; k++)
            if (s->people[i].keys[k].n > 2) RO_PUSH(a, v) = number('p', s->people[i].keys[k]);
    linked_sides(a, s, &v);
    for (size_t i = 0; i < s->ntopics; i++) RO_PUSH(a, v) = number('t', s->topics[i]);
    return once(&v);
}

ro_words ro_words_met(ro_arena *a, const ro_sketch *s) {
    numbers v = {0};
    for (size_t i = 0; i < s->npeople && s->people[i].rank >= RO_RANK_HEAD && i < RO_PRINCIPALS; i++)
        for (size_t k = 0; k < s->people[i].nkeys; k++) RO_PUSH(a, v) = number('p', s->people[i].keys[k]);
    for (size_t i = 0; i < s->nsides && i < RO_PRINCIPALS; i++) RO_PUSH(a, v) = number('s', s->sides[i]);
    return once(&v);
}

/* One day more on the early side, so that two clocks of one call meet. */
bool ro_days_linked(const ro_sketch *s, long *first, long *last) {
    ro_window w;
    if (!ro_pair_copied(s, &w)) return false;
    *first = w.first - (w.first == w.last), *last = w.last;
    return true;
}

bool ro_days_hub(const ro_sketch *s, long *day) {
    ro_window w;
    if (!ro_sketch_tells(s) || !ro_pair_window(s, &w)) return false;
    *day = w.best;
    return true;
}

/* Notices come up to three weeks before what they announce; the day they name outranks that. */
static bool announced(const ro_sketch *s, long *first, long *last) {
    enum { AHEAD = 21 };
    if (s->exact)
        *first = *last = s->lo;
    else if (s->lo != RO_NODAY && s->hi != RO_NODAY && s->hi - s->lo <= AHEAD)
        *first = s->lo, *last = s->hi;
    else if (s->published != RO_NODAY)
        *first = s->published, *last = s->published + AHEAD;
    else
        return false;
    return true;
}

bool ro_days_sought(const ro_sketch *s, long *first, long *last) {
    ro_window w;
    if (s->occasion == RO_OCCASION_NOTICE) return announced(s, first, last);
    if (!ro_sketch_tells(s) || ro_pair_window(s, &w)) return false;
    *first = s->lo == RO_NODAY ? LONG_MIN / 2 : s->lo, *last = s->hi == RO_NODAY ? LONG_MAX / 2 : s->hi;
    return true;
}
