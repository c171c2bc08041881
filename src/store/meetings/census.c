/* All meetings at a glance. In: the rows of meetings. Out: of each its day, sides, people and publishers as numbers, small enough
 * to be held for a million accounts (some 40 bytes a meeting), so that a question is a walk through memory.
 *
 * The tables are read once, side by side in the order of meetings, with no join: one from meetings to accounts would read a page
 * of the file for each account, since its text lies in the row; its publisher stands in an index too. It is kept with the archive
 * as long as nobody writes: what is sifted, turned over and sifted otherwise is counted from the same.
 *
 * People are counted, not spellings: a name that is one person's alone is his wherever it stands, one of several people is his
 * whom an account of the meeting calls so. A person is found by his id or by likeness, all else by its whole name: of each value
 * it is asked once whether it is wanted, not once a meeting. */
#include "store/meetings/census.h"
#include "store/meetings/sieve.h"

#include <stdlib.h>

/* ---- publishers of accounts --------------------------------------------------------------------------------------- */

struct publishers {
    uint32_t *by, *side; /* of each account by its number, and one; 0 none */
    int64_t n;
    ro_tally names, sides;
};

static void read_publishers(ro_job *job, struct publishers *p) {
    p->n = ro_ask_int(job, 0, "SELECT max(n) FROM account", "") + 1;
    p->by = RO_NEWS(job->arena, uint32_t, (size_t)p->n);
    ro_query *q = ro_query_new(job, "SELECT n, publisher FROM account INDEXED BY account_publisher WHERE current = 1");
    while (ro_step(q)) {
        int64_t account = ro_int(q, 0);
        if (account >= 0) p->by[account] = ro_tally_of(job->arena, &p->names, ro_lying(q, 1)) + 1;
    }
    p->side = RO_NEWS(job->arena, uint32_t, (size_t)p->n);
    q = ro_query_new(job,
                     "SELECT n, publisher_side FROM account INDEXED BY account_publisher_side WHERE publisher_side IS NOT NULL");
    while (ro_step(q)) {
        int64_t account = ro_int(q, 0);
        if (account >= 0) p->side[account] = ro_tally_of(job->arena, &p->sides, ro_lying(q, 1)) + 1;
    }
}

/* ---- people by their names ---------------------------------------------------------------------------------------- */

enum { NOBODY = 0, SEVERAL = UINT32_MAX };

struct called {
    ro_tally names;
    RO_VEC(uint32_t) by; /* of each name: number of the person and one, or NOBODY, SEVERAL */
};

static uint32_t number_of(const ro_census *c, int64_t person) {
    size_t at = RO_FIRST_FROM(i, c->people.n, c->people.v[i].n < person);
    return at < c->people.n && c->people.v[at].n == person ? (uint32_t)at + 1 : NOBODY;
}

static void read_people(ro_job *job, ro_census *c, struct called *x) {
    ro_query *q = ro_query_new(job, "SELECT n, id, name FROM person ORDER BY n");
    while (ro_step(q)) RO_PUSH(job->arena, c->people) = (ro_counted_person){ro_int(q, 0), ro_text(q, 1), ro_text(q, 2)};
    q = ro_query_new(job, "SELECT name, person FROM person_name");
    while (ro_step(q)) {
        uint32_t at = ro_tally_of(job->arena, &x->names, ro_lying(q, 0)), is = number_of(c, ro_int(q, 1));
        if (at == x->by.n)
            RO_PUSH(job->arena, x->by) = is ? is : SEVERAL;
        else if (x->by.v[at] != is)
            x->by.v[at] = SEVERAL;
    }
}

/* ---- meetings ----------------------------------------------------------------------------------------------------- */

static const char *const SQL[RO_CENSUS_PLACE] = {
    "SELECT meeting, side FROM meeting_side ORDER BY meeting",
    "SELECT meeting, name FROM meeting_person ORDER BY meeting",
    "SELECT meeting, account FROM meeting_account ORDER BY meeting",
};

struct taking {
    const struct publishers *publishers;
    struct called called;
    ro_census *census;
    ro_query *q[RO_CENSUS_PLACE];
    bool more[RO_CENSUS_PLACE];
    bool told; /* an account of this meeting was taken */
};

/* Once a meeting: n of a value is the last meeting that has it, and one. */
static void put(ro_job *job, ro_census *c, int facet, uint32_t value) {
    size_t *last = &c->values[facet].v.v[value].n;
    if (*last == c->n + 1) return;
    *last = c->n + 1;
    RO_PUSH(job->arena, c->value[facet]) = value;
}

static void put_text(ro_job *job, ro_census *c, int facet, ro_str text) {
    if (text.n) put(job, c, facet, ro_tally_of(job->arena, &c->values[facet], text));
}

static void put_publisher(ro_job *job, struct taking *t, int64_t account) {
    bool known = account >= 0 && account < t->publishers->n;
    uint32_t by = known ? t->publishers->by[account] : 0, side = known ? t->publishers->side[account] : 0;
    ro_counted_meeting *m = &t->census->meeting[t->census->n];
    if (by) put(job, t->census, RO_CENSUS_PUBLISHER, by - 1);
    m->only = !t->told || m->only == side ? side : 0; /* 0 stays, being no side */
    t->told = true;
}

/* A value a name, or of a name of several people one for each of them. */
static void put_called(ro_job *job, ro_census *c, ro_str name, uint32_t person, bool several) {
    ro_tally *t = &c->values[RO_CENSUS_PERSON];
    ro_str text = several ? ro_str_printf(job->arena, "%.*s\n%u", (int)name.n, name.p, person) : name;
    uint32_t value = ro_tally_of(job->arena, t, text);
    if (value == c->names.n) RO_PUSH(job->arena, c->names) = (ro_counted_name){{t->v.v[value].text.p, name.n}, person};
    put(job, c, RO_CENSUS_PERSON, value);
}

static void put_name(ro_job *job, struct taking *t, ro_str meeting, ro_str name) {
    uint32_t at = ro_tally_of(job->arena, &t->called.names, name);
    if (at == t->called.by.n) RO_PUSH(job->arena, t->called.by) = NOBODY;
    uint32_t person = t->called.by.v[at];
    bool any = false;
    if (person != SEVERAL) {
        put_called(job, t->census, name, person, false);
        return;
    }
    ro_query *q = ro_query_new(job, "SELECT DISTINCT s.person FROM person_name s CROSS JOIN meeting_account m CROSS JOIN"
                                    " person_account x WHERE s.name = ?2 AND s.person IS NOT NULL AND m.meeting = ?1 AND x.name ="
                                    " s.n AND x.account = m.account");
    ro_bind(q, "ss", meeting, name);
    for (; ro_step(q); any = true) put_called(job, t->census, name, number_of(t->census, ro_int(q, 0)), true);
    if (!any) put_called(job, t->census, name, NOBODY, true);
}

/* Its rows of one table. Those of no meeting, in a file that somebody else has written, are passed over. */
static void take_facet(ro_job *job, struct taking *t, int facet, ro_str meeting) {
    ro_query *q = t->q[facet];
    for (int c = -1; t->more[facet] && (c = ro_str_cmp(ro_lying(q, 0), meeting)) <= 0; t->more[facet] = ro_step(q)) {
        if (c) continue;
        if (facet == RO_CENSUS_PUBLISHER)
            put_publisher(job, t, ro_int(q, 1));
        else if (facet == RO_CENSUS_PERSON)
            put_name(job, t, meeting, ro_lying(q, 1));
        else
            put_text(job, t->census, facet, ro_lying(q, 1));
    }
}

static void take_meetings(ro_job *job, struct taking *t) {
    ro_census *c = t->census;
    c->meeting = RO_NEWS(job->arena, ro_counted_meeting, ro_ask_int(job, 0, "SELECT count(*) FROM meeting", "") + 1);
    ro_query *q = ro_query_new(job, "SELECT id, date, met, place, form FROM meeting ORDER BY id");
    for (; ro_step(q); c->n++) {
        ro_counted_meeting *m = &c->meeting[c->n];
        ro_str id = ro_lying(q, 0), date = ro_lying(q, 1);
        memcpy(m->date, date.p ? date.p : "", date.n < sizeof m->date ? date.n : sizeof m->date - 1);
        m->met = ro_int(q, 2);
        m->form = ro_word_index(ro_form_words, ro_lying(q, 4));
        t->told = false;
        m->id = ro_str_dup(job->arena, id).p;
        for (int i = 0; i < RO_CENSUS_PLACE; i++) take_facet(job, t, i, id);
        put_text(job, c, RO_CENSUS_PLACE, ro_lying(q, 3));
        for (int i = 0; i < RO_CENSUS_FACETS; i++) m->end[i] = (uint32_t)c->value[i].n;
    }
}

static int64_t version(ro_job *job) { return ro_ask_int(job, 0, "PRAGMA data_version", ""); }
static int64_t changes(const ro_job *job) { return sqlite3_total_changes64(job->archive->db); }

/* In a job of its own, whose arena stays. */
static void take_work(ro_job *job, void *arg) {
    struct taking t = {.publishers = arg, .census = RO_NEW(job->arena, ro_census)};
    *t.census = (ro_census){.arena = job->arena, .version = version(job), .changes = changes(job)};
    for (uint32_t i = 0; i < t.publishers->names.v.n; i++)
        ro_tally_of(job->arena, &t.census->values[RO_CENSUS_PUBLISHER], t.publishers->names.v.v[i].text);
    for (uint32_t i = 0; i < t.publishers->sides.v.n; i++)
        ro_tally_of(job->arena, &t.census->tellers, t.publishers->sides.v.v[i].text);
    read_people(job, t.census, &t.called);
    for (int i = 0; i < RO_CENSUS_PLACE; i++) {
        t.q[i] = ro_query_new(job, SQL[i]);
        t.more[i] = ro_step(t.q[i]);
    }
    take_meetings(job, &t);
    for (int i = 0; i < RO_CENSUS_PLACE; i++) ro_query_end(t.q[i]);
    ro_census_forget(job->archive);
    job->archive->census = t.census;
    job->keep = &job->archive->census;
}

const ro_census *ro_census_take(ro_job *job) {
    const ro_census *c = job->archive->census;
    if (c && c->version == version(job) && c->changes == changes(job)) return c;
    struct publishers p = {0};
    read_publishers(job, &p);
    ro_status st = ro_store_run(job->ctx, job->archive, RO_RUN_READ, take_work, &p);
    if (st != RO_OK) ro_store_rethrow(job, st);
    return job->archive->census;
}

void ro_census_forget(ro_archive *ar) {
    ro_census *c = ar->census;
    ar->census = NULL;
    if (c) ro_arena_free(c->arena);
}

/* ---- which are wanted --------------------------------------------------------------------------------------------- */

static bool given(const char *s) { return s && *s; }

static bool is_whole(const char *wish, ro_str value) {
    return value.p && value.n == strlen(wish) && sqlite3_strnicmp(value.p, wish, (int)value.n) == 0;
}

static uint32_t person_of(ro_job *job, const ro_census *c, const char *id) {
    for (uint32_t i = 0; i < c->people.n; i++)
        if (ro_str_is(c->people.v[i].id, id)) return i + 1;
    ro_throw(job->arena, RO_NOTFOUND, "%s: there is no such person; readout people lists them", id);
}

static bool *fits(ro_job *job, const ro_census *c, const ro_sift_wish *w, int facet) {
    const ro_tally *t = &c->values[facet];
    bool *out = RO_NEWS(job->arena, bool, t->v.n + 1);
    uint32_t person = w->id ? person_of(job, c, w->value) : NOBODY;
    for (size_t k = 0; k < t->v.n; k++)
        out[k] = w->id                        ? c->names.v[k].person == person
                 : w->what == RO_SIEVE_PERSON ? ro_is_called(job, ro_str_c(w->value), c->names.v[k].name)
                                              : is_whole(w->value, t->v.v[k].text);
    return out;
}

ro_census_choice ro_census_choose(ro_job *job, const ro_meetings_wanted *w) {
    ro_sift_wish *of;
    ro_census_choice c = {.census = ro_census_take(job), .wanted = ro_wanted_checked(job, w)};
    const ro_tally *tellers = &c.census->tellers;
    c.nwishes = ro_sift_wishes(job->arena, &c.wanted, &of);
    c.wish = RO_NEWS(job->arena, struct ro_census_wish, c.nwishes + 1);
    for (size_t i = 0; i < c.nwishes; i++)
        c.wish[i] = (struct ro_census_wish){of[i].what - RO_SIEVE_SIDE, fits(job, c.census, &of[i], of[i].what - RO_SIEVE_SIDE)};
    if (!given(c.wanted.only)) return c;
    c.only = RO_NEWS(job->arena, bool, tellers->v.n + 1);
    for (size_t i = 0; i < tellers->v.n; i++) c.only[i + 1] = is_whole(c.wanted.only, tellers->v.v[i].text);
    return c;
}

static bool has(const ro_census_choice *c, const struct ro_census_wish *w, size_t meeting) {
    const ro_census *x = c->census;
    for (uint32_t k = ro_census_from(x, meeting, w->facet); k < x->meeting[meeting].end[w->facet]; k++)
        if (w->fits[x->value[w->facet].v[k]]) return true;
    return false;
}

bool ro_census_chosen(const ro_census_choice *c, size_t meeting) {
    const ro_meetings_wanted *w = &c->wanted;
    const ro_counted_meeting *m = &c->census->meeting[meeting];
    if (w->met && !m->met) return false;
    if (given(w->form) && strcmp(w->form, ro_form_words[m->form]) != 0) return false;
    if (c->only && !c->only[m->only]) return false;
    if ((given(w->from) || given(w->to)) && !*m->date) return false;
    if ((given(w->from) && strcmp(m->date, w->from) < 0) || (given(w->to) && strcmp(m->date, w->to) > 0)) return false;
    for (size_t i = 0; i < c->nwishes; i++)
        if (!has(c, &c->wish[i], meeting)) return false;
    return true;
}
