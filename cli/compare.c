/* readout compare: two to ten accounts side by side. */
#include "cli.h"

#include <errno.h>
#include <string.h>

static bool all_same(const ro_comparison *c) { return !c->counts.reworded && !c->counts.paraphrase && !c->counts.only; }

static int write_html(struct run *r, const ro_comparison *c, const char *path) {
    FILE *f = strcmp(path, "-") == 0 ? stdout : fopen(path, "wb");
    if (!f) return cli_fail("%s: %s", path, strerror(errno));
    ro_status st = ro_comparison_html(r->ctx, c, cli_sink(f));
    bool closed = f == stdout || fclose(f) == 0;
    if (st != RO_OK || !closed) return cli_fail("%s could not be written: %s", path, strerror(errno));
    return DONE;
}

static int show(struct run *r, const ro_comparison *c) {
    const char *html = cli_opt(r, "html");
    int rc = all_same(c) ? DONE : DIFFERENT;
    if (html && write_html(r, c, html) != DONE) return TROUBLE;
    ro_style style = {.colour = r->colour, .all = cli_has(r, "all"), .width = r->width};
    ro_status st = RO_OK;
    if (cli_has(r, "json")) {
        st = ro_comparison_json(r->ctx, c, cli_sink(stdout));
        putchar('\n');
    } else if (!html) {
        st = ro_comparison_text(r->ctx, c, &style, cli_sink(stdout));
    }
    return st == RO_OK ? rc : cli_fail_ctx(r);
}

int cmd_compare(struct run *r) { return cli_compare(r, show); }
