/* The town of the meeting where no list has it.
 *
 * In: the sentence that tells of the meeting. A capitalised run behind a preposition that may lead to a place is a town where the
 * sentence says where it lies ("in Kessan, Peru"), where it is that of the dateline, or where nothing else is left for it to be
 * ("in Kessan on June 19"). Gives up on: names of more than three words, and words that any list knows as something else. */
#include "recognise/event/place.h"

enum { TOWN_WORDS = 3 };

/* May the capitalised word stand in a town's name? Not where it is known as anything else: a state, an ordinary word, a month. */
static bool strange(const struct place_finder *f, const ro_tell *t, size_t i) {
    static const char *const lists[] = {"states", "regions", "words", "offices", "calendar", "institutions", "groups", "things"};
    const ro_units *u = t->units;
    ro_entry e;
    if (!place_cap(u, i) || u->words[i].flags & RO_WORD_DIGIT || u->words[i].fold.n < 3) return false;
    if (u == f->r->units && ro_person_at(f->r, u->words[i].span.lo) >= 0) return false;
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        if (ro_word_find(&u->words[i], ro_lexicon_get(lists[k]), &e)) return false;
    return !ro_word_find(&u->words[i], f->places, &e);
}

/* Behind the town: ", STATE", or ", REGION, STATE". The words up to its end; 0 where nothing says where it lies. */
static unsigned lies_in(const struct place_finder *f, const ro_units *u, size_t i, unsigned n, size_t end) {
    ro_entry e;
    size_t k = i + n;
    for (int part = 0; part < 2 && k < end && ro_str_eq(ro_units_gap(u, k - 1), RO_S(", ")); part++) {
        unsigned m = ro_place_state(f, u, k, end);
        if (!m && place_cap(u, k) && ro_units_match(u, ro_lexicon_get("regions"), k, end, &e)) m = 1;
        if (m) return (unsigned)(k + m - i);
        while (k < end && place_cap(u, k) && k < i + n + 4 && place_close(u, k)) k++;
        k++;
    }
    return 0;
}

/* Does the sentence pause behind the town, or turn to when it was? */
static bool pauses(const ro_tell *t, size_t k) {
    const ro_units *u = t->units;
    if (k >= t->end || (!place_close(u, k - 1) && ro_units_gap(u, k - 1).p[0] != '-')) return true;
    for (size_t i = 0; i < t->line->nwhen; i++) {
        uint32_t at = t->line->when[i].word;
        if (at == k || (at == k + 1 && (place_is(u, k, "on") || place_is(u, k, "in")))) return true;
    }
    return place_is(u, k, "on") || place_is(u, k, "where") || place_is(u, k, "with");
}

/* Is word i of the clause that tells of the meeting, not of one that says more of somebody or something ("killed in Kessan")? */
static bool same_clause(const ro_tell *t, size_t i) {
    static const char *const other[] = {"who", "whose", "which", "that", "its", "his", "her", "their", "was", "were", "by"};
    if (t->cue > i) return false;
    for (size_t k = t->cue + 1; k < i; k++)
        for (size_t b = 0; b < sizeof other / sizeof *other; b++)
            if (place_is(t->units, k, other[b])) return false;
    return true;
}

/* "Had talks in Kessan on June 19", "visited Kessan, Peru". */
bool ro_place_town(struct place_finder *f, const ro_tell *t, const char *rule) {
    const ro_units *u = t->units;
    ro_str writer, agency;
    const ro_when *w = u ? ro_line_dateline(t->line, &writer, &agency) : NULL;
    if (!u || f->r->uncased) return false;
    size_t lo = w && w->word >= t->word && w->word < t->end ? w->word + w->nwords : t->word;
    for (size_t i = lo; i + 1 < t->topic; i++) {
        size_t k = i + 1, n = 0;
        if (!ro_place_leads(f, u, lo, i) || place_is(u, i, "at") || place_is(u, i, "inside") ||
            (place_is(u, i, "in") && !same_clause(t, i)))
            continue;
        while (n < TOWN_WORDS && k + n < t->topic && strange(f, t, k + n) && (!n || place_close(u, k + n - 1))) n++;
        if (!n) continue;
        unsigned in = lies_in(f, u, k, (unsigned)n, t->end);
        ro_str words = ro_cut(u->text, (ro_span){u->words[k].span.lo, u->words[k + n - 1].span.hi});
        bool here = w && ro_str_eq(words, ro_str_trim(writer));
        if (!in && !here && !(place_is(u, i, "in") && pauses(t, k + n))) continue;
        return ro_place_give(f, t->line, u, k, in ? in : (unsigned)n, rule, here);
    }
    return false;
}
