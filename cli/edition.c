/* readout edition: accounts of one meeting as a critical edition. */
#include "cli.h"

typedef ro_status (*writer)(ro_ctx *, const ro_comparison *, unsigned, ro_sink);

struct out {
    const ro_comparison *c;
    unsigned base;
    writer write;
};

static ro_status write_edition(ro_ctx *ctx, const void *user, ro_sink sink) {
    const struct out *o = user;
    return o->write(ctx, o->c, o->base, sink);
}

static bool put(const struct run *r, const char *path, const struct out *o) {
    return cli_write_file(r, path, &(struct to_write){write_edition, o}) == DONE;
}

static int show(struct run *r, const ro_comparison *c) {
    const char *tei = cli_opt(r, "tei"), *html = cli_opt(r, "html");
    unsigned long base = 0;
    if (!cli_number(r, "base", 1, c->naccounts, &base)) return TROUBLE;
    if (tei && !put(r, tei, &(struct out){c, (unsigned)base, ro_edition_tei})) return TROUBLE;
    if (html && !put(r, html, &(struct out){c, (unsigned)base, ro_edition_html})) return TROUBLE;
    if (tei || html) return DONE;
    if (cli_has(r, "json"))
        return ro_edition_json(r->ctx, c, (unsigned)base, cli_sink(stdout)) == RO_OK ? DONE : cli_fail_ctx(r);
    ro_style style = {.colour = r->colour, .all = cli_has(r, "all"), .width = r->width};
    return ro_edition_text(r->ctx, c, (unsigned)base, &style, cli_sink(stdout)) == RO_OK ? DONE : cli_fail_ctx(r);
}

int cmd_edition(struct run *r) { return cli_compare(r, false, show); }
