/* The sentence's own subject, for what has none of its own: "and stressed", ", adding that", "Noting that X, he said".
 *
 * The main clause opens after a fronted phrase that ends with a comma; its subject is a name with what is joined to it, a
 * pronoun, or a listed noun with what hangs on it, up to the first word that can be its verb. */
#include "recognise/speech/sentence.h"

/* Where the main clause opens: after a fronted phrase that ends with a comma. */
static size_t main_start(const sentence *x) {
    const speech *s = x->s;
    cue c;
    size_t lo = x->lo;
    while (lo < x->hi && (speech_class(s, lo) == W_CONJ || speech_class(s, lo) == W_OPEN)) lo++;
    if (lo >= x->hi) return x->lo;
    word_class k = speech_class(s, lo);
    ro_str f = s->u->words[lo].fold;
    bool fronted = k == W_PREP || k == W_SUB || k == W_BY || k == W_WITH || k == W_TO ||
                   (ro_str_ends(f, "ing") && !ro_mention_at(s->r, s->u->words[lo].span.lo)) ||
                   (speech_cue_at(s, lo, x->hi, &c) && (c.form == VERB_PAST || c.form == VERB_PART));
    if (!fronted) return lo;
    for (size_t i = lo; i + 1 < x->hi; i++) {
        if (!sentence_comma(s, i) || speech_quoted(s, i)) continue;
        size_t n = i + 1;
        while (n < x->hi && speech_class(s, n) == W_OPEN) n++;
        if (n >= x->hi) break;
        word_class w = speech_class(s, n);
        ro_entry e;
        bool subject = w == W_HE || w == W_THEY || w == W_BOTH || w == W_FIRST || w == W_IT || w == W_DET ||
                       ro_mention_at(s->r, s->u->words[n].span.lo) || ro_units_match(s->u, s->subjects, n, x->hi, &e);
        if (subject && (w == W_HE || w == W_THEY || w == W_BOTH || i - lo > 2 || w == W_DET)) {
            /* in a list ("politics, the economy and culture, since") the phrase is followed by "and" or a comma, not a verb */
            size_t v = n;
            while (v < x->hi && v < n + 12 && !sentence_comma(s, v)) {
                cue verb;
                left l;
                if (v > n && speech_cue_at(s, v, x->hi, &verb) && verb.form != VERB_ING &&
                    (l = sentence_left(x, v), l.end > n - 1))
                    return n;
                v++;
            }
            if (w == W_HE || w == W_THEY || w == W_BOTH) return n;
        }
    }
    for (size_t i = lo; i + 1 < x->hi; i++)
        if (sentence_comma(s, i)) return i + 1;
    return lo;
}

/* The end of the phrase that opens at lo: a name with what is joined to it, a pronoun, or a listed noun with what hangs on it. */
static size_t subject_end(const sentence *x, size_t lo) {
    const speech *s = x->s;
    size_t end = lo;
    for (size_t i = lo; i < x->hi && i < lo + SENTENCE_REACH; i++) {
        word_class c = speech_class(s, i);
        if (c == W_HE || c == W_THEY || c == W_FIRST || c == W_IT) return i == lo ? i + 1 : end;
        if (c == W_BE || c == W_AUX || c == W_MODAL || c == W_THAT || c == W_REL || c == W_WH || c == W_TO || c == W_WITH ||
            c == W_SUB)
            return end;
        const ro_mention *m = ro_mention_at(s->r, s->u->words[i].span.lo);
        cue verb;
        if (m) {
            while (i + 1 < x->hi && s->u->words[i + 1].span.lo < m->span.hi) i++;
            end = i + 1;
            continue;
        }
        ro_entry e;
        unsigned n = ro_units_match(s->u, s->subjects, i, x->hi, &e);
        if (n) {
            i += n - 1;
            end = i + 1;
            continue;
        }
        bool cap = s->u->words[i].flags & RO_WORD_CAP;
        if (cap && end > lo && (speech_class(s, i - 1) == W_PREP || speech_class(s, i - 1) == W_DET || end == i)) end = i + 1;
        if (end > lo && !cap && c == W_NONE && speech_cue_at(s, i, x->hi, &verb)) return end;
        if (end > lo && !cap && c == W_NONE && !(sentence_comma(s, i - 1)) && speech_class(s, i - 1) != W_PREP &&
            speech_class(s, i - 1) != W_DET && speech_class(s, i - 1) != W_NUM && speech_class(s, i - 1) != W_CONJ)
            return end;
    }
    return end;
}

void sentence_lead(sentence *x) {
    size_t lo = main_start(x), end = subject_end(x, lo);
    x->lead = (who){0};
    x->lead_end = end;
    if (end <= lo) return;
    if (!speech_who(x->s, lo, end, &x->lead) || x->lead.kind == WHO_FIRST) x->lead = (who){0};
}
