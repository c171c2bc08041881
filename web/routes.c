/* The table of pages. Adding one: a line here, its functions in a file of their own (web/page_NAME.c). Navigation, help, ".json"
 * and what a wrong address is answered all read this table.
 *
 * A pattern is matched part by part; {id} stands for one part, whatever its letters. The first line that fits wins. */
#include "query.h"
#include "upload.h"

/* clang-format off */
const web_route web_routes[] = {
    {"GET", "/", page_meetings, json_meetings, .nav = true, .title = "Meetings",
     .about = "All meetings by their days, the newest or the oldest first, over a timeline that zooms; sifted by side, form, year, person, publisher."},
    {"GET", "/meetings", page_meetings, json_meetings, .title = NULL},
    {"GET", "/meeting/{id}", page_meeting, json_meeting, .title = "A meeting",
     .about = "When, where, who was there on which side, what disagrees, and the accounts that tell of it."},
    {"POST", "/meeting/{id}/note", post_note, NULL, .title = NULL},
    {"GET", "/account/{id}", page_account, json_account, .title = "An account",
     .about = "Its text with people, dates and speech marked; each mark says by which rule, and what was cut."},
    {"GET", "/account/{id}/capture", page_capture, json_capture, .title = "A capture",
     .about = "The page as it was kept, as text and in a frame that runs nothing."},
    {"GET", "/account/{id}/capture/raw", page_capture_raw, NULL, .whole = true},
    {"GET", "/compare", page_compare, json_compare, .title = "A comparison",
     .about = "Two to ten accounts side by side, word by word: of a meeting, or those that are named (a=ID, again and again)."},
    {"GET", "/compare/figure.svg", page_figure, NULL, .whole = true},
    {"GET", "/compare/{id}/figure.svg", page_figure, NULL, .whole = true},
    {"GET", "/compare/differences.csv", page_compare_csv, NULL, .whole = true},
    {"GET", "/compare/{id}/differences.csv", page_compare_csv, NULL, .whole = true},
    {"GET", "/compare/claims.html", page_compare_table, NULL, .whole = true},
    {"GET", "/compare/{id}/claims.html", page_compare_table, NULL, .whole = true},
    {"GET", "/compare/{id}", page_compare, json_compare, .title = NULL},
    {"GET", "/edition/{id}", page_edition, json_edition, .title = "An edition",
     .about = "The accounts of a meeting as one text with its apparatus; as TEI and as a page to be kept."},
    {"GET", "/edition/{id}/edition.xml", page_edition_tei, NULL, .whole = true},
    {"GET", "/edition/{id}/edition.html", page_edition_html, NULL, .whole = true},
    {"GET", "/family/{id}", page_family, json_family, .title = "A family of copies",
     .about = "Which accounts are of one text, drawn as a tree: who has it from whom, how much of it, and by which evidence."},
    {"GET", "/cite/{id}/{form}", page_cite, NULL, .whole = true},
    {"GET", "/search", page_search, json_search, .nav = true, .title = "Search",
     .about = "Words in accounts or in what was said; the address holds the whole question."},
    {"GET", "/people", page_people, json_people, .nav = true, .title = "People",
     .about = "Whom the accounts name, sifted by side, by letter or by a name in any spelling."},
    {"GET", "/person/{id}", page_person, json_person, .title = "A person",
     .about = "How he or she is spelt and by whom, titles and places in lists over time, company, meetings; also /person/NAME."},
    {"GET", "/findings", page_findings, json_findings, .nav = true, .title = "Findings",
     .about = "The differences that were collected, each as a card that can be kept, cited and verified."},
    {"POST", "/findings", post_collect, NULL, .title = NULL},
    {"GET", "/finding/{id}", page_finding, json_finding, .title = "A finding",
     .about = "One card, held against its two captures as they read now, statement by statement."},
    {"GET", "/finding/{id}/card.html", page_finding_card, NULL, .whole = true},
    {"POST", "/finding/{id}/note", post_finding_note, NULL, .title = NULL},
    {"POST", "/finding/{id}/remove", post_finding_remove, NULL, .title = NULL},
    {"GET", "/export", page_export, json_export, .nav = true, .title = "Export",
     .about = "Every table as CSV or JSON Lines, citations, and what takes the whole archive along."},
    {"GET", "/export/{table}/{form}", page_export_file, NULL, .whole = true, .fresh = true},
    {"GET", "/add", page_add, json_add, .nav = true, .writes = true, .fresh = true, .title = "Add",
     .about = "Files, folders or a pasted page into the archive; a page tells how far it is and what became of each."},
    {"POST", "/add", post_add, NULL, .upload = true, .body = WEB_UPLOAD},
    {"GET", "/add/{job}", page_job, json_job, .fresh = true},
    {"GET", "/decisions", page_decisions, json_decisions, .nav = true, .title = "Decisions",
     .about = "What people settled by hand, sifted by kind; each can be taken back."},
    {"POST", "/decide", post_decide, NULL, .title = NULL},
    {"POST", "/decisions/{n}/undo", post_undo, NULL, .title = NULL},
    {"GET", "/lists", page_lists, json_lists, .title = "Lists of those present",
     .about = "Who came onto the lists of a side between two times, left them or moved; of a meeting: /meeting/ID/missing."},
    {"GET", "/meeting/{id}/missing", page_missing, json_missing, .title = NULL},
    {"GET", "/phrase", page_phrase, json_phrase, .nav = true, .title = "Phrase",
     .about = "Who uses some words, since when and how often, of how much that was searched; what comes near; the certificate."},
    {"GET", "/phrase/certificate.txt", page_certificate, NULL, .whole = true},
    {"GET", "/help", page_help, json_help, .nav = true, .title = "Help", .about = "The pages, the keys, and how to ask."},
    {0},
};
/* clang-format on */

/* One part of a path, up to the next "/". */
static size_t part(const char *p) { return strcspn(p, "/"); }

static bool open_part(const char *pattern) { return *pattern == '{'; }

/* The parts that the pattern leaves open are copied to room. */
static bool fits(const char *pattern, const char *path, web_match *m, char *room) {
    size_t n = 0;
    while (*pattern == '/' && *path == '/') {
        size_t a = part(++pattern), b = part(++path);
        if (open_part(pattern)) {
            if (!b || n == WEB_PARTS) return false;
            memcpy(room, path, b);
            room[b] = 0;
            m->part[n++] = room;
            if (!web_decode(room, false)) return false;
            room += b + 1;
        } else if (a != b || memcmp(pattern, path, a) != 0) {
            return false;
        }
        pattern += a;
        path += b;
    }
    return !*pattern && !*path;
}

web_match web_match_path(const char *method, const char *raw, char *room) {
    web_match m = {.status = 404};
    size_t n = strlen(raw);
    bool get = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    char path[n + 1];
    memcpy(path, raw, n + 1);
    m.json = n > 5 && strcmp(path + n - 5, ".json") == 0;
    if (m.json) path[n - 5] = 0;
    for (const web_route *r = web_routes; r->method; r++) {
        memset(m.part, 0, sizeof m.part);
        if (!fits(r->pattern, path, &m, room)) continue;
        if (m.json && !r->json) continue;
        if (strcmp(r->method, get ? "GET" : method) != 0) {
            m.status = 405;
            continue;
        }
        m.route = r;
        m.status = 0;
        return m;
    }
    return m;
}
