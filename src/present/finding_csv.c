/* What a search found, for a spreadsheet: one row a hit. The rules of the other tables hold: RFC 4180, byte order mark, no cell
 * that runs, each row on one line. Here the words found stand between « and ». */
#include "base/ctx.h"
#include "present/out.h"

#include <stdio.h>

static const char HEAD[] = "date,publisher,title,account,statement,speakers,side,mode,words,score\r\n";

static void cell(ro_out *o, ro_str s) {
    ro_out_csv(o, s.p ? s : RO_S(""));
    ro_out_c(o, ",");
}

static ro_str marked(ro_arena *a, ro_str snippet) {
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < snippet.n; i++)
        if (snippet.p[i] == 1 || snippet.p[i] == 2)
            ro_buf_addc(&b, snippet.p[i] == 1 ? "«" : "»");
        else
            ro_buf_byte(&b, snippet.p[i]);
    return ro_buf_str(&b);
}

static void row(ro_out *o, ro_arena *a, const ro_hit *h) {
    char number[24] = "", score[32];
    if (h->statement) snprintf(number, sizeof number, "%zu", h->statement);
    snprintf(score, sizeof score, "%.4f", 0 - h->rank);
    cell(o, h->date);
    cell(o, h->publisher);
    cell(o, h->title);
    cell(o, h->account);
    cell(o, ro_str_c(number));
    cell(o, h->speakers);
    cell(o, h->side);
    cell(o, h->statement ? ro_str_c(ro_mode_words[h->mode]) : RO_S(""));
    cell(o, marked(a, h->snippet));
    ro_out_csv(o, ro_str_c(score));
    ro_out_c(o, "\r\n");
}

ro_status ro_hit_csv(ro_ctx *ctx, const ro_hit *h, ro_sink sink) {
    ro_arena *a = ro_ctx_arena(ctx);
    ro_out o;
    if (!a) return RO_NOMEM;
    if (RO_TRY(a)) return ro_ctx_gave_up(ctx, a);
    ro_out_open(&o, sink);
    if (h)
        row(&o, a, h);
    else
        ro_out_c(&o, "\xEF\xBB\xBF"), ro_out_c(&o, HEAD);
    if (!ro_out_close(&o)) ro_throw(a, RO_IO, "the table could not be written");
    ro_arena_free(a);
    return RO_OK;
}
