/* The index of words, account_fts. In: the accounts that show. Kept: their words as words.c cuts them, title and text
 * apart.
 *
 * FTS5 believes that the table account is its content, which is how Datasette finds it, and keeps no text of its own; what it is
 * given is prepared, so that only we may fill it ('rebuild' would index the texts as they stand). Only versions that show are in
 * it: no search has to pass over others. By hand and not by triggers: an archive that came from somebody else must not run
 * anything of its own when we write to it, so the schema is not trusted (PRAGMA trusted_schema).
 *
 * What changes in a job is written at its end, by ascending number. FTS5 gathers words in memory and writes them out as a segment
 * of its own whenever a statement behind them has to be able to fail alone, or a lower number comes: account by account that were
 * as many segments, each of them merged four times over. */
#include "store/prepare.h"
#include "store/search/search.h"

#include <stdlib.h>

enum { HELD = 4096, HELD_BYTES = 8 << 20 }; /* changes of one job that wait, and bytes of their words */

struct change {
    int64_t n;
    bool put;
    ro_str title, text; /* prepared; of what is put p NULL: as the row has them */
};

struct ro_reindexing {
    RO_VEC(struct change) v;
    size_t bytes;
};

struct pair {
    ro_terms title, text;
};

static struct pair *room(ro_job *job) {
    struct pair *p = RO_NEW(job->arena, struct pair);
    p->title.fold.arena = p->text.fold.arena = job->arena;
    return p;
}

/* The rows of `from` (n, title, text), each given to the statement `to`. */
static void give(ro_job *job, ro_query *from, const char *to) {
    struct pair *p = room(job);
    while (ro_step(from)) { /* texts of a whole archive go through here, and none is to stay in memory */
        ro_str title = ro_terms_joined(&p->title, ro_lying(from, 1)), text = ro_terms_joined(&p->text, ro_lying(from, 2));
        ro_exec(job, to, "iss", ro_int(from, 0), title, text);
    }
}

static ro_query *one(ro_job *job, int64_t n) {
    ro_query *q = ro_query_new(job, "SELECT n, title, text FROM account WHERE n = ?1");
    ro_bind(q, "i", n);
    return q;
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

void ro_search_write(ro_job *job) {
    struct ro_reindexing *r = job->reindexing;
    if (!r || !r->v.n) return;
    qsort(r->v.v, r->v.n, sizeof *r->v.v, by_number);
    for (size_t i = 0; i < r->v.n; i++) {
        const struct change *c = &r->v.v[i];
        if (c->put && !c->text.p)
            give(job, one(job, c->n), PUT);
        else
            ro_exec(job, c->put ? PUT : DROP, "iss", c->n, c->title, c->text);
    }
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
    if (p) c.title = p->title, c.text = p->text;
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
    if (taken_back(job, n)) return;
    ro_query *q = one(job, n);
    if (!ro_step(q)) return;
    struct change c = {
        .n = n, .title = ro_prepare_words(job->arena, ro_lying(q, 1)), .text = ro_prepare_words(job->arena, ro_lying(q, 2))};
    ro_query_end(q);
    note(job, c);
}

static ro_query *all(ro_job *job) { return ro_query_new(job, "SELECT n, title, text FROM account WHERE current"); }

void ro_search_rebuild(ro_job *job) {
    if (job->reindexing) job->reindexing->v.n = job->reindexing->bytes = 0;
    ro_exec(job, "INSERT INTO account_fts(account_fts) VALUES ('delete-all')", "");
    give(job, all(job), PUT);
}

/* ---- is it what the accounts say? -------------------------------------------------------------------------------------- */

static bool same_place(ro_query *kept, ro_query *afresh) {
    for (int i = 1; i < 4; i++)
        if (!ro_str_eq(ro_lying(kept, i), ro_lying(afresh, i))) return false;
    return ro_str_eq(ro_lying(kept, 0), ro_lying(afresh, 0));
}

/* A word may stand in its pages and yet not be found, where the way to the page is lost. */
static bool is_found(ro_job *job, ro_str term) {
    return ro_ask_int(job, 0, "SELECT 1 FROM temp.kept_words WHERE term = ?1", "s", term);
}

/* Every word of every account, in order of the words and one beside the other: in constant memory. */
static bool same_places(ro_job *job) {
    ro_query *kept = ro_query_new(job, "SELECT term, doc, col, offset FROM temp.kept_places");
    ro_query *afresh = ro_query_new(job, "SELECT term, doc, col, offset FROM temp.afresh_places");
    ro_buf term = {.arena = job->arena};
    for (bool any = false;; any = true) {
        bool more = ro_step(kept), also = ro_step(afresh);
        if (!more && !also) return true;
        bool same = more && also && same_place(kept, afresh);
        if (same && (!any || !ro_str_eq(ro_buf_str(&term), ro_lying(kept, 0)))) {
            term.n = 0;
            ro_buf_add(&term, ro_lying(kept, 0));
            same = is_found(job, ro_buf_str(&term));
        }
        if (same) continue;
        if (more) ro_query_end(kept);
        if (also) ro_query_end(afresh);
        return false;
    }
}

/* By which FTS5 ranks: how long each account is, and all together (row 1 of its pages). */
static bool same_lengths(ro_job *job) {
    return !ro_ask_int(job, 0,
                       "SELECT EXISTS (SELECT id, sz FROM temp.afresh_docsize EXCEPT SELECT id, sz FROM main.account_fts_docsize)"
                       " OR EXISTS (SELECT id, sz FROM main.account_fts_docsize EXCEPT SELECT id, sz FROM temp.afresh_docsize)"
                       " OR (SELECT block FROM temp.afresh_data WHERE id = 1) IS NOT (SELECT block FROM main.account_fts_data"
                       " WHERE id = 1)",
                       "");
}

/* That the index is whole in itself, FTS5 sees; all else is held against one made afresh. */
bool ro_search_holds(ro_job *job) {
    static const char *const begin[] = {
        "INSERT INTO account_fts(account_fts) VALUES ('integrity-check')",
        "CREATE VIRTUAL TABLE temp.afresh USING fts5(text, title, content='', tokenize='unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE temp.afresh_places USING fts5vocab(temp, afresh, 'instance')",
        "CREATE VIRTUAL TABLE temp.kept_places USING fts5vocab(main, account_fts, 'instance')",
        "CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab(main, account_fts, 'row')"};
    for (size_t i = 0; i < sizeof begin / sizeof *begin; i++) ro_exec(job, begin[i], "");
    give(job, all(job), "INSERT INTO temp.afresh(rowid, title, text) VALUES (?1, ?2, ?3)");
    return same_places(job) && same_lengths(job);
}
