/* Every change of a file fails in turn, in each work of work.h: writes, truncations, syncs, files made and taken away; with an
 * error of the disk, and with no room on it. After each failure: one sentence, an archive that opens and verifies, and doing the
 * same again gives what an undisturbed run gives.
 *
 * writes [STEP]: fails those STEP apart. */
#include "disk.h"
#include "work.h"

static bool fails_at(ro_ctx *ctx, const work *w, long k, uint64_t want) {
    static const char path[] = "f.db";
    char where[100];
    snprintf(where, sizeof where, "%s, write %ld", w->name, k);
    if (!work_copy(w->from, path)) return false;
    disk.failed = false;
    disk.error = k % 2 ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    disk.left = k;
    ro_status st = work_do(ctx, w, path);
    disk.left = -1;
    if (st != RO_OK && !*ro_ctx_error(ctx)) return fprintf(stderr, "%s: failed without a sentence\n", where), false;
    return !disk.failed || (st == RO_OK ? work_verified(ctx, path, where) : work_again(ctx, w, path, where, want));
}

static long run(ro_ctx *ctx, const work *w, long step) {
    if (!work_copy(w->from, "f.db") || work_do(ctx, w, "f.db") != RO_OK) return -1;
    uint64_t want = content_of("f.db");
    long runs = 0;
    disk.failed = true;
    for (long k = 0; disk.failed; k += step, runs++)
        if (!want || !fails_at(ctx, w, k, want)) return -1;
    return runs;
}

int main(int argc, char **argv) {
    long step = argc > 1 ? atol(argv[1]) : 1;
    ro_ctx *ctx = ro_ctx_new();
    disk_begin();
    bool ok = ctx && step > 0 && work_prepare(ctx);
    for (size_t i = 0; i < NWORKS && ok; i++) {
        long runs = run(ctx, &WORKS[i], step);
        printf("%ld writes failed: %s\n", runs, WORKS[i].name);
        ok = runs >= 0;
    }
    ro_ctx_free(ctx);
    return !ok;
}
