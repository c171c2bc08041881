/* Pages that somebody stripped of their markup: a user would miss an account lost behind stories, or find their words in it. */
#include "arena.h"
#include "clean/clean.h"

static const ro_cleaned *clean(const char *s) {
    ro_capture *c = RO_NEW(arena, ro_capture);
    c->bytes = ro_str_c(s);
    if (RO_TRY(arena)) fail_msg("%s", error.text);
    return ro_clean(arena, ro_page_read(arena, c), c);
}
static const char *text(const ro_cleaned *k) { return ro_str_dup(arena, k->text).p; }
static const char *why(const ro_cleaned *k, const char *s) {
    for (size_t i = 0; i < k->nfurniture; i++)
        if (ro_str_is(k->furniture[i].text, s)) return k->furniture[i].why;
    return "";
}

#define P1 "Ada Norn, president of Norvania, received Bo Kest, foreign minister of Kestria, at the Lake House on March 4."
#define P2 "The talks passed in a friendly atmosphere."
#define P3                                                                                                                       \
    "The two sides spoke of the fishing grounds of the Grey Sea, of the ferry, and of the students whom each country will "      \
    "send to the other from next autumn on."
#define P4 "Bo Kest left for home in the evening."
#define BODY P1 "\n\n" P2 "\n\n" P3 "\n\n" P4

#define LEAD "Norvania and Kestria will open the ferry again"
#define NAME LEAD " | Elden Post\n"
#define MENU "Home\nWorld\nHarbour\nWeather\nTides\nLetters\nShips\nSchools\nMarkets\n"
#define STORY(n)                                                                                                                 \
    "Lights of the northern coast, part " n "\nUna Perrin\nMarch " n ", 2031\n"                                                  \
    "The lights on the northern coast of Norvania, which the storms of last winter had broken, have been mended by the "         \
    "harbour masters and by the fishermen of the villages, who have waited long for it and now sail again, part " n ".\n"
#define STORIES STORY("1") STORY("2") STORY("3") STORY("4") STORY("5") STORY("6") STORY("7")

static void stories_with_dates_below(void **state) {
    (void)state;
    const ro_cleaned *k = clean(NAME MENU LEAD "\nMarch 4, 2031\n" P1 "\n" P2 "\n" P3 "\n" P4 "\nMore stories\n" STORIES);
    assert_string_equal(text(k), BODY);
    assert_true(ro_str_is(k->title.value, LEAD));
}

/* Whom a list names twice stands in it twice, and those behind him are not lost. */
static void a_list_that_repeats_itself(void **state) {
    (void)state;
#define ROLL "Those present included:\n\n- Ada Norn\n\n- Una Perrin\n\n- Ada Norn\n\n- Bo Kest\n\n- Ole Brand"
    const ro_cleaned *k = clean(LEAD "\n\n" BODY "\n\n" ROLL "\n");
    assert_string_equal(text(k), BODY "\n\n" ROLL);
}

static void stories_above_the_headline(void **state) {
    (void)state;
    const ro_cleaned *k =
        clean(NAME MENU "Latest\n" P3 "\n" P4 "\nStorms on the northern coast will go on, the lights stay dark.\n" LEAD
                        "\nMarch 4, 2031\n" P1 "\n" P2 "\nComments\n");
    assert_string_equal(text(k), P1 "\n\n" P2);
}

static void forms_and_notices_below(void **state) {
    (void)state;
    const ro_cleaned *k =
        clean(MENU LEAD "\n" P1 "\n" P2 "\n" P3 "\n" P4 "\nReport error\nTop videos\nKeep up to date\n"
                        "Name *\nEmail *\nWebsite\nCountry\nLanguage\nDay or night\n"
                        "Your data go to third parties for no other purpose than to keep others from writing to us.\n"
                        "You may take this back at any time, and your data will then be taken out of our books at once.\n"
                        "The editors of the Elden Post read every letter, and print those that they deem to be of use "
                        "to all readers of the paper, without any right of yours to have yours printed, ever, by us.\n");
    assert_string_equal(text(k), BODY);
}

static void a_box_amid_the_account(void **state) {
    (void)state;
#define FULLER P3 " The ministers of both sides will see to it before the first storms of autumn come over the Grey Sea."
    const ro_cleaned *k =
        clean(MENU LEAD "\n" FULLER "\n" P1 "\nRelated articles\nThe ferry that lay still for a winter\n"
                        "What the storm broke\nMost read\nThe harbour master of Port Elden in his own words\n" P3 "\n" P4
                        "\n" FULLER "\nComments\nLog in\nSearch\n");
    assert_string_equal(text(k), FULLER "\n\n" P1 "\n\n" P3 "\n\n" P4 "\n\n" FULLER);
    assert_string_equal(why(k, "What the storm broke"), "list of other things");
}

static void headlines_that_break_off(void **state) {
    (void)state;
    const ro_cleaned *k =
        clean(P1 "\n" P2 "\n" P3 "\nBeijing of the north warns the fishermen...\n"
                 "A hundred and fifty boats at sea: the harbour master speaks\nDiehards stay in the harbour as ...\n");
    assert_string_equal(text(k), P1 "\n\n" P2 "\n\n" P3);
}

static void speakers_on_lines_of_their_own(void **state) {
    (void)state;
#define TALK                                                                                                                     \
    P3 "\n\nAda Norn:\n\nWelcome here.\n\nBo Kest:\n\nIt has been long.\n\nAda Norn:\n\nIt has.\n\nBo Kest:\n\nTwo years."
    const char *talk = TALK "\n\nAda Norn:\n\nThen let us begin.\n\nBo Kest:\n\nI am ready.\n\nQuestion:\n\nFor what?";
    assert_string_equal(text(clean(talk)), talk);
}

static void an_omission_at_the_end_stays(void **state) {
    (void)state;
#define THANKS(mark) "Ada Norn: Thank you. " mark
    assert_string_equal(text(clean(P1 "\n" P2 "\n" P3 "\n" THANKS("<\xE2\x80\xA6>"))),
                        P1 "\n\n" P2 "\n\n" P3 "\n\n" THANKS("<\xE2\x80\xA6>"));
    assert_string_equal(text(clean(P1 "\n" P2 "\n" P3 "\n" THANKS("(...)"))), P1 "\n\n" P2 "\n\n" P3 "\n\n" THANKS("(...)"));
}

/* A sentence broken amid its date, or behind a word that ends none, is one again; a line that breaks off stays a line. */
static void a_broken_sentence_is_whole(void **state) {
    (void)state;
#define HEAD LEAD "\n\nMarch 5, 2031\n\n"
#define CALL "Ada Norn, president of Norvania, spoke with Bo Kest, foreign minister of Kestria, on March"
    const ro_cleaned *k = clean(HEAD CALL "\n\n4. They spoke of the ferry.\n\n" P3 "\n");
    assert_string_equal(text(k), CALL " 4. They spoke of the ferry.\n\n" P3);
    assert_true(ro_str_is(k->title.value, LEAD));
    size_t at = strlen(CALL); /* the blank between them is what parted them, and the figure leads to its own byte */
    assert_int_equal(ro_runs_source(k->runs, k->nruns, (ro_span){(uint32_t)at + 1, (uint32_t)at + 2}).lo, strlen(HEAD CALL) + 2);
    k = clean(HEAD P1 " The ministers of both countries spoke at length of the\n\nferry.\n\n" P3 "\n");
    assert_true(ro_str_find(k->text, RO_S("at length of the ferry.")) > 0);
    k = clean(HEAD P1 "\n\nProgramme of the days on March\n\n4. Talks were held.\n\n" P3 "\n");
    assert_true(ro_str_find(k->text, RO_S("March 4. Talks")) < 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_broken_sentence_is_whole), TEST(stories_with_dates_below),       TEST(a_list_that_repeats_itself),
        TEST(stories_above_the_headline), TEST(forms_and_notices_below),        TEST(a_box_amid_the_account),
        TEST(headlines_that_break_off),   TEST(speakers_on_lines_of_their_own), TEST(an_omission_at_the_end_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
