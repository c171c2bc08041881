/* The relatives of one account: which others share words with it? Asked of the index, told by the reuse engine.
 *
 * The seeds of the account are looked up; one that stands in few accounts names them. An account that has enough of them close
 * together may share a stretch: the same demand that the engine makes before it looks further, so that nothing is lost here.
 * These accounts are read and handed to the engine together with what the index knows of the whole archive, how often each word
 * is used and how many accounts hold each seed: with that it tells what it would tell over all accounts. What is not indexed
 * yet, in an archive that may not be written, is read one account after the other and counted as if it were. */
#include "reuse/engine.h"
#include "store/reuse/index.h"

#include <stdlib.h>

enum {
    WINDOW = 84, /* words within which seeds are company: the engine's reach and drift */
    MOST = 1000, /* accounts that are read; those with the most and rarest words in common */
};

struct other { /* an account that shares seeds */
    uint32_t text;
    float weight;
    ro_reuse_text is;
};

struct asking {
    ro_job *job;
    int64_t n;     /* the account */
    uint32_t text; /* its number */
    struct hearing *h;
    RO_VEC(int64_t) late; /* accounts that are not indexed, numbered from first_late */
    uint32_t first_late;
    RO_VEC(struct other) other;
    size_t nleft; /* of them left out */
};

/* ---- what is not indexed yet ---------------------------------------------------------------------------------------- */

static int by_text(const void *p, const void *q) {
    const uint32_t *a = p, *b = q;
    return (*a > *b) - (*a < *b);
}

/* Versions that are indexed and show no longer. */
static void leave_out_old(struct asking *a) {
    struct gone *gone = &a->h->gone;
    *gone = gone_read(a->job);
    ro_query *q = ro_query_new(
        a->job, "SELECT DISTINCT x.text FROM reuse_due d CROSS JOIN intake t ON t.n = d.account CROSS JOIN intake v ON"
                " v.id = t.id CROSS JOIN reuse_text x ON x.account = v.n LEFT JOIN account o ON o.n = v.n WHERE"
                " o.current IS NOT 1");
    while (ro_step(q)) RO_PUSH(a->job->arena, *gone) = (uint32_t)ro_int(q, 0);
    if (gone->n) qsort(gone->v, gone->n, sizeof *gone->v, by_text);
}

static void read_late(struct asking *a, bool all) {
    ro_job *job = a->job;
    struct ro_error error;
    a->first_late = (uint32_t)index_next(job);
    ro_query *q = ro_query_new(job, all ? "SELECT n, text FROM account WHERE current ORDER BY n"
                                        : "SELECT d.account, a.text FROM reuse_due d JOIN account a ON a.n = d.account WHERE"
                                          " a.current AND NOT EXISTS (SELECT 1 FROM reuse_text x WHERE x.account = d.account)"
                                          " ORDER BY d.account");
    while (ro_step(q)) {
        ro_arena *volatile scratch = ro_arena_new(&error);
        if (!scratch || RO_TRY(scratch)) {
            ro_arena_free(scratch);
            ro_throw(job->arena, RO_NOMEM, "memory ran out while accounts were read");
        }
        uint32_t number = a->first_late + (uint32_t)a->late.n;
        ro_str text = {(const char *)sqlite3_column_text(q->stmt, 1), (size_t)sqlite3_column_bytes(q->stmt, 1)};
        RO_PUSH(job->arena, a->late) = ro_int(q, 0);
        if (a->late.v[a->late.n - 1] == a->n) a->text = number;
        if (text.p) hear_text(a->h, scratch, text, number);
        ro_arena_free(scratch);
    }
}

/* ---- who may share a stretch ------------------------------------------------------------------------------------------ */

static float *weights(const struct hearing *h) {
    float *w = RO_NEWS(h->job->arena, float, h->keys.nwords + 1);
    double all = (double)heard_words(h);
    for (uint32_t i = 0; i < h->keys.nwords; i++) w[i] = (float)word_weight((double)heard_word(h, i), all);
    return w;
}

/* The heaviest window of the seeds at these places, up to what is demanded. */
static bool company(const struct asking *a, const float *weight, const uint64_t *hit, size_t n) {
    float least = (float)company_weight((double)heard_words(a->h));
    for (size_t i = 0; i < n; i++) {
        float sum = 0;
        uint32_t from = (uint32_t)hit[i], end = 0;
        for (size_t k = i; k < n && (uint32_t)hit[k] < from + WINDOW && sum < least; k++) {
            uint32_t p = (uint32_t)hit[k];
            for (uint32_t q = p > end ? p : end; q < p + SEED; q++) sum += weight[q];
            end = p + SEED;
        }
        if (sum >= least) return true;
    }
    return false;
}

static float total(const float *weight, const uint64_t *hit, size_t n) {
    float sum = 0;
    for (size_t i = 0; i < n; i++) sum += weight[(uint32_t)hit[i]];
    return sum;
}

struct sharing {
    uint64_t *v; /* number of the other account, place in this one */
    size_t n, cap;
};

/* Keeps of a list what is in the other too. */
static void intersect(struct entry *a, const struct heard *b) {
    uint32_t n = 0;
    for (uint32_t i = 0, k = 0; i < a->n; i++) {
        while (k < b->n && b->text[k] < a->text[i]) k++;
        if (k < b->n && b->text[k] == a->text[i]) a->text[n++] = a->text[i];
    }
    a->n = n;
}

/* Accounts that hold all seeds of the words [at, at + n), into e. A seed that too many hold to list is taken to be in all of
 * those that hold the others; false: every one is so. */
static bool in_all(const struct asking *a, uint32_t at, uint32_t n, struct entry *e) {
    bool any = false;
    for (uint32_t p = at; p + SEED <= at + n; p++) {
        const struct heard *s = heard_seed(a->h, p);
        if (s->many) continue;
        if (any)
            intersect(e, s);
        else if ((e->n = s->n))
            memcpy(e->text, s->text, s->n * sizeof *s->text);
        any = true;
    }
    return any;
}

static struct depth depth(const struct asking *a) { return depth_of((uint64_t)heard_words(a->h)); }

/* Words of the longer seed at a place: fewer near the end. */
static uint32_t longer(const struct asking *a, uint32_t at) {
    uint32_t left = a->h->keys.nwords - at, most = depth(a).longer;
    return left < most ? left : most;
}

/* The accounts that the engine would find through the seed at a place: what is common must go on. */
static bool named_by(const struct asking *a, uint32_t at, struct entry *e) {
    uint32_t more = longer(a, at);
    if (!in_all(a, at, SEED, e) && !in_all(a, at, more, e)) return false;
    if (e->n > depth(a).rare && !in_all(a, at, more, e)) return false;
    return e->n <= SEED_TEXTS;
}

static struct sharing gather(const struct asking *a) {
    struct sharing h = {0};
    struct entry *e = RO_NEW(a->job->arena, struct entry);
    for (uint32_t p = 0; p < a->h->keys.nseeds; p++) {
        if (!named_by(a, p, e)) continue;
        for (uint32_t t = 0; t < e->n; t++)
            if (e->text[t] != a->text) RO_PUSH(a->job->arena, h) = (uint64_t)e->text[t] << 32 | p;
    }
    sort_bits(h.v, ro_alloc_raw(a->job->arena, (h.n + 1) * sizeof *h.v), h.n, 32); /* their places are in order */
    return h;
}

static void read_other(struct asking *a, struct other *o) {
    int64_t n = o->text >= a->first_late
                    ? a->late.v[o->text - a->first_late]
                    : ro_ask_int(a->job, 0, "SELECT account FROM reuse_text WHERE text = ?1", "i", (int64_t)o->text);
    ro_query *q = ro_query_new(a->job, "SELECT id, text, published_date, publisher FROM account WHERE n = ?1 AND current");
    ro_bind(q, "i", n);
    if (!ro_step(q)) return;
    o->is = (ro_reuse_text){ro_text(q, 0), ro_text(q, 1), ro_text(q, 2), ro_text(q, 3)};
    ro_query_end(q);
}

static int by_weight(const void *p, const void *q) {
    const struct other *a = p, *b = q;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return ro_str_cmp(a->is.id, b->is.id);
}

/* Those with the most and rarest words in common, when they are too many: whatever their order of arrival. */
static void leave_lightest(struct asking *a) {
    size_t n = a->other.n;
    if (n > MOST) {
        qsort(a->other.v, n, sizeof *a->other.v, by_weight);
        for (n = MOST; n < a->other.n && a->other.v[n].weight == a->other.v[MOST - 1].weight;) n++;
        a->nleft = a->other.n - MOST;
    }
    a->other.n = 0;
    for (size_t i = 0; i < n; i++) {
        struct other o = a->other.v[i];
        read_other(a, &o);
        if (o.is.id.p) a->other.v[a->other.n++] = o;
    }
    if (a->other.n) qsort(a->other.v, a->other.n, sizeof *a->other.v, by_weight);
    if (a->other.n > MOST) a->other.n = MOST;
}

static void find_others(struct asking *a) {
    struct sharing s = gather(a);
    float *w = weights(a->h);
    for (size_t i = 0, k; i < s.n; i = k) {
        for (k = i + 1; k < s.n && s.v[k] >> 32 == s.v[i] >> 32; k++) {
        }
        if (company(a, w, s.v + i, k - i))
            RO_PUSH(a->job->arena, a->other) =
                (struct other){.text = (uint32_t)(s.v[i] >> 32), .weight = total(w, s.v + i, k - i)};
    }
    leave_lightest(a);
}

/* ---- what the engine is told -------------------------------------------------------------------------------------------- */

static void know_words(const struct hearing *h, struct known *k) {
    k->nwords = (uint64_t)heard_words(h);
    k->word = RO_NEWS(h->job->arena, struct known_word, h->keys.nwords + 1);
    for (; k->nword < h->keys.nwords; k->nword++)
        k->word[k->nword] = (struct known_word){h->keys.word[k->nword], (uint64_t)heard_word(h, (uint32_t)k->nword)};
}

static int by_long_key(const void *p, const void *q) {
    const struct known_seed *a = p, *b = q;
    return (a->key > b->key) - (a->key < b->key);
}

static void know_seeds(const struct asking *a, struct known *k) {
    struct entry *e = RO_NEW(a->job->arena, struct entry);
    const struct hearing *h = a->h;
    k->seed = RO_NEWS(a->job->arena, struct known_seed, h->nseeds + 1);
    k->longer = RO_NEWS(a->job->arena, struct known_seed, a->h->keys.nseeds + 1);
    for (; k->nseed < h->nseeds; k->nseed++) {
        const struct heard *s = &h->heard[k->nseed];
        k->seed[k->nseed] = (struct known_seed){h->key[k->nseed], s->many ? UINT32_MAX : s->n};
        k->nseeds += s->many || s->n > 1;
    }
    k->held = RO_NEWS(a->job->arena, uint32_t, a->h->keys.nwords + 1);
    for (uint32_t p = 0; p < a->h->keys.nseeds; p++) {
        bool some = in_all(a, p, longer(a, p), e);
        k->held[p] = some ? e->n : UINT32_MAX;
        k->longer[k->nlonger++] = (struct known_seed){seed_longer(a->h->keys.word + p, longer(a, p)), k->held[p]};
        k->ncommon += k->held[p] > SEED_TEXTS;
    }
    if (k->nlonger) qsort(k->longer, k->nlonger, sizeof *k->longer, by_long_key);
}

static void know_runs(const struct asking *a, struct known *k, uint32_t n) {
    struct entry *e = RO_NEW(a->job->arena, struct entry);
    k->together = RO_NEWS(a->job->arena, uint32_t, a->h->keys.nwords + 1);
    for (uint32_t p = 0; p + n <= a->h->keys.nwords; p++) k->together[p] = in_all(a, p, n, e) ? e->n : UINT32_MAX;
}

/* ---- the question ------------------------------------------------------------------------------------------------------- */

struct relatives {
    const char *ref;
    ro_reuse_search *search;
    const ro_reuse *out;
};

static struct asking *about(ro_job *job, const char *ref, ro_reuse_text *own) {
    struct asking *a = RO_NEW(job->arena, struct asking);
    ro_found f;
    ro_store_find(job, ref, &f);
    if (f.thing != RO_THING_ACCOUNT)
        ro_throw(job->arena, RO_USAGE, "%s: is a meeting; an account is wanted: readout show %s lists its accounts", ref, ref);
    a->job = job;
    ro_query *q = ro_query_new(job, "SELECT n, id, text, published_date, publisher FROM account WHERE id = ?1 AND current");
    ro_bind(q, "c", f.id);
    ro_step(q);
    a->n = ro_int(q, 0);
    *own = (ro_reuse_text){ro_text(q, 1), ro_text(q, 2), ro_text(q, 3), ro_text(q, 4)};
    ro_query_end(q);
    a->text = (uint32_t)ro_ask_int(job, 0, "SELECT text FROM reuse_text WHERE account = ?1", "i", a->n);
    return a;
}

static void give(ro_job *job, ro_reuse_search *s, const ro_reuse_text *t) {
    ro_status st = ro_reuse_add(job->ctx, s, t);
    if (st != RO_OK) ro_store_rethrow(job, st);
}

static void relatives_work(ro_job *job, void *arg) {
    struct relatives *x = arg;
    ro_reuse_text own;
    struct known k = {0};
    struct asking *a = about(job, x->ref, &own);
    a->h = hearing_of(job, own.text);
    leave_out_old(a);
    bool foreign = index_foreign(job);
    if (!foreign) hear_seeds(a->h);
    read_late(a, foreign);
    if (!foreign) hear_words(a->h, false);
    find_others(a);
    if (!foreign && a->other.n) hear_words(a->h, true);
    give(job, x->search, &own);
    for (size_t i = 0; i < a->other.n; i++) give(job, x->search, &a->other.v[i].is);
    know_words(a->h, &k);
    know_seeds(a, &k);
    know_runs(a, &k, ro_reuse_least(x->search));
    k.nleft = a->nleft;
    ro_status st = ro_reuse_finish_known(job->ctx, x->search, &k, &x->out);
    if (st != RO_OK) ro_store_rethrow(job, st);
}

ro_status ro_archive_relatives(ro_ctx *ctx, ro_archive *ar, const char *ref, ro_reuse_search *search, const ro_reuse **out) {
    struct relatives x = {.ref = ref, .search = search};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, relatives_work, &x);
    *out = st == RO_OK ? x.out : NULL;
    return st;
}
