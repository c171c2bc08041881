/* segment: text into paragraphs, sentences and words, as spans that tile it. No copies but the folded words.
 *
 * A word is a run of letters and digits with inner apostrophes ("Kim's" is one word, "DPRK-Russia" two, "U.S." two); a Han
 * or kana character is a word of its own. Sentences tile a paragraph, paragraphs are parted by blank lines. */
#ifndef RO_SEGMENT_H
#define RO_SEGMENT_H

#include "base/lexicon.h"

enum {
    RO_WORD_CAP = 1,      /* first letter is upper case */
    RO_WORD_UPPER = 2,    /* all letters are, and there are two or more */
    RO_WORD_DIGIT = 4,    /* starts with a digit */
    RO_WORD_NAME = 8,     /* free for recognisers */
    RO_WORD_FIGURES = 16, /* there is a digit in it */
};

typedef struct ro_word {
    ro_span span;
    ro_str fold;    /* as ro_fold; "'s" is kept ("kim's") */
    uint64_t hash;  /* of fold */
    uint32_t class; /* which word lists have something that opens with it: asked once, as every recogniser asks many lists */
    uint16_t flags;
} ro_word;

typedef struct ro_sentence {
    ro_span span;          /* trailing blanks left out */
    uint32_t word, nwords; /* first word, how many */
    uint32_t para;
} ro_sentence;

typedef struct ro_upara {
    ro_span span;
    uint32_t sentence, nsentences;
    uint32_t word, nwords;
    ro_para_kind kind;
} ro_upara;

typedef struct ro_units {
    ro_str text;
    ro_word *words;
    size_t nwords;
    ro_sentence *sentences;
    size_t nsentences;
    ro_upara *paras;
    size_t nparas;
    const ro_str *base; /* of each word, n 0 where it is one itself; NULL: the language has no endings to lead back */
} ro_units;

/* paras: kinds of the paragraphs in order, or NULL. */
const ro_units *ro_segment(ro_arena *, ro_str text, const ro_paragraph *paras, size_t nparas);

/* Does the list have the word as printed? */
static inline bool ro_word_find(const ro_word *w, const ro_lexicon *l, ro_entry *out) {
    return ro_class_whole(w->class, l) && ro_lexicon_find(l, w->fold, out);
}
/* May a phrase of the list open with the word? What a list lacks is told without a look-up. */
static inline bool ro_word_opens(const ro_word *w, const ro_lexicon *l) { return ro_class_opens(w->class, l); }
/* The words [i, i + n) joined by one blank, folded, into out (at most cap bytes; "" when longer). */
ro_str ro_units_phrase(const ro_units *, size_t i, size_t n, char *out, size_t cap);
/* The longest entry of the list that starts at word i and ends before word end; its length in words, 0 for none. Words of one
 * phrase are parted by nothing but blanks, hyphens, full stops of abbreviations and apostrophes. Where the words have base forms,
 * the first ones of a phrase may stand in any case ("of the Minister of Roads" where the list has "Minister of Roads"). */
unsigned ro_units_match_from(const ro_units *, const ro_lexicon *, size_t i, size_t end,
                             ro_entry *out); /* i is a word before end */
static inline unsigned ro_units_match(const ro_units *u, const ro_lexicon *l, size_t i, size_t end, ro_entry *out) {
    if (end > u->nwords) end = u->nwords;
    return i < end && (u->base || ro_word_opens(&u->words[i], l)) ? ro_units_match_from(u, l, i, end, out) : 0;
}
/* The entry of one word: as printed, else in its base form. */
bool ro_units_find_in(const ro_units *, const ro_lexicon *, size_t i, ro_entry *out);
static inline bool ro_units_find(const ro_units *u, const ro_lexicon *l, size_t i, ro_entry *out) {
    return u->base ? ro_units_find_in(u, l, i, out) : ro_word_find(&u->words[i], l, out);
}
size_t ro_units_index_of(const ro_units *, const ro_lexicon *, size_t i);
/* Its place in the list, SIZE_MAX: it is not there. */
static inline size_t ro_units_index(const ro_units *u, const ro_lexicon *l, size_t i) {
    return u->base || ro_class_whole(u->words[i].class, l) ? ro_units_index_of(u, l, i) : SIZE_MAX;
}
/* The first word that starts at or after byte `at` (nwords when none), and the sentence that holds it. */
size_t ro_units_word_at(const ro_units *, uint32_t at);
size_t ro_units_sentence_at(const ro_units *, uint32_t at);
/* The bytes between word i and word i + 1 (to the end of the text for the last). */
static inline ro_str ro_units_gap(const ro_units *u, size_t i) {
    uint32_t lo = u->words[i].span.hi, hi = i + 1 < u->nwords ? u->words[i + 1].span.lo : (uint32_t)u->text.n;
    return (ro_str){u->text.p + lo, hi - lo};
}
/* One blank and nothing else, as between most words. */
static inline bool ro_gap_plain(ro_str gap) { return gap.n == 1 && *gap.p == ' '; }

#endif
