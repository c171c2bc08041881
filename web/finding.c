/* A finding card on a page: both quotes with the words that differ, who printed them and when, the hashes, and what can be done
 * with it. In: the card and its decision. It is the card that is shown, not what its accounts read now. */
#include "finding.h"

ro_str web_finding_says(const web_finding *f, unsigned k, const char *key) { return ro_card_says(f->card, k, key); }

/* The id of the account of a side. */
static ro_str id_of(const web_finding *f, unsigned k) {
    const char *p = f->target.n ? memmem(f->target.p, f->target.n, " / ", 3) : NULL;
    if (!p) return f->target;
    size_t n = (size_t)(p - f->target.p);
    return k ? (ro_str){p + 3, f->target.n - n - 3} : (ro_str){f->target.p, n};
}

void web_number_to(web_page *o, const char *before, int64_t n, const char *after) {
    web_raw(o, before);
    web_num(o, (size_t)n);
    web_raw(o, after);
}

/* "published 2024-06-20", parted from what stands before it. */
static void part(const web_finding *f, bool *any, const char *label, ro_str v) {
    if (!v.n) return;
    web_raw(f->o, *any ? " \xC2\xB7 " : "");
    web_raw(f->o, label);
    web_text(f->o, v);
    *any = true;
}

static void quote(const web_finding *f, unsigned k) {
    web_page *o = f->o;
    if (!web_finding_says(f, k, "place").p) {
        web_raw(o, "<p class=\"soft\">Absent from this account.</p>\n");
        return;
    }
    web_raw(o, "<blockquote dir=\"auto\">");
    web_text(o, web_finding_says(f, k, "before"));
    web_raw(o, web_finding_says(f, k, "words").n ? "<mark>" : "<mark class=\"gone\" title=\"nothing stands here\">");
    web_text(o, web_finding_says(f, k, "words"));
    web_raw(o, "</mark>");
    web_text(o, web_finding_says(f, k, "after"));
    web_raw(o, "</blockquote>\n");
}

static void source(const web_finding *f, unsigned k) {
    web_page *o = f->o;
    /* The sentence, or the page where nothing of it is there. */
    ro_str before = web_finding_says(f, k, "before"), words = web_finding_says(f, k, "words"),
           after = web_finding_says(f, k, "after");
    web_page all = {0};
    web_add(&all, before), web_add(&all, words), web_add(&all, after);
    ro_str whole = {all.p, all.n};
    web_raw(o, "<p class=\"key\">");
    if (web_finding_says(f, k, "title").n)
        web_raw(o, "<q>"), web_text(o, web_finding_says(f, k, "title")), web_raw(o, "</q><br>");
    if (web_finding_says(f, k, "url").n)
        web_outward(o, web_finding_says(f, k, "url"), web_finding_says(f, k, "url")), web_raw(o, "<br>");
    size_t before_links = o->n;
    if (!all.failed) {
        web_to_words(o, web_finding_says(f, k, "url"), whole, "The words on its page"), web_raw(o, " ");
        web_to_words(o, web_finding_says(f, k, "archived"), whole, "The words in the archived copy");
    }
    web_raw(o, o->n > before_links + 1 ? "<br>SHA-256 of the capture <code>" : "SHA-256 of the capture <code>");
    web_text(o, web_finding_says(f, k, "sha256"));
    web_raw(o, "</code></p>\n");
    web_free(&all);
}

static void side(const web_finding *f, unsigned k, const char *tag) {
    web_page *o = f->o;
    bool any = false;
    web_raw(o, "<section><"), web_raw(o, tag), web_raw(o, ">");
    web_raw(o, k ? "B <a" : "A <a");
    web_href(o, "/account/", id_of(f, k), "");
    web_raw(o, ">");
    web_text(o, web_finding_says(f, k, "outlet").n ? web_finding_says(f, k, "outlet") : WEB_S("publisher unknown"));
    web_raw(o, "</a></"), web_raw(o, tag), web_raw(o, ">\n<p class=\"key\">");
    part(f, &any, "as carried by ", web_finding_says(f, k, "carrier"));
    part(f, &any, "published ", web_finding_says(f, k, "published"));
    part(f, &any, "meeting ", web_finding_says(f, k, "meeting"));
    web_raw(o, "</p>\n");
    quote(f, k);
    source(f, k);
    web_raw(o, "</section>\n");
}

void web_finding_title(const web_finding *f, const char *tag, bool link) {
    web_page *o = f->o;
    web_raw(o, "<"), web_raw(o, tag), web_raw(o, ">");
    if (link) web_number_to(o, "<a href=\"/finding/", f->n, "\">");
    web_text(o, web_finding_says(f, 0, "change"));
    if (link) web_raw(o, "</a>");
    web_raw(o, "</"), web_raw(o, tag), web_raw(o, ">\n");
}

/* When, by whom, and the note. */
void web_finding_collected(web_page *o, const ro_decision *d) {
    web_number_to(o, "<p class=\"key\">Finding ", d->n, ", collected <time>");
    web_text(o, (ro_str){d->time.p, d->time.n < 10 ? d->time.n : 10});
    web_raw(o, "</time> by ");
    web_text(o, d->author);
    web_raw(o, "</p>\n");
    if (d->reason.n) web_raw(o, "<p class=\"note\">"), web_text(o, d->reason), web_raw(o, "</p>\n");
}

void web_finding_explained(const web_finding *f) {
    if (web_finding_says(f, 0, "explanation").n)
        web_raw(f->o, "<p class=\"key\">Note: "), web_text(f->o, web_finding_says(f, 0, "explanation")), web_raw(f->o, "</p>\n");
    if (web_finding_says(f, 0, "noise").n)
        web_raw(f->o, "<p class=\"key\">How usual between these two publishers: "),
            web_text(f->o, web_finding_says(f, 0, "noise")), web_raw(f->o, "</p>\n");
}

static void remove_form(const web_finding *f) {
    if (f->q->room->readonly) return;
    web_number_to(f->o, "<form method=\"post\" action=\"/finding/", f->n, "/remove\">");
    web_form_token(f->o, f->q);
    web_raw(f->o, "<button>Remove</button></form>");
}

void web_finding_acts(const web_finding *f, bool here) {
    web_page *o = f->o;
    web_raw(o, "<div class=\"acts\">");
    if (!here) web_number_to(o, "<a href=\"/finding/", f->n, "#verified\">Verify now</a>");
    web_number_to(o, "<a download href=\"/finding/", f->n, "/card.html\">The card as a file</a><a href=\"/compare?a=");
    web_encode(o, id_of(f, 0));
    web_raw(o, "&amp;a=");
    web_encode(o, id_of(f, 1));
    web_raw(o, "\">The two accounts side by side</a>");
    remove_form(f);
    web_raw(o, "</div>\n");
}

ro_status web_finding_cited(const web_finding *f, bool open) {
    web_page words = {0};
    ro_status st = ro_card_cite(f->q->ctx, f->card, web_sink(&words));
    web_raw(f->o, open ? "<details open class=\"quoted\"><summary>As it is cited</summary>"
                       : "<details class=\"quoted\"><summary>As it is cited</summary>");
    web_number_to(f->o, "<textarea readonly rows=\"7\" aria-label=\"Finding ", f->n, " as it is cited\">\n");
    web_text(f->o, (ro_str){words.p, words.n});
    web_raw(f->o, "</textarea></details>\n");
    web_free(&words);
    return st;
}

void web_finding_sides(const web_finding *f, const char *tag) {
    web_raw(f->o, "<div class=\"two\">\n");
    side(f, 0, tag);
    side(f, 1, tag);
    web_raw(f->o, "</div>\n");
}
