/* Is the index of shared words what the accounts give?
 *
 * Both are added up, in whatever order: the sum of a mixed number for every seed of every account, and for every word, is the
 * same on both sides where the index lists what is there and nothing else. Memory is that of one text; seeds too frequent to be
 * listed are counted instead. */
#include "reuse/engine.h"
#include "store/reuse/index.h"

#include <stdlib.h>

struct checking {
    ro_job *job;
    struct {
        uint64_t *v;
        size_t n, cap;
    } many;         /* keys, ascending */
    uint32_t *seen; /* accounts that hold them */
    struct gone gone;
    uint64_t listed, words;
};

static uint64_t mixed(uint64_t key, uint64_t text) {
    uint64_t x = (key * 0x9E3779B97F4A7C15u) ^ (text * 0xC4CEB9FE1A85EC53u);
    x = (x ^ x >> 32) * 0xD6E8FEB86659FD93u;
    return x ^ x >> 29;
}

static int by_number(const void *p, const void *q) {
    const uint64_t *a = p, *b = q;
    return (*a > *b) - (*a < *b);
}

static int by_seed(const void *p, const void *q) {
    const uint32_t *a = p, *b = q;
    return (*a > *b) - (*a < *b);
}

static uint64_t *many_at(const struct checking *c, uint64_t key) {
    return c->many.n ? bsearch(&key, c->many.v, c->many.n, sizeof key, by_number) : NULL;
}

static bool is_gone(const struct checking *c, uint32_t text) {
    return c->gone.n && bsearch(&text, c->gone.v, c->gone.n, sizeof text, by_seed);
}

static void find_many(void *user, const struct entry *e) {
    struct checking *c = user;
    if (e->key < WORD_KEYS && !e->n) RO_PUSH(c->job->arena, c->many) = e->key;
}

static void add_entry(void *user, const struct entry *e) {
    struct checking *c = user;
    if (e->key >= WORD_KEYS) c->words += (uint64_t)e->count * mixed(e->key, 0);
    if (e->key >= WORD_KEYS || many_at(c, e->key)) return;
    for (uint32_t i = 0; i < e->n; i++)
        if (!is_gone(c, e->text[i])) c->listed += mixed(e->key, e->text[i]);
}

static void subtract_words(struct checking *c, const uint32_t *word, size_t n) {
    for (size_t i = 0; i < n; i++) c->words -= mixed(word_key(word[i]), 0);
    c->words -= n * mixed(ALL_WORDS, 0);
}

static void subtract_text(struct checking *c, ro_arena *a, ro_str text, uint32_t number) {
    struct keys k = keys_of(a, text);
    subtract_words(c, k.word, k.nwords);
    if (k.nseeds) qsort(k.seed, k.nseeds, sizeof *k.seed, by_seed);
    for (uint32_t i = 0; i < k.nseeds; i++) {
        if (i && k.seed[i] == k.seed[i - 1]) continue;
        uint64_t *m = many_at(c, k.seed[i]);
        if (m)
            c->seen[m - c->many.v]++;
        else
            c->listed -= mixed(k.seed[i], number);
    }
}

static void subtract_texts(struct checking *c) {
    struct ro_error error;
    ro_query *q = ro_query_new(c->job, "SELECT x.text, a.text FROM reuse_text x JOIN account a ON a.n = x.account");
    while (ro_step(q)) {
        ro_arena *volatile a = ro_arena_new(&error);
        if (!a || RO_TRY(a)) {
            ro_arena_free(a);
            ro_throw(c->job->arena, RO_NOMEM, "memory ran out while the index was checked; nothing was changed");
        }
        ro_str text = {(const char *)sqlite3_column_text(q->stmt, 1), (size_t)sqlite3_column_bytes(q->stmt, 1)};
        if (text.p) subtract_text(c, a, text, (uint32_t)ro_int(q, 0));
        ro_arena_free(a);
    }
    struct gone_words g = gone_words(c->job);
    subtract_words(c, g.v, g.n);
}

/* Every account that shows is indexed or due, and only those are indexed. */
static bool complete(ro_job *job) {
    bool due = ro_index_waits(job);
    return !ro_ask_int(job, 0,
                       "SELECT EXISTS (SELECT 1 FROM account a WHERE a.current AND NOT EXISTS (SELECT 1 FROM reuse_text x WHERE"
                       " x.account = a.n) AND NOT EXISTS (SELECT 1 FROM reuse_due d WHERE d.account = a.n))",
                       "") &&
           (due || !ro_ask_int(job, 0,
                               "SELECT EXISTS (SELECT 1 FROM reuse_text x LEFT JOIN account a ON a.n = x.account WHERE a.current"
                               " IS NOT 1)",
                               ""));
}

bool ro_index_holds(ro_job *job) {
    struct checking *c = RO_NEW(job->arena, struct checking);
    c->job = job;
    if (index_foreign(job)) return true; /* whoever asks it next builds it anew */
    if (!complete(job) || !runs_hold(job)) return false;
    c->gone = gone_read(job);
    runs_all(job, &(struct run_user){find_many, c});
    if (c->many.n) qsort(c->many.v, c->many.n, sizeof *c->many.v, by_number);
    c->seen = RO_NEWS(job->arena, uint32_t, c->many.n + 1);
    runs_all(job, &(struct run_user){add_entry, c});
    subtract_texts(c);
    for (size_t i = 0; i < c->many.n; i++) /* of a key that stands there more than once any one is counted */
        if (!i || c->many.v[i] != c->many.v[i - 1]) {
            uint64_t seen = 0;
            for (size_t k = i; k < c->many.n && c->many.v[k] == c->many.v[i]; k++) seen += c->seen[k];
            if (seen <= SEED_TEXTS) return false;
        }
    return !c->listed && !c->words;
}
