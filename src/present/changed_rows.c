/* What happened to a page over time, for programs: as JSON, one object a page; and as a table, a row a change, in which a page
 * that went and came back has rows too (RFC 4180, byte order mark, no formulas). Decides nothing. */
#include "base/ctx.h"
#include "present/changed.h"
#include "present/json.h"

#include <stdio.h>

/* ---- JSON ------------------------------------------------------------------------------------------------------------ */

static void put_change(ro_json *j, ro_differences *d, const ro_difference *f) {
    ro_json_open(j, NULL, '{');
    ro_json_word(j, "kind", ro_changed_kind(f));
    ro_json_word(j, "class", f->klass);
    ro_json_flag(j, "substantive", !ro_changed_folded(f));
    ro_json_num(j, "weight", f->weight);
    if (f->who || f->voiced) ro_json_str(j, "said", ro_differences_said(d->arena, f));
    for (unsigned k = 0; k < 2; k++) {
        ro_str words = ro_changed_words(d, f, k);
        ro_span s = ro_differences_span(f, k);
        ro_json_str(j, k ? "after" : "before", words.n ? words : RO_NONE);
        if (s.lo == UINT32_MAX) continue;
        ro_json_open(j, k ? "after_span" : "before_span", '[');
        ro_json_num(j, NULL, s.lo);
        ro_json_num(j, NULL, s.hi);
        ro_json_close(j, ']');
    }
    ro_json_close(j, '}');
}

static void put_changes(ro_json *j, ro_arena *a, const ro_changed *c, size_t i) {
    const ro_page_version *v = &c->history->versions[i], *before = ro_changed_before(c->history, i);
    ro_differences *d = ro_changed_list(a, c, i);
    ro_json_flag(j, "announced", ro_changed_announced(v, before));
    ro_json_open(j, "changes", '[');
    for (size_t k = 0; d && k < d->n; k++) put_change(j, d, &d->v[k]);
    ro_json_close(j, ']');
}

static void put_version(ro_json *j, ro_arena *a, const ro_changed *c, size_t i) {
    const ro_page_version *v = &c->history->versions[i];
    ro_json_open(j, NULL, '{');
    ro_json_word(j, "event", v->event);
    ro_json_flag(j, "returned", v->returned);
    ro_json_str(j, "captured", v->captured);
    ro_json_str(j, "first_seen", v->first_seen);
    if (v->wording)
        ro_json_num(j, "wording", (int64_t)v->wording);
    else
        ro_json_null(j, "wording");
    ro_json_str(j, "title", v->title);
    ro_json_str(j, "published", v->published);
    ro_json_str(j, "modified", v->modified);
    ro_json_num(j, "words", (int64_t)v->words);
    if (v->status)
        ro_json_num(j, "status", v->status);
    else
        ro_json_null(j, "status");
    ro_json_str(j, "refused", v->refused);
    ro_json_str(j, "sha256", v->sha256);
    ro_json_str(j, "file", v->file);
    ro_json_str(j, "url", v->url);
    if (strcmp(v->event, "edited") == 0 || strcmp(v->event, "restored") == 0) put_changes(j, a, c, i);
    ro_json_close(j, '}');
}

static void put_wording(ro_json *j, const ro_history *h, size_t i) {
    const ro_page_wording *w = &h->wordings[i];
    const ro_page_version *first = &h->versions[w->first], *last = &h->versions[w->last];
    ro_json_open(j, NULL, '{');
    ro_json_num(j, "wording", (int64_t)i + 1);
    ro_json_str(j, "first", first->captured);
    ro_json_str(j, "last", last->captured);
    ro_json_num(j, "captures", (int64_t)w->captures);
    ro_json_num(j, "words", (int64_t)first->words);
    ro_json_str(j, "title", first->title);
    ro_json_str(j, "sha256", first->sha256);
    ro_json_close(j, '}');
}

static void put_history(ro_json *j, ro_arena *a, const ro_changed *c) {
    const ro_history *h = c->history;
    ro_json_open(j, NULL, '{');
    ro_json_str(j, "id", h->id);
    ro_json_str(j, "title", h->title);
    ro_json_str(j, "publisher", h->publisher);
    ro_json_str(j, "url", h->url);
    ro_json_flag(j, "dated", h->dated);
    ro_json_num(j, "edited", (int64_t)h->edited);
    ro_json_num(j, "gone", (int64_t)h->gone);
    ro_json_num(j, "returned", (int64_t)h->returned);
    ro_json_open(j, "others", '[');
    for (size_t i = 0; i < h->nothers; i++) ro_json_str(j, NULL, h->others[i]);
    ro_json_close(j, ']');
    ro_json_open(j, "wordings", '[');
    for (size_t i = 0; i < h->nwordings; i++) put_wording(j, h, i);
    ro_json_close(j, ']');
    ro_json_open(j, "captures", '[');
    for (size_t i = 0; i < h->nversions; i++) put_version(j, a, c, i);
    ro_json_close(j, ']');
    ro_json_close(j, '}');
}

static ro_status ended(ro_ctx *ctx, ro_arena *arena, bool ok) {
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the changes could not be written");
    return ctx->error.status = RO_IO;
}

ro_status ro_changed_json(ro_ctx *ctx, const ro_changed *c, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_json *j = RO_NEW(arena, ro_json);
    ro_json_start(j, false, sink);
    put_history(j, arena, c);
    return ended(ctx, arena, ro_json_end(j));
}

/* ---- the table ------------------------------------------------------------------------------------------------------- */

static const char HEAD[] =
    "\xEF\xBB\xBF"
    "account,title,publisher,url,event,captured before,captured,page says so,kind,class,substantive,before,"
    "after,sentence before,sentence after,sha256 before,sha256,reason\r\n";

struct sheet {
    ro_out out;
    ro_arena *arena;
    const ro_history *h;
    const ro_page_version *v, *before;
};

static void cell(struct sheet *s, ro_str v) {
    ro_out_c(&s->out, ",");
    ro_out_csv(&s->out, v.p ? v : RO_S(""));
}

static void word(struct sheet *s, const char *v) { cell(s, v ? ro_str_c(v) : RO_S("")); }

static void page(struct sheet *s) {
    ro_out_csv(&s->out, s->h->id);
    cell(s, s->h->title);
    cell(s, s->h->publisher);
    cell(s, s->h->url);
    word(s, s->v->returned && strcmp(s->v->event, "same") == 0 ? "returned" : s->v->event);
    cell(s, s->before ? s->before->captured : RO_NONE);
    cell(s, s->v->captured);
    word(s, !s->before || s->v->refused.p ? "" : ro_changed_announced(s->v, s->before) ? "yes" : "no");
}

static void end(struct sheet *s) {
    cell(s, s->before ? s->before->sha256 : RO_NONE);
    cell(s, s->v->sha256);
    cell(s, s->v->refused);
    ro_out_c(&s->out, "\r\n");
}

static ro_str sentence(ro_differences *d, const ro_difference *f, unsigned k) {
    ro_span s = ro_differences_span(f, k);
    if (f->who || s.lo == UINT32_MAX) return RO_NONE;
    return ro_str_blanks(d->arena, ro_cut(d->c->accounts[k]->text, ro_differences_sentence(d, k, s)));
}

static void change(struct sheet *s, ro_differences *d, const ro_difference *f) {
    page(s);
    word(s, ro_changed_kind(f));
    word(s, f->klass);
    word(s, ro_changed_folded(f) ? "no" : "yes");
    cell(s, ro_changed_words(d, f, 0));
    cell(s, ro_changed_words(d, f, 1));
    cell(s, sentence(d, f, 0));
    cell(s, sentence(d, f, 1));
    end(s);
}

/* A change of what stands beside the text, or, kind NULL, that it went or came back. */
static void field(struct sheet *s, const char *kind, ro_str was, ro_str is) {
    page(s);
    word(s, kind);
    word(s, NULL);
    word(s, kind ? "yes" : NULL);
    cell(s, was);
    cell(s, is);
    word(s, NULL);
    word(s, NULL);
    end(s);
}

static void rows(struct sheet *s, const ro_changed *c, size_t i) {
    s->v = &s->h->versions[i], s->before = ro_changed_before(s->h, i);
    ro_differences *d = ro_changed_list(s->arena, c, i);
    bool gone = s->v->refused.p && (!i || !s->v[-1].refused.p);
    if (gone || (s->v->returned && !d)) field(s, NULL, RO_NONE, RO_NONE);
    if (!s->before || s->v->refused.p) return;
    if (!ro_str_eq(s->before->title, s->v->title)) field(s, "title of the page", s->before->title, s->v->title);
    if (!ro_str_eq(s->before->published, s->v->published)) field(s, "day of publication", s->before->published, s->v->published);
    for (size_t k = 0; d && k < d->n; k++) change(s, d, &d->v[k]);
}

ro_status ro_changed_csv(ro_ctx *ctx, const ro_changed *c, bool head, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    struct sheet *s = RO_NEW(arena, struct sheet);
    s->arena = arena, s->h = c->history;
    ro_out_open(&s->out, sink);
    if (head) ro_out_c(&s->out, HEAD);
    for (size_t i = 0; i < c->history->nversions; i++) rows(s, c, i);
    return ended(ctx, arena, ro_out_close(&s->out));
}
