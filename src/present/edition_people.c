/* The index of an edition: who is named, with which titles in which account, and in which passages.
 *
 * The same name is the same person; a name that no account before had is held against the first of those known (their names as
 * printed, sides and titles as evidence). Passages are found by where a name is printed. More people than any account of
 * a meeting names are not indexed. */
#include "names/names.h"
#include "present/edition.h"

#include <stdlib.h>

enum { MOST = 100 }; /* people of one account, and people that a new name is held against */

typedef RO_VEC(ro_ed_person) people;

static ro_str called(const ro_person *p) { return p->base.p ? p->base : p->name; }

static bool may_be(const ro_ed_person *row, const ro_person *p, unsigned k) {
    return !(row->in >> k & 1) && !(row->side.n && p->side.n && !ro_str_eq(row->side, p->side));
}

static ro_ed_person *known(ro_arena *a, const people *v, const ro_person *p, unsigned k) {
    ro_ed_person *best = NULL;
    double most = 0.5;
    for (size_t i = 0; i < v->n; i++)
        if (may_be(&v->v[i], p, k) && ro_str_eq(v->v[i].name, called(p))) return &v->v[i];
    for (size_t i = 0; i < v->n && i < MOST; i++) {
        ro_ed_person *row = &v->v[i];
        if (!may_be(row, p, k)) continue;
        ro_name x = {.name = row->name, .side = row->side}, y = {.name = called(p), .side = p->side};
        if (row->called[0].person->ntitles) x.title = row->called[0].person->titles[0];
        if (p->ntitles) y.title = p->titles[0];
        ro_likeness like = {0};
        ro_names_likeness(a, &x, &y, &like);
        if (like.same >= most && (!best || like.same > most)) best = row, most = like.same;
    }
    return best;
}

static void enter(ro_arena *a, people *v, const ro_person *p, unsigned k) {
    ro_ed_person *row = known(a, v, p, k);
    if (!row) {
        row = &RO_PUSH(a, *v);
        *row = (ro_ed_person){.name = called(p), .side = p->side};
        row->called = RO_NEWS(a, struct ro_ed_called, RO_MAX_ACCOUNTS);
    }
    row->in |= (uint16_t)(1u << k);
    if (!row->side.n) row->side = p->side;
    row->called[row->ncalled++] = (struct ro_ed_called){k, called(p), p};
}

/* The passage of account k that holds this byte; UINT32_MAX none. */
static uint32_t passage_at(const ro_edition *e, unsigned k, uint32_t byte) {
    const ro_ed_witness *w = &e->w[k];
    size_t lo = 0, hi = w->n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (e->passages[w->order[mid]].span[k].hi <= byte)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < w->n ? w->order[lo] : UINT32_MAX;
}

static int by_number(const void *p, const void *q) {
    uint32_t a = *(const uint32_t *)p, b = *(const uint32_t *)q;
    return (a > b) - (a < b);
}

static void find_passages(ro_arena *a, const ro_edition *e, ro_ed_person *row) {
    size_t n = 0, kept = 0;
    for (size_t i = 0; i < row->ncalled; i++) n += row->called[i].person->nmentions;
    row->passages = RO_NEWS(a, uint32_t, n + 1);
    n = 0;
    for (size_t i = 0; i < row->ncalled; i++)
        for (size_t j = 0; j < row->called[i].person->nmentions; j++) {
            uint32_t p = passage_at(e, row->called[i].wit, row->called[i].person->mentions[j].lo);
            if (p != UINT32_MAX) row->passages[n++] = p;
        }
    if (n) qsort(row->passages, n, sizeof *row->passages, by_number);
    for (size_t i = 0; i < n; i++)
        if (!kept || row->passages[kept - 1] != row->passages[i]) row->passages[kept++] = row->passages[i];
    row->npassages = kept;
}

void ro_edition_index_people(ro_arena *a, ro_edition *e) {
    people v = {0};
    for (unsigned i = 0; i < e->c->naccounts; i++) {
        unsigned k = i == 0 ? e->base : i <= e->base ? i - 1 : i;
        const ro_record *r = e->c->accounts[k];
        for (size_t j = 0; j < r->npeople && j < MOST; j++) enter(a, &v, &r->people[j], k);
    }
    for (size_t i = 0; i < v.n; i++) find_passages(a, e, &v.v[i]);
    e->people = v.v;
    e->npeople = v.n;
}
