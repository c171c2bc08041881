/* The record as JSON, in the shape of the contract. Nothing is decided here.
 *
 * "because" carries certainty, span, source and rule for the plain strings; objects carry their own. */
#include "base/ctx.h"

#include <jansson.h>
#include <stdio.h>

static json_t *str(ro_str s) { return s.p ? json_stringn_nocheck(s.p, s.n) : json_null(); }

static json_t *span(ro_span s) {
    return s.lo == UINT32_MAX ? json_null() : json_pack("[I,I]", (json_int_t)s.lo, (json_int_t)s.hi);
}

static void put(json_t *o, const char *key, json_t *v) { json_object_set_new_nocheck(o, key, v); }

static void put_why(json_t *o, const ro_because *w) {
    put(o, "certain", json_boolean(w->certain));
    put(o, "span", w->rule ? span(w->span) : json_null()); /* no rule: nothing is known, and nothing is pointed at */
    put(o, "source", w->rule ? span(w->source) : json_null());
    put(o, "rule", w->rule ? json_string_nocheck(w->rule) : json_null());
}

static void because(json_t *all, const char *key, const ro_because *w) {
    if (!w->rule) return;
    json_t *o = json_object();
    put_why(o, w);
    put(all, key, o);
}

static json_t *word(const char *const *words, unsigned i) { return json_string_nocheck(words[i]); }

static json_t *day(const char *s) { return *s ? json_string_nocheck(s) : json_null(); }

static json_t *date(const ro_date *d) {
    json_t *o = json_object();
    put(o, "value", day(d->value));
    if (*d->other) put(o, "other", day(d->other));
    if (*d->earliest || *d->latest) {
        put(o, "earliest", day(d->earliest));
        put(o, "latest", day(d->latest));
    }
    put(o, "basis", ro_basis_words[d->basis] ? json_string_nocheck(ro_basis_words[d->basis]) : json_null());
    put(o, "evidence", str(d->evidence));
    put_why(o, &d->why);
    return o;
}

static json_t *value(const ro_value *v) {
    if (!v->value.p) return json_null();
    json_t *o = json_object();
    put(o, "value", str(v->value));
    put_why(o, &v->why);
    return o;
}

static json_t *publisher(const ro_value *v, ro_str side) {
    if (!v->value.p) return json_null();
    json_t *o = json_object();
    put(o, "name", str(v->value));
    put(o, "side", str(side));
    put_why(o, &v->why);
    return o;
}

static json_t *disagreements(const ro_record *r) {
    json_t *a = json_array();
    for (size_t i = 0; i < r->ndisagreements; i++) {
        const ro_disagreement *x = &r->disagreements[i];
        json_t *o = json_object(), *all = json_array();
        put(o, "what", json_string_nocheck(x->what));
        for (size_t k = 0; k < x->nreadings; k++) {
            const ro_reading_of *y = &x->readings[k];
            json_t *one = json_object();
            put(one, "value", str(y->value));
            put(one, "basis", ro_basis_words[y->basis] ? json_string_nocheck(ro_basis_words[y->basis]) : json_null());
            put(one, "evidence", str(y->evidence));
            put_why(one, &y->why);
            json_array_append_new(all, one);
        }
        put(o, "readings", all);
        put(o, "why", json_string_nocheck(x->why));
        json_array_append_new(a, o);
    }
    return a;
}

static json_t *strings(const ro_str *s, size_t n) {
    json_t *a = json_array();
    for (size_t i = 0; i < n; i++) json_array_append_new(a, str(s[i]));
    return a;
}

static json_t *attendance(const ro_record *r) {
    json_t *a = json_array();
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *x = &r->attendance[i];
        json_t *o = json_object();
        put(o, "side", str(x->side));
        put(o, "order", json_integer(x->order));
        put(o, "role", word(ro_role_words, x->role));
        put(o, "name", str(x->name));
        put(o, "title", str(x->title));
        put_why(o, &x->why);
        json_array_append_new(a, o);
    }
    return a;
}

static json_t *people(const ro_record *r) {
    json_t *a = json_array();
    for (size_t i = 0; i < r->npeople; i++) {
        const ro_person *x = &r->people[i];
        json_t *o = json_object(), *m = json_array();
        put(o, "name", str(x->name));
        put(o, "side", str(x->side));
        put(o, "titles", strings(x->titles, x->ntitles));
        for (size_t k = 0; k < x->nmentions; k++) json_array_append_new(m, span(x->mentions[k]));
        put(o, "mentions", m);
        json_array_append_new(a, o);
    }
    return a;
}

static json_t *statements(const ro_record *r) {
    json_t *a = json_array();
    for (size_t i = 0; i < r->nstatements; i++) {
        const ro_statement *x = &r->statements[i];
        json_t *o = json_object();
        put(o, "speakers", strings(x->speakers, x->nspeakers));
        put(o, "side", str(x->side));
        put(o, "mode", word(ro_mode_words, x->mode));
        put(o, "cue", str(x->cue));
        if (x->strength) put(o, "strength", json_integer(x->strength));
        put_why(o, &x->why);
        json_array_append_new(a, o);
    }
    return a;
}

static json_t *encounters(const ro_record *r) {
    json_t *a = json_array();
    for (size_t i = 0; i < r->nencounters; i++) {
        const ro_encounter *x = &r->encounters[i];
        json_t *o = json_object();
        put(o, "kind", json_string_nocheck(x->kind));
        put(o, "place", str(x->place));
        if (x->time.p) put(o, "time", str(x->time));
        if (x->zone.p) put(o, "zone", str(x->zone));
        if (x->duration.p) put(o, "duration", str(x->duration));
        put_why(o, &x->why);
        json_array_append_new(a, o);
    }
    return a;
}

static json_t *paragraphs(const ro_record *r) {
    json_t *a = json_array();
    for (size_t i = 0; i < r->nparagraphs; i++) {
        json_t *o = json_object();
        put(o, "span", span(r->paragraphs[i].span));
        put(o, "source", span(r->paragraphs[i].source));
        if (r->paragraphs[i].kind) put(o, "kind", word(ro_para_words, r->paragraphs[i].kind));
        json_array_append_new(a, o);
    }
    return a;
}

static json_t *furniture(const ro_record *r) {
    json_t *a = json_array();
    for (size_t i = 0; i < r->nfurniture; i++) {
        json_t *o = json_object();
        put(o, "source", span(r->furniture[i].source));
        put(o, "text", str(r->furniture[i].text));
        put(o, "why", json_string_nocheck(r->furniture[i].why));
        json_array_append_new(a, o);
    }
    return a;
}

static json_t *whole(const ro_record *r) {
    json_t *o = json_object(), *why = json_object(), *d = json_object();
    put(o, "file", str(r->file));
    if (r->refused) put(o, "refused", json_string_nocheck(r->refused));
    if (r->id.p) put(o, "id", str(r->id));
    if (r->sha256[0]) put(o, "sha256", json_string_nocheck(r->sha256));
    put(o, "url", str(r->url));
    put(o, "archived_url", str(r->archived_url));
    if (r->encoding) put(o, "encoding", json_string_nocheck(r->encoding));
    if (r->refused) goto done;
    put(o, "text", str(r->text));
    put(o, "title", str(r->title.value));
    put(o, "language", str(r->language));
    put(o, "kind", word(ro_kind_words, r->kind));
    put(o, "form", word(ro_form_words, r->form));
    put(o, "held", json_boolean(r->held));
    put(o, "scope", word(ro_scope_words, r->scope));
    put(o, "publisher", publisher(&r->publisher, r->publisher_side));
    put(o, "carrier", publisher(&r->carrier, RO_NONE));
    put(o, "author", value(&r->author));
    put(o, "section", value(&r->section));
    put(d, "meeting", date(&r->meeting));
    put(d, "published", date(&r->published));
    put(d, "captured", date(&r->captured));
    put(d, "modified", date(&r->modified));
    put(o, "dates", d);
    put(o, "place", value(&r->place));
    put(o, "sides", strings(r->sides, r->nsides));
    put(o, "attendance", attendance(r));
    put(o, "people", people(r));
    put(o, "statements", statements(r));
    put(o, "disagreements", disagreements(r));
    if (r->nencounters) put(o, "encounters", encounters(r));
    put(o, "paragraphs", paragraphs(r));
    put(o, "furniture", furniture(r));
    because(why, "title", &r->title.why);
    because(why, "kind", &r->kind_why);
    because(why, "form", &r->form_why);
    because(why, "scope", &r->scope_why);
    because(why, "language", &r->language_why);
    put(o, "because", why);
    d = NULL, why = NULL;
done:
    json_decref(why);
    json_decref(d);
    if (r->nnotes) put(o, "notes", strings(r->notes, r->nnotes));
    return o;
}

static int give(const char *p, size_t n, void *user) {
    const ro_sink *s = user;
    return s->write(s->user, p, n) ? 0 : -1;
}

ro_status ro_record_json(ro_ctx *ctx, const ro_record *r, bool pretty, ro_sink sink) {
    json_t *o = whole(r);
    bool ok = o && json_dump_callback(o, give, &sink, pretty ? JSON_INDENT(1) : JSON_COMPACT) == 0;
    json_decref(o);
    if (ok) return RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the record of %.*s could not be written", (int)r->file.n,
             r->file.p ? r->file.p : "");
    return ctx->error.status = RO_IO;
}
