/* parts: a printed name taken apart, and the question of one name against another as its files share it. */
#ifndef RO_NAMES_PARTS_H
#define RO_NAMES_PARTS_H

#include "names/names.h"
#include "names/spell.h"

enum token_kind { T_WORD, T_INITIAL, T_PATRONYMIC, T_PARTICLE, T_SUFFIX };

struct token {
    ro_str printed, text, latin, skeleton;
    ro_str second; /* skeleton of another reading of its letters; empty where there is none */
    ro_str pinyin;
    ro_str group;                  /* of given names that stand for one another */
    const struct ro_sound *sounds; /* of a word in Hangul, else NULL */
    size_t nsounds;
    enum token_kind kind;
    bool given, dotted;
};

enum { MAX_TOKENS = 8 };

struct parsed {
    struct token t[MAX_TOKENS];
    size_t n, words;
    enum spell_script script;
    bool eastern; /* opens with a Korean or Chinese family name, or is in their script */
    bool comma;   /* the family name may stand first */
    bool arabic;  /* "bin": the order of the words tells father from son */
};

struct matcher {
    ro_arena *arena;
    const ro_lexicon *offices, *honours, *particles, *nicknames, *surnames, *han, *given, *syllables, *koreans, *patronymics,
        *officewords, *hannames, *sounds, *families;
    double same; /* the answer so far */
    char *why;
    size_t whyn;
};

/* The answer, and the reason in words; more: a word of the reason; also: a second reason, which changes the answer. */
void ro_matcher_say(struct matcher *, double same, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void ro_matcher_more(struct matcher *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void ro_matcher_also(struct matcher *, double same, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* tokens.c */
void ro_name_read(struct matcher *, ro_str name, struct parsed *);
void ro_token_read(struct matcher *, struct token *, bool first);
struct token ro_tokens_joined(struct matcher *, const struct token *, size_t n); /* as if they were printed as one word */

/* alike.c: 1 the same word … 0 nothing in common, as words of any kind; as what they are in their names, initials with words */
double ro_tokens_alike(const struct token *, const struct token *);
double ro_tokens_meet(const struct token *, const struct token *);

/* words.c: names of several words in any order */
void ro_names_words(struct matcher *, struct parsed *, struct parsed *);

/* east.c: false where these are not names of East Asia */
bool ro_names_east(struct matcher *, const ro_name *, const ro_name *, struct parsed *, struct parsed *);

/* korean.c: are two Korean names one? Each is Latin, Cyrillic (given as Latin letters), Hangul, or Han (of each character its
 * Korean readings); tokens in the printed order. 1 yes, 0 no, -1 where one of them does not read as a Korean name. */
typedef struct spell_korean {
    const ro_str *token;
    size_t n;
    enum spell_script script;
} spell_korean;
int ro_names_korean(struct matcher *, const spell_korean *, const spell_korean *);

/* hangul.c: two words by sound, as ro_tokens_alike; may the word open with that initial; two names of which one at least is in
 * Hangul: false where they are no foreign names. both: either reads as a Korean name. */
bool ro_sounds_open(const struct token *, ro_str initial);
double ro_sounds_alike(const struct token *, const struct token *);
bool ro_names_foreign(struct matcher *, struct parsed *, struct parsed *, bool both);

/* context.c: what title, side and day say for or against */
void ro_names_context(struct matcher *, const ro_name *, const ro_name *, const struct parsed *, const struct parsed *);

#endif
