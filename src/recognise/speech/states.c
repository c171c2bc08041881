/* States in the words of a noun phrase: "the Norland delegation", "Nordhavn and Sudhavn".
 *
 * A line of states.tsv, or a side of the record that no list knows, told as strangers.c tells it ("Ostravia": "Ostravian",
 * "Velmark": "Velmarkish"). A side of several words is known by its list or not at all. */
#include "recognise/speech/who.h"

enum { CODE = 3 }; /* the letters of a code, which no word is compared with */

/* Folds the sides that go by their name and not by a code. */
void speech_states(speech *s) {
    const ro_record *rec = s->r->rec;
    for (size_t i = 0; i < rec->nsides && i < SIDES_TRIED; i++)
        if (rec->sides[i].n > CODE) s->strange[i] = ro_fold_bare(s->arena, rec->sides[i]);
}

unsigned who_state_at(const speech *s, size_t w, size_t hi, ro_entry *out) {
    if (!(s->u->words[w].flags & RO_WORD_CAP) && !s->u->base) return 0;
    unsigned k = ro_units_match(s->u, s->states, w, hi, out);
    ro_str f = s->u->words[w].fold; /* "Norland's ambassador" */
    if (!k && f.n > 2 && ro_str_ends(f, "'s"))
        k = ro_lexicon_find(s->states, (ro_str){f.p, f.n - 2}, out) && !ro_str_is(out->value[1], "org");
    for (size_t i = 0; !k && i < SIDES_TRIED; i++) {
        if (!s->strange[i].n) continue;
        char kind = ro_stranger_named(s->statehood, s->u->words[w].fold, s->strange[i]);
        if (!kind) continue;
        *out = (ro_entry){.phrase = s->u->words[w].fold, .value = {s->r->rec->sides[i], kind == 'a' ? RO_S("adj") : RO_NONE}};
        k = 1;
    }
    return k;
}

/* "the ambassador to Norland": not the side that sends. */
static bool sent_to(const speech *s, size_t lo, size_t i) {
    if (i > lo && speech_class(s, i - 1) == W_DET) i--;
    return i > lo + 1 && speech_class(s, i - 1) == W_TO;
}

unsigned who_states_in(const speech *s, size_t lo, size_t hi, ro_str *side, bool *org, size_t *end) {
    unsigned n = 0;
    *side = RO_NONE;
    *org = false;
    *end = lo;
    for (size_t i = lo; i < hi;) {
        ro_entry e;
        unsigned k = who_state_at(s, i, hi, &e);
        if (k && !ro_str_eq(e.value[0], *side) && !sent_to(s, lo, i)) {
            if (!n++) {
                *side = e.value[0];
                *org = ro_str_is(e.value[1], "org");
                *end = i + k;
            }
        }
        i += k ? k : 1;
    }
    return n;
}

ro_str speech_side(const speech *s, size_t lo, size_t hi) {
    ro_str side;
    bool org;
    size_t end;
    who_states_in(s, lo, hi, &side, &org, &end);
    return side;
}
