/* Accounts into meetings: reads the sketches that matching needs, hands them with people's verdicts to match, and writes
 * what comes back as rows.
 *
 * The grouping is one transaction and always over all current accounts, so that its result cannot depend on the order in which
 * they came. A setting says that it is due: it is set with the first account that changes and cleared with the new grouping, so
 * that a kill in between is noticed. Ids that meetings had before are kept and lead to the meeting that took their first account
 * up. */
#include "store/gather.h"

#include <stdio.h>

/* ---- when it is due --------------------------------------------------------------------------------------------- */

void ro_grouping_stale(ro_job *job) { ro_exec(job, "INSERT OR REPLACE INTO setting VALUES ('grouping', 'due')", ""); }

bool ro_grouping_due(ro_job *job) { return ro_ask_int(job, 0, "SELECT 1 FROM setting WHERE name = 'grouping'", ""); }

static void ask_work(ro_job *job, void *arg) { *(bool *)arg = ro_grouping_due(job); }

bool ro_grouping_unfinished(ro_ctx *ctx, ro_archive *ar) {
    bool is = false;
    return ro_store_run(ctx, ar, RO_RUN_PLAIN, ask_work, &is) == RO_OK && is;
}

/* ---- grouping --------------------------------------------------------------------------------------------------- */

/* All current accounts, by id. */
struct crowd {
    RO_VEC(ro_sketch *) sketch;
    RO_VEC(int64_t) n;
    RO_VEC(ro_str) title;
};

static void load(ro_job *job, struct crowd *c) {
    ro_query *q = ro_query_new(job, "SELECT n, id, sketch, title FROM account WHERE current ORDER BY id");
    while (ro_step(q)) {
        ro_str packed = ro_text(q, 2);
        RO_PUSH(job->arena, c->n) = ro_int(q, 0);
        RO_PUSH(job->arena, c->sketch) = ro_sketch_open(job->arena, ro_text(q, 1), packed.p ? packed : RO_S(""));
        RO_PUSH(job->arena, c->title) = ro_text(q, 3);
    }
}

static ro_sketch *sketch_of(const struct crowd *c, ro_str id) {
    size_t lo = 0, hi = c->sketch.n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int d = ro_str_cmp(c->sketch.v[mid]->id, id);
        if (!d) return c->sketch.v[mid];
        if (d < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}

/* The day that somebody gave a meeting holds for each of its accounts: they must not be parted by the days they print. */
static void set_days(ro_job *job, const struct crowd *c) {
    ro_query *q = ro_query_new(job, "SELECT t.account, d.value FROM decision d JOIN decision_account t ON t.decision = d.n"
                                    " WHERE d.kind = 'date' AND d.about = 'meeting' AND t.part = 'target' AND d.undone IS NULL"
                                    " ORDER BY d.n, t.account");
    while (ro_step(q)) {
        ro_sketch *s = sketch_of(c, ro_text(q, 0));
        if (s) ro_sketch_set_day(s, ro_text(q, 1));
    }
}

struct verdicts {
    ro_verdict *v;
    size_t n, cap;
};

/* Every account of the target with every one of the value; of two decisions about one pair the later holds. */
static void load_verdicts(ro_job *job, struct verdicts *out) {
    ro_query *q = ro_query_new(job, "SELECT a, b, kind = 'join', max(n) FROM (SELECT min(t.account, x.account) a,"
                                    " max(t.account, x.account) b, d.kind, d.n FROM decision d JOIN decision_account t ON"
                                    " t.decision = d.n AND t.part = 'target' JOIN decision_account x ON x.decision = d.n AND"
                                    " x.part = 'value' WHERE d.kind IN ('join', 'split') AND d.undone IS NULL AND"
                                    " t.account <> x.account) GROUP BY a, b ORDER BY a, b");
    while (ro_step(q)) RO_PUSH(job->arena, *out) = (ro_verdict){ro_text(q, 0), ro_text(q, 1), ro_int(q, 2)};
}

static const char *iso(ro_arena *a, long day) {
    int y, m, d;
    if (day == RO_NODAY) return NULL;
    ro_day_civil(day, &y, &m, &d);
    return ro_str_printf(a, "%04d-%02d-%02d", y, m, d).p;
}

/* Bounds say something where the day is not known. */
static void put_meeting(ro_job *job, const ro_meeting *m, ro_str title) {
    bool open = m->day == RO_NODAY;
    ro_exec(job, "INSERT INTO meeting VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", "siisccciisc", m->id,
            (int64_t)m->met, (int64_t)m->held, title, iso(job->arena, m->day), open ? iso(job->arena, m->lo) : NULL,
            open ? iso(job->arena, m->hi) : NULL, (int64_t)m->day_certain, (int64_t)m->day_exact, m->place,
            ro_form_words[m->form]);
    for (size_t i = 0; i < m->nsides; i++)
        ro_exec(job, "INSERT INTO meeting_side VALUES (?1, ?2, ?3)", "sis", m->id, (int64_t)i, m->sides[i]);
    for (size_t i = 0; i < m->npeople; i++)
        ro_exec(job, "INSERT INTO meeting_person VALUES (?1, ?2, ?3)", "sis", m->id, (int64_t)i, m->people[i]);
    for (size_t i = 0; i < m->ndays; i++)
        ro_exec(job, "INSERT INTO meeting_day VALUES (?1, ?2, ?3, ?4, ?5)", "sicii", m->id, (int64_t)i,
                iso(job->arena, m->days[i].day), (int64_t)m->days[i].accounts, (int64_t)m->days[i].exact);
}

static void put_members(ro_job *job, const ro_meeting *m, const struct crowd *c) {
    for (size_t i = 0; i < m->nmembers; i++)
        ro_exec(job, "INSERT INTO meeting_account VALUES (?1, ?2, ?3, ?4, ?5)", "siiis", m->id, (int64_t)i,
                c->n.v[m->members[i].sketch], (int64_t)m->members[i].notice, m->members[i].why);
}

/* The place and title that somebody gave a meeting, and its day where matching has none for it. */
static void overrule(ro_job *job) {
    ro_query *q =
        ro_query_new(job, "SELECT m.meeting, d.kind, nullif(d.value, 'unknown') FROM decision d JOIN account a ON a.id ="
                          " (SELECT min(account) FROM decision_account WHERE decision = d.n AND part = 'target') AND"
                          " a.current JOIN meeting_account m ON m.account = a.n WHERE d.about = 'meeting' AND d.kind IN"
                          " ('date', 'place', 'title') AND d.undone IS NULL ORDER BY d.n");
    while (ro_step(q)) {
        ro_str meeting = ro_text(q, 0), kind = ro_text(q, 1), value = ro_text(q, 2);
        if (ro_str_is(kind, "place"))
            ro_exec(job, "UPDATE meeting SET place = ?2 WHERE id = ?1", "ss", meeting, value);
        else if (ro_str_is(kind, "title"))
            ro_exec(job, "UPDATE meeting SET title = ?2 WHERE id = ?1", "ss", meeting, value);
        else
            ro_exec(
                job,
                "UPDATE meeting SET date = ?2, earliest = NULL, latest = NULL, date_certain = 1, date_exact = 1 WHERE id = ?1",
                "ss", meeting, value);
    }
}

static ro_str title_of(const ro_meeting *m, const struct crowd *c) {
    for (size_t i = 0; i < m->nmembers; i++)
        if (c->title.v[m->members[i].sketch].n) return c->title.v[m->members[i].sketch];
    return RO_NONE;
}

static void group(ro_job *job) {
    struct crowd c = {0};
    struct verdicts v = {0};
    load(job, &c);
    set_days(job, &c);
    load_verdicts(job, &v);
    ro_settled_make(job);
    ro_rulings r = {.verdict = v.v, .nverdicts = v.n};
    r.decided = ro_settled_names(job, &r.ndecided);
    const ro_meetings *ms = ro_match_meetings(job->arena, c.sketch.v, c.sketch.n, &r);
    for (size_t i = 0; i < ms->n; i++) {
        put_meeting(job, &ms->v[i], title_of(&ms->v[i], &c));
        put_members(job, &ms->v[i], &c);
    }
    overrule(job);
}

static void remember(ro_job *job) {
    ro_exec(job,
            "INSERT OR IGNORE INTO meeting_once SELECT x.meeting, min(a.id) FROM meeting_account x JOIN account a ON"
            " a.n = x.account WHERE x.meeting NOT LIKE 'a-%' GROUP BY x.meeting",
            "");
}

static void forget_living(ro_job *job) { ro_exec(job, "DELETE FROM meeting_once WHERE id IN (SELECT id FROM meeting)", ""); }

void ro_grouping_make(ro_job *job) {
    remember(job);
    static const char *const table[] = {"meeting_account", "meeting_side", "meeting_person", "meeting_day", "meeting"};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ro_exec(job, ro_str_printf(job->arena, "DELETE FROM %s", table[i]).p, "");
    group(job);
    forget_living(job);
}

void ro_grouping_settle(ro_job *job) {
    if (!ro_grouping_due(job)) return;
    ro_habits_settle(job); /* rereads accounts, so it comes first */
    ro_grouping_make(job);
    ro_exec(job, "DELETE FROM setting WHERE name = 'grouping'", "");
}

static void settle_work(ro_job *job, void *arg) {
    (void)arg;
    ro_grouping_settle(job);
}

/* In a transaction of its own: what is indexed stays so, whatever becomes of the next. */
static void index_work(ro_job *job, void *arg) {
    (void)arg;
    ro_index_some(job);
}

struct due {
    bool grouping, index;
};

static void due_work(ro_job *job, void *arg) { *(struct due *)arg = (struct due){ro_grouping_due(job), ro_index_waits(job)}; }

/* What an earlier call left, which failed behind the grouping, is done by this one. */
ro_status ro_archive_settle(ro_ctx *ctx, ro_archive *ar) {
    struct due due = {0};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_PLAIN, due_work, &due);
    if (st == RO_OK && due.grouping) st = ro_store_run(ctx, ar, RO_RUN_WRITE, settle_work, NULL);
    return st == RO_OK && (due.grouping || due.index) ? ro_store_run(ctx, ar, RO_RUN_WRITE, index_work, NULL) : st;
}

/* ---- a meeting out ----------------------------------------------------------------------------------------------- */

static void day(char out[16], ro_str s) { snprintf(out, 16, "%.*s", (int)s.n, s.p ? s.p : ""); }

static ro_str *strings(ro_job *job, const char *sql, ro_str id, size_t *n) {
    RO_VEC(ro_str) v = {0};
    ro_query *q = ro_query_new(job, sql);
    ro_bind(q, "s", id);
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_text(q, 0);
    *n = v.n;
    return v.v;
}

static void members(ro_job *job, ro_meeting_entry *m) {
    RO_VEC(ro_meeting_account) v = {0};
    ro_query *q = ro_query_new(
        job, "SELECT a.id, (SELECT min(file) FROM source f WHERE f.intake = a.n), a.title, a.publisher, a.carrier,"
             " a.published_date, a.kind, NOT x.notice, x.why FROM meeting_account x JOIN account a ON a.n = x.account"
             " WHERE x.meeting = ?1 ORDER BY x.i");
    ro_bind(q, "s", m->id);
    while (ro_step(q))
        RO_PUSH(job->arena, v) = (ro_meeting_account){.id = ro_text(q, 0),
                                                      .file = ro_text(q, 1),
                                                      .title = ro_text(q, 2),
                                                      .publisher = ro_text(q, 3),
                                                      .carrier = ro_text(q, 4),
                                                      .published = ro_null(q, 5) ? RO_S("") : ro_text(q, 5),
                                                      .kind = ro_word_index(ro_kind_words, ro_text(q, 6)),
                                                      .held = ro_int(q, 7),
                                                      .why = ro_text(q, 8)};
    m->accounts = v.v;
    m->naccounts = v.n;
}

ro_meeting_entry *ro_grouping_entry(ro_job *job, ro_str id) {
    ro_query *q = ro_query_new(job, "SELECT title, date, earliest, latest, date_certain, place, form, met, held,"
                                    " date_exact FROM meeting WHERE id = ?1");
    ro_bind(q, "s", id);
    if (!ro_step(q)) ro_throw(job->arena, RO_NOTFOUND, "%.*s: there is no such meeting", (int)id.n, id.p);
    ro_meeting_entry *m = RO_NEW(job->arena, ro_meeting_entry);
    *m = (ro_meeting_entry){.id = ro_str_dup(job->arena, id), .title = ro_text(q, 0), .place = ro_text(q, 5)};
    day(m->date.value, ro_text(q, 1));
    day(m->date.earliest, ro_text(q, 2));
    day(m->date.latest, ro_text(q, 3));
    m->date.why.certain = ro_int(q, 4);
    m->form = ro_word_index(ro_form_words, ro_text(q, 6));
    m->met = ro_int(q, 7);
    m->held = ro_int(q, 8);
    m->exact = ro_int(q, 9);
    ro_query_end(q);
    m->sides = strings(job, "SELECT side FROM meeting_side WHERE meeting = ?1 ORDER BY i", id, &m->nsides);
    m->people = strings(job, "SELECT name FROM meeting_person WHERE meeting = ?1 ORDER BY i", id, &m->npeople);
    m->notes =
        strings(job,
                "SELECT DISTINCT d.value || ' (' || d.author || ', ' || substr(d.time, 1, 10) || ')' FROM meeting_account x"
                " JOIN account a ON a.n = x.account JOIN decision_account t ON t.account = a.id AND t.part = 'target'"
                " JOIN decision d ON d.n = t.decision WHERE x.meeting = ?1 AND d.kind = 'note' AND d.about = 'meeting'"
                " AND d.undone IS NULL ORDER BY d.n",
                id, &m->nnotes);
    members(job, m);
    ro_across_read(job, m);
    return m;
}

struct fetching {
    const char *ref;
    ro_meeting_entry *out;
};

static void entry_work(ro_job *job, void *arg) {
    struct fetching *f = arg;
    ro_found at;
    ro_store_find(job, f->ref, &at);
    ro_str id = ro_str_c(at.id);
    if (at.thing == RO_THING_ACCOUNT)
        id = ro_ask_text(job,
                         "SELECT min(m.meeting) FROM account a JOIN meeting_account m ON m.account = a.n WHERE a.id = ?1 AND"
                         " a.current",
                         "c", at.id);
    if (!id.p) ro_throw(job->arena, RO_NOTFOUND, "%s: stands in no meeting yet: run readout reread", f->ref);
    f->out = ro_grouping_entry(job, id);
    f->out->owner = job->arena;
    job->keep = true;
}

ro_status ro_archive_meeting(ro_ctx *ctx, ro_archive *ar, const char *ref, const ro_meeting_entry **out) {
    struct fetching f = {.ref = ref};
    *out = NULL;
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, entry_work, &f);
    if (st == RO_OK) *out = f.out;
    return st;
}

void ro_meeting_entry_free(const ro_meeting_entry *m) {
    if (m) ro_arena_free(m->owner);
}
