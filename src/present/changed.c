/* What happened to a page over time, for a terminal: a line a capture, and under it what was reworded, dropped and added.
 *
 * In: a history and, of each version that was edited, its comparison with the one before. Captures that say the same are told in
 * one line. A page may say that it was changed ("modified"); where it does not, the edit is a silent one, and that is said. What
 * is of form or grammar is counted, and shown with `all`. */
#include "present/changed.h"
#include "base/ctx.h"
#include "present/terminal.h"

#include <stdio.h>

enum { LONG = 400 }; /* bytes of words that are shown of a change; the rest is in the JSON and the table */

/* ---- what all views say -------------------------------------------------------------------------------------------- */

const ro_page_version *ro_changed_before(const ro_history *h, size_t i) {
    while (i--)
        if (!h->versions[i].refused.p) return &h->versions[i];
    return NULL;
}

ro_differences *ro_changed_list(ro_arena *a, const ro_changed *c, size_t i) {
    return c->changed[i] ? ro_differences_list(a, c->changed[i], true) : NULL;
}

ro_str ro_changed_words(ro_differences *d, const ro_difference *f, unsigned which) {
    ro_span s = ro_differences_span(f, which);
    return s.lo == UINT32_MAX ? RO_S("") : ro_str_blanks(d->arena, ro_cut(d->c->accounts[which]->text, s));
}

const char *ro_changed_kind(const ro_difference *f) {
    if (f->edit || f->who || f->voiced) return f->kind;
    if (f->p->in == 1) return "dropped";
    return f->p->in == 2 ? "added" : f->kind;
}

bool ro_changed_folded(const ro_difference *f) { return (f->edit || f->who) && !f->substantive; }

bool ro_changed_announced(const ro_page_version *now, const ro_page_version *before) {
    return now->modified.n && !ro_str_eq(now->modified, before->modified);
}

/* ---- one change ---------------------------------------------------------------------------------------------------- */

struct telling {
    const ro_changed *c;
    const ro_style *style;
    ro_arena *arena;
    ro_out out;
    ro_term term;
};

static void line(struct telling *t, unsigned indent, ro_str s) {
    ro_term_blanks(&t->term, indent);
    ro_term_line(&t->term, indent, indent + 2, s);
}

static void add_words(ro_buf *b, ro_str words, char mark) {
    size_t n = words.n;
    while (n > LONG || (n < words.n && ((unsigned char)words.p[n] & 0xC0) == 0x80)) n = n > LONG ? LONG : n - 1;
    ro_buf_byte(b, mark);
    ro_term_words(b, (ro_str){words.p, n});
    if (n < words.n) ro_buf_addc(b, " ...");
    ro_buf_byte(b, RO_TERM_END);
}

/* The words around an edit, to see what it is an edit of. */
static void add_sentence(struct telling *t, ro_buf *b, ro_differences *d, const ro_difference *f) {
    ro_span s = ro_differences_span(f, 1), whole = ro_differences_sentence(d, 1, s);
    if (whole.hi - whole.lo > LONG || whole.hi - whole.lo <= s.hi - s.lo) return;
    ro_str text = d->c->accounts[1]->text;
    ro_buf_addc(b, ": ");
    ro_term_words(b, ro_str_blanks(t->arena, ro_cut(text, whole)));
}

static void tell_change(struct telling *t, ro_differences *d, const ro_difference *f) {
    ro_buf b = {.arena = t->arena};
    ro_str was = ro_changed_words(d, f, 0), is = ro_changed_words(d, f, 1);
    bool whole = !f->edit && !f->who && !f->voiced;
    if (f->who || f->voiced) {
        ro_term_words(&b, ro_differences_said(t->arena, f));
    } else if (!was.n || !is.n) {
        ro_buf_addc(&b, was.n ? "dropped: " : "added: ");
        add_words(&b, was.n ? was : is, was.n ? RO_TERM_GONE : RO_TERM_NEW);
        if (f->edit) add_sentence(t, &b, d, f);
    } else if (whole && strcmp(f->kind, "moved") == 0) {
        ro_buf_addc(&b, "moved: ");
        add_words(&b, is, RO_TERM_DIM);
    } else {
        add_words(&b, was, RO_TERM_GONE);
        ro_buf_addc(&b, " → ");
        add_words(&b, is, RO_TERM_NEW);
        if (f->edit) ro_buf_printf(&b, " (%s)", ro_view_edit(f->edit));
        if (f->edit) add_sentence(t, &b, d, f);
    }
    if (f->edit && f->edit->judged) ro_buf_addc(&b, " ("), ro_term_words(&b, ro_str_c(f->edit->judged)), ro_buf_addc(&b, ")");
    line(t, 12, ro_buf_str(&b));
}

/* ---- one capture --------------------------------------------------------------------------------------------------- */

static void add_field(ro_buf *b, const char *what, ro_str was, ro_str is) {
    if (ro_str_eq(was, is)) return;
    ro_buf_printf(b, "%s: ", what);
    add_words(b, was.n ? was : RO_S("not given"), RO_TERM_GONE);
    ro_buf_addc(b, " → ");
    add_words(b, is.n ? is : RO_S("not given"), RO_TERM_NEW);
}

static void tell_fields(struct telling *t, const ro_page_version *v, const ro_page_version *before) {
    ro_buf b = {.arena = t->arena};
    add_field(&b, "title", before->title, v->title);
    if (b.n) line(t, 12, ro_buf_str(&b));
    b.n = 0;
    add_field(&b, "day of publication", before->published, v->published);
    if (b.n) line(t, 12, ro_buf_str(&b));
}

static void tell_edit(struct telling *t, ro_buf *b, size_t i) {
    const ro_page_version *v = &t->c->history->versions[i], *before = ro_changed_before(t->c->history, i);
    ro_differences *d = ro_changed_list(t->arena, t->c, i);
    size_t folded = 0, judged = 0, n = d ? d->n : 0;
    for (size_t k = 0; k < n; k++) {
        folded += ro_changed_folded(&d->v[k]);
        judged += ro_changed_folded(&d->v[k]) && d->v[k].edit && d->v[k].edit->judged;
    }
    bool told = ro_changed_announced(v, before);
    ro_buf_addc(b, told ? "edited: " : "edited silently: ");
    if (!n)
        ro_buf_addc(b, "the words of the text are the same");
    else
        ro_buf_printf(b, "%zu %s of substance", n - folded, n - folded == 1 ? "change" : "changes");
    if (folded > judged) ro_buf_printf(b, ", %zu of form or grammar", folded - judged);
    if (judged) ro_buf_printf(b, ", %zu taken for noise by decision", judged);
    if (told) ro_buf_addc(b, "; the page says so, "), ro_term_words(b, v->modified);
    line(t, 0, ro_buf_str(b));
    tell_fields(t, v, before);
    for (size_t k = 0; k < n; k++)
        if (!ro_changed_folded(&d->v[k]) || t->style->all) tell_change(t, d, &d->v[k]);
}

static void add_reason(ro_buf *b, const ro_page_version *v) {
    if (v->status) ro_buf_printf(b, "HTTP %d, ", v->status);
    ro_term_words(b, v->refused);
}

/* Version i, and those after it that say nothing new; the next one is returned. */
static size_t tell_capture(struct telling *t, size_t i) {
    const ro_history *h = t->c->history;
    const ro_page_version *v = &h->versions[i], *before = ro_changed_before(h, i);
    ro_buf b = {.arena = t->arena};
    size_t next = i + 1, n = 0;
    ro_buf_printf(&b, "%-10.*s  ", v->captured.n < 10 ? (int)v->captured.n : 10, v->captured.n ? v->captured.p : "");
    if (!v->captured.n) ro_buf_addc(&b, "(no day)  ");
    if (v->returned) ro_buf_addc(&b, "back; ");
    bool restored = strcmp(v->event, "restored") == 0;
    if (restored) ro_buf_printf(&b, "wording %zu again; ", v->wording);
    if (restored || strcmp(v->event, "edited") == 0) {
        tell_edit(t, &b, i);
        return next;
    }
    if (v->refused.p) {
        ro_buf_addc(&b, "gone: ");
        add_reason(&b, v);
    } else if (!before) {
        ro_buf_printf(&b, "%zu words", v->words);
    } else {
        ro_buf_addc(&b, strcmp(v->event, "same") == 0 ? "the same bytes" : "the same words; only the page around them changed");
    }
    while (next < h->nversions && strcmp(h->versions[next].event, v->event) == 0 && !h->versions[next].returned) next++;
    n = next - i - 1;
    if (n && h->versions[next - 1].captured.n)
        ro_buf_printf(&b, "; so still on %.10s", ro_str_dup(t->arena, h->versions[next - 1].captured).p);
    line(t, 0, ro_buf_str(&b));
    if (before && !v->refused.p) tell_fields(t, v, before);
    return next;
}

static void heading(struct telling *t) {
    const ro_history *h = t->c->history;
    ro_buf b = {.arena = t->arena};
    ro_term_colour(&t->term, RO_TERM_BOLD);
    ro_term_words(&b, h->title.n ? h->title : RO_S("(no title)"));
    line(t, 0, ro_buf_str(&b));
    ro_term_colour(&t->term, RO_TERM_END);
    b.n = 0;
    ro_buf_add(&b, h->id);
    if (h->publisher.n) ro_buf_addc(&b, ", "), ro_term_words(&b, h->publisher);
    line(t, 0, ro_buf_str(&b));
    b.n = 0;
    ro_term_words(&b, h->url);
    if (b.n) ro_out_add(&t->out, ro_buf_str(&b)), ro_out_c(&t->out, "\n"); /* whole, so that it can be clicked */
    b.n = 0;
    ro_buf_printf(&b, "%zu %s, %zu %s", h->nversions, h->nversions == 1 ? "capture" : "captures", h->nwordings,
                  h->nwordings == 1 ? "wording" : "wordings");
    if (!h->dated) ro_buf_addc(&b, "; not every capture has a day, so they stand in the order in which they came");
    for (size_t i = 0; i < h->nothers; i++)
        ro_buf_printf(&b, "%s%.*s", i ? ", " : "; at this address stood another account too: ", (int)h->others[i].n,
                      h->others[i].p);
    line(t, 0, ro_buf_str(&b));
}

ro_status ro_changed_text(ro_ctx *ctx, const ro_changed *c, const ro_style *style, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    struct telling *t = RO_NEW(arena, struct telling);
    t->c = c, t->style = style, t->arena = arena;
    ro_out_open(&t->out, sink);
    t->term = ro_term_of(&t->out, style);
    heading(t);
    for (size_t i = 0; i < c->history->nversions;) i = tell_capture(t, i);
    ro_out_c(&t->out, "\n");
    bool ok = ro_out_close(&t->out);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the changes could not be written");
    return ctx->error.status = RO_IO;
}
