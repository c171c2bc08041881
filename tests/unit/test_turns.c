/* Turns of transcripts: labels in every dress, and what only looks like one. States and people are invented. */
#include "said.h"

#define LEAD "President Oskar Lindqvist of Iceland met President Amaru Tupaq of Bolivia in Reykjavik on May 3.\n\n"

static void transcript(void **state) {
    (void)state;
    struct reading r =
        read_page("Beginning of talks with President of Bolivia Amaru Tupaq\n\n"
                  "President of\xC2\xA0Iceland Oskar Lindqvist: Mr President,\n\nI am glad to see you. Note: the ice is "
                  "thin.\n\nPresident of Bolivia Amaru Tupaq (retranslated): Thank you. I told the press yesterday: we "
                  "come as friends.\n\nLet us begin.\n\nOskar Lindqvist: Please.\n\nQuestion: Will there be a treaty?\n\n"
                  "Amaru Tupaq: Yes.\n");
    says(&r, "Mr President,", "direct", "Oskar Lindqvist");
    says(&r, "I am glad", "direct", "Oskar Lindqvist");
    says(&r, "Let us begin", "direct", "Amaru Tupaq");
    says(&r, "Please.", "direct", "Oskar Lindqvist");
    says(&r, "Will there be", "direct", "");
    says(&r, "Yes.", "direct", "Amaru Tupaq");
    assert_int_equal(r.rec->nstatements, 5);
    assert_memory_equal(r.rec->text.p + r.rec->statements[0].why.span.lo, "Mr President,", 13); /* the label stays outside */
    done(&r);
}

/* A bracket belongs to the office; only one behind the name tells of the words. */
static void a_bracket_before_the_name(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "President of Iceland Oskar Lindqvist: Good day.\n\nChairman of the Union of Ice Keepers of "
                       "Iceland (UIK) Bruna Odd: The ice is thin.\n\nOskar Lindqvist: It is.\n");
    says(&r, "The ice is thin", "direct", "Bruna Odd");
    says(&r, "It is.", "direct", "Oskar Lindqvist");
    done(&r);
}

static void capitals(void **state) {
    (void)state;
    struct reading r =
        read_page("Press Briefing by Spokesperson Ada Holm\n\nMS. HOLM:  Good afternoon. I have one thing.\n\nQ    Thank "
                  "you, Ada. When is the trip?\n\nMS. HOLM:  Soon.\n\n(Laughter.)\n\nQ    How soon?\n\nMS. HOLM:  Very.\n\n"
                  "END    5:12 P.M. EDT\n");
    says(&r, "Good afternoon", "direct", NULL);
    says(&r, "Thank you, Ada", "direct", "");
    says(&r, "Very.", "direct", NULL);
    assert_int_equal(r.rec->nstatements, 5);
    done(&r);
}

static void no_labels(void **state) {
    (void)state;
    struct reading r =
        read_page("Readout of the Meeting\n\nDate: May 3, 2031\n\nAgenda: fish, salt and tin were on the table for a long "
                  "day.\n\nClimate: the leaders spoke for an hour about the ice.\n\nMr Chairman,\n\nSource: the press "
                  "office of the harbour.\n\nThe below is attributable to Spokesperson Ada Holm:\n\nThe leaders "
                  "spoke of ice.\n");
    for (size_t i = 0; i < r.rec->nstatements; i++) assert_int_not_equal(r.rec->statements[i].mode, RO_MODE_DIRECT);
    done(&r);
}

static void lost_breaks(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "President of Iceland Oskar Lindqvist: Good day, Mr Tupaq. Amaru Tupaq: Good day. Thank you for "
                       "the fish. Oskar Lindqvist: You are welcome.");
    says(&r, "Good day, Mr", "direct", "Oskar Lindqvist");
    says(&r, "Thank you for", "direct", "Amaru Tupaq");
    says(&r, "You are welcome", "direct", "Oskar Lindqvist");
    done(&r);
}

static void a_label_behind_other_words(void **state) {
    (void)state;
    struct reading r =
        read_page("Talks with President of Bolivia Amaru Tupaq\n\nA report was given on roads. The agreement was signed in "
                  "spring.*** Beginning of the talks President of Iceland Oskar Lindqvist: Mr President, welcome to "
                  "Reykjavik. We met before. President of Bolivia Amaru Tupaq: Thank you. It is cold here. <…>");
    says(&r, "A report", "none", NULL);
    says(&r, "The agreement", "none", NULL);
    says(&r, "We met before", "direct", "Oskar Lindqvist");
    says(&r, "It is cold", "direct", "Amaru Tupaq");
    assert_int_equal(r.rec->kind, RO_KIND_TRANSCRIPT);
    assert_int_equal(r.rec->scope, RO_SCOPE_OPENING);
    assert_int_equal(r.rec->nattendance, 2);
    done(&r);
    r = read_page(
        "Air of the town\n\nHarbour Bureau | Updated : 19 November 2019\n\nThe air over the harbour was clear for a week.");
    assert_int_equal(r.rec->nattendance, 0);
    assert_int_not_equal(r.rec->kind, RO_KIND_TRANSCRIPT);
    done(&r);
}

static void a_question_that_was_not_heard(void **state) {
    (void)state;
    struct reading r = read_page("MODERATOR: Good afternoon, everybody, and thank you for joining us.\n\nOFFICIAL: Thanks. The "
                                 "ferry will sail on Sunday.\n\nQ Will there be a statement?\n\nOFFICIAL: We are working on "
                                 "one.\n\nQ (Inaudible) the fishing grounds?\n\nMODERATOR: That was about the map.");
    says(&r, "We are working", "direct", "OFFICIAL");
    says(&r, "(Inaudible)", "direct", "");
    says(&r, "That was about", "direct", "MODERATOR");
    done(&r);
}

/* A question goes on after its label, whatever follows: a colon later on, a dash, a name. */
static void questions(void **state) {
    (void)state;
    struct reading r =
        read_page("Press Briefing by Spokesperson Ada Holm\n\nMS. HOLM:  Good afternoon.\n\nQ    Just one thing on the "
                  "ferry: Will it sail?\n\nMS. HOLM:  It will.\n\nQ    And one on President Tupaq: Does he come?\n\nMS. "
                  "HOLM:  He does.\n\nQ    \xE2\x80\x94 by ship?\n\nMS. HOLM:  By ship. As for President Tupaq: He likes "
                  "the sea.\n\nQ    Okay. On Amaru Tupaq: Who pays?\n\nMS. HOLM:  Not I.\n");
    says(&r, "Just one thing", "direct", "");
    says(&r, "And one on", "direct", "");
    says(&r, "Does he come", "direct", "");
    says(&r, "by ship?", "direct", "");
    says(&r, "He likes", "direct", "Ada Holm");
    says(&r, "Who pays", "direct", "");
    says(&r, "Not I", "direct", "Ada Holm");
    assert_int_equal(r.rec->nstatements, 9);
    done(&r);
}

/* What is said to somebody, or of an earlier year, in the midst of a turn is no label. */
static void salutations(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "President of Iceland Oskar Lindqvist: Good day.\n\nMr. President, Madam Holm, and to you, the people of "
                       "Bolivia:\n\nThank you.\n\nI say to President Amaru Tupaq:\n\nCome again. 2004, President Amaru Tupaq: "
                       "\"Come.\"\n\nPresident of Bolivia Amaru Tupaq: We shall.\n");
    says(&r, "Thank you.", "direct", "Oskar Lindqvist");
    says(&r, "Come again.", "direct", "Oskar Lindqvist");
    says(&r, "\"Come.\"", "direct", "Oskar Lindqvist");
    assert_int_equal(r.rec->nstatements, 2);
    done(&r);
}

/* A label that lost its colon stands alone between two turns of one other speaker; elsewhere a name calls on somebody. */
static void lone_names(void **state) {
    (void)state;
    struct reading r = read_page(LEAD "Oskar Lindqvist: Good day.\n\nAmaru Tupaq: Good day.\n\nOskar Lindqvist: Go on.\n\nAmaru "
                                      "Tupaq.\n\nThank you very much.\n\nOskar Lindqvist: And now:\n\nAmaru Tupaq.\n\nAmaru "
                                      "Tupaq: Yes.\n");
    says(&r, "Thank you very", "direct", "Amaru Tupaq");
    says(&r, "And now", "direct", "Oskar Lindqvist");
    assert_int_equal(r.rec->nstatements, 6);
    done(&r);
    r = read_page(LEAD
                  "President of Iceland Oskar Lindqvist: Good day. Amaru Tupaq: Good day. Oskar Lindqvist: Go on. Amaru Tupaq. "
                  "Thank you very much. Oskar Lindqvist: Please.");
    says(&r, "Thank you very", "direct", "Amaru Tupaq");
    done(&r);
}

/* An office of words that no list has, before a known name, in the midst of a paragraph. */
static void an_office_of_its_own(void **state) {
    (void)state;
    struct reading r = read_page(
        "Oskar Lindqvist met Member of the Presidency of Bolivia Amaru Tupaq.\n\nPresident of Iceland Oskar Lindqvist: I am glad "
        "to see you. Welcome. Member of the Presidency of Bolivia Amaru Tupaq (retranslated): Thank you. It is cold.");
    says(&r, "It is cold", "direct", "Amaru Tupaq");
    done(&r);
}

/* The office again after the name, as a page shows it on hovering. */
static void an_office_behind_the_name(void **state) {
    (void)state;
    struct reading r = read_page(
        LEAD "President of Iceland Oskar Lindqvist: Shall we begin? Director of the Lake Authority Ada Holm Holm AdaDirector "
             "of the Lake Authority: The lakes are full. Oskar Lindqvist: Good. Ada Holm: They are deep, too.");
    says(&r, "The lakes are", "direct", "Ada Holm");
    says(&r, "They are deep", "direct", "Ada Holm");
    assert_int_equal(r.rec->nstatements, 4);
    done(&r);
}

static void a_list_is_no_transcript(void **state) {
    (void)state;
    struct reading r = read_page(
        "Commitments\n\nHarbour Fund: Will build two piers.\n\nNorth Sea Trust: Will plant trees.\n\nFISHNET: Will mend "
        "nets.\n\nSalt Works: Will dig.\n\nFerry Line: Will sail twice.\n\nFerry Line: Will sail thrice.\n\nLake "
        "Watch: Will watch.\n\nIce House: Will cool.\n\nWool Union: Will spin.\n\nTin Board: Will count.\n");
    assert_int_equal(r.rec->nstatements, 0);
    done(&r);
}

static void the_name_before_its_office(void **state) {
    (void)state;
    struct reading r = read_page("What they say\n\nSanna Roe, Director, Harbour Watch: \"A good day for ports.\"\n\nBo Ek, "
                                 "President, Net Menders Union: \"A good day for nets.\"\n");
    says(&r, "A good day for ports", "direct", "Sanna Roe");
    says(&r, "A good day for nets", "direct", "Bo Ek");
    done(&r);
}

/* "A:" is whom the title or the words before name, where that is one; of two it is nobody, and of those with labels of their own.
 */
static void who_answers(void **state) {
    (void)state;
#define ASKED "Q: Why was the strait closed?\n\nA: Because of the ice.\n\nQ: Will it open?\n\nA: It will, in spring.\n"
    struct reading r = read_page("Interview of President Ada Norn with the Harbour Herald\n\nJune 19, 2024\n\n" ASKED);
    says(&r, "Because of", "direct", "Ada Norn");
    says(&r, "Will it open?", "direct", "");
    assert_true(over(&r, "Because of")->why.certain);
    done(&r);
    r = read_page(
        "A talk at the harbour\n\nJune 19, 2024\n\nPresident of Iceland Ada Norn met the press in the harbour.\n\n" ASKED);
    says(&r, "Because of", "direct", "Ada Norn");
    assert_false(over(&r, "Because of")->why.certain);
    done(&r);
    r = read_page(
        "A talk at the harbour\n\nJune 19, 2024\n\nPresident Ada Norn of Iceland and President Oskar Berg of Bolivia met the "
        "press.\n\n" ASKED);
    says(&r, "Because of", "direct", "");
    assert_false(over(&r, "Because of")->why.certain);
    done(&r);
    r = read_page("Remarks by President Norn and President Berg\n\nPRESIDENT NORN: Welcome.\n\nQ: Why?\n\nPRESIDENT BERG: In "
                  "May.\n\nQ: And the lamps?\n\nA: They will be lit.\n");
    says(&r, "They will be lit", "direct", "");
    done(&r);
}

static void who_asks(void **state) {
    (void)state;
    struct reading r =
        read_page("Remarks by President Norn and President Berg\n\nPRESIDENT NORN: Welcome.\n\nQ: (Petr Lindqvar, Harbour "
                  "Herald) When will it sail?\n\nPRESIDENT BERG: In May.\n\nQuestion from Mirja Sool, Lantern Weekly: Who "
                  "pays?\n\nPRESIDENT NORN: We do.\n\nQ (Rolf Anders): What about the lamps?\n\nPRESIDENT BERG: They "
                  "burn.\n\nQ (Cross-talk.)\n\nPRESIDENT NORN: One at a time.\n");
    says(&r, "When will", "direct", "Petr Lindqvar");
    says(&r, "Who pays", "direct", "Mirja Sool");
    says(&r, "What about", "direct", "Rolf Anders");
    says(&r, "(Cross-talk.)", "direct", "");
    done(&r);
}

/* A label that no rule knows gives what follows to nobody else for certain. */
static void unknown_labels(void **state) {
    (void)state;
#define OPEN                                                                                                                     \
    "Beginning of talks\n\nPresident of Iceland Oskar Lindqvist: I am glad to see you.\n\nPresident of Bolivia Amaru Tupaq: "    \
    "Thank "                                                                                                                     \
    "you.\n\nOskar Lindqvist: Please.\n\nAmaru Tupaq: The sea was rough.\n\n"
    struct reading r =
        read_page(OPEN "Member of the press pool: Will there be a treaty?\n\nYes.\n\nOskar Lindqvist: Let us begin.\n");
    says(&r, "Will there be", "direct", "Member of the press pool");
    says(&r, "Yes.", "direct", "Member of the press pool");
    assert_false(over(&r, "Yes.")->why.certain);
    assert_true(over(&r, "The sea was")->why.certain);
    done(&r);
    r = read_page(OPEN "Dlamini: The ice is thin.\n\nOskar Lindqvist: Let us begin.\n");
    assert_false(over(&r, "The ice is")->why.certain);
    done(&r);
    r = read_page(OPEN "On the ferry: it sails.\n\nAll of this begs one question: which?\n\nOskar Lindqvist: Let us begin.\n");
    says(&r, "it sails", "direct", "Amaru Tupaq");
    says(&r, "which?", "direct", "Amaru Tupaq");
    assert_true(over(&r, "it sails")->why.certain);
    done(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_answers),
        cmocka_unit_test(who_asks),
        cmocka_unit_test(unknown_labels),
        cmocka_unit_test(transcript),
        cmocka_unit_test(a_bracket_before_the_name),
        cmocka_unit_test(capitals),
        cmocka_unit_test(no_labels),
        cmocka_unit_test(lost_breaks),
        cmocka_unit_test(a_label_behind_other_words),
        cmocka_unit_test(a_question_that_was_not_heard),
        cmocka_unit_test(questions),
        cmocka_unit_test(salutations),
        cmocka_unit_test(an_office_behind_the_name),
        cmocka_unit_test(an_office_of_its_own),
        cmocka_unit_test(lone_names),
        cmocka_unit_test(a_list_is_no_transcript),
        cmocka_unit_test(the_name_before_its_office),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
