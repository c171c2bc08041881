/* What sort of account it is: kind and form, and the traps that give wrong ones. The people are invented; where a state has to
 * be known it is a real one that has nothing to do with them. */
#include "reading.h"

struct frame {
    const char *page;
    ro_kind kind;
    ro_form form;
};

#define BODY                                                                                                                     \
    "The harbour commission has ten members. The lighthouse service keeps a list of all crews.\n\n"                              \
    "Work on the ferry goes on, and the old pier is being mended by its engineers before winter.\n"

static void all_are(const struct frame *f, size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct reading r = read_page(f[i].page);
        if (r.rec->kind != f[i].kind || r.rec->form != f[i].form)
            fail_msg("kind %d (%s), form %d (%s), not %d and %d: %.120s", r.rec->kind,
                     r.rec->kind_why.rule ? r.rec->kind_why.rule : "", r.rec->form,
                     r.rec->form_why.rule ? r.rec->form_why.rule : "", f[i].kind, f[i].form, f[i].page);
        done(&r);
    }
}
#define ALL(list) all_are(list, sizeof(list) / sizeof *(list))

static void notices(void **state) {
    (void)state;
    static const struct frame f[] = {
        {"Oskar Lindqvist will meet with President of Peru Amaru Tupaq\n\nThe talks will take place in Reykjavik.\n\n" BODY,
         RO_KIND_NOTICE, RO_FORM_TALKS},
        {"List of reporters published\n\nThe summit of Iceland and Peru will be held on December 20.\n\n" BODY, RO_KIND_NOTICE,
         RO_FORM_TALKS},
        {"Oskar Lindqvist to attend talks in Peru\n\nThe office of the President of Iceland says so.\n\n" BODY, RO_KIND_NOTICE,
         RO_FORM_TALKS},
        {"Statement on the visit of President Tupaq of Peru\n\nPresident Lindqvist looks forward to welcoming President Tupaq to "
         "Reykjavik on March 10, 2022. They have much to talk about.\n\n" BODY,
         RO_KIND_NOTICE, RO_FORM_VISIT},
        /* others look ahead too */
        {"Five firms join the lighthouse service\n\nThe service will add lamps from all five firms next year, the firms "
         "say.\n\n" BODY,
         RO_KIND_OTHER, RO_FORM_OTHER},
        {"Harbour Service Picks Two Firms and More to Join Lamp Project\n\nThe firms make lamps.\n\n" BODY, RO_KIND_OTHER,
         RO_FORM_OTHER},
        {"Conversation with President of Peru Amaru Tupaq\n\nThe two presidents noted that trade grows. Oskar Lindqvist will "
         "make a "
         "visit to Peru.\n\n" BODY,
         RO_KIND_REPORT, RO_FORM_TALKS},
        /* what was said at a meeting looks ahead; the meeting was held */
        {"Mending the Piers Will Be Treated as Urgent, Oskar Lindqvist Said at a Meeting of the Harbour Council\n\nThe council "
         "looked at the plans for the winter.\n\n" BODY,
         RO_KIND_REPORT, RO_FORM_TALKS},
        {"Oskar Lindqvist Will Meet Amaru Tupaq, the Foreign Minister Said at a Meeting of the Harbour Council\n\n" BODY,
         RO_KIND_NOTICE, RO_FORM_TALKS},
        {"President Oskar Lindqvist gave an interview\n\nHe says that the ferry of Peru will visit the harbour.\n\n" BODY,
         RO_KIND_REPORT, RO_FORM_VISIT},
    };
    ALL(f);
}

static void messages(void **state) {
    (void)state;
    static const struct frame f[] = {
        {"President Tupaq of Peru sent a message to Oskar Lindqvist\n\n" BODY, RO_KIND_STATEMENT, RO_FORM_OTHER},
        {"The feast of the harbour\n\nPresident Tupaq of Peru sent a message of greeting to Oskar Lindqvist.\n\n" BODY,
         RO_KIND_STATEMENT, RO_FORM_OTHER},
    };
    ALL(f);
}

static void only_the_opening(void **state) {
    (void)state;
    static const struct {
        const char *last;
        ro_scope scope;
    } t[] = {{"They always do. Our talks today will be long.", RO_SCOPE_OPENING}, {"They always do.", RO_SCOPE_WHOLE}};
    for (size_t i = 0; i < 2; i++) {
        char page[600];
        snprintf(page, sizeof page,
                 "Meeting with Amaru Tupaq\n\nPresident Oskar Lindqvist: I am glad to see you.\n\nAmaru Tupaq: Thank you. Your "
                 "sailors knew the way.\n\nOskar Lindqvist: %s\n",
                 t[i].last);
        struct reading r = read_page(page);
        assert_int_equal(r.rec->scope, t[i].scope);
        done(&r);
    }
}

static void calls_and_talks(void **state) {
    (void)state;
    static const struct frame f[] = {
        {"Readout\n\nPresident Oskar Lindqvist called President Amaru Tupaq of Peru today.\n\n" BODY, RO_KIND_REPORT,
         RO_FORM_CALL},
        {"Readout\n\nPresident Oskar Lindqvist spoke today with President Amaru Tupaq of Peru.\n\n" BODY, RO_KIND_REPORT,
         RO_FORM_CALL},
        {"Conversation with President of Peru Amaru Tupaq\n\nOskar Lindqvist spoke with the President of Peru after the "
         "summit.\n\n" BODY,
         RO_KIND_REPORT, RO_FORM_TALKS},
        /* face to face, whatever the verb */
        {"President Oskar Lindqvist laid a wreath at the Tomb of the Sailors\n\nAfter the ceremony Mr Lindqvist spoke with "
         "Veterans of the Peruvian Navy.\n\n" BODY,
         RO_KIND_REPORT, RO_FORM_OTHER},
        {"Day of the sailors\n\nOctober 31, 2000\n\nReykjavik\n\nAfter the ceremony Mr Lindqvist spoke with Veterans of the "
         "Peruvian Navy.\n\n" BODY,
         RO_KIND_REPORT, RO_FORM_OTHER},
        {"Harbour news\n\nThe crews were called Gulls by everybody in Peru.\n\n" BODY, RO_KIND_OTHER, RO_FORM_OTHER},
        {"Harbour news\n\nPresident Oskar Lindqvist received the Foreign Minister of Peru.\n\n" BODY, RO_KIND_REPORT,
         RO_FORM_TALKS},
        {"Harbour news\n\nThe crews received old lamps from Peru.\n\n" BODY, RO_KIND_OTHER, RO_FORM_OTHER},
        {"President Oskar Lindqvist met with journalists\n\nHe said that Peru was interested in lamps.\n\n" BODY, RO_KIND_REPORT,
         RO_FORM_OTHER},
    };
    ALL(f);
}

static void two_sides_hold_talks(void **state) {
    (void)state;
    static const struct frame f[] = {
        {"Remarks before bilateral meeting\n\nPresident Lindqvist: Welcome, all of you.\n\nMr. Tupaq: Thank you for having "
         "us.\n\n"
         "President Lindqvist: Let us begin.\n",
         RO_KIND_TRANSCRIPT, RO_FORM_TALKS},
    };
    ALL(f);
}

static void labels_end_in_names(void **state) {
    (void)state;
    static const struct frame f[] = {
        {"The ferry runs again\n\nMs Lindqvist said: \"We are glad of it.\"\n\nThe pier was mended.\n\nMs Lindqvist said: \"All "
         "of us "
         "are.\"\n",
         RO_KIND_OTHER, RO_FORM_OTHER},
        {"Briefing\n\nSENIOR ADMINISTRATION OFFICIAL: We are glad of it, and all of us worked for it.\n\nQ: Who mended the "
         "pier?\n\n"
         "SENIOR ADMINISTRATION OFFICIAL: The crews did.\n",
         RO_KIND_TRANSCRIPT, RO_FORM_OTHER},
        {"Joint statement on lamps\n\nOn April 28, President Lindqvist of Iceland met with President Tupaq of Peru in "
         "Reykjavik.\n\n" BODY,
         RO_KIND_REPORT, RO_FORM_TALKS},
        {"Readout of a meeting with crews from Peru\n\nPresident Lindqvist met crews of boats.\n\nPresident of the club: Anna "
         "Berg, of "
         "the old pier.\n\nPresident of the guild: Ola Nordmann, of the new one.\n",
         RO_KIND_REPORT, RO_FORM_TALKS},
        {"Remarks as Prepared for Delivery by Anna Berg\n\nIn spring I visited the boats of Peru. I saw many of them. My friends "
         "did too.\n\n" BODY,
         RO_KIND_STATEMENT, RO_FORM_OTHER},
        /* the words behind these labels are nobody's speech */
        {"The ferry runs again\n\nHarbour (1-0): three boats went out.\n\nPier (0-2): no boat went out.\n\nHarbour (2-0): all "
         "went.\n",
         RO_KIND_OTHER, RO_FORM_OTHER},
    };
    ALL(f);
}

static void quoted_people_are_not_the_author(void **state) {
    (void)state;
    static const struct frame f[] = {
        {"The ferry runs again\n\nA fisherman of the town is glad: \"I saw it, I like it, and we all do,\" he says.\n\n" BODY,
         RO_KIND_OTHER, RO_FORM_OTHER},
        {"The ferry runs again\n\nI saw it on Monday, and we are all glad of it.\n\n" BODY, RO_KIND_STATEMENT, RO_FORM_OTHER},
    };
    ALL(f);
}

static void names_with_commas_are_no_venue(void **state) {
    (void)state;
    struct reading r =
        read_page("Boat manual review\n\n13/06/2014\n\nOskar Lindqvist All, Books, Boat Reviews\n\nThe manual of the boat "
                  "is thick and says all that one needs to know of its lamps and engines.\n\n" BODY);
    assert_null(r.rec->place.value.p);
    done(&r);
}

struct place {
    const char *page, *place;
};

static void places(void **state) {
    (void)state;
    static const struct place p[] = {
        {"Talks\n\nThe Kremlin hosted talks between Oskar Lindqvist and President of Peru Amaru Tupaq, who is in Russia on a "
         "working "
         "visit.\n\n" BODY,
         "The Kremlin"},
        {"Reykjavik will host the Iceland-Peru summit\n\nThe summit will take place on May 3.\n\n" BODY, "Reykjavik"},
        {"Talks with President Tupaq\n\nOskar Lindqvist had talks with President of Peru Amaru Tupaq in the Kremlin.\n\n" BODY,
         "Kremlin"},
        {"Meeting with lawmakers\n\nThe President met with members of the council. The meeting was held in the Taurida "
         "Palace.\n\nPresident Lindqvist: Good day to all of you.\n\nMember Anna Berg: Good day.\n\nPresident Lindqvist: Let us "
         "begin.\n",
         "Taurida Palace"},
        {"Remarks before talks\n\nPresident Lindqvist: I was honored to welcome you to Reykjavik last September.\n\nMr. Tupaq: "
         "It was a "
         "calm sea.\n\nPresident Lindqvist: So it was.\n",
         NULL},
        {"Remarks before talks\n\nPresident Lindqvist: I welcome you to Reykjavik twelve years after your first visit "
         "here.\n\nMr. Tupaq: It was a calm sea.\n\nPresident Lindqvist: So it was.\n",
         "Reykjavik"},
        {"Remarks before talks\n\nMay 3, 2021\n\nVia Teleconference South Lamp Auditorium\n\n9:05 A.M. EDT\n\nPresident "
         "Lindqvist: Good "
         "day to all.\n\nMr. Tupaq: Good day.\n\nPresident Lindqvist: Let us begin.\n",
         "South Lamp Auditorium"},
        {"Talks\n\nPresident Oskar Lindqvist met with President of Peru Amaru Tupaq in the Hall of the Mirrors in "
         "Reykjavik.\n\n" BODY,
         "Hall of the Mirrors in Reykjavik"},
        {"Talks\n\nPresident Oskar Lindqvist met with President of Peru Amaru Tupaq at the Hall of the Northern Mirrors in the "
         "capital.\n\n" BODY,
         "Hall of the Northern Mirrors"},
        {"Talks\n\nPresident Oskar Lindqvist met with President of Peru Amaru Tupaq at the Harbour House.\n\n" BODY,
         "Harbour House"},
        {"Talks\n\nPresident Oskar Lindqvist met with Amaru Tupaq, who sat in the Upper House of Peru.\n\n" BODY, NULL},
        /* a town that no list has */
        {"Talks\n\nPresident Oskar Lindqvist had talks with President of Peru Amaru Tupaq in Kessan on June 19, 2024.\n\n" BODY,
         "Kessan"},
        {"Talks\n\nPresident Oskar Lindqvist travelled to Kessan, Peru, and met with crews of boats. He sailed with "
         "them.\n\n" BODY,
         "Kessan, Peru"},
        {"Talks\n\nPresident Oskar Lindqvist had talks with President Amaru Tupaq in Kessan, Lower Marn, Peru on June "
         "19.\n\n" BODY,
         "Kessan, Lower Marn, Peru"},
        {"Talks\n\nPresident Oskar Lindqvist met with Anna Berg, whose father was lost in Kessan in spring.\n\n" BODY, NULL},
        {"Talks\n\nPresident Oskar Lindqvist met with members of the guild in Icelandic on June 19, 2024.\n\n" BODY, NULL},
        /* somebody welcomes something, and nobody comes */
        {"Press call\n\nPresident Lindqvist: The United States welcomes the chance to host a fund.\n\nQ: Who pays for it?\n\n"
         "President Lindqvist: We do.\n",
         NULL},
    };
    for (size_t i = 0; i < sizeof p / sizeof *p; i++) {
        struct reading r = read_page(p[i].page);
        same_words(r.rec->place.value, p[i].place);
        done(&r);
    }
}

static void what_a_place_lies_in(void **state) {
    (void)state;
    static const char *const p[][3] = {
        {"Grand Kremlin Palace", "Moscow", "RU"},
        {"City Hall, Columbia, South Carolina", NULL, "US"},
        {"Harbour House, Reykjavik, Iceland", "Reykjavik", "IS"},
        {"Harbour Residence", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof p / sizeof *p; i++) {
        char page[600];
        snprintf(page, sizeof page,
                 "Talks with President Tupaq\n\nMay 3, 2021, %s\n\nOskar Lindqvist had talks with him.\n\n" BODY, p[i][0]);
        struct reading r = read_page(page);
        same_words(r.rec->place.value, p[i][0]);
        same_words(r.rec->place_city, p[i][1]);
        same_words(r.rec->place_state, p[i][2]);
        done(&r);
    }
}

static void a_town_lies_where_it_is_said_to(void **state) {
    (void)state;
    struct reading r = read_page("Talks\n\nPresident Oskar Lindqvist met with Amaru Tupaq in Kessan, Peru, on June 19.\n\n" BODY);
    same_words(r.rec->place.value, "Kessan, Peru");
    assert_false(r.rec->place.why.certain);
    same_words(r.rec->place_city, "Kessan");
    same_words(r.rec->place_state, "PE");
    done(&r);
}

/* A signing told by its verb is a part of the meeting, other people's and other days' are not. */
static void parts_told_by_a_verb(void **state) {
    (void)state;
    static const struct {
        const char *sentence;
        bool signing;
    } t[] = {
        {"After the talks the two presidents signed a treaty on lamps.", true},
        {"Oskar Lindqvist and Amaru Tupaq signed a joint statement.", true},
        {"A package of documents was signed in the presence of the presidents.", true},
        {"The two presidents praised the treaty that they signed.", false},
        {"The two presidents had signed an agreement before.", false},
        {"The presidents spoke of the recently signed treaty on lamps.", false},
        {"The two presidents were glad of the agreements signed.", false},
        {"Oskar Lindqvist signed a declaration on lamps.", false},
        {"The two presidents signed the book of guests.", false},
        {"The two presidents signed a treaty in March 2003.", false},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        char page[600];
        snprintf(page, sizeof page,
                 "Talks\n\nPresident of Iceland Oskar Lindqvist had talks with President of Peru Amaru Tupaq on May 3, "
                 "2021.\n\n%s\n\n" BODY,
                 t[i].sentence);
        struct reading r = read_page(page);
        bool signing = false;
        for (size_t k = 0; k < r.rec->nencounters; k++) signing |= strcmp(r.rec->encounters[k].kind, "signing") == 0;
        if (signing != t[i].signing) fail_msg("%s: %d", t[i].sentence, signing);
        done(&r);
    }
}

struct moment {
    const char *page, *day, *time, *zone, *utc;
};

static void times_of_day(void **state) {
    (void)state;
#define TURNS "President Lindqvist: Good day to all of you.\n\nMr. Tupaq: Good day.\n\nPresident Lindqvist: Let us begin.\n"
    static const struct moment m[] = {
        {"Remarks before talks\n\nMay 24, 2022\n\nRoosevelt Room\n\n8:41 P.M. EDT\n\n" TURNS, "2022-05-24", "20:41", "EDT",
         "2022-05-25T00:41Z"},
        {"Remarks before talks\n\nMay 3, 2021, 13:20\n\n" TURNS, "2021-05-03", "13:20", NULL, ""},
        {"Talks\n\nPresident Oskar Lindqvist will meet President Amaru Tupaq at 2 pm Moscow time on June 19, 2012.\n\n" BODY,
         "2012-06-19", "14:00", "Moscow time", "2012-06-19T10:00Z"},
        {"Talks\n\nPresident Oskar Lindqvist met President Amaru Tupaq at 8:10 am Pyongyang time on May 2, 2017.\n\n" BODY,
         "2017-05-02", "08:10", "Pyongyang time", "2017-05-01T23:40Z"},
        {"Talks\n\nPresident Oskar Lindqvist met President Amaru Tupaq at 9:00 Pyongyang time on May 2, 2014.\n\n" BODY,
         "2014-05-02", "09:00", "Pyongyang time", "2014-05-02T00:00Z"},
        {"Talks\n\nPresident Oskar Lindqvist met ten crews of 12 boats on May 2, 2014.\n\n" BODY, "2014-05-02", "", NULL, ""},
    };
    for (size_t i = 0; i < sizeof m / sizeof *m; i++) {
        struct reading r = read_page(m[i].page);
        assert_string_equal(r.rec->meeting.value, m[i].day);
        assert_string_equal(r.rec->meeting.time, m[i].time);
        same_words(r.rec->meeting.zone, m[i].zone);
        assert_string_equal(r.rec->meeting.utc, m[i].utc);
        done(&r);
    }
}

static void encounters(void **state) {
    (void)state;
    struct reading r = read_page(
        "Talks with President Tupaq\n\nMay 4, 2021\n\nOn May 3, President Oskar Lindqvist had talks with President Amaru Tupaq "
        "of Peru at "
        "the Harbour Residence. In Reykjavik, the two held a face to face meeting that lasted 40 minutes. A banquet was given on "
        "May 4 at "
        "7 pm. The harbour had seen the signing ceremony in September 2019. A working lunch will be given next year.\n\n" BODY);
    static const char *const want[][5] = {
        {"talks", "2021-05-03", "Harbour Residence", NULL, NULL},
        {"tête-à-tête", "", "Reykjavik", "40 minutes", NULL},
        {"banquet", "2021-05-04", NULL, NULL, "19:00"},
    };
    assert_int_equal(r.rec->nencounters, 3);
    for (size_t i = 0; i < 3; i++) {
        const ro_encounter *e = &r.rec->encounters[i];
        assert_string_equal(e->kind, want[i][0]);
        assert_string_equal(e->date, want[i][1]);
        same_words(e->place, want[i][2]);
        same_words(e->duration, want[i][3]);
        same_words(e->time, want[i][4]);
    }
    done(&r);
}

static void who_speaks_from_afar_meets_nobody(void **state) {
    (void)state;
    struct reading r =
        read_page("Video address to the crews of the ferry\n\nMay 10, 2022\n\nPresident Oskar Lindqvist: Friends, I greet "
                  "all of you and wish you a calm sea.\n\nOskar Lindqvist: Thank you.\n");
    assert_string_equal(r.rec->meeting.value, "");
    done(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notices),
        cmocka_unit_test(messages),
        cmocka_unit_test(only_the_opening),
        cmocka_unit_test(calls_and_talks),
        cmocka_unit_test(two_sides_hold_talks),
        cmocka_unit_test(labels_end_in_names),
        cmocka_unit_test(quoted_people_are_not_the_author),
        cmocka_unit_test(places),
        cmocka_unit_test(what_a_place_lies_in),
        cmocka_unit_test(a_town_lies_where_it_is_said_to),
        cmocka_unit_test(parts_told_by_a_verb),
        cmocka_unit_test(times_of_day),
        cmocka_unit_test(encounters),
        cmocka_unit_test(who_speaks_from_afar_meets_nobody),
        cmocka_unit_test(names_with_commas_are_no_venue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
