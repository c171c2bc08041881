/* All meetings at a glance. In: the rows of meetings. Out: of each its day, sides, people and publishers as numbers, small enough
 * to be held for a million accounts (some 40 bytes a meeting), so that a question is a walk through memory.
 *
 * The tables are read once, side by side in the order of meetings, with no join: one from meetings to accounts would read a page
 * of the file for each account, since its text lies in the row; its publisher stands in an index too. It is kept with the archive
 * as long as nobody writes: what is sifted, turned over and sifted otherwise is counted from the same.
 *
 * A person is found by likeness, a side or a publisher by its whole name: of each value it is asked once whether it is wanted,
 * not once a meeting. */
#include "store/meetings/census.h"

#include "names/names.h"

#include <stdlib.h>

/* ---- publishers of accounts --------------------------------------------------------------------------------------- */

struct publishers {
    uint32_t *by; /* of each account by its number, and one; 0 none */
    int64_t n;
    ro_tally names;
};

static void read_publishers(ro_job *job, struct publishers *p) {
    p->n = ro_ask_int(job, 0, "SELECT max(n) FROM account", "") + 1;
    p->by = RO_NEWS(job->arena, uint32_t, (size_t)p->n);
    ro_query *q = ro_query_new(job, "SELECT n, publisher FROM account INDEXED BY account_publisher WHERE current = 1");
    while (ro_step(q)) {
        int64_t account = ro_int(q, 0);
        if (account >= 0) p->by[account] = ro_tally_of(job->arena, &p->names, ro_lying(q, 1)) + 1;
    }
}

/* ---- meetings ----------------------------------------------------------------------------------------------------- */

static const char *const SQL[RO_CENSUS_FACETS] = {
    "SELECT meeting, side FROM meeting_side ORDER BY meeting",
    "SELECT meeting, name FROM meeting_person ORDER BY meeting",
    "SELECT meeting, account FROM meeting_account ORDER BY meeting",
};

struct taking {
    const struct publishers *publishers;
    ro_census *census;
    ro_query *q[RO_CENSUS_FACETS];
    bool more[RO_CENSUS_FACETS];
};

/* Once a meeting: n of a value is the last meeting that has it, and one. */
static void put(ro_job *job, ro_census *c, int facet, uint32_t value) {
    size_t *last = &c->values[facet].v.v[value].n;
    if (*last == c->n + 1) return;
    *last = c->n + 1;
    RO_PUSH(job->arena, c->value[facet]) = value;
}

/* Its rows of one table. Those of no meeting, in a file that somebody else has written, are passed over. */
static void take_facet(ro_job *job, struct taking *t, int facet, ro_str meeting) {
    ro_query *q = t->q[facet];
    for (int c = -1; t->more[facet] && (c = ro_str_cmp(ro_lying(q, 0), meeting)) <= 0; t->more[facet] = ro_step(q)) {
        if (c) continue;
        if (facet != RO_CENSUS_PUBLISHER) {
            put(job, t->census, facet, ro_tally_of(job->arena, &t->census->values[facet], ro_lying(q, 1)));
            continue;
        }
        int64_t account = ro_int(q, 1);
        uint32_t by = account >= 0 && account < t->publishers->n ? t->publishers->by[account] : 0;
        if (by) put(job, t->census, facet, by - 1);
    }
}

static void take_meetings(ro_job *job, struct taking *t) {
    ro_census *c = t->census;
    c->meeting = RO_NEWS(job->arena, ro_counted_meeting, ro_ask_int(job, 0, "SELECT count(*) FROM meeting", "") + 1);
    ro_query *q = ro_query_new(job, "SELECT id, date, met FROM meeting ORDER BY id");
    for (; ro_step(q); c->n++) {
        ro_counted_meeting *m = &c->meeting[c->n];
        ro_str id = ro_lying(q, 0), date = ro_lying(q, 1);
        memcpy(m->date, date.p ? date.p : "", date.n < sizeof m->date ? date.n : sizeof m->date - 1);
        m->met = ro_int(q, 2);
        m->id = ro_str_dup(job->arena, id).p;
        for (int i = 0; i < RO_CENSUS_FACETS; i++) {
            take_facet(job, t, i, id);
            m->end[i] = (uint32_t)c->value[i].n;
        }
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
    for (int i = 0; i < RO_CENSUS_FACETS; i++) {
        t.q[i] = ro_query_new(job, SQL[i]);
        t.more[i] = ro_step(t.q[i]);
    }
    take_meetings(job, &t);
    for (int i = 0; i < RO_CENSUS_FACETS; i++) ro_query_end(t.q[i]);
    ro_census_forget(job->archive);
    job->archive->census = t.census;
    job->keep = true;
}

const ro_census *ro_census_kept(ro_job *job) {
    const ro_census *c = job->archive->census;
    return c && c->version == version(job) && c->changes == changes(job) ? c : NULL;
}

const ro_census *ro_census_take(ro_job *job) {
    const ro_census *c = ro_census_kept(job);
    if (c) return c;
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

static bool is_person(ro_job *job, ro_str wanted, ro_str name) {
    ro_likeness l = {0};
    ro_name a = {.name = wanted}, b = {.name = name};
    ro_str x = ro_fold_bare(job->arena, name), y = ro_fold_bare(job->arena, wanted);
    ssize_t at = ro_str_find(x, y);
    if (at >= 0 && (at == 0 || x.p[at - 1] == ' ') && ((size_t)at + y.n == x.n || x.p[(size_t)at + y.n] == ' ')) return true;
    ro_names_likeness(job->arena, &a, &b, &l);
    return l.same >= 0.5;
}

static bool given(const char *s) { return s && *s; }

static bool fits(ro_job *job, int facet, const char *wish, ro_str value) {
    if (facet == RO_CENSUS_PERSON) return is_person(job, ro_str_c(wish), value);
    return value.p && value.n == strlen(wish) && sqlite3_strnicmp(value.p, wish, (int)value.n) == 0;
}

ro_census_choice ro_census_choose(ro_job *job, const ro_meetings_wanted *w) {
    const char *wish[] = {w->side, w->person, w->publisher};
    ro_census_choice c = {.census = ro_census_take(job), .wanted = w};
    for (int i = 0; i < RO_CENSUS_FACETS; i++) {
        const ro_tally *t = &c.census->values[i];
        if (!given(wish[i])) continue;
        c.fits[i] = RO_NEWS(job->arena, bool, t->v.n + 1);
        for (size_t k = 0; k < t->v.n; k++) c.fits[i][k] = fits(job, i, wish[i], t->v.v[k].text);
    }
    return c;
}

bool ro_census_chosen(const ro_census_choice *c, size_t meeting) {
    const ro_meetings_wanted *w = c->wanted;
    const ro_counted_meeting *m = &c->census->meeting[meeting];
    if (w->met && !m->met) return false;
    if ((given(w->from) || given(w->to)) && !*m->date) return false;
    if ((given(w->from) && strcmp(m->date, w->from) < 0) || (given(w->to) && strcmp(m->date, w->to) > 0)) return false;
    for (int i = 0; i < RO_CENSUS_FACETS; i++) {
        bool any = !c->fits[i];
        for (uint32_t k = ro_census_from(c->census, meeting, i); k < m->end[i] && !any; k++)
            any = c->fits[i][c->census->value[i].v[k]];
        if (!any) return false;
    }
    return true;
}
