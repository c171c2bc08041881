/* A file that a command writes: whole or not at all, and never over somebody else's.
 *
 * What is written stands in PATH.part until it is whole, and takes its name then: a full disk or a kill leaves what was there. A
 * file that is there already is replaced where readout wrote it, which its first bytes tell, or where it is a table by its name;
 * anything else is more likely a page whose name stands where a file to write belongs ("compare --html A B"), and is kept. What
 * is no file, such as /dev/null or a pipe, is written to as it is. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool ends(const char *s, const char *with) {
    size_t n = strlen(s), k = strlen(with);
    return n >= k && strcmp(s + n - k, with) == 0;
}

/* A page or an edition of ours, or a table: no table is ever read as an account. */
static bool replaceable(const char *path) {
    enum { HEAD = 4096 };
    char head[HEAD + 1];
    if (ends(path, ".csv") || ends(path, ".tsv")) return true;
    FILE *f = fopen(path, "rb");
    if (!f) return false;
    size_t n = fread(head, 1, HEAD, f);
    fclose(f);
    head[n] = 0;
    return n == 0 || strstr(head, "<meta name=\"generator\" content=\"readout\">") || strstr(head, "<p>Made by readout ") ||
           strstr(head, RO_CERTIFICATE) == head;
}

static int unwritten(const char *path, const char *why) { return cli_fail("%s could not be written: %s", path, why); }

static int into(FILE *f, const struct run *r, const char *path, const struct to_write *w) {
    ro_status st = w->write(r->ctx, w->user, cli_sink(f));
    int why = errno;
    if (st != RO_OK) return st == RO_IO ? unwritten(path, strerror(why)) : cli_fail_ctx(r);
    return fflush(f) == 0 ? DONE : unwritten(path, strerror(errno));
}

static int whole(const struct run *r, const char *path, const struct to_write *w) {
    size_t n = strlen(path) + sizeof ".part";
    char *part = malloc(n);
    if (!part) return cli_fail("memory ran out");
    snprintf(part, n, "%s.part", path);
    FILE *f = fopen(part, "wb");
    int rc = f ? into(f, r, path, w) : unwritten(path, strerror(errno));
    if (f && fclose(f) != 0 && rc == DONE) rc = unwritten(path, strerror(errno));
    if (rc == DONE && rename(part, path) != 0) rc = unwritten(path, strerror(errno));
    if (f && rc != DONE) unlink(part);
    free(part);
    return rc;
}

int cli_write_file(const struct run *r, const char *path, const struct to_write *w) {
    struct stat st;
    if (strcmp(path, "-") == 0) return into(stdout, r, "standard output", w);
    bool there = stat(path, &st) == 0;
    if (there && S_ISREG(st.st_mode) && !replaceable(path))
        return cli_fail(
            "%s is there already and readout did not write it: it was left as it is; give another name for what is to be "
            "written",
            path);
    if (!there || S_ISREG(st.st_mode)) return whole(r, path, w);
    FILE *f = fopen(path, "wb");
    if (!f) return unwritten(path, strerror(errno));
    int rc = into(f, r, path, w);
    return fclose(f) == 0 || rc != DONE ? rc : unwritten(path, strerror(errno));
}

/* ---- words gathered before they are printed ------------------------------------------------------------------------------- */

static bool lacked;

FILE *cli_gather(char **p, size_t *n) {
    FILE *o = open_memstream(p, n);
    lacked |= !o;
    return o;
}

bool cli_gathered(FILE *o, char *const *p) {
    bool whole = fclose(o) == 0 && *p; /* which is NULL where the last of it found no room */
    lacked |= !whole;
    return whole;
}

bool cli_lacked(void) { return lacked; }
