/* Topics by accounts, to be pasted: a row a claim, a column an account, its words or why it has none.
 *
 * Two forms. A small page whose only content is the table: opened in a browser, selected and copied it pastes as a table into
 * Word and into Docs, and Word opens it as it is. And text parted by tabs, which pastes into cells of a spreadsheet. Passages
 * that follow one another in one paragraph, and that the same accounts have, are one row. Formulas and what differs in nothing
 * are left out. Text of a page is escaped; tabs and line ends in it become blanks. */
#include "base/ctx.h"
#include "present/differences.h"

#include <stdio.h>

struct table {
    ro_out out;
    ro_arena *arena;
    const ro_comparison *c;
    bool html, noise; /* noise: an archive was asked how usual the changes are */
};

/* Passages [at, at + n) as one row. */
struct topic {
    const ro_passage *p;
    size_t n;
};

static void text(struct table *t, ro_str s) {
    if (t->html)
        ro_out_html(&t->out, s);
    else if (s.n && memchr("=+-@", s.p[0], 4))
        ro_out_c(&t->out, "'"), ro_out_add(&t->out, s);
    else
        ro_out_add(&t->out, s);
}

static void open_cell(struct table *t, const char *tag, bool first) { ro_out_c(&t->out, t->html ? tag : first ? "" : "\t"); }

static void close_cell(struct table *t, const char *tag) {
    if (t->html) ro_out_c(&t->out, tag);
}

static bool new_paragraph(const ro_record *r, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i + 1 < to; i++)
        if (r->text.p[i] == '\n' && r->text.p[i + 1] == '\n') return true;
    return false;
}

static bool follows(const ro_comparison *c, const ro_passage *p, const ro_passage *q) {
    if (p->in != q->in || p->kind != q->kind || q->formula) return false;
    for (size_t k = 0; k < c->naccounts; k++) {
        if (!(p->in >> k & 1)) continue;
        if (q->spans[k].lo < p->spans[k].hi || q->spans[k].lo - p->spans[k].hi > 2) return false;
        if (new_paragraph(c->accounts[k], p->spans[k].hi, q->spans[k].lo + 1)) return false;
    }
    return true;
}

static bool tells(const ro_passage *p) { return ro_view_weighty(p) && !p->formula; }

static void words(struct table *t, const struct topic *row, size_t k) {
    static const char *const cover[] = {"(not known whether it covers this)", "(silent)", "(out of scope)"};
    const ro_passage *last = row->p + row->n - 1;
    if (row->p->in >> k & 1)
        text(t, ro_str_blanks(t->arena, ro_cut(t->c->accounts[k]->text, (ro_span){row->p->spans[k].lo, last->spans[k].hi})));
    else
        ro_out_c(&t->out, cover[row->p->covers[k]]);
}

static const char *claim(const struct topic *row) {
    const ro_passage *best = row->p;
    for (size_t i = 1; i < row->n; i++)
        if (row->p[i].weight > best->weight) best = &row->p[i];
    return best->claim ? best->claim : "other";
}

/* Of each change of substance that enough earlier pairs tell something of: "frank / firm: in 2 of 240 pairs". */
static void usual(struct table *t, const struct topic *row) {
    ro_buf b = {.arena = t->arena};
    for (size_t i = 0; i < row->n; i++)
        for (size_t k = 0; k < row->p[i].nedits; k++) {
            const ro_edit *e = &row->p[i].edits[k];
            if (!e->substantive || !e->noise.known || e->noise.few) continue;
            ro_str x = ro_cut(t->c->accounts[e->x]->text, e->xspan), y = ro_cut(t->c->accounts[e->y]->text, e->yspan);
            if (b.n) ro_buf_addc(&b, "; ");
            ro_buf_add(&b, ro_str_blanks(t->arena, x.n ? x : RO_S("nothing")));
            ro_buf_addc(&b, " / ");
            ro_buf_add(&b, ro_str_blanks(t->arena, y.n ? y : RO_S("nothing")));
            ro_buf_addc(&b, ": ");
            ro_buf_add(&b, ro_view_noise(t->arena, e));
        }
    text(t, b.n ? ro_buf_str(&b) : RO_S(""));
}

static void put_row(struct table *t, const struct topic *row) {
    if (t->html) ro_out_c(&t->out, "<tr>");
    open_cell(t, "<th scope=\"row\">", true);
    ro_out_c(&t->out, claim(row));
    close_cell(t, "</th>");
    for (size_t k = 0; k < t->c->naccounts; k++) {
        open_cell(t, "<td>", false);
        words(t, row, k);
        close_cell(t, "</td>");
    }
    if (t->noise) open_cell(t, "<td>", false), usual(t, row), close_cell(t, "</td>");
    ro_out_c(&t->out, t->html ? "</tr>\n" : "\n");
}

static void head(struct table *t) {
    if (t->html)
        ro_out_c(&t->out, RO_PAGE_HEAD
                 "<title>What each account says</title><style>table{border-collapse:collapse;width:100%;table-layout:fixed}"
                 "td,th{border:1px solid #888;padding:.3em .5em;vertical-align:top;text-align:left;overflow-wrap:anywhere}"
                 "</style></head><body><table><thead><tr>");
    open_cell(t, "<th scope=\"col\">", true);
    ro_out_c(&t->out, "claim");
    close_cell(t, "</th>");
    for (size_t k = 0; k < t->c->naccounts; k++) {
        const ro_date *d = &t->c->accounts[k]->published;
        open_cell(t, "<th scope=\"col\">", false);
        text(t, ro_view_name(t->c, k));
        if (*d->value) ro_out_c(&t->out, ", "), ro_out_c(&t->out, d->value);
        close_cell(t, "</th>");
    }
    if (t->noise) open_cell(t, "<th scope=\"col\">", false), ro_out_c(&t->out, "how usual"), close_cell(t, "</th>");
    ro_out_c(&t->out, t->html ? "</tr></thead><tbody>\n" : "\n");
}

static bool noise_known(const ro_comparison *c) {
    for (size_t i = 0; i < c->npassages; i++)
        for (size_t k = 0; k < c->passages[i].nedits; k++) {
            const ro_noise *n = &c->passages[i].edits[k].noise;
            if (n->known && !n->few) return true;
        }
    return false;
}

static ro_status write_table(ro_ctx *ctx, const ro_comparison *c, ro_sink sink, bool html) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    struct table *t = RO_NEW(arena, struct table);
    t->arena = arena, t->c = c, t->html = html, t->noise = noise_known(c);
    ro_out_open(&t->out, sink);
    head(t);
    for (size_t i = 0; i < c->npassages;) {
        struct topic row = {&c->passages[i], 1};
        while (i + row.n < c->npassages && follows(c, &c->passages[i + row.n - 1], &c->passages[i + row.n])) row.n++;
        bool any = false;
        for (size_t k = 0; k < row.n; k++) any = any || tells(&row.p[k]);
        if (any) put_row(t, &row);
        i += row.n;
    }
    if (html) ro_out_c(&t->out, "</tbody></table></body></html>\n");
    bool ok = ro_out_close(&t->out);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the table could not be written");
    return ctx->error.status = RO_IO;
}

ro_status ro_comparison_table(ro_ctx *ctx, const ro_comparison *c, ro_sink sink) { return write_table(ctx, c, sink, true); }

ro_status ro_comparison_tabs(ro_ctx *ctx, const ro_comparison *c, ro_sink sink) { return write_table(ctx, c, sink, false); }
