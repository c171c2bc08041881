/* The edition as a page that needs nothing else: no script, no font, no network.
 *
 * The base text, each paragraph with its number in the margin and its notes beneath; a number in the text leads to its note and
 * the note back. Differences of form lie folded under the paragraph that they belong to. Every passage can be linked to by its
 * lasting name (#p-...). Sigla say whose they are to who points at them or listens. What comes from a page is escaped and set
 * apart in its own direction of writing; of its addresses only those of the web become links. */
#include "present/edition_html.h"
#include "present/edition_notes.h"

struct page {
    ro_arena *arena;
    const ro_edition *e;
    const ro_ed_notes *notes, *all;
    ro_out *o;
    uint32_t passage; /* whose anchor comes next */
    size_t form;      /* paragraph whose differences of form come next */
};

static void raw(struct page *p, const char *s) { ro_out_c(p->o, s); }
static void text(struct page *p, ro_str s) { ro_out_html(p->o, s); }
static void number(struct page *p, size_t n) { ro_out_num(p->o, n); }

static void lang(struct page *p, unsigned k) {
    ro_str l = p->e->c->accounts[k]->language;
    if (!l.n) return;
    raw(p, " lang=\"");
    text(p, l);
    raw(p, "\"");
}

/* Words of account k in a note. */
static void words(struct page *p, unsigned k, ro_str s) {
    raw(p, "<bdi");
    lang(p, k);
    raw(p, ">");
    text(p, ro_str_blanks(p->arena, s));
    raw(p, "</bdi>");
}

static void sigla(struct page *p, uint16_t wit) {
    bool any = false;
    for (unsigned k = 0; k < p->e->c->naccounts; k++) {
        if (!(wit >> k & 1)) continue;
        raw(p, any ? " <abbr title=\"" : "<abbr title=\"");
        text(p, p->e->w[k].name);
        raw(p, "\">");
        raw(p, p->e->w[k].siglum);
        raw(p, "</abbr>");
        any = true;
    }
}

/* ---- witnesses ---- */

static void published(struct page *p, const ro_record *r) {
    raw(p, "<td data-l=\"published\">");
    if (*r->published.value)
        raw(p, "<time>"), raw(p, r->published.value), raw(p, "</time>");
    else
        raw(p, "not known");
    raw(p, "</td>");
}

static void source(struct page *p, unsigned k) {
    const ro_record *r = p->e->c->accounts[k];
    bool web = ro_str_starts(r->url, "http://") || ro_str_starts(r->url, "https://");
    raw(p, "<div class=\"key\">");
    if (web) raw(p, "<a rel=\"noreferrer\" href=\""), text(p, r->url), raw(p, "\">");
    text(p, r->url.n ? r->url : p->e->c->refs[k]);
    raw(p, web ? "</a></div><div class=\"key\">SHA-256 <code>" : "</div><div class=\"key\">SHA-256 <code>");
    raw(p, r->sha256);
    raw(p, "</code></div>");
}

static void witness(struct page *p, unsigned k) {
    const ro_record *r = p->e->c->accounts[k];
    raw(p, "<tr><th scope=\"row\">");
    raw(p, p->e->w[k].siglum);
    raw(p, "</th><td><div>");
    text(p, p->e->w[k].name);
    if (r->carrier.value.n) raw(p, ", as carried by "), text(p, r->carrier.value);
    raw(p, k == p->e->base ? " \xC2\xB7 <strong>base text</strong></div>" : "</div>");
    if (r->title.value.n) raw(p, "<div>"), words(p, k, r->title.value), raw(p, "</div>");
    raw(p, "<div class=\"key\">");
    raw(p, ro_view_kind(r));
    raw(p, " of ");
    number(p, ro_view_words(r->text));
    raw(p, " words, ");
    raw(p, ro_view_scope(r));
    raw(p, p->e->w[k].fragment ? "; what it lacks is not noted</div>" : "</div>");
    source(p, k);
    raw(p, "</td>");
    published(p, r);
    raw(p, "</tr>\n");
}

static void witnesses(struct page *p) {
    raw(p, "<section aria-labelledby=\"witnesses\"><h2 id=\"witnesses\">Witnesses</h2>\n<table><thead><tr>"
           "<th scope=\"col\">Siglum</th><th scope=\"col\">Account</th><th scope=\"col\">Published</th></tr></thead><tbody>\n");
    for (unsigned k = 0; k < p->e->c->naccounts; k++) witness(p, k);
    raw(p, "</tbody></table>\n<p class=\"key\">");
    raw(p, p->e->why);
    raw(p, "</p>\n<dl><dt>word ] other <abbr>K</abbr></dt><dd>read so by the witness named</dd>"
           "<dt>om.</dt><dd>absent from it</dd><dt>add.</dt><dd>it has besides</dd>"
           "<dt>transp.</dt><dd>it has this elsewhere</dd><dt>aliter</dt><dd>it tells this in other words</dd>"
           "<dt>(?)</dt><dd>that it is the same is doubtful</dd></dl></section>\n");
}

/* ---- text ---- */

/* Base text up to a byte, with the anchors of the passages that begin in it. */
static void base_until(struct page *p, uint32_t *at, uint32_t end) {
    const ro_edition *e = p->e;
    for (; p->passage < e->n; p->passage++) {
        const ro_ed_passage *q = &e->passages[p->passage];
        if (!q->base) continue;
        uint32_t lo = q->from->spans[e->base].lo;
        if (lo >= end) break;
        if (lo > *at) text(p, ro_cut(e->c->accounts[e->base]->text, (ro_span){*at, lo})), *at = lo;
        raw(p, "<span id=\"");
        raw(p, q->id);
        raw(p, "\"></span>");
    }
    if (end > *at) text(p, ro_cut(e->c->accounts[e->base]->text, (ro_span){*at, end})), *at = end;
}

/* "12-3" */
static void place(struct page *p, const char *letter, size_t paragraph, size_t note) {
    raw(p, letter);
    number(p, paragraph);
    raw(p, "-");
    number(p, note);
}

static void base_words(struct page *p, const ro_ed_paragraph *x, size_t no) {
    uint32_t at = x->span.lo;
    raw(p, "<p dir=\"auto\"");
    lang(p, p->e->base);
    raw(p, ">");
    for (size_t i = 0; i < x->n; i++) {
        base_until(p, &at, x->notes[i].at);
        bool joins = i && x->notes[i].at == x->notes[i - 1].at;
        raw(p, joins ? "<sup class=\"also\"><a id=\"" : "<sup><a id=\"");
        place(p, "t", no, i + 1);
        raw(p, "\" href=\"#");
        place(p, "n", no, i + 1);
        raw(p, "\">");
        number(p, i + 1);
        raw(p, "</a></sup>");
    }
    base_until(p, &at, x->span.hi);
    raw(p, "</p>\n");
}

/* ---- notes ---- */

static void lemma(struct page *p, unsigned k, ro_str s) {
    ro_buf b = {.arena = p->arena};
    ro_ed_lemma(&b, s);
    words(p, k, ro_buf_str(&b));
}

static void readings(struct page *p, const ro_ed_piece *piece) {
    ro_str lem = ro_ed_words(p->e, &piece->r[0]);
    bool nothing = ro_ed_blank(lem);
    if (!nothing) lemma(p, piece->r[0].of, lem), raw(p, " ] ");
    for (size_t i = 1; i < piece->n; i++) {
        const ro_ed_reading *r = &piece->r[i];
        ro_str remark = ro_ed_remark(p->arena, p->e, piece, r);
        if (i > 1) raw(p, "; ");
        if (nothing) raw(p, "<i>add.</i> ");
        if (ro_ed_blank(ro_ed_words(p->e, r)))
            raw(p, "<i>om.</i> ");
        else
            words(p, r->of, ro_ed_words(p->e, r)), raw(p, " ");
        sigla(p, r->wit);
        if (remark.n) raw(p, " <span class=\"remark\">("), text(p, remark), raw(p, ")</span>");
    }
}

static void inner_differences(struct page *p, const ro_ed_telling *t) {
    for (size_t j = 0; j < t->n; j++) {
        if (!ro_ed_substantive(&t->pieces[j]) || !ro_ed_parts(p->e, &t->pieces[j])) continue;
        raw(p, " [");
        readings(p, &t->pieces[j]);
        raw(p, "]");
    }
}

/* What a telling of its own says, and where its witnesses part. */
static void told(struct page *p, const ro_ed_note *n) {
    unsigned k = n->telling->leader;
    raw(p, n->kind == RO_NOTE_ADDED ? "<i>add.</i> " : "<i>aliter</i> ");
    sigla(p, n->wit);
    if (strcmp(ro_ed_certainty(&p->e->passages[n->passage]), "low") == 0) raw(p, " (?)");
    raw(p, ": ");
    for (uint32_t i = n->passage; i < n->upto; i++) {
        const ro_ed_passage *q = &p->e->passages[i];
        if (n->kind == RO_NOTE_ADDED && n->telling == &p->e->passages[n->passage].tellings[0])
            raw(p, "<span id=\""), raw(p, q->id), raw(p, "\"></span>");
        words(p, k, ro_cut(p->e->c->accounts[k]->text, q->span[k]));
        raw(p, " ");
    }
    inner_differences(p, n->telling);
}

static void spoken(struct page *p, const ro_ed_note *n) {
    bool any = false;
    for (unsigned k = 0; k < p->e->c->naccounts; k++) {
        ro_buf who = {.arena = p->arena};
        if (!(n->wit >> k & 1)) continue;
        ro_ed_speakers(&who, p->e, &p->e->passages[n->passage], k);
        raw(p, any ? ", " : "<i>said</i> ");
        raw(p, who.n ? "by " : "without a name");
        if (who.n) words(p, k, ro_buf_str(&who));
        raw(p, " in ");
        sigla(p, (uint16_t)(1u << k));
        any = true;
    }
}

static void paragraph_link(struct page *p, size_t no) {
    raw(p, "<a href=\"#s");
    number(p, no);
    raw(p, "\">");
    number(p, no);
    raw(p, "</a>");
}

static void moved(struct page *p, const ro_ed_note *n) {
    for (uint16_t left = n->wit, with; left; left &= (uint16_t)~with) {
        size_t no;
        with = ro_ed_moved_with(p->e, p->notes, n, left, &no);
        raw(p, left == n->wit ? "<i>transp.</i> " : ", ");
        sigla(p, with);
        raw(p, " to ");
        paragraph_link(p, no);
    }
}

/* Account k's words in a passage. */
static void passage_words(struct page *p, uint32_t passage, unsigned k) {
    lemma(p, k, ro_cut(p->e->c->accounts[k]->text, p->e->passages[passage].from->spans[k]));
}

static void here(struct page *p, const ro_ed_note *n) {
    sigla(p, n->wit);
    raw(p, n->wit & (n->wit - 1) ? " have here: " : " has here: ");
    passage_words(p, n->passage, (unsigned)__builtin_ctz(n->wit));
    raw(p, " (given in ");
    paragraph_link(p, (size_t)p->notes->paragraph[n->passage] + 1);
    raw(p, ")");
}

static void of_passage(struct page *p, const ro_ed_note *n) {
    if (n->whole)
        raw(p, "the whole paragraph");
    else if (n->lemma.hi > n->lemma.lo)
        lemma(p, p->e->base, ro_cut(p->e->c->accounts[p->e->base]->text, n->lemma));
    else
        passage_words(p, n->passage, p->e->passages[n->passage].tellings[0].leader);
    raw(p, " ] ");
}

static void note(struct page *p, const ro_ed_note *n, size_t paragraph, size_t no) {
    raw(p, "<li id=\"");
    place(p, "n", paragraph, no);
    raw(p, "\"><a class=\"num\" href=\"#");
    place(p, "t", paragraph, no);
    raw(p, "\">");
    number(p, no);
    raw(p, "</a> ");
    if (n->kind != RO_NOTE_READING && n->kind != RO_NOTE_ADDED && n->kind != RO_NOTE_HERE) of_passage(p, n);
    switch (n->kind) {
    case RO_NOTE_READING: readings(p, n->piece); break;
    case RO_NOTE_ABSENT: raw(p, "<i>om.</i> "), sigla(p, n->wit); break;
    case RO_NOTE_RETOLD:
    case RO_NOTE_ADDED: told(p, n); break;
    case RO_NOTE_SPEAKER: spoken(p, n); break;
    case RO_NOTE_MOVED: moved(p, n); break;
    case RO_NOTE_HERE: here(p, n); break;
    }
    raw(p, "</li>\n");
}

/* What differs in form alone in a paragraph. */
static void form(struct page *p, const ro_ed_paragraph *x) {
    size_t n = 0;
    for (size_t i = 0; i < x->n; i++) n += x->notes[i].kind == RO_NOTE_READING && !ro_ed_substantive(x->notes[i].piece);
    if (!n) return;
    raw(p, "<details><summary>");
    number(p, n);
    raw(p, n == 1 ? " difference of form</summary><ul class=\"app\">\n" : " differences of form</summary><ul class=\"app\">\n");
    for (size_t i = 0; i < x->n; i++) {
        if (x->notes[i].kind != RO_NOTE_READING || ro_ed_substantive(x->notes[i].piece)) continue;
        raw(p, "<li>");
        readings(p, x->notes[i].piece);
        raw(p, "</li>\n");
    }
    raw(p, "</ul></details>\n");
}

static void paragraph(struct page *p, size_t i) {
    const ro_ed_paragraph *x = &p->notes->v[i];
    raw(p, "<div class=\"par\" id=\"s");
    number(p, i + 1);
    raw(p, "\"><a class=\"no\" href=\"#s");
    number(p, i + 1);
    raw(p, "\"><span class=\"vh\">paragraph </span>");
    number(p, i + 1);
    raw(p, "</a>");
    base_words(p, x, i + 1);
    if (x->n) raw(p, "<ul class=\"app\">\n");
    for (size_t j = 0; j < x->n; j++) note(p, &x->notes[j], i + 1, j + 1);
    if (x->n) raw(p, "</ul>\n");
    form(p, &p->all->v[i]);
    raw(p, "</div>\n");
}

/* ---- people ---- */

static void called(struct page *p, const struct ro_ed_called *c, ro_str main_name) {
    raw(p, "<div>");
    sigla(p, (uint16_t)(1u << c->wit));
    raw(p, " ");
    bool other = !ro_str_eq(c->name, main_name);
    if (other) words(p, c->wit, c->name);
    for (size_t i = 0; i < c->person->ntitles; i++) {
        if (other || i) raw(p, "; ");
        words(p, c->wit, c->person->titles[i]);
    }
    if (!other && !c->person->ntitles) raw(p, "<span class=\"soft\">no title</span>");
    raw(p, "</div>");
}

static void person(struct page *p, const ro_ed_person *who) {
    raw(p, "<tr><th scope=\"row\">");
    text(p, who->name);
    if (who->side.n) raw(p, " <span class=\"soft\">"), text(p, ro_side_name(who->side)), raw(p, "</span>");
    raw(p, "</th><td>");
    for (size_t i = 0; i < who->ncalled; i++) called(p, &who->called[i], who->name);
    raw(p, "</td><td>");
    uint32_t last = UINT32_MAX;
    for (size_t i = 0; i < who->npassages; i++) {
        uint32_t x = p->notes->paragraph[who->passages[i]];
        if (x == last) continue;
        if (last != UINT32_MAX) raw(p, ", ");
        paragraph_link(p, (size_t)x + 1);
        last = x;
    }
    raw(p, "</td></tr>\n");
}

static void people(struct page *p) {
    if (!p->e->npeople) return;
    raw(p, "<section aria-labelledby=\"people\"><h2 id=\"people\">People and titles</h2>\n<table class=\"people\"><thead><tr>"
           "<th scope=\"col\">Name</th><th scope=\"col\">As named and titled</th><th scope=\"col\">Paragraphs</th></tr></thead>"
           "<tbody>\n");
    for (size_t i = 0; i < p->e->npeople; i++) person(p, &p->e->people[i]);
    raw(p, "</tbody></table></section>\n");
}

static struct page *opened(ro_arena *a, const ro_edition *e, ro_out *o) {
    struct page *p = RO_NEW(a, struct page);
    *p = (struct page){.arena = a, .e = e, .o = o, .notes = ro_ed_annotate(a, e, false), .all = ro_ed_annotate(a, e, true)};
    return p;
}

static void body(struct page *p) {
    witnesses(p);
    raw(p, "<section aria-labelledby=\"text\"><h2 id=\"text\" tabindex=\"-1\">Text</h2>\n");
    for (size_t i = 0; i < p->notes->n; i++) paragraph(p, i);
    raw(p, "</section>\n");
    people(p);
}

static void only_body(ro_arena *a, const ro_edition *e, ro_out *o, const void *unused) {
    (void)unused;
    body(opened(a, e, o));
}

static void whole_page(ro_arena *a, const ro_edition *e, ro_out *o, const void *unused) {
    (void)unused;
    struct page *p = opened(a, e, o);
    ro_str title = ro_ed_title(a, e);
    raw(p, RO_PAGE_HEAD "<title>Critical edition: ");
    text(p, title);
    raw(p, "</title>\n<style>");
    raw(p, ro_edition_style);
    raw(p, "</style></head>\n<body><a class=\"skip\" href=\"#text\">To the text</a>\n<header><h1>");
    text(p, title);
    raw(p, "</h1><p class=\"key\">A critical edition of ");
    number(p, e->c->naccounts);
    raw(p, " accounts</p>\n<nav><a href=\"#witnesses\">Witnesses</a><a href=\"#text\">Text</a>");
    raw(p, e->npeople ? "<a href=\"#people\">People and titles</a></nav></header>\n<main>\n" : "</nav></header>\n<main>\n");
    body(p);
    raw(p, "</main>\n<footer><p class=\"key\">Made by readout " RO_VERSION ".</p></footer></body></html>\n");
}

ro_status ro_edition_html(ro_ctx *ctx, const ro_comparison *c, unsigned base, ro_sink sink) {
    return ro_edition_write(ctx, c, base, (struct ro_ed_writer){whole_page, NULL}, sink);
}

ro_status ro_edition_piece(ro_ctx *ctx, const ro_comparison *c, unsigned base, ro_sink sink) {
    return ro_edition_write(ctx, c, base, (struct ro_ed_writer){only_body, NULL}, sink);
}

const char *ro_edition_css(void) { return ro_edition_style; }
