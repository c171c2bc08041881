/* The innocent explanation beside a change of substance: one word of another language that both render, only where somebody of
 * that language met; and a later edit, where one publisher put out both on different days. What is explained stays a change of
 * substance. */
#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { LINE = 1000 };

struct telling {
    const char *who, *day, *captured, *state, *word;
};

static ro_account *account(ro_ctx *ctx, const struct telling *t) {
    char text[LINE];
    snprintf(text, sizeof text,
             "Ada Norn, president of Norvania, had talks with Bo Kest, prime minister of %s, in Port Elden on March 4, 2031.\n\n"
             "The two sides %s discussed the fishing grounds of the strait, the ferries and the new harbour.\n",
             t->state, t->word);
    ro_capture c = {.file = {"account", 7},
                    .bytes = {text, strlen(text)},
                    .publisher = {t->who, strlen(t->who)},
                    .date = {t->day, strlen(t->day)},
                    .captured = {t->captured, strlen(t->captured)},
                    .text = true};
    ro_account *a = NULL;
    assert_int_equal(ro_account_read(ctx, &c, &a), RO_OK);
    return a;
}

/* The explanation of the one change of substance, "" where it has none. */
static void explained(const struct telling *p, const struct telling *q, const char *words) {
    static const char *const refs[] = {"a", "b"};
    ro_ctx *ctx = ro_ctx_new();
    ro_account *acc[2] = {account(ctx, p), account(ctx, q)};
    const ro_comparison *c = NULL;
    size_t found = 0;
    assert_int_equal(ro_compare(ctx, acc, refs, 2, &c), RO_OK);
    for (size_t i = 0; i < c->npassages; i++)
        for (size_t k = 0; k < c->passages[i].nedits; k++) {
            const ro_edit *e = &c->passages[i].edits[k];
            if (!e->substantive) continue;
            assert_string_equal(e->excuse ? e->excuse : "", words);
            found++;
        }
    assert_int_equal(found, 1);
    ro_comparison_free(c);
    for (int k = 0; k < 2; k++) ro_account_free(acc[k]);
    ro_ctx_free(ctx);
}

static void test_translation(void **state) {
    (void)state;
    struct telling p = {"Norvanian Herald", "2031-03-05", "", "Russia", "openly"}, q = p;
    q.who = "Velmer Times";
    q.word = "candidly";
    explained(&p, &q, "may be the translator's: both render откровенно");
    explained(&q, &p, "may be the translator's: both render откровенно");
    p.state = q.state = "South Korea";
    explained(&p, &q, "may be the translator's: both render 솔직하게");
    p.state = q.state = "France"; /* nobody there is translated from these */
    explained(&p, &q, "");
    p.state = q.state = "Russia";
    q.word = "angrily";
    explained(&p, &q, "");
}

static void test_later_edit(void **state) {
    (void)state;
    struct telling p = {"Norvanian Herald", "2031-03-05", "", "France", "openly"}, q = p;
    q.word = "angrily";
    explained(&p, &q, ""); /* of one day */
    q.day = "2031-03-07";
    explained(&p, &q, "one publisher put out both, on different days: it may be a later edit");
    q.who = "Velmer Times";
    explained(&p, &q, ""); /* two houses */
    q = p;
    q.word = "angrily";
    p.captured = "2031-03-05";
    q.captured = "2031-04-01";
    explained(&p, &q, "one publisher put out both, on different days: it may be a later edit");
    q.word = "candidly";
    p.state = q.state = "Russia"; /* the nearer explanation */
    explained(&p, &q, "may be the translator's: both render откровенно");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_translation), cmocka_unit_test(test_later_edit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
