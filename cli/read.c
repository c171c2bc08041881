/* readout read: pages to records, no archive. A refused page is named on standard error and stands in the JSON with its reason;
 * the rest is still read. */
#include "cli.h"

#include <string.h>

struct state {
    struct run *r;
    int n, bad;
    bool json, jsonl;
    ro_style style;
};

static void print(struct state *s, const ro_record *rec) {
    if (s->json) fputs(s->n++ ? ",\n" : "[\n", stdout);
    if (s->json || s->jsonl) {
        ro_record_json(s->r->ctx, rec, s->json, cli_sink(stdout));
        if (s->jsonl) putchar('\n');
    } else if (!rec->refused) {
        if (s->n++) putchar('\n');
        ro_record_text(s->r->ctx, rec, &s->style, cli_sink(stdout));
    }
}

static bool each(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct state *s = user;
    ro_account *acc = NULL;
    char said[1000];
    if (st == RO_SKIPPED) return true;
    if (st == RO_OK && (st = ro_account_read(s->r->ctx, c, &acc)) != RO_OK) why = ro_ctx_error(s->r->ctx);
    if (st == RO_OK) {
        const ro_record *rec = ro_account_record(acc);
        if (rec->refused) s->bad++, cli_fail("%.*s: %s", (int)c->file.n, c->file.p, rec->refused);
        print(s, rec);
        ro_account_free(acc);
    } else {
        s->bad++;
        snprintf(said, sizeof said, "%s", why);
        cli_fail("%s", said);
        ro_record rec = {.file = c->file, .id = c->id, .refused = said};
        print(s, &rec);
    }
    return !ferror(stdout);
}

int cmd_read(struct run *r) {
    struct state s = {.r = r, .json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")};
    s.style = (ro_style){.colour = r->colour, .explain = cli_has(r, "explain"), .width = r->width};
    for (int i = 0; i < r->noperands && !ferror(stdout); i++) {
        if (ro_captures(r->ctx, r->operand[i], each, &s) == RO_OK) continue;
        char said[1000];
        snprintf(said, sizeof said, "%s", ro_ctx_error(r->ctx));
        each(&s, &(ro_capture){.file = {r->operand[i], strlen(r->operand[i])}}, RO_IO, said);
    }
    if (s.json) fputs(s.n ? "\n]\n" : "[]\n", stdout);
    return s.bad ? TROUBLE : DONE;
}
