/* The three differences that matter most, on one screen: each with both quotes, whole sentences with the changed words marked,
 * the outlets and their dates. Fewer where fewer matter, and a plain sentence where none does: a list that is filled up would
 * lie.
 *
 * What matters is weighed by the comparison; silence counts where the other account covers that part of the event. */
#include "base/ctx.h"
#include "present/differences.h"
#include "present/terminal.h"

#include <stdio.h>

enum { THREE = 3, LIGHT = 20 }; /* lighter ones are matters of words */

struct brief {
    ro_differences *d;
    ro_term term;
    ro_out out;
};

static void line(struct brief *b, unsigned first, unsigned indent, ro_str s) {
    ro_term_blanks(&b->term, first);
    ro_term_line(&b->term, first, indent, s);
}

/* Its words with those that the other account does not have between marks. */
static void marked(struct brief *b, ro_buf *to, const ro_difference *f, unsigned k, unsigned other) {
    ro_str text = b->d->c->accounts[k]->text;
    ro_span s = ro_differences_sentence(b->d, k, f->p->spans[k]);
    ro_edit *e = RO_NEWS(b->d->arena, ro_edit, f->p->nedits + 1);
    size_t n = ro_view_edits(f->p, k, other, e, f->p->nedits);
    for (size_t i = 0; i < n; i++) {
        if (!e[i].substantive || e[i].xspan.lo < s.lo || e[i].xspan.lo == e[i].xspan.hi) continue;
        ro_term_words(to, ro_cut(text, (ro_span){s.lo, e[i].xspan.lo}));
        ro_buf_byte(to, k == f->x ? RO_TERM_GONE : RO_TERM_NEW);
        ro_buf_addc(to, k == f->x ? "[-" : "{+");
        ro_term_words(to, ro_cut(text, e[i].xspan));
        ro_buf_addc(to, k == f->x ? "-]" : "+}");
        ro_buf_byte(to, RO_TERM_END);
        s.lo = e[i].xspan.hi;
    }
    ro_term_words(to, ro_cut(text, s));
}

static void quote(struct brief *b, const ro_difference *f, unsigned k) {
    const ro_comparison *c = b->d->c;
    const ro_date *d = &c->accounts[k]->published;
    ro_buf s = {.arena = b->d->arena};
    ro_buf_printf(&s, "%c ", 'A' + (int)k);
    ro_term_words(&s, ro_view_name(c, k));
    if (*d->value) ro_buf_printf(&s, ", %s", d->value);
    ro_buf_addc(&s, ": ");
    if (f->who) {
        bool listed = f->who->in >> k & 1;
        if (listed && strcmp(f->listing->what, "moved") == 0) ro_buf_printf(&s, "%d in its list, ", f->who->order[k]);
        ro_str title = listed ? f->who->titles[k] : RO_S("not on its list");
        ro_term_words(&s, title.n ? title : RO_S("no title"));
    } else if (f->p->in >> k & 1) {
        marked(b, &s, f, k, k == f->x ? f->y : f->x);
    } else {
        ro_buf_printf(&s, "nothing of it%s%s", f->why ? "; " : "", f->why ? f->why : "");
    }
    line(b, 3, 5, ro_buf_str(&s));
}

static void heading(struct brief *b, const ro_difference *f, int n) {
    ro_buf s = {.arena = b->d->arena};
    ro_buf_printf(&s, "%d. ", n);
    if (f->who) {
        ro_term_words(&s, ro_differences_said(b->d->arena, f));
    } else {
        if (f->voiced)
            ro_term_words(&s, ro_differences_said(b->d->arena, f));
        else
            ro_buf_addc(&s, f->kind);
        if (f->klass && (f->edit || f->p->kind == RO_ONLY)) ro_buf_printf(&s, ": %s", f->klass);
        if (ro_view_elsewhere(f->p, f->x, f->y) && strcmp(f->kind, "moved") != 0) ro_buf_addc(&s, ", moved");
    }
    ro_out_c(&b->out, "\n");
    ro_term_colour(&b->term, RO_TERM_BOLD);
    line(b, 0, 3, ro_buf_str(&s));
    ro_term_colour(&b->term, RO_TERM_END);
}

static void end(struct brief *b, size_t shown, size_t matter) {
    const ro_counts *n = &b->d->c->counts;
    ro_str s;
    if (!n->reworded && !n->paraphrase && !n->only && !matter)
        s = RO_S("Word for word the same.");
    else if (!shown)
        s = ro_str_printf(b->d->arena, "Nothing of substance differs; %zu changes of words are of form or grammar.",
                          n->folded_edits);
    else if (matter > shown)
        s = ro_str_printf(b->d->arena, "%zu more differ; without --brief all of them are shown.", matter - shown);
    else
        s = RO_S("Nothing else of substance differs.");
    ro_out_c(&b->out, "\n");
    line(b, 0, 0, s);
}

ro_status ro_comparison_brief(ro_ctx *ctx, const ro_comparison *c, const ro_style *style, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    struct brief *b = RO_NEW(arena, struct brief);
    b->d = ro_differences_list(arena, c, false);
    ro_out_open(&b->out, sink);
    b->term = ro_term_of(&b->out, style);
    size_t shown = 0, matter = 0;
    for (size_t i = 0; i < c->nwarnings; i++)
        line(b, 0, 2, ro_str_printf(arena, "! %.*s", (int)c->warnings[i].n, c->warnings[i].p));
    line(b, 0, 2, c->first_why);
    for (size_t i = 0; i < b->d->n && b->d->v[i].weight >= LIGHT; i++, matter++) {
        const ro_difference *f = &b->d->v[i];
        if (shown == THREE) continue;
        heading(b, f, (int)++shown);
        quote(b, f, f->x);
        quote(b, f, f->y);
        if (f->why && !f->who && f->p->kind != RO_ONLY) line(b, 3, 5, ro_str_printf(arena, "(%s)", f->why));
    }
    end(b, shown, matter);
    bool ok = ro_out_close(&b->out);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the comparison could not be written");
    return ctx->error.status = RO_IO;
}
