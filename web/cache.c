/* Pages that are ready, by their address. In: key, the archive's stamp, the answer. Out: the same answer, as long as the stamp
 * holds.
 *
 * A table of chains, and one list in the order of use; when the bytes are over what was allowed, the longest unused go. Any
 * change of the archive empties it: what a decision alters is not worth finding out. Used by the one thread that answers, so
 * there is no lock. */
#include "cache.h"

#include <stdlib.h>

enum { CHAINS = 1024 };

struct kept {
    struct kept *chain, *newer, *older;
    web_answer answer;
    size_t hash;
    char key[];
};

struct web_cache {
    struct kept *chain[CHAINS], *newest, *oldest;
    size_t bytes, most;
    uint64_t stamp;
    void (*drop)(struct MHD_Response *);
};

web_cache *web_cache_new(size_t bytes, void (*drop)(struct MHD_Response *)) {
    web_cache *c = calloc(1, sizeof *c);
    if (c) c->most = bytes, c->drop = drop;
    return c;
}

static size_t hash_of(const char *s) { /* FNV-1a */
    uint64_t h = 0xcbf29ce484222325u;
    for (; *s; s++) h = (h ^ (unsigned char)*s) * 0x100000001b3u;
    return (size_t)(h ^ h >> 32);
}

static size_t cost(const struct kept *k) { return k->answer.size + strlen(k->key) + sizeof *k + 512; }

static void unlist(web_cache *c, struct kept *k) {
    *(k->newer ? &k->newer->older : &c->newest) = k->older;
    *(k->older ? &k->older->newer : &c->oldest) = k->newer;
}

static void list(web_cache *c, struct kept *k) {
    k->newer = NULL;
    k->older = c->newest;
    *(c->newest ? &c->newest->newer : &c->oldest) = k;
    c->newest = k;
}

static void forget(web_cache *c, struct kept *k) {
    struct kept **at = &c->chain[k->hash % CHAINS];
    while (*at != k) at = &(*at)->chain;
    *at = k->chain;
    unlist(c, k);
    c->bytes -= cost(k);
    c->drop(k->answer.response);
    free(k);
}

static void empty(web_cache *c) {
    while (c->oldest) forget(c, c->oldest);
}

void web_cache_free(web_cache *c) {
    if (!c) return;
    empty(c);
    free(c);
}

static struct kept *find(web_cache *c, const char *key, size_t hash) {
    struct kept *k = c->chain[hash % CHAINS];
    while (k && (k->hash != hash || strcmp(k->key, key) != 0)) k = k->chain;
    return k;
}

static void stand_at(web_cache *c, uint64_t stamp) {
    if (c->stamp != stamp) empty(c);
    c->stamp = stamp;
}

const web_answer *web_cache_get(web_cache *c, const char *key, uint64_t stamp) {
    stand_at(c, stamp);
    struct kept *k = find(c, key, hash_of(key));
    if (!k) return NULL;
    unlist(c, k);
    list(c, k);
    return &k->answer;
}

bool web_cache_put(web_cache *c, const char *key, uint64_t stamp, const web_answer *a) {
    size_t n = strlen(key), hash = hash_of(key);
    stand_at(c, stamp);
    if (a->size > c->most / 8 || find(c, key, hash)) return false;
    struct kept *k = malloc(sizeof *k + n + 1);
    if (!k) return false;
    *k = (struct kept){.chain = c->chain[hash % CHAINS], .answer = *a, .hash = hash};
    memcpy(k->key, key, n + 1);
    c->chain[hash % CHAINS] = k;
    list(c, k);
    c->bytes += cost(k);
    while (c->bytes > c->most && c->oldest != k) forget(c, c->oldest);
    return true;
}
