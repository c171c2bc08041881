/* readout compare: two to ten accounts side by side. An operand that is a file is read there and then; every account in it takes
 * part, so a .jsonl of two is a comparison by itself. Anything else is looked up in the archive: an account, or a meeting with
 * all of its accounts. */
#include "cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct stand {
    struct run *r;
    ro_archive *archive; /* NULL until an operand is none of the files */
    ro_account *account[RO_MAX_ACCOUNTS];
    const char *ref[RO_MAX_ACCOUNTS];
    char room[RO_MAX_ACCOUNTS][1000];
    size_t n;
    bool failed;
};

static bool bad(struct stand *s, const char *why) {
    cli_fail("%s", why);
    s->failed = true;
    return false;
}

static bool take(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct stand *s = user;
    char said[1400];
    if (st != RO_OK) return bad(s, why);
    if (s->n == RO_MAX_ACCOUNTS) return bad(s, "more than ten accounts: name those that are to be compared");
    if (ro_account_read(s->r->ctx, c, &s->account[s->n]) != RO_OK) return bad(s, ro_ctx_error(s->r->ctx));
    snprintf(s->room[s->n], sizeof s->room[s->n], "%.*s", (int)c->file.n, c->file.p);
    s->ref[s->n] = s->room[s->n];
    const char *refused = ro_account_record(s->account[s->n++])->refused;
    if (!refused) return true;
    snprintf(said, sizeof said, "%s: %s", s->ref[s->n - 1], refused);
    return bad(s, said);
}

/* One account of the archive by its id; the file it came from, where it is known, is how a person knows it. */
static bool from_archive(struct stand *s, const char *id) {
    if (s->n == RO_MAX_ACCOUNTS) return bad(s, "more than ten accounts: name those that are to be compared");
    if (ro_archive_account(s->r->ctx, s->archive, id, &s->account[s->n]) != RO_OK) return bad(s, ro_ctx_error(s->r->ctx));
    snprintf(s->room[s->n], sizeof s->room[s->n], "%s", id);
    s->ref[s->n] = s->room[s->n];
    s->n++;
    return true;
}

/* All accounts that tell of a meeting; its announcements do not. */
static void meeting(struct stand *s, const char *id) {
    const ro_meeting_entry *m = NULL;
    if (ro_archive_meeting(s->r->ctx, s->archive, id, &m) != RO_OK) {
        bad(s, ro_ctx_error(s->r->ctx));
        return;
    }
    for (size_t i = 0; i < m->naccounts && !s->failed; i++) {
        char ref[512];
        snprintf(ref, sizeof ref, "%.*s", (int)m->accounts[i].id.n, m->accounts[i].id.p);
        if (m->accounts[i].held) from_archive(s, ref);
    }
    ro_meeting_entry_free(m);
}

static void look_up(struct stand *s, const char *operand) {
    char said[1400];
    ro_found found;
    const char *archive = s->r->archive;
    if (!s->archive && access(archive, F_OK) != 0) {
        snprintf(said, sizeof said, "%s: no such file, and there is no archive %s to look it up in", operand, archive);
        bad(s, said);
    } else if (!s->archive && ro_archive_open(s->r->ctx, archive, RO_OPEN_READ, &s->archive) != RO_OK) {
        bad(s, ro_ctx_error(s->r->ctx));
    } else if (ro_archive_find(s->r->ctx, s->archive, operand, &found) != RO_OK) {
        snprintf(said, sizeof said, "%s: no such file, and in the archive: %s", operand, ro_ctx_error(s->r->ctx));
        bad(s, said);
    } else if (found.thing == RO_THING_MEETING) {
        meeting(s, found.id);
    } else {
        from_archive(s, found.id);
    }
}

static void gather(struct stand *s, const char *operand) {
    if (strcmp(operand, "-") != 0 && access(operand, F_OK) != 0)
        look_up(s, operand);
    else if (ro_captures(s->r->ctx, operand, take, s) != RO_OK && !s->failed)
        bad(s, ro_ctx_error(s->r->ctx));
}

static bool all_same(const ro_comparison *c) { return !c->counts.reworded && !c->counts.paraphrase && !c->counts.only; }

static int write_html(struct run *r, const ro_comparison *c, const char *path) {
    FILE *f = strcmp(path, "-") == 0 ? stdout : fopen(path, "wb");
    if (!f) return cli_fail("%s: %s", path, strerror(errno));
    ro_status st = ro_comparison_html(r->ctx, c, cli_sink(f));
    bool closed = f == stdout || fclose(f) == 0;
    if (st != RO_OK || !closed) return cli_fail("%s could not be written: %s", path, strerror(errno));
    return DONE;
}

static int show(struct run *r, const ro_comparison *c) {
    const char *html = cli_opt(r, "html");
    int rc = all_same(c) ? DONE : DIFFERENT;
    if (html && write_html(r, c, html) != DONE) return TROUBLE;
    ro_style style = {.colour = r->colour, .all = cli_has(r, "all"), .width = r->width};
    ro_status st = RO_OK;
    if (cli_has(r, "json")) {
        st = ro_comparison_json(r->ctx, c, cli_sink(stdout));
        putchar('\n');
    } else if (!html) {
        st = ro_comparison_text(r->ctx, c, &style, cli_sink(stdout));
    }
    return st == RO_OK ? rc : cli_fail_ctx(r);
}

int cmd_compare(struct run *r) {
    struct stand s = {.r = r};
    const ro_comparison *c = NULL;
    int rc = TROUBLE;
    for (int i = 0; i < r->noperands && !s.failed; i++) gather(&s, r->operand[i]);
    if (!s.failed) {
        if (ro_compare(r->ctx, s.account, s.ref, s.n, &c) == RO_OK)
            rc = show(r, c);
        else
            cli_fail_ctx(r);
    }
    ro_comparison_free(c);
    for (size_t i = 0; i < s.n; i++) ro_account_free(s.account[i]);
    if (s.archive) ro_archive_close(s.archive);
    return rc;
}
