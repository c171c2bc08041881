/* An account: its text, paragraph by paragraph, each with an address; in it people, places, dates and speech marked, each with
 * what it is and by which rule; beside it what was read as a whole, who was there, who speaks, and what was cut. In: its id. */
#include "deciding.h"
#include "marks.h"

#include <stdio.h>

enum { LISTED = 400, NAMED = 120 };

struct account {
    web_request *q;
    web_page *o;
    const ro_record *r;
    char id[512];
};

/* ---- the marks ------------------------------------------------------------------------------------------------------ */

static void because(web_mark *m, const ro_because *why) {
    web_raw(&m->said, "; ");
    web_because(&m->said, why);
}

static void mark_people(web_marks *ms, const ro_record *r) {
    for (size_t i = 0; i < r->npeople; i++)
        for (size_t k = 0; k < r->people[i].nmentions; k++) {
            web_mark *m = web_marks_add(ms, r->people[i].mentions[k], "m-person");
            if (!m) continue;
            web_text(&m->said, r->people[i].name);
            if (r->people[i].side.n) web_raw(&m->said, ", "), web_text(&m->said, ro_side_name(r->people[i].side));
        }
    for (size_t i = 0; i < r->nattendance; i++) {
        web_mark *m = web_marks_add(ms, r->attendance[i].why.span, "m-there");
        if (!m) continue;
        web_raw(&m->said, "was there");
        because(m, &r->attendance[i].why);
    }
}

static void mark_dates(web_marks *ms, const ro_record *r) {
    for (size_t i = 0; i < r->ndates; i++) {
        const ro_dated *d = &r->dates[i];
        web_mark *m = web_marks_add(ms, d->why.span, "m-date");
        if (!m) continue;
        web_words(&m->said, *d->value ? d->value : *d->from ? d->from : "a date that cannot be told");
        if (!*d->value && *d->to) web_raw(&m->said, " to "), web_words(&m->said, d->to);
        if (*d->either) web_raw(&m->said, " or "), web_words(&m->said, d->either);
        if (d->role) web_raw(&m->said, " ("), web_words(&m->said, d->role), web_raw(&m->said, ")");
        because(m, &d->why);
    }
}

static void mark_place(web_marks *ms, const ro_value *v) {
    web_mark *m = web_marks_add(ms, v->why.span, "m-place");
    if (!m) return;
    web_raw(&m->said, "place of the meeting");
    because(m, &v->why);
}

static void speakers(web_page *o, const ro_statement *s) {
    for (size_t i = 0; i < s->nspeakers; i++) {
        if (i) web_raw(o, ", ");
        web_text(o, s->speakers[i]);
    }
    if (!s->nspeakers) web_text(o, s->side.n ? ro_side_name(s->side) : WEB_S("nobody named"));
}

static void mark_speech(web_marks *ms, const ro_record *r) {
    static const char *const klass[] = {"m-direct", "m-reported", "m-reported", "m-loose"};
    for (size_t i = 0; i < r->nstatements; i++) {
        const ro_statement *s = &r->statements[i];
        web_mark *m = web_marks_add(ms, s->why.span, klass[s->mode]);
        if (!m) continue;
        m->statement = (unsigned)i + 1;
        speakers(&m->said, s);
        web_raw(&m->said, ": ");
        web_words(&m->said, web_mode_word(s->mode));
        if (s->cue.n) web_raw(&m->said, " (\xE2\x80\x9C"), web_text(&m->said, s->cue), web_raw(&m->said, "\xE2\x80\x9D)");
        because(m, &s->why);
    }
}

/* ---- the text ------------------------------------------------------------------------------------------------------- */

static void paragraph(struct account *x, size_t i, const web_marks *ms, web_cursor *c) {
    static const char *const klass[] = {"text", "heading", "item", "caption", "cell"};
    web_page *o = x->o;
    web_raw(o, "<p class=\"p-");
    web_raw(o, klass[x->r->paragraphs[i].kind]);
    web_raw(o, "\" id=\"p");
    web_num(o, i + 1);
    web_raw(o, "\"><a class=\"pn\" href=\"#p");
    web_num(o, i + 1);
    web_raw(o, "\" aria-label=\"Paragraph ");
    web_num(o, i + 1);
    web_raw(o, "\">");
    web_num(o, i + 1);
    web_raw(o, "</a>");
    web_marked(o, x->r->text, x->r->paragraphs[i].span, ms, c);
    web_raw(o, " <a class=\"cite\" lang=\"en\" href=\"?cite=");
    web_num(o, i + 1);
    web_raw(o, "#p");
    web_num(o, i + 1);
    web_raw(o, "\">cite</a></p>\n");
    if (web_asked_number(x->q, "cite", 0, SIZE_MAX) == i + 1) web_passage_cited(o, x->r, x->r->paragraphs[i].span, i + 1);
}

static void text(struct account *x) {
    web_marks ms = {0};
    web_cursor c = {0};
    mark_people(&ms, x->r);
    mark_dates(&ms, x->r);
    mark_place(&ms, &x->r->place);
    mark_speech(&ms, x->r);
    web_marks_sort(&ms);
    web_raw(x->o, "<article class=\"read\" id=\"text\"");
    web_lang(x->o, x->r->language);
    web_raw(x->o, ">\n");
    for (size_t i = 0; i < x->r->nparagraphs; i++) paragraph(x, i, &ms, &c);
    web_raw(x->o, "</article>\n");
    web_marks_free(&ms);
}

/* ---- beside it ------------------------------------------------------------------------------------------------------ */

static void explained(web_page *o, const ro_because *why) {
    web_raw(o, " <span class=\"explain\">");
    web_because(o, why);
    web_raw(o, "</span></dd>\n");
}

static void value(web_page *o, const char *what, ro_str v, const ro_because *why) {
    if (!v.n) return;
    web_raw(o, "<dt>");
    web_raw(o, what);
    web_raw(o, "</dt><dd>");
    web_text(o, v);
    explained(o, why);
}

static void date(web_page *o, const char *what, const ro_date *d) {
    if (d->basis == RO_BASIS_NONE) return;
    web_raw(o, "<dt>");
    web_raw(o, what);
    web_raw(o, "</dt><dd>");
    web_day(o, d);
    if (*d->other) web_raw(o, " or "), web_words(o, d->other);
    if (d->evidence.n) web_raw(o, " <q>"), web_text(o, d->evidence), web_raw(o, "</q>");
    explained(o, &d->why);
}

static void values(struct account *x) {
    static const char *const scope[] = {"not known", "the whole meeting", "the opening remarks", "a part of it"};
    const ro_record *r = x->r;
    web_page *o = x->o;
    web_raw(o, "<section><h2>What was read</h2>\n<dl class=\"values\">\n");
    value(o, "Kind", web_str(web_kind_word(r->kind)), &r->kind_why);
    value(o, "Form", web_str(web_form_word(r->form)), &r->form_why);
    value(o, "Covers", web_str(scope[r->scope]), &r->scope_why);
    date(o, "Day of the meeting", &r->meeting);
    date(o, "Published", &r->published);
    date(o, "Changed", &r->modified);
    date(o, "Captured", &r->captured);
    value(o, "Place", r->place.value, &r->place.why);
    value(o, "Publisher", r->publisher.value, &r->publisher.why);
    value(o, "Carrier", r->carrier.value, &r->carrier.why);
    value(o, "Author", r->author.value, &r->author.why);
    value(o, "Asked for, or invited, by", r->asked.value, &r->asked.why);
    value(o, "Language", r->language, &r->language_why);
    web_raw(o, "</dl></section>\n");
}

static void disagreements(struct account *x) {
    web_page *o = x->o;
    if (!x->r->ndisagreements) return;
    web_raw(o, "<section><h2>The page disagrees with itself</h2>\n<dl class=\"values\">\n");
    for (size_t i = 0; i < x->r->ndisagreements; i++) {
        const ro_disagreement *d = &x->r->disagreements[i];
        web_raw(o, "<dt>"), web_words(o, d->what), web_raw(o, "</dt>");
        for (size_t k = 0; k < d->nreadings; k++) {
            web_raw(o, "<dd>");
            web_text(o, d->readings[k].value);
            if (!k) web_raw(o, " <span class=\"soft\">(taken)</span>");
            explained(o, &d->readings[k].why);
        }
    }
    web_raw(o, "</dl></section>\n");
}

static bool alike(ro_str a, ro_str b) { return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0); }

static void side_begins(web_page *o, ro_str side, bool later) {
    web_raw(o, later ? "</ol>\n<h3>" : "<h3>");
    web_text(o, side.n ? ro_side_name(side) : WEB_S("Side not known"));
    web_raw(o, "</h3>\n<ol class=\"plain\">\n");
}

static void attendance(struct account *x) {
    web_page *o = x->o;
    if (!x->r->nattendance) return;
    web_raw(o, "<section><h2>Who was there</h2>\n");
    for (size_t i = 0; i < x->r->nattendance; i++) {
        const ro_attendee *a = &x->r->attendance[i];
        if (!i || !alike(a->side, a[-1].side)) side_begins(o, a->side, i > 0);
        web_raw(o, "<li>");
        if (a->name.n && a->role != RO_ROLE_GROUP)
            web_person_link(o, a->name, web_str(x->id));
        else
            web_text(o, a->name.n ? a->name : WEB_S("not named"));
        if (a->title.n) web_raw(o, ", <span class=\"soft\">"), web_text(o, a->title), web_raw(o, "</span>");
        if (!a->why.certain) web_raw(o, " <span class=\"explain\">not certain</span>");
        web_raw(o, "</li>\n");
    }
    web_raw(o, "</ol></section>\n");
}

static void speech(struct account *x) {
    web_page *o = x->o;
    if (!x->r->nstatements) return;
    web_raw(o, "<details><summary>Who speaks: ");
    web_count(o, x->r->nstatements, "statement", "statements");
    web_raw(o, "</summary><ol class=\"plain\">\n");
    for (size_t i = 0; i < x->r->nstatements && i < LISTED; i++) {
        const ro_statement *s = &x->r->statements[i];
        web_raw(o, "<li><a href=\"#s");
        web_num(o, i + 1);
        web_raw(o, "\">");
        speakers(o, s);
        web_raw(o, "</a> <span class=\"soft\">");
        web_words(o, web_mode_word(s->mode));
        if (s->cue.n) web_raw(o, ", \xE2\x80\x9C"), web_text(o, s->cue), web_raw(o, "\xE2\x80\x9D");
        web_raw(o, "</span></li>\n");
    }
    web_raw(o, "</ol></details>\n");
}

/* A line is named by how it begins, up to the end of a word. */
static void restore(web_page *o, ro_str line) {
    size_t n = line.n < NAMED ? line.n : NAMED;
    if (n < line.n)
        while (n && line.p[n] != ' ') n--;
    if (!n) n = line.n;
    web_raw(o, " <button name=\"value\""), web_attr(o, "value", (ro_str){line.p, n}), web_raw(o, ">Restore</button>");
}

static void cut(struct account *x) {
    web_page *o = x->o;
    bool decide = !x->q->room->readonly;
    if (!x->r->nfurniture) return;
    web_raw(o, "<details><summary>What was left out: ");
    web_count(o, x->r->nfurniture, "stretch of the page", "stretches of the page");
    web_raw(o, "</summary>");
    if (decide) {
        web_decide_begin(o, x->q, "restore", web_str(x->id));
        web_raw(o, "<p class=\"soft\">A line that is the account's own can be put back.</p><p>"), web_decide_who(o, x->q),
            web_raw(o, "</p>");
    }
    web_raw(o, "<ol class=\"plain\">\n");
    for (size_t i = 0; i < x->r->nfurniture && i < LISTED; i++) {
        web_raw(o, "<li>");
        web_text(o, x->r->furniture[i].text);
        web_raw(o, " <span class=\"explain\">");
        web_words(o, x->r->furniture[i].why);
        web_raw(o, "</span>");
        if (decide) restore(o, x->r->furniture[i].text);
        web_raw(o, "</li>\n");
    }
    web_raw(o, decide ? "</ol></form></details>\n" : "</ol></details>\n");
}

static void source(struct account *x) {
    web_page *o = x->o;
    web_raw(o, "<section><h2>Where it is from</h2>\n<p><a");
    web_href(o, "/account/", web_str(x->id), "/capture");
    web_raw(o, ">The capture</a>, with what was taken and what was cut</p>\n<p class=\"key\">");
    if (x->r->url.n) web_outward(o, x->r->url, x->r->url), web_raw(o, "<br>");
    if (x->r->archived_url.n) web_outward(o, x->r->archived_url, x->r->archived_url), web_raw(o, "<br>");
    web_text(o, x->r->file);
    web_raw(o, "<br>SHA-256 <code>");
    web_words(o, x->r->sha256);
    web_raw(o, "</code></p>\n<p class=\"key\"><a");
    web_href(o, "/family/", web_str(x->id), "");
    web_raw(o, ">Who has its words from whom</a><br>To cite it: ");
    web_cite_links(o, "/cite/", web_str(x->id));
    web_raw(o, "</p></section>\n");
}

/* ---- the page -------------------------------------------------------------------------------------------------------- */

static void meeting(struct account *x) {
    const ro_meeting_entry *m;
    if (ro_archive_meeting(x->q->ctx, x->q->archive, x->id, &m) != RO_OK) return;
    if (m->met) {
        web_raw(x->o, "<p class=\"act\"><a");
        web_href(x->o, "/meeting/", m->id, "");
        web_raw(x->o, ">Its meeting</a>");
        if (m->naccounts > 1) {
            web_raw(x->o, ", told by ");
            web_count(x->o, m->naccounts, "account", "accounts");
            web_raw(x->o, ": <a");
            web_href(x->o, "/compare/", m->id, "");
            web_raw(x->o, ">side by side</a>");
        }
        web_raw(x->o, "</p>\n");
    }
    ro_meeting_entry_free(m);
}

static void head(struct account *x) {
    const ro_record *r = x->r;
    web_page *o = x->o;
    ro_str title = r->title.value.n ? r->title.value : r->file;
    web_set_title(x->q, title);
    web_raw(o, "<h1");
    web_lang(o, r->language);
    web_raw(o, ">");
    web_text(o, title);
    web_raw(o, "</h1>\n<p class=\"lead\">");
    web_text(o, r->publisher.value.n ? r->publisher.value : WEB_S("publisher unknown"));
    if (r->carrier.value.n) web_raw(o, ", carried by "), web_text(o, r->carrier.value);
    if (r->published.basis != RO_BASIS_NONE) web_raw(o, " \xC2\xB7 published "), web_day(o, &r->published);
    if (r->nsides) web_raw(o, " \xC2\xB7 "), web_sides(o, r->sides, r->nsides);
    web_raw(o, "</p>\n");
    for (size_t i = 0; i < r->nnotes; i++) web_raw(o, "<p class=\"note\">"), web_text(o, r->notes[i]), web_raw(o, "</p>\n");
}

static void legend(web_page *o) {
    web_raw(
        o,
        "<p class=\"key legend\"><span class=\"m-person\">people</span> <span class=\"m-date\">dates</span> <span "
        "class=\"m-place\">the place</span> <span class=\"m-direct\">said</span> <span class=\"m-reported\">reported</span> "
        "<span "
        "class=\"m-loose\">said by nobody named</span>: what each is, and by which rule, shows when it is pointed at, and stands "
        "in the lists beside.</p>\n");
}

ro_status page_account(web_request *q, web_page *o) {
    struct account x = {.q = q, .o = o};
    ro_account *acc;
    ro_found f;
    ro_status st = ro_archive_find(q->ctx, q->archive, q->part[0], &f);
    if (st == RO_OK) st = ro_archive_account(q->ctx, q->archive, f.id, &acc);
    if (st != RO_OK) return st;
    x.r = ro_account_record(acc);
    if (web_asked(q, "cite")) q->scripts[0] = "copy.js";
    snprintf(x.id, sizeof x.id, "%s", f.id);
    head(&x);
    meeting(&x);
    legend(o);
    web_raw(o, "<div class=\"beside\">\n");
    text(&x);
    web_raw(o, "<aside aria-label=\"What was read in it\">\n");
    values(&x);
    attendance(&x);
    speech(&x);
    cut(&x);
    disagreements(&x);
    source(&x);
    web_raw(o, "</aside></div>\n");
    ro_account_free(acc);
    return RO_OK;
}

ro_status json_account(web_request *q, web_page *o) {
    ro_account *acc;
    ro_status st = ro_archive_account(q->ctx, q->archive, q->part[0], &acc);
    if (st != RO_OK) return st;
    st = ro_record_json(q->ctx, ro_account_record(acc), true, web_sink(o));
    web_raw(o, "\n");
    ro_account_free(acc);
    return st;
}
