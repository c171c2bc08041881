/* readout people: everybody in the archive, or who a name may be: spellings, titles over time, appearances. */
#include "cli.h"

#include <string.h>

struct state {
    struct run *r;
    struct rows rows;
};

static bool same(ro_str a, ro_str b) { return a.n == b.n && memcmp(a.p, b.p, a.n) == 0; }

static void print_title(const struct state *s, const ro_tenure *t) {
    char line[700];
    int words = (int)(t->text.n < 600 ? t->text.n : 600), n;
    if (!t->first.n)
        n = snprintf(line, sizeof line, "%.*s", words, t->text.p);
    else if (same(t->first, t->last))
        n = snprintf(line, sizeof line, "%.*s  %.*s", (int)t->first.n, t->first.p, words, t->text.p);
    else
        n = snprintf(line, sizeof line, "%.*s to %.*s  %.*s", (int)t->first.n, t->first.p, (int)t->last.n, t->last.p, words,
                     t->text.p);
    cli_wrap(4, s->r->width, line, (size_t)n);
}

static void print_variant(const struct state *s, const ro_variant *v) {
    char line[700];
    int n = snprintf(line, sizeof line, "as %.*s (%zu)", (int)(v->text.n < 300 ? v->text.n : 300), v->text.p, v->accounts);
    if (cli_has(s->r, "explain") && v->why.n)
        n += snprintf(line + n, sizeof line - (size_t)n, ": %.*s", (int)(v->why.n < 300 ? v->why.n : 300), v->why.p);
    cli_wrap(4, s->r->width, line, (size_t)n);
}

static void print_person(const struct state *s, const ro_person_entry *p) {
    const char *on = s->r->colour ? "\033[1m" : "", *off = s->r->colour ? "\033[0m" : "";
    printf("%s%.*s%s", on, (int)p->name.n, p->name.p, off);
    if (p->side.n) printf(", %.*s", (int)p->side.n, p->side.p);
    printf("  in %zu account%s", p->naccounts, p->naccounts == 1 ? "" : "s");
    if (p->there) printf(", present in %zu", p->there);
    putchar('\n');
    bool only = p->nvariants == 1 && same(p->variants[0].text, p->name);
    for (size_t i = 0; i < p->nvariants && !only && i < 12; i++) print_variant(s, &p->variants[i]);
    for (size_t i = 0; i < p->ntitles && i < 12; i++) print_title(s, &p->titles[i]);
    printf("    %.*s\n", (int)p->id.n, p->id.p);
}

static ro_status as_json(ro_ctx *ctx, const void *p, ro_sink sink) { return ro_person_entry_json(ctx, p, sink); }

static bool each(void *user, const ro_person_entry *p) {
    struct state *s = user;
    if (s->rows.json || s->rows.jsonl) return cli_row(s->r, &s->rows, as_json, p);
    s->rows.n++;
    print_person(s, p);
    return !ferror(stdout);
}

int cmd_people(struct run *r) {
    struct state s = {.r = r, .rows = {.json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")}};
    ro_people_wanted w = {.name = r->noperands ? r->operand[0] : NULL, .after = cli_opt(r, "after")};
    ro_archive *ar;
    w.brief = !s.rows.json && !s.rows.jsonl;
    if (cli_has(r, "changes") || cli_has(r, "missing")) return cli_protocol(r);
    if (cli_limit(r, &w.limit) != DONE) return TROUBLE;
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar) != RO_OK) return cli_fail_ctx(r);
    ro_status st = ro_archive_people(r->ctx, ar, &w, each, &s);
    ro_archive_close(ar);
    if (st != RO_OK) return cli_fail_ctx(r);
    cli_rows_end(&s.rows);
    if (!s.rows.json && !s.rows.jsonl && !s.rows.n)
        puts(w.name ? "Nobody in the archive is called so." : "The archive names nobody.");
    return DONE;
}
