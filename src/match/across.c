/* What one account of a meeting prints and another does not: its day, its place, a title, a fuller name. In: the accounts of one
 * meeting as witnesses. Out: each such fact, with the account that says it, its words, and the accounts that are silent.
 *
 * The record of a silent account stays as it is: these facts are the meeting's. A fact is given only where it is the meeting's
 * own (the day and place that its accounts agree on best), and of a person only where both accounts have him on their lists. Who
 * says it most certainly is named, of equals the first. */
#include "match/match.h"
#include "match/pair.h"

enum { FACTS = 40, PEOPLE = 64 };

struct across {
    ro_arena *a;
    ro_scratch *scratch;
    const ro_witness *w;
    size_t n;
    RO_VEC(ro_across) facts;
};

static bool sure(const ro_because *x, const ro_because *y) { return !y || (x->certain && !y->certain); }

/* The fact, with everybody who does not print it; nothing where all do. */
static void give(struct across *x, ro_across fact, ro_str *silent, size_t n) {
    if (!n || x->facts.n == FACTS) return;
    fact.silent = silent, fact.nsilent = n;
    RO_PUSH(x->a, x->facts) = fact;
}

/* Does the account leave the day open: none printed, or only the year or month that it lies in? Two readings are not silence. */
static bool leaves_open(const ro_witness *w, ro_str day) {
    const ro_date *d = &w->day;
    size_t n = strlen(d->value);
    return !w->notice && !*d->other && n < day.n && memcmp(d->value, day.p, n) == 0;
}

static void find_day(struct across *x, ro_str day) {
    const ro_witness *by = NULL;
    RO_VEC(ro_str) silent = {0};
    for (size_t i = 0; i < x->n; i++) {
        const ro_witness *w = &x->w[i];
        bool says = ro_str_is(day, w->day.value);
        if (says && sure(&w->day.why, by ? &by->day.why : NULL)) by = w;
        if (leaves_open(w, day)) RO_PUSH(x->a, silent) = w->id;
    }
    if (by)
        give(x, (ro_across){.what = "date", .value = day, .words = by->day.evidence, .by = by->id, .why = by->day.why}, silent.v,
             silent.n);
}

static void find_place(struct across *x, ro_str place) {
    const ro_witness *by = NULL;
    RO_VEC(ro_str) silent = {0};
    for (size_t i = 0; i < x->n; i++) {
        const ro_witness *w = &x->w[i];
        if (ro_str_eq(place, w->place.value) && sure(&w->place.why, by ? &by->place.why : NULL)) by = w;
        if (!w->place.value.n && !w->notice) RO_PUSH(x->a, silent) = w->id;
    }
    if (by)
        give(x, (ro_across){.what = "place", .value = place, .words = place, .by = by->id, .why = by->place.why}, silent.v,
             silent.n);
}

/* ---- people --------------------------------------------------------------------------------------------------------------- */

static bool one_word(ro_str name) { return ro_str_find(name, RO_S(" ")) < 0; }

static bool one_person(struct across *x, const ro_attendee *p, const ro_attendee *q) {
    if (p->role == RO_ROLE_GROUP || q->role == RO_ROLE_GROUP) return false;
    if (p->side.p && q->side.p && !ro_str_eq(p->side, q->side)) return false;
    ro_name a = {.name = p->name, .side = p->side}, b = {.name = q->name, .side = q->side};
    return ro_str_eq(p->name, q->name) || ro_scratch_likeness(x->scratch, &a, &b) >= 0.5;
}

/* A fact that is known already gets one more account that is silent on it. */
static void add(struct across *x, ro_across fact, ro_str silent) {
    for (size_t i = 0; i < x->facts.n; i++) {
        ro_across *f = &x->facts.v[i];
        if (strcmp(f->what, fact.what) != 0 || !ro_str_eq(f->by, fact.by) || !ro_str_eq(f->value, fact.value)) continue;
        f->silent = memcpy(RO_NEWS(x->a, ro_str, f->nsilent + 1), f->silent, f->nsilent * sizeof *f->silent);
        f->silent[f->nsilent++] = silent;
        return;
    }
    ro_str *one = RO_NEW(x->a, ro_str);
    *one = silent;
    give(x, fact, one, 1);
}

/* What the others say of a person whom witness i lists without title, or by one word. */
static void find_person(struct across *x, size_t i, const ro_attendee *p) {
    bool title = p->title.n, name = !one_word(p->name);
    for (size_t k = 0; k < x->n && !(title && name); k++) {
        const ro_witness *w = &x->w[k];
        for (size_t j = 0; k != i && !w->notice && j < w->nthere && j < PEOPLE; j++) {
            const ro_attendee *q = &w->there[j];
            if ((title || !q->title.n) && (name || one_word(q->name))) continue;
            if (!one_person(x, p, q)) continue;
            ro_across fact = {.of = p->name, .by = w->id, .why = q->why};
            if (!name && !one_word(q->name))
                name = true, fact.what = "name", fact.value = fact.words = q->name, add(x, fact, x->w[i].id);
            if (!title && q->title.n)
                title = true, fact.what = "title", fact.value = fact.words = q->title, add(x, fact, x->w[i].id);
            break;
        }
    }
}

/* ---- in words ------------------------------------------------------------------------------------------------------------- */

static ro_str called(const struct across *x, ro_str id) {
    for (size_t i = 0; i < x->n; i++)
        if (ro_str_eq(x->w[i].id, id)) return x->w[i].called;
    return id;
}

static ro_str sentence(struct across *x, const ro_across *f) {
    ro_buf b = {.arena = x->a};
    ro_buf_addc(&b, f->what);
    if (f->of.n) ro_buf_printf(&b, " of %.*s:", (int)f->of.n, f->of.p);
    ro_str by = called(x, f->by);
    ro_buf_printf(&b, " %.*s, from account %.*s", (int)f->value.n, f->value.p, (int)by.n, by.p);
    if (f->words.n && !ro_str_eq(f->words, f->value)) ro_buf_printf(&b, " (\"%.*s\")", (int)f->words.n, f->words.p);
    for (size_t i = 0; i < f->nsilent; i++) {
        ro_str one = called(x, f->silent[i]);
        ro_buf_printf(&b, "%s%.*s", i ? ", " : "; not in ", (int)one.n, one.p);
    }
    return ro_buf_str(&b);
}

ro_across *ro_match_across(ro_arena *a, const ro_witness *w, size_t n, ro_str day, ro_str place, size_t *nout) {
    struct across x = {.a = a, .scratch = ro_scratch_new(a), .w = w, .n = n};
    if (day.n) find_day(&x, day);
    if (place.n) find_place(&x, place);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; !w[i].notice && k < w[i].nthere && k < PEOPLE; k++)
            if (w[i].there[k].role != RO_ROLE_GROUP) find_person(&x, i, &w[i].there[k]);
    for (size_t i = 0; i < x.facts.n; i++) x.facts.v[i].said = sentence(&x, &x.facts.v[i]);
    *nout = x.facts.n;
    return x.facts.v;
}

/* ---- records -------------------------------------------------------------------------------------------------------------- */

static ro_witness witness(ro_str id, ro_str called, const ro_record *r, bool notice) {
    return (ro_witness){id, called, r->meeting, r->place, r->attendance, r->nattendance, notice};
}

static void of_meeting(struct across *all, const ro_meeting *m, const ro_record *const *rec, ro_sketch *const *s) {
    ro_witness *w = RO_NEWS(all->a, ro_witness, m->nmembers);
    ro_str day = RO_NONE;
    size_t n = 0;
    for (size_t i = 0; i < m->nmembers; i++) {
        size_t at = m->members[i].sketch;
        w[i] = witness(s[at]->id, ro_str_printf(all->a, "%c", (char)('A' + at)), rec[at], m->members[i].notice);
    }
    if (m->day != RO_NODAY && m->day_exact) {
        char text[16] = "";
        ro_day_put(text, m->day);
        day = ro_str_dup(all->a, ro_str_c(text));
    }
    ro_across *found = ro_match_across(all->a, w, m->nmembers, day, m->place, &n);
    for (size_t i = 0; i < n; i++) RO_PUSH(all->a, all->facts) = found[i];
}

ro_across *ro_match_across_records(ro_arena *a, const ro_beside *b, size_t *nout) {
    struct across all = {.a = a};
    for (size_t i = 0; i < b->meetings->n; i++) {
        const ro_meeting *m = &b->meetings->v[i];
        if (m->met && m->nmembers > 1) of_meeting(&all, m, b->rec, b->s);
    }
    *nout = all.facts.n;
    return all.facts.v;
}
