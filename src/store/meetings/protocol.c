/* Protocol: who stands in the lists of those present, at which place, and who does no longer. In: the attendance of all accounts,
 * and who of them is one person. Out: for two times who entered, vanished, went up or down; for a meeting who is missing by
 * precedent.
 *
 * Accounts of one meeting give one list a side: a person's place is the first that any of them gives. A list has two people at
 * least. A place is told as the median over the lists of a time, and said to have changed where it did by one at least and there
 * are two lists in either time. Nothing is concluded: an archive never has all lists, so each count stands with how many lists
 * there were. */
#include "store/meetings/gather.h"
#include "store/search/search.h"

#include <stdlib.h>

enum { USUAL = 12, LEAST = 2 };

struct seat {
    ro_str meeting, day, side;
    int64_t person;
    size_t place;
    ro_form form; /* of the meeting */
};

struct list {
    size_t lo, hi; /* seats */
};

struct protocol {
    ro_job *job;
    RO_VEC(struct seat) seat;
    RO_VEC(struct list) list; /* by side, day, meeting */
};

/* ---- seats ---------------------------------------------------------------------------------------------------------------- */

/* By list, then person and place, so that the first of a person's seats in a list is the one that counts. */
static int by_list(const struct seat *a, const struct seat *b) {
    int c = ro_str_cmp(a->side, b->side);
    if (!c) c = ro_str_cmp(a->day, b->day);
    return c ? c : ro_str_cmp(a->meeting, b->meeting);
}

static int by_seat(const void *p, const void *q) {
    const struct seat *a = p, *b = q;
    int c = by_list(a, b);
    if (c) return c;
    if (a->person != b->person) return a->person < b->person ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* Days from one to another, by their letters; an archive grows and a year does not, so that no more is read than is asked for. */
struct days {
    const char *from, *to;
};

static const struct days NONE = {"~", ""};

static struct days days_of(ro_job *job, const char *time) {
    return (struct days){time, ro_str_printf(job->arena, "%s~", time).p};
}

/* Of meetings on these days or those; a meeting without a day stands on those that its accounts give. */
#define ON_DAYS(from, to)                                                                                                        \
    "SELECT id, date, form FROM meeting WHERE (date IS NULL) = 0 AND date >= " from " AND date <= " to                           \
    " UNION SELECT g.id, g.date, g.form FROM account a CROSS JOIN meeting_account m ON m.account = a.n CROSS JOIN meeting g ON"  \
    " g.id = m.meeting AND g.date IS NULL WHERE a.meeting_date >= " from " AND a.meeting_date <= " to

static void load_seats(struct protocol *x, struct days these, struct days those) {
    ro_query *q = ro_query_new(
        x->job,
        "SELECT s.person, t.side, t.position, m.meeting, coalesce(g.date, a.meeting_date), g.form FROM"
        " (" ON_DAYS("?1", "?2") " UNION " ON_DAYS("?3", "?4") ") g CROSS"
                                                               " JOIN meeting_account m ON m.meeting = g.id AND NOT m.notice "
                                                               "CROSS JOIN account a ON a.n = m.account AND a.current CROSS"
                                                               " JOIN attendance t ON t.account = a.n CROSS JOIN person_name s "
                                                               "ON s.name = t.name CROSS JOIN person p ON p.n = s.person"
                                                               " CROSS JOIN person_account y ON y.name = s.n AND y.account = a.n "
                                                               "WHERE t.role <> 'group' AND t.side IS NOT NULL AND"
                                                               " coalesce(g.date, a.meeting_date) IS NOT NULL");
    ro_bind(q, "cccc", these.from, these.to, those.from, those.to);
    while (ro_step(q))
        RO_PUSH(x->job->arena, x->seat) =
            (struct seat){ro_text(q, 3), ro_text(q, 4),        ro_text(q, 1),
                          ro_int(q, 0),  (size_t)ro_int(q, 2), ro_word_index(ro_form_words, ro_text(q, 5))};
}

static void make_lists(struct protocol *x) {
    struct seat *v = x->seat.v;
    size_t n = 0;
    if (x->seat.n) qsort(v, x->seat.n, sizeof *v, by_seat);
    for (size_t i = 0; i < x->seat.n; i++)
        if (!n || by_list(&v[n - 1], &v[i]) != 0 || v[n - 1].person != v[i].person) v[n++] = v[i];
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && by_list(&v[k], &v[i]) == 0; k++)
            ;
        if (k - i >= LEAST) RO_PUSH(x->job->arena, x->list) = (struct list){i, k};
    }
}

static void load(ro_job *job, struct protocol *x, struct days these, struct days those) {
    *x = (struct protocol){.job = job};
    load_seats(x, these, those);
    make_lists(x);
}

static void name_of(const struct protocol *x, int64_t person, ro_standing *s) {
    ro_query *q = ro_query_new(x->job, "SELECT id, name FROM person WHERE n = ?1");
    ro_bind(q, "i", person);
    if (!ro_step(q)) return;
    s->id = ro_text(q, 0), s->name = ro_text(q, 1);
    ro_query_end(q);
}

static const struct seat *head(const struct protocol *x, size_t list) { return &x->seat.v[x->list.v[list].lo]; }

/* ---- places in some of the lists ---------------------------------------------------------------------------------------------
 */

struct held {
    int64_t person;
    size_t place;
    ro_str day;
};

typedef RO_VEC(struct held) helds;

static int by_person(const void *p, const void *q) {
    const struct held *a = p, *b = q;
    if (a->person != b->person) return a->person < b->person ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static void take_list(struct protocol *x, helds *h, size_t list) {
    for (size_t i = x->list.v[list].lo; i < x->list.v[list].hi; i++)
        RO_PUSH(x->job->arena, *h) = (struct held){x->seat.v[i].person, x->seat.v[i].place, x->seat.v[i].day};
}

static ro_place place_of(const struct held *v, size_t n, size_t of) {
    ro_place p = {.lists = n, .of = of, .first = RO_S(""), .last = RO_S("")};
    if (!n) return p;
    p.middle = n % 2 ? (double)v[n / 2].place : ((double)v[n / 2 - 1].place + (double)v[n / 2].place) / 2;
    p.first = p.last = v[0].day;
    for (size_t i = 1; i < n; i++) {
        if (ro_str_cmp(v[i].day, p.first) < 0) p.first = v[i].day;
        if (ro_str_cmp(v[i].day, p.last) > 0) p.last = v[i].day;
    }
    return p;
}

/* ---- two times
 * ----------------------------------------------------------------------------------------------------------------- */

struct comparing {
    const ro_standings_wanted *wanted;
    ro_standings_wanted asked; /* as the archive has it */
    ro_standing_fn fn;
    void *user;
    RO_VEC(ro_standing) out;
};

static bool within(ro_str day, const char *time) { return ro_str_starts(day, time); }

static const char *changed(const ro_place *b, const ro_place *a) {
    if (!b->lists) return "entered";
    if (!a->lists) return "vanished";
    double by = a->middle - b->middle;
    if (b->lists < LEAST || a->lists < LEAST || (by < 1 && by > -1)) return "stayed";
    return by < 0 ? "up" : "down";
}

static int by_what(const void *p, const void *q) {
    static const char *const order[] = {"vanished", "entered", "up", "down", "stayed"};
    const ro_standing *a = p, *b = q;
    size_t i = 0, k = 0;
    while (strcmp(order[i], a->what) != 0) i++;
    while (strcmp(order[k], b->what) != 0) k++;
    if (i != k) return i < k ? -1 : 1;
    size_t x = a->before.lists + a->after.lists, y = b->before.lists + b->after.lists;
    return x != y ? (x > y ? -1 : 1) : ro_str_cmp(a->name, b->name);
}

static void put_side(struct protocol *x, struct comparing *c, ro_str side, const helds t[2], const size_t of[2]) {
    size_t from = c->out.n;
    for (size_t i = 0, k = 0; i < t[0].n || k < t[1].n;) {
        int64_t p = i < t[0].n ? t[0].v[i].person : INT64_MAX;
        size_t i0 = i, k0 = k;
        if (k < t[1].n && t[1].v[k].person < p) p = t[1].v[k].person;
        while (i < t[0].n && t[0].v[i].person == p) i++;
        while (k < t[1].n && t[1].v[k].person == p) k++;
        ro_standing s = {.side = side};
        name_of(x, p, &s);
        s.before = place_of(t[0].v + i0, i - i0, of[0]);
        s.after = place_of(t[1].v + k0, k - k0, of[1]);
        s.what = changed(&s.before, &s.after);
        RO_PUSH(x->job->arena, c->out) = s;
    }
    if (c->out.n > from) qsort(c->out.v + from, c->out.n - from, sizeof *c->out.v, by_what);
}

/* A side without a list in one of the times says nothing of who entered or vanished. */
static void compare_side(struct protocol *x, struct comparing *c, size_t lo, size_t hi) {
    helds t[2] = {{0}};
    size_t of[2] = {0};
    ro_str side = head(x, lo)->side;
    if (c->asked.side && *c->asked.side && !(side.n == strlen(c->asked.side) && ro_str_starts_nocase(side, c->asked.side)))
        return;
    for (size_t l = lo; l < hi; l++)
        for (int k = 0; k < 2; k++) {
            if (!within(head(x, l)->day, k ? c->asked.after : c->asked.before)) continue;
            take_list(x, &t[k], l);
            of[k]++;
        }
    if (!of[0] || !of[1]) return;
    for (int k = 0; k < 2; k++) qsort(t[k].v, t[k].n, sizeof *t[k].v, by_person);
    put_side(x, c, side, t, of);
}

static const char *asked_time(ro_job *job, const char *time) {
    if (!time || !*time) ro_throw(job->arena, RO_USAGE, "two times are wanted, each a year, a month (2024-06) or a day");
    return ro_asked_day(job, time, "each of the two times");
}

static void standings_work(ro_job *job, void *arg) {
    struct comparing *c = arg;
    struct protocol x;
    const ro_standings_wanted *w = c->wanted;
    c->asked = (ro_standings_wanted){ro_asked_side(job, w->side), asked_time(job, w->before), asked_time(job, w->after)};
    load(job, &x, days_of(job, c->asked.before), days_of(job, c->asked.after));
    for (size_t i = 0, k; i < x.list.n; i = k) {
        for (k = i + 1; k < x.list.n && ro_str_eq(head(&x, k)->side, head(&x, i)->side); k++)
            ;
        compare_side(&x, c, i, k);
    }
    for (size_t i = 0; i < c->out.n; i++)
        if (!c->fn(c->user, &c->out.v[i])) return;
}

ro_status ro_archive_standings(ro_ctx *ctx, ro_archive *ar, const ro_standings_wanted *w, ro_standing_fn fn, void *user) {
    struct comparing c = {.wanted = w, .fn = fn, .user = user};
    return ro_store_run(ctx, ar, RO_RUN_READ, standings_work, &c);
}

/* ---- missing by precedent
 * -------------------------------------------------------------------------------------------------------- */

struct missing {
    const ro_missing_wanted *wanted;
    size_t lists; /* that are looked back on */
    ro_standing_fn fn;
    void *user;
};

static bool sits(const struct protocol *x, size_t list, int64_t person) {
    for (size_t i = x->list.v[list].lo; i < x->list.v[list].hi; i++)
        if (x->seat.v[i].person == person) return true;
    return false;
}

static int by_share(const void *p, const void *q) {
    const ro_standing *a = p, *b = q;
    if (a->before.lists != b->before.lists) return a->before.lists > b->before.lists ? -1 : 1;
    return ro_str_cmp(a->name, b->name);
}

/* The lists of a side stand by day: those right before `list` are its precedents, or those of the same form among them. How many
 * there are, of as many as are looked back on. */
static size_t precedents(struct protocol *x, const struct missing *m, size_t list, helds *h) {
    size_t of = 0;
    for (size_t l = list; l-- > 0 && of < m->lists && ro_str_eq(head(x, l)->side, head(x, list)->side);) {
        if (!ro_str_cmp(head(x, l)->day, head(x, list)->day)) continue;
        if (m->wanted->alike && head(x, l)->form != head(x, list)->form) continue;
        take_list(x, h, l);
        of++;
    }
    return of;
}

static bool look_back(struct protocol *x, const struct missing *m, size_t list) {
    helds h = {0};
    RO_VEC(ro_standing) out = {0};
    size_t of = precedents(x, m, list, &h);
    if (h.n) qsort(h.v, h.n, sizeof *h.v, by_person);
    for (size_t i = 0, k; i < h.n; i = k) {
        for (k = i + 1; k < h.n && h.v[k].person == h.v[i].person; k++)
            ;
        if (2 * (k - i) < of || of < LEAST || sits(x, list, h.v[i].person)) continue;
        ro_standing s = {.what = "missing",
                         .side = head(x, list)->side,
                         .before = place_of(h.v + i, k - i, of),
                         .form = m->wanted->alike ? ro_form_words[head(x, list)->form] : NULL};
        name_of(x, h.v[i].person, &s);
        RO_PUSH(x->job->arena, out) = s;
    }
    if (out.n) qsort(out.v, out.n, sizeof *out.v, by_share);
    for (size_t i = 0; i < out.n; i++)
        if (!m->fn(m->user, &out.v[i])) return false;
    return true;
}

static bool enough(struct protocol *x, const struct missing *m, ro_str meeting) {
    bool is = true;
    for (size_t l = 0; l < x->list.n && is; l++)
        is = !ro_str_eq(head(x, l)->meeting, meeting) || precedents(x, m, l, &(helds){0}) == m->lists;
    return is;
}

/* From its own year and the one before on, then from further back, until there are as many precedents as are looked back on. */
static void load_before(ro_job *job, struct protocol *x, const struct missing *m, ro_str meeting) {
    ro_str day = ro_ask_text(job, "SELECT date FROM meeting WHERE id = ?1", "s", meeting);
    int year = day.n >= 4 ? atoi(day.p) : 0;
    for (int back = 1; back < 40 && year > back; back *= 3) {
        struct days near = {ro_str_printf(job->arena, "%04d", year - back).p, ro_str_printf(job->arena, "%s~", day.p).p};
        load(job, x, near, NONE);
        if (enough(x, m, meeting)) return;
    }
    load(job, x, (struct days){"0", "~"}, NONE);
}

static void missing_work(ro_job *job, void *arg) {
    struct missing *m = arg;
    struct protocol x;
    ro_found f;
    ro_store_find(job, m->wanted->ref, &f);
    ro_str id = ro_str_c(f.id);
    if (f.thing == RO_THING_ACCOUNT)
        id = ro_ask_text(
            job, "SELECT min(m.meeting) FROM account a JOIN meeting_account m ON m.account = a.n WHERE a.id = ?1 AND a.current",
            "c", f.id);
    load_before(job, &x, m, id);
    bool any = false, on = true;
    for (size_t l = 0; l < x.list.n && on; l++) {
        if (!ro_str_eq(head(&x, l)->meeting, id)) continue;
        any = true;
        on = look_back(&x, m, l);
    }
    if (!any)
        ro_throw(job->arena, RO_NOTFOUND, "%s: no account of it lists two people of one side, so that nobody can be missing",
                 m->wanted->ref);
}

ro_status ro_archive_missing(ro_ctx *ctx, ro_archive *ar, const ro_missing_wanted *w, ro_standing_fn fn, void *user) {
    struct missing m = {w, w->lists ? w->lists : USUAL, fn, user};
    return ro_store_run(ctx, ar, RO_RUN_READ, missing_work, &m);
}
