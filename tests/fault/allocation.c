/* Every allocation fails in turn, in each work of work.h: ours (malloc, calloc and realloc of this program are wrapped) and
 * SQLite's. After each failure: one sentence, an archive that opens and verifies, and doing the same again gives what an
 * undisturbed run gives.
 *
 * Then each large one in turn, where an account is added whose reader is gone with its context: what is decided of it is too long
 * for the room that the account has left. And each in turn where rows are read: either they are whole, or it is said.
 *
 * allocation [STEP [FIRST [WORK]]]: see work_run(). */
#include "store/store.h"
#include "work.h"

void *__real_malloc(size_t);
void *__real_calloc(size_t, size_t);
void *__real_realloc(void *, size_t);
void *__wrap_malloc(size_t);
void *__wrap_calloc(size_t, size_t);
void *__wrap_realloc(void *, size_t);

static long left = -1; /* allocations that still succeed; negative: all of them */
static size_t least;   /* bytes of those that are counted */
static bool failed;

static bool fails(size_t n) {
    if (left < 0 || n < least) return false;
    if (left--) return false;
    failed = true; /* left is negative now: one failure a run */
    return true;
}

void *__wrap_malloc(size_t n) { return fails(n) ? NULL : __real_malloc(n); }
void *__wrap_calloc(size_t n, size_t m) { return fails(n * m) ? NULL : __real_calloc(n, m); }
void *__wrap_realloc(void *p, size_t n) { return fails(n) ? NULL : __real_realloc(p, n); }

static sqlite3_mem_methods sqlite_real;
static void *sqlite_malloc(int n) { return fails((size_t)n) ? NULL : sqlite_real.xMalloc(n); }
static void *sqlite_realloc(void *p, int n) { return fails((size_t)n) ? NULL : sqlite_real.xRealloc(p, n); }

static void wrap_sqlite(void) {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite_real);
    sqlite3_mem_methods m = sqlite_real;
    m.xMalloc = sqlite_malloc;
    m.xRealloc = sqlite_realloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &m);
}

static void fail(long k) {
    if (k >= 0) failed = false;
    left = k;
}

static bool has_failed(void) { return failed; }

/* ---- an account whose reader is gone ---------------------------------------------------------------------------------- */

enum { LONG = 600 << 10 }; /* more than an arena has in store */

static ro_status add_read_elsewhere(ro_ctx *ctx, ro_archive *ar, const char *page, long allow) {
    ro_ctx *reader = ro_ctx_new();
    ro_account *acc = NULL;
    ro_capture c = {.id = {"a", 1}, .bytes = {page, strlen(page)}};
    ro_status st = reader ? ro_account_read(reader, &c, &acc) : RO_NOMEM;
    ro_ctx_free(reader);
    left = allow;
    if (st == RO_OK) st = ro_archive_add(ctx, ar, &acc, 1, NULL);
    left = -1;
    ro_account_free(acc);
    return st;
}

static bool note_long(ro_ctx *ctx, ro_archive *ar) {
    static char note[LONG + 1];
    int64_t n;
    memset(note, 'x', LONG);
    ro_decision d = {.kind = {"note", 4}, .target = {"a", 1}, .value = {note, LONG}, .author = {"Ina", 3}};
    return ro_archive_decide(ctx, ar, &d, &n) == RO_OK;
}

/* How many failed; each with a sentence, and nothing added. */
static long reader_gone(ro_ctx *ctx) {
    ro_archive *ar = NULL;
    long runs = 0;
    work_copy(NULL, "gone.db");
    bool ok = ro_archive_open(ctx, "gone.db", RO_OPEN_CREATE, &ar) == RO_OK &&
              add_read_elsewhere(ctx, ar, PAGES[0].text, -1) == RO_OK && note_long(ctx, ar);
    least = LONG;
    for (bool more = ok; more && ok; runs += more) {
        failed = false;
        ro_status st = add_read_elsewhere(ctx, ar, PAGES[1].text, runs);
        more = failed;
        ok = failed ? st == RO_NOMEM && *ro_ctx_error(ctx) : st == RO_OK;
        if (!ok) fprintf(stderr, "its reader gone, large allocation %ld: %d %s\n", runs, (int)st, ro_ctx_error(ctx));
    }
    least = 0;
    ro_archive_close(ar);
    return ok && runs ? runs : -1;
}

/* ---- a row whose texts find no room --------------------------------------------------------------------------------------- */

/* SQLite hands out NULL then, as if the row had none, and says why with the next row alone. */
static void read_work(ro_job *job, void *h) {
    *(uint64_t *)h = 0;
    for (int64_t i = 0; i < 4; i++) {
        ro_query *q = ro_query_new(job, "SELECT zeroblob(5000 + ?1)");
        ro_bind(q, "i", i);
        if (!ro_step(q)) continue;
        ro_str s = i % 2 ? ro_text(q, 0) : ro_lying(q, 0);
        *(uint64_t *)h = content_mix(*(uint64_t *)h, s.p ? s.p : "", s.n);
        ro_query_end(q);
    }
}

static long rows_read(ro_ctx *ctx) {
    ro_archive *ar = NULL;
    uint64_t want = 0, h;
    long runs = 0;
    bool ok = ro_archive_open(ctx, "base.db", RO_OPEN_READ, &ar) == RO_OK &&
              ro_store_run(ctx, ar, RO_RUN_READ, read_work, &want) == RO_OK;
    for (bool more = ok; more && ok; runs += more) {
        fail(runs);
        ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, read_work, &h);
        fail(-1);
        more = failed;
        ok = st == RO_OK ? h == want : failed && st == RO_NOMEM && *ro_ctx_error(ctx);
        if (!ok) fprintf(stderr, "rows read, allocation %ld: %d %s\n", runs, (int)st, ro_ctx_error(ctx));
    }
    ro_archive_close(ar);
    return ok && runs ? runs : -1;
}

int main(int argc, char **argv) {
    wrap_sqlite();
    ro_ctx *ctx = ro_ctx_new();
    bool ok = work_run(ctx, &(work_faults){"allocation", fail, has_failed}, argc, argv, 4999);
    if (ok && argc < 4) {
        long runs = reader_gone(ctx);
        printf("add, the reader gone: %ld allocations failed\n", runs);
        ok = runs > 0;
    }
    if (ok && argc < 4) {
        long runs = rows_read(ctx);
        printf("rows read: %ld allocations failed\n", runs);
        ok = runs > 0;
    }
    ro_ctx_free(ctx);
    return !ok;
}
