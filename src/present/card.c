/* A finding card is written. In: a comparison and the number of a difference, as --csv counts them. Out: one page
 * without script that prints: both quotes in whole sentences with the words that differ marked, who printed them and when, what
 * kind of change it is and how usual, the addresses, and the hashes of both captures and both texts.
 *
 * The page is HTML and not SVG, so that its words can be searched, copied and read aloud. What a program reads are attributes
 * (data-say) on the very elements that a reader sees: a second copy for programs could say something else. */
#include "present/card.h"
#include "base/ctx.h"

#include <stdio.h>

const char *const ro_card_common_keys[] = {"of", "change", "explanation", "noise", "program"};
const char *const ro_card_side_keys[] = {"outlet", "carrier", "published", "meeting", "title", "url",  "archived",
                                         "sha256", "text",    "place",     "before",  "words", "after"};

/* ---- statements --------------------------------------------------------------------------------------------------- */

static ro_str given(ro_str s) { return s.n ? s : RO_NONE; }

static ro_str day(ro_arena *a, const ro_date *d) {
    if (*d->value) return ro_str_printf(a, "%s, %s", d->value, d->why.certain ? "certain" : "not certain");
    return ro_view_day(a, d);
}

void ro_card_fill_side(ro_arena *a, const ro_record *r, ro_span quote, ro_span words, ro_str side[RO_CARD_SIDE]) {
    char hash[65];
    ro_sha256_hex(r->text, hash);
    side[RO_CARD_OUTLET] = given(r->publisher.value);
    side[RO_CARD_CARRIER] = given(r->carrier.value);
    side[RO_CARD_PUBLISHED] = day(a, &r->published);
    side[RO_CARD_MEETING] = day(a, &r->meeting);
    side[RO_CARD_TITLE] = given(r->title.value);
    side[RO_CARD_URL] = given(r->url);
    side[RO_CARD_ARCHIVED] = given(r->archived_url);
    side[RO_CARD_CAPTURE] = ro_str_dup(a, ro_str_c(r->sha256));
    side[RO_CARD_TEXT] = ro_str_dup(a, ro_str_c(hash));
    if (quote.lo == UINT32_MAX) return;
    side[RO_CARD_PLACE] =
        ro_str_printf(a, "bytes %u to %u of the text, the marked words %u to %u", quote.lo, quote.hi, words.lo, words.hi);
    side[RO_CARD_BEFORE] = ro_cut(r->text, (ro_span){quote.lo, words.lo});
    side[RO_CARD_WORDS] = ro_cut(r->text, words);
    side[RO_CARD_AFTER] = ro_cut(r->text, (ro_span){words.hi, quote.hi});
}

bool ro_card_place(ro_str place, ro_span *quote, ro_span *words) {
    char s[120];
    snprintf(s, sizeof s, "%.*s", (int)(place.n < sizeof s ? place.n : 0), place.p ? place.p : "");
    return sscanf(s, "bytes %u to %u of the text, the marked words %u to %u", &quote->lo, &quote->hi, &words->lo, &words->hi) ==
               4 &&
           quote->lo <= words->lo && words->lo <= words->hi && words->hi <= quote->hi;
}

void ro_card_fill_change(ro_arena *a, const ro_difference *f, ro_str common[RO_CARD_COMMON]) {
    common[RO_CARD_OF] = f->who ? RO_S("in their lists of those present") : RO_S("in their words");
    common[RO_CARD_CHANGE] = ro_differences_said(a, f);
    common[RO_CARD_EXPLANATION] = given(ro_str_c(f->why));
    if (f->edit) common[RO_CARD_NOISE] = given(ro_view_noise(a, f->edit));
}

void ro_card_fill(ro_arena *a, const ro_comparison *c, const ro_difference *f, struct ro_card *card) {
    ro_card_fill_change(a, f, card->common);
    ro_differences d = {.arena = a, .c = c};
    card->common[RO_CARD_PROGRAM] = RO_S("readout " RO_VERSION);
    for (unsigned k = 0; k < 2; k++) {
        ro_span words = ro_differences_span(f, k), quote = words;
        if (words.lo != UINT32_MAX) quote = ro_differences_sentence(&d, k, f->edit ? f->p->spans[k] : words);
        ro_card_fill_side(a, c->accounts[k], quote, words, card->side[k]);
    }
}

/* ---- the page ----------------------------------------------------------------------------------------------------- */

/* clang-format off */
static const char HEAD[] =
    RO_PAGE_HEAD
    "<title>Finding card</title>\n<style>"
    ":root{color-scheme:light dark;--ink:#1b1b1b;--soft:#595959;--line:#c9c5bd;--bg:#fffdf9;--gone:#8f1d14}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a9a59c;--line:#4a4741;--bg:#191815;--gone:#ff9d8f}}"
    "*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.55 Georgia,'Times New Roman',serif;overflow-wrap:anywhere}"
    "main{max-width:66rem;margin:2rem auto;padding:0 1.25rem}h1{font-size:1.35rem;line-height:1.3;margin:.1rem 0 .4rem}h1::first-letter{text-transform:uppercase}"
    "h2{font-size:1.05rem;margin:0}p{margin:.25rem 0}.k,dt,dd,footer{font:.82rem/1.45 system-ui,'Helvetica Neue',Arial,sans-serif;color:var(--soft)}"
    ".sides{display:grid;grid-template-columns:1fr 1fr;gap:1.6rem;margin:1.2rem 0}section{border-top:3px solid var(--ink);padding-top:.5rem;min-width:0}"
    "blockquote{margin:.9rem 0;font-size:1.08rem}mark{background:none;color:var(--gone);font-weight:700;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px}"
    "mark:empty::before{content:'\\2038';font-weight:700}"
    "dl{margin:0;border-top:1px solid var(--line);padding-top:.4rem}dt{font-weight:600;margin-top:.35rem}dd{margin:0}a{color:inherit}.absent{font-style:italic;color:var(--soft)}"
    "footer{border-top:1px solid var(--line);padding-top:.4rem}"
    "@media(max-width:40rem){.sides{grid-template-columns:1fr}main{margin:1rem auto}}"
    "@media print{:root{--ink:#000;--soft:#333;--line:#888;--bg:#fff;--gone:#000}html{font-size:10pt}section{break-inside:avoid}}"
    "</style></head>\n<body><main><header><p class=\"k\">Finding card: one difference between two accounts ";
/* clang-format on */

struct page {
    const struct ro_card *card;
    ro_out *o;
};

static void raw(struct page *p, const char *s) { ro_out_c(p->o, s); }

static void open_tag(struct page *p, const char *tag, const char *side, const char *key) {
    raw(p, "<"), raw(p, tag), raw(p, " data-say=\""), raw(p, side), raw(p, key), raw(p, "\">");
}

static void common(struct page *p, const char *tag, int field) {
    if (!p->card->common[field].p) return;
    open_tag(p, tag, "", ro_card_common_keys[field]);
    ro_out_html(p->o, p->card->common[field]);
    raw(p, "</"), raw(p, tag), raw(p, ">\n");
}

static void value(struct page *p, const char *tag, int k, int field) {
    open_tag(p, tag, k ? "b." : "a.", ro_card_side_keys[field]);
    ro_out_html(p->o, p->card->side[k][field]);
    raw(p, "</"), raw(p, tag), raw(p, ">");
}

static bool web_address(ro_str s) { return ro_str_starts(s, "http://") || ro_str_starts(s, "https://"); }

static void row(struct page *p, int k, int field, const char *label) {
    ro_str v = p->card->side[k][field];
    if (!v.p) return;
    bool link = (field == RO_CARD_URL || field == RO_CARD_ARCHIVED) && web_address(v);
    raw(p, "<dt>"), raw(p, label), raw(p, "</dt><dd>");
    if (link) raw(p, "<a rel=\"noreferrer\" href=\""), ro_out_html(p->o, v), raw(p, "\">");
    value(p, "span", k, field);
    raw(p, link ? "</a></dd>\n" : "</dd>\n");
}

static void dates(struct page *p, int k) {
    static const struct {
        int field;
        const char *label;
    } part[] = {{RO_CARD_CARRIER, "as carried by "}, {RO_CARD_PUBLISHED, "published "}, {RO_CARD_MEETING, "meeting "}};
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        if (!p->card->side[k][part[i].field].p) continue;
        raw(p, "<p class=\"k\">"), raw(p, part[i].label);
        value(p, "span", k, part[i].field);
        raw(p, "</p>\n");
    }
}

static void quote(struct page *p, int k) {
    if (!p->card->side[k][RO_CARD_PLACE].p) {
        bool list = ro_str_find(p->card->common[RO_CARD_OF], RO_S("list")) >= 0;
        raw(p, list ? "<p class=\"absent\">absent from its list</p>\n" : "<p class=\"absent\">absent from this account</p>\n");
        return;
    }
    raw(p, "<blockquote dir=\"auto\">");
    value(p, "span", k, RO_CARD_BEFORE);
    value(p, "mark", k, RO_CARD_WORDS);
    value(p, "span", k, RO_CARD_AFTER);
    raw(p, "</blockquote>\n");
}

static void side(struct page *p, int k) {
    raw(p, k ? "<section><h2>B " : "<section><h2>A ");
    if (p->card->side[k][RO_CARD_OUTLET].p)
        value(p, "span", k, RO_CARD_OUTLET);
    else
        raw(p, "(publisher not known)");
    raw(p, "</h2>\n");
    dates(p, k);
    quote(p, k);
    raw(p, "<dl>\n");
    row(p, k, RO_CARD_TITLE, "Title");
    row(p, k, RO_CARD_URL, "Address");
    row(p, k, RO_CARD_ARCHIVED, "Archived copy");
    row(p, k, RO_CARD_PLACE, "Place of the quote");
    row(p, k, RO_CARD_CAPTURE, "SHA-256 of the capture");
    row(p, k, RO_CARD_TEXT, "SHA-256 of the text");
    raw(p, "</dl></section>\n");
}

void ro_card_write(const struct ro_card *card, ro_out *o) {
    struct page p = {card, o};
    raw(&p, HEAD);
    common(&p, "span", RO_CARD_OF);
    raw(&p, "</p>\n");
    common(&p, "h1", RO_CARD_CHANGE);
    if (card->common[RO_CARD_EXPLANATION].p) raw(&p, "<p>Note: "), common(&p, "span", RO_CARD_EXPLANATION), raw(&p, "</p>\n");
    if (card->common[RO_CARD_NOISE].p)
        raw(&p, "<p>How usual between these two publishers: "), common(&p, "span", RO_CARD_NOISE), raw(&p, "</p>\n");
    raw(&p, "</header>\n<div class=\"sides\">\n");
    for (int k = 0; k < 2; k++) side(&p, k);
    raw(&p,
        "</div>\n<footer><p>To check it without a network: <code>readout verify CARD PAGE PAGE</code>, or with the archive that "
        "holds the pages. Made by ");
    common(&p, "span", RO_CARD_PROGRAM);
    raw(&p, "</p></footer></main></body></html>\n");
}

/* ---- choosing ------------------------------------------------------------------------------------------------------ */

enum { TRIED = 6 }; /* pairs of accounts that are compared for a passage */

struct wanted {
    size_t number; /* as --csv counts, or */
    bool serial;   /* in reading order */
};

static const ro_difference *choose(ro_arena *a, const ro_comparison *c, struct wanted w) {
    const ro_differences *d = ro_differences_list(a, c, true);
    if (!w.number || w.number > d->n)
        ro_throw(a, RO_NOTFOUND, "there is no difference %zu: these accounts have %zu, which --csv numbers", w.number, d->n);
    if (!w.serial) return &d->v[w.number - 1];
    size_t i = 0;
    while (d->v[i].serial != w.number) i++;
    return &d->v[i];
}

/* Of three and more, what f is to its two alone. Where that is nothing, and a place was asked for rather than a row of the table,
 * the heaviest other difference of the same passage or person that is something. */
static const ro_difference *of_two(ro_arena *a, const ro_comparison *many, const ro_difference *f, bool place,
                                   const ro_comparison **two) {
    const ro_difference *g = ro_card_pair(a, many, f, two);
    if (g || !place) return g;
    const ro_differences *d = ro_differences_list(a, many, true);
    for (size_t i = 0, tried = 0; i < d->n && tried < TRIED && !g; i++) {
        const ro_difference *other = &d->v[i];
        if (other->p != f->p || other->who != f->who || other->serial == f->serial || !other->substantive) continue;
        g = ro_card_pair(a, many, other, two);
        tried++;
    }
    return g;
}

static void write_card(ro_arena *a, const ro_comparison *c, struct wanted w, ro_out *o) {
    struct ro_card *card = RO_NEW(a, struct ro_card);
    const ro_difference *f = choose(a, c, w);
    if (c->naccounts > 2 && !(f = of_two(a, c, f, w.serial, &c)))
        ro_throw(a, RO_NOTFOUND, "difference %zu shows only beside the other accounts: its two alone have none of the kind there",
                 w.number);
    ro_card_fill(a, c, f, card);
    ro_card_write(card, o);
}

static ro_status put_card(ro_ctx *ctx, const ro_comparison *c, struct wanted w, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_out *o = RO_NEW(arena, ro_out);
    ro_out_open(o, sink);
    write_card(arena, c, w, o);
    bool ok = ro_out_close(o);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the card could not be written");
    return ctx->error.status = RO_IO;
}

ro_status ro_finding_card(ro_ctx *ctx, const ro_comparison *c, size_t number, ro_sink sink) {
    return put_card(ctx, c, (struct wanted){number, false}, sink);
}

ro_status ro_finding_card_of(ro_ctx *ctx, const ro_comparison *c, size_t serial, ro_sink sink) {
    return put_card(ctx, c, (struct wanted){serial, true}, sink);
}
