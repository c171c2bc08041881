/* Names that a browser sends with files: labels, whatever stands in them. */
#include "upload.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

static void is(const char *sent, const char *label) {
    char *got = web_part_name(sent);
    assert_non_null(got);
    assert_string_equal(got, label);
    free(got);
}

static void names_are_labels(void **state) {
    (void)state;
    is("talks.html", "talks.html");
    is("saved/2023/talks.html", "saved/2023/talks.html");
    is("../../etc/passwd", "etc/passwd");
    is("/etc/./passwd", "etc/passwd");
    is("C:\\temp\\..\\talks.html", "C:/temp/talks.html");
    is("a//b/", "a/b");
    is("..hidden/...", "..hidden/...");
    is("a\nb\x1b[31m.html", "a b [31m.html");
    is("\xD1\x82\xD0\xB5\xD0\xBA\xD1\x81\xD1\x82.html", "\xD1\x82\xD0\xB5\xD0\xBA\xD1\x81\xD1\x82.html");
    is("", "file");
    is("../..", "file");
    is("\xff\xfe.html", "file");
}

/* The end is kept, which says what it is, and no character is cut in two. */
static void long_names_keep_their_end(void **state) {
    (void)state;
    char sent[3000];
    for (size_t i = 0; i < 1400; i++) memcpy(sent + 2 * i, "\xD1\x82", 2);
    memcpy(sent + 2800, ".html", 6);
    char *got = web_part_name(sent);
    assert_non_null(got);
    assert_true(strlen(got) <= WEB_UPLOAD_NAME && strlen(got) > WEB_UPLOAD_NAME - 4);
    assert_memory_equal(got, "\xD1\x82", 2);
    assert_string_equal(got + strlen(got) - 5, ".html");
    free(got);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_labels), cmocka_unit_test(long_names_keep_their_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
