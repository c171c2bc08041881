/* Who was there, out of tables: which cell is a name, which an office, which a side; and tables of other things list nobody.
 * People and states are invented. */
#include "rolls.h"

#define PAGE(more)                                                                                                               \
    "<!DOCTYPE html><html><head><title>Talks with Prime Minister Bo Kest</title></head><body>"                                   \
    "<h1>Talks with Prime Minister Bo Kest</h1><p>HARBOUR CITY, May 14, 2024 - President Ada Norn of Ruritania met with Prime "  \
    "Minister Bo Kest of Velmark in Harbour City on May 14, 2024, and held talks on the ferry.</p>" more                         \
    "<p>The two leaders discussed the ferry line and the lights in the strait. President Norn said that the harbour boards "     \
    "would meet before winter. Prime Minister Kest noted that Velmark would send its engineers in the autumn.</p></body></html>"
#define HEADS "Ruritania 1 head Ada Norn | President of Ruritania\nVelmark 1 head Bo Kest | Prime Minister of Velmark\n"

static void rows(void **state) {
    (void)state;
    static const struct roll t[] = {
        {"a name and its office in a row",
         PAGE("<p>Present at the talks were:</p><table><tr><td>Mira Dahl</td><td>Minister of Transport of Ruritania</td></tr>"
              "<tr><td>Mr Olen de Vick Jr.</td><td>Academician</td></tr>"
              "<tr><td>Tarn Holt</td><td>Foreign Minister of Velmark</td></tr></table>"),
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport of Ruritania\nRuritania 3 listed Olen de Vick Jr. | "
               "Academician ?\n"
               "Velmark 2 listed Tarn Holt | Foreign Minister of Velmark\n"},
        {"the office first, and rows that part the sides",
         PAGE("<p>Attending the meeting were:</p><table><tr><th colspan=2>For Ruritania</th></tr>"
              "<tr><td>Minister of Transport</td><td>Mira Dahl</td></tr><tr><td>Ambassador</td><td>Olen Vick</td></tr>"
              "<tr><th colspan=2>For Velmark</th></tr><tr><td>Foreign Minister</td><td>Tarn Holt</td></tr></table>"),
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport\nRuritania 3 listed Olen Vick | Ambassador\n"
               "Velmark 2 listed Tarn Holt | Foreign Minister\n"},
        {"a column of sides under a heading",
         PAGE("<h2>Participants</h2><table><tr><th>No.</th><th>Name</th><th>Position</th><th>Side</th></tr>"
              "<tr><td>1</td><td>Mira Dahl</td><td>Minister of Transport</td><td>Ruritania</td></tr>"
              "<tr><td>2</td><td>Tarn Holt</td><td>Harbour Pilot</td><td>Velmark</td></tr></table>"),
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport\nVelmark 2 listed Tarn Holt | Harbour Pilot\n"},
        {"an empty cell keeps its column",
         PAGE("<h2>Participants</h2><table><tr><th>Side</th><th>Name</th><th>Position</th></tr>"
              "<tr><td>Ruritania</td><td>Mira Dahl</td><td>Minister of Transport</td></tr>"
              "<tr><td></td><td>Olen Vick</td><td>Harbour Pilot</td></tr></table>"),
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport\nRuritania 3 listed Olen Vick | Harbour Pilot ?\n"},
    };
    CHECK(t);
}

static void columns(void **state) {
    (void)state;
    static const struct roll t[] = {
        {"one side a column",
         PAGE("<p>The following officials took part in the talks:</p><table><tr><th>Ruritania</th><th>Velmark</th></tr>"
              "<tr><td>Mira Dahl, Minister of Transport</td><td>Tarn Holt, Foreign Minister</td></tr>"
              "<tr><td>Olen Vick<br>Ambassador to Velmark</td><td>Jana Rusk<br>Deputy Minister of Energy</td></tr></table>"),
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport\nVelmark 2 listed Tarn Holt | Foreign Minister\n"
               "Ruritania 3 listed Olen Vick | Ambassador to Velmark\nVelmark 3 listed Jana Rusk | Deputy Minister of Energy\n"},
        {"a side over two columns",
         PAGE("<p>Participants in the talks:</p><table><tr><th colspan=2>Ruritanian delegation</th>"
              "<th colspan=2>Delegation of Velmark</th></tr><tr><td>Mira Dahl</td><td>Minister of Transport</td>"
              "<td>Tarn Holt</td><td>Foreign Minister</td></tr></table>"),
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport\nVelmark 2 listed Tarn Holt | Foreign Minister\n"},
        {"a side before the lines of its people",
         PAGE("<p>The participants were:</p><table><tr><td>Ruritania</td><td>Mira Dahl, Minister of Transport<br>"
              "Olen Vick, Ambassador to Velmark</td></tr><tr><td>Velmark</td><td>Tarn Holt, Foreign Minister</td></tr></table>"),
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport\nRuritania 3 listed Olen Vick | Ambassador to Velmark\n"
               "Velmark 2 listed Tarn Holt | Foreign Minister\n"},
        {"one row of a table of facts",
         PAGE("<table><tr><th>Date</th><td>May 14, 2024</td></tr><tr><th>Participants</th><td>Mira Dahl, Minister of "
              "Transport of Ruritania; Tarn Holt, Foreign Minister of Velmark</td></tr>"
              "<tr><th>Signed by</th><td>Jana Rusk, Deputy Minister of Velmark</td></tr></table>"),
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport of Ruritania\n"
               "Velmark 2 listed Tarn Holt | Foreign Minister of Velmark\n"},
        {"a table above the text, with its heading, its numbers and its linked names",
         "<!DOCTYPE html><html><head><title>Talks with Prime Minister Bo Kest</title></head><body>"
         "<h1>Talks with Prime Minister Bo Kest</h1><h2>List of participants</h2><table><tr><th>No.</th><th>Name</th><th>Position"
         "</th><th>Country</th></tr><tr><td>1</td><td><a href='/mira'>Mira Dahl</a></td><td>Minister of Transport</td>"
         "<td>Ruritania</td></tr><tr><td>2</td><td><a href='/tarn'>Tarn Holt</a></td><td>Foreign "
         "Minister</td><td>Velmark</td></tr>"
         "</table><p>President Ada Norn of Ruritania met with Prime Minister Bo Kest of Velmark in Harbour City on May 14, 2024, "
         "and held talks on the ferry.</p><p>The two leaders discussed the ferry line and the lights in the strait. President "
         "Norn said that the harbour boards of Ruritania and Velmark would meet before winter.</p></body></html>",
         "Ruritania 1 listed Mira Dahl | Minister of Transport\nVelmark 1 listed Tarn Holt | Foreign Minister\n"
         "Ruritania 2 head Ada Norn | President of Ruritania\nVelmark 2 head Bo Kest | Prime Minister of Velmark\n"},
    };
    CHECK(t);
}

static void others(void **state) {
    (void)state;
    static const struct roll t[] = {
        {"who signed is not thereby there",
         PAGE(
             "<p>The following documents were signed:</p><table><tr><th>Document</th><th>Signed by</th></tr><tr><td>Agreement on "
             "the ferry</td><td>Mira Dahl, Minister of Transport</td></tr></table>"),
         HEADS},
        {"a page laid out in a table is no table of people",
         "<html><head><title>Talks with Prime Minister Bo Kest</title></head><body><table><tr><td>Pages</td><td><h1>Talks with "
         "Prime Minister Bo Kest</h1><p>President Ada Norn of Ruritania met with Prime Minister Bo Kest of Velmark on May 14, "
         "2024, and held talks on the ferry. The talks took place in Harbour City, where it rained for the whole of the day.</p>"
         "<p>Present at the talks were:</p><ul><li>Mira Dahl, Minister of Transport of Ruritania</li></ul><p>The two leaders "
         "discussed the ferry line. President Norn said that the harbour boards of Ruritania and Velmark would meet before "
         "winter, and that Director of Ports Sten Harrow would travel to Velmark.</p></td></tr></table></body></html>",
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport of Ruritania\n"},
    };
    CHECK(t);
}

#define CAPTION(words) PAGE("<figure><img src='a.jpg'><figcaption>" words "</figcaption></figure>")

static void captions(void **state) {
    (void)state;
    static const struct roll t[] = {
        {"a row under a picture that shows those who met",
         CAPTION("From left: Mira Dahl, Minister of Transport of Ruritania; President Ada Norn; Prime Minister Bo Kest; Tarn "
                 "Holt, Foreign Minister of Velmark, before the talks in Harbour City on May 14, 2024."),
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport of Ruritania\n"
               "Velmark 2 listed Tarn Holt | Foreign Minister of Velmark\n"},
        {"short for left to right, and a credit",
         CAPTION("(L to R) Mira Dahl, Minister of Transport of Ruritania; Ada Norn, President of Ruritania. Photo: Ona Press"),
         HEADS "Ruritania 2 listed Mira Dahl | Minister of Transport of Ruritania\n"},
        {"places in brackets",
         CAPTION("President Ada Norn (left) and Foreign Minister Tarn Holt of Velmark (right) at the talks."),
         HEADS "Velmark 2 listed Tarn Holt | Foreign Minister of Velmark\n"},
        {"a picture without those who met", CAPTION("Pictured: Sten Harrow, Director of Ports of Ruritania."),
         HEADS "Ruritania 2 listed Sten Harrow | Director of Ports of Ruritania ?\n"},
        {"a picture of another day", CAPTION("File photo, from left: Mira Dahl, Minister of Transport of Ruritania; Ada Norn."),
         HEADS},
        {"who is only spoken of", CAPTION("President Ada Norn left, and spoke of Minister Ida Loom."), HEADS},
    };
    CHECK(t);
    struct reading r = read_capture((ro_capture){.bytes = str_of(t[0].text)});
    const ro_attendee *a = &r.rec->attendance[2];
    assert_string_equal(a->why.rule, "attendance.caption");
    assert_int_equal(a->why.span.lo, UINT32_MAX); /* no part of the running text: the capture is the evidence */
    assert_memory_equal(t[0].text + a->why.source.lo, "Mira Dahl", a->why.source.hi - a->why.source.lo);
    done(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows), cmocka_unit_test(columns), cmocka_unit_test(others),
                                       cmocka_unit_test(captions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
