/* Who issued an account and who carried it, where the meeting was, what sort of account it is. The people are invented. */
#include "reading.h"

#define MEETING                                                                                                                  \
    "The two leaders spoke at length about fisheries, the lighthouse service and the new ferry. They agreed that the harbour "   \
    "commission would report before winter, and thanked the crews who had kept the line open.\n\n"                               \
    "The talks passed in a calm spirit. Both sides praised the work of their engineers.\n"
#define TALKS "President Oskar Lindqvist of Iceland had talks with President Amaru Tupaq of Bolivia on May 15.\n\n" MEETING
#define SPEECH                                                                                                                   \
    "President Oskar Lindqvist: I am glad to see you, Mr President.\n\nAmaru Tupaq: Thank you. The sea was rough, but your "     \
    "sailors knew the way.\n\nOskar Lindqvist: They always do. Let us begin.\n"

/* ---- publisher and carrier -------------------------------------------------------------------------------------------- */

static void issued(const char *page, const char *publisher, const char *side, const char *carrier) {
    struct reading r = read_page(page);
    same_words(r.rec->publisher.value, publisher);
    same_words(r.rec->publisher_side, side);
    same_words(r.rec->carrier.value, carrier);
    if (publisher) assert_non_null(r.rec->publisher.why.rule);
    done(&r);
}

static void source_line(void **state) {
    (void)state;
    issued("Lindqvist Receives Tupaq\n\nDate: 16/05/2023 | Source: Xinhua (EN) | Read original\n\n" TALKS, "Xinhua", "CN", NULL);
    issued("Lindqvist Receives Tupaq\n\nDate: 16/05/2023 | Source: Skerry Wire | Read original\n\n" TALKS, "Skerry Wire", NULL,
           NULL);
}

static void agency_of_the_dateline(void **state) {
    (void)state;
    issued("Lindqvist Receives Tupaq\n\nReykjavik, May 16 (Yonhap) -- " TALKS, "Yonhap", "KR", NULL);
    issued("Lindqvist Receives Tupaq\n\nREYKJAVIK, May 16. /TASS/. " TALKS, "TASS", "RU", NULL);
}

static void reprint_names_its_origin(void **state) {
    (void)state;
    issued("In Bolivia, Iceland\n\nTranscript originally published by The White House.\n\n" SPEECH, "White House", "US", NULL);
    issued("In Bolivia, Iceland\n\nTranscript originally published by the White House.\n\n" SPEECH, "White House", "US", NULL);
}

static void masthead_names_the_paper(void **state) {
    (void)state;
    issued("Mon. 4 November 2024\n\nRodong Sinmun\n\nLindqvist Receives Tupaq\n\n" TALKS, "Rodong Sinmun", "KP", NULL);
}

static void publisher_and_its_edition(void **state) {
    (void)state;
    issued("Rodong Sinmun Rodong Sinmun (En)\n\nLindqvist Receives Tupaq\n\n" TALKS, "Rodong Sinmun", "KP", NULL);
    issued("Rodong Sinmun and others\n\nLindqvist Receives Tupaq\n\n" TALKS, NULL, NULL, NULL);
}

static void two_mastheads_are_not_sure(void **state) {
    (void)state;
    struct reading r = read_page("Xinhua\n\nLindqvist Receives Tupaq\n\n" TALKS "\nKCNA\n");
    same_words(r.rec->publisher.value, "Xinhua");
    assert_false(r.rec->publisher.why.certain);
    done(&r);
}

static void the_pages_head_names_it(void **state) {
    (void)state;
    static const struct {
        const char *title, *meta, *publisher;
    } t[] = {
        {" | The White House", "", "White House"},
        {"", "<meta property='og:site_name' content='The White House'>", "White House"},
        {" | Rough Seas", "", NULL}, /* headlines have bars too */
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        char html[2000];
        snprintf(
            html, sizeof html,
            "<!doctype html><html lang=en><head><title>Lindqvist receives Tupaq%s</title>%s</head><body><article><h1>Lindqvist "
            "receives Tupaq</h1><p>" TALKS "</p></article></body></html>",
            t[i].title, t[i].meta);
        struct reading r = read_capture((ro_capture){.html = true, .bytes = str_of(html)});
        same_words(r.rec->publisher.value, t[i].publisher);
        done(&r);
    }
}

static void nobody_named(void **state) {
    (void)state;
    issued("Lindqvist Receives Tupaq\n\n" TALKS, NULL, NULL, NULL);
}

static void carrier_by_host(void **state) {
    (void)state;
    struct reading r = read_capture((ro_capture){
        .text = true,
        .url = str_of("https://kcnawatch.org/newstream/1/talks/"),
        .bytes = str_of("Lindqvist Receives Tupaq\n\nReykjavik, May 16 (KCNA) -- " TALKS),
    });
    same_words(r.rec->publisher.value, "KCNA");
    same_words(r.rec->carrier.value, "KCNA Watch");
    done(&r);
}

static void collectors_word(void **state) {
    (void)state;
    struct reading r = read_capture((ro_capture){.text = true, .publisher = str_of("The White House"), .bytes = str_of(TALKS)});
    same_words(r.rec->publisher.value, "White House");
    same_words(r.rec->publisher_side, "US");
    assert_string_equal(r.rec->publisher.why.rule, "publisher.given");
    done(&r);
}

static void collectors_language(void **state) {
    (void)state; /* of a text of names alone */
    struct reading r =
        read_capture((ro_capture){.text = true,
                                  .language = str_of("es"),
                                  .bytes = str_of("Lindqvist Tupaq\n\nOskar Lindqvist, Amaru Tupaq, Reykjavik.\n")});
    same_words(r.rec->language, "es");
    assert_string_equal(r.rec->language_why.rule, "language.given");
    done(&r);
}

/* ---- place -------------------------------------------------------------------------------------------------------------- */

static void held_at(const char *page, const char *place) {
    struct reading r = read_page(page);
    same_words(r.rec->place.value, place);
    if (place && r.rec->place.why.span.lo != UINT32_MAX) {
        ro_span s = r.rec->place.why.span;
        same_words((ro_str){r.rec->text.p + s.lo, s.hi - s.lo}, place);
    }
    done(&r);
}

static void told_places(void **state) {
    (void)state;
    held_at("Tallinn hosted a meeting of Oskar Lindqvist with President Amaru Tupaq of Bolivia.\n\n" MEETING, "Tallinn");
    held_at("Oskar Lindqvist met with President Amaru Tupaq of Bolivia, Tallinn flat 7 being their hall.\n\n" MEETING, "Tallinn");
    held_at("Oskar Lindqvist met with President Amaru Tupaq of Bolivia in Tallinn on the sidelines of the forum.\n\n" MEETING,
            "Tallinn");
    held_at("In Tallinn, Oskar Lindqvist held talks with President Amaru Tupaq of Bolivia.\n\n" MEETING, "Tallinn");
    held_at("Oskar Lindqvist met with President Amaru Tupaq of Bolivia at the Cormorant State Guesthouse.\n\n" MEETING,
            "Cormorant State Guesthouse");
    held_at("Envoy Oskar Lindqvist led a delegation to La Paz on May 4 for talks with Foreign Minister Amaru Tupaq.\n\n" MEETING,
            "La Paz");
}

static void venue_lines(void **state) {
    (void)state;
    held_at("Meeting with Amaru Tupaq\n\nMay 30, 2022\n\n13:20\n\nGull Island, Westfjords\n\n" SPEECH, "Gull Island, Westfjords");
    held_at("Remarks by President Lindqvist\n\nMay 30, 2022\n\nEast Room\n\n7:13 P.M. GMT\n\n" SPEECH, "East Room");
}

static void welcomed_to(void **state) {
    (void)state;
    held_at(
        "President Oskar Lindqvist: I warmly welcome you to Reykjavik, Mr President.\n\nAmaru Tupaq: Thank you. I hope that you "
        "will visit La Paz.\n\nOskar Lindqvist: With pleasure. Let us begin.\n",
        "Reykjavik");
}

static void no_place(void **state) {
    (void)state;
    /* the town of a dateline, a summit to come, a call, a state talked about */
    held_at("Lindqvist Receives Tupaq\n\nReykjavik, May 16 (SKW) -- " TALKS, NULL);
    held_at("Oskar Lindqvist met today with President Amaru Tupaq of Bolivia to discuss the summit in Geneva.\n\n" MEETING, NULL);
    held_at("Oskar Lindqvist spoke by phone with President Amaru Tupaq of Bolivia, who was in Madrid.\n\n" MEETING, NULL);
    held_at("Oskar Lindqvist met with President Amaru Tupaq of Bolivia. They discussed the situation in Yemen.\n\n" MEETING,
            NULL);
}

/* ---- kind, form, scope --------------------------------------------------------------------------------------------------- */

static void sort_of(const char *page, ro_kind kind, ro_form form, bool held) {
    struct reading r = read_page(page);
    if (r.rec->kind != kind) fail_msg("kind %d, not %d: %.60s", r.rec->kind, kind, page);
    if (r.rec->form != form) fail_msg("form %d, not %d: %.60s", r.rec->form, form, page);
    assert_int_equal(r.rec->held, held);
    assert_non_null(r.rec->kind_why.rule);
    done(&r);
}

static void reports(void **state) {
    (void)state;
    sort_of(
        "Readout of the Call with President Tupaq of Bolivia\n\nPresident Oskar Lindqvist of Iceland spoke today with President "
        "Amaru Tupaq of Bolivia.\n\n" MEETING,
        RO_KIND_REPORT, RO_FORM_CALL, true);
    sort_of("Icelandic-Bolivian talks\n\n" TALKS, RO_KIND_REPORT, RO_FORM_TALKS, true);
    sort_of("Statement by the Press Secretary on the Phone Call with President Tupaq of Bolivia\n\nPresident Oskar Lindqvist of "
            "Iceland "
            "spoke today with President Amaru Tupaq of Bolivia.\n\n" MEETING,
            RO_KIND_REPORT, RO_FORM_CALL, true);
    sort_of(
        "Readout of the Envoy's Travel to Bolivia\n\nEnvoy Oskar Lindqvist of Iceland traveled to La Paz on May 4.\n\n" MEETING,
        RO_KIND_REPORT, RO_FORM_VISIT, true);
    /* a line that announces a list is no speaker's label */
    sort_of(
        "Readout of Vice President Norn's Calls with Andean Leaders\n\nVice President Ada Norn today had three separate calls "
        "with "
        "leaders of the Andes to discuss the harvest.\n\nThe Vice President spoke individually with: Prime Minister Rosa Quispe "
        "of "
        "Peru; Prime Minister Luis Mamani of Bolivia; and Prime Minister Eva Soto of Chile.\n\nThroughout each of the calls, the "
        "Vice President underscored the strength of old ties. They also discussed the price of seed.",
        RO_KIND_REPORT, RO_FORM_CALL, true);
}

static void notices(void **state) {
    (void)state;
    sort_of(
        "Statement by the Press Secretary on the Upcoming Call with President Tupaq of Bolivia\n\nPresident Oskar Lindqvist of "
        "Iceland will hold a phone call with President Amaru Tupaq of Bolivia on Tuesday, May 3, 2022.\n",
        RO_KIND_NOTICE, RO_FORM_CALL, false);
    sort_of("Oskar Lindqvist will meet with President of Bolivia Amaru Tupaq\n\nMay 2, 2022\n\nThe presidents will discuss "
            "fisheries and "
            "the ferry.\n",
            RO_KIND_NOTICE, RO_FORM_TALKS, false);
}

static void statements_and_speech(void **state) {
    (void)state;
    sort_of("Statement by President Lindqvist on the Loss of the Ferry\n\nI mourn with the families of the crew, whom we all "
            "knew. My "
            "thoughts are with the harbour towns tonight.\n",
            RO_KIND_STATEMENT, RO_FORM_OTHER, false);
    sort_of("Meeting with President of Bolivia Amaru Tupaq\n\nMay 30, 2022\n\n" SPEECH, RO_KIND_TRANSCRIPT, RO_FORM_TALKS, true);
    sort_of("Readout of the Meeting with President Tupaq of Bolivia\n\n" TALKS "\nEditor's note: The sea was rough.\n",
            RO_KIND_REPORT, RO_FORM_TALKS, true);
}

static void scopes(void **state) {
    (void)state;
    struct reading r = read_page("Beginning of talks with President of Bolivia Amaru Tupaq\n\nMay 30, 2022\n\n" SPEECH);
    assert_int_equal(r.rec->scope, RO_SCOPE_OPENING);
    done(&r);
    r = read_page("Meeting with President of Bolivia Amaru Tupaq\n\nMay 30, 2022\n\n" SPEECH "\n<…>\n");
    assert_int_equal(r.rec->scope, RO_SCOPE_OPENING);
    done(&r);
    r = read_page("Icelandic-Bolivian talks\n\n" TALKS);
    assert_int_equal(r.rec->scope, RO_SCOPE_WHOLE);
    done(&r);
}

static void parts_of_a_meeting(void **state) {
    (void)state;
    struct reading r =
        read_page("Icelandic-Bolivian talks\n\n" TALKS
                  "\nThe talks were followed by a tete-a-tete at the Cormorant State Guesthouse. The presidents spoke for at "
                  "least two hours.\n\nA banquet will be given tomorrow.\n");
    assert_int_equal(r.rec->nencounters, 2);
    assert_string_equal(r.rec->encounters[0].kind, "talks");
    assert_string_equal(r.rec->encounters[1].kind, "tête-à-tête");
    same_words(r.rec->encounters[1].place, "Cormorant State Guesthouse");
    same_words(r.rec->encounters[1].duration, "at least two hours");
    done(&r);
}

static void languages(void **state) {
    (void)state;
    struct reading r = read_page(TALKS);
    same_words(r.rec->language, "en");
    done(&r);
    r = read_page(
        "Les deux présidents ont discuté de la pêche et du nouveau ferry. Ils sont convenus que la commission du port rendra "
        "son rapport avant l'hiver, et ont remercié les équipages qui ont maintenu la ligne dans la tempête.\n");
    same_words(r.rec->language, "fr");
    done(&r);
    r = read_page("双方就渔业、灯塔和新渡轮交换了意见。双方同意港口委员会在冬季之前提出报告，并感谢船员们的努力。会谈在友好的气氛"
                  "中进行。\n");
    same_words(r.rec->language, "zh");
    done(&r);
}

/* ---- of the page ------------------------------------------------------------------------------------------------------ */

static struct reading with_head(const char *head) {
    char page[2000];
    snprintf(
        page, sizeof page,
        "<!doctype html><html lang=en><head><title>Talks in Reykjavik</title>%s</head><body><article>"
        "<h1>Talks in Reykjavik</h1><p>President Oskar Lindqvist of Iceland had talks with President Amaru Tupaq of Bolivia.</p>"
        "<p>The two leaders spoke at length about fisheries, the lighthouse service and the new ferry, and agreed on all "
        "three.</p></article></body></html>",
        head);
    return read_capture((ro_capture){.html = true, .bytes = str_of(page)});
}

static void authors(void **state) {
    (void)state;
    static const char *const a[][2] = {
        {"<meta name=author content='ANNA BERG, OLA NORDMANN-LIE'>", "Anna Berg, Ola Nordmann-Lie"},
        {"<meta name=author content='Anna Berg, QNX'>", "Anna Berg"},
        {"<meta name=author content='Anna Berg on'>", "Anna Berg"},
    };
    for (size_t i = 0; i < sizeof a / sizeof *a; i++) {
        struct reading r = with_head(a[i][0]);
        same_words(r.rec->author.value, a[i][1]);
        done(&r);
    }
}

static void one_owner_has_many_names(void **state) {
    (void)state;
    struct reading r = with_head("<meta property='og:site_name' content='Harbour Post | Boats | Fish'>");
    same_words(r.rec->publisher.value, "Harbour Post");
    done(&r);
    r = read_capture((ro_capture){.text = true,
                                  .url = str_of("https://www.harbourpost.example/1"),
                                  .bytes = str_of("Talks in Reykjavik\n\n" TALKS "\nSource: Harbourpost.example\n")});
    assert_null(r.rec->carrier.value.p);
    done(&r);
}

static void a_source_with_a_day_is_that_of_a_quotation(void **state) {
    (void)state;
    issued("Talks in Reykjavik\n\n" TALKS "\nSource: Harbour Ministry, October 25, 2019\n", NULL, NULL, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(source_line),
        cmocka_unit_test(agency_of_the_dateline),
        cmocka_unit_test(reprint_names_its_origin),
        cmocka_unit_test(masthead_names_the_paper),
        cmocka_unit_test(publisher_and_its_edition),
        cmocka_unit_test(two_mastheads_are_not_sure),
        cmocka_unit_test(the_pages_head_names_it),
        cmocka_unit_test(nobody_named),
        cmocka_unit_test(carrier_by_host),
        cmocka_unit_test(collectors_word),
        cmocka_unit_test(collectors_language),
        cmocka_unit_test(told_places),
        cmocka_unit_test(venue_lines),
        cmocka_unit_test(welcomed_to),
        cmocka_unit_test(no_place),
        cmocka_unit_test(reports),
        cmocka_unit_test(notices),
        cmocka_unit_test(statements_and_speech),
        cmocka_unit_test(scopes),
        cmocka_unit_test(parts_of_a_meeting),
        cmocka_unit_test(languages),
        cmocka_unit_test(authors),
        cmocka_unit_test(one_owner_has_many_names),
        cmocka_unit_test(a_source_with_a_day_is_that_of_a_quotation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
