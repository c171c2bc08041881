/* A disk that fails, and one that loses power: a file system for SQLite (a VFS) over the real one.
 *
 * It counts what changes a file: writes, truncations, syncs, files made and taken away. The k-th can be made to fail, as a broken
 * or a full disk does it. Or all of them are noted with their bytes; then disk_crash() lays out what a power cut after the k-th
 * may have left: what was synced is there; of what was written to a file since its last sync each piece of a sector is there or
 * is not, by lot, in whatever order it came. A file that was made may be missing until it was synced; one that was taken away may
 * be back. */
#ifndef DISK_H
#define DISK_H

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DISK_SECTOR = 512, DISK_FILES = 64 };

typedef enum { DISK_WRITE, DISK_TRUNCATE, DISK_SYNC, DISK_MAKE, DISK_DELETE } disk_what;

typedef struct disk_op {
    disk_what what;
    int file; /* number of its name */
    sqlite3_int64 at;
    int n;
    unsigned char *bytes;
} disk_op;

static struct {
    long left; /* changes that still succeed; negative: all of them */
    int error; /* with which the one after them fails */
    bool failed, noting;
    char *name[DISK_FILES];
    disk_op *op;
    size_t n, cap;
    sqlite3_vfs *real, vfs;
} disk = {.left = -1};

typedef struct disk_file {
    sqlite3_file base;
    int number; /* of its name; -1: nobody's */
    sqlite3_file real[];
} disk_file;

static sqlite3_file *disk_real(sqlite3_file *f) { return ((disk_file *)f)->real; }

static bool disk_fails(void) {
    if (disk.left < 0) return false;
    if (disk.left--) return false;
    disk.failed = true;
    if ((disk.error & 0xff) == SQLITE_IOERR) errno = EIO;
    return true;
}

static int disk_number(const char *path) {
    for (int i = 0; path && i < DISK_FILES; i++) {
        if (!disk.name[i]) disk.name[i] = strdup(path);
        if (strcmp(disk.name[i], path) == 0) return i;
    }
    return -1;
}

static void disk_note(disk_what what, int file, sqlite3_int64 at, const void *bytes, int n) {
    if (!disk.noting || file < 0) return;
    if (disk.n == disk.cap) disk.op = realloc(disk.op, (disk.cap = 2 * disk.cap + 256) * sizeof *disk.op);
    unsigned char *copy = bytes ? malloc((size_t)n + 1) : NULL;
    if (copy) memcpy(copy, bytes, (size_t)n);
    disk.op[disk.n++] = (disk_op){what, file, at, n, copy};
}

/* ---- the file system ---------------------------------------------------------------------------------------------- */

static int disk_close(sqlite3_file *f) {
    return disk_real(f)->pMethods ? disk_real(f)->pMethods->xClose(disk_real(f)) : SQLITE_OK;
}
static int disk_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at) {
    return disk_real(f)->pMethods->xRead(disk_real(f), p, n, at);
}
static int disk_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at) {
    if (disk_fails()) return disk.error;
    disk_note(DISK_WRITE, ((disk_file *)f)->number, at, p, n);
    return disk_real(f)->pMethods->xWrite(disk_real(f), p, n, at);
}
static int disk_truncate(sqlite3_file *f, sqlite3_int64 n) {
    if (disk_fails()) return SQLITE_IOERR_TRUNCATE;
    disk_note(DISK_TRUNCATE, ((disk_file *)f)->number, n, NULL, 0);
    return disk_real(f)->pMethods->xTruncate(disk_real(f), n);
}
static int disk_sync(sqlite3_file *f, int flags) {
    if (disk_fails()) return SQLITE_IOERR_FSYNC;
    disk_note(DISK_SYNC, ((disk_file *)f)->number, 0, NULL, 0);
    return disk_real(f)->pMethods->xSync(disk_real(f), flags);
}
static int disk_size(sqlite3_file *f, sqlite3_int64 *n) { return disk_real(f)->pMethods->xFileSize(disk_real(f), n); }
static int disk_lock(sqlite3_file *f, int how) { return disk_real(f)->pMethods->xLock(disk_real(f), how); }
static int disk_unlock(sqlite3_file *f, int how) { return disk_real(f)->pMethods->xUnlock(disk_real(f), how); }
static int disk_locked(sqlite3_file *f, int *is) { return disk_real(f)->pMethods->xCheckReservedLock(disk_real(f), is); }
static int disk_control(sqlite3_file *f, int op, void *arg) {
    return op == SQLITE_FCNTL_SIZE_HINT ? SQLITE_OK : disk_real(f)->pMethods->xFileControl(disk_real(f), op, arg);
}
static int disk_sector(sqlite3_file *f) { return disk_real(f)->pMethods->xSectorSize(disk_real(f)); }
/* Nothing is promised: neither that sectors are whole, nor that they come in order. */
static int disk_traits(sqlite3_file *f) { return (void)f, 0; }
static int disk_shm_map(sqlite3_file *f, int i, int n, int more, void volatile **p) {
    return disk_real(f)->pMethods->xShmMap(disk_real(f), i, n, more, p);
}
static int disk_shm_lock(sqlite3_file *f, int at, int n, int how) {
    return disk_real(f)->pMethods->xShmLock(disk_real(f), at, n, how);
}
static void disk_shm_barrier(sqlite3_file *f) { disk_real(f)->pMethods->xShmBarrier(disk_real(f)); }
static int disk_shm_unmap(sqlite3_file *f, int gone) { return disk_real(f)->pMethods->xShmUnmap(disk_real(f), gone); }

static const sqlite3_io_methods disk_methods = {
    2,           disk_close,   disk_read,     disk_write,       disk_truncate,  disk_sync,
    disk_size,   disk_lock,    disk_unlock,   disk_locked,      disk_control,   disk_sector,
    disk_traits, disk_shm_map, disk_shm_lock, disk_shm_barrier, disk_shm_unmap, NULL,
    NULL};

static int disk_open(sqlite3_vfs *v, const char *path, sqlite3_file *f, int flags, int *got) {
    disk_file *d = (disk_file *)f;
    bool kept = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) && path;
    bool made = kept && (flags & SQLITE_OPEN_CREATE) && access(path, F_OK) != 0;
    (void)v;
    d->base.pMethods = NULL;
    if (made && disk_fails()) return SQLITE_CANTOPEN;
    int rc = disk.real->xOpen(disk.real, path, d->real, flags, got);
    d->number = kept ? disk_number(path) : -1;
    if (made && rc == SQLITE_OK) disk_note(DISK_MAKE, d->number, 0, NULL, 0);
    if (d->real->pMethods) d->base.pMethods = &disk_methods;
    return rc;
}

static int disk_delete(sqlite3_vfs *v, const char *path, int sync) {
    (void)v;
    if (disk_fails()) return SQLITE_IOERR_DELETE;
    disk_note(DISK_DELETE, disk_number(path), 0, NULL, 0);
    return disk.real->xDelete(disk.real, path, sync);
}

/* In the place of the real one from now on. */
static void disk_begin(void) {
    disk.real = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.real;
    disk.vfs.zName = "disk";
    disk.vfs.szOsFile = (int)sizeof(disk_file) + disk.real->szOsFile;
    disk.vfs.xOpen = disk_open;
    disk.vfs.xDelete = disk_delete;
    sqlite3_vfs_register(&disk.vfs, 1);
}

static inline void disk_forget(void) {
    for (size_t i = 0; i < disk.n; i++) free(disk.op[i].bytes);
    disk.n = 0;
}

/* ---- a power cut ---------------------------------------------------------------------------------------------------- */

static inline uint32_t disk_lot(uint64_t *seed) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

typedef struct disk_image {
    unsigned char *p;
    size_t n, cap;
    bool there;
} disk_image;

static inline void disk_image_size(disk_image *m, size_t n) {
    if (n > m->cap) {
        m->p = realloc(m->p, 2 * n);
        memset(m->p + m->cap, 0, 2 * n - m->cap);
        m->cap = 2 * n;
    }
    if (n < m->n) memset(m->p + n, 0, m->n - n);
    m->n = n;
}

static inline void disk_put(disk_image *m, const disk_op *op, int from, int n) {
    if ((size_t)(op->at + from + n) > m->n) disk_image_size(m, (size_t)(op->at + from + n));
    memcpy(m->p + op->at + from, op->bytes + from, (size_t)n);
}

/* By lot: all, nothing, or some of its sectors. */
static inline void disk_put_some(disk_image *m, const disk_op *op, uint64_t *seed) {
    uint32_t how = disk_lot(seed) % 4;
    for (int i = 0; i < op->n; i += DISK_SECTOR) {
        int n = op->n - i < DISK_SECTOR ? op->n - i : DISK_SECTOR;
        if (how == 0 || (how > 1 && disk_lot(seed) % 2)) disk_put(m, op, i, n);
    }
}

/* What may be left of the files when the power goes after `upto` changes, `to` in the place of `from` in their names. */
static inline void disk_crash(size_t upto, uint64_t seed, const char *from, const char *to) {
    disk_image image[DISK_FILES] = {0};
    for (int f = 0; f < DISK_FILES && disk.name[f]; f++) {
        disk_image *m = &image[f];
        size_t synced = 0, named = 0;
        for (size_t i = 0; i < upto; i++)
            if (disk.op[i].what == DISK_SYNC) {
                named = i + 1;
                if (disk.op[i].file == f) synced = i + 1;
            }
        for (size_t i = 0; i < upto; i++) {
            const disk_op *op = &disk.op[i];
            if (op->file != f) continue;
            bool sure = i < synced, there = sure || disk_lot(&seed) % 2;
            if (op->what == DISK_MAKE) m->there = i < named || there, disk_image_size(m, 0);
            if (op->what == DISK_WRITE && sure) disk_put(m, op, 0, op->n);
            if (op->what == DISK_WRITE && !sure) disk_put_some(m, op, &seed);
            if (op->what == DISK_TRUNCATE && there) disk_image_size(m, (size_t)op->at);
            if (op->what == DISK_SYNC) m->there = true;
            if (op->what == DISK_DELETE && (i < named || disk_lot(&seed) % 2)) m->there = false, disk_image_size(m, 0);
        }
        size_t n = strlen(from);
        char path[4096];
        const char *name = strstr(disk.name[f], from);
        if (!name) continue;
        snprintf(path, sizeof path, "%s%s", to, name + n);
        unlink(path);
        if (m->there) {
            FILE *out = fopen(path, "wb");
            if (!out || fwrite(m->p ? m->p : (unsigned char *)"", 1, m->n, out) != m->n) perror(path);
            if (out) fclose(out);
        }
        free(m->p);
    }
}

#endif
