/* What a keeper of an archive would miss while much is written: a log beside it that does not grow with what is written, and
 * nothing beside it when all is done. */
#include "folder.h"

#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    PAGES = 200,
    PAGE = 1 << 20,
    MOST = 96 << 20, /* bytes of the log: the 64 MiB that are promised, and what is committed while it is written back */
};

struct fixture {
    ro_ctx *ctx;
    ro_archive *ar;
    char dir[FOLDER], path[FOLDER + 10], log[FOLDER + 20];
    char *page;
};

static int up(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    assert_true(folder_make(f->dir));
    snprintf(f->path, sizeof f->path, "%s/a.db", f->dir);
    snprintf(f->log, sizeof f->log, "%s-wal", f->path);
    f->ctx = ro_ctx_new();
    f->page = malloc(PAGE);
    assert_non_null(f->page);
    assert_int_equal(ro_archive_open(f->ctx, f->path, RO_OPEN_CREATE, &f->ar), RO_OK);
    *state = f;
    return 0;
}

static int down(void **state) {
    struct fixture *f = *state;
    ro_archive_close(f->ar);
    ro_ctx_free(f->ctx);
    bool gone = folder_remove(f->dir);
    free(f->page);
    free(f);
    return gone ? 0 : -1;
}

static long long size_of(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 ? (long long)st.st_size : -1;
}

/* A page that tells of nothing, and that cannot be packed: it is kept for its bytes alone. */
static void put_lost(struct fixture *f, uint64_t seed) {
    static const char head[] = "<title>404 Not Found</title><h1>Not found</h1><!-- ";
    ro_capture c = {.bytes = {f->page, PAGE}, .html = true};
    ro_account *acc;
    memcpy(f->page, head, sizeof head - 1);
    for (size_t i = sizeof head - 1; i < PAGE; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        f->page[i] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,"[seed >> 58];
    }
    memcpy(f->page + PAGE - 4, "x-->", 4);
    assert_int_equal(ro_account_read(f->ctx, &c, &acc), RO_OK);
    assert_int_equal(ro_archive_add(f->ctx, f->ar, &acc, 1, NULL), RO_OK);
    ro_account_free(acc);
}

static void the_log_stays_small(void **state) {
    struct fixture *f = *state;
    long long longest = 0;
    for (uint64_t i = 0; i < PAGES; i++) {
        put_lost(f, i);
        long long now = size_of(f->log);
        if (now > longest) longest = now;
    }
    assert_in_range(longest, 1, MOST);
    ro_archive_close(f->ar);
    f->ar = NULL;
    assert_int_equal(size_of(f->log), -1);
    assert_true(size_of(f->path) > (long long)PAGES * PAGE * 7 / 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(the_log_stays_small, up, down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
