/* What a reader of two accounts would miss or be misled by: the traps (a "not" gone, another speaker, another name or number, a
 * sentence moved and changed), the classes of change, what is only form, editions in one piece, and more than two accounts. */
#include "pairs.h"

#define LEAD "Ada Norn, president of Norvania, had talks with Bo Kest, president of Kestria, in Port Elden on March 4, 2031.\n\n"
#define HARBOURS "Ada Norn said that Norvania would open two more harbours to the ships of Kestria before the winter.\n\n"
#define TREATY "Bo Kest expressed the hope that the treaty on the fishing grounds of the Grey Sea would be signed in autumn.\n\n"
#define ENERGY "The two presidents discussed cooperation in energy and infrastructure and the training of young engineers.\n\n"
#define STORM "Both sides exchanged views on the damage that the storms of the spring had done to the sea walls of the coast.\n\n"

static bool cut_is(const ro_comparison *c, unsigned k, ro_span s, const char *words) {
    return s.hi - s.lo == strlen(words) && memcmp(c->accounts[k]->text.p + s.lo, words, s.hi - s.lo) == 0;
}

static const ro_edit *edit_of(const ro_comparison *c, const char *a, const char *b) {
    for (size_t i = 0; i < c->npassages; i++)
        for (size_t k = 0; k < c->passages[i].nedits; k++) {
            const ro_edit *e = &c->passages[i].edits[k];
            if (cut_is(c, e->x, e->xspan, a) && cut_is(c, e->y, e->yspan, b)) return e;
        }
    return NULL;
}

/* Swaps one phrase of the account for another and expects that very change, of that kind. */
static void expect(const char *from, const char *to, const char *was, const char *is, ro_edit_kind kind, bool substantive) {
    char a[2000], b[2000];
    snprintf(a, sizeof a, "%s", LEAD HARBOURS TREATY ENERGY STORM);
    char *at = strstr(a, from);
    assert_non_null(at);
    snprintf(b, sizeof b, "%.*s%s%s", (int)(at - a), a, to, at + strlen(from));
    struct bench t = two(a, b);
    const ro_edit *e = edit_of(t.c, was, is);
    if (!e) fail_msg("%s / %s: no edit %s / %s", from, to, was, is);
    if (e->kind != kind || e->substantive != substantive)
        fail_msg("%s / %s: kind %d class %s substantive %d", from, to, (int)e->kind, e->klass, e->substantive);
    assert_int_equal(t.c->counts.only, 0);
    assert_int_equal(t.c->counts.substantive_edits + t.c->counts.folded_edits, 1);
    done(&t);
}

static void changes_of_substance(void **state) {
    (void)state;
    expect("would open", "would not open", "", "not", RO_EDIT_STRENGTH, true);
    expect("two more", "three more", "two", "three", RO_EDIT_NUMBER, true);
    expect("Norvania would", "Norvania might", "would", "might", RO_EDIT_STRENGTH, true);
    expect("energy and infrastructure", "energy infrastructure", "and", "", RO_EDIT_DROPPED, true);
    expect("presidents discussed", "presidents agreed", "discussed", "agreed", RO_EDIT_STRENGTH, true);
    expect("Both sides exchanged", "They exchanged", "Both sides", "They", RO_EDIT_WORDING, true);
    expect("young engineers", "engineers", "young", "", RO_EDIT_DROPPED, true);
    expect("the treaty on", "the binding treaty on", "", "binding", RO_EDIT_ADDED, true);
    expect("the damage that", "the ruin that", "damage", "ruin", RO_EDIT_WORDING, true);
    expect("that the treaty on", "that treaties on", "the treaty", "treaties", RO_EDIT_WORDING, true);
}

static void changes_of_form(void **state) {
    (void)state;
    expect("harbours", "harbors", "harbours", "harbors", RO_EDIT_SPELLING, false);
    expect("Grey Sea", "Gray Sea", "Grey", "Gray", RO_EDIT_SPELLING, false);
    expect("sea walls", "sea-walls", "sea walls", "sea-walls", RO_EDIT_FORMAT, false);
    expect("sea walls", "seawalls", "sea walls", "seawalls", RO_EDIT_FORMAT, false);
    expect("two presidents", "two Presidents", "presidents", "Presidents", RO_EDIT_FORMAT, false);
    expect("infrastructure and", "infrastructure, and", "", ",", RO_EDIT_FORMAT, false);
    expect("cooperation in energy", "the cooperation in energy", "", "the", RO_EDIT_ADDED, false);
    expect("presidents discussed", "presidents talked about", "discussed", "talked about", RO_EDIT_WORDING, false);
}

static void a_name_is_replaced(void **state) {
    (void)state;
    struct bench t = two(LEAD HARBOURS "The treaty was signed by Deputy Minister Lio Hadder in the old town hall.\n",
                         LEAD HARBOURS "The treaty was signed by Deputy Minister Una Perrin in the old town hall.\n");
    const ro_edit *e = edit_of(t.c, "Lio Hadder", "Una Perrin");
    assert_non_null(e);
    assert_int_equal(e->kind, RO_EDIT_NAME);
    assert_true(e->substantive);
    done(&t);
}

static void a_reordered_title_is_one_change(void **state) {
    (void)state;
    struct bench t = two(LEAD "Present were Lio Hadder, foreign minister of Norvania, and Una Perrin, envoy of Kestria.\n", LEAD
                         "Present were Lio Hadder, minister of Foreign Affairs of Norvania, and Una Perrin, envoy of Kestria.\n");
    assert_non_null(edit_of(t.c, "foreign minister", "minister of Foreign Affairs"));
    assert_int_equal(t.c->counts.substantive_edits + t.c->counts.folded_edits, 1);
    done(&t);
}

static void the_same_words_in_another_mouth(void **state) {
    (void)state;
    struct bench t = two(LEAD "Ada Norn said that the harbours of the north would stay open to all ships.\n\n" STORM,
                         LEAD "Bo Kest said that the harbours of the north would stay open to all ships.\n\n" STORM);
    const ro_passage *p = passage_of(t.c, 0, "harbours of the north");
    assert_int_equal(p->in, 3);
    assert_true(p->speaker_changed);
    assert_false(passage_of(t.c, 0, "storms of the spring")->speaker_changed);
    done(&t);
}

static void a_sentence_moves_and_changes(void **state) {
    (void)state;
    struct bench t =
        two(LEAD HARBOURS TREATY ENERGY STORM, LEAD TREATY ENERGY STORM
            "Ada Norn said that Norvania would soon open two more harbours to the ships of Kestria before winter.\n");
    const ro_passage *p = passage_of(t.c, 0, "two more harbours");
    assert_int_equal(p->in, 3);
    assert_int_equal(p->kind, RO_REWORDED);
    assert_true(p->moved);
    assert_int_equal(t.c->counts.only, 0);
    assert_false(passage_of(t.c, 0, "Grey Sea")->moved);
    done(&t);
}

/* A body in full and by its initials is one word to the aligner. */
static void a_body_by_its_initials(void **state) {
    (void)state;
    struct bench t =
        two(LEAD HARBOURS "The talks would go on at the Organisation for Security and Co-operation in Europe.\n\n" ENERGY,
            LEAD "Bo Kest was pleased with the weather.\n\nTalks are to be held at the OSCE on May 3.\n\n");
    assert_int_equal(passage_of(t.c, 1, "OSCE")->in, 3);
    assert_ptr_equal(passage_of(t.c, 1, "OSCE"), passage_of(t.c, 0, "Co-operation in Europe"));
    done(&t);
}

/* What only the name of a thing joins, in any order of its words. */
static void a_thing_by_its_name(void **state) {
    (void)state;
    struct bench t = two(
        LEAD HARBOURS
        "Ada Norn again spoke up for diplomacy, first of all early in the summer before the Lagos-Elbe Council.\n\n" ENERGY,
        LEAD TREATY STORM "It became known that delegations would sit down at Skerry on May 9 and then as part of the Elbe-Lagos "
                          "Council at Holm three days later.\n\nBo Kest was pleased with the weather.\n\n");
    assert_ptr_equal(passage_of(t.c, 0, "Lagos-Elbe"), passage_of(t.c, 1, "Elbe-Lagos"));
    done(&t);
}

/* Not a word of content is the same. */
static void words_of_one_meaning(void **state) {
    (void)state;
    struct bench t = two(LEAD HARBOURS "Ada Norn promised to withdraw all soldiers from the frontier.\n\n" ENERGY,
                         LEAD TREATY STORM "A full pullout of the troops at the border was pledged.\n\n");
    assert_ptr_equal(passage_of(t.c, 0, "all soldiers"), passage_of(t.c, 1, "the troops"));
    done(&t);
}

/* Where the page lost the paragraph break, narration stands right before the first label of a turn; it is no part of it. */
static void narration_before_a_label(void **state) {
    (void)state;
    struct bench t =
        two("Talks with Bo Kest\n\nMarch 4, 2031, Port Elden\n\nAfter the talks a joint statement on the sea walls was adopted. "
            "President of Norvania Ada Norn: Mr President, friends, I am glad to see you here.\n\n"
            "President of Kestria Bo Kest: Thank you, we had a long way through the snow.\n",
            LEAD "A joint statement on the sea walls was adopted after the talks.\n\n" HARBOURS);
    assert_ptr_equal(passage_of(t.c, 0, "joint statement"), passage_of(t.c, 1, "joint statement"));
    done(&t);
}

/* The office of those who meet tells nothing of which sentence this is, however long the accounts are. */
static void an_office_is_no_likeness(void **state) {
    (void)state;
    const char *lead =
        "Ada Norn, Prime Minister of Norvania, had talks with Bo Kest, Prime Minister of Kestria, in Port Elden.\n\n";
    char a[6000], b[6000];
    size_t m = (size_t)snprintf(a, sizeof a, "%s", lead), n = (size_t)snprintf(b, sizeof b, "%s", lead);
    for (int i = 20; i < 45; i++) {
        m +=
            (size_t)snprintf(a + m, sizeof a - m, "The boats of harbour %d sailed before dawn with %d men aboard.\n\n", i, 7 * i);
        n += (size_t)snprintf(b + n, sizeof b - n, "Engine %d pulled its wagons through tunnel number %d.\n\n", 2 * i, 9 * i);
    }
    snprintf(a + m, sizeof a - m, "Children sang for the Prime Minister.\n");
    snprintf(b + n, sizeof b - n, "The Prime Minister lit the lamp.\n");
    struct bench t = two(a, b);
    assert_int_equal(passage_of(t.c, 0, "Children sang")->kind, RO_ONLY);
    done(&t);
}

/* Who speaks next, and whom he addresses, is nothing that the other account could be silent on; what he then says is. */
static void a_salutation_is_no_claim(void **state) {
    (void)state;
    struct bench t = two("Talks with Bo Kest\n\nMarch 4, 2031, Port Elden\n\n"
                         "President of Norvania Ada Norn (retranslated): Comrade President Bo Kest, dear friends,\n\n"
                         "The lighthouse of the northern cape was lit again in autumn.\n\n"
                         "President of Kestria Bo Kest: Madam President,\n\nThank you, we had a long way through the snow.\n",
                         LEAD HARBOURS TREATY ENERGY);
    assert_true(passage_of(t.c, 0, "Comrade President")->formula);
    assert_true(passage_of(t.c, 0, "Madam President")->formula);
    assert_false(passage_of(t.c, 0, "lighthouse")->formula);
    assert_ptr_not_equal(passage_of(t.c, 0, "Comrade President"), passage_of(t.c, 0, "lighthouse"));
    done(&t);
}

/* A page that is one statement tells what others said, too: that is no other speaker. What its author says himself is. */
static void the_author_of_a_page(void **state) {
    (void)state;
    const char *page =
        "Statement from President Ada Norn on the storms of the spring\n\nMarch 4, 2031\n\nMy thoughts are with the "
        "people of the coast. I promised them that the sea walls would stand again before the winter.\n\n"
        "Governor Kest stressed that timber had reached the harbours of the coast since the first night.\n\n"
        "Our neighbours have sent boats and sails to the island of Holm, and I thank them for it.\n";
    struct bench t =
        two(page, LEAD "Bo Kest stressed that timber had reached the harbours of the coast since the first night.\n\n"
                       "Bo Kest said that the neighbours had sent boats and sails to the island of Holm.\n\n" ENERGY);
    assert_int_equal(passage_of(t.c, 0, "timber")->in, 3);
    assert_false(passage_of(t.c, 0, "timber")->speaker_changed);
    assert_true(passage_of(t.c, 0, "boats and sails")->speaker_changed);
    done(&t);
}

/* The adjective of a state says of which side something is; it is no name that an account lacks. */
static void an_adjective_is_no_name(void **state) {
    (void)state;
    struct bench t = two(LEAD HARBOURS "The guests drank Bhutanese tea in the garden by the sea.\n\n"
                                       "The guests walked to the old lighthouse of Skerryvore by the sea.\n\n",
                         LEAD HARBOURS);
    assert_null(passage_of(t.c, 0, "tea")->claim);
    assert_string_equal(passage_of(t.c, 0, "lighthouse")->claim, "name");
    done(&t);
}

/* A formula with other names, which both accounts know, is no sentence that moved. */
static void one_formula_of_two_people(void **state) {
    (void)state;
    const char *cast = "Iva Lund and Otto Marn reported on the herring fleet and on the coastal railway.\n\n";
    char a[2000], b[2000];
    snprintf(a, sizeof a,
             LEAD "Iva Lund signed the protocol of the joint commission on the herring fleet.\n\n" HARBOURS TREATY
                  "%s" ENERGY STORM,
             cast);
    snprintf(b, sizeof b,
             LEAD HARBOURS TREATY "%s" ENERGY STORM
                                  "Otto Marn signed the protocol of the joint commission on the coastal railway.\n",
             cast);
    struct bench t = two(a, b);
    assert_int_equal(passage_of(t.c, 0, "Iva Lund signed")->kind, RO_ONLY);
    assert_int_equal(passage_of(t.c, 1, "Otto Marn signed")->kind, RO_ONLY);
    done(&t);
}

/* In two versions of one text a clause without a word of the other version belongs where the other version is longer. */
static void a_clause_said_in_quite_other_words(void **state) {
    (void)state;
    const char *a =
        LEAD HARBOURS "The guests saw that the yard was greater than all other yards; for in the matter wherein men had "
                      "dealt proudly it stood above them.\n\n" TREATY ENERGY STORM;
    const char *b = LEAD HARBOURS "The guests saw that the yard was greater than all other yards because of the way in which "
                                  "everybody else had behaved arrogantly.\n\n" TREATY ENERGY STORM;
    struct bench t = two(a, b);
    assert_int_equal(t.c->counts.only, 0);
    done(&t);
}

static void what_one_account_leaves_out(void **state) {
    (void)state;
    struct bench t = two(LEAD HARBOURS TREATY ENERGY, LEAD HARBOURS ENERGY);
    const ro_passage *p = passage_of(t.c, 0, "fishing grounds");
    assert_int_equal(p->kind, RO_ONLY);
    assert_int_equal(p->in, 1);
    assert_non_null(p->reason);
    assert_int_equal(t.c->counts.same, 3);
    done(&t);
}

static void a_clause_left_out_is_a_passage(void **state) {
    (void)state;
    struct bench t = two(
        LEAD
        "The two presidents opened the new lighthouse, which had been built with the help of both navies, and planted a tree.\n",
        LEAD "The two presidents opened the new lighthouse, and planted a tree.\n");
    assert_int_equal(passage_of(t.c, 0, "help of both navies")->kind, RO_ONLY);
    assert_int_equal(passage_of(t.c, 0, "planted a tree")->in, 3);
    assert_int_equal(passage_of(t.c, 0, "opened the new lighthouse")->in, 3);
    done(&t);
}

/* A comma inside a title must not leave its last word in the next passage. */
static void a_title_is_not_cut_in_two(void **state) {
    (void)state;
    struct bench t = two(
        LEAD "Present from the side of Norvania were Finn Dorm, premier of the Cabinet, Mara Silt, section director of the "
             "C.C., NPU, Olin Bray, minister of the Sea Walls and Harbours of the Western Coast, and Una Reed, vice-minister of "
             "Fisheries.\n",
        LEAD "Present from the side of Norvania were Finn Dorm, premier of the Cabinet, Mara Silt, director of a section of the "
             "NPU Central Committee, Olin Bray, minister of the Sea Walls and Harbours of the Western Coast, and Una Reed, "
             "vice-minister of Fisheries.\n");
    assert_null(edit_of(t.c, "NPU", ""));
    assert_ptr_equal(passage_of(t.c, 0, "C.C., NPU"), passage_of(t.c, 1, "NPU Central Committee"));
    done(&t);
}

static void nothing_in_common(void **state) {
    (void)state;
    struct bench t =
        two("The weather over the islands was mild, with a light wind from the west and little rain in the evening.\n",
            "Parliament elected a new speaker on Tuesday after three rounds of voting that lasted until midnight.\n");
    assert_int_equal(t.c->counts.only, t.c->npassages);
    done(&t);
}

static void an_account_with_itself(void **state) {
    (void)state;
    struct bench t = two(LEAD HARBOURS HARBOURS TREATY ENERGY STORM, LEAD HARBOURS HARBOURS TREATY ENERGY STORM);
    assert_int_equal(t.c->counts.same, t.c->npassages);
    for (size_t i = 0; i < t.c->npassages; i++) assert_false(t.c->passages[i].moved);
    done(&t);
}

/* Three accounts in two orders: the same passages, letters exchanged. */
static void the_order_of_three_does_not_matter(void **state) {
    (void)state;
    static const char *const text[] = {LEAD HARBOURS TREATY ENERGY, LEAD TREATY HARBOURS STORM, LEAD HARBOURS ENERGY STORM};
    struct bench t = {.ctx = ro_ctx_new()}, u = {.ctx = ro_ctx_new()};
    for (int i = 0; i < 3; i++) add(&t, text[i]);
    for (int i = 0; i < 3; i++) add(&u, text[2 - i]);
    compare(&t);
    compare(&u);
    assert_int_equal(t.c->npassages, u.c->npassages);
    for (size_t i = 0; i < t.c->npassages; i++) {
        const ro_passage *p = &t.c->passages[i];
        bool found = false;
        for (size_t k = 0; k < u.c->npassages && !found; k++) {
            const ro_passage *q = &u.c->passages[k];
            found = p->kind == q->kind && p->moved == q->moved && p->nedits == q->nedits;
            for (int a = 0; a < 3; a++) found &= p->spans[a].lo == q->spans[2 - a].lo && p->spans[a].hi == q->spans[2 - a].hi;
        }
        assert_true(found);
    }
    assert_int_equal(passage_of(t.c, 0, "Port Elden")->in, 7);
    done(&t);
    done(&u);
}

static void people_in_both_lists(void **state) {
    (void)state;
    struct bench t = two(
        LEAD "Present at the talks were Lio Hadder, foreign minister of Norvania, and Una Perrin, foreign minister of Kestria.\n",
        LEAD "Present at the talks were Lio Hadder, foreign minister of Norvania, and Tam Oriel, defence minister of Kestria.\n");
    unsigned both = 0, one = 0;
    for (size_t i = 0; i < t.c->nattendance; i++) {
        both += t.c->attendance[i].in == 3;
        one += t.c->attendance[i].in != 3;
    }
    assert_true(both >= 2);
    assert_int_equal(one, 2);
    done(&t);
}

static bool collect(void *user, const char *p, size_t n) {
    char *out = user;
    size_t have = strlen(out);
    if (have + n < 200000) memcpy(out + have, p, n), out[have + n] = 0;
    return true;
}

static void pages_cannot_drive_the_reader(void **state) {
    (void)state;
    static char out[200001];
    struct bench t = two(
        LEAD "Ada Norn said <script>alert(1)</script> \033[2J that \"quotes\" & 'signs' stay what they are in the text.\n",
        LEAD "Ada Norn said <img src=x onerror=alert(1)> \033[2J that \"quotes\" & 'signs' stay what they are in the text.\n");
    *out = 0;
    assert_int_equal(ro_comparison_html(t.ctx, t.c, (ro_sink){collect, out}), RO_OK);
    assert_null(strstr(out, "<script"));
    assert_null(strstr(out, "<img"));
    assert_non_null(strstr(out, "</html>"));
    *out = 0;
    assert_int_equal(ro_comparison_text(t.ctx, t.c, &(ro_style){.all = true, .width = 80}, (ro_sink){collect, out}), RO_OK);
    assert_null(strchr(out, '\033'));
    for (char *line = strtok(out, "\n"); line; line = strtok(NULL, "\n")) assert_true(strlen(line) <= 80);
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_of_substance),
        cmocka_unit_test(changes_of_form),
        cmocka_unit_test(a_name_is_replaced),
        cmocka_unit_test(a_reordered_title_is_one_change),
        cmocka_unit_test(the_same_words_in_another_mouth),
        cmocka_unit_test(a_sentence_moves_and_changes),
        cmocka_unit_test(a_body_by_its_initials),
        cmocka_unit_test(a_thing_by_its_name),
        cmocka_unit_test(words_of_one_meaning),
        cmocka_unit_test(narration_before_a_label),
        cmocka_unit_test(the_author_of_a_page),
        cmocka_unit_test(an_adjective_is_no_name),
        cmocka_unit_test(an_office_is_no_likeness),
        cmocka_unit_test(a_salutation_is_no_claim),
        cmocka_unit_test(one_formula_of_two_people),
        cmocka_unit_test(a_clause_said_in_quite_other_words),
        cmocka_unit_test(what_one_account_leaves_out),
        cmocka_unit_test(a_clause_left_out_is_a_passage),
        cmocka_unit_test(a_title_is_not_cut_in_two),
        cmocka_unit_test(nothing_in_common),
        cmocka_unit_test(an_account_with_itself),
        cmocka_unit_test(the_order_of_three_does_not_matter),
        cmocka_unit_test(people_in_both_lists),
        cmocka_unit_test(pages_cannot_drive_the_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
