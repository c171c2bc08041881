/* readout read: pages to records, no archive. */
#include "cli.h"

struct state {
    struct run *r;
    int n, bad;
    bool json, jsonl;
};

static bool each(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct state *s = user;
    ro_account *acc = NULL;
    if (st == RO_OK) st = ro_account_read(s->r->ctx, c, &acc), why = ro_ctx_error(s->r->ctx);
    if (st != RO_OK) {
        s->bad++;
        cli_fail("%s", why);
        return true;
    }
    if (s->json) fputs(s->n ? ",\n" : "[\n", stdout);
    s->n++;
    if (s->json || s->jsonl) {
        ro_record_json(s->r->ctx, ro_account_record(acc), s->json, cli_sink(stdout));
        if (s->jsonl) putchar('\n');
    } else {
        ro_style style = {.colour = s->r->colour, .explain = cli_has(s->r, "explain"), .width = s->r->width};
        ro_record_text(s->r->ctx, ro_account_record(acc), &style, cli_sink(stdout));
    }
    ro_account_free(acc);
    return !ferror(stdout);
}

int cmd_read(struct run *r) {
    struct state s = {.r = r, .json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")};
    for (int i = 0; i < r->noperands; i++)
        if (ro_captures(r->ctx, r->operand[i], each, &s) != RO_OK) s.bad++, cli_fail_ctx(r);
    if (s.json) fputs(s.n ? "\n]\n" : "[]\n", stdout);
    return s.bad ? TROUBLE : DONE;
}
