/* The sieve of meetings, kept up: see sieve.h. In: meetings that are about to change, and as they then are. Out: of each of their
 * values the spots where any meeting has it.
 *
 * Where a value is noted as it now is, its spot is set. Where it was noted before alone, the meetings that stand at that spot are
 * looked at: another may have it. */
#include "store/meetings/sieve.h"

#include <stdio.h>
#include <stdlib.h>

enum { FEW = 256, FILLED = 5000 /* meetings at once */, LOOKED = RO_NOTED_NOW + 1 };

struct ro_noted {
    int what, how;
    int64_t spot;
    ro_str value;
};

/* ---- spots -------------------------------------------------------------------------------------------------------------- */

static long first_day(void) { return ro_day_number(1, 1, 1); }

/* A month or a year stands before its first day. */
int64_t ro_spot_of(ro_str date) {
    int part[3] = {0, 1, 1};
    size_t at = 0;
    for (int i = 0; i < 3 && at < date.n; i++, at++)
        for (part[i] = 0; at < date.n && date.p[at] >= '0' && date.p[at] <= '9' && part[i] < 10000; at++)
            part[i] = 10 * part[i] + (date.p[at] - '0');
    if (part[0] < 1 || part[0] > 9999 || part[1] < 1 || part[1] > 12 || part[2] < 1) return 0;
    return ro_day_number(part[0], part[1], 1) + (part[2] < 31 ? part[2] : 31) - 1 - first_day();
}

void ro_spot_days(int64_t spot, char above[16], char to[16]) {
    *above = *to = 0;
    ro_day_put(to, (long)spot + first_day());
    if (spot) ro_day_put(above, (long)spot + first_day() - 1);
}

void ro_spots_add(ro_spots *s, ro_str bytes) {
    const unsigned char *p = (const unsigned char *)bytes.p;
    bool map = bytes.n >= sizeof s->bits;
    for (size_t i = 0; i < sizeof s->bits && map; i++) s->bits[i / 8] |= (uint64_t)p[i] << (i % 8 * 8);
    for (size_t i = 0; i + 1 < bytes.n && !map; i += 2) {
        unsigned at = ((unsigned)p[i] << 8 | p[i + 1]) % RO_SIEVE_BLOCK;
        s->bits[at / 64] |= (uint64_t)1 << at % 64;
    }
}

static ro_str bytes_of(ro_arena *a, const ro_spots *s) {
    size_t n = 0, to = 0;
    for (size_t i = 0; i < RO_SIEVE_BLOCK / 64; i++) n += (size_t)__builtin_popcountll(s->bits[i]);
    bool map = n >= FEW;
    char *p = ro_alloc(a, sizeof s->bits);
    for (size_t i = 0; i < sizeof s->bits && map; i++) p[to++] = (char)(s->bits[i / 8] >> (i % 8 * 8));
    for (unsigned i = 0; i < RO_SIEVE_BLOCK && !map; i++)
        if (s->bits[i / 64] >> i % 64 & 1) p[to++] = (char)(i >> 8), p[to++] = (char)i;
    return (ro_str){p, to};
}

ro_str ro_sieve_value(ro_arena *a, int what, ro_str s) {
    if (what == RO_SIEVE_PERSON) return s;
    char *p = ro_alloc(a, s.n + 1);
    for (size_t i = 0; i < s.n; i++) p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
    return (ro_str){p, s.n};
}

/* ---- noting ------------------------------------------------------------------------------------------------------------- */

static void note(ro_sieving *s, ro_str meeting, int how) {
    ro_job *job = s->job;
    ro_query *q =
        ro_query_new(job, "SELECT date, (SELECT account FROM meeting_account WHERE meeting = ?1 ORDER BY i LIMIT 1) FROM"
                          " meeting WHERE id = ?1");
    ro_bind(q, "s", meeting);
    if (!ro_step(q)) return;
    int64_t spot = ro_null(q, 0) ? RO_SPOT_UNDATED + ro_int(q, 1) : ro_spot_of(ro_lying(q, 0));
    ro_query_end(q);
    q = ro_query_new(job, "SELECT 1, side FROM meeting_side WHERE meeting = ?1 UNION ALL SELECT 2, name FROM meeting_person WHERE"
                          " meeting = ?1 UNION ALL SELECT 3, a.publisher FROM meeting_account x CROSS JOIN account a ON a.n ="
                          " x.account WHERE x.meeting = ?1 UNION ALL SELECT 4, place FROM meeting WHERE id = ?1");
    ro_bind(q, "s", meeting);
    while (ro_step(q)) {
        int what = (int)ro_int(q, 0);
        ro_str value = ro_text(q, 1);
        if (value.n) RO_PUSH(job->arena, s->v) = (struct ro_noted){what, how, spot, ro_sieve_value(job->arena, what, value)};
    }
}

void ro_sieve_note(ro_sieving *s, ro_str meeting, ro_noting how) { note(s, meeting, how); }

static int by_value(const struct ro_noted *a, const struct ro_noted *b) {
    if (a->what != b->what) return a->what < b->what ? -1 : 1;
    return ro_str_cmp(a->value, b->value);
}

static int by_spot(const void *p, const void *q) {
    const struct ro_noted *a = p, *b = q;
    int c = by_value(a, b);
    if (c) return c;
    if (a->spot != b->spot) return a->spot < b->spot ? -1 : 1;
    return (a->how > b->how) - (a->how < b->how);
}

/* Each value of a spot once, as it was noted last: what others at the spot have alone is left out. */
static void once(ro_sieving *s) {
    size_t n = 0;
    if (s->v.n) qsort(s->v.v, s->v.n, sizeof *s->v.v, by_spot);
    for (size_t i = 0, k; i < s->v.n; i = k) {
        for (k = i + 1; k < s->v.n && s->v.v[k].spot == s->v.v[i].spot && by_value(&s->v.v[k], &s->v.v[i]) == 0;) k++;
        if (s->v.v[i].how != LOOKED) s->v.v[n++] = s->v.v[k - 1];
    }
    s->v.n = n;
}

static int by_number(const void *p, const void *q) {
    int64_t a = *(const int64_t *)p, b = *(const int64_t *)q;
    return a < b ? -1 : a > b;
}

static void look(ro_sieving *s, int64_t spot) {
    char above[16], to[16];
    RO_VEC(ro_str) there = {0};
    bool undated = spot >= RO_SPOT_UNDATED;
    ro_query *q = ro_query_new(
        s->job, undated ? "SELECT m.id FROM meeting_account x CROSS JOIN meeting m ON m.id = x.meeting WHERE x.account = ?1 AND"
                          " m.date IS NULL AND x.i = (SELECT min(i) FROM meeting_account y WHERE y.meeting = x.meeting)"
                        : "SELECT id FROM meeting WHERE (date IS NULL) = 0 AND date > ?1 AND date <= ?2");
    if (undated) {
        ro_bind(q, "i", spot - RO_SPOT_UNDATED);
    } else {
        ro_spot_days(spot, above, to);
        ro_bind(q, "ss", ro_str_c(above), ro_str_c(to));
    }
    while (ro_step(q)) RO_PUSH(s->job->arena, there) = ro_text(q, 0);
    for (size_t i = 0; i < there.n; i++) note(s, there.v[i], LOOKED);
}

/* Where a meeting lost a value, and none came that has it. */
static void look_again(ro_sieving *s) {
    RO_VEC(int64_t) spots = {0};
    for (size_t i = 0; i < s->v.n; i++)
        if (s->v.v[i].how == RO_NOTED_BEFORE) RO_PUSH(s->job->arena, spots) = s->v.v[i].spot;
    if (spots.n) qsort(spots.v, spots.n, sizeof *spots.v, by_number);
    for (size_t i = 0; i < spots.n; i++)
        if (!i || spots.v[i] != spots.v[i - 1]) look(s, spots.v[i]);
}

/* ---- writing ------------------------------------------------------------------------------------------------------------ */

/* Those of one value in one block. */
static void write_block(ro_job *job, const struct ro_noted *v, size_t n) {
    ro_spots s = {.block = v->spot / RO_SIEVE_BLOCK};
    int64_t what = v->what;
    ro_query *q = ro_query_new(job, "SELECT spots FROM meeting_sieve WHERE what = ?1 AND value = ?2 AND block = ?3");
    ro_bind(q, "isi", what, v->value, s.block);
    if (ro_step(q)) ro_spots_add(&s, ro_lying(q, 0)), ro_query_end(q);
    bool changed = false;
    for (size_t i = 0; i < n; i++) {
        unsigned at = (unsigned)(v[i].spot % RO_SIEVE_BLOCK);
        uint64_t bit = (uint64_t)1 << at % 64, is = v[i].how == RO_NOTED_BEFORE ? 0 : bit;
        changed |= (s.bits[at / 64] & bit) != is;
        s.bits[at / 64] = (s.bits[at / 64] & ~bit) | is;
    }
    if (!changed) return;
    ro_str bytes = bytes_of(job->arena, &s);
    if (bytes.n)
        ro_exec(job, "INSERT OR REPLACE INTO meeting_sieve VALUES (?1, ?2, ?3, ?4)", "isib", what, v->value, s.block, bytes);
    else
        ro_exec(job, "DELETE FROM meeting_sieve WHERE what = ?1 AND value = ?2 AND block = ?3", "isi", what, v->value, s.block);
}

void ro_sieve_settle(ro_sieving *s) {
    once(s);
    look_again(s);
    once(s);
    for (size_t i = 0, k; i < s->v.n; i = k) {
        int64_t block = s->v.v[i].spot / RO_SIEVE_BLOCK;
        for (k = i + 1; k < s->v.n && s->v.v[k].spot / RO_SIEVE_BLOCK == block && by_value(&s->v.v[k], &s->v.v[i]) == 0;) k++;
        write_block(s->job, s->v.v + i, k - i);
    }
    s->v.n = 0;
}

struct filling {
    ro_arena *arena;
    ro_str last;
    bool more;
};

static void fill_work(ro_job *job, void *arg) {
    struct filling *f = arg;
    ro_sieving s = {.job = job};
    RO_VEC(ro_str) ids = {0};
    ro_query *q = ro_query_new(job, "SELECT id FROM meeting WHERE id > ?1 ORDER BY id LIMIT ?2");
    ro_bind(q, "si", f->last, (int64_t)FILLED);
    while (ro_step(q)) RO_PUSH(job->arena, ids) = ro_text(q, 0);
    for (size_t i = 0; i < ids.n; i++) note(&s, ids.v[i], RO_NOTED_NOW);
    ro_sieve_settle(&s);
    f->more = ids.n == FILLED;
    if (f->more) f->last = ro_str_dup(f->arena, ids.v[ids.n - 1]);
}

void ro_sieve_fill(ro_job *job) {
    struct filling f = {.arena = job->arena, .last = RO_S(""), .more = true};
    while (f.more) {
        ro_status st = ro_store_run(job->ctx, job->archive, RO_RUN_WRITE, fill_work, &f);
        if (st != RO_OK) ro_store_rethrow(job, st);
    }
}
