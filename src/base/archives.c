/* See archives.h and library.h. */
#include "base/archives.h"

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
    return x->archive;
}

ro_str ro_archives_name(ro_arena *a, struct archive_entry *e) {
    const struct ro_archives *lib = ro_archives(a);
    const char *name = lib->archive_entry_pathname_utf8(e); /* not there where the bytes are none of the locale's */
    if (!name) name = lib->archive_entry_pathname(e);
    return ro_str_c(name ? name : "");
}
