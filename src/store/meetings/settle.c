/* Settling: what is due is grouped, piece by piece.
 *
 * Due accounts are grouped in rounds (round.c), each with those alone whom it concerns, and the result is what grouping all would
 * give. A piece is the habits of one source, or one round, and a transaction of its own: a million accounts never wait in one, a
 * kill costs one piece and the next command goes on, and who reads meanwhile sees whole rounds. Inside a transaction of somebody
 * else's (a decision, a check) the pieces are parts of that.
 *
 * The order of the rounds is made once and holds while nobody else writes; where somebody did, the next piece makes it anew.
 * Those that have changed since they were grouped come first and all in one round, since those around them must be seen as they
 * stood; where they are more than a round takes, or the rules are others, it is the whole archive's turn. */
#include "store/meetings/crowd.h"
#include "store/meetings/round.h"
#include "store/search/search.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { ROUND = 2000, /* accounts a round */ ALIVE = 600 /* seconds for which somebody is taken to be about it */ };

struct order {
    RO_VEC(int64_t) due;
    RO_VEC(size_t) end; /* of each round */
    ro_arena *arena;    /* NULL: it was not made yet */
    size_t next;        /* round */
    int64_t version;    /* of the archive, while the order holds */
};

struct settling {
    struct order order;
    bool anew;   /* everything, due or not */
    bool more;   /* there are further pieces */
    size_t done; /* accounts */
};

/* ---- somebody is about it ------------------------------------------------------------------------------------------------- */

static void say_alive(ro_job *job) {
    ro_str me = ro_str_printf(job->arena, "%lld %lld", (long long)getpid(), (long long)time(NULL));
    ro_exec(job, "INSERT OR REPLACE INTO setting VALUES ('settling', ?1)", "s", me);
}

static void unfinished_work(ro_job *job, void *arg) {
    char *end;
    ro_str who = ro_ask_text(job, "SELECT value FROM setting WHERE name = 'settling'", "");
    long long pid = who.p ? strtoll(who.p, &end, 10) : 0, since = who.p ? strtoll(end, NULL, 10) : 0;
    bool alive = pid > 0 && pid != getpid() && (kill((pid_t)pid, 0) == 0 || errno == EPERM) && time(NULL) - since < ALIVE;
    *(bool *)arg = ro_grouping_due(job) && !alive;
}

bool ro_grouping_unfinished(ro_ctx *ctx, ro_archive *ar) {
    bool is = false;
    return ro_store_run(ctx, ar, RO_RUN_PLAIN, unfinished_work, &is) == RO_OK && is;
}

/* ---- the whole archive's turn --------------------------------------------------------------------------------------------- */

static void all_due(ro_job *job) {
    static const char *const table[] = {"meeting_account", "meeting_side",  "meeting_person", "meeting_day", "meeting",
                                        "meeting_sieve",   "match_account", "match_day",      "match_word",  "match_want",
                                        "match_due"};
    ro_exec(job,
            "INSERT OR IGNORE INTO meeting_once SELECT x.meeting, min(a.id) FROM meeting_account x JOIN account a ON"
            " a.n = x.account WHERE x.meeting NOT LIKE 'a-%' GROUP BY x.meeting",
            "");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ro_exec(job, ro_str_printf(job->arena, "DELETE FROM %s", table[i]).p, "");
    ro_exec(job, "INSERT INTO match_due SELECT n, NULL, NULL FROM account WHERE current", "");
    ro_exec(job, "INSERT OR REPLACE INTO setting VALUES ('regrouping', 'begun')", "");
}

/* What was linked by other rules or other words is linked anew. */
static ro_str rules(ro_job *job) {
    return ro_str_printf(job->arena, "%s %d %016llx", RO_VERSION, RO_MATCH_RULES, (unsigned long long)ro_lexicon_digest);
}

static bool by_other_rules(ro_job *job) {
    return !ro_str_eq(ro_ask_text(job, "SELECT value FROM setting WHERE name = 'matched'", ""), rules(job));
}

static bool too_many_changed(ro_job *job) {
    return ro_ask_int(job, 0, "SELECT count(*) FROM match_due d CROSS JOIN match_account m ON m.account = d.account", "") > ROUND;
}

/* ---- the order of the rounds ---------------------------------------------------------------------------------------------- */

static int64_t version(ro_job *job) { return ro_ask_int(job, 0, "PRAGMA data_version", ""); }

/* In an order in which rounds have much to do with each other: the changed, then by day, accounts that have none at last. The
 * rest of a day comes with its first; what has none has nothing to do with the next. */
static void order_work(ro_job *job, void *arg) {
    struct order *o = arg;
    ro_str last = RO_NONE;
    ro_query *q = ro_query_new(
        job,
        "SELECT d.account, m.account IS NOT NULL, coalesce(a.meeting_date, a.meeting_latest, a.published_date, '') FROM"
        " match_due d LEFT JOIN match_account m ON m.account = d.account LEFT JOIN account a ON a.n = d.account ORDER BY"
        " m.account IS NULL, NOT coalesce(a.held, 1), coalesce(length(a.meeting_date) < 10, a.published_date IS NULL), 3, 1");
    for (size_t n = 0; ro_step(q); n++) {
        ro_str day = ro_text(q, 2);
        if (n >= ROUND && !ro_int(q, 1) && !(day.n && ro_str_eq(day, last))) RO_PUSH(job->arena, o->end) = o->due.n, n = 0;
        RO_PUSH(job->arena, o->due) = ro_int(q, 0);
        last = day;
    }
    if (o->due.n) RO_PUSH(job->arena, o->end) = o->due.n;
    o->version = version(job);
    o->arena = job->arena;
    job->keep = &o->arena;
}

static void drop_order(struct settling *s) {
    if (s->order.arena) ro_arena_free(s->order.arena);
    s->order = (struct order){.arena = NULL};
}

static void make_order(ro_job *job, struct settling *s) {
    bool anew = s->anew || by_other_rules(job) || too_many_changed(job);
    drop_order(s);
    if (anew) ro_crowd_clear(job);
    ro_crowd_settle(job);
    ro_settled_make(job);
    if (anew) {
        all_due(job);
        ro_exec(job, "INSERT OR REPLACE INTO setting VALUES ('matched', ?1)", "s", rules(job));
    }
    s->anew = false;
    ro_status st = ro_store_run(job->ctx, job->archive, RO_RUN_PLAIN, order_work, &s->order);
    if (st != RO_OK) ro_store_rethrow(job, st);
}

/* ---- a piece -------------------------------------------------------------------------------------------------------------- */

static void end_work(ro_job *job) {
    if (ro_ask_int(job, 0, "SELECT 1 FROM setting WHERE name = 'regrouping'", ""))
        ro_exec(job, "DELETE FROM meeting_once WHERE id IN (SELECT id FROM meeting)", "");
    ro_exec(job, "DELETE FROM setting WHERE name IN ('grouping', 'settling', 'regrouping')", "");
}

static size_t begun(const struct order *o) { return o->next ? o->end.v[o->next - 1] : 0; }

static void round_work(ro_job *job, void *arg) {
    struct settling *s = arg;
    struct order *o = &s->order;
    if (!o->arena || o->version != version(job)) make_order(job, s);
    s->more = o->next < o->end.n;
    if (!s->more) {
        end_work(job);
        return;
    }
    size_t from = begun(o);
    ro_slice slice = {o->due.v + from, o->end.v[o->next] - from};
    ro_round_go(job, &slice);
    if (o->end.n > 1) say_alive(job);
    o->next++;
    s->done += slice.n;
}

/* The sources come first, since learning of them reads accounts again. */
static void habits_work(ro_job *job, void *arg) { *(bool *)arg = ro_habits_settle(job); }

static ro_status settle(ro_ctx *ctx, ro_archive *ar, struct settling *s, ro_progress_fn fn, void *user) {
    ro_status st = RO_OK;
    for (s->more = true; s->more && st == RO_OK;) {
        st = ro_store_run(ctx, ar, RO_RUN_WRITE, round_work, s);
        if (fn && st == RO_OK && s->order.end.n > 1) fn(user, s->done, s->done + s->order.due.n - begun(&s->order));
    }
    drop_order(s);
    return st;
}

static ro_status habits(ro_ctx *ctx, ro_archive *ar) {
    bool more = true;
    ro_status st = RO_OK;
    while (more && st == RO_OK) st = ro_store_run(ctx, ar, RO_RUN_WRITE, habits_work, &more);
    return st;
}

static void must(ro_job *job, ro_status st) {
    if (st != RO_OK) ro_store_rethrow(job, st);
}

void ro_grouping_make(ro_job *job) {
    struct settling s = {.anew = true};
    must(job, settle(job->ctx, job->archive, &s, NULL, NULL));
}

void ro_grouping_settle(ro_job *job) {
    struct settling s = {0};
    if (!ro_grouping_due(job)) return;
    must(job, habits(job->ctx, job->archive));
    must(job, settle(job->ctx, job->archive, &s, NULL, NULL));
}

/* In a transaction of its own: what is indexed stays so, whatever becomes of the next. */
static void index_work(ro_job *job, void *arg) {
    (void)arg;
    ro_index_some(job);
}

struct due {
    bool grouping, index;
};

static void due_work(ro_job *job, void *arg) { *(struct due *)arg = (struct due){ro_grouping_due(job), ro_index_waits(job)}; }

/* What an earlier call left, which failed behind the grouping, is done by this one. */
ro_status ro_archive_settle_telling(ro_ctx *ctx, ro_archive *ar, ro_progress_fn fn, void *user) {
    struct due due = {0};
    struct settling s = {0};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_PLAIN, due_work, &due);
    if (st == RO_OK && due.grouping) st = habits(ctx, ar);
    if (st == RO_OK && due.grouping) st = settle(ctx, ar, &s, fn, user);
    if (st != RO_OK || (!due.grouping && !due.index)) return st;
    return ro_store_run(ctx, ar, RO_RUN_WRITE, index_work, NULL);
}

ro_status ro_archive_settle(ro_ctx *ctx, ro_archive *ar) { return ro_archive_settle_telling(ctx, ar, NULL, NULL); }
