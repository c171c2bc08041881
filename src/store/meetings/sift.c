/* The sieve of meetings, asked: see sieve.h. In: what is wanted of meetings. Out: the spots where such a one may be, and whether
 * a meeting is one.
 *
 * Of each wish the spots of its values are put together, and those that all wishes have are left. A name in whatever spelling is
 * held against every name that the sieve has; each but once, however many meetings have it. */
#include "store/meetings/sieve.h"

#include "names/names.h"

#include <stdlib.h>

struct wish {
    ro_sift_wish of;
    RO_VEC(ro_str) names; /* of a person: how he is called, sorted */
    int64_t who;          /* person; 0: whoever is called so */
};

struct ro_sift {
    struct spots {
        RO_VEC(ro_spots) v; /* by block */
    } spots;
    struct wish *wish;
    size_t n;
};

static bool given(const char *s) { return s && *s; }

/* ---- what is wanted ------------------------------------------------------------------------------------------------------- */

size_t ro_sift_wishes(ro_arena *a, const ro_meetings_wanted *w, ro_sift_wish **out) {
    bool who = given(w->who);
    const ro_sift_wish all[] = {{RO_SIEVE_SIDE, w->side, false},
                                {RO_SIEVE_PERSON, who ? w->who : w->person, who},
                                {RO_SIEVE_PUBLISHER, w->publisher, false},
                                {RO_SIEVE_PLACE, w->place, false}};
    RO_VEC(ro_sift_wish) v = {0};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        bool several = all[i].what == RO_SIEVE_SIDE || (all[i].what == RO_SIEVE_PERSON && !who);
        for (const char *p = all[i].value; given(p);) {
            size_t n = several ? strcspn(p, ";") : strlen(p);
            ro_str value = ro_str_trim((ro_str){p, n});
            if (value.n) RO_PUSH(a, v) = (ro_sift_wish){all[i].what, ro_str_dup(a, value).p, all[i].id};
            p += n + (p[n] == ';');
        }
    }
    *out = v.v;
    return v.n;
}

ro_meetings_wanted ro_wanted_checked(ro_job *job, const ro_meetings_wanted *w) {
    ro_meetings_wanted out = *w;
    out.from = ro_asked_day(job, w->from, "--from");
    out.to = ro_asked_day(job, w->to, "--to");
    out.side = ro_asked_side(job, w->side);
    out.publisher = ro_asked_publisher(job, w->publisher);
    out.only = ro_asked_side(job, w->only);
    ro_check_word(job, w->form, ro_form_words, "form");
    if (given(out.to) && strlen(out.to) < 10) /* the last day of a year or a month */
        out.to = ro_str_printf(job->arena, "%s%s", out.to, strlen(out.to) == 4 ? "-12-31" : "-31").p;
    return out;
}

bool ro_is_called(ro_job *job, ro_str wanted, ro_str name) {
    ro_likeness l = {0};
    ro_name a = {.name = wanted}, b = {.name = name};
    ro_str x = ro_fold_bare(job->arena, name), y = ro_fold_bare(job->arena, wanted);
    ssize_t at = ro_str_find(x, y);
    if (at >= 0 && (at == 0 || x.p[at - 1] == ' ') && ((size_t)at + y.n == x.n || x.p[(size_t)at + y.n] == ' ')) return true;
    ro_names_likeness(job->arena, &a, &b, &l);
    return l.same >= 0.5;
}

/* ---- spots ------------------------------------------------------------------------------------------------------------- */

static ro_spots *block_of(ro_arena *a, struct spots *s, int64_t block) {
    size_t at = RO_FIRST_FROM(i, s->v.n, s->v.v[i].block < block);
    if (at < s->v.n && s->v.v[at].block == block) return &s->v.v[at];
    RO_PUSH(a, s->v) = (ro_spots){0};
    memmove(s->v.v + at + 1, s->v.v + at, (s->v.n - 1 - at) * sizeof *s->v.v);
    s->v.v[at] = (ro_spots){.block = block};
    return &s->v.v[at];
}

static void take(ro_job *job, struct spots *s, int what, ro_str value) {
    ro_query *q = ro_query_new(job, "SELECT block, spots FROM meeting_sieve WHERE what = ?1 AND value = ?2");
    ro_bind(q, "is", (int64_t)what, ro_sieve_value(job->arena, what, value));
    while (ro_step(q)) ro_spots_add(block_of(job->arena, s, ro_int(q, 0)), ro_lying(q, 1));
}

/* What both have; all is what the first has. */
static void narrow(struct ro_sift *x, const struct spots *s, bool first) {
    size_t n = 0;
    if (first) x->spots = *s;
    for (size_t i = 0, k = 0; i < x->spots.v.n; i++) {
        ro_spots *to = &x->spots.v.v[i];
        while (k < s->v.n && s->v.v[k].block < to->block) k++;
        if (k == s->v.n || s->v.v[k].block != to->block) continue;
        for (size_t j = 0; j < RO_SIEVE_BLOCK / 64; j++) to->bits[j] &= s->v.v[k].bits[j];
        x->spots.v.v[n++] = *to;
    }
    x->spots.v.n = n;
}

/* ---- people ------------------------------------------------------------------------------------------------------------ */

static void names_like(ro_job *job, struct wish *x) {
    ro_str last = RO_S(""), wanted = ro_str_c(x->of.value);
    for (;;) {
        last = ro_ask_text(job, "SELECT value FROM meeting_sieve WHERE what = ?1 AND value > ?2 ORDER BY value LIMIT 1", "is",
                           (int64_t)RO_SIEVE_PERSON, last);
        if (!last.p) return;
        if (ro_is_called(job, wanted, last)) RO_PUSH(job->arena, x->names) = last;
    }
}

/* Every name that an account gives him, and the one he is shown by. */
static void names_of(ro_job *job, struct wish *x) {
    const char *id = x->of.value;
    x->who = ro_ask_int(job, 0, "SELECT n FROM person WHERE id = ?1", "c", id);
    if (!x->who) ro_throw(job->arena, RO_NOTFOUND, "%s: there is no such person; readout people lists them", id);
    ro_query *q = ro_query_new(job, "SELECT name FROM person_name WHERE person = ?1 UNION SELECT name FROM person WHERE n = ?1"
                                    " ORDER BY 1");
    ro_bind(q, "i", x->who);
    while (ro_step(q)) RO_PUSH(job->arena, x->names) = ro_text(q, 0);
}

static int by_bytes(const void *p, const void *q) { return ro_str_cmp(*(const ro_str *)p, *(const ro_str *)q); }

static bool is_wanted(ro_job *job, const struct wish *x, ro_str meeting, ro_str name) {
    if (!x->names.n || !bsearch(&name, x->names.v, x->names.n, sizeof name, by_bytes)) return false;
    return !x->who || ro_person_means(job, meeting, name, x->who);
}

/* Where a name is that of several people, it is his whom an account of the meeting calls so. */
bool ro_person_means(ro_job *job, ro_str meeting, ro_str name, int64_t person) {
    if (!ro_ask_int(job, 0, "SELECT 1 FROM person_name WHERE name = ?1 AND person IS NOT ?2", "si", name, person)) return true;
    return ro_ask_int(job, 0,
                      "SELECT 1 FROM person_name s CROSS JOIN meeting_account m CROSS JOIN person_account x WHERE s.name = ?2 AND"
                      " s.person = ?3 AND m.meeting = ?1 AND x.name = s.n AND x.account = m.account",
                      "ssi", meeting, name, person);
}

/* ---- all --------------------------------------------------------------------------------------------------------------- */

ro_sift *ro_sift_new(ro_job *job, const ro_meetings_wanted *w) {
    struct ro_sift *x = RO_NEW(job->arena, struct ro_sift);
    ro_sift_wish *of;
    x->n = ro_sift_wishes(job->arena, w, &of);
    x->wish = RO_NEWS(job->arena, struct wish, x->n + 1);
    for (size_t i = 0; i < x->n; i++) {
        struct wish *is = &x->wish[i];
        struct spots s = {0};
        *is = (struct wish){.of = of[i]};
        if (of[i].what != RO_SIEVE_PERSON)
            take(job, &s, of[i].what, ro_str_c(of[i].value));
        else if (of[i].id)
            names_of(job, is);
        else
            names_like(job, is);
        for (size_t k = 0; k < is->names.n; k++) take(job, &s, RO_SIEVE_PERSON, is->names.v[k]);
        narrow(x, &s, !i);
    }
    return x->n ? x : NULL;
}

bool ro_sift_next(const ro_sift *x, int64_t *spot, bool back) {
    int64_t block = *spot / RO_SIEVE_BLOCK;
    if (*spot < 0 || !x->spots.v.n) return false;
    size_t at = RO_FIRST_FROM(i, x->spots.v.n, x->spots.v.v[i].block < block);
    if (back && (at == x->spots.v.n || x->spots.v.v[at].block > block)) at--;
    for (; at < x->spots.v.n; at += back ? (size_t)-1 : 1) {
        const ro_spots *s = &x->spots.v.v[at];
        int i = s->block == block ? (int)(*spot % RO_SIEVE_BLOCK) : back ? RO_SIEVE_BLOCK - 1 : 0;
        for (; i >= 0 && i < RO_SIEVE_BLOCK; i += back ? -1 : 1) {
            if (!(s->bits[i / 64] >> i % 64 & 1)) continue;
            *spot = s->block * RO_SIEVE_BLOCK + i;
            return true;
        }
    }
    return false;
}

size_t ro_sift_undated(const ro_sift *x) {
    size_t n = 0;
    for (size_t i = 0; i < x->spots.v.n; i++)
        for (size_t k = 0; k < RO_SIEVE_BLOCK / 64 && x->spots.v.v[i].block >= RO_SIEVE_UNDATED; k++)
            n += (size_t)__builtin_popcountll(x->spots.v.v[i].bits[k]);
    return n;
}

static bool has_person(ro_job *job, const struct wish *x, ro_str meeting) {
    bool any = false;
    ro_query *q = ro_query_new(job, "SELECT name FROM meeting_person WHERE meeting = ?1");
    ro_bind(q, "s", meeting);
    while (!any && ro_step(q)) any = is_wanted(job, x, meeting, ro_lying(q, 0));
    if (any) ro_query_end(q);
    return any;
}

static bool lets(ro_job *job, const struct wish *x, ro_str meeting) {
    static const char *const SQL[RO_SIEVE_FACETS] = {
        [RO_SIEVE_SIDE] = "SELECT 1 FROM meeting_side WHERE meeting = ?1 AND side = ?2 COLLATE NOCASE",
        [RO_SIEVE_PLACE] = "SELECT 1 FROM meeting WHERE id = ?1 AND place = ?2 COLLATE NOCASE",
        [RO_SIEVE_PUBLISHER] = "SELECT 1 FROM meeting_account x CROSS JOIN account a ON a.n = x.account AND a.current = 1 WHERE"
                               " x.meeting = ?1 AND a.publisher = ?2 COLLATE NOCASE"};
    if (x->of.what == RO_SIEVE_PERSON) return has_person(job, x, meeting);
    return ro_ask_int(job, 0, SQL[x->of.what], "sc", meeting, x->of.value) != 0;
}

bool ro_sift_lets(ro_job *job, const ro_sift *x, ro_str meeting) {
    for (size_t i = 0; i < x->n; i++)
        if (!lets(job, &x->wish[i], meeting)) return false;
    return true;
}
