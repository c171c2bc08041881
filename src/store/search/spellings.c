/* Names under which the archive knows one person, for the search. In: a person whose names are others than before. Out: the
 * spellings of those who have several, under each whole spelling and each of its words. */
#include "store/search/search.h"

#include <stdlib.h>

struct spelling {
    ro_str key, name;
};

static int by_key(const void *p, const void *q) {
    const struct spelling *a = p, *b = q;
    int c = ro_str_cmp(a->key, b->key);
    return c ? c : ro_str_cmp(a->name, b->name);
}

struct making {
    ro_job *job;
    ro_terms t;
    RO_VEC(struct spelling) v;
};

/* The words of a name between its blanks, as keys: of one that is written in characters, all of its characters. */
static void each_word(struct making *m, const struct spelling *s, ro_str person, const char *sql) {
    ro_exec(m->job, sql, "ss", s->key, person);
    for (size_t i = 0, k; i < s->name.n; i = k + 1) {
        for (k = i; k < s->name.n && s->name.p[k] != ' '; k++)
            ;
        ro_str key = ro_terms_joined(&m->t, (ro_str){s->name.p + i, k - i});
        if (key.n > 2) ro_exec(m->job, sql, "ss", (ro_str){key.p, key.n - 1}, person);
    }
}

static void take(struct making *m, ro_str name) {
    ro_str key = name.p ? ro_terms_joined(&m->t, name) : RO_NONE;
    if (key.n < 2) return;
    RO_PUSH(m->job->arena, m->v) = (struct spelling){ro_str_dup(m->job->arena, (ro_str){key.p, key.n - 1}), name};
}

void ro_spellings_drop(ro_job *job, ro_str person) {
    struct making m = {.job = job, .t = {.fold = {.arena = job->arena}}};
    ro_query *q = ro_query_new(job, "SELECT folded, name FROM spelling WHERE person = ?1");
    ro_bind(q, "s", person);
    while (ro_step(q)) RO_PUSH(job->arena, m.v) = (struct spelling){ro_text(q, 0), ro_text(q, 1)};
    for (size_t i = 0; i < m.v.n; i++)
        each_word(&m, &m.v.v[i], person, "DELETE FROM spelling_word WHERE word = ?1 AND person = ?2");
    if (m.v.n) ro_exec(job, "DELETE FROM spelling WHERE person = ?1", "s", person);
}

void ro_spellings_put(ro_job *job, int64_t person) {
    struct making m = {.job = job, .t = {.fold = {.arena = job->arena}}};
    ro_str id = ro_ask_text(job, "SELECT id FROM person WHERE n = ?1", "i", person);
    ro_spellings_drop(job, id);
    ro_query *q = ro_query_new(job, "SELECT name, base FROM person_name WHERE person = ?1");
    ro_bind(q, "i", person);
    while (ro_step(q)) take(&m, ro_text(q, 0)), take(&m, ro_text(q, 1));
    if (m.v.n) qsort(m.v.v, m.v.n, sizeof *m.v.v, by_key);
    if (!m.v.n || ro_str_eq(m.v.v[0].key, m.v.v[m.v.n - 1].key)) return;
    for (size_t i = 0; i < m.v.n; i++) {
        if (i && ro_str_eq(m.v.v[i].key, m.v.v[i - 1].key)) continue;
        ro_exec(job, "INSERT INTO spelling VALUES (?1, ?2, ?3)", "sss", id, m.v.v[i].key, m.v.v[i].name);
        each_word(&m, &m.v.v[i], id, "INSERT OR IGNORE INTO spelling_word VALUES (?1, ?2)");
    }
}
