/* ICU, opened when a text first needs it and not at every start.
 *
 * Loading its libraries (and with them the C++ run time) takes a process longer than comparing two reports does, and nearly all
 * texts are UTF-8 and composed already. */
#include "base/icu.h"

#define LIBRARY(name) "lib" name ".so." RO_WORD_OF(U_ICU_VERSION_MAJOR_NUM)
#define NEEDED "for this text, as it is not plain UTF-8", "ICU " RO_WORD_OF(U_ICU_VERSION_MAJOR_NUM)

const struct ro_icu *ro_icu(ro_arena *a) {
    static const char *const names[] = {RO_ICU_UC(RO_LIBRARY_NAME)};
    static const ro_library library = {LIBRARY("icuuc"), names, sizeof names / sizeof *names, NEEDED};
    return ro_library_open(a, RO_SHELF_ICU, &library);
}

struct converter {
    const struct ro_icu *icu;
    UConverter *from;
};

static void close_converter(void *what) {
    struct converter *c = what;
    c->icu->ucnv_close(c->from);
}

/* Where ICU found no room for its list of names it has none for as long as the program runs, and no encoding is known to it: not
 * even one that it always has. */
static void need_tables(ro_arena *a, const struct ro_icu *icu) {
    UErrorCode e = U_ZERO_ERROR;
    UConverter *c = icu->ucnv_open("windows-1252", &e);
    if (ro_icu_failed(a, e))
        ro_throw(a, RO_NOMEM, "the tables of ICU cannot be opened: memory ran out, or its data are not installed: begin again");
    icu->ucnv_close(c);
}

UConverter *ro_icu_converter(ro_arena *a, const char *name) {
    UErrorCode e = U_ZERO_ERROR;
    struct converter *c = RO_NEW(a, struct converter);
    c->icu = ro_icu(a);
    c->from = c->icu->ucnv_open(name, &e);
    if (ro_icu_failed(a, e)) { /* a table that found no room is told as one that is not there: it is asked for once more */
        e = U_ZERO_ERROR;
        c->from = c->icu->ucnv_open(name, &e);
    }
    if (ro_icu_failed(a, e)) {
        need_tables(a, c->icu);
        return NULL;
    }
    ro_defer(a, close_converter, c);
    return c->from;
}
