/* Families: who has it from whom, and why; what cannot be known stays open, what is missing is said to be missing. */
#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD                                                                                                                     \
    "Chairman Ilmar Dashen received the fishermen of the northern harbours on Thursday and promised them new nets before the "   \
    "ice comes. "
#define ICE "Two icebreakers named after the poets of the last century will keep the channel open until the end of February. "
#define PRICE "The price of herring, he said, must not fall below eleven crowns a barrel while the cooperative repays its loan. "
#define SCHOOL                                                                                                                   \
    "A school for coxswains opens on the island of Brannoy with sixty places and a boarding house for pupils from afar. "
#define TAIL                                                                                                                     \
    "The delegation thanked the chairman for the harbour light that was repaired within nine days of the storm, and invited "    \
    "him to the blessing of the fleet."
#define REPORT HEAD ICE PRICE SCHOOL TAIL

struct given {
    const char *id, *text, *date, *publisher;
};

struct found {
    ro_ctx *ctx;
    ro_reuse_search *search;
    const ro_reuse *reuse;
    const ro_families *f;
    const struct given *given;
};

static ro_str str(const char *s) { return (ro_str){s, strlen(s)}; }

static struct found find(const struct given *g, size_t n) {
    struct found x = {.ctx = ro_ctx_new(), .given = g};
    assert_int_equal(ro_reuse_open(x.ctx, NULL, &x.search), RO_OK);
    for (size_t i = 0; i < n; i++) {
        ro_reuse_text t = {str(g[i].id), str(g[i].text), str(g[i].date), str(g[i].publisher)};
        assert_int_equal(ro_reuse_add(x.ctx, x.search, &t), RO_OK);
    }
    assert_int_equal(ro_reuse_finish(x.ctx, x.search, &x.reuse), RO_OK);
    assert_int_equal(ro_families_find(x.ctx, x.search, x.reuse, &x.f), RO_OK);
    return x;
}

static void done(struct found *x) {
    ro_families_free(x->f);
    ro_reuse_close(x->search);
    ro_ctx_free(x->ctx);
}

static const ro_kin *edge(const struct found *x, size_t family, const char *a, const char *b) {
    const ro_family *f = &x->f->family[family];
    for (size_t i = 0; i < f->nedges; i++) {
        const char *from = x->given[f->edge[i].from].id, *to = x->given[f->edge[i].to].id;
        if ((!strcmp(from, a) && !strcmp(to, b)) || (!strcmp(from, b) && !strcmp(to, a))) return &f->edge[i];
    }
    return NULL;
}

static void assert_from(const struct found *x, const char *from, const char *to, ro_direction direction) {
    const ro_kin *k = edge(x, 0, from, to);
    assert_non_null(k);
    assert_int_equal(k->direction, direction);
    if (direction != RO_DIRECTION_OPEN) assert_string_equal(x->given[k->from].id, from);
}

/* The evidence of a kind, with its words in the text that it points at. */
static const ro_evidence *evidence(const struct found *x, const ro_kin *k, const char *kind) {
    for (size_t i = 0; i < k->nevidence; i++) {
        const ro_evidence *e = &k->evidence[i];
        if (strcmp(e->kind, kind) != 0) continue;
        if (e->text != RO_NO_TEXT) assert_true(e->span.hi <= strlen(x->given[e->text].text));
        return e;
    }
    return NULL;
}

static void dates_make_it_likely(void **state) {
    (void)state;
    struct given g[] = {{"a", REPORT, "2031-05-04", "Post"}, {"b", REPORT, "2031-05-02", "QNA"}};
    struct found x = find(g, 2);
    assert_int_equal(x.f->nfamilies, 1);
    assert_from(&x, "b", "a", RO_DIRECTION_LIKELY);
    done(&x);
}

static void days_that_may_be_one_leave_it_open(void **state) {
    (void)state;
    struct given g[] = {{"a", REPORT, "2031-05", "Post"}, {"b", REPORT, "2031-05-02", "QNA"}};
    struct found x = find(g, 2);
    assert_from(&x, "a", "b", RO_DIRECTION_OPEN);
    assert_true(edge(&x, 0, "a", "b")->open.n > 0);
    done(&x);
    g[0].date = "2031-05-03/2031-06-30"; /* bounded, and all of it later */
    x = find(g, 2);
    assert_from(&x, "b", "a", RO_DIRECTION_LIKELY);
    done(&x);
}

static void named_source_and_dates_make_it_known(void **state) {
    (void)state;
    struct given g[] = {{"a", "Source: QNA\n\n" REPORT, "2031-05-04", "Post"}, {"b", REPORT, "2031-05-02", "QNA"}};
    struct found x = find(g, 2);
    assert_from(&x, "b", "a", RO_DIRECTION_KNOWN);
    const ro_evidence *e = evidence(&x, edge(&x, 0, "a", "b"), "dateline");
    assert_non_null(e);
    assert_memory_equal(g[e->text].text + e->span.lo, "QNA", 3);
    done(&x);
}

static void signs_that_contradict_leave_it_open(void **state) {
    (void)state;
    struct given g[] = {{"a", "According to QNA, it went so. " REPORT, "2031-05-02", "Post"}, {"b", REPORT, "2031-05-04", "QNA"}};
    struct found x = find(g, 2);
    assert_from(&x, "a", "b", RO_DIRECTION_OPEN);
    assert_non_null(strstr(edge(&x, 0, "a", "b")->open.p, "contradict"));
    done(&x);
}

static void end_mark_in_the_middle_tells(void **state) {
    (void)state;
    struct given g[] = {{"a", REPORT " -0-", "", ""},
                        {"b", REPORT " -0-\n\nMore on the weather of the coming week stands on our other page.", "", ""}};
    struct found x = find(g, 2);
    assert_from(&x, "a", "b", RO_DIRECTION_LIKELY);
    assert_non_null(evidence(&x, edge(&x, 0, "a", "b"), "end-mark"));
    done(&x);
}

static void other_spelling_in_a_stretch_tells(void **state) {
    (void)state;
    static const char british[] = "The neighbouring harbours share a programme. " REPORT " It is an honour to labour there.",
                      american[] = "Our center reports with favor. "
                                   "The neighbouring harbours share a programme. " REPORT
                                   " It is an honour to labour there. The defense of the shore is another program of ours.";
    struct given g[] = {{"a", british, "", ""}, {"b", american, "", ""}};
    struct found x = find(g, 2);
    assert_from(&x, "a", "b", RO_DIRECTION_LIKELY);
    assert_non_null(evidence(&x, edge(&x, 0, "a", "b"), "spelling"));
    done(&x);
}

/* b has it from a; c has b's changes and further ones: from b, though nothing is known of its date. */
static void who_shares_the_changes_has_it_from_there(void **state) {
    (void)state;
    static const char b[] =
        HEAD "Two icebreakers named after the painters of the last century will keep the strait open until the end "
             "of February. " PRICE SCHOOL TAIL,
                      c[] = HEAD
                      "Two icebreakers named after the painters of the last century will keep the strait open until the end "
                      "of February. "
                      "The price of herring, he said, may not sink below eleven crowns a cask while the "
                      "cooperative repays its loan. " SCHOOL TAIL;
    struct given g[] = {{"a", REPORT, "2031-05-02", ""}, {"b", b, "2031-05-03", ""}, {"c", c, "", ""}};
    struct found x = find(g, 3);
    assert_int_equal(x.f->family[0].ntexts, 3);
    assert_from(&x, "a", "b", RO_DIRECTION_LIKELY);
    assert_from(&x, "b", "c", RO_DIRECTION_LIKELY);
    assert_non_null(evidence(&x, edge(&x, 0, "b", "c"), "stemma"));
    assert_false(edge(&x, 0, "a", "c")->nearest);
    done(&x);
}

/* Three that each lack what the other two have: none has it from another. */
static void a_lost_text_is_said_to_be_lost(void **state) {
    (void)state;
    struct given g[] = {{"a", HEAD PRICE SCHOOL TAIL, "2031-05-02", ""},
                        {"b", HEAD ICE SCHOOL TAIL, "2031-05-03", ""},
                        {"c", HEAD ICE PRICE TAIL, "2031-05-04", ""}};
    struct found x = find(g, 3);
    assert_int_equal(x.f->nfamilies, 1);
    assert_int_equal(x.f->family[0].nlost, 1);
    assert_int_equal(x.f->family[0].lost[0].ntexts, 3);
    assert_null(x.f->family[0].lost[0].name.p);
    for (size_t i = 0; i < x.f->family[0].nedges; i++) assert_int_equal(x.f->family[0].edge[i].direction, RO_DIRECTION_OPEN);
    done(&x);
}

static void a_source_that_both_name_is_lost(void **state) {
    (void)state;
    struct given g[] = {{"a", "PORT OSK, May 2 (QNA) -- " REPORT, "2031-05-02", "Post"},
                        {"b", "PORT OSK, May 2 (QNA) -- " REPORT, "2031-05-03", "Daily"}};
    struct found x = find(g, 2);
    assert_from(&x, "a", "b", RO_DIRECTION_OPEN);
    assert_int_equal(x.f->family[0].nlost, 1);
    assert_int_equal(x.f->family[0].lost[0].name.n, 3);
    assert_memory_equal(x.f->family[0].lost[0].name.p, "QNA", 3);
    done(&x);
}

/* A roundup of two reports: they are not kin by it. */
static void a_roundup_makes_nobody_kin(void **state) {
    (void)state;
#define OTHER                                                                                                                    \
    "In the south the vineyards of Sarelle have been picked by hand for the first time since the war, and the mayor of Corvin "  \
    "poured the first glass for the oldest picker, who is ninety-one. The cellar holds four hundred casks, of which a tenth is " \
    "kept for the hospital. Visitors are asked to come by train, for the bridge over the Lenne is closed to carriages until "    \
    "the masons have replaced the third arch."
    struct given g[] = {
        {"a", REPORT, "2031-05-02", ""}, {"b", OTHER, "2031-05-02", ""}, {"c", REPORT "\n\n" OTHER, "2031-05-05", ""}};
    struct found x = find(g, 3);
    assert_int_equal(x.f->nfamilies, 1);
    assert_true(x.f->family[0].ntexts <= 2 || edge(&x, 0, "a", "b") == NULL);
    for (size_t i = 0; i < x.f->family[0].nedges; i++) assert_true(x.f->family[0].edge[i].direction != RO_DIRECTION_OPEN);
    done(&x);
}

static void less_than_half_joins_nobody(void **state) {
    (void)state;
    struct given g[] = {{"a", REPORT, "", ""}, {"b", OTHER " " OTHER " " ICE PRICE, "", ""}};
    struct found x = find(g, 2);
    assert_int_equal(x.f->nfamilies, 0);
    done(&x);
}

static void two_events_in_one_wording_are_no_family(void **state) {
    (void)state;
    struct given g[] = {{"a", REPORT, "2031-05-02", "Chancery"}, {"b", REPORT, "2031-06-02", "Chancery"}};
    struct found x = find(g, 2);
    assert_int_equal(x.f->nfamilies, 0);
    done(&x);
}

/* So many print it that it is told as a formula: a family all the same. */
static void what_many_print_is_a_family(void **state) {
    (void)state;
    enum { MANY = 30 };
    static char id[MANY][8], paper[MANY][16];
    struct given g[MANY];
    for (int i = 0; i < MANY; i++) {
        sprintf(id[i], "p%02d", i);
        sprintf(paper[i], "Paper %c", 'A' + i);
        g[i] = (struct given){id[i], REPORT, i == 17 ? "2031-05-02" : "2031-05-03", paper[i]};
    }
    struct found x = find(g, MANY);
    assert_int_equal(x.f->nfamilies, 1);
    assert_int_equal(x.f->family[0].ntexts, MANY);
    assert_string_equal(g[x.f->family[0].text[0]].id, "p17");
    assert_from(&x, "p17", "p03", RO_DIRECTION_LIKELY);
    done(&x);
}

static char *told(const struct found *x) {
    char *out = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&out, &n);
    for (size_t i = 0; i < x->f->nfamilies; i++)
        for (size_t k = 0; k < x->f->family[i].nedges; k++) {
            const ro_kin *e = &x->f->family[i].edge[k];
            fprintf(f, "%zu %s %s %d %d %zu\n", i, x->given[e->from].id, x->given[e->to].id, e->direction, e->nearest,
                    e->nevidence);
        }
    fclose(f);
    return out;
}

static void the_order_of_input_changes_nothing(void **state) {
    (void)state;
    struct given g[] = {{"a", REPORT, "2031-05-02", "QNA"},
                        {"b", "Source: QNA\n\n" REPORT, "", "Post"},
                        {"c", HEAD ICE PRICE TAIL, "2031-05-04", ""},
                        {"d", HEAD ICE SCHOOL TAIL, "", ""}};
    struct given h[] = {g[3], g[1], g[0], g[2]};
    struct found x = find(g, 4), y = find(h, 4);
    char *one = told(&x), *two = told(&y);
    assert_string_equal(one, two);
    assert_true(strlen(one) > 0);
    free(one), free(two);
    done(&x), done(&y);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_make_it_likely),
        cmocka_unit_test(days_that_may_be_one_leave_it_open),
        cmocka_unit_test(named_source_and_dates_make_it_known),
        cmocka_unit_test(signs_that_contradict_leave_it_open),
        cmocka_unit_test(end_mark_in_the_middle_tells),
        cmocka_unit_test(other_spelling_in_a_stretch_tells),
        cmocka_unit_test(who_shares_the_changes_has_it_from_there),
        cmocka_unit_test(a_lost_text_is_said_to_be_lost),
        cmocka_unit_test(a_source_that_both_name_is_lost),
        cmocka_unit_test(a_roundup_makes_nobody_kin),
        cmocka_unit_test(less_than_half_joins_nobody),
        cmocka_unit_test(two_events_in_one_wording_are_no_family),
        cmocka_unit_test(what_many_print_is_a_family),
        cmocka_unit_test(the_order_of_input_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
