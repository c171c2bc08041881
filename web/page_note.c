/* A note on a meeting, by hand: the smallest thing that is decided in the room. In: a form with text and author. Out: the
 * decision, and the way back to the meeting. */
#include "deciding.h"

#include <stdio.h>

void web_note_form(web_page *o, const web_request *q, ro_str meeting) {
    if (q->room->readonly) return;
    web_raw(o, "<details><summary>Add a note</summary><form method=\"post\" class=\"deciding\" action=\"/meeting/");
    web_encode(o, meeting);
    web_raw(o, "/note\">");
    web_form_token(o, q);
    web_raw(o, "<p><label>Note <textarea name=\"text\" rows=\"3\" required></textarea></label></p><p>");
    web_author_field(o, q);
    web_raw(o, "<button>Keep it</button></p></form></details>\n");
}

ro_status post_note(web_request *q, web_page *o) {
    (void)o;
    const char *text = web_field_of(q->form, q->nform, "text"), *author = web_field_of(q->form, q->nform, "author");
    ro_decision d = {.kind = WEB_S("note"), .target = web_str(q->part[0]), .value = web_str(text ? text : "")};
    if (author && *author) d.author = web_str(author);
    int64_t n;
    ro_status st = ro_archive_decide(q->ctx, q->archive, &d, &n);
    if (st != RO_OK) return st;
    web_page to = {0};
    web_raw(&to, "/meeting/");
    web_encode(&to, d.target);
    snprintf(q->location, sizeof q->location, "%.*s", (int)to.n, to.p ? to.p : "/");
    web_free(&to);
    return RO_OK;
}
