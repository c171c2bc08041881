/* An arena inside another: what fails in it ends where the other's work ends, and what it opened is closed once. */
#include "arena.h"

static void count(void *n) { ++*(int *)n; }

static void throws_where_the_other_does(void **state) {
    (void)state;
    struct ro_error later = {0};
    ro_arena *volatile inner = ro_arena_inner(ro_arena_inner(arena));
    ro_arena_report(arena, &later);
    if (RO_TRY(arena)) {
        assert_int_equal(later.status, RO_LIMIT);
        assert_string_equal(later.text, "too deep");
        assert_int_equal(error.status, RO_OK);
        return;
    }
    ro_throw(inner, RO_LIMIT, "too %s", "deep");
}

static void is_emptied_and_used_again(void **state) {
    (void)state;
    int closed = 0;
    ro_arena *inner = ro_arena_inner(arena);
    for (int i = 1; i <= 3; i++) {
        char *p = ro_alloc(inner, 1 << 18);
        p[(1 << 18) - 1] = 'x';
        ro_defer(inner, count, &closed);
        ro_arena_empty(inner);
        assert_int_equal(closed, i);
        assert_int_equal(ro_arena_size(inner), 0);
    }
}

static void goes_with_the_other(void **state) {
    (void)state;
    int closed = 0;
    struct ro_error why = {0};
    ro_arena *outer = ro_arena_new(&why);
    assert_non_null(outer);
    ro_arena *inner = ro_arena_inner(outer);
    ro_defer(inner, count, &closed);
    ro_arena_free(outer);
    assert_int_equal(closed, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {TEST(throws_where_the_other_does), TEST(is_emptied_and_used_again),
                                       TEST(goes_with_the_other)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
