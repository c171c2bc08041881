/* Meetings as rows. In: meetings that a round took apart, by id, and those that it told. Out: the rows of all tables of meetings,
 * and the ids.
 *
 * Meetings of one day and the same sides have one name, and a number behind it by the order of their first accounts, whichever
 * came first: where one comes or goes, the others of that name may be renamed. Ids that meetings had before are kept and lead
 * to the meeting that took their first account up. */
#include "store/meetings/round.h"
#include "store/meetings/sieve.h"

#include <stdlib.h>

static const char *const TABLE[] = {"meeting_account", "meeting_side", "meeting_person", "meeting_day"};
enum { TABLES = sizeof TABLE / sizeof *TABLE };

/* ---- one meeting ---------------------------------------------------------------------------------------------------------- */

static const char *iso(ro_arena *a, long day) {
    char text[16] = "";
    ro_day_put(text, day);
    return *text ? ro_str_dup(a, ro_str_c(text)).p : NULL;
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

static void put_members(ro_job *job, const ro_meeting *m, ro_stand *const *stand) {
    for (size_t i = 0; i < m->nmembers; i++)
        ro_exec(job, "INSERT INTO meeting_account VALUES (?1, ?2, ?3, ?4, ?5)", "siiis", m->id, (int64_t)i,
                stand[m->members[i].sketch]->n, (int64_t)m->members[i].notice, m->members[i].why);
}

static ro_str title_of(const ro_meeting *m, ro_stand *const *stand) {
    for (size_t i = 0; i < m->nmembers; i++)
        if (stand[m->members[i].sketch]->title.n) return stand[m->members[i].sketch]->title;
    return RO_NONE;
}

static void remember(ro_job *job, ro_str id) {
    ro_exec(job,
            "INSERT OR IGNORE INTO meeting_once SELECT ?1, min(a.id) FROM meeting_account x JOIN account a ON a.n = x.account"
            " WHERE x.meeting = ?1 AND ?1 NOT LIKE 'a-%' GROUP BY x.meeting",
            "s", id);
}

static void forget(ro_job *job, ro_str id) { ro_exec(job, "DELETE FROM meeting_once WHERE id = ?1", "s", id); }

static void drop(ro_sieving *s, ro_str id) {
    ro_job *job = s->job;
    ro_sieve_note(s, id, RO_NOTED_BEFORE);
    remember(job, id);
    for (size_t i = 0; i < TABLES; i++)
        ro_exec(job, ro_str_printf(job->arena, "DELETE FROM %s WHERE meeting = ?1", TABLE[i]).p, "s", id);
    ro_exec(job, "DELETE FROM meeting WHERE id = ?1", "s", id);
}

void ro_meeting_rows_drop(ro_job *job, ro_str id) {
    ro_sieving s = {.job = job};
    drop(&s, id);
    ro_sieve_settle(&s);
}

/* ---- names ---------------------------------------------------------------------------------------------------------------- */

struct named {
    ro_str stem, first; /* first: id of its first account */
    ro_str was;         /* p NULL: it is told just now */
    size_t told;
};

static int by_name(const void *p, const void *q) {
    const struct named *a = p, *b = q;
    int c = ro_str_cmp(a->stem, b->stem);
    return c ? c : ro_str_cmp(a->first, b->first);
}

static int strs_by_bytes(const void *a, const void *b) { return ro_str_cmp(*(const ro_str *)a, *(const ro_str *)b); }

struct names {
    RO_VEC(struct named) v;
};

/* Those of one name that stand. */
static void add_standing(ro_job *job, struct names *all, ro_str stem) {
    ro_query *q =
        ro_query_new(job, "SELECT m.id, a.id FROM (SELECT id FROM meeting WHERE id = ?1 UNION ALL SELECT id FROM meeting"
                          " WHERE id > ?1 || '.' AND id < ?1 || '/') m CROSS JOIN meeting_account x ON x.meeting = m.id"
                          " AND x.i = 0 CROSS JOIN account a ON a.n = x.account");
    ro_bind(q, "s", stem);
    while (ro_step(q)) RO_PUSH(job->arena, all->v) = (struct named){stem, ro_text(q, 1), ro_text(q, 0), 0};
}

/* What stands under a name is of this moment's concern where one of that name is told, or is gone: then the others close up. */
static void add_all_standing(ro_job *job, struct names *all, const ro_telling *t) {
    ro_str *stem = RO_NEWS(job->arena, ro_str, t->told->n + t->ngone + 1);
    size_t n = 0;
    for (size_t i = 0; i < t->told->n; i++) stem[n++] = t->told->stem[i];
    for (size_t i = 0; i < t->ngone; i++) {
        const char *dot = memchr(t->gone[i].p, RO_ID_DOT, t->gone[i].n);
        stem[n++] = dot ? (ro_str){t->gone[i].p, (size_t)(dot - t->gone[i].p)} : t->gone[i];
    }
    if (n) qsort(stem, n, sizeof *stem, strs_by_bytes);
    for (size_t i = 0; i < n; i++) { /* what begins otherwise has an account's id in its name, and is alone */
        bool day = stem[i].n && stem[i].p[0] >= '0' && stem[i].p[0] <= '9';
        if (day && (!i || !ro_str_eq(stem[i], stem[i - 1]))) add_standing(job, all, stem[i]);
    }
}

static struct names names_of(ro_job *job, const ro_telling *t) {
    struct names all = {0};
    add_all_standing(job, &all, t);
    for (size_t i = 0; i < t->told->n; i++)
        RO_PUSH(job->arena, all.v) =
            (struct named){t->told->stem[i], t->stand[t->told->v[i].members[0].sketch]->s->id, RO_NONE, i};
    if (all.v.n) qsort(all.v.v, all.v.n, sizeof *all.v.v, by_name);
    return all;
}

struct renamed {
    ro_str was, is;
};

static void rename_one(ro_job *job, ro_str was, ro_str is) {
    ro_exec(job, "UPDATE meeting SET id = ?2 WHERE id = ?1", "ss", was, is);
    for (size_t i = 0; i < TABLES; i++)
        ro_exec(job, ro_str_printf(job->arena, "UPDATE %s SET meeting = ?2 WHERE meeting = ?1", TABLE[i]).p, "ss", was, is);
}

/* By way of names that no meeting has, since one may take the name that the next gives up. */
static void rename_all(ro_job *job, const struct renamed *v, size_t n) {
    if (!n) return;
    ro_exec(job, "PRAGMA defer_foreign_keys = ON", "");
    for (size_t i = 0; i < n; i++) {
        remember(job, v[i].was);
        rename_one(job, v[i].was, ro_str_printf(job->arena, " %zu", i));
    }
    for (size_t i = 0; i < n; i++) rename_one(job, ro_str_printf(job->arena, " %zu", i), v[i].is);
    for (size_t i = 0; i < n; i++) forget(job, v[i].is);
}

static void name_all(ro_job *job, const ro_telling *t) {
    struct names all = names_of(job, t);
    RO_VEC(struct renamed) other = {0};
    for (size_t i = 0, k; i < all.v.n; i = k)
        for (k = i; k < all.v.n && ro_str_eq(all.v.v[k].stem, all.v.v[i].stem); k++) {
            const struct named *x = &all.v.v[k];
            ro_str id = ro_meeting_numbered(job->arena, x->stem, k - i + 1);
            if (!x->was.p)
                t->told->v[x->told].id = id;
            else if (!ro_str_eq(x->was, id))
                RO_PUSH(job->arena, other) = (struct renamed){x->was, id};
        }
    rename_all(job, other.v, other.n);
}

/* ---- all ------------------------------------------------------------------------------------------------------------------- */

/* The place and title that somebody gave a meeting, and its day where matching has none for it. */
static void overrule(ro_job *job, const ro_str *ids, size_t n) {
    ro_query *q = ro_query_new(
        job, "SELECT m.meeting, d.kind, nullif(d.value, 'unknown') FROM decision d CROSS JOIN account a ON a.id ="
             " (SELECT min(t.account) FROM decision_account t JOIN account h ON h.id = t.account WHERE t.decision = d.n AND"
             " t.part = 'target') AND"
             " a.current CROSS JOIN meeting_account m ON m.account = a.n WHERE d.about = 'meeting' AND d.kind IN"
             " ('date', 'place', 'title') AND d.undone IS NULL ORDER BY d.time, d.n");
    while (ro_step(q)) {
        ro_str meeting = ro_text(q, 0), kind = ro_text(q, 1), value = ro_text(q, 2);
        if (!n || !bsearch(&meeting, ids, n, sizeof *ids, strs_by_bytes)) continue;
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

void ro_meeting_rows_put(ro_job *job, const ro_telling *t) {
    const ro_told *told = t->told;
    ro_str *ids = RO_NEWS(job->arena, ro_str, told->n + 1);
    ro_sieving s = {.job = job};
    for (size_t i = 0; i < t->ngone; i++) drop(&s, t->gone[i]);
    name_all(job, t);
    for (size_t i = 0; i < told->n; i++) {
        put_meeting(job, &told->v[i], title_of(&told->v[i], t->stand));
        put_members(job, &told->v[i], t->stand);
        ids[i] = told->v[i].id;
    }
    if (told->n) qsort(ids, told->n, sizeof *ids, strs_by_bytes);
    for (size_t i = 0; i < told->n; i++) forget(job, ids[i]);
    overrule(job, ids, told->n);
    for (size_t i = 0; i < told->n; i++) ro_sieve_note(&s, ids[i], RO_NOTED_NOW);
    ro_sieve_settle(&s);
}
