/* Speech told without a verb of saying: by a noun ("An exchange of views took place", "The main topic was X"), by whose view it
 * is
 * ("According to Berg, X"), and in languages with the verb at the end. */
#include "recognise/speech/sentence.h"

/* The verb of happening after a noun of saying: "took place", or the one that carries the noun, in the passive. */
static bool happens(const sentence *x, size_t k, const cue *noun) {
    const speech *s = x->s;
    bool talk = noun->klass == CUE_DISCUSS || noun->klass == CUE_AGREE;
    if (talk && ro_str_is(s->u->words[k].fold, "took") && k + 1 < x->hi && ro_str_is(s->u->words[k + 1].fold, "place"))
        return true;
    size_t be = k;
    while (be > noun->at && sentence_adverb(s, be - 1)) be--;
    return be > noun->at && (talk || sentence_was(x, k)) && speech_class(s, be - 1) == W_BE && speech_carried(s, k, noun);
}

/* "An exchange of views took place", "a consensus was reached", "the invitation was accepted": a noun of saying as the subject.
 */
static bool nominal(sentence *x, found *out) {
    speech *s = x->s;
    cue noun = {0};
    for (size_t i = x->lo; i < x->hi && i < x->lo + 20 && !noun.words; i++) {
        word_class c = speech_class(s, i);
        if (c == W_THAT || c == W_REL || c == W_HE || c == W_THEY || c == W_MODAL) return false;
        if (ro_mention_at(s->r, s->u->words[i].span.lo) && !ro_str_ends(s->u->words[i].fold, "'s")) return false;
        speech_noun_at(s, i, x->hi, RO_NONE, &noun);
    }
    bool there = noun.at >= x->lo + 2 && speech_class(s, x->lo) == W_THERE && speech_class(s, x->lo + 1) == W_BE;
    if (there && (noun.klass == CUE_DISCUSS || noun.klass == CUE_AGREE)) {
        *out = (found){
            .cue = noun, .who = s->all, .tier = TIER_CLAUSE, .mode = RO_MODE_COLLECTIVE, .rule = "speech.nominal", .told = true};
        return true;
    }
    for (size_t k = noun.at + noun.words; noun.words && k < x->hi && k < noun.at + SENTENCE_REACH; k++) {
        word_class c = speech_class(s, k);
        if (c == W_MODAL || c == W_THAT || c == W_REL) return false;
        if (!happens(x, k, &noun)) continue;
        *out = (found){.cue = noun, .tier = TIER_CLAUSE, .rule = "speech.nominal", .told = true};
        bool both = noun.klass == CUE_DISCUSS || noun.klass == CUE_AGREE;
        out->mode = both ? RO_MODE_COLLECTIVE : RO_MODE_UNATTRIBUTED;
        if (both)
            out->who = s->all;
        else if (sentence_owner(x, x->lo, noun.at, &out->who))
            out->mode = RO_MODE_REPORTED;
        return true;
    }
    return false;
}

/* "According to Berg, X", "In his opinion, X": whose words the whole sentence is. */
static bool viewpoint(sentence *x, found *out) {
    speech *s = x->s;
    for (size_t i = x->lo; i + 2 < x->hi; i++) {
        if (speech_quoted(s, i) || (i > x->lo && !sentence_comma(s, i - 1))) continue;
        bool according = speech_class(s, i) == W_AFTER && speech_class(s, i + 1) == W_TO;
        bool in = speech_class(s, i) == W_PREP;
        size_t end = i + 2;
        who w = {0};
        if (according) {
            while (end < x->hi && !sentence_comma(s, end - 1)) end++;
            if (!speech_who(s, i + 2, end, &w)) continue;
        } else if (in) {
            while (end < x->hi && end < i + 7 && speech_class(s, end) != W_VIEW) end++;
            if (end >= x->hi || speech_class(s, end) != W_VIEW) continue;
            if (speech_class(s, end - 1) == W_POSS)
                w = ro_str_is(s->u->words[end - 1].fold, "their") ? s->they : s->he;
            else if (!sentence_owner(x, i + 1, end, &w))
                continue;
            end++;
        } else
            continue;
        if (w.kind != WHO_PERSONS && w.kind != WHO_BOTH && w.kind != WHO_SIDE) continue;
        *out = (found){.cue = {.at = i, .words = according ? 2 : end - i, .strength = 3},
                       .who = w,
                       .tier = TIER_CLAUSE,
                       .mode = sentence_mode(&w),
                       .rule = "speech.viewpoint",
                       .told = true};
        return true;
    }
    return false;
}

/* "The main topic was X", "Special attention was paid to X". */
static bool topical(sentence *x, found *out) {
    speech *s = x->s;
    size_t be = x->lo;
    while (be < x->hi && be < x->lo + 16 && speech_class(s, be) != W_BE) be++;
    who w;
    if (be == x->lo || be >= x->hi || be >= x->lo + 16 || !speech_who(s, x->lo, be, &w) || w.kind != WHO_EVENT || w.sure ||
        !w.plural)
        return false;
    if (speech_class(s, be - 1) == W_MODAL || speech_class(s, be - 1) == W_TO) return false;
    if (!speech_means(s, be, "past")) return false; /* what still is the topic of something */
    if (be + 1 < x->hi && (speech_class(s, be + 1) == W_TO || speech_class(s, be + 1) == W_MODAL)) return false;
    *out = (found){.cue = {.at = w.first, .words = be + 1 - w.first, .strength = 3},
                   .tier = TIER_CLAUSE,
                   .mode = RO_MODE_UNATTRIBUTED,
                   .rule = "speech.topic",
                   .told = true};
    return true;
}

bool sentence_without_verb(sentence *x, found *out) {
    return nominal(x, out) || topical(x, out) || viewpoint(x, out) || sentence_in_case(x, out);
}
