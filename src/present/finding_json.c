/* What is found in the archive, as JSON: a person (an entry of the contract's `people --json`), a phrase, a hit. Decides nothing.
 */
#include "present/tree.h"
#include <stdlib.h>

static json_t *day(ro_str s) { return s.n ? ro_tree_str(s) : json_null(); }
static json_t *count(size_t n) { return json_integer((json_int_t)n); }

static json_t *years_of(const ro_person_entry *p) {
    json_t *v = json_array();
    for (size_t i = 0; i < p->nyears; i++) {
        const ro_person_year *y = &p->years[i];
        json_t *o = json_object();
        ro_tree_put(o, "year", day(y->year));
        ro_tree_put(o, "accounts", count(y->accounts));
        ro_tree_put(o, "meetings", count(y->meetings));
        ro_tree_put(o, "lists", count(y->lists));
        ro_tree_put(o, "place", y->lists ? json_real(y->place) : json_null());
        ro_tree_put(o, "of", y->lists ? json_real(y->size) : json_null());
        json_array_append_new(v, o);
    }
    return v;
}

/* Meetings, with the first and the last day of them. */
static void put_meetings(json_t *o, size_t n, ro_str first, ro_str last) {
    ro_tree_put(o, "meetings", count(n));
    ro_tree_put(o, "first", day(first));
    ro_tree_put(o, "last", day(last));
}

static json_t *dated(const ro_dated_account *a) {
    json_t *o = json_object();
    if (!a->id.n) return json_decref(o), json_null();
    ro_tree_put(o, "account", ro_tree_str(a->id));
    ro_tree_put(o, "date", day(a->day));
    return o;
}

static json_t *spelt(const ro_variant *v) {
    json_t *all = json_array();
    for (size_t i = 0; i < v->nby; i++) {
        json_t *x = json_object();
        ro_tree_put(x, "publisher", ro_tree_str(v->by[i].publisher));
        ro_tree_put(x, "accounts", count(v->by[i].accounts));
        ro_tree_put(x, "first", day(v->by[i].first));
        ro_tree_put(x, "last", day(v->by[i].last));
        json_array_append_new(all, x);
    }
    return all;
}

static json_t *appearances(const ro_person_entry *p) {
    json_t *all = json_array();
    for (size_t i = 0; i < p->nappearances; i++) {
        const ro_appearance *m = &p->appearances[i];
        json_t *x = json_object();
        ro_tree_put(x, "meeting", ro_tree_str(m->meeting));
        ro_tree_put(x, "date", day(m->day));
        ro_tree_put(x, "place", m->seat ? count(m->seat) : json_null());
        ro_tree_put(x, "of", m->seat ? count(m->of) : json_null());
        json_array_append_new(all, x);
    }
    return all;
}

static void put_page(json_t *o, const ro_person_entry *p) {
    json_t *places = json_array(), *company = json_array();
    for (size_t i = 0; i < p->nplaces; i++) {
        json_t *x = json_object();
        ro_tree_put(x, "text", ro_tree_str(p->places[i].text));
        put_meetings(x, p->places[i].meetings, p->places[i].first, p->places[i].last);
        json_array_append_new(places, x);
    }
    for (size_t i = 0; i < p->ncompany; i++) {
        json_t *x = json_object();
        ro_tree_put(x, "id", ro_tree_str(p->company[i].id));
        ro_tree_put(x, "name", ro_tree_str(p->company[i].name));
        ro_tree_put(x, "side", ro_tree_str(p->company[i].side));
        ro_tree_put(x, "title", ro_tree_str(p->company[i].title));
        put_meetings(x, p->company[i].meetings, p->company[i].first, p->company[i].last);
        json_array_append_new(company, x);
    }
    ro_tree_put(o, "meetings", count(p->meetings));
    ro_tree_put(o, "appearances", appearances(p));
    ro_tree_put(o, "years", years_of(p));
    ro_tree_put(o, "places", places);
    ro_tree_put(o, "with", company);
    ro_tree_put(o, "first", dated(&p->first));
    ro_tree_put(o, "last", dated(&p->last));
}

ro_status ro_person_entry_json(ro_ctx *ctx, const ro_person_entry *p, ro_sink sink) {
    json_t *o = json_object(), *variants = json_array(), *titles = json_array(), *accounts = json_array();
    ro_tree_put(o, "id", ro_tree_str(p->id));
    ro_tree_put(o, "name", ro_tree_str(p->name));
    ro_tree_put(o, "side", ro_tree_str(p->side));
    for (size_t i = 0; i < p->nvariants; i++) {
        json_t *v = json_object();
        ro_tree_put(v, "text", ro_tree_str(p->variants[i].text));
        ro_tree_put(v, "accounts", count(p->variants[i].accounts));
        ro_tree_put(v, "why", ro_tree_str(p->variants[i].why));
        if (p->page) {
            ro_tree_put(v, "first", day(p->variants[i].first));
            ro_tree_put(v, "last", day(p->variants[i].last));
            ro_tree_put(v, "publishers", spelt(&p->variants[i]));
        }
        json_array_append_new(variants, v);
    }
    for (size_t i = 0; i < p->ntitles; i++) {
        json_t *t = json_object();
        ro_tree_put(t, "text", ro_tree_str(p->titles[i].text));
        ro_tree_put(t, "first", day(p->titles[i].first));
        ro_tree_put(t, "last", day(p->titles[i].last));
        ro_tree_put(t, "accounts", count(p->titles[i].accounts));
        json_array_append_new(titles, t);
    }
    for (size_t i = 0; i < p->naccounts; i++) json_array_append_new(accounts, ro_tree_str(p->accounts[i]));
    ro_tree_put(o, "variants", variants);
    ro_tree_put(o, "titles", titles);
    ro_tree_put(o, "present", count(p->there));
    ro_tree_put(o, "accounts", accounts);
    if (p->page) put_page(o, p);
    return ro_tree_write(ctx, o, sink, "the person");
}

static json_t *place(const ro_place *p) {
    json_t *o = json_object();
    ro_tree_put(o, "lists", count(p->lists));
    ro_tree_put(o, "of", count(p->of));
    ro_tree_put(o, "place", p->lists ? json_real(p->middle) : json_null());
    ro_tree_put(o, "first", day(p->first));
    ro_tree_put(o, "last", day(p->last));
    return o;
}

ro_status ro_standing_json(ro_ctx *ctx, const ro_standing *x, ro_sink sink) {
    json_t *o = json_object();
    bool missing = strcmp(x->what, "missing") == 0;
    ro_tree_put(o, "what", json_string_nocheck(x->what));
    ro_tree_put(o, "id", ro_tree_str(x->id));
    ro_tree_put(o, "name", ro_tree_str(x->name));
    ro_tree_put(o, "side", ro_tree_str(x->side));
    ro_tree_put(o, "before", place(&x->before));
    ro_tree_put(o, "after", missing ? json_null() : place(&x->after));
    if (missing) ro_tree_put(o, "form", x->form ? json_string_nocheck(x->form) : json_null());
    return ro_tree_write(ctx, o, sink, "the standing");
}

static json_t *searched(const ro_searched *s) {
    json_t *o = json_object();
    ro_tree_put(o, "accounts", count(s->accounts));
    ro_tree_put(o, "from", *s->from ? json_string_nocheck(s->from) : json_null());
    ro_tree_put(o, "to", *s->to ? json_string_nocheck(s->to) : json_null());
    ro_tree_put(o, "undated", count(s->undated));
    return o;
}

static json_t *use(const ro_phrase_use *u) {
    json_t *o = json_object(), *span = json_array();
    ro_tree_put(o, "account", ro_tree_str(u->account));
    ro_tree_put(o, "publisher", ro_tree_str(u->publisher));
    ro_tree_put(o, "date", day(u->date));
    json_array_append_new(span, json_integer(u->span.lo));
    json_array_append_new(span, json_integer(u->span.hi));
    ro_tree_put(o, "span", span);
    ro_tree_put(o, "context", ro_tree_str(u->context));
    return o;
}

static json_t *years(const ro_phrase *p) {
    json_t *all = json_array();
    for (size_t i = 0; i < p->nyears; i++) {
        const ro_phrase_year *x = &p->years[i];
        json_t *o = json_object();
        ro_tree_put(o, "publisher", ro_tree_str(x->publisher));
        ro_tree_put(o, "year", day(ro_str_c(x->year)));
        ro_tree_put(o, "uses", count(x->uses));
        ro_tree_put(o, "accounts", count(x->accounts));
        ro_tree_put(o, "searched", count(x->searched));
        ro_tree_put(o, "words", count(x->words));
        ro_tree_put(o, "digest", json_string_nocheck(x->digest));
        json_array_append_new(all, o);
    }
    return all;
}

static json_t *months(const ro_phrase *p) {
    json_t *all = json_array();
    for (size_t i = 0; i < p->nmonths; i++) {
        const ro_phrase_month *x = &p->months[i];
        json_t *o = json_object();
        ro_tree_put(o, "publisher", ro_tree_str(x->publisher));
        ro_tree_put(o, "month", day(ro_str_c(x->month)));
        ro_tree_put(o, "uses", count(x->uses));
        ro_tree_put(o, "accounts", count(x->accounts));
        ro_tree_put(o, "searched", count(x->searched));
        ro_tree_put(o, "words", count(x->words));
        json_array_append_new(all, o);
    }
    return all;
}

static json_t *gaps(const ro_phrase *p) {
    json_t *all = json_array();
    for (size_t i = 0; i < p->ngaps; i++) {
        json_t *o = json_object();
        ro_tree_put(o, "publisher", ro_tree_str(p->gaps[i].publisher));
        ro_tree_put(o, "from", json_string_nocheck(p->gaps[i].from));
        ro_tree_put(o, "to", json_string_nocheck(p->gaps[i].to));
        ro_tree_put(o, "days", count(p->gaps[i].days));
        json_array_append_new(all, o);
    }
    return all;
}

static json_t *near(const ro_phrase *p) {
    json_t *all = json_array();
    for (size_t i = 0; i < p->nnear; i++) {
        const ro_phrase_near *x = &p->near[i];
        json_t *o = json_object();
        ro_tree_put(o, "words", ro_tree_str(x->words));
        ro_tree_put(o, "kind", json_string_nocheck(x->kind));
        ro_tree_put(o, "uses", count(x->uses));
        ro_tree_put(o, "accounts", count(x->accounts));
        ro_tree_put(o, "first", day(x->first));
        ro_tree_put(o, "last", day(x->last));
        ro_tree_put(o, "example", use(x->use));
        json_array_append_new(all, o);
    }
    return all;
}

ro_status ro_phrase_json(ro_ctx *ctx, const ro_phrase *p, ro_sink sink) {
    json_t *o = json_object(), *publishers = json_array(), *uses = json_array();
    ro_tree_put(o, "phrase", ro_tree_str(p->words));
    ro_tree_put(o, "searched", searched(&p->searched));
    ro_tree_put(o, "accounts", count(p->accounts));
    for (size_t i = 0; i < p->npublishers; i++) {
        const ro_phrase_publisher *x = &p->publishers[i];
        json_t *b = json_object();
        ro_tree_put(b, "publisher", ro_tree_str(x->publisher));
        ro_tree_put(b, "uses", count(x->uses));
        ro_tree_put(b, "accounts", count(x->accounts));
        ro_tree_put(b, "searched", count(x->searched));
        ro_tree_put(b, "first", day(x->first));
        ro_tree_put(b, "last", day(x->last));
        json_array_append_new(publishers, b);
    }
    for (size_t i = 0; i < p->nuses; i++) json_array_append_new(uses, use(&p->uses[i]));
    ro_tree_put(o, "publishers", publishers);
    ro_tree_put(o, "uses", uses);
    ro_tree_put(o, "words", count(p->all_words));
    ro_tree_put(o, "years", years(p));
    ro_tree_put(o, "months", months(p));
    ro_tree_put(o, "gaps", gaps(p));
    ro_tree_put(o, "near", near(p));
    ro_tree_put(o, "digest", json_string_nocheck(p->digest));
    return ro_tree_write(ctx, o, sink, "the phrase");
}

static json_t *statement(const ro_hit *h) {
    json_t *o = json_object(), *span = json_array();
    ro_tree_put(o, "id", ro_tree_str(h->id));
    ro_tree_put(o, "number", count(h->statement));
    ro_tree_put(o, "speakers", ro_tree_str(h->speakers));
    ro_tree_put(o, "side", ro_tree_str(h->side));
    ro_tree_put(o, "mode", json_string_nocheck(ro_mode_words[h->mode]));
    json_array_append_new(span, json_integer(h->span.lo));
    json_array_append_new(span, json_integer(h->span.hi));
    ro_tree_put(o, "span", span);
    return o;
}

/* The marks become offsets, which need no escaping: pairs of bytes in the snippet. */
ro_status ro_hit_json(ro_ctx *ctx, const ro_hit *h, ro_sink sink) {
    json_t *o = json_object(), *marks = json_array();
    char *plain = malloc(h->snippet.n + 1);
    size_t n = 0, open = 0;
    ctx->error.lacked |= !plain;
    for (size_t i = 0; plain && i < h->snippet.n; i++) {
        char c = h->snippet.p[i];
        if (c == 1) {
            open = n;
        } else if (c == 2) {
            json_t *m = json_array();
            json_array_append_new(m, count(open));
            json_array_append_new(m, count(n));
            json_array_append_new(marks, m);
        } else
            plain[n++] = c;
    }
    ro_tree_put(o, "account", ro_tree_str(h->account));
    ro_tree_put(o, "title", ro_tree_str(h->title));
    ro_tree_put(o, "publisher", ro_tree_str(h->publisher));
    ro_tree_put(o, "date", day(h->date));
    ro_tree_put(o, "meeting", ro_tree_str(h->meeting));
    ro_tree_put(o, "snippet", plain ? json_stringn_nocheck(plain, n) : json_null());
    ro_tree_put(o, "marks", marks);
    ro_tree_put(o, "rank", json_real(h->rank));
    if (h->statement) ro_tree_put(o, "statement", statement(h));
    free(plain);
    return ro_tree_write(ctx, o, sink, "the hit");
}
