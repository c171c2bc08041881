/* Who acts, whether it was said or not, and how firmly.
 *
 * Agency: a name gives way to "they", one side to both, the active voice to the passive. Strength: phrases of one ladder of
 * data/en/strength.tsv stand on different rungs; words that stand beside the change count with it where the ladder knows them
 * together ("deep concern"). */
#include "align/changes.h"

#include <stdlib.h>

enum { LONGEST_LIST = 40 }; /* words of names in a row before it: "the United Kingdom, Belgium, and ..." */

/* ---- who acts ---- */

enum actor { NOBODY, ONE, ALL, NAMED };

static bool adjective_of_state(const struct look *k, int s) {
    const struct part *p = &k->p[s];
    return p->n > 1 && ro_str_is(ro_part_fold(k, s, p->hi - 1), "side") && p->content <= 3;
}

static enum actor actor_of(const struct look *k, int s) {
    ro_entry e;
    if (!k->p[s].n) return NOBODY;
    if (ro_lexicon_find(k->lists->actors, k->p[s].phrase, &e)) return ro_str_is(e.value[0], "all") ? ALL : ONE;
    if (adjective_of_state(k, s)) return ONE;
    return k->p[s].n <= 6 && ro_words_are_names(k, s) ? NAMED : NOBODY;
}

static bool form_of_be(const struct look *k, int s, uint32_t i) {
    return ro_word_has(k->lexis->function, ro_part_fold(k, s, i), 1, "be");
}

/* A form of "be" and the verb that the other side has without one. */
static bool passive(const struct look *k, int s) {
    unsigned be = 0, other = 0, shared = 0;
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) be += form_of_be(k, s, i);
    for (uint32_t i = k->p[!s].lo; i < k->p[!s].hi; i++) other += form_of_be(k, !s, i);
    if (!be || other) return false;
    for (uint32_t i = k->p[s].lo + 1; i < k->p[s].hi; i++) {
        if (!form_of_be(k, s, i - 1)) continue;
        for (uint32_t j = k->p[!s].lo; j < k->p[!s].hi; j++)
            shared += ro_part_entry(k, s, i)->stem == ro_part_entry(k, !s, j)->stem;
    }
    return shared > 0 && k->p[!s].content > 1 && (ro_words_cover(k, s) || ro_words_cover(k, !s));
}

/* A name stands there that is one of those who do something: no preposition makes it the object. */
static bool subject(const struct look *k, int s, uint32_t first, uint32_t beside) {
    const struct part *p = &k->p[s];
    if (beside >= p->u->nwords || !ro_part_cap(k, s, beside) || ro_part_entry(k, s, beside)->function) return false;
    uint32_t i = first;
    for (; i && first - i < LONGEST_LIST; i--) {
        ro_str g = ro_units_gap(p->u, i - 1), c = ro_word_class(k, s, i - 1);
        if (g.n && memchr(".\n;:", g.p[0], 4)) return true;
        if (ro_str_is(c, "preposition") || (!c.p && !ro_part_cap(k, s, i - 1))) return false;
    }
    return !i;
}

/* "Norn and" before "Kest", "and Kest" after "Norn": one more who acts. "with Kest": a partner more. */
static bool one_more(const struct look *k) {
    if (!ro_look_one_sided(k)) return false;
    int s = ro_look_having(k);
    const struct part *p = &k->p[s];
    if (p->n < 2 || p->n > 5 || !p->content || !p->lo) return false;
    bool opens = ro_str_is(ro_part_fold(k, s, p->lo), "and"), closes = ro_str_is(ro_part_fold(k, s, p->hi - 1), "and");
    bool with = ro_str_is(ro_part_fold(k, s, p->lo), "with");
    if (!opens && !closes && !with) return false;
    struct look inner = *k;
    inner.p[s].lo += opens || with;
    inner.p[s].hi -= closes;
    if (!ro_words_are_names(&inner, s)) return false;
    return with || subject(k, s, p->lo, opens ? p->lo - 1 : p->hi);
}

const char *ro_rule_agency(const struct look *k) {
    if (one_more(k)) return "agency";
    if (ro_look_one_sided(k)) return NULL;
    enum actor p = actor_of(k, 0), q = actor_of(k, 1);
    if (p && q && p != q) return "agency";
    return passive(k, 0) || passive(k, 1) ? "agency" : NULL;
}

/* ---- said or not ---- */

static unsigned denials(const struct look *k, int s) { return ro_words_of(k, s, "negation"); }

const char *ro_rule_negation(const struct look *k) { return (denials(k, 0) > 0) != (denials(k, 1) > 0) ? "negation" : NULL; }

/* ---- how firmly ---- */

/* The rung of a phrase on a ladder; 0 none. */
static int rung(const struct look *k, ro_str phrase, ro_str *ladder) {
    ro_entry e;
    if (!phrase.n) return 0;
    if (!ro_lexicon_find(k->lists->strength, phrase, &e)) { /* "agreed on" as "agreed" */
        size_t n = phrase.n;
        while (n && phrase.p[n - 1] != ' ') n--;
        if (!n || !ro_lexicon_find(k->lexis->function, (ro_str){phrase.p + n, phrase.n - n}, NULL)) return 0;
        if (!ro_lexicon_find(k->lists->strength, (ro_str){phrase.p, n - 1}, &e)) return 0;
    }
    *ladder = e.value[0];
    return e.value[1].p[0] - '0';
}

/* The rung of a side, taken with `before` words before it and `after` words after it. */
static int rung_with(const struct look *k, int s, uint32_t before, uint32_t after, ro_str *ladder) {
    const struct part *p = &k->p[s];
    char room[240];
    if (p->lo < before || p->hi + after > p->u->nwords || p->n + before + after > 6 || p->n + before + after == 0) return 0;
    return rung(k, ro_units_phrase(p->u, p->lo - before, p->n + before + after, room, sizeof room), ladder);
}

const char *ro_rule_strength(const struct look *k) {
    static const struct { uint32_t before, after; } beside[] = {{0, 0}, {0, 1}, {1, 0}};
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        ro_str p = RO_NONE, q = RO_NONE;
        int x = rung_with(k, 0, beside[i].before, beside[i].after, &p),
            y = rung_with(k, 1, beside[i].before, beside[i].after, &q);
        if (!x || !y || !ro_str_eq(p, q)) continue;
        if (x != y) return x < y ? "firmer" : "weaker";
        if (!ro_look_one_sided(k) && !i) return ro_words_of(k, 0, "modal") ? "modality" : "same sense";
    }
    return NULL;
}
