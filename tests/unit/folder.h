/* A folder of a test's own under $TMPDIR, which goes away with all that lies in it: an archive leaves files beside its own where
 * somebody who may only read closes it last. */
#ifndef FOLDER_H
#define FOLDER_H

#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { FOLDER = 200 };

static inline bool folder_make(char path[FOLDER]) {
    const char *tmp = getenv("TMPDIR");
    int n = snprintf(path, FOLDER, "%s/readout-test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    return n < FOLDER && mkdtemp(path);
}

static inline int folder_drop(const char *path, const struct stat *s, int what, struct FTW *at) {
    return (void)s, (void)what, (void)at, remove(path);
}

static inline bool folder_remove(const char *path) { return nftw(path, folder_drop, 16, FTW_DEPTH | FTW_PHYS) == 0; }

#endif
