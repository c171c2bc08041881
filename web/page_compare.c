/* A comparison: the page of `readout compare --html` in the room's frame, sifted; and its strips as a picture by themselves. In:
 * a meeting, or accounts named as `a` in the query; `show` the kind of passages, `form=1` changes of form too, `cite` a passage.
 */
#include "deciding.h"

#include <stdio.h>

enum { PAIRED = 5 }; /* accounts of which each two are named */

static ro_status gather(web_request *q, web_stand *s) {
    ro_status st = q->part[0] ? web_stand_put(q, s, q->part[0]) : RO_OK;
    for (size_t i = 0; i < q->nquery && st == RO_OK; i++)
        if (strcmp(q->query[i].name, "a") == 0 && *q->query[i].value) st = web_stand_put(q, s, q->query[i].value);
    return st;
}

static void ask(web_page *o) {
    web_raw(
        o,
        "<h1>A comparison</h1>\n<p>The page of a meeting leads to the comparison of its accounts. Any others are named here by "
        "their ids:</p>\n<form action=\"/compare\"><p><label>First <input name=\"a\" required></label> <label>Second "
        "<input name=\"a\" required></label> <button>Compare</button></p></form>\n");
}

static void title(web_request *q, const ro_comparison *c) {
    char words[400];
    size_t n = 0;
    for (size_t i = 0; i < c->naccounts && n < sizeof words - 120; i++) {
        ro_str by = c->accounts[i]->publisher.value.n ? c->accounts[i]->publisher.value : WEB_S("publisher unknown");
        n += (size_t)snprintf(words + n, sizeof words - n, "%s%.*s", i ? " / " : "", (int)(by.n < 100 ? by.n : 100), by.p);
    }
    web_set_title(q, (ro_str){words, n});
}

/* "?a=x&a=y" of two accounts, or of all. */
static void named(web_page *o, const web_stand *s, size_t x, size_t y) {
    web_raw(o, "?a=");
    web_encode(o, web_str(s->id[x]));
    web_raw(o, "&amp;a=");
    web_encode(o, web_str(s->id[y]));
}

/* Of three and more each two by themselves. */
static void pairs(web_page *o, const ro_comparison *c, const web_stand *s) {
    if (c->naccounts < 3 || c->naccounts > PAIRED) return;
    web_raw(o, "<p class=\"key\">Two by themselves: ");
    for (size_t x = 0, n = 0; x < c->naccounts; x++)
        for (size_t y = x + 1; y < c->naccounts; y++) {
            char letters[] = {"ABCDEFGHIJ"[x], "ABCDEFGHIJ"[y], 0};
            web_raw(o, n++ ? " \xC2\xB7 <a href=\"/compare" : "<a href=\"/compare");
            named(o, s, x, y);
            web_raw(o, "\">");
            web_raw(o, letters);
            web_raw(o, "</a>");
        }
    web_raw(o, "</p>\n");
}

static void file_link(web_request *q, web_page *o, const char *file, const char *said) {
    web_raw(o, "<a download href=\"/compare/");
    if (q->part[0]) web_encode(o, web_str(q->part[0])), web_raw(o, "/");
    web_raw(o, file);
    if (web_asked(q, "a")) web_query_of(o, q, (web_field[]){{"show", ""}, {"form", ""}, {"cite", ""}}, 3);
    web_raw(o, "\">");
    web_raw(o, said);
    web_raw(o, "</a>");
}

/* What can be taken along. */
static void files(web_request *q, web_page *o, const ro_comparison *c) {
    web_raw(o, "<p class=\"key\">To keep: ");
    file_link(q, o, "figure.svg", "The strips as a figure (SVG)"), web_raw(o, " \xC2\xB7 ");
    file_link(q, o, "differences.csv", "The differences as a table (CSV)"), web_raw(o, " \xC2\xB7 ");
    file_link(q, o, "claims.html", "What each says, to paste into a document");
    if (q->part[0] && c->naccounts > 1) {
        web_raw(o, " \xC2\xB7 <a");
        web_href(o, "/edition/", web_str(q->part[0]), "");
        web_raw(o, ">A critical edition</a>");
    }
    web_raw(o, "</p>\n");
}

/* Of which meeting, and the way back to it. */
static void meeting(web_request *q, web_page *o) {
    const ro_meeting_entry *m;
    if (!q->part[0] || ro_archive_meeting(q->ctx, q->archive, q->part[0], &m) != RO_OK) return;
    ro_str name = m->title.n ? m->title : WEB_S("Its meeting");
    if (m->title.n) web_set_title(q, m->title);
    web_raw(o, "<p class=\"lead\"><a"), web_href(o, "/meeting/", m->id, ""), web_raw(o, ">"), web_text(o, name);
    web_raw(o, "</a> \xC2\xB7 "), web_day(o, &m->date), web_raw(o, "</p>\n");
    ro_meeting_entry_free(m);
}

static void head(web_request *q, web_page *o, const ro_comparison *c, const web_stand *s) {
    web_raw(o, "<h1>");
    web_num(o, c->naccounts);
    web_raw(o, " accounts side by side</h1>\n");
    meeting(q, o);
    web_raw(o, "<p class=\"key\">Each by itself: ");
    for (size_t i = 0; i < c->naccounts; i++) {
        char letter[2] = {"ABCDEFGHIJ"[i], 0};
        web_raw(o, i ? " \xC2\xB7 <a" : "<a");
        web_href(o, "/account/", web_str(s->id[i]), "");
        web_raw(o, ">");
        web_raw(o, letter);
        web_raw(o, " ");
        web_text(o, c->accounts[i]->publisher.value.n ? c->accounts[i]->publisher.value : WEB_S("publisher unknown"));
        web_raw(o, "</a>");
    }
    web_raw(o, "</p>\n");
    files(q, o, c);
    pairs(o, c, s);
    if (!s->left) return;
    web_raw(o, "<p class=\"warn\">");
    web_count(o, s->left, "further account is", "further accounts are");
    web_raw(o, " left out: ten can be compared at once.</p>\n");
}

static const char *columns(size_t n) {
    static const char *const klass[] = {"n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9", "n10"};
    return klass[n < 2 ? 0 : n > RO_MAX_ACCOUNTS ? 8 : n - 2];
}

/* The accounts that the query names, to be named again by each link. */
static void query(const web_request *q, web_page *o) {
    for (size_t i = 0; i < q->nquery; i++) {
        if (strcmp(q->query[i].name, "a") != 0 || !*q->query[i].value) continue;
        web_raw(o, o->n ? "&a=" : "a=");
        web_encode(o, web_str(q->query[i].value));
    }
    web_add(o, (ro_str){"", 1});
}

static ro_status show(web_request *q, web_page *o, const web_stand *s, const ro_comparison *c) {
    web_page names = {0}, beside = {0};
    web_kept kept = {.n = 0};
    title(q, c);
    q->styles[0] = "comparison.css";
    q->scripts[0] = "compare.js", q->scripts[1] = "copy.js";
    q->klass = columns(c->naccounts);
    head(q, o, c, s);
    web_collect_form(o, q, s);
    query(q, &names);
    ro_status st = web_kept_find(q, s, &kept);
    ro_html_view view = {.show = ro_html_show_of(web_asked(q, "show")),
                         .form = web_asked(q, "form"),
                         .quoted = web_asked_number(q, "cite", 0, c->npassages),
                         .query = names.failed ? "" : names.p,
                         .collect = q->room->readonly ? NULL : WEB_COLLECT,
                         .kept = kept.v,
                         .nkept = kept.n};
    web_changes_decide(&beside, q, c, view.quoted);
    view.beside = (ro_str){beside.p, beside.n};
    if (st == RO_OK) st = ro_comparison_room(q->ctx, c, &view, web_sink(o));
    web_free(&names);
    web_free(&beside);
    web_kept_free(&kept);
    return st == RO_OK ? ro_comparison_piece(q->ctx, c, RO_HTML_SOURCES, web_sink(o)) : st;
}

static ro_status drawn(web_request *q, web_page *o, const web_stand *s, const ro_comparison *c) {
    (void)s;
    q->type = "image/svg+xml";
    return ro_comparison_figure(q->ctx, c, web_sink(o));
}

static ro_status printed(web_request *q, web_page *o, const web_stand *s, const ro_comparison *c) {
    (void)s;
    ro_status st = ro_comparison_json(q->ctx, c, web_sink(o));
    web_raw(o, "\n");
    return st;
}

static ro_status tabled(web_request *q, web_page *o, const web_stand *s, const ro_comparison *c) {
    (void)s;
    q->type = "text/csv; charset=utf-8";
    web_save_as(q, WEB_S("differences"), ".csv");
    return ro_comparison_csv(q->ctx, c, web_sink(o));
}

static ro_status claimed(web_request *q, web_page *o, const web_stand *s, const ro_comparison *c) {
    (void)s;
    q->policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    web_save_as(q, WEB_S("claims"), ".html");
    return ro_comparison_table(q->ctx, c, web_sink(o));
}

typedef ro_status (*writing)(web_request *, web_page *, const web_stand *, const ro_comparison *);

static ro_status compared(web_request *q, web_page *o, writing write) {
    web_stand s = {0};
    const ro_comparison *c = NULL;
    ro_status st = gather(q, &s);
    if (st == RO_OK) st = web_stand_compare(q, &s, &c);
    if (st == RO_OK) st = write(q, o, &s, c);
    ro_comparison_free(c);
    web_stand_free(&s);
    return st;
}

ro_status page_compare(web_request *q, web_page *o) {
    if (q->part[0] || web_asked(q, "a")) return compared(q, o, show);
    web_set_title(q, WEB_S("A comparison"));
    ask(o);
    return RO_OK;
}

ro_status page_figure(web_request *q, web_page *o) { return compared(q, o, drawn); }

ro_status page_compare_csv(web_request *q, web_page *o) { return compared(q, o, tabled); }

ro_status page_compare_table(web_request *q, web_page *o) { return compared(q, o, claimed); }

ro_status json_compare(web_request *q, web_page *o) { return compared(q, o, printed); }
