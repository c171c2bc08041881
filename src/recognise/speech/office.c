/* Who holds an office: "the Norland leader", "the Prime Minister", "the President" of the publisher's own state.
 *
 * Every person is weighed: the office among the printed titles with the field beside it ("for Emergency Situations"), the side,
 * one of the principals, printed without any title (as an account prints its own head of state). Nobody fits: one of two
 * principals by elimination, or the only one named of a side that is led; else the office is given as printed. */
#include "recognise/speech/who.h"

static bool word_edge(ro_str t, size_t i) {
    return i >= t.n || !(((unsigned char)t.p[i] | 32) >= 'a' && ((unsigned char)t.p[i] | 32) <= 'z');
}

/* The last word, without punctuation; what stands before it is left in *s. */
static ro_str last_word(ro_str *s) {
    size_t hi = s->n, lo;
    while (hi && !((unsigned char)s->p[hi - 1] > 0x7f || !word_edge(*s, hi - 1))) hi--;
    for (lo = hi; lo && ((unsigned char)s->p[lo - 1] > 0x7f || !word_edge(*s, lo - 1));) lo--;
    ro_str word = {s->p + lo, hi - lo};
    s->n = lo;
    return word;
}

/* A word before the office makes a lesser one of it: "Deputy Prime Minister", but not "Service" for its "vice". */
static bool is_lesser(const speech *s, ro_str before) {
    while (before.n) {
        ro_str word = last_word(&before);
        if (speech_class_of(s, word) == W_CONJ) return false; /* "First Deputy Prime Minister and Finance Minister" */
        for (size_t i = 0; i < ro_lexicon_count(s->lesser); i++) {
            ro_str lesser = ro_lexicon_at(s->lesser, i).phrase;
            if (word.n == lesser.n && ro_str_starts_nocase(word, lesser.p)) return true;
        }
    }
    return false;
}

/* "Senior Adviser to the President": the office behind a preposition is that of another man. */
static bool under(const speech *s, ro_str before) {
    ro_str word = last_word(&before);
    if (word.n && speech_class_of(s, word) == W_DET) word = last_word(&before);
    word_class c = word.n ? speech_class_of(s, word) : W_NONE;
    return c == W_PREP || c == W_TO;
}

/* The office stands in the title, and no "vice" or "deputy" before it that was not asked for. */
static bool holds(const speech *s, ro_str title, ro_str office) {
    for (size_t from = 0; from < title.n;) {
        ssize_t at = ro_str_find_nocase((ro_str){title.p + from, title.n - from}, office.p);
        if (at < 0) break;
        size_t lo = from + (size_t)at, hi = lo + office.n;
        ro_str before = ro_str_trim((ro_str){title.p, lo});
        bool lesser = is_lesser(s, before) || under(s, before);
        if ((!lo || word_edge(title, lo - 1)) && word_edge(title, hi) && !lesser) return true;
        from = hi;
    }
    return who_holds_in_case(s, title, office);
}

static bool one_holds(const speech *s, ro_str name, ro_str office) {
    const ro_record *rec = s->r->rec;
    for (size_t i = 0; i < rec->npeople && i < PEOPLE_TRIED; i++)
        for (size_t t = 0; ro_str_eq(rec->people[i].name, name) && t < rec->people[i].ntitles; t++)
            if (holds(s, rec->people[i].titles[t], office)) return true;
    return false;
}

/* Both hold the one office of which a state has only one: they cannot be of one side, whatever was made of it. */
bool who_peers(const speech *s, const who *w) {
    for (size_t i = 0; i < ro_lexicon_count(s->subjects); i++) {
        ro_entry e = ro_lexicon_at(s->subjects, i);
        bool one = ro_str_is(e.value[1], "top") || ro_str_is(e.value[1], "sole");
        if (one && one_holds(s, w->name[0], e.phrase) && one_holds(s, w->name[1], e.phrase)) return true;
    }
    return false;
}

static bool is_head(const speech *s, const ro_person *p) {
    for (unsigned i = 0; i < s->heads.n; i++)
        if (ro_str_eq(s->heads.name[i], p->name)) return true;
    return false;
}

/* A spokesman is none of those who met, unless he is printed with that office. */
static bool voice(const struct office *o) { return ro_str_is(o->rank, "voice"); }

static bool leads(const struct office *o) {
    return ro_str_is(o->rank, "lead") || ro_str_is(o->rank, "state") || ro_str_is(o->rank, "other");
}

/* Of the principals the one printed without any title, as an account prints its own man, and the one with; NULL: not just one. */
static void plain_heads(const speech *s, const ro_person **plain, const ro_person **titled) {
    unsigned plains = 0, titles = 0;
    for (size_t i = 0; i < s->r->rec->npeople && i < PEOPLE_TRIED; i++) {
        const ro_person *p = &s->r->rec->people[i];
        if (!is_head(s, p)) continue;
        if (p->ntitles)
            *titled = p, titles++;
        else
            *plain = p, plains++;
    }
    if (plains != 1) *plain = NULL;
    if (titles != 1) *titled = NULL;
}

/* The account gives this office to the side of p: "the Norland President", "the presidents" where it met another one. */
static bool side_has(const speech *s, const ro_person *p, const ro_person *other, const struct office *o) {
    enum { WORDS = 4000 }; /* of an account that are gone through for it */
    for (size_t i = 0; i < s->u->nwords && i < WORDS; i++) {
        ro_entry e;
        unsigned n = ro_units_match(s->u, s->subjects, i, s->u->nwords, &e);
        if (!n) continue;
        bool these = ro_str_is(e.value[0], "both") && ro_str_starts(e.phrase, o->name.p);
        if (these) return true;
        if (!ro_str_eq(e.phrase, o->name)) continue;
        ro_str side = speech_side(s, i > 2 ? i - 2 : 0, i + n + 4 < s->u->nwords ? i + n + 4 : s->u->nwords);
        if (side.n && (p->side.n ? ro_str_eq(side, p->side) : !ro_str_eq(side, other->side))) return true;
    }
    return false;
}

/* Whom "the President" without a state means: the one principal printed without a title, unless the other one alone is known to
 * hold that office; where nobody met anybody (a message), the one named first, if without a title. */
static bool is_own(speech *s, const ro_person *p, const struct office *o) {
    const ro_person *plain = NULL, *titled = NULL;
    ro_str own = s->r->rec->publisher_side; /* nobody's page calls another state's president so */
    if (p->ntitles || (own.n && p->side.n && !ro_str_eq(own, p->side))) return false;
    if (!s->r->rec->nattendance) {
        const ro_mention *m = s->r->nmentions ? s->r->mentions : NULL;
        who sender;
        if (m && m->span.lo < s->u->words[o->lo].span.lo) return &s->r->rec->people[m->person] == p;
        return speech_sender(s, &sender) && ro_str_eq(sender.name[0], p->name);
    }
    plain_heads(s, &plain, &titled);
    if (plain != p) return false;
    if (!titled || !one_holds(s, titled->name, o->name)) return true;
    if (!ro_str_eq(s->asked, o->name)) { /* the words of an account are gone through once an office */
        s->asked = o->name;
        s->own_has = side_has(s, p, titled, o);
    }
    return s->own_has;
}

/* Of the capitalised words of the phrase beside the office ("Minister for Emergency Situations"), how many stand in the title, by
 * their first letters; -1 where there are such words and none does. */
static int same_field(const speech *s, const struct office *o, ro_str title) {
    enum { STEM = 5 };
    int same = 0, all = 0;
    for (size_t i = o->lo; i < o->hi; i++) {
        const ro_word *w = &s->u->words[i];
        char stem[STEM + 1] = "";
        size_t n = w->fold.n < STEM ? w->fold.n : STEM;
        if (!(w->flags & RO_WORD_CAP) || speech_class(s, i) != W_NONE || ro_str_find(o->name, w->fold) >= 0) continue;
        memcpy(stem, w->fold.p, n);
        all++;
        same += ro_str_find_nocase(title, stem) >= 0;
    }
    return all && !same ? -1 : same;
}

static int by_title(const speech *s, const ro_person *p, const struct office *o) {
    int best = 0;
    for (size_t k = 0; k < p->ntitles; k++) {
        if (!holds(s, p->titles[k], o->name)) continue;
        int field = o->side.n ? 0 : same_field(s, o, p->titles[k]), n = 8;
        if (field) n = field < 0 ? 1 : 8 + field;
        bool bare = !field && !o->side.n && p->titles[k].n == o->name.n; /* "the President": no state in either */
        if (bare && is_head(s, p)) n = 9;
        if (n > best) best = n;
    }
    return best;
}

/* How well a person fits an office of a side (either may be unknown); 0 not at all. */
static int fits(speech *s, const ro_person *p, const struct office *o) {
    bool head = is_head(s, p), own = p->side.n && ro_str_eq(p->side, s->r->rec->publisher_side);
    if (o->side.n && p->side.n && !ro_str_eq(o->side, p->side)) return 0;
    int n = by_title(s, p, o);
    if (!n && voice(o)) return 0;
    if (!n && leads(o) && head && (o->side.n || ro_str_is(o->rank, "state"))) n = 6;
    if (!n && head && !p->ntitles && o->side.n && ro_str_eq(o->side, p->side)) n = 5; /* printed without any title here */
    bool top = ro_str_is(o->rank, "top") || ro_str_is(o->rank, "state");
    bool own_state = o->side.n && ro_str_eq(o->side, p->side) && ro_str_eq(o->side, s->r->rec->publisher_side);
    if (!n && !p->ntitles && own_state && !s->r->rec->nattendance) n = top && is_own(s, p, o) ? 11 : 0; /* in a message */
    if (!n && !p->ntitles && !o->side.n) n = top && is_own(s, p, o) ? 11 : head && !leads(o) ? 3 : 0;
    if (!n) return 0;
    if (o->side.n && ro_str_eq(o->side, p->side)) n += 4;
    if (!o->side.n && own) n += 2;
    return n + head;
}

/* Nobody holds the office: of two principals one of whom is printed with a title, the one without where the title is of another
 * side than the office; and the titled one for "the regional head". */
static const ro_person *left_over(const speech *s, const struct office *o) {
    const ro_person *plain = NULL, *titled = NULL;
    plain_heads(s, &plain, &titled);
    if (!plain || !titled) return NULL;
    if (o->side.n) return titled->side.n && !ro_str_eq(titled->side, o->side) ? plain : NULL;
    return leads(o) ? titled : NULL;
}

/* "the Norland head of state": the only one of that side whom the account names, and who has no lesser office there. */
static const ro_person *only_one(const speech *s, const struct office *o) {
    const ro_person *one = NULL;
    for (size_t i = 0; o->side.n && leads(o) && i < s->r->rec->npeople && i < PEOPLE_TRIED; i++) {
        const ro_person *p = &s->r->rec->people[i];
        if (!ro_str_eq(p->side, o->side)) continue;
        if (one) return NULL;
        one = p;
    }
    return one;
}

/* "his counterpart": of the two who met the one who did not speak last. */
static bool the_other(speech *s, who *out) {
    if (s->heads.n != 2 || s->he.n != 1) return false;
    bool second = ro_str_eq(s->he.name[0], s->heads.name[0]);
    if (!second && !ro_str_eq(s->he.name[0], s->heads.name[1])) return false;
    ro_str name = s->heads.name[second ? 1 : 0], side = RO_NONE;
    for (size_t i = 0; i < s->r->rec->npeople && i < PEOPLE_TRIED; i++)
        if (ro_str_eq(s->r->rec->people[i].name, name)) side = s->r->rec->people[i].side;
    who_add(out, name, side);
    return true;
}

bool who_by_office(speech *s, const struct office *o, who *out) {
    const ro_record *rec = s->r->rec;
    int best = 0, ties = 0;
    size_t who_ = 0;
    for (size_t i = 0; i < rec->npeople && i < PEOPLE_TRIED; i++) {
        int f = fits(s, &rec->people[i], o);
        ties = f > best ? 0 : ties + (f && f == best);
        if (f > best) best = f, who_ = i;
    }
    out->kind = WHO_PERSONS;
    if (ro_str_is(o->rank, "other") && !o->side.n && the_other(s, out)) return true;
    if (best) {
        out->sure = !ties;
        who_add(out, rec->people[who_].name, rec->people[who_].side);
        return true;
    }
    const ro_person *left = voice(o) ? NULL : left_over(s, o);
    out->sure = false;
    if (!left) left = only_one(s, o);
    if (left) {
        who_add(out, left->name, o->side.n ? o->side : left->side);
        return true;
    }
    size_t lo = o->lo;
    while (lo + 1 < o->hi && speech_class(s, lo) == W_DET) lo++;
    who_add(out, who_words(s, lo, o->hi), o->side);
    return true;
}
