/* Who is who, as rows. In: spellings with the people match makes of them, and who they were. Out: the rows of people where they
 * differ, under the numbers they had as far as that goes; ids, told apart from all others of their stem; names for the search.
 *
 * How many accounts name somebody is counted up with the accounts that come. Where he got or lost a name, or an account went, his
 * accounts are counted. */
#include "store/meetings/crowd.h"
#include "store/search/search.h"

#include <stdlib.h>

struct place { /* of one of the people */
    int64_t n;
    bool changed; /* has another name than before, or none that he had */
    bool recount;
    int64_t more; /* accounts that came */
    size_t members;
    size_t any; /* a spelling of his */
};

struct writing {
    ro_job *job;
    ro_crowd *c;
    const ro_people *people;
    struct place *place;
    const int64_t *was;
    size_t nwas;
    bool *claimed; /* of those who were */
    RO_VEC(ro_str) stems;
};

static int by_number(const void *p, const void *q) {
    int64_t a = *(const int64_t *)p, b = *(const int64_t *)q;
    return a < b ? -1 : a > b;
}

static int by_bytes(const void *p, const void *q) { return ro_str_cmp(*(const ro_str *)p, *(const ro_str *)q); }

/* ---- under which number ------------------------------------------------------------------------------------------------------
 */

static void claim(struct writing *w, size_t who, int64_t n) {
    const int64_t *at = w->nwas && n ? bsearch(&n, w->was, w->nwas, sizeof n, by_number) : NULL;
    if (w->place[who].n || (n && (!at || w->claimed[at - w->was]))) return;
    w->place[who].n = n;
    if (at) w->claimed[at - w->was] = true;
}

static void give_numbers(struct writing *w) {
    const ro_crowd *c = w->c;
    for (size_t i = 0; i < c->n.n; i++)
        if (c->v.v[i].stand) claim(w, w->people->of[i], c->person[i]);
    for (size_t i = 0; i < c->n.n; i++)
        if (c->person[i]) claim(w, w->people->of[i], c->person[i]);
    for (size_t k = 0; k < w->people->n; k++) {
        if (w->place[k].n) continue;
        ro_exec(w->job, "INSERT INTO person(id, name, stem, accounts, present, decision) VALUES ('', '', '', -1, 0, 0)", "");
        w->place[k].n = sqlite3_last_insert_rowid(w->job->archive->db);
    }
}

/* Whose names are others than they were. */
static void mark_changed(struct writing *w) {
    const ro_crowd *c = w->c;
    RO_VEC(int64_t) lost = {0};
    for (size_t i = 0; i < c->n.n; i++) {
        struct place *p = &w->place[w->people->of[i]];
        p->members++, p->any = i;
        if (c->person[i] == p->n) continue;
        p->changed = true;
        if (c->person[i]) RO_PUSH(w->job->arena, lost) = c->person[i];
    }
    if (lost.n) qsort(lost.v, lost.n, sizeof *lost.v, by_number);
    for (size_t k = 0; k < w->people->n && lost.n; k++)
        w->place[k].changed |= bsearch(&w->place[k].n, lost.v, lost.n, sizeof *lost.v, by_number) != NULL;
}

/* ---- accounts ----------------------------------------------------------------------------------------------------------------
 */

static int by_seat(const void *p, const void *q) {
    const ro_seated *a = p, *b = q;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    return a->account < b->account ? -1 : a->account > b->account;
}

static void count_more(struct writing *w, const ro_came *came) {
    ro_seated *v = RO_NEWS(w->job->arena, ro_seated, came->v.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < came->v.n && !came->many; i++) {
        size_t at = ro_crowd_at(w->c, came->v.v[i].name);
        if (at != SIZE_MAX) v[n++] = (ro_seated){(int64_t)w->people->of[at], came->v.v[i].account};
    }
    if (n) qsort(v, n, sizeof *v, by_seat);
    for (size_t i = 0; i < n; i++)
        if (!i || by_seat(&v[i], &v[i - 1]) != 0) w->place[v[i].name].more++;
    ro_query *q = ro_query_new(w->job, "SELECT name FROM person_due WHERE how & ?1");
    ro_bind(q, "i", (int64_t)RO_DUE_FEWER);
    while (ro_step(q)) {
        size_t at = ro_crowd_at(w->c, ro_int(q, 0));
        if (at != SIZE_MAX) w->place[w->people->of[at]].recount = true;
    }
    for (size_t k = 0; k < w->people->n; k++) w->place[k].recount |= came->many || w->place[k].changed;
}

static int64_t accounts_of(struct writing *w, const struct place *p, int64_t before) {
    if (p->members == 1) return (int64_t)w->c->v.v[p->any].accounts;
    if (!p->recount && before >= 0) return before + p->more;
    return ro_ask_int(
        w->job, 0,
        "SELECT count(DISTINCT x.account) FROM person_name s JOIN person_account x ON x.name = s.n WHERE s.person = ?1", "i",
        p->n);
}

/* ---- rows --------------------------------------------------------------------------------------------------------------------
 */

static void put_names(struct writing *w) {
    const ro_crowd *c = w->c;
    for (size_t i = 0; i < c->n.n; i++) {
        int64_t person = w->place[w->people->of[i]].n;
        if (!c->v.v[i].stand)
            ro_exec(
                w->job,
                "UPDATE person_name SET person = ?2, comp = ?3, why = ?4 WHERE n = ?1 AND (person IS NOT ?2 OR comp <> ?3 OR why"
                " IS NOT ?4)",
                "iiis", c->n.v[i], person, c->n.v[w->people->comp[i]], w->people->why[i]);
        else if (c->person[i] != person)
            ro_exec(w->job, "UPDATE person_name SET person = ?2 WHERE n = ?1", "ii", c->n.v[i], person);
    }
}

static bool same(ro_str a, ro_str b) { return !a.p == !b.p && ro_str_eq(a, b); }

static void put_person(struct writing *w, size_t k) {
    const ro_somebody *is = &w->people->v[k];
    const struct place *p = &w->place[k];
    ro_str first = is->first.n ? is->first : RO_NONE;
    ro_query *q = ro_query_new(w->job, "SELECT stem, side, first_day, accounts FROM person WHERE n = ?1");
    ro_bind(q, "i", p->n);
    if (!ro_step(q)) return;
    ro_str stem = ro_text(q, 0);
    bool lost = ro_int(q, 3) < 0; /* a name that is nowhere any more */
    if (p->changed || lost || !same(stem, is->stem) || !same(ro_text(q, 1), is->side) || !same(ro_text(q, 2), first)) {
        RO_PUSH(w->job->arena, w->stems) = is->stem;
        if (stem.n && !same(stem, is->stem)) RO_PUSH(w->job->arena, w->stems) = stem;
    }
    int64_t before = ro_int(q, 3);
    ro_query_end(q);
    ro_exec(w->job,
            "UPDATE person SET name = ?2, side = ?3, stem = ?4, first_day = ?5, decision = ?6, accounts = ?7, present = (SELECT"
            " sum(present) FROM person_name WHERE person = ?1) WHERE n = ?1",
            "issssii", p->n, is->name, is->side, is->stem, first, is->decided, accounts_of(w, p, before));
}

static void drop_gone(struct writing *w) {
    for (size_t i = 0; i < w->nwas; i++) {
        ro_str id, stem = RO_NONE;
        if (w->claimed[i]) continue;
        ro_query *q = ro_query_new(w->job, "SELECT id, stem FROM person WHERE n = ?1");
        ro_bind(q, "i", w->was[i]);
        if (!ro_step(q)) continue;
        id = ro_text(q, 0), stem = ro_text(q, 1);
        ro_query_end(q);
        RO_PUSH(w->job->arena, w->stems) = stem;
        ro_spellings_drop(w->job, id);
        ro_exec(w->job, "DELETE FROM person WHERE n = ?1", "i", w->was[i]);
    }
}

/* ---- ids
 * ----------------------------------------------------------------------------------------------------------------------- */

struct namesake {
    ro_somebody who;
    int64_t n;
    ro_str id;
};

static ro_str least_of(ro_job *job, int64_t person) {
    ro_str least = RO_NONE;
    ro_crowd c;
    RO_VEC(int64_t) v = {0};
    ro_query *q = ro_query_new(job, "SELECT n FROM person_name WHERE person = ?1");
    ro_bind(q, "i", person);
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_int(q, 0);
    ro_crowd_load(&c, job, v.v, v.n, false);
    for (size_t i = 0; i < c.n.n; i++) {
        ro_str text = ro_spelling_text(job->arena, &c.v.v[i]);
        if (!least.p || ro_str_cmp(text, least) < 0) least = text;
    }
    return least;
}

static void give_ids(struct writing *w, ro_str stem) {
    ro_job *job = w->job;
    RO_VEC(struct namesake) v = {0};
    ro_query *q = ro_query_new(job, "SELECT n, side, first_day, id FROM person WHERE stem = ?1");
    ro_bind(q, "s", stem);
    while (ro_step(q)) {
        ro_str day = ro_text(q, 2);
        RO_PUSH(job->arena, v) = (struct namesake){
            {.stem = stem, .side = ro_text(q, 1), .first = day.p ? day : RO_S("")}, ro_int(q, 0), ro_text(q, 3)};
    }
    ro_somebody **who = RO_NEWS(job->arena, ro_somebody *, v.n + 1);
    for (size_t i = 0; i < v.n; i++) {
        if (v.n > 1) v.v[i].who.least = least_of(job, v.v[i].n);
        who[i] = &v.v[i].who;
    }
    ro_people_ids(job->arena, who, v.n);
    for (size_t i = 0; i < v.n; i++) {
        if (ro_str_eq(v.v[i].who.id, v.v[i].id)) continue;
        if (v.v[i].id.n) ro_spellings_drop(job, v.v[i].id);
        ro_exec(job, "UPDATE person SET id = ?2 WHERE n = ?1", "is", v.v[i].n, v.v[i].who.id);
    }
    for (size_t i = 0; i < v.n; i++) ro_spellings_put(job, v.v[i].n);
}

void ro_crowd_write(ro_crowd *c, const ro_people *people, const ro_came *came, const int64_t *was, size_t nwas) {
    struct writing w = {.job = c->job, .c = c, .people = people, .was = was, .nwas = nwas};
    w.place = RO_NEWS(w.job->arena, struct place, people->n + 1);
    w.claimed = RO_NEWS(w.job->arena, bool, nwas + 1);
    give_numbers(&w);
    mark_changed(&w);
    count_more(&w, came);
    put_names(&w);
    for (size_t k = 0; k < people->n; k++) put_person(&w, k);
    drop_gone(&w);
    if (w.stems.n) qsort(w.stems.v, w.stems.n, sizeof *w.stems.v, by_bytes);
    for (size_t i = 0; i < w.stems.n; i++)
        if (!i || !ro_str_eq(w.stems.v[i], w.stems.v[i - 1])) give_ids(&w, w.stems.v[i]);
}
