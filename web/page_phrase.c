/* A phrase: who uses it, how often and since when, of how many accounts that were searched; what comes near it, where nothing
 * could be searched, and the places. In: q, publisher, from, to, by, after, limit. The certificate is what `readout verify`
 * checks. */
#include "phrase.h"

#include <stdio.h>
#include <stdlib.h>

enum { SHOWN = 50, MOST = 500, LISTED = 200, GAPS = 20 };

static bool same(ro_str a, ro_str b) { return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0); }

static void day(web_page *o, ro_str d) {
    web_raw(o, d.n ? "<time>" : "<span class=\"soft\">"), web_text(o, d.n ? d : WEB_S("no date")),
        web_raw(o, d.n ? "</time>" : "</span>");
}

static void cell(web_page *o, ro_str d) {
    web_raw(o, "<td>");
    if (d.n) day(o, d);
    web_raw(o, "</td>");
}
static void number(web_page *o, size_t n) { web_raw(o, "<td class=\"num\">"), web_num(o, n), web_raw(o, "</td>"); }

static ro_phrase_wanted wanted(const web_request *q) {
    const char *words = web_asked(q, "q");
    return (ro_phrase_wanted){words ? words : "", web_asked(q, "publisher"), web_asked(q, "from"),
                              web_asked(q, "to"), web_asked(q, "side"),      false};
}

/* ---- head --------------------------------------------------------------------------------------------------------------------
 */

static void form(web_page *o, const web_request *q) {
    const char *words = web_asked(q, "q");
    web_raw(o, "<form class=\"asking\" action=\"/phrase\">\n<p><label for=\"words\">A phrase, as it is printed</label> <input "
               "id=\"words\" "
               "name=\"q\" type=\"search\" autocomplete=\"off\"");
    if (words) web_attr(o, "value", web_str(words));
    web_raw(o, "> <button>Follow it</button></p>\n<p>");
    web_asked_field(o, q, "publisher", "issued by", "a name");
    web_asked_field(o, q, "from", "from", "2023");
    web_asked_field(o, q, "to", "to", "2024-06");
    web_raw(o, "</p></form>\n");
}

static void of_use(web_page *o, const ro_phrase_use *u) {
    web_raw(o, "<a href=\"/account/"), web_encode(o, u->account), web_raw(o, "#:~:text=");
    web_encode(o, (ro_str){u->context.p + u->at, u->len});
    web_raw(o, "\">");
}

static void end(web_page *o, const char *word, const ro_phrase_use *u) {
    web_raw(o, word), of_use(o, u), day(o, u->date), web_raw(o, "</a> by "), web_text(o, web_phrase_publisher(u->publisher));
}

/* The uses are sorted by day, those without one last. */
static size_t dated(const ro_phrase *p) {
    size_t n = p->nuses;
    while (n && !p->uses[n - 1].date.n) n--;
    return n;
}

static void searched(web_page *o, const ro_phrase *p) {
    const ro_searched *s = &p->searched;
    web_raw(o, "<p class=\"key\">Searched: "), web_count(o, s->accounts, "account", "accounts"), web_raw(o, ", ");
    web_num(o, p->all_words), web_raw(o, " words");
    if (*s->from) web_raw(o, ", "), day(o, web_str(s->from)), web_raw(o, " to "), day(o, web_str(s->to));
    if (s->undated) web_raw(o, ", "), web_num(o, s->undated), web_raw(o, " without a date");
    if (p->publisher.n) web_raw(o, ", issued by "), web_text(o, p->publisher);
    if (p->side.n) web_raw(o, ", about "), web_side_names(o, p->side.p);
    web_raw(o, ".</p>\n");
}

static void head(web_request *q, web_page *o, const ro_phrase *p) {
    size_t n = dated(p);
    web_set_title(q, p->words);
    web_raw(o, "<h1>\xE2\x80\x9C"), web_text(o, p->words), web_raw(o, "\xE2\x80\x9D</h1>\n");
    form(o, q);
    web_raw(o, "<p class=\"lead\" role=\"status\">");
    if (p->nuses)
        web_count(o, p->nuses, "use", "uses"), web_raw(o, " in "), web_num(o, p->accounts), web_raw(o, " of ");
    else
        web_raw(o, "Never, in ");
    web_count(o, p->searched.accounts, "account", "accounts");
    if (n) end(o, "; first on ", &p->uses[0]);
    if (n > 1 && !same(p->uses[0].date, p->uses[n - 1].date)) end(o, ", last on ", &p->uses[n - 1]);
    web_raw(o, ".</p>\n");
    searched(o, p);
    web_raw(o, "<p class=\"act\"><a download=\"phrase.certificate.txt\" href=\"/phrase/certificate.txt");
    web_query_of(o, q, (web_field[]){{"limit", ""}, {"by", ""}}, 2);
    web_raw(o, "\">The certificate</a> <span class=\"soft\">of what was searched and found; <code>readout verify</code> looks "
               "again</span></p>\n");
}

/* ---- by publisher -------------------------------------------------------------------------------------------------------------
 */

/* Uses in a million words of this publisher. */
static void rate(web_page *o, const ro_phrase *all, const ro_phrase_publisher *p) {
    size_t words = 0;
    char b[32];
    for (size_t i = 0; i < all->nyears; i++)
        if (same(all->years[i].publisher, p->publisher)) words += all->years[i].words;
    snprintf(b, sizeof b, "%.1f", words ? 1e6 * (double)p->uses / (double)words : 0.);
    web_raw(o, "<td class=\"num\">"), web_raw(o, b), web_raw(o, "</td>");
}

static void publisher(web_page *o, const web_request *q, const ro_phrase *all, const ro_phrase_publisher *p) {
    web_raw(o, "<tr><th scope=\"row\">");
    if (p->publisher.n) {
        char name[600];
        snprintf(name, sizeof name, "%.*s", (int)p->publisher.n, p->publisher.p);
        web_raw(o, "<a href=\""), web_query_with(o, q, "publisher", name), web_raw(o, "\">");
    }
    web_text(o, web_phrase_publisher(p->publisher)), web_raw(o, p->publisher.n ? "</a></th>" : "</th>");
    number(o, p->uses), number(o, p->accounts), number(o, p->searched), rate(o, all, p), cell(o, p->first), cell(o, p->last);
    web_raw(o, "</tr>\n");
}

static void publishers(web_page *o, const web_request *q, const ro_phrase *p) {
    size_t n = 0;
    while (n < p->npublishers && p->publishers[n].uses) n++; /* most uses first */
    if (!p->npublishers) return;
    web_raw(o,
            "<h2>By publisher</h2>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"By "
            "publisher\"><table><thead><tr><th "
            "scope=\"col\">Publisher</th><th scope=\"col\" class=\"num\">Uses</th><th scope=\"col\" class=\"num\">Accounts with "
            "it</th><th scope=\"col\" class=\"num\">Searched</th><th scope=\"col\" class=\"num\">In a million words</th><th "
            "scope=\"col\">First</th><th scope=\"col\">Last</th></tr></thead>"
            "<tbody>\n");
    for (size_t i = 0; i < p->npublishers && i < LISTED; i++) publisher(o, q, p, &p->publishers[i]);
    web_raw(o, "</tbody></table></div>\n");
    if (p->npublishers > LISTED) {
        web_raw(o, "<p class=\"key\">"), web_num(o, p->npublishers - LISTED), web_raw(o, " publishers more are in the JSON, ");
        web_num(o, n > LISTED ? n - LISTED : 0), web_raw(o, " of them with a use.</p>\n");
    }
}

/* ---- near it, and nowhere
 * ------------------------------------------------------------------------------------------------------ */

static void near_row(web_page *o, const ro_phrase_near *x) {
    web_raw(o, "<tr><th scope=\"row\"><a"), web_href(o, "/phrase?q=", x->words, ""), web_raw(o, ">"), web_text(o, x->words);
    web_raw(o, "</a> <span class=\"flag\">"), web_words(o, x->kind), web_raw(o, "</span></th>");
    number(o, x->uses), number(o, x->accounts), cell(o, x->first), cell(o, x->last), web_raw(o, "</tr>\n");
}

static void near(web_page *o, const ro_phrase *p) {
    if (!p->nnear) return;
    web_raw(o,
            "<h2>Near it</h2>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Near it\"><table><thead><tr><th "
            "scope=\"col\">Words</th><th scope=\"col\" class=\"num\">Uses</th><th scope=\"col\" class=\"num\">Accounts</th><th "
            "scope=\"col\">First</th><th scope=\"col\">Last</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < p->nnear; i++) near_row(o, &p->near[i]);
    web_raw(o, "</tbody></table></div>\n");
}

static int by_length(const void *a, const void *b) {
    const ro_phrase_gap *x = *(const ro_phrase_gap *const *)a, *y = *(const ro_phrase_gap *const *)b;
    if (x->days != y->days) return x->days > y->days ? -1 : 1;
    return x < y ? -1 : x > y;
}

static void gaps(web_page *o, const ro_phrase *p) {
    const ro_phrase_gap **g = p->ngaps ? web_memory(NULL, p->ngaps * sizeof *g) : NULL;
    if (!g) return;
    for (size_t i = 0; i < p->ngaps; i++) g[i] = &p->gaps[i];
    qsort(g, p->ngaps, sizeof *g, by_length);
    web_raw(o, "<h2>Where nothing could be searched</h2>\n<p>"), web_count(o, p->ngaps, "gap", "gaps");
    web_raw(o, " of more than a week without an account of a publisher");
    web_raw(o, p->ngaps > GAPS ? ", of which the longest are:</p>\n<ul>\n" : ":</p>\n<ul>\n");
    for (size_t i = 0; i < p->ngaps && i < GAPS; i++) {
        web_raw(o, "<li>"), web_text(o, web_phrase_publisher(g[i]->publisher)), web_raw(o, ": "), day(o, web_str(g[i]->from));
        web_raw(o, " to "), day(o, web_str(g[i]->to)), web_raw(o, ", "), web_count(o, g[i]->days, "day", "days"),
            web_raw(o, "</li>\n");
    }
    web_raw(o, "</ul>\n");
    free(g);
}

/* ---- the places
 * ------------------------------------------------------------------------------------------------------------------ */

static void use(web_page *o, const ro_phrase_use *u) {
    size_t hi = u->at + u->len;
    web_raw(o, "<li><p class=\"when\">"), day(o, u->date), web_raw(o, "</p><div><h3>"), of_use(o, u);
    web_text(o, u->title.n ? u->title : u->account), web_raw(o, "</a></h3>\n<p class=\"key\">");
    web_text(o, web_phrase_publisher(u->publisher)), web_raw(o, "</p>\n<p class=\"snippet\">");
    web_text(o, (ro_str){u->context.p, u->at}), web_raw(o, "<mark>"), web_text(o, (ro_str){u->context.p + u->at, u->len});
    web_raw(o, "</mark>"), web_text(o, (ro_str){u->context.p + hi, u->context.n - hi}), web_raw(o, "</p></div></li>\n");
}

/* `after` is how many uses stand before: their order is that of their days, and the same archive gives the same. */
static void uses(web_request *q, web_page *o, const ro_phrase *p) {
    size_t from = web_asked_number(q, "after", 0, p->nuses), to = from + web_asked_number(q, "limit", SHOWN, MOST);
    if (to > p->nuses) to = p->nuses;
    if (!p->nuses) return;
    web_raw(o, "<h2 id=\"uses\">"), web_count(o, p->nuses, "use", "uses"), web_raw(o, "</h2>\n<ol class=\"meetings\">\n");
    for (size_t i = from; i < to; i++) use(o, &p->uses[i]);
    web_raw(o, "</ol>\n");
    if (!from && to == p->nuses) return;
    web_raw(o, "<nav class=\"turn\" aria-label=\"Further uses\">");
    if (from)
        web_raw(o, "<a rel=\"first\" href=\""), web_query_with(o, q, "", NULL), web_raw(o, "#uses\">From the beginning</a> ");
    if (to < p->nuses) {
        char next[32];
        snprintf(next, sizeof next, "%zu", to);
        web_raw(o, "<a rel=\"next\" href=\""), web_query_with(o, q, "after", next), web_raw(o, "#uses\">Further uses</a>");
    }
    web_raw(o, "</nav>\n");
}

/* ---- the page
 * -------------------------------------------------------------------------------------------------------------------- */

ro_status page_phrase(web_request *q, web_page *o) {
    ro_phrase_wanted w = wanted(q);
    const ro_phrase *p;
    if (!*w.words) {
        web_set_title(q, WEB_S("A phrase"));
        web_raw(o, "<h1>A phrase through the years</h1>\n");
        form(o, q);
        web_raw(
            o,
            "<p>Every use of some words, by publisher and month, with how much was searched; other wordings that come near; and "
            "the periods in which there was nothing to search.</p>\n");
        return RO_OK;
    }
    ro_status st = ro_archive_phrase_within(q->ctx, q->archive, &w, &p);
    if (st != RO_OK) return st;
    q->scripts[0] = "plots.js";
    head(q, o, p);
    web_phrase_time(q, o, p);
    publishers(o, q, p);
    near(o, p);
    gaps(o, p);
    uses(q, o, p);
    ro_phrase_free(p);
    return RO_OK;
}

static ro_status written(web_request *q, web_page *o, ro_status (*write)(ro_ctx *, const ro_phrase *, ro_sink)) {
    ro_phrase_wanted w = wanted(q);
    const ro_phrase *p;
    w.digests = true;
    ro_status st = ro_archive_phrase_within(q->ctx, q->archive, &w, &p);
    if (st != RO_OK) return st;
    st = write(q->ctx, p, web_sink(o));
    ro_phrase_free(p);
    return st;
}

/* As `readout phrase WORDS --json` prints it. */
ro_status json_phrase(web_request *q, web_page *o) {
    ro_status st = written(q, o, ro_phrase_json);
    web_raw(o, "\n");
    return st;
}

ro_status page_certificate(web_request *q, web_page *o) {
    q->type = "text/plain; charset=utf-8";
    return written(q, o, ro_phrase_certificate);
}
