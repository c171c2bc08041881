/* Is this printed name that printed name? One number and the reason in words.
 *
 * Both names are cut into tokens (tokens.c). Names of East Asia are compared as what they are (east.c, korean.c), all others word
 * by word (words.c); letters and their sounds are spell.c's. Side, office and day then speak for or against (context.c). No list
 * of people and no state: what the words of a name may stand for is data. */
#include "names/parts.h"

#include <stdio.h>

void ro_matcher_say(struct matcher *m, double same, const char *fmt, ...) {
    m->same = same;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(m->why, m->whyn, fmt, ap);
    va_end(ap);
}

void ro_matcher_also(struct matcher *m, double same, const char *fmt, ...) {
    m->same = same;
    size_t n = strlen(m->why);
    va_list ap;
    va_start(ap, fmt);
    if (n + 2 < m->whyn) {
        memcpy(m->why + n, "; ", 3);
        vsnprintf(m->why + n + 2, m->whyn - n - 2, fmt, ap);
    }
    va_end(ap);
}

/* The names are put in order first, so that the answer is the same both ways round whatever the bytes. */
void ro_names_likeness(ro_arena *arena, const ro_name *a, const ro_name *b, ro_likeness *out) {
    if (ro_str_cmp(a->name, b->name) > 0) {
        const ro_name *swap = a;
        a = b, b = swap;
    }
    struct matcher m = {.arena = arena,
                        .offices = ro_lexicon_get("offices"),
                        .honours = ro_lexicon_get("honorifics"),
                        .particles = ro_lexicon_get("particles"),
                        .nicknames = ro_lexicon_get("nicknames"),
                        .surnames = ro_lexicon_get("surnames"),
                        .han = ro_lexicon_get("han"),
                        .syllables = ro_lexicon_get("syllables"),
                        .koreans = ro_lexicon_get("koreans"),
                        .given = ro_lexicon_get("given"),
                        .why = out->why,
                        .whyn = sizeof out->why};
    struct parsed *x = RO_NEW(arena, struct parsed), *y = RO_NEW(arena, struct parsed);
    out->why[0] = 0;
    ro_name_read(&m, a->name, x);
    ro_name_read(&m, b->name, y);
    if (!x->n || !y->n)
        ro_matcher_say(&m, 0, "no name given");
    else if (ro_str_eq(ro_fold_bare(arena, ro_str_blanks(arena, a->name)), ro_fold_bare(arena, ro_str_blanks(arena, b->name))))
        ro_matcher_say(&m, x->words > 1 || x->script == SPELL_HANGUL ? 0.98 : 0.8, "the same name");
    else if (!ro_names_east(&m, a, b, x, y))
        ro_names_words(&m, x, y);
    ro_names_context(&m, a, b, x, y);
    out->same = m.same < 0 ? 0 : m.same > 1 ? 1 : m.same;
}
