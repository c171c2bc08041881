/* What people settled by hand, listed: all in the order in which it was taken, or the latest first and sifted, and counted by
 * kind. In: rows of `decision`. Out: each with what became of it: taken back, overruled by a later one that says otherwise of the
 * same, or about accounts that are not here. */
#include "store/store.h"

/* The first later decision that says something else of the same accounts or names, or the opposite: a join of what the earlier
 * one parts, or a split that leaves nothing joined which it joins. */
#define NAMED "(SELECT decision, part, account, '' AS name FROM decision_account UNION ALL SELECT * FROM decision_person)"
#define MEET(p, q)                                                                                                               \
    "EXISTS (SELECT 1 FROM " NAMED " x JOIN " NAMED " y ON y.account = x.account AND y.name = x.name WHERE x.decision = d.n AND" \
    " x.part = '" p "' AND y.decision = l.n AND y.part = '" q "')"
#define OPPOSED                                                                                                                  \
    "(d.kind || ' ' || l.kind) IN ('join split', 'split join', 'person-merge person-split', 'person-split person-merge')"

#define APART(p, q, r, s)                                                                                                        \
    "(" MEET(p, q) " AND " MEET(r, s) " AND (l.kind LIKE '%join' OR l.kind LIKE '%merge' OR NOT (" MEET(p, s) " OR " MEET(       \
        r, q) ")))"

static const char LIST[] =
    "SELECT n, time, author, kind, target, value, reason, undone, CASE WHEN d.undone IS NULL THEN (SELECT min(l.n) FROM decision "
    "l"
    " WHERE (l.time, l.n) > (d.time, d.n) AND l.undone IS NULL AND l.about = d.about AND ((l.kind = d.kind AND d.kind IN "
    "('date', 'place', 'title',"
    " 'person-rename') AND " MEET(
        "target",
        "target") ") OR (d.kind IN ('noise', 'substance') AND l.kind IN ('noise', 'substance') AND l.target = d.target AND"
                  " lower(l.value) = lower(d.value)) OR (" OPPOSED
                  " AND (" APART("target", "target", "value", "value") " OR " APART(
                      "target", "value", "value",
                      "target") ")))) END, undone_by, undone_reason,"
                                " (SELECT count(DISTINCT account) FROM " NAMED
                                " x WHERE x.decision = d.n AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id ="
                                " x.account)) FROM decision d";

struct listing {
    const ro_decisions_wanted *wanted; /* NULL: all */
    ro_decision_fn fn;
    void *user;
    size_t *found;
};

static ro_decision row(ro_query *q) {
    return (ro_decision){.n = ro_int(q, 0),
                         .time = ro_text(q, 1),
                         .author = ro_text(q, 2),
                         .kind = ro_text(q, 3),
                         .target = ro_text(q, 4),
                         .value = ro_text(q, 5),
                         .reason = ro_text(q, 6),
                         .undone = ro_text(q, 7),
                         .overruled = ro_int(q, 8),
                         .undone_by = ro_text(q, 9),
                         .undone_reason = ro_text(q, 10),
                         .missing = (size_t)ro_int(q, 11)};
}

static void list_work(ro_job *job, void *arg) {
    const struct listing *l = arg;
    ro_query *q = ro_query_new(job, ro_str_printf(job->arena, "%s ORDER BY n", LIST).p);
    bool more = true;
    while (more && ro_step(q)) {
        ro_decision d = row(q);
        more = l->fn(l->user, &d);
    }
}

#define WANTED                                                                                                                   \
    "(?1 IS NULL OR d.kind = ?1) AND (?2 = 0 OR d.n = ?2) AND (NOT ?3 OR d.undone IS NULL) AND (?4 IS NULL OR EXISTS (SELECT 1"  \
    " FROM decision_account x WHERE x.decision = d.n AND x.account = ?4))"

/* All are read before the first is told, so that the archive may be asked meanwhile. */
static void wanted_work(ro_job *job, void *arg) {
    const struct listing *l = arg;
    const ro_decisions_wanted *w = l->wanted;
    RO_VEC(ro_decision) v = {0};
    if (l->found)
        *l->found = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM decision d WHERE " WANTED, "ciic", w->kind, w->n,
                                       (int64_t)w->standing, w->account);
    ro_query *q = ro_query_new(
        job, ro_str_printf(job->arena, "%s WHERE " WANTED " AND (?5 = 0 OR d.n < ?5) ORDER BY d.n DESC LIMIT ?6", LIST).p);
    ro_bind(q, "ciicii", w->kind, w->n, (int64_t)w->standing, w->account, w->before, w->limit ? (int64_t)w->limit : (int64_t)-1);
    while (ro_step(q)) RO_PUSH(job->arena, v) = row(q);
    for (size_t i = 0; i < v.n && l->fn(l->user, &v.v[i]); i++) {
    }
}

ro_status ro_archive_decisions(ro_ctx *ctx, ro_archive *ar, ro_decision_fn fn, void *user) {
    struct listing l = {.fn = fn, .user = user};
    return ro_store_run(ctx, ar, RO_RUN_READ, list_work, &l);
}

ro_status ro_archive_decisions_wanted(ro_ctx *ctx, ro_archive *ar, const ro_decisions_wanted *w, ro_decision_fn fn, void *user,
                                      size_t *found) {
    struct listing l = {w, fn, user, found};
    return ro_store_run(ctx, ar, RO_RUN_READ, wanted_work, &l);
}

struct counting {
    ro_facet_fn fn;
    void *user;
    size_t all;
};

static void count_work(ro_job *job, void *arg) {
    struct counting *c = arg;
    ro_query *q = ro_query_new(job, "SELECT kind, count(*) FROM decision GROUP BY kind ORDER BY count(*) DESC, kind");
    while (ro_step(q)) {
        c->all += (size_t)ro_int(q, 1);
        if (c->fn) c->fn(c->user, "kind", ro_text(q, 0), (size_t)ro_int(q, 1));
    }
}

ro_status ro_archive_decision_counts(ro_ctx *ctx, ro_archive *ar, ro_facet_fn fn, void *user, size_t *found) {
    struct counting c = {fn, user, 0};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, count_work, &c);
    *found = c.all;
    return st;
}
