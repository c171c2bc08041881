/* Who may look for a hub under a word around a day, in a round of grouping. In: the rows match_word (where hubs stand) and
 * match_want (who looks within which days). Out: each who would meet another, or one less, by a hub there.
 *
 * An account that has so many others of the word around that day within its days finds nothing by it, with or without this one:
 * those are asked who begin after the fiftieth before and end before the fiftieth behind. A round asks of a word again and again
 * on days close by, so the days of its hubs are read a stretch at a time, as much beyond the fiftieth as a round has to do with.
 */
#include "store/meetings/round.h"

enum { MANY = RO_NEAREST + 2, BEYOND = 128, PLACES = 2048 };

struct ro_stretch {
    struct ro_stretch *next;
    uint64_t word;
    RO_VEC(long) day; /* of the hubs, ascending */
    bool first, last; /* there are none before, none behind */
};

void ro_lookers_forget(ro_round *r) { r->stretch = NULL; }

static struct ro_stretch *stretch_of(ro_round *r, uint64_t word) {
    if (!r->stretch) r->stretch = RO_NEWS(r->job->arena, struct ro_stretch *, PLACES);
    struct ro_stretch **at = &r->stretch[(word ^ word >> 32) % PLACES];
    for (struct ro_stretch *s = *at; s; s = s->next)
        if (s->word == word) return s;
    struct ro_stretch *s = RO_NEW(r->job->arena, struct ro_stretch);
    s->word = word, s->next = *at;
    return *at = s;
}

static size_t days_into(ro_round *r, struct ro_stretch *s, const char *sql, long day) {
    size_t n = 0;
    ro_query *q = ro_query_new(r->job, sql);
    ro_bind(q, "iii", (int64_t)s->word, (int64_t)day, (int64_t)MANY + BEYOND);
    for (; ro_step(q); n++) RO_PUSH(r->job->arena, s->day) = (long)ro_int(q, 0);
    return n;
}

static void read_around(ro_round *r, struct ro_stretch *s, long day) {
    s->day.n = 0;
    size_t n = days_into(r, s, "SELECT day FROM match_word WHERE word = ?1 AND day < ?2 ORDER BY day DESC LIMIT ?3", day);
    s->first = n < MANY + BEYOND;
    for (size_t i = 0; i < n / 2; i++) {
        long d = s->day.v[i];
        s->day.v[i] = s->day.v[n - 1 - i], s->day.v[n - 1 - i] = d;
    }
    days_into(r, s,
              "SELECT day FROM match_word WHERE word = ?1 AND day >= ?2 ORDER BY day LIMIT ?3 + (SELECT count(*) FROM match_word"
              " WHERE word = ?1 AND day = ?2)",
              day);
    s->last = s->day.n - RO_FIRST_FROM(mid, s->day.n, s->day.v[mid] <= day) < MANY + BEYOND;
}

/* The days of the fiftieth before and behind, or of none; false: they lie beyond the stretch. */
static bool fiftieth(const struct ro_stretch *s, long day, int64_t *before, int64_t *behind) {
    size_t lo = RO_FIRST_FROM(mid, s->day.n, s->day.v[mid] < day), hi = RO_FIRST_FROM(mid, s->day.n, s->day.v[mid] <= day);
    if ((lo < MANY && !s->first) || (s->day.n - hi < MANY && !s->last)) return false;
    *before = lo < MANY ? INT64_MIN : s->day.v[lo - MANY];
    *behind = s->day.n - hi < MANY ? INT64_MAX : s->day.v[hi + MANY - 1];
    return true;
}

void ro_lookers(ro_round *r, uint64_t word, long day, void (*asked)(ro_round *, int64_t)) {
    int64_t before, behind;
    RO_VEC(int64_t) v = {0};
    struct ro_stretch *s = stretch_of(r, word);
    if (!fiftieth(s, day, &before, &behind)) {
        read_around(r, s, day);
        fiftieth(s, day, &before, &behind);
    }
    ro_query *q = ro_query_new(r->job, "SELECT account FROM match_want WHERE word = ?1 AND first > ?2 AND first <= ?3 AND last >="
                                       " ?3 AND last < ?4");
    ro_bind(q, "iiii", (int64_t)word, before, (int64_t)day, behind);
    while (ro_step(q)) RO_PUSH(r->job->arena, v) = ro_int(q, 0);
    for (size_t i = 0; i < v.n; i++) asked(r, v.v[i]);
}
