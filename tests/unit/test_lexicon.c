/* Word lists: what is in data/ is found, folded, by phrase and by length. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void finds_a_phrase(void **state) {
    (void)state;
    const ro_lexicon *l = ro_lexicon_get("abbreviations");
    ro_entry e;
    assert_non_null(l);
    assert_true(ro_lexicon_count(l) > 10);
    e = ro_lexicon_at(l, 0);
    ro_entry again;
    assert_true(ro_lexicon_find(l, e.phrase, &again));
    assert_true(ro_str_eq(e.phrase, again.phrase));
    assert_false(ro_lexicon_find(l, RO_S("no such phrase here"), &e));
}

static void unknown_list_is_null(void **state) {
    (void)state;
    assert_null(ro_lexicon_get("nothing"));
}

static void lists_are_sorted(void **state) {
    (void)state;
    const ro_lexicon *l = ro_lexicon_get("abbreviations");
    for (size_t i = 1; i < ro_lexicon_count(l); i++)
        assert_true(ro_str_cmp(ro_lexicon_at(l, i - 1).phrase, ro_lexicon_at(l, i).phrase) <= 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_a_phrase),
        cmocka_unit_test(unknown_list_is_null),
        cmocka_unit_test(lists_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
