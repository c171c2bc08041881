/* Who says it, where the title says who wrote, where states stand beside others and officials without their state. Each row fails
 * without the rule it is for. People are invented; Iceland and Bolivia stand in for their states. */
#include "said.h"

#define LEAD "President Oskar Lindqvist of Iceland met President Amaru Tupaq of Bolivia in Reykjavik on May 3.\n\n"
#define BOTH "Oskar Lindqvist; Amaru Tupaq"

struct line {
    const char *text, *mode, *speakers, *side;
};

static void check(const struct line *t, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char page[1000];
        snprintf(page, sizeof page, LEAD "%s", t[i].text);
        struct reading r = read_page(page);
        says(&r, t[i].text, t[i].mode, t[i].speakers);
        if (t[i].side) side(&r, t[i].text, t[i].side);
        done(&r);
    }
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

/* A state's unnamed people beside others, two states before one word, an office before a name that is not his. */
static void states_and_others(void **state) {
    (void)state;
    static const struct line t[] = {
        {"Iceland and the Council on Ice and Snow welcomed the plan.", "collective", BOTH, NULL},
        {"The Icelandic and Bolivian delegations discussed the harbour.", "collective", BOTH, NULL},
        {"The Icelandic head of state and Bolivian President Amaru Tupaq discussed the harbour.", "collective", BOTH, NULL},
        {"The Icelandic and Bolivian delegations held detailed consultations on ice.", "collective", BOTH, NULL},
        {"According to the harbour, the ice is thin.", "none", NULL, NULL},
        {"According to President Tupaq, the ice is thin.", "reported", "Amaru Tupaq", "BO"},
        {"Lindqvist\xE2\x80\x99s invitation was accepted.", "reported", "Oskar Lindqvist", "IS"},
        {"President Tupaq welcomed the sailors of the north at the airport.", "none", NULL, NULL},
        {"President Tupaq welcomed the plan of the north.", "reported", "Amaru Tupaq", "BO"},
    };
    CHECK(t);
}

/* "Under" opens a title here, and the title goes with the name; two states that nobody is named for are two sides. */
static void nobody_has_met(void **state) {
    (void)state;
    struct reading r =
        read_page("Under Secretary Sanna Ravn spoke of wool. Under Secretary Ravn stressed that the ice was thin.");
    says(&r, "Under Secretary Ravn stressed", "reported", "Sanna Ravn");
    assert_true(over(&r, "Under Secretary Ravn stressed")->why.certain);
    done(&r);
    r = read_page("The Icelandic and Bolivian delegations held detailed consultations on ice.");
    says(&r, "The Icelandic", "collective", "both sides");
    done(&r);
}

/* Officials named by nothing but their office are of the state whose page it is. */
static void officials_at_home(void **state) {
    (void)state;
    struct reading r = read_capture((ro_capture){.bytes = str_of(LEAD "Administration officials stressed the price of salt."),
                                                 .url = str_of("https://www.whitehouse.gov/salt/"),
                                                 .text = true});
    says(&r, "Administration officials", "reported", "Administration officials");
    side(&r, "Administration officials", "US");
    done(&r);
}

/* "We" of a joint statement are all who sign it; a second author stands in the title. */
static void written_together(void **state) {
    (void)state;
    struct reading r =
        read_page("Joint Statement by President Oskar Lindqvist of Iceland and President Amaru Tupaq of Bolivia\n\n"
                  "May 3, 2031\n\nOskar Lindqvist and Amaru Tupaq have met. We welcome the vote on the harbour. We "
                  "want it to grow.\n");
    says(&r, "We welcome", "collective", BOTH);
    done(&r);
    r = read_page(
        "Joint Statement by President Lindqvist and the Governor of the North\n\nMay 3, 2031\n\nPresident Lindqvist is well. "
        "We welcome the vote on the harbour. We want it to grow.\n");
    says(&r, "We welcome", "collective", "all participants");
    done(&r);
    r = read_page(
        "Joint Statement of Iceland and Bolivia\n\nMay 3, 2031\n\nThe harbour was built in spring. The salt was shipped "
        "north. The nets were mended. The ice was thin. Ships came in. We agreed that the harbour is to grow.\n");
    says(&r, "We agreed", "collective", "both sides");
    done(&r);
    r = read_page(
        "Statement by President Oskar Lindqvist and Press Secretary Ada Holm on the Harbour\n\nMay 3, 2031\n\nI welcome "
        "the vote on the harbour. Oskar Lindqvist and Ada Holm have waited for it. I thank all who took part.\n");
    says(&r, "I welcome", "direct", "Oskar Lindqvist; Ada Holm");
    done(&r);
    r = read_page(
        "Statement by Press Secretary Ada Holm on the Price of Salt\n\nI welcome the vote. I thank all who took part.\n");
    says(&r, "I welcome", "direct", "Ada Holm");
    done(&r);
    r = read_page("Statement by President Holm Marking the Feast of Nets\n\nThe sea is deep. I welcome the vote. I thank you.\n");
    says(&r, "I welcome", "direct", "Holm");
    done(&r);
    r = read_page(
        "Statement by President Holm Four Years After the Storm\n\nThe sea is deep. I welcome the vote. I thank you.\n");
    says(&r, "I welcome", "direct", "Holm");
    done(&r);
    r = read_page("Statement by the Members\n\nThe sea is deep. I welcome the vote. I thank you.\n");
    says(&r, "I welcome", "direct", "");
    done(&r);
    r = read_page("Greetings to Ada Holm on the Harbour\n\nMay 3, 2031\n\nDear friend, I wish you a fair wind. The sea is "
                  "deep. I hope for fish. I know the north.\n");
    says(&r, "I hope", "direct", "");
    done(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_and_others),
        cmocka_unit_test(officials_at_home),
        cmocka_unit_test(nobody_has_met),
        cmocka_unit_test(written_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
