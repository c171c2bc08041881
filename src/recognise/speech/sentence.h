/* speech/sentence: what the parts of reported speech share: one sentence being read, and what was found in it. A verb with its
 * subject before it (speech/active.c), what a cue needs beside that (speech/frame.c), speech whose subject stands elsewhere or
 * nowhere (speech/passive.c), the sentence's own subject (speech/lead.c), the sentences one after the other (speech/report.c). */
#ifndef RO_SPEECH_SENTENCE_H
#define RO_SPEECH_SENTENCE_H

#include "recognise/speech/speech.h"

enum { SENTENCE_REACH = 40 }; /* words looked at from a verb for its subject, and the like */

/* How firmly a cue's subject stands at the head of a clause. */
enum tier { TIER_CLAUSE = 1, TIER_BARE, TIER_SUB, TIER_NONE };

typedef struct found {
    cue cue;
    who who;
    enum tier tier;
    ro_mode mode;
    const char *rule;
    bool sure;
    bool told; /* has a speaker or is speech of nobody */
} found;

typedef struct sentence {
    speech *s;
    size_t lo, hi; /* words */
    who lead;      /* the subject of the main clause, kind WHO_NONE unknown */
    size_t lead_end;
} sentence;

/* What stands before the cue's verb group. */
typedef struct left {
    size_t end; /* the subject ends before this word */
    bool be, aux, modal, to, comma, conj, open;
} left;

/* speech/sentence.c: small looks at words */
bool sentence_comma(const speech *, size_t word);      /* a comma, colon, bracket or dash stands after the word */
bool sentence_list_comma(const speech *, size_t word); /* a comma or semicolon does */
bool sentence_quote(const speech *, size_t word);      /* a quotation mark does */
bool sentence_adverb(const speech *, size_t word);
bool sentence_was(const sentence *, size_t verb);           /* "were discussed", not "has been", "is being" */
ro_str sentence_words(const speech *, size_t at, size_t n); /* as printed, blanks folded */

/* speech/lead.c */
void sentence_lead(sentence *); /* fills lead and lead_end */

/* speech/frame.c */
/* The cue under this subject tells something: fills out. rule NULL: by what the subject is. */
bool sentence_accept(sentence *, const cue *, const who *, enum tier, const char *rule, found *out);
ro_mode sentence_mode(const who *);
bool sentence_number_agrees(const cue *, const left *, const who *);

/* speech/active.c */
left sentence_left(const sentence *, size_t at);            /* what stands before the verb at word `at` */
bool sentence_active(sentence *, size_t from, found *best); /* the cue that heads the sentence, from a word on */

/* speech/passive.c */
bool sentence_passive(sentence *, const cue *, const left *, found *out); /* "it was stressed", "apprehension was expressed by" */
bool sentence_inverted(sentence *, found *out);                           /* "Expressed at the talks was" */
bool sentence_owner(sentence *, size_t lo, size_t hi, who *out);          /* whose the phrase [lo, hi) is: "Norland's concern" */

/* speech/cases.c */
bool sentence_in_case(sentence *, found *out); /* what only languages with cases say so */

/* speech/tag.c */
size_t
sentence_quote_end(const sentence *); /* the word behind the quotation that opens the sentence; its first where none does */
/* Words behind the quotation say that somebody says it: fills out, its speaker empty where nobody can be told. */
bool sentence_tag(sentence *, found *out);
bool sentence_only_tagged(const sentence *, const found *); /* all that is told stands in the quotation before the cue */
void speech_tag_back(speech *, size_t from, const found *); /* the statements from the from-th on are of the same speaker */

/* speech/nominal.c */
bool sentence_without_verb(sentence *, found *out); /* speech told by a noun: tried where no verb was found */

#endif
