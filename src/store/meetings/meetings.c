/* The list of meetings: which are wanted, in the order of their days, page by page so that memory does not grow with the
 * archive.
 *
 * A page of all meetings, of some days, or of a side goes through the index of the order until it is full. Where a person or a
 * publisher is wanted, who may stand in few of them, and where a census is at hand, they are picked out of that. */
#include "store/meetings/census.h"

#include <stdio.h>
#include <stdlib.h>

enum { PAGE = 200, PICKED = 2000 /* a page of those that a walk over all picks */ };
#define BEHIND "~" /* all days and ids */

struct listing {
    const ro_meetings_wanted *wanted;
    ro_meeting_fn fn;
    void *user;
    bool undated;           /* the last one seen has no day; those come behind all others */
    char date[16], id[512]; /* of it; id "": none was seen */
    size_t given;           /* so far */
    bool done, picks;
};

typedef RO_VEC(ro_str) strings;

static void seen(struct listing *l, ro_str date, ro_str id) {
    snprintf(l->date, sizeof l->date, "%.*s", (int)date.n, date.p ? date.p : "");
    snprintf(l->id, sizeof l->id, "%.*s", (int)id.n, id.p);
}

static void after(ro_job *job, struct listing *l, const char *ref) {
    ro_found f;
    ro_store_find(job, ref, &f);
    ro_query *q = ro_query_new(job, "SELECT date IS NULL, date, id FROM meeting WHERE id = ?1");
    ro_bind(q, "c", f.id);
    if (!ro_step(q)) ro_throw(job->arena, RO_NOTFOUND, "%s: there is no such meeting", ref);
    ro_str date = ro_text(q, 1), id = ro_text(q, 2);
    l->undated = ro_int(q, 0);
    seen(l, date, id);
    ro_query_end(q);
}

static bool given(const char *s) { return s && *s; }

/* Where a walk through the index begins. */
static void begin_walk(struct listing *l) {
    const ro_meetings_wanted *w = l->wanted;
    if (w->newest && !*l->id) seen(l, RO_S(BEHIND), RO_S(BEHIND));
    if (!w->newest && !l->undated && given(w->from) && strcmp(w->from, l->date) > 0) seen(l, ro_str_c(w->from), RO_S(""));
    if (w->newest && !l->undated && given(w->to) && strcmp(w->to, l->date) < 0) seen(l, ro_str_c(w->to), RO_S(BEHIND));
}

static void begin(ro_job *job, void *arg) {
    struct listing *l = arg;
    const ro_meetings_wanted *w = l->wanted;
    if (given(w->after)) after(job, l, w->after);
    l->picks = given(w->person) || given(w->publisher) || (given(w->side) && ro_census_kept(job));
    if (!l->picks) begin_walk(l);
}

static size_t left(const struct listing *l, size_t page) {
    size_t n = l->wanted->limit ? l->wanted->limit - l->given : page;
    return n < page ? n : page;
}

/* ---- out of the index --------------------------------------------------------------------------------------------- */

#define WANTED                                                                                                                   \
    "(?1 IS NULL OR date >= ?1) AND (?2 IS NULL OR date <= ?2) AND (?3 IS NULL OR EXISTS (SELECT 1 FROM meeting_side s WHERE"    \
    " s.meeting = m.id AND s.side = ?3 COLLATE NOCASE)) AND (NOT ?4 OR met)"

/* Queries of their own, since each of them finds its place in the index of the order: a page costs the same wherever it is. */
static void walk(ro_job *job, struct listing *l, strings *ids) {
    static const char dated[] = "SELECT id, date FROM meeting m WHERE " WANTED " AND (date IS NULL) = 0 AND (date, id) > (?5, ?6)"
                                " AND date <= coalesce(?2, '" BEHIND "') ORDER BY date, id LIMIT ?7";
    static const char newest[] =
        "SELECT id, date FROM meeting m WHERE " WANTED " AND (date IS NULL) = 0 AND (date, id) < (?5, ?6)"
        " AND date >= coalesce(?1, '') ORDER BY date DESC, id DESC LIMIT ?7";
    static const char undated[] = "SELECT id, date FROM meeting m WHERE " WANTED
                                  " AND (date IS NULL) = 1 AND date IS NULL AND ?5 = '' AND id > ?6 ORDER BY id LIMIT ?7";
    const ro_meetings_wanted *w = l->wanted;
    ro_query *q = ro_query_new(job, l->undated ? undated : w->newest ? newest : dated);
    ro_bind(q, "cccissi", w->from, w->to, w->side, (int64_t)w->met, ro_str_c(l->date), ro_str_c(l->id), (int64_t)left(l, PAGE));
    while (ro_step(q)) {
        RO_PUSH(job->arena, *ids) = ro_text(q, 0);
        seen(l, ro_text(q, 1), ids->v[ids->n - 1]);
    }
    if (ids->n) return;
    l->done = l->undated;
    l->undated = true;
    seen(l, RO_S(""), RO_S(""));
}

/* ---- out of the census -------------------------------------------------------------------------------------------- */

struct picked {
    const char *date, *id;
};

static int by_day(const void *p, const void *q) {
    const struct picked *a = p, *b = q;
    if (!*a->date != !*b->date) return *a->date ? -1 : 1;
    int c = strcmp(a->date, b->date);
    return c ? c : strcmp(a->id, b->id);
}

static int by_day_back(const void *p, const void *q) {
    const struct picked *a = p, *b = q;
    return *a->date && *b->date ? by_day(q, p) : by_day(p, q);
}

static void pick(ro_job *job, struct listing *l, strings *ids) {
    int (*order)(const void *, const void *) = l->wanted->newest ? by_day_back : by_day;
    const struct picked last = {l->date, l->id};
    ro_census_choice c = ro_census_choose(job, l->wanted);
    RO_VEC(struct picked) v = {0};
    for (size_t i = 0; i < c.census->n; i++) {
        struct picked x = {c.census->meeting[i].date, c.census->meeting[i].id};
        if (ro_census_chosen(&c, i) && (!*l->id || order(&last, &x) < 0)) RO_PUSH(job->arena, v) = x;
    }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, order);
    size_t n = left(l, PICKED);
    l->done = v.n <= n;
    for (size_t i = 0; i < v.n && i < n; i++) RO_PUSH(job->arena, *ids) = ro_str_c(v.v[i].id);
    if (ids->n) seen(l, ro_str_c(v.v[ids->n - 1].date), ids->v[ids->n - 1]);
}

/* ------------------------------------------------------------------------------------------------------------------- */

static void page(ro_job *job, void *arg) {
    struct listing *l = arg;
    const ro_meetings_wanted *w = l->wanted;
    strings ids = {0};
    if (l->picks)
        pick(job, l, &ids);
    else
        walk(job, l, &ids);
    for (size_t i = 0; i < ids.n && !(w->limit && l->given == w->limit); i++, l->given++)
        if (!l->fn(l->user, ro_grouping_entry(job, ids.v[i]))) {
            l->done = true;
            return;
        }
    l->done |= w->limit && l->given == w->limit;
}

ro_status ro_archive_meetings(ro_ctx *ctx, ro_archive *ar, const ro_meetings_wanted *w, ro_meeting_fn fn, void *user) {
    struct listing l = {.wanted = w, .fn = fn, .user = user};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, begin, &l);
    while (st == RO_OK && !l.done) st = ro_store_run(ctx, ar, RO_RUN_READ, page, &l);
    return st;
}
