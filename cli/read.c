/* readout read: pages to records, no archive. A refused page is named on standard error and stands in the JSON with its reason;
 * the rest is still read. Pages are read and written out side by side, into memory, and printed in the order of the captures. */
#include "pool.h"

#include <stdlib.h>
#include <string.h>

struct state {
    struct run *r;
    int n, bad;
    bool json, jsonl;
    ro_style style;
};

/* ---- in whatever thread read the page ----------------------------------------------------------------------------------- */

struct text {
    char *p;
    size_t n, cap;
    bool full; /* memory ran out */
};

static bool add(void *user, const char *p, size_t n) {
    struct text *t = user;
    if (t->cap - t->n < n) {
        size_t cap = 2 * (t->n + n) + 4096;
        char *q = realloc(t->p, cap);
        if (!q) return !(t->full = true);
        t->p = q;
        t->cap = cap;
    }
    memcpy(t->p + t->n, p, n);
    t->n += n;
    return true;
}

static void format(const struct state *s, ro_ctx *ctx, const ro_record *rec, struct text *t) {
    if (s->json || s->jsonl)
        ro_record_json(ctx, rec, s->json, (ro_sink){add, t});
    else if (!rec->refused)
        ro_record_text(ctx, rec, &s->style, (ro_sink){add, t});
}

/* The record as it will be printed; in page->why what is to be said about a page that is none. */
static void write_out(void *user, ro_ctx *ctx, struct page *page) {
    const ro_capture *c = page->capture;
    pool_read(NULL, ctx, page);
    ro_record none = {.file = c->file, .id = c->id, .refused = page->why};
    const ro_record *rec = page->account ? ro_account_record(page->account) : &none;
    struct text t = {0};
    format(user, ctx, rec, &t);
    if (page->account && rec->refused) {
        page->status = RO_INPUT;
        snprintf(page->why, sizeof page->why, "%.*s: %s", (int)c->file.n, c->file.p, rec->refused);
    }
    if (t.full) {
        page->status = RO_NOMEM, t.n = 0;
        snprintf(page->why, sizeof page->why, "%.*s: memory ran out while its record was written", (int)c->file.n, c->file.p);
    }
    page->out = t.p, page->nout = t.n;
    ro_account_free(page->account);
    page->account = NULL;
}

/* ---- in the order of the captures -------------------------------------------------------------------------------------------
 */

static bool print(void *user, struct page *page) {
    struct state *s = user;
    if (page->status != RO_OK) s->bad++, cli_fail("%s", page->why);
    if (!page->nout) return !ferror(stdout);
    if (s->json)
        fputs(s->n ? ",\n" : "[\n", stdout);
    else if (!s->jsonl && s->n)
        putchar('\n');
    s->n++;
    fwrite(page->out, 1, page->nout, stdout);
    if (s->jsonl) putchar('\n');
    return !ferror(stdout);
}

int cmd_read(struct run *r) {
    struct state s = {.r = r, .json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")};
    s.style = (ro_style){.colour = r->colour, .explain = cli_has(r, "explain"), .cuts = cli_has(r, "cuts"), .width = r->width};
    const struct pool_use use = {.work = write_out, .take = print, .user = &s};
    struct pool *pool = pool_open(r->ctx, &use);
    if (!pool) return cli_fail("memory ran out");
    bool on = true;
    for (int i = 0; i < r->noperands && on; i++) {
        ro_status st = ro_captures(r->ctx, r->operand[i], pool_feed, pool);
        char said[1000];
        snprintf(said, sizeof said, "%s", ro_ctx_error(r->ctx));
        if (st != RO_OK) on = pool_feed(pool, &(ro_capture){.file = {r->operand[i], strlen(r->operand[i])}}, st, said);
        on = on && !ferror(stdout);
    }
    pool_close(pool);
    if (s.json) fputs(s.n ? "\n]\n" : "[]\n", stdout);
    return s.bad ? TROUBLE : DONE;
}
