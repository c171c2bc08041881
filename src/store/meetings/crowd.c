/* Whose names are whose, kept up. In: spellings that are due (seats.c). Out: match is asked of those whom that may concern, and
 * of nobody else; the answer is what it would say of all.
 *
 * A name or a title that is new is held against those with a key in common, and reaches all that likeness leads to from there
 * (comp); a count that is another reaches its own likeness only. Those are placed anew. So are surnames alone that one of them
 * may bear: with them come the people whom they may be, who stand as they stood. A decision reaches all it speaks of. */
#include "store/meetings/crowd.h"

#include <stdlib.h>

/* ---- numbers --------------------------------------------------------------------------------------------------------------- */

typedef RO_VEC(int64_t) numbers;

static int by_number(const void *p, const void *q) {
    int64_t a = *(const int64_t *)p, b = *(const int64_t *)q;
    return a < b ? -1 : a > b;
}

static size_t once(int64_t *v, size_t n) {
    size_t kept = 0;
    if (n) qsort(v, n, sizeof *v, by_number);
    for (size_t i = 0; i < n; i++)
        if (!kept || v[i] != v[kept - 1]) v[kept++] = v[i];
    return kept;
}

static bool among(const numbers *v, int64_t n) { return v->n && bsearch(&n, v->v, v->n, sizeof n, by_number); }

static void take_rows(ro_job *job, numbers *v, ro_query *q) {
    while (ro_step(q)) RO_PUSH(job->arena, *v) = ro_int(q, 0);
}

/* ---- spellings out of their rows ------------------------------------------------------------------------------------------- */

size_t ro_crowd_at(const ro_crowd *c, int64_t n) {
    const int64_t *at = c->n.n ? bsearch(&n, c->n.v, c->n.n, sizeof n, by_number) : NULL;
    return at ? (size_t)(at - c->n.v) : SIZE_MAX;
}

static void load_titles(ro_crowd *c, size_t i) {
    RO_VEC(ro_titled) v = {0};
    ro_query *q = ro_query_new(c->job, "SELECT title, accounts FROM person_title WHERE name = ?1");
    ro_bind(q, "i", c->n.v[i]);
    while (ro_step(q)) RO_PUSH(c->job->arena, v) = (ro_titled){ro_text(q, 0), (size_t)ro_int(q, 1)};
    c->v.v[i].titles = v.v, c->v.v[i].ntitles = v.n;
}

void ro_crowd_load(ro_crowd *c, ro_job *job, int64_t *n, size_t count, bool titles) {
    *c = (ro_crowd){.job = job};
    count = once(n, count);
    c->person = RO_NEWS(job->arena, int64_t, count + 1), c->comp = RO_NEWS(job->arena, int64_t, count + 1);
    ro_query *q =
        ro_query_new(job, "SELECT name, base, side, guessed, read_side, office, lot, accounts, first_day, person, comp FROM"
                          " person_name WHERE n = ?1");
    for (size_t i = 0; i < count; i++) {
        ro_bind(q, "i", n[i]);
        while (ro_step(q)) {
            c->person[c->n.n] = ro_int(q, 9), c->comp[c->n.n] = ro_int(q, 10);
            RO_PUSH(job->arena, c->n) = n[i];
            ro_str day = ro_text(q, 8);
            RO_PUSH(job->arena, c->v) = (ro_spelling){.name = ro_text(q, 0),
                                                      .base = ro_text(q, 1),
                                                      .side = ro_text(q, 2),
                                                      .guessed = ro_int(q, 3),
                                                      .read_side = ro_text(q, 4),
                                                      .office = ro_text(q, 5),
                                                      .lot = ro_int(q, 6),
                                                      .accounts = (size_t)ro_int(q, 7),
                                                      .date = day.p ? day : RO_S(""),
                                                      .stand = (size_t)ro_int(q, 9)};
        }
    }
    for (size_t i = 0; i < c->n.n && titles; i++) load_titles(c, i);
}

/* ---- whom it concerns -------------------------------------------------------------------------------------------------------
 */

struct concern {
    ro_job *job;
    numbers other, counted; /* spellings: with another name, title or day; with other counts alone */
    numbers comps;          /* that are placed anew */
    numbers people;         /* who come with them, whole */
    numbers fresh;          /* spellings to be placed */
    RO_VEC(ro_str) words;   /* whose surnames are placed anew */
};

static bool is_common(ro_job *job, ro_str word) {
    return ro_ask_int(job, 0, "SELECT 1 FROM person_common WHERE word = ?1", "s", word);
}

static void add_comp(struct concern *x, int64_t name) {
    RO_PUSH(x->job->arena, x->comps) = ro_ask_int(x->job, name, "SELECT comp FROM person_name WHERE n = ?1", "i", name);
}

static void add_words(struct concern *x, const ro_spelling *s) {
    ro_str word[2];
    for (size_t k = ro_spelling_ends(x->job->arena, s, word); k-- > 0;) RO_PUSH(x->job->arena, x->words) = word[k];
}

/* A key that becomes common, or is no more, concerns all who have it. */
static void count_key(struct concern *x, ro_str word) {
    int64_t n = ro_ask_int(x->job, 0, "SELECT count(*) FROM (SELECT 1 FROM person_word WHERE word = ?1 LIMIT ?2)", "si", word,
                           (int64_t)RO_PEOPLE_COMMON + 1);
    bool is = n > RO_PEOPLE_COMMON, was = is_common(x->job, word);
    if (is == was) return;
    ro_exec(x->job, is ? "INSERT INTO person_common VALUES (?1)" : "DELETE FROM person_common WHERE word = ?1", "s", word);
    ro_query *q = ro_query_new(x->job, "SELECT name FROM person_word WHERE word = ?1");
    ro_bind(q, "s", word);
    take_rows(x->job, &x->other, q);
}

static void count_keys(struct concern *x, const ro_spelling *s) {
    ro_str *key;
    for (size_t k = ro_spelling_keys(x->job->arena, s, &key); k-- > 0;) count_key(x, key[k]);
}

/* Spellings that no account prints any more. */
static void drop_empty(struct concern *x) {
    numbers gone = {0};
    ro_crowd c;
    take_rows(x->job, &gone,
              ro_query_new(x->job, "SELECT s.n FROM person_due d CROSS JOIN person_name s ON s.n = d.name WHERE s.accounts = 0"));
    ro_crowd_load(&c, x->job, gone.v, gone.n, false);
    for (size_t i = 0; i < c.n.n; i++) {
        ro_str *key;
        RO_PUSH(x->job->arena, x->comps) = c.comp[i];
        if (c.person[i]) RO_PUSH(x->job->arena, x->people) = c.person[i];
        ro_exec(x->job, "UPDATE person SET accounts = -1 WHERE n = ?1", "i", c.person[i]); /* to be counted */
        add_words(x, &c.v.v[i]);
        for (size_t k = ro_spelling_keys(x->job->arena, &c.v.v[i], &key); k-- > 0;)
            ro_exec(x->job, "DELETE FROM person_word WHERE word = ?1 AND name = ?2", "si", key[k], c.n.v[i]);
        ro_exec(x->job, "DELETE FROM person_title WHERE name = ?1", "i", c.n.v[i]);
        ro_exec(x->job, "DELETE FROM person_listed WHERE first = ?1 OR second = ?1", "i", c.n.v[i]);
        ro_exec(x->job, "DELETE FROM person_name WHERE n = ?1", "i", c.n.v[i]);
        ro_exec(x->job, "DELETE FROM person_due WHERE name = ?1", "i", c.n.v[i]);
        count_keys(x, &c.v.v[i]);
    }
}

static void take_due(struct concern *x) {
    ro_query *q = ro_query_new(x->job, "SELECT name, how FROM person_due ORDER BY name");
    while (ro_step(q)) {
        if (ro_int(q, 1) & RO_DUE_OTHER)
            RO_PUSH(x->job->arena, x->other) = ro_int(q, 0);
        else
            RO_PUSH(x->job->arena, x->counted) = ro_int(q, 0);
    }
    int64_t *spoken;
    size_t n = ro_crowd_spoken(x->job, &spoken);
    for (size_t i = 0; i < n; i++) RO_PUSH(x->job->arena, x->other) = spoken[i];
    q = ro_query_new(x->job, "SELECT s.n FROM person p CROSS JOIN person_name s ON s.person = p.n WHERE p.decision <> 0");
    take_rows(x->job, &x->counted, q);
}

/* The names under one key with which a name of the other kind of script, or any, is held. */
static void candidates(struct concern *x, numbers *v, ro_str key) {
    ro_str keys[2] = {key, RO_NONE};
    if (key.p[0] == '/') {
        bool foreign = ro_str_starts(key, "//");
        keys[foreign] = key;
        keys[!foreign] = foreign ? (ro_str){key.p + 1, key.n - 1} : ro_str_printf(x->job->arena, "/%.*s", (int)key.n, key.p);
        if (!foreign) keys[0] = RO_NONE; /* Latin names meet by letters */
    }
    for (int i = 0; i < 2; i++) {
        if (!keys[i].p || is_common(x->job, keys[i])) continue;
        ro_query *q = ro_query_new(x->job, "SELECT name FROM person_word WHERE word = ?1");
        ro_bind(q, "s", keys[i]);
        take_rows(x->job, v, q);
    }
}

/* Whom the spelling may be one with. */
static void meet(struct concern *x, const ro_crowd *all, ro_maybe *maybe, size_t at) {
    numbers v = {0};
    ro_str *key;
    for (size_t k = ro_spelling_keys(x->job->arena, &all->v.v[at], &key); k-- > 0;) candidates(x, &v, key[k]);
    v.n = once(v.v, v.n);
    for (size_t i = 0; i < v.n; i++) {
        size_t other = ro_crowd_at(all, v.v[i]);
        if (other != SIZE_MAX && ro_maybe_one(maybe, at, other)) RO_PUSH(x->job->arena, x->comps) = all->comp[other];
    }
}

static void meet_all(struct concern *x) {
    ro_job *job = x->job;
    ro_crowd other, all;
    numbers v = {0};
    x->other.n = once(x->other.v, x->other.n);
    ro_crowd_load(&other, job, x->other.v, x->other.n, false);
    for (size_t i = 0; i < other.n.n; i++) {
        ro_str *key;
        RO_PUSH(job->arena, v) = other.n.v[i];
        RO_PUSH(job->arena, x->comps) = other.comp[i];
        if (other.v.v[i].office.p) continue;
        for (size_t k = ro_spelling_keys(job->arena, &other.v.v[i], &key); k-- > 0;) candidates(x, &v, key[k]);
    }
    ro_crowd_load(&all, job, v.v, v.n, true);
    ro_maybe *maybe = ro_maybe_new(job->arena, all.v.v, all.n.n);
    for (size_t i = 0; i < other.n.n; i++)
        if (!other.v.v[i].office.p) meet(x, &all, maybe, ro_crowd_at(&all, other.n.v[i]));
}

/* All names of the comps are placed anew, and their people told anew. */
static void take_comps(struct concern *x) {
    x->comps.n = once(x->comps.v, x->comps.n);
    ro_query *q =
        ro_query_new(x->job, "SELECT n FROM person_name WHERE n = ?1 AND comp = n UNION ALL SELECT n FROM person_name WHERE"
                             " comp = ?1 AND comp <> n");
    for (size_t i = 0; i < x->comps.n; i++) {
        ro_bind(q, "i", x->comps.v[i]);
        take_rows(x->job, &x->fresh, q);
    }
    for (size_t i = 0; i < x->other.n; i++) RO_PUSH(x->job->arena, x->fresh) = x->other.v[i];
    for (size_t i = 0; i < x->counted.n; i++) RO_PUSH(x->job->arena, x->fresh) = x->counted.v[i];
    ro_crowd c;
    ro_crowd_load(&c, x->job, x->fresh.v, x->fresh.n, false);
    x->fresh.n = c.n.n;
    for (size_t i = 0; i < c.n.n; i++) {
        x->fresh.v[i] = c.n.v[i];
        if (c.person[i]) RO_PUSH(x->job->arena, x->people) = c.person[i];
        add_words(x, &c.v.v[i]);
    }
}

static int by_bytes(const void *p, const void *q) { return ro_str_cmp(*(const ro_str *)p, *(const ro_str *)q); }

/* Surnames alone of the words, and whoever may bear them. */
static void take_surnames(struct concern *x) {
    ro_job *job = x->job;
    if (x->words.n) qsort(x->words.v, x->words.n, sizeof *x->words.v, by_bytes);
    for (size_t i = 0; i < x->words.n; i++) {
        if ((i && ro_str_eq(x->words.v[i], x->words.v[i - 1])) || is_common(job, x->words.v[i])) continue;
        size_t was = x->fresh.n;
        ro_query *q = ro_query_new(job, "SELECT s.n FROM person_word w JOIN person_name s ON s.n = w.name WHERE w.word = ?1 AND"
                                        " s.office IS NOT NULL");
        ro_bind(q, "s", x->words.v[i]);
        take_rows(job, &x->fresh, q);
        if (x->fresh.n == was) continue;
        q = ro_query_new(job,
                         "SELECT DISTINCT s.person FROM person_word w JOIN person_name s ON s.n = w.name WHERE w.word = ?1 AND"
                         " s.person IS NOT NULL");
        ro_bind(q, "s", x->words.v[i]);
        take_rows(job, &x->people, q);
    }
    x->fresh.n = once(x->fresh.v, x->fresh.n);
}

/* Everybody concerned, with those who are to be placed. */
static void load_concerned(struct concern *x, ro_crowd *c) {
    numbers all = {0};
    x->people.n = once(x->people.v, x->people.n);
    for (size_t i = 0; i < x->fresh.n; i++) RO_PUSH(x->job->arena, all) = x->fresh.v[i];
    ro_query *q = ro_query_new(x->job, "SELECT n FROM person_name WHERE person = ?1");
    for (size_t i = 0; i < x->people.n; i++) {
        ro_bind(q, "i", x->people.v[i]);
        take_rows(x->job, &all, q);
    }
    ro_crowd_load(c, x->job, all.v, all.n, true);
    for (size_t i = 0; i < c->n.n; i++)
        if (among(&x->fresh, c->n.v[i])) c->v.v[i].stand = 0;
}

/* ---- asking match ------------------------------------------------------------------------------------------------------------
 */

static const ro_people *ask(ro_crowd *c) {
    ro_job *job = c->job;
    RO_VEC(ro_listed) listed = {0};
    RO_VEC(ro_str) common = {0};
    ro_query *q = ro_query_new(job, "SELECT second, lists FROM person_listed WHERE first = ?1");
    for (size_t i = 0; i < c->n.n; i++) {
        ro_bind(q, "i", c->n.v[i]);
        while (ro_step(q)) {
            size_t at = ro_crowd_at(c, ro_int(q, 0));
            if (at != SIZE_MAX) RO_PUSH(job->arena, listed) = (ro_listed){i, at, (size_t)ro_int(q, 1)};
        }
    }
    q = ro_query_new(job, "SELECT word FROM person_common");
    while (ro_step(q)) RO_PUSH(job->arena, common) = ro_text(q, 0);
    ro_peopled p = {.v = c->v.v, .n = c->n.n, .listed = listed.v, .nlisted = listed.n, .common = common.v, .ncommon = common.n};
    p.said = ro_crowd_said(c, &p.nsaid);
    return ro_match_people(job->arena, &p);
}

/* ---- settling ---------------------------------------------------------------------------------------------------------------
 */

void ro_crowd_clear(ro_job *job) {
    static const char *const table[] = {"person_due",   "person_common", "person_word", "person_listed", "person_account",
                                        "person_title", "person_name",   "person",      "spelling_word", "spelling"};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ro_exec(job, ro_str_printf(job->arena, "DELETE FROM %s", table[i]).p, "");
    ro_exec(job, "DELETE FROM setting WHERE name = 'people'", "");
}

static void find_common(ro_job *job) {
    ro_exec(job, "INSERT INTO person_common SELECT word FROM person_word GROUP BY word HAVING count(*) > ?1", "i",
            (int64_t)RO_PEOPLE_COMMON);
}

/* From nothing. */
static void make(ro_job *job, const ro_lots *lots) {
    ro_came came = {.many = true};
    numbers all = {0};
    ro_crowd c;
    ro_crowd_clear(job);
    ro_seats_all(job, lots);
    find_common(job);
    take_rows(job, &all, ro_query_new(job, "SELECT n FROM person_name"));
    ro_crowd_load(&c, job, all.v, all.n, true);
    ro_crowd_write(&c, ask(&c), &came, NULL, 0);
    ro_exec(job, "DELETE FROM person_due", "");
    ro_exec(job, "INSERT OR REPLACE INTO setting VALUES ('people', 'kept')", "");
}

/* Accounts that stand under another lot than decisions now say. */
static void leave_lots(ro_job *job, const ro_lots *lots) {
    numbers v = {0};
    ro_query *q =
        ro_query_new(job, "SELECT x.account, s.name, s.lot FROM person_name s CROSS JOIN person_account x ON x.name = s.n WHERE"
                          " s.lot <> 0");
    while (ro_step(q)) {
        ro_lot key = {ro_int(q, 0), ro_text(q, 1), 0};
        const ro_lot *at = lots->n ? bsearch(&key, lots->v, lots->n, sizeof key, ro_lot_by_figure) : NULL;
        if (!at || at->decision != ro_int(q, 2)) RO_PUSH(job->arena, v) = key.account;
    }
    q = ro_query_new(job,
                     "SELECT 1 FROM person_account x JOIN person_name s ON s.n = x.name WHERE s.name = ?1 AND x.account = ?2 AND"
                     " s.lot <> ?3");
    for (size_t i = 0; i < lots->n; i++) {
        ro_bind(q, "sii", lots->v[i].name, lots->v[i].account, lots->v[i].decision);
        while (ro_step(q)) RO_PUSH(job->arena, v) = lots->v[i].account;
    }
    v.n = once(v.v, v.n);
    for (size_t i = 0; i < v.n; i++) {
        ro_seats_leave(job, v.v[i]);
        ro_grouping_touch(job, v.v[i]);
    }
}

static void keep_up(ro_job *job, const ro_lots *lots) {
    ro_came came = {0};
    struct concern x = {.job = job};
    ro_crowd c;
    leave_lots(job, lots);
    ro_seats_fill(job, lots, &came);
    drop_empty(&x);
    take_due(&x);
    ro_crowd_load(&c, job, x.other.v, x.other.n, false);
    x.other.n = c.n.n;
    for (size_t i = 0; i < c.n.n; i++)
        if (!c.person[i]) count_keys(&x, &c.v.v[i]);
    meet_all(&x);
    for (size_t i = 0; i < x.counted.n; i++) add_comp(&x, x.counted.v[i]);
    take_comps(&x);
    take_surnames(&x);
    load_concerned(&x, &c);
    ro_crowd_write(&c, ask(&c), &came, x.people.v, x.people.n);
    ro_exec(job, "DELETE FROM person_due", "");
}

void ro_crowd_settle(ro_job *job) {
    ro_lots lots = ro_crowd_lots(job);
    if (ro_ask_int(job, 0, "SELECT 1 FROM setting WHERE name = 'people'", ""))
        keep_up(job, &lots);
    else
        make(job, &lots);
}
