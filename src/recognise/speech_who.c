/* Who is meant by a noun phrase that stands as a subject.
 *
 * A name found before ("President Berg", also several: "Secretary Lund, Director Roe, and Mr. Ek"), a pronoun (the last subject
 * of its number), an office ("the Norland leader", "the Prime Minister": looked up among the people's titles and sides), a side
 * ("the Norland delegation", "Norland"), several sides together ("the two leaders", "both sides", "they"), a group by its printed
 * words, or the talks themselves. The head of the phrase is its last name or its first listed noun (subjects.tsv); nationalities
 * come from states.tsv. People of one side speak as themselves, people of several sides as both. An office that nobody known
 * holds is given as printed. Gives up on: "the former", "the latter", "his counterpart". */
#include "recognise/speech.h"

enum { PEOPLE_TRIED = 64, PHRASE_WORDS = 40 };

static ro_str cut_words(const speech *s, size_t lo, size_t hi) {
    return ro_str_blanks(s->arena, ro_cut(s->u->text, (ro_span){s->u->words[lo].span.lo, s->u->words[hi - 1].span.hi}));
}

ro_str speech_name(speech *s, uint32_t person) { return s->r->rec->people[person].name; }

static void add_name(who *w, ro_str name, ro_str side) {
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

static bool word_edge(ro_str t, size_t i) {
    return i >= t.n || !(((unsigned char)t.p[i] | 32) >= 'a' && ((unsigned char)t.p[i] | 32) <= 'z');
}

/* The office stands in the title, and no "vice" or "deputy" before it that was not asked for. */
static bool holds(ro_str title, const char *office) {
    for (size_t from = 0; from < title.n;) {
        ssize_t at = ro_str_find_nocase((ro_str){title.p + from, title.n - from}, office);
        if (at < 0) return false;
        size_t lo = from + (size_t)at, hi = lo + strlen(office);
        ro_str before = ro_str_trim((ro_str){title.p, lo});
        bool lesser = ro_str_find_nocase(before, "vice") >= 0 || ro_str_find_nocase(before, "deputy") >= 0 ||
                      ro_str_find_nocase(before, "former") >= 0 || ro_str_find_nocase(before, "assistant") >= 0;
        if ((!lo || word_edge(title, lo - 1)) && word_edge(title, hi) && !lesser) return true;
        from = hi;
    }
    return false;
}

/* Both hold the one office of which a state has only one: they cannot be of one side, whatever was made of it. */
static bool peers(const speech *s, const who *w) {
    static const char *const one[] = {"president", "prime minister", "chancellor", "king", "premier", "foreign minister", "emir"};
    const ro_person *p[2] = {NULL, NULL};
    for (size_t i = 0; i < s->r->rec->npeople && i < PEOPLE_TRIED; i++)
        for (int k = 0; k < 2; k++)
            if (ro_str_eq(s->r->rec->people[i].name, w->name[k])) p[k] = &s->r->rec->people[i];
    for (size_t o = 0; p[0] && p[1] && o < sizeof one / sizeof *one; o++) {
        int n = 0;
        for (int k = 0; k < 2; k++)
            for (size_t t = 0; t < p[k]->ntitles; t++)
                if (holds(p[k]->titles[t], one[o])) {
                    n++;
                    break;
                }
        if (n == 2) return true;
    }
    return false;
}

/* The full name of one who is listed: the person named inside the entry, else as printed. */
static ro_str attendee_name(const speech *s, const ro_attendee *a) {
    const ro_record *rec = s->r->rec;
    for (size_t p = 0; p < rec->npeople && p < PEOPLE_TRIED; p++)
        if (ro_str_eq(rec->people[p].name, a->name)) return a->name;
    size_t w = ro_units_word_at(s->u, a->why.span.lo);
    for (size_t n = 0; w < s->u->nwords && s->u->words[w].span.lo < a->why.span.hi && n < PHRASE_WORDS; w++, n++) {
        const ro_mention *m = ro_mention_at(s->r, s->u->words[w].span.lo);
        if (m && ro_str_find(rec->people[m->person].name, a->name) >= 0) return rec->people[m->person].name;
    }
    return a->name;
}

/* They are the two whom the account has meet. */
static bool are_the_heads(const speech *s, const who *w) {
    unsigned found = 0;
    for (unsigned i = 0; i < s->heads.n; i++)
        for (unsigned k = 0; k < w->n; k++) found += ro_str_eq(s->heads.name[i], w->name[k]);
    return w->n == 2 && s->heads.n == 2 && found == 2;
}

/* Several people of one side, or of no known ones inside one state, speak as themselves; else it is both sides. */
static void settle(const speech *s, who *w) {
    if (w->kind != WHO_PERSONS || w->n < 2) return;
    w->plural = true;
    if ((!w->side.n && (w->mixed || s->r->rec->nsides != 1)) || (w->n == 2 && peers(s, w)) || are_the_heads(s, w)) {
        w->kind = WHO_BOTH;
        w->side = RO_NONE;
    }
}

/* Fewer than two are listed as there: the two people of different sides whom the first sentence that names two brings together.
 */
static void first_pair(speech *s) {
    const ro_record *rec = s->r->rec;
    for (size_t i = 1; i < s->r->nmentions; i++) {
        const ro_person *a = &rec->people[s->r->mentions[i - 1].person], *b = &rec->people[s->r->mentions[i].person];
        size_t sentence = ro_units_sentence_at(s->u, s->r->mentions[i].span.lo);
        if (a == b || sentence >= s->u->nsentences || s->u->sentences[sentence].span.lo > s->r->mentions[i - 1].span.lo) continue;
        if (!a->side.n || !b->side.n || ro_str_eq(a->side, b->side)) return;
        add_name(&s->heads, a->name, a->side);
        add_name(&s->heads, b->name, b->side);
        return;
    }
}

void speech_principals(speech *s) {
    const ro_record *rec = s->r->rec;
    for (size_t i = 0; i < rec->nattendance && s->heads.n < WHO_MAX; i++) {
        const ro_attendee *a = &rec->attendance[i];
        if (a->role == RO_ROLE_HEAD) add_name(&s->heads, attendee_name(s, a), a->side);
    }
    if (s->heads.n < 2) first_pair(s);
    s->all = s->heads;
    s->all.kind = WHO_BOTH;
    s->all.plural = s->all.sure = true;
    if (s->all.n < 2 || s->all.n > 3 || s->all.n < rec->nsides || s->all.side.n) {
        s->all.n = 1;
        s->all.name[0] = rec->nsides > 2 ? RO_S("all sides") : RO_S("both sides");
    }
    s->all.side = RO_NONE;
}

/* ---- sides ----------------------------------------------------------------------------------------------------- */

/* The states named in [lo, hi): how many different ones, the first of them, and where its words end. */
static unsigned states_in(const speech *s, size_t lo, size_t hi, ro_str *side, bool *org, size_t *end) {
    unsigned n = 0;
    *side = RO_NONE;
    *org = false;
    *end = lo;
    for (size_t i = lo; i < hi;) {
        ro_entry e;
        unsigned k = s->u->words[i].flags & RO_WORD_CAP ? ro_units_match(s->u, s->states, i, hi, &e) : 0;
        if (k && !ro_str_eq(e.value[0], *side)) {
            if (!n++) {
                *side = e.value[0];
                *org = ro_str_is(e.value[1], "org");
                *end = i + k;
            }
        }
        i += k ? k : 1;
    }
    return n;
}

ro_str speech_side(const speech *s, size_t lo, size_t hi) {
    ro_str side;
    bool org;
    size_t end;
    states_in(s, lo, hi, &side, &org, &end);
    return side;
}

/* ---- offices --------------------------------------------------------------------------------------------------- */

static bool is_head(const speech *s, const ro_person *p) {
    for (unsigned i = 0; i < s->heads.n; i++)
        if (ro_str_eq(s->heads.name[i], p->name)) return true;
    return false;
}

static bool leads(ro_str office) {
    return ro_str_is(office, "leader") || ro_str_is(office, "supreme leader") || ro_str_is(office, "head of state") ||
           ro_str_is(office, "head of government") || ro_str_is(office, "head") || ro_str_is(office, "head of the delegation") ||
           ro_str_is(office, "host") || ro_str_is(office, "guest");
}

static bool heads_a_state(ro_str office) {
    static const char *const top[] = {"president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "prince"};
    for (size_t i = 0; i < sizeof top / sizeof *top; i++)
        if (ro_str_is(office, top[i])) return true;
    return leads(office);
}

/* How well a person fits an office of a side (either may be unknown); 0 not at all. */
static int fits(const speech *s, const ro_person *p, ro_str office, ro_str side) {
    bool head = is_head(s, p);
    int n = 0;
    if (side.n && p->side.n && !ro_str_eq(side, p->side)) return 0;
    for (size_t k = 0; k < p->ntitles; k++)
        if (holds(p->titles[k], office.p)) n = 8;
    if (!n && leads(office) && head && (side.n || ro_str_is(office, "head of state"))) n = 6;
    if (!n && head && !p->ntitles && side.n && ro_str_eq(side, p->side)) n = 5; /* printed without any title here */
    /* "the President" of an account that prints its own without a title; "the Minister" is first who is called one */
    if (!n && head && !p->ntitles && !side.n)
        n = p->side.n && ro_str_eq(p->side, s->r->rec->publisher_side) && heads_a_state(office) ? 9 : 3;
    bool own = p->side.n && ro_str_eq(p->side, s->r->rec->publisher_side);
    if (!n && !s->heads.n && own && !p->ntitles && heads_a_state(office)) n = 4; /* a message: nobody met */
    if (!n) return 0;
    if (side.n && ro_str_eq(side, p->side)) n += 4;
    if (!side.n && p->side.n && ro_str_eq(p->side, s->r->rec->publisher_side)) n += 2;
    return n + head;
}

/* Of two principals, one printed with a title of another side: the one printed without any is meant. */
static const ro_person *the_other(const speech *s, ro_str side) {
    const ro_person *plain = NULL;
    int plains = 0, titled = 0;
    for (size_t i = 0; i < s->r->rec->npeople && i < PEOPLE_TRIED; i++) {
        const ro_person *p = &s->r->rec->people[i];
        if (!is_head(s, p)) continue;
        if (p->ntitles)
            titled += p->side.n && !ro_str_eq(p->side, side);
        else
            plain = p, plains++;
    }
    return plains == 1 && titled == 1 ? plain : NULL;
}

static bool by_office(speech *s, ro_str office, ro_str side, size_t lo, size_t hi, who *out) {
    const ro_record *rec = s->r->rec;
    int best = 0, ties = 0;
    size_t who_ = 0;
    for (size_t i = 0; i < rec->npeople && i < PEOPLE_TRIED; i++) {
        int f = fits(s, &rec->people[i], office, side);
        ties = f > best ? 0 : ties + (f && f == best);
        if (f > best) best = f, who_ = i;
    }
    out->kind = WHO_PERSONS;
    if (best) {
        out->sure = !ties;
        add_name(out, rec->people[who_].name, rec->people[who_].side);
        return true;
    }
    const ro_person *left = side.n ? the_other(s, side) : NULL;
    if (left) {
        add_name(out, left->name, side);
        return true;
    }
    while (lo + 1 < hi && speech_class(s, lo) == W_DET) lo++;
    add_name(out, cut_words(s, lo, hi), side);
    return true;
}

/* ---- one phrase ------------------------------------------------------------------------------------------------ */

static bool possessive(const speech *s, size_t w) {
    ro_str f = s->u->words[w].fold;
    return ro_str_ends(f, "'s") || ro_str_ends(f, "s'") || ro_str_starts(ro_str_trim(ro_units_gap(s->u, w)), "\xE2\x80\x99") ||
           ro_str_starts(ro_units_gap(s->u, w), "'");
}

static bool gap_comma(const speech *s, size_t w) {
    ro_str g = ro_units_gap(s->u, w);
    return g.n && memchr(g.p, ',', g.n);
}

/* Between the names at a and b: a comma or "and", and nothing that makes the first one depend on something. */
static bool joined(const speech *s, size_t a, size_t b, bool last) {
    bool link = false, conj = !last;
    for (size_t i = a; i < b; i++) {
        if (gap_comma(s, i) && i + 1 <= b) link = true;
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
    while (i > lo && !gap_comma(s, i - 1)) {
        word_class c = speech_class(s, i - 1);
        bool cap = s->u->words[i - 1].flags & RO_WORD_CAP;
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
        if ((!of && !(s->u->words[i].flags & RO_WORD_CAP)) || gap_comma(s, i - 1)) break;
        if (ro_str_is(s->u->words[i].fold, "of") && ro_mention_at(s->r, s->u->words[i - 1].span.lo)) return i - 1;
    }
    return last;
}

/* The names that end the phrase, walked back as long as they are joined. */
static bool by_names(speech *s, size_t lo, size_t last, who *out) {
    last = less_tail(s, lo, last);
    const ro_mention *m = ro_mention_at(s->r, s->u->words[last].span.lo);
    if (!m || possessive(s, last)) return false;
    uint32_t chain[WHO_MAX];
    unsigned n = 0;
    size_t first = ro_units_word_at(s->u, m->span.lo);
    chain[n++] = m->person;
    out->first = first;
    while (n < WHO_MAX && m > s->r->mentions && m[-1].span.lo >= s->u->words[lo].span.lo) {
        const ro_mention *b = m - 1;
        size_t bf = ro_units_word_at(s->u, b->span.lo), bl = bf;
        while (bl + 1 < first && s->u->words[bl + 1].span.lo < b->span.hi) bl++;
        if (bl >= first || possessive(s, bl) || !joined(s, bl, first, n == 1)) break;
        if (bf > lo) {
            word_class c = speech_class(s, bf - 1);
            if (c == W_WITH || c == W_BY || (c == W_PREP && n == 1 && !gap_comma(s, bl))) break;
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
    while (n--) add_name(out, s->r->rec->people[chain[n]].name, s->r->rec->people[chain[n]].side);
    settle(s, out);
    return true;
}

static bool pronoun(speech *s, size_t w, who *out) {
    word_class c = speech_class(s, w);
    if (c == W_HE) {
        *out = s->he;
        if (out->kind == WHO_NONE) *out = (who){.kind = WHO_GROUP, .n = 0};
    } else if (c == W_THEY || c == W_BOTH) {
        *out = c == W_THEY && s->they.kind != WHO_NONE ? s->they : s->all;
    } else if (c == W_FIRST)
        *out = (who){.kind = WHO_FIRST};
    else
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
        unsigned k = s->u->words[i].flags & RO_WORD_CAP ? ro_units_match(s->u, s->states, i, hi, &e) : 0;
        if (k && !ro_str_is(e.value[1], "adj")) {
            i += k;
            continue;
        }
        k = ro_units_match(s->u, s->subjects, i, hi, &e);
        if (k) {
            word_class before = i > lo ? speech_class(s, i - 1) : W_NONE;
            if (found && before != W_NONE && before != W_NUM && before != W_BOTH && before != W_DET && before != W_ADV && !last)
                return true;
            *at = i;
            *n = k;
            *out = e;
            bool next_noun = i + k < hi && speech_class(s, i + k) == W_NONE && !gap_comma(s, i + k - 1);
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
        if (gap_comma(s, i - 1) || c == W_PREP || c == W_BY || c == W_WITH || c == W_SUB || c == W_THAT || c == W_REL ||
            c == W_OPEN || c == W_TO || c == W_WH)
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
    return c == W_PREP || c == W_WITH || c == W_CONJ || c == W_TO || gap_comma(s, i - 1);
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
    unsigned states = states_in(s, start, hi, &side, &org, &end);
    out->first = start;
    out->sure = true;
    out->loose = at + n < hi && !(states && end == hi);
    ro_str klass = e.value[0];
    if (ro_str_is(klass, "role")) return by_office(s, e.phrase, side, start, hi, out);
    if (ro_str_is(klass, "event") || ro_str_is(klass, "topic") || ro_str_is(klass, "paper")) {
        out->kind = WHO_EVENT;
        out->sure = ro_str_is(klass, "event");
        out->plural = !ro_str_is(klass, "paper");
        return true;
    }
    if (ro_str_is(klass, "home") && !states) {
        side = s->r->rec->publisher_side;
        states = side.n > 0;
    }
    if (ro_str_is(klass, "all")) {
        *out = (who){.kind = WHO_BOTH,
                     .n = 1,
                     .name = {RO_S("all participants")},
                     .first = start,
                     .plural = true,
                     .sure = true,
                     .loose = out->loose};
        return true;
    }
    bool many = ro_str_is(klass, "both");
    bool people = ro_str_is(e.phrase, "officials") || ro_str_is(e.phrase, "representatives") || ro_str_is(e.phrase, "diplomats");
    if (states == 1 && !(org && many) && !ro_str_is(klass, "group")) {
        out->kind = WHO_SIDE;
        out->side = side;
        out->plural = many || people;
    } else if (many || (people && states != 1) || states > 1) {
        bool loose = out->loose;
        *out = s->all;
        out->first = start;
        out->loose = loose;
        bool two = at > lo && ro_str_is(s->u->words[at > start ? start + (speech_class(s, start) == W_DET) : at].fold, "two");
        if (two && out->n != 2) out->n = 1, out->name[0] = RO_S("both sides");
    } else {
        out->kind = WHO_GROUP;
        while (start + 1 < hi && speech_class(s, start) == W_DET) start++;
        add_name(out, cut_words(s, start, hi), RO_NONE);
        out->plural = true;
        out->sure = false;
    }
    return true;
}

/* "Norland", "the Norland government" without a listed noun, "Nordhavn and Sudhavn". */
static bool by_state(speech *s, size_t lo, size_t hi, who *out) {
    ro_str side;
    bool org;
    size_t end;
    unsigned n = states_in(s, lo, hi, &side, &org, &end);
    if (!n) return false;
    if (n > 1) {
        *out = s->all;
    } else if (end == hi && !possessive(s, hi - 1)) {
        out->kind = WHO_SIDE;
        out->side = side;
    } else
        return false;
    out->first = lo;
    return true;
}

/* A name that the list of people lacks: capitalised words that end the phrase. */
static bool by_capitals(speech *s, size_t lo, size_t hi, who *out) {
    size_t i = hi;
    while (i > lo && (s->u->words[i - 1].flags & RO_WORD_CAP) && !(i < hi && gap_comma(s, i - 1)) &&
           speech_class(s, i - 1) == W_NONE)
        i--;
    bool alone =
        hi - i == 1 && i == lo && i && memchr(ro_units_gap(s->u, i - 1).p, '"', ro_units_gap(s->u, i - 1).n); /* "…," Berg said */
    if ((hi - i < 2 && !alone) || possessive(s, hi - 1)) return false;
    out->kind = hi - i > 4 ? WHO_GROUP : WHO_PERSONS; /* more words than a name has: a body, or a name with its title */
    out->first = i;
    add_name(out, cut_words(s, i, hi), RO_NONE);
    return true;
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
        for (unsigned i = 0; i < b.n; i++) add_name(out, b.name[i], b.side);
        out->sure = a.sure && b.sure;
        settle(s, out);
    } else if ((a.kind == WHO_PERSONS && (b.kind == WHO_BOTH || b.kind == WHO_SIDE)) ||
               (b.kind == WHO_PERSONS && a.kind == WHO_SIDE)) {
        *out = s->all;
    } else if ((a.kind == WHO_PERSONS && b.kind == WHO_GROUP) || (a.kind == WHO_GROUP && b.kind == WHO_PERSONS)) {
        *out = a;
        for (unsigned i = 0; i < b.n; i++) add_name(out, b.name[i], b.side);
        out->kind = WHO_BOTH;
        out->plural = true;
        out->side = RO_NONE;
    } else if (a.kind == WHO_SIDE && b.kind == WHO_SIDE && !ro_str_eq(a.side, b.side)) {
        *out = s->all;
    } else if (a.kind == WHO_SIDE && b.kind == WHO_SIDE) {
        *out = a;
    } else
        return false;
    out->first = a.first;
    out->loose = b.loose;
    return true;
}

/* "The President and Prime Minister Berg": an office joined to the name that ends the phrase. */
static void join_office(speech *s, size_t lo, who *out) {
    if (out->kind != WHO_PERSONS || out->first < lo + 2 || speech_class(s, out->first - 1) != W_CONJ) return;
    who a;
    if (!speech_who(s, lo, out->first - 1, &a) || a.kind != WHO_PERSONS || a.loose || a.first > lo + 1) return;
    for (unsigned i = 0; i < out->n; i++) add_name(&a, out->name[i], out->side);
    a.sure = a.sure && out->sure;
    settle(s, &a);
    *out = a;
}

/* "the Chancellor for his part" without its commas. */
static size_t less_aside(const speech *s, size_t lo, size_t hi) {
    if (hi > lo + 3 && ro_str_is(s->u->words[hi - 1].fold, "part") && ro_str_is(s->u->words[hi - 3].fold, "for")) return hi - 3;
    if (hi > lo + 2 && ro_str_is(s->u->words[hi - 1].fold, "turn") && ro_str_is(s->u->words[hi - 2].fold, "in")) return hi - 2;
    return hi;
}

/* No subject ends in an article, a preposition or a number that counts what follows. */
static bool dangles(const speech *s, size_t lo, size_t last) {
    word_class c = speech_class(s, last);
    if (c == W_NUM) return last == lo || speech_class(s, last - 1) != W_DET;
    return (c == W_DET && last > lo) || c == W_PREP || c == W_POSS || c == W_CONJ || c == W_WITH;
}

static bool opens_phrase(word_class c) { return c == W_OPEN || c == W_CONJ || c == W_ADV; }

bool speech_who(speech *s, size_t lo, size_t hi, who *out) {
    *out = (who){0};
    if (hi > lo + PHRASE_WORDS) lo = hi - PHRASE_WORDS;
    while (lo < hi && opens_phrase(speech_class(s, lo))) lo++;
    hi = less_aside(s, lo, hi);
    if (lo >= hi || dangles(s, lo, hi - 1)) return false;
    if (pronoun(s, hi - 1, out)) return true;
    *out = (who){.first = lo};
    if (by_names(s, lo, hi - 1, out)) {
        join_office(s, lo, out);
        return true;
    }
    *out = (who){.first = lo};
    size_t from = hi - 1; /* the other kinds hold no comma */
    while (from > lo && !gap_comma(s, from - 1)) from--;
    while (from < hi && opens_phrase(speech_class(s, from))) from++;
    if (from >= hi) return false;
    if (by_pair(s, from, hi, out)) return true;
    *out = (who){.first = from};
    return by_head(s, from, hi, out) || by_state(s, from, hi, out) || by_capitals(s, from, hi, out);
}
