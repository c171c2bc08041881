/* The accounts that a command lays beside each other. An operand that is a file is read there and then; every account in it takes
 * part, so a .jsonl of two is a comparison by itself. Anything else is looked up in the archive: an account, or a meeting with
 * all of its accounts. Files are read side by side, and taken in the order of the operands. */
#include "pool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The accounts of one operand that is a file. */
struct file {
    bool is;
    ro_account *account[RO_MAX_ACCOUNTS];
    size_t n;
    char *why; /* it cannot be compared; NULL: it can */
};

struct stand {
    struct run *r;
    ro_archive *archive; /* NULL until an operand is none of the files */
    struct file file[RO_MAX_ACCOUNTS];
    ro_account *account[RO_MAX_ACCOUNTS];
    const char *ref[RO_MAX_ACCOUNTS];
    char room[RO_MAX_ACCOUNTS][512]; /* ids of the archive */
    size_t n;
    bool failed;
};

static const char MANY[] = "more than ten accounts: name those that are to be compared";

static bool bad(struct stand *s, const char *why) {
    cli_fail("%s", why);
    s->failed = true;
    return false;
}

static void cannot(struct file *f, const char *why) {
    if (!f->why) f->why = strdup(why);
}

/* The first file that is wrong ends it: it is told where its turn comes. */
static bool take(void *user, struct page *page) {
    struct file *f = (struct file *)user + page->mark;
    if (page->status != RO_OK) {
        cannot(f, page->why);
    } else if (f->n == RO_MAX_ACCOUNTS) {
        cannot(f, MANY);
    } else {
        const ro_record *rec = ro_account_record(page->account);
        f->account[f->n++] = page->account;
        page->account = NULL;
        char said[1400];
        snprintf(said, sizeof said, "%s: %s", rec->file.p, rec->refused ? rec->refused : "");
        if (rec->refused) cannot(f, said);
    }
    return !f->why;
}

static void read_one(void *user, ro_ctx *ctx, struct page *page) {
    (void)user;
    if (page->status != RO_OK) return;
    page->status = ro_account_read_to_compare(ctx, page->capture, &page->account);
    if (page->status != RO_OK) snprintf(page->why, sizeof page->why, "%s", ro_ctx_error(ctx));
}

static void read_files(struct stand *s) {
    const struct pool_use use = {.work = read_one, .take = take, .user = s->file};
    struct run *r = s->r;
    struct pool *pool = pool_open(r->ctx, &use);
    if (!pool) bad(s, "memory ran out");
    for (int i = 0; pool && i < r->noperands; i++) {
        struct file *f = &s->file[i];
        if (!f->is) continue;
        pool_mark(pool, (size_t)i);
        if (ro_captures(r->ctx, r->operand[i], pool_feed, pool) != RO_OK) cannot(f, ro_ctx_error(r->ctx));
    }
    if (pool) pool_close(pool);
}

static void from_file(struct stand *s, const struct file *f) {
    if (f->why) bad(s, f->why);
    for (size_t i = 0; i < f->n && !s->failed; i++) {
        if (s->n == RO_MAX_ACCOUNTS) {
            bad(s, MANY);
            return;
        }
        s->account[s->n] = f->account[i];
        s->ref[s->n++] = ro_account_record(f->account[i])->file.p;
    }
}

/* One account of the archive by its id; the file it came from, where it is known, is how a person knows it. */
static bool from_archive(struct stand *s, const char *id) {
    if (s->n == RO_MAX_ACCOUNTS) return bad(s, MANY);
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

static void gather(struct stand *s) {
    struct run *r = s->r;
    for (int i = 0; i < r->noperands; i++)
        if (strcmp(r->operand[i], "-") == 0 || access(r->operand[i], F_OK) == 0) s->file[i].is = true;
    read_files(s);
    for (int i = 0; i < r->noperands && !s->failed; i++) {
        if (s->file[i].is)
            from_file(s, &s->file[i]);
        else
            look_up(s, r->operand[i]);
    }
}

static void let_go(struct stand *s) {
    for (size_t k = 0; k < s->n; k++) {
        bool kept = true; /* by the archive; the others are their file's */
        for (int i = 0; i < s->r->noperands; i++)
            for (size_t j = 0; j < s->file[i].n; j++) kept = kept && s->account[k] != s->file[i].account[j];
        if (kept) ro_account_free(s->account[k]);
    }
    for (int i = 0; i < s->r->noperands; i++) {
        for (size_t j = 0; j < s->file[i].n; j++) ro_account_free(s->file[i].account[j]);
        free(s->file[i].why);
    }
    if (s->archive) ro_archive_close(s->archive);
}

/* What people settled about changes, and how usual they are. Files are held against an archive that was named; it need not be
 * there. What goes wrong here costs the figures only. */
static void ask_archive(struct stand *s, const ro_comparison *c, bool usual) {
    struct run *r = s->r;
    if (!s->archive && (!r->archive_named || access(r->archive, F_OK) != 0)) return;
    if (!s->archive && ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &s->archive) != RO_OK) {
        cli_fail_ctx(r);
        return;
    }
    if (ro_archive_judge(r->ctx, s->archive, c) != RO_OK) cli_fail_ctx(r);
    if (!usual) return;
    bool terminal = isatty(STDERR_FILENO);
    ro_status st = ro_archive_noise(r->ctx, s->archive, c, terminal ? cli_progress : NULL, "pairs compared");
    if (terminal) cli_progress(NULL, 0, 0);
    if (st != RO_OK) cli_fail_ctx(r);
}

int cli_compare(struct run *r, bool usual, int (*show)(struct run *, const ro_comparison *)) {
    struct stand s = {.r = r};
    const ro_comparison *c = NULL;
    int rc = TROUBLE;
    gather(&s);
    if (!s.failed) {
        if (ro_compare(r->ctx, s.account, s.ref, s.n, &c) == RO_OK) {
            ask_archive(&s, c, usual);
            rc = show(r, c);
        } else {
            cli_fail_ctx(r);
        }
    }
    ro_comparison_free(c);
    let_go(&s);
    return rc;
}
