/* What a title says of a meeting. In: the title's words, the people of the record. Out: whom it names, states, the occasion,
 * topics.
 *
 * Offices name in it whom the meeting was with: its words are parted into people, states, words on the occasion
 * (data/en/occasions.tsv: "previewing", "press conference", "summit") and topics, which are whatever is left and what tells the
 * task force of infrastructure from the council on competition.
 *
 * Gives up on: titles of languages without word lists (all of their words are topics then). */
#include "base/lexicon.h"
#include "match/sketch.h"

#include <stdlib.h>

enum { MOST_TOPICS = 24 };

/* How many words of the title stand in this name; 0 where this word is none of them. */
static unsigned in_title(const ro_sketching *m, const ro_party *who, size_t word) {
    unsigned hits = 0;
    bool here = false;
    for (size_t k = 0; k < who->nkeys; k++)
        for (size_t i = 0; i < m->title->nwords && i < RO_MOST_WORDS; i++) {
            if (who->keys[k].n < 2 || !ro_str_eq(who->keys[k], m->words[i])) continue;
            hits++;
            here |= i == word;
            break;
        }
    return here ? hits : 0;
}

/* People whom the title names: a word of it belongs to the person who explains most of the words around. */
static void title_people(ro_sketching *m) {
    const ro_record *r = m->rec;
    size_t most = r->npeople < RO_MOST_PEOPLE ? r->npeople : RO_MOST_PEOPLE;
    ro_party *who = RO_NEWS(m->arena, ro_party, most + 1);
    for (size_t k = 0; k < most; k++) who[k].nkeys = ro_match_words(m->arena, r->people[k].name, &who[k].keys);
    for (size_t i = 0; i < m->title->nwords && i < RO_MOST_WORDS; i++) {
        if (!(m->title->words[i].flags & RO_WORD_CAP)) continue;
        unsigned best = 0;
        size_t best_k = 0;
        for (size_t k = 0; k < most; k++) {
            unsigned h = in_title(m, &who[k], i);
            if (h > best) best = h, best_k = k;
        }
        if (best > m->state[i]) m->rank[best_k] = RO_RANK_TITLE, m->taken[i] = true, m->who[i] = (long)best_k;
    }
}

static unsigned state_at(const ro_sketching *m, const ro_lexicon *states, size_t i, ro_entry *e) {
    if (!(m->title->words[i].flags & RO_WORD_CAP)) return 0;
    unsigned n = ro_units_match(m->title, states, i, m->title->nwords, e);
    if (!n && ro_lexicon_find(states, ro_word_stem(m->title->words[i].fold), e)) n = 1;
    if (n) return !ro_str_is(e->value[1], "capital") && !ro_str_is(e->value[1], "seat") ? n : 0;
    /* a state that no list knows is a side of the record by its name */
    for (size_t k = 0; k < m->rec->nsides; k++) {
        *e = (ro_entry){.value = {m->rec->sides[k]}};
        if (ro_str_eq(m->rec->sides[k], ro_word_stem(ro_cut(m->title->text, m->title->words[i].span)))) return 1;
    }
    return 0;
}

/* "Tokyo, Japan" behind a title is where, not who. */
static bool is_address(const ro_sketching *m, size_t i) {
    if (i < 1 || ro_str_find(ro_units_gap(m->title, i - 1), RO_S(",")) < 0) return false;
    return (m->title->words[i - 1].flags & RO_WORD_CAP) && m->who[i - 1] < 0 && !m->state[i - 1] && !m->class[i - 1].n;
}

static void mark_states(ro_sketching *m) {
    const ro_lexicon *states = ro_lexicon_get("states");
    ro_entry e;
    for (size_t i = 0; i < m->title->nwords;) {
        unsigned n = state_at(m, states, i, &e);
        for (unsigned k = 0; k < n; k++) m->state[i + k] = true;
        i += n ? n : 1;
    }
}

static void occasion_word(ro_sketching *m, const ro_entry *e) {
    ro_str class = e->value[0], form = e->value[1];
    if (ro_str_is(class, "none")) m->none = true;
    if (ro_str_is(class, "notice")) m->notice = true;
    if (ro_str_is(class, "about")) m->about = true;
    if (ro_str_is(class, "told")) m->told = true;
    if (ro_str_is(class, "readout")) m->readout = m->told = true;
    if (ro_str_is(class, "multi")) m->multi = true;
    if (ro_str_is(form, "talks")) m->form = RO_FORM_TALKS;
    if (ro_str_is(form, "call")) m->form = RO_FORM_CALL;
    if (ro_str_is(form, "virtual")) m->by_video = true;
    if (ro_str_is(form, "visit") && m->form == RO_FORM_OTHER) m->form = RO_FORM_VISIT;
}

static void title_occasion(ro_sketching *m) {
    const ro_lexicon *words = ro_lexicon_get("occasions");
    ro_entry e;
    for (size_t i = 0; i < m->title->nwords;) {
        unsigned n = ro_units_match(m->title, words, i, m->title->nwords, &e);
        if (!n && ro_lexicon_find(words, ro_word_stem(m->title->words[i].fold), &e)) n = 1;
        if (n) occasion_word(m, &e);
        for (unsigned k = 0; k < n; k++) m->taken[i + k] = true, m->class[i + k] = e.value[0];
        i += n ? n : 1;
    }
}

/* Whom the words from i on, or back from i, lead to over offices and articles; -1: nobody. */
static long leads_to(const ro_sketching *m, long i, int step) {
    enum { FAR = 6 };
    for (int k = 0; k < FAR && i >= 0 && i < (long)m->title->nwords; k++, i += step) {
        if (m->who[i] >= 0) return m->who[i];
        if (!ro_str_is(m->class[i], "plain")) return -1;
    }
    return -1;
}

/* "Prime Minister Modi of India", "President of Brazil Jair Bolsonaro", "US President Joseph Biden". */
static void side_of_person(ro_sketching *m, size_t first, size_t n, ro_str side) {
    bool of = first > 0 && (ro_str_is(m->words[first - 1], "of") || ro_str_is(m->words[first - 1], "the"));
    long left = of ? leads_to(m, (long)first - 1, -1) : -1;
    long who = left >= 0 ? left : leads_to(m, (long)(first + n), 1);
    if (who >= 0 && !m->side[who].p) m->side[who] = side;
}

/* "On Norvania and Quessia": what is spoken of. */
static bool is_topic(const ro_sketching *m, size_t i) {
    while (i > 0 && (m->state[i - 1] || ro_str_is(m->words[i - 1], "and") || ro_str_is(m->words[i - 1], "the"))) i--;
    return i > 0 && ro_str_is(m->class[i - 1], "topic");
}

static void title_states(ro_sketching *m) {
    const ro_lexicon *states = ro_lexicon_get("states");
    ro_entry e;
    for (size_t i = 0; i < m->title->nwords;) {
        unsigned n = state_at(m, states, i, &e);
        if (n && m->who[i] < 0 && !is_address(m, i)) {
            m->topical += is_topic(m, i) && !ro_strs_has(&m->sides, e.value[0]);
            ro_strs_add(m->arena, &m->sides, e.value[0], RO_MOST_SIDES);
            side_of_person(m, i, n, e.value[0]);
            for (unsigned k = 0; k < n; k++) m->taken[i + k] = true;
        }
        i += n ? n : 1;
    }
}

/* Where the title says whose the guests are, the one of whom it does not say it is the publisher's own. */
static void home_side(ro_sketching *m) {
    bool said = false;
    for (size_t k = 0; k < m->npeople; k++) said |= m->rank[k] == RO_RANK_TITLE && m->side[k].p;
    for (size_t k = 0; k < m->npeople && said; k++)
        if (m->rank[k] == RO_RANK_TITLE && !m->side[k].p) m->side[k] = m->rec->publisher_side;
}

/* A press secretary who speaks of the encounter is in the title, and no party to it. */
static void title_voices(ro_sketching *m) {
    for (size_t i = 1; i < m->title->nwords; i++) {
        if (m->who[i] < 0 || m->who[i] == m->who[i - 1]) continue;
        size_t k = i;
        while (k > 0 && ro_str_is(m->class[k - 1], "plain")) k--;
        if (k > 0 && ro_str_is(m->class[k - 1], "voice")) m->rank[m->who[i]] = RO_RANK_NAMED;
    }
}

static bool in_list(const ro_sketching *m, const char *list, size_t i, const char *class) {
    ro_entry e;
    return ro_lexicon_find(ro_lexicon_get(list), m->title->words[i].fold, &e) && (!class || ro_str_is(e.value[0], class));
}

static bool stray(const ro_sketching *m, size_t i) {
    return i < m->title->nwords && i < RO_MOST_WORDS && m->who[i] < 0 && !m->state[i] && !m->class[i].n &&
           (m->title->words[i].flags & RO_WORD_CAP);
}

static bool possessive(const ro_sketching *m, size_t i) {
    ro_str w = m->title->words[i].fold;
    return ro_word_stem(w).n < w.n;
}

static ro_str title_cut(const ro_sketching *m, size_t first, size_t n) {
    ro_str last = ro_word_stem(ro_cut(m->title->text, m->title->words[first + n - 1].span));
    uint32_t lo = m->title->words[first].span.lo;
    return (ro_str){m->title->text.p + lo, (size_t)(last.p + last.n - m->title->text.p) - lo};
}

/* "President Macron" whom the text calls by nothing but his office: capitals after an office are a person. */
static void title_strangers(ro_sketching *m) {
    for (size_t i = 1; i < m->title->nwords && i < RO_MOST_WORDS; i++) {
        bool office =
            in_list(m, "offices", i - 1, "head") || in_list(m, "offices", i - 1, "rank") || in_list(m, "honorifics", i - 1, NULL);
        size_t n = 0;
        while (stray(m, i + n) && n < 4 && !(n && possessive(m, i + n - 1))) n++;
        if (!office || !n || m->who[i + n < m->title->nwords ? i + n : i] >= 0) continue;
        m->name[m->npeople] = title_cut(m, i, n);
        m->rank[m->npeople] = RO_RANK_TITLE;
        for (size_t k = 0; k < n; k++) m->who[i + k] = (long)m->npeople, m->taken[i + k] = true;
        m->npeople++;
        i += n;
    }
}

/* Capitals beside a known surname are the rest of the name: the text may print "KISHIDA" alone. In "N Providing an Update" they
 * are those of a headline. */
static void fuller_names(ro_sketching *m) {
    for (size_t i = 0, k; i < m->title->nwords && i < RO_MOST_WORDS; i = k + (k == i)) {
        long who = -1;
        size_t words = 0;
        for (k = i; k < m->title->nwords &&
                    ((stray(m, k) && !in_list(m, "words", k, NULL)) || (m->who[k] >= 0 && (who < 0 || m->who[k] == who)));
             k++) {
            if (k > i && possessive(m, k - 1)) break; /* "Biden's Plan" is none of his names */
            if (m->who[k] >= 0) who = m->who[k], words++;
        }
        bool of = i > 0 && ro_str_is(m->words[i - 1], "of"); /* "of Sarelle Ines Corvay": a state that no list knows */
        if (who < 0 || k - i == words || words > 1 || of) continue;
        for (size_t x = i; x < k; x++) m->who[x] = who, m->taken[x] = true;
        ro_str *keys;
        if (ro_match_words(m->arena, m->name[who], &keys) == words) m->name[who] = title_cut(m, i, k - i);
    }
}

static void title_topics(ro_sketching *m) {
    for (size_t i = 0; i < m->title->nwords; i++) {
        ro_str w = m->words[i];
        if (!m->taken[i] && w.n > 1 && !(m->title->words[i].flags & RO_WORD_DIGIT))
            ro_strs_add(m->arena, &m->topics, w, MOST_TOPICS);
    }
    if (m->topics.n) qsort(m->topics.v, m->topics.n, sizeof *m->topics.v, ro_strs_by_bytes);
}

/* "Plan to Respond to N's Price Hike": N is spoken of; in a title that tells of an encounter, "N's Meeting" is N's. */
static void title_owners(ro_sketching *m) {
    if (m->form != RO_FORM_OTHER || m->rec->form == RO_FORM_VISIT || m->told || m->multi || m->notice) return;
    for (size_t i = 0; i < m->title->nwords; i++)
        if (m->who[i] >= 0 && m->rank[m->who[i]] == RO_RANK_TITLE && possessive(m, i)) m->presumed[m->who[i]] = true;
}

void ro_headline_read(ro_sketching *m) {
    ro_arena *a = m->arena;
    size_t n = m->title->nwords;
    m->words = RO_NEWS(a, ro_str, n + 1);
    m->class = RO_NEWS(a, ro_str, n + 1);
    m->who = RO_NEWS(a, long, n + 1);
    m->taken = RO_NEWS(a, bool, n + 1);
    m->state = RO_NEWS(a, bool, n + 1);
    for (size_t i = 0; i < n; i++) m->words[i] = ro_word_bare(a, m->title->words[i].fold), m->who[i] = -1;
    mark_states(m);
    title_people(m);
    title_occasion(m);
    title_strangers(m);
    fuller_names(m);
    title_states(m);
    home_side(m);
    title_voices(m);
    title_owners(m);
    title_topics(m);
}
