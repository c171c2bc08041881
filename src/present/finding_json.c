/* What is found in the archive, as JSON: a person (an entry of the contract's `people --json`), a phrase, a hit. Decides nothing.
 */
#include "base/ctx.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static json_t *str(ro_str s) { return s.p ? json_stringn_nocheck(s.p, s.n) : json_null(); }
static json_t *day(ro_str s) { return s.n ? str(s) : json_null(); }
static void put(json_t *o, const char *key, json_t *v) { json_object_set_new_nocheck(o, key, v); }
static json_t *count(size_t n) { return json_integer((json_int_t)n); }

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

ro_status ro_person_entry_json(ro_ctx *ctx, const ro_person_entry *p, ro_sink sink) {
    json_t *o = json_object(), *variants = json_array(), *titles = json_array(), *accounts = json_array();
    put(o, "id", str(p->id));
    put(o, "name", str(p->name));
    put(o, "side", str(p->side));
    for (size_t i = 0; i < p->nvariants; i++) {
        json_t *v = json_object();
        put(v, "text", str(p->variants[i].text));
        put(v, "accounts", count(p->variants[i].accounts));
        json_array_append_new(variants, v);
    }
    for (size_t i = 0; i < p->ntitles; i++) {
        json_t *t = json_object();
        put(t, "text", str(p->titles[i].text));
        put(t, "first", day(p->titles[i].first));
        put(t, "last", day(p->titles[i].last));
        json_array_append_new(titles, t);
    }
    for (size_t i = 0; i < p->naccounts; i++) json_array_append_new(accounts, str(p->accounts[i]));
    put(o, "variants", variants);
    put(o, "titles", titles);
    put(o, "present", count(p->there));
    put(o, "accounts", accounts);
    return write_out(ctx, o, sink, "the person");
}

static json_t *searched(const ro_searched *s) {
    json_t *o = json_object();
    put(o, "accounts", count(s->accounts));
    put(o, "from", *s->from ? json_string_nocheck(s->from) : json_null());
    put(o, "to", *s->to ? json_string_nocheck(s->to) : json_null());
    put(o, "undated", count(s->undated));
    return o;
}

static json_t *use(const ro_phrase_use *u) {
    json_t *o = json_object(), *span = json_array();
    put(o, "account", str(u->account));
    put(o, "publisher", str(u->publisher));
    put(o, "date", day(u->date));
    json_array_append_new(span, json_integer(u->span.lo));
    json_array_append_new(span, json_integer(u->span.hi));
    put(o, "span", span);
    put(o, "context", str(u->context));
    return o;
}

ro_status ro_phrase_json(ro_ctx *ctx, const ro_phrase *p, ro_sink sink) {
    json_t *o = json_object(), *publishers = json_array(), *uses = json_array();
    put(o, "phrase", str(p->words));
    put(o, "searched", searched(&p->searched));
    put(o, "accounts", count(p->accounts));
    for (size_t i = 0; i < p->npublishers; i++) {
        const ro_phrase_publisher *x = &p->publishers[i];
        json_t *b = json_object();
        put(b, "publisher", str(x->publisher));
        put(b, "uses", count(x->uses));
        put(b, "accounts", count(x->accounts));
        put(b, "searched", count(x->searched));
        put(b, "first", day(x->first));
        put(b, "last", day(x->last));
        json_array_append_new(publishers, b);
    }
    for (size_t i = 0; i < p->nuses; i++) json_array_append_new(uses, use(&p->uses[i]));
    put(o, "publishers", publishers);
    put(o, "uses", uses);
    return write_out(ctx, o, sink, "the phrase");
}

/* The marks become offsets, which need no escaping: pairs of bytes in the snippet. */
ro_status ro_hit_json(ro_ctx *ctx, const ro_hit *h, ro_sink sink) {
    json_t *o = json_object(), *marks = json_array();
    char *plain = malloc(h->snippet.n + 1);
    size_t n = 0, open = 0;
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
    put(o, "account", str(h->account));
    put(o, "title", str(h->title));
    put(o, "publisher", str(h->publisher));
    put(o, "date", day(h->date));
    put(o, "meeting", str(h->meeting));
    put(o, "snippet", plain ? json_stringn_nocheck(plain, n) : json_null());
    put(o, "marks", marks);
    put(o, "rank", json_real(h->rank));
    free(plain);
    return write_out(ctx, o, sink, "the hit");
}
