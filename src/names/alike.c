/* Two words of names: are they one word, spelled twice?
 *
 * In: two tokens. Out: 1 for the same, less the more letters are apart (spell.c), 0 for two words. Beside the letters count:
 * known forms of one given name; that a man and a woman have names an ending apart; that two spellings which are both known given
 * names and do not sound the same are two names, however near ("Dan", "Don"); an initial or a clipped name ("Yu.") and what it
 * may stand for. The bounds were set on lists of names: a whole foreign letter in a short word makes another word. */
#include "names/parts.h"

static ro_str cut(ro_str s, size_t n) { return (ro_str){s.p, s.n > n ? s.n - n : 0}; }

/* The names of a man and of a woman: y is x with the ending of women, skeletons both. */
static bool female_form(ro_str x, ro_str y) {
    if (x.n < 3 || y.n < 3 || y.p[y.n - 1] != 'a') return false;
    if (ro_str_ends(y, "skaia") || ro_str_ends(y, "ska"))
        return ro_str_ends(x, "ski") && ro_str_eq(cut(x, 1), cut(y, ro_str_ends(y, "skaia") ? 3 : 1));
    char last = x.p[x.n - 1];
    if (last == 'o') return !ro_str_ends(x, "enko") && ro_str_eq(cut(x, 1), cut(y, 1));
    return !ro_spell_vowel(last) && (ro_str_eq(x, cut(y, 1)) || (ro_str_ends(y, "ia") && ro_str_eq(x, cut(y, 2))));
}

/* Which readings of two tokens are nearest, and how far apart. */
static double nearest(const struct token *a, const struct token *b, ro_str *x, ro_str *y) {
    ro_str p[2] = {a->skeleton, a->second}, q[2] = {b->skeleton, b->second};
    double best = 1e9;
    for (int i = 0; i < 2 && p[i].n; i++)
        for (int k = 0; k < 2 && q[k].n; k++) {
            double d = ro_spell_distance(p[i], q[k]);
            if (d < best) best = d, *x = p[i], *y = q[k];
        }
    return best;
}

static ro_str consonants(ro_str s, char *room, size_t cap) {
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < cap; i++)
        if (!ro_spell_vowel(s.p[i])) room[n++] = s.p[i];
    return (ro_str){room, n};
}

/* Vowels that a word may open with are heard: only e and i, o and u are mixed up. */
static bool other_opening(char x, char y) {
    if (x == y || !ro_spell_vowel(x) || !ro_spell_vowel(y)) return false;
    return !((x == 'e' && y == 'i') || (x == 'i' && y == 'e') || (x == 'o' && y == 'u') || (x == 'u' && y == 'o'));
}

/* A Russian family name in Cyrillic print goes into Latin letter by letter, not by ear. */
static bool slavic(const struct token *t) {
    static const char *const tail[] = {"ov", "ev", "in", "ski", "enko"};
    for (size_t i = 0; i < sizeof tail / sizeof *tail; i++)
        if (t->pinyin.n && t->skeleton.n >= 6 && ro_str_ends(t->skeleton, tail[i])) return true;
    return false;
}

/* How far two words of that length may be apart, and still be one: across scripts vowels are written by ear. */
static double bound_of(size_t least, bool across) {
    if (least <= 3) return across ? 0.46 : 0.31;
    if (least <= 5) return across ? 1.2 : 0.7;
    if (least <= 7) return across ? 1.5 : 0.95;
    return least <= 9 ? (across ? 1.6 : 1.2) : 1.6;
}

double ro_tokens_alike(const struct token *a, const struct token *b) {
    enum { LONG = 8, SHORT_GIVEN = 4 };
    if (ro_str_eq(a->text, b->text)) return 1;
    if (a->group.n && b->group.n) return ro_str_eq(a->group, b->group) ? 0.95 : 0;
    if (a->sounds || b->sounds) return ro_sounds_alike(a, b);
    ro_str x = a->skeleton, y = b->skeleton;
    if (!x.n || !y.n || female_form(x, y) || female_form(y, x)) return 0;
    double d = nearest(a, b, &x, &y);
    bool across = ro_spell_script(a->text) != ro_spell_script(b->text);
    if (!across && other_opening(x.p[0], y.p[0])) d += 0.6;
    size_t n = x.n > y.n ? x.n : y.n, least = x.n < y.n ? x.n : y.n;
    if (a->given && b->given && d > 0 && least <= SHORT_GIVEN) return 0;
    if (d > bound_of(least, across && !slavic(a) && !slavic(b))) return 0;
    char p[32], q[32];
    if (d >= 1 && least < LONG && ro_spell_distance(consonants(x, p, sizeof p), consonants(y, q, sizeof q)) >= 1)
        return 0; /* another consonant is another name */
    return 1 - d / (double)n;
}

/* An initial, or the first letters of a name with a full stop behind them. */
static bool stands_for(const struct token *i, const struct token *w) {
    if (w->sounds) return ro_sounds_open(w, i->latin);
    if (!i->skeleton.n || !w->skeleton.n) return false;
    if (i->latin.n <= w->latin.n && memcmp(i->latin.p, w->latin.p, i->latin.n) == 0) return true;
    if (i->skeleton.n <= w->skeleton.n && memcmp(i->skeleton.p, w->skeleton.p, i->skeleton.n) == 0) return true;
    char x = i->latin.p[0], y = w->latin.p[0]; /* Evgeny, Yevgeny; Ivan, Yvan */
    return i->latin.n == 1 && ((x == 'e' && y == 'y') || (x == 'y' && (y == 'e' || y == 'i')) || (x == 'i' && y == 'y'));
}

double ro_tokens_meet(const struct token *a, const struct token *b) {
    bool ia = a->kind == T_INITIAL, ib = b->kind == T_INITIAL;
    if ((a->kind == T_SUFFIX) != (b->kind == T_SUFFIX)) return 0;
    if (a->kind == T_SUFFIX) return ro_str_eq(a->group, b->group) ? 0.1 : 0;
    if (ia && ib) return stands_for(a, b) || stands_for(b, a) ? 0.5 : 0;
    if (ia || ib) return stands_for(ia ? a : b, ia ? b : a) && (ia ? b : a)->kind != T_PARTICLE ? 0.4 : 0;
    bool hangul = a->sounds || b->sounds; /* where particles are words */
    if ((a->kind == T_PARTICLE) != (b->kind == T_PARTICLE) && !hangul) return 0;
    if (a->kind == T_PARTICLE || b->kind == T_PARTICLE) return ro_tokens_alike(a, b) > 0 ? 0.05 : 0;
    if ((a->kind == T_PATRONYMIC) != (b->kind == T_PATRONYMIC)) return ro_tokens_alike(a, b) * 0.5;
    return ro_tokens_alike(a, b);
}
