/* What should be known before accounts are read against each other: that they do not seem to tell of one meeting, or that one of
 * them only announces it.
 *
 * In: records side by side. Out: a sentence for each doubt. Whether two tell of one meeting is what `meetings` would say of them
 * (meeting.c); where it would not join them, the reason is what forbids the pair, or that too little is in common. Every
 * account is held against the first one that tells of a meeting. */
#include "match/match.h"
#include "match/pair.h"

static size_t group_of(const ro_meetings *ms, size_t sketch) {
    for (size_t i = 0; i < ms->n; i++)
        for (size_t k = 0; k < ms->v[i].nmembers; k++)
            if (ms->v[i].members[k].sketch == sketch) return i;
    return SIZE_MAX;
}

static const char *reason(ro_arena *a, const ro_sketch *p, const ro_sketch *q) {
    ro_pair pair = ro_pair_weigh(ro_scratch_new(a), p, q, false);
    return pair.cannot ? pair.cannot : "day, people and words have too little in common";
}

static bool telling(const ro_sketch *s) { return s->occasion != RO_OCCASION_NONE; }

ro_str *ro_match_doubts(ro_arena *a, const ro_beside *b, size_t *nout) {
    RO_VEC(ro_str) said = {0};
    ro_sketch *const *s = b->s;
    size_t first = 0, n = b->n;
    while (first + 1 < n && !telling(s[first])) first++;
    for (size_t i = 0; i < n; i++) {
        int letter = 'A' + (int)i;
        if (!b->rec[i]->held)
            RO_PUSH(a, said) = ro_str_printf(a, "%c announces a meeting to come and cannot tell what was said there.", letter);
        if (!telling(s[i]))
            RO_PUSH(a, said) = ro_str_printf(a, "%c does not seem to be an account of a meeting.", letter);
        else if (i != first && group_of(b->meetings, i) != group_of(b->meetings, first))
            RO_PUSH(a, said) = ro_str_printf(a, "%c and %c do not seem to tell of one meeting (%s).", 'A' + (int)first, letter,
                                             reason(a, s[first], s[i]));
    }
    *nout = said.n;
    return said.v;
}
