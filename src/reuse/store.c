/* See store.h. A store is a table of chunks; a chunk is memory, or the mark that it stands in the file, at its own place there.
 */
#include "reuse/store.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

struct budget {
    pthread_mutex_t lock;
    long long left;
    uint64_t spilled;
    struct store *stores; /* the oldest first */
};

struct store {
    struct budget *budget;
    struct store *next; /* of the budget's */
    char **chunk;
    size_t floor;
    uint64_t end;
    int fd;
};

static char *const IN_FILE = (char *)-1;

/* ---- the budget --------------------------------------------------------------------------------------------------- */

static void budget_close(void *p) { pthread_mutex_destroy(&((struct budget *)p)->lock); }

struct budget *budget_new(ro_arena *a, size_t bytes) {
    struct budget *b = RO_NEW(a, struct budget);
    b->left = (long long)bytes;
    pthread_mutex_init(&b->lock, NULL);
    ro_defer(a, budget_close, b);
    return b;
}

void budget_take(struct budget *b, size_t bytes) { __atomic_sub_fetch(&b->left, (long long)bytes, __ATOMIC_RELAXED); }
void budget_give(struct budget *b, size_t bytes) { __atomic_add_fetch(&b->left, (long long)bytes, __ATOMIC_RELAXED); }
long long budget_left(const struct budget *b) { return __atomic_load_n(&b->left, __ATOMIC_RELAXED); }
uint64_t budget_spilled(const struct budget *b) { return __atomic_load_n(&b->spilled, __ATOMIC_RELAXED); }

/* ---- the file ----------------------------------------------------------------------------------------------------- */

/* Not /tmp before /var/tmp: it is often kept in memory, which is what we have run out of. */
static int file_in(const char *dir) {
    int fd = open(dir, O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) return fd;
    char name[4096];
    if (snprintf(name, sizeof name, "%s/readout-XXXXXX", dir) >= (int)sizeof name) return -1;
    fd = mkostemp(name, O_CLOEXEC);
    if (fd >= 0) unlink(name);
    return fd;
}

static void file_open(ro_arena *a, struct store *s) {
    const char *asked = getenv("TMPDIR");
    if (asked && *asked) {
        s->fd = file_in(asked);
        if (s->fd < 0)
            ro_throw(a, RO_IO, "%s: no temporary file can be made there: %s; set TMPDIR to another folder", asked,
                     strerror(errno));
        return;
    }
    s->fd = file_in("/var/tmp");
    if (s->fd < 0) s->fd = file_in("/tmp");
    if (s->fd < 0)
        ro_throw(a, RO_IO, "no temporary file can be made in /var/tmp: %s; set TMPDIR to another folder", strerror(errno));
}

static void file_put(ro_arena *a, struct store *s, uint64_t at, const char *p, size_t n) {
    for (size_t done = 0; done < n;) {
        ssize_t k = pwrite(s->fd, p + done, n - done, (off_t)(at + done));
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0)
            ro_throw(a, RO_IO,
                     "a temporary file cannot be written: %s; free some space, set TMPDIR to a larger disk or allow more memory",
                     k ? strerror(errno) : "the disk is full");
        done += (size_t)k;
    }
    __atomic_add_fetch(&s->budget->spilled, n, __ATOMIC_RELAXED);
}

static void file_get(ro_arena *a, const struct store *s, uint64_t at, char *p, size_t n) {
    for (size_t done = 0; done < n;) {
        ssize_t k = pread(s->fd, p + done, n - done, (off_t)(at + done));
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0)
            ro_throw(a, RO_IO, "a temporary file cannot be read back: %s",
                     k ? strerror(errno) : "it is shorter than what was written");
        done += (size_t)k;
    }
}

/* ---- chunks ------------------------------------------------------------------------------------------------------- */

static struct store **link_to(struct budget *b, const struct store *s) {
    struct store **at = &b->stores;
    while (*at && *at != s) at = &(*at)->next;
    return at;
}

struct store *store_new(ro_arena *a, struct budget *b, size_t floor) {
    struct store *s = RO_NEW(a, struct store);
    *s = (struct store){.budget = b, .floor = floor, .fd = -1};
    /* a table for the largest store there may be; the system gives pages of it as they are used */
    void *table =
        mmap(NULL, MOST_CHUNKS * sizeof *s->chunk, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (table == MAP_FAILED) ro_throw(a, RO_NOMEM, "memory ran out before the search began");
    s->chunk = table;
    *link_to(b, NULL) = s;
    ro_defer(a, (void (*)(void *))store_free, s);
    return s;
}

static void give_back(struct store *s, size_t i) {
    munmap(s->chunk[i], CHUNK);
    budget_give(s->budget, CHUNK);
}

void store_free(struct store *s) {
    if (!s->chunk) return;
    *link_to(s->budget, s) = s->next;
    for (size_t i = 0; i * CHUNK < s->end; i++)
        if (s->chunk[i] && s->chunk[i] != IN_FILE) give_back(s, i);
    munmap(s->chunk, MOST_CHUNKS * sizeof *s->chunk);
    if (s->fd >= 0) close(s->fd);
    s->chunk = NULL;
    s->fd = -1;
}

/* Memory while the bound allows it, else the file. */
static char *chunk_new(ro_arena *a, struct store *s) {
    if (budget_left(s->budget) >= (long long)(s->floor + CHUNK)) {
        char *p = mmap(NULL, CHUNK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (p != MAP_FAILED) return budget_take(s->budget, CHUNK), p;
    }
    if (s->fd < 0) file_open(a, s);
    return IN_FILE;
}

static char *chunk_of(ro_arena *a, struct store *s, uint64_t at) {
    char **slot = &s->chunk[at / CHUNK], *p = __atomic_load_n(slot, __ATOMIC_ACQUIRE);
    if (p) return p;
    struct ro_error err = {0};
    ro_arena *volatile guard = ro_arena_new(&err);
    if (!guard) ro_throw(a, RO_NOMEM, "memory ran out while texts were taken in");
    pthread_mutex_lock(&s->budget->lock);
    if (!RO_TRY(guard)) {
        p = *slot;
        if (!p) __atomic_store_n(slot, p = chunk_new(guard, s), __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&s->budget->lock);
    ro_arena_free(guard);
    if (err.status) ro_throw(a, err.status, "%s", err.text);
    return __atomic_load_n(slot, __ATOMIC_ACQUIRE);
}

uint64_t store_room(struct store *s, size_t n) { return __atomic_fetch_add(&s->end, n, __ATOMIC_RELAXED); }
uint64_t store_size(const struct store *s) { return s->end; }

void store_put(ro_arena *a, struct store *s, uint64_t at, const void *from, size_t n) {
    if (at + n > (uint64_t)MOST_CHUNKS * CHUNK)
        ro_throw(a, RO_LIMIT, "the texts are over the limit of %d GiB: search them in parts", MOST_CHUNKS / 1024);
    for (const char *p = from; n;) {
        size_t in = at % CHUNK, k = n < CHUNK - in ? n : CHUNK - in;
        char *chunk = chunk_of(a, s, at);
        if (chunk == IN_FILE)
            file_put(a, s, at, p, k);
        else
            memcpy(chunk + in, p, k);
        at += k, p += k, n -= k;
    }
}

const void *store_get(ro_arena *a, const struct store *s, uint64_t at, size_t n, void *scratch) {
    size_t in = at % CHUNK;
    if (!n) return scratch;
    char *first = s->chunk[at / CHUNK];
    if (first != IN_FILE && in + n <= CHUNK) return first + in;
    for (char *to = scratch; n;) {
        in = at % CHUNK;
        size_t k = n < CHUNK - in ? n : CHUNK - in;
        const char *chunk = s->chunk[at / CHUNK];
        if (chunk == IN_FILE)
            file_get(a, s, at, to, k);
        else
            memcpy(to, chunk + in, k);
        at += k, to += k, n -= k;
    }
    return scratch;
}

/* Until the bound is kept, or everything. */
static void spill(ro_arena *a, struct store *s, bool all) {
    for (size_t i = 0; i * CHUNK < s->end && (all || budget_left(s->budget) < 0); i++) {
        if (!s->chunk[i] || s->chunk[i] == IN_FILE) continue;
        if (s->fd < 0) file_open(a, s);
        file_put(a, s, (uint64_t)i * CHUNK, s->chunk[i], CHUNK);
        give_back(s, i);
        s->chunk[i] = IN_FILE;
    }
}

void store_spill(ro_arena *a, struct store *s) { spill(a, s, true); }

void budget_claim(ro_arena *a, struct budget *b, size_t bytes) {
    budget_take(b, bytes);
    for (struct store *s = b->stores; s && budget_left(b) < 0; s = s->next) spill(a, s, false);
}
