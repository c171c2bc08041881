/* Reading a text of a test's own and asking who says what in it. */
#ifndef SAID_H
#define SAID_H

#include "reading.h"

/* The statement that lies over the first place of these words; NULL: narration. */
static inline const ro_statement *over(const struct reading *r, const char *words) {
    const char *at = memmem(r->rec->text.p, r->rec->text.n, words, strlen(words));
    if (!at) fail_msg("the text lacks \"%s\"", words);
    uint32_t byte = (uint32_t)(at - r->rec->text.p);
    for (size_t i = 0; i < r->rec->nstatements; i++) {
        const ro_statement *s = &r->rec->statements[i];
        if (byte >= s->why.span.lo && byte < s->why.span.hi) return s;
    }
    return NULL;
}

static const char *const mode_word[] = {"direct", "reported", "collective", "unattributed"};

/* mode "none": narration. speakers: their names joined by "; ", NULL: not asked. */
static inline void says(const struct reading *r, const char *words, const char *mode, const char *speakers) {
    const ro_statement *s = over(r, words);
    if (strcmp(mode, s ? mode_word[s->mode] : "none") != 0)
        fail_msg("\"%s\" is %s, not %s", words, s ? mode_word[s->mode] : "none", mode);
    if (!s || !speakers) return;
    char got[400] = "";
    for (size_t i = 0; i < s->nspeakers; i++)
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", i ? "; " : "", (int)s->speakers[i].n, s->speakers[i].p);
    if (strcmp(got, speakers) != 0) fail_msg("\"%s\" is said by \"%s\", not \"%s\"", words, got, speakers);
}

static inline void side(const struct reading *r, const char *words, const char *code) {
    const ro_statement *s = over(r, words);
    assert_non_null(s);
    assert_int_equal(s->side.n, strlen(code));
    assert_memory_equal(s->side.p, code, s->side.n);
}

#endif
