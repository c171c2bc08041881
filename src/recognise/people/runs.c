/* Names in running text: which runs of capital words are people.
 *
 * A run is capital words that are not ordinary words, states or offices, with particles ("bin", "van der"), initials and
 * suffixes inside; Korean and Chinese names are a family name of data/en/surnames.tsv and one or two short words or a
 * hyphenated pair. A run counts as a person on evidence: an office or a form of address before it, an office after a comma,
 * a given name at its start, the Korean or Chinese shape, a patronymic, a speaker's label. One word alone needs an office or
 * address right before it, a label, or a person of that family name elsewhere. The rest (places, firms, treaties) is left out.
 * Gives up on people named by one unknown word without office. */
#include "recognise/people/table.h"

static ro_str fold_of(const struct finder *f, size_t i) { return f->u->words[i].fold; }
static size_t letters(const struct finder *f, size_t i) {
    size_t n = 0;
    for (uint32_t k = f->u->words[i].span.lo; k < f->u->words[i].span.hi; k++) n += (f->u->text.p[k] & 0xC0) != 0x80;
    return n;
}

static bool ends(ro_str s, const char *tail) { return ro_str_ends(s, tail); }

static bool patronymic(const struct finder *f, size_t i) {
    ro_str s = fold_of(f, i);
    if (f->cls[i] & W_POSS) s.n -= 2;
    if (s.n < 6) return false;
    static const char *const tail[] = {"ovich",   "evich", "ovna", "evna", "yevich", "yevna",
                                       "inichna", "ович",  "евич", "овна", "евна"};
    for (size_t k = 0; k < sizeof tail / sizeof *tail; k++)
        if (ends(s, tail[k])) return true;
    return false;
}

/* "I've", "We're". */
static bool contraction(ro_str s) {
    return ends(s, "'ve") || ends(s, "'ll") || ends(s, "'m") || ends(s, "'re") || ends(s, "n't");
}

/* May this capital word be part of a name on its own looks? */
static bool nameable(const struct finder *f, size_t i) {
    unsigned c = f->cls[i];
    if (!ro_people_cap(f, i) || c & (W_HONOUR | W_NAME) || f->u->words[i].flags & RO_WORD_DIGIT) return false; /* "LCOc1" */
    if (c & (W_STATE | W_OFFICE | W_RANK | W_MOD)) return false;
    if (contraction(fold_of(f, i)) || (c & W_THING && !(c & W_ALSO))) return false;
    if (c & W_GIVEN) return true;
    if (c & (W_COMMON | W_OPENER)) return false;
    if (f->u->words[i].flags & RO_WORD_UPPER && letters(f, i) <= 5 && !(c & (W_SURNAME | W_SUFFIX))) return false;
    return true;
}

/* A part of a Korean or Chinese given name: short, capital, and no office or body. */
static bool syllable(const struct finder *f, size_t i, bool cap) {
    if (ro_people_cap(f, i) != cap || letters(f, i) > 7 || f->u->words[i].flags & RO_WORD_DIGIT) return false;
    return !(f->cls[i] & (W_OFFICE | W_STATE | W_HONOUR | W_OPENER));
}

static bool blank_before(const struct finder *f, size_t i) {
    return ro_people_joined(f, i, "") && ro_str_find(ro_units_gap(f->u, i - 1), RO_S("-")) < 0;
}
static bool hyphen_before(const struct finder *f, size_t i) {
    ro_str g = ro_units_gap(f->u, i - 1);
    return ro_str_is(g, "-") || ro_str_is(g, "\xE2\x80\x90") || ro_str_is(g, "\xE2\x80\x91");
}

/* Words of a name that opens with an East Asian family name at i, 0 none. */
static size_t asian(const struct finder *f, size_t i, size_t end) {
    unsigned c = f->cls[i];
    if (!(c & W_SURNAME) || !ro_people_cap(f, i) || c & (W_STATE | W_OFFICE | W_POSS | W_HONOUR) || c & W_OPENER) return 0;
    if (i + 2 < end && blank_before(f, i + 1) && syllable(f, i + 1, true) && hyphen_before(f, i + 2) && letters(f, i + 2) <= 7)
        return 3;
    bool one = i + 1 < end && blank_before(f, i + 1) && syllable(f, i + 1, true) && !(f->cls[i + 1] & W_POSS);
    if (one && i + 2 < end && blank_before(f, i + 2) && syllable(f, i + 2, true) && letters(f, i + 1) <= 6 &&
        (!(f->cls[i + 2] & W_COMMON) || letters(f, i + 2) <= 4))
        return 3;
    bool two = i + 1 < end && blank_before(f, i + 1) && ro_people_cap(f, i + 1) && letters(f, i + 1) <= 9 &&
               !(f->cls[i + 1] & (W_OFFICE | W_STATE | W_HONOUR | W_COMMON | W_GIVEN | W_OPENER)) && !(c & W_COMMON);
    return two ? 2 : 0;
}

static bool dotted(const struct finder *f, size_t i) { return ro_units_gap(f->u, i).n && ro_units_gap(f->u, i).p[0] == '.'; }

/* Is the name that starts at i and goes on at j a thing's: "Ada Norn Expressway", "Norn Foundation"? */
static bool names_thing(const struct finder *f, size_t i, size_t j, size_t end) {
    if (!(f->cls[j] & W_THING) || f->cls[j] & W_INITIAL || !ro_people_cap(f, j) || !blank_before(f, j)) return false;
    bool last = j + 1 >= end || !ro_people_cap(f, j + 1) || !ro_people_joined(f, j + 1, "");
    bool two = j - i > 1 || (i && f->cls[i - 1] & W_GIVEN && blank_before(f, i));
    return !(f->cls[j] & W_ALSO) || (last && two);
}

/* "Ada Norn Norn Ada", "Ada Norn-Ferrin Norn-Ferrin": the name, and again. */
static bool again(const struct finder *f, size_t i, size_t j) {
    if (letters(f, j) < 4 || !blank_before(f, j)) return false;
    for (size_t k = i + 1; k < j; k++)
        if (ro_str_eq(fold_of(f, k), fold_of(f, j))) return true;
    return false;
}

/* Is the name of a state at word j a family name here: one word, behind a given name, and no capital word goes on? */
static bool state_name(const struct finder *f, size_t j, size_t end) {
    const struct place_of *s = ro_people_state(f, j);
    if (!s || s->n > 1 || s->kind != 'n' || !blank_before(f, j) || !(f->cls[j - 1] & W_GIVEN) || f->cls[j - 1] & W_STATE)
        return false;
    return j + 1 >= end || !ro_people_cap(f, j + 1) || !ro_people_joined(f, j + 1, "");
}

static bool modal(const struct finder *f, size_t i) {
    ro_entry e;
    return ro_word_find(&f->u->words[i], ro_lexicon_get("function"), &e) && ro_str_is(e.value[0], "modal");
}

/* "Olga Norn y Ion Berg": the particle that joins family names joins two people where a given name and one more word follow it.
 */
static bool and_another(const struct finder *f, size_t particle, size_t k, size_t end) {
    return k == particle + 1 && letters(f, particle) == 1 && k + 1 < end && f->cls[k] & W_GIVEN && blank_before(f, k + 1) &&
           nameable(f, k + 1);
}

/* The length of the run of name words that starts at i and ends before end. */
static size_t western(const struct finder *f, size_t i, size_t end) {
    bool initial = f->cls[i] & W_INITIAL && dotted(f, i) && !(f->cls[i] & (W_STATE | W_THING));
    if (!nameable(f, i) || f->cls[i] & W_SUFFIX) return 0;
    if (f->cls[i] & W_INITIAL && !dotted(f, i) && i + 1 < end && f->cls[i + 1] & W_GIVEN) return 0; /* "Q Jen, when …" */
    bool anchored = f->cls[i] & W_GIVEN || initial, family = !anchored;
    size_t j = i + 1;
    while (j < end && !(f->cls[j - 1] & W_POSS) && j - i < 8) {
        bool after_initial = f->cls[j - 1] & W_INITIAL;
        if (!ro_people_joined(f, j, after_initial ? "." : f->cls[j] & W_SUFFIX ? ".," : f->cls[j - 1] & W_INNER ? ".'" : ""))
            break;
        if (f->cls[j] & W_SUFFIX) {
            j++;
            break;
        }
        if (names_thing(f, i, j, end)) return 0;
        if (again(f, i, j)) break;
        if (f->cls[j] & W_INITIAL && !(f->cls[j] & W_STATE) && ro_people_cap(f, j)) {
            j++;
            continue;
        }
        bool again = false; /* "Ada Berg Berg Ada": tags that a copy has run together */
        for (size_t k = i; k < j && letters(f, j) > 2; k++) again = again || f->u->words[k].hash == f->u->words[j].hash;
        if (again) break;
        if (nameable(f, j)) {
            family = family || !(f->cls[j] & W_GIVEN);
            j++;
            continue;
        }
        if (hyphen_before(f, j) && !ro_people_cap(f, j) && letters(f, j) <= 6 && !(f->cls[j] & W_OFFICE)) { /* Jae-in */
            j++;
            continue;
        }
        if (f->cls[j] & W_INNER) { /* one or two particles, and then a name word */
            size_t k = j;
            while (k < end && k < j + 3 && f->cls[k] & W_INNER && ro_people_joined(f, k, "'")) k++;
            if (and_another(f, j, k, end)) break;
            if (k < end && ro_people_joined(f, k, "'") && nameable(f, k)) {
                j = k + 1;
                family = true;
                continue;
            }
        }
        if (anchored && !family && state_name(f, j, end)) { /* "Lisa Monaco" */
            family = true;
            j++;
            continue;
        }
        /* an ordinary word as family name: "William Burns", "Ada May" */
        unsigned other = W_STATE | W_OFFICE | W_HONOUR | W_RANK | (modal(f, j) ? 0 : W_OPENER);
        if (anchored && !family && ro_people_cap(f, j) && !(f->cls[j] & other) &&
            !(j + 1 < end && ro_people_joined(f, j + 1, "") && ro_people_cap(f, j + 1) && !(f->cls[j + 1] & W_SUFFIX))) {
            family = true;
            j++;
            continue;
        }
        break;
    }
    bool word = false; /* "C.C." is no name */
    for (size_t k = i; k < j; k++) word = word || letters(f, k) > 1;
    return word ? j - i : 0;
}

/* "Q And on sanctioning Berg and Lund: ...": words that go on with what was said open no label. */
static bool goes_on_saying(const struct finder *f, size_t lo, size_t n) {
    ro_entry e;
    if (n > 1 && ro_str_is(f->u->words[lo].fold, "q") && ro_str_is(ro_str_trim(ro_units_gap(f->u, lo)), "")) return true;
    if (n > 1 && ro_str_is(f->u->words[lo].fold, "dear")) return true; /* "Dear Ada:" */
    return n && !f->u->base && ro_word_find(&f->u->words[lo], ro_lexicon_get("function"), &e) &&
           (ro_str_is(e.value[0], "conjunction") || ro_str_is(e.value[0], "preposition"));
}

/* The label of a speaker: words [lo, lo + n) up to a colon among the first 24. Returns the word after it, 0 none. */
static size_t label_end(const struct finder *f, size_t lo, size_t n) {
    if (goes_on_saying(f, lo, n)) return 0;
    for (size_t i = lo; i < lo + n && i < lo + 24; i++) {
        ro_str g = ro_units_gap(f->u, i);
        for (size_t k = 0; k < g.n; k++) {
            bool hour = g.n == 1 && i + 1 < lo + n && f->u->words[i].flags & f->u->words[i + 1].flags & RO_WORD_DIGIT;
            if (g.p[k] == ':' && hour && f->u->base) return 0; /* "19:00" */
            if (g.p[k] == ':') return i + 1;
            if (g.p[k] == '.' && g.n > k + 1 && letters(f, i) > 4) return 0;
            if (g.p[k] == '?' || g.p[k] == '!' || g.p[k] == ';' || g.p[k] == '|' || g.p[k] == '\n') return 0;
        }
    }
    return 0;
}

/* Does a blank stand among the words from i to last? */
static bool blank_in(const struct finder *f, size_t i, size_t last) {
    for (size_t k = i + 1; k <= last; k++)
        if (!hyphen_before(f, k)) return true;
    return false;
}

static struct run *add(struct finder *f, size_t i, size_t n, bool is_asian) {
    struct run *r = &RO_PUSH(f->arena, f->runs);
    *r = (struct run){.word = (uint32_t)i, .n = (uint32_t)n, .asian = is_asian, .person = -1};
    size_t fam = i + n - 1;
    while (fam > i && f->cls[fam] & W_SUFFIX) fam--;
    /* a given name after the hyphen belongs to the family name before it */
    r->family = (uint32_t)(is_asian ? i : fam);
    r->full = !is_asian && !blank_in(f, i, fam) ? false : n - (i + n - 1 - fam) > 1; /* "Berg-Norn" is a family name */
    for (size_t k = 0; k < n; k++) {
        if (f->state[i + k]) { /* a family name, and no state */
            f->states.v[f->state[i + k] - 1].kind = 'p';
            f->state[i + k] = 0;
            f->cls[i + k] &= (uint16_t)~W_STATE;
        }
        f->cls[i + k] |= W_NAME;
        f->run_at[i + k] = (uint32_t)f->runs.n;
    }
    return r;
}

/* Does a body or place of ordinary capital words go on after the run ("Kim Il Sung University", "Biden Administration")? */
static bool goes_on(const struct finder *f, size_t end, size_t limit) {
    if (end >= limit || f->cls[end - 1] & W_POSS || !ro_people_joined(f, end, "")) return false;
    if (!ro_people_cap(f, end) || f->cls[end] & (W_NAME | W_HONOUR)) return false;
    if (f->cls[end] & W_OPENER) return false;
    return f->cls[end] & (W_COMMON | W_STATE | W_OFFICE | W_MOD) && !hyphen_before(f, end);
}

static bool office_right_before(const struct finder *f, size_t i, size_t floor) {
    return i > floor && f->cls[i - 1] & (W_OFFICE | W_RANK | W_HONOUR) && !(f->cls[i - 1] & W_POSS) &&
           ro_people_joined(f, i, ".");
}

static bool word_is(const struct finder *f, size_t i, const char *lit) { return ro_str_is(fold_of(f, i), lit); }

static bool of_before(const struct finder *f, size_t i, size_t floor) {
    return i > floor && word_is(f, i - 1, "of") && ro_people_joined(f, i, "");
}

/* "President von der Leyen": particles in lower case open the name. */
static size_t particled(struct finder *f, size_t i, size_t floor, size_t end) {
    if (!(f->cls[i] & W_INNER) || !office_right_before(f, i, floor)) return 1;
    size_t k = i;
    while (k < end && k < i + 3 && f->cls[k] & W_INNER && !ro_people_cap(f, k)) k++;
    if (ro_title_small(f, i, " of")) return 1; /* "el presidente de México" */
    if (k >= end || !ro_people_joined(f, k, "'") || !nameable(f, k)) return 1;
    struct run *r = add(f, i, k + 1 - i, false);
    r->strong = true;
    r->full = false;
    return r->n;
}

/* "Director of State Ports Corporation Halvex Ion Popa": unknown words between the body of a title and a given name name the
 * body. Returns how many. */
static size_t body_before(const struct finder *f, size_t i, size_t n, const struct title *t) {
    bool of = false;
    of = f->u->base != NULL; /* cases need no "of" */
    for (size_t k = t->lo; k < t->hi; k++) of = of || word_is(f, k, "of") || word_is(f, k, "for");
    if (!of || t->hi != i || f->cls[i] & W_GIVEN || f->cls[i - 1] & (W_OFFICE | W_STATE)) return 0;
    for (size_t k = 1; k + 1 < n; k++)
        if (f->cls[i + k] & W_GIVEN) return k;
    return 0;
}

/* "Ada Berg Berg Ada": a tag run into the name before it. */
static bool echoes(const struct finder *f, size_t i, size_t n) {
    if (!i || !f->run_at[i - 1] || !ro_people_joined(f, i, "")) return false;
    const struct run *r = &f->runs.v[f->run_at[i - 1] - 1];
    for (size_t k = i; k < i + n; k++) {
        bool same = false;
        for (size_t w = r->word; w < r->word + r->n; w++) same = same || f->u->words[w].hash == f->u->words[k].hash;
        if (!same) return false;
    }
    return true;
}

/* "Ada Norn had talks with ...", where no word says who that is: the words open a sentence, or stand behind a dateline, and met
 * somebody. */
static bool met(const struct finder *f, size_t i, size_t stop, size_t floor, size_t end) {
    static const char *const dash[] = {"--", " - ", "\xE2\x80\x93", "\xE2\x80\x94"};
    ro_entry e;
    bool opens = i == floor;
    for (size_t k = 0; k < sizeof dash / sizeof *dash && !opens; k++)
        opens = ro_str_find(ro_units_gap(f->u, i - 1), ro_str_c(dash[k])) >= 0;
    if (!opens || f->u->base || stop >= end || !ro_people_joined(f, stop, "")) return false;
    size_t next = stop + ro_units_match(f->u, ro_lexicon_get("meets"), stop, end, &e);
    return next > stop && next < end && ro_str_is(e.value[0], "past") &&
           (word_is(f, next, "with") || word_is(f, next - 1, "with") || ro_people_cap(f, next));
}

/* Behind an office and a name that no list knows: an ordinary word as family name, where a row or the sentence ends behind it, so
 * that it is no verb of a heading ("President Norn Travels to ..."). */
static bool ends_row(const struct finder *f, size_t i, size_t end) {
    if (f->u->base || i >= end || !blank_before(f, i) || !ro_people_cap(f, i) || !(f->cls[i] & W_COMMON)) return false;
    if (f->cls[i] & (W_STATE | W_OFFICE | W_HONOUR | W_OPENER | W_RANK | W_MOD | W_POSS | W_THING)) return false;
    ro_str g = ro_units_gap(f->u, i);
    return (g.n && (g.p[0] == ',' || g.p[0] == '.' || g.p[0] == ';')) || (i + 1 < end && word_is(f, i + 1, "and"));
}

/* Looks at word i of a stretch [floor, end): a name? Returns how many words were eaten. */
static size_t look(struct finder *f, size_t i, size_t floor, size_t end, bool in_label) {
    if (f->cls[i] & W_NAME) return 1;
    if (!ro_people_cap(f, i)) return particled(f, i, floor, end);
    size_t n = asian(f, i, end);
    bool is_asian = n > 0, right = office_right_before(f, i, floor);
    if (!n) n = western(f, i, end);
    if (!n && (right || in_label) && !(f->cls[i] & (W_STATE | W_OFFICE | W_HONOUR | W_OPENER | W_MOD | W_RANK)) &&
        !(right && !ro_people_cap(f, i - 1)) && letters(f, i) > 1)
        n = 1; /* "President Bush" */
    if (right && n <= 1 && !f->u->base && f->cls[i] & W_COMMON &&
        !(f->cls[i] & (W_OPENER | W_OFFICE | W_MOD | W_RANK | W_STATE | W_HONOUR)) && i + 1 < end && blank_before(f, i + 1) &&
        nameable(f, i + 1) &&
        !(f->cls[i + 1] & W_GIVEN && western(f, i + 1, end) > 1)) /* but not before a whole name: "Council Ion Popa" */
        n = 1 + western(f, i + 1, end);                           /* "Advisor Ion Popa": an ordinary word may be a given name */
    if (!n || (f->u->base && ro_title_area(f, i + n, end))) return 1;
    if (n == 1 && right && ends_row(f, i + 1, end)) n = 2; /* "Director Zahira Young, ..." */
    if (echoes(f, i, n)) return n;
    size_t from = i;
    if (of_before(f, i, floor) && !is_asian) { /* "Governor of Primorye Oleg N" */
        size_t k = i + 1;
        while (k < i + n && !(f->cls[k] & W_GIVEN)) k++;
        if (k == i + n) k = n > 1 ? i + 1 : i + n;
        if (f->cls[i] & W_GIVEN && n > 1) k = i;
        if (k >= i + n) return n;
        n -= k - i;
        i = k;
    }
    size_t stop = i + n;
    struct title t = {0};
    bool before = ro_title_before(f, i, floor, &t);
    size_t body = before && n > 2 && !is_asian ? body_before(f, i, n, &t) : 0;
    if (body) {
        i += body, n -= body;
        before = ro_title_before(f, i, floor, &t);
    }
    bool given = f->cls[i] & W_GIVEN && n > 1, patr = false;
    bool honour = i > floor && f->cls[i - 1] & W_HONOUR;
    for (size_t k = i; k < stop; k++) patr = patr || patronymic(f, k);
    if (goes_on(f, stop, end) && !(before && n > 1 && !right)) {
        if (!(right && n > 1)) return stop - from;
    }
    struct title aft = {0};
    bool after = ro_title_after(f, stop, end, &aft), parted = false;
    bool apposed =
        stop >= end || ro_str_starts(ro_units_gap(f->u, stop - 1), ",") || ro_str_starts(ro_units_gap(f->u, stop - 1), ".");
    if (!before && !after && n > 1 && apposed) { /* "The President of Ruritania, N, met" */
        ro_title_before_comma(f, i, floor, &t);
        parted = t.hi > t.lo;
    }
    bool shape = is_asian && (n == 3 || before || after);
    bool initials = n > 1 && f->cls[i] & W_INITIAL && dotted(f, i);
    bool strong = n > 1 ? before || after || parted || given || patr || shape || honour || in_label || initials ||
                              met(f, i, stop, floor, end) || (n < 4 && i >= f->list_from && ro_listed_in_row(f, i, stop, end))
                        : right || honour || in_label;
    /* an ordinary word after an office is more often a thing ("Customs Officer Day") than a family name */
    if (n == 1 && !honour && !in_label && (f->cls[i] & W_COMMON) && !(f->cls[i] & (W_GIVEN | W_SURNAME))) return 1;
    if (word_is(f, i, "mr") || (n == 1 && letters(f, i) < 2)) return 1;
    struct run *r = add(f, i, n, is_asian);
    r->strong = strong;
    r->label = in_label;
    if (before || parted)
        r->title = t;
    else if (after)
        r->title = aft;
    return stop - from;
}

/* Where a page has lost its paragraph breaks a label stands inside one: words up to a colon, from the last word on that is
 * neither capital nor joins such. Returns the word after it, *open where it opens; 0 none. */
static size_t inner_label(const struct finder *f, size_t lo, size_t n, size_t *open) {
    size_t end = label_end(f, lo, n);
    for (*open = end; *open > lo; --*open) {
        size_t i = *open - 1;
        if (!ro_people_cap(f, i) && !(f->cls[i] & (W_INNER | W_OFFICE | W_MOD)) && !word_is(f, i, "of") &&
            !word_is(f, i, "and") && !word_is(f, i, "the") && !word_is(f, i, "for"))
            break;
    }
    static const char *const toward[] = {"to", "by", "from", "with", "as"}; /* "attributable to Spokesperson N:" */
    for (size_t k = 0; k < sizeof toward / sizeof *toward; k++)
        if (*open > lo && word_is(f, *open - 1, toward[k])) return 0;
    return end;
}

/* The label that opens a paragraph of words [lo, lo + n), 0 none: in small letters before the name may stand no more than what
 * belongs to a title. */
static size_t opening_label(const struct finder *f, size_t lo, size_t n) {
    size_t open;
    return f->u->base ? label_end(f, lo, n) : inner_label(f, lo, n, &open);
}

/* One word before a colon, with no form of address: "Avaria:" over a list as well as "Norn:", so it must be known from
 * elsewhere. In capitals it is a speaker, unless an ordinary word. */
static bool bare_label(const struct finder *f, const struct run *r) {
    if (r->n > 1) return false;
    return !(f->u->words[r->word].flags & RO_WORD_UPPER) || f->cls[r->word] & W_COMMON;
}

/* The name that opens a line of a list; the word behind it. */
static size_t look_line(struct finder *f, size_t lo, size_t hi) {
    size_t n = ro_listed_line_name(f, lo, hi);
    if (!n || asian(f, lo, hi)) return lo;
    add(f, lo, n, false)->strong = true;
    return lo + n;
}

/* The name that a cell holds and nothing else. */
static void look_cell(struct finder *f, size_t p) {
    size_t lo = ro_table_name(f, p), hi = f->u->paras[p].word + f->u->paras[p].nwords;
    size_t n = asian(f, lo, hi);
    add(f, lo, hi - lo, n == hi - lo)->strong = true;
}

static bool in_roll(const struct finder *f, size_t p, enum cell_kind kind) {
    return f->cells && f->cells[p].listed && f->cells[p].kind == kind;
}

/* "BENAULIM: Foreign Minister N met ...": one word before the colon that opens the account, which names nobody elsewhere and
 * where nobody else has a label, is the town of the dateline. */
static void no_town(struct finder *f) {
    struct run *r = f->runs.n ? &f->runs.v[0] : NULL;
    if (f->u->base || !r || !r->label || r->n > 1 || r->title.hi > r->title.lo || r->word != f->u->paras[0].word) return;
    for (size_t i = 1; i < f->runs.n; i++)
        if (f->runs.v[i].label || ro_str_eq(fold_of(f, f->runs.v[i].family), fold_of(f, r->word))) return;
    r->label = r->strong = false;
    f->first_label = f->u->nparas;
    f->first_said = 0;
}

/* "Ada:" before every second paragraph of an interview: one word alone that opens so often is somebody who speaks. */
static void often_labels(struct finder *f) {
    enum { OFTEN = 3, TRIED = 64 };
    size_t tried = 0;
    for (size_t i = 0; i < f->runs.n && tried < TRIED; i++) {
        const struct run *a = &f->runs.v[i];
        bool bracket = a->word && ro_str_ends(ro_units_gap(f->u, a->word - 1), "("); /* "(Graphic: ...)" */
        if (!a->label || a->strong || a->n > 1 || bracket || f->cls[a->word] & (W_COMMON | W_OFFICE | W_STATE)) continue;
        size_t n = 0;
        tried++;
        for (size_t k = i; k < f->runs.n; k++) {
            const struct run *b = &f->runs.v[k];
            n += b->label && b->n == 1 && f->u->words[b->word].hash == f->u->words[a->word].hash;
        }
        for (size_t k = i; k < f->runs.n && n >= OFTEN; k++) {
            struct run *b = &f->runs.v[k];
            if (b->label && b->n == 1 && f->u->words[b->word].hash == f->u->words[a->word].hash) b->strong = true;
        }
    }
}

static void find_runs(struct finder *f) {
    const ro_units *u = f->u;
    f->first_label = u->nparas;
    bool lines = false; /* of a list of those present */
    for (size_t p = 0; p < u->nparas; p++) {
        lines = ro_listed_lines(f, p, lines);
        if (in_roll(f, p, CELL_NAME)) {
            look_cell(f, p);
            continue;
        }
        size_t label = opening_label(f, u->paras[p].word, u->paras[p].nwords);
        for (size_t s = u->paras[p].sentence; s < u->paras[p].sentence + u->paras[p].nsentences; s++) {
            size_t lo = u->sentences[s].word, hi = lo + u->sentences[s].nwords;
            bool inner = lo >= label;
            size_t open = lo, start = lines || in_roll(f, p, CELL_BOTH) ? look_line(f, lo, hi) : lo;
            f->list_from = ro_listed_from(f, lo, hi);
            if (inner) label = inner_label(f, lo, u->sentences[s].nwords, &open);
            for (size_t i = start; i < hi;) {
                /* a label's name is its last words, so that "Question:" and "Editor's note:" are none */
                bool in_label = i < label && lo < label;
                size_t before = f->runs.n;
                i += look(f, i, lo, in_label && label < hi ? label : hi, false);
                if (in_label && f->runs.n > before) {
                    struct run *r = &f->runs.v[f->runs.n - 1];
                    size_t end = r->word + r->n;
                    bool last =
                        end >= label || (ro_units_gap(u, end - 1).n && ro_str_find(ro_units_gap(u, end - 1), RO_S("(")) >= 0);
                    /* inside a paragraph the first one, and one behind other words, is known by its office */
                    bool titled = r->full && r->title.hi == r->word &&
                                  (!r->word || ro_people_joined(f, r->word, "")); /* "said a Governor, N: ..." */
                    if (last && (!inner || titled || (r->full && f->first_label < u->nparas && open == lo))) {
                        r->label = true;
                        r->strong = r->strong || !bare_label(f, r);
                        if (f->first_label == u->nparas) {
                            f->first_label = p;
                            f->first_said = (uint32_t)(inner ? open : u->paras[p].word);
                        }
                    }
                }
            }
        }
    }
    no_town(f);
    ro_str side[2];
    for (size_t i = 0; i + 1 < f->runs.n; i++)
        if (ro_people_paired(f, i, side)) f->runs.v[i].strong = f->runs.v[i + 1].strong = true;
}

void ro_people_runs(struct finder *f) {
    find_runs(f);
    often_labels(f);
}
