/* readout people --changes --from TIME --to TIME, readout people --missing ID: who stands in the lists of those present, and who
 * does no longer. Of many lists those who stand on one alone, then or before, share a paragraph: whoever looks for who vanished
 * would have to find him among them. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

enum { MANY = 10 }; /* lists */

struct state {
    struct run *r;
    struct rows rows;
    char side[64]; /* whose heading was printed last */
    const char *what;
    unsigned long lists;
    const ro_sink *table; /* where rows of a table go; NULL: they are printed */
    FILE *once;           /* the names of those on one list alone; NULL none */
    char *names;
    size_t nnames;
};

static ro_status as_json(ro_ctx *ctx, const void *x, ro_sink sink) { return ro_standing_json(ctx, x, sink); }

static const char *among(const char *form) {
    return strcmp(form, "call") == 0    ? "of calls"
           : strcmp(form, "visit") == 0 ? "of visits"
           : strcmp(form, "talks") == 0 ? "of talks"
                                        : "of other meetings";
}

static void print_place(const ro_place *p, const char *form) {
    printf("%zu of %zu list%s", p->lists, p->of, p->of == 1 ? "" : "s");
    if (form) printf(" %s", among(form));
    if (p->lists) printf(", place %g", p->middle);
}

static void end_once(struct state *s) {
    if (!s->once) return;
    if (cli_gathered(s->once, &s->names)) cli_wrap(4, s->r->width, s->names, s->nnames);
    free(s->names);
    s->once = NULL;
}

/* False: he has a line of his own. */
static bool put_once(struct state *s, const ro_standing *x) {
    const ro_place *p = strcmp(x->what, "entered") == 0 ? &x->after : strcmp(x->what, "vanished") == 0 ? &x->before : NULL;
    if (!p || p->lists != 1 || p->of < MANY) return false;
    if (s->once)
        fputs(", ", s->once);
    else if ((s->once = cli_gather(&s->names, &s->nnames)))
        fprintf(s->once, "on 1 of %zu lists: ", p->of);
    if (s->once) cli_put(s->once, x->name);
    return s->once;
}

static void print_heading(struct state *s, const ro_standing *x) {
    char side[64];
    snprintf(side, sizeof side, "%.*s", (int)x->side.n, x->side.p);
    bool other = strcmp(side, s->side) != 0;
    if (other || !s->what || strcmp(s->what, x->what) != 0) end_once(s);
    if (other) fputs(*s->side ? "\n" : "", stdout), cli_put(stdout, ro_side_name(x->side)), putchar('\n');
    if (other || !s->what || strcmp(s->what, x->what) != 0) printf("  %s\n", x->what);
    memcpy(s->side, side, sizeof side);
    s->what = x->what;
}

static bool each(void *user, const ro_standing *x) {
    struct state *s = user;
    if (s->table) return ro_standing_csv(s->r->ctx, x, *s->table) == RO_OK;
    if (s->rows.json || s->rows.jsonl) return cli_row(s->r, &s->rows, as_json, x);
    s->rows.n++;
    print_heading(s, x);
    if (put_once(s, x)) return !ferror(stdout);
    printf("    %.*s: ", (int)x->name.n, x->name.p);
    print_place(&x->before, x->form);
    if (strcmp(x->what, "missing") != 0) {
        if (strcmp(x->what, "vanished") == 0 && x->before.last.n)
            printf(", last on %.*s", (int)x->before.last.n, x->before.last.p);
        fputs("; then ", stdout), print_place(&x->after, NULL);
    } else if (x->before.last.n)
        printf(" before it, last on %.*s", (int)x->before.last.n, x->before.last.p);
    putchar('\n');
    return !ferror(stdout);
}

static ro_status ask(struct state *s) {
    struct run *r = s->r;
    ro_archive *ar;
    ro_missing_wanted missing = {cli_opt(r, "missing"), s->lists, cli_has(r, "alike")};
    ro_standings_wanted changes = {cli_opt(r, "side"), cli_opt(r, "from"), cli_opt(r, "to")};
    ro_status st = ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar);
    if (st != RO_OK) return st;
    st = missing.ref ? ro_archive_missing(r->ctx, ar, &missing, each, s) : ro_archive_standings(r->ctx, ar, &changes, each, s);
    ro_archive_close(ar);
    return st;
}

static ro_status write_table(ro_ctx *ctx, const void *user, ro_sink sink) {
    struct state s = *(const struct state *)user;
    s.table = &sink;
    ro_status st = ro_standing_csv(ctx, NULL, sink);
    return st == RO_OK ? ask(&s) : st;
}

int cli_protocol(struct run *r) {
    const char *csv = cli_opt(r, "csv");
    struct state s = {.r = r, .rows = {.json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")}};
    if (!cli_number(r, "lists", 2, 1000, &s.lists)) return TROUBLE;
    if (csv) return cli_write_file(r, csv, &(struct to_write){write_table, &s});
    ro_status st = ask(&s);
    end_once(&s);
    if (st != RO_OK) return cli_fail_ctx(r);
    cli_rows_end(&s.rows);
    if (!s.rows.json && !s.rows.jsonl && !s.rows.n)
        puts(cli_has(r, "missing") ? "Nobody is missing by precedent, as far as the archive has lists."
                                   : "No side has lists of those present in both times.");
    return DONE;
}
