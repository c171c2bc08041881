/* Silence and weight: when an account that lacks a passage is silent, when it is out of its reach, what of it is a formula, which
 * difference comes first, who was first to publish, and what is said before all. */
#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define LEAD "Ada Norn, president of Norvania, had talks with Bo Kest, president of Kestria, in Port Elden on March 4, 2031.\n\n"
#define HARBOURS "Ada Norn said that Norvania would open two more harbours to the ships of Kestria before the winter.\n\n"
#define TREATY "Bo Kest expressed the hope that the treaty on the fishing grounds of the Grey Sea would be ready in autumn.\n\n"
#define STORM "Ada Norn described the damage that the storms of the spring had done to the sea walls of the coast.\n\n"
#define WARM "The talks were held in a warm and friendly atmosphere.\n\n"
#define AGREED "The two presidents agreed to build a cable of 300 kilometres between Port Elden and Kest.\n\n"
#define THANKS "Bo Kest thanked Ada Norn for the warm welcome and the hospitality.\n\n"
#define BANQUET "In the evening a banquet was given in honour of the guests, at which a choir of fishermen sang.\n\n"

struct bench {
    ro_ctx *ctx;
    ro_account *acc[2];
    const ro_comparison *c;
};

static struct bench two(const char *a, const char *b) {
    struct bench t = {.ctx = ro_ctx_new()};
    const char *const text[] = {a, b}, *const refs[] = {"one", "two"};
    for (int i = 0; i < 2; i++) {
        ro_capture c = {.file = {"account", 7}, .bytes = {text[i], strlen(text[i])}, .text = true};
        assert_int_equal(ro_account_read(t.ctx, &c, &t.acc[i]), RO_OK);
    }
    assert_int_equal(ro_compare(t.ctx, t.acc, refs, 2, &t.c), RO_OK);
    return t;
}

static void done(struct bench *t) {
    ro_comparison_free(t->c);
    for (int i = 0; i < 2; i++) ro_account_free(t->acc[i]);
    ro_ctx_free(t->ctx);
}

/* The passage with these words of account k. */
static const ro_passage *holding(const struct bench *t, unsigned k, const char *words) {
    const char *text = t->c->accounts[k]->text.p, *at = strstr(text, words);
    assert_non_null(at);
    for (size_t i = 0; i < t->c->npassages; i++) {
        const ro_passage *p = &t->c->passages[i];
        if (p->in >> k & 1 && p->spans[k].lo <= at - text && at - text < p->spans[k].hi) return p;
    }
    fail_msg("no passage holds %s", words);
    return NULL;
}

static void neighbours_make_silence(void **state) {
    (void)state;
    struct bench t = two(LEAD HARBOURS TREATY AGREED STORM, LEAD HARBOURS TREATY STORM);
    const ro_passage *p = holding(&t, 0, "cable");
    assert_int_equal(p->kind, RO_ONLY);
    assert_int_equal(p->scope, RO_COVER_IN);
    assert_int_equal(p->covers[1], RO_COVER_IN);
    assert_non_null(strstr(p->reason, "before and after"));
    assert_null(p->reasons[0]);
    done(&t);
}

/* Of another meeting, as far as can be told: nobody is accused of silence. */
static void nothing_in_common(void **state) {
    (void)state;
    struct bench t = two(LEAD HARBOURS TREATY, "The queen of Sarelle received twelve gardeners in Telmora on June 7, 2029.\n\n"
                                               "They showed her roses, tulips and a very old pear tree.\n");
    for (size_t i = 0; i < t.c->npassages; i++) {
        assert_int_equal(t.c->passages[i].kind, RO_ONLY);
        assert_int_not_equal(t.c->passages[i].scope, RO_COVER_IN);
    }
    done(&t);
}

#define RU_LEAD "Президент Норвании Ада Норн встретилась с премьер-министром Кестрии Бо Кестом 4 марта 2031 года.\n\n"
#define RU_TOPIC "Стороны обсудили развитие торговли и рыболовства в северных морях.\n\n"
#define RU_AGREED "Стороны договорились о поставках зерна в порты севера.\n\n"
#define RU_THANKS "Ада Норн поблагодарила гостей и пожелала им успехов.\n\n"

/* By the words of the list, in whatever form they stand. */
static void claims_in_russian(void **state) {
    (void)state;
    struct bench t = two(RU_LEAD RU_TOPIC RU_AGREED RU_THANKS, RU_LEAD RU_TOPIC);
    const ro_passage *agreed = holding(&t, 0, "договорились"), *thanks = holding(&t, 0, "поблагодарила");
    assert_string_equal(agreed->claim, "decision");
    assert_string_equal(thanks->claim, "courtesy");
    assert_true(agreed->weight > thanks->weight);
    done(&t);
}

static void another_encounter_is_out(void **state) {
    (void)state;
    struct bench t = two(LEAD HARBOURS TREATY STORM BANQUET, LEAD HARBOURS TREATY STORM);
    const ro_passage *p = holding(&t, 0, "choir");
    assert_int_equal(p->scope, RO_COVER_OUT);
    assert_non_null(strstr(p->reason, "banquet"));
    done(&t);
    t = two(LEAD HARBOURS TREATY STORM BANQUET, LEAD HARBOURS TREATY STORM "A banquet followed the talks.\n");
    assert_int_not_equal(holding(&t, 0, "choir")->scope, RO_COVER_OUT);
    done(&t);
}

static void decisions_before_courtesies(void **state) {
    (void)state;
    struct bench t = two(LEAD AGREED THANKS STORM WARM HARBOURS, LEAD HARBOURS);
    const ro_passage *agreed = holding(&t, 0, "agreed"), *thanks = holding(&t, 0, "thanked"), *storm = holding(&t, 0, "storms"),
                     *warm = holding(&t, 0, "atmosphere");
    assert_string_equal(agreed->claim, "decision");
    assert_int_equal(agreed->claim_in, 0);
    assert_string_equal(agreed->claim_why.rule, "claim.cue");
    assert_true(agreed->weight > storm->weight && storm->weight > thanks->weight);
    assert_true(thanks->formula && warm->formula);
    assert_false(agreed->formula || storm->formula);
    assert_int_equal(holding(&t, 0, "harbours")->weight, 0);
    done(&t);
}

/* The weight of the one difference that putting `is` for `was` makes. */
static unsigned weight_of(const char *was, const char *is) {
    char b[2000];
    const char *a = LEAD HARBOURS TREATY AGREED STORM, *at = strstr(a, was);
    assert_non_null(at);
    snprintf(b, sizeof b, "%.*s%s%s", (int)(at - a), a, is, at + strlen(was));
    struct bench t = two(a, b);
    unsigned most = 0;
    for (size_t i = 0; i < t.c->npassages; i++)
        if (t.c->passages[i].weight > most) most = t.c->passages[i].weight;
    done(&t);
    return most;
}

static void weightier_changes(void **state) {
    (void)state;
    unsigned no = weight_of("agreed to", "did not agree to"), number = weight_of("300", "500"),
             word = weight_of("damage", "ruin");
    assert_true(no > word && number > word && word > 0);
    assert_int_equal(weight_of("harbours", "harbors"), 0);
}

static void swapped(void **state) {
    (void)state;
    struct bench t = two(LEAD AGREED HARBOURS BANQUET, LEAD HARBOURS THANKS STORM),
                 s = two(LEAD HARBOURS THANKS STORM, LEAD AGREED HARBOURS BANQUET);
    const char *const words[] = {"agreed", "banquet"};
    for (int i = 0; i < 2; i++) {
        const ro_passage *p = holding(&t, 0, words[i]), *q = holding(&s, 1, words[i]);
        assert_int_equal(p->weight, q->weight);
        assert_int_equal(p->scope, q->scope);
        assert_string_equal(p->reason, q->reason);
    }
    done(&t);
    done(&s);
}

static void who_was_first(void **state) {
    (void)state;
    struct bench t = two("Port Elden, March 5, 2031 (NNA) -- " LEAD HARBOURS, "Kest, March 7, 2031 (KPA) -- " LEAD HARBOURS);
    assert_int_equal(t.c->first, 0);
    assert_non_null(strstr(t.c->first_why.p, "A was published first"));
    done(&t);
    t = two("Port Elden, March 5, 2031 (NNA) -- " LEAD HARBOURS, "Kest, March 5, 2031 (KPA) -- " LEAD HARBOURS);
    assert_int_equal(t.c->first, -1);
    assert_non_null(strstr(t.c->first_why.p, "cannot be told"));
    done(&t);
}

static void warned(void **state) {
    (void)state;
    struct bench t = two(LEAD HARBOURS, LEAD HARBOURS TREATY);
    assert_int_equal(t.c->nwarnings, 0);
    done(&t);
    t = two(LEAD HARBOURS,
            "Mira Oss, president of Sarelle, met Prime Minister Tam Ulver of Ossia in Talle on June 9, 2034.\n\n" STORM);
    assert_int_equal(t.c->nwarnings, 1);
    assert_non_null(strstr(t.c->warnings[0].p, "do not seem to tell of one meeting"));
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_make_silence),
        cmocka_unit_test(nothing_in_common),
        cmocka_unit_test(claims_in_russian),
        cmocka_unit_test(another_encounter_is_out),
        cmocka_unit_test(decisions_before_courtesies),
        cmocka_unit_test(weightier_changes),
        cmocka_unit_test(swapped),
        cmocka_unit_test(who_was_first),
        cmocka_unit_test(warned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
