/* readout show: one account or meeting of the archive, whole. */
#include "cli.h"

#include <stdlib.h>

static void put(FILE *o, const char *before, ro_str s) {
    if (s.p && s.n) fprintf(o, "%s%.*s", before, (int)s.n, s.p);
}

/* A paragraph in the making: what is written to it is wrapped when it is finished. */
struct para {
    unsigned indent, width;
    bool started; /* the first line has its indent already */
    char *p;
    size_t n;
};

static FILE *begin(struct para *w) {
    w->p = NULL;
    w->n = 0;
    FILE *o = cli_gather(&w->p, &w->n);
    return o ? o : stdout; /* without memory the words come unwrapped */
}

static void finish(struct para *w, FILE *o) {
    if (o == stdout) {
        putchar('\n');
        return;
    }
    if (cli_gathered(o, &w->p) && w->n) (w->started ? cli_wrap_on : cli_wrap)(w->indent, w->width, w->p, w->n);
    free(w->p);
}

/* Where else its meeting is told. */
static void print_company(struct run *r, ro_archive *ar, const char *id) {
    const ro_meeting_entry *m;
    if (ro_archive_meeting(r->ctx, ar, id, &m) != RO_OK) return;
    if (m->naccounts > 1)
        printf("\nOne of %zu accounts of this meeting: readout show %.*s\n", m->naccounts, (int)m->id.n, m->id.p);
    ro_meeting_entry_free(m);
}

static int show_account(struct run *r, ro_archive *ar, const char *id) {
    ro_account *acc;
    if (ro_archive_account(r->ctx, ar, id, &acc) != RO_OK) return cli_fail_ctx(r);
    ro_style style = {.colour = r->colour, .explain = cli_has(r, "explain"), .cuts = cli_has(r, "cuts"), .width = r->width};
    ro_status st = cli_has(r, "json") ? ro_record_json(r->ctx, ro_account_record(acc), true, cli_sink(stdout))
                                      : ro_record_text(r->ctx, ro_account_record(acc), &style, cli_sink(stdout));
    if (cli_has(r, "json")) putchar('\n');
    ro_account_free(acc);
    if (st == RO_OK && !cli_has(r, "json")) print_company(r, ar, id);
    return st == RO_OK ? DONE : cli_fail_ctx(r);
}

static ro_str as_it_is(ro_str s) { return s; }

static void print_list(struct run *r, const char *label, const ro_str *s, size_t n, ro_str (*called)(ro_str)) {
    struct para w = {.indent = 10, .width = r->width, .started = true};
    if (!n) return;
    FILE *o = begin(&w);
    for (size_t i = 0; i < n; i++) put(o, i ? ", " : "", called(s[i]));
    printf("%-10s", label);
    finish(&w, o);
}

static void print_day(const ro_date *d) {
    if (*d->value)
        printf("%s%s", d->value, d->why.certain ? "" : " (?)");
    else if (*d->earliest || *d->latest)
        printf("between %s and %s", *d->earliest ? d->earliest : "?", *d->latest ? d->latest : "?");
    else
        fputs("no date", stdout);
}

static void print_member(struct run *r, const ro_meeting_account *a, char letter) {
    static const char *const KIND[] = {"account", "transcript", "report", "statement", "notice"};
    struct para w = {.indent = 2, .width = r->width};
    putchar('\n');
    if (letter) printf("%c ", letter);
    fputs(a->held ? KIND[a->kind] : "notice", stdout);
    put(stdout, ", ", a->publisher);
    put(stdout, ", carried by ", a->carrier);
    put(stdout, ", ", a->published);
    putchar('\n');
    FILE *o = begin(&w);
    put(o, "", a->title);
    finish(&w, o);
    put(stdout, "  ", a->id);
    if (a->file.n) fputs("\n  ", stdout), cli_put(stdout, a->file);
    if (a->why.n) {
        o = begin(&w);
        put(o, "here because of ", a->why);
        putchar('\n');
        finish(&w, o);
    } else
        putchar('\n');
}

static int print_meeting(struct run *r, ro_archive *ar, const ro_meeting_entry *m) {
    struct para w = {.width = r->width};
    print_day(&m->date);
    put(stdout, ", ", m->place);
    putchar('\n');
    FILE *o = begin(&w);
    put(o, "", m->title);
    finish(&w, o);
    putchar('\n');
    print_list(r, "sides", m->sides, m->nsides, ro_side_name);
    bool there;
    int rc = cli_there(r, ar, m, &there);
    if (!there) print_list(r, "people", m->people, m->npeople, as_it_is);
    for (size_t i = 0; i < m->naccounts; i++)
        print_member(r, &m->accounts[i], there && m->naccounts > 1 && i < 26 ? (char)('A' + i) : 0);
    if (m->nacross) putchar('\n');
    cli_across(r, m, 0, true);
    for (size_t i = 0; i < m->nnotes; i++) {
        putchar('\n');
        cli_wrap(0, r->width, m->notes[i].p, m->notes[i].n);
    }
    if (m->naccounts > 1) printf("\nSide by side: readout compare %.*s\n", (int)m->id.n, m->id.p);
    return rc;
}

/* The meeting as it is listed, and the record of each of its accounts. */
static int meeting_json(struct run *r, ro_archive *ar, const ro_meeting_entry *m) {
    fputs("{\"meeting\": ", stdout);
    ro_status st = ro_meeting_entry_json(r->ctx, m, cli_sink(stdout));
    fputs(",\n\"accounts\": [", stdout);
    for (size_t i = 0; i < m->naccounts && st == RO_OK; i++) {
        ro_account *acc;
        if ((st = ro_archive_account(r->ctx, ar, m->accounts[i].id.p, &acc)) != RO_OK) break;
        fputs(i ? ",\n" : "\n", stdout);
        st = ro_record_json(r->ctx, ro_account_record(acc), true, cli_sink(stdout));
        ro_account_free(acc);
    }
    fputs("\n]}\n", stdout);
    return st == RO_OK ? DONE : cli_fail_ctx(r);
}

static int show_meeting(struct run *r, ro_archive *ar, const char *id) {
    const ro_meeting_entry *m;
    if (ro_archive_meeting(r->ctx, ar, id, &m) != RO_OK) return cli_fail_ctx(r);
    int rc = DONE;
    if (cli_has(r, "json"))
        rc = meeting_json(r, ar, m);
    else
        rc = print_meeting(r, ar, m);
    ro_meeting_entry_free(m);
    return rc;
}

int cmd_show(struct run *r) {
    ro_archive *ar;
    ro_found f;
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar) != RO_OK) return cli_fail_ctx(r);
    int rc = ro_archive_find(r->ctx, ar, r->operand[0], &f) != RO_OK ? cli_fail_ctx(r)
             : f.thing == RO_THING_ACCOUNT                           ? show_account(r, ar, f.id)
                                                                     : show_meeting(r, ar, f.id);
    ro_archive_close(ar);
    return rc;
}
