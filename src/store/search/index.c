/* The index of words, account_fts. In: the accounts that show. Kept: their words as words.c cuts them, title and text
 * apart; and beside it what sought.c keeps of each.
 *
 * FTS5 believes that the table account is its content, which is how Datasette finds it, and keeps no text of its own; what it is
 * given is prepared, so that only we may fill it ('rebuild' would index the texts as they stand). Only versions that show are in
 * it: no search has to pass over others. By hand and not by triggers: an archive that came from somebody else must not run
 * anything of its own when we write to it, so the schema is not trusted (PRAGMA trusted_schema).
 *
 * What changes in a job is written at its end, by ascending number. FTS5 gathers words in memory and writes them out as a segment
 * of its own whenever a statement behind them has to be able to fail alone, or a lower number comes: account by account that were
 * as many segments, each of them merged four times over. */
#include "store/lists.h"
#include "store/prepare.h"

#include <stdlib.h>

enum { HELD = 4096, HELD_BYTES = 8 << 20 }; /* changes of one job that wait, and bytes of their words */

struct change {
    int64_t n;
    bool put;
    ro_str title, text; /* prepared; of what is put p NULL: as the row has them */
    ro_in_words in;
};

struct ro_reindexing {
    RO_VEC(struct change) v;
    size_t bytes;
};

/* Room that is used again: texts of a whole archive go through here, and none is to stay in memory. */
struct room {
    ro_terms title, text;
    ro_stretches stretches;
};

static struct room *room(ro_job *job) {
    struct room *r = RO_NEW(job->arena, struct room);
    r->title.fold.arena = r->text.fold.arena = r->stretches.b.arena = job->arena;
    return r;
}

#define ROW "SELECT n, title, text, statement_list FROM account WHERE "

static ro_query *one(ro_job *job, int64_t n) {
    ro_query *q = ro_query_new(job, ROW "n = ?1");
    ro_bind(q, "i", n);
    return q;
}

/* The row that was stepped to is given to the statement `to`; NULL none. */
static ro_in_words give(ro_job *job, struct room *r, ro_query *row, const char *to) {
    ro_str title = ro_terms_joined(&r->title, ro_lying(row, 1)), text = ro_terms_joined(&r->text, ro_lying(row, 2));
    ro_str list = ro_lying(row, 3);
    ro_list_item x;
    r->stretches.b.n = 0, r->stretches.end = 0;
    for (size_t at = 0; ro_lists_next(list, &at, &x);) ro_stretches_add(&r->stretches, &r->text, x.span);
    if (to) ro_exec(job, to, "iss", ro_int(row, 0), title, text);
    return (ro_in_words){r->text.v.n, ro_buf_str(&r->stretches.b)};
}

static const char PUT[] = "INSERT INTO account_fts(rowid, title, text) VALUES (?1, ?2, ?3)";
static const char DROP[] = "INSERT INTO account_fts(account_fts, rowid, title, text) VALUES ('delete', ?1, ?2, ?3)";

/* ---- what a job changes ------------------------------------------------------------------------------------------ */

/* Of one account what was said first comes first: it is dropped, then put. */
static int by_number(const void *p, const void *q) {
    const struct change *a = p, *b = q;
    if (a->n != b->n) return a->n < b->n ? -1 : 1;
    return a->put - b->put;
}

static void give_change(ro_job *job, struct change *c) {
    if (!c->put || c->text.p) {
        ro_exec(job, c->put ? PUT : DROP, "iss", c->n, c->title, c->text);
        return;
    }
    ro_query *q = one(job, c->n);
    if (!ro_step(q)) return;
    c->in = give(job, room(job), q, PUT);
    ro_query_end(q);
}

void ro_search_write(ro_job *job) {
    struct ro_reindexing *r = job->reindexing;
    if (!r || !r->v.n) return;
    qsort(r->v.v, r->v.n, sizeof *r->v.v, by_number);
    for (size_t i = 0; i < r->v.n; i++) give_change(job, &r->v.v[i]);
    for (size_t i = 0; i < r->v.n; i++)
        if (r->v.v[i].put) ro_sought_put(job, r->v.v[i].n, &r->v.v[i].in);
    r->v.n = r->bytes = 0;
}

static void note(ro_job *job, struct change c) {
    if (!job->reindexing) job->reindexing = RO_NEW(job->arena, struct ro_reindexing);
    struct ro_reindexing *r = job->reindexing;
    RO_PUSH(job->arena, r->v) = c;
    r->bytes += c.title.n + c.text.n;
    if (r->v.n >= HELD || r->bytes >= HELD_BYTES) ro_search_write(job);
}

void ro_search_put(ro_job *job, int64_t n, const struct ro_prepared *p) {
    struct change c = {.n = n, .put = true};
    if (p) c.title = p->title, c.text = p->text, c.in = p->in;
    note(job, c);
}

/* What waits to be put is not put. */
static bool taken_back(ro_job *job, int64_t n) {
    struct ro_reindexing *r = job->reindexing;
    for (size_t i = r ? r->v.n : 0; i-- > 0;)
        if (r->v.v[i].n == n && r->v.v[i].put) {
            r->v.v[i] = r->v.v[--r->v.n];
            return true;
        }
    return false;
}

void ro_search_drop(ro_job *job, int64_t n) {
    ro_exec(job, "DELETE FROM sought WHERE account = ?1", "i", n);
    if (taken_back(job, n)) return;
    ro_query *q = one(job, n);
    if (!ro_step(q)) return;
    struct change c = {
        .n = n, .title = ro_prepare_words(job->arena, ro_lying(q, 1)), .text = ro_prepare_words(job->arena, ro_lying(q, 2))};
    ro_query_end(q);
    note(job, c);
}

static ro_query *all(ro_job *job) { return ro_query_new(job, ROW "current"); }

static void put_all(ro_job *job, const char *to) {
    ro_query *row = all(job);
    ro_exec(job, "DELETE FROM sought", "");
    for (struct room *r = room(job); ro_step(row);) {
        ro_in_words in = give(job, r, row, to);
        ro_sought_put(job, ro_int(row, 0), &in);
    }
}

void ro_search_rebuild(ro_job *job) {
    if (job->reindexing) job->reindexing->v.n = job->reindexing->bytes = 0;
    ro_exec(job, "INSERT INTO account_fts(account_fts) VALUES ('delete-all')", "");
    put_all(job, PUT);
}

void ro_search_fill(ro_job *job) { put_all(job, NULL); }

bool ro_search_words(ro_job *job, int64_t n, ro_kept_words *out) {
    ro_query *q = one(job, n);
    if (!ro_step(q)) return false;
    struct room *r = room(job);
    out->in = give(job, r, q, NULL);
    ro_query_end(q);
    out->title = ro_buf_str(&r->title.fold), out->text = ro_buf_str(&r->text.fold);
    return true;
}
