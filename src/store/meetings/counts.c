/* How the meetings that are wanted are spread: over sides, years, months, people, publishers and places. In: the same wishes as
 * for the list. Out: the values with their counts, most first (years and months in their order); of all but sides and times the
 * most frequent.
 *
 * A meeting of several sides, people or publishers counts for each, once; a person once under however many names. It is one walk
 * over the census: whether a value is one of those wanted is asked once a value, not once a meeting. */
#include "store/meetings/census.h"

#include <stdlib.h>

enum { MOST = 200, DAYS = 400 };

static const struct {
    const char *name;
    size_t most;
} FACET[RO_CENSUS_FACETS] = {[RO_CENSUS_SIDE] = {"side", SIZE_MAX},
                             [RO_CENSUS_PERSON] = {"person", MOST},
                             [RO_CENSUS_PUBLISHER] = {"publisher", MOST},
                             [RO_CENSUS_PLACE] = {"place", MOST}};

struct counting {
    ro_job *job;
    const ro_meetings_wanted *wanted;
    ro_facet_fn fn;
    void *user;
    size_t found;
    const ro_census *census;
    ro_tally spread[RO_CENSUS_FACETS], day, month, year, form;
    struct one {
        size_t meetings, last; /* last: the meeting that was counted last, and one */
        const ro_counted_person *who;
    } * people; /* by their number */
};

/* ---- counting ----------------------------------------------------------------------------------------------------- */

static void add(struct counting *c, ro_tally *t, ro_str text) {
    uint32_t i = ro_tally_of(c->job->arena, t, text);
    t->v.v[i].n++;
}

static void count_person(struct counting *c, uint32_t person, size_t meeting) {
    if (!person || c->people[person - 1].last == meeting + 1) return;
    c->people[person - 1].last = meeting + 1;
    c->people[person - 1].meetings++;
}

static void count(struct counting *c, size_t meeting) {
    const ro_counted_meeting *m = &c->census->meeting[meeting];
    size_t n = strlen(m->date);
    c->found++;
    add(c, &c->year, n ? (ro_str){m->date, n < 4 ? n : 4} : RO_NONE);
    add(c, &c->form, ro_str_c(ro_form_words[m->form]));
    if (n >= 7) add(c, &c->month, (ro_str){m->date, 7});
    if (n == 10 && c->day.v.n <= DAYS) add(c, &c->day, (ro_str){m->date, 10});
    for (int i = 0; i < RO_CENSUS_FACETS; i++)
        for (uint32_t k = ro_census_from(c->census, meeting, i); k < m->end[i]; k++) {
            uint32_t value = c->census->value[i].v[k];
            if (i == RO_CENSUS_PERSON)
                count_person(c, c->census->names.v[value].person, meeting);
            else
                c->spread[i].v.v[value].n++;
        }
}

static int by_text(const void *p, const void *q) {
    const ro_tallied *a = p, *b = q;
    if (!a->text.p || !b->text.p) return (a->text.p == NULL) - (b->text.p == NULL);
    return ro_str_cmp(a->text, b->text);
}

static void tell_in_order(struct counting *c, const char *facet, ro_tally *t) {
    if (t->v.n) qsort(t->v.v, t->v.n, sizeof *t->v.v, by_text);
    for (size_t i = 0; i < t->v.n; i++) c->fn(c->user, facet, t->v.v[i].text, t->v.v[i].n);
}

static void tell_most(struct counting *c, int facet) {
    size_t n;
    const ro_tallied *v = ro_tally_most(&c->spread[facet], c->job->arena, &n);
    for (size_t i = 0; i < n && i < FACET[facet].most; i++) c->fn(c->user, FACET[facet].name, v[i].text, v[i].n);
}

static int by_meetings(const void *p, const void *q) {
    const struct one *a = p, *b = q;
    if (a->meetings != b->meetings) return a->meetings > b->meetings ? -1 : 1;
    int c = ro_str_cmp(a->who->name, b->who->name);
    return c ? c : ro_str_cmp(a->who->id, b->who->id);
}

static void tell_people(struct counting *c) {
    size_t n = 0;
    for (size_t i = 0; i < c->census->people.n; i++) {
        if (!c->people[i].meetings) continue;
        c->people[n] = c->people[i];
        c->people[n++].who = &c->census->people.v[i];
    }
    if (n) qsort(c->people, n, sizeof *c->people, by_meetings);
    for (size_t i = 0; i < n && i < FACET[RO_CENSUS_PERSON].most; i++) {
        c->fn(c->user, FACET[RO_CENSUS_PERSON].name, c->people[i].who->id, c->people[i].meetings);
        c->fn(c->user, "called", c->people[i].who->name, c->people[i].meetings);
    }
}

static void count_work(ro_job *job, void *arg) {
    struct counting *c = arg;
    c->job = job;
    ro_census_choice choice = ro_census_choose(job, c->wanted);
    c->census = choice.census;
    c->people = RO_NEWS(job->arena, struct one, c->census->people.n + 1);
    for (int i = 0; i < RO_CENSUS_FACETS; i++) {
        size_t n = c->census->values[i].v.n;
        c->spread[i].v.v = RO_NEWS(job->arena, ro_tallied, n + 1);
        c->spread[i].v.n = n;
        for (size_t k = 0; k < n; k++) c->spread[i].v.v[k].text = c->census->values[i].v.v[k].text;
    }
    for (size_t i = 0; i < c->census->n; i++)
        if (ro_census_chosen(&choice, i)) count(c, i);
    if (!c->fn) return;
    if (c->day.v.n <= DAYS) tell_in_order(c, "day", &c->day);
    tell_in_order(c, "month", &c->month);
    tell_in_order(c, "year", &c->year);
    tell_in_order(c, "form", &c->form);
    for (int i = 0; i < RO_CENSUS_FACETS; i++)
        if (i == RO_CENSUS_PERSON)
            tell_people(c);
        else
            tell_most(c, i);
}

ro_status ro_archive_meeting_counts(ro_ctx *ctx, ro_archive *ar, const ro_meetings_wanted *w, ro_facet_fn fn, void *user,
                                    size_t *found) {
    struct counting c = {.wanted = w, .fn = fn, .user = user};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, count_work, &c);
    if (found) *found = c.found;
    return st;
}

/* ---- the archive as a whole --------------------------------------------------------------------------------------- */

static void stamp_work(ro_job *job, void *arg) { *(uint64_t *)arg = (uint64_t)ro_ask_int(job, 0, "PRAGMA data_version", ""); }

ro_status ro_archive_stamp(ro_ctx *ctx, ro_archive *ar, uint64_t *out) {
    *out = 0;
    return ro_store_run(ctx, ar, RO_RUN_PLAIN, stamp_work, out);
}

static void holdings_work(ro_job *job, void *arg) {
    ro_holdings *h = arg;
    h->accounts = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM account WHERE current = 1", "");
    h->meetings = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM meeting WHERE met", "");
    h->captures = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM capture", "");
    h->decisions = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM decision WHERE undone IS NULL", "");
}

ro_status ro_archive_holdings(ro_ctx *ctx, ro_archive *ar, ro_holdings *out) {
    *out = (ro_holdings){0};
    return ro_store_run(ctx, ar, RO_RUN_READ, holdings_work, out);
}
