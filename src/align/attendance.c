/* Who is listed where: the attendance of all accounts as one list.
 *
 * Two entries are one person when their names are (ro_names_likeness, with title and side as evidence); each account gives a
 * person at most one entry. Groups ("other members") are matched by their words. Order: by the first account that has the
 * person, then by its list. With the accounts given in another order the same people are found: a person is matched against all
 * names already known for a row and the likest row wins. */
#include "align/parts.h"
#include "names/names.h"

typedef RO_VEC(ro_present) present_vec;

static double alike(ro_arena *a, const ro_present *row, const ro_attendee *t) {
    if (t->role == RO_ROLE_GROUP) return 0;
    ro_likeness like = {0};
    ro_names_likeness(a, &(ro_name){.name = row->name, .side = row->side}, &(ro_name){.name = t->name, .side = t->side}, &like);
    if (like.same >= 0.5) return like.same;
    return ro_same_person(a, ro_fold_bare(a, row->name), ro_fold_bare(a, t->name), row->side, t->side) ? 0.6 : 0;
}

static bool open_to(const ro_present *row, const ro_attendee *t, size_t k) {
    return !(row->in >> k & 1) && !(row->side.n && t->side.n && !ro_str_eq(row->side, t->side));
}

/* The same letters first: nearly every name of a list, and likeness costs a thousand times as much. */
static ro_present *find(ro_arena *a, const present_vec *v, const ro_attendee *t, size_t k) {
    ro_present *best = NULL;
    double most = 0.5;
    for (size_t i = 0; i < v->n; i++)
        if (ro_str_eq(v->v[i].name, t->name) && open_to(&v->v[i], t, k)) return &v->v[i];
    for (size_t i = 0; i < v->n; i++) {
        ro_present *row = &v->v[i];
        if (!open_to(row, t, k)) continue;
        double s = alike(a, row, t);
        if (s >= most && (!best || s > most)) best = row, most = s;
    }
    return best;
}

void ro_attendance_compare(ro_arena *a, const ro_telling *t, size_t n, ro_comparison *c) {
    present_vec v = {0};
    for (size_t k = 0; k < n; k++) {
        const ro_record *r = t[k].record;
        for (size_t i = 0; i < r->nattendance && i < 1000; i++) { /* a list of more is no list of people */
            const ro_attendee *p = &r->attendance[i];
            ro_present *row = find(a, &v, p, k);
            if (!row) {
                row = &RO_PUSH(a, v);
                *row = (ro_present){.name = p->name, .side = p->side};
            }
            row->in |= (uint16_t)(1u << k);
            row->titles[k] = p->title;
            row->order[k] = p->order;
            if (!row->side.n) row->side = p->side;
        }
    }
    c->attendance = v.v;
    c->nattendance = v.n;
}
