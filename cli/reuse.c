/* readout reuse: the stretches that accounts share, over the archive or straight over files, folders and .jsonl.
 *
 * A line of a .jsonl with a "text" is taken as it stands, so that spans count in the text as given; a page is read and
 * cleaned first, and spans count in the account's text. Texts go to the search from the threads that read them and are held by it
 * alone: what does not fit into --memory lies in temporary files. */
#include "pool.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct state {
    struct run *r;
    ro_reuse_search *search;
    size_t n;
    int bad;
    bool progress;
    atomic_bool broken; /* the search took a text neither in nor over: nothing more can be added */
};

/* ---- progress --------------------------------------------------------------------------------------------------- */

enum { STEP = 500 }; /* texts */

static void show_progress(const struct state *s, const char *what) {
    if (s->progress) fprintf(stderr, "\r%zu texts%s\033[K", s->n, what);
}

static void clear_progress(const struct state *s) {
    if (s->progress) fputs("\r\033[K", stderr);
}

static void counted(struct state *s) {
    if (++s->n % STEP == 0) show_progress(s, "");
}

static void refuse(struct state *s, const char *why) {
    clear_progress(s);
    cli_fail("%s", why);
    s->bad++;
}

/* ---- texts ------------------------------------------------------------------------------------------------------ */

/* A line with a text of its own needs no reading. */
static bool as_given(const ro_capture *c) { return c->text && c->id.p; }

/* bounds: room for a day that is known by its bounds only, "2024-06-20/2026-03-17". */
static ro_reuse_text text_of(const struct page *page, char bounds[40]) {
    const ro_capture *c = page->capture;
    if (as_given(c)) return (ro_reuse_text){c->id, c->bytes, c->date, c->publisher};
    const ro_record *rec = ro_account_record(page->account);
    const ro_date *d = &rec->published;
    bool bounded = !*d->value && *d->earliest && *d->latest;
    if (bounded) snprintf(bounds, 40, "%s/%s", d->earliest, d->latest);
    const char *day = bounded ? bounds : d->value;
    return (ro_reuse_text){c->id.p ? c->id : c->file, rec->text, {day, strlen(day)}, rec->publisher.value};
}

/* In a thread of the pool: reads the page unless it is a text already, and gives its text to the search. */
static void work(void *user, ro_ctx *ctx, struct page *page) {
    struct state *s = user;
    const ro_capture *c = page->capture;
    if (!as_given(c)) pool_read(NULL, ctx, page);
    const ro_record *rec = page->account ? ro_account_record(page->account) : NULL;
    if (rec && rec->refused) {
        page->status = RO_INPUT;
        snprintf(page->why, sizeof page->why, "%.*s: %s", (int)c->file.n, c->file.p, rec->refused);
    }
    if (page->status != RO_OK || s->broken) return;
    char bounds[40];
    ro_reuse_text t = text_of(page, bounds);
    page->status = ro_reuse_add(ctx, s->search, &t);
    if (page->status == RO_OK) return;
    snprintf(page->why, sizeof page->why, "%s", ro_ctx_error(ctx));
    if (page->status != RO_LIMIT) s->broken = true;
}

static bool each(void *user, struct page *page) {
    struct state *s = user;
    if (page->status != RO_OK)
        refuse(s, page->why);
    else
        counted(s);
    return !s->broken;
}

static bool take_files(struct state *s, unsigned threads) {
    const struct pool_use use = {.work = work, .take = each, .user = s};
    struct pool *pool = pool_open(s->r->ctx, &use);
    if (!pool) return refuse(s, "memory ran out"), false;
    if (threads) pool_threads(pool, threads);
    for (int i = 0; i < s->r->noperands && !s->broken; i++)
        if (ro_captures(s->r->ctx, s->r->operand[i], pool_feed, pool) != RO_OK) refuse(s, ro_ctx_error(s->r->ctx));
    pool_close(pool);
    return !s->broken;
}

/* Archived texts. The archive keeps the context, and the search says in one of its own what is wrong. */
struct shelf {
    struct state *s;
    ro_ctx *ctx;
};

static bool each_archived(void *user, const ro_reuse_text *t) {
    struct shelf *x = user;
    ro_status st = ro_reuse_add(x->ctx, x->s->search, t);
    if (st != RO_OK) refuse(x->s, ro_ctx_error(x->ctx));
    if (st == RO_OK) counted(x->s);
    x->s->broken = st != RO_OK && st != RO_LIMIT;
    return !x->s->broken;
}

static bool take_archive(struct state *s) {
    ro_archive *ar = NULL;
    struct shelf x = {s, ro_ctx_new()};
    ro_status st = !x.ctx ? RO_NOMEM : ro_archive_open(s->r->ctx, s->r->archive, RO_OPEN_READ, &ar);
    if (st == RO_OK) st = ro_archive_texts(s->r->ctx, ar, each_archived, &x);
    if (st != RO_OK) refuse(s, x.ctx ? ro_ctx_error(s->r->ctx) : "memory ran out");
    ro_archive_close(ar);
    if (x.ctx) ro_ctx_free(x.ctx);
    return st == RO_OK && !s->broken;
}

/* ---- what was found --------------------------------------------------------------------------------------------- */

static void say_summary(const struct state *s, const ro_reuse *found) {
    fprintf(stderr, "%zu texts, %llu words: %zu shared %s, %zu %s\n", s->n, (unsigned long long)found->nwords, found->nshared,
            found->nshared == 1 ? "stretch" : "stretches", found->nformulas, found->nformulas == 1 ? "formula" : "formulas");
    if (found->ncommon)
        fprintf(stderr,
                "%llu of %llu repeated runs of a few words stand in more than %u texts and started nothing by themselves\n",
                (unsigned long long)found->ncommon, (unsigned long long)found->nseeds, found->too_many);
    if (found->spilled)
        fprintf(stderr, "%.0f MB went through temporary files: --memory allows more memory\n", (double)found->spilled / 1e6);
}

struct table {
    ro_reuse_search *search;
    const ro_reuse *found;
};

static ro_status write_table(ro_ctx *ctx, const void *user, ro_sink sink) {
    const struct table *t = user;
    return ro_reuse_csv(ctx, t->search, t->found, sink);
}

static bool put_csv(const struct state *s, const ro_reuse *found) {
    struct table t = {s->search, found};
    return cli_write_file(s->r, cli_opt(s->r, "csv"), &(struct to_write){write_table, &t}) == DONE;
}

/* Whatever the form of the answer. */
static void say_left(const struct state *s, uint64_t left) {
    if (left)
        fprintf(stderr, "%llu more accounts may share words with %s: only those with the most in common were compared\n",
                (unsigned long long)left, cli_opt(s->r, "of"));
}

static bool show(const struct state *s, const ro_reuse *found) {
    if (cli_has(s->r, "families")) return cli_families(s->r, s->search, found) == DONE;
    ro_style style = {.colour = s->r->colour, .all = cli_has(s->r, "all"), .width = s->r->width};
    if (cli_has(s->r, "csv") && !put_csv(s, found)) return false;
    if (cli_has(s->r, "jsonl")) {
        if (ro_reuse_jsonl(s->r->ctx, s->search, found, cli_sink(stdout)) != RO_OK) return cli_fail_ctx(s->r), false;
    } else if (!cli_has(s->r, "csv")) {
        if (ro_reuse_print(s->r->ctx, s->search, found, &style, cli_sink(stdout)) != RO_OK) return cli_fail_ctx(s->r), false;
        say_summary(s, found);
    }
    return true;
}

/* ---- the command ------------------------------------------------------------------------------------------------ */

/* "256M", "2G", "500000K"; a bare number counts bytes. */
static bool size_of(const char *v, size_t *out) {
    static const char unit[] = "KMG";
    char *end;
    errno = 0;
    unsigned long long n = *v >= '0' && *v <= '9' ? strtoull(v, &end, 10) : 0;
    if (!n || errno) return false;
    const char *u = *end ? strchr(unit, *end & ~32) : NULL;
    unsigned shift = u ? 10 * (unsigned)(u - unit + 1) : 0;
    if (*end && (!u || end[1])) return false;
    if (n > SIZE_MAX >> shift) return false;
    *out = (size_t)n << shift;
    return true;
}

static bool options(struct run *r, ro_reuse_options *o) {
    unsigned long words = 0, threads = 0;
    if (!cli_number(r, "words", 1, 1000000, &words) || !cli_number(r, "threads", 1, 64, &threads)) return false;
    const char *memory = cli_opt(r, "memory");
    if (memory && !size_of(memory, &o->memory))
        return cli_fail("--memory takes a size, such as 256M or 2G, not \"%s\"", memory), false;
    if (memory && o->memory < RO_REUSE_LEAST_MEMORY)
        return cli_fail("--memory %s is too little: %d M is the least", memory, RO_REUSE_LEAST_MEMORY >> 20), false;
    o->min_words = (unsigned)words;
    o->threads = (unsigned)threads;
    return true;
}

static bool search(struct state *s, unsigned threads) {
    const ro_reuse *found = NULL;
    if (!(s->r->noperands ? take_files(s, threads) : take_archive(s))) return false;
    show_progress(s, ", searching");
    ro_status st = ro_reuse_finish(s->r->ctx, s->search, &found);
    clear_progress(s);
    if (st != RO_OK) return cli_fail_ctx(s->r), false;
    return show(s, found);
}

static bool show_kindred(struct state *s, ro_archive *ar, const ro_reuse_options *o) {
    ro_kindred k;
    if (ro_archive_kindred(s->r->ctx, ar, cli_opt(s->r, "of"), o, &k) != RO_OK) return cli_fail_ctx(s->r), false;
    say_left(s, k.left);
    bool done = cli_families_show(s->r, k.search, k.families, k.found->ntexts) == DONE;
    ro_kindred_free(&k);
    return done;
}

static bool show_relatives(struct state *s, ro_archive *ar) {
    const ro_reuse *found = NULL;
    if (ro_archive_relatives(s->r->ctx, ar, cli_opt(s->r, "of"), s->search, &found) != RO_OK) return cli_fail_ctx(s->r), false;
    s->n = found->ntexts;
    say_left(s, found->nleft);
    return show(s, found);
}

/* Of one account, asked of the index, which is made where it is not there yet. */
static bool relatives(struct state *s, const ro_reuse_options *o) {
    ro_ctx *ctx = s->r->ctx;
    ro_archive *ar = NULL;
    ro_status st = ro_archive_open(ctx, s->r->archive, RO_OPEN_READ, &ar);
    if (st == RO_OK) st = ro_archive_index(ctx, ar, s->progress ? cli_progress : NULL, "accounts indexed");
    clear_progress(s);
    bool done = st != RO_OK ? (cli_fail_ctx(s->r), false) : cli_has(s->r, "families") ? show_kindred(s, ar, o) : show_relatives(s, ar);
    ro_archive_close(ar);
    return done;
}

int cmd_reuse(struct run *r) {
    ro_reuse_options o = {0};
    struct state s = {.r = r, .progress = isatty(STDERR_FILENO)};
    if (!options(r, &o)) return TROUBLE;
    if (cli_has(r, "of") && r->noperands) return cli_fail("--of asks the archive: give no files beside it");
    if (cli_has(r, "families") && (cli_has(r, "jsonl") || cli_has(r, "csv")))
        return cli_fail("--families are printed as trees or with --json, not as lines or a table");
    if (cli_has(r, "json") && !cli_has(r, "families"))
        return cli_fail("--json goes with --families; stretches are lines: --jsonl");
    if (ro_reuse_open(r->ctx, &o, &s.search) != RO_OK) return cli_fail_ctx(r);
    bool whole = cli_has(r, "of") ? relatives(&s, &o) : search(&s, o.threads);
    ro_reuse_close(s.search);
    return whole && !s.bad ? DONE : TROUBLE;
}
