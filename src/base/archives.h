/* libarchive, for the inputs that are packed otherwise than with gzip: zip, tar, 7z, bzip2, xz, zstd, and the office files that
 * are zip archives. Its reader of web archives is never switched on: it stops at valid ones. */
#ifndef RO_ARCHIVES_H
#define RO_ARCHIVES_H

#include "base/library.h"

#include <archive.h>
#include <archive_entry.h>

/* The functions that are used, each with the type that libarchive's header gives it. */
#define RO_ARCHIVES(X)                                                                                                           \
    X(archive_read_new)                                                                                                          \
    X(archive_read_free)                                                                                                         \
    X(archive_read_support_format_7zip)                                                                                          \
    X(archive_read_support_format_raw)                                                                                           \
    X(archive_read_support_format_tar)                                                                                           \
    X(archive_read_support_format_zip_seekable)                                                                                  \
    X(archive_read_support_format_zip_streamable)                                                                                \
    X(archive_read_support_filter_bzip2)                                                                                         \
    X(archive_read_support_filter_xz)                                                                                            \
    X(archive_read_support_filter_zstd)                                                                                          \
    X(archive_read_set_callback_data2)                                                                                           \
    X(archive_read_open)                                                                                                         \
    X(archive_read_open_memory)                                                                                                  \
    X(archive_read_next_header2)                                                                                                 \
    X(archive_read_header_position)                                                                                              \
    X(archive_read_data)                                                                                                         \
    X(archive_read_data_block)                                                                                                   \
    X(archive_errno)                                                                                                             \
    X(archive_error_string)                                                                                                      \
    X(archive_entry_new)                                                                                                         \
    X(archive_entry_free)                                                                                                        \
    X(archive_entry_filetype)                                                                                                    \
    X(archive_entry_is_encrypted)                                                                                                \
    X(archive_entry_pathname)                                                                                                    \
    X(archive_entry_pathname_utf8)

struct ro_archives {
    RO_ARCHIVES(RO_LIBRARY_FIELD)
};

/* Opened at the first call of an arena; throws RO_IO where the library is not there. */
const struct ro_archives *ro_archives(ro_arena *);
/* A reader that is freed with the arena. */
struct archive *ro_archives_new(ro_arena *);
/* What archive_read_next_header2() fills: the reader's own is not asked for, as it is used even where there was no room for it. */
struct archive_entry *ro_archives_entry(ro_arena *);
/* Throws where memory ran out in what was last done with it; to libarchive's callers that is damage like any other. */
void ro_archives_sure(ro_arena *, struct archive *);
/* The same where it could not be opened; for some of what it lacks then it says no reason. */
void ro_archives_opened(ro_arena *, struct archive *);
/* A member's name as it stands there, in any bytes; "" where it has none. The entry's own. */
ro_str ro_archives_name(ro_arena *, struct archive_entry *);

#endif
