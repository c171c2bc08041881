/* Who was there, construction by construction: lists in prose, with semicolons and bullets, titles shared by several, people left
 * unnamed, who came to a meeting and who only was talked about, and whose side is the writer's. People are invented; states are
 * invented where the program need not know them. Each row of a roll: side order role name | title, "?" where it is not certain.
 */
#include "reading.h"

struct roll {
    const char *what, *text, *roll;
};

static void add(char *out, size_t cap, ro_str s, const char *none) {
    size_t n = strlen(out);
    snprintf(out + n, cap - n, "%.*s", (int)(s.p ? s.n : strlen(none)), s.p ? s.p : none);
}

static void roll_of(const ro_record *r, char *out, size_t cap) {
    static const char *const role[] = {"head", "listed", "joined", "group"};
    *out = 0;
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *a = &r->attendance[i];
        add(out, cap, a->side, "none");
        snprintf(out + strlen(out), cap - strlen(out), " %d %s ", a->order, role[a->role]);
        add(out, cap, a->name, "");
        snprintf(out + strlen(out), cap - strlen(out), " | ");
        add(out, cap, a->title, "none");
        snprintf(out + strlen(out), cap - strlen(out), "%s\n", a->why.certain ? "" : " ?");
    }
}

static void check(const struct roll *t, size_t n) {
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        struct reading r = read_page(t[i].text);
        char got[4000];
        roll_of(r.rec, got, sizeof got);
        if (strcmp(got, t[i].roll) != 0) {
            print_message("%s\nwanted:\n%sgot:\n%s", t[i].what, t[i].roll, got);
            ok = false;
        }
        done(&r);
    }
    assert_true(ok);
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

#define TALKS                                                                                                                    \
    "Talks with President Orla Finn of Ireland\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg met with President Orla "    \
    "Finn of Ireland.\n\n"
#define HEADS "MT 1 head Carla Borg | Prime Minister of Malta\nIE 1 head Orla Finn | President of Ireland\n"

static void lists(void **state) {
    (void)state;
    static const struct roll rows[] = {
        {"semicolons part the people of a line",
         "Coastal Summit\n\nMay 4, 2021\n\nTaking part in the summit were the King and Head of State of Norway, the incumbent "
         "Chair of ASEAN "
         "Olav Brekke; Prime Minister of the Kingdom of Denmark Hun Vik; President of Finland Eero Salo.\n",
         "NO 1 listed Olav Brekke | King and Head of State of Norway, the incumbent Chair of ASEAN\n"
         "DK 1 listed Hun Vik | Prime Minister of the Kingdom of Denmark\nFI 1 listed Eero Salo | President of Finland\n"},
        {"one office in the plural for several",
         TALKS "Present from the Maltese side were Deputy Prime Ministers Anton Vella, Rita Zahra and Luca Grech, Deputy Prime "
               "Minister – Chief of Staff Pawlu Sant and representatives of the salt and ice trade.\n",
         HEADS "MT 2 listed Anton Vella | Deputy Prime Minister\nMT 3 listed Rita Zahra | Deputy Prime Minister\n"
               "MT 4 listed Luca Grech | Deputy Prime Minister\nMT 5 listed Pawlu Sant | Deputy Prime Minister – Chief of Staff\n"
               "MT 6 group representatives of the salt and ice trade | none\n"},
        {"a clause before the title is no title",
         TALKS
         "Taking part from the Maltese side were Minister of Salt Anton Vella, while the ferry sailed from Gozo, and Minister of "
         "Ice Rita Zahra.\n",
         HEADS "MT 2 listed Anton Vella | Minister of Salt\nMT 3 listed Rita Zahra | Minister of Ice\n"},
        {"a list that opens the sentence ends before its subject",
         "A Tour of the Harbour\n\nMay 4, 2021\n\nAccompanied by Harbour Minister Anton Vella and Mayor of Gozo Rita Zahra, the "
         "Prime "
         "Minister inspected the pier of Engineer Luca Grech.\n",
         "none 1 listed Anton Vella | Harbour Minister ?\nnone 2 listed Rita Zahra | Mayor of Gozo ?\n"},
        {"names before the verb",
         TALKS
         "Minister of Salt Anton Vella, Minister of Ice Rita Zahra and Head of the Harbour Board Luca Grech were also invited to "
         "take part.\n",
         HEADS "MT 2 listed Anton Vella | Minister of Salt ?\nMT 3 listed Rita Zahra | Minister of Ice ?\n"
               "MT 4 listed Luca Grech | Head of the Harbour Board ?\n"},
        {"who reports is there",
         TALKS
         "Minister of Salt Anton Vella of Malta presented a report on brine. The meeting was also attended by Minister of Ice of "
         "Malta Rita Zahra.\n",
         HEADS "MT 2 listed Anton Vella | Minister of Salt of Malta\nMT 3 listed Rita Zahra | Minister of Ice of Malta\n"},
        {"bullets: name, what he is, and where it stands",
         "Roundtable on Salt\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg met with salt makers. Participants "
         "included:\n\n"
         "- Mayor Ada Norn, Senior Director, House of Salt (Harbour City, HC)\n\n- Rep. Petru Popa (HC-04), Salt Caucus Chair\n",
         "MT 1 head Carla Borg | Prime Minister of Malta\nMT 2 listed Ada Norn | Senior Director, House of Salt ?\n"
         "MT 3 listed Petru Popa | Salt Caucus Chair ?\n"},
    };
    CHECK(rows);
}

static void who_met(void **state) {
    (void)state;
    static const struct roll rows[] = {
        {"a later meeting talked about",
         TALKS "They noted that the meeting between King Olav Brekke and President Eero Salo is a chance.\n", HEADS},
        {"his call with somebody is talked about",
         "Call with President Orla Finn of Ireland\n\nMay 4, 2021\n\nPrime Minister Borg briefed leaders on his call with King "
         "Brekke and "
         "discussed salt.\n",
         "IE 1 head Orla Finn | President of Ireland ?\n"},
    };
    CHECK(rows);
}

static void sides(void **state) {
    (void)state;
    static const struct roll rows[] = {
        {"a head known to the world, named without a state, is the writer's",
         "Call with Prime Minister Carla Borg of Malta\n\nMay 4, 2021\n\nPresident Marta Vendrel spoke today with Prime Minister "
         "Carla Borg of Malta. Minister of Salt Anton Vella took part in the call.\n",
         "Quessia 1 head Marta Vendrel | President\nMT 1 head Carla Borg | Prime Minister of Malta\n"
         "Quessia 2 listed Anton Vella | Minister of Salt ?\n"},
        {"by the family name beside the office, and not sure",
         "Call with Prime Minister Carla Borg of Malta\n\nMay 4, 2021\n\nPresident Vendrel spoke today with Prime Minister "
         "Carla Borg of Malta.\n",
         "Quessia 1 head Vendrel | President ?\nMT 1 head Carla Borg | Prime Minister of Malta\n"},
        {"another given name, another person",
         "Call with Prime Minister Carla Borg of Malta\n\nMay 4, 2021\n\nPresident Jonas Vendrel spoke today with Prime Minister "
         "Carla Borg of Malta.\n",
         "none 1 head Jonas Vendrel | President ?\nMT 1 head Carla Borg | Prime Minister of Malta\n"},
        {"a state says more than the union it chairs",
         "Salt Talks\n\nMay 4, 2021\n\nPresident of Norway and Chair of NATO Olav Brekke met with NATO Secretary General Petru "
         "Popa.\n",
         "NO 1 head Olav Brekke | President of Norway and Chair of NATO\nNATO 1 head Petru Popa | NATO Secretary General\n"},
        {"a region's governor is of its state, a town is nobody",
         "Salt Talks\n\nMay 4, 2021\n\nPresident of the United States Petru Popa met with Ohio Governor Ada Norn in Los "
         "Angeles.\n",
         "US 1 head Petru Popa | President of the United States\nUS 2 head Ada Norn | Ohio Governor\n"},
        {"who receives is the writer's, and so are those without a state",
         "Meeting with Head of the Salt Service Ada Norn\n\nMay 4, 2021\n\nPresident of Malta Anton Vella: Good day.\n\nAda "
         "Norn: Good day.\n",
         "MT 1 head Anton Vella | President of Malta\nMT 2 head Ada Norn | Head of the Salt Service ?\n"},
        {"the hall in the line of the head",
         "Remarks with President Orla Finn of Ireland\n\nOval Office\n\n3:39 P.M. EDT\n\nPRESIDENT POPA: Welcome.\n\nPRESIDENT "
         "FINN: Thank "
         "you.\n\nPRESIDENT POPA: Let us talk.\n\nPRESIDENT FINN: Yes.\n",
         "US 1 head POPA | PRESIDENT ?\nIE 1 head Orla Finn | PRESIDENT\n"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists),
        cmocka_unit_test(who_met),
        cmocka_unit_test(sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
