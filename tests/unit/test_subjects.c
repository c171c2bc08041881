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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_together),
        cmocka_unit_test(told_inside),
        cmocka_unit_test(whose_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
