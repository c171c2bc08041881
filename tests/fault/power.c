/* The power goes: each work of work.h is done once on a disk that notes every change, and then laid out anew as a cut at a random
 * moment may have left it (disk.h): what was not synced is there in part, torn and out of order. The archive opens and verifies,
 * and doing the same again gives what an undisturbed run gives.
 *
 * power [COUNT [SEED]]: so many cuts of each work. */
#include "disk.h"
#include "work.h"

static bool cut(ro_ctx *ctx, const work *w, size_t upto, uint64_t seed, uint64_t want) {
    char where[100];
    snprintf(where, sizeof where, "%s, power gone after change %zu of %zu (seed %llu)", w->name, upto, disk.n,
             (unsigned long long)seed);
    disk.noting = false;
    /* What was there before had been synced long ago. */
    work_copy(NULL, "cut.db");
    disk_crash(upto, seed, "f.db", "cut.db");
    return work_again(ctx, w, "cut.db", where, want);
}

/* As the first changes of its file, which are never lost. */
static bool note_file(const char *path) {
    FILE *in = fopen(path, "rb");
    unsigned char b[4096];
    size_t n, at = 0;
    int number = disk_number(path);
    if (!in) return false;
    disk_note(DISK_MAKE, number, 0, NULL, 0);
    for (; (n = fread(b, 1, sizeof b, in)) > 0; at += n) disk_note(DISK_WRITE, number, (sqlite3_int64)at, b, (int)n);
    disk_note(DISK_SYNC, number, 0, NULL, 0);
    fclose(in);
    return true;
}

static bool run(ro_ctx *ctx, const work *w, long count, uint64_t seed) {
    char path[4096];
    if (!realpath(".", path)) return false;
    strcat(path, "/f.db");
    disk_forget();
    if (!work_start(w, path)) return false;
    disk.noting = true;
    if (w->from && !note_file(path)) return false;
    size_t before = disk.n;
    ro_status st = work_do(ctx, w, path);
    disk.noting = false;
    uint64_t want = work_says(path);
    work_left.n = 0;
    if (st != RO_OK || !want) return false;
    for (long i = 0; i < count; i++) {
        size_t upto = before + disk_lot(&seed) % (disk.n - before + 1);
        if (!cut(ctx, w, upto, seed, want)) return false;
    }
    printf("%ld cuts among %zu changes: %s\n", count, disk.n - before, w->name);
    return true;
}

int main(int argc, char **argv) {
    long count = argc > 1 ? atol(argv[1]) : 10;
    uint64_t seed = argc > 2 ? (uint64_t)atol(argv[2]) : 1;
    ro_ctx *ctx = ro_ctx_new();
    disk_begin();
    bool ok = ctx && work_prepare(ctx);
    for (size_t i = 0; i < NWORKS && ok; i++) ok = run(ctx, &WORKS[i], count, seed);
    disk_forget();
    ro_ctx_free(ctx);
    return !ok;
}
