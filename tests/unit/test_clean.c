/* What a user would miss when pages are cleaned: a sentence lost in the middle, a teaser kept, a title with the site's name in
 * it, a cut without a reason. */
#include "arena.h"
#include "clean/clean.h"

static const ro_cleaned *clean_as(const char *s, const char *title) {
    ro_capture *c = RO_NEW(arena, ro_capture);
    c->bytes = ro_str_c(s);
    c->title = ro_str_c(title);
    if (RO_TRY(arena)) fail_msg("%s", error.text);
    const ro_page *p = ro_page_read(arena, c);
    const ro_cleaned *k = ro_clean(arena, p, c);
    uint32_t at = 0;
    for (size_t i = 0; i < k->nparagraphs; i++) { /* paragraphs tile the text with one blank line between them */
        assert_int_equal(k->paragraphs[i].span.lo, at);
        at = k->paragraphs[i].span.hi + 2;
        ro_span from = ro_runs_source(k->runs, k->nruns, k->paragraphs[i].span);
        assert_true(from.hi <= p->source.n && from.lo < from.hi);
    }
    for (size_t i = 0; i < k->nfurniture; i++) assert_non_null(k->furniture[i].why);
    return k;
}
static const ro_cleaned *clean(const char *s) { return clean_as(s, NULL); }
static const char *text(const ro_cleaned *k) { return ro_str_dup(arena, k->text).p; }
static const char *title(const ro_cleaned *k) { return k->title.value.p ? ro_str_dup(arena, k->title.value).p : ""; }
static bool has(const ro_cleaned *k, const char *s) { return ro_str_find(k->text, ro_str_c(s)) >= 0; }
static const char *why(const ro_cleaned *k, const char *s) {
    for (size_t i = 0; i < k->nfurniture; i++)
        if (ro_str_is(k->furniture[i].text, s)) return k->furniture[i].why;
    return "";
}

#define P1 "Ada Norn, president of Norvania, received Bo Kest, foreign minister of Kestria, at the Lake House on March 4."
#define P2 "The talks passed in a friendly atmosphere."
#define P3                                                                                                                       \
    "The two sides spoke of the fishing grounds of the Grey Sea, of the ferry, and of the students whom each country will "      \
    "send to the other from next autumn on."
#define P4 "Bo Kest left for home in the evening."
#define BODY P1 "\n\n" P2 "\n\n" P3 "\n\n" P4

static void teasers_after_the_text(void **state) {
    (void)state;
    const ro_cleaned *k =
        clean("March 9, 2031\nElden Post\nPresident Norn Receives Foreign Minister of Kestria\n"
              "Date: 05/03/2031 | Source: Elden Post\n" P1 "\n" P2 "\n" P3 "\n" P4 "\n"
              "More From Elden Post\n"
              "A delegation of the harbour masters of Norvania led by its chairman Lio Hadder left here on\n"
              "March 8, 2031\n"
              "A delegation of the harbour masters of Norvania led by its chairman Lio Hadder left here on\n"
              "The lights on the northern coast of Norvania are to be mended before the storms of the coming\n"
              "March 7, 2031\n"
              "The lights on the northern coast of Norvania are to be mended before the storms of the coming\n");
    assert_string_equal(text(k), BODY);
    assert_string_equal(title(k), "President Norn Receives Foreign Minister of Kestria");
    assert_string_equal(why(k, "March 9, 2031"), "date line");
    assert_string_equal(why(k, "More From Elden Post"), "heading of a list of other things");
    assert_true(k->nlead >= 3); /* dates and publishers are read from what stands above */
}

static void date_and_place_below_the_lead(void **state) {
    (void)state;
    const ro_cleaned *k =
        clean("Meeting with Foreign Minister of Kestria Bo Kest \xE2\x80\xA2 President of Norvania\n"
              "President of Norvania\nEvents\nDocuments\nSearch\nEvents\n"
              "Meeting with Foreign Minister of Kestria Bo Kest\n" P1 "\nMarch 4, 2031\n17:30\nLake House, Port Elden\n" P3
              "\nSee also\nPress conference after the meeting\nMarch 4, 2031\nPublication status\nShare\n");
    assert_string_equal(text(k), P1 "\n\n" P3);
    assert_string_equal(title(k), "Meeting with Foreign Minister of Kestria Bo Kest");
    assert_string_equal(why(k, "Lake House, Port Elden"), "place line");
}

static void nothing_but_the_text(void **state) {
    (void)state;
    assert_string_equal(text(clean(BODY)), BODY);
    assert_string_equal(title(clean(BODY)), "");
    const ro_cleaned *k = clean("Readout of the Call between President Norn and Chancellor Ost\n\nMarch 4, 2031\n\n" P1);
    assert_string_equal(title(k), "Readout of the Call between President Norn and Chancellor Ost");
    assert_string_equal(text(k), P1);
}

static void notes_of_a_republisher(void **state) {
    (void)state;
    const ro_cleaned *k =
        clean("In Norvania, Kestria\n\nTranscript originally published by the Lake House.\n\n"
              "Talks at the lake. Photo by Una Perrin\n\nAda Norn: Welcome to Norvania, Mr Kest,\n\n"
              "It is good to see you here after such a long time, and in such weather.\n\nBo Kest: Thank you.\n\n"
              "EDITOR\xE2\x80\x99S NOTE: We print what we think of interest and do not always agree with it, as you know.\n\n"
              "Recent Posts\nContact Us\nSend us a letter and we will answer it, as soon as we can.\n");
    assert_string_equal(text(k),
                        "Ada Norn: Welcome to Norvania, Mr Kest,\n\nIt is good to see you here after such a long time, and in "
                        "such weather.\n\nBo Kest: Thank you.");
    assert_string_equal(title(k), "");
    assert_string_equal(why(k, "Transcript originally published by the Lake House."), "note of the republisher");
    assert_string_equal(why(k, "Talks at the lake. Photo by Una Perrin"), "picture caption or credit");
}

static void end_marks_and_sign_offs(void **state) {
    (void)state;
    const ro_cleaned *k = clean(P1 "\n\n" P3 " -0-\n\nwww.post.example (Norv. 12.3.4.)\n");
    assert_string_equal(text(k), P1 "\n\n" P3);
    assert_string_equal(why(k, "-0-"), "end mark");
    assert_string_equal(why(k, "www.post.example (Norv. 12.3.4.)"), "sign-off of the site");
}

static void lists_at_the_end_stay(void **state) {
    (void)state;
    const ro_cleaned *k = clean(P1 "\n\n" P3 "\n\nPresent were:\n\n- Lio Hadder\n\n- Una Perrin\n\n- Tam Reed (Norvania)\n");
    assert_true(has(k, "- Tam Reed (Norvania)"));
    assert_true(has(k, "Present were:"));
}

static void paragraphs_without_their_full_stop(void **state) {
    (void)state;
#define OPEN "Ada Norn had a telephone conversation with the Chancellor of Ostmark, Lene Ost, at the wish of the latter"
    const ro_cleaned *k = clean_as(OPEN "\n\n" P3 "\n\n" OPEN " and spoke of the sea\n", "Telephone conversation with Lene Ost");
    assert_string_equal(text(k), OPEN "\n\n" P3 "\n\n" OPEN " and spoke of the sea");
    k = clean("Telephone conversation with Lene Ost | Lake House\nTelephone conversation with Lene Ost\n" OPEN
              "\nMarch 4, 2031\n17:20\n" P3 "\n");
    assert_string_equal(text(k), OPEN "\n\n" P3);
    assert_string_equal(title(k), "Telephone conversation with Lene Ost");
    k = clean(P3 "\n\nPresent at the talks were:\n\nLio Hadder, Minister\n\nUna Perrin\n");
    assert_true(has(k, "Una Perrin"));
}

/* Words that do not fit into what is looked up: forty of them, and long ones. */
static void very_long_words(void **state) {
    (void)state;
    char s[3000] = "";
    for (size_t n = 1; n < 60; n++) { /* every way of filling the room to its last byte */
        size_t at = 0;
        for (int i = 0; i < 30; i++)
            at += (size_t)snprintf(s + at, sizeof s - at, "%.*s ", (int)n,
                                   "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl");
        clean(s);
    }
}

static void blanks_and_composition(void **state) {
    (void)state;
    const char *s = "President\xC2\xA0of\xE2\x80\xAFNorvania  Ada\xE2\x80\x8B Norn met Rene\xCC\x81 Ost at the Lake House today.";
    const ro_cleaned *k = clean(s);
    assert_string_equal(text(k), "President of Norvania Ada Norn met Ren\xC3\xA9 Ost at the Lake House today.");
    ssize_t at = ro_str_find(k->text, RO_S("Ren\xC3\xA9"));
    ro_span from = ro_runs_source(k->runs, k->nruns, (ro_span){(uint32_t)at, (uint32_t)at + 5});
    assert_int_equal(from.hi - from.lo, 6);
    assert_memory_equal(s + from.lo, "Rene\xCC\x81", 6);
    at = ro_str_find(k->text, RO_S("of Norvania"));
    from = ro_runs_source(k->runs, k->nruns, (ro_span){(uint32_t)at, (uint32_t)at + 11});
    assert_memory_equal(s + from.lo, "of\xE2\x80\xAFNorvania", 13);
}

#define HTML(body)                                                                                                               \
    "<!doctype html><html><head><title>Norn receives Kest | Elden Post</title></head><body class='has-sidebar'>"                 \
    "<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>" body "</body></html>"

static void an_article_in_html(void **state) {
    (void)state;
    const ro_cleaned *k =
        clean(HTML("<div class=cookie-banner><p>We use cookies to make this site better for you and for us all.</p></div>"
                   "<div class=story><h1>Norn receives Kest</h1><p class=byline>By Una Perrin</p><p>" P1 "</p><p>" P2 "</p>"
                   "<div class=box><img src=x><span>Ada Norn and Bo Kest on the steps of the Lake House.</span></div>"
                   "<h2>The ferry</h2><p>" P3 "</p><ul><li>a harbour<li>two ferries</ul><p>" P4 "</p></div>"
                   "<aside class=related><p>Storms on the northern coast have broken the lights, the harbour masters "
                   "say, and they will be mended before autumn.</p></aside>"
                   "<div id=comments><p>I was there, and it was a fine day with a fair wind from the sea.</p></div>"
                   "<footer><p>All rights reserved. Elden Post is printed in Port Elden by the Post Company.</p></footer>"));
    assert_string_equal(text(k), P1 "\n\n" P2 "\n\nThe ferry\n\n" P3 "\n\na harbour\n\ntwo ferries\n\n" P4);
    assert_string_equal(title(k), "Norn receives Kest");
    assert_string_equal(why(k, "Ada Norn and Bo Kest on the steps of the Lake House."), "picture caption or credit");
    assert_int_equal(k->paragraphs[2].kind, RO_PARA_HEADING);
    assert_int_equal(k->paragraphs[4].kind, RO_PARA_ITEM);
}

static void a_name_is_weak_evidence(void **state) {
    (void)state;
    const ro_cleaned *k =
        clean(HTML("<div class='comment promo'><h1>Norn receives Kest</h1><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div>"));
    assert_string_equal(text(k), P1 "\n\n" P2 "\n\n" P3);
}

/* No name in the markup says what is what. */
static void cards_are_no_account(void **state) {
    (void)state;
    char page[20000] = "<html><body><div><div><h1>Norn receives Kest</h1><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></div><div>";
    for (int i = 0; i < 40; i++)
        snprintf(
            page + strlen(page), sizeof page - strlen(page),
            "<div><p><a href=/%d>Storm number %d over the coast</a></p><p>The harbour masters of the northern coast say that "
            "light %d will be mended before the autumn comes.</p></div>",
            i, i, i);
    assert_string_equal(text(clean(page)), P1 "\n\n" P2 "\n\n" P3);
}

static void boxes_between_paragraphs(void **state) {
    (void)state;
#define BOX "<div><h3>See also</h3><ul><li><a href=/a>Storm over the coast</a><li><a href=/b>Lights mended</a></ul></div>"
#define P5 "Una Perrin, who keeps the Lake House, told the Elden Post that the guests had stayed for two hours and a half."
    const ro_cleaned *k =
        clean("<html><body><div><p>" P1 "</p>" BOX BOX "<p>" P3 "</p>" BOX BOX "<p>" P5 "</p></div>" BOX "</body></html>");
    assert_string_equal(text(k), P1 "\n\n" P3 "\n\n" P5);
    k = clean("<html><body><article><div><p>" P1 "</p><p>" P3 "</p></div>" BOX BOX "<div><p>" P5 "</p><p>" P4
              "</p></div></article></body></html>");
    assert_string_equal(text(k), P1 "\n\n" P3 "\n\n" P5 "\n\n" P4);
}

/* A day told hour by hour: buttons and times between the entries do not take their headings with them. */
static void entries_with_headings_and_buttons(void **state) {
    (void)state;
#define ENTRY(time, head, words)                                                                                                 \
    "<section><time>" time "</time><h2>" head "</h2><p>" words "</p><div><a href=#>Share</a></div></section>"
    const ro_cleaned *k = clean(HTML("<main><h1>Norn receives Kest</h1>" ENTRY("17:10", "That is all", P1)
                                         ENTRY("16:10", "A toast", P3) ENTRY("15:10", "They meet", P5) "</main>"));
    assert_string_equal(text(k), P1 "\n\nA toast\n\n" P3 "\n\nThey meet\n\n" P5);
}

static void a_lead_in_a_box_of_its_own(void **state) {
    (void)state;
    const ro_cleaned *k = clean(HTML("<main><p>Press release</p><h1>Norn receives Kest</h1><p>" P1 "</p><div><p>Elden</p><p>Lake "
                                     "House</p><p>For all papers</p><p>4 March 2031</p></div><div><p>" P5 "</p><p>" P3
                                     "</p><p>" P4 "</p></div></main>"));
    assert_true(has(k, P1 "\n\n"));
    assert_true(has(k, P5 "\n\n" P3 "\n\n" P4));
}

static void a_brief_account_with_a_long_lead(void **state) {
    (void)state;
#define REST " They will meet again at the lake in autumn."
    const ro_cleaned *k =
        clean(HTML("<article><div><h1>Norn receives Kest</h1><div><p>" P1 " " P2 "</p></div><div><div>March 4, 2031</div>"
                   "<div>21:30</div></div><div>Lake House, Elden</div></div><div><p>" P4 REST "</p></div></article>"));
    assert_string_equal(text(k), P1 " " P2 "\n\n" P4 REST);
}

static void a_paragraph_that_lost_its_full_stop(void **state) {
    (void)state;
    const ro_cleaned *k =
        clean("<html><body><div><div><p>" P3 " " P1 " Una Perrin, who keeps the house, told of it</p></div>"
              "<div><div><p>" P5 "</p><p><a href=/x>Storm over the northern coast</a></p></div></div></div></body></html>");
    assert_true(has(k, P3 " " P1 " Una Perrin, who keeps the house, told of it"));
}

static void captions_some_boxes_from_their_image(void **state) {
    (void)state;
    const char *c = "Ada Norn and Bo Kest on the steps of the Lake House.";
    const ro_cleaned *k =
        clean("<html><body><div><p>" P1 "</p><div><div><div><img src=x></div></div><div><div>Ada Norn and Bo Kest "
              "on the steps of the Lake House.</div></div></div><p>" P3 "</p></div></body></html>");
    assert_string_equal(text(k), P1 "\n\n" P3);
    assert_string_equal(why(k, c), "picture caption or credit");
    k = clean("<html><body><div><p>" P1
              "</p><div><div>Ada Norn and Bo Kest on the steps of the Lake House.</div><div>Una Perrin / Getty "
              "Images</div></div><p>" P3 "</p></div></body></html>");
    assert_string_equal(text(k), P1 "\n\n" P3);
    assert_string_equal(why(k, c), "picture caption or credit");
}

static void words_in_links(void **state) {
    (void)state;
    const ro_cleaned *k =
        clean("<html><body><div><p>" P1 "</p><p>Taking part were <a href=/1>Ada Norn, President of "
              "Norvania</a>, <a href=/2>Una Perrin, keeper of the Lake House</a>, and many of those who live "
              "there.</p><p>" P3
              "</p><p>Photographers may register at <a href=/3>https://register.example/photographers-at-the-lake-house</a>"
              " by Monday.</p><p>" P4 "</p></div></body></html>");
    assert_true(has(k, "Taking part were Ada Norn"));
    assert_true(has(k, "Photographers may register"));
}

static void hidden_words_stay_out(void **state) {
    (void)state;
    const ro_cleaned *k = clean(HTML("<h1>Norn receives Kest</h1><p>" P1 "</p><p style='display: none'>" P3 "</p><p>" P4 "</p>"));
    assert_string_equal(text(k), P1 "\n\n" P4);
    assert_string_equal(why(k, P3), "not shown on the page");
}

static void titles(void **state) {
    (void)state;
    assert_string_equal(title(clean(HTML("<p>" P1 "</p><p>" P3 "</p>"))), "Norn receives Kest");
    const ro_cleaned *k = clean_as("Talks at the lake\n\n" BODY, "Talks at the lake");
    assert_string_equal(title(k), "Talks at the lake");
    assert_string_equal(text(k), BODY);
    k = clean_as(BODY, "Talks at the lake");
    assert_string_equal(title(k), "Talks at the lake");
    k = clean(
        "<html><head><title>Foreign Ministry - On the talks of Minister Kest at the lake</title></head><body><table><tr><td>"
        "Foreign Ministry</td></tr><tr><td>On the talks of Minister Kest at the lake</td></tr><tr><td>" P1 "<br><br>" P3
        "</td></tr></table></body></html>");
    assert_string_equal(title(k), "On the talks of Minister Kest at the lake");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(teasers_after_the_text),
        TEST(date_and_place_below_the_lead),
        TEST(nothing_but_the_text),
        TEST(notes_of_a_republisher),
        TEST(end_marks_and_sign_offs),
        TEST(lists_at_the_end_stay),
        TEST(very_long_words),
        TEST(paragraphs_without_their_full_stop),
        TEST(blanks_and_composition),
        TEST(an_article_in_html),
        TEST(a_name_is_weak_evidence),
        TEST(cards_are_no_account),
        TEST(boxes_between_paragraphs),
        TEST(entries_with_headings_and_buttons),
        TEST(a_lead_in_a_box_of_its_own),
        TEST(a_brief_account_with_a_long_lead),
        TEST(a_paragraph_that_lost_its_full_stop),
        TEST(captions_some_boxes_from_their_image),
        TEST(words_in_links),
        TEST(hidden_words_stay_out),
        TEST(titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
