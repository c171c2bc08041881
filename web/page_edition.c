/* A critical edition of a meeting: what `readout edition` writes as a page, in the room's frame, with the choice of its text; the
 * TEI file and the page by itself, to be kept. In: a meeting, or an account of it; `base` the number of the account that is the
 * text.
 *
 * Where nothing is chosen, and no account covers enough to be the text by the rule, the page says so and offers each. */
#include "web.h"

#include <stdio.h>

struct edition {
    web_stand stand;
    const ro_meeting_entry *m;
    const ro_comparison *c;
    unsigned base; /* from 1; 0 by the rule */
};

static ro_status open_edition(web_request *q, struct edition *e) {
    ro_status st = ro_archive_meeting(q->ctx, q->archive, q->part[0], &e->m);
    if (st == RO_OK) st = web_stand_meeting(q, &e->stand, e->m);
    if (st == RO_OK) st = ro_compare(q->ctx, e->stand.account, e->stand.ref, e->stand.n, &e->c);
    if (st == RO_OK) st = ro_archive_judge(q->ctx, q->archive, e->c);
    if (st == RO_OK) e->base = (unsigned)web_asked_number(q, "base", 0, e->c->naccounts);
    return st;
}

static void close_edition(struct edition *e) {
    ro_comparison_free(e->c);
    web_stand_free(&e->stand);
    ro_meeting_entry_free(e->m);
}

static ro_str title_of(const struct edition *e) { return e->m->title.n ? e->m->title : WEB_S("A meeting"); }

static void option(web_page *o, const struct edition *e, unsigned k) {
    const ro_record *r = e->c->accounts[k];
    web_raw(o, "<option");
    if (e->base == k + 1) web_raw(o, " selected");
    web_raw(o, " value=\"");
    web_num(o, k + 1);
    web_raw(o, "\">");
    web_text(o, r->publisher.value.n ? r->publisher.value : WEB_S("publisher unknown"));
    if (*r->published.value) web_raw(o, ", "), web_words(o, r->published.value);
    if (r->title.value.n) web_raw(o, ": "), web_text(o, r->title.value);
    web_raw(o, "</option>");
}

static void choice(web_page *o, const struct edition *e) {
    web_raw(o, "<form class=\"asking\"><label>The text is <select name=\"base\"><option value=\"\">chosen by the rule</option>");
    for (unsigned k = 0; k < e->c->naccounts; k++) option(o, e, k);
    web_raw(o, "</select></label> <button>Show</button></form>\n");
}

static void file_link(web_page *o, const struct edition *e, const char *file, const char *said) {
    web_raw(o, "<a download");
    web_href(o, "/edition/", e->m->id, "");
    o->n -= o->n > 0; /* the address goes on */
    web_raw(o, file);
    if (e->base) web_raw(o, "?base="), web_num(o, e->base);
    web_raw(o, "\">");
    web_raw(o, said);
    web_raw(o, "</a>");
}

static void head(web_request *q, web_page *o, const struct edition *e, bool whole) {
    web_set_title(q, title_of(e));
    web_raw(o, "<h1>");
    web_text(o, title_of(e));
    web_raw(o, "</h1>\n<p class=\"lead\">A critical edition of ");
    web_count(o, e->c->naccounts, "account", "accounts");
    web_raw(o, "</p>\n");
    if (e->stand.left) {
        web_raw(o, "<p class=\"warn\">");
        web_count(o, e->stand.left, "further account is", "further accounts are");
        web_raw(o, " left out: an edition takes ten.</p>\n");
    }
    choice(o, e);
    web_raw(o, "<p class=\"acts\">");
    if (whole) file_link(o, e, "/edition.xml", "TEI (XML)"), file_link(o, e, "/edition.html", "This edition as a file");
    web_raw(o, "<a");
    web_href(o, "/compare/", e->m->id, "");
    web_raw(o, ">Side by side</a><a");
    web_href(o, "/meeting/", e->m->id, "");
    web_raw(o, ">The meeting</a></p>\n");
}

ro_status page_edition(web_request *q, web_page *o) {
    struct edition e = {.m = NULL};
    web_page text = {0};
    char why[600] = "";
    ro_status st = open_edition(q, &e);
    if (st == RO_OK) {
        ro_status made = ro_edition_piece(q->ctx, e.c, e.base, web_sink(&text));
        if (made != RO_OK && !(made == RO_USAGE && !e.base)) st = made;
        if (made != RO_OK) snprintf(why, sizeof why, "%s", ro_ctx_error(q->ctx));
    }
    if (st == RO_OK) {
        q->styles[0] = "edition.css";
        q->klass = "edition";
        head(q, o, &e, !*why);
        if (*why) web_raw(o, "<p class=\"warn\">"), web_words(o, why), web_raw(o, "</p>\n");
        if (!*why) web_add(o, (ro_str){text.p, text.n});
    }
    web_free(&text);
    close_edition(&e);
    return st;
}

/* As `readout edition --json` prints it. */
ro_status json_edition(web_request *q, web_page *o) {
    struct edition e = {.m = NULL};
    ro_status st = open_edition(q, &e);
    if (st == RO_OK) st = ro_edition_json(q->ctx, e.c, e.base, web_sink(o));
    close_edition(&e);
    return st;
}

typedef ro_status (*writing)(ro_ctx *, const ro_comparison *, unsigned, ro_sink);

static ro_status filed(web_request *q, web_page *o, writing write, const char *ending) {
    struct edition e = {.m = NULL};
    ro_status st = open_edition(q, &e);
    if (st == RO_OK) st = write(q->ctx, e.c, e.base, web_sink(o));
    if (st == RO_OK) web_save_as(q, e.m->id, ending);
    close_edition(&e);
    return st;
}

ro_status page_edition_tei(web_request *q, web_page *o) {
    q->type = "application/tei+xml; charset=utf-8";
    return filed(q, o, ro_edition_tei, ".xml");
}

ro_status page_edition_html(web_request *q, web_page *o) {
    q->policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    return filed(q, o, ro_edition_html, ".html");
}
