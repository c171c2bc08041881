/* Small looks at the words of a sentence, for the parts of reported speech. */
#include "recognise/speech/sentence.h"

bool sentence_comma(const speech *s, size_t w) {
    ro_str g = ro_units_gap(s->u, w);
    for (size_t i = 0; i < g.n;) {
        uint32_t c = ro_utf8_next(g, &i);
        if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == 0x2013 || c == 0x2014) return true;
        if (c == '-' && i < g.n && i > 1) return true;
    }
    return false;
}

bool sentence_list_comma(const speech *s, size_t w) {
    ro_str g = ro_units_gap(s->u, w);
    return g.n && (memchr(g.p, ',', g.n) || memchr(g.p, ';', g.n));
}

bool sentence_quote(const speech *s, size_t w) { return speech_quote_in(ro_units_gap(s->u, w)); }

bool sentence_adverb(const speech *s, size_t w) {
    word_class c = speech_class(s, w);
    if (c == W_ADV) return true;
    ro_str f = s->u->words[w].fold;
    ro_entry e;
    return c == W_NONE && f.n > 4 && ro_str_ends(f, "ly") && !(s->u->words[w].flags & RO_WORD_CAP) &&
           !ro_lexicon_find(s->words, f, &e);
}

ro_str sentence_words(const speech *s, size_t at, size_t n) {
    return ro_str_blanks(s->arena, ro_cut(s->u->text, (ro_span){s->u->words[at].span.lo, s->u->words[at + n - 1].span.hi}));
}

bool sentence_was(const sentence *x, size_t verb) {
    size_t be = verb;
    while (be > x->lo + 1 && sentence_adverb(x->s, be - 1)) be--;
    return be > x->lo && speech_means(x->s, be - 1, "past");
}
