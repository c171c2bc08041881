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
