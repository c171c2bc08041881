/* The list of meetings: which are wanted, in the order of their days, page by page so that memory does not grow with the
 * archive.
 *
 * A page goes through the index of the order until it is full. Where a side, a person, a publisher or a place is wanted, it goes
 * through those days alone on which the sieve has one (sieve.h); of meetings without a day, which stand in the order of their
 * ids, it takes all that the sieve has and sorts them, unless these are so many that the next is never far. */
#include "store/meetings/sieve.h"

#include <stdio.h>
#include <stdlib.h>

enum { PAGE = 200, SORTED = 2000 /* a page of those that are gathered and sorted */, MANY = 30000 };
#define BEHIND "~" /* all days and ids */

struct listing {
    ro_meetings_wanted wanted; /* checked; lives as long as the sift */
    ro_meeting_fn fn;
    void *user;
    bool undated;           /* the last one seen has no day; those come behind all others */
    char date[16], id[512]; /* of it; id "": none was seen */
    size_t given;           /* so far */
    bool done;
    const ro_sift *sift; /* NULL: anything is let through */
    ro_arena *arena;     /* of it and of what is wanted */
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
    const ro_meetings_wanted *w = &l->wanted;
    if (w->newest && !*l->id) seen(l, RO_S(BEHIND), RO_S(BEHIND));
    if (!w->newest && !l->undated && given(w->from) && strcmp(w->from, l->date) > 0) seen(l, ro_str_c(w->from), RO_S(""));
    if (w->newest && !l->undated && given(w->to) && strcmp(w->to, l->date) < 0) seen(l, ro_str_c(w->to), RO_S(BEHIND));
}

static void begin(ro_job *job, void *arg) {
    struct listing *l = arg;
    const ro_meetings_wanted *w = &l->wanted;
    l->wanted = ro_wanted_checked(job, w);
    if (given(w->after)) after(job, l, w->after);
    begin_walk(l);
    l->sift = ro_sift_new(job, w);
    l->arena = job->arena;
    job->keep = &l->arena;
}

static size_t left(const struct listing *l, size_t page) {
    size_t n = l->wanted.limit ? l->wanted.limit - l->given : page;
    return n < page ? n : page;
}

/* ---- out of the index --------------------------------------------------------------------------------------------- */

#define WANTED                                                                                                                   \
    "(?1 IS NULL OR date >= ?1) AND (?2 IS NULL OR date <= ?2) AND (NOT ?3 OR met) AND (?4 IS NULL OR form = ?4)"                \
    " AND (?5 IS NULL OR (SELECT min(coalesce(a.publisher_side, '') = ?5 COLLATE NOCASE) FROM meeting_account x CROSS JOIN"      \
    " account a ON a.n = x.account WHERE x.meeting = m.id))"
#define DATED " AND (date IS NULL) = 0 AND "

static void bind_wanted(const ro_meetings_wanted *w, ro_query *q) {
    ro_bind(q, "ccicc", w->from, w->to, (int64_t)w->met, given(w->form) ? w->form : NULL, given(w->only) ? w->only : NULL);
}

/* Where the query goes on: what is bound must stay, while the last that was seen moves on. */
static void bind_last(ro_job *job, const struct listing *l, ro_query *q) {
    ro_bind(q, "ss", ro_str_dup(job->arena, ro_str_c(l->date)), ro_str_dup(job->arena, ro_str_c(l->id)));
}

/* Those that the query gives, from behind the last, until the page is full. */
static void take(ro_job *job, struct listing *l, strings *ids, ro_query *q) {
    size_t most = left(l, PAGE);
    while (ids->n < most && ro_step(q)) {
        ro_str id = ro_text(q, 0), date = ro_text(q, 1);
        if (l->sift && !ro_sift_lets(job, l->sift, id)) continue;
        RO_PUSH(job->arena, *ids) = id;
        seen(l, date, id);
    }
    if (ids->n == most) ro_query_end(q);
}

/* Queries of their own, since each of them finds its place in the index of the order: a page costs the same wherever it is. */
static void walk(ro_job *job, struct listing *l, strings *ids) {
    static const char dated[] = "SELECT id, date FROM meeting m WHERE " WANTED DATED "(date, id) > (?6, ?7)"
                                " AND date <= coalesce(?2, '" BEHIND "') ORDER BY date, id";
    static const char newest[] = "SELECT id, date FROM meeting m WHERE " WANTED DATED "(date, id) < (?6, ?7)"
                                 " AND date >= coalesce(?1, '') ORDER BY date DESC, id DESC";
    static const char undated[] = "SELECT id, date FROM meeting m WHERE " WANTED
                                  " AND (date IS NULL) = 1 AND date IS NULL AND ?6 = '' AND id > ?7 ORDER BY id";
    const ro_meetings_wanted *w = &l->wanted;
    ro_query *q = ro_query_new(job, l->undated ? undated : w->newest ? newest : dated);
    bind_wanted(w, q);
    bind_last(job, l, q);
    take(job, l, ids, q);
}

/* ---- day by day --------------------------------------------------------------------------------------------------------- */

/* The walk over one day, or what stands there of months and years. */
static void walk_day(ro_job *job, struct listing *l, strings *ids, int64_t spot) {
    static const char dated[] = "SELECT id, date FROM meeting m WHERE " WANTED DATED "date > ?8 AND date <= ?9"
                                " AND (date, id) > (?6, ?7) ORDER BY date, id";
    static const char newest[] = "SELECT id, date FROM meeting m WHERE " WANTED DATED "date > ?8 AND date <= ?9"
                                 " AND (date, id) < (?6, ?7) ORDER BY date DESC, id DESC";
    const ro_meetings_wanted *w = &l->wanted;
    char above[16], to[16];
    ro_spot_days(spot, above, to);
    ro_query *q = ro_query_new(job, w->newest ? newest : dated);
    bind_wanted(w, q);
    bind_last(job, l, q);
    ro_bind(q, "ss", ro_str_c(above), ro_str_c(to));
    take(job, l, ids, q);
}

/* The first day that the walk may go on with: the last that was seen, or where it begins. */
static int64_t day_of(const struct listing *l) {
    bool last = strcmp(l->date, BEHIND) == 0;
    return last ? RO_SPOT_UNDATED - 1 : ro_spot_of(ro_str_c(l->date));
}

static void walk_days(ro_job *job, struct listing *l, strings *ids) {
    const ro_meetings_wanted *w = &l->wanted;
    bool back = w->newest;
    int64_t spot = day_of(l), end = given(w->to) && !back ? ro_spot_of(ro_str_c(w->to)) : RO_SPOT_UNDATED - 1;
    int64_t least = given(w->from) && back ? ro_spot_of(ro_str_c(w->from)) : 0;
    while (ids->n < left(l, PAGE) && ro_sift_next(l->sift, &spot, back) && spot <= end && spot >= least) {
        walk_day(job, l, ids, spot);
        spot += back ? -1 : 1;
    }
}

static int by_bytes(const void *p, const void *q) { return ro_str_cmp(*(const ro_str *)p, *(const ro_str *)q); }

static void sort_undated(ro_job *job, struct listing *l, strings *ids) {
    const ro_meetings_wanted *w = &l->wanted;
    strings all = {0};
    for (int64_t spot = RO_SPOT_UNDATED; ro_sift_next(l->sift, &spot, false); spot++) {
        ro_query *q = ro_query_new(job, "SELECT m.id FROM meeting_account x CROSS JOIN meeting m ON m.id = x.meeting WHERE"
                                        " x.account = ?1 AND m.date IS NULL AND m.id > ?2 AND (NOT ?3 OR m.met)");
        ro_bind(q, "isi", spot - RO_SPOT_UNDATED, ro_str_c(l->id), (int64_t)w->met);
        while (ro_step(q)) RO_PUSH(job->arena, all) = ro_text(q, 0);
    }
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_bytes);
    for (size_t i = 0; i < all.n && ids->n < left(l, SORTED); i++) {
        if ((i && ro_str_eq(all.v[i], all.v[i - 1])) || !ro_sift_lets(job, l->sift, all.v[i])) continue;
        RO_PUSH(job->arena, *ids) = all.v[i];
        seen(l, RO_S(""), all.v[i]);
    }
}

static void next_page(ro_job *job, struct listing *l, strings *ids) {
    const ro_meetings_wanted *w = &l->wanted;
    if (!l->sift)
        walk(job, l, ids);
    else if (!l->undated)
        walk_days(job, l, ids);
    else if (!given(w->from) && !given(w->to) && !given(w->form) && !given(w->only) && ro_sift_undated(l->sift) <= MANY)
        sort_undated(job, l, ids);
    else
        walk(job, l, ids);
    if (ids->n) return;
    l->done = l->undated;
    l->undated = true;
    seen(l, RO_S(""), RO_S(""));
}

/* ------------------------------------------------------------------------------------------------------------------- */

static void page(ro_job *job, void *arg) {
    struct listing *l = arg;
    const ro_meetings_wanted *w = &l->wanted;
    strings ids = {0};
    next_page(job, l, &ids);
    for (size_t i = 0; i < ids.n && !(w->limit && l->given == w->limit); i++, l->given++)
        if (!l->fn(l->user, ro_grouping_entry(job, ids.v[i]))) {
            l->done = true;
            return;
        }
    l->done |= w->limit && l->given == w->limit;
}

ro_status ro_archive_meetings(ro_ctx *ctx, ro_archive *ar, const ro_meetings_wanted *w, ro_meeting_fn fn, void *user) {
    struct listing l = {.wanted = *w, .fn = fn, .user = user};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, begin, &l);
    while (st == RO_OK && !l.done) st = ro_store_run(ctx, ar, RO_RUN_READ, page, &l);
    if (l.arena) ro_arena_free(l.arena);
    return st;
}
