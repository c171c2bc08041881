/* Whom "he" and "she" mean.
 *
 * In: who was the subject last, and what the account says of anybody's sex: a word of data/LANG/sexes.tsv in a title or right
 * before the name ("Mr. Berg", "his wife, Ada Berg", "spokeswoman"), or a given name that nearly only men or women bear
 * (data/common/given.tsv). Out: the last subject where nothing speaks against it; else the one subject before, or the one person
 * named before, of whom the sex is known or at least open, and nobody where there is none. A person who was once meant by a
 * pronoun is of that sex for the rest of the account, though never for certain. A clause in front of the pronoun's own ("As Mr
 * Berg opened the meeting, he stressed") says outright who it is. Certain is only what a word says, or what an account with
 * pronouns of one sex leaves open. Gives up on: a sex that only the world knows. */
#include "recognise/speech/who.h"

enum { BEFORE = 4, LOOK_BACK = 40 }; /* words before a name that may tell; names gone back through */

enum { MET = 128 }; /* added to a sex that only a pronoun told */

static char sex_of_word(const speech *s, ro_str fold) {
    ro_entry e;
    return ro_lexicon_find(s->sexes, fold, &e) && e.value[0].n ? e.value[0].p[0] : 0;
}

/* The one word before the name, or the office or word of respect in front of that: "his wife, Mrs. Berg", "King Olaf". */
static char sex_before(const speech *s, size_t word) {
    for (size_t i = word; i > 0 && word - i < BEFORE; i--) {
        char sex = sex_of_word(s, s->u->words[i - 1].fold);
        if (sex) return sex;
        if (!(s->u->words[i - 1].flags & RO_WORD_CAP) || who_comma(s, i - 1)) return 0;
    }
    return 0;
}

static char sex_of_title(const speech *s, ro_str title) {
    const ro_units *u = ro_segment(s->arena, title, NULL, 0);
    for (size_t i = 0; i < u->nwords; i++) {
        char sex = sex_of_word(s, u->words[i].fold);
        bool of = i && ro_str_is(u->words[i - 1].fold, "of"); /* "secretary of the Queen" */
        if (sex && !of && !(i > 1 && ro_str_is(u->words[i - 2].fold, "of"))) return sex;
    }
    return 0;
}

/* Of the given name, where the name does not open with a family name. */
static char sex_of_name(const speech *s, ro_str name) {
    const ro_units *u = ro_segment(s->arena, name, NULL, 0);
    ro_entry e;
    char sex = u->nwords > 1 ? sex_of_word(s, u->words[0].fold) : 0; /* "Mrs. Berg", where that is all that tells her from him */
    if (sex) return sex;
    if (u->nwords < 2 || ro_lexicon_find(ro_lexicon_get("surnames"), u->words[0].fold, NULL)) return 0;
    return ro_lexicon_find(ro_lexicon_get("given"), u->words[0].fold, &e) && e.value[0].n ? e.value[0].p[0] : 0;
}

static void learn(speech *s) {
    const ro_record *rec = s->r->rec;
    s->sex = RO_NEWS(s->arena, uint8_t, rec->npeople + 1);
    for (size_t i = 0; i < s->r->nmentions; i++) {
        const ro_mention *m = &s->r->mentions[i];
        if (!s->sex[m->person]) s->sex[m->person] = (uint8_t)sex_before(s, ro_units_word_at(s->u, m->span.lo));
    }
    for (size_t p = 0; p < rec->npeople && p < PEOPLE_TRIED; p++) {
        for (size_t t = 0; t < rec->people[p].ntitles && !s->sex[p]; t++)
            s->sex[p] = (uint8_t)sex_of_title(s, rec->people[p].titles[t]);
        if (!s->sex[p]) s->sex[p] = (uint8_t)sex_of_name(s, rec->people[p].name);
    }
    for (size_t i = 0; i < s->u->nwords; i++)
        if (speech_class(s, i) == W_HE && !speech_quoted(s, i)) *(speech_means(s, i, "m") ? &s->says_he : &s->says_she) = true;
}

static uint8_t *sex_slot(speech *s, ro_str name) {
    for (size_t p = 0; p < s->r->rec->npeople && p < PEOPLE_TRIED; p++)
        if (ro_str_eq(s->r->rec->people[p].name, name)) return &s->sex[p];
    return NULL;
}

static bool may_be(speech *s, const who *w, char sex) {
    uint8_t *known = w->kind == WHO_PERSONS && w->n == 1 ? sex_slot(s, w->name[0]) : NULL;
    return w->kind == WHO_PERSONS && (!known || !*known || (*known & ~MET) == sex);
}

/* The person of that sex, or of an open one, named last before the word. */
static bool named_before(speech *s, size_t word, char sex, who *out) {
    size_t n = s->r->nmentions, tried = 0;
    uint32_t at = s->u->words[word].span.lo;
    while (n && s->r->mentions[n - 1].span.lo >= at) n--;
    const ro_person *open = NULL;
    for (; n && tried < LOOK_BACK; n--, tried++) {
        uint32_t i = s->r->mentions[n - 1].person;
        const ro_person *p = &s->r->rec->people[i];
        bool same = (s->sex[i] & ~MET) == sex;
        if (!same && (s->sex[i] || open)) continue;
        open = p;
        if (same) break;
    }
    if (!open) return false;
    *out = (who){.kind = WHO_PERSONS};
    who_add(out, open->name, open->side);
    return true;
}

/* The one who spoke last is one of the two who met, and of the other sex: the other one. */
static bool other_head(speech *s, char sex, who *out) {
    bool second = s->heads.n == 2 && ro_str_eq(s->he.name[0], s->heads.name[0]);
    if (!second && (s->heads.n != 2 || !ro_str_eq(s->he.name[0], s->heads.name[1]))) return false;
    who w = {.kind = WHO_PERSONS, .n = 1, .name = {s->heads.name[second]}};
    if (!may_be(s, &w, sex)) return false;
    for (size_t p = 0; p < s->r->rec->npeople && p < PEOPLE_TRIED; p++)
        if (ro_str_eq(s->r->rec->people[p].name, w.name[0])) w.side = s->r->rec->people[p].side;
    *out = w;
    return true;
}

/* "As Mr Berg was opening the meeting, he": the subject of the clause that opens the sentence. */
static bool fronted(speech *s, size_t word, char sex, who *out) {
    size_t i = ro_units_sentence_at(s->u, s->u->words[word].span.lo);
    if (i >= s->u->nsentences || !word || !who_comma(s, word - 1)) return false;
    size_t lo = s->u->sentences[i].word, hi;
    while (lo < word && (speech_class(s, lo) == W_CONJ || speech_class(s, lo) == W_OPEN)) lo++;
    if (lo >= word || speech_class(s, lo) != W_SUB) return false;
    for (hi = lo + 1; hi < word && !who_comma(s, hi); hi++) {
        ro_entry e;
        const ro_mention *m = ro_mention_at(s->r, s->u->words[hi].span.lo);
        unsigned n = ro_units_match(s->u, s->subjects, hi, word, &e);
        word_class c = speech_class(s, hi);
        if (m || (n && ro_str_is(e.value[0], "role"))) {
            while (m && hi + 1 < word && s->u->words[hi + 1].span.lo < m->span.hi) hi++;
            hi += m ? 1 : n;
            break;
        }
        if (c != W_NONE && c != W_DET) return false;
        if (c == W_NONE && !(s->u->words[hi].flags & RO_WORD_CAP)) return false;
    }
    return speech_who(s, lo + 1, hi, out) && out->kind == WHO_PERSONS && out->n == 1 && may_be(s, out, sex);
}

void who_he(speech *s, size_t word, who *out) {
    char sex = speech_means(s, word, "m") ? 'm' : speech_means(s, word, "f") ? 'f' : 0;
    if (sex && !s->sex) learn(s);
    if (sex && fronted(s, word, sex, out)) return;
    *out = s->he;
    if (out->kind == WHO_NONE) *out = (who){.kind = WHO_GROUP, .n = 0};
    if (!sex || s->he.kind != WHO_PERSONS) return;
    if (!may_be(s, &s->he, sex) && !other_head(s, sex, out) && !named_before(s, word, sex, out)) {
        *out = (who){.kind = WHO_GROUP, .n = 0};
        return;
    }
    uint8_t *known = sex_slot(s, out->name[0]);
    bool told = known && *known == sex, both = s->says_he && s->says_she;
    if (known && !*known) *known = (uint8_t)(sex | MET);
    out->sure = out->sure && (told || !both);
}
