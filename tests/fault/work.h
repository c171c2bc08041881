/* What is done to an archive while something fails: all that writes. Each work begins with its own file, and is done again where
 * it failed. */
#ifndef WORK_H
#define WORK_H

#include "content.h"

#include <dirent.h>
#include <ftw.h>
#include <readout/readout.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* The hour stands still, so that the same failure leaves the same bytes. */
time_t __wrap_time(time_t *);
time_t __wrap_time(time_t *to) {
    time_t now = 1932768000; /* in 2031 */
    if (to) *to = now;
    return now;
}

/* id, publisher, text. */
typedef struct work_page {
    const char *id, *publisher, *text;
} work_page;

static const work_page PAGES[] = {
    {"a", "Herald",
     "Presidents of Norvania and Kestria Hold Talks\n\nPort Elden, March 5, 2031 -- Ada Norn, president of Norvania, had talks "
     "with "
     "Bo Kest, president of Kestria, in Port Elden on March 4.\n\nThe two presidents discussed the fishing grounds of the Grey "
     "Sea. "
     "Ada Norn said that Norvania would open two more harbours to the ships of Kestria.\n\nPresent at the talks were Lio Hadder, "
     "foreign minister of Norvania, and Una Perrin, foreign minister of Kestria.\n"},
    {"b", "Courier",
     "<html><head><title>Talks at Port Elden</title></head><body><h1>Talks at Port Elden</h1><p>March 4, 2031</p><p>Bo Kest: "
     "Thank "
     "you, Madam President, for the warm welcome in this old harbour.</p><p>Ada Norn: The harbour is yours as well, and so are "
     "its lights.</p></body></html>"},
    {"c", NULL, "  \n"}};
enum { NPAGES = sizeof PAGES / sizeof *PAGES };

/* Another wording of the first, and another meeting told by the same two: what they changed before is asked of the first. */
static const work_page MORE[] = {{"a", "Herald",
                                  "Presidents of Norvania and Kestria Hold Talks\n\nPort Elden, March 5, 2031 -- Ada Norn, "
                                  "president of Norvania, had talks with "
                                  "Bo Kest, president of Kestria, in Port Elden on March 4.\n\nThe two presidents discussed the "
                                  "fishing grounds of the Grey Sea. "
                                  "Ada Norn said that Norvania would open three more harbours to the ships of Kestria.\n"},
                                 {"d", "Herald",
                                  "Foreign Ministers Meet in Telmora\n\nTelmora, April 9, 2031 -- Lio Hadder, foreign minister "
                                  "of Norvania, met with Una Perrin, "
                                  "foreign minister of Kestria, in Telmora on April 8.\n\nBoth sides described the exchange on "
                                  "ferries as frank and thorough.\n"},
                                 {"e", "Courier",
                                  "Foreign Ministers Meet in Telmora\n\nTelmora, April 9, 2031 -- Lio Hadder, foreign minister "
                                  "of Norvania, met with Una Perrin, "
                                  "foreign minister of Kestria, in Telmora on April 8.\n\nBoth sides described the exchange on "
                                  "ferries as firm and thorough.\n"},
                                 {"c", NULL, " \n \n"}};
enum { NMORE = sizeof MORE / sizeof *MORE };

static inline ro_str work_str(const char *s) { return (ro_str){s, s ? strlen(s) : 0}; }

static ro_capture work_capture(const work_page *p) {
    return (ro_capture){
        .file = work_str(p->id), .id = work_str(p->id), .publisher = work_str(p->publisher), .bytes = work_str(p->text)};
}

/* Reads the pages and adds them. */
static ro_status work_add_pages(ro_ctx *ctx, ro_archive *ar, const work_page *page, size_t n) {
    ro_account *acc[8] = {0};
    ro_status st = RO_OK;
    for (size_t i = 0; i < n && st == RO_OK; i++) {
        ro_capture c = work_capture(&page[i]);
        st = ro_account_read(ctx, &c, &acc[i]);
    }
    if (st == RO_OK) st = ro_archive_add(ctx, ar, acc, n, NULL);
    for (size_t i = 0; i < n; i++) ro_account_free(acc[i]);
    return st;
}

static ro_status work_add(ro_ctx *ctx, ro_archive *ar) {
    ro_status st = work_add_pages(ctx, ar, PAGES, NPAGES);
    return st == RO_OK ? ro_archive_settle(ctx, ar) : st;
}

static ro_status work_more(ro_ctx *ctx, ro_archive *ar) {
    ro_status st = work_add_pages(ctx, ar, MORE, NMORE);
    return st == RO_OK ? ro_archive_settle(ctx, ar) : st;
}

/* A page that is there, under another name; where its bytes were damaged they are mended. */
static ro_status work_known(ro_ctx *ctx, ro_archive *ar) {
    bool known;
    ro_capture c = work_capture(&PAGES[0]);
    c.file = work_str("a copy of a");
    return ro_archive_known(ctx, ar, &c, &known);
}

/* ---- deciding --------------------------------------------------------------------------------------------------------- */

static const char *const DECISIONS[][3] = {{"title", "a", "Talks"},
                                           {"date", "d", "2031-04-07"},
                                           {"place", "d", "Port Elden"},
                                           {"note", "e", "ask again"},
                                           {"cut", "e", "Foreign Ministers Meet in Telmora"},
                                           {"restore", "b", "March 4, 2031"},
                                           {"split", "d", "e"},
                                           {"join", "b", "d"},
                                           {"noise", "Herald / Courier", "frank / firm"},
                                           {"substance", "d", "preposition"},
                                           {"person-merge", "Lio Hadder", "Una Perrin"},
                                           {"person-split", "Una Perrin", "Lio Hadder"},
                                           {"person-rename", "Ada Norn", "Ada M. Norn"}};
enum { NDECISIONS = sizeof DECISIONS / sizeof *DECISIONS };

static bool work_one_more(void *user, const ro_decision *d) { return (void)d, ++*(size_t *)user, true; }

/* Difference 1 of the two that tell of the second meeting, kept as a card. */
typedef struct work_bytes {
    char p[1 << 16];
    size_t n;
} work_bytes;

static bool work_put(void *user, const char *p, size_t n) {
    work_bytes *b = user;
    if (n > sizeof b->p - b->n) return false;
    memcpy(b->p + b->n, p, n);
    return b->n += n, true;
}

static ro_status work_collect(ro_ctx *ctx, ro_archive *ar, const ro_comparison *c) {
    static work_bytes b;
    ro_card *card = NULL;
    int64_t n;
    b.n = 0;
    ro_status st = ro_finding_card_of(ctx, c, 1, (ro_sink){work_put, &b});
    if (st == RO_OK) st = ro_card_open(ctx, (ro_str){b.p, b.n}, &card);
    if (st == RO_OK) st = ro_archive_collect(ctx, ar, card, "to be asked", "Ina", &n);
    ro_card_free(card);
    return st;
}

static ro_status work_noise(ro_ctx *ctx, ro_archive *ar, const ro_comparison *c) {
    return ro_archive_noise(ctx, ar, c, NULL, NULL);
}

static ro_status work_compared(ro_ctx *ctx, ro_archive *ar, ro_status (*then)(ro_ctx *, ro_archive *, const ro_comparison *)) {
    static const char *const id[2] = {"d", "e"};
    ro_account *acc[2] = {0};
    const ro_comparison *c = NULL;
    ro_status st = RO_OK;
    for (size_t i = 0; i < 2 && st == RO_OK; i++) st = ro_archive_account(ctx, ar, id[i], &acc[i]);
    if (st == RO_OK) st = ro_compare(ctx, acc, id, 2, &c);
    if (st == RO_OK) st = then(ctx, ar, c);
    ro_comparison_free(c);
    for (size_t i = 0; i < 2; i++) ro_account_free(acc[i]);
    return st;
}

static ro_status work_noises(ro_ctx *ctx, ro_archive *ar) { return work_compared(ctx, ar, work_noise); }

static ro_status work_decide_to(ro_ctx *ctx, ro_archive *ar, size_t upto) {
    size_t there = 0;
    int64_t n;
    ro_status st = ro_archive_decisions(ctx, ar, work_one_more, &there);
    for (size_t i = there; i < upto && st == RO_OK; i++) {
        ro_decision d = {.kind = work_str(DECISIONS[i][0]),
                         .target = work_str(DECISIONS[i][1]),
                         .value = work_str(DECISIONS[i][2]),
                         .author = work_str("Ina")};
        st = ro_archive_decide(ctx, ar, &d, &n);
    }
    return st;
}

/* One of each kind, from where it stopped before. */
static ro_status work_decide(ro_ctx *ctx, ro_archive *ar) {
    ro_status st = work_decide_to(ctx, ar, NDECISIONS);
    return st == RO_OK ? work_compared(ctx, ar, work_collect) : st;
}

static ro_status work_decide_one(ro_ctx *ctx, ro_archive *ar) { return work_decide_to(ctx, ar, 1); }

static ro_status work_undo(ro_ctx *ctx, ro_archive *ar) {
    ro_status st = RO_OK;
    for (int64_t i = NDECISIONS + 1; i && st == RO_OK; i--) {
        st = ro_archive_undo_by(ctx, ar, i, "Bob", "it was none");
        if (st == RO_USAGE) st = RO_OK; /* it is taken back already */
    }
    return st;
}

/* ---- looking after ------------------------------------------------------------------------------------------------------ */

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

static ro_status work_import_settled(ro_ctx *ctx, ro_archive *ar) {
    ro_imported in = {0};
    return ro_archive_import_decisions(ctx, ar, "given/decisions.jsonl", &in);
}

static void work_lost(void *user, const char *what) { (void)user, (void)what; }

static ro_status work_salvage(ro_ctx *ctx, ro_archive *ar) {
    ro_salvaged out;
    ro_status st = ro_archive_salvage(ctx, ar, "base.db", work_lost, NULL, &out);
    return st == RO_OK ? work_read_waiting(ctx, ar) : st;
}

/* ---- the works ---------------------------------------------------------------------------------------------------------- */

/* from: what the archive is before; NULL: it is not there. anew: where it failed it is begun from there once more. unsound: until
 * it is done verify names something. pieces: in how many pieces it was done shows in the numbers of the index of shared words. */
typedef struct work {
    const char *name, *from;
    ro_status (*go)(ro_ctx *, ro_archive *);
    ro_open mode;
    bool anew, unsound, pieces;
} work;
static const work WORKS[] = {{"add", NULL, work_add, RO_OPEN_CREATE, .anew = false},
                             {"add more", "added.db", work_more, RO_OPEN_WRITE, .anew = false},
                             {"add what is known", "torn.db", work_known, RO_OPEN_WRITE, .unsound = true},
                             {"finish as a reader", "half.db", work_index, RO_OPEN_READ, .anew = false},
                             {"decide", "more.db", work_decide, RO_OPEN_WRITE, .anew = false},
                             {"undo", "decided.db", work_undo, RO_OPEN_WRITE, .anew = false},
                             {"compare", "more.db", work_noises, RO_OPEN_READ, .anew = false},
                             {"reread", "decided.db", work_reread, RO_OPEN_WRITE, .anew = false},
                             {"index", "due.db", work_index, RO_OPEN_READ, .anew = false},
                             {"bring up to date", "old.db", work_reread, RO_OPEN_WRITE, .unsound = true},
                             {"export", "decided.db", work_export, RO_OPEN_READ, .anew = false},
                             {"import", NULL, work_import, RO_OPEN_CREATE, .unsound = true, .pieces = true},
                             {"import decisions", "more.db", work_import_settled, RO_OPEN_WRITE, .anew = false},
                             {"salvage", NULL, work_salvage, RO_OPEN_CREATE, .anew = true, .unsound = true, .pieces = true}};
enum { NWORKS = sizeof WORKS / sizeof *WORKS };
static inline ro_status work_do(ro_ctx *ctx, const work *w, const char *path) {
    ro_archive *ar = NULL;
    ro_status st = ro_archive_open(ctx, path, w->mode, &ar);
    if (st == RO_OK) st = w->go(ctx, ar);
    ro_archive_close(ar);
    return st;
}

/* ---- files -------------------------------------------------------------------------------------------------------------- */

static const char *const WORK_ENDS[] = {"", "-wal", "-journal", "-shm"};
enum { WORK_ENDS_KEPT = 3, WORK_ENDS_ALL = 4 };

static inline bool work_copy(const char *from, const char *to) {
    char path[4096];
    for (size_t i = 0; i < WORK_ENDS_ALL; i++) snprintf(path, sizeof path, "%s%s", to, WORK_ENDS[i]), unlink(path);
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

static inline uint64_t work_mix_file(uint64_t h, const char *path) {
    char b[8192];
    size_t n;
    FILE *in = fopen(path, "rb");
    if (!in) return content_mix(h, "", 0);
    while ((n = fread(b, 1, sizeof b, in)) > 0) h = content_mix(h, b, n);
    fclose(in);
    return content_mix(h, path, strlen(path));
}

/* What work_export() wrote, as one number; 0: it is not there, or not whole. half: a file is there that is not whole. */
static inline uint64_t work_exported(bool *half) {
    struct dirent **v;
    uint64_t h = 14695981039346656037u;
    bool whole = false;
    *half = false;
    int n = scandir("exported", &v, NULL, alphasort);
    if (n < 0) return 0;
    for (int i = 0; i < n; i++) {
        char path[300];
        snprintf(path, sizeof path, "exported/%s", v[i]->d_name);
        if (*v[i]->d_name != '.') h = work_mix_file(h, path);
        whole |= strcmp(v[i]->d_name, "MANIFEST") == 0;
        *half |= strstr(v[i]->d_name, ".part") != NULL;
        free(v[i]);
    }
    free(v);
    return whole ? h : 0;
}

static inline int work_drop(const char *path, const struct stat *s, int what, struct FTW *at) {
    return (void)s, (void)what, (void)at, remove(path);
}

static inline bool work_start(const work *w, const char *path) {
    nftw("exported", work_drop, 16, FTW_DEPTH | FTW_PHYS);
    return work_copy(w->from, path);
}

/* What the archive at `path` and the export beside it say, as one number. */
static inline uint64_t work_says(const char *path) {
    bool half;
    uint64_t says = content_of(path), files = work_exported(&half);
    return says && files ? content_mix(says, &files, sizeof files) : says;
}

/* The bytes that a failure left, as one number. */
static inline uint64_t work_bytes_of(const char *path) {
    bool half;
    uint64_t h = work_exported(&half);
    for (size_t i = 0; i < WORK_ENDS_KEPT; i++) {
        char file[4096];
        snprintf(file, sizeof file, "%s%s", path, WORK_ENDS[i]);
        h = work_mix_file(h, file);
    }
    return h;
}

static inline bool work_sql(const char *path, const char *sql) {
    sqlite3 *db;
    bool ok = sqlite3_open(path, &db) == SQLITE_OK && sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(db);
    return ok;
}

static inline bool work_from(ro_ctx *ctx, const char *from, const char *to, ro_status (*go)(ro_ctx *, ro_archive *)) {
    work w = {"", from, go, RO_OPEN_CREATE, .anew = false};
    bool ok = work_copy(from, to) && work_do(ctx, &w, to) == RO_OK;
    if (!ok) fprintf(stderr, "%s is not made: %s\n", to, ro_ctx_error(ctx));
    return ok;
}

static ro_status work_unsettled(ro_ctx *ctx, ro_archive *ar) { return work_add_pages(ctx, ar, PAGES, NPAGES); }

/* The files that works begin with, in the folder at hand; old.db was laid there by the script. */
static inline bool work_prepare(ro_ctx *ctx) {
    return work_from(ctx, NULL, "half.db", work_unsettled) && work_from(ctx, NULL, "added.db", work_add) &&
           work_from(ctx, "added.db", "base.db", work_decide_one) && work_from(ctx, "added.db", "more.db", work_more) &&
           work_from(ctx, "more.db", "decided.db", work_decide) && work_from(ctx, "decided.db", "out.db", work_export) &&
           rename("exported", "given") == 0 && work_copy("added.db", "torn.db") &&
           work_sql("torn.db", "UPDATE capture SET bytes = zeroblob(20) WHERE n = 1") && work_copy("added.db", "due.db") &&
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

/* What was left before, in this work: the same bytes are not tried twice. */
static struct work_left {
    uint64_t *bytes;
    size_t n, cap;
} work_left;

static inline bool work_left_before(const char *path) {
    struct work_left *l = &work_left;
    uint64_t h = work_bytes_of(path);
    for (size_t i = 0; i < l->n; i++)
        if (l->bytes[i] == h) return true;
    if (l->n == l->cap) l->bytes = realloc(l->bytes, (l->cap = 2 * l->cap + 256) * sizeof *l->bytes);
    l->bytes[l->n++] = h;
    return false;
}

/* After a failure: verified as it lies, done again, and then as undisturbed. */
static inline bool work_again(ro_ctx *ctx, const work *w, const char *path, char *where, uint64_t want) {
    if (work_left_before(path)) return true;
    if (!w->unsound && !work_verified(ctx, path, where)) return false;
    if (work_says(path) == want) return true; /* it was done, whatever failed afterwards */
    if (w->anew) work_copy(w->from, path);
    if (work_do(ctx, w, path) != RO_OK) return fprintf(stderr, "%s: again: %s\n", where, ro_ctx_error(ctx)), false;
    if (!work_verified(ctx, path, where)) return false;
    if (w->pieces || work_says(path) == want) return true;
    return fprintf(stderr, "%s: other content than undisturbed\n", where), false;
}

/* ---- each work, with something failing --------------------------------------------------------------------------------------
 */

/* The k-th thing fails in a run: fails(k), then, with -1, nothing does; whether it came so far. */
typedef struct work_faults {
    const char *things;
    void (*fail)(long k);
    bool (*failed)(void);
} work_faults;

static inline bool work_failing(ro_ctx *ctx, const work *w, const work_faults *f, long k, uint64_t want) {
    static const char path[] = "f.db";
    char where[100];
    snprintf(where, sizeof where, "%s, %s %ld", w->name, f->things, k);
    if (!work_start(w, path)) return false;
    f->fail(k);
    ro_status st = work_do(ctx, w, path);
    f->fail(-1);
    if (st != RO_OK && !*ro_ctx_error(ctx)) return fprintf(stderr, "%s: failed without a sentence\n", where), false;
    if (st != RO_OK && !f->failed()) return fprintf(stderr, "%s: %s\n", where, ro_ctx_error(ctx)), false;
    bool half;
    work_exported(&half);
    if (half) return fprintf(stderr, "%s: a file is left that is not whole\n", where), false;
    return work_again(ctx, w, path, where, want);
}

static inline bool work_all_failing(ro_ctx *ctx, const work *w, const work_faults *f, long step, long first) {
    long k = first;
    work_left.n = 0;
    if (!work_start(w, "f.db") || work_do(ctx, w, "f.db") != RO_OK)
        return fprintf(stderr, "%s, undisturbed: %s\n", w->name, ro_ctx_error(ctx)), false;
    uint64_t want = work_says("f.db");
    bool ok = want != 0;
    for (bool more = true; ok && more; k += more ? step : 0) ok = work_failing(ctx, w, f, k, want), more = f->failed();
    printf("%s: %ld of %ld %ss failed, %zu different archives left\n", w->name, (k - first) / step, k, f->things, work_left.n);
    fflush(stdout);
    return ok;
}

/* [STEP [FIRST [WORK]]]: the FIRST-th fails, and those STEP apart behind it; in this work alone. */
static inline bool work_run(ro_ctx *ctx, const work_faults *f, int argc, char **argv, long usual) {
    long step = argc > 1 ? atol(argv[1]) : usual, first = argc > 2 ? atol(argv[2]) : 0;
    bool ok = ctx && step > 0 && work_prepare(ctx), any = false;
    for (size_t i = 0; i < NWORKS && ok; i++)
        if (argc < 4 || strcmp(argv[3], WORKS[i].name) == 0) any = true, ok = work_all_failing(ctx, &WORKS[i], f, step, first);
    free(work_left.bytes);
    return ok && any;
}

#endif
