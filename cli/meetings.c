/* readout meetings: the meetings of the archive in the order of their days, each with its accounts. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

static int number(struct run *r, const char *name, size_t *out) {
    const char *v = cli_opt(r, name);
    char *end;
    *out = 0;
    if (!v) return DONE;
    long n = strtol(v, &end, 10);
    if (*end || end == v || n < 1) return cli_fail("--%s wants a number from 1: %s is none", name, v);
    *out = (size_t)n;
    return DONE;
}

int cli_limit(struct run *r, size_t *out) { return number(r, "limit", out); }

int cli_row(struct run *r, struct rows *rows, ro_status (*write)(ro_ctx *, const void *, ro_sink), const void *what) {
    if (rows->json) fputs(rows->n ? ",\n" : "[", stdout);
    rows->n++;
    ro_status st = write(r->ctx, what, cli_sink(stdout));
    if (rows->jsonl) putchar('\n');
    return st == RO_OK && !ferror(stdout);
}

void cli_rows_end(struct rows *rows) {
    if (rows->json) fputs(rows->n ? "]\n" : "[]\n", stdout);
}

struct state {
    struct run *r;
    struct rows rows;
    const ro_meetings_wanted *wanted;
    ro_archive *archive;
    const ro_sink *table; /* where rows of a table go; NULL: they are printed */
    char **ids;           /* of a table of who was there: the meetings, whose accounts are read when the list is over */
    size_t nids;
    bool failed;
};

/* Words into lines of `width`, each indented; a word longer than the line stands alone. */
void cli_wrap_on(unsigned indent, unsigned width, const char *p, size_t n) {
    size_t at = indent, i = 0;
    while (i < n) {
        while (i < n && (p[i] == ' ' || p[i] == '\n')) i++;
        size_t k = i, columns = 0;
        while (k < n && p[k] != ' ' && p[k] != '\n') columns += (p[k++] & 0xc0) != 0x80;
        if (k == i) break;
        bool first = at == indent;
        if (!first && at + 1 + columns > width) {
            printf("\n%*s", (int)indent, "");
            at = indent, first = true;
        }
        if (!first) putchar(' '), at++;
        fwrite(p + i, 1, k - i, stdout);
        at += columns;
        i = k;
    }
    putchar('\n');
}

void cli_wrap(unsigned indent, unsigned width, const char *p, size_t n) {
    printf("%*s", (int)indent, "");
    cli_wrap_on(indent, width, p, n);
}

static void head_line(FILE *o, const ro_meeting_entry *m) {
    static const char *const FORM[] = {"meeting", "talks", "call", "visit"};
    fputs(m->held ? FORM[m->form] : "announced", o);
    for (size_t i = 0; i < m->nsides && i < 6; i++) fputs(i ? " - " : ", ", o), cli_put(o, ro_side_name(m->sides[i]));
    if (m->nsides > 6) fprintf(o, " and %zu more", m->nsides - 6);
    if (m->place.n) fputs(", ", o), cli_put(o, m->place);
    if (!*m->date.value && (*m->date.earliest || *m->date.latest))
        fprintf(o, " (between %s and %s)", *m->date.earliest ? m->date.earliest : "?", *m->date.latest ? m->date.latest : "?");
    else if (*m->date.value && !m->exact)
        fputs(" (day of publication)", o);
}

static void heading(const struct state *s, const ro_meeting_entry *m) {
    const char *on = s->r->colour ? "\033[1m" : "", *off = s->r->colour ? "\033[0m" : "";
    char *line = NULL;
    size_t n = 0;
    FILE *o = cli_gather(&line, &n);
    if (!o) return;
    head_line(o, m);
    printf("%s%-10s%s  ", on, *m->date.value ? m->date.value : "no date", off);
    if (cli_gathered(o, &line)) cli_wrap_on(12, s->r->width, line, n);
    free(line);
}

static void people_line(const struct state *s, const ro_meeting_entry *m) {
    enum { MOST = 4 };
    char line[1000];
    size_t n = 0;
    for (size_t i = 0; i < m->npeople && i < MOST && n < sizeof line - 200; i++)
        n += (size_t)snprintf(line + n, sizeof line - n, "%s%.*s", i ? ", " : "",
                              (int)(m->people[i].n < 150 ? m->people[i].n : 150), m->people[i].p);
    if (m->npeople > MOST) n += (size_t)snprintf(line + n, sizeof line - n, " and %zu more", m->npeople - MOST);
    if (n) cli_wrap(12, s->r->width, line, n);
}

void cli_across(const struct run *r, const ro_meeting_entry *m, unsigned indent, bool people) {
    for (size_t i = 0; i < m->nacross; i++) {
        char line[1000];
        if (m->across[i].of.n && !people) continue;
        int n = snprintf(line, sizeof line, "%.*s", (int)m->across[i].said.n, m->across[i].said.p);
        cli_tame(line);
        cli_wrap(indent, r->width, line, (size_t)(n < (int)sizeof line ? n : (int)sizeof line - 1));
    }
}

static void print_meeting(struct state *s, const ro_meeting_entry *m) {
    heading(s, m);
    people_line(s, m);
    for (size_t i = 0; i < m->naccounts; i++) {
        const ro_meeting_account *a = &m->accounts[i];
        char line[1200];
        ro_str who = a->publisher.n ? a->publisher : (ro_str){"publisher unknown", 17}, title = a->title.n ? a->title : a->file;
        int n = snprintf(line, sizeof line, "%s%.*s: %.*s", a->held || !m->held ? "" : "announcement, ",
                         (int)(who.n < 200 ? who.n : 200), who.p, (int)(title.n < 700 ? title.n : 700), title.p ? title.p : "");
        cli_tame(line);
        cli_wrap(12, s->r->width, line, (size_t)(n < (int)sizeof line ? n : (int)sizeof line - 1));
    }
    cli_across(s->r, m, 12, false); /* titles and names are told by show and compare */
    printf("%12s%.*s\n\n", "", (int)m->id.n, m->id.p);
}

static ro_status as_json(ro_ctx *ctx, const void *m, ro_sink sink) { return ro_meeting_entry_json(ctx, m, sink); }

static bool each(void *user, const ro_meeting_entry *m) {
    struct state *s = user;
    if (s->table) return ro_meeting_entry_csv(s->r->ctx, m, *s->table) == RO_OK;
    if (s->rows.json || s->rows.jsonl) return cli_row(s->r, &s->rows, as_json, m);
    s->rows.n++;
    print_meeting(s, m);
    return !ferror(stdout);
}

/* ---- tables ------------------------------------------------------------------------------------------------------------ */

static ro_status write_meetings(ro_ctx *ctx, const void *user, ro_sink sink) {
    struct state s = *(const struct state *)user;
    s.table = &sink;
    ro_status st = ro_meeting_entry_csv(ctx, NULL, sink);
    return st == RO_OK ? ro_archive_meetings(ctx, s.archive, s.wanted, each, &s) : st;
}

static bool remember(void *user, const ro_meeting_entry *m) {
    struct state *s = user;
    char **ids = s->nids & (s->nids + 1) ? s->ids : realloc(s->ids, (2 * s->nids + 2) * sizeof *ids);
    if (ids) s->ids = ids;
    char *id = ids ? strndup(m->id.p, m->id.n) : NULL;
    if (id) s->ids[s->nids++] = id;
    return !(s->failed = !id);
}

static ro_status there_of(ro_ctx *ctx, struct state *s, ro_there *x) {
    ro_account *account;
    ro_status st = ro_archive_account(ctx, s->archive, x->account->id.p, &account);
    if (st != RO_OK) return st;
    const ro_record *rec = ro_account_record(account);
    for (size_t i = 0; i < rec->nattendance && st == RO_OK; i++) {
        x->who = &rec->attendance[i];
        st = ro_there_csv(ctx, x, *s->table);
    }
    ro_account_free(account);
    return st;
}

static ro_status write_there(ro_ctx *ctx, const void *user, ro_sink sink) {
    struct state s = *(const struct state *)user;
    s.table = &sink;
    ro_status st = ro_there_csv(ctx, NULL, sink);
    if (st == RO_OK) st = ro_archive_meetings(ctx, s.archive, s.wanted, remember, &s);
    for (size_t i = 0; i < s.nids && st == RO_OK; i++) {
        const ro_meeting_entry *m;
        st = ro_archive_meeting(ctx, s.archive, s.ids[i], &m);
        if (st != RO_OK) break;
        for (size_t k = 0; k < m->naccounts && st == RO_OK; k++)
            if (m->accounts[k].held) st = there_of(ctx, &s, &(ro_there){.meeting = m, .account = &m->accounts[k]});
        ro_meeting_entry_free(m);
    }
    for (size_t i = 0; i < s.nids; i++) free(s.ids[i]);
    free(s.ids);
    return s.failed ? RO_NOMEM : st;
}

static int list(struct state *s) {
    struct run *r = s->r;
    const char *csv = cli_opt(r, "csv"), *there = cli_opt(r, "people-csv");
    if (csv) return cli_write_file(r, csv, &(struct to_write){write_meetings, s});
    if (there) return cli_write_file(r, there, &(struct to_write){write_there, s});
    if (ro_archive_meetings(r->ctx, s->archive, s->wanted, each, s) != RO_OK) return cli_fail_ctx(r);
    cli_rows_end(&s->rows);
    if (!s->rows.json && !s->rows.jsonl && !s->rows.n)
        puts("No meeting fits. readout meetings --all lists the accounts that tell of none, too.");
    return DONE;
}

int cmd_meetings(struct run *r) {
    ro_meetings_wanted w = {.side = cli_opt(r, "side"),
                            .form = cli_opt(r, "form"),
                            .only = cli_opt(r, "only"),
                            .person = cli_opt(r, "person"),
                            .who = cli_opt(r, "who"),
                            .publisher = cli_opt(r, "publisher"),
                            .place = cli_opt(r, "place"),
                            .from = cli_opt(r, "from"),
                            .to = cli_opt(r, "to"),
                            .after = cli_opt(r, "after")};
    struct state s = {.r = r, .rows = {.json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")}, .wanted = &w};
    w.met = !s.rows.json && !s.rows.jsonl && !cli_has(r, "all");
    if (cli_limit(r, &w.limit) != DONE) return TROUBLE;
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &s.archive) != RO_OK) return cli_fail_ctx(r);
    int rc = list(&s);
    ro_archive_close(s.archive);
    return rc;
}
