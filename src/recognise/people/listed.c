/* Names on the evidence of a list: where those present are listed, what stands in the place of a name is one.
 *
 * In: the phrases of data/LANG/attendance.tsv that open a list. Behind such a phrase a run of two or three words that no list
 * knows is a person where "of" and a body follow ("Mira Dahl of the Dockers' Union"), or where it closes the row. Under a line
 * that ends in a colon and has such a phrase, each short line opens with a name that a comma ends ("Qiana Spain, Chief of ...").
 * Given up: firms that stand in the place of a name with words no list knows. */
#include "recognise/people/people.h"

enum { NAME = 4, LINE = 40, HEAD = 8 }; /* words of a name; of a line; of a line that parts the list */

size_t ro_listed_from(const struct finder *f, size_t lo, size_t hi) {
    const ro_lexicon *l = ro_lexicon_get(f->caption ? "captions" : "attendance");
    for (size_t i = lo; i < hi && !f->u->base; i++) {
        ro_entry e;
        unsigned n = ro_units_match(f->u, l, i, hi, &e);
        if (n && (ro_str_is(e.value[0], "list") || ro_str_is(e.value[0], "joined") || ro_str_is(e.value[0], "row"))) return i + n;
    }
    return SIZE_MAX;
}

static ro_str gap(const struct finder *f, size_t i) { return ro_units_gap(f->u, i); }
static bool starts(const struct finder *f, size_t i, const char *marks) {
    ro_str g = gap(f, i);
    return g.n && strchr(marks, g.p[0]);
}
static bool word_is(const struct finder *f, size_t i, const char *lit) { return ro_str_is(f->u->words[i].fold, lit); }

bool ro_listed_lines(const struct finder *f, size_t p, bool open) {
    const ro_upara *x = &f->u->paras[p];
    if (f->u->base || !x->nwords) return false;
    if (open) { /* does the list go on? */
        char last = f->u->text.p[x->span.hi - 1];
        return x->nwords <= HEAD ||
               (x->nwords <= LINE && x->nsentences <= 2 && last != ':' && ro_listed_line_name(f, x->word, x->word + x->nwords));
    }
    const ro_upara *before = p ? x - 1 : NULL;
    if (!before || !before->nsentences || f->u->text.p[before->span.hi - 1] != ':') return false;
    const ro_sentence *s = &f->u->sentences[before->sentence + before->nsentences - 1];
    return ro_listed_from(f, s->word, s->word + s->nwords) != SIZE_MAX;
}

size_t ro_listed_line_name(const struct finder *f, size_t lo, size_t hi) {
    unsigned no = W_OFFICE | W_HONOUR | W_RANK | W_MOD | W_OPENER | W_STATE | W_THING;
    if (lo >= hi || !ro_people_cap(f, lo) || f->cls[lo] & no || (f->cls[lo] & W_COMMON && !(f->cls[lo] & W_GIVEN))) return 0;
    for (size_t n = 1; n <= NAME && lo + n <= hi; n++) {
        size_t last = lo + n - 1;
        if (!ro_people_cap(f, last) && !(f->cls[last] & W_INNER)) return 0;
        if (f->cls[last] & (W_OFFICE | W_HONOUR | W_RANK | W_POSS)) return 0;
        if (starts(f, last, ",") && !(lo + n < hi && f->cls[lo + n] & W_SUFFIX))
            return n > 1 && f->u->words[last].span.hi - f->u->words[last].span.lo > 1 ? n : 0;
        if (lo + n >= hi || !ro_people_joined(f, lo + n, f->cls[last] & W_INITIAL ? "." : "")) return 0;
    }
    return 0;
}

bool ro_listed_in_row(const struct finder *f, size_t lo, size_t end, size_t hi) {
    bool conj = lo && word_is(f, lo - 1, "and");
    if (!conj && lo > f->list_from && !starts(f, lo - 1, ",;")) return false;
    for (size_t i = lo; i < end; i++)
        if (f->cls[i] & (W_THING | W_COMMON)) return false;
    if (end >= hi) return conj && lo > 1 && starts(f, lo - 2, ",;");
    bool of = word_is(f, end, "of") || word_is(f, end, "from");
    size_t body = end + 1 + (end + 1 < hi && word_is(f, end + 1, "the"));
    return of && body < hi && ro_people_cap(f, body) && ro_people_joined(f, end, "");
}
