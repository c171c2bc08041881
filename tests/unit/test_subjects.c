/* Who says it, where more than one name, state or office stands before the verb. People are invented; Iceland and Bolivia stand
 * in for their states. */
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

static void two_together(void **state) {
    (void)state;
    static const struct line t[] = {
        {"Iceland and Bolivia agreed to build a harbour.", "collective", BOTH, NULL},
        {"Iceland and the Bolivian government welcomed the plan.", "collective", BOTH, NULL},
        {"The Icelandic government and the Bolivian government praised the result.", "collective", BOTH, NULL},
        {"The Bolivian delegation and the Bolivian government praised the result.", "reported", "", "BO"},
        {"The President of Iceland and the Bolivian side praised the result.", "collective", BOTH, NULL},
        {"President Tupaq discussed the price of salt with President Lindqvist.", "collective", "Amaru Tupaq; Oskar Lindqvist",
         NULL},
        {"President Tupaq discussed the price of salt.", "reported", "Amaru Tupaq", NULL},
        {"There was a discussion of the price of salt.", "collective", BOTH, NULL},
        {"There was a ship in the harbour.", "none", NULL, NULL},
    };
    CHECK(t);
}

static void told_inside(void **state) {
    (void)state;
    static const struct line t[] = {
        {"The two sides signed a paper in which the leaders discussed the harbour.", "collective", BOTH, NULL},
        {"The ships are old, as President Tupaq noted with regret.", "reported", "Amaru Tupaq", NULL},
        {"The ships are those that President Tupaq saw.", "none", NULL, NULL},
    };
    CHECK(t);
}

static void whose_it_is(void **state) {
    (void)state;
    static const struct line t[] = {
        {"Lindqvist's deep concern over the ice was voiced.", "reported", "Oskar Lindqvist", "IS"},
        {"Expressed at the talks was Tupaq's deep concern over the price of salt.", "reported", "Amaru Tupaq", "BO"},
        {"In Tupaq's view, the ice is thin.", "reported", "Amaru Tupaq", "BO"},
        {"In the harbour, the ice is thin.", "none", NULL, NULL},
    };
    CHECK(t);
}

/* A pronoun never means somebody of the other sex, and is certain only where nobody else could be meant. */
static void sex_of_pronouns(void **state) {
    (void)state;
    struct reading r =
        read_page("President Ada Lindqvist of Iceland met Mr. Amaru Tupaq, President of Bolivia, in Reykjavik on May 3.\n\n"
                  "Mr. Tupaq thanked the keepers of the lights. She said that the ferry would sail. He added that "
                  "the sea was rough.\n\nMr. Tupaq asked for salt. He praised the harbour.");
    says(&r, "She said", "reported", "Ada Lindqvist");
    assert_false(over(&r, "She said")->why.certain);
    says(&r, "He added", "reported", "Amaru Tupaq");
    says(&r, "He praised", "reported", "Amaru Tupaq");
    assert_true(over(&r, "He praised")->why.certain);
    done(&r);
    r = read_page("President Dahl of Iceland met Prime Minister Sund of Bolivia on May 3.\n\nPresident Dahl praised the ice. He "
                  "asked for haste. She agreed that the time is short.");
    says(&r, "He asked", "reported", "Dahl");
    says(&r, "She agreed", "reported", "Sund"); /* he was told to be a man by the pronoun before */
    assert_false(over(&r, "He asked")->why.certain);
    done(&r);
    r = read_page("Mr. Oskar Dahl, President of Iceland, met his wife, Mrs. Ada Berg, on May 3.\n\nMr. Dahl praised the ice. She "
                  "asked for haste.");
    says(&r, "She asked", "reported", "Ada Berg");
    done(&r);
}

static void part_of_many(void **state) {
    (void)state;
    static const struct line t[] = {
        {"Several participants described the price of salt.", "reported", "Several participants", NULL},
        {"A number of participants noted that the docks are old.", "reported", "A number of participants", NULL},
        {"Some leaders voiced doubts about the ice.", "reported", "Some leaders", NULL},
        {"Some voiced doubts about the ice.", "reported", "Some", NULL},
        {"All other participants praised the result.", "collective", "all participants", NULL},
        {"The participants praised the result.", "collective", "all participants", NULL},
        {"The White House officials praised the result.", "reported", "White House officials", "US"},
        {"Bolivian officials praised the result.", "reported", "", "BO"},
        {"The Bolivian head of state praised the result.", "reported", "Amaru Tupaq", "BO"},
    };
    CHECK(t);
}

/* A state that no list knows, its adjective, and an office that its only man holds without a word of it. */
static void states_of_no_list(void **state) {
    (void)state;
    struct reading r =
        read_page("Ada Norn Has Talks with Bo Kest\n\nTirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks "
                  "with Bo Kest, president of Velmark, on June 19.\n\nThe Velmarkian leader thanked the keepers.\n\nThe "
                  "Ostravian delegation asked for salt.\n\nExpressed at the talks was the concern of the people of Velmark.");
    says(&r, "The Velmarkian", "reported", "Bo Kest");
    says(&r, "The Ostravian", "reported", "");
    side(&r, "The Ostravian", "Ostravia");
    side(&r, "Expressed at", "Velmark");
    done(&r);
    r = read_page("Telephone call\n\nThe Bolivian leader praised the result.\n\nThe harbour is deep, and the ships are many.");
    says(&r, "The Bolivian", "reported", "Bolivian leader");
    assert_false(over(&r, "The Bolivian")->why.certain); /* an office without its man */
    done(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_together),    cmocka_unit_test(told_inside),  cmocka_unit_test(whose_it_is),
        cmocka_unit_test(sex_of_pronouns), cmocka_unit_test(part_of_many), cmocka_unit_test(states_of_no_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
