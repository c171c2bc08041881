/* readout people --changes --from TIME --to TIME, readout people --missing ID: who stands in the lists of those present, and who
 * does no longer. */
#include "cli.h"

#include <string.h>

struct state {
    struct run *r;
    struct rows rows;
    char side[64]; /* whose heading was printed last */
    const char *what;
};

static ro_status as_json(ro_ctx *ctx, const void *x, ro_sink sink) { return ro_standing_json(ctx, x, sink); }

static void print_place(const ro_place *p) {
    printf("%zu of %zu list%s", p->lists, p->of, p->of == 1 ? "" : "s");
    if (p->lists) printf(", place %g", p->middle);
}

static void print_heading(struct state *s, const ro_standing *x) {
    char side[64];
    snprintf(side, sizeof side, "%.*s", (int)x->side.n, x->side.p);
    bool other = strcmp(side, s->side) != 0;
    if (other) fputs(*s->side ? "\n" : "", stdout), cli_put(stdout, ro_side_name(x->side)), putchar('\n');
    if (other || !s->what || strcmp(s->what, x->what) != 0) printf("  %s\n", x->what);
    memcpy(s->side, side, sizeof side);
    s->what = x->what;
}

static bool each(void *user, const ro_standing *x) {
    struct state *s = user;
    if (s->rows.json || s->rows.jsonl) return cli_row(s->r, &s->rows, as_json, x);
    s->rows.n++;
    print_heading(s, x);
    printf("    %.*s: ", (int)x->name.n, x->name.p);
    print_place(&x->before);
    if (strcmp(x->what, "missing") != 0)
        fputs("; then ", stdout), print_place(&x->after);
    else if (x->before.last.n)
        printf(" before it, last on %.*s", (int)x->before.last.n, x->before.last.p);
    putchar('\n');
    return !ferror(stdout);
}

static ro_status ask(struct state *s, ro_archive *ar, unsigned long lists) {
    struct run *r = s->r;
    if (cli_has(r, "missing")) return ro_archive_missing(r->ctx, ar, cli_opt(r, "missing"), lists, each, s);
    ro_standings_wanted w = {cli_side(r), cli_opt(r, "from"), cli_opt(r, "to")};
    return ro_archive_standings(r->ctx, ar, &w, each, s);
}

int cli_protocol(struct run *r) {
    struct state s = {.r = r, .rows = {.json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")}};
    unsigned long lists = 0;
    ro_archive *ar;
    if (!cli_number(r, "lists", 2, 1000, &lists)) return TROUBLE;
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar) != RO_OK) return cli_fail_ctx(r);
    ro_status st = ask(&s, ar, lists);
    ro_archive_close(ar);
    if (st != RO_OK) return cli_fail_ctx(r);
    cli_rows_end(&s.rows);
    if (!s.rows.json && !s.rows.jsonl && !s.rows.n)
        puts(cli_has(r, "missing") ? "Nobody is missing by precedent, as far as the archive has lists."
                                   : "No side has lists of those present in both times.");
    return DONE;
}
