/* readout collect CARD, readout findings [N]: differences that somebody collected, as cards, in the archive. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

int cmd_collect(struct run *r) {
    ro_archive *ar;
    ro_card *card;
    int64_t n = 0;
    if (!cli_open_card(r, &card)) return TROUBLE;
    ro_status st = cli_open_to_write(r, RO_OPEN_WRITE, &ar);
    if (st == RO_OK) {
        st = ro_archive_collect(r->ctx, ar, card, cli_opt(r, "reason"), cli_author(r), &n);
        ro_archive_close(ar);
    }
    ro_card_free(card);
    if (st != RO_OK) return cli_fail_ctx(r);
    printf("finding %lld; readout undo %lld takes it back\n", (long long)n, (long long)n);
    return DONE;
}

/* ---- the list ----------------------------------------------------------------------------------------------------------------
 */

struct list {
    struct run *r;
    struct rows rows;
    bool one;
    int status;
};

static ro_status as_json(ro_ctx *ctx, const void *d, ro_sink sink) { return ro_finding_json(ctx, d, sink); }
static ro_status as_page(ro_ctx *ctx, const void *c, ro_sink sink) { return ro_card_page(ctx, c, sink); }

static void says(const ro_card *c, unsigned k) {
    ro_str outlet = ro_card_says(c, k, "outlet"), words = ro_card_says(c, k, "words");
    cli_put(stdout, outlet.n ? outlet : (ro_str){"publisher unknown", 17});
    if (!ro_card_says(c, k, "place").p)
        fputs(": absent", stdout);
    else if (words.n)
        fputs(": \xE2\x80\x9C", stdout), cli_put_short(stdout, words), fputs("\xE2\x80\x9D", stdout);
}

static void line(const ro_decision *d, const ro_card *c) {
    printf("%lld  %.10s  ", (long long)d->n, d->time.p);
    cli_put(stdout, ro_card_says(c, 0, "change"));
    fputs("  ", stdout);
    says(c, 0);
    fputs(" / ", stdout);
    says(c, 1);
    fputs("  (", stdout);
    cli_put(stdout, d->author);
    if (d->reason.n) fputs(": ", stdout), cli_put(stdout, d->reason);
    puts(")");
}

static int show(struct run *r, const struct list *l, const ro_decision *d, const ro_card *c) {
    if (cli_has(r, "card")) return cli_write_file(r, cli_opt(r, "card"), &(struct to_write){as_page, c});
    if (!l->one) return line(d, c), DONE;
    return ro_card_cite(r->ctx, c, cli_sink(stdout)) == RO_OK ? DONE : cli_fail_ctx(r);
}

static bool each(void *user, const ro_decision *d) {
    struct list *l = user;
    ro_card *c;
    if (l->rows.json || l->rows.jsonl) {
        l->status = cli_row(l->r, &l->rows, as_json, d) ? DONE : TROUBLE;
        return l->status == DONE;
    }
    l->rows.n++;
    if (ro_card_kept(l->r->ctx, d, &c) != RO_OK) return cli_fail_ctx(l->r), true;
    l->status = show(l->r, l, d, c);
    ro_card_free(c);
    return l->status == DONE;
}

int cmd_findings(struct run *r) {
    ro_archive *ar;
    struct list l = {.r = r, .rows = {cli_has(r, "json"), cli_has(r, "jsonl"), 0}, .one = r->noperands > 0, .status = DONE};
    ro_decisions_wanted w = {.kind = "finding", .standing = !l.one};
    if (cli_limit(r, &w.limit) != DONE) return TROUBLE;
    if (l.one && (w.n = strtoll(r->operand[0], NULL, 10)) <= 0)
        return cli_fail("%s: is no number of a finding; see readout findings", r->operand[0]);
    if (cli_has(r, "card") && !l.one) return cli_fail("--card writes one finding: say its number");
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar) != RO_OK) return cli_fail_ctx(r);
    ro_status st = ro_archive_decisions_wanted(r->ctx, ar, &w, each, &l, NULL);
    ro_archive_close(ar);
    if (st != RO_OK) return cli_fail_ctx(r);
    if (l.one && !l.rows.n) return cli_fail("%lld: there is no such finding; see readout findings", (long long)w.n);
    cli_rows_end(&l.rows);
    return l.status;
}
