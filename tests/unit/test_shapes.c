/* Names and titles of many shapes in the list of those present. People are invented; Malta and Ireland stand in for their states.
 */
#include "reading.h"

#define TALKS "Salt Talks\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg met with President of Ireland Orla Finn. "

struct shape {
    const char *text, *wanted; /* who comes after the two heads: "name | title" joined by "; " */
};

static void add(char *out, size_t cap, ro_str s) {
    size_t n = strlen(out);
    snprintf(out + n, cap - n, "%.*s", (int)s.n, s.n ? s.p : "");
}

static void check(const struct shape *t, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char page[1000], got[1000] = "";
        snprintf(page, sizeof page, TALKS "%s", t[i].text);
        struct reading r = read_page(page);
        for (size_t k = 2; k < r.rec->nattendance; k++) {
            const ro_attendee *a = &r.rec->attendance[k];
            add(got, sizeof got, str_of(k > 2 ? "; " : ""));
            add(got, sizeof got, a->name);
            add(got, sizeof got, str_of(" | "));
            add(got, sizeof got, a->title);
        }
        if (strcmp(got, t[i].wanted) != 0) fail_msg("%s\nis \"%s\"\nnot \"%s\"", t[i].text, got, t[i].wanted);
        done(&r);
    }
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void names(void **state) {
    (void)state;
    static const struct shape t[] = {
        {"Minister of Salt Anton Vella, Jr. and Minister of Ice Rita M. Zahra took part in the talks.",
         "Anton Vella, Jr. | Minister of Salt; Rita M. Zahra | Minister of Ice"},
        {"Minister of Salt Anton van der Aar took part in the talks.", "Anton van der Aar | Minister of Salt"},
        {"Minister von der Aar took part in the talks.", "von der Aar | Minister"},
        {"Advisor Salt Popa took part in the talks.", "Salt Popa | Advisor"},
        {"Minister of Salt Rita Monaco took part in the talks.", "Rita Monaco | Minister of Salt"},
        {"Kim Jae-in, minister of Salt, took part in the talks.", "Kim Jae-in | minister of Salt"},
        {"So Kim Jong Min took part in the talks.", "Kim Jong Min | "},
        /* one person */
        {"The meeting was attended by Joe Zahra. Joseph Zahra spoke of the salt.", "Joseph Zahra | "},
        /* two, and the one named last is meant */
        {"The meeting was attended by Joe Zahra and Rita Zahra.", "Joe Zahra | ; Rita Zahra | "},
    };
    CHECK(t);
}

static void titles(void **state) {
    (void)state;
    static const struct shape t[] = {
        {"Industry and Salt Minister of Malta Anton Vella took part in the talks.",
         "Anton Vella | Industry and Salt Minister of Malta"},
        {"General Anton Vella took part in the talks.", "Anton Vella | General"},
        {"Minister of Roads, Ports and Bridges Anton Vella took part in the talks.",
         "Anton Vella | Minister of Roads, Ports and Bridges"},
        {"Anton Vella, director and Rita Zahra, director, took part in the talks.",
         "Anton Vella | director; Rita Zahra | director"},
        /* a title before each name, with a comma or not */
        {"Present were Prime Ministerial Aide Anton Vella, Maltese Ambassador to Ireland, Rita Zahra and Harbour Director, Luca "
         "Grech.",
         "Anton Vella | Prime Ministerial Aide; Rita Zahra | Maltese Ambassador to Ireland; Luca Grech | Harbour Director"},
        {"The talks were attended by Anton Vella, Minister of Salt, Minister of Ice Rita Zahra and Luca Grech, a journalist at "
         "Salt "
         "newspaper.",
         "Anton Vella | Minister of Salt; Rita Zahra | Minister of Ice; Luca Grech | a journalist at Salt newspaper"},
        {"Anton Vella, Director of Salt and Ice, and Rita Zahra took part in the talks.",
         "Anton Vella | Director of Salt and Ice; Rita Zahra | "},
    };
    CHECK(t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
