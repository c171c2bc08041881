/* An answer too long to be held: a page writes it into a file that has no name and goes with its last reader, from which it is
 * sent. In: what the library writes. The file lies in $TMPDIR, else in /var/tmp or /tmp; where it cannot be made, or is full, the
 * writing is refused and the page is an error. */
#include "web.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- the file ------------------------------------------------------------------------------------------------- */

static int file_in(const char *dir) {
    int fd = open(dir, O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) return fd;
    char name[4096];
    if (snprintf(name, sizeof name, "%s/readout-XXXXXX", dir) >= (int)sizeof name) return -1;
    fd = mkostemp(name, O_CLOEXEC);
    if (fd >= 0) unlink(name);
    return fd;
}

/* Not /tmp before /var/tmp: it is often kept in memory. */
int web_unnamed_file(void) {
    const char *asked = getenv("TMPDIR");
    if (asked && *asked) return file_in(asked);
    int fd = file_in("/var/tmp");
    return fd >= 0 ? fd : file_in("/tmp");
}

static FILE *unnamed(void) {
    int fd = web_unnamed_file();
    FILE *f = fd < 0 ? NULL : fdopen(fd, "w+");
    if (!f && fd >= 0) close(fd);
    return f;
}

/* ---- what is written to it -------------------------------------------------------------------------------------------- */

static bool take(void *user, const char *p, size_t n) { return user && fwrite(p, 1, n, user) == n; }

ro_sink web_spool(web_request *q) {
    if (!q->spool) q->spool = unnamed();
    return (ro_sink){take, q->spool};
}

int web_spool_end(FILE *f, uint64_t *size) {
    if (!f) return -1;
    bool whole = fflush(f) == 0 && !ferror(f);
    off_t n = ftello(f);
    int fd = whole && n >= 0 ? fcntl(fileno(f), F_DUPFD_CLOEXEC, 0) : -1;
    *size = n > 0 ? (uint64_t)n : 0;
    fclose(f);
    return fd;
}
