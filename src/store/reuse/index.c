/* The index of shared words, kept true to the accounts: what is new is due, what is gone is crossed out.
 *
 * Whoever writes an account's rows notes it as due, in the same transaction, and crosses out what was indexed of it before. What
 * is due is indexed later, in transactions of its own: by the hundreds while pages are added, at the latest when somebody asks. A
 * kill therefore leaves the index short of what reuse_due names and of nothing else. An account is listed under a number that is
 * never given again, so that crossing out is one row; the lists lose it when they are merged next.
 *
 * Everything is derived from account.text by the reuse engine's own folding and hashing; where the engine hashes otherwise than
 * the one that built the index, it is built anew. */
#include "store/reuse/index.h"
#include "reuse/engine.h"


enum {
    SOME = 4096,           /* accounts indexed in one transaction: half a second */
    SOME_BYTES = 16 << 20, /* of their text */
    MERGED = 16,           /* entries moved in merging for each that is new: more than it will ever be moved */
    MERGED_ANYWAY = 4096,
    FEW = 16,      /* texts */
    ALONE = 20000, /* entries that one thread has sorted before another is there */
    FORM = 3,      /* of blocks: another number where they are written otherwise */
};

/* ---- a text as keys ------------------------------------------------------------------------------------------------ */

static void seed_keys(ro_arena *a, struct keys *k) {
    k->nseeds = k->nwords < SEED ? 0 : k->nwords - SEED + 1;
    k->seed = ro_alloc_raw(a, (k->nseeds + 1) * sizeof *k->seed);
    for (uint32_t i = 0; i < k->nseeds; i++) k->seed[i] = seed_key(k->word + i);
}

struct keys keys_of(ro_arena *a, ro_str text) {
    struct keys k = {.word = ro_alloc_raw(a, words_most(text.n) * sizeof(uint32_t))};
    k.nwords = words_hash(text, k.word);
    seed_keys(a, &k);
    return k;
}

uint64_t word_key(uint32_t word) { return WORD_KEYS | (word & ((1u << WEIGHT_BITS) - 1)); }

/* What the engine makes of a sentence: another number where it hashes otherwise, or where blocks are written otherwise. */
static int64_t engine_print(ro_arena *a) {
    struct keys k = keys_of(a, RO_S("The premier of Norvania said: “we don’t ask for ½ of it”, and 17 left – in Москва."));
    uint64_t h = (uint64_t)SEED << 32 | FORM;
    for (uint32_t i = 0; i < k.nseeds; i++) h = h * 31 + k.seed[i];
    return (int64_t)(h >> 1);
}

/* ---- what is due, what is gone --------------------------------------------------------------------------------------- */

void ro_index_clear(ro_job *job) {
    static const char *const sql[] = {"DELETE FROM reuse_block", "DELETE FROM reuse_run", "DELETE FROM reuse_text",
                                      "DELETE FROM reuse_gone",
                                      "INSERT OR IGNORE INTO reuse_due SELECT n FROM account WHERE current"};
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) ro_exec(job, sql[i], "");
    ro_exec(job, "INSERT OR REPLACE INTO setting(name, value) VALUES ('reuse_engine', ?1)", "i", engine_print(job->arena));
}

static bool engine_same(ro_job *job) {
    return ro_ask_int(job, 0, "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'reuse_engine'", "") ==
           engine_print(job->arena);
}

/* Empty, it is nobody's. */
bool index_foreign(ro_job *job) { return ro_ask_int(job, 0, "SELECT EXISTS (SELECT 1 FROM reuse_run)", "") && !engine_same(job); }

bool ro_index_waits(ro_job *job) {
    return index_foreign(job) ||
           ro_ask_int(job, 0,
                      "SELECT EXISTS (SELECT 1 FROM reuse_due) OR EXISTS (SELECT 1 FROM reuse_gone WHERE words IS NOT NULL)", "");
}

void ro_index_due(ro_job *job, int64_t n) { ro_exec(job, "INSERT OR IGNORE INTO reuse_due VALUES (?1)", "i", n); }

void ro_index_due_shown(ro_job *job, int64_t n) {
    ro_exec(job,
            "INSERT OR IGNORE INTO reuse_due SELECT n FROM account WHERE current AND id = (SELECT id FROM intake WHERE n = ?1)",
            "i", n);
}

static ro_str text_of_account(ro_job *job, int64_t n) {
    ro_str t = ro_ask_text(job, "SELECT text FROM account WHERE n = ?1", "i", n);
    return t.p ? t : RO_S("");
}

void ro_index_gone(ro_job *job, int64_t n) {
    int64_t text = ro_ask_int(job, 0, "SELECT text FROM reuse_text WHERE account = ?1", "i", n);
    if (!text) return;
    struct keys k = keys_of(job->arena, text_of_account(job, n));
    ro_buf b = {.arena = job->arena};
    for (uint32_t i = 0; i < k.nwords; i++)
        for (int shift = 0; shift < 32; shift += 8) ro_buf_byte(&b, (char)(k.word[i] >> shift));
    ro_exec(job, "INSERT INTO reuse_gone(text, words) VALUES (?1, ?2)", "ib", text, k.nwords ? ro_buf_str(&b) : RO_S(""));
    ro_exec(job, "DELETE FROM reuse_text WHERE text = ?1", "i", text);
}

/* ---- indexing ------------------------------------------------------------------------------------------------------ */

/* What is to go into a run, in the order in which it comes: of seeds, key and text in one number; of words, their low bits and
 * whether they are put in (1) or taken out. */
struct items {
    RO_VEC(uint64_t) seed, word;
};

enum { TEXT_BITS = 31 };

static uint64_t key_of(uint64_t item) { return item >> TEXT_BITS; }

static void sort_one(ro_arena *a, void *items, size_t i, unsigned thread) {
    struct items *it = items;
    (void)thread;
    size_t n = i ? it->word.n : it->seed.n;
    sort_bits(i ? it->word.v : it->seed.v, ro_alloc_raw(a, (n + 1) * sizeof(uint64_t)), n, i ? 0 : TEXT_BITS); /* stable */
}

static void sort_items(ro_arena *a, struct items *it) {
    ro_in_threads(a, it->seed.n > ALONE ? ro_processors() : 1, 2, sort_one, it);
}

/* The texts that are indexed together, by number from the first on. */
struct batch {
    RO_VEC(ro_str) text;
    struct keys *keys;
    uint32_t **room; /* of each thread, for the words of the longest text */
    size_t longest;
};

static void key_one(ro_arena *a, void *user, size_t i, unsigned thread) {
    struct batch *b = user;
    struct keys *k = &b->keys[i];
    if (!b->room[thread]) b->room[thread] = ro_alloc_raw(a, words_most(b->longest) * sizeof(uint32_t));
    k->nwords = words_hash(b->text.v[i], b->room[thread]);
    k->word = ro_alloc_raw(a, (k->nwords + 1) * sizeof *k->word);
    memcpy(k->word, b->room[thread], k->nwords * sizeof *k->word);
    seed_keys(a, k);
}

/* Texts as keys in all threads there are; then side by side, in the order of the texts. */
static void add_items(ro_arena *a, struct items *it, struct batch *b, int64_t first) {
    size_t nseeds = 0, nwords = 0;
    unsigned threads = b->text.n > FEW ? ro_processors() : 1;
    b->keys = RO_NEWS(a, struct keys, b->text.n + 1);
    b->room = RO_NEWS(a, uint32_t *, threads);
    ro_in_threads(a, threads, b->text.n, key_one, b);
    for (size_t i = 0; i < b->text.n; i++) nseeds += b->keys[i].nseeds, nwords += b->keys[i].nwords;
    it->seed.v = ro_alloc_raw(a, (nseeds + 1) * sizeof *it->seed.v), it->seed.cap = nseeds + 1;
    it->word.v = ro_alloc_raw(a, (nwords + 1) * sizeof *it->word.v), it->word.cap = nwords + 1;
    for (size_t t = 0; t < b->text.n; t++) {
        const struct keys *k = &b->keys[t];
        for (uint32_t i = 0; i < k->nseeds; i++)
            it->seed.v[it->seed.n++] = (uint64_t)k->seed[i] << TEXT_BITS | ((size_t)first + t);
        for (uint32_t i = 0; i < k->nwords; i++) it->word.v[it->word.n++] = (word_key(k->word[i]) - WORD_KEYS) << 1 | 1;
    }
}

struct gone_words gone_words(ro_job *job) {
    struct gone_words g = {0};
    ro_query *q = ro_query_new(job, "SELECT words FROM reuse_gone WHERE words IS NOT NULL");
    while (ro_step(q)) {
        ro_str b = ro_blob(q, 0);
        for (size_t i = 0; i + 4 <= b.n; i += 4) {
            uint32_t w = 0;
            for (int k = 3; k >= 0; k--) w = w << 8 | (unsigned char)b.p[i + (size_t)k];
            RO_PUSH(job->arena, g) = w;
        }
    }
    return g;
}

static void subtract_items(ro_job *job, struct items *it) {
    struct gone_words g = gone_words(job);
    for (size_t i = 0; i < g.n; i++) RO_PUSH(job->arena, it->word) = (word_key(g.v[i]) - WORD_KEYS) << 1;
    ro_exec(job, "UPDATE reuse_gone SET words = NULL WHERE words IS NOT NULL", "");
}

static void list_texts(const uint64_t *item, size_t n, struct entry *e) {
    bool many = false;
    e->n = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t text = item[i] & INT32_MAX;
        if (e->n && e->text[e->n - 1] == text) continue;
        many |= e->n == LISTED;
        if (!many) e->text[e->n++] = text;
    }
    if (many) e->n = 0;
}

static void write_seeds(struct run_writer *w, const struct items *it, struct entry *e) {
    for (size_t i = 0, k; i < it->seed.n; i = k) {
        e->key = key_of(it->seed.v[i]);
        for (k = i + 1; k < it->seed.n && key_of(it->seed.v[k]) == e->key; k++) {
        }
        list_texts(it->seed.v + i, k - i, e);
        run_put(w, e);
    }
}

static void write_words(struct run_writer *w, const struct items *it, struct entry *e) {
    int64_t all = 0;
    for (size_t i = 0, k; i < it->word.n; i = k) {
        *e = (struct entry){.key = WORD_KEYS | it->word.v[i] >> 1};
        for (k = i; k < it->word.n && it->word.v[k] >> 1 == it->word.v[i] >> 1; k++) e->count += it->word.v[k] & 1 ? 1 : -1;
        if (e->count) run_put(w, e);
        all += e->count;
    }
    *e = (struct entry){.key = ALL_WORDS, .count = all};
    if (all) run_put(w, e);
}

static int64_t write_run(ro_job *job, struct items *it) {
    struct run_writer *w = RO_NEW(job->arena, struct run_writer);
    struct entry *e = RO_NEW(job->arena, struct entry);
    sort_items(job->arena, it);
    run_begin(w, job, run_new(job));
    write_seeds(w, it, e);
    write_words(w, it, e);
    run_end(w);
    if (w->entries) ro_exec(job, "INSERT INTO reuse_run(run, size) VALUES (?1, ?2)", "ii", w->run, w->entries);
    return w->entries;
}

/* Crosses out the versions of account n that no longer show; says whether n itself is to be indexed. */
static bool wanted(ro_job *job, int64_t n) {
    ro_query *q = ro_query_new(job, "SELECT v.n FROM intake t JOIN intake v ON v.id = t.id JOIN reuse_text x ON x.account = v.n"
                                    " LEFT JOIN account a ON a.n = v.n WHERE t.n = ?1 AND a.current IS NOT 1");
    ro_bind(q, "i", n);
    while (ro_step(q)) ro_index_gone(job, ro_int(q, 0));
    return ro_ask_int(job, 0,
                      "SELECT 1 FROM account WHERE n = ?1 AND current AND NOT EXISTS (SELECT 1 FROM reuse_text WHERE"
                      " account = ?1)",
                      "i", n);
}

int64_t index_next(ro_job *job) {
    int64_t n = ro_ask_int(job, 0,
                           "SELECT max(coalesce((SELECT max(text) FROM reuse_text), 0), coalesce((SELECT max(text) FROM"
                           " reuse_gone), 0)) + 1",
                           "");
    if (n < 1 || n >= INT32_MAX)
        ro_throw(job->arena, RO_LIMIT, "%s: the index of shared words has run out of numbers: build it anew with readout reread",
                 job->archive->path);
    return n;
}

size_t index_some(ro_job *job) {
    struct items it = {0};
    struct batch b = {0};
    size_t done = 0, bytes = 0;
    RO_VEC(int64_t) due = {0};
    if (!engine_same(job)) ro_index_clear(job);
    int64_t number = index_next(job);
    ro_query *q = ro_query_new(job, "SELECT account FROM reuse_due ORDER BY account LIMIT ?1");
    ro_bind(q, "i", (int64_t)SOME);
    while (ro_step(q)) RO_PUSH(job->arena, due) = ro_int(q, 0);
    for (; done < due.n && bytes < SOME_BYTES; done++) {
        int64_t n = due.v[done];
        if (wanted(job, n)) {
            ro_str text = text_of_account(job, n);
            bytes += text.n;
            if (text.n > b.longest) b.longest = text.n;
            ro_exec(job, "INSERT INTO reuse_text(text, account) VALUES (?1, ?2)", "ii", number + (int64_t)b.text.n, n);
            RO_PUSH(job->arena, b.text) = text;
        }
        ro_exec(job, "DELETE FROM reuse_due WHERE account = ?1", "i", n);
    }
    add_items(job->arena, &it, &b, number);
    subtract_items(job, &it);
    int64_t added = write_run(job, &it);
    runs_merge(job, MERGED * added + MERGED_ANYWAY);
    return done;
}

void ro_index_some(ro_job *job) {
    if (ro_index_waits(job)) index_some(job);
}

void ro_index_add(ro_job *job) {
    if (ro_ask_int(job, 0, "SELECT count(*) FROM (SELECT 1 FROM reuse_due LIMIT ?1)", "i", (int64_t)SOME) == SOME)
        index_some(job);
}

/* ---- bringing it up to the accounts ------------------------------------------------------------------------------------ */

struct catching_up {
    size_t done, all;
    bool due;
};

static void look_work(ro_job *job, void *arg) {
    struct catching_up *c = arg;
    c->due = ro_index_waits(job);
    c->all = c->due ? (size_t)ro_ask_int(job, 0, "SELECT count(*) FROM reuse_due", "") : 0;
}

static void some_work(ro_job *job, void *arg) {
    struct catching_up *c = arg;
    c->done += index_some(job);
    c->due = ro_index_waits(job);
}

/* Where somebody else is writing just now, he does it himself sooner or later. */
ro_status ro_archive_index(ro_ctx *ctx, ro_archive *ar, ro_progress_fn fn, void *user) {
    struct catching_up c = {0};
    ro_archive *w = ar;
    ro_status st = ro_store_run(ctx, ar, RO_RUN_PLAIN, look_work, &c);
    if (st != RO_OK || !c.due) return st;
    if (!ar->writable) {
        if (!ar->keeps || ro_archive_open(ctx, ar->path, RO_OPEN_WRITE, &w) != RO_OK) return RO_OK;
        sqlite3_busy_timeout(w->db, 0);
    }
    while (c.due && (st = ro_store_run(ctx, w, RO_RUN_WRITE, some_work, &c)) == RO_OK)
        if (fn) fn(user, c.done, c.all);
    if (w != ar) ro_archive_close(w);
    return st == RO_NOMEM || (st != RO_OK && ar->writable) ? st : RO_OK;
}
