/* Classes of words for the search for people: what a capital word may be beside a name.
 *
 * One pass over the words of the text; each capital word is looked up in the lists of states, offices, honorifics, given names,
 * family names and ordinary words, the longest phrase first. Lower-case words are looked up among the offices only ("foreign
 * minister"). A word that also stands in lower case elsewhere in the text counts as ordinary. Short names of states and
 * bodies count only in capitals ("US", not "us"; "WHO", not "Who"). */
#include "recognise/inflect/inflect.h"
#include "recognise/people/people.h"

struct lists {
    const ro_lexicon *states, *regions, *places, *offices, *honours, *given, *surnames, *common, *particles, *openers, *things;
};

static ro_str bare(ro_str fold, bool *poss) {
    *poss = fold.n > 2 && fold.p[fold.n - 1] == 's' && fold.p[fold.n - 2] == '\'';
    if (*poss) fold.n -= 2;
    return fold;
}

/* As ro_units_match, and a possessive 's on the last word does not matter. */
static unsigned match(const struct finder *f, const ro_lexicon *l, size_t i, ro_entry *out) {
    const ro_units *u = f->u;
    char key[256];
    size_t len = 0;
    const ro_word *x = &u->words[i];
    unsigned best = 0, max = ro_word_opens(x, l) ? ro_lexicon_opens_with(l, x->hash) : 0;
    bool own;
    ro_str first = bare(x->fold, &own);
    if (own && ro_lexicon_find(l, first, out)) best = 1;
    for (unsigned n = 1; n <= max && i + n <= u->nwords; n++) {
        if (n > 1 && !ro_people_joined(f, i + n - 1, ".'\xE2\x80\x99")) break;
        ro_str w = u->words[i + n - 1].fold;
        if (len + w.n + 2 > sizeof key) break;
        if (len) key[len++] = ' ';
        memcpy(key + len, w.p, w.n);
        bool poss;
        ro_str b = bare(w, &poss);
        if (n == 2 && !poss && !ro_lexicon_may_pair(l, x->hash, x[1].hash)) break;
        if (n > 1 && poss && ro_lexicon_find(l, (ro_str){key, len + b.n}, out)) best = n;
        len += w.n;
        if (n > 1 ? ro_lexicon_find(l, (ro_str){key, len}, out) : ro_word_find(x, l, out)) best = n;
    }
    ro_entry e;
    unsigned n = f->u->base ? ro_units_match(u, l, i, u->nwords, &e) : 0;
    if (n > best) best = n, *out = e;
    return best;
}

bool ro_people_joined(const struct finder *f, size_t i, const char *more) {
    ro_str g = ro_units_gap(f->u, i - 1);
    if (ro_gap_plain(g)) return true;
    if (!g.n || g.n > 12) return false;
    for (size_t k = 0; k < g.n;) {
        size_t at = k;
        uint32_t c = ro_utf8_next(g, &k);
        if (c == '\n') return false;
        if (ro_cp_blank(c) || ro_cp_zero(c) || c == '-' || c == 0x2010 || c == 0x2011) continue;
        bool ok = false;
        for (const char *m = more; *m && !ok; m++) ok = *m == g.p[at];
        if (!ok) return false;
    }
    return true;
}

bool ro_people_cap(const struct finder *f, size_t i) { return f->u->words[i].flags & RO_WORD_CAP; }

const struct place_of *ro_people_state(const struct finder *f, size_t i) {
    return f->state[i] ? &f->states.v[f->state[i] - 1] : NULL;
}

ro_str ro_people_text(const struct finder *f, size_t word, size_t end) {
    ro_span s = {f->u->words[word].span.lo, f->u->words[end - 1].span.hi};
    bool poss;
    bare(f->u->words[end - 1].fold, &poss);
    ro_str t = ro_cut(f->u->text, s);
    if (poss) { /* the apostrophe may be one byte or three */
        t.n--;
        while (t.n && (t.p[t.n - 1] & 0xC0) == 0x80) t.n--;
        if (t.n) t.n--;
    }
    ro_str gap = ro_units_gap(f->u, end - 1);
    if (gap.n && gap.p[0] == '.' && end - word >= 1 && (f->cls[end - 1] & (W_SUFFIX | W_INITIAL | W_OFFICE)) && !poss &&
        s.hi + 1 <= f->u->text.n) {
        size_t len = f->u->words[end - 1].span.hi - f->u->words[end - 1].span.lo;
        if (len <= 3) t.n++;
    }
    if (gap.n && gap.p[0] == ')' && !poss && memchr(t.p, '(', t.n) && !memchr(t.p, ')', t.n)) t.n++;
    return ro_str_blanks(f->arena, t);
}

/* May the word at i, which is a state's, be a given name: one of those that people have, before one word that only a name can be?
 */
static bool before_name(const struct finder *f, const struct lists *l, size_t i) {
    const ro_units *u = f->u;
    ro_entry e;
    if (i + 1 >= u->nwords || !ro_people_cap(f, i) || !ro_people_cap(f, i + 1) || !ro_str_is(ro_units_gap(u, i), " "))
        return false;
    if (!ro_lexicon_find(l->given, u->words[i].fold, NULL) || u->words[i + 1].flags & RO_WORD_UPPER) return false;
    const ro_lexicon *no[] = {l->states, l->offices, l->things, l->common, l->openers, l->honours};
    for (size_t k = 0; k < sizeof no / sizeof *no; k++)
        if (match(f, no[k], i + 1, &e)) return false;
    return !(i + 2 < u->nwords && ro_people_cap(f, i + 2) && ro_people_joined(f, i + 2, ""));
}

/* "CEO German Norn", "German Norn:": the given name of somebody, right behind an office or before a label's colon. */
static bool surely_given(const struct finder *f, const struct lists *l, size_t i) {
    ro_entry e;
    bool behind = i && ro_people_joined(f, i, "") && (match(f, l->offices, i - 1, &e) || match(f, l->honours, i - 1, &e));
    bool opens = !i || !ro_people_joined(f, i, "") || ro_people_cap(f, i - 1);
    return before_name(f, l, i) && (behind || (opens && ro_str_starts(ro_units_gap(f->u, i + 1), ":")));
}

/* Where it is surely so once, the two words are that person all over the text, whatever stands before them. */
static bool given_here(struct finder *f, const struct lists *l, size_t i) {
    if (!before_name(f, l, i)) return false;
    ro_entry e;
    for (size_t k = 0; !f->doubles_known && k + 1 < f->u->nwords && f->ndoubles < DOUBLES; k++)
        if (surely_given(f, l, k) && match(f, l->states, k, &e) == 1) f->doubles[f->ndoubles++] = f->u->words[k + 1].hash;
    f->doubles_known = true;
    for (size_t k = 0; k < f->ndoubles; k++)
        if (f->doubles[k] == f->u->words[i + 1].hash) return true;
    return false;
}

static bool mark_state(struct finder *f, const struct lists *l, size_t i, size_t *next) {
    ro_entry e;
    unsigned n = match(f, l->states, i, &e);
    if (!n) return false;
    const ro_word *w = &f->u->words[i];
    size_t len = w->span.hi - w->span.lo;
    char kind = e.value[1].n ? e.value[1].p[0] : 'n';
    if (n == 1 && given_here(f, l, i)) return false;
    if (kind != 'a' && !(w->flags & RO_WORD_CAP)) return false;
    bool poss;
    size_t letters = bare(w->fold, &poss).n;
    if (n == 1 && !(w->flags & RO_WORD_UPPER) && (letters <= 3 || (kind == 'o' && len <= 6)) && !poss) return false;
    RO_PUSH(f->arena, f->states) = (struct place_of){(uint32_t)i, n, e.value[0], kind};
    for (unsigned k = 0; k < n; k++) {
        f->cls[i + k] |= W_STATE;
        f->state[i + k] = (uint32_t)f->states.n;
    }
    *next = i + n;
    return true;
}

/* May a place of one word, which may be a person's name too ("Austin"), be meant at word i? It stands after "of", "in", "at",
 * "from", "near", or behind another place and a comma, and no other capital word goes on; or an office goes on ("Ohio Governor").
 */
static bool alone(const struct finder *f, const struct lists *l, size_t i) {
    static const char *const before[] = {"of", "in", "at", "from", "near"};
    ro_entry e;
    if (i + 1 < f->u->nwords && ro_people_cap(f, i + 1) && ro_people_joined(f, i + 1, ""))
        return match(f, l->offices, i + 1, &e) && e.value[0].n && e.value[0].p[0] == 'h';
    bool ok = i && f->cls[i - 1] & W_STATE && ro_str_is(ro_units_gap(f->u, i - 1), ", ");
    for (size_t k = 0; i && k < sizeof before / sizeof *before; k++) ok = ok || ro_str_is(f->u->words[i - 1].fold, before[k]);
    return ok;
}

/* Towns, residences, regions: they tell whose governor somebody is, and are no people. */
static bool mark_place(struct finder *f, const struct lists *l, size_t i, size_t *next) {
    ro_entry e, x;
    unsigned n = match(f, l->places, i, &e), r = match(f, l->regions, i, &x);
    bool known = n && e.value[1].n && (ro_str_is(e.value[0], "city") || ro_str_is(e.value[0], "seat"));
    ro_str side = n ? e.value[1] : RO_NONE;
    if (r && (!known || r > n)) n = r, side = x.value[0], known = true;
    if (!known || (n == 1 && !alone(f, l, i))) return false;
    RO_PUSH(f->arena, f->states) = (struct place_of){(uint32_t)i, n, side, 'p'};
    for (unsigned k = 0; k < n; k++) {
        f->cls[i + k] |= W_STATE;
        f->state[i + k] = (uint32_t)f->states.n;
    }
    *next = i + n;
    return true;
}

static unsigned mark_office(struct finder *f, const struct lists *l, size_t i) {
    ro_entry e;
    unsigned n = match(f, l->offices, i, &e);
    if (!n || f->u->words[i].flags & RO_WORD_DIGIT) return 0;
    char k = e.value[0].n ? e.value[0].p[0] : 'h';
    if (k == 'r' && !ro_people_cap(f, i) && !f->u->base) return 0;
    unsigned c = k == 'r' ? W_RANK : k == 'h' && e.value[0].n > 1 && e.value[0].p[1] == 'e' ? W_OFFICE : W_MOD;
    if (e.value[0].n > 2 && e.value[0].p[1] == 'e') c = W_OFFICE; /* head, member */
    for (unsigned j = 0; j < n; j++) f->cls[i + j] |= (uint16_t)c;
    f->olen[i] = (uint8_t)n;
    return n;
}

/* "AdaPresident", "ChildCredit": two words that lost the blank between them; "McNorn" and "MacNorn" are one. */
static bool glued(const struct finder *f, const struct lists *l, size_t i, ro_str word) {
    enum { PREFIX = 4 };
    ro_str s = ro_cut(f->u->text, f->u->words[i].span);
    size_t since = 0; /* letters since the last that is no lower-case one */
    if (s.n < word.n || f->u->words[i].flags & RO_WORD_UPPER) return false;
    for (size_t k = 0; k < word.n; k++) {
        bool upper = s.p[k] >= 'A' && s.p[k] <= 'Z', lower = (s.p[k] >= 'a' && s.p[k] <= 'z') || s.p[k] & 0x80;
        if (upper && since >= PREFIX && k < word.n) {
            ro_str head = {word.p, k}, tail = {word.p + k, word.n - k};
            if (ro_lexicon_find(l->given, head, NULL) || ro_lexicon_find(l->common, tail, NULL)) return true;
        }
        since = lower ? since + 1 : 0;
    }
    return false;
}

/* The list has the word, its possessive 's cut off or not. */
static bool as_listed(const struct finder *f, const ro_lexicon *l, size_t i, ro_str word, ro_entry *out) {
    const ro_word *w = &f->u->words[i];
    return word.n == w->fold.n ? ro_word_find(w, l, out) : ro_lexicon_find(l, word, out);
}

/* "Expressway"; "P.M.", whose letters only a full stop parts. */
static unsigned mark_thing(struct finder *f, const struct lists *l, size_t i, ro_str word) {
    ro_entry e;
    if (f->u->words[i].span.hi - f->u->words[i].span.lo == 1) {
        if (!ro_str_is(ro_units_gap(f->u, i), ".") || match(f, l->things, i, &e) != 2) return 0;
        f->cls[i + 1] |= W_THING;
        return W_THING;
    }
    if (!as_listed(f, l->things, i, word, &e)) return 0;
    return ro_str_is(e.value[0], "both") ? W_THING | W_ALSO : W_THING;
}

/* The word is in the list, in its base form where it has one. */
static bool listed(const struct finder *f, const ro_lexicon *l, size_t i, ro_str word) {
    if (word.n == f->u->words[i].fold.n) return ro_units_find(f->u, l, i, NULL);
    return ro_lexicon_find(l, word, NULL) || (f->u->base && f->u->base[i].n && ro_lexicon_find(l, f->u->base[i], NULL));
}

static void mark_one(struct finder *f, const struct lists *l, size_t i) {
    const ro_word *w = &f->u->words[i];
    bool poss;
    ro_str b = bare(w->fold, &poss);
    ro_entry e;
    unsigned c = 0;
    if (listed(f, l->given, i, b)) c |= W_GIVEN;
    if (listed(f, l->surnames, i, b)) c |= W_SURNAME;
    if (listed(f, l->common, i, b)) c |= W_COMMON;
    if (listed(f, l->openers, i, b)) c |= W_OPENER | W_COMMON;
    if (as_listed(f, l->particles, i, b, &e)) c |= e.value[0].p[0] == 's' ? W_SUFFIX : W_INNER;
    size_t len = w->span.hi - w->span.lo;
    if (w->flags & RO_WORD_CAP && (len == 1 || (len == 2 && w->fold.p[0] & 0x80))) c |= W_INITIAL;
    c |= mark_thing(f, l, i, b);
    if (glued(f, l, i, b)) c |= W_OPENER | W_COMMON;
    if (ro_people_cap(f, i)) {
        unsigned n = match(f, l->honours, i, &e);
        for (unsigned k = 0; k < n; k++) f->cls[i + k] |= W_HONOUR;
    }
    bool dot = ro_units_gap(f->u, i).n && ro_units_gap(f->u, i).p[0] == '.'; /* "В." is no preposition */
    if (f->u->base && !(c & W_GIVEN) && (f->u->base[i].n || ro_inflect_cases(f->r, w->fold))) c |= W_COMMON;
    if (c & W_INITIAL && f->u->base && dot) c &= ~(unsigned)(W_OPENER | W_COMMON);
    f->cls[i] |= (uint16_t)c;
}

void ro_people_mark(struct finder *f) {
    struct lists l = {ro_lexicon_get("states"),   ro_lexicon_get("regions"),    ro_lexicon_get("places"),
                      ro_lexicon_get("offices"),  ro_lexicon_get("honorifics"), ro_lexicon_get("given"),
                      ro_lexicon_get("surnames"), ro_lexicon_get("words"),      ro_lexicon_get("particles"),
                      ro_lexicon_get("openers"),  ro_lexicon_get("things")};
    size_t n = f->u->nwords;
    f->cls = RO_NEWS(f->arena, uint16_t, n + 1);
    f->olen = RO_NEWS(f->arena, uint8_t, n + 1);
    f->state = RO_NEWS(f->arena, uint32_t, n + 1);
    f->run_at = RO_NEWS(f->arena, uint32_t, n + 1);
    size_t state_end = 0, office_end = 0;
    for (size_t i = 0; i < n; i++) {
        const ro_word *w = &f->u->words[i];
        size_t len = w->fold.n;
        if (len > 2 && w->fold.p[len - 1] == 's' && w->fold.p[len - 2] == '\'') f->cls[i] |= W_POSS;
        bool cap = w->flags & RO_WORD_CAP;
        bool may = cap || f->u->base; /* "российский" */
        if (may && i >= state_end && !mark_state(f, &l, i, &state_end) && cap) mark_place(f, &l, i, &state_end);
        if (i >= office_end && i >= state_end) office_end = i + mark_office(f, &l, i);
        if (cap)
            mark_one(f, &l, i);
        else if (ro_word_find(w, l.particles, NULL))
            f->cls[i] |= W_INNER;
    }
}
