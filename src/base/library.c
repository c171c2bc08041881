/* See library.h. A library is never closed again: the next account would pay for it once more. */
#include "base/library.h"

#include <dlfcn.h>
#include <errno.h>

/* The loader says it in words alone, or in none. */
static bool no_memory(void) {
    int code = errno;
    const char *why = dlerror();
    return code == ENOMEM || (why && (strstr(why, "annot allocate memory") || strstr(why, "out of memory")));
}

const void *ro_library_open(ro_arena *a, enum ro_shelf shelf, const ro_library *l) {
    const void **at = ro_arena_shelf(a, shelf);
    if (*at) return *at;
    void **f = RO_NEWS(a, void *, l->n);
    errno = 0;
    void *lib = dlopen(l->file, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    for (size_t i = 0; i < l->n && lib; i++)
        if (!(f[i] = dlsym(lib, l->names[i]))) lib = NULL;
    if (!lib && no_memory()) ro_throw(a, RO_NOMEM, RO_NO_MEMORY);
    if (!lib) ro_throw(a, RO_IO, "%s is needed %s, and cannot be used: install %s", l->file, l->needed, l->install);
    return *at = f;
}
