/* A stage's output as plain text, for tests, bug reports and learners: readout dump STAGE FILE.
 *
 * page     each block of the page with its kind, flags, place in the capture and words; then what the page declares
 * clean    the title, what was cut and why, and the text paragraph by paragraph
 * units    sentences, one a line under their paragraph, with their words
 * record   the record as `read --json` gives it */
#include "api.h"
#include "clean/clean.h"

static void span(ro_buf *b, ro_span s) {
    if (s.lo == UINT32_MAX)
        ro_buf_addc(b, "[-]");
    else
        ro_buf_printf(b, "[%u %u]", s.lo, s.hi);
}

static const char *kind_word(ro_para_kind k) {
    static const char *const words[] = {"text", "heading", "item", "caption", "cell"};
    return (unsigned)k < sizeof words / sizeof *words ? words[k] : "?";
}

static void flags(ro_buf *b, uint32_t f) {
    static const char *const words[] = {"nav",  "header", "footer", "aside", "main",  "hidden",
                                        "form", "good",   "bad",    "link",  "break", "figure"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (f >> i & 1) ro_buf_printf(b, " %s", words[i]);
}

static void line(ro_buf *b, ro_str s) {
    ro_buf_byte(b, ' ');
    for (size_t i = 0; i < s.n; i++) ro_buf_byte(b, (unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F ? ' ' : s.p[i]);
    ro_buf_byte(b, '\n');
}

static void dump_page(ro_buf *b, const ro_page *p) {
    ro_buf_printf(b, "media %s, encoding %s, %zu blocks\n", p->media == RO_MEDIA_HTML ? "html" : "text", p->encoding, p->nblocks);
    for (size_t i = 0; i < p->nnotes; i++) ro_buf_addc(b, "note"), line(b, p->notes[i]);
    if (p->refused) ro_buf_printf(b, "refused %s\n", p->refused);
    for (size_t i = 0; i < p->nmeta; i++) {
        ro_buf_printf(b, "meta %.*s ", (int)p->meta[i].key.n, p->meta[i].key.p);
        span(b, p->meta[i].source);
        line(b, p->meta[i].value);
    }
    for (size_t i = 0; i < p->nblocks; i++) {
        const ro_block *k = &p->blocks[i];
        ro_buf_printf(b, "block %zu %s ", i, kind_word(k->kind));
        span(b, k->source);
        if (k->link_bytes) ro_buf_printf(b, " %u of %zu bytes linked", k->link_bytes, k->text.n);
        if (k->lead.lo != UINT32_MAX) ro_buf_addc(b, " bold "), span(b, k->lead);
        if (p->nelements) ro_buf_printf(b, " in %u <%s>", k->parent, p->elements[k->parent].tag);
        flags(b, k->flags);
        ro_buf_addc(b, ":");
        line(b, k->text);
    }
}

static void dump_clean(ro_buf *b, const ro_cleaned *c) {
    if (c->refused) ro_buf_printf(b, "refused %s\n", c->refused);
    if (c->title.value.p) ro_buf_printf(b, "title (%s)", c->title.why.rule), line(b, c->title.value);
    for (size_t i = 0; i < c->nfurniture; i++) {
        if (i == c->nlead) ro_buf_addc(b, "-- the text --\n");
        ro_buf_addc(b, "cut ");
        span(b, c->furniture[i].source);
        ro_buf_printf(b, " %s:", c->furniture[i].why);
        line(b, c->furniture[i].text);
    }
    for (size_t i = 0; i < c->nparagraphs; i++) {
        ro_buf_printf(b, "%s ", kind_word(c->paragraphs[i].kind));
        span(b, c->paragraphs[i].span);
        ro_buf_addc(b, " from ");
        span(b, c->paragraphs[i].source);
        ro_buf_addc(b, ":");
        line(b, ro_cut(c->text, c->paragraphs[i].span));
    }
}

static void dump_units(ro_buf *b, const ro_units *u) {
    for (size_t i = 0; i < u->nparas; i++) {
        ro_buf_printf(b, "paragraph %zu %s ", i, kind_word(u->paras[i].kind));
        span(b, u->paras[i].span);
        ro_buf_byte(b, '\n');
        for (size_t k = u->paras[i].sentence; k < u->paras[i].sentence + u->paras[i].nsentences; k++) {
            ro_buf_printf(b, "  sentence %zu ", k);
            span(b, u->sentences[k].span);
            ro_buf_printf(b, " %u words:", u->sentences[k].nwords);
            line(b, ro_cut(u->text, u->sentences[k].span));
        }
    }
}

static void dump_stage(ro_arena *a, const char *stage, const ro_capture *c, ro_sink out) {
    ro_buf b = {.arena = a};
    const ro_page *page = ro_page_read(a, c);
    if (strcmp(stage, "page") == 0) {
        dump_page(&b, page);
    } else {
        if (page->refused) ro_throw(a, RO_INPUT, "%.*s: %s", (int)c->file.n, c->file.p ? c->file.p : "", page->refused);
        const ro_cleaned *clean = ro_clean(a, page, c);
        if (strcmp(stage, "clean") == 0)
            dump_clean(&b, clean);
        else if (strcmp(stage, "units") == 0)
            dump_units(&b, ro_segment(a, clean->text, clean->paragraphs, clean->nparagraphs));
        else
            ro_throw(a, RO_USAGE, "%s: no such stage: one of page, clean, units, record", stage);
    }
    if (!out.write(out.user, ro_buf_str(&b).p, b.n)) ro_throw(a, RO_IO, "the output could not be written");
}

ro_status ro_dump(ro_ctx *ctx, const char *stage, const ro_capture *c, ro_sink out) {
    if (strcmp(stage, "record") == 0) {
        ro_account *acc = NULL;
        ro_status st = ro_account_read(ctx, c, &acc);
        if (st != RO_OK) return st;
        st = ro_record_json(ctx, ro_account_record(acc), true, out);
        ro_account_free(acc);
        if (st == RO_OK && !out.write(out.user, "\n", 1)) st = RO_IO;
        return st;
    }
    ro_arena *volatile a = ro_ctx_arena(ctx);
    if (!a) return ctx->error.status;
    if (RO_TRY(a)) return ro_ctx_gave_up(ctx, a);
    dump_stage(a, stage, c, out);
    ro_arena_free(a);
    return RO_OK;
}
