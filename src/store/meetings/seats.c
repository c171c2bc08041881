/* Figures into the spellings they are counted under. In: accounts that have come, or were read anew. Out: spellings
 * with how many accounts print them, their titles with the first and the last day, who stands in one list with whom; and a note
 * of each spelling that is another now.
 *
 * An account is taken in whole or not at all, so that doing it twice does nothing. Many are added up in memory, a slice at a
 * time, before a row is touched. */
#include "store/meetings/figures.h"

#include <stdlib.h>

enum { SLICE = 5000, KEPT = 1 << 20 }; /* accounts a slice; figures told one by one, of 16 bytes each */

struct slot { /* a spelling of this slice */
    uint64_t hash;
    ro_str text;
    int64_t n;
    int64_t accounts, present;
    ro_str first;
    uint64_t *keys; /* numbers of the keys by which it could be mistaken */
    size_t nkeys;
    bool fresh;
};

struct titled {
    size_t slot;
    ro_str title, day;
};

struct pair {
    int64_t a, b;
};

typedef struct seating {
    ro_job *job;
    const ro_lots *lots;
    RO_VEC(struct slot) slots;
    uint32_t *at; /* by hash: number of a slot, from 1 */
    size_t nat;
    RO_VEC(ro_seated) seated;
    RO_VEC(struct titled) titled;
    RO_VEC(struct pair) pairs;
    ro_figures figures; /* of the account at hand */
} seating;

/* ---- spellings ------------------------------------------------------------------------------------------------------------ */

static int by_number(const void *p, const void *q) {
    uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;
    return a < b ? -1 : a > b;
}

/* Surnames alone are mistaken by their word only. */
static void set_keys(seating *x, struct slot *t, const ro_spelling *s) {
    ro_str *key;
    size_t n = ro_spelling_keys(x->job->arena, s, &key);
    t->keys = RO_NEWS(x->job->arena, uint64_t, n + 1);
    for (size_t i = 0; i < n; i++)
        if (key[i].p[0] != '/' && (key[i].p[0] != '~' || !s->office.p)) t->keys[t->nkeys++] = ro_hash(key[i]);
    if (t->nkeys) qsort(t->keys, t->nkeys, sizeof *t->keys, by_number);
}

static int64_t new_name(ro_job *job, const ro_spelling *s) {
    ro_str *key;
    ro_exec(
        job,
        "INSERT INTO person_name(name, base, side, guessed, read_side, office, lot, accounts, present, comp) VALUES (?1, ?2, ?3,"
        " ?4, ?5, ?6, ?7, 0, 0, 0)",
        "sssissi", s->name, s->base, s->side, (int64_t)s->guessed, s->read_side, s->office, s->lot);
    int64_t n = sqlite3_last_insert_rowid(job->archive->db);
    ro_exec(job, "UPDATE person_name SET comp = n WHERE n = ?1", "i", n);
    for (size_t k = ro_spelling_keys(job->arena, s, &key); k-- > 0;)
        ro_exec(job, "INSERT OR IGNORE INTO person_word VALUES (?1, ?2)", "si", key[k], n);
    return n;
}

static int64_t find_name(ro_job *job, const ro_spelling *s, bool *fresh) {
    int64_t n =
        ro_ask_int(job, 0,
                   "SELECT n FROM person_name WHERE name = ?1 AND base IS ?2 AND side IS ?3 AND guessed = ?4 AND read_side"
                   " IS ?5 AND office IS ?6 AND lot = ?7",
                   "sssissi", s->name, s->base, s->side, (int64_t)s->guessed, s->read_side, s->office, s->lot);
    *fresh = !n;
    return n ? n : new_name(job, s);
}

static void widen(seating *x) {
    x->nat = x->nat ? 2 * x->nat : 256;
    x->at = RO_NEWS(x->job->arena, uint32_t, x->nat);
    for (uint32_t i = 0; i < x->slots.n; i++) {
        size_t k = x->slots.v[i].hash & (x->nat - 1);
        while (x->at[k]) k = (k + 1) & (x->nat - 1);
        x->at[k] = i + 1;
    }
}

static size_t slot_of(seating *x, const ro_spelling *s) {
    ro_str text = ro_spelling_text(x->job->arena, s);
    struct slot t = {.hash = ro_hash(text), .text = text, .first = RO_S("")};
    if (2 * (x->slots.n + 1) > x->nat) widen(x);
    size_t i = t.hash & (x->nat - 1);
    for (; x->at[i]; i = (i + 1) & (x->nat - 1))
        if (ro_str_eq(x->slots.v[x->at[i] - 1].text, text)) return x->at[i] - 1;
    t.n = find_name(x->job, s, &t.fresh);
    set_keys(x, &t, s);
    RO_PUSH(x->job->arena, x->slots) = t;
    x->at[i] = (uint32_t)x->slots.n;
    return x->slots.n - 1;
}

/* ---- in -------------------------------------------------------------------------------------------------------------------- */

static bool mistaken(const struct slot *a, const struct slot *b) {
    for (size_t i = 0, k = 0; i < a->nkeys && k < b->nkeys;) {
        if (a->keys[i] == b->keys[k]) return true;
        if (a->keys[i] < b->keys[k])
            i++;
        else
            k++;
    }
    return false;
}

bool ro_is_seated(ro_job *job, int64_t name, int64_t account) {
    return ro_ask_int(job, 0, "SELECT 1 FROM person_account WHERE name = ?1 AND account = ?2", "ii", name, account);
}

int64_t ro_seat_of(ro_job *job, ro_str name, int64_t account) {
    return ro_ask_int(job, 0,
                      "SELECT s.n FROM person_name s JOIN person_account x ON x.name = s.n AND x.account = ?2 WHERE s.name = ?1",
                      "si", name, account);
}

static void pair_up(seating *x) {
    size_t n = x->figures.n < RO_LISTED ? x->figures.n : RO_LISTED;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n && x->figures.v[i].there; k++) {
            const struct slot *a = &x->slots.v[x->figures.v[i].slot], *b = &x->slots.v[x->figures.v[k].slot];
            if (!x->figures.v[k].there || a->n == b->n || !mistaken(a, b)) continue;
            RO_PUSH(x->job->arena, x->pairs) = (struct pair){a->n < b->n ? a->n : b->n, a->n < b->n ? b->n : a->n};
        }
}

static void set_lots(seating *x, int64_t account) {
    for (size_t i = 0; i < x->figures.n && x->lots->n; i++) {
        ro_lot key = {account, x->figures.v[i].s.name, 0};
        const ro_lot *at = bsearch(&key, x->lots->v, x->lots->n, sizeof key, ro_lot_by_figure);
        if (at) x->figures.v[i].s.lot = at->decision;
    }
}

static void seat(seating *x, int64_t account) {
    ro_arena *m = x->job->arena;
    ro_figures_load(x->job, account, &x->figures);
    if (!x->figures.n || ro_seat_of(x->job, x->figures.v[0].s.name, account)) return;
    set_lots(x, account);
    for (size_t i = 0; i < x->figures.n; i++) x->figures.v[i].slot = slot_of(x, &x->figures.v[i].s);
    for (size_t i = 0; i < x->figures.n; i++) {
        const ro_figure *f = &x->figures.v[i];
        struct slot *t = &x->slots.v[f->slot];
        size_t k = 0;
        while (k < i && x->figures.v[k].slot != f->slot) k++;
        for (size_t j = 0; j < f->s.ntitles; j++)
            RO_PUSH(m, x->titled) = (struct titled){f->slot, f->s.titles[j].text, x->figures.day};
        if (k < i) continue; /* one spelling counts once */
        t->accounts++, t->present += f->there;
        if (x->figures.day.n && (!t->first.n || ro_str_cmp(x->figures.day, t->first) < 0)) t->first = x->figures.day;
        RO_PUSH(m, x->seated) = (ro_seated){t->n, account};
    }
    pair_up(x);
}

static int by_seat(const void *p, const void *q) {
    const ro_seated *a = p, *b = q;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    return a->account < b->account ? -1 : a->account > b->account;
}

static int by_title(const void *p, const void *q) {
    const struct titled *a = p, *b = q;
    if (a->slot != b->slot) return a->slot < b->slot ? -1 : 1;
    int c = ro_str_cmp(a->title, b->title);
    return c ? c : ro_str_cmp(a->day, b->day);
}

static int by_pair(const void *p, const void *q) {
    const struct pair *a = p, *b = q;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

void ro_seats_due(ro_job *job, int64_t name, int how) {
    ro_exec(job, "INSERT INTO person_due VALUES (?1, ?2) ON CONFLICT(name) DO UPDATE SET how = how | ?2", "ii", name,
            (int64_t)how);
}

static ro_str or_null(ro_str s) { return s.n ? s : RO_NONE; }

/* The titles [0, n) are one, by day. True where their order among others, or the day, may be another than before. */
static bool put_title(ro_job *job, int64_t name, const struct titled *t, size_t n) {
    size_t i = 0;
    while (i < n && !t[i].day.n) i++;
    ro_str first = i < n ? t[i].day : RO_NONE, last = or_null(t[n - 1].day);
    int64_t is = (int64_t)n;
    ro_query *q =
        ro_query_new(job, "INSERT INTO person_title VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT(name, title) DO UPDATE SET"
                          " accounts = accounts + ?3, first_day = coalesce(min(first_day, ?4), first_day, ?4), last_day ="
                          " coalesce(max(last_day, ?5), last_day, ?5) RETURNING accounts");
    ro_bind(q, "isiss", name, t->title, (int64_t)n, first, last);
    while (ro_step(q)) is = ro_int(q, 0); /* to the end, or nothing is written */
    int64_t was = is - (int64_t)n;
    return !was || __builtin_clzll((uint64_t)is) != __builtin_clzll((uint64_t)was);
}

static void put_slot(ro_job *job, const struct slot *t, bool other) {
    int64_t was =
        ro_ask_int(job, 0, "SELECT first_day IS NULL OR first_day > ?2 FROM person_name WHERE n = ?1", "is", t->n, t->first);
    ro_exec(job,
            "UPDATE person_name SET accounts = accounts + ?2, present = present + ?3, first_day = coalesce(min(first_day, ?4),"
            " first_day, ?4) WHERE n = ?1",
            "iiis", t->n, t->accounts, t->present, or_null(t->first));
    ro_seats_due(job, t->n, RO_DUE_MORE | (other || t->fresh || (was && t->first.n) ? RO_DUE_OTHER : 0));
}

static void put_pairs(seating *x) {
    if (x->pairs.n) qsort(x->pairs.v, x->pairs.n, sizeof *x->pairs.v, by_pair);
    for (size_t i = 0, k; i < x->pairs.n; i = k) {
        for (k = i + 1; k < x->pairs.n && by_pair(&x->pairs.v[i], &x->pairs.v[k]) == 0; k++)
            ;
        ro_exec(x->job,
                "INSERT INTO person_listed VALUES (?1, ?2, ?3) ON CONFLICT(first, second) DO UPDATE SET lists = lists + ?3",
                "iii", x->pairs.v[i].a, x->pairs.v[i].b, (int64_t)(k - i));
    }
}

static void flush(seating *x) {
    if (x->seated.n) qsort(x->seated.v, x->seated.n, sizeof *x->seated.v, by_seat);
    if (x->titled.n) qsort(x->titled.v, x->titled.n, sizeof *x->titled.v, by_title);
    for (size_t i = 0; i < x->seated.n; i++)
        ro_exec(x->job, "INSERT INTO person_account VALUES (?1, ?2)", "ii", x->seated.v[i].name, x->seated.v[i].account);
    bool *other = RO_NEWS(x->job->arena, bool, x->slots.n + 1);
    for (size_t i = 0, k; i < x->titled.n; i = k) {
        const struct titled *t = &x->titled.v[i];
        for (k = i + 1; k < x->titled.n && x->titled.v[k].slot == t->slot && ro_str_eq(x->titled.v[k].title, t->title); k++)
            ;
        other[t->slot] |= put_title(x->job, x->slots.v[t->slot].n, t, k - i);
    }
    for (size_t i = 0; i < x->slots.n; i++) put_slot(x->job, &x->slots.v[i], other[i]);
    put_pairs(x);
}

struct slice {
    int64_t *account;
    size_t n;
    const ro_lots *lots;
    ro_came *came; /* NULL: nobody asks */
    ro_arena *arena;
};

static void keep_came(struct slice *s, const seating *x) {
    for (size_t i = 0; s->came && i < x->seated.n && !s->came->many; i++) {
        RO_PUSH(s->arena, s->came->v) = x->seated.v[i];
        s->came->many = s->came->v.n > KEPT;
    }
}

static void slice_work(ro_job *job, void *arg) {
    struct slice *s = arg;
    seating x = {.job = job, .lots = s->lots};
    for (size_t i = 0; i < s->n; i++) {
        if (ro_ask_int(job, 0, "SELECT current FROM account WHERE n = ?1", "i", s->account[i]))
            seat(&x, s->account[i]);
        else
            ro_seats_leave(job, s->account[i]);
    }
    flush(&x);
    keep_came(s, &x);
}

static void fill(ro_job *job, const char *sql, const ro_lots *lots, ro_came *came) {
    RO_VEC(int64_t) v = {0};
    ro_query *q = ro_query_new(job, sql);
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_int(q, 0);
    for (size_t i = 0; i < v.n; i += SLICE) {
        struct slice s = {v.v + i, v.n - i < SLICE ? v.n - i : SLICE, lots, came, job->arena};
        ro_status st = ro_store_run(job->ctx, job->archive, RO_RUN_WRITE, slice_work, &s);
        if (st != RO_OK) ro_store_rethrow(job, st);
    }
}

void ro_seats_fill(ro_job *job, const ro_lots *lots, ro_came *came) {
    fill(job, "SELECT account FROM match_due ORDER BY account", lots, came);
}

void ro_seats_all(ro_job *job, const ro_lots *lots) { fill(job, "SELECT n FROM account WHERE current ORDER BY n", lots, NULL); }
