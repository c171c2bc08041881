/* readout phrase: every use of a phrase over time, by publisher, with what was searched. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

static void print_searched(const struct run *r, const ro_searched *s, size_t words) {
    char line[160];
    int n = snprintf(line, sizeof line, "searched %zu account%s, %zu words", s->accounts, s->accounts == 1 ? "" : "s", words);
    if (*s->from) n += snprintf(line + n, sizeof line - (size_t)n, ", %s to %s", s->from, s->to);
    if (s->undated) n += snprintf(line + n, sizeof line - (size_t)n, " (%zu without a date)", s->undated);
    cli_wrap(0, r->width, line, (size_t)n);
}

static ro_str name_of(const ro_phrase_publisher *p) { return p->publisher.n ? p->publisher : (ro_str){"publisher unknown", 17}; }

/* The column of names is as wide as the longest, within reason. */
static size_t widest(const ro_phrase *p) {
    size_t wide = 0;
    for (size_t i = 0; i < p->npublishers; i++)
        if (name_of(&p->publishers[i]).n > wide) wide = name_of(&p->publishers[i]).n;
    return wide < 40 ? wide : 40;
}

static void print_days(ro_str first, ro_str last) {
    bool one = first.n == last.n && (!first.n || memcmp(first.p, last.p, last.n) == 0);
    if (first.n && last.n && !one)
        printf(", %.*s to %.*s", (int)first.n, first.p, (int)last.n, last.p);
    else if (last.n)
        printf(", %.*s", (int)last.n, last.p);
    putchar('\n');
}

static void print_publisher(const ro_phrase_publisher *p, size_t wide) {
    ro_str name = name_of(p);
    printf("  %-*.*s ", (int)wide, (int)name.n, name.p);
    if (!p->uses) {
        printf("never in %zu account%s\n", p->searched, p->searched == 1 ? "" : "s");
        return;
    }
    printf("%5zu use%s in %zu of %zu account%s", p->uses, p->uses == 1 ? " " : "s", p->accounts, p->searched,
           p->searched == 1 ? "" : "s");
    print_days(p->first, p->last);
}

static bool same_name(ro_str a, ro_str b) { return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0); }

/* The years of those who use it: uses, and how many to a million words. */
static void print_years(const ro_phrase *p) {
    for (size_t i = 0, k; i < p->nyears; i = k) {
        size_t uses = 0;
        for (k = i; k < p->nyears && same_name(p->years[k].publisher, p->years[i].publisher); k++) uses += p->years[k].uses;
        if (!uses || k - i < 2) continue;
        ro_str who = p->years[i].publisher.n ? p->years[i].publisher : (ro_str){"publisher unknown", 17};
        printf("\n%.*s\n", (int)who.n, who.p);
        for (size_t y = i; y < k; y++) {
            const ro_phrase_year *x = &p->years[y];
            printf("  %-7s %5zu use%s in %zu of %zu account%s, %.1f in a million words\n", *x->year ? x->year : "no date",
                   x->uses, x->uses == 1 ? " " : "s", x->accounts, x->searched, x->searched == 1 ? "" : "s",
                   x->words ? 1e6 * (double)x->uses / (double)x->words : 0.);
        }
    }
}

static void print_near(const ro_phrase *p) {
    enum { SHOWN = 8 };
    if (p->nnear) puts("\nnear it");
    for (size_t i = 0; i < p->nnear && i < SHOWN; i++) {
        const ro_phrase_near *x = &p->near[i];
        printf("  \"%.*s\" (%s): %zu use%s in %zu account%s", (int)(x->words.n < 200 ? x->words.n : 200), x->words.p, x->kind,
               x->uses, x->uses == 1 ? "" : "s", x->accounts, x->accounts == 1 ? "" : "s");
        print_days(x->first, x->last);
    }
    if (p->nnear > SHOWN) printf("  %zu more in --json\n", p->nnear - SHOWN);
}

static bool uses(const ro_phrase *p, ro_str publisher) {
    for (size_t i = 0; i < p->npublishers; i++)
        if (same_name(p->publishers[i].publisher, publisher)) return p->publishers[i].uses || !p->nuses;
    return false;
}

/* Of those who use it: who never does may be silent for years. */
static void print_gaps(const ro_phrase *p) {
    const ro_phrase_gap *g = NULL;
    size_t n = 0;
    for (size_t i = 0; i < p->ngaps; i++) {
        if (!uses(p, p->gaps[i].publisher)) continue;
        if (!n++ || p->gaps[i].days > g->days) g = &p->gaps[i];
    }
    if (!g) return;
    ro_str who = g->publisher.n ? g->publisher : (ro_str){"publisher unknown", 17};
    printf("%zu gap%s of %d days and more without an account of a publisher%s, the longest of %.*s: %s to %s\n", n,
           n == 1 ? "" : "s", RO_GAP, p->nuses ? " that uses it" : "", (int)who.n, who.p, g->from, g->to);
}

/* Publishers with most uses come first; of many that never use it the rest is counted. */
static void print_publishers(const ro_phrase *p) {
    enum { NEVER = 6 };
    size_t wide = widest(p), never = 0, accounts = 0;
    for (size_t i = 0; i < p->npublishers; i++) {
        const ro_phrase_publisher *x = &p->publishers[i];
        if (x->uses || ++never <= NEVER)
            print_publisher(x, wide);
        else
            accounts += x->searched;
    }
    if (never > NEVER)
        printf("  %zu more publisher%s never, in %zu account%s; --json names them\n", never - NEVER,
               never - NEVER == 1 ? "" : "s", accounts, accounts == 1 ? "" : "s");
}

static void print_use(const struct run *r, const ro_phrase_use *u) {
    char line[1200];
    const char *on = r->colour ? "\033[1m" : "«", *off = r->colour ? "\033[0m" : "»";
    size_t end = u->at + u->len;
    int n = snprintf(line, sizeof line, "%.*s%s%.*s%s%.*s", (int)u->at, u->context.p, on, (int)u->len, u->context.p + u->at, off,
                     (int)(u->context.n - end), u->context.p + end);
    printf("%-10.*s  %.*s%s%.*s\n", (int)(u->date.n ? u->date.n : 7), u->date.n ? u->date.p : "no date", (int)u->publisher.n,
           u->publisher.n ? u->publisher.p : "", u->publisher.n ? ", " : "", (int)u->account.n, u->account.p);
    cli_wrap(12, r->width, line, (size_t)(n < (int)sizeof line ? n : (int)sizeof line - 1));
}

static void print_phrase(const struct run *r, const ro_phrase *p, size_t limit) {
    printf("\"%.*s\": ", (int)p->words.n, p->words.p);
    if (p->nuses)
        printf("%zu use%s in %zu account%s\n", p->nuses, p->nuses == 1 ? "" : "s", p->accounts, p->accounts == 1 ? "" : "s");
    else
        puts("never");
    print_searched(r, &p->searched, p->all_words);
    print_gaps(p);
    print_publishers(p);
    print_years(p);
    print_near(p);
    for (size_t i = 0; i < p->nuses && i < limit; i++) {
        putchar('\n');
        print_use(r, &p->uses[i]);
    }
    if (p->nuses > limit) printf("\n%zu more; --limit N shows them.\n", p->nuses - limit);
}

static ro_status write_certificate(ro_ctx *ctx, const void *user, ro_sink sink) { return ro_phrase_certificate(ctx, user, sink); }

static int show(struct run *r, const ro_phrase *p, size_t limit) {
    if (cli_has(r, "certificate")) return cli_write_file(r, cli_opt(r, "certificate"), &(struct to_write){write_certificate, p});
    if (!cli_has(r, "json") && !cli_has(r, "jsonl")) {
        print_phrase(r, p, limit ? limit : 50);
        return DONE;
    }
    ro_status st = ro_phrase_json(r->ctx, p, cli_sink(stdout));
    putchar('\n');
    return st == RO_OK ? DONE : cli_fail_ctx(r);
}

int cmd_phrase(struct run *r) {
    ro_archive *ar;
    const ro_phrase *p = NULL;
    size_t limit;
    if (cli_limit(r, &limit) != DONE) return TROUBLE;
    char *words = cli_joined(r);
    if (!words) return cli_fail("memory ran out");
    ro_phrase_wanted w = {words,
                          cli_opt(r, "publisher"),
                          cli_opt(r, "from"),
                          cli_opt(r, "to"),
                          cli_opt(r, "side"),
                          cli_has(r, "certificate") || cli_has(r, "json") || cli_has(r, "jsonl")};
    ro_status st = ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar);
    if (st == RO_OK) {
        st = ro_archive_phrase_within(r->ctx, ar, &w, &p);
        ro_archive_close(ar);
    }
    free(words);
    int rc = st == RO_OK ? show(r, p, limit) : cli_fail_ctx(r);
    ro_phrase_free(p);
    return rc;
}
