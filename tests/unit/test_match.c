/* What a reader of the list of meetings would miss: accounts of one meeting parted, two meetings made one. States and people are
 * invented: Ada Norn leads Norvania (NV), Bo Kest Kestria (KS), Cil Marr Marland (ML). */
#include "match/match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MOST = 12 };

struct bench {
    struct ro_error error;
    ro_arena *arena;
    ro_sketch *s[MOST];
    size_t n;
};

static int setup(void **state) {
    struct bench *b = calloc(1, sizeof *b);
    if (b) b->arena = ro_arena_new(&b->error);
    *state = b;
    return b && b->arena ? 0 : -1;
}

static int teardown(void **state) {
    struct bench *b = *state;
    ro_arena_free(b->arena);
    free(b);
    return 0;
}

struct told {
    const char *id, *title, *publisher, *side, *met, *published, *place;
    const char *heads[4]; /* "SIDE:Name" */
    const char *also[3];  /* sides for which nobody is named */
    bool spoken_of;       /* the heads are named, and in no list of those present */
    ro_form form;
    ro_kind kind;
    bool notice, unsure; /* unsure: of the day it met */
    const char *earliest, *latest, *text;
};

static ro_str str(const char *s) { return ro_str_c(s); }

static void fill(struct bench *b, ro_record *r, const struct told *t) {
    *r = (ro_record){.held = !t->notice, .form = t->form, .kind = t->kind, .text = str(t->text ? t->text : "")};
    r->title.value = str(t->title), r->publisher.value = str(t->publisher), r->publisher_side = str(t->side);
    r->place.value = str(t->place);
    if (t->met) strcpy(r->meeting.value, t->met), r->meeting.why.certain = !t->unsure, r->meeting.basis = RO_BASIS_TEXT;
    if (t->earliest) strcpy(r->meeting.earliest, t->earliest);
    if (t->latest) strcpy(r->meeting.latest, t->latest);
    if (t->published) strcpy(r->published.value, t->published);
    r->people = RO_NEWS(b->arena, ro_person, 4);
    r->attendance = RO_NEWS(b->arena, ro_attendee, 4);
    r->sides = RO_NEWS(b->arena, ro_str, 8);
    for (int i = 0; i < 4 && t->heads[i]; i++) {
        const char *colon = strchr(t->heads[i], ':');
        ro_str side = {t->heads[i], (size_t)(colon - t->heads[i])}, name = str(colon + 1);
        ro_span *first = RO_NEW(b->arena, ro_span);
        *first = (ro_span){(uint32_t)(10 * (4 - i)), (uint32_t)(10 * (4 - i)) + 5};
        r->people[r->npeople++] = (ro_person){.name = name, .side = side, .mentions = first, .nmentions = 1};
        if (!t->notice && !t->spoken_of)
            r->attendance[r->nattendance++] = (ro_attendee){.name = name, .side = side, .role = RO_ROLE_HEAD};
        r->sides[r->nsides++] = side;
    }
    for (int i = 0; i < 3 && t->also[i]; i++) r->sides[r->nsides++] = str(t->also[i]);
}

static void add(struct bench *b, struct told t) {
    ro_record r;
    if (RO_TRY(b->arena)) fail_msg("%s", b->error.text);
    fill(b, &r, &t);
    b->s[b->n++] = ro_sketch_open(b->arena, str(t.id), ro_sketch_pack(b->arena, &r));
}

static const ro_meetings *group(struct bench *b, const ro_verdict *v, size_t nv) {
    if (RO_TRY(b->arena)) fail_msg("%s", b->error.text);
    return ro_match_meetings(b->arena, b->s, b->n, &(ro_rulings){.verdict = v, .nverdicts = nv});
}

/* Where the account stands; -1 nowhere, which must not be. */
static int meeting_of(struct bench *b, const ro_meetings *m, const char *id) {
    for (size_t i = 0; i < m->n; i++)
        for (size_t k = 0; k < m->v[i].nmembers; k++)
            if (ro_str_is(b->s[m->v[i].members[k].sketch]->id, id)) return (int)i;
    return -1;
}

static bool together(struct bench *b, const char *x, const char *y) {
    const ro_meetings *m = group(b, NULL, 0);
    assert_true(meeting_of(b, m, x) >= 0 && meeting_of(b, m, y) >= 0);
    return meeting_of(b, m, x) == meeting_of(b, m, y);
}

static const struct told TALKS = {.id = "a",
                                  .title = "Ada Norn Holds Talks with Bo Kest",
                                  .publisher = "Norvania Wire",
                                  .side = "NV",
                                  .met = "2031-03-04",
                                  .published = "2031-03-05",
                                  .heads = {"NV:Ada Norn", "KS:Bo Kest"},
                                  .form = RO_FORM_TALKS,
                                  .kind = RO_KIND_REPORT};
static const struct told CALL = {.id = "a",
                                 .title = "Telephone conversation with Bo Kest",
                                 .publisher = "Office of Norvania",
                                 .side = "NV",
                                 .published = "2031-03-04",
                                 .heads = {"NV:Ada Norn", "KS:Bo Kest"},
                                 .form = RO_FORM_CALL,
                                 .kind = RO_KIND_REPORT};

static struct told but(struct told t, const char *id, const char *title, const char *publisher, const char *side) {
    t.id = id;
    if (title) t.title = title;
    if (publisher) t.publisher = publisher, t.side = side;
    return t;
}

static void both_sides_tell_of_one_meeting(void **state) {
    struct bench *b = *state;
    add(b, TALKS);
    add(b, but(TALKS, "b", "Talks with Ada Norn", "Office of Kestria", "KS"));
    const ro_meetings *m = group(b, NULL, 0);
    assert_int_equal(m->n, 1);
    assert_int_equal(m->v[0].day, ro_day_number(2031, 3, 4));
    assert_true(m->v[0].day_exact && m->v[0].day_certain);
    assert_int_equal(m->v[0].nsides, 2);
    assert_int_equal(m->v[0].npeople, 2);
    assert_true(m->v[0].members[0].why.n > 0);
    assert_true(ro_str_starts(m->v[0].id, "2031-03-04-"));
}

/* Whatever the order, and though more accounts print it in other letters. */
static void its_place_is_shown_in_latin_letters(void **state) {
    struct bench *b = *state;
    struct told there = but(TALKS, "a", NULL, NULL, NULL),
                here = but(TALKS, "b", "Talks with Ada Norn", "Office of Kestria", "KS");
    there.place = "Тирна-на-Море", here.place = "Tirna";
    add(b, there);
    add(b, here);
    there.id = "c";
    add(b, there);
    const ro_meetings *m = group(b, NULL, 0);
    assert_int_equal(m->n, 1);
    assert_true(ro_str_is(m->v[0].place, "Tirna"));
}

static void the_next_call_is_another(void **state) {
    struct bench *b = *state;
    struct told next = but(CALL, "b", NULL, NULL, NULL);
    next.published = "2031-03-05";
    add(b, CALL);
    add(b, next);
    assert_false(together(b, "a", "b"));
}

static void two_guests_of_one_day(void **state) {
    struct bench *b = *state;
    struct told other = but(TALKS, "b", "Ada Norn Holds Talks with Cil Marr", NULL, NULL);
    other.heads[1] = "ML:Cil Marr";
    add(b, TALKS);
    add(b, other);
    assert_false(together(b, "a", "b"));
}

static void another_host_of_the_same_guest(void **state) {
    struct bench *b = *state;
    struct told other = but(TALKS, "b", "Dov Senn Receives Bo Kest", NULL, NULL);
    other.heads[0] = "NV:Dov Senn";
    add(b, TALKS);
    add(b, other);
    assert_false(together(b, "a", "b"));
}

static void three_sides_and_two(void **state) {
    struct bench *b = *state;
    struct told three = but(TALKS, "b", "Meeting with Bo Kest and Cil Marr", NULL, NULL);
    three.heads[2] = "ML:Cil Marr";
    add(b, but(TALKS, "a", "Meeting with Bo Kest", NULL, NULL));
    add(b, three);
    assert_false(together(b, "a", "b"));
}

static void days_that_differ(void **state) {
    struct bench *b = *state;
    struct told later = but(TALKS, "b", NULL, "Office of Kestria", "KS");
    later.met = "2031-03-06", later.published = "2031-03-06";
    add(b, TALKS);
    add(b, later);
    assert_false(together(b, "a", "b"));
}

static void one_call_on_two_calendar_days(void **state) {
    struct bench *b = *state;
    struct told here = CALL, there = but(CALL, "b", "PM call with Ada Norn", "Office of Kestria", "KS");
    here.met = "2031-03-04", there.met = "2031-03-05", there.published = "2031-03-05";
    add(b, here);
    add(b, there);
    assert_true(together(b, "a", "b"));
}

static void a_page_stamped_the_day_after(void **state) {
    struct bench *b = *state;
    struct told press = but(TALKS, "b", "News conference following talks with Bo Kest", "Office of Norvania", "NV");
    press.met = NULL, press.published = "2031-03-05", press.kind = RO_KIND_TRANSCRIPT;
    struct told talks = TALKS;
    talks.publisher = "Office of Norvania", talks.met = NULL, talks.published = "2031-03-04";
    add(b, talks);
    add(b, press);
    assert_true(together(b, "a", "b"));
}

static void a_reprint_without_a_day_joins_the_one_that_fits(void **state) {
    struct bench *b = *state;
    struct told bare = but(TALKS, "b", "Opening remarks", "Monitor", NULL), old = but(TALKS, "c", NULL, NULL, NULL);
    bare.met = bare.published = NULL, bare.earliest = "2031-01-01", bare.latest = "2031-12-31";
    old.met = "2029-07-01", old.published = "2029-07-02";
    add(b, TALKS);
    add(b, bare);
    add(b, old);
    assert_true(together(b, "a", "b"));
    assert_false(together(b, "b", "c"));
}

static void a_reprint_that_fits_two_joins_none(void **state) {
    struct bench *b = *state;
    struct told bare = but(TALKS, "b", "Opening remarks", "Monitor", NULL), second = but(TALKS, "c", NULL, NULL, NULL);
    bare.met = bare.published = NULL, bare.earliest = "2031-01-01", bare.latest = "2031-12-31";
    second.met = "2031-09-01", second.published = "2031-09-02";
    add(b, TALKS);
    add(b, bare);
    add(b, second);
    assert_false(together(b, "a", "b"));
    assert_false(together(b, "b", "c"));
}

static void a_notice_hangs_on_and_is_counted_apart(void **state) {
    struct bench *b = *state;
    struct told n = but(TALKS, "n", "On March 4, Ada Norn will hold talks with Bo Kest", "Office of Norvania", "NV");
    n.notice = true, n.published = "2031-03-01", n.kind = RO_KIND_NOTICE;
    add(b, TALKS);
    add(b, n);
    const ro_meetings *m = group(b, NULL, 0);
    assert_int_equal(m->n, 1);
    assert_true(m->v[0].held);
    assert_false(m->v[0].members[0].notice);
    assert_true(m->v[0].members[1].notice);
}

static void a_notice_alone_is_not_held(void **state) {
    struct bench *b = *state;
    struct told n = but(TALKS, "n", "On March 4, Ada Norn will hold talks with Bo Kest", NULL, NULL);
    n.notice = true;
    add(b, n);
    const ro_meetings *m = group(b, NULL, 0);
    assert_false(m->v[0].held);
}

static void what_tells_of_no_meeting_stands_alone_without_a_day(void **state) {
    struct bench *b = *state;
    struct told letter = but(TALKS, "b", "Greetings to the Harbour Festival", NULL, NULL);
    letter.form = RO_FORM_OTHER, letter.heads[1] = NULL;
    add(b, TALKS);
    add(b, letter);
    const ro_meetings *m = group(b, NULL, 0);
    int i = meeting_of(b, m, "b");
    assert_int_equal(m->n, 2);
    assert_false(m->v[i].met);
    assert_int_equal(m->v[i].day, RO_NODAY);
}

static void what_tells_of_no_meeting_joins_its_copy(void **state) {
    struct bench *b = *state;
    struct told letter = but(TALKS, "a", "Condolences to the Family of Oto Ferrin", NULL, NULL);
    letter.form = RO_FORM_OTHER, letter.heads[1] = NULL;
    letter.text = "The harbour of Norvania mourns a pilot who for forty years brought every ship home through the narrow sound. "
                  "His lantern stood in the window of the old customs house, and captains of many flags knew it by its colour.";
    add(b, letter);
    add(b, but(letter, "b", NULL, "Office of Norvania", "NV"));
    add(b, but(letter, "c", "Condolences to the Widow of Lia Telm", "Office of Norvania", "NV"));
    assert_true(together(b, "a", "b"));
    assert_false(together(b, "a", "c"));
}

/* Posted twice by one office, under two ids, without a day of its own: nobody has two meetings of it. */
static void an_announcement_joins_its_copy(void **state) {
    struct bench *b = *state;
    struct told n = but(TALKS, "a", "Ada Norn will open the Lantern House of Harbour Pilots", "Office of Norvania", "NV");
    n.notice = true, n.form = RO_FORM_OTHER, n.heads[1] = NULL, n.met = NULL, n.published = "2031-03-01";
    n.text =
        "The Lantern House opens its doors to the pilots of every harbour of Norvania and to whoever wishes to learn from them "
        "how a ship is brought home through the narrow sound by night, when fog hides both of the beacons on the mole.";
    add(b, n);
    n.published = "2031-03-02";
    add(b, but(n, "b", NULL, "Office of Norvania", "NV"));
    n.published = "2031-03-09";
    add(b, but(n, "c", NULL, "Office of Norvania", "NV"));
    n.published = "2031-03-01";
    n.text =
        "Pilots from nine ports are awaited on the mole. The mayor brings the key, the choir of the customs house sings, and all "
        "who come are asked to bring a lamp of their own, for the stair has none and its steps are worn.";
    add(b, but(n, "d", NULL, "Office of Norvania", "NV"));
    assert_true(together(b, "a", "b"));
    assert_false(together(b, "a", "c")); /* a week later it may be the next opening */
    assert_false(together(b, "a", "d"));
}

static void one_form_of_letter_on_two_states(void **state) {
    struct bench *b = *state;
    struct told letter =
        but(TALKS, "a", "Letter to the Chamber on the Entry of the Republic of Kestria", "Office of Norvania", "NV");
    letter.form = RO_FORM_OTHER, letter.heads[0] = NULL, letter.also[0] = "KS", letter.also[1] = "NV";
    letter.text =
        "The harbour of Norvania thanks the chamber for forty years in which every ship came home through the narrow sound. "
        "A lantern stood in the window of the old customs house, and captains of many flags knew it by its colour.";
    add(b, letter);
    letter.also[0] = "ZZ";
    add(b, but(letter, "b", "Letter to the Chamber on the Entry of the Republic of Ostland", "Office of Norvania", "NV"));
    letter.title = "Letter to the Chamber on the Entry of the Republic of Kestria", letter.also[0] = "KS";
    add(b, but(letter, "c", NULL, "Office of Norvania", "NV"));
    assert_false(together(b, "a", "b"));
    assert_true(together(b, "a", "c"));
}

static void a_title_alone_names_the_president(void **state) {
    struct bench *b = *state;
    struct told x = but(TALKS, "a", "President Norn Holds Talks with Bo Kest", NULL, NULL);
    x.heads[0] = "KS:Bo Kest", x.heads[1] = NULL;
    add(b, x);
    const ro_meetings *m = group(b, NULL, 0);
    assert_int_equal(m->v[0].npeople, 2);
}

static void days_of_a_visit(void **state) {
    struct bench *b = *state;
    struct told visit = but(TALKS, "b", "Bo Kest visits Norvania", "Office of Kestria", "KS");
    visit.met = NULL, visit.earliest = "2031-03-02", visit.latest = "2031-03-04", visit.published = "2031-04-20";
    add(b, TALKS);
    add(b, visit);
    assert_true(together(b, "a", "b"));
    b->n = 0;
    add(b, visit);
    const ro_meetings *m = group(b, NULL, 0);
    assert_true(m->v[0].day == ro_day_number(2031, 3, 4) && !m->v[0].day_exact);
}

/* Two offices of one state, told of on two days that fit, in words of their own: the sides decide. */
static void sides_in_common_and_others(void **state) {
    static const struct {
        const char *bo, *also;
        ro_form form;
        bool one;
    } rows[] = {{"NV:Bo Kest", "ML", RO_FORM_TALKS, false}, /* other sides */
                {"KS:Bo Kest", "ML", RO_FORM_VISIT, true},  /* one side more */
                {"KS:Bo Kest", "ML", RO_FORM_CALL, false}};
    struct bench *b = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct told x = but(TALKS, "a", "At the harbour", NULL, NULL), y = but(TALKS, "b", "From the quay", "Office", "NV");
        x.met = y.met = NULL, x.published = "2031-03-04";
        y.heads[1] = rows[i].bo, y.also[0] = rows[i].also, y.form = rows[i].form;
        b->n = 0;
        add(b, x);
        add(b, y);
        assert_int_equal(together(b, "a", "b"), rows[i].one);
    }
}

static void one_side_in_common_is_not_enough(void **state) {
    struct bench *b = *state;
    struct told other = but(TALKS, "b", "Ada Norn at the harbour", "Office of Marland", "ML");
    other.heads[1] = NULL, other.also[0] = "ML";
    other.text = "The harbour of Norvania mourns a pilot who for forty years brought every ship home through the narrow sound.";
    add(b, but(TALKS, "a", "Ada Norn at the harbour", NULL, NULL));
    b->s[0]->people[1].rank = RO_RANK_THERE;
    add(b, other);
    assert_false(together(b, "a", "b"));
}

static void a_joint_statement_is_of_the_two_named_first(void **state) {
    struct bench *b = *state;
    struct told joint = but(TALKS, "b", "Joint statement", "Office of Kestria", "KS");
    joint.spoken_of = true, joint.form = RO_FORM_OTHER, joint.kind = RO_KIND_STATEMENT, joint.met = NULL;
    add(b, but(TALKS, "a", "At the harbour", NULL, NULL));
    add(b, joint);
    const ro_meetings *m = group(b, NULL, 0);
    assert_int_equal(b->s[1]->occasion, RO_OCCASION_ABOUT);
    assert_int_equal(b->s[1]->people[1].rank, RO_RANK_HEAD);
    assert_int_equal(m->n, 1);
}

static void a_press_conference_of_one_is_no_meeting(void **state) {
    struct bench *b = *state;
    struct told x = but(TALKS, "a", "Press conference of Ada Norn", NULL, NULL);
    x.form = RO_FORM_OTHER, x.heads[1] = NULL;
    add(b, x);
    assert_false(group(b, NULL, 0)->v[0].met);
    x = but(TALKS, "b", "Press conference of Ada Norn and Bo Kest", NULL, NULL);
    x.form = RO_FORM_OTHER;
    add(b, x);
    assert_int_equal(b->s[1]->occasion, RO_OCCASION_ABOUT);
}

static void a_notice_without_its_day(void **state) {
    static const struct {
        const char *earliest, *latest, *published, *unsure;
        bool joins;
    } rows[] = {{"2031-03-02", "2031-03-06", "2031-02-01", NULL, true},
                {"2031-03-06", "2031-03-09", "2031-03-01", NULL, false},
                {NULL, NULL, "2031-02-20", NULL, true},
                {NULL, NULL, "2031-01-20", NULL, false},
                {NULL, "2031-03-02", "2031-03-02", NULL, true},  /* what is told is past, what is announced is not */
                {NULL, NULL, "2031-03-02", "2031-02-27", true},  /* some other day that the page prints */
                {NULL, NULL, "2031-02-20", "2031-02-27", false}, /* the day it names */
                {NULL, NULL, NULL, NULL, false}};
    struct bench *b = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct told n = but(TALKS, "n", "Ada Norn will hold talks with Bo Kest", "Office of Norvania", "NV");
        n.notice = true, n.kind = RO_KIND_NOTICE, n.met = rows[i].unsure, n.unsure = true;
        n.earliest = rows[i].earliest, n.latest = rows[i].latest, n.published = rows[i].published;
        b->n = 0;
        add(b, TALKS);
        add(b, n);
        assert_int_equal(together(b, "a", "n"), rows[i].joins);
    }
}

static void what_a_person_joined_without_a_day_keeps_nobody_out(void **state) {
    struct bench *b = *state;
    struct told bare = but(TALKS, "b", "Opening remarks", "Monitor", NULL);
    bare.met = bare.published = NULL;
    add(b, TALKS);
    add(b, bare);
    add(b, but(TALKS, "c", "Talks with Ada Norn", "Office of Kestria", "KS"));
    ro_verdict v[] = {{RO_S("a"), RO_S("b"), true}};
    assert_int_equal(group(b, v, 1)->n, 1);
}

static void the_title_has_the_whole_name(void **state) {
    struct bench *b = *state;
    struct told x = but(TALKS, "a", "Talks with Bo Kest at the harbour", NULL, NULL);
    x.heads[1] = "KS:KEST";
    add(b, x);
    const ro_meetings *m = group(b, NULL, 0);
    bool whole = false;
    for (size_t i = 0; i < m->v[0].npeople; i++) whole |= ro_str_is(m->v[0].people[i], "Bo Kest");
    assert_true(whole);
}

static void an_address_behind_a_title_is_no_side(void **state) {
    struct bench *b = *state;
    add(b, but(TALKS, "a", "Ada Norn and Bo Kest at the Harbour | Lirimo, Japan", NULL, NULL));
    assert_int_equal(group(b, NULL, 0)->v[0].nsides, 2);
}

static void an_organisation_in_the_id(void **state) {
    struct bench *b = *state;
    struct told x = TALKS;
    x.heads[1] = "Salt & Ice Union:Bo Kest";
    add(b, x);
    ro_str id = group(b, NULL, 0)->v[0].id;
    assert_true(ro_str_is(id, "2031-03-04-nv-salt-ice-union"));
}

static void a_press_secretary_is_no_party(void **state) {
    struct bench *b = *state;
    struct told x =
        but(CALL, "b", "Statement by Press Secretary Eva Dorn on Ada Norn's Call with Bo Kest", "Office of Kestria", "KS");
    x.heads[2] = "KS:Eva Dorn";
    add(b, CALL);
    add(b, x);
    assert_true(together(b, "a", "b"));
}

static void a_person_outranks_the_rules(void **state) {
    struct bench *b = *state;
    struct told second = but(TALKS, "b", NULL, "Office of Kestria", "KS"), third = but(TALKS, "c", NULL, "Wire Three", "ML");
    third.met = "2031-08-01", third.published = "2031-08-02";
    add(b, TALKS);
    add(b, second);
    add(b, third);
    ro_verdict v[] = {{RO_S("a"), RO_S("b"), false}, {RO_S("c"), RO_S("a"), true}};
    const ro_meetings *m = group(b, v, 2);
    assert_int_not_equal(meeting_of(b, m, "a"), meeting_of(b, m, "b"));
    assert_int_equal(meeting_of(b, m, "a"), meeting_of(b, m, "c"));
}

static void order_changes_nothing(void **state) {
    struct bench *b = *state;
    struct told bare = but(TALKS, "d", "Opening remarks", "Monitor", NULL);
    bare.met = bare.published = NULL, bare.earliest = "2031-01-01", bare.latest = "2031-12-31";
    add(b, TALKS);
    add(b, but(TALKS, "b", "Talks with Ada Norn", "Office of Kestria", "KS"));
    add(b, but(CALL, "c", NULL, NULL, NULL));
    add(b, bare);
    const ro_meetings *m = group(b, NULL, 0);
    char want[MOST][64];
    for (size_t i = 0; i < b->n; i++) {
        ro_str id = m->v[meeting_of(b, m, b->s[i]->id.p)].id;
        snprintf(want[i], sizeof want[i], "%.*s", (int)id.n, id.p);
    }
    const char *ids[MOST];
    for (size_t i = 0; i < b->n; i++) ids[i] = b->s[i]->id.p;
    for (size_t turn = 1; turn < b->n; turn++) {
        ro_sketch *first = b->s[0];
        memmove(b->s, b->s + 1, (b->n - 1) * sizeof *b->s);
        b->s[b->n - 1] = first;
        m = group(b, NULL, 0);
        for (size_t i = 0; i < b->n; i++) assert_true(ro_str_is(m->v[meeting_of(b, m, ids[i])].id, want[i]));
    }
}

static void a_sketch_of_rubbish_opens(void **state) {
    struct bench *b = *state;
    static const char *const rubbish[] = {"",
                                          "\n\n\t\n",
                                          "day\t9999-99-99 x",
                                          "person\t9\t\t",
                                          "person\t3",
                                          "is\ttold 7",
                                          "digest\tzz", /* of form 13 and before */
                                          "side\t\nside\t\n",
                                          "is\tnonsense 1 2 3 4 5\nday\t- -"};
    if (RO_TRY(b->arena)) fail_msg("%s", b->error.text);
    for (size_t i = 0; i < sizeof rubbish / sizeof *rubbish; i++)
        b->s[b->n++] = ro_sketch_open(b->arena, ro_str_printf(b->arena, "%zu", i),
                                      (ro_packed){.lines = str(rubbish[i]), .digest = str(rubbish[i])});
    assert_int_equal(group(b, NULL, 0)->n, b->n);
}

/* ---- people ------------------------------------------------------------------------------------------------------ */

/* One person of one account, as that account prints him. */
typedef struct figure {
    ro_str account, name, side, base, title;
    const ro_str *titles;
    size_t ntitles;
    ro_str date;
    bool there, guessed;
} figure;

static ro_spelling spelling_of(struct bench *b, const figure *f) {
    ro_titled *t = RO_NEWS(b->arena, ro_titled, f->ntitles + 1);
    size_t n = 0;
    if (f->title.n) t[n++] = (ro_titled){f->title, 1};
    for (size_t i = 0; i < f->ntitles; i++) t[n++] = (ro_titled){f->titles[i], 1};
    ro_spelling s = {.name = f->name, .base = f->base, .side = f->side, .guessed = f->guessed, .accounts = 1};
    s.titles = t, s.ntitles = n, s.date = f->date.p ? f->date : RO_S("");
    s.office = ro_spelling_office(b->arena, ro_spelling_called(&s), f->title.p ? f->title : RO_S(""));
    return s;
}

/* A figure that a decision parts from those of its spelling has a lot of its own. */
static void part(struct bench *b, ro_spelling *v, const ro_said *said) {
    for (size_t i = 0; i < said->na; i++)
        for (size_t k = 0; k < said->nb; k++) {
            ro_str x = ro_spelling_form(b->arena, &v[said->a[i]]), y = ro_spelling_form(b->arena, &v[said->b[k]]);
            if (ro_str_eq(x, y)) v[said->b[k]].lot = said->n;
        }
}

/* A spelling for each figure; those of one account who are there are listed together. */
static const ro_people *match(struct bench *b, const figure *f, size_t n, const ro_said *said, size_t nsaid) {
    ro_spelling *v = RO_NEWS(b->arena, ro_spelling, n + 1);
    ro_listed *listed = RO_NEWS(b->arena, ro_listed, n * n + 1);
    ro_peopled all = {.v = v, .n = n, .listed = listed, .said = said, .nsaid = nsaid};
    for (size_t i = 0; i < n; i++) v[i] = spelling_of(b, &f[i]);
    for (size_t i = 0; i < n; i++) /* what is printed alike is counted once */
        for (size_t k = 0; k < i; k++)
            if (v[k].accounts && v[i].accounts && ro_str_eq(ro_spelling_text(b->arena, &v[i]), ro_spelling_text(b->arena, &v[k])))
                v[k].accounts++, v[i].accounts = 0;
    for (size_t i = 0; i < nsaid; i++)
        if (said[i].what == RO_SAID_TWO) part(b, v, &said[i]);
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++)
            if (f[i].there && f[k].there && ro_str_eq(f[i].account, f[k].account)) listed[all.nlisted++] = (ro_listed){i, k, 1};
    return ro_match_people(b->arena, &all);
}

static const ro_people *gather(struct bench *b, const figure *f, size_t n) {
    if (RO_TRY(b->arena)) fail_msg("%s", b->error.text);
    return match(b, f, n, NULL, 0);
}

#define FIGURE(a, n, s)                                                                                                          \
    { .account = RO_S(a), .name = RO_S(n), .side = RO_S(s), .date = RO_S("2031-03-04"), .there = true }
#define TITLED(a, t, n)                                                                                                          \
    { .account = RO_S(a), .name = RO_S(n), .title = RO_S(t), .date = RO_S("2031-03-04") }

static void spellings_of_one_person(void **state) {
    static const figure f[] = {FIGURE("a", "Ada Maria Norn", "NV"), FIGURE("b", "Ada Norn", "NV"), FIGURE("c", "Ada Norn", "NV"),
                               FIGURE("d", "Norn", "NV"), FIGURE("e", "ADA NORN", "NV")};
    const ro_people *p = gather(*state, f, 5);
    assert_int_equal(p->n, 1);
    assert_true(ro_str_is(p->v[0].id, "ada-norn"));
    assert_true(ro_str_is(p->v[0].side, "NV"));
}

static void two_in_one_account_are_two(void **state) {
    static const figure f[] = {FIGURE("a", "Oto Ferrin", "NV"), FIGURE("a", "Oto Ferrins", "NV")};
    assert_int_equal(gather(*state, f, 2)->n, 2);
}

static void namesakes_of_two_sides(void **state) {
    static const figure f[] = {FIGURE("a", "Oto Ferrin", "NV"), FIGURE("b", "Oto Ferrin", "KS")};
    const ro_people *p = gather(*state, f, 2);
    assert_int_equal(p->n, 2);
    assert_true(ro_str_is(p->v[0].id, "oto-ferrin-ks") && ro_str_is(p->v[1].id, "oto-ferrin-nv"));
}

static void a_surname_that_two_bear_is_nobodys(void **state) {
    static const figure f[] = {FIGURE("a", "Oto Ferrin", "NV"), FIGURE("b", "Lia Ferrin", "NV"), FIGURE("c", "Ferrin", "NV")};
    assert_int_equal(gather(*state, f, 3)->n, 3);
}

static void a_surname_goes_by_its_title(void **state) {
    static const figure f[] = {TITLED("a", "President", "Oto Ferrin"), TITLED("b", "First Lady", "Lia Ferrin"),
                               TITLED("c", "then-President", "Ferrin"), TITLED("d", "First Lady", "Ferrin"),
                               TITLED("e", "Minister of Fisheries", "Ferrin")};
    const ro_people *p = gather(*state, f, 5);
    assert_int_equal(p->n, 3);
    assert_int_equal(p->of[2], p->of[0]);
    assert_int_equal(p->of[3], p->of[1]);
    assert_true(p->of[4] != p->of[0] && p->of[4] != p->of[1]);
}

static void a_surname_alone_is_his_whom_most_print(void **state) {
    static const figure f[] = {TITLED("a", "President", "Oto Ferrin"), TITLED("b", "President", "Oto Ferrin"),
                               TITLED("c", "President", "Oto Ferrin"), TITLED("d", "Captain", "Lia Ferrin"),
                               TITLED("e", "", "Ferrin")};
    const ro_people *p = gather(*state, f, 5);
    assert_int_equal(p->n, 2);
    assert_int_equal(p->of[4], p->of[0]);
}

static void one_misprint_does_not_part_a_person(void **state) {
    static const figure f[] = {TITLED("a", "President", "Joe Ferrin"),
                               TITLED("b", "President", "Joe Ferrin"),
                               TITLED("c", "President", "Joe Ferrin"),
                               TITLED("d", "President", "Joseph R. Ferrin, Jr."),
                               TITLED("e", "President", "Joseph R. Ferrin, Jr."),
                               TITLED("f", "", "Joe Ferrin Viaduct")};
    const ro_people *p = gather(*state, f, 6);
    assert_int_equal(p->of[0], p->of[3]);
    assert_true(ro_str_is(p->v[p->of[0]].name, "Joe Ferrin"));
}

static void an_initial_is_not_any_surname(void **state) {
    static const figure f[] = {TITLED("a", "", "Oto W. Ferrin"), TITLED("b", "", "Oto Wallis"), TITLED("c", "", "Oto W. Ferrin")};
    const ro_people *p = gather(*state, f, 3);
    assert_int_equal(p->n, 2);
    assert_int_equal(p->of[0], p->of[2]);
}

static void a_guessed_side_parts_nobody(void **state) {
    static const figure f[] = {FIGURE("a", "Oto Ferrin", "KS"),
                               {.account = RO_S("b"), .name = RO_S("Oto Ferrin"), .side = RO_S("NV"), .guessed = true}};
    const ro_people *p = gather(*state, f, 2);
    assert_int_equal(p->n, 1);
    assert_true(ro_str_is(p->v[0].side, "KS"));
}

static void initials_and_generations_tell(void **state) {
    static const figure f[] = {TITLED("a", "", "Oto W. Ferrin"),  TITLED("b", "", "Oto W. Ferrin"),
                               TITLED("c", "", "Oto W. Ferrin"),  TITLED("d", "", "Oto H.W. Ferrin"),
                               TITLED("e", "", "Oto Ferrin"),     TITLED("f", "", "Oto Ferrin"),
                               TITLED("g", "", "Oto Ferrin Sr."), TITLED("h", "", "Lia Norn II"),
                               TITLED("i", "", "Lia Norn III"),   TITLED("j", "", "Lia Norn")};
    const ro_people *p = gather(*state, f, 10);
    assert_int_equal(p->of[4], p->of[0]);
    assert_true(p->of[3] != p->of[0] && p->of[6] != p->of[0]);
    assert_true(p->of[7] != p->of[8]);
    assert_int_equal(p->of[7], p->of[9]);
}

static void a_list_that_prints_one_twice(void **state) {
    static const figure f[] = {
        FIGURE("a", "Lia Norn-Ferrin", "NV"),
        FIGURE("a", "Norn-Ferrin", "NV"),
        FIGURE("b", "Oto Ignatyev", "KS"),
        FIGURE("b", "Oto Ignatiev", "KS"),
        {.account = RO_S("c"), .name = RO_S("Ada Telm"), .title = RO_S("Minister of Ports"), .there = true},
        {.account = RO_S("c"), .name = RO_S("Telm"), .title = RO_S("Minister"), .there = true}};
    const ro_people *p = gather(*state, f, 6);
    assert_int_equal(p->n, 3);
}

static void a_list_of_two_is_never_one(void **state) {
    static const figure f[] = {
        FIGURE("a", "Denis Mantur", "NV"),    FIGURE("b", "Denis Mantur", "NV"),    FIGURE("c", "Denis Mantur", "NV"),
        FIGURE("d", "Denis K. Mantur", "NV"), FIGURE("e", "Denis K. Mantur", "NV"), FIGURE("f", "Denis Manturo", "NV"),
        FIGURE("g", "Denis Manturo", "NV"),   FIGURE("h", "Denis Mantir", "NV"),    FIGURE("h", "Denis Manturo", "NV")};
    const ro_people *p = gather(*state, f, 9);
    assert_true(p->of[7] != p->of[8]);
}

static void a_name_without_a_side_must_be_very_like(void **state) {
    static const figure f[] = {TITLED("a", "", "Oleg Volenko"), TITLED("b", "", "Oleh Volenka"), TITLED("c", "", "Oto D'Arven"),
                               TITLED("d", "", "Oto Darven")};
    const ro_people *p = gather(*state, f, 4);
    assert_true(p->of[0] != p->of[1]);
    assert_int_equal(p->of[2], p->of[3]);
    static const figure alone[] = {TITLED("a", "", "Gerran"), TITLED("b", "Captain", "Gerran")};
    p = gather(*state, alone, 2);
    assert_int_equal(p->n, 1);
    assert_true(ro_str_find(p->why[0].p ? p->why[0] : p->why[1], RO_S("the same surname alone")) == 0);
}

static void an_organisation_parts_nobody(void **state) {
    static const figure f[] = {FIGURE("a", "Oto Ferrin", "UN"), FIGURE("b", "Oto Ferrin", "UN"), FIGURE("c", "Oto Ferrin", "NV")};
    const ro_people *p = gather(*state, f, 3);
    assert_int_equal(p->n, 1);
    assert_true(ro_str_is(p->v[0].side, "NV"));
}

/* Each surname alone goes where the post does, however it is put. */
static void posts_by_other_words(void **state) {
    static const ro_str more[] = {RO_S("President of Norvania")};
    static const figure f[] = {
        TITLED("a", "President of Norvania", "Oto Ferrin"),
        TITLED("b", "President of Kestovia", "Ada Ferrin"),
        TITLED("c", "incoming Norvanian President", "Ferrin"),
        TITLED("d", "Presidents of Kestovia", "Ferrin"),
        TITLED("e", "Congresswoman", "Lia Norn"),
        TITLED("f", "Congressman", "Norn"),
        TITLED("g", "Rep.", "Norn"),
        TITLED("h", "Vice President", "Ferrin"),
        {.account = RO_S("i"), .name = RO_S("Ferrin"), .title = RO_S("host"), .titles = more, .ntitles = 1}};
    const ro_people *p = gather(*state, f, 9);
    assert_int_equal(p->of[2], p->of[0]);
    assert_int_equal(p->of[3], p->of[1]);
    assert_true(p->of[5] != p->of[4]);
    assert_int_equal(p->of[6], p->of[4]);
    assert_true(p->of[7] != p->of[0] && p->of[7] != p->of[1]);
    assert_int_equal(p->of[8], p->of[0]);
}

/* Another spelling is another man where his post is another; where side, post and given name are one, he is one. */
static void posts_and_spellings(void **state) {
    static const figure f[] = {{.account = RO_S("a"),
                                .name = RO_S("Oleg Bortnikov"),
                                .side = RO_S("NV"),
                                .title = RO_S("Director of Ports"),
                                .there = true},
                               {.account = RO_S("b"),
                                .name = RO_S("Oleg Berdnikov"),
                                .side = RO_S("NV"),
                                .title = RO_S("Governor of Osk"),
                                .there = true},
                               {.account = RO_S("c"),
                                .name = RO_S("Emil Rahmon"),
                                .side = RO_S("KS"),
                                .title = RO_S("President of Kestovia"),
                                .there = true},
                               {.account = RO_S("d"),
                                .name = RO_S("Emil Rakhmonov"),
                                .side = RO_S("KS"),
                                .title = RO_S("Kestovian President"),
                                .there = true},
                               {.account = RO_S("e"),
                                .name = RO_S("Emil Rahmet"),
                                .side = RO_S("KS"),
                                .title = RO_S("President of Kestovia"),
                                .there = true}};
    const ro_people *p = gather(*state, f, 5);
    assert_true(p->of[0] != p->of[1]);
    assert_int_equal(p->of[2], p->of[3]);
    assert_true(p->of[4] != p->of[2]);
}

static void a_whole_name_shows(void **state) {
    static const figure f[] = {TITLED("a", "", "von der Norn"), TITLED("b", "", "von der Norn"),
                               TITLED("c", "", "Ada von der Norn")};
    const ro_people *p = gather(*state, f, 3);
    assert_int_equal(p->n, 1);
    assert_true(ro_str_is(p->v[0].name, "Ada von der Norn"));
}

/* What was said first in the list outranks what follows, and every rule; figures of one spelling can be two. */
static void what_was_said_outranks(void **state) {
    static const figure f[] = {FIGURE("a", "Oto Ferrin", "NV"), FIGURE("b", "Lia Norn", "NV"), FIGURE("c", "Oto Ferrin", "NV"),
                               FIGURE("d", "Ada Telm", "NV")};
    static const size_t oto[] = {0, 2}, lia[] = {1}, first[] = {0}, third[] = {2}, ada[] = {3};
    struct bench *b = *state;
    if (RO_TRY(b->arena)) fail_msg("%s", b->error.text);
    const ro_said one[] = {{.n = 2, .what = RO_SAID_CALLED, .a = lia, .na = 1, .name = RO_S("Lia")},
                           {.n = 1, .what = RO_SAID_ONE, .a = oto, .na = 2, .b = lia, .nb = 1}};
    const ro_people *p = match(b, f, 4, one, 2);
    assert_int_equal(p->n, 2);
    assert_int_equal(p->of[0], p->of[1]);
    assert_true(ro_str_is(p->v[p->of[0]].name, "Lia") && p->v[p->of[0]].decided == 2 && !p->v[p->of[3]].decided);
    const ro_said two[] = {{.n = 3, .what = RO_SAID_TWO, .a = first, .na = 1, .b = third, .nb = 1},
                           {.n = 2, .what = RO_SAID_ONE, .a = third, .na = 1, .b = ada, .nb = 1},
                           {.n = 1, .what = RO_SAID_ONE, .a = first, .na = 1, .b = ada, .nb = 1}};
    p = match(b, f, 4, two, 3);
    assert_true(p->of[0] != p->of[2] && p->of[0] != p->of[3]);
    assert_int_equal(p->of[2], p->of[3]);
    assert_true(ro_str_is(p->why[3], "decision 2") || ro_str_is(p->why[2], "decision 2"));
}

/* A side of which so many are printed in other letters that not all of it can be compared: they still meet by how they sound. */
static void many_names_in_other_letters(void **state) {
    enum { N = 10, PEOPLE = N * N };
    static const char *const latin[N] = {"Bar", "Dem", "Gol", "Kal", "Lad", "Mir", "Nev", "Rog", "Sut", "Ved"},
                             *const cyrillic[N] = {"Бар", "Дем", "Гол", "Кал", "Лад", "Мир", "Нев", "Рог", "Сут", "Вед"};
    struct bench *b = *state;
    if (RO_TRY(b->arena)) fail_msg("%s", b->error.text);
    figure f[2 * PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
        ro_str id = ro_str_printf(b->arena, "%03d", i), ru = ro_str_printf(b->arena, "r%03d", i);
        ro_str name = ro_str_printf(b->arena, "%sin %sov", latin[i % N], latin[i / N]);
        f[i] = (figure){.account = id, .name = name, .side = RO_S("KS"), .there = true};
        name = ro_str_printf(b->arena, "%sин %sов", cyrillic[i % N], cyrillic[i / N]);
        f[PEOPLE + i] = (figure){.account = ru, .name = name, .side = RO_S("KS"), .there = true};
    }
    const ro_people *p = match(b, f, 2 * PEOPLE, NULL, 0);
    int joined = 0;
    for (int i = 0; i < PEOPLE; i++) joined += p->of[i] == p->of[PEOPLE + i];
    assert_int_equal(joined, PEOPLE);
    assert_int_equal(p->n, PEOPLE);
}

static bool tells(const ro_across *v, size_t n, const char *said) {
    for (size_t i = 0; i < n; i++)
        if (ro_str_is(v[i].said, said)) return true;
    for (size_t i = 0; i < n; i++) print_message("%.*s\n", (int)v[i].said.n, v[i].said.p);
    return false;
}

/* Two accounts list "Norn" and no office: both facts are the third's, each given once with both that are silent on it. */
static void whole_name_and_title_from_one_account(void **state) {
    struct bench *b = *state;
    const ro_attendee full[] = {{.name = RO_S("Ada Norn"), .side = RO_S("NV"), .title = RO_S("Harbour Minister")},
                                {.name = RO_S("Norn"), .side = RO_S("KS"), .title = RO_S("Envoy")}},
                      bare[] = {{.name = RO_S("Norn"), .side = RO_S("NV")},
                                {.name = RO_S("Norn and others"), .role = RO_ROLE_GROUP, .side = RO_S("NV")}};
    ro_witness w[] = {{.id = RO_S("1"), .called = RO_S("A"), .there = bare, .nthere = 2},
                      {.id = RO_S("2"), .called = RO_S("B"), .there = full, .nthere = 2},
                      {.id = RO_S("3"), .called = RO_S("C"), .there = bare, .nthere = 1}};
    size_t n;
    if (RO_TRY(b->arena)) fail_msg("%s", b->error.text);
    const ro_across *v = ro_match_across(b->arena, w, 3, RO_NONE, RO_NONE, &n);
    assert_true(tells(v, n, "name of Norn: Ada Norn, from account B; not in A, C"));
    assert_true(tells(v, n, "title of Norn: Harbour Minister, from account B; not in A, C"));
    assert_int_equal(n, 2);
    w[1].notice = true; /* what was announced is no account of who was there */
    ro_match_across(b->arena, w, 3, RO_NONE, RO_NONE, &n);
    assert_int_equal(n, 0);
}

int main(void) {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(both_sides_tell_of_one_meeting),
        T(its_place_is_shown_in_latin_letters),
        T(the_next_call_is_another),
        T(two_guests_of_one_day),
        T(another_host_of_the_same_guest),
        T(three_sides_and_two),
        T(days_that_differ),
        T(one_call_on_two_calendar_days),
        T(a_page_stamped_the_day_after),
        T(a_reprint_without_a_day_joins_the_one_that_fits),
        T(a_reprint_that_fits_two_joins_none),
        T(a_notice_hangs_on_and_is_counted_apart),
        T(a_notice_alone_is_not_held),
        T(what_tells_of_no_meeting_stands_alone_without_a_day),
        T(what_tells_of_no_meeting_joins_its_copy),
        T(an_announcement_joins_its_copy),
        T(one_form_of_letter_on_two_states),
        T(a_title_alone_names_the_president),
        T(a_press_secretary_is_no_party),
        T(days_of_a_visit),
        T(sides_in_common_and_others),
        T(one_side_in_common_is_not_enough),
        T(a_joint_statement_is_of_the_two_named_first),
        T(a_press_conference_of_one_is_no_meeting),
        T(a_notice_without_its_day),
        T(what_a_person_joined_without_a_day_keeps_nobody_out),
        T(the_title_has_the_whole_name),
        T(an_address_behind_a_title_is_no_side),
        T(an_organisation_in_the_id),
        T(a_name_without_a_side_must_be_very_like),
        T(a_person_outranks_the_rules),
        T(order_changes_nothing),
        T(a_sketch_of_rubbish_opens),
        T(spellings_of_one_person),
        T(two_in_one_account_are_two),
        T(namesakes_of_two_sides),
        T(a_surname_that_two_bear_is_nobodys),
        T(a_surname_goes_by_its_title),
        T(a_surname_alone_is_his_whom_most_print),
        T(one_misprint_does_not_part_a_person),
        T(an_initial_is_not_any_surname),
        T(a_guessed_side_parts_nobody),
        T(initials_and_generations_tell),
        T(a_list_that_prints_one_twice),
        T(a_list_of_two_is_never_one),
        T(an_organisation_parts_nobody),
        T(posts_by_other_words),
        T(posts_and_spellings),
        T(a_whole_name_shows),
        T(what_was_said_outranks),
        T(many_names_in_other_letters),
        T(whole_name_and_title_from_one_account),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
