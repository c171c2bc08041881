/* How accounts stand for grouping, as rows: see round.h. In: accounts that are due. Out: their rows as they now are, and who else
 * that may concern.
 *
 * What an account had when it was last grouped follows from its sketch of then, which is kept beside the note that it is due
 * where the account has been read anew since, and from its days, which stand in match_account. */
#include "store/meetings/round.h"

#include <stdlib.h>

/* ---- accounts of this round ------------------------------------------------------------------------------------------- */

static size_t slot_of(const ro_round *r, int64_t n) {
    size_t i = (size_t)((uint64_t)n * 0x9e3779b97f4a7c15u >> 20) & (r->slots - 1);
    while (r->slot[i] && r->stands.v[r->slot[i] - 1].n != n) i = (i + 1) & (r->slots - 1);
    return i;
}

static void widen(ro_round *r) {
    r->slots = r->slots ? 2 * r->slots : 1024;
    r->slot = RO_NEWS(r->job->arena, uint32_t, r->slots);
    for (uint32_t i = 0; i < r->stands.n; i++) r->slot[slot_of(r, r->stands.v[i].n)] = i + 1;
}

uint32_t ro_stand_known(const ro_round *r, int64_t n) {
    uint32_t at = r->slot[slot_of(r, n)];
    return at ? at - 1 : RO_NOBODY;
}

static void set_day(const ro_round *r, ro_sketch *s) {
    size_t lo = RO_FIRST_FROM(mid, r->days.n, ro_str_cmp(r->days.v[mid].a, s->id) < 0);
    for (; lo < r->days.n && ro_str_eq(r->days.v[lo].a, s->id); lo++) ro_sketch_set_day(s, r->days.v[lo].b);
}

uint32_t ro_stand_of(ro_round *r, int64_t n) {
    ro_job *job = r->job;
    uint32_t known = ro_stand_known(r, n);
    if (known != RO_NOBODY) return known;
    ro_query *q = ro_query_new(
        job, "SELECT a.id, a.sketch, a.digest, a.title, coalesce(m.comp, a.n), coalesce(m.grp, a.n), a.publisher FROM account a"
             " LEFT JOIN match_account m ON m.account = a.n WHERE a.n = ?1 AND a.current");
    ro_bind(q, "i", n);
    if (!ro_step(q)) return RO_NOBODY;
    ro_stand x = {.n = n, .title = ro_text(q, 3), .comp = ro_int(q, 4), .group = ro_int(q, 5), .near = RO_NOBODY};
    x.s = ro_sketch_open(job->arena, ro_text(q, 0), (ro_packed){x.title, ro_text(q, 6), ro_text(q, 1), ro_blob(q, 2)});
    ro_query_end(q);
    set_day(r, x.s);
    if (2 * (r->stands.n + 1) > r->slots) widen(r);
    r->slot[slot_of(r, n)] = (uint32_t)r->stands.n + 1;
    RO_PUSH(job->arena, r->stands) = x;
    return (uint32_t)r->stands.n - 1;
}

uint32_t ro_stand_near(ro_round *r, uint32_t i) {
    if (r->stands.v[i].near != RO_NOBODY) return r->stands.v[i].near;
    RO_PUSH(r->job->arena, r->stand_of) = i;
    return r->stands.v[i].near = ro_near_put(&r->near, r->stands.v[i].s);
}

bool ro_stand_stirred(const ro_round *r, uint32_t i) {
    uint32_t near = r->stands.v[i].near;
    return near != RO_NOBODY && r->near.accounts.v[near].stirred;
}

void ro_stand_stir(ro_round *r, uint32_t i) { ro_near_stir(&r->near, ro_stand_near(r, i)); }

typedef RO_VEC(int64_t) numbers;

static numbers all_of(ro_query *q, ro_arena *a) {
    numbers v = {0};
    while (ro_step(q)) RO_PUSH(a, v) = ro_int(q, 0);
    return v;
}

void ro_stand_stir_comp(ro_round *r, int64_t comp) {
    ro_query *q = ro_query_new(r->job, "SELECT account FROM match_account WHERE comp = ?1 AND comp <> account UNION SELECT ?1");
    ro_bind(q, "i", comp);
    numbers v = all_of(q, r->job->arena);
    for (size_t i = 0; i < v.n; i++) {
        uint32_t at = ro_stand_of(r, v.v[i]);
        if (at != RO_NOBODY) ro_stand_stir(r, at);
    }
}

size_t ro_stand_group(ro_round *r, int64_t n, int64_t **members) {
    ro_query *q =
        ro_query_new(r->job, "SELECT x.account FROM match_account m JOIN match_account x ON x.comp = m.comp AND x.comp <>"
                             " x.account AND x.grp = m.grp WHERE m.account = ?1 UNION SELECT x.account FROM match_account"
                             " m JOIN match_account x ON x.account = m.comp AND x.grp = m.grp WHERE m.account = ?1");
    ro_bind(q, "i", n);
    numbers v = all_of(q, r->job->arena);
    *members = v.v;
    return v.n;
}

static size_t stand_among(void *user, long day, uint64_t word, uint32_t **who) {
    ro_round *r = user;
    size_t may = ro_blocks_may(r, day, word, NULL, 0), n = 0;
    int64_t *v = ro_alloc(r->job->arena, (may + 1) * sizeof *v);
    ro_blocks_may(r, day, word, v, may);
    *who = ro_alloc(r->job->arena, (may + 1) * sizeof **who);
    for (size_t i = 0; i < may; i++) {
        uint32_t at = ro_stand_of(r, v[i]);
        if (at != RO_NOBODY) (*who)[n++] = ro_stand_near(r, at);
    }
    return n;
}

/* ---- what people decided ------------------------------------------------------------------------------------------------ */

/* The day that somebody gave a meeting holds for each of its accounts: they must not be parted by the days they print. */
static void load_days(ro_round *r) {
    ro_query *q =
        ro_query_new(r->job, "SELECT t.account, d.value FROM decision d CROSS JOIN decision_account t ON t.decision = d.n"
                             " WHERE d.kind = 'date' AND d.about = 'meeting' AND t.part = 'target' AND d.undone IS NULL"
                             " ORDER BY t.account, d.time, d.n");
    while (ro_step(q)) RO_PUSH(r->job->arena, r->days) = (ro_verdict){ro_text(q, 0), ro_text(q, 1), false};
}

/* Every account of the target with every one of the value; of two decisions about one pair the later holds. */
void ro_round_verdicts(ro_round *r) {
    ro_query *q = ro_query_new(
        r->job,
        "SELECT v.a, v.b, v.kind = 'join', max(v.time || format(' %020d', v.n)), x.n, y.n FROM (SELECT min(t.account, o.account) "
        "a, max(t.account,"
        " o.account) b, d.kind, d.n, d.time FROM decision d CROSS JOIN decision_account t ON t.decision = d.n AND t.part = "
        "'target'"
        " CROSS JOIN decision_account o ON o.decision = d.n AND o.part = 'value' WHERE d.kind IN ('join', 'split') AND d.undone"
        " IS NULL AND t.account <> o.account) v CROSS JOIN account x ON x.id = v.a AND x.current CROSS JOIN account y ON y.id = "
        "v.b"
        " AND y.current CROSS JOIN match_account m ON m.account = x.n CROSS JOIN match_account w ON w.account = y.n GROUP BY "
        "v.a, v.b"
        " ORDER BY v.a, v.b");
    while (ro_step(q)) {
        RO_PUSH(r->job->arena, r->verdicts) = (ro_verdict){ro_text(q, 0), ro_text(q, 1), ro_int(q, 2)};
        RO_PUSH(r->job->arena, r->pairs) = (ro_pair_of){ro_int(q, 4), ro_int(q, 5), ro_int(q, 2)};
    }
}

void ro_round_start(ro_round *r, ro_job *job) {
    *r = (ro_round){.job = job};
    widen(r);
    ro_near_start(&r->near, job->arena);
    r->near.user = r, r->near.among = stand_among;
    load_days(r);
}

/* ---- rows out and in ---------------------------------------------------------------------------------------------------- */

struct standing { /* a row of match_account */
    bool dated, hub, seeks;
    long first, last, day, sought, until;
};

static void shift_words(ro_round *r, const ro_sketch *s, const struct standing *x, int64_t n, int by) {
    ro_arena *a = r->job->arena;
    ro_words linked = x->dated ? ro_words_linked(a, s) : (ro_words){0};
    ro_words met = x->hub || x->seeks ? ro_words_met(a, s) : (ro_words){0};
    for (long d = x->first; x->dated && d <= x->last; d++)
        for (size_t i = 0; i < linked.n; i++) RO_PUSH(a, r->blocks) = (ro_shift){linked.v[i], d, d, n, ro_sketch_lot(s), by};
    for (size_t i = 0; i < met.n && x->hub; i++) RO_PUSH(a, r->words) = (ro_shift){met.v[i], x->day, x->day, n, 0, by};
    for (size_t i = 0; i < met.n && x->seeks; i++) RO_PUSH(a, r->wants) = (ro_shift){met.v[i], x->sought, x->until, n, 0, by};
}

void ro_stand_out(ro_round *r, int64_t n) {
    ro_job *job = r->job;
    ro_query *q = ro_query_new(
        job, "SELECT m.first, m.last, m.hub, m.sought, m.until, m.comp, coalesce(d.sketch, a.sketch), t.id,"
             " iif(d.sketch IS NULL, a.digest, d.digest), a.title, a.publisher FROM match_account m LEFT JOIN match_due d ON "
             "d.account = m.account LEFT JOIN account a ON a.n ="
             " m.account JOIN intake t ON t.n = m.account WHERE m.account = ?1");
    ro_bind(q, "i", n);
    if (!ro_step(q)) return;
    struct standing x = {!ro_null(q, 0),     !ro_null(q, 2),     !ro_null(q, 3),     (long)ro_int(q, 0),
                         (long)ro_int(q, 1), (long)ro_int(q, 2), (long)ro_int(q, 3), (long)ro_int(q, 4)};
    RO_PUSH(job->arena, r->comps) = ro_int(q, 5);
    ro_packed packed = {ro_text(q, 9), ro_text(q, 10), ro_text(q, 6), ro_blob(q, 8)};
    ro_str id = ro_text(q, 7);
    ro_query_end(q);
    shift_words(r, ro_sketch_open(job->arena, id, packed), &x, n, -1);
    if (x.dated) ro_blocks_drop(r, n, x.first);
    ro_exec(job, "DELETE FROM match_account WHERE account = ?1", "i", n);
}

static void bind_day(ro_query *q, bool is, long day) {
    if (is)
        ro_bind(q, "i", (int64_t)day);
    else
        ro_bind(q, "c", "");
}

void ro_stand_in(ro_round *r, int64_t n) {
    uint32_t at = ro_stand_of(r, n);
    if (at == RO_NOBODY) return;
    struct standing x = {0};
    const ro_sketch *s = r->stands.v[at].s;
    x.dated = ro_days_linked(s, &x.first, &x.last);
    x.hub = ro_days_hub(s, &x.day);
    x.seeks = ro_days_sought(s, &x.sought, &x.until);
    r->stands.v[at].comp = r->stands.v[at].group = n;
    ro_query *q = ro_query_new(r->job, "INSERT INTO match_account VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?1, ?1)");
    ro_bind(q, "i", n);
    bind_day(q, x.dated, x.first), bind_day(q, x.dated, x.last), bind_day(q, x.hub, x.day);
    bind_day(q, x.seeks, x.sought), bind_day(q, x.seeks, x.until);
    while (ro_step(q)) {
    }
    if (x.dated) ro_blocks_put(r, n, x.first, x.last, ro_words_linked(r->job->arena, s));
    shift_words(r, s, &x, n, 1);
    ro_stand_stir(r, at);
}

/* ---- what shifts with them ------------------------------------------------------------------------------------------------ */

static int by_place(const void *p, const void *q) {
    const ro_shift *a = p, *b = q;
    if (a->word != b->word) return a->word < b->word ? -1 : 1;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->last != b->last) return a->last < b->last ? -1 : 1;
    return (a->n > b->n) - (a->n < b->n);
}

/* Rows that go and come again are none. */
static size_t net(ro_shift *v, size_t n) {
    size_t kept = 0;
    if (n) qsort(v, n, sizeof *v, by_place);
    for (size_t i = 0; i < n; i++) {
        if (kept && by_place(&v[i], &v[kept - 1]) == 0)
            v[kept - 1].by += v[i].by;
        else
            v[kept++] = v[i];
        if (!v[kept - 1].by) kept--;
    }
    return kept;
}

static void write_words(ro_round *r, int by) {
    const char *sql = by > 0 ? "INSERT INTO match_word VALUES (?1, ?2, ?3)"
                             : "DELETE FROM match_word WHERE word = ?1 AND day = ?2 AND account = ?3";
    for (size_t i = 0; i < r->words.n; i++) {
        const ro_shift *x = &r->words.v[i];
        if (x->by == by) ro_exec(r->job, sql, "iii", (int64_t)x->word, (int64_t)x->first, x->n);
    }
}

static void write_wants(ro_round *r) {
    for (size_t i = 0; i < r->wants.n; i++) {
        const ro_shift *x = &r->wants.v[i];
        if (x->by > 0)
            ro_exec(r->job, "INSERT INTO match_want VALUES (?1, ?2, ?3, ?4)", "iiii", (int64_t)x->word, (int64_t)x->first, x->n,
                    (int64_t)x->last);
        else
            ro_exec(r->job, "DELETE FROM match_want WHERE word = ?1 AND first = ?2 AND account = ?3", "iii", (int64_t)x->word,
                    (int64_t)x->first, x->n);
    }
}

static bool any_wants(ro_job *job) { return ro_ask_int(job, 0, "SELECT 1 FROM match_want LIMIT 1", ""); }

static void stir_linked(ro_round *r, const ro_near_drawn *b, size_t n) {
    for (size_t i = 0; i < n; i++) {
        uint32_t at = r->stand_of.v[b[i].who];
        ro_stand_stir(r, at);
        RO_PUSH(r->job->arena, r->comps) = r->stands.v[at].comp;
    }
}

/* What came or went under one word of one day: where it is many who stand there, or was, others may meet others than before. All
 * of them, where they became so many or so few; else where the heads change, whoever is one, or was. */
static void cross(ro_round *r, const ro_shift *v, size_t n) {
    size_t now, came = 0;
    long by = 0;
    bool heads = false;
    if (ro_blocks_may(r, v->first, v->word, NULL, 0) + n <= RO_BLOCK) return;
    const ro_near_drawn *b = ro_near_block(&r->near, v->first, v->word, &now);
    for (size_t i = 0; i < n; i++) {
        by += v[i].by, came += v[i].by > 0;
        heads |= now > RO_BLOCK && v[i].lot <= b[RO_HEADS - 1].lot;
    }
    long was = (long)now - by;
    if ((was <= RO_BLOCK) != ((long)now <= RO_BLOCK))
        stir_linked(r, b, now);
    else if (heads)
        stir_linked(r, b, RO_HEADS + came < now ? RO_HEADS + came : now);
}

static void cross_all(ro_round *r) {
    size_t n = net(r->blocks.v, r->blocks.n);
    const ro_shift *v = r->blocks.v;
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && v[k].word == v[i].word && v[k].first == v[i].first;) k++;
        cross(r, v + i, k - i);
    }
}

void ro_stand_shift(ro_round *r, void (*asked)(ro_round *, int64_t)) {
    r->words.n = net(r->words.v, r->words.n);
    r->wants.n = net(r->wants.v, r->wants.n);
    write_words(r, -1);
    bool wants = any_wants(r->job);
    for (size_t i = 0; i < r->words.n && wants; i++) /* among what stays, or it would not be seen to fill up */
        if (!i || r->words.v[i].word != r->words.v[i - 1].word || r->words.v[i].first != r->words.v[i - 1].first)
            ro_lookers(r, r->words.v[i].word, r->words.v[i].first, asked);
    write_words(r, 1);
    ro_lookers_forget(r);
    write_wants(r);
    cross_all(r);
    for (size_t i = 0; i < r->comps.n; i++) ro_stand_stir_comp(r, r->comps.v[i]);
}
