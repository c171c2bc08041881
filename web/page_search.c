/* Search: words in accounts, or in what was said. In: the query of the address, which is the whole state: q, statements,
 * publisher, side, speaker, mode, kind, year, from, to, meeting, sort, exact, after, limit. Out: what was found, best first, its
 * words marked, and how it is spread, a link each. */
#include "web.h"

#include <stdio.h>

enum { SHOWN = 20, MOST = 500 };

struct found {
    web_request *q;
    web_page *o;
    size_t rows;
    char last[600];
    web_page besides;
    web_tally tally;
};

static ro_search_wanted wanted(const web_request *q) {
    const char *year = web_asked(q, "year"), *sort = web_asked(q, "sort"), *words = web_asked(q, "q");
    return (ro_search_wanted){.query = words ? words : "",
                              .after = web_asked(q, "after"),
                              .publisher = web_asked(q, "publisher"),
                              .side = web_asked(q, "side"),
                              .speaker = web_asked(q, "speaker"),
                              .mode = web_asked(q, "mode"),
                              .kind = web_asked(q, "kind"),
                              .from = year ? year : web_asked(q, "from"),
                              .to = year ? year : web_asked(q, "to"),
                              .meeting = web_asked(q, "meeting"),
                              .statements = web_asked(q, "statements") != NULL,
                              .by_date = sort && strcmp(sort, "date") == 0,
                              .exact = web_asked(q, "exact") != NULL};
}

/* "said by Lavrov about sanctions" is a question for statements, where the address does not say otherwise. */
static ro_status in_words(const web_request *q, ro_search_wanted *w, ro_said_wanted *said) {
    ro_status st = ro_query_in_words(q->ctx, w->query, said);
    if (st != RO_OK || !said->is || w->speaker) return said->is = false, st;
    w->statements = true;
    w->speaker = said->speaker;
    w->query = said->words;
    return RO_OK;
}

static bool nothing_asked(const ro_search_wanted *w) {
    return !*w->query && !w->publisher && !w->side && !w->speaker && !w->mode && !w->kind && !w->from && !w->to && !w->meeting;
}

/* ---- the form ------------------------------------------------------------------------------------------------------ */

static void box(web_page *o, const web_request *q, const char *name, const char *value, const char *label) {
    const char *asked = web_asked(q, name);
    web_raw(o, "<label><input type=\"checkbox\"");
    web_attr(o, "name", web_str(name));
    web_attr(o, "value", web_str(value));
    if (asked && strcmp(asked, value) == 0) web_raw(o, " checked");
    web_raw(o, "> ");
    web_raw(o, label);
    web_raw(o, "</label> ");
}

static void form(web_page *o, const web_request *q) {
    static const char *const kept[] = {"publisher", "side", "mode", "kind", "year", "meeting"};
    const char *words = web_asked(q, "q");
    web_raw(o, "<form class=\"asking\" action=\"/search\">\n<p><label for=\"words\">Words</label> <input id=\"words\" name=\"q\" "
               "type=\"search\" autocomplete=\"off\"");
    if (words) web_attr(o, "value", web_str(words));
    web_raw(o, "> <button>Search</button></p>\n<p>");
    box(o, q, "statements", "1", "what was said");
    box(o, q, "sort", "date", "newest first");
    box(o, q, "exact", "1", "no other spellings");
    web_asked_field(o, q, "speaker", "said by", "a name");
    web_asked_field(o, q, "from", "from", "2023");
    web_asked_field(o, q, "to", "to", "2024-06");
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        const char *v = web_asked(q, kept[i]);
        if (v) web_hidden(o, kept[i], web_str(v));
    }
    web_raw(o, "</p></form>\n");
}

/* ---- what was found ------------------------------------------------------------------------------------------------- */

/* Found words stand between \x01 and \x02. */
static void snippet(web_page *o, ro_str s) {
    bool in = false;
    for (size_t i = 0, from = 0; i <= s.n; i++) {
        char c = i < s.n ? s.p[i] : 2;
        if (c != 1 && c != 2) continue;
        web_text(o, (ro_str){s.p + from, i - from});
        if (c == 1 && !in) web_raw(o, "<mark>"), in = true;
        if (c == 2 && in) web_raw(o, "</mark>"), in = false;
        from = i + 1;
    }
}

static void place_of(web_page *o, const ro_hit *h) {
    char to[32] = "";
    if (h->statement) snprintf(to, sizeof to, "#s%zu", h->statement);
    web_href(o, "/account/", h->account, to);
}

static bool row(void *user, const ro_hit *h) {
    struct found *f = user;
    web_page *o = f->o;
    f->rows++;
    snprintf(f->last, sizeof f->last, "%.*s", (int)h->id.n, h->id.p);
    web_raw(o, "<li><p class=\"when\"><time>");
    web_text(o, h->date.n ? h->date : WEB_S("no date"));
    web_raw(o, "</time></p><div><h2><a");
    place_of(o, h);
    web_raw(o, ">");
    web_text(o, h->title.n ? h->title : WEB_S("Without a title"));
    web_raw(o, "</a></h2>\n<p class=\"key\">");
    web_text(o, h->publisher.n ? h->publisher : WEB_S("publisher unknown"));
    if (h->statement) {
        web_raw(o, " \xC2\xB7 ");
        web_text(o, h->speakers.n ? h->speakers : h->side.n ? ro_side_name(h->side) : WEB_S("nobody named"));
        web_raw(o, ", ");
        web_words(o, web_mode_word(h->mode));
    }
    web_raw(o, "</p>\n<p class=\"snippet\">");
    snippet(o, h->snippet);
    web_raw(o, "</p></div></li>\n");
    return !o->failed;
}

static bool no_row(void *user, const ro_hit *h) {
    (void)user, (void)h;
    return false;
}

static void count(void *user, const char *facet, ro_str value, size_t n) {
    web_tally_add(&((struct found *)user)->tally, facet, value, n);
}

static void besides(void *user, ro_str typed, ro_str other) {
    struct found *f = user;
    web_raw(&f->besides, f->besides.n ? ", " : "");
    web_text(&f->besides, other);
    web_raw(&f->besides, " <span class=\"soft\">(");
    web_text(&f->besides, typed);
    web_raw(&f->besides, ")</span>");
}

static void spread(web_page *o, const web_request *q, const web_tally *t) {
    static const web_facet facets[] = {{"publisher", "publisher", "Publishers", 10, false},
                                       {"year", "year", "Years", 20, false},
                                       {"side", "side", "Sides", 10, true},
                                       {"kind", "kind", "Kinds", 5, false},
                                       {"speaker", "speaker", "Speakers", 10, false},
                                       {"mode", "mode", "How it was said", 4, false}};
    web_raw(o, "<aside class=\"facets\" aria-label=\"Sift\">\n");
    for (size_t i = 0; i < sizeof facets / sizeof *facets; i++) web_facets(o, q, t, &facets[i]);
    web_raw(o, "</aside>\n");
}

static void results(struct found *f, const ro_search_wanted *w, const web_page *list, size_t found) {
    web_page *o = f->o;
    web_raw(o, "<p role=\"status\">");
    web_count(o, found, w->statements ? "statement" : "account", w->statements ? "statements" : "accounts");
    web_raw(o, ".");
    if (f->besides.n) {
        web_raw(o, " Looked for as well: ");
        web_add(o, (ro_str){f->besides.p, f->besides.n});
        web_raw(o, ".");
    }
    if (w->speaker && *w->speaker && !w->statements && found) { /* the words may stand in another's mouth */
        web_raw(o, " They are accounts in which <b>"), web_words(o, w->speaker);
        web_raw(o, "</b> speaks, the words may be another's: <a href=\"");
        web_query_with(o, f->q, "statements", "1");
        web_raw(o, "\">only what was said</a>.");
    }
    web_raw(o, "</p>\n");
    web_sifted(o, f->q, &f->tally, (const char *[]){"publisher", "side", "speaker", "mode", "kind", "year", "meeting", NULL});
    web_raw(o, "<div class=\"sifting\">");
    web_raw(o, "<section class=\"listed\" aria-label=\"What was found\"><ol class=\"meetings\">\n");
    web_add(o, (ro_str){list->p, list->n});
    web_raw(o, "</ol>\n");
    web_turn(o, f->q, "More of what was found", f->rows == w->limit ? f->last : NULL);
    web_raw(o, "</section>\n");
    spread(o, f->q, &f->tally);
    web_raw(o, "</div>\n");
}

static void read_as(web_page *o, const ro_said_wanted *said) {
    web_raw(o, "<p class=\"key\">Looked for among what <b>");
    web_words(o, said->speaker);
    web_raw(o, "</b> said");
    if (*said->words) web_raw(o, ": <b>"), web_words(o, said->words), web_raw(o, "</b>");
    web_raw(o, ". Words in quotes are looked for as they stand.</p>\n");
}

ro_status page_search(web_request *q, web_page *o) {
    ro_search_wanted w = wanted(q);
    ro_said_wanted said;
    web_page list = {0};
    struct found f = {.q = q, .o = &list};
    size_t found = 0;
    web_set_title(q, *w.query ? web_str(w.query) : WEB_S("Search"));
    web_raw(o, "<h1>Search</h1>\n");
    form(o, q);
    if (nothing_asked(&w)) return RO_OK;
    ro_status st = in_words(q, &w, &said);
    if (st != RO_OK) return st;
    if (said.is) read_as(o, &said);
    w.limit = web_asked_number(q, "limit", SHOWN, MOST);
    w.besides = besides;
    st = ro_archive_search(q->ctx, q->archive, &w, row, &f, NULL);
    w.facet = count; /* a question of its own: where counts are wanted, statements are not given */
    w.besides = NULL;
    if (st == RO_OK) st = ro_archive_search(q->ctx, q->archive, &w, no_row, &f, &found);
    f.o = o;
    if (st == RO_OK) results(&f, &w, &list, found);
    web_free(&list);
    web_free(&f.besides);
    web_tally_free(&f.tally);
    return st;
}

static bool json_row(void *user, const ro_hit *h) {
    struct found *f = user;
    web_row_json(f->o, &f->rows);
    return ro_hit_json(f->q->ctx, h, web_sink(f->o)) == RO_OK;
}

ro_status json_search(web_request *q, web_page *o) {
    ro_search_wanted w = wanted(q);
    ro_said_wanted said;
    struct found f = {.q = q, .o = o};
    w.limit = web_asked_number(q, "limit", SHOWN, MOST);
    ro_status st = in_words(q, &w, &said);
    if (st == RO_OK && !nothing_asked(&w)) st = ro_archive_search(q->ctx, q->archive, &w, json_row, &f, NULL);
    web_rows_json_end(o, f.rows);
    return st;
}
