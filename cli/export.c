/* readout export: the archive as CSV and JSON Lines, one file a table; with --tei also each meeting that several accounts tell of
 * as a critical edition, DIR/editions/MEETING.xml. A meeting of more accounts than an edition takes is named and passed over. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct export {
    struct run *r;
    ro_archive *archive;
    const char *dir;
    char(*meeting)[512]; /* ids */
    size_t n, cap, written;
    char **also; /* editions/MEETING.xml, one for each that was written */
    bool failed;
};

static bool bad(struct export *x, const char *what, const char *why) {
    cli_fail("%s: %s", what, why);
    x->failed = true;
    return false;
}

/* Remembers the meetings that two accounts at least tell of. */
static bool remember(void *user, const ro_meeting_entry *m) {
    struct export *x = user;
    size_t tell = 0;
    for (size_t i = 0; i < m->naccounts; i++) tell += m->accounts[i].held;
    if (tell < 2) return true;
    if (x->n == x->cap) {
        x->cap = x->cap ? x->cap * 2 : 64;
        void *more = realloc(x->meeting, x->cap * sizeof *x->meeting);
        if (!more) return bad(x, x->dir, "memory ran out");
        x->meeting = more;
    }
    snprintf(x->meeting[x->n++], sizeof *x->meeting, "%.*s", (int)m->id.n, m->id.p);
    return true;
}

static ro_status tei(ro_ctx *ctx, const void *c, ro_sink sink) { return ro_edition_tei(ctx, c, 0, sink); }

static bool write_edition(struct export *x, const ro_comparison *c, const char *id) {
    char name[512], path[1100];
    snprintf(name, sizeof name, "%s", id);
    for (char *p = name; *p; p++)
        if (*p == '/') *p = '-';
    snprintf(path, sizeof path, "%s/editions/%s.xml", x->dir, name);
    if (cli_write_file(x->r, path, &(struct to_write){tei, c}) != DONE) return !(x->failed = true);
    char **more = realloc(x->also, (x->written + 1) * sizeof *more), *also = strdup(path + strlen(x->dir) + 1);
    if (more) x->also = more;
    if (!more || !also) return free(also), bad(x, path, "memory ran out");
    x->also[x->written++] = also;
    return true;
}

static void edit(struct export *x, const char *id) {
    ro_account *account[RO_MAX_ACCOUNTS] = {NULL};
    char ref[RO_MAX_ACCOUNTS][512];
    const char *refs[RO_MAX_ACCOUNTS];
    const ro_meeting_entry *m = NULL;
    const ro_comparison *c = NULL;
    size_t n = 0, over = 0;
    ro_status st = ro_archive_meeting(x->r->ctx, x->archive, id, &m);
    for (size_t i = 0; st == RO_OK && i < m->naccounts; i++) {
        if (!m->accounts[i].held || (n == RO_MAX_ACCOUNTS && ++over)) continue;
        snprintf(ref[n], sizeof ref[n], "%.*s", (int)m->accounts[i].id.n, m->accounts[i].id.p);
        refs[n] = ref[n];
        st = ro_archive_account(x->r->ctx, x->archive, ref[n], &account[n]);
        n += st == RO_OK;
    }
    if (over)
        fprintf(stderr, "%s: more than ten accounts, no edition: readout edition takes those that you name\n", id);
    else if (st != RO_OK || ro_compare(x->r->ctx, account, refs, n, &c) != RO_OK ||
             ro_archive_judge(x->r->ctx, x->archive, c) != RO_OK)
        bad(x, id, ro_ctx_error(x->r->ctx));
    else
        write_edition(x, c, id);
    ro_comparison_free(c);
    for (size_t i = 0; i < n; i++) ro_account_free(account[i]);
    ro_meeting_entry_free(m);
}

static void editions(struct export *x) {
    char path[1100];
    snprintf(path, sizeof path, "%s/editions", x->dir);
    if ((mkdir(x->dir, 0777) != 0 && errno != EEXIST) || (mkdir(path, 0777) != 0 && errno != EEXIST)) {
        bad(x, path, strerror(errno));
        return;
    }
    if (ro_archive_meetings(x->r->ctx, x->archive, &(ro_meetings_wanted){.met = true}, remember, x) != RO_OK)
        bad(x, x->dir, ro_ctx_error(x->r->ctx));
    for (size_t i = 0; i < x->n && !x->failed; i++) edit(x, x->meeting[i]);
    free(x->meeting);
}

static void give_back(struct export *x) {
    for (size_t i = 0; i < x->written; i++) free(x->also[i]);
    free(x->also);
}

int cmd_export(struct run *r) {
    struct export x = {.r = r, .dir = r->operand[0]};
    ro_exported out = {0};
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &x.archive) != RO_OK) return cli_fail_ctx(r);
    if (cli_has(r, "tei")) editions(&x);
    ro_export_wanted w = {x.dir,
                          cli_has(r, "excel"),
                          cli_has(r, "tables"),
                          (const char *const *)x.also,
                          x.written,
                          cli_has(r, "semicolon") ? ';' : 0};
    cli_tell(r);
    ro_status st = x.failed ? RO_IO : ro_archive_export(r->ctx, x.archive, &w, &out);
    ro_archive_close(x.archive);
    cli_told(r);
    give_back(&x);
    if (x.failed) return TROUBLE;
    if (st != RO_OK) return cli_fail_ctx(r);
    fprintf(stderr, "%zu files in %s\n", out.files + w.nalso, x.dir);
    if (out.guarded)
        fprintf(stderr,
                "%zu cells of the CSV got an apostrophe in front: a spreadsheet would have run them as formulas, or taken an id "
                "for a number\n",
                out.guarded);
    if (out.cut)
        fprintf(stderr,
                "%zu cells of the CSV were cut at the 32,767 characters that a cell of a spreadsheet holds: the JSON Lines have"
                " them whole\n",
                out.cut);
    return DONE;
}
