/* place: what place.c and town.c share. In: units of words. Out: the place of the record. Internal to event. */
#ifndef RO_PLACE_H
#define RO_PLACE_H

#include "recognise/event/event.h"

struct place_finder {
    ro_reading *r;
    const ro_lexicon *places, *states, *words;
};

static inline bool place_is(const ro_units *u, size_t i, const char *w) {
    return i < u->nwords && ro_str_is(u->words[i].fold, w);
}

static inline bool place_cap(const ro_units *u, size_t i) {
    return u->words[i].flags & RO_WORD_CAP || (unsigned char)u->words[i].fold.p[0] > 0x7f;
}

/* Only a blank between word i and the next. */
static inline bool place_close(const ro_units *u, size_t i) {
    ro_str g = ro_units_gap(u, i);
    return i + 1 < u->nwords && g.n <= 3 && !ro_str_trim(g).n;
}

/* place.c. Has the word this role in data/LANG/placewords.tsv? */
bool ro_place_role(const struct place_finder *, ro_str word, const char *role);
/* The state named at word i, in words. */
unsigned ro_place_state(const struct place_finder *, const ro_units *, size_t i, size_t end);
/* May a place after the preposition at word i be that of the meeting? */
bool ro_place_leads(const struct place_finder *, const ro_units *, size_t lo, size_t i);
/* The n words from i are the place of the record. */
bool ro_place_give(struct place_finder *, const ro_line *, const ro_units *, size_t i, unsigned n, const char *rule,
                   bool certain);

/* town.c. "Had talks in Kessan on June 19", "visited Kessan, Peru". */
bool ro_place_town(struct place_finder *, const ro_tell *, const char *rule);

#endif
