/* See archives.h and library.h. */
#include "base/archives.h"

#include <errno.h>

const struct ro_archives *ro_archives(ro_arena *a) {
    static const char *const names[] = {RO_ARCHIVES(RO_LIBRARY_NAME)};
    static const ro_library library = {"libarchive.so.13", names, sizeof names / sizeof *names, "to unpack this file",
                                       "libarchive 3 (Debian: libarchive13)"};
    return ro_library_open(a, RO_SHELF_ARCHIVES, &library);
}

struct open_archive {
    const struct ro_archives *lib;
    struct archive *archive;
};

static void close_archive(void *p) {
    struct open_archive *x = p;
    x->lib->archive_read_free(x->archive);
}

struct archive *ro_archives_new(ro_arena *a) {
    struct open_archive *x = RO_NEW(a, struct open_archive);
    x->lib = ro_archives(a);
    x->archive = x->lib->archive_read_new();
    if (!x->archive) ro_throw(a, RO_NOMEM, "memory ran out while unpacking: give fewer files at once");
    ro_defer(a, close_archive, x);
    /* Whoever opens it sets this again, and does not look whether there was room for it. */
    if (x->lib->archive_read_set_callback_data2(x->archive, NULL, 0) != ARCHIVE_OK) ro_throw(a, RO_NOMEM, RO_NO_MEMORY);
    return x->archive;
}

struct open_entry {
    const struct ro_archives *lib;
    struct archive_entry *entry;
};

static void close_entry(void *p) {
    struct open_entry *x = p;
    x->lib->archive_entry_free(x->entry);
}

struct archive_entry *ro_archives_entry(ro_arena *a) {
    struct open_entry *x = RO_NEW(a, struct open_entry);
    x->lib = ro_archives(a);
    x->entry = x->lib->archive_entry_new();
    if (!x->entry) ro_throw(a, RO_NOMEM, RO_NO_MEMORY);
    ro_defer(a, close_entry, x);
    return x->entry;
}

void ro_archives_sure(ro_arena *a, struct archive *x) {
    if (ro_archives(a)->archive_errno(x) == ENOMEM) ro_throw(a, RO_NOMEM, RO_NO_MEMORY);
}

void ro_archives_opened(ro_arena *a, struct archive *x) {
    if (!ro_archives(a)->archive_errno(x)) ro_throw(a, RO_NOMEM, RO_NO_MEMORY);
    ro_archives_sure(a, x);
}

ro_str ro_archives_name(ro_arena *a, struct archive_entry *e) {
    const struct ro_archives *lib = ro_archives(a);
    const char *name = lib->archive_entry_pathname_utf8(e); /* not there where the bytes are none of the locale's */
    if (!name) name = lib->archive_entry_pathname(e);
    return ro_str_c(name ? name : "");
}
