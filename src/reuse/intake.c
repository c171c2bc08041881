/* The public door: texts come one by one, from any thread. Their words are hashed by the thread that brings them; under the lock
 * only their number and their names are taken down. */
#include "base/ctx.h"
#include "reuse/engine.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static const size_t MEMORY = (size_t)400 << 20; /* where nothing is said */
enum { A_THREAD = 16 << 20 };                   /* what a thread and its buffers may come to */

struct ro_reuse_search {
    ro_arena *arena;
    struct ro_error error;
    pthread_mutex_t lock; /* arena, in.text */
    struct intake in;     /* its table of texts is malloc's */
    char *names;          /* where the next text's go, of room for so many bytes */
    size_t names_left;
    bool finished; /* or given up: the words are gone */
    ro_reuse result;
};

/* ---- names -------------------------------------------------------------------------------------------------------- */

/* A length is a byte, one that is too large for it five: most are short, and there are millions. */
enum { NOT_KNOWN = 255, LONG_NAME = 254, MOST_LENGTH = 5, NAME_BLOCK = 64 << 10 };

static size_t name_size(ro_str s) { return s.p ? (s.n < LONG_NAME ? 1 : MOST_LENGTH) + s.n : 1; }

static char *name_put(char *to, ro_str s) {
    uint32_t n = (uint32_t)s.n;
    *to++ = (char)(!s.p ? NOT_KNOWN : n < LONG_NAME ? n : LONG_NAME);
    if (s.p && n >= LONG_NAME) to = (char *)memcpy(to, &n, sizeof n) + sizeof n;
    if (s.p && n) memcpy(to, s.p, n);
    return to + (s.p ? n : 0);
}

ro_str text_name(const struct text *t, enum name which) {
    const char *p = t->names;
    for (enum name k = ID;; k++) {
        uint32_t n = (unsigned char)*p++;
        bool known = n != NOT_KNOWN;
        if (n == LONG_NAME) memcpy(&n, p, sizeof n), p += sizeof n;
        if (k == which) return known ? (ro_str){p, n} : RO_NONE;
        p += known ? n : 0;
    }
}

/* ---- the door ----------------------------------------------------------------------------------------------------- */

static void set_up(struct ro_reuse_search *s, const ro_reuse_options *o) {
    struct intake *in = &s->in;
    in->min_words = o->min_words ? o->min_words : 12;
    in->threads = o->threads ? o->threads : ro_processors();
    if (in->threads > MOST_THREADS) in->threads = MOST_THREADS;
    unsigned most = (unsigned)(o->memory / A_THREAD); /* fewer threads where little memory is allowed */
    if (most && in->threads > most) in->threads = most;
    if (in->min_words < SEED)
        ro_throw(s->arena, RO_USAGE, "a shared stretch has at least %d words: ask for %d or more", SEED, SEED);
    in->budget = budget_new(s->arena, o->memory);
    in->memory = o->memory;
    budget_take(in->budget, o->memory / SPARED + OWN_MEMORY + (size_t)in->threads * THREAD_MEMORY);
    in->bytes = store_new(s->arena, in->budget, o->memory / 3 * 2);
    in->words = store_new(s->arena, in->budget, o->memory / 3);
}

ro_status reuse_open_within(ro_ctx *ctx, const ro_reuse_options *o, ro_reuse_search **out) {
    *out = NULL;
    struct ro_reuse_search *s = calloc(1, sizeof *s);
    if (s) s->arena = ro_arena_new(&s->error);
    if (!s || !s->arena) {
        free(s);
        snprintf(ctx->error.text, sizeof ctx->error.text, "memory ran out before the search began");
        return ctx->error.status = RO_NOMEM;
    }
    pthread_mutex_init(&s->lock, NULL);
    if (RO_TRY(s->arena)) {
        ctx->error = s->error;
        ro_reuse_close(s);
        return ctx->error.status;
    }
    set_up(s, o);
    *out = s;
    return RO_OK;
}

ro_status ro_reuse_open(ro_ctx *ctx, const ro_reuse_options *asked, ro_reuse_search **out) {
    ro_reuse_options o = asked ? *asked : (ro_reuse_options){0};
    *out = NULL;
    if (!o.memory) o.memory = MEMORY;
    if (o.memory >= RO_REUSE_LEAST_MEMORY) return reuse_open_within(ctx, &o, out);
    snprintf(ctx->error.text, sizeof ctx->error.text, "%zu MiB are too little to compare texts in: allow %d MiB or more",
             o.memory >> 20, RO_REUSE_LEAST_MEMORY >> 20);
    return ctx->error.status = RO_USAGE;
}

/* Not out of the arena, which would keep every smaller table too. */
static void more_texts(ro_reuse_search *s) {
    size_t cap = s->in.text.cap ? 2 * s->in.text.cap : 256;
    struct text *v = realloc(s->in.text.v, cap * sizeof *v);
    if (!v) ro_throw(s->arena, RO_NOMEM, "memory ran out after %zu texts: search them in parts", s->in.text.n);
    budget_take(s->in.budget, (cap - s->in.text.cap) * sizeof *v);
    s->in.text.v = v;
    s->in.text.cap = cap;
}

/* Side by side: the arena would fill up each. */
static char *names_room(ro_reuse_search *s, size_t n) {
    if (n > s->names_left) {
        size_t block = n > NAME_BLOCK ? n : NAME_BLOCK;
        s->names = ro_alloc_raw(s->arena, block);
        s->names_left = block;
        budget_take(s->in.budget, block);
    }
    s->names_left -= n;
    s->names += n;
    return s->names - n;
}

/* Takes the text down under its number. */
static void enter(ro_arena *a, ro_reuse_search *s, const ro_reuse_text *from, struct text *t) {
    ro_str name[NAMES] = {[ID] = from->id, [DATE] = from->date, [PUBLISHER] = from->publisher};
    const size_t n = name_size(from->id) + name_size(from->date) + name_size(from->publisher);
    pthread_mutex_lock(&s->lock);
    if (RO_TRY(s->arena)) {
        pthread_mutex_unlock(&s->lock);
        ro_throw(a, s->error.status, "%s", s->error.text);
    }
    if (s->in.text.n == UINT32_MAX - 1)
        ro_throw(s->arena, RO_LIMIT, "the limit is four thousand million texts: search them in parts");
    char *to = names_room(s, n);
    t->names = to;
    for (enum name k = ID; k < NAMES; k++) to = name_put(to, name[k]);
    if (s->in.text.n == s->in.text.cap) more_texts(s);
    s->in.text.v[s->in.text.n++] = *t;
    pthread_mutex_unlock(&s->lock);
}

void too_many_words(ro_arena *a) {
    ro_throw(a, RO_LIMIT, "the texts have more than the limit of four thousand million words: search them in parts");
}

ro_status ro_reuse_add(ro_ctx *ctx, ro_reuse_search *s, const ro_reuse_text *from) {
    ro_arena *volatile a = ro_ctx_arena(ctx);
    if (!a) return ctx->error.status;
    if (RO_TRY(a)) return ro_ctx_gave_up(ctx, a);
    if (s->finished) ro_throw(a, RO_USAGE, "the search is finished: open another one for more texts");
    struct text t = {.hash = (uint32_t)ro_hash(from->text), .nbytes = (uint32_t)from->text.n};
    if (from->text.n > RO_MAX_CAPTURE)
        ro_throw(a, RO_LIMIT, "%.*s: %zu bytes are over the limit of %u for one text: split it", (int)from->id.n,
                 from->id.p ? from->id.p : "", from->text.n, RO_MAX_CAPTURE);
    struct room room = {0};
    uint32_t *word = room_of(a, &room, words_most(t.nbytes) * sizeof *word);
    t.nwords = words_hash(from->text, word);
    t.bytes = store_room(s->in.bytes, t.nbytes);
    uint64_t at = store_room(s->in.words, t.nwords * sizeof *word);
    if (at / sizeof *word + t.nwords > UINT32_MAX) too_many_words(a);
    t.words = (uint32_t)(at / sizeof *word);
    store_put(a, s->in.bytes, t.bytes, from->text.p, t.nbytes);
    store_put(a, s->in.words, at, word, t.nwords * sizeof *word);
    enter(a, s, from, &t);
    ro_arena_free(a);
    return RO_OK;
}

ro_status ro_reuse_finish(ro_ctx *ctx, ro_reuse_search *s, const ro_reuse **out) {
    *out = NULL;
    if (RO_TRY(s->arena)) {
        ctx->error = s->error;
        return ctx->error.status;
    }
    if (s->finished) ro_throw(s->arena, RO_USAGE, "the search is finished: its answer was given");
    s->finished = true;
    reuse_run(s->arena, &s->in, &s->result);
    *out = &s->result;
    return RO_OK;
}

ro_status ro_reuse_finish_known(ro_ctx *ctx, ro_reuse_search *s, const struct known *known, const ro_reuse **out) {
    s->in.known = known;
    s->in.threads = 1; /* it is soon done */
    ro_status st = ro_reuse_finish(ctx, s, out);
    s->in.known = NULL;
    return st;
}

unsigned ro_reuse_least(const ro_reuse_search *s) { return s->in.min_words; }

void ro_reuse_text_get(const ro_reuse_search *s, uint32_t text, ro_reuse_text *out) {
    const struct text *t = &s->in.text.v[text];
    *out = (ro_reuse_text){
        .id = text_name(t, ID), .text.n = t->nbytes, .date = text_name(t, DATE), .publisher = text_name(t, PUBLISHER)};
}

ro_status ro_reuse_text_read(ro_ctx *ctx, const ro_reuse_search *s, uint32_t text, size_t at, size_t n, char *to) {
    ro_arena *volatile a = ro_ctx_arena(ctx);
    if (!a) return ctx->error.status;
    if (RO_TRY(a)) return ro_ctx_gave_up(ctx, a);
    const struct text *t = &s->in.text.v[text];
    if (at > t->nbytes || n > t->nbytes - at) ro_throw(a, RO_USAGE, "the text has %u bytes: no more can be read", t->nbytes);
    const void *p = store_get(a, s->in.bytes, t->bytes + at, n, to);
    if (n && p != to) memcpy(to, p, n);
    ro_arena_free(a);
    return RO_OK;
}

void ro_reuse_close(ro_reuse_search *s) {
    if (!s) return;
    ro_arena_free(s->arena);
    pthread_mutex_destroy(&s->lock);
    free(s->in.text.v);
    free(s);
}

/* ---- all at once -------------------------------------------------------------------------------------------------- */

ro_status ro_reuse_find(ro_ctx *ctx, const ro_reuse_text *texts, size_t n, const ro_reuse_options *o, const ro_reuse **out) {
    ro_reuse_search *s = NULL;
    *out = NULL;
    ro_status st = ro_reuse_open(ctx, o, &s);
    for (size_t i = 0; st == RO_OK && i < n; i++) st = ro_reuse_add(ctx, s, &texts[i]);
    if (st == RO_OK) st = ro_reuse_finish(ctx, s, out);
    if (st == RO_OK)
        s->result.owner = s;
    else
        ro_reuse_close(s);
    return st;
}

void ro_reuse_free(const ro_reuse *r) {
    if (r) ro_reuse_close(r->owner);
}
