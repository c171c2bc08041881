/* Help: what pages there are, out of the table of pages; the keys; how a search is written; what an address can do. */
#include "web.h"

static void pages(web_page *o) {
    web_raw(o, "<h2>Pages</h2>\n<dl class=\"help\">\n");
    for (const web_route *r = web_routes; r->method; r++) {
        if (!r->about) continue;
        web_raw(o, "<dt>");
        if (!strchr(r->pattern, '{')) web_raw(o, "<a"), web_attr(o, "href", web_str(r->pattern)), web_raw(o, ">");
        web_words(o, r->title);
        if (!strchr(r->pattern, '{')) web_raw(o, "</a>");
        web_raw(o, " <code>");
        web_words(o, r->pattern);
        web_raw(o, "</code></dt><dd>");
        web_words(o, r->about);
        web_raw(o, "</dd>\n");
    }
    web_raw(o, "</dl>\n");
}

ro_status page_help(web_request *q, web_page *o) {
    web_set_title(q, WEB_S("Help"));
    web_raw(o, "<h1>Help</h1>\n");
    pages(o);
    web_raw(
        o,
        "<h2 id=\"keys\">Keys</h2>\n<dl class=\"help\"><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>the next and the previous row, "
        "paragraph, passage or thing that matters</dd><dt><kbd>n</kbd></dt><dd>the next passage that differs in "
        "substance</dd><dt><kbd>c</kbd></dt><dd>collects the passage that has the focus</dd><dt><kbd>f</kbd></dt><dd>the words that are selected, through the years</dd><dt><kbd>/</kbd></dt>"
        "<dd>to the search</dd><dt><kbd>?</kbd></dt><dd>this page</dd><dt><kbd>Esc</kbd></dt><dd>out of what is open; then to the top of the page</dd></dl>\n"
        "<p>Without scripts every page reads; the keys are all that is missing.</p>\n"
        "<h2>Adding and deciding</h2>\n<p>Files and folders may be dropped on the page <a href=\"/add\">Add</a>, and a page may "
        "be pasted "
        "there. What a page of the room gets wrong is settled where it shows: below a meeting and a person, under what was left "
        "out of an "
        "account, under a passage of a comparison whose \xE2\x80\x9C"
        "cite\xE2\x80\x9D is open. Each decision keeps its reason and its "
        "author and can be taken back, at once or in the list of <a href=\"/decisions\">decisions</a>. In a room that is read "
        "only "
        "nothing of it shows.</p>\n"
        "<h2>How to search</h2>\n<p>All words must be there. <code>\"a phrase\"</code> stands as it is, <code>word*</code> is a "
        "beginning, <code>-word</code> must not be there, <code>OR</code> between two takes either, brackets group, "
        "<code>NEAR(two words, 10)</code> are so many words apart at most, <code>title:word</code> looks in titles. A name is "
        "looked for in all its spellings.</p>\n"
        "<h2>Addresses</h2>\n<p>The address of a page holds its whole state, so it can be kept and passed on. With "
        "<code>.json</code> behind its path every page is what <code>readout --json</code> prints; <a "
        "href=\"/help.json\">/help.json</a> lists the pages. Every paragraph of an account has "
        "an address, such as <code>/account/ID#p3</code>.</p>\n"
        "<p>Nothing here asks the network for anything, and pages that were kept can run nothing.</p>\n");
    return RO_OK;
}

/* The table of pages. */
ro_status json_help(web_request *q, web_page *o) {
    size_t n = 0;
    (void)q;
    for (const web_route *r = web_routes; r->method; r++) {
        if (strcmp(r->method, "GET") != 0) continue;
        web_row_json(o, &n);
        web_json_words(o, "{\"path\": ", r->pattern);
        web_json_words(o, ", \"title\": ", r->title);
        web_json_words(o, ", \"about\": ", r->about);
        web_raw(o, r->whole ? ", \"file\": true" : ", \"file\": false");
        web_raw(o, r->json ? ", \"json\": true}" : ", \"json\": false}");
    }
    web_rows_json_end(o, n);
    return RO_OK;
}
