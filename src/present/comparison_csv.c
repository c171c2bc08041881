/* The differences for a spreadsheet: RFC 4180 with a byte order mark, one row a difference, the heaviest first, folded ones last.
 *
 * Excel takes a CSV for UTF-8 only with the mark, and runs a cell that opens with one of "=+-@" as a formula: such cells get an
 * apostrophe, as in export --excel. More than two accounts give a row a pair: a and b are the columns, the letter says which
 * account each is. Sentences are whole, however small the change in them. */
#include "base/ctx.h"
#include "present/differences.h"

#include <stdio.h>

static const char HEAD[] = "number,kind,class,substantive,weight,claim,moved,speaker changed,a,b,outlet a,outlet b,published a,"
                           "published b,speaker a,speaker b,words a,words b,sentence a,sentence b,span a,span b,explanation,"
                           "source a,source b,sha256 a,sha256 b,how usual,decided\r\n";

struct sheet {
    ro_out out;
    ro_differences *d;
    bool first; /* in the row */
};

static void cell(struct sheet *s, ro_str v) {
    if (!s->first) ro_out_c(&s->out, ",");
    s->first = false;
    ro_out_csv(&s->out, v);
}

static void word(struct sheet *s, const char *v) { cell(s, v ? ro_str_c(v) : RO_S("")); }

static void figure(struct sheet *s, size_t n) {
    if (!s->first) ro_out_c(&s->out, ",");
    s->first = false;
    ro_out_num(&s->out, n);
}

static void day(struct sheet *s, const ro_date *d) {
    ro_str day = ro_view_day(s->d->arena, d);
    cell(s, day.n ? day : RO_S(""));
}

static bool has(const ro_difference *f, unsigned k) { return f->p && f->p->in >> k & 1; }

static ro_str cut(const struct sheet *s, ro_span at, unsigned k) {
    return at.lo == UINT32_MAX ? RO_S("") : ro_cut(s->d->c->accounts[k]->text, at);
}

/* The words that differ; of a passage as a whole, its words; of a person, the entry, and its place where that differs. */
static ro_str words(struct sheet *s, const ro_difference *f, unsigned k) {
    ro_str w = ro_str_blanks(s->d->arena, cut(s, ro_differences_span(f, k), k));
    if (!f->who || !w.n || strcmp(f->listing->what, "moved") != 0) return w;
    return ro_str_printf(s->d->arena, "%d. %.*s", f->who->order[k], (int)w.n, w.p);
}

/* The name, of a person: a list of many would be told again and again. */
static ro_str sentence(struct sheet *s, const ro_difference *f, unsigned k) {
    if (f->who) return f->who->in >> k & 1 ? f->who->name : RO_S("");
    return has(f, k) ? ro_str_blanks(s->d->arena, cut(s, ro_differences_sentence(s->d, k, f->p->spans[k]), k)) : RO_S("");
}

static void speaker(struct sheet *s, const ro_difference *f, unsigned k) {
    ro_str who = RO_S("");
    if (f->voiced)
        who = f->voiced->x == k ? f->voiced->xwho : f->voiced->ywho;
    else if (has(f, k))
        who = ro_differences_speaker(s->d, k, f->p->spans[k]);
    cell(s, who.n ? who : RO_S(""));
}

static void span(struct sheet *s, const ro_difference *f, unsigned k) {
    ro_span v = ro_differences_span(f, k);
    if (v.lo == UINT32_MAX)
        word(s, "");
    else
        cell(s, ro_str_printf(s->d->arena, "%u:%u", v.lo, v.hi));
}

static void letter(struct sheet *s, unsigned k) { cell(s, (ro_str){&"ABCDEFGHIJ"[k], 1}); }

static bool voiced_between(const ro_difference *f) {
    for (size_t i = 0; f->p && i < f->p->nvoiced; i++)
        if (f->p->voiced[i].x == f->x && f->p->voiced[i].y == f->y) return true;
    return false;
}

static void row(struct sheet *s, const ro_difference *f, size_t n) {
    const ro_comparison *c = s->d->c;
    const unsigned side[2] = {f->x, f->y};
    s->first = true;
    figure(s, n);
    word(s, f->kind);
    word(s, f->klass);
    word(s, f->substantive ? "yes" : "no");
    figure(s, f->weight);
    word(s, f->p ? f->p->claim : NULL);
    word(s, f->p && ro_view_elsewhere(f->p, f->x, f->y) ? "yes" : "no");
    word(s, voiced_between(f) ? "yes" : "no");
    for (int i = 0; i < 2; i++) letter(s, side[i]);
    for (int i = 0; i < 2; i++) cell(s, ro_view_name(c, side[i]));
    for (int i = 0; i < 2; i++) day(s, &c->accounts[side[i]]->published);
    for (int i = 0; i < 2; i++) speaker(s, f, side[i]);
    for (int i = 0; i < 2; i++) cell(s, words(s, f, side[i]));
    for (int i = 0; i < 2; i++) cell(s, sentence(s, f, side[i]));
    for (int i = 0; i < 2; i++) span(s, f, side[i]);
    word(s, f->why);
    for (int i = 0; i < 2; i++) cell(s, c->refs[side[i]]);
    for (int i = 0; i < 2; i++) word(s, c->accounts[side[i]]->sha256);
    ro_str noise = f->edit ? ro_view_noise(s->d->arena, f->edit) : RO_NONE;
    cell(s, noise.n ? noise : RO_S(""));
    word(s, f->edit ? f->edit->judged : NULL);
    ro_out_c(&s->out, "\r\n");
}

ro_status ro_comparison_csv(ro_ctx *ctx, const ro_comparison *c, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    struct sheet *s = RO_NEW(arena, struct sheet);
    s->d = ro_differences_list(arena, c, true);
    ro_out_open(&s->out, sink);
    ro_out_c(&s->out, "\xEF\xBB\xBF");
    ro_out_c(&s->out, HEAD);
    for (size_t i = 0; i < s->d->n; i++) row(s, &s->d->v[i], i + 1);
    bool ok = ro_out_close(&s->out);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the table could not be written");
    return ctx->error.status = RO_IO;
}
