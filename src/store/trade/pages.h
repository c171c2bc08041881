/* The pages of an SQLite file, one by one, without trusting any of them: rows out of a file that SQLite itself refuses to open.
 */
#ifndef RO_PAGES_H
#define RO_PAGES_H

#include "base/base.h"

/* A value: n NULL, i a number, f a number that is not whole (its bits in i), t text, b bytes. */
typedef struct ro_field {
    char type;
    int64_t i;
    ro_str s;
} ro_field;

typedef struct ro_found_row {
    bool table;    /* of a table with row numbers; else of an index, or of a table without them */
    int64_t rowid; /* of a table */
    const ro_field *field;
    size_t n;
} ro_found_row;

typedef struct ro_pages ro_pages;

/* Opens the file to read, with the write-ahead log beside it where there is one. Throws RO_IO; RO_INPUT where nothing in it looks
 * like a page. */
ro_pages *ro_pages_open(ro_arena *, const char *path);
uint32_t ro_pages_count(const ro_pages *);
/* Every row of that page, from 1, in memory of the arena given. False: the page cannot be read, or is none that holds rows though
 * it is not plainly empty or of another kind. */
typedef void (*ro_found_row_fn)(void *user, const ro_found_row *);
bool ro_pages_rows(ro_pages *, ro_arena *, uint32_t page, ro_found_row_fn, void *user);

#endif
