/* See mhd.h: the functions are looked up by the names of the header, in the version whose header the program was built with. */
#include "mhd.h"

#include <dlfcn.h>

#define LIBRARY "libmicrohttpd.so.12"
#define NAME(name) #name,

const struct web_mhd *web_mhd_open(struct web_mhd *out, const char **why) {
    static const char *const names[] = {WEB_MHD(NAME)};
    void *lib = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE), *f[sizeof names / sizeof *names];
    _Static_assert(sizeof f == sizeof *out, "a field for each function");
    *why = LIBRARY " is needed to serve the reading room, and cannot be used: install libmicrohttpd12";
    for (size_t i = 0; i < sizeof f / sizeof *f; i++)
        if (!lib || !(f[i] = dlsym(lib, names[i]))) return NULL;
    return memcpy(out, f, sizeof f);
}
