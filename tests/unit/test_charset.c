/* Bytes into words: every encoding that pages come in, declared, told by the server or by nobody; and text that was broken before
 * it was saved. The texts are our own. */
#include "arena.h"
#include "read/parts.h"

#include <iconv.h>
#include <stdlib.h>

static ro_str as(const char *encoding, const char *utf8) {
    iconv_t cd = iconv_open(encoding, "UTF-8");
    assert_true(cd != (iconv_t)-1);
    size_t in = strlen(utf8), room = in * 4 + 16, left = room;
    char *from = (char *)(uintptr_t)utf8, *out = ro_alloc(arena, room), *to = out;
    assert_true(iconv(cd, &from, &in, &to, &left) != (size_t)-1);
    iconv(cd, NULL, NULL, &to, &left);
    iconv_close(cd);
    return (ro_str){out, room - left};
}

static ro_page decoded(ro_str bytes, const char *charset) {
    ro_page page = {.encoding = NULL};
    ro_page_writer w = {.arena = arena, .page = &page};
    if (RO_TRY(arena)) fail_msg("%s", error.text);
    ro_decode(&w, bytes, ro_str_c(charset));
    page.notes = w.notes.v, page.nnotes = w.notes.n;
    return page;
}

static void reads(ro_str bytes, const char *charset, const char *text, const char *encoding) {
    ro_page p = decoded(bytes, charset);
    if (!ro_str_is(p.source, text)) fail_msg("\"%.*s\", not \"%s\" (%s)", (int)p.source.n, p.source.p, text, p.encoding);
    if (encoding) assert_int_equal(strcasecmp(p.encoding, encoding), 0);
}

static const char ru[] = "Президент Норвании принял посла Кеста.\nСтороны обсудили работу парома.\n",
                  uk[] = "Президент Норванії прийняв посла Кеста.\nСторони обговорили роботу порома і маяка.\n",
                  ko[] = "노르바니아 대통령이 케스트 대사를 만났다.\n양측은 등대와 여객선에 대하여 의견을 나누었다.\n",
                  zh[] = "诺瓦尼亚总统会见了凯斯特大使。\n双方就灯塔和渡轮问题交换了意见。\n",
                  tw[] = "諾瓦尼亞總統會見了凱斯特大使。\n雙方就燈塔和渡輪問題交換了意見。\n",
                  ja[] = "ノルバニアの大統領はケスト大使と会談した。\n双方は灯台と連絡船について意見を交わした。\n",
                  fr[] = "Le président a reçu l’ambassadeur à l’hôtel de ville. Après l’été, le phare sera rénové.\n",
                  pl[] = "Prezydent przyjął ambasadora. Strony omówiły żeglugę, latarnię morską i pięć innych spraw.\n",
                  el[] = "Ο πρόεδρος δέχθηκε τον πρέσβη. Συζήτησαν για τον φάρο και το πλοίο.\n";

static const struct {
    const char *iconv, *text, *shown, *label;
} all[] = {
    {"CP1251", ru, "windows-1251", "windows-1251"},
    {"KOI8-R", ru, "KOI8-R", "koi8-r"},
    {"ISO-8859-5", ru, "ISO-8859-5", "iso-8859-5"},
    {"CP866", ru, "IBM866", "ibm866"},
    {"CP1251", uk, "windows-1251", "cp1251"},
    {"KOI8-U", uk, "KOI8-U", "koi8-u"},
    {"EUC-KR", ko, "windows-949", "euc-kr"},
    {"CP949", ko, "windows-949", "ks_c_5601-1987"},
    {"ISO-2022-KR", ko, "ISO-2022-KR", "iso-2022-kr"},
    {"GB18030", zh, "GB18030", "gb2312"},
    {"GBK", zh, "GB18030", "gbk"},
    {"BIG5", tw, "Big5", NULL},
    {"SHIFT_JIS", ja, "Shift_JIS", "shift_jis"},
    {"EUC-JP", ja, "EUC-JP", "euc-jp"},
    {"ISO-2022-JP", ja, "ISO-2022-JP", "iso-2022-jp"},
    {"CP1252", fr, "windows-1252", "iso-8859-1"},
    {"CP1250", pl, "windows-1250", "windows-1250"},
    {"ISO-8859-2", pl, "ISO-8859-2", "iso-8859-2"},
    {"CP1253", el, "windows-1253", "windows-1253"},
    {"UTF-16LE", ru, "UTF-16LE", NULL},
    {"UTF-16BE", ko, "UTF-16BE", NULL},
    {"UTF-16LE", zh, "UTF-16LE", NULL},
    {"UTF-16BE", fr, "UTF-16BE", NULL},
    {"UTF-32LE", ru, "UTF-32LE", NULL},
    {"UTF-32BE", fr, "UTF-32BE", NULL},
};

static void told_by_nobody(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) reads(as(all[i].iconv, all[i].text), NULL, all[i].text, all[i].shown);
}

static void told_by_the_server(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].label) reads(as(all[i].iconv, all[i].text), all[i].label, all[i].text, all[i].shown);
    /* it is believed before the page is */
    ro_str page = as("KOI8-R", "<meta charset=windows-1251><p>Норвания и Кест</p>");
    reads(page, "koi8-r", "<meta charset=windows-1251><p>Норвания и Кест</p>", "KOI8-R");
}

static void declared_by_the_page(void **state) {
    (void)state;
    static const char *const pages[] = {"<html><meta charset=\"koi8-r\"><p>Мир</p>",
                                        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\"><p>Мир</p>",
                                        "<?xml version=\"1.0\" encoding='KOI8-R'?><p>Мир</p>"};
    for (size_t i = 0; i < 3; i++) reads(as("KOI8-R", pages[i]), NULL, pages[i], NULL);
    /* a script's charset is not the page's */
    const char *script = "<script charset=\"koi8-r\" src=x></script><meta charset=\"windows-1251\"><p>Мир</p>";
    reads(as("CP1251", script), NULL, script, "windows-1251");
}

static void a_lie_is_seen_through(void **state) {
    (void)state;
    const char *page = "<meta charset=\"windows-1251\"><p>Президент Норвании</p>";
    ro_page p = decoded(ro_str_c(page), NULL);
    assert_true(ro_str_is(p.source, page));
    assert_int_equal(p.nnotes, 1);
    char wrong[400];
    snprintf(wrong, sizeof wrong, "<meta charset=\"shift_jis\"><p>%s%s</p>", ko, ko);
    p = decoded(as("EUC-KR", wrong), NULL);
    assert_true(ro_str_is(p.source, wrong));
    assert_string_equal(p.encoding, "windows-949");
    assert_int_equal(p.nnotes, 1);
    p = decoded(as("CP1251", "<meta charset=x-nobody-knows><p>Президент Норвании</p>"), NULL);
    assert_string_equal(p.encoding, "windows-1251");
    assert_true(p.nnotes > 0);
}

static void marks(void **state) {
    (void)state;
    reads((ro_str){"\xFF\xFEM\0i\0", 6}, NULL, "Mi", "UTF-16LE");
    reads((ro_str){"\xFE\xFF\0M\0i", 6}, NULL, "Mi", "UTF-16BE");
    reads((ro_str){"\xFF\xFE\0\0M\0\0\0", 8}, NULL, "M", "UTF-32LE");
    reads((ro_str){"\0\0\xFE\xFF\0\0\0M", 8}, NULL, "M", "UTF-32BE");
    reads(ro_str_c("\xEF\xBB\xBFMi"), "koi8-r", "Mi", "UTF-8");
}

static void plain_text_is_not_taken_for_wide(void **state) {
    (void)state;
    static const char *const plain[] = {"1 2 3 4 5 6 7 8 9 10", "a a a a a a a a a a", "x\ty\tz\tx\ty\tz\tx\ty",
                                        "- - - - - - - - - -"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        assert_null(ro_wide(ro_str_c(plain[i])));
        reads(ro_str_c(plain[i]), NULL, plain[i], "UTF-8");
    }
}

/* UTF-8 text as a program sees it that takes it for another encoding; C1 characters where that has none. */
static const char *misread(const char *as_if, const char *utf8) {
    ro_buf b = {.arena = arena};
    for (const char *p = utf8; *p; p++) {
        iconv_t cd = iconv_open("UTF-8", as_if);
        char in[2] = {*p, 0}, out[8], *from = in, *to = out;
        size_t n = 1, left = sizeof out;
        if (iconv(cd, &from, &n, &to, &left) == (size_t)-1)
            ro_buf_byte(&b, '\xC2'), ro_buf_byte(&b, *p);
        else
            ro_buf_add(&b, (ro_str){out, (size_t)(to - out)});
        iconv_close(cd);
    }
    return ro_str_dup(arena, ro_buf_str(&b)).p;
}

static void restored(const char *broken, const char *text) {
    ro_page p = decoded(ro_str_c(broken), NULL);
    if (!ro_str_is(p.source, text)) fail_msg("\"%.*s\", not \"%s\"", (int)p.source.n, p.source.p, text);
    assert_true(p.nnotes > 0);
}

static void broken_text_is_restored(void **state) {
    (void)state;
    static const char *const texts[] = {ru, uk, ko, zh, ja, fr, pl, el};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *once = misread("CP1252", texts[i]);
        restored(once, texts[i]);
        restored(misread("ISO-8859-1", texts[i]), texts[i]);
        restored(misread("CP1251", texts[i]), texts[i]);
        restored(misread("CP1252", once), texts[i]);
    }
    restored(misread("CP1252", ro_str_dup(arena, as("CP1251", ru)).p), ru);
    restored(misread("CP1252", ro_str_dup(arena, as("KOI8-R", ru)).p), ru);
    restored(misread("CP1252", ro_str_dup(arena, as("EUC-KR", ko)).p), ko);
}

static void sound_parts_stay(void **state) {
    (void)state;
    char broken[2000], sound[2000];
    snprintf(broken, sizeof broken, "%s%s%s", ru, misread("CP1252", fr), ru);
    snprintf(sound, sizeof sound, "%s%s%s", ru, fr, ru);
    restored(broken, sound);
    snprintf(broken, sizeof broken, "<p>%s</p><p>%s</p>", misread("CP1251", ru), fr);
    snprintf(sound, sizeof sound, "<p>%s</p><p>%s</p>", ru, fr);
    restored(broken, sound);
}

static void sound_text_is_left_alone(void **state) {
    (void)state;
    static const char *const sane[] = {"A page once showed “â€™” for an apostrophe.\n",
                                       "AMANHÔ, DISSE. “NÃO”, disse o porta-voz.\n",
                                       "«СССР» и «ООН», № 5 — «Р»…\n",
                                       "Ærø, Åland, Ísafjörður, Þórshöfn, Ólafsvík: öll fá þau ferju.\n",
                                       "Ñandú, ÑANDÚ, añejo; ¿qué? ¡Ándale!\n",
                                       "Đặng Thị Hạnh và Nguyễn Văn Được gặp nhau ở Huế.\n"};
    for (size_t i = 0; i < sizeof sane / sizeof *sane; i++) {
        ro_page p = decoded(ro_str_c(sane[i]), NULL);
        assert_true(ro_str_is(p.source, sane[i]));
        assert_int_equal(p.nnotes, 0);
    }
}

static void doubt_is_told(void **state) {
    (void)state;
    ro_page p = decoded(ro_str_c("the town of \xBE\xE1"), NULL);
    assert_int_equal(p.nnotes, 1);
    assert_true(ro_str_find(p.notes[0], RO_S("about as likely")) > 0);
    p = decoded(as("KOI8-R", ru), NULL);
    assert_int_equal(p.nnotes, 1);
    assert_true(ro_str_find(p.notes[0], RO_S("about as likely")) < 0);
}

static void zero_width_is_kept_in_the_capture(void **state) {
    (void)state;
    const char *text = "The fer\xC2\xADry of Port\xC2\xA0"
                       "Elden\xE2\x80\x8B sails.\n";
    reads(ro_str_c(text), NULL, text, "UTF-8");
    ro_str folded = ro_fold(arena, ro_str_c("fer\xC2\xADry of Port\xC2\xA0"
                                            "Elden\xE2\x80\x8B"));
    assert_true(ro_str_is(folded, "ferry of port elden"));
    char broken[3000]; /* bytes that are no text: each becomes a character of three */
    memset(broken, 0xFF, sizeof broken);
    assert_int_equal(ro_fold(arena, (ro_str){broken, sizeof broken}).n, 3 * sizeof broken);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(told_by_nobody),
        TEST(told_by_the_server),
        TEST(declared_by_the_page),
        TEST(a_lie_is_seen_through),
        TEST(marks),
        TEST(plain_text_is_not_taken_for_wide),
        TEST(broken_text_is_restored),
        TEST(sound_parts_stay),
        TEST(sound_text_is_left_alone),
        TEST(doubt_is_told),
        TEST(zero_width_is_kept_in_the_capture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
