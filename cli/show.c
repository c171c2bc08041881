/* readout show: one account or meeting of the archive, whole. */
#include "cli.h"

#include <string.h>

static const char *const KIND[] = {"account", "transcript", "report", "statement", "notice"};

static void put(const char *before, ro_str s) {
    if (s.p && s.n) printf("%s%.*s", before, (int)s.n, s.p);
}

static int show_account(struct run *r, ro_archive *ar, const char *id) {
    ro_account *acc;
    if (ro_archive_account(r->ctx, ar, id, &acc) != RO_OK) return cli_fail_ctx(r);
    ro_style style = {.colour = r->colour, .explain = cli_has(r, "explain"), .width = r->width};
    ro_status st = cli_has(r, "json") ? ro_record_json(r->ctx, ro_account_record(acc), true, cli_sink(stdout))
                                      : ro_record_text(r->ctx, ro_account_record(acc), &style, cli_sink(stdout));
    if (cli_has(r, "json")) putchar('\n');
    ro_account_free(acc);
    return st == RO_OK ? DONE : cli_fail_ctx(r);
}

static void print_list(const char *label, const ro_str *s, size_t n) {
    for (size_t i = 0; i < n; i++) {
        fputs(i ? ", " : label, stdout);
        put("", s[i]);
    }
    if (n) putchar('\n');
}

static void print_day(const ro_date *d) {
    if (*d->value)
        printf("%s%s", d->value, d->why.certain ? "" : " (uncertain)");
    else if (*d->earliest || *d->latest)
        printf("between %s and %s", *d->earliest ? d->earliest : "?", *d->latest ? d->latest : "?");
    else
        fputs("date unknown", stdout);
}

static void print_meeting(const ro_meeting_entry *m) {
    print_day(&m->date);
    put(", ", m->place);
    putchar('\n');
    put("", m->title);
    if (m->title.n) putchar('\n');
    print_list("sides     ", m->sides, m->nsides);
    print_list("people    ", m->people, m->npeople);
    for (size_t i = 0; i < m->naccounts; i++) {
        const ro_meeting_account *a = &m->accounts[i];
        printf("\n%s", a->held ? KIND[a->kind] : "notice");
        put(" of ", a->publisher);
        put(", carried by ", a->carrier);
        put(", ", a->published);
        put("\n  ", a->title);
        put("\n  ", a->id);
        if (strncmp(a->file.p ? a->file.p : "", a->id.p, a->id.n) != 0) put("   ", a->file);
        put("\n  here because: ", a->why);
        putchar('\n');
    }
    for (size_t i = 0; i < m->nnotes; i++) put(i ? "" : "\n", m->notes[i]), putchar('\n');
    if (m->naccounts > 1) printf("\nSide by side: readout compare %.*s\n", (int)m->id.n, m->id.p);
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
        print_meeting(m);
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
