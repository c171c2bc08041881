/* ICU, for the few texts that need it: other encodings than UTF-8, and characters that have to be composed. */
#ifndef RO_ICU_H
#define RO_ICU_H

#include "base/library.h"

#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* The functions that are used, each with the type that ICU's header gives it. */
#define RO_ICU_UC(X)                                                                                                             \
    X(ucnv_open)                                                                                                                 \
    X(ucnv_close)                                                                                                                \
    X(ucnv_toUnicode)                                                                                                            \
    X(u_strFromUTF8WithSub)                                                                                                      \
    X(u_strToUTF8)                                                                                                               \
    X(u_strToUTF8WithSub)                                                                                                        \
    X(unorm2_getNFCInstance)                                                                                                     \
    X(unorm2_getNFKDInstance)                                                                                                    \
    X(unorm2_hasBoundaryBefore)                                                                                                  \
    X(unorm2_normalize)                                                                                                          \
    X(unorm2_quickCheck)

struct ro_icu {
    RO_ICU_UC(RO_LIBRARY_FIELD)
};

/* Opened at the first call of an arena; throws RO_IO where the library is not there. */
const struct ro_icu *ro_icu(ro_arena *);
/* That memory ran out is no answer to what a text reads like: it throws. */
static inline bool ro_icu_failed(ro_arena *a, UErrorCode e) {
    if (e == U_MEMORY_ALLOCATION_ERROR) ro_throw(a, RO_NOMEM, RO_NO_MEMORY);
    return U_FAILURE(e);
}
/* Out of the named encoding; closed with the arena. NULL where ICU knows no such encoding. */
UConverter *ro_icu_converter(ro_arena *, const char *name);

#endif
