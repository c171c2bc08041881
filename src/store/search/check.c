/* Is the index of words what the accounts say?
 *
 * FTS5 looks whether it is whole in itself. What stands in it is added up, a mixed number for every place of every word, and so
 * is what its own tokenizer finds in the texts: the sums are the same, in whatever order, where the index names every place and
 * no other. Index and texts are gone through at the same time where there are two hands, the texts by all others; nothing is
 * written down, so that memory does not hang on how much there is. */
#include "store/hands.h"
#include "store/prepare.h"
#include "store/search/search.h"

#include <pthread.h>

/* ---- places ------------------------------------------------------------------------------------------------------ */

enum { TITLE = 1 };

static uint64_t mixed(uint64_t word, int64_t account, unsigned column, int64_t place) {
    uint64_t x = word ^ ((uint64_t)account * 2 + column) * 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 32) * 0xD6E8FEB86659FD93u + (uint64_t)place * 0xC4CEB9FE1A85EC53u;
    x = (x ^ x >> 32) * 0xD6E8FEB86659FD93u;
    return x ^ x >> 29;
}

/* ---- of the texts ------------------------------------------------------------------------------------------------ */

/* What one account is to have in the index, or all of them. */
struct found {
    ro_status status;
    char words[1000]; /* why it failed */
    uint64_t places;
    int64_t in[2]; /* words of text and title */
    bool differs;  /* from what is kept of it by itself */
};

struct cutting {
    struct found *out;
    int64_t account;
    unsigned column;
};

static int cut(void *user, int flags, const char *word, int n, int from, int to) {
    struct cutting *c = user;
    (void)flags, (void)from, (void)to;
    c->out->places += mixed(ro_hash((ro_str){word, (size_t)n}), c->account, c->column, c->out->in[c->column]++);
    return SQLITE_OK;
}

struct cutter {
    fts5_tokenizer with;
    Fts5Tokenizer *it;
};

static void put_away(void *p) {
    struct cutter *c = p;
    c->with.xDelete(c->it);
}

/* As the schema has it. */
static struct cutter *cutter(ro_job *job) {
    static const char *diacritics[] = {"remove_diacritics", "2"};
    struct cutter *c = RO_NEW(job->arena, struct cutter);
    fts5_api *api = ro_fts5(job);
    void *user = NULL;
    int rc = api->xFindTokenizer(api, "unicode61", &user, &c->with);
    if (rc == SQLITE_OK) rc = c->with.xCreate(user, diacritics, 2, &c->it);
    if (rc != SQLITE_OK) ro_store_fail(job, rc);
    ro_defer(job->arena, put_away, c);
    return c;
}

/* 7 bits a byte, the most significant first. */
static void add_number(ro_buf *b, uint64_t n) {
    unsigned shift = 0;
    while (n >> shift > 127) shift += 7;
    for (; shift; shift -= 7) ro_buf_byte(b, (char)((n >> shift & 127) | 128));
    ro_buf_byte(b, (char)(n & 127));
}

/* By which FTS5 ranks: how long an account is, and all together. */
static bool same_numbers(ro_job *job, const char *kept, int64_t n, const int64_t *number, size_t count) {
    ro_buf b = {.arena = job->arena};
    for (size_t i = 0; i < count; i++) add_number(&b, (uint64_t)number[i]);
    return ro_ask_int(job, 0, kept, "ib", n, ro_buf_str(&b)) == 1;
}

struct one {
    int64_t n;
    struct found *out;
};

static void text_work(ro_job *job, void *arg) {
    struct one *x = arg;
    struct cutter *c = cutter(job);
    ro_kept_words w;
    if (!ro_search_words(job, x->n, &w)) return;
    const ro_str part[2] = {w.text, w.title};
    for (unsigned i = 0; i < 2; i++) {
        struct cutting to = {x->out, x->n, i};
        int rc = c->with.xTokenize(c->it, &to, FTS5_TOKENIZE_DOCUMENT, part[i].p ? part[i].p : "", (int)part[i].n, cut);
        if (rc != SQLITE_OK) ro_store_fail(job, rc);
    }
    x->out->differs = !same_numbers(job, "SELECT sz IS ?2 FROM account_fts_docsize WHERE id = ?1", x->n, x->out->in, 2) ||
                      !ro_sought_holds(job, x->n, &w.in);
}

static void text_one(void *user, ro_hand *h, int64_t n, void *left) {
    struct found *x = left;
    struct one one = {n, x};
    (void)user;
    x->status = ro_store_run(h->ctx, h->archive, RO_RUN_READ, text_work, &one);
    if (x->status != RO_OK) memcpy(x->words, h->ctx->error.text, sizeof x->words);
}

struct texts {
    ro_ctx *ctx;
    struct found sum;
    size_t n, all;
};

static ro_status take_text(void *user, int64_t n, void *left) {
    struct texts *t = user;
    const struct found *x = left;
    (void)n;
    ro_tell(t->ctx, "accounts held against the search index", ++t->n, t->all);
    t->sum.places += x->places;
    for (int i = 0; i < 2; i++) t->sum.in[i] += x->in[i];
    t->sum.differs |= x->differs;
    if (x->status == RO_OK) return RO_OK;
    memcpy(t->ctx->error.text, x->words, sizeof x->words);
    return t->ctx->error.status = x->status;
}

/* ---- of the index ------------------------------------------------------------------------------------------------ */

struct kept {
    ro_hand *hand;
    ro_status status;
    uint64_t places;
    bool differs;
};

/* A word may stand in its pages and yet not be found, where the way to the page is lost. */
static bool is_found(ro_job *job, ro_str term) {
    return ro_ask_int(job, 0, "SELECT 1 FROM temp.kept_words WHERE term = ?1", "s", term);
}

static void kept_work(ro_job *job, void *arg) {
    struct kept *k = arg;
    ro_exec(job, "CREATE VIRTUAL TABLE temp.kept_places USING fts5vocab(main, account_fts, 'instance')", "");
    ro_exec(job, "CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab(main, account_fts, 'row')", "");
    ro_query *q = ro_query_new(job, "SELECT term, doc, col, offset FROM temp.kept_places");
    ro_buf term = {.arena = job->arena};
    uint64_t hash = 0;
    for (bool any = false; ro_step(q); any = true) {
        ro_str is = ro_lying(q, 0);
        if (!any || !ro_str_eq(ro_buf_str(&term), is)) {
            term.n = 0;
            ro_buf_add(&term, is);
            hash = ro_hash(is);
            k->differs |= !is_found(job, ro_buf_str(&term));
        }
        k->places += mixed(hash, ro_int(q, 1), ro_str_is(ro_lying(q, 2), "title") ? TITLE : 0, ro_int(q, 3));
    }
}

static void *add_kept(void *arg) {
    struct kept *k = arg;
    k->status = ro_store_run(k->hand->ctx, k->hand->archive, RO_RUN_READ, kept_work, k);
    return NULL;
}

/* ---- both -------------------------------------------------------------------------------------------------------- */

static bool same_totals(ro_job *job, const struct texts *t) {
    const int64_t all[] = {(int64_t)t->n, t->sum.in[0], t->sum.in[1]};
    return same_numbers(job, "SELECT block IS ?2 FROM account_fts_data WHERE id = ?1", 1, all, 3) &&
           ro_ask_int(job, 0, "SELECT count(*) FROM sought", "") == all[0] &&
           ro_ask_int(job, 0, "SELECT count(*) FROM account_fts_docsize", "") == all[0];
}

bool ro_search_holds(ro_job *job, ro_hands *hands) {
    static const char next[] = "SELECT n FROM account WHERE n > ?1 AND current ORDER BY n LIMIT ?2";
    ro_exec(job, "INSERT INTO account_fts(account_fts) VALUES ('integrity-check')", "");
    struct texts t = {.ctx = job->ctx, .all = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM account WHERE current", "")};
    ro_hands others = {hands->v, hands->n > 1 ? hands->n - 1 : 1, 0};
    struct kept k = {.hand = &hands->v[hands->n - 1]};
    pthread_t thread;
    bool aside = hands->n > 1 && pthread_create(&thread, NULL, add_kept, &k) == 0;
    ro_status st = ro_hands_each(&others, &(ro_each){next, sizeof(struct found), text_one, take_text, NULL, &t});
    if (aside) pthread_join(thread, NULL);
    if (st != RO_OK) ro_store_rethrow(job, st);
    ro_tell(job->ctx, "checking the search index", 0, 0);
    if (!aside) add_kept(&k);
    if (k.status != RO_OK) job->ctx->error = k.hand->ctx->error, ro_store_rethrow(job, k.status);
    return !t.sum.differs && !k.differs && t.sum.places == k.places && same_totals(job, &t);
}
