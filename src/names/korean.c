/* Korean names across spellings: the syllable grammar.
 *
 * Every syllable is an initial (19), a vowel (21) and a final (28), and each of these has a small set of spellings over the
 * systems in print: Revised, McCune-Reischauer without its marks, that of the DPRK, habit ("Lee", "Park"), and Cyrillic
 * (given here as Latin letters). A spelled syllable is read back as the set of all syllables that it may stand for, and two names
 * are one when their syllables meet one by one; the blanks and hyphens between given syllables do not matter. Initial ㄹ and ㄴ,
 * which the South drops, count as dropped. Where no spelling of the systems gives a syllable that names have (data/common/
 * syllables.tsv), the rarer private ones are tried ("Sye", "Syng"). Nobody spells ㅓ as o in one syllable and as eo in the next:
 * a name read so is another name ("Chung Dong-yong" is no 동영). Han characters come as their Korean readings. On 13,361 pairs of
 * a public list the grammar took 96 % of the true pairs and 2 of 6,669 others of the same family name. Spelling by sound alone
 * (ICU) took 78 %. */
#include "names/parts.h"

/* What a letter may be spelled as, and an empty word behind the last: bytes that the start of the program need not relocate. */
typedef char spelling[5];

static const spelling initials[19][7] = {{"g", "k"},
                                         {"kk", "gg", "k"},
                                         {"n", "r", "l"},
                                         {"d", "t"},
                                         {"tt", "dd", "t"},
                                         {"r", "l", "n"},
                                         {"m"},
                                         {"b", "p"},
                                         {"pp", "bb", "p"},
                                         {"s", "sh"},
                                         {"ss", "s"},
                                         {""},
                                         {"j", "ch", "zh", "dzh", "chzh", "ts"},
                                         {"jj", "tch", "ch", "j"},
                                         {"ch", "chh", "ts"},
                                         {"k", "kh", "kkh"},
                                         {"t", "th"},
                                         {"p", "ph"},
                                         {"h", "kh"}};
static const spelling vowels[21][9] = {{"a", "ah", "ar"},
                                       {"ae", "ai", "e", "ay"},
                                       {"ya", "ia"},
                                       {"yae", "ye"},
                                       {"eo", "o", "u", "uh", "ou", "e"},
                                       {"e", "ey", "ei"},
                                       {"yeo", "yo", "you", "yu", "yuh", "ye", "io"},
                                       {"ye", "e"},
                                       {"o", "oh"},
                                       {"wa", "oa", "va"},
                                       {"wae", "oae", "ve"},
                                       {"oe", "oi", "we", "oy", "ve"},
                                       {"yo", "io"},
                                       {"u", "oo", "ou", "woo", "wu"},
                                       {"wo", "weo", "vo"},
                                       {"we", "ve"},
                                       {"wi", "ui", "vi", "uy"},
                                       {"yu", "yoo", "you", "iu"},
                                       {"eu", "u", "e", "y", "uh"},
                                       {"ui", "eui", "ee", "i", "yi", "e", "hui", "y"},
                                       {"i", "ee", "yi", "y"}};
static const spelling finals[28][5] = {{""},
                                       {"k", "g", "c", "ck"},
                                       {"k"},
                                       {"k"},
                                       {"n"},
                                       {"n"},
                                       {"n"},
                                       {"t", "d"},
                                       {"l", "r", "hl", "ll"},
                                       {"k"},
                                       {"m"},
                                       {"l"},
                                       {"l"},
                                       {"l"},
                                       {"l"},
                                       {"l"},
                                       {"m"},
                                       {"p", "b"},
                                       {"p"},
                                       {"t", "s"},
                                       {"t"},
                                       {"ng", "n"},
                                       {"t"},
                                       {"t"},
                                       {"k"},
                                       {"t"},
                                       {"p"},
                                       {"h"}};

static const spelling rare_vowels[21][4] = {[4] = {"eu", "er", "aw"}, [5] = {"ye"},       [11] = {"ey"},      [13] = {"uh", "uu"},
                                            [17] = {"yo", "eu"},      [18] = {"y", "oo"}, [20] = {"ih", "ea"}};

enum { VOWEL_EO = 4, VOWEL_YEO = 6, FINAL_L = 8, FINAL_NG = 21 };
/* The letters of the longest final ("ng"), and of the longest initial, vowel and final together ("chzh", "woo", "ng"). */
enum { LONGEST_FINAL = 2, LONGEST_SYLLABLE = 9 };
/* How a name spells the vowels ㅓ and ㅕ: as o and yo, which are ㅗ and ㅛ too, or otherwise. */
enum { O_LIKE = 1, EO_LIKE = 2 };

/* Ambiguity is small: a plain list. */
struct readings {
    struct {
        uint16_t syllable;
        uint8_t habit; /* O_LIKE, EO_LIKE or 0 */
    } v[96];
    size_t n;
};

struct spelled {
    ro_str s;
    bool cyrillic, rare;
    const ro_lexicon *listed;
    uint32_t finals[LONGEST_FINAL + 1];
};

static unsigned canonical(unsigned initial, unsigned vowel) { /* the South drops or softens these */
    bool i_like = vowel == 2 || vowel == 3 || vowel == 6 || vowel == 7 || vowel == 12 || vowel == 17 || vowel == 20;
    if ((initial == 5 || initial == 2) && i_like) return 11;
    return initial == 5 ? 2 : initial;
}

static void keep(struct readings *r, unsigned i, unsigned v, unsigned f, unsigned habit) {
    /* final stops that sound alike are one */
    static const uint8_t same[28] = {0, 1, 1, 1, 4, 4, 4, 7, 8, 1, 16, 8, 8, 8, 8, 8, 16, 17, 17, 7, 7, 21, 7, 7, 1, 7, 17, 0};
    uint16_t x = (uint16_t)((canonical(i, v) * 21 + v) * 28 + same[f]);
    for (size_t k = 0; k < r->n; k++)
        if (r->v[k].syllable == x) {
            if (r->v[k].habit != habit) r->v[k].habit = 0;
            return;
        }
    if (r->n < sizeof r->v / sizeof *r->v) {
        r->v[r->n].habit = (uint8_t)habit;
        r->v[r->n++].syllable = x;
    }
}

static bool listed(const ro_lexicon *l, unsigned i, unsigned v, unsigned f) {
    unsigned c = 0xAC00 + (i * 21 + v) * 28 + f;
    char u[3] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))};
    return ro_lexicon_index(l, (ro_str){u, 3}) != SIZE_MAX;
}

/* How many letters the spelling takes there; -1 where others stand, as mostly the first does. */
static int opens(const struct spelled *s, size_t at, const char *w) {
    size_t n = 0;
    while (w[n] && at + n < s->s.n && s->s.p[at + n] == w[n]) n++;
    return w[n] ? -1 : (int)n;
}

/* The finals that the last letters of the syllable spell, as bits, by how many letters they are. */
static void read_finals(struct spelled *s) {
    for (size_t left = 0; left <= LONGEST_FINAL && left <= s->s.n; left++)
        for (unsigned f = 0; f < 28; f++) {
            const spelling *w = finals[f];
            do {
                if (opens(s, s->s.n - left, *w) != (int)left) continue;
                if (left == 1 && !s->cyrillic && (f == FINAL_NG || (f == FINAL_L && **w == 'r')))
                    continue; /* "n" is ng in Cyrillic only */
                s->finals[left] |= 1u << f;
            } while (**++w);
        }
}

/* What is left of a syllable behind its vowel. True where a syllable of names came of it. */
static bool read_final(struct readings *r, const struct spelled *s, size_t at, unsigned i, unsigned v, unsigned habit) {
    bool known = false;
    if (s->s.n - at > LONGEST_FINAL) return false;
    for (uint32_t left = s->finals[s->s.n - at]; left; left &= left - 1) {
        unsigned f = (unsigned)__builtin_ctz(left);
        keep(r, i, v, f, habit);
        known = known || listed(s->listed, i, v, f);
    }
    return known;
}

/* Spellings that only Cyrillic print has. */
static bool cyrillic_only(unsigned v, const char *x, size_t n) {
    return (n == 1 && *x == 'y') || (n == 2 && x[0] == 'v') || (n == 2 && x[0] == 'i' && x[1] != 'a') ||
           (v == VOWEL_EO && n == 1 && *x == 'e');
}

static unsigned habit_of(unsigned v, const char *x, size_t n) {
    if (v != VOWEL_EO && v != VOWEL_YEO) return 0;
    return x[n - 1] == 'o' && (n == 1 || x[n - 2] == 'y') ? O_LIKE : EO_LIKE;
}

static bool read_vowel(struct readings *r, const struct spelled *s, size_t at, unsigned i) {
    bool known = false;
    for (unsigned v = 0; v < 21; v++) {
        for (const spelling *x = s->rare ? rare_vowels[v] : vowels[v]; **x; x++) {
            int m = opens(s, at, *x);
            if (m < 0 || (!s->cyrillic && !s->rare && cyrillic_only(v, *x, (size_t)m))) continue;
            unsigned habit = s->cyrillic || s->rare ? 0 : habit_of(v, *x, (size_t)m);
            known = read_final(r, s, at + (size_t)m, i, v, habit) || known;
        }
    }
    return known;
}

static bool read_spelled(struct readings *r, const struct spelled *s) {
    bool known = false;
    for (unsigned i = 0; i < 19; i++) {
        const spelling *w = initials[i];
        do {
            int n = opens(s, 0, *w);
            if (n >= 0) known = read_vowel(r, s, (size_t)n, i) || known;
        } while (**++w);
    }
    return known;
}

/* An ㅓ spelled as o says nothing of the other syllables where no name has that syllable with ㅗ ("chol" is 철 alone). */
static void settle(struct readings *r, const ro_lexicon *l) {
    for (size_t k = 0; k < r->n; k++) {
        if (r->v[k].habit != O_LIKE) continue;
        unsigned x = r->v[k].syllable, f = x % 28, v = x / 28 % 21, i = x / 588, other = v == VOWEL_EO ? 8 : 12;
        bool rival =
            listed(l, i, other, f) || (i == 2 && listed(l, 5, other, f)) || (i == 11 && other == 12 && listed(l, 5, other, f));
        if (!rival) r->v[k].habit = 0;
    }
}

static void read_syllable(struct readings *r, ro_str s, bool cyrillic, const ro_lexicon *l) {
    struct spelled x = {.s = s, .cyrillic = cyrillic, .listed = l};
    r->n = 0;
    if (s.n > LONGEST_SYLLABLE) return;
    read_finals(&x);
    if (!read_spelled(r, &x) && !cyrillic) {
        x.rare = true;
        read_spelled(r, &x);
    }
    settle(r, l);
}

/* A name as two to four syllables, family name first. */
struct korean {
    struct readings syl[5];
    size_t n;
    bool lee; /* the family name is spelled as the South does, or written so */
};

static void hangul_syllable(struct readings *r, uint32_t c) {
    unsigned k = c - 0xAC00;
    keep(r, k / (21 * 28), k / 28 % 21, k % 28, 0);
}

static bool from_hangul(struct korean *k, const ro_str *t, size_t n) {
    *k = (struct korean){.n = 0};
    for (size_t i = 0; i < n; i++)
        for (size_t at = 0; at < t[i].n;) {
            uint32_t c = ro_utf8_next(t[i], &at);
            if (c < 0xAC00 || c > 0xD7A3 || k->n >= 5) return false;
            if (!k->n) k->lee = c == 0xC774; /* 이, which the North writes 리 */
            hangul_syllable(&k->syl[k->n++], c);
        }
    return k->n >= 2;
}

/* Han characters: of each the readings, parted by blanks. */
static bool from_han(struct korean *k, const ro_str *t, size_t n) {
    *k = (struct korean){.n = n};
    if (n < 2 || n > 4) return false;
    for (size_t i = 0; i < n; i++) {
        for (size_t at = 0; at < t[i].n;) {
            uint32_t c = ro_utf8_next(t[i], &at);
            if (c != ' ') hangul_syllable(&k->syl[i], c);
        }
        if (!k->syl[i].n) return false;
    }
    return true;
}

enum { MAX_WAYS = 9 };

struct ways {
    struct korean *v;
    size_t n;
    bool cyrillic;
    const ro_lexicon *listed;
};

/* Adds the way with token i in one word of two syllables, for every cut at which both read. */
static void cut_token(struct ways *w, const struct korean *k, size_t i, ro_str s) {
    for (size_t c = s.n > LONGEST_SYLLABLE ? s.n - LONGEST_SYLLABLE : 1; c < s.n && w->n < MAX_WAYS; c++) {
        struct korean *x = &w->v[w->n];
        *x = *k;
        read_syllable(&x->syl[i], (ro_str){s.p, c}, w->cyrillic, w->listed);
        if (!x->syl[i].n) continue;
        for (size_t later = i + 1; later < k->n; later++) x->syl[later + 1] = k->syl[later];
        read_syllable(&x->syl[i + 1], (ro_str){s.p + c, s.n - c}, w->cyrillic, w->listed);
        x->n = k->n + 1;
        if (x->syl[i + 1].n) w->n++;
    }
}

/* All the ways to read the tokens as a name: a given name may stand in one word, a family name of two syllables too. */
static void from_letters(struct ways *w, const ro_str *t, size_t n, const ro_lexicon *families) {
    enum { LONGEST = 14 }; /* no two syllables have more letters */
    struct korean k = {.n = n};
    if (n < 2 || n > 3) return;
    for (size_t i = 0; i < n; i++) {
        ro_str s = t[i];
        ro_entry e;
        if (s.n > LONGEST) return;
        if (i == 0 && ro_lexicon_find(families, s, &e)) {
            s = e.value[0];
            k.lee = e.value[1].n > 0;
        }
        if (ro_str_is(s, "wha")) s = RO_S("hwa");
        read_syllable(&k.syl[i], s, w->cyrillic, w->listed);
        if (!k.syl[i].n && n == 3) return;
    }
    if (!k.syl[0].n) {
        if (k.syl[1].n) cut_token(w, &k, 0, t[0]);
        return;
    }
    if (k.syl[n - 1].n) w->v[w->n++] = k;
    if (n == 2) cut_token(w, &k, 1, t[1]);
}

/* Which habits are possible for both names when syllable i is read so that both meet: a set of pairs of habits, as bits. */
static unsigned meet(const struct readings *a, const struct readings *b, unsigned states) {
    unsigned next = 0;
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++) {
            if (a->v[i].syllable != b->v[j].syllable) continue;
            unsigned add = a->v[i].habit | (unsigned)b->v[j].habit << 2;
            for (unsigned s = 0; s < 16; s++) {
                unsigned both = s | add;
                if (states & 1u << s && (both & 3) != 3 && (both & 12) != 12) next |= 1u << both;
            }
        }
    return next;
}

static bool one_name(const struct korean *a, const struct korean *b) {
    if (a->n != b->n) return false;
    /* a 이 who is called Lee is of the South, where ㅓ is not o */
    unsigned states = a->lee && b->lee ? 1u << (EO_LIKE | EO_LIKE << 2) : 1u;
    for (size_t i = 0; i < a->n && states; i++) states = meet(&a->syl[i], &b->syl[i], states);
    return states != 0;
}

static void readings_of(struct ways *w, const spell_korean *x, const ro_lexicon *families) {
    w->cyrillic = x->script == SPELL_CYRILLIC;
    if (x->script == SPELL_HANGUL)
        w->n = from_hangul(w->v, x->token, x->n);
    else if (x->script == SPELL_HAN)
        w->n = from_han(w->v, x->token, x->n);
    else
        from_letters(w, x->token, x->n, families);
}

int ro_names_korean(struct matcher *m, const spell_korean *a, const spell_korean *b) {
    struct korean v[2 * MAX_WAYS]; /* 36 kB: on the stack, where hundreds of pairs use the same pages */
    struct ways x = {.v = v, .listed = m->syllables}, y = {.v = v + MAX_WAYS, .listed = m->syllables};
    readings_of(&x, a, m->koreans);
    if (!x.n) return -1;
    readings_of(&y, b, m->koreans);
    if (!y.n) return -1;
    for (size_t i = 0; i < x.n; i++)
        for (size_t j = 0; j < y.n; j++)
            if (one_name(&x.v[i], &y.v[j])) return 1;
    return 0;
}
