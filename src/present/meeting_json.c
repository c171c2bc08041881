/* A meeting as JSON, an entry of the contract's `meetings --json`; a decision as JSON. Nothing is decided here. */
#include "base/ctx.h"

#include <jansson.h>
#include <stdio.h>

static json_t *str(ro_str s) { return s.p ? json_stringn_nocheck(s.p, s.n) : json_null(); }
static json_t *day(const char *s) { return *s ? json_string_nocheck(s) : json_null(); }
static void put(json_t *o, const char *key, json_t *v) { json_object_set_new_nocheck(o, key, v); }

static json_t *strings(const ro_str *s, size_t n) {
    json_t *a = json_array();
    for (size_t i = 0; i < n; i++) json_array_append_new(a, str(s[i]));
    return a;
}

static json_t *account(const ro_meeting_account *x) {
    json_t *o = json_object();
    put(o, "id", str(x->id));
    put(o, "file", str(x->file));
    put(o, "title", str(x->title));
    put(o, "publisher", str(x->publisher));
    if (x->carrier.p) put(o, "carrier", str(x->carrier));
    put(o, "published", x->published.n ? str(x->published) : json_null());
    put(o, "kind", json_string_nocheck(ro_kind_words[x->kind]));
    put(o, "held", json_boolean(x->held));
    if (x->why.p) put(o, "why", str(x->why));
    return o;
}

static json_t *whole(const ro_meeting_entry *m) {
    json_t *o = json_object(), *accounts = json_array();
    put(o, "id", str(m->id));
    put(o, "title", str(m->title));
    put(o, "date", day(m->date.value));
    if (*m->date.earliest || *m->date.latest) {
        put(o, "earliest", day(m->date.earliest));
        put(o, "latest", day(m->date.latest));
    }
    put(o, "certain", json_boolean(m->date.why.certain));
    if (*m->date.value && !m->exact) put(o, "date_basis", json_string_nocheck("published"));
    put(o, "place", str(m->place));
    put(o, "sides", strings(m->sides, m->nsides));
    put(o, "people", strings(m->people, m->npeople));
    put(o, "form", json_string_nocheck(ro_form_words[m->form]));
    if (m->met) put(o, "held", json_boolean(m->held));
    for (size_t i = 0; i < m->naccounts; i++) json_array_append_new(accounts, account(&m->accounts[i]));
    put(o, "accounts", accounts);
    if (m->nnotes) put(o, "notes", strings(m->notes, m->nnotes));
    return o;
}

static int give(const char *p, size_t n, void *user) {
    const ro_sink *s = user;
    return s->write(s->user, p, n) ? 0 : -1;
}

static ro_status write_out(ro_ctx *ctx, json_t *o, ro_sink sink, const char *what) {
    bool ok = o && json_dump_callback(o, give, &sink, JSON_COMPACT) == 0;
    json_decref(o);
    if (ok) return RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "%s could not be written", what);
    return ctx->error.status = RO_IO;
}

ro_status ro_meeting_entry_json(ro_ctx *ctx, const ro_meeting_entry *m, ro_sink sink) {
    return write_out(ctx, whole(m), sink, "the meeting");
}

ro_status ro_decision_json(ro_ctx *ctx, const ro_decision *d, ro_sink sink) {
    json_t *o = json_object();
    put(o, "n", json_integer(d->n));
    put(o, "time", str(d->time));
    put(o, "author", str(d->author));
    put(o, "kind", str(d->kind));
    put(o, "target", str(d->target));
    put(o, "value", str(d->value));
    put(o, "reason", str(d->reason));
    put(o, "undone", str(d->undone));
    return write_out(ctx, o, sink, "the decision");
}
