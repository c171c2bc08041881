/* Cells of a CSV that a spreadsheet, R and a parser read back whole; queries that the index can never misread. */
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static struct ro_error error;

static ro_str csv(ro_arena *a, ro_str s, bool excel) {
    ro_buf b = {.arena = a};
    ro_csv_cell(&b, s, excel);
    return ro_buf_str(&b);
}

static void cells(void **state) {
    (void)state;
    ro_arena *a = ro_arena_new(&error);
    if (RO_TRY(a)) fail_msg("%s", error.text);
    static const struct {
        const char *in, *out, *excel;
    } c[] = {
        {"plain", "plain", "plain"},
        {"", "", ""},
        {"a, b", "\"a, b\"", "\"a, b\""},
        {"say \"no\"", "\"say \"\"no\"\"\"", "\"say \"\"no\"\"\""},
        {"two\nlines", "\"two\nlines\"", "\"two\nlines\""},
        {"=1+1", "=1+1", "'=1+1"},
        {"@SUM(A1)", "@SUM(A1)", "'@SUM(A1)"},
        {"-0-, he said", "\"-0-, he said\"", "\"'-0-, he said\""},
        {"+7 495", "+7 495", "'+7 495"},
        {"a=b", "a=b", "a=b"},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        assert_true(ro_str_is(csv(a, ro_str_c(c[i].in), false), c[i].out));
        assert_true(ro_str_is(csv(a, ro_str_c(c[i].in), true), c[i].excel));
    }
    ro_arena_free(a);
}

static void expressions(void **state) {
    (void)state;
    ro_arena *a = ro_arena_new(&error);
    if (RO_TRY(a)) fail_msg("%s", error.text);
    static const char *const c[][2] = {
        {"fishing grounds", "\"fishing\" AND \"grounds\""},
        {"\"fishing grounds\"", "\"fishing grounds\""},
        {"fish*", "\"fish\" *"},
        {"harbour -cable", "(\"harbour\") NOT (\"cable\")"},
        {"harbour OR port", "\"harbour\" OR \"port\""},
        {"OR", "\"OR\""},
        {"NEAR(a b)", "\"NEAR(a\" AND \"b)\""},
        {"title:x", "\"title:x\""},
        {"\"never closed", "\"never closed\""},
        {"well-known", "\"well-known\""},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++)
        assert_string_equal(ro_str_dup(a, ro_search_expression(a, ro_str_c(c[i][0]))).p, c[i][1]);
    static const char *const none[] = {"", "   ", "\"", "\"\"", "( ) *", "-only", "- - -", "\" \" \""};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_null(ro_search_expression(a, ro_str_c(none[i])).p);
    ro_arena_free(a);
}

/* Whatever the bytes are, SQLite takes the expression. */
static void hostile_queries(void **state) {
    (void)state;
    sqlite3 *db;
    sqlite3_stmt *q;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(x)", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT count(*) FROM t WHERE t MATCH ?1", -1, &q, NULL), SQLITE_OK);
    static const char bytes[] = "a\"*-(){}:^+ORND\t\n'\\,.\xc3\xa9\xff~";
    uint32_t seed = 7;
    for (int i = 0; i < 4000; i++) {
        char typed[24];
        size_t n = 0;
        for (; n < sizeof typed - 1; n++) {
            seed = seed * 1664525u + 1013904223u;
            typed[n] = bytes[(seed >> 16) % (sizeof bytes - 1)];
        }
        typed[n] = 0;
        ro_arena *a = ro_arena_new(&error);
        if (RO_TRY(a)) fail_msg("%s", error.text);
        ro_str e = ro_search_expression(a, ro_str_c(typed));
        if (e.p) {
            sqlite3_bind_text(q, 1, e.p, (int)e.n, SQLITE_TRANSIENT);
            if (sqlite3_step(q) != SQLITE_ROW) fail_msg("%s becomes %.*s: %s", typed, (int)e.n, e.p, sqlite3_errmsg(db));
            sqlite3_reset(q);
        }
        ro_arena_free(a);
    }
    sqlite3_finalize(q);
    sqlite3_close(db);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells), cmocka_unit_test(expressions), cmocka_unit_test(hostile_queries)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
