/* Every date expression of a text, with its role and the days it means. The people are invented. */
#include "reading.h"

struct expected {
    const char *words, *role, *from, *to; /* from NULL: not known */
};

static const ro_dated *find(const ro_record *rec, const char *words) {
    for (size_t i = 0; i < rec->ndates; i++)
        if (rec->dates[i].words.n == strlen(words) && !memcmp(rec->dates[i].words.p, words, strlen(words))) return &rec->dates[i];
    for (size_t i = 0; i < rec->ndates; i++)
        printf("there is \"%.*s\" %s %s\n", (int)rec->dates[i].words.n, rec->dates[i].words.p, rec->dates[i].role,
               rec->dates[i].value);
    fail_msg("no date \"%s\"", words);
    return NULL;
}

static void all_are(const char *page, const struct expected *e, size_t n) {
    struct reading r = read_page(page);
    for (size_t i = 0; i < n; i++) {
        const ro_dated *d = find(r.rec, e[i].words);
        const char *from = e[i].from ? e[i].from : "", *to = e[i].to ? e[i].to : from;
        if (strcmp(d->role, e[i].role) || strcmp(d->from, from) || strcmp(d->to, to))
            fail_msg("\"%s\" is %s %s to %s (%s), not %s %s to %s", e[i].words, d->role, d->from, d->to, d->why.rule, e[i].role,
                     from, to);
    }
    done(&r);
}
#define ALL(page, list) all_are(page, list, sizeof(list) / sizeof *(list))

#define HEAD                                                                                                                     \
    "Talks in Reykjavik\n\nReykjavik, June 20 (QNA) -- President Oskar Lindqvist met President Amaru Tupaq on June 19, "         \
    "2024.\n\n"

static void in_a_report(void **state) {
    (void)state; /* June 20, 2024 was a Thursday */
    static const struct expected e[] = {
        {"June 20", "dateline", "2024-06-20", NULL},
        {"June 19, 2024", "event", "2024-06-19", NULL},
        {"last year", "background", "2023-01-01", "2023-12-31"},
        {"next month", "background", "2024-07-01", "2024-07-31"},
        {"two weeks ago", "background", "2024-06-02", "2024-06-09"},
        {"Wednesday", "event", "2024-06-19", NULL},
        {"September 2023", "background", "2023-09-01", "2023-09-30"},
        {"the day before yesterday", "background", "2024-06-18", NULL},
        {"10 days ago", "background", "2024-06-10", NULL},
        {"a month ago", "background", "2024-05-01", "2024-05-31"},
        {"June 30 to July 2", "background", "2024-06-30", "2024-07-02"},
        {"5 to 7 May", "background", "2024-05-05", "2024-05-07"},
        {"June 10–12", "background", "2024-06-10", "2024-06-12"},
    };
    ALL(HEAD
        "The ferry opened last year. A new pier will open next month. The crews came two weeks ago. Lamps were lit on Wednesday. "
        "The commission was founded in September 2023. It sat the day before yesterday. Boats came 10 days ago. A boat "
        "came a "
        "month ago. The fair will run from June 30 to July 2. It was held from 5 to 7 May. It sat on June 10–12 as well.\n",
        e);
}

static void longer_stretches(void **state) {
    (void)state;
    static const struct expected e[] = {
        {"1990s", "background", "1990-01-01", "1999-12-31"},
        {"1950–1953", "background", "1950-01-01", "1953-12-31"},
        {"second quarter of 2023", "background", "2023-04-01", "2023-06-30"},
        {"second half of 2022", "background", "2022-07-01", "2022-12-31"},
        {"March", "background", "2024-03-01", "2024-03-31"},
        {"this year", "background", "2024-01-01", "2024-12-31"},
        {"70 years since", "background", NULL, NULL},
    };
    ALL(HEAD
        "The pier was built in the 1990s. It was closed 1950–1953. Trade grew in the second quarter of 2023 and fell in the "
        "second "
        "half of 2022. It may march on. In March the lamps went out. They were mended this year. It is 70 years since the first "
        "boat.\n",
        e);
}

static void in_a_speech(void **state) {
    (void)state; /* a day said at the meeting counts from the meeting, not from the page */
    static const struct expected e[] = {
        {"Today", "event", "2024-06-19", NULL},
        {"yesterday", "background", "2024-06-18", NULL},
        {"last year", "background", "2023-01-01", "2023-12-31"},
    };
    ALL("Talks with President Amaru Tupaq\n\nPublished: June 20, 2024\n\nPresident Oskar Lindqvist met President Amaru Tupaq on "
        "June "
        "19.\n\nOskar Lindqvist: Today we open the pier. We saw it yesterday, as we did last year.\n\nAmaru Tupaq: I am glad of "
        "it, my "
        "friend.\n\nOskar Lindqvist: So am I.\n",
        e);
}

static void weekdays_are_held_against_days(void **state) {
    (void)state;
    struct reading r = read_page(HEAD "The fair was opened on Monday, June 17, 2024, and closed on Sunday, June 18, 2024.\n");
    assert_false(find(r.rec, "Monday, June 17, 2024")->weekday_wrong);
    assert_true(find(r.rec, "Monday, June 17, 2024")->why.certain);
    assert_true(find(r.rec, "Sunday, June 18, 2024")->weekday_wrong);
    assert_false(find(r.rec, "Sunday, June 18, 2024")->why.certain);
    assert_int_equal(r.rec->nnotes, 1);
    done(&r);
}

static void two_readings(void **state) {
    (void)state;
    struct reading r =
        read_page("Talks in Reykjavik\n\nThe presidents of Iceland and Peru met. The pier was closed on 05/06/2023 for a "
                  "while, and the crews were sent home by the commission.\n");
    assert_string_equal(find(r.rec, "05/06/2023")->value, "2023-06-05");
    assert_string_equal(find(r.rec, "05/06/2023")->either, "2023-05-06");
    done(&r);
}

static void teasers_date_other_pages(void **state) {
    (void)state;
    struct reading r =
        read_page(HEAD "The talks passed in a calm spirit. Both sides praised the work of their engineers.\n\nSee also\n\n"
                       "Ferry opens\n\nMarch 4, 2022\n\nFerry closes\n\nMarch 5, 2022\n");
    for (size_t i = 0; i < r.rec->ndates; i++)
        if (!strncmp(r.rec->dates[i].value, "2022", 4)) fail_msg("%s %s", r.rec->dates[i].role, r.rec->dates[i].value);
    done(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_a_report),  cmocka_unit_test(longer_stretches),
        cmocka_unit_test(in_a_speech),  cmocka_unit_test(weekdays_are_held_against_days),
        cmocka_unit_test(two_readings), cmocka_unit_test(teasers_date_other_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
