/* Two independent tellings of one meeting, each in its own words and order: what belongs together is found amid what is told
 * around it, a clause goes with its sentence, and a formula that long accounts share by chance links nothing. */
#include "pairs.h"

#define OPENING                                                                                                                  \
    "Ada Norn, president of Norvania, had talks with Bo Kest, president of Kestria, in Port Elden on March 4, 2031.\n\n"
#define CHARTS "The hydrographers of both navies will exchange their charts of the reefs before the winter.\n\n"
#define CHARTS2 "Before the winter, charts of the reefs will be exchanged between the hydrographers of the two fleets.\n\n"
#define SCHOOL "A school for pilots will be founded in Port Elden with teachers from Kestria.\n\n"
#define SCHOOL2 "In Port Elden there will be a school for pilots, and Kestria will send teachers to it.\n\n"

#define WOOL "Ada Norn spoke at length about the wool market and the price of sheep on the islands of the south.\n\n"
#define COAL "She recalled how her father had carried coal over the mountains when the railway was buried by snow.\n\n"
#define CHOIR "Bo Kest thanked the choir of the cathedral and the cooks of the palace for an evening to remember.\n\n"
#define NETS "He promised that his ministry would look into complaints of fishermen about broken nets and lost buoys.\n\n"

/* The lighthouse stands after the charts in one account and before them in the other, in words of its own. */
static void amid_others_in_another_order(void **state) {
    (void)state;
    struct bench t =
        two(OPENING CHARTS "It was decided that the tower on Gannet Rock should have its keeper.\n\n" SCHOOL WOOL COAL,
            OPENING "Nobody has set foot in the tower of Gannet Rock for a hundred years.\n\n" CHARTS2 SCHOOL2 CHOIR NETS);
    assert_ptr_equal(passage_of(t.c, 0, "Gannet Rock"), passage_of(t.c, 1, "Gannet Rock"));
    assert_int_equal(passage_of(t.c, 0, "wool market")->kind, RO_ONLY);
    assert_int_equal(passage_of(t.c, 1, "broken nets")->kind, RO_ONLY);
    done(&t);
}

/* A place in common is one thing, whatever the number of its words: what is said of it may be something else. */
static void one_place_is_no_likeness(void **state) {
    (void)state;
    struct bench t = two(
        OPENING CHARTS "Alarm was expressed over the survey ships of a third country in the northern shelf.\n\n" SCHOOL WOOL COAL,
        OPENING "I hope to hear a word about the mines of the northern shelf.\n\n" CHARTS2 SCHOOL2 CHOIR NETS);
    assert_int_equal(passage_of(t.c, 0, "Alarm was")->kind, RO_ONLY);
    assert_int_equal(passage_of(t.c, 1, "the mines of")->kind, RO_ONLY);
    done(&t);
}

/* A clause goes where the rest of its sentence went when the other side of that has as much as a word of it. */
static void a_clause_goes_with_its_sentence(void **state) {
    (void)state;
    struct bench t =
        two(OPENING CHARTS
            "Noting that he had been met at the quay by crowds with torches and drums in the pouring rain, Bo Kest said "
            "that the old harbour was the most beautiful in the whole wide world.\n\n" WOOL COAL,
            OPENING CHARTS2 "The old harbour with all its torches is the most beautiful in the whole wide world.\n\n" CHOIR NETS);
    assert_ptr_equal(passage_of(t.c, 0, "drums in the"), passage_of(t.c, 0, "most beautiful"));
    assert_ptr_equal(passage_of(t.c, 0, "most beautiful"), passage_of(t.c, 1, "most beautiful"));
    done(&t);
}

/* Sentences of words that no other sentence has. */
static void filler(char *out, size_t cap, unsigned lo, unsigned hi) {
    static const char *const part[] = {"ba", "co", "du", "fi", "ge", "ha", "jo", "ku",
                                       "li", "me", "no", "pu", "ri", "sa", "te", "vo"};
    size_t have = strlen(out);
    for (unsigned i = 6 * lo; i < 6 * hi; i++)
        have += (size_t)snprintf(out + have, cap - have, "%s %s%s%sran%s", i % 6 ? "the" : "The", part[i % 16], part[i / 16 % 16],
                                 part[i / 256 % 16], i % 6 < 5 ? " " : ". ");
}

static void a_formula_of_long_accounts_links_nothing(void **state) {
    (void)state;
    static char a[40000], b[40000];
    strcpy(a, OPENING);
    filler(a, sizeof a, 0, 100);
    strcat(a, "Thank you, she said. ");
    filler(a, sizeof a, 100, 200);
    strcat(a, CHARTS);
    strcpy(b, OPENING CHARTS);
    filler(b, sizeof b, 200, 400);
    strcat(b, "Thank you, she said.\n");
    struct bench t = two(a, b);
    assert_int_equal(passage_of(t.c, 0, "Port Elden")->kind, RO_SAME);
    assert_int_equal(passage_of(t.c, 0, "Thank you")->kind, RO_ONLY);
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amid_others_in_another_order),
        cmocka_unit_test(one_place_is_no_likeness),
        cmocka_unit_test(a_clause_goes_with_its_sentence),
        cmocka_unit_test(a_formula_of_long_accounts_links_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
