/* Libraries that only some inputs need, opened when one of those comes and not at every start.
 *
 * The program is not linked against them: the functions it calls are looked up by the names that the headers of the build gave
 * them, in the very version of that build, and stand one after the other in a struct. Where that version is not there, the input
 * that needs it is refused with a sentence; nothing is ever read differently. */
#ifndef RO_LIBRARY_H
#define RO_LIBRARY_H

#include "base/base.h"

typedef struct ro_library {
    const char *file; /* "libarchive.so.13" */
    const char *const *names;
    size_t n;
    const char *needed; /* for the sentence: "for this text, as it is not plain UTF-8" */
    const char *install;
} ro_library;

/* The functions' addresses, one after the other; opened at the first call of an arena. Throws RO_IO. */
const void *ro_library_open(ro_arena *, enum ro_shelf, const ro_library *);

#define RO_WORD(x) #x
#define RO_WORD_OF(x) RO_WORD(x)
#define RO_LIBRARY_NAME(name) RO_WORD(name),
#define RO_LIBRARY_FIELD(name) __typeof__(&name) name;

#endif
