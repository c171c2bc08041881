/* The comparison as a page that needs nothing else: no script, no font, no network.
 *
 * The head: who published what and when, what it covers; the counts; what matters most (comparison_ranked.c); who was there.
 * Then the passages, a row each (comparison_rows.c). At the end stand the sources: files, hashes, dates, and what was cut as
 * furniture. Everything that comes from a page is escaped and nothing of it becomes an attribute that a browser acts on, but for
 * web addresses of http and https. How it looks is in comparison_style.c.
 *
 * ro_html_* are the pieces; the reading room puts them into its own pages. */
#include "base/ctx.h"
#include "present/comparison_page.h"

#include <stdio.h>

/* ---- head ---- */

static void day(struct page *p, const char *what, const ro_date *d) {
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
    day(p, "meeting", &r->meeting);
    day(p, "published", &r->published);
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
               "<ins>underlined</ins> ones in the other; <ins class=\"form\">dotted</ins> ones differ in form or grammar only.");
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

static void people(struct page *p) {
    if (!p->c->nattendance) return;
    raw(p, "<section aria-labelledby=\"who\"><h2 id=\"who\">Who was there</h2>\n<table><thead><tr><th scope=\"col\">Name</th>");
    for (unsigned k = 0; k < p->c->naccounts; k++) {
        raw(p, "<th scope=\"col\">");
        letter(p, k);
        raw(p, " ");
        text(p, ro_view_name(p->c, k));
        raw(p, "</th>");
    }
    raw(p, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < p->c->nattendance; i++) present(p, &p->c->attendance[i]);
    raw(p, "</tbody></table></section>\n");
}

/* ---- sources ---- */

static bool web_address(ro_str s) { return ro_str_starts(s, "http://") || ro_str_starts(s, "https://"); }

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
    day(p, "meeting", &r->meeting);
    day(p, "published", &r->published);
    day(p, "captured", &r->captured);
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

void ro_html_comparison(ro_arena *arena, const ro_comparison *c, ro_out *o) {
    struct page p = {arena, c, o};
    for (size_t i = 0; i < c->nwarnings; i++) raw(&p, "<p class=\"warn\">"), text(&p, c->warnings[i]), raw(&p, "</p>\n");
    raw(&p, "<ol class=\"accounts\">\n");
    for (unsigned k = 0; k < c->naccounts; k++) account(&p, k);
    raw(&p, "</ol>\n");
    raw(&p, "<p>");
    text(&p, c->first_why);
    raw(&p, "</p>\n");
    summary(&p);
    ro_html_strips(c, o);
    ro_html_ranked(arena, c, o);
    people(&p);
    raw(&p, "<section aria-labelledby=\"passages\"><h2 id=\"passages\" tabindex=\"-1\">Passage by passage</h2>\n");
    for (size_t i = 0, n; i < c->npassages; i += n) {
        n = ro_view_run(&c->passages[i], c->passages + c->npassages);
        ro_html_row(&p, &c->passages[i], n);
    }
    raw(&p, "</section>\n");
}

void ro_html_sources(ro_arena *arena, const ro_comparison *c, ro_out *o) {
    struct page p = {arena, c, o};
    raw(&p, "<h2>Sources</h2>\n");
    for (unsigned k = 0; k < c->naccounts; k++) source(&p, k);
}

static void whole_page(ro_arena *arena, const ro_comparison *c, ro_out *o) {
    struct page p = {arena, c, o};
    raw(&p, RO_PAGE_HEAD "<title>Accounts compared: ");
    for (unsigned k = 0; k < c->naccounts; k++) {
        if (k) raw(&p, ", ");
        text(&p, ro_view_name(c, k));
    }
    raw(&p, "</title>\n");
    ro_html_style(o);
    raw(&p, "<style>:root{--n:");
    ro_out_num(o, c->naccounts);
    raw(&p, "}</style></head>\n<body><a class=\"skip\" href=\"#passages\">To the passages</a>\n<header><h1>");
    ro_out_num(o, c->naccounts);
    raw(&p, " accounts side by side</h1></header>\n<main>\n");
    ro_html_comparison(arena, c, o);
    raw(&p, "</main>\n<footer>");
    ro_html_sources(arena, c, o);
    raw(&p, "<p class=\"key\">Made by readout " RO_VERSION ".</p></footer></body></html>\n");
}

typedef void (*piece)(ro_arena *, const ro_comparison *, ro_out *);

static ro_status write_piece(ro_ctx *ctx, const ro_comparison *c, piece write, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_out *o = RO_NEW(arena, ro_out);
    ro_out_open(o, sink);
    write(arena, c, o);
    bool ok = ro_out_close(o);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the comparison could not be written");
    return ctx->error.status = RO_IO;
}

ro_status ro_comparison_html(ro_ctx *ctx, const ro_comparison *c, ro_sink sink) { return write_piece(ctx, c, whole_page, sink); }

ro_status ro_comparison_piece(ro_ctx *ctx, const ro_comparison *c, ro_html_piece which, ro_sink sink) {
    return write_piece(ctx, c, which == RO_HTML_SOURCES ? ro_html_sources : ro_html_comparison, sink);
}
