/* readout verify, readout reread: is the archive what it was, and building what is derived anew. */
#include "cli.h"

#include <time.h>
#include <unistd.h>

/* ---- how far it is ----------------------------------------------------------------------------------------------------------
 */

/* Counts are written ten times a second, what takes one step at once. */
static void tell(void *user, const char *what, size_t done, size_t all) {
    struct run *r = user;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    long long now = t.tv_sec * 1000LL + t.tv_nsec / 1000000 + 1;
    if (done && now - r->told < 100) return;
    r->told = now;
    if (all)
        fprintf(stderr, "\r%zu of %zu %s\033[K", done, all, what);
    else if (done)
        fprintf(stderr, "\r%s: %zu\033[K", what, done);
    else
        fprintf(stderr, "\r%s\033[K", what);
}

void cli_tell(struct run *r) {
    if (isatty(STDERR_FILENO)) ro_ctx_tell(r->ctx, tell, r);
}

void cli_told(struct run *r) {
    if (r->told) fputs("\r\033[K", stderr);
    r->told = 0;
}

/* ---- verify, reread ---------------------------------------------------------------------------------------------------------
 */

static void say_fault(void *user, const char *fault) {
    cli_told(user);
    fprintf(stderr, "readout: %s\n", fault);
}

/* Some checks take a look by writing and taking it back; on an archive that may not be written the others are still made. */
static ro_status open_to_check(struct run *r, ro_archive **ar) {
    if (access(r->archive, W_OK) == 0 && cli_open_to_write(r, RO_OPEN_WRITE, ar) == RO_OK) return RO_OK;
    return ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, ar);
}

int cmd_verify(struct run *r) {
    ro_archive *ar;
    ro_checked c;
    if (r->noperands) return cli_verify_card(r);
    if (open_to_check(r, &ar) != RO_OK) return cli_fail_ctx(r);
    cli_tell(r);
    ro_status st = ro_archive_verify(r->ctx, ar, cli_has(r, "quick"), say_fault, r, &c);
    ro_archive_close(ar);
    cli_told(r);
    if (st != RO_OK) return cli_fail_ctx(r);
    if (cli_has(r, "json"))
        printf("{\"captures\": %zu, \"accounts\": %zu, \"refused\": %zu, \"faults\": %zu, \"pairs\": %zu, \"changes\": %zu}\n",
               c.captures, c.accounts, c.refused, c.faults, c.pairs, c.changes);
    else if (c.faults)
        printf("%zu faults in %zu captures and %zu accounts\n", c.faults, c.captures, c.accounts);
    else
        printf("%zu captures are the bytes that were handed in; %zu accounts%s\n", c.captures, c.accounts,
               cli_has(r, "quick") ? " not read again" : " read again, all the same");
    if (c.pairs && !cli_has(r, "json"))
        printf("%zu %s compared to tell which changes are usual, %zu changes kept\n", c.pairs,
               c.pairs == 1 ? "pair of accounts is" : "pairs of accounts are", c.changes);
    return c.faults ? TROUBLE : DONE;
}

void cli_progress(void *user, size_t done, size_t all) {
    static const size_t STEP = 50; /* pages or pairs: a few tenths of a second */
    if (!done)
        fputs("\r\033[K", stderr);
    else if (done % STEP == 0)
        fprintf(stderr, "\r%zu of %zu %s\033[K", done, all, (const char *)user);
}

int cmd_reread(struct run *r) {
    ro_archive *ar;
    ro_rereading x;
    if (cli_open_to_write(r, RO_OPEN_WRITE, &ar) != RO_OK) return cli_fail_ctx(r);
    cli_tell(r);
    ro_status st = ro_archive_reread(r->ctx, ar, isatty(STDERR_FILENO) ? cli_progress : NULL, "pages", &x);
    ro_archive_close(ar);
    cli_told(r);
    if (st != RO_OK && !x.failed) return cli_fail_ctx(r);
    printf("read %zu accounts again, %zu changed, %zu pages refused", x.accounts, x.changed, x.refused);
    if (x.failed) printf(", %zu could not be read", x.failed);
    putchar('\n');
    return st == RO_OK ? DONE : cli_fail_ctx(r);
}
