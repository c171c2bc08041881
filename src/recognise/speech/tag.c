/* What stands behind a quotation and says whose it is: "...," said N. "...," the old ferryman added.
 *
 * The grammar of cues knows such a tag where its subject is a person, an office or a listed noun. Any other noun phrase right
 * beside the verb of saying speaks too, by its words as printed: taking the speaker before for it would give one man's words to
 * another. The sentences of a quotation that ends with its tag are all of him whom the tag names, those before the last too. */
#include "recognise/speech/sentence.h"
#include "recognise/speech/who.h"

enum { TAG_WORDS = 10 }; /* of a speaker as printed */

size_t sentence_quote_end(const sentence *x) {
    size_t i = x->lo;
    while (i < x->hi && speech_quoted(x->s, i)) i++;
    return i;
}

/* The verb of saying among the unquoted words [lo, hi). */
static bool verb_in(const sentence *x, size_t lo, size_t hi, cue *c) {
    for (size_t i = lo; i < hi && i < lo + SENTENCE_REACH; i++) {
        if (i > lo && x->s->u->words[i].flags & RO_WORD_CAP) continue;
        if (speech_cue_at(x->s, i, hi, c) && (c->klass == CUE_SAY || c->klass == CUE_ASK) &&
            (c->form == VERB_PAST || c->form == VERB_S) && c->frame != FRAME_NONE)
            return true;
    }
    return false;
}

/* The words of the speaker: behind the verb where it opens the tag, else between the quotation and the verb, up to a comma. */
static bool phrase(const sentence *x, size_t lo, size_t hi, const cue *c, size_t *from, size_t *to) {
    const speech *s = x->s;
    bool behind = c->at == lo;
    *from = behind ? c->at + c->words : lo;
    *to = behind ? hi : c->at;
    while (!behind && *to > *from && sentence_adverb(s, *to - 1)) --*to;
    for (size_t i = *from; i < *to; i++) {
        word_class k = speech_class(s, i);
        bool ends = i > *from && (k == W_PREP || k == W_WITH || k == W_SUB || k == W_REL || k == W_WH || k == W_THAT) && behind;
        if (ends) *to = i;
        if (k == W_HE || k == W_THEY || k == W_FIRST || k == W_IT || k == W_THERE || k == W_BE || k == W_TO) return false;
        if (sentence_comma(s, i)) *to = i + 1;
    }
    return *to > *from && *to <= *from + TAG_WORDS;
}

bool sentence_tag(sentence *x, found *f) {
    size_t lo = sentence_quote_end(x), hi = lo, from, to;
    cue c;
    if (lo == x->lo) return false;
    while (hi < x->hi && !speech_quoted(x->s, hi)) hi++;
    if (lo == hi || !verb_in(x, lo, hi, &c)) return false;
    if (c.at == lo && lo + c.words < hi && speech_class(x->s, lo + c.words) == W_PREP)
        return false; /* "it is said in the report" */
    *f = (found){.cue = c, .tier = TIER_CLAUSE, .mode = RO_MODE_DIRECT, .rule = "quote.tag", .told = true};
    if (!phrase(x, lo, hi, &c, &from, &to)) return true; /* somebody's, but not the speaker's before */
    bool known = speech_who(x->s, from, to, &f->who);
    if (known && f->who.kind == WHO_EVENT &&
        ro_str_is(x->s->u->words[from].fold, "the")) { /* "the message says": its author's, who spoke before */
        *f = (found){0};
        return false;
    }
    if (known && f->who.n && f->who.kind != WHO_EVENT) return true;
    while (from + 1 < to && speech_class(x->s, from) == W_DET) from++;
    f->who = (who){.kind = WHO_GROUP, .first = from};
    ro_str words = who_words(x->s, from, to);
    who_add(&f->who, to == from + 1 && x->s->u->words[from].flags & RO_WORD_CAP ? who_spoke(x->s, words) : words, RO_NONE);
    return true;
}

bool sentence_only_tagged(const sentence *x, const found *f) {
    size_t end = sentence_quote_end(x), behind = f->cue.at + f->cue.words;
    cue c;
    if (end == x->lo || f->cue.at < end || !f->told) return false;
    bool subject = strcmp(f->rule, "quote.after") == 0 || (f->who.first >= end && f->who.first < end + TAG_WORDS);
    for (size_t i = end; subject && i < f->who.first && i < f->cue.at; i++) subject = !sentence_comma(x->s, i);
    for (size_t i = behind; subject && i < x->hi; i++) subject = !speech_cue_at(x->s, i, x->hi, &c);
    return subject;
}

void speech_tag_back(speech *s, size_t from, const found *f) {
    for (size_t i = from; i < s->out.n; i++) {
        ro_statement *st = &s->out.v[i];
        st->speakers = RO_NEWS(s->arena, ro_str, f->who.n + 1);
        memcpy(st->speakers, f->who.name, f->who.n * sizeof *st->speakers);
        st->nspeakers = f->who.n;
        st->side = f->who.side;
        st->why.rule = "quote.before-tag";
        st->why.certain = f->sure;
    }
}
