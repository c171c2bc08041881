/* readout dump STAGE FILE: what one stage makes of a file, as plain text. */
#include "cli.h"

struct state {
    struct run *r;
    int bad;
};

static bool each(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct state *s = user;
    if (st == RO_SKIPPED) return true;
    if (st == RO_OK && (st = ro_dump(s->r->ctx, s->r->operand[0], c, cli_sink(stdout))) != RO_OK) why = ro_ctx_error(s->r->ctx);
    if (st != RO_OK) {
        s->bad++;
        cli_fail("%s", why);
    }
    return st != RO_USAGE && !ferror(stdout);
}

int cmd_dump(struct run *r) {
    struct state s = {.r = r};
    for (int i = 1; i < r->noperands; i++)
        if (ro_captures(r->ctx, r->operand[i], each, &s) != RO_OK) s.bad++, cli_fail_ctx(r);
    return s.bad ? TROUBLE : DONE;
}
