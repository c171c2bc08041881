/* May two forms be one person? In: two forms. Out: 0, or how likely, up to 1.
 *
 * What one list has as two is two; so are two sides, unless one of them is rare and the words are the same (a side misread). The
 * same words in whatever order are one, and so is a name that holds the other whole. All else is asked of names/, and where no
 * side is printed the names must be very like or an office be the same. */
#include "match/forms.h"

/* Two states are two sides; for an organisation people of its states speak too. */
bool ro_sides_clash(const ro_printed *a, const ro_printed *b) {
    return a->party.side.p && b->party.side.p && !a->union_side && !b->union_side && !ro_str_eq(a->party.side, b->party.side);
}

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

/* The title of f that is most surely a post of x; NULL: none. */
static const ro_held *post_of(const ro_printed *f, const ro_printed *x, unsigned *how) {
    const ro_held *best = NULL;
    *how = 0;
    for (int i = 0; i < RO_TITLES && f->titles[i].firm; i++)
        for (int k = 0; k < RO_TITLES && x->titles[k].firm && *how < 2; k++) {
            unsigned same = ro_office_same(&f->titles[i].office, &x->titles[k].office);
            if (same > *how) *how = same, best = &f->titles[i];
        }
    return best;
}

unsigned ro_forms_post(const ro_printed *f, const ro_printed *x) {
    unsigned how;
    post_of(f, x, &how);
    return how;
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

/* "Jr.", "III": 0 none, 1 junior, 2 senior, and on. */
static unsigned suffix(ro_str w) {
    static const char *const s[] = {"jr",  "sr",   "i",  "ii", "iii", "iv",  "v",    "vi",
                                    "vii", "viii", "ix", "x",  "xi",  "xii", "xiii", "xiv"};
    for (unsigned i = 0; i < sizeof s / sizeof *s; i++)
        if (ro_str_is(w, s[i])) return i + 1;
    return 0;
}

size_t ro_plain_words(const ro_party *p) {
    size_t n = p->nkeys;
    while (n > 1 && suffix(p->keys[n - 1])) n--;
    return n;
}

/* A father says that he is one; a number tells one bearer of a name from the next. */
static bool generations_differ(const ro_party *a, const ro_party *b) {
    size_t n = ro_plain_words(a), m = ro_plain_words(b);
    unsigned x = n < a->nkeys ? suffix(a->keys[n]) : 0, y = m < b->nkeys ? suffix(b->keys[m]) : 0;
    return x != y && ((x && y) || x + y == 2);
}

static bool stands_for(const ro_party *p, size_t last, char initial) {
    for (size_t i = 1; i < last; i++)
        if (p->keys[i].p[0] == initial) return true;
    return false;
}

/* "George W. Bush" and "George H.W. Bush": both have initials in the middle, and one has one that the other has no word for. */
static bool middles_differ(const ro_party *a, const ro_party *b) {
    const ro_party *p[] = {a, b};
    bool has[2] = {0}, odd = false;
    for (int k = 0; k < 2; k++)
        for (size_t i = 1, n = ro_plain_words(p[k]); i + 1 < n; i++) {
            if (p[k]->keys[i].n != 1) continue;
            has[k] = true;
            odd |= !stands_for(p[!k], ro_plain_words(p[!k]) - 1, p[k]->keys[i].p[0]);
        }
    return has[0] && has[1] && odd;
}

bool ro_forms_never(const ro_printed *a, const ro_printed *b) {
    return generations_differ(&a->party, &b->party) || middles_differ(&a->party, &b->party);
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

bool ro_forms_one_name(ro_gatherer *g, uint32_t a, uint32_t b) {
    const ro_party *x = &g->forms[a].party, *y = &g->forms[b].party;
    if (ro_forms_never(&g->forms[a], &g->forms[b])) return false;
    if (holds(x, y) || holds(y, x)) return true;
    if (x->nkeys != y->nkeys) {
        const ro_party *few = x->nkeys == 1 ? x : y, *many = few == x ? y : x;
        bool family = ro_str_eq(few->keys[0], many->keys[0]) || ro_str_eq(few->keys[0], many->keys[ro_plain_words(many) - 1]);
        return few->nkeys == 1 && family && ro_forms_post(&g->forms[a], &g->forms[b]);
    }
    for (size_t i = 0; i < x->nkeys; i++)
        if (x->keys[i].p[0] != y->keys[i].p[0]) return false;
    return ro_scratch_likeness(g->scratch, &(ro_name){.name = x->name}, &(ro_name){.name = y->name}) >= 0.98;
}

/* How many consonants two words have in common, in their order. */
static size_t in_common(const char *s, size_t n, const char *t, size_t m) {
    unsigned char row[9] = {0};
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0, corner = 0, up; k < m; k++, corner = up) {
            up = row[k + 1];
            size_t best = s[i] == t[k] ? corner + 1 : up > row[k] ? up : row[k];
            row[k + 1] = (unsigned char)best;
        }
    return row[m];
}

/* Could word a be b in another spelling? Half of their consonants, as sounds, are the same. Letters that it does not know may be
 * any. */
static bool may_be(ro_str a, ro_str b) {
    char s[8], t[8];
    ro_entry x, y;
    if (a.n == 1 || b.n == 1) return a.p[0] == b.p[0];
    size_t n = ro_skeleton(a, s), m = ro_skeleton(b, t);
    if (!n || !m || 2 * in_common(s, n, t, m) >= (n > m ? n : m)) return true;
    const ro_lexicon *known = ro_lexicon_get("nicknames");
    return ro_lexicon_find(known, a, &x) && ro_lexicon_find(known, b, &y) && ro_str_eq(x.value[0], y.value[0]);
}

/* Names are dear to compare: each word of the shorter name must find one in the other that it could be. */
static bool worth_asking(const ro_party *a, const ro_party *b) {
    const ro_party *few = ro_plain_words(a) <= ro_plain_words(b) ? a : b, *many = few == a ? b : a;
    for (size_t i = 0; i < ro_plain_words(few); i++) {
        size_t k = 0;
        while (k < many->nkeys && !may_be(few->keys[i], many->keys[k])) k++;
        if (k == many->nkeys) return false;
    }
    return true;
}

ro_str ro_forms_same(const ro_gatherer *g, uint32_t a, uint32_t b) {
    const ro_party *x = &g->forms[a].party, *y = &g->forms[b].party;
    if (same_words(x, y)) return RO_S("the same words as");
    if (holds(x, y)) return RO_S("holds all words of");
    return holds(y, x) ? RO_S("all its words stand in") : RO_NONE;
}

/* One full name under two sides, the one printed many times as often: a side misread, and no namesake. */
static bool misread_side(const ro_printed *x, const ro_printed *y) {
    enum { OFTEN = 3 };
    bool rare = x->accounts >= OFTEN * y->accounts || y->accounts >= OFTEN * x->accounts;
    return rare && same_words(&x->party, &y->party);
}

/* "Rahmon", "Rakhmonov": one post that says of what, the same given names, and no consonant of the shorter surname is missing in
 * the longer. */
static bool same_holder(const ro_printed *x, const ro_printed *y, const ro_held *post, unsigned how) {
    const ro_party *a = &x->party, *b = &y->party;
    char s[8], t[8];
    if (how < 2 || !post->office.nwords || a->nkeys != b->nkeys || a->nkeys < 2) return false;
    for (size_t i = 0; i + 1 < a->nkeys; i++)
        if (!ro_str_eq(a->keys[i], b->keys[i])) return false;
    size_t n = ro_skeleton(a->keys[a->nkeys - 1], s), m = ro_skeleton(b->keys[b->nkeys - 1], t), few = n < m ? n : m;
    return few > 2 && in_common(s, n, t, m) == few;
}

double ro_forms_alike(ro_gatherer *g, uint32_t a, uint32_t b) {
    const ro_printed *x = &g->forms[a], *y = &g->forms[b];
    if (ro_forms_parted(g, a, b)) return 0;
    if (ro_sides_clash(x, y)) return misread_side(x, y) ? 0.9 : 0;
    return ro_forms_likeness(g, a, b);
}

double ro_forms_likeness(ro_gatherer *g, uint32_t a, uint32_t b) {
    const ro_printed *x = &g->forms[a], *y = &g->forms[b];
    if (same_words(&x->party, &y->party)) return 1;
    if (ro_forms_never(x, y)) return 0;
    if (x->party.nkeys != y->party.nkeys && (holds(&x->party, &y->party) || holds(&y->party, &x->party))) return 0.9;
    if (initials_mislead(&x->party, &y->party) || !worth_asking(&x->party, &y->party)) return 0;
    unsigned how;
    const ro_held *post = post_of(x, y, &how);
    bool sides = x->party.side.p && y->party.side.p;
    /* where titles agree there is nothing to weigh about them */
    ro_name p = {x->party.name, post ? RO_S("") : x->title, x->party.side, x->date};
    ro_name q = {y->party.name, post ? RO_S("") : y->title, y->party.side, y->date};
    double same = ro_scratch_likeness(g->scratch, &p, &q);
    if (same < 0.5) return same_holder(x, y, post, how) ? 0.6 : 0;
    /* other spellings of a surname, and other posts */
    if (!post && x->title.n && y->title.n && same < 0.85) return 0;
    if (sides || post) return same;
    return same >= 0.8 ? same : 0; /* a side that nobody printed: the name must be very like */
}
