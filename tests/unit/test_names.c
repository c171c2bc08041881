/* Two printed names: what makes one person of them, what parts them, and the reason that is given. */
#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static ro_likeness like(const ro_name *a, const ro_name *b) {
    ro_ctx *ctx = ro_ctx_new();
    ro_likeness there = {0}, back = {0};
    assert_int_equal(ro_names_compare(ctx, a, b, &there), RO_OK);
    assert_int_equal(ro_names_compare(ctx, b, a, &back), RO_OK);
    ro_ctx_free(ctx);
    assert_true(there.same == back.same);
    assert_string_equal(there.why, back.why);
    return there;
}

static ro_str text(const char *s) { return (ro_str){s, strlen(s)}; }

static bool one(const char *a, const char *b) {
    ro_name x = {.name = text(a)}, y = {.name = text(b)};
    return like(&x, &y).same >= 0.5;
}

static void says(const char *a, const char *b, const char *why) {
    ro_name x = {.name = text(a)}, y = {.name = text(b)};
    assert_string_equal(like(&x, &y).why, why);
}

static void reasons(void **state) {
    (void)state;
    says("Tarik Volen", "T. Volen", "family name and initials agree: T. for Tarik, Volen");
    says("Sergei Lavrinov", "Sergey Lavrynov", "two words agree: Sergei as Sergey, Lavrinov as Lavrynov");
    says("Bill Norn", "William Norn", "two words agree: Bill as William, Norn");
    says("Tarik Volen", "Tarik Maresh", "Maresh and Volen are two names");
    says("Norn", "Ada Norn", "Norn is the family name of the other");
    says("Ada Norn II", "Ada Norn III", "another generation by the suffix");
    says("J. R.", "R. J.", "no word agrees, J., R.");
}

static void bytes(void **state) { /* what is no text is not quoted */
    (void)state;
    ro_name x = {.name = {"Vol\xE2\x82 Norn\x1B[2J", 15}}, y = {.name = text("Maresh Borg")};
    ro_likeness l = like(&x, &y);
    for (const char *p = l.why; *p; p++) assert_true((unsigned char)*p >= 0x20 && (unsigned char)*p < 0x80);
    char longer[400];
    memset(longer, 'q', sizeof longer);
    for (size_t i = 1; i + 1 < sizeof longer; i += 2) memcpy(longer + i, "\xC3\xA9", 2);
    x.name = (ro_str){longer, sizeof longer - 1}; /* a reason longer than its room ends with a whole letter */
    l = like(&x, &y);
    size_t n = strlen(l.why);
    assert_true(n < sizeof l.why && ((unsigned char)l.why[n - 1] < 0x80 || (unsigned char)l.why[n - 1] == 0xA9));
}

static void hangul(void **state) { /* foreign names, as Korean print spells them in the South and the North */
    (void)state;
    assert_true(one("쎄르게이 라브린", "Lavrin Sergei"));
    assert_true(one("쎄르게이 라브린", "S. Lavrin"));
    assert_false(one("쎄르게이 라브린", "A. Lavrin"));
    assert_true(one("쎄르게이 라브린", "Сергей Лаврин"));
    assert_true(one("울라지미르 까쮸신", "블라디미르 카추신"));
    assert_true(one("알렉산드르 멕신", "Alexander Mexin")); /* one letter, two sounds */
    says("나집 빈 할론", "Najib bin Halon", "two words agree: Najib as 나집, Halon as 할론");
    assert_true(one("율리아 폰데어하이덴", "Julia von der Heiden"));
    assert_true(one("앤서니 블레이던", "Antony Bladen")); /* spelt by its sound, not by its letters */
    assert_true(one("핑징캉", "Ping Jingkang"));
    says("핑징캉", "Jingkang Ping", "the names sound the same as a whole");
    assert_true(one("리창", "Li Qiang")); /* the syllables are Korean, the other name is not */
    assert_true(one("시진캉", "席金康"));
    assert_false(one("시진캉", "席金平"));
    assert_false(one("안드레이 라브린", "Andrea Lavrina"));
    assert_false(one("주규창", "Ju Kyu Chan"));
    says("라브린", "Sergei Lavrin", "라브린 is the family name of the other");
    says("라브린", "Lavrin", "one word each: Lavrin as 라브린");
}

static void office(void **state) {
    (void)state;
    ro_name a = {text("Ri Chol Min"), text("general of the army"), text("XA"), text("1968-05-01")};
    ro_name b = {text("Ri Chol Min"), text("minister of Fisheries"), text("XA"), text("1969-05-01")};
    assert_true(like(&a, &b).same < 0.5); /* a common name, and offices that have nothing in common */
    b.title = text("chief of the general staff of the army");
    assert_true(like(&a, &b).same >= 0.5);
    b.date = text("2019-05-01"); /* days before 1970 count */
    assert_true(like(&a, &b).same < 0.5);
    a = (ro_name){text("Ada Norn"), text("minister of defense"), text("XA"), text("2019-05-01")};
    b = (ro_name){text("Ada Norn"), text("defence minister"), text("XA"), text("2019-05-02")};
    assert_true(like(&a, &b).same > 0.98);
    b.title = text("minister of Forests");
    b.side = text("XB");
    assert_true(like(&a, &b).same < 0.5);
    a.name = b.name = text("Norn"), b.side = a.side, b.title = text("justice minister");
    assert_true(like(&a, &b).same < 0.5);
    b.title = text("minister");
    assert_true(like(&a, &b).same >= 0.5);
    a.title = text("president of the State Affairs"), b.title = text("chairman of the State Affairs Commission");
    a.name = b.name = text("Kim Chol Min"), b.date = text("2016-05-02");
    assert_true(like(&a, &b).same >= 0.5);
}

static void words(void **state) {
    (void)state;
    assert_true(one("Jan van der Volen", "Jan Vandervolen"));
    assert_true(one("Abdul Karim Volen", "Abdulkarim Volen"));
    assert_false(one("Ali Rezanorn", "Alirez Norn"));
    assert_true(one("Yu. Volen", "Yuri Volen"));
    assert_false(one("Paul Martin", "Martin Paul")); /* two given names the other way round */
    assert_true(one("Martin, Paul", "Paul Martin"));
    assert_false(one("Anna Maria", "Anna Maria Volen"));
    assert_true(one("Tamim bin Hamad", "Tamim bin Hamad Al Norn"));
    assert_false(one("Hamad bin Tamim", "Tamim bin Hamad"));
    assert_true(one("Slobodan Petrovich", "Slobodan Petrovic"));
    assert_false(one("Oleg Petrovich Volen", "Oleg Ivanovich Volen"));
    assert_true(one("Bataagiin Volenbat", "Bataa Volenbat"));
    assert_true(one("Джордж Норн-старший", "George Norn Sr"));
    assert_false(one("Джордж Норн-младший", "George Norn Sr"));
    assert_false(one("Norn II", "Norn III"));
}

static void letters(void **state) {
    (void)state;
    assert_false(one("Viktor Volen", "Viktoria Volen"));
    assert_false(one("Oleg Volski", "Oleg Volska"));
    assert_true(one("Oleg Volenko", "Oleh Volenka"));
    assert_false(one("Dan Volen", "Don Volen"));
    assert_false(one("Jean Volen", "Joan Volen"));
    assert_false(one("А. Вольская", "A. Volsky"));
    assert_false(one("Пол Моргас", "Paul Mordas"));
    assert_false(one("Oleg Ellisov", "Oleg Allisov"));
    assert_true(one("Ada Osmani", "Ada Usmani"));
    assert_false(one("Ada Suharno", "Ada Suharto"));
    assert_false(one("Oleg Baranov", "Oleg Barinov"));
    assert_true(one("Dragan Đurnić", "Dragan Djurnic"));
    assert_true(one("Пьер Норн", "Pierre Norn"));
    assert_true(one("Кэндзи Хасидзумэ", "Kenji Hashizume"));
    assert_true(one("Нгуен Суан Чонг", "Nguyen Xuan Trong"));
    assert_false(one("Нгуен Суан Кхай", "Nguyen Xuan Chai"));
    assert_false(one("Олег Левитин", "Oleg Levitan"));
    assert_true(one("Oleg Hague", "Oleg Hag"));
}

static void korean(void **state) {
    (void)state;
    assert_false(one("이용남", "Lee Young-nam"));
    assert_true(one("이영남", "Lee Young-nam"));
    assert_false(one("이영남", "Lee Yong-nam")); /* the South writes no ㅕ as yo */
    assert_true(one("리영남", "Ri Yong Nam"));
    assert_false(one("정동영", "Chung Dong-yong")); /* ㅓ as u, then ㅕ as yo */
    assert_true(one("선우민", "Sunwoo Min"));
    assert_true(one("정세균", "Chung Sye-kyun")); /* no rule, but no other syllable either */
    assert_true(one("Chol-min Kim", "김철민"));
    assert_false(one("김철민", "Kim Chol Min Il"));
}

static void chinese(void **state) {
    (void)state;
    assert_true(one("单志强", "Shan Zhiqiang")); /* not the commonest reading */
    assert_true(one("習志強", "习志强"));
    assert_false(one("王毅", "王义"));
    assert_true(one("金志强", "Kim Ji-gang"));
    assert_true(one("谢尔盖·普京", "Sergei Putin"));
    assert_false(one("伊万·普京", "Sergei Putin"));
    assert_true(one("安倍健二", "Kenji Abe"));
    assert_false(one("安倍健二", "Kenichi Abe"));
    assert_false(one("Li Guangming", "Li Guangmin"));
    assert_true(one("Jiang Zelin", "Chiang Tse-lin"));
    assert_false(one("王毅", "Norn"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(reasons), cmocka_unit_test(hangul), cmocka_unit_test(bytes),
                                       cmocka_unit_test(office),  cmocka_unit_test(words),  cmocka_unit_test(letters),
                                       cmocka_unit_test(korean),  cmocka_unit_test(chinese)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
