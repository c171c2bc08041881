/* Whose head of state is that, where the account does not say? A page of an office names its own head without the state: it is
 * plain to its readers. data/common/holders.tsv has the people who held the offices of states and organisations.
 *
 * A person is one of them when the family name and a given name of the row are both printed; by the family name alone only beside
 * an office of the row ("President N"), and only where all rows of that family with the office are of one side. Given up: the
 * years, so that a holder counts before and after the office as well; namesakes of holders outside politics. */
#include "recognise/people/people.h"

static bool one_of(ro_str list, ro_str word) {
    for (size_t at = 0; at < list.n;) {
        size_t end = at;
        while (end < list.n && list.p[end] != ' ') end++;
        if (ro_str_eq((ro_str){list.p + at, end - at}, word)) return true;
        at = end + 1;
    }
    return false;
}

/* A printed name: words [lo, hi) of units, and the title beside it, NULL in the heading. */
struct printed {
    const ro_lexicon *holders;
    const ro_units *u;
    size_t lo, hi;
    const struct title *title;
    ro_str office; /* in the heading: its words, folded */
};

/* Is a word of the name outside its family name [lo, hi) a given name of the row? */
static bool given_in(const struct finder *f, const struct printed *p, size_t lo, size_t hi, ro_str given) {
    ro_str fold = ro_fold(f->arena, given);
    for (size_t i = p->lo; i < p->hi; i++)
        if ((i < lo || i >= hi) && one_of(fold, p->u->words[i].fold)) return true;
    return false;
}

/* Does the title beside the name hold an office of the row? */
static bool office_in(const struct finder *f, const struct title *t, ro_str office, ro_str offices) {
    for (size_t at = 0, end; at < office.n; at = end + 1) {
        for (end = at; end < office.n && office.p[end] != ' ';) end++;
        if (one_of(offices, (ro_str){office.p + at, end - at})) return true;
    }
    for (size_t i = t ? t->lo : 0; t && i < t->hi; i++)
        if (f->cls[i] & W_OFFICE && one_of(offices, f->u->words[i].fold)) return true;
    return false;
}

/* The side of the family name at words [lo, hi) of the name. *named: the given name says so too. */
static ro_str side_at(const struct finder *f, const struct printed *p, ro_str family, size_t lo, size_t hi, bool *named) {
    ro_str by_office = RO_NONE;
    bool several = false;
    size_t at = ro_lexicon_index(p->holders, family);
    for (size_t k = 0, n = at == SIZE_MAX ? 0 : ro_lexicon_same(p->holders, at); k < n; k++) {
        ro_entry e = ro_lexicon_at(p->holders, at + k);
        if (given_in(f, p, lo, hi, e.value[0])) return *named = true, e.value[1];
        if (p->hi - p->lo > hi - lo || !office_in(f, p->title, p->office, e.value[2])) continue;
        several = several || (by_office.n && !ro_str_eq(by_office, e.value[1]));
        by_office = e.value[1];
    }
    return several ? RO_NONE : by_office;
}

static bool look_up(const struct finder *f, const struct printed *p, ro_str *side) {
    bool named = false;
    for (size_t i = p->lo; i < p->hi && !named; i++) {
        ro_entry e;
        unsigned n = ro_units_match(p->u, p->holders, i, p->hi, &e);
        ro_str s = n ? side_at(f, p, e.phrase, i, i + n, &named) : RO_NONE;
        if (named || (s.n && !side->n)) *side = s;
    }
    return named;
}

/* "Remarks by President Kest" over a text of Ada Kest: the heading's name b, a family name beside an office that the list gives
 * to people of other given names than o of the text. */
bool ro_people_namesake(const struct finder *t, const struct run *b, const struct finder *f, const struct run *o) {
    const ro_lexicon *l = ro_lexicon_get("holders");
    struct printed x = {l, f->u, o->word, o->word + o->n, NULL, RO_NONE};
    ro_entry e;
    if (b->n > 1 || !o->full || !ro_units_match(t->u, l, b->word, b->word + b->n, &e)) return false;
    bool other = false;
    size_t at = ro_lexicon_index(l, e.phrase);
    for (size_t k = 0, n = at == SIZE_MAX ? 0 : ro_lexicon_same(l, at); k < n; k++) {
        ro_entry row = ro_lexicon_at(l, at + k);
        if (!office_in(t, &b->title, RO_NONE, row.value[2])) continue;
        if (given_in(f, &x, 0, 0, row.value[0])) return false;
        other = true;
    }
    return other;
}

static bool holds(const struct finder *f, const ro_lexicon *l, const struct person *p, ro_str *side) {
    bool named = false;
    for (size_t k = 0; k < p->runs.n && k < 8 && !named; k++) {
        const struct run *r = &f->runs.v[p->runs.v[k]];
        struct printed x = {l, f->u, r->word, r->word + r->n, &r->title, RO_NONE};
        if (f->cls[x.hi - 1] & W_POSS) { /* "President N's demand": the list has the name without its ending */
            x.u = ro_segment(f->arena, ro_people_text(f, x.lo, x.hi), NULL, 0);
            x.lo = 0, x.hi = x.u->nwords;
        }
        named = look_up(f, &x, side);
    }
    if (named || !p->name.n) return named;
    const ro_units *u = ro_segment(f->arena, p->name, NULL, 0);        /* in the heading alone */
    ro_str office = p->runs.n ? RO_NONE : ro_fold(f->arena, p->title); /* "Joint Statement by President N and President M" */
    return look_up(f, &(struct printed){l, u, 0, u->nwords, NULL, office}, side);
}

void ro_people_holders(struct finder *f) {
    const ro_lexicon *l = ro_lexicon_get("holders");
    for (size_t p = 0; p < f->people.n; p++) {
        struct person *x = &f->people.v[p];
        x->known = holds(f, l, x, &x->held);
    }
}
