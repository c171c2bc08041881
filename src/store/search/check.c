/* Is the index of words what the accounts say?
 *
 * FTS5 looks whether it is whole in itself. What stands in it is added up, a mixed number for every place of every word, and so
 * is what its own tokenizer finds in the texts: the sums are the same, in whatever order, where the index names every place and
 * no other. Index and texts are gone through at the same time where there are two hands, the texts by all others; nothing is
 * written down, so that memory does not hang on how much there is. */
#include "store/hands.h"
#include "store/prepare.h"
#include "store/search/search.h"

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

static ro_status add_found(ro_ctx *ctx, struct found *sum, const struct found *x) {
    sum->places += x->places;
    for (int i = 0; i < 2; i++) sum->in[i] += x->in[i];
    sum->differs |= x->differs;
    if (x->status == RO_OK) return RO_OK;
    memcpy(ctx->error.text, x->words, sizeof x->words);
    return ctx->error.status = x->status;
}

static ro_status take_text(void *user, int64_t n, void *left) {
    struct texts *t = user;
    (void)n;
    ro_tell(t->ctx, "accounts held against the search index", ++t->n, t->all);
    return add_found(t->ctx, &t->sum, left);
}

/* ---- of the index ------------------------------------------------------------------------------------------------ */

enum { PARTS = 1024, AT_ONCE = 32, PAGES = 16 }; /* PAGES: that are worth a part, at least */

/* The index in parts by its words, of which FTS5 keeps one for every page. Whatever they are, a word is in one part. */
struct parts {
    ro_ctx *ctx;
    ro_str *from; /* of the first nothing */
    size_t n, done;
    struct found sum;
};

static void make_parts(ro_job *job, struct parts *p) {
    RO_VEC(ro_str) v = {0};
    ro_query *q = ro_query_new(job, "SELECT DISTINCT substr(term, 2) FROM account_fts_idx ORDER BY 1");
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_blob(q, 0);
    p->from = RO_NEWS(job->arena, ro_str, PARTS);
    p->n = 1;
    size_t parts = v.n / PAGES < PARTS ? v.n / PAGES : PARTS;
    for (size_t i = 1; i < parts; i++) {
        ro_str next = v.v[i * v.n / parts];
        if (ro_str_cmp(p->from[p->n - 1], next) < 0) p->from[p->n++] = next;
    }
}

/* A word may stand in its pages and yet not be found, where the way to the page is lost. */
static bool is_found(ro_job *job, ro_str term) {
    return ro_ask_int(job, 0, "SELECT 1 FROM temp.kept_words WHERE term = ?1", "s", term);
}

struct part {
    const struct parts *parts;
    size_t i;
    struct found *out;
};

/* From the word ?1 on up to ?2; NULL: to the end. */
static ro_query *places_of(ro_job *job, const struct parts *p, size_t i) {
    static const char make[] =
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.kept_places USING fts5vocab(main, account_fts, 'instance')",
                      also[] = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.kept_words USING fts5vocab(main, account_fts, 'row')";
    ro_exec(job, make, "");
    ro_exec(job, also, "");
    bool last = i + 1 == p->n;
    ro_query *q = ro_query_new(job, last ? "SELECT term, doc, col, offset FROM temp.kept_places WHERE term >= ?1"
                                         : "SELECT term, doc, col, offset FROM temp.kept_places WHERE term >= ?1 AND term < ?2");
    ro_bind(q, "s", i ? p->from[i] : RO_S(""));
    if (!last) ro_bind(q, "s", p->from[i + 1]);
    return q;
}

static void part_work(ro_job *job, void *arg) {
    struct part *p = arg;
    ro_query *q = places_of(job, p->parts, p->i);
    ro_buf term = {.arena = job->arena};
    uint64_t hash = 0;
    for (bool any = false; ro_step(q); any = true) {
        ro_str is = ro_lying(q, 0);
        if (!any || !ro_str_eq(ro_buf_str(&term), is)) {
            term.n = 0;
            ro_buf_add(&term, is);
            hash = ro_hash(is);
            p->out->differs |= !is_found(job, ro_buf_str(&term));
        }
        unsigned column = ro_str_is(ro_lying(q, 2), "title") ? TITLE : 0;
        p->out->places += mixed(hash, ro_int(q, 1), column, ro_int(q, 3));
    }
}

static void add_part(void *user, ro_hand *h, int64_t n, void *left) {
    struct found *x = left;
    struct part p = {user, (size_t)n - 1, x};
    x->status = ro_store_run(h->ctx, h->archive, RO_RUN_READ, part_work, &p);
    if (x->status != RO_OK) memcpy(x->words, h->ctx->error.text, sizeof x->words);
}

static ro_status take_part(void *user, int64_t n, void *left) {
    struct parts *p = user;
    (void)n;
    ro_tell(p->ctx, "parts of the search index added up", ++p->done, p->n);
    return add_found(p->ctx, &p->sum, left);
}

/* ---- both -------------------------------------------------------------------------------------------------------- */

static bool same_totals(ro_job *job, const struct texts *t) {
    const int64_t all[] = {(int64_t)t->n, t->sum.in[0], t->sum.in[1]};
    /* Of none it may say nothing. */
    return same_numbers(job, "SELECT block IS ?2 OR (block = x'' AND ?2 = x'000000') FROM account_fts_data WHERE id = ?1", 1, all,
                        3) &&
           ro_ask_int(job, 0, "SELECT count(*) FROM sought", "") == all[0] &&
           ro_ask_int(job, 0, "SELECT count(*) FROM account_fts_docsize", "") == all[0];
}

static void each(ro_job *job, ro_hands *hands, const ro_each *what) {
    ro_status st = ro_hands_each(hands, what);
    if (st != RO_OK) ro_store_rethrow(job, st);
}

bool ro_search_holds(ro_job *job, ro_hands *hands) {
    static const char next[] = "SELECT n FROM account WHERE n > ?1 AND current ORDER BY n LIMIT ?2";
    ro_exec(job, "INSERT INTO account_fts(account_fts) VALUES ('integrity-check')", "");
    struct texts t = {.ctx = job->ctx, .all = (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM account WHERE current", "")};
    each(job, hands, &(ro_each){next, sizeof(struct found), text_one, take_text, .user = &t});
    struct parts p = {.ctx = job->ctx};
    make_parts(job, &p);
    const char *numbers = ro_str_printf(job->arena,
                                        "WITH RECURSIVE r(n) AS (VALUES (?1 + 1) UNION ALL SELECT n + 1 FROM r LIMIT ?2) SELECT n"
                                        " FROM r WHERE n <= %zu",
                                        p.n)
                              .p;
    each(job, hands, &(ro_each){numbers, sizeof(struct found), add_part, take_part, .user = &p, .some = AT_ONCE});
    return !t.sum.differs && !p.sum.differs && t.sum.places == p.sum.places && same_totals(job, &t);
}
