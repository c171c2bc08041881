/* Names across scripts. In: a printed name. Out: the keys under which it meets names in other letters.
 *
 * Another script has no letter in common, so what is compared is the sound with which two words open, as coarsely as
 * transcriptions are: "Choe Son Hui", "Чхве Сон Хи" and "최선희" open with the same. A name in Hangul written as one word counts
 * by its syllables; which single words are whole names there is said by the list of family names. All of one side meet besides,
 * as far as the window of a block goes, for scripts whose sounds do not stand in their letters.
 *
 * Gives up on: names that open with another sound in another language ("Георгий", "George"), beyond the window of a side. */
#include "match/forms.h"
#include "names/names.h"

enum { FIRST = 0xAC00, LAST = 0xD7A3, A_INITIAL = 588 }; /* syllables of Hangul; how many have one initial */

static size_t letters_of(ro_str w) {
    size_t n = 0;
    for (size_t i = 0; i < w.n; n++) ro_utf8_next(w, &i);
    return n;
}

bool ro_scripts_foreign(const ro_party *p) { return p->nkeys && (p->keys[0].p[0] & 0x80); }

bool ro_scripts_surname(const ro_party *p) {
    enum { MOST = 2, NAME = 4 }; /* letters of a family name; of a whole one */
    if (p->nkeys != 1) return false;
    ro_str w = p->name; /* its key has the letters of a syllable apart */
    size_t n = letters_of(w), i = 0;
    for (size_t k = 1; n <= NAME && k < n && k <= MOST; k++) {
        uint32_t c = ro_utf8_next(w, &i);
        if (!ro_cp_cjk(c) && (c < FIRST || c > LAST)) return true;
        if (ro_lexicon_find(ro_lexicon_get("familynames"), (ro_str){w.p, i}, NULL)) return false;
    }
    return true;
}

/* The class of the sound that Latin letters open with: what transcriptions swap, and Korean drops (r, l, n), is one. */
static char of_letters(ro_str s) {
    static const char class[] = "-pkt-pkk-ck-m--pc-st-pps-c"; /* of a ... z */
    if (!s.n || s.p[0] < 'a' || s.p[0] > 'z') return 0;
    char c = s.p[0], d = s.n > 1 ? s.p[1] : 'a';
    bool soft = (c == 'c' && strchr("ehiz", d)) || (c == 't' && strchr("cs", d)) || (c == 'd' && strchr("jz", d));
    return soft ? 'c' : class[c - 'a'];
}

static void add_sound(char out[3], size_t *n, char c) {
    if (c) out[*n < 2 ? (*n)++ : 2] = c;
}

/* The classes of the sounds that the first, the second and the last part of the name open with; 0: not to be read. */
static void openings(ro_arena *a, const ro_party *p, char out[3]) {
    static const char initial[] = "kk-tt-mppss-ccckptk"; /* the nineteen of Hangul, in their order */
    size_t n = 0;
    memset(out, 0, 3);
    for (size_t k = 0; k < p->nkeys; k++) add_sound(out, &n, of_letters(ro_names_latin(a, p->keys[k])));
    bool inside = false; /* a word, where there are several */
    for (size_t i = 0; i < p->name.n;) {
        uint32_t c = ro_utf8_next(p->name, &i);
        if (c >= FIRST && c <= LAST && !inside) add_sound(out, &n, initial[(c - FIRST) / A_INITIAL]);
        inside = p->nkeys > 1 && ro_cp_word(c);
    }
    if (!out[2]) out[2] = out[1];
}

size_t ro_scripts_keys(ro_arena *a, const ro_party *p, ro_str out[RO_ACROSS]) {
    char s[3];
    size_t n = 0;
    if (!p->side.p || !p->nkeys) return 0;
    out[n++] = p->side;
    openings(a, p, s);
    if (!s[0] || !s[1]) return n;
    out[n++] = ro_str_printf(a, "%.*s %c%c", (int)p->side.n, p->side.p, s[0], s[1]);
    if (s[2] != s[1]) out[n++] = ro_str_printf(a, "%.*s %c%c", (int)p->side.n, p->side.p, s[0], s[2]);
    return n;
}
