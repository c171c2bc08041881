/* What an address is known by: one page however its address is written, two pages never one. */
#include "arena.h"

static void known_by(const char *url, const char *want) {
    ro_str k = ro_url_known_by(arena, ro_str_c(url));
    if (!want) {
        if (k.p) fail_msg("%s is known by %.*s", url, (int)k.n, k.p);
        return;
    }
    if (!k.p) fail_msg("%s is known by nothing", url);
    assert_string_equal(ro_str_dup(arena, k).p, want);
}

static void one_page(void **state) {
    (void)state;
    const char *page = "news.example/talks/12";
    known_by("https://news.example/talks/12", page);
    known_by("http://www.News.Example:80/talks/12/", page);
    known_by("HTTPS://news.example:443/talks/12#comments", page);
    known_by("https://news.example/talks/12?utm_source=a&utm_medium=b&fbclid=9", page);
    known_by("https://news.example/%74alks/12?", page);
    known_by("https://news.example/%d0%b0?gclid=1&id=3", "news.example/%D0%B0?id=3");
}

static void two_pages(void **state) {
    (void)state;
    known_by("https://news.example/view?id=12&utm_campaign=x", "news.example/view?id=12");
    known_by("https://news.example/?p=12", "news.example?p=12");
    known_by("https://news.example/#!/talks/12", "news.example#!/talks/12");
    known_by("https://news.example:8080/a", "news.example:8080/a");
    known_by("https://news.example/Talks", "news.example/Talks");
    known_by("https://news.example/view?utmost=1", "news.example/view?utmost=1");
}

static void no_page(void **state) {
    (void)state;
    known_by("https://news.example/", NULL);
    known_by("https://news.example", NULL);
    known_by("https://news.example/?utm_source=a#top", NULL);
    known_by("file:///home/a/b.html", NULL);
    known_by("https://", NULL);
    known_by("https:///x", NULL);
    known_by("", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {TEST(one_page), TEST(two_pages), TEST(no_page)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
