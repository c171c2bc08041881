/* Whose head of state is that, where the account does not say? A page of an office names its own head without the state: it is
 * plain to its readers. data/common/holders.tsv has the people who held the offices of states and organisations.
 *
 * A person is one of them when the family name and a given name of the row are both printed; by the family name alone only beside
 * an office of the row ("President N"), and only where all rows of that family with the office are of one side. Given up: the
 * years, so that a holder counts before and after the office as well; namesakes of holders outside politics. */
#include "recognise/attendance.h"

static bool one_of(ro_str list, ro_str word) {
    for (size_t at = 0; at < list.n;) {
        size_t end = at;
        while (end < list.n && list.p[end] != ' ') end++;
        if (ro_str_eq((ro_str){list.p + at, end - at}, word)) return true;
        at = end + 1;
    }
    return false;
}

/* Is a word of the run outside the family name [lo, hi) a given name of the row? */
static bool given_in(const struct finder *f, const struct run *r, size_t lo, size_t hi, ro_str given) {
    ro_str fold = ro_fold(f->arena, given);
    for (size_t i = r->word; i < r->word + r->n; i++)
        if ((i < lo || i >= hi) && one_of(fold, f->u->words[i].fold)) return true;
    return false;
}

/* Does the title beside the name hold an office of the row? */
static bool office_in(const struct finder *f, const struct title *t, ro_str offices) {
    for (size_t i = t->lo; i < t->hi; i++)
        if (f->cls[i] & W_OFFICE && one_of(offices, f->u->words[i].fold)) return true;
    return false;
}

/* The side of the family name at words [lo, hi) of the run. *named: the given name says so too. */
static ro_str side_at(const struct finder *f, const struct run *r, const ro_lexicon *l, size_t lo, size_t hi, bool *named) {
    ro_entry e;
    ro_str by_office = RO_NONE;
    bool several = false;
    ro_units_match(f->u, l, lo, hi, &e);
    size_t at = ro_lexicon_index(l, e.phrase);
    for (size_t k = 0, n = at == SIZE_MAX ? 0 : ro_lexicon_same(l, at); k < n; k++) {
        e = ro_lexicon_at(l, at + k);
        if (given_in(f, r, lo, hi, e.value[0])) return *named = true, e.value[1];
        if (r->n > hi - lo || !office_in(f, &r->title, e.value[2])) continue;
        several = several || (by_office.n && !ro_str_eq(by_office, e.value[1]));
        by_office = e.value[1];
    }
    return several ? RO_NONE : by_office;
}

bool ro_att_holder(const struct finder *f, const struct person *p, ro_str *side) {
    const ro_lexicon *l = ro_lexicon_get("holders");
    bool named = false;
    *side = RO_NONE;
    for (size_t k = 0; k < p->runs.n && k < 8 && !named; k++) {
        const struct run *r = &f->runs.v[p->runs.v[k]];
        ro_entry e;
        for (size_t i = r->word; i < r->word + r->n && !named; i++) {
            unsigned n = ro_units_match(f->u, l, i, r->word + r->n, &e);
            ro_str s = n ? side_at(f, r, l, i, i + n, &named) : RO_NONE;
            if (named || (s.n && !side->n)) *side = s;
        }
    }
    return named;
}
