/* Reuse: copies are found to the word, prose that merely sounds alike is not, and nothing hangs on order or threads. */
#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PASSAGE                                                                                                                  \
    "The delegations of Norvania and Talvia agreed to reopen the railway across the Osk pass before the first snow, to "         \
    "repair the four bridges that the spring flood carried away, and to name a joint commission of engineers"

static const char PLAIN[] =
    "Harvest figures were published in Brennick on Monday. " PASSAGE ". Nothing else was said about grain.";
static const char COPY[] =
    "A day later the paper wrote something of its own first. " PASSAGE ". It then turned to football and the weather.";
static const char EDITED[] =
    "Our correspondent reports. The delegations of Norvania and of Talvia have agreed to open the railway across the Osk "
    "pass before first snow, to repair the bridges that the spring flood had carried away and to appoint a joint "
    "commission of railway engineers. More follows.";
static const char OTHER[] =
    "The ministers of Talvia met farmers from the south, heard their complaints about the price of seed and promised an "
    "answer within the week; a commission was not named and no railway was mentioned at any point of the long evening.";

static ro_str str(const char *s) { return (ro_str){s, strlen(s)}; }

static const ro_reuse *find(ro_ctx *ctx, const ro_reuse_text *t, size_t n, unsigned threads) {
    const ro_reuse *r = NULL;
    ro_reuse_options o = {.threads = threads};
    assert_int_equal(ro_reuse_find(ctx, t, n, &o, &r), RO_OK);
    return r;
}

static void assert_cut(const char *text, ro_span s, const char *want) {
    assert_int_equal(s.hi - s.lo, strlen(want));
    assert_memory_equal(text + s.lo, want, strlen(want));
}

static void copy_is_found_to_the_word(void **state) {
    (void)state;
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_text t[] = {{str("a"), str(PLAIN), str("2031-05-02"), {0}},
                         {str("b"), str(COPY), str("2031-05-03"), {0}},
                         {str("c"), str(OTHER), {0}, {0}}};
    const ro_reuse *r = find(ctx, t, 3, 1);
    assert_int_equal(r->nshared, 1);
    assert_cut(PLAIN, r->shared[0].a_span, PASSAGE);
    assert_cut(COPY, r->shared[0].b_span, PASSAGE);
    assert_true(r->shared[0].identity == 1.0);
    assert_int_equal(r->shared[0].earlier, -1);
    ro_reuse_free(r);
    ro_ctx_free(ctx);
}

static void edited_copy_is_found(void **state) {
    (void)state;
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_text t[] = {{str("a"), str(PLAIN), {0}, {0}}, {str("b"), str(EDITED), {0}, {0}}};
    const ro_reuse *r = find(ctx, t, 2, 1);
    assert_int_equal(r->nshared, 1);
    ro_str a = {PLAIN + r->shared[0].a_span.lo, r->shared[0].a_span.hi - r->shared[0].a_span.lo};
    assert_memory_equal(a.p, "The delegations", 15);
    assert_memory_equal(a.p + a.n - 9, "engineers", 9);
    assert_int_equal(r->shared[0].earlier, 0); /* no dates, no direction */
    ro_reuse_free(r);
    ro_ctx_free(ctx);
}

/* Case, quotes and hyphens are no difference. */
static void dress_does_not_hide_a_copy(void **state) {
    (void)state;
    ro_ctx *ctx = ro_ctx_new();
    const char *x = "He said that the \xE2\x80\x9Cgood-neighbourly\xE2\x80\x9D pact doesn\xE2\x80\x99t bind the upper chamber of "
                    "the old Talvian assembly at all.";
    const char *y =
        "HE SAID THAT THE \"GOOD NEIGHBOURLY\" PACT DOESN'T BIND THE UPPER CHAMBER OF THE OLD TALVIAN ASSEMBLY AT ALL.";
    ro_reuse_text t[] = {{str("a"), str(x), {0}, {0}}, {str("b"), str(y), {0}, {0}}};
    const ro_reuse *r = find(ctx, t, 2, 1);
    assert_int_equal(r->nshared, 1);
    assert_true(r->shared[0].identity == 1.0);
    assert_int_equal(r->shared[0].kind, RO_REUSE_REPRINT);
    ro_reuse_free(r);
    ro_ctx_free(ctx);
}

static void what_many_share_is_one_formula(void **state) {
    (void)state;
    enum { N = 30 };
    static char body[N][400], id[N][16];
    ro_reuse_text t[N];
    for (int i = 0; i < N; i++) {
        snprintf(body[i], sizeof body[i],
                 "Item %d%d of the bulletin. The talks passed off in the warm and trusting spirit that has long marked the bonds "
                 "of the two fraternal peoples. Ends %d%c%c.",
                 i, i * 7, i, 'a' + i % 26, 'b' + i % 24);
        snprintf(id[i], sizeof id[i], "t%02d", i);
        t[i] = (ro_reuse_text){str(id[i]), str(body[i]), {0}, {0}};
    }
    ro_ctx *ctx = ro_ctx_new();
    const ro_reuse *r = find(ctx, t, N, 2);
    assert_int_equal(r->nformulas, 1);
    assert_int_equal(r->formulas[0].nuses, N);
    assert_int_equal(r->nshared, 0); /* and not 435 pairs */
    ro_reuse_free(r);
    ro_ctx_free(ctx);
}

/* What eight reports have of a closing sentence, whose few other words differ in each: their own words do not make it theirs. */
static void a_phrase_of_many_is_a_formula_whoever_is_named_in_it(void **state) {
    (void)state;
    enum { N = 8 };
    static char body[N][1200], id[N][16];
    ro_reuse_text t[N];
    for (int i = 0; i < N; i++) {
        char *p = body[i], *end = p + sizeof body[i];
        for (int k = 0; k < 60; k++) p += snprintf(p, (size_t)(end - p), "w%do%d ", k * 7, i);
        snprintf(p, (size_t)(end - p),
                 "The sides had a cordial exchange upon n%d matters and settled to remain in close touch upon n%d questions that "
                 "both capitals follow with attention. Ends %d.",
                 i, i, i);
        snprintf(id[i], sizeof id[i], "t%d", i);
        t[i] = (ro_reuse_text){str(id[i]), str(body[i]), {0}, {0}};
    }
    ro_ctx *ctx = ro_ctx_new();
    const ro_reuse *r = find(ctx, t, N, 1);
    assert_true(r->nshared >= N * (N - 1) / 2);
    for (size_t i = 0; i < r->nshared; i++) assert_int_equal(r->shared[i].kind, RO_REUSE_FORMULA);
    ro_reuse_free(r);
    r = find(ctx, t, 4, 1); /* four are not many */
    assert_true(r->nshared >= 6);
    for (size_t i = 0; i < r->nshared; i++) assert_int_not_equal(r->shared[i].kind, RO_REUSE_FORMULA);
    ro_reuse_free(r);
    ro_ctx_free(ctx);
}

/* The answer as text, texts named by their ids. */
static char *told(const ro_reuse *r, const ro_reuse_text *t) {
    char *out = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&out, &n);
    for (size_t i = 0; i < r->nshared; i++)
        fprintf(f, "%s %s %u %u %u %u %d\n", t[r->shared[i].a].id.p, t[r->shared[i].b].id.p, r->shared[i].a_span.lo,
                r->shared[i].a_span.hi, r->shared[i].b_span.lo, r->shared[i].b_span.hi, (int)r->shared[i].kind);
    fclose(f);
    return out;
}

static void order_and_threads_change_nothing(void **state) {
    (void)state;
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_text t[] = {{str("a"), str(PLAIN), {0}, {0}},
                         {str("b"), str(COPY), {0}, {0}},
                         {str("c"), str(EDITED), {0}, {0}},
                         {str("d"), str(OTHER), {0}, {0}}};
    ro_reuse_text u[] = {t[2], t[3], t[0], t[1]};
    const ro_reuse *r = find(ctx, t, 4, 1), *s = find(ctx, u, 4, 3);
    char *x = told(r, t), *y = told(s, u);
    assert_true(r->nshared >= 3);
    assert_string_equal(x, y);
    free(x), free(y);
    ro_reuse_free(r), ro_reuse_free(s);
    ro_ctx_free(ctx);
}

static void nothing_in_nothing_out(void **state) {
    (void)state;
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_text t[] = {
        {str("a"), str(""), {0}, {0}}, {str("b"), str("three short words"), {0}, {0}}, {str("c"), {NULL, 0}, {0}, {0}}};
    for (size_t n = 0; n <= 3; n++) {
        const ro_reuse *r = find(ctx, t, n, 2);
        assert_int_equal(r->nshared + r->nformulas, 0);
        ro_reuse_free(r);
    }
    ro_ctx_free(ctx);
}

/* Texts handed over one by one need not outlive the call, and come to the same. */
static void one_by_one_is_the_same(void **state) {
    (void)state;
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_text t[] = {{str("a"), str(PLAIN), str("2031-05-02"), str("Post")}, {str("b"), str(COPY), {0}, {0}}};
    ro_reuse_search *s = NULL;
    const ro_reuse *whole = find(ctx, t, 2, 1), *r = NULL;
    assert_int_equal(ro_reuse_open(ctx, NULL, &s), RO_OK);
    for (int i = 0; i < 2; i++) {
        char *gone = strdup(t[i].text.p);
        ro_reuse_text u = t[i];
        u.text.p = gone;
        assert_int_equal(ro_reuse_add(ctx, s, &u), RO_OK);
        free(gone);
    }
    assert_int_equal(ro_reuse_finish(ctx, s, &r), RO_OK);
    char *x = told(whole, t), *y = told(r, t);
    assert_string_equal(x, y);
    ro_reuse_text got;
    ro_reuse_text_get(s, 0, &got);
    assert_memory_equal(got.date.p, "2031-05-02", 10);
    assert_int_equal(got.text.n, strlen(PLAIN));
    char cut[sizeof PASSAGE] = "";
    ro_span at = r->shared[0].b_span;
    assert_int_equal(ro_reuse_text_read(ctx, s, r->shared[0].b, at.lo, at.hi - at.lo, cut), RO_OK);
    assert_string_equal(cut, PASSAGE);
    free(x), free(y);
    ro_reuse_free(whole);
    ro_reuse_close(s);
    ro_ctx_free(ctx);
}

static void finished_is_finished(void **state) {
    (void)state;
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_text t = {str("a"), str(PLAIN), {0}, {0}};
    ro_reuse_search *s = NULL;
    const ro_reuse *r = NULL;
    const ro_reuse_options little = {.memory = 1 << 20};
    assert_int_equal(ro_reuse_open(ctx, &little, &s), RO_USAGE);
    assert_null(s);
    assert_int_equal(ro_reuse_open(ctx, NULL, &s), RO_OK);
    assert_int_equal(ro_reuse_add(ctx, s, &t), RO_OK);
    assert_int_equal(ro_reuse_finish(ctx, s, &r), RO_OK);
    assert_int_equal(ro_reuse_add(ctx, s, &t), RO_USAGE);
    assert_int_equal(ro_reuse_finish(ctx, s, &r), RO_USAGE);
    ro_reuse_close(s);
    ro_ctx_free(ctx);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copy_is_found_to_the_word),
        cmocka_unit_test(edited_copy_is_found),
        cmocka_unit_test(dress_does_not_hide_a_copy),
        cmocka_unit_test(what_many_share_is_one_formula),
        cmocka_unit_test(order_and_threads_change_nothing),
        cmocka_unit_test(nothing_in_nothing_out),
        cmocka_unit_test(one_by_one_is_the_same),
        cmocka_unit_test(finished_is_finished),
        cmocka_unit_test(a_phrase_of_many_is_a_formula_whoever_is_named_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
