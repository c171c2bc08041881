/* Every allocation fails in turn, in each work of work.h: ours (malloc, calloc and realloc of this program are wrapped) and
 * SQLite's. After each failure: one sentence, an archive that opens and verifies, and doing the same again gives what an
 * undisturbed run gives.
 *
 * allocation [STEP]: fails the allocations STEP apart. */
#include "work.h"

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

static long run(ro_ctx *ctx, const work *w, long step) {
    static const char path[] = "f.db";
    char where[100];
    if (!work_copy(w->from, path) || work_do(ctx, w, path) != RO_OK) return -1;
    uint64_t want = content_of(path);
    for (long k = 0, runs = 0;; k += step, runs++) {
        snprintf(where, sizeof where, "%s, allocation %ld", w->name, k);
        if (!work_copy(w->from, path)) return -1;
        failed = false;
        left = k;
        ro_status st = work_do(ctx, w, path);
        left = -1;
        if (st != RO_OK && !*ro_ctx_error(ctx)) return fprintf(stderr, "%s: failed without a sentence\n", where), -1;
        if (!failed) return want && st == RO_OK ? runs : -1;
        if (st == RO_OK ? !work_verified(ctx, path, where) : !work_again(ctx, w, path, where, want)) return -1;
    }
}

int main(int argc, char **argv) {
    long step = argc > 1 ? atol(argv[1]) : 4999;
    wrap_sqlite();
    ro_ctx *ctx = ro_ctx_new();
    bool ok = ctx && step > 0 && work_prepare(ctx);
    for (size_t i = 0; i < NWORKS && ok; i++) {
        long runs = run(ctx, &WORKS[i], step);
        printf("%ld allocations failed: %s\n", runs, WORKS[i].name);
        ok = runs >= 0;
    }
    ro_ctx_free(ctx);
    return !ok;
}
