/* The people of the archive: whom most accounts name first, or by their names; sifted by side, by the letter a name begins with,
 * or by words of a name in whatever spelling. In: q, side, begins, order, after, limit. A row is a person, who leads to his page.
 */
#include "web.h"

#include <stdio.h>

enum { SHOWN = 50, MOST = 500, SPELT = 4 };

struct list {
    web_request *q;
    web_page *o;
    size_t rows, limit;
    char last[512];
    bool more;
};

static ro_people_wanted wanted(const web_request *q) {
    const char *order = web_asked(q, "order");
    return (ro_people_wanted){.name = web_asked(q, "q"),
                              .side = web_asked(q, "side"),
                              .begins = web_asked(q, "begins"),
                              .after = web_asked(q, "after"),
                              .most = !order || strcmp(order, "name") != 0};
}

/* ---- a row: also where a name may mean several ------------------------------------------------------------------------ */

static bool same(ro_str a, ro_str b) { return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0); }

static const ro_tenure *usual(const ro_person_entry *p) {
    const ro_tenure *t = NULL;
    for (size_t i = 0; i < p->ntitles; i++)
        if (!t || p->titles[i].accounts > t->accounts) t = &p->titles[i];
    return t;
}

static void spellings(web_page *o, const ro_person_entry *p) {
    size_t n = 0;
    for (size_t i = 0; i < p->nvariants; i++) {
        if (same(p->variants[i].text, p->name)) continue;
        if (n++ < SPELT) web_raw(o, n == 1 ? "<p class=\"key soft\">also " : ", "), web_text(o, p->variants[i].text);
    }
    if (n > SPELT) web_raw(o, " and "), web_num(o, n - SPELT), web_raw(o, " more");
    if (n) web_raw(o, "</p>\n");
}

void web_person_link(web_page *o, ro_str name, ro_str account) {
    web_raw(o, "<a href=\"/person/"), web_encode(o, name), web_raw(o, "?in="), web_encode(o, account);
    web_raw(o, "\"><bdi>"), web_text(o, name), web_raw(o, "</bdi></a>");
}

void web_person_row(web_page *o, const ro_person_entry *p) {
    const ro_tenure *t = usual(p);
    web_raw(o, "<li><p class=\"when\">");
    web_count(o, p->naccounts, "account", "accounts");
    web_raw(o, "</p><div><h2><a");
    web_href(o, "/person/", p->id, "");
    web_raw(o, "><bdi>");
    web_text(o, p->name);
    web_raw(o, "</bdi></a>");
    if (p->side.n) web_raw(o, " "), web_side(o, p->side);
    web_raw(o, "</h2>\n");
    if (t || p->there) web_raw(o, "<p class=\"who\">");
    if (t) web_text(o, t->text);
    if (p->there) {
        web_raw(o, t ? " <span class=\"soft\">\xC2\xB7 present in " : "<span class=\"soft\">present in ");
        web_num(o, p->there);
        web_raw(o, "</span>");
    }
    if (t || p->there) web_raw(o, "</p>\n");
    spellings(o, p);
    web_raw(o, "</div></li>\n");
}

static bool row(void *user, const ro_person_entry *p) {
    struct list *l = user;
    if (l->rows == l->limit) return l->more = true, false;
    if (!l->rows++) web_raw(l->o, "<ol class=\"meetings\">\n");
    snprintf(l->last, sizeof l->last, "%.*s", (int)p->id.n, p->id.p);
    web_person_row(l->o, p);
    return !l->o->failed;
}

/* ---- around them ------------------------------------------------------------------------------------------------------- */

static void form(web_page *o, const web_request *q) {
    static const char *const kept[] = {"side", "begins", "order"};
    const char *words = web_asked(q, "q");
    web_raw(o, "<form class=\"asking\" action=\"/people\">\n<p><label for=\"words\">A name, in whatever spelling</label> <input "
               "id=\"words\" name=\"q\" type=\"search\" autocomplete=\"off\"");
    if (words) web_attr(o, "value", web_str(words));
    web_raw(o, "> <button>Find</button>");
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        const char *v = web_asked(q, kept[i]);
        if (v) web_hidden(o, kept[i], web_str(v));
    }
    web_raw(o, "</p></form>\n");
}

static void order(web_page *o, const web_request *q, bool most) {
    web_raw(o, "<p class=\"key\">");
    web_raw(o,
            most ? "Those whom most accounts name first \xC2\xB7 <a href=\"" : "In the order of their names \xC2\xB7 <a href=\"");
    web_query_with(o, q, "order", most ? "name" : NULL);
    web_raw(o, most ? "\">by name</a></p>\n" : "\">those whom most accounts name first</a></p>\n");
}

static void head(web_page *o, const ro_people_wanted *w, size_t found) {
    web_raw(o, "<h1>");
    if (w->name)
        web_raw(o, "People called \xE2\x80\x9C"), web_words(o, w->name), web_raw(o, "\xE2\x80\x9D");
    else if (found == 1)
        web_raw(o, "One person");
    else
        web_num(o, found), web_raw(o, " people");
    web_raw(o, "</h1>\n");
}

ro_status page_people(web_request *q, web_page *o) {
    static const web_facet sides = {"side", "side", "Sides", 16, false},
                           letters = {"letter", "begins", "Names that begin with", 30, false};
    ro_people_wanted w = wanted(q);
    struct list l = {.q = q, .o = o, .limit = web_asked_number(q, "limit", SHOWN, MOST)};
    web_tally t = {0};
    size_t found = 0;
    web_set_title(q, WEB_S("People"));
    ro_status st = ro_archive_people_counts(q->ctx, q->archive, &w, web_tally_add, &t, &found);
    if (st == RO_OK) {
        head(o, &w, found);
        form(o, q);
        web_sifted(o, q, &t, (const char *[]){"side", "begins", NULL});
        web_raw(o, "<div class=\"sifting\"><section class=\"listed\" aria-label=\"The people\">\n");
        order(o, q, w.most);
        w.limit = l.limit + 1;
        w.brief = true;
        st = ro_archive_people(q->ctx, q->archive, &w, row, &l);
        web_raw(o, l.rows ? "</ol>\n" : w.name ? "<p>Nobody in the archive is called so.</p>\n" : "<p>Nobody.</p>\n");
        web_turn(o, q, "Further people", l.more ? l.last : NULL);
        web_raw(o, "</section>\n<aside class=\"facets\" aria-label=\"Sift\">\n");
        if (!w.name) web_facets(o, q, &t, &sides), web_facets(o, q, &t, &letters); /* the counts are those of all */
        web_raw(o, "<p><a href=\"/lists\">Who came onto the lists, and who left them</a></p>");
        web_raw(o, "</aside></div>\n");
    }
    web_tally_free(&t);
    return st;
}

static bool json_row(void *user, const ro_person_entry *p) {
    struct list *l = user;
    web_row_json(l->o, &l->rows);
    return ro_person_entry_json(l->q->ctx, p, web_sink(l->o)) == RO_OK;
}

/* As `readout people --most --json` prints them. */
ro_status json_people(web_request *q, web_page *o) {
    ro_people_wanted w = wanted(q);
    struct list l = {.q = q, .o = o};
    w.limit = web_asked_number(q, "limit", SHOWN, MOST);
    ro_status st = ro_archive_people(q->ctx, q->archive, &w, json_row, &l);
    web_rows_json_end(o, l.rows);
    return st;
}
