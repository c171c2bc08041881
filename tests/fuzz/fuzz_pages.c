/* A damaged SQLite file, behind it perhaps a write-ahead log (its first two bytes say where that begins): rows come out whose
 * fields lie in memory that is theirs, in bounded time, or a sentence. */
#include "store/trade/pages.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void read_all(void *user, const ro_found_row *r) {
    uint64_t *sum = user;
    for (size_t i = 0; i < r->n; i++) {
        if (r->field[i].s.n && !r->field[i].s.p) abort();
        for (size_t k = 0; k < r->field[i].s.n; k++) *sum += (unsigned char)r->field[i].s.p[k];
    }
}

static void put(const char *path, const uint8_t *p, size_t n) {
    FILE *f = fopen(path, "wb");
    if (!f || (n && fwrite(p, 1, n, f) != n)) abort();
    fclose(f);
}

static void walk(const char *path) {
    struct ro_error error = {0};
    ro_arena *a = ro_arena_new(&error);
    uint64_t sum = 0;
    if (!a) return;
    if (RO_TRY(a)) {
        ro_arena_free(a);
        return;
    }
    ro_pages *f = ro_pages_open(a, path);
    uint32_t n = ro_pages_count(f);
    for (uint32_t i = 1; i <= n && i < 300; i++) ro_pages_rows(f, a, i, read_all, &sum);
    ro_arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    char path[64], log[80];
    size_t from = n > 2 ? 2 + ((size_t)data[0] << 8 | data[1]) : n;
    if (from > n) from = n;
    snprintf(path, sizeof path, "/tmp/fuzz-pages-%ld", (long)getpid());
    snprintf(log, sizeof log, "%s-wal", path);
    put(path, data + (n > 2 ? 2 : 0), n > 2 ? from - 2 : n);
    if (from < n) put(log, data + from, n - from);
    walk(path);
    unlink(path);
    unlink(log);
    return 0;
}
