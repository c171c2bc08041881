/* ICU, opened when a text first needs it and not at every start.
 *
 * Loading its libraries (and with them the C++ run time) takes a process longer than comparing two reports does, and nearly all
 * texts are UTF-8 and composed already. So the program is not linked against ICU: the few functions it calls are looked up by
 * the names that the headers of the build gave them, in the very version of that build. Where that version is not there, a text
 * that needs it is refused with a sentence; nothing is ever read differently. */
#include "base/icu.h"

#include <dlfcn.h>

#define WORD(x) #x
#define WORD_OF(x) WORD(x)
#define LIBRARY(name) "lib" name ".so." WORD_OF(U_ICU_VERSION_MAJOR_NUM)
#define NAME(name) WORD(name),

/* The functions' addresses, one after the other. Never closed again: the next account would pay for it once more. */
static const void *opened(ro_arena *a, const char *library, const char *const *names, size_t n) {
    void *lib = dlopen(library, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE), **f = RO_NEWS(a, void *, n);
    for (size_t i = 0; i < n && lib; i++)
        if (!(f[i] = dlsym(lib, names[i]))) lib = NULL;
    if (!lib)
        ro_throw(a, RO_IO, "%s is needed for this text, as it is not plain UTF-8, and cannot be used: install ICU %d", library,
                 U_ICU_VERSION_MAJOR_NUM);
    return f;
}

const struct ro_icu *ro_icu(ro_arena *a) {
    static const char *const names[] = {RO_ICU_UC(NAME)};
    const void **shelf = ro_arena_shelf(a, RO_SHELF_ICU);
    if (!*shelf) *shelf = opened(a, LIBRARY("icuuc"), names, sizeof names / sizeof *names);
    return *shelf;
}

const struct ro_icu_detector *ro_icu_detector(ro_arena *a) {
    static const char *const names[] = {RO_ICU_I18N(NAME)};
    const void **shelf = ro_arena_shelf(a, RO_SHELF_DETECTOR);
    if (!*shelf) *shelf = opened(a, LIBRARY("icui18n"), names, sizeof names / sizeof *names);
    return *shelf;
}
