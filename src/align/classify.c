/* What kind of change is this? A list of rules, the first that fits decides.
 *
 * In: two stretches of words that stand for one another, one of them perhaps empty. Out: a class; kind, substance and the
 * innocent explanation follow from it (class_table.c). The rules stand by subject: words (class_words.c), names and titles
 * (class_names.c), numbers and dates (class_numbers.c), who acts and how firmly (class_acts.c). All that is known about words
 * stands in data/. The rules are symmetric: the two sides exchanged give the same class, "weaker" and "firmer", "narrower" and
 * "wider" exchanged.
 *
 * The order: what is mere form first, so that it is folded whatever else it looks like; then what weighs (numbers, titles,
 * negation, strength, who acts); then names and small words; what no rule knows is a word, or a phrase. */
#include "align/changes.h"

ro_str ro_word_class(const struct look *k, int s, uint32_t i) {
    ro_entry e;
    return ro_lexicon_find(k->lexis->function, ro_part_fold(k, s, i), &e) ? e.value[0] : RO_NONE;
}

bool ro_word_has(const ro_lexicon *l, ro_str word, unsigned column, const char *value) {
    size_t at = ro_lexicon_index(l, word);
    for (unsigned n = at == SIZE_MAX ? 0 : ro_lexicon_same(l, at); n; n--)
        if (ro_str_is(ro_lexicon_at(l, at++).value[column], value)) return true;
    return false;
}

unsigned ro_words_of(const struct look *k, int s, const char *klass) {
    unsigned n = 0;
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) n += ro_str_is(ro_word_class(k, s, i), klass);
    return n;
}

/* "Kestria" and "Kestrian", "China" and "Chinese": one begins as the other but for a last letter. */
bool ro_same_state(ro_str p, ro_str q) {
    size_t n = 0, shorter = p.n < q.n ? p.n : q.n;
    while (n < shorter && p.p[n] == q.p[n]) n++;
    return n >= 4 && n + 1 >= shorter && p.n + q.n <= 2 * shorter + 4;
}

/* A letter alone is an abbreviation's. */
bool ro_words_cover(const struct look *k, int s) {
    const struct part *other = &k->p[!s];
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) {
        const struct entry *w = ro_part_entry(k, s, i);
        bool found = w->function || w->fold.n == 1;
        for (uint32_t j = other->lo; j < other->hi && !found; j++)
            found = ro_part_entry(k, !s, j)->stem == w->stem ||
                    (ro_part_cap(k, s, i) && ro_part_cap(k, !s, j) && ro_same_state(w->fold, ro_part_fold(k, !s, j)));
        if (!found) return false;
    }
    return true;
}

bool ro_words_are_names(const struct look *k, int s) {
    const ro_units *u = k->p[s].u;
    unsigned names = 0;
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) {
        const struct entry *w = ro_part_entry(k, s, i);
        if (w->function) continue;
        if (!ro_part_cap(k, s, i)) return false;
        size_t t = ro_units_sentence_at(u, u->words[i].span.lo);
        bool opens = t < u->nsentences && u->sentences[t].word == i;
        if (opens && ro_lexicon_find(k->lexis->frequency, w->fold, NULL)) return false;
        names++;
    }
    return names > 0;
}

bool ro_words_pair(const struct look *k, const ro_lexicon *l, ro_str *klass) {
    for (int turn = 0; turn < 2; turn++) {
        size_t at = ro_lexicon_index(l, k->p[turn].phrase);
        for (unsigned n = at == SIZE_MAX ? 0 : ro_lexicon_same(l, at); n; n--) {
            ro_entry e = ro_lexicon_at(l, at++);
            if (!ro_str_eq(e.value[0], k->p[!turn].phrase)) continue;
            *klass = e.value[1];
            return true;
        }
    }
    return false;
}

static const char *wording(const struct look *k) { return ro_look_one_sided(k) && k->p[0].n + k->p[1].n > 3 ? "phrase" : "word"; }

static struct part part_of(const struct change *c, const struct side *s, uint32_t lo, uint32_t hi, char room[240]) {
    struct part p = {.side = s, .u = s->u, .lo = lo, .hi = hi, .n = hi - lo, .phrase = RO_S("")};
    for (uint32_t i = lo; i < hi; i++) p.content += !c->lexis->e.v[s->word[i]].function;
    if (p.n) p.phrase = ro_units_phrase(s->u, lo, p.n, room, 240);
    return p;
}

void ro_edit_classify(ro_arena *arena, const struct change *c, ro_edit *e) {
    static const ro_rule rules[] = {ro_rule_spelling,
                                    ro_rule_dateline,
                                    ro_rule_interchange,
                                    ro_rule_abbreviation,
                                    ro_rule_moved,
                                    ro_rule_date,
                                    ro_rule_title,
                                    ro_rule_number,
                                    ro_rule_negation,
                                    ro_rule_agency,
                                    ro_rule_strength,
                                    ro_rule_order,
                                    ro_rule_small_words,
                                    ro_rule_honorific,
                                    ro_rule_name,
                                    ro_rule_inflection,
                                    ro_rule_scope,
                                    ro_rule_modifier,
                                    wording};
    char room[2][240];
    struct look k = {.arena = arena, .lexis = c->lexis, .lists = c->lexis->lists};
    k.p[0] = part_of(c, c->a, c->alo, c->ahi, room[0]);
    k.p[1] = part_of(c, c->b, c->blo, c->bhi, room[1]);
    const char *klass = NULL;
    for (size_t i = 0; i < sizeof rules / sizeof *rules && !klass; i++) klass = rules[i](&k);
    ro_edit_class(c->lexis, e, ro_str_c(klass));
    if (e->substantive && !e->excuse) e->excuse = ro_change_excuse(&k);
}
