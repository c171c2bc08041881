/* readout import: what another archive exported, or its decisions alone, into this one. */
#include "cli.h"

#include <string.h>
#include <sys/stat.h>

static void some(size_t n, const char *one, const char *many) { printf("%zu %s", n, n == 1 ? one : many); }

/* Of two that contradict each other, where one of them has just come, the later holds; of accounts that are not here they wait.
 */
struct telling {
    int64_t after;
    size_t opposed, waiting;
};

static void put(ro_str s) {
    putchar(' ');
    cli_put(stdout, s);
}

static bool tell(void *user, const ro_decision *d) {
    struct telling *t = user;
    if (d->n > t->after && d->missing && !d->undone.n) t->waiting++;
    if (!d->overruled || (d->n <= t->after && d->overruled <= t->after)) return true;
    if (!t->opposed++) puts("contradictions, of which the later holds:");
    printf("  decision %lld,", (long long)d->n);
    put(d->kind), put(d->target), put(d->value);
    printf(" (%.*s, %.10s): decision %lld took its place\n", (int)d->author.n, d->author.p, d->time.p, (long long)d->overruled);
    return true;
}

static ro_status decisions(struct run *r, ro_archive *ar, const char *path, ro_imported *in) {
    ro_status st = ro_archive_import_decisions(r->ctx, ar, path, in);
    cli_told(r);
    if (st != RO_OK) return st;
    struct telling t = {.after = in->after};
    some(in->decisions, "new decision", "new decisions");
    printf(", %zu already there\n", in->known);
    st = ro_archive_decisions(r->ctx, ar, tell, &t);
    if (t.waiting) printf("%zu of them speak of accounts that are not here, and take effect when these come\n", t.waiting);
    return st;
}

static ro_status pages(struct run *r, ro_archive *ar, const char *dir, ro_imported *in) {
    ro_status st = ro_archive_import(r->ctx, ar, dir, in);
    cli_told(r);
    if (st != RO_OK) return st;
    some(in->captures, "new capture", "new captures");
    printf(", %zu new %s of accounts, %zu already there\n", in->intakes, in->intakes == 1 ? "version" : "versions", in->there);
    return cli_read_waiting(r, ar);
}

int cmd_import(struct run *r) {
    ro_archive *ar;
    ro_imported in = {0};
    struct stat is;
    const char *from = r->operand[0];
    if (stat(from, &is) != 0) return cli_fail("%s: there is no such folder or file: name what readout export wrote", from);
    cli_tell(r);
    bool whole = S_ISDIR(is.st_mode) && !cli_has(r, "decisions");
    if (cli_open_to_write(r, whole ? RO_OPEN_CREATE : RO_OPEN_WRITE, &ar) != RO_OK) return cli_fail_ctx(r);
    ro_status st = whole ? pages(r, ar, from, &in) : RO_OK;
    bool said = st == RO_ARCHIVE && whole && (!*ro_ctx_error(r->ctx) || cli_said());
    if (st == RO_OK) st = decisions(r, ar, from, &in);
    ro_archive_close(ar);
    cli_told(r);
    return st == RO_OK ? DONE : said ? TROUBLE : cli_fail_ctx(r);
}
