/* What is done to an archive while something fails: adding, deciding, taking back, rereading, indexing, bringing an older form up
 * to date, import, export, salvage. Each begins with its own file, and is done again where it failed. */
#ifndef WORK_H
#define WORK_H

#include "content.h"

#include <readout/readout.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const PAGES[] = {
    "Presidents of Norvania and Kestria Hold Talks\n\nPort Elden, March 5, 2031 -- Ada Norn, president of Norvania, had talks "
    "with "
    "Bo Kest, president of Kestria, in Port Elden on March 4.\n\nThe two presidents discussed the fishing grounds of the Grey "
    "Sea. Ada Norn said that Norvania would open two more harbours to the ships of Kestria.\n\nPresent at the talks were Lio "
    "Hadder, foreign minister of Norvania, and Una Perrin, foreign minister of Kestria.\n",
    "<html><head><title>Talks at Port Elden</title></head><body><h1>Talks at Port Elden</h1><p>March 4, 2031</p><p>Bo Kest: "
    "Thank "
    "you, Madam President, for the warm welcome in this old harbour.</p><p>Ada Norn: The harbour is yours as well, and so are "
    "its lights.</p></body></html>",
    "  \n"};
enum { NPAGES = sizeof PAGES / sizeof *PAGES };

/* Reads the pages and adds them. */
static ro_status work_add_to(ro_ctx *ctx, ro_archive *ar) {
    ro_account *acc[NPAGES] = {0};
    ro_status st = RO_OK;
    for (size_t i = 0; i < NPAGES && st == RO_OK; i++) {
        char file[] = {(char)('a' + i), 0};
        ro_capture c = {.file = {file, 1}, .bytes = {PAGES[i], strlen(PAGES[i])}};
        st = ro_account_read(ctx, &c, &acc[i]);
    }
    if (st == RO_OK) st = ro_archive_add(ctx, ar, acc, NPAGES, NULL);
    for (size_t i = 0; i < NPAGES; i++) ro_account_free(acc[i]);
    return st == RO_OK ? ro_archive_settle(ctx, ar) : st;
}

static ro_status work_add(ro_ctx *ctx, ro_archive *ar) { return work_add_to(ctx, ar); }

static ro_status work_decide(ro_ctx *ctx, ro_archive *ar) {
    int64_t n;
    ro_decision d = {.kind = {"title", 5}, .target = {"a", 1}, .value = {"Talks", 5}, .author = {"Ina", 3}};
    return ro_archive_decide(ctx, ar, &d, &n);
}

static ro_status work_undo(ro_ctx *ctx, ro_archive *ar) {
    ro_status st = ro_archive_undo_by(ctx, ar, 1, "Bob", "it was none");
    return st == RO_USAGE ? RO_OK : st; /* it is taken back already */
}

static ro_status work_reread(ro_ctx *ctx, ro_archive *ar) {
    ro_rereading out;
    return ro_archive_reread(ctx, ar, NULL, NULL, &out);
}

static ro_status work_index(ro_ctx *ctx, ro_archive *ar) { return ro_archive_index(ctx, ar, NULL, NULL); }

static ro_status work_export(ro_ctx *ctx, ro_archive *ar) {
    ro_exported out;
    return ro_archive_export(ctx, ar, &(ro_export_wanted){.dir = "exported"}, &out);
}

/* What waits is read and added, as the command line does it. */
struct work_waiting {
    ro_ctx *ctx;
    ro_account *v[16];
    size_t n;
    ro_status st;
};

static bool work_take(void *user, const ro_capture *c, ro_status refused, const char *why) {
    struct work_waiting *w = user;
    (void)why;
    w->st = refused;
    if (w->st == RO_OK && w->n < 16 && (w->st = ro_account_read(w->ctx, c, &w->v[w->n])) == RO_OK) w->n++;
    return w->st == RO_OK;
}

static ro_status work_read_waiting(ro_ctx *ctx, ro_archive *ar) {
    struct work_waiting w = {.ctx = ctx};
    ro_status st = ro_archive_waiting(ctx, ar, work_take, &w);
    if (st == RO_OK) st = w.st;
    if (st == RO_OK && w.n) st = ro_archive_add(ctx, ar, w.v, w.n, NULL);
    for (size_t i = 0; i < w.n; i++) ro_account_free(w.v[i]);
    return st == RO_OK ? ro_archive_settle(ctx, ar) : st;
}

static ro_status work_import(ro_ctx *ctx, ro_archive *ar) {
    ro_imported in = {0};
    ro_status st = ro_archive_import(ctx, ar, "given", &in);
    if (st == RO_OK) st = work_read_waiting(ctx, ar);
    return st == RO_OK ? ro_archive_import_decisions(ctx, ar, "given", &in) : st;
}

static void work_lost(void *user, const char *what) { (void)user, (void)what; }

static ro_status work_salvage(ro_ctx *ctx, ro_archive *ar) {
    ro_salvaged out;
    ro_status st = ro_archive_salvage(ctx, ar, "base.db", work_lost, NULL, &out);
    return st == RO_OK ? work_read_waiting(ctx, ar) : st;
}

/* from: what the archive is before; NULL: it is not there. anew: where it failed it is begun from there once more. half: it may
 * leave pages that wait to be read, which verify names. */
typedef struct work {
    const char *name, *from;
    bool anew, half;
    ro_status (*go)(ro_ctx *, ro_archive *);
} work;
static const work WORKS[] = {{"add", NULL, false, false, work_add},
                             {"decide", "added.db", false, false, work_decide},
                             {"undo", "base.db", false, false, work_undo},
                             {"reread", "base.db", false, false, work_reread},
                             {"index", "due.db", false, false, work_index},
                             {"bring up to date", "old.db", false, false, work_reread},
                             {"export", "base.db", false, false, work_export},
                             {"import", NULL, false, true, work_import},
                             {"salvage", NULL, true, true, work_salvage}};
enum { NWORKS = sizeof WORKS / sizeof *WORKS };

static inline ro_status work_do(ro_ctx *ctx, const work *w, const char *path) {
    ro_archive *ar = NULL;
    ro_status st = ro_archive_open(ctx, path, RO_OPEN_CREATE, &ar);
    if (st == RO_OK) st = w->go(ctx, ar);
    ro_archive_close(ar);
    return st;
}

static inline bool work_copy(const char *from, const char *to) {
    static const char *const end[] = {"-wal", "-shm", "-journal"};
    char path[4096];
    for (size_t i = 0; i < sizeof end / sizeof *end; i++) snprintf(path, sizeof path, "%s%s", to, end[i]), unlink(path);
    unlink(to);
    if (!from) return true;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    char b[8192];
    size_t n;
    bool ok = in && out;
    while (ok && (n = fread(b, 1, sizeof b, in)) > 0) ok = fwrite(b, 1, n, out) == n;
    if (in) fclose(in);
    if (out) ok &= fclose(out) == 0;
    return ok;
}

static inline bool work_sql(const char *path, const char *sql) {
    sqlite3 *db;
    bool ok = sqlite3_open(path, &db) == SQLITE_OK && sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(db);
    return ok;
}

/* The files that works begin with, in the folder at hand; old.db was laid there by the script. */
static inline bool work_prepare(ro_ctx *ctx) {
    const work add = WORKS[0], decide = WORKS[1], export = {"", NULL, false, false, work_export};
    return work_copy(NULL, "added.db") && work_do(ctx, &add, "added.db") == RO_OK && work_copy("added.db", "base.db") &&
           work_do(ctx, &decide, "base.db") == RO_OK && work_do(ctx, &export, "base.db") == RO_OK &&
           rename("exported", "given") == 0 && work_copy("added.db", "due.db") &&
           work_sql("due.db",
                    "DELETE FROM reuse_block; DELETE FROM reuse_run; DELETE FROM reuse_text; INSERT OR IGNORE INTO reuse_due"
                    " SELECT n FROM account WHERE current");
}

static inline void work_say(void *user, const char *fault) { fprintf(stderr, "%s: %s\n", (const char *)user, fault); }

static inline bool work_verified(ro_ctx *ctx, const char *path, char *where) {
    ro_archive *ar = NULL;
    ro_checked c = {0};
    ro_status st = ro_archive_open(ctx, path, RO_OPEN_CREATE, &ar); /* it may have failed before it was made */
    if (st == RO_OK) st = ro_archive_verify(ctx, ar, false, work_say, where, &c);
    ro_archive_close(ar);
    if (st != RO_OK) fprintf(stderr, "%s: %s\n", where, ro_ctx_error(ctx));
    return st == RO_OK && !c.faults;
}

/* After a failure: verified as it lies (an older form that was not brought up to date is), done again, and then as undisturbed.
 */
static inline bool work_again(ro_ctx *ctx, const work *w, const char *path, char *where, uint64_t want) {
    bool old = w->from && strcmp(w->from, "old.db") == 0;
    if (!old && !w->half && !work_verified(ctx, path, where)) return false;
    if (content_of(path) == want) return true; /* it was done, whatever failed afterwards */
    if (w->anew) work_copy(w->from, path);
    if (work_do(ctx, w, path) != RO_OK) return fprintf(stderr, "%s: again: %s\n", where, ro_ctx_error(ctx)), false;
    if (!work_verified(ctx, path, where)) return false;
    /* In how many pieces an import came shows in the numbers of the index of shared words, which is verified. */
    if (w->half || content_of(path) == want) return true;
    return fprintf(stderr, "%s: other content than undisturbed\n", where), false;
}

#endif
