/* readout edition: accounts of one meeting as a critical edition. */
#include "cli.h"

#include <errno.h>
#include <string.h>

struct out {
    struct run *r;
    const ro_comparison *c;
    unsigned base;
};

/* Into a file, or to standard output for "-". */
static bool put(const struct out *o, const char *path, ro_status (*write)(ro_ctx *, const ro_comparison *, unsigned, ro_sink)) {
    FILE *f = strcmp(path, "-") == 0 ? stdout : fopen(path, "wb");
    if (!f) return cli_fail("%s: %s", path, strerror(errno)), false;
    ro_status st = write(o->r->ctx, o->c, o->base, cli_sink(f));
    bool closed = f == stdout || fclose(f) == 0;
    if (st == RO_OK && closed) return true;
    return cli_fail("%s could not be written: %s", path, st == RO_IO || st == RO_OK ? strerror(errno) : ro_ctx_error(o->r->ctx)),
           false;
}

static int show(struct run *r, const ro_comparison *c) {
    const char *tei = cli_opt(r, "tei"), *html = cli_opt(r, "html");
    unsigned long base = 0;
    if (!cli_number(r, "base", 1, c->naccounts, &base)) return TROUBLE;
    struct out o = {r, c, (unsigned)base};
    if (tei && !put(&o, tei, ro_edition_tei)) return TROUBLE;
    if (html && !put(&o, html, ro_edition_html)) return TROUBLE;
    if (tei || html) return DONE;
    ro_style style = {.colour = r->colour, .all = cli_has(r, "all"), .width = r->width};
    return ro_edition_text(r->ctx, c, o.base, &style, cli_sink(stdout)) == RO_OK ? DONE : cli_fail_ctx(r);
}

int cmd_edition(struct run *r) { return cli_compare(r, false, show); }
