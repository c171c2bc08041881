/* What several pages say in the same words: days, sides, kinds, facets, rows of JSON. */
#include "web.h"

#include <stdio.h>
#include <stdlib.h>

static void day(web_page *o, const char *value) {
    web_raw(o, "<time");
    web_attr(o, "datetime", web_str(value));
    web_raw(o, ">");
    web_words(o, value);
    web_raw(o, "</time>");
}

void web_day(web_page *o, const ro_date *d) {
    if (*d->value) {
        day(o, d->value);
    } else if (*d->earliest && *d->latest) {
        web_raw(o, "between ");
        day(o, d->earliest);
        web_raw(o, " and ");
        day(o, d->latest);
    } else if (*d->earliest || *d->latest) {
        web_raw(o, *d->earliest ? "not before " : "not after ");
        day(o, *d->earliest ? d->earliest : d->latest);
    } else {
        web_raw(o, "no date");
    }
}

void web_side(web_page *o, ro_str code) {
    web_raw(o, "<b class=\"side\">");
    web_text(o, ro_side_name(code));
    web_raw(o, "</b>");
}

void web_sides(web_page *o, const ro_str *side, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (i) web_raw(o, ", ");
        web_side(o, side[i]);
    }
}

void web_meeting_heading(web_page *o, const ro_meeting_entry *m) {
    web_raw(o, "<h3><a");
    web_href(o, "/meeting/", m->id, "");
    web_raw(o, ">");
    if (!m->met)
        web_raw(o, m->title.n ? "No meeting: " : "No meeting"), web_text(o, m->title);
    else
        web_words(o, m->held ? web_form_word(m->form) : "announced");
    for (size_t i = 0; i < m->nsides && i < 6; i++)
        web_raw(o, i ? " \xE2\x80\x93 " : ", "), web_text(o, ro_side_name(m->sides[i]));
    if (m->nsides > 6) web_raw(o, " and "), web_num(o, m->nsides - 6), web_raw(o, " more");
    if (m->place.n) web_raw(o, ", "), web_text(o, m->place);
    web_raw(o, "</a></h3>\n");
}

void web_because(web_page *o, const ro_because *why) {
    if (why->rule) web_words(o, why->rule), web_raw(o, ", ");
    web_raw(o, why->certain ? "certain" : "not certain");
}

const char *web_kind_word(ro_kind k) {
    static const char *const word[] = {"account", "transcript", "report", "statement", "notice"};
    return word[k];
}

const char *web_form_word(ro_form f) {
    static const char *const word[] = {"meeting", "talks", "call", "visit"};
    return word[f];
}

const char *web_mode_word(ro_mode m) {
    static const char *const word[] = {"said", "reported", "said together", "nobody is named"};
    return word[m];
}

size_t web_asked_number(const web_request *q, const char *name, size_t otherwise, size_t most) {
    const char *v = web_asked(q, name);
    char *end;
    unsigned long n = v && *v >= '0' && *v <= '9' ? strtoul(v, &end, 10) : 0;
    if (!n || *end) return otherwise;
    return n > most ? most : n;
}

void web_hidden(web_page *o, const char *name, ro_str value) {
    web_raw(o, "<input type=\"hidden\"");
    web_attr(o, "name", web_str(name));
    web_attr(o, "value", value);
    web_raw(o, ">");
}

void web_asked_field(web_page *o, const web_request *q, const char *name, const char *label, const char *hint) {
    const char *asked = web_asked(q, name);
    web_raw(o, "<label>"), web_raw(o, label), web_raw(o, " <input"), web_attr(o, "name", web_str(name));
    web_attr(o, "placeholder", web_str(hint));
    if (asked) web_attr(o, "value", web_str(asked));
    web_raw(o, "></label> ");
}

void web_turn(web_page *o, const web_request *q, const char *label, const char *last) {
    bool on = web_asked(q, "after") != NULL;
    if (!on && !last) return;
    web_raw(o, "<nav class=\"turn\"");
    web_attr(o, "aria-label", web_str(label));
    web_raw(o, ">");
    if (on) web_raw(o, "<a rel=\"first\" href=\""), web_query_with(o, q, "", NULL), web_raw(o, "\">From the beginning</a> ");
    if (last) {
        web_raw(o, "<a rel=\"next\" href=\"");
        web_query_with(o, q, "after", last);
        web_raw(o, "\">"), web_words(o, label), web_raw(o, "</a>");
    }
    web_raw(o, "</nav>\n");
}

void web_json_words(web_page *o, const char *before, const char *words) {
    web_raw(o, before);
    ro_string_json(web_str(words), web_sink(o));
}

void web_row_json(web_page *o, size_t *rows) { web_raw(o, (*rows)++ ? ",\n" : "["); }

void web_rows_json_end(web_page *o, size_t rows) { web_raw(o, rows ? "]\n" : "[]\n"); }

/* ---- facets -------------------------------------------------------------------------------------------------------- */

void web_tally_add(void *user, const char *facet, ro_str value, size_t n) {
    web_tally *t = user;
    if (t->n && strcmp(facet, "called") == 0) { /* of the value right before it */
        if (!t->v[t->n - 1].called) t->v[t->n - 1].called = (char *)web_copy(value).p;
        return;
    }
    if (t->n == t->cap) {
        size_t cap = t->cap ? 2 * t->cap : 64;
        web_counted *v = web_memory(t->v, cap * sizeof *v);
        if (!v) return;
        t->v = v;
        t->cap = cap;
    }
    t->v[t->n++] = (web_counted){facet, (char *)web_copy(value).p, NULL, n};
}

void web_tally_free(web_tally *t) {
    for (size_t i = 0; i < t->n; i++) free(t->v[i].value), free(t->v[i].called);
    free(t->v);
    *t = (web_tally){0};
}

const char *web_tally_called(const web_tally *t, const char *facet, const char *value) {
    for (size_t i = 0; i < t->n; i++) {
        const web_counted *c = &t->v[i];
        if (c->called && strcmp(c->facet, facet) == 0 && c->value && strcmp(c->value, value) == 0) return c->called;
    }
    return value;
}

void web_side_names(web_page *o, const char *v) {
    for (size_t n; *v; v += n + (v[n] == ';')) {
        n = strcspn(v, ";");
        web_text(o, ro_side_name((ro_str){v, n}));
        if (v[n]) web_raw(o, " and ");
    }
}

static bool is_among(const char *asked, const char *value) {
    size_t n;
    for (; asked && *asked; asked += n + (asked[n] == ';')) {
        n = strcspn(asked, ";");
        if (n == strlen(value) && memcmp(asked, value, n) == 0) return true;
    }
    return false;
}

/* Where a meeting may be asked to have several values, a further one is added to them; each is taken away with all of them. */
static void value_link(web_page *o, const web_request *q, const web_facet *f, const char *v) {
    const char *asked = web_asked(q, f->name);
    char all[600];
    snprintf(all, sizeof all, "%s;%s", asked ? asked : "", v);
    web_query_with(o, q, f->name, f->several && asked && strlen(asked) + strlen(v) + 2 <= sizeof all ? all : v);
}

static void value(web_page *o, const web_request *q, const web_facet *f, const web_counted *c) {
    const char *asked = web_asked(q, f->name);
    bool chosen = asked && (f->several ? is_among(asked, c->value) : strcmp(asked, c->value) == 0);
    web_raw(o, "<li><a");
    if (chosen) web_raw(o, " aria-current=\"true\"");
    web_raw(o, " href=\"");
    if (chosen)
        web_query_with(o, q, f->name, NULL);
    else
        value_link(o, q, f, c->value);
    web_raw(o, "\"><span>");
    if (strcmp(f->facet, "side") == 0)
        web_text(o, ro_side_name(web_str(c->value)));
    else
        web_words(o, c->called ? c->called : c->value);
    web_raw(o, "</span> <span class=\"n\">");
    web_num(o, c->n);
    web_raw(o, chosen ? "</span><span class=\"vh\">, chosen: take it away</span></a></li>\n" : "</span></a></li>\n");
}

void web_facets(web_page *o, const web_request *q, const web_tally *t, const web_facet *f) {
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        const web_counted *c = &t->v[i];
        if (strcmp(c->facet, f->facet) != 0 || !c->value || !*c->value) continue;
        if (!n) web_raw(o, "<section><h2>"), web_words(o, f->title), web_raw(o, "</h2>\n<ul>");
        if (n == f->shown) web_raw(o, "</ul><details><summary>more</summary><ul>");
        value(o, q, f, c);
        n++;
    }
    if (n) web_raw(o, n > f->shown ? "</ul></details></section>\n" : "</ul></section>\n");
}

void web_sifted(web_page *o, const web_request *q, const web_tally *t, const char *const fields[]) {
    bool any = false;
    for (; *fields; fields++) {
        const char *v = web_asked(q, *fields);
        bool who = strcmp(*fields, "who") == 0;
        if (!v) continue;
        web_raw(o, any ? " " : "<p class=\"sifted\">Sifted by ");
        any = true;
        web_raw(o, "<a href=\"");
        web_query_with(o, q, *fields, NULL);
        web_raw(o, "\">");
        web_words(o, who ? "person" : strcmp(*fields, "only") == 0 ? "told only by" : *fields);
        web_raw(o, " <b>");
        if (strcmp(*fields, "side") == 0 || strcmp(*fields, "only") == 0)
            web_side_names(o, v);
        else
            web_words(o, who ? web_tally_called(t, "person", v) : v);
        web_raw(o, "</b> <span aria-hidden=\"true\">\xC3\x97</span><span class=\"vh\">: take it away</span></a>");
    }
    if (any) web_raw(o, "</p>\n");
}
