/* readout decide, decisions, undo: what people settle by hand. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static ro_str text(const char *s) { return (ro_str){s, s ? strlen(s) : 0}; }

const char *cli_author(const struct run *r) {
    const char *a = cli_opt(r, "author");
    return a && *a ? a : getenv("USER");
}

struct latest {
    int64_t n;
    unsigned overruled;
};

static bool say_overruled(void *user, const ro_decision *d) {
    struct latest *l = user;
    if (d->overruled == l->n) printf("%s %lld", l->overruled++ ? "," : "it takes the place of decision", (long long)d->n);
    return true;
}

int cmd_decide(struct run *r) {
    ro_archive *ar;
    int64_t n;
    ro_decision d = {.kind = text(r->operand[0]),
                     .target = text(r->operand[1]),
                     .value = text(r->operand[2]),
                     .author = text(cli_author(r)),
                     .reason = text(cli_opt(r, "reason"))};
    if (cli_open_to_write(r, RO_OPEN_WRITE, &ar) != RO_OK) return cli_fail_ctx(r);
    ro_status st = ro_archive_decide(r->ctx, ar, &d, &n);
    if (st == RO_OK) {
        struct latest l = {.n = n};
        printf("decision %lld; readout undo %lld takes it back\n", (long long)n, (long long)n);
        st = ro_archive_decisions(r->ctx, ar, say_overruled, &l);
        if (l.overruled) putchar('\n');
    }
    ro_archive_close(ar);
    return st == RO_OK ? DONE : cli_fail_ctx(r);
}

int cmd_undo(struct run *r) {
    ro_archive *ar;
    char *end;
    errno = 0;
    long long n = strtoll(r->operand[0], &end, 10);
    if (errno || *end || end == r->operand[0])
        return cli_fail("%s: is no number of a decision; see readout decisions", r->operand[0]);
    if (cli_open_to_write(r, RO_OPEN_WRITE, &ar) != RO_OK) return cli_fail_ctx(r);
    ro_status st = ro_archive_undo_by(r->ctx, ar, n, cli_author(r), cli_opt(r, "reason"));
    ro_archive_close(ar);
    if (st != RO_OK) return cli_fail_ctx(r);
    printf("decision %lld no longer holds\n", n);
    return DONE;
}

/* ---- the list ----------------------------------------------------------------------------------------------------- */

struct list {
    struct run *r;
    unsigned long after, limit, n;
    ro_status status;
};

static void put(const char *before, ro_str s) {
    if (s.p && s.n) printf("%s%.*s", before, (int)s.n, s.p);
}

/* The value of a finding is a whole card. */
static void put_value(ro_ctx *ctx, const ro_decision *d) {
    ro_card *card = NULL;
    if (strncmp(d->kind.p, "finding", d->kind.n) == 0 && ro_card_kept(ctx, d, &card) == RO_OK)
        put("  ", ro_card_says(card, 0, "change"));
    else
        put("  ", d->value);
    ro_card_free(card);
}

static void print_line(ro_ctx *ctx, const ro_decision *d) {
    printf("%lld  %.10s  ", (long long)d->n, d->time.p);
    put("", d->kind);
    put(" ", d->target);
    put_value(ctx, d);
    put("  (", d->author);
    put(": ", d->reason);
    fputs(")", stdout);
    if (d->undone.n) printf("  taken back %.10s", d->undone.p);
    put(" by ", d->undone_by);
    put(": ", d->undone_reason);
    if (d->missing) printf("  %zu of its accounts not here", d->missing);
    if (d->overruled) printf("  decision %lld took its place", (long long)d->overruled);
    putchar('\n');
}

static bool each(void *user, const ro_decision *d) {
    struct list *l = user;
    if ((uint64_t)d->n <= l->after) return true;
    if (l->n >= l->limit) return false;
    bool json = cli_has(l->r, "json");
    if (json) fputs(l->n ? ",\n" : "[\n", stdout);
    l->n++;
    if (!json && !cli_has(l->r, "jsonl")) {
        print_line(l->r->ctx, d);
        return true;
    }
    l->status = ro_decision_json(l->r->ctx, d, cli_sink(stdout));
    if (!json) putchar('\n');
    return l->status == RO_OK && !ferror(stdout);
}

int cmd_decisions(struct run *r) {
    ro_archive *ar;
    struct list l = {.r = r, .limit = ~0ul};
    if (!cli_number(r, "limit", 1, ~0ul, &l.limit) || !cli_number(r, "after", 0, ~0ul, &l.after)) return TROUBLE;
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar) != RO_OK) return cli_fail_ctx(r);
    ro_status st = ro_archive_decisions(r->ctx, ar, each, &l);
    ro_archive_close(ar);
    if (st != RO_OK || l.status != RO_OK) return cli_fail_ctx(r);
    if (cli_has(r, "json")) fputs(l.n ? "\n]\n" : "[]\n", stdout);
    return DONE;
}
