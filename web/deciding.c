/* Deciding in the pages: the forms, what answers them, and the line that says what was done. In: a kind and what it is about.
 * Out: a form that asks for a reason and who decides; when it comes back the decision, kept as `readout decide` keeps it, and the
 * way back to the page that it came from, which says so and offers to take it back.
 *
 * Who decides is filled in from the latest decision, else from $USER. The way back is a field of the form, since pages of the
 * room do not tell where one comes from; nothing but a path of the room is taken for one. */
#include "deciding.h"
#include "query.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- forms --------------------------------------------------------------------------------------------------------- */

static bool take_author(void *user, const ro_decision *d) {
    web_author *a = user;
    snprintf(a->name, sizeof a->name, "%.*s", (int)d->author.n, d->author.p ? d->author.p : "");
    return false;
}

const char *web_author_of(const web_request *q) {
    web_author *a = q->author;
    const char *user = getenv("USER");
    if (a->known) return *a->name ? a->name : NULL;
    a->known = true;
    ro_archive_decisions_wanted(q->ctx, q->archive, &(ro_decisions_wanted){.limit = 1}, take_author, a, NULL);
    if (!*a->name || strcmp(a->name, "unknown") == 0) snprintf(a->name, sizeof a->name, "%s", user ? user : "");
    return *a->name ? a->name : NULL;
}

void web_author_field(web_page *o, const web_request *q) {
    web_raw(o, "<label>By <input name=\"author\" size=\"12\" autocomplete=\"name\"");
    web_attr(o, "value", web_str(web_author_of(q)));
    web_raw(o, "></label> ");
}

static void way_back(web_page *o, const web_request *q) {
    web_raw(o, "<input type=\"hidden\" name=\"from\" value=\"");
    web_words(o, q->path);
    web_query_of(o, q, (web_field[]){{"done", ""}, {"undone", ""}}, 2);
    web_raw(o, "\">");
}

void web_decide_begin(web_page *o, const web_request *q, const char *kind, ro_str target) {
    web_raw(o, "<form method=\"post\" action=\"/decide\" class=\"deciding\">");
    web_form_token(o, q);
    way_back(o, q);
    if (kind) web_hidden(o, "kind", web_str(kind));
    if (target.p) web_hidden(o, "target", target);
}

void web_decide_value(web_page *o, ro_str value) { web_hidden(o, "value", value); }
void web_decide_at(web_page *o, const char *fragment) { web_hidden(o, "at", web_str(fragment)); }

void web_decide_who(web_page *o, const web_request *q) {
    web_raw(o, "<label>Why <input name=\"reason\" size=\"30\"></label> ");
    web_author_field(o, q);
}

void web_decide_end(web_page *o, const web_request *q, const char *button) {
    web_raw(o, "<p>");
    web_decide_who(o, q);
    web_raw(o, "<button>"), web_words(o, button), web_raw(o, "</button></p></form>\n");
}

void web_undo_button(web_page *o, const web_request *q, int64_t n) {
    web_raw(o, "<form method=\"post\" class=\"undoing\" action=\"/decisions/");
    web_num(o, (size_t)n);
    web_raw(o, "/undo\">");
    web_form_token(o, q);
    way_back(o, q);
    web_raw(o, "<button aria-label=\"Undo decision ");
    web_num(o, (size_t)n);
    web_raw(o, "\">Undo</button></form>");
}

/* ---- a decision in words ------------------------------------------------------------------------------------------- */

static bool is_person(ro_str kind) { return kind.n > 7 && memcmp(kind.p, "person-", 7) == 0; }

/* A name that the archive knows leads there. */
static void meant(web_page *o, const web_request *q, const ro_decision *d, ro_str ref) {
    char id[512];
    ro_found f;
    snprintf(id, sizeof id, "%.*s", (int)ref.n, ref.p ? ref.p : "");
    bool person = is_person(d->kind), known = person || ro_archive_find(q->ctx, q->archive, id, &f) == RO_OK;
    if (known && *id)
        web_raw(o, "<a"),
            web_href(o,
                     person                        ? "/person/"
                     : f.thing == RO_THING_MEETING ? "/meeting/"
                                                   : "/account/",
                     web_str(person ? id : f.id), ""),
            web_raw(o, ">");
    web_text(o, ref);
    if (known && *id) web_raw(o, "</a>");
}

static void quoted(web_page *o, ro_str words) { web_raw(o, "\xE2\x80\x9C"), web_text(o, words), web_raw(o, "\xE2\x80\x9D"); }

/* kind, what stands between target and value, whether the value is a name; value first: "frank / firm is noise for ...". */
static const struct saying {
    const char *kind, *between, *alone;
    bool names, first;
} sayings[] = {{"join", " belongs with ", "", true, false},
               {"split", " does not belong with ", " stands by itself", true, false},
               {"date", " was on ", "", false, false},
               {"place", " was in ", "", false, false},
               {"title", " is called ", "", false, false},
               {"note", ": ", "", false, false},
               {"restore", " has the line ", "", false, false},
               {"cut", " has not the line ", "", false, false},
               {"finding", "", "", false, false},
               {"noise", " is noise: ", "", false, true},
               {"substance", " is of substance: ", "", false, true},
               {"person-merge", " is the same as ", "", true, false},
               {"person-split", " is not ", "", false, false},
               {"person-rename", " is called ", "", false, false}};

void web_decision_link(web_page *o, int64_t n, const char *words) {
    web_raw(o, "<a href=\"/decisions?after="), web_num(o, (size_t)n + 1), web_raw(o, "#d"), web_num(o, (size_t)n);
    web_raw(o, "\">"), web_words(o, words), web_raw(o, "</a>");
}

/* The first words of many. */
static void quoted_short(web_page *o, ro_str s) {
    enum { MOST = 120 };
    size_t n = s.n < MOST ? s.n : MOST;
    while (n < s.n && n && s.p[n] != ' ') n--;
    if (s.n && !n) /* no blanks: whole letters */
        for (n = s.n < MOST ? s.n : MOST; n < s.n && (s.p[n] & 0xC0) == 0x80;) n--;
    if (!s.n)
        web_raw(o, "nothing");
    else
        web_raw(o, "\xE2\x80\x9C"), web_text(o, (ro_str){s.p, n}),
            web_raw(o, n < s.n ? " \xE2\x80\xA6\xE2\x80\x9D" : "\xE2\x80\x9D");
}

/* Which difference: its class, and the words of both sides. */
static void collected(web_page *o, const web_request *q, const ro_decision *d) {
    ro_card *card;
    web_raw(o, "<a href=\"/finding/"), web_num(o, (size_t)d->n), web_raw(o, "\">");
    bool kept = ro_card_kept(q->ctx, d, &card) == RO_OK;
    web_text(o, kept ? ro_card_says(card, 0, "change") : WEB_S("A difference"));
    web_raw(o, "</a> was collected");
    for (unsigned k = 0; k < 2 && kept; k++) {
        ro_str words = ro_card_says(card, k, "words");
        web_raw(o, k ? " / " : ": ");
        quoted_short(o, words);
    }
    if (kept) ro_card_free(card);
}

void web_decision_words(web_page *o, const web_request *q, const ro_decision *d) {
    size_t i = 0;
    while (i < sizeof sayings / sizeof *sayings && !web_is(d->kind, sayings[i].kind)) i++;
    if (i == sizeof sayings / sizeof *sayings) {
        web_text(o, d->kind);
        return;
    }
    const struct saying *s = &sayings[i];
    if (web_is(d->kind, "finding")) {
        collected(o, q, d);
        return;
    }
    if (s->first) quoted(o, d->value), web_raw(o, s->between);
    meant(o, q, d, d->target);
    if (s->first) return;
    web_raw(o, d->value.n ? s->between : s->alone);
    if (s->names && d->value.n)
        meant(o, q, d, d->value);
    else if (web_is(d->kind, "date"))
        web_text(o, d->value);
    else if (d->value.n)
        quoted(o, d->value);
}

/* ---- what was done ------------------------------------------------------------------------------------------------- */

struct saying_done {
    web_page *o;
    const web_request *q;
    bool undone;
};

static bool say_done(void *user, const ro_decision *d) {
    struct saying_done *s = user;
    bool gone = s->undone || d->undone.n;
    web_raw(s->o, gone ? "<div class=\"done\" role=\"status\"><p>Taken back: " : "<div class=\"done\" role=\"status\"><p>Done: ");
    web_decision_words(s->o, s->q, d);
    web_raw(s->o, ".</p>");
    if (!gone && !s->q->room->readonly) web_undo_button(s->o, s->q, d->n);
    web_raw(s->o, " <a href=\"/decisions\">All decisions</a></div>\n");
    return false;
}

void web_done(web_page *o, const web_request *q) {
    struct saying_done s = {o, q, web_asked(q, "undone") != NULL};
    size_t n = web_asked_number(q, s.undone ? "undone" : "done", 0, INT32_MAX);
    if (n && q->archive)
        ro_archive_decisions_wanted(q->ctx, q->archive, &(ro_decisions_wanted){.n = (int64_t)n}, say_done, &s, NULL);
}

/* ---- answers ------------------------------------------------------------------------------------------------------- */

static ro_str field(const web_request *q, const char *name) {
    const char *v = web_field_of(q->form, q->nform, name);
    return v && *v ? web_str(v) : (ro_str){NULL, 0};
}

static bool plain_fragment(const char *s) {
    return *s && strlen(s) < 40 && s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-")] == 0;
}

/* What parts accounts may leave nothing of a meeting's id: then the account leads on. */
static bool leads(const web_request *q, const char *from) {
    static const char *const before[] = {"/meeting/", "/compare/"};
    for (size_t i = 0; i < 2; i++) {
        size_t n = strlen(before[i]);
        char id[800];
        ro_found f;
        if (strncmp(from, before[i], n) != 0) continue;
        snprintf(id, sizeof id, "%.*s", (int)strcspn(from + n, "?"), from + n);
        return !web_decode(id, false) || !*id || ro_archive_find(q->ctx, q->archive, id, &f) == RO_OK;
    }
    return true;
}

static void go_back(web_request *q, const char *said, int64_t n, ro_str otherwise) {
    const char *from = web_field_of(q->form, q->nform, "from"), *at = web_field_of(q->form, q->nform, "at");
    web_page to = {0};
    if (from && web_own_path(from, 800) && leads(q, from)) {
        web_raw(&to, from);
    } else if (otherwise.n) {
        web_raw(&to, "/meeting/"), web_encode(&to, otherwise);
    } else {
        web_raw(&to, "/decisions");
    }
    while (to.n && to.p[to.n - 1] == '?') to.n--;
    web_raw(&to, to.n && memchr(to.p, '?', to.n) ? "&" : "?");
    web_raw(&to, said), web_raw(&to, "="), web_num(&to, (size_t)n);
    if (at && plain_fragment(at)) web_raw(&to, "#"), web_raw(&to, at);
    snprintf(q->location, sizeof q->location, "%.*s", (int)to.n, to.p ? to.p : "/");
    web_free(&to);
}

/* "http://127.0.0.1:8484/account/ID" and "/meeting/ID?x=1", copied from the room's own addresses, mean the id. */
static ro_str pasted_id(char *s) {
    static const char *const before[] = {"/account/", "/meeting/", "/compare/", "/person/"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        char *p = strstr(s, before[i]);
        if (!p || (p != s && strncmp(s, "http", 4) != 0)) continue;
        p += strlen(before[i]);
        p[strcspn(p, "/?#")] = 0;
        if (web_decode(p, false)) return web_str(p);
    }
    return web_str(s);
}

ro_status post_decide(web_request *q, web_page *o) {
    (void)o;
    char target[1000], value[1000];
    ro_str picked = field(q, "picked"), kind = field(q, "do"); /* of the button that was pressed */
    ro_decision d = {.kind = kind.p ? kind : field(q, "kind"), .author = field(q, "author"), .reason = field(q, "reason")};
    ro_str t = picked.p ? picked : field(q, "target");
    snprintf(target, sizeof target, "%.*s", (int)t.n, t.p ? t.p : "");
    d.target = pasted_id(target);
    d.value = field(q, "value");
    if (web_is(d.kind, "join") || web_is(d.kind, "person-merge")) {
        snprintf(value, sizeof value, "%.*s", (int)d.value.n, d.value.p ? d.value.p : "");
        d.value = pasted_id(value);
    } else if (web_is(d.kind, "split")) {
        d.value = (ro_str){NULL, 0}; /* from all that it stands with */
    }
    int64_t n;
    ro_status st = ro_archive_decide(q->ctx, q->archive, &d, &n);
    if (st == RO_OK) go_back(q, "done", n, web_is(d.kind, "split") || web_is(d.kind, "join") ? d.target : (ro_str){NULL, 0});
    return st;
}

ro_status post_undo(web_request *q, web_page *o) {
    char *end;
    long long n = strtoll(q->part[0], &end, 10);
    if (*end || n <= 0) {
        web_trouble(q, o, 404, "There is no such decision.");
        return RO_OK;
    }
    ro_status st = ro_archive_undo_by(q->ctx, q->archive, n, web_author_of(q), field(q, "reason").p);
    if (st == RO_OK) go_back(q, "undone", n, (ro_str){NULL, 0});
    return st;
}
