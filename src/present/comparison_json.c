/* The comparison as JSON, in the shape of the contract. Written straight into the sink: a tree of half a million values would
 * cost more than the comparison. Nothing is decided here. */
#include "base/ctx.h"
#include "present/out.h"

#include <stdio.h>

static const char *const KIND[] = {"same", "reworded", "paraphrase", "only"};
static const char *const COVER[] = {"unknown", "in", "out"};

static void key(ro_out *o, const char *k) {
    ro_out_c(o, ",\"");
    ro_out_c(o, k);
    ro_out_c(o, "\":");
}

static void text(ro_out *o, const char *k, ro_str v) {
    key(o, k);
    ro_out_json(o, v);
}

static void flag(ro_out *o, const char *k, bool v) {
    key(o, k);
    ro_out_c(o, v ? "true" : "false");
}

static void number(ro_out *o, const char *k, size_t n) {
    key(o, k);
    ro_out_num(o, n);
}

static void letter(ro_out *o, size_t k) {
    char s[] = {'"', (char)('a' + k), '"', 0};
    ro_out_c(o, s);
}

/* "a":[0,9] */
static void side_span(ro_out *o, size_t k, ro_span s) {
    letter(o, k);
    ro_out_c(o, ":[");
    ro_out_num(o, s.lo);
    ro_out_c(o, ",");
    ro_out_num(o, s.hi);
    ro_out_c(o, "]");
}

static void accounts_in(ro_out *o, uint16_t in) {
    key(o, "in");
    const char *sep = "[";
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++)
        if (in >> k & 1) {
            ro_out_c(o, sep);
            letter(o, k);
            sep = ",";
        }
    ro_out_c(o, "]");
}

static ro_str day(const char *s) { return *s ? ro_str_c(s) : RO_NONE; }

static void account(ro_out *o, const ro_comparison *c, size_t k) {
    const ro_record *r = c->accounts[k];
    ro_out_c(o, k ? ",{\"id\":" : "{\"id\":");
    letter(o, k);
    text(o, "ref", c->refs[k]);
    text(o, "title", r->title.value);
    text(o, "publisher", r->publisher.value);
    text(o, "carrier", r->carrier.value);
    text(o, "date", day(*r->published.value ? r->published.value : r->meeting.value));
    key(o, "dates");
    ro_out_c(o, "{\"meeting\":");
    ro_out_json(o, day(r->meeting.value));
    text(o, "published", day(r->published.value));
    text(o, "captured", day(r->captured.value));
    ro_out_c(o, "}");
    text(o, "url", r->url);
    text(o, "sha256", ro_str_c(r->sha256));
    text(o, "text", r->text);
    ro_out_c(o, "}");
}

static void noise(ro_out *o, const ro_noise *n) {
    const struct {
        const char *k;
        uint32_t v;
    } all[] = {{"{\"pairs\":", n->pairs}, {",\"seen\":", n->seen}, {",\"class_seen\":", n->class_seen}};
    if (!n->known) return;
    key(o, "noise");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        ro_out_c(o, all[i].k);
        ro_out_num(o, all[i].v);
    }
    flag(o, "few", n->few);
    flag(o, "usual", n->usual);
    ro_out_c(o, "}");
}

static void edit(ro_out *o, const ro_edit *e, bool first) {
    ro_out_c(o, first ? "{\"kind\":\"" : ",{\"kind\":\"");
    ro_out_c(o, ro_edit_words[e->kind]);
    ro_out_c(o, "\"");
    text(o, "class", ro_str_c(e->klass));
    flag(o, "substantive", e->substantive);
    if (e->weight) number(o, "weight", e->weight);
    if (e->excuse) text(o, "excuse", ro_str_c(e->excuse));
    if (e->line) text(o, "line", ro_str_c(e->line));
    key(o, "spans");
    ro_out_c(o, "{");
    side_span(o, e->x, e->xspan);
    ro_out_c(o, ",");
    side_span(o, e->y, e->yspan);
    ro_out_c(o, "}");
    noise(o, &e->noise);
    if (e->decision) number(o, "decision", (size_t)e->decision), text(o, "judged", ro_str_c(e->judged));
    ro_out_c(o, "}");
}

/* "silence":{"c":{"scope":"in","reason":"...","weight":70}} of each account that lacks it. */
static void silence(ro_out *o, const ro_passage *p) {
    bool open = false;
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++) {
        if (!p->reasons[k]) continue;
        if (!open)
            key(o, "silence"), ro_out_c(o, "{");
        else
            ro_out_c(o, ",");
        open = true;
        letter(o, k);
        ro_out_c(o, ":{\"scope\":");
        ro_out_json(o, ro_str_c(COVER[p->covers[k]]));
        text(o, "reason", ro_str_c(p->reasons[k]));
        if (p->silences[k]) number(o, "weight", p->silences[k]);
        ro_out_c(o, "}");
    }
    if (open) ro_out_c(o, "}");
}

static void claim(ro_out *o, const ro_passage *p) {
    if (!p->weight) return;
    number(o, "weight", p->weight);
    text(o, "claim", ro_str_c(p->claim));
    if (!p->claim_why.rule) return;
    key(o, "because");
    ro_out_c(o, "{\"rule\":");
    ro_out_json(o, ro_str_c(p->claim_why.rule));
    key(o, "span");
    ro_out_c(o, "{");
    side_span(o, p->claim_in, p->claim_why.span);
    ro_out_c(o, "}}");
}

/* "a":"words" */
static void side_text(ro_out *o, size_t k, ro_str s) {
    letter(o, k);
    ro_out_c(o, ":");
    ro_out_json(o, s.n ? s : RO_NONE);
}

static void voiced(ro_out *o, const ro_voiced *v, bool first) {
    ro_out_c(o, first ? ",\"voiced\":[{\"kind\":" : ",{\"kind\":");
    ro_out_json(o, ro_str_c(v->kind));
    ro_out_c(o, ",\"who\":{");
    side_text(o, v->x, v->xwho);
    ro_out_c(o, ",");
    side_text(o, v->y, v->ywho);
    ro_out_c(o, "},\"spans\":{");
    if (v->xspan.lo != UINT32_MAX) side_span(o, v->x, v->xspan);
    if (v->xspan.lo != UINT32_MAX && v->yspan.lo != UINT32_MAX) ro_out_c(o, ",");
    if (v->yspan.lo != UINT32_MAX) side_span(o, v->y, v->yspan);
    ro_out_c(o, "}}");
}

static void listing(ro_out *o, const ro_listing *l, bool first) {
    ro_out_c(o, first ? ",\"changes\":[{\"what\":" : ",{\"what\":");
    ro_out_json(o, ro_str_c(l->what));
    ro_out_c(o, ",\"between\":[");
    letter(o, l->x);
    ro_out_c(o, ",");
    letter(o, l->y);
    ro_out_c(o, "]");
    if (l->klass) text(o, "class", ro_str_c(l->klass));
    flag(o, "substantive", l->substantive);
    ro_out_c(o, "}");
}

static void passage(ro_out *o, const ro_passage *p, bool first) {
    ro_out_c(o, first ? "{\"kind\":\"" : ",\n{\"kind\":\"");
    ro_out_c(o, KIND[p->kind]);
    ro_out_c(o, "\"");
    accounts_in(o, p->in);
    key(o, "spans");
    const char *sep = "{";
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++)
        if (p->in >> k & 1) {
            ro_out_c(o, sep);
            side_span(o, k, p->spans[k]);
            sep = ",";
        }
    ro_out_c(o, "}");
    char score[24];
    snprintf(score, sizeof score, ",\"score\":%.3f", p->kind == RO_ONLY ? 0.0 : p->score);
    flag(o, "moved", p->moved);
    ro_out_c(o, score);
    flag(o, "speaker_changed", p->speaker_changed);
    for (size_t i = 0; i < p->nvoiced; i++) voiced(o, &p->voiced[i], i == 0);
    if (p->nvoiced) ro_out_c(o, "]");
    if (p->kind == RO_ONLY) {
        text(o, "scope", ro_str_c(COVER[p->scope]));
        text(o, "reason", ro_str_c(p->reason));
        flag(o, "formula", p->formula);
    }
    silence(o, p);
    claim(o, p);
    key(o, "edits");
    ro_out_c(o, "[");
    for (size_t i = 0; i < p->nedits; i++) edit(o, &p->edits[i], i == 0);
    ro_out_c(o, "]}");
}

static void present(ro_out *o, const ro_present *p, bool first) {
    ro_out_c(o, first ? "{\"name\":" : ",{\"name\":");
    ro_out_json(o, p->name);
    text(o, "side", p->side);
    accounts_in(o, p->in);
    key(o, "titles");
    const char *sep = "{";
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++)
        if (p->in >> k & 1) {
            ro_out_c(o, sep);
            letter(o, k);
            ro_out_c(o, ":");
            ro_out_json(o, p->titles[k]);
            sep = ",";
        }
    ro_out_c(o, "}");
    key(o, "order");
    sep = "{";
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++)
        if (p->in >> k & 1) {
            ro_out_c(o, sep);
            letter(o, k);
            ro_out_c(o, ":");
            ro_out_num(o, p->order[k] > 0 ? (uint64_t)p->order[k] : 0);
            sep = ",";
        }
    ro_out_c(o, "}");
    key(o, "spans");
    sep = "{";
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++)
        if (p->in >> k & 1 && p->spans[k].lo != UINT32_MAX) {
            ro_out_c(o, sep);
            side_span(o, k, p->spans[k]);
            sep = ",";
        }
    ro_out_c(o, *sep == '{' ? "{}" : "}");
    if (p->group) flag(o, "group", true);
    for (size_t i = 0; i < p->nlistings; i++) listing(o, &p->listings[i], i == 0);
    if (p->nlistings) ro_out_c(o, "]");
    ro_out_c(o, "}");
}

static void counts(ro_out *o, const ro_counts *n) {
    const struct {
        const char *k;
        size_t v;
    } all[] = {{"{\"same\":", n->same},
               {",\"reworded\":", n->reworded},
               {",\"paraphrase\":", n->paraphrase},
               {",\"only\":", n->only},
               {",\"substantive_edits\":", n->substantive_edits},
               {",\"folded_edits\":", n->folded_edits}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        ro_out_c(o, all[i].k);
        ro_out_num(o, all[i].v);
    }
    ro_out_c(o, "}");
}

static void bytes(ro_out *o, const char *k, ro_span s) {
    if (s.lo == UINT32_MAX) return;
    key(o, k);
    ro_out_c(o, "[");
    ro_out_num(o, s.lo);
    ro_out_c(o, ",");
    ro_out_num(o, s.hi);
    ro_out_c(o, "]");
}

static void across(ro_out *o, const ro_across *x, bool first) {
    ro_out_c(o, first ? "{\"what\":" : ",{\"what\":");
    ro_out_json(o, ro_str_c(x->what));
    text(o, "of", x->of);
    text(o, "value", x->value);
    text(o, "from", x->by);
    key(o, "not_in");
    for (size_t i = 0; i < x->nsilent; i++) {
        ro_out_c(o, i ? "," : "[");
        ro_out_json(o, x->silent[i]);
    }
    ro_out_c(o, "]");
    text(o, "evidence", x->words);
    bytes(o, "span", x->why.span);
    bytes(o, "source", x->why.source);
    text(o, "rule", ro_str_c(x->why.rule));
    flag(o, "certain", x->why.certain);
    ro_out_c(o, "}");
}

static void first(ro_out *o, const ro_comparison *c) {
    ro_out_c(o, "{\"account\":");
    if (c->first < 0)
        ro_out_c(o, "null");
    else
        letter(o, (size_t)c->first);
    flag(o, "certain", c->first_certain);
    text(o, "why", c->first_why);
    ro_out_c(o, "}");
}

ro_status ro_comparison_json(ro_ctx *ctx, const ro_comparison *c, ro_sink sink) {
    ro_out o;
    ctx->error.status = RO_OK;
    ctx->error.text[0] = 0;
    ro_out_open(&o, sink);
    ro_out_c(&o, "{\"accounts\":[");
    for (size_t k = 0; k < c->naccounts; k++) account(&o, c, k);
    ro_out_c(&o, "],\n\"passages\":[");
    for (size_t i = 0; i < c->npassages; i++) passage(&o, &c->passages[i], i == 0);
    ro_out_c(&o, "],\n\"attendance\":[");
    for (size_t i = 0; i < c->nattendance; i++) present(&o, &c->attendance[i], i == 0);
    ro_out_c(&o, "],\n\"across\":[");
    for (size_t i = 0; i < c->nacross; i++) across(&o, &c->across[i], i == 0);
    ro_out_c(&o, "],\n\"first\":");
    first(&o, c);
    ro_out_c(&o, ",\n\"warnings\":[");
    for (size_t i = 0; i < c->nwarnings; i++) {
        if (i) ro_out_c(&o, ",");
        ro_out_json(&o, c->warnings[i]);
    }
    ro_out_c(&o, "],\n\"counts\":");
    counts(&o, &c->counts);
    ro_out_c(&o, "}");
    if (ro_out_close(&o)) return RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the comparison could not be written");
    return ctx->error.status = RO_IO;
}
