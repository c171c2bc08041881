/* Is this printed name that printed name? One number and the reason in words.
 *
 * Both names are cut into tokens (tokens.c). Names of East Asia are compared as what they are (east.c, korean.c), all others word
 * by word (words.c); letters and their sounds are spell.c's. Side, office and day then speak for or against (context.c). No list
 * of people and no state: what the words of a name may stand for is data. */
#include "names/parts.h"

#include <stdio.h>

static void append(struct matcher *m, const char *fmt, va_list ap) {
    size_t n = strlen(m->why);
    vsnprintf(m->why + n, m->whyn - n, fmt, ap);
}

void ro_matcher_say(struct matcher *m, double same, const char *fmt, ...) {
    m->same = same;
    m->why[0] = 0;
    va_list ap;
    va_start(ap, fmt);
    append(m, fmt, ap);
    va_end(ap);
}

static void link_up(struct matcher *m, const char *with) {
    size_t n = strlen(m->why);
    if (n) snprintf(m->why + n, m->whyn - n, "%s", with);
}

void ro_matcher_more(struct matcher *m, const char *fmt, ...) {
    size_t n = strlen(m->why);
    link_up(m, n && m->why[n - 1] == ':' ? " " : ", ");
    va_list ap;
    va_start(ap, fmt);
    append(m, fmt, ap);
    va_end(ap);
}

void ro_matcher_also(struct matcher *m, double same, const char *fmt, ...) {
    m->same = same;
    link_up(m, "; ");
    va_list ap;
    va_start(ap, fmt);
    append(m, fmt, ap);
    va_end(ap);
}

/* Names are quoted in the reason as printed: what is no text there, or was cut within a letter, goes. */
static void tidy(char *why) {
    ro_str s = ro_str_c(why);
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        uint32_t c = ro_utf8_next(s, &i);
        if (c < 0x20 || c == 0x7F || !ro_utf8_valid((ro_str){s.p + at, i - at}, NULL)) continue;
        memmove(why + n, why + at, i - at);
        n += i - at;
    }
    why[n] = 0;
}

ro_str ro_names_latin(ro_arena *a, ro_str word) {
    enum spell_script script = ro_spell_script(word);
    return script == SPELL_LATIN || script == SPELL_CYRILLIC ? ro_spell_latin(a, word, SPELL_PLAIN) : RO_S("");
}

static int by_all(const ro_name *a, const ro_name *b) {
    int c = ro_str_cmp(a->name, b->name);
    if (!c) c = ro_str_cmp(a->title, b->title);
    if (!c) c = ro_str_cmp(a->side, b->side);
    return c ? c : ro_str_cmp(a->date, b->date);
}

/* The names are put in order first, so that the answer is the same both ways round whatever the bytes. */
void ro_names_likeness(ro_arena *arena, const ro_name *a, const ro_name *b, ro_likeness *out) {
    if (by_all(a, b) > 0) {
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
                        .patronymics = ro_lexicon_get("patronymics"),
                        .officewords = ro_lexicon_get("officewords"),
                        .hannames = ro_lexicon_get("hannames"),
                        .sounds = ro_lexicon_get("hangulsounds"),
                        .families = ro_lexicon_get("familynames"),
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
    tidy(out->why);
    out->same = m.same < 0 ? 0 : m.same > 1 ? 1 : m.same;
}
