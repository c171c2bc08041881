/* "The Ruritanian and Syldavian foreign ministers, Ada Norn and Ion Popa, met": two states, one office in the plural, two names.
 *
 * In: the runs of runs.c, whose words stand close together: two adjectives of states joined by "and", words that belong to an
 * office, the office in the plural, and behind it or its comma the two names joined by "and". The names are people on that
 * evidence, and each is of the state that stands in his place. Nobody's title is printed so: none is given.
 *
 * Given up: three states and three names, and states named by their nouns ("the foreign ministers of ..."). */
#include "recognise/people/people.h"

enum { BETWEEN = 3 }; /* words that belong to the office: "deputy prime ministers" */

static bool is(const struct finder *f, size_t i, const char *lit) { return ro_str_is(f->u->words[i].fold, lit); }

/* An office in the plural: "ministers". */
static bool offices(const struct finder *f, size_t i) {
    ro_str s = f->u->words[i].fold;
    ro_entry e;
    return s.n > 3 && s.p[s.n - 1] == 's' && ro_lexicon_find(ro_lexicon_get("offices"), (ro_str){s.p, s.n - 1}, &e) &&
           ro_str_is(e.value[0], "head");
}

static const struct place_of *adjective(const struct finder *f, size_t last) {
    const struct place_of *s = ro_people_state(f, last);
    return s && s->kind == 'a' && s->word + s->n == last + 1 ? s : NULL;
}

bool ro_people_paired(const struct finder *f, size_t run, ro_str side[2]) {
    if (f->u->base || run + 1 >= f->runs.n) return false;
    const struct run *a = &f->runs.v[run], *b = a + 1;
    size_t joint = a->word + a->n;
    if (a->word < 4 || b->word != joint + 1 || !is(f, joint, "and") || !offices(f, a->word - 1)) return false;
    ro_str g = ro_units_gap(f->u, a->word - 1);
    if (!ro_str_is(g, " ") && !ro_str_is(g, ", ")) return false;
    size_t i = a->word - 2, least = i > BETWEEN ? i - BETWEEN : 0;
    while (i > least && !adjective(f, i) && ro_people_joined(f, i + 1, "")) i--;
    const struct place_of *second = adjective(f, i), *first = NULL;
    if (second && second->word > 1 && is(f, second->word - 1, "and")) first = adjective(f, second->word - 2);
    if (!first || ro_str_eq(first->side, second->side)) return false;
    side[0] = first->side, side[1] = second->side;
    return true;
}
