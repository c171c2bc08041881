/* The stores of the reuse engine, the words it sees and the numbers it sorts: the same bytes come back whether they lie in
 * memory, in a file or in both; words do not depend on where in a block they stand. */
#include "reuse/engine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static ro_arena *arena(struct ro_error *e) {
    ro_arena *a = ro_arena_new(e);
    assert_non_null(a);
    return a;
}

static uint64_t next(uint64_t *x) { return *x = *x * 6364136223846793005ull + 1442695040888963407ull; }

static void keep(size_t bound, const unsigned char *want, size_t all, unsigned char *got) {
    enum { STEP = 4099 };
    struct ro_error err = {0};
    ro_arena *a = arena(&err);
    if (RO_TRY(a)) fail_msg("%s", err.text);
    struct budget *b = budget_new(a, bound * CHUNK);
    struct store *s = store_new(a, b, 0);
    for (size_t i = 0; i < all; i += STEP) {
        size_t n = i + STEP < all ? STEP : all - i;
        assert_int_equal(store_room(s, n), i);
        store_put(a, s, i, want + i, n);
    }
    assert_int_equal(budget_spilled(b), bound * CHUNK > all ? 0 : all - bound * CHUNK);
    for (int spilled = 0; spilled < 2; spilled++) {
        assert_memory_equal(store_get(a, s, 0, all, got), want, all);
        assert_memory_equal(store_get(a, s, CHUNK - 3, 6, got), want + CHUNK - 3, 6);
        store_spill(a, s);
    }
    assert_int_equal(budget_left(b), bound * CHUNK);
    ro_arena_free(a);
}

static void in_memory_or_file(void **state) {
    (void)state;
    enum { N = 3 * CHUNK + 777 };
    unsigned char *want = malloc(N), *got = malloc(N);
    uint64_t x = 5;
    for (size_t i = 0; i < N; i++) want[i] = (unsigned char)(next(&x) >> 56);
    keep(0, want, N, got), keep(2, want, N, got), keep(4, want, N, got); /* chunks of memory allowed: none, some, all */
    free(want), free(got);
}

static void no_folder_is_one_sentence(void **state) {
    (void)state;
    struct ro_error err = {0};
    ro_arena *a = arena(&err);
    char *was = getenv("TMPDIR") ? strdup(getenv("TMPDIR")) : NULL;
    setenv("TMPDIR", "/nowhere/at/all", 1);
    if (!RO_TRY(a)) {
        store_put(a, store_new(a, budget_new(a, 0), 0), 0, "x", 1);
        fail_msg("a file was made in a folder that is not there");
    }
    assert_int_equal(err.status, RO_IO);
    assert_non_null(strstr(err.text, "/nowhere/at/all"));
    ro_arena_free(a);
    was ? setenv("TMPDIR", was, 1) : unsetenv("TMPDIR");
    free(was);
}

static int by_value(const void *p, const void *q) {
    uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;
    return a < b ? -1 : a > b;
}

static void what_went_in_comes_out_by_part(void **state) {
    (void)state;
    enum { N = 400000, SPOOL_PARTS = 7, SPOOL_THREADS = 3 };
    struct ro_error err = {0};
    ro_arena *a = arena(&err);
    if (RO_TRY(a)) fail_msg("%s", err.text);
    for (size_t bound = 0; bound <= 8 * CHUNK; bound += 8 * CHUNK) {
        struct spool *s = spool_new(a, budget_new(a, bound), SPOOL_PARTS, SPOOL_THREADS);
        for (uint64_t i = 0; i < N; i++) spool_put(a, s, i % SPOOL_THREADS, (unsigned)(i * i % SPOOL_PARTS), i);
        size_t all = 0;
        for (unsigned p = 0; p < SPOOL_PARTS; p++) {
            size_t n = spool_count(s, p);
            uint64_t *v = RO_NEWS(a, uint64_t, n + 1);
            spool_read(a, s, p, v);
            qsort(v, n, sizeof *v, by_value);
            for (size_t i = 0; i < n; i++) assert_true(v[i] * v[i] % SPOOL_PARTS == p && (!i || v[i] > v[i - 1]));
            all += n;
        }
        assert_int_equal(all, N);
    }
    ro_arena_free(a);
}

static void numbers_are_sorted(void **state) {
    (void)state;
    uint64_t x = 1;
    for (size_t n = 0; n < 5000; n = 2 * n + 1) {
        uint64_t *v = malloc((2 * n + 2) * sizeof *v);
        for (size_t i = 0; i < n; i++) v[i] = (next(&x) >> 40 << 12 & 0xFF00F000ull) | i; /* places in the low bits */
        sort_bits(v, v + n + 1, n, 12);
        for (size_t i = 1; i < n; i++)
            assert_true(v[i - 1] >> 12 < v[i] >> 12 || (v[i - 1] >> 12 == v[i] >> 12 && v[i - 1] < v[i]));
        free(v);
    }
}

/* The same words at every distance from the begin of a text, and so in every place of a block. */
static void words_are_the_same_everywhere(void **state) {
    (void)state;
    static const char SAID[] =
        "The Norvanian delegation didn't leave Brennick's harbour; “it is 1,204 miles” said Zoë Überländer — "
        "incomprehensibilities notwithstanding, президент met 张伟abc and l’État again. A.B. x";
    enum { MOST = sizeof SAID, BEFORE = 150, BEHIND = 100 };
    uint32_t want[MOST], got[MOST + BEFORE + BEHIND];
    char text[MOST + BEFORE + BEHIND];
    uint32_t n = 0;
    for (size_t from = 0; from < sizeof SAID - 1;) { /* alone, and so letter by letter */
        size_t to = from;
        while (SAID[to] && SAID[to] != ' ') to++;
        n += words_hash((ro_str){SAID + from, to - from}, want + n);
        from = to + 1;
    }
    assert_int_equal(n, 28);
    for (size_t before = 0; before < BEFORE; before++) {
        memset(text, ' ', sizeof text);
        memcpy(text + before, SAID, sizeof SAID - 1);
        assert_int_equal(words_hash((ro_str){text, sizeof text}, got), n);
        assert_memory_equal(got, want, n * sizeof *want);
        for (uint32_t most = 0; most <= n; most += 7) {
            ro_span at[MOST] = {0};
            uint32_t one;
            words_spans((ro_str){text, sizeof text}, most, at);
            for (uint32_t k = 0; k < most; k++)
                assert_true(words_hash(ro_cut((ro_str){text, sizeof text}, at[k]), &one) == 1 && one == want[k]);
            assert_int_equal(at[most].hi, 0); /* no more than was asked for */
        }
    }
    assert_int_equal(want[3], (words_hash(ro_str_c("didn’t"), got), got[0]));
    assert_int_equal(want[0], (words_hash(ro_str_c("THE"), got), got[0]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_memory_or_file),
        cmocka_unit_test(no_folder_is_one_sentence),
        cmocka_unit_test(what_went_in_comes_out_by_part),
        cmocka_unit_test(numbers_are_sorted),
        cmocka_unit_test(words_are_the_same_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
