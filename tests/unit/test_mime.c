/* What a user would miss of mail and saved pages: the right part, its words whatever the encoding, its address and its day, and
 * every other message of a file where one is damaged. */
#include <readout/readout.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 12 };

struct piece {
    ro_status status;
    char file[200], bytes[8000], why[400], url[200], title[200], publisher[200], date[60], captured[60], charset[40], note[600];
    size_t n;
    bool html, text;
};
static struct piece got[MOST];
static size_t ngot;

static void keep(char *to, size_t room, ro_str s) { snprintf(to, room, "%.*s", (int)s.n, s.p ? s.p : ""); }

static bool take(void *user, const ro_capture *c, ro_status st, const char *why) {
    (void)user;
    assert_true(ngot < MOST);
    struct piece *p = &got[ngot++];
    *p = (struct piece){.status = st, .n = c->bytes.n, .html = c->html, .text = c->text};
    keep(p->file, sizeof p->file, c->file);
    keep(p->bytes, sizeof p->bytes, c->bytes);
    keep(p->url, sizeof p->url, c->url);
    keep(p->title, sizeof p->title, c->title);
    keep(p->publisher, sizeof p->publisher, c->publisher);
    keep(p->date, sizeof p->date, c->date);
    keep(p->captured, sizeof p->captured, c->captured);
    keep(p->charset, sizeof p->charset, c->charset);
    keep(p->note, sizeof p->note, c->note);
    snprintf(p->why, sizeof p->why, "%s", why ? why : "");
    return true;
}

static void unpack(const char *message) {
    ro_ctx *ctx = ro_ctx_new();
    ngot = 0;
    ro_capture whole = {.file = {"it.eml", 6}, .bytes = {message, strlen(message)}};
    assert_int_equal(ro_captures_within(ctx, &whole, take, NULL), RO_OK);
    ro_ctx_free(ctx);
}

/* The one piece with these bytes. */
static const struct piece *one(const char *bytes) {
    assert_int_equal(ngot, 1);
    assert_string_equal(got[0].why, "");
    if (bytes) assert_string_equal(got[0].bytes, bytes);
    return &got[0];
}

#define HEAD "From: Press Office <press@norvania.example>\nTo: desk@example.org\nMIME-Version: 1.0\n"
#define LONG "President Orvan Telmek met Premier Oto Ferrin in Kessan.\n"

/* ---- one body ------------------------------------------------------------------------------------------------------ */

static void plain_mail(void **state) {
    (void)state;
    unpack("Received: from a by b\r\nFrom: \"Office, Press\" <press@norvania.example>\r\nDate: Thu, 4 May 2023 10:05:00 +0300\r\n"
           "Subject: A call\r\n with the Premier\r\n\r\nThe two spoke.\r\nThey agreed.\r\n");
    const struct piece *p = one("The two spoke.\r\nThey agreed.\r\n");
    assert_true(p->text && !p->html);
    assert_string_equal(p->title, "A call with the Premier");
    assert_string_equal(p->publisher, "Office, Press");
    assert_string_equal(p->date, "2023-05-04T10:05:00+03:00");
    assert_string_equal(p->file, "it.eml");
    assert_non_null(strstr(p->note, "press@norvania.example"));
}

static void dates(void **state) {
    (void)state;
    static const char *const is[][2] = {{"4 May 2023 10:05 GMT", "2023-05-04T10:05:00Z"},
                                        {"Thu, 04 May 23 10:05:09 EST", "2023-05-04T10:05:09-05:00"},
                                        {"Thu May  4 10:05:09 2023", "2023-05-04T10:05:09"},
                                        {"Thu, 4 May 2023 23:59:59 -0330 (NDT)", "2023-05-04T23:59:59-03:30"},
                                        {"Thu, 4 May 2023", "2023-05-04"},
                                        {"31 Feb 2023 10:00 GMT", ""},
                                        {"soon", ""}};
    for (size_t i = 0; i < sizeof is / sizeof *is; i++) {
        char s[500];
        snprintf(s, sizeof s, HEAD "Date: %s\n\n" LONG, is[i][0]);
        unpack(s);
        assert_string_equal(one(NULL)->date, is[i][1]);
    }
}

static void subjects(void **state) {
    (void)state;
    static const char *const is[][2] = {
        {"=?utf-8?Q?Kessan=E2=80=94Port_Arel?=", "Kessan\xE2\x80\x94Port Arel"},
        {"=?koi8-r?B?8NLF2snExc7U?= met =?windows-1251?q?=CF=F0=E5=EC=FC=E5=F0?=",
         "\xD0\x9F\xD1\x80\xD0\xB5\xD0\xB7\xD0\xB8\xD0\xB4\xD0\xB5\xD0\xBD\xD1\x82 met "
         "\xD0\x9F\xD1\x80\xD0\xB5\xD0\xBC\xD1\x8C\xD0\xB5\xD1\x80"},
        {"=?UTF-8?B?4oKs4g==?=\n =?UTF-8?B?gqw=?=", "\xE2\x82\xAC\xE2\x82\xAC"}, /* one character in two words */
        {"=?utf-8*en?q?a_b?= =?utf-8?q?c?= d", "a bc d"},
        {"[SPAM]=?utf-8?q?glued?=", "[SPAM]glued"},
        {"=?utf-8?q?two words?=", "two words"},
        {"=?nonsense?q?=41=42?=", "AB"},
        {"=?utf-8?q?never ends", "=?utf-8?q?never ends"},
        {"=?utf-8?x?what?=", "=?utf-8?x?what?="},
        {"Re: A call", "A call"},
        {"FW: Fwd: A call", "A call"},
        {"Talks: a summary", "Talks: a summary"},
    };
    for (size_t i = 0; i < sizeof is / sizeof *is; i++) {
        char s[500];
        snprintf(s, sizeof s, HEAD "Subject: %s\n\n" LONG, is[i][0]);
        unpack(s);
        assert_string_equal(one(NULL)->title, is[i][1]);
    }
    unpack(HEAD "List-Id: press\nSubject: [press] A call\n\n" LONG);
    assert_string_equal(one(NULL)->title, "A call");
}

/* Who passes a text on has not issued it. */
static void passed_on(void **state) {
    (void)state;
    unpack(HEAD "Subject: Fwd: A call\nDate: 4 May 2023 10:00 GMT\n\n" LONG);
    const struct piece *p = one(NULL);
    assert_string_equal(p->publisher, "");
    assert_string_equal(p->date, "");
}

static void senders(void **state) {
    (void)state;
    static const char *const is[][2] = {{"press@norvania.example", "norvania.example"},
                                        {"<press@norvania.example>", "norvania.example"},
                                        {"press@norvania.example (Press Office)", "Press Office"},
                                        {"\"press@norvania.example\" <press@norvania.example>", "norvania.example"},
                                        {"=?utf-8?q?Presse_=C3=89tat?= <p@q.example>", "Presse \xC3\x89tat"}};
    for (size_t i = 0; i < sizeof is / sizeof *is; i++) {
        char s[500];
        snprintf(s, sizeof s, "MIME-Version: 1.0\nTo: a@b.example\nFrom: %s\n\n" LONG, is[i][0]);
        unpack(s);
        assert_string_equal(one(NULL)->publisher, is[i][1]);
    }
}

static void codings(void **state) {
    (void)state;
    unpack(HEAD "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=\"windows-1251\"\n\n"
                "A=3DB =\nnext=20\nend = sign =E2\n");
    assert_string_equal(one("A=B next \nend = sign \xE2\n")->charset, "windows-1251");
    assert_non_null(strstr(got[0].note, "1 places of its transfer encoding"));
    unpack(HEAD "Content-Transfer-Encoding: BASE64\n\nVGhlIHR3\n***\nbyBzcG9rZS4=\n");
    one("The two spoke.");
    assert_non_null(strstr(got[0].note, "3 places"));
    unpack(HEAD "Content-Transfer-Encoding: 8bit\n\n\xD1\x84\n\n");
    one("\xD1\x84\n\n");
}

/* A line longer than what is taken at a time stays one line. */
static void long_line(void **state) {
    (void)state;
    static char s[200000], want[50000];
    size_t n = (size_t)snprintf(s, sizeof s, HEAD "Content-Transfer-Encoding: quoted-printable\n\n");
    for (int i = 0; i < 49000; i++) n += (size_t)snprintf(s + n, sizeof s - n, "=61");
    unpack(s);
    memset(want, 'a', 49000);
    assert_int_equal(got[0].n, 49000);
    assert_memory_equal(got[0].bytes, want, sizeof got[0].bytes - 1);
}

/* ---- parts --------------------------------------------------------------------------------------------------------- */

#define ALT HEAD "Content-Type: multipart/alternative; boundary=b\n\n"

static void fuller(void **state) {
    (void)state;
    unpack(ALT "--b\nContent-Type: text/plain\n\n" LONG "\n--b\nContent-Type: text/html\n\n<p>" LONG "</p>\n--b--\n");
    assert_true(one("<p>" LONG "</p>")->html);
    unpack(ALT "--b\nContent-Type: text/plain\n\n" LONG "\n--b\nContent-Type: text/html\n\n<style>p{color:red;background:blue}"
               "</style><p>Show <a href=\"https://x.example/a/long/address\">online</a></p>\n--b--\n");
    assert_true(one(LONG)->text);
}

static void attachments(void **state) {
    (void)state;
    unpack(HEAD
           "Content-Type: multipart/mixed; boundary=\"=_o\"\n\nprelude\n--=_o\nContent-Type: multipart/related; boundary=i\n\n"
           "--i\nContent-Type: text/html\n\n<p>" LONG "</p>\n--i\nContent-Type: image/png\n\nx\n--i--\n"
           "--=_o\nContent-Type: application/octet-stream\nContent-Disposition: attachment;\n"
           " filename*0*=utf-8''no%C3%A9l;\n filename*1=\"-2.txt\"\nContent-Transfer-Encoding: base64\n\nVGhlIHR3byBzcG9rZS4=\n"
           "--=_o\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--=_o\nContent-Type: message/rfc822\n\n"
           "Subject: within\nFrom: a@b.example\n\nInner text.\n--=_o--\nepilogue\n");
    assert_int_equal(ngot, 3);
    assert_string_equal(got[0].file, "it.eml#no\xC3\xA9l-2.txt");
    assert_string_equal(got[0].bytes, "The two spoke.");
    assert_string_equal(got[0].publisher, "");
    assert_string_equal(got[1].file, "it.eml#2");
    assert_string_equal(got[1].title, "within");
    assert_string_equal(got[1].bytes, "Inner text.");
    assert_string_equal(got[2].bytes, "<p>" LONG "</p>");
}

/* Text, an attachment, more text: one text. */
static void text_in_two(void **state) {
    (void)state;
    unpack(HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nFirst half.\n--b\nContent-Type: image/png\n\nx\n--b\n\n"
                "Second half.\n--b--\n");
    one("First half.\n\nSecond half.");
}

static void bad_boundaries(void **state) {
    (void)state;
    unpack(ALT "--wrong\nContent-Type: text/plain\n\n" LONG "\n--wrong--\n"); /* declared and never there */
    one(LONG);
    unpack(HEAD "Content-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\n" LONG "\n--b--\n"); /* not declared */
    one(LONG);
    unpack(ALT "--b\nContent-Type: text/plain\n\n" LONG); /* never closed */
    assert_non_null(strstr(one(LONG)->note, "ends before the message does"));
    unpack(HEAD
           "Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/alternative; boundary=i\n\n--i\n\n" LONG
           "\n--o\nContent-Disposition: attachment\n\nOther text.\n--o--\n"); /* the inner one never closed */
    assert_int_equal(ngot, 2);
    assert_string_equal(got[0].bytes, "Other text.");
    assert_string_equal(got[1].bytes, LONG);
    unpack(ALT "--b\n--b\n\n--b--x\nno boundary\n--b--\n");
    one("--b--x\nno boundary");
}

static void nested_too_deep(void **state) {
    (void)state;
    static char s[100000];
    size_t n = (size_t)snprintf(s, sizeof s, HEAD);
    for (int i = 0; i < 500; i++)
        n += (size_t)snprintf(s + n, sizeof s - n, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
    unpack(s);
    assert_int_equal(ngot, 1);
    assert_int_equal(got[0].status, RO_LIMIT);
    n = (size_t)snprintf(s, sizeof s, HEAD);
    for (int i = 0; i < 500; i++) n += (size_t)snprintf(s + n, sizeof s - n, "Content-Type: message/rfc822\n\n");
    unpack(s);
    assert_int_equal(got[0].status, RO_LIMIT);
}

static void nothing_to_read(void **state) {
    (void)state;
    unpack(HEAD "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB\n");
    assert_int_equal(got[0].status, RO_UNSUPPORTED);
    assert_non_null(strstr(got[0].why, "it.eml: is an encrypted mail"));
    unpack(HEAD "Content-Type: image/png\n\nxx\n");
    assert_int_equal(got[0].status, RO_INPUT);
}

/* A memorandum is no mail, whatever its first lines are called. */
static void memorandum(void **state) {
    (void)state;
    static const char memo[] = "From: The Minister\nTo: The Premier\nSubject: Ferries\nDate: May 3, 2023\n\nThe ferries sail.\n";
    unpack(memo);
    one(memo);
}

static void mailbox(void **state) {
    (void)state;
    unpack("From press@norvania.example Thu May  4 10:00:00 2023\nFrom: a@b.example\nTo: c\nMessage-ID: <1@b>\nSubject: one\n\n"
           ">From Kessan to Port Arel.\nFrom here on 4:00 on.\n\nFrom x Thu May  4 11:00:00 2023\nFrom: a@b.example\nTo: c\n"
           "Subject: two\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nNever closed.\n\n"
           "From x Thu May  4 12:00:00 2023\nFrom: a@b.example\nSubject: three\n\nLast.\n");
    assert_int_equal(ngot, 3);
    assert_string_equal(got[0].file, "it.eml:0");
    assert_string_equal(got[0].bytes, "From Kessan to Port Arel.\nFrom here on 4:00 on.\n");
    assert_string_equal(got[1].title, "two");
    assert_string_equal(got[2].bytes, "Last.\n");
}

/* ---- saved pages --------------------------------------------------------------------------------------------------- */

#define PAGE                                                                                                                     \
    "<h1>Talks in Kessan</h1><p>" LONG                                                                                           \
    "The ferries sail again, and the talks were held in a friendly atmosphere; more will be said on Monday in Port Arel.</p>"
#define ADVERT "<p>Buy a boat, buy two boats, buy three boats.</p>"

static void saved_by_chrome(void **state) {
    (void)state;
    unpack("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://norvania.example/news/1\r\nSubject: Talks\r\n"
           "Date: Thu, 4 May 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: "
           "multipart/related;\r\n\ttype=\"text/html\";\r\n"
           "\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n------MultipartBoundary--x----\r\nContent-Type: text/html\r\n"
           "Content-ID: <frame-1@mhtml.blink>\r\nContent-Location: cid:frame-1@mhtml.blink\r\n\r\n" ADVERT "\r\n"
           "------MultipartBoundary--x----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
           "Content-Location: https://norvania.example/news/1\r\n\r\n" PAGE "=\r\n<!-- end -->\r\n"
           "------MultipartBoundary--x----\r\nContent-Type: text/css\r\n\r\np{}\r\n------MultipartBoundary--x------\r\n");
    const struct piece *p = one(PAGE "<!-- end -->");
    assert_true(p->html);
    assert_string_equal(p->url, "https://norvania.example/news/1");
    assert_string_equal(p->captured, "2023-05-04T10:00:00Z");
    assert_string_equal(p->title, "");
    assert_string_equal(p->publisher, "");
    assert_string_equal(p->date, "");
    assert_string_equal(p->file, "it.eml");
}

static void saved_by_others(void **state) {
    (void)state;
    unpack("MIME-Version: 1.0\nDate: Thu, 4 May 2023 10:00:00 +0300\nContent-Type: multipart/related; boundary=b; "
           "start=\"<two@x>\"\n\n"
           "--b\nContent-Type: text/html; charset=koi8-r\nContent-ID: <one@x>\n\n" ADVERT "\n--b\nContent-Type: text/html\n"
           "Content-ID: <two@x>\nContent-Location: http://norvania.example/a\n\n" PAGE "\n--b--\n");
    assert_string_equal(one(PAGE)->url, "http://norvania.example/a");
    assert_string_equal(got[0].captured, "2023-05-04T10:00:00+03:00");
    unpack("From: <Saved by Windows Internet Explorer 7>\nSubject: Talks\nMIME-Version: 1.0\nContent-Type: text/html\n"
           "Content-Location: http://norvania.example/b\n\n" PAGE "\n"); /* no pictures: no parts */
    assert_string_equal(one(PAGE "\n")->url, "http://norvania.example/b");
    unpack("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b\n"
           "Content-Type: text/html\nContent-Location: file:///C:/talks.htm\n\n" PAGE "\n--b--\n"); /* the page is not first */
    assert_string_equal(one(PAGE)->url, "");
}

static void frames(void **state) {
    (void)state;
    unpack(
        "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
        "Content-Location: http://norvania.example/\n\n<frameset><frame src=a></frameset>\n--b\nContent-Type: "
        "text/html\n\n" ADVERT "\n--b\nContent-Type: text/html\nContent-Location: http://norvania.example/a\n\n" PAGE
        "\n--b--\n");
    assert_string_equal(one(PAGE)->url, "http://norvania.example/a");
    assert_non_null(strstr(got[0].note, "fullest of its frames"));
}

/* A mail whose HTML comes with pictures is no saved page. */
static void mail_with_pictures(void **state) {
    (void)state;
    unpack(HEAD "Subject: A call\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
                "Content-Location: http://norvania.example/\n\n" PAGE "\n--b\nContent-Type: image/png\n\nx\n--b--\n");
    assert_string_equal(one(PAGE)->title, "A call");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_mail),         cmocka_unit_test(dates),           cmocka_unit_test(subjects),
        cmocka_unit_test(passed_on),          cmocka_unit_test(senders),         cmocka_unit_test(codings),
        cmocka_unit_test(long_line),          cmocka_unit_test(fuller),          cmocka_unit_test(attachments),
        cmocka_unit_test(text_in_two),        cmocka_unit_test(bad_boundaries),  cmocka_unit_test(nested_too_deep),
        cmocka_unit_test(nothing_to_read),    cmocka_unit_test(memorandum),      cmocka_unit_test(mailbox),
        cmocka_unit_test(saved_by_chrome),    cmocka_unit_test(saved_by_others), cmocka_unit_test(frames),
        cmocka_unit_test(mail_with_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
