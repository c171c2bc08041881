/* readout compare: two to ten accounts side by side. */
#include "cli.h"

#include <string.h>

typedef ro_status (*writer)(ro_ctx *, const ro_comparison *, ro_sink);

static bool all_same(const ro_comparison *c) { return !c->counts.reworded && !c->counts.paraphrase && !c->counts.only; }

struct view {
    const ro_comparison *c;
    writer write;
};

static ro_status write_view(ro_ctx *ctx, const void *user, ro_sink sink) {
    const struct view *v = user;
    return v->write(ctx, v->c, sink);
}

/* Into the file that the option names, or to standard output for "-". */
static bool put(struct run *r, const ro_comparison *c, const char *option, writer write) {
    const char *path = cli_opt(r, option);
    bool terminal = strcmp(path, "-") == 0; /* its words paste into cells */
    struct view v = {c, terminal && write == ro_comparison_table ? ro_comparison_tabs : write};
    return cli_write_file(r, path, &(struct to_write){write_view, &v}) == DONE;
}

static int show(struct run *r, const ro_comparison *c) {
    static const struct {
        const char *option;
        writer write;
    } files[] = {{"html", ro_comparison_html}, {"csv", ro_comparison_csv}, {"table", ro_comparison_table}};
    ro_style style = {.colour = r->colour, .all = cli_has(r, "all"), .width = r->width};
    ro_status st = RO_OK;
    bool written = false;
    if (cli_has(r, "card")) return cli_card(r, c);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (!cli_has(r, files[i].option)) continue;
        if (!put(r, c, files[i].option, files[i].write)) return TROUBLE;
        written = true;
    }
    if (cli_has(r, "json")) {
        st = ro_comparison_json(r->ctx, c, cli_sink(stdout));
        putchar('\n');
    } else if (cli_has(r, "brief")) {
        st = ro_comparison_brief(r->ctx, c, &style, cli_sink(stdout));
    } else if (!written) {
        st = ro_comparison_text(r->ctx, c, &style, cli_sink(stdout));
    }
    if (st != RO_OK) return cli_fail_ctx(r);
    return all_same(c) ? DONE : DIFFERENT;
}

int cmd_compare(struct run *r) { return cli_compare(r, true, show); }
