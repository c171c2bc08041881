/* readout changes: what became of pages over time. A page's history comes from the archive; here two versions that differ are
 * opened and compared, and the views told what came out. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* A history with its versions opened where they are compared. */
struct compared {
    ro_changed view;
    const ro_comparison **changed;
    ro_account **account;
};

static void close_all(struct compared *c) {
    for (size_t i = 0; c->changed && i < c->view.history->nversions; i++) ro_comparison_free(c->changed[i]);
    for (size_t i = 0; c->account && i < c->view.history->nversions; i++) ro_account_free(c->account[i]);
    free(c->changed);
    free(c->account);
}

static ro_status opened(struct run *r, ro_archive *ar, struct compared *c, size_t i) {
    return c->account[i] ? RO_OK : ro_archive_version(r->ctx, ar, c->view.history->versions[i].number, &c->account[i]);
}

/* How a version is called where it stands beside others: its account and its day. */
static void ref_of(char out[600], const ro_history *h, size_t i) {
    const ro_page_version *v = &h->versions[i];
    snprintf(out, 600, "%.*s, capture %zu%s%.*s", (int)(h->id.n < 400 ? h->id.n : 400), h->id.p, i + 1, v->captured.n ? ", " : "",
             v->captured.n < 10 ? (int)v->captured.n : 10, v->captured.n ? v->captured.p : "");
}

static ro_status compare_versions(struct run *r, ro_archive *ar, struct compared *c, const size_t *at, size_t n,
                                  const ro_comparison **out) {
    ro_account *account[RO_MAX_ACCOUNTS];
    char name[RO_MAX_ACCOUNTS][600];
    const char *ref[RO_MAX_ACCOUNTS];
    for (size_t k = 0; k < n; k++) {
        account[k] = c->account[at[k]];
        ref_of(name[k], c->view.history, at[k]);
        ref[k] = name[k];
    }
    ro_status st = ro_compare(r->ctx, account, ref, n, out);
    return st == RO_OK ? ro_archive_judge(r->ctx, ar, *out) : st;
}

/* Those that were edited, each with the account before it. */
static ro_status compare_all(struct run *r, ro_archive *ar, const ro_history *h, struct compared *c) {
    *c = (struct compared){.changed = calloc(h->nversions + 1, sizeof *c->changed),
                           .account = calloc(h->nversions + 1, sizeof *c->account)};
    c->view = (ro_changed){h, c->changed};
    if (!c->changed || !c->account) return cli_fail("memory ran out"), RO_NOMEM;
    ro_status st = RO_OK;
    for (size_t i = 0, before = 0; i < h->nversions && st == RO_OK; i++) {
        const char *event = h->versions[i].event;
        if (strcmp(event, "edited") == 0 || strcmp(event, "restored") == 0) {
            st = opened(r, ar, c, before);
            if (st == RO_OK) st = opened(r, ar, c, i);
            if (st == RO_OK) st = compare_versions(r, ar, c, (size_t[]){before, i}, 2, &c->changed[i]);
        }
        if (!h->versions[i].refused.p) before = i;
    }
    return st;
}

/* ---- going through them -------------------------------------------------------------------------------------------- */

struct state {
    struct run *r;
    ro_archive *archive;
    const char *ref; /* of one account; NULL: all */
    struct rows rows;
    ro_sink csv; /* write NULL: none is wanted */
    size_t n, changed;
    ro_status status;
};

static ro_status as_json(ro_ctx *ctx, const void *c, ro_sink sink) { return ro_changed_json(ctx, c, sink); }

static bool print(struct state *s, const ro_changed *c) {
    struct run *r = s->r;
    ro_style style = {.colour = r->colour, .all = cli_has(r, "all"), .width = r->width};
    if (s->csv.write)
        s->status = ro_changed_csv(r->ctx, c, s->n == 0, s->csv);
    else if (s->rows.json || s->rows.jsonl)
        s->status = cli_row(r, &s->rows, as_json, c) ? RO_OK : RO_IO;
    else
        s->status = ro_changed_text(r->ctx, c, &style, cli_sink(stdout));
    s->n++;
    s->changed += c->history->edited || c->history->gone;
    return s->status == RO_OK && !ferror(stdout);
}

static bool each(void *user, const ro_history *h) {
    struct state *s = user;
    struct compared c;
    s->status = compare_all(s->r, s->archive, h, &c);
    bool more = s->status == RO_OK && print(s, &c.view);
    close_all(&c);
    return more;
}

static ro_status go(struct state *s) {
    const ro_history *h = NULL;
    ro_histories_wanted w = {
        .from = cli_opt(s->r, "from"), .to = cli_opt(s->r, "to"), .after = cli_opt(s->r, "after"), .all = cli_has(s->r, "all")};
    ro_status st;
    if (cli_limit(s->r, &w.limit) != DONE) return RO_USAGE;
    if (s->ref) {
        st = ro_archive_history(s->r->ctx, s->archive, s->ref, &h);
        if (st == RO_OK) each(s, h);
        ro_history_free(h);
    } else {
        st = ro_archive_histories(s->r->ctx, s->archive, &w, each, s);
    }
    return s->status != RO_OK ? s->status : st;
}

/* ---- into files ------------------------------------------------------------------------------------------------------ */

static ro_status write_csv(ro_ctx *ctx, const void *user, ro_sink sink) {
    static const ro_history none;
    struct state *s = (struct state *)(uintptr_t)user;
    s->csv = sink;
    ro_status st = go(s);
    return st == RO_OK && !s->n ? ro_changed_csv(ctx, &(ro_changed){.history = &none}, true, sink) : st;
}

static ro_status write_html(ro_ctx *ctx, const void *c, ro_sink sink) { return ro_comparison_html(ctx, c, sink); }

/* The wordings side by side; where they are too many the first and the last ones. */
static int html(struct state *s, const char *path) {
    struct run *r = s->r;
    const ro_history *h = NULL;
    const ro_comparison *side = NULL;
    struct compared c = {0};
    size_t at[RO_MAX_ACCOUNTS], n = 0;
    if (!s->ref) return cli_fail("changes --html wants an account: its wordings side by side on a page");
    if (ro_archive_history(r->ctx, s->archive, s->ref, &h) != RO_OK) return cli_fail_ctx(r);
    ro_status st = compare_all(r, s->archive, h, &c);
    for (size_t i = 0; i < h->nwordings && st == RO_OK; i++) {
        if (i && i + RO_MAX_ACCOUNTS <= h->nwordings) continue;
        at[n++] = h->wordings[i].first;
        st = opened(r, s->archive, &c, h->wordings[i].first);
    }
    if (h->nwordings > n && st == RO_OK)
        fprintf(stderr, "%zu wordings: the first and the last %zu stand on the page\n", h->nwordings, n - 1);
    int rc;
    if (st == RO_OK && n < 2)
        rc = cli_fail("%s: has one wording in %zu captures: there is nothing to lay side by side", s->ref, h->nversions);
    else if (st != RO_OK || compare_versions(r, s->archive, &c, at, n, &side) != RO_OK)
        rc = cli_fail_ctx(r);
    else
        rc = cli_write_file(r, path, &(struct to_write){write_html, side});
    ro_comparison_free(side);
    close_all(&c);
    ro_history_free(h);
    return rc;
}

static void say_none(const struct state *s) {
    if (s->n || s->rows.json || s->rows.jsonl || s->ref) return;
    puts("No page has changed or gone. Captures of one page over time come by adding it again with the day on which it was taken "
         "(WARC, \"captured\" in JSON Lines); changes --all lists those that stayed the same.");
}

int cmd_changes(struct run *r) {
    const char *csv = cli_opt(r, "csv"), *page = cli_opt(r, "html");
    struct state s = {.r = r, .ref = r->noperands ? r->operand[0] : NULL};
    s.rows = (struct rows){.json = cli_has(r, "json"), .jsonl = cli_has(r, "jsonl")};
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &s.archive) != RO_OK) return cli_fail_ctx(r);
    int rc = DONE;
    if (page)
        rc = html(&s, page);
    else if (csv)
        rc = cli_write_file(r, csv, &(struct to_write){write_csv, &s});
    else if (go(&s) != RO_OK)
        rc = *ro_ctx_error(r->ctx) ? cli_fail_ctx(r) : TROUBLE;
    if (rc == DONE && !csv && !page) cli_rows_end(&s.rows), say_none(&s);
    ro_archive_close(s.archive);
    return rc;
}
