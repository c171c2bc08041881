/* readout people: everybody in the archive, or who a name may be: spellings, titles over time, appearances. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

struct state {
    struct run *r;
    struct rows rows;
    const ro_people_wanted *wanted;
    const ro_sink *table; /* where rows of a table go; NULL: they are printed */
};

static bool same(ro_str a, ro_str b) { return a.n == b.n && memcmp(a.p, b.p, a.n) == 0; }

static void print_title(const struct state *s, const ro_tenure *t) {
    char line[700];
    int words = (int)(t->text.n < 600 ? t->text.n : 600), n;
    char times[32] = "";
    if (t->accounts > 1) snprintf(times, sizeof times, " (%zu)", t->accounts);
    if (!t->first.n)
        n = snprintf(line, sizeof line, "%.*s%s", words, t->text.p, times);
    else if (same(t->first, t->last))
        n = snprintf(line, sizeof line, "%.*s  %.*s%s", (int)t->first.n, t->first.p, words, t->text.p, times);
    else
        n = snprintf(line, sizeof line, "%.*s to %.*s  %.*s%s", (int)t->first.n, t->first.p, (int)t->last.n, t->last.p, words,
                     t->text.p, times);
    cli_wrap(4, s->r->width, line, (size_t)n);
}

static void print_variant(const struct state *s, const ro_variant *v) {
    char line[700];
    int n = snprintf(line, sizeof line, "as %.*s (%zu)", (int)(v->text.n < 300 ? v->text.n : 300), v->text.p, v->accounts);
    if (cli_has(s->r, "explain") && v->why.n)
        n += snprintf(line + n, sizeof line - (size_t)n, ": %.*s", (int)(v->why.n < 300 ? v->why.n : 300), v->why.p);
    cli_wrap(4, s->r->width, line, (size_t)n);
}

/* The titles that most accounts print, by the first day; the others are counted. */
static void print_titles(const struct state *s, const ro_person_entry *p) {
    enum { SHOWN = 12 };
    size_t least = 1, some = p->ntitles, shown = 0;
    while (some > SHOWN) {
        least++, some = 0;
        for (size_t i = 0; i < p->ntitles; i++) some += p->titles[i].accounts >= least;
    }
    if (!some) least = 1;
    for (size_t i = 0; i < p->ntitles && shown < SHOWN; i++)
        if (p->titles[i].accounts >= least) print_title(s, &p->titles[i]), shown++;
    if (shown < p->ntitles)
        printf("    and %zu title%s more: --json has them all\n", p->ntitles - shown, p->ntitles - shown == 1 ? "" : "s");
}

static void print_year(const ro_person_year *y) {
    printf("    %.*s  in %zu account%s", y->year.n ? (int)y->year.n : 4, y->year.n ? y->year.p : "????", y->accounts,
           y->accounts == 1 ? "" : "s");
    if (y->meetings) printf(", at %zu meeting%s", y->meetings, y->meetings == 1 ? "" : "s");
    if (y->lists) printf("; %zu list%s, place %g of %g", y->lists, y->lists == 1 ? "" : "s", y->place, y->size);
    putchar('\n');
}

static void add(char *line, size_t size, const char *between, ro_str words, size_t n) {
    size_t at = strlen(line);
    snprintf(line + at, size - at, "%s%.*s (%zu)", between, (int)(words.n < 120 ? words.n : 120), words.p, n);
}

/* The title is left away where it is longer than a line should be. */
static void print_companion(const struct state *s, const ro_companion *c) {
    char line[700];
    bool titled = c->title.n && c->title.n < 300;
    int n = snprintf(line, sizeof line, "%.*s%s%.*s", (int)(c->name.n < 300 ? c->name.n : 300), c->name.p, titled ? ", " : "",
                     titled ? (int)c->title.n : 0, titled ? c->title.p : "");
    printf("    with %3zu  ", c->meetings);
    cli_wrap_on(14, s->r->width, line, (size_t)n);
}

/* Years, places and company; those most often first. */
static void print_page(const struct state *s, const ro_person_entry *p) {
    enum { SHOWN = 12, LINE = 4000 };
    char line[LINE];
    for (size_t i = 0; i < p->nyears; i++) print_year(&p->years[i]);
    *line = 0;
    for (size_t i = 0; i < p->nplaces && i < SHOWN; i++)
        add(line, sizeof line, i ? ", " : "met in ", p->places[i].text, p->places[i].meetings);
    if (*line) cli_wrap(4, s->r->width, line, strlen(line));
    for (size_t i = 0; i < p->ncompany && i < SHOWN; i++) print_companion(s, &p->company[i]);
    if (!p->first.id.n) return;
    int n = snprintf(line, sizeof line, "first on %.*s in %.*s", (int)p->first.day.n, p->first.day.p,
                     (int)(p->first.id.n < 1000 ? p->first.id.n : 1000), p->first.id.p);
    if (!same(p->first.id, p->last.id))
        n += snprintf(line + n, sizeof line - (size_t)n, ", last on %.*s in %.*s", (int)p->last.day.n, p->last.day.p,
                      (int)(p->last.id.n < 1000 ? p->last.id.n : 1000), p->last.id.p);
    cli_wrap(4, s->r->width, line, (size_t)n);
}

static void print_person(const struct state *s, const ro_person_entry *p) {
    const char *on = s->r->colour ? "\033[1m" : "", *off = s->r->colour ? "\033[0m" : "";
    printf("%s%.*s%s", on, (int)p->name.n, p->name.p, off);
    if (p->side.n) fputs(", ", stdout), cli_put(stdout, ro_side_name(p->side));
    printf("  in %zu account%s", p->naccounts, p->naccounts == 1 ? "" : "s");
    if (p->there) printf(", present in %zu", p->there);
    putchar('\n');
    bool only = p->nvariants == 1 && same(p->variants[0].text, p->name);
    for (size_t i = 0; i < p->nvariants && !only && i < 12; i++) print_variant(s, &p->variants[i]);
    print_titles(s, p);
    if (p->page) print_page(s, p);
    printf("    %.*s\n", (int)p->id.n, p->id.p);
}

static ro_status as_json(ro_ctx *ctx, const void *p, ro_sink sink) { return ro_person_entry_json(ctx, p, sink); }

static bool each(void *user, const ro_person_entry *p) {
    struct state *s = user;
    if (s->table) return ro_person_entry_csv(s->r->ctx, p, *s->table) == RO_OK;
    if (s->rows.json || s->rows.jsonl) return cli_row(s->r, &s->rows, as_json, p);
    s->rows.n++;
    print_person(s, p);
    return !ferror(stdout);
}

static ro_status ask(struct state *s) {
    ro_archive *ar;
    ro_status st = ro_archive_open(s->r->ctx, s->r->archive, RO_OPEN_READ, &ar);
    if (st != RO_OK) return st;
    st = ro_archive_people(s->r->ctx, ar, s->wanted, each, s);
    ro_archive_close(ar);
    return st;
}

static ro_status write_table(ro_ctx *ctx, const void *user, ro_sink sink) {
    struct state s = *(const struct state *)user;
    s.table = &sink;
    ro_status st = ro_person_entry_csv(ctx, NULL, sink);
    return st == RO_OK ? ask(&s) : st;
}

static int people(struct run *r, const char *name) {
    const char *csv = cli_opt(r, "csv");
    ro_people_wanted w = {.name = name,
                          .after = cli_opt(r, "after"),
                          .side = cli_opt(r, "side"),
                          .most = cli_has(r, "most") || r->noperands, /* who is meant by a name is mostly the one named most */
                          .from = cli_opt(r, "from"),
                          .to = cli_opt(r, "to")};
    struct state s = {.r = r, .rows = {.json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")}, .wanted = &w};
    w.page = w.name && *w.name && !csv;
    w.brief = csv || (!s.rows.json && !s.rows.jsonl);
    if (cli_has(r, "changes") || cli_has(r, "missing")) return cli_protocol(r);
    if ((w.from || w.to) && !w.page)
        return cli_fail("--from and --to go with --changes, or with a NAME: whom he met in that time");
    if (cli_limit(r, &w.limit) != DONE) return TROUBLE;
    if (csv) return cli_write_file(r, csv, &(struct to_write){write_table, &s});
    if (ask(&s) != RO_OK) return cli_fail_ctx(r);
    cli_rows_end(&s.rows);
    if (!s.rows.json && !s.rows.jsonl && !s.rows.n)
        puts(w.name ? "Nobody in the archive is called so." : "The archive names nobody.");
    return DONE;
}

int cmd_people(struct run *r) {
    char *name = r->noperands ? cli_joined(r) : NULL;
    if (r->noperands && !name) return cli_fail("memory ran out");
    int rc = people(r, name);
    free(name);
    return rc;
}
