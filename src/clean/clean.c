/* A page into the account's own text.
 *
 * look.c says what each block seems to be, choose.c takes the run of blocks that is the account, title.c finds the headline,
 * assemble.c joins the text. Here the pieces are put together, and every block that was left out is written down as furniture
 * with its reason and its words: dates, places and publishers are read from there. */
#include "clean/clean.h"

#include "clean/assemble.h"
#include "clean/refuse.h"

/* An agency's "-0-" behind the last sentence is cut off its block and becomes furniture. */
static ro_furniture cut_end_mark(const ro_page *p, const ro_choice *c, size_t i) {
    static const char *const marks[] = {" -0-", " -30-", " ###", " (END)", " -End-", " -END-"};
    ro_block *b = &p->blocks[i];
    ro_furniture f = {.why = NULL};
    for (size_t m = 0; m < sizeof marks / sizeof *marks && c->keep[i]; m++) {
        uint32_t n = (uint32_t)strlen(marks[m]);
        if (b->text.n < n + 2 || !ro_str_ends(b->text, marks[m])) continue;
        f.text = (ro_str){b->text.p + b->text.n - n + 1, n - 1};
        f.source = ro_runs_source(b->runs, b->nruns, (ro_span){(uint32_t)b->text.n - n + 1, (uint32_t)b->text.n});
        f.why = "end mark";
        b->text.n -= n;
    }
    return f;
}

static void keep_furniture(ro_arena *a, const ro_page *p, const ro_choice *c, long title, ro_cleaned *out) {
    RO_VEC(ro_furniture) f = {0};
    for (size_t i = 0; i < p->nblocks; i++) {
        if (i == c->lo) out->nlead = f.n;
        ro_furniture mark = cut_end_mark(p, c, i);
        if (mark.why) RO_PUSH(a, f) = mark;
        if (c->keep[i] || (long)i == title) continue;
        RO_PUSH(a, f) = (ro_furniture){p->blocks[i].source, ro_str_blanks(a, p->blocks[i].text), c->why[i]};
    }
    if (c->lo >= p->nblocks) out->nlead = f.n;
    out->furniture = f.v;
    out->nfurniture = f.n;
}

/* The words of a title, composed and with plain blanks. */
static ro_value title_value(ro_arena *a, const ro_headline *h) {
    return (ro_value){ro_str_blanks(a, ro_nfc(a, h->words)), {RO_NOSPAN, h->source, h->rule, h->certain}};
}

const ro_cleaned *ro_clean_knowing(ro_arena *a, const ro_page *page, const ro_capture *capture, const ro_knowledge *know) {
    ro_cleaned *out = RO_NEW(a, ro_cleaned);
    page = ro_join_broken(a, page);
    ro_look *look = ro_look_all(a, page);
    ro_choice choice;
    ro_choose(a, page, look, &choice);
    ro_headline h = ro_choose_title(page, look, &choice, capture);
    ro_choose_lead(page, look, &choice, &h);
    if (h.block >= 0) choice.keep[h.block] = false;
    if (h.rule) out->title = title_value(a, &h);
    out->lines = ro_lines_of(a, page, look, &choice);
    if (know) ro_know(a, page, look, &choice, know);
    keep_furniture(a, page, &choice, h.block, out);
    ro_assemble(a, page, choice.keep, out);
    ro_verdict v = ro_refuse(a, &(ro_seen){capture, page, look, &choice, &h});
    out->refused = v.why;
    out->refusal = v.kind;
    out->cut = v.cut;
    return out;
}

ro_span ro_runs_source(const ro_run *runs, size_t n, ro_span text) {
    if (text.lo == UINT32_MAX || !n) return RO_NOSPAN;
    uint32_t end[2] = {text.lo, text.hi > text.lo ? text.hi - 1 : text.lo}, out[2];
    for (int k = 0; k < 2; k++) {
        size_t lo = 0, hi = n;
        while (hi - lo > 1) {
            size_t mid = (lo + hi) / 2;
            if (runs[mid].text <= end[k])
                lo = mid;
            else
                hi = mid;
        }
        const ro_run *r = &runs[lo];
        uint32_t d = end[k] > r->text ? end[k] - r->text : 0;
        if (r->len == r->slen && d < r->len)
            out[k] = r->source + d + (k && text.hi > text.lo);
        else
            out[k] = k ? r->source + r->slen : r->source;
    }
    return (ro_span){out[0], out[1] > out[0] ? out[1] : out[0]};
}
