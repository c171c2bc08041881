/* What can be settled about a meeting, an account in it, a person and the changes of a passage: the forms of their pages. In: the
 * thing. Out: forms, folded away, each of which says what it does; nothing where the room is read only. */
#include "deciding.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { NEAR_DAYS = 3, NEAR = 6 };

static void fold(web_page *o, const char *summary) {
    web_raw(o, "<details class=\"decide\"><summary>"), web_words(o, summary), web_raw(o, "</summary>\n");
}
static void unfold(web_page *o) { web_raw(o, "</details>\n"); }

static void asked(web_page *o, const char *label, const char *name, ro_str value, const char *more) {
    web_raw(o, "<p><label>"), web_words(o, label), web_raw(o, " <input required"), web_attr(o, "name", web_str(name));
    web_attr(o, "value", value), web_raw(o, more), web_raw(o, "></label></p>\n");
}

/* ---- a meeting ----------------------------------------------------------------------------------------------------- */

struct near {
    web_page *o;
    char (*shown)[512]; /* ids, the meeting's own first */
    size_t n;
};

static bool suggest(void *user, const ro_meeting_entry *e) {
    struct near *x = user;
    for (size_t i = 0; i < x->n; i++)
        if (web_is(e->id, x->shown[i])) return true;
    snprintf(x->shown[x->n], sizeof *x->shown, "%.*s", (int)e->id.n, e->id.p);
    web_raw(x->o, x->n++ > 1 ? "<li>" : "<p>Of about the same day, and of one of its sides:</p>\n<ul><li>");
    web_raw(x->o, "<button name=\"picked\""), web_attr(x->o, "value", e->id), web_raw(x->o, " formnovalidate>Join</button> <a");
    web_href(x->o, "/meeting/", e->id, ""), web_raw(x->o, ">");
    web_text(x->o, e->title.n ? e->title : e->id), web_raw(x->o, "</a> <span class=\"soft\">");
    web_day(x->o, &e->date), web_raw(x->o, "</span></li>\n");
    return x->n <= NEAR;
}

/* A day so many days away; "" where the day is not known whole. */
static void day_beside(const char *day, int by, char out[16]) {
    struct tm t = {0};
    *out = 0;
    if (strlen(day) != 10 || !strptime(day, "%Y-%m-%d", &t)) return;
    t.tm_mday += by, t.tm_hour = 12;
    timegm(&t);
    strftime(out, 16, "%Y-%m-%d", &t);
}

/* Those of the day itself first, then of the days about it, a side at a time. */
static void suggestions(web_page *o, web_request *q, const ro_meeting_entry *m) {
    char from[16], to[16], side[80], shown[NEAR + 1][512];
    struct near x = {o, shown, 1};
    snprintf(shown[0], sizeof *shown, "%.*s", (int)m->id.n, m->id.p);
    for (int by = 0; by <= NEAR_DAYS; by++) {
        day_beside(m->date.value, -by, from), day_beside(m->date.value, by, to);
        for (size_t i = 0; i < m->nsides && *from && x.n <= NEAR; i++) {
            snprintf(side, sizeof side, "%.*s", (int)m->sides[i].n, m->sides[i].p);
            ro_meetings_wanted w = {.from = from, .to = to, .side = side, .met = true};
            ro_archive_meetings(q->ctx, q->archive, &w, suggest, &x);
        }
    }
    if (x.n > 1) web_raw(o, "</ul>\n");
}

void web_meeting_decide(web_page *o, web_request *q, const ro_meeting_entry *m) {
    if (q->room->readonly) return;
    web_raw(o, "<section class=\"settling\"><h2>Settle by hand</h2>\n");
    fold(o, "Set its day");
    web_decide_begin(o, q, "date", m->id);
    asked(o, "Day", "value", web_str(m->date.value), " size=\"12\" placeholder=\"2024-06-19\" aria-describedby=\"day-how\"");
    web_raw(o, "<p class=\"soft\" id=\"day-how\">2024-06-19, 2024-06, 2024, or unknown.</p>\n");
    web_decide_end(o, q, "Set the day");
    unfold(o);
    fold(o, "Set its place");
    web_decide_begin(o, q, "place", m->id);
    asked(o, "Place", "value", m->place, " size=\"24\"");
    web_decide_end(o, q, "Set the place");
    unfold(o);
    fold(o, "Something else belongs here");
    web_decide_begin(o, q, "join", (ro_str){NULL, 0});
    web_decide_value(o, m->id);
    asked(o, "Account or meeting", "target", (ro_str){NULL, 0},
          " size=\"40\" placeholder=\"its id, or the address of its page here\"");
    suggestions(o, q, m);
    web_decide_end(o, q, "Join");
    web_raw(o, "</details>\n");
    web_note_form(o, q, m->id);
    web_raw(o, "</section>\n");
}

void web_belongs_decide(web_page *o, const web_request *q, const ro_meeting_entry *m, const ro_meeting_account *a) {
    if (q->room->readonly || m->naccounts < 2) return;
    web_decide_begin(o, q, NULL, a->id);
    web_decide_value(o, m->id);
    web_raw(o, "<p>"), web_decide_who(o, q);
    web_raw(o, "<button name=\"do\" value=\"split\">It does not belong here</button> <button name=\"do\" value=\"join\">It does "
               "belong here"
               "</button></p></form>\n");
}

/* ---- a person ------------------------------------------------------------------------------------------------------ */

void web_person_decide(web_page *o, const web_request *q, const ro_person_entry *p) {
    if (q->room->readonly) return;
    web_raw(o, "<section class=\"settling\"><h2>Settle by hand</h2>\n");
    fold(o, "Another name is the same person");
    web_decide_begin(o, q, "person-merge", p->id);
    asked(o, "Name or id", "value", (ro_str){NULL, 0}, " size=\"30\"");
    web_decide_end(o, q, "They are one");
    unfold(o);
    fold(o, "A spelling, title or account is not this person's");
    web_decide_begin(o, q, "person-split", p->id);
    web_raw(o, "<p><label>What is not <input required name=\"value\" size=\"30\" list=\"spellings\"></label><datalist "
               "id=\"spellings\">");
    for (size_t i = 0; i < p->nvariants && i < 50; i++)
        web_raw(o, "<option"), web_attr(o, "value", p->variants[i].text), web_raw(o, ">");
    web_raw(o, "</datalist></p>\n");
    web_decide_end(o, q, "It is somebody else's");
    unfold(o);
    fold(o, "Call this person otherwise");
    web_decide_begin(o, q, "person-rename", p->id);
    asked(o, "Name", "value", p->name, " size=\"30\"");
    web_decide_end(o, q, "Rename");
    unfold(o);
    web_raw(o, "</section>\n");
}

/* ---- the changes of a passage -------------------------------------------------------------------------------------- */

static ro_str cut(const ro_comparison *c, unsigned k, ro_span s) {
    ro_str t = c->accounts[k]->text;
    return s.lo <= s.hi && s.hi <= t.n ? (ro_str){t.p + s.lo, s.hi - s.lo} : (ro_str){"", 0};
}

static void target(web_page *o, const ro_comparison *c, const ro_edit *e) {
    web_raw(o, "<input type=\"hidden\" name=\"target\" value=\"");
    web_text(o, c->accounts[e->x]->id), web_raw(o, " / "), web_text(o, c->accounts[e->y]->id), web_raw(o, "\">");
}

static void change(web_page *o, const web_request *q, const ro_comparison *c, const ro_edit *e, size_t passage) {
    char at[40];
    ro_str x = cut(c, e->x, e->xspan), y = cut(c, e->y, e->yspan);
    snprintf(at, sizeof at, "p%zu", passage);
    web_raw(o, "<li>"), web_decide_begin(o, q, e->substantive ? "noise" : "substance", (ro_str){NULL, 0});
    target(o, c, e), web_decide_at(o, at);
    web_raw(o, "<input type=\"hidden\" name=\"value\" value=\""), web_text(o, x), web_raw(o, " / "), web_text(o, y),
        web_raw(o, "\"><p>");
    web_raw(o, "<q>"), web_text(o, x), web_raw(o, "</q> / <q>"), web_text(o, y), web_raw(o, "</q> <span class=\"soft\">");
    web_words(o, e->klass ? e->klass : ""), web_raw(o, e->substantive ? ", of substance" : ", of form or grammar");
    if (e->judged) web_raw(o, ": "), web_words(o, e->judged);
    web_raw(o, "</span> ");
    if (e->decision) web_decision_link(o, e->decision, "the decision"), web_raw(o, " ");
    web_decide_who(o, q);
    web_raw(o, e->substantive ? "<button>This is noise</button></p></form></li>\n"
                              : "<button>This matters</button></p></form></li>\n");
}

void web_changes_decide(web_page *o, const web_request *q, const ro_comparison *c, size_t passage) {
    const ro_passage *p = passage && passage <= c->npassages ? &c->passages[passage - 1] : NULL;
    if (q->room->readonly || !p || !p->nedits) return;
    web_raw(o, "<details class=\"decide\"><summary>Its changes: of substance, or noise?</summary><ul class=\"changes\">\n");
    for (size_t i = 0; i < p->nedits; i++) change(o, q, c, &p->edits[i], passage);
    web_raw(o, "</ul></details>\n");
}
