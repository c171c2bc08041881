/* The comparison as a page that needs nothing else: no script, no font, no network.
 *
 * One column an account, one row a passage; on a narrow screen the columns stand one under the other, each with its letter.
 * Changed words are <del> and <ins>, told apart by shape (struck, underlined, dotted for mere form) before colour, so that a
 * print in black and white and a screen reader say the same as the screen. Everything that comes from a page is escaped and
 * nothing of it becomes an attribute that a browser acts on, but for web addresses of http and https. At the end stand the
 * sources: files, hashes, dates, and what was cut as furniture.
 *
 * ro_html_* are the pieces; the reading room puts them into its own pages. */
#include "base/ctx.h"
#include "present/comparison.h"
#include "present/out.h"

#include <stdio.h>

/* One rule of the sheet after the other. */
/* clang-format off */
static const char STYLE[] =
    ":root{color-scheme:light dark;--ink:#1b1b1b;--soft:#595959;--line:#c9c5bd;--bg:#fffdf9;--tint:#f3efe6;--gone:#8f1d14;--new:#0b5a2a}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a9a59c;--line:#4a4741;--bg:#191815;--tint:#24221e;--gone:#ff9d8f;--new:#83d9a0}}"
    "*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.55 Georgia,'Times New Roman',serif}"
    "main,header,footer{max-width:max(72rem,calc(var(--n)*20rem));margin:0 auto;padding:0 1.25rem}"
    "h1,h2,h3{break-after:avoid}h1{font-size:1.5rem;line-height:1.25;margin:1.6rem 0 .4rem}"
    "h2{font-size:1.1rem;margin:2.2rem 0 0;border-bottom:1px solid var(--line);padding-bottom:.2rem}"
    "h2+.row{border-top:0}h3{font-size:1rem;margin:1rem 0 0}:focus-visible{outline:3px solid currentColor;outline-offset:2px}"
    ".skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem}"
    ".vh,.letter{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
    ".soft,.label,th{color:var(--soft)}.label,th,.key,.notes,.letter,.flag{font-family:system-ui,'Helvetica Neue',Arial,sans-serif}"
    ".row{display:grid;grid-template-columns:repeat(var(--n),minmax(0,1fr));gap:.1rem 1.6rem;padding:.7rem 0;border-top:1px solid var(--line);break-inside:avoid}"
    ".run{break-inside:auto}.row>*{min-width:0;overflow-wrap:anywhere}.row p{margin:0}.row p+p{margin-top:.5rem}"
    ".label{grid-column:1/-1;font-size:.78rem;letter-spacing:.02em}.same{color:var(--soft)}"
    ".absent{color:var(--soft);font-style:italic;font-size:.9rem;border-left:2px dotted var(--line);padding-left:.7rem}.absent p{position:sticky;top:.7rem}"
    ".notes{grid-column:1/-1;margin:.35rem 0 0;padding-left:1.1rem;font-size:.8rem;color:var(--soft)}.notes b{font-weight:600;color:var(--ink)}"
    "del{color:var(--gone);text-decoration:line-through;text-decoration-thickness:1px;background:none}"
    "ins{color:var(--new);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:2px;font-weight:600}"
    "del.form,ins.form{color:inherit;font-weight:inherit;text-decoration:underline dotted 1px}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:.92rem}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .8rem;border-top:1px solid var(--line);overflow-wrap:anywhere}"
    "thead th{border-top:0;font-size:.8rem}tbody th{color:var(--ink)}th{font-weight:600}th:first-child{width:10rem;padding-left:0}"
    ".differs td{background:var(--tint)}.flag{display:block;font-weight:400;font-size:.78rem;color:var(--soft)}"
    ".accounts{display:grid;grid-template-columns:repeat(var(--n),minmax(0,1fr));gap:.6rem 1.6rem;padding:0;margin:1rem 0;list-style:none}"
    ".accounts li{border-top:3px solid var(--ink);padding-top:.4rem;overflow-wrap:anywhere}.key{font-size:.82rem;color:var(--soft)}.accounts .key{margin:.15rem 0}"
    "time{white-space:nowrap}code{font-size:.8rem;overflow-wrap:anywhere}details{margin:.4rem 0}details ul{padding-left:1.1rem;overflow-wrap:anywhere}summary{cursor:pointer}footer{padding-bottom:3rem}footer .key{overflow-wrap:anywhere}a{color:inherit}"
    "@media(max-width:46rem){.row,.accounts{grid-template-columns:minmax(0,1fr);gap:.5rem}.letter{position:static;width:auto;height:auto;clip-path:none;font-weight:600;font-size:.8rem;margin-right:.4rem}"
    "table,tbody,tr,th,td{display:block;border:0;padding:.1rem 0}th:first-child{width:auto}thead{display:none}tr{border-top:1px solid var(--line);padding:.3rem 0}tbody tr:first-child{border-top:0}.differs td{padding:.1rem .5rem}"
    ".flag{display:inline;margin-left:.5rem}td[data-l]::before{content:attr(data-l) ' ';font-weight:600;color:var(--soft)}}"
    ".warn{border-left:4px solid var(--gone);padding-left:.7rem;font-weight:600}.strips{margin:1rem 0;max-width:40rem}.strips svg{display:block;width:100%;max-height:24rem}"
    ".strips text{font:600 14px system-ui,sans-serif;fill:var(--ink)}.both{fill:var(--line);stroke:var(--bg);stroke-width:.5}.alone{fill:url(#hatch);stroke:var(--soft);stroke-width:.5}.hatch{stroke:var(--ink);stroke-width:1.2}"
    ".band{fill:var(--line);fill-opacity:.35;stroke:none}.changed{stroke:var(--ink);stroke-width:1.4}.moved{fill:none;stroke:var(--soft);stroke-width:1;stroke-dasharray:4 3}figcaption{font-size:.82rem;color:var(--soft)}"
    ".claims{padding-left:1.2rem}.claims li{margin:.35rem 0;overflow-wrap:anywhere}.claims a{text-decoration:none}.claims a:hover,.claims a:focus{text-decoration:underline}.claims b{font-size:.8rem;color:var(--soft);font-family:system-ui,sans-serif}"
    "@media print{.strips{max-width:60%}:root{--ink:#000;--soft:#333;--line:#888;--bg:#fff;--tint:#fff;--gone:#000;--new:#000}html{font-size:10pt}.skip{display:none}a{text-decoration:none}tr{break-inside:avoid}}";
/* clang-format on */

struct page {
    ro_arena *arena;
    const ro_comparison *c;
    ro_out *o;
};

static void raw(struct page *p, const char *s) { ro_out_c(p->o, s); }
static void text(struct page *p, ro_str s) { ro_out_html(p->o, s); }
static void words(struct page *p, const char *s) { ro_out_html(p->o, ro_str_c(s)); }
static void letter(struct page *p, unsigned k) { ro_out_add(p->o, (ro_str){&"ABCDEFGHIJ"[k], 1}); }

static void lang(struct page *p, unsigned k) {
    ro_str l = p->c->accounts[k]->language;
    if (!l.n) return;
    raw(p, " lang=\"");
    text(p, l);
    raw(p, "\"");
}

/* ---- head ---- */

static void day(struct page *p, const char *what, const ro_date *d) {
    if (!*d->value && !(*d->earliest && *d->latest)) return;
    raw(p, " \xC2\xB7 ");
    raw(p, what);
    raw(p, " ");
    raw(p, *d->value ? "<time>" : "between <time>");
    words(p, *d->value ? d->value : d->earliest);
    if (!*d->value) raw(p, "</time> and <time>"), words(p, d->latest);
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

static void number(struct page *p, size_t n, const char *one, const char *many) {
    ro_out_num(p->o, n);
    raw(p, " ");
    raw(p, n == 1 ? one : many);
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

/* ---- passages ---- */

static ro_str cut(const struct page *p, unsigned k, ro_span s) { return ro_cut(p->c->accounts[k]->text, s); }

static void marked(struct page *p, unsigned k, const ro_edit *e, ro_span s, const char *tag) {
    raw(p, "<");
    raw(p, tag);
    if (!e->substantive) raw(p, " class=\"form\"");
    raw(p, " title=\"");
    words(p, ro_view_edit(e));
    raw(p, "\"><span class=\"vh\">[</span>");
    text(p, cut(p, k, s));
    raw(p, "<span class=\"vh\">]</span></");
    raw(p, tag);
    raw(p, ">");
}

/* The words of account k. Changes are marked against the first account of the passage; in the first against the next that has
 * any: one too far from it has none. */
static void side(struct page *p, const ro_passage *q, unsigned k) {
    unsigned base = ro_view_first(q);
    ro_edit *e = RO_NEWS(p->arena, ro_edit, q->nedits + 1);
    size_t n = k == base ? 0 : ro_view_edits(q, k, base, e, q->nedits);
    for (unsigned i = base + 1; i < p->c->naccounts && k == base && !n; i++) n = ro_view_edits(q, base, i, e, q->nedits);
    uint32_t at = q->spans[k].lo;
    for (size_t i = 0; i < n; i++) {
        if (e[i].xspan.lo < at || e[i].xspan.lo == e[i].xspan.hi) continue;
        text(p, cut(p, k, (ro_span){at, e[i].xspan.lo}));
        marked(p, k, &e[i], e[i].xspan, k == base ? "del" : "ins");
        at = e[i].xspan.hi;
    }
    text(p, cut(p, k, (ro_span){at, q->spans[k].hi}));
}

/* The words of account k in n passages that stand under one label. */
static void column(struct page *p, const ro_passage *q, size_t n, unsigned k) {
    raw(p, "<div");
    lang(p, k);
    raw(p, "><p><span class=\"letter\">");
    letter(p, k);
    raw(p, " </span>");
    for (size_t i = 0; i < n; i++) {
        if (i) raw(p, "</p>\n<p>");
        side(p, &q[i], k);
    }
    raw(p, "</p></div>\n");
}

static void absent(struct page *p, const ro_passage *q, unsigned k) {
    raw(p, "<div class=\"absent\"><p>absent from ");
    letter(p, k);
    if (q->kind == RO_ONLY && q->reason && p->c->naccounts == 2) raw(p, ": "), words(p, q->reason);
    raw(p, "</p></div>\n");
}

/* What a change of substance says in words: "this -> that", "this: absent from B". */
static void note(struct page *p, const ro_edit *e) {
    bool here = e->xspan.hi > e->xspan.lo, there = e->yspan.hi > e->yspan.lo;
    raw(p, "<b>");
    if (here) text(p, cut(p, e->x, e->xspan));
    if (here && there) raw(p, " \xE2\x86\x92 ");
    if (there) text(p, cut(p, e->y, e->yspan));
    raw(p, "</b>");
    if (!here || !there)
        raw(p, ": absent from "), letter(p, here ? e->y : e->x);
    else if (p->c->naccounts > 2)
        raw(p, " in "), letter(p, e->y);
    if (e->klass && ro_view_edit(e) == e->klass) raw(p, " ("), raw(p, e->klass), raw(p, ")");
    if (e->excuse) raw(p, "; "), words(p, e->excuse);
    ro_str noise = e->noise.few ? RO_NONE : ro_view_noise(p->arena, e);
    if (noise.n) raw(p, "; <span class=\"usual\">"), text(p, noise), raw(p, "</span>");
}

static void notes(struct page *p, const ro_passage *q) {
    bool open = false;
    for (size_t i = 0; i < q->nedits; i++) {
        const ro_edit *e = &q->edits[i];
        if (!e->substantive || e->x != ro_view_first(q)) continue;
        raw(p, open ? "<li>" : "<ul class=\"notes\"><li>");
        open = true;
        note(p, e);
        raw(p, "</li>");
    }
    if (open) raw(p, "</ul>\n");
}

static void row_label(struct page *p, const ro_passage *q, size_t n) {
    static const char *const kind[] = {"the same", "reworded", "told in other words", "only in "};
    raw(p, "<div class=\"label\">");
    raw(p, q->kind == RO_REWORDED && !ro_view_substance(q) ? "the same but for form or grammar" : kind[q->kind]);
    if (q->kind == RO_ONLY) letter(p, ro_view_first(q));
    if (n > 1) raw(p, " \xC2\xB7 "), number(p, n, "passage", "passages");
    if (q->moved) raw(p, " \xC2\xB7 moved");
    if (q->speaker_changed) {
        ro_buf b = {.arena = p->arena};
        ro_view_voiced(&b, q);
        raw(p, " \xC2\xB7 ");
        text(p, ro_buf_str(&b));
    }
    raw(p, "</div>\n");
}

static void row(struct page *p, const ro_passage *q, size_t n) {
    static const char *const kind[] = {"same", "reworded", "paraphrase", "only"};
    raw(p, "<div id=\"p");
    ro_out_num(p->o, (uint64_t)(q - p->c->passages) + 1);
    raw(p, n > 1 ? "\" class=\"row run " : "\" class=\"row ");
    raw(p, kind[q->kind]);
    raw(p, "\">");
    row_label(p, q, n);
    for (unsigned k = 0; k < p->c->naccounts; k++)
        if (q->in >> k & 1)
            column(p, q, n, k);
        else
            absent(p, q, k);
    notes(p, q);
    raw(p, "</div>\n");
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

void ro_html_style(ro_out *o) {
    ro_out_c(o, "<style>");
    ro_out_c(o, STYLE);
    ro_out_c(o, "</style>\n");
}

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
        row(&p, &c->passages[i], n);
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
    raw(&p, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
            "content=\"width=device-width\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
            "<title>Accounts compared: ");
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

ro_status ro_comparison_html(ro_ctx *ctx, const ro_comparison *c, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_out *o = RO_NEW(arena, ro_out);
    ro_out_open(o, sink);
    whole_page(arena, c, o);
    bool ok = ro_out_close(o);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the comparison could not be written");
    return ctx->error.status = RO_IO;
}
