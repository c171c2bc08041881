/* readout salvage: what can be saved of a damaged archive, into a new one. */
#include "cli.h"

#include <string.h>
#include <unistd.h>

static void say(void *user, const char *what) {
    cli_told(user);
    printf("lost: ");
    cli_put(stdout, (ro_str){what, strlen(what)});
    putchar('\n');
}

int cmd_salvage(struct run *r) {
    ro_archive *ar;
    ro_salvaged s;
    const char *damaged = r->operand[0], *to = r->operand[1];
    if (access(damaged, R_OK) != 0) return cli_fail("%s: cannot be read: name the damaged archive", damaged);
    if (access(to, F_OK) == 0) return cli_fail("%s: is there already: name a new file for what is saved", to);
    if (ro_archive_open(r->ctx, to, RO_OPEN_CREATE, &ar) != RO_OK) return cli_fail_ctx(r);
    cli_tell(r);
    ro_status st = ro_archive_salvage(r->ctx, ar, damaged, say, r, &s);
    cli_told(r);
    bool said = false;
    if (st == RO_OK) {
        st = cli_read_waiting(r, ar);
        said = st == RO_ARCHIVE;
    }
    ro_archive_close(ar);
    if (st != RO_OK) return said ? TROUBLE : cli_fail_ctx(r);
    printf("saved %zu captures, %zu versions of accounts and %zu decisions out of %zu pages", s.captures, s.intakes, s.decisions,
           s.pages);
    if (s.unread) printf(", of which the disk would not read %zu", s.unread);
    printf("; %s\n", s.lost ? "what is lost stands above" : "nothing is missing");
    return s.captures ? s.lost || s.unread ? DIFFERENT : DONE : cli_fail("%s: nothing could be saved of it", damaged);
}
