/* How usual a change of words is between two publishers.
 *
 * In: a comparison, and an archive. Of each two of its accounts the archive is asked for its earlier pairs: two accounts of one
 * meeting of an earlier day, one of each publisher, in the languages of the two, no announcements; of copies with the same text
 * only one. Two accounts of one publisher are told apart by who carries them. Each pair is read and compared as `compare` does
 * it, once: what comes out is kept as rows (words of the one, words of the other, kind, class), which go when an account of the
 * pair is read anew, and are made again by another version of the program or with other word lists. Then the changes of the
 * comparison are counted: in how many pairs the very words, folded, stand for one another, and in how many a change of the kind
 * and class occurs. However often it does, a pair counts once.
 *
 * A pair is one transaction, so a kill loses one. Where the file may not be written, or somebody is writing, the rows go into
 * tables that live as long as the connection. A capture that is damaged is no pair. Only the RO_MOST_PAIRS latest ones are asked:
 * habits change, and the time is bounded. */
#include "align/align.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>

struct pair {
    int64_t first, second;
    bool compared;
};

/* Two accounts of the comparison, the one whose publisher (then carrier) sorts first is `first`. */
struct asking {
    const ro_comparison *c;
    unsigned first, second;
    struct pair *pair; /* the latest first */
    size_t n;
    bool known;
    ro_arena *arena;             /* of pair */
    ro_str meeting, day;         /* its own; others are before that day */
    const struct asking *before; /* of the same comparison */
};

static const ro_record *record(const struct asking *a, unsigned k) { return a->c->accounts[k]; }

/* What decides how two accounts are compared: the rules, of which a version of the program has one set, and the word lists. */
static ro_str rules(ro_job *job) {
    return ro_str_printf(job->arena, "%s %016llx", RO_VERSION, (unsigned long long)ro_lexicon_digest);
}

/* ---- which pairs ------------------------------------------------------------------------------------------------- */

static bool one_publisher(const struct asking *a) {
    return ro_str_eq(record(a, a->first)->publisher.value, record(a, a->second)->publisher.value);
}

static bool told_apart(struct asking *a) {
    const ro_record *p = record(a, a->first), *q = record(a, a->second);
    if (!p->publisher.value.n || !q->publisher.value.n) return false;
    int d = ro_str_cmp(p->publisher.value, q->publisher.value);
    if (!d) d = ro_str_cmp(p->carrier.value, q->carrier.value);
    if (d > 0) {
        unsigned k = a->first;
        a->first = a->second;
        a->second = k;
    }
    return d != 0;
}

/* The day that others must be before: of the meeting where it is known, else of the publication; p NULL neither. */
static ro_str own_day(const struct asking *a, ro_str of_meeting) {
    const ro_record *p = record(a, a->first), *q = record(a, a->second);
    const char *day[] = {p->meeting.value, q->meeting.value, p->published.value, q->published.value};
    if (of_meeting.n) return of_meeting;
    for (size_t i = 0; i < 4; i += 2) {
        bool later = *day[i] && *day[i + 1] && strcmp(day[i], day[i + 1]) > 0;
        const char *d = *day[i] && !later ? day[i] : day[i + 1];
        if (*d) return ro_str_c(d);
    }
    return RO_NONE;
}

/* The meeting that the archive has this very capture in. */
static void own_meeting(ro_job *job, const struct asking *a, ro_str *id, ro_str *day) {
    for (unsigned i = 0; i < 2; i++) {
        ro_query *q =
            ro_query_new(job, "SELECT m.id, m.date FROM capture c JOIN intake t ON t.capture = c.n JOIN meeting_account x ON"
                              " x.account = t.n JOIN meeting m ON m.id = x.meeting WHERE c.sha256 = ?1 ORDER BY m.id LIMIT 1");
        ro_bind(q, "c", record(a, i ? a->second : a->first)->sha256);
        if (!ro_step(q)) continue;
        *id = ro_text(q, 0), *day = ro_text(q, 1);
        ro_query_end(q);
        if (day->n) return;
    }
}

#define COPY(x, m)                                                                                                               \
    " AND NOT EXISTS (SELECT 1 FROM meeting_account o JOIN account k ON k.n = o.account WHERE o.meeting = " m                    \
    " AND NOT o.notice AND k.publisher = " x ".publisher AND k.text = " x ".text AND (NOT ?5 OR k.carrier IS " x ".carrier)"     \
    " AND k.n < " x ".n)"

/* Of all that a publisher has only numbers are gone through, in indexes: of the rare or the frequent one, ?1 or ?2. */
#define TOGETHER(rare, other, first, second)                                                                                     \
    "WITH together AS MATERIALIZED (SELECT " first " AS first, " second " AS second, rm.meeting FROM account r INDEXED BY"       \
    " account_publisher CROSS JOIN meeting_account rm ON rm.account = r.n AND NOT rm.notice CROSS JOIN meeting_account om ON"    \
    " om.meeting = rm.meeting AND NOT om.notice WHERE r.publisher = " rare " AND r.current = 1 AND EXISTS (SELECT 1 FROM"        \
    " account o INDEXED BY account_publisher WHERE o.publisher = " other " AND o.current = 1 AND o.n = om.account))"

#define PAIRS                                                                                                                    \
    " SELECT x.n, y.n, EXISTS (SELECT 1 FROM noise_pair o WHERE o.first = x.n AND o.second = y.n AND o.rules = ?8),"             \
    " coalesce(m.date, max(x.published_date, y.published_date), x.published_date, y.published_date) AS day"                      \
    " FROM together t CROSS JOIN meeting m ON m.id = t.meeting AND m.met CROSS JOIN account x ON x.n = t.first CROSS JOIN"       \
    " account y ON y.n = t.second WHERE x.publisher = ?1 AND y.publisher = ?2 AND x.language IS ?3 AND y.language IS ?4"         \
    " AND (NOT ?5 OR (x.carrier IS ?6 AND y.carrier IS ?7)) AND m.id IS NOT ?9 AND day < ?10" COPY("x", "m.id")                  \
        COPY("y", "m.id") " GROUP BY x.n, y.n ORDER BY day DESC, x.id, y.id LIMIT ?11"

static int64_t accounts_of(ro_job *job, ro_str publisher) {
    return ro_ask_int(job, 0, "SELECT count(*) FROM account INDEXED BY account_publisher WHERE publisher = ?1 AND current = 1",
                      "s", publisher);
}

static bool same_source(const ro_record *p, const ro_record *q) {
    return ro_str_eq(p->publisher.value, q->publisher.value) && ro_str_eq(p->carrier.value, q->carrier.value) &&
           ro_str_eq(p->language, q->language);
}

/* Of ten accounts of one meeting four or five publishers may be told: what was found for two of them is not looked for again. */
static const struct asking *found_before(const struct asking *a) {
    const struct asking *b = a->before;
    while (b && !(b->known && same_source(record(a, a->first), record(b, b->first)) &&
                  same_source(record(a, a->second), record(b, b->second)) && ro_str_eq(a->meeting, b->meeting) &&
                  ro_str_eq(a->day, b->day)))
        b = b->before;
    return b;
}

static void find(ro_job *job, struct asking *a) {
    static const char *const SQL[] = {TOGETHER("?1", "?2", "r.n", "om.account") PAIRS,
                                      TOGETHER("?2", "?1", "om.account", "r.n") PAIRS};
    const ro_record *p = record(a, a->first), *q = record(a, a->second);
    RO_VEC(struct pair) v = {0};
    bool turned = accounts_of(job, q->publisher.value) < accounts_of(job, p->publisher.value);
    ro_query *found = ro_query_new(job, SQL[turned]);
    ro_bind(found, "ssssi", p->publisher.value, q->publisher.value, p->language, q->language, (int64_t)one_publisher(a));
    ro_bind(found, "sssss", p->carrier.value, q->carrier.value, rules(job), a->meeting, a->day);
    ro_bind(found, "i", (int64_t)RO_MOST_PAIRS);
    while (ro_step(found)) RO_PUSH(job->arena, v) = (struct pair){ro_int(found, 0), ro_int(found, 1), ro_int(found, 2)};
    a->pair = v.v, a->n = v.n;
}

static void find_work(ro_job *job, void *arg) {
    struct asking *a = arg;
    own_meeting(job, a, &a->meeting, &a->day);
    a->day = own_day(a, a->day);
    a->known = a->day.n > 0;
    const struct asking *same = a->known ? found_before(a) : NULL;
    if (same)
        a->pair = same->pair, a->n = same->n;
    else if (a->known)
        find(job, a);
    a->arena = job->arena;
    job->keep = &a->arena;
}

/* ---- comparing one ------------------------------------------------------------------------------------------------ */

ro_change_words ro_change_fold(ro_arena *a, ro_str first, ro_str second) {
    ro_change_words plain = {ro_str_blanks(a, first), ro_str_blanks(a, second)};
    ro_change_words folded = {ro_str_trim(ro_fold(a, plain.first)), ro_str_trim(ro_fold(a, plain.second))};
    return ro_str_eq(folded.first, folded.second) ? plain : folded;
}

static ro_change_words words_of(ro_arena *a, const ro_record *p, const ro_record *q, const ro_edit *e) {
    return ro_change_fold(a, ro_cut(p->text, e->xspan), ro_cut(q->text, e->yspan));
}

static void free_account(void *account) { ro_account_free(account); }
static void free_comparison(void *c) { ro_comparison_free(c); }

static ro_account *taken(ro_job *job, int64_t n) {
    ro_account *acc = ro_store_read(job, n);
    job->held = NULL;
    ro_defer(job->arena, free_account, acc);
    return acc;
}

static void put(ro_job *job, const struct pair *pair, const ro_comparison *c) {
    ro_exec(job, "DELETE FROM noise_change WHERE first = ?1 AND second = ?2", "ii", pair->first, pair->second);
    ro_exec(job, "DELETE FROM noise_pair WHERE first = ?1 AND second = ?2", "ii", pair->first, pair->second);
    ro_exec(job, "INSERT INTO noise_pair VALUES (?1, ?2, ?3)", "iis", pair->first, pair->second, rules(job));
    for (size_t i = 0; i < c->npassages; i++)
        for (size_t k = 0; k < c->passages[i].nedits; k++) {
            const ro_edit *e = &c->passages[i].edits[k];
            ro_change_words w = words_of(job->arena, c->accounts[0], c->accounts[1], e);
            ro_exec(job, "INSERT OR IGNORE INTO noise_change VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "iissss", pair->first,
                    pair->second, ro_str_c(ro_edit_words[e->kind]), e->klass ? ro_str_c(e->klass) : RO_S(""), w.first, w.second);
        }
}

static void compare_work(ro_job *job, void *arg) {
    static const char *const ref[] = {"a", "b"};
    struct pair *pair = arg;
    const ro_comparison *c;
    ro_account *both[] = {taken(job, pair->first), taken(job, pair->second)};
    ro_status st = ro_compare(job->ctx, both, ref, 2, &c);
    if (st != RO_OK) ro_store_rethrow(job, st);
    ro_defer(job->arena, free_comparison, (void *)(uintptr_t)c);
    put(job, pair, c);
}

/* ---- where the rows go --------------------------------------------------------------------------------------------- */

struct keeping {
    ro_archive *ar;    /* that was asked */
    ro_archive *write; /* the same file, open for writing; NULL: the rows are kept for this connection alone */
    bool mine;         /* write was opened here */
};

static void aside_work(ro_job *job, void *arg) {
    (void)arg;
    static const char *const sql[] = {"CREATE TEMP TABLE IF NOT EXISTS noise_pair AS SELECT * FROM main.noise_pair",
                                      "CREATE TEMP TABLE IF NOT EXISTS noise_change AS SELECT * FROM main.noise_change",
                                      "CREATE INDEX IF NOT EXISTS temp.noise_pair_of ON noise_pair(first, second)",
                                      "CREATE INDEX IF NOT EXISTS temp.noise_change_of ON noise_change(first, second)"};
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) ro_exec(job, sql[i], "");
}

/* From here on without writing to the file. */
static ro_status step_aside(ro_ctx *ctx, struct keeping *k) {
    if (k->mine) ro_archive_close(k->write);
    k->write = NULL, k->mine = false;
    return ro_store_run(ctx, k->ar, RO_RUN_READ, aside_work, NULL);
}

static ro_status open_to_keep(ro_ctx *ctx, struct keeping *k) {
    if (k->ar->writable) return k->write = k->ar, RO_OK;
    if (!k->ar->keeps || ro_archive_open(ctx, k->ar->path, RO_OPEN_WRITE, &k->write) != RO_OK) return step_aside(ctx, k);
    sqlite3_busy_timeout(k->write->db, 0);
    k->mine = true;
    return RO_OK;
}

/* What cannot be read or compared stays uncompared, and counts for nothing. */
static ro_status compare_pair(ro_ctx *ctx, struct keeping *k, struct pair *pair) {
    ro_status st = k->write ? ro_store_run(ctx, k->write, RO_RUN_WRITE, compare_work, pair) : RO_IO;
    if (k->write && st == RO_IO && (st = step_aside(ctx, k)) != RO_OK) return st;
    if (!k->write) st = ro_store_run(ctx, k->ar, RO_RUN_READ, compare_work, pair);
    pair->compared = st == RO_OK;
    return st == RO_NOMEM ? st : RO_OK;
}

static ro_status compare_new(ro_ctx *ctx, ro_archive *ar, struct asking *a, ro_progress_fn fn, void *user) {
    struct keeping k = {.ar = ar};
    size_t all = 0, done = 0;
    for (size_t i = 0; i < a->n; i++) all += !a->pair[i].compared;
    if (!all) return RO_OK;
    ro_status st = open_to_keep(ctx, &k);
    for (size_t i = 0; i < a->n && st == RO_OK; i++) {
        if (a->pair[i].compared) continue;
        st = compare_pair(ctx, &k, &a->pair[i]);
        if (fn) fn(user, ++done, all);
    }
    if (k.mine) ro_archive_close(k.write);
    return st;
}

/* ---- counting ------------------------------------------------------------------------------------------------------ */

/* Something that is counted, by its number: the very words of a change, or its kind and class. */
struct tally {
    uint64_t what;
    uint32_t pairs;
    size_t last; /* pair that it was found in, from 1 */
};

struct tallies {
    struct tally *v; /* sorted */
    size_t n, cap;
};

uint64_t ro_change_number(ro_arena *a, char sort, ro_str p, ro_str q) {
    return ro_hash(ro_str_printf(a, "%c%zu:%.*s%.*s", sort, p.n, (int)p.n, p.p ? p.p : "", (int)q.n, q.p ? q.p : ""));
}

static void numbers(ro_arena *arena, const struct asking *a, const ro_edit *given, uint64_t out[2]) {
    ro_edit e = *given;
    if (e.x != a->first) ro_edit_turn(&e);
    ro_change_words w = words_of(arena, record(a, a->first), record(a, a->second), &e);
    out[0] = ro_change_number(arena, 'w', w.first, w.second);
    out[1] = ro_change_number(arena, 'c', ro_str_c(ro_edit_words[e.kind]), ro_str_c(e.klass));
}

static int by_what(const void *p, const void *q) {
    const struct tally *a = p, *b = q;
    return (a->what > b->what) - (a->what < b->what);
}

static struct tally *tally_of(const struct tallies *t, uint64_t what) {
    struct tally key = {.what = what};
    return t->n ? bsearch(&key, t->v, t->n, sizeof key, by_what) : NULL;
}

static bool between(const struct asking *a, const ro_edit *e) {
    return (e->x == a->first && e->y == a->second) || (e->x == a->second && e->y == a->first);
}

/* Calls fn for every edit between the two. */
static void each_edit(ro_arena *arena, const struct asking *a, struct tallies *t,
                      void (*fn)(ro_arena *, const struct asking *, struct tallies *, ro_edit *)) {
    for (size_t i = 0; i < a->c->npassages; i++)
        for (size_t k = 0; k < a->c->passages[i].nedits; k++)
            if (between(a, &a->c->passages[i].edits[k])) fn(arena, a, t, &a->c->passages[i].edits[k]);
}

static void want(ro_arena *arena, const struct asking *a, struct tallies *t, ro_edit *e) {
    uint64_t what[2];
    numbers(arena, a, e, what);
    for (int i = 0; i < 2; i++) RO_PUSH(arena, *t) = (struct tally){.what = what[i]};
}

static void once_each(struct tallies *t) {
    size_t n = 0;
    if (t->n) qsort(t->v, t->n, sizeof *t->v, by_what);
    for (size_t i = 0; i < t->n; i++)
        if (!n || t->v[n - 1].what != t->v[i].what) t->v[n++] = t->v[i];
    t->n = n;
}

static void count_in(ro_job *job, struct tallies *t, const struct pair *pair, size_t at) {
    ro_query *q = ro_query_new(job, "SELECT first_words, second_words, kind, class FROM noise_change WHERE first = ?1 AND"
                                    " second = ?2");
    ro_bind(q, "ii", pair->first, pair->second);
    while (ro_step(q)) {
        const uint64_t what[] = {ro_change_number(job->arena, 'w', ro_text(q, 0), ro_text(q, 1)),
                                 ro_change_number(job->arena, 'c', ro_text(q, 2), ro_text(q, 3))};
        for (int i = 0; i < 2; i++) {
            struct tally *x = tally_of(t, what[i]);
            if (x && x->last != at + 1) x->pairs++, x->last = at + 1;
        }
    }
}

static void say(ro_arena *arena, const struct asking *a, struct tallies *t, ro_edit *e) {
    uint64_t what[2];
    numbers(arena, a, e, what);
    ro_noise n = {.known = true, .seen = tally_of(t, what[0])->pairs, .class_seen = tally_of(t, what[1])->pairs};
    for (size_t i = 0; i < a->n; i++) n.pairs += a->pair[i].compared;
    n.few = n.pairs < RO_FEW_PAIRS;
    n.usual = !n.few && n.seen * 2 >= n.pairs;
    e->noise = n;
}

static void count_work(ro_job *job, void *arg) {
    struct asking *a = arg;
    struct tallies t = {0};
    each_edit(job->arena, a, &t, want);
    once_each(&t);
    for (size_t i = 0; i < a->n; i++)
        if (a->pair[i].compared) count_in(job, &t, &a->pair[i], i);
    each_edit(job->arena, a, &t, say);
}

/* ---- is it what comparing gives? ------------------------------------------------------------------------------------- */

struct again {
    char *words; /* of the first fault */
    size_t room;
};

static bool same_changes(ro_job *job, const struct pair *p) {
    static const char sql[] =
        "SELECT EXISTS (SELECT * FROM (SELECT * FROM main.noise_change WHERE first = ?1 AND second = ?2) EXCEPT SELECT * FROM"
        " temp.noise_change) OR EXISTS (SELECT * FROM temp.noise_change EXCEPT SELECT * FROM main.noise_change WHERE first = ?1"
        " AND second = ?2)";
    return !ro_ask_int(job, 0, sql, "ii", p->first, p->second);
}

/* Those of other rules are made anew by whoever asks for them. */
static bool next_pair(ro_job *job, struct pair *p) {
    ro_query *q = ro_query_new(job, "SELECT first, second FROM main.noise_pair WHERE (first, second) > (?1, ?2) AND rules = ?3"
                                    " ORDER BY first, second LIMIT 1");
    ro_bind(q, "iis", p->first, p->second, rules(job));
    if (!ro_step(q)) return false;
    *p = (struct pair){.first = ro_int(q, 0), .second = ro_int(q, 1)};
    ro_query_end(q);
    return true;
}

/* Tables of the same names stand before those of the file. Throws in any case: that is what takes them back. A capture that is
 * damaged was named already. */
static void again_work(ro_job *job, void *arg) {
    struct again *x = arg;
    struct pair p = {0};
    ro_exec(job, "CREATE TEMP TABLE noise_pair AS SELECT * FROM main.noise_pair WHERE 0", "");
    ro_exec(job, "CREATE TEMP TABLE noise_change AS SELECT * FROM main.noise_change WHERE 0", "");
    ro_exec(job,
            "CREATE UNIQUE INDEX temp.noise_change_once ON noise_change(first, second, first_words, second_words, kind, class)",
            "");
    while (!*x->words && next_pair(job, &p)) {
        ro_exec(job, "DELETE FROM temp.noise_change", "");
        ro_status st = ro_store_run(job->ctx, job->archive, RO_RUN_READ, compare_work, &p);
        if (st == RO_NOMEM) ro_store_rethrow(job, st);
        if (st == RO_OK && !same_changes(job, &p))
            snprintf(x->words, x->room,
                     "%s: what is kept of how it differs from %s is not what comparing them gives: run readout"
                     " reread",
                     ro_ask_text(job, "SELECT id FROM intake WHERE n = ?1", "i", p.first).p,
                     ro_ask_text(job, "SELECT id FROM intake WHERE n = ?1", "i", p.second).p);
    }
    ro_throw(job->arena, RO_NOTFOUND, "only looked at");
}

ro_status ro_noise_fault(ro_ctx *ctx, ro_archive *ar, char *words, size_t room) {
    struct again x = {words, room};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, again_work, &x);
    return st == RO_NOTFOUND ? RO_OK : st;
}

/* ---- the whole ------------------------------------------------------------------------------------------------------ */

static ro_status between_two(ro_ctx *ctx, ro_archive *ar, struct asking *a, ro_progress_fn fn, void *user) {
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, find_work, a);
    if (st == RO_OK && a->known) st = compare_new(ctx, ar, a, fn, user);
    if (st == RO_OK && a->known) st = ro_store_run(ctx, ar, RO_RUN_READ, count_work, a);
    return st;
}

ro_status ro_archive_noise(ro_ctx *ctx, ro_archive *ar, const ro_comparison *c, ro_progress_fn fn, void *user) {
    enum { PAIRS_OF_ALL = RO_MAX_ACCOUNTS * (RO_MAX_ACCOUNTS - 1) / 2 };
    struct asking all[PAIRS_OF_ALL], *before = NULL;
    ro_status st = RO_OK;
    size_t n = 0;
    for (unsigned x = 0; x < c->naccounts; x++)
        for (unsigned y = x + 1; y < c->naccounts && st == RO_OK; y++) {
            struct asking *a = &all[n];
            *a = (struct asking){.c = c, .first = x, .second = y, .before = before};
            if (!told_apart(a)) continue;
            st = between_two(ctx, ar, a, fn, user);
            before = a, n++;
        }
    for (size_t i = 0; i < n; i++)
        if (all[i].arena) ro_arena_free(all[i].arena);
    return st;
}
