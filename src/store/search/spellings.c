/* Names under which the archive knows one person, for the search. In: the people of the archive, as match puts them together.
 * Kept: the spellings of those who have several, under each whole spelling and each of its words.
 *
 * Putting people together looks at all of them, so it is not done for every page that is added: once a fiftieth of the accounts
 * is new, or somebody decided about people. Until then a new spelling is found as it is typed, and not by the others. What is
 * kept is for the search alone; `people` always looks anew. */
#include "store/meetings/gather.h"
#include "store/search/search.h"

#include <stdlib.h>

enum { ENOUGH = 50, FEW = 500 }; /* one in so many accounts is new; with fewer accounts it is done each time */

struct spelling {
    size_t person;
    ro_str key, name;
};

static int by_person(const void *p, const void *q) {
    const struct spelling *a = p, *b = q;
    if (a->person != b->person) return a->person < b->person ? -1 : 1;
    int c = ro_str_cmp(a->key, b->key);
    return c ? c : ro_str_cmp(a->name, b->name);
}

/* The words of a name between its blanks, as keys: of one that is written in characters, all of its characters. */
static void put_words(ro_job *job, ro_terms *t, const struct spelling *s, ro_str person) {
    static const char sql[] = "INSERT OR IGNORE INTO spelling_word VALUES (?1, ?2)";
    ro_exec(job, sql, "ss", s->key, person);
    for (size_t i = 0, k; i < s->name.n; i = k + 1) {
        for (k = i; k < s->name.n && s->name.p[k] != ' '; k++)
            ;
        ro_str key = ro_terms_joined(t, (ro_str){s->name.p + i, k - i});
        if (key.n > 2) ro_exec(job, sql, "ss", (ro_str){key.p, key.n - 1}, person);
    }
}

static void put_person(ro_job *job, ro_terms *t, const struct spelling *s, size_t n, ro_str person) {
    for (size_t i = 0; i < n; i++) {
        if (i && ro_str_eq(s[i].key, s[i - 1].key)) continue;
        ro_exec(job, "INSERT INTO spelling VALUES (?1, ?2, ?3)", "sss", person, s[i].key, s[i].name);
        put_words(job, t, &s[i], person);
    }
}

struct making {
    ro_job *job;
    ro_terms t;
    RO_VEC(struct spelling) v;
};

static void take(struct making *m, size_t person, ro_str name) {
    ro_str key = ro_terms_joined(&m->t, name);
    if (key.n < 2) return;
    RO_PUSH(m->job->arena, m->v) = (struct spelling){person, ro_str_dup(m->job->arena, (ro_str){key.p, key.n - 1}), name};
}

static void make(ro_job *job) {
    ro_gathered all;
    struct making m = {.job = job, .t = {.fold = {.arena = job->arena}}};
    ro_people_gather(job, &all);
    for (size_t i = 0; i < all.n; i++) {
        take(&m, all.people->of[i], all.figure[i].name);
        if (all.figure[i].base.p) take(&m, all.people->of[i], all.figure[i].base);
    }
    struct spelling *v = m.v.v;
    if (m.v.n) qsort(v, m.v.n, sizeof *v, by_person);
    for (size_t i = 0, k; i < m.v.n; i = k) {
        for (k = i + 1; k < m.v.n && v[k].person == v[i].person; k++)
            ;
        if (!ro_str_eq(v[i].key, v[k - 1].key)) put_person(job, &m.t, v + i, k - i, all.people->v[v[i].person].id);
    }
}

void ro_spellings_make(ro_job *job) {
    ro_exec(job, "DELETE FROM spelling", "");
    ro_exec(job, "DELETE FROM spelling_word", "");
    make(job);
    ro_exec(job, "INSERT OR REPLACE INTO setting SELECT 'spellings', count(*) FROM account WHERE current = 1", "");
}

void ro_spellings_settle(ro_job *job) {
    int64_t now = ro_ask_int(job, 0, "SELECT count(*) FROM account WHERE current = 1", "");
    int64_t then = ro_ask_int(job, -1, "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'spellings'", "");
    if (then < 0 || now <= FEW || now >= then + then / ENOUGH + 1) ro_spellings_make(job);
}

void ro_spellings_stale(ro_job *job) { ro_exec(job, "DELETE FROM setting WHERE name = 'spellings'", ""); }
