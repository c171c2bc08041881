/* Who said what: the forms of reported speech, transcripts in every dress, and the traps. States and people are invented; Norland
 * and Sudmark stand in for states by the names of real ones where a nationality has to be known. */
#include "said.h"

#define LEAD "President Oskar Lindqvist of Iceland met President Amaru Tupaq of Bolivia in Reykjavik on May 3.\n\n"
#define BOTH "Oskar Lindqvist; Amaru Tupaq"

static void plain_and_pronoun(void **state) {
    (void)state;
    struct reading r = read_page(LEAD "President Lindqvist said that the harbour would open in spring. He added that fishing "
                                      "towns had waited long.\n\nHe also noted the part that Tupaq had played in the plan.\n\n"
                                      "Tupaq thanked his host for the welcome. He invited Lindqvist to visit La Paz.");
    says(&r, "President Oskar", "none", NULL);
    says(&r, "President Lindqvist said", "reported", "Oskar Lindqvist");
    says(&r, "He added", "reported", "Oskar Lindqvist");
    says(&r, "He also noted", "reported", "Oskar Lindqvist"); /* a name in the content does not become the subject */
    says(&r, "Tupaq thanked", "reported", "Amaru Tupaq");
    says(&r, "He invited", "reported", "Amaru Tupaq");
    done(&r);
}

/* Print that leaves a speaker to be found: a pronoun after somebody of the other sex, a family name that two bear. */
static void whom_it_means(void **state) {
    (void)state;
    struct reading r = read_page(
        "President Oskar Lindqvist of Iceland met Mr. Amaru Tupaq and Ms. Ada Holm in Reykjavik. Ms. Bodil Ekman spoke of "
        "tin. Mr. Tupaq noted that tin was dear. She said that the ice was thin.");
    says(&r, "She said", "reported", "Bodil Ekman");
    done(&r);
    r = read_page(
        "President Oskar Lindqvist of Iceland met Minister Ada Berg of Norway and Governor Bo Berg of Norway in Reykjavik. "
        "Bo Berg spoke of salt. Berg noted that ice was thin. Ada Berg spoke of ships. Berg added that nets were old.");
    says(&r, "Berg noted", "reported", "Bo Berg");
    says(&r, "Berg added", "reported", "Ada Berg");
    done(&r);
}

static void a_welcome_is_speech_but_at_a_place(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "President Lindqvist welcomed the guest at the old airport. President Lindqvist welcomed the plan.");
    says(&r, "President Lindqvist welcomed the guest", "none", NULL);
    says(&r, "President Lindqvist welcomed the plan", "reported", "Oskar Lindqvist");
    done(&r);
}

static void participles(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "Noting that the two harbours face the same storms, as Tupaq had written, President Lindqvist "
                       "affirmed that the Icelandic government would share its charts.\n\nTupaq said that he was glad to "
                       "see the north, adding that the talks had been long prepared.\n\nPresident Lindqvist welcomed the "
                       "plan and stressed the need for haste.");
    says(&r, "Noting that", "reported", "Oskar Lindqvist");
    says(&r, "adding that", "reported", "Amaru Tupaq");
    says(&r, "and stressed", "reported", "Oskar Lindqvist");
    done(&r);
}

static void noun_phrases(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "At the talks President Lindqvist expressed deep thanks for the gift. President Tupaq gave a "
                       "detailed and frank assessment of the drought. President Lindqvist, on behalf of the people "
                       "of Iceland, warmly welcomed the guests.");
    says(&r, "At the talks", "reported", "Oskar Lindqvist");
    says(&r, "President Tupaq gave", "reported", "Amaru Tupaq");
    says(&r, "warmly welcomed", "reported", "Oskar Lindqvist");
    done(&r);
}

static void together(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "The two leaders had a wide-ranging and in-depth exchange of views on fish. They agreed to meet "
                       "again. Both sides stressed the weight of the accord.\n\nPresident Lindqvist and President Tupaq "
                       "welcomed the result. An exchange of views on the climate took place as well.\n\nAt the talks both "
                       "sides agreed to send ships. The presidents of the two countries reached a full consensus.");
    says(&r, "The two leaders", "collective", BOTH);
    says(&r, "They agreed", "collective", BOTH);
    says(&r, "Both sides", "collective", BOTH);
    says(&r, "President Lindqvist and", "collective", BOTH);
    says(&r, "An exchange of views", "collective", NULL);
    says(&r, "At the talks both", "collective", BOTH);
    says(&r, "The presidents of", "collective", BOTH);
    done(&r);
}

static void strength_orders(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "The leaders agreed on a date. The leaders reached a consensus on fish. The leaders discussed "
                       "ships. The leaders exchanged views on snow.\n\nTupaq demanded an answer. Tupaq urged haste. "
                       "Tupaq called for talks. Tupaq hoped for rain.");
    const char *falling[2][4] = {{"The leaders agreed", "The leaders reached", "The leaders discussed", "The leaders exchanged"},
                                 {"Tupaq demanded", "Tupaq urged", "Tupaq called", "Tupaq hoped"}};
    for (int k = 0; k < 2; k++)
        for (int i = 1; i < 4; i++) assert_true(over(&r, falling[k][i - 1])->strength > over(&r, falling[k][i])->strength);
    done(&r);
}

static void inverted_and_passive(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "Expressed at the talks was the Bolivian government's deep concern over the price of salt. And "
                       "reaffirmed were the support and solidarity of the government and people of Iceland.\n\nMade at the "
                       "talks was a discussion on trade. It was stressed that the lakes must be kept clean. The discussion "
                       "focused on tin. Special attention was paid to schools. Concern was voiced by President Tupaq over "
                       "the snow.");
    says(&r, "Expressed at", "reported", "");
    side(&r, "Expressed at", "BO");
    says(&r, "And reaffirmed", "reported", "");
    side(&r, "And reaffirmed", "IS");
    says(&r, "Made at", "collective", NULL);
    says(&r, "It was stressed", "unattributed", "");
    says(&r, "The discussion focused", "unattributed", "");
    says(&r, "Special attention", "unattributed", "");
    done(&r);
}

static void sides_unnamed(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "The Bolivian side noted the delay. The Icelandic delegation proposed a new date. The Bolivian "
                       "officials welcomed it.");
    says(&r, "The Bolivian side", "reported", "");
    side(&r, "The Bolivian side", "BO");
    side(&r, "The Icelandic delegation", "IS");
    says(&r, "The Bolivian officials", "reported", "");
    done(&r);
}

static void two_in_one(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "President Lindqvist proposed a fund for the ports, while President Tupaq stressed that the "
                       "mines came first.");
    says(&r, "President Lindqvist proposed", "reported", "Oskar Lindqvist");
    says(&r, "while President Tupaq", "reported", "Amaru Tupaq");
    done(&r);
    r = read_page(LEAD "The Bolivian delegation explained the price of salt, but the Icelandic side noted the price of fish.");
    side(&r, "The Bolivian", "BO");
    side(&r, "but the Icelandic", "IS");
    done(&r);
}

static void offices(void **state) {
    (void)state;
    struct reading r = read_page(LEAD "The Bolivian President said that rain was near. The Icelandic leader hoped so.");
    says(&r, "The Bolivian President", "reported", "Amaru Tupaq");
    says(&r, "The Icelandic leader", "reported", "Oskar Lindqvist");
    done(&r);
}

/* Two of one family name, told apart by the form of address alone; where their given names are printed, they are. */
static void couples(void **state) {
    (void)state;
    struct reading r =
        read_page("President Ekman of Iceland and Mrs. Ekman visited Bolivia. President Ekman said that the ferry would "
                  "run. Mrs. Ekman thanked the net menders. She said that the nets were dry.");
    assert_int_equal(r.rec->npeople, 2);
    says(&r, "President Ekman said", "reported", "Ekman");
    says(&r, "Mrs. Ekman thanked", "reported", "Mrs. Ekman");
    says(&r, "She said", "reported", "Mrs. Ekman");
    done(&r);
    r = read_page(
        "President Ekman of Iceland and Mrs. Ekman visited Bolivia. President Ekman said that the ferry would run. Mrs. "
        "Ekman thanked the net menders. He said that the nets were dry.");
    says(&r, "He said", "reported", "Ekman");
    done(&r);
    r = read_page("President Oskar Ekman of Iceland and Dr. Bodil Ekman visited Bolivia. President Ekman and Mrs. Ekman saw the "
                  "ferry.");
    assert_int_equal(r.rec->npeople, 2);
    done(&r);
}

static void narration(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "Present at the talks were Ada Holm, foreign minister of Iceland, and others. The talks proceeded "
                       "in a warm atmosphere. President Lindqvist presented a gift to his guest. President Lindqvist "
                       "welcomed President Tupaq at the airport. The presidents signed a joint statement. The leaders "
                       "will discuss trade in June. President Tupaq came to discuss salt. The talks were followed by a "
                       "dinner.");
    const char *none[] = {"Present at",
                          "The talks proceeded",
                          "President Lindqvist presented",
                          "President Lindqvist welcomed",
                          "The presidents signed",
                          "The leaders will",
                          "President Tupaq came",
                          "The talks were"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) says(&r, none[i], "none", NULL);
    done(&r);
}

static void quotations(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "\xE2\x80\x9CWe have waited for this harbour for nine long years,\xE2\x80\x9D said President Lindqvist. "
                       "\xE2\x80\x9CIt will not be the last one that we build.\xE2\x80\x9D\n\nPresident Tupaq spoke of the "
                       "so-called \xE2\x80\x9Csalt road\xE2\x80\x9D with warmth.\n\nPresident Tupaq sent a message to the "
                       "sailors. The message reads, in part: \xE2\x80\x9CYour work in the northern seas feeds both our peoples, "
                       "and we honour it.\xE2\x80\x9D");
    says(&r, "We have waited", "direct", "Oskar Lindqvist");
    says(&r, "It will not", "direct", "Oskar Lindqvist");
    says(&r, "President Tupaq spoke", "reported", "Amaru Tupaq");
    says(&r, "Your work in", "direct", "Amaru Tupaq");
    done(&r);
}

static void whose_quotation(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "President Lindqvist said that the ferry waits. \"The harbour is our house and our daily bread,\" "
                       "Tupaq wrote of the port.");
    says(&r, "The harbour is", "direct", "Amaru Tupaq");
    done(&r);
    r = read_page(
        "Working meeting\n\nAmaru Tupaq held a working meeting with Minister of Roads, Ports and Bridges Vladimir Orlin. "
        "Vladimir Orlin said that the road was built. The Minister also noted that the port was not.");
    says(&r, "The Minister", "reported", "Vladimir Orlin");
    done(&r);
}

static void first_person(void **state) {
    (void)state;
    struct reading r =
        read_page("Statement by President Oskar Lindqvist on the Harbour\n\nMay 3, 2031\n\nI welcome the vote on the "
                  "harbour. The towns of the coast have waited for it. I thank all who took part.\n");
    says(&r, "The towns of", "direct", "Oskar Lindqvist");
    done(&r);
    r = read_page(
        "Statement by Press Secretary Ada Holm on the Price of Salt\n\nWhat we\xE2\x80\x99re seeing is a charade. The mines "
        "were closed for a month. The sale of shares was banned. The salt was lost.\n");
    says(&r, "The mines were", "direct", "Ada Holm");
    done(&r);
    r = read_page(
        "Statement by Press Secretary Ada Holm on the Price of Salt\n\nThe mines were closed for a month. Our allies were "
        "told. The sale of shares was banned.\n");
    says(&r, "The mines were", "direct", "Ada Holm");
    done(&r);
    r = read_page(
        "Readout of the Meeting\n\nMay 3, 2031\n\nAda Holm hosted Bo Ek and Sanna Roe. We have mended the nets. We are glad of "
        "it.\n");
    says(&r, "We have mended", "none", NULL);
    done(&r);
    r = read_page(
        "Greetings\n\nMay 3, 2031\n\nOskar Lindqvist greeted the sailors of Iceland.\n\nDear sailors, I wish you a fair "
        "wind. I know the northern seas. I hope for fish.\n");
    says(&r, "Oskar Lindqvist greeted", "none", NULL);
    says(&r, "I know the", "direct", "Oskar Lindqvist");
    done(&r);
}

static void stance(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "President Tupaq said that rain would come. Bolivia is ready to share its salt. Bolivia firmly "
                       "supports the harbour.\n\nIceland is ready for winter.");
    says(&r, "Bolivia is ready", "reported", "Amaru Tupaq");
    says(&r, "Bolivia firmly", "reported", "Amaru Tupaq");
    says(&r, "Iceland is ready", "none", NULL);
    done(&r);
}

static void opinions_and_nouns(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "President Tupaq said little. In his opinion, the salt was dear. According to President "
                       "Lindqvist, the fish was not. The invitation was gladly accepted. Also signed were agreements on "
                       "wool. The welcome ceremony took place in the harbour. Deep concern was voiced over the ice.");
    says(&r, "In his opinion", "reported", "Amaru Tupaq");
    says(&r, "According to", "reported", "Oskar Lindqvist");
    says(&r, "The invitation", "unattributed", "");
    says(&r, "Also signed", "none", NULL);
    says(&r, "The welcome", "none", NULL);
    says(&r, "Deep concern", "unattributed", "");
    done(&r);
    r = read_page(LEAD
                  "At the request of Oskar Lindqvist, Amaru Tupaq told him of the drought. Some old questions, including wool, "
                  "were discussed. There was a further exchange of views on tin. The harbour is closed, said President "
                  "Lindqvist.");
    says(&r, "At the request", "reported", "Amaru Tupaq"); /* a comma alone makes no list of two */
    says(&r, "Some old", "unattributed", "");
    says(&r, "There was", "collective", NULL);
    says(&r, "The harbour is closed", "reported", "Oskar Lindqvist");
    done(&r);
}

static void one_side_together(void **state) {
    (void)state;
    struct reading r =
        read_page("Secretary of State Ada Holm of the United States and U.S. Trade Representative Bo Ek met President Amaru "
                  "Tupaq of Bolivia in La Paz.\n\nThe participants discussed tin. The Bolivian President and his team "
                  "listened. The Vice President attended.");
    says(&r, "The participants", "collective", "all participants");
    says(&r, "The Vice President", "none", NULL);
    done(&r);
}

static void other_languages(void **state) {
    (void)state;
    struct reading r = read_page("Оскар Линдквист подчеркнул, что гавань будет открыта. Он также отметил рост улова. Стороны "
                                 "обсудили лёд.\n");
    says(&r, "Оскар Линдквист", "reported", "Оскар Линдквист");
    says(&r, "Он также", "reported", "Оскар Линдквист");
    says(&r, "Стороны", "collective", NULL);
    done(&r);
    r = read_page("한바다대통령은 항구가 봄에 열린다고 말했다. 쌍방은 어업에 대하여 토의하였다.\n");
    says(&r, "한바다대통령은", "reported", "한바다");
    says(&r, "쌍방은", "collective", NULL);
    done(&r);
}

/* One sentence after LEAD: what it is, and whose. */
struct form {
    const char *sentence, *mode, *speakers;
};

static void forms(const char *lead, const struct form *f, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char text[2000];
        snprintf(text, sizeof text, "%s%s", lead, f[i].sentence);
        struct reading r = read_page(text);
        says(&r, f[i].sentence, f[i].mode, f[i].speakers);
        done(&r);
    }
}
#define FORMS(lead, list) forms(lead, list, sizeof list / sizeof *list)

/* The subject stands elsewhere than right before the verb. */
static void subjects_apart(void **state) {
    (void)state;
    static const struct form f[] = {
        {"With regard to the question of Bolivia and Iceland raised by Amaru Tupaq, President Lindqvist spoke in favour of rain.",
         "reported", "Oskar Lindqvist"},
        {"President Tupaq closed the meeting by thanking the sailors of the north.", "reported", "Amaru Tupaq"},
        {"President Tupaq joined his host in urging haste at the mines.", "reported", "Amaru Tupaq"},
        {"President Tupaq opened the evening with remarks noting the price of salt.", "reported", "Amaru Tupaq"},
        {"The bridges of the coast are old and must be mended, President Lindqvist added.", "reported", "Oskar Lindqvist"},
        {"The leaders discussed the ice and the price of salt, Mr Tupaq said.", "reported", "Amaru Tupaq"},
        {"President Tupaq offered some clarification on the price of salt.", "reported", "Amaru Tupaq"},
        {"President Tupaq nonetheless expressed hope for the lakes.", "reported", "Amaru Tupaq"},
        {"President Tupaq re-affirmed that the salt was his.", "reported", "Amaru Tupaq"},
        {"Sanna Roe, head of the Net Trust, an association of the coast, noted that the nets were old.", "reported", "Sanna Roe"},
        {"All of the participants agreed that the ice was thin.", "collective", NULL},
        {"Each side committed to send two ships before the winter.", "collective", BOTH},
        {"The Council on Ice and Snow highlighted the state of the roads.", "reported", "Council on Ice and Snow"},
        {"The farmers attending the talks noted that the rain was late.", "reported", "farmers attending the talks"},
        {"Both President Lindqvist and President Tupaq noted the price of tin.", "collective", BOTH},
    };
    FORMS(LEAD, f);
}

static void stances_and_nouns(void **state) {
    (void)state;
    static const struct form f[] = {
        {"The leaders came to a full consensus on tin.", "collective", BOTH},
        {"Iceland and island nations welcomed the vote.", "collective", NULL},
        {"The leaders were supportive of the harbour.", "collective", BOTH},
        {"President Tupaq was clear that the salt would stay.", "reported", "Amaru Tupaq"},
        {"President Tupaq was critical of the delay.", "reported", "Amaru Tupaq"},
        {"President Tupaq drew his host's attention to the drought.", "reported", "Amaru Tupaq"},
        {"President Lindqvist supported this initiative.", "reported", "Oskar Lindqvist"},
        {"The sides presented their frank assessments of the drought.", "collective", BOTH},
        {"President Lindqvist made a point of noting the ice.", "reported", "Oskar Lindqvist"},
        {"President Lindqvist shared that he had never been so far south.", "reported", "Oskar Lindqvist"},
        {"President Tupaq declared his support for the ferry.", "reported", "Amaru Tupaq"},
    };
    FORMS(LEAD, f);
}

/* What looks like a verb of saying and tells nothing. */
static void how_things_are(void **state) {
    (void)state;
    static const struct form f[] = {
        {"A contest for the harbour has already been announced.", "none", NULL},
        {"Two more piers were added in spring.", "none", NULL},
        {"New boats are being considered.", "none", NULL},
        {"It is also intended to mend the nets.", "none", NULL},
        {"Special attention is devoted to salt.", "none", NULL},
        {"The law includes a tax on ice.", "none", NULL},
        {"The two sides had yet to exchange views on ice.", "none", NULL},
        {"The doctors of the coast are now focusing on the flu.", "none", NULL},
        {"The League of Lakes declared 2021 the Year of Salt.", "none", NULL},
        {"The state of the lakes was reviewed.", "unattributed", ""},
        {"It was announced that the ferry would sail.", "unattributed", ""},
    };
    FORMS(LEAD, f);
}

static void second_speakers(void **state) {
    (void)state;
    struct reading r = read_page(LEAD "President Tupaq warned of a drought; he urged haste. President Lindqvist outlined the "
                                      "plan, and recommended governments support the ports.");
    says(&r, "he urged haste", "reported", "Amaru Tupaq");
    says(&r, "and recommended", "reported", "Oskar Lindqvist");
    done(&r);
}

/* An office and its holder that end where "and" begins; this went round for ever. */
static void office_before_and(void **state) {
    (void)state;
    struct reading r =
        read_page("Of important ideas for how every penny in prices. And the President Mira Kessel and get a train.");
    says(&r, "get a train", "none", NULL);
    done(&r);
}

static void relative_words(void **state) {
    (void)state;
    struct reading r =
        read_page(LEAD "President Tupaq noted the price of salt. His counterpart promised ships. President Lindqvist "
                       "met Tupaq again in the harbour. The latter noted the ice. His Icelandic counterpart agreed.");
    says(&r, "His counterpart", "reported", "Oskar Lindqvist");
    says(&r, "The latter", "reported", "Amaru Tupaq");
    says(&r, "His Icelandic", "reported", "Oskar Lindqvist");
    done(&r);
}

/* Which of those named holds an office that is named without a state. */
static void bare_offices(void **state) {
    (void)state;
    struct reading r =
        read_page("Oskar Lindqvist had a telephone conversation with President of Bolivia Amaru Tupaq. The presidents "
                  "discussed tin. The President noted the price of salt. The Bolivian leader agreed.");
    says(&r, "The President noted", "reported", "Oskar Lindqvist");
    done(&r);
    r = read_page("Oskar Lindqvist had a telephone conversation with Prime Minister of Bolivia Amaru Tupaq. The leaders "
                  "discussed tin. The Prime Minister noted the price of salt.");
    says(&r, "The Prime Minister noted", "reported", "Amaru Tupaq");
    done(&r);
    r = read_page(
        "Oskar Lindqvist held a working meeting with Governor of the Lake District Amaru Tupaq. The regional head noted "
        "the price of salt. The Governor asked for help. The head of state promised it.");
    says(&r, "The regional head", "reported", "Amaru Tupaq");
    says(&r, "The Governor asked", "reported", "Amaru Tupaq");
    says(&r, "The head of state", "reported", "Oskar Lindqvist");
    done(&r);
    r = read_page("Vice President Ada Holm and Labour Secretary Bodil Ekman met net menders. The Vice President and Secretary "
                  "Ekman noted the "
                  "price of nets.");
    says(&r, "The Vice President and", "collective", "Ada Holm; Bodil Ekman");
    done(&r);
    r = read_page("Taking part were Railways Minister Bo Ek and Minister for Emergency Situations Sanna Roe. The Minister for "
                  "Emergency Situations said that the road was open.");
    says(&r, "The Minister for", "reported", "Sanna Roe");
    done(&r);
    r = read_page(
        "The talk was led by Senior Adviser to the President Ada Holm. On May 2, President Lindqvist signed an order on "
        "nets. The President noted that the nets were old."); /* an adviser to the president is not the president */
    says(&r, "The President noted", "reported", "Lindqvist");
    done(&r);
    r = read_page("Oskar Lindqvist had a telephone conversation with Chairman of the Service Board and Prime Minister of Bolivia "
                  "Amaru Tupaq. The Prime Minister noted the price of salt."); /* no lesser one for the "vice" in "Service" */
    says(&r, "The Prime Minister noted", "reported", "Amaru Tupaq");
    done(&r);
    r = read_page(
        "Taking part were Minister of Railways Bo Ek and Deputy Minister of Railways Sanna Roe. The Minister of Railways "
        "said that the road was open.");
    says(&r, "The Minister of Railways", "reported", "Bo Ek");
    done(&r);
    r = read_page("Oskar Lindqvist of Iceland wrote to the net menders. The Icelandic leader noted the price of nets.");
    says(&r, "The Icelandic leader", "reported", "Oskar Lindqvist"); /* the only one of that state whom the account names */
    done(&r);
}

/* Where nobody came from abroad, leaders of something are not both sides, nor are they all when "they" follows. */
static void some_at_home(void **state) {
    (void)state;
    struct reading r =
        read_page("The governor's office hosted a round table on nets. Young net leaders noted that the nets were old. "
                  "They urged haste.\n\nThe Net Council discussed wool. They noted its price.");
    says(&r, "Young net leaders", "reported", "Young net leaders");
    says(&r, "They urged haste", "reported", "Young net leaders");
    says(&r, "They noted its", "reported", "Net Council");
    done(&r);
    r = read_page("Ada Holm met Bo Ek on Sunday. The two senior officials discussed wool.");
    says(&r, "The two senior", "collective", NULL);
    done(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_and_pronoun),
        cmocka_unit_test(participles),
        cmocka_unit_test(whom_it_means),
        cmocka_unit_test(a_welcome_is_speech_but_at_a_place),
        cmocka_unit_test(noun_phrases),
        cmocka_unit_test(together),
        cmocka_unit_test(strength_orders),
        cmocka_unit_test(inverted_and_passive),
        cmocka_unit_test(sides_unnamed),
        cmocka_unit_test(two_in_one),
        cmocka_unit_test(offices),
        cmocka_unit_test(couples),
        cmocka_unit_test(narration),
        cmocka_unit_test(quotations),
        cmocka_unit_test(first_person),
        cmocka_unit_test(whose_quotation),
        cmocka_unit_test(stance),
        cmocka_unit_test(opinions_and_nouns),
        cmocka_unit_test(one_side_together),
        cmocka_unit_test(other_languages),
        cmocka_unit_test(subjects_apart),
        cmocka_unit_test(stances_and_nouns),
        cmocka_unit_test(how_things_are),
        cmocka_unit_test(second_speakers),
        cmocka_unit_test(office_before_and),
        cmocka_unit_test(bare_offices),
        cmocka_unit_test(relative_words),
        cmocka_unit_test(some_at_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
