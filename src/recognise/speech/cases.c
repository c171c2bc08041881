/* Reported speech in languages with cases, as far as it is said otherwise than in English: cues in any form of the verb, what was
 * told without anybody who told it ("Обсуждались перспективы", "С эльмарийской стороны подчёркнута"), and whose words a
 * sentence is ("По его словам, ...", "Как отметил Громов, ...").
 *
 * In: cues.tsv, whose verbs stand there once and are led back to (inflect.h), with the frame "none" for those under which no
 * speaker stands, and viewpoints.tsv. A side is the speaker of such a verb where the sentence opens "from the ... side"
 * (chain.tsv: from, side). The rest of the grammar is that of speech/active.c. Gives up on agents in the instrumental. */
#include "recognise/inflect/inflect.h"
#include "recognise/speech/sentence.h"
#include "recognise/speech/who.h"

enum { VIEW_REACH = 14 }; /* words in which the one whose view it is is named */

unsigned speech_cue_in_case(const speech *s, size_t word, size_t end, ro_entry *out, verb_form *form) {
    unsigned n = ro_units_match(s->u, s->cues, word, end, out);
    bool led = n && s->u->base[word].n && !ro_word_find(&s->u->words[word], s->cues, NULL);
    *form = led && ro_inflect_is(s->r, s->u->words[word].fold, 'g') ? VERB_ING : VERB_PAST;
    return n;
}

static bool class_is(const speech *s, size_t w, const char *klass) {
    ro_entry e;
    return w < s->u->nwords && ro_word_find(&s->u->words[w], ro_lexicon_get("chain"), &e) &&
           (ro_str_is(e.value[0], klass) || ro_str_is(e.value[1], klass));
}

/* "С эльмарийской стороны": the side that a phrase before the verb names. */
static bool from_side(const sentence *x, size_t verb, ro_str *side) {
    for (size_t i = x->lo; i + 2 < verb; i++) {
        if (!class_is(x->s, i, "from")) continue;
        for (size_t k = i + 2; k < verb && k < i + 5; k++)
            if (class_is(x->s, k, "side")) return *side = speech_side(x->s, i + 1, k), side->n > 0;
    }
    return false;
}

static bool subordinate(const sentence *x, size_t i) {
    for (size_t k = x->lo; k < i; k++) {
        word_class c = speech_class(x->s, k);
        if (c == W_THAT || c == W_REL || c == W_SUB) return true;
    }
    return false;
}

static bool nobody_told(sentence *x, found *out) {
    for (size_t i = x->lo; i < x->hi; i++) {
        cue c;
        if (speech_quoted(x->s, i) || !speech_cue_at(x->s, i, x->hi, &c) || c.frame != FRAME_NONE) continue;
        if (subordinate(x, i)) return false;
        *out = (found){.cue = c, .tier = TIER_CLAUSE, .mode = RO_MODE_UNATTRIBUTED, .rule = "speech.passive", .told = true};
        if (from_side(x, i, &out->who.side)) {
            out->who.kind = WHO_SIDE;
            out->mode = RO_MODE_REPORTED;
        }
        return true;
    }
    return false;
}

/* The speaker named at word i or a little behind, up to a comma. */
static bool named_from(sentence *x, size_t i, who *out) {
    size_t end = i;
    while (end < x->hi && end < i + VIEW_REACH && !(end > i && sentence_comma(x->s, end - 1))) end++;
    return end > i && speech_who(x->s, i, end, out);
}

static bool viewpoint(sentence *x, found *out) {
    speech *s = x->s;
    const ro_lexicon *l = ro_lexicon_get("viewpoints");
    for (size_t i = x->lo; i + 1 < x->hi; i++) {
        ro_entry e;
        if (speech_quoted(s, i) || (i > x->lo && !sentence_comma(s, i - 1) && !sentence_quote(s, i - 1))) continue;
        unsigned n = ro_units_match(s->u, l, i, x->hi, &e);
        if (!n) continue;
        cue c = {.at = i, .words = n, .strength = 3};
        who w = {0};
        if (ro_str_is(e.value[0], "he"))
            w = s->he;
        else if (ro_str_is(e.value[0], "they"))
            w = s->they;
        else if (ro_str_is(e.value[0], "of")) {
            if (!named_from(x, i + n, &w)) continue;
        } else if (!speech_cue_at(s, i + n, x->hi, &c) || !named_from(x, c.at + c.words, &w))
            continue;
        if (w.kind != WHO_PERSONS && w.kind != WHO_BOTH && w.kind != WHO_SIDE) continue;
        *out =
            (found){.cue = c, .who = w, .tier = TIER_CLAUSE, .mode = sentence_mode(&w), .rule = "speech.viewpoint", .told = true};
        return true;
    }
    return false;
}

bool sentence_in_case(sentence *x, found *out) { return x->s->u->base && (viewpoint(x, out) || nobody_told(x, out)); }

bool who_holds_in_case(const speech *s, ro_str title, ro_str office) {
    if (!s->u->base) return false;
    const ro_units *u = ro_inflect_segment(s->r, title);
    for (size_t i = 0; u->base && i < u->nwords; i++) {
        ro_str w = u->base[i].n ? u->base[i] : u->words[i].fold;
        if (ro_str_eq(w, office)) return true;
        ro_entry e;
        unsigned n = ro_units_match(u, s->offices, i, u->nwords, &e);
        if (n && ro_str_eq(e.phrase, office)) return true;
        if (n && ro_str_is(e.value[0], "mod")) return false;
    }
    return false;
}
