/* A round of grouping: see round.h. In: accounts that are due. Out: the meetings of all whom that concerns, written anew.
 *
 * 1. The due go out as they stood and come in as they are; whom they were linked with is stirred, and links lead on from there
 *    (match/near.h), as joins and splits of people do. The stirred are linked anew.
 * 2. Those look for a hub again which have changed themselves, stood in a meeting with one that did, or may find another: they
 * look under a word and day of an account that came, went, or was stirred.
 * 3. Meetings that have one of these are taken out, and those told that these now stand in.
 *
 * What comes of it is what grouping all of the archive at once would give, in any order of arrival: a link hangs on two accounts
 * and on who stands under a word of a day, all of whom are here where one is stirred; what an account finds hangs on the
 * hubs under its words. tests/property/grouping.c holds it to that. */
#include "store/meetings/round.h"

#include <stdlib.h>

/* ---- who is concerned --------------------------------------------------------------------------------------------------- */

static bool seeks(const ro_stand *x) {
    long first, last;
    return ro_days_sought(x->s, &first, &last);
}

static void ask(ro_round *r, int64_t n) {
    uint32_t at = ro_stand_of(r, n);
    if (at != RO_NOBODY && seeks(&r->stands.v[at])) r->stands.v[at].asks = true;
}

/* Joined or parted by a person: what becomes of one concerns the other. */
static bool stir_decided(ro_round *r) {
    bool any = false;
    for (size_t i = 0; i < r->pairs.n; i++) {
        uint32_t a = ro_stand_known(r, r->pairs.v[i].a), b = ro_stand_known(r, r->pairs.v[i].b);
        bool x = a != RO_NOBODY && (ro_stand_stirred(r, a) || r->stands.v[a].asks);
        bool y = b != RO_NOBODY && (ro_stand_stirred(r, b) || r->stands.v[b].asks);
        if (!x && !y) continue;
        a = ro_stand_of(r, r->pairs.v[i].a), b = ro_stand_of(r, r->pairs.v[i].b);
        if (a == RO_NOBODY || b == RO_NOBODY || (ro_stand_stirred(r, a) && ro_stand_stirred(r, b))) continue;
        ro_stand_stir(r, a), ro_stand_stir(r, b);
        any = true;
    }
    return any;
}

static void note_meeting(ro_round *r, int64_t n) {
    ro_query *q = ro_query_new(r->job, "SELECT meeting FROM meeting_account WHERE account = ?1");
    ro_bind(q, "i", n);
    while (ro_step(q)) RO_PUSH(r->job->arena, r->meetings) = ro_text(q, 0);
}

static int strs_by_bytes(const void *a, const void *b) { return ro_str_cmp(*(const ro_str *)a, *(const ro_str *)b); }

static void each_meeting_once(ro_round *r) {
    size_t n = 0;
    if (r->meetings.n) qsort(r->meetings.v, r->meetings.n, sizeof *r->meetings.v, strs_by_bytes);
    for (size_t i = 0; i < r->meetings.n; i++)
        if (!n || !ro_str_eq(r->meetings.v[i], r->meetings.v[n - 1])) r->meetings.v[n++] = r->meetings.v[i];
    r->meetings.n = n;
}

/* Whoever may find it, or found it, looks again: its hub may be another than it was. */
static void ask_lookers(ro_round *r, uint32_t i) {
    long day;
    const ro_sketch *s = r->stands.v[i].s;
    if (!ro_days_hub(s, &day)) return;
    ro_words w = ro_words_met(r->job->arena, s);
    for (size_t k = 0; k < w.n; k++) ro_lookers(r, w.v[k], day, ask);
}

/* What is one with others looks together with them: they are stirred, if they are not yet. */
static bool stir_asked(ro_round *r) {
    bool any = false;
    for (uint32_t i = 0; i < r->stands.n; i++) {
        int64_t *v;
        if (!r->stands.v[i].asks || ro_stand_stirred(r, i) || ro_stand_group(r, r->stands.v[i].n, &v) < 2) continue;
        ro_stand_stir_comp(r, r->stands.v[i].comp);
        any = true;
    }
    return any;
}

/* Over those who have been stirred since the last time. */
static void ask_all(ro_round *r, bool *done, bool wants) {
    for (uint32_t i = 0; i < r->near.accounts.n; i++) {
        if (done[i] || !r->near.accounts.v[i].stirred) continue;
        done[i] = true;
        uint32_t at = r->stand_of.v[i];
        r->stands.v[at].asks |= seeks(&r->stands.v[at]);
        if (wants) ask_lookers(r, at);
    }
}

static void find_concerned(ro_round *r, const ro_slice *slice) {
    for (size_t i = 0; i < slice->n; i++) {
        note_meeting(r, slice->due[i]);
        ro_stand_out(r, slice->due[i]);
        ro_exec(r->job, "DELETE FROM match_due WHERE account = ?1", "i", slice->due[i]);
    }
    for (size_t i = 0; i < slice->n; i++) ro_stand_in(r, slice->due[i]);
    ro_round_verdicts(r);
    ro_stand_shift(r, ask);
    bool wants = ro_ask_int(r->job, 0, "SELECT 1 FROM match_want LIMIT 1", ""), more = true;
    size_t room = 0;
    bool *done = NULL;
    while (more) {
        ro_near_spread(&r->near);
        if (r->near.accounts.n > room) {
            bool *wider = RO_NEWS(r->job->arena, bool, 2 * r->near.accounts.n);
            if (room) memcpy(wider, done, room);
            done = wider, room = 2 * r->near.accounts.n;
        }
        ask_all(r, done, wants);
        more = stir_asked(r);
        more |= stir_decided(r);
    }
}

/* ---- groups ---------------------------------------------------------------------------------------------------------------- */

static void keep_groups(ro_round *r) {
    for (uint32_t i = 0; i < r->near.accounts.n; i++) {
        const ro_near_account *x = &r->near.accounts.v[i];
        if (!x->stirred) continue;
        ro_stand *s = &r->stands.v[r->stand_of.v[i]];
        int64_t comp = r->stands.v[r->stand_of.v[x->comp]].n, group = r->stands.v[r->stand_of.v[x->group]].n;
        if (comp != s->comp || group != s->group)
            ro_exec(r->job, "UPDATE match_account SET comp = ?2, grp = ?3 WHERE account = ?1", "iii", s->n, comp, group);
        s->comp = comp, s->group = group;
    }
}

/* ---- hubs ------------------------------------------------------------------------------------------------------------------ */

struct seeking {
    ro_round *r;
    int64_t group; /* looks just now */
    struct {
        uint32_t a;
        ro_found_hub hub;
    } * found;
    size_t n;
};

static size_t count(void *user, uint64_t word, long first, long last) {
    struct seeking *k = user;
    return (size_t)ro_ask_int(
        k->r->job, 0, "SELECT count(*) FROM (SELECT 1 FROM match_word WHERE word = ?1 AND day BETWEEN ?2 AND ?3 LIMIT ?4)",
        "iiii", (int64_t)word, (int64_t)first, (int64_t)last, (int64_t)RO_NEAREST + 1);
}

struct hub_in {
    ro_hub_at at;
    ro_str id; /* of the account by which it is found */
};

static int by_day(const void *p, const void *q) {
    const struct hub_in *a = p, *b = q;
    if (a->at.day != b->at.day) return a->at.day < b->at.day ? -1 : 1;
    return ro_str_cmp(a->id, b->id);
}

/* Whoever is found is looked at with its group in any case. */
static size_t list(void *user, uint64_t word, long first, long last, ro_hub_at *out) {
    struct seeking *k = user;
    struct hub_in v[RO_NEAREST];
    size_t n = 0;
    ro_query *q = ro_query_new(k->r->job, "SELECT account, day FROM match_word WHERE word = ?1 AND day BETWEEN ?2 AND ?3");
    ro_bind(q, "iii", (int64_t)word, (int64_t)first, (int64_t)last);
    while (ro_step(q)) {
        uint32_t at = ro_stand_of(k->r, ro_int(q, 0));
        if (at == RO_NOBODY || n == RO_NEAREST) continue;
        v[n++] = (struct hub_in){{k->r->stands.v[at].group, (long)ro_int(q, 1)}, k->r->stands.v[at].s->id};
    }
    qsort(v, n, sizeof *v, by_day);
    for (size_t i = 0; i < n; i++) out[i] = v[i].at;
    return n;
}

static int by_id(const void *p, const void *q) {
    return ro_str_cmp((*(const ro_sketch *const *)p)->id, (*(const ro_sketch *const *)q)->id);
}

static void load_members(ro_round *r, int64_t hub, uint32_t head) {
    int64_t *v;
    size_t n = ro_stand_group(r, hub, &v), all = 0;
    const ro_sketch **s = RO_NEWS(r->job->arena, const ro_sketch *, n + 1);
    for (size_t i = 0; i < n; i++) {
        uint32_t at = ro_stand_of(r, v[i]);
        if (at != RO_NOBODY) s[all++] = r->stands.v[at].s;
    }
    if (all) qsort(s, all, sizeof *s, by_id);
    r->stands.v[head].of = s, r->stands.v[head].nof = all;
}

/* Groups are what they are while hubs are looked for, and many look at one. */
static size_t members(void *user, int64_t hub, const ro_sketch **out) {
    struct seeking *k = user;
    uint32_t head = ro_stand_of(k->r, hub);
    if (head == RO_NOBODY) return 0;
    if (!k->r->stands.v[head].of) load_members(k->r, hub, head);
    const ro_stand *x = &k->r->stands.v[head];
    size_t n = x->nof < RO_ENTITLED ? x->nof : RO_ENTITLED;
    memcpy(out, x->of, n * sizeof *out);
    return n;
}

static int64_t group_of(ro_round *r, int64_t n) {
    uint32_t at = ro_stand_of(r, n);
    return at == RO_NOBODY ? 0 : r->stands.v[at].group;
}

static bool parted(void *user, int64_t hub) {
    struct seeking *k = user;
    for (size_t i = 0; i < k->r->pairs.n; i++) {
        const ro_pair_of *p = &k->r->pairs.v[i];
        if (p->join) continue;
        int64_t a = group_of(k->r, p->a), b = group_of(k->r, p->b);
        if ((a == k->group && b == hub) || (b == k->group && a == hub)) return true;
    }
    return false;
}

struct turn { /* of one that looks */
    ro_str id;
    uint32_t at;
    bool notice;
};

static int by_turn(const void *p, const void *q) {
    const struct turn *a = p, *b = q;
    if (a->notice != b->notice) return a->notice ? 1 : -1;
    return ro_str_cmp(a->id, b->id);
}

static bool is_hub(ro_round *r, int64_t group) {
    int64_t *v;
    size_t n = ro_stand_group(r, group, &v);
    for (size_t i = 0; i < n; i++) {
        long day;
        uint32_t at = ro_stand_of(r, v[i]);
        if (at != RO_NOBODY && ro_days_hub(r->stands.v[at].s, &day)) return true;
    }
    return false;
}

static void seek(struct seeking *k, uint32_t at) {
    ro_round *r = k->r;
    const ro_hubs hubs = {k, count, list, members, parted};
    ro_found_hub f;
    k->group = r->stands.v[at].group;
    uint32_t head = ro_stand_of(r, k->group);
    if (!r->stands.v[head].looked) r->stands.v[head].settled = is_hub(r, k->group), r->stands.v[head].looked = true;
    if (r->stands.v[head].settled || !ro_match_seek(r->near.scratch, r->stands.v[at].s, &hubs, &f)) return;
    r->stands.v[head].settled = true;
    k->found[k->n].a = at;
    k->found[k->n++].hub = f;
}

static struct seeking seek_all(ro_round *r) {
    RO_VEC(struct turn) v = {0};
    for (uint32_t i = 0; i < r->stands.n; i++) {
        const ro_stand *x = &r->stands.v[i];
        if (x->asks) RO_PUSH(r->job->arena, v) = (struct turn){x->s->id, i, x->s->occasion == RO_OCCASION_NOTICE};
    }
    struct seeking k = {.r = r};
    k.found = ro_alloc(r->job->arena, (v.n + 1) * sizeof *k.found);
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_turn);
    for (size_t i = 0; i < v.n; i++) seek(&k, v.v[i].at);
    return k;
}

/* ---- meetings -------------------------------------------------------------------------------------------------------------- */

/* A hub that was found is told, whoever it is. */
static void tell_hub(ro_round *r, int64_t n) {
    int64_t *v;
    uint32_t head = ro_stand_of(r, n);
    if (r->stands.v[head].told || ro_stand_stirred(r, head)) return;
    size_t all = ro_stand_group(r, n, &v);
    for (size_t i = 0; i < all; i++) {
        uint32_t at = ro_stand_of(r, v[i]);
        if (at != RO_NOBODY) r->stands.v[at].told = true;
    }
}

/* How many accounts each of the meetings had. */
static const size_t *gather_meetings(ro_round *r) {
    for (uint32_t i = 0; i < r->stands.n; i++) {
        ro_stand *x = &r->stands.v[i];
        x->told |= x->asks || ro_stand_stirred(r, i);
        if (x->told) note_meeting(r, x->n);
    }
    each_meeting_once(r);
    size_t *size = RO_NEWS(r->job->arena, size_t, r->meetings.n + 1);
    ro_query *q = ro_query_new(r->job, "SELECT account, why FROM meeting_account WHERE meeting = ?1");
    for (size_t i = 0; i < r->meetings.n; i++) {
        ro_bind(q, "s", r->meetings.v[i]);
        while (ro_step(q)) {
            uint32_t at = ro_stand_of(r, ro_int(q, 0));
            size[i]++;
            if (at == RO_NOBODY) continue;
            r->stands.v[at].told = true;
            r->stands.v[at].why = ro_text(q, 1);
            r->stands.v[at].before = (int64_t)i + 1;
        }
    }
    return size;
}

struct telling {
    ro_round *r;
    ro_stand **stand; /* of those that are told, by id */
    ro_sketch **s;
    uint16_t *why;
    ro_str *said;
    uint32_t *up, *at; /* at: of each stand, its number here */
    size_t n;
    const size_t *size; /* of each meeting that stood: its accounts */
};

static int stands_by_id(const void *p, const void *q) {
    return ro_str_cmp((*(ro_stand *const *)p)->s->id, (*(ro_stand *const *)q)->s->id);
}

static void order(struct telling *t) {
    ro_round *r = t->r;
    ro_arena *a = r->job->arena;
    t->stand = RO_NEWS(a, ro_stand *, r->stands.n + 1);
    for (size_t i = 0; i < r->stands.n; i++)
        if (r->stands.v[i].told) t->stand[t->n++] = &r->stands.v[i];
    if (t->n) qsort(t->stand, t->n, sizeof *t->stand, stands_by_id);
    t->s = RO_NEWS(a, ro_sketch *, t->n + 1), t->why = RO_NEWS(a, uint16_t, t->n + 1), t->said = RO_NEWS(a, ro_str, t->n + 1);
    t->up = RO_NEWS(a, uint32_t, t->n + 1), t->at = RO_NEWS(a, uint32_t, r->stands.n + 1);
    for (uint32_t i = 0; i < t->n; i++) {
        t->s[i] = t->stand[i]->s, t->up[i] = i;
        t->at[t->stand[i] - r->stands.v] = i;
    }
}

/* The stirred stand as they were grouped; whom nothing concerned stands with whom he stood. */
static void stand_together(struct telling *t) {
    ro_round *r = t->r;
    uint32_t *first = RO_NEWS(r->job->arena, uint32_t, r->meetings.n + 2);
    for (uint32_t i = 0; i < t->n; i++) {
        const ro_stand *x = t->stand[i];
        uint32_t self = (uint32_t)(x - r->stands.v);
        if (ro_stand_stirred(r, self)) {
            const ro_near_account *y = &r->near.accounts.v[x->near];
            ro_unite(t->up, i, t->at[r->stand_of.v[y->group]]);
            t->why[i] = y->why;
        } else if (!x->asks && x->before) {
            t->said[i] = x->why;
            if (first[x->before])
                ro_unite(t->up, i, first[x->before] - 1);
            else
                first[x->before] = i + 1;
        }
    }
}

static bool kept_apart(const struct telling *t, uint32_t a, uint32_t b) {
    const ro_round *r = t->r;
    for (size_t i = 0; i < r->pairs.n; i++) {
        uint32_t x = ro_stand_known(r, r->pairs.v[i].a), y = ro_stand_known(r, r->pairs.v[i].b);
        if (r->pairs.v[i].join || x == RO_NOBODY || y == RO_NOBODY || !r->stands.v[x].told || !r->stands.v[y].told) continue;
        x = ro_root(t->up, t->at[x]), y = ro_root(t->up, t->at[y]);
        if ((x == a && y == b) || (x == b && y == a)) return true;
    }
    return false;
}

static void come_to_hubs(struct telling *t, const struct seeking *k) {
    for (size_t i = 0; i < k->n; i++) {
        uint32_t a = t->at[k->found[i].a], b = t->at[ro_stand_known(t->r, k->found[i].hub.hub)];
        if (kept_apart(t, ro_root(t->up, a), ro_root(t->up, b))) continue;
        ro_unite(t->up, a, b);
        t->why[a] |= k->found[i].hub.why;
    }
}

static bool same(ro_str a, ro_str b) { return !a.p == !b.p && ro_str_eq(a, b); }

/* A meeting that stood so before, and nothing of it has changed: somebody looked for a hub again and found the same. */
static int64_t stood_so(const struct telling *t, const ro_meeting *m) {
    int64_t before = t->stand[m->members[0].sketch]->before;
    if (!before || m->nmembers != t->size[before - 1]) return 0;
    for (size_t i = 0; i < m->nmembers; i++) {
        const ro_stand *x = t->stand[m->members[i].sketch];
        bool stirred = ro_stand_stirred(t->r, (uint32_t)(x - t->r->stands.v));
        if (stirred || x->before != before || !same(x->why, m->members[i].why)) return 0;
    }
    return before;
}

/* Left out of what is written, and of what goes. */
static void leave_standing(struct telling *t, ro_told *told) {
    ro_round *r = t->r;
    bool *stays = RO_NEWS(r->job->arena, bool, r->meetings.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < told->n; i++) {
        int64_t before = stood_so(t, &told->v[i]);
        if (before)
            stays[before - 1] = true;
        else
            told->v[n] = told->v[i], told->stem[n++] = told->stem[i];
    }
    told->n = n, n = 0;
    for (size_t i = 0; i < r->meetings.n; i++)
        if (!stays[i]) r->meetings.v[n++] = r->meetings.v[i];
    r->meetings.n = n;
}

static void tell(ro_round *r, const struct seeking *k, const size_t *size) {
    struct telling t = {.r = r, .size = size};
    ro_rulings rulings = {0};
    order(&t);
    stand_together(&t);
    come_to_hubs(&t, k);
    rulings.decided = ro_settled_names(r->job, &rulings.ndecided);
    ro_told told = ro_match_tell(
        r->job->arena, &(ro_grouped){.s = t.s, .up = t.up, .why = t.why, .said = t.said, .n = t.n, .rulings = &rulings});
    leave_standing(&t, &told);
    ro_meeting_rows_put(r->job, &(ro_telling){&told, t.stand, r->meetings.v, r->meetings.n});
}

void ro_round_go(ro_job *job, void *arg) {
    const ro_slice *slice = arg;
    ro_round r;
    ro_round_start(&r, job);
    find_concerned(&r, slice);
    ro_near_group(&r.near, &(ro_rulings){.verdict = r.verdicts.v, .nverdicts = r.verdicts.n});
    keep_groups(&r);
    struct seeking k = seek_all(&r);
    for (size_t i = 0; i < k.n; i++) tell_hub(&r, k.found[i].hub.hub);
    const size_t *size = gather_meetings(&r);
    tell(&r, &k, size);
}
