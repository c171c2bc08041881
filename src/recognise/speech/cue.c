/* Words that say that something is said, in any form of the verb.
 *
 * cues.tsv gives lemmas ("lay out"), verb_forms.tsv the irregular forms ("laid"); the regular ones are taken apart here by the
 * rules of spelling, and the longest entry wins. A light verb with a noun of cue_nouns.tsv after it, at most eight words later,
 * is a cue too ("had a wide-ranging and in-depth exchange of views"). Languages whose verbs are listed form by form (ru, ko)
 * match as they stand. Gives up on: verbs parted from their particle by a long object ("put the offer forward"). */
#include "recognise/speech/speech.h"

enum { PHRASE = 160, NOUN_REACH = 9 };

static const char *const class_name[] = {"",     "adv",  "aux",  "be",   "modal", "to",    "prep", "by",    "with",
                                         "conj", "sub",  "rel",  "wh",   "that",  "he",    "they", "first", "det",
                                         "num",  "both", "open", "poss", "it",    "there", "spot", "view",  "after"};

word_class speech_class(const speech *s, size_t word) {
    if (word >= s->u->nwords) return W_NONE;
    uint8_t *c = &s->classes[word];
    if (!*c) {
        const ro_word *w = &s->u->words[word]; /* "В. Berg": an initial is no preposition */
        bool initial = w->flags & RO_WORD_CAP && w->fold.n == 2 && ro_str_starts(ro_units_gap(s->u, word), ".");
        bool none = initial || !ro_class_whole(w->class, s->words);
        word_class is = none ? W_NONE : speech_class_of(s, w->fold);
        if (is == W_MODAL && w->flags & RO_WORD_CAP && ro_mention_at(s->r, w->span.lo)) is = W_NONE; /* "Ada May said" */
        *c = (uint8_t)(1 + is);
    }
    return (word_class)(*c - 1);
}

word_class speech_class_of(const speech *s, ro_str folded) {
    ro_entry e;
    if (!ro_lexicon_find(s->words, folded, &e)) return W_NONE;
    for (int i = 1; i <= W_AFTER; i++)
        if (ro_str_is(e.value[0], class_name[i])) return (word_class)i;
    return W_NONE;
}

bool speech_means(const speech *s, size_t word, const char *what) {
    ro_entry e;
    return ro_word_find(&s->u->words[word], s->words, &e) && ro_str_is(e.value[1], what);
}

/* A word's possible lemmas: at most five. */
struct lemmas {
    char text[5][48];
    size_t len[5];
    uint64_t hash[5]; /* most are in no list, and that is told by their hash */
    verb_form form[5];
    int n;
};

static ro_str lemma_at(const struct lemmas *l, int k) { return (ro_str){l->text[k], l->len[k]}; }

static void lemma(struct lemmas *l, ro_str stem, const char *end, verb_form form) {
    size_t m = strlen(end);
    if (l->n == 5 || (stem.n < 2 && form != VERB_BASE) || stem.n + m >= sizeof l->text[0]) return;
    memcpy(l->text[l->n], stem.p, stem.n);
    memcpy(l->text[l->n] + stem.n, end, m);
    l->len[l->n] = stem.n + m;
    l->hash[l->n] = ro_hash(lemma_at(l, l->n));
    l->form[l->n++] = form;
}

static ro_str less(ro_str w, size_t n) { return (ro_str){w.p, w.n - n}; }

/* "stress-ed", "note-d", "plann-ed", and the same with -ing. */
static void stems(struct lemmas *l, ro_str stem, verb_form form) {
    lemma(l, stem, "", form);
    lemma(l, stem, "e", form);
    if (stem.n > 2 && stem.p[stem.n - 1] == stem.p[stem.n - 2]) lemma(l, less(stem, 1), "", form);
}

static void lemmas_of(const speech *s, const ro_word *word, struct lemmas *l) {
    ro_entry e;
    ro_str w = word->fold;
    l->n = 0;
    if (ro_word_find(word, s->forms, &e) && !ro_str_is(e.value[1], "light")) {
        ro_str f = e.value[1];
        verb_form form = ro_str_is(f, "past")   ? VERB_PAST
                         : ro_str_is(f, "part") ? VERB_PART
                         : ro_str_is(f, "ing")  ? VERB_ING
                         : ro_str_is(f, "base") ? VERB_BASE
                                                : VERB_S;
        lemma(l, e.value[0], "", form);
        if (!ro_str_eq(e.value[0], w)) return;
    }
    lemma(l, w, "", VERB_BASE);
    if (w.n < 4) return;
    char last = w.p[w.n - 1];
    if (last != 'd' && last != 'g' && last != 's') return;
    if (ro_str_ends(w, "ied"))
        lemma(l, less(w, 3), "y", VERB_PAST);
    else if (ro_str_ends(w, "ed"))
        stems(l, less(w, 2), VERB_PAST);
    else if (ro_str_ends(w, "ing"))
        stems(l, less(w, 3), VERB_ING);
    else if (ro_str_ends(w, "ies"))
        lemma(l, less(w, 3), "y", VERB_S);
    else if (last == 's') {
        lemma(l, less(w, 1), "", VERB_S);
        if (ro_str_ends(w, "es")) lemma(l, less(w, 2), "", VERB_S);
    }
}

static cue_class class_of(ro_str v) {
    return ro_str_is(v, "ask")       ? CUE_ASK
           : ro_str_is(v, "agree")   ? CUE_AGREE
           : ro_str_is(v, "discuss") ? CUE_DISCUSS
           : ro_str_is(v, "act")     ? CUE_ACT
           : ro_str_is(v, "event")   ? CUE_EVENT
                                     : CUE_SAY;
}

static int digit_of(ro_str v) { return v.n == 1 && v.p[0] >= '0' && v.p[0] <= '9' ? v.p[0] - '0' : 0; }

static cue_frame frame_of(ro_str v) {
    return ro_str_is(v, "that")     ? FRAME_THAT
           : ro_str_is(v, "stance") ? FRAME_STANCE
           : ro_str_is(v, "clause") ? FRAME_CLAUSE
           : ro_str_is(v, "who")    ? FRAME_WHO
           : ro_str_is(v, "weak")   ? FRAME_WEAK
           : ro_str_is(v, "none")   ? FRAME_NONE
                                    : FRAME_ANY;
}

/* The longest phrase of the list that opens with this lemma in place of the word. */
static unsigned longest(const speech *s, size_t word, size_t end, const struct lemmas *l, int k, ro_entry *out) {
    char key[PHRASE];
    size_t len = l->len[k];
    unsigned best = 0, max = ro_lexicon_opens_with(s->cues, l->hash[k]);
    if (!max) return 0;
    memcpy(key, l->text[k], len);
    for (unsigned n = 1; n <= max && word + n <= end; n++) {
        if (n > 1) {
            ro_str w = s->u->words[word + n - 1].fold;
            if (ro_str_trim(ro_units_gap(s->u, word + n - 2)).n > 1 || len + w.n + 1 > sizeof key) break;
            key[len++] = ' ';
            memcpy(key + len, w.p, w.n);
            len += w.n;
        }
        ro_entry e;
        if (ro_lexicon_find(s->cues, (ro_str){key, len}, &e)) *out = e, best = n;
    }
    return best;
}

static bool carries(ro_str verbs, ro_str lemma_) {
    for (size_t i = 0; i < verbs.n;) {
        size_t j = i;
        while (j < verbs.n && verbs.p[j] != ' ') j++;
        if (ro_str_eq((ro_str){verbs.p + i, j - i}, lemma_)) return true;
        i = j + 1;
    }
    return false;
}

unsigned speech_noun_at(const speech *s, size_t word, size_t end, ro_str verb, cue *out) {
    ro_entry e;
    unsigned n = ro_units_match(s->u, s->nouns, word, end, &e);
    if (!n || (verb.n && !carries(e.value[0], verb))) return 0;
    *out = (cue){.at = word, .words = n, .klass = class_of(e.value[1]), .strength = digit_of(e.value[2])};
    return n;
}

static bool is_light(const speech *s, const struct lemmas *l, int k) {
    ro_entry e;
    return ro_lexicon_opens_with(s->forms, l->hash[k]) && ro_lexicon_find(s->forms, lemma_at(l, k), &e) &&
           ro_str_is(e.value[1], "light");
}

/* "gave", then at most eight words of articles and adjectives, then "assessment". A verb or a comma in between ends the search.
 */
static bool light_verb(const speech *s, size_t word, size_t end, const struct lemmas *l, cue *out) {
    for (int k = 0; k < l->n; k++) {
        if (!is_light(s, l, k)) continue;
        ro_str verb = lemma_at(l, k);
        for (size_t i = word + 1; i < end && i <= word + NOUN_REACH; i++) {
            cue c;
            unsigned n = speech_noun_at(s, i, end, verb, &c);
            if (n) {
                *out = c;
                out->at = word;
                out->words = i + n - word;
                out->form = l->form[k];
                return true;
            }
            word_class w = speech_class(s, i);
            /* "came to a consensus", but not "had yet to exchange", "made a visit at the invitation" */
            if (w == W_TO && (i > word + 1 || speech_noun_at(s, i + 1, end, verb, &c))) break;
            if (w == W_THAT || w == W_MODAL || w == W_BE || w == W_SUB || w == W_REL || w == W_HE || w == W_THEY) break;
            ro_str gap = ro_str_trim(ro_units_gap(s->u, i));
            if (gap.n && gap.p[0] != '-' && gap.p[0] != ',' && gap.p[0] != '\'') break;
        }
    }
    return false;
}

bool speech_carried(const speech *s, size_t word, const cue *noun) {
    struct lemmas l;
    ro_entry e;
    lemmas_of(s, &s->u->words[word], &l);
    if (!ro_units_match(s->u, s->nouns, noun->at, noun->at + noun->words, &e)) return false;
    for (int k = 0; k < l.n; k++)
        if (carries(e.value[0], lemma_at(&l, k))) return true;
    return false;
}

bool speech_cue_at(const speech *s, size_t word, size_t end, cue *out) {
    struct lemmas l;
    ro_entry e, best = {0};
    unsigned n = 0;
    int k = 0;
    verb_form form;
    if (s->u->base && (n = speech_cue_in_case(s, word, end, &best, &form))) {
        *out = (cue){word, n, class_of(best.value[0]), frame_of(best.value[2]), form, digit_of(best.value[1]), false};
        return true;
    }
    lemmas_of(s, &s->u->words[word], &l);
    for (int i = 0; i < l.n; i++) {
        unsigned m = longest(s, word, end, &l, i, &e);
        if (m > n) n = m, best = e, k = i;
    }
    cue c;
    bool light = light_verb(s, word, end, &l, &c);
    cue_frame frame = n ? frame_of(best.value[2]) : FRAME_ANY;
    if (n && (!light || (frame != FRAME_WEAK && frame != FRAME_CLAUSE))) {
        *out = (cue){.at = word,
                     .words = n,
                     .klass = class_of(best.value[0]),
                     .frame = frame,
                     .form = l.form[k],
                     .strength = digit_of(best.value[1]),
                     .it = ro_str_is(best.value[3], "it")};
        if (strcmp(best.lang, "en") != 0) out->form = VERB_PAST; /* listed form by form: what is listed is finite */
        if (light && c.strength > out->strength) out->strength = c.strength;
        return true;
    }
    if (light) *out = c;
    return light;
}
