/* Who is meant by a noun phrase that stands as a subject.
 *
 * A name found before ("President Berg", also several: "Secretary Lund, Director Roe, and Mr. Ek"), a pronoun (the last subject
 * of its number), an office ("the Norland leader", "the Prime Minister": looked up among the people's titles and sides), a side
 * ("the Norland delegation", "Norland"), several sides together ("the two leaders", "both sides", "they"), a group by its printed
 * words, or the talks themselves. The head of the phrase is its last name or its first listed noun (subjects.tsv); nationalities
 * come from states.tsv. People of one side speak as themselves, people of several sides as both. An office that nobody known
 * holds is given as printed. Gives up on: "the former", and he or she of whom only the sex could tell. */
#include "recognise/speech/who.h"

ro_str who_words(const speech *s, size_t lo, size_t hi) {
    return ro_str_blanks(s->arena, ro_cut(s->u->text, (ro_span){s->u->words[lo].span.lo, s->u->words[hi - 1].span.hi}));
}

bool who_comma(const speech *s, size_t w) {
    ro_str g = ro_units_gap(s->u, w);
    bool thousands = ro_str_is(g, ",") && w + 1 < s->u->nwords && s->u->words[w + 1].flags & RO_WORD_DIGIT; /* "12,500" */
    return g.n && memchr(g.p, ',', g.n) && !thousands;
}

ro_str speech_name(speech *s, uint32_t person) { return s->r->rec->people[person].name; }

void who_add(who *w, ro_str name, ro_str side) {
    for (unsigned i = 0; i < w->n; i++)
        if (ro_str_eq(w->name[i], name)) return;
    if (w->n == WHO_MAX) return;
    if (!w->n)
        w->side = side;
    else if (!ro_str_eq(w->side, side)) {
        w->side = RO_NONE;
        w->mixed = true;
    }
    w->name[w->n++] = name;
}

/* Several people of one side, or of no known ones inside one state, speak as themselves; else it is both sides. */
void who_settle(const speech *s, who *w) {
    if (w->kind != WHO_PERSONS || w->n < 2) return;
    w->plural = true;
    if ((!w->side.n && (w->mixed || s->r->rec->nsides != 1)) || (w->n == 2 && who_peers(s, w)) || who_are_heads(s, w)) {
        w->kind = WHO_BOTH;
        w->side = RO_NONE;
    }
}

static bool pronoun(speech *s, size_t lo, size_t w, who *out) {
    word_class c = speech_class(s, w);
    if (c == W_HE) {
        who_he(s, w, out);
    } else if (c == W_THEY || c == W_BOTH) {
        *out = c == W_THEY && s->they.kind != WHO_NONE ? s->they : s->all;
    } else if (c == W_FIRST && s->joint && speech_means(s, w, "we")) {
        *out = s->all;
        out->sure = false;
    } else if (c == W_FIRST)
        *out = (who){.kind = WHO_FIRST};
    else if (c == W_NUM && w == lo && speech_means(s, w, "some")) { /* "Some also voiced doubts" */
        *out = (who){.kind = WHO_GROUP, .plural = true};
        who_add(out, who_words(s, w, w + 1), RO_NONE);
    } else
        return false;
    out->first = w;
    return true;
}

/* The listed noun that heads [lo, hi): the first one, or the last where the phrase opens with a preposition ("At the talks
 * both sides"). Words of a state's name ("United States") are no heads. */
static bool head_noun(const speech *s, size_t lo, size_t hi, size_t *at, unsigned *n, ro_entry *out) {
    bool last = speech_class(s, lo) == W_PREP || speech_class(s, lo) == W_BY, found = false;
    for (size_t i = lo; i < hi;) {
        ro_entry e;
        unsigned state = who_state_at(s, i, hi, &e);
        bool adjective = state && ro_str_is(e.value[1], "adj");
        unsigned k = ro_units_match(s->u, s->subjects, i, hi, &e);
        if (state && !adjective && k <= state) { /* but "White House officials" are one phrase */
            i += state;
            continue;
        }
        if (k) {
            word_class before = i > lo ? speech_class(s, i - 1) : W_NONE;
            if (found && before != W_NONE && before != W_NUM && before != W_BOTH && before != W_DET && before != W_ADV && !last)
                return true;
            *at = i;
            *n = k;
            *out = e;
            ro_entry next;
            bool next_noun =
                i + k < hi && speech_class(s, i + k) == W_NONE && !who_comma(s, i + k - 1) &&
                !(ro_str_ends(s->u->words[i + k].fold, "ing") && !ro_units_match(s->u, s->subjects, i + k, hi, &next));
            found = true;
            if (!last && !next_noun) return true;
        }
        i += k ? k : 1;
    }
    return found;
}

static size_t phrase_start(const speech *s, size_t lo, size_t at) {
    size_t i = at;
    while (i > lo) {
        word_class c = speech_class(s, i - 1);
        ro_str g = ro_units_gap(s->u, i - 1);
        if (who_comma(s, i - 1) || (g.n && memchr(g.p, ':', g.n)) || c == W_PREP || c == W_BY || c == W_WITH || c == W_SUB ||
            c == W_THAT || c == W_REL || c == W_OPEN || c == W_TO || c == W_WH)
            break;
        i--;
        if (c == W_DET || c == W_CONJ || c == W_BOTH) break;
        if (c == W_NUM && (i == lo || speech_class(s, i - 1) != W_DET)) break;
    }
    return i;
}

/* What stands after the head may belong to it: capitals ("Chancellor of Norland"), a preposition, a comma. */
static bool hangs_on(const speech *s, size_t w, size_t hi) {
    size_t i = w;
    while (i < hi && (s->u->words[i].flags & RO_WORD_CAP)) i++;
    if (i >= hi) return true;
    word_class c = speech_class(s, i);
    bool doing = c == W_NONE && ro_str_ends(s->u->words[i].fold, "ing"); /* "the parents attending the event" */
    return doing || c == W_PREP || c == W_WITH || c == W_CONJ || c == W_TO || who_comma(s, i - 1);
}

/* Nobody from abroad takes part: "state leaders", "officials" are some of those who are there, and not both sides. */
static bool at_home(const speech *s) { return s->r->rec->nsides < 2 && (s->heads.n < 2 || s->heads.side.n); }

static void two_sides(who *w) {
    w->n = 1;
    w->name[0] = RO_S("both sides");
}

/* "the two senior officials" are those who met. */
static bool counts_two(const speech *s, size_t lo, size_t at) {
    for (; lo < at; lo++)
        if (speech_means(s, lo, "2")) return true;
    return false;
}

/* "several participants", "a number of leaders": part of many, and who they were is not said. Where the phrase opens, with "a
 * number of" before it. */
static bool partial(const speech *s, size_t lo, size_t *start, size_t at) {
    bool some = false;
    for (size_t i = *start; i < at; i++) {
        if (!speech_means(s, i, "some")) continue;
        if (speech_class(s, i) == W_ADV || speech_class(s, i) == W_BOTH) return false; /* "all other participants" */
        some = true;
    }
    if (!some && *start > lo + 1 && speech_means(s, *start - 1, "of") && speech_class(s, *start - 2) == W_NUM &&
        speech_means(s, *start - 2, "some")) {
        *start -= *start > lo + 2 && speech_class(s, *start - 3) == W_DET ? 3 : 2;
        some = true;
    }
    return some;
}

/* Where a phrase that was cut behind its first words opens: "NEC and port leaders", "More than 50 ports"; what "and" only adds to
 * another clause ("... new jobs and companies announced") opens behind it. */
static size_t whole_phrase(const speech *s, size_t lo, size_t start) {
    if (speech_class(s, start) == W_CONJ) {
        size_t i = start;
        while (i > lo && s->u->words[i - 1].flags & RO_WORD_CAP && !who_comma(s, i - 1) && speech_class(s, i - 1) == W_NONE) i--;
        return i < start ? i : start + 1;
    }
    if (start > lo && ro_str_is(s->u->words[start].fold, "than")) return start - 1;
    while (start > lo && s->u->words[start].flags & s->u->words[start - 1].flags & RO_WORD_DIGIT) start--; /* "12,500 ports" */
    return start;
}

/* A group by its words, the article left out where it counts nothing. */
static void group(speech *s, size_t lo, size_t start, size_t hi, bool part, ro_str side, who *out) {
    out->kind = WHO_GROUP;
    size_t whole = whole_phrase(s, lo, start);
    out->first = whole < start ? whole : start;
    start = whole;
    while (start + 1 < hi && !part && speech_class(s, start) == W_DET) start++;
    who_add(out, who_words(s, start, hi), side);
    out->plural = true;
}

/* More than an article or a number stands before the noun. */
static bool described(const speech *s, size_t lo, size_t at) {
    for (; lo < at; lo++) {
        word_class c = speech_class(s, lo);
        if (c != W_DET && c != W_NUM && c != W_BOTH && c != W_ADV && c != W_POSS) return true;
    }
    return false;
}

/* "the latter": the person named last before. */
static bool the_latter(const speech *s, size_t start, who *out) {
    const ro_mention *last = NULL;
    for (size_t i = start; i > 0 && i + PHRASE_WORDS > start && !last; i--)
        last = ro_mention_at(s->r, s->u->words[i - 1].span.lo);
    if (!last) return false;
    const ro_person *p = &s->r->rec->people[last->person];
    out->kind = WHO_PERSONS;
    out->sure = false;
    who_add(out, p->name, p->side);
    return true;
}

/* "the two officials" where no two sides are known: the two whom a sentence before named together, as nothing says who else
 * it could be. */
static bool the_two(speech *s, size_t start, who *out) {
    size_t i = ro_units_sentence_at(s->u, s->u->words[start].span.lo);
    const ro_mention *m = NULL;
    if (i >= s->u->nsentences) return false;
    size_t lo = s->u->sentences[i].word;
    for (size_t w = lo; w > 0 && w + PHRASE_WORDS > lo && !m; w--) m = ro_mention_at(s->r, s->u->words[w - 1].span.lo);
    if (!m) return false;
    size_t last = ro_units_word_at(s->u, m->span.hi - 1);
    size_t first = s->u->sentences[ro_units_sentence_at(s->u, m->span.lo)].word;
    who pair = {.first = first};
    if (!who_by_names(s, first, last, &pair) || pair.n != 2) return false;
    *out = pair;
    out->plural = true;
    out->sure = false;
    return true;
}

static bool by_head(speech *s, size_t lo, size_t hi, who *out) {
    size_t at = lo, end;
    unsigned n = 0;
    ro_entry e = {0};
    ro_str side;
    bool org;
    if (!head_noun(s, lo, hi, &at, &n, &e)) return false;
    if (at + n < hi && !hangs_on(s, at + n, hi)) return false; /* "the leaders remain": what follows is a verb */
    size_t start = phrase_start(s, lo, at);
    unsigned states = who_states_in(s, start, hi, &side, &org, &end);
    out->first = start;
    out->sure = true;
    out->loose = at + n < hi && !(states && end == hi);
    ro_str klass = e.value[0];
    if (ro_str_is(klass, "latter")) return the_latter(s, start, out);
    if (ro_str_is(klass, "role")) return who_by_office(s, &(struct office){e.phrase, e.value[1], side, start, hi}, out);
    if (ro_str_is(klass, "event") || ro_str_is(klass, "topic") || ro_str_is(klass, "paper")) {
        out->kind = WHO_EVENT;
        out->sure = ro_str_is(klass, "event");
        out->plural = !ro_str_is(klass, "paper");
        return true;
    }
    bool two = counts_two(s, start, at);
    bool these = speech_class(s, start) == W_DET, met = these && s->heads.n == 2;
    if (two && !states && !met && !ro_str_is(klass, "both") && !ro_str_is(klass, "all")) { /* who are always those who met */
        if (s->r->rec->nsides < 2 && these && the_two(s, start, out)) {
            out->first = start;
            out->loose = at + n < hi;
            return true;
        }
        if (!these) { /* "Two people said" */
            group(s, lo, start, hi, false, RO_NONE, out);
            out->sure = false;
            return true;
        }
    }
    bool many = two || ro_str_is(klass, "both");
    bool part = !two && partial(s, lo, &start, at), all = ro_str_is(klass, "all");
    if ((ro_str_is(klass, "home") && (!states || (end > at && end <= at + n)) && !two) || (part && (all || (many && !states)))) {
        group(s, lo, start, hi, part, part ? RO_NONE : states ? side : s->r->rec->publisher_side, out);
        out->sure = out->side.n > 0;
        return true;
    }
    if (all) {
        *out = (who){.kind = WHO_BOTH,
                     .n = 1,
                     .name = {RO_S("all participants")},
                     .first = start,
                     .plural = true,
                     .sure = true,
                     .loose = out->loose};
        return true;
    }
    bool people = ro_str_is(e.value[1], "people");
    bool some = !two && (many || people) && !states && at_home(s) && described(s, start, at);
    if (states == 1 && !(org && many) && !ro_str_is(klass, "group")) {
        out->kind = WHO_SIDE;
        out->side = side;
        out->plural = many || people;
    } else if (!some && (many || (people && states != 1) || states > 1)) {
        bool loose = out->loose;
        *out = s->all;
        out->first = start;
        out->loose = loose;
        bool both = two || (at > start && (speech_class(s, at - 1) == W_BOTH || speech_means(s, at - 1, "some"))) ||
                    speech_class(s, at) == W_BOTH || speech_means(s, at, "some") || speech_means(s, at, "2");
        if (both && out->n != 2) two_sides(out);
    } else {
        group(s, lo, start, hi, part, RO_NONE, out);
        out->sure = false;
    }
    return true;
}

/* "Norland", "the Norland government" without a listed noun, "Nordhavn and Sudhavn". */
static bool by_state(speech *s, size_t lo, size_t hi, who *out) {
    ro_str side;
    bool org;
    size_t end;
    unsigned n = who_states_in(s, lo, hi, &side, &org, &end);
    word_class open = speech_class(s, lo); /* "With Norland walls rising": a state behind a preposition does nothing */
    if (!n || open == W_WITH || open == W_BY || (open == W_PREP && n == 1)) return false;
    if (n > 1) {
        *out = s->all;
        if (n == 2 && out->n == 1) two_sides(out);
    } else if (end == hi && !who_possessive(s, hi - 1)) {
        out->kind = WHO_SIDE;
        out->side = side;
    } else
        return false;
    out->first = lo;
    return true;
}

static bool took_part(const speech *s, ro_str side) {
    for (size_t i = 0; i < s->r->rec->nsides; i++)
        if (ro_str_eq(s->r->rec->sides[i], side)) return true;
    return false;
}

/* Two offices joined: "The President and the Vice President". */
static bool by_pair(speech *s, size_t lo, size_t hi, who *out) {
    size_t conj = lo;
    while (conj < hi && !(speech_class(s, conj) == W_CONJ)) conj++;
    if (conj == lo || conj + 1 >= hi || speech_class(s, lo) == W_PREP) return false;
    who a = {0}, b = {0};
    if (!speech_who(s, lo, conj, &a) || !speech_who(s, conj + 1, hi, &b)) return false;
    if (a.kind == WHO_PERSONS && b.kind == WHO_PERSONS) {
        *out = a;
        for (unsigned i = 0; i < b.n; i++) who_add(out, b.name[i], b.side);
        out->sure = a.sure && b.sure;
        who_settle(s, out);
    } else if ((a.kind == WHO_PERSONS && (b.kind == WHO_BOTH || b.kind == WHO_SIDE)) ||
               (b.kind == WHO_PERSONS && a.kind == WHO_SIDE)) {
        *out = s->all;
    } else if ((a.kind == WHO_SIDE && b.kind == WHO_GROUP) || (a.kind == WHO_GROUP && b.kind == WHO_SIDE)) {
        *out = s->all;
        if (out->n == 1) two_sides(out);
    } else if ((a.kind == WHO_PERSONS && b.kind == WHO_GROUP) || (a.kind == WHO_GROUP && b.kind == WHO_PERSONS)) {
        *out = a;
        for (unsigned i = 0; i < b.n; i++) who_add(out, b.name[i], b.side);
        out->kind = WHO_BOTH;
        out->plural = true;
        out->side = RO_NONE;
    } else if (a.kind == WHO_SIDE && b.kind == WHO_SIDE && !ro_str_eq(a.side, b.side)) {
        if (s->r->rec->nsides > 1 && !took_part(s, a.side) && !took_part(s, b.side)) {
            group(s, lo, lo, hi, false, RO_NONE, out); /* "the Union of Ports and Norland stressed", of the talks of others */
            return true;
        }
        *out = s->all;
        if (out->n == 1) two_sides(out);
    } else if (a.kind == WHO_SIDE && b.kind == WHO_SIDE) {
        *out = a;
    } else
        return false;
    out->first = a.first;
    out->loose = b.loose;
    return true;
}

/* "The Vice President and Secretary Berg": the first of two offices, with an article, is another person's who holds it. */
static void join_first(speech *s, size_t lo, size_t hi, who *out) {
    size_t conj = lo;
    while (conj < out->first + 6 && conj < hi && speech_class(s, conj) != W_CONJ) conj++;
    if (out->kind != WHO_PERSONS || out->n != 1 || out->first != lo || speech_class(s, lo) != W_DET || conj > lo + 4) return;
    if (conj >= hi || speech_class(s, conj) != W_CONJ || who_comma(s, conj - 1)) return;
    who a;
    if (!speech_who(s, lo, conj, &a) || a.kind != WHO_PERSONS || !a.sure || ro_str_eq(a.name[0], out->name[0])) return;
    who_add(&a, out->name[0], out->side);
    who_settle(s, &a);
    *out = a;
}

/* "The President and Prime Minister Berg": an office joined to the name that ends the phrase. */
static void join_office(speech *s, size_t lo, who *out) {
    if (out->kind != WHO_PERSONS || out->first < lo + 2 || speech_class(s, out->first - 1) != W_CONJ) return;
    who a;
    if (!speech_who(s, lo, out->first - 1, &a) || a.kind != WHO_PERSONS || a.loose || a.first > lo + 1) return;
    for (unsigned i = 0; i < out->n; i++) who_add(&a, out->name[i], out->side);
    a.sure = a.sure && out->sure;
    who_settle(s, &a);
    *out = a;
}

/* "the Chancellor for his part" without its commas. */
static size_t less_aside(const speech *s, size_t lo, size_t hi) {
    ro_entry e;
    for (size_t n = 2; n <= 3 && lo + n < hi; n++)
        if (ro_units_match(s->u, s->asides, hi - n, hi, &e) == n) return hi - n;
    return hi;
}

/* No subject ends in an article, a preposition or a number that counts what follows. */
static bool dangles(const speech *s, size_t lo, size_t last) {
    word_class c = speech_class(s, last);
    if (c == W_NUM) return last == lo || speech_class(s, last - 1) != W_DET;
    return (c == W_DET && last > lo) || c == W_PREP || c == W_POSS || c == W_CONJ || c == W_WITH;
}

static bool opens_phrase(const speech *s, size_t w) {
    word_class c = speech_class(s, w);
    return (c == W_OPEN || c == W_CONJ || c == W_ADV) && !speech_means(s, w, "some"); /* "each side" */
}

bool speech_who(speech *s, size_t lo, size_t hi, who *out) {
    *out = (who){0};
    if (hi > lo + PHRASE_WORDS) lo = hi - PHRASE_WORDS;
    while (lo < hi && opens_phrase(s, lo)) lo++;
    hi = less_aside(s, lo, hi);
    if (lo >= hi) return false;
    if (pronoun(s, lo, hi - 1, out)) return true;
    if (dangles(s, lo, hi - 1)) return false;
    *out = (who){.first = lo};
    if (who_by_names(s, lo, hi - 1, out)) {
        join_office(s, lo, out);
        join_first(s, lo, hi, out);
        return true;
    }
    *out = (who){.first = lo};
    size_t from = hi - 1; /* the other kinds hold no comma */
    while (from > lo && !who_comma(s, from - 1)) from--;
    while (from < hi && opens_phrase(s, from)) from++;
    if (from >= hi) return false;
    if (by_pair(s, from, hi, out)) return true;
    *out = (who){.first = from};
    return by_head(s, from, hi, out) || by_state(s, from, hi, out) || who_by_capitals(s, from, hi, out);
}
