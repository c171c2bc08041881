/* The three dates of an account: every form they are printed in, and the traps that give wrong days. The people are invented;
 * where a state has to be known it is a real one that has nothing to do with them. */
#include "reading.h"

static void is(const ro_date *d, const char *value, const char *earliest, const char *latest) {
    if (strcmp(d->value, value) != 0)
        fail_msg("day \"%s\" (%s), not \"%s\"", d->value, d->why.rule ? d->why.rule : "no rule", value);
    if (earliest && strcmp(d->earliest, earliest) != 0) fail_msg("not before \"%s\", wanted \"%s\"", d->earliest, earliest);
    if (latest && strcmp(d->latest, latest) != 0) fail_msg("not after \"%s\", wanted \"%s\"", d->latest, latest);
}

static void from(const ro_date *d, ro_basis basis, const char *evidence, bool certain) {
    assert_int_equal(d->basis, basis);
    same_words(d->evidence, evidence);
    assert_int_equal(d->why.certain, certain);
}

#define BODY                                                                                                                     \
    "The two leaders spoke at length about fisheries, the lighthouse service and the new ferry. They agreed that the harbour "   \
    "commission would report before winter, and thanked the crews who had kept the line open.\n\n"                               \
    "The talks passed in a calm spirit. Both sides praised the work of their engineers.\n"

static void meeting(const char *page, const char *day) {
    struct reading r = read_page(page);
    is(&r.rec->meeting, day, NULL, NULL);
    done(&r);
}

static void told_with_year_and_without(void **state) {
    (void)state;
    meeting("Talks in Reykjavik\n\nPresident Oskar Lindqvist met President Amaru Tupaq on 14 March 2019.\n\n" BODY, "2019-03-14");
    meeting("Talks in Reykjavik\n\nMarch 15, 2019\n\nOn March 14, President Oskar Lindqvist met President Amaru Tupaq.\n\n" BODY,
            "2019-03-14");
    meeting("Talks in Reykjavik\n\nMarch 15, 2019\n\nPresident Oskar Lindqvist had talks with President Amaru Tupaq on Thursday, "
            "March 14th.\n\n" BODY,
            "2019-03-14");
    meeting("Talks in Reykjavik\n\nPresident Oskar Lindqvist met President Amaru Tupaq on the 14th of March 2019.\n\n" BODY,
            "2019-03-14");
    meeting("Talks in Reykjavik\n\nPresident Oskar Lindqvist met President Amaru Tupaq in the evening of the 14th March, "
            "2019.\n\n" BODY,
            "2019-03-14");
    struct reading r =
        read_page("Talks in Reykjavik\n\nPresident Oskar Lindqvist met President Amaru Tupaq on the agenda of the 14 "
                  "March 2019 summit.\n\n" BODY);
    is(&r.rec->meeting, "", "2019-03-14", NULL); /* another's day */
    done(&r);
}

static void days_of_a_stay(void **state) {
    (void)state;
#define STAY(when) "Talks in Reykjavik\n\nPresident Oskar Lindqvist met President Amaru Tupaq " when ".\n\n" BODY
    static const struct {
        const char *page, *first, *last;
    } rows[] = {{STAY("on June 29 to July 2, 2021"), "2021-06-29", "2021-07-02"},
                {STAY("on December 30 to January 2, 2021"), "2020-12-30", "2021-01-02"},
                {STAY("on June 29 and 30, 2021"), "2021-06-29", "2021-06-30"},
                {STAY("on 29 to 30 June 2021"), "2021-06-29", "2021-06-30"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading r = read_page(rows[i].page);
        is(&r.rec->meeting, rows[i].first, NULL, rows[i].last);
        done(&r);
    }
    struct reading r = read_page("Talks in Reykjavik\n\nJune 3, 2024\n\nPresident Oskar Lindqvist met President Amaru Tupaq over "
                                 "the weekend.\n\n" BODY);
    is(&r.rec->meeting, "", "2024-05-28", "2024-06-03");
    done(&r);
}

static void turn_of_the_year(void **state) {
    (void)state; /* "December 30" on a page of January is last year's */
    meeting("Telephone conversation\n\nJanuary 2, 2022\n\nOn December 30, Oskar Lindqvist had a telephone conversation with "
            "President Amaru Tupaq.\n\n" BODY,
            "2021-12-30");
}

static void today_needs_a_day_of_writing(void **state) {
    (void)state;
    meeting("Readout of the Call\n\nJune 3, 2024\n\nPresident Oskar Lindqvist spoke today with President Amaru Tupaq.\n\n" BODY,
            "2024-06-03");
    meeting(
        "Readout of the Call\n\nJune 3, 2024\n\nYesterday, President Oskar Lindqvist spoke with President Amaru Tupaq.\n\n" BODY,
        "2024-06-02");
    meeting("President Oskar Lindqvist spoke today with President Amaru Tupaq.\n\n" BODY, "");
}

static void weekday_before_the_page(void **state) {
    (void)state; /* June 3, 2024 was a Monday */
    meeting("Readout of the Meeting\n\nJune 3, 2024\n\nOn Thursday, President Oskar Lindqvist met with President Amaru "
            "Tupaq.\n\n" BODY,
            "2024-05-30");
}

static void history_is_no_bound(void **state) {
    (void)state;
    struct reading r =
        read_page("Meeting with President Amaru Tupaq\n\nPublished: June 7, 2024\n\nPresident Oskar Lindqvist had a "
                  "meeting with President Amaru Tupaq. The ferry has run since 1951.\n\n" BODY);
    assert_int_equal(r.rec->meeting.earliest[0], 0);
    assert_int_equal(r.rec->published.earliest[0], 0);
    done(&r);
}

static void the_day_of_another_event(void **state) {
    (void)state;
    meeting("Readout of the Meeting\n\nPublished: June 7, 2024\n\nFollowing the call of the two presidents on June 2, Foreign "
            "Minister "
            "Oskar Lindqvist met today with Foreign Minister Amaru Tupaq.\n\n" BODY,
            "2024-06-07");
}

static void week_gives_bounds(void **state) {
    (void)state;
    struct reading r =
        read_page("Readout of the Meeting\n\nJune 7, 2024\n\nEarlier this week, President Oskar Lindqvist met with "
                  "President Amaru Tupaq.\n\n" BODY);
    is(&r.rec->meeting, "", "2024-06-02", "2024-06-07"); /* a Friday */
    done(&r);
}

static void page_line_is_never_sure(void **state) {
    (void)state;
    struct reading r = read_page("Meeting with President Amaru Tupaq\n\nMay 30, 2022, Harpa Hall, Reykjavik\n\n"
                                 "President Oskar Lindqvist: I am glad to see you, Mr President.\n\n"
                                 "Amaru Tupaq: Thank you for your welcome. The sea was rough.\n\n"
                                 "Oskar Lindqvist: It always is in May. Let us begin.\n");
    is(&r.rec->meeting, "2022-05-30", NULL, NULL);
    from(&r.rec->meeting, RO_BASIS_DATELINE, "May 30, 2022", false);
    is(&r.rec->published, "2022-05-30", NULL, NULL);
    same_words(r.rec->place.value, "Harpa Hall, Reykjavik");
    done(&r);
}

static void dateline_is_the_day_of_writing(void **state) {
    (void)state;
    struct reading r = read_page("Lindqvist Receives Tupaq\n\nDate: 16/05/2023 | Source: Skerry Wire\n\n"
                                 "Reykjavik, May 16 (SKW) -- President Oskar Lindqvist had talks with President Amaru Tupaq "
                                 "on May 15.\n\n" BODY);
    is(&r.rec->meeting, "2023-05-15", NULL, NULL);
    is(&r.rec->published, "2023-05-16", NULL, NULL);
    from(&r.rec->published, RO_BASIS_TEXT, "16/05/2023", true);
    done(&r);
}

static void dateline_alone_takes_the_year_of_the_capture(void **state) {
    (void)state;
    struct reading r = read_capture((ro_capture){
        .text = true,
        .captured = str_of("2024-02-10"),
        .bytes = str_of("Lindqvist Receives Tupaq\n\nReykjavik, December 16 (SKW) -- President Oskar Lindqvist had talks with "
                        "President Amaru Tupaq on December 15.\n\n" BODY),
    });
    is(&r.rec->published, "2023-12-16", NULL, NULL);
    is(&r.rec->meeting, "2023-12-15", NULL, NULL);
    is(&r.rec->captured, "2024-02-10", NULL, NULL);
    from(&r.rec->captured, RO_BASIS_GIVEN, "2024-02-10", true);
    done(&r);
}

static void era_years_count_from_their_epoch(void **state) {
    (void)state;
    struct reading r = read_page("Lindqvist Receives Tupaq\n\nPresident Oskar Lindqvist had talks with President Amaru Tupaq on "
                                 "August 6.\n\n" BODY "\nwww.example.kp (Juche109.8.7.)\n");
    is(&r.rec->published, "2020-08-07", NULL, NULL);
    is(&r.rec->meeting, "2020-08-06", NULL, NULL);
    done(&r);
}

static void saved_says_the_page(void **state) {
    (void)state;
    struct reading r = read_page("Lindqvist Receives Tupaq\n\nMay 16, 2023\n\nPresident Oskar Lindqvist had talks with President "
                                 "Amaru Tupaq on May 15.\n\n" BODY "\nRetrieved: June 20, 2023\n");
    is(&r.rec->published, "2023-05-16", NULL, NULL);
    is(&r.rec->captured, "2023-06-20", NULL, NULL);
    done(&r);
    r = read_capture((ro_capture){.text = true,
                                  .bytes = str_of("Lindqvist Receives Tupaq\n\n" BODY),
                                  .captured = str_of("Tue Nov 19 21:57:01 UTC 2019")}); /* as a log prints it */
    is(&r.rec->captured, "2019-11-19", NULL, NULL);
    done(&r);
}

static void a_date_above_the_title(void **state) {
    (void)state; /* the page's own, but the clock of the site where what it tells is long past */
    struct reading r = read_page("May 16, 2023\n\nLindqvist Receives Tupaq\n\nPresident Oskar Lindqvist had talks with President "
                                 "Amaru Tupaq on May 15.\n\n" BODY);
    is(&r.rec->published, "2023-05-16", NULL, NULL);
    done(&r);
    r = read_page("June 20, 2023\n\nLindqvist Receives Tupaq\n\nPresident Oskar Lindqvist had talks with President Amaru Tupaq "
                  "on May 15.\n\n" BODY);
    is(&r.rec->captured, "2023-06-20", NULL, NULL);
    same_words(r.rec->published.evidence, NULL);
    done(&r);
}

static void day_and_month_are_not_guessed(void **state) {
    (void)state;
    struct reading r = read_page("Lindqvist Receives Tupaq\n\nDate: 05/06/2023 | Source: Skerry Wire\n\n"
                                 "President Oskar Lindqvist had talks with President Amaru Tupaq.\n\n" BODY);
    is(&r.rec->published, "", "2023-05-06", "2023-06-05");
    assert_string_equal(r.rec->published.other, "2023-05-06");
    assert_false(r.rec->published.why.certain);
    assert_int_equal(r.rec->nnotes, 1);
    is(&r.rec->meeting, "", NULL, NULL);
    done(&r);
}

static void another_date_of_the_page_decides(void **state) {
    (void)state;
    struct reading r = read_page("Lindqvist Receives Tupaq\n\nDate: 05/06/2023 | Source: Skerry Wire\n\n"
                                 "President Oskar Lindqvist had talks with President Amaru Tupaq on June 4.\n\n" BODY);
    is(&r.rec->published, "2023-06-05", NULL, NULL);
    is(&r.rec->meeting, "2023-06-04", NULL, NULL);
    done(&r);
    r = read_page("Lindqvist Receives Tupaq\n\nDate: 05/06/2023 | Source: Skerry Wire\n\n"
                  "President Oskar Lindqvist had talks with President Amaru Tupaq.\n\n" BODY "\nUpdated: 06/25/2023\n");
    is(&r.rec->published, "2023-05-06", NULL, NULL);
    done(&r);
}

static void other_pages_of_the_host_decide(void **state) {
    (void)state;
    const char *open = "Lindqvist Receives Tupaq\n\nDate: 05/06/2023 | Source: Skerry Wire\n\n" BODY;
    ro_capture c = {.bytes = str_of(open), .text = true, .day_month = -1};
    struct reading r = read_capture(c);
    is(&r.rec->published, "2023-05-06", NULL, NULL);
    done(&r);
    c.day_month = 1;
    r = read_capture(c);
    is(&r.rec->published, "2023-06-05", NULL, NULL);
    done(&r);
    c.bytes = str_of("Lindqvist Receives Tupaq\n\nDate: 05/06/2023 | Source: Skerry Wire\n\nSeen on 28/06/2023\n\n" BODY);
    c.day_month = -1; /* what the page itself shows outranks its host */
    r = read_capture(c);
    is(&r.rec->published, "2023-06-05", NULL, NULL);
    done(&r);
}

static void masthead_is_the_day_of_reading(void **state) {
    (void)state;
    struct reading r = read_page("Mon. 4 November 2024\n\nThe Skerry Messenger\n\nLindqvist Receives Tupaq\n\n"
                                 "President Oskar Lindqvist had talks with President Amaru Tupaq on May 15.\n\n" BODY);
    is(&r.rec->captured, "2024-11-04", NULL, NULL);
    from(&r.rec->captured, RO_BASIS_MASTHEAD, "Mon. 4 November 2024", true);
    is(&r.rec->meeting, "2024-05-15", NULL, NULL);
    is(&r.rec->published, "", "2024-05-15", "2024-11-04");
    assert_int_equal(r.rec->published.basis, RO_BASIS_BOUNDS);
    done(&r);
}

static void doubled_clock(void **state) {
    (void)state;
    struct reading r =
        read_page("April 2, 2026Apr 2, 2026\n\nLindqvist Receives Tupaq\n\nDate: 16/05/2023 | Source: Skerry Wire\n\n"
                  "President Oskar Lindqvist had talks with President Amaru Tupaq on May 15.\n\n" BODY);
    is(&r.rec->captured, "2026-04-02", NULL, NULL);
    is(&r.rec->published, "2023-05-16", NULL, NULL);
    done(&r);
}

static void collectors_word(void **state) {
    (void)state;
    struct reading r = read_capture((ro_capture){
        .text = true,
        .date = str_of("2022-03-11T17:00:00Z"),
        .url = str_of("https://web.archive.org/web/20230105101500/http://example.org/2022/03/11/talks"),
        .bytes = str_of("Readout of the Call\n\nPresident Oskar Lindqvist spoke today with President Amaru Tupaq.\n\n" BODY),
    });
    is(&r.rec->published, "2022-03-11", NULL, NULL);
    from(&r.rec->published, RO_BASIS_GIVEN, "2022-03-11T17:00:00Z", true);
    is(&r.rec->captured, "2023-01-05", NULL, NULL);
    is(&r.rec->meeting, "2022-03-11", NULL, NULL);
    same_words(r.rec->url, "http://example.org/2022/03/11/talks");
    done(&r);
}

static void publication_is_no_meeting(void **state) {
    (void)state;
    struct reading r = read_capture((ro_capture){
        .text = true,
        .date = str_of("2022-03-11"),
        .bytes = str_of("President Oskar Lindqvist had talks with President Amaru Tupaq.\n\n" BODY),
    });
    is(&r.rec->meeting, "", "", "2022-03-11");
    assert_int_equal(r.rec->meeting.basis, RO_BASIS_BOUNDS);
    done(&r);
}

static void other_events_keep_their_days(void **state) {
    (void)state;
    meeting(
        "Telephone conversation\n\nMay 30, 2022\n\nOskar Lindqvist had a telephone conversation with President Amaru Tupaq.\n\n"
        "They discussed the agreements reached at the summit on May 3 and preparations for the forum on July 9.\n\n" BODY,
        "2022-05-30");
    meeting(
        "Telephone conversation\n\nMay 30, 2022\n\nOskar Lindqvist and Amaru Tupaq had a telephone conversation on the report, "
        "which has been under discussion since March 7.\n\n" BODY,
        "2022-05-30");
}

static void notice_looks_ahead(void **state) {
    (void)state;
    struct reading r =
        read_page("On January 3, Oskar Lindqvist will meet with Amaru Tupaq\n\nDecember 29, 2021\n\n"
                  "The presidents will discuss fisheries and the ferry. The talks are planned for the afternoon.\n");
    is(&r.rec->meeting, "2022-01-03", NULL, NULL);
    is(&r.rec->published, "2021-12-29", NULL, NULL);
    assert_false(r.rec->held);
    done(&r);
}

static void range_of_days(void **state) {
    (void)state;
    struct reading r =
        read_page("Telephone conversations\n\nJanuary 7, 2022\n\nOn January 5–6, Oskar Lindqvist had several telephone "
                  "conversations with President Amaru Tupaq.\n\n" BODY);
    is(&r.rec->meeting, "2022-01-05", "2022-01-05", "2022-01-06");
    done(&r);
}

static void anchored_years(void **state) {
    (void)state;
    struct reading r =
        read_page("President Oskar Lindqvist: Welcome to Reykjavik, 12 years after your first visit here.\n\n"
                  "The ferry has grown since, and so have our children.\n\n"
                  "President Amaru Tupaq: Thank you. Much has changed since my first visit in 2009, and in March 2021 "
                  "our engineers met again.\n\nOskar Lindqvist: They did indeed, and they ate all our fish.\n");
    is(&r.rec->meeting, "2021", "2021-03-01", "2021-12-31");
    same_words(r.rec->meeting.evidence, "12 years after your first visit");
    done(&r);
}

static void teasers_bound_the_capture_alone(void **state) {
    (void)state;
    struct reading r = read_page("Lindqvist Receives Tupaq\n\nDate: 16/05/2023 | Source: Skerry Wire\n\n"
                                 "President Oskar Lindqvist had talks with President Amaru Tupaq on May 15.\n\n" BODY
                                 "\nMore From Skerry Wire\n\nThe ferry was late again on account of a whale that had fallen "
                                 "asleep across the\n\nJuly 30, 2025\n\n"
                                 "The ferry was late again on account of a whale that had fallen asleep across the\n\nA new lamp "
                                 "was lit at the lighthouse "
                                 "in the presence of its keeper and of his three\n\nJuly 29, 2025\n\nA new lamp was lit at the "
                                 "lighthouse in the presence of "
                                 "its keeper and of his three\n");
    is(&r.rec->meeting, "2023-05-15", NULL, NULL);
    is(&r.rec->published, "2023-05-16", NULL, NULL);
    is(&r.rec->captured, "", "2025-07-30", "");
    done(&r);
}

static void other_languages(void **state) {
    (void)state;
    struct reading r =
        read_page("Встреча с президентом Амару Тупаком\n\n14 марта 2019 года\n\n"
                  "Президент Оскар Линдквист: Рад вас видеть.\n\nАмару Тупак: Спасибо за приглашение в Исландию.\n\n"
                  "Оскар Линдквист: Давайте начнём нашу работу, времени у нас немного, и погода портится.\n");
    is(&r.rec->published, "2019-03-14", NULL, NULL);
    same_words(r.rec->language, "ru");
    done(&r);
    r = read_page("린드크비스트 대통령 회담\n\n등록일: 2019년 3월 14일\n\n대통령은 손님과 회담을 하였다. 회담에서는 여러 문제가 "
                  "론의되였다. "
                  "쌍방은 배길을 계속 유지하기로 합의하였다.\n");
    is(&r.rec->published, "2019-03-14", NULL, NULL);
    same_words(r.rec->language, "ko");
    done(&r);
}

static void declared_by_the_page(void **state) {
    (void)state;
    const char *html =
        "<!doctype html><html lang=en><head><title>Lindqvist receives Tupaq</title>"
        "<meta property=\"article:modified_time\" content=\"2023-09-01T10:00:00Z\">"
        "<meta property=\"article:published_time\" content=\"2023-05-16T10:00:00Z\"></head><body><article>"
        "<h1>Lindqvist receives Tupaq</h1><p>President Oskar Lindqvist met today with President Amaru Tupaq. The two "
        "leaders spoke at length about fisheries, the lighthouse service and the new ferry.</p><p>They agreed that the "
        "harbour commission would report before winter, and thanked the crews who had kept the line "
        "open.</p></article></body></html>";
    struct reading r = read_capture((ro_capture){.html = true, .bytes = str_of(html)});
    is(&r.rec->published, "2023-05-16", NULL, NULL);
    assert_int_equal(r.rec->published.basis, RO_BASIS_METADATA);
    is(&r.rec->meeting, "2023-05-16", NULL, NULL);
    done(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(told_with_year_and_without),
        cmocka_unit_test(turn_of_the_year),
        cmocka_unit_test(days_of_a_stay),
        cmocka_unit_test(today_needs_a_day_of_writing),
        cmocka_unit_test(weekday_before_the_page),
        cmocka_unit_test(week_gives_bounds),
        cmocka_unit_test(the_day_of_another_event),
        cmocka_unit_test(history_is_no_bound),
        cmocka_unit_test(page_line_is_never_sure),
        cmocka_unit_test(dateline_is_the_day_of_writing),
        cmocka_unit_test(dateline_alone_takes_the_year_of_the_capture),
        cmocka_unit_test(era_years_count_from_their_epoch),
        cmocka_unit_test(saved_says_the_page),
        cmocka_unit_test(a_date_above_the_title),
        cmocka_unit_test(day_and_month_are_not_guessed),
        cmocka_unit_test(another_date_of_the_page_decides),
        cmocka_unit_test(other_pages_of_the_host_decide),
        cmocka_unit_test(masthead_is_the_day_of_reading),
        cmocka_unit_test(doubled_clock),
        cmocka_unit_test(collectors_word),
        cmocka_unit_test(publication_is_no_meeting),
        cmocka_unit_test(other_events_keep_their_days),
        cmocka_unit_test(notice_looks_ahead),
        cmocka_unit_test(range_of_days),
        cmocka_unit_test(anchored_years),
        cmocka_unit_test(teasers_bound_the_capture_alone),
        cmocka_unit_test(other_languages),
        cmocka_unit_test(declared_by_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
