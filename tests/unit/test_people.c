/* What a reader of attendance lists would miss: a name, a title cut at its comma, a person on the wrong side, somebody listed who
 * was only talked about. All states and people are invented but for the states that the program must know by name. */
#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct reading {
    ro_ctx *ctx;
    ro_account *acc;
    const ro_record *rec;
};

static struct reading read_text(const char *text) {
    struct reading r = {.ctx = ro_ctx_new()};
    ro_capture c = {.file = {"account.txt", 11}, .bytes = {text, strlen(text)}, .text = true};
    assert_int_equal(ro_account_read(r.ctx, &c, &r.acc), RO_OK);
    r.rec = ro_account_record(r.acc);
    return r;
}

static void done(struct reading *r) {
    ro_account_free(r->acc);
    ro_ctx_free(r->ctx);
}

static void copy(char *out, size_t cap, ro_str s) { snprintf(out, cap, "%.*s", (int)(s.p ? s.n : 4), s.p ? s.p : "none"); }

/* The list as one line a person: side order role name | title. */
static void expect(const char *text, const char *wanted) {
    static const char *const role[] = {"head", "listed", "joined", "group"};
    struct reading r = read_text(text);
    char got[4000] = "";
    for (size_t i = 0; i < r.rec->nattendance; i++) {
        const ro_attendee *a = &r.rec->attendance[i];
        char side[60], name[200], title[300];
        copy(side, sizeof side, a->side);
        copy(name, sizeof name, a->name);
        copy(title, sizeof title, a->title);
        size_t n = strlen(got);
        snprintf(got + n, sizeof got - n, "%s %d %s %s | %s\n", side, a->order, role[a->role], name, title);
    }
    if (strcmp(got, wanted) != 0) print_message("wanted:\n%sgot:\n%s", wanted, got);
    assert_string_equal(got, wanted);
    done(&r);
}

static void name_first_titles_keep_their_commas(void **state) {
    (void)state;
    expect(
        "Talks Held\n\nHan Jong Ri, general secretary of the Harbour Party and president of the Democratic People's Republic of "
        "Korea, had talks with Pavel Antonovich Lesin, president of the Russian Federation, on May 4.\n\nPresent at the talks "
        "from the "
        "DPRK side were Ri Kum Sok, premier of the DPRK Cabinet, Pak Un Gyong, secretary of the C.C., WPK, Jo Hye Ran, minister "
        "of "
        "Inland Fisheries who is chairman of the DPRK side to the DPRK-Russia Committee for Trade, Salt, Ice and Timber, and Im "
        "Tae "
        "Chon, vice-minister of Railways.\n",
        "KP 1 head Han Jong Ri | general secretary of the Harbour Party and president of the Democratic People's Republic of "
        "Korea\n"
        "RU 1 head Pavel Antonovich Lesin | president of the Russian Federation\n"
        "KP 2 listed Ri Kum Sok | premier of the DPRK Cabinet\n"
        "KP 3 listed Pak Un Gyong | secretary of the C.C., WPK\n"
        "KP 4 listed Jo Hye Ran | minister of Inland Fisheries who is chairman of the DPRK side to the DPRK-Russia Committee for "
        "Trade, "
        "Salt, Ice and Timber\n"
        "KP 5 listed Im Tae Chon | vice-minister of Railways\n");
}

static void title_first_list_with_a_group_in_its_midst(void **state) {
    (void)state;
    expect("A Visit to the Coast\n\nPresident of Serbia Marko Vidan met with Prime Minister of Malta Carla Borg.\n\nPresent from "
           "the "
           "Maltese side were Foreign Minister Rita Zahra, Minister of Harbours, Salt and Fisheries and Co-Chair of the "
           "Maltese-Serbian "
           "Committee Anton Vella, other members of the delegation and Maltese Ambassador to Serbia Luca Grech.\n",
           "RS 1 head Marko Vidan | President of Serbia\n"
           "MT 1 head Carla Borg | Prime Minister of Malta\n"
           "MT 2 listed Rita Zahra | Foreign Minister\n"
           "MT 3 listed Anton Vella | Minister of Harbours, Salt and Fisheries and Co-Chair of the Maltese-Serbian Committee\n"
           "MT 4 group other members of the delegation | none\n"
           "MT 5 listed Luca Grech | Maltese Ambassador to Serbia\n");
}

static void one_sentence_changes_sides(void **state) {
    (void)state;
    expect("Talks on Timber\n\nAnna Lind, president of Finland, had talks with Tomas Urban, president of Estonia.\n\nPresent at "
           "the talks "
           "from the Finnish side were Eero Salo, foreign minister, and from the Estonian side were Juri Tamm, foreign minister, "
           "and "
           "Kaia Roos, Estonian ambassador to Finland.\n",
           "FI 1 head Anna Lind | president of Finland\n"
           "EE 1 head Tomas Urban | president of Estonia\n"
           "FI 2 listed Eero Salo | foreign minister\n"
           "EE 2 listed Juri Tamm | foreign minister\n"
           "EE 3 listed Kaia Roos | Estonian ambassador to Finland\n");
}

static void title_parted_by_the_name_is_joined(void **state) {
    (void)state;
    expect("Readout of a Call\n\nPresident Helen Marsh of New Zealand spoke today with Chancellor Otto Brandt of Austria. Prime "
           "Minister "
           "Paulo Reis of Portugal joined the call at its end.\n",
           "NZ 1 head Helen Marsh | President of New Zealand\n"
           "AT 1 head Otto Brandt | Chancellor of Austria\n"
           "PT 1 joined Paulo Reis | Prime Minister of Portugal\n");
}

static void a_list_goes_on_over_a_long_line(void **state) {
    (void)state;
    expect("Round Table on Nets\n\nPresident Anna Lind of Finland met with heads of schools.\n\nParticipants in the meeting "
           "included:\n\nAda Holm, School of Nets\n\nWexl Ekman, VP of Harbour Affairs at the Lake Town College (NC)\n\n"
           "Rusk Raskin, School of Tin\n",
           "FI 1 head Anna Lind | President of Finland\n"
           "FI 2 listed Ada Holm | none\n"
           "FI 3 listed Wexl Ekman | VP of Harbour Affairs at the Lake Town College (NC)\n"
           "FI 4 listed Rusk Raskin | none\n");
}

static void talked_about_is_not_there(void **state) {
    (void)state;
    expect("Readout of a Meeting\n\nPrime Minister Emma Stone of Iceland met today with Foreign Minister Ivan Petkov of "
           "Bulgaria. They "
           "discussed the plan of President Viktor Danilov. The visit followed the meeting between President Danilov and King "
           "Harald "
           "Olsen in Oslo.\n",
           "IS 1 head Emma Stone | Prime Minister of Iceland\n"
           "BG 1 head Ivan Petkov | Foreign Minister of Bulgaria\n");
}

static void nobody_is_at_a_meeting_to_come(void **state) {
    (void)state;
    struct reading r =
        read_text("President Vidan Will Visit Malta\n\nOn June 3, President of Serbia Marko Vidan will hold talks with Prime "
                  "Minister of Malta Carla Borg in Valletta.\n");
    assert_int_equal(r.rec->nattendance, 0);
    assert_int_equal(r.rec->npeople, 2);
    assert_int_equal(r.rec->nsides, 2);
    done(&r);
}

static void labels_name_the_speakers(void **state) {
    (void)state;
    expect(
        "Beginning of Talks\n\nPresident of Serbia Marko Vidan: Madam Prime Minister, welcome to Belgrade.\n\nI am glad to see "
        "you.\n\nPrime Minister of Malta Carla Borg: Thank you, Mr President. It is a long way from Valletta.\n\nMarko Vidan: "
        "Indeed.\n",
        "RS 1 head Marko Vidan | President of Serbia\n"
        "MT 1 head Carla Borg | Prime Minister of Malta\n");
}

static void later_mentions_are_the_same_person(void **state) {
    (void)state;
    struct reading r =
        read_text("Talks\n\nThe respected Comrade Han Jong Ri had talks with Pavel Antonovich Lesin, president of Russia. "
                  "Lesin thanked Comrade Han Jong Ri. Mr Lesin's visit was long. President Lesin left in the evening.\n");
    assert_int_equal(r.rec->npeople, 2);
    char name[100];
    copy(name, sizeof name, r.rec->people[1].name);
    assert_string_equal(name, "Pavel Antonovich Lesin");
    assert_int_equal(r.rec->people[1].nmentions, 4);
    assert_int_equal(r.rec->people[0].nmentions, 2);
    done(&r);
}

static void places_and_bodies_are_not_people(void **state) {
    (void)state;
    struct reading r =
        read_text("A Day in Port Elden\n\nThe delegation saw the Grand Harbour Theatre, the Lenz Bridge and the University of "
                  "Nova Kesta. The Treaty of Lower Marn was signed at the Hotel Astoria Palace in March.\n");
    for (size_t i = 0; i < r.rec->npeople; i++) print_message("%.*s\n", (int)r.rec->people[i].name.n, r.rec->people[i].name.p);
    assert_int_equal(r.rec->npeople, 0);
    done(&r);
}

static double same(const char *a, const char *b) {
    ro_ctx *ctx = ro_ctx_new();
    ro_name x = {.name = {a, strlen(a)}}, y = {.name = {b, strlen(b)}};
    ro_likeness l, back;
    assert_int_equal(ro_names_compare(ctx, &x, &y, &l), RO_OK);
    assert_int_equal(ro_names_compare(ctx, &y, &x, &back), RO_OK);
    if (!(l.same == back.same)) fail_msg("not symmetric: %s, %s", a, b);
    ro_ctx_free(ctx);
    return l.same;
}

static void spellings_of_one_name(void **state) {
    (void)state;
    static const char *const pair[][2] = {{"Anatoly Yanovsky", "Anatoli Yanovski"},
                                          {"Yevgeni Ditrih", "Yevgeny Dietrich"},
                                          {"Alexandr Nobak", "Alexander Novak"},
                                          {"Sergei Lavrov", "Lavrov S. V."},
                                          {"Sergei Lavrov", "Сергей Лавров"},
                                          {"Choe Son Hui", "Choi Sun-hee"},
                                          {"Choe Son Hui", "최선희"},
                                          {"Kim Jong Un", "Ким Чен Ын"},
                                          {"Kim Jong Un", "金正恩"},
                                          {"Ri Yong Ho", "리용호"},
                                          {"Wang Yi", "Ван И"},
                                          {"Vladimir Putin", "Putin Vladimir"},
                                          {"Joe Biden", "Joseph R. Biden, Jr."},
                                          {"Bashar al-Assad", "Bachar el-Assad"},
                                          {"Oleksii Reznikov", "Алексей Резников"},
                                          {"Jae-in Moon", "Moon Jae In"},
                                          {"Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev"}};
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
        double s = same(pair[i][0], pair[i][1]);
        if (s < 0.5) print_message("%s = %s: %.2f\n", pair[i][0], pair[i][1], s);
        assert_true(s >= 0.5);
    }
}

static void names_that_only_look_alike(void **state) {
    (void)state;
    static const char *const pair[][2] = {{"Kim Yong Chol", "Kim Yong Chun"},
                                          {"Kim Yong Chol", "Kim Yeon-chul"},
                                          {"리영호", "리용호"},
                                          {"Ким Ир Сен", "Ким Чен Ир"},
                                          {"Sergei Ivanov", "Sergei Lavrov"},
                                          {"S. B. Ivanov", "S. S. Ivanov"},
                                          {"Dmitry Sergeyevich Peskov", "Dmitry Nikolayevich Peskov"},
                                          {"Joseph R. Biden, Jr.", "Joseph R. Biden III"},
                                          {"Mohamed bin Zayed Al Nahyan", "Khalifa bin Zayed Al Nahyan"},
                                          {"Hamad bin Khalifa Al Thani", "Khalifa bin Hamad Al Thani"},
                                          {"Andrei Fursenko", "Sergei Fursenko"},
                                          {"Wang Yi", "Wang Yu"},
                                          {"Dmitry Kozak", "Dmitry Kozlov"}};
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
        double s = same(pair[i][0], pair[i][1]);
        if (s >= 0.5) print_message("%s # %s: %.2f\n", pair[i][0], pair[i][1], s);
        assert_true(s < 0.5);
    }
}

static double in_context(const char *name, const char *t1, const char *d1, const char *t2, const char *d2) {
    ro_ctx *ctx = ro_ctx_new();
    ro_name x = {{name, strlen(name)}, {t1, strlen(t1)}, {"KP", 2}, {d1, strlen(d1)}};
    ro_name y = {{name, strlen(name)}, {t2, strlen(t2)}, {"KP", 2}, {d2, strlen(d2)}};
    ro_likeness l;
    assert_int_equal(ro_names_compare(ctx, &x, &y, &l), RO_OK);
    ro_ctx_free(ctx);
    return l.same;
}

static double surnames_seven_years_apart(const char *a, const char *b) {
    ro_ctx *ctx = ro_ctx_new();
    ro_name x = {.name = {a, strlen(a)}, .title = {"minister of fisheries", 21}, .date = {"2010-01-01", 10}};
    ro_name y = {.name = {b, strlen(b)}, .title = {"minister of fisheries", 21}, .date = {"2017-01-01", 10}};
    ro_likeness l;
    assert_int_equal(ro_names_compare(ctx, &x, &y, &l), RO_OK);
    ro_ctx_free(ctx);
    return l.same;
}

/* Of two spellings of a family name one is in the list of common ones: either way round it is common. */
static void a_common_surname_either_way_round(void **state) {
    (void)state;
    assert_true(surnames_seven_years_apart("Kim", "Kym") < 0.5);
    assert_true(surnames_seven_years_apart("Kym", "Kim") < 0.5);
    assert_true(surnames_seven_years_apart("Kozlov", "Kozlow") >= 0.5);
}

static void office_and_day_tell_namesakes_apart(void **state) {
    (void)state;
    assert_true(in_context("Ri Yong Ho", "foreign minister", "2017-09-23", "Minister of Foreign Affairs", "2019-04-25") >= 0.5);
    assert_true(in_context("Ri Yong Ho", "chief of the General Staff", "2012-04-15", "foreign minister", "2019-04-25") < 0.5);
    assert_true(in_context("Kozlov", "Minister of Railways", "2019-01-01", "Minister of Culture", "2019-01-01") < 0.5);
    assert_true(in_context("President Kim", "President of Ruritania", "1983-11-01", "President of Ruritania", "2021-11-18") <
                0.5);
}

static void odd_names_do_no_harm(void **state) {
    (void)state;
    static const char *const odd[] = {"", " ", "-", "....", "A", "\xFF\xFE", "Mr", "President", "1 2 3", "Jr.", "O'", "김", "習"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
            double s = same(odd[i], odd[k]);
            assert_true(s >= 0 && s <= 1);
        }
}

static void a_name_at_its_fullest(void **state) {
    (void)state;
    expect("Talks Held\n\nForeign Minister Oskar Lindqvist of Iceland came on May 4. Mr. Lindqvist met with President Amaru "
           "Tupaq of "
           "Bolivia on May 4.\n",
           "IS 1 head Oskar Lindqvist | Foreign Minister of Iceland\nBO 1 head Amaru Tupaq | President of Bolivia\n");
}

static void rows_and_bodies_inside_a_title(void **state) {
    (void)state;
    expect("Working meeting\n\nPresident Amaru Tupaq of Bolivia held a working meeting with Minister of Roads, Ports and Bridges "
           "Vladimir "
           "Orlin of Bolivia.\n",
           "BO 1 head Amaru Tupaq | President of Bolivia\n"
           "BO 2 head Vladimir Orlin | Minister of Roads, Ports and Bridges of Bolivia\n");
    expect("Working meeting\n\nPresident Amaru Tupaq of Bolivia met with Director General of State Ports Corporation Halvex Igor "
           "Orlin.\n",
           "BO 1 head Amaru Tupaq | President of Bolivia\n"
           "BO 2 head Igor Orlin | Director General of State Ports Corporation Halvex\n");
}

static void an_office_as_label_and_labels_in_running_text(void **state) {
    (void)state;
    expect("Remarks by First Lady Maria Tupaq at the Opening of the Harbour\n\nTHE FIRST LADY: Thank you. It is good to be here "
           "with all of you.\n",
           "none 1 head Maria Tupaq | FIRST LADY\n");
    expect(
        "Interview on the harbour\n\nThe President answered questions.\n\nVladimir Orlin: Shall the harbour open? President of "
        "Bolivia Amaru Tupaq: It shall. In spring. Vladimir Orlin: And the ferry? Amaru Tupaq: It waits.\n",
        "none 1 head Vladimir Orlin | none\nBO 1 head Amaru Tupaq | President of Bolivia\n");
}

static void whom_the_home_side_meets_abroad(void **state) {
    (void)state;
    expect("The White House\n\nReadout of the Visit\n\nSecretary of State Oskar Lindqvist traveled to Bolivia on May 4. Mr. "
           "Lindqvist met "
           "with President Tupaq and Foreign Minister Quispe on the ferry.\n",
           "US 1 head Oskar Lindqvist | Secretary of State\nBO 1 head Tupaq | President\nBO 2 head Quispe | Foreign Minister\n");
}

static void nobody_is_where_nobody_met(void **state) {
    (void)state;
    expect(
        "Statement by the Spokesperson on the Harbour\n\nToday President Amaru Tupaq of Bolivia spoke with reporters. President "
        "Oskar Lindqvist of Iceland condemns the closing of the harbour.\n",
        "");
}

/* The people of the record, by name, parted by " | ". */
static void expect_people(const char *text, const char *wanted) {
    struct reading r = read_text(text);
    char got[400] = "";
    for (size_t i = 0; i < r.rec->npeople; i++) {
        char name[80];
        copy(name, sizeof name, r.rec->people[i].name);
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", i ? " | " : "", name);
    }
    assert_string_equal(got, wanted);
    done(&r);
}

static void things_named_after_people_are_none(void **state) {
    (void)state;
    expect_people(
        "Working meeting\n\nThe road to the Maria Tupaq Expressway and the Oskar Lindqvist Foundation was closed at 10:15 "
        "A.M. EST by President Amaru Tupaq.\n",
        "Amaru Tupaq");
    expect_people("Working meeting\n\nDirector Pamela Park opened the Maria Anna Park in May.\n", "Pamela Park");
}

static void words_that_lost_their_blank(void **state) {
    (void)state;
    expect_people("Working meeting\n\nThe President met with Maria Orlin Orlin MariaPresident of Bolivia and Director Ian "
                  "McOrlin.\n",
                  "Maria Orlin | Ian McOrlin");
}

static void a_word_before_a_colon_is_no_speaker(void **state) {
    (void)state;
    expect_people("Funds for harbours\n\nTexas: Over 20 million for the ferry.\n\nQ Maria, when will it open?\n\nMR. ORLIN: It "
                  "will open in May.\n",
                  "ORLIN");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_first_titles_keep_their_commas),
        cmocka_unit_test(title_first_list_with_a_group_in_its_midst),
        cmocka_unit_test(one_sentence_changes_sides),
        cmocka_unit_test(title_parted_by_the_name_is_joined),
        cmocka_unit_test(talked_about_is_not_there),
        cmocka_unit_test(a_list_goes_on_over_a_long_line),
        cmocka_unit_test(nobody_is_at_a_meeting_to_come),
        cmocka_unit_test(labels_name_the_speakers),
        cmocka_unit_test(later_mentions_are_the_same_person),
        cmocka_unit_test(places_and_bodies_are_not_people),
        cmocka_unit_test(spellings_of_one_name),
        cmocka_unit_test(names_that_only_look_alike),
        cmocka_unit_test(office_and_day_tell_namesakes_apart),
        cmocka_unit_test(a_common_surname_either_way_round),
        cmocka_unit_test(odd_names_do_no_harm),
        cmocka_unit_test(a_name_at_its_fullest),
        cmocka_unit_test(rows_and_bodies_inside_a_title),
        cmocka_unit_test(an_office_as_label_and_labels_in_running_text),
        cmocka_unit_test(whom_the_home_side_meets_abroad),
        cmocka_unit_test(nobody_is_where_nobody_met),
        cmocka_unit_test(things_named_after_people_are_none),
        cmocka_unit_test(words_that_lost_their_blank),
        cmocka_unit_test(a_word_before_a_colon_is_no_speaker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
