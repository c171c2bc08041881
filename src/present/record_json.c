/* The record as JSON, in the shape of the contract. Nothing is decided here.
 *
 * "because" carries certainty, span, source and rule for the plain strings; objects carry their own. */
#include "base/ctx.h"
#include "present/json.h"

#include <stdio.h>

static void span(ro_json *j, const char *key, ro_span s) {
    if (s.lo == UINT32_MAX) {
        ro_json_null(j, key);
        return;
    }
    ro_json_open(j, key, '[');
    ro_json_num(j, NULL, s.lo);
    ro_json_num(j, NULL, s.hi);
    ro_json_close(j, ']');
}

static void why(ro_json *j, const ro_because *w) {
    ro_span none = RO_NOSPAN; /* no rule: nothing is known, and nothing is pointed at */
    ro_json_flag(j, "certain", w->certain);
    span(j, "span", w->rule ? w->span : none);
    span(j, "source", w->rule ? w->source : none);
    ro_json_word(j, "rule", w->rule);
}

static void because(ro_json *j, const char *key, const ro_because *w) {
    if (!w->rule) return;
    ro_json_open(j, key, '{');
    why(j, w);
    ro_json_close(j, '}');
}

static void day(ro_json *j, const char *key, const char *s) { ro_json_word(j, key, *s ? s : NULL); }

static void date(ro_json *j, const char *key, const ro_date *d) {
    ro_json_open(j, key, '{');
    day(j, "value", d->value);
    if (*d->other) day(j, "other", d->other);
    if (*d->earliest || *d->latest) {
        day(j, "earliest", d->earliest);
        day(j, "latest", d->latest);
    }
    if (*d->time) {
        day(j, "time", d->time);
        ro_json_str(j, "zone", d->zone);
        day(j, "utc", d->utc);
    }
    ro_json_word(j, "basis", ro_basis_words[d->basis]);
    ro_json_str(j, "evidence", d->evidence);
    why(j, &d->why);
    ro_json_close(j, '}');
}

static void dated(ro_json *j, const ro_record *r) {
    ro_json_open(j, "all", '[');
    for (size_t i = 0; i < r->ndates; i++) {
        const ro_dated *d = &r->dates[i];
        size_t n = strlen(d->value);
        ro_json_open(j, NULL, '{');
        ro_json_word(j, "role", d->role);
        day(j, "value", d->value);
        if (*d->either) day(j, "either", d->either);
        day(j, "earliest", d->from);
        day(j, "latest", d->to);
        ro_json_word(j, "precision", n == 10 ? "day" : n == 7 ? "month" : n == 4 ? "year" : *d->from ? "range" : NULL);
        ro_json_str(j, "evidence", d->words);
        if (d->anchor) ro_json_word(j, "counts_from", d->anchor);
        if (d->weekday_wrong) ro_json_flag(j, "weekday_wrong", true);
        why(j, &d->why);
        ro_json_close(j, '}');
    }
    ro_json_close(j, ']');
}

static void place(ro_json *j, const ro_record *r) {
    if (!r->place.value.p) {
        ro_json_null(j, "place");
        return;
    }
    ro_json_open(j, "place", '{');
    ro_json_str(j, "value", r->place.value);
    if (r->place_city.p) ro_json_str(j, "city", r->place_city);
    if (r->place_state.p) ro_json_str(j, "state", r->place_state);
    why(j, &r->place.why);
    ro_json_close(j, '}');
}

static void value(ro_json *j, const char *key, const ro_value *v) {
    if (!v->value.p) {
        ro_json_null(j, key);
        return;
    }
    ro_json_open(j, key, '{');
    ro_json_str(j, "value", v->value);
    why(j, &v->why);
    ro_json_close(j, '}');
}

static void publisher(ro_json *j, const char *key, const ro_value *v, ro_str side) {
    if (!v->value.p) {
        ro_json_null(j, key);
        return;
    }
    ro_json_open(j, key, '{');
    ro_json_str(j, "name", v->value);
    ro_json_str(j, "side", side);
    why(j, &v->why);
    ro_json_close(j, '}');
}

static void disagreements(ro_json *j, const ro_record *r) {
    ro_json_open(j, "disagreements", '[');
    for (size_t i = 0; i < r->ndisagreements; i++) {
        const ro_disagreement *x = &r->disagreements[i];
        ro_json_open(j, NULL, '{');
        ro_json_word(j, "what", x->what);
        ro_json_open(j, "readings", '[');
        for (size_t k = 0; k < x->nreadings; k++) {
            const ro_reading_of *y = &x->readings[k];
            ro_json_open(j, NULL, '{');
            ro_json_str(j, "value", y->value);
            ro_json_word(j, "basis", ro_basis_words[y->basis]);
            ro_json_str(j, "evidence", y->evidence);
            why(j, &y->why);
            ro_json_close(j, '}');
        }
        ro_json_close(j, ']');
        ro_json_word(j, "why", x->why);
        ro_json_close(j, '}');
    }
    ro_json_close(j, ']');
}

static void strings(ro_json *j, const char *key, const ro_str *s, size_t n) {
    ro_json_open(j, key, '[');
    for (size_t i = 0; i < n; i++) ro_json_str(j, NULL, s[i]);
    ro_json_close(j, ']');
}

static void attendee(ro_json *j, const ro_attendee *x) {
    ro_json_open(j, NULL, '{');
    ro_json_str(j, "side", x->side);
    ro_json_num(j, "order", x->order);
    ro_json_word(j, "role", ro_role_words[x->role]);
    ro_json_str(j, "name", x->name);
    if (x->base.p) ro_json_str(j, "base", x->base);
    ro_json_str(j, "title", x->title);
    if (x->remark.p) ro_json_str(j, "remark", x->remark);
    why(j, &x->why);
    ro_json_close(j, '}');
}

static void attendance(ro_json *j, const ro_record *r) {
    ro_json_open(j, "attendance", '[');
    for (size_t i = 0; i < r->nattendance; i++) attendee(j, &r->attendance[i]);
    ro_json_close(j, ']');
    if (r->nabsent) {
        ro_json_open(j, "absent", '[');
        for (size_t i = 0; i < r->nabsent; i++) attendee(j, &r->absent[i]);
        ro_json_close(j, ']');
    }
    if (r->asked.value.p) publisher(j, "asked_by", &r->asked, r->asked_side);
}

static void people(ro_json *j, const ro_record *r) {
    ro_json_open(j, "people", '[');
    for (size_t i = 0; i < r->npeople; i++) {
        const ro_person *x = &r->people[i];
        ro_json_open(j, NULL, '{');
        ro_json_str(j, "name", x->name);
        if (x->base.p) ro_json_str(j, "base", x->base);
        ro_json_str(j, "side", x->side);
        strings(j, "titles", x->titles, x->ntitles);
        ro_json_open(j, "mentions", '[');
        for (size_t k = 0; k < x->nmentions; k++) span(j, NULL, x->mentions[k]);
        ro_json_close(j, ']');
        ro_json_close(j, '}');
    }
    ro_json_close(j, ']');
}

static void statements(ro_json *j, const ro_record *r) {
    ro_json_open(j, "statements", '[');
    for (size_t i = 0; i < r->nstatements; i++) {
        const ro_statement *x = &r->statements[i];
        ro_json_open(j, NULL, '{');
        strings(j, "speakers", x->speakers, x->nspeakers);
        ro_json_str(j, "side", x->side);
        ro_json_word(j, "mode", ro_mode_words[x->mode]);
        ro_json_str(j, "cue", x->cue);
        if (x->strength) ro_json_num(j, "strength", x->strength);
        why(j, &x->why);
        ro_json_close(j, '}');
    }
    ro_json_close(j, ']');
}

static void encounters(ro_json *j, const ro_record *r) {
    ro_json_open(j, "encounters", '[');
    for (size_t i = 0; i < r->nencounters; i++) {
        const ro_encounter *x = &r->encounters[i];
        ro_json_open(j, NULL, '{');
        ro_json_word(j, "kind", x->kind);
        if (*x->date) day(j, "date", x->date);
        ro_json_str(j, "place", x->place);
        if (x->time.p) ro_json_str(j, "time", x->time);
        if (x->zone.p) ro_json_str(j, "zone", x->zone);
        if (x->duration.p) ro_json_str(j, "duration", x->duration);
        why(j, &x->why);
        ro_json_close(j, '}');
    }
    ro_json_close(j, ']');
}

static void paragraphs(ro_json *j, const ro_record *r) {
    ro_json_open(j, "paragraphs", '[');
    for (size_t i = 0; i < r->nparagraphs; i++) {
        const ro_paragraph *x = &r->paragraphs[i];
        ro_json_open(j, NULL, '{');
        span(j, "span", x->span);
        span(j, "source", x->source);
        if (x->kind) ro_json_word(j, "kind", ro_para_words[x->kind]);
        ro_json_close(j, '}');
    }
    ro_json_close(j, ']');
}

static void furniture(ro_json *j, const ro_record *r) {
    ro_json_open(j, "furniture", '[');
    for (size_t i = 0; i < r->nfurniture; i++) {
        ro_json_open(j, NULL, '{');
        span(j, "source", r->furniture[i].source);
        ro_json_str(j, "text", r->furniture[i].text);
        ro_json_word(j, "why", r->furniture[i].why);
        ro_json_close(j, '}');
    }
    ro_json_close(j, ']');
}

static void capture(ro_json *j, const ro_record *r) {
    ro_json_str(j, "file", r->file);
    if (r->refused) ro_json_word(j, "refused", r->refused);
    if (r->refusal) ro_json_word(j, "refusal", r->refusal);
    if (r->id.p) ro_json_str(j, "id", r->id);
    if (r->sha256[0]) ro_json_word(j, "sha256", r->sha256);
    ro_json_str(j, "url", r->url);
    ro_json_str(j, "archived_url", r->archived_url);
    if (r->encoding) ro_json_word(j, "encoding", r->encoding);
}

static void about(ro_json *j, const ro_record *r) {
    ro_json_str(j, "title", r->title.value);
    ro_json_str(j, "language", r->language);
    ro_json_word(j, "kind", ro_kind_words[r->kind]);
    ro_json_word(j, "form", ro_form_words[r->form]);
    ro_json_flag(j, "held", r->held);
    ro_json_word(j, "scope", ro_scope_words[r->scope]);
    publisher(j, "publisher", &r->publisher, r->publisher_side);
    publisher(j, "carrier", &r->carrier, RO_NONE);
    value(j, "author", &r->author);
    value(j, "section", &r->section);
    ro_json_open(j, "dates", '{');
    date(j, "meeting", &r->meeting);
    date(j, "published", &r->published);
    date(j, "captured", &r->captured);
    date(j, "modified", &r->modified);
    dated(j, r);
    ro_json_close(j, '}');
    place(j, r);
}

static void account(ro_json *j, const ro_record *r) {
    ro_json_str(j, "text", r->text);
    about(j, r);
    strings(j, "sides", r->sides, r->nsides);
    attendance(j, r);
    people(j, r);
    statements(j, r);
    disagreements(j, r);
    if (r->nencounters) encounters(j, r);
    paragraphs(j, r);
    furniture(j, r);
    ro_json_open(j, "because", '{');
    because(j, "title", &r->title.why);
    because(j, "kind", &r->kind_why);
    because(j, "form", &r->form_why);
    because(j, "scope", &r->scope_why);
    because(j, "language", &r->language_why);
    because(j, "url", &r->url_why);
    ro_json_close(j, '}');
}

/* What tells what was there and when it was gone. */
static void no_account(ro_json *j, const ro_record *r) {
    ro_basis b = r->published.basis;
    bool published = b == RO_BASIS_METADATA || b == RO_BASIS_GIVEN || b == RO_BASIS_URL, captured = r->captured.value[0];
    if (r->title.value.p) ro_json_str(j, "title", r->title.value);
    if (!published && !captured) return;
    ro_json_open(j, "dates", '{');
    if (published) date(j, "published", &r->published);
    if (captured) date(j, "captured", &r->captured);
    ro_json_close(j, '}');
}

ro_status ro_record_json(ro_ctx *ctx, const ro_record *r, bool pretty, ro_sink sink) {
    ro_json j;
    ro_json_start(&j, pretty, sink);
    ro_json_open(&j, NULL, '{');
    capture(&j, r);
    if (r->refused)
        no_account(&j, r);
    else
        account(&j, r);
    if (r->nnotes) strings(&j, "notes", r->notes, r->nnotes);
    ro_json_close(&j, '}');
    if (ro_json_end(&j)) return RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the record of %.*s could not be written", (int)r->file.n,
             r->file.p ? r->file.p : "");
    return ctx->error.status = RO_IO;
}
