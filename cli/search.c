/* readout search: accounts that hold the words, best first, with the words in their place. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

struct state {
    struct run *r;
    struct rows rows;
};

/* The operands as one query: what the shell took apart is put together again. NULL: memory ran out. */
char *cli_joined(const struct run *r) {
    size_t n = 1;
    for (int i = 0; i < r->noperands; i++) n += strlen(r->operand[i]) + 1;
    char *q = calloc(n, 1);
    for (int i = 0; q && i < r->noperands; i++) {
        if (i) strcat(q, " ");
        strcat(q, r->operand[i]);
    }
    return q;
}

/* Found words stand in bold on a terminal that has colour, between « and » elsewhere. */
static void print_snippet(const struct state *s, ro_str snippet) {
    bool bold = s->r->colour;
    char line[2000];
    size_t n = 0;
    for (size_t i = 0; i < snippet.n && n + 8 < sizeof line; i++) {
        const char *mark = snippet.p[i] == 1 ? (bold ? "\033[1m" : "«") : snippet.p[i] == 2 ? (bold ? "\033[0m" : "»") : NULL;
        if (mark)
            n += (size_t)snprintf(line + n, sizeof line - n, "%s", mark);
        else
            line[n++] = snippet.p[i];
    }
    cli_wrap(12, s->r->width, line, n);
}

static void print_hit(const struct state *s, const ro_hit *h) {
    char line[1200];
    ro_str title = h->title.n ? h->title : (ro_str){"without a title", 15};
    printf("%-10.*s  ", (int)(h->date.n ? h->date.n : 7), h->date.n ? h->date.p : "no date");
    int n =
        snprintf(line, sizeof line, "%.*s%s%.*s", (int)(h->publisher.n < 200 ? h->publisher.n : 200),
                 h->publisher.n ? h->publisher.p : "", h->publisher.n ? ": " : "", (int)(title.n < 800 ? title.n : 800), title.p);
    cli_wrap_on(12, s->r->width, line, (size_t)n);
    print_snippet(s, h->snippet);
    printf("%12s%.*s\n\n", "", (int)h->account.n, h->account.p);
}

static ro_status as_json(ro_ctx *ctx, const void *h, ro_sink sink) { return ro_hit_json(ctx, h, sink); }

static bool each(void *user, const ro_hit *h) {
    struct state *s = user;
    if (s->rows.json || s->rows.jsonl) return cli_row(s->r, &s->rows, as_json, h);
    s->rows.n++;
    print_hit(s, h);
    return !ferror(stdout);
}

int cmd_search(struct run *r) {
    struct state s = {.r = r, .rows = {.json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")}};
    bool machine = s.rows.json || s.rows.jsonl;
    ro_search_wanted w = {.after = cli_opt(r, "after")};
    size_t found = 0;
    ro_archive *ar;
    if (cli_limit(r, &w.limit) != DONE) return TROUBLE;
    if (!w.limit && !machine) w.limit = 20;
    char *query = cli_joined(r);
    if (!query) return cli_fail("memory ran out");
    w.query = query;
    ro_status st = ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar);
    if (st == RO_OK) {
        st = ro_archive_search(r->ctx, ar, &w, each, &s, &found);
        ro_archive_close(ar);
    }
    free(query);
    if (st != RO_OK) return cli_fail_ctx(r);
    cli_rows_end(&s.rows);
    if (!machine && !found) puts("Nothing in the archive holds that.");
    if (!machine && found)
        printf("%zu of %zu account%s; --limit and --after ID show more.\n", s.rows.n, found, found == 1 ? "" : "s");
    return DONE;
}
