/* The family of an account: the accounts of one text, who has it from whom, and by which evidence, as a tree that is drawn and as
 * a table that says the same. In: an account. Out: what `readout reuse --of ID --families` finds, the family of this account
 * first.
 *
 * The index of shared words is asked for this account alone, so that it takes as long among a million as among ten. The tree
 * stands on its side: one level a column, a leaf a row, each above it in the middle of its own. An account of which nothing is
 * known to be taken is at its root; a line is full where the direction is known, dashed where it is likely, dotted where it is
 * open. */
#include "family.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROWS = 300 }; /* of the table; more are counted */

/* ---- asking ------------------------------------------------------------------------------------------------------------------
 */

static ro_status ask(web_request *q, ro_kindred *out) {
    ro_found of;
    ro_status st = ro_archive_find(q->ctx, q->archive, q->part[0], &of);
    ro_reuse_options o = {.threads = 1, .memory = RO_REUSE_LEAST_MEMORY};
    return st == RO_OK ? ro_archive_kindred(q->ctx, q->archive, of.id, &o, out) : st;
}

/* ---- words -------------------------------------------------------------------------------------------------------------------
 */

ro_reuse_text web_family_about(const web_family *f, uint32_t text) {
    ro_reuse_text t;
    ro_reuse_text_get(f->search, text, &t);
    return t;
}

unsigned web_percent(double share) { return (unsigned)(100 * (share > 1 ? 1 : share) + 0.5); }

void web_family_compare(web_page *o, const web_family *f, uint32_t x, uint32_t y) {
    web_raw(o, "/compare?a=");
    web_encode(o, web_family_about(f, x).id);
    web_raw(o, "&amp;a=");
    web_encode(o, web_family_about(f, y).id);
}

static void named(web_page *o, const web_family *f, uint32_t text) {
    ro_reuse_text t = web_family_about(f, text);
    web_raw(o, "<a");
    web_href(o, "/account/", t.id, "");
    web_raw(o, ">");
    web_text(o, t.publisher.n ? t.publisher : t.id);
    web_raw(o, "</a>");
}

static void dated(web_page *o, ro_str date) {
    const char *slash = date.n ? memchr(date.p, '/', date.n) : NULL;
    if (!date.n) web_raw(o, "no date");
    if (slash) web_raw(o, "between ");
    web_text(o, slash ? (ro_str){date.p, (size_t)(slash - date.p)} : date);
    if (slash) web_raw(o, " and "), web_text(o, (ro_str){slash + 1, date.n - (size_t)(slash + 1 - date.p)});
}

/* How an account hangs on the one before it. */
static void relation(web_page *o, const web_family *f, const ro_kin *k, uint32_t text) {
    bool down = k->to == text;
    uint32_t above = down ? k->from : k->to;
    unsigned own = web_percent(down ? k->share_to : k->share_from), other = web_percent(down ? k->share_from : k->share_to);
    if (k->direction == RO_DIRECTION_OPEN) {
        web_raw(o, "shares "), web_num(o, own), web_raw(o, " % of its words with "), named(o, f, above);
        web_raw(o, ", "), web_num(o, other), web_raw(o, " % of whose are the same; who has them from whom is open");
        if (k->open.n) web_raw(o, ": "), web_text(o, k->open);
    } else if (down) {
        web_raw(o, "has "), web_num(o, own), web_raw(o, " % of its words from "), named(o, f, above);
        web_raw(o, k->direction == RO_DIRECTION_KNOWN ? " (known)" : " (likely)");
    } else {
        web_raw(o, "gives "), named(o, f, above), web_raw(o, " "), web_num(o, other), web_raw(o, " % of its words");
        web_raw(o, k->direction == RO_DIRECTION_KNOWN ? " (known)" : " (likely)");
    }
    for (size_t i = 0; i < k->nas_near && i < 4; i++) web_raw(o, i ? ", " : "; as near is "), named(o, f, k->as_near[i]);
    web_raw(o, ".");
}

static void evidence(web_page *o, const ro_kin *k) {
    if (!k->nevidence) return;
    web_raw(o, "<details><summary>");
    web_count(o, k->nevidence, "reason", "reasons");
    web_raw(o, "</summary><ul>");
    for (size_t i = 0; i < k->nevidence; i++) {
        const ro_evidence *e = &k->evidence[i];
        web_raw(o, e->favours > 0 ? "<li>for it: " : e->favours < 0 ? "<li>against it: " : "<li>of their kinship: ");
        web_text(o, e->why);
        if (e->words.n) web_raw(o, " <q>"), web_text(o, e->words), web_raw(o, "</q>");
        web_raw(o, "</li>");
    }
    web_raw(o, "</ul></details>");
}

/* ---- the table ---------------------------------------------------------------------------------------------------------------
 */

static void row(web_page *o, const web_family *f, size_t i) {
    const ro_family *y = f->family;
    uint32_t text = y->text[i];
    ro_reuse_text t = web_family_about(f, text);
    web_raw(o, text == f->own ? "<tr class=\"differs\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
    named(o, f, text);
    if (text == f->own) web_raw(o, " <span class=\"flag\">this account</span>");
    web_raw(o, "</th><td>");
    dated(o, t.date);
    web_raw(o, "</td><td>");
    if (y->by[i] == UINT32_MAX) {
        web_raw(o, "stands at the root: nothing here is known to be where its words are from.</td><td></td></tr>\n");
        return;
    }
    const ro_kin *k = &y->edge[y->by[i]];
    relation(o, f, k, text);
    evidence(o, k);
    web_raw(o, "</td><td><a href=\"");
    web_family_compare(o, f, k->from, k->to);
    web_raw(o, "\">compare<span class=\"vh\"> the two</span></a></td></tr>\n");
}

static void table(web_page *o, const web_family *f) {
    size_t n = f->family->ntexts;
    web_raw(o,
            "<h2>The same as a table</h2>\n<div class=\"wide kin\" role=\"region\" tabindex=\"0\" aria-label=\"Who has it from "
            "whom\"><table><thead><tr><th scope=\"col\">Account</th><th scope=\"col\">Published</th><th "
            "scope=\"col\">Its words</th><th scope=\"col\">Side by side</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < n && i < ROWS; i++) row(o, f, i);
    web_raw(o, "</tbody></table></div>\n");
    if (n > ROWS) web_raw(o, "<p class=\"key\">"), web_count(o, n - ROWS, "more", "more"), web_raw(o, " in the JSON.</p>\n");
}

static void lost(web_page *o, const web_family *f) {
    if (!f->family->nlost) return;
    web_raw(o, "<h2>Texts that are not here</h2>\n<ul>\n");
    for (size_t i = 0; i < f->family->nlost; i++) {
        const ro_lost *l = &f->family->lost[i];
        web_raw(o, "<li>");
        if (l->name.n) web_raw(o, "<q>"), web_text(o, l->name), web_raw(o, "</q> ");
        web_raw(o, l->ntexts > 1 ? "lies behind " : "is named by ");
        for (size_t k = 0; k < l->ntexts && k < 12; k++) web_raw(o, k ? ", " : ""), named(o, f, l->text[k]);
        if (l->why.n) web_raw(o, ": "), web_text(o, l->why);
        web_raw(o, "</li>\n");
    }
    web_raw(o, "</ul>\n");
}

/* ---- the page ----------------------------------------------------------------------------------------------------------------
 */

/* Pairs that share less than makes a family, with this account. */
static void weak(web_page *o, const web_family *f, const ro_families *all) {
    size_t n = 0;
    for (size_t i = 0; i < all->nweak && n < 20; i++) {
        const ro_kin *k = &all->weak[i];
        if (k->from != f->own && k->to != f->own) continue;
        uint32_t other = k->from == f->own ? k->to : k->from;
        web_raw(o, n++ ? "<li>" : "<h2>Shares less with</h2>\n<ul>\n<li>");
        named(o, f, other);
        web_raw(o, ", "), dated(o, web_family_about(f, other).date), web_raw(o, ": ");
        web_num(o, web_percent(k->from == f->own ? k->share_from : k->share_to));
        web_raw(o, " % of the words of this account stand there too. <a href=\"");
        web_family_compare(o, f, k->from, k->to);
        web_raw(o, "\">Compare</a></li>\n");
    }
    if (n) web_raw(o, "</ul>\n");
}

static void head(web_request *q, web_page *o, const web_family *f) {
    ro_reuse_text t = web_family_about(f, f->own);
    web_set_title(q, WEB_S("Family of copies"));
    web_raw(o, "<h1>Who has these words from whom</h1>\n<p class=\"lead\">The account of ");
    named(o, f, f->own);
    web_raw(o, " \xC2\xB7 "), dated(o, t.date), web_raw(o, " \xC2\xB7 ");
    if (f->family)
        web_count(o, f->family->ntexts, "account", "accounts"), web_raw(o, " of one text</p>\n");
    else
        web_raw(o, "no other account of the archive has half of its words from it, or gave it half of its own</p>\n");
}

ro_status page_family(web_request *q, web_page *o) {
    ro_kindred k = {.search = NULL};
    ro_status st = ask(q, &k);
    if (st == RO_OK) {
        web_family f = {k.search, k.family, 0};
        head(q, o, &f);
        if (f.family) web_family_tree(o, &f), table(o, &f), lost(o, &f);
        weak(o, &f, k.families);
        if (k.left) {
            web_raw(o, "<p class=\"key\">");
            web_count(o, k.left, "more account", "more accounts");
            web_raw(o, " may share some words with it: those with the most in common were compared.</p>\n");
        }
    }
    ro_kindred_free(&k);
    return st;
}

/* As `readout reuse --of ID --families --json` prints it. */
ro_status json_family(web_request *q, web_page *o) {
    ro_kindred k = {.search = NULL};
    ro_status st = ask(q, &k);
    if (st == RO_OK) st = ro_families_json(q->ctx, k.search, k.families, web_sink(o));
    web_raw(o, "\n");
    ro_kindred_free(&k);
    return st;
}
