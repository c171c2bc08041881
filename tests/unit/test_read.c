/* What a user would miss when pages are read: characters of any encoding, words that are not glued, places that lead back to the
 * capture, damage that costs no more than the damaged piece. */
#include "arena.h"
#include "folder.h"
#include "read/parts.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

/* Every run that says "unchanged" must be so, and runs tile the block. */
static void check_runs(const ro_page *p) {
    for (size_t i = 0; i < p->nblocks; i++) {
        const ro_block *b = &p->blocks[i];
        uint32_t at = 0;
        for (size_t k = 0; k < b->nruns; k++) {
            const ro_run *r = &b->runs[k];
            assert_int_equal(r->text, at);
            at += r->len;
            assert_true(r->source + r->slen <= p->source.n);
            if (r->len == r->slen && at <= b->text.n && !memchr(p->source.p + r->source, '\n', r->slen) &&
                !memchr(p->source.p + r->source, '\t', r->slen))
                assert_memory_equal(b->text.p + r->text, p->source.p + r->source, r->len);
        }
        assert_true(at >= b->text.n);
    }
}

static const ro_page *read_bytes(const char *p, size_t n) {
    ro_capture *c = RO_NEW(arena, ro_capture);
    c->bytes = (ro_str){p, n};
    if (RO_TRY(arena)) {
        fail_msg("%s", error.text);
    }
    const ro_page *page = ro_page_read(arena, c);
    check_runs(page);
    return page;
}
static const ro_page *read_page(const char *s) { return read_bytes(s, strlen(s)); }

static void is_block(const ro_page *p, size_t i, const char *text) {
    assert_true(i < p->nblocks);
    assert_string_equal(ro_str_dup(arena, p->blocks[i].text).p, text);
}

static const char *meta(const ro_page *p, const char *key) {
    for (size_t i = 0; i < p->nmeta; i++)
        if (ro_str_is(p->meta[i].key, key)) return ro_str_dup(arena, p->meta[i].value).p;
    return "";
}

/* ---- HTML ----------------------------------------------------------------------------------------------------------- */

static void words_are_not_glued(void **state) {
    (void)state;
    const ro_page *p = read_page("<html><body><div>One</div><div>Two</div><p>The <b>two</b>\n   sides<!-- x --> met.<td>cell"
                                 "<ul><li>first<li>second</ul></body>");
    is_block(p, 0, "One");
    is_block(p, 1, "Two");
    is_block(p, 2, "The two sides met.cell"); /* a stray <td> is no cell */
    is_block(p, 3, "first");
    is_block(p, 4, "second");
    assert_int_equal(p->blocks[3].kind, RO_PARA_ITEM);
}

static void line_breaks(void **state) {
    (void)state;
    const ro_page *p = read_page("<html><body><div>The ministers met in<br>the old town.<br>They parted late.<br><br>next</div>"
                                 "<h1>Talks in<br>Port Elden</h1><pre>One line\nAnother line\n\nlast</pre>");
    is_block(p, 0, "The ministers met in the old town.");
    is_block(p, 1, "They parted late.");
    is_block(p, 2, "next");
    is_block(p, 3, "Talks in Port Elden");
    is_block(p, 4, "One line");
    is_block(p, 5, "Another line");
    is_block(p, 6, "last");
}

static void entities_lead_back(void **state) {
    (void)state;
    const char *html = "<html><body><p>Norn &amp; Kest&nbsp;met &#8220;here&#8221; &copy2031 &unknown; R&D</p>";
    const ro_page *p = read_page(html);
    is_block(p, 0,
             "Norn & Kest\xC2\xA0met \xE2\x80\x9Chere\xE2\x80\x9D \xC2\xA9"
             "2031 &unknown; R&D");
    const ro_block *b = &p->blocks[0];
    ssize_t here = ro_str_find(b->text, RO_S("here"));
    bool found = false;
    for (size_t i = 0; i < b->nruns; i++) {
        const ro_run *r = &b->runs[i];
        if (here < r->text || here >= r->text + r->len) continue;
        assert_memory_equal(html + r->source + ((uint32_t)here - r->text), "here", 4);
        found = true;
    }
    assert_true(found);
}

static void hidden_parts(void **state) {
    (void)state;
    const ro_page *p =
        read_page("<html><body><p>Shown.</p><div style='display:none'><p>Not shown.</p></div>"
                  "<p>In <span hidden>secret </span>line.</p><script>var a='<p>x</p>';</script><style>p{}</style>");
    is_block(p, 0, "Shown.");
    is_block(p, 1, "Not shown.");
    assert_true(p->blocks[1].flags & RO_IN_HIDDEN);
    is_block(p, 2, "In line.");
    assert_int_equal(p->nblocks, 3);
}

static void what_a_page_declares(void **state) {
    (void)state;
    const ro_page *p = read_page(
        "<!doctype html><html lang=en><head><title>Talks held | Elden Post</title><meta property='og:title' content='Talks held'>"
        "<meta name=Author content='A. Scribe'><link rel=canonical href='http://post.example/1'>"
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Talks held today\","
        "\"datePublished\":\"2031-03-05\",\"publisher\":{\"name\":\"Elden Post\"}}]}</script></head>"
        "<body><h1>Talks held</h1><time datetime='2031-03-05T10:00'>Wednesday</time><p itemprop=articleBody>Text.</p>");
    assert_string_equal(meta(p, "title"), "Talks held | Elden Post");
    assert_string_equal(meta(p, "og:title"), "Talks held");
    assert_string_equal(meta(p, "author"), "A. Scribe");
    assert_string_equal(meta(p, "canonical"), "http://post.example/1");
    assert_string_equal(meta(p, "jsonld:headline"), "Talks held today");
    assert_string_equal(meta(p, "jsonld:datePublished"), "2031-03-05");
    assert_string_equal(meta(p, "jsonld:publisher"), "Elden Post");
    assert_string_equal(meta(p, "time"), "2031-03-05T10:00");
    assert_string_equal(meta(p, "lang"), "en");
    assert_string_equal(meta(p, "h1"), "Talks held");
    for (size_t i = 0; i < p->nmeta; i++)
        if (ro_str_is(p->meta[i].key, "jsonld:datePublished"))
            assert_true(ro_str_eq(ro_cut(p->source, p->meta[i].source), RO_S("2031-03-05")));
}

#define TOLD                                                                                                                     \
    "Chairman Ilmar Dashen received Minister Mira Kessel in Kessan. The two sides spoke of trade, mining and "                   \
    "transport, and agreed to open three ferry lines within the year."
#define TOLD_MORE                                                                                                                \
    "The talks proceeded in a friendly atmosphere. Present were Oto Ferrin and Lan Moro, who signed a protocol on "              \
    "fishing in the strait; the agreement of 1998 had run out in the spring and is to be renewed before the autumn."
#define LINKED_DATA "<html><head><script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"articleBody\" : \""

/* Where the markup shows nothing, the account is what the page declares, each word with its place in the script. */
static void a_text_that_only_a_script_holds(void **state) {
    (void)state;
    const ro_page *p =
        read_page(LINKED_DATA TOLD "\\n\\n" TOLD_MORE "\\r\\n\\u201cCaf\\u00e9\\u201d \\ud83d\\ude00 \\\"x\\\".\", \"a\":\"b\"}"
                                   "</script></head><body><div id=root></div></body></html>");
    assert_int_equal(p->nblocks, 3);
    is_block(p, 0, TOLD);
    is_block(p, 1, TOLD_MORE);
    is_block(p, 2, "\u201cCaf\u00e9\u201d \U0001F600 \"x\".");
    ro_span s = p->blocks[2].source;
    assert_memory_equal(p->source.p + s.lo, "\\u201cCaf", 9);
    assert_memory_equal(p->source.p + s.hi - 4, "x\\\".", 4);
    assert_int_equal(p->nnotes, 1);
    p = read_page("<html><body><div id=app></div><noscript><p>" TOLD "</p><p>" TOLD_MORE "</p></noscript></body></html>");
    assert_int_equal(p->nblocks, 2);
    is_block(p, 1, TOLD_MORE);
}

/* An opening paragraph before a wall does not stand twice; where the markup has the text, its own is read. */
static void a_declared_text_beside_the_markup(void **state) {
    (void)state;
    const ro_page *p = read_page(LINKED_DATA "<p>" TOLD "</p><p>" TOLD_MORE
                                             "<\\/p>\"}</script></head><body><h1>Talks in Kessan</h1><p>Chairman Ilmar Dashen "
                                             "received Minister Mira Kessel in Kessan. The two sides ...</p><p>Subscribe</p>");
    assert_int_equal(p->nblocks, 4);
    is_block(p, 0, "Talks in Kessan");
    is_block(p, 2, TOLD);
    assert_int_equal(p->elements[0].end, 4);
    p = read_page(LINKED_DATA TOLD TOLD_MORE "\"}</script></head><body><p>" TOLD "</p><p>" TOLD_MORE "</p></body></html>");
    assert_int_equal(p->nblocks, 2);
    assert_int_equal(p->nnotes, 0);
    is_block(p, 1, TOLD_MORE);
}

static void bold_label(void **state) {
    (void)state;
    const ro_page *p =
        read_page("<html><body><p><b>President of Norvania</b> <b>Ada Norn:</b> Welcome.</p><p>No <b>label</b>.</p>");
    assert_int_equal(p->blocks[0].lead.lo, 0);
    assert_int_equal(p->blocks[0].lead.hi, strlen("President of Norvania Ada Norn:"));
    assert_int_equal(p->blocks[1].lead.lo, UINT32_MAX);
}

static char *repeat(const char *piece, size_t times, const char *tail) {
    size_t n = strlen(piece), t = strlen(tail);
    char *s = ro_alloc(arena, 6 + n * times + t + 1);
    memcpy(s, "<html>", 6);
    for (size_t i = 0; i < times; i++) memcpy(s + 6 + i * n, piece, n);
    memcpy(s + 6 + n * times, tail, t);
    return s;
}

/* Nesting that gumbo alone would take gigabytes for. */
static void nesting_is_bounded(void **state) {
    (void)state;
    static const char *const bombs[] = {"<div>",
                                        "<span class=x>",
                                        "<table><tr><td>",
                                        "<b><i><a href=x>",
                                        "<ul><li>",
                                        "<blockquote><p>",
                                        "</x>",
                                        "<svg>",
                                        "<button><p>",
                                        "<p><b>",
                                        "<p>x",
                                        "<li><dd>x",
                                        "<option><rp>x",
                                        "<span><div></span>x",
                                        "<div><table><td></div>x"};
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        size_t before = ro_arena_size(arena);
        const ro_page *p = read_page(repeat(bombs[i], 20000, "the words at the bottom"));
        assert_true(ro_arena_size(arena) - before < 64u << 20);
        bool found = false;
        for (size_t k = 0; k < p->nblocks; k++) found |= ro_str_find(p->blocks[k].text, RO_S("bottom")) >= 0;
        assert_true(found);
    }
}

/* Below the depth that is kept, and beyond the tags that are, paragraphs stay apart. */
static void words_are_not_glued_where_tags_are_left_out(void **state) {
    (void)state;
    static const char *const bombs[] = {"<div>", "<img>", "<p>"};
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        const ro_page *p = read_page(repeat(bombs[i], 40000, "<div>Port &amp; Elden</div><div>Norvania <b>be</b>low</div>"));
        assert_true(p->nblocks >= 2);
        assert_string_equal(p->blocks[p->nblocks - 2].text.p, "Port & Elden");
        assert_string_equal(p->blocks[p->nblocks - 1].text.p, "Norvania below");
        assert_int_equal(p->nnotes, i > 0);
    }
}

static void broken_markup(void **state) {
    (void)state;
    static const char *const pages[] = {"<html><p>text<!-- never closed",
                                        "<html><p class='x>text",
                                        "<html><p>text<script>alert(1)",
                                        "<html><body>text</p></div><",
                                        "<html><p>a<b",
                                        "<html><p>text&#;&#x;&#99999999;",
                                        "<html><title>x",
                                        "<html>\0<p>text",
                                        "<html><p>text<br",
                                        "<html><svg><p>text"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) read_page(pages[i]);
}

/* ---- plain text ----------------------------------------------------------------------------------------------------- */

static void wrapped_lines_are_joined(void **state) {
    (void)state;
    const ro_page *p = read_page("The ministers of Norvania and Kestria met on Tuesday in the old\n"
                                 "harbour of Port Elden to speak about the fishing grounds of the\n"
                                 "Grey Sea and about the ferry between the two countries, which\n"
                                 "has been lying still since the storms of last spring.\n\n"
                                 "They agreed that the ferry should sail again from the first of\n"
                                 "May and that its fares would be paid by both governments for\n"
                                 "the whole of the first year.\n");
    assert_int_equal(p->nblocks, 2);
    assert_true(ro_str_find(p->blocks[0].text, RO_S("old harbour")) > 0);
    assert_true(p->blocks[1].flags & RO_BLOCK_BREAK);
}

static void lines_of_a_list_are_not(void **state) {
    (void)state;
    const ro_page *p = read_page("Present were:\nAda Norn\nBo Kest\nLio Hadder\nUna Perrin, foreign minister\nsix others\n");
    assert_int_equal(p->nblocks, 6);
}

/* As a text browser prints a page: indents, bullets, marks before links, an address that cannot be broken. */
static void a_dump_of_a_page(void **state) {
    (void)state;
    const ro_page *p =
        read_page("     * [1]Home\n     * [2]Press room\n     * [3]Ferry\n\n"
                  "   [4]Ada Norn, president of Norvania, received Bo Kest, the foreign\n"
                  "   minister of Kestria, at the Lake House on March 4. They spoke of\n"
                  "   the fishing grounds of the Grey Sea[1] and of the [5]ferry that has\n"
                  "   been lying still.\n\n"
                  "     * the harbour of Port Elden is to be dredged to the depth that\n"
                  "       the ferry needs, at the cost of both countries\n"
                  "     * the fares of the ferry stay low and well-\n"
                  "       known\n\n"
                  "   http://press.example/a/very/long/address/that/does/not/break/and/runs/over/the/width/of/the/page\n\n"
                  "   The Post was told so by the harbour master of Port Elden, whose\n"
                  "   house stands by the quay.\n");
    is_block(p, 0, "* Home");
    assert_true(p->blocks[0].flags & RO_IN_LINK);
    is_block(p, 3,
             "Ada Norn, president of Norvania, received Bo Kest, the foreign minister of Kestria, at the Lake House on "
             "March 4. They spoke of the fishing grounds of the Grey Sea[1] and of the ferry that has been lying still.");
    assert_false(p->blocks[3].flags & RO_IN_LINK);
    is_block(p, 4,
             "* the harbour of Port Elden is to be dredged to the depth that the ferry needs, at the cost of both countries");
    is_block(p, 5, "* the fares of the ferry stay low and well-known");
    assert_int_equal(p->nblocks, 8);
}

/* Paragraphs parted by the indent of their first line alone, labels of speakers, a heading set in the middle. */
static void first_lines_indented(void **state) {
    (void)state;
    const ro_page *p = read_page("                 REMARKS BY PRESIDENT NORN OF NORVANIA\n"
                                 "                   AND CHANCELLOR OST OF OSTMARK\n\n"
                                 "     PRESIDENT NORN:  Good afternoon. The Chancellor and I have had a\n"
                                 "good talk about the ferry, which is to sail again from the first of May\n"
                                 "on.\n"
                                 "     And we have agreed on the harbour, on its depth and on what it\n"
                                 "costs us both, which is less than we feared.\n"
                                 "CHANCELLOR OST:  Thank you. We have come a long way since last spring,\n"
                                 "and I am glad to be here with you all, and with the harbour master too.\n"
                                 "PRESIDENT NORN:  Nearly.\n");
    is_block(p, 0, "REMARKS BY PRESIDENT NORN OF NORVANIA AND CHANCELLOR OST OF OSTMARK");
    assert_int_equal(p->nblocks, 5);
    assert_true(ro_str_starts(p->blocks[2].text, "And we have agreed"));
    assert_true(ro_str_ends(p->blocks[2].text, "than we feared."));
    is_block(p, 4, "PRESIDENT NORN: Nearly.");
}

static void headlines_are_not_joined(void **state) {
    (void)state;
    const ro_page *p = read_page("Norvania and Kestria agree on the ferry, says the harbour master\n"
                                 "Storm warning for the northern coast\n"
                                 "The lights of Port Elden are mended at last, and nobody was hurt\n"
                                 "Chancellor Ost to visit the Lake House in May, papers say\n"
                                 "A new school for the sons and daughters of fishermen opens\n"
                                 "President Norn receives the foreign minister of Kestria\n"
                                 "The Grey Sea is rising by a hand every year, scholars warn us\n"
                                 "Fares to be paid by both governments\n");
    assert_int_equal(p->nblocks, 8);
}

static void line_ends_of_all_kinds(void **state) {
    (void)state;
    const ro_page *p = read_page("One.\r\nTwo.\rThree.\n\n\tFour   and\tfive.");
    is_block(p, 0, "One.");
    is_block(p, 1, "Two.");
    is_block(p, 2, "Three.");
    is_block(p, 3, "Four and five.");
}

/* ---- encodings ------------------------------------------------------------------------------------------------------- */

/* "Президент встретился с министром. Стороны говорили о море." */
#define RU_UTF8                                                                                                                  \
    "\xD0\x9F\xD1\x80\xD0\xB5\xD0\xB7\xD0\xB8\xD0\xB4\xD0\xB5\xD0\xBD\xD1\x82 "                                                  \
    "\xD0\xB2\xD1\x81\xD1\x82\xD1\x80\xD0\xB5\xD1\x82\xD0\xB8\xD0\xBB\xD1\x81\xD1\x8F \xD1\x81 "                                 \
    "\xD0\xBC\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD1\x80\xD0\xBE\xD0\xBC."
#define RU_1251                                                                                                                  \
    "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xF1\xFF \xF1 \xEC\xE8\xED\xE8\xF1\xF2\xF0\xEE\xEC."
#define RU_KOI8                                                                                                                  \
    "\xF0\xD2\xC5\xDA\xC9\xC4\xC5\xCE\xD4 \xD7\xD3\xD4\xD2\xC5\xD4\xC9\xCC\xD3\xD1 \xD3 \xCD\xC9\xCE\xC9\xD3\xD4\xD2\xCF\xCD."

static void undeclared_cyrillic(void **state) {
    (void)state;
    is_block(read_page(RU_UTF8), 0, RU_UTF8);
    const ro_page *p = read_page(RU_1251);
    is_block(p, 0, RU_UTF8);
    assert_true(p->nnotes == 1); /* a guess is said to be one */
    is_block(read_page(RU_KOI8), 0, RU_UTF8);
}

static void declared_encodings(void **state) {
    (void)state;
    const ro_page *p =
        read_page("<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'></head><p>" RU_1251);
    is_block(p, 0, RU_UTF8);
    assert_string_equal(p->encoding, "windows-1251");
    assert_int_equal(p->nnotes, 0);
    p = read_page("<html><meta charset=windows-1251><p>" RU_UTF8); /* saved anew as UTF-8, the old label left in */
    is_block(p, 0, RU_UTF8);
    assert_int_equal(p->nnotes, 1);
    p = read_page("<html><meta charset='iso-8859-1'><p>caf\xE9 \x93quoted\x94");
    is_block(p, 0, "caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D");
    p = read_page("<html><meta charset='euc-kr'><p>\xB1\xE8 \xC0\xA7\xBF\xF8\xC0\xE5");
    is_block(p, 0, "\xEA\xB9\x80 \xEC\x9C\x84\xEC\x9B\x90\xEC\x9E\xA5");
    p = read_page("<html><meta charset=gb2312><p>\xBB\xE1\xCC\xB8");
    is_block(p, 0, "\xE4\xBC\x9A\xE8\xB0\x88");
    p = read_page("<html><meta charset=shift_jis><p>\x89\xEF\x92\x6B");
    is_block(p, 0, "\xE4\xBC\x9A\xE8\xAB\x87");
    p = read_page("<html><meta charset=no-such-thing><p>caf\xE9");
    is_block(p, 0, "caf\xC3\xA9");
    assert_true(p->nnotes > 0);
}

static void utf16(void **state) {
    (void)state;
    static const char le[] = "\xFF\xFE"
                             "H\0e\0l\0l\0o\0.\0",
                      be[] = "\xFE\xFF"
                             "\0H\0e\0l\0l\0o\0.";
    is_block(read_bytes(le, sizeof le - 1), 0, "Hello.");
    is_block(read_bytes(be, sizeof be - 1), 0, "Hello.");
    is_block(read_bytes("T\0h\0e\0y\0 \0m\0e\0t\0 \0h\0e\0r\0e\0.\0", 28), 0, "They met here.");
    is_block(read_page("\xEF\xBB\xBFHello."), 0, "Hello.");
}

static void doubly_encoded(void **state) {
    (void)state;
    /* "minister's visit - cafe" with its apostrophe, dash and accent encoded twice */
    const ro_page *p = read_page(
        "The minister\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s visit \xC3\xA2\xE2\x82\xAC\xE2\x80\x9C to the caf\xC3\x83\xC2\xA9.");
    is_block(p, 0, "The minister\xE2\x80\x99s visit \xE2\x80\x93 to the caf\xC3\xA9.");
    assert_int_equal(p->nnotes, 1);
    p = read_page("\xC3\x82 is a letter."); /* once is no pattern */
    is_block(p, 0, "\xC3\x82 is a letter.");
}

static void a_few_bad_bytes(void **state) {
    (void)state;
    const ro_page *p =
        read_page("Cafe na\xC3\xAFve ch\xC3\xA2teau \xC3\xA9t\xC3\xA9 r\xC3\xB4le f\xC3\xAAte m\xC3\xA8re p\xC3\xA8re "
                  "s\xC5\x93ur \xC3\xBC"
                  "ber broken\xFF.");
    assert_string_equal(p->encoding, "UTF-8");
    assert_true(ro_str_find(p->blocks[0].text, RO_S("broken\xEF\xBF\xBD.")) > 0);
    assert_int_equal(p->nnotes, 1);
}

/* ---- captures --------------------------------------------------------------------------------------------------------- */

struct seen {
    char list[2000]; /* what came, in order */
    int n, stop_after;
};

static bool note(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct seen *s = user;
    size_t n = strlen(s->list);
    if (st == RO_OK)
        snprintf(s->list + n, sizeof s->list - n, "%.*s=%.*s\n", (int)c->file.n, c->file.p,
                 (int)(c->bytes.n < 20 ? c->bytes.n : 20), c->bytes.p);
    else
        snprintf(s->list + n, sizeof s->list - n, "!%s\n", why);
    return ++s->n != s->stop_after;
}

static void put_file(const char *path, const char *bytes, size_t n) {
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    fclose(f);
}
static void put_gz(const char *path, const char *text, size_t drop) {
    gzFile g = gzopen(path, "wb");
    gzputs(g, text);
    gzclose(g);
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    if (drop) assert_int_equal(truncate(path, st.st_size - (off_t)drop), 0);
}

static struct seen take(const char *path) {
    struct seen s = {.n = 0};
    ro_ctx *ctx = ro_ctx_new();
    assert_int_equal(ro_captures(ctx, path, note, &s), RO_OK);
    ro_ctx_free(ctx);
    return s;
}

static void folders_and_damage(void **state) {
    (void)state;
    char dir[FOLDER];
    assert_true(folder_make(dir));
    assert_int_equal(chdir(dir), 0);
    mkdir("d", 0700), mkdir("d/b", 0700), mkdir("d/.hidden", 0700);
    put_file("d/c.txt", "third", 5);
    put_file("d/a.txt", "first", 5);
    put_file("d/b/x.txt", "second", 6);
    put_file("d/.dot", "no", 2);
    put_gz("d/d.gz", "packed", 0);
    put_gz("d/e.gz", "The words of a page that is cut off before its end, and some more of them.", 12);
    put_file("d/f.txt", "", 0);
    put_file("d/g.bin", "\0\1\2\3\0\0\4\5\6\7\0\0", 12);
    put_file("d/h.rtf", "{\\rtf1 x}", 9);
    put_file("d/i.warc", "WARC/1.0\r\nWARC-Type: response\r\n", 31);
    put_file("d/j.zip", "PK\3\4\0\0", 6);
    struct seen s = take("d");
    const char *first = "d/a.txt=first\nd/b/x.txt=second\nd/c.txt=third\nd/d.gz=packed\n!d/e.gz: ";
    assert_int_equal(strncmp(s.list, first, strlen(first)), 0);
    static const char *const said[] = {"!d/e.gz: the gzip data ends early after ",
                                       "!d/f.txt: is empty: there is nothing to read\n",
                                       "!is no page by its kind\n", /* g.bin: beside the pages it is no fault */
                                       "!d/h.rtf: is an RTF file, which is not read: ",
                                       "!d/i.warc:0: the head of the record has no end: ",
                                       "!d/j.zip: is damaged "};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) assert_non_null(strstr(s.list, said[i]));
    assert_int_equal(s.n, 10);
    s = take("d/g.bin"); /* asked for by name it is one */
    assert_non_null(strstr(s.list, "!d/g.bin: is binary data and no text: "));
    s = take("nowhere");
    assert_string_equal(s.list, "!nowhere: cannot be opened: No such file or directory\n");
    assert_int_equal(chdir("/"), 0);
    assert_true(folder_remove(dir));
}

static void too_many_blocks_are_refused_by_name(void **state) {
    (void)state;
    char *lines = malloc(2 * (RO_MAX_BLOCKS + 1));
    for (size_t i = 0; i <= RO_MAX_BLOCKS; i++) memcpy(lines + 2 * i, "x\n", 2);
    ro_ctx *ctx = ro_ctx_new();
    ro_account *account = NULL;
    ro_capture c = {.file = ro_str_c("rows.txt"), .bytes = {lines, 2 * (RO_MAX_BLOCKS + 1)}, .text = true};
    assert_int_equal(ro_account_read(ctx, &c, &account), RO_LIMIT);
    assert_non_null(strstr(ro_ctx_error(ctx), "rows.txt: the page has more than 262144 blocks"));
    ro_ctx_free(ctx);
    free(lines);
}

static void of_two_attributes_the_first_counts(void **state) {
    (void)state;
    const ro_page *p =
        read_page("<div><p hidden class=a>gone</p><p class=\"Main-Nav\" class=footer>menu</p>"
                  "<p style='color:red;display : none'>gone too</p><p name=x style=\"margin:0\" type=y>told</p></div>");
    assert_int_equal(p->nblocks, 4);
    static const uint32_t want[] = {RO_IN_HIDDEN, RO_IN_NAV, RO_IN_HIDDEN, 0};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(p->blocks[i].flags & (RO_IN_HIDDEN | RO_IN_NAV | RO_IN_FOOTER | RO_IN_FORM), want[i]);
}

static void json_lines(void **state) {
    (void)state;
    char path[] = "ro_test_XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    const char *lines = "{\"id\": \"n1\", \"text\": \"One.\", \"title\": null}\n"
                        "{\"id\": 7, \"html\": \"<p>Two.\"}\n"
                        "\n"
                        "{\"id\": \"n3\", \"text\": \n"
                        "[1]\n"
                        "{\"text\": \"No id.\"}\n"
                        "{\"id\": \"n4\"}\n"
                        "{\"id\": \"n5\", \"text\": \"Last.\"}";
    put_file(path, lines, strlen(lines));
    struct seen s = take(path);
    assert_non_null(strstr(s.list, "#n1=One.\n"));
    assert_non_null(strstr(s.list, "#7=<p>Two.\n"));
    assert_non_null(strstr(s.list, ":4: is not a line of JSON"));
    assert_non_null(strstr(s.list, ":5: is JSON, but no object"));
    assert_non_null(strstr(s.list, ":6=No id.\n"));
    assert_non_null(strstr(s.list, ":7: the object has neither text nor html"));
    assert_non_null(strstr(s.list, "#n5=Last.\n"));
    assert_int_equal(s.n, 7);
    put_gz(path, lines, 0);
    assert_int_equal(take(path).n, 7);
    struct seen two = {.stop_after = 2};
    ro_ctx *ctx = ro_ctx_new();
    ro_captures(ctx, path, note, &two);
    assert_int_equal(two.n, 2);
    ro_ctx_free(ctx);
    unlink(path);
}

/* What the first capture of one line is, or how it is refused. */
static void line_is(const char *line, const char *want) {
    char path[] = "ro_test_XXXXXX.jsonl";
    int fd = mkstemps(path, 6);
    assert_true(fd >= 0);
    close(fd);
    put_file(path, line, strlen(line));
    struct seen s = take(path);
    if (!strstr(s.list, want)) fail_msg("%s gave %s, not %s", line, s.list, want);
    unlink(path);
}

static void odd_lines_of_json(void **state) {
    (void)state;
    line_is("{\"id\": \"a\", \"id\": \"b\", \"text\": \"One.\", \"text\": \"Two.\"}", "#b=Two.\n");
    line_is("{\"id\": \"a\", \"id\": null, \"text\": \"One.\"}", ":1=One.\n");
    line_is("{\"id\": 12345678901234567890123, \"text\": \"One.\"}", "#12345678901234567890123=One.\n");
    line_is("{\"id\": 1.5, \"text\": \"One.\"}", ":1=One.\n");
    line_is("{\"x\": {\"text\": \"no\"}, \"text\": \"One.\", \"y\": [{\"text\": \"no\"}]}", ":1=One.\n");
    line_is("{\"id\": \"a\", \"text\": [\"One.\"]}", "has neither text nor html");
    line_is("{\"text\": \"caf\\u00e9 \\ud83d\\ude00\\n\\/\"}", "=caf\xC3\xA9 \xF0\x9F\x98\x80\n/\n");
    line_is("{\"text\": \"half \\ude00 pair\"}", "half \xEF\xBF\xBD");
    line_is("{\"text\": \"One.\"} x", "is not a line of JSON: trailing garbage (byte 18 of the line): the other lines are read");
    line_is("{\"text\": \"One.", "is not a line of JSON: it ends early (byte 14 of the line)");
    line_is("{'text': 'One.'}", "(byte 2 of the line)");
    line_is("{\"text\": \"\xFF\"}", "the bytes are not UTF-8 (byte 11 of the line)");
    char deep[2000];
    memset(deep, '[', sizeof deep - 1);
    deep[sizeof deep - 1] = 0;
    memcpy(deep, "{\"a\":", 5);
    line_is(deep, "it nests too deep (byte 50");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(words_are_not_glued),
        TEST(line_breaks),
        TEST(entities_lead_back),
        TEST(hidden_parts),
        TEST(what_a_page_declares),
        TEST(a_text_that_only_a_script_holds),
        TEST(a_declared_text_beside_the_markup),
        TEST(bold_label),
        TEST(nesting_is_bounded),
        TEST(words_are_not_glued_where_tags_are_left_out),
        TEST(broken_markup),
        TEST(wrapped_lines_are_joined),
        TEST(lines_of_a_list_are_not),
        TEST(a_dump_of_a_page),
        TEST(first_lines_indented),
        TEST(headlines_are_not_joined),
        TEST(line_ends_of_all_kinds),
        TEST(undeclared_cyrillic),
        TEST(declared_encodings),
        TEST(utf16),
        TEST(doubly_encoded),
        TEST(a_few_bad_bytes),
        TEST(folders_and_damage),
        TEST(of_two_attributes_the_first_counts),
        TEST(json_lines),
        TEST(odd_lines_of_json),
        TEST(too_many_blocks_are_refused_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
