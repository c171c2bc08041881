/* Who is listed where: the attendance of all accounts as one list.
 *
 * Two entries are one person when their names are (ro_names_likeness, with title and side as evidence); each account gives a
 * person at most one entry. Groups ("other members") are matched by their words, half of which must be common. Order: by the
 * first account that has the person, then by its list. With the accounts given in another order the same people are found: a
 * person is matched against all names already known for a row and the likest row wins. */
#include "align/parts.h"
#include "names/names.h"

enum { MOST = 300 }; /* a list of more is no list of people */
typedef RO_VEC(ro_present) present_vec;

/* In the nominative, whatever case it is printed in. */
static ro_str called(const ro_attendee *t) { return t->base.p ? t->base : t->name; }

static bool may_be(const ro_present *row, const ro_attendee *t, size_t k) {
    return !(row->in >> k & 1) && !(row->side.n && t->side.n && !ro_str_eq(row->side, t->side));
}

static ro_present *same_name(const present_vec *v, const ro_attendee *t, size_t k) {
    for (size_t i = 0; i < v->n; i++)
        if (may_be(&v->v[i], t, k) && ro_str_eq(v->v[i].name, called(t))) return &v->v[i];
    return NULL;
}

/* The next word of a folded name from *i on that is no small word. */
static bool next_word(ro_str f, size_t *i, ro_str *out) {
    while (*i < f.n) {
        size_t lo = *i;
        while (*i < f.n && f.p[*i] != ' ' && f.p[*i] != ',') ++*i;
        *out = (ro_str){f.p + lo, *i - lo};
        if (*i < f.n) ++*i;
        if (out->n && !ro_lexicon_find(ro_lexicon_get("function"), *out, NULL)) return true;
    }
    return false;
}

static bool among(ro_str f, ro_str w) {
    ro_str v;
    for (size_t i = 0; next_word(f, &i, &v);)
        if (ro_str_eq(v, w)) return true;
    return false;
}

/* "other members of the delegation", "other delegation members": the share of words in common. */
static double alike_groups(ro_arena *a, ro_str p, ro_str q) {
    ro_str f = ro_fold(a, p), g = ro_fold(a, q), w;
    unsigned common = 0, all = 0;
    for (size_t i = 0; next_word(f, &i, &w); all++) common += among(g, w);
    for (size_t i = 0; next_word(g, &i, &w);) all += !among(f, w);
    return all ? (double)common / all : 0;
}

static double alike(ro_arena *a, const ro_present *row, const ro_attendee *t) {
    if ((t->role == RO_ROLE_GROUP) != row->group) return 0;
    if (row->group) return alike_groups(a, row->name, t->name);
    if (ro_same_person(ro_fold_bare(a, row->name), ro_fold_bare(a, called(t)), row->side, t->side)) return 1;
    ro_likeness like = {0};
    ro_names_likeness(a, &(ro_name){.name = row->name, .side = row->side}, &(ro_name){.name = called(t), .side = t->side}, &like);
    return like.same;
}

static ro_present *likest(ro_arena *a, const present_vec *v, const ro_attendee *t, size_t k) {
    ro_present *best = NULL;
    double most = 0.5;
    for (size_t i = 0; i < v->n; i++) {
        if (!may_be(&v->v[i], t, k)) continue;
        double s = alike(a, &v->v[i], t);
        if (s >= most && (!best || s > most)) best = &v->v[i], most = s;
    }
    return best;
}

static void enter(ro_present *row, const ro_attendee *p, size_t k) {
    row->in |= (uint16_t)(1u << k);
    row->titles[k] = p->title;
    row->order[k] = p->order;
    row->spans[k] = p->why.span;
    if (!row->side.n) row->side = p->side;
}

/* Equal names first: they are nearly all, and cost nothing. */
static void enter_all(ro_arena *a, present_vec *v, const ro_record *r, size_t k) {
    size_t n = r->nattendance < MOST ? r->nattendance : MOST;
    bool *done = RO_NEWS(a, bool, n + 1);
    for (size_t i = 0; i < n; i++) {
        ro_present *row = same_name(v, &r->attendance[i], k);
        if (row) enter(row, &r->attendance[i], k), done[i] = true;
    }
    for (size_t i = 0; i < n; i++) {
        if (done[i] || !r->attendance[i].name.n) continue; /* an office alone is nobody's name */
        ro_present *row = k ? likest(a, v, &r->attendance[i], k) : NULL;
        if (!row) {
            row = &RO_PUSH(a, *v);
            *row = (ro_present){.name = called(&r->attendance[i]),
                                .side = r->attendance[i].side,
                                .group = r->attendance[i].role == RO_ROLE_GROUP};
            for (size_t j = 0; j < RO_MAX_ACCOUNTS; j++) row->spans[j] = RO_NOSPAN;
        }
        enter(row, &r->attendance[i], k);
    }
}

void ro_attendance_compare(ro_arena *a, const ro_telling *t, size_t n, ro_comparison *c) {
    present_vec v = {0};
    for (size_t k = 0; k < n; k++) enter_all(a, &v, t[k].record, k);
    c->attendance = v.v;
    c->nattendance = v.n;
    ro_listings_compare(a, c);
}
