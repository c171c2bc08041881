/* How the meetings that are wanted are spread: over sides, years, months, people and publishers. In: the same wishes as for the
 * list. Out: the values with their counts, most first (years and months in their order); of people and publishers the most
 * frequent.
 *
 * A meeting of several sides, people or publishers counts for each, once. Every count walks the wanted meetings once. */
#include "store/meetings/wanted.h"

struct counting {
    const ro_meetings_wanted *wanted;
    ro_facet_fn fn;
    void *user;
    size_t found;
};

static const struct {
    const char *facet, *sql;
} COUNTS[] = {
    {"side", "SELECT v.side, count(*) FROM meeting m JOIN meeting_side v ON v.meeting = m.id WHERE " RO_MEETINGS_WANTED
             " GROUP BY 1 ORDER BY 2 DESC, 1"},
    {"person", "SELECT v.name, count(*) FROM meeting m JOIN meeting_person v ON v.meeting = m.id WHERE " RO_MEETINGS_WANTED
               " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200"},
    {"publisher",
     "SELECT v.publisher, count(DISTINCT m.id) FROM meeting m JOIN meeting_account y ON y.meeting = m.id JOIN account v"
     " ON v.n = y.account WHERE " RO_MEETINGS_WANTED " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200"},
};

typedef struct year {
    ro_str name; /* p NULL: no date */
    size_t n;
} year;

/* Months, years and the whole in one walk. */
static void by_time(ro_job *job, struct counting *c, const char *names) {
    RO_VEC(year) years = {0};
    ro_query *q = ro_query_new(job, "SELECT substr(date, 1, 7), count(*) FROM meeting m WHERE " RO_MEETINGS_WANTED
                                    " GROUP BY 1 ORDER BY 1 IS NULL, 1");
    ro_meetings_bind(q, c->wanted, names);
    while (ro_step(q)) {
        ro_str month = ro_text(q, 0), name = {month.p, month.n < 4 ? month.n : 4};
        size_t n = (size_t)ro_int(q, 1);
        c->found += n;
        if (c->fn && month.n == 7) c->fn(c->user, "month", month, n);
        if (!years.n || !ro_str_eq(years.v[years.n - 1].name, name)) RO_PUSH(job->arena, years) = (year){name, 0};
        years.v[years.n - 1].n += n;
    }
    for (size_t i = 0; i < years.n && c->fn; i++) c->fn(c->user, "year", years.v[i].name, years.v[i].n);
}

static void count_work(ro_job *job, void *arg) {
    struct counting *c = arg;
    const char *names = ro_meetings_names(job, c->wanted->person);
    by_time(job, c, names);
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS && c->fn; i++) {
        ro_query *q = ro_query_new(job, COUNTS[i].sql);
        ro_meetings_bind(q, c->wanted, names);
        while (ro_step(q)) c->fn(c->user, COUNTS[i].facet, ro_text(q, 0), (size_t)ro_int(q, 1));
    }
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
