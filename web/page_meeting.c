/* A meeting: when (each account with its evidence, and where they disagree), where, who was there on which side, account beside
 * account, what one tells and another does not, and the accounts themselves. In: the id of a meeting, or of an account in it.
 *
 * Who was there is laid together by the comparison, so that one person in two spellings is one row. */
#include "deciding.h"

#include <stdio.h>

enum { ABREAST = 3 }; /* accounts with which two delegations have room beside each other */

struct meeting {
    web_request *q;
    web_page *o;
    const ro_meeting_entry *m;
    web_stand stand;
    const ro_comparison *c; /* NULL: fewer than two accounts tell of it */
};

static ro_str by(const ro_record *r) { return r->publisher.value.n ? r->publisher.value : WEB_S("publisher unknown"); }

/* "A": as the comparison calls it; "" where one account tells of it alone. */
static void letter(const struct meeting *x, size_t k) {
    char c[] = {"ABCDEFGHIJ"[k], ' ', 0};
    if (x->stand.n > 1) web_raw(x->o, c);
}

static const ro_record *record(const struct meeting *x, size_t k) { return ro_account_record(x->stand.account[k]); }

/* ---- head ---------------------------------------------------------------------------------------------------------- */

static void head(const struct meeting *x) {
    web_page *o = x->o;
    const ro_meeting_entry *m = x->m;
    ro_str title = m->title.n ? m->title : WEB_S("A meeting");
    web_set_title(x->q, title);
    web_raw(o, "<h1>");
    web_text(o, title);
    web_raw(o, "</h1>\n<p class=\"lead\">");
    web_day(o, &m->date);
    if (*m->date.value && !m->exact) web_raw(o, " <span class=\"soft\">(the day of publication: no account says when)</span>");
    web_raw(o, " \xC2\xB7 ");
    web_words(o, !m->met ? "tells of no meeting" : m->held ? web_form_word(m->form) : "announced");
    if (m->place.n) web_raw(o, " \xC2\xB7 "), web_text(o, m->place);
    if (m->nsides) web_raw(o, " \xC2\xB7 "), web_sides(o, m->sides, m->nsides);
    web_raw(o, "</p>\n");
    if (x->c) {
        web_raw(o, "<p class=\"act\"><a");
        web_href(o, "/compare/", m->id, "");
        web_raw(o, ">Compare ");
        web_num(o, x->c->naccounts);
        web_raw(o, " accounts side by side</a> \xC2\xB7 <a");
        web_href(o, "/edition/", m->id, "");
        web_raw(o, ">A critical edition</a></p>\n");
    }
    for (size_t i = 0; i < m->nnotes; i++) web_raw(o, "<p class=\"note\">"), web_text(o, m->notes[i]), web_raw(o, "</p>\n");
}

/* ---- when and where ------------------------------------------------------------------------------------------------ */

static void open(web_page *o, const char *element) { web_raw(o, "<"), web_raw(o, element), web_raw(o, ">"); }
static void shut(web_page *o, const char *element) { web_raw(o, "</"), web_raw(o, element), web_raw(o, ">"); }

/* Where a day is from, as people say it; the rule stands on the page of the account. */
static void date(web_page *o, const ro_date *d, const char *element) {
    static const char *const basis[] = {"",
                                        "in the text",
                                        "in its date line",
                                        "at its end",
                                        "in the page's data",
                                        "at the page's head",
                                        "in its address",
                                        "from its collector",
                                        "by the days that are known"};
    open(o, element);
    if (d->basis == RO_BASIS_NONE) {
        web_raw(o, "<span class=\"soft\">not said</span>");
    } else {
        web_day(o, d);
        if (*d->other) web_raw(o, " or <time>"), web_words(o, d->other), web_raw(o, "</time>");
        web_raw(o, "<br><span class=\"soft\">");
        web_raw(o, basis[d->basis]);
        if (d->evidence.n) web_raw(o, " <q>"), web_text(o, d->evidence), web_raw(o, "</q>");
        if (!d->why.certain) web_raw(o, ", not certain");
        web_raw(o, "</span>");
    }
    shut(o, element);
}

static void place(web_page *o, const ro_value *v, const char *element) {
    open(o, element);
    if (v->value.n) {
        web_text(o, v->value);
        if (!v->why.certain) web_raw(o, "<br><span class=\"soft\">not certain</span>");
    } else {
        web_raw(o, "<span class=\"soft\">not said</span>");
    }
    shut(o, element);
}

static void says(const struct meeting *x, size_t k) {
    web_page *o = x->o;
    const ro_record *r = record(x, k);
    web_raw(o, "<tr><th scope=\"row\">");
    letter(x, k);
    web_raw(o, "<a");
    web_href(o, "/account/", web_str(x->stand.id[k]), "");
    web_raw(o, ">");
    web_text(o, by(r));
    web_raw(o, "</a></th>");
    date(o, &r->meeting, "td");
    place(o, &r->place, "td");
    date(o, &r->published, "td");
    web_raw(o, "</tr>\n");
}

static void disagreement(const struct meeting *x) {
    for (size_t i = 1; i < x->stand.n; i++)
        for (size_t k = 0; k < i; k++) {
            const char *a = record(x, k)->meeting.value, *b = record(x, i)->meeting.value;
            if (!*a || !*b || strncmp(a, b, strlen(a) < strlen(b) ? strlen(a) : strlen(b)) == 0) continue;
            web_raw(x->o, "<p class=\"warn\">The accounts disagree on the day: ");
            web_text(x->o, by(record(x, k)));
            web_raw(x->o, " says ");
            web_words(x->o, a);
            web_raw(x->o, ", ");
            web_text(x->o, by(record(x, i)));
            web_raw(x->o, " ");
            web_words(x->o, b);
            web_raw(x->o, ".</p>\n");
            return;
        }
}

static void when(const struct meeting *x) {
    web_page *o = x->o;
    if (!x->stand.n) return;
    web_raw(o, "<h2>When and where</h2>\n");
    disagreement(x);
    web_raw(
        o,
        "<div class=\"wide\" role=\"region\" aria-label=\"When and where\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">"
        "Account</th><th scope=\"col\">Day of the meeting</th><th scope=\"col\">Place</th><th scope=\"col\">Published</th></tr>"
        "</thead><tbody>\n");
    for (size_t k = 0; k < x->stand.n; k++) says(x, k);
    web_raw(o, "</tbody></table></div>\n");
}

/* ---- who was there -------------------------------------------------------------------------------------------------- */

static void columns(const struct meeting *x) {
    web_raw(x->o, "<thead><tr><th scope=\"col\">Name</th>");
    for (size_t k = 0; k < x->stand.n; k++) {
        web_raw(x->o, "<th scope=\"col\">");
        letter(x, k);
        web_text(x->o, by(record(x, k)));
        web_raw(x->o, "</th>");
    }
    web_raw(x->o, "</tr></thead><tbody>\n");
}

static void listings(web_page *o, const ro_present *p) {
    for (size_t i = 0; i < p->nlistings; i++) {
        const char *what = p->listings[i].what;
        bool said = false;
        for (size_t k = 0; k < i; k++) said |= strcmp(p->listings[k].what, what) == 0;
        if (said) continue;
        web_raw(o, " <span class=\"flag\">");
        web_words(o, strcmp(what, "missing") == 0    ? "not in every list"
                     : strcmp(what, "moved") == 0    ? "in another place of the list"
                     : strcmp(what, "retitled") == 0 ? "another title"
                                                     : what);
        web_raw(o, "</span>");
    }
}

/* The words of the list, and the rule by which he is on it. */
static void why_listed(web_page *o, const ro_record *r, const ro_because *why) {
    if (!why->rule || why->span.hi > r->text.n || why->span.lo > why->span.hi) return;
    web_raw(o, "<details class=\"why\"><summary>why</summary><q>");
    web_text(o, (ro_str){r->text.p + why->span.lo, why->span.hi - why->span.lo});
    web_raw(o, "</q> <span class=\"soft\">");
    web_because(o, why);
    web_raw(o, "</span></details>");
}

static void listed(web_page *o, const ro_record *r, ro_span at) {
    for (size_t i = 0; i < r->nattendance; i++)
        if (r->attendance[i].why.span.lo == at.lo) {
            why_listed(o, r, &r->attendance[i].why);
            return;
        }
}

static void compared_row(const struct meeting *x, const ro_present *p) {
    web_page *o = x->o;
    web_raw(o, p->nlistings ? "<tr class=\"differs\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
    if (p->group || !p->in)
        web_text(o, p->name);
    else
        web_person_link(o, p->name, web_str(x->stand.id[__builtin_ctz(p->in)]));
    listings(o, p);
    web_raw(o, "</th>");
    for (size_t k = 0; k < x->c->naccounts; k++) {
        web_raw(o, "<td>");
        if (!(p->in >> k & 1))
            web_raw(o, "<span class=\"soft\">not listed</span>");
        else if (p->titles[k].n)
            web_text(o, p->titles[k]);
        else
            web_raw(o, "<span class=\"soft\">listed, no title</span>");
        if (p->in >> k & 1) listed(o, record(x, k), p->spans[k]);
        web_raw(o, "</td>");
    }
    web_raw(o, "</tr>\n");
}

static void single_row(const struct meeting *x, const ro_attendee *a) {
    web_page *o = x->o;
    web_raw(o, "<tr><th scope=\"row\">");
    if (a->name.n && a->role != RO_ROLE_GROUP)
        web_person_link(o, a->name, web_str(x->stand.id[0]));
    else
        web_text(o, a->name.n ? a->name : WEB_S("(not named)"));
    if (!a->why.certain) web_raw(o, " <span class=\"flag\">not certain</span>");
    web_raw(o, "</th><td>");
    web_text(o, a->title.n ? a->title : WEB_S(""));
    why_listed(o, record(x, 0), &a->why);
    web_raw(o, "</td></tr>\n");
}

static ro_str side_of(const struct meeting *x, size_t i) {
    return x->c ? x->c->attendance[i].side : record(x, 0)->attendance[i].side;
}

static bool alike(ro_str a, ro_str b) { return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0); }

/* One side's list, from its first entry on. */
static void delegation(const struct meeting *x, size_t first, size_t n) {
    web_page *o = x->o;
    ro_str side = side_of(x, first);
    web_raw(o, "<section class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"The side of ");
    web_text(o, side.n ? ro_side_name(side) : WEB_S("nobody known"));
    web_raw(o, "\"><h3>");
    web_text(o, side.n ? ro_side_name(side) : WEB_S("Side not known"));
    web_raw(o, "</h3><table>");
    columns(x);
    for (size_t i = first; i < n; i++) {
        if (!alike(side_of(x, i), side)) continue;
        if (x->c)
            compared_row(x, &x->c->attendance[i]);
        else
            single_row(x, &record(x, 0)->attendance[i]);
    }
    web_raw(o, "</tbody></table></section>\n");
}

static void there(const struct meeting *x) {
    size_t n = x->c ? x->c->nattendance : x->stand.n ? record(x, 0)->nattendance : 0;
    if (!n) return;
    web_raw(x->o, "<h2>Who was there</h2>\n");
    web_raw(x->o, x->stand.n <= ABREAST ? "<div class=\"delegations\">\n" : "<div>\n");
    for (size_t i = 0; i < n; i++) {
        bool new = true;
        for (size_t k = 0; k < i; k++) new &= !alike(side_of(x, k), side_of(x, i));
        if (new) delegation(x, i, n);
    }
    web_raw(x->o, "</div>\n<p class=\"key\"><a");
    web_href(x->o, "/meeting/", x->m->id, "/missing");
    web_raw(x->o, ">Who is missing by precedent</a></p>\n");
}

/* ---- the accounts ---------------------------------------------------------------------------------------------------- */

/* An account by its letter and publisher; by its id where it was left out of those that are compared. */
static void called(const struct meeting *x, ro_str id) {
    web_page *o = x->o;
    size_t k = 0;
    while (k < x->stand.n && !alike(web_str(x->stand.id[k]), id)) k++;
    if (k < x->stand.n) letter(x, k);
    web_raw(o, "<a");
    web_href(o, "/account/", id, "");
    web_raw(o, ">");
    web_text(o, k < x->stand.n ? by(record(x, k)) : id);
    web_raw(o, "</a>");
}

static void some_say(const struct meeting *x, const ro_across *a) {
    web_page *o = x->o;
    web_raw(o, "<li>");
    web_words(o, a->what);
    if (a->of.n) web_raw(o, " of "), web_text(o, a->of);
    web_raw(o, ": <b>"), web_text(o, a->value), web_raw(o, "</b> <span class=\"key\">in ");
    called(x, a->by);
    for (size_t i = 0; i < a->nsilent; i++) web_raw(o, i ? ", " : "; not in "), called(x, a->silent[i]);
    web_raw(o, "</span></li>\n");
}

static void across(const struct meeting *x) {
    if (!x->m->nacross) return;
    web_raw(x->o, "<h2>What some say and others do not</h2>\n<ul>\n");
    for (size_t i = 0; i < x->m->nacross; i++) some_say(x, &x->m->across[i]);
    web_raw(x->o, "</ul>\n");
}

/* What it says itself of the things that the sentence names: its day with the words, its place, its sides, and whom it shares. */
static void grounds(const struct meeting *x, const ro_meeting_account *a) {
    web_page *o = x->o;
    size_t k = 0, n = 0;
    while (k < x->stand.n && (strlen(x->stand.id[k]) != a->id.n || memcmp(x->stand.id[k], a->id.p, a->id.n) != 0)) k++;
    if (k == x->stand.n) return;
    const ro_record *r = record(x, k);
    web_raw(o, "<dl class=\"values\"><dt>Its day</dt>"), date(o, &r->meeting, "dd");
    web_raw(o, "<dt>Its place</dt>"), place(o, &r->place, "dd");
    web_raw(o, "<dt>Its sides</dt><dd>"), web_sides(o, r->sides, r->nsides), web_raw(o, "</dd>");
    for (size_t i = 0; x->c && i < x->c->nattendance; i++) {
        const ro_present *p = &x->c->attendance[i];
        if (!(p->in >> k & 1) || !(p->in & ~(1u << k)) || p->group) continue;
        web_raw(o, n++ ? ", " : "<dt>Present in others too</dt><dd>"), web_text(o, p->name);
    }
    web_raw(o, n ? "</dd></dl>\n" : "</dl>\n");
}

static void account(const struct meeting *x, const ro_meeting_account *a) {
    web_page *o = x->o;
    web_raw(o, "<li><p class=\"when\">");
    web_text(o, a->published.n ? a->published : WEB_S("no date"));
    web_raw(o, "</p><div><h3><a");
    web_href(o, "/account/", a->id, "");
    web_raw(o, ">");
    web_text(o, a->title.n ? a->title : a->file);
    web_raw(o, "</a></h3>\n<p class=\"key\">");
    web_words(o, a->held ? web_kind_word(a->kind) : "announcement");
    web_raw(o, " \xC2\xB7 ");
    web_text(o, a->publisher.n ? a->publisher : WEB_S("publisher unknown"));
    if (a->carrier.n) web_raw(o, ", carried by "), web_text(o, a->carrier);
    web_raw(o, " \xC2\xB7 <a");
    web_href(o, "/family/", a->id, "");
    web_raw(o, ">copies</a></p>\n");
    if (a->why.n) {
        web_raw(o, "<details class=\"decide\"><summary>Here because of "), web_text(o, a->why), web_raw(o, "</summary>\n");
        grounds(x, a);
        web_belongs_decide(o, x->q, x->m, a);
        web_raw(o, "</details>\n");
    }
    web_raw(o, "</div></li>\n");
}

static void accounts(const struct meeting *x) {
    web_raw(x->o, "<h2>");
    web_count(x->o, x->m->naccounts, "account", "accounts");
    web_raw(x->o, "</h2>\n<ol class=\"meetings\">\n");
    for (size_t i = 0; i < x->m->naccounts; i++) account(x, &x->m->accounts[i]);
    web_raw(x->o, "</ol>\n<p class=\"key\">To cite them: ");
    web_cite_links(x->o, "/cite/", x->m->id);
    web_raw(x->o, "</p>\n");
}

ro_status page_meeting(web_request *q, web_page *o) {
    struct meeting x = {.q = q, .o = o};
    ro_status st = ro_archive_meeting(q->ctx, q->archive, q->part[0], &x.m);
    if (st != RO_OK) return st;
    st = web_stand_meeting(q, &x.stand, x.m);
    if (st == RO_OK && x.stand.n > 1) st = ro_compare(q->ctx, x.stand.account, x.stand.ref, x.stand.n, &x.c);
    if (st == RO_OK) {
        head(&x);
        when(&x);
        there(&x);
        across(&x);
        accounts(&x);
        web_meeting_decide(o, q, x.m);
    }
    ro_comparison_free(x.c);
    web_stand_free(&x.stand);
    ro_meeting_entry_free(x.m);
    return st;
}

/* As `readout show ID --json` prints it. */
ro_status json_meeting(web_request *q, web_page *o) {
    const ro_meeting_entry *m;
    ro_status st = ro_archive_meeting(q->ctx, q->archive, q->part[0], &m);
    if (st != RO_OK) return st;
    web_raw(o, "{\"meeting\": ");
    st = ro_meeting_entry_json(q->ctx, m, web_sink(o));
    web_raw(o, ",\n\"accounts\": [");
    for (size_t i = 0; i < m->naccounts && st == RO_OK; i++) {
        ro_account *acc;
        char id[512];
        snprintf(id, sizeof id, "%.*s", (int)m->accounts[i].id.n, m->accounts[i].id.p);
        if ((st = ro_archive_account(q->ctx, q->archive, id, &acc)) != RO_OK) break;
        web_raw(o, i ? ",\n" : "\n");
        st = ro_record_json(q->ctx, ro_account_record(acc), true, web_sink(o));
        ro_account_free(acc);
    }
    web_raw(o, "\n]}\n");
    ro_meeting_entry_free(m);
    return st;
}
