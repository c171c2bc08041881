/* What a page says of itself: author, section, address, days; and what it says twice and differently. The people and offices are
 * invented. */
#include "reading.h"

#define STORY                                                                                                                    \
    "<p>President Oskar Lindqvist met today with President Amaru Tupaq. The two leaders spoke at length about fisheries, the "   \
    "lighthouse service and the new ferry.</p><p>They agreed that the harbour commission would report before winter, and "       \
    "thanked the crews who had kept the line open.</p></article></body></html>"

static struct reading page(const char *before, const char *head, const char *byline) {
    static char html[8000];
    snprintf(html, sizeof html,
             "%s<html lang=en><head><title>Lindqvist receives Tupaq</title>%s</head><body><article>"
             "<h1>Lindqvist receives Tupaq</h1>%s" STORY,
             before, head, byline);
    return read_capture((ro_capture){.html = true, .bytes = str_of(html)});
}

static void author(const char *head, const char *byline, const char *want) {
    struct reading r = page("<!doctype html>", head, byline);
    same_words(r.rec->author.value, want);
    done(&r);
}

static void authors(void **state) {
    (void)state;
    author("<meta name=author content=\"Mirja Solheim\">", "", "Mirja Solheim");
    author("<meta name=author content=\"By Mirja Solheim | Skerry Gazette\">", "", "Mirja Solheim");
    author("<meta property=\"article:author\" content=\"https://social.example/mirja\">", "", NULL);
    author("<meta name=author content=admin>", "", NULL);
    author("<meta property=\"og:site_name\" content=\"Skerry Gazette\"><meta name=author content=\"Skerry-Gazette\">", "", NULL);
    author("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"Mirja "
           "Solheim\"},{\"name\":\"Tapio Rask\"}]}</script>",
           "", "Mirja Solheim, Tapio Rask");
    author("<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#m\"}},{\"@type\":"
           "\"Person\",\"@id\":\"#m\",\"name\":\"Mirja Solheim\"}]}</script>",
           "", "Mirja Solheim");
    author("", "<p>By Mirja Solheim and Tapio Rask</p>", "Mirja Solheim, Tapio Rask");
    author("<meta name=author content=admin>", "<p>Posted on March 4, 2031 by <a href=/m>Mirja Solheim</a></p>", "Mirja Solheim");
    author("", "<span itemprop=\"author\">Mirja Solheim</span>", "Mirja Solheim");
    author("", "<p>By the light of the lamp they signed.</p>", NULL);
}

static void an_agency_as_author_is_the_issuer(void **state) {
    (void)state;
    struct reading r =
        page("", "<meta property=\"og:site_name\" content=\"Skerry Gazette\"><meta name=author content=\"Reuters\">", "");
    same_words(r.rec->publisher.value, "Reuters");
    same_words(r.rec->carrier.value, "Skerry Gazette");
    same_words(r.rec->author.value, NULL);
    done(&r);
}

static void the_site_goes_before_its_furniture(void **state) {
    (void)state;
    struct reading r = page("", "<meta property=\"og:site_name\" content=\"https://www.skerry.example\">",
                            "<ul><li><a href=/t>White House</a></li></ul>");
    same_words(r.rec->publisher.value, "skerry.example");
    done(&r);
}

static void sections(void **state) {
    (void)state;
    struct reading r = page("", "<meta property=\"article:section\" content=\"World\">", "");
    same_words(r.rec->section.value, "World");
    assert_true(r.rec->section.why.certain);
    done(&r);
    r = page("", "<meta name=section content=World><meta name=\"parsely-section\" content=Harbours>", "");
    assert_false(r.rec->section.why.certain);
    done(&r);
}

static void url(const char *before, const char *head, const char *want, const char *archived) {
    struct reading r = page(before, head, "");
    same_words(r.rec->url, want);
    same_words(r.rec->archived_url, archived);
    done(&r);
}

static void addresses(void **state) {
    (void)state;
    url("", "<link rel=canonical href=\"https://skerry.example/a\">", "https://skerry.example/a", NULL);
    url("", "<link rel=canonical href=\"/a\"><meta property=\"og:url\" content=\"https://skerry.example/b\">",
        "https://skerry.example/a", NULL);
    url("<!-- saved from url=(0024)http://skerry.example/a -->\n", "", "http://skerry.example/a", NULL);
    url("", "<base href=\"https://skerry.example/\">", NULL, NULL);
    url("", "<link rel=canonical href=\"https://web.archive.org/web/20240620103000/http://skerry.example/a\">",
        "http://skerry.example/a", "https://web.archive.org/web/20240620103000/http://skerry.example/a");
    url("", "<link rel=canonical href=\"https://web.archive.org/web/20240620103000id_/skerry.example/a\">",
        "http://skerry.example/a", "https://web.archive.org/web/20240620103000id_/skerry.example/a");
    url("", "<link rel=canonical href=\"http://archive.example/2024.06.20-103000/http://skerry.example/a\">",
        "http://skerry.example/a", "http://archive.example/2024.06.20-103000/http://skerry.example/a");
    /* an address with another inside is no archive's without a moment */
    url("", "<link rel=canonical href=\"https://skerry.example/go/https://other.example/a\">",
        "https://skerry.example/go/https://other.example/a", NULL);
}

static void saved(const char *before, const char *address, const char *day) {
    struct reading r = page(before, "", "");
    same_words(r.rec->url, address);
    assert_string_equal(r.rec->captured.value, day);
    if (*day) assert_int_equal(r.rec->captured.basis, RO_BASIS_METADATA);
    done(&r);
}

static void saving_programs(void **state) {
    (void)state;
    saved("<!--\n Page saved with SingleFile \n url: https://skerry.example/a \n saved date: Wed Jun 19 2024 12:00:00 GMT+0900 "
          "(Skerry Time)\n-->",
          "https://skerry.example/a", "2024-06-19");
    saved(
        "<!-- Mirrored from skerry.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 01 Jan 2022 00:00:00 GMT -->",
        "http://skerry.example/a.html", "2022-01-01");
    saved("<!--\n FILE ARCHIVED ON 12:34:56 Jun 19, 2024 AND RETRIEVED FROM THE\n INTERNET ARCHIVE ON 01:02:03 Jan 5, 2025.\n-->",
          NULL, "2024-06-19");
    saved("<script>__wm.wombat(\"http://skerry.example/a\",\"20240619123456\",\"https://web.archive.org/\");</script>",
          "http://skerry.example/a", "2024-06-19");
    saved("<!-- Saved from https://skerry.example/a at 2024-06-19T10:00:00Z using monolith v2.8.1 -->",
          "https://skerry.example/a", "2024-06-19");
    saved("<p>The file was archived on 12 May.</p>", NULL, "");
}

static void changed(void **state) {
    (void)state;
    struct reading r = page("",
                            "<meta property=\"article:published_time\" content=\"2023-05-16\"><meta property=\"og:updated_time\" "
                            "content=\"2023-05-20T08:00:00Z\">",
                            "");
    assert_string_equal(r.rec->modified.value, "2023-05-20");
    assert_int_equal(r.rec->ndisagreements, 0);
    done(&r);
    r = page("",
             "<meta property=\"article:published_time\" content=\"2023-05-16\"><meta property=\"og:updated_time\" "
             "content=\"2022-01-01\">",
             "");
    assert_int_equal(r.rec->ndisagreements, 1);
    assert_string_equal(r.rec->disagreements[0].what, "modified");
    done(&r);
    r = page("", "", "<p>Published: 16 May 2023</p><p>Updated: 20 May 2023</p>");
    assert_string_equal(r.rec->modified.value, "2023-05-20");
    done(&r);
}

static void days_that_disagree(void **state) {
    (void)state;
    struct reading r = page("",
                            "<meta property=\"article:published_time\" content=\"2023-05-16\"><meta name=\"dc.date.issued\" "
                            "content=\"2023-06-01\">",
                            "");
    assert_string_equal(r.rec->published.value, "2023-05-16");
    assert_false(r.rec->published.why.certain);
    assert_int_equal(r.rec->ndisagreements, 1);
    const ro_disagreement *d = &r.rec->disagreements[0];
    assert_string_equal(d->what, "published");
    assert_int_equal(d->nreadings, 2);
    same_words(d->readings[0].value, "2023-05-16");
    same_words(d->readings[1].value, "2023-06-01");
    assert_true(d->readings[1].why.source.lo != UINT32_MAX);
    done(&r);
    /* a day apart is shown and believed */
    r = page("",
             "<meta property=\"article:published_time\" content=\"2023-05-16\"><meta name=\"dc.date.issued\" "
             "content=\"2023-05-17\">",
             "");
    assert_true(r.rec->published.why.certain);
    assert_int_equal(r.rec->ndisagreements, 1);
    done(&r);
}

static void addresses_that_disagree(void **state) {
    (void)state;
    struct reading r = page("",
                            "<link rel=canonical href=\"https://skerry.example/a\"><meta property=\"og:url\" "
                            "content=\"http://www.skerry.example/a/?from=feed\">",
                            "");
    assert_int_equal(r.rec->ndisagreements, 0);
    done(&r);
    r = page("",
             "<link rel=canonical href=\"https://skerry.example/a\"><meta property=\"og:url\" "
             "content=\"https://gazette.example/b\">",
             "");
    assert_int_equal(r.rec->ndisagreements, 1);
    assert_string_equal(r.rec->disagreements[0].what, "url");
    done(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(authors),
        cmocka_unit_test(an_agency_as_author_is_the_issuer),
        cmocka_unit_test(the_site_goes_before_its_furniture),
        cmocka_unit_test(sections),
        cmocka_unit_test(addresses),
        cmocka_unit_test(saving_programs),
        cmocka_unit_test(changed),
        cmocka_unit_test(days_that_disagree),
        cmocka_unit_test(addresses_that_disagree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
