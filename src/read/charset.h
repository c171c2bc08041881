/* What the files that turn bytes into UTF-8 share. */
#ifndef RO_CHARSET_H
#define RO_CHARSET_H

#include "read/parts.h"

/* Through ICU; false where it knows no such encoding. *lost: characters that could not be told. */
bool ro_convert(ro_arena *, ro_str bytes, const char *name, ro_str *out, size_t *lost);

typedef struct ro_guess {
    const char *name;
    bool sure;
} ro_guess;
/* Which encoding bytes that are no UTF-8 are in, by what they would say (guess.c). */
ro_guess ro_guess_charset(ro_arena *, ro_str bytes);
/* Is the one of these names that is likelier than the other by far b? */
bool ro_guess_better(ro_arena *, ro_str bytes, const char *a, const char *b);

/* UTF-8 that was once read in a wrong encoding and written again: undone, with a note (mojibake.c). */
void ro_mojibake(ro_page_writer *);

/* Past the ASCII characters from i on, eight at a time. */
static inline size_t ro_past_ascii(ro_str s, size_t i) {
    uint64_t eight;
    while (i + 8 <= s.n && (memcpy(&eight, s.p + i, 8), !(eight & 0x8080808080808080u))) i += 8;
    while (i < s.n && (unsigned char)s.p[i] < 0x80) i++;
    return i;
}

#endif
