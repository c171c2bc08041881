/* readout phrase: every use of a phrase over time, by publisher, with what was searched. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

static void print_searched(const struct run *r, const ro_searched *s) {
    char line[160];
    int n = snprintf(line, sizeof line, "searched %zu account%s", s->accounts, s->accounts == 1 ? "" : "s");
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

static void print_publisher(const ro_phrase_publisher *p, size_t wide) {
    ro_str name = name_of(p);
    printf("  %-*.*s %5zu use%s in %zu of %zu account%s", (int)wide, (int)name.n, name.p, p->uses, p->uses == 1 ? " " : "s",
           p->accounts, p->searched, p->searched == 1 ? "" : "s");
    if (p->first.n && p->last.n && !(p->first.n == p->last.n && memcmp(p->first.p, p->last.p, p->last.n) == 0))
        printf(", %.*s to %.*s", (int)p->first.n, p->first.p, (int)p->last.n, p->last.p);
    else if (p->last.n)
        printf(", %.*s", (int)p->last.n, p->last.p);
    putchar('\n');
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
    print_searched(r, &p->searched);
    size_t wide = widest(p);
    for (size_t i = 0; i < p->npublishers; i++) print_publisher(&p->publishers[i], wide);
    for (size_t i = 0; i < p->nuses && i < limit; i++) {
        putchar('\n');
        print_use(r, &p->uses[i]);
    }
    if (p->nuses > limit) printf("\n%zu more; --limit N shows them.\n", p->nuses - limit);
}

int cmd_phrase(struct run *r) {
    ro_archive *ar;
    const ro_phrase *p = NULL;
    size_t limit;
    if (cli_limit(r, &limit) != DONE) return TROUBLE;
    char *words = cli_joined(r);
    if (!words) return cli_fail("memory ran out");
    ro_status st = ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar);
    if (st == RO_OK) {
        st = ro_archive_phrase(r->ctx, ar, words, &p);
        ro_archive_close(ar);
    }
    free(words);
    if (st == RO_OK && (cli_has(r, "json") || cli_has(r, "jsonl"))) {
        st = ro_phrase_json(r->ctx, p, cli_sink(stdout));
        putchar('\n');
    } else if (st == RO_OK)
        print_phrase(r, p, limit ? limit : 50);
    ro_phrase_free(p);
    return st == RO_OK ? DONE : cli_fail_ctx(r);
}
