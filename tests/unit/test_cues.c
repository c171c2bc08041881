/* The lists of cues: every one says how firm it is, so that two accounts of one sentence can be told apart by it. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void each_has_a_strength(const char *list, int column) {
    const ro_lexicon *l = ro_lexicon_get(list);
    assert_non_null(l);
    for (size_t i = 0; i < ro_lexicon_count(l); i++) {
        ro_entry e = ro_lexicon_at(l, i);
        ro_str v = e.value[column];
        if (ro_str_is(e.value[0], "opens")) continue; /* opens what is told, and is no cue */
        if (v.n != 1 || v.p[0] < '1' || v.p[0] > '9') fail_msg("%s: \"%.*s\" has no strength", list, (int)e.phrase.n, e.phrase.p);
    }
}

static void strengths(void **state) {
    (void)state;
    each_has_a_strength("cues", 1);
    each_has_a_strength("cue_nouns", 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(strengths)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
