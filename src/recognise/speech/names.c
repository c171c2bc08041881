/* The names that end a noun phrase: "President Berg", "Secretary Lund, Director Roe, and Mr. Ek", "President Berg of Norland". */
#include "recognise/speech/who.h"

enum { BODY_WORDS = 10 };

bool who_possessive(const speech *s, size_t w) {
    ro_str f = s->u->words[w].fold;
    return ro_str_ends(f, "'s") || ro_str_ends(f, "s'") || ro_str_starts(ro_str_trim(ro_units_gap(s->u, w)), "\xE2\x80\x99") ||
           ro_str_starts(ro_units_gap(s->u, w), "'");
}

/* A full stop stands behind the word: what a quotation mark parts from it opens a sentence. */
static bool stop_behind(const speech *s, size_t w) {
    ro_str g = ro_units_gap(s->u, w);
    return memchr(g.p, '.', g.n) != NULL;
}

/* Between the names at a and b: a comma or "and", and nothing that makes the first one depend on something. */
static bool joined(const speech *s, size_t a, size_t b, bool last) {
    bool link = false, conj = !last;
    for (size_t i = a; i < b; i++) {
        if (who_comma(s, i) && i + 1 <= b) link = true;
        if (i == a) continue;
        word_class c = speech_class(s, i);
        if (c == W_CONJ) link = conj = true;
        if (c == W_WITH || c == W_BY || c == W_TO || c == W_BE || c == W_MODAL || c == W_REL || c == W_THAT || c == W_HE)
            return false;
        if (c == W_CONJ || c == W_PREP || c == W_DET || c == W_OPEN) continue;
        if (!(s->u->words[i].flags & RO_WORD_CAP) && b - a > 12) return false;
    }
    return link && conj; /* the last two are joined by "and": "At the request of Berg, Lund said" is no list */
}

/* Where the title before a name begins: capitalised words, and the small words between them. */
static size_t title_start(const speech *s, size_t lo, size_t first) {
    size_t i = first;
    while (i > lo && !who_comma(s, i - 1)) {
        word_class c = speech_class(s, i - 1);
        bool cap = s->u->words[i - 1].flags & RO_WORD_CAP;
        ro_entry office;
        if (cap && c == W_PREP && ro_units_match(s->u, s->offices, i - 1, first, &office) > 1) { /* "Under Secretary Berg" */
            i--;
            continue;
        }
        if (c == W_DET) {
            i--;
            if (i > lo + 1 && (ro_str_is(s->u->words[i - 1].fold, "of") || ro_str_is(s->u->words[i - 1].fold, "for"))) continue;
            break;
        }
        if (cap && c != W_OPEN && c != W_PREP && c != W_SUB && c != W_CONJ && c != W_WITH && c != W_BY) {
            i--;
            continue;
        }
        bool inner =
            (ro_str_is(s->u->words[i - 1].fold, "of") || ro_str_is(s->u->words[i - 1].fold, "for") || c == W_CONJ) && i - 1 > lo;
        ro_entry e;
        if (inner && (s->u->words[i].flags & RO_WORD_CAP || speech_class(s, i) == W_DET) &&
            s->u->words[i - 2].flags & RO_WORD_CAP && !ro_mention_at(s->r, s->u->words[i - 2].span.lo))
            i--;
        else if (!cap && c == W_NONE && ro_units_match(s->u, s->subjects, i - 1, first, &e) && ro_str_is(e.value[0], "role"))
            i--;
        else
            break;
    }
    return i;
}

/* "President Berg of Norland": the last word of the name, where nothing but such a tail follows it. */
static size_t less_tail(const speech *s, size_t lo, size_t last) {
    for (size_t i = last; i > lo && last - i < 8; i--) {
        if (ro_mention_at(s->r, s->u->words[i].span.lo)) return i;
        bool of = ro_str_is(s->u->words[i].fold, "of") || ro_str_is(s->u->words[i].fold, "the") ||
                  ro_str_is(s->u->words[i].fold, "and");
        if ((!of && !(s->u->words[i].flags & RO_WORD_CAP)) || who_comma(s, i - 1)) break;
        if (ro_str_is(s->u->words[i].fold, "of") && ro_mention_at(s->r, s->u->words[i - 1].span.lo)) return i - 1;
    }
    return last;
}

/* The names that end the phrase, walked back as long as they are joined. */
bool who_by_names(speech *s, size_t lo, size_t last, who *out) {
    last = less_tail(s, lo, last);
    const ro_mention *m = ro_mention_at(s->r, s->u->words[last].span.lo);
    if (!m || who_possessive(s, last)) return false;
    uint32_t chain[WHO_MAX];
    unsigned n = 0;
    size_t first = ro_units_word_at(s->u, m->span.lo);
    chain[n++] = m->person;
    out->first = first;
    while (n < WHO_MAX && m > s->r->mentions && m[-1].span.lo >= s->u->words[lo].span.lo) {
        const ro_mention *b = m - 1;
        size_t bf = ro_units_word_at(s->u, b->span.lo), bl = bf;
        while (bl + 1 < first && s->u->words[bl + 1].span.lo < b->span.hi) bl++;
        if (bl >= first || who_possessive(s, bl) || !joined(s, bl, first, n == 1)) break;
        if (bf > lo) {
            word_class c = speech_class(s, bf - 1);
            if (c == W_WITH || c == W_BY || (c == W_PREP && n == 1 && !who_comma(s, bl))) break;
        }
        chain[n++] = b->person;
        m = b;
        first = out->first = bf;
    }
    out->first = title_start(s, lo, out->first);
    if (out->first > lo && speech_class(s, out->first - 1) == W_PREP && ro_str_is(s->u->words[out->first - 1].fold, "between"))
        return false;
    out->kind = WHO_PERSONS;
    out->sure = true;
    while (n--) who_add(out, s->r->rec->people[chain[n]].name, s->r->rec->people[chain[n]].side);
    who_settle(s, out);
    return true;
}

/* "the Council on Ice and Snow": where the capitalised words begin that end the phrase, over the small words between them, if an
 * article stands before them; `end` where none does. */
static size_t body_start(const speech *s, size_t lo, size_t end) {
    size_t i = end;
    while (i > lo && end - i < BODY_WORDS && !(i < end && who_comma(s, i - 1))) {
        word_class c = speech_class(s, i - 1);
        bool cap = (s->u->words[i - 1].flags & RO_WORD_CAP) && c == W_NONE;
        bool inner = i < end && i > lo + 1 && (c == W_PREP || c == W_CONJ) && s->u->words[i - 2].flags & RO_WORD_CAP;
        if (!cap && !inner) break;
        i--;
    }
    return i > lo && i < end && speech_class(s, i - 1) == W_DET ? i : end;
}

/* "Figgins" of whom nobody else knows is the one of that name who has spoken. */
ro_str who_spoke(const speech *s, ro_str family) {
    enum { BACK = 64 };
    for (size_t i = s->out.n; i-- > 0 && i + BACK > s->out.n;)
        for (size_t k = 0; k < s->out.v[i].nspeakers; k++) {
            ro_str name = s->out.v[i].speakers[k];
            if (name.n > family.n + 1 && ro_str_ends(name, ro_str_dup(s->arena, family).p) &&
                name.p[name.n - family.n - 1] == ' ')
                return name;
        }
    return family;
}

/* A name that the list of people lacks: capitalised words that end the phrase. With an article it is a body's. */
bool who_by_capitals(speech *s, size_t lo, size_t hi, who *out) {
    size_t i = hi, body = body_start(s, lo, hi);
    while (i > lo && (s->u->words[i - 1].flags & RO_WORD_CAP) && !(i < hi && who_comma(s, i - 1)) &&
           speech_class(s, i - 1) == W_NONE)
        i--;
    if (body < i) i = body;
    bool alone =
        hi - i == 1 && i == lo && i && speech_quote_in(ro_units_gap(s->u, i - 1)) && !stop_behind(s, i - 1); /* "…," Berg said */
    if ((hi - i < 2 && !alone) || who_possessive(s, hi - 1)) return false;
    out->kind =
        hi - i > 4 || body < hi ? WHO_GROUP : WHO_PERSONS; /* more words than a name has: a body, or a name with its title */
    out->first = body < hi ? body - 1 : i;
    ro_str name = who_words(s, i, hi);
    who_add(out, alone ? who_spoke(s, name) : name, RO_NONE);
    return true;
}
