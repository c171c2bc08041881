/* May two forms be one person? In: two forms. Out: 0, or how likely, up to 1.
 *
 * What one list has as two is two; so are two sides, unless one of them is rare and the words are the same (a side misread). The
 * same words in whatever order are one, and so is a name that holds the other whole. All else is asked of names/, and where no
 * side is printed the names must be very like or an office be the same. */
#include "match/forms.h"

bool ro_sides_clash(const ro_party *a, const ro_party *b) { return a->side.p && b->side.p && !ro_str_eq(a->side, b->side); }

/* The consonants of a word with sounds that transcriptions swap made one: "Manturov", "Mantrov" -> "mntr-". */
size_t ro_skeleton(ro_str w, char out[8]) {
    static const char fold[] = "abkdefgh-jklmnopkrstuvvks-s"; /* of a … z: c, q as k; w as v; x, z as s; vowels fall out */
    size_t n = 0;
    for (size_t i = 0; i < w.n && n < 7; i++) {
        char c = w.p[i];
        if (c < 'a' || c > 'z') {
            if (c & 0x80) return 0;
            continue;
        }
        c = c == 'y' || c == 'h' ? '-' : c == 'b' ? 'v' : fold[c - 'a'];
        if (strchr("aeiouj-", c) || (n && out[n - 1] == c)) continue;
        out[n++] = c;
    }
    out[n] = 0;
    return n;
}

/* ---- how alike ------------------------------------------------------------------------------------------------------------- */

static bool titles_agree(const ro_printed *a, const ro_printed *b) {
    for (int i = 0; i < RO_TITLES && a->titles[i].accounts; i++)
        for (int k = 0; k < RO_TITLES && b->titles[k].accounts; k++)
            if (ro_str_eq(a->titles[i].key, b->titles[k].key)) return true;
    return false;
}

/* All words of the one, two at least, stand in the other, in the same order where it has more: a hyphen, a patronymic, an
 * initial. */
static bool holds(const ro_party *many, const ro_party *few) {
    if (few->nkeys < 2) return false;
    size_t from = 0;
    for (size_t i = 0; i < few->nkeys; i++) {
        size_t k = many->nkeys > few->nkeys ? from : 0;
        while (k < many->nkeys && !ro_str_eq(few->keys[i], many->keys[k])) k++;
        if (k == many->nkeys) return false;
        from = k + 1;
    }
    return true;
}

/* The same words, in whatever order. */
static bool same_words(const ro_party *a, const ro_party *b) { return a->nkeys == b->nkeys && holds(a, b) && holds(b, a); }

static bool suffix(ro_str w) {
    static const char *const s[] = {"jr", "sr", "ii", "iii", "iv"};
    for (size_t i = 0; i < sizeof s / sizeof *s; i++)
        if (ro_str_is(w, s[i])) return true;
    return false;
}

/* Its words without "Jr." */
size_t ro_plain_words(const ro_party *p) {
    size_t n = p->nkeys;
    while (n > 1 && suffix(p->keys[n - 1])) n--;
    return n;
}

/* "George W. Bush" and "George Wallace": beside an initial only the last word tells, and an initial can stand for any. */
static bool initials_mislead(const ro_party *a, const ro_party *b) {
    size_t n = ro_plain_words(a), m = ro_plain_words(b);
    bool initial = false;
    for (size_t i = 0; i + 1 < n; i++) initial |= a->keys[i].n == 1;
    for (size_t i = 0; i + 1 < m; i++) initial |= b->keys[i].n == 1;
    if (!initial) return false;
    char x[8], y[8];
    size_t k = ro_skeleton(a->keys[n - 1], x), l = ro_skeleton(b->keys[m - 1], y);
    return k && l && strcmp(x, y) != 0;
}

/* One full name under two sides, the one printed many times as often: a side misread, and no namesake. */
static bool misread_side(const ro_printed *x, const ro_printed *y) {
    enum { OFTEN = 3 };
    bool rare = x->accounts >= OFTEN * y->accounts || y->accounts >= OFTEN * x->accounts;
    return rare && same_words(&x->party, &y->party);
}

double ro_forms_alike(ro_gatherer *g, uint32_t a, uint32_t b) {
    const ro_printed *x = &g->forms[a], *y = &g->forms[b];
    bool sides = x->party.side.p && y->party.side.p;
    if (ro_forms_parted(g, a, b)) return 0;
    if (sides && !ro_str_eq(x->party.side, y->party.side)) return misread_side(x, y) ? 0.9 : 0;
    if (same_words(&x->party, &y->party)) return 1;
    if (x->party.nkeys != y->party.nkeys && (holds(&x->party, &y->party) || holds(&y->party, &x->party))) return 0.9;
    if (initials_mislead(&x->party, &y->party)) return 0;
    double same = ro_scratch_likeness(g->scratch, &(ro_name){x->party.name, x->title, x->party.side, x->date},
                                      &(ro_name){y->party.name, y->title, y->party.side, y->date});
    if (same < 0.5) return 0;
    if (sides) return same;
    return titles_agree(x, y) || same >= 0.8 ? same : 0; /* a side that nobody printed: the name must be very like */
}
