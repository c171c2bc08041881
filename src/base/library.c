/* See library.h. A library is never closed again: the next account would pay for it once more. */
#include "base/library.h"

#include <dlfcn.h>

const void *ro_library_open(ro_arena *a, enum ro_shelf shelf, const ro_library *l) {
    const void **at = ro_arena_shelf(a, shelf);
    if (*at) return *at;
    void *lib = dlopen(l->file, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE), **f = RO_NEWS(a, void *, l->n);
    for (size_t i = 0; i < l->n && lib; i++)
        if (!(f[i] = dlsym(lib, l->names[i]))) lib = NULL;
    if (!lib) ro_throw(a, RO_IO, "%s is needed %s, and cannot be used: install %s", l->file, l->needed, l->install);
    return *at = f;
}
