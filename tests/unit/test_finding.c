/* Cells of a CSV that a spreadsheet, R and a parser read back whole; queries that the index can never misread. */
#include "store/search/search.h"

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
    ro_csv_cell(&b, s, (ro_csv_form){',', excel});
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
        {"two\r\nlines", "\"two\r\nlines\"", "\"two\nlines\""}, /* a CR shows as a box there */
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

static void cells_of_other_lands(void **state) {
    (void)state;
    ro_arena *a = ro_arena_new(&error);
    if (RO_TRY(a)) fail_msg("%s", error.text);
    ro_buf b = {.arena = a}, kelp = {.arena = a}, out = {.arena = a};
    assert_int_equal(ro_csv_cell(&b, RO_S("a, b"), (ro_csv_form){';', true}), 0);
    assert_int_equal(ro_csv_cell(&b, RO_S("a; b"), (ro_csv_form){';', true}), 0);
    assert_true(ro_str_is(ro_buf_str(&b), "a, b\"a; b\""));
    /* 32,767 of UTF-16, of which a character beyond the first plane takes two: none is cut in half */
    for (int i = 0; i < 16383; i++) ro_buf_addc(&kelp, "\xf0\x9f\x8c\x8a");
    assert_int_equal(ro_csv_cell(&out, ro_buf_str(&kelp), (ro_csv_form){',', true}), 0);
    ro_buf_addc(&kelp, "\xf0\x9f\x8c\x8a");
    assert_int_equal(ro_csv_cell(&out, ro_buf_str(&kelp), (ro_csv_form){',', true}), RO_CSV_CUT);
    assert_int_equal(out.n, 2 * 4 * 16383);
    assert_int_equal(ro_csv_cell(&out, ro_buf_str(&kelp), (ro_csv_form){',', false}), 0);
    ro_arena_free(a);
}

/* The expression, or the sentence that says where it is none. */
static const char *read_query(ro_arena *a, const char *typed) {
    const ro_question *q = ro_question_read(a, ro_str_c(typed));
    return q->root ? ro_str_dup(a, ro_question_expression(a, q)).p : "(nothing)";
}

static void expressions(void **state) {
    (void)state;
    ro_arena *a = ro_arena_new(&error);
    if (RO_TRY(a)) fail_msg("%s", error.text);
    static const char *const c[][2] = {
        {"fishing grounds", "(\"fishing\" AND \"grounds\")"},
        {"\"fishing grounds\"", "\"fishing grounds\""},
        {"Fish*", "\"fish\" *"},
        {"harbour -cable", "(\"harbour\" NOT \"cable\")"},
        {"harbour NOT (cable OR wire)", "(\"harbour\" NOT (\"cable\" OR \"wire\"))"},
        {"harbour OR port AND pier", "(\"harbour\" OR (\"port\" AND \"pier\"))"},
        {"NEAR(sea \"long wall\", 3)", "NEAR(\"sea\" \"long wall\", 3)"},
        {"NEAR(sea wall)", "NEAR(\"sea\" \"wall\", 10)"},
        {"title:harbour", "title : \"harbour\""},
        {"text:NEAR(a b)", "text : NEAR(\"a\" \"b\", 10)"},
        {"well-known", "\"well known\""},
        {"caf\xc3\xa9 \xd0\x95\xd0\x9b\xd0\x9a\xd0\x90 \xd1\x91\xd0\xbb\xd0\xba\xd0\xb0",
         "((\"cafe\" AND \"\xd0\xb5\xd0\xbb\xd0\xba\xd0\xb0\") AND \"\xd0\xb5\xd0\xbb\xd0\xba\xd0\xb0\")"},
        {"\xed\x9a\x8c\xeb\x8b\xb4", "\"\xed\x9a\x8c \xeb\x8b\xb4\""}, /* two syllables, two words in a row */
        {"at 12:43 or so", "(((\"at\" AND \"12 43\") AND \"or\") AND \"so\")"},
        {"https://port.example/", "\"https port example\""},
        {"", "(nothing)"},
        {" - , ", "(nothing)"},
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) assert_string_equal(read_query(a, c[i][0]), c[i][1]);
    ro_arena_free(a);
}

static void is_refused(const char *query, const char *why) {
    ro_arena *volatile a = ro_arena_new(&error);
    if (RO_TRY(a) == 0) fail_msg("%s is read as %s", query, read_query(a, query));
    if (!strstr(error.text, why)) fail_msg("%s: %s", query, error.text);
    ro_arena_free(a);
}

static void wrong_queries(void **state) {
    (void)state;
    static const char *const c[][2] = {
        {"(sea wall", "at character 1, \"(sea wall\": a bracket is not closed"},
        {"sea wall)", "at character 9, \")\": a bracket is closed"},
        {"sea \"wall", "at character 5, \"\"wall\": a quotation mark"},
        {"-sea", "at character 1, \"-sea\": it says only"},
        {"sea OR -wall", "at character 7"},
        {"sea OR", "at character 5, \"OR\": OR stands between"},
        {"AND sea", "AND stands between"},
        {"sea AND", "AND stands between"},
        {"s*", "two letters"},
        {"NEAR(sea)", "two words at least"},
        {"NEAR(sea wall, 1000)", "a number of words up to 100"},
        {"NEAR(sea (wall) pier)", "no brackets"},
        {"titel:sea", "there is no such field"},
        {"\xd0\xbc\xd0\xbe\xd1\x80\xd0\xb5 (", "at character 6"}, /* characters, not bytes */
    };
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) is_refused(c[i][0], c[i][1]);
}

/* Whatever the bytes are: a sentence, or an expression that SQLite takes. */
static void hostile_queries(void **state) {
    (void)state;
    sqlite3 *db;
    sqlite3_stmt *q;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(title, text)", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT count(*) FROM t WHERE t MATCH ?1", -1, &q, NULL), SQLITE_OK);
    static const char *const bits[] = {"a", "be",  "\"",     "*",        "-",     "(", ")",           "{", ":",
                                       "^", "OR ", " NOT ",  " AND ",    "NEAR(", ",", "5",           " ", "\t",
                                       "'", "\\",  "title:", "\xc3\xa9", "\xff",  "~", "\xe6\xa0\xb8"};
    uint32_t seed = 7;
    unsigned taken = 0;
    for (int i = 0; i < 20000; i++) {
        char typed[120] = "";
        for (unsigned n = 0; n < 14; n++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(typed, bits[(seed >> 16) % (sizeof bits / sizeof *bits)]);
        }
        ro_arena *a = ro_arena_new(&error);
        if (RO_TRY(a) == 0) {
            const ro_question *x = ro_question_read(a, ro_str_c(typed));
            ro_str e = !x->root ? RO_NONE : i % 2 ? ro_question_wide(a, x).expression : ro_question_expression(a, x);
            if (e.p) sqlite3_bind_text(q, 1, e.p, (int)e.n, SQLITE_TRANSIENT);
            if (e.p && sqlite3_step(q) != SQLITE_ROW) fail_msg("%s becomes %.*s: %s", typed, (int)e.n, e.p, sqlite3_errmsg(db));
            sqlite3_reset(q);
            taken++;
        }
        ro_arena_free(a);
    }
    assert_true(taken > 200);
    sqlite3_finalize(q);
    sqlite3_close(db);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells), cmocka_unit_test(cells_of_other_lands),
                                       cmocka_unit_test(expressions), cmocka_unit_test(wrong_queries),
                                       cmocka_unit_test(hostile_queries)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
