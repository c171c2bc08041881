/* A comparison: the page of `readout compare --html` in the room's frame. In: a meeting, or accounts named as `a` in the query.
 */
#include "web.h"

#include <stdio.h>

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

static void head(web_page *o, const ro_comparison *c, const web_stand *s) {
    web_raw(o, "<h1>");
    web_num(o, c->naccounts);
    web_raw(o, " accounts side by side</h1>\n<p class=\"key\">Each by itself: ");
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
    if (!s->left) return;
    web_raw(o, "<p class=\"warn\">");
    web_count(o, s->left, "further account is", "further accounts are");
    web_raw(o, " left out: ten can be compared at once.</p>\n");
}

static const char *columns(size_t n) {
    static const char *const klass[] = {"n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9", "n10"};
    return klass[n < 2 ? 0 : n > RO_MAX_ACCOUNTS ? 8 : n - 2];
}

static ro_status show(web_request *q, web_page *o, const web_stand *s, const ro_comparison *c) {
    title(q, c);
    q->styles[0] = "comparison.css";
    q->klass = columns(c->naccounts);
    head(o, c, s);
    ro_status st = ro_comparison_piece(q->ctx, c, RO_HTML_COMPARISON, web_sink(o));
    return st == RO_OK ? ro_comparison_piece(q->ctx, c, RO_HTML_SOURCES, web_sink(o)) : st;
}

static ro_status compared(web_request *q, web_page *o, bool json) {
    web_stand s = {0};
    const ro_comparison *c = NULL;
    ro_status st = gather(q, &s);
    if (st == RO_OK) st = web_stand_compare(q, &s, &c);
    if (st == RO_OK && json)
        st = ro_comparison_json(q->ctx, c, web_sink(o)), web_raw(o, "\n");
    else if (st == RO_OK)
        st = show(q, o, &s, c);
    ro_comparison_free(c);
    web_stand_free(&s);
    return st;
}

ro_status page_compare(web_request *q, web_page *o) {
    if (q->part[0] || web_asked(q, "a")) return compared(q, o, false);
    web_set_title(q, WEB_S("A comparison"));
    ask(o);
    return RO_OK;
}

ro_status json_compare(web_request *q, web_page *o) { return compared(q, o, true); }
