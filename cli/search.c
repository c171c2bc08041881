/* readout search: accounts that hold the words, best first, with the words in their place. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

struct state {
    struct run *r;
    struct rows rows;
    const ro_search_wanted *wanted;
    const ro_sink *table;
    size_t found;
    ro_search_told told;
    const char *facet; /* of which values are being counted */
    unsigned values;
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

static void print_said(const struct state *s, const ro_hit *h) {
    static const char *const mode[] = {"said", "reported", "said together", "nobody is named"};
    char line[700];
    ro_str who = h->speakers.n ? h->speakers : h->side.n ? ro_side_name(h->side) : (ro_str){"nobody named", 12};
    int n = snprintf(line, sizeof line, "%.*s, %s:", (int)(who.n < 500 ? who.n : 500), who.p, mode[h->mode]);
    cli_wrap(12, s->r->width, line, (size_t)n);
}

static void print_hit(const struct state *s, const ro_hit *h) {
    char line[1200];
    ro_str title = h->title.n ? h->title : (ro_str){"without a title", 15};
    printf("%-10.*s  ", (int)(h->date.n ? h->date.n : 7), h->date.n ? h->date.p : "no date");
    int n =
        snprintf(line, sizeof line, "%.*s%s%.*s", (int)(h->publisher.n < 200 ? h->publisher.n : 200),
                 h->publisher.n ? h->publisher.p : "", h->publisher.n ? ": " : "", (int)(title.n < 800 ? title.n : 800), title.p);
    cli_wrap_on(12, s->r->width, line, (size_t)n);
    if (h->statement) print_said(s, h);
    print_snippet(s, h->snippet);
    printf("%12s%.*s\n\n", "", (int)h->id.n, h->id.p);
}

static ro_status as_json(ro_ctx *ctx, const void *h, ro_sink sink) { return ro_hit_json(ctx, h, sink); }

static bool each(void *user, const ro_hit *h) {
    struct state *s = user;
    if (s->wanted->facet) return false; /* only how many there are is asked */
    if (s->table) return ro_hit_csv(s->r->ctx, h, *s->table) == RO_OK;
    if (s->rows.json || s->rows.jsonl) return cli_row(s->r, &s->rows, as_json, h);
    s->rows.n++;
    print_hit(s, h);
    return !ferror(stdout);
}

/* Values come facet by facet, the most frequent first; a list to be read has no room for all. */
static void count(void *user, const char *facet, ro_str value, size_t n) {
    enum { SHOWN = 12 };
    struct state *s = user;
    bool other = !s->facet || strcmp(s->facet, facet) != 0;
    if (s->rows.json) {
        if (other) printf("%s\"%s\":[", s->facet ? "]," : "{\"counts\":{", facet);
        printf("%s{\"value\":", other ? "" : ",");
        ro_string_json(value, cli_sink(stdout));
        printf(",\"n\":%zu}", n);
    } else {
        if (other) printf("%s%s\n", s->facet ? "\n" : "", facet), s->values = 0;
        if (s->values++ < SHOWN) {
            ro_str said = strcmp(facet, "side") == 0 ? ro_side_name(value) : value;
            printf("%8zu  %.*s\n", n, (int)(said.p ? said.n : 7), said.p ? said.p : "unknown");
        }
        if (s->values == SHOWN + 1) puts("          ...");
    }
    s->facet = facet;
}

static void besides(void *user, ro_str typed, ro_str other) {
    (void)user;
    fprintf(stderr, "%.*s: looked for as %.*s too\n", (int)typed.n, typed.p, (int)other.n, other.p);
}

static void set_wanted(const struct run *r, ro_search_wanted *w) {
    const char *year = cli_opt(r, "year");
    *w = (ro_search_wanted){.after = cli_opt(r, "after"),
                            .publisher = cli_opt(r, "publisher"),
                            .side = cli_opt(r, "side"),
                            .speaker = cli_opt(r, "speaker"),
                            .mode = cli_opt(r, "mode"),
                            .kind = cli_opt(r, "kind"),
                            .from = year ? year : cli_opt(r, "from"),
                            .to = year ? year : cli_opt(r, "to"),
                            .meeting = cli_opt(r, "meeting"),
                            .statements = cli_has(r, "statements"),
                            .by_date = cli_has(r, "by-date"),
                            .exact = cli_has(r, "exact"),
                            .facet = cli_has(r, "counts") ? count : NULL,
                            .besides = besides};
}

static ro_status search(struct state *s) {
    ro_archive *ar;
    ro_status st = ro_archive_open(s->r->ctx, s->r->archive, RO_OPEN_READ, &ar);
    if (st != RO_OK) return st;
    st = ro_archive_search(s->r->ctx, ar, s->wanted, each, s, &s->found);
    ro_archive_close(ar);
    return st;
}

static ro_status write_table(ro_ctx *ctx, const void *user, ro_sink sink) {
    struct state s = *(const struct state *)user;
    s.table = &sink;
    ro_status st = ro_hit_csv(ctx, NULL, sink);
    return st == RO_OK ? search(&s) : st;
}

static void end_counts(const struct state *s) {
    const char *what = s->wanted->statements ? "statement" : "account";
    size_t unsearched = s->told.unsearched;
    if (s->rows.json) {
        printf("%s\"found\":%zu", s->facet ? "]}," : "{\"counts\":{},", s->found);
        if (unsearched) printf(",\"unsearched\":%zu", unsearched);
        printf("}\n");
        return;
    }
    printf("%s%zu %s%s\n", s->facet ? "\n" : "", s->found, what, s->found == 1 ? "" : "s");
    if (unsearched) printf("%zu more accounts were not looked through.\n", unsearched);
}

/* How much there is, and where nothing is, in what it was looked for. */
static void print_end(const struct state *s) {
    const char *what = s->wanted->statements ? "statement" : "account", *many = s->found == 1 ? "" : "s";
    size_t searched = s->told.searched, unsearched = s->told.unsearched;
    if (!s->found)
        printf("No %s holds that, of %zu account%s searched.\n", what, searched, searched == 1 ? "" : "s");
    else if (unsearched)
        printf("%zu of %zu %s%s in the newest accounts; %zu more accounts were not looked through. --limit and --after ID show"
               " more, --counts counts all.\n",
               s->rows.n, s->found, what, many, unsearched);
    else if (s->rows.n == s->found && !s->wanted->after)
        printf("%zu %s%s.\n", s->found, what, many);
    else
        printf("%zu of %zu %s%s; --limit and --after ID show more.\n", s->rows.n, s->found, what, many);
    if (s->found && s->wanted->speaker && !s->wanted->statements)
        printf("In these accounts %s speaks; the words may be another's. --statements looks among what was said.\n",
               s->wanted->speaker);
}

static int print(struct state *s) {
    bool machine = s->rows.json || s->rows.jsonl;
    if (search(s) != RO_OK) return cli_fail_ctx(s->r);
    if (s->wanted->facet) {
        end_counts(s);
        return DONE;
    }
    cli_rows_end(&s->rows);
    if (!machine) print_end(s);
    return DONE;
}

/* "said by Lavrov about sanctions" is a question for statements, where no option says otherwise. */
static bool in_words(struct run *r, ro_search_wanted *w, ro_said_wanted *said) {
    if (ro_query_in_words(r->ctx, w->query, said) != RO_OK) return false;
    if (!said->is || w->speaker) return true;
    w->statements = true;
    w->speaker = said->speaker;
    w->query = said->words;
    fprintf(stderr, "read as: search --statements --speaker '%s' %s\n", said->speaker, said->words);
    return true;
}

int cmd_search(struct run *r) {
    ro_search_wanted w;
    ro_said_wanted said;
    int rc;
    struct state s = {.r = r, .rows = {.json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")}, .wanted = &w};
    const char *csv = cli_opt(r, "csv");
    set_wanted(r, &w);
    w.told = &s.told;
    if (cli_limit(r, &w.limit) != DONE) return TROUBLE;
    if (!w.limit && !s.rows.json && !s.rows.jsonl && !csv) w.limit = 20;
    char *query = cli_joined(r);
    if (!query) return cli_fail("memory ran out");
    w.query = query;
    if (!in_words(r, &w, &said))
        rc = cli_fail_ctx(r);
    else
        rc = csv ? cli_write_file(r, csv, &(struct to_write){write_table, &s}) : print(&s);
    free(query);
    return rc;
}
