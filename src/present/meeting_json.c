/* A meeting as JSON, an entry of the contract's `meetings --json`; a decision as JSON. Nothing is decided here. */
#include "present/tree.h"

static json_t *day(const char *s) { return *s ? json_string_nocheck(s) : json_null(); }

static json_t *strings(const ro_str *s, size_t n) {
    json_t *a = json_array();
    for (size_t i = 0; i < n; i++) json_array_append_new(a, ro_tree_str(s[i]));
    return a;
}

static json_t *account(const ro_meeting_account *x) {
    json_t *o = json_object();
    ro_tree_put(o, "id", ro_tree_str(x->id));
    ro_tree_put(o, "file", ro_tree_str(x->file));
    ro_tree_put(o, "title", ro_tree_str(x->title));
    ro_tree_put(o, "publisher", ro_tree_str(x->publisher));
    if (x->carrier.p) ro_tree_put(o, "carrier", ro_tree_str(x->carrier));
    ro_tree_put(o, "published", x->published.n ? ro_tree_str(x->published) : json_null());
    ro_tree_put(o, "kind", json_string_nocheck(ro_kind_words[x->kind]));
    ro_tree_put(o, "held", json_boolean(x->held));
    if (x->why.p) ro_tree_put(o, "why", ro_tree_str(x->why));
    return o;
}

static json_t *span(ro_span s) { return json_pack("[I, I]", (json_int_t)s.lo, (json_int_t)s.hi); }

static json_t *across(const ro_across *x) {
    json_t *o = json_object();
    ro_tree_put(o, "what", json_string_nocheck(x->what));
    ro_tree_put(o, "of", ro_tree_str(x->of));
    ro_tree_put(o, "value", ro_tree_str(x->value));
    ro_tree_put(o, "from", ro_tree_str(x->by));
    ro_tree_put(o, "not_in", strings(x->silent, x->nsilent));
    ro_tree_put(o, "evidence", ro_tree_str(x->words));
    if (x->why.span.lo != UINT32_MAX) ro_tree_put(o, "span", span(x->why.span));
    if (x->why.source.lo != UINT32_MAX) ro_tree_put(o, "source", span(x->why.source));
    ro_tree_put(o, "rule", x->why.rule ? json_string_nocheck(x->why.rule) : json_null());
    ro_tree_put(o, "certain", json_boolean(x->why.certain));
    return o;
}

static json_t *whole(const ro_meeting_entry *m) {
    json_t *o = json_object(), *accounts = json_array();
    ro_tree_put(o, "id", ro_tree_str(m->id));
    ro_tree_put(o, "title", ro_tree_str(m->title));
    ro_tree_put(o, "date", day(m->date.value));
    if (*m->date.earliest || *m->date.latest) {
        ro_tree_put(o, "earliest", day(m->date.earliest));
        ro_tree_put(o, "latest", day(m->date.latest));
    }
    ro_tree_put(o, "certain", json_boolean(m->date.why.certain));
    if (*m->date.value && !m->exact) ro_tree_put(o, "date_basis", json_string_nocheck("published"));
    ro_tree_put(o, "place", ro_tree_str(m->place));
    ro_tree_put(o, "sides", strings(m->sides, m->nsides));
    ro_tree_put(o, "people", strings(m->people, m->npeople));
    ro_tree_put(o, "form", json_string_nocheck(ro_form_words[m->form]));
    if (m->met) ro_tree_put(o, "held", json_boolean(m->held));
    for (size_t i = 0; i < m->naccounts; i++) json_array_append_new(accounts, account(&m->accounts[i]));
    ro_tree_put(o, "accounts", accounts);
    json_t *facts = json_array();
    for (size_t i = 0; i < m->nacross; i++) json_array_append_new(facts, across(&m->across[i]));
    ro_tree_put(o, "across", facts);
    if (m->nnotes) ro_tree_put(o, "notes", strings(m->notes, m->nnotes));
    return o;
}

ro_status ro_meeting_entry_json(ro_ctx *ctx, const ro_meeting_entry *m, ro_sink sink) {
    return ro_tree_write(ctx, whole(m), sink, "the meeting");
}

ro_status ro_decision_json(ro_ctx *ctx, const ro_decision *d, ro_sink sink) {
    json_t *o = json_object();
    ro_tree_put(o, "n", json_integer(d->n));
    ro_tree_put(o, "time", ro_tree_str(d->time));
    ro_tree_put(o, "author", ro_tree_str(d->author));
    ro_tree_put(o, "kind", ro_tree_str(d->kind));
    ro_tree_put(o, "target", ro_tree_str(d->target));
    ro_tree_put(o, "value", ro_tree_str(d->value));
    ro_tree_put(o, "reason", ro_tree_str(d->reason));
    ro_tree_put(o, "undone", ro_tree_str(d->undone));
    ro_tree_put(o, "undone_by", ro_tree_str(d->undone_by));
    ro_tree_put(o, "undone_reason", ro_tree_str(d->undone_reason));
    ro_tree_put(o, "missing", json_integer((json_int_t)d->missing));
    ro_tree_put(o, "overruled", d->overruled ? json_integer(d->overruled) : json_null());
    return ro_tree_write(ctx, o, sink, "the decision");
}
