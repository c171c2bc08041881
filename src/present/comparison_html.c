/* The comparison as a page that needs nothing else: no script, no font, no network.
 *
 * The head: who published what and when, what it covers; the counts; what matters most (comparison_ranked.c); who was there.
 * Then the passages, a row each (comparison_rows.c). At the end stand the sources: files, hashes, dates, and what was cut as
 * furniture. Everything that comes from a page is escaped and nothing of it becomes an attribute that a browser acts on, but for
 * web addresses of http and https. How it looks is in comparison_style.c.
 *
 * The reading room puts the same into its own pages, where a reader sifts (struct ro_html_view, comparison_sift.c). */
#include "base/ctx.h"
#include "present/comparison_page.h"

#include <stdio.h>

enum { OPEN = 6 }; /* people of whom the list stands open */

/* ---- head ---- */

void ro_html_day(struct page *p, const char *what, const ro_date *d) {
    ro_str day = ro_view_day(p->arena, d);
    if (!day.n) return;
    raw(p, " \xC2\xB7 ");
    raw(p, what);
    raw(p, " <time>");
    text(p, day);
    raw(p, "</time>");
}

static void account(struct page *p, unsigned k) {
    const ro_record *r = p->c->accounts[k];
    raw(p, "<li><strong>");
    letter(p, k);
    raw(p, " ");
    text(p, ro_view_name(p->c, k));
    raw(p, "</strong>");
    if (r->title.value.n) {
        raw(p, "<div");
        lang(p, k);
        raw(p, ">");
        text(p, r->title.value);
        raw(p, "</div>");
    }
    raw(p, "<p class=\"key\">");
    raw(p, ro_view_kind(r));
    raw(p, " \xC2\xB7 ");
    ro_out_num(p->o, ro_view_words(r->text));
    raw(p, " words \xC2\xB7 ");
    raw(p, ro_view_scope(r));
    ro_html_day(p, "meeting", &r->meeting);
    ro_html_day(p, "published", &r->published);
    if (r->carrier.value.n) {
        raw(p, " \xC2\xB7 as carried by ");
        text(p, r->carrier.value);
    }
    raw(p, "</p></li>\n");
}

/* The counts that are not nought; the first says of what. */
static void tally(struct page *p) {
    static const char *const one[] = {"is the same", "is reworded", "is told in other words", "stands in one account alone"};
    static const char *const many[] = {"are the same", "are reworded", "are told in other words", "stand in one account alone"};
    const ro_counts *c = &p->c->counts;
    size_t n[] = {c->same, c->reworded, c->paraphrase, c->only}, said = 0;
    for (int i = 0; i < 4; i++) {
        if (!n[i]) continue;
        if (said++)
            raw(p, ", ");
        else
            number(p, n[i], "passage", "passages"), raw(p, " ");
        if (said > 1) ro_out_num(p->o, n[i]), raw(p, " ");
        raw(p, n[i] == 1 ? one[i] : many[i]);
    }
    size_t silent = 0;
    for (size_t i = 0; i < p->c->npassages; i++) silent += ro_view_silent(&p->c->passages[i]);
    if (silent) raw(p, ", "), number(p, silent, "of them where another is silent", "of them where another is silent");
    raw(p, said ? "." : "There are no words to compare.");
}

static void summary(struct page *p) {
    const ro_counts *n = &p->c->counts;
    raw(p, "<p>");
    tally(p);
    if (n->substantive_edits + n->folded_edits) {
        raw(p, " Of the changes of words ");
        number(p, n->substantive_edits, "is one of substance", "are of substance");
        raw(p, " and ");
        ro_out_num(p->o, n->folded_edits);
        raw(p, " of form or grammar.");
        raw(p, "</p>\n<p class=\"key\">How to read it: <del>struck</del> words stand in the first account alone, "
               "<ins>underlined</ins> ones in the other");
        raw(p, p->view && !p->view->form ? "." : "; <ins class=\"form\">dotted</ins> ones differ in form or grammar only.");
    }
    raw(p, "</p>\n");
}

/* ---- people ---- */

static void flagged(struct page *p, const char *what) {
    raw(p, " <span class=\"flag\">");
    words(p, what);
    raw(p, "</span>");
}

static void not_there(struct page *p, const ro_present *who, unsigned k) {
    bool lists = ro_view_lists(p->c) >> k & 1;
    raw(p, "<span class=\"soft\">");
    raw(p, ro_view_missing(who) >> k & 1 ? "absent from the list" : lists ? "not listed" : "gives no list");
    raw(p, "</span>");
}

static void present(struct page *p, const ro_present *who) {
    const char *title = ro_view_retitled(who);
    raw(p, who->nlistings ? "<tr class=\"differs\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
    text(p, who->name);
    if (ro_view_missing(who)) flagged(p, "not in every list");
    if (ro_view_moved(who)) flagged(p, "in another place of the list");
    if (title) flagged(p, title);
    if (who->nlistings) ro_html_collect_person(p, who);
    raw(p, "</th>");
    for (unsigned k = 0; k < p->c->naccounts; k++) {
        raw(p, "<td data-l=\"");
        letter(p, k);
        raw(p, "\">");
        if (who->in >> k & 1)
            text(p, who->titles[k].n ? who->titles[k] : RO_S("listed, no title"));
        else
            not_there(p, who, k);
        if (who->in >> k & 1 && ro_view_moved(who))
            raw(p, " <span class=\"soft\">"), number(p, (size_t)who->order[k], "in its list", "in its list"), raw(p, "</span>");
        raw(p, "</td>");
    }
    raw(p, "</tr>\n");
}

/* In the room a long list stands folded behind its counts. */
static bool folded(struct page *p) {
    size_t n = 0;
    if (!p->view || p->c->nattendance <= OPEN) return false;
    for (size_t i = 0; i < p->c->nattendance; i++) n += p->c->attendance[i].nlistings > 0;
    raw(p, "<details><summary>");
    number(p, p->c->nattendance, "person", "people");
    raw(p, ", ");
    ro_out_num(p->o, n);
    raw(p, n == 1 ? " differs between the lists</summary>\n" : " differ between the lists</summary>\n");
    return true;
}

static void people(struct page *p) {
    if (!p->c->nattendance) return;
    raw(p, "<section class=\"there\" aria-labelledby=\"who\"><h2 id=\"who\">Who was there</h2>\n");
    bool details = folded(p);
    raw(p, "<table><thead><tr><th scope=\"col\">Name</th>");
    for (unsigned k = 0; k < p->c->naccounts; k++) {
        raw(p, "<th scope=\"col\">");
        letter(p, k);
        raw(p, " ");
        text(p, ro_view_name(p->c, k));
        raw(p, "</th>");
    }
    raw(p, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < p->c->nattendance; i++) present(p, &p->c->attendance[i]);
    raw(p, details ? "</tbody></table></details></section>\n" : "</tbody></table></section>\n");
}

/* ---- sources ---- */

static void source(struct page *p, unsigned k) {
    const ro_record *r = p->c->accounts[k];
    raw(p, "<section><h3>");
    letter(p, k);
    raw(p, " ");
    text(p, ro_view_name(p->c, k));
    raw(p, "</h3><p class=\"key\">");
    text(p, p->c->refs[k]);
    if (r->url.n) {
        raw(p, "<br>");
        if (web_address(r->url)) raw(p, "<a rel=\"noreferrer\" href=\""), text(p, r->url), raw(p, "\">");
        text(p, r->url);
        if (web_address(r->url)) raw(p, "</a>");
    }
    raw(p, "<br>SHA-256 <code>");
    words(p, r->sha256);
    raw(p, "</code><br>");
    raw(p, ro_view_kind(r));
    ro_html_day(p, "meeting", &r->meeting);
    ro_html_day(p, "published", &r->published);
    ro_html_day(p, "captured", &r->captured);
    raw(p, "</p>\n");
    if (r->nfurniture) {
        raw(p, "<details><summary>");
        number(p, r->nfurniture, "stretch of the page was left out", "stretches of the page were left out");
        raw(p, "</summary><ul>\n");
        for (size_t i = 0; i < r->nfurniture; i++) {
            raw(p, "<li>");
            text(p, r->furniture[i].text);
            raw(p, " <span class=\"soft\">(");
            words(p, r->furniture[i].why);
            raw(p, ")</span></li>\n");
        }
        raw(p, "</ul></details>");
    }
    raw(p, "</section>\n");
}

/* ---- the pieces ---- */

static void body(struct page *p) {
    const ro_comparison *c = p->c;
    for (size_t i = 0; i < c->nwarnings; i++) raw(p, "<p class=\"warn\">"), text(p, c->warnings[i]), raw(p, "</p>\n");
    raw(p, "<ol class=\"accounts\">\n");
    for (unsigned k = 0; k < c->naccounts; k++) account(p, k);
    raw(p, "</ol>\n<p>");
    text(p, c->first_why);
    raw(p, "</p>\n");
    summary(p);
    raw(p, "<div class=\"first\">\n");
    ro_html_strips(p);
    ro_html_ranked(p);
    people(p);
    raw(p, "</div>\n");
    ro_html_passages(p);
}

static void sources(struct page *p) {
    raw(p, "<h2>Sources</h2>\n");
    for (unsigned k = 0; k < p->c->naccounts; k++) source(p, k);
}

static void whole_page(struct page *p) {
    raw(p, RO_PAGE_HEAD "<title>Accounts compared: ");
    for (unsigned k = 0; k < p->c->naccounts; k++) {
        if (k) raw(p, ", ");
        text(p, ro_view_name(p->c, k));
    }
    raw(p, "</title>\n<style>");
    raw(p, ro_comparison_css());
    raw(p, ":root{--n:");
    ro_out_num(p->o, p->c->naccounts);
    raw(p, "}</style></head>\n<body><a class=\"skip\" href=\"#passages\">To the passages</a>\n<header><h1>");
    ro_out_num(p->o, p->c->naccounts);
    raw(p, " accounts side by side</h1></header>\n<main>\n");
    body(p);
    raw(p, "</main>\n<footer>");
    sources(p);
    raw(p, "<p class=\"key\">Made by readout " RO_VERSION ".</p></footer></body></html>\n");
}

typedef void (*piece)(struct page *);

static ro_status write_piece(ro_ctx *ctx, const ro_comparison *c, const ro_html_view *view, piece write, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_out *o = RO_NEW(arena, ro_out);
    struct page p = {.arena = arena, .c = c, .o = o, .view = view};
    ro_out_open(o, sink);
    ro_html_find_moved(&p);
    write(&p);
    bool ok = ro_out_close(o);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the comparison could not be written");
    return ctx->error.status = RO_IO;
}

ro_status ro_comparison_html(ro_ctx *ctx, const ro_comparison *c, ro_sink sink) {
    return write_piece(ctx, c, NULL, whole_page, sink);
}

ro_status ro_comparison_piece(ro_ctx *ctx, const ro_comparison *c, ro_html_piece which, ro_sink sink) {
    return write_piece(ctx, c, NULL, which == RO_HTML_SOURCES ? sources : body, sink);
}

ro_status ro_comparison_room(ro_ctx *ctx, const ro_comparison *c, const ro_html_view *view, ro_sink sink) {
    return write_piece(ctx, c, view, body, sink);
}

ro_status ro_comparison_figure(ro_ctx *ctx, const ro_comparison *c, ro_sink sink) {
    return write_piece(ctx, c, NULL, ro_html_figure, sink);
}
