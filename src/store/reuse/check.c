/* Is the index of shared words what the accounts give?
 *
 * Both are added up, in whatever order: the sum of a mixed number for every seed of every account, and for every word, is the
 * same on both sides where the index lists what is there and nothing else. Memory is that of some texts; seeds too frequent to be
 * listed are counted instead. Texts are shared out to all hands. */
#include "reuse/engine.h"
#include "store/hands.h"
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
    size_t done, all; /* texts */
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

/* What a text, or many, come to. */
struct amounts {
    ro_status status;
    uint64_t listed, words;
    char why[1000]; /* it failed */
};

static void add_words(struct amounts *a, const uint32_t *word, size_t n) {
    for (size_t i = 0; i < n; i++) a->words += mixed(word_key(word[i]), 0);
    a->words += n * mixed(ALL_WORDS, 0);
}

struct one {
    const struct checking *in;
    int64_t number;
    struct amounts *out;
};

static void text_work(ro_job *job, void *arg) {
    const struct one *x = arg;
    ro_str text =
        ro_ask_text(job, "SELECT a.text FROM reuse_text x JOIN account a ON a.n = x.account WHERE x.text = ?1", "i", x->number);
    if (!text.p) return;
    struct keys k = keys_of(job->arena, text);
    add_words(x->out, k.word, k.nwords);
    if (k.nseeds) qsort(k.seed, k.nseeds, sizeof *k.seed, by_seed);
    for (uint32_t i = 0; i < k.nseeds; i++) {
        if (i && k.seed[i] == k.seed[i - 1]) continue;
        const uint64_t *m = many_at(x->in, k.seed[i]);
        if (m)
            __atomic_fetch_add(&x->in->seen[m - x->in->many.v], 1, __ATOMIC_RELAXED);
        else
            x->out->listed += mixed(k.seed[i], (uint32_t)x->number);
    }
}

static void text_one(void *user, ro_hand *h, int64_t n, void *left) {
    struct amounts *out = left;
    struct one one = {user, n, out};
    out->status = ro_store_run(h->ctx, h->archive, RO_RUN_READ, text_work, &one);
    if (out->status != RO_OK) memcpy(out->why, h->ctx->error.text, sizeof out->why);
}

static ro_status take_text(void *user, int64_t n, void *left) {
    struct checking *c = user;
    const struct amounts *x = left;
    (void)n;
    ro_tell(c->job->ctx, "accounts held against the index of shared words", ++c->done, c->all);
    c->listed -= x->listed, c->words -= x->words;
    if (x->status == RO_OK) return RO_OK;
    memcpy(c->job->ctx->error.text, x->why, sizeof x->why);
    return c->job->ctx->error.status = x->status;
}

static void subtract_texts(struct checking *c, ro_hands *hands) {
    static const char next[] = "SELECT text FROM reuse_text WHERE text > ?1 ORDER BY text LIMIT ?2";
    c->all = (size_t)ro_ask_int(c->job, 0, "SELECT count(*) FROM reuse_text", "");
    ro_status st = ro_hands_each(hands, &(ro_each){next, sizeof(struct amounts), text_one, take_text, .user = c});
    if (st != RO_OK) ro_store_rethrow(c->job, st);
    struct gone_words g = gone_words(c->job);
    struct amounts gone = {0};
    add_words(&gone, g.v, g.n);
    c->words -= gone.words;
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

static bool holds(ro_job *job, ro_hands *hands) {
    struct checking *c = RO_NEW(job->arena, struct checking);
    c->job = job;
    if (index_foreign(job)) return true; /* whoever asks it next builds it anew */
    if (!complete(job) || !runs_hold(job)) return false;
    c->gone = gone_read(job);
    runs_all(job, &(struct run_user){find_many, c});
    if (c->many.n) qsort(c->many.v, c->many.n, sizeof *c->many.v, by_number);
    c->seen = RO_NEWS(job->arena, uint32_t, c->many.n + 1);
    runs_all(job, &(struct run_user){add_entry, c});
    subtract_texts(c, hands);
    for (size_t i = 0; i < c->many.n; i++) /* of a key that stands there more than once any one is counted */
        if (!i || c->many.v[i] != c->many.v[i - 1]) {
            uint64_t seen = 0;
            for (size_t k = i; k < c->many.n && c->many.v[k] == c->many.v[i]; k++) seen += c->seen[k];
            if (seen <= SEED_TEXTS) return false;
        }
    return !c->listed && !c->words;
}

/* This connection sees one state of the archive throughout, and the others what somebody adds just now: where they find a fault,
 * it looks by itself. */
bool ro_index_holds(ro_job *job, ro_hands *hands) {
    ro_hands own = {hands->v, 1, 0};
    return holds(job, hands) || (hands->n > 1 && holds(job, &own));
}
