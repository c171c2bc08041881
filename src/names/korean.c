/* Korean names across spellings: the syllable grammar.
 *
 * Every syllable is an initial (19), a vowel (21) and a final (28), and each of these has a small set of spellings over the
 * systems in print: Revised, McCune-Reischauer without its marks, that of the DPRK, habit ("Lee", "Park"), and Cyrillic
 * (given here as Latin letters). A spelled syllable is read back as the set of all syllables that it may stand for, and two names
 * are one when their syllables meet one by one; the blanks and hyphens between given syllables do not matter. Initial ㄹ and ㄴ,
 * which the South drops, count as dropped. On 13,361 pairs of a public list this grammar took 96 % of the true pairs and 2 of
 * 6,669 others of the same family name. Spelling by sound alone (ICU) took 78 %. */
#include "names/spell.h"

static const char *const initials[19] = {"g k",
                                         "kk gg k",
                                         "n r l",
                                         "d t",
                                         "tt dd t",
                                         "r l n",
                                         "m",
                                         "b p",
                                         "pp bb p",
                                         "s sh",
                                         "ss s",
                                         "",
                                         "j ch zh dzh chzh ts",
                                         "jj tch ch j",
                                         "ch chh ts",
                                         "k kh kkh",
                                         "t th",
                                         "p ph",
                                         "h kh"};
static const char *const vowels[21] = {"a ah ar",
                                       "ae ai e ay",
                                       "ya ia",
                                       "yae ye",
                                       "eo o u uh ou e",
                                       "e ey ei",
                                       "yeo yo you yu yuh ye io",
                                       "ye e",
                                       "o oh",
                                       "wa oa va",
                                       "wae oae ve",
                                       "oe oi we oy ve",
                                       "yo io",
                                       "u oo ou woo wu",
                                       "wo weo vo",
                                       "we ve",
                                       "wi ui vi uy",
                                       "yu yoo you iu",
                                       "eu u e y uh",
                                       "ui eui ee i yi e hui y",
                                       "i ee yi y"};
static const char *const finals[28] = {"",  "k g c", "k", "k",   "n", "n",   "n", "t d",  "l r", "k", "m", "l", "l", "l",
                                       "l", "l",     "m", "p b", "p", "t s", "t", "ng n", "t",   "t", "k", "t", "p", "h"};

/* A set of syllables: for each initial a map of the vowels, for each initial and vowel a map of the finals would be large, and
 * ambiguity is small: a plain list. */
struct readings {
    uint16_t v[96];
    size_t n;
};

static size_t option(const char **p,
                     const char **word) { /* the next word of a list of spellings; 0 at its end but for the first */
    while (**p == ' ') ++*p;
    *word = *p;
    size_t n = 0;
    while ((*p)[n] && (*p)[n] != ' ') n++;
    *p += n;
    return n;
}

static unsigned canonical(unsigned initial, unsigned vowel) { /* the South drops or softens these */
    bool i_like = vowel == 2 || vowel == 3 || vowel == 6 || vowel == 7 || vowel == 12 || vowel == 17 || vowel == 20;
    if ((initial == 5 || initial == 2) && i_like) return 11;
    return initial == 5 ? 2 : initial;
}

static void keep(struct readings *r, unsigned i, unsigned v, unsigned f) {
    /* final stops that sound alike are one */
    static const uint8_t same[28] = {0, 1, 1, 1, 4, 4, 4, 7, 8, 1, 16, 8, 8, 8, 8, 8, 16, 17, 17, 7, 7, 21, 7, 7, 1, 7, 17, 0};
    uint16_t x = (uint16_t)((canonical(i, v) * 21 + v) * 28 + same[f]);
    for (size_t k = 0; k < r->n; k++)
        if (r->v[k] == x) return;
    if (r->n < sizeof r->v / sizeof *r->v) r->v[r->n++] = x;
}

/* `cyr`: the final "n" may stand for ng only in Cyrillic print. */
static void read_final(struct readings *r, ro_str rest, unsigned i, unsigned v, bool cyr) {
    for (unsigned f = 0; f < 28; f++) {
        const char *p = finals[f], *w;
        do {
            size_t n = option(&p, &w);
            if (n != rest.n || (n && memcmp(w, rest.p, n) != 0)) continue;
            if (f == 21 && n == 1 && !cyr) continue;
            if (f == 8 && n == 1 && *w == 'r' && !cyr) continue;
            keep(r, i, v, f);
        } while (*p);
    }
}

static void read_syllable(struct readings *r, ro_str s, bool cyr) {
    r->n = 0;
    for (unsigned i = 0; i < 19; i++) {
        const char *p = initials[i], *w;
        do {
            size_t n = option(&p, &w);
            if (n > s.n || memcmp(w, s.p, n) != 0) continue;
            for (unsigned v = 0; v < 21; v++) {
                const char *q = vowels[v], *x;
                do {
                    size_t m = option(&q, &x);
                    if (!m || n + m > s.n || memcmp(x, s.p + n, m) != 0) continue;
                    bool yer = m == 1 && *x == 'y'; /* only Cyrillic ы */
                    if ((yer || (m == 2 && x[0] == 'v') || (m == 2 && x[0] == 'i' && x[1] != 'a')) && !cyr) continue;
                    if (v == 4 && m == 1 && *x == 'e' && !cyr) continue;
                    read_final(r, (ro_str){s.p + n + m, s.n - n - m}, i, v, cyr);
                } while (*q);
            }
        } while (*p);
    }
}

/* Habits of family names that no grammar gives. */
static ro_str habit(ro_str s) {
    static const char *const t[][2] = {
        {"lee", "ri"},    {"rhee", "ri"},    {"yi", "ri"},     {"park", "pak"},  {"choi", "choe"},
        {"tsoy", "choe"}, {"chhve", "choe"}, {"suh", "so"},    {"hur", "ho"},    {"noh", "no"},
        {"roh", "no"},    {"woo", "u"},      {"oh", "o"},      {"kwak", "gwak"}, {"paik", "paek"},
        {"youn", "yun"},  {"yoon", "yun"},   {"ryoo", "ryu"},  {"shin", "sin"},  {"moon", "mun"},
        {"li", "ri"},     {"in", "im"},      {"ten", "chong"}, {"kan", "kang"},  {"chzhon", "chong"}};
    for (size_t i = 0; i < sizeof t / sizeof *t; i++)
        if (ro_str_is(s, t[i][0]) && i < sizeof t / sizeof *t - 4) return ro_str_c(t[i][1]);
    return s;
}

/* A name as one to four syllables, family name first. */
struct korean {
    struct readings syl[5];
    size_t n;
};

static void hangul_syllable(struct readings *r, uint32_t c) {
    r->n = 0;
    unsigned k = c - 0xAC00;
    keep(r, k / (21 * 28), k / 28 % 21, k % 28);
}

static bool from_hangul(struct korean *k, const ro_str *t, size_t n) {
    k->n = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t at = 0; at < t[i].n;) {
            uint32_t c = ro_utf8_next(t[i], &at);
            if (c < 0xAC00 || c > 0xD7A3 || k->n >= 5) return false;
            hangul_syllable(&k->syl[k->n++], c);
        }
    return k->n >= 2;
}

/* A given name printed in one word: every cut into two syllables that both read. */
static size_t cuts(ro_str s, bool cyr, size_t out[8]) {
    size_t n = 0;
    for (size_t c = 1; c < s.n && n < 8; c++) {
        struct readings a, b;
        read_syllable(&a, (ro_str){s.p, c}, cyr);
        if (!a.n) continue;
        read_syllable(&b, (ro_str){s.p + c, s.n - c}, cyr);
        if (b.n) out[n++] = c;
    }
    return n;
}

/* All the ways to read the tokens as a name; at most 8. */
static size_t from_letters(struct korean *out, const ro_str *t, size_t n, bool cyr) {
    if (n < 2 || n > 3) return 0;
    struct korean k = {.n = 0};
    for (size_t i = 0; i < n; i++) {
        ro_str s = i == 0 ? habit(t[i]) : t[i];
        if (s.n >= 3 && s.p[0] == 'w' && s.p[1] == 'h') { /* wha for hwa */
            static const char hwa[] = "hwa";
            if (s.n == 3) s = ro_str_c(hwa);
        }
        read_syllable(&k.syl[i], s, cyr);
        if (!k.syl[i].n && (i == 0 || n == 3)) return 0;
    }
    size_t got = 0;
    k.n = n;
    if (k.syl[n - 1].n) out[got++] = k;
    if (n == 2) {
        size_t cut[8], m = cuts(t[1], cyr, cut);
        for (size_t c = 0; c < m && got < 8; c++) {
            struct korean x = k;
            x.n = 3;
            read_syllable(&x.syl[1], (ro_str){t[1].p, cut[c]}, cyr);
            read_syllable(&x.syl[2], (ro_str){t[1].p + cut[c], t[1].n - cut[c]}, cyr);
            out[got++] = x;
        }
    }
    return got;
}

static bool meet(const struct readings *a, const struct readings *b) {
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++)
            if (a->v[i] == b->v[j]) return true;
    return false;
}

static bool one_name(const struct korean *a, const struct korean *b) {
    if (a->n != b->n) return false;
    for (size_t i = 0; i < a->n; i++)
        if (!meet(&a->syl[i], &b->syl[i])) return false;
    return true;
}

static size_t readings_of(struct korean *out, const spell_korean *x) {
    if (x->script == SPELL_HANGUL) return from_hangul(&out[0], x->token, x->n);
    return from_letters(out, x->token, x->n, x->script == SPELL_CYRILLIC);
}

int ro_spell_korean(ro_arena *arena, const spell_korean *a, const spell_korean *b) {
    struct korean *x = RO_NEWS(arena, struct korean, 18), *y = x + 9;
    size_t n = readings_of(x, a), m = readings_of(y, b);
    if (!n || !m) return -1;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m; j++)
            if (one_name(&x[i], &y[j])) return 1;
    return 0;
}
