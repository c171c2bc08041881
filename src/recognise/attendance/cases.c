/* Who was there, in languages with cases: where a list changes sides without "from the ... side were".
 *
 * The preposition and the noun are those of data/LANG/chain.tsv (from, side); between them stands a state. The noun may be left
 * out where a dash stands in its place ("с армянской – Министр ..."). */
#include "recognise/attendance/attendance.h"

static bool class_is(const struct roll *c, size_t i, const char *klass) {
    ro_entry e;
    return i < c->u->nwords && ro_units_find(c->u, ro_lexicon_get("chain"), i, &e) &&
           (ro_str_is(e.value[0], klass) || ro_str_is(e.value[1], klass));
}

static bool dash_or_colon(const struct roll *c, size_t i) {
    ro_str g = ro_units_gap(c->u, i);
    for (size_t k = 0; k < g.n;) {
        uint32_t x = ro_utf8_next(g, &k);
        if (x == ':' || x == 0x2013 || x == 0x2014 || (x == '-' && g.n > 1)) return true;
    }
    return false;
}

size_t ro_att_side_in_case(const struct roll *c, size_t i, size_t hi, ro_str *side) {
    if (i + 2 >= hi || !class_is(c, i, "from")) return 0;
    const struct place_of *s = ro_people_state(c->f, i + 1);
    if (!s || s->word != i + 1 || s->kind != 'a') return 0;
    size_t k = i + 1 + s->n;
    if (class_is(c, k, "side")) k++;
    if (k >= hi || !dash_or_colon(c, k - 1)) return 0;
    *side = s->side;
    return k;
}
