/* What the index says of the keys of one text: which accounts hold each of its seeds, and how often the archive uses its words.
 *
 * Keys are asked for in their order, each once, and what the runs say of one is put together. Most seeds of a text stand in it
 * alone, so that a list takes no more room than it has accounts. */
#include "reuse/engine.h"
#include "store/reuse/index.h"

/* Puts the keys of v, each once, behind those that are there already, and notes for each place which is its key. */
static void number_keys(struct hearing *h, const uint32_t *v, uint32_t n, uint64_t (*key_of)(uint32_t), uint32_t *at) {
    ro_arena *a = h->job->arena;
    uint64_t *placed = ro_alloc_raw(a, (n + 1) * sizeof *placed), *tmp = ro_alloc_raw(a, (n + 1) * sizeof *tmp);
    for (uint32_t i = 0; i < n; i++) placed[i] = (uint64_t)(uint32_t)key_of(v[i]) << 32 | i;
    sort_bits(placed, tmp, n, 32);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t place = (uint32_t)placed[i];
        if (!i || placed[i] >> 32 != placed[i - 1] >> 32) h->key[h->nkeys++] = key_of(v[place]);
        at[place] = (uint32_t)(h->nkeys - 1);
    }
}

static uint64_t seed_itself(uint32_t seed) { return seed; }

struct hearing *hearing_of(ro_job *job, ro_str text) {
    ro_arena *a = job->arena;
    struct hearing *h = RO_NEW(a, struct hearing);
    h->job = job;
    h->keys = keys_of(a, text);
    h->key = RO_NEWS(a, uint64_t, (size_t)h->keys.nseeds + h->keys.nwords + 1);
    h->seed_at = RO_NEWS(a, uint32_t, h->keys.nseeds + 1);
    h->word_at = RO_NEWS(a, uint32_t, h->keys.nwords + 1);
    number_keys(h, h->keys.seed, h->keys.nseeds, seed_itself, h->seed_at);
    h->nseeds = h->nkeys;
    number_keys(h, h->keys.word, h->keys.nwords, word_key, h->word_at);
    h->key[h->nkeys++] = ALL_WORDS;
    h->heard = RO_NEWS(a, struct heard, h->nkeys);
    h->asked = RO_NEWS(a, bool, h->nkeys);
    h->said = RO_NEW(a, struct said);
    return h;
}

const struct heard *heard_seed(const struct hearing *h, uint32_t at) { return &h->heard[h->seed_at[at]]; }
int64_t heard_word(const struct hearing *h, uint32_t at) { return h->heard[h->word_at[at]].count; }
int64_t heard_words(const struct hearing *h) { return h->heard[h->nkeys - 1].count; }

static size_t number_of(const struct hearing *h, uint64_t key) { return RO_FIRST_FROM(mid, h->nkeys, h->key[mid] < key); }

void hear(void *user, const struct entry *e) {
    struct hearing *h = user;
    size_t i = number_of(h, e->key);
    if (i == h->nkeys || h->key[i] != e->key) return;
    struct heard *x = &h->heard[i];
    struct said *s = h->said;
    s->any = x->any, s->many = x->many;
    s->e.key = e->key, s->e.count = x->count, s->e.n = x->n;
    if (x->n) memcpy(s->e.text, x->text, x->n * sizeof *x->text);
    said_add(s, &h->gone, e);
    if (!s->any) return;
    if (s->e.n > x->n) x->text = ro_alloc_raw(h->job->arena, s->e.n * sizeof *x->text);
    x->any = true, x->many = s->many;
    x->count = s->e.count;
    x->n = e->key < WORD_KEYS ? s->e.n : 0;
    if (x->n) memcpy(x->text, s->e.text, x->n * sizeof *x->text);
}

void hear_seeds(struct hearing *h) { runs_ask(h->job, h->key, h->nseeds, &(struct run_user){hear, h}); }

/* Few accounts need more words than those that stand in a seed that others have. */
void hear_words(struct hearing *h, bool all) {
    bool *want = RO_NEWS(h->job->arena, bool, h->nkeys);
    uint64_t *key = RO_NEWS(h->job->arena, uint64_t, h->nkeys);
    size_t n = 0;
    want[h->nkeys - 1] = true; /* ALL_WORDS */
    for (uint32_t p = 0; p < h->keys.nseeds; p++) {
        const struct heard *s = heard_seed(h, p);
        for (uint32_t q = p; q < p + SEED && (s->many || s->n > 1); q++) want[h->word_at[q]] = true;
    }
    for (size_t i = h->nseeds; i < h->nkeys; i++) {
        if (h->asked[i] || !(all || want[i])) continue;
        h->asked[i] = true;
        key[n++] = h->key[i];
    }
    runs_ask(h->job, key, n, &(struct run_user){hear, h});
}

void hear_text(struct hearing *h, ro_arena *scratch, ro_str text, uint32_t number) {
    struct keys k = keys_of(scratch, text);
    struct entry *e = RO_NEW(scratch, struct entry);
    e->n = 1;
    e->text[0] = number;
    for (uint32_t i = 0; i < k.nseeds; i++) {
        e->key = k.seed[i];
        hear(h, e);
    }
    e->n = 0;
    e->count = 1;
    for (uint32_t i = 0; i < k.nwords; i++) {
        e->key = word_key(k.word[i]);
        hear(h, e);
    }
    e->key = ALL_WORDS;
    e->count = k.nwords;
    hear(h, e);
}
