/* Foreign names in Hangul, compared by sound: "쎄르게이 라브로브" is "Sergey Lavrov".
 *
 * Hangul is taken apart by the arithmetic of Unicode into sounds, and data/common/hangulsounds.tsv tells which Latin letters
 * Korean print writes with each. The letters of the other name are laid against the sounds in order, at the least cost: nothing
 * for the usual letters, little for the rarer ones, for vowels that one print has and the other has not and for letters that
 * nobody hears (h, an r that closes a syllable), a whole letter for a foreign consonant. Cyrillic comes as its Latin letters; of
 * two names in Hangul one is spelt out. Words that one print runs together are joined before; then the words are compared as all
 * words are (words.c). A name that reads as a Korean one is compared by sound only as a whole, and only with what is no Korean
 * name: Chinese ones look so (리창). Gives up on Chinese names in their Korean reading (습근평). */
#include "names/parts.h"

struct ro_sound {
    ro_str usual, rare; /* letters, parted by blanks */
    double drop;        /* what it costs that nothing stands for it */
};

enum { FIRST = 0xAC00, LAST = 0xD7A3, VOWELS = 21, FINALS = 28 };
enum { NO_INITIAL = 11 };
enum { V_A = 0, V_E = 5, V_O = 8, V_U = 13, V_EU = 18, V_I = 20 };

#define RARE 0.25
#define TASTE 0.15

/* ---- sounds of a word ---------------------------------------------------------------------------------------------------- */

struct syllable {
    unsigned initial, vowel, final;
};

static struct syllable apart(uint32_t c) {
    unsigned k = c - FIRST;
    return (struct syllable){k / (VOWELS * FINALS), k / FINALS % VOWELS, k % FINALS};
}

/* The row of the sound: that of the syllable which stands for it in the table. */
static struct ro_sound sound(const ro_lexicon *l, struct syllable s, double drop) {
    unsigned c = FIRST + (s.initial * VOWELS + s.vowel) * FINALS + s.final;
    char u[3] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))};
    ro_entry e;
    if (!ro_lexicon_find(l, (ro_str){u, 3}, &e)) return (struct ro_sound){.drop = 1};
    return (struct ro_sound){e.value[0], e.value[1], drop};
}

static bool hushing(unsigned initial) {
    return initial == 9 || initial == 10 || (initial >= 12 && initial <= 14);
} /* ㅅ ㅆ ㅈ ㅉ ㅊ */

/* What it costs to hear nothing of a vowel: ㅡ only fills, as ㅣ does behind ㅅ and ㅈ ("조지"); diphthongs are one vowel in
 * other print; the last vowel of a word tells men from women. */
static double drop_vowel(struct syllable s, const struct syllable *before, const struct syllable *next) {
    if (s.vowel == V_EU) return 0;
    if (s.vowel == V_I && hushing(s.initial) && !s.final) return TASTE;
    if (next && !s.final && next->initial == NO_INITIAL && next->vowel == V_I && s.vowel == V_A) return TASTE;
    if (before && !before->final && s.initial == NO_INITIAL &&
        ((s.vowel == V_I && before->vowel == V_E) || (s.vowel == V_U && before->vowel == V_O)))
        return TASTE;
    return next || s.final ? 0.75 : 0.9;
}

/* Behind a vowel stops that sound alike are one, and before the same consonant they are no sound of their own. */
static unsigned final_of(struct syllable s, const struct syllable *next) {
    static const uint8_t same[FINALS] = {0, 1, 1,  1,  4,  4,  4,  7,  8, 1, 16, 8, 8,  8,
                                         8, 8, 16, 17, 17, 19, 19, 21, 7, 7, 1,  7, 17, 0};
    static const uint8_t behind[19] = {1,  1, 4, 7, 7, 8, 16, 17, 17, 19,
                                       19, 0, 0, 0, 0, 1, 7,  17, 0}; /* by the initial that follows */
    unsigned f = same[s.final], like = next ? behind[next->initial] : 0;
    return f == like || (f == 19 && like == 7) ? 0 : f;
}

enum { SYLLABLES = 24 }; /* no word of a name has more; a longer one is compared with none */

static void read_sounds(struct matcher *m, struct token *t) {
    if (t->sounds || ro_spell_script(t->text) != SPELL_HANGUL) return;
    struct syllable syl[SYLLABLES];
    size_t n = 0;
    for (size_t i = 0; i < t->text.n;) {
        uint32_t c = ro_utf8_next(t->text, &i);
        if (c < FIRST || c > LAST) continue;
        if (n == SYLLABLES) return;
        syl[n++] = apart(c);
    }
    struct ro_sound *v = RO_NEWS(m->arena, struct ro_sound, 3 * n + 1);
    for (size_t i = 0; i < n; i++) {
        struct syllable s = syl[i], *next = i + 1 < n ? &syl[i + 1] : NULL;
        unsigned f = final_of(s, next);
        if (s.initial != NO_INITIAL)
            v[t->nsounds++] = sound(m->sounds, (struct syllable){s.initial, V_EU, 0}, s.initial == 18 ? 0.6 : 1);
        v[t->nsounds++] =
            sound(m->sounds, (struct syllable){NO_INITIAL, s.vowel, 0}, drop_vowel(s, i ? &syl[i - 1] : NULL, next));
        if (f) v[t->nsounds++] = sound(m->sounds, (struct syllable){NO_INITIAL, V_A, f}, 1);
    }
    t->sounds = v;
}

/* ---- letters against sounds ---------------------------------------------------------------------------------------------- */

enum { LONGEST = 48 };

static ro_str option(ro_str *list) { /* the next word of a list of spellings */
    const char *blank = list->n ? memchr(list->p, ' ', list->n) : NULL;
    ro_str w = {list->p, blank ? (size_t)(blank - list->p) : list->n};
    *list = blank ? (ro_str){blank + 1, list->n - w.n - 1} : (ro_str){list->p, 0};
    return w;
}

static bool vowel(char c) { return ro_spell_vowel(c) || c == 'y'; }

static size_t undoubled(ro_str s, char *out) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (!n || out[n - 1] != s.p[i] || s.p[i] == 'e' || s.p[i] == 'o') out[n++] = s.p[i];
    return n;
}

/* What it costs that no sound stands for the letter. */
static double unheard(ro_str s, size_t i) {
    char c = s.p[i];
    bool after = i && vowel(s.p[i - 1]), before = i + 1 < s.n && vowel(s.p[i + 1]), last = i + 1 == s.n;
    if (c == 'h') return TASTE;
    if (c == 'r') return after && !before ? 0.2 : 1;
    if (c == 'e') return last ? TASTE : 0.3;
    if (vowel(c)) return after || before ? 0.3 : last ? 0.8 : 0.5;
    if (c == 'g') return after && before ? 0.6 : 1; /* Erdoğan */
    return 1;
}

static void lower(double *at, double d) {
    if (d < *at) *at = d;
}

/* From the cost of j letters against the sounds before: that against this one too. */
static void take(const struct ro_sound *x, ro_str s, const double *row, double *next) {
    const struct {
        ro_str list;
        double cost;
    } kind[] = {{x->usual, 0}, {x->rare, RARE}};
    for (size_t j = 0; j <= s.n; j++) next[j] = row[j] + x->drop;
    for (size_t k = 0; k < 2; k++)
        for (ro_str list = kind[k].list; list.n;) {
            ro_str w = option(&list);
            bool shared = w.n > 1 && w.p[w.n - 1] == '+'; /* the next sound is in these letters too */
            w.n -= shared;
            for (size_t j = 0; w.n && j + w.n <= s.n; j++)
                if (memcmp(s.p + j, w.p, w.n) == 0) lower(&next[shared ? j : j + w.n], row[j] + kind[k].cost);
        }
    if (x->drop > 0 && x->drop < 1) /* another vowel */
        for (size_t j = 0; j < s.n; j++)
            if (vowel(s.p[j])) lower(&next[j + 1], row[j] + (x->drop > 0.5 ? 0.8 : 0.5));
    for (size_t j = 0; j < s.n; j++) lower(&next[j + 1], next[j] + unheard(s, j));
}

static double distance(const struct token *t, ro_str latin) {
    char room[LONGEST];
    if (latin.n > LONGEST) return (double)latin.n;
    ro_str s = {room, undoubled(latin, room)};
    double rows[2][LONGEST + 1] = {{0}};
    for (size_t j = 0; j < s.n; j++) rows[0][j + 1] = rows[0][j] + unheard(s, j);
    for (size_t i = 0; i < t->nsounds; i++) take(&t->sounds[i], s, rows[i % 2], rows[(i + 1) % 2]);
    return rows[t->nsounds % 2][s.n];
}

/* The word in Latin letters, by the first spelling of each sound. */
static ro_str spelt(const struct token *t, char *room) {
    size_t n = 0;
    for (size_t i = 0; i < t->nsounds; i++) {
        ro_str list = t->sounds[i].usual, w = option(&list);
        for (size_t k = 0; t->sounds[i].drop > 0 && k < w.n && n < LONGEST; k++) room[n++] = w.p[k];
    }
    return (ro_str){room, n};
}

/* Of a given name its usual form too ("Antony" for "Anthony"). */
static double from_latin(const struct token *t, const struct token *latin) {
    double d = distance(t, latin->latin), e = latin->group.n && d > 0 ? distance(t, latin->group) + RARE : d;
    return d < e ? d : e;
}

static double words_apart(const struct token *a, const struct token *b) {
    char x[LONGEST], y[LONGEST];
    if (!a->sounds) return from_latin(b, a);
    if (!b->sounds) return from_latin(a, b);
    double d = distance(a, spelt(b, y)), e = distance(b, spelt(a, x));
    return d < e ? d : e;
}

double ro_sounds_alike(const struct token *a, const struct token *b) {
    static const double bound[] = {0, 0, .2, .2, .35, .5, .7, .7};
    size_t n = a->sounds ? a->nsounds : b->nsounds, least = a->sounds && b->sounds && b->nsounds < n ? b->nsounds : n;
    size_t letters = a->sounds ? b->latin.n : a->latin.n;
    if (letters && letters < least) least = letters;
    double d = words_apart(a, b), most = least < sizeof bound / sizeof *bound ? bound[least] : .95;
    return d > most ? 0 : 1 - d / (double)(least + 1);
}

bool ro_sounds_open(const struct token *t, ro_str initial) {
    for (size_t i = 0; i < t->nsounds; i++) {
        for (ro_str list = t->sounds[i].usual; list.n;) {
            ro_str w = option(&list);
            if (w.n >= initial.n && memcmp(w.p, initial.p, initial.n) == 0) return true;
        }
        if (t->sounds[i].drop > 0) return false;
    }
    return false;
}

/* ---- names --------------------------------------------------------------------------------------------------------------- */

static struct token joined(struct matcher *m, const struct token *t, size_t n) {
    struct token x = ro_tokens_joined(m, t, n);
    read_sounds(m, &x);
    return x;
}

static bool one_word(const struct token *a, const struct token *b, double most) {
    enum { FEWEST = 4 };
    return (a->nsounds >= FEWEST || b->nsounds >= FEWEST) && words_apart(a, b) <= most;
}

/* Words of a, but not all, that are one word of b become one. */
static bool join_words(struct matcher *m, struct parsed *a, const struct parsed *b) {
    for (size_t n = 2; n <= 4 && n < a->n; n++)
        for (size_t at = 0; at + n <= a->n; at++) {
            struct token x = joined(m, &a->t[at], n);
            for (size_t j = 0; j < b->n; j++) {
                if (!one_word(&x, &b->t[j], 0.45)) continue;
                a->t[at] = x;
                memmove(&a->t[at + 1], &a->t[at + n], (a->n - at - n) * sizeof *a->t);
                a->n -= n - 1;
                return true;
            }
        }
    return false;
}

/* Both names whole, without blanks; also with the last word of a first ("Jinping Xi"). */
static bool whole(struct matcher *m, const struct parsed *a, const struct parsed *b) {
    struct token x = joined(m, a->t, a->n), y = joined(m, b->t, b->n), turned[MAX_TOKENS];
    if (one_word(&x, &y, 0.2)) return true;
    turned[0] = a->t[a->n - 1];
    memcpy(turned + 1, a->t, (a->n - 1) * sizeof *turned);
    x = joined(m, turned, a->n);
    return one_word(&x, &y, 0.2);
}

/* How a name in Hangul reads: as foreign, by its syllables perhaps as Korean, or as Korean by its family name too. */
enum reading { FOREIGN, EITHER, KOREAN };

static enum reading reading_of(struct matcher *m, const struct parsed *p) {
    enum { SYLLABLE = 3, FEWEST = 2, MOST = 4 };
    ro_str first = p->t[0].text;
    size_t n = 0;
    if (p->script != SPELL_HANGUL) return FOREIGN;
    for (size_t i = 0; i < p->n; i++) {
        ro_str s = p->t[i].text;
        for (size_t at = 0; at + SYLLABLE <= s.n; at += SYLLABLE, n++)
            if (!ro_lexicon_find(m->syllables, (ro_str){s.p + at, SYLLABLE}, NULL)) return FOREIGN;
    }
    if (n < FEWEST || n > MOST) return FOREIGN;
    if (p->n > 1) return first.n == SYLLABLE || ro_lexicon_find(m->families, first, NULL) ? KOREAN : FOREIGN;
    for (size_t k = 1; k <= 2; k++)
        if (first.n >= k * SYLLABLE && ro_lexicon_find(m->families, (ro_str){first.p, k * SYLLABLE}, NULL)) return KOREAN;
    return EITHER;
}

bool ro_names_foreign(struct matcher *m, struct parsed *a, struct parsed *b, bool both) {
    enum reading x = reading_of(m, a), y = reading_of(m, b);
    bool native = x == KOREAN || y == KOREAN;
    if (both && (native || x == EITHER || y == EITHER)) return false;
    for (size_t i = 0; i < a->n; i++) read_sounds(m, &a->t[i]);
    for (size_t i = 0; i < b->n; i++) read_sounds(m, &b->t[i]);
    if ((a->n == 1) != (b->n == 1) && (whole(m, a, b) || whole(m, b, a))) {
        ro_matcher_say(m, 0.92, "the names sound the same as a whole");
        return true;
    }
    if (native) return false;
    for (size_t i = 0; i < MAX_TOKENS && (join_words(m, a, b) || join_words(m, b, a)); i++) {
    }
    ro_names_words(m, a, b);
    return true;
}
