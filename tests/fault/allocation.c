/* Every allocation fails in turn: ours (malloc, calloc and realloc of this program are wrapped) and SQLite's. After each failure:
 * one sentence, an archive that opens and verifies, and adding the same pages again gives what an undisturbed run gives.
 *
 * allocation DIR [STEP]: fails the allocations STEP apart (97 in the short run, which takes some seconds). */
#include "content.h"

#include <readout/readout.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

void *__real_malloc(size_t);
void *__real_calloc(size_t, size_t);
void *__real_realloc(void *, size_t);
void *__wrap_malloc(size_t);
void *__wrap_calloc(size_t, size_t);
void *__wrap_realloc(void *, size_t);

static long left = -1; /* allocations that still succeed; negative: all of them */
static bool failed;

static bool fails(void) {
    if (left < 0) return false;
    if (left--) return false;
    failed = true; /* left is negative now: one failure a run */
    return true;
}

void *__wrap_malloc(size_t n) { return fails() ? NULL : __real_malloc(n); }
void *__wrap_calloc(size_t n, size_t m) { return fails() ? NULL : __real_calloc(n, m); }
void *__wrap_realloc(void *p, size_t n) { return fails() ? NULL : __real_realloc(p, n); }

static sqlite3_mem_methods sqlite_real;
static void *sqlite_malloc(int n) { return fails() ? NULL : sqlite_real.xMalloc(n); }
static void *sqlite_realloc(void *p, int n) { return fails() ? NULL : sqlite_real.xRealloc(p, n); }

static void wrap_sqlite(void) {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite_real);
    sqlite3_mem_methods m = sqlite_real;
    m.xMalloc = sqlite_malloc;
    m.xRealloc = sqlite_realloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &m);
}

static const char *const PAGES[] = {
    "Presidents of Norvania and Kestria Hold Talks\n\nPort Elden, March 5, 2031 -- Ada Norn, president of Norvania, had talks "
    "with "
    "Bo Kest, president of Kestria, in Port Elden on March 4.\n\nThe two presidents discussed the fishing grounds of the Grey "
    "Sea. Ada Norn said that Norvania would open two more harbours to the ships of Kestria.\n\nPresent at the talks were Lio "
    "Hadder, foreign minister of Norvania, and Una Perrin, foreign minister of Kestria.\n",
    "<html><head><title>Talks at Port Elden</title></head><body><h1>Talks at Port Elden</h1><p>March 4, 2031</p><p>Bo Kest: "
    "Thank "
    "you, Madam President, for the warm welcome in this old harbour.</p><p>Ada Norn: The harbour is yours as well, and so are "
    "its lights.</p></body></html>",
    "  \n"};
enum { NPAGES = sizeof PAGES / sizeof *PAGES };

/* Adds the pages and takes a decision; the status of the first thing that failed. */
static ro_status work(ro_ctx *ctx, const char *path) {
    ro_archive *ar = NULL;
    ro_status st = ro_archive_open(ctx, path, RO_OPEN_CREATE, &ar);
    ro_account *acc[NPAGES] = {0};
    for (size_t i = 0; i < NPAGES && st == RO_OK; i++) {
        char file[] = {(char)('a' + i), 0};
        ro_capture c = {.file = {file, 1}, .bytes = {PAGES[i], strlen(PAGES[i])}};
        st = ro_account_read(ctx, &c, &acc[i]);
    }
    if (st == RO_OK) st = ro_archive_add(ctx, ar, acc, NPAGES, NULL);
    for (size_t i = 0; i < NPAGES; i++) ro_account_free(acc[i]);
    if (st == RO_OK) st = ro_archive_settle(ctx, ar);
    ro_archive_close(ar);
    return st;
}

static ro_status decide(ro_ctx *ctx, const char *path) {
    ro_archive *ar = NULL;
    int64_t n;
    ro_status st = ro_archive_open(ctx, path, RO_OPEN_WRITE, &ar);
    ro_decision d = {.kind = {"title", 5}, .target = {"a", 1}, .value = {"Talks", 5}, .author = {"Ina", 3}};
    if (st == RO_OK) st = ro_archive_decide(ctx, ar, &d, &n);
    ro_archive_close(ar);
    return st;
}

static void say(void *user, const char *fault) { fprintf(stderr, "allocation %ld: %s\n", *(long *)user, fault); }

static bool verified(ro_ctx *ctx, const char *path, long k) {
    ro_archive *ar = NULL;
    ro_checked c = {0};
    ro_status st = ro_archive_open(ctx, path, RO_OPEN_CREATE, &ar); /* it may have failed before it was made */
    if (st == RO_OK) st = ro_archive_verify(ctx, ar, false, say, &k, &c);
    ro_archive_close(ar);
    if (st != RO_OK) fprintf(stderr, "allocation %ld: %s\n", k, ro_ctx_error(ctx));
    return st == RO_OK && !c.faults;
}

/* One run with allocation k failing in the additions (or, with `deciding`, in a decision). */
static bool run(ro_ctx *ctx, const char *path, long k, bool deciding) {
    unlink(path);
    if (deciding && work(ctx, path) != RO_OK) return false;
    failed = false;
    left = k;
    ro_status st = deciding ? decide(ctx, path) : work(ctx, path);
    left = -1;
    if (st != RO_OK && !*ro_ctx_error(ctx)) fprintf(stderr, "allocation %ld: failed without a sentence\n", k);
    bool ok = (st == RO_OK || *ro_ctx_error(ctx)) && verified(ctx, path, k);
    if (st == RO_OK) return ok;
    return ok && (deciding ? decide(ctx, path) : work(ctx, path)) == RO_OK && verified(ctx, path, k);
}

static long go(ro_ctx *ctx, const char *path, long step, bool deciding) {
    uint64_t want = run(ctx, path, -1, deciding) ? content_of(path) : 0;
    long runs = 0;
    for (long k = 0;; k += step, runs++) {
        if (!run(ctx, path, k, deciding) || !want) return -1;
        if (content_of(path) != want) {
            fprintf(stderr, "allocation %ld: other content than in an undisturbed run\n", k);
            return -1;
        }
        if (!failed) return runs;
    }
}

int main(int argc, char **argv) {
    char path[4096];
    if (argc < 2) return 2;
    wrap_sqlite();
    snprintf(path, sizeof path, "%s/f.db", argv[1]);
    long step = argc > 2 ? atol(argv[2]) : 97;
    ro_ctx *ctx = ro_ctx_new();
    if (!ctx || step < 1) return 2;
    long added = go(ctx, path, step, false), decided = added < 0 ? -1 : go(ctx, path, step, true);
    ro_ctx_free(ctx);
    printf("%ld failures while adding, %ld while deciding\n", added, decided);
    return added > 0 && decided > 0 ? 0 : 1;
}
