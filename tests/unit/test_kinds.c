/* What a shared stretch is called: a publisher's wording used anew for another event is no reprint, however much of it is the
 * same; what is posted again is. */
#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define CALL(title, name, land)                                                                                                  \
    "The First Minister spoke today with " title " " name " of " land ". They reviewed the work of the joint commission on the " \
    "river fleet, thanked the pilots who brought the barges through the ice, and agreed that their teams would meet again "      \
    "before the harvest to settle what is still open. The First Minister also conveyed his wishes for the holiday to " name      \
    " and looked forward to a visit."

static const char TO_VELL[] = CALL("President", "Oska Vellan", "Talvia");
static const char TO_MARN[] = CALL("Chancellor", "Ines Marn", "Sarelle");
static const char SLIPPED[] = CALL("President", "Oska Velan", "Talvia");

static ro_str str(const char *s) { return (ro_str){s, strlen(s)}; }

struct copy {
    const char *text, *date, *publisher;
};

static ro_reuse_kind kind_of(struct copy a, struct copy b) {
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_text t[] = {{str("a"), str(a.text), str(a.date), str(a.publisher)},
                         {str("b"), str(b.text), str(b.date), str(b.publisher)}};
    const ro_reuse *r = NULL;
    assert_int_equal(ro_reuse_find(ctx, t, 2, NULL, &r), RO_OK);
    assert_true(r->nshared > 0);
    ro_reuse_kind k = r->shared[0].kind;
    for (size_t i = 0; i < r->nshared; i++) assert_int_equal(r->shared[i].kind, k);
    ro_reuse_free(r);
    ro_ctx_free(ctx);
    return k;
}

static void another_name_makes_another_event(void **state) {
    (void)state;
    assert_int_equal(kind_of((struct copy){TO_VELL, "2031-05-02", "Chancery"}, (struct copy){TO_MARN, "2031-05-02", "Chancery"}),
                     RO_REUSE_BOILERPLATE);
    assert_int_equal(kind_of((struct copy){TO_VELL, "", "Chancery"}, (struct copy){TO_MARN, "", "Chancery"}),
                     RO_REUSE_BOILERPLATE);
}

static void weeks_between_make_another_event(void **state) {
    (void)state;
    assert_int_equal(kind_of((struct copy){TO_VELL, "2031-05-02", "Chancery"}, (struct copy){TO_VELL, "2031-06-11", "Chancery"}),
                     RO_REUSE_BOILERPLATE);
    /* a month that is not over may hold the same day */
    assert_int_equal(kind_of((struct copy){TO_VELL, "2031-05-02", "Chancery"}, (struct copy){TO_VELL, "2031-05", "Chancery"}),
                     RO_REUSE_REPRINT);
}

static void what_is_posted_again_is_a_reprint(void **state) {
    (void)state;
    assert_int_equal(kind_of((struct copy){TO_VELL, "2031-05-02", "Chancery"}, (struct copy){TO_VELL, "2031-05-03", "Chancery"}),
                     RO_REUSE_REPRINT);
    assert_int_equal(kind_of((struct copy){TO_VELL, "2031-05-02", "Chancery"}, (struct copy){SLIPPED, "2031-05-02", "Chancery"}),
                     RO_REUSE_REPRINT);
}

/* A short notice whose wording stands, weeks later, in a long transcript of the same office. */
static void one_of_them_may_be_long(void **state) {
    (void)state;
    static char longer[12000];
    strcpy(longer, TO_VELL);
    for (unsigned i = 0, x = 7; i < 900; i++, x = x * 75 % 65537)
        sprintf(longer + strlen(longer), " %c%c%c%c", 'b' + x % 20, 'a' + x / 20 % 20, 'b' + x / 400 % 20, 'a' + i % 26);
    assert_int_equal(kind_of((struct copy){TO_VELL, "2031-05-02", "Chancery"}, (struct copy){longer, "2031-05-22", "Chancery"}),
                     RO_REUSE_BOILERPLATE);
    assert_int_equal(kind_of((struct copy){TO_VELL, "2031-05-02", "Chancery"}, (struct copy){longer, "2031-05-02", "Chancery"}),
                     RO_REUSE_EXCERPT);
}

static void another_publisher_reprints(void **state) {
    (void)state;
    assert_int_equal(kind_of((struct copy){TO_VELL, "2031-05-02", "Chancery"}, (struct copy){TO_VELL, "2031-06-11", "Post"}),
                     RO_REUSE_REPRINT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_name_makes_another_event),  cmocka_unit_test(weeks_between_make_another_event),
        cmocka_unit_test(what_is_posted_again_is_a_reprint), cmocka_unit_test(one_of_them_may_be_long),
        cmocka_unit_test(another_publisher_reprints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
