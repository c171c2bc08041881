/* The pieces of the reading room that take strangers' bytes: who may ask, addresses, what comes out of hostile words, what is
 * kept. */
#include "cache.h"
#include "guard.h"
#include "marks.h"
#include "query.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#define TEST(f) cmocka_unit_test(f)

/* ---- who may ask ---- */

static int asked(const web_room *room, web_asker a) {
    const char *why;
    if (!a.method) a.method = "GET";
    int status = web_guard(room, &a, &why);
    assert_true(!status == !*why);
    return status;
}

static void names_of_this_machine(void **state) {
    (void)state;
    static const char *const good[] = {"localhost",    "localhost:8484",  "LOCALHOST:1", "127.0.0.1",
                                       "127.0.0.1:80", "127.9.9.9:65535", "[::1]",       "[::1]:8080"};
    static const char *const bad[] = {"example.org",
                                      "localhost.example.org",
                                      "127.0.0.1.example.org",
                                      "127.0.0.1:80@example.org",
                                      "0.0.0.0",
                                      "10.0.0.1",
                                      "[::1].example.org",
                                      "[::2]",
                                      "localhost:",
                                      "localhost:x",
                                      "localhost:123456",
                                      "[::1",
                                      "",
                                      ":80",
                                      "127.1"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!web_local_name(good[i])) fail_msg("%s is this machine", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (web_local_name(bad[i])) fail_msg("%s is another machine", bad[i]);
}

static void strangers_are_turned_away(void **state) {
    (void)state;
    web_room room = {0};
    assert_int_equal(asked(&room, (web_asker){.host = "localhost:8484"}), 0);
    assert_int_equal(asked(&room, (web_asker){.host = "rebound.example"}), 403);
    assert_int_equal(asked(&room, (web_asker){0}), 400);
    /* Another site may link here, and embed nothing. */
    assert_int_equal(asked(&room, (web_asker){.host = "localhost", .site = "cross-site", .mode = "navigate"}), 0);
    assert_int_equal(asked(&room, (web_asker){.host = "localhost", .site = "cross-site", .mode = "no-cors"}), 403);
    assert_int_equal(asked(&room, (web_asker){.host = "localhost", .site = "cross-site"}), 403);
    assert_int_equal(asked(&room, (web_asker){.host = "localhost", .site = "same-origin", .mode = "cors"}), 0);
}

static void changes_come_from_here(void **state) {
    (void)state;
    web_room room = {0};
    web_asker a = {.method = "POST", .host = "localhost:8484"};
    assert_int_equal(asked(&room, a), 0); /* no browser: the proof in the form decides */
    a.origin = "http://localhost:8484";
    assert_int_equal(asked(&room, a), 0);
    static const char *const others[] = {"http://localhost:9999", "http://example.org", "null",
                                         "http://localhost:8484.example.org", ""};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        a.origin = others[i];
        assert_int_equal(asked(&room, a), 403);
    }
    a.origin = NULL;
    static const char *const sites[] = {"cross-site", "same-site", "none"};
    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
        a.site = sites[i];
        a.mode = "navigate";
        assert_int_equal(asked(&room, a), 403);
    }
}

static void a_guarded_room_wants_its_token(void **state) {
    (void)state;
    web_room room = {.guarded = true, .token = "0123456789abcdef0123456789abcdef"};
    web_asker a = {.host = "192.168.1.5:8484"};
    assert_int_equal(asked(&room, a), 401);
    a.cookie = "other=1; readout=0123456789abcdef0123456789abcdef";
    assert_int_equal(asked(&room, a), 0);
    a.cookie = "readout=0123456789abcdef0123456789abcdee";
    assert_int_equal(asked(&room, a), 401);
    a.cookie = "xreadout=0123456789abcdef0123456789abcdef";
    assert_int_equal(asked(&room, a), 401);
    a.cookie = NULL, a.authorization = "Bearer 0123456789abcdef0123456789abcdef";
    assert_int_equal(asked(&room, a), 0);
    a.authorization = "Bearer ", a.token = "";
    assert_int_equal(asked(&room, a), 401);
    a.token = "0123456789abcdef0123456789abcdef";
    assert_int_equal(asked(&room, a), 0);
    assert_false(web_entered(&room, &a)); /* and gets a cookie */
}

/* ---- addresses ---- */

static void fields_are_decoded(void **state) {
    (void)state;
    char s[] = "q=a+b%20c%2Bd&empty=&flag&bad=%ff&nul=%00&half=%4&more=%E2%82%AC&=x&%00=y";
    web_field f[16];
    size_t n = web_fields(s, f, 16);
    assert_string_equal(web_field_of(f, n, "q"), "a b c+d");
    assert_string_equal(web_field_of(f, n, "empty"), "");
    assert_string_equal(web_field_of(f, n, "flag"), "");
    assert_string_equal(web_field_of(f, n, "bad"), "");
    assert_string_equal(web_field_of(f, n, "nul"), "");
    assert_string_equal(web_field_of(f, n, "half"), "%4");
    assert_string_equal(web_field_of(f, n, "more"), "\xE2\x82\xAC");
    assert_null(web_field_of(f, n, "absent"));
    char many[] = "a=1&b=2&c=3";
    assert_int_equal(web_fields(many, f, 2), 2);
}

static void only_utf8_is_text(void **state) {
    (void)state;
    static const char *const bad[] = {"\x80",     "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                      "\xe2\x82", "a\xff"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(web_utf8(bad[i]));
    assert_true(web_utf8("\xf0\x9f\x93\x9c \xed\x95\x9c \xd7\x90"));
}

static const char *leads(const char *method, const char *path, int *status) {
    static char room[4096];
    web_match m = web_match_path(method, path, room);
    *status = m.status;
    return m.part[0] ? m.part[0] : "";
}

/* A page is one that stands in the frame; what is answered otherwise is a file. */
static void every_page_has_its_json(void **state) {
    (void)state;
    for (const web_route *r = web_routes; r->method; r++)
        if (strcmp(r->method, "GET") == 0 && !r->json != r->whole) fail_msg("%s", r->pattern);
}

static void paths_lead_to_pages(void **state) {
    (void)state;
    int st;
    leads("GET", "/", &st), assert_int_equal(st, 0);
    leads("HEAD", "/meetings.json", &st), assert_int_equal(st, 0);
    leads("POST", "/meetings", &st), assert_int_equal(st, 405);
    leads("DELETE", "/", &st), assert_int_equal(st, 405);
    leads("GET", "/phrase/certificate.txt.json", &st), assert_int_equal(st, 404);
    assert_string_equal(leads("GET", "/account/wh%2F2022%2Fcall", &st), "wh/2022/call");
    assert_int_equal(st, 0);
    assert_string_equal(leads("GET", "/account/a%2Ejson", &st), "a.json");
    assert_string_equal(leads("GET", "/account/a.json.json", &st), "a.json");
    static const char *const nowhere[] = {"",
                                          "//",
                                          "/account",
                                          "/account/",
                                          "/account/x/y",
                                          "/account//capture",
                                          "/../etc/passwd",
                                          "/assets/..",
                                          "/account/%00",
                                          "/account/%ff",
                                          "/meeting/a/../b",

                                          "/%2e%2e/%2e%2e/etc/passwd"};
    for (size_t i = 0; i < sizeof nowhere / sizeof *nowhere; i++) {
        leads("GET", nowhere[i], &st);
        if (st != 404) fail_msg("%s leads somewhere", nowhere[i]);
    }
    /* What would lead out of a folder is an id like any other: there are no folders. */
    assert_string_equal(leads("GET", "/account/..%2f..%2fetc%2fpasswd", &st), "../../etc/passwd");
}

/* ---- what comes out ---- */

static const char *text_of(web_page *o) {
    web_add(o, (ro_str){"", 1});
    return o->p;
}

static void hostile_words_are_words(void **state) {
    (void)state;
    static const char hostile[] = "<script>alert(1)</script>\"' onload=x &amp; \x01\x7f";
    web_page o = {0};
    web_text(&o, WEB_S(hostile));
    web_raw(&o, "|<a");
    web_attr(&o, "title", WEB_S(hostile));
    web_href(&o, "/account/", WEB_S("a/b?c#d\"<..x"), "#p1");
    web_raw(&o, ">|");
    web_outward(&o, WEB_S("javascript:alert(1)"), WEB_S("one"));
    web_outward(&o, WEB_S(" http://x"), WEB_S("two"));
    web_outward(&o, WEB_S("https://x/\"onclick=\"y"), WEB_S("<i>"));
    const char *s = text_of(&o);
    assert_null(strstr(s, "<script"));
    assert_null(strstr(s, "javascript:"));
    assert_null(strstr(s, "\"onclick"));
    assert_non_null(strstr(s, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x &amp;amp;   "));
    assert_non_null(strstr(s, "href=\"/account/a%2Fb%3Fc%23d%22%3C..x#p1\""));
    assert_non_null(strstr(s, "|onetwo<a rel=\"noreferrer noopener external\" target=\"_blank\" "
                              "href=\"https://x/&quot;onclick=&quot;y\">&lt;i&gt;</a>"));
    web_free(&o);
}

static void names_that_mislead_are_written_out(void **state) {
    (void)state;
    static const char *const ids[] = {".", "..", "a.json", "2023-05-16-a", "\xED\x95\x9C"};
    static const char *const want[] = {"%2E", "%2E%2E", "a%2Ejson", "2023-05-16-a", "%ED%95%9C"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        web_page o = {0};
        web_encode(&o, web_str(ids[i]));
        assert_string_equal(text_of(&o), want[i]);
        web_free(&o);
    }
}

static void a_query_keeps_its_other_fields(void **state) {
    (void)state;
    web_field f[] = {{"side", "Q\"S"}, {"after", "x"}, {"year", "2023"}, {"empty", ""}};
    web_request q = {.query = f, .nquery = 4};
    web_page o = {0};
    web_query_with(&o, &q, "year", "2024");
    web_raw(&o, " ");
    web_query_with(&o, &q, "side", NULL);
    web_raw(&o, " ");
    web_query_of(&o, &q, (web_field[]){{"side", ""}, {"year", ""}}, 2);
    assert_string_equal(text_of(&o), "?side=Q%22S&amp;year=2024 ?year=2023 ?");
    web_free(&o);
}

/* However marks overlap, the text comes out whole and each element closes where it opened. */
static void marks_lose_no_word(void **state) {
    (void)state;
    static const char text[] = "Ada <Norn> said that the ferry & the bridge are closed";
    for (unsigned seed = 1; seed < 300; seed++) {
        web_marks m = {0};
        web_cursor c = {0};
        web_page o = {0};
        srand(seed);
        for (int i = 0; i < 12; i++) {
            uint32_t lo = (uint32_t)rand() % sizeof text, hi = (uint32_t)rand() % (sizeof text + 9);
            web_mark *x = web_marks_add(&m, (ro_span){lo, hi}, "k");
            if (x) x->statement = (unsigned)i;
        }
        web_marks_sort(&m);
        web_marked(&o, WEB_S(text), (ro_span){0, 20}, &m, &c);
        web_marked(&o, WEB_S(text), (ro_span){20, sizeof text + 5}, &m, &c);
        char bare[400];
        size_t n = 0;
        int open = 0;
        for (size_t i = 0; i < o.n; i++) {
            if (o.p[i] == '<') {
                open += o.p[i + 1] == '/' ? -1 : 1;
                assert_in_range(open, 0, 1);
                while (o.p[i] != '>') i++;
            } else {
                bare[n++] = o.p[i];
            }
        }
        bare[n] = 0;
        assert_int_equal(open, 0);
        assert_string_equal(bare, "Ada &lt;Norn&gt; said that the ferry &amp; the bridge are closed");
        web_marks_free(&m);
        web_free(&o);
    }
}

/* ---- what is kept ---- */

static size_t dropped;
static void drop(struct MHD_Response *r) {
    (void)r;
    dropped++;
}

static void the_cache_forgets(void **state) {
    (void)state;
    web_cache *c = web_cache_new(100000, drop);
    web_answer a = {.status = 200, .size = 9000};
    char key[32];
    dropped = 0;
    for (int i = 0; i < 100; i++) {
        snprintf(key, sizeof key, "/%d", i);
        a.etag[0] = (char)i;
        assert_true(web_cache_put(c, key, 7, &a));
        assert_non_null(web_cache_get(c, "/0", 7)); /* what is used stays */
    }
    assert_in_range(dropped, 85, 95);
    assert_null(web_cache_get(c, "/50", 7));
    assert_int_equal(web_cache_get(c, "/99", 7)->etag[0], 99);
    assert_false(web_cache_put(c, "/99", 7, &a)); /* it is there */
    a.size = 50000;
    assert_false(web_cache_put(c, "/large", 7, &a));
    assert_null(web_cache_get(c, "/99", 8)); /* somebody wrote */
    assert_int_equal(dropped, 100);
    assert_null(web_cache_get(c, "/0", 8));
    web_cache_free(c);
}

/* ---- codes ---- */

static void a_code_says_its_name(void **state) {
    (void)state;
    web_page o = {0};
    web_side(&o, WEB_S("KP")), web_side(&o, WEB_S("Norvania")), web_side(&o, WEB_S("<b"));
    web_add(&o, (ro_str){"", 1});
    assert_string_equal(
        o.p,
        "<b class=\"side\">North Korea</b><b class=\"side\">Norvania</b><b class=\"side\">&lt;b</b>");
    assert_true(web_is(ro_side_name(WEB_S("ch")), "Switzerland"));
    assert_true(web_is(ro_side_name(WEB_S("XX")), "XX"));
    assert_true(web_is(ro_side_name(WEB_S("Norvania")), "Norvania"));
    char code[3];
    assert_true(web_is(ro_side_code(WEB_S("north KOREA"), code), "KP"));
    assert_true(web_is(ro_side_code(WEB_S("KP"), code), "KP"));
    assert_true(web_is(ro_side_code(WEB_S("Norvania"), code), "Norvania"));
    web_free(&o);
}

/* ---- what a browser is given ---- */

/* Whoever adds a library to a page sees here what it weighs. */
static void scripts_and_sheets_are_light(void **state) {
    (void)state;
    size_t all = 0, largest = 0;
    const char *heaviest = "";
    for (const web_asset *a = web_assets; a->name; a++) {
        uLongf n = compressBound(a->n);
        Bytef *packed = malloc(n);
        assert_non_null(packed);
        assert_int_equal(compress2(packed, &n, a->p, a->n, 6), Z_OK);
        free(packed);
        all += n;
        if (n > largest) largest = n, heaviest = a->name;
    }
    if (all > 150 << 10) fail_msg("%zu bytes packed, %zu of them %s", all, largest, heaviest);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_code_says_its_name),
        TEST(scripts_and_sheets_are_light),
        TEST(names_of_this_machine),
        TEST(strangers_are_turned_away),
        TEST(changes_come_from_here),
        TEST(a_guarded_room_wants_its_token),
        TEST(fields_are_decoded),
        TEST(only_utf8_is_text),
        TEST(every_page_has_its_json),
        TEST(paths_lead_to_pages),
        TEST(hostile_words_are_words),
        TEST(names_that_mislead_are_written_out),
        TEST(a_query_keeps_its_other_fields),
        TEST(marks_lose_no_word),
        TEST(the_cache_forgets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
