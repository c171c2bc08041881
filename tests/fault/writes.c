/* Every change of a file fails in turn, in each work of work.h: writes, truncations, syncs, files and folders made, named and
 * taken away, by SQLite (disk.h) and by us (fopen, fwrite, fclose, rename and mkdir of this program are wrapped); with an error
 * of the disk, and with no room on it. After each failure: one sentence, an archive that opens and verifies, and doing the same
 * again gives what an undisturbed run gives.
 *
 * writes [STEP [FIRST [WORK]]]: see work_run(). */
#include "disk.h"
#include "work.h"

FILE *__real_fopen(const char *, const char *);
FILE *__wrap_fopen(const char *, const char *);
size_t __real_fwrite(const void *, size_t, size_t, FILE *);
size_t __wrap_fwrite(const void *, size_t, size_t, FILE *);
int __real_fclose(FILE *);
int __wrap_fclose(FILE *);
int __real_rename(const char *, const char *);
int __wrap_rename(const char *, const char *);
int __real_mkdir(const char *, mode_t);
int __wrap_mkdir(const char *, mode_t);

static bool fails(void) {
    if (!disk_fails()) return false;
    errno = (disk.error & 0xff) == SQLITE_FULL ? ENOSPC : EIO;
    return true;
}

FILE *__wrap_fopen(const char *path, const char *mode) { return *mode != 'r' && fails() ? NULL : __real_fopen(path, mode); }
size_t __wrap_fwrite(const void *p, size_t size, size_t n, FILE *f) { return fails() ? 0 : __real_fwrite(p, size, n, f); }
int __wrap_rename(const char *from, const char *to) { return fails() ? -1 : __real_rename(from, to); }
int __wrap_mkdir(const char *path, mode_t mode) { return fails() ? -1 : __real_mkdir(path, mode); }

/* What had not been written before is lost with it. */
int __wrap_fclose(FILE *f) {
    bool writes = (fcntl(fileno(f), F_GETFL) & O_ACCMODE) != O_RDONLY;
    if (!writes || !fails()) return __real_fclose(f);
    int why = errno;
    __real_fclose(f);
    errno = why;
    return EOF;
}

static void fail(long k) {
    if (k >= 0) disk.failed = false;
    disk.error = k % 2 ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    disk.left = k;
}

static bool failed(void) { return disk.failed; }

int main(int argc, char **argv) {
    ro_ctx *ctx = ro_ctx_new();
    disk_begin();
    bool ok = work_run(ctx, &(work_faults){"write", fail, failed}, argc, argv, 1);
    ro_ctx_free(ctx);
    return !ok;
}
