/* What became of a page over time: its captures in their order, which of them say the same, where it went and came back.
 *
 * In: an account. Its captures are those of its id, and those at its address that are no account: a 404, a notice that the page
 * was moved, a wall. Two captures have one wording where title and text are the same to the byte; what changed around them is
 * furniture, and no change of the account. The order is that of the days on which they were taken; where a day is missing the
 * order in which they came is all there is, and that is said. What changed in the words is not this file's business: the
 * comparison lays two versions beside each other. */
#include "store/meetings/gather.h"

#include <stdlib.h>

/* ---- one page ---------------------------------------------------------------------------------------------------- */

/* A capture with what orders it and tells its wording. */
struct taken {
    ro_page_version v;
    ro_str moment; /* to be sorted by */
    uint64_t title, text;
};

static bool figure(ro_str s, size_t i) { return i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; }

/* "2024-06-20", "2024-06-20T10:30:00Z" as it is; "20240620103000" with its signs; else p NULL. */
static ro_str moment(ro_arena *a, ro_str s) {
    size_t n = 0;
    while (figure(s, n)) n++;
    if (n == 4 && s.n >= 10 && s.p[4] == '-' && figure(s, 5) && figure(s, 6) && s.p[7] == '-' && figure(s, 8) && figure(s, 9))
        return s;
    if (n != s.n || (n != 8 && n != 14)) return RO_NONE;
    ro_str day = ro_str_printf(a, "%.4s-%.2s-%.2s", s.p, s.p + 4, s.p + 6);
    return n == 8 ? day : ro_str_printf(a, "%sT%.2s:%.2s:%.2sZ", day.p, s.p + 8, s.p + 10, s.p + 12);
}

static struct taken taken_of(ro_job *job, ro_query *q) {
    ro_arena *a = job->arena;
    struct taken t = {.v = {.number = ro_int(q, 0),
                            .first_seen = ro_text(q, 4),
                            .sha256 = ro_text(q, 5),
                            .file = ro_text(q, 6),
                            .url = ro_text(q, 7),
                            .status = (int)ro_int(q, 8),
                            .refused = ro_text(q, 9),
                            .title = ro_text(q, 10),
                            .published = ro_text(q, 11),
                            .modified = ro_text(q, 12),
                            .words = (size_t)ro_int(q, 13)}};
    ro_str given = moment(a, ro_text(q, 1)), day = ro_text(q, 2), basis = ro_text(q, 3), text = ro_text(q, 14);
    t.v.captured = given.p ? given : day;
    t.moment = given.p || !ro_str_is(basis, "masthead") ? t.v.captured : RO_NONE;
    t.title = ro_hash(t.v.title.p ? t.v.title : RO_S("")), t.text = ro_hash(text.p ? text : RO_S(""));
    return t;
}

static int by_moment(const void *p, const void *q) {
    const struct taken *a = p, *b = q;
    int c = ro_str_cmp(a->moment, b->moment);
    return c ? c : a->v.number < b->v.number ? -1 : 1;
}

static struct taken *captures(ro_job *job, ro_history *h) {
    RO_VEC(struct taken) v = {0};
    ro_query *q = ro_query_new(
        job, "SELECT t.n, t.captured, a.captured_date, a.captured_basis, c.first_seen, c.sha256,"
             " (SELECT min(file) FROM source f WHERE f.intake = t.n), coalesce(a.url, t.url), t.status, t.refused, a.title,"
             " a.published_date, a.modified_date, a.words, a.text FROM intake t JOIN capture c ON c.n = t.capture LEFT JOIN"
             " account a ON a.n = t.n WHERE t.id = ?1 OR (t.refused IS NOT NULL AND t.address IN (SELECT address FROM intake"
             " WHERE id = ?1 AND refused IS NULL)) ORDER BY t.n");
    ro_bind(q, "s", h->id);
    h->dated = true;
    while (ro_step(q)) {
        struct taken t = taken_of(job, q);
        h->dated = h->dated && t.moment.n;
        RO_PUSH(job->arena, v) = t;
    }
    if (h->dated && v.n) qsort(v.v, v.n, sizeof *v.v, by_moment);
    h->nversions = v.n;
    return v.v;
}

/* ---- what happened ------------------------------------------------------------------------------------------------ */

struct wordings {
    RO_VEC(ro_page_wording) v;
};

/* The wording that capture i has, a new one where nobody had it before; from 1. */
static size_t wording_of(ro_job *job, struct wordings *w, const struct taken *t, size_t i) {
    size_t k = w->v.n;
    while (k && (t[w->v.v[k - 1].first].text != t[i].text || t[w->v.v[k - 1].first].title != t[i].title)) k--;
    if (!k) RO_PUSH(job->arena, w->v) = (ro_page_wording){.first = i}, k = w->v.n;
    w->v.v[k - 1].last = i;
    w->v.v[k - 1].captures++;
    return k;
}

static const char *event_of(const ro_page_version *v, const ro_page_version *before, size_t known) {
    if (v->refused.p) return "gone";
    if (!before) return "first";
    if (v->wording > known) return "edited";
    if (v->wording != before->wording) return "restored";
    return ro_str_eq(v->sha256, before->sha256) ? "same" : "furniture";
}

static void tell(ro_job *job, ro_history *h, struct taken *t) {
    struct wordings w = {0};
    const ro_page_version *before = NULL; /* the last that was an account */
    h->versions = RO_NEWS(job->arena, ro_page_version, h->nversions + 1);
    for (size_t i = 0; i < h->nversions; i++) {
        ro_page_version *v = &h->versions[i];
        size_t known = w.v.n;
        *v = t[i].v;
        if (!v->refused.p) v->wording = wording_of(job, &w, t, i);
        v->event = event_of(v, before, known);
        v->returned = !v->refused.p && i && v[-1].refused.p && before;
        h->edited += strcmp(v->event, "edited") == 0 || strcmp(v->event, "restored") == 0;
        h->gone += v->refused.p && (!i || !v[-1].refused.p);
        h->returned += v->returned;
        if (!v->refused.p) before = v;
    }
    h->wordings = w.v.v, h->nwordings = w.v.n;
}

static void others(ro_job *job, ro_history *h) {
    RO_VEC(ro_str) v = {0};
    ro_query *q = ro_query_new(job, "SELECT DISTINCT o.id FROM intake t JOIN intake o ON o.address = t.address AND o.id <> t.id"
                                    " AND o.refused IS NULL WHERE t.id = ?1 AND t.refused IS NULL ORDER BY o.id");
    ro_bind(q, "s", h->id);
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_text(q, 0);
    h->others = v.v, h->nothers = v.n;
}

static ro_history *history(ro_job *job, ro_str id) {
    ro_history *h = RO_NEW(job->arena, ro_history);
    h->id = ro_str_dup(job->arena, id);
    ro_query *q = ro_query_new(job, "SELECT title, publisher, url FROM account WHERE id = ?1 AND current");
    ro_bind(q, "s", id);
    if (ro_step(q)) {
        h->title = ro_text(q, 0), h->publisher = ro_text(q, 1), h->url = ro_text(q, 2);
        ro_query_end(q);
    }
    tell(job, h, captures(job, h));
    others(job, h);
    return h;
}

/* ---- asked for ---------------------------------------------------------------------------------------------------- */

struct asking {
    const char *ref;
    ro_str id; /* instead of ref */
    ro_history *out;
};

static void history_work(ro_job *job, void *arg) {
    struct asking *x = arg;
    ro_found f;
    if (x->ref) {
        ro_store_find(job, x->ref, &f);
        if (f.thing != RO_THING_ACCOUNT)
            ro_throw(job->arena, RO_USAGE, "%s: is a meeting; an account is wanted: readout show %s lists its accounts", x->ref,
                     x->ref);
        x->id = ro_str_c(f.id);
    }
    x->out = history(job, x->id);
    x->out->owner = job->arena;
    job->keep = &x->out;
}

ro_status ro_archive_history(ro_ctx *ctx, ro_archive *ar, const char *ref, const ro_history **out) {
    struct asking x = {.ref = ref};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, history_work, &x);
    *out = st == RO_OK ? x.out : NULL;
    return st;
}

void ro_history_free(const ro_history *h) {
    if (h) ro_arena_free(h->owner);
}

/* Ids of all accounts that were captured more than once, or whose address was seen without them. */
struct several {
    const ro_histories_wanted *wanted;
    const char *from, *to; /* days, months or years in figures; NULL none */
    ro_arena *arena;
    RO_VEC(ro_str) id;
};

static void several_work(ro_job *job, void *arg) {
    struct several *s = arg;
    s->from = ro_asked_day(job, s->wanted->from, "--from"), s->to = ro_asked_day(job, s->wanted->to, "--to");
    if (s->to && *s->to) s->to = ro_str_printf(job->arena, "%s~", s->to).p; /* behind every day of it */
    ro_query *q =
        ro_query_new(job, "SELECT id FROM (SELECT id FROM intake GROUP BY id HAVING count(*) > 1 UNION SELECT t.id FROM"
                          " intake r JOIN intake t ON t.address = r.address AND t.refused IS NULL WHERE r.refused IS NOT"
                          " NULL AND r.address IS NOT NULL) x WHERE id > coalesce(?1, '') AND EXISTS (SELECT 1 FROM"
                          " account a WHERE a.id = x.id) ORDER BY id");
    ro_bind(q, "c", s->wanted->after);
    while (ro_step(q)) RO_PUSH(job->arena, s->id) = ro_text(q, 0);
    s->arena = job->arena;
    job->keep = &s->arena;
}

static bool wanted(const ro_history *h, const struct several *w) {
    if (w->wanted->all) return true;
    for (size_t i = 0; i < h->nversions; i++) {
        const ro_page_version *v = &h->versions[i];
        bool happened = v->refused.p || v->returned || strcmp(v->event, "edited") == 0 || strcmp(v->event, "restored") == 0;
        ro_str day = {v->captured.p, v->captured.n < 10 ? v->captured.n : 10};
        if (happened && (!w->from || !*w->from || (day.n && ro_str_cmp(day, ro_str_c(w->from)) >= 0)) &&
            (!w->to || !*w->to || (day.n && ro_str_cmp(day, ro_str_c(w->to)) <= 0)))
            return true;
    }
    return false;
}

ro_status ro_archive_histories(ro_ctx *ctx, ro_archive *ar, const ro_histories_wanted *w, ro_history_fn fn, void *user) {
    struct several s = {.wanted = w};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, several_work, &s);
    if (st != RO_OK) return st;
    bool more = true;
    for (size_t i = 0, given = 0; i < s.id.n && more && st == RO_OK && (!w->limit || given < w->limit); i++) {
        struct asking x = {.id = s.id.v[i]};
        st = ro_store_run(ctx, ar, RO_RUN_READ, history_work, &x);
        if (st != RO_OK) break;
        if (wanted(x.out, &s)) given++, more = fn(user, x.out);
        ro_history_free(x.out);
    }
    ro_arena_free(s.arena);
    return st;
}

/* ---- one version --------------------------------------------------------------------------------------------------- */

struct reading {
    int64_t number;
    ro_account *out;
};

static void version_work(ro_job *job, void *arg) {
    struct reading *r = arg;
    ro_settled_apply(job, ro_store_read(job, r->number));
    r->out = job->held;
    job->held = NULL;
}

ro_status ro_archive_version(ro_ctx *ctx, ro_archive *ar, int64_t number, ro_account **out) {
    struct reading r = {.number = number};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, version_work, &r);
    *out = r.out;
    return st;
}
