/* What the rules share that give a change its class. A rule looks at a change and either names a class or passes on. */
#ifndef RO_ALIGN_CHANGES_H
#define RO_ALIGN_CHANGES_H

#include "align/parts.h"

/* The lists, asked for once a comparison, and the table of classes in the order of its list. */
struct change_class {
    const char *name, *excuse, *line;
    ro_edit_kind kind;
    uint8_t weight; /* 0 folded */
};
struct change_lists {
    const ro_lexicon *changes, *spelling, *ends, *interchange, *strength, *numbers, *calendar, *datewords, *doublets, *honorifics,
        *offices, *actors;
    const struct change_class *classes; /* of each entry of changes */
};

/* One side of a change: words [lo, hi) of u. */
struct part {
    const struct side *side;
    const ro_units *u;
    uint32_t lo, hi, n;
    unsigned content; /* words that are no function words */
    ro_str phrase;    /* the words joined by one blank, folded */
};
struct look {
    ro_arena *arena;
    const struct lexis *lexis;
    const struct change_lists *lists;
    struct part p[2];
};

/* The name of a class; NULL: another rule may know. */
typedef const char *(*ro_rule)(const struct look *);

const char *ro_rule_spelling(const struct look *);
const char *ro_rule_interchange(const struct look *);
const char *ro_rule_inflection(const struct look *);
const char *ro_rule_small_words(const struct look *);
const char *ro_rule_moved(const struct look *);
const char *ro_rule_order(const struct look *);
const char *ro_rule_modifier(const struct look *);
const char *ro_rule_scope(const struct look *);

const char *ro_rule_dateline(const struct look *);
const char *ro_rule_abbreviation(const struct look *);
const char *ro_rule_title(const struct look *);
const char *ro_rule_name(const struct look *);
const char *ro_rule_honorific(const struct look *);

const char *ro_rule_date(const struct look *);
const char *ro_rule_number(const struct look *);

const char *ro_rule_agency(const struct look *);
const char *ro_rule_negation(const struct look *);
const char *ro_rule_strength(const struct look *);

/* Why a change of substance may mean nothing, where the accounts or a list say so (excuse.c). */
const char *ro_change_excuse(const struct look *);

/* ---- questions that several rules ask ---- */

static inline const struct entry *ro_part_entry(const struct look *k, int s, uint32_t i) {
    return &k->lexis->e.v[k->p[s].side->word[i]];
}
static inline ro_str ro_part_fold(const struct look *k, int s, uint32_t i) { return k->p[s].u->words[i].fold; }
static inline bool ro_part_cap(const struct look *k, int s, uint32_t i) { return k->p[s].u->words[i].flags & RO_WORD_CAP; }
static inline bool ro_look_one_sided(const struct look *k) { return !k->p[0].n || !k->p[1].n; }
static inline int ro_look_having(const struct look *k) {
    return k->p[0].n ? 0 : 1;
} /* the side that has words, of a one-sided one */

bool ro_dates_equal(const struct look *);                            /* one day on both sides, and nothing else */
ro_str ro_word_class(const struct look *, int s, uint32_t i);        /* article, preposition, negation …; p NULL: content */
unsigned ro_words_of(const struct look *, int s, const char *klass); /* how many of a class */
bool ro_words_cover(const struct look *, int s);     /* each word of content of s has its stem on the other side */
bool ro_words_are_names(const struct look *, int s); /* words of content with capitals that no sentence's start explains */
bool ro_word_has(const ro_lexicon *, ro_str word, unsigned column, const char *value); /* a line of the list says that of it */
bool ro_words_pair(const struct look *, const ro_lexicon *, ro_str *klass); /* the two phrases are a pair of the list */

#endif
