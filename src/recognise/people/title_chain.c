/* Titles before a name in languages with cases, whose words hang together without "of": "Министра иностранных дел Республики
 * Эльмария", "заместитель председателя правительства – руководитель аппарата".
 *
 * From the name backwards the title may hold any words, in capitals or not, up to a comma, another name, a verb or a word that
 * parts (class "stop" of data/LANG/chain.tsv: "с", "между", "который"). It opens with the leftmost office among them and the
 * adjectives before it ("чрезвычайного и полномочного посла"). What stands before that is no title. */
#include "recognise/inflect/cases.h"

enum { WORDS = 40, ADJECTIVE = 10 }; /* words of a title, bytes of its shortest adjective */

static bool class_is(const struct finder *f, size_t i, const char *klass) {
    ro_entry e;
    return ro_word_find(&f->u->words[i], ro_lexicon_get("chain"), &e) && ro_str_is(e.value[0], klass);
}

/* Blanks, hyphens, quotation marks, a dash between two offices. */
static bool hangs(const struct finder *f, size_t i) {
    ro_str g = ro_units_gap(f->u, i - 1);
    for (size_t k = 0; k < g.n;) {
        uint32_t c = ro_utf8_next(g, &k);
        bool quote = c == '"' || c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D || c == 0x201E;
        bool dash = c == '-' || c == 0x2010 || c == 0x2011 || ((c == 0x2013 || c == 0x2014) && f->olen[i]);
        if (!ro_cp_blank(c) && !ro_cp_zero(c) && !quote && !dash) return false;
        if (c == '\n') return false;
    }
    return true;
}

/* A verb, by the lists of cues and meetings, or a reflexive by its ending. */
static bool verb(const struct finder *f, size_t i) {
    static const char *const lists[] = {"cues", "meets"};
    ro_entry e;
    if (ro_people_cap(f, i) || f->olen[i]) return false;
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        if (ro_units_find(f->u, ro_lexicon_get(lists[k]), i, &e) && !ro_str_is(e.value[0], "noun")) return true;
    return class_is(f, i, "stop");
}

static bool adjective(const struct finder *f, size_t i) {
    if (f->cls[i] & (W_NAME | W_GIVEN) || class_is(f, i, "own")) return false;
    const struct place_of *s = ro_people_state(f, i);
    if (s) return s->kind == 'a';
    return f->u->words[i].fold.n >= ADJECTIVE && ro_inflect_final(f->r, f->u->words[i].fold, "adjective");
}

bool ro_title_area(const struct finder *f, size_t i, size_t end) {
    ro_entry e;
    return i < end && ro_people_joined(f, i, "") && !ro_people_cap(f, i) && ro_units_find(f->u, ro_lexicon_get("chain"), i, &e) &&
           ro_str_is(e.value[0], "area");
}

bool ro_title_chain(const struct finder *f, size_t word, size_t floor, struct title *out) {
    size_t end = word;
    while (end > floor && f->cls[end - 1] & (W_HONOUR | W_RANK) && !(f->cls[end - 1] & W_OFFICE) && hangs(f, end)) end--;
    size_t k = end;
    while (k > floor && end - k < WORDS && hangs(f, k) && !(f->cls[k - 1] & W_NAME) && !verb(f, k - 1)) k--;
    size_t head = k;
    while (head < end && !(f->olen[head] && f->cls[head] & (W_OFFICE | W_MOD))) head++;
    if (head >= end || !ro_title_has_office(f, head, end, W_OFFICE) || class_is(f, end - 1, "small")) return false;
    while (head > k) {
        if (adjective(f, head - 1))
            head--;
        else if (head > k + 1 && class_is(f, head - 1, "and") && adjective(f, head - 2) && adjective(f, head))
            head -= 2;
        else
            break;
    }
    *out = (struct title){.lo = (uint32_t)head, .hi = (uint32_t)end};
    return true;
}
